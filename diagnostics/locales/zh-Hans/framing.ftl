### framing

# framing_cl_invalid: title
m-dc8426c9 = 响应的 Content-Length 不是长度

# framing_cl_invalid: explanation
m-e079369e = 上游的响应带有 Content-Length 字段，而其值不是一个十进制的字节数。

# framing_cl_invalid: explanation
m-96832194 = 没有人能知道此响应在哪里结束、下一个在哪里开始，因此无法转发。原因说明有什么问题：`non_digit`（`12 bytes`、`123.0`、`None`）、`negative`、`sign`、`hex`、`overflow`、`empty` 或 `list`。

# framing_cl_invalid: explanation
m-97a059dc = 找出应用自己设置 Content-Length 的地方，把它交给其服务器，或修正数字的格式。该值按到来时的原样显示。

# framing_cl_invalid: sentence
m-763bcfa7 = { $peer } 的响应在其报文头第 { $defect_line } 行带有空的 Content-Length。

# framing_cl_invalid: sentence
m-85e41ac3 = { $peer } 的响应在其报文头第 { $defect_line } 行带有 Content-Length "{ $length_value }"，它不是字节数（{ $defect }）。

# framing_cl_invalid: likely float
m-5b5722d5 = 长度以浮点数计算，并照此输出。

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 4 more
m-d914886b = 该值是 { $length_value }

# framing_cl_invalid: likely unset
m-02ba7df2 = 长度从未设置，输出的是表示空值的词。

# framing_cl_invalid: evidence for unset
m-07183643 = 该值是 "{ $length_value }"

# framing_cl_invalid: likely unknown_size
m-ffad7c63 = 大小未知，以 -1 表示。

# framing_cl_invalid: likely arithmetic
m-5445e0f9 = 计算长度时整数溢出。

# framing_cl_invalid: likely chunk_style
m-f5240ed6 = 长度以十六进制写成，像分块大小那样。

# framing_cl_invalid: likely joined, framing_cl_conflict: likely joined, framing_other: likely joined
m-8f9fe183 = 有两层各设置了一个 Content-Length，第三层把它们合并成一行。

# framing_cl_invalid: likely formatting
m-08dbc20a = 应用自己格式化该数字：带有单位、分隔符或引号。

# framing_cl_invalid: step, framing_cl_conflict: step
m-2e98be29 = 在应用中查找它自己设置 Content-Length 的地方。

# framing_cl_conflict: title
m-15bfa26c = 响应的多个 Content-Length 不一致

# framing_cl_conflict: visitor, framing_cl_and_te: visitor, framing_chunk_size_invalid: visitor and 5 more
m-dad90d08 = 此地址背后的应用给出了自相矛盾的响应。

# framing_cl_conflict: explanation
m-b16732ed = 上游响应的报文头多次写明其长度，在多个字段中，或在一个字段中作为列表，而这些数字不相同。

# framing_cl_conflict: explanation
m-32a9cc55 = 有的读取方以第一个数字为准，有的以最后一个为准：中间的字节对一方是此响应的结尾，对另一方是下一个响应的开头。响应走私就是这样进行的，因此无法转发，也无法容忍。相同的长度会合并为一个，并在日志中记为发现。

# framing_cl_conflict: explanation
m-a8e03fea = 找出都设置该字段的两层，只让其中最后一层设置：通常是应用的服务器，在压缩和模板完成之后。

# framing_cl_conflict: sentence
m-fed357f5 = { $peer } 的响应在其报文头第 { $defect_line } 行带有 Content-Length "{ $length_value }"，其中的数字不一致。

# framing_cl_conflict: sentence
m-658be1ea = { $peer } 的响应带有不一致的 Content-Length：{ $lengths }。第二个在其报文头第 { $defect_line } 行。

# framing_cl_conflict: likely two_layers, framing_other: likely two_layers
m-52c6d559 = 应用的两层各设置了一个 Content-Length：某个中间件在应当替换时做了添加。

# framing_cl_conflict: likely compression
m-90897dea = 一层在压缩之前计算正文，另一层在压缩之后。

# framing_cl_conflict: evidence for compression, framing_cl_and_te: evidence for compression
m-af9cf826 = 响应带有 Content-Encoding

