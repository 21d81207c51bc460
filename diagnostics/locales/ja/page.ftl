### page

# explain, words
m-6953fbdf = 考えられる原因

# explain, words
m-0ea09cea = 順序は、それぞれの失敗の根拠によって変わります。

# explain, words
m-fd618eab = 次の手順

# explain, words
m-a7775444 = 事実

# explain
m-6afbddc9 = 原因

# explain
m-2475b474 = カタログからテストによって生成されたものです。編集しないでください。各原因の詳細は `candor explain CODE` で表示できます。

# explain
m-f9316cf4 = コード

# explain
m-4302e918 = 意味

# explain
m-d98031f8 = フェーズ

# explain
m-ba619595 = 対処できる人

# explain
m-ba4b77ef = ステータス

# explain
m-08a6c018 = 受信したまま

# explain
m-3f8d3963 = クライアント

# explain
m-0cd96ece = ネットワークの管理者

# explain
m-9dec50ee = Candor の管理者

# explain
m-d3f90a75 = アップストリームの管理者

# explain
m-89e0b543 = アップストリーム自身のもの

# explain, words
m-795db914 = コード

# explain
m-adf51d98 = フェーズ

# explain, words
m-5b341fb5 = 対処できる人

# explain, words
m-005ef20f = ステータス

# explain
m-b54cb470 = Proxy-Status のエラー種別（RFC 9209）

# template, words
m-9b759fb9 = 不明

# words
m-658f3664 = コピー

# words
m-8dc21305 = コピーしました

# words
m-c2b88f6c = レポート全体のテキスト

# words
m-82454152 = リクエスト

# words
m-dfe4e404 = 時刻

# words
m-0132c8fc = 要求内容

# words
m-a2cc6ee4 = 数秒後にもう一度お試しください。

# words
m-f2784c08 = お問い合わせの際は、この番号をお伝えください:

# words
m-8b5a1a82 = リクエストの経路

# words
m-d5a6163e = クライアント

# words
m-3945e8e0 = アップストリーム

# words
m-4c65d64b = アップストリームなし

# words
m-901275a6 = 問い合わせなし

# words
m-02a0baa5 = フェーズ { $phase } で途切れました

# words
m-b12d299a = 時間の内訳

# words
m-ca1fa301 = { $timer } が切れました: { $elapsed }(上限 { $limit }、設定箇所 { $timer_place })

# words
m-8e32ddbb = 考えられる原因（根拠の強い順）

# words
m-1440c15d = 注記

# words
m-9a690ca6 = 試したこと

# words
m-75b19520 = アイドル接続の再利用

# words
m-9a09e2f3 = 新しい接続

# words
m-15832aed = 終了したフェーズ

# words
m-f800be44 = 根拠

# words
m-651aef20 = { $defect_line } 行目、バイト { $defect_offset }: 検出 { $found }、期待 { $expected }。

# words
m-83f37917 = (終わり)

# words
m-8f929c1e = クライアント

# words
m-5b2a647f = 試行

# words
m-062accf6 = 判定

# words
m-6a12e0e7 = 設定

# words
m-4253c993 = フェーズ { $phase }

# words
m-f556f407 = ルート { $route }

# words
m-8b4eca94 = Candor が生成

# words
m-301d52ab = アップストリームが生成

# words
m-3f55c869 = 確実

# words
m-7e993075 = 可能性が高い

# words
m-32482109 = クライアントが対処できます

# words
m-ac6a587c = ネットワークの管理者が対処できます

# words
m-5055321c = Candor の管理者が対処できます

# words
m-2d10dbbf = アップストリームの管理者が対処できます

# words
m-4f34d900 = 詳細

# words
m-6ceafb41 = 誰が、どこで

# words
m-88ab5323 = アプリケーションではなく Candor が生成

# words
m-335acda1 = アップストリームが生成し、Candor がそのまま中継

# words
m-fe82461a = 確度

# words
m-ad3e28bc = 確実: 相手またはカーネルが明示しました

# words
m-4b6ff618 = 可能性が高い: 根拠からの推定です

# words
m-e00c0cd0 = 不明: この失敗にはまだ固有の名前がありません

# words
m-ba38a36e = サイト

# words
m-d7d630be = ルート

# words
m-8f814be5 = 記述箇所

# words
m-83b6d8e8 = この原因の詳細

# words
m-53bb54e4 = すべての原因

# words
m-b9aa833c = 同じ内容のテキストまたは JSON

# words
m-30fa0b19 = Candor が名指しできる原因

# slots
m-31e9ae78 = { " " }と{ " " }

# slots
m-f5e750e9 = 既定値

# slots
m-39b88649 = 終わり

# slots
m-3553e285 = 空白

# slots
m-7af13fd8 = { $count } 秒

# slots
m-34c73a31 = { $count } 秒

# slots
m-4a69f9cd = { $count } 分

# slots
m-5b4592c3 = { $count } 時間

# slots
m-2a7dbeef = { $count } 日

# tls
m-f485263e = システムの認証局

# what was expected in a response head
m-40e589ca = HTTP/1.1 200{ " " }

# what was expected in a response head
m-18b62c18 = 数値一つ

# what was expected in a response head
m-66c96858 = どこでも同じ長さ

# what was expected in a response head
m-2ed3951f = 数字だけ

# what was expected in a response head
m-414e9582 = Content-Length は一つだけ

# what was expected in a response head
m-7b4a47cc = chunked を最後に一度だけ

# what was expected in a response head
m-4721c8e6 = HTTP/1.0 では Transfer-Encoding なし

# what was expected in a response head
m-87aa9955 = 二つのうち一つだけ

# what was expected in a response head
m-82845159 = Elasticsearch トランスポート

# what was expected in a response head
m-58c45094 = SMTP または FTP

# what was expected in a response head
m-372bd1c8 = 下のフィールド

# what was expected in a response head
m-0f71a6f7 = 空行

# what was expected in a response head
m-c2c3655e = 空白とステータス

# what was expected in a response head
m-0d739fad = 空白一つ

# what was expected in a response head
m-30381dfb = 三桁の数字

# what was expected in a response head
m-3d0de84c = 100 から 599 まで

# what was expected in a response head
m-68b00d6c = コードの後の空白

# what was expected in a response head
m-900c9853 = 表示可能な文字

# what was expected in a response head
m-c8606ab5 = フィールドの前に HTTP/1.1

# what was expected in a response head
m-f11860d9 = 名前の後のコロン

# what was expected in a response head
m-a6c7a46b = フィールド名

# what was expected in a response head
m-c1896a72 = トークンの文字

# what was expected in a response head
m-afcac9af = コロン

# what was expected in a response head
m-607e0ed9 = NUL なし

# what was expected in a response head
m-33e1abec = 制御文字なし

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR は LF の前だけ

# what was expected in a response head
m-29f8d188 = Oracle Net プロトコル

# what was expected in a response head
m-32d5b9a1 = ヘッドの終わり

# what was expected in a response head
m-b9415c35 = より短いフィールド
