### config

# cfg_no_route: title
m-78e4b34a = 沒有相符的站台或路由

# cfg_no_route: visitor
m-a56b7f9e = 此位址沒有提供任何內容。

# cfg_no_route: explanation
m-7d12a99f = 到來的請求所針對的主機，此接聽器沒有站台提供；或者其路徑或方法，站台中沒有路由接受。沒有詢問任何上游。

# cfg_no_route: explanation
m-f0299d4b = 要麼該名稱指向這裡而沒有人設定它，要麼站台存在但寫法不同（`www.`、拼寫錯誤、另一個連接埠）。RFC 9209 在此建議 500；而對於沒有提供的位址，人們期望 404，因此 Candor 應答 404。

# cfg_no_route: explanation
m-5858943a = `candor check FILE` 按比對的順序列出所有站台及其路由。請為該主機新增站台，或把它的名稱新增到提供它的站台的 `also` 中。

# cfg_no_route: sentence
m-4569c019 = 站台 { $site_key } 沒有用於 { $method } { $path } 的路由。

# cfg_no_route: sentence
m-4fd1c3cb = 接聽器 { $listener } 沒有站台提供主機 { $site_key }。

# cfg_no_route: likely www
m-a526759c = 站台設定時不帶（或帶有）`www.`：請把 { $site_key } 新增到它的 `also` 或 `redirect_from` 中。

# cfg_no_route: evidence for www
m-bc57057b = 這裡提供 { $nearest_host }

# cfg_no_route: likely route_missing
m-d7c5ee21 = 站台沒有用於此路徑或方法的路由。

# cfg_no_route: evidence for route_missing
m-29f09b3f = 提供主機 { $site_key }，但不提供 { $method } { $path }

# cfg_no_route: likely typo
m-686578b2 = 主機在請求或設定中拼寫有誤。

# cfg_no_route: evidence for typo
m-99c2b811 = 這裡提供 { $nearest_host }，兩者相差很小

# cfg_no_route: likely by_address
m-37eb41ea = 請求以位址指明伺服器；站台按主機名稱比對。掃描器也會這樣做。

# cfg_no_route: evidence for by_address
m-3844348a = 主機是位址 { $site_key }

# cfg_no_route: likely not_configured
m-6d2db0b0 = 名稱 { $site_key } 指向此伺服器，而沒有為它設定站台。

# cfg_no_route: step, request_denied: step
m-6f4c20eb = 按比對的順序檢視所有站台的路由：

# cfg_no_route: step
m-5a9c28ed = `candor check FILE` 按比對的順序列出所有站台的路由。

# cfg_no_route: step
m-ee96d560 = 此接聽器提供：{ $known_hosts }。

# cfg_upstream_undefined: title
m-44b9def7 = 指名的上游沒有定義

# cfg_upstream_undefined: visitor, cfg_upstream_address_invalid: visitor, cfg_tls_material_unusable: visitor and 2 more
m-11e99170 = 伺服器設定有誤，無法應答此請求。

# cfg_upstream_undefined: explanation
m-a48ace94 = 設定的某個站台或路由寫著 `proxy = "NAME"`，而沒有表 `[upstream.NAME]`。單獨的詞總是表的名稱；位址帶有連接埠或協定方案。

# cfg_upstream_undefined: explanation, cfg_upstream_address_invalid: explanation
m-477cd1ec = 整個設定在開始接聽之前就被拒絕。重新載入時，生效中的設定保持不變，因此沒有請求會遇到這個問題。

# cfg_upstream_undefined: explanation
m-323ad88c = `candor check FILE` 顯示所在的行和已有的名稱。請定義該上游、修正名稱、包含定義它的檔案，或寫上位址：`"HOST:PORT"`。

# cfg_upstream_undefined: sentence
m-2483a0f4 = { $fault_place } 指名了上游 { $missing_upstream }，而它沒有定義。

# cfg_upstream_undefined: sentence
m-15a896a1 = 設定指名了上游 { $missing_upstream }，而它沒有定義。

# cfg_upstream_undefined: likely typo
m-e0d2f67c = 名稱拼寫有誤：已定義的是 { $nearest_upstream }。

# cfg_upstream_undefined: evidence for typo
m-eb5d52a6 = { $nearest_upstream } 與 { $missing_upstream } 相差很小

# cfg_upstream_undefined: likely address_without_port
m-fd49037f = 本意是主機：位址帶有連接埠或協定方案，{ $missing_upstream }:80 或 http://{ $missing_upstream }。

# cfg_upstream_undefined: evidence for address_without_port
m-4898b88e = 根本沒有定義任何上游

# cfg_upstream_undefined: likely not_included
m-fea37f0e = 定義它的檔案缺失或沒有被包含。

# cfg_upstream_undefined: evidence for not_included
m-24234ff6 = 定義了其他上游：{ $known_upstreams }

