### tls

# tls_plaintext_peer: title
m-8aaec4e8 = 上游不使用 TLS

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 12 more
m-e1872ea9 = 無法安全地連線到此位址背後的應用程式。

# tls_plaintext_peer: explanation
m-41fdedcf = Candor 開始了 TLS 交握，但收到的不是 TLS 記錄，而是明文 HTTP 或另一種服務的問候。

# tls_plaintext_peer: explanation
m-94a160d4 = 上游寫成了 `https://`，而其連接埠並不使用 TLS。最常見的情況是：那是應用程式的明文 HTTP 連接埠。

# tls_plaintext_peer: explanation
m-ace17770 = 如果開頭的位元組是 `HTTP/1.`，請改寫為 `http://`，或者連線 TLS 連接埠。如果是另一種服務的問候，則連接埠寫錯了。

# tls_plaintext_peer: sentence
m-d022f8e7 = { $peer } 以 { $spoken } 而不是 TLS 回應了 TLS 交握："{ $first_bytes }"。

# tls_plaintext_peer: sentence
m-036f34ea = { $peer } 對 TLS 交握的回應不是 TLS："{ $first_bytes }"。

# tls_plaintext_peer: likely plain_http
m-88376c75 = { $peer } 使用明文 HTTP：請把 { $server } 的 https:// 改寫為 http://。

# tls_plaintext_peer: evidence for plain_http
m-a2e6a971 = 回應以 HTTP/ 開頭

# tls_plaintext_peer: likely other_service
m-9e2a9b4c = 連接埠 { $port } 屬於另一種服務：{ $spoken }。

# tls_plaintext_peer: evidence for other_service, head_not_http: evidence for other_service
m-42b5e597 = { $spoken } 就是這樣問候的

# tls_plaintext_peer: likely starttls
m-7a140a50 = 該服務以明文開始，收到命令後才轉為 TLS（STARTTLS）。

# tls_plaintext_peer: evidence for starttls
m-312e0469 = { $spoken } 就是這樣工作的

# tls_plaintext_peer: likely wrong_port
m-5d5f8077 = TLS 連接埠不是 { $port }，而是另一個。

# tls_plaintext_peer: likely tls_ends_before
m-ff3e1196 = TLS 在應用程式之前的某處終止，應當以明文連線上游。

# tls_plaintext_peer: step, tls_peer_closed: step, tls_timeout: step
m-18e0f10f = 檢視該連接埠對明文的回應：

# tls_plaintext_peer: step
m-47c218f5 = 檢視該通訊端對明文的回應：

# tls_plaintext_peer: step
m-32caa51f = 檢視它對 TLS 的回應：

# tls_plaintext_peer: step, tls_alpn_mismatch: step, h2_handshake_failed: step
m-eab4038d = 伺服器寫作 { $server }，位於 { $upstream_place }。

# tls_cert_time_invalid: title
m-590f688b = 上游的憑證目前無效

# tls_cert_time_invalid: explanation
m-1d0c5b60 = 上游出示的憑證已過期或尚未生效。Candor 終止了交握，沒有傳送請求。

# tls_cert_time_invalid: explanation
m-ecaf41b7 = 憑證沒有續期；或者已續期，但沒有人重新載入伺服器，它仍在使用舊憑證。尚未生效的憑證說明時鐘有問題：製作憑證時上游的時鐘，或本機現在的時鐘。

# tls_cert_time_invalid: explanation
m-3f783021 = 用 `openssl s_client` 和 `openssl x509 -dates` 檢視實際使用的憑證。如果磁碟上的檔案比實際使用的新，請重新載入上游的伺服器。

# tls_cert_time_invalid: sentence
m-149a9a87 = { $peer } 的憑證（{ $subject }）已於 { $not_after } 過期，距今 { $expired_for }。

# tls_cert_time_invalid: sentence
m-e6dded26 = { $peer } 的憑證（{ $subject }）要在 { $valid_in } 之後才生效，起始於 { $not_before }。

# tls_cert_time_invalid: sentence
m-d5514ca5 = { $peer } 的憑證尚未生效。

# tls_cert_time_invalid: sentence
m-a89805d9 = { $peer } 的憑證已過期。

# tls_cert_time_invalid: likely clock
m-308bc1bc = 本機的時鐘不準。

# tls_cert_time_invalid: evidence for clock
m-dedb2ac9 = 本機時鐘為 { $now }

# tls_cert_time_invalid: evidence for clock
m-08edd0c5 = 憑證的生效時間比本機時鐘 { $now } 晚 { $valid_in }

# tls_cert_time_invalid: likely not_reloaded
m-701a24b9 = 磁碟上的憑證已續期，而伺服器仍在使用舊憑證：請重新載入。

# tls_cert_time_invalid: evidence for not_reloaded
m-1415d5ad = 它過期僅 { $expired_for }，像是續期後沒有重新載入

# tls_cert_time_invalid: likely not_renewed
m-98e2f1a0 = 續期失敗，或從未設定續期。

# tls_cert_time_invalid: evidence for not_renewed
m-c8df4ffd = 它已過期 { $expired_for }

# tls_cert_time_invalid: likely wrong_host
m-6a60099c = 位址 { $peer } 屬於一台被遺忘的、憑證很舊的伺服器。

# tls_cert_time_invalid: evidence for wrong_host
m-6593408a = 它過期已超過一年

# tls_cert_time_invalid: likely made_ahead
m-209674dc = 憑證的起始時間定得過早，或製作它的主機時鐘偏快。

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-c5b4b807 = 檢視實際使用的憑證：

# tls_cert_time_invalid: step
m-6f0a103c = 檢視本機的時鐘：

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-cf28c53c = 重新載入或重新啟動 { $peer } 的伺服器，或為其憑證續期。

# tls_cert_untrusted: title
m-aa151f2b = 沒有受信任的憑證授權單位為上游的憑證擔保

# tls_cert_untrusted: explanation
m-fd3388e4 = 上游出示的憑證無法追溯到 Candor 為它信任的憑證授權單位。Candor 終止了交握，沒有傳送請求。

# tls_cert_untrusted: explanation
m-2d64548a = `self_signed`：憑證由自己簽章。`unknown_issuer`：簽發者不在受信任的授權單位之列，通常是公司自己的機構。`chain_incomplete`：伺服器只傳送自己的憑證，沒有傳送通向授權單位的中間憑證；瀏覽器常常掩蓋這一點。沒有傳送的內容無法看到，因此這是根據憑證和受信任的授權單位推斷的。`signature_mismatch`：同名的授權單位受信任，但這張憑證不是由它的金鑰簽章的。

# tls_cert_untrusted: explanation
m-e087cdcd = 為上游指定其授權單位：`tls = { "{" } ca = "FILE" { "}" }`。憑證鏈不完整時，讓伺服器傳送完整的憑證鏈。不要關閉驗證：那樣任何人都可以冒充應答。

# tls_cert_untrusted: sentence
m-1623c3a5 = { $peer } 的憑證（{ $subject }）由自己簽章，{ $trust } 沒有為它擔保。

# tls_cert_untrusted: sentence
m-7154e776 = { $peer } 傳送了自己的憑證（{ $subject }），但沒有傳送其簽發者 { $issuer } 的中間憑證。

# tls_cert_untrusted: sentence
m-b481d901 = { $peer } 的憑證（{ $subject }）稱 { $issuer } 為其簽發者，而 { $trust } 中該名稱的金鑰都沒有簽過它。

# tls_cert_untrusted: sentence
m-c70367ce = { $peer } 的憑證（{ $subject }）由 { $issuer } 簽發，{ $trust } 沒有為它擔保。

# tls_cert_untrusted: sentence
m-bcd8638b = { $peer } 的憑證無法追溯到受信任的授權單位：{ $trust }。

# tls_cert_untrusted: likely self_signed
m-aec16729 = 上游的憑證是自我簽署的：請以 `tls = { "{" } ca = "FILE" { "}" }` 提供給 Candor。

# tls_cert_untrusted: evidence for self_signed
m-9b7762b4 = 主體和簽發者都是 { $subject }

# tls_cert_untrusted: likely intermediate_missing
m-ba2ca832 = 伺服器只傳送自己的憑證：請讓它傳送完整的憑證鏈（fullchain.pem，而不是 cert.pem）。

# tls_cert_untrusted: evidence for intermediate_missing
m-9add59eb = 它傳送的最後一張憑證指明了簽發者 { $last_issuer } 的憑證可從何處取得

# tls_cert_untrusted: evidence for intermediate_missing
m-de971af0 = 憑證來自公共授權單位，而它們都透過中間憑證簽發

# tls_cert_untrusted: evidence for intermediate_missing
m-1e7a0bc9 = 其簽發者 { $last_issuer } 與某個受信任的授權單位屬於同一組織

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = 它傳送的憑證鏈是 { $chain }，簽發者是 { $issuer }

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = 它只傳送了一張憑證：{ $chain }

# tls_cert_untrusted: likely namesake
m-ddc92407 = 授權單位以同一名稱重新建立過：{ $trust } 中是其中一個，而憑證來自另一個。

# tls_cert_untrusted: evidence for namesake
m-e3ffede7 = { $issuer } 受信任，但其簽章不相符

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = 簽發者 { $issuer } 是自有的授權單位，沒有提供給 Candor：`tls = { "{" } ca = "FILE" { "}" }`。

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = 只信任 { $trust }

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = 檔案 { $trust } 不是簽發這張憑證的授權單位：它被替換過，或屬於另一個環境。

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = 受信任的是 { $trust }，而簽發者是 { $issuer }

# tls_cert_untrusted: likely interception, tls_version_mismatch: likely interception
m-d368fd71 = 此處與上游之間有什麼在代替它應答。

# tls_cert_untrusted: step, tls_cert_unusable: step
m-1c39c811 = 檢視實際傳送的憑證鏈：

# tls_cert_untrusted: step
m-0ae6f222 = 檢視該檔案為誰擔保：

# tls_cert_untrusted: step
m-637eb79c = 在 { $upstream_place } 為上游指定其授權單位：tls = { "{" } ca = "FILE" { "}" }

# tls_cert_name_mismatch: title
m-9b262293 = 上游的憑證屬於另一個名稱

# tls_cert_name_mismatch: explanation
m-05958f4a = 上游出示的憑證的 subjectAltName 擴充中沒有 Candor 期望的名稱。Candor 終止了交握，沒有傳送請求。

# tls_cert_name_mismatch: explanation
m-f014cd77 = 除非 `tls = { "{" } name = "…" { "}" }` 另有指定，Candor 會要求上游位址中的名稱。以 IP 位址連線的伺服器，其憑證中很少有該位址。承載多個站台的伺服器遇到不認識的名稱時，會出示第一個站台的憑證。

# tls_cert_name_mismatch: explanation
m-86ec905c = 如果憑證中的名稱正確，請告訴 Candor：`tls = { "{" } name = "NAME" { "}" }`。如果不正確，則伺服器需要另一張憑證，或者它並不是所想的那台伺服器。

# tls_cert_name_mismatch: sentence
m-a210b12d = { $peer } 的憑證屬於 { $names }，而不是 { $expected_name }。

# tls_cert_name_mismatch: sentence
m-c415161c = { $peer } 的憑證不屬於 { $expected_name }。

# tls_cert_name_mismatch: likely by_address
m-14fdd9b3 = 上游以位址連線，而憑證中是名稱：請告訴 Candor 應期望哪個名稱，tls = { "{" } name = "{ $first_name }" { "}" }。

# tls_cert_name_mismatch: evidence for by_address
m-f3a0520e = 期望的名稱是位址 { $expected_name }

# tls_cert_name_mismatch: likely common_name_only
m-cf1165fb = 憑證沒有 subjectAltName；通用名稱已不再有效（RFC 9525）。請重新簽發。

# tls_cert_name_mismatch: evidence for common_name_only
m-45640f68 = 憑證除主體 { $subject } 外沒有其他名稱

# tls_cert_name_mismatch: likely wildcard_depth
m-e6801954 = 萬用字元只代表一級標籤，而 { $expected_name } 不止一級。

# tls_cert_name_mismatch: evidence for wildcard_depth
m-d8188dfc = 憑證屬於 { $names }

# tls_cert_name_mismatch: likely internal_name
m-2d9142c1 = { $expected_name } 是內部網路的名稱，而憑證屬於公共名稱。

# tls_cert_name_mismatch: evidence for internal_name
m-7f321cc3 = { $expected_name } 是短名稱

