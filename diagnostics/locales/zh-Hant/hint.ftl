### hint

# hint
m-bda6c545 = 這個位址是 { $answer_age } 前取得的，其應答的有效期為 { $ttl }。

# hint
m-0945da44 = { $host } 曾按 { $name_now_stale } 連線，但該名稱已不再指向那裡：現在沒有解析器給出該位址。

# hint
m-eccd1371 = `localhost` 以 { $addresses } 嘗試過，另一個位址家族沒有嘗試。

# hint
m-a7f812d4 = `localhost` 在這裡指 { $addresses }：其中一個拒絕了連線，另一個沒有。

# hint
m-838d7dce = `localhost` 指向 { $peer }，連線已被接受；在另一個位址家族上回應的可能是別的程式。

# hint
m-06128447 = 連接埠 { $port } 被 { $listening } 佔用：它所在的回送位址與 { $peer } 屬於不同的位址家族。

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
m-dec04437 = 這類失敗大約每隔 { $period } 出現一次，至今 { $period_times } 次：背後可能是某個定時執行的任務。

# hint
m-93274c78 = 這類失敗最近的 { $reused_failures } 次全都發生在曾經閒置的連線上，新連線上一次也沒有。

# hint
m-958b5a87 = 這類失敗最近的 { $body_failures } 次全都是本文不少於 { $body_least } 位元組的請求；其間本文不超過 { $body_answered } 位元組的請求得到了回應。

# hint
m-136a546e = 在這類失敗第一次出現之前，{ $upstream } 已經變慢：其回應在 { $slow_then } 之後才開始，而先前為 { $slow_before }；開啟的連線有 { $connections_then } 個，而先前為 { $connections_before } 個。

# hint
m-41d66987 = { $upstream } 最近一次得到回應的請求始於 { $last_success }，比此請求早 { $last_success_age }。

# hint
m-4361c45b = 自 { $first_time } 以來這類失敗的第 { $count } 次，其間沒有任何回應。

# hint
m-8a5c0a57 = 自 { $first_time } 以來這類失敗的第 { $count } 次，其間有 { $answered_since } 個回應。

# hint
m-47525075 = 本機的連接埠 { $port } 無人接聽，而有 { $elsewhere }。

# hint
m-99424f5b = { $listening } 只接受來自本機的連線，而且只在該位址上。

# hint
m-0d34f5e2 = Candor 在容器（{ $engine }）中執行：{ $ip } 是該容器，而不是主機。

# hint
m-002c7ac9 = Candor 開啟了 { $files_open } 個檔案，上限為 { $files_may } 個：很快就無法建立連線。

# hint
m-aa318e43 = 本機繁忙：最近十秒中有 { $cpu_percent } % 的時間有程序在等待處理器。
