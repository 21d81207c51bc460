### other

# dns_other: title
m-8fb282b9 = 上游的名稱無法解析

# dns_other: explanation
m-890db982 = Candor 查詢上游主機的位址，而這以一種沒有專屬代碼的方式失敗：該名稱無法詢問，或解析器以不是 DNS 訊息的位元組應答。

# dns_other: explanation
m-c23927e7 = 沒有嘗試連線。證據中有解析器所說的內容。

# dns_other: explanation
m-3e28b946 = 親自詢問同一個解析器：`dig HOST @RESOLVER`。

# dns_other: sentence
m-8ff0c124 = { $resolvers } 以不是 DNS 訊息的位元組應答了對 { $question } 的詢問。

# dns_other: sentence
m-9a5102e4 = 查詢 { $host } 的位址失敗：{ $reason }。

# dns_other: sentence
m-34323cce = 查詢 { $host } 的位址失敗。

# dns_other: likely not_dns
m-712dec2e = 在解析器的位址上接聽的不是 DNS 伺服器，而是別的程式。

# dns_other: evidence for not_dns
m-a1137bec = { $resolvers } 以不是 DNS 訊息的位元組應答

# dns_other: likely name_invalid
m-ea3ed01c = 該名稱無法詢問：其某一部分為空或超過 63 位元組。

# dns_other: evidence for name_invalid
m-46ca6cc3 = 無法由 { $host } 構成詢問

# dns_other: likely resolver
m-9c74bfc3 = 問題在於解析器。

# connect_other: title
m-96752072 = 無法連線到上游

# connect_other: explanation
m-055334a2 = Candor 請求了 TCP 連線，而這以一種沒有專屬代碼的方式失敗。證據中的 errno 是核心所說的。

# connect_other: explanation
m-2ce3b878 = 上游沒有收到請求。原因是計時器時，表示整個交換的時間在連線期間用完。

# connect_other: explanation
m-170d564a = 查閱該 errno（`man 2 connect`），並在本機以 Candor 的使用者手動嘗試連線。

# connect_other: sentence
m-3e0457c2 = 連線 { $peer } 失敗：{ $errno_name }（errno { $errno }）。

# connect_other: sentence, socket_other: sentence
m-4e068c37 = 連線 { $peer } 在 { $elapsed } 後被放棄：{ $timer } 是 { $limit }。

# connect_other: sentence
m-c86ff415 = 連線 { $peer } 失敗。

# connect_other: likely time_used_up, socket_other: likely time_used_up
m-6a54cd72 = 時間用在了之前的環節：較早的嘗試，或名稱。

# connect_other: evidence for time_used_up, socket_other: evidence for time_used_up
m-6eb637cf = { $timer } 是全部環節合計 { $limit }

# connect_other: likely aborted_here
m-425805d8 = 本機的某個程式終止了連線：`ss -K`、防火牆常駐程式、位址的更改。

# connect_other: evidence for aborted_here
m-a3264d84 = { $errno_name } 來自本機

# connect_other: likely network
m-350d1c1b = 此處與 { $peer } 之間的網路。

# connect_other: step
m-988c5de9 = 以 Candor 的使用者手動嘗試：

# socket_other: title
m-1ac062af = 無法連線到上游的通訊端

# socket_other: explanation
m-0ad9f217 = 上游是 unix 通訊端，而連線它以一種沒有專屬代碼的方式失敗。證據中的 errno 是核心所說的。

# socket_other: explanation
m-333c39c3 = 應用程式沒有收到請求。原因是計時器時，表示整個交換的時間在連線期間用完。

# socket_other: explanation
m-1ec5a37c = 查閱該 errno（`man 7 unix`），並檢視誰在哪個通訊端上接聽：`ss -xlp`。

# socket_other: sentence
m-005b42cd = 連線通訊端 { $socket } 失敗：{ $errno_name }（errno { $errno }）。

# socket_other: sentence
m-74cd2602 = 連線通訊端 { $socket } 失敗。

# socket_other: evidence for filtered_calls
m-4a04d4d9 = { $errno_name } 是這類過濾器拒絕的方式

# socket_other: likely restarting
m-91239a03 = 應用程式正在重新啟動。

# tls_other: title
m-dab60261 = 與上游的 TLS 交握失敗

# tls_other: explanation
m-3eeb0a89 = 連線已建立，而 TLS 交握沒有完成，其方式沒有專屬代碼。

# tls_other: explanation
m-2779270b = 沒有傳送請求。TLS 程式庫所說的內容在證據中。

# tls_other: explanation
m-fb7868b9 = 用 `openssl s_client` 重複交握，並檢視上游伺服器的日誌。

# tls_other: sentence
m-dc4fd13b = 與 { $peer } 的 TLS 交握失敗：{ $error_text }。

# tls_other: sentence
m-5b91dc11 = 與 { $peer } 的 TLS 交握失敗。

# tls_other: evidence for not_tls
m-d5e6264a = 沒有就任何 TLS 版本達成一致

# tls_other: likely host
m-f59e34b6 = 本機有某種資源用盡：核心給出了錯誤 { $errno_name }。

# tls_other: evidence for host
m-1b541c9d = 該錯誤不是 TLS 的錯誤

# framing_other: title
m-43a2ff93 = 回應的分界有誤

# framing_other: explanation
m-7ce4f959 = 上游回應的標頭區被拒絕，其中唯一異常的是說明回應在哪裡結束的部分，其方式沒有專屬代碼。

# framing_other: explanation
m-37e3bd9d = 沒有人能知道此回應在哪裡結束、下一個在哪裡開始。轉發它會使一個讀取方看到的回應與下一個讀取方不同：回應走私就是這樣進行的。

# framing_other: explanation
m-695ad68c = 只讓一層設定分界：通常是應用程式的伺服器，而不是應用程式。

# framing_other: sentence
m-3f2a5ee5 = { $peer } 回應的分界在其標頭區第 { $defect_line } 行有誤：{ $defect }。

# framing_other: evidence for two_layers
m-91c220dc = 同一個長度出現了兩次

# h2_other: title
m-572d41fd = 與上游的 HTTP/2 失敗

# h2_other: explanation
m-424f22d5 = Candor 與上游使用 HTTP/2，而連線或串流以一種尚無專屬代碼的方式失敗。

# h2_other: explanation
m-aba803af = 證據中有該程式庫的原話。多數情況下是應用程式在處理此請求時失敗，或其伺服器有錯誤。

# h2_other: explanation
m-3f551cd0 = 檢視應用程式的日誌，並用 `nghttp -nv` 重複該請求。

# h2_other: sentence
m-89181217 = 與 { $peer } 的 HTTP/2 失敗：{ $error_text }。

# h2_other: sentence
m-f8bd84d5 = 與 { $peer } 的 HTTP/2 失敗。

# h2_other: likely cut
m-176b92de = 上游在回應完整之前結束了它的串流或連線。

# h2_other: evidence for cut
m-73cb4d30 = 本文在 { $received } 位元組之後結束

# h2_other: likely connection_lost
m-362f7373 = 使用 HTTP/2 期間連線中斷：上游被終止，或中間有什麼切斷了它。

# h2_other: likely application_error
m-b841f829 = 應用程式在處理此請求時失敗。

# h2_other: step
m-1d451eab = 重複它：

# req_other: title
m-18c74bdd = 向上游傳送請求失敗

# req_other: explanation
m-8c612745 = 連線已建立，而請求沒能傳送完，其方式沒有專屬代碼：既不是上游掛斷，也不是我方的計時器到期。

# req_other: explanation
m-26f841c1 = 核心給出了這裡很少見到的錯誤。`ETIMEDOUT`（errno 110）表示上游的主機有許多分鐘沒有確認任何內容；`EHOSTUNREACH`（errno 113）表示通往它的路徑已丟失。

# req_other: explanation, body_other: explanation
m-6a161dbd = 該錯誤列在證據中。請檢查中間的網路和上游的主機。

# req_other: sentence
m-6207093d = 向 { $peer } 傳送請求在 { $bytes_sent } 位元組之後失敗，錯誤為 { $errno_name }（errno { $errno }）。

# req_other: sentence
m-79de19fa = 向 { $peer } 傳送請求在 { $bytes_sent } 位元組之後失敗。

# req_other: likely network, body_other: likely network
m-9c8bc304 = 到上游的連線中斷。

# req_other: likely crash, body_other: likely crash
m-ff89e7dc = 程序崩潰或被終止。

# req_other: likely upload_long
m-519296e5 = 上傳時間太長，中間的環節放棄了它。

# req_other: step
m-b1095e37 = 檢視通往上游的路徑：

# head_other: title
m-aaf57d3c = 回應的標頭區無法使用

# head_other: explanation
m-b859671f = 請求已發出，而上游回應的標頭區以一種尚無專屬代碼的方式有誤，或無法讀取。如果是有誤，證據會顯示有問題的位元組。

# head_other: explanation
m-862e0558 = 原因指明該標頭區違反的 RFC 9112 規則。

# head_other: explanation
m-67bebdd3 = 檢視標出的位元組以及寫這一行的程式。

# head_other: sentence
m-4a0f1d1f = { $peer } 回應的標頭區無法使用：{ $reason }。

# head_other: sentence
m-4bd15d9d = { $peer } 回應的標頭區無法使用。

# head_other: likely network
m-5dcd8264 = 等待回應期間，網路或上游的主機發生故障。

# head_other: evidence for network
m-904e0ea3 = 核心表示 { $errno_name }

# body_other: title
m-862ea4eb = 回應沒能轉發完

# body_other: explanation
m-bcac7226 = 回應的標頭區已轉發，而其本文沒能轉發，其方式沒有專屬代碼：它既沒有被切斷，也沒有損壞，也不太慢。

# body_other: explanation
m-e214b5f6 = 用戶端已能看出回應不完整：它的連線（或串流）被切斷了。

# body_other: sentence
m-85792f01 = 轉發 { $peer } 的回應失敗：{ $reason }。

# body_other: sentence
m-796a0256 = 轉發 { $peer } 的回應失敗，錯誤為 { $errno_name }（errno { $errno }）。

# body_other: sentence
m-e9c0fb97 = 轉發 { $peer } 的回應失敗。

# body_other: evidence for stalled
m-a1f747b4 = 直到 { $timer } 到期都沒有收到任何內容
