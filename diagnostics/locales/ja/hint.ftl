### hint

# hint
m-bda6c545 = アドレスは { $answer_age } 前のもので、その応答の有効期間は { $ttl } でした。

# hint
m-0945da44 = { $host } として { $name_now_stale } に接続しましたが、その名前はもうそこを指していません。今このアドレスを答えるリゾルバーはありません。

# hint
m-eccd1371 = `localhost` は { $addresses } として試され、もう一方のアドレスファミリーは試されませんでした。

# hint
m-a7f812d4 = `localhost` はここでは { $addresses } を意味します。その一つは拒否し、もう一方は拒否しませんでした。

# hint
m-838d7dce = `localhost` は { $peer } につながり、接続は受け入れられました。もう一方のアドレスファミリーでは別のプログラムが応答する可能性があります。

# hint
m-06128447 = ポート { $port } は { $listening } が使っています。これは { $peer } とは別のアドレスファミリーのループバックアドレスです。

# hint
m-3aeeec01 = { $question } は検索サフィックスを付けて初めて見つかりました。問い合わせた名前: { $asked }。

# hint
m-414a13ad = { $server } のスキームは、アップストリームが話すプロトコルと合っていません。

# hint
m-e8be1955 = 相手は別のサービスとして名乗りました: { $spoken }。

# hint
m-289545b1 = リクエストから { $after } 後に終わりました。切りのよい数字なので、アップストリーム側のタイマーが切れた可能性があります。

# hint
m-262d1ec6 = リクエストから { $after } 後に終わりました。ここでは { $equal_timer } が { $equal_limit } なので、双方に同じ値のタイマーが設定されている可能性があります。

# hint
m-38fb71b4 = アップストリームはアイドル接続を約 { $idle_end } で閉じます（{ $idle_end_seen } 回観測）。keepalive.idle はこちらの接続を { $idle_ours } までアイドルのまま保ちます。

# hint
m-bfe6b627 = 証明書の有効期間は、このホストの時計 { $now } より { $valid_in } 後に始まります。どちらかの時計が狂っています。

# hint
m-6386192e = { $peer } とこのホストの時計は { $clock_difference } ずれています。相手の Date は { $peer_clock } を示しています。

# hint
m-8ffc7880 = 接続は再利用された時点で { $idle } アイドルでした。アップストリームのキープアライブ時間がそのくらいかもしれません。

# hint
m-69e259c6 = 訪問者にはこの障害は見えていません。リクエストは再試行され、成功しました。

# hint
m-57013153 = 抜粋中の値は機密の可能性があるため伏せてあります。オフセットと長さは実際のとおりです。

# hint
m-6198310f = この種の最初の失敗は、再読み込みの { $reload_age } 後に起きました。その再読み込みは { $upstream } の次の項目を変更しました: { $reload_changed }。

# hint
m-c0297afe = この種の最初の失敗は、再読み込みの { $reload_age } 後に起きました。その再読み込みは { $upstream } については何も変更していません。

# hint
m-2801ca67 = { $host } のアドレスは { $changed_age } 前に { $answers_before } から { $answers } に変わりました。

# hint
m-3a62eddc = ソケット { $socket } は { $socket_age } 前に作られました。アプリケーションは起動したばかりです。

# hint
m-3cfc94ea = { $upstream } での直近 { $recent } 件の失敗（{ $recent_span } 以内）は、すべて { $path } へのリクエストでした。その間に { $recent_answered } 件のリクエストには応答がありました。

# hint
m-5740a02c = { $upstream } での直近 { $recent } 件の失敗（{ $recent_span } 以内）は、すべて { $members } メンバー中の { $server } で起きました。その間に { $recent_answered } 件のリクエストには応答がありました。

# hint
m-dec04437 = この種の失敗は約 { $period } ごとに、これまで { $period_times } 回起きています。決まった時刻に動くものが背後にある可能性があります。

# hint
m-93274c78 = この種の直近 { $reused_failures } 件の失敗は、すべてアイドルだった接続で起き、新しい接続では一件も起きていません。

# hint
m-958b5a87 = この種の直近 { $body_failures } 件の失敗は、すべてボディが { $body_least } バイト以上のリクエストでした。その間、{ $body_answered } バイトまでのボディには応答がありました。

# hint
m-136a546e = この種の最初の失敗の前に、{ $upstream } は遅くなっていました。応答が始まるまでの時間は { $slow_before } から { $slow_then } に、開いている接続は { $connections_before } から { $connections_then } になっていました。

# hint
m-41d66987 = { $upstream } が最後に応答したリクエストは、このリクエストの { $last_success_age } 前、{ $last_success } に始まりました。

# hint
m-4361c45b = { $first_time } 以降この種の失敗は { $count } 件目で、その間に応答は一つもありません。

# hint
m-8a5c0a57 = { $first_time } 以降この種の失敗は { $count } 件目で、その間に { $answered_since } 件の応答がありました。

# hint
m-47525075 = このホストのポート { $port } で待ち受けるものはありません。あるのは { $elsewhere } です。

# hint
m-99424f5b = { $listening } は、このホストからの接続だけを、そのアドレスでのみ受け付けます。

# hint
m-0d34f5e2 = Candor はコンテナ({ $engine })の中で動いています。{ $ip } はそのコンテナであり、ホストではありません。

# hint
m-002c7ac9 = Candor は上限 { $files_may } 個のうち { $files_open } 個のファイルを開いています。間もなく新しい接続ができなくなります。

# hint
m-aa318e43 = このホストは混み合っています。直近 10 秒のうち { $cpu_percent } % の間、プロセッサーを待つプロセスがありました。
