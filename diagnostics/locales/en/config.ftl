### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# cfg_no_route: title
m-78e4b34a = No site or route matches

# cfg_no_route: visitor
m-a56b7f9e = Nothing is served at this address.

# cfg_no_route: explanation
m-7d12a99f = A request came for a host that no site of this listener serves, or for a path or method that no route of its site takes. No upstream was asked.

# cfg_no_route: explanation
m-f0299d4b = Either the name points here and nobody configured it, or the site is there under another spelling (`www.`, a typo, another port). RFC 9209 recommends 500 here; people expect 404 for an address that is not served, and so Candor answers.

# cfg_no_route: explanation
m-5858943a = `candor check FILE` prints every site and its routes, in the order in which they match. Add a site for the host, or its name to `also` of a site that serves it.

# cfg_no_route: sentence
m-4569c019 = The site { $site_key } has no route for { $method } { $path }.

# cfg_no_route: sentence
m-4fd1c3cb = No site of the listener { $listener } serves the host { $site_key }.

# cfg_no_route: likely www
m-a526759c = The site is configured without (or with) `www.`: add { $site_key } to its `also` or `redirect_from`.

# cfg_no_route: evidence for www
m-bc57057b = { $nearest_host } is served here

# cfg_no_route: likely route_missing
m-d7c5ee21 = The site has no route for this path or method.

# cfg_no_route: evidence for route_missing
m-29f09b3f = the host { $site_key } is served, { $method } { $path } is not

# cfg_no_route: likely typo
m-686578b2 = The host is misspelled, in the request or in the configuration.

# cfg_no_route: evidence for typo
m-99c2b811 = { $nearest_host } is served here and differs little

# cfg_no_route: likely by_address
m-37eb41ea = The request names the server by its address; sites match host names. A scanner does this too.

# cfg_no_route: evidence for by_address
m-3844348a = the host is the address { $site_key }

# cfg_no_route: likely not_configured
m-6d2db0b0 = The name { $site_key } points to this server, and no site is configured for it.

# cfg_no_route: step, request_denied: step
m-6f4c20eb = See the routes of every site, in the order in which they match:

# cfg_no_route: step
m-5a9c28ed = `candor check FILE` prints the routes of every site, in the order in which they match.

# cfg_no_route: step
m-ee96d560 = Served on this listener: { $known_hosts }.

# cfg_upstream_undefined: title
m-44b9def7 = An upstream is named that is not defined

# cfg_upstream_undefined: visitor, cfg_upstream_address_invalid: visitor, cfg_tls_material_unusable: visitor and 2 more
m-11e99170 = The server is not set up correctly and could not answer this request.

# cfg_upstream_undefined: explanation
m-a48ace94 = A site or route of the configuration says `proxy = "NAME"`, and there is no table `[upstream.NAME]`. A bare word is always the name of a table; an address has a port or a scheme.

# cfg_upstream_undefined: explanation, cfg_upstream_address_invalid: explanation
m-477cd1ec = The configuration is refused as a whole, before anything listens. On a reload the one in force stays, so that no request meets this.

# cfg_upstream_undefined: explanation
m-323ad88c = `candor check FILE` shows the line and the names that there are. Define the upstream, mend the name, include the file that defines it, or write an address: `"HOST:PORT"`.

# cfg_upstream_undefined: sentence
m-2483a0f4 = { $fault_place } names the upstream { $missing_upstream }, which is not defined.

# cfg_upstream_undefined: sentence
m-15a896a1 = The configuration names the upstream { $missing_upstream }, which is not defined.

# cfg_upstream_undefined: likely typo
m-e0d2f67c = The name is misspelled: { $nearest_upstream } is defined.

# cfg_upstream_undefined: evidence for typo
m-eb5d52a6 = { $nearest_upstream } differs little from { $missing_upstream }

# cfg_upstream_undefined: likely address_without_port
m-fd49037f = It is meant as a host: an address has a port or a scheme, { $missing_upstream }:80 or http://{ $missing_upstream }.

# cfg_upstream_undefined: evidence for address_without_port
m-4898b88e = no upstream is defined at all

# cfg_upstream_undefined: likely not_included
m-fea37f0e = The file that defines it is missing or not included.

# cfg_upstream_undefined: evidence for not_included
m-24234ff6 = other upstreams are defined: { $known_upstreams }

