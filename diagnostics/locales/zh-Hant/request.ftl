### request

# req_early_response: title
m-07b54217 = 上游在收完整個請求之前就應答

# req_early_response: visitor, req_write_timeout: visitor, req_write_aborted: visitor and 2 more
m-458fb710 = 此位址背後的應用程式沒有接受此請求。

# req_early_response: explanation
m-f3ef4cef = 請求的本文仍在傳送時，最終的回應就到來了。如果它完整到達，則原樣轉發，這只是日誌中的一項發現。如果連線在回應完整之前結束，則請求失敗：在回應的標頭區中（原因 `head_cut`）或在其本文中（原因 `answer_cut`）。

# req_early_response: explanation
m-bf33ceaa = 應用程式或其前面的伺服器沒有讀本文就做了決定：太大（413）、未登入（401）、沒有此位址（404）。在位元組仍在途中時關閉連線，會使核心傳送重設，而重設可能毀掉已在途中的回應。

# req_early_response: explanation
m-61fed889 = 狀態說明了應用程式不滿意的地方。要讓這樣的回應總能到達，請讓上游的伺服器在關閉之前先讀取並丟棄本文的其餘部分一段時間（nginx：`lingering_close`），或者也在這裡設定限制（`limit.body`），這樣無需詢問應用程式就會應答。

# req_early_response: sentence
m-b4e456d5 = { $peer } 在收到請求本文 { $body_declared } 位元組中的 { $body_sent } 位元組後開始應答 { $early_status }，並在其回應的標頭區中途結束了連線。

# req_early_response: sentence
m-3845984f = { $peer } 在收到請求本文的 { $body_sent } 位元組後開始應答 { $early_status }，並在其回應的標頭區中途結束了連線。

# req_early_response: sentence
m-fb5aaad4 = { $peer } 在收到請求本文 { $body_declared } 位元組中的 { $body_sent } 位元組後應答了 { $early_status }，並在其回應完整之前結束了連線。

# req_early_response: sentence
m-eff38f84 = { $peer } 在收到請求本文的 { $body_sent } 位元組後應答了 { $early_status }，並在其回應完整之前結束了連線。

# req_early_response: sentence
m-5a158a03 = { $peer } 在收到請求本文 { $body_declared } 位元組中的 { $body_sent } 位元組後應答了 { $early_status }。

# req_early_response: sentence
m-b247ca13 = { $peer } 在收到請求本文的 { $body_sent } 位元組後應答了 { $early_status }。

# req_early_response: likely body_limit
m-b4c8f31d = 本文大於上游伺服器的限制，它不讀取就應答。

# req_early_response: evidence for body_limit
m-82faf195 = 回應是 413（Content Too Large）

# req_early_response: likely not_allowed
m-d31d086e = 應用程式拒絕請求者，並且不讀取它所拒絕的內容：未登入、沒有權限。

# req_early_response: evidence for not_allowed, req_early_response: evidence for redirect, req_early_response: evidence for error and 1 more
m-525a03d4 = 回應是 { $early_status }

# req_early_response: likely not_found
m-43527337 = 該路徑或方法不接受本文。

# req_early_response: evidence for not_found
m-00702b05 = 對 { $method } { $path } 的回應是 { $early_status }

# req_early_response: likely redirect
m-e7bcf2b8 = 應用程式讓用戶端轉到另一個位址，並且不讀取發給這個位址的內容。

# req_early_response: likely error
m-e2dfe85c = 應用程式在讀取本文時失敗。

# req_early_response: likely streams
m-5d9f9272 = 應用程式邊讀邊應答，轉換串流的程式就是如此。

# req_early_response: step
m-87970433 = 提高上游伺服器的限制，或在這裡設定相同的限制（limit.body），這樣在詢問上游之前就會應答。

# req_early_response: step
m-d666121e = 讓上游的伺服器在關閉之前讀完本文的其餘部分，以免它的回應因重設而丟失。

# req_early_response: step, req_write_aborted: step, head_upgrade_failed: step and 12 more
m-6667b5f9 = 檢視應用程式在此請求發生時的日誌。

# req_write_timeout: title
m-a720c566 = 上游沒有及時收取請求

# req_write_timeout: explanation
m-9e72d8fb = 連線已建立，請求的一部分已發出，之後再也無法寫入：上游不讀取，它的接收緩衝區和我方的緩衝區都滿了。`timeout.write` 到期（原因 `stalled`），或整個上傳的時間超過了 `timeout.upload`，而等待的正是上游（原因 `upload_total`）。

# req_write_timeout: explanation
m-cad6fcae = 上游的核心接受了連線和最初的位元組；應用程式不讀取它們。它卡住或被暫停、在讀取之前忙於別的事，或者讀得太慢，使視窗再也不開啟。

# req_write_timeout: explanation
m-f9b73336 = 檢視應用程式的程序當時在做什麼（執行緒傾印、`py-spy dump`、`/proc/PID/stack`）。如果它只是因為寫入緩慢的磁碟而讀得慢，請在寫明該計時器的地方提高它。

# req_write_timeout: sentence
m-d1ff2b4e = { $peer } 在 { $limit } 內沒有收完整個請求（{ $timer }）：已發出 { $bytes_sent } 位元組。

# req_write_timeout: sentence
m-40629ef7 = { $peer } 停止讀取請求：其本文 { $body_declared } 位元組中已發出 { $body_sent } 位元組，{ $limit } 內沒有再發出（{ $timer }）。

# req_write_timeout: sentence
m-ccc4ba7f = { $peer } 停止讀取請求：已發出 { $bytes_sent } 位元組，{ $limit } 內沒有再發出（{ $timer }）。

# req_write_timeout: likely limit, timeout_total: likely limit, timeout_head: likely limit and 2 more
m-f25f9362 = 該上限對此應用程式來說太短。

# req_write_timeout: likely slow_reader
m-5d4475c5 = 應用程式讀得慢：它把上傳寫入緩慢的磁碟、掃描它，或轉發它。

# req_write_timeout: evidence for slow_reader
m-d7ea0c2a = 它此前已收取 { $bytes_sent } 位元組

# req_write_timeout: likely stuck
m-a24d006d = 應用程式卡住或被暫停而不讀取：死鎖、阻塞的事件迴圈、SIGSTOP、偵錯工具。

# req_write_timeout: evidence for stuck
m-77055dd2 = 它收取的沒有超過通訊端緩衝區所能容納的

# req_write_timeout: likely workers_busy
m-63347196 = 所有工作程序都在忙：核心接受了連線，而還沒有人讀取。

# req_write_timeout: evidence for workers_busy, timeout_first_byte: evidence for workers_busy
m-b6a3a959 = 到此上游開啟的連線有 { $connections } 個

# req_write_timeout: likely network, timeout_body_idle: likely network
m-ae6e0e44 = 通往上游的路徑丟失了封包：纜線、忘記了該連線的防火牆、過大的 MTU。

# req_write_timeout: step
m-1165bf4e = 檢視位元組是在這裡等待（Send-Q）還是在上游等待（Recv-Q）：

# req_write_timeout: step
m-6ffaef8b = 檢視應用程式的程序停在何處：執行緒傾印、`py-spy dump`、`/proc/PID/stack`。

# req_write_aborted: title
m-ce4b709a = 上游在請求傳送途中掛斷

# req_write_aborted: explanation
m-7efdee06 = 連線已建立，請求的一部分已發出，這時上游關閉（原因 `closed`；errno 32，`EPIPE`）或重設了它（原因 `reset`；errno 104，`ECONNRESET`）。此前沒有可以轉發的回應。

# req_write_aborted: explanation
m-2977a0d9 = 最常見的是上游不要該本文：它大於應用程式或其伺服器的限制，伺服器寧可掛斷也不讀取，因而丟失了自己的錯誤訊息。或者程序在讀取時死亡。

# req_write_aborted: explanation
m-4a96cdd6 = 把本文的大小與上游伺服器的限制（`client_max_body_size`、`MAX_CONTENT_LENGTH`、`bodyParser` 的限制）比較，並檢視它的日誌。拒絕本文的伺服器應當再讀一段時間，以免它的 413 丟失。

# req_write_aborted: sentence
m-90020132 = { $peer } 在請求傳送途中重設了連線：其本文 { $body_declared } 位元組中已發出 { $body_sent } 位元組。

# req_write_aborted: sentence
m-ec783abf = { $peer } 在請求傳送途中關閉了連線：其本文 { $body_declared } 位元組中已發出 { $body_sent } 位元組。

# req_write_aborted: sentence
m-8531922a = { $peer } 在請求傳送途中重設了連線：已發出 { $bytes_sent } 位元組。

# req_write_aborted: sentence
m-29d2582b = { $peer } 在請求傳送途中關閉了連線：已發出 { $bytes_sent } 位元組。

# req_write_aborted: likely body_limit, head_reused_conn_lost: likely body_limit
m-6befffe1 = 本文大於上游伺服器的限制，它因此掛斷。

# req_write_aborted: evidence for body_limit, head_reused_conn_lost: evidence for body_limit
m-792931d9 = 請求的本文很大，而上游切斷了它

# req_write_aborted: likely crash
m-d4a98c00 = 程序在讀取請求時崩潰或被終止。

# req_write_aborted: evidence for crash
m-e5f26aae = 本文只有 { $body_declared } 位元組，而連線被重設

# req_write_aborted: likely refuses_request, head_closed_empty: likely refuses_request
m-64e771bf = 應用程式的伺服器對它不要的請求掛斷：未知的 Host、過大的標頭、要求 TLS。

# req_write_aborted: evidence for refuses_request
m-c9bde364 = 本文的任何位元組都還沒有發出

# req_write_aborted: likely upload_timeout
m-ffa5a20e = 上游伺服器的某個計時器到期：上傳對它來說太慢。

# req_write_aborted: evidence for upload_timeout
m-b6d4798a = 它已傳送了 { $sending }

# req_write_aborted: likely restart, head_reset: likely restart
m-7fd75fb2 = 應用程式恰在那時重新啟動。

# req_write_aborted: step
m-26e59445 = 把本文的大小與上游伺服器的限制比較。

# req_write_aborted: step, head_reset: step
m-fc6e50ce = 在線路上檢視是誰傳送重設：
