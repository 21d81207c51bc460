### h2

# h2_handshake_failed: title
m-3e68581c = 上游没有开始使用 HTTP/2

# h2_handshake_failed: explanation
m-3182a541 = 连接已建立，Candor 以 HTTP/2 的前言开始。上游应当以 SETTINGS 帧应答却没有：它发送了别的内容、挂断，或什么也没有发送。

# h2_handshake_failed: explanation
m-ef09d982 = 尚未向应用提出任何请求。几乎总是因为它在此端口上使用 HTTP/1.1，或该端口属于另一种服务。只在 TLS 上使用 HTTP/2 的服务器也会这样关闭明文连接。

# h2_handshake_failed: explanation
m-2b73ceb4 = 以 HTTP/1.1 询问该端口。如果成功，请把服务器写作 `http://HOST:PORT` 而不是 `h2c://HOST:PORT`。如果它要求 TLS，请写 `https://HOST:PORT`。

# h2_handshake_failed: sentence
m-2e89c78b = { $peer } 以 { $first_bytes } 而不是 SETTINGS 帧应答了 HTTP/2 的前言。

# h2_handshake_failed: sentence
m-9ab2f685 = 向 { $peer } 提供了 HTTP/2，而它没有发送 SETTINGS 帧；它什么也没有发送。

# h2_handshake_failed: sentence
m-f90e5995 = { $peer } 收到 HTTP/2 的前言后一言不发就挂断。

# h2_handshake_failed: likely speaks_http1
m-1e534c21 = 应用在此端口上使用 HTTP/1.1，而服务器写成了 HTTP/2。

# h2_handshake_failed: evidence for speaks_http1
m-46161fc8 = { $peer } 应答了 { $first_bytes }

# h2_handshake_failed: evidence for speaks_http1
m-52982609 = 它一读到前言就挂断

# h2_handshake_failed: likely wants_tls
m-d83eb69d = 应用只在 TLS 上使用 HTTP/2。

# h2_handshake_failed: evidence for wants_tls
m-9c8c3dbb = { $peer } 以 TLS 警报应答

# h2_handshake_failed: likely another_service
m-d47007da = 端口 { $port } 属于另一种服务。

# h2_handshake_failed: evidence for another_service
m-df4ebe1f = 它像 { $spoken } 那样问候

# h2_handshake_failed: likely alpn_promises_too_much
m-121e6101 = 应用之前的某个环节在 TLS 握手中承诺了 HTTP/2，却把连接转给不支持它的服务器。

# h2_handshake_failed: evidence for alpn_promises_too_much
m-8649f89e = TLS 握手曾约定使用 h2

# h2_handshake_failed: likely stuck
m-8a8ad2a6 = 应用接受连接却不处理：它已卡住，或仍在启动。

# h2_handshake_failed: evidence for stuck
m-900f9391 = 连接已建立，而没有收到任何内容

# h2_handshake_failed: step
m-4bd5849e = 以 HTTP/1.1 询问该端口：

# h2_handshake_failed: step
m-ec40acfc = 查看有没有帧：

# h2_http11_required: title
m-2b383121 = 上游要求以 HTTP/1.1 处理此请求

# h2_http11_required: explanation
m-f56ea714 = 上游使用 HTTP/2，并以 `HTTP_1_1_REQUIRED` 应答此请求：它只能通过 HTTP/1.1 处理。

# h2_http11_required: explanation
m-90a14213 = 该请求需要属于连接而不是流的东西：NTLM 或 Negotiate 登录、事后要求的客户端证书，或切换协议。

# h2_http11_required: explanation
m-bcf2b41f = 让 HTTP/1.1 服务于此上游，或需要它的路径：`protocol = "http1"`。

# h2_http11_required: sentence
m-89edf317 = { $peer } 应答了 { $h2_code_name }（HTTP/2 错误 { $h2_code }）：它只通过 HTTP/1.1 提供 { $path }。

# h2_http11_required: likely upgrade
m-2afed41c = 该路径用于 WebSocket，而此上游只在 HTTP/1.1 上提供。

# h2_http11_required: evidence for upgrade, timeout_first_byte: evidence for long_poll
m-f261cb4e = 路径是 { $path }

# h2_http11_required: likely client_certificate
m-8ef45e2a = 上游只在此路径上通过重新协商要求客户端证书，而 HTTP/2 没有重新协商。

# h2_http11_required: likely login_by_connection
m-c4cb643e = 该路径要求 NTLM 或 Negotiate 登录，而它属于连接。

# h2_http11_required: step
m-0b120767 = 在 { $upstream_place } 让 HTTP/1.1 服务于此上游：protocol = "http1"。

# h2_refused_stream: title
m-e14887ad = 上游拒绝了 HTTP/2 流

# h2_refused_stream: explanation
m-85b8c964 = 上游以 `REFUSED_STREAM` 应答请求：它完全没有处理该请求。

# h2_refused_stream: explanation
m-cbe222aa = 上游同时处理的请求已达上限，或正在关闭。该请求可以安全地重发；Candor 已按配置允许的次数重发。

# h2_refused_stream: explanation
m-d84c3339 = 查看上游允许一个连接有多少流，以及需要多少。请在那里放宽，或减少同时发给它的请求。

# h2_refused_stream: sentence
m-980ed63e = { $peer } 拒绝了流 { $stream }（REFUSED_STREAM），当时打开的流为 { $streams_open } 个，它允许 { $streams_max } 个。

# h2_refused_stream: sentence
m-cf159d9e = { $peer } 拒绝了流 { $stream }（REFUSED_STREAM），当时打开的流为 { $streams_open } 个。

# h2_refused_stream: likely too_many_streams
m-11312f0e = 同时到来的请求超过了上游在一个连接上接受的数量。

# h2_refused_stream: evidence for too_many_streams
m-a5aeebb5 = 打开的流为 { $streams_open } 个，它允许 { $streams_max } 个

# h2_refused_stream: evidence for too_many_streams
m-5d161c2d = 打开的流为 { $streams_open } 个

# h2_refused_stream: likely shutting_down
m-149e6d81 = 上游正在关闭，不接受新的请求。

# h2_refused_stream: evidence for shutting_down
m-e08897bd = 打开的流只有 { $streams_open } 个

# h2_refused_stream: likely overloaded
m-6189ecb2 = 上游在卸载负载：其工作进程都在忙，它拒绝无法处理的请求。

# h2_refused_stream: evidence for overloaded
m-21637417 = 它被拒绝了 { $attempts } 次

# h2_refused_stream: step
m-5f0037d6 = 查看它允许多少流（SETTINGS_MAX_CONCURRENT_STREAMS）：

# h2_goaway: title
m-09e9d1e9 = 上游结束了 HTTP/2 连接

# h2_goaway: explanation
m-9ff6b866 = 上游发送 GOAWAY，在应答此请求之前结束了连接。该帧写明它开始处理的最后一个流，以及错误码。

# h2_goaway: explanation
m-4efb5098 = `NO_ERROR` 表示有序的结束：重启、部署，或连接已使用太久。其他错误码表示上游对某事有异议。流号在最后一个流之后的请求没有被处理，重发是安全的；之前的请求则可能已被处理。

# h2_goaway: explanation
m-e448e611 = 查看上游在此时的日志。如果它经常重启，请让它在停止之前完成已开始的工作。如果它说 `ENHANCE_YOUR_CALM`，请提高它对 ping、重置或头部大小的限制。

# h2_goaway: sentence
m-1a5919a6 = { $peer } 以 GOAWAY 结束了连接（{ $h2_code_name }，最后的流 { $last_stream }），并说：{ $h2_debug }。

# h2_goaway: sentence
m-754dcd29 = { $peer } 以 GOAWAY 结束了连接（{ $h2_code_name }，最后的流 { $last_stream }）；此请求是流 { $stream }。

# h2_goaway: likely restart
m-deec6aca = 上游正在重启或刚部署，有序地结束了其连接。

# h2_goaway: evidence for restart
m-0bd8c378 = 错误码是 NO_ERROR：有序的结束

# h2_goaway: likely too_much
m-a78f2461 = 上游把 Candor 当作攻击者：ping、重置或头部超出了它的限制。

# h2_goaway: evidence for too_much, h2_goaway: evidence for broken_server, h2_stream_reset: evidence for application_error and 2 more
m-9aea81c9 = 错误码是 { $h2_code_name }

# h2_goaway: likely requests_max
m-4dd527c4 = 上游在一定数量的请求或一定时间之后结束连接。

# h2_goaway: evidence for requests_max
m-66b54895 = 该连接已处理 { $served } 个请求

# h2_goaway: likely broken_server
m-8fb4ac9d = 上游失败了，结束了它在此连接上所做的一切。

# h2_goaway: likely middlebox
m-2f83d109 = 中间的负载均衡器自行结束连接。

# h2_goaway: step
m-c07f6634 = 该请求没有被处理：流 { $stream } 在 { $last_stream } 之后，因此可以重发。

# h2_goaway: step
m-8a52944f = 该请求可能已被处理：流 { $stream } 不在 { $last_stream } 之后。重发之前请先看它是否已产生效果。

# h2_stream_reset: title
m-3b9b3be2 = 上游重置了 HTTP/2 流

# h2_stream_reset: explanation
m-6a103bd3 = 上游接受了请求，并在响应之前或中途以 RST_STREAM 结束了它的流。连接本身继续存在。

# h2_stream_reset: explanation
m-eb68ea03 = 上游放弃了这一个请求。错误码说明原因：`INTERNAL_ERROR` 和 `CANCEL` 来自失败或耗时过长的应用，`PROTOCOL_ERROR` 来自对请求本身有异议的服务器。

# h2_stream_reset: explanation
m-3cbd3881 = 查看应用在此请求发生时的日志。用 `nghttp -nv` 重复该请求，看最后一帧是什么。

# h2_stream_reset: sentence
m-829145f8 = { $peer } 在发送正文的任何字节之前重置了流 { $stream }（{ $h2_code_name }）。

# h2_stream_reset: sentence
m-4a3ab4ed = { $peer } 在正文的 { $received } 字节之后重置了流 { $stream }（{ $h2_code_name }）。

# h2_stream_reset: likely application_error
m-95d7cc63 = 应用在处理此请求时失败，其服务器重置了该流。

# h2_stream_reset: evidence for application_error
m-741f2bd5 = 它已开始应答，在 { $received } 字节之后停止

# h2_stream_reset: likely own_timeout
m-f2a27160 = 上游自己的超时到期，它取消了请求。

# h2_stream_reset: evidence for own_timeout
m-b8120d40 = 错误码是 CANCEL，而响应的任何部分都没有到来

# h2_stream_reset: likely objects_to_the_request
m-6cb9caf6 = 上游对请求有异议：HTTP/2 禁止的字段，或它不接受的路径或方法。

# h2_stream_reset: likely head_too_large
m-1f6eb2fe = 请求的字段大于上游所能接受的。

# h2_stream_reset: likely answered_early
m-520dee7c = 上游的响应已完成，不再需要请求正文的其余部分。

# h2_stream_reset: evidence for answered_early
m-084241b3 = 错误码是 NO_ERROR，而请求有正文

# h2_stream_reset: step
m-5ad77f2b = 重复该请求，看最后一帧是什么：

# h2_connection_error: title
m-ec01935e = 上游违反了 HTTP/2 的规则

# h2_connection_error: explanation
m-3d8853ae = 上游发送了 HTTP/2 不允许的帧，Candor 按 RFC 9113 的要求结束了流或连接。

# h2_connection_error: explanation
m-504ed64f = 连接和 TLS 都正常，上游确实使用 HTTP/2，但有错误。带有只有 HTTP/1 才认识的字段（例如 `Connection` 或 `Transfer-Encoding`）的报文头，来自手动设置它的应用。涉及帧、流量控制或压缩的，则是服务器或中间环节的缺陷。

# h2_connection_error: explanation
m-0f526379 = 查找证据指出的字段或帧。更新服务器。在此之前可以使用 HTTP/1.1：把服务器写作 `http://` 或 `https://`，并加上 `protocol = "http1"`。

# h2_connection_error: sentence
m-9c5f083b = { $peer } 违反了 HTTP/2 的规则（{ $reason }）：{ $error_text }。

# h2_connection_error: sentence
m-8f54e45e = { $peer } 违反了 HTTP/2 的规则（{ $reason }），Candor 应答了 { $h2_code_name }。

# h2_connection_error: likely connection_field
m-5c93a2fa = 应用手动设置了 HTTP/2 禁止的字段，例如 `Connection` 或 `Transfer-Encoding`，或带大写字母的字段名。

# h2_connection_error: evidence for connection_field
m-512ac4f6 = 被拒绝的是一个字段

# h2_connection_error: likely no_status
m-eb7822a3 = 应用或其前面的网关发送了没有状态的报文头。

# h2_connection_error: evidence for no_status
m-f3c1941a = 报文头没有 `:status`

# h2_connection_error: likely compression_state
m-c7cc7463 = Candor 与上游之间有什么改动、丢弃或重复了帧，使压缩的字段无法再读取。

# h2_connection_error: evidence for compression_state
m-c0485df9 = 压缩的字段无法读取

# h2_connection_error: likely server_fault, h2_other: likely server_fault
m-d887cbb7 = 上游服务器的 HTTP/2 实现有缺陷。

# h2_connection_error: evidence for server_fault
m-1a08f92c = 帧本身有误，这不是应用造成的

# h2_connection_error: likely middlebox
m-2ac4f5be = 中间的负载均衡器转换为 HTTP/2，而转换有误。

# h2_connection_error: step
m-185627e3 = 查看收到的帧：

# h2_connection_error: step
m-fb13a139 = 在上游修复之前，请使用 HTTP/1.1；上游写于 { $upstream_place }。
