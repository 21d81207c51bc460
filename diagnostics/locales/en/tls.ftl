### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# tls_plaintext_peer: title
m-8aaec4e8 = The upstream does not speak TLS

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 12 more
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

# tls_plaintext_peer: step, tls_peer_closed: step, tls_timeout: step
m-18e0f10f = See what the port says in plain:

# tls_plaintext_peer: step
m-47c218f5 = See what the socket says in plain:

# tls_plaintext_peer: step
m-32caa51f = See what it says to TLS:

# tls_plaintext_peer: step, tls_alpn_mismatch: step, h2_handshake_failed: step
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

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-c5b4b807 = See which certificate is served:

# tls_cert_time_invalid: step
m-6f0a103c = See this host's clock:

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-cf28c53c = Reload or restart the server at { $peer }, or renew its certificate.

# tls_cert_untrusted: title
m-aa151f2b = No trusted authority vouches for the upstream's certificate

# tls_cert_untrusted: explanation
m-fd3388e4 = The upstream presented a certificate that does not lead to an authority which Candor trusts for it. Candor ended the handshake and sent no request.

# tls_cert_untrusted: explanation
m-2d64548a = `self_signed`: it vouches for itself. `unknown_issuer`: its issuer is not among the trusted authorities, usually a company's own. `chain_incomplete`: the server sends its own certificate without the intermediate one that leads to the authority; browsers often hide that. What was not sent cannot be seen, so this is inferred from what the certificate and the trusted authorities say. `signature_mismatch`: an authority of that name is trusted, and its key did not sign this certificate.

# tls_cert_untrusted: explanation
m-e087cdcd = Give the upstream its authority: `tls = { "{" } ca = "FILE" { "}" }`. For an incomplete chain let the server send the full chain. Do not switch verification off: then anybody may answer.

# tls_cert_untrusted: sentence
m-1623c3a5 = The certificate of { $peer } ({ $subject }) is signed by itself, and not vouched for by { $trust }.

# tls_cert_untrusted: sentence
m-7154e776 = { $peer } sent its certificate ({ $subject }) without the intermediate of its issuer, { $issuer }.

# tls_cert_untrusted: sentence
m-b481d901 = The certificate of { $peer } ({ $subject }) names { $issuer } as its issuer, and no key of that name in { $trust } has signed it.

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
m-9add59eb = the last certificate that it sent says where that of its issuer, { $last_issuer }, can be had

# tls_cert_untrusted: evidence for intermediate_missing
m-de971af0 = the certificate is from a public authority, and those issue through intermediates

# tls_cert_untrusted: evidence for intermediate_missing
m-1e7a0bc9 = its issuer, { $last_issuer }, is of the same organization as an authority that is trusted

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = the chain that it sent is { $chain }, and its issuer is { $issuer }

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = it sent one certificate only: { $chain }

# tls_cert_untrusted: likely namesake
m-ddc92407 = The authority was made anew under the same name: { $trust } has the one, and the certificate is from the other.

# tls_cert_untrusted: evidence for namesake
m-e3ffede7 = { $issuer } is trusted, and its signature does not fit

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = The issuer { $issuer } is an authority of your own, which Candor was not given: `tls = { "{" } ca = "FILE" { "}" }`.

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = only { $trust } are trusted

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = The file { $trust } is not the authority that issued this certificate: it was replaced, or is for another environment.

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = { $trust } is trusted, and the issuer is { $issuer }

# tls_cert_untrusted: likely interception, tls_version_mismatch: likely interception
m-d368fd71 = Something between here and the upstream answers in its place.

# tls_cert_untrusted: step, tls_cert_unusable: step
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

# tls_cert_name_mismatch: likely wrong_server, tls_cert_unusable: likely wrong_server, tls_sni_rejected: likely wrong_server
m-1c38e63f = { $peer } is another server than the one you mean.

# tls_cert_name_mismatch: evidence for wrong_server, tls_cert_unusable: evidence for wrong_server, tls_sni_rejected: evidence for wrong_server
m-12274ab7 = the address was { $answer_age } old, its answer valid for { $ttl } only

# tls_cert_name_mismatch: step
m-0795b546 = See the names of the certificate:

# tls_cert_name_mismatch: step
m-0decc4b9 = To expect another name, write it to the upstream at { $upstream_place }: tls = { "{" } name = "NAME" { "}" }

# tls_cert_revoked: title
m-33df3c12 = The upstream's certificate is revoked

# tls_cert_revoked: explanation
m-eb8e52c6 = The upstream presented a certificate, and the revocation list that is configured for it (`tls = { "{" } crl = "FILE" { "}" }`) does not let it pass. Candor ended the handshake and sent no request.

