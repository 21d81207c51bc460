### hint

# hint
m-bda6c545 = アドレスは { $answer_age } 前のもので、その応答の有効期間は { $ttl } でした。

# hint
m-eccd1371 = `localhost` は { $addresses } として試され、もう一方のアドレスファミリーは試されませんでした。

# hint
m-a7f812d4 = `localhost` はここでは { $addresses } を意味します。その一つは拒否し、もう一方は拒否しませんでした。

# hint
m-838d7dce = `localhost` は { $peer } につながり、接続は受け入れられました。もう一方のアドレスファミリーでは別のプログラムが応答する可能性があります。

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
m-4361c45b = { $first_time } 以降この種の失敗は { $count } 件目で、その間に応答は一つもありません。

# hint
m-8a5c0a57 = { $first_time } 以降この種の失敗は { $count } 件目で、その間に { $answered_since } 件の応答がありました。
