### origin

# origin_error: title
m-bb696901 = 應用程式自己以錯誤應答

# origin_error: visitor
m-89ab5c29 = 此位址背後的應用程式報告了它自己的錯誤。

# origin_error: explanation
m-a310a131 = 上游以 500 到 599 的狀態正常應答。Candor 原樣轉發了它的回應，包括本文。

# origin_error: explanation
m-2420582a = 這不是代理的錯誤：`status_by` 是 `upstream`。連線、TLS 和分界都正常。這裡的 502、503 或 504 來自 Candor 之後的另一個代理，或應用程式本身。

# origin_error: explanation
m-28a11f9a = 在應用程式的日誌中尋找請求編號，它以 `X-Request-Id` 收到該編號。

# origin_error: sentence
m-e23e72a2 = { $peer }（{ $server_field }）自己以 { $status } 應答了 { $method } { $path }。

# origin_error: sentence
m-63b07c49 = { $peer } 自己以 { $status } 應答了 { $method } { $path }。

# origin_error: likely another_proxy
m-e65f42dc = Candor 之後的另一個代理如此應答：請檢視它的日誌。

# origin_error: evidence for another_proxy
m-9c0227c6 = { $status } 是代理的狀態，回應來自 { $server_field }

# origin_error: evidence for another_proxy
m-e5d0115a = { $status } 是代理的狀態

# origin_error: likely overloaded
m-7ca4222c = 應用程式過載、正在啟動或處於維護中。

# origin_error: evidence for overloaded
m-3b797a25 = 它應答了 503

# origin_error: likely unimplemented
m-1f8bb544 = 應用程式不認識此請求的方法或版本。

# origin_error: evidence for unimplemented
m-4ca81647 = 它應答了 { $status }

# origin_error: likely exception
m-b3370c6d = 應用程式在處理此請求時失敗：有未攔截的例外。

# origin_error: evidence for exception
m-3879756c = 它應答了 500

# origin_error: step
m-af5e1ba4 = 在應用程式的日誌中尋找請求編號：

# origin_error: step
m-01d43abf = 在應用程式的日誌中尋找請求編號 { $request_id }。