# tls_cert_revoked: explanation
m-05d3e765 = `revoked`: the authority withdrew the certificate before its time. Its key may be in other hands; often it was only replaced, and the server still shows the old one. `list_expired`: the list is older than its own date for the next one, so that it says nothing of today. `status_unknown`: the file has no list from the authority that issued a certificate of the chain. Who configures a list means it: without an answer Candor does not go on.

# tls_cert_revoked: explanation
m-c148a754 = Revoked: give the server its new certificate and reload it. List expired: fetch the new list and reload Candor, and let something do so regularly. Status unknown: put the lists of all authorities of the chain, one after another, into the file.

# tls_cert_revoked: sentence
m-d18eb1b5 = The certificate of { $peer } ({ $subject }) is revoked since { $revoked_since }, as the list of { $crl_made } in { $crl } says.

# tls_cert_revoked: sentence
m-e4e729cc = Whether the certificate of { $peer } is revoked is unknown: the list in { $crl } was due to be replaced on { $crl_due }.

# tls_cert_revoked: sentence
m-1eb1760d = Whether the certificate of { $peer } is revoked is unknown: { $crl } has no list from an authority of its chain.

# tls_cert_revoked: sentence
m-1856865b = The certificate of { $peer } is revoked, as the list in { $crl } says.

# tls_cert_revoked: likely key_compromised
m-6ce9ff72 = The key of the certificate is in other hands: whoever answers at { $peer } may not be your upstream.

# tls_cert_revoked: evidence for key_compromised, tls_cert_revoked: evidence for replaced, tls_cert_revoked: evidence for retired
m-f5b64d1a = the list gives the reason { $revoked_because }

# tls_cert_revoked: likely replaced
m-51df38f3 = The certificate was replaced, and the server still shows the old one: reload it.

# tls_cert_revoked: likely retired
m-3f3f9c13 = The server was taken out of service, and is still dialed here.

# tls_cert_revoked: likely list_not_renewed
m-c7cf103e = Nothing fetches the new list: the file { $crl } is old.

# tls_cert_revoked: evidence for list_not_renewed
m-0b0843f1 = the next list was due on { $crl_due }

# tls_cert_revoked: likely list_of_another
m-8dd6cc64 = The list in { $crl } is of another authority than the one that issued the certificate, { $issuer }.

# tls_cert_revoked: evidence for list_of_another
m-6419dada = no list in it is from an authority of the chain { $chain }

# tls_cert_revoked: likely intermediate_list_missing
m-c4d2f434 = The file has the list of one authority, and the chain has several: each that issued a certificate in it needs its own.

# tls_cert_revoked: step
m-d269cb81 = See what the list says, and until when it holds:

# tls_cert_revoked: step
m-8a5fb316 = Replace the file { $crl }, then reload Candor; it is written to the upstream at { $upstream_place }.

# tls_cert_unusable: title
m-fee5cc59 = The upstream's certificate cannot be used

# tls_cert_unusable: explanation
m-b861c27a = The upstream presented a certificate that fails another check than those of time, name and trust. Candor ended the handshake and sent no request.

# tls_cert_unusable: explanation
m-58e49345 = `eku`: its extended key usage does not allow servers. `key_size`: its key is too small (RSA under 2048 bits). `sig_alg`: it is signed by an algorithm that Candor's TLS does not support, such as SHA-1, DSA or P-521; other software may take it. `malformed`: it cannot be parsed. `constraints`: the authority may not issue it (name constraints, path length), or an authority's own certificate stands in a server's place. `version`: it is an X.509 certificate of version 1. `critical_extension`: it has a critical extension that Candor's TLS does not know.

# tls_cert_unusable: explanation
m-15eb9531 = Issue the certificate anew: version 3, RSA with 2048 bits or more or ECDSA with P-256, signed with SHA-256, extended key usage serverAuth. For an intermediate the same holds.

# tls_cert_unusable: sentence
m-0576b30e = The certificate of { $peer } ({ $unusable_subject }) is not made for servers: its purpose is { $unusable_found }.

# tls_cert_unusable: sentence
m-0abc514c = The key of { $peer } ({ $unusable_subject }) is too small: { $unusable_found }.

# tls_cert_unusable: sentence
m-9235d3ff = The certificate of { $peer } ({ $unusable_subject }) uses { $unusable_found }, which Candor's TLS does not support.

# tls_cert_unusable: sentence
m-450aae12 = The certificate of { $peer } uses an algorithm that Candor's TLS does not support.

# tls_cert_unusable: sentence
m-f5241e56 = The certificate of { $peer } ({ $unusable_subject }) is of X.509 version { $unusable_found }; it must be of version 3.

# tls_cert_unusable: sentence
m-2632778b = The certificate of { $peer } cannot be parsed: { $unusable_found }.

# tls_cert_unusable: sentence
m-7c4d5ab1 = The certificate of { $peer } cannot be parsed.

