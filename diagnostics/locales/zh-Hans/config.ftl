### config

# cfg_no_route: title
m-78e4b34a = 没有匹配的站点或路由

# cfg_no_route: visitor
m-a56b7f9e = 此地址没有提供任何内容。

# cfg_no_route: explanation
m-7d12a99f = 到来的请求所针对的主机，此监听器没有站点提供；或者其路径或方法，站点中没有路由接受。没有询问任何上游。

# cfg_no_route: explanation
m-f0299d4b = 要么该名称指向这里而没有人配置它，要么站点存在但写法不同（`www.`、拼写错误、另一个端口）。RFC 9209 在此建议 500；而对于没有提供的地址，人们期望 404，因此 Candor 应答 404。

# cfg_no_route: explanation
m-5858943a = `candor check FILE` 按匹配的顺序列出所有站点及其路由。请为该主机添加站点，或把它的名称添加到提供它的站点的 `also` 中。

# cfg_no_route: sentence
m-4569c019 = 站点 { $site_key } 没有用于 { $method } { $path } 的路由。

# cfg_no_route: sentence
m-4fd1c3cb = 监听器 { $listener } 没有站点提供主机 { $site_key }。

# cfg_no_route: likely www
m-a526759c = 站点配置时不带（或带有）`www.`：请把 { $site_key } 添加到它的 `also` 或 `redirect_from` 中。

# cfg_no_route: evidence for www
m-bc57057b = 这里提供 { $nearest_host }

# cfg_no_route: likely route_missing
m-d7c5ee21 = 站点没有用于此路径或方法的路由。

# cfg_no_route: evidence for route_missing
m-29f09b3f = 提供主机 { $site_key }，但不提供 { $method } { $path }

# cfg_no_route: likely typo
m-686578b2 = 主机在请求或配置中拼写有误。

# cfg_no_route: evidence for typo
m-99c2b811 = 这里提供 { $nearest_host }，两者相差很小

# cfg_no_route: likely by_address
m-37eb41ea = 请求以地址指明服务器；站点按主机名匹配。扫描器也会这样做。

# cfg_no_route: evidence for by_address
m-3844348a = 主机是地址 { $site_key }

# cfg_no_route: likely not_configured
m-6d2db0b0 = 名称 { $site_key } 指向此服务器，而没有为它配置站点。

# cfg_no_route: step, request_denied: step
m-6f4c20eb = 按匹配的顺序查看所有站点的路由：

# cfg_no_route: step
m-5a9c28ed = `candor check FILE` 按匹配的顺序列出所有站点的路由。

# cfg_no_route: step
m-ee96d560 = 此监听器提供：{ $known_hosts }。

# cfg_upstream_undefined: title
m-44b9def7 = 指名的上游没有定义

# cfg_upstream_undefined: visitor, cfg_upstream_address_invalid: visitor, cfg_tls_material_unusable: visitor and 2 more
m-11e99170 = 服务器设置有误，无法应答此请求。

# cfg_upstream_undefined: explanation
m-a48ace94 = 配置的某个站点或路由写着 `proxy = "NAME"`，而没有表 `[upstream.NAME]`。单独的词总是表的名称；地址带有端口或方案。

# cfg_upstream_undefined: explanation, cfg_upstream_address_invalid: explanation
m-477cd1ec = 整个配置在开始监听之前就被拒绝。重新加载时，生效中的配置保持不变，因此没有请求会遇到这个问题。

# cfg_upstream_undefined: explanation
m-323ad88c = `candor check FILE` 显示所在的行和已有的名称。请定义该上游、修正名称、包含定义它的文件，或写上地址：`"HOST:PORT"`。

# cfg_upstream_undefined: sentence
m-2483a0f4 = { $fault_place } 指名了上游 { $missing_upstream }，而它没有定义。

# cfg_upstream_undefined: sentence
m-15a896a1 = 配置指名了上游 { $missing_upstream }，而它没有定义。

# cfg_upstream_undefined: likely typo
m-e0d2f67c = 名称拼写有误：已定义的是 { $nearest_upstream }。

# cfg_upstream_undefined: evidence for typo
m-eb5d52a6 = { $nearest_upstream } 与 { $missing_upstream } 相差很小

# cfg_upstream_undefined: likely address_without_port
m-fd49037f = 本意是主机：地址带有端口或方案，{ $missing_upstream }:80 或 http://{ $missing_upstream }。

# cfg_upstream_undefined: evidence for address_without_port
m-4898b88e = 根本没有定义任何上游

# cfg_upstream_undefined: likely not_included
m-fea37f0e = 定义它的文件缺失或没有被包含。

# cfg_upstream_undefined: evidence for not_included
m-24234ff6 = 定义了其他上游：{ $known_upstreams }

# cfg_upstream_undefined: step, cfg_upstream_address_invalid: step, cfg_tls_material_unusable: step
m-c210edff = 查看该文件的所有错误：

# cfg_upstream_undefined: step
m-a1360299 = 查找该名称：

# cfg_upstream_address_invalid: title
m-e18d3860 = 上游的地址无效

# cfg_upstream_address_invalid: explanation
m-f61a1d0c = 上游的某个服务器，或站点或路由的 `proxy`，其写法没有指明可以连接的地方。原因指明它违反的规则。

# cfg_upstream_address_invalid: explanation
m-b8349aa7 = 请写成 `"HOST:PORT"`、`"http://HOST"`、`"https://HOST"` 或 `"unix:/PATH"`。`candor check FILE` 显示所在的行、位置下方的脱字符，以及应当写什么。

# cfg_upstream_address_invalid: sentence
m-5d42c3c0 = { $fault_place } 的 { $raw_address } 不是上游的地址：{ $rule }，在第 { $rule_offset } 字节处。

# cfg_upstream_address_invalid: sentence
m-6e4eb4fd = { $raw_address } 不是上游的地址：{ $rule }，在第 { $rule_offset } 字节处。

# cfg_upstream_address_invalid: likely empty_variable
m-74875da0 = 写该文件时，模板或环境的某个变量为空。

# cfg_upstream_address_invalid: evidence for empty_variable
m-7123db38 = { $raw_address } 的一部分为空

# cfg_upstream_address_invalid: likely template
m-a8892922 = 该文件是模板，其变量从未填入。

# cfg_upstream_address_invalid: evidence for template
m-8923a220 = { $raw_address } 中仍有占位符

# cfg_upstream_address_invalid: likely no_port
m-5329974c = 缺少端口，或缺少隐含端口的方案。

# cfg_upstream_address_invalid: evidence for no_port
m-a66890d5 = { $raw_address } 既没有端口，也没有隐含端口的方案

# cfg_upstream_address_invalid: likely port
m-b056a1fa = 端口不是 1 到 65535 的数字。

# cfg_upstream_address_invalid: evidence for port
m-40df1345 = 端口位于 { $raw_address } 的第 { $rule_offset } 字节处

# cfg_upstream_address_invalid: likely scheme
m-ca9da073 = 方案拼写有误，或属于 Candor 不对上游使用的协议。

# cfg_upstream_address_invalid: evidence for scheme
m-0a61ccc9 = { $raw_address } 以它开头

# cfg_upstream_address_invalid: likely url
m-e46d3c3d = 粘贴了整个 URL：上游没有路径、查询、用户或密码。

# cfg_upstream_address_invalid: evidence for url
m-3a400775 = { $raw_address } 在主机和端口之后还有内容

# cfg_upstream_address_invalid: likely typo
m-74c0b7a4 = 地址拼写有误。

# cfg_tls_material_unusable: title
m-7c1654f6 = 证书、密钥或 CA 文件无法使用

# cfg_tls_material_unusable: explanation
m-6dd5b2cd = 配置为 TLS 指名的文件（证书、其密钥、CA）缺失、无权读取、不含 PEM，或不匹配：密钥不是该证书的密钥。

# cfg_tls_material_unusable: explanation
m-bb12284e = 整个配置在开始监听之前就被拒绝。重新加载（SIGHUP）时，生效中的配置连同旧证书保持不变，因此没有请求会遇到这个问题。

# cfg_tls_material_unusable: explanation
m-c5c7117a = `namei -l FILE` 显示路径的哪一部分拒绝访问，`openssl x509 -noout -subject -dates -in FILE` 显示证书的内容。密钥和证书给出相同的公钥时，两者才匹配：`openssl x509 -noout -pubkey -in CERT` 和 `openssl pkey -pubout -in KEY`。

# cfg_tls_material_unusable: sentence
m-cb24937c = 用户 { $our_uid } 无法读取 { $file }：{ $file_errno_name }，errno { $file_errno }。

# cfg_tls_material_unusable: sentence
m-0c538253 = { $file } 无法使用：{ $reason }（{ $file_text }）。

# cfg_tls_material_unusable: sentence
m-e11b2f70 = { $file } 无法使用：{ $reason }。

# cfg_tls_material_unusable: likely wrong_path
m-92353b6b = 路径有误，或者负责写该文件的环节（certbot、secret、卷）尚未写入。

# cfg_tls_material_unusable: evidence for wrong_path
m-a8ea34e6 = { $file } 不存在

# cfg_tls_material_unusable: likely unreadable
m-592f5aff = Candor 的用户 { $our_uid } 无权读取它：请给它的组读取权限，或使用单元的 LoadCredential。

# cfg_tls_material_unusable: evidence for unreadable
m-9b67b019 = 内核对用户 { $our_uid } 表示 { $file_errno_name }

# cfg_tls_material_unusable: likely key_mismatch
m-475129c3 = 证书以新密钥续期而指名的是旧密钥，或者相反。

# cfg_tls_material_unusable: evidence for key_mismatch
m-346b5d02 = 两个文件的公钥不同

# cfg_tls_material_unusable: likely order
m-abaf7690 = 证书链的顺序有误：站点自己的证书应当在最前。

# cfg_tls_material_unusable: likely der
m-b884cc24 = 该文件是 DER 或 PKCS #12，不是 PEM：请用 openssl 转换。

# cfg_tls_material_unusable: evidence for der
m-a3742a2a = { $file } 中没有 -----BEGIN 行

# cfg_tls_material_unusable: likely swapped
m-1ed891aa = 证书和密钥写反了。

# cfg_tls_material_unusable: likely encrypted
m-bb403168 = 密钥带有口令，而没有人在那里输入。

# cfg_tls_material_unusable: evidence for encrypted
m-e87e85ff = { $file } 是加密的密钥

# cfg_tls_material_unusable: likely expired
m-7dcd9772 = 该文件中的证书已全部过期：凭它无法信任任何一方。

# cfg_tls_material_unusable: likely damaged
m-538da255 = 该文件在复制时被截断或损坏。

# cfg_tls_material_unusable: step
m-d1474149 = 查看路径的哪一部分缺失或拒绝访问：

# cfg_tls_material_unusable: step
m-b461550c = 查看其中的内容：

# cfg_proxy_loop: title
m-be5c24e9 = 请求绕了一圈又回来了

# cfg_proxy_loop: explanation
m-da686aa9 = Candor 把请求发给了上游，而它直接或经由其他代理又回到了同一个 Candor 的同一路由。`Via` 指明了此路由，所以可以确定。第二圈被拒绝；否则请求会一直循环，直到所有连接用尽。

# cfg_proxy_loop: explanation
m-6884bfb8 = 上游的地址又通向这里：它是 Candor 自己的地址、指向此服务器的公共名称，或把收到的内容发给 Candor 的另一个代理。

# cfg_proxy_loop: explanation
m-28cb1aff = 把应用自己的地址和端口写作上游，用私有的而不是公共名称。同一个 Candor 的两个站点或路由可以互相调用；只有经由自身到达的路由才是循环。

# cfg_proxy_loop: sentence
m-44af7741 = 上游 { $server }（{ $upstream_place }）就是 Candor 自己：{ $own_listener } 是它自己的监听器，请求回到了路由 { $route }。

# cfg_proxy_loop: sentence
m-3da1dcdd = Candor 发给 { $peer } 的请求又回到了 Candor，到达路由 { $route }。

# cfg_proxy_loop: sentence
m-8b96b92c = 请求回到了 Candor 的路由 { $route }，而正是该路由把它发出的。

# cfg_proxy_loop: likely own_address
m-720020d5 = 上游是 Candor 自己的地址：请写应用的端口。

# cfg_proxy_loop: evidence for own_address
m-1c33eea3 = { $peer } 是监听器 { $own_listener }

# cfg_proxy_loop: likely name_points_here
m-96c550b8 = 上游的名称指向 Candor：请写应用的私有地址或名称。

# cfg_proxy_loop: evidence for name_points_here
m-3b6c02a7 = { $host } 是 { $peer }，而它是监听器 { $own_listener }

# cfg_proxy_loop: likely another_proxy
m-7320de77 = { $peer } 上的另一个代理、负载均衡器或端口转发把它的请求发给 Candor。

# cfg_proxy_loop: evidence for another_proxy
m-223bc086 = 请求此前经过了 { $via }

# cfg_proxy_loop: evidence for another_proxy
m-3e936311 = { $peer } 不是 Candor 自己的地址

# cfg_proxy_loop: likely public_name
m-fa5e0e01 = 上游写成了站点的公共名称，它经由路由器或内容分发网络又通向这里。

# cfg_proxy_loop: likely redirect
m-ef1bb221 = 应用本应在 { $peer }，但已移走：有别的接管了它的地址。

# cfg_proxy_loop: step
m-dfa31e59 = 查看谁在该端口上监听：

# cfg_proxy_loop: step
m-5e789816 = 查看该名称通向何处：

# cfg_proxy_loop: step
m-18a027fa = 上游写于 { $upstream_place }。
