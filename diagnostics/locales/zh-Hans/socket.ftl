### socket

# socket_missing: title
m-0ae26651 = 上游的套接字文件不存在

# socket_missing: explanation
m-4c06fc8d = 上游是 unix 套接字，而其路径上没有文件：`ENOENT`，errno 2。或者路径无处可去：某一部分不是目录（`ENOTDIR`，20）、链接形成循环（`ELOOP`，40）、某一部分太长（`ENAMETOOLONG`，36）。

# socket_missing: explanation
m-f049ca7f = 服务器在启动时创建套接字，停止时往往将其删除，所以通常是应用没有运行。如果它在运行，则它使用的是另一个路径，或看到的是另一个文件系统：在容器中，或启用了 systemd 的 `PrivateTmp` 时，`/tmp` 是它自己的。

# socket_missing: explanation
m-7ab0ca5b = `systemctl status UNIT` 会说明应用是否在运行；其单元或配置会说明它绑定哪个路径。套接字应放在 `/run` 下自己的目录中。

# socket_missing: sentence
m-00146706 = 套接字 { $socket } 不存在（{ $errno_name }，errno { $errno }）：其路径的某一部分不是目录。

# socket_missing: sentence
m-368cd6c3 = 套接字 { $socket } 不存在（{ $errno_name }，errno { $errno }）：其路径中的链接形成循环。

# socket_missing: sentence
m-e347c535 = 套接字 { $socket } 不存在（{ $errno_name }，errno { $errno }）：没有 { $missing_part }。

# socket_missing: sentence
m-d85d8abe = 套接字 { $socket } 不存在（{ $errno_name }，errno { $errno }）。

# socket_missing: likely private_tmp
m-c3d88599 = 应用有自己的 /tmp（systemd 的 PrivateTmp，或容器）。请把套接字移到 /run 下的目录中。

# socket_missing: evidence for private_tmp, socket_missing: evidence for other_namespace
m-b2154dae = { $listening } 在该路径上监听，但它有自己的文件系统

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket } 位于服务常常独有的目录之下

# socket_missing: likely other_namespace
m-3eae9510 = 应用在容器中运行，其套接字也建在容器里，Candor 看不到：请让双方共享该目录。

# socket_missing: likely removed
m-88abf173 = 应用仍在监听，而套接字文件被删除了：可能是目录被清理，或第二个实例结束时所为。请重启应用。

# socket_missing: evidence for removed, socket_refused: evidence for other_namespace
m-f8b1fa67 = { $listening } 却仍在该路径上监听

# socket_missing: likely directory_missing
m-c7139637 = 该目录从未创建，或随服务一起消失（systemd 的 RuntimeDirectory），或其卷没有挂载到这里。

# socket_missing: evidence for directory_missing
m-3ad740f9 = 缺少的不只是文件，目录 { $missing_part } 也不存在

# socket_missing: likely file_in_the_way
m-a46129ec = 应该是目录的地方是文件：路径多了一部分，或有误。

# socket_missing: evidence for file_in_the_way
m-893f2e26 = { $errno_name } 表示 { $socket } 的某一部分不是目录

# socket_missing: likely link_loop
m-98fd1f8c = 路径上的某个符号链接直接或间接指向自己。

# socket_missing: evidence for link_loop
m-25e48533 = { $errno_name } 表示链接形成循环

# socket_missing: evidence for not_running
m-42b6e0ed = { $socket } 的目录存在，只是缺少套接字

# socket_missing: likely other_path
m-d1784d84 = 应用绑定的不是 { $socket }，而是另一个路径。

# socket_missing: evidence for other_path
m-ce3fd98d = 有 { $elsewhere }

# socket_missing: likely relative_path
m-b1c63d5c = 路径是相对的，本意是相对于另一个目录。

# socket_missing: evidence for relative_path
m-9ef9b8f7 = { $socket } 不以斜线开头

# socket_missing: step, socket_other: step
m-9d6b51a4 = 查看应用是否在运行：

# socket_missing: step
m-f478d100 = 查看哪些套接字正在被监听：

# socket_missing: step
m-02df7c4f = 查看路径能走到哪里：

# socket_refused: title
m-0468809b = 上游的套接字无人接受连接

# socket_refused: explanation
m-a35b9a93 = 上游是 unix 套接字，其路径上有东西，但那里无人接受连接：`ECONNREFUSED`（111），或套接字属于另一类型时的 `EPROTOTYPE`（91）。由于内核对残留套接字和普通文件的表示相同，已查看路径指向的是什么。

# socket_refused: explanation
m-259ea59b = `nobody_listens`：程序结束时若没有删除，套接字文件会留下，所以应用已崩溃或被终止。`not_a_socket`：那里是文件或目录。`wrong_type`：它是数据报套接字，例如日志或通知套接字。

# socket_refused: explanation
m-1655ef8b = `ss -xlp` 列出谁在监听哪个套接字。此套接字无人监听：重启应用；它启动时必须删除旧文件。如果它不是套接字，请查看应用实际绑定的路径。

# socket_refused: sentence
m-93635765 = 套接字 { $socket } 不是流类型，因此不接受连接（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-d81b800e = { $socket } 是目录而不是套接字（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-85de6387 = { $socket } 是文件而不是套接字（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-13f0fafe = { $socket } 是设备或管道而不是套接字（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-9917975c = 套接字 { $socket } 无人监听，它创建于 { $socket_age } 之前（{ $errno_name }，errno { $errno }）。

# socket_refused: sentence
m-18beb3cf = 套接字 { $socket } 无人监听（{ $errno_name }，errno { $errno }）。

# socket_refused: likely mount_made_directory
m-cad0ee3b = 容器平台在那里创建了目录，因为挂载时套接字还不存在。请停止容器，删除该目录，先启动应用。

# socket_refused: evidence for mount_made_directory
m-4b490bf6 = { $socket } 是目录

# socket_refused: likely other_socket
m-3f62b841 = 该路径属于应用的另一个套接字，用于日志或通知；用于请求的在别处。

# socket_refused: evidence for other_socket
m-3fb3d5fd = { $errno_name } 表示它是另一类型的套接字

# socket_refused: likely stale_file
m-e7ea83d7 = 应用已停止或崩溃，留下了其套接字文件。

# socket_refused: evidence for stale_file
m-c3d1aeb9 = 文件创建于 { $socket_made }，即 { $socket_age } 之前，无人监听

# socket_refused: evidence for stale_file
m-9a0cc166 = 文件存在，但无人监听

# socket_refused: likely starting
m-2aa1bae1 = 应用正在启动：已绑定套接字而尚未监听。或者它刚刚崩溃。

# socket_refused: evidence for starting
m-d0f6fe7d = 套接字创建于 { $socket_age } 之前

# socket_refused: likely other_namespace
m-b08f3b17 = 应用在容器中运行，套接字在那里重新创建过，而挂载让我们看到的是旧文件。

# socket_refused: likely other_path
m-cc7ed57a = 路径有误：应用绑定的是另一个。

# socket_refused: evidence for other_path
m-1a1c8046 = { $socket } 不是套接字

# socket_refused: step, socket_other: step
m-3f213744 = 查看谁在监听它：

# socket_refused: step
m-737bdd8e = 查看那里是什么：

# socket_refused: step
m-702432d8 = 查看应用是否在运行，以及为何结束：

# socket_permission: title
m-0092c5c6 = Candor 无权使用上游的套接字

# socket_permission: explanation
m-7d41e4eb = 上游是 unix 套接字，而内核不允许 Candor 的用户连接它：`EACCES`，errno 13。

# socket_permission: explanation
m-1355d041 = 要连接，用户必须能够进入（`x`）路径上的每个目录，并能写入（`w`）套接字本身。其中缺少一项。如果所有权限看起来都正确，则是 SELinux 或 AppArmor 拒绝。

# socket_permission: explanation
m-32964789 = `namei -l SOCKET` 显示路径的每一部分及其权限。把 Candor 的用户加入套接字的组，并让应用以 `0660` 创建套接字（umask `007`，或 systemd 的 `SocketMode`）。不要把套接字放在主目录中。

# socket_permission: sentence
m-4375c9ec = 用户 { $uid } 不能进入 { $denied_part }（模式 { $denied_mode }，所有者 { $denied_uid }，组 { $denied_gid }），因此无法到达套接字 { $socket }（{ $errno_name }，errno { $errno }）。

# socket_permission: sentence
m-49e346eb = 用户 { $uid } 不能写入套接字 { $socket }（模式 { $denied_mode }，所有者 { $denied_uid }，组 { $denied_gid }；{ $errno_name }，errno { $errno }）。

# socket_permission: sentence
m-67207ab9 = 内核拒绝使用套接字 { $socket }（{ $errno_name }，errno { $errno }）。

# socket_permission: likely group
m-f6780aab = Candor 的用户不在套接字的组 { $denied_gid } 中。请加入该组并重启 Candor。

# socket_permission: evidence for group
m-a9dcd32c = 模式是 { $denied_mode }，而我方的组是 { $gids }

# socket_permission: likely umask
m-fb929543 = 应用创建的套接字只有它自己的用户可写：请把其 umask 设为 007，或把 systemd 的 SocketMode 设为 0660。

# socket_permission: evidence for umask
m-195028d3 = 模式 { $denied_mode } 不允许组和其他用户写入

# socket_permission: likely home_directory
m-5d6c33ee = 套接字在主目录中，其他用户不能进入。请移到 /run 下的目录中。

# socket_permission: evidence for home_directory
m-44eb0eee = { $denied_part } 的模式是 { $denied_mode }

# socket_permission: likely directory
m-e3b215e5 = 目录 { $denied_part } 只允许其所有者或组进入。

# socket_permission: evidence for directory
m-0e7ecea8 = { $denied_part } 的模式是 { $denied_mode }，所有者 { $denied_uid }，组 { $denied_gid }

# socket_permission: likely security_module
m-f527a3e2 = SELinux 或 AppArmor 禁止：权限本身是允许的。

# socket_permission: evidence for security_module
m-fdf0db43 = 路径的任何部分都没有拒绝用户 { $uid }

# socket_permission: likely permissions
m-bcb1a0d6 = 套接字或其路径上某个目录的权限不允许 Candor 的用户。

# socket_permission: step
m-ede2ec69 = 查看路径每一部分的权限：

# socket_permission: step
m-84542dfa = 查看 SELinux 或 AppArmor 拒绝了什么：

# socket_backlog_full: title
m-b127c40a = 上游套接字的队列已满

# socket_backlog_full: explanation
m-83fbe701 = 上游是 unix 套接字，其应用在监听，而在那里等待接受的连接已多到放不下：`EAGAIN`，errno 11。

# socket_backlog_full: explanation
m-f6eb0581 = 应用在运行，但接受的速度慢于请求到来的速度：其所有工作进程都在忙，或它已挂起。同样状态的 TCP 上游会让连接超时；unix 套接字则立即表明。

# socket_backlog_full: explanation
m-791786ab = `ss -xl` 显示有多少在等待（Recv-Q）以及最多可以等待多少（Send-Q）。如果应用还有应答，请增加工作进程；更长的队列（其 `backlog` 和 `net.core.somaxconn`）只能应对突发。

# socket_backlog_full: sentence
m-07e9d742 = 在 { $socket } 等待接受的连接已多到放不下（{ $errno_name }，errno { $errno }）。

# socket_backlog_full: likely small_queue
m-cdb0e9b5 = 队列太短：本机任何应用的队列都不能长于 net.core.somaxconn。

# socket_backlog_full: evidence for small_queue
m-9ea57983 = net.core.somaxconn 只有 { $backlog_max }

# socket_backlog_full: likely hanging
m-bc6c6a35 = 应用已挂起：它在监听却不接受任何连接。

# socket_backlog_full: evidence for hanging
m-5a6e8edd = { $attempts } 次尝试每次都是满的

# socket_backlog_full: likely workers_busy
m-fc97528e = 应用的所有工作进程都在忙：数量太少，或在等待某个缓慢的环节。

# socket_backlog_full: evidence for workers_busy
m-3a426195 = 应用在监听，所以它在运行

# socket_backlog_full: likely burst
m-8e0c8d0e = 大量请求同时到来。

# socket_backlog_full: step
m-54f0d003 = 查看有多少在等待（Recv-Q）以及最多可以等待多少（Send-Q）：

# socket_backlog_full: step
m-a0214ce4 = 查看其进程在做什么：

# socket_backlog_full: step
m-45b09f5d = 查看队列最长可以多长：