# framing_cl_conflict: likely proxy_between
m-d2f5132f = 中间的代理更改了正文，添加了自己的 Content-Length，并留下了旧的。

# framing_cl_conflict: evidence for proxy_between, framing_cl_and_te: evidence for proxy_between
m-dafa55d9 = 响应带有 Via 字段

# framing_cl_conflict: likely injected
m-ab5299b2 = 带换行的值进入了某个字段，并带来了一个 Content-Length。

# framing_cl_conflict: step
m-20f24656 = 查看实际发送的每个长度：

# framing_cl_and_te: title
m-ad5a13a1 = 响应同时带有 Content-Length 和 Transfer-Encoding

# framing_cl_and_te: explanation
m-e4cf6a51 = 上游响应的报文头两次说明其正文在哪里结束：在多少字节之后，以及在最后的分块处。

# framing_cl_and_te: explanation
m-bb17cbd7 = RFC 9112 让 Transfer-Encoding 优先，并警告这样的报文可能是响应走私的尝试：以长度为准的读取方看到的响应，与以分块为准的不同。

# framing_cl_and_te: explanation
m-5d72c4c2 = 让应用在其服务器分块时不写 Content-Length，或者不要自己设置 Transfer-Encoding。在上游写上 `tolerate = ["te_and_cl"]` 会丢弃长度，以分块为准，并记下发现。

# framing_cl_and_te: sentence
m-4edde157 = { $peer } 的响应同时带有 Content-Length: { $lengths } 和 Transfer-Encoding: { $codings }；其中第二个在其报文头第 { $defect_line } 行。

# framing_cl_and_te: likely server_chunks
m-a19da45e = 应用设置了 Content-Length，而其框架或服务器仍然分块。

# framing_cl_and_te: likely by_hand
m-269d4e26 = 应用自己设置 Transfer-Encoding，而其服务器又加上所得内容的长度。

# framing_cl_and_te: evidence for by_hand
m-4325f2bc = Transfer-Encoding 在 Content-Length 之前

# framing_cl_and_te: likely compression
m-4851e0ef = 正文在发送时压缩，因此是分块的，而之前的长度被留下了。

# framing_cl_and_te: likely proxy_between
m-8c3056db = 中间的代理重新为响应分帧，并留下了旧字段。

# framing_cl_and_te: likely smuggling
m-5cea8ce2 = 有人使应用发送它，让两个读取方看到不同的响应。

# framing_cl_and_te: step
m-84e96144 = 查看实际发送的这两个字段：

# framing_cl_and_te: step
m-8aa77f52 = 如果无法修复，请在 { $upstream_place } 为上游写上：tolerate = ["te_and_cl"]

# framing_cl_and_te: step, framing_te_unsupported: step, framing_other: step
m-4fafd233 = 在应用中查找它自己设置 Content-Length 或 Transfer-Encoding 的地方。

# framing_te_unsupported: title
m-14e85392 = 响应的传输编码不受支持

# framing_te_unsupported: explanation
m-c9acda6f = 上游响应的 Transfer-Encoding 不是仅出现一次的 `chunked`：是另一种编码（`unknown_coding`）、chunked 在另一种之前（`chunked_not_last`）或出现两次（`chunked_twice`）、什么也没有（`empty`），或者在没有这种编码的 HTTP/1.0 响应上带有任何编码（`http_1_0`）。

# framing_te_unsupported: explanation
m-834e8286 = Transfer-Encoding 说明响应在哪里结束。Candor 没有请求任何其他编码，对于不认识的编码，它无法知道响应在哪里结束。

# framing_te_unsupported: explanation
m-2ec7986d = 压缩的正文应当写在 Content-Encoding 中。请把 Transfer-Encoding 交给应用的服务器；自己设置它的应用通常会使服务器分块两次。

# framing_te_unsupported: sentence
m-f60f3521 = { $peer } 的响应是 HTTP/1.0，而在其报文头第 { $defect_line } 行带有 Transfer-Encoding "{ $codings }"，HTTP/1.0 中没有它。

# framing_te_unsupported: sentence
m-256237b8 = { $peer } 的响应带有 Transfer-Encoding "{ $codings }"：chunked 出现了两次。

# framing_te_unsupported: sentence
m-a4c4405d = { $peer } 的响应带有 Transfer-Encoding "{ $codings }"：chunked 不是其中最后一个。

# framing_te_unsupported: sentence
m-21aeb396 = { $peer } 的响应在其报文头第 { $defect_line } 行带有空的 Transfer-Encoding。

# framing_te_unsupported: sentence
m-8463a39c = { $peer } 的响应在其报文头第 { $defect_line } 行带有 Transfer-Encoding "{ $codings }"；只支持 chunked。

# framing_te_unsupported: likely content_coding
m-69b7d70a = 正文经过压缩，而编码写进了 Transfer-Encoding：它应当写在 Content-Encoding 中。

# framing_te_unsupported: evidence for content_coding, framing_te_unsupported: evidence for identity, framing_te_unsupported: evidence for typo
m-f529d889 = 编码是 { $codings }

# framing_te_unsupported: likely double
m-0a600c52 = 应用自己对正文分块，而其服务器又分块一次。

# framing_te_unsupported: evidence for double
m-8b8060e7 = chunked 出现了两次

# framing_te_unsupported: likely identity
m-19c88285 = 应用用旧的编码 “identity” 要求其服务器不分块，而 HTTP 已移除这种编码。

# framing_te_unsupported: likely typo
m-112968a4 = 该值拼写有误：应当是 “chunked”，不带参数或引号。

# framing_te_unsupported: likely old_version
m-306cbe53 = 会分块的服务器被设置为以 HTTP/1.0 应答，或中间的旧代理降低了版本。

# framing_te_unsupported: evidence for old_version
m-ba4822b4 = 响应是 HTTP/1.0

# framing_te_unsupported: likely by_hand
m-5b3a685f = 应用自己设置 Transfer-Encoding。

# framing_chunk_size_invalid: title
m-8bb7c4c3 = 响应的某个分块没有有效的大小

# framing_chunk_size_invalid: explanation
m-fc23500d = 上游的响应是分块的，而在下一个分块的大小（十六进制，以 CR LF 结尾）应当出现的地方是别的内容：另一个字符（`non_hex`）、什么也没有（`empty`）、超出任何计数器的大小（`too_large`）、另一种行尾（`line_ending`），或者太长（`ext_too_long`）或带控制字符（`ext_byte`）的扩展。

# framing_chunk_size_invalid: explanation
m-31265b9c = 从这里开始，没有人能知道什么是正文、什么是分帧。如果在响应的报文头发出之前发现，客户端得到的是这份诊断。之后则切断响应，使客户端能看出它不完整。

# framing_chunk_size_invalid: explanation
m-27bf99a3 = 让应用写它的正文，把分块交给其服务器。偏移量按线路上的正文计算。

# framing_chunk_size_invalid: sentence
m-dd459ef8 = { $peer } 响应的分块正文在第 { $chunk_offset } 字节处有一行没有分块大小：应当是十六进制数字的地方是 { $chunk_found }。

# framing_chunk_size_invalid: sentence
m-7fcf2e21 = { $peer } 响应的分块正文在第 { $chunk_offset } 字节处的分块大小超出了任何计数器的范围。

# framing_chunk_size_invalid: sentence
m-fc17d8eb = { $peer } 响应的分块正文中，某个分块大小之后、第 { $chunk_offset } 字节处是 { $chunk_found }，而应当是 CR LF。

# framing_chunk_size_invalid: sentence
m-fdcf2991 = { $peer } 响应的分块正文在第 { $chunk_offset } 字节处有超过 1024 字节的分块扩展。

# framing_chunk_size_invalid: sentence
m-5053f447 = { $peer } 响应的分块正文在第 { $chunk_offset } 字节处、分块扩展中有 { $chunk_found }。

# framing_chunk_size_invalid: sentence
m-98786784 = { $peer } 响应的分块正文在第 { $chunk_offset } 字节处有 { $chunk_found }，而应当是十六进制的分块大小。

# framing_chunk_size_invalid: likely not_chunked
m-2b92a69e = 正文根本没有分块：有什么设置了 Transfer-Encoding，却原样写出正文。

# framing_chunk_size_invalid: evidence for not_chunked
m-1a50938f = 它是正文的第一个字节

# framing_chunk_size_invalid: likely prefix
m-ede50853 = 大小带有前缀 0x。

# framing_chunk_size_invalid: evidence for prefix
m-6e3d0381 = 大小以 0x 开头

# framing_chunk_size_invalid: likely unknown_size
m-d587cb91 = 大小未知，为此写了 -1。

# framing_chunk_size_invalid: evidence for unknown_size
m-175b8bd1 = 大小是 -1，写成带符号的数字或全部为 1

# framing_chunk_size_invalid: likely blank_line
m-79f933ad = 应用在分块之后写了一个换行，而其服务器也写了一个。

# framing_chunk_size_invalid: evidence for blank_line
m-219b518b = 应当是大小的地方是空行

# framing_chunk_size_invalid: likely line_feed, framing_chunk_terminator_invalid: likely line_feed
m-4cf3a5eb = 分块是手工编写的，在应当用 \r\n 的地方用了 \n。

# framing_chunk_size_invalid: evidence for line_feed, framing_chunk_terminator_invalid: evidence for line_feed
m-b3f1b888 = 该行只以 LF 结尾

# framing_chunk_size_invalid: likely signed_chunks
m-b0fb8f60 = 带签名的分块（对象存储用于上传的那种）作为响应发送。

# framing_chunk_size_invalid: evidence for signed_chunks
m-06be1659 = 该分块带有很长的扩展

# framing_chunk_size_invalid: likely output
m-654dc719 = 有什么在分块之间向连接写入：调试输出、警告、错误页面。

# framing_chunk_size_invalid: evidence for output
m-7e0e0545 = 有文本："{ $chunk_excerpt }"

# framing_chunk_size_invalid: likely by_hand
m-5afd5131 = 应用手工编写分块，而其服务器也会分块。

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step
m-eba409b3 = 查看实际发送的分块：

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step, framing_trailer_invalid: step
m-4eda9f5e = 在应用中查找它自己写分块大小或设置 Transfer-Encoding 的地方。

# framing_chunk_terminator_invalid: title
m-383f2f74 = 响应的某个分块没有在其大小所说的位置结束

# framing_chunk_terminator_invalid: explanation
m-7f98ab34 = 上游的响应是分块的。在分块声明的字节数之后应当是 CR LF，而实际是别的内容（`missing`），或只有 LF（`bare_lf`）。

# framing_chunk_terminator_invalid: explanation
m-878b946a = 大小有误，因此没有人能知道什么是正文、什么是分帧。如果在响应的报文头发出之前发现，客户端得到的是这份诊断。之后则切断响应，使客户端能看出它不完整。

# framing_chunk_terminator_invalid: explanation
m-40400ec8 = 请计算字节数而不是字符数，以十六进制写大小，不包括数据之后的 CR LF。更好的做法是把分块交给应用的服务器。偏移量按线路上的正文计算。

# framing_chunk_terminator_invalid: sentence
m-6630172d = { $peer } 的响应中，一个 { $chunk_size } 字节的分块在正文的第 { $chunk_offset } 字节处只以 LF 结尾。

# framing_chunk_terminator_invalid: sentence
m-2d8ce4b7 = { $peer } 响应的一个分块声明了 { $chunk_size } 字节，其后在正文的第 { $chunk_offset } 字节处是 { $chunk_found }，而应当是 CR LF。

# framing_chunk_terminator_invalid: likely decimal
m-b71dc6ac = 分块大小以十进制写成：它应当是十六进制的。

# framing_chunk_terminator_invalid: evidence for decimal
m-a2d148a1 = 当作十进制数字时，大小与数据相符

# framing_chunk_terminator_invalid: likely terminator_counted
m-35e2ad17 = 数据之后的 CR LF 被计入了大小。

# framing_chunk_terminator_invalid: evidence for terminator_counted
m-600186a8 = 数据以 CR LF 结尾

# framing_chunk_terminator_invalid: likely characters
m-1e434ab9 = 大小按字符计算，而文本中有占多个字节的字符。

# framing_chunk_terminator_invalid: evidence for characters
m-bd52a782 = 其附近有 ASCII 以外的字节

# framing_chunk_terminator_invalid: likely too_short
m-f395d648 = 大小少了几个字节：在文本被转义、翻译或加上换行之前计算。

# framing_chunk_terminator_invalid: evidence for too_short
m-acaffe4c = CR LF 在几个字节之后出现

# framing_chunk_terminator_invalid: likely several_writers
m-15f9dd09 = 两个线程或两层同时向连接写入。

# framing_trailer_invalid: title
m-8d5d26be = 响应的尾部字段无效

# framing_trailer_invalid: explanation
m-ce283629 = 上游的响应是分块的，而最后的分块之后不是尾部字段区：有一行不是字段（`syntax`）、有不允许出现在那里的字段（`forbidden`）、超过 8 KiB 或 64 个字段（`too_large`），或者连接在空行之前终止（`no_end`）。

# framing_trailer_invalid: explanation
m-2b82285f = 正文已全部到达，而其结尾没有：后面的内容可能是别的东西的开头。响应被切断，使客户端能够看出；如果还没有发出任何内容，客户端得到的是这份诊断。

# framing_trailer_invalid: explanation
m-6ee066a8 = 查看应用在最后的分块之后写了什么。为报文分帧或选路的字段，例如 Content-Length、Transfer-Encoding 和 Host，应当写在报文头中。

# framing_trailer_invalid: sentence
m-195fb97e = { $peer } 在其响应的最后的分块之后、正文的第 { $chunk_offset } 字节处、结束它的空行之前终止了连接。

# framing_trailer_invalid: sentence
m-f9b17282 = { $peer } 响应的尾部字段在正文的第 { $chunk_offset } 字节处超过了 8 KiB 或 64 个字段。

# framing_trailer_invalid: sentence
m-98844c03 = { $peer } 响应的尾部字段在正文的第 { $chunk_offset } 字节处有不允许出现在那里的字段："{ $chunk_excerpt }"。

# framing_trailer_invalid: sentence
m-f9276816 = { $peer } 响应的尾部字段在正文的第 { $chunk_offset } 字节处有 { $chunk_found }，而应当是字段或空行。

# framing_trailer_invalid: likely error_page, framing_overrun: likely error_page
m-b16a817f = 应用在开始响应之后失败，其错误页面被附加在后面。

# framing_trailer_invalid: evidence for error_page
m-7d46264b = 有页面或响应的开头

# framing_trailer_invalid: likely length_in_trailer
m-41456449 = 应用在结尾才得知长度，并把它作为尾部字段发送。

# framing_trailer_invalid: evidence for length_in_trailer
m-36ae0f51 = 有这样的字段

# framing_trailer_invalid: likely last_line_missing
m-591aec8a = 应用以 0 和一个换行结束其正文：应当有两个换行。

# framing_trailer_invalid: evidence for last_line_missing
m-027839d2 = 连接在最后的分块之后终止

# framing_trailer_invalid: likely chunk_after_last
m-37e7a5ad = 正文的一个空片段被写成大小为 0 的分块，也就是最后的分块，而正文还在继续。

# framing_trailer_invalid: evidence for chunk_after_last
m-47ffa3ba = 后面的内容开头像分块

# framing_trailer_invalid: likely by_hand
m-f99a7acc = 应用手工编写最后的分块或尾部字段。

# framing_trailer_invalid: step
m-21d786f7 = 查看实际发送的正文结尾：

# framing_body_not_allowed: title
m-289b5ac4 = 响应在不允许有正文的地方带有正文

# framing_body_not_allowed: explanation
m-b5c034b1 = 对 HEAD 的响应（`head`）、204 响应（`no_content`）或 304 响应（`not_modified`），以及临时响应 1xx（`interim`），无论其字段怎么说，都在报文头处结束。上游在这样的报文头之后又发送了字节。

# framing_body_not_allowed: explanation
m-339a02d4 = 在再次使用的连接上，这些字节会被当作下一个响应的开头，而那是给别人的；因此 Candor 关闭连接。

# framing_body_not_allowed: explanation
m-2923da90 = 如果在响应的报文头发出之前发现，客户端得到的是这份诊断。之后则客户端已得到响应，日志中记为发现。

# framing_body_not_allowed: explanation
m-3a56e405 = 让应用不要在那里写正文。在上游写上 `tolerate = ["body_not_allowed"]` 会在任何情况下丢弃这些字节，并记下发现。

# framing_body_not_allowed: sentence
m-e5f5bc29 = { $peer } 在对 HEAD 的响应中发送了至少 { $surplus_seen } 字节的正文，而这种响应没有正文。

# framing_body_not_allowed: sentence
m-224892f5 = { $peer } 在临时响应之后发送了至少 { $surplus_seen } 字节，而这种响应没有正文。

