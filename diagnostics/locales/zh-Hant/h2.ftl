### h2

# h2_handshake_failed: title
m-3e68581c = 上游沒有開始使用 HTTP/2

# h2_handshake_failed: explanation
m-3182a541 = 連線已建立，Candor 以 HTTP/2 的前言開始。上游應當以 SETTINGS 訊框應答卻沒有：它傳送了別的內容、掛斷，或什麼也沒有傳送。

# h2_handshake_failed: explanation
m-ef09d982 = 尚未向應用程式提出任何請求。幾乎總是因為它在此連接埠上使用 HTTP/1.1，或該連接埠屬於另一種服務。只在 TLS 上使用 HTTP/2 的伺服器也會這樣關閉明文連線。

# h2_handshake_failed: explanation
m-2b73ceb4 = 以 HTTP/1.1 詢問該連接埠。如果成功，請把伺服器寫作 `http://HOST:PORT` 而不是 `h2c://HOST:PORT`。如果它要求 TLS，請寫 `https://HOST:PORT`。

# h2_handshake_failed: sentence
m-2e89c78b = { $peer } 以 { $first_bytes } 而不是 SETTINGS 訊框應答了 HTTP/2 的前言。

# h2_handshake_failed: sentence
m-9ab2f685 = 向 { $peer } 提供了 HTTP/2，而它沒有傳送 SETTINGS 訊框；它什麼也沒有傳送。

# h2_handshake_failed: sentence
m-f90e5995 = { $peer } 收到 HTTP/2 的前言後一言不發就掛斷。

# h2_handshake_failed: likely speaks_http1
m-1e534c21 = 應用程式在此連接埠上使用 HTTP/1.1，而伺服器寫成了 HTTP/2。

# h2_handshake_failed: evidence for speaks_http1
m-46161fc8 = { $peer } 應答了 { $first_bytes }

# h2_handshake_failed: evidence for speaks_http1
m-52982609 = 它一讀到前言就掛斷

# h2_handshake_failed: likely wants_tls
m-d83eb69d = 應用程式只在 TLS 上使用 HTTP/2。

# h2_handshake_failed: evidence for wants_tls
m-9c8c3dbb = { $peer } 以 TLS 警示應答

# h2_handshake_failed: likely another_service
m-d47007da = 連接埠 { $port } 屬於另一種服務。

# h2_handshake_failed: evidence for another_service
m-df4ebe1f = 它像 { $spoken } 那樣問候

# h2_handshake_failed: likely alpn_promises_too_much
m-121e6101 = 應用程式之前的某個環節在 TLS 交握中承諾了 HTTP/2，卻把連線轉給不支援它的伺服器。

# h2_handshake_failed: evidence for alpn_promises_too_much
m-8649f89e = TLS 交握曾約定使用 h2

# h2_handshake_failed: likely stuck
m-8a8ad2a6 = 應用程式接受連線卻不處理：它已卡住，或仍在啟動。

# h2_handshake_failed: evidence for stuck
m-900f9391 = 連線已建立，而沒有收到任何內容

# h2_handshake_failed: step
m-4bd5849e = 以 HTTP/1.1 詢問該連接埠：

# h2_handshake_failed: step
m-ec40acfc = 檢視有沒有訊框：

# h2_http11_required: title
m-2b383121 = 上游要求以 HTTP/1.1 處理此請求

# h2_http11_required: explanation
m-f56ea714 = 上游使用 HTTP/2，並以 `HTTP_1_1_REQUIRED` 應答此請求：它只能透過 HTTP/1.1 處理。

# h2_http11_required: explanation
m-90a14213 = 該請求需要屬於連線而不是串流的東西：NTLM 或 Negotiate 登入、事後要求的用戶端憑證，或切換協定。

# h2_http11_required: explanation
m-bcf2b41f = 讓 HTTP/1.1 服務於此上游，或需要它的路徑：`protocol = "http1"`。

# h2_http11_required: sentence
m-89edf317 = { $peer } 應答了 { $h2_code_name }（HTTP/2 錯誤 { $h2_code }）：它只透過 HTTP/1.1 提供 { $path }。

# h2_http11_required: likely upgrade
m-2afed41c = 該路徑用於 WebSocket，而此上游只在 HTTP/1.1 上提供。

# h2_http11_required: evidence for upgrade, timeout_first_byte: evidence for long_poll
m-f261cb4e = 路徑是 { $path }

# h2_http11_required: likely client_certificate
m-8ef45e2a = 上游只在此路徑上透過重新協商要求用戶端憑證，而 HTTP/2 沒有重新協商。

# h2_http11_required: likely login_by_connection
m-c4cb643e = 該路徑要求 NTLM 或 Negotiate 登入，而它屬於連線。

# h2_http11_required: step
m-0b120767 = 在 { $upstream_place } 讓 HTTP/1.1 服務於此上游：protocol = "http1"。

# h2_refused_stream: title
m-e14887ad = 上游拒絕了 HTTP/2 串流

# h2_refused_stream: explanation
m-85b8c964 = 上游以 `REFUSED_STREAM` 應答請求：它完全沒有處理該請求。

# h2_refused_stream: explanation
m-cbe222aa = 上游同時處理的請求已達上限，或正在關閉。該請求可以安全地重發；Candor 已按設定允許的次數重發。

# h2_refused_stream: explanation
m-d84c3339 = 檢視上游允許一個連線有多少串流，以及需要多少。請在那裡放寬，或減少同時發給它的請求。

# h2_refused_stream: sentence
m-980ed63e = { $peer } 拒絕了串流 { $stream }（REFUSED_STREAM），當時開啟的串流為 { $streams_open } 個，它允許 { $streams_max } 個。

# h2_refused_stream: sentence
m-cf159d9e = { $peer } 拒絕了串流 { $stream }（REFUSED_STREAM），當時開啟的串流為 { $streams_open } 個。

# h2_refused_stream: likely too_many_streams
m-11312f0e = 同時到來的請求超過了上游在一個連線上接受的數量。

# h2_refused_stream: evidence for too_many_streams
m-a5aeebb5 = 開啟的串流為 { $streams_open } 個，它允許 { $streams_max } 個

# h2_refused_stream: evidence for too_many_streams
m-5d161c2d = 開啟的串流為 { $streams_open } 個

# h2_refused_stream: likely shutting_down
m-149e6d81 = 上游正在關閉，不接受新的請求。

# h2_refused_stream: evidence for shutting_down
m-e08897bd = 開啟的串流只有 { $streams_open } 個

# h2_refused_stream: likely overloaded
m-6189ecb2 = 上游在卸除負載：其工作程序都在忙，它拒絕無法處理的請求。

# h2_refused_stream: evidence for overloaded
m-21637417 = 它被拒絕了 { $attempts } 次

# h2_refused_stream: step
m-5f0037d6 = 檢視它允許多少串流（SETTINGS_MAX_CONCURRENT_STREAMS）：

# h2_goaway: title
m-09e9d1e9 = 上游結束了 HTTP/2 連線

# h2_goaway: explanation
m-9ff6b866 = 上游傳送 GOAWAY，在應答此請求之前結束了連線。該訊框寫明它開始處理的最後一個串流，以及錯誤碼。

# h2_goaway: explanation
m-4efb5098 = `NO_ERROR` 表示有序的結束：重新啟動、部署，或連線已使用太久。其他錯誤碼表示上游對某事有異議。串流號在最後一個串流之後的請求沒有被處理，重發是安全的；之前的請求則可能已被處理。

# h2_goaway: explanation
m-e448e611 = 檢視上游在此時的日誌。如果它經常重新啟動，請讓它在停止之前完成已開始的工作。如果它說 `ENHANCE_YOUR_CALM`，請提高它對 ping、重設或標頭大小的限制。

# h2_goaway: sentence
m-1a5919a6 = { $peer } 以 GOAWAY 結束了連線（{ $h2_code_name }，最後的串流 { $last_stream }），並說：{ $h2_debug }。

# h2_goaway: sentence
m-754dcd29 = { $peer } 以 GOAWAY 結束了連線（{ $h2_code_name }，最後的串流 { $last_stream }）；此請求是串流 { $stream }。

# h2_goaway: likely restart
m-deec6aca = 上游正在重新啟動或剛部署，有序地結束了其連線。

# h2_goaway: evidence for restart
m-0bd8c378 = 錯誤碼是 NO_ERROR：有序的結束

# h2_goaway: likely too_much
m-a78f2461 = 上游把 Candor 當作攻擊者：ping、重設或標頭超出了它的限制。

# h2_goaway: evidence for too_much, h2_goaway: evidence for broken_server, h2_stream_reset: evidence for application_error and 2 more
m-9aea81c9 = 錯誤碼是 { $h2_code_name }

# h2_goaway: likely requests_max
m-4dd527c4 = 上游在一定數量的請求或一定時間之後結束連線。

# h2_goaway: evidence for requests_max
m-66b54895 = 該連線已處理 { $served } 個請求

# h2_goaway: likely broken_server
m-8fb4ac9d = 上游失敗了，結束了它在此連線上所做的一切。

# h2_goaway: likely middlebox
m-2f83d109 = 中間的負載平衡器自行結束連線。

# h2_goaway: step
m-c07f6634 = 該請求沒有被處理：串流 { $stream } 在 { $last_stream } 之後，因此可以重發。

# h2_goaway: step
m-8a52944f = 該請求可能已被處理：串流 { $stream } 不在 { $last_stream } 之後。重發之前請先看它是否已產生效果。

# h2_stream_reset: title
m-3b9b3be2 = 上游重設了 HTTP/2 串流

# h2_stream_reset: explanation
m-6a103bd3 = 上游接受了請求，並在回應之前或中途以 RST_STREAM 結束了它的串流。連線本身繼續存在。

# h2_stream_reset: explanation
m-eb68ea03 = 上游放棄了這一個請求。錯誤碼說明原因：`INTERNAL_ERROR` 和 `CANCEL` 來自失敗或耗時過長的應用程式，`PROTOCOL_ERROR` 來自對請求本身有異議的伺服器。

# h2_stream_reset: explanation
m-3cbd3881 = 檢視應用程式在此請求發生時的日誌。用 `nghttp -nv` 重複該請求，看最後一訊框是什麼。

# h2_stream_reset: sentence
m-829145f8 = { $peer } 在傳送本文的任何位元組之前重設了串流 { $stream }（{ $h2_code_name }）。

# h2_stream_reset: sentence
m-4a3ab4ed = { $peer } 在本文的 { $received } 位元組之後重設了串流 { $stream }（{ $h2_code_name }）。

# h2_stream_reset: likely application_error
m-95d7cc63 = 應用程式在處理此請求時失敗，其伺服器重設了該串流。

# h2_stream_reset: evidence for application_error
m-741f2bd5 = 它已開始應答，在 { $received } 位元組之後停止

# h2_stream_reset: likely own_timeout
m-f2a27160 = 上游自己的逾時到期，它取消了請求。

# h2_stream_reset: evidence for own_timeout
m-b8120d40 = 錯誤碼是 CANCEL，而回應的任何部分都沒有到來

# h2_stream_reset: likely objects_to_the_request
m-6cb9caf6 = 上游對請求有異議：HTTP/2 禁止的欄位，或它不接受的路徑或方法。

# h2_stream_reset: likely head_too_large
m-1f6eb2fe = 請求的欄位大於上游所能接受的。

# h2_stream_reset: likely answered_early
m-520dee7c = 上游的回應已完成，不再需要請求本文的其餘部分。

# h2_stream_reset: evidence for answered_early
m-084241b3 = 錯誤碼是 NO_ERROR，而請求有本文

# h2_stream_reset: step
m-5ad77f2b = 重複該請求，看最後一訊框是什麼：

# h2_connection_error: title
m-ec01935e = 上游違反了 HTTP/2 的規則

# h2_connection_error: explanation
m-3d8853ae = 上游傳送了 HTTP/2 不允許的訊框，Candor 按 RFC 9113 的要求結束了串流或連線。

# h2_connection_error: explanation
m-504ed64f = 連線和 TLS 都正常，上游確實使用 HTTP/2，但有錯誤。帶有只有 HTTP/1 才認識的欄位（例如 `Connection` 或 `Transfer-Encoding`）的標頭區，來自手動設定它的應用程式。涉及訊框、流量控制或壓縮的，則是伺服器或中間環節的缺陷。

# h2_connection_error: explanation
m-0f526379 = 查詢證據指出的欄位或訊框。更新伺服器。在此之前可以使用 HTTP/1.1：把伺服器寫作 `http://` 或 `https://`，並加上 `protocol = "http1"`。

# h2_connection_error: sentence
m-9c5f083b = { $peer } 違反了 HTTP/2 的規則（{ $reason }）：{ $error_text }。

# h2_connection_error: sentence
m-8f54e45e = { $peer } 違反了 HTTP/2 的規則（{ $reason }），Candor 應答了 { $h2_code_name }。

# h2_connection_error: likely connection_field
m-5c93a2fa = 應用程式手動設定了 HTTP/2 禁止的欄位，例如 `Connection` 或 `Transfer-Encoding`，或帶大寫字母的欄位名。

# h2_connection_error: evidence for connection_field
m-512ac4f6 = 被拒絕的是一個欄位

# h2_connection_error: likely no_status
m-eb7822a3 = 應用程式或其前面的閘道傳送了沒有狀態的標頭區。

# h2_connection_error: evidence for no_status
m-f3c1941a = 標頭區沒有 `:status`

# h2_connection_error: likely compression_state
m-c7cc7463 = Candor 與上游之間有什麼改動、丟棄或重複了訊框，使壓縮的欄位無法再讀取。

# h2_connection_error: evidence for compression_state
m-c0485df9 = 壓縮的欄位無法讀取

# h2_connection_error: likely server_fault, h2_other: likely server_fault
m-d887cbb7 = 上游伺服器的 HTTP/2 實現有缺陷。

# h2_connection_error: evidence for server_fault
m-1a08f92c = 訊框本身有誤，這不是應用程式造成的

# h2_connection_error: likely middlebox
m-2ac4f5be = 中間的負載平衡器轉換為 HTTP/2，而轉換有誤。

# h2_connection_error: step
m-185627e3 = 檢視收到的訊框：

# h2_connection_error: step
m-fb13a139 = 在上游修復之前，請使用 HTTP/1.1；上游寫於 { $upstream_place }。
