### connect

# connect_resources_exhausted: title
m-f23dae6c = 没有剩余的文件或内存用于连接上游

# connect_resources_exhausted: explanation
m-2abdc116 = Candor 需要一个套接字来连接上游，而内核无法提供：`EMFILE`（24）表示本进程打开的文件已达上限；`ENFILE`（23）表示整个主机已达上限；`ENOMEM`（12）或 `ENOBUFS`（105）表示没有可用的内存。

# connect_resources_exhausted: explanation
m-ec3a92f8 = 这与上游无关：没有发出任何数据包。代理的每个进行中的请求需要两个套接字，每个空闲连接需要一个。

# connect_resources_exhausted: explanation
m-7626e78c = 对于 24，请提高上限：Candor 单元中的 `LimitNOFILE`，或容器的 `--ulimit nofile`。如果上限已经很高，请查明是什么占用了连接：缓慢的上游，或从不离开的客户端。

# connect_resources_exhausted: sentence
m-26b59256 = Candor 已打开 { $files_limit } 个文件，达到上限，没有剩余的可用于连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-1a72e22d = Candor 打开的文件已达上限，没有剩余的可用于连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-234540d4 = 本机打开的文件已达上限，没有剩余的可用于连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-787f3253 = 本机没有剩余的内存用于连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: likely low_limit
m-2517b622 = 打开文件的上限对代理来说太低：请提高其单元的 LimitNOFILE，或其容器的 --ulimit nofile。

# connect_resources_exhausted: evidence for low_limit
m-9d4427e4 = 上限只有 { $files_limit }

# connect_resources_exhausted: likely slow_upstream
m-2b3bb32c = 请求在堆积：某个上游应答缓慢，每个请求占用两个套接字。

# connect_resources_exhausted: evidence for slow_upstream
m-61da5c8e = 对本机平常的负载来说，{ $files_limit } 个文件应当足够

# connect_resources_exhausted: likely many_clients
m-0fa8f934 = 同时连接的客户端非常多，或其中之一打开连接后一直占用。

# connect_resources_exhausted: likely host_limit
m-03532118 = 本机所有程序打开的文件总数过多：fs.file-max。

# connect_resources_exhausted: evidence for host_limit
m-75563eda = { $errno_name } 针对的是整个主机

# connect_resources_exhausted: likely socket_memory
m-3949b45e = 套接字的内存已用尽：net.ipv4.tcp_mem，或 Candor 容器的内存上限。

# connect_resources_exhausted: evidence for socket_memory
m-c5ef7cb5 = { $errno_name } 针对的是内核的内存

# connect_resources_exhausted: likely another_program
m-2d2ea2c6 = 本机的另一个程序泄漏文件或内存。

# connect_resources_exhausted: step
m-8f8cfa7d = 查看 Candor 打开了什么，以及上限是多少：

# connect_resources_exhausted: step
m-5085ae41 = 提高运行中进程的上限：

# connect_resources_exhausted: step
m-7fa86ca1 = 查看本机打开了多少文件，以及上限：

# connect_resources_exhausted: step
m-c505dc2d = 查看套接字占用多少内存，以及上限：

# connect_resources_exhausted: step, connect_ports_exhausted: step
m-001fd197 = 查看有多少套接字，处于什么状态：

# connect_ports_exhausted: title
m-236a86ec = 没有剩余的本地端口用于连接上游

# connect_ports_exhausted: explanation
m-8a5591c6 = Candor 请求建立 TCP 连接，而内核找不到可用的本地端口：`EADDRNOTAVAIL`，errno 99。两台主机之间，到同一端口的每个连接都需要自己的本地端口。

# connect_ports_exhausted: explanation
m-cdac6a7d = 没有发出任何数据包。要么同时打开的到此上游的连接非常多，要么每个请求之后都关闭连接，而每个连接还会占用其端口一分钟（TIME-WAIT）。

# connect_ports_exhausted: explanation
m-e44503fc = `ss -s` 会显示是哪一种。让上游保持连接：它不应以 `Connection: close` 应答，其自身的空闲上限也不应太短。为上游增加第二个地址，或扩大 `net.ipv4.ip_local_port_range`，可以腾出空间。

# connect_ports_exhausted: sentence
m-647264e5 = 没有剩余的本地端口可用于连接 { $peer }（{ $errno_name }，errno { $errno }）：共 { $ports } 个，其中 { $time_wait } 个在等待 TIME-WAIT 结束，{ $sockets_in_use } 个套接字正在使用。

# connect_ports_exhausted: sentence
m-c71c6573 = 没有剩余的本地端口可用于连接 { $peer }（{ $errno_name }，errno { $errno }），共 { $ports } 个。

# connect_ports_exhausted: sentence
m-5b837eae = 没有剩余的本地端口可用于连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_ports_exhausted: likely no_keepalive
m-ae560a5c = 到上游的连接在每个请求之后被它或我方关闭，每个连接占用其端口一分钟。

# connect_ports_exhausted: evidence for no_keepalive
m-d056b0e0 = { $time_wait } 个连接处于 TIME-WAIT，多于正在使用的 { $sockets_in_use } 个套接字

# connect_ports_exhausted: likely many_open
m-c5c39315 = 同时打开的到上游的连接非常多：对这一负载来说它应答太慢，或在传输流。

# connect_ports_exhausted: evidence for many_open
m-3d6d605a = { $sockets_in_use } 个套接字正在使用，{ $time_wait } 个连接处于 TIME-WAIT

# connect_ports_exhausted: likely narrow_range
m-d6f2dd25 = 本地端口的范围太窄：net.ipv4.ip_local_port_range。

# connect_ports_exhausted: evidence for narrow_range
m-252878a5 = 范围是 { $first_port } 到 { $last_port }，共 { $ports } 个端口

# connect_ports_exhausted: likely another_program
m-0c2c1cc8 = 本机的另一个程序也在向同一地址建立同样多的连接。

# connect_ports_exhausted: step
m-b88ad342 = 查看有多少到此上游的连接在等待结束：

# connect_ports_exhausted: step
m-76507ebb = 查看端口范围：

# connect_ports_exhausted: step
m-dbb3db53 = 在找到原因之前先扩大范围：

# connect_denied_local: title
m-0471b698 = 本机不允许 Candor 连接上游

# connect_denied_local: visitor, connect_ip_prohibited: visitor, connect_unreachable: visitor and 2 more
m-2becbc00 = 目前无法连接到此地址背后的应用。

# connect_denied_local: explanation
m-25b0478d = Candor 向自己的内核请求建立 TCP 连接，被内核拒绝：`EACCES`（13）、`EPERM`（1），或在整个地址族被禁止时的 `EAFNOSUPPORT`（97）。

# connect_denied_local: explanation
m-faf4303e = 没有发出任何数据包，与上游无关。本机的某条规则作用于 Candor：SELinux 或 AppArmor、`prohibit` 类型的路由、systemd 或容器为进程设置的过滤器。仅在 IPv6 上，`EACCES` 也可能来自途中的防火墙，它应答该地址被管理性禁止。数据包过滤器（nftables、systemd 的 `IPAddressDeny`）在发出时丢弃的情况看起来不同：表现为沉默（`connect_timeout`）。

# connect_denied_local: explanation
m-cda57f28 = 询问内核会走哪条路（`ip route get IP`）：它会指出禁止的路由。然后查看安全模块拒绝了什么（`ausearch -m avc -ts recent`），以及 Candor 的单元禁止什么（`systemctl show candor`）。

# connect_denied_local: sentence
m-c7608eea = 本机没有为 Candor 提供 { $peer } 所属地址族的套接字（{ $errno_name }，errno { $errno }）。

# connect_denied_local: sentence
m-1a5ce881 = 本机拒绝用户 { $uid } 连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_denied_local: sentence
m-386451d5 = 本机拒绝 Candor 连接 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_denied_local: likely selinux
m-2b58891f = SELinux 不允许 Candor 所在的域这样做。