# tls_cert_unusable: sentence
m-1ec26316 = The certificate of { $peer } ({ $unusable_subject }) has a critical extension that Candor's TLS does not support: { $unusable_found }.

# tls_cert_unusable: sentence
m-ff9e911e = The certificate of { $peer } ({ $unusable_subject }) is outside of what its authority may issue: { $unusable_found }.

# tls_cert_unusable: sentence
m-f99af6cd = The certificate of { $peer } cannot be used.

# tls_cert_unusable: likely client_certificate
m-6055bedb = It is a certificate for clients, put into a server by mistake: issue one with the extended key usage serverAuth.

# tls_cert_unusable: evidence for client_certificate, tls_cert_unusable: evidence for purpose
m-9a6e9cd7 = its purpose is { $unusable_found }

# tls_cert_unusable: likely purpose
m-f4f1d2f4 = It was issued for another purpose than a server: issue it with the extended key usage serverAuth.

# tls_cert_unusable: likely old_certificate
m-8ee40514 = The certificate is from a time when this was enough: issue it anew, with at least 2048 bits and SHA-256.

# tls_cert_unusable: evidence for old_certificate
m-e6726d24 = it has { $unusable_found }

# tls_cert_unusable: likely unsupported_here
m-8dcdc441 = Nothing is wrong with the certificate: Candor's TLS does not support { $unusable_found }. Give the upstream a certificate with a key of P-256 or RSA.

# tls_cert_unusable: evidence for unsupported_here
m-edb61ad7 = other software may take it

# tls_cert_unusable: likely own_authority
m-2fb09a03 = The server shows the certificate of an authority in place of its own.

# tls_cert_unusable: evidence for own_authority
m-e41f93cf = { $unusable_subject } is an authority

# tls_cert_unusable: likely constrained_authority
m-ba2bc0d7 = The authority that issued it may do so only for other names, or no deeper in the chain.

# tls_cert_unusable: evidence for constrained_authority
m-9124cc5a = the check that failed is { $unusable_found }

# tls_cert_unusable: likely file_damaged
m-b7dc322c = The certificate was made by a faulty tool, or its file is damaged.

# tls_cert_unusable: evidence for file_damaged
m-c07036c9 = it cannot be parsed

# tls_cert_unusable: step
m-76b7ff82 = See the certificate:

# tls_cert_unusable: step
m-2a089b11 = Issue the certificate of { $peer } anew, and reload its server.

# tls_version_mismatch: title
m-8a0512a3 = The upstream and Candor have no TLS version in common

# tls_version_mismatch: explanation
m-b7cd2c11 = Candor offered TLS 1.3 and TLS 1.2, and the upstream takes neither: it sent the alert `protocol_version`, or chose an older version all the same. No request was sent.

# tls_version_mismatch: explanation
m-c563196e = The upstream speaks only TLS 1.1, TLS 1.0 or SSL 3. These were withdrawn (RFC 8996), and Candor's TLS does not support them; nothing is wrong with the upstream's certificate. Old appliances, old Java and old OpenSSL are like that, and servers whose configuration names an old version.

# tls_version_mismatch: explanation
m-69a4b420 = Let the upstream speak TLS 1.2 or later: in its configuration, or by an upgrade. If neither can be done, put something that speaks both beside it, or dial it in plain on a network that you trust.

# tls_version_mismatch: sentence
m-7c396e7b = { $peer } chose { $tls_version }, which Candor's TLS does not support; it offered { $offered_versions }.

# tls_version_mismatch: sentence
m-58272f76 = { $peer } chose a version of TLS that Candor's TLS does not support; it offered { $offered_versions }.

# tls_version_mismatch: sentence
m-271994cb = { $peer } takes none of the TLS versions that Candor supports, { $offered_versions }: it sent the alert { $alert_name } ({ $alert_id }).

# tls_version_mismatch: likely old_upstream
m-62b4dfad = The upstream speaks only { $tls_version }: it is older than TLS 1.2, or configured so.

# tls_version_mismatch: evidence for old_upstream
m-05fa3aba = it chose { $tls_version } when it was offered { $offered_versions }

# tls_version_mismatch: likely only_older, tls_cipher_mismatch: likely only_older
m-7bd007c0 = The upstream speaks only TLS 1.1 or older, which Candor's TLS does not support.

# tls_version_mismatch: evidence for only_older, tls_client_cert_required: evidence for expired, tls_client_cert_required: evidence for revoked and 6 more
m-d080d4d6 = the alert is { $alert_name }

# tls_version_mismatch: likely wrong_port
m-e200d087 = Port { $port } is that of an old service beside the one you mean.

# tls_version_mismatch: step
m-82fca137 = See whether it speaks TLS 1.2:

# tls_version_mismatch: step
m-c17be4f4 = See whether it speaks an older version:

# tls_version_mismatch: step
m-6659c72f = Let the server at { $peer } speak TLS 1.2 or 1.3, for instance by ssl_protocols TLSv1.2 TLSv1.3 in nginx.

# tls_client_cert_required: title
m-c0a3d4cb = The upstream wants a certificate that Candor did not show

# tls_client_cert_required: explanation
m-66c7d0c6 = The upstream asked Candor for a certificate (mutual TLS), and ended the connection because it got none, or not one that it accepts. With TLS 1.3 this comes after the handshake, in place of an answer to the request.

# tls_client_cert_required: explanation
m-ecb15cae = `none_shown`: no certificate is configured for this upstream. `unknown_ca`: it is not issued by an authority that the upstream trusts for its clients. `expired` and `revoked` are what the upstream's clock and its revocation list say. `rejected`: it is of the wrong kind, or made for another purpose. `access_denied`: it is valid, and its owner may not enter.

# tls_client_cert_required: explanation
m-943e5ad0 = Write both files to the upstream: `tls = { "{" } cert = "FILE", key = "FILE" { "}" }`, with a certificate for clients (extended key usage clientAuth) from one of the authorities that the upstream names, and with the intermediate certificates behind it in the same file.

# tls_client_cert_required: sentence
m-59d5982f = { $peer } wants a certificate from Candor, and none is configured: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-5938cc56 = { $peer } wants a certificate from Candor, and { $own_certificate } was not shown: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-a60eb875 = { $peer } does not trust the issuer of Candor's certificate, { $own_certificate }: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-2fa49b66 = { $peer } says that Candor's certificate, { $own_certificate }, has expired: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-6780035d = { $peer } says that Candor's certificate, { $own_certificate }, is revoked: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-50d05628 = { $peer } let Candor not in with the certificate that it showed: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-bbb5a16e = { $peer } does not accept Candor's certificate, { $own_certificate }: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: sentence
m-1c279439 = { $peer } does not accept how Candor proves who it is: it sent the alert { $alert_name } ({ $alert_id }).

# tls_client_cert_required: likely none_configured
m-fff62e3e = No certificate is configured for this upstream: tls = { "{" } cert = "FILE", key = "FILE" { "}" }.

# tls_client_cert_required: evidence for none_configured
m-0104c26a = Candor has no certificate to show to { $server }

# tls_client_cert_required: likely expired
m-7b10095c = Candor's certificate has expired, or the upstream's clock is wrong.

# tls_client_cert_required: likely revoked
m-95a648d3 = Candor's certificate was revoked, for instance when a new one was issued.

# tls_client_cert_required: likely wrong_authority
m-17c1e3e9 = Candor's certificate comes from another authority than the upstream trusts for its clients.

# tls_client_cert_required: evidence for wrong_authority
m-7b90f8c8 = it wants one from { $authorities }

# tls_client_cert_required: likely intermediate_missing
m-6f84dadb = The file of Candor's certificate lacks the intermediate certificates that lead to the authority.

# tls_client_cert_required: likely wrong_purpose
m-7c9bcbd5 = Candor's certificate is made for servers: it lacks the extended key usage clientAuth.

# tls_client_cert_required: likely not_allowed
m-f4d3f473 = The certificate is valid, and the upstream's access list does not have its name.

# tls_client_cert_required: likely not_meant_for_us
m-530c0f57 = { $peer } is reserved for other services, and this one should not be dialed at all.

# tls_client_cert_required: step
m-f61c888b = See whose certificates it accepts (Acceptable client certificate CA names):

# tls_client_cert_required: step
m-14249860 = Write the certificate and its key to the upstream at { $upstream_place }: tls = { "{" } cert = "FILE", key = "FILE" { "}" }

# tls_client_cert_required: step
m-1eefc5ed = See the dates, the issuer and the purpose of the file that is written as cert, at { $upstream_place }: openssl x509 -noout -dates -issuer -purpose -in FILE

# tls_cipher_mismatch: title
m-62b4400c = The upstream and Candor agree on no way to encrypt

# tls_cipher_mismatch: explanation
m-42cc9e13 = The upstream took none of the cipher suites, key exchange groups or signature algorithms that Candor offered: it sent the alert `handshake_failure` or `insufficient_security`, or chose one that was not offered. No request was sent.

# tls_cipher_mismatch: explanation
m-4716b409 = Candor's TLS supports what TLS 1.2 and 1.3 have that is still sound: AES-GCM and ChaCha20-Poly1305 with an ephemeral exchange (ECDHE) over X25519, P-256 or P-384. It does not support RSA key exchange, static or finite-field Diffie-Hellman, CBC suites, P-521 and SHA-1. An upstream that has only those cannot be talked to, and nothing is wrong with its certificate. `handshake_failure` is also what some servers answer to a name that they do not know, or to none.

# tls_cipher_mismatch: explanation
m-92a195b7 = See with `openssl s_client` what the upstream agrees on with others, and let it offer one of Candor's suites and groups. If it has a P-521 key, give it one of P-256.

# tls_cipher_mismatch: sentence
m-bee331ce = { $peer } took none of the ways to encrypt that Candor's TLS supports: it sent the alert { $alert_name } ({ $alert_id }).

# tls_cipher_mismatch: sentence
m-29a7193e = { $peer } insists on a key exchange group that Candor's TLS does not support; it offered { $offered_groups }.

# tls_cipher_mismatch: sentence
m-7d6d2ef6 = { $peer } insists on a cipher suite that Candor's TLS does not support ({ $error_text }).

# tls_cipher_mismatch: sentence
m-9aa7d99a = { $peer } signs with an algorithm that Candor's TLS does not support ({ $error_text }).

# tls_cipher_mismatch: sentence
m-8dc017ae = { $peer } insists on something that Candor's TLS does not support ({ $error_text }).

# tls_cipher_mismatch: likely no_name, tls_sni_rejected: likely no_name, tls_peer_closed: likely no_name and 1 more
m-af5ed162 = The upstream serves only those who ask for one of its names, and an address is none: tls = { "{" } name = "NAME" { "}" }.

# tls_cipher_mismatch: evidence for no_name, tls_sni_rejected: evidence for no_name, tls_peer_closed: evidence for no_name and 1 more
m-f42cf628 = { $server } is an address, so that Candor asked for no name

# tls_cipher_mismatch: likely group
m-4467c083 = The upstream allows only other groups than X25519, P-256 and P-384, such as P-521 or finite-field Diffie-Hellman.

# tls_cipher_mismatch: evidence for group
m-35f3cfce = it asked for another group than { $offered_groups }

# tls_cipher_mismatch: likely suites
m-1a8c88fd = The upstream allows only cipher suites that Candor's TLS does not support: RSA key exchange, CBC, RC4, 3DES or static Diffie-Hellman.

# tls_cipher_mismatch: evidence for suites
m-aae12e6f = it chose a suite that was not offered

# tls_cipher_mismatch: likely key_type
m-b1891196 = The upstream's key is of a kind that Candor's TLS cannot verify: P-521, Ed448 or DSA.

# tls_cipher_mismatch: evidence for key_type
m-79dfd36e = it signs with an algorithm that was not offered

# tls_cipher_mismatch: likely strict_policy
m-87540932 = The upstream demands more than is usual: a policy (FIPS, CNSA) that allows only large groups or suites.

# tls_cipher_mismatch: likely client_certificate
m-f5269f03 = The upstream does not accept the certificate that Candor showed, { $own_certificate }.

# tls_cipher_mismatch: evidence for client_certificate
m-20390e22 = it had asked for a certificate

# tls_cipher_mismatch: step
m-bbd0ce46 = See what it agrees on with one who takes everything:

# tls_cipher_mismatch: step
m-03ccb8c8 = Candor offers the groups { $offered_groups }; its cipher suites are in the evidence.

# tls_cipher_mismatch: step, tls_record_error: step, tls_peer_closed: step and 4 more
m-7dd9c3ed = Read the log of the upstream's server at the time of this request.

# tls_sni_rejected: title
m-484a7f44 = The upstream does not know the name that it was asked for

# tls_sni_rejected: explanation
m-3ce0a81e = Candor said in the TLS handshake which server it means (SNI), and the upstream answered with the alert `unrecognized_name`. No request was sent.

# tls_sni_rejected: explanation
m-02f1ef0c = The upstream has several sites and none of that name, or takes nobody without a name. Candor asks for the name in the upstream's address, unless `tls = { "{" } name = "…" { "}" }` says another; for an address it asks for none. The `Host` of the request is another matter: it comes after the handshake.

# tls_sni_rejected: explanation
m-0916e6ed = Write the name of the site as the upstream knows it: `tls = { "{" } name = "NAME" { "}" }`; or give the upstream's server the name that is asked for.

# tls_sni_rejected: sentence
m-319d5bfa = { $peer } does not know the server name { $sni }: it sent the alert { $alert_name } ({ $alert_id }).

# tls_sni_rejected: sentence
m-ede72575 = { $peer } takes nobody who asks for no server name: it sent the alert { $alert_name } ({ $alert_id }).

# tls_sni_rejected: likely other_names
m-dfe08d30 = { $peer } serves other names, among them { $probe_unnamed_names }: write the right one as tls = { "{" } name = "NAME" { "}" }.

# tls_sni_rejected: evidence for other_names
m-f59b7d9e = to one who asks for no name it shows a certificate for these

# tls_sni_rejected: likely internal_name
m-1bb9e6a7 = { $sni } is a name of your own network, and the upstream's sites have public ones: tls = { "{" } name = "NAME" { "}" }.

# tls_sni_rejected: evidence for internal_name
m-a8dc0baa = { $sni } is no public name

# tls_sni_rejected: likely host_differs
m-83aebb97 = The upstream's site is { $host_sent }, as the request says, and not { $sni }.

# tls_sni_rejected: evidence for host_differs
m-cefa755e = the request says Host: { $host_sent }

# tls_sni_rejected: likely site_missing
m-a4139b21 = The upstream's server has no site for { $sni }: it was renamed, removed, or not reloaded.

# tls_sni_rejected: step, tls_peer_closed: step, tls_timeout: step and 2 more
m-65bffe3e = Repeat the handshake:

# tls_sni_rejected: step
m-7bdbf2a5 = See which certificate it shows to one who asks for no name:

# tls_sni_rejected: step
m-1d4c1616 = To ask for another name, write it to the upstream at { $upstream_place }: tls = { "{" } name = "NAME" { "}" }

# tls_alpn_mismatch: title
m-a24bde4d = The upstream speaks another protocol over TLS than Candor offered

# tls_alpn_mismatch: explanation
m-45798f52 = In the TLS handshake Candor offered the application protocol that it would speak (ALPN), and the upstream refused it by the alert `no_application_protocol`, or chose one that was not offered. No request was sent.

# tls_alpn_mismatch: explanation
m-e02dc193 = Candor speaks HTTP/1.1 with an upstream, or HTTP/2 where that is written. One that takes only the other (as gRPC servers take only HTTP/2), or no HTTP at all, says so here and not by a broken answer.

# tls_alpn_mismatch: explanation
m-17b02812 = Let the upstream take `http/1.1` too; most servers do by default. If it is no HTTP server, the port is wrong.

# tls_alpn_mismatch: sentence
m-fcffcdea = { $peer } does not speak { $offered_alpn } over TLS: it sent the alert { $alert_name } ({ $alert_id }).

# tls_alpn_mismatch: sentence
m-d9fdd36a = { $peer } shook hands without agreeing on a protocol, and Candor speaks { $offered_alpn } only with it.

# tls_alpn_mismatch: sentence
m-c41d3322 = { $peer } chose the protocol { $selected_alpn }, and Candor had offered { $offered_alpn } only.

# tls_alpn_mismatch: sentence
m-0d2646e9 = { $peer } chose a protocol that Candor had not offered; it offered { $offered_alpn } only.

# tls_alpn_mismatch: likely only_h2
m-69360996 = The upstream speaks HTTP/2 only, as gRPC servers do: let it take http/1.1 as well.

# tls_alpn_mismatch: evidence for only_h2, tls_alpn_mismatch: evidence for other_service
m-b05681fd = it chose { $selected_alpn }

# tls_alpn_mismatch: evidence for only_h2
m-99f0882d = { $offered_alpn } was refused

# tls_alpn_mismatch: likely only_http1
m-a1b880d6 = The upstream speaks HTTP/1.1 only over TLS, or does not know ALPN: let it take h2, or write it as `https://`.

# tls_alpn_mismatch: evidence for only_http1
m-dc6d5891 = { $offered_alpn } alone was offered

# tls_alpn_mismatch: likely other_service
m-c32421fd = Port { $port } belongs to another service, { $selected_alpn }.

# tls_alpn_mismatch: likely broken_tls
m-af3216c7 = The upstream's TLS answers with a fixed protocol, whatever is offered.

# tls_alpn_mismatch: likely wrong_port
m-5cda80a2 = Port { $port } is no port of HTTP: it belongs to a service with a protocol of its own over TLS, such as MQTT or DNS.

# tls_alpn_mismatch: step
m-e5cf2b94 = See which protocol it chooses (ALPN protocol):

# tls_record_error: title
m-236ccd4b = What the upstream sent over TLS could not be read

# tls_record_error: explanation
m-394a6a4a = The upstream speaks TLS, and a record or message of it breaks the protocol: it cannot be decrypted, is larger than allowed, is malformed, or comes where another is due. Candor ended the connection; nothing of such a record is passed on.

# tls_record_error: explanation
m-3a9f7562 = `decrypt`: what arrived is not what was sent. Something in between changes it, or two writers share one connection. `malformed` and `oversized` after good records: plain text in the midst of TLS, for instance the error output of a program that writes to the socket itself. `unexpected_message` and `protocol_violation`: the upstream's TLS does what the standard forbids.

# tls_record_error: explanation
m-83b3b2d9 = Repeat the request from the upstream's own host. If it works there, look at what lies in between; if not, at the upstream's TLS library and at what else writes to its connections.

# tls_record_error: sentence
m-781035a4 = A TLS record of { $peer } in the midst of its answer could not be decrypted.

# tls_record_error: sentence
m-5041e148 = { $peer } broke the TLS protocol in the midst of its answer: { $error_text }.

# tls_record_error: sentence
m-5904353e = A TLS record of { $peer } could not be decrypted ({ $tls_received } bytes came in the handshake).

# tls_record_error: sentence
m-dfd9f8c0 = { $peer } broke the TLS protocol: { $error_text } ({ $tls_received } bytes came in the handshake).

# tls_record_error: likely plain_text_between
m-7c3529f1 = Something wrote plain text into the TLS connection: a program's error output, or a second writer on the socket.

# tls_record_error: evidence for plain_text_between
m-833323b6 = the bytes are no TLS record

# tls_record_error: likely changed_on_the_way, tls_alert_received: likely changed_on_the_way
m-cb703324 = Something between here and the upstream changes or mixes the bytes.

# tls_record_error: evidence for changed_on_the_way
m-377124e0 = the record does not carry the seal of its sender

# tls_record_error: likely shared_connection
m-e94d5ef0 = Two processes or threads of the upstream write to one connection, as after a fork.

# tls_record_error: evidence for shared_connection
m-d38bab24 = nothing lies between here and { $peer } that could change a record

# tls_record_error: likely upstream_tls
m-ae6f3c35 = A fault in the TLS library of the upstream.

# tls_record_error: likely not_tls, tls_other: likely not_tls
m-5340392d = Port { $port } speaks a protocol whose bytes only look like TLS.

# tls_record_error: step
m-3cc75a2a = See the messages of the handshake:

# tls_record_error: step
m-a079eb44 = Capture what passes:

# tls_peer_closed: title
m-a44415ac = The upstream hung up in the TLS handshake

# tls_peer_closed: explanation
m-b5887129 = The connection was made, Candor began the TLS handshake, and the upstream closed or reset the connection before it was over, without an alert that says why. No request was sent.

# tls_peer_closed: explanation
m-057cd356 = A TLS server that refuses says so by an alert. One that hangs up without a word is often no TLS server, one that wanted something before the handshake (a PROXY header), one that serves nobody who asks for no name, or a firewall in its place. If it had already answered, the process behind it ended, or it wanted a certificate of Candor.

# tls_peer_closed: explanation
m-1a5a1efd = Repeat the handshake with and without a server name, and ask the port in plain. The log of the upstream's server knows more.

# tls_peer_closed: sentence
m-3e29587d = { $peer } reset the connection in place of an answer to the TLS handshake.

# tls_peer_closed: sentence
m-4f0ee0f0 = { $peer } reset the connection in the TLS handshake, after { $last_message } ({ $tls_received } bytes).

# tls_peer_closed: sentence
m-3353078f = { $peer } reset the connection in the TLS handshake, after { $tls_received } bytes.

# tls_peer_closed: sentence
m-44ebcee2 = { $peer } closed the connection in place of an answer to the TLS handshake.

# tls_peer_closed: sentence
m-036d7355 = { $peer } closed the connection in the TLS handshake, after { $last_message } ({ $tls_received } bytes).

# tls_peer_closed: sentence
m-049c2934 = { $peer } closed the connection in the TLS handshake, after { $tls_received } bytes.

# tls_peer_closed: likely certificate_wanted
m-9aa7171e = The upstream wants a certificate from Candor and hangs up on who has none: tls = { "{" } cert = "FILE", key = "FILE" { "}" }.

# tls_peer_closed: evidence for certificate_wanted
m-1286d03a = it asked for a certificate and got none

# tls_peer_closed: likely crashed
m-4b5e8b8e = The process that took the connection ended in the midst of the handshake, or was restarted.

# tls_peer_closed: evidence for crashed
m-1be55462 = it had sent { $tls_received } bytes of the handshake

# tls_peer_closed: likely filtered
m-61bc7483 = A firewall, or an access list of the upstream, takes no connections from this host.

# tls_peer_closed: evidence for filtered
m-d9d2d7f2 = it was reset before a byte came

# tls_peer_closed: likely plain_port
m-6992b841 = Port { $port } does not speak TLS, and hangs up on what it does not understand.

# tls_peer_closed: evidence for plain_port
m-aeff4fed = the connection was closed in place of an answer

# tls_peer_closed: likely proxy_header_expected
m-90385c11 = The upstream expects a PROXY header before the handshake, as behind a balancer.

# tls_peer_closed: likely upstream_tls, tls_other: likely upstream_tls
m-71f921e6 = The TLS configuration of the upstream.

# tls_peer_closed: step
m-108f1404 = Repeat it without a server name:

# tls_timeout: title
m-cc1c7005 = The TLS handshake with the upstream took too long

# tls_timeout: explanation
m-95050310 = The connection was made, Candor began the TLS handshake, and it was not over before `timeout.tls` ran out. No request was sent.

