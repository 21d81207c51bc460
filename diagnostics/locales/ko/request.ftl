### request

# req_early_response: title
m-07b54217 = 업스트림이 요청을 다 받기 전에 응답했습니다

# req_early_response: visitor, req_write_timeout: visitor, req_write_aborted: visitor and 2 more
m-458fb710 = 이 주소의 애플리케이션이 이 요청을 받지 않았습니다.

# req_early_response: explanation
m-f3ef4cef = 요청 본문을 아직 보내는 동안 최종 응답이 왔습니다. 응답이 모두 오면 그대로 전달되며 로그에 발견 사항으로만 남습니다. 응답이 완성되기 전에 연결이 끝나면 요청은 실패합니다. 응답의 헤드 도중이거나(사유 `head_cut`) 본문 도중입니다(사유 `answer_cut`).

# req_early_response: explanation
m-bf33ceaa = 애플리케이션이나 그 앞의 서버가 본문을 읽지 않고 결정했습니다. 너무 크거나(413), 로그인하지 않았거나(401), 그런 주소가 없습니다(404). 바이트가 아직 오는 중에 연결을 닫으면 커널이 재설정을 보내고, 재설정은 이미 가고 있는 응답을 없앨 수 있습니다.

# req_early_response: explanation
m-61fed889 = 상태를 보면 애플리케이션이 무엇을 문제 삼았는지 알 수 있습니다. 이런 응답이 항상 도착하게 하려면 업스트림의 서버가 닫기 전에 나머지 본문을 한동안 읽어서 버리게 하거나(nginx: `lingering_close`), 여기에도 한도를 설정하십시오(`limit.body`). 그러면 애플리케이션에 묻지 않고 여기서 응답합니다.

# req_early_response: sentence
m-b4e456d5 = { $peer }이(가) 요청 본문 { $body_declared }바이트 중 { $body_sent }바이트 후 { $early_status }(으)로 응답하기 시작했으나, 응답의 헤드 도중에 연결을 끝냈습니다.

# req_early_response: sentence
m-3845984f = { $peer }이(가) 요청 본문 { $body_sent }바이트 후 { $early_status }(으)로 응답하기 시작했으나, 응답의 헤드 도중에 연결을 끝냈습니다.

# req_early_response: sentence
m-fb5aaad4 = { $peer }이(가) 요청 본문 { $body_declared }바이트 중 { $body_sent }바이트 후 { $early_status }(으)로 응답했으나, 응답이 완성되기 전에 연결을 끝냈습니다.

# req_early_response: sentence
m-eff38f84 = { $peer }이(가) 요청 본문 { $body_sent }바이트 후 { $early_status }(으)로 응답했으나, 응답이 완성되기 전에 연결을 끝냈습니다.

# req_early_response: sentence
m-5a158a03 = { $peer }이(가) 요청 본문 { $body_declared }바이트 중 { $body_sent }바이트 후 { $early_status }(으)로 응답했습니다.

# req_early_response: sentence
m-b247ca13 = { $peer }이(가) 요청 본문 { $body_sent }바이트 후 { $early_status }(으)로 응답했습니다.

# req_early_response: likely body_limit
m-b4c8f31d = 본문이 업스트림 서버의 한도보다 크며, 서버는 본문을 읽지 않고 응답합니다.

# req_early_response: evidence for body_limit
m-82faf195 = 응답이 413(Content Too Large)입니다

# req_early_response: likely not_allowed
m-d31d086e = 애플리케이션이 요청하는 쪽을 거부하며, 거부하는 것은 읽지 않습니다. 로그인하지 않았거나 권한이 없습니다.

# req_early_response: evidence for not_allowed, req_early_response: evidence for redirect, req_early_response: evidence for error and 1 more
m-525a03d4 = 응답이 { $early_status }입니다

# req_early_response: likely not_found
m-43527337 = 그 경로나 메서드는 본문을 받지 않습니다.

# req_early_response: evidence for not_found
m-00702b05 = { $method } { $path }에 대한 응답이 { $early_status }입니다

# req_early_response: likely redirect
m-e7bcf2b8 = 애플리케이션이 클라이언트를 다른 주소로 보내며, 이 주소로 보낸 것은 읽지 않습니다.

# req_early_response: likely error
m-e2dfe85c = 애플리케이션이 본문을 읽다가 실패했습니다.

# req_early_response: likely streams
m-5d9f9272 = 스트림을 변환하는 프로그램처럼 애플리케이션이 읽으면서 응답합니다.

# req_early_response: step
m-87970433 = 업스트림 서버의 한도를 올리거나, 여기에 같은 한도(limit.body)를 설정하여 업스트림에 묻기 전에 응답하게 하십시오.

# req_early_response: step
m-d666121e = 응답이 재설정으로 사라지지 않도록, 업스트림의 서버가 닫기 전에 나머지 본문을 읽게 하십시오.

# req_early_response: step, req_write_aborted: step, head_upgrade_failed: step and 12 more
m-6667b5f9 = 이 요청 시각의 애플리케이션 로그를 읽으십시오.

# req_write_timeout: title
m-a720c566 = 업스트림이 제시간에 요청을 받지 않았습니다

# req_write_timeout: explanation
m-9e72d8fb = 연결은 유지되고 있고 요청의 일부가 나갔으나, 그 뒤로는 더 쓸 수 없었습니다. 업스트림이 읽지 않아 그쪽 수신 버퍼와 이쪽 버퍼가 가득 찼습니다. `timeout.write`가 만료되었거나(사유 `stalled`), 업스트림을 기다리는 동안 업로드 전체가 `timeout.upload`보다 오래 걸렸습니다(사유 `upload_total`).

# req_write_timeout: explanation
m-cad6fcae = 업스트림의 커널은 연결과 첫 바이트들을 받았으나 애플리케이션이 읽지 않습니다. 멈췄거나 일시 중단되었거나, 읽기 전에 다른 일을 하고 있거나, 너무 느리게 읽어 윈도가 다시 열리지 않습니다.

# req_write_timeout: explanation
m-f9b73336 = 바로 그때 애플리케이션의 프로세스가 무엇을 하는지 살펴보십시오(스레드 덤프, `py-spy dump`, `/proc/PID/stack`). 느린 디스크에 쓰느라 읽기가 느릴 뿐이라면, 적힌 곳에서 타이머를 늘리십시오.

# req_write_timeout: sentence
m-d1ff2b4e = { $peer }이(가) { $limit }({ $timer }) 안에 요청을 다 받지 않았습니다. { $bytes_sent }바이트가 나갔습니다.

# req_write_timeout: sentence
m-40629ef7 = { $peer }이(가) 요청 읽기를 멈췄습니다. 본문 { $body_declared }바이트 중 { $body_sent }바이트가 나갔고, { $limit }({ $timer }) 동안 더 나가지 못했습니다.

# req_write_timeout: sentence
m-ccc4ba7f = { $peer }이(가) 요청 읽기를 멈췄습니다. { $bytes_sent }바이트가 나갔고, { $limit }({ $timer }) 동안 더 나가지 못했습니다.

# req_write_timeout: likely limit, timeout_total: likely limit, timeout_head: likely limit and 2 more
m-f25f9362 = 이 애플리케이션에는 한도가 너무 짧습니다.

# req_write_timeout: likely slow_reader
m-5d4475c5 = 애플리케이션이 느리게 읽습니다. 업로드를 느린 디스크에 쓰거나, 검사하거나, 다른 곳에 전달합니다.

# req_write_timeout: evidence for slow_reader
m-d7ea0c2a = 그 전에 { $bytes_sent }바이트를 받았습니다

# req_write_timeout: likely stuck
m-a24d006d = 애플리케이션이 멈췄거나 일시 중단되어 읽지 않습니다. 교착 상태, 막힌 이벤트 루프, SIGSTOP, 디버거 등입니다.

# req_write_timeout: evidence for stuck
m-77055dd2 = 소켓 버퍼에 들어가는 만큼만 받았습니다

# req_write_timeout: likely workers_busy
m-63347196 = 모든 워커가 사용 중입니다. 커널이 연결을 받았으나 아직 아무도 읽지 않습니다.

# req_write_timeout: evidence for workers_busy, timeout_first_byte: evidence for workers_busy
m-b6a3a959 = 이 업스트림에 연결 { $connections }개가 열려 있습니다

# req_write_timeout: likely network, timeout_body_idle: likely network
m-ae6e0e44 = 업스트림까지의 경로에서 패킷이 유실되었습니다. 케이블, 연결을 잊어버린 방화벽, 너무 큰 MTU 등입니다.

# req_write_timeout: step
m-1165bf4e = 바이트가 여기(Send-Q)에서 대기하는지 업스트림(Recv-Q)에서 대기하는지 확인하십시오:

# req_write_timeout: step
m-6ffaef8b = 애플리케이션의 프로세스가 어디에 있는지 확인하십시오. 스레드 덤프, `py-spy dump`, `/proc/PID/stack`.

# req_write_aborted: title
m-ce4b709a = 요청을 보내는 동안 업스트림이 연결을 끊었습니다

# req_write_aborted: explanation
m-7efdee06 = 연결이 맺어지고 요청의 일부가 나갔을 때 업스트림이 연결을 닫거나(사유 `closed`; errno 32, `EPIPE`) 재설정했습니다(사유 `reset`; errno 104, `ECONNRESET`). 그 전에 전달할 수 있는 응답은 오지 않았습니다.

# req_write_aborted: explanation
m-2977a0d9 = 대개는 업스트림이 본문을 원하지 않는 것입니다. 본문이 애플리케이션이나 그 서버의 한도보다 커서, 읽는 대신 연결을 끊고 그 바람에 자신의 오류 메시지도 잃습니다. 또는 읽는 동안 프로세스가 죽었습니다.

# req_write_aborted: explanation
m-4a96cdd6 = 본문의 크기를 업스트림 서버의 한도(`client_max_body_size`, `MAX_CONTENT_LENGTH`, `bodyParser` 한도)와 비교하고 그 로그를 읽으십시오. 본문을 거부하는 서버는 413이 사라지지 않도록 한동안 계속 읽어야 합니다.

# req_write_aborted: sentence
m-90020132 = 요청을 보내는 동안 { $peer }이(가) 연결을 재설정했습니다. 본문 { $body_declared }바이트 중 { $body_sent }바이트가 나갔습니다.

# req_write_aborted: sentence
m-ec783abf = 요청을 보내는 동안 { $peer }이(가) 연결을 닫았습니다. 본문 { $body_declared }바이트 중 { $body_sent }바이트가 나갔습니다.

# req_write_aborted: sentence
m-8531922a = 요청을 보내는 동안 { $peer }이(가) 연결을 재설정했습니다. { $bytes_sent }바이트가 나갔습니다.

# req_write_aborted: sentence
m-29d2582b = 요청을 보내는 동안 { $peer }이(가) 연결을 닫았습니다. { $bytes_sent }바이트가 나갔습니다.

# req_write_aborted: likely body_limit, head_reused_conn_lost: likely body_limit
m-6befffe1 = 본문이 업스트림 서버의 한도보다 커서 서버가 연결을 끊습니다.

# req_write_aborted: evidence for body_limit, head_reused_conn_lost: evidence for body_limit
m-792931d9 = 요청의 본문이 크며, 업스트림이 끊었습니다

# req_write_aborted: likely crash
m-d4a98c00 = 요청을 읽는 동안 프로세스가 비정상 종료했거나 강제 종료되었습니다.

# req_write_aborted: evidence for crash
m-e5f26aae = 본문은 { $body_declared }바이트뿐이며, 연결이 재설정되었습니다

# req_write_aborted: likely refuses_request, head_closed_empty: likely refuses_request
m-64e771bf = 애플리케이션의 서버가 원하지 않는 요청에는 연결을 끊습니다. 모르는 Host, 큰 헤더, TLS를 기대하는 경우 등입니다.

# req_write_aborted: evidence for refuses_request
m-c9bde364 = 본문은 한 바이트도 나가지 않았습니다

# req_write_aborted: likely upload_timeout
m-ffa5a20e = 업스트림 서버의 타이머가 만료되었습니다. 업로드가 그 서버에는 너무 느렸습니다.

# req_write_aborted: evidence for upload_timeout
m-b6d4798a = { $sending } 동안 보내고 있었습니다

# req_write_aborted: likely restart, head_reset: likely restart
m-7fd75fb2 = 바로 그때 애플리케이션이 재시작되었습니다.

# req_write_aborted: step
m-26e59445 = 본문의 크기를 업스트림 서버의 한도와 비교하십시오.

# req_write_aborted: step, head_reset: step
m-fc6e50ce = 누가 재설정을 보내는지 네트워크에서 확인하십시오:
