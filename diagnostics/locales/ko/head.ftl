### head

# head_upgrade_failed: title
m-c8addb9a = 연결의 프로토콜을 바꾸지 못했습니다

# head_upgrade_failed: visitor
m-4dcbb629 = 이 주소의 애플리케이션이 요청한 종류의 연결을 열지 않았습니다.

# head_upgrade_failed: explanation
m-8d7a3142 = 클라이언트가 다른 프로토콜(대개 WebSocket)을 요청했으나 얻지 못했거나, 아무도 요청하지 않은 프로토콜을 업스트림이 시작했습니다. 어느 쪽인지는 사유가 말해 줍니다: `unexpected_101`(아무도 요청하지 않음), `early_101`(요청 본문이 아직 전송 중이었음), `protocol_missing`(101에 프로토콜 이름이 없음), `too_many_1xx`(중간 응답이 끝없이 이어짐). 일부는 그대로 전달되고 로그에 발견 사항으로만 남습니다: `refused`(101 대신 일반 응답이 옴), `not_carried`(업스트림에 요청할 방법이 없음: FastCGI와 uwsgi에는 WebSocket이 없고, HTTP/2에는 서버가 확장 CONNECT(RFC 8441)를 제공할 때만 있음), `accept_missing`과 `accept_wrong`(WebSocket 핸드셰이크에 대한 응답이 RFC 6455 §4의 요구와 달라 모든 브라우저가 포기함).

# head_upgrade_failed: explanation
m-ec62b8b3 = 애플리케이션이 이 경로에서 그 프로토콜을 사용하지 않거나, 중간의 무언가가 프로토콜을 요청하는 필드를 없앴습니다. 요청받지 않았는데 전환하거나 최종 응답에 이르지 못하는 업스트림에는 결함이 있습니다.

# head_upgrade_failed: explanation
m-ecce6e1c = Candor를 거치지 않고 업스트림에 직접 업그레이드를 요청해 보십시오. 경로를 확인하고, 도중의 모든 프록시가 `Upgrade`와 `Connection`을 전달하는지 확인하십시오. `not_carried`라면 그 경로를 HTTP/1.1로 처리하게 하십시오: `protocol = "http1"`, 또는 `https://`와 함께 `"auto"`(WebSocket에는 HTTP/1.1을 고릅니다).

# head_upgrade_failed: sentence
m-37825ee7 = { $protocol_asked }(으)로의 전환을 요청했으나 { $peer }은(는) { $upgrade_status }(으)로 응답했습니다.

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer }이(가) 아무도 요청하지 않은 101(Switching Protocols)로 응답했습니다.

# head_upgrade_failed: sentence
m-f71405de = 요청 본문이 아직 전송 중일 때 { $peer }이(가) 101(Switching Protocols)로 응답했습니다.

# head_upgrade_failed: sentence, timeout_first_byte: sentence
m-b1bcca2c = { $peer }이(가) 중간 응답(1xx)을 { $interim }개 보냈고 최종 응답은 보내지 않았습니다.

# head_upgrade_failed: sentence
m-c9865796 = { $protocol_asked }을(를) 요청했으나 { $peer }은(는) 101로 응답하고 { $protocol_answered }(으)로 전환했습니다.

# head_upgrade_failed: sentence
m-d71ce37e = { $peer }이(가) Upgrade: { $protocol_asked } 필드 없이 101로 응답했습니다.

# head_upgrade_failed: sentence
m-57620ed3 = { $peer }이(가) 모든 클라이언트에 필요한 Sec-WebSocket-Accept 필드 없이 101로 응답했습니다.

# head_upgrade_failed: sentence
m-11161380 = { $peer }이(가) 101로 응답했으나 Sec-WebSocket-Accept가 요청의 키와 맞지 않습니다.

# head_upgrade_failed: sentence
m-fe910e3e = { $peer }이(가) 요청받은 대로 프로토콜을 바꾸지 않았습니다.

# head_upgrade_failed: sentence
m-fd4602fc = { $peer }에 { $protocol_asked }(으)로 바꿔 달라고 요청할 수 없었습니다. Candor가 그 업스트림과 쓰는 프로토콜에 그 방법이 없습니다. 일반 요청을 받았고 { $upgrade_status }(으)로 응답했습니다.

# head_upgrade_failed: likely no_extended_connect
m-5cb485ed = 업스트림이 HTTP/2를 쓰면서 확장 CONNECT(RFC 8441)를 제공하지 않거나, WebSocket이 없는 FastCGI 또는 uwsgi를 씁니다.

# head_upgrade_failed: evidence for no_extended_connect
m-4cc86158 = 일반 요청을 받았습니다

# head_upgrade_failed: step
m-23d46b51 = 이 경로를 HTTP/1.1로 처리하게 하십시오: 전용 업스트림에 protocol = "http1", 또는 https://와 함께 "auto"(WebSocket에는 HTTP/1.1을 고릅니다).

# head_upgrade_failed: likely no_websocket
m-bb2bf0c2 = 애플리케이션의 { $path }에 WebSocket이 없습니다. 경로가 틀렸거나 이 서버가 WebSocket을 지원하지 않습니다.

# head_upgrade_failed: evidence for no_websocket, head_upgrade_failed: evidence for not_allowed, head_upgrade_failed: evidence for redirect
m-696b08e8 = { $upgrade_status }(으)로 응답했습니다

# head_upgrade_failed: likely not_allowed
m-7d58d53a = 애플리케이션이 이 클라이언트를 거부합니다. 로그인하지 않았거나 허용하지 않는 Origin입니다.

# head_upgrade_failed: likely redirect
m-785356ae = 애플리케이션이 다른 주소로 요청하기를 원하지만, WebSocket 클라이언트는 리디렉션을 따르지 않습니다.

# head_upgrade_failed: likely interim_loop
m-0e82c0b4 = 애플리케이션이 early hints나 진행 상황(102, 103)을 반복문 안에서 계속 보냅니다.

# head_upgrade_failed: evidence for interim_loop
m-4a03edd1 = { $interim }개가 왔습니다

# head_upgrade_failed: likely handshake_by_hand
m-dac9dc29 = 핸드셰이크를 직접 구현했습니다. 값은 요청마다 그 키로 만들어야 합니다(RFC 6455 §4.2.2).

# head_upgrade_failed: evidence for handshake_by_hand
m-dd89e317 = 101 자체는 왔습니다

# head_upgrade_failed: likely middlebox
m-a7ea2540 = Candor와 애플리케이션 사이의 무언가가 대신 응답하거나, 전환을 요청하는 필드를 없앱니다.

# head_upgrade_failed: likely defect, framing_other: likely defect, head_other: likely defect
m-4cbbd6d3 = 업스트림 서버의 결함입니다.

# head_upgrade_failed: step
m-a26e90e9 = 업스트림에 직접 WebSocket을 요청해 보십시오:

# head_reused_conn_lost: title
m-87be1835 = 유지하던 연결을 다시 사용하려 했을 때 이미 끊겨 있었습니다

# head_reused_conn_lost: visitor, head_closed_empty: visitor, head_reset: visitor and 2 more
m-6cc362d5 = 이 주소의 애플리케이션이 이 요청에 응답하지 않았습니다.

# head_reused_conn_lost: explanation
m-7a35b988 = Candor는 이전 요청 후 업스트림과의 연결을 열어 두었다가 다시 사용했습니다. 업스트림은 응답을 한 바이트도 보내지 않고 연결을 닫거나(사유 `closed`) 재설정했습니다(사유 `reset`).

# head_reused_conn_lost: explanation
m-f1f672da = 대개는 경쟁 상태입니다. 다음 요청이 가는 바로 그때 업스트림 자체의 keep-alive 타이머가 만료된 것입니다. 업스트림이 그 요청을 읽었는지는 아무도 알 수 없으므로, Candor는 안전할 때만, 즉 메서드가 멱등이고(GET, PUT, DELETE, …) 요청 전체가 아직 남아 있을 때만 다시 보냅니다. POST처럼 다시 보낼 수 없는 요청은 실패합니다.

# head_reused_conn_lost: explanation
m-75b21654 = 이쪽에서 유휴 연결을 유지하는 시간을 업스트림보다 짧게 하십시오. 업스트림의 `keepalive.idle`을 애플리케이션 서버의 keep-alive 시간(따로 설정하지 않으면 gunicorn 2초, uvicorn과 Node.js 5초, nginx 75초)보다 몇 초 짧게 설정하거나, 서버 쪽 시간을 이쪽보다 길게 하십시오.

# head_reused_conn_lost: sentence
m-cd23e170 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청). { $method }은(는) 업스트림이 이미 처리했을 수 있으므로 다시 보내지 않습니다.

# head_reused_conn_lost: sentence
m-73312406 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청). 본문의 일부가 남아 있지 않아 요청을 다시 보낼 수 없었습니다.

# head_reused_conn_lost: sentence
m-c0f686a4 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청). retry.tries를 다 써서 다시 보내지 않았습니다.

# head_reused_conn_lost: sentence
m-eabbc866 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청). retry.on이 허용하지 않아 다시 보내지 않았습니다.

# head_reused_conn_lost: sentence
m-3aa8e381 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청). 요청은 다른 연결로 다시 보냈습니다.

# head_reused_conn_lost: sentence
m-6b81cd81 = { $idle } 동안 유휴 상태였던 연결을 다시 사용할 때 { $peer }이(가) 끊었습니다(이 연결의 { $request_number }번째 요청).

# head_reused_conn_lost: likely keepalive_shorter
m-ebbdd76b = 업스트림이 유휴 연결을 유지하는 시간이 Candor보다 짧습니다. 이 업스트림의 keepalive.idle을 그보다 짧게 설정하거나, 업스트림의 keep-alive 시간을 늘리십시오.

# head_reused_conn_lost: evidence for keepalive_shorter
m-d07bb3c0 = 업스트림이 유휴 연결을 약 { $idle_end } 후에 닫았으며({ $idle_end_seen }번 관찰), 이쪽 연결은 { $idle_ours } 동안 유휴일 수 있습니다

# head_reused_conn_lost: evidence for keepalive_shorter
m-57f7e1b0 = { $idle } 동안 유휴 상태였습니다

# head_reused_conn_lost: likely crash, head_closed_empty: likely crash
m-35896b40 = 워커가 이 요청을 처리하다 비정상 종료했거나 메모리 부족으로 강제 종료되었습니다.

# head_reused_conn_lost: evidence for crash
m-a967dcc3 = { $after } 동안 요청을 처리했으므로, 요청이 도착했을 때 연결은 살아 있었습니다

# head_reused_conn_lost: evidence for crash, head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = { $after } 동안 요청을 처리했습니다

# head_reused_conn_lost: likely requests_max
m-407ac3a8 = 업스트림의 서버는 일정 수의 요청을 처리하면 연결이나 워커를 끝냅니다(gunicorn: --max-requests, nginx: keepalive_requests).

# head_reused_conn_lost: evidence for requests_max
m-2bdd4ff7 = 그 전에 요청 { $requests_served }건을 처리했습니다

# head_reused_conn_lost: likely idle_firewall
m-7100aa3b = 중간의 방화벽이나 로드 밸런서가 유휴 연결을 잊어버리고, 그 연결로 오는 것을 재설정합니다.

# head_reused_conn_lost: evidence for idle_firewall
m-cdd6f12f = { $idle } 동안 유휴 상태였고, 업스트림은 다른 호스트이며, 연결이 재설정되었습니다

# head_reused_conn_lost: likely restart, head_closed_empty: likely restart, head_truncated: likely restart
m-ab0f5ef9 = 바로 그때 애플리케이션이 재시작되거나 배포되었습니다.

# head_reused_conn_lost: step
m-1c17a935 = 업스트림 { $upstream }의 keepalive.idle을 { $idle_end }보다 짧게 설정하십시오. 현재 값은 { $idle_ours }입니다.

# head_reused_conn_lost: step
m-5d592f12 = 업스트림 { $upstream }의 keepalive.idle을 애플리케이션 서버의 keep-alive 시간과 비교하십시오. 이쪽이 더 짧아야 합니다.

# head_reused_conn_lost: step
m-c5f600a2 = 다시 보내도 안전한 요청의 재시도를 허용하십시오: retry = { "{" } on = ["connect", "unsent", "idempotent"] { "}" }.

# head_reused_conn_lost: step
m-1e5afaf3 = 누가 언제 연결을 끊는지 네트워크에서 확인하십시오:

# head_closed_empty: title
m-e866e797 = 업스트림이 응답 없이 연결을 닫았습니다

# head_closed_empty: explanation
m-dbeb383b = 연결이 맺어지고 요청이 전송되었습니다. 그 후 업스트림이 연결을 정상적으로(FIN) 닫았는데, 응답은 한 바이트도 오지 않았습니다.

# head_closed_empty: explanation
m-b61f1709 = 애플리케이션이나 그 앞의 서버가 요청을 받고 나서 포기했습니다. 워커가 비정상 종료했거나 강제 종료되었거나(자체 타임아웃 또는 메모리가 부족한 커널에 의해), 다른 프로토콜을 사용하여 이쪽 요청에 연결을 끊었습니다.

# head_closed_empty: explanation
m-bb1fb26a = 요청 시각의 애플리케이션 로그를 읽으십시오. 항상 같은 초가 지난 뒤 일어난다면 애플리케이션 서버의 워커 타임아웃입니다. 커널의 OOM killer에 대해서는 `dmesg`가 알려 줍니다.

# head_closed_empty: sentence
m-7b84a4b4 = { $peer }이(가) { $protocol_status }(으)로 요청을 거부했고, 응답을 한 바이트도 보내지 않았습니다.

# head_closed_empty: sentence
m-f558bb86 = { $peer }이(가) { $after } 후에 응답을 한 바이트도 보내지 않고 FCGI_END_REQUEST로 요청을 끝냈습니다.

# head_closed_empty: sentence
m-6c9673a3 = { $peer }이(가) 요청을 받고 { $after } 후에 응답을 한 바이트도 보내지 않고 연결을 닫았습니다.

# head_closed_empty: sentence
m-4570cafd = { $peer }이(가) 요청을 받고 응답을 한 바이트도 보내지 않고 연결을 닫았습니다.

# head_closed_empty: likely worker_timeout
m-ff787f2e = 자체 타임아웃이 만료되어 애플리케이션 서버가 워커를 강제 종료했습니다(gunicorn: --timeout, 기본값 30초).

# head_closed_empty: evidence for worker_timeout
m-9da3469f = { $after } 후에 닫혔으며, 이런 타임아웃이 대략 그 정도입니다

# head_closed_empty: likely not_http
m-81e4015e = 포트 { $port }은(는) 다른 프로토콜(TLS, FastCGI, uwsgi)을 사용하며 평문 HTTP 요청에 연결을 끊었습니다.

# head_closed_empty: evidence for not_http
m-7c5e6c91 = { $after } 후에 닫혔으며, 포트 { $port }이(가) 평문 HTTP인 경우는 드뭅니다

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = { $after } 후, 곧바로 닫혔습니다

# head_closed_empty: step, head_reset: step
m-21bf2a46 = 업스트림에 직접 요청해 보십시오:

# head_closed_empty: step, head_tls_bytes: step
m-9712bb91 = TLS를 사용하는지, 어떤 인증서를 쓰는지 확인하십시오:

# head_closed_empty: step, head_truncated: step, body_reset: step and 1 more
m-540caa96 = 커널이 메모리 부족으로 강제 종료했는지 확인하십시오:

# head_reset: title
m-28dd0dd8 = 업스트림이 응답 없이 연결을 재설정했습니다

# head_reset: explanation
m-b3b03287 = 연결이 맺어지고 요청이 전송되었습니다. 그 후 응답 대신 재설정(RST, `ECONNRESET`, errno 104)이 왔으며, 응답은 한 바이트도 오지 않았습니다.

# head_reset: explanation
m-666c13a6 = 재설정은 정상적인 종료가 아닙니다. 요청이 소켓에서 읽히지 않은 채 프로세스가 죽었거나, 요청을 읽지 않고 소켓을 닫았거나, 중간의 무언가(방화벽, 대상이 사라진 포트 포워더)가 연결을 끊었습니다.

# head_reset: explanation
m-8a6a6c19 = 요청 시각의 애플리케이션 로그를 읽으십시오. 로그에 아무것도 없으면 네트워크를 캡처하여 누가 얼마 후에 재설정을 보내는지 확인하십시오.

# head_reset: sentence
m-37d2aa1c = { $peer }이(가) 요청 후 { $after }에 응답을 한 바이트도 보내지 않고 연결을 재설정했습니다.

# head_reset: sentence
m-9c59883a = { $peer }이(가) 응답을 한 바이트도 보내지 않고 연결을 재설정했습니다.

# head_reset: likely port_forwarder
m-2fd45f12 = 포트 포워더(docker-proxy, kubectl port-forward, ssh -L)가 연결을 수락했으나 그 대상이 사라졌습니다.

# head_reset: evidence for port_forwarder
m-23e79e14 = { $peer }은(는) 이 호스트이며, 재설정은 { $after } 후, 곧바로 왔습니다

# head_reset: likely idle_firewall
m-f21f3be6 = 애플리케이션이 아직 처리하는 동안 중간의 방화벽이나 로드 밸런서가 연결을 포기했습니다.

# head_reset: evidence for idle_firewall
m-e4c4b32e = { $after } 동안 아무것도 오가지 않은 뒤에 왔으며, 업스트림은 다른 호스트입니다

# head_reset: likely request_unread
m-e7924c10 = 애플리케이션 서버가 요청을 읽지 않고 소켓을 닫았습니다. 본문이 너무 크거나 서버 자체의 한도에 걸렸습니다.

# head_reset: evidence for request_unread
m-de2d6279 = 요청에 본문이 있었습니다

# head_reset: likely crash
m-dc613b9d = 요청을 맡고 있는 동안 프로세스가 비정상 종료했거나 강제 종료되었습니다.

# head_truncated: title
m-c6d2d50a = 응답의 헤드 도중에 연결이 끝났습니다

# head_truncated: visitor, body_reset: visitor, body_truncated: visitor and 2 more
m-438f2b91 = 이 주소의 애플리케이션이 응답 도중에 멈췄습니다.

# head_truncated: explanation
m-bc8fc1ef = 업스트림이 응답의 첫 바이트들을 보낸 뒤, 헤드를 끝내는 빈 줄이 오기 전에 연결을 닫거나(사유 `closed`) 재설정했습니다(사유 `reset`). TLS에서는 종료를 알리지 않고 끝났을 수도 있습니다(사유 `no_close_notify`).

# head_truncated: explanation
m-e3ef9179 = 응답을 쓰던 프로세스가 쓰는 도중에 죽었거나, 스크립트가 헤더 필드를 몇 개 출력하고 나머지를 쓰기 전에 실패했습니다. 도착한 부분까지는 형식이 올바릅니다.

# head_truncated: explanation
m-b9a5230c = 마지막으로 온 줄을 보면 프로그램이 어디까지 갔는지 알 수 있고, 그 로그를 보면 왜 거기서 멈췄는지 알 수 있습니다.

# head_truncated: sentence
m-fbf8ed95 = { $peer }이(가) 응답의 헤드 도중, { $head_bytes }바이트 후 { $head_line }번째 줄에서 연결을 재설정했습니다.

# head_truncated: sentence
m-1f68a1cd = { $peer }이(가) 응답의 헤드 도중, { $head_bytes }바이트 후 { $head_line }번째 줄에서 FCGI_END_REQUEST로 요청을 끝냈습니다.

# head_truncated: sentence
m-f2770632 = { $peer }이(가) 응답의 헤드 도중, { $head_bytes }바이트 후 { $head_line }번째 줄에서 연결을 닫았습니다.

# head_truncated: likely worker_timeout, body_reset: likely worker_timeout, body_truncated: likely worker_timeout
m-36cd3419 = 워커가 아직 쓰고 있는 동안 애플리케이션 서버의 타임아웃으로 강제 종료되었습니다.

# head_truncated: evidence for worker_timeout
m-e2e7a58b = 끝나기 전 { $received_idle } 동안 아무것도 오지 않았습니다

# head_truncated: likely killed, body_truncated: likely killed
m-54d73f0a = 프로세스가 강제 종료되었습니다. 메모리 부족, 배포, 네이티브 코드의 비정상 종료 등입니다.

# head_truncated: evidence for killed
m-afcec99a = 연결이 재설정되었습니다

# head_truncated: likely application_error
m-99dfcc03 = 애플리케이션이 헤드를 쓰다가 실패했습니다. 예외가 발생했거나 스크립트가 일찍 끝났습니다.

# head_truncated: evidence for application_error
m-94443c43 = 연결이 정상적으로 닫혔습니다

# head_truncated: likely buffer_full
m-3ddd0ff6 = 서버가 고정 크기 버퍼에 헤드를 만들며, 버퍼가 가득 차면 포기합니다.

# head_truncated: evidence for buffer_full
m-ad8ed83f = 정확히 { $head_bytes }바이트 후에 끝났습니다

# head_truncated: step, head_header_syntax: step, framing_cl_invalid: step and 4 more
m-9609c22a = 헤드를 보내진 그대로 확인하십시오:

# head_not_http: title
m-4873d9bf = 응답이 HTTP/1이 아닙니다

# head_not_http: visitor, head_tls_bytes: visitor, head_h2_bytes: visitor and 11 more
m-8b05f41b = 이 주소의 애플리케이션이 이해할 수 없는 응답을 보냈습니다.

# head_not_http: explanation
m-5cd3d0ae = 요청을 보냈으나 돌아온 것은 HTTP/1 응답처럼 `HTTP/1.`로 시작하지 않습니다. 다른 프로토콜의 것이거나, 무언가가 응답 앞에 쓴 텍스트입니다.

# head_not_http: explanation
m-bf0264cb = 대개는 포트가 다른 서비스의 것입니다. 첫 바이트로 알 수 있는 프로토콜이면 사유에 그 이름이 나옵니다: `ssh`, `smtp`, `mysql`, `redis` 등. `html`, `json`, `xml`, `text`: 헤드 없는 내용입니다. `text_before_head`: 응답은 있으나 그 앞에 무언가가 출력되었습니다. `request`: 상대가 스스로 요청을 보내거나, 이쪽이 보낸 것이 되돌아왔습니다.

# head_not_http: explanation
m-f268bc7c = FastCGI를 쓰는 멤버가 프로토콜은 올바르게 지키면서도 헤드를 보내지 않을 수 있습니다. 이때는 스크립트가 그 자리에 다른 것을 썼거나 첫 줄 도중에 끝난 것입니다.

# head_not_http: explanation
m-adf4d892 = 첫 바이트를 살펴보십시오. `fastcgi`와 `uwsgi`는 HTTP가 아니므로 애플리케이션 서버가 HTTP로 수신 대기하게 하십시오. 데이터베이스나 메일 서버의 인사말이면 포트가 틀린 것입니다.

# head_not_http: sentence
m-ba6e4b92 = { $peer }이(가) FastCGI로 응답했지만, 그 스크립트가 쓴 것은 헤드로 시작하지 않습니다.

# head_not_http: sentence
m-5ef43ca4 = { $peer }이(가) FastCGI가 아니라 { $spoken }(으)로 응답했습니다.

# head_not_http: sentence
m-d2c1668d = { $peer }이(가) FastCGI가 아닌 것으로 응답했습니다.

# head_not_http: sentence
m-1325508b = { $peer }이(가) HTTP/1이 아니라 { $spoken }(으)로 응답했습니다.

# head_not_http: sentence
m-12f2a50c = { $peer }이(가) HTTP/1이 아닌 것으로 응답했습니다.

# head_not_http: likely application_gateway
m-7f0a074b = 애플리케이션 서버가 HTTP가 아니라 { $spoken }(으)로 수신 대기합니다. HTTP로 수신 대기하게 하십시오(uwsgi: socket 대신 http-socket).

# head_not_http: evidence for application_gateway
m-c51dafc3 = 응답이 { $spoken }의 레코드입니다

# head_not_http: likely other_service
m-1cac2921 = 포트 { $port }은(는) 다른 서비스인 { $spoken }의 것입니다.

# head_not_http: evidence for other_service, what was expected in a response head
m-cea0c269 = PROXY 프로토콜

# head_not_http: likely speaks_http
m-aaf35019 = 그곳에서 수신 대기하는 것은 HTTP 서버입니다. `fastcgi://` 대신 `http://`로 적으십시오.

# head_not_http: evidence for speaks_http
m-80e6796b = { $peer }이(가) FastCGI 요청에 { $spoken }(으)로 응답했습니다

# head_not_http: likely proxy_protocol
m-b491eb52 = 상대가 클라이언트만 하는 PROXY 프로토콜로 시작합니다. 로드 밸런서가 Candor의 연결을 향하고 있습니다.

# head_not_http: evidence for proxy_protocol
m-3b6a3ca6 = 응답이 PROXY 헤더입니다

# head_not_http: likely echo
m-8da40550 = 상대가 받은 것을 되돌려 보내거나 그 자체가 클라이언트입니다. 에코 서비스이거나 서로 맞물려 연결된 두 프록시입니다.

# head_not_http: evidence for echo
m-d6fdeb8e = 응답이 요청 줄입니다

# head_not_http: likely printed_before, head_status_line_invalid: likely printed_before
m-b9d93bea = 애플리케이션이나 그 스크립트가 응답 앞에 무언가를 출력했습니다. 디버그 출력, 경고, 바이트 순서 표시(BOM) 등입니다.

# head_not_http: evidence for printed_before
m-95f494ab = 다른 바이트 뒤에 헤드가 이어집니다

# head_not_http: evidence for printed_before
m-eb5af7c9 = 응답이 일반 텍스트입니다

# head_not_http: likely body_only
m-d182ee99 = 애플리케이션이 상태 줄과 필드 없이 내용을 소켓에 씁니다(HTTP/0.9).

# head_not_http: evidence for body_only, head_not_http: evidence for script_without_head
m-a55949e8 = 응답이 내용처럼 시작합니다: { $reason }

# head_not_http: likely script_without_head
m-a1174050 = 스크립트가 헤드 없이 내용을 씁니다. 그 앞에 적어도 Content-Type과 빈 줄이 있어야 합니다.

# head_not_http: likely wrong_port
m-0df9061b = 포트 { $port }은(는) 애플리케이션의 것이 아닙니다.

# head_not_http: step
m-5b7a47cb = 첫 바이트를 직접 확인하십시오:

# head_not_http: step, head_tls_bytes: step, head_h2_bytes: step and 1 more
m-8770792b = 거기서 어떤 프로그램이 수신 대기하는지 확인하십시오:

# head_tls_bytes: title
m-aa1ae3c0 = 평문 요청에 TLS로 응답했습니다

# head_tls_bytes: explanation
m-60d0888c = Candor는 설정대로 TLS 없이 요청을 보냈으나 돌아온 것은 TLS 레코드였습니다. 경고(`alert`)이거나 핸드셰이크 메시지(`handshake`)입니다.

# head_tls_bytes: explanation
m-2855e9e5 = 이 포트는 HTTPS 포트입니다. 그 TLS 스택이 요청을 핸드셰이크로 받아들였으나 해석하지 못해 자신의 프로토콜로 그렇게 알렸습니다. 요청은 애플리케이션에 전혀 도달하지 않았습니다.

# head_tls_bytes: explanation
m-6ed66a48 = 서버 주소 앞에 `https://`를 적으십시오. 인증서가 사설 인증 기관의 것이면 `tls = { "{" } ca = "FILE" { "}" }`로 지정하십시오. 평문 HTTP를 의도했다면 평문 HTTP를 사용하는 포트를 찾으십시오.

# head_tls_bytes: sentence
m-0f097885 = { $peer }은(는) TLS를 사용합니다. 평문 요청에 경고(alert) { $head_alert }(으)로 응답했습니다.

# head_tls_bytes: sentence
m-250f073a = { $peer }은(는) TLS를 사용합니다. 평문 요청에 TLS 레코드로 응답했습니다.

# head_tls_bytes: likely scheme
m-3666870e = 포트 { $port }은(는) HTTPS 포트입니다. { $server }에 https://를 적으십시오.

# head_tls_bytes: evidence for scheme, head_tls_bytes: evidence for socket_tls
m-380af515 = 응답이 TLS 레코드입니다

# head_tls_bytes: likely socket_tls
m-de040167 = 애플리케이션이 자신의 소켓에서 TLS로 수신 대기합니다. 거기서는 TLS를 끄십시오. 한 호스트 안에서는 보호하는 것이 없습니다.

# head_tls_bytes: likely mutual_tls
m-31ec1685 = 애플리케이션 앞의 서비스 메시나 터널이 상호 TLS만 받습니다.

# head_tls_bytes: likely other_port
m-e11e2a20 = 애플리케이션에는 평문 포트가 따로 있으며, 이 포트는 둘 중 틀린 쪽입니다.

# head_tls_bytes: step
m-903ccc8b = 상대가 원하는 방식으로 요청해 보십시오:

# head_tls_bytes: step
m-e2755c88 = 그런 다음 { $upstream_place }의 업스트림에서 서버 앞에 https://를 적으십시오.

# head_h2_bytes: title
m-bfb148a9 = 업스트림이 HTTP/2로 응답했습니다

# head_h2_bytes: explanation
m-f73269e8 = Candor가 HTTP/1 요청을 보냈으나 돌아온 것은 HTTP/2 프레임이었습니다. 설정(`settings`), 작별(`goaway`), 또는 클라이언트가 보내는 프리페이스(`preface`)입니다.

# head_h2_bytes: explanation
m-0a300211 = 업스트림은 gRPC 서버처럼 TLS 없는 HTTP/2만 받습니다("h2c with prior knowledge"). 받은 것을 요청으로 인식하지 못했습니다.

# head_h2_bytes: explanation
m-34ec46e3 = 업스트림이 어떤 포트에서 HTTP/1.1을 사용하게 하거나, HTTP/1.1을 사용하는 포트를 지정하십시오. `preface`: 상대 자체가 HTTP/2 클라이언트이므로 두 프록시가 서로를 향하고 있습니다.

# head_h2_bytes: sentence
m-a4ede559 = { $peer }은(는) HTTP/2만 사용합니다. HTTP/1.1 요청에 GOAWAY 프레임으로 응답했습니다.

# head_h2_bytes: sentence
m-3b72934a = { $peer }이(가) 응답 대신 HTTP/2 클라이언트의 프리페이스를 보냈습니다.

# head_h2_bytes: sentence
m-49ce5432 = { $peer }은(는) HTTP/2만 사용합니다. HTTP/1.1 요청에 SETTINGS 프레임으로 응답했습니다.

# head_h2_bytes: likely grpc
m-7346908a = gRPC 서버입니다. gRPC 서버는 HTTP/2만 사용합니다.

# head_h2_bytes: evidence for grpc
m-a06eb2b1 = 포트 { $port }은(는) gRPC 서버가 수신 대기하는 포트입니다

# head_h2_bytes: likely http2_only
m-ed74ad2c = 애플리케이션 서버가 TLS 없는 HTTP/2(h2c)로 설정되어 있고 HTTP/1.1이 꺼져 있습니다.

# head_h2_bytes: evidence for http2_only
m-716ab9c3 = 응답이 HTTP/2 프레임입니다

# head_h2_bytes: likely client_there
m-41a9d8d4 = 거기에 있는 것은 서버가 아니라 클라이언트입니다. Candor를 향하는 터널이나 다른 프록시입니다.

# head_h2_bytes: evidence for client_there
m-a20221dc = 프리페이스는 클라이언트만 보냅니다

# head_h2_bytes: likely other_port
m-51e657ac = 애플리케이션에는 HTTP/1.1용 포트가 따로 있으며, 이 포트는 둘 중 틀린 쪽입니다.

# head_h2_bytes: step
m-7aa46e13 = HTTP/2에 응답하는지 확인하십시오:

# head_h2_bytes: step
m-f92fcc15 = 애플리케이션 서버에서 HTTP/1.1을 켜거나, HTTP/1.1을 사용하는 포트를 적으십시오.

# head_status_line_invalid: title
m-d5c69081 = 응답의 상태 줄 형식이 잘못되었습니다

# head_status_line_invalid: explanation
m-777f3d7a = 업스트림 응답의 첫 줄이 `HTTP/1.1`, 공백 하나, 100에서 599까지의 숫자 세 자리, 공백 하나, 그리고 있을 수도 있는 문구의 형식이 아닙니다. 어느 부분이 틀렸는지는 사유가 말해 줍니다: `version`, `separator`(공백 하나가 아님), `code`(숫자 세 자리가 아님), `code_range`(세 자리이나 상태가 아님), `cut_short`(줄이 너무 일찍 끝남), `phrase_byte`(문구에 제어 문자가 있음), `leading_bytes` 또는 `blank_line`(그 앞에 무언가 있음), `missing`(헤드가 필드로 시작함), `icy`(옛 스트리밍 서버).

# head_status_line_invalid: explanation
m-1bc50a84 = 서버와 프레임워크는 이 줄을 올바르게 씁니다. 형식이 잘못된 줄은 직접 작성된 것이거나 애초에 응답의 시작이 아니며, 앞에 있는 것은 다른 무언가에 속합니다. 이를 해석하는 방식은 프로그램마다 다르므로 Candor는 추측하지 않습니다.

# head_status_line_invalid: explanation
m-9d1777d2 = 표시된 바이트를 살펴보고 무엇이 이 줄을 쓰는지 찾으십시오. 작은 서버, 출력이 그대로 전송되는 CGI 스크립트, 상태를 지어내는 애플리케이션 등입니다. RFC 9110의 상태를 사용하고, 독자적인 것은 본문에 넣으십시오.

# head_status_line_invalid: likely made_up_status
m-9dfe8d13 = 애플리케이션이 스스로 만든 상태로 응답합니다. 업무 코드, 종료 코드, 데이터베이스 오류 등입니다.

# head_status_line_invalid: evidence for made_up_status
m-185a07f4 = { $status_word }은(는) HTTP의 상태가 아닙니다

# head_status_line_invalid: likely cgi_output
m-1086a837 = CGI 스크립트의 출력이 그대로 전송됩니다. 서버가 그 Status 필드로 상태 줄을 만들어야 합니다.

# head_status_line_invalid: evidence for cgi_output
m-617a72af = 헤드가 필드로 시작합니다

# head_status_line_invalid: likely shoutcast
m-679b7c74 = HTTP/1.0 대신 ICY로 응답하는 SHOUTcast 계열의 스트리밍 서버입니다.

# head_status_line_invalid: evidence for shoutcast
m-423ed56f = 응답이 ICY로 시작합니다

# head_status_line_invalid: likely leftover
m-22b87a5e = 그 앞의 바이트는 이전 응답에 속합니다. 본문이 선언된 것보다 길었습니다.

# head_status_line_invalid: evidence for leftover
m-1bf3fd95 = 이 연결은 그 전에 다른 응답을 전달했습니다

# head_status_line_invalid: evidence for printed_before
m-78f0978e = 응답이 { $found }(으)로 시작합니다

# head_status_line_invalid: likely version_copied
m-dcb35c4e = 프록시나 스크립트가 다른 연결의 버전을 이 줄에 씁니다. HTTP/2와 HTTP/3에는 상태 줄이 없습니다.

# head_status_line_invalid: evidence for version_copied
m-df35faa7 = 줄이 { $version_word }(으)로 시작합니다

# head_status_line_invalid: likely unset_variable
m-5b9447c4 = 상태를 채우는 변수가 비어 있거나 숫자가 아닙니다.

# head_status_line_invalid: evidence for unset_variable
m-72b92ae8 = 숫자 세 자리가 있어야 할 곳에 { $found }이(가) 있습니다

# head_status_line_invalid: likely unclean_phrase
m-5f67634f = 문구가 오류 메시지에서 줄바꿈이나 색상까지 그대로 채워집니다.

# head_status_line_invalid: evidence for unclean_phrase
m-23eedc63 = 문구에 { $found }이(가) 있습니다

# head_status_line_invalid: likely handwritten, head_header_syntax: likely handwritten, head_other: likely handwritten
m-74733952 = 작은 서버나 스크립트가 헤드를 직접 작성합니다.

# head_status_line_invalid: step, head_line_ending_invalid: step, head_header_byte_invalid: step
m-e0eeae0a = 헤드의 바이트를 확인하십시오:

# head_status_line_invalid: in sentence
m-067c4094 = { $peer }의 응답 첫 줄이 HTTP/1.1이 있어야 할 곳에서 { $version_word }(으)로 시작합니다.

# head_status_line_invalid: in sentence
m-8204d931 = { $peer }이(가) HTTP/1.1이 있어야 할 곳에 ICY로 응답했습니다.

# head_status_line_invalid: in sentence
m-af1846dd = { $peer }이(가) 상태 { $status_word }(으)로 응답했습니다. 상태는 100에서 599까지의 숫자입니다.

# head_status_line_invalid: in sentence
m-81247f8b = { $peer }의 응답 상태 줄에서 숫자 세 자리가 있어야 할 바이트 { $defect_offset }에 { $found }이(가) 있습니다.

# head_status_line_invalid: in sentence
m-30400471 = { $peer }의 응답 상태 줄이 상태가 완성되기 전에 바이트 { $defect_offset }에서 끝납니다.

# head_status_line_invalid: in sentence
m-bc29c24e = { $peer }의 응답 상태 줄에서 공백 하나가 있어야 할 바이트 { $defect_offset }에 { $found }이(가) 있습니다.

# head_status_line_invalid: in sentence
m-bed0b8e0 = { $peer }의 응답 상태 줄에 제어 문자 { $found }이(가) 바이트 { $defect_offset }에 있습니다.

# head_status_line_invalid: in sentence
m-262a6597 = { $peer }의 응답은 상태 줄 앞에 무언가가 있습니다. { $found }(으)로 시작합니다.

# head_status_line_invalid: in sentence
m-d1a173f4 = { $peer }의 응답이 상태 줄이 있어야 할 곳에서 빈 줄로 시작합니다.

# head_status_line_invalid: in sentence
m-3a638650 = { $peer }의 응답이 필드로 시작합니다. 상태 줄이 없습니다.

# head_status_line_invalid: in sentence
m-0ea3a370 = { $peer }의 응답 상태 줄이 바이트 { $defect_offset }에서 형식이 잘못되었습니다.

# head_line_ending_invalid: title
m-b694e687 = 응답 헤드의 한 줄이 CR LF로 끝나지 않습니다

# head_line_ending_invalid: explanation
m-8ad6ffa8 = 업스트림 응답의 헤드에서 한 줄이 LF만으로 끝나거나(`bare_lf`), CR이 LF 없이 있습니다(`bare_cr`). 또는 헤드를 끝내는 빈 줄이 없어 필드가 있어야 할 곳에서 본문이 시작되거나(`missing_blank`), 빈 줄이 너무 일찍 나와 필드가 본문으로 새어 나갑니다(`blank_line_in_head`, 발견 사항으로만 기록됨).

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112에서 모든 줄은 CR LF로 끝납니다. 그렇지 않은 줄을 해석하는 방식은 프로그램마다 달라, 하나가 필드 둘로 보는 것을 다른 하나는 필드 하나로 봅니다. 응답 분할과 요청 스머글링이 바로 이런 차이를 이용하므로 Candor는 추측하지 않습니다.

# head_line_ending_invalid: explanation
m-fb104171 = 헤드를 쓰는 쪽을 고치십시오. `\n`이 아니라 `\r\n`입니다. LF만으로 끝나는 줄만 문제이고 업스트림을 바꿀 수 없다면, 업스트림에 `tolerate = ["bare_lf"]`를 설정하면 발견 사항을 남기고 통과시킵니다. 단독 CR은 허용할 수 없습니다. 잘못된 바이트가 값 안에 있으면 그 값이 어디서 오는지 살펴보십시오. 누군가 필드를 주입하고 있을 수 있습니다.

# head_line_ending_invalid: sentence
m-b5039ac1 = { $peer }의 응답 헤드 끝에 빈 줄이 없습니다. 본문이 { $defect_line }번째 줄, 바이트 { $defect_offset }에서 시작합니다.

# head_line_ending_invalid: sentence
m-43dfa6c8 = { $peer }의 응답 헤드 { $defect_line }번째 줄의 빈 줄 때문에 그 뒤의 필드가 본문으로 새어 나갑니다.

# head_line_ending_invalid: sentence
m-5896f87e = { $peer }의 응답 헤드 { $defect_line }번째 줄, 바이트 { $defect_offset }에 LF 없는 CR이 있습니다.

# head_line_ending_invalid: sentence
m-114cb51a = { $peer }의 응답 헤드 { $defect_line }번째 줄이 바이트 { $defect_offset }에서 LF만으로 끝납니다.

# head_line_ending_invalid: likely injected
m-35754946 = 줄바꿈이 있는 값이 필드에 들어갔습니다. 클라이언트가 보낸 것으로 만든 리디렉션 대상이나 쿠키입니다.

# head_line_ending_invalid: evidence for injected
m-48af077e = 그 앞의 줄은 CR LF로 끝나고 { $defect_line }번째 줄만 그렇지 않습니다

# head_line_ending_invalid: likely handwritten
m-bfaa8ffa = 작은 서버나 printf 또는 echo를 쓰는 셸 스크립트가 헤드를 직접 작성하면서 \r\n이어야 할 곳에 \n을 씁니다.

# head_line_ending_invalid: evidence for handwritten
m-f4148148 = 상태 줄부터 이미 그렇게 끝납니다

# head_line_ending_invalid: likely head_unfinished
m-0dce7461 = 헤드를 직접 작성하면서 마지막 단계인 빈 줄을 빠뜨렸습니다.

# head_line_ending_invalid: evidence for head_unfinished
m-9ec76b49 = { $defect_line }번째 줄에 있는 것이 본문처럼 보입니다

# head_line_ending_invalid: likely header_too_late
m-af6ea2c5 = 애플리케이션이 헤드가 끝난 뒤에 필드를 설정합니다. 첫 출력 뒤이거나, 줄바꿈을 두 번 쓴 줄 뒤입니다.

# head_line_ending_invalid: evidence for header_too_late
m-fabb0ec9 = 빈 줄 뒤의 줄들이 필드처럼 보입니다

# head_line_ending_invalid: likely text_mode
m-5fd767ca = 중간의 무언가가 CR LF를 LF로 바꿉니다. 텍스트 모드의 스트림이나 편집된 파일 등입니다.

# head_line_ending_invalid: likely cgi
m-43bc5531 = 줄을 LF로 끝내도 되는 CGI 스크립트의 출력이 그대로 전송됩니다.

# head_line_ending_invalid: step
m-64290e4c = 고칠 수 없다면 { $upstream_place }의 업스트림에 다음을 적으십시오: tolerate = ["bare_lf"]

# head_header_syntax: title
m-b7a6a055 = 응답 헤드의 한 줄이 필드가 아닙니다

# head_header_syntax: explanation
m-870930b7 = 업스트림 응답의 헤드에 이름, 콜론, 값으로 이루어지지 않은 줄이 있습니다. `no_colon`: 콜론이 없습니다. `empty_name`: 콜론 앞에 아무것도 없습니다. `bad_name_byte`: 이름에 쓸 수 없는 바이트(공백, 따옴표, ASCII 밖의 바이트)가 이름에 있습니다. `leading_whitespace`: 상태 줄 다음의 첫 줄이 이어질 대상이 없는 연속 줄입니다.

# head_header_syntax: explanation
m-762332b1 = 대개 필드가 아닌 것이 필드 사이에 쓰인 것입니다. 애플리케이션의 출력이거나, 줄바꿈이 들어 있는 값의 나머지입니다. 그 값이 클라이언트에서 왔다면 누군가 다른 사람의 응답에 자신의 필드를 넣을 수 있습니다.

# head_header_syntax: explanation
m-3a112a43 = 표시된 바이트를 살펴보고 무엇이 그 줄을 쓰는지 찾으십시오. 줄바꿈을 제거하기 전에는 어떤 값도 필드에 쓰지 않게 하십시오. 콜론 앞의 공백과 접힌 줄은 바로잡고 발견 사항으로만 기록합니다.

# head_header_syntax: likely split_value
m-a73b7a30 = 줄바꿈이 있는 값이 필드 { $previous_field }에 들어갔습니다. 클라이언트가 보낸 것으로 만든 리디렉션 대상이나 쿠키입니다.

# head_header_syntax: evidence for split_value
m-e2f5f0f4 = 앞 줄은 { $previous_field }이며, 그 값은 외부에서 오는 경우가 많습니다

# head_header_syntax: likely debug_print
m-ae8e6ac7 = 무언가가 필드 사이에 출력합니다. 디버그 출력이나 경고입니다.

# head_header_syntax: evidence for debug_print
m-351e69d2 = { $defect_line }번째 줄은 필드가 아닙니다

# head_header_syntax: likely untranslated_name
m-f0d76979 = 필드 이름이 ASCII가 아닌 문자를 쓰는 언어로 적혔거나 데이터에서 옵니다.

# head_header_syntax: evidence for untranslated_name
m-cbf0da21 = 바이트 { $defect_offset }은(는) { $found }(으)로, ASCII가 아닙니다

# head_header_syntax: likely name_from_data
m-2ee4e13a = 필드 이름이 데이터로 만들어집니다. 제목, 공백이 있는 키, 문장 등입니다.

# head_header_syntax: evidence for name_from_data
m-a5b79a41 = 이름 안에 { $found }이(가) 있습니다

# head_header_syntax: likely empty_variable
m-9a8e584e = 필드 이름을 채우는 변수가 비어 있습니다.

# head_header_syntax: evidence for empty_variable
m-f0d1706a = 콜론 앞에 아무것도 없습니다

# head_header_syntax: likely indented
m-35b068fe = 들여쓴 텍스트로 헤드를 쓰기 때문에 줄이 공백으로 시작합니다.

# head_header_syntax: evidence for indented
m-38af84f9 = { $defect_line }번째 줄이 { $found }(으)로 시작합니다

# head_header_syntax: step
m-185efbc5 = 애플리케이션에서 무엇이 이 줄을 응답에 쓰는지 찾으십시오.

# head_header_syntax: in sentence
m-b9022c12 = { $peer }의 응답 헤드 { $defect_line }번째 줄에 콜론이 없어 필드가 아닙니다(바이트 { $defect_offset }).

# head_header_syntax: in sentence
m-e27930be = { $peer }의 응답 헤드 { $defect_line }번째 줄이 콜론으로 시작하여 필드 이름이 없습니다(바이트 { $defect_offset }).

# head_header_syntax: in sentence
m-4de66d01 = { $peer }의 응답 헤드 { $defect_line }번째 줄, 바이트 { $defect_offset }에서 필드 이름에 { $found }이(가) 있습니다.

# head_header_syntax: in sentence
m-754b7fcf = { $peer }의 응답 헤드 { $defect_line }번째 줄이 필드를 이어 가듯 { $found }(으)로 시작하지만, 그 앞에 필드가 없습니다.

# head_header_syntax: in sentence
m-48130719 = { $peer }의 응답 헤드 { $defect_line }번째 줄이 필드가 아닙니다(바이트 { $defect_offset }).

# head_header_byte_invalid: title
m-fc547bba = 응답의 필드에 금지된 바이트가 있습니다

# head_header_byte_invalid: explanation
m-834c02d6 = 업스트림 응답의 헤드에서 한 필드의 값에 어떤 값에도 있어서는 안 되는 바이트가 있습니다. NUL(`nul`)이거나 다른 제어 문자(`control`)입니다.

# head_header_byte_invalid: explanation
m-352e0ddf = 프로그램은 이런 바이트에서 값을 자르거나, 바이트를 빼거나, 거부합니다. 두 프로그램의 방식이 다르면 한쪽에 무언가를 숨길 수 있습니다. 애플리케이션이 일부러 쓰는 일은 없습니다. 정리하지 않은 데이터나 텍스트가 아닌 메모리에서 들어옵니다.

# head_header_byte_invalid: explanation
m-bf50bee9 = 무엇이 그 필드에 들어가는지 찾고, 넣기 전에 제어 문자를 제거하십시오. NUL은 허용할 수 없습니다.

# head_header_byte_invalid: sentence
m-1cd55a3b = { $peer }의 응답 필드 { $field_name }의 { $defect_line }번째 줄, 바이트 { $defect_offset }에 필드에 있어서는 안 되는 { $found }이(가) 있습니다.

# head_header_byte_invalid: sentence
m-688e3cdb = { $peer }의 응답 헤드 { $defect_line }번째 줄, 바이트 { $defect_offset }에 필드에 있어서는 안 되는 { $found }이(가) 있습니다.

# head_header_byte_invalid: likely terminal_colors
m-e622406d = 터미널용 색상이 있는 텍스트가 필드에 쓰입니다. 로그 줄이나 명령의 출력입니다.

# head_header_byte_invalid: evidence for terminal_colors
m-113385b1 = 바이트 { $defect_offset }에서 터미널 이스케이프 시퀀스가 시작됩니다

# head_header_byte_invalid: likely padded_memory
m-5ebb6e0d = 고정 길이 문자열을 채움용 NUL까지 통째로 씁니다.

# head_header_byte_invalid: evidence for padded_memory
m-13acf040 = 바이트 { $defect_offset }은(는) { $found }입니다

# head_header_byte_invalid: likely unclean_value
m-1f765c7b = 외부에서 온 값을 정리하지 않고 필드에 씁니다.

# head_header_byte_invalid: evidence for unclean_value
m-ccd4c388 = { $field_name }의 값은 외부에서 오는 경우가 많습니다

# head_header_byte_invalid: likely encrypted_value
m-1853ea71 = 바이너리 값을 Base64 등으로 인코딩하지 않고 필드에 씁니다.

# head_header_byte_invalid: step
m-a5aff48e = 애플리케이션에서 이 필드에 무엇을 넣는지 찾으십시오.

# head_field_too_large: title
m-dc7ffccd = 응답의 필드가 너무 큽니다

# head_field_too_large: visitor, head_section_too_large: visitor
m-911fe1b9 = 이 주소의 애플리케이션이 허용된 것보다 큰 응답을 보냈습니다.

# head_field_too_large: explanation
m-b611adab = 업스트림 응답의 헤드가 64 KiB 안에서 끝나지 않았으며, 한 필드가 그 절반 이상을 차지합니다.

# head_field_too_large: explanation
m-b7f496d5 = Candor는 헤드가 완성될 때까지 메모리에 보관하므로 크기에 한도가 있습니다. 브라우저와 다른 프록시는 훨씬 일찍, 8~32 KiB에서 멈춥니다. 이렇게 커지는 것은 거의 항상 다른 곳에 있어야 할 데이터입니다. 쿠키에 보관한 세션, 그룹이 수백 개인 토큰, 모든 호스트를 나열한 정책, 트레이스 등입니다.

# head_field_too_large: explanation
m-ea9080c9 = 필드를 줄이십시오. 세션은 서버에 두고 쿠키에는 그 키만 두며, 긴 것은 본문에 넣으십시오.

# head_field_too_large: sentence
m-6654be44 = { $peer }의 응답 필드 { $field_name }이(가) { $field_size }바이트보다 크며, 헤드 전체의 한도는 { $head_limit }바이트입니다.

# head_field_too_large: sentence
m-376e4d73 = { $peer }의 응답 헤드 { $defect_line }번째 줄이 { $field_size }바이트보다 크며, 헤드 전체의 한도는 { $head_limit }바이트입니다.

# head_field_too_large: likely session_cookie
m-63f31cbe = 세션 전체를 쿠키에 보관합니다. 세션은 서버에 두고 쿠키에는 그 키를 두십시오.

# head_field_too_large: evidence for session_cookie, head_field_too_large: evidence for security_policy, head_field_too_large: evidence for token and 2 more
m-52d7090e = 해당 필드는 { $field_name }입니다

# head_field_too_large: likely security_policy
m-f5e2ec9e = 보안 정책이 모든 호스트를 나열하거나, 자기 자신에서 거듭 새로 만들어집니다.

# head_field_too_large: likely token
m-78cbb353 = 토큰이 소유자의 모든 그룹과 권한을 담고 있습니다.

# head_field_too_large: likely debug_field
m-1af08471 = 디버깅용 필드에 트레이스, 쿼리 또는 요청의 로그가 들어 있습니다.

# head_field_too_large: likely redirect_grows
m-d3aa6780 = 리디렉션 대상이 자기 자신을 거듭 포함하며 한 바퀴 돌 때마다 커집니다.

# head_field_too_large: likely body_in_head
m-e500981d = 헤드 뒤의 빈 줄이 없어 본문이 필드로 읽혔습니다.

# head_field_too_large: evidence for body_in_head
m-1b42ef07 = { $defect_line }번째 줄에 필드 이름이 없습니다

# head_field_too_large: step
m-0635b2da = 헤드의 각 줄이 얼마나 큰지 확인하십시오:

# head_field_too_large: step
m-7c78241e = 필드를 줄이십시오. 헤드 전체의 한도 { $head_limit }바이트는 고정되어 있습니다.

# head_section_too_large: title
m-061563ab = 응답의 헤드가 너무 큽니다

# head_section_too_large: explanation
m-bfdd88c2 = 업스트림 응답의 헤드가 64 KiB 안에서 끝나지 않았거나(`too_large`), 필드가 256개보다 많습니다(`too_many_fields`).

# head_section_too_large: explanation
m-11413d5a = Candor는 헤드가 완성될 때까지 메모리에 보관하므로 크기에 한도가 있습니다. 브라우저와 다른 프록시는 훨씬 일찍, 8~32 KiB와 필드 100개에서 멈춥니다. 대개는 한 종류의 필드를 반복문이나 애플리케이션의 모든 계층이 거듭 쓰는 것이거나, 헤드에 끝이 아예 없는 것입니다.

# head_section_too_large: explanation
m-471bf20d = 어떤 필드가 대부분을 차지하는지 확인하고, 각 필드를 한 번만 쓰십시오.

# head_section_too_large: sentence
m-ecc42960 = { $peer }의 응답 헤드에 필드가 { $head_fields }개 있으며 한도는 { $field_limit }개입니다: { $largest_fields }.

# head_section_too_large: sentence
m-c66ba7ad = { $peer }의 응답 헤드가 필드 { $head_fields }개를 지나도록 { $head_limit }바이트 안에서 끝나지 않습니다: { $largest_fields }.

# head_section_too_large: likely many_cookies
m-31bf19d3 = 애플리케이션이 쿠키를 끝없이 설정합니다. 항목마다 하나씩이거나, 계층마다 자기 것을 다시 설정합니다.

# head_section_too_large: evidence for many_cookies, head_section_too_large: evidence for field_loop
m-055cfd50 = 대부분은 { $largest_fields }입니다

# head_section_too_large: likely field_loop
m-143db914 = 반복문이나 각 계층이 차례로 같은 필드를 다시 추가합니다.

# head_section_too_large: likely body_in_head
m-8797ab85 = 헤드 뒤의 빈 줄이 없어 본문의 줄들이 필드로 읽혔습니다.

# head_section_too_large: evidence for body_in_head
m-13fb13eb = 자주 나오는 필드가 없습니다

# head_section_too_large: likely fields_from_data
m-c6e4967d = 필드가 데이터로 만들어집니다. 표의 행, 로그, 레이블 집합의 항목마다 하나씩입니다.

# head_section_too_large: step
m-37722bba = 헤드의 필드를 이름별로 세어 보십시오:

# head_section_too_large: step
m-19a880fc = 헤드를 줄이십시오. 한도 { $head_limit }바이트와 필드 { $field_limit }개는 고정되어 있습니다.
