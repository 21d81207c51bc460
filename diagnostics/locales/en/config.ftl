### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

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

# cfg_no_route: step
m-6f4c20eb = See the routes of every site, in the order in which they match:

# cfg_no_route: step
m-5a9c28ed = `candor check FILE` prints the routes of every site, in the order in which they match.

# cfg_no_route: step
m-ee96d560 = Served on this listener: { $known_hosts }.
