### other

# dns_other: title
m-8fb282b9 = 업스트림의 이름을 확인하지 못했습니다

# dns_other: explanation
m-890db982 = Candor가 업스트림 호스트의 주소를 찾았으나 고유한 코드가 없는 방식으로 실패했습니다. 질의할 수 없는 이름이거나, 리졸버가 DNS 메시지가 아닌 바이트로 응답했습니다.

# dns_other: explanation
m-c23927e7 = 연결은 시도되지 않았습니다. 리졸버가 말한 내용은 근거에 있습니다.

# dns_other: explanation
m-3e28b946 = 같은 리졸버에 직접 질의해 보십시오: `dig HOST @RESOLVER`.

# dns_other: sentence
m-8ff0c124 = { $resolvers }이(가) { $question } 질의에 DNS 메시지가 아닌 바이트로 응답했습니다.

# dns_other: sentence
m-9a5102e4 = { $host }의 주소를 찾지 못했습니다: { $reason }.

# dns_other: sentence
m-34323cce = { $host }의 주소를 찾지 못했습니다.

# dns_other: likely not_dns
m-712dec2e = 리졸버의 주소에서 DNS 서버가 아닌 다른 것이 수신 대기합니다.

# dns_other: evidence for not_dns
m-a1137bec = { $resolvers }이(가) DNS 메시지가 아닌 바이트로 응답했습니다

# dns_other: likely name_invalid
m-ea3ed01c = 질의할 수 없는 이름입니다. 이름의 한 부분이 비어 있거나 63바이트보다 깁니다.

# dns_other: evidence for name_invalid
m-46ca6cc3 = { $host }(으)로는 질의를 만들 수 없었습니다

# dns_other: likely resolver
m-9c74bfc3 = 리졸버에 문제가 있습니다.

# connect_other: title
m-96752072 = 업스트림에 연결하지 못했습니다

# connect_other: explanation
m-055334a2 = Candor가 TCP 연결을 요청했으나 고유한 코드가 없는 방식으로 실패했습니다. 근거의 errno는 커널이 알린 것입니다.

# connect_other: explanation
m-2ce3b878 = 업스트림은 요청을 받지 못했습니다. 사유가 타이머이면, 연결하는 동안 교환 전체에 주어진 시간이 다 된 것입니다.

# connect_other: explanation
m-170d564a = errno를 찾아보고(`man 2 connect`), 이 호스트에서 Candor의 사용자로 직접 연결해 보십시오.

# connect_other: sentence
m-3e0457c2 = { $peer }에 연결하지 못했습니다: { $errno_name }(errno { $errno }).

# connect_other: sentence, socket_other: sentence
m-4e068c37 = { $peer }에 대한 연결을 { $elapsed } 후 포기했습니다. { $timer }은(는) { $limit }입니다.

# connect_other: sentence
m-c86ff415 = { $peer }에 연결하지 못했습니다.

# connect_other: likely time_used_up, socket_other: likely time_used_up
m-6a54cd72 = 그 앞의 일이 시간을 썼습니다. 이전 시도이거나 이름 확인입니다.

# connect_other: evidence for time_used_up, socket_other: evidence for time_used_up
m-6eb637cf = { $timer }은(는) 모두 합하여 { $limit }입니다

# connect_other: likely aborted_here
m-425805d8 = 이 호스트의 프로그램이 연결을 끊었습니다. `ss -K`, 방화벽 데몬, 주소 변경 등입니다.

# connect_other: evidence for aborted_here
m-a3264d84 = { $errno_name }은(는) 이 호스트에서 온 것입니다

# connect_other: likely network
m-350d1c1b = 여기와 { $peer } 사이의 네트워크입니다.

# connect_other: step
m-988c5de9 = Candor의 사용자로 직접 시도해 보십시오:

# socket_other: title
m-1ac062af = 업스트림의 소켓에 연결하지 못했습니다

# socket_other: explanation
m-0ad9f217 = 업스트림은 유닉스 소켓이며, 연결이 고유한 코드가 없는 방식으로 실패했습니다. 근거의 errno는 커널이 알린 것입니다.

# socket_other: explanation
m-333c39c3 = 애플리케이션은 요청을 받지 못했습니다. 사유가 타이머이면, 연결하는 동안 교환 전체에 주어진 시간이 다 된 것입니다.

# socket_other: explanation
m-1ec5a37c = errno를 찾아보고(`man 7 unix`), 누가 어느 소켓에서 수신 대기하는지 확인하십시오: `ss -xlp`.

# socket_other: sentence
m-005b42cd = 소켓 { $socket }에 연결하지 못했습니다: { $errno_name }(errno { $errno }).

# socket_other: sentence
m-74cd2602 = 소켓 { $socket }에 연결하지 못했습니다.

# socket_other: evidence for filtered_calls
m-4a04d4d9 = 이런 필터는 { $errno_name }(으)로 거부합니다

# socket_other: likely restarting
m-91239a03 = 애플리케이션이 재시작하는 중입니다.

# tls_other: title
m-dab60261 = 업스트림과의 TLS 핸드셰이크가 실패했습니다

# tls_other: explanation
m-3eeb0a89 = 연결은 맺어졌으나 TLS 핸드셰이크가 고유한 코드가 없는 방식으로 끝까지 가지 못했습니다.

# tls_other: explanation
m-2779270b = 요청은 전송되지 않았습니다. TLS 라이브러리가 알린 내용은 근거에 있습니다.

# tls_other: explanation
m-fb7868b9 = `openssl s_client`로 핸드셰이크를 다시 해 보고, 업스트림 서버의 로그를 읽으십시오.

# tls_other: sentence
m-dc4fd13b = { $peer }와(과)의 TLS 핸드셰이크가 실패했습니다: { $error_text }.

# tls_other: sentence
m-5b91dc11 = { $peer }와(과)의 TLS 핸드셰이크가 실패했습니다.

# tls_other: evidence for not_tls
m-d5e6264a = 합의된 TLS 버전이 없습니다

# tls_other: likely host
m-f59e34b6 = 이 호스트에 자원이 부족합니다. 커널이 오류 { $errno_name }을(를) 알렸습니다.

# tls_other: evidence for host
m-1b541c9d = 이 오류는 TLS의 것이 아닙니다

# framing_other: title
m-43a2ff93 = 응답의 프레이밍이 잘못되었습니다

# framing_other: explanation
m-7ce4f959 = 업스트림 응답의 헤드가 거부되었습니다. 헤드에서 이상한 것은 응답이 어디서 끝나는지 알리는 부분뿐이며, 고유한 코드가 없는 방식으로 잘못되었습니다.

# framing_other: explanation
m-37e3bd9d = 이 응답이 어디서 끝나고 다음 응답이 어디서 시작하는지 아무도 알 수 없습니다. 그대로 전달하면 읽는 쪽마다 다른 응답을 보게 되며, 응답 스머글링이 바로 이렇게 이루어집니다.

# framing_other: explanation
m-695ad68c = 프레이밍은 한 계층만 설정하게 하십시오. 대개는 애플리케이션이 아니라 애플리케이션 서버입니다.

# framing_other: sentence
m-3f2a5ee5 = { $peer }의 응답 프레이밍이 헤드의 { $defect_line }번째 줄에서 잘못되었습니다: { $defect }.

# framing_other: evidence for two_layers
m-91c220dc = 같은 길이가 두 번 있습니다

# h2_other: title
m-572d41fd = 업스트림과의 HTTP/2가 실패했습니다

# h2_other: explanation
m-424f22d5 = Candor가 업스트림과 HTTP/2를 사용했으나, 연결이나 스트림이 아직 고유한 코드가 없는 방식으로 실패했습니다.

# h2_other: explanation
m-aba803af = 근거에 라이브러리의 메시지가 있습니다. 대개는 애플리케이션이 이 요청에서 실패했거나 그 서버에 결함이 있습니다.

# h2_other: explanation
m-3f551cd0 = 애플리케이션의 로그를 읽고, `nghttp -nv`로 요청을 다시 보내 보십시오.

# h2_other: sentence
m-89181217 = { $peer }와(과)의 HTTP/2가 실패했습니다: { $error_text }.

# h2_other: sentence
m-f8bd84d5 = { $peer }와(과)의 HTTP/2가 실패했습니다.

# h2_other: likely cut
m-176b92de = 응답이 완료되기 전에 업스트림이 스트림이나 연결을 끝냈습니다.

# h2_other: evidence for cut
m-73cb4d30 = 본문이 { $received }바이트 후에 끝났습니다

# h2_other: likely connection_lost
m-362f7373 = HTTP/2를 사용하는 동안 연결이 끊겼습니다. 업스트림이 강제 종료되었거나 중간의 무언가가 끊었습니다.

# h2_other: likely application_error
m-b841f829 = 애플리케이션이 이 요청에서 실패했습니다.

# h2_other: step
m-1d451eab = 다시 보내 보십시오:

# req_other: title
m-18c74bdd = 업스트림에 요청을 보내지 못했습니다

# req_other: explanation
m-8c612745 = 연결은 맺어졌으나 요청을 끝까지 보내지 못했으며, 고유한 코드가 없는 방식입니다. 업스트림이 끊은 것도, 이쪽 타이머가 만료된 것도 아닙니다.

# req_other: explanation
m-26f841c1 = 커널이 여기서는 드문 오류를 알렸습니다. `ETIMEDOUT`(errno 110)이면 업스트림의 호스트가 여러 분 동안 아무것도 확인 응답하지 않은 것이고, `EHOSTUNREACH`(errno 113)이면 그곳으로 가는 경로가 사라진 것입니다.

# req_other: explanation, body_other: explanation
m-6a161dbd = 오류는 근거에 있습니다. 중간의 네트워크와 업스트림의 호스트를 살펴보십시오.

# req_other: sentence
m-6207093d = { $peer }에 요청을 보내다가 { $bytes_sent }바이트 후 { $errno_name }(errno { $errno })(으)로 실패했습니다.

# req_other: sentence
m-79de19fa = { $peer }에 요청을 보내다가 { $bytes_sent }바이트 후 실패했습니다.

# req_other: likely network, body_other: likely network
m-9c8bc304 = 업스트림과의 연결이 끊겼습니다.

# req_other: likely crash, body_other: likely crash
m-ff89e7dc = 프로세스가 비정상 종료했거나 강제 종료되었습니다.

# req_other: likely upload_long
m-519296e5 = 업로드가 오래 걸려 중간의 무언가가 포기했습니다.

# req_other: step
m-b1095e37 = 업스트림까지의 경로를 확인하십시오:

# head_other: title
m-aaf57d3c = 응답의 헤드를 사용할 수 없습니다

# head_other: explanation
m-b859671f = 요청을 보냈으나 업스트림 응답의 헤드가 아직 고유한 코드가 없는 방식으로 잘못되었거나 읽을 수 없었습니다. 잘못된 것이면 문제의 바이트가 근거에 표시됩니다.

# head_other: explanation
m-862e0558 = 사유는 헤드가 어긴 RFC 9112의 규칙을 가리킵니다.

# head_other: explanation
m-67bebdd3 = 표시된 바이트와 그 줄을 쓰는 것을 살펴보십시오.

# head_other: sentence
m-4a0f1d1f = { $peer }의 응답 헤드를 사용할 수 없습니다: { $reason }.

# head_other: sentence
m-4bd15d9d = { $peer }의 응답 헤드를 사용할 수 없습니다.

# head_other: likely network
m-5dcd8264 = 응답을 기다리는 동안 네트워크나 업스트림의 호스트에 장애가 생겼습니다.

# head_other: evidence for network
m-904e0ea3 = 커널이 { $errno_name }(이)라고 알렸습니다

# body_other: title
m-862ea4eb = 응답을 끝까지 전달하지 못했습니다

# body_other: explanation
m-bcac7226 = 응답의 헤드는 전달되었으나 본문은 고유한 코드가 없는 방식으로 전달되지 못했습니다. 잘린 것도, 형식이 잘못된 것도, 너무 느린 것도 아닙니다.

# body_other: explanation
m-e214b5f6 = 응답이 완전하지 않다는 것을 클라이언트에 알렸습니다. 클라이언트의 연결(또는 스트림)을 끊었습니다.

# body_other: sentence
m-85792f01 = { $peer }의 응답을 전달하지 못했습니다: { $reason }.

# body_other: sentence
m-796a0256 = { $peer }의 응답을 전달하다가 { $errno_name }(errno { $errno })(으)로 실패했습니다.

# body_other: sentence
m-e9c0fb97 = { $peer }의 응답을 전달하지 못했습니다.

# body_other: evidence for stalled
m-a1f747b4 = { $timer }이(가) 만료될 때까지 아무것도 오지 않았습니다
