### dns

# dns_nxdomain: title
m-6a43f68d = アップストリームの名前が存在しません

# dns_nxdomain: visitor, dns_nodata: visitor, dns_server_failure: visitor and 1 more
m-09fbdea7 = このアドレスの先にあるアプリケーションが見つかりませんでした。

# dns_nxdomain: explanation
m-8661f9f1 = Candor はアップストリームのホストのアドレスをリゾルバーに問い合わせ、応答は `NXDOMAIN`(RFC 1035、RCODE 3)でした。その名前は存在しません。

# dns_nxdomain: explanation
m-aa3cce04 = 接続は試みていません。リゾルバーは動作していますが、その名前を知りません。コンテナの名前は、そのネットワーク内で、コンテナが動いている間だけ存在します。短い名前は、検索ドメインが補完する所でだけ存在します。

# dns_nxdomain: explanation
m-18073fbb = 同じリゾルバーに自分で問い合わせてください: `dig HOST @RESOLVER`。コンテナの場合は、Candor とそのコンテナを同じネットワークに置き、compose ファイルに書かれたとおりのサービス名を使ってください。

# dns_nxdomain: sentence
m-9f1f94fe = 名前 { $question } は別名で、{ $alias_end } は存在しません。{ $resolvers } は NXDOMAIN と応答しました。

# dns_nxdomain: sentence
m-521f81ac = 名前 { $question } は存在しません。{ $resolvers } は NXDOMAIN と応答しました。

# dns_nxdomain: sentence
m-87d9411c = 名前 { $question } は存在しません。リゾルバーは NXDOMAIN と応答しました。

# dns_nxdomain: likely dangling_alias
m-6096ac9c = { $question } は別名で、その指す先が削除または改名されています。存在する名前を指すようにしてください。

# dns_nxdomain: evidence for dangling_alias
m-9117e758 = 別名の指す { $alias_end } が存在しない

# dns_nxdomain: likely similar
m-556d86cb = 設定にある名前のつづりが間違っています。ここでは { $similar } が知られています。

# dns_nxdomain: evidence for similar
m-55b2728f = { $similar } は { $host } とほとんど違わない

# dns_nxdomain: likely policy, dns_server_failure: likely policy
m-f7c50e94 = リゾルバーのポリシーがこの名前を遮断しています。

# dns_nxdomain: evidence for policy, dns_nodata: evidence for filtered, dns_server_failure: evidence for dnssec and 3 more
m-6efd19ee = リゾルバーは { $info_name }(拡張エラー { $info_code })と伝えている

# dns_nxdomain: likely container_network
m-11eed02d = Candor とコンテナ { $host } が同じネットワーク上にありません。コンテナの名前は、そのコンテナが属するネットワーク内にしか存在しません。

# dns_nxdomain: evidence for container_network
m-50d79f57 = { $host } は短い名前で、{ $resolvers } はコンテナネットワークのリゾルバーである

# dns_nxdomain: likely container_from_host
m-50b428d0 = { $host } はコンテナの名前で、Candor は、その名前の存在しないコンテナの外で動いています。ポートを公開し、127.0.0.1:PORT を使ってください。

# dns_nxdomain: evidence for container_from_host
m-d7ffb56c = { $host } は短い名前で、リゾルバーはコンテナネットワークのものではない

# dns_nxdomain: likely cluster_name
m-c09246f0 = { $host } はそのクラスター内にしか存在しません。

# dns_nxdomain: evidence for cluster_name
m-0f2dcbf3 = { $host } のような末尾の名前を公開リゾルバーは知らない

# dns_nxdomain: likely service_stopped
m-1e5228ab = コンテナまたはサービス { $host } は停止しています。停止すると名前も消えます。

# dns_nxdomain: likely removed
m-254b4cb5 = 名前がゾーンから削除されたか、改名されました。

# dns_nxdomain: likely search_suffix
m-af135cc7 = 名前が短く、それを補完するはずの検索サフィックスがありません。問い合わせた名前: { $asked }。

# dns_nxdomain: likely typo
m-8eff0525 = 設定にある名前のつづりが間違っています。

# dns_nxdomain: step, dns_server_failure: step, dns_other: step
m-b8335de5 = 同じリゾルバーに問い合わせます:

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = このホストのすべてのプログラムと同じ方法で問い合わせます:

# dns_nxdomain: step
m-a811bc00 = このプロジェクトのコンテナがどの名前を持つかを確認します:

# dns_nodata: title
m-dc27a761 = アップストリームの名前にアドレスがありません

# dns_nodata: explanation
m-8d042f20 = Candor はアップストリームのホストの IPv4 と IPv6 のアドレス(A と AAAA)を問い合わせました。リゾルバーは、名前は存在するがそのようなレコードはないと応答しました(回答のない `NOERROR`、RFC 2308 では NODATA と呼ばれます)。

# dns_nodata: explanation
m-c3f461ce = 接続は試みていません。リゾルバーは動作しており、名前のつづりは存在する名前と一致します。アドレスのない名前を指す別名(CNAME)であるか、ほかの種類のレコードしか持たないか、その背後のサービスに動作中のインスタンスがありません。

# dns_nodata: explanation
m-8cb97787 = 同じリゾルバーに両方の種類を問い合わせてください: `dig A HOST @RESOLVER` と `dig AAAA HOST @RESOLVER`。別名ならその指す先も表示されるので、次にそれを問い合わせます。

# dns_nodata: sentence
m-b3eff055 = 名前 { $question } は別名で、{ $alias_end } にはアドレスがありません。{ $resolvers } は A も AAAA もない NOERROR で応答しました。

# dns_nodata: sentence
m-50b2bc7c = 名前 { $question } は別名で、{ $alias_end } にはアドレスがありません。

# dns_nodata: sentence
m-128e3b36 = 名前 { $question } は存在しますが、アドレスがありません。{ $resolvers } は A も AAAA もない NOERROR で応答しました。

# dns_nodata: sentence
m-2bf97c95 = 名前 { $question } は存在しますが、アドレスがありません。

# dns_nodata: likely dangling_alias
m-e18ac6b5 = { $question } は別名で、その指す先が削除または改名されています。アドレスを持つ名前を指すようにしてください。

# dns_nodata: evidence for dangling_alias
m-61191cfe = 別名の指す { $alias_end } には A も AAAA もない

# dns_nodata: likely filtered
m-6be91c36 = リゾルバーがこのクライアントへの応答をフィルターしています。

# dns_nodata: likely no_instance
m-b2949209 = サービス { $host } に動作中のインスタンスがありません。クラスターは名前を残し、アドレスを取り去ります。

# dns_nodata: evidence for no_instance
m-d2002a30 = { $host } はクラスター内のサービスの名前である

# dns_nodata: likely domain
m-628156ce = { $host } はほかの種類のレコード(MX、TXT、NS)を持つドメインで、ホストの名前ではありません。ホストの完全な名前を書いてください。

# dns_nodata: evidence for domain
m-7f250d16 = { $host } はドメインの形をしている

# dns_nodata: likely other_view
m-91269565 = このリゾルバーが見せるのはゾーンの別のビューです。アドレスは別のリゾルバーだけが知っています。

# dns_nodata: step
m-69cf1673 = 別名の指す先を問い合わせます:

# dns_nodata: step
m-3dc6851d = 同じリゾルバーに IPv4 を問い合わせます:

# dns_nodata: step
m-c34ae58d = IPv6 を問い合わせます:

# dns_no_resolver: title
m-06e22dcb = 使えるリゾルバーがありません

# dns_no_resolver: explanation
m-7d3ffc8f = アップストリームは名前で書かれていますが、Candor はそのアドレスを問い合わせるリゾルバーを知りません。設定の `[dns] resolvers` にも、システムのファイル `/etc/resolv.conf` にも指定がありません。

# dns_no_resolver: explanation
m-ec790f6c = 接続は試みておらず、問い合わせも送っていません。`/etc/hosts` の名前とアドレスは使えますが、それ以外の名前はすべて同じように失敗します。コンテナやサンドボックスでは、このファイルがないか、見えないことがあります。

# dns_no_resolver: explanation
m-aa8b910e = Candor から見えるとおりにファイルを確認するか、リゾルバーを設定に書いてください: `[dns]` に `resolvers = ["ADDRESS:53"]`。ファイルの変更は次のリクエストで認識されます。

# dns_no_resolver: sentence
m-0468fd31 = { $question } を問い合わせる相手がありません。{ $resolver_file } が存在せず、[dns] resolvers も書かれていません。

# dns_no_resolver: sentence
m-fdde9847 = { $question } を問い合わせる相手がありません。{ $resolver_file } を読めず({ $resolver_file_errno_name })、[dns] resolvers も書かれていません。

# dns_no_resolver: sentence
m-681815ff = { $question } を問い合わせる相手がありません。{ $resolver_file } にリゾルバーの指定がなく、[dns] resolvers も書かれていません。

# dns_no_resolver: sentence
m-13309f40 = { $question } を問い合わせる相手がありません。{ $resolver_file } を解釈できず、[dns] resolvers も書かれていません。

# dns_no_resolver: sentence
m-3cec5ca7 = { $question } を問い合わせる相手がありません。リゾルバーが設定されていません。

# dns_no_resolver: likely sandbox
m-d4f5b873 = chroot、サンドボックス、または最小構成のコンテナイメージにより、Candor からこのファイルが見えません。

# dns_no_resolver: evidence for sandbox
m-f4df2381 = Candor が探す場所に { $resolver_file } が存在しない

# dns_no_resolver: likely permission
m-56df03c8 = Candor を実行しているユーザーに、このファイルの読み取りが許されていません。

# dns_no_resolver: evidence for permission
m-9302ffb5 = { $resolver_file } の読み取りが失敗した: { $resolver_file_errno_name }

# dns_no_resolver: likely empty
m-c817f89b = ファイルが書かれたときにネットワークが上がっていなかったか、ファイルを書くもの(DHCP、NetworkManager、resolvconf)が動いていません。

# dns_no_resolver: evidence for empty
m-8f32cfa2 = { $resolver_file } はあるが、`nameserver` の行がない

# dns_no_resolver: likely malformed
m-09889eb8 = ファイルが壊れているか、別のプログラム用に書かれたものです。

# dns_no_resolver: evidence for malformed
m-eefd22e0 = { $resolver_file } を解釈できない

# dns_no_resolver: likely not_written
m-f3d0c132 = このホストは意図的にリゾルバーを持っておらず、設定で指定する必要があります: `[dns] resolvers`。

# dns_no_resolver: step
m-37bf0278 = ファイルを確認します:

# dns_no_resolver: step
m-c723d0de = パスのどの部分で拒まれるかを確認します:

# dns_no_resolver: step
m-3187b0c5 = または、設定でリゾルバーを指定してください: `[dns]` に `resolvers = ["ADDRESS:53"]`。

# dns_server_failure: title
m-49d4b9b4 = リゾルバーが回答できませんでした

# dns_server_failure: explanation
m-80785797 = Candor はアップストリームのホストのアドレスを問い合わせました。リゾルバーは回答できないと伝えました: `SERVFAIL`(失敗した)、`REFUSED`(答える意思がない)、`FORMERR`(問い合わせを理解できない)、`NOTIMP`(その機能がない)のいずれかです。または、そのアドレスにリゾルバーがなく、カーネルがそう伝えました。

# dns_server_failure: explanation
m-4650fcae = 接続は試みておらず、名前については何もわかっていません。存在する可能性は十分にあります。失敗しているのは、リゾルバーか、それが依存するもの(ゾーンのサーバー、その署名(DNSSEC)、リゾルバー自身のアクセスリスト)です。多くのリゾルバーは拡張エラー(RFC 8914)で詳しく伝えます。それは根拠に示してあります。

# dns_server_failure: explanation
m-89fe61e1 = 自分で問い合わせてください: `dig HOST @RESOLVER`。`dig HOST @RESOLVER +cd` には応答があり、前者にはないなら、ゾーンの署名が壊れています。拒否されるなら、リゾルバーのアクセスリストにこのホストがありません。別のリゾルバーは `[dns] resolvers` で指定します。

# dns_server_failure: sentence
m-6ad9d017 = { $question } をどのリゾルバーにも問い合わせできませんでした。{ $resolvers } に到達できません({ $resolver_errno_name }、errno { $resolver_errno })。

# dns_server_failure: sentence
m-b85d89b1 = { $resolvers } は { $question } に { $rcode } と応答し、拡張エラー { $info_code }({ $info_name })を付けました: { $info_text }。

# dns_server_failure: sentence
m-fac95a15 = { $resolvers } は { $question } に { $rcode } と応答し、拡張エラー { $info_code }({ $info_name })を付けました。

# dns_server_failure: sentence
m-b81eded6 = { $resolvers } は { $question } に { $rcode } と応答しました。名前が存在するかどうかはわかりません。

# dns_server_failure: likely dnssec
m-09528ed4 = ゾーンの署名(DNSSEC)を検証できません。期限が切れたか、鍵が変更されたのに親ゾーンがまだ古い鍵を示しています。

# dns_server_failure: likely zone_unreachable
m-da31ebc1 = リゾルバーがゾーンのサーバーに到達できません。

# dns_server_failure: likely starting
m-5ec7f4e8 = リゾルバーは起動したばかりで、まだ準備ができていません。

# dns_server_failure: likely resolver_upstream
m-fc461c64 = リゾルバー自身の問い合わせ先のリゾルバーが応答しません。

# dns_server_failure: evidence for resolver_upstream
m-9216c9b8 = { $resolvers } は SERVFAIL と応答し、理由を示さなかった

# dns_server_failure: likely resolver_denies
m-6624c080 = リゾルバーはこのホストに応じません。アクセスリストにこのネットワークがないか、自分のゾーンについてしか回答しません。

# dns_server_failure: evidence for resolver_denies
m-32acf1bb = { $resolvers } は REFUSED と応答した

# dns_server_failure: likely question_damaged
m-65bd8609 = リゾルバーまたは途中のファイアウォールが、現在の形式の問い合わせ(EDNS)を理解しません。ただし、EDNS なしでも問い合わせています。

# dns_server_failure: evidence for question_damaged
m-4b30be88 = { $resolvers } は { $rcode } と応答した

# dns_server_failure: likely resolver_stopped
m-4ce4237d = このホストのリゾルバー(systemd-resolved、dnsmasq、unbound)が停止しています。

# dns_server_failure: evidence for resolver_stopped
m-5fc2db22 = このホストのアドレス { $resolvers } では何も待ち受けていない

# dns_server_failure: likely resolver_moved
m-9f359208 = リゾルバーが停止したか、別のアドレスまたはポートに移動しました。

# dns_server_failure: evidence for resolver_moved
m-f7c7d84a = { $resolvers } に到達できない({ $resolver_errno_name })

# dns_server_failure: likely another_resolver
m-8ba64879 = 別のリゾルバーがこの名前を知っています。`[dns] resolvers` で指定してください。

# dns_server_failure: step
m-122b70f7 = 署名を検証せずに問い合わせます。これに応答があれば、失敗しているのは DNSSEC です:

# dns_server_failure: step
m-38d32e00 = EDNS なしで問い合わせます。これに応答があれば、失敗しているのは EDNS です:

# dns_server_failure: step
m-418dd32a = そこで何が待ち受けているかを確認します:

# dns_server_failure: step, dns_timeout: step
m-7110fb62 = このホストがどのリゾルバーを使うかを確認します:

# dns_timeout: title
m-ea051033 = どのリゾルバーも時間内に応答しませんでした

# dns_timeout: visitor
m-ea1514bb = このアドレスの先にあるアプリケーションが時間内に見つかりませんでした。

# dns_timeout: explanation
m-9e099bb2 = Candor はアップストリームのホストのアドレスを問い合わせましたが、制限時間が切れるまでにどのリゾルバーも応答しませんでした。

# dns_timeout: explanation
m-4fe80a94 = 接続は試みておらず、アップストリームについては何もわかっていません。リゾルバーが停止しているか遅すぎるか、その応答が届いていません: UDP ポート 53 が遮断されているか、リゾルバーのアドレスが間違っています。

# dns_timeout: explanation
m-43391cb7 = リゾルバーに TCP で問い合わせてください: `dig HOST @RESOLVER +tcp`。これが成功して UDP が失敗するなら、ファイアウォールが UDP を破棄しています。そうでなければ、`/etc/resolv.conf` を確認するか、`[dns] resolvers` を書いてください。

# dns_timeout: sentence
m-86acdf16 = { $limit }({ $timer })以内に { $resolvers } から { $question } への応答がありませんでした。

# dns_timeout: sentence
m-ebedbc4a = { $resolve_elapsed } 以内に { $resolvers } から { $question } への応答がありませんでした。

# dns_timeout: sentence
m-a75f2e4f = { $host } のアドレスは { $limit }({ $timer })以内に見つかりませんでした。

# dns_timeout: sentence
m-274c2a25 = { $host } のアドレスは時間内に見つかりませんでした。

# dns_timeout: likely local_stub
m-524bd0ae = このホストのリゾルバー(systemd-resolved、dnsmasq、Docker 自身のもの)が停止しているか、その上流が応答しません。

# dns_timeout: evidence for local_stub
m-f3fe4957 = { $resolvers } はこのホスト上にある

# dns_timeout: likely one_resolver
m-568b6f76 = リゾルバーが停止しており、ほかに問い合わせる相手がありません。

# dns_timeout: evidence for one_resolver
m-a8f95c57 = リゾルバーは { $resolvers } だけである

# dns_timeout: likely limit
m-04c406a2 = 上限がこのリゾルバーには短すぎます。

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, tls_timeout: evidence for limit and 6 more
m-b386fc54 = 上限は { $limit } しかない

# dns_timeout: likely udp_blocked
m-1dbdee04 = ここからリゾルバーまでの間で、ファイアウォールが UDP ポート 53 を破棄しています。

# dns_timeout: likely wrong_resolver
m-f62e11b6 = リゾルバーのアドレスが間違っています。コンテナにコピーされたものか、別のネットワークの残りです。

# dns_timeout: step
m-69987d13 = TCP で問い合わせます:

# dns_timeout: step
m-18aba1cf = UDP で問い合わせます:
