### body

# body_coding_error: title
m-a6efdb5c = 回應的本文與其 Content-Encoding 不符

# body_coding_error: explanation
m-ce7b9f08 = 上游的回應帶有 Content-Encoding，而本文並非如此編碼：開頭不符（`not_coded`）、編碼了兩次（`coded_twice`）、編碼的資料損壞（`corrupt`）、過早結束（`cut_short`），或在結尾之後還有內容（`surplus`）。

# body_coding_error: explanation
m-65a9bb71 = 瀏覽器把這樣的回應顯示為自己的錯誤，往往是空白頁，而快取會保留它。Candor 檢視以 gzip、deflate 或 zstd 編碼的本文的最初幾個位元組：如果不是該編碼的位元組，而回應的標頭區尚未發出，用戶端得到的是這份診斷；之後則切斷回應。一些較小的回應還會在流量之外解碼；這樣查出的問題在日誌中記為發現，並註明請求。

# body_coding_error: explanation
m-9f5c60b3 = 找出設定 Content-Encoding 的層和進行壓縮的層：它們是兩個，其中一個被漏掉或出現了兩次。Candor 自己從不對轉發的內容編碼或解碼。

# body_coding_error: sentence
m-e22e9252 = { $peer } 的回應帶有 Content-Encoding: { $content_coding }，而其本文以 "{ $coding_first }" 開頭，{ $content_coding } 不會這樣。

# body_coding_error: sentence
m-6f322467 = { $peer } 的回應帶有 Content-Encoding: { $content_coding }，而其本文以 { $content_coding } 編碼了兩次。

# body_coding_error: sentence
m-ea2e436a = { $peer } 的回應帶有 Content-Encoding: { $content_coding }，而其本文在第 { $coding_offset } 位元組、編碼資料的中途結束。

# body_coding_error: sentence
m-ce6e9b86 = { $peer } 的回應帶有 Content-Encoding: { $content_coding }，而其本文在編碼資料結束後、從第 { $coding_offset } 位元組起還有內容。

# body_coding_error: sentence
m-fa9f39e7 = { $peer } 的回應帶有 Content-Encoding: { $content_coding }，而其本文在第 { $coding_offset } 位元組附近損壞。

# body_coding_error: likely header_alone
m-bdffa23a = 設定了 Content-Encoding 而沒有壓縮：該欄位是從另一個回應複製的，或中間的代理解碼了本文。

# body_coding_error: evidence for header_alone
m-f7b9c3d0 = 本文以純文字開頭："{ $coding_first }"

# body_coding_error: likely other_coding
m-9517cebf = 本文經過壓縮，但不是該欄位所說的編碼。

# body_coding_error: evidence for other_coding
m-26d26a67 = 本文的開頭像另一種編碼："{ $coding_first }"

# body_coding_error: likely two_layers
m-4e0788f6 = 有兩層在壓縮：應用程式，以及其伺服器或中間的代理又一次。

# body_coding_error: evidence for two_layers
m-2e245e73 = 解碼後的內容開頭仍像 { $content_coding }

# body_coding_error: likely length_before
m-fb2d465d = Content-Length 是在壓縮之前計算的，使編碼後的本文被截斷或被填充。

# body_coding_error: evidence for length_before
m-cb4e7cb0 = 編碼資料與本文在不同的位置結束

# body_coding_error: likely appended
m-ef803f6c = 壓縮後的本文之後還寫入了內容：換行、錯誤頁面、注入的指令碼。

# body_coding_error: evidence for appended
m-6a2019a7 = 編碼資料結束之後還有內容

# body_coding_error: likely text_conversion
m-d3ac40d8 = 壓縮後的位元組經過了把它們當作文字處理的環節。

# body_coding_error: evidence for text_conversion
m-cc748510 = 資料開頭正常，後來損壞

# body_coding_error: step
m-eaa12568 = 檢視宣告的內容以及本文的開頭：

# body_coding_error: step
m-bb8af574 = 在應用程式中搜尋它自己設定 Content-Encoding 的地方。

# body_too_large: title
m-d1394bfd = 回應超出了允許的大小

# body_too_large: visitor
m-e937c8f4 = 此位址背後的應用程式給出的回應太大。

# body_too_large: explanation
m-96707ec6 = 設定以 `limit.response_body` 限制了上游回應的大小，而此回應更大：依據其 Content-Length（`declared`），或依據已收到的量（`received`）。

# body_too_large: explanation
m-1e970603 = 宣告的長度在發出任何內容之前就已知道，所以用戶端得到這份診斷。沒有宣告長度時，回應在變得太大時被切斷，使用戶端能看出它不完整。除非寫明，否則沒有這種限制。

# body_too_large: explanation
m-ee572984 = 如果這樣大小的回應是有意的，請為該路由提高上限。如果不是，請看應用程式為何給出這麼多內容：沒有分頁的清單、位址錯誤的匯出、迴圈。

# body_too_large: sentence
m-00f82c93 = { $peer } 的回應有 { $declared } 位元組，而只允許 { $body_limit } 位元組（limit.response_body）。

# body_too_large: sentence
m-f4510908 = { $peer } 的回應超過了允許的 { $body_limit } 位元組（limit.response_body）：已收到 { $received } 位元組。

# body_too_large: likely endless
m-02dea3a6 = 回應沒有盡頭：事件串流、持續追蹤的日誌、應用程式中的迴圈。

# body_too_large: evidence for endless
m-49577dc3 = 沒有宣告長度

