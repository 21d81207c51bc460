### socket

# socket_missing: title
m-0ae26651 = アップストリームのソケットファイルが存在しません

# socket_missing: explanation
m-4c06fc8d = アップストリームは unix ソケットですが、そのパスにファイルがありません: `ENOENT`、errno 2。または、パスがどこにも通じていません: 途中の一部がディレクトリではない(`ENOTDIR`、20)、リンクが循環している(`ELOOP`、40)、一部が長すぎる(`ENAMETOOLONG`、36)のいずれかです。

# socket_missing: explanation
m-f049ca7f = サーバーは起動時にソケットを作り、停止時に削除することが多いため、通常はアプリケーションが動いていません。動いているなら、別のパスを想定しているか、別のファイルシステムを見ています。コンテナ内や systemd の `PrivateTmp` では、`/tmp` は独自のものになります。

# socket_missing: explanation
m-7ab0ca5b = アプリケーションが動いているかどうかは `systemctl status UNIT` でわかります。どのパスに bind するかは、そのユニットまたは設定に書かれています。ソケットは `/run` の下の専用ディレクトリに置くべきです。

# socket_missing: sentence
m-00146706 = ソケット { $socket } は存在しません({ $errno_name }、errno { $errno })。パスの一部がディレクトリではありません。

# socket_missing: sentence
m-368cd6c3 = ソケット { $socket } は存在しません({ $errno_name }、errno { $errno })。パス中のリンクが循環しています。

# socket_missing: sentence
m-e347c535 = ソケット { $socket } は存在しません({ $errno_name }、errno { $errno })。{ $missing_part } がありません。

# socket_missing: sentence
m-d85d8abe = ソケット { $socket } は存在しません({ $errno_name }、errno { $errno })。

# socket_missing: likely private_tmp
m-c3d88599 = アプリケーションが独自の /tmp を持っています(systemd の PrivateTmp、またはコンテナ)。ソケットを /run の下のディレクトリに移してください。

# socket_missing: evidence for private_tmp, socket_missing: evidence for other_namespace
m-b2154dae = そのパスでは { $listening } が待ち受けているが、見えるファイルは別である

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket } は、サービスがしばしば独自に持つディレクトリの下にある

# socket_missing: likely other_namespace
m-3eae9510 = アプリケーションはコンテナ内で動いており、ソケットをその中に作ったため、Candor からは見えません。そのディレクトリを両者で共有してください。

# socket_missing: likely removed
m-88abf173 = アプリケーションが待ち受けている間に、ソケットのファイルが削除されました。ディレクトリの掃除か、終了した二つ目のインスタンスによるものです。アプリケーションを再起動してください。

# socket_missing: evidence for removed, socket_refused: evidence for other_namespace
m-f8b1fa67 = それでも { $listening } がそのパスで待ち受けている

# socket_missing: likely directory_missing
m-c7139637 = ディレクトリが作られていないか、サービスとともに消えたか(systemd の RuntimeDirectory)、そのボリュームがここにマウントされていません。

# socket_missing: evidence for directory_missing
m-3ad740f9 = ファイルだけでなく、ディレクトリ { $missing_part } もない

# socket_missing: likely file_in_the_way
m-a46129ec = ディレクトリがあるべき所にファイルがあります。パスの要素が一つ多いか、パスが間違っています。

# socket_missing: evidence for file_in_the_way
m-893f2e26 = { $errno_name } は、{ $socket } の一部がディレクトリではないことを意味する

# socket_missing: likely link_loop
m-98fd1f8c = パス上のシンボリックリンクが、直接またはほかのリンクを経由して自分自身を指しています。

# socket_missing: evidence for link_loop
m-25e48533 = { $errno_name } は、リンクが循環していることを意味する

# socket_missing: evidence for not_running
m-42b6e0ed = { $socket } のディレクトリはあり、ソケットだけがない

# socket_missing: likely other_path
m-d1784d84 = アプリケーションは { $socket } とは別のパスに bind しています。

# socket_missing: evidence for other_path
m-ce3fd98d = { $elsewhere } がある

# socket_missing: likely relative_path
m-b1c63d5c = パスが相対パスで、別のディレクトリを起点に意図されたものです。

# socket_missing: evidence for relative_path
m-9ef9b8f7 = { $socket } がスラッシュで始まっていない

# socket_missing: step, socket_other: step
m-9d6b51a4 = アプリケーションが動いているかどうかを確認します:

# socket_missing: step
m-f478d100 = どのソケットが待ち受けているかを確認します:

# socket_missing: step
m-02df7c4f = パスがどこまで通じているかを確認します:

# socket_refused: title
m-0468809b = アップストリームのソケットで接続を受け付けるものがありません

# socket_refused: explanation
m-a35b9a93 = アップストリームは unix ソケットで、そのパスには何かがありますが、そこで接続を受け付けるものがありません: `ECONNREFUSED`(111)、または別の種類のソケットの場合の `EPROTOTYPE`(91)です。残されたソケットでも通常のファイルでもカーネルの応答は同じなので、パスの先にあるものを調べてあります。

# socket_refused: explanation
m-259ea59b = `nobody_listens`: プログラムがソケットを削除せずに終わるとファイルが残るため、アプリケーションはクラッシュしたか強制終了されました。`not_a_socket`: 代わりにファイルまたはディレクトリがあります。`wrong_type`: ログや通知用のソケットのような、データグラムソケットです。

# socket_refused: explanation
m-1655ef8b = `ss -xlp` は、誰がどのソケットで待ち受けているかを一覧します。このソケットで誰も待ち受けていなければ、アプリケーションを再起動してください。アプリケーションは起動時に古いファイルを削除する必要があります。ソケットでなければ、アプリケーションが実際にどのパスに bind するかを調べてください。

# socket_refused: sentence
m-93635765 = ソケット { $socket } はストリーム型ではないため、接続を受け付けません({ $errno_name }、errno { $errno })。

# socket_refused: sentence
m-d81b800e = { $socket } はディレクトリで、ソケットではありません({ $errno_name }、errno { $errno })。

# socket_refused: sentence
m-85de6387 = { $socket } はファイルで、ソケットではありません({ $errno_name }、errno { $errno })。

# socket_refused: sentence
m-13f0fafe = { $socket } はデバイスまたはパイプで、ソケットではありません({ $errno_name }、errno { $errno })。

# socket_refused: sentence
m-9917975c = { $socket_age } 前に作られたソケット { $socket } で待ち受けるものがありません({ $errno_name }、errno { $errno })。

# socket_refused: sentence
m-18beb3cf = ソケット { $socket } で待ち受けるものがありません({ $errno_name }、errno { $errno })。

# socket_refused: likely mount_made_directory
m-cad0ee3b = マウント時にソケットが存在しなかったため、コンテナ基盤がそこにディレクトリを作りました。コンテナを止め、ディレクトリを削除し、アプリケーションを先に起動してください。

# socket_refused: evidence for mount_made_directory
m-4b490bf6 = { $socket } はディレクトリである

# socket_refused: likely other_socket
m-3f62b841 = このパスは、ログや通知用の、アプリケーションの別のソケットのものです。リクエスト用のソケットは別の場所にあります。

# socket_refused: evidence for other_socket
m-3fb3d5fd = { $errno_name } は、別の種類のソケットであることを意味する

# socket_refused: likely stale_file
m-e7ea83d7 = アプリケーションが停止またはクラッシュし、ソケットのファイルを残しました。

# socket_refused: evidence for stale_file
m-c3d1aeb9 = ファイルは { $socket_made }({ $socket_age } 前)のもので、そこで待ち受けるものがない

# socket_refused: evidence for stale_file
m-9a0cc166 = ファイルはあるが、そこで待ち受けるものがない

# socket_refused: likely starting
m-2aa1bae1 = アプリケーションは起動中で、ソケットに bind しましたがまだ待ち受けていません。または、その直後にクラッシュしました。

# socket_refused: evidence for starting
m-d0f6fe7d = ソケットは { $socket_age } 前に作られた

# socket_refused: likely other_namespace
m-b08f3b17 = アプリケーションはコンテナ内で動いており、ソケットはそこで作り直されましたが、マウント経由のこちらには古いファイルが見えています。

# socket_refused: likely other_path
m-cc7ed57a = パスが間違っています。アプリケーションは別のパスに bind しています。

# socket_refused: evidence for other_path
m-1a1c8046 = { $socket } はソケットではない

# socket_refused: step, socket_other: step
m-3f213744 = 誰がそこで待ち受けているかを確認します:

# socket_refused: step
m-737bdd8e = そこに何があるかを確認します:

# socket_refused: step
m-702432d8 = アプリケーションが動いているか、なぜ終了したかを確認します:

# socket_permission: title
m-0092c5c6 = Candor にはアップストリームのソケットを使う権限がありません

# socket_permission: explanation
m-7d41e4eb = アップストリームは unix ソケットで、カーネルは Candor のユーザーがそこに接続することを許しません: `EACCES`、errno 13。

# socket_permission: explanation
m-1355d041 = 接続するには、ユーザーがパスのすべてのディレクトリに入る権限(`x`)と、ソケット自体に書き込む権限(`w`)が必要です。そのどれかが欠けています。すべての権限が正しく見えるなら、SELinux か AppArmor が拒んでいます。

# socket_permission: explanation
m-32964789 = `namei -l SOCKET` は、パスの各部分を権限とともに表示します。Candor のユーザーをソケットのグループに入れ、アプリケーションがソケットを `0660` で作るようにしてください(umask `007`、または systemd の `SocketMode`)。ソケットは決してホームディレクトリに置かないでください。

# socket_permission: sentence
m-4375c9ec = ユーザー { $uid } は { $denied_part }(モード { $denied_mode }、所有者 { $denied_uid }、グループ { $denied_gid })に入れないため、ソケット { $socket } に到達できません({ $errno_name }、errno { $errno })。

# socket_permission: sentence
m-49e346eb = ユーザー { $uid } はソケット { $socket } に書き込めません(モード { $denied_mode }、所有者 { $denied_uid }、グループ { $denied_gid }、{ $errno_name }、errno { $errno })。

# socket_permission: sentence
m-67207ab9 = カーネルがソケット { $socket } を拒んでいます({ $errno_name }、errno { $errno })。

# socket_permission: likely group
m-f6780aab = Candor のユーザーがソケットのグループ { $denied_gid } に入っていません。追加して Candor を再起動してください。

# socket_permission: evidence for group
m-a9dcd32c = モードは { $denied_mode } で、こちらのグループは { $gids } である

# socket_permission: likely umask
m-fb929543 = アプリケーションは、自分のユーザーだけが書き込めるソケットを作っています。umask を 007 に、または systemd の SocketMode を 0660 に設定してください。

# socket_permission: evidence for umask
m-195028d3 = モード { $denied_mode } は、グループにもその他にも書き込みを許さない

# socket_permission: likely home_directory
m-5d6c33ee = ソケットが、ほかのユーザーの入れないホームディレクトリにあります。/run の下のディレクトリに移してください。

# socket_permission: evidence for home_directory
m-44eb0eee = { $denied_part } のモードは { $denied_mode } である

# socket_permission: likely directory
m-e3b215e5 = ディレクトリ { $denied_part } には、その所有者またはグループしか入れません。

# socket_permission: evidence for directory
m-0e7ecea8 = { $denied_part } はモード { $denied_mode }、所有者 { $denied_uid }、グループ { $denied_gid } である

# socket_permission: likely security_module
m-f527a3e2 = SELinux または AppArmor が禁じています。権限そのものは許しています。

# socket_permission: evidence for security_module
m-fdf0db43 = パスのどの部分もユーザー { $uid } を拒んでいない

# socket_permission: likely permissions
m-bcb1a0d6 = ソケットまたはそのパス上のディレクトリの権限が、Candor のユーザーを許していません。

# socket_permission: step
m-ede2ec69 = パスの各部分の権限を確認します:

# socket_permission: step
m-84542dfa = SELinux または AppArmor が何を拒んだかを確認します:

# socket_backlog_full: title
m-b127c40a = アップストリームのソケットのキューが満杯です

# socket_backlog_full: explanation
m-83fbe701 = アップストリームは unix ソケットで、アプリケーションは待ち受けていますが、受け入れ待ちの接続が多く、それ以上入りません: `EAGAIN`、errno 11。

# socket_backlog_full: explanation
m-f6eb0581 = アプリケーションは動いていますが、リクエストが来る速さより受け入れが遅くなっています。ワーカーがすべてビジーか、ハングしています。同じ状態の TCP アップストリームは接続をタイムアウトさせますが、unix ソケットはすぐにそれを伝えます。

# socket_backlog_full: explanation
m-791786ab = `ss -xl` は、待っている数(Recv-Q)と待てる数(Send-Q)を示します。アプリケーションが応答はしているなら、ワーカーを増やしてください。キューを長くすること(アプリケーションの `backlog` と `net.core.somaxconn`)は、突発的な集中にしか役立ちません。

# socket_backlog_full: sentence
m-07e9d742 = { $socket } で受け入れ待ちの接続が多く、それ以上入りません({ $errno_name }、errno { $errno })。

# socket_backlog_full: likely small_queue
m-cdb0e9b5 = キューが短すぎます。このホストのどのアプリケーションも、net.core.somaxconn より長いキューは持てません。

# socket_backlog_full: evidence for small_queue
m-9ea57983 = net.core.somaxconn は { $backlog_max } しかない

# socket_backlog_full: likely hanging
m-bc6c6a35 = アプリケーションがハングしています。待ち受けていますが、何も受け入れません。

# socket_backlog_full: evidence for hanging
m-5a6e8edd = { $attempts } 回の試行のすべてで満杯だった

# socket_backlog_full: likely workers_busy
m-fc97528e = アプリケーションのワーカーがすべてビジーです。数が少なすぎるか、遅い何かを待っています。

# socket_backlog_full: evidence for workers_busy
m-3a426195 = アプリケーションは待ち受けており、動いている

# socket_backlog_full: likely burst
m-8e0c8d0e = 多くのリクエストが同時に来ました。

# socket_backlog_full: step
m-54f0d003 = 待っている数(Recv-Q)と待てる数(Send-Q)を確認します:

# socket_backlog_full: step
m-a0214ce4 = アプリケーションのプロセスが何をしているかを確認します:

# socket_backlog_full: step
m-45b09f5d = 許される最長のキューを確認します:
