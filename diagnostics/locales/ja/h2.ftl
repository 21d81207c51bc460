### h2

# h2_handshake_failed: title
m-3e68581c = アップストリームが HTTP/2 を話し始めませんでした

# h2_handshake_failed: explanation
m-3182a541 = 接続は確立しており、Candor は HTTP/2 のプリフェイスで開始しました。アップストリームは SETTINGS フレームで応答するはずでしたが、別のものを送ったか、接続を切ったか、何も送りませんでした。

# h2_handshake_failed: explanation
m-ef09d982 = アプリケーションにはまだ何も要求していません。ほとんどの場合、このポートで HTTP/1.1 を話しているか、ポートが別のサービスのものです。TLS 上でしか HTTP/2 を話さないサーバーも、平文の接続を同じように閉じます。

# h2_handshake_failed: explanation
m-2b73ceb4 = ポートに HTTP/1.1 で問い合わせてください。それが成功するなら、サーバーを `h2c://HOST:PORT` の代わりに `http://HOST:PORT` と書きます。TLS を求めるなら `https://HOST:PORT` と書きます。

# h2_handshake_failed: sentence
m-2e89c78b = { $peer } は HTTP/2 のプリフェイスに対し、SETTINGS フレームではなく { $first_bytes } で応答しました。

# h2_handshake_failed: sentence
m-9ab2f685 = { $peer } は HTTP/2 を提示されても SETTINGS フレームを送りませんでした。何も送っていません。

# h2_handshake_failed: sentence
m-f90e5995 = { $peer } は HTTP/2 のプリフェイスに対し、何も言わずに接続を切りました。

# h2_handshake_failed: likely speaks_http1
m-1e534c21 = アプリケーションはこのポートで HTTP/1.1 を話しますが、サーバーは HTTP/2 として書かれています。

# h2_handshake_failed: evidence for speaks_http1
m-46161fc8 = { $peer } は { $first_bytes } と応答した

# h2_handshake_failed: evidence for speaks_http1
m-52982609 = プリフェイスを読むとすぐに接続を切った

# h2_handshake_failed: likely wants_tls
m-d83eb69d = アプリケーションは TLS 上でしか HTTP/2 を話しません。

# h2_handshake_failed: evidence for wants_tls
m-9c8c3dbb = { $peer } は TLS のアラートで応答した

# h2_handshake_failed: likely another_service
m-d47007da = ポート { $port } は別のサービスのものです。

# h2_handshake_failed: evidence for another_service
m-df4ebe1f = { $spoken } と同じ挨拶をした

# h2_handshake_failed: likely alpn_promises_too_much
m-121e6101 = アプリケーションの手前にある何かが TLS ハンドシェイクで HTTP/2 を約束し、それを話さないサーバーに接続を渡しています。

# h2_handshake_failed: evidence for alpn_promises_too_much
m-8649f89e = TLS ハンドシェイクでは h2 で合意していた

# h2_handshake_failed: likely stuck
m-8a8ad2a6 = アプリケーションは接続を受け入れるものの処理していません。固まっているか、まだ起動中です。

# h2_handshake_failed: evidence for stuck
m-900f9391 = 接続は確立しているが、何も届かなかった

# h2_handshake_failed: step
m-4bd5849e = ポートに HTTP/1.1 で問い合わせます:

# h2_handshake_failed: step
m-ec40acfc = フレームがあれば確認します:

# h2_http11_required: title
m-2b383121 = アップストリームはこのリクエストに HTTP/1.1 を求めています

# h2_http11_required: explanation
m-f56ea714 = アップストリームは HTTP/2 を話しますが、このリクエストには `HTTP_1_1_REQUIRED` と応答しました。HTTP/1.1 でしか処理できません。

# h2_http11_required: explanation
m-90a14213 = このリクエストは、ストリームではなく接続に属するものを必要とします: NTLM や Negotiate によるログイン、後から求められるクライアント証明書、プロトコルの切り替えなどです。

# h2_http11_required: explanation
m-bcf2b41f = このアップストリーム、またはそれを必要とするパスには HTTP/1.1 を使ってください: `protocol = "http1"`。

# h2_http11_required: sentence
m-89edf317 = { $peer } は { $h2_code_name }(HTTP/2 エラー { $h2_code })と応答しました。{ $path } は HTTP/1.1 でしか処理されません。

# h2_http11_required: likely upgrade
m-2afed41c = このパスは WebSocket 用で、このアップストリームでは HTTP/1.1 でしか使えません。

# h2_http11_required: evidence for upgrade, timeout_first_byte: evidence for long_poll
m-f261cb4e = パスは { $path } である

# h2_http11_required: likely client_certificate
m-8ef45e2a = アップストリームはこのパスに限り、HTTP/2 にはない再ネゴシエーションでクライアント証明書を求めます。

# h2_http11_required: likely login_by_connection
m-c4cb643e = このパスは、接続に属する NTLM または Negotiate のログインを求めます。

# h2_http11_required: step
m-0b120767 = { $upstream_place } のこのアップストリームには HTTP/1.1 を使ってください: protocol = "http1"。

# h2_refused_stream: title
m-e14887ad = アップストリームが HTTP/2 ストリームを拒否しました

# h2_refused_stream: explanation
m-85b8c964 = アップストリームはリクエストに `REFUSED_STREAM` と応答しました。リクエストはまったく処理されていません。

# h2_refused_stream: explanation
m-cbe222aa = アップストリームは、同時に受け付けるだけのリクエストをすでに抱えているか、停止処理中です。リクエストは再送しても害がなく、Candor は設定が許す回数だけ再送しました。

# h2_refused_stream: explanation
m-d84c3339 = アップストリームが一つの接続で許すストリーム数と、必要な数を確認してください。アップストリームでより多く許可するか、同時に送る数を減らしてください。

# h2_refused_stream: sentence
m-980ed63e = { $peer } はストリーム { $stream } を拒否しました(REFUSED_STREAM)。許されている { $streams_max } 本のうち { $streams_open } 本のストリームが開いていました。

# h2_refused_stream: sentence
m-cf159d9e = { $peer } はストリーム { $stream } を拒否しました(REFUSED_STREAM)。{ $streams_open } 本のストリームが開いていました。

# h2_refused_stream: likely too_many_streams
m-11312f0e = アップストリームが一つの接続で受け付けるよりも多くのリクエストが同時に来ました。

# h2_refused_stream: evidence for too_many_streams
m-a5aeebb5 = { $streams_open } 本のストリームが開いており、許されているのは { $streams_max } 本である

# h2_refused_stream: evidence for too_many_streams
m-5d161c2d = { $streams_open } 本のストリームが開いていた

# h2_refused_stream: likely shutting_down
m-149e6d81 = アップストリームは停止処理中で、新しいリクエストを受け付けません。

# h2_refused_stream: evidence for shutting_down
m-e08897bd = 開いていたストリームは { $streams_open } 本だけである

# h2_refused_stream: likely overloaded
m-6189ecb2 = アップストリームが負荷を制限しています。ワーカーがビジーで、処理できないものを拒否しています。

# h2_refused_stream: evidence for overloaded
m-21637417 = { $attempts } 回拒否された

# h2_refused_stream: step
m-5f0037d6 = 許されるストリーム数(SETTINGS_MAX_CONCURRENT_STREAMS)を確認します:

# h2_goaway: title
m-09e9d1e9 = アップストリームが HTTP/2 接続を終了しました

# h2_goaway: explanation
m-9ff6b866 = アップストリームは、このリクエストに応答する前に GOAWAY を送り、接続を終了しました。このフレームは、処理を始めた最後のストリームとエラーコードを示します。

# h2_goaway: explanation
m-4efb5098 = `NO_ERROR` なら正常な終了です: 再起動、デプロイ、あるいは古くなった接続です。それ以外のコードは、アップストリームが何かに異議を唱えていることを示します。最後のストリームより後のストリームのリクエストは処理されておらず、再送しても安全です。それより前のストリームのリクエストは処理された可能性があります。

# h2_goaway: explanation
m-e448e611 = この時刻のアップストリームのログを読んでください。頻繁に再起動されるなら、停止する前に、始めた処理を終えさせてください。`ENHANCE_YOUR_CALM` なら、ping、リセット、ヘッダーサイズの上限を引き上げてください。

# h2_goaway: sentence
m-1a5919a6 = { $peer } は GOAWAY({ $h2_code_name }、最後のストリーム { $last_stream })で接続を終了し、次のように伝えました: { $h2_debug }。

# h2_goaway: sentence
m-754dcd29 = { $peer } は GOAWAY({ $h2_code_name }、最後のストリーム { $last_stream })で接続を終了しました。このリクエストはストリーム { $stream } でした。

# h2_goaway: likely restart
m-deec6aca = アップストリームが再起動中か新たにデプロイされ、接続を正常に終了しました。

# h2_goaway: evidence for restart
m-0bd8c378 = コードは NO_ERROR で、正常な終了である

# h2_goaway: likely too_much
m-a78f2461 = アップストリームが Candor を攻撃者とみなしています。ping、リセット、ヘッダーがその上限に対して多すぎます。

# h2_goaway: evidence for too_much, h2_goaway: evidence for broken_server, h2_stream_reset: evidence for application_error and 2 more
m-9aea81c9 = コードは { $h2_code_name } である

# h2_goaway: likely requests_max
m-4dd527c4 = アップストリームは、一定数のリクエスト、または一定時間の後に接続を終了します。

# h2_goaway: evidence for requests_max
m-66b54895 = 接続は { $served } 件のリクエストを処理していた

# h2_goaway: likely broken_server
m-8fb4ac9d = アップストリームに障害が起き、この接続で処理していたものをすべて終了しました。

# h2_goaway: likely middlebox
m-2f83d109 = 途中のロードバランサーが、独自の判断で接続を終了しています。

# h2_goaway: step
m-c07f6634 = リクエストは処理されていません。ストリーム { $stream } は { $last_stream } より後なので、再送してかまいません。

# h2_goaway: step
m-8a52944f = リクエストは処理された可能性があります。ストリーム { $stream } は { $last_stream } より後ではありません。再送する前に、影響がなかったかどうかを確認してください。

# h2_stream_reset: title
m-3b9b3be2 = アップストリームが HTTP/2 ストリームをリセットしました

# h2_stream_reset: explanation
m-6a103bd3 = アップストリームはリクエストを受け取り、応答の前または途中で、RST_STREAM によりそのストリームを終了しました。接続自体は続いています。

# h2_stream_reset: explanation
m-eb68ea03 = アップストリームはこのリクエスト一つだけを断念しました。理由はエラーコードが示します。`INTERNAL_ERROR` と `CANCEL` は、失敗したか時間がかかりすぎたアプリケーションから、`PROTOCOL_ERROR` は、リクエスト自体に異議のあるサーバーから来ます。

# h2_stream_reset: explanation
m-3cbd3881 = このリクエストの時刻のアプリケーションのログを読んでください。`nghttp -nv` でリクエストを再現し、最後のフレームがどれかを確認してください。

# h2_stream_reset: sentence
m-829145f8 = { $peer } はボディを 1 バイトも送らないうちに、ストリーム { $stream } をリセットしました({ $h2_code_name })。

# h2_stream_reset: sentence
m-4a3ab4ed = { $peer } はボディの { $received } バイトの後に、ストリーム { $stream } をリセットしました({ $h2_code_name })。

# h2_stream_reset: likely application_error
m-95d7cc63 = アプリケーションがこのリクエストで失敗し、そのサーバーがストリームをリセットしました。

# h2_stream_reset: evidence for application_error
m-741f2bd5 = 応答を始めていたが、{ $received } バイトの後に止まった

# h2_stream_reset: likely own_timeout
m-f2a27160 = アップストリーム自身のタイムアウトが切れ、リクエストが取り消されました。

# h2_stream_reset: evidence for own_timeout
m-b8120d40 = コードは CANCEL で、応答は何も届いていなかった

# h2_stream_reset: likely objects_to_the_request
m-6cb9caf6 = アップストリームがリクエストに異議を唱えています: HTTP/2 が禁じるフィールド、あるいは受け付けないパスやメソッドです。

# h2_stream_reset: likely head_too_large
m-1f6eb2fe = リクエストのフィールドが、アップストリームの受け付ける大きさを超えています。

# h2_stream_reset: likely answered_early
m-520dee7c = アップストリームは応答を終えており、リクエストのボディの残りを必要としませんでした。

# h2_stream_reset: evidence for answered_early
m-084241b3 = コードは NO_ERROR で、リクエストにはボディがある

# h2_stream_reset: step
m-5ad77f2b = リクエストを再現し、最後のフレームがどれかを確認します:

# h2_connection_error: title
m-ec01935e = アップストリームが HTTP/2 の規則に違反しました

# h2_connection_error: explanation
m-3d8853ae = アップストリームは HTTP/2 が許さないフレームを送り、Candor は RFC 9113 の要求に従ってストリームまたは接続を終了しました。

# h2_connection_error: explanation
m-504ed64f = 接続と TLS は正常で、アップストリームは確かに HTTP/2 を話していますが、誤りがあります。`Connection` や `Transfer-Encoding` のように HTTP/1 にしかないフィールドを含むヘッドは、それを自分で設定するアプリケーションから来ます。フレーム、フロー制御、圧縮に関するものは、サーバーまたは途中にあるものの不具合です。

# h2_connection_error: explanation
m-0f526379 = 根拠が示すフィールドまたはフレームを調べてください。サーバーを最新にしてください。それまでは HTTP/1.1 が使えます。サーバーを `http://`、または `https://` と `protocol = "http1"` で書いてください。

# h2_connection_error: sentence
m-9c5f083b = { $peer } は HTTP/2 の規則に違反しました({ $reason }): { $error_text }。

# h2_connection_error: sentence
m-8f54e45e = { $peer } は HTTP/2 の規則に違反し({ $reason })、Candor は { $h2_code_name } で応答しました。

# h2_connection_error: likely connection_field
m-5c93a2fa = アプリケーションが、`Connection` や `Transfer-Encoding` のように HTTP/2 が禁じるフィールド、または大文字を含むフィールド名を自分で設定しています。

# h2_connection_error: evidence for connection_field
m-512ac4f6 = 拒否されたのはフィールドである

# h2_connection_error: likely no_status
m-eb7822a3 = アプリケーションまたはその手前のゲートウェイが、ステータスのないヘッドを送っています。

# h2_connection_error: evidence for no_status
m-f3c1941a = ヘッドに `:status` がなかった

# h2_connection_error: likely compression_state
m-c7cc7463 = Candor とアップストリームの間の何かがフレームを変更、破棄、または重複させており、圧縮されたフィールドを読み取れなくなっています。

# h2_connection_error: evidence for compression_state
m-c0485df9 = 圧縮されたフィールドを読み取れなかった

# h2_connection_error: likely server_fault, h2_other: likely server_fault
m-d887cbb7 = アップストリームのサーバーの HTTP/2 に不具合があります。

# h2_connection_error: evidence for server_fault
m-1a08f92c = フレーム自体が誤っており、アプリケーションがそれを作ることはない

# h2_connection_error: likely middlebox
m-2ac4f5be = 途中のロードバランサーが HTTP/2 に変換しており、その変換が誤っています。

# h2_connection_error: step
m-185627e3 = 届くフレームをそのまま確認します:

# h2_connection_error: step
m-fb13a139 = アップストリームが直るまでは HTTP/1.1 を使ってください。アップストリームは { $upstream_place } に書かれています。
