### availability

# request_denied: title
m-cf1e5863 = 規則によりこのクライアントは拒否されています

# request_denied: visitor
m-700d03e6 = このページを表示する権限がありません。

# request_denied: explanation
m-f4448314 = サイトまたはルートに `allow` か `deny` があり、クライアントのアドレスはそれによって許可されていません。アップストリームには問い合わせていません。

# request_denied: explanation
m-66a7dc92 = 先に `deny` が適用されます。そのネットワークのどれかに含まれるものは拒否されます。次に `allow` です。そのネットワークのどれにも含まれないものは拒否されます。アドレスは、接続のもの、または信頼された相手からの PROXY ヘッダーのものです。`X-Forwarded-For` は誰でも書けるため考慮しません。

# request_denied: explanation
m-2f6f25b1 = 意図したものなら、何もする必要はありません。そうでなければ、クライアントのネットワークを `allow` に加えるか、`deny` から外してください。すべてのクライアントが拒否され、そのアドレスがどれもロードバランサーのものなら、ロードバランサーに PROXY ヘッダーを送らせ、`trust` に入れてください。

# request_denied: sentence
m-2270e851 = { $client } は、{ $rule_place } に書かれた { $rule_network } によって拒否されています。

# request_denied: sentence
m-f955bf49 = { $client } は { $rule_network } によって拒否されています。

# request_denied: sentence
m-0589e1b3 = { $client } は、{ $rule_place } が許可するどのネットワークにも含まれていません。

# request_denied: sentence
m-bceba9e1 = { $client } は、許可されたどのネットワークにも含まれていません。

# request_denied: likely load_balancer
m-8a0587c7 = { $client } はクライアント自身ではなく、ロードバランサーまたはコンテナのゲートウェイです。PROXY ヘッダーを送らせ、それを信頼するよう設定してください。

# request_denied: evidence for load_balancer
m-90fa914c = { $client } はプライベートアドレスで、PROXY ヘッダーが付いていなかった

# request_denied: likely meant
m-be6fc76f = 規則は目的どおりに働いています。

# request_denied: evidence for meant
m-7b5a90af = { $rule_network } は明示的に拒否されている

# request_denied: likely network_missing
m-07f8b419 = クライアントのネットワークが `allow` にありません。新しい拠点、VPN、IPv4 と併用される IPv6 などです。

# request_denied: likely too_wide
m-0c942966 = 拒否しているネットワークが、意図したより広くなっています。

# request_denied: step
m-52f154ca = 規則は { $rule_place } に書かれています。

# request_denied: step
m-7681b14d = `allow` と `deny` は、接続のアドレス { $client } を見ます。

# maintenance: title
m-b2e63523 = サイトはメンテナンスのため閉じられています

# maintenance: visitor
m-88073cd1 = このサイトは現在メンテナンス中です。しばらくしてからもう一度お試しください。

# maintenance: explanation
m-aac7a1ee = 誰かがこのサイトを一時的に閉じています。Candor が代わりに応答し、アップストリームには問い合わせません。

# maintenance: explanation
m-3ad0b399 = 故障ではありません。誰がいつから閉じているか、また示されていればいつまでかは、根拠でわかります。

# maintenance: explanation
m-ce0b87b7 = 作業が終わっていれば、閉じた場所でサイトを開き直してください。

# maintenance: sentence
m-39cd70a3 = このサイトは、設定の { $closed_place } によって閉じられています。

# maintenance: sentence
m-4273e751 = { $closed_by } が { $closed_for } 前に、{ $closed_until } までの予定でアップストリーム { $closed_upstream } を閉じました。

# maintenance: sentence
m-b286eb3f = { $closed_by } が { $closed_for } 前に、期限を示さずにアップストリーム { $closed_upstream } を閉じました。

# maintenance: sentence
m-a2c434c6 = { $closed_by } が { $closed_for } 前に、{ $closed_until } までの予定でこのサイトを閉じました。

# maintenance: sentence
m-7b1d3702 = { $closed_by } が { $closed_for } 前に、期限を示さずにこのサイトを閉じました。

# maintenance: likely planned
m-cbcac24a = 作業は予定どおり進んでいます。

# maintenance: evidence for planned
m-deda2052 = { $closed_until } に終わる予定である

# maintenance: likely overdue
m-d7e9d695 = 作業が予定より長引いているか、終わったのにサイトが開き直されていません。

# maintenance: evidence for overdue
m-d5b31319 = { $closed_until } に終わる予定だった

# maintenance: likely forgotten
m-0a52f25c = 誰かがサイトを開き直すのを忘れています。

# maintenance: evidence for forgotten
m-a2cf929f = 閉じられてから { $closed_for } たっている

# maintenance: step
m-25d1590e = 作業が終わったら、再び開きます:

# maintenance: step
m-056e91da = { $closed_place } で閉じられています。開くには、その行を取り除いてください。

# maintenance: step
m-39c9bbe5 = { $closed_by } のコマンドによって閉じられています。再読み込みしても開きません。

# maintenance: step
m-923b5412 = 書き残された内容: { $note }。

# upstream_none_available: title
m-57546b66 = アップストリームに問い合わせ先のメンバーがありません

# upstream_none_available: visitor, socket_missing: visitor
m-4fdc4f50 = このアドレスの先にあるアプリケーションは、現在動作していません。

# upstream_none_available: explanation
m-697cc181 = ルートの先のアップストリームは、現在メンバーの一覧が空であるか、すべてのメンバーが手動で外されています。どこにも問い合わせていません。

# upstream_none_available: explanation
m-560ca023 = メンバーが DNS または把握しているサービスから得られる場合は、それらが示すものが何も動作していません。ゼロにスケールされたか、デプロイの途中に隙間があるか、問い合わせ方が間違っています。メンバーが書き並べてある場合は、誰かが最後の一つを外しました。

# upstream_none_available: explanation
m-210f0bd5 = アプリケーションを起動するか、メンバーを戻してください。その後、情報源が何を返すかを自分で問い合わせてください。

# upstream_none_available: sentence
m-12f0fa3a = アップストリーム { $upstream } の唯一のメンバーが手動で外されており、どこにも問い合わせていません。

# upstream_none_available: sentence
m-33e79bfa = アップストリーム { $upstream } の { $members_drained } メンバーすべてが手動で外されており、どこにも問い合わせていません。

# upstream_none_available: sentence
m-97644425 = アップストリーム { $upstream } には { $empty_for } の間メンバーがありません。その前は { $members_had } メンバーでした。

# upstream_none_available: sentence
m-5c4f2ec0 = アップストリーム { $upstream } にはメンバーがなく、Candor の起動以来一つもありません。

# upstream_none_available: likely drained
m-0ccccb61 = 誰かがデプロイまたは修理のために最後のメンバーを外し、戻していません。

# upstream_none_available: evidence for drained
m-16af621f = 手動で外されたメンバー: { $members_drained }

# upstream_none_available: likely source_unreadable
m-b69a7c96 = メンバーを一覧にするものに問い合わせができないか、その応答が使えません。

# upstream_none_available: likely scaled_to_zero
m-9a0df408 = アプリケーションが停止されたか、ゼロにスケールされました。

# upstream_none_available: evidence for scaled_to_zero
m-6c14393b = { $empty_for } 前までは { $members_had } メンバーだった

# upstream_none_available: likely deployment_gap
m-070155a9 = デプロイが、新しいメンバーが動き出す前に古いメンバーを停止しています。

# upstream_none_available: evidence for deployment_gap
m-4552959a = 最後のメンバーがなくなったのは { $empty_for } 前にすぎない

# upstream_none_available: likely wrong_question
m-712a211c = メンバーを見つけるための名前またはセレクターが間違っています。これまで一つも見つかっていません。

# upstream_none_available: evidence for wrong_question
m-36bcd7ce = { $question } ではまだ一つも見つかっていない

# upstream_none_available: likely source_is_behind
m-33b431fe = アプリケーションは動作していますが、メンバーを一覧にするサービスがまだそれを把握していません。

# upstream_none_available: step
m-694cbc03 = 外されているメンバーを確認します。candor drain { $upstream } MEMBER --undo で再び使われます:

# upstream_none_available: step
m-249e0129 = メンバーを問い合わせます:

# upstream_none_available: step
m-c8ff22b2 = メンバーを一覧にしているファイルを読みます:

# upstream_none_available: step
m-e0814c58 = どのコンテナが動作しているかを確認します:

# upstream_none_available: step
m-786b042c = { $upstream } のメンバーは { $upstream_place } に書かれています。

# upstream_all_unhealthy: title
m-26be2617 = アップストリームの全メンバーが正常ではありません

# upstream_all_unhealthy: visitor, upstream_circuit_open: visitor, connect_refused: visitor and 3 more
m-f229ad6e = このアドレスの先にあるアプリケーションは、現在接続を受け付けていません。

# upstream_all_unhealthy: explanation
m-084661ee = Candor はアップストリームの各メンバーが正常かどうかを定期的に確かめており、すべてのメンバーの直近の応答が期待と異なるか、来ませんでした。そのため、どこにも問い合わせていません。

# upstream_all_unhealthy: explanation
m-f4161f89 = `ejected`: `eject` の設定に従い、リクエストが失敗したか時間がかかりすぎたため、メンバーがしばらく外されました。`asked`: メンバーが Retry-After 付きの 503 を返しました。

# upstream_all_unhealthy: explanation
m-8ae3abe9 = アプリケーションが本当に停止しているか、チェックだけが間違っています。チェックのパスがリダイレクトする、ログインや別の Host を求める、チェックの待ち時間より長くかかる、などです。すべてのメンバーが同時に失敗し始めたのなら、共有しているものを調べてください。データベース、デプロイ、チェックそのものなどです。

# upstream_all_unhealthy: explanation
m-5ef59ead = 下に示すとおりチェックを手動で実行し、結果を見てください。アプリケーションが正常なら、パスか、期待する内容を直してください。

# upstream_all_unhealthy: sentence
m-8914cab7 = アップストリーム { $upstream } には問い合わせられるメンバーがありません。{ $member } は、リクエストが { $check_cause } で終わったため、{ $failing_for } 前に外されました。

# upstream_all_unhealthy: sentence
m-5ec33f16 = アップストリーム { $upstream } には問い合わせられるメンバーがありません。{ $member } は、応答に { $check_median } かかったため、{ $failing_for } 前に外されました。

# upstream_all_unhealthy: sentence
m-72398a99 = アップストリーム { $upstream } には問い合わせられるメンバーがありません。{ $member } は { $failing_for } 前に、Retry-After でそれを求めました。

# upstream_all_unhealthy: sentence
m-3cf4a6f1 = アップストリーム { $upstream } の唯一のメンバーがヘルスチェックに失敗しています。{ $member } は { $check_url } で、{ $check_expected } ではなく { $check_status } を返しました。

# upstream_all_unhealthy: sentence
m-1387e1e2 = アップストリーム { $upstream } の唯一のメンバーがヘルスチェックに失敗しています。{ $member } は { $check_url } で { $check_cause } となりました。

# upstream_all_unhealthy: sentence
m-0537c7dc = アップストリーム { $upstream } の { $members } メンバーすべてがヘルスチェックに失敗しています。{ $member } は { $check_url } で、{ $check_expected } ではなく { $check_status } を返しました。

# upstream_all_unhealthy: sentence
m-bbe4325b = アップストリーム { $upstream } の { $members } メンバーすべてがヘルスチェックに失敗しています。{ $member } は { $check_url } で { $check_cause } となりました。

# upstream_all_unhealthy: likely check_redirects
m-2701efa0 = チェックのパスが、HTTPS やログインページなどへリダイレクトしています。

# upstream_all_unhealthy: evidence for check_redirects, upstream_all_unhealthy: evidence for check_needs_login, upstream_all_unhealthy: evidence for check_path_missing and 1 more
m-c5171e03 = { $member } は { $check_status } を返した

# upstream_all_unhealthy: likely check_needs_login
m-638b5dc4 = チェックのパスがログインを求めています。

# upstream_all_unhealthy: likely check_path_missing
m-c91876c4 = チェックのパスが存在しないか、問い合わせに使われる Host では存在しません。

# upstream_all_unhealthy: likely never_well
m-2b9e02a0 = チェックは一度も成功していません。アップストリーム、そのポート、またはチェックの記述が間違っています。

# upstream_all_unhealthy: evidence for never_well
m-ffbd0f76 = どのメンバーのチェックも一度も成功していない

# upstream_all_unhealthy: likely check_too_short
m-75b522b5 = チェックの待ち時間が、アプリケーションの応答に必要な時間より短くなっています。

# upstream_all_unhealthy: evidence for check_too_short
m-576960b6 = { $member } は { $check_cause } となった

# upstream_all_unhealthy: likely down
m-01c82c0d = アプリケーションが全メンバーで停止しています。共有しているものに障害が起きたか、デプロイが失敗しました。

# upstream_all_unhealthy: evidence for down
m-e658adf1 = { $member } は { $failing_for } にわたり { $check_cause } となっている

# upstream_all_unhealthy: likely rule_too_strict
m-8a27e288 = メンバーを外す規則が厳しすぎます。わずかな失敗や、しばらく遅いだけで外されます。

# upstream_all_unhealthy: step
m-98985f9f = チェックを手動で実行します:

# upstream_all_unhealthy: step
m-f916df5f = その原因の意味を読みます:

# upstream_all_unhealthy: step
m-d1a5feaf = チェックは { $upstream_place } に書かれています。

# upstream_all_unhealthy: step, upstream_circuit_open: step
m-fa8797d5 = 規則は { $upstream_place } に書かれています。

# upstream_limit_reached: title
m-e41b9a7a = アップストリームが同時に処理できるリクエスト数の上限に達しています

# upstream_limit_reached: visitor, connect_resources_exhausted: visitor, connect_ports_exhausted: visitor and 4 more
m-ff36dc57 = サーバーが混み合っています。しばらくしてからもう一度お試しください。

# upstream_limit_reached: explanation
m-17e30c51 = 設定は、このアップストリームが同時に処理するリクエスト数を制限しています。その数のリクエストが処理中で、待ち行列はいっぱいであるか、設けられていません。

# upstream_limit_reached: explanation
m-c9e68304 = この上限はアプリケーションを守るためのものです。想定より多くの訪問者が来ているか、アプリケーションが遅くなり、リクエストがそれぞれ枠を長く占めています。

# upstream_limit_reached: explanation
m-7b3cd185 = まず、アプリケーションがいつもより遅くないかを確認してください。遅い場合、上限を上げると悪化します。余裕があるなら、書かれている箇所で上限を上げるか、待ち行列を許可するか、メンバーを追加してください。

# upstream_limit_reached: sentence
m-6d4a1b33 = アップストリーム { $upstream } は最大 { $active_max } 件のうち { $active } 件のリクエストを処理しており({ $limit_key })、最大 { $waiting_max } 件のうち { $waiting } 件がすでに待っています。

# upstream_limit_reached: sentence
m-12d11644 = アップストリーム { $upstream } は最大 { $active_max } 件のうち { $active } 件のリクエストを処理しており({ $limit_key })、待ち行列は許可されていません。

# upstream_limit_reached: likely slow_application, timeout_queue: likely slow_application
m-adbafa6a = アプリケーションが遅くなり、リクエストがそれぞれ枠を長く占めています。

# upstream_limit_reached: evidence for slow_application, timeout_queue: evidence for slow_application
m-abfe106e = 処理中の最も古いものは、すでに { $oldest } かかっている

# upstream_limit_reached: likely limit_low, timeout_queue: likely limit_low
m-8b867503 = 上限が、アプリケーションの処理能力より低くなっています。

# upstream_limit_reached: evidence for limit_low, timeout_queue: evidence for limit_low
m-0e372890 = 上限は { $active_max } しかない

# upstream_limit_reached: likely burst
m-18639043 = いつもより多くのリクエストが一度に来ましたが、すぐに空きができます。

# upstream_limit_reached: evidence for burst
m-abf8c418 = 処理中の最も古いものでも、始まったのは { $oldest } 前にすぎない

# upstream_limit_reached: likely held_open
m-3f610c02 = 終わらないリクエストが枠を占めています。ストリーム、ロングポーリング、WebSocket などです。

# upstream_limit_reached: evidence for held_open
m-1d0bf84f = 最も古いものは { $oldest } 開いたままである

# upstream_limit_reached: step, timeout_queue: step
m-d4d5b165 = 上限は { $limit_key } = { $active_max } で、{ $upstream_place } に書かれています。

# upstream_limit_reached: step, timeout_queue: step
m-a883bc1f = { $upstream } へのどのリクエストに最も時間がかかっているかを、ログの duration_ms で確認してください。

# upstream_limit_reached: step
m-a1bad0ea = 続くリクエストを拒否せず、少し待たせてください: 制限が書かれている場所に queue = 128。

# upstream_circuit_open: title
m-36dafa22 = アップストリームへの問い合わせをしばらく控えています

# upstream_circuit_open: explanation
m-24b83113 = このアップストリームへのリクエストが、設定で許された回数まで続けて失敗しました。それ以降は Candor が代わりに応答し、回復したかどうかを見るために、ときどきリクエストを一つ通しています。このリクエストはその一つではありませんでした。

# upstream_circuit_open: explanation
m-1165c013 = この応答は結果にすぎません。原因は、それまでのリクエストが失敗した理由で、下の最初に示されています。

# upstream_circuit_open: explanation
m-1bced6a7 = その原因を調べて取り除いてください。アップストリームが再び応答すれば、次の試行で、誰も何もしなくても再開されます。

# upstream_circuit_open: sentence
m-f1552e42 = { $root_count } 件のリクエストが { $root_cause } で終わったため、アップストリーム { $upstream } への問い合わせを { $open_for } にわたり控えています。次の試行は { $next_trial } 後です。

# upstream_circuit_open: sentence
m-f96dd534 = アップストリーム { $upstream } への問い合わせを { $open_for } にわたり控えています。次の試行は { $next_trial } 後です。

# upstream_circuit_open: likely down
m-75f5a104 = アプリケーションが停止しています。接続が拒否されるか、どこにもつながりません。

# upstream_circuit_open: evidence for down, upstream_circuit_open: evidence for slow, upstream_circuit_open: evidence for fails_on_requests
m-38060321 = { $root_count } 件のリクエストが { $root_cause } で終わった

# upstream_circuit_open: likely slow
m-2c5f9476 = アプリケーションの応答が遅すぎて、リクエストが制限時間に達しています。

# upstream_circuit_open: likely fails_on_requests
m-6434488e = アプリケーションは動作していますが、リクエストそのもので失敗しています。

# upstream_circuit_open: likely not_recovered
m-9635151f = アップストリームは回復していません。それ以降の試行もすべて失敗しています。

# upstream_circuit_open: evidence for not_recovered
m-803806da = それ以降 { $trials } 回の試行が失敗している

# upstream_circuit_open: likely rule_too_strict
m-5d0ebe2c = 規則が厳しすぎます。多くのリクエストのうちわずかな失敗だけで適用されます。

# upstream_circuit_open: step
m-3b7cdebd = 最初の原因の意味を読みます:

# upstream_circuit_open: step
m-5f67fee3 = これより前に失敗したリクエストをログで探してください: cause、upstream { $upstream }。
