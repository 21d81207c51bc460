### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# connect_resources_exhausted: title
m-f23dae6c = No file or memory is left for a connection to the upstream

# connect_resources_exhausted: explanation
m-2abdc116 = Candor wanted a socket for a connection to the upstream, and the kernel had none to give: `EMFILE` (24), this process has as many files open as it may; `ENFILE` (23), the whole host has; `ENOMEM` (12) or `ENOBUFS` (105), there is no memory for it.

# connect_resources_exhausted: explanation
m-ec3a92f8 = The upstream has nothing to do with it: no packet has left. A proxy needs two sockets for each request under way, and one for each idle connection.

# connect_resources_exhausted: explanation
m-7626e78c = For 24, raise the limit: `LimitNOFILE` in Candor's unit, `--ulimit nofile` for a container. If the limit is high already, find out what holds the connections: a slow upstream, or clients that never leave.

# connect_resources_exhausted: sentence
m-26b59256 = Candor has { $files_limit } files open, as many as it may, and none is left to connect to { $peer } ({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-1a72e22d = Candor has as many files open as it may, and none is left to connect to { $peer } ({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-234540d4 = This host has as many files open as it may, and none is left to connect to { $peer } ({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-787f3253 = This host has no memory left to connect to { $peer } ({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: likely low_limit
m-2517b622 = The limit of open files is low for a proxy: raise LimitNOFILE in its unit, or --ulimit nofile of its container.

# connect_resources_exhausted: evidence for low_limit
m-9d4427e4 = the limit is { $files_limit } only

# connect_resources_exhausted: likely slow_upstream
m-2b3bb32c = Requests pile up: an upstream answers slowly, and each of them holds two sockets.

# connect_resources_exhausted: evidence for slow_upstream
m-61da5c8e = { $files_limit } files should do for this host's usual load

# connect_resources_exhausted: likely many_clients
m-0fa8f934 = Very many clients are connected at once, or one of them opens connections and keeps them.

# connect_resources_exhausted: likely host_limit
m-03532118 = All programs of this host together have too many files open: fs.file-max.

# connect_resources_exhausted: evidence for host_limit
m-75563eda = { $errno_name } is about the whole host

# connect_resources_exhausted: likely socket_memory
m-3949b45e = The memory for sockets is used up: net.ipv4.tcp_mem, or the memory limit of Candor's container.

# connect_resources_exhausted: evidence for socket_memory
m-c5ef7cb5 = { $errno_name } is about the kernel's memory

# connect_resources_exhausted: likely another_program
m-2d2ea2c6 = Another program of this host leaks files or memory.

# connect_resources_exhausted: step
m-8f8cfa7d = See what Candor has open, and how much it may:

# connect_resources_exhausted: step
m-5085ae41 = Raise the limit of the running process:

# connect_resources_exhausted: step
m-7fa86ca1 = See how many files the host has open, and may:

# connect_resources_exhausted: step
m-c505dc2d = See how much memory sockets take, and may:

# connect_resources_exhausted: step, connect_ports_exhausted: step
m-001fd197 = See how many sockets there are, and in which state:

# connect_ports_exhausted: title
m-236a86ec = No local port is left for a connection to the upstream

# connect_ports_exhausted: explanation
m-8a5591c6 = Candor asked for a TCP connection, and the kernel found no local port for it: `EADDRNOTAVAIL`, errno 99. Between two hosts every connection to one port needs a local port of its own.

# connect_ports_exhausted: explanation
m-cdac6a7d = No packet has left. Either very many connections to this upstream are open at once, or they are closed after every request, and each of them holds its port for another minute (TIME-WAIT).

# connect_ports_exhausted: explanation
m-e44503fc = `ss -s` shows which of the two it is. Let the upstream keep connections alive: it must not answer with `Connection: close`, and its own idle limit must not be short. A second address of the upstream, or a wider `net.ipv4.ip_local_port_range`, gives room.

# connect_ports_exhausted: sentence
m-647264e5 = No local port is left to connect to { $peer } ({ $errno_name }, errno { $errno }): of { $ports }, { $time_wait } wait for the end of TIME-WAIT, and { $sockets_in_use } sockets are in use.

# connect_ports_exhausted: sentence
m-c71c6573 = No local port is left to connect to { $peer } ({ $errno_name }, errno { $errno }), of { $ports }.

# connect_ports_exhausted: sentence
m-5b837eae = No local port is left to connect to { $peer } ({ $errno_name }, errno { $errno }).

# connect_ports_exhausted: likely no_keepalive
m-ae560a5c = Connections to the upstream are closed after each request, by it or by us, and each holds its port for a minute.

# connect_ports_exhausted: evidence for no_keepalive
m-d056b0e0 = { $time_wait } connections are in TIME-WAIT, more than the { $sockets_in_use } sockets in use

# connect_ports_exhausted: likely many_open
m-c5c39315 = Very many connections to the upstream are open at once: it answers too slowly for this load, or streams.

# connect_ports_exhausted: evidence for many_open
m-3d6d605a = { $sockets_in_use } sockets are in use, and { $time_wait } connections are in TIME-WAIT

# connect_ports_exhausted: likely narrow_range
m-d6f2dd25 = The range of local ports is narrow: net.ipv4.ip_local_port_range.

# connect_ports_exhausted: evidence for narrow_range
m-252878a5 = it is { $first_port } to { $last_port }, { $ports } ports

# connect_ports_exhausted: likely another_program
m-0c2c1cc8 = Another program of this host makes as many connections to the same address.

# connect_ports_exhausted: step
m-b88ad342 = See how many wait for their end, to this upstream:

# connect_ports_exhausted: step
m-76507ebb = See the range of ports:

# connect_ports_exhausted: step
m-dbb3db53 = Widen it until the cause is found:

# connect_denied_local: title
m-0471b698 = This host does not let Candor connect to the upstream

# connect_denied_local: visitor, connect_ip_prohibited: visitor, connect_unreachable: visitor and 2 more
m-2becbc00 = The application behind this address cannot be reached right now.

# connect_denied_local: explanation
m-25b0478d = Candor asked its own kernel for a TCP connection, and the kernel denied it: `EACCES` (13), `EPERM` (1), or `EAFNOSUPPORT` (97) where a whole address family is forbidden.

# connect_denied_local: explanation
m-faf4303e = No packet has left, and the upstream has nothing to do with it. A rule of this host applies to Candor: SELinux or AppArmor, a route of the type `prohibit`, a filter that systemd or a container put around the process. Over IPv6 alone, `EACCES` can also come from a firewall on the way, which answers that the address is administratively prohibited. What a packet filter (nftables, systemd's `IPAddressDeny`) drops on its way out looks otherwise: like silence (`connect_timeout`).

# connect_denied_local: explanation
m-cda57f28 = Ask the kernel which way it would send (`ip route get IP`): it names a prohibiting route. Then look at what the security module denied (`ausearch -m avc -ts recent`), and at what Candor's unit forbids (`systemctl show candor`).

# connect_denied_local: sentence
m-c7608eea = This host has no sockets of the address family of { $peer } for Candor ({ $errno_name }, errno { $errno }).

# connect_denied_local: sentence
m-1a5ce881 = This host denies user { $uid } the connection to { $peer } ({ $errno_name }, errno { $errno }).

# connect_denied_local: sentence
m-386451d5 = This host denies Candor the connection to { $peer } ({ $errno_name }, errno { $errno }).

# connect_denied_local: likely selinux
m-2b58891f = SELinux does not allow it to Candor's domain.

# connect_denied_local: evidence for selinux, socket_permission: evidence for security_module
m-1014fc92 = its log says so: { $denied_operation } on { $denied_object }

# connect_denied_local: evidence for selinux
m-2ebf2213 = Candor runs as { $label }, and { $errno_name } is how SELinux denies

# connect_denied_local: likely apparmor
m-e84c7599 = The AppArmor profile around Candor does not allow it.

# connect_denied_local: evidence for apparmor
m-59d44f6a = the kernel's log says so: { $denied_operation }

# connect_denied_local: evidence for apparmor
m-7c66ca5c = Candor runs under the profile { $label }

# connect_denied_local: likely firewall_icmp6
m-37981213 = A firewall on the way answers that the address is administratively prohibited (ICMPv6).

# connect_denied_local: evidence for firewall_icmp6
m-b33f390c = { $ip } is an IPv6 address, and the answer took { $elapsed }: longer than this host needs

# connect_denied_local: likely prohibiting_route
m-17acebf3 = A route or a rule of this host prohibits the address.

# connect_denied_local: evidence for prohibiting_route
m-9ff25137 = nothing confines Candor's process, and { $errno_name } is how the routing table denies

# connect_denied_local: likely filtered_calls, socket_other: likely filtered_calls
m-6b07b75c = A filter of system calls is around Candor: a container's seccomp profile, or systemd's RestrictAddressFamilies and SystemCallFilter.

# connect_denied_local: evidence for filtered_calls
m-36e375ba = Candor's process has a seccomp filter, and { $errno_name } is how it denies

# connect_denied_local: likely family_off
m-3b3c6a6a = This kernel has no IPv6: it was started with ipv6.disable=1.

# connect_denied_local: evidence for family_off
m-158203be = { $errno_name } means that there are no such sockets

# connect_denied_local: likely cgroup_rule
m-579c24dd = A program on Candor's control group denies it, as the network policies of container platforms install.

# connect_denied_local: evidence for cgroup_rule
m-01c782ed = no filter of system calls is in force, and { $errno_name } is how a control group denies

# connect_denied_local: step
m-c1f41117 = See which way the kernel would send:

# connect_denied_local: step
m-51260727 = See what SELinux denied:

# connect_denied_local: step
m-4fdd813d = Allow web servers to connect, if that is what it was:

# connect_denied_local: step
m-92fa528e = See what Candor's unit forbids:

# connect_denied_local: step
m-45be9083 = See what the kernel said about it:

# connect_ip_prohibited: title
m-486b8d1c = The upstream's name leads to a forbidden address

# connect_ip_prohibited: explanation
m-7c4d305a = The name of the upstream was resolved, and every address in the answer is in a network to which names may not lead: `prohibit` under `[dns]`. Candor has not tried to connect.

# connect_ip_prohibited: explanation
m-20a26860 = By default these are the addresses that are never right for an application and dangerous to send requests to: link-local ones, with the metadata services of cloud providers that hand out credentials, and 0.0.0.0. Somebody who controls the name could point it there. Addresses that are written as such, and names in the hosts file, are taken to be meant and are never forbidden.

# connect_ip_prohibited: explanation
m-db14e76f = Look at what the name means (`dig HOST @RESOLVER`) and who may change it. If the address is meant, write it in place of the name, or take its network out of `prohibit`.

# connect_ip_prohibited: sentence
m-bc9a89d6 = { $host } leads to { $prohibited }, which prohibit = { $rule } forbids; it was not dialed.

# connect_ip_prohibited: likely sinkhole
m-f297047f = A DNS filter (Pi-hole, a safe-browsing resolver) blocks the name and answers with an address that leads nowhere.

# connect_ip_prohibited: evidence for sinkhole
m-d65e9954 = { $prohibited } is the answer that such filters give

# connect_ip_prohibited: likely metadata_service
m-a4f3650a = Somebody pointed the name at a cloud's metadata service, so that a request through Candor would read its credentials: DNS rebinding.

# connect_ip_prohibited: evidence for metadata_service
m-b8881e62 = { $prohibited } is the address of such a service

# connect_ip_prohibited: likely self_assigned
m-c53ae354 = The application's host got no address from its network, gave itself a link-local one, and registered that.

# connect_ip_prohibited: evidence for self_assigned
m-20998da5 = { $prohibited } is an address that hosts give themselves

# connect_ip_prohibited: likely wrong_record
m-5d304766 = The record of { $host } is wrong, or was changed by somebody who should not.

# connect_ip_prohibited: likely meant
m-d33b1d96 = The address is meant. Write it in place of the name, or take its network out of `prohibit`.

# connect_ip_prohibited: evidence for meant
m-faadae09 = the rule is your own: { $rule_place }

# connect_ip_prohibited: step
m-d51058d8 = See what the name means:

# connect_ip_prohibited: step
m-31e007c5 = See what this host makes of it:

# connect_ip_prohibited: step
m-fd014ced = The rule is prohibit = { $rule } under [dns], written at: { $rule_place }.

# connect_refused: title
m-0ba21e3e = The upstream refused the connection

# connect_refused: explanation
m-f737fcc8 = Candor asked for a TCP connection and the other side answered with a reset: `ECONNREFUSED`, errno 111. The host is there and reachable, and its kernel says that no program listens on that address and port.

# connect_refused: explanation
m-967f9db9 = The application has not received the request. Either it does not run, or it listens elsewhere: on another port, on another address family, or only on the loopback address of its own container. A firewall that rejects (rather than drops) looks the same.

# connect_refused: explanation
m-4dc47368 = On the host of the application, list who listens on the port: `ss -ltnp 'sport = :PORT'`. Nobody: start the application and read its log. Somebody on `127.0.0.1` only: let it listen on `0.0.0.0` or `[::]`, or point the upstream at an address it listens on.

# connect_refused: sentence
m-b5592804 = { $peer } refused the connection ({ $errno_name }, errno { $errno }): nothing listens there.

# connect_refused: sentence
m-9c789c1d = { $addresses }: refused ({ $errno_name }, errno { $errno }), nothing listens there.

# connect_refused: likely other_address
m-bdbffba4 = The application listens on another address than the one that was dialed: let it listen on all of them (0.0.0.0 or [::]), or dial the one it has.

# connect_refused: evidence for other_address, connect_refused: in weigh_family
m-1bd4086c = port { $port } is taken at { $listening } only

# connect_refused: likely localhost_family
m-ac7d9a1a = `localhost` means { $addresses } here, and the application listens on the other address family only. Write 127.0.0.1 or [::1] in its place.

# connect_refused: likely other_port
m-2dc08e1f = The application listens on another port than { $port }.

# connect_refused: evidence for other_port
m-beeb96d0 = nobody listens on port { $port }, and there is { $elsewhere }

# connect_refused: likely stale_address
m-f6dc74fb = The name { $host } has moved on: the address now belongs to something else, or to nothing.

# connect_refused: evidence for stale_address, connect_timeout: evidence for stale_address, connect_unreachable: evidence for stale_address
m-63f00f5a = the answer was { $answer_age } old and valid for { $ttl } only

# connect_refused: likely container_loopback
m-60d4d108 = The application listens on 127.0.0.1 inside its own container, so nothing outside it can connect. Let it listen on 0.0.0.0.

# connect_refused: evidence for container_loopback
m-424bbd75 = { $host } is a short name with the private address { $ip }, as containers have, and the host answers

# connect_refused: likely not_running, socket_missing: likely not_running
m-46561b3a = The application is not running: stopped, crashed while starting, or never started.

# connect_refused: evidence for not_running
m-c10ff610 = { $upstream } answered { $answered } requests before, so the address is right

# connect_refused: evidence for not_running
m-52c13e81 = { $peer } is this host, and its own kernel refused

# connect_refused: likely starting
m-00aa7bde = The application is still starting and does not listen yet.

# connect_refused: evidence for starting
m-4703dc83 = by now somebody listens: { $listening }

# connect_refused: evidence for wrong_port
m-1ed7066a = { $server } is written without a port, so { $port } was dialed

# connect_refused: likely own_container
m-d1b05fc4 = Candor runs in a container itself: there, { $ip } is that container and not the host.

# connect_refused: evidence for own_container
m-f69b83d2 = Candor is alone in its container ({ $engine })

# connect_refused: likely firewall_reject
m-cd579297 = A firewall in between rejects the port.

# connect_refused: step
m-847bf307 = See who listens on the port, on the application's host:

# connect_refused: step
m-0bfa5220 = If { $other_address } is the application, write that in place of { $server }, at { $upstream_place }.

# connect_refused: step, connect_reset: step
m-5047a589 = See whether the container runs and what it says:

# connect_refused: step, connect_unreachable: step
m-942feda4 = See what the name means now:

# connect_refused: in weigh_family
m-f5783630 = only { $addresses } was tried

# connect_timeout: title
m-224296fa = The upstream did not answer the connection in time

# connect_timeout: visitor, tls_timeout: visitor, timeout_total: visitor and 2 more
m-0f06aeaa = The application behind this address did not answer in time.

# connect_timeout: explanation
m-94c9884c = Candor asked for a TCP connection and got no answer at all, neither yes nor no, until the time for it ran out.

# connect_timeout: explanation
m-83a83791 = A host that is up and reachable answers at once, if only to refuse. Silence means that the packets are dropped (firewall, security group), that nobody has that address any more, or that the application's backlog is full and its kernel drops new connections.

# connect_timeout: explanation
m-1e8bdbe9 = From this host, try the port: `nc -vz IP PORT`. If it hangs too, look at the firewall between, and whether the address is still right. If it connects, the application accepts too slowly: look at its backlog and workers.

# connect_timeout: sentence
m-c25faba4 = No answer from { $addresses } within { $limit } ({ $timer }).

# connect_timeout: sentence
m-655d0ece = No answer from { $peer } within { $limit } ({ $timer }).

# connect_timeout: sentence
m-b0867be7 = No answer from { $peer }: the kernel gave up after { $elapsed } ({ $errno_name }, errno { $errno }).

# connect_timeout: likely limit
m-9d1649f9 = The limit is too short for the way to { $peer }.

# connect_timeout: likely stale_address
m-9497933d = The name { $host } has moved on: nobody has the old address any more.

# connect_timeout: likely backlog_full
m-4257f789 = The application accepts too slowly: its backlog is full and the kernel drops new connections.

# connect_timeout: evidence for backlog_full, connect_reset: evidence for queue_overflow, socket_backlog_full: evidence for workers_busy
m-7a0d2a1e = connections waiting at { $holder }: { $waiting }, and its limit is { $backlog }

# connect_timeout: evidence for backlog_full
m-2491202b = connections that this host dropped within a minute, since a queue was full: { $dropped }

# connect_timeout: evidence for backlog_full
m-5898a2e3 = { $peer } is this host, where no firewall is likely to drop

# connect_timeout: likely firewall
m-01414387 = A firewall or security group drops the packets to port { $port }.

# connect_timeout: evidence for firewall
m-b474b8a9 = { $peer } is a public address

# connect_timeout: likely ipv6_black_hole
m-816997c2 = IPv6 is configured here but leads nowhere.

# connect_timeout: evidence for ipv6_black_hole
m-0a761213 = only IPv6 addresses were tried: { $addresses }

# connect_timeout: likely wrong_address
m-f14e721d = Nobody has the address { $ip }: the host is off, or the address is wrong.

# connect_timeout: likely own_firewall
m-1ca1b44b = A filter of this host drops what goes out: nftables, or systemd's IPAddressDeny on Candor's unit.

# connect_timeout: likely overloaded
m-3d81898b = The host is overloaded or suspended.

# connect_timeout: step
m-5a512020 = Try the port from here:

# connect_timeout: step, connect_unreachable: step, connect_other: step
m-0af17c8c = See which way the packets go:

# connect_timeout: step
m-2e032480 = See whether the backlog is full (Recv-Q against Send-Q):

# connect_timeout: step, tls_timeout: step, req_write_timeout: step and 6 more
m-14761627 = The limit is { $timer } = { $limit }, written at: { $timer_place }.

# connect_reset: title
m-2b37379d = The connection to the upstream was reset while it was made

# connect_reset: explanation
m-1f57165b = Something answered Candor's request for a TCP connection, and cut it again before it could be used: `ECONNRESET`, errno 104. A port on which nobody listens looks different (`connect_refused`).

# connect_reset: explanation
m-47184f68 = The application has not received the request. Who answers and cuts at once is seldom the application itself: a port forwarder whose target is gone, a load balancer without a member, a firewall that resets, or a kernel whose queue of connections to accept is full and which is told to say so (`net.ipv4.tcp_abort_on_overflow`).

# connect_reset: explanation
m-e1a3d3ea = Capture the handshake: `tcpdump -ni any host IP and port PORT`. The TTL of the reset tells whether it comes from the host that sent the SYN-ACK or from something in between.

# connect_reset: sentence
m-f260cea5 = { $peer } reset the connection while it was being made, after { $elapsed } ({ $errno_name }, errno { $errno }).

# connect_reset: likely port_forwarder
m-715ae008 = A port forwarder accepts in place of the application and finds nobody behind it: docker-proxy, an SSH tunnel, kubectl port-forward.

# connect_reset: evidence for port_forwarder, head_not_http: evidence for wrong_port, timeout_first_byte: evidence for waits_for_other_protocol
m-5d0ced9b = there is { $holder }

# connect_reset: evidence for port_forwarder
m-6d46d9e1 = { $peer } is this host, where such forwarders listen

# connect_reset: likely filter
m-bf152917 = A firewall or load balancer in between resets connections from this host: it does not know our address, or has no member to send us to.

# connect_reset: evidence for filter
m-c8467eb4 = { $peer } is a public address: others stand between

# connect_reset: likely container_gone
m-5f928260 = The container behind the address is stopping or gone, and its network still answers.

# connect_reset: evidence for container_gone
m-41c72602 = { $host } is a short name with the private address { $ip }, as containers have

# connect_reset: likely restarting
m-7c929d52 = The application was restarted or killed just then: its kernel resets every connection that waits to be accepted.

# connect_reset: likely queue_overflow
m-f7bf0a9b = The application accepts too slowly: its queue is full, and its kernel is told to reset what does not fit (net.ipv4.tcp_abort_on_overflow).

# connect_reset: evidence for queue_overflow
m-2955521d = it took { $elapsed }, so the first SYN was dropped and had to be repeated

# connect_reset: step
m-41c1f5ef = Try it by hand, some times:

# connect_reset: step, body_reset: step
m-b6208bc3 = See who sends the reset:

# connect_reset: step
m-7149f81c = See whether queues overflowed, on the application's host:

# connect_unreachable: title
m-4b6e1886 = There is no way to the upstream

# connect_unreachable: explanation
m-80980691 = The kernel could not deliver the request for a connection: `ENETUNREACH` (101), this host has no route to that network, or `EHOSTUNREACH` (113), a router or the neighbor discovery said that the host is not there. `EADDRNOTAVAIL` (99) with ports to spare means that this host has no address of that family to send from, as in a container without IPv6.

# connect_unreachable: explanation
m-f352d35c = The upstream has seen nothing. With 101 the fault is on this host: no route, or no IPv6. With 113 the route is there and the host is not: it is off, its address has changed, or a firewall answers with an ICMP message.

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP` says which way the kernel would take. On the same network, `ip neigh` shows whether the host answers at all.

# connect_unreachable: sentence
m-9ee302c9 = This host has no route to { $peer } ({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-1d11b24a = This host has no address from which to reach { $peer } ({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-9d5dbf13 = The kernel knows no way to { $peer } ({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-8548ed05 = The network towards { $peer } is down ({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-030ee639 = { $peer } cannot be reached ({ $errno_name }, errno { $errno }): no such host on the way there.

# connect_unreachable: likely no_ipv6
m-02e46bf0 = This host has no IPv6, and the upstream was tried by an IPv6 address only.

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer } is an IPv6 address, and there is no route to it

# connect_unreachable: evidence for no_ipv6
m-8378e2bb = { $peer } is an IPv6 address, and this host has none of its own

# connect_unreachable: likely no_scope
m-dc449fec = A link-local IPv6 address means nothing without the interface: write another address of the host.

# connect_unreachable: evidence for no_scope
m-0ad58674 = { $ip } is such an address

# connect_unreachable: likely blackhole_route
m-c3074f35 = A route of the type blackhole covers { $ip }.

# connect_unreachable: evidence for blackhole_route
m-60b8569c = { $errno_name } is how the routing table says so

# connect_unreachable: likely interface_down
m-e0c479b6 = The network interface towards { $ip } is down.

# connect_unreachable: evidence for interface_down
m-239a6d0f = { $errno_name } is how the kernel says so

# connect_unreachable: likely stale_address
m-4228726a = The name { $host } has moved on: the old address is gone.

# connect_unreachable: likely container_gone
m-185300e2 = The container or virtual machine with the address { $ip } is gone; its network is still here.

# connect_unreachable: evidence for container_gone
m-d18f78fc = { $ip } is a private address, and nobody answered for it in { $elapsed }

# connect_unreachable: likely no_route
m-8c40b95d = The route to the network of { $ip } is missing: a VPN or tunnel is down, or Candor is not on that container network.

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno } means that this host has no route

# connect_unreachable: likely firewall_icmp
m-f113b112 = A firewall on the way answers that the host is unreachable.

# connect_unreachable: evidence for firewall_icmp
m-363ee444 = the answer came after { $elapsed }, sooner than a neighbor is given up

# connect_unreachable: likely host_off
m-10d8c58c = The host is off, or the address is wrong.

# connect_unreachable: step
m-9106fe4e = See whether anybody answers for the address:
