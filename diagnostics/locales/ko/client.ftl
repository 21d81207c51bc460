### client

# client_closed: title
m-7f2976f7 = 응답이 완료되기 전에 클라이언트가 떠났습니다

# client_closed: visitor
m-f3c4b093 = 응답이 완료되기 전에 연결이 닫혔습니다.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-b218d5b0 = 일어난 일

# client_closed: explanation
m-a3489a6b = Candor가 아직 요청을 처리하는 동안 클라이언트가 연결(HTTP/2에서는 스트림)을 닫거나 재설정했습니다. Candor는 업스트림에 보낸 요청도 포기했습니다.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 97 more
m-68f21b6e = 의미

# client_closed: explanation
m-02bddfda = 아무도 응답을 보지 못했습니다. 로그에는 실제로는 전송되지 않는 상태인 499로 남습니다. 하나뿐이면 다른 곳을 클릭한 사람입니다. 오래 기다린 것이 많으면 기다리다 지친 사람들이거나, 자체 타임아웃이 애플리케이션의 처리 시간보다 짧은 프로그램입니다.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-cf2e345d = 할 일

# client_closed: explanation
m-3945343c = 단계와 시간을 살펴보십시오. 업스트림의 헤드를 기다리는 동안 끝났다면 애플리케이션이 느린 것입니다. 클라이언트의 타임아웃을 애플리케이션의 처리 시간과 비교하십시오.

# client_closed: sentence
m-d125486a = 클라이언트 { $client }이(가) { $duration } 후 { $phase } 단계에서 연결을 재설정했습니다.

# client_closed: sentence
m-ad9a7fb3 = 클라이언트 { $client }이(가) { $duration } 후 { $phase } 단계에서 연결을 닫았습니다.

# client_closed: likely slow_upstream
m-935a39ae = 애플리케이션이 느려서 클라이언트나 그 앞의 사람이 기다리기를 그만두었습니다.

# client_closed: evidence for slow_upstream
m-df60b38c = 응답을 한 바이트도 받지 못하고 { $duration } 후에 떠났습니다

# client_closed: likely client_timeout
m-462a4ffd = 클라이언트 자체의 타임아웃이 Candor와 애플리케이션의 것보다 짧습니다.

# client_closed: evidence for client_timeout
m-8286e9b4 = 초 단위로 딱 떨어지는 { $duration } 후에 떠났습니다

# client_closed: likely navigated_away
m-100376be = 사람이 페이지를 닫거나, 새로 고치거나, 다른 링크를 따라갔습니다.

# client_closed: evidence for navigated_away
m-d0785809 = 불과 { $duration } 후에 떠났습니다

# client_closed: likely network
m-ea612250 = 클라이언트의 네트워크가 끊겼거나, 앞단의 로드 밸런서가 연결을 끊었습니다.

# client_closed: step
m-bc5f8e74 = 클라이언트의 타임아웃을 애플리케이션이 { $path }에 걸리는 시간과 비교하십시오.

# client_request_invalid: title
m-21133fa9 = 요청 자체가 거부되었습니다

# client_request_invalid: visitor
m-3f93256d = 요청을 이해할 수 없거나 이 서버의 한도를 초과합니다.

# client_request_invalid: explanation
m-1aaf5e92 = 클라이언트가 보낸 것은 안전하게 전달할 수 있는 요청이 아닙니다. HTTP의 규칙(RFC 9110, RFC 9112, RFC 9113)을 어기거나, 한도가 허용하는 것보다 크거나 느립니다. 어떤 업스트림도 이 요청을 보지 못했습니다.

# client_request_invalid: explanation
m-40a0aa5a = 사유는 규칙을 가리킵니다. 읽는 쪽 둘이 서로 다른 요청으로 볼 수 있게 하는 것(Content-Length와 Transfer-Encoding이 함께 있음, 단독 LF, 콜론 앞의 공백)은 항상 거부합니다. 요청 스머글링이 바로 그렇게 이루어집니다.

# client_request_invalid: explanation
m-66ad516c = 클라이언트를 고치십시오. 한도(`head_too_large`, `body_too_large`, 타임아웃)이고 정당한 요청이면 한도를 올리십시오. 해당 키는 `candor help`에 나옵니다.

# client_request_invalid: sentence
m-31369831 = { $client }의 요청이 헤드의 바이트 { $offset }에서 거부되었습니다: { $reason }.

# client_request_invalid: sentence
m-a56f5dbc = { $client }의 요청이 { $limit }({ $timer }) 안에 도착하지 않았습니다.

# client_request_invalid: sentence
m-2f86096e = { $client }의 요청이 거부되었습니다: { $reason }.

# client_request_invalid: likely limit
m-b1ea5742 = Candor의 한도가 이 정당한 요청보다 작습니다.

# client_request_invalid: evidence for limit
m-e1a03bc6 = 사유가 크기입니다: { $reason }

# client_request_invalid: likely slow_client
m-1785137a = 클라이언트의 네트워크가 느리거나, 붙잡아 두려고 연결을 엽니다.

# client_request_invalid: evidence for slow_client
m-d8881060 = 타이머가 만료되었습니다

# client_request_invalid: likely wrong_certificate
m-0a26ae54 = 연결이 같은 인증서의 다른 이름에 대해, 다른 TLS 정책으로 열렸습니다.

# client_request_invalid: evidence for wrong_certificate
m-255331e0 = 사유가 { $reason }입니다

# client_request_invalid: likely smuggling
m-7dd26630 = 프록시를 지나 요청을 몰래 통과시키려는(스머글링) 시도이거나, 그런 틈을 찾는 스캐너입니다.

# client_request_invalid: evidence for smuggling
m-e59f3ce7 = { $reason }은(는) 읽는 쪽에 따라 다르게 해석됩니다

# client_request_invalid: likely client_defect
m-25d3563b = 클라이언트나 Candor 앞의 프록시에 결함이 있습니다.

# client_request_invalid: step
m-9ffe767d = 한도는 { $limit }이며, 적힌 위치는 다음과 같습니다: { $timer_place }.

# client_request_invalid: step
m-14de2a09 = { $client }이(가) 무엇을 보내는지 살펴보십시오. 올바른 형식은 { $protocol }에 나와 있습니다.
