### internal

# internal_overload: title
m-f1a46284 = Candor 自身の上限に達しました

# internal_overload: explanation
m-5504bc5f = Candor は上限まで接続、ファイル、またはリクエストを抱えており、それ以上の一つを拒否しました。アップストリームには問い合わせていません。

# internal_overload: explanation
m-4cee07c2 = 上限の想定より多くの訪問者が来ているか、何かが使わないものを占めています。接続を開いて何も送らないクライアントや、応答が遅いためにリクエストを滞留させるアプリケーションです。

# internal_overload: explanation
m-422634eb = 上限を引き上げる前に、何がそれを埋めているかを調べてください。開いているファイルの場合はユニットの `LimitNOFILE` を、接続の場合は根拠に示されたキーを引き上げます。

# internal_overload: sentence
m-2750f2ca = Candor は上限 { $overload } に達しています: { $overload_max } のうち { $overload_value }。

# internal_overload: likely open_files
m-0b22535d = 開けるファイル数の上限がプロキシとしては低すぎます。リクエストごとに二つ必要です。

# internal_overload: evidence for open_files
m-8d7d9154 = 上限は { $overload_max } で、昔の既定値である

# internal_overload: evidence for open_files
m-f273aa72 = 上限は { $overload_max } である

# internal_overload: likely idle_clients
m-ed783797 = クライアントが、使わない接続を占めています。

# internal_overload: evidence for idle_clients
m-68fdfcbb = 上限は接続に関するものである

# internal_overload: likely slow_upstream
m-4d2aba8f = アプリケーションの応答が遅く、その手前でリクエストが滞留しています。

# internal_overload: likely flood
m-59ab5788 = これまでになく多くのリクエストが来ています。

# internal_overload: step
m-160fbf74 = 接続を状態ごとに確認します:

# internal_overload: step
m-a5b6c9c7 = 上限は { $overload } = { $overload_max } です。

# internal_shutdown: title
m-bb82349e = Candor は停止処理中です

# internal_shutdown: visitor
m-440a93ef = サーバーは再起動中です。しばらくしてからもう一度お試しください。

# internal_shutdown: explanation
m-4311f1e0 = Candor は停止を指示されました。抱えているリクエストを終わらせ、新しいものは受け付けません。このリクエストは来るのが遅すぎたか、終わらせるための時間が尽きたときにまだ処理中でした。

# internal_shutdown: explanation
m-a965df88 = 手動またはサービスマネージャーによる、再起動または停止です。再起動なら、しばらくしてから再試行すればうまくいきます。再読み込み(SIGHUP)でこれが起こることはありません。

# internal_shutdown: explanation
m-5bf5a99a = 意図したものなら、何もする必要はありません。リクエストに時間がかかる場合は `shutdown` を引き上げてください。設定の変更には、再起動ではなく再読み込みを使ってください。

# internal_shutdown: sentence
m-a0d61901 = Candor は停止処理中で、終わらせるための時間が、{ $peer } が応答する前に尽きました。

# internal_shutdown: sentence
m-c9565200 = Candor は停止処理中で、新しいリクエストを受け付けませんでした。

# internal_shutdown: likely cut
m-7536872a = 終わらせるための時間が、このリクエストの所要時間より短くなっていました。`shutdown` を引き上げてください。

# internal_shutdown: evidence for cut
m-6ef60ef0 = リクエストはすでにアップストリームに届いていた

# internal_shutdown: likely stopping
m-2780b054 = Candor が停止し始めたちょうどそのとき、開いたまま保たれていた接続にリクエストが来ました。

# internal_shutdown: likely restart
m-79014909 = Candor が再起動または停止されているところです。

# internal_shutdown: step
m-0275a67c = 誰が停止したかを確認します:

# internal_error: title
m-edeec9ba = Candor 自身が失敗しました

# internal_error: visitor
m-de2fb81b = サーバーに内部の問題が起き、このリクエストに応答できませんでした。

# internal_error: explanation
m-37181acb = Candor の一部が異常終了したか、やり取りが終わったのに、その理由を示す事実を Candor が記録していません。アップストリームのせいではありません。アップストリームの言動は何も判定されていません。

# internal_error: explanation
m-374fd607 = これは Candor の、または Candor に設定された上限の不具合です。失われたリクエストは一つで、ほかのリクエストは続いています。

# internal_error: explanation
m-31255c44 = リクエストのログ行とバージョンを添えて報告してください。

# internal_error: sentence
m-6a1caeb4 = Candor 自身が失敗しました: { $what }。

# internal_error: sentence
m-769519d6 = Candor は理由を記録せずに、フェーズ { $phase } でこのリクエストを終わらせました。これは Candor の不具合です。

# internal_error: likely memory
m-1cf1f2d8 = ホスト、または Candor のユニットの上限に、メモリが残っていません。

# internal_error: evidence for memory, internal_error: evidence for disk
m-59cfa24c = メッセージ: { $what }

# internal_error: likely disk
m-405208fe = ディスクがいっぱいです。

# internal_error: likely defect
m-ba030f49 = Candor の不具合です。

# internal_error: step
m-4c3456da = このリクエストのログ行とこのバージョンを添えて報告します:
