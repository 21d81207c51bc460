### body

# body_coding_error: title
m-a6efdb5c = 响应的正文与其 Content-Encoding 不符

# body_coding_error: explanation
m-ce7b9f08 = 上游的响应带有 Content-Encoding，而正文并非如此编码：开头不符（`not_coded`）、编码了两次（`coded_twice`）、编码的数据损坏（`corrupt`）、过早结束（`cut_short`），或在结尾之后还有内容（`surplus`）。

# body_coding_error: explanation
m-65a9bb71 = 浏览器把这样的响应显示为自己的错误，往往是空白页，而缓存会保留它。Candor 查看以 gzip、deflate 或 zstd 编码的正文的最初几个字节：如果不是该编码的字节，而响应的报文头尚未发出，客户端得到的是这份诊断；之后则切断响应。一些较小的响应还会在流量之外解码；这样查出的问题在日志中记为发现，并注明请求。

# body_coding_error: explanation
m-9f5c60b3 = 找出设置 Content-Encoding 的层和进行压缩的层：它们是两个，其中一个被漏掉或出现了两次。Candor 自己从不对转发的内容编码或解码。

# body_coding_error: sentence
m-e22e9252 = { $peer } 的响应带有 Content-Encoding: { $content_coding }，而其正文以 "{ $coding_first }" 开头，{ $content_coding } 不会这样。

# body_coding_error: sentence
m-6f322467 = { $peer } 的响应带有 Content-Encoding: { $content_coding }，而其正文以 { $content_coding } 编码了两次。

# body_coding_error: sentence
m-ea2e436a = { $peer } 的响应带有 Content-Encoding: { $content_coding }，而其正文在第 { $coding_offset } 字节、编码数据的中途结束。

# body_coding_error: sentence
m-ce6e9b86 = { $peer } 的响应带有 Content-Encoding: { $content_coding }，而其正文在编码数据结束后、从第 { $coding_offset } 字节起还有内容。

# body_coding_error: sentence
m-fa9f39e7 = { $peer } 的响应带有 Content-Encoding: { $content_coding }，而其正文在第 { $coding_offset } 字节附近损坏。

# body_coding_error: likely header_alone
m-bdffa23a = 设置了 Content-Encoding 而没有压缩：该字段是从另一个响应复制的，或中间的代理解码了正文。

# body_coding_error: evidence for header_alone
m-f7b9c3d0 = 正文以纯文本开头："{ $coding_first }"

# body_coding_error: likely other_coding
m-9517cebf = 正文经过压缩，但不是该字段所说的编码。

# body_coding_error: evidence for other_coding
m-26d26a67 = 正文的开头像另一种编码："{ $coding_first }"

# body_coding_error: likely two_layers
m-4e0788f6 = 有两层在压缩：应用，以及其服务器或中间的代理又一次。

# body_coding_error: evidence for two_layers
m-2e245e73 = 解码后的内容开头仍像 { $content_coding }

# body_coding_error: likely length_before
m-fb2d465d = Content-Length 是在压缩之前计算的，使编码后的正文被截断或被填充。

# body_coding_error: evidence for length_before
m-cb4e7cb0 = 编码数据与正文在不同的位置结束

# body_coding_error: likely appended
m-ef803f6c = 压缩后的正文之后还写入了内容：换行、错误页面、注入的脚本。

# body_coding_error: evidence for appended
m-6a2019a7 = 编码数据结束之后还有内容

# body_coding_error: likely text_conversion
m-d3ac40d8 = 压缩后的字节经过了把它们当作文本处理的环节。

# body_coding_error: evidence for text_conversion
m-cc748510 = 数据开头正常，后来损坏

# body_coding_error: step
m-eaa12568 = 查看声明的内容以及正文的开头：

# body_coding_error: step
m-bb8af574 = 在应用中查找它自己设置 Content-Encoding 的地方。

# body_too_large: title
m-d1394bfd = 响应超出了允许的大小

# body_too_large: visitor
m-e937c8f4 = 此地址背后的应用给出的响应太大。

# body_too_large: explanation
m-96707ec6 = 配置以 `limit.response_body` 限制了上游响应的大小，而此响应更大：依据其 Content-Length（`declared`），或依据已收到的量（`received`）。

# body_too_large: explanation
m-1e970603 = 声明的长度在发出任何内容之前就已知道，所以客户端得到这份诊断。没有声明长度时，响应在变得太大时被切断，使客户端能看出它不完整。除非写明，否则没有这种限制。

# body_too_large: explanation
m-ee572984 = 如果这样大小的响应是有意的，请为该路由提高上限。如果不是，请看应用为何给出这么多内容：没有分页的列表、地址错误的导出、循环。

# body_too_large: sentence
m-00f82c93 = { $peer } 的响应有 { $declared } 字节，而只允许 { $body_limit } 字节（limit.response_body）。

# body_too_large: sentence
m-f4510908 = { $peer } 的响应超过了允许的 { $body_limit } 字节（limit.response_body）：已收到 { $received } 字节。

# body_too_large: likely endless
m-02dea3a6 = 响应没有尽头：事件流、持续跟踪的日志、应用中的循环。

# body_too_large: evidence for endless
m-49577dc3 = 没有声明长度

# body_too_large: likely whole_list
m-a57e1b91 = 应用发送了全部内容：没有分页的列表、导出、转储。

# body_too_large: likely limit_small
m-1f1d452a = 这样大小的响应是有意的，而上限对此路由来说太小。

# body_too_large: evidence for limit_small
m-55c3c4be = 它至多是上限的四倍

# body_too_large: step
m-4d07af36 = 上限是 limit.response_body = { $body_limit } 字节，写于：{ $body_limit_place }。

# body_too_large: step, body_truncated: step
m-58862211 = 统计上游发送的量：

# body_reset: title
m-507baf33 = 连接在响应中途被重置

# body_reset: explanation
m-b4101c8c = 上游的响应已经开始，而其连接在正文结束之前因重置（RST）或网络的其他错误而终止。

# body_reset: explanation
m-07b55e60 = 正常结束的程序会关闭连接，而不是重置。重置来自内核（进程死亡时还有未读或未发送的字节）、要求重置的程序，或中间忘记了该连接的环节。客户端已能看出响应不完整：它的连接（或流）也被切断了。它看到的状态是上游的。

# body_reset: explanation
m-b6ff0728 = 查看进程当时是否死亡或重启。如果没有，请检查中间的环节：防火墙和均衡器会重置沉默太久的连接。

# body_reset: sentence
m-5efe2e44 = { $peer } 声明了 { $declared } 字节，在 { $received } 字节后重置了连接：缺少 { $missing } 字节。

# body_reset: sentence
m-38d1e65f = { $peer } 在正文的 { $received } 字节之后重置了连接。

# body_reset: likely idle_firewall
m-c6fe375f = 中间的防火墙或均衡器因连接沉默太久而忘记了它。

# body_reset: evidence for idle_firewall, body_reset: evidence for worker_timeout, body_truncated: evidence for worker_timeout
m-14bfc332 = 结束之前已有 { $body_idle } 没有收到任何内容

# body_reset: likely network
m-f35f0b26 = 到上游的网络中断。

# body_reset: evidence for network, h2_other: evidence for connection_lost, req_other: evidence for network and 1 more
m-c6325ce1 = 内核表示 { $errno_name }（errno { $errno }）

# body_reset: likely crashed
m-9d5ea3bd = 进程在响应中途死亡：内存不足、原生代码崩溃、部署。

# body_reset: evidence for crashed
m-d7969a43 = 直到重置前 { $body_idle } 还有字节到来

# body_reset: likely aborted
m-060a0317 = 应用有意中止连接，以免有人把它的半个响应当作完整的。

# body_truncated: title
m-1c91d4ca = 响应在完成之前结束

# body_truncated: explanation
m-9a32d19c = 上游的响应已经开始，而连接在正文结束之前终止：少于 Content-Length 声明的字节、没有最后的分块，或者（`no_close_notify`）在以连接结束表示正文结束的情况下，TLS 连接没有声明就结束了。

# body_truncated: explanation
m-b74cb9b0 = 写响应的工作进程在中途被终止或失败，或声明的长度有误。客户端已能看出响应不完整：它的连接（或流）也被切断了。它看到的状态是上游的。

# body_truncated: explanation
m-29b9d1a9 = 查看应用当时的日志。如果总是缺少同样数量的字节，则声明的长度有误。在上游写上 `tolerate = ["no_close_notify"]`，可以把 TLS 连接的结束当作未声明长度的正文的结束。

# body_truncated: sentence
m-aab4c02d = { $peer } 声明了 { $declared } 字节，在 { $received } 字节后关闭了连接：缺少 { $missing } 字节。

# body_truncated: sentence
m-cda95326 = { $peer } 在分块正文的 { $received } 字节之后、一个 { $stop_size } 字节的分块中途结束了连接：该分块缺少 { $stop_left } 字节。

# body_truncated: sentence
m-ea439d2a = { $peer } 在分块正文的 { $received } 字节之后结束了连接，没有最后的分块。

# body_truncated: sentence
m-a94c894f = { $peer } 在 { $received } 字节之后结束了 TLS 连接而没有 close_notify，因此无法得知正文是否完整。

# body_truncated: sentence
m-c4f5c1fa = { $peer } 在正文的 { $received } 字节之后切断了连接。

# body_truncated: likely careless_tls
m-da5a6923 = 上游的 TLS 库关闭连接时不发送 close_notify，许多旧的库都是如此。

# body_truncated: evidence for careless_tls
m-91a12234 = 连接结束时没有 close_notify

# body_truncated: likely application_error
m-27664759 = 应用在写正文时失败：生成器或模板中的异常。

# body_truncated: evidence for application_error
m-bce869aa = 最后的分块从未写出，而连接是正常关闭的

# body_truncated: evidence for killed
m-bf55b48c = 它在分块的中途结束

# body_truncated: likely length_wrong
m-4e97204a = 声明的长度太长：在正文更改之前计算，或使用了其他单位。

# body_truncated: evidence for length_wrong
m-860b6419 = 只缺少 { $missing } 字节，而连接是正常关闭的

# body_truncated: step
m-54109d3f = 如果无法修复，请在 { $upstream_place } 为上游写上：tolerate = ["no_close_notify"]
