### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

# tls_plaintext_peer: title
m-8aaec4e8 = The upstream does not speak TLS

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 2 more
m-e1872ea9 = The application behind this address could not be reached securely.

# tls_plaintext_peer: explanation
m-41fdedcf = Candor began a TLS handshake, and what came back is no TLS record: plain HTTP, or the greeting of another service.

# tls_plaintext_peer: explanation
m-94a160d4 = The upstream is written with `https://`, and the port behind it does not speak TLS. Most often it is the application's plain HTTP port.

# tls_plaintext_peer: explanation
m-ace17770 = If the first bytes are `HTTP/1.`, write `http://` in its place or dial the TLS port. If they are another service's greeting, the port is wrong.

# tls_plaintext_peer: sentence
m-d022f8e7 = { $peer } answered the TLS handshake with { $spoken }, not with TLS: "{ $first_bytes }".

# tls_plaintext_peer: sentence
m-036f34ea = { $peer } answered the TLS handshake with something that is not TLS: "{ $first_bytes }".

# tls_plaintext_peer: likely plain_http
m-88376c75 = { $peer } speaks plain HTTP: write http:// in place of https:// for { $server }.

# tls_plaintext_peer: evidence for plain_http
m-a2e6a971 = the answer begins with HTTP/

# tls_plaintext_peer: likely other_service
m-9e2a9b4c = Port { $port } belongs to another service, { $spoken }.

# tls_plaintext_peer: evidence for other_service, head_not_http: evidence for other_service
m-42b5e597 = { $spoken } greets so

# tls_plaintext_peer: likely starttls
m-7a140a50 = The service begins in plain text and turns to TLS on command only (STARTTLS).

# tls_plaintext_peer: evidence for starttls
m-312e0469 = { $spoken } works so

# tls_plaintext_peer: likely wrong_port
m-5d5f8077 = The TLS port is another one than { $port }.

# tls_plaintext_peer: likely tls_ends_before
m-ff3e1196 = TLS ends at something before the application, and the upstream should be dialed in plain.

# tls_plaintext_peer: step
m-18e0f10f = See what the port says in plain:

# tls_plaintext_peer: step
m-32caa51f = See what it says to TLS:

# tls_plaintext_peer: step, h2_handshake_failed: step
m-eab4038d = The server is written as { $server }, at { $upstream_place }.

# tls_cert_time_invalid: title
m-590f688b = The upstream's certificate is not valid now

# tls_cert_time_invalid: explanation
m-1d0c5b60 = The upstream presented a certificate whose time has run out, or has not begun. Candor ended the handshake and sent no request.

# tls_cert_time_invalid: explanation
m-ecaf41b7 = The certificate was not renewed; or it was, and the server still uses the old one because nobody reloaded it. A certificate that is not valid yet points at a clock: the upstream's when it was made, or this host's now.

# tls_cert_time_invalid: explanation
m-3f783021 = See which certificate is really served, with `openssl s_client` and `openssl x509 -dates`. If the file on disk is newer than what is served, reload the upstream's server.

# tls_cert_time_invalid: sentence
m-149a9a87 = The certificate of { $peer } ({ $subject }) expired { $expired_for } ago, on { $not_after }.

# tls_cert_time_invalid: sentence
m-e6dded26 = The certificate of { $peer } ({ $subject }) is valid only in { $valid_in }, from { $not_before } on.

# tls_cert_time_invalid: sentence
m-d5514ca5 = The certificate of { $peer } is not valid yet.

# tls_cert_time_invalid: sentence
m-a89805d9 = The certificate of { $peer } has expired.

# tls_cert_time_invalid: likely clock
m-308bc1bc = This host's clock is wrong.

# tls_cert_time_invalid: evidence for clock
m-dedb2ac9 = this host's clock says { $now }

# tls_cert_time_invalid: evidence for clock
m-08edd0c5 = the certificate begins { $valid_in } after this host's clock, { $now }

# tls_cert_time_invalid: likely not_reloaded
m-701a24b9 = The certificate was renewed on disk, and the server still serves the old one: reload it.

# tls_cert_time_invalid: evidence for not_reloaded
m-1415d5ad = it expired { $expired_for } ago only, as after a renewal without reload

# tls_cert_time_invalid: likely not_renewed
m-98e2f1a0 = The renewal fails or was never set up.

# tls_cert_time_invalid: evidence for not_renewed
m-c8df4ffd = it expired { $expired_for } ago

# tls_cert_time_invalid: likely wrong_host
m-6a60099c = The address { $peer } belongs to a forgotten server with an old certificate.

# tls_cert_time_invalid: evidence for wrong_host
m-6593408a = it expired more than a year ago

# tls_cert_time_invalid: likely made_ahead
m-209674dc = The certificate was made ahead of its time, or on a host whose clock is ahead.

# tls_cert_time_invalid: step
m-c5b4b807 = See which certificate is served:

# tls_cert_time_invalid: step
m-6f0a103c = See this host's clock:

# tls_cert_time_invalid: step
m-cf28c53c = Reload or restart the server at { $peer }, or renew its certificate.

# tls_cert_untrusted: title
m-aa151f2b = No trusted authority vouches for the upstream's certificate

# tls_cert_untrusted: explanation
m-fd3388e4 = The upstream presented a certificate that does not lead to an authority which Candor trusts for it. Candor ended the handshake and sent no request.

# tls_cert_untrusted: explanation
m-83a23a7e = `self_signed`: it vouches for itself. `unknown_issuer`: its issuer is not among the trusted authorities, usually a company's own. `chain_incomplete`: the server sends its own certificate without the intermediate one that leads to the authority; browsers often hide that.

# tls_cert_untrusted: explanation
m-e087cdcd = Give the upstream its authority: `tls = { "{" } ca = "FILE" { "}" }`. For an incomplete chain let the server send the full chain. Do not switch verification off: then anybody may answer.

# tls_cert_untrusted: sentence
m-1623c3a5 = The certificate of { $peer } ({ $subject }) is signed by itself, and not vouched for by { $trust }.

# tls_cert_untrusted: sentence
m-7154e776 = { $peer } sent its certificate ({ $subject }) without the intermediate of its issuer, { $issuer }.

# tls_cert_untrusted: sentence
m-c70367ce = The certificate of { $peer } ({ $subject }) is issued by { $issuer }, which is not vouched for by { $trust }.

# tls_cert_untrusted: sentence
m-bcd8638b = The certificate of { $peer } does not lead to an authority that is trusted: { $trust }.

# tls_cert_untrusted: likely self_signed
m-aec16729 = The upstream has a certificate that it signed itself: give it to Candor as `tls = { "{" } ca = "FILE" { "}" }`.

# tls_cert_untrusted: evidence for self_signed
m-9b7762b4 = subject and issuer are both { $subject }

# tls_cert_untrusted: likely intermediate_missing
m-ba2ca832 = The server sends its own certificate only: let it send the full chain (fullchain.pem, not cert.pem).

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = the chain that it sent is { $chain }, and its issuer is { $issuer }

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = it sent one certificate only: { $chain }

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = The issuer { $issuer } is an authority of your own, which Candor was not given: `tls = { "{" } ca = "FILE" { "}" }`.

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = only { $trust } are trusted

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = The file { $trust } is not the authority that issued this certificate: it was replaced, or is for another environment.

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = { $trust } is trusted, and the issuer is { $issuer }

# tls_cert_untrusted: likely interception
m-d368fd71 = Something between here and the upstream answers in its place.

# tls_cert_untrusted: step
m-1c39c811 = See the chain that is sent:

# tls_cert_untrusted: step
m-0ae6f222 = See whom the file vouches for:

# tls_cert_untrusted: step
m-637eb79c = Give the upstream at { $upstream_place } its authority: tls = { "{" } ca = "FILE" { "}" }

# tls_cert_name_mismatch: title
m-9b262293 = The upstream's certificate is for another name

# tls_cert_name_mismatch: explanation
m-05958f4a = The upstream presented a certificate, and the name that Candor expects is not among the names of its subjectAltName extension. Candor ended the handshake and sent no request.

# tls_cert_name_mismatch: explanation
m-f014cd77 = Candor asks for the name in the upstream's address, unless `tls = { "{" } name = "…" { "}" }` says another. A server that is dialed by its IP address rarely has that address in its certificate. A server with several sites answers a name that it does not know with the certificate of its first site.

# tls_cert_name_mismatch: explanation
m-86ec905c = If the names of the certificate are right, tell Candor: `tls = { "{" } name = "NAME" { "}" }`. If they are wrong, the server needs another certificate, or it is another server than you think.

# tls_cert_name_mismatch: sentence
m-a210b12d = The certificate of { $peer } is for { $names }, not for { $expected_name }.

# tls_cert_name_mismatch: sentence
m-c415161c = The certificate of { $peer } is not for { $expected_name }.

# tls_cert_name_mismatch: likely by_address
m-14fdd9b3 = The upstream is dialed by its address, and the certificate has names: tell Candor which to expect, tls = { "{" } name = "{ $first_name }" { "}" }.

# tls_cert_name_mismatch: evidence for by_address
m-f3a0520e = the expected name is the address { $expected_name }

# tls_cert_name_mismatch: likely common_name_only
m-cf1165fb = The certificate has no subjectAltName; its common name does not count any more (RFC 9525). Issue it anew.

# tls_cert_name_mismatch: evidence for common_name_only
m-45640f68 = the certificate has no names but the subject { $subject }

# tls_cert_name_mismatch: likely wildcard_depth
m-e6801954 = A wildcard stands for one label only, and { $expected_name } has more.

# tls_cert_name_mismatch: evidence for wildcard_depth
m-d8188dfc = the certificate is for { $names }

# tls_cert_name_mismatch: likely internal_name
m-2d9142c1 = { $expected_name } is a name of your own network, and the certificate is for the public one.

# tls_cert_name_mismatch: evidence for internal_name
m-7f321cc3 = { $expected_name } is a short name

# tls_cert_name_mismatch: likely default_site
m-6a5b6d34 = The server does not know { $expected_name } and answers with the certificate of its first site.

# tls_cert_name_mismatch: likely wrong_server
m-1c38e63f = { $peer } is another server than the one you mean.

# tls_cert_name_mismatch: evidence for wrong_server
m-12274ab7 = the address was { $answer_age } old, its answer valid for { $ttl } only

# tls_cert_name_mismatch: step
m-0795b546 = See the names of the certificate:

# tls_cert_name_mismatch: step
m-0decc4b9 = To expect another name, write it to the upstream at { $upstream_place }: tls = { "{" } name = "NAME" { "}" }
