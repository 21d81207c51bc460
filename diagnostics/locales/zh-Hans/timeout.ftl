### timeout

# timeout_queue: title
m-1ed0240e = 请求等候轮到自己而未果

# timeout_queue: explanation
m-b96317cd = 上游正在处理的请求已达上限。此请求等候空位，直到 `timeout.queue` 到期。没有询问任何成员。

# timeout_queue: explanation
m-45e27398 = 到来的请求多于上游能完成的。队列有助于应对突发；如果请求长期来得比处理得快，它只会填满。

# timeout_queue: explanation
m-3a1d324f = 看应用是否变慢。如果没有，请增加成员或提高上限。只有突发很短时，更长的等待才有用。

# timeout_queue: sentence
m-b3ce0aff = 该请求为上游 { $upstream } 等候了 { $elapsed }（{ $timer } = { $limit }），它正在处理 { $active } 个，上限 { $active_max }，另有 { $waiting } 个在等待。

# timeout_queue: sentence
m-583535a1 = 该请求为上游的空位等候了 { $elapsed }（{ $timer } = { $limit }）。

# timeout_queue: likely too_many_requests
m-5693ffb4 = 无论上游多快，到来的请求都多于它能完成的。

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = { $waiting } 个请求在等候 { $active_max } 个位置

# timeout_queue: likely wait_too_short
m-f9a58f79 = 对突发来说，等待时间太短。

# timeout_total: title
m-a00c492c = 整个交换的时间已用完

# timeout_total: explanation
m-0768b6d8 = `timeout.total` 涵盖一个请求从其报文头结束到响应的最后一个字节，包括所有尝试。它到期了；原因是到期时所处的阶段。响应的报文头发出之前，客户端得到 504；之后则切断响应，使客户端能够看出。

# timeout_total: explanation
m-c2298ea2 = 没有哪一次等待太长，或其他计时器都没有这么短：是总和太长。大文件下载、缓慢的客户端、用尽时间的重试都会造成这种情况。

# timeout_total: explanation
m-2794c563 = 各阶段的时间会显示用在了哪里。请在写明该计时器的地方提高它，或只为需要的路由提高。

# timeout_total: sentence
m-e199d9f9 = 与 { $peer } 的整个交换没有在 { $limit } 内结束（{ $timer }）：请求仍在发送。

# timeout_total: sentence
m-0dfa7ab1 = 与 { $peer } 的整个交换没有在 { $limit } 内结束（{ $timer }）：响应尚未开始，或其报文头不完整。

# timeout_total: sentence
m-cc37beed = 与 { $peer } 的整个交换没有在 { $limit } 内结束（{ $timer }）：响应的正文仍在途中。

# timeout_total: sentence
m-63c8f727 = 与 { $peer } 的整个交换没有在 { $limit } 内结束（{ $timer }）：还没有连接。

# timeout_total: likely retries
m-575caac4 = 此前失败的尝试用尽了时间。

# timeout_total: evidence for retries
m-0b24ccad = 进行了 { $attempts } 次尝试

# timeout_total: likely large_download
m-5a9acf59 = 响应很大，或客户端缓慢：整个交换的时间太短。

# timeout_total: evidence for large_download
m-8e4f3a1b = 响应已送达 { $bytes_out } 字节

# timeout_total: likely large_upload
m-52e8b3ce = 请求的正文很大，或客户端发送缓慢。

# timeout_total: evidence for large_upload
m-d1572b8d = 请求尚未完整发出

# timeout_total: likely slow_application
m-8c77f7d3 = 应用作出响应所需的时间比这更长。

# timeout_total: evidence for slow_application
m-eed09ef7 = 请求已发出，而响应没有到来

# timeout_total: likely slow_dependency, timeout_body_idle: likely slow_dependency, timeout_first_byte: likely slow_dependency
m-db63cc1a = 应用在等待别的：缓慢的查询、另一个服务、锁。

# timeout_total: step, timeout_first_byte: step
m-e75c7aa2 = 查看上游自己需要多久：

# timeout_head: title
m-781adfc3 = 响应的报文头没有及时结束

# timeout_head: explanation
m-d5e5cd1e = 响应的最初字节已到，而结束其报文头的空行没有在 `timeout.head` 到期之前到来。该计时器从第一个字节起涵盖整个报文头，无论它如何到来：之后什么也没有（原因 `stalled`），或逐字节到来（原因 `dripping`）。

# timeout_head: explanation
m-45cd5e20 = 应用开始了响应，在报文头完整之前等待，或没有刷新已写的内容。逐滴到来的报文头是损坏的服务器、拥塞的路径或攻击的样子。

# timeout_head: explanation
m-033257f3 = 到达的最后一行显示程序进行到何处。让它一次发送整个报文头；耗时的工作应放到正文中。

# timeout_head: sentence
m-00e1933b = { $peer } 响应的报文头来得太慢，没有在 { $limit } 内结束（{ $timer }）：{ $head_bytes } 字节，{ $head_line } 行。

# timeout_head: sentence
m-d8483995 = { $peer } 响应的报文头没有在 { $limit } 内结束（{ $timer }）：到达 { $head_bytes } 字节，直到第 { $head_line } 行，之后什么也没有。

# timeout_head: sentence
m-8be4d81c = { $peer } 响应的报文头没有在 { $limit } 内结束（{ $timer }）。

# timeout_head: likely unflushed
m-cf4bb3b0 = 应用写了报文头的一部分，没有刷新其余部分。

# timeout_head: evidence for unflushed
m-d065851e = 已有 { $received_idle } 没有收到任何内容

# timeout_head: likely waits_in_head
m-7c223300 = 应用先发送状态行，之后才算出报文头的其余部分：边运行边输出的脚本。

# timeout_head: evidence for waits_in_head
m-e1798105 = 到达的只有状态行

# timeout_head: likely dripping
m-71116ec9 = 上游逐字节发送报文头：无缓冲的写入、限速，或有意占住连接的服务器。

# timeout_head: evidence for dripping
m-1b206f28 = 字节仍在到来，最后一个在结束前 { $received_idle }

# timeout_head: likely network
m-62037ce5 = 数据包在途中丢失：报文头的其余部分被一再重发。

# timeout_head: likely stalled, timeout_body_idle: likely stalled, body_other: likely stalled
m-60db204a = 应用在响应中途卡住。

# timeout_body_idle: title
m-3eb6ecee = 响应在中途停住

# timeout_body_idle: explanation
m-b580fd69 = 响应的报文头已转发，正文已开始或将要开始，之后上游什么也没有发送，直到 `timeout.idle` 到期。连接仍然存在。

# timeout_body_idle: explanation
m-37eb96ca = 应用在响应中途卡住，或者它是事件流或长轮询，沉默的时间超过了计时器允许的。客户端已能看出响应不完整：它的连接（或流）被切断了。

# timeout_body_idle: explanation
m-1d3b91f0 = 对于事件流和长轮询，请让应用发送心跳，或为该路由提高 `timeout.idle`。

# timeout_body_idle: sentence
m-dbe959d3 = { $peer } 在响应中途有 { $limit } 没有发送任何内容（{ $timer }），此前发送了 { $declared } 字节中的 { $received } 字节。

# timeout_body_idle: sentence
m-fd8d3578 = { $peer } 在响应中途有 { $limit } 没有发送任何内容（{ $timer }），此前发送了 { $received } 字节。

# timeout_body_idle: sentence
m-337b52f8 = { $peer } 在响应中途有 { $limit } 没有发送任何内容（{ $timer }）。

# timeout_body_idle: likely length_wrong
m-31b51770 = 声明的长度太长：应用已发送它所有的内容，正在等待下一个请求。

# timeout_body_idle: evidence for length_wrong
m-2c2e157c = 只缺少 { $missing } 字节

# timeout_body_idle: likely event_stream
m-35b79eb6 = 没有心跳的事件流或长轮询：让应用不时发送一条注释，或提高该计时器。

# timeout_body_idle: evidence for event_stream
m-91a19c1d = 响应没有声明长度，{ $limit } 内没有收到任何内容

# timeout_body_idle: evidence for stalled
m-915adc36 = 声明的长度中还有 { $missing } 字节未到

# timeout_body_idle: step
m-07fe1d5f = 查看响应停在何处：

# timeout_first_byte: title
m-d87e52c0 = 上游没有及时开始响应

# timeout_first_byte: explanation
m-258243c3 = 上游已收到请求，连接仍在，而在 `timeout.first_byte` 到期之前没有收到响应的任何字节。

# timeout_first_byte: explanation
m-49021243 = 应用在处理请求，或在等待：等它的数据库、另一个服务、锁，或在请求排在其队列中时等待空闲的工作进程。网络和地址都正常。

# timeout_first_byte: explanation
m-93e46112 = 查看应用对此路径做了什么，以及它的所有工作进程是否都在忙。如果工作可能需要这么久，请在写明该计时器的地方提高它。应用自己的超时应当是两者中较短的，这样应用才能说明它在等什么。

# timeout_first_byte: sentence
m-52a68a22 = { $peer } 收取了请求并写入了其错误流（FCGI_STDERR），但在 { $limit } 内没有收到响应的任何字节（{ $timer }）。

# timeout_first_byte: sentence
m-6832e348 = { $peer } 收取了请求，但在 { $limit } 内没有发送响应的任何字节（{ $timer }）。

# timeout_first_byte: likely interim_only
m-17384d2b = 应用以临时响应（102、103）预告了它的响应，却没有给出。

# timeout_first_byte: evidence for interim_only
m-bb519469 = 此前到来了 { $interim } 个临时响应（1xx）

# timeout_first_byte: likely upload_processing
m-5c870739 = 应用在响应之前处理上传的内容：请把这项工作移到响应之后。

# timeout_first_byte: evidence for upload_processing, req_other: evidence for upload_long
m-b183cf94 = 请求的正文很大

# timeout_first_byte: likely long_poll
m-16883d14 = 该路径是起初不发送任何内容的长轮询或事件流：让它立即发送报文头，或为此路由提高该计时器。

# timeout_first_byte: likely workers_busy
m-fc4292ac = 所有工作进程都在忙，请求在应用的队列中等待。

# timeout_first_byte: evidence for workers_busy
m-b925bc3a = { $holder } 处等待接受的连接：{ $waiting }

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = 光是连接就用了一秒以上，像积压队列已满时那样

# timeout_first_byte: likely deadlock
m-196c2939 = 应用已卡住：死锁，或经过此代理对自身的请求，而没有剩余的工作进程来处理。

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = 端口 { $port } 使用另一种协议，正在等待永远不会到来的问候。

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = 端口 { $port } 很少是明文 HTTP