# cfg_upstream_undefined: step, cfg_upstream_address_invalid: step, cfg_tls_material_unusable: step
m-c210edff = 檢視該檔案的所有錯誤：

# cfg_upstream_undefined: step
m-a1360299 = 尋找該名稱：

# cfg_upstream_address_invalid: title
m-e18d3860 = 上游的位址無效

# cfg_upstream_address_invalid: explanation
m-f61a1d0c = 上游的某個伺服器，或站台或路由的 `proxy`，其寫法沒有指明可以連線的地方。原因指明它違反的規則。

# cfg_upstream_address_invalid: explanation
m-b8349aa7 = 請寫成 `"HOST:PORT"`、`"http://HOST"`、`"https://HOST"` 或 `"unix:/PATH"`。`candor check FILE` 顯示所在的行、位置下方的插入號（^），以及應當寫什麼。

# cfg_upstream_address_invalid: sentence
m-5d42c3c0 = { $fault_place } 的 { $raw_address } 不是上游的位址：{ $rule }，在第 { $rule_offset } 位元組處。

# cfg_upstream_address_invalid: sentence
m-6e4eb4fd = { $raw_address } 不是上游的位址：{ $rule }，在第 { $rule_offset } 位元組處。

# cfg_upstream_address_invalid: likely empty_variable
m-74875da0 = 寫該檔案時，範本或環境的某個變數為空。

# cfg_upstream_address_invalid: evidence for empty_variable
m-7123db38 = { $raw_address } 的一部分為空

# cfg_upstream_address_invalid: likely template
m-a8892922 = 該檔案是範本，其變數從未填入。

# cfg_upstream_address_invalid: evidence for template
m-8923a220 = { $raw_address } 中仍有預留位置

# cfg_upstream_address_invalid: likely no_port
m-5329974c = 缺少連接埠，或缺少隱含連接埠的協定方案。

# cfg_upstream_address_invalid: evidence for no_port
m-a66890d5 = { $raw_address } 既沒有連接埠，也沒有隱含連接埠的協定方案

# cfg_upstream_address_invalid: likely port
m-b056a1fa = 連接埠不是 1 到 65535 的數字。

# cfg_upstream_address_invalid: evidence for port
m-40df1345 = 連接埠位於 { $raw_address } 的第 { $rule_offset } 位元組處

# cfg_upstream_address_invalid: likely scheme
m-ca9da073 = 協定方案拼寫有誤，或屬於 Candor 不對上游使用的協定。

# cfg_upstream_address_invalid: evidence for scheme
m-0a61ccc9 = { $raw_address } 以它開頭

# cfg_upstream_address_invalid: likely url
m-e46d3c3d = 貼上了整個 URL：上游沒有路徑、查詢、使用者或密碼。

# cfg_upstream_address_invalid: evidence for url
m-3a400775 = { $raw_address } 在主機和連接埠之後還有內容

# cfg_upstream_address_invalid: likely typo
m-74c0b7a4 = 位址拼寫有誤。

# cfg_tls_material_unusable: title
m-7c1654f6 = 憑證、金鑰或 CA 檔案無法使用

# cfg_tls_material_unusable: explanation
m-6dd5b2cd = 設定為 TLS 指名的檔案（憑證、其金鑰、CA）缺失、無權讀取、不含 PEM，或不相符：金鑰不是該憑證的金鑰。

# cfg_tls_material_unusable: explanation
m-bb12284e = 整個設定在開始接聽之前就被拒絕。重新載入（SIGHUP）時，生效中的設定連同舊憑證保持不變，因此沒有請求會遇到這個問題。

# cfg_tls_material_unusable: explanation
m-c5c7117a = `namei -l FILE` 顯示路徑的哪一部分拒絕存取，`openssl x509 -noout -subject -dates -in FILE` 顯示憑證的內容。金鑰和憑證給出相同的公鑰時，兩者才相符：`openssl x509 -noout -pubkey -in CERT` 和 `openssl pkey -pubout -in KEY`。

# cfg_tls_material_unusable: sentence
m-cb24937c = 使用者 { $our_uid } 無法讀取 { $file }：{ $file_errno_name }，errno { $file_errno }。

# cfg_tls_material_unusable: sentence
m-0c538253 = { $file } 無法使用：{ $reason }（{ $file_text }）。

# cfg_tls_material_unusable: sentence
m-e11b2f70 = { $file } 無法使用：{ $reason }。

# cfg_tls_material_unusable: likely wrong_path
m-92353b6b = 路徑有誤，或者負責寫該檔案的環節（certbot、secret、磁碟區）尚未寫入。

# cfg_tls_material_unusable: evidence for wrong_path
m-a8ea34e6 = { $file } 不存在

# cfg_tls_material_unusable: likely unreadable
m-592f5aff = Candor 的使用者 { $our_uid } 無權讀取它：請給它的群組讀取權限，或使用單元的 LoadCredential。

# cfg_tls_material_unusable: evidence for unreadable
m-9b67b019 = 核心對使用者 { $our_uid } 表示 { $file_errno_name }

# cfg_tls_material_unusable: likely key_mismatch
m-475129c3 = 憑證以新金鑰續期而指名的是舊金鑰，或者相反。

# cfg_tls_material_unusable: evidence for key_mismatch
m-346b5d02 = 兩個檔案的公鑰不同

# cfg_tls_material_unusable: likely order
m-abaf7690 = 憑證鏈的順序有誤：站台自己的憑證應當在最前。

# cfg_tls_material_unusable: likely der
m-b884cc24 = 該檔案是 DER 或 PKCS #12，不是 PEM：請用 openssl 轉換。

# cfg_tls_material_unusable: evidence for der
m-a3742a2a = { $file } 中沒有 -----BEGIN 行

# cfg_tls_material_unusable: likely swapped
m-1ed891aa = 憑證和金鑰寫反了。

# cfg_tls_material_unusable: likely encrypted
m-bb403168 = 金鑰帶有密碼片語，而沒有人在那裡輸入。

# cfg_tls_material_unusable: evidence for encrypted
m-e87e85ff = { $file } 是加密的金鑰

# cfg_tls_material_unusable: likely expired
m-7dcd9772 = 該檔案中的憑證已全部過期：憑它無法信任任何一方。

# cfg_tls_material_unusable: likely damaged
m-538da255 = 該檔案在複製時被截斷或損壞。

# cfg_tls_material_unusable: step
m-d1474149 = 檢視路徑的哪一部分缺失或拒絕存取：

# cfg_tls_material_unusable: step
m-b461550c = 檢視其中的內容：

# cfg_proxy_loop: title
m-be5c24e9 = 請求繞了一圈又回來了

# cfg_proxy_loop: explanation
m-da686aa9 = Candor 把請求發給了上游，而它直接或經由其他代理又回到了同一個 Candor 的同一路由。`Via` 指明了此路由，所以可以確定。第二圈被拒絕；否則請求會一直迴圈，直到所有連線用盡。

# cfg_proxy_loop: explanation
m-6884bfb8 = 上游的位址又通向這裡：它是 Candor 自己的位址、指向此伺服器的公共名稱，或把收到的內容發給 Candor 的另一個代理。

# cfg_proxy_loop: explanation
m-28cb1aff = 把應用程式自己的位址和連接埠寫作上游，用私有的而不是公共名稱。同一個 Candor 的兩個站台或路由可以互相呼叫；只有經由自身到達的路由才是迴圈。

# cfg_proxy_loop: sentence
m-44af7741 = 上游 { $server }（{ $upstream_place }）就是 Candor 自己：{ $own_listener } 是它自己的接聽器，請求回到了路由 { $route }。

# cfg_proxy_loop: sentence
m-3da1dcdd = Candor 發給 { $peer } 的請求又回到了 Candor，到達路由 { $route }。

# cfg_proxy_loop: sentence
m-8b96b92c = 請求回到了 Candor 的路由 { $route }，而正是該路由把它發出的。

# cfg_proxy_loop: likely own_address
m-720020d5 = 上游是 Candor 自己的位址：請寫應用程式的連接埠。

# cfg_proxy_loop: evidence for own_address
m-1c33eea3 = { $peer } 是接聽器 { $own_listener }

# cfg_proxy_loop: likely name_points_here
m-96c550b8 = 上游的名稱指向 Candor：請寫應用程式的私有位址或名稱。

# cfg_proxy_loop: evidence for name_points_here
m-3b6c02a7 = { $host } 是 { $peer }，而它是接聽器 { $own_listener }

# cfg_proxy_loop: likely another_proxy
m-7320de77 = { $peer } 上的另一個代理、負載平衡器或連接埠轉發把它的請求發給 Candor。

# cfg_proxy_loop: evidence for another_proxy
m-223bc086 = 請求此前經過了 { $via }

# cfg_proxy_loop: evidence for another_proxy
m-3e936311 = { $peer } 不是 Candor 自己的位址

# cfg_proxy_loop: likely public_name
m-fa5e0e01 = 上游寫成了站台的公共名稱，它經由路由器或內容傳遞網路又通向這裡。

# cfg_proxy_loop: likely redirect
m-ef1bb221 = 應用程式本應在 { $peer }，但已移走：有別的接管了它的位址。

# cfg_proxy_loop: step
m-dfa31e59 = 檢視誰在該連接埠上接聽：

# cfg_proxy_loop: step
m-5e789816 = 檢視該名稱通向何處：

# cfg_proxy_loop: step
m-18a027fa = 上游寫於 { $upstream_place }。
