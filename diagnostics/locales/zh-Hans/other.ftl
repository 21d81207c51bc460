### other

# dns_other: title
m-8fb282b9 = 上游的名称无法解析

# dns_other: explanation
m-890db982 = Candor 查找上游主机的地址，而这以一种没有专用代码的方式失败：该名称无法询问，或解析器以不是 DNS 报文的字节应答。

# dns_other: explanation
m-c23927e7 = 没有尝试连接。证据中有解析器所说的内容。

# dns_other: explanation
m-3e28b946 = 亲自询问同一个解析器：`dig HOST @RESOLVER`。

# dns_other: sentence
m-8ff0c124 = { $resolvers } 以不是 DNS 报文的字节应答了对 { $question } 的询问。

# dns_other: sentence
m-9a5102e4 = 查找 { $host } 的地址失败：{ $reason }。

# dns_other: sentence
m-34323cce = 查找 { $host } 的地址失败。

# dns_other: likely not_dns
m-712dec2e = 在解析器的地址上监听的不是 DNS 服务器，而是别的程序。

# dns_other: evidence for not_dns
m-a1137bec = { $resolvers } 以不是 DNS 报文的字节应答

# dns_other: likely name_invalid
m-ea3ed01c = 该名称无法询问：其某一部分为空或超过 63 字节。

# dns_other: evidence for name_invalid
m-46ca6cc3 = 无法由 { $host } 构成询问

# dns_other: likely resolver
m-9c74bfc3 = 问题在于解析器。

# connect_other: title
m-96752072 = 无法连接到上游

# connect_other: explanation
m-055334a2 = Candor 请求了 TCP 连接，而这以一种没有专用代码的方式失败。证据中的 errno 是内核所说的。

# connect_other: explanation
m-2ce3b878 = 上游没有收到请求。原因是计时器时，表示整个交换的时间在连接期间用完。

# connect_other: explanation
m-170d564a = 查阅该 errno（`man 2 connect`），并在本机以 Candor 的用户手动尝试连接。

# connect_other: sentence
m-3e0457c2 = 连接 { $peer } 失败：{ $errno_name }（errno { $errno }）。

# connect_other: sentence, socket_other: sentence
m-4e068c37 = 连接 { $peer } 在 { $elapsed } 后被放弃：{ $timer } 是 { $limit }。

# connect_other: sentence
m-c86ff415 = 连接 { $peer } 失败。

# connect_other: likely time_used_up, socket_other: likely time_used_up
m-6a54cd72 = 时间用在了之前的环节：较早的尝试，或名称。

# connect_other: evidence for time_used_up, socket_other: evidence for time_used_up
m-6eb637cf = { $timer } 是全部环节合计 { $limit }

# connect_other: likely aborted_here
m-425805d8 = 本机的某个程序终止了连接：`ss -K`、防火墙守护进程、地址的更改。

# connect_other: evidence for aborted_here
m-a3264d84 = { $errno_name } 来自本机

# connect_other: likely network
m-350d1c1b = 此处与 { $peer } 之间的网络。

# connect_other: step
m-988c5de9 = 以 Candor 的用户手动尝试：

# socket_other: title
m-1ac062af = 无法连接到上游的套接字

# socket_other: explanation
m-0ad9f217 = 上游是 unix 套接字，而连接它以一种没有专用代码的方式失败。证据中的 errno 是内核所说的。

# socket_other: explanation
m-333c39c3 = 应用没有收到请求。原因是计时器时，表示整个交换的时间在连接期间用完。

# socket_other: explanation
m-1ec5a37c = 查阅该 errno（`man 7 unix`），并查看谁在哪个套接字上监听：`ss -xlp`。

# socket_other: sentence
m-005b42cd = 连接套接字 { $socket } 失败：{ $errno_name }（errno { $errno }）。

# socket_other: sentence
m-74cd2602 = 连接套接字 { $socket } 失败。

# socket_other: evidence for filtered_calls
m-4a04d4d9 = { $errno_name } 是这类过滤器拒绝的方式

# socket_other: likely restarting
m-91239a03 = 应用正在重启。

# tls_other: title
m-dab60261 = 与上游的 TLS 握手失败

# tls_other: explanation
m-3eeb0a89 = 连接已建立，而 TLS 握手没有完成，其方式没有专用代码。

# tls_other: explanation
m-2779270b = 没有发送请求。TLS 库所说的内容在证据中。

# tls_other: explanation
m-fb7868b9 = 用 `openssl s_client` 重复握手，并查看上游服务器的日志。

# tls_other: sentence
m-dc4fd13b = 与 { $peer } 的 TLS 握手失败：{ $error_text }。

# tls_other: sentence
m-5b91dc11 = 与 { $peer } 的 TLS 握手失败。

# tls_other: evidence for not_tls
m-d5e6264a = 没有就任何 TLS 版本达成一致

# tls_other: likely host
m-f59e34b6 = 本机有某种资源用尽：内核给出了错误 { $errno_name }。

