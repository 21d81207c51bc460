### availability

# request_denied: title
m-cf1e5863 = 规则拒绝了此客户端

# request_denied: visitor
m-700d03e6 = 无权查看此页面。

# request_denied: explanation
m-f4448314 = 站点或路由设有 `allow` 或 `deny`，而客户端的地址不被允许。没有询问任何上游。

# request_denied: explanation
m-66a7dc92 = 先看 `deny`：位于其某个网络中的被拒绝。再看 `allow`：不在其任何网络中的被拒绝。所用的地址是连接的地址，或来自可信对端的 PROXY 头中的地址；`X-Forwarded-For` 不算，因为任何人都可以写。

# request_denied: explanation
m-2f6f25b1 = 如果这是有意的，则无需处理。否则请把客户端的网络加入 `allow`，或从 `deny` 中去掉。如果所有客户端都被拒绝，而且都是负载均衡器的地址，请让它发送 PROXY 头，并把它写入 `trust`。

# request_denied: sentence
m-2270e851 = { $client } 被 { $rule_network } 拒绝，该规则写于 { $rule_place }。

# request_denied: sentence
m-f955bf49 = { $client } 被 { $rule_network } 拒绝。

# request_denied: sentence
m-0589e1b3 = { $client } 不在 { $rule_place } 允许的任何网络中。

# request_denied: sentence
m-bceba9e1 = { $client } 不在任何允许的网络中。

# request_denied: likely load_balancer
m-8a0587c7 = { $client } 是负载均衡器或容器网关，而不是客户端本身：请让它发送 PROXY 头，并信任它。

# request_denied: evidence for load_balancer
m-90fa914c = { $client } 是私有地址，而且没有随之收到 PROXY 头

# request_denied: likely meant
m-be6fc76f = 规则起到了应有的作用。

# request_denied: evidence for meant
m-7b5a90af = { $rule_network } 被明确拒绝

# request_denied: likely network_missing
m-07f8b419 = `allow` 中缺少客户端的网络：新的办公室、VPN，或 IPv4 之外的 IPv6。

# request_denied: likely too_wide
m-0c942966 = 被拒绝的网络比预想的大。

# request_denied: step
m-52f154ca = 规则写于 { $rule_place }。

# request_denied: step
m-7681b14d = `allow` 和 `deny` 看的是连接的地址 { $client }。

# maintenance: title
m-b2e63523 = 站点因维护而关闭

# maintenance: visitor
m-88073cd1 = 此站点正在维护。请稍后再试。

# maintenance: explanation
m-aac7a1ee = 有人暂时关闭了此站点。Candor 代替它应答；没有询问任何上游。

# maintenance: explanation
m-3ad0b399 = 没有任何故障。证据说明是谁、从何时起关闭的，以及到何时为止（如果写明）。

# maintenance: explanation
m-ce0b87b7 = 如果工作已完成，请在关闭它的地方重新打开站点。

# maintenance: sentence
m-39cd70a3 = 此站点被配置关闭，写于 { $closed_place }。

# maintenance: sentence
m-4273e751 = { $closed_by } 在 { $closed_for } 前关闭了上游 { $closed_upstream }，直到 { $closed_until }。

# maintenance: sentence
m-b286eb3f = { $closed_by } 在 { $closed_for } 前关闭了上游 { $closed_upstream }，没有说明到何时为止。

# maintenance: sentence
m-a2c434c6 = { $closed_by } 在 { $closed_for } 前关闭了此站点，直到 { $closed_until }。

# maintenance: sentence
m-7b1d3702 = { $closed_by } 在 { $closed_for } 前关闭了此站点，没有说明到何时为止。

# maintenance: likely planned
m-cbcac24a = 工作正在按计划进行。

# maintenance: evidence for planned
m-deda2052 = 预定在 { $closed_until } 结束

# maintenance: likely overdue
m-d7e9d695 = 工作超出了计划的时间，或已完成而站点没有重新打开。

# maintenance: evidence for overdue
m-d5b31319 = 本应在 { $closed_until } 结束

# maintenance: likely forgotten
m-0a52f25c = 有人忘记重新打开站点。

# maintenance: evidence for forgotten
m-a2cf929f = 已关闭 { $closed_for }

# maintenance: step
m-25d1590e = 工作完成后，重新打开：

# maintenance: step
m-056e91da = 它在 { $closed_place } 被关闭；去掉该行即可打开。

# maintenance: step
m-39c9bbe5 = 它是由 { $closed_by } 的命令关闭的；重新加载不会打开它。

# maintenance: step
m-923b5412 = 留言：{ $note }。

# upstream_none_available: title
m-57546b66 = 上游没有可以询问的成员

# upstream_none_available: visitor, socket_missing: visitor
m-4fdc4f50 = 此地址背后的应用目前没有运行。

# upstream_none_available: explanation
m-697cc181 = 路由通向的上游目前成员列表为空，或其成员全都被手动停用。没有询问任何成员。

# upstream_none_available: explanation
m-560ca023 = 如果成员来自 DNS 或某个服务发现，则没有任何它们所指的程序在运行：被缩容到零、部署留下空档，或查询有误。如果成员是写明的，则有人停用了最后一个。

# upstream_none_available: explanation
m-210f0bd5 = 启动应用，或恢复一个成员。然后亲自询问成员的来源，看它如何应答。

# upstream_none_available: sentence
m-12f0fa3a = 上游 { $upstream } 唯一的成员被手动停用；没有询问任何成员。

# upstream_none_available: sentence
m-33e79bfa = 上游 { $upstream } 的 { $members_drained } 个成员全都被手动停用；没有询问任何成员。

# upstream_none_available: sentence
m-97644425 = 上游 { $upstream } 已有 { $empty_for } 没有成员；在此之前有 { $members_had } 个。

# upstream_none_available: sentence
m-5c4f2ec0 = 上游 { $upstream } 没有成员，自 Candor 启动以来一直没有。

# upstream_none_available: likely drained
m-0ccccb61 = 有人为部署或维修停用了最后一个成员，而没有恢复。

# upstream_none_available: evidence for drained
m-16af621f = 被手动停用的成员：{ $members_drained }

# upstream_none_available: likely source_unreadable
m-b69a7c96 = 列出成员的来源无法查询，或其应答无法使用。

# upstream_none_available: likely scaled_to_zero
m-9a0df408 = 应用被停止或缩容到零。

# upstream_none_available: evidence for scaled_to_zero
m-6c14393b = 直到 { $empty_for } 前，它还有 { $members_had } 个成员

# upstream_none_available: likely deployment_gap
m-070155a9 = 部署在新成员运行之前就停止了旧成员。

# upstream_none_available: evidence for deployment_gap
m-4552959a = 最后一个成员 { $empty_for } 前才离开

# upstream_none_available: likely wrong_question
m-712a211c = 用来查找成员的名称或选择器有误：它从未找到过任何成员。

# upstream_none_available: evidence for wrong_question
m-36bcd7ce = { $question } 还没有找到任何成员

# upstream_none_available: likely source_is_behind
m-33b431fe = 应用在运行，而列出其成员的服务还不知道它。

# upstream_none_available: step
m-694cbc03 = 查看哪些成员被停用；candor drain { $upstream } MEMBER --undo 可重新启用其中一个：

# upstream_none_available: step
m-249e0129 = 查询成员：

# upstream_none_available: step
m-c8ff22b2 = 读取列出成员的文件：

# upstream_none_available: step
m-e0814c58 = 查看哪些容器在运行：

# upstream_none_available: step
m-786b042c = { $upstream } 的成员写于 { $upstream_place }。

# upstream_all_unhealthy: title
m-26be2617 = 上游的所有成员都不正常

# upstream_all_unhealthy: visitor, upstream_circuit_open: visitor, connect_refused: visitor and 3 more
m-f229ad6e = 此地址背后的应用目前不接受连接。

# upstream_all_unhealthy: explanation
m-084661ee = Candor 不时询问上游的每个成员是否正常，而所有成员最近的应答都不正确或没有到来。因此没有询问任何成员。

# upstream_all_unhealthy: explanation
m-f4161f89 = `ejected`：按照 `eject` 的设置，由于发往某个成员的请求失败或耗时过长，它被暂时搁置。`asked`：它以带有 Retry-After 的 503 应答。

# upstream_all_unhealthy: explanation
m-8ae3abe9 = 要么应用确实停了，要么只是检查有误：其路径重定向、要求登录或要求另一个 Host，或者所需时间超过检查的等待时间。如果所有成员同时开始失败，请检查它们共有的部分：数据库、部署、检查本身。