# body_too_large: likely whole_list
m-a57e1b91 = 應用程式傳送了全部內容：沒有分頁的清單、匯出、傾印。

# body_too_large: likely limit_small
m-1f1d452a = 這樣大小的回應是有意的，而上限對此路由來說太小。

# body_too_large: evidence for limit_small
m-55c3c4be = 它至多是上限的四倍

# body_too_large: step
m-4d07af36 = 上限是 limit.response_body = { $body_limit } 位元組，寫於：{ $body_limit_place }。

# body_too_large: step, body_truncated: step
m-58862211 = 統計上游傳送的量：

# body_reset: title
m-507baf33 = 連線在回應中途被重設

# body_reset: explanation
m-b4101c8c = 上游的回應已經開始，而其連線在本文結束之前因重設（RST）或網路的其他錯誤而終止。

# body_reset: explanation
m-07b55e60 = 正常結束的程式會關閉連線，而不是重設。重設來自核心（程序死亡時還有未讀或未傳送的位元組）、要求重設的程式，或中間忘記了該連線的環節。用戶端已能看出回應不完整：它的連線（或串流）也被切斷了。它看到的狀態是上游的。

# body_reset: explanation
m-b6ff0728 = 檢視程序當時是否死亡或重新啟動。如果沒有，請檢查中間的環節：防火牆和平衡器會重設沉默太久的連線。

# body_reset: sentence
m-5efe2e44 = { $peer } 宣告了 { $declared } 位元組，在 { $received } 位元組後重設了連線：缺少 { $missing } 位元組。

# body_reset: sentence
m-38d1e65f = { $peer } 在本文的 { $received } 位元組之後重設了連線。

# body_reset: likely idle_firewall
m-c6fe375f = 中間的防火牆或平衡器因連線沉默太久而忘記了它。

# body_reset: evidence for idle_firewall, body_reset: evidence for worker_timeout, body_truncated: evidence for worker_timeout
m-14bfc332 = 結束之前已有 { $body_idle } 沒有收到任何內容

# body_reset: likely network
m-f35f0b26 = 到上游的網路中斷。

# body_reset: evidence for network, h2_other: evidence for connection_lost, req_other: evidence for network and 1 more
m-c6325ce1 = 核心表示 { $errno_name }（errno { $errno }）

# body_reset: likely crashed
m-9d5ea3bd = 程序在回應中途死亡：記憶體不足、原生程式碼崩潰、部署。

# body_reset: evidence for crashed
m-d7969a43 = 直到重設前 { $body_idle } 還有位元組到來

# body_reset: likely aborted
m-060a0317 = 應用程式有意中止連線，以免有人把它的半個回應當作完整的。

# body_truncated: title
m-1c91d4ca = 回應在完成之前結束

# body_truncated: explanation
m-9a32d19c = 上游的回應已經開始，而連線在本文結束之前終止：少於 Content-Length 宣告的位元組、沒有最後的區塊，或者（`no_close_notify`）在以連線結束表示本文結束的情況下，TLS 連線沒有宣告就結束了。

# body_truncated: explanation
m-b74cb9b0 = 寫回應的工作程序在中途被終止或失敗，或宣告的長度有誤。用戶端已能看出回應不完整：它的連線（或串流）也被切斷了。它看到的狀態是上游的。

# body_truncated: explanation
m-29b9d1a9 = 檢視應用程式當時的日誌。如果總是缺少同樣數量的位元組，則宣告的長度有誤。在上游寫上 `tolerate = ["no_close_notify"]`，可以把 TLS 連線的結束當作未宣告長度的本文的結束。

# body_truncated: sentence
m-aab4c02d = { $peer } 宣告了 { $declared } 位元組，在 { $received } 位元組後關閉了連線：缺少 { $missing } 位元組。

# body_truncated: sentence
m-cda95326 = { $peer } 在區塊本文的 { $received } 位元組之後、一個 { $stop_size } 位元組的區塊中途結束了連線：該區塊缺少 { $stop_left } 位元組。

# body_truncated: sentence
m-ea439d2a = { $peer } 在區塊本文的 { $received } 位元組之後結束了連線，沒有最後的區塊。

# body_truncated: sentence
m-a94c894f = { $peer } 在 { $received } 位元組之後結束了 TLS 連線而沒有 close_notify，因此無法得知本文是否完整。

# body_truncated: sentence
m-c4f5c1fa = { $peer } 在本文的 { $received } 位元組之後切斷了連線。

# body_truncated: likely careless_tls
m-da5a6923 = 上游的 TLS 程式庫關閉連線時不傳送 close_notify，許多舊的程式庫都是如此。

# body_truncated: evidence for careless_tls
m-91a12234 = 連線結束時沒有 close_notify

# body_truncated: likely application_error
m-27664759 = 應用程式在寫本文時失敗：生成器或範本中的例外。

# body_truncated: evidence for application_error
m-bce869aa = 最後的區塊從未寫出，而連線是正常關閉的

# body_truncated: evidence for killed
m-bf55b48c = 它在區塊的中途結束

# body_truncated: likely length_wrong
m-4e97204a = 宣告的長度太長：在本文更改之前計算，或使用了其他單位。

# body_truncated: evidence for length_wrong
m-860b6419 = 只缺少 { $missing } 位元組，而連線是正常關閉的

# body_truncated: step
m-54109d3f = 如果無法修復，請在 { $upstream_place } 為上游寫上：tolerate = ["no_close_notify"]