# tls_other: evidence for host
m-1b541c9d = 该错误不是 TLS 的错误

# framing_other: title
m-43a2ff93 = 响应的分帧有误

# framing_other: explanation
m-7ce4f959 = 上游响应的报文头被拒绝，其中唯一异常的是说明响应在哪里结束的部分，其方式没有专用代码。

# framing_other: explanation
m-37e3bd9d = 没有人能知道此响应在哪里结束、下一个在哪里开始。转发它会使一个读取方看到的响应与下一个读取方不同：响应走私就是这样进行的。

# framing_other: explanation
m-695ad68c = 只让一层设置分帧：通常是应用的服务器，而不是应用。

# framing_other: sentence
m-3f2a5ee5 = { $peer } 响应的分帧在其报文头第 { $defect_line } 行有误：{ $defect }。

# framing_other: evidence for two_layers
m-91c220dc = 同一个长度出现了两次

# h2_other: title
m-572d41fd = 与上游的 HTTP/2 失败

# h2_other: explanation
m-424f22d5 = Candor 与上游使用 HTTP/2，而连接或流以一种尚无专用代码的方式失败。

# h2_other: explanation
m-aba803af = 证据中有该库的原话。多数情况下是应用在处理此请求时失败，或其服务器有错误。

# h2_other: explanation
m-3f551cd0 = 查看应用的日志，并用 `nghttp -nv` 重复该请求。

# h2_other: sentence
m-89181217 = 与 { $peer } 的 HTTP/2 失败：{ $error_text }。

# h2_other: sentence
m-f8bd84d5 = 与 { $peer } 的 HTTP/2 失败。

# h2_other: likely cut
m-176b92de = 上游在响应完整之前结束了它的流或连接。

# h2_other: evidence for cut
m-73cb4d30 = 正文在 { $received } 字节之后结束

# h2_other: likely connection_lost
m-362f7373 = 使用 HTTP/2 期间连接中断：上游被终止，或中间有什么切断了它。

# h2_other: likely application_error
m-b841f829 = 应用在处理此请求时失败。

# h2_other: step
m-1d451eab = 重复它：

# req_other: title
m-18c74bdd = 向上游发送请求失败

# req_other: explanation
m-8c612745 = 连接已建立，而请求没能发送完，其方式没有专用代码：既不是上游挂断，也不是我方的计时器到期。

# req_other: explanation
m-26f841c1 = 内核给出了这里很少见到的错误。`ETIMEDOUT`（errno 110）表示上游的主机有许多分钟没有确认任何内容；`EHOSTUNREACH`（errno 113）表示通往它的路径已丢失。

# req_other: explanation, body_other: explanation
m-6a161dbd = 该错误列在证据中。请检查中间的网络和上游的主机。

# req_other: sentence
m-6207093d = 向 { $peer } 发送请求在 { $bytes_sent } 字节之后失败，错误为 { $errno_name }（errno { $errno }）。

# req_other: sentence
m-79de19fa = 向 { $peer } 发送请求在 { $bytes_sent } 字节之后失败。

# req_other: likely network, body_other: likely network
m-9c8bc304 = 到上游的连接中断。

# req_other: likely crash, body_other: likely crash
m-ff89e7dc = 进程崩溃或被终止。

# req_other: likely upload_long
m-519296e5 = 上传时间太长，中间的环节放弃了它。

# req_other: step
m-b1095e37 = 查看通往上游的路径：

# head_other: title
m-aaf57d3c = 响应的报文头无法使用

# head_other: explanation
m-b859671f = 请求已发出，而上游响应的报文头以一种尚无专用代码的方式有误，或无法读取。如果是有误，证据会显示有问题的字节。

# head_other: explanation
m-862e0558 = 原因指明该报文头违反的 RFC 9112 规则。

# head_other: explanation
m-67bebdd3 = 查看标出的字节以及写这一行的程序。

# head_other: sentence
m-4a0f1d1f = { $peer } 响应的报文头无法使用：{ $reason }。

# head_other: sentence
m-4bd15d9d = { $peer } 响应的报文头无法使用。

# head_other: likely network
m-5dcd8264 = 等待响应期间，网络或上游的主机发生故障。

# head_other: evidence for network
m-904e0ea3 = 内核表示 { $errno_name }

# body_other: title
m-862ea4eb = 响应没能转发完

# body_other: explanation
m-bcac7226 = 响应的报文头已转发，而其正文没能转发，其方式没有专用代码：它既没有被切断，也没有损坏，也不太慢。

# body_other: explanation
m-e214b5f6 = 客户端已能看出响应不完整：它的连接（或流）被切断了。

# body_other: sentence
m-85792f01 = 转发 { $peer } 的响应失败：{ $reason }。

# body_other: sentence
m-796a0256 = 转发 { $peer } 的响应失败，错误为 { $errno_name }（errno { $errno }）。

# body_other: sentence
m-e9c0fb97 = 转发 { $peer } 的响应失败。

# body_other: evidence for stalled
m-a1f747b4 = 直到 { $timer } 到期都没有收到任何内容
