### internal

# internal_overload: title
m-f1a46284 = 达到了 Candor 自身的限制

# internal_overload: explanation
m-5504bc5f = Candor 持有的连接、文件或请求已达上限，拒绝了新的一个。没有询问任何上游。

# internal_overload: explanation
m-4cee07c2 = 要么来访的人比该限制预想的多，要么有什么占着不用的资源：打开连接却不发送内容的客户端，或应答缓慢、使请求堆积的应用。

# internal_overload: explanation
m-422634eb = 提高限制之前，先看是什么占满了它。对于打开的文件，提高单元的 `LimitNOFILE`；对于连接，提高证据指出的键。

# internal_overload: sentence
m-2750f2ca = Candor 达到了限制 { $overload }：{ $overload_value }，上限 { $overload_max }。

# internal_overload: likely open_files
m-0b22535d = 打开文件的上限对代理来说太低：每个请求占用两个。

# internal_overload: evidence for open_files
m-8d7d9154 = 上限是 { $overload_max }，过去的默认值

# internal_overload: evidence for open_files
m-f273aa72 = 上限是 { $overload_max }

# internal_overload: likely idle_clients
m-ed783797 = 客户端占着不用的连接。

# internal_overload: evidence for idle_clients
m-68fdfcbb = 该限制是连接数

# internal_overload: likely slow_upstream
m-4d2aba8f = 某个应用应答缓慢，请求在它前面堆积。

# internal_overload: likely flood
m-59ab5788 = 请求比以往任何时候都多。

# internal_overload: step
m-160fbf74 = 按状态查看连接：

# internal_overload: step
m-a5b6c9c7 = 上限是 { $overload } = { $overload_max }。

# internal_shutdown: title
m-bb82349e = Candor 正在停止

# internal_shutdown: visitor
m-440a93ef = 服务器正在重启。请稍后再试。

# internal_shutdown: explanation
m-4311f1e0 = Candor 被要求停止。它会完成已有的请求，不再接受新的；此请求来得太晚，或在完成时限到期时仍在进行。

# internal_shutdown: explanation
m-a965df88 = 手动或由服务管理器进行的重启或停止。如果是重启，稍后重试即可。重新加载（SIGHUP）从不如此。

# internal_shutdown: explanation
m-5bf5a99a = 如果是有意的，无需处理。如果请求耗时较长，请提高 `shutdown`；要更改配置，请重新加载而不是重启。

# internal_shutdown: sentence
m-a0d61901 = Candor 正在停止，而在 { $peer } 应答之前，完成的时限已到。

# internal_shutdown: sentence
m-c9565200 = Candor 正在停止，不再接受请求。

# internal_shutdown: likely cut
m-7536872a = 完成时限短于此请求所需的时间：请提高 `shutdown`。

# internal_shutdown: evidence for cut
m-6ef60ef0 = 请求已经在上游那里

# internal_shutdown: likely stopping
m-2780b054 = Candor 开始停止时，恰有请求在保持打开的连接上到来。

# internal_shutdown: likely restart
m-79014909 = Candor 正在被重启或停止。

# internal_shutdown: step
m-0275a67c = 查看是谁停止了它：

# internal_error: title
m-edeec9ba = Candor 自身失败

# internal_error: visitor
m-de2fb81b = 服务器内部出现问题，无法响应此请求。

# internal_error: explanation
m-37181acb = Candor 的某一部分放弃了，或交换结束而 Candor 没有记下说明原因的事实。上游没有责任：它所说所做的都没有被判定。

# internal_error: explanation
m-374fd607 = 这是 Candor 的缺陷，或是为它设置的限制所致。丢失了一个请求；其他请求继续进行。

# internal_error: explanation
m-31255c44 = 请连同该请求的日志行和版本一起报告。

# internal_error: sentence
m-6a1caeb4 = Candor 自身失败：{ $what }。

# internal_error: sentence
m-769519d6 = Candor 在 { $phase } 阶段结束了此请求，没有记下原因。这是 Candor 的缺陷。

# internal_error: likely memory
m-1cf1f2d8 = 主机或 Candor 单元的限额没有剩余内存。

# internal_error: evidence for memory, internal_error: evidence for disk
m-59cfa24c = 它说：{ $what }

# internal_error: likely disk
m-405208fe = 某个磁盘已满。

# internal_error: likely defect
m-ba030f49 = Candor 的缺陷。

# internal_error: step
m-4c3456da = 请连同此请求的日志行和版本一起报告：