# framing_body_not_allowed: sentence
m-40b6aebb = { $peer } 在状态为 { $received_status } 的报文头之后发送了至少 { $surplus_seen } 字节的正文，而这种响应没有正文。

# framing_body_not_allowed: likely second_response, framing_overrun: likely second_response
m-7f971fa3 = 一个请求的第一个响应之后又有第二个：应用的两层都作了应答。

# framing_body_not_allowed: evidence for second_response, framing_overrun: evidence for second_response
m-5a42f9ec = 多余的内容以 HTTP/1 开头

# framing_body_not_allowed: likely head_as_get
m-a49ffbc9 = 应用对 HEAD 的应答与对 GET 相同，而其服务器没有略去正文。

# framing_body_not_allowed: evidence for head_as_get
m-c5e30fcf = 方法是 HEAD

# framing_body_not_allowed: likely json
m-dbad8deb = 框架把 { "{" }{ "}" } 或 null 之类的空值写作每个响应的正文。

# framing_body_not_allowed: evidence for json, framing_body_not_allowed: evidence for last_chunk, framing_overrun: evidence for line_break
m-a5480f7e = 多余的内容是 "{ $surplus }"

# framing_body_not_allowed: likely last_chunk
m-4427b306 = 服务器对每个响应都分块，并在没有正文的报文头之后写了最后的分块。

# framing_body_not_allowed: likely status_late
m-9a00495d = 状态在正文准备好之后被更改：由缓存、中间件或错误处理程序。

# framing_body_not_allowed: step
m-3fe05614 = 查看发送的全部内容：

# framing_body_not_allowed: step
m-7204abd2 = 如果无法修复，请在 { $upstream_place } 为上游写上：tolerate = ["body_not_allowed"]

# framing_overrun: title
m-8ed97731 = 到来的内容比响应声明的多

# framing_overrun: explanation
m-0cfac40c = 根据 Content-Length 或最后的分块，上游响应的正文已经完整，而连接上又来了更多字节，尽管没有再请求什么。

# framing_overrun: explanation
m-d78f7574 = 要么声明的长度太短，于是人们得到的页面结尾被截断；要么多余的内容是别的东西的开头，例如附加在已开始的响应之后的错误页面。在再次使用的连接上，多余的内容会被当作下一个响应，而那是给别人的；因此 Candor 关闭连接。

# framing_overrun: explanation
m-3ad15309 = 如果在响应的报文头发出之前发现，客户端得到的是这份诊断。之后则客户端恰好得到所声明的字节，日志中记为发现。

# framing_overrun: explanation
m-d0a81dd7 = 把声明的内容与发送的内容比较。Content-Length 计算的是字节而不是字符，并且在压缩之后计算。在上游写上 `tolerate = ["overrun"]` 会在任何情况下交付所声明的字节。

# framing_overrun: sentence
m-b4140bb8 = { $peer } 在 { $declared } 字节之后结束了其分块正文，又发送了至少 { $surplus_seen } 字节。

# framing_overrun: sentence
m-9831b56a = { $peer } 声明了 { $declared } 字节，又多发送了至少 { $surplus_seen } 字节。

# framing_overrun: likely chunked_too
m-2143ee89 = 正文在带有 Content-Length 的同时又被手工分块，或分块了两次。

# framing_overrun: evidence for chunked_too
m-770fc0bb = 多余的内容像分块："{ $surplus }"

# framing_overrun: likely characters
m-a3955b69 = Content-Length 按字符计算，而文本中有占多个字节的字符。

# framing_overrun: evidence for characters
m-f82ab88b = 多余的内容中有 ASCII 以外的字节

# framing_overrun: evidence for error_page
m-a6d1da0a = 多余的内容开头像页面或堆栈跟踪

# framing_overrun: likely line_break
m-61dc2207 = 应用在其正文之后加了一个没有计入的换行。

# framing_overrun: likely before_compression
m-329cb65e = 长度在正文更改之前计算：压缩、模板或注入的脚本更改了它。

# framing_overrun: step
m-663d37f7 = 比较声明的内容与发送的内容：

# framing_overrun: step
m-4087c334 = 如果无法修复，请在 { $upstream_place } 为上游写上：tolerate = ["overrun"]
