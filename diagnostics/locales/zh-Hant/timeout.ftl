### timeout

# timeout_queue: title
m-1ed0240e = 請求等候輪到自己而未果

# timeout_queue: explanation
m-b96317cd = 上游正在處理的請求已達上限。此請求等候空位，直到 `timeout.queue` 到期。沒有詢問任何成員。

# timeout_queue: explanation
m-45e27398 = 到來的請求多於上游能完成的。佇列有助於應對突發；如果請求長期來得比處理得快，它只會填滿。

# timeout_queue: explanation
m-3a1d324f = 看應用程式是否變慢。如果沒有，請增加成員或提高上限。只有突發很短時，更長的等待才有用。

# timeout_queue: sentence
m-b3ce0aff = 該請求為上游 { $upstream } 等候了 { $elapsed }（{ $timer } = { $limit }），它正在處理 { $active } 個，上限 { $active_max }，另有 { $waiting } 個在等待。

# timeout_queue: sentence
m-583535a1 = 該請求為上游的空位等候了 { $elapsed }（{ $timer } = { $limit }）。

# timeout_queue: likely too_many_requests
m-5693ffb4 = 無論上游多快，到來的請求都多於它能完成的。

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = { $waiting } 個請求在等候 { $active_max } 個位置

# timeout_queue: likely wait_too_short
m-f9a58f79 = 對突發來說，等待時間太短。

# timeout_total: title
m-a00c492c = 整個交換的時間已用完

# timeout_total: explanation
m-0768b6d8 = `timeout.total` 涵蓋一個請求從其標頭區結束到回應的最後一個位元組，包括所有嘗試。它到期了；原因是到期時所處的階段。回應的標頭區發出之前，用戶端得到 504；之後則切斷回應，使用戶端能夠看出。

# timeout_total: explanation
m-c2298ea2 = 沒有哪一次等待太長，或其他計時器都沒有這麼短：是總和太長。大檔案下載、緩慢的用戶端、用盡時間的重試都會造成這種情況。

# timeout_total: explanation
m-2794c563 = 各階段的時間會顯示用在了哪裡。請在寫明該計時器的地方提高它，或只為需要的路由提高。

# timeout_total: sentence
m-e199d9f9 = 與 { $peer } 的整個交換沒有在 { $limit } 內結束（{ $timer }）：請求仍在傳送。

# timeout_total: sentence
m-0dfa7ab1 = 與 { $peer } 的整個交換沒有在 { $limit } 內結束（{ $timer }）：回應尚未開始，或其標頭區不完整。

# timeout_total: sentence
m-cc37beed = 與 { $peer } 的整個交換沒有在 { $limit } 內結束（{ $timer }）：回應的本文仍在途中。

# timeout_total: sentence
m-63c8f727 = 與 { $peer } 的整個交換沒有在 { $limit } 內結束（{ $timer }）：還沒有連線。

# timeout_total: likely retries
m-575caac4 = 此前失敗的嘗試用盡了時間。

# timeout_total: evidence for retries
m-0b24ccad = 進行了 { $attempts } 次嘗試

# timeout_total: likely large_download
m-5a9acf59 = 回應很大，或用戶端緩慢：整個交換的時間太短。

# timeout_total: evidence for large_download
m-8e4f3a1b = 回應已送達 { $bytes_out } 位元組

# timeout_total: likely large_upload
m-52e8b3ce = 請求的本文很大，或用戶端傳送緩慢。

# timeout_total: evidence for large_upload
m-d1572b8d = 請求尚未完整發出

# timeout_total: likely slow_application
m-8c77f7d3 = 應用程式作出回應所需的時間比這更長。

# timeout_total: evidence for slow_application
m-eed09ef7 = 請求已發出，而回應沒有到來

# timeout_total: likely slow_dependency, timeout_body_idle: likely slow_dependency, timeout_first_byte: likely slow_dependency
m-db63cc1a = 應用程式在等待別的：緩慢的查詢、另一個服務、鎖。

# timeout_total: step, timeout_first_byte: step
m-e75c7aa2 = 檢視上游自己需要多久：

# timeout_head: title
m-781adfc3 = 回應的標頭區沒有及時結束

# timeout_head: explanation
m-d5e5cd1e = 回應的最初位元組已到，而結束其標頭區的空行沒有在 `timeout.head` 到期之前到來。該計時器從第一個位元組起涵蓋整個標頭區，無論它如何到來：之後什麼也沒有（原因 `stalled`），或逐位元組到來（原因 `dripping`）。

# timeout_head: explanation
m-45cd5e20 = 應用程式開始了回應，在標頭區完整之前等待，或沒有送出（flush）已寫的內容。逐滴到來的標頭區是損壞的伺服器、擁塞的路徑或攻擊的樣子。

# timeout_head: explanation
m-033257f3 = 到達的最後一行顯示程式進行到何處。讓它一次傳送整個標頭區；耗時的工作應放到本文中。

# timeout_head: sentence
m-00e1933b = { $peer } 回應的標頭區來得太慢，沒有在 { $limit } 內結束（{ $timer }）：{ $head_bytes } 位元組，{ $head_line } 行。

# timeout_head: sentence
m-d8483995 = { $peer } 回應的標頭區沒有在 { $limit } 內結束（{ $timer }）：到達 { $head_bytes } 位元組，直到第 { $head_line } 行，之後什麼也沒有。

# timeout_head: sentence
m-8be4d81c = { $peer } 回應的標頭區沒有在 { $limit } 內結束（{ $timer }）。

# timeout_head: likely unflushed
m-cf4bb3b0 = 應用程式寫了標頭區的一部分，沒有送出（flush）其餘部分。

# timeout_head: evidence for unflushed
m-d065851e = 已有 { $received_idle } 沒有收到任何內容

# timeout_head: likely waits_in_head
m-7c223300 = 應用程式先傳送狀態行，之後才算出標頭區的其餘部分：邊執行邊輸出的指令碼。

# timeout_head: evidence for waits_in_head
m-e1798105 = 到達的只有狀態行

# timeout_head: likely dripping
m-71116ec9 = 上游逐位元組傳送標頭區：無緩衝的寫入、限速，或有意佔住連線的伺服器。

# timeout_head: evidence for dripping
m-1b206f28 = 位元組仍在到來，最後一個在結束前 { $received_idle }

# timeout_head: likely network
m-62037ce5 = 封包在途中丟失：標頭區的其餘部分被一再重發。

# timeout_head: likely stalled, timeout_body_idle: likely stalled, body_other: likely stalled
m-60db204a = 應用程式在回應中途卡住。

# timeout_body_idle: title
m-3eb6ecee = 回應在中途停住

# timeout_body_idle: explanation
m-b580fd69 = 回應的標頭區已轉發，本文已開始或將要開始，之後上游什麼也沒有傳送，直到 `timeout.idle` 到期。連線仍然存在。

# timeout_body_idle: explanation
m-37eb96ca = 應用程式在回應中途卡住，或者它是事件串流或長輪詢，沉默的時間超過了計時器允許的。用戶端已能看出回應不完整：它的連線（或串流）被切斷了。

# timeout_body_idle: explanation
m-1d3b91f0 = 對於事件串流和長輪詢，請讓應用程式傳送心跳，或為該路由提高 `timeout.idle`。

# timeout_body_idle: sentence
m-dbe959d3 = { $peer } 在回應中途有 { $limit } 沒有傳送任何內容（{ $timer }），此前傳送了 { $declared } 位元組中的 { $received } 位元組。

# timeout_body_idle: sentence
m-fd8d3578 = { $peer } 在回應中途有 { $limit } 沒有傳送任何內容（{ $timer }），此前傳送了 { $received } 位元組。

# timeout_body_idle: sentence
m-337b52f8 = { $peer } 在回應中途有 { $limit } 沒有傳送任何內容（{ $timer }）。

# timeout_body_idle: likely length_wrong
m-31b51770 = 宣告的長度太長：應用程式已傳送它所有的內容，正在等待下一個請求。

# timeout_body_idle: evidence for length_wrong
m-2c2e157c = 只缺少 { $missing } 位元組

# timeout_body_idle: likely event_stream
m-35b79eb6 = 沒有心跳的事件串流或長輪詢：讓應用程式不時傳送一條註解，或提高該計時器。

# timeout_body_idle: evidence for event_stream
m-91a19c1d = 回應沒有宣告長度，{ $limit } 內沒有收到任何內容

# timeout_body_idle: evidence for stalled
m-915adc36 = 宣告的長度中還有 { $missing } 位元組未到

# timeout_body_idle: step
m-07fe1d5f = 檢視回應停在何處：

# timeout_first_byte: title
m-d87e52c0 = 上游沒有及時開始回應

# timeout_first_byte: explanation
m-258243c3 = 上游已收到請求，連線仍在，而在 `timeout.first_byte` 到期之前沒有收到回應的任何位元組。

# timeout_first_byte: explanation
m-49021243 = 應用程式在處理請求，或在等待：等它的資料庫、另一個服務、鎖，或在請求排在其佇列中時等待閒置的工作程序。網路和位址都正常。

# timeout_first_byte: explanation
m-93e46112 = 檢視應用程式對此路徑做了什麼，以及它的所有工作程序是否都在忙。如果工作可能需要這麼久，請在寫明該計時器的地方提高它。應用程式自己的逾時應當是兩者中較短的，這樣應用程式才能說明它在等什麼。

# timeout_first_byte: sentence
m-52a68a22 = { $peer } 收取了請求並寫入了其錯誤串流（FCGI_STDERR），但在 { $limit } 內沒有收到回應的任何位元組（{ $timer }）。

# timeout_first_byte: sentence
m-6832e348 = { $peer } 收取了請求，但在 { $limit } 內沒有傳送回應的任何位元組（{ $timer }）。

# timeout_first_byte: likely interim_only
m-17384d2b = 應用程式以臨時回應（102、103）預告了它的回應，卻沒有給出。

# timeout_first_byte: evidence for interim_only
m-bb519469 = 此前到來了 { $interim } 個臨時回應（1xx）

# timeout_first_byte: likely upload_processing
m-5c870739 = 應用程式在回應之前處理上傳的內容：請把這項工作移到回應之後。

# timeout_first_byte: evidence for upload_processing, req_other: evidence for upload_long
m-b183cf94 = 請求的本文很大

# timeout_first_byte: likely long_poll
m-16883d14 = 該路徑是起初不傳送任何內容的長輪詢或事件串流：讓它立即傳送標頭區，或為此路由提高該計時器。

# timeout_first_byte: likely workers_busy
m-fc4292ac = 所有工作程序都在忙，請求在應用程式的佇列中等待。

# timeout_first_byte: evidence for workers_busy
m-b925bc3a = { $holder } 處等待接受的連線：{ $waiting }

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = 光是連線就用了一秒以上，像待處理佇列已滿時那樣

# timeout_first_byte: likely deadlock
m-196c2939 = 應用程式已卡住：死鎖，或經過此代理對自身的請求，而沒有剩餘的工作程序來處理。

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = 連接埠 { $port } 使用另一種協定，正在等待永遠不會到來的問候。

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = 連接埠 { $port } 很少是明文 HTTP
