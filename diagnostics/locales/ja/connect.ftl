### connect

# connect_resources_exhausted: title
m-f23dae6c = アップストリームへの接続に使えるファイルまたはメモリが残っていません

# connect_resources_exhausted: explanation
m-2abdc116 = Candor はアップストリームへの接続のためにソケットを求めましたが、カーネルには渡せるものがありませんでした。`EMFILE`(24)は、このプロセスが開いているファイルが上限に達していること、`ENFILE`(23)はホスト全体が上限に達していること、`ENOMEM`(12)または `ENOBUFS`(105)はそのためのメモリがないことを意味します。

# connect_resources_exhausted: explanation
m-ec3a92f8 = アップストリームは関係ありません。パケットは一つも出ていません。プロキシは、処理中のリクエストごとに二つ、アイドル接続ごとに一つのソケットを必要とします。

# connect_resources_exhausted: explanation
m-7626e78c = 24 の場合は上限を引き上げてください: Candor のユニットなら `LimitNOFILE`、コンテナなら `--ulimit nofile` です。上限がすでに高ければ、何が接続を占めているかを調べてください。遅いアップストリームか、いつまでも離れないクライアントです。

# connect_resources_exhausted: sentence
m-26b59256 = Candor は上限の { $files_limit } 個までファイルを開いており、{ $peer } への接続に使えるものが残っていません({ $errno_name }、errno { $errno })。

# connect_resources_exhausted: sentence
m-1a72e22d = Candor は上限までファイルを開いており、{ $peer } への接続に使えるものが残っていません({ $errno_name }、errno { $errno })。

# connect_resources_exhausted: sentence
m-234540d4 = このホストは上限までファイルを開いており、{ $peer } への接続に使えるものが残っていません({ $errno_name }、errno { $errno })。

# connect_resources_exhausted: sentence
m-787f3253 = このホストには { $peer } への接続に使えるメモリが残っていません({ $errno_name }、errno { $errno })。

# connect_resources_exhausted: likely low_limit
m-2517b622 = 開けるファイル数の上限がプロキシとしては低すぎます。ユニットの LimitNOFILE、またはコンテナの --ulimit nofile を引き上げてください。

# connect_resources_exhausted: evidence for low_limit
m-9d4427e4 = 上限は { $files_limit } しかない

# connect_resources_exhausted: likely slow_upstream
m-2b3bb32c = リクエストが滞留しています。アップストリームの応答が遅く、リクエストがそれぞれ二つのソケットを占めています。

# connect_resources_exhausted: evidence for slow_upstream
m-61da5c8e = このホストの通常の負荷なら { $files_limit } 個のファイルで足りるはずである

# connect_resources_exhausted: likely many_clients
m-0fa8f934 = 非常に多くのクライアントが同時に接続しているか、そのうちの一つが接続を開いたまま保っています。

# connect_resources_exhausted: likely host_limit
m-03532118 = このホストの全プログラムを合わせて、開いているファイルが多すぎます: fs.file-max。

# connect_resources_exhausted: evidence for host_limit
m-75563eda = { $errno_name } はホスト全体に関するものである

# connect_resources_exhausted: likely socket_memory
m-3949b45e = ソケット用のメモリを使い切っています: net.ipv4.tcp_mem、または Candor のコンテナのメモリ上限です。

# connect_resources_exhausted: evidence for socket_memory
m-c5ef7cb5 = { $errno_name } はカーネルのメモリに関するものである

# connect_resources_exhausted: likely another_program
m-2d2ea2c6 = このホストの別のプログラムが、ファイルまたはメモリをリークしています。

# connect_resources_exhausted: step
m-8f8cfa7d = Candor が何を開いているか、いくつまで開けるかを確認します:

# connect_resources_exhausted: step
m-5085ae41 = 実行中のプロセスの上限を引き上げます:

# connect_resources_exhausted: step
m-7fa86ca1 = ホストが開いているファイルの数とその上限を確認します:

# connect_resources_exhausted: step
m-c505dc2d = ソケットが使っているメモリとその上限を確認します:

# connect_resources_exhausted: step, connect_ports_exhausted: step
m-001fd197 = ソケットの数と状態を確認します:

# connect_ports_exhausted: title
m-236a86ec = アップストリームへの接続に使えるローカルポートが残っていません

# connect_ports_exhausted: explanation
m-8a5591c6 = Candor は TCP 接続を求めましたが、カーネルはそのためのローカルポートを見つけられませんでした: `EADDRNOTAVAIL`、errno 99。二つのホストの間では、一つのポートへの接続ごとに固有のローカルポートが必要です。

# connect_ports_exhausted: explanation
m-cdac6a7d = パケットは一つも出ていません。このアップストリームへの非常に多くの接続が同時に開いているか、接続がリクエストのたびに閉じられ、それぞれがさらに一分間ポートを占めています(TIME-WAIT)。

# connect_ports_exhausted: explanation
m-e44503fc = どちらであるかは `ss -s` でわかります。アップストリームに接続を維持させてください。`Connection: close` で応答してはならず、アップストリーム自身のアイドル上限も短くてはいけません。アップストリームの二つ目のアドレスか、より広い `net.ipv4.ip_local_port_range` があれば余裕ができます。

# connect_ports_exhausted: sentence
m-647264e5 = { $peer } への接続に使えるローカルポートが残っていません({ $errno_name }、errno { $errno })。{ $ports } のうち { $time_wait } は TIME-WAIT の終了待ちで、{ $sockets_in_use } 個のソケットが使用中です。

# connect_ports_exhausted: sentence
m-c71c6573 = { $ports } のうち、{ $peer } への接続に使えるローカルポートが残っていません({ $errno_name }、errno { $errno })。

# connect_ports_exhausted: sentence
m-5b837eae = { $peer } への接続に使えるローカルポートが残っていません({ $errno_name }、errno { $errno })。

# connect_ports_exhausted: likely no_keepalive
m-ae560a5c = アップストリームへの接続が、相手またはこちらによってリクエストのたびに閉じられ、それぞれが一分間ポートを占めています。

# connect_ports_exhausted: evidence for no_keepalive
m-d056b0e0 = { $time_wait } 個の接続が TIME-WAIT にあり、使用中のソケット { $sockets_in_use } 個より多い

# connect_ports_exhausted: likely many_open
m-c5c39315 = アップストリームへの非常に多くの接続が同時に開いています。この負荷に対して応答が遅すぎるか、ストリーミングをしています。

# connect_ports_exhausted: evidence for many_open
m-3d6d605a = { $sockets_in_use } 個のソケットが使用中で、{ $time_wait } 個の接続が TIME-WAIT にある

# connect_ports_exhausted: likely narrow_range
m-d6f2dd25 = ローカルポートの範囲が狭すぎます: net.ipv4.ip_local_port_range。

# connect_ports_exhausted: evidence for narrow_range
m-252878a5 = 範囲は { $first_port } から { $last_port } まで、{ $ports } ポートである

# connect_ports_exhausted: likely another_program
m-0c2c1cc8 = このホストの別のプログラムが、同じアドレスに同じくらい多くの接続を張っています。

# connect_ports_exhausted: step
m-b88ad342 = このアップストリームへの接続のうち、終了待ちのものの数を確認します:

# connect_ports_exhausted: step
m-76507ebb = ポートの範囲を確認します:

# connect_ports_exhausted: step
m-dbb3db53 = 原因が見つかるまで範囲を広げます:

# connect_denied_local: title
m-0471b698 = このホストが Candor のアップストリームへの接続を許していません

# connect_denied_local: visitor, connect_ip_prohibited: visitor, connect_unreachable: visitor and 2 more
m-2becbc00 = このアドレスの先にあるアプリケーションに、現在接続できません。

# connect_denied_local: explanation
m-25b0478d = Candor は自分のカーネルに TCP 接続を求め、カーネルがそれを拒みました: `EACCES`(13)、`EPERM`(1)、またはアドレスファミリー全体が禁じられている場合の `EAFNOSUPPORT`(97)です。

# connect_denied_local: explanation
m-faf4303e = パケットは一つも出ておらず、アップストリームは関係ありません。このホストの規則が Candor に適用されています: SELinux か AppArmor、種別 `prohibit` のルート、systemd やコンテナがプロセスにかけたフィルターです。IPv6 に限り、`EACCES` は、アドレスが管理上禁止されていると途中のファイアウォールが応答した場合にも生じます。パケットフィルター(nftables、systemd の `IPAddressDeny`)が送出時に破棄する場合は見え方が異なり、無応答(`connect_timeout`)になります。

# connect_denied_local: explanation
m-cda57f28 = どの経路で送るかをカーネルに尋ねてください(`ip route get IP`)。禁止ルートがあればそれが示されます。次に、セキュリティモジュールが何を拒んだか(`ausearch -m avc -ts recent`)、Candor のユニットが何を禁じているか(`systemctl show candor`)を調べてください。

# connect_denied_local: sentence
m-c7608eea = このホストには、{ $peer } のアドレスファミリーのソケットで Candor が使えるものがありません({ $errno_name }、errno { $errno })。

# connect_denied_local: sentence
m-1a5ce881 = このホストは、ユーザー { $uid } の { $peer } への接続を拒んでいます({ $errno_name }、errno { $errno })。

# connect_denied_local: sentence
m-386451d5 = このホストは、Candor の { $peer } への接続を拒んでいます({ $errno_name }、errno { $errno })。

# connect_denied_local: likely selinux
m-2b58891f = SELinux が Candor のドメインにこれを許していません。

# connect_denied_local: evidence for selinux, socket_permission: evidence for security_module
m-1014fc92 = そのログに記録がある: { $denied_object } に対する { $denied_operation }

# connect_denied_local: evidence for selinux
m-2ebf2213 = Candor は { $label } として動作しており、SELinux は { $errno_name } で拒む

# connect_denied_local: likely apparmor
m-e84c7599 = Candor にかけられた AppArmor プロファイルがこれを許していません。

# connect_denied_local: evidence for apparmor
m-59d44f6a = カーネルのログに記録がある: { $denied_operation }

# connect_denied_local: evidence for apparmor
m-7c66ca5c = Candor はプロファイル { $label } の下で動作している

# connect_denied_local: likely firewall_icmp6
m-37981213 = アドレスが管理上禁止されていると、途中のファイアウォールが応答しています(ICMPv6)。

# connect_denied_local: evidence for firewall_icmp6
m-b33f390c = { $ip } は IPv6 アドレスで、応答にかかった { $elapsed } は、このホスト自身が拒むのに要する時間より長い

# connect_denied_local: likely prohibiting_route
m-17acebf3 = このホストのルートまたは規則が、このアドレスを禁じています。

# connect_denied_local: evidence for prohibiting_route
m-9ff25137 = Candor のプロセスには制限がかかっておらず、ルーティングテーブルは { $errno_name } で拒む

# connect_denied_local: likely filtered_calls, socket_other: likely filtered_calls
m-6b07b75c = Candor にシステムコールのフィルターがかかっています: コンテナの seccomp プロファイル、または systemd の RestrictAddressFamilies や SystemCallFilter です。

# connect_denied_local: evidence for filtered_calls
m-36e375ba = Candor のプロセスには seccomp フィルターがあり、それは { $errno_name } で拒む

# connect_denied_local: likely family_off
m-3b3c6a6a = このカーネルには IPv6 がありません。ipv6.disable=1 で起動されています。

# connect_denied_local: evidence for family_off
m-158203be = { $errno_name } は、そのようなソケットがないことを意味する

# connect_denied_local: likely cgroup_rule
m-579c24dd = コンテナ基盤のネットワークポリシーが導入するような、Candor のコントロールグループに付いたプログラムが拒んでいます。

# connect_denied_local: evidence for cgroup_rule
m-01c782ed = システムコールのフィルターは働いておらず、コントロールグループは { $errno_name } で拒む

# connect_denied_local: step
m-c1f41117 = カーネルがどの経路で送るかを確認します:

# connect_denied_local: step
m-51260727 = SELinux が何を拒んだかを確認します:

# connect_denied_local: step
m-4fdd813d = それが原因なら、ウェブサーバーの接続を許可します:

# connect_denied_local: step
m-92fa528e = Candor のユニットが何を禁じているかを確認します:

# connect_denied_local: step
m-45be9083 = カーネルがそれについて何を記録したかを確認します:

# connect_ip_prohibited: title
m-486b8d1c = アップストリームの名前が禁止されたアドレスを指しています

# connect_ip_prohibited: explanation
m-7c4d305a = アップストリームの名前は解決されましたが、応答中のアドレスはすべて、名前が指してはならないネットワーク(`[dns]` の `prohibit`)にあります。Candor は接続を試みていません。

# connect_ip_prohibited: explanation
m-20a26860 = 既定では、アプリケーションのアドレスとしては決して正しくなく、リクエストを送ると危険なアドレスが対象です。リンクローカルアドレス(認証情報を渡すクラウド事業者のメタデータサービスを含む)と 0.0.0.0 です。名前を支配する者が、そこを指すように仕向けることができます。アドレスとして直接書かれたものと hosts ファイルの名前は、意図したものとみなされ、禁止されることはありません。

# connect_ip_prohibited: explanation
m-db14e76f = その名前が何を意味するか(`dig HOST @RESOLVER`)、誰が変更できるかを調べてください。そのアドレスが意図したものなら、名前の代わりにアドレスを書くか、そのネットワークを `prohibit` から外してください。

# connect_ip_prohibited: sentence
m-bc9a89d6 = { $host } は { $prohibited } を指しており、prohibit = { $rule } により禁止されているため、接続を試みませんでした。

# connect_ip_prohibited: likely sinkhole
m-f297047f = DNS フィルター(Pi-hole、セーフブラウジング用リゾルバー)が名前を遮断し、どこにもつながらないアドレスを返しています。

# connect_ip_prohibited: evidence for sinkhole
m-d65e9954 = { $prohibited } は、そのようなフィルターが返す応答である

# connect_ip_prohibited: likely metadata_service
m-a4f3650a = Candor 経由のリクエストに認証情報を読ませるため、何者かが名前をクラウドのメタデータサービスに向けました(DNS リバインディング)。

# connect_ip_prohibited: evidence for metadata_service
m-b8881e62 = { $prohibited } は、そのようなサービスのアドレスである

# connect_ip_prohibited: likely self_assigned
m-c53ae354 = アプリケーションのホストがネットワークからアドレスを得られず、自分でリンクローカルアドレスを割り当て、それを登録しました。

# connect_ip_prohibited: evidence for self_assigned
m-20998da5 = { $prohibited } は、ホストが自分で割り当てるアドレスである

# connect_ip_prohibited: likely wrong_record
m-5d304766 = { $host } のレコードが間違っているか、権限のない者に変更されました。

# connect_ip_prohibited: likely meant
m-d33b1d96 = このアドレスは意図したものです。名前の代わりにアドレスを書くか、そのネットワークを `prohibit` から外してください。

# connect_ip_prohibited: evidence for meant
m-faadae09 = この規則は自分で設定したものである: { $rule_place }

# connect_ip_prohibited: step
m-d51058d8 = 名前が何を意味するかを確認します:

# connect_ip_prohibited: step
m-31e007c5 = このホストがそれをどう解決するかを確認します:

# connect_ip_prohibited: step
m-fd014ced = 規則は [dns] の下の prohibit = { $rule } で、設定箇所は { $rule_place } です。

# connect_refused: title
m-0ba21e3e = アップストリームが接続を拒否しました

# connect_refused: explanation
m-f737fcc8 = Candor が TCP 接続を求めたところ、相手はリセットで応答しました: `ECONNREFUSED`、errno 111。ホストは存在して到達でき、そのカーネルは、そのアドレスとポートで待ち受けるプログラムがないと伝えています。

# connect_refused: explanation
m-967f9db9 = アプリケーションはリクエストを受け取っていません。動いていないか、別の所で待ち受けています: 別のポート、別のアドレスファミリー、あるいは自分のコンテナ内のループバックアドレスだけです。(破棄ではなく)拒否するファイアウォールでも同じように見えます。

# connect_refused: explanation
m-4dc47368 = アプリケーションのホストで、そのポートで待ち受けているものを一覧してください: `ss -ltnp 'sport = :PORT'`。何もなければ、アプリケーションを起動してログを読みます。`127.0.0.1` だけで待ち受けていれば、`0.0.0.0` か `[::]` で待ち受けさせるか、アップストリームを待ち受けているアドレスに向けてください。

# connect_refused: sentence
m-b5592804 = { $peer } が接続を拒否しました({ $errno_name }、errno { $errno })。そこでは何も待ち受けていません。

# connect_refused: sentence
m-9c789c1d = { $addresses }: 拒否されました({ $errno_name }、errno { $errno })。そこでは何も待ち受けていません。

# connect_refused: likely other_address
m-bdbffba4 = アプリケーションは、接続先とは別のアドレスで待ち受けています。すべてのアドレス(0.0.0.0 または [::])で待ち受けさせるか、待ち受けているアドレスに接続してください。

# connect_refused: evidence for other_address, connect_refused: in weigh_family
m-1bd4086c = ポート { $port } を使っているのは { $listening } だけである

# connect_refused: likely localhost_family
m-ac7d9a1a = `localhost` はここでは { $addresses } を意味し、アプリケーションはもう一方のアドレスファミリーだけで待ち受けています。代わりに 127.0.0.1 か [::1] と書いてください。

# connect_refused: likely other_port
m-2dc08e1f = アプリケーションは { $port } 以外のポートで待ち受けています。

# connect_refused: evidence for other_port
m-beeb96d0 = ポート { $port } で待ち受けるものはなく、{ $elsewhere } がある

# connect_refused: likely stale_address
m-f6dc74fb = 名前 { $host } は移動しています。このアドレスは今は別のもののものか、誰のものでもありません。

# connect_refused: evidence for stale_address, connect_timeout: evidence for stale_address, connect_unreachable: evidence for stale_address
m-63f00f5a = 応答は { $answer_age } 前のもので、有効期間は { $ttl } しかなかった

# connect_refused: likely container_loopback
m-60d4d108 = アプリケーションは自分のコンテナ内の 127.0.0.1 で待ち受けているため、外からは何も接続できません。0.0.0.0 で待ち受けさせてください。

# connect_refused: evidence for container_loopback
m-424bbd75 = { $host } は、コンテナによくあるようにプライベートアドレス { $ip } を持つ短い名前で、ホストは応答する

# connect_refused: likely not_running, socket_missing: likely not_running
m-46561b3a = アプリケーションが動いていません。停止したか、起動中にクラッシュしたか、一度も起動されていません。

# connect_refused: evidence for not_running
m-c10ff610 = { $upstream } は以前に { $answered } 件のリクエストに応答しており、アドレスは正しい

# connect_refused: evidence for not_running
m-52c13e81 = { $peer } はこのホストであり、自身のカーネルが拒否した

# connect_refused: likely starting
m-00aa7bde = アプリケーションはまだ起動中で、待ち受けを始めていません。

# connect_refused: evidence for starting
m-4703dc83 = 今は待ち受けるものがある: { $listening }

# connect_refused: evidence for wrong_port
m-1ed7066a = { $server } はポートなしで書かれているため、{ $port } に接続した

# connect_refused: likely own_container
m-d1b05fc4 = Candor 自身がコンテナ内で動いています。そこでは { $ip } はホストではなく、そのコンテナ自身です。

# connect_refused: evidence for own_container
m-f69b83d2 = Candor は自分のコンテナ({ $engine })の中で単独で動いている

# connect_refused: likely firewall_reject
m-cd579297 = 途中のファイアウォールがこのポートを拒否しています。

# connect_refused: step
m-847bf307 = アプリケーションのホストで、誰がそのポートで待ち受けているかを確認します:

# connect_refused: step
m-0bfa5220 = { $other_address } がアプリケーションであれば、{ $upstream_place } の { $server } をそれに書き換えてください。

# connect_refused: step, connect_reset: step
m-5047a589 = コンテナが動いているか、何を出力しているかを確認します:

# connect_refused: step, connect_unreachable: step
m-942feda4 = 名前が現在何を意味するかを確認します:

# connect_refused: in weigh_family
m-f5783630 = 試されたのは { $addresses } だけである

# connect_timeout: title
m-224296fa = アップストリームが時間内に接続に応答しませんでした

# connect_timeout: visitor, tls_timeout: visitor, timeout_total: visitor and 2 more
m-0f06aeaa = このアドレスの先にあるアプリケーションが時間内に応答しませんでした。

# connect_timeout: explanation
m-94c9884c = Candor は TCP 接続を求めましたが、制限時間が切れるまで、可否いずれの応答もまったくありませんでした。

# connect_timeout: explanation
m-83a83791 = 稼働していて到達できるホストなら、拒否であってもすぐに応答します。無応答は、パケットが破棄されている(ファイアウォール、セキュリティグループ)か、そのアドレスを持つものがもうないか、アプリケーションのバックログが満杯でカーネルが新しい接続を破棄していることを意味します。

# connect_timeout: explanation
m-1e8bdbe9 = このホストからポートを試してください: `nc -vz IP PORT`。これも止まるなら、途中のファイアウォールと、アドレスが今も正しいかを調べてください。接続できるなら、アプリケーションの受け入れが遅すぎます。バックログとワーカーを調べてください。

# connect_timeout: sentence
m-c25faba4 = { $limit }({ $timer })以内に { $addresses } から応答がありませんでした。

# connect_timeout: sentence
m-655d0ece = { $limit }({ $timer })以内に { $peer } から応答がありませんでした。

# connect_timeout: sentence
m-b0867be7 = { $peer } から応答がありませんでした。カーネルは { $elapsed } 後に断念しました({ $errno_name }、errno { $errno })。

# connect_timeout: likely limit
m-9d1649f9 = 上限が { $peer } までの経路には短すぎます。

# connect_timeout: likely stale_address
m-9497933d = 名前 { $host } は移動しています。古いアドレスを持つものはもうありません。

# connect_timeout: likely backlog_full
m-4257f789 = アプリケーションの受け入れが遅すぎます。バックログが満杯で、カーネルが新しい接続を破棄しています。

# connect_timeout: evidence for backlog_full, connect_reset: evidence for queue_overflow, socket_backlog_full: evidence for workers_busy
m-7a0d2a1e = { $holder } で受け入れを待つ接続: { $waiting }、上限は { $backlog }

# connect_timeout: evidence for backlog_full
m-2491202b = 待ち行列が満杯のため、このホストが 1 分間に破棄した接続: { $dropped }

# connect_timeout: evidence for backlog_full
m-5898a2e3 = { $peer } はこのホストであり、ファイアウォールが破棄するとは考えにくい

# connect_timeout: likely firewall
m-01414387 = ファイアウォールまたはセキュリティグループが、ポート { $port } へのパケットを破棄しています。

# connect_timeout: evidence for firewall
m-b474b8a9 = { $peer } はパブリックアドレスである

# connect_timeout: likely ipv6_black_hole
m-816997c2 = ここでは IPv6 が設定されていますが、どこにもつながっていません。

# connect_timeout: evidence for ipv6_black_hole
m-0a761213 = 試されたのは IPv6 アドレスだけである: { $addresses }

# connect_timeout: likely wrong_address
m-f14e721d = アドレス { $ip } を持つものがありません。ホストの電源が切れているか、アドレスが間違っています。

# connect_timeout: likely own_firewall
m-1ca1b44b = このホストのフィルターが、出ていくパケットを破棄しています: nftables、または Candor のユニットにある systemd の IPAddressDeny です。

# connect_timeout: likely overloaded
m-3d81898b = ホストが過負荷か、一時停止しています。

# connect_timeout: step
m-5a512020 = ここからポートを試します:

# connect_timeout: step, connect_unreachable: step, connect_other: step
m-0af17c8c = パケットがどの経路を通るかを確認します:

# connect_timeout: step
m-2e032480 = バックログが満杯かどうかを確認します(Recv-Q と Send-Q を比較):

# connect_timeout: step, tls_timeout: step, req_write_timeout: step and 6 more
m-14761627 = 上限は { $timer } = { $limit } で、設定箇所は { $timer_place } です。

# connect_reset: title
m-2b37379d = アップストリームへの接続が確立中にリセットされました

# connect_reset: explanation
m-1f57165b = 何かが Candor の TCP 接続の要求に応答し、使えるようになる前にまた切りました: `ECONNRESET`、errno 104。何も待ち受けていないポートの場合は見え方が異なります(`connect_refused`)。

# connect_reset: explanation
m-47184f68 = アプリケーションはリクエストを受け取っていません。応答してすぐに切るのは、アプリケーション自身であることはまれです。転送先を失ったポートフォワーダー、メンバーのいないロードバランサー、リセットを返すファイアウォール、あるいは受け入れ待ちのキューが満杯で、それを通知するよう設定されたカーネル(`net.ipv4.tcp_abort_on_overflow`)です。

# connect_reset: explanation
m-e1a3d3ea = ハンドシェイクをキャプチャしてください: `tcpdump -ni any host IP and port PORT`。リセットの TTL から、SYN-ACK を送ったホストから来たのか、途中の何かから来たのかがわかります。

# connect_reset: sentence
m-f260cea5 = { $peer } は接続の確立中、{ $elapsed } 後にリセットしました({ $errno_name }、errno { $errno })。

# connect_reset: likely port_forwarder
m-715ae008 = ポートフォワーダーがアプリケーションの代わりに接続を受け入れましたが、その先に誰もいません: docker-proxy、SSH トンネル、kubectl port-forward などです。

# connect_reset: evidence for port_forwarder, head_not_http: evidence for wrong_port, timeout_first_byte: evidence for waits_for_other_protocol
m-5d0ced9b = そこには { $holder } がある

# connect_reset: evidence for port_forwarder
m-6d46d9e1 = { $peer } は、そのようなフォワーダーが待ち受けるこのホストである

# connect_reset: likely filter
m-bf152917 = 途中のファイアウォールまたはロードバランサーが、このホストからの接続をリセットしています。こちらのアドレスを知らないか、振り分け先のメンバーがありません。

# connect_reset: evidence for filter
m-c8467eb4 = { $peer } はパブリックアドレスで、間にほかのものが入っている

# connect_reset: likely container_gone
m-5f928260 = アドレスの先のコンテナは停止中か、すでになくなっており、そのネットワークだけがまだ応答しています。

# connect_reset: evidence for container_gone
m-41c72602 = { $host } は、コンテナによくあるようにプライベートアドレス { $ip } を持つ短い名前である

# connect_reset: likely restarting
m-7c929d52 = アプリケーションがちょうどそのとき再起動または強制終了されました。受け入れ待ちの接続はすべてカーネルがリセットします。

# connect_reset: likely queue_overflow
m-f7bf0a9b = アプリケーションの受け入れが遅すぎます。キューが満杯で、カーネルは入りきらないものをリセットするよう設定されています(net.ipv4.tcp_abort_on_overflow)。

# connect_reset: evidence for queue_overflow
m-2955521d = { $elapsed } かかっており、最初の SYN が破棄されて再送が必要だった

# connect_reset: step
m-41c1f5ef = 手作業で何度か試します:

# connect_reset: step, body_reset: step
m-b6208bc3 = 誰がリセットを送っているかを確認します:

# connect_reset: step
m-7149f81c = アプリケーションのホストで、キューがあふれたかどうかを確認します:

# connect_unreachable: title
m-4b6e1886 = アップストリームへの経路がありません

# connect_unreachable: explanation
m-80980691 = カーネルは接続の要求を届けられませんでした。`ENETUNREACH`(101)は、このホストにそのネットワークへのルートがないこと、`EHOSTUNREACH`(113)は、ホストがそこにないとルーターまたは近隣探索が伝えたことを意味します。ポートに余裕があるのに `EADDRNOTAVAIL`(99)となるのは、IPv6 のないコンテナのように、このホストがそのファミリーの送信元アドレスを持たないことを意味します。

# connect_unreachable: explanation
m-f352d35c = アップストリームには何も届いていません。101 なら問題はこのホストにあります: ルートがないか、IPv6 がありません。113 ならルートはありますが、ホストがありません: 電源が切れているか、アドレスが変わったか、ファイアウォールが ICMP メッセージで応答しています。

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP` は、カーネルがどの経路を使うかを示します。同じネットワーク上なら、`ip neigh` でそのホストがそもそも応答するかどうかがわかります。

# connect_unreachable: sentence
m-9ee302c9 = このホストには { $peer } へのルートがありません({ $errno_name }、errno { $errno })。

# connect_unreachable: sentence
m-1d11b24a = このホストには { $peer } に到達するための送信元アドレスがありません({ $errno_name }、errno { $errno })。

# connect_unreachable: sentence
m-9d5dbf13 = カーネルは { $peer } への経路を知りません({ $errno_name }、errno { $errno })。

# connect_unreachable: sentence
m-8548ed05 = { $peer } 方面のネットワークがダウンしています({ $errno_name }、errno { $errno })。

# connect_unreachable: sentence
m-030ee639 = { $peer } に到達できません({ $errno_name }、errno { $errno })。経路の先にそのようなホストがありません。

# connect_unreachable: likely no_ipv6
m-02e46bf0 = このホストには IPv6 がありませんが、アップストリームは IPv6 アドレスでしか試されていません。

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer } は IPv6 アドレスで、そこへのルートがない

# connect_unreachable: evidence for no_ipv6
m-8378e2bb = { $peer } は IPv6 アドレスで、このホストは自分の IPv6 アドレスを持たない

# connect_unreachable: likely no_scope
m-dc449fec = リンクローカル IPv6 アドレスは、インターフェースがなければ意味を持ちません。ホストの別のアドレスを書いてください。

# connect_unreachable: evidence for no_scope
m-0ad58674 = { $ip } はそのようなアドレスである

# connect_unreachable: likely blackhole_route
m-c3074f35 = 種別 blackhole のルートが { $ip } に適用されています。

# connect_unreachable: evidence for blackhole_route
m-60b8569c = ルーティングテーブルは { $errno_name } でそれを示す

# connect_unreachable: likely interface_down
m-e0c479b6 = { $ip } 方面のネットワークインターフェースがダウンしています。

# connect_unreachable: evidence for interface_down
m-239a6d0f = カーネルは { $errno_name } でそれを示す

# connect_unreachable: likely stale_address
m-4228726a = 名前 { $host } は移動しています。古いアドレスはもうありません。

# connect_unreachable: likely container_gone
m-185300e2 = アドレス { $ip } のコンテナまたは仮想マシンはなくなっていますが、そのネットワークはまだここにあります。

# connect_unreachable: evidence for container_gone
m-d18f78fc = { $ip } はプライベートアドレスで、{ $elapsed } の間、それに応答するものがなかった

# connect_unreachable: likely no_route
m-8c40b95d = { $ip } のネットワークへのルートがありません。VPN またはトンネルがダウンしているか、Candor がそのコンテナネットワークに参加していません。

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno } は、このホストにルートがないことを意味する

# connect_unreachable: likely firewall_icmp
m-f113b112 = 途中のファイアウォールが、ホストに到達できないと応答しています。

# connect_unreachable: evidence for firewall_icmp
m-363ee444 = 応答は { $elapsed } 後に来ており、近隣探索が断念するより早い

# connect_unreachable: likely host_off
m-10d8c58c = ホストの電源が切れているか、アドレスが間違っています。

# connect_unreachable: step
m-9106fe4e = そのアドレスに応答するものがあるかどうかを確認します:
