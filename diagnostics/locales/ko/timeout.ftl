### timeout

# timeout_queue: title
m-1ed0240e = 요청이 차례를 기다렸으나 차례가 오지 않았습니다

# timeout_queue: explanation
m-b96317cd = 업스트림이 허용된 만큼의 요청을 처리하고 있었습니다. 이 요청은 `timeout.queue`가 만료될 때까지 자리를 기다렸습니다. 어디에도 요청하지 않았습니다.

# timeout_queue: explanation
m-45e27398 = 업스트림이 끝내는 것보다 많은 요청이 옵니다. 큐는 순간적인 폭주에는 도움이 되지만, 처리하는 것보다 빠르게 요청이 계속 오면 가득 차기만 합니다.

# timeout_queue: explanation
m-3a1d324f = 애플리케이션이 느려졌는지 확인하십시오. 아니라면 구성원을 추가하거나 한도를 올리십시오. 더 오래 기다리는 것은 폭주가 짧을 때만 도움이 됩니다.

# timeout_queue: sentence
m-b3ce0aff = 요청이 업스트림 { $upstream }을(를) { $elapsed } 동안 기다렸습니다({ $timer } = { $limit }). 이 업스트림은 최대 { $active_max }건 중 { $active }건을 처리하고 있고 { $waiting }건이 대기 중입니다.

# timeout_queue: sentence
m-583535a1 = 요청이 업스트림의 자리를 { $elapsed } 동안 기다렸습니다({ $timer } = { $limit }).

# timeout_queue: likely too_many_requests
m-5693ffb4 = 업스트림이 아무리 빨라도 다 끝낼 수 없을 만큼 많은 요청이 옵니다.

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = 요청 { $waiting }건이 자리 { $active_max }개를 기다립니다

# timeout_queue: likely wait_too_short
m-f9a58f79 = 순간적인 폭주에는 대기 시간이 너무 짧습니다.

# timeout_total: title
m-a00c492c = 교환 전체에 주어진 시간이 다 되었습니다

# timeout_total: explanation
m-0768b6d8 = `timeout.total`은 요청 헤드의 끝에서 응답의 마지막 바이트까지, 모든 시도를 합한 시간에 적용됩니다. 이것이 만료되었으며, 사유는 만료된 단계입니다. 응답의 헤드가 나가기 전이면 클라이언트는 504를 받았고, 나간 뒤이면 클라이언트가 알 수 있도록 응답을 잘랐습니다.

# timeout_total: explanation
m-c2298ea2 = 어느 한 대기가 너무 긴 것은 아니었거나 다른 타이머가 이만큼 짧지 않으며, 합이 너무 길었습니다. 큰 다운로드, 느린 클라이언트, 시간을 다 쓴 재시도가 그 합을 이룹니다.

# timeout_total: explanation
m-2794c563 = 단계별 시간을 보면 어디에 시간이 쓰였는지 알 수 있습니다. 적힌 곳에서 타이머를 늘리거나, 필요한 라우트에서만 늘리십시오.

# timeout_total: sentence
m-e199d9f9 = { $peer }와(과)의 교환 전체가 { $limit }({ $timer }) 안에 끝나지 않았습니다. 요청을 아직 보내는 중이었습니다.

# timeout_total: sentence
m-0dfa7ab1 = { $peer }와(과)의 교환 전체가 { $limit }({ $timer }) 안에 끝나지 않았습니다. 응답이 시작되지 않았거나 그 헤드가 완성되지 않았습니다.

# timeout_total: sentence
m-cc37beed = { $peer }와(과)의 교환 전체가 { $limit }({ $timer }) 안에 끝나지 않았습니다. 응답의 본문이 아직 오는 중이었습니다.

# timeout_total: sentence
m-63c8f727 = { $peer }와(과)의 교환 전체가 { $limit }({ $timer }) 안에 끝나지 않았습니다. 아직 연결이 없었습니다.

# timeout_total: likely retries
m-575caac4 = 앞서 실패한 시도가 시간을 다 썼습니다.

# timeout_total: evidence for retries
m-0b24ccad = { $attempts }번 시도했습니다

# timeout_total: likely large_download
m-5a9acf59 = 응답이 크거나 클라이언트가 느립니다. 교환 전체에 주어진 시간이 너무 짧습니다.

# timeout_total: evidence for large_download
m-8e4f3a1b = 응답 { $bytes_out }바이트가 전달되었습니다

# timeout_total: likely large_upload
m-52e8b3ce = 요청 본문이 크거나, 클라이언트가 보내는 속도가 느립니다.

# timeout_total: evidence for large_upload
m-d1572b8d = 요청이 아직 다 나가지 않았습니다

# timeout_total: likely slow_application
m-8c77f7d3 = 애플리케이션이 응답하는 데 이보다 오래 걸립니다.

# timeout_total: evidence for slow_application
m-eed09ef7 = 요청은 나갔으나 응답이 오지 않았습니다

# timeout_total: likely slow_dependency, timeout_body_idle: likely slow_dependency, timeout_first_byte: likely slow_dependency
m-db63cc1a = 애플리케이션이 다른 것을 기다립니다. 느린 쿼리, 다른 서비스, 잠금 등입니다.

# timeout_total: step, timeout_first_byte: step
m-e75c7aa2 = 업스트림 자체가 얼마나 걸리는지 확인하십시오:

# timeout_head: title
m-781adfc3 = 응답의 헤드가 제시간에 끝나지 않았습니다

# timeout_head: explanation
m-d5e5cd1e = 응답의 첫 바이트들이 왔으나, `timeout.head`가 만료되기 전에 헤드를 끝내는 빈 줄이 오지 않았습니다. 이 타이머는 어떻게 오든 첫 바이트부터 헤드 전체에 적용됩니다. 더 오지 않았거나(사유 `stalled`), 한 바이트씩 왔습니다(사유 `dripping`).

# timeout_head: explanation
m-45cd5e20 = 애플리케이션이 응답을 시작하고 헤드가 완성되기 전에 기다리거나, 쓴 것을 플러시하지 않습니다. 헤드가 조금씩 흘러나오는 것은 고장 난 서버, 포화된 경로, 또는 공격의 모습입니다.

# timeout_head: explanation
m-033257f3 = 마지막으로 온 줄을 보면 프로그램이 어디까지 갔는지 알 수 있습니다. 헤드는 곧바로 한 번에 보내게 하고, 오래 걸리는 것은 본문에 넣으십시오.

# timeout_head: sentence
m-00e1933b = { $peer }의 응답 헤드가 너무 느리게 와서 { $limit }({ $timer }) 안에 끝나지 않았습니다. { $head_bytes }바이트, { $head_line }줄.

# timeout_head: sentence
m-d8483995 = { $peer }의 응답 헤드가 { $limit }({ $timer }) 안에 끝나지 않았습니다. { $head_line }번째 줄까지 { $head_bytes }바이트가 오고 더 오지 않았습니다.

# timeout_head: sentence
m-8be4d81c = { $peer }의 응답 헤드가 { $limit }({ $timer }) 안에 끝나지 않았습니다.

# timeout_head: likely unflushed
m-cf4bb3b0 = 애플리케이션이 헤드의 일부를 쓰고 나머지를 플러시하지 않습니다.

# timeout_head: evidence for unflushed
m-d065851e = { $received_idle } 동안 아무것도 오지 않았습니다

# timeout_head: likely waits_in_head
m-7c223300 = 애플리케이션이 상태 줄을 먼저 보내고 나머지 헤드는 나중에 만듭니다. 진행하면서 출력하는 스크립트입니다.

# timeout_head: evidence for waits_in_head
m-e1798105 = 상태 줄까지만 왔습니다

# timeout_head: likely dripping
m-71116ec9 = 업스트림이 헤드를 한 바이트씩 보냅니다. 버퍼 없이 쓰는 프로그램, 속도 제한, 또는 연결을 붙잡아 두려는 서버입니다.

# timeout_head: evidence for dripping
m-1b206f28 = 바이트가 아직 오고 있었으며, 마지막 것은 끝나기 { $received_idle } 전에 왔습니다

# timeout_head: likely network
m-62037ce5 = 도중에 패킷이 유실되어 헤드의 나머지가 거듭 재전송됩니다.

# timeout_head: likely stalled, timeout_body_idle: likely stalled, body_other: likely stalled
m-60db204a = 애플리케이션이 응답 도중에 멈췄습니다.

# timeout_body_idle: title
m-3eb6ecee = 응답이 중간에 멈췄습니다

# timeout_body_idle: explanation
m-b580fd69 = 응답의 헤드는 전달되었고 본문이 시작되었거나 곧 시작될 참이었으나, 그 뒤 `timeout.idle`이 만료될 때까지 업스트림에서 아무것도 오지 않았습니다. 연결은 유지되고 있었습니다.

# timeout_body_idle: explanation
m-37eb96ca = 애플리케이션이 응답 도중에 멈췄거나, 타이머가 허용하는 것보다 오래 보낼 것이 없는 이벤트 스트림이나 롱 폴링입니다. 응답이 완전하지 않다는 것을 클라이언트에 알렸습니다. 클라이언트의 연결(또는 스트림)을 끊었습니다.

# timeout_body_idle: explanation
m-1d3b91f0 = 이벤트 스트림과 롱 폴링이라면 애플리케이션이 하트비트를 보내게 하거나, 해당 라우트의 `timeout.idle`을 늘리십시오.

# timeout_body_idle: sentence
m-dbe959d3 = { $peer }이(가) 응답 도중 { $declared }바이트 중 { $received }바이트 후 { $limit } 동안 아무것도 보내지 않았습니다({ $timer }).

# timeout_body_idle: sentence
m-fd8d3578 = { $peer }이(가) 응답 도중 { $received }바이트 후 { $limit } 동안 아무것도 보내지 않았습니다({ $timer }).

# timeout_body_idle: sentence
m-337b52f8 = { $peer }이(가) 응답 도중 { $limit } 동안 아무것도 보내지 않았습니다({ $timer }).

# timeout_body_idle: likely length_wrong
m-31b51770 = 선언된 길이가 너무 깁니다. 애플리케이션은 가진 것을 모두 보냈고 다음 요청을 기다립니다.

# timeout_body_idle: evidence for length_wrong
m-2c2e157c = { $missing }바이트만 빠져 있습니다

# timeout_body_idle: likely event_stream
m-35b79eb6 = 하트비트가 없는 이벤트 스트림이나 롱 폴링입니다. 애플리케이션이 이따금 주석을 보내게 하거나 타이머를 늘리십시오.

# timeout_body_idle: evidence for event_stream
m-91a19c1d = 응답에 선언된 길이가 없고, { $limit } 동안 아무것도 오지 않았습니다

# timeout_body_idle: evidence for stalled
m-915adc36 = 선언된 길이 중 { $missing }바이트가 아직 남아 있었습니다

# timeout_body_idle: step
m-07fe1d5f = 응답이 어디서 멈추는지 확인하십시오:

# timeout_first_byte: title
m-d87e52c0 = 업스트림이 제시간에 응답을 시작하지 않았습니다

# timeout_first_byte: explanation
m-258243c3 = 업스트림은 요청을 받았고 연결도 유지되고 있으나, `timeout.first_byte`가 만료되기 전에 응답이 한 바이트도 오지 않았습니다.

# timeout_first_byte: explanation
m-49021243 = 애플리케이션이 요청을 처리하고 있거나 기다리고 있습니다. 데이터베이스, 다른 서비스, 잠금을 기다리거나, 요청이 큐에 있는 채 빈 워커를 기다립니다. 네트워크와 주소에는 문제가 없습니다.

# timeout_first_byte: explanation
m-93e46112 = 애플리케이션이 이 경로에서 무엇을 하는지, 모든 워커가 사용 중인지 살펴보십시오. 작업이 그만큼 걸려도 된다면, 적힌 곳에서 타이머를 늘리십시오. 애플리케이션이 무엇을 기다렸는지 말할 수 있도록, 애플리케이션 자체의 타임아웃이 둘 중 더 짧아야 합니다.

# timeout_first_byte: sentence
m-52a68a22 = { $peer }이(가) 요청을 받고 오류 스트림(FCGI_STDERR)에 썼지만, { $limit }({ $timer }) 안에 응답은 한 바이트도 오지 않았습니다.

# timeout_first_byte: sentence
m-6832e348 = { $peer }이(가) 요청을 받고 { $limit }({ $timer }) 안에 응답을 한 바이트도 보내지 않았습니다.

# timeout_first_byte: likely interim_only
m-17384d2b = 애플리케이션이 중간 응답(102, 103)으로 응답을 예고하고는 응답에 이르지 못합니다.

# timeout_first_byte: evidence for interim_only
m-bb519469 = 그 전에 중간 응답(1xx) { $interim }개가 왔습니다

# timeout_first_byte: likely upload_processing
m-5c870739 = 애플리케이션이 업로드된 것을 처리한 뒤에 응답합니다. 그 작업을 응답 뒤로 옮기십시오.

# timeout_first_byte: evidence for upload_processing, req_other: evidence for upload_long
m-b183cf94 = 요청의 본문이 컸습니다

# timeout_first_byte: likely long_poll
m-16883d14 = 처음에 아무것도 보내지 않는 롱 폴링이나 이벤트 스트림의 경로입니다. 헤드를 곧바로 보내게 하거나, 이 라우트의 타이머를 늘리십시오.

# timeout_first_byte: likely workers_busy
m-fc4292ac = 모든 워커가 사용 중이며, 요청이 애플리케이션의 큐에서 기다립니다.

# timeout_first_byte: evidence for workers_busy
m-b925bc3a = { $holder }에서 수락을 기다리는 연결: { $waiting }

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = 백로그가 가득 찼을 때처럼, 연결하는 데 이미 1초 이상 걸렸습니다

# timeout_first_byte: likely deadlock
m-196c2939 = 애플리케이션이 멈췄습니다. 교착 상태이거나, 처리할 워커가 남아 있지 않은데 이 프록시를 거쳐 자기 자신에게 요청하고 있습니다.

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = 포트 { $port }은(는) 다른 프로토콜을 사용하며, 오지 않을 인사말을 기다립니다.

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = 포트 { $port }이(가) 평문 HTTP인 경우는 드뭅니다