# tls_timeout: explanation
m-991707c6 = `no_answer`: not one byte came back. Most often the port does not speak TLS and waits for the rest of what it takes for a request; or nobody serves the connection that the kernel accepted. `stalled`: the upstream began to answer and stopped. It is overloaded, or its larger packets are lost on the way.

# tls_timeout: explanation
m-0b11ec89 = Ask the port in plain and in TLS, from this host. If plain HTTP answers, write `http://`. If TLS answers from the upstream's own host and not from here, look at the network between.

# tls_timeout: sentence
m-90788e67 = The TLS handshake with { $peer } stopped after { $last_message } ({ $tls_received } bytes), and nothing more came within { $limit } ({ $timer }).

# tls_timeout: sentence
m-dbb63ac8 = { $peer } sent { $tls_received } bytes of a TLS handshake, and nothing more within { $limit } ({ $timer }).

# tls_timeout: sentence
m-33d2cee5 = { $peer } took the connection and sent not one byte of a TLS handshake within { $limit } ({ $timer }).

# tls_timeout: likely limit
m-ebb3253b = The limit is too short for this upstream.

# tls_timeout: likely plain_port
m-1204b736 = Port { $port } speaks plain HTTP and waits for the end of a request: write http:// in place of https:// for { $server }.

# tls_timeout: evidence for plain_port
m-c9cad58e = not one byte came back, and port { $port } is plain HTTP by custom

# tls_timeout: evidence for plain_port
m-e85de5e1 = not one byte came back

# tls_timeout: likely packets_lost
m-92fb2afc = Large packets are lost between here and { $peer }: the path takes smaller ones than both ends believe (MTU), as in tunnels.

# tls_timeout: evidence for packets_lost
m-cb5c4ae5 = it stopped after { $tls_received } bytes

# tls_timeout: likely busy
m-884e7d27 = Nobody serves the connection: the kernel accepted it, and all workers of the upstream are busy or stuck.

# tls_timeout: evidence for busy
m-322567ce = it stopped after { $tls_received } bytes, on this very host

# tls_timeout: likely slow_lookup
m-377af1ad = The upstream looks something up before it goes on: a client's name in DNS, a certificate, a revocation list.

# tls_timeout: likely proxy_header_expected
m-0fae0c70 = The upstream waits for a PROXY header before the handshake, as behind a balancer.

# tls_timeout: step, req_write_timeout: step, timeout_first_byte: step
m-e9af24f6 = See how many connections wait for the application (Recv-Q):

# tls_alert_received: title
m-80faf878 = The upstream ended the TLS connection with an alert

# tls_alert_received: explanation
m-c1e55ff3 = The upstream sent a fatal TLS alert and ended the connection, in the handshake or later. The alerts that say what is missing in terms (version, cipher suite, name, certificate, application protocol) have codes of their own; this is any other.

# tls_alert_received: explanation
m-14a4b294 = The alert's name is all that the upstream says to its peer; the reason is in its log. `internal_error` and `access_denied` are what several servers send when they have no certificate for the name that was asked for. `decode_error`, `illegal_parameter`, `unexpected_message` and `bad_record_mac` mean that it could not make sense of what reached it: something in between may have changed it, or one of the two sides has a fault.

# tls_alert_received: explanation
m-b323ec09 = Read the log of the upstream's server at the time of the request, and repeat the handshake from this host and from the upstream's own.

# tls_alert_received: sentence
m-8e1f8dc1 = { $peer } took the request and ended the TLS connection with the alert { $alert_name } ({ $alert_id }).

# tls_alert_received: sentence
m-ba248887 = { $peer } ended the TLS connection in the midst of its answer with the alert { $alert_name } ({ $alert_id }).

# tls_alert_received: sentence
m-24b04212 = { $peer } ended the TLS connection in the midst of its answer with the alert { $alert_id }.

# tls_alert_received: sentence
m-68e17b18 = { $peer } ended the TLS handshake with the alert { $alert_name } ({ $alert_id }).

# tls_alert_received: sentence
m-567d4293 = { $peer } ended the TLS handshake with the alert { $alert_id }.

# tls_alert_received: likely no_certificate_for_name
m-5a8b3707 = The upstream has no certificate for { $sni }: several servers say it so (Caddy internal_error, rustls access_denied).

# tls_alert_received: evidence for changed_on_the_way
m-6dd8bb3d = the alert { $alert_name } says that what came made no sense

# tls_alert_received: likely stopped
m-79762cfa = The upstream is being stopped or restarted.

# tls_alert_received: evidence for stopped
m-baaab8ec = it had begun its answer

# tls_alert_received: likely upstream_fault
m-abebb888 = A fault in the upstream's TLS, or in its configuration.

# tls_alert_received: evidence for upstream_fault
m-664422a0 = the alert { $alert_name } says so