# cfg_upstream_undefined: step, cfg_upstream_address_invalid: step, cfg_tls_material_unusable: step
m-c210edff = See every mistake of the file:

# cfg_upstream_undefined: step
m-a1360299 = Look for the name:

# cfg_upstream_address_invalid: title
m-e18d3860 = An upstream's address is not valid

# cfg_upstream_address_invalid: explanation
m-f61a1d0c = A server of an upstream, or a `proxy` of a site or route, is written in a way that names no place to connect to. The reason names the rule that it breaks.

# cfg_upstream_address_invalid: explanation
m-b8349aa7 = Write `"HOST:PORT"`, `"http://HOST"`, `"https://HOST"` or `"unix:/PATH"`. `candor check FILE` shows the line, a caret below the place, and what to write instead.

# cfg_upstream_address_invalid: sentence
m-5d42c3c0 = { $raw_address } at { $fault_place } is no address of an upstream: { $rule }, at byte { $rule_offset }.

# cfg_upstream_address_invalid: sentence
m-6e4eb4fd = { $raw_address } is no address of an upstream: { $rule }, at byte { $rule_offset }.

# cfg_upstream_address_invalid: likely empty_variable
m-74875da0 = A variable of the template or the environment was empty when the file was written.

# cfg_upstream_address_invalid: evidence for empty_variable
m-7123db38 = a part of { $raw_address } is empty

# cfg_upstream_address_invalid: likely template
m-a8892922 = The file is a template whose variables were never filled in.

# cfg_upstream_address_invalid: evidence for template
m-8923a220 = { $raw_address } still holds a placeholder

# cfg_upstream_address_invalid: likely no_port
m-5329974c = The port is missing, or a scheme that implies one.

# cfg_upstream_address_invalid: evidence for no_port
m-a66890d5 = { $raw_address } has no port, nor a scheme that implies one

# cfg_upstream_address_invalid: likely port
m-b056a1fa = The port is not a number from 1 to 65535.

# cfg_upstream_address_invalid: evidence for port
m-40df1345 = the port stands at byte { $rule_offset } of { $raw_address }

# cfg_upstream_address_invalid: likely scheme
m-ca9da073 = The scheme is misspelled, or of a protocol that Candor does not speak to upstreams.

# cfg_upstream_address_invalid: evidence for scheme
m-0a61ccc9 = { $raw_address } begins with it

# cfg_upstream_address_invalid: likely url
m-e46d3c3d = A whole URL was pasted: an upstream has no path, query, user or password.

# cfg_upstream_address_invalid: evidence for url
m-3a400775 = { $raw_address } goes on after host and port

# cfg_upstream_address_invalid: likely typo
m-74c0b7a4 = The address is misspelled.

# cfg_tls_material_unusable: title
m-7c1654f6 = A certificate, key or CA file cannot be used

# cfg_tls_material_unusable: explanation
m-6dd5b2cd = The configuration names a file for TLS (a certificate, its key, a CA) that is missing, may not be read, holds no PEM, or does not fit: a key that is not that of the certificate.

# cfg_tls_material_unusable: explanation
m-bb12284e = The configuration is refused as a whole, before anything listens. On a reload (SIGHUP) the one in force stays, with the old certificate, so that no request meets this.

# cfg_tls_material_unusable: explanation
m-c5c7117a = `namei -l FILE` shows which part of the path denies it, `openssl x509 -noout -subject -dates -in FILE` what the certificate says. Key and certificate belong together when both give the same public key: `openssl x509 -noout -pubkey -in CERT` and `openssl pkey -pubout -in KEY`.

# cfg_tls_material_unusable: sentence
m-cb24937c = { $file } cannot be read by user { $our_uid }: { $file_errno_name }, errno { $file_errno }.

# cfg_tls_material_unusable: sentence
m-0c538253 = { $file } cannot be used: { $reason } ({ $file_text }).

# cfg_tls_material_unusable: sentence
m-e11b2f70 = { $file } cannot be used: { $reason }.

# cfg_tls_material_unusable: likely wrong_path
m-92353b6b = The path is wrong, or whatever writes the file (certbot, a secret, a volume) has not done so yet.

# cfg_tls_material_unusable: evidence for wrong_path
m-a8ea34e6 = { $file } does not exist

