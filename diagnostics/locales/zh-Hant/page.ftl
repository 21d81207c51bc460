### page

# explain, words
m-6953fbdf = 可能原因

# explain, words
m-0ea09cea = 每次失敗的證據會改變它們的順序。

# explain, words
m-fd618eab = 後續步驟

# explain, words
m-a7775444 = 事實

# explain
m-6afbddc9 = 原因

# explain
m-2475b474 = 由測試根據目錄產生，請勿編輯。用 `candor explain CODE` 檢視某一原因的完整說明。

# explain
m-f9316cf4 = 代碼

# explain
m-4302e918 = 含義

# explain
m-d98031f8 = 階段

# explain
m-ba619595 = 誰能處理

# explain
m-ba4b77ef = 狀態

# explain
m-08a6c018 = 與收到的相同

# explain
m-3f8d3963 = 用戶端

# explain
m-0cd96ece = 網路管理員

# explain
m-9dec50ee = Candor 管理員

# explain
m-d3f90a75 = 上游管理員

# explain
m-89e0b543 = 上游自己的

# explain, words
m-795db914 = 代碼

# explain
m-adf51d98 = 階段

# explain, words
m-5b341fb5 = 誰能處理

# explain, words
m-005ef20f = 狀態

# explain
m-b54cb470 = Proxy-Status 錯誤類型（RFC 9209）

# template, words
m-9b759fb9 = 未知

# words
m-658f3664 = 複製

# words
m-8dc21305 = 已複製

# words
m-c2b88f6c = 完整的文字報告

# words
m-82454152 = 請求

# words
m-dfe4e404 = 時間

# words
m-0132c8fc = 請求內容

# words
m-a2cc6ee4 = 幾秒後可以重試。

# words
m-f2784c08 = 尋求協助時，請提供此編號：

# words
m-8b5a1a82 = 請求的路徑

# words
m-d5a6163e = 用戶端

# words
m-3945e8e0 = 上游

# words
m-4c65d64b = 無上游

# words
m-901275a6 = 未詢問任何上游

# words
m-02a0baa5 = 在 { $phase } 階段中斷

# words
m-b12d299a = 時間花在哪裡

# words
m-ca1fa301 = { $timer } 到期：{ $limit } 的上限用了 { $elapsed }，設定於 { $timer_place }

# words
m-8e32ddbb = 可能原因（依證據強弱排序）

# words
m-1440c15d = 備註

# words
m-9a690ca6 = 嘗試過的操作

# words
m-75b19520 = 重複使用閒置連線

# words
m-9a09e2f3 = 新連線

# words
m-15832aed = 結束階段

# words
m-f800be44 = 證據

# words
m-651aef20 = 第 { $defect_line } 行，第 { $defect_offset } 位元組：發現 { $found }，應為 { $expected }。

# words
m-83f37917 = （結尾）

# words
m-8f929c1e = 用戶端

# words
m-5b2a647f = 嘗試

# words
m-062accf6 = 結論

# words
m-6a12e0e7 = 設定

# words
m-4253c993 = { $phase } 階段

# words
m-f556f407 = 路由 { $route }

# words
m-8b4eca94 = 由 Candor 產生

# words
m-301d52ab = 由上游產生

# words
m-3f55c869 = 確定

# words
m-7e993075 = 很可能

# words
m-32482109 = 用戶端可以處理

# words
m-ac6a587c = 網路管理員可以處理

# words
m-5055321c = Candor 管理員可以處理

# words
m-2d10dbbf = 上游管理員可以處理

# words
m-4f34d900 = 更多

# words
m-6ceafb41 = 誰、在哪裡

# words
m-88ab5323 = 由 Candor 而非應用程式產生

# words
m-335acda1 = 由上游產生，Candor 原樣轉送

# words
m-fe82461a = 確定程度

# words
m-ad3e28bc = 確定：對端或核心明確說明

# words
m-4b6ff618 = 很可能：根據證據推斷

# words
m-e00c0cd0 = 未知：這類失敗尚無專屬的名稱

# words
m-ba38a36e = 站台

# words
m-d7d630be = 路由

# words
m-8f814be5 = 寫於

# words
m-83b6d8e8 = 關於此原因的更多說明

# words
m-53bb54e4 = 所有原因

# words
m-b9aa833c = 相同內容的文字或 JSON

# words
m-30fa0b19 = Candor 能夠指明的原因

# slots
m-31e9ae78 = { " " }和{ " " }

# slots
m-f5e750e9 = 預設值

# slots
m-39b88649 = 結尾

# slots
m-3553e285 = 空格

# slots
m-7af13fd8 = { $count } 秒

# slots
m-34c73a31 = { $count } 秒

# slots
m-4a69f9cd = { $count } 分鐘

# slots
m-5b4592c3 = { $count } 小時

# slots
m-2a7dbeef = { $count } 天

# tls
m-f485263e = 系統的憑證授權單位

# what was expected in a response head
m-40e589ca = HTTP/1.1 200{ " " }

# what was expected in a response head
m-18b62c18 = 一個數字

# what was expected in a response head
m-66c96858 = 各處相同的長度

# what was expected in a response head
m-2ed3951f = 僅數字

# what was expected in a response head
m-414e9582 = 僅一個 Content-Length

# what was expected in a response head
m-7b4a47cc = chunked 僅一次且在最後

# what was expected in a response head
m-4721c8e6 = HTTP/1.0 中沒有 Transfer-Encoding

# what was expected in a response head
m-87aa9955 = 兩者之一

# what was expected in a response head
m-82845159 = Elasticsearch 傳輸協定

# what was expected in a response head
m-58c45094 = SMTP 或 FTP

# what was expected in a response head
m-372bd1c8 = 下方的欄位

# what was expected in a response head
m-0f71a6f7 = 空行

# what was expected in a response head
m-c2c3655e = 一個空格和狀態

# what was expected in a response head
m-0d739fad = 一個空格

# what was expected in a response head
m-30381dfb = 三位數字

# what was expected in a response head
m-3d0de84c = 100 到 599

# what was expected in a response head
m-68b00d6c = 代碼後的一個空格

# what was expected in a response head
m-900c9853 = 可見字元

# what was expected in a response head
m-c8606ab5 = 欄位之前的 HTTP/1.1

# what was expected in a response head
m-f11860d9 = 名稱後的冒號

# what was expected in a response head
m-a6c7a46b = 欄位名稱

# what was expected in a response head
m-c1896a72 = 記號字元

# what was expected in a response head
m-afcac9af = 冒號

# what was expected in a response head
m-607e0ed9 = 沒有 NUL

# what was expected in a response head
m-33e1abec = 沒有控制字元

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR 僅在 LF 之前

# what was expected in a response head
m-29f8d188 = Oracle Net 協定

# what was expected in a response head
m-32d5b9a1 = 標頭區的結尾

# what was expected in a response head
m-b9415c35 = 更短的欄位
