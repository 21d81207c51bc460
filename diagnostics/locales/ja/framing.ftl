### framing

# framing_cl_invalid: title
m-dc8426c9 = 応答の Content-Length が長さを示していません

# framing_cl_invalid: explanation
m-e079369e = アップストリームの応答に Content-Length フィールドがありますが、その値がバイト数を表す一つの十進数ではありません。

# framing_cl_invalid: explanation
m-96832194 = この応答がどこで終わり、次の応答がどこから始まるのか誰にも判断できないため、中継できません。理由には何が問題かが示されます: `non_digit`(`12 bytes`、`123.0`、`None`)、`negative`、`sign`、`hex`、`overflow`、`empty`、`list`。

# framing_cl_invalid: explanation
m-97a059dc = アプリケーションが自分で Content-Length を設定している箇所を見つけ、それをサーバーに任せるか、数値の書式を直してください。値は受信したまま表示されています。

# framing_cl_invalid: sentence
m-763bcfa7 = { $peer } の応答は、ヘッドの { $defect_line } 行目の Content-Length が空です。

# framing_cl_invalid: sentence
m-85e41ac3 = { $peer } の応答は、ヘッドの { $defect_line } 行目の Content-Length が「{ $length_value }」で、バイト数になっていません({ $defect })。

# framing_cl_invalid: likely float
m-5b5722d5 = 長さが浮動小数点数として計算され、そのまま出力されました。

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 4 more
m-d914886b = 値は { $length_value } である

# framing_cl_invalid: likely unset
m-02ba7df2 = 長さが一度も設定されず、「何もない」を表す語が出力されました。

# framing_cl_invalid: evidence for unset
m-07183643 = 値は「{ $length_value }」である

# framing_cl_invalid: likely unknown_size
m-ffad7c63 = サイズが不明で、それを -1 で表しています。

# framing_cl_invalid: likely arithmetic
m-5445e0f9 = 長さの計算中に整数がオーバーフローしました。

# framing_cl_invalid: likely chunk_style
m-f5240ed6 = 長さが、チャンクサイズのように十六進数で書かれています。

# framing_cl_invalid: likely joined, framing_cl_conflict: likely joined, framing_other: likely joined
m-8f9fe183 = 二つの層がそれぞれ Content-Length を設定し、三つ目の層がそれらを一行にまとめました。

# framing_cl_invalid: likely formatting
m-08dbc20a = アプリケーションが数値を自分で整形しています。単位、区切り、引用符が付いています。

# framing_cl_invalid: step, framing_cl_conflict: step
m-2e98be29 = アプリケーションで、自分で Content-Length を設定している箇所を探してください。

# framing_cl_conflict: title
m-15bfa26c = 応答に異なる Content-Length があります

# framing_cl_conflict: visitor, framing_cl_and_te: visitor, framing_chunk_size_invalid: visitor and 5 more
m-dad90d08 = このアドレスの先にあるアプリケーションが、矛盾した応答を返しました。

# framing_cl_conflict: explanation
m-b16732ed = アップストリームの応答のヘッドが、複数のフィールド、または一つのフィールド内のリストで長さを二度以上示しており、その数値が一致していません。

# framing_cl_conflict: explanation
m-32a9cc55 = ある読み手は最初の数値に、別の読み手は最後の数値に従います。その間のバイトは、一方にとってはこの応答の終わり、他方にとっては次の応答の始まりです。応答のスマグリングはこうして行われるため、中継することも許容することもできません。同じ長さが重なっている場合は一つにまとめ、所見をログに残します。

# framing_cl_conflict: explanation
m-a8e03fea = このフィールドを設定している二つの層を見つけ、最後の層だけに設定させてください。通常は、圧縮とテンプレートの処理が終わった後のアプリケーションのサーバーです。

# framing_cl_conflict: sentence
m-fed357f5 = { $peer } の応答は、ヘッドの { $defect_line } 行目の Content-Length が「{ $length_value }」で、数値が互いに異なります。

# framing_cl_conflict: sentence
m-658be1ea = { $peer } の応答には、異なる Content-Length があります: { $lengths }。二つ目はヘッドの { $defect_line } 行目にあります。

# framing_cl_conflict: likely two_layers, framing_other: likely two_layers
m-52c6d559 = アプリケーションの二つの層がそれぞれ Content-Length を設定しています。ミドルウェアが、置き換えるべきところで追加しています。

# framing_cl_conflict: likely compression
m-90897dea = 一つの層はボディを圧縮前に、別の層は圧縮後に数えました。

# framing_cl_conflict: evidence for compression, framing_cl_and_te: evidence for compression
m-af9cf826 = 応答に Content-Encoding がある

# framing_cl_conflict: likely proxy_between
m-d2f5132f = 途中のプロキシがボディを変更し、自分の Content-Length を加えて、古いものを残しました。

# framing_cl_conflict: evidence for proxy_between, framing_cl_and_te: evidence for proxy_between
m-dafa55d9 = 応答に Via フィールドがある

# framing_cl_conflict: likely injected
m-ab5299b2 = 改行を含む値がフィールドに入り込み、Content-Length を持ち込みました。

# framing_cl_conflict: step
m-20f24656 = 送られてくるそれぞれの長さを確認します:

# framing_cl_and_te: title
m-ad5a13a1 = 応答に Content-Length と Transfer-Encoding の両方があります

# framing_cl_and_te: explanation
m-e4cf6a51 = アップストリームの応答のヘッドが、ボディの終わりを二通りに示しています。一定のバイト数の後と、最後のチャンクです。

# framing_cl_and_te: explanation
m-bb17cbd7 = RFC 9112 は Transfer-Encoding を優先し、このようなメッセージはレスポンススマグリングの試みかもしれないと警告しています。長さに従う読み手には、チャンクに従う読み手とは別の応答が見えるためです。

# framing_cl_and_te: explanation
m-5d72c4c2 = サーバーがチャンク化する場合はアプリケーションに Content-Length を付けさせないか、アプリケーション自身に Transfer-Encoding を設定させないでください。アップストリームに `tolerate = ["te_and_cl"]` を書くと、長さを捨ててチャンクに従い、所見を記録します。

# framing_cl_and_te: sentence
m-4edde157 = { $peer } の応答には Content-Length: { $lengths } と Transfer-Encoding: { $codings } の両方があり、二つ目はヘッドの { $defect_line } 行目にあります。

# framing_cl_and_te: likely server_chunks
m-a19da45e = アプリケーションが Content-Length を設定しているのに、そのフレームワークまたはサーバーがチャンク化しています。

# framing_cl_and_te: likely by_hand
m-269d4e26 = アプリケーションが自分で Transfer-Encoding を設定し、サーバーが受け取ったものの長さを付け加えています。

# framing_cl_and_te: evidence for by_hand
m-4325f2bc = Transfer-Encoding が Content-Length より前にある

# framing_cl_and_te: likely compression
m-4851e0ef = ボディは送信しながら圧縮されるためチャンク化されていますが、圧縮前の長さが残されています。

# framing_cl_and_te: likely proxy_between
m-8c3056db = 途中のプロキシが応答のフレーミングをやり直し、古いフィールドを残しました。

# framing_cl_and_te: likely smuggling
m-5cea8ce2 = 誰かがアプリケーションにこれを送らせ、二つの読み手に別の応答を見せようとしています。

# framing_cl_and_te: step
m-84e96144 = 送られてくる両方のフィールドを確認します:

# framing_cl_and_te: step
m-8aa77f52 = 直せない場合は、{ $upstream_place } のアップストリームに書きます: tolerate = ["te_and_cl"]

# framing_cl_and_te: step, framing_te_unsupported: step, framing_other: step
m-4fafd233 = アプリケーションで、自分で Content-Length または Transfer-Encoding を設定している箇所を探してください。

# framing_te_unsupported: title
m-14e85392 = 応答の転送コーディングに対応していません

# framing_te_unsupported: explanation
m-c9acda6f = アップストリームの応答の Transfer-Encoding が、一度だけの `chunked` ではありません。別のコーディング(`unknown_coding`)、別のコーディングの前の chunked(`chunked_not_last`)、二重の chunked(`chunked_twice`)、空(`empty`)、または Transfer-Encoding を持たないはずの HTTP/1.0 の応答に付いたもの(`http_1_0`)です。

# framing_te_unsupported: explanation
m-834e8286 = Transfer-Encoding は応答の終わりを示すものです。Candor はほかのコーディングを求めておらず、知らないコーディングの応答がどこで終わるのかを判断できません。

# framing_te_unsupported: explanation
m-2ec7986d = 圧縮されたボディは Content-Encoding で示すものです。Transfer-Encoding はアプリケーションのサーバーに任せてください。アプリケーションが設定すると、たいていサーバーが二重にチャンク化します。

# framing_te_unsupported: sentence
m-f60f3521 = { $peer } の応答は HTTP/1.0 ですが、HTTP/1.0 にはない Transfer-Encoding「{ $codings }」がヘッドの { $defect_line } 行目にあります。

# framing_te_unsupported: sentence
m-256237b8 = { $peer } の応答の Transfer-Encoding は「{ $codings }」で、chunked が二つあります。

# framing_te_unsupported: sentence
m-a4c4405d = { $peer } の応答の Transfer-Encoding は「{ $codings }」で、chunked が最後になっていません。

# framing_te_unsupported: sentence
m-21aeb396 = { $peer } の応答は、ヘッドの { $defect_line } 行目の Transfer-Encoding が空です。

# framing_te_unsupported: sentence
m-8463a39c = { $peer } の応答は、ヘッドの { $defect_line } 行目の Transfer-Encoding が「{ $codings }」です。使えるのは chunked だけです。

# framing_te_unsupported: likely content_coding
m-69b7d70a = ボディは圧縮されていますが、そのコーディングが Transfer-Encoding に書かれています。書くべき場所は Content-Encoding です。

# framing_te_unsupported: evidence for content_coding, framing_te_unsupported: evidence for identity, framing_te_unsupported: evidence for typo
m-f529d889 = コーディングは { $codings } である

# framing_te_unsupported: likely double
m-0a600c52 = アプリケーションがボディを自分でチャンク化し、サーバーがもう一度チャンク化しています。

# framing_te_unsupported: evidence for double
m-8b8060e7 = chunked が二つある

# framing_te_unsupported: likely identity
m-19c88285 = アプリケーションが、HTTP から削除された古いコーディング "identity" で、サーバーにチャンク化しないよう求めています。

# framing_te_unsupported: likely typo
m-112968a4 = 値の綴りが間違っています。正しくは "chunked" で、パラメーターも引用符も付きません。

# framing_te_unsupported: likely old_version
m-306cbe53 = チャンク化するサーバーが HTTP/1.0 として応答するよう設定されているか、途中の古いプロキシがバージョンを下げています。

# framing_te_unsupported: evidence for old_version
m-ba4822b4 = 応答は HTTP/1.0 である

# framing_te_unsupported: likely by_hand
m-5b3a685f = アプリケーションが自分で Transfer-Encoding を設定しています。

# framing_chunk_size_invalid: title
m-8bb7c4c3 = 応答のチャンクに有効なサイズがありません

# framing_chunk_size_invalid: explanation
m-fc23500d = アップストリームの応答はチャンク化されていますが、次のチャンクのサイズが十六進数で CR LF で終わる形で書かれるべき場所に、別のものがあります。別の文字(`non_hex`)、空(`empty`)、どのカウンターにも収まらないサイズ(`too_large`)、別の改行(`line_ending`)、長すぎる拡張(`ext_too_long`)、または制御文字を含む拡張(`ext_byte`)です。

# framing_chunk_size_invalid: explanation
m-31265b9c = ここから先は、何がボディで何がフレーミングなのか誰にも判断できません。応答のヘッドを送り出す前に見つかれば、クライアントは代わりにこの診断を受け取ります。その後であれば応答を切断し、完全ではないことがクライアントにわかるようにします。

# framing_chunk_size_invalid: explanation
m-27bf99a3 = アプリケーションにはボディだけを書かせ、チャンク化はサーバーに任せてください。オフセットは、ワイヤー上のボディで数えたものです。

# framing_chunk_size_invalid: sentence
m-dd459ef8 = { $peer } の応答のチャンク化されたボディのバイト { $chunk_offset } に、チャンクサイズのない行があります。十六進数字があるべき場所に { $chunk_found } があります。

# framing_chunk_size_invalid: sentence
m-7fcf2e21 = { $peer } の応答のチャンク化されたボディのバイト { $chunk_offset } に、どのカウンターにも収まらないチャンクサイズがあります。

# framing_chunk_size_invalid: sentence
m-fc17d8eb = { $peer } の応答のチャンク化されたボディで、チャンクサイズの後、CR LF があるべきバイト { $chunk_offset } に { $chunk_found } があります。

# framing_chunk_size_invalid: sentence
m-fdcf2991 = { $peer } の応答のチャンク化されたボディのバイト { $chunk_offset } に、1024 バイトを超えるチャンク拡張があります。

# framing_chunk_size_invalid: sentence
m-5053f447 = { $peer } の応答のチャンク化されたボディで、チャンク拡張の中のバイト { $chunk_offset } に { $chunk_found } があります。

# framing_chunk_size_invalid: sentence
m-98786784 = { $peer } の応答のチャンク化されたボディで、十六進数のチャンクサイズがあるべきバイト { $chunk_offset } に { $chunk_found } があります。

# framing_chunk_size_invalid: likely not_chunked
m-2b92a69e = ボディはまったくチャンク化されていません。何かが Transfer-Encoding を設定し、ボディをそのまま書いています。

# framing_chunk_size_invalid: evidence for not_chunked
m-1a50938f = それはボディの最初のバイトである

# framing_chunk_size_invalid: likely prefix
m-ede50853 = サイズに接頭辞 0x が付けられています。

# framing_chunk_size_invalid: evidence for prefix
m-6e3d0381 = サイズが 0x で始まっている

# framing_chunk_size_invalid: likely unknown_size
m-d587cb91 = サイズが不明で、代わりに -1 が書かれています。

# framing_chunk_size_invalid: evidence for unknown_size
m-175b8bd1 = サイズが、符号付きの数またはすべてのビットが 1 の値としての -1 である

# framing_chunk_size_invalid: likely blank_line
m-79f933ad = アプリケーションが、サーバーの改行とは別に、チャンクの後に改行を書いています。

# framing_chunk_size_invalid: evidence for blank_line
m-219b518b = サイズがあるべき場所に空行がある

# framing_chunk_size_invalid: likely line_feed, framing_chunk_terminator_invalid: likely line_feed
m-4cf3a5eb = チャンクが手書きされており、\r\n であるべきところが \n になっています。

# framing_chunk_size_invalid: evidence for line_feed, framing_chunk_terminator_invalid: evidence for line_feed
m-b3f1b888 = 行が LF だけで終わっている

# framing_chunk_size_invalid: likely signed_chunks
m-b0fb8f60 = オブジェクトストレージがアップロードに使う署名付きチャンクが、応答として送られています。

# framing_chunk_size_invalid: evidence for signed_chunks
m-06be1659 = チャンクに長い拡張がある

# framing_chunk_size_invalid: likely output
m-654dc719 = 何かがチャンクの間に接続へ書き込んでいます。デバッグ出力、警告、エラーページなどです。

# framing_chunk_size_invalid: evidence for output
m-7e0e0545 = テキストがある: 「{ $chunk_excerpt }」

# framing_chunk_size_invalid: likely by_hand
m-5afd5131 = アプリケーションがチャンクを手書きし、サーバーもチャンク化しています。

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step
m-eba409b3 = 送られてくるチャンクを確認します:

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step, framing_trailer_invalid: step
m-4eda9f5e = アプリケーションで、自分でチャンクサイズを書くか Transfer-Encoding を設定している箇所を探してください。

# framing_chunk_terminator_invalid: title
m-383f2f74 = 応答のチャンクがサイズどおりに終わっていません

# framing_chunk_terminator_invalid: explanation
m-7f98ab34 = アップストリームの応答はチャンク化されています。チャンクが宣言したバイト数の後には CR LF が続くはずですが、別のもの(`missing`)か、LF だけ(`bare_lf`)が続いています。

# framing_chunk_terminator_invalid: explanation
m-878b946a = サイズが間違っているため、何がボディで何がフレーミングなのか誰にも判断できません。応答のヘッドを送り出す前に見つかれば、クライアントは代わりにこの診断を受け取ります。その後であれば応答を切断し、完全ではないことがクライアントにわかるようにします。

# framing_chunk_terminator_invalid: explanation
m-40400ec8 = 文字数ではなくバイト数を数え、データの後の CR LF を含めずに、サイズを十六進数で書いてください。チャンク化はアプリケーションのサーバーに任せる方がよいでしょう。オフセットは、ワイヤー上のボディで数えたものです。

# framing_chunk_terminator_invalid: sentence
m-6630172d = { $peer } の応答の { $chunk_size } バイトのチャンクが、ボディのバイト { $chunk_offset } で LF だけで終わっています。

# framing_chunk_terminator_invalid: sentence
m-2d8ce4b7 = { $peer } の応答のチャンクは { $chunk_size } バイトと宣言していますが、CR LF があるべきボディのバイト { $chunk_offset } に { $chunk_found } が続いています。

# framing_chunk_terminator_invalid: likely decimal
m-b71dc6ac = チャンクサイズが十進数で書かれています。正しくは十六進数です。

# framing_chunk_terminator_invalid: evidence for decimal
m-a2d148a1 = 十進数として読むと、サイズがデータに合う

# framing_chunk_terminator_invalid: likely terminator_counted
m-35e2ad17 = データの後の CR LF がサイズに含めて数えられています。

# framing_chunk_terminator_invalid: evidence for terminator_counted
m-600186a8 = データが CR LF で終わっている

# framing_chunk_terminator_invalid: likely characters
m-1e434ab9 = サイズが文字数で数えられており、テキストに複数バイトの文字があります。

# framing_chunk_terminator_invalid: evidence for characters
m-bd52a782 = その周辺に ASCII 以外のバイトがある

# framing_chunk_terminator_invalid: likely too_short
m-f395d648 = サイズが数バイト小さすぎます。テキストのエスケープ、変換、改行の追加より前に数えられています。

# framing_chunk_terminator_invalid: evidence for too_short
m-acaffe4c = 数バイト後に CR LF が続いている

# framing_chunk_terminator_invalid: likely several_writers
m-15f9dd09 = 二つのスレッドまたは層が、同時に接続へ書き込んでいます。

# framing_trailer_invalid: title
m-8d5d26be = 応答のトレーラーが正しくありません

# framing_trailer_invalid: explanation
m-ce283629 = アップストリームの応答はチャンク化されていますが、最後のチャンクに続くものがトレーラーセクションではありません。フィールドではない行(`syntax`)、そこにあってはならないフィールド(`forbidden`)、8 KiB または 64 フィールドの超過(`too_large`)、あるいは空行より前の接続の終了(`no_end`)です。

# framing_trailer_invalid: explanation
m-2b82285f = ボディはすべて届いていますが、その終わりが届いていません。続くものは別の何かの始まりかもしれません。応答を切断し、クライアントにわかるようにします。まだ何も送り出していなければ、クライアントは代わりにこの診断を受け取ります。

# framing_trailer_invalid: explanation
m-6ee066a8 = アプリケーションが最後のチャンクの後に何を書いているかを調べてください。Content-Length、Transfer-Encoding、Host のようにメッセージのフレーミングや経路を決めるフィールドは、ヘッドに書くものです。

# framing_trailer_invalid: sentence
m-195fb97e = { $peer } は応答の最後のチャンクの後、ボディのバイト { $chunk_offset } で、終わりを示す空行より前に接続を終わらせました。

