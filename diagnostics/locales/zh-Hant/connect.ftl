### connect

# connect_resources_exhausted: title
m-f23dae6c = 沒有剩餘的檔案或記憶體用於連線上游

# connect_resources_exhausted: explanation
m-2abdc116 = Candor 需要一個通訊端來連線上游，而核心無法提供：`EMFILE`（24）表示本程序開啟的檔案已達上限；`ENFILE`（23）表示整個主機已達上限；`ENOMEM`（12）或 `ENOBUFS`（105）表示沒有可用的記憶體。

# connect_resources_exhausted: explanation
m-ec3a92f8 = 這與上游無關：沒有發出任何封包。代理的每個進行中的請求需要兩個通訊端，每個閒置連線需要一個。

# connect_resources_exhausted: explanation
m-7626e78c = 對於 24，請提高上限：Candor 單元中的 `LimitNOFILE`，或容器的 `--ulimit nofile`。如果上限已經很高，請查明是什麼佔用了連線：緩慢的上游，或從不離開的用戶端。

# connect_resources_exhausted: sentence
m-26b59256 = Candor 已開啟 { $files_limit } 個檔案，達到上限，沒有剩餘的可用於連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-1a72e22d = Candor 開啟的檔案已達上限，沒有剩餘的可用於連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-234540d4 = 本機開啟的檔案已達上限，沒有剩餘的可用於連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: sentence
m-787f3253 = 本機沒有剩餘的記憶體用於連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_resources_exhausted: likely low_limit
m-2517b622 = 開啟檔案的上限對代理來說太低：請提高其單元的 LimitNOFILE，或其容器的 --ulimit nofile。

# connect_resources_exhausted: evidence for low_limit
m-9d4427e4 = 上限只有 { $files_limit }

# connect_resources_exhausted: likely slow_upstream
m-2b3bb32c = 請求在堆積：某個上游應答緩慢，每個請求佔用兩個通訊端。

# connect_resources_exhausted: evidence for slow_upstream
m-61da5c8e = 對本機平常的負載來說，{ $files_limit } 個檔案應當足夠

# connect_resources_exhausted: likely many_clients
m-0fa8f934 = 同時連線的用戶端非常多，或其中之一開啟連線後一直佔用。

# connect_resources_exhausted: likely host_limit
m-03532118 = 本機所有程式開啟的檔案總數過多：fs.file-max。

# connect_resources_exhausted: evidence for host_limit
m-75563eda = { $errno_name } 針對的是整個主機

# connect_resources_exhausted: likely socket_memory
m-3949b45e = 通訊端的記憶體已用盡：net.ipv4.tcp_mem，或 Candor 容器的記憶體上限。

# connect_resources_exhausted: evidence for socket_memory
m-c5ef7cb5 = { $errno_name } 針對的是核心的記憶體

# connect_resources_exhausted: likely another_program
m-2d2ea2c6 = 本機的另一個程式洩漏檔案或記憶體。

# connect_resources_exhausted: step
m-8f8cfa7d = 檢視 Candor 開啟了什麼，以及上限是多少：

# connect_resources_exhausted: step
m-5085ae41 = 提高執行中程序的上限：

# connect_resources_exhausted: step
m-7fa86ca1 = 檢視本機開啟了多少檔案，以及上限：

# connect_resources_exhausted: step
m-c505dc2d = 檢視通訊端佔用多少記憶體，以及上限：

# connect_resources_exhausted: step, connect_ports_exhausted: step
m-001fd197 = 檢視有多少通訊端，處於什麼狀態：

# connect_ports_exhausted: title
m-236a86ec = 沒有剩餘的本地連接埠用於連線上游

# connect_ports_exhausted: explanation
m-8a5591c6 = Candor 請求建立 TCP 連線，而核心找不到可用的本地連接埠：`EADDRNOTAVAIL`，errno 99。兩台主機之間，到同一連接埠的每個連線都需要自己的本地連接埠。

# connect_ports_exhausted: explanation
m-cdac6a7d = 沒有發出任何封包。要麼同時開啟的到此上游的連線非常多，要麼每個請求之後都關閉連線，而每個連線還會佔用其連接埠一分鐘（TIME-WAIT）。

# connect_ports_exhausted: explanation
m-e44503fc = `ss -s` 會顯示是哪一種。讓上游保持連線：它不應以 `Connection: close` 應答，其自身的閒置上限也不應太短。為上游增加第二個位址，或擴大 `net.ipv4.ip_local_port_range`，可以騰出空間。

# connect_ports_exhausted: sentence
m-647264e5 = 沒有剩餘的本地連接埠可用於連線 { $peer }（{ $errno_name }，errno { $errno }）：共 { $ports } 個，其中 { $time_wait } 個在等待 TIME-WAIT 結束，{ $sockets_in_use } 個通訊端正在使用。

# connect_ports_exhausted: sentence
m-c71c6573 = 沒有剩餘的本地連接埠可用於連線 { $peer }（{ $errno_name }，errno { $errno }），共 { $ports } 個。

# connect_ports_exhausted: sentence
m-5b837eae = 沒有剩餘的本地連接埠可用於連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_ports_exhausted: likely no_keepalive
m-ae560a5c = 到上游的連線在每個請求之後被它或我方關閉，每個連線佔用其連接埠一分鐘。

# connect_ports_exhausted: evidence for no_keepalive
m-d056b0e0 = { $time_wait } 個連線處於 TIME-WAIT，多於正在使用的 { $sockets_in_use } 個通訊端

# connect_ports_exhausted: likely many_open
m-c5c39315 = 同時開啟的到上游的連線非常多：對這一負載來說它應答太慢，或在傳輸串流。

# connect_ports_exhausted: evidence for many_open
m-3d6d605a = { $sockets_in_use } 個通訊端正在使用，{ $time_wait } 個連線處於 TIME-WAIT

# connect_ports_exhausted: likely narrow_range
m-d6f2dd25 = 本地連接埠的範圍太窄：net.ipv4.ip_local_port_range。

# connect_ports_exhausted: evidence for narrow_range
m-252878a5 = 範圍是 { $first_port } 到 { $last_port }，共 { $ports } 個連接埠

# connect_ports_exhausted: likely another_program
m-0c2c1cc8 = 本機的另一個程式也在向同一位址建立同樣多的連線。

# connect_ports_exhausted: step
m-b88ad342 = 檢視有多少到此上游的連線在等待結束：

# connect_ports_exhausted: step
m-76507ebb = 檢視連接埠範圍：

# connect_ports_exhausted: step
m-dbb3db53 = 在找到原因之前先擴大範圍：

# connect_denied_local: title
m-0471b698 = 本機不允許 Candor 連線上游

# connect_denied_local: visitor, connect_ip_prohibited: visitor, connect_unreachable: visitor and 2 more
m-2becbc00 = 目前無法連線到此位址背後的應用程式。

# connect_denied_local: explanation
m-25b0478d = Candor 向自己的核心請求建立 TCP 連線，被核心拒絕：`EACCES`（13）、`EPERM`（1），或在整個位址家族被禁止時的 `EAFNOSUPPORT`（97）。

# connect_denied_local: explanation
m-faf4303e = 沒有發出任何封包，與上游無關。本機的某條規則作用於 Candor：SELinux 或 AppArmor、`prohibit` 類型的路由、systemd 或容器為程序設定的過濾器。僅在 IPv6 上，`EACCES` 也可能來自途中的防火牆，它應答該位址被管理性禁止。封包過濾器（nftables、systemd 的 `IPAddressDeny`）在發出時丟棄的情況看起來不同：表現為沉默（`connect_timeout`）。

# connect_denied_local: explanation
m-cda57f28 = 詢問核心會走哪條路（`ip route get IP`）：它會指出禁止的路由。然後檢視安全模組拒絕了什麼（`ausearch -m avc -ts recent`），以及 Candor 的單元禁止什麼（`systemctl show candor`）。

# connect_denied_local: sentence
m-c7608eea = 本機沒有為 Candor 提供 { $peer } 所屬位址家族的通訊端（{ $errno_name }，errno { $errno }）。

# connect_denied_local: sentence
m-1a5ce881 = 本機拒絕使用者 { $uid } 連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_denied_local: sentence
m-386451d5 = 本機拒絕 Candor 連線 { $peer }（{ $errno_name }，errno { $errno }）。

# connect_denied_local: likely selinux
m-2b58891f = SELinux 不允許 Candor 所在的域這樣做。

# connect_denied_local: evidence for selinux, socket_permission: evidence for security_module
m-1014fc92 = 其日誌中有記錄：對 { $denied_object } 的 { $denied_operation }

# connect_denied_local: evidence for selinux
m-2ebf2213 = Candor 以 { $label } 執行，而 SELinux 就是以 { $errno_name } 拒絕的

# connect_denied_local: likely apparmor
m-e84c7599 = 約束 Candor 的 AppArmor 設定檔不允許這樣做。

# connect_denied_local: evidence for apparmor
m-59d44f6a = 核心日誌中有記錄：{ $denied_operation }

# connect_denied_local: evidence for apparmor
m-7c66ca5c = Candor 在設定檔 { $label } 下執行

# connect_denied_local: likely firewall_icmp6
m-37981213 = 途中的防火牆應答該位址被管理性禁止（ICMPv6）。

# connect_denied_local: evidence for firewall_icmp6
m-b33f390c = { $ip } 是 IPv6 位址，應答用了 { $elapsed }：比本機自己拒絕所需的時間長

# connect_denied_local: likely prohibiting_route
m-17acebf3 = 本機的某條路由或規則禁止該位址。

# connect_denied_local: evidence for prohibiting_route
m-9ff25137 = 沒有什麼約束 Candor 的程序，而路由表就是以 { $errno_name } 拒絕的

# connect_denied_local: likely filtered_calls, socket_other: likely filtered_calls
m-6b07b75c = Candor 受到系統呼叫過濾器的約束：容器的 seccomp 設定，或 systemd 的 RestrictAddressFamilies 和 SystemCallFilter。

# connect_denied_local: evidence for filtered_calls
m-36e375ba = Candor 的程序有 seccomp 過濾器，而它就是以 { $errno_name } 拒絕的

# connect_denied_local: likely family_off
m-3b3c6a6a = 此核心沒有 IPv6：啟動時帶有 ipv6.disable=1。

# connect_denied_local: evidence for family_off
m-158203be = { $errno_name } 表示沒有這種通訊端

# connect_denied_local: likely cgroup_rule
m-579c24dd = Candor 控制組上的某個程式拒絕了它，容器平台的網路原則會安裝這樣的程式。

# connect_denied_local: evidence for cgroup_rule
m-01c782ed = 沒有生效的系統呼叫過濾器，而控制組就是以 { $errno_name } 拒絕的

# connect_denied_local: step
m-c1f41117 = 檢視核心會走哪條路：

# connect_denied_local: step
m-51260727 = 檢視 SELinux 拒絕了什麼：

# connect_denied_local: step
m-4fdd813d = 如果原因是它，允許 Web 伺服器建立連線：

# connect_denied_local: step
m-92fa528e = 檢視 Candor 的單元禁止什麼：

# connect_denied_local: step
m-45be9083 = 檢視核心對此的說明：

# connect_ip_prohibited: title
m-486b8d1c = 上游的名稱指向被禁止的位址

# connect_ip_prohibited: explanation
m-7c4d305a = 上游的名稱已解析，而應答中的每個位址都位於名稱不得指向的網路中：`[dns]` 下的 `prohibit`。Candor 沒有嘗試連線。

# connect_ip_prohibited: explanation
m-20a26860 = 預設情況下，這些是對應用程式來說從不正確、向其傳送請求又很危險的位址：連結本機位址（其中包括雲端服務商發放憑據的中繼資料服務）和 0.0.0.0。控制該名稱的人可能讓它指向那裡。直接寫出的位址以及 hosts 檔案中的名稱被視為有意為之，從不禁止。

# connect_ip_prohibited: explanation
m-db14e76f = 檢視該名稱的含義（`dig HOST @RESOLVER`）以及誰可以更改它。如果該位址是有意的，請直接寫位址，或把其網路從 `prohibit` 中去掉。

# connect_ip_prohibited: sentence
m-bc9a89d6 = { $host } 指向 { $prohibited }，被 prohibit = { $rule } 禁止；沒有連線。

# connect_ip_prohibited: likely sinkhole
m-f297047f = DNS 過濾器（Pi-hole、安全瀏覽解析器）遮蔽了該名稱，以一個無處可去的位址應答。

# connect_ip_prohibited: evidence for sinkhole
m-d65e9954 = { $prohibited } 就是這類過濾器給出的應答

# connect_ip_prohibited: likely metadata_service
m-a4f3650a = 有人讓該名稱指向雲的中繼資料服務，使經過 Candor 的請求讀取其憑據：DNS 重新繫結。

# connect_ip_prohibited: evidence for metadata_service
m-b8881e62 = { $prohibited } 是這種服務的位址

# connect_ip_prohibited: likely self_assigned
m-c53ae354 = 應用程式所在的主機沒有從網路得到位址，給自己分配了連結本機位址並登記了它。

# connect_ip_prohibited: evidence for self_assigned
m-20998da5 = { $prohibited } 是主機給自己分配的位址

# connect_ip_prohibited: likely wrong_record
m-5d304766 = { $host } 的記錄有誤，或被不該更改的人更改。

# connect_ip_prohibited: likely meant
m-d33b1d96 = 該位址是有意的。請直接寫位址，或把其網路從 `prohibit` 中去掉。

# connect_ip_prohibited: evidence for meant
m-faadae09 = 規則是自行設定的：{ $rule_place }

# connect_ip_prohibited: step
m-d51058d8 = 檢視該名稱的含義：

# connect_ip_prohibited: step
m-31e007c5 = 檢視本機如何理解它：

# connect_ip_prohibited: step
m-fd014ced = 規則是 [dns] 下的 prohibit = { $rule }，寫於：{ $rule_place }。

# connect_refused: title
m-0ba21e3e = 上游拒絕了連線

# connect_refused: explanation
m-f737fcc8 = Candor 請求建立 TCP 連線，對方以重設應答：`ECONNREFUSED`，errno 111。主機存在且可達，其核心表示沒有程式在該位址和連接埠上接聽。

# connect_refused: explanation
m-967f9db9 = 應用程式沒有收到請求。要麼它沒有執行，要麼它在別處接聽：另一個連接埠、另一個位址家族，或僅在自己容器的回送位址上。拒絕（而不是丟棄）封包的防火牆看起來也一樣。

# connect_refused: explanation
m-4dc47368 = 在應用程式所在的主機上列出誰在接聽該連接埠：`ss -ltnp 'sport = :PORT'`。沒有：啟動應用程式並檢視其日誌。只在 `127.0.0.1` 上：讓它在 `0.0.0.0` 或 `[::]` 上接聽，或讓上游指向它接聽的位址。

# connect_refused: sentence
m-b5592804 = { $peer } 拒絕了連線（{ $errno_name }，errno { $errno }）：那裡沒有程式在接聽。

# connect_refused: sentence
m-9c789c1d = { $addresses }：拒絕連線（{ $errno_name }，errno { $errno }），那裡沒有程式在接聽。

# connect_refused: likely other_address
m-bdbffba4 = 應用程式接聽的位址不是所連線的位址：讓它接聽所有位址（0.0.0.0 或 [::]），或連線它接聽的位址。

# connect_refused: evidence for other_address, connect_refused: in weigh_family
m-1bd4086c = 連接埠 { $port } 只被 { $listening } 佔用

# connect_refused: likely localhost_family
m-ac7d9a1a = `localhost` 在這裡指 { $addresses }，而應用程式只在另一位址家族上接聽。請改寫為 127.0.0.1 或 [::1]。

# connect_refused: likely other_port
m-2dc08e1f = 應用程式接聽的不是連接埠 { $port }，而是另一個。

# connect_refused: evidence for other_port
m-beeb96d0 = 連接埠 { $port } 無人接聽，而有 { $elsewhere }

# connect_refused: likely stale_address
m-f6dc74fb = 名稱 { $host } 已遷移：該位址現在屬於別的主機，或不再有主機。

# connect_refused: evidence for stale_address, connect_timeout: evidence for stale_address, connect_unreachable: evidence for stale_address
m-63f00f5a = 應答已有 { $answer_age }，有效期只有 { $ttl }

# connect_refused: likely container_loopback
m-60d4d108 = 應用程式在自己的容器內接聽 127.0.0.1，容器外無法連線。請讓它接聽 0.0.0.0。

# connect_refused: evidence for container_loopback
m-424bbd75 = { $host } 是指向私有位址 { $ip } 的短名稱，像容器那樣，而且該主機有應答

# connect_refused: likely not_running, socket_missing: likely not_running
m-46561b3a = 應用程式沒有執行：已停止、啟動時崩潰，或從未啟動。

# connect_refused: evidence for not_running
m-c10ff610 = { $upstream } 之前應答過 { $answered } 個請求，因此位址是正確的

# connect_refused: evidence for not_running
m-52c13e81 = { $peer } 就是本機，由自己的核心拒絕

# connect_refused: likely starting
m-00aa7bde = 應用程式仍在啟動，尚未接聽。

# connect_refused: evidence for starting
m-4703dc83 = 現在已有程式接聽：{ $listening }

# connect_refused: evidence for wrong_port
m-1ed7066a = { $server } 沒有寫連接埠，因此連線了 { $port }

# connect_refused: likely own_container
m-d1b05fc4 = Candor 自己在容器中執行：在那裡，{ $ip } 是該容器而不是主機。

# connect_refused: evidence for own_container
m-f69b83d2 = Candor 獨自在自己的容器（{ $engine }）中執行

# connect_refused: likely firewall_reject
m-cd579297 = 中間的防火牆拒絕該連接埠。

# connect_refused: step
m-847bf307 = 在應用程式所在的主機上檢視誰在接聽該連接埠：

# connect_refused: step
m-0bfa5220 = 如果 { $other_address } 就是該應用程式，請在 { $upstream_place } 處用它替換 { $server }。

# connect_refused: step, connect_reset: step
m-5047a589 = 檢視容器是否在執行以及它的輸出：

# connect_refused: step, connect_unreachable: step
m-942feda4 = 檢視該名稱現在的含義：

# connect_refused: in weigh_family
m-f5783630 = 只嘗試了 { $addresses }

# connect_timeout: title
m-224296fa = 上游沒有及時回應連線

# connect_timeout: visitor, tls_timeout: visitor, timeout_total: visitor and 2 more
m-0f06aeaa = 此位址背後的應用程式沒有及時回應。

# connect_timeout: explanation
m-94c9884c = Candor 請求建立 TCP 連線，直到時間用盡都沒有得到任何應答，既沒有同意也沒有拒絕。

# connect_timeout: explanation
m-83a83791 = 正常執行且可達的主機會立即應答，哪怕只是拒絕。沉默意味著封包被丟棄（防火牆、安全群組）、該位址已無主機，或應用程式的待處理佇列已滿、其核心丟棄新連線。

# connect_timeout: explanation
m-1e8bdbe9 = 從本機嘗試該連接埠：`nc -vz IP PORT`。如果也卡住，請檢查中間的防火牆，以及位址是否仍然正確。如果能連線，則應用程式接受得太慢：檢查其待處理佇列和工作程序。

# connect_timeout: sentence
m-c25faba4 = { $addresses } 在 { $limit } 內沒有應答（{ $timer }）。

# connect_timeout: sentence
m-655d0ece = { $peer } 在 { $limit } 內沒有應答（{ $timer }）。

# connect_timeout: sentence
m-b0867be7 = { $peer } 沒有應答：核心在 { $elapsed } 後放棄（{ $errno_name }，errno { $errno }）。

# connect_timeout: likely limit
m-9d1649f9 = 對於到 { $peer } 的路程，該上限太短。

# connect_timeout: likely stale_address
m-9497933d = 名稱 { $host } 已遷移：舊位址已無主機。

# connect_timeout: likely backlog_full
m-4257f789 = 應用程式接受得太慢：其待處理佇列已滿，核心丟棄新連線。

# connect_timeout: evidence for backlog_full, connect_reset: evidence for queue_overflow, socket_backlog_full: evidence for workers_busy
m-7a0d2a1e = { $holder } 處等待接受的連線：{ $waiting }，上限為 { $backlog }

# connect_timeout: evidence for backlog_full
m-2491202b = 由於佇列已滿，本機在一分鐘內丟棄的連線：{ $dropped }

# connect_timeout: evidence for backlog_full
m-5898a2e3 = { $peer } 就是本機，防火牆在這裡丟棄的可能性不大

# connect_timeout: likely firewall
m-01414387 = 防火牆或安全群組丟棄了發往連接埠 { $port } 的封包。

# connect_timeout: evidence for firewall
m-b474b8a9 = { $peer } 是公用網路位址

# connect_timeout: likely ipv6_black_hole
m-816997c2 = 這裡設定了 IPv6，但它哪裡也到不了。

# connect_timeout: evidence for ipv6_black_hole
m-0a761213 = 只嘗試了 IPv6 位址：{ $addresses }

# connect_timeout: likely wrong_address
m-f14e721d = 位址 { $ip } 沒有主機：主機已關機，或位址有誤。

# connect_timeout: likely own_firewall
m-1ca1b44b = 本機的過濾器丟棄了發出的封包：nftables，或 Candor 單元上 systemd 的 IPAddressDeny。

# connect_timeout: likely overloaded
m-3d81898b = 主機過載或被暫停。

# connect_timeout: step
m-5a512020 = 從這裡嘗試該連接埠：

# connect_timeout: step, connect_unreachable: step, connect_other: step
m-0af17c8c = 檢視封包走哪條路：

# connect_timeout: step
m-2e032480 = 檢視待處理佇列是否已滿（比較 Recv-Q 與 Send-Q）：

# connect_timeout: step, tls_timeout: step, req_write_timeout: step and 6 more
m-14761627 = 上限是 { $timer } = { $limit }，寫於：{ $timer_place }。

# connect_reset: title
m-2b37379d = 到上游的連線在建立時被重設

# connect_reset: explanation
m-1f57165b = 有什麼應答了 Candor 的 TCP 連線請求，卻在連線可用之前又切斷了它：`ECONNRESET`，errno 104。沒有程式接聽的連接埠表現不同（`connect_refused`）。

# connect_reset: explanation
m-47184f68 = 應用程式沒有收到請求。應答後立即切斷的很少是應用程式本身：目標已消失的連接埠轉發器、沒有成員的負載平衡器、傳送重設的防火牆，或者待接受連線的佇列已滿、且被要求如此表示的核心（`net.ipv4.tcp_abort_on_overflow`）。

# connect_reset: explanation
m-e1a3d3ea = 捕獲交握：`tcpdump -ni any host IP and port PORT`。重設包的 TTL 可以說明它來自傳送 SYN-ACK 的主機，還是來自中間的什麼。

# connect_reset: sentence
m-f260cea5 = { $peer } 在連線建立過程中、{ $elapsed } 之後重設了連線（{ $errno_name }，errno { $errno }）。

# connect_reset: likely port_forwarder
m-715ae008 = 連接埠轉發器代替應用程式接受連線，而背後沒有程式：docker-proxy、SSH 隧道、kubectl port-forward。

# connect_reset: evidence for port_forwarder, head_not_http: evidence for wrong_port, timeout_first_byte: evidence for waits_for_other_protocol
m-5d0ced9b = 那裡是 { $holder }

# connect_reset: evidence for port_forwarder
m-6d46d9e1 = { $peer } 就是本機，這類轉發器在這裡接聽

# connect_reset: likely filter
m-bf152917 = 中間的防火牆或負載平衡器重設了來自本機的連線：它不認識我方位址，或沒有成員可以轉交。

# connect_reset: evidence for filter
m-c8467eb4 = { $peer } 是公用網路位址：中間還有別的裝置

# connect_reset: likely container_gone
m-5f928260 = 該位址背後的容器正在停止或已消失，而其網路仍在應答。

# connect_reset: evidence for container_gone
m-41c72602 = { $host } 是指向私有位址 { $ip } 的短名稱，像容器那樣

# connect_reset: likely restarting
m-7c929d52 = 應用程式恰在那時重新啟動或被終止：其核心重設了所有等待接受的連線。

# connect_reset: likely queue_overflow
m-f7bf0a9b = 應用程式接受得太慢：其佇列已滿，而核心被要求重設放不下的連線（net.ipv4.tcp_abort_on_overflow）。

# connect_reset: evidence for queue_overflow
m-2955521d = 用了 { $elapsed }，說明第一個 SYN 被丟棄，不得不重發

# connect_reset: step
m-41c1f5ef = 手動嘗試幾次：

# connect_reset: step, body_reset: step
m-b6208bc3 = 檢視是誰傳送重設：

# connect_reset: step
m-7149f81c = 在應用程式所在的主機上檢視佇列是否溢位：

# connect_unreachable: title
m-4b6e1886 = 沒有通往上游的路

# connect_unreachable: explanation
m-80980691 = 核心無法送達連線請求：`ENETUNREACH`（101）表示本機沒有到該網路的路由；`EHOSTUNREACH`（113）表示路由器或鄰居發現稱該主機不存在。連接埠充裕時的 `EADDRNOTAVAIL`（99）表示本機沒有該位址家族的位址可用於傳送，例如沒有 IPv6 的容器。

# connect_unreachable: explanation
m-f352d35c = 上游沒有看到任何內容。101 說明問題在本機：沒有路由，或沒有 IPv6。113 說明路由存在而主機不在：它已關機、位址已變，或防火牆以 ICMP 訊息應答。

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP` 會說明核心走哪條路。在同一網路上，`ip neigh` 會顯示該主機是否有應答。

# connect_unreachable: sentence
m-9ee302c9 = 本機沒有到 { $peer } 的路由（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-1d11b24a = 本機沒有可用來連線 { $peer } 的位址（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-9d5dbf13 = 核心不知道通往 { $peer } 的路（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-8548ed05 = 通往 { $peer } 的網路已斷開（{ $errno_name }，errno { $errno }）。

# connect_unreachable: sentence
m-030ee639 = 無法到達 { $peer }（{ $errno_name }，errno { $errno }）：途中沒有這樣的主機。

# connect_unreachable: likely no_ipv6
m-02e46bf0 = 本機沒有 IPv6，而上游只以 IPv6 位址嘗試過。

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer } 是 IPv6 位址，沒有到它的路由

# connect_unreachable: evidence for no_ipv6
m-8378e2bb = { $peer } 是 IPv6 位址，而本機沒有自己的 IPv6 位址

# connect_unreachable: likely no_scope
m-dc449fec = 連結本機 IPv6 位址不帶介面就沒有意義：請寫該主機的另一個位址。

# connect_unreachable: evidence for no_scope
m-0ad58674 = { $ip } 就是這樣的位址

# connect_unreachable: likely blackhole_route
m-c3074f35 = 有一條 blackhole 類型的路由覆蓋 { $ip }。

# connect_unreachable: evidence for blackhole_route
m-60b8569c = 路由表就是以 { $errno_name } 表示的

# connect_unreachable: likely interface_down
m-e0c479b6 = 通往 { $ip } 的網路介面已關閉。

# connect_unreachable: evidence for interface_down
m-239a6d0f = 核心就是以 { $errno_name } 表示的

# connect_unreachable: likely stale_address
m-4228726a = 名稱 { $host } 已遷移：舊位址已不存在。

# connect_unreachable: likely container_gone
m-185300e2 = 位址為 { $ip } 的容器或虛擬機器已消失；其網路仍在這裡。

# connect_unreachable: evidence for container_gone
m-d18f78fc = { $ip } 是私有位址，{ $elapsed } 內沒有主機為它應答

# connect_unreachable: likely no_route
m-8c40b95d = 缺少到 { $ip } 所在網路的路由：VPN 或隧道已斷開，或 Candor 不在該容器網路上。

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno } 表示本機沒有路由

# connect_unreachable: likely firewall_icmp
m-f113b112 = 途中的防火牆應答該主機不可達。

# connect_unreachable: evidence for firewall_icmp
m-363ee444 = 應答在 { $elapsed } 之後到達，比放棄一個鄰居所需的時間早

# connect_unreachable: likely host_off
m-10d8c58c = 主機已關機，或位址有誤。

# connect_unreachable: step
m-9106fe4e = 檢視是否有主機為該位址應答：
