### hint

# hint
m-bda6c545 = 주소는 { $answer_age } 전의 것이며, 해당 응답의 유효 기간은 { $ttl }이었습니다.

# hint
m-0945da44 = { $host }(으)로 { $name_now_stale }에 연결했으나, 그 이름은 더는 그곳으로 이어지지 않습니다. 지금 그 주소를 알려 주는 리졸버가 없습니다.

# hint
m-eccd1371 = `localhost`는 { $addresses }로 시도되었고, 다른 주소 체계는 시도되지 않았습니다.

# hint
m-a7f812d4 = 여기서 `localhost`는 { $addresses }를 뜻합니다. 하나는 거부했고 다른 하나는 거부하지 않았습니다.

# hint
m-838d7dce = `localhost`는 { $peer }로 이어졌고 연결이 수락되었습니다. 다른 주소 체계에서는 다른 프로그램이 응답할 수 있습니다.

# hint
m-06128447 = 포트 { $port }은(는) { $listening }이(가) 쓰고 있습니다. { $peer }와(과)는 주소 체계가 다른 루프백 주소입니다.

# hint
m-3aeeec01 = { $question }은(는) 검색 접미사를 붙여서야 찾을 수 있었습니다. 질의한 이름: { $asked }.

# hint
m-414a13ad = { $server }의 스킴이 업스트림이 사용하는 프로토콜과 맞지 않습니다.

# hint
m-e8be1955 = 상대가 다른 서비스의 인사말을 보냈습니다: { $spoken }.

# hint
m-289545b1 = 요청 후 { $after }에 끝났습니다. 딱 떨어지는 수이므로 업스트림의 타이머가 만료되었을 수 있습니다.

# hint
m-262d1ec6 = 요청 후 { $after }에 끝났습니다. 여기의 { $equal_timer }는 { $equal_limit }이므로 양쪽에 같은 타이머가 설정되었을 수 있습니다.

# hint
m-38fb71b4 = 업스트림은 유휴 연결을 약 { $idle_end } 후에 닫습니다({ $idle_end_seen }번 관찰). keepalive.idle은 이쪽 연결을 { $idle_ours } 동안 유휴로 둡니다.

# hint
m-bfe6b627 = 인증서의 유효 기간은 이 호스트의 시계 { $now }보다 { $valid_in } 뒤에 시작합니다. 둘 중 한쪽의 시계가 틀렸습니다.

# hint
m-6386192e = { $peer }와 이 호스트의 시계가 { $clock_difference }만큼 다릅니다. 상대의 Date는 { $peer_clock }입니다.

# hint
m-8ffc7880 = 다시 사용될 때 연결은 { $idle } 동안 유휴 상태였습니다. 업스트림의 keep-alive 시간이 그 정도일 수 있습니다.

# hint
m-69e259c6 = 방문자는 이 장애를 보지 못했습니다. 요청은 재시도되어 성공했습니다.

# hint
m-57013153 = 발췌의 값은 비밀일 수 있어 가렸습니다. 오프셋과 길이는 실제와 같습니다.

# hint
m-6198310f = 이런 종류의 첫 실패는 다시 읽기 후 { $reload_age }에 발생했습니다. 그 다시 읽기는 { $upstream }의 다음 항목을 바꿨습니다: { $reload_changed }.

# hint
m-c0297afe = 이런 종류의 첫 실패는 다시 읽기 후 { $reload_age }에 발생했습니다. 그 다시 읽기는 { $upstream }에 대해 아무것도 바꾸지 않았습니다.

# hint
m-2801ca67 = { $host }의 주소가 { $changed_age } 전에 { $answers_before }에서 { $answers }(으)로 바뀌었습니다.

# hint
m-3a62eddc = 소켓 { $socket }은 { $socket_age } 전에 만들어졌습니다. 애플리케이션이 방금 시작되었습니다.

# hint
m-3cfc94ea = { $upstream }에서 { $recent_span } 안에 일어난 최근 실패 { $recent }건은 모두 { $path } 요청이었습니다. 그동안 { $recent_answered }건의 요청은 응답을 받았습니다.

# hint
m-5740a02c = { $upstream }에서 { $recent_span } 안에 일어난 최근 실패 { $recent }건은 모두 구성원 { $members }개 중 { $server }에서 일어났습니다. 그동안 { $recent_answered }건의 요청은 응답을 받았습니다.

# hint
m-dec04437 = 이런 종류의 실패가 약 { $period }마다, 지금까지 { $period_times }번 발생했습니다. 정해진 시각에 실행되는 무언가가 원인일 수 있습니다.

# hint
m-93274c78 = 이런 종류의 최근 실패 { $reused_failures }건은 모두 유휴 상태였던 연결에서 일어났고, 새 연결에서는 한 건도 없었습니다.

# hint
m-958b5a87 = 이런 종류의 최근 실패 { $body_failures }건은 모두 본문이 { $body_least }바이트 이상인 요청이었습니다. 그동안 { $body_answered }바이트까지의 본문은 응답을 받았습니다.

# hint
m-136a546e = 이런 종류의 첫 실패 전에 { $upstream }이(가) 느려졌습니다. 응답이 시작되기까지의 시간이 { $slow_before }에서 { $slow_then }(으)로, 열린 연결이 { $connections_before }개에서 { $connections_then }개로 바뀌었습니다.

# hint
m-41d66987 = { $upstream }이(가) 마지막으로 응답한 요청은 이 요청보다 { $last_success_age } 전인 { $last_success }에 시작되었습니다.

# hint
m-4361c45b = { $first_time } 이후 이런 종류의 { $count }번째 실패이며, 그 사이 응답은 없었습니다.

# hint
m-8a5c0a57 = { $first_time } 이후 이런 종류의 { $count }번째 실패이며, 그 사이 { $answered_since }건의 응답이 있었습니다.

# hint
m-47525075 = 이 호스트의 포트 { $port }에서 수신 대기하는 것이 없습니다. 있는 것은 { $elsewhere }입니다.

# hint
m-99424f5b = { $listening }은(는) 이 호스트에서 오는 연결만, 그 주소에서만 받습니다.

# hint
m-0d34f5e2 = Candor는 컨테이너({ $engine })에서 실행됩니다. { $ip }은(는) 호스트가 아니라 그 컨테이너입니다.

# hint
m-002c7ac9 = Candor가 한도 { $files_may }개 중 { $files_open }개의 파일을 열고 있습니다. 곧 새 연결을 맺을 수 없게 됩니다.

# hint
m-aa318e43 = 이 호스트가 바쁩니다. 최근 10초 중 { $cpu_percent } % 동안 프로세서를 기다리는 프로세스가 있었습니다.
