### request

# req_early_response: title
m-07b54217 = アップストリームが、リクエスト全体を受け取る前に応答しました

# req_early_response: visitor, req_write_timeout: visitor, req_write_aborted: visitor and 2 more
m-458fb710 = このアドレスの先にあるアプリケーションが、このリクエストを受け取りませんでした。

# req_early_response: explanation
m-f3ef4cef = リクエストのボディをまだ送っている間に、最終応答が来ました。全体が届いた場合は、そのまま中継され、これはログの所見にすぎません。応答が揃う前に接続が終わった場合は、リクエストは失敗しました。応答のヘッドの途中(理由 `head_cut`)か、ボディの途中(理由 `answer_cut`)です。

# req_early_response: explanation
m-bf33ceaa = アプリケーション、またはその手前のサーバーが、ボディを読まずに判断しました。大きすぎる(413)、サインインしていない(401)、そのようなアドレスはない(404)などです。バイトがまだ送られている途中で接続を閉じるとカーネルがリセットを送り、そのリセットがすでに送り出された応答を壊すことがあります。

# req_early_response: explanation
m-61fed889 = ステータスは、アプリケーションが何を受け入れなかったかを示します。このような応答が必ず届くようにするには、アップストリームのサーバーに、閉じる前にしばらくボディの残りを読み捨てさせる(nginx: `lingering_close`)か、ここにも上限を設定してください(`limit.body`)。ここではアプリケーションに問い合わせずに応答します。

# req_early_response: sentence
m-b4e456d5 = { $peer } は、リクエストのボディ { $body_declared } バイトのうち { $body_sent } バイトの後に { $early_status } の応答を始め、応答のヘッドの途中で接続を終わらせました。

# req_early_response: sentence
m-3845984f = { $peer } は、リクエストのボディの { $body_sent } バイトの後に { $early_status } の応答を始め、応答のヘッドの途中で接続を終わらせました。

# req_early_response: sentence
m-fb5aaad4 = { $peer } は、リクエストのボディ { $body_declared } バイトのうち { $body_sent } バイトの後に { $early_status } で応答し、応答が揃う前に接続を終わらせました。

# req_early_response: sentence
m-eff38f84 = { $peer } は、リクエストのボディの { $body_sent } バイトの後に { $early_status } で応答し、応答が揃う前に接続を終わらせました。

# req_early_response: sentence
m-5a158a03 = { $peer } は、リクエストのボディ { $body_declared } バイトのうち { $body_sent } バイトの後に { $early_status } で応答しました。

# req_early_response: sentence
m-b247ca13 = { $peer } は、リクエストのボディの { $body_sent } バイトの後に { $early_status } で応答しました。

# req_early_response: likely body_limit
m-b4c8f31d = ボディがアップストリームのサーバーの上限より大きく、サーバーは読まずに応答しています。

# req_early_response: evidence for body_limit
m-82faf195 = 応答は 413(Content Too Large)である

# req_early_response: likely not_allowed
m-d31d086e = アプリケーションが要求元を拒否し、拒否したものを読んでいません。サインインしていないか、権限がありません。

# req_early_response: evidence for not_allowed, req_early_response: evidence for redirect, req_early_response: evidence for error and 1 more
m-525a03d4 = 応答は { $early_status } である

# req_early_response: likely not_found
m-43527337 = パスまたはメソッドが、ボディを受け取るものではありません。

# req_early_response: evidence for not_found
m-00702b05 = { $method } { $path } への応答は { $early_status } である

# req_early_response: likely redirect
m-e7bcf2b8 = アプリケーションはクライアントを別のアドレスに向かわせ、このアドレスに送られたものを読んでいません。

# req_early_response: likely error
m-e2dfe85c = アプリケーションが、ボディを読んでいる間に失敗しました。

# req_early_response: likely streams
m-5d9f9272 = アプリケーションは、ストリームを変換するプログラムのように、読みながら応答しています。

# req_early_response: step
m-87970433 = アップストリームのサーバーの上限を引き上げるか、同じ上限をここに設定してください(limit.body)。ここではアップストリームに問い合わせる前に応答します。

# req_early_response: step
m-d666121e = 応答がリセットで失われないよう、アップストリームのサーバーに、閉じる前にボディの残りを読ませてください。

# req_early_response: step, req_write_aborted: step, head_upgrade_failed: step and 12 more
m-6667b5f9 = このリクエストの時刻のアプリケーションのログを読んでください。

# req_write_timeout: title
m-a720c566 = アップストリームがリクエストを時間内に受け取りませんでした

# req_write_timeout: explanation
m-9e72d8fb = 接続は保たれており、リクエストの一部は送り出されましたが、その後は何も書き込めなくなりました。アップストリームが読まず、相手の受信バッファーとこちらのバッファーがいっぱいです。`timeout.write` が切れた(理由 `stalled`)か、アップストリームを待っている間に、アップロード全体が `timeout.upload` より長くかかりました(理由 `upload_total`)。

# req_write_timeout: explanation
m-cad6fcae = アップストリームのカーネルは接続と最初のバイトを受け入れましたが、アプリケーションがそれを読んでいません。固まっているか中断されている、読む前に別の処理をしている、または読むのが遅すぎてウィンドウが二度と開かない、のいずれかです。

# req_write_timeout: explanation
m-f9b73336 = ちょうどそのときにアプリケーションのプロセスが何をしているかを調べてください(スレッドダンプ、`py-spy dump`、`/proc/PID/stack`)。遅いディスクに書いているために読むのが遅いだけなら、書かれている箇所でタイマーを引き上げてください。

# req_write_timeout: sentence
m-d1ff2b4e = { $peer } は { $limit } 以内({ $timer })にリクエスト全体を受け取りませんでした。送り出せたのは { $bytes_sent } バイトです。

# req_write_timeout: sentence
m-40629ef7 = { $peer } はリクエストを読むのをやめました。ボディ { $body_declared } バイトのうち { $body_sent } バイトを送り出した後、{ $limit } の間({ $timer })それ以上送れませんでした。

# req_write_timeout: sentence
m-ccc4ba7f = { $peer } はリクエストを読むのをやめました。{ $bytes_sent } バイトを送り出した後、{ $limit } の間({ $timer })それ以上送れませんでした。

# req_write_timeout: likely limit, timeout_total: likely limit, timeout_head: likely limit and 2 more
m-f25f9362 = 上限が、このアプリケーションには短すぎます。

# req_write_timeout: likely slow_reader
m-5d4475c5 = アプリケーションの読み込みが遅くなっています。アップロードを遅いディスクに書いているか、スキャンしているか、別のところへ転送しています。

# req_write_timeout: evidence for slow_reader
m-d7ea0c2a = それまでに { $bytes_sent } バイトを受け取っていた

# req_write_timeout: likely stuck
m-a24d006d = アプリケーションが固まっているか中断されており、読んでいません。デッドロック、ブロックされたイベントループ、SIGSTOP、デバッガーなどです。

# req_write_timeout: evidence for stuck
m-77055dd2 = ソケットバッファーに収まる分しか受け取っていない

# req_write_timeout: likely workers_busy
m-63347196 = すべてのワーカーが処理中です。カーネルは接続を受け入れましたが、まだ誰も読んでいません。

# req_write_timeout: evidence for workers_busy, timeout_first_byte: evidence for workers_busy
m-b6a3a959 = このアップストリームへの接続が { $connections } 個開いている

# req_write_timeout: likely network, timeout_body_idle: likely network
m-ae6e0e44 = アップストリームまでの経路でパケットが失われました。ケーブル、接続を忘れたファイアウォール、大きすぎる MTU などです。

# req_write_timeout: step
m-1165bf4e = バイトがこちら(Send-Q)とアップストリーム(Recv-Q)のどちらで待っているかを確認します:

# req_write_timeout: step
m-6ffaef8b = アプリケーションのプロセスがどこで止まっているかを確認してください: スレッドダンプ、`py-spy dump`、`/proc/PID/stack`。

# req_write_aborted: title
m-ce4b709a = アップストリームが、リクエストの送信中に切断しました

# req_write_aborted: explanation
m-7efdee06 = 接続が確立し、リクエストの一部を送り出したところで、アップストリームが接続を閉じた(理由 `closed`、errno 32、`EPIPE`)か、リセットしました(理由 `reset`、errno 104、`ECONNRESET`)。それまでに、中継できる応答は来ていません。

# req_write_aborted: explanation
m-2977a0d9 = 多くの場合、アップストリームはボディを受け取りたがっていません。アプリケーションまたはそのサーバーの上限より大きく、サーバーは読まずに切断し、それによって自身のエラーメッセージも失わせています。または、読んでいる間にプロセスが死にました。

# req_write_aborted: explanation
m-4a96cdd6 = ボディの大きさとアップストリームのサーバーの上限(`client_max_body_size`、`MAX_CONTENT_LENGTH`、`bodyParser` の上限)を比べ、そのログを読んでください。ボディを拒否するサーバーは、413 が失われないよう、しばらく読み続けるべきです。

# req_write_aborted: sentence
m-90020132 = { $peer } はリクエストの送信中に接続をリセットしました。ボディ { $body_declared } バイトのうち { $body_sent } バイトを送り出していました。

# req_write_aborted: sentence
m-ec783abf = { $peer } はリクエストの送信中に接続を閉じました。ボディ { $body_declared } バイトのうち { $body_sent } バイトを送り出していました。

# req_write_aborted: sentence
m-8531922a = { $peer } はリクエストの送信中に接続をリセットしました。{ $bytes_sent } バイトを送り出していました。

# req_write_aborted: sentence
m-29d2582b = { $peer } はリクエストの送信中に接続を閉じました。{ $bytes_sent } バイトを送り出していました。

# req_write_aborted: likely body_limit, head_reused_conn_lost: likely body_limit
m-6befffe1 = ボディがアップストリームのサーバーの上限より大きく、サーバーが切断しています。

# req_write_aborted: evidence for body_limit, head_reused_conn_lost: evidence for body_limit
m-792931d9 = リクエストのボディは大きく、アップストリームがそれを途中で切った

# req_write_aborted: likely crash
m-d4a98c00 = プロセスが、リクエストを読んでいる間にクラッシュしたか、強制終了されました。

# req_write_aborted: evidence for crash
m-e5f26aae = ボディは { $body_declared } バイトしかなく、接続はリセットされた

# req_write_aborted: likely refuses_request, head_closed_empty: likely refuses_request
m-64e771bf = アプリケーションのサーバーが、受け入れたくないリクエストを切断しています。未知の Host、大きなヘッダー、TLS の期待などです。

# req_write_aborted: evidence for refuses_request
m-c9bde364 = ボディは 1 バイトも送り出されていない

# req_write_aborted: likely upload_timeout
m-ffa5a20e = アップストリームのサーバーのタイマーが切れました。サーバーにとってアップロードが遅すぎました。

# req_write_aborted: evidence for upload_timeout
m-b6d4798a = { $sending } にわたり送信していた

# req_write_aborted: likely restart, head_reset: likely restart
m-7fd75fb2 = ちょうどそのとき、アプリケーションが再起動されました。

# req_write_aborted: step
m-26e59445 = ボディの大きさと、アップストリームのサーバーの上限を比べてください。

# req_write_aborted: step, head_reset: step
m-fc6e50ce = 誰がリセットを送っているかを、ワイヤー上で確認します:
