### head

# head_upgrade_failed: title
m-c8addb9a = 接続のプロトコルを切り替えられませんでした

# head_upgrade_failed: visitor
m-4dcbb629 = このアドレスの先にあるアプリケーションが、求められた種類の接続を開きませんでした。

# head_upgrade_failed: explanation
m-8d7a3142 = クライアントが別のプロトコル(多くは WebSocket)を求めたのに得られなかったか、誰も求めていないのにアップストリームが切り替えを始めました。理由にはそのどれかが示されます: `unexpected_101`(誰も求めていない)、`early_101`(リクエストのボディがまだ送信中)、`protocol_missing`(101 がプロトコルを示していない)、`too_many_1xx`(中間応答が終わらない)。次のものは中継され、ログの所見として伝えられるだけです: `refused`(101 の代わりに通常の応答が来た)、`not_carried`(アップストリームに求める手段がない: FastCGI と uwsgi に WebSocket はなく、HTTP/2 ではサーバーが拡張 CONNECT(RFC 8441)を提供する場合だけ可能)、`accept_missing` と `accept_wrong`(WebSocket のハンドシェイクへの応答が RFC 6455 §4 の求めるとおりでなく、どのブラウザも打ち切る)。

# head_upgrade_failed: explanation
m-ec62b8b3 = アプリケーションがこのパスでそのプロトコルを話さないか、途中の何かが、それを求めるフィールドを落としています。求められずに切り替える、あるいはいつまでも最終応答に至らないアップストリームには不具合があります。

# head_upgrade_failed: explanation
m-ecce6e1c = Candor を介さず、アップストリームに直接アップグレードを求めてください。パスと、途中のすべてのプロキシが `Upgrade` と `Connection` を中継していることを確認してください。`not_carried` の場合は、そのパスを HTTP/1.1 で扱わせてください: `protocol = "http1"`、または `https://` と `"auto"`(WebSocket には HTTP/1.1 が選ばれます)。

# head_upgrade_failed: sentence
m-37825ee7 = { $protocol_asked } への切り替えを求められた { $peer } は、{ $upgrade_status } で応答しました。

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer } は、誰も求めていない 101(Switching Protocols)で応答しました。

# head_upgrade_failed: sentence
m-f71405de = { $peer } は、リクエストのボディがまだ送信中のうちに 101(Switching Protocols)で応答しました。

# head_upgrade_failed: sentence, timeout_first_byte: sentence
m-b1bcca2c = { $peer } は { $interim } 件の中間応答(1xx)を送り、最終応答を送りませんでした。

# head_upgrade_failed: sentence
m-c9865796 = { $peer } は 101 で応答し、求められた { $protocol_asked } ではなく { $protocol_answered } に切り替えました。

# head_upgrade_failed: sentence
m-d71ce37e = { $peer } は、フィールド Upgrade: { $protocol_asked } を付けずに 101 で応答しました。

# head_upgrade_failed: sentence
m-57620ed3 = { $peer } は、どのクライアントにも必要なフィールド Sec-WebSocket-Accept を付けずに 101 で応答しました。

# head_upgrade_failed: sentence
m-11161380 = { $peer } は 101 で応答しましたが、その Sec-WebSocket-Accept がリクエストの鍵に合いません。

# head_upgrade_failed: sentence
m-fe910e3e = { $peer } は、求められたとおりにプロトコルを切り替えませんでした。

# head_upgrade_failed: sentence
m-fd4602fc = { $peer } に { $protocol_asked } への切り替えを求められませんでした。Candor がそこで使うプロトコルにはその手段がないためです。通常のリクエストが送られ、{ $upgrade_status } で応答しました。

# head_upgrade_failed: likely no_extended_connect
m-5cb485ed = アップストリームは HTTP/2 を話すが拡張 CONNECT(RFC 8441)を提供していないか、WebSocket のない FastCGI または uwsgi を話しています。

# head_upgrade_failed: evidence for no_extended_connect
m-4cc86158 = 通常のリクエストを受け取った

# head_upgrade_failed: step
m-23d46b51 = このパスを HTTP/1.1 で扱わせます: 専用のアップストリームに protocol = "http1"、または https:// と "auto"(WebSocket には HTTP/1.1 が選ばれます)。

# head_upgrade_failed: likely no_websocket
m-bb2bf0c2 = アプリケーションは { $path } で WebSocket を提供していません。パスが間違っているか、このサーバーでは使えません。

# head_upgrade_failed: evidence for no_websocket, head_upgrade_failed: evidence for not_allowed, head_upgrade_failed: evidence for redirect
m-696b08e8 = { $upgrade_status } で応答した

# head_upgrade_failed: likely not_allowed
m-7d58d53a = アプリケーションがこのクライアントを拒否しています。サインインしていないか、受け入れられない Origin です。

# head_upgrade_failed: likely redirect
m-785356ae = アプリケーションは別のアドレスへのリクエストを求めていますが、WebSocket クライアントはリダイレクトに従いません。

# head_upgrade_failed: likely interim_loop
m-0e82c0b4 = アプリケーションが Early Hints または進捗(102、103)をループで送っています。

# head_upgrade_failed: evidence for interim_loop
m-4a03edd1 = { $interim } 件届いた

# head_upgrade_failed: likely handshake_by_hand
m-dac9dc29 = ハンドシェイクが手書きされています。この値はリクエストごとの鍵から作らなければなりません(RFC 6455 §4.2.2)。

# head_upgrade_failed: evidence for handshake_by_hand
m-dd89e317 = 101 自体は届いた

# head_upgrade_failed: likely middlebox
m-a7ea2540 = Candor とアプリケーションの間にある何かが、代わりに応答しているか、切り替えを求めるフィールドを落としています。

# head_upgrade_failed: likely defect, framing_other: likely defect, head_other: likely defect
m-4cbbd6d3 = アップストリームのサーバーの不具合です。

# head_upgrade_failed: step
m-a26e90e9 = アップストリームに直接 WebSocket を求めます:

# head_reused_conn_lost: title
m-87be1835 = 維持していた接続が、再利用した時点で失われていました

# head_reused_conn_lost: visitor, head_closed_empty: visitor, head_reset: visitor and 2 more
m-6cc362d5 = このアドレスの先にあるアプリケーションが、このリクエストに応答しませんでした。

# head_reused_conn_lost: explanation
m-7a35b988 = Candor は以前のリクエストの後もアップストリームへの接続を開いたまま保ち、それを再利用しました。アップストリームは応答を 1 バイトも返さずに、接続を閉じた(理由 `closed`)か、リセットしました(理由 `reset`)。

# head_reused_conn_lost: explanation
m-f1f672da = 多くの場合は競合です。次のリクエストが向かっているまさにそのときに、アップストリーム自身のキープアライブのタイマーが切れました。アップストリームがそのリクエストをまだ読んだかどうかは誰にもわからないため、Candor は安全な場合にだけ再送します。メソッドが冪等(GET、PUT、DELETE、…)で、リクエスト全体がまだ手元にある場合です。POST のように再送できないものは失敗します。

# head_reused_conn_lost: explanation
m-75b21654 = こちらのアイドル接続の保持時間を、アップストリームより短くしてください。アップストリームの `keepalive.idle` を、アプリケーションのサーバーのキープアライブ時間(変更していなければ gunicorn は 2 s、uvicorn と Node.js は 5 s、nginx は 75 s)より数秒短く設定するか、相手側をこちらより長くします。

# head_reused_conn_lost: sentence
m-cd23e170 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。アップストリームがすでに処理した可能性があるため、{ $method } は再送しません。

# head_reused_conn_lost: sentence
m-73312406 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。ボディの一部がすでに手元になかったため、リクエストを再送できませんでした。

# head_reused_conn_lost: sentence
m-c0f686a4 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。retry.tries を使い切っているため、再送しませんでした。

# head_reused_conn_lost: sentence
m-eabbc866 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。retry.on が許していないため、再送しませんでした。

# head_reused_conn_lost: sentence
m-3aa8e381 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。リクエストは別の接続で再送しました。

# head_reused_conn_lost: sentence
m-6b81cd81 = { $peer } は、{ $idle } アイドルだった接続を、再利用された時点(その接続の { $request_number } 件目のリクエスト)で終わらせました。

# head_reused_conn_lost: likely keepalive_shorter
m-ebbdd76b = アップストリームのアイドル接続の保持時間が Candor より短くなっています。このアップストリームの keepalive.idle をそれより短く設定するか、アップストリームのキープアライブ時間を長くしてください。

# head_reused_conn_lost: evidence for keepalive_shorter
m-d07bb3c0 = アップストリームはアイドル接続を約 { $idle_end } で閉じており({ $idle_end_seen } 回観測)、こちらの接続は { $idle_ours } までアイドルでいられる

# head_reused_conn_lost: evidence for keepalive_shorter
m-57f7e1b0 = 接続は { $idle } アイドルだった

# head_reused_conn_lost: likely crash, head_closed_empty: likely crash
m-35896b40 = ワーカーがこのリクエストでクラッシュしたか、メモリ不足で強制終了されました。

# head_reused_conn_lost: evidence for crash
m-a967dcc3 = リクエストを { $after } 処理していた。リクエストが届いた時点で接続は生きていた

# head_reused_conn_lost: evidence for crash, head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = リクエストを { $after } 処理していた

# head_reused_conn_lost: likely requests_max
m-407ac3a8 = アップストリームのサーバーが、一定数のリクエストの後に接続またはワーカーを終わらせています(gunicorn: --max-requests、nginx: keepalive_requests)。

# head_reused_conn_lost: evidence for requests_max
m-2bdd4ff7 = それまでに { $requests_served } 件のリクエストを処理していた

# head_reused_conn_lost: likely idle_firewall
m-7100aa3b = 途中のファイアウォールまたはロードバランサーがアイドル接続を忘れ、そこに来たものをリセットしています。

# head_reused_conn_lost: evidence for idle_firewall
m-cdd6f12f = { $idle } アイドルで、アップストリームは別のホストであり、接続はリセットされた

# head_reused_conn_lost: likely restart, head_closed_empty: likely restart, head_truncated: likely restart
m-ab0f5ef9 = ちょうどそのとき、アプリケーションが再起動またはデプロイされました。

# head_reused_conn_lost: step
m-1c17a935 = アップストリーム { $upstream } の keepalive.idle を { $idle_end } より短く設定してください。現在は { $idle_ours } です。

# head_reused_conn_lost: step
m-5d592f12 = アップストリーム { $upstream } の keepalive.idle と、アプリケーションのサーバーのキープアライブ時間を比べてください。こちらの方が短くなければなりません。

# head_reused_conn_lost: step
m-c5f600a2 = 安全に再送できるリクエストの再送を許可してください: retry = { "{" } on = ["connect", "unsent", "idempotent"] { "}" }。

# head_reused_conn_lost: step
m-1e5afaf3 = 誰がいつ接続を終わらせるのかを、ワイヤー上で確認します:

# head_closed_empty: title
m-e866e797 = アップストリームが応答せずに接続を閉じました

# head_closed_empty: explanation
m-dbeb383b = 接続が確立し、リクエストを送りました。その後、応答が 1 バイトも来ないまま、アップストリームが正常な手順(FIN)で接続を閉じました。

# head_closed_empty: explanation
m-b61f1709 = アプリケーション、またはその手前のサーバーが、リクエストを受け取った後に放棄しました。ワーカーがクラッシュしたか、強制終了された(自身のタイムアウト、またはメモリ不足によるカーネル)か、別のプロトコルを話しているためにこちらのものを切断しました。

# head_closed_empty: explanation
m-bb1fb26a = リクエストの時刻のアプリケーションのログを読んでください。いつも同じ秒数の後に起こるなら、アプリケーションのサーバーのワーカータイムアウトです。カーネルの OOM キラーについては `dmesg` でわかります。

# head_closed_empty: sentence
m-7b84a4b4 = { $peer } は { $protocol_status } でリクエストを拒否し、応答を 1 バイトも返しませんでした。

# head_closed_empty: sentence
m-f558bb86 = { $peer } は { $after } 後に、応答を 1 バイトも返さずに FCGI_END_REQUEST でリクエストを終えました。

# head_closed_empty: sentence
m-6c9673a3 = { $peer } はリクエストを受け取り、{ $after } 後に、応答を 1 バイトも返さずに接続を閉じました。

# head_closed_empty: sentence
m-4570cafd = { $peer } はリクエストを受け取り、応答を 1 バイトも返さずに接続を閉じました。

# head_closed_empty: likely worker_timeout
m-ff787f2e = アプリケーションのサーバーが、自身のタイムアウトが切れたときにワーカーを強制終了しました(gunicorn: --timeout、既定値は 30 s)。

# head_closed_empty: evidence for worker_timeout
m-9da3469f = { $after } 後に閉じており、そのようなタイムアウトの値に近い

# head_closed_empty: likely not_http
m-81e4015e = ポート { $port } は別のプロトコル(TLS、FastCGI、uwsgi)を話しており、平文の HTTP リクエストを切断しました。

# head_closed_empty: evidence for not_http
m-7c5e6c91 = { $after } 後に閉じており、ポート { $port } が平文の HTTP であることはまれである

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = すぐに、{ $after } 後に閉じた

# head_closed_empty: step, head_reset: step
m-21bf2a46 = アップストリームに直接問い合わせます:

# head_closed_empty: step, head_tls_bytes: step
m-9712bb91 = TLS を話すか、どの証明書を使っているかを確認します:

# head_closed_empty: step, head_truncated: step, body_reset: step and 1 more
m-540caa96 = カーネルがメモリ不足で強制終了したかどうかを確認します:

# head_reset: title
m-28dd0dd8 = アップストリームが応答せずに接続をリセットしました

# head_reset: explanation
m-b3b03287 = 接続が確立し、リクエストを送りました。その後、応答の代わりにリセット(RST、`ECONNRESET`、errno 104)が来ました。応答は 1 バイトも来ていません。

# head_reset: explanation
m-666c13a6 = リセットは正常な終わり方ではありません。リクエストがソケットで読まれないうちにプロセスが死んだか、読まずにソケットを閉じたか、途中の何かが接続を切断しました。ファイアウォールや、転送先のなくなったポート転送です。

# head_reset: explanation
m-8a6a6c19 = リクエストの時刻のアプリケーションのログを読んでください。何もわからなければ、ワイヤー上の動きをキャプチャしてください。誰が、どれだけ後にリセットを送るのかを調べます。

# head_reset: sentence
m-37d2aa1c = { $peer } はリクエストの { $after } 後に、応答を 1 バイトも返さずに接続をリセットしました。

# head_reset: sentence
m-9c59883a = { $peer } は、応答を 1 バイトも返さずに接続をリセットしました。

# head_reset: likely port_forwarder
m-2fd45f12 = ポート転送(docker-proxy、kubectl port-forward、ssh -L)が接続を受け入れましたが、その転送先がなくなっています。

# head_reset: evidence for port_forwarder
m-23e79e14 = { $peer } はこのホストであり、リセットはすぐに、{ $after } 後に来た

# head_reset: likely idle_firewall
m-f21f3be6 = アプリケーションがまだ処理しているうちに、途中のファイアウォールまたはロードバランサーが接続を見限りました。

# head_reset: evidence for idle_firewall
m-e4c4b32e = { $after } の無通信の後に来ており、アップストリームは別のホストである

# head_reset: likely request_unread
m-e7924c10 = アプリケーションのサーバーが、リクエストを読まずにソケットを閉じました。ボディが大きすぎるか、サーバー自身の上限によるものです。

# head_reset: evidence for request_unread
m-de2d6279 = リクエストにボディがあった

# head_reset: likely crash
m-dc613b9d = リクエストがプロセスの手元にある間に、プロセスがクラッシュしたか、強制終了されました。

# head_truncated: title
m-c6d2d50a = 応答のヘッドの途中で接続が終わりました

# head_truncated: visitor, body_reset: visitor, body_truncated: visitor and 2 more
m-438f2b91 = このアドレスの先にあるアプリケーションが、応答の途中で止まりました。

# head_truncated: explanation
m-bc8fc1ef = アップストリームは応答の最初のバイトを送った後、ヘッドを終える空行より前に、接続を閉じた(理由 `closed`)か、リセットしました(理由 `reset`)。TLS の場合は、終わりを告げずに終わった可能性もあります(理由 `no_close_notify`)。

# head_truncated: explanation
m-e3ef9179 = 応答を書くプロセスが書いている最中に死んだか、スクリプトがヘッダーフィールドをいくつか出力して、残りの前に失敗しました。届いた範囲では、形式は正しいものです。

# head_truncated: explanation
m-b9a5230c = 届いた最後の行は、プログラムがどこまで進んだかを示します。そこで止まった理由はプログラムのログでわかります。

# head_truncated: sentence
m-fbf8ed95 = { $peer } は応答のヘッドの途中、{ $head_bytes } バイトの後、{ $head_line } 行目で接続をリセットしました。

# head_truncated: sentence
m-1f68a1cd = { $peer } は応答のヘッドの途中、{ $head_bytes } バイトの後、{ $head_line } 行目で FCGI_END_REQUEST によりリクエストを終えました。

# head_truncated: sentence
m-f2770632 = { $peer } は応答のヘッドの途中、{ $head_bytes } バイトの後、{ $head_line } 行目で接続を閉じました。

# head_truncated: likely worker_timeout, body_reset: likely worker_timeout, body_truncated: likely worker_timeout
m-36cd3419 = ワーカーが、まだ書いている間に、アプリケーションのサーバーのタイムアウトによって強制終了されました。

# head_truncated: evidence for worker_timeout
m-e2e7a58b = 終わりの前の { $received_idle } の間、何も来なかった

# head_truncated: likely killed, body_truncated: likely killed
m-54d73f0a = プロセスが強制終了されました。メモリ不足、デプロイ、ネイティブコードのクラッシュです。

# head_truncated: evidence for killed
m-afcec99a = 接続がリセットされた

# head_truncated: likely application_error
m-99dfcc03 = アプリケーションがヘッドを書いている間に失敗しました。例外か、途中で終わったスクリプトです。

# head_truncated: evidence for application_error
m-94443c43 = 接続は正常な手順で閉じられた

# head_truncated: likely buffer_full
m-3ddd0ff6 = サーバーがヘッドを固定サイズのバッファーで組み立てており、いっぱいになると放棄します。

# head_truncated: evidence for buffer_full
m-ad8ed83f = ちょうど { $head_bytes } バイトで終わった

# head_truncated: step, head_header_syntax: step, framing_cl_invalid: step and 4 more
m-9609c22a = 送られてくるヘッドを確認します:

# head_not_http: title
m-4873d9bf = 応答が HTTP/1 ではありません

# head_not_http: visitor, head_tls_bytes: visitor, head_h2_bytes: visitor and 11 more
m-8b05f41b = このアドレスの先にあるアプリケーションが、理解できない応答を返しました。

# head_not_http: explanation
m-5cd3d0ae = リクエストを送りましたが、返ってきたものは HTTP/1 の応答のように `HTTP/1.` で始まっていません。別のプロトコルのものか、応答の前に何かが書いたテキストです。

# head_not_http: explanation
m-bf0264cb = たいていは、ポートが別のサービスのものです。最初のバイトからわかる場合は、理由にプロトコルが示されます: `ssh`、`smtp`、`mysql`、`redis` など。`html`、`json`、`xml`、`text`: ヘッドのない内容です。`text_before_head`: 応答はありますが、その前に何かが出力されています。`request`: 相手が自分でリクエストを送っているか、こちらの送ったものが戻ってきました。

# head_not_http: explanation
m-f268bc7c = FastCGI を話すメンバーが、それを誤りなく話しながらヘッドを返さないこともあります。その場合は、スクリプトが代わりに別のものを書いたか、最初の行の途中で終わっています。

# head_not_http: explanation
m-adf4d892 = 最初のバイトを見てください。`fastcgi` と `uwsgi` は HTTP ではないので、アプリケーションのサーバーを HTTP で待ち受けさせてください。データベースやメールサーバーの挨拶なら、ポートが間違っています。

# head_not_http: sentence
m-ba6e4b92 = { $peer } は FastCGI で応答しましたが、そのスクリプトが書いたものはヘッドで始まっていません。

# head_not_http: sentence
m-5ef43ca4 = { $peer } は FastCGI ではなく { $spoken } で応答しました。

# head_not_http: sentence
m-d2c1668d = { $peer } は FastCGI ではないもので応答しました。

# head_not_http: sentence
m-1325508b = { $peer } は HTTP/1 ではなく { $spoken } で応答しました。

# head_not_http: sentence
m-12f2a50c = { $peer } は HTTP/1 ではないもので応答しました。

# head_not_http: likely application_gateway
m-7f0a074b = アプリケーションのサーバーは HTTP ではなく { $spoken } で待ち受けています。HTTP で待ち受けさせてください(uwsgi: socket の代わりに http-socket)。

# head_not_http: evidence for application_gateway
m-c51dafc3 = 応答は { $spoken } のレコードである

# head_not_http: likely other_service
m-1cac2921 = ポート { $port } は別のサービス、{ $spoken } のものです。

# head_not_http: evidence for other_service, what was expected in a response head
m-cea0c269 = PROXY プロトコル

# head_not_http: likely speaks_http
m-aaf35019 = そこで待ち受けているのは HTTP サーバーです。`fastcgi://` の代わりに `http://` と書いてください。

# head_not_http: evidence for speaks_http
m-80e6796b = { $peer } は FastCGI のリクエストに { $spoken } で応答した

# head_not_http: likely proxy_protocol
m-b491eb52 = 相手は、クライアントだけが行う PROXY プロトコルで始めています。ロードバランサーが Candor の接続に向けられています。

# head_not_http: evidence for proxy_protocol
m-3b6a3ca6 = 応答は PROXY ヘッダーである

# head_not_http: likely echo
m-8da40550 = 相手は受け取ったものを送り返しているか、それ自身がクライアントです。エコーサービスか、背中合わせにつながれた二つのプロキシです。

# head_not_http: evidence for echo
m-d6fdeb8e = 応答はリクエスト行である

# head_not_http: likely printed_before, head_status_line_invalid: likely printed_before
m-b9d93bea = アプリケーションまたはそのスクリプトが、応答の前に何かを出力しました。デバッグ出力、警告、バイトオーダーマークなどです。

# head_not_http: evidence for printed_before
m-95f494ab = ほかのバイトの後にヘッドが続いている

# head_not_http: evidence for printed_before
m-eb5af7c9 = 応答はプレーンテキストである

# head_not_http: likely body_only
m-d182ee99 = アプリケーションが、ステータス行とフィールドなしで内容をソケットに書いています(HTTP/0.9)。

# head_not_http: evidence for body_only, head_not_http: evidence for script_without_head
m-a55949e8 = 応答が内容のように始まっている: { $reason }

# head_not_http: likely script_without_head
m-a1174050 = スクリプトがヘッドなしで内容を書いています。その前に少なくとも Content-Type と空行が必要です。

# head_not_http: likely wrong_port
m-0df9061b = ポート { $port } はアプリケーションのものではありません。

# head_not_http: step
m-5b7a47cb = 最初のバイトを自分で確認します:

# head_not_http: step, head_tls_bytes: step, head_h2_bytes: step and 1 more
m-8770792b = そこでどのプログラムが待ち受けているかを確認します:

# head_tls_bytes: title
m-aa1ae3c0 = 平文のリクエストに TLS で応答がありました

# head_tls_bytes: explanation
m-60d0888c = Candor は設定どおり TLS なしでリクエストを送りましたが、返ってきたのは TLS のレコードでした。アラート(`alert`)か、ハンドシェイクのメッセージ(`handshake`)です。

# head_tls_bytes: explanation
m-2855e9e5 = このポートは HTTPS のポートです。その TLS スタックはリクエストをハンドシェイクとして受け取り、解釈できず、TLS の言葉でそう告げました。リクエストは一切アプリケーションに届いていません。

# head_tls_bytes: explanation
m-6ed66a48 = サーバーのアドレスの前に `https://` を書いてください。証明書が独自の認証局のものなら、`tls = { "{" } ca = "FILE" { "}" }` で指定してください。平文の HTTP を意図しているなら、それを話すポートを見つけてください。

# head_tls_bytes: sentence
m-0f097885 = { $peer } は TLS を話しています。平文のリクエストにアラート { $head_alert } で応答しました。

# head_tls_bytes: sentence
m-250f073a = { $peer } は TLS を話しています。平文のリクエストに TLS レコードで応答しました。

# head_tls_bytes: likely scheme
m-3666870e = ポート { $port } は HTTPS のポートです。{ $server } には https:// と書いてください。

# head_tls_bytes: evidence for scheme, head_tls_bytes: evidence for socket_tls
m-380af515 = 応答は TLS レコードである

# head_tls_bytes: likely socket_tls
m-de040167 = アプリケーションがソケットで TLS を使って待ち受けています。そこでは TLS を外してください。一つのホスト上では何も守りません。

# head_tls_bytes: likely mutual_tls
m-31ec1685 = アプリケーションの手前のサービスメッシュまたはトンネルが、相互 TLS しか受け付けません。

# head_tls_bytes: likely other_port
m-e11e2a20 = アプリケーションには平文のポートも別にあり、これは二つのうち間違った方です。

# head_tls_bytes: step
m-903ccc8b = 相手が求める方法で問い合わせます:

# head_tls_bytes: step
m-e2755c88 = その後、{ $upstream_place } のアップストリームで、サーバーの前に https:// を書いてください。

# head_h2_bytes: title
m-bfb148a9 = アップストリームが HTTP/2 で応答しました

# head_h2_bytes: explanation
m-f73269e8 = Candor は HTTP/1 のリクエストを送りましたが、返ってきたのは HTTP/2 のフレームでした。設定(`settings`)、終了通知(`goaway`)、またはクライアントが送るはずのプリフェイス(`preface`)です。

# head_h2_bytes: explanation
m-0a300211 = アップストリームは、gRPC サーバーのように、TLS なしの HTTP/2 だけを受け付けます("h2c with prior knowledge")。受け取ったものをリクエストとは認識していません。

# head_h2_bytes: explanation
m-34ec46e3 = アップストリームに HTTP/1.1 を話すポートを設けるか、すでに話しているポートを指定してください。`preface` の場合は、相手自身が HTTP/2 のクライアントで、二つのプロキシが互いに向けられています。

# head_h2_bytes: sentence
m-a4ede559 = { $peer } は HTTP/2 しか話しません。HTTP/1.1 のリクエストに GOAWAY フレームで応答しました。

# head_h2_bytes: sentence
m-3b72934a = { $peer } は、応答の代わりに HTTP/2 クライアントのプリフェイスを送りました。

# head_h2_bytes: sentence
m-49ce5432 = { $peer } は HTTP/2 しか話しません。HTTP/1.1 のリクエストに SETTINGS フレームで応答しました。

# head_h2_bytes: likely grpc
m-7346908a = gRPC サーバーです。gRPC サーバーは HTTP/2 しか話しません。

# head_h2_bytes: evidence for grpc
m-a06eb2b1 = ポート { $port } は gRPC サーバーが待ち受けるポートである

# head_h2_bytes: likely http2_only
m-ed74ad2c = アプリケーションのサーバーが TLS なしの HTTP/2(h2c)に設定され、HTTP/1.1 が無効になっています。

# head_h2_bytes: evidence for http2_only
m-716ab9c3 = 応答は HTTP/2 フレームである

# head_h2_bytes: likely client_there
m-41a9d8d4 = そこにあるのはサーバーではなくクライアントです。Candor に向けられたトンネルまたは別のプロキシです。

# head_h2_bytes: evidence for client_there
m-a20221dc = プリフェイスを送るのはクライアントだけである

# head_h2_bytes: likely other_port
m-51e657ac = アプリケーションには HTTP/1.1 用のポートも別にあり、これは二つのうち間違った方です。

# head_h2_bytes: step
m-7aa46e13 = HTTP/2 には応答することを確認します:

# head_h2_bytes: step
m-f92fcc15 = アプリケーションのサーバーで HTTP/1.1 を有効にするか、HTTP/1.1 を話すポートを書いてください。

# head_status_line_invalid: title
m-d5c69081 = 応答のステータス行の形式が正しくありません

# head_status_line_invalid: explanation
m-777f3d7a = アップストリームの応答の最初の行が、`HTTP/1.1`、空白一つ、100 から 599 までの三桁の数字、空白一つ、場合によりフレーズ、という形になっていません。理由には、どの部分が間違っているかが示されます: `version`、`separator`(空白一つではない)、`code`(三桁の数字ではない)、`code_range`(三桁だがステータスではない)、`cut_short`(行が早く終わっている)、`phrase_byte`(フレーズに制御文字がある)、`leading_bytes` または `blank_line`(前に何かがある)、`missing`(ヘッドがフィールドで始まっている)、`icy`(古いストリーミングサーバー)。

# head_status_line_invalid: explanation
m-1bc50a84 = サーバーやフレームワークはこの行を正しく書きます。形式が正しくないものは、手書きされたか、そもそも応答の始まりではなく、その前にあるものが別の何かに属しています。どう解釈するかはプログラムによって異なるため、Candor は推測しません。

# head_status_line_invalid: explanation
m-9d1777d2 = 印の付いたバイトを見て、その行を書いているものを見つけてください。小さなサーバー、出力がそのまま送られる CGI スクリプト、独自のステータスを作り出すアプリケーションなどです。RFC 9110 のステータスを使い、独自のものはボディに書いてください。

# head_status_line_invalid: likely made_up_status
m-9dfe8d13 = アプリケーションが独自のステータスで応答しています。業務上のコード、終了コード、データベースのエラーなどです。

# head_status_line_invalid: evidence for made_up_status
m-185a07f4 = { $status_word } は HTTP のステータスではない

# head_status_line_invalid: likely cgi_output
m-1086a837 = CGI スクリプトの出力がそのまま送られています。サーバーは、その Status フィールドからステータス行を作らなければなりません。

# head_status_line_invalid: evidence for cgi_output
m-617a72af = ヘッドがフィールドで始まっている

# head_status_line_invalid: likely shoutcast
m-679b7c74 = HTTP/1.0 の代わりに ICY で応答する、SHOUTcast 系のストリーミングサーバーです。

# head_status_line_invalid: evidence for shoutcast
m-423ed56f = 応答が ICY で始まっている

# head_status_line_invalid: likely leftover
m-22b87a5e = その前のバイトは一つ前の応答に属しています。ボディが宣言より長かったものです。

# head_status_line_invalid: evidence for leftover
m-1bf3fd95 = その接続では以前に別の応答が送られていた

# head_status_line_invalid: evidence for printed_before
m-78f0978e = 応答が { $found } で始まっている

# head_status_line_invalid: likely version_copied
m-dcb35c4e = プロキシまたはスクリプトが、別の接続のバージョンをこの行に書いています。HTTP/2 と HTTP/3 にはステータス行がありません。

# head_status_line_invalid: evidence for version_copied
m-df35faa7 = 行が { $version_word } で始まっている

# head_status_line_invalid: likely unset_variable
m-5b9447c4 = ステータスが、空または数値ではない変数から入れられています。

# head_status_line_invalid: evidence for unset_variable
m-72b92ae8 = 三桁の数字があるべき場所に { $found } がある

# head_status_line_invalid: likely unclean_phrase
m-5f67634f = フレーズに、エラーメッセージが改行や色付けを含んだまま入れられています。

# head_status_line_invalid: evidence for unclean_phrase
m-23eedc63 = フレーズに { $found } がある

# head_status_line_invalid: likely handwritten, head_header_syntax: likely handwritten, head_other: likely handwritten
m-74733952 = ヘッドが、小さなサーバーまたはスクリプトによって手書きされています。

# head_status_line_invalid: step, head_line_ending_invalid: step, head_header_byte_invalid: step
m-e0eeae0a = ヘッドのバイトを確認します:

# head_status_line_invalid: in sentence
m-067c4094 = { $peer } の応答の最初の行は、HTTP/1.1 であるべきところが { $version_word } で始まっています。

# head_status_line_invalid: in sentence
m-8204d931 = { $peer } は、HTTP/1.1 であるべきところを ICY で応答しました。

# head_status_line_invalid: in sentence
m-af1846dd = { $peer } はステータス { $status_word } で応答しました。ステータスは 100 から 599 までの数字です。

# head_status_line_invalid: in sentence
m-81247f8b = { $peer } の応答のステータス行には、三桁の数字があるべきバイト { $defect_offset } に { $found } があります。

# head_status_line_invalid: in sentence
m-30400471 = { $peer } の応答のステータス行は、ステータスが揃う前にバイト { $defect_offset } で終わっています。

# head_status_line_invalid: in sentence
m-bc29c24e = { $peer } の応答のステータス行には、空白一つがあるべきバイト { $defect_offset } に { $found } があります。

# head_status_line_invalid: in sentence
m-bed0b8e0 = { $peer } の応答のステータス行には、バイト { $defect_offset } に制御文字 { $found } があります。

# head_status_line_invalid: in sentence
m-262a6597 = { $peer } の応答では、ステータス行の前に何かがあります。応答は { $found } で始まっています。

# head_status_line_invalid: in sentence
m-d1a173f4 = { $peer } の応答は、ステータス行があるべきところが空行で始まっています。

# head_status_line_invalid: in sentence
m-3a638650 = { $peer } の応答はフィールドで始まっており、ステータス行がありません。

# head_status_line_invalid: in sentence
m-0ea3a370 = { $peer } の応答のステータス行は、バイト { $defect_offset } で形式が正しくありません。

# head_line_ending_invalid: title
m-b694e687 = 応答のヘッドに CR LF で終わらない行があります

# head_line_ending_invalid: explanation
m-8ad6ffa8 = アップストリームの応答のヘッドで、行が LF だけで終わっている(`bare_lf`)か、CR が LF を伴わずにあります(`bare_cr`)。または、ヘッドを終える空行がなく、フィールドがあるべきところでボディが始まっている(`missing_blank`)か、空行が早すぎて、フィールドがボディに漏れ出しています(`blank_line_in_head`。これは所見として記録されるだけです)。

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112 では、どの行も CR LF で終わります。それに満たないものをどう解釈するかはプログラムによって異なり、一方が二つのフィールドと見るところを、他方は一つと見ます。応答の分割やリクエストのスマグリングはこのような違いから起こるため、Candor は推測しません。

# head_line_ending_invalid: explanation
m-fb104171 = ヘッドを書いているものを直してください。`\n` ではなく `\r\n` です。LF だけで終わる行だけが問題で、アップストリームを変更できない場合は、アップストリームに `tolerate = ["bare_lf"]` を書けば、所見を残して通します。単独の CR は許容できません。問題のバイトが値の中にあるなら、その値がどこから来たかを調べてください。誰かがフィールドを注入しているかもしれません。

# head_line_ending_invalid: sentence
m-b5039ac1 = { $peer } の応答のヘッドは末尾に空行がなく、{ $defect_line } 行目、バイト { $defect_offset } でボディが始まっています。

# head_line_ending_invalid: sentence
m-43dfa6c8 = { $peer } の応答のヘッドの { $defect_line } 行目に空行があり、その後のフィールドがボディに漏れ出しています。

# head_line_ending_invalid: sentence
m-5896f87e = { $peer } の応答のヘッドには、{ $defect_line } 行目、バイト { $defect_offset } に LF を伴わない CR があります。

# head_line_ending_invalid: sentence
m-114cb51a = { $peer } の応答のヘッドの { $defect_line } 行目は、バイト { $defect_offset } で LF だけで終わっています。

# head_line_ending_invalid: likely injected
m-35754946 = 改行を含む値がフィールドに入り込みました。クライアントの送ったものから作られたリダイレクト先または Cookie です。

# head_line_ending_invalid: evidence for injected
m-48af077e = その前の行は CR LF で終わり、{ $defect_line } 行目だけがそうなっていない

# head_line_ending_invalid: likely handwritten
m-bfaa8ffa = ヘッドが手書きされており、\r\n であるべきところが \n になっています。小さなサーバーか、printf や echo を使うシェルスクリプトです。

# head_line_ending_invalid: evidence for handwritten
m-f4148148 = すでにステータス行がそのように終わっている

# head_line_ending_invalid: likely head_unfinished
m-0dce7461 = ヘッドが手書きされており、最後の手順である空行が抜けています。

# head_line_ending_invalid: evidence for head_unfinished
m-9ec76b49 = { $defect_line } 行目にあるものがボディのように見える

# head_line_ending_invalid: likely header_too_late
m-af6ea2c5 = アプリケーションが、ヘッドが終わった後にフィールドを設定しています。最初の出力の後か、改行を二重に書いた行の後です。

# head_line_ending_invalid: evidence for header_too_late
m-fabb0ec9 = 空行の後の行がフィールドのように見える

# head_line_ending_invalid: likely text_mode
m-5fd767ca = 途中の何かが CR LF を LF に変えています。テキストモードのストリームか、編集されたファイルです。

# head_line_ending_invalid: likely cgi
m-43bc5531 = 行が LF で終わってもよい CGI スクリプトの出力が、そのまま送られています。

# head_line_ending_invalid: step
m-64290e4c = 直せない場合は、{ $upstream_place } のアップストリームに書きます: tolerate = ["bare_lf"]

# head_header_syntax: title
m-b7a6a055 = 応答のヘッドにフィールドではない行があります

# head_header_syntax: explanation
m-870930b7 = アップストリームの応答のヘッドに、名前、コロン、値の形になっていない行があります。`no_colon`: コロンがありません。`empty_name`: コロンの前に何もありません。`bad_name_byte`: 名前に使えないバイト(空白、引用符、ASCII 以外のバイト)が名前にあります。`leading_whitespace`: ステータス行の次の行が、何の続きでもない継続行になっています。

# head_header_syntax: explanation
m-762332b1 = たいていは、フィールドではないものがフィールドの間に書かれています。アプリケーションの出力か、改行を含む値の残りです。その値がクライアントから来たものなら、誰かがほかの人への応答に自分のフィールドを入れられることになります。

# head_header_syntax: explanation
m-3a112a43 = 印の付いたバイトを見て、その行を書いているものを見つけてください。改行を取り除く前の値がフィールドに書かれないようにしてください。コロンの前の空白と折り返された行は修復され、所見として記録されるだけです。

# head_header_syntax: likely split_value
m-a73b7a30 = 改行を含む値がフィールド { $previous_field } に入り込みました。クライアントの送ったものから作られたリダイレクト先または Cookie です。

# head_header_syntax: evidence for split_value
m-e2f5f0f4 = 前の行は { $previous_field } で、その値はしばしば外部から来る

# head_header_syntax: likely debug_print
m-ae8e6ac7 = 何かがフィールドの間に出力しています。デバッグ出力や警告です。

# head_header_syntax: evidence for debug_print
m-351e69d2 = { $defect_line } 行目はフィールドではない

# head_header_syntax: likely untranslated_name
m-f0d76979 = フィールドの名前が ASCII 以外の文字を使う言語で書かれているか、データから来ています。

# head_header_syntax: evidence for untranslated_name
m-cbf0da21 = バイト { $defect_offset } は { $found } で、ASCII ではない

# head_header_syntax: likely name_from_data
m-2ee4e13a = フィールドの名前がデータから作られています。題名、空白を含むキー、文などです。

# head_header_syntax: evidence for name_from_data
m-a5b79a41 = 名前の中に { $found } がある

# head_header_syntax: likely empty_variable
m-9a8e584e = フィールドの名前が、空の変数から入れられています。

# head_header_syntax: evidence for empty_variable
m-f0d1706a = コロンの前に何もない

# head_header_syntax: likely indented
m-35b068fe = ヘッドが字下げされたテキストから書かれており、行が空白で始まっています。

# head_header_syntax: evidence for indented
m-38af84f9 = { $defect_line } 行目が { $found } で始まっている

# head_header_syntax: step
m-185efbc5 = アプリケーションで、応答にこの行を書いているものを探してください。

# head_header_syntax: in sentence
m-b9022c12 = { $peer } の応答のヘッドの { $defect_line } 行目にはコロンがなく、フィールドではありません(バイト { $defect_offset })。

# head_header_syntax: in sentence
m-e27930be = { $peer } の応答のヘッドの { $defect_line } 行目はコロンで始まっており、フィールドの名前がありません(バイト { $defect_offset })。

# head_header_syntax: in sentence
m-4de66d01 = { $peer } の応答のヘッドの { $defect_line } 行目は、フィールドの名前のバイト { $defect_offset } に { $found } があります。

# head_header_syntax: in sentence
m-754b7fcf = { $peer } の応答のヘッドの { $defect_line } 行目は、フィールドの続きであるかのように { $found } で始まっていますが、その前にフィールドはありません。

# head_header_syntax: in sentence
m-48130719 = { $peer } の応答のヘッドの { $defect_line } 行目はフィールドではありません(バイト { $defect_offset })。

# head_header_byte_invalid: title
m-fc547bba = 応答のフィールドに禁止されたバイトがあります

# head_header_byte_invalid: explanation
m-834c02d6 = アップストリームの応答のヘッドで、フィールドの値に、値に使えないバイトがあります。NUL(`nul`)か、ほかの制御文字(`control`)です。

# head_header_byte_invalid: explanation
m-352e0ddf = プログラムは、そのようなバイトで値を切るか、取り除くか、拒否します。二つのプログラムの扱いが異なると、一方から何かを隠せてしまいます。アプリケーションが意図して書くことはありません。整えられていないデータか、テキストではないメモリから入り込みます。

# head_header_byte_invalid: explanation
m-bf50bee9 = フィールドに何が入れられているかを見つけ、入れる前に制御文字を取り除いてください。NUL は許容できません。

# head_header_byte_invalid: sentence
m-1cd55a3b = { $peer } の応答のフィールド { $field_name } には、フィールドに使えない { $found } が、{ $defect_line } 行目のバイト { $defect_offset } にあります。

# head_header_byte_invalid: sentence
m-688e3cdb = { $peer } の応答のヘッドには、フィールドに使えない { $found } が、{ $defect_line } 行目のバイト { $defect_offset } にあります。

# head_header_byte_invalid: likely terminal_colors
m-e622406d = 端末用に色付けされたテキストがフィールドに書かれています。ログの行やコマンドの出力です。

# head_header_byte_invalid: evidence for terminal_colors
m-113385b1 = バイト { $defect_offset } から端末のエスケープシーケンスが始まっている

# head_header_byte_invalid: likely padded_memory
m-5ebb6e0d = 固定長の文字列が、埋め草の NUL を含めて丸ごと書かれています。

# head_header_byte_invalid: evidence for padded_memory
m-13acf040 = バイト { $defect_offset } は { $found } である

# head_header_byte_invalid: likely unclean_value
m-1f765c7b = 外部から来た値が、整えられずにフィールドに書かれています。

# head_header_byte_invalid: evidence for unclean_value
m-ccd4c388 = { $field_name } の値はしばしば外部から来る

# head_header_byte_invalid: likely encrypted_value
m-1853ea71 = バイナリーデータが、Base64 のようなエンコードをせずにフィールドに書かれています。

# head_header_byte_invalid: step
m-a5aff48e = アプリケーションで、このフィールドに入れているものを探してください。

# head_field_too_large: title
m-dc7ffccd = 応答のフィールドが大きすぎます

# head_field_too_large: visitor, head_section_too_large: visitor
m-911fe1b9 = このアドレスの先にあるアプリケーションが、許容を超える大きさの応答を返しました。

# head_field_too_large: explanation
m-b611adab = アップストリームの応答のヘッドが 64 KiB 以内に終わらず、一つのフィールドがその半分以上を占めています。

# head_field_too_large: explanation
m-b7f496d5 = Candor はヘッドが揃うまでメモリに保持するため、大きさに上限があります。ブラウザやほかのプロキシは、はるかに早く、8 から 32 KiB で打ち切ります。このように大きくなるのは、ほとんどの場合、別の場所に置くべきデータです。Cookie に保持されたセッション、何百ものグループを含むトークン、すべてのホストを並べたポリシー、トレースなどです。

# head_field_too_large: explanation
m-ea9080c9 = フィールドを小さくしてください。セッションはサーバーに置いて Cookie にはそのキーだけを入れ、長いものはボディに入れます。

# head_field_too_large: sentence
m-6654be44 = { $peer } の応答のフィールド { $field_name } は { $field_size } バイトより大きく、ヘッド全体の上限は { $head_limit } バイトです。

# head_field_too_large: sentence
m-376e4d73 = { $peer } の応答のヘッドの { $defect_line } 行目は { $field_size } バイトより大きく、ヘッド全体の上限は { $head_limit } バイトです。

# head_field_too_large: likely session_cookie
m-63f31cbe = セッション全体が Cookie に保持されています。セッションはサーバーに置き、Cookie にはそのキーを入れてください。

# head_field_too_large: evidence for session_cookie, head_field_too_large: evidence for security_policy, head_field_too_large: evidence for token and 2 more
m-52d7090e = フィールドは { $field_name } である

# head_field_too_large: likely security_policy
m-f5e2ec9e = セキュリティポリシーがすべてのホストを並べているか、自分自身から作り直されています。

# head_field_too_large: likely token
m-78cbb353 = トークンが、所有者のすべてのグループと権限を含んでいます。

# head_field_too_large: likely debug_field
m-1af08471 = デバッグ用のフィールドが、トレース、クエリー、またはリクエストのログを含んでいます。

# head_field_too_large: likely redirect_grows
m-d3aa6780 = リダイレクト先が自分自身を繰り返し含み、一周するたびに大きくなっています。

# head_field_too_large: likely body_in_head
m-e500981d = ヘッドの後の空行がないため、ボディがフィールドとして読まれました。

# head_field_too_large: evidence for body_in_head
m-1b42ef07 = { $defect_line } 行目にフィールドの名前がない

# head_field_too_large: step
m-0635b2da = ヘッドの各行の大きさを確認します:

# head_field_too_large: step
m-7c78241e = フィールドを小さくしてください。ヘッド全体の上限 { $head_limit } バイトは固定です。

# head_section_too_large: title
m-061563ab = 応答のヘッドが大きすぎます

# head_section_too_large: explanation
m-bfdd88c2 = アップストリームの応答のヘッドが、64 KiB 以内に終わらなかった(`too_large`)か、256 を超えるフィールドを含んでいます(`too_many_fields`)。

# head_section_too_large: explanation
m-11413d5a = Candor はヘッドが揃うまでメモリに保持するため、大きさに上限があります。ブラウザやほかのプロキシは、はるかに早く、8 から 32 KiB、100 フィールドで打ち切ります。たいていは、ループまたはアプリケーションの各層によって、同じ種類のフィールドが何度も書かれています。あるいは、ヘッドに終わりがありません。

# head_section_too_large: explanation
m-471bf20d = どのフィールドが大半を占めているかを調べ、それぞれを一度だけ書いてください。

# head_section_too_large: sentence
m-ecc42960 = { $peer } の応答のヘッドには { $head_fields } 個のフィールドがあり、上限は { $field_limit } 個です: { $largest_fields }。

# head_section_too_large: sentence
m-c66ba7ad = { $peer } の応答のヘッドは、{ $head_fields } 個のフィールドの後も { $head_limit } バイト以内に終わりません: { $largest_fields }。

# head_section_too_large: likely many_cookies
m-31bf19d3 = アプリケーションが際限なく Cookie を設定しています。項目ごとに一つずつか、各層がそれぞれ改めて設定しています。

# head_section_too_large: evidence for many_cookies, head_section_too_large: evidence for field_loop
m-055cfd50 = 大半は { $largest_fields } である

# head_section_too_large: likely field_loop
m-143db914 = ループ、または順に通る各層が、同じフィールドを何度も追加しています。

# head_section_too_large: likely body_in_head
m-8797ab85 = ヘッドの後の空行がないため、ボディの行がフィールドとして読まれました。

# head_section_too_large: evidence for body_in_head
m-13fb13eb = 繰り返し現れるフィールドはない

# head_section_too_large: likely fields_from_data
m-c6e4967d = フィールドがデータから作られています。表、ログ、ラベルの集合の各項目に一つずつです。

# head_section_too_large: step
m-37722bba = ヘッドのフィールドを名前ごとに数えます:

# head_section_too_large: step
m-19a880fc = ヘッドを小さくしてください。上限の { $head_limit } バイトと { $field_limit } フィールドは固定です。
