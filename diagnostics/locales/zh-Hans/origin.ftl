### origin

# origin_error: title
m-bb696901 = 应用自己以错误应答

# origin_error: visitor
m-89ab5c29 = 此地址背后的应用报告了它自己的错误。

# origin_error: explanation
m-a310a131 = 上游以 500 到 599 的状态正常应答。Candor 原样转发了它的响应，包括正文。

# origin_error: explanation
m-2420582a = 这不是代理的错误：`status_by` 是 `upstream`。连接、TLS 和分帧都正常。这里的 502、503 或 504 来自 Candor 之后的另一个代理，或应用本身。

# origin_error: explanation
m-28a11f9a = 在应用的日志中查找请求编号，它以 `X-Request-Id` 收到该编号。

# origin_error: sentence
m-e23e72a2 = { $peer }（{ $server_field }）自己以 { $status } 应答了 { $method } { $path }。

# origin_error: sentence
m-63b07c49 = { $peer } 自己以 { $status } 应答了 { $method } { $path }。

# origin_error: likely another_proxy
m-e65f42dc = Candor 之后的另一个代理如此应答：请查看它的日志。

# origin_error: evidence for another_proxy
m-9c0227c6 = { $status } 是代理的状态，响应来自 { $server_field }

# origin_error: evidence for another_proxy
m-e5d0115a = { $status } 是代理的状态

# origin_error: likely overloaded
m-7ca4222c = 应用过载、正在启动或处于维护中。

# origin_error: evidence for overloaded
m-3b797a25 = 它应答了 503

# origin_error: likely unimplemented
m-1f8bb544 = 应用不认识此请求的方法或版本。

# origin_error: evidence for unimplemented
m-4ca81647 = 它应答了 { $status }

# origin_error: likely exception
m-b3370c6d = 应用在处理此请求时失败：有未捕获的异常。

# origin_error: evidence for exception
m-3879756c = 它应答了 500

# origin_error: step
m-af5e1ba4 = 在应用的日志中查找请求编号：

# origin_error: step
m-01d43abf = 在应用的日志中查找请求编号 { $request_id }。
