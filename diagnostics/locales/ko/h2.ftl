### h2

# h2_handshake_failed: title
m-3e68581c = 업스트림이 HTTP/2를 시작하지 않았습니다

# h2_handshake_failed: explanation
m-3182a541 = 연결이 맺어졌고 Candor는 HTTP/2 프리페이스로 시작했습니다. 업스트림은 SETTINGS 프레임으로 응답해야 했으나 그러지 않았습니다. 다른 것을 보냈거나, 끊었거나, 아무것도 보내지 않았습니다.

# h2_handshake_failed: explanation
m-ef09d982 = 애플리케이션에는 아직 아무것도 요청하지 않았습니다. 거의 언제나 애플리케이션이 이 포트에서 HTTP/1.1을 사용하거나, 포트가 다른 서비스의 것입니다. TLS 위에서만 HTTP/2를 사용하는 서버도 평문 연결을 같은 방식으로 닫습니다.

# h2_handshake_failed: explanation
m-2b73ceb4 = 포트에 HTTP/1.1로 물어보십시오. 되면 서버를 `h2c://HOST:PORT` 대신 `http://HOST:PORT`로 적으십시오. TLS를 요구하면 `https://HOST:PORT`로 적으십시오.

# h2_handshake_failed: sentence
m-2e89c78b = { $peer }은(는) HTTP/2 프리페이스에 SETTINGS 프레임 대신 { $first_bytes }(으)로 응답했습니다.

# h2_handshake_failed: sentence
m-9ab2f685 = { $peer }은(는) HTTP/2를 제안받고 SETTINGS 프레임을 보내지 않았습니다. 아무것도 보내지 않았습니다.

# h2_handshake_failed: sentence
m-f90e5995 = { $peer }은(는) HTTP/2 프리페이스를 받고 아무 말 없이 연결을 끊었습니다.

# h2_handshake_failed: likely speaks_http1
m-1e534c21 = 애플리케이션은 이 포트에서 HTTP/1.1을 사용하는데 서버가 HTTP/2로 적혀 있습니다.

# h2_handshake_failed: evidence for speaks_http1
m-46161fc8 = { $peer }이(가) { $first_bytes }(으)로 응답했습니다

# h2_handshake_failed: evidence for speaks_http1
m-52982609 = 프리페이스를 읽자마자 연결을 끊었습니다

# h2_handshake_failed: likely wants_tls
m-d83eb69d = 애플리케이션이 TLS 위에서만 HTTP/2를 사용합니다.

# h2_handshake_failed: evidence for wants_tls
m-9c8c3dbb = { $peer }이(가) TLS 경고(alert)로 응답했습니다

# h2_handshake_failed: likely another_service
m-d47007da = 포트 { $port }은(는) 다른 서비스의 것입니다.

# h2_handshake_failed: evidence for another_service
m-df4ebe1f = { $spoken }처럼 인사했습니다

# h2_handshake_failed: likely alpn_promises_too_much
m-121e6101 = 애플리케이션 앞의 무언가가 TLS 핸드셰이크에서 HTTP/2를 약속하고, HTTP/2를 사용하지 않는 서버로 연결을 넘깁니다.

# h2_handshake_failed: evidence for alpn_promises_too_much
m-8649f89e = TLS 핸드셰이크에서 h2에 합의했습니다

# h2_handshake_failed: likely stuck
m-8a8ad2a6 = 애플리케이션이 연결을 수락하지만 처리하지 않습니다. 멈춰 있거나 아직 시작하는 중입니다.

# h2_handshake_failed: evidence for stuck
m-900f9391 = 연결은 맺어져 있으나 온 것이 없습니다

# h2_handshake_failed: step
m-4bd5849e = 포트에 HTTP/1.1로 물어보십시오:

# h2_handshake_failed: step
m-ec40acfc = 프레임이 있다면 확인하십시오:

# h2_http11_required: title
m-2b383121 = 업스트림이 이 요청에 HTTP/1.1을 요구합니다

# h2_http11_required: explanation
m-f56ea714 = 업스트림은 HTTP/2를 사용하지만 이 요청에는 `HTTP_1_1_REQUIRED`로 응답했습니다. HTTP/1.1로만 처리할 수 있다는 뜻입니다.

# h2_http11_required: explanation
m-90a14213 = 요청에 스트림이 아니라 연결에 속하는 것이 필요합니다. NTLM이나 Negotiate 로그인, 나중에 요구되는 클라이언트 인증서, 또는 프로토콜 전환입니다.

# h2_http11_required: explanation
m-bcf2b41f = 이 업스트림이나 해당 경로에 HTTP/1.1을 사용하게 하십시오: `protocol = "http1"`.

# h2_http11_required: sentence
m-89edf317 = { $peer }이(가) { $h2_code_name }(HTTP/2 오류 { $h2_code })(으)로 응답했습니다. { $path }은(는) HTTP/1.1로만 처리합니다.

# h2_http11_required: likely upgrade
m-2afed41c = 경로가 WebSocket용이며, 이 업스트림은 이를 HTTP/1.1로만 제공합니다.

# h2_http11_required: evidence for upgrade, timeout_first_byte: evidence for long_poll
m-f261cb4e = 경로는 { $path }입니다

# h2_http11_required: likely client_certificate
m-8ef45e2a = 업스트림이 이 경로에서만 재협상으로 클라이언트 인증서를 요구하는데, HTTP/2에는 재협상이 없습니다.

# h2_http11_required: likely login_by_connection
m-c4cb643e = 경로가 NTLM이나 Negotiate 로그인을 요구하며, 이는 연결에 속합니다.

# h2_http11_required: step
m-0b120767 = { $upstream_place }에서 이 업스트림에 HTTP/1.1을 사용하게 하십시오: protocol = "http1".

# h2_refused_stream: title
m-e14887ad = 업스트림이 HTTP/2 스트림을 거부했습니다

# h2_refused_stream: explanation
m-85b8c964 = 업스트림이 요청에 `REFUSED_STREAM`으로 응답했습니다. 요청을 전혀 처리하지 않았다는 뜻입니다.

# h2_refused_stream: explanation
m-cbe222aa = 업스트림이 동시에 받을 수 있는 만큼의 요청을 이미 가지고 있거나 종료하는 중입니다. 요청은 다시 보내도 해가 없으며, Candor는 설정이 허용하는 만큼 다시 보냈습니다.

# h2_refused_stream: explanation
m-d84c3339 = 업스트림이 한 연결에서 허용하는 스트림 수와 필요한 스트림 수를 확인하십시오. 업스트림에서 더 허용하거나, 동시에 보내는 수를 줄이십시오.

# h2_refused_stream: sentence
m-980ed63e = { $peer }이(가) 스트림 { $stream }을(를) 거부했습니다(REFUSED_STREAM). 허용된 { $streams_max }개 중 스트림 { $streams_open }개가 열려 있었습니다.

# h2_refused_stream: sentence
m-cf159d9e = { $peer }이(가) 스트림 { $stream }을(를) 거부했습니다(REFUSED_STREAM). 스트림 { $streams_open }개가 열려 있었습니다.

# h2_refused_stream: likely too_many_streams
m-11312f0e = 업스트림이 한 연결에서 받는 것보다 많은 요청이 한꺼번에 들어왔습니다.

# h2_refused_stream: evidence for too_many_streams
m-a5aeebb5 = 스트림 { $streams_open }개가 열려 있었고, 허용은 { $streams_max }개입니다

# h2_refused_stream: evidence for too_many_streams
m-5d161c2d = 스트림 { $streams_open }개가 열려 있었습니다

# h2_refused_stream: likely shutting_down
m-149e6d81 = 업스트림이 종료하는 중이며 새 요청을 받지 않습니다.

# h2_refused_stream: evidence for shutting_down
m-e08897bd = 스트림이 { $streams_open }개만 열려 있었습니다

# h2_refused_stream: likely overloaded
m-6189ecb2 = 업스트림이 부하를 덜어 내고 있습니다. 워커가 바빠서 처리할 수 없는 것을 거부합니다.

# h2_refused_stream: evidence for overloaded
m-21637417 = { $attempts }번 거부되었습니다

# h2_refused_stream: step
m-5f0037d6 = 허용하는 스트림 수를 확인하십시오(SETTINGS_MAX_CONCURRENT_STREAMS):

# h2_goaway: title
m-09e9d1e9 = 업스트림이 HTTP/2 연결을 끝냈습니다

# h2_goaway: explanation
m-9ff6b866 = 업스트림이 이 요청에 응답하기 전에 GOAWAY를 보내고 연결을 끝냈습니다. 이 프레임은 업스트림이 처리하기 시작한 마지막 스트림과 오류 코드를 알립니다.

# h2_goaway: explanation
m-4efb5098 = `NO_ERROR`이면 정상적인 종료입니다. 재시작, 배포, 또는 오래된 연결입니다. 다른 코드는 업스트림이 무언가를 문제 삼는다는 뜻입니다. 마지막 스트림보다 뒤의 스트림에 있는 요청은 처리되지 않았으므로 다시 보내도 안전합니다. 그보다 앞의 스트림에 있는 요청은 처리되었을 수 있습니다.

# h2_goaway: explanation
m-e448e611 = 이 시각의 업스트림 로그를 확인하십시오. 자주 재시작된다면, 멈추기 전에 시작한 것을 끝내게 하십시오. `ENHANCE_YOUR_CALM`이면 핑, 재설정, 헤더 크기의 한도를 올리십시오.

# h2_goaway: sentence
m-1a5919a6 = { $peer }이(가) GOAWAY({ $h2_code_name }, 마지막 스트림 { $last_stream })로 연결을 끝내며 다음과 같이 알렸습니다: { $h2_debug }.

# h2_goaway: sentence
m-754dcd29 = { $peer }이(가) GOAWAY({ $h2_code_name }, 마지막 스트림 { $last_stream })로 연결을 끝냈습니다. 이 요청은 스트림 { $stream }이었습니다.

# h2_goaway: likely restart
m-deec6aca = 업스트림이 재시작되는 중이거나 새로 배포되어 연결을 정상적으로 끝냈습니다.

# h2_goaway: evidence for restart
m-0bd8c378 = 코드는 NO_ERROR로, 정상적인 종료입니다

# h2_goaway: likely too_much
m-a78f2461 = 업스트림이 Candor를 공격자로 봅니다. 업스트림의 한도에 비해 핑, 재설정 또는 헤더가 너무 많습니다.

# h2_goaway: evidence for too_much, h2_goaway: evidence for broken_server, h2_stream_reset: evidence for application_error and 2 more
m-9aea81c9 = 코드는 { $h2_code_name }입니다

# h2_goaway: likely requests_max
m-4dd527c4 = 업스트림은 일정 수의 요청 또는 일정 시간 후에 연결을 끝냅니다.

# h2_goaway: evidence for requests_max
m-66b54895 = 연결은 요청 { $served }건을 처리한 상태였습니다

# h2_goaway: likely broken_server
m-8fb4ac9d = 업스트림에 장애가 생겨 이 연결에서 하던 모든 것을 끝냈습니다.

# h2_goaway: likely middlebox
m-2f83d109 = 사이의 로드 밸런서가 스스로 연결을 끝냅니다.

# h2_goaway: step
m-c07f6634 = 요청은 처리되지 않았습니다. 스트림 { $stream }은(는) { $last_stream }보다 뒤이므로 다시 보낼 수 있습니다.

# h2_goaway: step
m-8a52944f = 요청이 처리되었을 수 있습니다. 스트림 { $stream }은(는) { $last_stream }보다 뒤가 아닙니다. 다시 보내기 전에 효과가 있었는지 확인하십시오.

# h2_stream_reset: title
m-3b9b3be2 = 업스트림이 HTTP/2 스트림을 재설정했습니다

# h2_stream_reset: explanation
m-6a103bd3 = 업스트림이 요청을 받은 뒤 응답 전이나 응답 도중에 RST_STREAM으로 스트림을 끝냈습니다. 연결 자체는 계속됩니다.

# h2_stream_reset: explanation
m-eb68ea03 = 업스트림이 이 요청 하나만 포기했습니다. 이유는 오류 코드가 알려 줍니다. `INTERNAL_ERROR`와 `CANCEL`은 실패했거나 너무 오래 걸린 애플리케이션에서, `PROTOCOL_ERROR`는 요청 자체를 문제 삼는 서버에서 옵니다.

# h2_stream_reset: explanation
m-3cbd3881 = 이 요청 시각의 애플리케이션 로그를 확인하십시오. `nghttp -nv`로 요청을 다시 보내 마지막 프레임이 무엇인지 확인하십시오.

# h2_stream_reset: sentence
m-829145f8 = { $peer }이(가) 본문을 한 바이트도 보내기 전에 스트림 { $stream }을(를) 재설정했습니다({ $h2_code_name }).

# h2_stream_reset: sentence
m-4a3ab4ed = { $peer }이(가) 본문 { $received }바이트 이후에 스트림 { $stream }을(를) 재설정했습니다({ $h2_code_name }).

# h2_stream_reset: likely application_error
m-95d7cc63 = 애플리케이션이 이 요청에서 실패했고 서버가 스트림을 재설정했습니다.

# h2_stream_reset: evidence for application_error
m-741f2bd5 = 응답을 시작했다가 { $received }바이트 이후에 멈췄습니다