# tls_cert_name_mismatch: likely default_site
m-6a5b6d34 = 伺服器不認識 { $expected_name }，於是出示第一個站台的憑證。

# tls_cert_name_mismatch: likely wrong_server, tls_cert_unusable: likely wrong_server, tls_sni_rejected: likely wrong_server
m-1c38e63f = { $peer } 不是所想的那台伺服器。

# tls_cert_name_mismatch: evidence for wrong_server, tls_cert_unusable: evidence for wrong_server, tls_sni_rejected: evidence for wrong_server
m-12274ab7 = 位址已有 { $answer_age }，而其應答的有效期只有 { $ttl }

# tls_cert_name_mismatch: step
m-0795b546 = 檢視憑證中的名稱：

# tls_cert_name_mismatch: step
m-0decc4b9 = 要期望另一個名稱，請在 { $upstream_place } 為上游寫上：tls = { "{" } name = "NAME" { "}" }

# tls_cert_revoked: title
m-33df3c12 = 上游的憑證已被撤銷

# tls_cert_revoked: explanation
m-eb8e52c6 = 上游出示了憑證，但為它設定的撤銷清單（`tls = { "{" } crl = "FILE" { "}" }`）不予放行。Candor 終止了交握，沒有傳送請求。

# tls_cert_revoked: explanation
m-05d3e765 = `revoked`：授權單位提前撤回了憑證。其金鑰可能已落入他人之手；更常見的是憑證只是被更換，而伺服器仍出示舊的。`list_expired`：清單已超過它自己寫明的下次更新日期，因此對今天沒有意義。`status_unknown`：檔案中沒有簽發該鏈中某張憑證的授權單位的清單。設定了清單就意味著必須檢查：得不到答案，Candor 就不會繼續。

# tls_cert_revoked: explanation
m-c148a754 = 已撤銷：為伺服器換上新憑證並重新載入。清單過期：取得新清單並重新載入 Candor，並讓某個任務定期執行。狀態未知：把憑證鏈中所有授權單位的清單依次放入該檔案。

# tls_cert_revoked: sentence
m-d18eb1b5 = { $peer } 的憑證（{ $subject }）自 { $revoked_since } 起已被撤銷，依據是 { $crl } 中 { $crl_made } 的清單。

# tls_cert_revoked: sentence
m-e4e729cc = { $peer } 的憑證是否被撤銷不得而知：{ $crl } 中的清單本應在 { $crl_due } 更換。

# tls_cert_revoked: sentence
m-1eb1760d = { $peer } 的憑證是否被撤銷不得而知：{ $crl } 中沒有其憑證鏈上任何授權單位的清單。

# tls_cert_revoked: sentence
m-1856865b = 根據 { $crl } 中的清單，{ $peer } 的憑證已被撤銷。

# tls_cert_revoked: likely key_compromised
m-6ce9ff72 = 憑證的金鑰已落入他人之手：在 { $peer } 應答的可能不是所想的上游。

# tls_cert_revoked: evidence for key_compromised, tls_cert_revoked: evidence for replaced, tls_cert_revoked: evidence for retired
m-f5b64d1a = 清單給出的原因是 { $revoked_because }

# tls_cert_revoked: likely replaced
m-51df38f3 = 憑證已更換，而伺服器仍出示舊的：請重新載入。

# tls_cert_revoked: likely retired
m-3f3f9c13 = 該伺服器已退役，而這裡仍在連線它。

# tls_cert_revoked: likely list_not_renewed
m-c7cf103e = 沒有任務去取得新清單：檔案 { $crl } 已過時。

# tls_cert_revoked: evidence for list_not_renewed
m-0b0843f1 = 下一份清單應在 { $crl_due } 發布

# tls_cert_revoked: likely list_of_another
m-8dd6cc64 = { $crl } 中的清單屬於另一個授權單位，而不是簽發該憑證的 { $issuer }。

# tls_cert_revoked: evidence for list_of_another
m-6419dada = 其中沒有憑證鏈 { $chain } 上任何授權單位的清單

# tls_cert_revoked: likely intermediate_list_missing
m-c4d2f434 = 檔案中只有一個授權單位的清單，而憑證鏈中有多個：每個簽發過憑證的機構都需要自己的清單。

# tls_cert_revoked: step
m-d269cb81 = 檢視清單的內容及其有效期：

# tls_cert_revoked: step
m-8a5fb316 = 更換檔案 { $crl }，然後重新載入 Candor；它寫在上游的 { $upstream_place }。

# tls_cert_unusable: title
m-fee5cc59 = 上游的憑證無法使用

# tls_cert_unusable: explanation
m-b861c27a = 上游出示的憑證沒有通過時間、名稱和信任以外的另一項檢查。Candor 終止了交握，沒有傳送請求。

# tls_cert_unusable: explanation
m-58e49345 = `eku`：其擴充金鑰用法不允許用於伺服器。`key_size`：金鑰太小（不足 2048 位的 RSA）。`sig_alg`：其簽章演算法是 Candor 的 TLS 不支援的，例如 SHA-1、DSA 或 P-521；其他軟體可能接受。`malformed`：無法解析。`constraints`：授權單位無權簽發它（名稱約束、路徑長度），或伺服器使用了授權單位自己的憑證。`version`：它是版本 1 的 X.509 憑證。`critical_extension`：它帶有 Candor 的 TLS 不認識的關鍵擴充。

# tls_cert_unusable: explanation
m-15eb9531 = 重新簽發憑證：版本 3，2048 位以上的 RSA 或 P-256 的 ECDSA，以 SHA-256 簽章，擴充金鑰用法為 serverAuth。中間憑證同樣如此。

# tls_cert_unusable: sentence
m-0576b30e = { $peer } 的憑證（{ $unusable_subject }）不是為伺服器製作的：其用途是 { $unusable_found }。

# tls_cert_unusable: sentence
m-0abc514c = { $peer } 的金鑰（{ $unusable_subject }）太小：{ $unusable_found }。

# tls_cert_unusable: sentence
m-9235d3ff = { $peer } 的憑證（{ $unusable_subject }）使用 { $unusable_found }，Candor 的 TLS 不支援。

# tls_cert_unusable: sentence
m-450aae12 = { $peer } 的憑證使用了 Candor 的 TLS 不支援的演算法。

# tls_cert_unusable: sentence
m-f5241e56 = { $peer } 的憑證（{ $unusable_subject }）是 X.509 版本 { $unusable_found }；必須是版本 3。

# tls_cert_unusable: sentence
m-2632778b = { $peer } 的憑證無法解析：{ $unusable_found }。

# tls_cert_unusable: sentence
m-7c4d5ab1 = { $peer } 的憑證無法解析。

# tls_cert_unusable: sentence
m-1ec26316 = { $peer } 的憑證（{ $unusable_subject }）帶有 Candor 的 TLS 不支援的關鍵擴充：{ $unusable_found }。

# tls_cert_unusable: sentence
m-ff9e911e = { $peer } 的憑證（{ $unusable_subject }）超出了其授權單位可以簽發的範圍：{ $unusable_found }。

# tls_cert_unusable: sentence
m-f99af6cd = { $peer } 的憑證無法使用。

# tls_cert_unusable: likely client_certificate
m-6055bedb = 這是用戶端憑證，被誤用於伺服器：請簽發擴充金鑰用法為 serverAuth 的憑證。

# tls_cert_unusable: evidence for client_certificate, tls_cert_unusable: evidence for purpose
m-9a6e9cd7 = 其用途是 { $unusable_found }

# tls_cert_unusable: likely purpose
m-f4f1d2f4 = 它是為伺服器以外的用途簽發的：請以擴充金鑰用法 serverAuth 簽發。

# tls_cert_unusable: likely old_certificate
m-8ee40514 = 憑證出自當年這樣就足夠的時期：請重新簽發，至少 2048 位並使用 SHA-256。

# tls_cert_unusable: evidence for old_certificate
m-e6726d24 = 它使用 { $unusable_found }

# tls_cert_unusable: likely unsupported_here
m-8dcdc441 = 憑證本身沒有問題：Candor 的 TLS 不支援 { $unusable_found }。請為上游換用 P-256 或 RSA 金鑰的憑證。

# tls_cert_unusable: evidence for unsupported_here
m-edb61ad7 = 其他軟體可能接受

# tls_cert_unusable: likely own_authority
m-2fb09a03 = 伺服器出示的是授權單位的憑證，而不是自己的憑證。

# tls_cert_unusable: evidence for own_authority
m-e41f93cf = { $unusable_subject } 是授權單位

# tls_cert_unusable: likely constrained_authority
m-ba2bc0d7 = 簽發它的授權單位只能為其他名稱簽發，或不能簽發到這樣深的層級。

# tls_cert_unusable: evidence for constrained_authority
m-9124cc5a = 未通過的檢查是 { $unusable_found }

# tls_cert_unusable: likely file_damaged
m-b7dc322c = 憑證由有缺陷的工具製作，或檔案已損壞。

# tls_cert_unusable: evidence for file_damaged
m-c07036c9 = 它無法解析

# tls_cert_unusable: step
m-76b7ff82 = 檢視憑證：

# tls_cert_unusable: step
m-2a089b11 = 重新簽發 { $peer } 的憑證，並重新載入其伺服器。

# tls_version_mismatch: title
m-8a0512a3 = 上游與 Candor 沒有共同的 TLS 版本

# tls_version_mismatch: explanation
m-b7cd2c11 = Candor 提供了 TLS 1.3 和 TLS 1.2，上游都不接受：它傳送了警示 `protocol_version`，或仍選擇了更舊的版本。沒有傳送請求。

# tls_version_mismatch: explanation
m-c563196e = 上游只支援 TLS 1.1、TLS 1.0 或 SSL 3。這些版本已被廢止（RFC 8996），Candor 的 TLS 不支援它們；上游的憑證沒有問題。老舊的裝置、Java 和 OpenSSL 就是如此，設定中指定了舊版本的伺服器也是。

# tls_version_mismatch: explanation
m-69a4b420 = 讓上游支援 TLS 1.2 或更高版本：修改設定或升級。如果都做不到，就在它旁邊放一個兩者都支援的中介，或在可信的網路上以明文連線。

# tls_version_mismatch: sentence
m-7c396e7b = { $peer } 選擇了 { $tls_version }，Candor 的 TLS 不支援；提供的是 { $offered_versions }。

# tls_version_mismatch: sentence
m-58272f76 = { $peer } 選擇了 Candor 的 TLS 不支援的 TLS 版本；提供的是 { $offered_versions }。

# tls_version_mismatch: sentence
m-271994cb = { $peer } 不接受 Candor 支援的任何 TLS 版本（{ $offered_versions }）：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_version_mismatch: likely old_upstream
m-62b4dfad = 上游只支援 { $tls_version }：它早於 TLS 1.2，或被設定成這樣。

# tls_version_mismatch: evidence for old_upstream
m-05fa3aba = 提供 { $offered_versions } 時，它選擇了 { $tls_version }

# tls_version_mismatch: likely only_older, tls_cipher_mismatch: likely only_older
m-7bd007c0 = 上游只支援 TLS 1.1 或更舊的版本，Candor 的 TLS 不支援。

# tls_version_mismatch: evidence for only_older, tls_client_cert_required: evidence for expired, tls_client_cert_required: evidence for revoked and 6 more
m-d080d4d6 = 警示是 { $alert_name }

# tls_version_mismatch: likely wrong_port
m-e200d087 = 連接埠 { $port } 屬於所想服務旁邊的一個舊服務。

# tls_version_mismatch: step
m-82fca137 = 檢視它是否支援 TLS 1.2：

# tls_version_mismatch: step
m-c17be4f4 = 檢視它是否支援更舊的版本：

# tls_version_mismatch: step
m-6659c72f = 讓 { $peer } 的伺服器支援 TLS 1.2 或 1.3，例如在 nginx 中使用 ssl_protocols TLSv1.2 TLSv1.3。

# tls_client_cert_required: title
m-c0a3d4cb = 上游要求 Candor 出示憑證

# tls_client_cert_required: explanation
m-66c7d0c6 = 上游要求 Candor 提供憑證（雙向 TLS），因為沒有得到憑證或不接受所得的憑證而結束了連線。在 TLS 1.3 中，這發生在交握之後，取代了對請求的回應。

# tls_client_cert_required: explanation
m-ecb15cae = `none_shown`：沒有為此上游設定憑證。`unknown_ca`：它不是由上游為其用戶端信任的授權單位簽發的。`expired` 和 `revoked` 是上游的時鐘和撤銷清單給出的結論。`rejected`：它的類型不對，或是為另一用途製作的。`access_denied`：它有效，但其擁有者不得進入。

# tls_client_cert_required: explanation
m-943e5ad0 = 為上游寫上這兩個檔案：`tls = { "{" } cert = "FILE", key = "FILE" { "}" }`，使用由上游所列授權單位簽發的用戶端憑證（擴充金鑰用法 clientAuth），並把中間憑證接在同一檔案之後。

# tls_client_cert_required: sentence
m-59d5982f = { $peer } 要求 Candor 出示憑證，但沒有設定：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-5938cc56 = { $peer } 要求 Candor 出示憑證，而 { $own_certificate } 沒有出示：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-a60eb875 = { $peer } 不信任 Candor 的憑證 { $own_certificate } 的簽發者：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-2fa49b66 = { $peer } 稱 Candor 的憑證 { $own_certificate } 已過期：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-6780035d = { $peer } 稱 Candor 的憑證 { $own_certificate } 已被撤銷：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-50d05628 = { $peer } 不允許 Candor 憑所出示的憑證進入：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-bbb5a16e = { $peer } 不接受 Candor 的憑證 { $own_certificate }：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: sentence
m-1c279439 = { $peer } 不接受 Candor 證明身分的方式：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_client_cert_required: likely none_configured
m-fff62e3e = 沒有為此上游設定憑證：tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_client_cert_required: evidence for none_configured
m-0104c26a = Candor 沒有可以向 { $server } 出示的憑證

# tls_client_cert_required: likely expired
m-7b10095c = Candor 的憑證已過期，或上游的時鐘不準。

# tls_client_cert_required: likely revoked
m-95a648d3 = Candor 的憑證已被撤銷，例如在簽發新憑證時。

# tls_client_cert_required: likely wrong_authority
m-17c1e3e9 = Candor 的憑證來自另一個授權單位，而不是上游為其用戶端信任的機構。

# tls_client_cert_required: evidence for wrong_authority
m-7b90f8c8 = 它要求由 { $authorities } 簽發的憑證

# tls_client_cert_required: likely intermediate_missing
m-6f84dadb = Candor 的憑證檔案缺少通向授權單位的中間憑證。

# tls_client_cert_required: likely wrong_purpose
m-7c9bcbd5 = Candor 的憑證是為伺服器製作的：缺少擴充金鑰用法 clientAuth。

# tls_client_cert_required: likely not_allowed
m-f4d3f473 = 憑證有效，但上游的存取清單中沒有它的名稱。

# tls_client_cert_required: likely not_meant_for_us
m-530c0f57 = { $peer } 專供其他服務使用，根本不應從這裡連線。

# tls_client_cert_required: step
m-f61c888b = 檢視它接受誰的憑證（Acceptable client certificate CA names）：

# tls_client_cert_required: step
m-14249860 = 在 { $upstream_place } 為上游寫上憑證及其金鑰：tls = { "{" } cert = "FILE", key = "FILE" { "}" }

# tls_client_cert_required: step
m-1eefc5ed = 檢視寫在 { $upstream_place } 的 cert 檔案的日期、簽發者和用途：openssl x509 -noout -dates -issuer -purpose -in FILE

# tls_cipher_mismatch: title
m-62b4400c = 上游與 Candor 無法就加密方式達成一致

# tls_cipher_mismatch: explanation
m-42cc9e13 = 上游不接受 Candor 提供的任何密碼套件、金鑰交換組或簽章演算法：它傳送了警示 `handshake_failure` 或 `insufficient_security`，或選擇了沒有提供的一種。沒有傳送請求。

# tls_cipher_mismatch: explanation
m-4716b409 = Candor 的 TLS 支援 TLS 1.2 和 1.3 中仍然可靠的部分：AES-GCM 和 ChaCha20-Poly1305，以及基於 X25519、P-256 或 P-384 的臨時金鑰交換（ECDHE）。它不支援 RSA 金鑰交換、靜態或有限體的 Diffie-Hellman、CBC 套件、P-521 和 SHA-1。只有這些的上游無法與之通訊，其憑證並沒有問題。有些伺服器遇到不認識的名稱或沒有名稱時，也會回應 `handshake_failure`。

# tls_cipher_mismatch: explanation
m-92a195b7 = 用 `openssl s_client` 檢視上游與其他用戶端達成的方式，並讓它提供 Candor 的某個套件和組。如果它的金鑰是 P-521，請換成 P-256。

# tls_cipher_mismatch: sentence
m-bee331ce = { $peer } 不接受 Candor 的 TLS 支援的任何加密方式：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_cipher_mismatch: sentence
m-29a7193e = { $peer } 堅持使用 Candor 的 TLS 不支援的金鑰交換組；提供的是 { $offered_groups }。

# tls_cipher_mismatch: sentence
m-7d6d2ef6 = { $peer } 堅持使用 Candor 的 TLS 不支援的密碼套件（{ $error_text }）。

# tls_cipher_mismatch: sentence
m-9aa7d99a = { $peer } 使用 Candor 的 TLS 不支援的演算法簽章（{ $error_text }）。

# tls_cipher_mismatch: sentence
m-8dc017ae = { $peer } 堅持使用 Candor 的 TLS 不支援的內容（{ $error_text }）。

# tls_cipher_mismatch: likely no_name, tls_sni_rejected: likely no_name, tls_peer_closed: likely no_name and 1 more
m-af5ed162 = 上游只為要求其某個名稱的用戶端服務，而位址不是名稱：tls = { "{" } name = "NAME" { "}" }。

# tls_cipher_mismatch: evidence for no_name, tls_sni_rejected: evidence for no_name, tls_peer_closed: evidence for no_name and 1 more
m-f42cf628 = { $server } 是位址，因此 Candor 沒有要求任何名稱

# tls_cipher_mismatch: likely group
m-4467c083 = 上游只允許 X25519、P-256 和 P-384 以外的組，例如 P-521 或有限體 Diffie-Hellman。

# tls_cipher_mismatch: evidence for group
m-35f3cfce = 它要求 { $offered_groups } 以外的組

# tls_cipher_mismatch: likely suites
m-1a8c88fd = 上游只允許 Candor 的 TLS 不支援的密碼套件：RSA 金鑰交換、CBC、RC4、3DES 或靜態 Diffie-Hellman。

# tls_cipher_mismatch: evidence for suites
m-aae12e6f = 它選擇了沒有提供的套件

# tls_cipher_mismatch: likely key_type
m-b1891196 = 上游的金鑰屬於 Candor 的 TLS 無法驗證的類型：P-521、Ed448 或 DSA。

# tls_cipher_mismatch: evidence for key_type
m-79dfd36e = 它使用沒有提供的演算法簽章

# tls_cipher_mismatch: likely strict_policy
m-87540932 = 上游的要求高於一般：某項原則（FIPS、CNSA）只允許較大的組或套件。

# tls_cipher_mismatch: likely client_certificate
m-f5269f03 = 上游不接受 Candor 出示的憑證 { $own_certificate }。

# tls_cipher_mismatch: evidence for client_certificate
m-20390e22 = 它曾要求出示憑證

# tls_cipher_mismatch: step
m-bbd0ce46 = 檢視它與什麼都接受的用戶端達成的方式：

# tls_cipher_mismatch: step
m-03ccb8c8 = Candor 提供的組是 { $offered_groups }；其密碼套件列在證據中。

# tls_cipher_mismatch: step, tls_record_error: step, tls_peer_closed: step and 4 more
m-7dd9c3ed = 檢視上游伺服器在此請求發生時的日誌。

# tls_sni_rejected: title
m-484a7f44 = 上游不認識所要求的名稱

# tls_sni_rejected: explanation
m-3ce0a81e = Candor 在 TLS 交握中說明了要找的伺服器（SNI），上游回應了警示 `unrecognized_name`。沒有傳送請求。

# tls_sni_rejected: explanation
m-02f1ef0c = 上游承載多個站台而沒有該名稱的站台，或者不接待沒有名稱的用戶端。除非 `tls = { "{" } name = "…" { "}" }` 另有指定，Candor 會要求上游位址中的名稱；若是 IP 位址則不要求名稱。請求的 `Host` 是另一回事：它在交握之後才出現。

# tls_sni_rejected: explanation
m-0916e6ed = 寫上上游所認識的站台名稱：`tls = { "{" } name = "NAME" { "}" }`；或者讓上游的伺服器認識所要求的名稱。

# tls_sni_rejected: sentence
m-319d5bfa = { $peer } 不認識伺服器名稱 { $sni }：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_sni_rejected: sentence
m-ede72575 = { $peer } 不接待沒有要求伺服器名稱的用戶端：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_sni_rejected: likely other_names
m-dfe08d30 = { $peer } 提供的是其他名稱，其中有 { $probe_unnamed_names }：請把正確的名稱寫作 tls = { "{" } name = "NAME" { "}" }。

# tls_sni_rejected: evidence for other_names
m-f59b7d9e = 不指明名稱時，它出示的是這些名稱的憑證

# tls_sni_rejected: likely internal_name
m-1bb9e6a7 = { $sni } 是內部網路的名稱，而上游的站台使用公共名稱：tls = { "{" } name = "NAME" { "}" }。

# tls_sni_rejected: evidence for internal_name
m-a8dc0baa = { $sni } 不是公共名稱

# tls_sni_rejected: likely host_differs
m-83aebb97 = 上游的站台是請求中所說的 { $host_sent }，而不是 { $sni }。

# tls_sni_rejected: evidence for host_differs
m-cefa755e = 請求中寫的是 Host: { $host_sent }

# tls_sni_rejected: likely site_missing
m-a4139b21 = 上游的伺服器沒有 { $sni } 這個站台：它被改名、刪除，或沒有重新載入。

# tls_sni_rejected: step, tls_peer_closed: step, tls_timeout: step and 2 more
m-65bffe3e = 重複交握：

# tls_sni_rejected: step
m-7bdbf2a5 = 檢視它向沒有要求名稱的用戶端出示哪張憑證：

# tls_sni_rejected: step
m-1d4c1616 = 要使用另一個名稱，請在 { $upstream_place } 為上游寫上：tls = { "{" } name = "NAME" { "}" }

# tls_alpn_mismatch: title
m-a24bde4d = 上游在 TLS 上使用的協定不是 Candor 所提供的

# tls_alpn_mismatch: explanation
m-45798f52 = Candor 在 TLS 交握中提供了它要使用的應用程式協定（ALPN），上游以警示 `no_application_protocol` 拒絕，或選擇了沒有提供的協定。沒有傳送請求。

# tls_alpn_mismatch: explanation
m-e02dc193 = Candor 與上游使用 HTTP/1.1，在寫明之處使用 HTTP/2。只接受另一種協定（如 gRPC 伺服器只接受 HTTP/2）或根本不是 HTTP 的上游會在這裡說明，而不是給出損壞的回應。

# tls_alpn_mismatch: explanation
m-17b02812 = 讓上游也接受 `http/1.1`；多數伺服器預設如此。如果它不是 HTTP 伺服器，則連接埠寫錯了。

# tls_alpn_mismatch: sentence
m-fcffcdea = { $peer } 在 TLS 上不使用 { $offered_alpn }：它傳送了警示 { $alert_name }（{ $alert_id }）。

# tls_alpn_mismatch: sentence
m-c41d3322 = { $peer } 選擇了協定 { $selected_alpn }，而 Candor 只提供了 { $offered_alpn }。

# tls_alpn_mismatch: sentence
m-0d2646e9 = { $peer } 選擇了 Candor 沒有提供的協定；提供的只有 { $offered_alpn }。

# tls_alpn_mismatch: sentence
m-d9fdd36a = { $peer } 完成了交握，但沒有商定協定，而 Candor 與它只使用 { $offered_alpn }。

# tls_alpn_mismatch: likely only_http1
m-a1b880d6 = 上游在 TLS 上只使用 HTTP/1.1，或不支援 ALPN：請讓它接受 h2，或將其寫作 `https://`。

# tls_alpn_mismatch: evidence for only_http1
m-dc6d5891 = 只提供了 { $offered_alpn }

# tls_alpn_mismatch: likely only_h2
m-69360996 = 上游像 gRPC 伺服器那樣只使用 HTTP/2：請讓它也接受 http/1.1。

# tls_alpn_mismatch: evidence for only_h2, tls_alpn_mismatch: evidence for other_service
m-b05681fd = 它選擇了 { $selected_alpn }

# tls_alpn_mismatch: evidence for only_h2
m-99f0882d = { $offered_alpn } 被拒絕

# tls_alpn_mismatch: likely other_service
m-c32421fd = 連接埠 { $port } 屬於另一種服務：{ $selected_alpn }。

# tls_alpn_mismatch: likely broken_tls
m-af3216c7 = 無論提供什麼，上游的 TLS 都以固定的協定回應。

# tls_alpn_mismatch: likely wrong_port
m-5cda80a2 = 連接埠 { $port } 不是 HTTP 連接埠：它屬於在 TLS 上使用自有協定的服務，例如 MQTT 或 DNS。

# tls_alpn_mismatch: step
m-e5cf2b94 = 檢視它選擇哪個協定（ALPN protocol）：

# tls_record_error: title
m-236ccd4b = 上游透過 TLS 傳送的內容無法讀取

# tls_record_error: explanation
m-394a6a4a = 上游使用 TLS，但它的某個記錄或訊息違反了協定：無法解密、超出允許的大小、格式錯誤，或出現在不該出現的位置。Candor 結束了連線；這樣的記錄不會轉發任何內容。

# tls_record_error: explanation
m-3a9f7562 = `decrypt`：收到的與傳送的不同。中間有什麼改動了它，或有兩個寫入者共用一個連線。`malformed` 和 `oversized` 出現在正常記錄之後：TLS 中間混入了明文，例如程式直接寫入通訊端的錯誤輸出。`unexpected_message` 和 `protocol_violation`：上游的 TLS 做了標準禁止的事。

# tls_record_error: explanation
m-83b3b2d9 = 在上游自己的主機上重複請求。如果在那裡正常，請檢查中間的環節；如果不正常，請檢查上游的 TLS 程式庫以及還有什麼在向其連線寫入。

# tls_record_error: sentence
m-781035a4 = { $peer } 在回應中途的一個 TLS 記錄無法解密。

# tls_record_error: sentence
m-5041e148 = { $peer } 在回應中途違反了 TLS 協定：{ $error_text }。

# tls_record_error: sentence
m-5904353e = { $peer } 的一個 TLS 記錄無法解密（交握中收到 { $tls_received } 位元組）。

# tls_record_error: sentence
m-dfd9f8c0 = { $peer } 違反了 TLS 協定：{ $error_text }（交握中收到 { $tls_received } 位元組）。

# tls_record_error: likely plain_text_between
m-7c3529f1 = 有什麼向 TLS 連線寫入了明文：程式的錯誤輸出，或通訊端上的第二個寫入者。

# tls_record_error: evidence for plain_text_between
m-833323b6 = 這些位元組不是 TLS 記錄

# tls_record_error: likely changed_on_the_way, tls_alert_received: likely changed_on_the_way
m-cb703324 = 此處與上游之間有什麼改動或混入了位元組。

# tls_record_error: evidence for changed_on_the_way
m-377124e0 = 該記錄不帶其傳送者的封印

# tls_record_error: likely shared_connection
m-e94d5ef0 = 上游的兩個程序或執行緒向同一個連線寫入，例如在 fork 之後。

# tls_record_error: evidence for shared_connection
m-d38bab24 = 此處與 { $peer } 之間沒有可以改動記錄的環節

# tls_record_error: likely upstream_tls
m-ae6f3c35 = 上游的 TLS 程式庫有缺陷。

# tls_record_error: likely not_tls, tls_other: likely not_tls
m-5340392d = 連接埠 { $port } 使用的協定只是位元組看起來像 TLS。

# tls_record_error: step
m-3cc75a2a = 檢視交握的訊息：

# tls_record_error: step
m-a079eb44 = 捕獲經過的資料：

# tls_peer_closed: title
m-a44415ac = 上游在 TLS 交握中掛斷

# tls_peer_closed: explanation
m-b5887129 = 連線已建立，Candor 開始了 TLS 交握，而上游在交握結束之前關閉或重設了連線，沒有用警示說明原因。沒有傳送請求。

# tls_peer_closed: explanation
m-057cd356 = 拒絕連線的 TLS 伺服器會用警示說明。一言不發就掛斷的往往不是 TLS 伺服器，或者是在交握之前需要別的內容（PROXY 標頭）、不接待沒有要求名稱的用戶端，或者是代替它的防火牆。如果它已經開始應答，則是背後的程序結束了，或者它要求 Candor 出示憑證。

# tls_peer_closed: explanation
m-1a5a1efd = 分別帶上和不帶伺服器名稱重複交握，並以明文詢問該連接埠。上游伺服器的日誌知道得更多。

# tls_peer_closed: sentence
m-3e29587d = { $peer } 沒有回應 TLS 交握，而是重設了連線。

# tls_peer_closed: sentence
m-4f0ee0f0 = { $peer } 在 TLS 交握中、{ $last_message } 之後重設了連線（{ $tls_received } 位元組）。

# tls_peer_closed: sentence
m-3353078f = { $peer } 在 TLS 交握中、{ $tls_received } 位元組之後重設了連線。

# tls_peer_closed: sentence
m-44ebcee2 = { $peer } 沒有回應 TLS 交握，而是關閉了連線。

# tls_peer_closed: sentence
m-036d7355 = { $peer } 在 TLS 交握中、{ $last_message } 之後關閉了連線（{ $tls_received } 位元組）。

# tls_peer_closed: sentence
m-049c2934 = { $peer } 在 TLS 交握中、{ $tls_received } 位元組之後關閉了連線。

# tls_peer_closed: likely certificate_wanted
m-9aa7171e = 上游要求 Candor 出示憑證，沒有憑證就掛斷：tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_peer_closed: evidence for certificate_wanted
m-1286d03a = 它要求出示憑證而沒有得到

# tls_peer_closed: likely crashed
m-4b5e8b8e = 接受連線的程序在交握中途結束，或被重新啟動。

# tls_peer_closed: evidence for crashed
m-1be55462 = 它已傳送了交握的 { $tls_received } 位元組

# tls_peer_closed: likely filtered
m-61bc7483 = 防火牆或上游的存取清單不接受來自本機的連線。

# tls_peer_closed: evidence for filtered
m-d9d2d7f2 = 在收到任何位元組之前就被重設

# tls_peer_closed: likely plain_port
m-6992b841 = 連接埠 { $port } 不使用 TLS，遇到不理解的內容就掛斷。

# tls_peer_closed: evidence for plain_port
m-aeff4fed = 連線被關閉，沒有任何應答

# tls_peer_closed: likely proxy_header_expected
m-90385c11 = 上游像在負載平衡器之後那樣，期望在交握之前收到 PROXY 標頭。

# tls_peer_closed: likely upstream_tls, tls_other: likely upstream_tls
m-71f921e6 = 上游的 TLS 設定有問題。

# tls_peer_closed: step
m-108f1404 = 不帶伺服器名稱重複一次：

# tls_timeout: title
m-cc1c7005 = 與上游的 TLS 交握耗時過長

# tls_timeout: explanation
m-95050310 = 連線已建立，Candor 開始了 TLS 交握，而在 `timeout.tls` 到期之前交握沒有結束。沒有傳送請求。

# tls_timeout: explanation
m-991707c6 = `no_answer`：一個位元組也沒有收到。最常見的是該連接埠不使用 TLS，還在等待它所以為的請求的其餘部分；或者核心接受的連線無人處理。`stalled`：上游開始應答後停住了。它可能過載，或其較大的封包在途中丟失。

# tls_timeout: explanation
m-0b11ec89 = 從本機分別以明文和 TLS 詢問該連接埠。如果明文 HTTP 有應答，請寫 `http://`。如果 TLS 在上游自己的主機上有應答而在這裡沒有，請檢查中間的網路。

# tls_timeout: sentence
m-90788e67 = 與 { $peer } 的 TLS 交握在 { $last_message } 之後停住（{ $tls_received } 位元組），{ $limit } 內沒有再收到任何內容（{ $timer }）。

# tls_timeout: sentence
m-dbb63ac8 = { $peer } 傳送了 TLS 交握的 { $tls_received } 位元組，{ $limit } 內沒有再傳送任何內容（{ $timer }）。

# tls_timeout: sentence
m-33d2cee5 = { $peer } 接受了連線，但在 { $limit } 內沒有傳送 TLS 交握的任何位元組（{ $timer }）。

# tls_timeout: likely limit
m-ebb3253b = 該上限對此上游來說太短。

# tls_timeout: likely plain_port
m-1204b736 = 連接埠 { $port } 使用明文 HTTP，正在等待請求結束：請把 { $server } 的 https:// 改寫為 http://。

# tls_timeout: evidence for plain_port
m-c9cad58e = 一個位元組也沒有收到，而連接埠 { $port } 按慣例是明文 HTTP

# tls_timeout: evidence for plain_port
m-e85de5e1 = 一個位元組也沒有收到

# tls_timeout: likely packets_lost
m-92fb2afc = 較大的封包在此處與 { $peer } 之間丟失：路徑能承載的小於兩端所認為的大小（MTU），例如在隧道中。

# tls_timeout: evidence for packets_lost
m-cb5c4ae5 = 它在 { $tls_received } 位元組之後停住

# tls_timeout: likely busy
m-884e7d27 = 連線無人處理：核心接受了它，而上游的所有工作程序都在忙或已卡住。

# tls_timeout: evidence for busy
m-322567ce = 它在 { $tls_received } 位元組之後停住，而且就在本機上

# tls_timeout: likely slow_lookup
m-377af1ad = 上游在繼續之前要查詢某些內容：用戶端在 DNS 中的名稱、憑證或撤銷清單。

# tls_timeout: likely proxy_header_expected
m-0fae0c70 = 上游像在負載平衡器之後那樣，在交握之前等待 PROXY 標頭。

# tls_timeout: step, req_write_timeout: step, timeout_first_byte: step
m-e9af24f6 = 檢視有多少連線在等待應用程式（Recv-Q）：

# tls_alert_received: title
m-80faf878 = 上游以警示結束了 TLS 連線

# tls_alert_received: explanation
m-c1e55ff3 = 上游在交握中或之後傳送了致命的 TLS 警示並結束了連線。明確說明缺少什麼（版本、密碼套件、名稱、憑證、應用程式協定）的警示有各自的代碼；這裡是其他任何警示。

# tls_alert_received: explanation
m-14a4b294 = 警示的名稱就是上游告訴對端的全部；原因在它的日誌中。沒有所要求名稱的憑證時，有些伺服器會傳送 `internal_error` 和 `access_denied`。`decode_error`、`illegal_parameter`、`unexpected_message` 和 `bad_record_mac` 表示它無法理解所收到的內容：中間可能有什麼改動了它，或者兩方之一有缺陷。

# tls_alert_received: explanation
m-b323ec09 = 檢視上游伺服器在請求發生時的日誌，並分別從本機和上游自己的主機重複交握。

# tls_alert_received: sentence
m-8e1f8dc1 = { $peer } 接受了請求，並以警示 { $alert_name }（{ $alert_id }）結束了 TLS 連線。

# tls_alert_received: sentence
m-ba248887 = { $peer } 在回應中途以警示 { $alert_name }（{ $alert_id }）結束了 TLS 連線。

# tls_alert_received: sentence
m-24b04212 = { $peer } 在回應中途以警示 { $alert_id } 結束了 TLS 連線。

# tls_alert_received: sentence
m-68e17b18 = { $peer } 以警示 { $alert_name }（{ $alert_id }）結束了 TLS 交握。

# tls_alert_received: sentence
m-567d4293 = { $peer } 以警示 { $alert_id } 結束了 TLS 交握。

# tls_alert_received: likely no_certificate_for_name
m-5a8b3707 = 上游沒有 { $sni } 的憑證：有些伺服器這樣表示（Caddy 用 internal_error，rustls 用 access_denied）。

# tls_alert_received: evidence for changed_on_the_way
m-6dd8bb3d = 警示 { $alert_name } 表示收到的內容無法理解

# tls_alert_received: likely stopped
m-79762cfa = 上游正在停止或重新啟動。

# tls_alert_received: evidence for stopped
m-baaab8ec = 它已經開始應答

# tls_alert_received: likely upstream_fault
m-abebb888 = 上游的 TLS 或其設定有缺陷。

# tls_alert_received: evidence for upstream_fault
m-664422a0 = 警示 { $alert_name } 如此表示
