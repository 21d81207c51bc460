### hint

# hint
m-bda6c545 = 這個位址是 { $answer_age } 前取得的，其應答的有效期為 { $ttl }。

# hint
m-eccd1371 = `localhost` 以 { $addresses } 嘗試過，另一個位址家族沒有嘗試。

# hint
m-a7f812d4 = `localhost` 在這裡指 { $addresses }：其中一個拒絕了連線，另一個沒有。

# hint
m-838d7dce = `localhost` 指向 { $peer }，連線已被接受；在另一個位址家族上回應的可能是別的程式。

# hint
m-3aeeec01 = { $question } 只有加上搜尋後綴才找得到：查詢過 { $asked }。

# hint
m-414a13ad = { $server } 的協定方案與上游所用的協定不符。

# hint
m-e8be1955 = 對端的問候來自另一種服務：{ $spoken }。

# hint
m-289545b1 = 它在請求之後 { $after } 結束，恰好是整數：可能是上游的某個計時器到期了。

# hint
m-262d1ec6 = 它在請求之後 { $after } 結束；此處 { $equal_timer } 為 { $equal_limit }，雙方可能設定了相同的計時器。

# hint
m-38fb71b4 = 上游在約 { $idle_end } 後關閉閒置連線（觀察到 { $idle_end_seen } 次）；keepalive.idle 允許我方連線閒置 { $idle_ours }。

# hint
m-bfe6b627 = 憑證的生效時間比本機時鐘 { $now } 晚 { $valid_in }：兩個時鐘中有一個不準。

# hint
m-6386192e = { $peer } 與本機的時鐘相差 { $clock_difference }：其 Date 為 { $peer_clock }。

# hint
m-8ffc7880 = 連線再次使用時已閒置 { $idle }；上游的 keep-alive 時間可能與此相近。

# hint
m-69e259c6 = 訪客沒有察覺：請求重試後成功。

# hint
m-57013153 = 摘錄中的值可能是機密，已被遮蔽；偏移量和長度是真實的。

# hint
m-6198310f = 這類失敗第一次出現在重新載入之後 { $reload_age }，那次載入變更了 { $upstream } 的以下內容：{ $reload_changed }。

# hint
m-c0297afe = 這類失敗第一次出現在重新載入之後 { $reload_age }，那次載入沒有變更 { $upstream }。

# hint
m-2801ca67 = { $host } 的位址在 { $changed_age } 前由 { $answers_before } 變為 { $answers }。

# hint
m-3a62eddc = 通訊端 { $socket } 建立於 { $socket_age } 前：應用程式剛剛啟動。

# hint
m-3cfc94ea = { $upstream } 在 { $recent_span } 內最近的 { $recent } 次失敗全都是對 { $path } 的請求；其間有 { $recent_answered } 個請求得到了回應。

# hint
m-5740a02c = { $upstream } 在 { $recent_span } 內最近的 { $recent } 次失敗全都發生在 { $members } 個成員之一的 { $server }；其間有 { $recent_answered } 個請求得到了回應。

# hint
m-4361c45b = 自 { $first_time } 以來這類失敗的第 { $count } 次，其間沒有任何回應。

# hint
m-8a5c0a57 = 自 { $first_time } 以來這類失敗的第 { $count } 次，其間有 { $answered_since } 個回應。
