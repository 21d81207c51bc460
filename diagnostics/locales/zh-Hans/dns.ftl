### dns

# dns_nxdomain: title
m-6a43f68d = 上游的名称不存在

# dns_nxdomain: visitor, dns_nodata: visitor, dns_server_failure: visitor and 1 more
m-09fbdea7 = 找不到此地址背后的应用。

# dns_nxdomain: explanation
m-8661f9f1 = Candor 向解析器询问上游主机的地址，得到的应答是 `NXDOMAIN`（RFC 1035，RCODE 3）：没有这个名称。

# dns_nxdomain: explanation
m-aa3cce04 = 没有尝试连接。解析器工作正常，只是不认识该名称。容器的名称只存在于它自己的网络中，并且只在容器运行时存在；短名称只存在于有搜索域将其补全的地方。

# dns_nxdomain: explanation
m-18073fbb = 亲自询问同一个解析器：`dig HOST @RESOLVER`。对于容器，请把 Candor 和该容器放在同一个网络中，并使用 compose 文件中写的服务名称。

# dns_nxdomain: sentence
m-9f1f94fe = 名称 { $question } 是别名，而 { $alias_end } 不存在：{ $resolvers } 应答了 NXDOMAIN。

# dns_nxdomain: sentence
m-521f81ac = 名称 { $question } 不存在：{ $resolvers } 应答了 NXDOMAIN。

# dns_nxdomain: sentence
m-87d9411c = 名称 { $question } 不存在：解析器应答了 NXDOMAIN。

# dns_nxdomain: likely dangling_alias
m-6096ac9c = { $question } 是别名，其目标已被移除或改名：请让它指向存在的名称。

# dns_nxdomain: evidence for dangling_alias
m-9117e758 = 该别名指向 { $alias_end }，而它不存在

# dns_nxdomain: likely similar
m-556d86cb = 配置中的名称拼写有误：这里认识 { $similar }。

# dns_nxdomain: evidence for similar
m-55b2728f = { $similar } 与 { $host } 相差很小

# dns_nxdomain: likely policy, dns_server_failure: likely policy
m-f7c50e94 = 解析器的策略阻止了该名称。

# dns_nxdomain: evidence for policy, dns_nodata: evidence for filtered, dns_server_failure: evidence for dnssec and 3 more
m-6efd19ee = 解析器表示 { $info_name }（扩展错误 { $info_code }）

# dns_nxdomain: likely container_network
m-11eed02d = Candor 与容器 { $host } 不在同一个网络中：容器的名称只存在于它自己的网络中。

# dns_nxdomain: evidence for container_network
m-50d79f57 = { $host } 是短名称，而 { $resolvers } 是容器网络的解析器

# dns_nxdomain: likely container_from_host
m-50b428d0 = { $host } 是容器的名称，而 Candor 在容器之外运行，那里没有这个名称。请发布一个端口并使用 127.0.0.1:PORT。

# dns_nxdomain: evidence for container_from_host
m-d7ffb56c = { $host } 是短名称，而解析器不是容器网络的解析器

# dns_nxdomain: likely cluster_name
m-c09246f0 = { $host } 只存在于它的集群之内。

# dns_nxdomain: evidence for cluster_name
m-0f2dcbf3 = 公共解析器不认识以 { $host } 那样的结尾结束的名称

# dns_nxdomain: likely service_stopped
m-1e5228ab = 容器或服务 { $host } 已停止：其名称也随之消失。

# dns_nxdomain: likely removed
m-254b4cb5 = 该名称已改名，或已从其区域中移除。

# dns_nxdomain: likely search_suffix
m-af135cc7 = 该名称是短名称，缺少将其补全的搜索后缀：已询问 { $asked }。

# dns_nxdomain: likely typo
m-8eff0525 = 配置中的名称拼写有误。

# dns_nxdomain: step, dns_server_failure: step, dns_other: step
m-b8335de5 = 询问同一个解析器：

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = 像本机上的所有程序那样询问：

# dns_nxdomain: step
m-a811bc00 = 查看此项目的容器有哪些名称：

# dns_nodata: title
m-dc27a761 = 上游的名称没有地址

# dns_nodata: explanation
m-8d042f20 = Candor 询问了上游主机的 IPv4 和 IPv6 地址（A 和 AAAA）。解析器应答说该名称存在，但没有这样的记录（没有应答内容的 `NOERROR`，RFC 2308 中称为 NODATA）。

# dns_nodata: explanation
m-c3f461ce = 没有尝试连接。解析器工作正常，名称的拼写也与存在的名称相同。要么它是别名（CNAME），其目标没有地址；要么它只有其他类型的记录；要么其背后的服务没有运行中的实例。

# dns_nodata: explanation
m-8cb97787 = 向同一个解析器询问这两种类型：`dig A HOST @RESOLVER` 和 `dig AAAA HOST @RESOLVER`。别名会连同其目标一起显示；接着请询问该目标。

# dns_nodata: sentence
m-b3eff055 = 名称 { $question } 是别名，而 { $alias_end } 没有地址：{ $resolvers } 应答了 NOERROR，没有 A 和 AAAA。

# dns_nodata: sentence
m-50b2bc7c = 名称 { $question } 是别名，而 { $alias_end } 没有地址。

# dns_nodata: sentence
m-128e3b36 = 名称 { $question } 存在，但没有地址：{ $resolvers } 应答了 NOERROR，没有 A 和 AAAA。

# dns_nodata: sentence
m-2bf97c95 = 名称 { $question } 存在，但没有地址。

# dns_nodata: likely dangling_alias
m-e18ac6b5 = { $question } 是别名，其目标已被移除或改名：请让它指向有地址的名称。

# dns_nodata: evidence for dangling_alias
m-61191cfe = 该别名指向 { $alias_end }，而它既没有 A 也没有 AAAA

# dns_nodata: likely filtered
m-6be91c36 = 解析器对此客户端过滤了应答。

# dns_nodata: likely no_instance
m-b2949209 = 服务 { $host } 没有运行中的实例：集群会保留其名称而撤去其地址。

# dns_nodata: evidence for no_instance
m-d2002a30 = { $host } 是集群中某个服务的名称

# dns_nodata: likely domain
m-628156ce = { $host } 是带有其他类型记录（MX、TXT、NS）的域，不是主机的名称：请写主机的全名。

# dns_nodata: evidence for domain
m-7f250d16 = { $host } 的写法像域

# dns_nodata: likely other_view
m-91269565 = 此解析器显示的是该区域的另一个视图：只有另一个解析器知道该地址。

# dns_nodata: step
m-69cf1673 = 询问别名的目标：

# dns_nodata: step
m-3dc6851d = 向同一个解析器询问 IPv4：

# dns_nodata: step
m-c34ae58d = 向它询问 IPv6：

# dns_no_resolver: title
m-06e22dcb = 没有已知的解析器

# dns_no_resolver: explanation
m-7d3ffc8f = 上游写成了名称，而 Candor 不知道可以向哪个解析器询问其地址：配置的 `[dns] resolvers` 和系统的文件 `/etc/resolv.conf` 都没有指明解析器。

# dns_no_resolver: explanation
m-ec790f6c = 没有尝试连接，也没有发送询问。`/etc/hosts` 中的名称和地址可以使用；其他名称都会同样失败。在容器或沙箱中，该文件可能缺失或不可见。

# dns_no_resolver: explanation
m-aa8b910e = 查看 Candor 所看到的该文件，或在配置中写上解析器：`[dns]` 加上 `resolvers = ["ADDRESS:53"]`。文件的更改会在下一个请求时被注意到。

# dns_no_resolver: sentence
m-0468fd31 = 没有可以询问 { $question } 的解析器：{ $resolver_file } 不存在，也没有写 [dns] resolvers。

# dns_no_resolver: sentence
m-fdde9847 = 没有可以询问 { $question } 的解析器：{ $resolver_file } 无法读取（{ $resolver_file_errno_name }），也没有写 [dns] resolvers。

# dns_no_resolver: sentence
m-681815ff = 没有可以询问 { $question } 的解析器：{ $resolver_file } 没有指明解析器，也没有写 [dns] resolvers。

# dns_no_resolver: sentence
m-13309f40 = 没有可以询问 { $question } 的解析器：{ $resolver_file } 无法理解，也没有写 [dns] resolvers。

# dns_no_resolver: sentence
m-3cec5ca7 = 没有可以询问 { $question } 的解析器：没有配置解析器。

# dns_no_resolver: likely sandbox
m-d4f5b873 = chroot、沙箱或极简的容器镜像使 Candor 看不到该文件。

# dns_no_resolver: evidence for sandbox
m-f4df2381 = 在 Candor 查找之处，{ $resolver_file } 不存在

# dns_no_resolver: likely permission
m-56df03c8 = 运行 Candor 的用户无权读取该文件。

# dns_no_resolver: evidence for permission
m-9302ffb5 = 读取 { $resolver_file } 失败：{ $resolver_file_errno_name }

# dns_no_resolver: likely empty
m-c817f89b = 写该文件时网络尚未就绪，或者负责写它的程序（DHCP、NetworkManager、resolvconf）没有运行。

# dns_no_resolver: evidence for empty
m-8f32cfa2 = { $resolver_file } 存在，但没有 `nameserver` 行

# dns_no_resolver: likely malformed
m-09889eb8 = 该文件已损坏，或是为另一个程序写的。

# dns_no_resolver: evidence for malformed
m-eefd22e0 = { $resolver_file } 无法理解

# dns_no_resolver: likely not_written
m-f3d0c132 = 本机有意没有解析器，应当由配置指明：`[dns] resolvers`。

# dns_no_resolver: step
m-37bf0278 = 查看该文件：

# dns_no_resolver: step
m-c723d0de = 查看路径的哪一部分拒绝访问：

# dns_no_resolver: step
m-3187b0c5 = 或在配置中指明解析器：`[dns]` 加上 `resolvers = ["ADDRESS:53"]`。

# dns_server_failure: title
m-49d4b9b4 = 解析器无法应答

# dns_server_failure: explanation
m-80785797 = Candor 询问了上游主机的地址。解析器表示无法应答：`SERVFAIL`（它失败了）、`REFUSED`（它不愿应答）、`FORMERR`（它不理解询问）或 `NOTIMP`（它做不到）。或者其地址上没有解析器，由内核说明了这一点。

# dns_server_failure: explanation
m-4650fcae = 没有尝试连接，对该名称也一无所知：它很可能存在。失败的是解析器或它所依赖的环节：该区域的服务器、其签名（DNSSEC）、解析器自己的访问列表。许多解析器会在扩展错误（RFC 8914）中提供更多信息；它列在证据中。

# dns_server_failure: explanation
m-89fe61e1 = 亲自询问它：`dig HOST @RESOLVER`。如果 `dig HOST @RESOLVER +cd` 有应答而前者没有，则该区域的签名有问题。如果被拒绝，则解析器的访问列表中没有本机。可以用 `[dns] resolvers` 指明另一个解析器。

# dns_server_failure: sentence
m-6ad9d017 = 没有解析器可以询问 { $question }：{ $resolvers } 不可达（{ $resolver_errno_name }，errno { $resolver_errno }）。

# dns_server_failure: sentence
m-b85d89b1 = { $resolvers } 对 { $question } 应答了 { $rcode }，带有扩展错误 { $info_code }（{ $info_name }）：{ $info_text }。

# dns_server_failure: sentence
m-fac95a15 = { $resolvers } 对 { $question } 应答了 { $rcode }，带有扩展错误 { $info_code }（{ $info_name }）。

# dns_server_failure: sentence
m-b81eded6 = { $resolvers } 对 { $question } 应答了 { $rcode }：该名称是否存在不得而知。

# dns_server_failure: likely dnssec
m-09528ed4 = 该区域的签名（DNSSEC）无法通过验证：签名已过期，或密钥已更换而上级区域仍指明旧的。

# dns_server_failure: likely zone_unreachable
m-da31ebc1 = 解析器无法到达该区域的服务器。

# dns_server_failure: likely starting
m-5ec7f4e8 = 解析器刚刚启动，尚未就绪。

# dns_server_failure: likely resolver_upstream
m-fc461c64 = 解析器自己的解析器没有应答它。

# dns_server_failure: evidence for resolver_upstream
m-9216c9b8 = { $resolvers } 应答了 SERVFAIL，没有给出原因