# cfg_tls_material_unusable: likely unreadable
m-592f5aff = Candor's user { $our_uid } may not read it: give its group read permission, or use LoadCredential of the unit.

# cfg_tls_material_unusable: evidence for unreadable
m-9b67b019 = the kernel says { $file_errno_name } to user { $our_uid }

# cfg_tls_material_unusable: likely key_mismatch
m-475129c3 = The certificate was renewed with a new key and the old key is named, or the other way around.

# cfg_tls_material_unusable: evidence for key_mismatch
m-346b5d02 = the public keys of the two files differ

# cfg_tls_material_unusable: likely order
m-abaf7690 = The chain's order is wrong: the site's own certificate comes first.

# cfg_tls_material_unusable: likely der
m-b884cc24 = The file is DER or PKCS #12, not PEM: convert it with openssl.

# cfg_tls_material_unusable: evidence for der
m-a3742a2a = { $file } holds no line -----BEGIN

# cfg_tls_material_unusable: likely swapped
m-1ed891aa = Certificate and key are swapped.

# cfg_tls_material_unusable: likely encrypted
m-bb403168 = The key has a passphrase, and nobody is there to type it.

# cfg_tls_material_unusable: evidence for encrypted
m-e87e85ff = { $file } is an encrypted key

# cfg_tls_material_unusable: likely expired
m-7dcd9772 = Every certificate of the bundle has expired: nobody could be trusted by it.

# cfg_tls_material_unusable: likely damaged
m-538da255 = The file was cut or damaged when it was copied.

# cfg_tls_material_unusable: step
m-d1474149 = See which part of the path is missing or denies it:

# cfg_tls_material_unusable: step
m-b461550c = See what is in it:

# cfg_proxy_loop: title
m-be5c24e9 = The request went in a circle

# cfg_proxy_loop: explanation
m-da686aa9 = Candor sent the request to the upstream, and it came back to the same route of the same Candor, directly or through other proxies. `Via` names this route, so it is certain. The second turn was refused; without that the request would have gone round until every connection was used up.

# cfg_proxy_loop: explanation
m-6884bfb8 = The upstream's address leads back here: it is Candor's own address, a public name that points to this server, or another proxy that sends what it gets to Candor.

# cfg_proxy_loop: explanation
m-28cb1aff = Write the application's own address and port as the upstream, the private one rather than the public name. Two sites or routes of one Candor may call each other; only a route that is reached through itself is a circle.

# cfg_proxy_loop: sentence
m-44af7741 = The upstream { $server } ({ $upstream_place }) is Candor itself: { $own_listener } is its own listener, and the request came back to the route { $route }.

# cfg_proxy_loop: sentence
m-3da1dcdd = The request that Candor sent to { $peer } came back to Candor, to the route { $route }.

# cfg_proxy_loop: sentence
m-8b96b92c = The request came back to the route { $route } of Candor, which had sent it on.

# cfg_proxy_loop: likely own_address
m-720020d5 = The upstream is Candor's own address: write the application's port.

# cfg_proxy_loop: evidence for own_address
m-1c33eea3 = { $peer } is the listener { $own_listener }

# cfg_proxy_loop: likely name_points_here
m-96c550b8 = The upstream's name points to Candor: write the application's private address or name.

# cfg_proxy_loop: evidence for name_points_here
m-3b6c02a7 = { $host } is { $peer }, and that is the listener { $own_listener }

# cfg_proxy_loop: likely another_proxy
m-7320de77 = Another proxy, load balancer or port forwarding at { $peer } sends its requests to Candor.

# cfg_proxy_loop: evidence for another_proxy
m-223bc086 = the request had passed { $via }

# cfg_proxy_loop: evidence for another_proxy
m-3e936311 = { $peer } is none of Candor's own addresses

# cfg_proxy_loop: likely public_name
m-fa5e0e01 = The upstream is written as the public name of the site, which leads back here through a router or a content delivery network.

# cfg_proxy_loop: likely redirect
m-ef1bb221 = The application is meant to be at { $peer } and was moved: something else took over its address.

# cfg_proxy_loop: step
m-dfa31e59 = See who listens on that port:

# cfg_proxy_loop: step
m-5e789816 = See where the name leads:

# cfg_proxy_loop: step
m-18a027fa = The upstream is written at { $upstream_place }.
