### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

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

# connect_refused: likely default_port
m-2dc08e1f = The application listens on another port than { $port }.

# connect_refused: evidence for default_port
m-1ed7066a = { $server } is written without a port, so { $port } was dialed

# connect_refused: likely localhost_family
m-ac7d9a1a = `localhost` means { $addresses } here, and the application listens on the other address family only. Write 127.0.0.1 or [::1] in its place.

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
m-52c13e81 = { $peer } is this host, and its own kernel refused

# connect_refused: likely starting
m-00aa7bde = The application is still starting and does not listen yet.

# connect_refused: likely own_container
m-d1b05fc4 = Candor runs in a container itself: there, { $ip } is that container and not the host.

# connect_refused: likely firewall_reject
m-cd579297 = A firewall in between rejects the port.

# connect_refused: step
m-847bf307 = See who listens on the port, on the application's host:

# connect_refused: step
m-5047a589 = See whether the container runs and what it says:

# connect_refused: step, connect_unreachable: step
m-942feda4 = See what the name means now:

# connect_refused: in weigh_family
m-f5783630 = only { $addresses } was tried

# connect_timeout: title
m-224296fa = The upstream did not answer the connection in time

# connect_timeout: visitor, tls_timeout: visitor, timeout_first_byte: visitor
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

# connect_timeout: likely overloaded
m-3d81898b = The host is overloaded or suspended.

# connect_timeout: step
m-5a512020 = Try the port from here:

# connect_timeout: step, connect_unreachable: step
m-0af17c8c = See which way the packets go:

# connect_timeout: step
m-2e032480 = See whether the backlog is full (Recv-Q against Send-Q):

# connect_timeout: step, tls_timeout: step, timeout_queue: step and 2 more
m-14761627 = The limit is { $timer } = { $limit }, written at: { $timer_place }.

# connect_unreachable: title
m-4b6e1886 = There is no way to the upstream

# connect_unreachable: visitor, socket_permission: visitor, connect_other: visitor
m-2becbc00 = The application behind this address cannot be reached right now.

# connect_unreachable: explanation
m-7c58a819 = The kernel could not deliver the request for a connection: `ENETUNREACH` (101), this host has no route to that network, or `EHOSTUNREACH` (113), a router or the neighbor discovery said that the host is not there.

# connect_unreachable: explanation
m-f352d35c = The upstream has seen nothing. With 101 the fault is on this host: no route, or no IPv6. With 113 the route is there and the host is not: it is off, its address has changed, or a firewall answers with an ICMP message.

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP` says which way the kernel would take. On the same network, `ip neigh` shows whether the host answers at all.

# connect_unreachable: sentence
m-9ee302c9 = This host has no route to { $peer } ({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-030ee639 = { $peer } cannot be reached ({ $errno_name }, errno { $errno }): no such host on the way there.

# connect_unreachable: likely no_ipv6
m-02e46bf0 = This host has no IPv6, and the upstream was tried by an IPv6 address only.

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer } is an IPv6 address, and there is no route to it

# connect_unreachable: likely stale_address
m-4228726a = The name { $host } has moved on: the old address is gone.

# connect_unreachable: likely container_gone
m-185300e2 = The container or virtual machine with the address { $ip } is gone; its network is still here.

# connect_unreachable: evidence for container_gone
m-22631d6f = { $ip } is a private address, and nobody answered for it

# connect_unreachable: likely no_route
m-8c40b95d = The route to the network of { $ip } is missing: a VPN or tunnel is down, or Candor is not on that container network.

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno } means that this host has no route

# connect_unreachable: likely firewall_icmp
m-f113b112 = A firewall on the way answers that the host is unreachable.

# connect_unreachable: likely host_off
m-10d8c58c = The host is off, or the address is wrong.

# connect_unreachable: step
m-9106fe4e = See whether anybody answers for the address:
