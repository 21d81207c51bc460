### availability

# request_denied: title
m-cf1e5863 = 規則拒絕了此用戶端

# request_denied: visitor
m-700d03e6 = 無權檢視此頁面。

# request_denied: explanation
m-f4448314 = 站台或路由設有 `allow` 或 `deny`，而用戶端的位址不被允許。沒有詢問任何上游。

# request_denied: explanation
m-66a7dc92 = 先看 `deny`：位於其某個網路中的被拒絕。再看 `allow`：不在其任何網路中的被拒絕。所用的位址是連線的位址，或來自可信對端的 PROXY 標頭中的位址；`X-Forwarded-For` 不算，因為任何人都可以寫。

# request_denied: explanation
m-2f6f25b1 = 如果這是有意的，則無需處理。否則請把用戶端的網路加入 `allow`，或從 `deny` 中去掉。如果所有用戶端都被拒絕，而且都是負載平衡器的位址，請讓它傳送 PROXY 標頭，並把它寫入 `trust`。

# request_denied: sentence
m-2270e851 = { $client } 被 { $rule_network } 拒絕，該規則寫於 { $rule_place }。

# request_denied: sentence
m-f955bf49 = { $client } 被 { $rule_network } 拒絕。

# request_denied: sentence
m-0589e1b3 = { $client } 不在 { $rule_place } 允許的任何網路中。

# request_denied: sentence
m-bceba9e1 = { $client } 不在任何允許的網路中。

# request_denied: likely load_balancer
m-8a0587c7 = { $client } 是負載平衡器或容器閘道，而不是用戶端本身：請讓它傳送 PROXY 標頭，並信任它。

# request_denied: evidence for load_balancer
m-90fa914c = { $client } 是私有位址，而且沒有隨之收到 PROXY 標頭

# request_denied: likely meant
m-be6fc76f = 規則起到了應有的作用。

# request_denied: evidence for meant
m-7b5a90af = { $rule_network } 被明確拒絕

# request_denied: likely network_missing
m-07f8b419 = `allow` 中缺少用戶端的網路：新的辦公室、VPN，或 IPv4 之外的 IPv6。

# request_denied: likely too_wide
m-0c942966 = 被拒絕的網路比預想的大。

# request_denied: step
m-52f154ca = 規則寫於 { $rule_place }。

# request_denied: step
m-7681b14d = `allow` 和 `deny` 看的是連線的位址 { $client }。

# maintenance: title
m-b2e63523 = 站台因維護而關閉

# maintenance: visitor
m-88073cd1 = 此站台正在維護。請稍後再試。

# maintenance: explanation
m-aac7a1ee = 有人暫時關閉了此站台。Candor 代替它應答；沒有詢問任何上游。

# maintenance: explanation
m-3ad0b399 = 沒有任何故障。證據說明是誰、從何時起關閉的，以及到何時為止（如果寫明）。

# maintenance: explanation
m-ce0b87b7 = 如果工作已完成，請在關閉它的地方重新開啟站台。

# maintenance: sentence
m-39cd70a3 = 此站台被設定關閉，寫於 { $closed_place }。

# maintenance: sentence
m-4273e751 = { $closed_by } 在 { $closed_for } 前關閉了上游 { $closed_upstream }，直到 { $closed_until }。

# maintenance: sentence
m-b286eb3f = { $closed_by } 在 { $closed_for } 前關閉了上游 { $closed_upstream }，沒有說明到何時為止。

# maintenance: sentence
m-a2c434c6 = { $closed_by } 在 { $closed_for } 前關閉了此站台，直到 { $closed_until }。

# maintenance: sentence
m-7b1d3702 = { $closed_by } 在 { $closed_for } 前關閉了此站台，沒有說明到何時為止。

# maintenance: likely planned
m-cbcac24a = 工作正在按計劃進行。

# maintenance: evidence for planned
m-deda2052 = 預定在 { $closed_until } 結束

# maintenance: likely overdue
m-d7e9d695 = 工作超出了計劃的時間，或已完成而站台沒有重新開啟。

# maintenance: evidence for overdue
m-d5b31319 = 本應在 { $closed_until } 結束

# maintenance: likely forgotten
m-0a52f25c = 有人忘記重新開啟站台。

# maintenance: evidence for forgotten
m-a2cf929f = 已關閉 { $closed_for }

# maintenance: step
m-25d1590e = 工作完成後，重新開啟：

# maintenance: step
m-056e91da = 它在 { $closed_place } 被關閉；去掉該行即可開啟。

# maintenance: step
m-39c9bbe5 = 它是由 { $closed_by } 的命令關閉的；重新載入不會開啟它。

# maintenance: step
m-923b5412 = 留言：{ $note }。

# upstream_none_available: title
m-57546b66 = 上游沒有可以詢問的成員

# upstream_none_available: visitor, socket_missing: visitor
m-4fdc4f50 = 此位址背後的應用程式目前沒有執行。

# upstream_none_available: explanation
m-697cc181 = 路由通向的上游目前成員清單為空，或其成員全都被手動停用。沒有詢問任何成員。

# upstream_none_available: explanation
m-560ca023 = 如果成員來自 DNS 或某個服務發現，則沒有任何它們所指的程式在執行：被縮減到零、部署留下空檔，或查詢有誤。如果成員是寫明的，則有人停用了最後一個。

# upstream_none_available: explanation
m-210f0bd5 = 啟動應用程式，或恢復一個成員。然後親自詢問成員的來源，看它如何應答。

# upstream_none_available: sentence
m-12f0fa3a = 上游 { $upstream } 唯一的成員被手動停用；沒有詢問任何成員。

# upstream_none_available: sentence
m-33e79bfa = 上游 { $upstream } 的 { $members_drained } 個成員全都被手動停用；沒有詢問任何成員。

# upstream_none_available: sentence
m-97644425 = 上游 { $upstream } 已有 { $empty_for } 沒有成員；在此之前有 { $members_had } 個。

# upstream_none_available: sentence
m-5c4f2ec0 = 上游 { $upstream } 沒有成員，自 Candor 啟動以來一直沒有。

# upstream_none_available: likely drained
m-0ccccb61 = 有人為部署或維修停用了最後一個成員，而沒有恢復。

# upstream_none_available: evidence for drained
m-16af621f = 被手動停用的成員：{ $members_drained }

# upstream_none_available: likely source_unreadable
m-b69a7c96 = 列出成員的來源無法查詢，或其應答無法使用。

# upstream_none_available: likely scaled_to_zero
m-9a0df408 = 應用程式被停止或縮減到零。

# upstream_none_available: evidence for scaled_to_zero
m-6c14393b = 直到 { $empty_for } 前，它還有 { $members_had } 個成員

# upstream_none_available: likely deployment_gap
m-070155a9 = 部署在新成員執行之前就停止了舊成員。

# upstream_none_available: evidence for deployment_gap
m-4552959a = 最後一個成員 { $empty_for } 前才離開

# upstream_none_available: likely wrong_question
m-712a211c = 用來查詢成員的名稱或選擇器有誤：它從未找到過任何成員。

# upstream_none_available: evidence for wrong_question
m-36bcd7ce = { $question } 還沒有找到任何成員

# upstream_none_available: likely source_is_behind
m-33b431fe = 應用程式在執行，而列出其成員的服務還不知道它。

# upstream_none_available: step
m-694cbc03 = 檢視哪些成員被停用；candor drain { $upstream } MEMBER --undo 可重新啟用其中一個：

# upstream_none_available: step
m-249e0129 = 查詢成員：

# upstream_none_available: step
m-c8ff22b2 = 讀取列出成員的檔案：

# upstream_none_available: step
m-e0814c58 = 檢視哪些容器在執行：

# upstream_none_available: step
m-786b042c = { $upstream } 的成員寫於 { $upstream_place }。

# upstream_all_unhealthy: title
m-26be2617 = 上游的所有成員都不正常

# upstream_all_unhealthy: visitor, upstream_circuit_open: visitor, connect_refused: visitor and 3 more
m-f229ad6e = 此位址背後的應用程式目前不接受連線。

# upstream_all_unhealthy: explanation
m-084661ee = Candor 不時詢問上游的每個成員是否正常，而所有成員最近的應答都不正確或沒有到來。因此沒有詢問任何成員。

# upstream_all_unhealthy: explanation
m-f4161f89 = `ejected`：按照 `eject` 的設定，由於發往某個成員的請求失敗或耗時過長，它被暫時擱置。`asked`：它以帶有 Retry-After 的 503 應答。

# upstream_all_unhealthy: explanation
m-8ae3abe9 = 要麼應用程式確實停了，要麼只是檢查有誤：其路徑重新導向、要求登入或要求另一個 Host，或者所需時間超過檢查的等待時間。如果所有成員同時開始失敗，請檢查它們共有的部分：資料庫、部署、檢查本身。

# upstream_all_unhealthy: explanation
m-5ef59ead = 按下面所示手動執行檢查，看它的結果。如果應用程式正常，請修正路徑或對它的期望。

# upstream_all_unhealthy: sentence
m-8914cab7 = 上游 { $upstream } 沒有可以詢問的成員：{ $member } 在 { $failing_for } 前被擱置，因為發往它的請求以 { $check_cause } 告終。

# upstream_all_unhealthy: sentence
m-5ec33f16 = 上游 { $upstream } 沒有可以詢問的成員：{ $member } 在 { $failing_for } 前被擱置，因為它的應答耗時 { $check_median }。

# upstream_all_unhealthy: sentence
m-72398a99 = 上游 { $upstream } 沒有可以詢問的成員：{ $member } 在 { $failing_for } 前用 Retry-After 提出了這一要求。

# upstream_all_unhealthy: sentence
m-3cf4a6f1 = 上游 { $upstream } 唯一的成員沒有通過健康檢查：{ $member } 在 { $check_url } 應答了 { $check_status }，應為 { $check_expected }。

# upstream_all_unhealthy: sentence
m-1387e1e2 = 上游 { $upstream } 唯一的成員沒有通過健康檢查：{ $member } 在 { $check_url } 得到 { $check_cause }。

# upstream_all_unhealthy: sentence
m-0537c7dc = 上游 { $upstream } 的 { $members } 個成員全都沒有通過健康檢查：{ $member } 在 { $check_url } 應答了 { $check_status }，應為 { $check_expected }。

# upstream_all_unhealthy: sentence
m-bbe4325b = 上游 { $upstream } 的 { $members } 個成員全都沒有通過健康檢查：{ $member } 在 { $check_url } 得到 { $check_cause }。

# upstream_all_unhealthy: likely check_redirects
m-2701efa0 = 檢查的路徑發生重新導向，例如到 HTTPS 或登入頁面。

# upstream_all_unhealthy: evidence for check_redirects, upstream_all_unhealthy: evidence for check_needs_login, upstream_all_unhealthy: evidence for check_path_missing and 1 more
m-c5171e03 = { $member } 應答了 { $check_status }

# upstream_all_unhealthy: likely check_needs_login
m-638b5dc4 = 檢查的路徑要求登入。

# upstream_all_unhealthy: likely check_path_missing
m-c91876c4 = 檢查的路徑不存在，或對檢查所用的 Host 來說不存在。

# upstream_all_unhealthy: likely never_well
m-2b9e02a0 = 檢查從未成功過：上游、其連接埠或檢查寫得有誤。

# upstream_all_unhealthy: evidence for never_well
m-ffbd0f76 = 任何成員的檢查都從未成功過

# upstream_all_unhealthy: likely check_too_short
m-75b522b5 = 檢查的等待時間短於應用程式應答所需的時間。

# upstream_all_unhealthy: evidence for check_too_short
m-576960b6 = { $member } 得到 { $check_cause }

# upstream_all_unhealthy: likely down
m-01c82c0d = 應用程式在所有成員上都停了：它們共有的部分或部署失敗了。

# upstream_all_unhealthy: evidence for down
m-e658adf1 = { $member } 已有 { $failing_for } 得到 { $check_cause }

# upstream_all_unhealthy: likely rule_too_strict
m-8a27e288 = 擱置成員的規則過於嚴格：幾次失敗，或一小段時間的緩慢，就足以觸發。

# upstream_all_unhealthy: step
m-98985f9f = 手動執行檢查：

# upstream_all_unhealthy: step
m-f916df5f = 檢視該原因的含義：

# upstream_all_unhealthy: step
m-d1a5feaf = 檢查寫於 { $upstream_place }。

# upstream_all_unhealthy: step, upstream_circuit_open: step
m-fa8797d5 = 規則寫於 { $upstream_place }。

# upstream_limit_reached: title
m-e41b9a7a = 上游正在處理的請求已達上限

# upstream_limit_reached: visitor, connect_resources_exhausted: visitor, connect_ports_exhausted: visitor and 4 more
m-ff36dc57 = 伺服器繁忙。請稍後再試。

# upstream_limit_reached: explanation
m-17e30c51 = 設定限制了此上游同時處理的請求數。正在處理的已有這麼多，而後續請求的佇列已滿，或沒有佇列。

# upstream_limit_reached: explanation
m-c9e68304 = 該上限保護應用程式。要麼來訪的人比設計時多，要麼應用程式變慢，使每個請求佔用位置更久。

# upstream_limit_reached: explanation
m-7b3cd185 = 先看應用程式是否比平時慢；提高上限只會讓情況更糟。如果還有餘力，請在寫明上限的地方提高它、允許排隊，或增加成員。

# upstream_limit_reached: sentence
m-6d4a1b33 = 上游 { $upstream } 正在處理 { $active } 個請求，上限 { $active_max }（{ $limit_key }），已有 { $waiting } 個在等待，上限 { $waiting_max }。

# upstream_limit_reached: sentence
m-12d11644 = 上游 { $upstream } 正在處理 { $active } 個請求，上限 { $active_max }（{ $limit_key }），不允許排隊。

# upstream_limit_reached: likely slow_application, timeout_queue: likely slow_application
m-adbafa6a = 應用程式變慢，每個請求佔用位置更久。

# upstream_limit_reached: evidence for slow_application, timeout_queue: evidence for slow_application
m-abfe106e = 正在處理的請求中最久的已用了 { $oldest }

# upstream_limit_reached: likely limit_low, timeout_queue: likely limit_low
m-8b867503 = 上限低於應用程式能夠處理的數量。

# upstream_limit_reached: evidence for limit_low, timeout_queue: evidence for limit_low
m-0e372890 = 上限只有 { $active_max }

# upstream_limit_reached: likely burst
m-18639043 = 同時到來的請求比平時多，下一刻就會有空位。

# upstream_limit_reached: evidence for burst
m-abf8c418 = 正在處理的請求中最久的也是 { $oldest } 前才開始的

# upstream_limit_reached: likely held_open
m-3f610c02 = 永不結束的請求佔用了位置：串流、長輪詢、WebSocket。

# upstream_limit_reached: evidence for held_open
m-1d0bf84f = 最久的已開啟 { $oldest }

# upstream_limit_reached: step, timeout_queue: step
m-d4d5b165 = 上限是 { $limit_key } = { $active_max }，寫於 { $upstream_place }。

# upstream_limit_reached: step, timeout_queue: step
m-a883bc1f = 在日誌中檢視對 { $upstream } 的哪些請求耗時最長：duration_ms。

# upstream_limit_reached: step
m-a1bad0ea = 讓後續請求稍候而不是拒絕它們：在寫有該限制的位置寫入 queue = 128。

# upstream_circuit_open: title
m-36dafa22 = 上游暫時不被存取

# upstream_circuit_open: explanation
m-24b83113 = 對此上游的請求接連失敗，次數達到了設定允許的上限。此後由 Candor 代替它應答，並不時放行一個請求，看它是否恢復。此請求不在放行之列。

# upstream_circuit_open: explanation
m-1165c013 = 這一應答是後果。原因是之前的請求為何失敗；它在下面首先列出。

# upstream_circuit_open: explanation
m-1bced6a7 = 查明該原因並排除。一旦上游恢復應答，下一次試探就會放行，無需任何人操作。

# upstream_circuit_open: sentence
m-f1552e42 = 上游 { $upstream } 已有 { $open_for } 不被存取，因為 { $root_count } 個請求以 { $root_cause } 結束；下一次試探在 { $next_trial } 之後。

# upstream_circuit_open: sentence
m-f96dd534 = 上游 { $upstream } 已有 { $open_for } 不被存取；下一次試探在 { $next_trial } 之後。

# upstream_circuit_open: likely down
m-75f5a104 = 應用程式停了：到它的連線被拒絕或無處可去。

# upstream_circuit_open: evidence for down, upstream_circuit_open: evidence for slow, upstream_circuit_open: evidence for fails_on_requests
m-38060321 = { $root_count } 個請求以 { $root_cause } 結束

# upstream_circuit_open: likely slow
m-2c5f9476 = 應用程式應答太慢，其請求達到了時間上限。

# upstream_circuit_open: likely fails_on_requests
m-6434488e = 應用程式在執行，但在處理請求時失敗。

# upstream_circuit_open: likely not_recovered
m-9635151f = 上游沒有恢復：此後的每次試探也都失敗了。

# upstream_circuit_open: evidence for not_recovered
m-803806da = 此後 { $trials } 次試探失敗

# upstream_circuit_open: likely rule_too_strict
m-5d0ebe2c = 規則太嚴：大量請求中的少數失敗就足以觸發。

# upstream_circuit_open: step
m-3b7cdebd = 檢視首要原因的含義：

# upstream_circuit_open: step
m-5f67fee3 = 在日誌中尋找此前失敗的請求：cause，上游 { $upstream }。
