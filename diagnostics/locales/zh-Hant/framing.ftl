### framing

# framing_cl_invalid: title
m-dc8426c9 = 回應的 Content-Length 不是長度

# framing_cl_invalid: explanation
m-e079369e = 上游的回應帶有 Content-Length 欄位，而其值不是一個十進位的位元組數。

# framing_cl_invalid: explanation
m-96832194 = 沒有人能知道此回應在哪裡結束、下一個在哪裡開始，因此無法轉發。原因說明有什麼問題：`non_digit`（`12 bytes`、`123.0`、`None`）、`negative`、`sign`、`hex`、`overflow`、`empty` 或 `list`。

# framing_cl_invalid: explanation
m-97a059dc = 找出應用程式自己設定 Content-Length 的地方，把它交給其伺服器，或修正數字的格式。該值按到來時的原樣顯示。

# framing_cl_invalid: sentence
m-763bcfa7 = { $peer } 的回應在其標頭區第 { $defect_line } 行帶有空的 Content-Length。

# framing_cl_invalid: sentence
m-85e41ac3 = { $peer } 的回應在其標頭區第 { $defect_line } 行帶有 Content-Length "{ $length_value }"，它不是位元組數（{ $defect }）。

# framing_cl_invalid: likely float
m-5b5722d5 = 長度以浮點數計算，並照此輸出。

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 4 more
m-d914886b = 該值是 { $length_value }

# framing_cl_invalid: likely unset
m-02ba7df2 = 長度從未設定，輸出的是表示空值的詞。

# framing_cl_invalid: evidence for unset
m-07183643 = 該值是 "{ $length_value }"

# framing_cl_invalid: likely unknown_size
m-ffad7c63 = 大小未知，以 -1 表示。

# framing_cl_invalid: likely arithmetic
m-5445e0f9 = 計算長度時整數溢位。

# framing_cl_invalid: likely chunk_style
m-f5240ed6 = 長度以十六進位寫成，像區塊大小那樣。

# framing_cl_invalid: likely joined, framing_cl_conflict: likely joined, framing_other: likely joined
m-8f9fe183 = 有兩層各設定了一個 Content-Length，第三層把它們合併成一行。

# framing_cl_invalid: likely formatting
m-08dbc20a = 應用程式自己格式化該數字：帶有單位、分隔符或引號。

# framing_cl_invalid: step, framing_cl_conflict: step
m-2e98be29 = 在應用程式中搜尋它自己設定 Content-Length 的地方。

# framing_cl_conflict: title
m-15bfa26c = 回應的多個 Content-Length 不一致

# framing_cl_conflict: visitor, framing_cl_and_te: visitor, framing_chunk_size_invalid: visitor and 5 more
m-dad90d08 = 此位址背後的應用程式給出了自相矛盾的回應。

# framing_cl_conflict: explanation
m-b16732ed = 上游回應的標頭區多次寫明其長度，在多個欄位中，或在一個欄位中作為清單，而這些數字不相同。

# framing_cl_conflict: explanation
m-32a9cc55 = 有的讀取方以第一個數字為準，有的以最後一個為準：中間的位元組對一方是此回應的結尾，對另一方是下一個回應的開頭。回應走私就是這樣進行的，因此無法轉發，也無法容忍。相同的長度會合併為一個，並在日誌中記為發現。

# framing_cl_conflict: explanation
m-a8e03fea = 找出都設定該欄位的兩層，只讓其中最後一層設定：通常是應用程式的伺服器，在壓縮和範本完成之後。

# framing_cl_conflict: sentence
m-fed357f5 = { $peer } 的回應在其標頭區第 { $defect_line } 行帶有 Content-Length "{ $length_value }"，其中的數字不一致。

# framing_cl_conflict: sentence
m-658be1ea = { $peer } 的回應帶有不一致的 Content-Length：{ $lengths }。第二個在其標頭區第 { $defect_line } 行。

# framing_cl_conflict: likely two_layers, framing_other: likely two_layers
m-52c6d559 = 應用程式的兩層各設定了一個 Content-Length：某個中介軟體在應當替換時做了新增。

# framing_cl_conflict: likely compression
m-90897dea = 一層在壓縮之前計算本文，另一層在壓縮之後。

# framing_cl_conflict: evidence for compression, framing_cl_and_te: evidence for compression
m-af9cf826 = 回應帶有 Content-Encoding

# framing_cl_conflict: likely proxy_between
m-d2f5132f = 中間的代理更改了本文，新增了自己的 Content-Length，並留下了舊的。

# framing_cl_conflict: evidence for proxy_between, framing_cl_and_te: evidence for proxy_between
m-dafa55d9 = 回應帶有 Via 欄位

# framing_cl_conflict: likely injected
m-ab5299b2 = 帶換行的值進入了某個欄位，並帶來了一個 Content-Length。

# framing_cl_conflict: step
m-20f24656 = 檢視實際傳送的每個長度：

# framing_cl_and_te: title
m-ad5a13a1 = 回應同時帶有 Content-Length 和 Transfer-Encoding

# framing_cl_and_te: explanation
m-e4cf6a51 = 上游回應的標頭區兩次說明其本文在哪裡結束：在多少位元組之後，以及在最後的區塊處。

# framing_cl_and_te: explanation
m-bb17cbd7 = RFC 9112 讓 Transfer-Encoding 優先，並警告這樣的訊息可能是回應走私的嘗試：以長度為準的讀取方看到的回應，與以區塊為準的不同。

# framing_cl_and_te: explanation
m-5d72c4c2 = 讓應用程式在其伺服器以區塊傳送時不寫 Content-Length，或者不要自己設定 Transfer-Encoding。在上游寫上 `tolerate = ["te_and_cl"]` 會丟棄長度，以區塊為準，並記下發現。

# framing_cl_and_te: sentence
m-4edde157 = { $peer } 的回應同時帶有 Content-Length: { $lengths } 和 Transfer-Encoding: { $codings }；其中第二個在其標頭區第 { $defect_line } 行。

# framing_cl_and_te: likely server_chunks
m-a19da45e = 應用程式設定了 Content-Length，而其框架或伺服器仍然以區塊傳送。

# framing_cl_and_te: likely by_hand
m-269d4e26 = 應用程式自己設定 Transfer-Encoding，而其伺服器又加上所得內容的長度。

# framing_cl_and_te: evidence for by_hand
m-4325f2bc = Transfer-Encoding 在 Content-Length 之前

# framing_cl_and_te: likely compression
m-4851e0ef = 本文在傳送時壓縮，因此是分成區塊的，而之前的長度被留下了。

# framing_cl_and_te: likely proxy_between
m-8c3056db = 中間的代理重新為回應分界，並留下了舊欄位。

# framing_cl_and_te: likely smuggling
m-5cea8ce2 = 有人使應用程式傳送它，讓兩個讀取方看到不同的回應。

# framing_cl_and_te: step
m-84e96144 = 檢視實際傳送的這兩個欄位：

# framing_cl_and_te: step
m-8aa77f52 = 如果無法修復，請在 { $upstream_place } 為上游寫上：tolerate = ["te_and_cl"]

# framing_cl_and_te: step, framing_te_unsupported: step, framing_other: step
m-4fafd233 = 在應用程式中搜尋它自己設定 Content-Length 或 Transfer-Encoding 的地方。

# framing_te_unsupported: title
m-14e85392 = 回應的傳輸編碼不受支援

# framing_te_unsupported: explanation
m-c9acda6f = 上游回應的 Transfer-Encoding 不是僅出現一次的 `chunked`：是另一種編碼（`unknown_coding`）、chunked 在另一種之前（`chunked_not_last`）或出現兩次（`chunked_twice`）、什麼也沒有（`empty`），或者在沒有這種編碼的 HTTP/1.0 回應上帶有任何編碼（`http_1_0`）。

# framing_te_unsupported: explanation
m-834e8286 = Transfer-Encoding 說明回應在哪裡結束。Candor 沒有請求任何其他編碼，對於不認識的編碼，它無法知道回應在哪裡結束。

# framing_te_unsupported: explanation
m-2ec7986d = 壓縮的本文應當寫在 Content-Encoding 中。請把 Transfer-Encoding 交給應用程式的伺服器；自己設定它的應用程式通常會使伺服器分成區塊兩次。

# framing_te_unsupported: sentence
m-f60f3521 = { $peer } 的回應是 HTTP/1.0，而在其標頭區第 { $defect_line } 行帶有 Transfer-Encoding "{ $codings }"，HTTP/1.0 中沒有它。

# framing_te_unsupported: sentence
m-256237b8 = { $peer } 的回應帶有 Transfer-Encoding "{ $codings }"：chunked 出現了兩次。

# framing_te_unsupported: sentence
m-a4c4405d = { $peer } 的回應帶有 Transfer-Encoding "{ $codings }"：chunked 不是其中最後一個。

# framing_te_unsupported: sentence
m-21aeb396 = { $peer } 的回應在其標頭區第 { $defect_line } 行帶有空的 Transfer-Encoding。

# framing_te_unsupported: sentence
m-8463a39c = { $peer } 的回應在其標頭區第 { $defect_line } 行帶有 Transfer-Encoding "{ $codings }"；只支援 chunked。

# framing_te_unsupported: likely content_coding
m-69b7d70a = 本文經過壓縮，而編碼寫進了 Transfer-Encoding：它應當寫在 Content-Encoding 中。

# framing_te_unsupported: evidence for content_coding, framing_te_unsupported: evidence for identity, framing_te_unsupported: evidence for typo
m-f529d889 = 編碼是 { $codings }

# framing_te_unsupported: likely double
m-0a600c52 = 應用程式自己把本文分成區塊，而其伺服器又分一次。

# framing_te_unsupported: evidence for double
m-8b8060e7 = chunked 出現了兩次

# framing_te_unsupported: likely identity
m-19c88285 = 應用程式用舊的編碼「identity」要求其伺服器不使用區塊，而 HTTP 已移除這種編碼。

# framing_te_unsupported: likely typo
m-112968a4 = 該值拼寫有誤：應當是「chunked」，不帶參數或引號。

# framing_te_unsupported: likely old_version
m-306cbe53 = 使用區塊的伺服器被設定為以 HTTP/1.0 應答，或中間的舊代理降低了版本。

# framing_te_unsupported: evidence for old_version
m-ba4822b4 = 回應是 HTTP/1.0

# framing_te_unsupported: likely by_hand
m-5b3a685f = 應用程式自己設定 Transfer-Encoding。

# framing_chunk_size_invalid: title
m-8bb7c4c3 = 回應的某個區塊沒有有效的大小

# framing_chunk_size_invalid: explanation
m-fc23500d = 上游的回應是分成區塊的，而在下一個區塊的大小（十六進位，以 CR LF 結尾）應當出現的地方是別的內容：另一個字元（`non_hex`）、什麼也沒有（`empty`）、超出任何計數器的大小（`too_large`）、另一種行尾（`line_ending`），或者太長（`ext_too_long`）或帶控制字元（`ext_byte`）的擴充。

# framing_chunk_size_invalid: explanation
m-31265b9c = 從這裡開始，沒有人能知道什麼是本文、什麼是分界。如果在回應的標頭區發出之前發現，用戶端得到的是這份診斷。之後則切斷回應，使用戶端能看出它不完整。

# framing_chunk_size_invalid: explanation
m-27bf99a3 = 讓應用程式寫它的本文，把分成區塊的工作交給其伺服器。偏移量按線路上的本文計算。

# framing_chunk_size_invalid: sentence
m-dd459ef8 = { $peer } 回應的區塊本文在第 { $chunk_offset } 位元組處有一行沒有區塊大小：應當是十六進位數字的地方是 { $chunk_found }。

# framing_chunk_size_invalid: sentence
m-7fcf2e21 = { $peer } 回應的區塊本文在第 { $chunk_offset } 位元組處的區塊大小超出了任何計數器的範圍。

# framing_chunk_size_invalid: sentence
m-fc17d8eb = { $peer } 回應的區塊本文中，某個區塊大小之後、第 { $chunk_offset } 位元組處是 { $chunk_found }，而應當是 CR LF。

# framing_chunk_size_invalid: sentence
m-fdcf2991 = { $peer } 回應的區塊本文在第 { $chunk_offset } 位元組處有超過 1024 位元組的區塊擴充。

# framing_chunk_size_invalid: sentence
m-5053f447 = { $peer } 回應的區塊本文在第 { $chunk_offset } 位元組處、區塊擴充中有 { $chunk_found }。

# framing_chunk_size_invalid: sentence
m-98786784 = { $peer } 回應的區塊本文在第 { $chunk_offset } 位元組處有 { $chunk_found }，而應當是十六進位的區塊大小。

# framing_chunk_size_invalid: likely not_chunked
m-2b92a69e = 本文根本沒有分成區塊：有什麼設定了 Transfer-Encoding，卻原樣寫出本文。

# framing_chunk_size_invalid: evidence for not_chunked
m-1a50938f = 它是本文的第一個位元組

# framing_chunk_size_invalid: likely prefix
m-ede50853 = 大小帶有前綴 0x。

# framing_chunk_size_invalid: evidence for prefix
m-6e3d0381 = 大小以 0x 開頭

# framing_chunk_size_invalid: likely unknown_size
m-d587cb91 = 大小未知，為此寫了 -1。

# framing_chunk_size_invalid: evidence for unknown_size
m-175b8bd1 = 大小是 -1，寫成帶符號的數字或全部為 1

# framing_chunk_size_invalid: likely blank_line
m-79f933ad = 應用程式在區塊之後寫了一個換行，而其伺服器也寫了一個。

# framing_chunk_size_invalid: evidence for blank_line
m-219b518b = 應當是大小的地方是空行

# framing_chunk_size_invalid: likely line_feed, framing_chunk_terminator_invalid: likely line_feed
m-4cf3a5eb = 區塊是手工編寫的，在應當用 \r\n 的地方用了 \n。

# framing_chunk_size_invalid: evidence for line_feed, framing_chunk_terminator_invalid: evidence for line_feed
m-b3f1b888 = 該行只以 LF 結尾

# framing_chunk_size_invalid: likely signed_chunks
m-b0fb8f60 = 帶簽章的區塊（物件儲存用於上傳的那種）作為回應傳送。

# framing_chunk_size_invalid: evidence for signed_chunks
m-06be1659 = 該區塊帶有很長的擴充

# framing_chunk_size_invalid: likely output
m-654dc719 = 有什麼在區塊之間向連線寫入：除錯輸出、警告、錯誤頁面。

# framing_chunk_size_invalid: evidence for output
m-7e0e0545 = 有文字："{ $chunk_excerpt }"

# framing_chunk_size_invalid: likely by_hand
m-5afd5131 = 應用程式手工編寫區塊，而其伺服器也會這樣做。

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step
m-eba409b3 = 檢視實際傳送的區塊：

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step, framing_trailer_invalid: step
m-4eda9f5e = 在應用程式中搜尋它自己寫區塊大小或設定 Transfer-Encoding 的地方。

# framing_chunk_terminator_invalid: title
m-383f2f74 = 回應的某個區塊沒有在其大小所說的位置結束

# framing_chunk_terminator_invalid: explanation
m-7f98ab34 = 上游的回應是分成區塊的。在區塊宣告的位元組數之後應當是 CR LF，而實際是別的內容（`missing`），或只有 LF（`bare_lf`）。

# framing_chunk_terminator_invalid: explanation
m-878b946a = 大小有誤，因此沒有人能知道什麼是本文、什麼是分界。如果在回應的標頭區發出之前發現，用戶端得到的是這份診斷。之後則切斷回應，使用戶端能看出它不完整。

# framing_chunk_terminator_invalid: explanation
m-40400ec8 = 請計算位元組數而不是字元數，以十六進位寫大小，不包括資料之後的 CR LF。更好的做法是把分成區塊的工作交給應用程式的伺服器。偏移量按線路上的本文計算。

# framing_chunk_terminator_invalid: sentence
m-6630172d = { $peer } 的回應中，一個 { $chunk_size } 位元組的區塊在本文的第 { $chunk_offset } 位元組處只以 LF 結尾。

# framing_chunk_terminator_invalid: sentence
m-2d8ce4b7 = { $peer } 回應的一個區塊宣告了 { $chunk_size } 位元組，其後在本文的第 { $chunk_offset } 位元組處是 { $chunk_found }，而應當是 CR LF。

# framing_chunk_terminator_invalid: likely decimal
m-b71dc6ac = 區塊大小以十進位寫成：它應當是十六進位的。

# framing_chunk_terminator_invalid: evidence for decimal
m-a2d148a1 = 當作十進位數字時，大小與資料相符

# framing_chunk_terminator_invalid: likely terminator_counted
m-35e2ad17 = 資料之後的 CR LF 被計入了大小。

# framing_chunk_terminator_invalid: evidence for terminator_counted
m-600186a8 = 資料以 CR LF 結尾

# framing_chunk_terminator_invalid: likely characters
m-1e434ab9 = 大小按字元計算，而文字中有佔多個位元組的字元。

# framing_chunk_terminator_invalid: evidence for characters
m-bd52a782 = 其附近有 ASCII 以外的位元組

# framing_chunk_terminator_invalid: likely too_short
m-f395d648 = 大小少了幾個位元組：在文字被轉義、翻譯或加上換行之前計算。

# framing_chunk_terminator_invalid: evidence for too_short
m-acaffe4c = CR LF 在幾個位元組之後出現

# framing_chunk_terminator_invalid: likely several_writers
m-15f9dd09 = 兩個執行緒或兩層同時向連線寫入。

# framing_trailer_invalid: title
m-8d5d26be = 回應的尾部欄位無效

# framing_trailer_invalid: explanation
m-ce283629 = 上游的回應是分成區塊的，而最後的區塊之後不是尾部欄位區：有一行不是欄位（`syntax`）、有不允許出現在那裡的欄位（`forbidden`）、超過 8 KiB 或 64 個欄位（`too_large`），或者連線在空行之前終止（`no_end`）。

# framing_trailer_invalid: explanation
m-2b82285f = 本文已全部到達，而其結尾沒有：後面的內容可能是別的東西的開頭。回應被切斷，使用戶端能夠看出；如果還沒有發出任何內容，用戶端得到的是這份診斷。

# framing_trailer_invalid: explanation
m-6ee066a8 = 檢視應用程式在最後的區塊之後寫了什麼。為訊息分界或決定路由的欄位，例如 Content-Length、Transfer-Encoding 和 Host，應當寫在標頭區中。

# framing_trailer_invalid: sentence
m-195fb97e = { $peer } 在其回應的最後的區塊之後、本文的第 { $chunk_offset } 位元組處、結束它的空行之前終止了連線。

# framing_trailer_invalid: sentence
m-f9b17282 = { $peer } 回應的尾部欄位在本文的第 { $chunk_offset } 位元組處超過了 8 KiB 或 64 個欄位。

# framing_trailer_invalid: sentence
m-98844c03 = { $peer } 回應的尾部欄位在本文的第 { $chunk_offset } 位元組處有不允許出現在那裡的欄位："{ $chunk_excerpt }"。

# framing_trailer_invalid: sentence
m-f9276816 = { $peer } 回應的尾部欄位在本文的第 { $chunk_offset } 位元組處有 { $chunk_found }，而應當是欄位或空行。

# framing_trailer_invalid: likely error_page, framing_overrun: likely error_page
m-b16a817f = 應用程式在開始回應之後失敗，其錯誤頁面被附加在後面。

# framing_trailer_invalid: evidence for error_page
m-7d46264b = 有頁面或回應的開頭

# framing_trailer_invalid: likely length_in_trailer
m-41456449 = 應用程式在結尾才得知長度，並把它作為尾部欄位傳送。

# framing_trailer_invalid: evidence for length_in_trailer
m-36ae0f51 = 有這樣的欄位

# framing_trailer_invalid: likely last_line_missing
m-591aec8a = 應用程式以 0 和一個換行結束其本文：應當有兩個換行。

# framing_trailer_invalid: evidence for last_line_missing
m-027839d2 = 連線在最後的區塊之後終止

# framing_trailer_invalid: likely chunk_after_last
m-37e7a5ad = 本文的一個空片段被寫成大小為 0 的區塊，也就是最後的區塊，而本文還在繼續。

# framing_trailer_invalid: evidence for chunk_after_last
m-47ffa3ba = 後面的內容開頭像區塊

# framing_trailer_invalid: likely by_hand
m-f99a7acc = 應用程式手工編寫最後的區塊或尾部欄位。

# framing_trailer_invalid: step
m-21d786f7 = 檢視實際傳送的本文結尾：

# framing_body_not_allowed: title
m-289b5ac4 = 回應在不允許有本文的地方帶有本文

# framing_body_not_allowed: explanation
m-b5c034b1 = 對 HEAD 的回應（`head`）、204 回應（`no_content`）或 304 回應（`not_modified`），以及臨時回應 1xx（`interim`），無論其欄位怎麼說，都在標頭區處結束。上游在這樣的標頭區之後又傳送了位元組。

# framing_body_not_allowed: explanation
m-339a02d4 = 在再次使用的連線上，這些位元組會被當作下一個回應的開頭，而那是給別人的；因此 Candor 關閉連線。

# framing_body_not_allowed: explanation
m-2923da90 = 如果在回應的標頭區發出之前發現，用戶端得到的是這份診斷。之後則用戶端已得到回應，日誌中記為發現。

# framing_body_not_allowed: explanation
m-3a56e405 = 讓應用程式不要在那裡寫本文。在上游寫上 `tolerate = ["body_not_allowed"]` 會在任何情況下丟棄這些位元組，並記下發現。

# framing_body_not_allowed: sentence
m-e5f5bc29 = { $peer } 在對 HEAD 的回應中傳送了至少 { $surplus_seen } 位元組的本文，而這種回應沒有本文。

# framing_body_not_allowed: sentence
m-224892f5 = { $peer } 在臨時回應之後傳送了至少 { $surplus_seen } 位元組，而這種回應沒有本文。

# framing_body_not_allowed: sentence
m-40b6aebb = { $peer } 在狀態為 { $received_status } 的標頭區之後傳送了至少 { $surplus_seen } 位元組的本文，而這種回應沒有本文。

# framing_body_not_allowed: likely second_response, framing_overrun: likely second_response
m-7f971fa3 = 一個請求的第一個回應之後又有第二個：應用程式的兩層都作了應答。

# framing_body_not_allowed: evidence for second_response, framing_overrun: evidence for second_response
m-5a42f9ec = 多餘的內容以 HTTP/1 開頭

# framing_body_not_allowed: likely head_as_get
m-a49ffbc9 = 應用程式對 HEAD 的應答與對 GET 相同，而其伺服器沒有略去本文。

# framing_body_not_allowed: evidence for head_as_get
m-c5e30fcf = 方法是 HEAD

# framing_body_not_allowed: likely json
m-dbad8deb = 框架把 { "{" }{ "}" } 或 null 之類的空值寫作每個回應的本文。

# framing_body_not_allowed: evidence for json, framing_body_not_allowed: evidence for last_chunk, framing_overrun: evidence for line_break
m-a5480f7e = 多餘的內容是 "{ $surplus }"

# framing_body_not_allowed: likely last_chunk
m-4427b306 = 伺服器對每個回應都使用區塊，並在沒有本文的標頭區之後寫了最後的區塊。

# framing_body_not_allowed: likely status_late
m-9a00495d = 狀態在本文準備好之後被更改：由快取、中介軟體或錯誤處理程式。

# framing_body_not_allowed: step
m-3fe05614 = 檢視傳送的全部內容：

# framing_body_not_allowed: step
m-7204abd2 = 如果無法修復，請在 { $upstream_place } 為上游寫上：tolerate = ["body_not_allowed"]

# framing_overrun: title
m-8ed97731 = 到來的內容比回應宣告的多

# framing_overrun: explanation
m-0cfac40c = 根據 Content-Length 或最後的區塊，上游回應的本文已經完整，而連線上又來了更多位元組，儘管沒有再請求什麼。

# framing_overrun: explanation
m-d78f7574 = 要麼宣告的長度太短，於是人們得到的頁面結尾被截斷；要麼多餘的內容是別的東西的開頭，例如附加在已開始的回應之後的錯誤頁面。在再次使用的連線上，多餘的內容會被當作下一個回應，而那是給別人的；因此 Candor 關閉連線。

# framing_overrun: explanation
m-3ad15309 = 如果在回應的標頭區發出之前發現，用戶端得到的是這份診斷。之後則用戶端恰好得到所宣告的位元組，日誌中記為發現。

# framing_overrun: explanation
m-d0a81dd7 = 把宣告的內容與傳送的內容比較。Content-Length 計算的是位元組而不是字元，並且在壓縮之後計算。在上游寫上 `tolerate = ["overrun"]` 會在任何情況下交付所宣告的位元組。

# framing_overrun: sentence
m-b4140bb8 = { $peer } 在 { $declared } 位元組之後結束了其區塊本文，又傳送了至少 { $surplus_seen } 位元組。

# framing_overrun: sentence
m-9831b56a = { $peer } 宣告了 { $declared } 位元組，又多傳送了至少 { $surplus_seen } 位元組。

# framing_overrun: likely chunked_too
m-2143ee89 = 本文在帶有 Content-Length 的同時又被手工分成區塊，或分了兩次。

# framing_overrun: evidence for chunked_too
m-770fc0bb = 多餘的內容像區塊："{ $surplus }"

# framing_overrun: likely characters
m-a3955b69 = Content-Length 按字元計算，而文字中有佔多個位元組的字元。

# framing_overrun: evidence for characters
m-f82ab88b = 多餘的內容中有 ASCII 以外的位元組

# framing_overrun: evidence for error_page
m-a6d1da0a = 多餘的內容開頭像頁面或堆疊追蹤

# framing_overrun: likely line_break
m-61dc2207 = 應用程式在其本文之後加了一個沒有計入的換行。

# framing_overrun: likely before_compression
m-329cb65e = 長度在本文更改之前計算：壓縮、範本或注入的指令碼更改了它。

# framing_overrun: step
m-663d37f7 = 比較宣告的內容與傳送的內容：

# framing_overrun: step
m-4087c334 = 如果無法修復，請在 { $upstream_place } 為上游寫上：tolerate = ["overrun"]
