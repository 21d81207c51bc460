### circumstances

# last_words
m-08d64170 = 應用程式的記憶體不足。請增加記憶體，或查明記憶體用在何處。

# last_words
m-e9f5e173 = 應用程式寫入的磁碟沒有剩餘空間。

# last_words
m-2450c548 = 應用程式開啟的檔案和通訊端已達上限。

# last_words
m-bb96e557 = 應用程式無法接聽，因為該位址已被另一個程序佔用。

# last_words
m-1890fed2 = 應用程式的資料庫不再接受更多連線。

# last_words
m-a74c5b1d = 應用程式的資料庫拒絕了其使用者名稱、密碼或資料庫名。

# last_words
m-a89cd5d5 = 應用程式無法連線到其資料庫。

# last_words
m-2fa9681a = 應用程式池中的工作程序或連線全都繁忙，請求只能等待。

# last_words
m-d0a4f3bd = 某個工作程序處理請求的時間過長，被應用程式的伺服器終止了。原因在於該請求所等待的對象，或伺服器自身的時限太短。

# last_words
m-82df7122 = 應用程式無法載入，因為執行環境中缺少某個模組或程式庫。

# last_words
m-e55651b5 = 應用程式的伺服器按所給的名稱找不到應用程式。

# last_words
m-00d7ec32 = 應用程式無法載入，因為對執行它的版本來說，程式碼有語法錯誤。

# last_words
m-9b9b60b0 = 應用程式無法啟動，因為其設定或環境變數不完整。

# last_words
m-c4a9aaeb = 應用程式的伺服器不接受它自己的設定。

# last_words
m-d54a427f = PHP 按給它的名稱找不到指令碼，或無權執行它。`files` 必須寫明 PHP 所見的目錄：如果它在容器或 chroot 中，就是其內部的目錄。

# last_words
m-c1bfabf0 = 應用程式的資料庫缺少某個資料表或欄位：有遷移沒有執行。

# last_words
m-bac4afe1 = 應用程式無法解析它所需服務的名稱。

# last_words
m-e95997e8 = 應用程式所需的服務拒絕了它的連線。

# last_words
m-d9a06413 = 應用程式無法使用其憑證或金鑰。

# last_words
m-f6599ca0 = 應用程式被拒絕使用某個檔案或連接埠：執行它的使用者沒有相應的權限。

# last_words
m-eb9fb926 = 應用程式要寫入的位置只允許讀取。

# last_words
m-39a6e635 = 用來啟動應用程式的命令在那裡不存在，或是為另一種架構建置的。

# last_words
m-7fd01eb7 = 應用程式找不到它需要的檔案。

# last_words
m-665bdc8f = 應用程式的程序崩潰了，多半發生在原生程式碼中。

# last_words
m-655b45f7 = 應用程式發生了 panic。

# last_words
m-ed746c58 = 應用程式錯誤地使用了事件迴圈，導致請求失敗或卡住。

# last_words
m-bf7ef8af = 應用程式的一個工作程序被終止，多半是因為主機或容器記憶體不足。

# last_words
m-93806aa8 = 應用程式在載入過程中失敗了。

# last_words
m-86121d44 = 應用程式因未處理的錯誤而失敗。

# last_words
m-3f320711 = 應用程式收到停止的指令，並已停止。

# last_words
m-f16299f4 = 檢視應用程式的全部輸出：

# last_words
m-44868bc8 = { $log } 的輸出：{ $said }

# last_words
m-e9422d3b = { $log } 在 { $said_age } 之前的輸出：{ $said }

# container_out_of_memory
m-4941e837 = 應用程式耗盡了其容器的記憶體，被終止了。請提高容器的上限，或查明應用程式把記憶體用在何處。

# container_out_of_memory
m-a99c7899 = { $container } 被終止（退出碼 { $container_exit }）；其上限為 { $container_memory }

# container_out_of_memory
m-04afb2b7 = 引擎表示 { $container } 因記憶體不足被終止；其上限為 { $container_memory }

# container_out_of_memory
m-fb381e82 = 引擎表示 { $container } 因記憶體不足被終止

# container_out_of_memory
m-47c1f293 = 檢視各容器使用的記憶體及其上限：

# container_restarting
m-06daa66e = 應用程式每次啟動後很快就結束，其容器被一再重新啟動。結束的原因在其日誌中。

# container_restarting
m-c8edb43d = { $container } 正在重新啟動，至今 { $container_restarts } 次；其程式的退出碼為 { $container_exit }

# container_restarting
m-5cdde89b = { $container } 已重新啟動 { $container_restarts } 次，最近一次在 { $container_started } 之前

# container_restarting
m-9ef9a2b5 = 檢視它結束之前的輸出：

# container_ended
m-38af845f = 應用程式的容器沒有執行。

# container_ended
m-fea2d2ce = 檢視它最後的輸出：

# container_ended
m-01ae524a = 重新啟動它：

# container_ended
m-16f3098d = 引擎無法啟動 { $container }：{ $container_error }

# container_ended
m-42121214 = { $container } 已建立，但從未啟動

# container_ended
m-9d2e03a1 = { $container } 在 { $container_ended } 之前退出，退出碼為 { $container_exit }

# container_ended
m-977aef38 = { $container } 已退出，退出碼為 { $container_exit }

# container_paused
m-27a236c4 = 應用程式的容器已暫停：核心仍接受連線，但無人應答。

# container_paused
m-8cd33406 = 引擎表示 { $container } 已暫停

# container_paused
m-854bb676 = 讓它繼續執行：

# container_missing
m-8d6dee98 = 沒有該名稱的容器或 Compose 服務：從未建立、已被刪除，或名稱不同。

# container_missing
m-c482eda7 = 檢視有哪些容器：

# container_missing
m-de33be85 = 引擎中沒有 { $no_container }，但有 { $similar_containers }

# container_missing
m-4b91d895 = 引擎中沒有 { $no_container }；現有 { $running_containers }

# container_missing
m-09de1d62 = 引擎中沒有 { $no_container }

# container_other_network
m-555f2d5f = Candor 的容器與應用程式的容器沒有共同的網路，因此透過名稱和位址都無法到達。請把兩者放在同一個網路中。

# container_other_network
m-c1ebf8d6 = { $container } 位於 { $container_networks }，Candor 位於 { $own_networks }

# container_other_network
m-45715f37 = 檢視應用程式容器的網路：

# application_loopback
m-cbd13d13 = 應用程式接聽的連接埠正確，但只接受來自自己容器或主機的連線。請讓它接聽 0.0.0.0。

# application_loopback, application_other_port
m-7b5bd34d = 檢視應用程式的接聽位址是如何指定的：

# application_loopback
m-e93d8f70 = 在 { $container } 內，連接埠 { $wanted_port } 只在 { $container_listening } 上接聽

# application_loopback, application_other_port
m-1b2bc1a9 = { $listens_log } 的輸出：{ $listens_said }

# application_other_port
m-404825d1 = 應用程式接聽的不是連接埠 { $wanted_port }，而是另一個。

# application_other_port
m-effd2afb = 在 { $container } 內接聽的是 { $container_listening }，而不是連接埠 { $wanted_port }

# application_other_port
m-28583af2 = { $container } 的映像檔宣告的連接埠是 { $container_exposed }

# dependency_away
m-3aa30c88 = 應用程式需要 { $dependency }，而它不能正常工作。

# dependency_away
m-93e06194 = 在應用程式所在的主機上檢視該名稱的含義：

# dependency_away
m-5308819e = 先處理 { $dependency }：它寫在上游的 `depends` 中。

# dependency_away
m-72606785 = 其名稱 { $dependency_host } 沒有位址

# dependency_away
m-b4e580e9 = 連線 { $dependency_address } 失敗：{ $dependency_errno }

# dependency_away
m-1d8925bc = 在 { $dependency_elapsed } 內沒有連上 { $dependency_address }

# dependency_away
m-79ee3162 = { $dependency_address } 接受了連線，卻什麼也沒有傳送

# dependency_away
m-f079744a = { $dependency_address } 的應答：{ $dependency_said }

# dependency_away
m-899c1cdc = { $dependency_address } 使用另一種協定：{ $dependency_said }

# container_unhealthy
m-909fff21 = 應用程式本身有問題：其容器自己的健康檢查也沒有通過。

# container_unhealthy
m-347d5249 = { $container } 的檢查已連續失敗 { $container_failing } 次

# container_unhealthy
m-d6dff6c7 = { $container } 的檢查已連續失敗 { $container_failing } 次：{ $container_check }

# container_unhealthy
m-fd7dd684 = 檢視其健康檢查的輸出：

# out_of_memory
m-0b4a5607 = 記憶體已耗盡：應用程式或其某個工作程序已被核心終止，或即將被終止。

# out_of_memory
m-2ed91019 = 檢視核心終止了誰，以及何時：

# out_of_memory
m-7eb8f2e8 = 檢視誰佔用了記憶體：

# out_of_memory
m-bbfcb742 = { $unit_name } 因記憶體不足被終止的程序：{ $unit_killed }

# out_of_memory
m-07651b1e = { $memory_total } 中剩餘 { $memory_left }

# unit_down
m-54300879 = 應用程式的單元 { $unit_name } 沒有執行。

# unit_down
m-7950fe7b = 檢視其狀態、結果和重新啟動次數：

# unit_down
m-61e908e1 = { $unit_name } 沒有程序

# unit_down
m-7672289e = { $unit_name } 已被遮罩（masked），因此無法啟動

# unit_down
m-28567e32 = 不存在單元 { $unit_name }

# disk_full
m-980dd41d = 磁碟已滿：應用程式無法寫入其日誌、工作階段、上傳內容或資料庫。

# disk_full
m-33214d95 = 檢視什麼已滿，包括位元組數和 inode：

# disk_full
m-8bd38b4b = { $full_disk } 剩餘 { $disk_left }

# conntrack_full
m-5db2f4aa = 本機的連線追蹤表已滿，防火牆因此丟棄新連線。請提高 net.netfilter.nf_conntrack_max。

# conntrack_full
m-f5aaca4a = 檢視核心是否表示該表已滿：

# conntrack_full
m-a09671ce = 其中已有 { $conntrack } 項，上限為 { $conntrack_max }

# speaks_tls
m-454a6e40 = 連接埠 { $port } 使用 TLS，卻以明文連線：請為 { $server } 寫上 https://。

# speaks_tls
m-6e9d4bbf = 與它的 TLS 交握得以完成（{ $probe_tls_version }）

# speaks_tls
m-03926f1f = 它以 TLS 警示應答了 TLS 交握

# speaks_tls
m-7146464f = 請在 { $upstream_place } 的上游中，於伺服器之前寫上 https://。如果其憑證來自私有的授權單位，請指明該機構：tls = { "{" } ca = "FILE" { "}" }。

# speaks_plain
m-aa83106c = 連接埠 { $port } 使用明文 HTTP，卻以 TLS 連線：請為 { $server } 寫上 http://。

# speaks_plain
m-c3925f71 = 以明文發出的 { $probe_plain_method } { $probe_plain_path } 在 { $probe_plain_elapsed } 內得到了應答 { $probe_plain_status }

# speaks_plain
m-583066d0 = 請在 { $upstream_place } 的上游中，於伺服器之前寫上 http://。

# speaks_http2
m-e73433d4 = 連接埠 { $port } 使用不帶 TLS 的 HTTP/2，gRPC 伺服器就是如此，而 Candor 以 HTTP/1.1 詢問上游：請讓應用程式也以 HTTP/1.1 接聽。

# speaks_http2
m-22952d55 = 它以自己的 SETTINGS 應答了 HTTP/2 的前言

# other_resolver
m-d3f5c25c = { $name_now_resolver }（列於 { $name_now_listed_in }）知道該名稱，而最先詢問的解析器不知道：它們提供不同的區域，或其中一個已過時。

# other_resolver
m-422d6325 = 它的應答是 { $name_now_addresses }

# other_resolver
m-bf82677e = 詢問知道該名稱的解析器：

# other_resolver
m-f60996e3 = 如果只想詢問知道該名稱的解析器，請把它們列在 [dns] 的 `resolvers` 中。

# only_this_path
m-004c9df0 = 只有部分請求失敗，例如對 { $path } 的請求：伺服器本身在執行並有應答。請檢視應用程式為這個請求做了什麼。

# only_this_path
m-116d9ec4 = 緊接著的 { $probe_other_method } { $probe_other_path } 在 { $probe_other_elapsed } 內得到了應答 { $probe_other_status }

# every_path
m-12bfbfa8 = 整個伺服器都卡住了，而不只是 { $path }：每個工作程序都繁忙或停住。

# every_path
m-64d52984 = { $probe_other_method } { $probe_other_path } 在 { $probe_other_elapsed } 內同樣沒有得到應答

# not_each_time
m-7b9ec8d6 = 問題時有時無：某個工作程序或某個連線失敗，或應用程式恰好在那時重新啟動。

# not_each_time
m-1f1e5742 = 緊接著的相同請求在 { $probe_same_elapsed } 內得到了應答 { $probe_same_status }
