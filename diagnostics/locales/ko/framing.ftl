### framing

# framing_cl_invalid: title
m-dc8426c9 = 응답의 Content-Length가 길이가 아닙니다

# framing_cl_invalid: explanation
m-e079369e = 업스트림의 응답에 Content-Length 필드가 있으나, 그 값이 바이트 수를 나타내는 십진수 하나가 아닙니다.

# framing_cl_invalid: explanation
m-96832194 = 이 응답이 어디서 끝나고 다음 응답이 어디서 시작하는지 아무도 알 수 없으므로 전달할 수 없습니다. 무엇이 잘못인지는 사유가 말해 줍니다: `non_digit`(`12 bytes`, `123.0`, `None`), `negative`, `sign`, `hex`, `overflow`, `empty` 또는 `list`.

# framing_cl_invalid: explanation
m-97a059dc = 애플리케이션이 Content-Length를 직접 설정하는 곳을 찾아 서버에 맡기거나, 숫자의 서식을 고치십시오. 값은 받은 그대로 표시됩니다.

# framing_cl_invalid: sentence
m-763bcfa7 = { $peer }의 응답 헤드 { $defect_line }번째 줄의 Content-Length가 비어 있습니다.

# framing_cl_invalid: sentence
m-85e41ac3 = { $peer }의 응답 헤드 { $defect_line }번째 줄의 Content-Length "{ $length_value }"은(는) 바이트 수가 아닙니다({ $defect }).

# framing_cl_invalid: likely float
m-5b5722d5 = 길이를 부동 소수점 수로 계산하고 그대로 출력했습니다.

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 4 more
m-d914886b = 값이 { $length_value }입니다

# framing_cl_invalid: likely unset
m-02ba7df2 = 길이가 설정되지 않아, 값이 없음을 뜻하는 단어가 출력되었습니다.

# framing_cl_invalid: evidence for unset
m-07183643 = 값이 "{ $length_value }"입니다

# framing_cl_invalid: likely unknown_size
m-ffad7c63 = 크기를 알 수 없어 -1로 나타냈습니다.

# framing_cl_invalid: likely arithmetic
m-5445e0f9 = 길이를 계산하는 동안 정수 오버플로가 발생했습니다.

# framing_cl_invalid: likely chunk_style
m-f5240ed6 = 길이가 청크 크기처럼 16진수로 적혀 있습니다.

# framing_cl_invalid: likely joined, framing_cl_conflict: likely joined, framing_other: likely joined
m-8f9fe183 = 두 계층이 각각 Content-Length를 설정했고, 세 번째 계층이 이를 한 줄로 합쳤습니다.

# framing_cl_invalid: likely formatting
m-08dbc20a = 애플리케이션이 숫자의 서식을 직접 정합니다. 단위, 구분 기호, 따옴표를 붙입니다.

# framing_cl_invalid: step, framing_cl_conflict: step
m-2e98be29 = 애플리케이션이 Content-Length를 직접 설정하는 곳을 찾으십시오.

# framing_cl_conflict: title
m-15bfa26c = 응답에 서로 다른 Content-Length가 있습니다

# framing_cl_conflict: visitor, framing_cl_and_te: visitor, framing_chunk_size_invalid: visitor and 5 more
m-dad90d08 = 이 주소의 애플리케이션이 서로 모순되는 응답을 보냈습니다.

# framing_cl_conflict: explanation
m-b16732ed = 업스트림 응답의 헤드가 길이를 여러 필드에서, 또는 한 필드의 목록으로 두 번 이상 밝히는데 숫자가 같지 않습니다.

# framing_cl_conflict: explanation
m-32a9cc55 = 어떤 쪽은 첫 번째 숫자를, 다른 쪽은 마지막 숫자를 따릅니다. 그 사이의 바이트는 한쪽에는 이 응답의 끝이고 다른 쪽에는 다음 응답의 시작입니다. 응답 스머글링이 바로 이렇게 이루어지므로 전달할 수 없고 허용할 수도 없습니다. 같은 길이가 여럿이면 하나로 합치고 로그에 발견 사항을 남깁니다.

# framing_cl_conflict: explanation
m-a8e03fea = 이 필드를 설정하는 두 계층을 찾아 마지막 계층만 설정하게 하십시오. 대개는 압축과 템플릿 처리가 끝난 뒤의 애플리케이션 서버입니다.

# framing_cl_conflict: sentence
m-fed357f5 = { $peer }의 응답 헤드 { $defect_line }번째 줄의 Content-Length "{ $length_value }"에 서로 다른 숫자가 있습니다.

# framing_cl_conflict: sentence
m-658be1ea = { $peer }의 응답에 서로 다른 Content-Length가 있습니다: { $lengths }. 두 번째 것은 헤드의 { $defect_line }번째 줄에 있습니다.

# framing_cl_conflict: likely two_layers, framing_other: likely two_layers
m-52c6d559 = 애플리케이션의 두 계층이 각각 Content-Length를 설정합니다. 미들웨어가 바꿔야 할 곳에서 추가합니다.

# framing_cl_conflict: likely compression
m-90897dea = 한 계층은 압축 전의 본문을, 다른 계층은 압축 후의 본문을 세었습니다.

# framing_cl_conflict: evidence for compression, framing_cl_and_te: evidence for compression
m-af9cf826 = 응답에 Content-Encoding이 있습니다

# framing_cl_conflict: likely proxy_between
m-d2f5132f = 중간의 프록시가 본문을 바꾸고 자신의 Content-Length를 추가하면서 옛 것을 남겨 두었습니다.

# framing_cl_conflict: evidence for proxy_between, framing_cl_and_te: evidence for proxy_between
m-dafa55d9 = 응답에 Via 필드가 있습니다

# framing_cl_conflict: likely injected
m-ab5299b2 = 줄바꿈이 있는 값이 필드에 들어가면서 Content-Length도 함께 들어왔습니다.

# framing_cl_conflict: step
m-20f24656 = 각 길이를 보내진 그대로 확인하십시오:

# framing_cl_and_te: title
m-ad5a13a1 = 응답에 Content-Length와 Transfer-Encoding이 모두 있습니다

# framing_cl_and_te: explanation
m-e4cf6a51 = 업스트림 응답의 헤드가 본문이 끝나는 곳을 두 가지로 밝힙니다. 정해진 바이트 수 뒤, 그리고 마지막 청크입니다.

# framing_cl_and_te: explanation
m-bb17cbd7 = RFC 9112는 Transfer-Encoding을 우선하게 하면서, 이런 메시지가 응답 스머글링 시도일 수 있다고 경고합니다. 길이를 따르는 쪽과 청크를 따르는 쪽이 서로 다른 응답을 봅니다.

# framing_cl_and_te: explanation
m-5d72c4c2 = 서버가 청크로 나누는 경우 애플리케이션이 Content-Length를 쓰지 않게 하거나, 애플리케이션이 Transfer-Encoding을 직접 설정하지 않게 하십시오. 업스트림에 `tolerate = ["te_and_cl"]`를 설정하면 길이를 버리고 청크를 따르며 발견 사항을 남깁니다.

# framing_cl_and_te: sentence
m-4edde157 = { $peer }의 응답에 Content-Length: { $lengths }와(과) Transfer-Encoding: { $codings }이(가) 모두 있으며, 둘 중 뒤의 것은 헤드의 { $defect_line }번째 줄에 있습니다.

# framing_cl_and_te: likely server_chunks
m-a19da45e = 애플리케이션이 Content-Length를 설정하는데도 프레임워크나 서버가 청크로 나눕니다.

# framing_cl_and_te: likely by_hand
m-269d4e26 = 애플리케이션이 Transfer-Encoding을 직접 설정하고, 서버가 받은 것의 길이를 추가합니다.

# framing_cl_and_te: evidence for by_hand
m-4325f2bc = Transfer-Encoding이 Content-Length보다 앞에 있습니다

# framing_cl_and_te: likely compression
m-4851e0ef = 본문을 보내면서 압축하므로 청크로 나뉘는데, 그 전의 길이가 남았습니다.

# framing_cl_and_te: likely proxy_between
m-8c3056db = 중간의 프록시가 응답의 프레이밍을 새로 하면서 옛 필드를 남겨 두었습니다.

# framing_cl_and_te: likely smuggling
m-5cea8ce2 = 읽는 쪽 둘이 서로 다른 응답을 보도록, 누군가 애플리케이션이 이렇게 보내게 합니다.

# framing_cl_and_te: step
m-84e96144 = 두 필드를 보내진 그대로 확인하십시오:

# framing_cl_and_te: step
m-8aa77f52 = 고칠 수 없다면 { $upstream_place }의 업스트림에 다음을 적으십시오: tolerate = ["te_and_cl"]

# framing_cl_and_te: step, framing_te_unsupported: step, framing_other: step
m-4fafd233 = 애플리케이션이 Content-Length나 Transfer-Encoding을 직접 설정하는 곳을 찾으십시오.

# framing_te_unsupported: title
m-14e85392 = 응답의 전송 코딩을 지원하지 않습니다

# framing_te_unsupported: explanation
m-c9acda6f = 업스트림 응답의 Transfer-Encoding이 `chunked` 하나가 아닙니다. 다른 코딩이거나(`unknown_coding`), chunked가 다른 코딩 앞에 있거나(`chunked_not_last`), 두 번 있거나(`chunked_twice`), 비어 있거나(`empty`), Transfer-Encoding이 없는 HTTP/1.0 응답에 있습니다(`http_1_0`).

# framing_te_unsupported: explanation
m-834e8286 = Transfer-Encoding은 응답이 어디서 끝나는지를 알려 줍니다. Candor는 다른 코딩을 요청하지 않았으며, 코딩을 모르는 응답이 어디서 끝나는지 알 수 없습니다.

# framing_te_unsupported: explanation
m-2ec7986d = 압축된 본문은 Content-Encoding으로 나타내야 합니다. Transfer-Encoding은 애플리케이션 서버에 맡기십시오. 애플리케이션이 설정하면 대개 서버가 청크를 두 번 나누게 됩니다.

# framing_te_unsupported: sentence
m-f60f3521 = { $peer }의 응답은 HTTP/1.0인데, 헤드의 { $defect_line }번째 줄에 HTTP/1.0에 없는 Transfer-Encoding "{ $codings }"이(가) 있습니다.

# framing_te_unsupported: sentence
m-256237b8 = { $peer }의 응답에 Transfer-Encoding "{ $codings }"이(가) 있습니다. chunked가 두 번 있습니다.

# framing_te_unsupported: sentence
m-a4c4405d = { $peer }의 응답에 Transfer-Encoding "{ $codings }"이(가) 있습니다. chunked가 마지막이 아닙니다.

# framing_te_unsupported: sentence
m-21aeb396 = { $peer }의 응답 헤드 { $defect_line }번째 줄의 Transfer-Encoding이 비어 있습니다.

# framing_te_unsupported: sentence
m-8463a39c = { $peer }의 응답 헤드 { $defect_line }번째 줄에 Transfer-Encoding "{ $codings }"이(가) 있습니다. chunked만 지원합니다.

# framing_te_unsupported: likely content_coding
m-69b7d70a = 본문이 압축되어 있고 그 코딩이 Transfer-Encoding에 적혀 있습니다. Content-Encoding에 적어야 합니다.

# framing_te_unsupported: evidence for content_coding, framing_te_unsupported: evidence for identity, framing_te_unsupported: evidence for typo
m-f529d889 = 코딩이 { $codings }입니다

# framing_te_unsupported: likely double
m-0a600c52 = 애플리케이션이 본문을 직접 청크로 나누고, 서버가 한 번 더 나눕니다.

# framing_te_unsupported: evidence for double
m-8b8060e7 = chunked가 두 번 있습니다

# framing_te_unsupported: likely identity
m-19c88285 = 애플리케이션이 HTTP에서 제거된 옛 코딩 "identity"로 서버에 청크로 나누지 말라고 요청합니다.

# framing_te_unsupported: likely typo
m-112968a4 = 값의 철자가 틀렸습니다. 매개변수나 따옴표 없이 "chunked"여야 합니다.

# framing_te_unsupported: likely old_version
m-306cbe53 = 청크로 나누는 서버가 HTTP/1.0으로 응답하도록 설정되어 있거나, 중간의 옛 프록시가 버전을 낮춥니다.

# framing_te_unsupported: evidence for old_version
m-ba4822b4 = 응답이 HTTP/1.0입니다

# framing_te_unsupported: likely by_hand
m-5b3a685f = 애플리케이션이 Transfer-Encoding을 직접 설정합니다.

# framing_chunk_size_invalid: title
m-8bb7c4c3 = 응답의 청크에 유효한 크기가 없습니다

# framing_chunk_size_invalid: explanation
m-fc23500d = 업스트림의 응답은 chunked인데, 다음 청크의 크기가 16진수로 적히고 CR LF로 끝나야 할 곳에 다른 것이 있습니다. 다른 문자이거나(`non_hex`), 아무것도 없거나(`empty`), 어떤 카운터보다도 큰 크기이거나(`too_large`), 다른 줄 끝이거나(`line_ending`), 너무 길거나(`ext_too_long`) 제어 문자가 있는(`ext_byte`) 확장입니다.

# framing_chunk_size_invalid: explanation
m-31265b9c = 여기서부터는 무엇이 본문이고 무엇이 프레이밍인지 아무도 알 수 없습니다. 응답의 헤드가 나가기 전에 발견되면 클라이언트는 대신 이 진단을 받습니다. 그 뒤라면 클라이언트가 완전하지 않음을 알 수 있도록 응답을 자릅니다.

# framing_chunk_size_invalid: explanation
m-27bf99a3 = 애플리케이션은 본문만 쓰게 하고 청크로 나누는 것은 서버에 맡기십시오. 오프셋은 실제로 전송된 그대로의 본문에서 셉니다.

# framing_chunk_size_invalid: sentence
m-dd459ef8 = { $peer }의 응답의 chunked 본문에서 바이트 { $chunk_offset }의 줄에 청크 크기가 없습니다. 16진수 숫자가 있어야 할 곳에 { $chunk_found }이(가) 있습니다.

# framing_chunk_size_invalid: sentence
m-7fcf2e21 = { $peer }의 응답의 chunked 본문에서 바이트 { $chunk_offset }의 청크 크기가 어떤 카운터에도 담을 수 없을 만큼 큽니다.

# framing_chunk_size_invalid: sentence
m-fc17d8eb = { $peer }의 응답의 chunked 본문에서 청크 크기 뒤 CR LF가 있어야 할 바이트 { $chunk_offset }에 { $chunk_found }이(가) 있습니다.

# framing_chunk_size_invalid: sentence
m-fdcf2991 = { $peer }의 응답의 chunked 본문에서 바이트 { $chunk_offset }의 청크 확장이 1024바이트보다 깁니다.

# framing_chunk_size_invalid: sentence
m-5053f447 = { $peer }의 응답의 chunked 본문에서 바이트 { $chunk_offset }의 청크 확장에 { $chunk_found }이(가) 있습니다.

# framing_chunk_size_invalid: sentence
m-98786784 = { $peer }의 응답의 chunked 본문에서 16진수 청크 크기가 있어야 할 바이트 { $chunk_offset }에 { $chunk_found }이(가) 있습니다.

# framing_chunk_size_invalid: likely not_chunked
m-2b92a69e = 본문이 청크로 나뉘어 있지 않습니다. 무언가가 Transfer-Encoding을 설정하고 본문은 그대로 씁니다.

# framing_chunk_size_invalid: evidence for not_chunked
m-1a50938f = 본문의 첫 바이트입니다

# framing_chunk_size_invalid: likely prefix
m-ede50853 = 크기가 접두사 0x와 함께 적힙니다.

# framing_chunk_size_invalid: evidence for prefix
m-6e3d0381 = 크기가 0x로 시작합니다

# framing_chunk_size_invalid: likely unknown_size
m-d587cb91 = 크기를 알 수 없어 -1을 적습니다.

# framing_chunk_size_invalid: evidence for unknown_size
m-175b8bd1 = 크기가 부호 있는 수로, 또는 모든 비트가 1인 값으로 나타낸 -1입니다

# framing_chunk_size_invalid: likely blank_line
m-79f933ad = 애플리케이션이 청크 뒤에 서버의 것과 별도로 줄바꿈을 씁니다.

# framing_chunk_size_invalid: evidence for blank_line
m-219b518b = 크기가 있어야 할 곳에 빈 줄이 있습니다

# framing_chunk_size_invalid: likely line_feed, framing_chunk_terminator_invalid: likely line_feed
m-4cf3a5eb = 청크를 직접 작성하면서 \r\n이어야 할 곳에 \n을 씁니다.

# framing_chunk_size_invalid: evidence for line_feed, framing_chunk_terminator_invalid: evidence for line_feed
m-b3f1b888 = 줄이 LF만으로 끝납니다

# framing_chunk_size_invalid: likely signed_chunks
m-b0fb8f60 = 오브젝트 스토리지가 업로드에 쓰는 서명된 청크가 응답으로 전송됩니다.

# framing_chunk_size_invalid: evidence for signed_chunks
m-06be1659 = 청크에 긴 확장이 있습니다

# framing_chunk_size_invalid: likely output
m-654dc719 = 무언가가 청크 사이에 연결에 씁니다. 디버그 출력, 경고, 오류 페이지 등입니다.

# framing_chunk_size_invalid: evidence for output
m-7e0e0545 = 텍스트가 있습니다: "{ $chunk_excerpt }"

# framing_chunk_size_invalid: likely by_hand
m-5afd5131 = 청크로 나누는 서버 위에서 애플리케이션도 청크를 직접 작성합니다.

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step
m-eba409b3 = 청크를 보내진 그대로 확인하십시오:

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step, framing_trailer_invalid: step
m-4eda9f5e = 애플리케이션이 청크 크기를 쓰거나 Transfer-Encoding을 직접 설정하는 곳을 찾으십시오.

# framing_chunk_terminator_invalid: title
m-383f2f74 = 응답의 청크가 그 크기가 말하는 곳에서 끝나지 않습니다

# framing_chunk_terminator_invalid: explanation
m-7f98ab34 = 업스트림의 응답은 chunked입니다. 청크가 선언한 만큼의 바이트 뒤에 CR LF가 와야 하는데, 다른 것이 오거나(`missing`) LF만 옵니다(`bare_lf`).

# framing_chunk_terminator_invalid: explanation
m-878b946a = 크기가 틀렸으므로 무엇이 본문이고 무엇이 프레이밍인지 아무도 알 수 없습니다. 응답의 헤드가 나가기 전에 발견되면 클라이언트는 대신 이 진단을 받습니다. 그 뒤라면 클라이언트가 완전하지 않음을 알 수 있도록 응답을 자릅니다.

# framing_chunk_terminator_invalid: explanation
m-40400ec8 = 문자가 아니라 바이트를 세고, 크기는 데이터 뒤의 CR LF를 빼고 16진수로 적으십시오. 청크로 나누는 것을 애플리케이션 서버에 맡기면 더 좋습니다. 오프셋은 실제로 전송된 그대로의 본문에서 셉니다.

# framing_chunk_terminator_invalid: sentence
m-6630172d = { $peer }의 응답에서 { $chunk_size }바이트짜리 청크가 본문의 바이트 { $chunk_offset }에서 LF만으로 끝납니다.

# framing_chunk_terminator_invalid: sentence
m-2d8ce4b7 = { $peer }의 응답에서 한 청크가 { $chunk_size }바이트를 선언했으나, CR LF가 있어야 할 본문의 바이트 { $chunk_offset }에 { $chunk_found }이(가) 이어집니다.

# framing_chunk_terminator_invalid: likely decimal
m-b71dc6ac = 청크 크기가 십진수로 적힙니다. 16진수여야 합니다.

# framing_chunk_terminator_invalid: evidence for decimal
m-a2d148a1 = 십진수로 읽으면 크기가 데이터와 맞습니다

# framing_chunk_terminator_invalid: likely terminator_counted
m-35e2ad17 = 데이터 뒤의 CR LF가 크기에 포함되어 있습니다.

# framing_chunk_terminator_invalid: evidence for terminator_counted
m-600186a8 = 데이터가 CR LF로 끝납니다

# framing_chunk_terminator_invalid: likely characters
m-1e434ab9 = 크기를 문자로 세었는데, 텍스트에 여러 바이트를 차지하는 문자가 있습니다.

# framing_chunk_terminator_invalid: evidence for characters
m-bd52a782 = 그 주변에 ASCII 밖의 바이트가 있습니다

# framing_chunk_terminator_invalid: likely too_short
m-f395d648 = 크기가 몇 바이트 작습니다. 텍스트를 이스케이프하거나, 번역하거나, 줄바꿈을 붙이기 전에 세었습니다.

# framing_chunk_terminator_invalid: evidence for too_short
m-acaffe4c = 몇 바이트 뒤에 CR LF가 이어집니다

# framing_chunk_terminator_invalid: likely several_writers
m-15f9dd09 = 두 스레드나 계층이 연결에 동시에 씁니다.

# framing_trailer_invalid: title
m-8d5d26be = 응답의 트레일러가 유효하지 않습니다

# framing_trailer_invalid: explanation
m-ce283629 = 업스트림의 응답은 chunked인데, 마지막 청크 뒤에 오는 것이 트레일러가 아닙니다. 필드가 아닌 줄이거나(`syntax`), 거기에 있어서는 안 되는 필드이거나(`forbidden`), 8 KiB 또는 필드 64개보다 많거나(`too_large`), 빈 줄이 오기 전에 연결이 끝났습니다(`no_end`).

# framing_trailer_invalid: explanation
m-2b82285f = 본문은 모두 왔으나 그 끝이 오지 않았습니다. 뒤에 오는 것은 다른 무언가의 시작일 수 있습니다. 클라이언트가 알 수 있도록 응답을 자르고, 아직 아무것도 나가지 않았으면 클라이언트는 대신 이 진단을 받습니다.

# framing_trailer_invalid: explanation
m-6ee066a8 = 애플리케이션이 마지막 청크 뒤에 무엇을 쓰는지 살펴보십시오. Content-Length, Transfer-Encoding, Host처럼 메시지의 프레이밍이나 라우팅에 쓰이는 필드는 헤드에 있어야 합니다.

# framing_trailer_invalid: sentence
m-195fb97e = { $peer }이(가) 응답의 마지막 청크 뒤, 끝을 나타내는 빈 줄이 오기 전인 본문의 바이트 { $chunk_offset }에서 연결을 끝냈습니다.

# framing_trailer_invalid: sentence
m-f9b17282 = { $peer }의 응답 트레일러가 본문의 바이트 { $chunk_offset }에서 8 KiB보다 크거나 필드가 64개보다 많습니다.

# framing_trailer_invalid: sentence
m-98844c03 = { $peer }의 응답 트레일러에 거기에 있어서는 안 되는 필드가 본문의 바이트 { $chunk_offset }에 있습니다: "{ $chunk_excerpt }".

# framing_trailer_invalid: sentence
m-f9276816 = { $peer }의 응답 트레일러에서 필드나 빈 줄이 있어야 할 본문의 바이트 { $chunk_offset }에 { $chunk_found }이(가) 있습니다.

# framing_trailer_invalid: likely error_page, framing_overrun: likely error_page
m-b16a817f = 애플리케이션이 응답을 시작한 뒤에 실패했고, 오류 페이지가 뒤에 붙었습니다.

# framing_trailer_invalid: evidence for error_page
m-7d46264b = 페이지나 응답의 시작이 있습니다

# framing_trailer_invalid: likely length_in_trailer
m-41456449 = 애플리케이션이 길이를 마지막에 알게 되어 트레일러로 보냅니다.

# framing_trailer_invalid: evidence for length_in_trailer
m-36ae0f51 = 그런 필드가 있습니다

# framing_trailer_invalid: likely last_line_missing
m-591aec8a = 애플리케이션이 본문을 0과 줄바꿈 하나로 끝냅니다. 줄바꿈은 두 개여야 합니다.

# framing_trailer_invalid: evidence for last_line_missing
m-027839d2 = 마지막 청크 뒤에 연결이 끝났습니다

# framing_trailer_invalid: likely chunk_after_last
m-37e7a5ad = 본문의 빈 조각이 마지막 청크를 뜻하는 크기 0의 청크로 쓰였고, 본문이 계속 이어졌습니다.

# framing_trailer_invalid: evidence for chunk_after_last
m-47ffa3ba = 뒤에 오는 것이 청크처럼 시작합니다

# framing_trailer_invalid: likely by_hand
m-f99a7acc = 애플리케이션이 마지막 청크나 트레일러를 직접 작성합니다.

# framing_trailer_invalid: step
m-21d786f7 = 본문의 끝을 보내진 그대로 확인하십시오:

# framing_body_not_allowed: title
m-289b5ac4 = 본문이 있어서는 안 되는 응답에 본문이 있습니다

# framing_body_not_allowed: explanation
m-b5c034b1 = HEAD에 대한 응답(`head`), 204(`no_content`)나 304(`not_modified`) 응답, 중간 응답 1xx(`interim`)는 필드에 무엇이 적혀 있든 헤드에서 끝납니다. 업스트림이 그런 헤드 뒤에 바이트를 보냈습니다.

# framing_body_not_allowed: explanation
m-339a02d4 = 다시 사용되는 연결에서는 그 바이트가 다른 사람에게 가는 다음 응답의 시작으로 여겨지므로, Candor는 연결을 닫습니다.

# framing_body_not_allowed: explanation
m-2923da90 = 응답의 헤드가 나가기 전에 발견되면 클라이언트는 대신 이 진단을 받습니다. 그 뒤라면 클라이언트는 응답을 받고, 로그에 발견 사항이 남습니다.

# framing_body_not_allowed: explanation
m-3a56e405 = 애플리케이션이 거기에 본문을 쓰지 않게 하십시오. 업스트림에 `tolerate = ["body_not_allowed"]`를 설정하면 어떤 경우에도 그 바이트를 버리고 발견 사항을 남깁니다.

# framing_body_not_allowed: sentence
m-e5f5bc29 = { $peer }이(가) 본문이 없는 HEAD에 대한 응답에서 본문을 { $surplus_seen }바이트 이상 보냈습니다.

# framing_body_not_allowed: sentence
m-224892f5 = { $peer }이(가) 본문이 없는 중간 응답 뒤에 { $surplus_seen }바이트 이상을 보냈습니다.

# framing_body_not_allowed: sentence
m-40b6aebb = { $peer }이(가) 본문이 없는 상태 { $received_status }의 헤드 뒤에 본문을 { $surplus_seen }바이트 이상 보냈습니다.

# framing_body_not_allowed: likely second_response, framing_overrun: likely second_response
m-7f971fa3 = 요청 하나에 대해 첫 응답 뒤에 두 번째 응답이 이어집니다. 애플리케이션의 두 계층이 모두 응답했습니다.

# framing_body_not_allowed: evidence for second_response, framing_overrun: evidence for second_response
m-5a42f9ec = 남는 바이트가 HTTP/1로 시작합니다

# framing_body_not_allowed: likely head_as_get
m-a49ffbc9 = 애플리케이션이 HEAD에 GET처럼 응답하고, 그 서버가 본문을 빼지 않습니다.

# framing_body_not_allowed: evidence for head_as_get
m-c5e30fcf = 메서드가 HEAD입니다

# framing_body_not_allowed: likely json
m-dbad8deb = 프레임워크가 모든 응답의 본문으로 { "{" }{ "}" }나 null 같은 빈 값을 씁니다.

# framing_body_not_allowed: evidence for json, framing_body_not_allowed: evidence for last_chunk, framing_overrun: evidence for line_break
m-a5480f7e = 남는 바이트는 "{ $surplus }"입니다

# framing_body_not_allowed: likely last_chunk
m-4427b306 = 서버가 모든 응답을 청크로 나누며, 본문이 없는 헤드 뒤에도 마지막 청크를 씁니다.

# framing_body_not_allowed: likely status_late
m-9a00495d = 본문이 준비된 뒤에 캐시, 미들웨어 또는 오류 처리기가 상태를 바꿨습니다.

# framing_body_not_allowed: step
m-3fe05614 = 전송되는 것을 모두 확인하십시오:

# framing_body_not_allowed: step
m-7204abd2 = 고칠 수 없다면 { $upstream_place }의 업스트림에 다음을 적으십시오: tolerate = ["body_not_allowed"]

# framing_overrun: title
m-8ed97731 = 응답이 선언한 것보다 더 많이 왔습니다

# framing_overrun: explanation
m-0cfac40c = 업스트림 응답의 본문이 Content-Length나 마지막 청크로 보아 완료되었는데, 아무것도 요청하지 않았는데도 연결에 바이트가 더 이어졌습니다.

# framing_overrun: explanation
m-d78f7574 = 선언된 길이가 너무 짧아 사람들이 끝이 잘린 페이지를 받거나, 남는 바이트가 이미 시작된 응답 뒤에 붙은 오류 페이지처럼 다른 무언가의 시작입니다. 다시 사용되는 연결에서는 남는 바이트가 다른 사람에게 가는 다음 응답으로 여겨지므로, Candor는 연결을 닫습니다.

# framing_overrun: explanation
m-3ad15309 = 응답의 헤드가 나가기 전에 발견되면 클라이언트는 대신 이 진단을 받습니다. 그 뒤라면 클라이언트는 정확히 선언된 바이트를 받고, 로그에 발견 사항이 남습니다.

# framing_overrun: explanation
m-d0a81dd7 = 선언된 것과 전송된 것을 비교하십시오. Content-Length는 문자가 아니라 바이트를, 그것도 압축 후에 셉니다. 업스트림에 `tolerate = ["overrun"]`를 설정하면 어떤 경우에도 선언된 바이트를 전달합니다.

# framing_overrun: sentence
m-b4140bb8 = { $peer }이(가) chunked 본문을 { $declared }바이트 후 끝내고 { $surplus_seen }바이트 이상을 더 보냈습니다.

# framing_overrun: sentence
m-9831b56a = { $peer }이(가) { $declared }바이트를 선언하고 { $surplus_seen }바이트 이상을 더 보냈습니다.

# framing_overrun: likely chunked_too
m-2143ee89 = Content-Length가 있는데 본문을 직접 청크로도 나누었거나, 두 번 나누었습니다.

# framing_overrun: evidence for chunked_too
m-770fc0bb = 남는 바이트가 청크처럼 보입니다: "{ $surplus }"

# framing_overrun: likely characters
m-a3955b69 = Content-Length를 문자로 세었는데, 텍스트에 여러 바이트를 차지하는 문자가 있습니다.

# framing_overrun: evidence for characters
m-f82ab88b = 남는 바이트에 ASCII 밖의 바이트가 있습니다

# framing_overrun: evidence for error_page
m-a6d1da0a = 남는 바이트가 페이지나 스택 트레이스처럼 시작합니다

# framing_overrun: likely line_break
m-61dc2207 = 애플리케이션이 세지 않는 줄바꿈을 본문 뒤에 추가합니다.

# framing_overrun: likely before_compression
m-329cb65e = 압축, 템플릿 또는 주입된 스크립트가 본문을 바꾸기 전에 길이를 계산했습니다.

# framing_overrun: step
m-663d37f7 = 선언된 것과 전송된 것을 비교하십시오:

# framing_overrun: step
m-4087c334 = 고칠 수 없다면 { $upstream_place }의 업스트림에 다음을 적으십시오: tolerate = ["overrun"]