# h2_stream_reset: likely own_timeout
m-f2a27160 = 업스트림 자체의 타임아웃이 만료되어 요청을 취소했습니다.

# h2_stream_reset: evidence for own_timeout
m-b8120d40 = 코드는 CANCEL이고, 응답은 전혀 오지 않았습니다

# h2_stream_reset: likely objects_to_the_request
m-6cb9caf6 = 업스트림이 요청을 문제 삼습니다. HTTP/2가 금지하는 필드이거나, 받아들이지 않는 경로 또는 메서드입니다.

# h2_stream_reset: likely head_too_large
m-1f6eb2fe = 요청의 필드가 업스트림이 받아들이는 것보다 큽니다.

# h2_stream_reset: likely answered_early
m-520dee7c = 업스트림이 응답을 완성하여 요청의 본문이 더 필요하지 않았습니다.

# h2_stream_reset: evidence for answered_early
m-084241b3 = 코드는 NO_ERROR이고, 요청에 본문이 있습니다

# h2_stream_reset: step
m-5ad77f2b = 요청을 다시 보내 마지막 프레임이 무엇인지 확인하십시오:

# h2_connection_error: title
m-ec01935e = 업스트림이 HTTP/2의 규칙을 위반했습니다

# h2_connection_error: explanation
m-3d8853ae = 업스트림이 HTTP/2가 허용하지 않는 프레임을 보냈고, Candor는 RFC 9113이 요구하는 대로 스트림이나 연결을 끝냈습니다.

# h2_connection_error: explanation
m-504ed64f = 연결과 TLS는 정상이고 업스트림은 실제로 HTTP/2를 사용하지만 잘못이 있습니다. `Connection`이나 `Transfer-Encoding`처럼 HTTP/1에만 있는 필드가 든 헤드는 그것을 직접 설정하는 애플리케이션에서 옵니다. 프레임, 흐름 제어, 압축에 관한 것은 서버나 사이에 있는 무언가의 결함입니다.

# h2_connection_error: explanation
m-0f526379 = 근거에 나온 필드나 프레임을 찾으십시오. 서버를 최신 버전으로 올리십시오. 그때까지는 HTTP/1.1을 쓸 수 있습니다. 서버를 `http://` 또는 `https://`로, `protocol = "http1"`과 함께 적으십시오.

# h2_connection_error: sentence
m-9c5f083b = { $peer }이(가) HTTP/2의 규칙을 위반했습니다({ $reason }): { $error_text }.

# h2_connection_error: sentence
m-8f54e45e = { $peer }이(가) HTTP/2의 규칙을 위반했고({ $reason }), Candor는 { $h2_code_name }(으)로 응답했습니다.

# h2_connection_error: likely connection_field
m-5c93a2fa = 애플리케이션이 `Connection`이나 `Transfer-Encoding`처럼 HTTP/2가 금지하는 필드, 또는 대문자가 든 필드 이름을 직접 설정합니다.

# h2_connection_error: evidence for connection_field
m-512ac4f6 = 거부된 것은 필드였습니다

# h2_connection_error: likely no_status
m-eb7822a3 = 애플리케이션이나 그 앞의 게이트웨이가 상태 없는 헤드를 보냅니다.

# h2_connection_error: evidence for no_status
m-f3c1941a = 헤드에 `:status`가 없었습니다

# h2_connection_error: likely compression_state
m-c7cc7463 = Candor와 업스트림 사이의 무언가가 프레임을 바꾸거나 버리거나 반복하여, 압축된 필드를 더는 읽을 수 없습니다.

# h2_connection_error: evidence for compression_state
m-c0485df9 = 압축된 필드를 읽을 수 없었습니다

# h2_connection_error: likely server_fault, h2_other: likely server_fault
m-d887cbb7 = 업스트림 서버의 HTTP/2 구현에 결함이 있습니다.

# h2_connection_error: evidence for server_fault
m-1a08f92c = 프레임 자체가 잘못되었으며, 프레임은 애플리케이션이 만드는 것이 아닙니다

# h2_connection_error: likely middlebox
m-2ac4f5be = 사이의 로드 밸런서가 HTTP/2로 변환하면서 잘못 변환합니다.

# h2_connection_error: step
m-185627e3 = 들어오는 프레임을 그대로 확인하십시오:

# h2_connection_error: step
m-fb13a139 = 업스트림이 고쳐질 때까지 HTTP/1.1을 사용하게 하십시오. 업스트림은 { $upstream_place }에 적혀 있습니다.
