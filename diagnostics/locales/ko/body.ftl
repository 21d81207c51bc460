### body

# body_coding_error: title
m-a6efdb5c = 응답의 본문이 Content-Encoding과 다릅니다

# body_coding_error: explanation
m-ce7b9f08 = 업스트림의 응답에 Content-Encoding이 있으나 본문이 그렇게 인코딩되어 있지 않습니다. 시작이 다르거나(`not_coded`), 두 번 인코딩되었거나(`coded_twice`), 인코딩된 데이터가 손상되었거나(`corrupt`), 너무 일찍 끝나거나(`cut_short`), 끝난 뒤에 더 이어집니다(`surplus`).

# body_coding_error: explanation
m-65a9bb71 = 브라우저는 이런 응답을 자체 오류, 흔히 빈 페이지로 보여 주고 캐시는 이를 보관합니다. Candor는 gzip, deflate, zstd로 인코딩된 본문의 첫 바이트를 살펴봅니다. 그 인코딩의 것이 아니고 응답의 헤드가 아직 나가지 않았으면 클라이언트는 대신 이 진단을 받고, 그 뒤라면 응답을 자릅니다. 일부 작은 응답은 트래픽과 별도로 디코딩해 보기도 하며, 그렇게 찾은 것은 요청을 명시하여 로그에 발견 사항으로 남깁니다.

# body_coding_error: explanation
m-9f5c60b3 = Content-Encoding을 설정하는 계층과 압축하는 계층을 찾으십시오. 둘은 서로 다르며, 그중 하나가 빠졌거나 두 번 적용되었습니다. Candor 자신은 전달하는 것을 인코딩하거나 디코딩하지 않습니다.

# body_coding_error: sentence
m-e22e9252 = { $peer }의 응답에 Content-Encoding: { $content_coding }이(가) 있으나, 본문이 "{ $coding_first }"(으)로 시작합니다. { $content_coding }은(는) 그렇게 시작하지 않습니다.

# body_coding_error: sentence
m-6f322467 = { $peer }의 응답에 Content-Encoding: { $content_coding }이(가) 있으며, 본문이 { $content_coding }(으)로 두 번 인코딩되어 있습니다.

# body_coding_error: sentence
m-ea2e436a = { $peer }의 응답에 Content-Encoding: { $content_coding }이(가) 있으나, 본문이 인코딩된 데이터 도중인 바이트 { $coding_offset }에서 끝납니다.

# body_coding_error: sentence
m-ce6e9b86 = { $peer }의 응답에 Content-Encoding: { $content_coding }이(가) 있으나, 인코딩된 데이터가 끝난 뒤에도 바이트 { $coding_offset }에서 본문이 이어집니다.

# body_coding_error: sentence
m-fa9f39e7 = { $peer }의 응답에 Content-Encoding: { $content_coding }이(가) 있으나, 본문이 바이트 { $coding_offset } 부근에서 손상되어 있습니다.

# body_coding_error: likely header_alone
m-bdffa23a = Content-Encoding이 설정되어 있지만 아무것도 압축하지 않습니다. 필드가 다른 응답에서 복사되었거나, 중간의 프록시가 본문을 디코딩했습니다.

# body_coding_error: evidence for header_alone
m-f7b9c3d0 = 본문이 일반 텍스트로 시작합니다: "{ $coding_first }"

# body_coding_error: likely other_coding
m-9517cebf = 본문은 압축되어 있지만 필드가 말하는 것과 다른 인코딩입니다.

# body_coding_error: evidence for other_coding
m-26d26a67 = 본문이 다른 인코딩처럼 시작합니다: "{ $coding_first }"

# body_coding_error: likely two_layers
m-4e0788f6 = 두 계층이 압축합니다. 애플리케이션이 압축하고, 그 서버나 중간의 프록시가 한 번 더 압축합니다.

# body_coding_error: evidence for two_layers
m-2e245e73 = 디코딩한 것이 { $content_coding }처럼 시작합니다

# body_coding_error: likely length_before
m-fb2d465d = Content-Length가 압축 전에 계산되어, 인코딩된 본문을 자르거나 채웁니다.

# body_coding_error: evidence for length_before
m-cb4e7cb0 = 인코딩된 데이터와 본문이 서로 다른 곳에서 끝납니다

# body_coding_error: likely appended
m-ef803f6c = 압축된 본문 뒤에 무언가가 쓰입니다. 줄바꿈, 오류 페이지, 주입된 스크립트 등입니다.

# body_coding_error: evidence for appended
m-6a2019a7 = 인코딩된 데이터가 끝난 뒤에 더 이어집니다

# body_coding_error: likely text_conversion
m-d3ac40d8 = 압축된 바이트가 그것을 텍스트로 취급하는 무언가를 거쳤습니다.

# body_coding_error: evidence for text_conversion
m-cc748510 = 데이터가 올바르게 시작하지만 뒤에서 손상되어 있습니다

# body_coding_error: step
m-eaa12568 = 무엇이 선언되어 있고 본문이 어떻게 시작하는지 확인하십시오:

# body_coding_error: step
m-bb8af574 = 애플리케이션이 Content-Encoding을 직접 설정하는 곳을 찾으십시오.

# body_too_large: title
m-d1394bfd = 응답이 허용된 것보다 큽니다

# body_too_large: visitor
m-e937c8f4 = 이 주소의 애플리케이션이 너무 큰 응답을 보냈습니다.

# body_too_large: explanation
m-96707ec6 = 설정의 `limit.response_body`가 업스트림 응답의 크기를 제한하는데, 이 응답은 그보다 큽니다. Content-Length로 알 수 있었거나(`declared`), 이미 도착한 양으로 알 수 있었습니다(`received`).

# body_too_large: explanation
m-1e970603 = 선언된 길이는 아무것도 나가기 전에 알 수 있으므로 클라이언트는 이 진단을 받습니다. 길이가 선언되지 않았으면 응답이 너무 커졌을 때 자르므로, 클라이언트는 응답이 완전하지 않음을 알 수 있습니다. 설정에 적지 않으면 이런 한도는 없습니다.

# body_too_large: explanation
m-ee572984 = 그 정도 크기의 응답을 의도했다면 해당 라우트의 한도를 올리십시오. 아니라면 애플리케이션이 왜 그렇게 많이 응답하는지 확인하십시오. 페이지를 나누지 않은 목록, 잘못된 주소에서의 내보내기, 반복문 등입니다.

# body_too_large: sentence
m-00f82c93 = { $peer }의 응답은 { $declared }바이트이며, 허용된 것은 { $body_limit }바이트입니다(limit.response_body).

# body_too_large: sentence
m-f4510908 = { $peer }의 응답이 허용된 { $body_limit }바이트를 넘었습니다(limit.response_body). { $received }바이트가 왔습니다.

# body_too_large: likely endless
m-02dea3a6 = 응답에 끝이 없습니다. 이벤트 스트림, 계속 따라가는 로그, 애플리케이션의 반복문 등입니다.

# body_too_large: evidence for endless
m-49577dc3 = 길이가 선언되지 않았습니다

# body_too_large: likely whole_list
m-a57e1b91 = 애플리케이션이 있는 것을 모두 보냅니다. 페이지를 나누지 않은 목록, 내보내기, 덤프 등입니다.

# body_too_large: likely limit_small
m-1f1d452a = 그 정도 크기의 응답이 의도된 것이며, 이 라우트의 한도가 너무 작습니다.

# body_too_large: evidence for limit_small
m-55c3c4be = 크기가 한도의 네 배를 넘지 않습니다

# body_too_large: step
m-4d07af36 = 한도는 limit.response_body = { $body_limit }바이트이며, 적힌 위치는 다음과 같습니다: { $body_limit_place }.

# body_too_large: step, body_truncated: step
m-58862211 = 업스트림이 보내는 양을 세어 보십시오:

# body_reset: title
m-507baf33 = 응답 도중에 연결이 재설정되었습니다

# body_reset: explanation
m-b4101c8c = 업스트림의 응답이 시작되었으나, 본문이 끝나기 전에 재설정(RST)이나 다른 네트워크 오류로 연결이 끝났습니다.

# body_reset: explanation
m-07b55e60 = 정상적으로 끝나는 프로그램은 연결을 닫지 재설정하지 않습니다. 재설정은 읽지 않았거나 보내지 않은 바이트를 남기고 죽은 프로세스를 대신해 커널이 보내거나, 그것을 요청하는 프로그램에서, 또는 연결을 잊어버린 중간의 무언가에서 옵니다. 응답이 완전하지 않다는 것을 클라이언트에 알렸습니다. 클라이언트의 연결(또는 스트림)도 끊었습니다. 클라이언트가 본 상태는 업스트림의 것입니다.

# body_reset: explanation
m-b6ff0728 = 그 시각에 프로세스가 죽거나 재시작되었는지 확인하십시오. 그렇지 않다면 중간에 있는 것을 살펴보십시오. 방화벽과 로드 밸런서는 너무 오래 아무것도 오가지 않은 연결을 재설정합니다.

# body_reset: sentence
m-5efe2e44 = { $peer }이(가) { $declared }바이트를 선언하고 { $received }바이트 후 연결을 재설정했습니다. { $missing }바이트가 빠져 있습니다.

# body_reset: sentence
m-38d1e65f = { $peer }이(가) 본문 { $received }바이트 후 연결을 재설정했습니다.

# body_reset: likely idle_firewall
m-c6fe375f = 너무 오래 아무것도 오가지 않아 중간의 방화벽이나 로드 밸런서가 연결을 잊어버렸습니다.

# body_reset: evidence for idle_firewall, body_reset: evidence for worker_timeout, body_truncated: evidence for worker_timeout
m-14bfc332 = 끝나기 전 { $body_idle } 동안 아무것도 오지 않았습니다

# body_reset: likely network
m-f35f0b26 = 업스트림으로 가는 네트워크가 끊겼습니다.

# body_reset: evidence for network, h2_other: evidence for connection_lost, req_other: evidence for network and 1 more
m-c6325ce1 = 커널이 { $errno_name }(errno { $errno })을(를) 알렸습니다

# body_reset: likely crashed
m-9d5ea3bd = 응답 도중에 프로세스가 죽었습니다. 메모리 부족, 네이티브 코드의 비정상 종료, 배포 등입니다.

# body_reset: evidence for crashed
m-d7969a43 = 재설정 { $body_idle } 전까지 바이트가 왔습니다

# body_reset: likely aborted
m-060a0317 = 반쪽 응답이 온전한 것으로 여겨지지 않도록 애플리케이션이 일부러 연결을 중단합니다.

# body_truncated: title
m-1c91d4ca = 응답이 완료되기 전에 끝났습니다

# body_truncated: explanation
m-9a32d19c = 업스트림의 응답이 시작되었으나 본문이 끝나기 전에 연결이 끝났습니다. Content-Length로 선언한 것보다 바이트가 적거나, 마지막 청크가 없거나, (`no_close_notify`) 연결의 끝이 곧 본문의 끝인 상황에서 TLS 연결이 종료를 알리지 않고 끝났습니다.

# body_truncated: explanation
m-b74cb9b0 = 응답을 쓰던 워커가 도중에 강제 종료되었거나 실패했거나, 선언된 길이가 틀렸습니다. 응답이 완전하지 않다는 것을 클라이언트에 알렸습니다. 클라이언트의 연결(또는 스트림)도 끊었습니다. 클라이언트가 본 상태는 업스트림의 것입니다.

# body_truncated: explanation
m-29b9d1a9 = 그 시각의 애플리케이션 로그를 읽으십시오. 항상 같은 수의 바이트가 빠져 있으면 선언된 길이가 틀린 것입니다. 업스트림에 `tolerate = ["no_close_notify"]`를 설정하면 TLS 연결의 끝을 길이가 선언되지 않은 본문의 끝으로 받아들입니다.

# body_truncated: sentence
m-aab4c02d = { $peer }이(가) { $declared }바이트를 선언하고 { $received }바이트 후 연결을 닫았습니다. { $missing }바이트가 빠져 있습니다.

# body_truncated: sentence
m-cda95326 = { $peer }이(가) chunked 본문 { $received }바이트 후 { $stop_size }바이트짜리 청크 도중에 연결을 끝냈습니다. 그 청크의 { $stop_left }바이트가 빠져 있습니다.

# body_truncated: sentence
m-ea439d2a = { $peer }이(가) chunked 본문 { $received }바이트 후 마지막 청크 없이 연결을 끝냈습니다.

# body_truncated: sentence
m-a94c894f = { $peer }이(가) { $received }바이트 후 close_notify 없이 TLS 연결을 끝냈으므로, 본문이 완전한지 아무도 알 수 없습니다.

# body_truncated: sentence
m-c4f5c1fa = { $peer }이(가) 본문 { $received }바이트 후 연결을 끊었습니다.

# body_truncated: likely careless_tls
m-da5a6923 = 업스트림의 TLS 라이브러리가 많은 옛 라이브러리처럼 close_notify 없이 연결을 닫습니다.

# body_truncated: evidence for careless_tls
m-91a12234 = 연결이 close_notify 없이 끝났습니다

# body_truncated: likely application_error
m-27664759 = 애플리케이션이 본문을 쓰다가 실패했습니다. 제너레이터나 템플릿의 예외입니다.

# body_truncated: evidence for application_error
m-bce869aa = 마지막 청크가 쓰이지 않았고, 연결은 정상적으로 닫혔습니다

# body_truncated: evidence for killed
m-bf55b48c = 청크 도중에 끝났습니다

# body_truncated: likely length_wrong
m-4e97204a = 선언된 길이가 너무 깁니다. 본문이 바뀌기 전에 계산했거나 다른 단위로 계산했습니다.

# body_truncated: evidence for length_wrong
m-860b6419 = { $missing }바이트만 빠져 있고, 연결은 정상적으로 닫혔습니다

# body_truncated: step
m-54109d3f = 고칠 수 없다면 { $upstream_place }의 업스트림에 다음을 적으십시오: tolerate = ["no_close_notify"]
