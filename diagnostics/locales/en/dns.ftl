### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

# dns_nxdomain: title
m-6a43f68d = The upstream's name does not exist

# dns_nxdomain: visitor, dns_other: visitor
m-09fbdea7 = The application behind this address could not be found.

# dns_nxdomain: explanation
m-8661f9f1 = Candor asked the resolver for the address of the upstream's host, and the answer was `NXDOMAIN` (RFC 1035, RCODE 3): there is no such name.

# dns_nxdomain: explanation
m-aa3cce04 = No connection was tried. The resolver works; it does not know the name. Names of containers exist only on their own network and only while the container runs; short names exist only where a search domain completes them.

# dns_nxdomain: explanation
m-18073fbb = Ask the same resolver yourself: `dig HOST @RESOLVER`. For a container, put Candor and the container on one network and use the service's name as written in the compose file.

# dns_nxdomain: sentence
m-521f81ac = The name { $question } does not exist: { $resolvers } answered NXDOMAIN.

# dns_nxdomain: sentence
m-87d9411c = The name { $question } does not exist: the resolver answered NXDOMAIN.

# dns_nxdomain: likely container_network
m-11eed02d = Candor and the container { $host } are not on the same network: a container's name exists on its own networks only.

# dns_nxdomain: evidence for container_network
m-50d79f57 = { $host } is a short name, and { $resolvers } is the resolver of a container network

# dns_nxdomain: likely container_from_host
m-50b428d0 = { $host } is the name of a container, and Candor runs outside of the containers, where that name does not exist. Publish a port and use 127.0.0.1:PORT.

# dns_nxdomain: evidence for container_from_host
m-d7ffb56c = { $host } is a short name, and the resolver is not that of a container network

# dns_nxdomain: likely cluster_name
m-c09246f0 = { $host } exists inside of its cluster only.

# dns_nxdomain: evidence for cluster_name
m-0f2dcbf3 = public resolvers do not know names that end as { $host } does

# dns_nxdomain: likely service_stopped
m-1e5228ab = The container or service { $host } is stopped: its name vanishes with it.

# dns_nxdomain: likely removed
m-254b4cb5 = The name was renamed or removed from its zone.

# dns_nxdomain: likely typo
m-8eff0525 = The name is misspelled in the configuration.

# dns_nxdomain: step, dns_other: step
m-b8335de5 = Ask the same resolver:

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = Ask as every program on this host does:

# dns_nxdomain: step
m-a811bc00 = See which names the containers of this project have:

# dns_timeout: title
m-ea051033 = No resolver answered in time

# dns_timeout: visitor
m-ea1514bb = The application behind this address could not be found in time.

# dns_timeout: explanation
m-9e099bb2 = Candor asked for the address of the upstream's host, and no resolver answered before the time for it ran out.

# dns_timeout: explanation
m-4fe80a94 = No connection was tried, and nothing is known about the upstream. Either the resolver is down or far too slow, or its answers do not get through: UDP port 53 is blocked, or the resolver's address is wrong.

# dns_timeout: explanation
m-43391cb7 = Ask the resolver over TCP: `dig HOST @RESOLVER +tcp`. If that works and UDP does not, a firewall drops UDP. Otherwise look at `/etc/resolv.conf`, or write `[dns] resolvers`.

# dns_timeout: sentence
m-86acdf16 = No answer for { $question } from { $resolvers } within { $limit } ({ $timer }).

# dns_timeout: sentence
m-ebedbc4a = No answer for { $question } from { $resolvers } within { $resolve_elapsed }.

# dns_timeout: sentence
m-a75f2e4f = The address of { $host } was not found within { $limit } ({ $timer }).

# dns_timeout: sentence
m-274c2a25 = The address of { $host } was not found in time.

# dns_timeout: likely local_stub
m-524bd0ae = The resolver on this host (systemd-resolved, dnsmasq, Docker's own) is stopped, or its own upstream does not answer.

# dns_timeout: evidence for local_stub
m-f3fe4957 = { $resolvers } is on this host

# dns_timeout: likely one_resolver
m-568b6f76 = The resolver is down, and there is no other to ask.

# dns_timeout: evidence for one_resolver
m-a8f95c57 = { $resolvers } is the only one

# dns_timeout: likely limit
m-04c406a2 = The limit is too short for this resolver.

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, timeout_queue: evidence for wait_too_short and 1 more
m-b386fc54 = the limit is { $limit } only

# dns_timeout: likely udp_blocked
m-1dbdee04 = A firewall drops UDP port 53 between here and the resolver.

# dns_timeout: likely wrong_resolver
m-f62e11b6 = The resolver's address is wrong: copied into a container, or left from another network.

# dns_timeout: step
m-69987d13 = Ask over TCP:

# dns_timeout: step
m-18aba1cf = Ask over UDP:

# dns_timeout: step
m-7110fb62 = See which resolvers this host uses:
