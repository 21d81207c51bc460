### client

# client_closed: title
m-7f2976f7 = 応答が完了する前にクライアントが離れました

# client_closed: visitor
m-f3c4b093 = 応答が完了する前に接続が閉じられました。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-b218d5b0 = 何が起きたか

# client_closed: explanation
m-a3489a6b = Candor がまだリクエストを処理している間に、クライアントが接続(HTTP/2 ではストリーム)を閉じたか、リセットしました。Candor はアップストリームへのリクエストも打ち切りました。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 97 more
m-68f21b6e = それが意味すること

# client_closed: explanation
m-02bddfda = 応答は誰にも届いていません。ログには、実際に送られることのないステータス 499 が記録されます。一件だけなら、先へ進むリンクをクリックした人です。待ち時間の長いものが多数あれば、待ちきれなくなった人々か、アプリケーションの所要時間より自身のタイムアウトが短いプログラムです。

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-cf2e345d = 対処方法

# client_closed: explanation
m-3945343c = フェーズと時間を見てください。アップストリームのヘッドを待っている間に終わったのなら、アプリケーションが遅いのです。クライアントのタイムアウトと、アプリケーションの所要時間を比べてください。

# client_closed: sentence
m-d125486a = クライアント { $client } は、{ $duration } 後、フェーズ { $phase } で接続をリセットしました。

# client_closed: sentence
m-ad9a7fb3 = クライアント { $client } は、{ $duration } 後、フェーズ { $phase } で接続を閉じました。

# client_closed: likely slow_upstream
m-935a39ae = アプリケーションが遅く、クライアントまたはそれを使っている人が待つのをやめました。

# client_closed: evidence for slow_upstream
m-df60b38c = 応答が 1 バイトも来ないまま、{ $duration } 後に離れた

# client_closed: likely client_timeout
m-462a4ffd = クライアント自身のタイムアウトが、Candor とアプリケーションのものより短くなっています。

# client_closed: evidence for client_timeout
m-8286e9b4 = 秒単位で切りのよい { $duration } 後に離れた

# client_closed: likely navigated_away
m-100376be = 利用者がページを閉じたか、再読み込みしたか、別のリンクに進みました。

# client_closed: evidence for navigated_away
m-d0785809 = わずか { $duration } 後に離れた

# client_closed: likely network
m-ea612250 = クライアントのネットワークが切れたか、手前のロードバランサーが接続を切断しました。

# client_closed: step
m-bc5f8e74 = クライアントのタイムアウトと、アプリケーションの { $path } に対する所要時間を比べてください。

# client_request_invalid: title
m-21133fa9 = リクエスト自体を拒否しました

# client_request_invalid: visitor
m-3f93256d = リクエストを理解できなかったか、このサーバーの上限を超えています。

# client_request_invalid: explanation
m-1aaf5e92 = クライアントが送ったものは、安全に中継できるリクエストではありません。HTTP の規則(RFC 9110、RFC 9112、RFC 9113)に違反しているか、上限が許すより大きいか遅いものです。どのアップストリームにも届いていません。

# client_request_invalid: explanation
m-40a0aa5a = 理由には規則が示されます。二つの読み手に別のリクエストを見せかねないもの(Content-Length と Transfer-Encoding の両方、単独の LF、コロンの前の空白)は常に拒否します。リクエストのスマグリングはこれらを使って行われます。

# client_request_invalid: explanation
m-66ad516c = クライアントを直してください。上限(`head_too_large`、`body_too_large`、タイムアウト)によるもので、リクエストが正当なら、上限を引き上げてください。そのキーは `candor help` でわかります。

# client_request_invalid: sentence
m-31369831 = { $client } のリクエストを、ヘッドのバイト { $offset } で拒否しました: { $reason }。

# client_request_invalid: sentence
m-a56f5dbc = { $client } のリクエストは { $limit } 以内({ $timer })に届きませんでした。

# client_request_invalid: sentence
m-2f86096e = { $client } のリクエストを拒否しました: { $reason }。

# client_request_invalid: likely limit
m-b1ea5742 = Candor の上限が、この正当なリクエストより小さくなっています。

# client_request_invalid: evidence for limit
m-e1a03bc6 = 理由は大きさである: { $reason }

# client_request_invalid: likely slow_client
m-1785137a = クライアントのネットワークが遅いか、クライアントが接続を占有するために開いています。

# client_request_invalid: evidence for slow_client
m-d8881060 = タイマーが切れた

# client_request_invalid: likely wrong_certificate
m-0a26ae54 = 接続は、同じ証明書の別の名前に対して、別の TLS ポリシーで開かれました。

# client_request_invalid: evidence for wrong_certificate
m-255331e0 = 理由は { $reason } である

# client_request_invalid: likely smuggling
m-7dd26630 = リクエストにプロキシをすり抜けさせるスマグリングの試みか、それを探すスキャナーです。

# client_request_invalid: evidence for smuggling
m-e59f3ce7 = { $reason } は、二つの読み手が異なる解釈をするものである

# client_request_invalid: likely client_defect
m-25d3563b = クライアント、または Candor の手前のプロキシの不具合です。

# client_request_invalid: step
m-9ffe767d = 上限は { $limit } で、次の場所に書かれています: { $timer_place }。

# client_request_invalid: step
m-14de2a09 = { $client } が何を送っているかを見てください。正しい形式は { $protocol } に定められています。
