### dns

# dns_nxdomain: title
m-6a43f68d = 上游的名稱不存在

# dns_nxdomain: visitor, dns_nodata: visitor, dns_server_failure: visitor and 1 more
m-09fbdea7 = 找不到此位址背後的應用程式。

# dns_nxdomain: explanation
m-8661f9f1 = Candor 向解析器詢問上游主機的位址，得到的應答是 `NXDOMAIN`（RFC 1035，RCODE 3）：沒有這個名稱。

# dns_nxdomain: explanation
m-aa3cce04 = 沒有嘗試連線。解析器工作正常，只是不認識該名稱。容器的名稱只存在於它自己的網路中，並且只在容器執行時存在；短名稱只存在於有搜尋域將其補全的地方。

# dns_nxdomain: explanation
m-18073fbb = 親自詢問同一個解析器：`dig HOST @RESOLVER`。對於容器，請把 Candor 和該容器放在同一個網路中，並使用 compose 檔案中寫的服務名稱。

# dns_nxdomain: sentence
m-9f1f94fe = 名稱 { $question } 是別名，而 { $alias_end } 不存在：{ $resolvers } 應答了 NXDOMAIN。

# dns_nxdomain: sentence
m-521f81ac = 名稱 { $question } 不存在：{ $resolvers } 應答了 NXDOMAIN。

# dns_nxdomain: sentence
m-87d9411c = 名稱 { $question } 不存在：解析器應答了 NXDOMAIN。

# dns_nxdomain: likely dangling_alias
m-6096ac9c = { $question } 是別名，其目標已被移除或改名：請讓它指向存在的名稱。

# dns_nxdomain: evidence for dangling_alias
m-9117e758 = 該別名指向 { $alias_end }，而它不存在

# dns_nxdomain: likely similar
m-556d86cb = 設定中的名稱拼寫有誤：這裡認識 { $similar }。

# dns_nxdomain: evidence for similar
m-55b2728f = { $similar } 與 { $host } 相差很小

# dns_nxdomain: likely policy, dns_server_failure: likely policy
m-f7c50e94 = 解析器的原則阻止了該名稱。

# dns_nxdomain: evidence for policy, dns_nodata: evidence for filtered, dns_server_failure: evidence for dnssec and 3 more
m-6efd19ee = 解析器表示 { $info_name }（擴充錯誤 { $info_code }）

# dns_nxdomain: likely container_network
m-11eed02d = Candor 與容器 { $host } 不在同一個網路中：容器的名稱只存在於它自己的網路中。

# dns_nxdomain: evidence for container_network
m-50d79f57 = { $host } 是短名稱，而 { $resolvers } 是容器網路的解析器

# dns_nxdomain: likely container_from_host
m-50b428d0 = { $host } 是容器的名稱，而 Candor 在容器之外執行，那裡沒有這個名稱。請發布一個連接埠並使用 127.0.0.1:PORT。

# dns_nxdomain: evidence for container_from_host
m-d7ffb56c = { $host } 是短名稱，而解析器不是容器網路的解析器

# dns_nxdomain: likely cluster_name
m-c09246f0 = { $host } 只存在於它的叢集之內。

# dns_nxdomain: evidence for cluster_name
m-0f2dcbf3 = 公共解析器不認識以 { $host } 那樣的結尾結束的名稱

# dns_nxdomain: likely service_stopped
m-1e5228ab = 容器或服務 { $host } 已停止：其名稱也隨之消失。

# dns_nxdomain: likely removed
m-254b4cb5 = 該名稱已改名，或已從其區域中移除。

# dns_nxdomain: likely search_suffix
m-af135cc7 = 該名稱是短名稱，缺少將其補全的搜尋後綴：已詢問 { $asked }。

# dns_nxdomain: likely typo
m-8eff0525 = 設定中的名稱拼寫有誤。

# dns_nxdomain: step, dns_server_failure: step, dns_other: step
m-b8335de5 = 詢問同一個解析器：

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = 像本機上的所有程式那樣詢問：

# dns_nxdomain: step
m-a811bc00 = 檢視此專案的容器有哪些名稱：

# dns_nodata: title
m-dc27a761 = 上游的名稱沒有位址

# dns_nodata: explanation
m-8d042f20 = Candor 詢問了上游主機的 IPv4 和 IPv6 位址（A 和 AAAA）。解析器應答說該名稱存在，但沒有這樣的記錄（沒有應答內容的 `NOERROR`，RFC 2308 中稱為 NODATA）。

# dns_nodata: explanation
m-c3f461ce = 沒有嘗試連線。解析器工作正常，名稱的拼寫也與存在的名稱相同。要麼它是別名（CNAME），其目標沒有位址；要麼它只有其他類型的記錄；要麼其背後的服務沒有執行中的執行個體。

# dns_nodata: explanation
m-8cb97787 = 向同一個解析器詢問這兩種類型：`dig A HOST @RESOLVER` 和 `dig AAAA HOST @RESOLVER`。別名會連同其目標一起顯示；接著請詢問該目標。

# dns_nodata: sentence
m-b3eff055 = 名稱 { $question } 是別名，而 { $alias_end } 沒有位址：{ $resolvers } 應答了 NOERROR，沒有 A 和 AAAA。

# dns_nodata: sentence
m-50b2bc7c = 名稱 { $question } 是別名，而 { $alias_end } 沒有位址。

# dns_nodata: sentence
m-128e3b36 = 名稱 { $question } 存在，但沒有位址：{ $resolvers } 應答了 NOERROR，沒有 A 和 AAAA。

# dns_nodata: sentence
m-2bf97c95 = 名稱 { $question } 存在，但沒有位址。

# dns_nodata: likely dangling_alias
m-e18ac6b5 = { $question } 是別名，其目標已被移除或改名：請讓它指向有位址的名稱。

# dns_nodata: evidence for dangling_alias
m-61191cfe = 該別名指向 { $alias_end }，而它既沒有 A 也沒有 AAAA

# dns_nodata: likely filtered
m-6be91c36 = 解析器對此用戶端過濾了應答。

# dns_nodata: likely no_instance
m-b2949209 = 服務 { $host } 沒有執行中的執行個體：叢集會保留其名稱而撤去其位址。

# dns_nodata: evidence for no_instance
m-d2002a30 = { $host } 是叢集中某個服務的名稱

# dns_nodata: likely domain
m-628156ce = { $host } 是帶有其他類型記錄（MX、TXT、NS）的域，不是主機的名稱：請寫主機的全名。

# dns_nodata: evidence for domain
m-7f250d16 = { $host } 的寫法像域

# dns_nodata: likely other_view
m-91269565 = 此解析器顯示的是該區域的另一個檢視：只有另一個解析器知道該位址。

# dns_nodata: step
m-69cf1673 = 詢問別名的目標：

# dns_nodata: step
m-3dc6851d = 向同一個解析器詢問 IPv4：

# dns_nodata: step
m-c34ae58d = 向它詢問 IPv6：

# dns_no_resolver: title
m-06e22dcb = 沒有已知的解析器

# dns_no_resolver: explanation
m-7d3ffc8f = 上游寫成了名稱，而 Candor 不知道可以向哪個解析器詢問其位址：設定的 `[dns] resolvers` 和系統的檔案 `/etc/resolv.conf` 都沒有指明解析器。

# dns_no_resolver: explanation
m-ec790f6c = 沒有嘗試連線，也沒有傳送詢問。`/etc/hosts` 中的名稱和位址可以使用；其他名稱都會同樣失敗。在容器或沙盒中，該檔案可能缺失或不可見。

# dns_no_resolver: explanation
m-aa8b910e = 檢視 Candor 所看到的該檔案，或在設定中寫上解析器：`[dns]` 加上 `resolvers = ["ADDRESS:53"]`。檔案的更改會在下一個請求時被注意到。

# dns_no_resolver: sentence
m-0468fd31 = 沒有可以詢問 { $question } 的解析器：{ $resolver_file } 不存在，也沒有寫 [dns] resolvers。

# dns_no_resolver: sentence
m-fdde9847 = 沒有可以詢問 { $question } 的解析器：{ $resolver_file } 無法讀取（{ $resolver_file_errno_name }），也沒有寫 [dns] resolvers。

# dns_no_resolver: sentence
m-681815ff = 沒有可以詢問 { $question } 的解析器：{ $resolver_file } 沒有指明解析器，也沒有寫 [dns] resolvers。

# dns_no_resolver: sentence
m-13309f40 = 沒有可以詢問 { $question } 的解析器：{ $resolver_file } 無法理解，也沒有寫 [dns] resolvers。

# dns_no_resolver: sentence
m-3cec5ca7 = 沒有可以詢問 { $question } 的解析器：沒有設定解析器。

# dns_no_resolver: likely sandbox
m-d4f5b873 = chroot、沙盒或極簡的容器映像檔使 Candor 看不到該檔案。

# dns_no_resolver: evidence for sandbox
m-f4df2381 = 在 Candor 查詢之處，{ $resolver_file } 不存在

# dns_no_resolver: likely permission
m-56df03c8 = 執行 Candor 的使用者無權讀取該檔案。

# dns_no_resolver: evidence for permission
m-9302ffb5 = 讀取 { $resolver_file } 失敗：{ $resolver_file_errno_name }

# dns_no_resolver: likely empty
m-c817f89b = 寫該檔案時網路尚未就緒，或者負責寫它的程式（DHCP、NetworkManager、resolvconf）沒有執行。

# dns_no_resolver: evidence for empty
m-8f32cfa2 = { $resolver_file } 存在，但沒有 `nameserver` 行

# dns_no_resolver: likely malformed
m-09889eb8 = 該檔案已損壞，或是為另一個程式寫的。

# dns_no_resolver: evidence for malformed
m-eefd22e0 = { $resolver_file } 無法理解

# dns_no_resolver: likely not_written
m-f3d0c132 = 本機有意沒有解析器，應當由設定指明：`[dns] resolvers`。

# dns_no_resolver: step
m-37bf0278 = 檢視該檔案：

# dns_no_resolver: step
m-c723d0de = 檢視路徑的哪一部分拒絕存取：

# dns_no_resolver: step
m-3187b0c5 = 或在設定中指明解析器：`[dns]` 加上 `resolvers = ["ADDRESS:53"]`。

# dns_server_failure: title
m-49d4b9b4 = 解析器無法應答

# dns_server_failure: explanation
m-80785797 = Candor 詢問了上游主機的位址。解析器表示無法應答：`SERVFAIL`（它失敗了）、`REFUSED`（它不願應答）、`FORMERR`（它不理解詢問）或 `NOTIMP`（它做不到）。或者其位址上沒有解析器，由核心說明了這一點。

# dns_server_failure: explanation
m-4650fcae = 沒有嘗試連線，對該名稱也一無所知：它很可能存在。失敗的是解析器或它所依賴的環節：該區域的伺服器、其簽章（DNSSEC）、解析器自己的存取清單。許多解析器會在擴充錯誤（RFC 8914）中提供更多資訊；它列在證據中。

# dns_server_failure: explanation
m-89fe61e1 = 親自詢問它：`dig HOST @RESOLVER`。如果 `dig HOST @RESOLVER +cd` 有應答而前者沒有，則該區域的簽章有問題。如果被拒絕，則解析器的存取清單中沒有本機。可以用 `[dns] resolvers` 指明另一個解析器。

# dns_server_failure: sentence
m-6ad9d017 = 沒有解析器可以詢問 { $question }：{ $resolvers } 不可達（{ $resolver_errno_name }，errno { $resolver_errno }）。

# dns_server_failure: sentence
m-b85d89b1 = { $resolvers } 對 { $question } 應答了 { $rcode }，帶有擴充錯誤 { $info_code }（{ $info_name }）：{ $info_text }。

# dns_server_failure: sentence
m-fac95a15 = { $resolvers } 對 { $question } 應答了 { $rcode }，帶有擴充錯誤 { $info_code }（{ $info_name }）。

# dns_server_failure: sentence
m-b81eded6 = { $resolvers } 對 { $question } 應答了 { $rcode }：該名稱是否存在不得而知。

# dns_server_failure: likely dnssec
m-09528ed4 = 該區域的簽章（DNSSEC）無法通過驗證：簽章已過期，或金鑰已更換而上級區域仍指明舊的。

# dns_server_failure: likely zone_unreachable
m-da31ebc1 = 解析器無法到達該區域的伺服器。

# dns_server_failure: likely starting
m-5ec7f4e8 = 解析器剛剛啟動，尚未就緒。

# dns_server_failure: likely resolver_upstream
m-fc461c64 = 解析器自己的解析器沒有應答它。

# dns_server_failure: evidence for resolver_upstream
m-9216c9b8 = { $resolvers } 應答了 SERVFAIL，沒有給出原因

# dns_server_failure: likely resolver_denies
m-6624c080 = 解析器不為本機服務：其存取清單中沒有此網路，或它只為自己的區域應答。

# dns_server_failure: evidence for resolver_denies
m-32acf1bb = { $resolvers } 應答了 REFUSED

# dns_server_failure: likely question_damaged
m-65bd8609 = 解析器或途中的防火牆不理解如今的詢問（EDNS），儘管也用不帶 EDNS 的方式詢問過。

# dns_server_failure: evidence for question_damaged
m-4b30be88 = { $resolvers } 應答了 { $rcode }

# dns_server_failure: likely resolver_stopped
m-4ce4237d = 本機上的解析器（systemd-resolved、dnsmasq、unbound）已停止。

# dns_server_failure: evidence for resolver_stopped
m-5fc2db22 = { $resolvers } 是本機的位址，而那裡沒有程式接聽

# dns_server_failure: likely resolver_moved
m-9f359208 = 解析器已停止，或已移到另一個位址或連接埠。

# dns_server_failure: evidence for resolver_moved
m-f7c7d84a = { $resolvers } 不可達（{ $resolver_errno_name }）

# dns_server_failure: likely another_resolver
m-8ba64879 = 另一個解析器認識該名稱：請在 `[dns] resolvers` 中指明它。

# dns_server_failure: step
m-122b70f7 = 不檢查簽章再詢問；如果這樣有應答，則失敗的是 DNSSEC：

# dns_server_failure: step
m-38d32e00 = 不使用 EDNS 再詢問；如果這樣有應答，則失敗的是 EDNS：

# dns_server_failure: step
m-418dd32a = 檢視那裡有什麼在接聽：

# dns_server_failure: step, dns_timeout: step
m-7110fb62 = 檢視本機使用哪些解析器：

# dns_timeout: title
m-ea051033 = 沒有解析器及時應答

# dns_timeout: visitor
m-ea1514bb = 沒有及時找到此位址背後的應用程式。

# dns_timeout: explanation
m-9e099bb2 = Candor 詢問了上游主機的位址，而在規定的時間用完之前沒有解析器應答。

# dns_timeout: explanation
m-4fe80a94 = 沒有嘗試連線，對上游也一無所知。要麼解析器停機或太慢，要麼其應答無法到達：UDP 連接埠 53 被阻止，或解析器的位址有誤。

# dns_timeout: explanation
m-43391cb7 = 透過 TCP 詢問解析器：`dig HOST @RESOLVER +tcp`。如果這樣可行而 UDP 不行，則有防火牆丟棄 UDP。否則請檢視 `/etc/resolv.conf`，或寫上 `[dns] resolvers`。

# dns_timeout: sentence
m-86acdf16 = { $resolvers } 在 { $limit } 內沒有對 { $question } 作出應答（{ $timer }）。

# dns_timeout: sentence
m-ebedbc4a = { $resolvers } 在 { $resolve_elapsed } 內沒有對 { $question } 作出應答。

# dns_timeout: sentence
m-a75f2e4f = 沒有在 { $limit } 內找到 { $host } 的位址（{ $timer }）。

# dns_timeout: sentence
m-274c2a25 = 沒有及時找到 { $host } 的位址。

# dns_timeout: likely local_stub
m-524bd0ae = 本機上的解析器（systemd-resolved、dnsmasq、Docker 自帶的）已停止，或它自己的上游沒有應答。

# dns_timeout: evidence for local_stub
m-f3fe4957 = { $resolvers } 在本機上

# dns_timeout: likely one_resolver
m-568b6f76 = 解析器停機，而沒有其他解析器可以詢問。

# dns_timeout: evidence for one_resolver
m-a8f95c57 = { $resolvers } 是唯一的一個

# dns_timeout: likely limit
m-04c406a2 = 該上限對此解析器來說太短。

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, tls_timeout: evidence for limit and 6 more
m-b386fc54 = 上限只有 { $limit }

# dns_timeout: likely udp_blocked
m-1dbdee04 = 此處與解析器之間的防火牆丟棄了 UDP 連接埠 53 的封包。

# dns_timeout: likely wrong_resolver
m-f62e11b6 = 解析器的位址有誤：被複制到容器中，或是另一個網路留下的。

# dns_timeout: step
m-69987d13 = 透過 TCP 詢問：

# dns_timeout: step
m-18aba1cf = 透過 UDP 詢問：
