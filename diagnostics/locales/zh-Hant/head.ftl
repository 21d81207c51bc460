### head

# head_upgrade_failed: title
m-c8addb9a = 連線無法更換協定

# head_upgrade_failed: visitor
m-4dcbb629 = 此位址背後的應用程式沒有開啟所請求的那種連線。

# head_upgrade_failed: explanation
m-8d7a3142 = 用戶端請求了另一種協定（最常見的是 WebSocket）而沒有得到；或者上游開始了一種沒有人請求的協定。原因說明是哪一種：`unexpected_101`（沒有人請求）、`early_101`（請求的本文仍在途中）、`protocol_missing`（101 沒有指明協定）、`too_many_1xx`（臨時回應沒完沒了）。有些會被轉發，只在日誌中記為發現：`refused`（到來的是普通回應而不是 101）、`not_carried`（無法向上游請求：FastCGI 和 uwsgi 沒有 WebSocket，HTTP/2 只有在伺服器提供擴充 CONNECT（RFC 8441）時才有）、`accept_missing` 和 `accept_wrong`（WebSocket 交握沒有按 RFC 6455 §4 的要求應答，因此所有瀏覽器都會放棄）。

# head_upgrade_failed: explanation
m-ec62b8b3 = 應用程式在此路徑上不使用該協定，或者中間有什麼丟棄了請求該協定的欄位。未經請求就切換、或始終不給出最終回應的上游有缺陷。

# head_upgrade_failed: explanation
m-ecce6e1c = 不經過 Candor，直接向上游請求升級。檢查路徑，並確認途中的每個代理都轉發 `Upgrade` 和 `Connection`。如果是 `not_carried`，讓 HTTP/1.1 處理該路徑：`protocol = "http1"`，或者與 `https://` 一起用 `"auto"`，它會為 WebSocket 選擇 HTTP/1.1。

# head_upgrade_failed: sentence
m-37825ee7 = 請求的是切換到 { $protocol_asked }，而 { $peer } 應答了 { $upgrade_status }。

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer } 應答了 101（Switching Protocols），而沒有人請求過。

# head_upgrade_failed: sentence
m-f71405de = { $peer } 在請求的本文仍在途中時應答了 101（Switching Protocols）。

# head_upgrade_failed: sentence, timeout_first_byte: sentence
m-b1bcca2c = { $peer } 傳送了 { $interim } 個臨時回應（1xx），沒有最終回應。

# head_upgrade_failed: sentence
m-c9865796 = { $peer } 應答了 101 並切換到 { $protocol_answered }，而請求的是 { $protocol_asked }。

# head_upgrade_failed: sentence
m-d71ce37e = { $peer } 應答了 101，但沒有欄位 Upgrade: { $protocol_asked }。

# head_upgrade_failed: sentence
m-57620ed3 = { $peer } 應答了 101，但沒有所有用戶端都需要的欄位 Sec-WebSocket-Accept。

# head_upgrade_failed: sentence
m-11161380 = { $peer } 應答了 101，但其 Sec-WebSocket-Accept 與請求的金鑰不符。

# head_upgrade_failed: sentence
m-fe910e3e = { $peer } 沒有按請求更換協定。

# head_upgrade_failed: sentence
m-fd4602fc = 無法向 { $peer } 請求切換到 { $protocol_asked }：Candor 與它之間的協定沒有這種辦法。它收到的是普通請求，並應答了 { $upgrade_status }。

# head_upgrade_failed: likely no_extended_connect
m-5cb485ed = 上游使用 HTTP/2 但不提供擴充 CONNECT（RFC 8441），或者它使用沒有 WebSocket 的 FastCGI 或 uwsgi。

# head_upgrade_failed: evidence for no_extended_connect
m-4cc86158 = 它收到的是普通請求

# head_upgrade_failed: step
m-23d46b51 = 讓 HTTP/1.1 處理該路徑：為它單設一個上游並寫 protocol = "http1"，或者與 https:// 一起用 "auto"，它會為 WebSocket 選擇 HTTP/1.1。

# head_upgrade_failed: likely no_websocket
m-bb2bf0c2 = 應用程式在 { $path } 上沒有 WebSocket：路徑寫錯了，或者此伺服器不支援。

# head_upgrade_failed: evidence for no_websocket, head_upgrade_failed: evidence for not_allowed, head_upgrade_failed: evidence for redirect
m-696b08e8 = 它應答了 { $upgrade_status }

# head_upgrade_failed: likely not_allowed
m-7d58d53a = 應用程式拒絕此用戶端：未登入，或其 Origin 不被接受。

# head_upgrade_failed: likely redirect
m-785356ae = 應用程式要求使用另一個位址，而 WebSocket 用戶端不跟隨重新導向。

# head_upgrade_failed: likely interim_loop
m-0e82c0b4 = 應用程式在迴圈中傳送早期提示或進度（102、103）。

# head_upgrade_failed: evidence for interim_loop
m-4a03edd1 = 到來了 { $interim } 個

# head_upgrade_failed: likely handshake_by_hand
m-dac9dc29 = 交握是手工編寫的：該值必須由每個請求的金鑰生成（RFC 6455 §4.2.2）。

# head_upgrade_failed: evidence for handshake_by_hand
m-dd89e317 = 101 本身已到來

# head_upgrade_failed: likely middlebox
m-a7ea2540 = Candor 與應用程式之間有什麼在代替它應答，或丟棄了請求切換的欄位。

# head_upgrade_failed: likely defect, framing_other: likely defect, head_other: likely defect
m-4cbbd6d3 = 上游的伺服器有缺陷。

# head_upgrade_failed: step
m-a26e90e9 = 直接向上游請求 WebSocket：

# head_reused_conn_lost: title
m-87be1835 = 保留的連線在再次使用時已不存在

# head_reused_conn_lost: visitor, head_closed_empty: visitor, head_reset: visitor and 2 more
m-6cc362d5 = 此位址背後的應用程式沒有應答此請求。

# head_reused_conn_lost: explanation
m-7a35b988 = Candor 在較早的請求之後保留了到上游的連線，並再次使用它。上游沒有傳送回應的任何位元組就關閉（原因 `closed`）或重設（原因 `reset`）了它。

# head_reused_conn_lost: explanation
m-f1f672da = 最常見的是一種競爭：下一個請求正在途中時，上游自己的 keep-alive 計時器恰好到期。沒有人能知道上游是否還讀到了那個請求，因此 Candor 只在安全時重發：方法是冪等的（GET、PUT、DELETE 等），而且請求的全部內容仍在手邊。不能重發的請求（例如 POST）會失敗。

# head_reused_conn_lost: explanation
m-75b21654 = 讓這裡保留閒置連線的時間短於上游：把該上游的 `keepalive.idle` 設得比應用程式伺服器的 keep-alive 時間少幾秒（除非另有設定，gunicorn 2 秒，uvicorn 和 Node.js 5 秒，nginx 75 秒），或者把它們的時間提高到我方之上。

# head_reused_conn_lost: sentence
m-cd23e170 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）；{ $method } 不會重發，因為上游可能已經據此執行了操作。

# head_reused_conn_lost: sentence
m-73312406 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）；該請求無法重發，因為其本文的一部分已不在。

# head_reused_conn_lost: sentence
m-c0f686a4 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）；沒有重發，因為 retry.tries 已用完。

# head_reused_conn_lost: sentence
m-eabbc866 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）；沒有重發，因為 retry.on 不允許。

# head_reused_conn_lost: sentence
m-3aa8e381 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）；該請求已在另一個連線上重發。

# head_reused_conn_lost: sentence
m-6b81cd81 = { $peer } 結束了一個已閒置 { $idle } 的連線，當時它正被再次使用（其上的第 { $request_number } 個請求）。

# head_reused_conn_lost: likely keepalive_shorter
m-ebbdd76b = 上游保留閒置連線的時間比 Candor 短：把此上游的 keepalive.idle 設得比它小，或提高上游的 keep-alive 時間。

# head_reused_conn_lost: evidence for keepalive_shorter
m-d07bb3c0 = 上游在約 { $idle_end } 之後關閉閒置連線（見過 { $idle_end_seen } 次），而我方的連線可以閒置 { $idle_ours }

# head_reused_conn_lost: evidence for keepalive_shorter
m-57f7e1b0 = 它已閒置 { $idle }

# head_reused_conn_lost: likely crash, head_closed_empty: likely crash
m-35896b40 = 工作程序在處理此請求時崩潰，或因記憶體不足被終止。

# head_reused_conn_lost: evidence for crash
m-a967dcc3 = 它處理該請求已有 { $after }：請求到來時連線是正常的

# head_reused_conn_lost: evidence for crash, head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = 它處理該請求已有 { $after }

# head_reused_conn_lost: likely requests_max
m-407ac3a8 = 上游的伺服器在一定數量的請求之後結束連線或工作程序（gunicorn：--max-requests，nginx：keepalive_requests）。

# head_reused_conn_lost: evidence for requests_max
m-2bdd4ff7 = 它此前已處理 { $requests_served } 個請求

# head_reused_conn_lost: likely idle_firewall
m-7100aa3b = 中間的防火牆或負載平衡器忘記了閒置連線，並對其上到來的內容傳送重設。

# head_reused_conn_lost: evidence for idle_firewall
m-cdd6f12f = 它已閒置 { $idle }，上游是另一台主機，而連線被重設

# head_reused_conn_lost: likely restart, head_closed_empty: likely restart, head_truncated: likely restart
m-ab0f5ef9 = 應用程式恰在那時重新啟動或部署。

# head_reused_conn_lost: step
m-1c17a935 = 把上游 { $upstream } 的 keepalive.idle 設得小於 { $idle_end }；現在是 { $idle_ours }。

# head_reused_conn_lost: step
m-5d592f12 = 把上游 { $upstream } 的 keepalive.idle 與應用程式伺服器的 keep-alive 時間比較：我方的必須較短。

# head_reused_conn_lost: step
m-c5f600a2 = 允許重發可以安全重發的請求：retry = { "{" } on = ["connect", "unsent", "idempotent"] { "}" }。

# head_reused_conn_lost: step
m-1e5afaf3 = 在線路上檢視是誰、在何時結束連線：

# head_closed_empty: title
m-e866e797 = 上游沒有應答就關閉了連線

# head_closed_empty: explanation
m-dbeb383b = 連線已建立，請求已發出。之後上游正常關閉了連線（FIN），而回應的任何位元組都沒有到來。

# head_closed_empty: explanation
m-b61f1709 = 應用程式或其前面的伺服器收取了請求，又放棄了它：工作程序崩潰或被終止（因它自己的逾時，或由核心因記憶體不足終止），或者它使用另一種協定，對我方的請求掛斷。

# head_closed_empty: explanation
m-bb1fb26a = 檢視應用程式在此請求發生時的日誌。如果總是在同樣的秒數之後發生，那就是應用程式伺服器的工作程序逾時。`dmesg` 會顯示核心因記憶體不足終止程序的記錄。

# head_closed_empty: sentence
m-7b84a4b4 = { $peer } 以 { $protocol_status } 拒絕了請求，沒有傳送回應的任何位元組。

# head_closed_empty: sentence
m-f558bb86 = { $peer } 在 { $after } 後以 FCGI_END_REQUEST 結束了請求，沒有傳送回應的任何位元組。

# head_closed_empty: sentence
m-6c9673a3 = { $peer } 收取了請求，並在 { $after } 後關閉了連線，沒有傳送回應的任何位元組。

# head_closed_empty: sentence
m-4570cafd = { $peer } 收取了請求並關閉了連線，沒有傳送回應的任何位元組。

# head_closed_empty: likely worker_timeout
m-ff787f2e = 應用程式的伺服器在自己的逾時到期時終止了工作程序（gunicorn：--timeout，預設 30 秒）。

# head_closed_empty: evidence for worker_timeout
m-9da3469f = 它在 { $after } 後關閉，大致是這類逾時所在之處

# head_closed_empty: likely not_http
m-81e4015e = 連接埠 { $port } 使用另一種協定（TLS、FastCGI、uwsgi），對明文 HTTP 請求掛斷。

# head_closed_empty: evidence for not_http
m-7c5e6c91 = 它在 { $after } 後關閉，而連接埠 { $port } 很少是明文 HTTP

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = 它在 { $after } 後立即關閉

# head_closed_empty: step, head_reset: step
m-21bf2a46 = 直接詢問上游：

# head_closed_empty: step, head_tls_bytes: step
m-9712bb91 = 檢視它是否使用 TLS，以及使用哪張憑證：

# head_closed_empty: step, head_truncated: step, body_reset: step and 1 more
m-540caa96 = 檢視核心是否因記憶體不足終止了它：

# head_reset: title
m-28dd0dd8 = 上游沒有應答就重設了連線

# head_reset: explanation
m-b3b03287 = 連線已建立，請求已發出。之後到來的是重設（RST，`ECONNRESET`，errno 104）而不是回應；回應的任何位元組都沒有到來。

# head_reset: explanation
m-666c13a6 = 重設不是正常的結束。程序在請求尚未讀取、仍在其通訊端中時死亡，或沒有讀取就關閉了通訊端，或者中間有什麼切斷了連線：防火牆、目標已不存在的連接埠轉發器。

# head_reset: explanation
m-8a6a6c19 = 檢視應用程式在此請求發生時的日誌。如果其中沒有線索，請在線路上抓包：是誰傳送了重設，經過了多久。

# head_reset: sentence
m-37d2aa1c = { $peer } 在請求之後 { $after } 重設了連線，沒有傳送回應的任何位元組。

# head_reset: sentence
m-9c59883a = { $peer } 重設了連線，沒有傳送回應的任何位元組。

# head_reset: likely port_forwarder
m-2fd45f12 = 連接埠轉發器（docker-proxy、kubectl port-forward、ssh -L）接受了連線，而其目標已不存在。

# head_reset: evidence for port_forwarder
m-23e79e14 = { $peer } 是本機，而重設在 { $after } 後立即到來

# head_reset: likely idle_firewall
m-f21f3be6 = 應用程式仍在處理時，中間的防火牆或負載平衡器放棄了連線。

# head_reset: evidence for idle_firewall
m-e4c4b32e = 它在沉默 { $after } 之後到來，而上游是另一台主機

# head_reset: likely request_unread
m-e7924c10 = 應用程式的伺服器沒有讀取請求就關閉了通訊端：本文太大，或它自己的某個上限。

# head_reset: evidence for request_unread
m-de2d6279 = 該請求帶有本文

# head_reset: likely crash
m-dc613b9d = 程序在處理該請求期間崩潰或被終止。

# head_truncated: title
m-c6d2d50a = 連線在回應的標頭區中途終止

# head_truncated: visitor, body_reset: visitor, body_truncated: visitor and 2 more
m-438f2b91 = 此位址背後的應用程式在回應中途停止。

# head_truncated: explanation
m-bc8fc1ef = 上游傳送了回應的最初位元組，之後在結束標頭區的空行之前關閉（原因 `closed`）或重設（原因 `reset`）了連線。使用 TLS 時，它也可能沒有宣告就結束（原因 `no_close_notify`）。

# head_truncated: explanation
m-e3ef9179 = 寫回應的程序在寫的途中死亡，或者指令碼輸出了一些標頭欄位，在其餘部分之前失敗。到達的內容就其本身而言格式正確。

# head_truncated: explanation
m-b9a5230c = 到達的最後一行顯示程式進行到何處；它的日誌說明為何停在那裡。

# head_truncated: sentence
m-fbf8ed95 = { $peer } 在其回應的標頭區中途、{ $head_bytes } 位元組之後、第 { $head_line } 行處重設了連線。

# head_truncated: sentence
m-1f68a1cd = { $peer } 在其回應的標頭區中途、{ $head_bytes } 位元組之後、第 { $head_line } 行處以 FCGI_END_REQUEST 結束了請求。

# head_truncated: sentence
m-f2770632 = { $peer } 在其回應的標頭區中途、{ $head_bytes } 位元組之後、第 { $head_line } 行處關閉了連線。

# head_truncated: likely worker_timeout, body_reset: likely worker_timeout, body_truncated: likely worker_timeout
m-36cd3419 = 工作程序仍在寫時，被應用程式伺服器的逾時終止。

# head_truncated: evidence for worker_timeout
m-e2e7a58b = 結束之前已有 { $received_idle } 沒有收到任何內容

# head_truncated: likely killed, body_truncated: likely killed
m-54d73f0a = 程序被終止：記憶體不足、部署、原生程式碼崩潰。

# head_truncated: evidence for killed
m-afcec99a = 連線被重設

# head_truncated: likely application_error
m-99dfcc03 = 應用程式在寫標頭區時失敗：例外，或提前結束的指令碼。

# head_truncated: evidence for application_error
m-94443c43 = 連線是正常關閉的

# head_truncated: likely buffer_full
m-3ddd0ff6 = 伺服器在固定大小的緩衝區中構建標頭區，緩衝區滿時就放棄。

# head_truncated: evidence for buffer_full
m-ad8ed83f = 它恰好在 { $head_bytes } 位元組之後結束

# head_truncated: step, head_header_syntax: step, framing_cl_invalid: step and 4 more
m-9609c22a = 檢視實際傳送的標頭區：

# head_not_http: title
m-4873d9bf = 回應不是 HTTP/1

# head_not_http: visitor, head_tls_bytes: visitor, head_h2_bytes: visitor and 11 more
m-8b05f41b = 此位址背後的應用程式給出了無法理解的回應。

# head_not_http: explanation
m-5cd3d0ae = 請求已發出，而返回的內容開頭不像 HTTP/1 回應那樣是 `HTTP/1.`：它屬於另一種協定，或者是有什麼在回應之前寫入的文字。

# head_not_http: explanation
m-bf0264cb = 通常連接埠屬於另一種服務。如果其最初的位元組可以辨認，原因會指明協定：`ssh`、`smtp`、`mysql`、`redis` 等。`html`、`json`、`xml`、`text`：沒有標頭區的內容。`text_before_head`：回應在那裡，但之前有什麼輸出了內容。`request`：對端自己傳送了請求，或者我方傳送的內容又返回了。

# head_not_http: explanation
m-f268bc7c = 使用 FastCGI 的成員可能在協定上毫無差錯，卻沒有給出標頭區：此時是指令碼在其位置寫了別的內容，或在第一行中途就結束了。

# head_not_http: explanation
m-adf4d892 = 檢視最初的位元組。`fastcgi` 和 `uwsgi`：它們不是 HTTP；請讓應用程式的伺服器以 HTTP 接聽。資料庫或郵件伺服器的問候：連接埠寫錯了。

# head_not_http: sentence
m-ba6e4b92 = { $peer } 以 FastCGI 作了回應，但其指令碼寫出的內容不以標頭區開始。

# head_not_http: sentence
m-5ef43ca4 = { $peer } 以 { $spoken } 應答，而不是 FastCGI。

# head_not_http: sentence
m-d2c1668d = { $peer } 應答的內容不是 FastCGI。

# head_not_http: sentence
m-1325508b = { $peer } 以 { $spoken } 應答，而不是 HTTP/1。

# head_not_http: sentence
m-12f2a50c = { $peer } 的應答不是 HTTP/1。

# head_not_http: likely application_gateway
m-7f0a074b = 應用程式的伺服器以 { $spoken } 接聽，而不是 HTTP：請讓它以 HTTP 接聽（uwsgi：用 http-socket 代替 socket）。

# head_not_http: evidence for application_gateway
m-c51dafc3 = 回應是一條 { $spoken } 的記錄

# head_not_http: likely other_service
m-1cac2921 = 連接埠 { $port } 屬於另一種服務：{ $spoken }。

# head_not_http: evidence for other_service, what was expected in a response head
m-cea0c269 = PROXY 協定

# head_not_http: likely speaks_http
m-aaf35019 = 在那裡接聽的是 HTTP 伺服器：請寫成 `http://`，而不是 `fastcgi://`。

# head_not_http: evidence for speaks_http
m-80e6796b = { $peer } 對 FastCGI 請求以 { $spoken } 應答

# head_not_http: likely proxy_protocol
m-b491eb52 = 對端以 PROXY 協定開始，只有用戶端才會這樣：有負載平衡器指向了 Candor 的連線。

# head_not_http: evidence for proxy_protocol
m-3b6a3ca6 = 回應是 PROXY 標頭

# head_not_http: likely echo
m-8da40550 = 對端把收到的內容發回，或它自己就是用戶端：回顯服務，或背靠背相連的兩個代理。

# head_not_http: evidence for echo
m-d6fdeb8e = 回應是請求行

# head_not_http: likely printed_before, head_status_line_invalid: likely printed_before
m-b9d93bea = 應用程式或它的指令碼在回應之前輸出了什麼：除錯輸出、警告、位元組順序標記。

# head_not_http: evidence for printed_before
m-95f494ab = 其他位元組之後是標頭區

# head_not_http: evidence for printed_before
m-eb5af7c9 = 回應是純文字

# head_not_http: likely body_only
m-d182ee99 = 應用程式把內容寫入通訊端，沒有狀態行和欄位（HTTP/0.9）。

# head_not_http: evidence for body_only, head_not_http: evidence for script_without_head
m-a55949e8 = 回應的開頭像內容：{ $reason }

# head_not_http: likely script_without_head
m-a1174050 = 指令碼沒有寫標頭區就寫內容：在內容之前至少要有 Content-Type 和一個空行。

# head_not_http: likely wrong_port
m-0df9061b = 連接埠 { $port } 不是應用程式的連接埠。

# head_not_http: step
m-5b7a47cb = 親自檢視最初的位元組：

# head_not_http: step, head_tls_bytes: step, head_h2_bytes: step and 1 more
m-8770792b = 檢視是哪個程式在那裡接聽：

# head_tls_bytes: title
m-aa1ae3c0 = 明文請求得到了 TLS 應答

# head_tls_bytes: explanation
m-60d0888c = Candor 按照設定不用 TLS 傳送了請求，而返回的是 TLS 記錄：警示（`alert`）或交握訊息（`handshake`）。

# head_tls_bytes: explanation
m-2855e9e5 = 該連接埠是 HTTPS 連接埠。它的 TLS 堆疊把請求當作交握，無法理解，便用自己的語言說明了這一點。請求的任何部分都沒有到達應用程式。

# head_tls_bytes: explanation
m-6ed66a48 = 在伺服器的位址之前寫上 `https://`。如果憑證來自私有的授權單位，請用 `tls = { "{" } ca = "FILE" { "}" }` 指明它。如果本意是明文 HTTP，請找到使用明文的連接埠。

# head_tls_bytes: sentence
m-0f097885 = { $peer } 使用 TLS：它以警示 { $head_alert } 應答了明文請求。

# head_tls_bytes: sentence
m-250f073a = { $peer } 使用 TLS：它以 TLS 記錄應答了明文請求。

# head_tls_bytes: likely scheme
m-3666870e = 連接埠 { $port } 是 HTTPS 連接埠：請把 { $server } 寫成 https://。

# head_tls_bytes: evidence for scheme, head_tls_bytes: evidence for socket_tls
m-380af515 = 回應是 TLS 記錄

# head_tls_bytes: likely socket_tls
m-de040167 = 應用程式在其通訊端上以 TLS 接聽：請在那裡關閉 TLS，在同一台主機上它保護不了什麼。

# head_tls_bytes: likely mutual_tls
m-31ec1685 = 應用程式之前的服務網格或隧道只接受雙向 TLS。

# head_tls_bytes: likely other_port
m-e11e2a20 = 應用程式旁邊還有一個明文連接埠，而這裡用的是兩者中錯誤的那個。

# head_tls_bytes: step
m-903ccc8b = 按它要求的方式詢問：

# head_tls_bytes: step
m-e2755c88 = 然後在 { $upstream_place } 的上游中，在伺服器之前寫上 https://。

# head_h2_bytes: title
m-bfb148a9 = 上游以 HTTP/2 應答

# head_h2_bytes: explanation
m-f73269e8 = Candor 傳送了 HTTP/1 請求，而返回的是 HTTP/2 訊框：它的設定（`settings`）、告別（`goaway`），或用戶端才會傳送的前言（`preface`）。

# head_h2_bytes: explanation
m-0a300211 = 上游只接受不帶 TLS 的 HTTP/2（「h2c with prior knowledge」），gRPC 伺服器就是如此。它從收到的內容中根本沒有看到請求。

# head_h2_bytes: explanation
m-34ec46e3 = 讓上游在某個連接埠上使用 HTTP/1.1，或寫上它使用 HTTP/1.1 的連接埠。`preface`：對端自己是 HTTP/2 用戶端，說明兩個代理互相指向對方。

# head_h2_bytes: sentence
m-a4ede559 = { $peer } 只使用 HTTP/2：它以 GOAWAY 訊框應答了 HTTP/1.1 請求。

# head_h2_bytes: sentence
m-3b72934a = { $peer } 傳送的不是回應，而是 HTTP/2 用戶端的前言。

# head_h2_bytes: sentence
m-49ce5432 = { $peer } 只使用 HTTP/2：它以 SETTINGS 訊框應答了 HTTP/1.1 請求。

# head_h2_bytes: likely grpc
m-7346908a = 它是 gRPC 伺服器：這類伺服器只使用 HTTP/2。

# head_h2_bytes: evidence for grpc
m-a06eb2b1 = 連接埠 { $port } 是 gRPC 伺服器接聽之處

# head_h2_bytes: likely http2_only
m-ed74ad2c = 應用程式的伺服器設定為不帶 TLS 的 HTTP/2（h2c），並關閉了 HTTP/1.1。

# head_h2_bytes: evidence for http2_only
m-716ab9c3 = 回應是 HTTP/2 訊框

# head_h2_bytes: likely client_there
m-41a9d8d4 = 那裡不是伺服器而是用戶端：指向 Candor 的隧道或另一個代理。

# head_h2_bytes: evidence for client_there
m-a20221dc = 只有用戶端才傳送前言

# head_h2_bytes: likely other_port
m-51e657ac = 應用程式旁邊還有一個 HTTP/1.1 連接埠，而這裡用的是兩者中錯誤的那個。

# head_h2_bytes: step
m-7aa46e13 = 檢視它是否對 HTTP/2 作出應答：

# head_h2_bytes: step
m-f92fcc15 = 在應用程式的伺服器中啟用 HTTP/1.1，或寫上使用它的連接埠。

# head_status_line_invalid: title
m-d5c69081 = 回應的狀態行格式錯誤

# head_status_line_invalid: explanation
m-777f3d7a = 上游回應的第一行不是 `HTTP/1.1`、一個空格、100 到 599 的三位數字、一個空格以及可能有的短語。原因說明是哪一部分有誤：`version`、`separator`（不是一個空格）、`code`（不是三位數字）、`code_range`（三位數字但不是狀態）、`cut_short`（該行過早結束）、`phrase_byte`（短語中有控制字元）、`leading_bytes` 或 `blank_line`（之前有內容）、`missing`（標頭區以欄位開始）、`icy`（舊的串流媒體伺服器）。

# head_status_line_invalid: explanation
m-1bc50a84 = 伺服器和框架會正確地寫這一行；格式錯誤的行是手工編寫的，或者根本不是回應的開頭：之前的內容屬於別的東西。各種程式對它的理解不同，因此 Candor 不作猜測。

# head_status_line_invalid: explanation
m-9d1777d2 = 檢視標出的位元組，並找出是什麼寫了這一行：小型伺服器、輸出被原樣傳送的 CGI 指令碼、自造狀態的應用程式。請使用 RFC 9110 的狀態；自己的資訊應放入本文。

# head_status_line_invalid: likely made_up_status
m-9dfe8d13 = 應用程式以自造的狀態應答：業務代碼、退出碼、資料庫錯誤。

# head_status_line_invalid: evidence for made_up_status
m-185a07f4 = { $status_word } 不是 HTTP 狀態

# head_status_line_invalid: likely cgi_output
m-1086a837 = CGI 指令碼的輸出被原樣傳送；伺服器必須由其 Status 欄位生成狀態行。

# head_status_line_invalid: evidence for cgi_output
m-617a72af = 標頭區以欄位開始

# head_status_line_invalid: likely shoutcast
m-679b7c74 = 它是 SHOUTcast 一類的串流媒體伺服器，以 ICY 而不是 HTTP/1.0 應答。

# head_status_line_invalid: evidence for shoutcast
m-423ed56f = 回應以 ICY 開頭

# head_status_line_invalid: likely leftover
m-22b87a5e = 之前的位元組屬於前一個回應：其本文比宣告的長。

# head_status_line_invalid: evidence for leftover
m-1bf3fd95 = 該連線此前承載過另一個回應

# head_status_line_invalid: evidence for printed_before
m-78f0978e = 回應以 { $found } 開頭

# head_status_line_invalid: likely version_copied
m-dcb35c4e = 代理或指令碼把另一個連線的版本寫進了該行：HTTP/2 和 HTTP/3 沒有狀態行。

# head_status_line_invalid: evidence for version_copied
m-df35faa7 = 該行以 { $version_word } 開頭

# head_status_line_invalid: likely unset_variable
m-5b9447c4 = 狀態取自一個變數，而它為空或不是數字。

# head_status_line_invalid: evidence for unset_variable
m-72b92ae8 = 應當是三位數字的地方是 { $found }

# head_status_line_invalid: likely unclean_phrase
m-5f67634f = 短語取自錯誤訊息，帶有其中的換行或顏色。

# head_status_line_invalid: evidence for unclean_phrase
m-23eedc63 = 短語中有 { $found }

# head_status_line_invalid: likely handwritten, head_header_syntax: likely handwritten, head_other: likely handwritten
m-74733952 = 標頭區是由小型伺服器或指令碼手工編寫的。

# head_status_line_invalid: step, head_line_ending_invalid: step, head_header_byte_invalid: step
m-e0eeae0a = 檢視標頭區的位元組：

# head_status_line_invalid: in sentence
m-067c4094 = { $peer } 回應的第一行以 { $version_word } 開頭，而應當是 HTTP/1.1。

# head_status_line_invalid: in sentence
m-8204d931 = { $peer } 以 ICY 應答，而應當是 HTTP/1.1。

# head_status_line_invalid: in sentence
m-af1846dd = { $peer } 以狀態 { $status_word } 應答；狀態應當是 100 到 599 的數字。

# head_status_line_invalid: in sentence
m-81247f8b = { $peer } 回應的狀態行在第 { $defect_offset } 位元組處有 { $found }，而應當是三位數字。

# head_status_line_invalid: in sentence
m-30400471 = { $peer } 回應的狀態行在第 { $defect_offset } 位元組處結束，其狀態尚不完整。

# head_status_line_invalid: in sentence
m-bc29c24e = { $peer } 回應的狀態行在第 { $defect_offset } 位元組處有 { $found }，而應當是一個空格。

# head_status_line_invalid: in sentence
m-bed0b8e0 = { $peer } 回應的狀態行在第 { $defect_offset } 位元組處有控制字元 { $found }。

# head_status_line_invalid: in sentence
m-262a6597 = { $peer } 的回應在狀態行之前有內容：它以 { $found } 開頭。

# head_status_line_invalid: in sentence
m-d1a173f4 = { $peer } 的回應以空行開頭，而應當是狀態行。

# head_status_line_invalid: in sentence
m-3a638650 = { $peer } 的回應以欄位開頭：缺少狀態行。

# head_status_line_invalid: in sentence
m-0ea3a370 = { $peer } 回應的狀態行在第 { $defect_offset } 位元組處格式錯誤。

# head_line_ending_invalid: title
m-b694e687 = 回應標頭區中有一行不以 CR LF 結尾

# head_line_ending_invalid: explanation
m-8ad6ffa8 = 在上游回應的標頭區中，有一行只以換行符結尾（`bare_lf`），或有回車符而沒有換行符（`bare_cr`）。或者缺少結束標頭區的空行，本文在應當是欄位的地方開始（`missing_blank`）；或者空行出現得太早，使欄位漏入本文（`blank_line_in_head`，只記為發現）。

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112 以 CR LF 結束每一行。缺少其中一個時，各種程式的理解不同：一個看到兩個欄位，另一個只看到一個。回應拆分和請求走私正是利用這樣的差異，因此 Candor 不作猜測。

# head_line_ending_invalid: explanation
m-fb104171 = 修正寫標頭區的程式：用 `\r\n`，而不是 `\n`。如果問題只是有的行僅以 LF 結尾，而上游無法更改，在上游寫上 `tolerate = ["bare_lf"]` 會放行它們並記下發現。單獨的 CR 無法容忍。如果有問題的位元組在某個值之內，請檢視該值來自何處：可能有人在注入欄位。

# head_line_ending_invalid: sentence
m-b5039ac1 = { $peer } 回應的標頭區末尾沒有空行：其本文在第 { $defect_line } 行、第 { $defect_offset } 位元組處開始。

# head_line_ending_invalid: sentence
m-43dfa6c8 = { $peer } 回應的標頭區中第 { $defect_line } 行是空行，使其後的欄位漏入本文。

# head_line_ending_invalid: sentence
m-5896f87e = { $peer } 回應的標頭區在第 { $defect_line } 行、第 { $defect_offset } 位元組處有 CR 而沒有 LF。

# head_line_ending_invalid: sentence
m-114cb51a = { $peer } 回應的標頭區第 { $defect_line } 行在第 { $defect_offset } 位元組處只以 LF 結尾。

# head_line_ending_invalid: likely injected
m-35754946 = 帶換行的值進入了某個欄位：由用戶端傳送的內容構成的重新導向目標或 cookie。

# head_line_ending_invalid: evidence for injected
m-48af077e = 之前的行都以 CR LF 結尾，只有第 { $defect_line } 行不是

# head_line_ending_invalid: likely handwritten
m-bfaa8ffa = 標頭區是手工編寫的，在應當用 \r\n 的地方用了 \n：小型伺服器，或使用 printf 或 echo 的 shell 指令碼。

# head_line_ending_invalid: evidence for handwritten
m-f4148148 = 狀態行就已經這樣結尾

# head_line_ending_invalid: likely head_unfinished
m-0dce7461 = 標頭區是手工編寫的，漏掉了最後一步，即空行。

# head_line_ending_invalid: evidence for head_unfinished
m-9ec76b49 = 第 { $defect_line } 行的內容像本文

# head_line_ending_invalid: likely header_too_late
m-af6ea2c5 = 應用程式在標頭區結束之後設定欄位：在第一次輸出之後，或在換行寫了兩次的某一行之後。

# head_line_ending_invalid: evidence for header_too_late
m-fabb0ec9 = 空行之後的行像欄位

# head_line_ending_invalid: likely text_mode
m-5fd767ca = 中間有什麼把 CR LF 變成了 LF：文字模式的串流，或被編輯過的檔案。

# head_line_ending_invalid: likely cgi
m-43bc5531 = CGI 指令碼的輸出（其行可以 LF 結尾）被原樣傳送。

# head_line_ending_invalid: step
m-64290e4c = 如果無法修復，請在 { $upstream_place } 為上游寫上：tolerate = ["bare_lf"]

# head_header_syntax: title
m-b7a6a055 = 回應標頭區中有一行不是欄位

# head_header_syntax: explanation
m-870930b7 = 在上游回應的標頭區中，有一行不是名稱、冒號和值。`no_colon`：沒有冒號。`empty_name`：冒號之前什麼也沒有。`bad_name_byte`：名稱中有不允許的位元組，例如空格、引號、ASCII 以外的位元組。`leading_whitespace`：狀態行之後的第一行是續行，而之前沒有可接續的欄位。

# head_header_syntax: explanation
m-762332b1 = 通常是有不是欄位的內容寫到了欄位之間：應用程式的輸出，或某個含換行的值的其餘部分。如果該值來自用戶端，就有人能把自己的欄位放進給別人的回應。

# head_header_syntax: explanation
m-3a112a43 = 檢視標出的位元組，並找出是什麼寫了這一行。確保任何值在去除換行之前都不會寫入欄位。冒號之前的空格和摺疊的行會被修正，只記為發現。

# head_header_syntax: likely split_value
m-a73b7a30 = 帶換行的值進入了欄位 { $previous_field }：由用戶端傳送的內容構成的重新導向目標或 cookie。

# head_header_syntax: evidence for split_value
m-e2f5f0f4 = 前一行是 { $previous_field }，其值常來自外部

# head_header_syntax: likely debug_print
m-ae8e6ac7 = 有什麼在欄位之間輸出：除錯輸出、警告。

# head_header_syntax: evidence for debug_print
m-351e69d2 = 第 { $defect_line } 行不是欄位

# head_header_syntax: likely untranslated_name
m-f0d76979 = 欄位的名稱使用了 ASCII 以外的文字，或來自資料。

# head_header_syntax: evidence for untranslated_name
m-cbf0da21 = 第 { $defect_offset } 位元組是 { $found }，不是 ASCII

# head_header_syntax: likely name_from_data
m-2ee4e13a = 欄位的名稱由資料構成：標題、含空格的鍵、句子。

# head_header_syntax: evidence for name_from_data
m-a5b79a41 = 名稱中有 { $found }

# head_header_syntax: likely empty_variable
m-9a8e584e = 欄位的名稱取自一個空變數。

# head_header_syntax: evidence for empty_variable
m-f0d1706a = 冒號之前什麼也沒有

# head_header_syntax: likely indented
m-35b068fe = 標頭區取自帶縮排的文字，因此各行以空格開頭。

# head_header_syntax: evidence for indented
m-38af84f9 = 第 { $defect_line } 行以 { $found } 開頭

# head_header_syntax: step
m-185efbc5 = 在應用程式中搜尋是什麼把這一行寫入它的回應。

# head_header_syntax: in sentence
m-b9022c12 = { $peer } 回應的標頭區第 { $defect_line } 行沒有冒號：它不是欄位（第 { $defect_offset } 位元組）。

# head_header_syntax: in sentence
m-e27930be = { $peer } 回應的標頭區第 { $defect_line } 行以冒號開頭：缺少欄位的名稱（第 { $defect_offset } 位元組）。

# head_header_syntax: in sentence
m-4de66d01 = { $peer } 回應的標頭區第 { $defect_line } 行在第 { $defect_offset } 位元組處、欄位的名稱中有 { $found }。

# head_header_syntax: in sentence
m-754b7fcf = { $peer } 回應的標頭區第 { $defect_line } 行以 { $found } 開頭，彷彿接續某個欄位，而之前並沒有欄位。

# head_header_syntax: in sentence
m-48130719 = { $peer } 回應的標頭區第 { $defect_line } 行不是欄位（第 { $defect_offset } 位元組）。

# head_header_byte_invalid: title
m-fc547bba = 回應的某個欄位含有禁止的位元組

# head_header_byte_invalid: explanation
m-834c02d6 = 在上游回應的標頭區中，某個欄位的值含有任何值都不允許的位元組：NUL（`nul`）或另一個控制字元（`control`）。

# head_header_byte_invalid: explanation
m-352e0ddf = 各種程式會在這樣的位元組處截斷值、去掉它或拒絕它；兩個程式的做法不同時，就能對其中一個隱藏什麼。應用程式從不會有意寫入它們：它們隨未清理的資料進入，或來自不是文字的記憶體。

# head_header_byte_invalid: explanation
m-bf50bee9 = 找出放入該欄位的是什麼，並在放入之前去除控制字元。NUL 無法容忍。

# head_header_byte_invalid: sentence
m-1cd55a3b = { $peer } 回應的欄位 { $field_name } 在第 { $defect_line } 行、第 { $defect_offset } 位元組處含有 { $found }，任何欄位都不允許含有它。

# head_header_byte_invalid: sentence
m-688e3cdb = { $peer } 回應的標頭區在第 { $defect_line } 行、第 { $defect_offset } 位元組處含有 { $found }，任何欄位都不允許含有它。

# head_header_byte_invalid: likely terminal_colors
m-e622406d = 帶有終端顏色的文字寫入了該欄位：日誌行，或命令的輸出。

# head_header_byte_invalid: evidence for terminal_colors
m-113385b1 = 第 { $defect_offset } 位元組是終端轉義序列的開頭

# head_header_byte_invalid: likely padded_memory
m-5ebb6e0d = 固定長度的字串被整個寫入，包括用來填充的 NUL。

# head_header_byte_invalid: evidence for padded_memory
m-13acf040 = 第 { $defect_offset } 位元組是 { $found }

# head_header_byte_invalid: likely unclean_value
m-1f765c7b = 來自外部的值未經清理就寫入了欄位。

# head_header_byte_invalid: evidence for unclean_value
m-ccd4c388 = { $field_name } 的值常來自外部

# head_header_byte_invalid: likely encrypted_value
m-1853ea71 = 二進位內容未經 Base64 之類的編碼就寫入了該欄位。

# head_header_byte_invalid: step
m-a5aff48e = 在應用程式中搜尋它把什麼放入此欄位。

# head_field_too_large: title
m-dc7ffccd = 回應的某個欄位太大

# head_field_too_large: visitor, head_section_too_large: visitor
m-911fe1b9 = 此位址背後的應用程式給出的回應超出了允許的大小。

# head_field_too_large: explanation
m-b611adab = 上游回應的標頭區沒有在 64 KiB 之內結束，而且一個欄位佔了其中一半以上。

# head_field_too_large: explanation
m-b7f496d5 = Candor 把標頭區儲存在記憶體中直到完整，因此其大小有上限。瀏覽器和其他代理停得早得多，在 8 到 32 KiB。增長成這樣的幾乎總是應當放在別處的資料：儲存在 cookie 中的工作階段、帶有數百個組的權杖、列出所有主機的原則、追蹤資訊。

# head_field_too_large: explanation
m-ea9080c9 = 縮小該欄位：把工作階段儲存在伺服器上，cookie 中只放它的鍵；長的內容放入本文。

# head_field_too_large: sentence
m-6654be44 = { $peer } 回應的欄位 { $field_name } 大於 { $field_size } 位元組，而整個標頭區只允許 { $head_limit }。

# head_field_too_large: sentence
m-376e4d73 = { $peer } 回應的標頭區第 { $defect_line } 行大於 { $field_size } 位元組，而整個標頭區只允許 { $head_limit }。

# head_field_too_large: likely session_cookie
m-63f31cbe = 整個工作階段儲存在 cookie 中：請把它儲存在伺服器上，cookie 中只放它的鍵。

# head_field_too_large: evidence for session_cookie, head_field_too_large: evidence for security_policy, head_field_too_large: evidence for token and 2 more
m-52d7090e = 該欄位是 { $field_name }

# head_field_too_large: likely security_policy
m-f5e2ec9e = 安全原則列出了所有主機，或不斷由自身重新生成。

# head_field_too_large: likely token
m-78cbb353 = 權杖帶有其擁有者的所有組和權限。

# head_field_too_large: likely debug_field
m-1af08471 = 除錯用的欄位含有追蹤資訊、查詢或該請求的日誌。

# head_field_too_large: likely redirect_grows
m-d3aa6780 = 重新導向目標一再包含自身，每轉一次就增長。

# head_field_too_large: likely body_in_head
m-e500981d = 缺少標頭區之後的空行，因此本文被當作欄位讀取。

# head_field_too_large: evidence for body_in_head
m-1b42ef07 = 第 { $defect_line } 行沒有欄位名稱

# head_field_too_large: step
m-0635b2da = 檢視標頭區每一行有多大：

# head_field_too_large: step
m-7c78241e = 縮小該欄位；整個標頭區 { $head_limit } 位元組的上限是固定的。

# head_section_too_large: title
m-061563ab = 回應的標頭區太大

# head_section_too_large: explanation
m-bfdd88c2 = 上游回應的標頭區沒有在 64 KiB 之內結束（`too_large`），或有 256 個以上的欄位（`too_many_fields`）。

# head_section_too_large: explanation
m-11413d5a = Candor 把標頭區儲存在記憶體中直到完整，因此其大小有上限。瀏覽器和其他代理停得早得多，在 8 到 32 KiB 和 100 個欄位。通常是某一種欄位被迴圈或應用程式的每一層一再寫入；或者標頭區根本沒有結尾。

# head_section_too_large: explanation
m-471bf20d = 檢視哪些欄位佔了大部分，並讓每個欄位只寫一次。

# head_section_too_large: sentence
m-ecc42960 = { $peer } 回應的標頭區有 { $head_fields } 個欄位，而只允許 { $field_limit } 個：{ $largest_fields }。

# head_section_too_large: sentence
m-c66ba7ad = { $peer } 回應的標頭區在 { $head_fields } 個欄位之後，沒有在 { $head_limit } 位元組之內結束：{ $largest_fields }。

# head_section_too_large: likely many_cookies
m-31bf19d3 = 應用程式沒完沒了地設定 cookie：每個項目一個，或每一層都再設定一次自己的。

# head_section_too_large: evidence for many_cookies, head_section_too_large: evidence for field_loop
m-055cfd50 = 其中大部分是 { $largest_fields }

# head_section_too_large: likely field_loop
m-143db914 = 迴圈或依次的每一層又新增同一個欄位。

# head_section_too_large: likely body_in_head
m-8797ab85 = 缺少標頭區之後的空行，因此本文的各行被當作欄位讀取。

# head_section_too_large: evidence for body_in_head
m-13fb13eb = 沒有經常重複的欄位

# head_section_too_large: likely fields_from_data
m-c6e4967d = 欄位由資料構成：表、日誌或一組標籤的每個條目各一個。

# head_section_too_large: step
m-37722bba = 按名稱統計標頭區的欄位：

# head_section_too_large: step
m-19a880fc = 縮小標頭區；{ $head_limit } 位元組和 { $field_limit } 個欄位的上限是固定的。
