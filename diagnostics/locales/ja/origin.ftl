### origin

# origin_error: title
m-bb696901 = アプリケーション自身がエラーで応答しました

# origin_error: visitor
m-89ab5c29 = このアドレスの先にあるアプリケーションが、自身のエラーを報告しました。

# origin_error: explanation
m-a310a131 = アップストリームは、500 から 599 までのステータスで正常に応答しました。Candor はその応答を、ボディも含めてすべてそのまま中継しました。

# origin_error: explanation
m-2420582a = これはプロキシのエラーではありません: `status_by` は `upstream` です。接続、TLS、フレーミングは正常でした。ここでの 502、503、504 は、Candor の背後にある別のプロキシか、アプリケーション自身から来ています。

# origin_error: explanation
m-28a11f9a = アプリケーションのログでリクエスト ID を検索してください。ID は `X-Request-Id` としてアプリケーションに渡されています。

# origin_error: sentence
m-e23e72a2 = { $peer }({ $server_field })が自ら、{ $method } { $path } に { $status } で応答しました。

# origin_error: sentence
m-63b07c49 = { $peer } が自ら、{ $method } { $path } に { $status } で応答しました。

# origin_error: likely another_proxy
m-e65f42dc = Candor の背後にある別のプロキシがこのように応答しました。そのログを見てください。

# origin_error: evidence for another_proxy
m-9c0227c6 = { $status } はプロキシのステータスで、応答は { $server_field } からのものである

# origin_error: evidence for another_proxy
m-e5d0115a = { $status } はプロキシのステータスである

# origin_error: likely overloaded
m-7ca4222c = アプリケーションが過負荷、起動中、またはメンテナンス中です。

# origin_error: evidence for overloaded
m-3b797a25 = 503 で応答した

# origin_error: likely unimplemented
m-1f8bb544 = アプリケーションが、このリクエストのメソッドまたはバージョンに対応していません。

# origin_error: evidence for unimplemented
m-4ca81647 = { $status } で応答した

# origin_error: likely exception
m-b3370c6d = アプリケーションがこのリクエストで失敗しました。どこでも捕捉されなかった例外です。

# origin_error: evidence for exception
m-3879756c = 500 で応答した

# origin_error: step
m-af5e1ba4 = アプリケーションのログでリクエスト ID を検索します:

# origin_error: step
m-01d43abf = アプリケーションのログでリクエスト ID { $request_id } を検索してください。
