### hint

# hint
m-bda6c545 = 该地址是 { $answer_age } 之前得到的，其应答的有效期为 { $ttl }。

# hint
m-0945da44 = { $host } 曾按 { $name_now_stale } 连接，但该名称已不再指向那里：现在没有解析器给出该地址。

# hint
m-eccd1371 = `localhost` 按 { $addresses } 尝试过，另一地址族没有尝试。

# hint
m-a7f812d4 = `localhost` 在这里指 { $addresses }：其中一个拒绝了连接，另一个没有。

# hint
m-838d7dce = `localhost` 指向 { $peer }，连接已被接受；在另一地址族上应答的可能是别的程序。

# hint
m-06128447 = 端口 { $port } 被 { $listening } 占用：它所在的回环地址与 { $peer } 属于不同的地址族。

# hint
m-3aeeec01 = { $question } 只有加上搜索后缀才能找到：查询过 { $asked }。

# hint
m-414a13ad = { $server } 的协议方案与上游所用的协议不符。

# hint
m-e8be1955 = 对端的问候来自另一种服务：{ $spoken }。

# hint
m-289545b1 = 它在请求之后 { $after } 结束，恰好是整数：可能是上游的某个计时器到期了。

# hint
m-262d1ec6 = 它在请求之后 { $after } 结束；此处 { $equal_timer } 为 { $equal_limit }，双方可能设置了相同的计时器。

# hint
m-38fb71b4 = 上游在约 { $idle_end } 后关闭空闲连接（观察到 { $idle_end_seen } 次）；keepalive.idle 允许我方连接空闲 { $idle_ours }。

# hint
m-bfe6b627 = 证书的生效时间比本机时钟 { $now } 晚 { $valid_in }：两个时钟中有一个不准。

# hint
m-6386192e = { $peer } 与本机的时钟相差 { $clock_difference }：其 Date 为 { $peer_clock }。

# hint
m-8ffc7880 = 连接再次使用时已空闲 { $idle }；上游的 keep-alive 时间可能与此相近。

# hint
m-69e259c6 = 访客没有察觉：请求经重试后成功。

# hint
m-57013153 = 摘录中的值可能是机密，已被遮盖；偏移量和长度是真实的。

# hint
m-6198310f = 此类失败第一次出现在重新加载之后 { $reload_age }，那次加载更改了 { $upstream } 的以下内容：{ $reload_changed }。

# hint
m-c0297afe = 此类失败第一次出现在重新加载之后 { $reload_age }，那次加载没有更改 { $upstream }。

# hint
m-2801ca67 = { $host } 的地址在 { $changed_age } 之前由 { $answers_before } 变为 { $answers }。

# hint
m-3a62eddc = 套接字 { $socket } 创建于 { $socket_age } 之前：应用刚刚启动。

# hint
m-3cfc94ea = { $upstream } 在 { $recent_span } 内最近的 { $recent } 次失败全都是对 { $path } 的请求；其间有 { $recent_answered } 个请求得到了响应。

# hint
m-5740a02c = { $upstream } 在 { $recent_span } 内最近的 { $recent } 次失败全都发生在 { $members } 个成员之一的 { $server }；其间有 { $recent_answered } 个请求得到了响应。

# hint
m-dec04437 = 此类失败大约每隔 { $period } 出现一次，至今 { $period_times } 次：背后可能是某个定时运行的任务。

# hint
m-93274c78 = 此类失败最近的 { $reused_failures } 次全都发生在曾经空闲的连接上，新连接上一次也没有。

# hint
m-958b5a87 = 此类失败最近的 { $body_failures } 次全都是正文不少于 { $body_least } 字节的请求；其间正文不超过 { $body_answered } 字节的请求得到了响应。

# hint
m-136a546e = 在此类失败第一次出现之前，{ $upstream } 已经变慢：其响应在 { $slow_then } 之后才开始，而先前为 { $slow_before }；打开的连接有 { $connections_then } 个，而先前为 { $connections_before } 个。

# hint
m-41d66987 = { $upstream } 最近一次得到响应的请求始于 { $last_success }，比此请求早 { $last_success_age }。

# hint
m-4361c45b = 自 { $first_time } 以来此类失败的第 { $count } 次，其间没有任何响应。

# hint
m-8a5c0a57 = 自 { $first_time } 以来此类失败的第 { $count } 次，其间有 { $answered_since } 个响应。

# hint
m-47525075 = 本机的端口 { $port } 无人监听，而有 { $elsewhere }。

# hint
m-99424f5b = { $listening } 只接受来自本机的连接，而且只在该地址上。

# hint
m-0d34f5e2 = Candor 在容器（{ $engine }）中运行：{ $ip } 是该容器，而不是主机。

# hint
m-002c7ac9 = Candor 打开了 { $files_open } 个文件，上限为 { $files_may } 个：很快就无法建立连接。

# hint
m-aa318e43 = 本机繁忙：最近十秒中有 { $cpu_percent } % 的时间有进程在等待处理器。