# connect_denied_local: evidence for selinux, socket_permission: evidence for security_module
m-1014fc92 = 其日志中有记录：对 { $denied_object } 的 { $denied_operation }

# connect_denied_local: evidence for selinux
m-2ebf2213 = Candor 以 { $label } 运行，而 SELinux 就是以 { $errno_name } 拒绝的

# connect_denied_local: likely apparmor
m-e84c7599 = 约束 Candor 的 AppArmor 配置文件不允许这样做。

# connect_denied_local: evidence for apparmor
m-59d44f6a = 内核日志中有记录：{ $denied_operation }

# connect_denied_local: evidence for apparmor
m-7c66ca5c = Candor 在配置文件 { $label } 下运行

# connect_denied_local: likely firewall_icmp6
m-37981213 = 途中的防火墙应答该地址被管理性禁止（ICMPv6）。

# connect_denied_local: evidence for firewall_icmp6
m-b33f390c = { $ip } 是 IPv6 地址，应答用了 { $elapsed }：比本机自己拒绝所需的时间长

# connect_denied_local: likely prohibiting_route
m-17acebf3 = 本机的某条路由或规则禁止该地址。

# connect_denied_local: evidence for prohibiting_route
m-9ff25137 = 没有什么约束 Candor 的进程，而路由表就是以 { $errno_name } 拒绝的

# connect_denied_local: likely filtered_calls, socket_other: likely filtered_calls
m-6b07b75c = Candor 受到系统调用过滤器的约束：容器的 seccomp 配置，或 systemd 的 RestrictAddressFamilies 和 SystemCallFilter。

# connect_denied_local: evidence for filtered_calls
m-36e375ba = Candor 的进程有 seccomp 过滤器，而它就是以 { $errno_name } 拒绝的

# connect_denied_local: likely family_off
m-3b3c6a6a = 此内核没有 IPv6：启动时带有 ipv6.disable=1。

# connect_denied_local: evidence for family_off
m-158203be = { $errno_name } 表示没有这种套接字

# connect_denied_local: likely cgroup_rule
m-579c24dd = Candor 控制组上的某个程序拒绝了它，容器平台的网络策略会安装这样的程序。

# connect_denied_local: evidence for cgroup_rule
m-01c782ed = 没有生效的系统调用过滤器，而控制组就是以 { $errno_name } 拒绝的

# connect_denied_local: step
m-c1f41117 = 查看内核会走哪条路：

# connect_denied_local: step
m-51260727 = 查看 SELinux 拒绝了什么：

# connect_denied_local: step
m-4fdd813d = 如果原因是它，允许 Web 服务器建立连接：

# connect_denied_local: step
m-92fa528e = 查看 Candor 的单元禁止什么：

# connect_denied_local: step
m-45be9083 = 查看内核对此的说明：

# connect_ip_prohibited: title
m-486b8d1c = 上游的名称指向被禁止的地址

# connect_ip_prohibited: explanation
m-7c4d305a = 上游的名称已解析，而应答中的每个地址都位于名称不得指向的网络中：`[dns]` 下的 `prohibit`。Candor 没有尝试连接。

# connect_ip_prohibited: explanation
m-20a26860 = 默认情况下，这些是对应用来说从不正确、向其发送请求又很危险的地址：链路本地地址（其中包括云提供商发放凭据的元数据服务）和 0.0.0.0。控制该名称的人可能让它指向那里。直接写出的地址以及 hosts 文件中的名称被视为有意为之，从不禁止。

# connect_ip_prohibited: explanation
m-db14e76f = 查看该名称的含义（`dig HOST @RESOLVER`）以及谁可以更改它。如果该地址是有意的，请直接写地址，或把其网络从 `prohibit` 中去掉。

# connect_ip_prohibited: sentence
m-bc9a89d6 = { $host } 指向 { $prohibited }，被 prohibit = { $rule } 禁止；没有连接。

# connect_ip_prohibited: likely sinkhole
m-f297047f = DNS 过滤器（Pi-hole、安全浏览解析器）屏蔽了该名称，以一个无处可去的地址应答。

# connect_ip_prohibited: evidence for sinkhole
m-d65e9954 = { $prohibited } 就是这类过滤器给出的应答

# connect_ip_prohibited: likely metadata_service
m-a4f3650a = 有人让该名称指向云的元数据服务，使经过 Candor 的请求读取其凭据：DNS 重绑定。

# connect_ip_prohibited: evidence for metadata_service
m-b8881e62 = { $prohibited } 是这种服务的地址

# connect_ip_prohibited: likely self_assigned
m-c53ae354 = 应用所在的主机没有从网络得到地址，给自己分配了链路本地地址并登记了它。

# connect_ip_prohibited: evidence for self_assigned
m-20998da5 = { $prohibited } 是主机给自己分配的地址

# connect_ip_prohibited: likely wrong_record
m-5d304766 = { $host } 的记录有误，或被不该更改的人更改。

# connect_ip_prohibited: likely meant
m-d33b1d96 = 该地址是有意的。请直接写地址，或把其网络从 `prohibit` 中去掉。

# connect_ip_prohibited: evidence for meant
m-faadae09 = 规则是自行设置的：{ $rule_place }

# connect_ip_prohibited: step
m-d51058d8 = 查看该名称的含义：

# connect_ip_prohibited: step
m-31e007c5 = 查看本机如何理解它：

# connect_ip_prohibited: step
m-fd014ced = 规则是 [dns] 下的 prohibit = { $rule }，写于：{ $rule_place }。

# connect_refused: title
m-0ba21e3e = 上游拒绝了连接

# connect_refused: explanation
m-f737fcc8 = Candor 请求建立 TCP 连接，对方以重置应答：`ECONNREFUSED`，errno 111。主机存在且可达，其内核表示没有程序在该地址和端口上监听。

# connect_refused: explanation
m-967f9db9 = 应用没有收到请求。要么它没有运行，要么它在别处监听：另一个端口、另一个地址族，或仅在自己容器的回环地址上。拒绝（而不是丢弃）数据包的防火墙看起来也一样。

# connect_refused: explanation
m-4dc47368 = 在应用所在的主机上列出谁在监听该端口：`ss -ltnp 'sport = :PORT'`。没有：启动应用并查看其日志。只在 `127.0.0.1` 上：让它在 `0.0.0.0` 或 `[::]` 上监听，或让上游指向它监听的地址。

# connect_refused: sentence
m-b5592804 = { $peer } 拒绝了连接（{ $errno_name }，errno { $errno }）：那里没有程序在监听。

# connect_refused: sentence
m-9c789c1d = { $addresses }：拒绝连接（{ $errno_name }，errno { $errno }），那里没有程序在监听。

# connect_refused: likely other_address
m-bdbffba4 = 应用监听的地址不是所连接的地址：让它监听所有地址（0.0.0.0 或 [::]），或连接它监听的地址。

# connect_refused: evidence for other_address, connect_refused: in weigh_family
m-1bd4086c = 端口 { $port } 只被 { $listening } 占用

# connect_refused: likely localhost_family
m-ac7d9a1a = `localhost` 在这里指 { $addresses }，而应用只在另一地址族上监听。请改写为 127.0.0.1 或 [::1]。

# connect_refused: likely other_port
m-2dc08e1f = 应用监听的不是端口 { $port }，而是另一个。

# connect_refused: evidence for other_port
m-beeb96d0 = 端口 { $port } 无人监听，而有 { $elsewhere }

# connect_refused: likely stale_address
m-f6dc74fb = 名称 { $host } 已迁移：该地址现在属于别的主机，或不再有主机。

# connect_refused: evidence for stale_address, connect_timeout: evidence for stale_address, connect_unreachable: evidence for stale_address
m-63f00f5a = 应答已有 { $answer_age }，有效期只有 { $ttl }

# connect_refused: likely container_loopback
m-60d4d108 = 应用在自己的容器内监听 127.0.0.1，容器外无法连接。请让它监听 0.0.0.0。

# connect_refused: evidence for container_loopback
m-424bbd75 = { $host } 是指向私有地址 { $ip } 的短名称，像容器那样，而且该主机有应答

# connect_refused: likely not_running, socket_missing: likely not_running
m-46561b3a = 应用没有运行：已停止、启动时崩溃，或从未启动。

# connect_refused: evidence for not_running
m-c10ff610 = { $upstream } 之前应答过 { $answered } 个请求，因此地址是正确的

# connect_refused: evidence for not_running
m-52c13e81 = { $peer } 就是本机，由自己的内核拒绝

# connect_refused: likely starting
m-00aa7bde = 应用仍在启动，尚未监听。

# connect_refused: evidence for starting
m-4703dc83 = 现在已有程序监听：{ $listening }

# connect_refused: evidence for wrong_port
m-1ed7066a = { $server } 没有写端口，因此连接了 { $port }

# connect_refused: likely own_container
m-d1b05fc4 = Candor 自己在容器中运行：在那里，{ $ip } 是该容器而不是主机。

# connect_refused: evidence for own_container
m-f69b83d2 = Candor 独自在自己的容器（{ $engine }）中运行

# connect_refused: likely firewall_reject
m-cd579297 = 中间的防火墙拒绝该端口。

# connect_refused: step
m-847bf307 = 在应用所在的主机上查看谁在监听该端口：

# connect_refused: step
m-0bfa5220 = 如果 { $other_address } 就是该应用，请在 { $upstream_place } 处用它替换 { $server }。

# connect_refused: step, connect_reset: step
m-5047a589 = 查看容器是否在运行以及它的输出：

# connect_refused: step, connect_unreachable: step
m-942feda4 = 查看该名称现在的含义：

# connect_refused: in weigh_family
m-f5783630 = 只尝试了 { $addresses }

# connect_timeout: title
m-224296fa = 上游没有及时回应连接

# connect_timeout: visitor, tls_timeout: visitor, timeout_total: visitor and 2 more
m-0f06aeaa = 此地址背后的应用没有及时响应。

# connect_timeout: explanation
m-94c9884c = Candor 请求建立 TCP 连接，直到时间用尽都没有得到任何应答，既没有同意也没有拒绝。

# connect_timeout: explanation
m-83a83791 = 正常运行且可达的主机会立即应答，哪怕只是拒绝。沉默意味着数据包被丢弃（防火墙、安全组）、该地址已无主机，或应用的积压队列已满、其内核丢弃新连接。

# connect_timeout: explanation
m-1e8bdbe9 = 从本机尝试该端口：`nc -vz IP PORT`。如果也卡住，请检查中间的防火墙，以及地址是否仍然正确。如果能连接，则应用接受得太慢：检查其积压队列和工作进程。

# connect_timeout: sentence
m-c25faba4 = { $addresses } 在 { $limit } 内没有应答（{ $timer }）。

# connect_timeout: sentence
m-655d0ece = { $peer } 在 { $limit } 内没有应答（{ $timer }）。

# connect_timeout: sentence
m-b0867be7 = { $peer } 没有应答：内核在 { $elapsed } 后放弃（{ $errno_name }，errno { $errno }）。

# connect_timeout: likely limit
m-9d1649f9 = 对于到 { $peer } 的路程，该上限太短。

# connect_timeout: likely stale_address
m-9497933d = 名称 { $host } 已迁移：旧地址已无主机。

# connect_timeout: likely backlog_full
m-4257f789 = 应用接受得太慢：其积压队列已满，内核丢弃新连接。

# connect_timeout: evidence for backlog_full, connect_reset: evidence for queue_overflow, socket_backlog_full: evidence for workers_busy
m-7a0d2a1e = { $holder } 处等待接受的连接：{ $waiting }，上限为 { $backlog }

# connect_timeout: evidence for backlog_full
m-2491202b = 由于队列已满，本机在一分钟内丢弃的连接：{ $dropped }

# connect_timeout: evidence for backlog_full
m-5898a2e3 = { $peer } 就是本机，防火墙在这里丢弃的可能性不大

# connect_timeout: likely firewall
m-01414387 = 防火墙或安全组丢弃了发往端口 { $port } 的数据包。

# connect_timeout: evidence for firewall
m-b474b8a9 = { $peer } 是公网地址

# connect_timeout: likely ipv6_black_hole
m-816997c2 = 这里配置了 IPv6，但它哪里也到不了。

# connect_timeout: evidence for ipv6_black_hole
m-0a761213 = 只尝试了 IPv6 地址：{ $addresses }

# connect_timeout: likely wrong_address
m-f14e721d = 地址 { $ip } 没有主机：主机已关机，或地址有误。

# connect_timeout: likely own_firewall
m-1ca1b44b = 本机的过滤器丢弃了发出的数据包：nftables，或 Candor 单元上 systemd 的 IPAddressDeny。

# connect_timeout: likely overloaded
m-3d81898b = 主机过载或被挂起。

# connect_timeout: step
m-5a512020 = 从这里尝试该端口：

# connect_timeout: step, connect_unreachable: step, connect_other: step
m-0af17c8c = 查看数据包走哪条路：

# connect_timeout: step
m-2e032480 = 查看积压队列是否已满（比较 Recv-Q 与 Send-Q）：

# connect_timeout: step, tls_timeout: step, req_write_timeout: step and 6 more
m-14761627 = 上限是 { $timer } = { $limit }，写于：{ $timer_place }。

# connect_reset: title
m-2b37379d = 到上游的连接在建立时被重置

# connect_reset: explanation
m-1f57165b = 有什么应答了 Candor 的 TCP 连接请求，却在连接可用之前又切断了它：`ECONNRESET`，errno 104。没有程序监听的端口表现不同（`connect_refused`）。

# connect_reset: explanation
m-47184f68 = 应用没有收到请求。应答后立即切断的很少是应用本身：目标已消失的端口转发器、没有成员的负载均衡器、发送重置的防火墙，或者待接受连接的队列已满、且被要求如此表示的内核（`net.ipv4.tcp_abort_on_overflow`）。

# connect_reset: explanation
m-e1a3d3ea = 捕获握手：`tcpdump -ni any host IP and port PORT`。重置包的 TTL 可以说明它来自发送 SYN-ACK 的主机，还是来自中间的什么。

# connect_reset: sentence
m-f260cea5 = { $peer } 在连接建立过程中、{ $elapsed } 之后重置了连接（{ $errno_name }，errno { $errno }）。

# connect_reset: likely port_forwarder
m-715ae008 = 端口转发器代替应用接受连接，而背后没有程序：docker-proxy、SSH 隧道、kubectl port-forward。

# connect_reset: evidence for port_forwarder, head_not_http: evidence for wrong_port, timeout_first_byte: evidence for waits_for_other_protocol
m-5d0ced9b = 那里是 { $holder }

# connect_reset: evidence for port_forwarder
m-6d46d9e1 = { $peer } 就是本机，这类转发器在这里监听

# connect_reset: likely filter
m-bf152917 = 中间的防火墙或负载均衡器重置了来自本机的连接：它不认识我方地址，或没有成员可以转交。

# connect_reset: evidence for filter
m-c8467eb4 = { $peer } 是公网地址：中间还有别的设备

# connect_reset: likely container_gone
m-5f928260 = 该地址背后的容器正在停止或已消失，而其网络仍在应答。

# connect_reset: evidence for container_gone
m-41c72602 = { $host } 是指向私有地址 { $ip } 的短名称，像容器那样

# connect_reset: likely restarting
m-7c929d52 = 应用恰在那时重启或被终止：其内核重置了所有等待接受的连接。

# connect_reset: likely queue_overflow
m-f7bf0a9b = 应用接受得太慢：其队列已满，而内核被要求重置放不下的连接（net.ipv4.tcp_abort_on_overflow）。

# connect_reset: evidence for queue_overflow
m-2955521d = 用了 { $elapsed }，说明第一个 SYN 被丢弃，不得不重发

# connect_reset: step
m-41c1f5ef = 手动尝试几次：

# connect_reset: step, body_reset: step
m-b6208bc3 = 查看是谁发送重置：

# connect_reset: step
m-7149f81c = 在应用所在的主机上查看队列是否溢出：

# connect_unreachable: title
m-4b6e1886 = 没有通往上游的路

# connect_unreachable: explanation
m-80980691 = 内核无法送达连接请求：`ENETUNREACH`（101）表示本机没有到该网络的路由；`EHOSTUNREACH`（113）表示路由器或邻居发现称该主机不存在。端口充裕时的 `EADDRNOTAVAIL`（99）表示本机没有该地址族的地址可用于发送，例如没有 IPv6 的容器。

# connect_unreachable: explanation
m-f352d35c = 上游没有看到任何内容。101 说明问题在本机：没有路由，或没有 IPv6。113 说明路由存在而主机不在：它已关机、地址已变，或防火墙以 ICMP 消息应答。

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP` 会说明内核走哪条路。在同一网络上，`ip neigh` 会显示该主机是否有应答。

# connect_unreachable: sentence
m-9ee302c9 = 本机没有到 { $peer } 的路由（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-1d11b24a = 本机没有可用来连接 { $peer } 的地址（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-9d5dbf13 = 内核不知道通往 { $peer } 的路（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-8548ed05 = 通往 { $peer } 的网络已断开（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-030ee639 = 无法到达 { $peer }（{ $errno_name }，errno { $errno }）：途中没有这样的主机。

# connect_unreachable: likely no_ipv6
m-02e46bf0 = 本机没有 IPv6，而上游只以 IPv6 地址尝试过。

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer } 是 IPv6 地址，没有到它的路由

# connect_unreachable: evidence for no_ipv6
m-8378e2bb = { $peer } 是 IPv6 地址，而本机没有自己的 IPv6 地址

# connect_unreachable: likely no_scope
m-dc449fec = 链路本地 IPv6 地址不带接口就没有意义：请写该主机的另一个地址。

# connect_unreachable: evidence for no_scope
m-0ad58674 = { $ip } 就是这样的地址

# connect_unreachable: likely blackhole_route
m-c3074f35 = 有一条 blackhole 类型的路由覆盖 { $ip }。

# connect_unreachable: evidence for blackhole_route
m-60b8569c = 路由表就是以 { $errno_name } 表示的

# connect_unreachable: likely interface_down
m-e0c479b6 = 通往 { $ip } 的网络接口已关闭。

# connect_unreachable: evidence for interface_down
m-239a6d0f = 内核就是以 { $errno_name } 表示的

# connect_unreachable: likely stale_address
m-4228726a = 名称 { $host } 已迁移：旧地址已不存在。

# connect_unreachable: likely container_gone
m-185300e2 = 地址为 { $ip } 的容器或虚拟机已消失；其网络仍在这里。

# connect_unreachable: evidence for container_gone
m-d18f78fc = { $ip } 是私有地址，{ $elapsed } 内没有主机为它应答

# connect_unreachable: likely no_route
m-8c40b95d = 缺少到 { $ip } 所在网络的路由：VPN 或隧道已断开，或 Candor 不在该容器网络上。

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno } 表示本机没有路由

# connect_unreachable: likely firewall_icmp
m-f113b112 = 途中的防火墙应答该主机不可达。

# connect_unreachable: evidence for firewall_icmp
m-363ee444 = 应答在 { $elapsed } 之后到达，比放弃一个邻居所需的时间早

# connect_unreachable: likely host_off
m-10d8c58c = 主机已关机，或地址有误。

# connect_unreachable: step
m-9106fe4e = 查看是否有主机为该地址应答：
