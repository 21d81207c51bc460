### client

# client_closed: title
m-7f2976f7 = 用戶端在回應完成之前離開

# client_closed: visitor
m-f3c4b093 = 連線在回應完成之前被關閉。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-b218d5b0 = 發生了什麼

# client_closed: explanation
m-a3489a6b = 用戶端在 Candor 仍在處理其請求時關閉或重設了連線（HTTP/2 中為串流）。Candor 也放棄了對上游的請求。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 97 more
m-68f21b6e = 意味著什麼

# client_closed: explanation
m-02bddfda = 沒有人看到回應。日誌記為 499，這是一個從不傳送的狀態。單個出現是有人點開了別處；許多且等待很久，則是人們失去了耐心，或某個程式自己的逾時短於應用程式所需的時間。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-cf2e345d = 該怎麼做

# client_closed: explanation
m-3945343c = 檢視階段和時間。如果是在等待上游的標頭區時結束，則應用程式緩慢：請比較用戶端的逾時與應用程式所需的時間。

# client_closed: sentence
m-d125486a = 用戶端 { $client } 在 { $duration } 後、{ $phase } 階段重設了連線。

# client_closed: sentence
m-ad9a7fb3 = 用戶端 { $client } 在 { $duration } 後、{ $phase } 階段關閉了連線。

# client_closed: likely slow_upstream
m-935a39ae = 應用程式緩慢，用戶端或其使用者不再等待。

# client_closed: evidence for slow_upstream
m-df60b38c = 它在 { $duration } 後離開，沒有收到回應的任何位元組

# client_closed: likely client_timeout
m-462a4ffd = 用戶端自己的逾時短於 Candor 和應用程式的。

# client_closed: evidence for client_timeout
m-8286e9b4 = 它在 { $duration } 後離開，恰好是整秒數

# client_closed: likely navigated_away
m-100376be = 有人關閉、重新整理了頁面，或點開了另一個連結。

# client_closed: evidence for navigated_away
m-d0785809 = 它只過了 { $duration } 就離開

# client_closed: likely network
m-ea612250 = 用戶端的網路斷開，或前面的負載平衡器切斷了連線。

# client_closed: step
m-bc5f8e74 = 比較用戶端的逾時與應用程式處理 { $path } 所需的時間。

# client_request_invalid: title
m-21133fa9 = 請求本身被拒絕

# client_request_invalid: visitor
m-3f93256d = 無法理解該請求，或它超出了此伺服器的限制。

# client_request_invalid: explanation
m-1aaf5e92 = 用戶端傳送的不是可以安全轉發的請求：它違反了 HTTP 的規則（RFC 9110、RFC 9112、RFC 9113），或大小、速度超出了限制。沒有上游看到它。

# client_request_invalid: explanation
m-40a0aa5a = 原因指明了規則。可能讓兩個讀者看到兩個不同請求的情況（同時有 Content-Length 和 Transfer-Encoding、單獨的換行符、冒號前的空格）一律拒絕：請求走私就是這樣進行的。

# client_request_invalid: explanation
m-66ad516c = 修正用戶端。如果是限制（`head_too_large`、`body_too_large`、逾時）而請求是正當的，請提高該限制；`candor help` 會指出其鍵。

# client_request_invalid: sentence
m-31369831 = { $client } 的請求在其標頭區的第 { $offset } 位元組被拒絕：{ $reason }。

# client_request_invalid: sentence
m-a56f5dbc = { $client } 的請求沒有在 { $limit } 內到達（{ $timer }）。

# client_request_invalid: sentence
m-2f86096e = { $client } 的請求被拒絕：{ $reason }。

# client_request_invalid: likely limit
m-b1ea5742 = Candor 的某個限制小於這個正當的請求。

# client_request_invalid: evidence for limit
m-e1a03bc6 = 原因是大小：{ $reason }

# client_request_invalid: likely slow_client
m-1785137a = 用戶端的網路緩慢，或它開啟連線只是為了佔用。

# client_request_invalid: evidence for slow_client
m-d8881060 = 某個計時器到期

# client_request_invalid: likely wrong_certificate
m-0a26ae54 = 連線是為同一憑證的另一個名稱開啟的，其 TLS 原則不同。

# client_request_invalid: evidence for wrong_certificate
m-255331e0 = 原因是 { $reason }

# client_request_invalid: likely smuggling
m-7dd26630 = 有人試圖讓請求繞過代理（請求走私），或有掃描器在尋找這種漏洞。

# client_request_invalid: evidence for smuggling
m-e59f3ce7 = { $reason } 正是兩個讀者會有不同理解的情況

# client_request_invalid: likely client_defect
m-25d3563b = 用戶端或 Candor 之前的代理有缺陷。

# client_request_invalid: step
m-9ffe767d = 上限是 { $limit }，寫於：{ $timer_place }。

# client_request_invalid: step
m-14de2a09 = 檢視 { $client } 傳送的內容；{ $protocol } 規定了應有的樣子。
