### socket

# socket_missing: title
m-0ae26651 = 上游的通訊端檔案不存在

# socket_missing: explanation
m-4c06fc8d = 上游是 unix 通訊端，而其路徑上沒有檔案：`ENOENT`，errno 2。或者路徑無處可去：某一部分不是目錄（`ENOTDIR`，20）、連結形成迴圈（`ELOOP`，40）、某一部分太長（`ENAMETOOLONG`，36）。

# socket_missing: explanation
m-f049ca7f = 伺服器在啟動時建立通訊端，停止時往往將其刪除，所以通常是應用程式沒有執行。如果它在執行，則它使用的是另一個路徑，或看到的是另一個檔案系統：在容器中，或啟用了 systemd 的 `PrivateTmp` 時，`/tmp` 是它自己的。

# socket_missing: explanation
m-7ab0ca5b = `systemctl status UNIT` 會說明應用程式是否在執行；其單元或設定會說明它繫結哪個路徑。通訊端應放在 `/run` 下自己的目錄中。

# socket_missing: sentence
m-00146706 = 通訊端 { $socket } 不存在（{ $errno_name }，errno { $errno }）：其路徑的某一部分不是目錄。

# socket_missing: sentence
m-368cd6c3 = 通訊端 { $socket } 不存在（{ $errno_name }，errno { $errno }）：其路徑中的連結形成迴圈。

# socket_missing: sentence
m-e347c535 = 通訊端 { $socket } 不存在（{ $errno_name }，errno { $errno }）：沒有 { $missing_part }。

# socket_missing: sentence
m-d85d8abe = 通訊端 { $socket } 不存在（{ $errno_name }，errno { $errno }）。

# socket_missing: likely private_tmp
m-c3d88599 = 應用程式有自己的 /tmp（systemd 的 PrivateTmp，或容器）。請把通訊端移到 /run 下的目錄中。

# socket_missing: evidence for private_tmp, socket_missing: evidence for other_namespace
m-b2154dae = { $listening } 在該路徑上接聽，但它有自己的檔案系統

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket } 位於服務常常獨有的目錄之下

# socket_missing: likely other_namespace
m-3eae9510 = 應用程式在容器中執行，其通訊端也建在容器裡，Candor 看不到：請讓雙方共用該目錄。

# socket_missing: likely removed
m-88abf173 = 應用程式仍在接聽，而通訊端檔案被刪除了：可能是目錄被清理，或第二個執行個體結束時所為。請重新啟動應用程式。

# socket_missing: evidence for removed, socket_refused: evidence for other_namespace
m-f8b1fa67 = { $listening } 卻仍在該路徑上接聽

# socket_missing: likely directory_missing
m-c7139637 = 該目錄從未建立，或隨服務一起消失（systemd 的 RuntimeDirectory），或其磁碟區沒有掛載到這裡。

# socket_missing: evidence for directory_missing
m-3ad740f9 = 缺少的不只是檔案，目錄 { $missing_part } 也不存在

# socket_missing: likely file_in_the_way
m-a46129ec = 應該是目錄的地方是檔案：路徑多了一部分，或有誤。

# socket_missing: evidence for file_in_the_way
m-893f2e26 = { $errno_name } 表示 { $socket } 的某一部分不是目錄

# socket_missing: likely link_loop
m-98fd1f8c = 路徑上的某個符號連結直接或間接指向自己。

# socket_missing: evidence for link_loop
m-25e48533 = { $errno_name } 表示連結形成迴圈

# socket_missing: evidence for not_running
m-42b6e0ed = { $socket } 的目錄存在，只是缺少通訊端

# socket_missing: likely other_path
m-d1784d84 = 應用程式繫結的不是 { $socket }，而是另一個路徑。

# socket_missing: evidence for other_path
m-ce3fd98d = 有 { $elsewhere }

# socket_missing: likely relative_path
m-b1c63d5c = 路徑是相對的，本意是相對於另一個目錄。

# socket_missing: evidence for relative_path
m-9ef9b8f7 = { $socket } 不以斜線開頭

# socket_missing: step, socket_other: step
m-9d6b51a4 = 檢視應用程式是否在執行：

# socket_missing: step
m-f478d100 = 檢視哪些通訊端正在被接聽：

# socket_missing: step
m-02df7c4f = 檢視路徑能走到哪裡：

# socket_refused: title
m-0468809b = 上游的通訊端無人接受連線

# socket_refused: explanation
m-a35b9a93 = 上游是 unix 通訊端，其路徑上有東西，但那裡無人接受連線：`ECONNREFUSED`（111），或通訊端屬於另一類型時的 `EPROTOTYPE`（91）。由於核心對殘留通訊端和普通檔案的表示相同，已檢視路徑指向的是什麼。

# socket_refused: explanation
m-259ea59b = `nobody_listens`：程式結束時若沒有刪除，通訊端檔案會留下，所以應用程式已崩潰或被終止。`not_a_socket`：那裡是檔案或目錄。`wrong_type`：它是封包通訊端，例如日誌或通知通訊端。

# socket_refused: explanation
m-1655ef8b = `ss -xlp` 列出誰在接聽哪個通訊端。此通訊端無人接聽：重新啟動應用程式；它啟動時必須刪除舊檔案。如果它不是通訊端，請檢視應用程式實際繫結的路徑。

# socket_refused: sentence
m-93635765 = 通訊端 { $socket } 不是串流類型，因此不接受連線（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-d81b800e = { $socket } 是目錄而不是通訊端（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-85de6387 = { $socket } 是檔案而不是通訊端（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-13f0fafe = { $socket } 是裝置或管道而不是通訊端（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-9917975c = 通訊端 { $socket } 無人接聽，它建立於 { $socket_age } 之前（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-18beb3cf = 通訊端 { $socket } 無人接聽（{ $errno_name }，errno { $errno }）。

# socket_refused: likely mount_made_directory
m-cad0ee3b = 容器平台在那裡建立了目錄，因為掛載時通訊端還不存在。請停止容器，刪除該目錄，先啟動應用程式。

# socket_refused: evidence for mount_made_directory
m-4b490bf6 = { $socket } 是目錄

# socket_refused: likely other_socket
m-3f62b841 = 該路徑屬於應用程式的另一個通訊端，用於日誌或通知；用於請求的在別處。

# socket_refused: evidence for other_socket
m-3fb3d5fd = { $errno_name } 表示它是另一類型的通訊端

# socket_refused: likely stale_file
m-e7ea83d7 = 應用程式已停止或崩潰，留下了其通訊端檔案。

# socket_refused: evidence for stale_file
m-c3d1aeb9 = 檔案建立於 { $socket_made }，即 { $socket_age } 之前，無人接聽

# socket_refused: evidence for stale_file
m-9a0cc166 = 檔案存在，但無人接聽

# socket_refused: likely starting
m-2aa1bae1 = 應用程式正在啟動：已繫結通訊端而尚未接聽。或者它剛剛崩潰。

# socket_refused: evidence for starting
m-d0f6fe7d = 通訊端建立於 { $socket_age } 之前

# socket_refused: likely other_namespace
m-b08f3b17 = 應用程式在容器中執行，通訊端在那裡重新建立過，而掛載讓我們看到的是舊檔案。

# socket_refused: likely other_path
m-cc7ed57a = 路徑有誤：應用程式繫結的是另一個。

# socket_refused: evidence for other_path
m-1a1c8046 = { $socket } 不是通訊端

# socket_refused: step, socket_other: step
m-3f213744 = 檢視誰在接聽它：

# socket_refused: step
m-737bdd8e = 檢視那裡是什麼：

# socket_refused: step
m-702432d8 = 檢視應用程式是否在執行，以及為何結束：

# socket_permission: title
m-0092c5c6 = Candor 無權使用上游的通訊端

# socket_permission: explanation
m-7d41e4eb = 上游是 unix 通訊端，而核心不允許 Candor 的使用者連線它：`EACCES`，errno 13。

# socket_permission: explanation
m-1355d041 = 要連線，使用者必須能夠進入（`x`）路徑上的每個目錄，並能寫入（`w`）通訊端本身。其中缺少一項。如果所有權限看起來都正確，則是 SELinux 或 AppArmor 拒絕。

# socket_permission: explanation
m-32964789 = `namei -l SOCKET` 顯示路徑的每一部分及其權限。把 Candor 的使用者加入通訊端的群組，並讓應用程式以 `0660` 建立通訊端（umask `007`，或 systemd 的 `SocketMode`）。不要把通訊端放在主目錄中。

# socket_permission: sentence
m-4375c9ec = 使用者 { $uid } 不能進入 { $denied_part }（模式 { $denied_mode }，擁有者 { $denied_uid }，群組 { $denied_gid }），因此無法到達通訊端 { $socket }（{ $errno_name }，errno { $errno }）。

# socket_permission: sentence
m-49e346eb = 使用者 { $uid } 不能寫入通訊端 { $socket }（模式 { $denied_mode }，擁有者 { $denied_uid }，群組 { $denied_gid }；{ $errno_name }，errno { $errno }）。

# socket_permission: sentence
m-67207ab9 = 核心拒絕使用通訊端 { $socket }（{ $errno_name }，errno { $errno }）。

# socket_permission: likely group
m-f6780aab = Candor 的使用者不在通訊端的群組 { $denied_gid } 中。請加入該群組並重新啟動 Candor。

# socket_permission: evidence for group
m-a9dcd32c = 模式是 { $denied_mode }，而我方的群組是 { $gids }

# socket_permission: likely umask
m-fb929543 = 應用程式建立的通訊端只有它自己的使用者可寫：請把其 umask 設為 007，或把 systemd 的 SocketMode 設為 0660。

# socket_permission: evidence for umask
m-195028d3 = 模式 { $denied_mode } 不允許群組和其他使用者寫入

# socket_permission: likely home_directory
m-5d6c33ee = 通訊端在主目錄中，其他使用者不能進入。請移到 /run 下的目錄中。

# socket_permission: evidence for home_directory
m-44eb0eee = { $denied_part } 的模式是 { $denied_mode }

# socket_permission: likely directory
m-e3b215e5 = 目錄 { $denied_part } 只允許其擁有者或群組進入。

# socket_permission: evidence for directory
m-0e7ecea8 = { $denied_part } 的模式是 { $denied_mode }，擁有者 { $denied_uid }，群組 { $denied_gid }

# socket_permission: likely security_module
m-f527a3e2 = SELinux 或 AppArmor 禁止：權限本身是允許的。

# socket_permission: evidence for security_module
m-fdf0db43 = 路徑的任何部分都沒有拒絕使用者 { $uid }

# socket_permission: likely permissions
m-bcb1a0d6 = 通訊端或其路徑上某個目錄的權限不允許 Candor 的使用者。

# socket_permission: step
m-ede2ec69 = 檢視路徑每一部分的權限：

# socket_permission: step
m-84542dfa = 檢視 SELinux 或 AppArmor 拒絕了什麼：

# socket_backlog_full: title
m-b127c40a = 上游通訊端的佇列已滿

# socket_backlog_full: explanation
m-83fbe701 = 上游是 unix 通訊端，其應用程式在接聽，而在那裡等待接受的連線已多到放不下：`EAGAIN`，errno 11。

# socket_backlog_full: explanation
m-f6eb0581 = 應用程式在執行，但接受的速度慢於請求到來的速度：其所有工作程序都在忙，或它已暫停。同樣狀態的 TCP 上游會讓連線逾時；unix 通訊端則立即表明。

# socket_backlog_full: explanation
m-791786ab = `ss -xl` 顯示有多少在等待（Recv-Q）以及最多可以等待多少（Send-Q）。如果應用程式還有應答，請增加工作程序；更長的佇列（其 `backlog` 和 `net.core.somaxconn`）只能應對突發。

# socket_backlog_full: sentence
m-07e9d742 = 在 { $socket } 等待接受的連線已多到放不下（{ $errno_name }，errno { $errno }）。

# socket_backlog_full: likely small_queue
m-cdb0e9b5 = 佇列太短：本機任何應用程式的佇列都不能長於 net.core.somaxconn。

# socket_backlog_full: evidence for small_queue
m-9ea57983 = net.core.somaxconn 只有 { $backlog_max }

# socket_backlog_full: likely hanging
m-bc6c6a35 = 應用程式已暫停：它在接聽卻不接受任何連線。

# socket_backlog_full: evidence for hanging
m-5a6e8edd = { $attempts } 次嘗試每次都是滿的

# socket_backlog_full: likely workers_busy
m-fc97528e = 應用程式的所有工作程序都在忙：數量太少，或在等待某個緩慢的環節。

# socket_backlog_full: evidence for workers_busy
m-3a426195 = 應用程式在接聽，所以它在執行

# socket_backlog_full: likely burst
m-8e0c8d0e = 大量請求同時到來。

# socket_backlog_full: step
m-54f0d003 = 檢視有多少在等待（Recv-Q）以及最多可以等待多少（Send-Q）：

# socket_backlog_full: step
m-a0214ce4 = 檢視其程序在做什麼：

# socket_backlog_full: step
m-45b09f5d = 檢視佇列最長可以多長：
