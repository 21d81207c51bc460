### client

# client_closed: title
m-7f2976f7 = 客户端在响应完成之前离开

# client_closed: visitor
m-f3c4b093 = 连接在响应完成之前被关闭。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-b218d5b0 = 发生了什么

# client_closed: explanation
m-a3489a6b = 客户端在 Candor 仍在处理其请求时关闭或重置了连接（HTTP/2 中为流）。Candor 也放弃了对上游的请求。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 97 more
m-68f21b6e = 意味着什么

# client_closed: explanation
m-02bddfda = 没有人看到响应。日志记为 499，这是一个从不发送的状态。单个出现是有人点开了别处；许多且等待很久，则是人们失去了耐心，或某个程序自己的超时短于应用所需的时间。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-cf2e345d = 该怎么做

# client_closed: explanation
m-3945343c = 查看阶段和时间。如果是在等待上游的报文头时结束，则应用缓慢：请比较客户端的超时与应用所需的时间。

# client_closed: sentence
m-d125486a = 客户端 { $client } 在 { $duration } 后、{ $phase } 阶段重置了连接。

# client_closed: sentence
m-ad9a7fb3 = 客户端 { $client } 在 { $duration } 后、{ $phase } 阶段关闭了连接。

# client_closed: likely slow_upstream
m-935a39ae = 应用缓慢，客户端或其使用者不再等待。

# client_closed: evidence for slow_upstream
m-df60b38c = 它在 { $duration } 后离开，没有收到响应的任何字节

# client_closed: likely client_timeout
m-462a4ffd = 客户端自己的超时短于 Candor 和应用的。

# client_closed: evidence for client_timeout
m-8286e9b4 = 它在 { $duration } 后离开，恰好是整秒数

# client_closed: likely navigated_away
m-100376be = 有人关闭、刷新了页面，或点开了另一个链接。

# client_closed: evidence for navigated_away
m-d0785809 = 它只过了 { $duration } 就离开

# client_closed: likely network
m-ea612250 = 客户端的网络断开，或前面的负载均衡器切断了连接。

# client_closed: step
m-bc5f8e74 = 比较客户端的超时与应用处理 { $path } 所需的时间。

# client_request_invalid: title
m-21133fa9 = 请求本身被拒绝

# client_request_invalid: visitor
m-3f93256d = 无法理解该请求，或它超出了此服务器的限制。

# client_request_invalid: explanation
m-1aaf5e92 = 客户端发送的不是可以安全转发的请求：它违反了 HTTP 的规则（RFC 9110、RFC 9112、RFC 9113），或大小、速度超出了限制。没有上游看到它。

# client_request_invalid: explanation
m-40a0aa5a = 原因指明了规则。可能让两个读者看到两个不同请求的情况（同时有 Content-Length 和 Transfer-Encoding、单独的换行符、冒号前的空格）一律拒绝：请求走私就是这样进行的。

# client_request_invalid: explanation
m-66ad516c = 修正客户端。如果是限制（`head_too_large`、`body_too_large`、超时）而请求是正当的，请提高该限制；`candor help` 会指出其键。

# client_request_invalid: sentence
m-31369831 = { $client } 的请求在其报文头的第 { $offset } 字节被拒绝：{ $reason }。

# client_request_invalid: sentence
m-a56f5dbc = { $client } 的请求没有在 { $limit } 内到达（{ $timer }）。

# client_request_invalid: sentence
m-2f86096e = { $client } 的请求被拒绝：{ $reason }。

# client_request_invalid: likely limit
m-b1ea5742 = Candor 的某个限制小于这个正当的请求。

# client_request_invalid: evidence for limit
m-e1a03bc6 = 原因是大小：{ $reason }

# client_request_invalid: likely slow_client
m-1785137a = 客户端的网络缓慢，或它打开连接只是为了占用。

# client_request_invalid: evidence for slow_client
m-d8881060 = 某个计时器到期

# client_request_invalid: likely wrong_certificate
m-0a26ae54 = 连接是为同一证书的另一个名称打开的，其 TLS 策略不同。

# client_request_invalid: evidence for wrong_certificate
m-255331e0 = 原因是 { $reason }

# client_request_invalid: likely smuggling
m-7dd26630 = 有人试图让请求绕过代理（请求走私），或有扫描器在寻找这种漏洞。

# client_request_invalid: evidence for smuggling
m-e59f3ce7 = { $reason } 正是两个读者会有不同理解的情况

# client_request_invalid: likely client_defect
m-25d3563b = 客户端或 Candor 之前的代理有缺陷。

# client_request_invalid: step
m-9ffe767d = 上限是 { $limit }，写于：{ $timer_place }。

# client_request_invalid: step
m-14de2a09 = 查看 { $client } 发送的内容；{ $protocol } 规定了应有的样子。
