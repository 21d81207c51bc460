### body

# body_coding_error: title
m-a6efdb5c = 応答のボディが Content-Encoding の示すものではありません

# body_coding_error: explanation
m-ce7b9f08 = アップストリームの応答には Content-Encoding がありますが、ボディはそのようにコーディングされていません。始まりが異なる(`not_coded`)、二重にコーディングされている(`coded_twice`)、コーディングされたデータが壊れている(`corrupt`)、早く終わっている(`cut_short`)、終わりの後に余分なものが続いている(`surplus`)のいずれかです。

# body_coding_error: explanation
m-65a9bb71 = ブラウザはこのような応答を独自のエラーとして、しばしば空のページとして表示し、キャッシュはそれを保存します。Candor は gzip、deflate、zstd でコーディングされたボディの最初のバイトを調べます。それがそのコーディングのものでなく、応答のヘッドをまだ送り出していなければ、クライアントは代わりにこの診断を受け取ります。その後であれば応答を切断します。小さな応答の一部は通信と並行してデコードもされ、そこで見つかったものは、リクエストを示すログの所見になります。

# body_coding_error: explanation
m-9f5c60b3 = Content-Encoding を設定している層と、圧縮している層を見つけてください。それらは別の層で、どちらかが抜けているか、二度通っています。Candor 自身が、中継するものをコーディングまたはデコードすることはありません。

# body_coding_error: sentence
m-e22e9252 = { $peer } の応答には Content-Encoding: { $content_coding } がありますが、ボディは { $content_coding } ではありえない「{ $coding_first }」で始まっています。

# body_coding_error: sentence
m-6f322467 = { $peer } の応答には Content-Encoding: { $content_coding } がありますが、ボディは { $content_coding } で二重にコーディングされています。

# body_coding_error: sentence
m-ea2e436a = { $peer } の応答には Content-Encoding: { $content_coding } がありますが、ボディはコーディングされたデータの途中、バイト { $coding_offset } で終わっています。

# body_coding_error: sentence
m-ce6e9b86 = { $peer } の応答には Content-Encoding: { $content_coding } がありますが、ボディはコーディングされたデータの終わりの後も、バイト { $coding_offset } から続いています。

# body_coding_error: sentence
m-fa9f39e7 = { $peer } の応答には Content-Encoding: { $content_coding } がありますが、ボディはバイト { $coding_offset } のあたりで壊れています。

# body_coding_error: likely header_alone
m-bdffa23a = Content-Encoding が設定されているのに、何も圧縮していません。フィールドが別の応答からコピーされたか、途中のプロキシがボディをデコードしました。

# body_coding_error: evidence for header_alone
m-f7b9c3d0 = ボディがプレーンテキストで始まっている: 「{ $coding_first }」

# body_coding_error: likely other_coding
m-9517cebf = ボディは圧縮されていますが、フィールドの示すものとは別のコーディングによるものです。

# body_coding_error: evidence for other_coding
m-26d26a67 = ボディが別のコーディングの始まり方をしている: 「{ $coding_first }」

# body_coding_error: likely two_layers
m-4e0788f6 = 二つの層が圧縮しています。アプリケーションと、もう一度そのサーバーまたは途中のプロキシです。

# body_coding_error: evidence for two_layers
m-2e245e73 = デコードしたものが { $content_coding } の始まり方をしている

# body_coding_error: likely length_before
m-fb2d465d = Content-Length が圧縮前に計算されており、コーディングされたボディを切り詰めるか、余分に埋めています。

# body_coding_error: evidence for length_before
m-cb4e7cb0 = コーディングされたデータとボディの終わりの位置が異なる

# body_coding_error: likely appended
m-ef803f6c = 圧縮されたボディの後に何かが書かれています。改行、エラーページ、挿入されたスクリプトなどです。

# body_coding_error: evidence for appended
m-6a2019a7 = コーディングされたデータの終わりの後に余分なものが続いている

# body_coding_error: likely text_conversion
m-d3ac40d8 = 圧縮されたバイトが、それをテキストとして扱う何かを通りました。

# body_coding_error: evidence for text_conversion
m-cc748510 = データの始まりは正しく、後の方で壊れている

# body_coding_error: step
m-eaa12568 = 何が宣言され、ボディがどう始まるかを確認します:

# body_coding_error: step
m-bb8af574 = アプリケーションで、自分で Content-Encoding を設定している箇所を探してください。

# body_too_large: title
m-d1394bfd = 応答が許容される大きさを超えています

# body_too_large: visitor
m-e937c8f4 = このアドレスの先にあるアプリケーションが、大きすぎる応答を返しました。

# body_too_large: explanation
m-96707ec6 = 設定は `limit.response_body` でアップストリームの応答の大きさを制限しており、この応答はそれを超えています。Content-Length による(`declared`)か、届いた分による(`received`)ものです。

# body_too_large: explanation
m-1e970603 = 宣言された長さは何も送り出さないうちにわかるので、クライアントはこの診断を受け取ります。長さが宣言されていない場合は、大きくなりすぎた時点で応答を切断し、完全ではないことがクライアントにわかるようにします。書かれていない限り、このような上限はありません。

# body_too_large: explanation
m-ee572984 = その大きさの応答を意図しているなら、ルートの上限を引き上げてください。そうでなければ、アプリケーションがなぜそれほど多くを返すのかを調べてください。ページ分割のない一覧、間違ったアドレスのエクスポート、ループなどです。

# body_too_large: sentence
m-00f82c93 = { $peer } の応答は { $declared } バイトで、許容されるのは { $body_limit } バイトです(limit.response_body)。

# body_too_large: sentence
m-f4510908 = { $peer } の応答が、許容される { $body_limit } バイトを超えました(limit.response_body)。届いたのは { $received } バイトです。

# body_too_large: likely endless
m-02dea3a6 = 応答に終わりがありません。イベントストリーム、追跡表示中のログ、アプリケーション内のループなどです。

# body_too_large: evidence for endless
m-49577dc3 = 長さが宣言されていない

# body_too_large: likely whole_list
m-a57e1b91 = アプリケーションがすべてを送っています。ページ分割のない一覧、エクスポート、ダンプなどです。

# body_too_large: likely limit_small
m-1f1d452a = その大きさの応答は意図されたもので、このルートには上限が小さすぎます。

# body_too_large: evidence for limit_small
m-55c3c4be = 大きさは上限の四倍以内である

# body_too_large: step
m-4d07af36 = 上限は limit.response_body = { $body_limit } バイトで、次の場所に書かれています: { $body_limit_place }。

# body_too_large: step, body_truncated: step
m-58862211 = アップストリームが送る量を数えます:

# body_reset: title
m-507baf33 = 応答の途中で接続がリセットされました

# body_reset: explanation
m-b4101c8c = アップストリームの応答は始まっていましたが、ボディの終わりより前に、リセット(RST)またはほかのネットワークエラーで接続が終わりました。

# body_reset: explanation
m-07b55e60 = 正常に終わるプログラムは接続を閉じ、リセットはしません。リセットは、読み残しまたは送り残しのバイトを持ったまま死んだプロセスに代わってカーネルが送るか、それを求めるプログラム、または接続を忘れた途中の何かが送ります。クライアントには応答が完全ではないことを示しました。その接続(またはストリーム)も切断しました。クライアントに見えたステータスはアップストリームのものです。

# body_reset: explanation
m-b6ff0728 = その時刻にプロセスが死んだか、再起動されたかを確認してください。そうでなければ、途中にあるものを調べてください。ファイアウォールやロードバランサーは、長く無通信だった接続をリセットします。

# body_reset: sentence
m-5efe2e44 = { $peer } は { $declared } バイトと宣言しましたが、{ $received } バイトの後に接続をリセットしました。{ $missing } バイト不足しています。

# body_reset: sentence
m-38d1e65f = { $peer } は、ボディの { $received } バイトの後に接続をリセットしました。

# body_reset: likely idle_firewall
m-c6fe375f = 接続が長く無通信だったため、途中のファイアウォールまたはロードバランサーがそれを忘れました。

# body_reset: evidence for idle_firewall, body_reset: evidence for worker_timeout, body_truncated: evidence for worker_timeout
m-14bfc332 = 終わりの前の { $body_idle } の間、何も来なかった

# body_reset: likely network
m-f35f0b26 = アップストリームまでのネットワークが切れました。

# body_reset: evidence for network, h2_other: evidence for connection_lost, req_other: evidence for network and 1 more
m-c6325ce1 = カーネルが { $errno_name }(errno { $errno })を返した

# body_reset: likely crashed
m-9d5ea3bd = プロセスが応答の途中で死にました。メモリ不足、ネイティブコードのクラッシュ、デプロイです。

# body_reset: evidence for crashed
m-d7969a43 = リセットの { $body_idle } 前まではバイトが来ていた

# body_reset: likely aborted
m-060a0317 = 途中までの応答が完全なものと受け取られないよう、アプリケーションが意図的に接続を中断しています。

# body_truncated: title
m-1c91d4ca = 応答が完了する前に終わりました

# body_truncated: explanation
m-9a32d19c = アップストリームの応答は始まっていましたが、ボディの終わりより前に接続が終わりました。Content-Length の宣言よりバイトが少ない、最後のチャンクがない、または接続の終わりがボディの終わりとなる TLS 接続が、終わりを告げずに終わった(`no_close_notify`)場合です。

# body_truncated: explanation
m-b74cb9b0 = 応答を書いていたワーカーが途中で強制終了されたか失敗した、または宣言された長さが間違っています。クライアントには応答が完全ではないことを示しました。その接続(またはストリーム)も切断しました。クライアントに見えたステータスはアップストリームのものです。

# body_truncated: explanation
m-29b9d1a9 = その時刻のアプリケーションのログを読んでください。いつも同じバイト数が不足するなら、宣言された長さが間違っています。アップストリームに `tolerate = ["no_close_notify"]` を書くと、長さが宣言されていないボディでは、TLS 接続の終わりをボディの終わりとして受け入れます。

# body_truncated: sentence
m-aab4c02d = { $peer } は { $declared } バイトと宣言しましたが、{ $received } バイトの後に接続を閉じました。{ $missing } バイト不足しています。

# body_truncated: sentence
m-cda95326 = { $peer } は、チャンク化されたボディの { $received } バイトの後、{ $stop_size } バイトのチャンクの途中で接続を終わらせました。そのうち { $stop_left } バイト不足しています。

# body_truncated: sentence
m-ea439d2a = { $peer } は、チャンク化されたボディの { $received } バイトの後、最後のチャンクを送らずに接続を終わらせました。

# body_truncated: sentence
m-a94c894f = { $peer } は { $received } バイトの後、close_notify なしで TLS 接続を終わらせたため、ボディが完全かどうかは誰にもわかりません。

# body_truncated: sentence
m-c4f5c1fa = { $peer } は、ボディの { $received } バイトの後に接続を切断しました。

# body_truncated: likely careless_tls
m-da5a6923 = アップストリームの TLS ライブラリが、古いものの多くと同じように、close_notify なしで接続を閉じています。

# body_truncated: evidence for careless_tls
m-91a12234 = 接続が close_notify なしで終わった

# body_truncated: likely application_error
m-27664759 = アプリケーションがボディを書いている間に失敗しました。ジェネレーターまたはテンプレートでの例外です。

# body_truncated: evidence for application_error
m-bce869aa = 最後のチャンクが書かれず、接続は正常な手順で閉じられた

# body_truncated: evidence for killed
m-bf55b48c = チャンクの途中で終わった

# body_truncated: likely length_wrong
m-4e97204a = 宣言された長さが長すぎます。ボディが変更される前に、または別の単位で数えられています。

# body_truncated: evidence for length_wrong
m-860b6419 = 不足は { $missing } バイトだけで、接続は正常な手順で閉じられた

# body_truncated: step
m-54109d3f = 直せない場合は、{ $upstream_place } のアップストリームに書きます: tolerate = ["no_close_notify"]