# framing_trailer_invalid: sentence
m-f9b17282 = { $peer } の応答のトレーラーは、ボディのバイト { $chunk_offset } で、8 KiB または 64 フィールドを超えています。

# framing_trailer_invalid: sentence
m-98844c03 = { $peer } の応答のトレーラーには、ボディのバイト { $chunk_offset } に、あってはならないフィールドがあります: 「{ $chunk_excerpt }」。

# framing_trailer_invalid: sentence
m-f9276816 = { $peer } の応答のトレーラーには、フィールドまたは空行があるべきボディのバイト { $chunk_offset } に { $chunk_found } があります。

# framing_trailer_invalid: likely error_page, framing_overrun: likely error_page
m-b16a817f = アプリケーションが応答を始めた後に失敗し、そのエラーページが付け足されました。

# framing_trailer_invalid: evidence for error_page
m-7d46264b = ページまたは応答の始まりがある

# framing_trailer_invalid: likely length_in_trailer
m-41456449 = アプリケーションが、最後にわかった長さをトレーラーとして送っています。

# framing_trailer_invalid: evidence for length_in_trailer
m-36ae0f51 = そのようなフィールドがある

# framing_trailer_invalid: likely last_line_missing
m-591aec8a = アプリケーションがボディを 0 と改行一つで終えています。改行は二つ必要です。

# framing_trailer_invalid: evidence for last_line_missing
m-027839d2 = 最後のチャンクの後で接続が終わった

# framing_trailer_invalid: likely chunk_after_last
m-37e7a5ad = ボディの空の断片がサイズ 0 のチャンク、つまり最後のチャンクとして書かれ、その後もボディが続きました。

# framing_trailer_invalid: evidence for chunk_after_last
m-47ffa3ba = 続くものがチャンクのように始まっている

# framing_trailer_invalid: likely by_hand
m-f99a7acc = アプリケーションが最後のチャンクまたはトレーラーを手書きしています。

# framing_trailer_invalid: step
m-21d786f7 = 送られてくるボディの終わりを確認します:

# framing_body_not_allowed: title
m-289b5ac4 = ボディがあってはならない応答にボディがあります

# framing_body_not_allowed: explanation
m-b5c034b1 = HEAD への応答(`head`)、204(`no_content`)または 304(`not_modified`)の応答、1xx の中間応答(`interim`)は、フィールドの内容にかかわらずヘッドで終わります。アップストリームは、そのようなヘッドの後にバイトを送りました。

# framing_body_not_allowed: explanation
m-339a02d4 = 再利用される接続では、そのバイトは別の誰かへの次の応答の始まりと受け取られてしまいます。そのため Candor は接続を閉じます。

# framing_body_not_allowed: explanation
m-2923da90 = 応答のヘッドを送り出す前に見つかれば、クライアントは代わりにこの診断を受け取ります。その後であればクライアントは応答を受け取っており、ログに所見が残ります。

# framing_body_not_allowed: explanation
m-3a56e405 = アプリケーションがそこにボディを書かないようにしてください。アップストリームに `tolerate = ["body_not_allowed"]` を書くと、どの場合でもそのバイトを捨て、所見を記録します。

# framing_body_not_allowed: sentence
m-e5f5bc29 = { $peer } は、ボディのないはずの HEAD への応答で、少なくとも { $surplus_seen } バイトのボディを送りました。

# framing_body_not_allowed: sentence
m-224892f5 = { $peer } は、ボディのないはずの中間応答の後に、少なくとも { $surplus_seen } バイトを送りました。

# framing_body_not_allowed: sentence
m-40b6aebb = { $peer } は、ボディのないはずのステータス { $received_status } のヘッドの後に、少なくとも { $surplus_seen } バイトのボディを送りました。

# framing_body_not_allowed: likely second_response, framing_overrun: likely second_response
m-7f971fa3 = 一つのリクエストに対して、一つ目の応答に二つ目が続いています。アプリケーションの二つの層がどちらも応答しました。

# framing_body_not_allowed: evidence for second_response, framing_overrun: evidence for second_response
m-5a42f9ec = 余分なバイトが HTTP/1 で始まっている

# framing_body_not_allowed: likely head_as_get
m-a49ffbc9 = アプリケーションが HEAD に GET と同じように応答し、サーバーがボディを省いていません。

# framing_body_not_allowed: evidence for head_as_get
m-c5e30fcf = メソッドが HEAD である

# framing_body_not_allowed: likely json
m-dbad8deb = フレームワークが、{ "{" }{ "}" } や null などの空の値を、すべての応答のボディとして書いています。

# framing_body_not_allowed: evidence for json, framing_body_not_allowed: evidence for last_chunk, framing_overrun: evidence for line_break
m-a5480f7e = 余分なバイトは「{ $surplus }」である

# framing_body_not_allowed: likely last_chunk
m-4427b306 = サーバーがすべての応答をチャンク化し、ボディのないヘッドの後にも最後のチャンクを書いています。

# framing_body_not_allowed: likely status_late
m-9a00495d = ボディが用意された後に、キャッシュ、ミドルウェア、またはエラーハンドラーによってステータスが変更されました。

# framing_body_not_allowed: step
m-3fe05614 = 送られてくるものをすべて確認します:

# framing_body_not_allowed: step
m-7204abd2 = 直せない場合は、{ $upstream_place } のアップストリームに書きます: tolerate = ["body_not_allowed"]

# framing_overrun: title
m-8ed97731 = 応答の宣言より多くのバイトが来ました

# framing_overrun: explanation
m-0cfac40c = アップストリームの応答のボディは、Content-Length または最後のチャンクによれば完了していましたが、何も求めていないのに、接続にさらにバイトが続きました。

# framing_overrun: explanation
m-d78f7574 = 宣言された長さが短すぎて、末尾の切れたページが届いているか、余分なバイトが別の何かの始まりです。たとえば、すでに始まった応答に付け足されたエラーページです。再利用される接続では、余分なバイトは別の誰かへの次の応答と受け取られてしまいます。そのため Candor は接続を閉じます。

# framing_overrun: explanation
m-3ad15309 = 応答のヘッドを送り出す前に見つかれば、クライアントは代わりにこの診断を受け取ります。その後であればクライアントは宣言どおりのバイトを受け取り、ログに所見が残ります。

# framing_overrun: explanation
m-d0a81dd7 = 宣言されたものと送られたものを比べてください。Content-Length は文字数ではなくバイト数で、圧縮後に数えます。アップストリームに `tolerate = ["overrun"]` を書くと、どの場合でも宣言どおりのバイトを届けます。

# framing_overrun: sentence
m-b4140bb8 = { $peer } はチャンク化されたボディを { $declared } バイトで終えた後、少なくとも { $surplus_seen } バイトを余分に送りました。

# framing_overrun: sentence
m-9831b56a = { $peer } は { $declared } バイトと宣言し、少なくとも { $surplus_seen } バイトを余分に送りました。

# framing_overrun: likely chunked_too
m-2143ee89 = Content-Length があるのにボディが手作業でもチャンク化されているか、二重にチャンク化されています。

# framing_overrun: evidence for chunked_too
m-770fc0bb = 余分なバイトがチャンクのように見える: 「{ $surplus }」

# framing_overrun: likely characters
m-a3955b69 = Content-Length が文字数で数えられており、テキストに複数バイトの文字があります。

# framing_overrun: evidence for characters
m-f82ab88b = 余分なバイトに ASCII 以外のものがある

# framing_overrun: evidence for error_page
m-a6d1da0a = 余分なバイトがページまたはスタックトレースのように始まっている

# framing_overrun: likely line_break
m-61dc2207 = アプリケーションが、数に入れていない改行をボディの後に付け加えています。

# framing_overrun: likely before_compression
m-329cb65e = 圧縮、テンプレート、スクリプトの挿入によってボディが変更される前に、長さが計算されました。

# framing_overrun: step
m-663d37f7 = 宣言されたものと送られたものを比べます:

# framing_overrun: step
m-4087c334 = 直せない場合は、{ $upstream_place } のアップストリームに書きます: tolerate = ["overrun"]
