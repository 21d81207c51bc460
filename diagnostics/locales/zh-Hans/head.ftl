### head

# head_upgrade_failed: title
m-c8addb9a = 连接无法更换协议

# head_upgrade_failed: visitor
m-4dcbb629 = 此地址背后的应用没有打开所请求的那种连接。

# head_upgrade_failed: explanation
m-8d7a3142 = 客户端请求了另一种协议（最常见的是 WebSocket）而没有得到；或者上游开始了一种没有人请求的协议。原因说明是哪一种：`unexpected_101`（没有人请求）、`early_101`（请求的正文仍在途中）、`protocol_missing`（101 没有指明协议）、`too_many_1xx`（临时响应没完没了）。有些会被转发，只在日志中记为发现：`refused`（到来的是普通响应而不是 101）、`not_carried`（无法向上游请求：FastCGI 和 uwsgi 没有 WebSocket，HTTP/2 只有在服务器提供扩展 CONNECT（RFC 8441）时才有）、`accept_missing` 和 `accept_wrong`（WebSocket 握手没有按 RFC 6455 §4 的要求应答，因此所有浏览器都会放弃）。

# head_upgrade_failed: explanation
m-ec62b8b3 = 应用在此路径上不使用该协议，或者中间有什么丢弃了请求该协议的字段。未经请求就切换、或始终不给出最终响应的上游有缺陷。

# head_upgrade_failed: explanation
m-ecce6e1c = 不经过 Candor，直接向上游请求升级。检查路径，并确认途中的每个代理都转发 `Upgrade` 和 `Connection`。如果是 `not_carried`，让 HTTP/1.1 处理该路径：`protocol = "http1"`，或者与 `https://` 一起用 `"auto"`，它会为 WebSocket 选择 HTTP/1.1。

# head_upgrade_failed: sentence
m-37825ee7 = 请求的是切换到 { $protocol_asked }，而 { $peer } 应答了 { $upgrade_status }。

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer } 应答了 101（Switching Protocols），而没有人请求过。

# head_upgrade_failed: sentence
m-f71405de = { $peer } 在请求的正文仍在途中时应答了 101（Switching Protocols）。

# head_upgrade_failed: sentence, timeout_first_byte: sentence
m-b1bcca2c = { $peer } 发送了 { $interim } 个临时响应（1xx），没有最终响应。

# head_upgrade_failed: sentence
m-c9865796 = { $peer } 应答了 101 并切换到 { $protocol_answered }，而请求的是 { $protocol_asked }。

# head_upgrade_failed: sentence
m-d71ce37e = { $peer } 应答了 101，但没有字段 Upgrade: { $protocol_asked }。

# head_upgrade_failed: sentence
m-57620ed3 = { $peer } 应答了 101，但没有所有客户端都需要的字段 Sec-WebSocket-Accept。

# head_upgrade_failed: sentence
m-11161380 = { $peer } 应答了 101，但其 Sec-WebSocket-Accept 与请求的密钥不符。

# head_upgrade_failed: sentence
m-fe910e3e = { $peer } 没有按请求更换协议。

# head_upgrade_failed: sentence
m-fd4602fc = 无法向 { $peer } 请求切换到 { $protocol_asked }：Candor 与它之间的协议没有这种办法。它收到的是普通请求，并应答了 { $upgrade_status }。

# head_upgrade_failed: likely no_extended_connect
m-5cb485ed = 上游使用 HTTP/2 但不提供扩展 CONNECT（RFC 8441），或者它使用没有 WebSocket 的 FastCGI 或 uwsgi。

# head_upgrade_failed: evidence for no_extended_connect
m-4cc86158 = 它收到的是普通请求

# head_upgrade_failed: step
m-23d46b51 = 让 HTTP/1.1 处理该路径：为它单设一个上游并写 protocol = "http1"，或者与 https:// 一起用 "auto"，它会为 WebSocket 选择 HTTP/1.1。

# head_upgrade_failed: likely no_websocket
m-bb2bf0c2 = 应用在 { $path } 上没有 WebSocket：路径写错了，或者此服务器不支持。

# head_upgrade_failed: evidence for no_websocket, head_upgrade_failed: evidence for not_allowed, head_upgrade_failed: evidence for redirect
m-696b08e8 = 它应答了 { $upgrade_status }

# head_upgrade_failed: likely not_allowed
m-7d58d53a = 应用拒绝此客户端：未登录，或其 Origin 不被接受。

# head_upgrade_failed: likely redirect
m-785356ae = 应用要求使用另一个地址，而 WebSocket 客户端不跟随重定向。

# head_upgrade_failed: likely interim_loop
m-0e82c0b4 = 应用在循环中发送早期提示或进度（102、103）。

# head_upgrade_failed: evidence for interim_loop
m-4a03edd1 = 到来了 { $interim } 个

# head_upgrade_failed: likely handshake_by_hand
m-dac9dc29 = 握手是手工编写的：该值必须由每个请求的密钥生成（RFC 6455 §4.2.2）。

# head_upgrade_failed: evidence for handshake_by_hand
m-dd89e317 = 101 本身已到来

# head_upgrade_failed: likely middlebox
m-a7ea2540 = Candor 与应用之间有什么在代替它应答，或丢弃了请求切换的字段。

# head_upgrade_failed: likely defect, framing_other: likely defect, head_other: likely defect
m-4cbbd6d3 = 上游的服务器有缺陷。

# head_upgrade_failed: step
m-a26e90e9 = 直接向上游请求 WebSocket：

# head_reused_conn_lost: title
m-87be1835 = 保留的连接在再次使用时已不存在

# head_reused_conn_lost: visitor, head_closed_empty: visitor, head_reset: visitor and 2 more
m-6cc362d5 = 此地址背后的应用没有应答此请求。

# head_reused_conn_lost: explanation
m-7a35b988 = Candor 在较早的请求之后保留了到上游的连接，并再次使用它。上游没有发送响应的任何字节就关闭（原因 `closed`）或重置（原因 `reset`）了它。

# head_reused_conn_lost: explanation
m-f1f672da = 最常见的是一种竞争：下一个请求正在途中时，上游自己的 keep-alive 计时器恰好到期。没有人能知道上游是否还读到了那个请求，因此 Candor 只在安全时重发：方法是幂等的（GET、PUT、DELETE 等），而且请求的全部内容仍在手边。不能重发的请求（例如 POST）会失败。

# head_reused_conn_lost: explanation
m-75b21654 = 让这里保留空闲连接的时间短于上游：把该上游的 `keepalive.idle` 设得比应用服务器的 keep-alive 时间少几秒（除非另有设置，gunicorn 2 秒，uvicorn 和 Node.js 5 秒，nginx 75 秒），或者把它们的时间提高到我方之上。

# head_reused_conn_lost: sentence
m-cd23e170 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）；{ $method } 不会重发，因为上游可能已经据此执行了操作。

# head_reused_conn_lost: sentence
m-73312406 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）；该请求无法重发，因为其正文的一部分已不在。

# head_reused_conn_lost: sentence
m-c0f686a4 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）；没有重发，因为 retry.tries 已用完。

# head_reused_conn_lost: sentence
m-eabbc866 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）；没有重发，因为 retry.on 不允许。

# head_reused_conn_lost: sentence
m-3aa8e381 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）；该请求已在另一个连接上重发。

# head_reused_conn_lost: sentence
m-6b81cd81 = { $peer } 结束了一个已空闲 { $idle } 的连接，当时它正被再次使用（其上的第 { $request_number } 个请求）。

# head_reused_conn_lost: likely keepalive_shorter
m-ebbdd76b = 上游保留空闲连接的时间比 Candor 短：把此上游的 keepalive.idle 设得比它小，或提高上游的 keep-alive 时间。

# head_reused_conn_lost: evidence for keepalive_shorter
m-d07bb3c0 = 上游在约 { $idle_end } 之后关闭空闲连接（见过 { $idle_end_seen } 次），而我方的连接可以空闲 { $idle_ours }

# head_reused_conn_lost: evidence for keepalive_shorter
m-57f7e1b0 = 它已空闲 { $idle }

# head_reused_conn_lost: likely crash, head_closed_empty: likely crash
m-35896b40 = 工作进程在处理此请求时崩溃，或因内存不足被终止。

# head_reused_conn_lost: evidence for crash
m-a967dcc3 = 它处理该请求已有 { $after }：请求到来时连接是正常的

# head_reused_conn_lost: evidence for crash, head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = 它处理该请求已有 { $after }

# head_reused_conn_lost: likely requests_max
m-407ac3a8 = 上游的服务器在一定数量的请求之后结束连接或工作进程（gunicorn：--max-requests，nginx：keepalive_requests）。

# head_reused_conn_lost: evidence for requests_max
m-2bdd4ff7 = 它此前已处理 { $requests_served } 个请求

# head_reused_conn_lost: likely idle_firewall
m-7100aa3b = 中间的防火墙或负载均衡器忘记了空闲连接，并对其上到来的内容发送重置。

# head_reused_conn_lost: evidence for idle_firewall
m-cdd6f12f = 它已空闲 { $idle }，上游是另一台主机，而连接被重置

# head_reused_conn_lost: likely restart, head_closed_empty: likely restart, head_truncated: likely restart
m-ab0f5ef9 = 应用恰在那时重启或部署。

# head_reused_conn_lost: step
m-1c17a935 = 把上游 { $upstream } 的 keepalive.idle 设得小于 { $idle_end }；现在是 { $idle_ours }。

# head_reused_conn_lost: step
m-5d592f12 = 把上游 { $upstream } 的 keepalive.idle 与应用服务器的 keep-alive 时间比较：我方的必须较短。

# head_reused_conn_lost: step
m-c5f600a2 = 允许重发可以安全重发的请求：retry = { "{" } on = ["connect", "unsent", "idempotent"] { "}" }。

# head_reused_conn_lost: step
m-1e5afaf3 = 在线路上查看是谁、在何时结束连接：

# head_closed_empty: title
m-e866e797 = 上游没有应答就关闭了连接

# head_closed_empty: explanation
m-dbeb383b = 连接已建立，请求已发出。之后上游正常关闭了连接（FIN），而响应的任何字节都没有到来。

# head_closed_empty: explanation
m-b61f1709 = 应用或其前面的服务器收取了请求，又放弃了它：工作进程崩溃或被终止（因它自己的超时，或由内核因内存不足终止），或者它使用另一种协议，对我方的请求挂断。

# head_closed_empty: explanation
m-bb1fb26a = 查看应用在此请求发生时的日志。如果总是在同样的秒数之后发生，那就是应用服务器的工作进程超时。`dmesg` 会显示内核因内存不足终止进程的记录。

# head_closed_empty: sentence
m-7b84a4b4 = { $peer } 以 { $protocol_status } 拒绝了请求，没有发送响应的任何字节。

# head_closed_empty: sentence
m-f558bb86 = { $peer } 在 { $after } 后以 FCGI_END_REQUEST 结束了请求，没有发送响应的任何字节。

# head_closed_empty: sentence
m-6c9673a3 = { $peer } 收取了请求，并在 { $after } 后关闭了连接，没有发送响应的任何字节。

# head_closed_empty: sentence
m-4570cafd = { $peer } 收取了请求并关闭了连接，没有发送响应的任何字节。

# head_closed_empty: likely worker_timeout
m-ff787f2e = 应用的服务器在自己的超时到期时终止了工作进程（gunicorn：--timeout，默认 30 秒）。

# head_closed_empty: evidence for worker_timeout
m-9da3469f = 它在 { $after } 后关闭，大致是这类超时所在之处

# head_closed_empty: likely not_http
m-81e4015e = 端口 { $port } 使用另一种协议（TLS、FastCGI、uwsgi），对明文 HTTP 请求挂断。

# head_closed_empty: evidence for not_http
m-7c5e6c91 = 它在 { $after } 后关闭，而端口 { $port } 很少是明文 HTTP

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = 它在 { $after } 后立即关闭

# head_closed_empty: step, head_reset: step
m-21bf2a46 = 直接询问上游：

# head_closed_empty: step, head_tls_bytes: step
m-9712bb91 = 查看它是否使用 TLS，以及使用哪张证书：

# head_closed_empty: step, head_truncated: step, body_reset: step and 1 more
m-540caa96 = 查看内核是否因内存不足终止了它：

# head_reset: title
m-28dd0dd8 = 上游没有应答就重置了连接

# head_reset: explanation
m-b3b03287 = 连接已建立，请求已发出。之后到来的是重置（RST，`ECONNRESET`，errno 104）而不是响应；响应的任何字节都没有到来。

# head_reset: explanation
m-666c13a6 = 重置不是正常的结束。进程在请求尚未读取、仍在其套接字中时死亡，或没有读取就关闭了套接字，或者中间有什么切断了连接：防火墙、目标已不存在的端口转发器。

# head_reset: explanation
m-8a6a6c19 = 查看应用在此请求发生时的日志。如果其中没有线索，请在线路上抓包：是谁发送了重置，经过了多久。

# head_reset: sentence
m-37d2aa1c = { $peer } 在请求之后 { $after } 重置了连接，没有发送响应的任何字节。

# head_reset: sentence
m-9c59883a = { $peer } 重置了连接，没有发送响应的任何字节。

# head_reset: likely port_forwarder
m-2fd45f12 = 端口转发器（docker-proxy、kubectl port-forward、ssh -L）接受了连接，而其目标已不存在。

# head_reset: evidence for port_forwarder
m-23e79e14 = { $peer } 是本机，而重置在 { $after } 后立即到来

# head_reset: likely idle_firewall
m-f21f3be6 = 应用仍在处理时，中间的防火墙或负载均衡器放弃了连接。

# head_reset: evidence for idle_firewall
m-e4c4b32e = 它在沉默 { $after } 之后到来，而上游是另一台主机

# head_reset: likely request_unread
m-e7924c10 = 应用的服务器没有读取请求就关闭了套接字：正文太大，或它自己的某个上限。

# head_reset: evidence for request_unread
m-de2d6279 = 该请求带有正文

# head_reset: likely crash
m-dc613b9d = 进程在处理该请求期间崩溃或被终止。

# head_truncated: title
m-c6d2d50a = 连接在响应的报文头中途终止

# head_truncated: visitor, body_reset: visitor, body_truncated: visitor and 2 more
m-438f2b91 = 此地址背后的应用在响应中途停止。

# head_truncated: explanation
m-bc8fc1ef = 上游发送了响应的最初字节，之后在结束报文头的空行之前关闭（原因 `closed`）或重置（原因 `reset`）了连接。使用 TLS 时，它也可能没有声明就结束（原因 `no_close_notify`）。

# head_truncated: explanation
m-e3ef9179 = 写响应的进程在写的途中死亡，或者脚本输出了一些头部字段，在其余部分之前失败。到达的内容就其本身而言格式正确。

# head_truncated: explanation
m-b9a5230c = 到达的最后一行显示程序进行到何处；它的日志说明为何停在那里。

# head_truncated: sentence
m-fbf8ed95 = { $peer } 在其响应的报文头中途、{ $head_bytes } 字节之后、第 { $head_line } 行处重置了连接。

# head_truncated: sentence
m-1f68a1cd = { $peer } 在其响应的报文头中途、{ $head_bytes } 字节之后、第 { $head_line } 行处以 FCGI_END_REQUEST 结束了请求。

# head_truncated: sentence
m-f2770632 = { $peer } 在其响应的报文头中途、{ $head_bytes } 字节之后、第 { $head_line } 行处关闭了连接。

# head_truncated: likely worker_timeout, body_reset: likely worker_timeout, body_truncated: likely worker_timeout
m-36cd3419 = 工作进程仍在写时，被应用服务器的超时终止。

# head_truncated: evidence for worker_timeout
m-e2e7a58b = 结束之前已有 { $received_idle } 没有收到任何内容

# head_truncated: likely killed, body_truncated: likely killed
m-54d73f0a = 进程被终止：内存不足、部署、原生代码崩溃。

# head_truncated: evidence for killed
m-afcec99a = 连接被重置

# head_truncated: likely application_error
m-99dfcc03 = 应用在写报文头时失败：异常，或提前结束的脚本。

# head_truncated: evidence for application_error
m-94443c43 = 连接是正常关闭的

# head_truncated: likely buffer_full
m-3ddd0ff6 = 服务器在固定大小的缓冲区中构建报文头，缓冲区满时就放弃。

# head_truncated: evidence for buffer_full
m-ad8ed83f = 它恰好在 { $head_bytes } 字节之后结束

