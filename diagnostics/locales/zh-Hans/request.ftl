### request

# req_early_response: title
m-07b54217 = 上游在收完整个请求之前就应答

# req_early_response: visitor, req_write_timeout: visitor, req_write_aborted: visitor and 2 more
m-458fb710 = 此地址背后的应用没有接受此请求。

# req_early_response: explanation
m-f3ef4cef = 请求的正文仍在发送时，最终的响应就到来了。如果它完整到达，则原样转发，这只是日志中的一项发现。如果连接在响应完整之前结束，则请求失败：在响应的报文头中（原因 `head_cut`）或在其正文中（原因 `answer_cut`）。

# req_early_response: explanation
m-bf33ceaa = 应用或其前面的服务器没有读正文就做了决定：太大（413）、未登录（401）、没有此地址（404）。在字节仍在途中时关闭连接，会使内核发送重置，而重置可能毁掉已在途中的响应。

# req_early_response: explanation
m-61fed889 = 状态说明了应用不满意的地方。要让这样的响应总能到达，请让上游的服务器在关闭之前先读取并丢弃正文的其余部分一段时间（nginx:`lingering_close`），或者也在这里设置限制（`limit.body`），这样无需询问应用就会应答。

# req_early_response: sentence
m-b4e456d5 = { $peer } 在收到请求正文 { $body_declared } 字节中的 { $body_sent } 字节后开始应答 { $early_status }，并在其响应的报文头中途结束了连接。

# req_early_response: sentence
m-3845984f = { $peer } 在收到请求正文的 { $body_sent } 字节后开始应答 { $early_status }，并在其响应的报文头中途结束了连接。

# req_early_response: sentence
m-fb5aaad4 = { $peer } 在收到请求正文 { $body_declared } 字节中的 { $body_sent } 字节后应答了 { $early_status }，并在其响应完整之前结束了连接。

# req_early_response: sentence
m-eff38f84 = { $peer } 在收到请求正文的 { $body_sent } 字节后应答了 { $early_status }，并在其响应完整之前结束了连接。

# req_early_response: sentence
m-5a158a03 = { $peer } 在收到请求正文 { $body_declared } 字节中的 { $body_sent } 字节后应答了 { $early_status }。

# req_early_response: sentence
m-b247ca13 = { $peer } 在收到请求正文的 { $body_sent } 字节后应答了 { $early_status }。

# req_early_response: likely body_limit
m-b4c8f31d = 正文大于上游服务器的限制，它不读取就应答。

# req_early_response: evidence for body_limit
m-82faf195 = 响应是 413(Content Too Large)

# req_early_response: likely not_allowed
m-d31d086e = 应用拒绝请求者，并且不读取它所拒绝的内容：未登录、没有权限。

# req_early_response: evidence for not_allowed, req_early_response: evidence for redirect, req_early_response: evidence for error and 1 more
m-525a03d4 = 响应是 { $early_status }

# req_early_response: likely not_found
m-43527337 = 该路径或方法不接受正文。

# req_early_response: evidence for not_found
m-00702b05 = 对 { $method } { $path } 的响应是 { $early_status }

# req_early_response: likely redirect
m-e7bcf2b8 = 应用让客户端转到另一个地址，并且不读取发给这个地址的内容。

# req_early_response: likely error
m-e2dfe85c = 应用在读取正文时失败。

# req_early_response: likely streams
m-5d9f9272 = 应用边读边应答，转换流的程序就是如此。

# req_early_response: step
m-87970433 = 提高上游服务器的限制，或在这里设置相同的限制（limit.body），这样在询问上游之前就会应答。

# req_early_response: step
m-d666121e = 让上游的服务器在关闭之前读完正文的其余部分，以免它的响应因重置而丢失。

# req_early_response: step, req_write_aborted: step, head_upgrade_failed: step and 12 more
m-6667b5f9 = 查看应用在此请求发生时的日志。

# req_write_timeout: title
m-a720c566 = 上游没有及时收取请求

# req_write_timeout: explanation
m-9e72d8fb = 连接已建立，请求的一部分已发出，之后再也无法写入：上游不读取，它的接收缓冲区和我方的缓冲区都满了。`timeout.write` 到期（原因 `stalled`），或整个上传的时间超过了 `timeout.upload`，而等待的正是上游（原因 `upload_total`）。

# req_write_timeout: explanation
m-cad6fcae = 上游的内核接受了连接和最初的字节；应用不读取它们。它卡住或被挂起、在读取之前忙于别的事，或者读得太慢，使窗口再也不打开。

# req_write_timeout: explanation
m-f9b73336 = 查看应用的进程当时在做什么（线程转储、`py-spy dump`、`/proc/PID/stack`）。如果它只是因为写入缓慢的磁盘而读得慢，请在写明该计时器的地方提高它。

# req_write_timeout: sentence
m-d1ff2b4e = { $peer } 在 { $limit } 内没有收完整个请求（{ $timer }）：已发出 { $bytes_sent } 字节。

# req_write_timeout: sentence
m-40629ef7 = { $peer } 停止读取请求：其正文 { $body_declared } 字节中已发出 { $body_sent } 字节，{ $limit } 内没有再发出（{ $timer }）。

# req_write_timeout: sentence
m-ccc4ba7f = { $peer } 停止读取请求：已发出 { $bytes_sent } 字节，{ $limit } 内没有再发出（{ $timer }）。

# req_write_timeout: likely limit, timeout_total: likely limit, timeout_head: likely limit and 2 more
m-f25f9362 = 该上限对此应用来说太短。

# req_write_timeout: likely slow_reader
m-5d4475c5 = 应用读得慢：它把上传写入缓慢的磁盘、扫描它，或转发它。

# req_write_timeout: evidence for slow_reader
m-d7ea0c2a = 它此前已收取 { $bytes_sent } 字节

# req_write_timeout: likely stuck
m-a24d006d = 应用卡住或被挂起而不读取：死锁、阻塞的事件循环、SIGSTOP、调试器。

# req_write_timeout: evidence for stuck
m-77055dd2 = 它收取的没有超过套接字缓冲区所能容纳的

# req_write_timeout: likely workers_busy
m-63347196 = 所有工作进程都在忙：内核接受了连接，而还没有人读取。

# req_write_timeout: evidence for workers_busy, timeout_first_byte: evidence for workers_busy
m-b6a3a959 = 到此上游打开的连接有 { $connections } 个

# req_write_timeout: likely network, timeout_body_idle: likely network
m-ae6e0e44 = 通往上游的路径丢失了数据包：线缆、忘记了该连接的防火墙、过大的 MTU。

# req_write_timeout: step
m-1165bf4e = 查看字节是在这里等待（Send-Q）还是在上游等待（Recv-Q）：

# req_write_timeout: step
m-6ffaef8b = 查看应用的进程停在何处：线程转储、`py-spy dump`、`/proc/PID/stack`。

# req_write_aborted: title
m-ce4b709a = 上游在请求发送途中挂断

# req_write_aborted: explanation
m-7efdee06 = 连接已建立，请求的一部分已发出，这时上游关闭（原因 `closed`；errno 32,`EPIPE`）或重置了它（原因 `reset`；errno 104,`ECONNRESET`）。此前没有可以转发的响应。

# req_write_aborted: explanation
m-2977a0d9 = 最常见的是上游不要该正文：它大于应用或其服务器的限制，服务器宁可挂断也不读取，因而丢失了自己的错误消息。或者进程在读取时死亡。

# req_write_aborted: explanation
m-4a96cdd6 = 把正文的大小与上游服务器的限制（`client_max_body_size`、`MAX_CONTENT_LENGTH`、`bodyParser` 的限制）比较，并查看它的日志。拒绝正文的服务器应当再读一段时间，以免它的 413 丢失。

# req_write_aborted: sentence
m-90020132 = { $peer } 在请求发送途中重置了连接：其正文 { $body_declared } 字节中已发出 { $body_sent } 字节。

# req_write_aborted: sentence
m-ec783abf = { $peer } 在请求发送途中关闭了连接：其正文 { $body_declared } 字节中已发出 { $body_sent } 字节。

# req_write_aborted: sentence
m-8531922a = { $peer } 在请求发送途中重置了连接：已发出 { $bytes_sent } 字节。

# req_write_aborted: sentence
m-29d2582b = { $peer } 在请求发送途中关闭了连接：已发出 { $bytes_sent } 字节。

# req_write_aborted: likely body_limit, head_reused_conn_lost: likely body_limit
m-6befffe1 = 正文大于上游服务器的限制，它因此挂断。

# req_write_aborted: evidence for body_limit, head_reused_conn_lost: evidence for body_limit
m-792931d9 = 请求的正文很大，而上游切断了它

# req_write_aborted: likely crash
m-d4a98c00 = 进程在读取请求时崩溃或被终止。

# req_write_aborted: evidence for crash
m-e5f26aae = 正文只有 { $body_declared } 字节，而连接被重置

# req_write_aborted: likely refuses_request, head_closed_empty: likely refuses_request
m-64e771bf = 应用的服务器对它不要的请求挂断：未知的 Host、过大的头部、要求 TLS。

# req_write_aborted: evidence for refuses_request
m-c9bde364 = 正文的任何字节都还没有发出

# req_write_aborted: likely upload_timeout
m-ffa5a20e = 上游服务器的某个计时器到期：上传对它来说太慢。

# req_write_aborted: evidence for upload_timeout
m-b6d4798a = 它已发送了 { $sending }

# req_write_aborted: likely restart, head_reset: likely restart
m-7fd75fb2 = 应用恰在那时重启。

# req_write_aborted: step
m-26e59445 = 把正文的大小与上游服务器的限制比较。

# req_write_aborted: step, head_reset: step
m-fc6e50ce = 在线路上查看是谁发送重置：