# dns_server_failure: likely resolver_denies
m-6624c080 = 解析器不为本机服务：其访问列表中没有此网络，或它只为自己的区域应答。

# dns_server_failure: evidence for resolver_denies
m-32acf1bb = { $resolvers } 应答了 REFUSED

# dns_server_failure: likely question_damaged
m-65bd8609 = 解析器或途中的防火墙不理解如今的询问（EDNS），尽管也用不带 EDNS 的方式询问过。

# dns_server_failure: evidence for question_damaged
m-4b30be88 = { $resolvers } 应答了 { $rcode }

# dns_server_failure: likely resolver_stopped
m-4ce4237d = 本机上的解析器（systemd-resolved、dnsmasq、unbound）已停止。

# dns_server_failure: evidence for resolver_stopped
m-5fc2db22 = { $resolvers } 是本机的地址，而那里没有程序监听

# dns_server_failure: likely resolver_moved
m-9f359208 = 解析器已停止，或已移到另一个地址或端口。

# dns_server_failure: evidence for resolver_moved
m-f7c7d84a = { $resolvers } 不可达（{ $resolver_errno_name }）

# dns_server_failure: likely another_resolver
m-8ba64879 = 另一个解析器认识该名称：请在 `[dns] resolvers` 中指明它。

# dns_server_failure: step
m-122b70f7 = 不检查签名再询问；如果这样有应答，则失败的是 DNSSEC：

# dns_server_failure: step
m-38d32e00 = 不使用 EDNS 再询问；如果这样有应答，则失败的是 EDNS：

# dns_server_failure: step
m-418dd32a = 查看那里有什么在监听：

# dns_server_failure: step, dns_timeout: step
m-7110fb62 = 查看本机使用哪些解析器：

# dns_timeout: title
m-ea051033 = 没有解析器及时应答

# dns_timeout: visitor
m-ea1514bb = 没有及时找到此地址背后的应用。

# dns_timeout: explanation
m-9e099bb2 = Candor 询问了上游主机的地址，而在规定的时间用完之前没有解析器应答。

# dns_timeout: explanation
m-4fe80a94 = 没有尝试连接，对上游也一无所知。要么解析器停机或太慢，要么其应答无法到达：UDP 端口 53 被阻止，或解析器的地址有误。

# dns_timeout: explanation
m-43391cb7 = 通过 TCP 询问解析器：`dig HOST @RESOLVER +tcp`。如果这样可行而 UDP 不行，则有防火墙丢弃 UDP。否则请查看 `/etc/resolv.conf`，或写上 `[dns] resolvers`。

# dns_timeout: sentence
m-86acdf16 = { $resolvers } 在 { $limit } 内没有对 { $question } 作出应答（{ $timer }）。

# dns_timeout: sentence
m-ebedbc4a = { $resolvers } 在 { $resolve_elapsed } 内没有对 { $question } 作出应答。

# dns_timeout: sentence
m-a75f2e4f = 没有在 { $limit } 内找到 { $host } 的地址（{ $timer }）。

# dns_timeout: sentence
m-274c2a25 = 没有及时找到 { $host } 的地址。

# dns_timeout: likely local_stub
m-524bd0ae = 本机上的解析器（systemd-resolved、dnsmasq、Docker 自带的）已停止，或它自己的上游没有应答。

# dns_timeout: evidence for local_stub
m-f3fe4957 = { $resolvers } 在本机上

# dns_timeout: likely one_resolver
m-568b6f76 = 解析器停机，而没有其他解析器可以询问。

# dns_timeout: evidence for one_resolver
m-a8f95c57 = { $resolvers } 是唯一的一个

# dns_timeout: likely limit
m-04c406a2 = 该上限对此解析器来说太短。

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, tls_timeout: evidence for limit and 6 more
m-b386fc54 = 上限只有 { $limit }

# dns_timeout: likely udp_blocked
m-1dbdee04 = 此处与解析器之间的防火墙丢弃了 UDP 端口 53 的数据包。

# dns_timeout: likely wrong_resolver
m-f62e11b6 = 解析器的地址有误：被复制到容器中，或是另一个网络留下的。

# dns_timeout: step
m-69987d13 = 通过 TCP 询问：

# dns_timeout: step
m-18aba1cf = 通过 UDP 询问：
