### tls

# tls_plaintext_peer: title
m-8aaec4e8 = アップストリームが TLS を話していません

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 12 more
m-e1872ea9 = このアドレスの先にあるアプリケーションに安全に接続できませんでした。

# tls_plaintext_peer: explanation
m-41fdedcf = Candor が TLS ハンドシェイクを始めたところ、返ってきたのは TLS レコードではなく、平文の HTTP か別のサービスの挨拶でした。

# tls_plaintext_peer: explanation
m-94a160d4 = アップストリームは `https://` で書かれていますが、その先のポートは TLS を話していません。多くの場合、アプリケーションの平文 HTTP 用ポートです。

# tls_plaintext_peer: explanation
m-ace17770 = 最初のバイトが `HTTP/1.` なら、代わりに `http://` と書くか、TLS のポートに接続してください。別のサービスの挨拶なら、ポートが間違っています。

# tls_plaintext_peer: sentence
m-d022f8e7 = { $peer } は TLS ハンドシェイクに対し、TLS ではなく { $spoken } で応答しました: 「{ $first_bytes }」。

# tls_plaintext_peer: sentence
m-036f34ea = { $peer } は TLS ハンドシェイクに対し、TLS ではないもので応答しました: 「{ $first_bytes }」。

# tls_plaintext_peer: likely plain_http
m-88376c75 = { $peer } は平文の HTTP を話しています。{ $server } の https:// を http:// に書き換えてください。

# tls_plaintext_peer: evidence for plain_http
m-a2e6a971 = 応答が HTTP/ で始まっている

# tls_plaintext_peer: likely other_service
m-9e2a9b4c = ポート { $port } は別のサービス、{ $spoken } のものです。

# tls_plaintext_peer: evidence for other_service, head_not_http: evidence for other_service
m-42b5e597 = { $spoken } はこのように挨拶する

# tls_plaintext_peer: likely starttls
m-7a140a50 = このサービスは平文で始まり、コマンドを受けて初めて TLS に切り替わります(STARTTLS)。

# tls_plaintext_peer: evidence for starttls
m-312e0469 = { $spoken } はそのように動作する

# tls_plaintext_peer: likely wrong_port
m-5d5f8077 = TLS のポートは { $port } ではありません。

# tls_plaintext_peer: likely tls_ends_before
m-ff3e1196 = TLS はアプリケーションの手前で終端されており、アップストリームには平文で接続すべきです。

# tls_plaintext_peer: step, tls_peer_closed: step, tls_timeout: step
m-18e0f10f = このポートが平文で何を返すかを確認します:

# tls_plaintext_peer: step
m-47c218f5 = このソケットが平文で何を返すかを確認します:

# tls_plaintext_peer: step
m-32caa51f = TLS に対して何を返すかを確認します:

# tls_plaintext_peer: step, tls_alpn_mismatch: step, h2_handshake_failed: step
m-eab4038d = このサーバーは { $upstream_place } に { $server } と書かれています。

# tls_cert_time_invalid: title
m-590f688b = アップストリームの証明書は現在有効ではありません

# tls_cert_time_invalid: explanation
m-1d0c5b60 = アップストリームが提示した証明書は、有効期間が過ぎているか、まだ始まっていません。Candor はハンドシェイクを打ち切り、リクエストは送っていません。

# tls_cert_time_invalid: explanation
m-ecaf41b7 = 証明書が更新されていないか、更新されたのにサーバーが再読み込みされず、古い証明書を使い続けています。まだ有効でない証明書は、時計の狂いを示しています。作成時のアップストリーム側の時計か、現在のこのホストの時計です。

# tls_cert_time_invalid: explanation
m-3f783021 = 実際に提示されている証明書を `openssl s_client` と `openssl x509 -dates` で確認してください。ディスク上のファイルの方が新しければ、アップストリームのサーバーを再読み込みしてください。

# tls_cert_time_invalid: sentence
m-149a9a87 = { $peer } の証明書({ $subject })は { $expired_for } 前、{ $not_after } に期限が切れました。

# tls_cert_time_invalid: sentence
m-e6dded26 = { $peer } の証明書({ $subject })が有効になるのは { $valid_in } 後、{ $not_before } からです。

# tls_cert_time_invalid: sentence
m-d5514ca5 = { $peer } の証明書はまだ有効ではありません。

# tls_cert_time_invalid: sentence
m-a89805d9 = { $peer } の証明書は期限が切れています。

# tls_cert_time_invalid: likely clock
m-308bc1bc = このホストの時計が狂っています。

# tls_cert_time_invalid: evidence for clock
m-dedb2ac9 = このホストの時計は { $now } を示している

# tls_cert_time_invalid: evidence for clock
m-08edd0c5 = 証明書の有効期間は、このホストの時計 { $now } より { $valid_in } 後に始まる

# tls_cert_time_invalid: likely not_reloaded
m-701a24b9 = 証明書はディスク上では更新されていますが、サーバーはまだ古いものを提示しています。サーバーを再読み込みしてください。

# tls_cert_time_invalid: evidence for not_reloaded
m-1415d5ad = 期限が切れたのは { $expired_for } 前にすぎず、更新後に再読み込みしていない場合と一致する

# tls_cert_time_invalid: likely not_renewed
m-98e2f1a0 = 証明書の更新が失敗しているか、そもそも設定されていません。

# tls_cert_time_invalid: evidence for not_renewed
m-c8df4ffd = 期限は { $expired_for } 前に切れている

# tls_cert_time_invalid: likely wrong_host
m-6a60099c = アドレス { $peer } は、古い証明書を持ったまま忘れられたサーバーのものです。

# tls_cert_time_invalid: evidence for wrong_host
m-6593408a = 期限が切れてから一年以上たっている

# tls_cert_time_invalid: likely made_ahead
m-209674dc = 証明書が先の日付で作られたか、時計の進んだホストで作られました。

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-c5b4b807 = 提示されている証明書を確認します:

# tls_cert_time_invalid: step
m-6f0a103c = このホストの時計を確認します:

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-cf28c53c = { $peer } のサーバーを再読み込みまたは再起動するか、証明書を更新してください。

# tls_cert_untrusted: title
m-aa151f2b = アップストリームの証明書を保証する信頼された認証局がありません

# tls_cert_untrusted: explanation
m-fd3388e4 = アップストリームが提示した証明書は、そのアップストリームについて Candor が信頼する認証局につながりません。Candor はハンドシェイクを打ち切り、リクエストは送っていません。

# tls_cert_untrusted: explanation
m-2d64548a = `self_signed`: 証明書が自分自身を保証しています。`unknown_issuer`: 発行者が信頼された認証局の中になく、たいていは社内独自の認証局です。`chain_incomplete`: サーバーが、認証局につながる中間証明書を付けずに自分の証明書だけを送っています。ブラウザではこれが見えないことがよくあります。送られなかったものは見えないため、これは証明書と信頼された認証局の内容からの推定です。`signature_mismatch`: 同名の認証局は信頼されていますが、その鍵はこの証明書に署名していません。

# tls_cert_untrusted: explanation
m-e087cdcd = アップストリームに認証局を指定してください: `tls = { "{" } ca = "FILE" { "}" }`。チェーンが不完全なら、サーバーに完全なチェーンを送らせてください。検証を無効にしてはいけません。無効にすると、誰でもなりすまして応答できます。

# tls_cert_untrusted: sentence
m-1623c3a5 = { $peer } の証明書({ $subject })は自己署名で、{ $trust } には保証されていません。

# tls_cert_untrusted: sentence
m-7154e776 = { $peer } は自分の証明書({ $subject })を、発行者 { $issuer } の中間証明書を付けずに送りました。

# tls_cert_untrusted: sentence
m-b481d901 = { $peer } の証明書({ $subject })は発行者を { $issuer } としていますが、{ $trust } にあるその名前のどの鍵も署名していません。

# tls_cert_untrusted: sentence
m-c70367ce = { $peer } の証明書({ $subject })の発行者は { $issuer } で、{ $trust } には保証されていません。

# tls_cert_untrusted: sentence
m-bcd8638b = { $peer } の証明書は、信頼された認証局({ $trust })につながりません。

# tls_cert_untrusted: likely self_signed
m-aec16729 = アップストリームの証明書は自己署名です。`tls = { "{" } ca = "FILE" { "}" }` としてその証明書を Candor に渡してください。

# tls_cert_untrusted: evidence for self_signed
m-9b7762b4 = サブジェクトと発行者がどちらも { $subject } である

# tls_cert_untrusted: likely intermediate_missing
m-ba2ca832 = サーバーが自分の証明書だけを送っています。完全なチェーン(cert.pem ではなく fullchain.pem)を送らせてください。

# tls_cert_untrusted: evidence for intermediate_missing
m-9add59eb = 送られた最後の証明書に、その発行者 { $last_issuer } の証明書の入手先が書かれている

# tls_cert_untrusted: evidence for intermediate_missing
m-de971af0 = 証明書は公開認証局のもので、公開認証局は中間認証局を通じて発行する

# tls_cert_untrusted: evidence for intermediate_missing
m-1e7a0bc9 = 発行者 { $last_issuer } は、信頼された認証局の一つと同じ組織に属する

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = 送られたチェーンは { $chain } で、その発行者は { $issuer } である

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = 送られた証明書は一つだけ: { $chain }

# tls_cert_untrusted: likely namesake
m-ddc92407 = 認証局が同じ名前で作り直されています。{ $trust } にあるのはその一方で、証明書はもう一方から発行されています。

# tls_cert_untrusted: evidence for namesake
m-e3ffede7 = { $issuer } は信頼されているが、署名が合わない

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = 発行者 { $issuer } は独自の認証局で、Candor には渡されていません: `tls = { "{" } ca = "FILE" { "}" }`。

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = 信頼されているのは { $trust } だけである

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = ファイル { $trust } は、この証明書を発行した認証局のものではありません。置き換えられたか、別の環境用のものです。

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = 信頼されているのは { $trust } で、発行者は { $issuer } である

# tls_cert_untrusted: likely interception, tls_version_mismatch: likely interception
m-d368fd71 = ここからアップストリームまでの途中にある何かが、アップストリームの代わりに応答しています。

# tls_cert_untrusted: step, tls_cert_unusable: step
m-1c39c811 = 送られてくるチェーンを確認します:

# tls_cert_untrusted: step
m-0ae6f222 = そのファイルがどの認証局のものかを確認します:

# tls_cert_untrusted: step
m-637eb79c = { $upstream_place } のアップストリームに認証局を指定してください: tls = { "{" } ca = "FILE" { "}" }

# tls_cert_name_mismatch: title
m-9b262293 = アップストリームの証明書は別の名前のものです

# tls_cert_name_mismatch: explanation
m-05958f4a = アップストリームが証明書を提示しましたが、Candor が期待する名前は subjectAltName 拡張の名前の中にありません。Candor はハンドシェイクを打ち切り、リクエストは送っていません。

# tls_cert_name_mismatch: explanation
m-f014cd77 = Candor は、`tls = { "{" } name = "…" { "}" }` で別の名前が指定されていない限り、アップストリームのアドレスにある名前を要求します。IP アドレスで接続するサーバーの証明書に、そのアドレスが入っていることはまれです。複数のサイトを持つサーバーは、知らない名前に対して最初のサイトの証明書で応答します。

# tls_cert_name_mismatch: explanation
m-86ec905c = 証明書の名前が正しければ、Candor に指定してください: `tls = { "{" } name = "NAME" { "}" }`。正しくなければ、サーバーに別の証明書が必要か、それは意図したものとは別のサーバーです。

# tls_cert_name_mismatch: sentence
m-a210b12d = { $peer } の証明書は { $names } のもので、{ $expected_name } のものではありません。

# tls_cert_name_mismatch: sentence
m-c415161c = { $peer } の証明書は { $expected_name } のものではありません。

# tls_cert_name_mismatch: likely by_address
m-14fdd9b3 = アップストリームにはアドレスで接続していますが、証明書には名前が入っています。どの名前を期待するかを Candor に指定してください: tls = { "{" } name = "{ $first_name }" { "}" }。

# tls_cert_name_mismatch: evidence for by_address
m-f3a0520e = 期待する名前がアドレス { $expected_name } である

# tls_cert_name_mismatch: likely common_name_only
m-cf1165fb = 証明書に subjectAltName がありません。コモンネームはもう使われません(RFC 9525)。証明書を発行し直してください。

# tls_cert_name_mismatch: evidence for common_name_only
m-45640f68 = 証明書にはサブジェクト { $subject } のほかに名前がない

# tls_cert_name_mismatch: likely wildcard_depth
m-e6801954 = ワイルドカードはラベル一つ分にしか一致しませんが、{ $expected_name } のラベルはそれより多くあります。

# tls_cert_name_mismatch: evidence for wildcard_depth
m-d8188dfc = 証明書は { $names } のものである

# tls_cert_name_mismatch: likely internal_name
m-2d9142c1 = { $expected_name } は自分のネットワーク内の名前で、証明書は公開用の名前のものです。

# tls_cert_name_mismatch: evidence for internal_name
m-7f321cc3 = { $expected_name } は短い名前である

# tls_cert_name_mismatch: likely default_site
m-6a5b6d34 = サーバーは { $expected_name } を知らず、最初のサイトの証明書で応答しています。

# tls_cert_name_mismatch: likely wrong_server, tls_cert_unusable: likely wrong_server, tls_sni_rejected: likely wrong_server
m-1c38e63f = { $peer } は意図したものとは別のサーバーです。

# tls_cert_name_mismatch: evidence for wrong_server, tls_cert_unusable: evidence for wrong_server, tls_sni_rejected: evidence for wrong_server
m-12274ab7 = アドレスは { $answer_age } 前のもので、その応答の有効期間は { $ttl } しかなかった

# tls_cert_name_mismatch: step
m-0795b546 = 証明書の名前を確認します:

# tls_cert_name_mismatch: step
m-0decc4b9 = 別の名前を期待するには、{ $upstream_place } のアップストリームに書きます: tls = { "{" } name = "NAME" { "}" }

# tls_cert_revoked: title
m-33df3c12 = アップストリームの証明書は失効しています

# tls_cert_revoked: explanation
m-eb8e52c6 = アップストリームが提示した証明書は、そのアップストリームに設定された失効リスト(`tls = { "{" } crl = "FILE" { "}" }`)により通過できませんでした。Candor はハンドシェイクを打ち切り、リクエストは送っていません。

# tls_cert_revoked: explanation
m-05d3e765 = `revoked`: 認証局が期限前に証明書を取り消しました。鍵が他人の手に渡っている可能性がありますが、単に交換されただけで、サーバーがまだ古いものを提示していることもよくあります。`list_expired`: リストが、自身の記す次回発行日を過ぎているため、現在については何も示しません。`status_unknown`: チェーン中の証明書を発行した認証局のリストがファイルにありません。失効リストを設定した以上は確認が求められているため、答えが得られなければ Candor は先へ進みません。

# tls_cert_revoked: explanation
m-c148a754 = revoked の場合: サーバーに新しい証明書を置き、再読み込みしてください。list_expired の場合: 新しいリストを取得して Candor を再読み込みし、それが定期的に行われるようにしてください。status_unknown の場合: チェーンのすべての認証局のリストを、一つのファイルに続けて入れてください。

# tls_cert_revoked: sentence
m-d18eb1b5 = { $crl } にある { $crl_made } 付のリストによれば、{ $peer } の証明書({ $subject })は { $revoked_since } から失効しています。

# tls_cert_revoked: sentence
m-e4e729cc = { $peer } の証明書が失効しているかどうかは不明です。{ $crl } のリストは { $crl_due } に更新されているはずのものです。

# tls_cert_revoked: sentence
m-1eb1760d = { $peer } の証明書が失効しているかどうかは不明です。{ $crl } には、そのチェーンの認証局のリストがありません。

# tls_cert_revoked: sentence
m-1856865b = { $crl } のリストによれば、{ $peer } の証明書は失効しています。

# tls_cert_revoked: likely key_compromised
m-6ce9ff72 = 証明書の鍵が他人の手に渡っています。{ $peer } で応答しているのは、本来のアップストリームではない可能性があります。

# tls_cert_revoked: evidence for key_compromised, tls_cert_revoked: evidence for replaced, tls_cert_revoked: evidence for retired
m-f5b64d1a = リストに記された理由は { $revoked_because } である

# tls_cert_revoked: likely replaced
m-51df38f3 = 証明書は交換されましたが、サーバーはまだ古いものを提示しています。サーバーを再読み込みしてください。

# tls_cert_revoked: likely retired
m-3f3f9c13 = このサーバーは運用を終えていますが、ここではまだ接続先になっています。

# tls_cert_revoked: likely list_not_renewed
m-c7cf103e = 新しいリストを取得する仕組みが動いておらず、ファイル { $crl } が古いままです。

# tls_cert_revoked: evidence for list_not_renewed
m-0b0843f1 = 次のリストの期日は { $crl_due } だった

# tls_cert_revoked: likely list_of_another
m-8dd6cc64 = { $crl } のリストは、証明書を発行した { $issuer } とは別の認証局のものです。

# tls_cert_revoked: evidence for list_of_another
m-6419dada = その中に、チェーン { $chain } の認証局のリストがない

# tls_cert_revoked: likely intermediate_list_missing
m-c4d2f434 = ファイルにあるのは一つの認証局のリストだけですが、チェーンには複数の認証局があります。チェーン内の証明書を発行した認証局それぞれのリストが必要です。

# tls_cert_revoked: step
m-d269cb81 = リストの内容と有効期限を確認します:

# tls_cert_revoked: step
m-8a5fb316 = ファイル { $crl } を置き換えてから Candor を再読み込みしてください。このファイルは { $upstream_place } のアップストリームに書かれています。

# tls_cert_unusable: title
m-fee5cc59 = アップストリームの証明書は使用できません

# tls_cert_unusable: explanation
m-b861c27a = アップストリームが提示した証明書は、期間・名前・信頼以外の検査に失敗しました。Candor はハンドシェイクを打ち切り、リクエストは送っていません。

# tls_cert_unusable: explanation
m-58e49345 = `eku`: 拡張鍵用途がサーバーを許していません。`key_size`: 鍵が小さすぎます(2048 ビット未満の RSA)。`sig_alg`: SHA-1、DSA、P-521 など、Candor の TLS が対応していないアルゴリズムで署名されています。ほかのソフトウェアは受け入れるかもしれません。`malformed`: 解析できません。`constraints`: 認証局にはこの証明書を発行する権限がない(名前制約、パス長)か、認証局自身の証明書がサーバーの位置にあります。`version`: X.509 バージョン 1 の証明書です。`critical_extension`: Candor の TLS が知らないクリティカルな拡張があります。

# tls_cert_unusable: explanation
m-15eb9531 = 証明書を発行し直してください。バージョン 3、2048 ビット以上の RSA または P-256 の ECDSA、SHA-256 による署名、拡張鍵用途 serverAuth とします。中間証明書についても同じです。

# tls_cert_unusable: sentence
m-0576b30e = { $peer } の証明書({ $unusable_subject })はサーバー用ではありません。用途は { $unusable_found } です。

# tls_cert_unusable: sentence
m-0abc514c = { $peer } の鍵({ $unusable_subject })は小さすぎます: { $unusable_found }。

# tls_cert_unusable: sentence
m-9235d3ff = { $peer } の証明書({ $unusable_subject })は、Candor の TLS が対応していない { $unusable_found } を使っています。

# tls_cert_unusable: sentence
m-450aae12 = { $peer } の証明書は、Candor の TLS が対応していないアルゴリズムを使っています。

# tls_cert_unusable: sentence
m-f5241e56 = { $peer } の証明書({ $unusable_subject })は X.509 バージョン { $unusable_found } ですが、バージョン 3 でなければなりません。

# tls_cert_unusable: sentence
m-2632778b = { $peer } の証明書を解析できません: { $unusable_found }。

# tls_cert_unusable: sentence
m-7c4d5ab1 = { $peer } の証明書を解析できません。

# tls_cert_unusable: sentence
m-1ec26316 = { $peer } の証明書({ $unusable_subject })には、Candor の TLS が対応していないクリティカルな拡張があります: { $unusable_found }。

# tls_cert_unusable: sentence
m-ff9e911e = { $peer } の証明書({ $unusable_subject })は、その認証局が発行してよい範囲の外にあります: { $unusable_found }。

# tls_cert_unusable: sentence
m-f99af6cd = { $peer } の証明書は使用できません。

# tls_cert_unusable: likely client_certificate
m-6055bedb = クライアント用の証明書が誤ってサーバーに置かれています。拡張鍵用途 serverAuth の証明書を発行してください。

# tls_cert_unusable: evidence for client_certificate, tls_cert_unusable: evidence for purpose
m-9a6e9cd7 = 用途は { $unusable_found } である

# tls_cert_unusable: likely purpose
m-f4f1d2f4 = サーバー以外の用途で発行されています。拡張鍵用途 serverAuth で発行してください。

# tls_cert_unusable: likely old_certificate
m-8ee40514 = この証明書は、それで十分だった時代のものです。2048 ビット以上と SHA-256 で発行し直してください。

# tls_cert_unusable: evidence for old_certificate
m-e6726d24 = 証明書には { $unusable_found } が使われている

# tls_cert_unusable: likely unsupported_here
m-8dcdc441 = 証明書に問題はありませんが、Candor の TLS は { $unusable_found } に対応していません。アップストリームには P-256 または RSA の鍵を持つ証明書を使わせてください。

# tls_cert_unusable: evidence for unsupported_here
m-edb61ad7 = ほかのソフトウェアなら受け入れる可能性がある

# tls_cert_unusable: likely own_authority
m-2fb09a03 = サーバーが、自分の証明書の代わりに認証局の証明書を提示しています。

# tls_cert_unusable: evidence for own_authority
m-e41f93cf = { $unusable_subject } は認証局である

# tls_cert_unusable: likely constrained_authority
m-ba2bc0d7 = 発行した認証局に発行が許されているのは、別の名前に対してだけか、チェーンのより浅い位置までです。

# tls_cert_unusable: evidence for constrained_authority
m-9124cc5a = 失敗した検査は { $unusable_found } である

# tls_cert_unusable: likely file_damaged
m-b7dc322c = 証明書が不具合のあるツールで作られたか、ファイルが壊れています。

# tls_cert_unusable: evidence for file_damaged
m-c07036c9 = 証明書を解析できない

# tls_cert_unusable: step
m-76b7ff82 = 証明書を確認します:

# tls_cert_unusable: step
m-2a089b11 = { $peer } の証明書を発行し直し、サーバーを再読み込みしてください。

# tls_version_mismatch: title
m-8a0512a3 = アップストリームと Candor に共通の TLS バージョンがありません

# tls_version_mismatch: explanation
m-b7cd2c11 = Candor は TLS 1.3 と TLS 1.2 を提示しましたが、アップストリームはどちらも受け入れませんでした。アラート `protocol_version` を送ったか、それでも古いバージョンを選びました。リクエストは送っていません。

# tls_version_mismatch: explanation
m-c563196e = アップストリームは TLS 1.1、TLS 1.0、SSL 3 しか話しません。これらは廃止されており(RFC 8996)、Candor の TLS は対応していません。アップストリームの証明書に問題はありません。古いアプライアンス、古い Java、古い OpenSSL、あるいは設定で古いバージョンを指定しているサーバーがこれに当たります。

# tls_version_mismatch: explanation
m-69a4b420 = 設定の変更かアップグレードにより、アップストリームが TLS 1.2 以降を話すようにしてください。どちらもできなければ、両方を話せるものをその隣に置くか、信頼できるネットワーク上で平文で接続してください。

# tls_version_mismatch: sentence
m-7c396e7b = { $peer } は、Candor の TLS が対応していない { $tls_version } を選びました。Candor が提示したのは { $offered_versions } です。

# tls_version_mismatch: sentence
m-58272f76 = { $peer } は、Candor の TLS が対応していない TLS バージョンを選びました。Candor が提示したのは { $offered_versions } です。

# tls_version_mismatch: sentence
m-271994cb = { $peer } は、Candor が対応する TLS バージョン({ $offered_versions })をどれも受け入れず、アラート { $alert_name }({ $alert_id })を送りました。

# tls_version_mismatch: likely old_upstream
m-62b4dfad = アップストリームは { $tls_version } しか話しません。TLS 1.2 より古いか、そのように設定されています。

# tls_version_mismatch: evidence for old_upstream
m-05fa3aba = { $offered_versions } を提示されて { $tls_version } を選んだ

# tls_version_mismatch: likely only_older, tls_cipher_mismatch: likely only_older
m-7bd007c0 = アップストリームは、Candor の TLS が対応していない TLS 1.1 以前しか話しません。

# tls_version_mismatch: evidence for only_older, tls_client_cert_required: evidence for expired, tls_client_cert_required: evidence for revoked and 6 more
m-d080d4d6 = アラートは { $alert_name } である

# tls_version_mismatch: likely wrong_port
m-e200d087 = ポート { $port } は、意図したサービスと並んで動いている古いサービスのものです。

# tls_version_mismatch: step
m-82fca137 = TLS 1.2 を話すかどうかを確認します:

# tls_version_mismatch: step
m-c17be4f4 = それより古いバージョンを話すかどうかを確認します:

# tls_version_mismatch: step
m-6659c72f = { $peer } のサーバーが TLS 1.2 または 1.3 を話すようにしてください。たとえば nginx では ssl_protocols TLSv1.2 TLSv1.3 とします。

# tls_client_cert_required: title
m-c0a3d4cb = アップストリームが求める証明書を Candor が提示しませんでした

# tls_client_cert_required: explanation
m-66c7d0c6 = アップストリームは Candor に証明書を求め(相互 TLS)、何も得られなかったか、受け入れられるものではなかったため、接続を終了しました。TLS 1.3 では、これはハンドシェイクの後、リクエストへの応答の代わりに届きます。

# tls_client_cert_required: explanation
m-ecb15cae = `none_shown`: このアップストリーム用の証明書が設定されていません。`unknown_ca`: アップストリームがクライアント用に信頼する認証局が発行したものではありません。`expired` と `revoked`: アップストリームの時計と失効リストによる判断です。`rejected`: 種類が違うか、別の用途のものです。`access_denied`: 証明書は有効ですが、その所有者には立ち入りが許されていません。

# tls_client_cert_required: explanation
m-943e5ad0 = アップストリームに両方のファイルを書いてください: `tls = { "{" } cert = "FILE", key = "FILE" { "}" }`。証明書は、アップストリームが挙げる認証局のいずれかが発行したクライアント用(拡張鍵用途 clientAuth)のものとし、同じファイルの後ろに中間証明書を続けます。

# tls_client_cert_required: sentence
m-59d5982f = { $peer } は Candor に証明書を求めていますが、何も設定されていません。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-5938cc56 = { $peer } は Candor に証明書を求めていますが、{ $own_certificate } は提示されませんでした。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-a60eb875 = { $peer } は、Candor の証明書 { $own_certificate } の発行者を信頼していません。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-2fa49b66 = { $peer } によれば、Candor の証明書 { $own_certificate } は期限が切れています。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-6780035d = { $peer } によれば、Candor の証明書 { $own_certificate } は失効しています。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-50d05628 = { $peer } は、提示された証明書では Candor を通しませんでした。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-bbb5a16e = { $peer } は、Candor の証明書 { $own_certificate } を受け入れません。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: sentence
m-1c279439 = { $peer } は、Candor による身元の証明方法を受け入れません。アラート { $alert_name }({ $alert_id })が送られてきました。

# tls_client_cert_required: likely none_configured
m-fff62e3e = このアップストリーム用の証明書が設定されていません: tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_client_cert_required: evidence for none_configured
m-0104c26a = Candor には { $server } に提示する証明書がない

# tls_client_cert_required: likely expired
m-7b10095c = Candor の証明書の期限が切れているか、アップストリームの時計が狂っています。

# tls_client_cert_required: likely revoked
m-95a648d3 = たとえば新しい証明書の発行時に、Candor の証明書が失効させられました。

# tls_client_cert_required: likely wrong_authority
m-17c1e3e9 = Candor の証明書は、アップストリームがクライアント用に信頼するものとは別の認証局が発行しています。

# tls_client_cert_required: evidence for wrong_authority
m-7b90f8c8 = { $authorities } が発行したものを求めている

# tls_client_cert_required: likely intermediate_missing
m-6f84dadb = Candor の証明書のファイルに、認証局につながる中間証明書が入っていません。

# tls_client_cert_required: likely wrong_purpose
m-7c9bcbd5 = Candor の証明書はサーバー用で、拡張鍵用途 clientAuth がありません。

# tls_client_cert_required: likely not_allowed
m-f4d3f473 = 証明書は有効ですが、その名前がアップストリームのアクセスリストにありません。

# tls_client_cert_required: likely not_meant_for_us
m-530c0f57 = { $peer } はほかのサービス専用で、このサービスから接続すること自体が誤りです。

# tls_client_cert_required: step
m-f61c888b = どの認証局の証明書を受け入れるかを確認します(Acceptable client certificate CA names):

# tls_client_cert_required: step
m-14249860 = { $upstream_place } のアップストリームに証明書と鍵を書いてください: tls = { "{" } cert = "FILE", key = "FILE" { "}" }

# tls_client_cert_required: step
m-1eefc5ed = { $upstream_place } に cert として書かれたファイルの日付、発行者、用途を確認します: openssl x509 -noout -dates -issuer -purpose -in FILE

# tls_cipher_mismatch: title
m-62b4400c = アップストリームと Candor の間で暗号化の方式が合意できません

# tls_cipher_mismatch: explanation
m-42cc9e13 = アップストリームは、Candor が提示した暗号スイート、鍵交換グループ、署名アルゴリズムのどれも受け入れませんでした。アラート `handshake_failure` か `insufficient_security` を送ったか、提示されていないものを選びました。リクエストは送っていません。

# tls_cipher_mismatch: explanation
m-4716b409 = Candor の TLS は、TLS 1.2 と 1.3 のうち今なお安全なもの、すなわち X25519、P-256、P-384 上の一時鍵交換(ECDHE)による AES-GCM と ChaCha20-Poly1305 に対応しています。RSA 鍵交換、静的または有限体の Diffie-Hellman、CBC スイート、P-521、SHA-1 には対応していません。それらしか持たないアップストリームとは通信できませんが、その証明書に問題はありません。サーバーによっては、知らない名前や、名前の指定がない場合にも `handshake_failure` で応答します。

# tls_cipher_mismatch: explanation
m-92a195b7 = アップストリームがほかの相手と何で合意するかを `openssl s_client` で確認し、Candor のスイートとグループのいずれかを提供させてください。鍵が P-521 なら、P-256 の鍵にしてください。

# tls_cipher_mismatch: sentence
m-bee331ce = { $peer } は、Candor の TLS が対応する暗号化の方式をどれも受け入れず、アラート { $alert_name }({ $alert_id })を送りました。

# tls_cipher_mismatch: sentence
m-29a7193e = { $peer } は、Candor の TLS が対応していない鍵交換グループに固執しています。Candor が提示したのは { $offered_groups } です。

# tls_cipher_mismatch: sentence
m-7d6d2ef6 = { $peer } は、Candor の TLS が対応していない暗号スイートに固執しています({ $error_text })。

# tls_cipher_mismatch: sentence
m-9aa7d99a = { $peer } は、Candor の TLS が対応していないアルゴリズムで署名しています({ $error_text })。

# tls_cipher_mismatch: sentence
m-8dc017ae = { $peer } は、Candor の TLS が対応していないものに固執しています({ $error_text })。

# tls_cipher_mismatch: likely no_name, tls_sni_rejected: likely no_name, tls_peer_closed: likely no_name and 1 more
m-af5ed162 = アップストリームは自分の名前のいずれかを指定する相手にしか応じず、アドレスは名前ではありません: tls = { "{" } name = "NAME" { "}" }。

# tls_cipher_mismatch: evidence for no_name, tls_sni_rejected: evidence for no_name, tls_peer_closed: evidence for no_name and 1 more
m-f42cf628 = { $server } はアドレスなので、Candor は名前を要求しなかった

# tls_cipher_mismatch: likely group
m-4467c083 = アップストリームが許しているのは、P-521 や有限体の Diffie-Hellman など、X25519、P-256、P-384 以外のグループだけです。

# tls_cipher_mismatch: evidence for group
m-35f3cfce = { $offered_groups } 以外のグループを要求した

# tls_cipher_mismatch: likely suites
m-1a8c88fd = アップストリームが許しているのは、RSA 鍵交換、CBC、RC4、3DES、静的 Diffie-Hellman など、Candor の TLS が対応していない暗号スイートだけです。

# tls_cipher_mismatch: evidence for suites
m-aae12e6f = 提示されていないスイートを選んだ

# tls_cipher_mismatch: likely key_type
m-b1891196 = アップストリームの鍵は、P-521、Ed448、DSA など、Candor の TLS が検証できない種類のものです。

# tls_cipher_mismatch: evidence for key_type
m-79dfd36e = 提示されていないアルゴリズムで署名している

# tls_cipher_mismatch: likely strict_policy
m-87540932 = アップストリームの要求が通常より厳しく、大きなグループやスイートしか許さないポリシー(FIPS、CNSA)が適用されています。

# tls_cipher_mismatch: likely client_certificate
m-f5269f03 = アップストリームは、Candor が提示した証明書 { $own_certificate } を受け入れません。

# tls_cipher_mismatch: evidence for client_certificate
m-20390e22 = その前に証明書を求めていた

# tls_cipher_mismatch: step
m-bbd0ce46 = 何でも受け入れる相手となら何で合意するかを確認します:

# tls_cipher_mismatch: step
m-03ccb8c8 = Candor が提示するグループは { $offered_groups } です。暗号スイートは根拠に示してあります。

# tls_cipher_mismatch: step, tls_record_error: step, tls_peer_closed: step and 4 more
m-7dd9c3ed = このリクエストの時刻の、アップストリームのサーバーのログを読んでください。

# tls_sni_rejected: title
m-484a7f44 = アップストリームは要求された名前を知りません

# tls_sni_rejected: explanation
m-3ce0a81e = Candor は TLS ハンドシェイクでどのサーバーが目的かを伝え(SNI)、アップストリームはアラート `unrecognized_name` で応答しました。リクエストは送っていません。

# tls_sni_rejected: explanation
m-02f1ef0c = アップストリームには複数のサイトがあってその名前のものがないか、名前を指定しない相手を受け入れません。Candor は、`tls = { "{" } name = "…" { "}" }` で別の名前が指定されていない限り、アップストリームのアドレスにある名前を要求し、IP アドレスの場合は何も要求しません。リクエストの `Host` は別の話で、ハンドシェイクの後に届きます。

# tls_sni_rejected: explanation
m-0916e6ed = アップストリームが知っているとおりのサイト名を書いてください: `tls = { "{" } name = "NAME" { "}" }`。または、要求される名前をアップストリームのサーバーに設定してください。

# tls_sni_rejected: sentence
m-319d5bfa = { $peer } はサーバー名 { $sni } を知らず、アラート { $alert_name }({ $alert_id })を送りました。

# tls_sni_rejected: sentence
m-ede72575 = { $peer } はサーバー名を指定しない相手を受け入れず、アラート { $alert_name }({ $alert_id })を送りました。

# tls_sni_rejected: likely other_names
m-dfe08d30 = { $peer } は { $probe_unnamed_names } など、別の名前のサイトを提供しています。正しい名前を tls = { "{" } name = "NAME" { "}" } と書いてください。

# tls_sni_rejected: evidence for other_names
m-f59b7d9e = 名前を求めない相手には、これらの名前の証明書を提示する

# tls_sni_rejected: likely internal_name
m-1bb9e6a7 = { $sni } は自分のネットワーク内の名前で、アップストリームのサイトは公開用の名前を持っています: tls = { "{" } name = "NAME" { "}" }。

# tls_sni_rejected: evidence for internal_name
m-a8dc0baa = { $sni } は公開された名前ではない

# tls_sni_rejected: likely host_differs
m-83aebb97 = アップストリームのサイトは { $sni } ではなく、リクエストにあるとおり { $host_sent } です。

# tls_sni_rejected: evidence for host_differs
m-cefa755e = リクエストに Host: { $host_sent } とある

# tls_sni_rejected: likely site_missing
m-a4139b21 = アップストリームのサーバーに { $sni } のサイトがありません。改名されたか、削除されたか、再読み込みされていません。

# tls_sni_rejected: step, tls_peer_closed: step, tls_timeout: step and 2 more
m-65bffe3e = ハンドシェイクを再現します:

# tls_sni_rejected: step
m-7bdbf2a5 = 名前を指定しない相手にどの証明書を提示するかを確認します:

# tls_sni_rejected: step
m-1d4c1616 = 別の名前を要求するには、{ $upstream_place } のアップストリームに書きます: tls = { "{" } name = "NAME" { "}" }

# tls_alpn_mismatch: title
m-a24bde4d = アップストリームが TLS 上で話すプロトコルは Candor が提示したものと異なります

# tls_alpn_mismatch: explanation
m-45798f52 = TLS ハンドシェイクで Candor は自分が話すアプリケーションプロトコルを提示し(ALPN)、アップストリームはアラート `no_application_protocol` でそれを拒否したか、提示されていないものを選びました。リクエストは送っていません。

# tls_alpn_mismatch: explanation
m-e02dc193 = Candor はアップストリームと HTTP/1.1 で話し、そう書かれていれば HTTP/2 で話します。そのもう一方しか受け入れないもの(gRPC サーバーは HTTP/2 だけです)や HTTP をまったく話さないものは、壊れた応答を返す代わりに、ここでそれを知らせます。

# tls_alpn_mismatch: explanation
m-17b02812 = アップストリームが `http/1.1` も受け入れるようにしてください。ほとんどのサーバーは既定で受け入れます。HTTP サーバーでなければ、ポートが間違っています。

# tls_alpn_mismatch: sentence
m-fcffcdea = { $peer } は TLS 上で { $offered_alpn } を話さず、アラート { $alert_name }({ $alert_id })を送りました。

# tls_alpn_mismatch: sentence
m-c41d3322 = { $peer } はプロトコル { $selected_alpn } を選びましたが、Candor が提示したのは { $offered_alpn } だけです。

# tls_alpn_mismatch: sentence
m-0d2646e9 = { $peer } は Candor が提示していないプロトコルを選びました。提示したのは { $offered_alpn } だけです。

# tls_alpn_mismatch: sentence
m-d9fdd36a = { $peer } はプロトコルに合意しないままハンドシェイクを終えました。Candor はこのサーバーと { $offered_alpn } でしか話しません。

# tls_alpn_mismatch: likely only_http1
m-a1b880d6 = アップストリームは TLS 上で HTTP/1.1 しか話さないか、ALPN を知りません。h2 を受け入れるようにするか、`https://` と書いてください。

# tls_alpn_mismatch: evidence for only_http1
m-dc6d5891 = 提示したのは { $offered_alpn } だけ

# tls_alpn_mismatch: likely only_h2
m-69360996 = アップストリームは、gRPC サーバーのように HTTP/2 しか話しません。http/1.1 も受け入れるようにしてください。

# tls_alpn_mismatch: evidence for only_h2, tls_alpn_mismatch: evidence for other_service
m-b05681fd = { $selected_alpn } を選んだ

# tls_alpn_mismatch: evidence for only_h2
m-99f0882d = { $offered_alpn } が拒否された

# tls_alpn_mismatch: likely other_service
m-c32421fd = ポート { $port } は別のサービス、{ $selected_alpn } のものです。

# tls_alpn_mismatch: likely broken_tls
m-af3216c7 = アップストリームの TLS は、何が提示されても決まったプロトコルで応答します。

# tls_alpn_mismatch: likely wrong_port
m-5cda80a2 = ポート { $port } は HTTP のポートではなく、MQTT や DNS のように TLS 上で独自のプロトコルを使うサービスのものです。

# tls_alpn_mismatch: step
m-e5cf2b94 = どのプロトコルを選ぶかを確認します(ALPN protocol):

# tls_record_error: title
m-236ccd4b = アップストリームが TLS で送ったものを読み取れません

# tls_record_error: explanation
m-394a6a4a = アップストリームは TLS を話していますが、そのレコードまたはメッセージがプロトコルに違反しています。復号できない、許される大きさを超えている、形式が正しくない、あるいは別のものが来るべき所に来ています。Candor は接続を終了しました。そのようなレコードの内容は一切中継されません。

# tls_record_error: explanation
m-3a9f7562 = `decrypt`: 届いたものが、送られたものと違います。途中の何かが変更しているか、二つの書き手が一つの接続を共有しています。正常なレコードの後の `malformed` と `oversized`: TLS の途中に平文が混じっています。たとえば、ソケットに自分で書き込むプログラムのエラー出力です。`unexpected_message` と `protocol_violation`: アップストリームの TLS が、標準の禁じることをしています。

# tls_record_error: explanation
m-83b3b2d9 = アップストリーム自身のホストからリクエストを再現してください。そこでうまくいくなら途中にあるものを、いかないならアップストリームの TLS ライブラリと、ほかに何がその接続に書き込んでいるかを調べてください。

# tls_record_error: sentence
m-781035a4 = { $peer } の応答の途中の TLS レコードを復号できませんでした。

# tls_record_error: sentence
m-5041e148 = { $peer } は応答の途中で TLS プロトコルに違反しました: { $error_text }。

# tls_record_error: sentence
m-5904353e = { $peer } の TLS レコードを復号できませんでした(ハンドシェイクで { $tls_received } バイトを受信)。

# tls_record_error: sentence
m-dfd9f8c0 = { $peer } は TLS プロトコルに違反しました: { $error_text }(ハンドシェイクで { $tls_received } バイトを受信)。

# tls_record_error: likely plain_text_between
m-7c3529f1 = 何かが TLS 接続に平文を書き込みました。プログラムのエラー出力か、同じソケットへの別の書き手です。

# tls_record_error: evidence for plain_text_between
m-833323b6 = そのバイトは TLS レコードではない

# tls_record_error: likely changed_on_the_way, tls_alert_received: likely changed_on_the_way
m-cb703324 = ここからアップストリームまでの途中にある何かが、バイトを変更しているか混ぜています。

# tls_record_error: evidence for changed_on_the_way
m-377124e0 = レコードの認証タグが送信者のものと一致しない

# tls_record_error: likely shared_connection
m-e94d5ef0 = fork の後のように、アップストリームの二つのプロセスまたはスレッドが一つの接続に書き込んでいます。

# tls_record_error: evidence for shared_connection
m-d38bab24 = ここから { $peer } までの間に、レコードを変更しうるものは何もない

# tls_record_error: likely upstream_tls
m-ae6f3c35 = アップストリームの TLS ライブラリの不具合です。

# tls_record_error: likely not_tls, tls_other: likely not_tls
m-5340392d = ポート { $port } は、バイト列が TLS に似て見えるだけの別のプロトコルを話しています。

# tls_record_error: step
m-3cc75a2a = ハンドシェイクのメッセージを確認します:

# tls_record_error: step
m-a079eb44 = 流れるデータをキャプチャします:

# tls_peer_closed: title
m-a44415ac = アップストリームが TLS ハンドシェイク中に接続を切りました

# tls_peer_closed: explanation
m-b5887129 = 接続は確立され、Candor は TLS ハンドシェイクを始めましたが、終わる前にアップストリームが接続を閉じたかリセットしました。理由を示すアラートはありませんでした。リクエストは送っていません。

# tls_peer_closed: explanation
m-057cd356 = 拒否する TLS サーバーは、アラートでそれを知らせます。何も言わずに切るのは、多くの場合、TLS サーバーではないもの、ハンドシェイクの前に何か(PROXY ヘッダー)を求めるもの、名前を指定しない相手に応じないもの、あるいは代わりに応答したファイアウォールです。すでに応答し始めていたなら、背後のプロセスが終了したか、Candor の証明書を求めていました。

# tls_peer_closed: explanation
m-1a5a1efd = サーバー名を付けた場合と付けない場合でハンドシェイクを再現し、平文でもポートに問い合わせてください。アップストリームのサーバーのログにさらに情報があります。

# tls_peer_closed: sentence
m-3e29587d = { $peer } は TLS ハンドシェイクに応答する代わりに接続をリセットしました。

# tls_peer_closed: sentence
m-4f0ee0f0 = { $peer } は TLS ハンドシェイク中、{ $last_message } の後({ $tls_received } バイト)に接続をリセットしました。

# tls_peer_closed: sentence
m-3353078f = { $peer } は TLS ハンドシェイク中、{ $tls_received } バイトの後に接続をリセットしました。

# tls_peer_closed: sentence
m-44ebcee2 = { $peer } は TLS ハンドシェイクに応答する代わりに接続を閉じました。

# tls_peer_closed: sentence
m-036d7355 = { $peer } は TLS ハンドシェイク中、{ $last_message } の後({ $tls_received } バイト)に接続を閉じました。

# tls_peer_closed: sentence
m-049c2934 = { $peer } は TLS ハンドシェイク中、{ $tls_received } バイトの後に接続を閉じました。

# tls_peer_closed: likely certificate_wanted
m-9aa7171e = アップストリームは Candor に証明書を求め、持たない相手の接続を切ります: tls = { "{" } cert = "FILE", key = "FILE" { "}" }。

# tls_peer_closed: evidence for certificate_wanted
m-1286d03a = 証明書を求めたが得られなかった

# tls_peer_closed: likely crashed
m-4b5e8b8e = 接続を受けたプロセスが、ハンドシェイクの途中で終了または再起動しました。

# tls_peer_closed: evidence for crashed
m-1be55462 = ハンドシェイクのうち { $tls_received } バイトを送っていた

# tls_peer_closed: likely filtered
m-61bc7483 = ファイアウォールまたはアップストリームのアクセスリストが、このホストからの接続を受け付けません。

# tls_peer_closed: evidence for filtered
m-d9d2d7f2 = 1 バイトも届かないうちにリセットされた

# tls_peer_closed: likely plain_port
m-6992b841 = ポート { $port } は TLS を話さず、理解できないものが来ると接続を切ります。

# tls_peer_closed: evidence for plain_port
m-aeff4fed = 応答の代わりに接続が閉じられた

# tls_peer_closed: likely proxy_header_expected
m-90385c11 = アップストリームは、ロードバランサーの背後にあるときのように、ハンドシェイクの前に PROXY ヘッダーを期待しています。

# tls_peer_closed: likely upstream_tls, tls_other: likely upstream_tls
m-71f921e6 = アップストリームの TLS の設定に原因があります。

# tls_peer_closed: step
m-108f1404 = サーバー名なしで再現します:

# tls_timeout: title
m-cc1c7005 = アップストリームとの TLS ハンドシェイクに時間がかかりすぎました

# tls_timeout: explanation
m-95050310 = 接続は確立され、Candor は TLS ハンドシェイクを始めましたが、`timeout.tls` が切れるまでに終わりませんでした。リクエストは送っていません。

# tls_timeout: explanation
m-991707c6 = `no_answer`: 1 バイトも返ってきませんでした。多くの場合、ポートが TLS を話さず、リクエストだと思い込んだものの続きを待っているか、カーネルが受け入れた接続を誰も処理していません。`stalled`: アップストリームは応答し始めて止まりました。過負荷か、大きなパケットが途中で失われています。

# tls_timeout: explanation
m-0b11ec89 = このホストから、平文と TLS の両方でポートに問い合わせてください。平文の HTTP が応答するなら `http://` と書きます。アップストリーム自身のホストからは TLS が応答し、ここからは応答しないなら、間のネットワークを調べてください。

# tls_timeout: sentence
m-90788e67 = { $peer } との TLS ハンドシェイクは { $last_message } の後({ $tls_received } バイト)で止まり、{ $limit }({ $timer })以内にそれ以上何も届きませんでした。

# tls_timeout: sentence
m-dbb63ac8 = { $peer } は TLS ハンドシェイクのうち { $tls_received } バイトを送り、{ $limit }({ $timer })以内にそれ以上何も送りませんでした。

# tls_timeout: sentence
m-33d2cee5 = { $peer } は接続を受け入れましたが、{ $limit }({ $timer })以内に TLS ハンドシェイクを 1 バイトも送りませんでした。

# tls_timeout: likely limit
m-ebb3253b = 上限がこのアップストリームには短すぎます。

# tls_timeout: likely plain_port
m-1204b736 = ポート { $port } は平文の HTTP を話し、リクエストの終わりを待っています。{ $server } の https:// を http:// に書き換えてください。

# tls_timeout: evidence for plain_port
m-c9cad58e = 1 バイトも返ってこず、ポート { $port } は慣例として平文の HTTP である

# tls_timeout: evidence for plain_port
m-e85de5e1 = 1 バイトも返ってこなかった

# tls_timeout: likely packets_lost
m-92fb2afc = ここから { $peer } までの間で大きなパケットが失われています。トンネルなどで、経路が通せる大きさが両端の想定(MTU)より小さくなっています。

# tls_timeout: evidence for packets_lost
m-cb5c4ae5 = { $tls_received } バイトの後に止まった

# tls_timeout: likely busy
m-884e7d27 = 接続を処理するものがありません。カーネルは受け入れましたが、アップストリームのワーカーはすべてビジーか、固まっています。

# tls_timeout: evidence for busy
m-322567ce = { $tls_received } バイトの後に止まり、相手はこのホスト自身である

# tls_timeout: likely slow_lookup
m-377af1ad = アップストリームが、先へ進む前に何かを調べています: クライアントの名前(DNS)、証明書、失効リストなどです。

# tls_timeout: likely proxy_header_expected
m-0fae0c70 = アップストリームは、ロードバランサーの背後にあるときのように、ハンドシェイクの前の PROXY ヘッダーを待っています。

# tls_timeout: step, req_write_timeout: step, timeout_first_byte: step
m-e9af24f6 = アプリケーションを待っている接続の数(Recv-Q)を確認します:

# tls_alert_received: title
m-80faf878 = アップストリームがアラートで TLS 接続を終了しました

# tls_alert_received: explanation
m-c1e55ff3 = アップストリームは、ハンドシェイク中またはその後に致命的な TLS アラートを送り、接続を終了しました。何が合わないか(バージョン、暗号スイート、名前、証明書、アプリケーションプロトコル)を示すアラートにはそれぞれ固有のコードがあり、これはそれ以外のものです。

# tls_alert_received: explanation
m-14a4b294 = アップストリームが相手に伝えるのはアラートの名前だけで、理由はそのログにあります。要求された名前の証明書がないとき、いくつかのサーバーは `internal_error` や `access_denied` を送ります。`decode_error`、`illegal_parameter`、`unexpected_message`、`bad_record_mac` は、届いたものを理解できなかったことを意味します。途中の何かが変更したか、双方のどちらかに不具合があります。

# tls_alert_received: explanation
m-b323ec09 = リクエストの時刻の、アップストリームのサーバーのログを読み、このホストとアップストリーム自身のホストからハンドシェイクを再現してください。

# tls_alert_received: sentence
m-8e1f8dc1 = { $peer } はリクエストを受け取り、アラート { $alert_name }({ $alert_id })で TLS 接続を終了しました。

# tls_alert_received: sentence
m-ba248887 = { $peer } は応答の途中で、アラート { $alert_name }({ $alert_id })により TLS 接続を終了しました。

# tls_alert_received: sentence
m-24b04212 = { $peer } は応答の途中で、アラート { $alert_id } により TLS 接続を終了しました。

# tls_alert_received: sentence
m-68e17b18 = { $peer } はアラート { $alert_name }({ $alert_id })で TLS ハンドシェイクを終了しました。

# tls_alert_received: sentence
m-567d4293 = { $peer } はアラート { $alert_id } で TLS ハンドシェイクを終了しました。

# tls_alert_received: likely no_certificate_for_name
m-5a8b3707 = アップストリームに { $sni } の証明書がありません。いくつかのサーバーはこのように伝えます(Caddy は internal_error、rustls は access_denied)。

# tls_alert_received: evidence for changed_on_the_way
m-6dd8bb3d = アラート { $alert_name } は、届いたものを理解できなかったことを示す

# tls_alert_received: likely stopped
m-79762cfa = アップストリームが停止または再起動の途中です。

# tls_alert_received: evidence for stopped
m-baaab8ec = すでに応答を始めていた

# tls_alert_received: likely upstream_fault
m-abebb888 = アップストリームの TLS またはその設定に不具合があります。

# tls_alert_received: evidence for upstream_fault
m-664422a0 = アラート { $alert_name } がそれを示している