# head_truncated: step, head_header_syntax: step, framing_cl_invalid: step and 4 more
m-9609c22a = 查看实际发送的报文头：

# head_not_http: title
m-4873d9bf = 响应不是 HTTP/1

# head_not_http: visitor, head_tls_bytes: visitor, head_h2_bytes: visitor and 11 more
m-8b05f41b = 此地址背后的应用给出了无法理解的响应。

# head_not_http: explanation
m-5cd3d0ae = 请求已发出，而返回的内容开头不像 HTTP/1 响应那样是 `HTTP/1.`：它属于另一种协议，或者是有什么在响应之前写入的文本。

# head_not_http: explanation
m-bf0264cb = 通常端口属于另一种服务。如果其最初的字节可以辨认，原因会指明协议：`ssh`、`smtp`、`mysql`、`redis` 等。`html`、`json`、`xml`、`text`：没有报文头的内容。`text_before_head`：响应在那里，但之前有什么输出了内容。`request`：对端自己发送了请求，或者我方发送的内容又返回了。

# head_not_http: explanation
m-f268bc7c = 使用 FastCGI 的成员可能在协议上毫无差错，却没有给出报文头：此时是脚本在其位置写了别的内容，或在第一行中途就结束了。

# head_not_http: explanation
m-adf4d892 = 查看最初的字节。`fastcgi` 和 `uwsgi`：它们不是 HTTP；请让应用的服务器以 HTTP 监听。数据库或邮件服务器的问候：端口写错了。

# head_not_http: sentence
m-ba6e4b92 = { $peer } 以 FastCGI 作了响应，但其脚本写出的内容不以报文头开始。

# head_not_http: sentence
m-5ef43ca4 = { $peer } 以 { $spoken } 应答，而不是 FastCGI。

# head_not_http: sentence
m-d2c1668d = { $peer } 应答的内容不是 FastCGI。

# head_not_http: sentence
m-1325508b = { $peer } 以 { $spoken } 应答，而不是 HTTP/1。

# head_not_http: sentence
m-12f2a50c = { $peer } 的应答不是 HTTP/1。

# head_not_http: likely application_gateway
m-7f0a074b = 应用的服务器以 { $spoken } 监听，而不是 HTTP：请让它以 HTTP 监听（uwsgi：用 http-socket 代替 socket）。

# head_not_http: evidence for application_gateway
m-c51dafc3 = 响应是一条 { $spoken } 的记录

# head_not_http: likely other_service
m-1cac2921 = 端口 { $port } 属于另一种服务：{ $spoken }。

# head_not_http: evidence for other_service, what was expected in a response head
m-cea0c269 = PROXY 协议

# head_not_http: likely speaks_http
m-aaf35019 = 在那里监听的是 HTTP 服务器：请写成 `http://`，而不是 `fastcgi://`。

# head_not_http: evidence for speaks_http
m-80e6796b = { $peer } 对 FastCGI 请求以 { $spoken } 应答

# head_not_http: likely proxy_protocol
m-b491eb52 = 对端以 PROXY 协议开始，只有客户端才会这样：有负载均衡器指向了 Candor 的连接。

# head_not_http: evidence for proxy_protocol
m-3b6a3ca6 = 响应是 PROXY 头部

# head_not_http: likely echo
m-8da40550 = 对端把收到的内容发回，或它自己就是客户端：回显服务，或背靠背相连的两个代理。

# head_not_http: evidence for echo
m-d6fdeb8e = 响应是请求行

# head_not_http: likely printed_before, head_status_line_invalid: likely printed_before
m-b9d93bea = 应用或它的脚本在响应之前输出了什么：调试输出、警告、字节顺序标记。

# head_not_http: evidence for printed_before
m-95f494ab = 其他字节之后是报文头

# head_not_http: evidence for printed_before
m-eb5af7c9 = 响应是纯文本

# head_not_http: likely body_only
m-d182ee99 = 应用把内容写入套接字，没有状态行和字段（HTTP/0.9）。

# head_not_http: evidence for body_only, head_not_http: evidence for script_without_head
m-a55949e8 = 响应的开头像内容：{ $reason }

# head_not_http: likely script_without_head
m-a1174050 = 脚本没有写报文头就写内容：在内容之前至少要有 Content-Type 和一个空行。

# head_not_http: likely wrong_port
m-0df9061b = 端口 { $port } 不是应用的端口。

# head_not_http: step
m-5b7a47cb = 亲自查看最初的字节：

# head_not_http: step, head_tls_bytes: step, head_h2_bytes: step and 1 more
m-8770792b = 查看是哪个程序在那里监听：

# head_tls_bytes: title
m-aa1ae3c0 = 明文请求得到了 TLS 应答

# head_tls_bytes: explanation
m-60d0888c = Candor 按照配置不用 TLS 发送了请求，而返回的是 TLS 记录：警报（`alert`）或握手消息（`handshake`）。

# head_tls_bytes: explanation
m-2855e9e5 = 该端口是 HTTPS 端口。它的 TLS 栈把请求当作握手，无法理解，便用自己的语言说明了这一点。请求的任何部分都没有到达应用。

# head_tls_bytes: explanation
m-6ed66a48 = 在服务器的地址之前写上 `https://`。如果证书来自私有的颁发机构，请用 `tls = { "{" } ca = "FILE" { "}" }` 指明它。如果本意是明文 HTTP，请找到使用明文的端口。

# head_tls_bytes: sentence
m-0f097885 = { $peer } 使用 TLS：它以警报 { $head_alert } 应答了明文请求。

# head_tls_bytes: sentence
m-250f073a = { $peer } 使用 TLS：它以 TLS 记录应答了明文请求。

# head_tls_bytes: likely scheme
m-3666870e = 端口 { $port } 是 HTTPS 端口：请把 { $server } 写成 https://。

# head_tls_bytes: evidence for scheme, head_tls_bytes: evidence for socket_tls
m-380af515 = 响应是 TLS 记录

# head_tls_bytes: likely socket_tls
m-de040167 = 应用在其套接字上以 TLS 监听：请在那里关闭 TLS，在同一台主机上它保护不了什么。

# head_tls_bytes: likely mutual_tls
m-31ec1685 = 应用之前的服务网格或隧道只接受双向 TLS。

# head_tls_bytes: likely other_port
m-e11e2a20 = 应用旁边还有一个明文端口，而这里用的是两者中错误的那个。

# head_tls_bytes: step
m-903ccc8b = 按它要求的方式询问：

# head_tls_bytes: step
m-e2755c88 = 然后在 { $upstream_place } 的上游中，在服务器之前写上 https://。

# head_h2_bytes: title
m-bfb148a9 = 上游以 HTTP/2 应答

# head_h2_bytes: explanation
m-f73269e8 = Candor 发送了 HTTP/1 请求，而返回的是 HTTP/2 帧：它的设置（`settings`）、告别（`goaway`），或客户端才会发送的前言（`preface`）。

# head_h2_bytes: explanation
m-0a300211 = 上游只接受不带 TLS 的 HTTP/2（“h2c with prior knowledge”），gRPC 服务器就是如此。它从收到的内容中根本没有看到请求。

# head_h2_bytes: explanation
m-34ec46e3 = 让上游在某个端口上使用 HTTP/1.1，或写上它使用 HTTP/1.1 的端口。`preface`：对端自己是 HTTP/2 客户端，说明两个代理互相指向对方。

# head_h2_bytes: sentence
m-a4ede559 = { $peer } 只使用 HTTP/2：它以 GOAWAY 帧应答了 HTTP/1.1 请求。

# head_h2_bytes: sentence
m-3b72934a = { $peer } 发送的不是响应，而是 HTTP/2 客户端的前言。

# head_h2_bytes: sentence
m-49ce5432 = { $peer } 只使用 HTTP/2：它以 SETTINGS 帧应答了 HTTP/1.1 请求。

# head_h2_bytes: likely grpc
m-7346908a = 它是 gRPC 服务器：这类服务器只使用 HTTP/2。

# head_h2_bytes: evidence for grpc
m-a06eb2b1 = 端口 { $port } 是 gRPC 服务器监听之处

# head_h2_bytes: likely http2_only
m-ed74ad2c = 应用的服务器设置为不带 TLS 的 HTTP/2（h2c），并关闭了 HTTP/1.1。

# head_h2_bytes: evidence for http2_only
m-716ab9c3 = 响应是 HTTP/2 帧

# head_h2_bytes: likely client_there
m-41a9d8d4 = 那里不是服务器而是客户端：指向 Candor 的隧道或另一个代理。

# head_h2_bytes: evidence for client_there
m-a20221dc = 只有客户端才发送前言

# head_h2_bytes: likely other_port
m-51e657ac = 应用旁边还有一个 HTTP/1.1 端口，而这里用的是两者中错误的那个。

# head_h2_bytes: step
m-7aa46e13 = 查看它是否对 HTTP/2 作出应答：

# head_h2_bytes: step
m-f92fcc15 = 在应用的服务器中启用 HTTP/1.1，或写上使用它的端口。

# head_status_line_invalid: title
m-d5c69081 = 响应的状态行格式错误

# head_status_line_invalid: explanation
m-777f3d7a = 上游响应的第一行不是 `HTTP/1.1`、一个空格、100 到 599 的三位数字、一个空格以及可能有的短语。原因说明是哪一部分有误：`version`、`separator`（不是一个空格）、`code`（不是三位数字）、`code_range`（三位数字但不是状态）、`cut_short`（该行过早结束）、`phrase_byte`（短语中有控制字符）、`leading_bytes` 或 `blank_line`（之前有内容）、`missing`（报文头以字段开始）、`icy`（旧的流媒体服务器）。

# head_status_line_invalid: explanation
m-1bc50a84 = 服务器和框架会正确地写这一行；格式错误的行是手工编写的，或者根本不是响应的开头：之前的内容属于别的东西。各种程序对它的理解不同，因此 Candor 不作猜测。

# head_status_line_invalid: explanation
m-9d1777d2 = 查看标出的字节，并找出是什么写了这一行：小型服务器、输出被原样发送的 CGI 脚本、自造状态的应用。请使用 RFC 9110 的状态；自己的信息应放入正文。

# head_status_line_invalid: likely made_up_status
m-9dfe8d13 = 应用以自造的状态应答：业务代码、退出码、数据库错误。

# head_status_line_invalid: evidence for made_up_status
m-185a07f4 = { $status_word } 不是 HTTP 状态

# head_status_line_invalid: likely cgi_output
m-1086a837 = CGI 脚本的输出被原样发送；服务器必须由其 Status 字段生成状态行。

# head_status_line_invalid: evidence for cgi_output
m-617a72af = 报文头以字段开始

# head_status_line_invalid: likely shoutcast
m-679b7c74 = 它是 SHOUTcast 一类的流媒体服务器，以 ICY 而不是 HTTP/1.0 应答。

# head_status_line_invalid: evidence for shoutcast
m-423ed56f = 响应以 ICY 开头

# head_status_line_invalid: likely leftover
m-22b87a5e = 之前的字节属于前一个响应：其正文比声明的长。

# head_status_line_invalid: evidence for leftover
m-1bf3fd95 = 该连接此前承载过另一个响应

# head_status_line_invalid: evidence for printed_before
m-78f0978e = 响应以 { $found } 开头

# head_status_line_invalid: likely version_copied
m-dcb35c4e = 代理或脚本把另一个连接的版本写进了该行：HTTP/2 和 HTTP/3 没有状态行。

# head_status_line_invalid: evidence for version_copied
m-df35faa7 = 该行以 { $version_word } 开头

# head_status_line_invalid: likely unset_variable
m-5b9447c4 = 状态取自一个变量，而它为空或不是数字。

# head_status_line_invalid: evidence for unset_variable
m-72b92ae8 = 应当是三位数字的地方是 { $found }

# head_status_line_invalid: likely unclean_phrase
m-5f67634f = 短语取自错误消息，带有其中的换行或颜色。

# head_status_line_invalid: evidence for unclean_phrase
m-23eedc63 = 短语中有 { $found }

# head_status_line_invalid: likely handwritten, head_header_syntax: likely handwritten, head_other: likely handwritten
m-74733952 = 报文头是由小型服务器或脚本手工编写的。

# head_status_line_invalid: step, head_line_ending_invalid: step, head_header_byte_invalid: step
m-e0eeae0a = 查看报文头的字节：

# head_status_line_invalid: in sentence
m-067c4094 = { $peer } 响应的第一行以 { $version_word } 开头，而应当是 HTTP/1.1。

# head_status_line_invalid: in sentence
m-8204d931 = { $peer } 以 ICY 应答，而应当是 HTTP/1.1。

# head_status_line_invalid: in sentence
m-af1846dd = { $peer } 以状态 { $status_word } 应答；状态应当是 100 到 599 的数字。

# head_status_line_invalid: in sentence
m-81247f8b = { $peer } 响应的状态行在第 { $defect_offset } 字节处有 { $found }，而应当是三位数字。

# head_status_line_invalid: in sentence
m-30400471 = { $peer } 响应的状态行在第 { $defect_offset } 字节处结束，其状态尚不完整。

# head_status_line_invalid: in sentence
m-bc29c24e = { $peer } 响应的状态行在第 { $defect_offset } 字节处有 { $found }，而应当是一个空格。

# head_status_line_invalid: in sentence
m-bed0b8e0 = { $peer } 响应的状态行在第 { $defect_offset } 字节处有控制字符 { $found }。

# head_status_line_invalid: in sentence
m-262a6597 = { $peer } 的响应在状态行之前有内容：它以 { $found } 开头。

# head_status_line_invalid: in sentence
m-d1a173f4 = { $peer } 的响应以空行开头，而应当是状态行。

# head_status_line_invalid: in sentence
m-3a638650 = { $peer } 的响应以字段开头：缺少状态行。

# head_status_line_invalid: in sentence
m-0ea3a370 = { $peer } 响应的状态行在第 { $defect_offset } 字节处格式错误。

# head_line_ending_invalid: title
m-b694e687 = 响应报文头中有一行不以 CR LF 结尾

# head_line_ending_invalid: explanation
m-8ad6ffa8 = 在上游响应的报文头中，有一行只以换行符结尾（`bare_lf`），或有回车符而没有换行符（`bare_cr`）。或者缺少结束报文头的空行，正文在应当是字段的地方开始（`missing_blank`）；或者空行出现得太早，使字段漏入正文（`blank_line_in_head`，只记为发现）。

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112 以 CR LF 结束每一行。缺少其中一个时，各种程序的理解不同：一个看到两个字段，另一个只看到一个。响应拆分和请求走私正是利用这样的差异，因此 Candor 不作猜测。

# head_line_ending_invalid: explanation
m-fb104171 = 修正写报文头的程序：用 `\r\n`，而不是 `\n`。如果问题只是有的行仅以 LF 结尾，而上游无法更改，在上游写上 `tolerate = ["bare_lf"]` 会放行它们并记下发现。单独的 CR 无法容忍。如果有问题的字节在某个值之内，请查看该值来自何处：可能有人在注入字段。

# head_line_ending_invalid: sentence
m-b5039ac1 = { $peer } 响应的报文头末尾没有空行：其正文在第 { $defect_line } 行、第 { $defect_offset } 字节处开始。

# head_line_ending_invalid: sentence
m-43dfa6c8 = { $peer } 响应的报文头中第 { $defect_line } 行是空行，使其后的字段漏入正文。

# head_line_ending_invalid: sentence
m-5896f87e = { $peer } 响应的报文头在第 { $defect_line } 行、第 { $defect_offset } 字节处有 CR 而没有 LF。

# head_line_ending_invalid: sentence
m-114cb51a = { $peer } 响应的报文头第 { $defect_line } 行在第 { $defect_offset } 字节处只以 LF 结尾。

# head_line_ending_invalid: likely injected
m-35754946 = 带换行的值进入了某个字段：由客户端发送的内容构成的重定向目标或 cookie。

# head_line_ending_invalid: evidence for injected
m-48af077e = 之前的行都以 CR LF 结尾，只有第 { $defect_line } 行不是

# head_line_ending_invalid: likely handwritten
m-bfaa8ffa = 报文头是手工编写的，在应当用 \r\n 的地方用了 \n：小型服务器，或使用 printf 或 echo 的 shell 脚本。

# head_line_ending_invalid: evidence for handwritten
m-f4148148 = 状态行就已经这样结尾

# head_line_ending_invalid: likely head_unfinished
m-0dce7461 = 报文头是手工编写的，漏掉了最后一步，即空行。

# head_line_ending_invalid: evidence for head_unfinished
m-9ec76b49 = 第 { $defect_line } 行的内容像正文

# head_line_ending_invalid: likely header_too_late
m-af6ea2c5 = 应用在报文头结束之后设置字段：在第一次输出之后，或在换行写了两次的某一行之后。

# head_line_ending_invalid: evidence for header_too_late
m-fabb0ec9 = 空行之后的行像字段

# head_line_ending_invalid: likely text_mode
m-5fd767ca = 中间有什么把 CR LF 变成了 LF：文本模式的流，或被编辑过的文件。

# head_line_ending_invalid: likely cgi
m-43bc5531 = CGI 脚本的输出（其行可以 LF 结尾）被原样发送。

# head_line_ending_invalid: step
m-64290e4c = 如果无法修复，请在 { $upstream_place } 为上游写上：tolerate = ["bare_lf"]

# head_header_syntax: title
m-b7a6a055 = 响应报文头中有一行不是字段

# head_header_syntax: explanation
m-870930b7 = 在上游响应的报文头中，有一行不是名称、冒号和值。`no_colon`：没有冒号。`empty_name`：冒号之前什么也没有。`bad_name_byte`：名称中有不允许的字节，例如空格、引号、ASCII 以外的字节。`leading_whitespace`：状态行之后的第一行是续行，而之前没有可接续的字段。

# head_header_syntax: explanation
m-762332b1 = 通常是有不是字段的内容写到了字段之间：应用的输出，或某个含换行的值的其余部分。如果该值来自客户端，就有人能把自己的字段放进给别人的响应。

# head_header_syntax: explanation
m-3a112a43 = 查看标出的字节，并找出是什么写了这一行。确保任何值在去除换行之前都不会写入字段。冒号之前的空格和折叠的行会被修正，只记为发现。

# head_header_syntax: likely split_value
m-a73b7a30 = 带换行的值进入了字段 { $previous_field }：由客户端发送的内容构成的重定向目标或 cookie。

# head_header_syntax: evidence for split_value
m-e2f5f0f4 = 前一行是 { $previous_field }，其值常来自外部

# head_header_syntax: likely debug_print
m-ae8e6ac7 = 有什么在字段之间输出：调试输出、警告。

# head_header_syntax: evidence for debug_print
m-351e69d2 = 第 { $defect_line } 行不是字段

# head_header_syntax: likely untranslated_name
m-f0d76979 = 字段的名称使用了 ASCII 以外的文字，或来自数据。

# head_header_syntax: evidence for untranslated_name
m-cbf0da21 = 第 { $defect_offset } 字节是 { $found }，不是 ASCII

# head_header_syntax: likely name_from_data
m-2ee4e13a = 字段的名称由数据构成：标题、含空格的键、句子。

# head_header_syntax: evidence for name_from_data
m-a5b79a41 = 名称中有 { $found }

# head_header_syntax: likely empty_variable
m-9a8e584e = 字段的名称取自一个空变量。

# head_header_syntax: evidence for empty_variable
m-f0d1706a = 冒号之前什么也没有

# head_header_syntax: likely indented
m-35b068fe = 报文头取自带缩进的文本，因此各行以空格开头。

# head_header_syntax: evidence for indented
m-38af84f9 = 第 { $defect_line } 行以 { $found } 开头

# head_header_syntax: step
m-185efbc5 = 在应用中查找是什么把这一行写入它的响应。

# head_header_syntax: in sentence
m-b9022c12 = { $peer } 响应的报文头第 { $defect_line } 行没有冒号：它不是字段（第 { $defect_offset } 字节）。

# head_header_syntax: in sentence
m-e27930be = { $peer } 响应的报文头第 { $defect_line } 行以冒号开头：缺少字段的名称（第 { $defect_offset } 字节）。

# head_header_syntax: in sentence
m-4de66d01 = { $peer } 响应的报文头第 { $defect_line } 行在第 { $defect_offset } 字节处、字段的名称中有 { $found }。

# head_header_syntax: in sentence
m-754b7fcf = { $peer } 响应的报文头第 { $defect_line } 行以 { $found } 开头，仿佛接续某个字段，而之前并没有字段。

# head_header_syntax: in sentence
m-48130719 = { $peer } 响应的报文头第 { $defect_line } 行不是字段（第 { $defect_offset } 字节）。

# head_header_byte_invalid: title
m-fc547bba = 响应的某个字段含有禁止的字节

# head_header_byte_invalid: explanation
m-834c02d6 = 在上游响应的报文头中，某个字段的值含有任何值都不允许的字节：NUL（`nul`）或另一个控制字符（`control`）。

# head_header_byte_invalid: explanation
m-352e0ddf = 各种程序会在这样的字节处截断值、去掉它或拒绝它；两个程序的做法不同时，就能对其中一个隐藏什么。应用从不会有意写入它们：它们随未清理的数据进入，或来自不是文本的内存。

# head_header_byte_invalid: explanation
m-bf50bee9 = 找出放入该字段的是什么，并在放入之前去除控制字符。NUL 无法容忍。

# head_header_byte_invalid: sentence
m-1cd55a3b = { $peer } 响应的字段 { $field_name } 在第 { $defect_line } 行、第 { $defect_offset } 字节处含有 { $found }，任何字段都不允许含有它。

# head_header_byte_invalid: sentence
m-688e3cdb = { $peer } 响应的报文头在第 { $defect_line } 行、第 { $defect_offset } 字节处含有 { $found }，任何字段都不允许含有它。

# head_header_byte_invalid: likely terminal_colors
m-e622406d = 带有终端颜色的文本写入了该字段：日志行，或命令的输出。

# head_header_byte_invalid: evidence for terminal_colors
m-113385b1 = 第 { $defect_offset } 字节是终端转义序列的开头

# head_header_byte_invalid: likely padded_memory
m-5ebb6e0d = 固定长度的字符串被整个写入，包括用来填充的 NUL。

# head_header_byte_invalid: evidence for padded_memory
m-13acf040 = 第 { $defect_offset } 字节是 { $found }

# head_header_byte_invalid: likely unclean_value
m-1f765c7b = 来自外部的值未经清理就写入了字段。

# head_header_byte_invalid: evidence for unclean_value
m-ccd4c388 = { $field_name } 的值常来自外部

# head_header_byte_invalid: likely encrypted_value
m-1853ea71 = 二进制内容未经 Base64 之类的编码就写入了该字段。

# head_header_byte_invalid: step
m-a5aff48e = 在应用中查找它把什么放入此字段。

# head_field_too_large: title
m-dc7ffccd = 响应的某个字段太大

# head_field_too_large: visitor, head_section_too_large: visitor
m-911fe1b9 = 此地址背后的应用给出的响应超出了允许的大小。

# head_field_too_large: explanation
m-b611adab = 上游响应的报文头没有在 64 KiB 之内结束，而且一个字段占了其中一半以上。

# head_field_too_large: explanation
m-b7f496d5 = Candor 把报文头保存在内存中直到完整，因此其大小有上限。浏览器和其他代理停得早得多，在 8 到 32 KiB。增长成这样的几乎总是应当放在别处的数据：保存在 cookie 中的会话、带有数百个组的令牌、列出所有主机的策略、跟踪信息。

# head_field_too_large: explanation
m-ea9080c9 = 缩小该字段：把会话保存在服务器上，cookie 中只放它的键；长的内容放入正文。

# head_field_too_large: sentence
m-6654be44 = { $peer } 响应的字段 { $field_name } 大于 { $field_size } 字节，而整个报文头只允许 { $head_limit }。

# head_field_too_large: sentence
m-376e4d73 = { $peer } 响应的报文头第 { $defect_line } 行大于 { $field_size } 字节，而整个报文头只允许 { $head_limit }。

# head_field_too_large: likely session_cookie
m-63f31cbe = 整个会话保存在 cookie 中：请把它保存在服务器上，cookie 中只放它的键。

# head_field_too_large: evidence for session_cookie, head_field_too_large: evidence for security_policy, head_field_too_large: evidence for token and 2 more
m-52d7090e = 该字段是 { $field_name }

# head_field_too_large: likely security_policy
m-f5e2ec9e = 安全策略列出了所有主机，或不断由自身重新生成。

# head_field_too_large: likely token
m-78cbb353 = 令牌带有其所有者的所有组和权限。

# head_field_too_large: likely debug_field
m-1af08471 = 调试用的字段含有跟踪信息、查询或该请求的日志。

# head_field_too_large: likely redirect_grows
m-d3aa6780 = 重定向目标一再包含自身，每转一次就增长。

# head_field_too_large: likely body_in_head
m-e500981d = 缺少报文头之后的空行，因此正文被当作字段读取。

# head_field_too_large: evidence for body_in_head
m-1b42ef07 = 第 { $defect_line } 行没有字段名称

# head_field_too_large: step
m-0635b2da = 查看报文头每一行有多大：

# head_field_too_large: step
m-7c78241e = 缩小该字段；整个报文头 { $head_limit } 字节的上限是固定的。

# head_section_too_large: title
m-061563ab = 响应的报文头太大

# head_section_too_large: explanation
m-bfdd88c2 = 上游响应的报文头没有在 64 KiB 之内结束（`too_large`），或有 256 个以上的字段（`too_many_fields`）。

# head_section_too_large: explanation
m-11413d5a = Candor 把报文头保存在内存中直到完整，因此其大小有上限。浏览器和其他代理停得早得多，在 8 到 32 KiB 和 100 个字段。通常是某一种字段被循环或应用的每一层一再写入；或者报文头根本没有结尾。

# head_section_too_large: explanation
m-471bf20d = 查看哪些字段占了大部分，并让每个字段只写一次。

# head_section_too_large: sentence
m-ecc42960 = { $peer } 响应的报文头有 { $head_fields } 个字段，而只允许 { $field_limit } 个：{ $largest_fields }。

# head_section_too_large: sentence
m-c66ba7ad = { $peer } 响应的报文头在 { $head_fields } 个字段之后，没有在 { $head_limit } 字节之内结束：{ $largest_fields }。

# head_section_too_large: likely many_cookies
m-31bf19d3 = 应用没完没了地设置 cookie：每个项目一个，或每一层都再设置一次自己的。

# head_section_too_large: evidence for many_cookies, head_section_too_large: evidence for field_loop
m-055cfd50 = 其中大部分是 { $largest_fields }

# head_section_too_large: likely field_loop
m-143db914 = 循环或依次的每一层又添加同一个字段。

# head_section_too_large: likely body_in_head
m-8797ab85 = 缺少报文头之后的空行，因此正文的各行被当作字段读取。

# head_section_too_large: evidence for body_in_head
m-13fb13eb = 没有经常重复的字段

# head_section_too_large: likely fields_from_data
m-c6e4967d = 字段由数据构成：表、日志或一组标签的每个条目各一个。

# head_section_too_large: step
m-37722bba = 按名称统计报文头的字段：

# head_section_too_large: step
m-19a880fc = 缩小报文头；{ $head_limit } 字节和 { $field_limit } 个字段的上限是固定的。
