### tls

# tls_plaintext_peer: title
m-8aaec4e8 = 上游不使用 TLS

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 12 more
m-e1872ea9 = 无法安全地连接到此地址背后的应用。

# tls_plaintext_peer: explanation
m-41fdedcf = Candor 开始了 TLS 握手，但收到的不是 TLS 记录，而是明文 HTTP 或另一种服务的问候。

# tls_plaintext_peer: explanation
m-94a160d4 = 上游写成了 `https://`，而其端口并不使用 TLS。最常见的情况是：那是应用的明文 HTTP 端口。

# tls_plaintext_peer: explanation
m-ace17770 = 如果开头的字节是 `HTTP/1.`，请改写为 `http://`，或者连接 TLS 端口。如果是另一种服务的问候，则端口写错了。

# tls_plaintext_peer: sentence
m-d022f8e7 = { $peer } 以 { $spoken } 而不是 TLS 回应了 TLS 握手："{ $first_bytes }"。

# tls_plaintext_peer: sentence
m-036f34ea = { $peer } 对 TLS 握手的回应不是 TLS:"{ $first_bytes }"。

# tls_plaintext_peer: likely plain_http
m-88376c75 = { $peer } 使用明文 HTTP：请把 { $server } 的 https:// 改写为 http://。

# tls_plaintext_peer: evidence for plain_http
m-a2e6a971 = 响应以 HTTP/ 开头

# tls_plaintext_peer: likely other_service
m-9e2a9b4c = 端口 { $port } 属于另一种服务：{ $spoken }。

# tls_plaintext_peer: evidence for other_service, head_not_http: evidence for other_service
m-42b5e597 = { $spoken } 就是这样问候的

# tls_plaintext_peer: likely starttls
m-7a140a50 = 该服务以明文开始，收到命令后才转为 TLS(STARTTLS)。

# tls_plaintext_peer: evidence for starttls
m-312e0469 = { $spoken } 就是这样工作的

# tls_plaintext_peer: likely wrong_port
m-5d5f8077 = TLS 端口不是 { $port }，而是另一个。

# tls_plaintext_peer: likely tls_ends_before
m-ff3e1196 = TLS 在应用之前的某处终止，应当以明文连接上游。

# tls_plaintext_peer: step, tls_peer_closed: step, tls_timeout: step
m-18e0f10f = 查看该端口对明文的回应：

# tls_plaintext_peer: step
m-47c218f5 = 查看该套接字对明文的回应：

# tls_plaintext_peer: step
m-32caa51f = 查看它对 TLS 的回应：

# tls_plaintext_peer: step, tls_alpn_mismatch: step, h2_handshake_failed: step
m-eab4038d = 服务器写作 { $server }，位于 { $upstream_place }。

# tls_cert_time_invalid: title
m-590f688b = 上游的证书目前无效

# tls_cert_time_invalid: explanation
m-1d0c5b60 = 上游出示的证书已过期或尚未生效。Candor 终止了握手，没有发送请求。

# tls_cert_time_invalid: explanation
m-ecaf41b7 = 证书没有续期；或者已续期，但没有人重新加载服务器，它仍在使用旧证书。尚未生效的证书说明时钟有问题：制作证书时上游的时钟，或本机现在的时钟。

# tls_cert_time_invalid: explanation
m-3f783021 = 用 `openssl s_client` 和 `openssl x509 -dates` 查看实际使用的证书。如果磁盘上的文件比实际使用的新，请重新加载上游的服务器。

# tls_cert_time_invalid: sentence
m-149a9a87 = { $peer } 的证书（{ $subject }）已于 { $not_after } 过期，距今 { $expired_for }。

# tls_cert_time_invalid: sentence
m-e6dded26 = { $peer } 的证书（{ $subject }）要在 { $valid_in } 之后才生效，起始于 { $not_before }。

# tls_cert_time_invalid: sentence
m-d5514ca5 = { $peer } 的证书尚未生效。

# tls_cert_time_invalid: sentence
m-a89805d9 = { $peer } 的证书已过期。

# tls_cert_time_invalid: likely clock
m-308bc1bc = 本机的时钟不准。

# tls_cert_time_invalid: evidence for clock
m-dedb2ac9 = 本机时钟为 { $now }

# tls_cert_time_invalid: evidence for clock
m-08edd0c5 = 证书的生效时间比本机时钟 { $now } 晚 { $valid_in }

# tls_cert_time_invalid: likely not_reloaded
m-701a24b9 = 磁盘上的证书已续期，而服务器仍在使用旧证书：请重新加载。

# tls_cert_time_invalid: evidence for not_reloaded
m-1415d5ad = 它过期仅 { $expired_for }，像是续期后没有重新加载

# tls_cert_time_invalid: likely not_renewed
m-98e2f1a0 = 续期失败，或从未设置续期。

# tls_cert_time_invalid: evidence for not_renewed
m-c8df4ffd = 它已过期 { $expired_for }

# tls_cert_time_invalid: likely wrong_host
m-6a60099c = 地址 { $peer } 属于一台被遗忘的、证书很旧的服务器。

# tls_cert_time_invalid: evidence for wrong_host
m-6593408a = 它过期已超过一年

# tls_cert_time_invalid: likely made_ahead
m-209674dc = 证书的起始时间定得过早，或制作它的主机时钟偏快。

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-c5b4b807 = 查看实际使用的证书：

# tls_cert_time_invalid: step
m-6f0a103c = 查看本机的时钟：

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-cf28c53c = 重新加载或重启 { $peer } 的服务器，或为其证书续期。

# tls_cert_untrusted: title
m-aa151f2b = 没有受信任的证书颁发机构为上游的证书担保

# tls_cert_untrusted: explanation
m-fd3388e4 = 上游出示的证书无法追溯到 Candor 为它信任的证书颁发机构。Candor 终止了握手，没有发送请求。

# tls_cert_untrusted: explanation
m-2d64548a = `self_signed`：证书由自己签名。`unknown_issuer`：签发者不在受信任的颁发机构之列，通常是公司自己的机构。`chain_incomplete`：服务器只发送自己的证书，没有发送通向颁发机构的中间证书；浏览器常常掩盖这一点。没有发送的内容无法看到，因此这是根据证书和受信任的颁发机构推断的。`signature_mismatch`：同名的颁发机构受信任，但这张证书不是由它的密钥签名的。

# tls_cert_untrusted: explanation
m-e087cdcd = 为上游指定其颁发机构：`tls = { "{" } ca = "FILE" { "}" }`。证书链不完整时，让服务器发送完整的证书链。不要关闭验证：那样任何人都可以冒充应答。

# tls_cert_untrusted: sentence
m-1623c3a5 = { $peer } 的证书（{ $subject }）由自己签名，{ $trust } 没有为它担保。

# tls_cert_untrusted: sentence
m-7154e776 = { $peer } 发送了自己的证书（{ $subject }），但没有发送其签发者 { $issuer } 的中间证书。

# tls_cert_untrusted: sentence
m-b481d901 = { $peer } 的证书（{ $subject }）称 { $issuer } 为其签发者，而 { $trust } 中该名称的密钥都没有签过它。

# tls_cert_untrusted: sentence
m-c70367ce = { $peer } 的证书（{ $subject }）由 { $issuer } 签发，{ $trust } 没有为它担保。

# tls_cert_untrusted: sentence
m-bcd8638b = { $peer } 的证书无法追溯到受信任的颁发机构：{ $trust }。

# tls_cert_untrusted: likely self_signed
m-aec16729 = 上游的证书是自签名的：请以 `tls = { "{" } ca = "FILE" { "}" }` 提供给 Candor。

# tls_cert_untrusted: evidence for self_signed
m-9b7762b4 = 主体和签发者都是 { $subject }

# tls_cert_untrusted: likely intermediate_missing
m-ba2ca832 = 服务器只发送自己的证书：请让它发送完整的证书链（fullchain.pem，而不是 cert.pem）。

# tls_cert_untrusted: evidence for intermediate_missing
m-9add59eb = 它发送的最后一张证书指明了签发者 { $last_issuer } 的证书可从何处获取

# tls_cert_untrusted: evidence for intermediate_missing
m-de971af0 = 证书来自公共颁发机构，而它们都通过中间证书签发

# tls_cert_untrusted: evidence for intermediate_missing
m-1e7a0bc9 = 其签发者 { $last_issuer } 与某个受信任的颁发机构属于同一组织

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = 它发送的证书链是 { $chain }，签发者是 { $issuer }

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = 它只发送了一张证书：{ $chain }

# tls_cert_untrusted: likely namesake
m-ddc92407 = 颁发机构以同一名称重新建立过：{ $trust } 中是其中一个，而证书来自另一个。

# tls_cert_untrusted: evidence for namesake
m-e3ffede7 = { $issuer } 受信任，但其签名不匹配

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = 签发者 { $issuer } 是自有的颁发机构，没有提供给 Candor:`tls = { "{" } ca = "FILE" { "}" }`。

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = 只信任 { $trust }

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = 文件 { $trust } 不是签发这张证书的颁发机构：它被替换过，或属于另一个环境。

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = 受信任的是 { $trust }，而签发者是 { $issuer }

# tls_cert_untrusted: likely interception, tls_version_mismatch: likely interception
m-d368fd71 = 此处与上游之间有什么在代替它应答。

# tls_cert_untrusted: step, tls_cert_unusable: step
m-1c39c811 = 查看实际发送的证书链：

# tls_cert_untrusted: step
m-0ae6f222 = 查看该文件为谁担保：

# tls_cert_untrusted: step
m-637eb79c = 在 { $upstream_place } 为上游指定其颁发机构：tls = { "{" } ca = "FILE" { "}" }

# tls_cert_name_mismatch: title
m-9b262293 = 上游的证书属于另一个名称

# tls_cert_name_mismatch: explanation
m-05958f4a = 上游出示的证书的 subjectAltName 扩展中没有 Candor 期望的名称。Candor 终止了握手，没有发送请求。

# tls_cert_name_mismatch: explanation
m-f014cd77 = 除非 `tls = { "{" } name = "…" { "}" }` 另有指定，Candor 会要求上游地址中的名称。以 IP 地址连接的服务器，其证书中很少有该地址。承载多个站点的服务器遇到不认识的名称时，会出示第一个站点的证书。

# tls_cert_name_mismatch: explanation
m-86ec905c = 如果证书中的名称正确，请告诉 Candor:`tls = { "{" } name = "NAME" { "}" }`。如果不正确，则服务器需要另一张证书，或者它并不是所想的那台服务器。

# tls_cert_name_mismatch: sentence
m-a210b12d = { $peer } 的证书属于 { $names }，而不是 { $expected_name }。

# tls_cert_name_mismatch: sentence
m-c415161c = { $peer } 的证书不属于 { $expected_name }。

# tls_cert_name_mismatch: likely by_address
m-14fdd9b3 = 上游以地址连接，而证书中是名称：请告诉 Candor 应期望哪个名称，tls = { "{" } name = "{ $first_name }" { "}" }。

# tls_cert_name_mismatch: evidence for by_address
m-f3a0520e = 期望的名称是地址 { $expected_name }

# tls_cert_name_mismatch: likely common_name_only
m-cf1165fb = 证书没有 subjectAltName；通用名称已不再有效（RFC 9525）。请重新签发。

# tls_cert_name_mismatch: evidence for common_name_only
m-45640f68 = 证书除主体 { $subject } 外没有其他名称

# tls_cert_name_mismatch: likely wildcard_depth
m-e6801954 = 通配符只代表一级标签，而 { $expected_name } 不止一级。

# tls_cert_name_mismatch: evidence for wildcard_depth
m-d8188dfc = 证书属于 { $names }

# tls_cert_name_mismatch: likely internal_name
m-2d9142c1 = { $expected_name } 是内部网络的名称，而证书属于公共名称。

# tls_cert_name_mismatch: evidence for internal_name
m-7f321cc3 = { $expected_name } 是短名称

# tls_cert_name_mismatch: likely default_site
m-6a5b6d34 = 服务器不认识 { $expected_name }，于是出示第一个站点的证书。

# tls_cert_name_mismatch: likely wrong_server, tls_cert_unusable: likely wrong_server, tls_sni_rejected: likely wrong_server
m-1c38e63f = { $peer } 不是所想的那台服务器。

# tls_cert_name_mismatch: evidence for wrong_server, tls_cert_unusable: evidence for wrong_server, tls_sni_rejected: evidence for wrong_server
m-12274ab7 = 地址已有 { $answer_age }，而其应答的有效期只有 { $ttl }

# tls_cert_name_mismatch: step
m-0795b546 = 查看证书中的名称：

# tls_cert_name_mismatch: step
m-0decc4b9 = 要期望另一个名称，请在 { $upstream_place } 为上游写上：tls = { "{" } name = "NAME" { "}" }

# tls_cert_revoked: title
m-33df3c12 = 上游的证书已被吊销

# tls_cert_revoked: explanation
m-eb8e52c6 = 上游出示了证书，但为它配置的吊销列表（`tls = { "{" } crl = "FILE" { "}" }`）不予放行。Candor 终止了握手，没有发送请求。

# tls_cert_revoked: explanation
m-05d3e765 = `revoked`：颁发机构提前撤回了证书。其密钥可能已落入他人之手；更常见的是证书只是被更换，而服务器仍出示旧的。`list_expired`：列表已超过它自己写明的下次更新日期，因此对今天没有意义。`status_unknown`：文件中没有签发该链中某张证书的颁发机构的列表。配置了列表就意味着必须检查：得不到答案，Candor 就不会继续。

# tls_cert_revoked: explanation
m-c148a754 = 已吊销：为服务器换上新证书并重新加载。列表过期：获取新列表并重新加载 Candor，并让某个任务定期执行。状态未知：把证书链中所有颁发机构的列表依次放入该文件。

# tls_cert_revoked: sentence
m-d18eb1b5 = { $peer } 的证书（{ $subject }）自 { $revoked_since } 起已被吊销，依据是 { $crl } 中 { $crl_made } 的列表。

# tls_cert_revoked: sentence
m-e4e729cc = { $peer } 的证书是否被吊销不得而知：{ $crl } 中的列表本应在 { $crl_due } 更换。

# tls_cert_revoked: sentence
m-1eb1760d = { $peer } 的证书是否被吊销不得而知：{ $crl } 中没有其证书链上任何颁发机构的列表。

# tls_cert_revoked: sentence
m-1856865b = 根据 { $crl } 中的列表，{ $peer } 的证书已被吊销。

# tls_cert_revoked: likely key_compromised
m-6ce9ff72 = 证书的密钥已落入他人之手：在 { $peer } 应答的可能不是所想的上游。

# tls_cert_revoked: evidence for key_compromised, tls_cert_revoked: evidence for replaced, tls_cert_revoked: evidence for retired
m-f5b64d1a = 列表给出的原因是 { $revoked_because }

# tls_cert_revoked: likely replaced
m-51df38f3 = 证书已更换，而服务器仍出示旧的：请重新加载。

# tls_cert_revoked: likely retired
m-3f3f9c13 = 该服务器已退役，而这里仍在连接它。

# tls_cert_revoked: likely list_not_renewed
m-c7cf103e = 没有任务去获取新列表：文件 { $crl } 已过时。

# tls_cert_revoked: evidence for list_not_renewed
m-0b0843f1 = 下一份列表应在 { $crl_due } 发布

# tls_cert_revoked: likely list_of_another
m-8dd6cc64 = { $crl } 中的列表属于另一个颁发机构，而不是签发该证书的 { $issuer }。

# tls_cert_revoked: evidence for list_of_another
m-6419dada = 其中没有证书链 { $chain } 上任何颁发机构的列表

# tls_cert_revoked: likely intermediate_list_missing
m-c4d2f434 = 文件中只有一个颁发机构的列表，而证书链中有多个：每个签发过证书的机构都需要自己的列表。

# tls_cert_revoked: step
m-d269cb81 = 查看列表的内容及其有效期：

# tls_cert_revoked: step
m-8a5fb316 = 更换文件 { $crl }，然后重新加载 Candor；它写在上游的 { $upstream_place }。

# tls_cert_unusable: title
m-fee5cc59 = 上游的证书无法使用

# tls_cert_unusable: explanation
m-b861c27a = 上游出示的证书没有通过时间、名称和信任以外的另一项检查。Candor 终止了握手，没有发送请求。

# tls_cert_unusable: explanation
m-58e49345 = `eku`：其扩展密钥用法不允许用于服务器。`key_size`：密钥太小（不足 2048 位的 RSA）。`sig_alg`：其签名算法是 Candor 的 TLS 不支持的，例如 SHA-1、DSA 或 P-521；其他软件可能接受。`malformed`：无法解析。`constraints`：颁发机构无权签发它（名称约束、路径长度），或服务器使用了颁发机构自己的证书。`version`：它是版本 1 的 X.509 证书。`critical_extension`：它带有 Candor 的 TLS 不认识的关键扩展。

# tls_cert_unusable: explanation
m-15eb9531 = 重新签发证书：版本 3,2048 位以上的 RSA 或 P-256 的 ECDSA，以 SHA-256 签名，扩展密钥用法为 serverAuth。中间证书同样如此。

# tls_cert_unusable: sentence
m-0576b30e = { $peer } 的证书（{ $unusable_subject }）不是为服务器制作的：其用途是 { $unusable_found }。

# tls_cert_unusable: sentence
m-0abc514c = { $peer } 的密钥（{ $unusable_subject }）太小：{ $unusable_found }。

# tls_cert_unusable: sentence
m-9235d3ff = { $peer } 的证书（{ $unusable_subject }）使用 { $unusable_found }，Candor 的 TLS 不支持。

# tls_cert_unusable: sentence
m-450aae12 = { $peer } 的证书使用了 Candor 的 TLS 不支持的算法。

# tls_cert_unusable: sentence
m-f5241e56 = { $peer } 的证书（{ $unusable_subject }）是 X.509 版本 { $unusable_found }；必须是版本 3。

# tls_cert_unusable: sentence
m-2632778b = { $peer } 的证书无法解析：{ $unusable_found }。

# tls_cert_unusable: sentence
m-7c4d5ab1 = { $peer } 的证书无法解析。

# tls_cert_unusable: sentence
m-1ec26316 = { $peer } 的证书（{ $unusable_subject }）带有 Candor 的 TLS 不支持的关键扩展：{ $unusable_found }。

# tls_cert_unusable: sentence
m-ff9e911e = { $peer } 的证书（{ $unusable_subject }）超出了其颁发机构可以签发的范围：{ $unusable_found }。

# tls_cert_unusable: sentence
m-f99af6cd = { $peer } 的证书无法使用。

# tls_cert_unusable: likely client_certificate
m-6055bedb = 这是客户端证书，被误用于服务器：请签发扩展密钥用法为 serverAuth 的证书。

# tls_cert_unusable: evidence for client_certificate, tls_cert_unusable: evidence for purpose
m-9a6e9cd7 = 其用途是 { $unusable_found }

# tls_cert_unusable: likely purpose
m-f4f1d2f4 = 它是为服务器以外的用途签发的：请以扩展密钥用法 serverAuth 签发。

# tls_cert_unusable: likely old_certificate
m-8ee40514 = 证书出自当年这样就足够的时期：请重新签发，至少 2048 位并使用 SHA-256。

# tls_cert_unusable: evidence for old_certificate
m-e6726d24 = 它使用 { $unusable_found }

# tls_cert_unusable: likely unsupported_here
m-8dcdc441 = 证书本身没有问题：Candor 的 TLS 不支持 { $unusable_found }。请为上游换用 P-256 或 RSA 密钥的证书。

# tls_cert_unusable: evidence for unsupported_here
m-edb61ad7 = 其他软件可能接受

# tls_cert_unusable: likely own_authority
m-2fb09a03 = 服务器出示的是颁发机构的证书，而不是自己的证书。

# tls_cert_unusable: evidence for own_authority
m-e41f93cf = { $unusable_subject } 是颁发机构

# tls_cert_unusable: likely constrained_authority
m-ba2bc0d7 = 签发它的颁发机构只能为其他名称签发，或不能签发到这样深的层级。

# tls_cert_unusable: evidence for constrained_authority
m-9124cc5a = 未通过的检查是 { $unusable_found }

# tls_cert_unusable: likely file_damaged
m-b7dc322c = 证书由有缺陷的工具制作，或文件已损坏。

# tls_cert_unusable: evidence for file_damaged
m-c07036c9 = 它无法解析

# tls_cert_unusable: step
m-76b7ff82 = 查看证书：

# tls_cert_unusable: step
m-2a089b11 = 重新签发 { $peer } 的证书，并重新加载其服务器。

# tls_version_mismatch: title
m-8a0512a3 = 上游与 Candor 没有共同的 TLS 版本

# tls_version_mismatch: explanation
m-b7cd2c11 = Candor 提供了 TLS 1.3 和 TLS 1.2，上游都不接受：它发送了警报 `protocol_version`，或仍选择了更旧的版本。没有发送请求。

# tls_version_mismatch: explanation
m-c563196e = 上游只支持 TLS 1.1、TLS 1.0 或 SSL 3。这些版本已被废止（RFC 8996），Candor 的 TLS 不支持它们；上游的证书没有问题。老旧的设备、Java 和 OpenSSL 就是如此，配置中指定了旧版本的服务器也是。

# tls_version_mismatch: explanation
m-69a4b420 = 让上游支持 TLS 1.2 或更高版本：修改配置或升级。如果都做不到，就在它旁边放一个两者都支持的中介，或在可信的网络上以明文连接。

# tls_version_mismatch: sentence
m-7c396e7b = { $peer } 选择了 { $tls_version }，Candor 的 TLS 不支持；提供的是 { $offered_versions }。

# tls_version_mismatch: sentence
m-58272f76 = { $peer } 选择了 Candor 的 TLS 不支持的 TLS 版本；提供的是 { $offered_versions }。

# tls_version_mismatch: sentence
m-271994cb = { $peer } 不接受 Candor 支持的任何 TLS 版本（{ $offered_versions }）：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_version_mismatch: likely old_upstream
m-62b4dfad = 上游只支持 { $tls_version }：它早于 TLS 1.2，或被配置成这样。

# tls_version_mismatch: evidence for old_upstream
m-05fa3aba = 提供 { $offered_versions } 时，它选择了 { $tls_version }

# tls_version_mismatch: likely only_older, tls_cipher_mismatch: likely only_older
m-7bd007c0 = 上游只支持 TLS 1.1 或更旧的版本，Candor 的 TLS 不支持。

# tls_version_mismatch: evidence for only_older, tls_client_cert_required: evidence for expired, tls_client_cert_required: evidence for revoked and 6 more
m-d080d4d6 = 警报是 { $alert_name }

# tls_version_mismatch: likely wrong_port
m-e200d087 = 端口 { $port } 属于所想服务旁边的一个旧服务。

# tls_version_mismatch: step
m-82fca137 = 查看它是否支持 TLS 1.2:

# tls_version_mismatch: step
m-c17be4f4 = 查看它是否支持更旧的版本：

# tls_version_mismatch: step
m-6659c72f = 让 { $peer } 的服务器支持 TLS 1.2 或 1.3，例如在 nginx 中使用 ssl_protocols TLSv1.2 TLSv1.3。

# tls_client_cert_required: title
m-c0a3d4cb = 上游要求 Candor 出示证书

# tls_client_cert_required: explanation
m-66c7d0c6 = 上游要求 Candor 提供证书（双向 TLS），因为没有得到证书或不接受所得的证书而结束了连接。在 TLS 1.3 中，这发生在握手之后，取代了对请求的响应。

# tls_client_cert_required: explanation
m-ecb15cae = `none_shown`：没有为此上游配置证书。`unknown_ca`：它不是由上游为其客户端信任的颁发机构签发的。`expired` 和 `revoked` 是上游的时钟和吊销列表给出的结论。`rejected`：它的类型不对，或是为另一用途制作的。`access_denied`：它有效，但其所有者不得进入。

# tls_client_cert_required: explanation
m-943e5ad0 = 为上游写上这两个文件：`tls = { "{" } cert = "FILE", key = "FILE" { "}" }`，使用由上游所列颁发机构签发的客户端证书（扩展密钥用法 clientAuth），并把中间证书接在同一文件之后。

# tls_client_cert_required: sentence
m-59d5982f = { $peer } 要求 Candor 出示证书，但没有配置：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-5938cc56 = { $peer } 要求 Candor 出示证书，而 { $own_certificate } 没有出示：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-a60eb875 = { $peer } 不信任 Candor 的证书 { $own_certificate } 的签发者：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-2fa49b66 = { $peer } 称 Candor 的证书 { $own_certificate } 已过期：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-6780035d = { $peer } 称 Candor 的证书 { $own_certificate } 已被吊销：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-50d05628 = { $peer } 不允许 Candor 凭所出示的证书进入：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-bbb5a16e = { $peer } 不接受 Candor 的证书 { $own_certificate }：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-1c279439 = { $peer } 不接受 Candor 证明身份的方式：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: likely none_configured
m-fff62e3e = 没有为此上游配置证书：tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_client_cert_required: evidence for none_configured
m-0104c26a = Candor 没有可以向 { $server } 出示的证书

# tls_client_cert_required: likely expired
m-7b10095c = Candor 的证书已过期，或上游的时钟不准。

# tls_client_cert_required: likely revoked
m-95a648d3 = Candor 的证书已被吊销，例如在签发新证书时。

# tls_client_cert_required: likely wrong_authority
m-17c1e3e9 = Candor 的证书来自另一个颁发机构，而不是上游为其客户端信任的机构。

# tls_client_cert_required: evidence for wrong_authority
m-7b90f8c8 = 它要求由 { $authorities } 签发的证书

# tls_client_cert_required: likely intermediate_missing
m-6f84dadb = Candor 的证书文件缺少通向颁发机构的中间证书。

# tls_client_cert_required: likely wrong_purpose
m-7c9bcbd5 = Candor 的证书是为服务器制作的：缺少扩展密钥用法 clientAuth。

# tls_client_cert_required: likely not_allowed
m-f4d3f473 = 证书有效，但上游的访问列表中没有它的名称。

# tls_client_cert_required: likely not_meant_for_us
m-530c0f57 = { $peer } 专供其他服务使用，根本不应从这里连接。

# tls_client_cert_required: step
m-f61c888b = 查看它接受谁的证书（Acceptable client certificate CA names）：

# tls_client_cert_required: step
m-14249860 = 在 { $upstream_place } 为上游写上证书及其密钥：tls = { "{" } cert = "FILE", key = "FILE" { "}" }

# tls_client_cert_required: step
m-1eefc5ed = 查看写在 { $upstream_place } 的 cert 文件的日期、签发者和用途：openssl x509 -noout -dates -issuer -purpose -in FILE

# tls_cipher_mismatch: title
m-62b4400c = 上游与 Candor 无法就加密方式达成一致

# tls_cipher_mismatch: explanation
m-42cc9e13 = 上游不接受 Candor 提供的任何密码套件、密钥交换组或签名算法：它发送了警报 `handshake_failure` 或 `insufficient_security`，或选择了没有提供的一种。没有发送请求。

# tls_cipher_mismatch: explanation
m-4716b409 = Candor 的 TLS 支持 TLS 1.2 和 1.3 中仍然可靠的部分：AES-GCM 和 ChaCha20-Poly1305，以及基于 X25519、P-256 或 P-384 的临时密钥交换（ECDHE）。它不支持 RSA 密钥交换、静态或有限域的 Diffie-Hellman、CBC 套件、P-521 和 SHA-1。只有这些的上游无法与之通信，其证书并没有问题。有些服务器遇到不认识的名称或没有名称时，也会回应 `handshake_failure`。

# tls_cipher_mismatch: explanation
m-92a195b7 = 用 `openssl s_client` 查看上游与其他客户端达成的方式，并让它提供 Candor 的某个套件和组。如果它的密钥是 P-521，请换成 P-256。

# tls_cipher_mismatch: sentence
m-bee331ce = { $peer } 不接受 Candor 的 TLS 支持的任何加密方式：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_cipher_mismatch: sentence
m-29a7193e = { $peer } 坚持使用 Candor 的 TLS 不支持的密钥交换组；提供的是 { $offered_groups }。

# tls_cipher_mismatch: sentence
m-7d6d2ef6 = { $peer } 坚持使用 Candor 的 TLS 不支持的密码套件（{ $error_text }）。

# tls_cipher_mismatch: sentence
m-9aa7d99a = { $peer } 使用 Candor 的 TLS 不支持的算法签名（{ $error_text }）。

# tls_cipher_mismatch: sentence
m-8dc017ae = { $peer } 坚持使用 Candor 的 TLS 不支持的内容（{ $error_text }）。

# tls_cipher_mismatch: likely no_name, tls_sni_rejected: likely no_name, tls_peer_closed: likely no_name and 1 more
m-af5ed162 = 上游只为要求其某个名称的客户端服务，而地址不是名称：tls = { "{" } name = "NAME" { "}" }。

# tls_cipher_mismatch: evidence for no_name, tls_sni_rejected: evidence for no_name, tls_peer_closed: evidence for no_name and 1 more
m-f42cf628 = { $server } 是地址，因此 Candor 没有要求任何名称

# tls_cipher_mismatch: likely group
m-4467c083 = 上游只允许 X25519、P-256 和 P-384 以外的组，例如 P-521 或有限域 Diffie-Hellman。

# tls_cipher_mismatch: evidence for group
m-35f3cfce = 它要求 { $offered_groups } 以外的组

# tls_cipher_mismatch: likely suites
m-1a8c88fd = 上游只允许 Candor 的 TLS 不支持的密码套件：RSA 密钥交换、CBC、RC4、3DES 或静态 Diffie-Hellman。

# tls_cipher_mismatch: evidence for suites
m-aae12e6f = 它选择了没有提供的套件

# tls_cipher_mismatch: likely key_type
m-b1891196 = 上游的密钥属于 Candor 的 TLS 无法验证的类型：P-521、Ed448 或 DSA。

# tls_cipher_mismatch: evidence for key_type
m-79dfd36e = 它使用没有提供的算法签名

# tls_cipher_mismatch: likely strict_policy
m-87540932 = 上游的要求高于一般：某项策略（FIPS、CNSA）只允许较大的组或套件。

# tls_cipher_mismatch: likely client_certificate
m-f5269f03 = 上游不接受 Candor 出示的证书 { $own_certificate }。

# tls_cipher_mismatch: evidence for client_certificate
m-20390e22 = 它曾要求出示证书

# tls_cipher_mismatch: step
m-bbd0ce46 = 查看它与什么都接受的客户端达成的方式：

# tls_cipher_mismatch: step
m-03ccb8c8 = Candor 提供的组是 { $offered_groups }；其密码套件列在证据中。

# tls_cipher_mismatch: step, tls_record_error: step, tls_peer_closed: step and 4 more
m-7dd9c3ed = 查看上游服务器在此请求发生时的日志。

# tls_sni_rejected: title
m-484a7f44 = 上游不认识所要求的名称

# tls_sni_rejected: explanation
m-3ce0a81e = Candor 在 TLS 握手中说明了要找的服务器（SNI），上游回应了警报 `unrecognized_name`。没有发送请求。

# tls_sni_rejected: explanation
m-02f1ef0c = 上游承载多个站点而没有该名称的站点，或者不接待没有名称的客户端。除非 `tls = { "{" } name = "…" { "}" }` 另有指定，Candor 会要求上游地址中的名称；若是 IP 地址则不要求名称。请求的 `Host` 是另一回事：它在握手之后才出现。

# tls_sni_rejected: explanation
m-0916e6ed = 写上上游所认识的站点名称：`tls = { "{" } name = "NAME" { "}" }`；或者让上游的服务器认识所要求的名称。

# tls_sni_rejected: sentence
m-319d5bfa = { $peer } 不认识服务器名称 { $sni }：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_sni_rejected: sentence
m-ede72575 = { $peer } 不接待没有要求服务器名称的客户端：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_sni_rejected: likely other_names
m-dfe08d30 = { $peer } 提供的是其他名称，其中有 { $probe_unnamed_names }：请把正确的名称写作 tls = { "{" } name = "NAME" { "}" }。

# tls_sni_rejected: evidence for other_names
m-f59b7d9e = 不指明名称时，它出示的是这些名称的证书

# tls_sni_rejected: likely internal_name
m-1bb9e6a7 = { $sni } 是内部网络的名称，而上游的站点使用公共名称：tls = { "{" } name = "NAME" { "}" }。

# tls_sni_rejected: evidence for internal_name
m-a8dc0baa = { $sni } 不是公共名称

# tls_sni_rejected: likely host_differs
m-83aebb97 = 上游的站点是请求中所说的 { $host_sent }，而不是 { $sni }。

# tls_sni_rejected: evidence for host_differs
m-cefa755e = 请求中写的是 Host: { $host_sent }

# tls_sni_rejected: likely site_missing
m-a4139b21 = 上游的服务器没有 { $sni } 这个站点：它被改名、删除，或没有重新加载。

# tls_sni_rejected: step, tls_peer_closed: step, tls_timeout: step and 2 more
m-65bffe3e = 重复握手：

# tls_sni_rejected: step
m-7bdbf2a5 = 查看它向没有要求名称的客户端出示哪张证书：

# tls_sni_rejected: step
m-1d4c1616 = 要使用另一个名称，请在 { $upstream_place } 为上游写上：tls = { "{" } name = "NAME" { "}" }

# tls_alpn_mismatch: title
m-a24bde4d = 上游在 TLS 上使用的协议不是 Candor 所提供的

# tls_alpn_mismatch: explanation
m-45798f52 = Candor 在 TLS 握手中提供了它要使用的应用协议（ALPN），上游以警报 `no_application_protocol` 拒绝，或选择了没有提供的协议。没有发送请求。

# tls_alpn_mismatch: explanation
m-e02dc193 = Candor 与上游使用 HTTP/1.1，在写明之处使用 HTTP/2。只接受另一种协议（如 gRPC 服务器只接受 HTTP/2）或根本不是 HTTP 的上游会在这里说明，而不是给出损坏的响应。

# tls_alpn_mismatch: explanation
m-17b02812 = 让上游也接受 `http/1.1`；多数服务器默认如此。如果它不是 HTTP 服务器，则端口写错了。

# tls_alpn_mismatch: sentence
m-fcffcdea = { $peer } 在 TLS 上不使用 { $offered_alpn }：它发送了警报 { $alert_name }（{ $alert_id }）。

# tls_alpn_mismatch: sentence
m-c41d3322 = { $peer } 选择了协议 { $selected_alpn }，而 Candor 只提供了 { $offered_alpn }。

# tls_alpn_mismatch: sentence
m-0d2646e9 = { $peer } 选择了 Candor 没有提供的协议；提供的只有 { $offered_alpn }。

# tls_alpn_mismatch: sentence
m-d9fdd36a = { $peer } 完成了握手，但没有商定协议，而 Candor 与它只使用 { $offered_alpn }。

# tls_alpn_mismatch: likely only_http1
m-a1b880d6 = 上游在 TLS 上只使用 HTTP/1.1，或不支持 ALPN：请让它接受 h2，或将其写作 `https://`。

# tls_alpn_mismatch: evidence for only_http1
m-dc6d5891 = 只提供了 { $offered_alpn }

# tls_alpn_mismatch: likely only_h2
m-69360996 = 上游像 gRPC 服务器那样只使用 HTTP/2：请让它也接受 http/1.1。

# tls_alpn_mismatch: evidence for only_h2, tls_alpn_mismatch: evidence for other_service
m-b05681fd = 它选择了 { $selected_alpn }

# tls_alpn_mismatch: evidence for only_h2
m-99f0882d = { $offered_alpn } 被拒绝

# tls_alpn_mismatch: likely other_service
m-c32421fd = 端口 { $port } 属于另一种服务：{ $selected_alpn }。

# tls_alpn_mismatch: likely broken_tls
m-af3216c7 = 无论提供什么，上游的 TLS 都以固定的协议回应。

# tls_alpn_mismatch: likely wrong_port
m-5cda80a2 = 端口 { $port } 不是 HTTP 端口：它属于在 TLS 上使用自有协议的服务，例如 MQTT 或 DNS。

# tls_alpn_mismatch: step
m-e5cf2b94 = 查看它选择哪个协议（ALPN protocol）：

# tls_record_error: title
m-236ccd4b = 上游通过 TLS 发送的内容无法读取

# tls_record_error: explanation
m-394a6a4a = 上游使用 TLS，但它的某个记录或消息违反了协议：无法解密、超出允许的大小、格式错误，或出现在不该出现的位置。Candor 结束了连接；这样的记录不会转发任何内容。

# tls_record_error: explanation
m-3a9f7562 = `decrypt`：收到的与发送的不同。中间有什么改动了它，或有两个写入者共用一个连接。`malformed` 和 `oversized` 出现在正常记录之后：TLS 中间混入了明文，例如程序直接写入套接字的错误输出。`unexpected_message` 和 `protocol_violation`：上游的 TLS 做了标准禁止的事。

# tls_record_error: explanation
m-83b3b2d9 = 在上游自己的主机上重复请求。如果在那里正常，请检查中间的环节；如果不正常，请检查上游的 TLS 库以及还有什么在向其连接写入。

# tls_record_error: sentence
m-781035a4 = { $peer } 在响应中途的一个 TLS 记录无法解密。

# tls_record_error: sentence
m-5041e148 = { $peer } 在响应中途违反了 TLS 协议：{ $error_text }。

# tls_record_error: sentence
m-5904353e = { $peer } 的一个 TLS 记录无法解密（握手中收到 { $tls_received } 字节）。

# tls_record_error: sentence
m-dfd9f8c0 = { $peer } 违反了 TLS 协议：{ $error_text }（握手中收到 { $tls_received } 字节）。

# tls_record_error: likely plain_text_between
m-7c3529f1 = 有什么向 TLS 连接写入了明文：程序的错误输出，或套接字上的第二个写入者。

# tls_record_error: evidence for plain_text_between
m-833323b6 = 这些字节不是 TLS 记录

# tls_record_error: likely changed_on_the_way, tls_alert_received: likely changed_on_the_way
m-cb703324 = 此处与上游之间有什么改动或混入了字节。

# tls_record_error: evidence for changed_on_the_way
m-377124e0 = 该记录不带其发送者的封印

# tls_record_error: likely shared_connection
m-e94d5ef0 = 上游的两个进程或线程向同一个连接写入，例如在 fork 之后。

# tls_record_error: evidence for shared_connection
m-d38bab24 = 此处与 { $peer } 之间没有可以改动记录的环节

# tls_record_error: likely upstream_tls
m-ae6f3c35 = 上游的 TLS 库有缺陷。

# tls_record_error: likely not_tls, tls_other: likely not_tls
m-5340392d = 端口 { $port } 使用的协议只是字节看起来像 TLS。

# tls_record_error: step
m-3cc75a2a = 查看握手的消息：

# tls_record_error: step
m-a079eb44 = 捕获经过的数据：

# tls_peer_closed: title
m-a44415ac = 上游在 TLS 握手中挂断

# tls_peer_closed: explanation
m-b5887129 = 连接已建立，Candor 开始了 TLS 握手，而上游在握手结束之前关闭或重置了连接，没有用警报说明原因。没有发送请求。

# tls_peer_closed: explanation
m-057cd356 = 拒绝连接的 TLS 服务器会用警报说明。一言不发就挂断的往往不是 TLS 服务器，或者是在握手之前需要别的内容（PROXY 头）、不接待没有要求名称的客户端，或者是代替它的防火墙。如果它已经开始应答，则是背后的进程结束了，或者它要求 Candor 出示证书。

# tls_peer_closed: explanation
m-1a5a1efd = 分别带上和不带服务器名称重复握手，并以明文询问该端口。上游服务器的日志知道得更多。

# tls_peer_closed: sentence
m-3e29587d = { $peer } 没有回应 TLS 握手，而是重置了连接。

# tls_peer_closed: sentence
m-4f0ee0f0 = { $peer } 在 TLS 握手中、{ $last_message } 之后重置了连接（{ $tls_received } 字节）。

# tls_peer_closed: sentence
m-3353078f = { $peer } 在 TLS 握手中、{ $tls_received } 字节之后重置了连接。

# tls_peer_closed: sentence
m-44ebcee2 = { $peer } 没有回应 TLS 握手，而是关闭了连接。

# tls_peer_closed: sentence
m-036d7355 = { $peer } 在 TLS 握手中、{ $last_message } 之后关闭了连接（{ $tls_received } 字节）。

# tls_peer_closed: sentence
m-049c2934 = { $peer } 在 TLS 握手中、{ $tls_received } 字节之后关闭了连接。

# tls_peer_closed: likely certificate_wanted
m-9aa7171e = 上游要求 Candor 出示证书，没有证书就挂断：tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_peer_closed: evidence for certificate_wanted
m-1286d03a = 它要求出示证书而没有得到

# tls_peer_closed: likely crashed
m-4b5e8b8e = 接受连接的进程在握手中途结束，或被重启。

# tls_peer_closed: evidence for crashed
m-1be55462 = 它已发送了握手的 { $tls_received } 字节

# tls_peer_closed: likely filtered
m-61bc7483 = 防火墙或上游的访问列表不接受来自本机的连接。

# tls_peer_closed: evidence for filtered
m-d9d2d7f2 = 在收到任何字节之前就被重置

# tls_peer_closed: likely plain_port
m-6992b841 = 端口 { $port } 不使用 TLS，遇到不理解的内容就挂断。

# tls_peer_closed: evidence for plain_port
m-aeff4fed = 连接被关闭，没有任何应答

# tls_peer_closed: likely proxy_header_expected
m-90385c11 = 上游像在负载均衡器之后那样，期望在握手之前收到 PROXY 头。

# tls_peer_closed: likely upstream_tls, tls_other: likely upstream_tls
m-71f921e6 = 上游的 TLS 配置有问题。

# tls_peer_closed: step
m-108f1404 = 不带服务器名称重复一次：

# tls_timeout: title
m-cc1c7005 = 与上游的 TLS 握手耗时过长

# tls_timeout: explanation
m-95050310 = 连接已建立，Candor 开始了 TLS 握手，而在 `timeout.tls` 到期之前握手没有结束。没有发送请求。

# tls_timeout: explanation
m-991707c6 = `no_answer`：一个字节也没有收到。最常见的是该端口不使用 TLS，还在等待它所以为的请求的其余部分；或者内核接受的连接无人处理。`stalled`：上游开始应答后停住了。它可能过载，或其较大的数据包在途中丢失。

# tls_timeout: explanation
m-0b11ec89 = 从本机分别以明文和 TLS 询问该端口。如果明文 HTTP 有应答，请写 `http://`。如果 TLS 在上游自己的主机上有应答而在这里没有，请检查中间的网络。

# tls_timeout: sentence
m-90788e67 = 与 { $peer } 的 TLS 握手在 { $last_message } 之后停住（{ $tls_received } 字节），{ $limit } 内没有再收到任何内容（{ $timer }）。

# tls_timeout: sentence
m-dbb63ac8 = { $peer } 发送了 TLS 握手的 { $tls_received } 字节，{ $limit } 内没有再发送任何内容（{ $timer }）。

# tls_timeout: sentence
m-33d2cee5 = { $peer } 接受了连接，但在 { $limit } 内没有发送 TLS 握手的任何字节（{ $timer }）。

# tls_timeout: likely limit
m-ebb3253b = 该上限对此上游来说太短。

# tls_timeout: likely plain_port
m-1204b736 = 端口 { $port } 使用明文 HTTP，正在等待请求结束：请把 { $server } 的 https:// 改写为 http://。

# tls_timeout: evidence for plain_port
m-c9cad58e = 一个字节也没有收到，而端口 { $port } 按惯例是明文 HTTP

# tls_timeout: evidence for plain_port
m-e85de5e1 = 一个字节也没有收到

# tls_timeout: likely packets_lost
m-92fb2afc = 较大的数据包在此处与 { $peer } 之间丢失：路径能承载的小于两端所认为的大小（MTU），例如在隧道中。

# tls_timeout: evidence for packets_lost
m-cb5c4ae5 = 它在 { $tls_received } 字节之后停住

# tls_timeout: likely busy
m-884e7d27 = 连接无人处理：内核接受了它，而上游的所有工作进程都在忙或已卡住。

# tls_timeout: evidence for busy
m-322567ce = 它在 { $tls_received } 字节之后停住，而且就在本机上

# tls_timeout: likely slow_lookup
m-377af1ad = 上游在继续之前要查询某些内容：客户端在 DNS 中的名称、证书或吊销列表。

# tls_timeout: likely proxy_header_expected
m-0fae0c70 = 上游像在负载均衡器之后那样，在握手之前等待 PROXY 头。

# tls_timeout: step, req_write_timeout: step, timeout_first_byte: step
m-e9af24f6 = 查看有多少连接在等待应用（Recv-Q）：

# tls_alert_received: title
m-80faf878 = 上游以警报结束了 TLS 连接

# tls_alert_received: explanation
m-c1e55ff3 = 上游在握手中或之后发送了致命的 TLS 警报并结束了连接。明确说明缺少什么（版本、密码套件、名称、证书、应用协议）的警报有各自的代码；这里是其他任何警报。

# tls_alert_received: explanation
m-14a4b294 = 警报的名称就是上游告诉对端的全部；原因在它的日志中。没有所要求名称的证书时，有些服务器会发送 `internal_error` 和 `access_denied`。`decode_error`、`illegal_parameter`、`unexpected_message` 和 `bad_record_mac` 表示它无法理解所收到的内容：中间可能有什么改动了它，或者两方之一有缺陷。

# tls_alert_received: explanation
m-b323ec09 = 查看上游服务器在请求发生时的日志，并分别从本机和上游自己的主机重复握手。

# tls_alert_received: sentence
m-8e1f8dc1 = { $peer } 接受了请求，并以警报 { $alert_name }（{ $alert_id }）结束了 TLS 连接。

# tls_alert_received: sentence
m-ba248887 = { $peer } 在响应中途以警报 { $alert_name }（{ $alert_id }）结束了 TLS 连接。

# tls_alert_received: sentence
m-24b04212 = { $peer } 在响应中途以警报 { $alert_id } 结束了 TLS 连接。

# tls_alert_received: sentence
m-68e17b18 = { $peer } 以警报 { $alert_name }（{ $alert_id }）结束了 TLS 握手。

# tls_alert_received: sentence
m-567d4293 = { $peer } 以警报 { $alert_id } 结束了 TLS 握手。

# tls_alert_received: likely no_certificate_for_name
m-5a8b3707 = 上游没有 { $sni } 的证书：有些服务器这样表示（Caddy 用 internal_error,rustls 用 access_denied）。

# tls_alert_received: evidence for changed_on_the_way
m-6dd8bb3d = 警报 { $alert_name } 表示收到的内容无法理解

# tls_alert_received: likely stopped
m-79762cfa = 上游正在停止或重启。

# tls_alert_received: evidence for stopped
m-baaab8ec = 它已经开始应答

# tls_alert_received: likely upstream_fault
m-abebb888 = 上游的 TLS 或其配置有缺陷。

# tls_alert_received: evidence for upstream_fault
m-664422a0 = 警报 { $alert_name } 如此表示