# upstream_all_unhealthy: explanation
m-5ef59ead = 按下面所示手动运行检查，看它的结果。如果应用正常，请修正路径或对它的期望。

# upstream_all_unhealthy: sentence
m-8914cab7 = 上游 { $upstream } 没有可以询问的成员：{ $member } 在 { $failing_for } 前被搁置，因为发往它的请求以 { $check_cause } 告终。

# upstream_all_unhealthy: sentence
m-5ec33f16 = 上游 { $upstream } 没有可以询问的成员：{ $member } 在 { $failing_for } 前被搁置，因为它的应答耗时 { $check_median }。

# upstream_all_unhealthy: sentence
m-72398a99 = 上游 { $upstream } 没有可以询问的成员：{ $member } 在 { $failing_for } 前用 Retry-After 提出了这一要求。

# upstream_all_unhealthy: sentence
m-3cf4a6f1 = 上游 { $upstream } 唯一的成员没有通过健康检查：{ $member } 在 { $check_url } 应答了 { $check_status }，应为 { $check_expected }。

# upstream_all_unhealthy: sentence
m-1387e1e2 = 上游 { $upstream } 唯一的成员没有通过健康检查：{ $member } 在 { $check_url } 得到 { $check_cause }。

# upstream_all_unhealthy: sentence
m-0537c7dc = 上游 { $upstream } 的 { $members } 个成员全都没有通过健康检查：{ $member } 在 { $check_url } 应答了 { $check_status }，应为 { $check_expected }。

# upstream_all_unhealthy: sentence
m-bbe4325b = 上游 { $upstream } 的 { $members } 个成员全都没有通过健康检查：{ $member } 在 { $check_url } 得到 { $check_cause }。

# upstream_all_unhealthy: likely check_redirects
m-2701efa0 = 检查的路径发生重定向，例如到 HTTPS 或登录页面。

# upstream_all_unhealthy: evidence for check_redirects, upstream_all_unhealthy: evidence for check_needs_login, upstream_all_unhealthy: evidence for check_path_missing and 1 more
m-c5171e03 = { $member } 应答了 { $check_status }

# upstream_all_unhealthy: likely check_needs_login
m-638b5dc4 = 检查的路径要求登录。

# upstream_all_unhealthy: likely check_path_missing
m-c91876c4 = 检查的路径不存在，或对检查所用的 Host 来说不存在。

# upstream_all_unhealthy: likely never_well
m-2b9e02a0 = 检查从未成功过：上游、其端口或检查写得有误。

# upstream_all_unhealthy: evidence for never_well
m-ffbd0f76 = 任何成员的检查都从未成功过

# upstream_all_unhealthy: likely check_too_short
m-75b522b5 = 检查的等待时间短于应用应答所需的时间。

# upstream_all_unhealthy: evidence for check_too_short
m-576960b6 = { $member } 得到 { $check_cause }

# upstream_all_unhealthy: likely down
m-01c82c0d = 应用在所有成员上都停了：它们共有的部分或部署失败了。

# upstream_all_unhealthy: evidence for down
m-e658adf1 = { $member } 已有 { $failing_for } 得到 { $check_cause }

# upstream_all_unhealthy: likely rule_too_strict
m-8a27e288 = 搁置成员的规则过于严格：几次失败，或一小段时间的缓慢，就足以触发。

# upstream_all_unhealthy: step
m-98985f9f = 手动运行检查：

# upstream_all_unhealthy: step
m-f916df5f = 查看该原因的含义：

# upstream_all_unhealthy: step
m-d1a5feaf = 检查写于 { $upstream_place }。

# upstream_all_unhealthy: step, upstream_circuit_open: step
m-fa8797d5 = 规则写于 { $upstream_place }。

# upstream_limit_reached: title
m-e41b9a7a = 上游正在处理的请求已达上限

# upstream_limit_reached: visitor, connect_resources_exhausted: visitor, connect_ports_exhausted: visitor and 4 more
m-ff36dc57 = 服务器繁忙。请稍后再试。

# upstream_limit_reached: explanation
m-17e30c51 = 配置限制了此上游同时处理的请求数。正在处理的已有这么多，而后续请求的队列已满，或没有队列。

# upstream_limit_reached: explanation
m-c9e68304 = 该上限保护应用。要么来访的人比设计时多，要么应用变慢，使每个请求占用位置更久。

# upstream_limit_reached: explanation
m-7b3cd185 = 先看应用是否比平时慢；提高上限只会让情况更糟。如果还有余力，请在写明上限的地方提高它、允许排队，或增加成员。

# upstream_limit_reached: sentence
m-6d4a1b33 = 上游 { $upstream } 正在处理 { $active } 个请求，上限 { $active_max }（{ $limit_key }），已有 { $waiting } 个在等待，上限 { $waiting_max }。

# upstream_limit_reached: sentence
m-12d11644 = 上游 { $upstream } 正在处理 { $active } 个请求，上限 { $active_max }（{ $limit_key }），不允许排队。

# upstream_limit_reached: likely slow_application, timeout_queue: likely slow_application
m-adbafa6a = 应用变慢，每个请求占用位置更久。

# upstream_limit_reached: evidence for slow_application, timeout_queue: evidence for slow_application
m-abfe106e = 正在处理的请求中最久的已用了 { $oldest }

# upstream_limit_reached: likely limit_low, timeout_queue: likely limit_low
m-8b867503 = 上限低于应用能够处理的数量。

# upstream_limit_reached: evidence for limit_low, timeout_queue: evidence for limit_low
m-0e372890 = 上限只有 { $active_max }

# upstream_limit_reached: likely burst
m-18639043 = 同时到来的请求比平时多，下一刻就会有空位。

# upstream_limit_reached: evidence for burst
m-abf8c418 = 正在处理的请求中最久的也是 { $oldest } 前才开始的

# upstream_limit_reached: likely held_open
m-3f610c02 = 永不结束的请求占用了位置：流、长轮询、WebSocket。

# upstream_limit_reached: evidence for held_open
m-1d0bf84f = 最久的已打开 { $oldest }

# upstream_limit_reached: step, timeout_queue: step
m-d4d5b165 = 上限是 { $limit_key } = { $active_max }，写于 { $upstream_place }。

# upstream_limit_reached: step, timeout_queue: step
m-a883bc1f = 在日志中查看对 { $upstream } 的哪些请求耗时最长：duration_ms。

# upstream_limit_reached: step
m-a1bad0ea = 让后续请求稍候而不是拒绝它们：在写有该限制的位置写入 queue = 128。

# upstream_circuit_open: title
m-36dafa22 = 上游暂时不被访问

# upstream_circuit_open: explanation
m-24b83113 = 对此上游的请求接连失败，次数达到了配置允许的上限。此后由 Candor 代替它应答，并不时放行一个请求，看它是否恢复。此请求不在放行之列。

# upstream_circuit_open: explanation
m-1165c013 = 这一应答是后果。原因是之前的请求为何失败；它在下面首先列出。

# upstream_circuit_open: explanation
m-1bced6a7 = 查明该原因并排除。一旦上游恢复应答，下一次试探就会放行，无需任何人操作。

# upstream_circuit_open: sentence
m-f1552e42 = 上游 { $upstream } 已有 { $open_for } 不被访问，因为 { $root_count } 个请求以 { $root_cause } 结束；下一次试探在 { $next_trial } 之后。

# upstream_circuit_open: sentence
m-f96dd534 = 上游 { $upstream } 已有 { $open_for } 不被访问；下一次试探在 { $next_trial } 之后。

# upstream_circuit_open: likely down
m-75f5a104 = 应用停了：到它的连接被拒绝或无处可去。

# upstream_circuit_open: evidence for down, upstream_circuit_open: evidence for slow, upstream_circuit_open: evidence for fails_on_requests
m-38060321 = { $root_count } 个请求以 { $root_cause } 结束

# upstream_circuit_open: likely slow
m-2c5f9476 = 应用应答太慢，其请求达到了时间上限。

# upstream_circuit_open: likely fails_on_requests
m-6434488e = 应用在运行，但在处理请求时失败。

# upstream_circuit_open: likely not_recovered
m-9635151f = 上游没有恢复：此后的每次试探也都失败了。

# upstream_circuit_open: evidence for not_recovered
m-803806da = 此后 { $trials } 次试探失败

# upstream_circuit_open: likely rule_too_strict
m-5d0ebe2c = 规则太严：大量请求中的少数失败就足以触发。

# upstream_circuit_open: step
m-3b7cdebd = 查看首要原因的含义：

# upstream_circuit_open: step
m-5f67fee3 = 在日志中查找此前失败的请求：cause，上游 { $upstream }。
