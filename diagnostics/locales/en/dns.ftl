### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# dns_nxdomain: title
m-6a43f68d = The upstream's name does not exist

# dns_nxdomain: visitor, dns_nodata: visitor, dns_server_failure: visitor and 1 more
m-09fbdea7 = The application behind this address could not be found.

# dns_nxdomain: explanation
m-8661f9f1 = Candor asked the resolver for the address of the upstream's host, and the answer was `NXDOMAIN` (RFC 1035, RCODE 3): there is no such name.

# dns_nxdomain: explanation
m-aa3cce04 = No connection was tried. The resolver works; it does not know the name. Names of containers exist only on their own network and only while the container runs; short names exist only where a search domain completes them.

# dns_nxdomain: explanation
m-18073fbb = Ask the same resolver yourself: `dig HOST @RESOLVER`. For a container, put Candor and the container on one network and use the service's name as written in the compose file.

# dns_nxdomain: sentence
m-9f1f94fe = The name { $question } is an alias, and { $alias_end } does not exist: { $resolvers } answered NXDOMAIN.

# dns_nxdomain: sentence
m-521f81ac = The name { $question } does not exist: { $resolvers } answered NXDOMAIN.

# dns_nxdomain: sentence
m-87d9411c = The name { $question } does not exist: the resolver answered NXDOMAIN.

# dns_nxdomain: likely dangling_alias
m-6096ac9c = { $question } is an alias whose target was removed or renamed: point it to a name that exists.

# dns_nxdomain: evidence for dangling_alias
m-9117e758 = the alias leads to { $alias_end }, which does not exist

# dns_nxdomain: likely similar
m-556d86cb = The name is misspelled in the configuration: { $similar } is known here.

# dns_nxdomain: evidence for similar
m-55b2728f = { $similar } differs little from { $host }

# dns_nxdomain: likely policy, dns_server_failure: likely policy
m-f7c50e94 = A policy of the resolver blocks the name.

# dns_nxdomain: evidence for policy, dns_nodata: evidence for filtered, dns_server_failure: evidence for dnssec and 3 more
m-6efd19ee = the resolver says { $info_name } (extended error { $info_code })

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

# dns_nxdomain: likely search_suffix
m-af135cc7 = The name is short, and the search suffix that would complete it is missing: { $asked } were asked.

# dns_nxdomain: likely typo
m-8eff0525 = The name is misspelled in the configuration.

# dns_nxdomain: step, dns_server_failure: step, dns_other: step
m-b8335de5 = Ask the same resolver:

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = Ask as every program on this host does:

# dns_nxdomain: step
m-a811bc00 = See which names the containers of this project have:

# dns_nodata: title
m-dc27a761 = The upstream's name has no address

# dns_nodata: explanation
m-8d042f20 = Candor asked for the IPv4 and the IPv6 addresses (A and AAAA) of the upstream's host. The resolver answered that the name exists and that there is no such record (`NOERROR` without an answer, called NODATA in RFC 2308).

# dns_nodata: explanation
m-c3f461ce = No connection was tried. The resolver works and the name is spelled like one that exists. Either it is an alias (CNAME) whose target has no address, or it carries records of other kinds only, or the service behind it has no running instance.

# dns_nodata: explanation
m-8cb97787 = Ask the same resolver for both kinds: `dig A HOST @RESOLVER` and `dig AAAA HOST @RESOLVER`. An alias is shown with its target; ask for the target next.

# dns_nodata: sentence
m-b3eff055 = The name { $question } is an alias, and { $alias_end } has no address: { $resolvers } answered NOERROR without A and AAAA.

# dns_nodata: sentence
m-50b2bc7c = The name { $question } is an alias, and { $alias_end } has no address.

# dns_nodata: sentence
m-128e3b36 = The name { $question } exists, but has no address: { $resolvers } answered NOERROR without A and AAAA.

# dns_nodata: sentence
m-2bf97c95 = The name { $question } exists, but has no address.

# dns_nodata: likely dangling_alias
m-e18ac6b5 = { $question } is an alias whose target was removed or renamed: point it to a name that has an address.

# dns_nodata: evidence for dangling_alias
m-61191cfe = the alias leads to { $alias_end }, which has neither A nor AAAA

# dns_nodata: likely filtered
m-6be91c36 = The resolver filters the answer for this client.

# dns_nodata: likely no_instance
m-b2949209 = The service { $host } has no running instance: a cluster keeps its name and takes away its addresses.

# dns_nodata: evidence for no_instance
m-d2002a30 = { $host } is the name of a service in a cluster

# dns_nodata: likely domain
m-628156ce = { $host } is a domain with records of other kinds (MX, TXT, NS), not the name of a host: write the host's full name.

# dns_nodata: evidence for domain
m-7f250d16 = { $host } is spelled like a domain

# dns_nodata: likely other_view
m-91269565 = This resolver shows another view of the zone: the address is known to another resolver only.

# dns_nodata: step
m-69cf1673 = Ask for the target of the alias:

# dns_nodata: step
m-3dc6851d = Ask the same resolver for IPv4:

# dns_nodata: step
m-c34ae58d = Ask it for IPv6:

# dns_no_resolver: title
m-06e22dcb = No resolver is known

# dns_no_resolver: explanation
m-7d3ffc8f = The upstream is written as a name, and Candor knows no resolver to ask for its address: neither `[dns] resolvers` of the configuration names one, nor the system's file `/etc/resolv.conf`.

# dns_no_resolver: explanation
m-ec790f6c = No connection was tried and no question sent. Names from `/etc/hosts` and addresses work; every other name fails alike. In a container or a sandbox the file may be missing or out of sight.

# dns_no_resolver: explanation
m-aa8b910e = Look at the file as Candor sees it, or write the resolver into the configuration: `[dns]` with `resolvers = ["ADDRESS:53"]`. A change of the file is noticed at the next request.

# dns_no_resolver: sentence
m-0468fd31 = Nobody can be asked for { $question }: { $resolver_file } does not exist, and [dns] resolvers is not written.

# dns_no_resolver: sentence
m-fdde9847 = Nobody can be asked for { $question }: { $resolver_file } cannot be read ({ $resolver_file_errno_name }), and [dns] resolvers is not written.

# dns_no_resolver: sentence
m-681815ff = Nobody can be asked for { $question }: { $resolver_file } names no resolver, and [dns] resolvers is not written.

# dns_no_resolver: sentence
m-13309f40 = Nobody can be asked for { $question }: { $resolver_file } is not understood, and [dns] resolvers is not written.

# dns_no_resolver: sentence
m-3cec5ca7 = Nobody can be asked for { $question }: no resolver is configured.

# dns_no_resolver: likely sandbox
m-d4f5b873 = A chroot, a sandbox or a minimal container image hides the file from Candor.

# dns_no_resolver: evidence for sandbox
m-f4df2381 = { $resolver_file } does not exist where Candor looks

# dns_no_resolver: likely permission
m-56df03c8 = The file may not be read by the user that Candor runs as.

# dns_no_resolver: evidence for permission
m-9302ffb5 = reading { $resolver_file } failed: { $resolver_file_errno_name }

# dns_no_resolver: likely empty
m-c817f89b = The network was not up when the file was written, or whatever writes it (DHCP, NetworkManager, resolvconf) does not run.

# dns_no_resolver: evidence for empty
m-8f32cfa2 = { $resolver_file } is there and has no line `nameserver`

# dns_no_resolver: likely malformed
m-09889eb8 = The file was damaged or written for another program.

# dns_no_resolver: evidence for malformed
m-eefd22e0 = { $resolver_file } is not understood

# dns_no_resolver: likely not_written
m-f3d0c132 = The host has no resolver on purpose, and the configuration should name one: `[dns] resolvers`.

# dns_no_resolver: step
m-37bf0278 = Look at the file:

# dns_no_resolver: step
m-c723d0de = See which part of the path denies it:

# dns_no_resolver: step
m-3187b0c5 = Or name a resolver in the configuration: `[dns]` with `resolvers = ["ADDRESS:53"]`.

# dns_server_failure: title
m-49d4b9b4 = The resolver could not answer

# dns_server_failure: explanation
m-80785797 = Candor asked for the address of the upstream's host. The resolver said that it cannot answer: `SERVFAIL` (it failed), `REFUSED` (it does not want to), `FORMERR` (it does not understand the question) or `NOTIMP` (it cannot do this). Or there is no resolver at its address, and the kernel said so.

# dns_server_failure: explanation
m-4650fcae = No connection was tried, and nothing is known about the name: it may well exist. What fails is the resolver, or what it depends on: the servers of the zone, their signatures (DNSSEC), its own access list. Many resolvers say more in an extended error (RFC 8914); it stands in the evidence.

# dns_server_failure: explanation
m-89fe61e1 = Ask it yourself: `dig HOST @RESOLVER`. If `dig HOST @RESOLVER +cd` answers and the first does not, the zone's signatures are broken. If it is refused, the resolver's access list lacks this host. Another resolver is named by `[dns] resolvers`.

# dns_server_failure: sentence
m-6ad9d017 = No resolver could be asked for { $question }: { $resolvers } is not reachable ({ $resolver_errno_name }, errno { $resolver_errno }).

# dns_server_failure: sentence
m-b85d89b1 = { $resolvers } answered { $rcode } for { $question }, with extended error { $info_code } ({ $info_name }): { $info_text }.

# dns_server_failure: sentence
m-fac95a15 = { $resolvers } answered { $rcode } for { $question }, with extended error { $info_code } ({ $info_name }).

# dns_server_failure: sentence
m-b81eded6 = { $resolvers } answered { $rcode } for { $question }: whether the name exists is not known.

# dns_server_failure: likely dnssec
m-09528ed4 = The zone's signatures (DNSSEC) do not verify: they have expired, or a key was changed and the parent zone still names the old one.

# dns_server_failure: likely zone_unreachable
m-da31ebc1 = The resolver cannot reach the servers of the zone.

# dns_server_failure: likely starting
m-5ec7f4e8 = The resolver has just been started and is not ready yet.

# dns_server_failure: likely resolver_upstream
m-fc461c64 = The resolver's own resolvers do not answer it.

# dns_server_failure: evidence for resolver_upstream
m-9216c9b8 = { $resolvers } answered SERVFAIL and gave no reason

# dns_server_failure: likely resolver_denies
m-6624c080 = The resolver does not serve this host: its access list lacks this network, or it answers for its own zones only.

# dns_server_failure: evidence for resolver_denies
m-32acf1bb = { $resolvers } answered REFUSED

# dns_server_failure: likely question_damaged
m-65bd8609 = The resolver, or a firewall on the way, does not understand today's questions (EDNS), though they were asked without it as well.

# dns_server_failure: evidence for question_damaged
m-4b30be88 = { $resolvers } answered { $rcode }

# dns_server_failure: likely resolver_stopped
m-4ce4237d = The resolver on this host (systemd-resolved, dnsmasq, unbound) is stopped.

# dns_server_failure: evidence for resolver_stopped
m-5fc2db22 = nothing listens at { $resolvers }, an address of this host

# dns_server_failure: likely resolver_moved
m-9f359208 = The resolver was stopped or has moved to another address or port.

# dns_server_failure: evidence for resolver_moved
m-f7c7d84a = { $resolvers } is not reachable ({ $resolver_errno_name })

# dns_server_failure: likely another_resolver
m-8ba64879 = Another resolver knows the name: name it in `[dns] resolvers`.

# dns_server_failure: step
m-122b70f7 = Ask without checking signatures; if this answers, DNSSEC is what fails:

# dns_server_failure: step
m-38d32e00 = Ask without EDNS; if this answers, EDNS is what fails:

# dns_server_failure: step
m-418dd32a = See what listens there:

# dns_server_failure: step, dns_timeout: step
m-7110fb62 = See which resolvers this host uses:

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

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, tls_timeout: evidence for limit and 6 more
m-b386fc54 = the limit is { $limit } only

# dns_timeout: likely udp_blocked
m-1dbdee04 = A firewall drops UDP port 53 between here and the resolver.

# dns_timeout: likely wrong_resolver
m-f62e11b6 = The resolver's address is wrong: copied into a container, or left from another network.

# dns_timeout: step
m-69987d13 = Ask over TCP:

# dns_timeout: step
m-18aba1cf = Ask over UDP:
