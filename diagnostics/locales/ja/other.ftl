### other

# dns_other: title
m-8fb282b9 = アップストリームの名前を解決できませんでした

# dns_other: explanation
m-890db982 = Candor はアップストリームのホストのアドレスを調べましたが、固有のコードがない形で失敗しました。その名前では問い合わせができないか、リゾルバーが DNS メッセージではないバイト列で応答しました。

# dns_other: explanation
m-c23927e7 = 接続は試みていません。リゾルバーの応答は根拠に示されています。

# dns_other: explanation
m-3e28b946 = 同じリゾルバーに自分で問い合わせてください: `dig HOST @RESOLVER`。

# dns_other: sentence
m-8ff0c124 = { $resolvers } は { $question } の問い合わせに、DNS メッセージではないバイト列で応答しました。

# dns_other: sentence
m-9a5102e4 = { $host } のアドレスの検索に失敗しました: { $reason }。

# dns_other: sentence
m-34323cce = { $host } のアドレスの検索に失敗しました。

# dns_other: likely not_dns
m-712dec2e = リゾルバーのアドレスで、DNS サーバーではないものが待ち受けています。

# dns_other: evidence for not_dns
m-a1137bec = { $resolvers } は DNS メッセージではないバイト列で応答した

# dns_other: likely name_invalid
m-ea3ed01c = その名前では問い合わせができません。一部が空であるか、63 バイトより長くなっています。

# dns_other: evidence for name_invalid
m-46ca6cc3 = { $host } からは問い合わせを作れなかった

# dns_other: likely resolver
m-9c74bfc3 = リゾルバーに問題があります。

# connect_other: title
m-96752072 = アップストリームに接続できませんでした

# connect_other: explanation
m-055334a2 = Candor は TCP 接続を求めましたが、固有のコードがない形で失敗しました。根拠の errno は、カーネルが返したものです。

# connect_other: explanation
m-2ce3b878 = アップストリームはリクエストを受け取っていません。理由がタイマーの場合は、接続中にやり取り全体の時間が尽きました。

# connect_other: explanation
m-170d564a = errno の意味を調べ(`man 2 connect`)、このホストから Candor のユーザーで接続を手動で試してください。

# connect_other: sentence
m-3e0457c2 = { $peer } への接続に失敗しました: { $errno_name }(errno { $errno })。

# connect_other: sentence, socket_other: sentence
m-4e068c37 = { $peer } への接続を { $elapsed } 後に打ち切りました: { $timer } は { $limit } です。

# connect_other: sentence
m-c86ff415 = { $peer } への接続に失敗しました。

# connect_other: likely time_used_up, socket_other: likely time_used_up
m-6a54cd72 = その前の処理が時間を使いました。先の試行か、名前解決です。

# connect_other: evidence for time_used_up, socket_other: evidence for time_used_up
m-6eb637cf = { $timer } は全体で { $limit } である

# connect_other: likely aborted_here
m-425805d8 = このホストのプログラムが接続を終わらせました: `ss -K`、ファイアウォールのデーモン、アドレスの変更です。

# connect_other: evidence for aborted_here
m-a3264d84 = { $errno_name } はこのホストから来ている

# connect_other: likely network
m-350d1c1b = ここから { $peer } までのネットワークに問題があります。

# connect_other: step
m-988c5de9 = Candor のユーザーで、手動で試します:

# socket_other: title
m-1ac062af = アップストリームのソケットに接続できませんでした

# socket_other: explanation
m-0ad9f217 = アップストリームは unix ソケットで、それへの接続が固有のコードがない形で失敗しました。根拠の errno は、カーネルが返したものです。

# socket_other: explanation
m-333c39c3 = アプリケーションはリクエストを受け取っていません。理由がタイマーの場合は、接続中にやり取り全体の時間が尽きました。

# socket_other: explanation
m-1ec5a37c = errno の意味を調べ(`man 7 unix`)、どのソケットで何が待ち受けているかを確認してください: `ss -xlp`。

# socket_other: sentence
m-005b42cd = ソケット { $socket } への接続に失敗しました: { $errno_name }(errno { $errno })。

# socket_other: sentence
m-74cd2602 = ソケット { $socket } への接続に失敗しました。

# socket_other: evidence for filtered_calls
m-4a04d4d9 = { $errno_name } は、そのようなフィルターが拒むときの返し方である

# socket_other: likely restarting
m-91239a03 = アプリケーションが再起動中です。

# tls_other: title
m-dab60261 = アップストリームとの TLS ハンドシェイクに失敗しました

# tls_other: explanation
m-3eeb0a89 = 接続は確立しましたが、TLS ハンドシェイクが固有のコードがない形で完了しませんでした。

# tls_other: explanation
m-2779270b = リクエストは送っていません。TLS ライブラリのメッセージは根拠に示されています。

# tls_other: explanation
m-fb7868b9 = `openssl s_client` でハンドシェイクを再現し、アップストリームのサーバーのログを読んでください。

# tls_other: sentence
m-dc4fd13b = { $peer } との TLS ハンドシェイクに失敗しました: { $error_text }。

# tls_other: sentence
m-5b91dc11 = { $peer } との TLS ハンドシェイクに失敗しました。

# tls_other: evidence for not_tls
m-d5e6264a = TLS のバージョンが一つも合意されなかった

# tls_other: likely host
m-f59e34b6 = このホストの資源が何か不足しています。カーネルがエラー { $errno_name } を返しました。

# tls_other: evidence for host
m-1b541c9d = このエラーは TLS のものではない

# framing_other: title
m-43a2ff93 = 応答のフレーミングが壊れています

# framing_other: explanation
m-7ce4f959 = アップストリームの応答のヘッドを拒否しました。異常なのは応答の終わりを示す部分だけで、その壊れ方には固有のコードがありません。

# framing_other: explanation
m-37e3bd9d = この応答がどこで終わり、次の応答がどこから始まるのか、誰にも判断できません。そのまま中継すれば、読み手によって別の応答に見えてしまいます。応答のスマグリングはこうして起こります。

# framing_other: explanation
m-695ad68c = フレーミングは一つの層だけに設定させてください。通常はアプリケーションではなく、アプリケーションのサーバーです。

# framing_other: sentence
m-3f2a5ee5 = { $peer } の応答のフレーミングが、ヘッドの { $defect_line } 行目で壊れています: { $defect }。

# framing_other: evidence for two_layers
m-91c220dc = 同じ長さが二度書かれている

# h2_other: title
m-572d41fd = アップストリームとの HTTP/2 が失敗しました

# h2_other: explanation
m-424f22d5 = Candor はアップストリームと HTTP/2 で通信しましたが、接続またはストリームが、まだ固有のコードがない形で失敗しました。

# h2_other: explanation
m-aba803af = ライブラリのメッセージは根拠に示されています。多くの場合、アプリケーションがこのリクエストで失敗したか、そのサーバーに不具合があります。

# h2_other: explanation
m-3f551cd0 = アプリケーションのログを読み、`nghttp -nv` でリクエストを再現してください。

# h2_other: sentence
m-89181217 = { $peer } との HTTP/2 が失敗しました: { $error_text }。

# h2_other: sentence
m-f8bd84d5 = { $peer } との HTTP/2 が失敗しました。

# h2_other: likely cut
m-176b92de = アップストリームが、応答が完了する前にストリームまたは接続を終わらせました。

# h2_other: evidence for cut
m-73cb4d30 = ボディは { $received } バイトで終わった

# h2_other: likely connection_lost
m-362f7373 = HTTP/2 の通信中に接続が切れました。アップストリームが強制終了されたか、途中の何かが切断しました。

# h2_other: likely application_error
m-b841f829 = アプリケーションがこのリクエストで失敗しました。

# h2_other: step
m-1d451eab = 再現します:

# req_other: title
m-18c74bdd = アップストリームへのリクエストの送信に失敗しました

# req_other: explanation
m-8c612745 = 接続は確立しましたが、リクエストを最後まで送れませんでした。固有のコードがない形です。アップストリームが切断したのでも、こちらのタイマーが切れたのでもありません。

# req_other: explanation
m-26f841c1 = カーネルが、ここではまれなエラーを返しました。`ETIMEDOUT`(errno 110)なら、アップストリームのホストが何分にもわたって何も確認応答していません。`EHOSTUNREACH`(errno 113)なら、そこまでの経路が失われています。

# req_other: explanation, body_other: explanation
m-6a161dbd = エラーは根拠に示されています。途中のネットワークと、アップストリームのホストを調べてください。

# req_other: sentence
m-6207093d = { $peer } へのリクエストの送信が、{ $bytes_sent } バイト送ったところで { $errno_name }(errno { $errno })により失敗しました。

# req_other: sentence
m-79de19fa = { $peer } へのリクエストの送信が、{ $bytes_sent } バイト送ったところで失敗しました。

# req_other: likely network, body_other: likely network
m-9c8bc304 = アップストリームへの接続が切れました。

# req_other: likely crash, body_other: likely crash
m-ff89e7dc = プロセスがクラッシュしたか、強制終了されました。

# req_other: likely upload_long
m-519296e5 = アップロードに時間がかかり、途中の何かがそれを見限りました。

# req_other: step
m-b1095e37 = アップストリームまでの経路を確認します:

# head_other: title
m-aaf57d3c = 応答のヘッドを使用できませんでした

# head_other: explanation
m-b859671f = リクエストは送られましたが、アップストリームの応答のヘッドが、まだ固有のコードがない形で壊れているか、読み取れませんでした。壊れている場合は、問題のバイトが根拠に示されます。

# head_other: explanation
m-862e0558 = 理由には、ヘッドが違反している RFC 9112 の規則が示されます。

# head_other: explanation
m-67bebdd3 = 印の付いたバイトと、その行を書いているものを調べてください。

# head_other: sentence
m-4a0f1d1f = { $peer } の応答のヘッドを使用できませんでした: { $reason }。

# head_other: sentence
m-4bd15d9d = { $peer } の応答のヘッドを使用できませんでした。

# head_other: likely network
m-5dcd8264 = 応答を待っている間に、ネットワークまたはアップストリームのホストに障害が起きました。

# head_other: evidence for network
m-904e0ea3 = カーネルが { $errno_name } を返している

# body_other: title
m-862ea4eb = 応答を最後まで中継できませんでした

# body_other: explanation
m-bcac7226 = 応答のヘッドは中継しましたが、ボディは中継できませんでした。固有のコードがない形です。途切れたのでも、壊れていたのでも、遅すぎたのでもありません。

# body_other: explanation
m-e214b5f6 = クライアントには、応答が完全ではないことを示しました。その接続(またはストリーム)を切断しました。

# body_other: sentence
m-85792f01 = { $peer } の応答の中継に失敗しました: { $reason }。

# body_other: sentence
m-796a0256 = { $peer } の応答の中継が { $errno_name }(errno { $errno })により失敗しました。

# body_other: sentence
m-e9c0fb97 = { $peer } の応答の中継に失敗しました。

# body_other: evidence for stalled
m-a1f747b4 = { $timer } が切れるまで何も来なかった
