### config

# cfg_no_route: title
m-78e4b34a = 一致するサイトまたはルートがありません

# cfg_no_route: visitor
m-a56b7f9e = このアドレスでは何も提供されていません。

# cfg_no_route: explanation
m-7d12a99f = このリスナーのどのサイトも受け持たないホスト、またはそのサイトのどのルートも受け取らないパスかメソッドへのリクエストが来ました。アップストリームには問い合わせていません。

# cfg_no_route: explanation
m-f0299d4b = 名前がここを指しているのに誰も設定していないか、サイトはあるものの表記が違います(`www.`、誤字、別のポート)。RFC 9209 はここで 500 を勧めていますが、提供されていないアドレスには 404 が期待されるため、Candor は 404 で応答します。

# cfg_no_route: explanation
m-5858943a = `candor check FILE` は、すべてのサイトとそのルートを照合される順に表示します。ホストのサイトを追加するか、その名前をすでに受け持つサイトの `also` に追加してください。

# cfg_no_route: sentence
m-4569c019 = サイト { $site_key } には { $method } { $path } に対するルートがありません。

# cfg_no_route: sentence
m-4fd1c3cb = リスナー { $listener } には、ホスト { $site_key } を受け持つサイトがありません。

# cfg_no_route: likely www
m-a526759c = サイトは `www.` なし(またはあり)で設定されています。{ $site_key } をそのサイトの `also` または `redirect_from` に追加してください。

# cfg_no_route: evidence for www
m-bc57057b = { $nearest_host } はここで提供されている

# cfg_no_route: likely route_missing
m-d7c5ee21 = サイトに、このパスまたはメソッドに対するルートがありません。

# cfg_no_route: evidence for route_missing
m-29f09b3f = ホスト { $site_key } は提供されているが、{ $method } { $path } は提供されていない

# cfg_no_route: likely typo
m-686578b2 = リクエストまたは設定で、ホストの綴りが間違っています。

# cfg_no_route: evidence for typo
m-99c2b811 = { $nearest_host } はここで提供されており、違いはわずかである

# cfg_no_route: likely by_address
m-37eb41ea = リクエストはサーバーをアドレスで指定していますが、サイトはホスト名で照合されます。スキャナーもこのようなリクエストを送ります。

# cfg_no_route: evidence for by_address
m-3844348a = ホストがアドレス { $site_key } である

# cfg_no_route: likely not_configured
m-6d2db0b0 = 名前 { $site_key } はこのサーバーを指していますが、対応するサイトが設定されていません。

# cfg_no_route: step, request_denied: step
m-6f4c20eb = すべてのサイトのルートを、照合される順に確認します:

# cfg_no_route: step
m-5a9c28ed = `candor check FILE` は、すべてのサイトのルートを照合される順に表示します。

# cfg_no_route: step
m-ee96d560 = このリスナーで提供されているもの: { $known_hosts }。

# cfg_upstream_undefined: title
m-44b9def7 = 定義されていないアップストリームが指定されています

# cfg_upstream_undefined: visitor, cfg_upstream_address_invalid: visitor, cfg_tls_material_unusable: visitor and 2 more
m-11e99170 = サーバーが正しく設定されておらず、このリクエストに応答できませんでした。

# cfg_upstream_undefined: explanation
m-a48ace94 = 設定のサイトまたはルートに `proxy = "NAME"` とありますが、テーブル `[upstream.NAME]` がありません。単独の語は常にテーブルの名前です。アドレスにはポートかスキームが付きます。

# cfg_upstream_undefined: explanation, cfg_upstream_address_invalid: explanation
m-477cd1ec = 設定は、待ち受けを始める前に全体が拒否されます。再読み込みの場合は現在の設定が有効なままなので、これに出会うリクエストはありません。

# cfg_upstream_undefined: explanation
m-323ad88c = `candor check FILE` は、その行と、定義されている名前を表示します。アップストリームを定義するか、名前を直すか、それを定義するファイルを取り込むか、アドレスを書いてください: `"HOST:PORT"`。

# cfg_upstream_undefined: sentence
m-2483a0f4 = { $fault_place } はアップストリーム { $missing_upstream } を指定していますが、それは定義されていません。

# cfg_upstream_undefined: sentence
m-15a896a1 = 設定はアップストリーム { $missing_upstream } を指定していますが、それは定義されていません。

# cfg_upstream_undefined: likely typo
m-e0d2f67c = 名前の綴りが間違っています。定義されているのは { $nearest_upstream } です。

# cfg_upstream_undefined: evidence for typo
m-eb5d52a6 = { $nearest_upstream } と { $missing_upstream } の違いはわずかである

# cfg_upstream_undefined: likely address_without_port
m-fd49037f = ホストのつもりで書かれています。アドレスにはポートかスキームが付きます: { $missing_upstream }:80 または http://{ $missing_upstream }。

# cfg_upstream_undefined: evidence for address_without_port
m-4898b88e = アップストリームが一つも定義されていない

# cfg_upstream_undefined: likely not_included
m-fea37f0e = それを定義するファイルがないか、取り込まれていません。

# cfg_upstream_undefined: evidence for not_included
m-24234ff6 = ほかのアップストリームは定義されている: { $known_upstreams }

# cfg_upstream_undefined: step, cfg_upstream_address_invalid: step, cfg_tls_material_unusable: step
m-c210edff = ファイルの誤りをすべて確認します:

# cfg_upstream_undefined: step
m-a1360299 = その名前を探します:

# cfg_upstream_address_invalid: title
m-e18d3860 = アップストリームのアドレスが正しくありません

# cfg_upstream_address_invalid: explanation
m-f61a1d0c = アップストリームのサーバー、またはサイトやルートの `proxy` が、接続先を示さない書き方になっています。理由には、違反している規則が示されます。

# cfg_upstream_address_invalid: explanation
m-b8349aa7 = `"HOST:PORT"`、`"http://HOST"`、`"https://HOST"`、`"unix:/PATH"` のいずれかで書いてください。`candor check FILE` は、その行、該当箇所の下のキャレット、代わりに書くべきものを表示します。

# cfg_upstream_address_invalid: sentence
m-5d42c3c0 = { $fault_place } の { $raw_address } はアップストリームのアドレスではありません: { $rule }(バイト { $rule_offset })。

# cfg_upstream_address_invalid: sentence
m-6e4eb4fd = { $raw_address } はアップストリームのアドレスではありません: { $rule }(バイト { $rule_offset })。

# cfg_upstream_address_invalid: likely empty_variable
m-74875da0 = ファイルが書き出されたとき、テンプレートの変数または環境変数が空でした。

# cfg_upstream_address_invalid: evidence for empty_variable
m-7123db38 = { $raw_address } の一部が空である

# cfg_upstream_address_invalid: likely template
m-a8892922 = ファイルは、変数が埋められないままのテンプレートです。

# cfg_upstream_address_invalid: evidence for template
m-8923a220 = { $raw_address } にプレースホルダーが残っている

# cfg_upstream_address_invalid: likely no_port
m-5329974c = ポート、またはポートを含意するスキームがありません。

# cfg_upstream_address_invalid: evidence for no_port
m-a66890d5 = { $raw_address } にはポートがなく、ポートを含意するスキームもない

# cfg_upstream_address_invalid: likely port
m-b056a1fa = ポートが 1 から 65535 までの数字ではありません。

# cfg_upstream_address_invalid: evidence for port
m-40df1345 = ポートは { $raw_address } のバイト { $rule_offset } にある

# cfg_upstream_address_invalid: likely scheme
m-ca9da073 = スキームの綴りが間違っているか、Candor がアップストリームに対して話さないプロトコルのものです。

# cfg_upstream_address_invalid: evidence for scheme
m-0a61ccc9 = { $raw_address } がそれで始まっている

# cfg_upstream_address_invalid: likely url
m-e46d3c3d = URL 全体が貼り付けられています。アップストリームにはパス、クエリー、ユーザー、パスワードはありません。

# cfg_upstream_address_invalid: evidence for url
m-3a400775 = { $raw_address } はホストとポートの後にも続いている

# cfg_upstream_address_invalid: likely typo
m-74c0b7a4 = アドレスの綴りが間違っています。

# cfg_tls_material_unusable: title
m-7c1654f6 = 証明書、鍵、または認証局のファイルを使用できません

# cfg_tls_material_unusable: explanation
m-6dd5b2cd = 設定で指定された TLS 用のファイル(証明書、その鍵、認証局)が、存在しないか、読み取りを許されていないか、PEM を含まないか、合っていません。最後のものは、鍵がその証明書のものではない場合です。

# cfg_tls_material_unusable: explanation
m-bb12284e = 設定は、待ち受けを始める前に全体が拒否されます。再読み込み(SIGHUP)の場合は現在の設定が古い証明書のまま有効なので、これに出会うリクエストはありません。

# cfg_tls_material_unusable: explanation
m-c5c7117a = `namei -l FILE` はパスのどの部分が拒んでいるかを、`openssl x509 -noout -subject -dates -in FILE` は証明書の内容を表示します。鍵と証明書は、両者が同じ公開鍵を示すときに対応しています: `openssl x509 -noout -pubkey -in CERT` と `openssl pkey -pubout -in KEY`。

# cfg_tls_material_unusable: sentence
m-cb24937c = { $file } はユーザー { $our_uid } では読み取れません: { $file_errno_name }、errno { $file_errno }。

# cfg_tls_material_unusable: sentence
m-0c538253 = { $file } は使用できません: { $reason }({ $file_text })。

# cfg_tls_material_unusable: sentence
m-e11b2f70 = { $file } は使用できません: { $reason }。

# cfg_tls_material_unusable: likely wrong_path
m-92353b6b = パスが間違っているか、ファイルを書き出すもの(certbot、シークレット、ボリューム)がまだ書き出していません。

# cfg_tls_material_unusable: evidence for wrong_path
m-a8ea34e6 = { $file } が存在しない

# cfg_tls_material_unusable: likely unreadable
m-592f5aff = Candor のユーザー { $our_uid } には読み取りが許されていません。そのグループに読み取り権限を与えるか、ユニットの LoadCredential を使ってください。

# cfg_tls_material_unusable: evidence for unreadable
m-9b67b019 = カーネルはユーザー { $our_uid } に { $file_errno_name } を返している

# cfg_tls_material_unusable: likely key_mismatch
m-475129c3 = 証明書が新しい鍵で更新されたのに古い鍵が指定されているか、その逆です。

# cfg_tls_material_unusable: evidence for key_mismatch
m-346b5d02 = 二つのファイルの公開鍵が異なる

# cfg_tls_material_unusable: likely order
m-abaf7690 = チェーンの順序が間違っています。サイト自身の証明書が先頭です。

# cfg_tls_material_unusable: likely der
m-b884cc24 = ファイルは PEM ではなく DER または PKCS #12 です。openssl で変換してください。

# cfg_tls_material_unusable: evidence for der
m-a3742a2a = { $file } に -----BEGIN の行がない

# cfg_tls_material_unusable: likely swapped
m-1ed891aa = 証明書と鍵が入れ替わっています。

# cfg_tls_material_unusable: likely encrypted
m-bb403168 = 鍵にパスフレーズがありますが、それを入力する人がいません。

# cfg_tls_material_unusable: evidence for encrypted
m-e87e85ff = { $file } は暗号化された鍵である

# cfg_tls_material_unusable: likely expired
m-7dcd9772 = バンドルのすべての証明書の期限が切れています。これでは誰も信頼できません。

# cfg_tls_material_unusable: likely damaged
m-538da255 = ファイルがコピーの際に途切れたか、壊れました。

# cfg_tls_material_unusable: step
m-d1474149 = パスのどの部分が存在しないか、または拒んでいるかを確認します:

# cfg_tls_material_unusable: step
m-b461550c = 中身を確認します:

# cfg_proxy_loop: title
m-be5c24e9 = リクエストが循環しました

# cfg_proxy_loop: explanation
m-da686aa9 = Candor がアップストリームに送ったリクエストが、直接または別のプロキシを経て、同じ Candor の同じルートに戻ってきました。`Via` がこのルートを示しているので確実です。二周目は拒否されました。拒否しなければ、リクエストはすべての接続を使い切るまで回り続けたはずです。

# cfg_proxy_loop: explanation
m-6884bfb8 = アップストリームのアドレスがここに戻ってきます。Candor 自身のアドレスか、このサーバーを指す公開名か、受け取ったものを Candor に送る別のプロキシです。

# cfg_proxy_loop: explanation
m-28cb1aff = アップストリームには、アプリケーション自身のアドレスとポートを、公開名ではなく内部のもので書いてください。一つの Candor の二つのサイトやルートが互いを呼び出すのは構いません。循環となるのは、自分自身を経て到達するルートだけです。

# cfg_proxy_loop: sentence
m-44af7741 = アップストリーム { $server }({ $upstream_place })は Candor 自身です。{ $own_listener } は Candor のリスナーで、リクエストはルート { $route } に戻ってきました。

# cfg_proxy_loop: sentence
m-3da1dcdd = Candor が { $peer } に送ったリクエストが、Candor のルート { $route } に戻ってきました。

# cfg_proxy_loop: sentence
m-8b96b92c = リクエストは、それを送り出した Candor のルート { $route } に戻ってきました。

# cfg_proxy_loop: likely own_address
m-720020d5 = アップストリームが Candor 自身のアドレスになっています。アプリケーションのポートを書いてください。

# cfg_proxy_loop: evidence for own_address
m-1c33eea3 = { $peer } はリスナー { $own_listener } である

# cfg_proxy_loop: likely name_points_here
m-96c550b8 = アップストリームの名前が Candor を指しています。アプリケーションの内部アドレスまたは内部名を書いてください。

# cfg_proxy_loop: evidence for name_points_here
m-3b6c02a7 = { $host } は { $peer } であり、それはリスナー { $own_listener } である

# cfg_proxy_loop: likely another_proxy
m-7320de77 = { $peer } にある別のプロキシ、ロードバランサー、またはポート転送が、リクエストを Candor に送っています。

# cfg_proxy_loop: evidence for another_proxy
m-223bc086 = リクエストは { $via } を通過していた

# cfg_proxy_loop: evidence for another_proxy
m-3e936311 = { $peer } は Candor 自身のアドレスのいずれでもない

# cfg_proxy_loop: likely public_name
m-fa5e0e01 = アップストリームがサイトの公開名で書かれており、ルーターまたは CDN を経てここに戻ってきます。

# cfg_proxy_loop: likely redirect
m-ef1bb221 = アプリケーションは { $peer } にあるはずでしたが移動され、別のものがそのアドレスを引き継いでいます。

# cfg_proxy_loop: step
m-dfa31e59 = そのポートで何が待ち受けているかを確認します:

# cfg_proxy_loop: step
m-5e789816 = その名前がどこにつながるかを確認します:

# cfg_proxy_loop: step
m-18a027fa = アップストリームは { $upstream_place } に書かれています。
