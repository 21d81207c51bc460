### circumstances

# last_words
m-08d64170 = アプリケーションのメモリが足りません。増やすか、何に使っているかを調べてください。

# last_words
m-e9f5e173 = アプリケーションが書き込むディスクに空きがありません。

# last_words
m-2450c548 = アプリケーションが、開けるファイルとソケットの上限に達しました。

# last_words
m-bb96e557 = そのアドレスを別のプロセスがすでに使っているため、アプリケーションは待ち受けられません。

# last_words
m-1890fed2 = アプリケーションのデータベースが、これ以上接続を受け付けません。

# last_words
m-a74c5b1d = アプリケーションのデータベースが、ユーザー、パスワード、データベース名のいずれかを拒否しています。

# last_words
m-a89cd5d5 = アプリケーションがデータベースに到達できません。

# last_words
m-2fa9681a = アプリケーションのプールにあるワーカーまたは接続がすべて使用中で、リクエストが待たされています。

# last_words
m-d0a4f3bd = リクエストに時間がかかりすぎたワーカーを、アプリケーションのサーバーが強制終了しました。リクエストが待っている相手に原因があるか、サーバー自身の制限時間が短すぎます。

# last_words
m-82df7122 = 実行環境にモジュールまたはライブラリが欠けているため、アプリケーションを読み込めません。

# last_words
m-e55651b5 = アプリケーションのサーバーが、指定された名前でアプリケーションを見つけられません。

# last_words
m-00d7ec32 = コードに、実行しているバージョンでは構文エラーになる箇所があるため、アプリケーションを読み込めません。

# last_words
m-9b9b60b0 = 設定または環境変数が揃っていないため、アプリケーションを起動できません。

# last_words
m-c4a9aaeb = アプリケーションのサーバーが、自身の設定を受け付けません。

# last_words
m-d54a427f = PHP は渡された名前でスクリプトを見つけられないか、実行を許可されていません。`files` には、PHP から見たディレクトリを書く必要があります。PHP がコンテナや chroot の中にあるなら、その中でのディレクトリです。

# last_words
m-c1bfabf0 = アプリケーションのデータベースにテーブルまたは列が足りません。マイグレーションが実行されていません。

# last_words
m-bac4afe1 = アプリケーションが、必要とするものの名前を解決できません。

# last_words
m-e95997e8 = アプリケーションが必要とするものが、接続を拒否しています。

# last_words
m-d9a06413 = アプリケーションが、自身の証明書または鍵を使えません。

# last_words
m-f6599ca0 = アプリケーションがファイルまたはポートの使用を拒まれています。その権限のないユーザーとして動作しています。

# last_words
m-eb9fb926 = アプリケーションが、読み取りしか許されていない場所に書き込もうとしています。

# last_words
m-39a6e635 = アプリケーションを起動するコマンドがそこに存在しないか、別のアーキテクチャ向けにビルドされています。

# last_words
m-7fd01eb7 = アプリケーションが、必要なファイルを見つけられません。

# last_words
m-665bdc8f = アプリケーションのプロセスがクラッシュしました。多くの場合、ネイティブコードが原因です。

# last_words
m-655b45f7 = アプリケーションがパニックを起こしました。

# last_words
m-ed746c58 = アプリケーションがイベントループを誤って使っているため、リクエストが失敗するか、止まったままになります。

# last_words
m-bf7ef8af = アプリケーションのワーカーが強制終了されました。多くの場合、ホストまたはコンテナのメモリ不足が原因です。

# last_words
m-93806aa8 = アプリケーションが、読み込みの途中で失敗しました。

# last_words
m-86121d44 = アプリケーションが、処理していないエラーで失敗しました。

# last_words
m-3f320711 = アプリケーションは停止を指示され、停止しました。

# last_words
m-f16299f4 = アプリケーションの出力をすべて確認します:

# last_words
m-44868bc8 = { $log } の出力: { $said }

# last_words
m-e9422d3b = { $log } の { $said_age } 前の出力: { $said }

# container_out_of_memory
m-4941e837 = アプリケーションがコンテナのメモリを使い切り、強制終了されました。コンテナの上限を引き上げるか、アプリケーションが何に使っているかを調べてください。

# container_out_of_memory
m-a99c7899 = { $container } は強制終了された(終了コード { $container_exit })。その上限は { $container_memory }

# container_out_of_memory
m-04afb2b7 = エンジンによると、{ $container } はメモリ不足のため強制終了された。その上限は { $container_memory }

# container_out_of_memory
m-fb381e82 = エンジンによると、{ $container } はメモリ不足のため強制終了された

# container_out_of_memory
m-47c1f293 = コンテナのメモリ使用量とその上限を確認します:

# container_restarting
m-06daa66e = アプリケーションが起動のたびに間もなく終了し、そのコンテナが何度も起動し直されています。終了する理由はログにあります。

# container_restarting
m-c8edb43d = { $container } は再起動中で、これまでに { $container_restarts } 回再起動された。そのプログラムはコード { $container_exit } で終了した

# container_restarting
m-5cdde89b = { $container } は { $container_restarts } 回再起動され、最後は { $container_started } 前である

# container_restarting
m-9ef9a2b5 = 終了する前の出力を確認します:

# container_ended
m-38af845f = アプリケーションのコンテナが動作していません。

# container_ended
m-fea2d2ce = 最後の出力を確認します:

# container_ended
m-01ae524a = もう一度起動します:

# container_ended
m-16f3098d = エンジンは { $container } を起動できなかった: { $container_error }

# container_ended
m-42121214 = { $container } は作成されたが、一度も起動されていない

# container_ended
m-9d2e03a1 = { $container } は { $container_ended } 前にコード { $container_exit } で終了した

# container_ended
m-977aef38 = { $container } はコード { $container_exit } で終了した

# container_paused
m-27a236c4 = アプリケーションのコンテナが一時停止しています。カーネルは今も接続を受け付けますが、応答するものがありません。

# container_paused
m-8cd33406 = エンジンによると、{ $container } は一時停止している

# container_paused
m-854bb676 = 再開します:

# container_missing
m-8d6dee98 = その名前のコンテナまたは Compose サービスがありません。一度も作られていないか、削除されたか、別の名前です。

# container_missing
m-c482eda7 = どのコンテナがあるかを確認します:

# container_missing
m-de33be85 = エンジンは { $no_container } を知らないが、{ $similar_containers } はある

# container_missing
m-4b91d895 = エンジンは { $no_container } を知らない。あるのは { $running_containers }

# container_missing
m-09de1d62 = エンジンは { $no_container } を知らない

# container_other_network
m-555f2d5f = Candor のコンテナとアプリケーションのコンテナに共通のネットワークがないため、名前でもアドレスでも到達できません。両方を一つのネットワークに置いてください。

# container_other_network
m-c1ebf8d6 = { $container } は { $container_networks } に、Candor は { $own_networks } に接続している

# container_other_network
m-45715f37 = アプリケーションのコンテナのネットワークを確認します:

# application_loopback
m-cbd13d13 = アプリケーションは正しいポートで待ち受けていますが、自分のコンテナまたはホストからしか受け付けません。0.0.0.0 で待ち受けさせてください。

# application_loopback, application_other_port
m-7b5bd34d = アプリケーションの待ち受け先がどう指定されているかを確認します:

# application_loopback
m-e93d8f70 = { $container } の中では、ポート { $wanted_port } は { $container_listening } だけで待ち受けられている

# application_loopback, application_other_port
m-1b2bc1a9 = { $listens_log } の出力: { $listens_said }

# application_other_port
m-404825d1 = アプリケーションは { $wanted_port } 以外のポートで待ち受けています。

# application_other_port
m-effd2afb = { $container } の中で待ち受けられているのは { $container_listening } で、ポート { $wanted_port } ではない

# application_other_port
m-28583af2 = { $container } のイメージが示すポートは { $container_exposed } である

# dependency_away
m-3aa30c88 = アプリケーションは { $dependency } を必要としますが、それが機能していません。

# dependency_away
m-93e06194 = その名前が何を意味するかを、アプリケーションのホストで確認します:

# dependency_away
m-5308819e = まず { $dependency } に対処してください。アップストリームの `depends` に書かれています。

# dependency_away
m-72606785 = その名前 { $dependency_host } にはアドレスがない

# dependency_away
m-b4e580e9 = { $dependency_address } への接続は { $dependency_errno } で失敗した

# dependency_away
m-1d8925bc = { $dependency_elapsed } 以内に { $dependency_address } に接続できなかった

# dependency_away
m-79ee3162 = { $dependency_address } は接続を受け付けたが、何も返さなかった

# dependency_away
m-f079744a = { $dependency_address } の応答: { $dependency_said }

# dependency_away
m-899c1cdc = { $dependency_address } は別のプロトコルを話す: { $dependency_said }

# container_unhealthy
m-909fff21 = アプリケーション自体に問題があります。コンテナ自身のヘルスチェックも失敗しています。

# container_unhealthy
m-347d5249 = { $container } のチェックは { $container_failing } 回続けて失敗している

# container_unhealthy
m-d6dff6c7 = { $container } のチェックは { $container_failing } 回続けて失敗している: { $container_check }

# container_unhealthy
m-fd7dd684 = ヘルスチェックの出力を確認します:

# out_of_memory
m-0b4a5607 = メモリが尽きました。アプリケーションまたはそのワーカーが、カーネルに強制終了されたか、これから強制終了されます。

# out_of_memory
m-2ed91019 = カーネルが何をいつ強制終了したかを確認します:

# out_of_memory
m-7eb8f2e8 = 何がメモリを使っているかを確認します:

# out_of_memory
m-bbfcb742 = メモリ不足のため強制終了された { $unit_name } のプロセス: { $unit_killed }

# out_of_memory
m-07651b1e = { $memory_total } のうち残りは { $memory_left }

# unit_down
m-54300879 = アプリケーションのユニット { $unit_name } が動作していません。

# unit_down
m-7950fe7b = その状態、結果、再起動の回数を確認します:

# unit_down
m-61e908e1 = { $unit_name } にはプロセスがない

# unit_down
m-7672289e = { $unit_name } はマスクされているため、起動できない

# unit_down
m-28567e32 = ユニット { $unit_name } は存在しない

# disk_full
m-980dd41d = ディスクが満杯です。アプリケーションは、ログ、セッション、アップロード、データベースに書き込めません。

# disk_full
m-33214d95 = 何が満杯かを、バイトと inode の両方で確認します:

# disk_full
m-8bd38b4b = { $full_disk } の残りは { $disk_left }

# conntrack_full
m-5db2f4aa = このホストの接続追跡テーブルが満杯で、ファイアウォールが新しい接続を破棄しています。net.netfilter.nf_conntrack_max を引き上げてください。

# conntrack_full
m-f5aaca4a = テーブルが満杯だとカーネルが記録しているかどうかを確認します:

# conntrack_full
m-a09671ce = 上限 { $conntrack_max } のうち { $conntrack } が使われている

# speaks_tls
m-454a6e40 = ポート { $port } は TLS を話しますが、平文で接続しました。{ $server } には https:// と書いてください。

# speaks_tls
m-6e9d4bbf = TLS ハンドシェイクが最後まで成立した({ $probe_tls_version })

# speaks_tls
m-03926f1f = TLS ハンドシェイクに TLS のアラートで応答した

# speaks_tls
m-7146464f = { $upstream_place } のアップストリームで、サーバーの前に https:// を書いてください。証明書が独自の認証局のものなら、その認証局を tls = { "{" } ca = "FILE" { "}" } で指定してください。

# speaks_plain
m-aa83106c = ポート { $port } は平文の HTTP を話しますが、TLS で接続しました。{ $server } には http:// と書いてください。

# speaks_plain
m-c3925f71 = 平文の { $probe_plain_method } { $probe_plain_path } には { $probe_plain_elapsed } で { $probe_plain_status } が返った

# speaks_plain
m-583066d0 = { $upstream_place } のアップストリームで、サーバーの前に http:// を書いてください。

# speaks_http2
m-e73433d4 = ポート { $port } は gRPC サーバーのように TLS なしの HTTP/2 を話しますが、Candor はアップストリームに HTTP/1.1 で問い合わせます。アプリケーションに HTTP/1.1 でも待ち受けさせてください。

# speaks_http2
m-22952d55 = HTTP/2 のプリフェイスに SETTINGS で応答した

# other_resolver
m-d3f5c25c = { $name_now_listed_in } に書かれた { $name_now_resolver } はその名前を知っていますが、最初に問い合わせたリゾルバーは知りません。両者が別のゾーンを提供しているか、一方が古くなっています。

# other_resolver
m-422d6325 = その応答は { $name_now_addresses }

# other_resolver
m-bf82677e = その名前を知っているリゾルバーに問い合わせます:

# other_resolver
m-f60996e3 = その名前を知っているリゾルバーだけに問い合わせるには、[dns] の `resolvers` に列挙してください。

# only_this_path
m-004c9df0 = 失敗するのは { $path } へのものなど一部のリクエストだけで、サーバー自体は稼働しており応答しています。このリクエストでアプリケーションが何をしているかを調べてください。

# only_this_path
m-116d9ec4 = 直後の { $probe_other_method } { $probe_other_path } には { $probe_other_elapsed } で { $probe_other_status } が返った

# every_path
m-12bfbfa8 = { $path } だけでなく、サーバー全体が止まっています。すべてのワーカーが使用中か、動けなくなっています。

# every_path
m-64d52984 = { $probe_other_method } { $probe_other_path } にも { $probe_other_elapsed } 以内に応答がなかった

# not_each_time
m-7b9ec8d6 = 起きたり起きなかったりします。一つのワーカーまたは一つの接続が失敗したか、アプリケーションがちょうど再起動されたところです。

# not_each_time
m-1f1e5742 = 直後の同じリクエストには { $probe_same_elapsed } で { $probe_same_status } が返った
