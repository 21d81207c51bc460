### timeout

# timeout_queue: title
m-1ed0240e = リクエストの順番が時間内に来ませんでした

# timeout_queue: explanation
m-b96317cd = アップストリームは上限までリクエストを処理していました。このリクエストは `timeout.queue` が切れるまで空きを待ちました。どこにも問い合わせていません。

# timeout_queue: explanation
m-45e27398 = アップストリームが処理し終えるより多くのリクエストが来ています。待ち行列は一時的な集中には役立ちますが、処理より速い到着が長く続けば、いっぱいになるだけです。

# timeout_queue: explanation
m-3a1d324f = アプリケーションが遅くなっていないかを確認してください。そうでなければ、メンバーを追加するか、上限を引き上げてください。待ち時間を延ばして効果があるのは、集中が短い場合だけです。

# timeout_queue: sentence
m-b3ce0aff = リクエストはアップストリーム { $upstream } を { $elapsed } 待ちました({ $timer } = { $limit })。アップストリームは最大 { $active_max } 件のうち { $active } 件を処理しており、{ $waiting } 件が待っています。

# timeout_queue: sentence
m-583535a1 = リクエストはアップストリームの空きを { $elapsed } 待ちました({ $timer } = { $limit })。

# timeout_queue: likely too_many_requests
m-5693ffb4 = アップストリームがどれほど速くても処理し終えられないほど、多くのリクエストが来ています。

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = { $active_max } 件分の枠を { $waiting } 件のリクエストが待っている

# timeout_queue: likely wait_too_short
m-f9a58f79 = 待ち時間が、一時的な集中に対して短すぎます。

# timeout_total: title
m-a00c492c = やり取り全体の制限時間が尽きました

# timeout_total: explanation
m-0768b6d8 = `timeout.total` は、リクエストのヘッドの終わりから応答の最後のバイトまでを、すべての試行を合わせて計ります。これが切れました。理由は、切れたときのフェーズです。応答のヘッドを送り出す前なら、クライアントは 504 を受け取りました。その後なら、応答を切断し、クライアントにわかるようにしました。

# timeout_total: explanation
m-c2298ea2 = 個々の待ち時間はどれも長すぎなかったか、ほかのタイマーがそれほど短くありません。長すぎたのは合計です。大きなダウンロード、遅いクライアント、時間を使った再試行がその内訳です。

# timeout_total: explanation
m-2794c563 = フェーズごとの時間を見れば、どこで費やされたかがわかります。書かれている箇所で、または必要な一つのルートについて、タイマーを引き上げてください。

# timeout_total: sentence
m-e199d9f9 = { $peer } とのやり取り全体が { $limit } 以内({ $timer })に終わりませんでした。リクエストはまだ送信中でした。

# timeout_total: sentence
m-0dfa7ab1 = { $peer } とのやり取り全体が { $limit } 以内({ $timer })に終わりませんでした。応答が始まっていなかったか、そのヘッドが揃っていませんでした。

# timeout_total: sentence
m-cc37beed = { $peer } とのやり取り全体が { $limit } 以内({ $timer })に終わりませんでした。応答のボディはまだ届いている途中でした。

# timeout_total: sentence
m-63c8f727 = { $peer } とのやり取り全体が { $limit } 以内({ $timer })に終わりませんでした。まだ接続がありませんでした。

# timeout_total: likely retries
m-575caac4 = それまでに失敗した試行が時間を使い切りました。

# timeout_total: evidence for retries
m-0b24ccad = { $attempts } 回試行した

# timeout_total: likely large_download
m-5a9acf59 = 応答が大きいか、クライアントが遅く、やり取り全体の制限時間が短すぎます。

# timeout_total: evidence for large_download
m-8e4f3a1b = 応答の { $bytes_out } バイトを届けていた

# timeout_total: likely large_upload
m-52e8b3ce = リクエストのボディが大きいか、クライアントの送信が遅くなっています。

# timeout_total: evidence for large_upload
m-d1572b8d = リクエストがまだ全部は送り出されていなかった

# timeout_total: likely slow_application
m-8c77f7d3 = アプリケーションの応答に、これより長い時間がかかっています。

# timeout_total: evidence for slow_application
m-eed09ef7 = リクエストは送り出されており、応答はまだ来ていなかった

# timeout_total: likely slow_dependency, timeout_body_idle: likely slow_dependency, timeout_first_byte: likely slow_dependency
m-db63cc1a = アプリケーションがほかのものを待っています。遅いクエリー、別のサービス、ロックなどです。

# timeout_total: step, timeout_first_byte: step
m-e75c7aa2 = アップストリーム単独でどれだけかかるかを確認します:

# timeout_head: title
m-781adfc3 = 応答のヘッドが時間内に終わりませんでした

# timeout_head: explanation
m-d5e5cd1e = 応答の最初のバイトは届きましたが、ヘッドを終える空行が、`timeout.head` が切れるまでに来ませんでした。このタイマーは、届き方にかかわらず、最初のバイトからヘッド全体を計ります。それ以上何も来なかった(理由 `stalled`)か、1 バイトずつ来ました(理由 `dripping`)。

# timeout_head: explanation
m-45cd5e20 = アプリケーションは応答を始めたものの、ヘッドが揃う前に待っているか、書いたものをフラッシュしていません。少しずつ届くヘッドは、壊れたサーバー、飽和した経路、または攻撃に見られるものです。

# timeout_head: explanation
m-033257f3 = 届いた最後の行は、プログラムがどこまで進んだかを示します。ヘッドはすぐに一度で送らせてください。時間のかかるものはボディに入れるものです。

# timeout_head: sentence
m-00e1933b = { $peer } の応答のヘッドは届くのが遅すぎて、{ $limit } 以内({ $timer })に終わりませんでした: { $head_bytes } バイト、{ $head_line } 行。

# timeout_head: sentence
m-d8483995 = { $peer } の応答のヘッドは { $limit } 以内({ $timer })に終わりませんでした。{ $head_line } 行目まで { $head_bytes } バイトが届き、その後は何も来ませんでした。

# timeout_head: sentence
m-8be4d81c = { $peer } の応答のヘッドは { $limit } 以内({ $timer })に終わりませんでした。

# timeout_head: likely unflushed
m-cf4bb3b0 = アプリケーションがヘッドの一部を書き、残りをフラッシュしていません。

# timeout_head: evidence for unflushed
m-d065851e = { $received_idle } の間、何も来なかった

# timeout_head: likely waits_in_head
m-7c223300 = アプリケーションがステータス行を先に送り、ヘッドの残りを後から作っています。処理しながら出力するスクリプトです。

# timeout_head: evidence for waits_in_head
m-e1798105 = ステータス行しか届いていない

# timeout_head: likely dripping
m-71116ec9 = アップストリームがヘッドを 1 バイトずつ送っています。バッファーなしの書き込み、帯域制限、または接続を占有しようとするサーバーです。

# timeout_head: evidence for dripping
m-1b206f28 = バイトはまだ届いており、最後のものは終わりの { $received_idle } 前だった

# timeout_head: likely network
m-62037ce5 = 途中でパケットが失われ、ヘッドの残りが何度も再送されています。

# timeout_head: likely stalled, timeout_body_idle: likely stalled, body_other: likely stalled
m-60db204a = アプリケーションが応答の途中で固まっています。

# timeout_body_idle: title
m-3eb6ecee = 応答が途中で止まりました

# timeout_body_idle: explanation
m-b580fd69 = 応答のヘッドは中継され、ボディは始まっていたか、これから始まるところでしたが、その後 `timeout.idle` が切れるまでアップストリームから何も来ませんでした。接続はまだ保たれていました。

# timeout_body_idle: explanation
m-37eb96ca = アプリケーションが応答の途中で固まっているか、タイマーの許す時間より長く何も送ることのないイベントストリームまたはロングポーリングです。クライアントには応答が完全ではないことを示しました。その接続(またはストリーム)を切断しました。

# timeout_body_idle: explanation
m-1d3b91f0 = イベントストリームとロングポーリングでは、アプリケーションにハートビートを送らせるか、ルートの `timeout.idle` を引き上げてください。

# timeout_body_idle: sentence
m-dbe959d3 = { $peer } は応答の途中、{ $declared } バイトのうち { $received } バイトの後、{ $limit } の間({ $timer })何も送りませんでした。

# timeout_body_idle: sentence
m-fd8d3578 = { $peer } は応答の途中、{ $received } バイトの後、{ $limit } の間({ $timer })何も送りませんでした。

# timeout_body_idle: sentence
m-337b52f8 = { $peer } は応答の途中で、{ $limit } の間({ $timer })何も送りませんでした。

# timeout_body_idle: likely length_wrong
m-31b51770 = 宣言された長さが長すぎます。アプリケーションはすべてを送り終え、次のリクエストを待っています。

# timeout_body_idle: evidence for length_wrong
m-2c2e157c = 不足は { $missing } バイトだけである

# timeout_body_idle: likely event_stream
m-35b79eb6 = ハートビートのないイベントストリームまたはロングポーリングです。アプリケーションにときどきコメントを送らせるか、タイマーを引き上げてください。

# timeout_body_idle: evidence for event_stream
m-91a19c1d = 応答に宣言された長さがなく、{ $limit } の間何も来なかった

# timeout_body_idle: evidence for stalled
m-915adc36 = 宣言された長さのうち、まだ { $missing } バイトが届いていなかった

# timeout_body_idle: step
m-07fe1d5f = 応答がどこで止まるかを確認します:

# timeout_first_byte: title
m-d87e52c0 = アップストリームが時間内に応答を始めませんでした

# timeout_first_byte: explanation
m-258243c3 = アップストリームはリクエストを受け取っており、接続は保たれていますが、`timeout.first_byte` が切れるまでに応答は 1 バイトも来ませんでした。

# timeout_first_byte: explanation
m-49021243 = アプリケーションはリクエストを処理しているか、待っています。待っているのはデータベース、別のサービス、ロック、またはリクエストが待ち行列にある間の空きワーカーです。ネットワークとアドレスは正常です。

# timeout_first_byte: explanation
m-93e46112 = アプリケーションがこのパスで何をしているか、すべてのワーカーが処理中でないかを調べてください。処理にそれだけかかってよいのなら、書かれている箇所でタイマーを引き上げてください。アプリケーションが何を待っていたかを伝えられるよう、アプリケーション自身のタイムアウトの方を短くしてください。

# timeout_first_byte: sentence
m-52a68a22 = { $peer } はリクエストを受け取り、エラーストリーム(FCGI_STDERR)に書きましたが、{ $limit } 以内({ $timer })に応答は 1 バイトも届きませんでした。

# timeout_first_byte: sentence
m-6832e348 = { $peer } はリクエストを受け取りましたが、{ $limit } 以内({ $timer })に応答を 1 バイトも送りませんでした。

# timeout_first_byte: likely interim_only
m-17384d2b = アプリケーションが中間応答(102、103)で応答を予告していますが、本来の応答に至りません。

# timeout_first_byte: evidence for interim_only
m-bb519469 = それまでに { $interim } 件の中間応答(1xx)が届いた

# timeout_first_byte: likely upload_processing
m-5c870739 = アプリケーションが、アップロードされたものを処理してから応答しています。その処理を応答の後に移してください。

# timeout_first_byte: evidence for upload_processing, req_other: evidence for upload_long
m-b183cf94 = リクエストに大きなボディがあった

# timeout_first_byte: likely long_poll
m-16883d14 = このパスは、最初に何も送らないロングポーリングまたはイベントストリームです。すぐにヘッドを送らせるか、このルートのタイマーを引き上げてください。

# timeout_first_byte: likely workers_busy
m-fc4292ac = すべてのワーカーが処理中で、リクエストはアプリケーションの待ち行列で待っています。

# timeout_first_byte: evidence for workers_busy
m-b925bc3a = { $holder } で受け入れを待つ接続: { $waiting }

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = すでに接続に、バックログがいっぱいのときのように一秒以上かかった

# timeout_first_byte: likely deadlock
m-196c2939 = アプリケーションが固まっています。デッドロックか、このプロキシを経た自分自身へのリクエストで、それを処理するワーカーが残っていない状態です。

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = ポート { $port } は別のプロトコルを話しており、来ることのない挨拶を待っています。

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = ポート { $port } が平文の HTTP であることはまれである
