### internal

# internal_overload: title
m-f1a46284 = 達到了 Candor 自身的限制

# internal_overload: explanation
m-5504bc5f = Candor 持有的連線、檔案或請求已達上限，拒絕了新的一個。沒有詢問任何上游。

# internal_overload: explanation
m-4cee07c2 = 要麼來訪的人比該限制預想的多，要麼有什麼佔著不用的資源：開啟連線卻不傳送內容的用戶端，或應答緩慢、使請求堆積的應用程式。

# internal_overload: explanation
m-422634eb = 提高限制之前，先看是什麼佔滿了它。對於開啟的檔案，提高單元的 `LimitNOFILE`；對於連線，提高證據指出的鍵。

# internal_overload: sentence
m-2750f2ca = Candor 達到了限制 { $overload }：{ $overload_value }，上限 { $overload_max }。

# internal_overload: likely open_files
m-0b22535d = 開啟檔案的上限對代理來說太低：每個請求佔用兩個。

# internal_overload: evidence for open_files
m-8d7d9154 = 上限是 { $overload_max }，過去的預設值

# internal_overload: evidence for open_files
m-f273aa72 = 上限是 { $overload_max }

# internal_overload: likely idle_clients
m-ed783797 = 用戶端佔著不用的連線。

# internal_overload: evidence for idle_clients
m-68fdfcbb = 該限制是連線數

# internal_overload: likely slow_upstream
m-4d2aba8f = 某個應用程式應答緩慢，請求在它前面堆積。

# internal_overload: likely flood
m-59ab5788 = 請求比以往任何時候都多。

# internal_overload: step
m-160fbf74 = 按狀態檢視連線：

# internal_overload: step
m-a5b6c9c7 = 上限是 { $overload } = { $overload_max }。

# internal_shutdown: title
m-bb82349e = Candor 正在停止

# internal_shutdown: visitor
m-440a93ef = 伺服器正在重新啟動。請稍後再試。

# internal_shutdown: explanation
m-4311f1e0 = Candor 被要求停止。它會完成已有的請求，不再接受新的；此請求來得太晚，或在完成時限到期時仍在進行。

# internal_shutdown: explanation
m-a965df88 = 手動或由服務管理器進行的重新啟動或停止。如果是重新啟動，稍後重試即可。重新載入（SIGHUP）從不如此。

# internal_shutdown: explanation
m-5bf5a99a = 如果是有意的，無需處理。如果請求耗時較長，請提高 `shutdown`；要更改設定，請重新載入而不是重新啟動。

# internal_shutdown: sentence
m-a0d61901 = Candor 正在停止，而在 { $peer } 應答之前，完成的時限已到。

# internal_shutdown: sentence
m-c9565200 = Candor 正在停止，不再接受請求。

# internal_shutdown: likely cut
m-7536872a = 完成時限短於此請求所需的時間：請提高 `shutdown`。

# internal_shutdown: evidence for cut
m-6ef60ef0 = 請求已經在上游那裡

# internal_shutdown: likely stopping
m-2780b054 = Candor 開始停止時，恰有請求在保持開啟的連線上到來。

# internal_shutdown: likely restart
m-79014909 = Candor 正在被重新啟動或停止。

# internal_shutdown: step
m-0275a67c = 檢視是誰停止了它：

# internal_error: title
m-edeec9ba = Candor 自身失敗

# internal_error: visitor
m-de2fb81b = 伺服器內部出現問題，無法回應此請求。

# internal_error: explanation
m-37181acb = Candor 的某一部分放棄了，或交換結束而 Candor 沒有記下說明原因的事實。上游沒有責任：它所說所做的都沒有被判定。

# internal_error: explanation
m-374fd607 = 這是 Candor 的缺陷，或是為它設定的限制所致。丟失了一個請求；其他請求繼續進行。

# internal_error: explanation
m-31255c44 = 請連同該請求的日誌行和版本一起報告。

# internal_error: sentence
m-6a1caeb4 = Candor 自身失敗：{ $what }。

# internal_error: sentence
m-769519d6 = Candor 在 { $phase } 階段結束了此請求，沒有記下原因。這是 Candor 的缺陷。

# internal_error: likely memory
m-1cf1f2d8 = 主機或 Candor 單元的限額沒有剩餘記憶體。

# internal_error: evidence for memory, internal_error: evidence for disk
m-59cfa24c = 它說：{ $what }

# internal_error: likely disk
m-405208fe = 某個磁碟已滿。

# internal_error: likely defect
m-ba030f49 = Candor 的缺陷。

# internal_error: step
m-4c3456da = 請連同此請求的日誌行和版本一起報告：
