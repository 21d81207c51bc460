### circumstances

# last_words
m-08d64170 = 应用的内存不足。请增加内存，或查明内存用在何处。

# last_words
m-e9f5e173 = 应用写入的磁盘没有剩余空间。

# last_words
m-2450c548 = 应用打开的文件和套接字已达上限。

# last_words
m-bb96e557 = 应用无法监听，因为该地址已被另一个进程占用。

# last_words
m-1890fed2 = 应用的数据库不再接受更多连接。

# last_words
m-a74c5b1d = 应用的数据库拒绝了其用户名、密码或数据库名。

# last_words
m-a89cd5d5 = 应用无法连接其数据库。

# last_words
m-2fa9681a = 应用池中的工作进程或连接全都繁忙，请求只能等待。

# last_words
m-d0a4f3bd = 某个工作进程处理请求的时间过长，被应用的服务器终止了。原因在于该请求所等待的对象，或服务器自身的时限太短。

# last_words
m-82df7122 = 应用无法加载，因为运行环境中缺少某个模块或库。

# last_words
m-e55651b5 = 应用的服务器按所给的名称找不到应用。

# last_words
m-00d7ec32 = 应用无法加载，因为对运行它的版本来说，代码有语法错误。

# last_words
m-9b9b60b0 = 应用无法启动，因为其设置或环境变量不完整。

# last_words
m-c4a9aaeb = 应用的服务器不接受它自己的配置。

# last_words
m-d54a427f = PHP 按给它的名称找不到脚本，或无权执行它。`files` 必须写明 PHP 所见的目录：如果它在容器或 chroot 中，就是其内部的目录。

# last_words
m-c1bfabf0 = 应用的数据库缺少某个表或列：有迁移没有执行。

# last_words
m-bac4afe1 = 应用无法解析它所需服务的名称。

# last_words
m-e95997e8 = 应用所需的服务拒绝了它的连接。

# last_words
m-d9a06413 = 应用无法使用其证书或密钥。

# last_words
m-f6599ca0 = 应用被拒绝使用某个文件或端口：运行它的用户没有相应的权限。

# last_words
m-eb9fb926 = 应用要写入的位置只允许读取。

# last_words
m-39a6e635 = 用来启动应用的命令在那里不存在，或是为另一种架构构建的。

# last_words
m-7fd01eb7 = 应用找不到它需要的文件。

# last_words
m-665bdc8f = 应用的进程崩溃了，多半发生在原生代码中。

# last_words
m-655b45f7 = 应用发生了 panic。

# last_words
m-ed746c58 = 应用错误地使用了事件循环，导致请求失败或卡住。

# last_words
m-bf7ef8af = 应用的一个工作进程被终止，多半是因为主机或容器内存不足。

# last_words
m-93806aa8 = 应用在加载过程中失败了。

# last_words
m-86121d44 = 应用因未处理的错误而失败。

# last_words
m-3f320711 = 应用收到停止的指令，并已停止。

# last_words
m-f16299f4 = 查看应用的全部输出：

# last_words
m-44868bc8 = { $log } 的输出：{ $said }

# last_words
m-e9422d3b = { $log } 在 { $said_age } 之前的输出：{ $said }

# container_out_of_memory
m-4941e837 = 应用耗尽了其容器的内存，被终止了。请提高容器的上限，或查明应用把内存用在何处。

# container_out_of_memory
m-a99c7899 = { $container } 被终止（退出码 { $container_exit }）；其上限为 { $container_memory }

# container_out_of_memory
m-04afb2b7 = 引擎表示 { $container } 因内存不足被终止；其上限为 { $container_memory }

# container_out_of_memory
m-fb381e82 = 引擎表示 { $container } 因内存不足被终止

# container_out_of_memory
m-47c1f293 = 查看各容器使用的内存及其上限：

# container_restarting
m-06daa66e = 应用每次启动后很快就结束，其容器被一再重新启动。结束的原因在其日志中。

# container_restarting
m-c8edb43d = { $container } 正在重启，至今 { $container_restarts } 次；其程序的退出码为 { $container_exit }

# container_restarting
m-5cdde89b = { $container } 已重启 { $container_restarts } 次，最近一次在 { $container_started } 之前

# container_restarting
m-9ef9a2b5 = 查看它结束之前的输出：

# container_ended
m-38af845f = 应用的容器没有运行。

# container_ended
m-fea2d2ce = 查看它最后的输出：

# container_ended
m-01ae524a = 重新启动它：

# container_ended
m-16f3098d = 引擎无法启动 { $container }：{ $container_error }

# container_ended
m-42121214 = { $container } 已创建，但从未启动

# container_ended
m-9d2e03a1 = { $container } 在 { $container_ended } 之前退出，退出码为 { $container_exit }

# container_ended
m-977aef38 = { $container } 已退出，退出码为 { $container_exit }

# container_paused
m-27a236c4 = 应用的容器已暂停：内核仍接受连接，但无人应答。

# container_paused
m-8cd33406 = 引擎表示 { $container } 已暂停

# container_paused
m-854bb676 = 让它继续运行：

# container_missing
m-8d6dee98 = 没有该名称的容器或 Compose 服务：从未创建、已被删除，或名称不同。

# container_missing
m-c482eda7 = 查看有哪些容器：

# container_missing
m-de33be85 = 引擎中没有 { $no_container }，但有 { $similar_containers }

# container_missing
m-4b91d895 = 引擎中没有 { $no_container }；现有 { $running_containers }

# container_missing
m-09de1d62 = 引擎中没有 { $no_container }

# container_other_network
m-555f2d5f = Candor 的容器与应用的容器没有共同的网络，因此通过名称和地址都无法到达。请把两者放在同一个网络中。

# container_other_network
m-c1ebf8d6 = { $container } 位于 { $container_networks }，Candor 位于 { $own_networks }

# container_other_network
m-45715f37 = 查看应用容器的网络：

# application_loopback
m-cbd13d13 = 应用监听的端口正确，但只接受来自自己容器或主机的连接。请让它监听 0.0.0.0。

# application_loopback, application_other_port
m-7b5bd34d = 查看应用的监听地址是如何指定的：

# application_loopback
m-e93d8f70 = 在 { $container } 内，端口 { $wanted_port } 只在 { $container_listening } 上监听

# application_loopback, application_other_port
m-1b2bc1a9 = { $listens_log } 的输出：{ $listens_said }

# application_other_port
m-404825d1 = 应用监听的不是端口 { $wanted_port }，而是另一个。

# application_other_port
m-effd2afb = 在 { $container } 内监听的是 { $container_listening }，而不是端口 { $wanted_port }

# application_other_port
m-28583af2 = { $container } 的镜像声明的端口是 { $container_exposed }

# dependency_away
m-3aa30c88 = 应用需要 { $dependency }，而它不能正常工作。

# dependency_away
m-93e06194 = 在应用所在的主机上查看该名称的含义：

# dependency_away
m-5308819e = 先处理 { $dependency }：它写在上游的 `depends` 中。

# dependency_away
m-72606785 = 其名称 { $dependency_host } 没有地址

# dependency_away
m-b4e580e9 = 连接 { $dependency_address } 失败：{ $dependency_errno }

# dependency_away
m-1d8925bc = 在 { $dependency_elapsed } 内没有连接上 { $dependency_address }

# dependency_away
m-79ee3162 = { $dependency_address } 接受了连接，却什么也没有发送

# dependency_away
m-f079744a = { $dependency_address } 的应答：{ $dependency_said }

# dependency_away
m-899c1cdc = { $dependency_address } 使用另一种协议：{ $dependency_said }

# container_unhealthy
m-909fff21 = 应用本身有问题：其容器自己的健康检查也没有通过。

# container_unhealthy
m-347d5249 = { $container } 的检查已连续失败 { $container_failing } 次

# container_unhealthy
m-d6dff6c7 = { $container } 的检查已连续失败 { $container_failing } 次：{ $container_check }

# container_unhealthy
m-fd7dd684 = 查看其健康检查的输出：

# out_of_memory
m-0b4a5607 = 内存已耗尽：应用或其某个工作进程已被内核终止，或即将被终止。

# out_of_memory
m-2ed91019 = 查看内核终止了谁，以及何时：

# out_of_memory
m-7eb8f2e8 = 查看谁占用了内存：

# out_of_memory
m-bbfcb742 = { $unit_name } 因内存不足被终止的进程：{ $unit_killed }

# out_of_memory
m-07651b1e = { $memory_total } 中剩余 { $memory_left }

# unit_down
m-54300879 = 应用的单元 { $unit_name } 没有运行。

# unit_down
m-7950fe7b = 查看其状态、结果和重启次数：

# unit_down
m-61e908e1 = { $unit_name } 没有进程

# unit_down
m-7672289e = { $unit_name } 已被屏蔽（masked），因此无法启动

# unit_down
m-28567e32 = 不存在单元 { $unit_name }

# disk_full
m-980dd41d = 磁盘已满：应用无法写入其日志、会话、上传内容或数据库。

# disk_full
m-33214d95 = 查看什么已满，包括字节数和 inode：

# disk_full
m-8bd38b4b = { $full_disk } 剩余 { $disk_left }

# conntrack_full
m-5db2f4aa = 本机的连接跟踪表已满，防火墙因此丢弃新连接。请提高 net.netfilter.nf_conntrack_max。

# conntrack_full
m-f5aaca4a = 查看内核是否表示该表已满：

# conntrack_full
m-a09671ce = 其中已有 { $conntrack } 项，上限为 { $conntrack_max }

# speaks_tls
m-454a6e40 = 端口 { $port } 使用 TLS，却以明文连接：请为 { $server } 写上 https://。

# speaks_tls
m-6e9d4bbf = 与它的 TLS 握手得以完成（{ $probe_tls_version }）

# speaks_tls
m-03926f1f = 它以 TLS 警报应答了 TLS 握手

# speaks_tls
m-7146464f = 请在 { $upstream_place } 的上游中，于服务器之前写上 https://。如果其证书来自私有的颁发机构，请指明该机构：tls = { "{" } ca = "FILE" { "}" }。

# speaks_plain
m-aa83106c = 端口 { $port } 使用明文 HTTP，却以 TLS 连接：请为 { $server } 写上 http://。

# speaks_plain
m-c3925f71 = 以明文发出的 { $probe_plain_method } { $probe_plain_path } 在 { $probe_plain_elapsed } 内得到了应答 { $probe_plain_status }

# speaks_plain
m-583066d0 = 请在 { $upstream_place } 的上游中，于服务器之前写上 http://。

# speaks_http2
m-e73433d4 = 端口 { $port } 使用不带 TLS 的 HTTP/2，gRPC 服务器就是如此，而 Candor 以 HTTP/1.1 询问上游：请让应用也以 HTTP/1.1 监听。

# speaks_http2
m-22952d55 = 它以自己的 SETTINGS 应答了 HTTP/2 的前言

# other_resolver
m-d3f5c25c = { $name_now_resolver }（列于 { $name_now_listed_in }）知道该名称，而最先询问的解析器不知道：它们提供不同的区域，或其中一个已过时。

# other_resolver
m-422d6325 = 它的应答是 { $name_now_addresses }

# other_resolver
m-bf82677e = 询问知道该名称的解析器：

# other_resolver
m-f60996e3 = 如果只想询问知道该名称的解析器，请把它们列在 [dns] 的 `resolvers` 中。

# only_this_path
m-004c9df0 = 只有部分请求失败，例如对 { $path } 的请求：服务器本身在运行并有应答。请查看应用为这个请求做了什么。

# only_this_path
m-116d9ec4 = 紧接着的 { $probe_other_method } { $probe_other_path } 在 { $probe_other_elapsed } 内得到了应答 { $probe_other_status }

# every_path
m-12bfbfa8 = 整个服务器都卡住了，而不只是 { $path }：每个工作进程都繁忙或卡死。

# every_path
m-64d52984 = { $probe_other_method } { $probe_other_path } 在 { $probe_other_elapsed } 内同样没有得到应答

# not_each_time
m-7b9ec8d6 = 问题时有时无：某个工作进程或某个连接失败，或应用恰好在那时重启。

# not_each_time
m-1f1e5742 = 紧接着的相同请求在 { $probe_same_elapsed } 内得到了应答 { $probe_same_status }
