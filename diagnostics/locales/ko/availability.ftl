### availability

# request_denied: title
m-cf1e5863 = 규칙이 이 클라이언트를 거부합니다

# request_denied: visitor
m-700d03e6 = 이 페이지를 볼 수 없습니다.

# request_denied: explanation
m-f4448314 = 사이트나 라우트에 `allow` 또는 `deny`가 있으며, 클라이언트의 주소가 허용되지 않습니다. 업스트림에는 요청하지 않았습니다.

# request_denied: explanation
m-66a7dc92 = `deny`를 먼저 봅니다. 그 네트워크 중 하나에 속하면 거부합니다. 다음은 `allow`입니다. 그 네트워크 중 어디에도 속하지 않으면 거부합니다. 주소는 연결의 주소이거나, 신뢰하는 상대가 보낸 PROXY 헤더의 주소입니다. `X-Forwarded-For`는 누구나 쓸 수 있으므로 보지 않습니다.

# request_denied: explanation
m-2f6f25b1 = 의도한 것이면 할 일이 없습니다. 아니면 클라이언트의 네트워크를 `allow`에 추가하거나 `deny`에서 빼십시오. 모든 클라이언트가 거부되고 모두 로드 밸런서의 주소를 가지고 있으면, 로드 밸런서가 PROXY 헤더를 보내게 하고 `trust`에 넣으십시오.

# request_denied: sentence
m-2270e851 = { $client }은(는) { $rule_place }에 적힌 { $rule_network }에 의해 거부됩니다.

# request_denied: sentence
m-f955bf49 = { $client }은(는) { $rule_network }에 의해 거부됩니다.

# request_denied: sentence
m-0589e1b3 = { $client }은(는) { $rule_place }에서 허용하는 네트워크 중 어디에도 속하지 않습니다.

# request_denied: sentence
m-bceba9e1 = { $client }은(는) 허용된 네트워크 중 어디에도 속하지 않습니다.

# request_denied: likely load_balancer
m-8a0587c7 = { $client }은(는) 클라이언트 자체가 아니라 로드 밸런서나 컨테이너 게이트웨이입니다. PROXY 헤더를 보내게 하고 그것을 신뢰하십시오.

# request_denied: evidence for load_balancer
m-90fa914c = { $client }은(는) 사설 주소이며, PROXY 헤더가 함께 오지 않았습니다

# request_denied: likely meant
m-be6fc76f = 규칙이 의도한 대로 동작합니다.

# request_denied: evidence for meant
m-7b5a90af = { $rule_network }은(는) 명시적으로 거부됩니다

# request_denied: likely network_missing
m-07f8b419 = 클라이언트의 네트워크가 `allow`에 빠져 있습니다. 새 사무실, VPN, IPv4와 함께 쓰는 IPv6 등입니다.

# request_denied: likely too_wide
m-0c942966 = 거부된 네트워크가 의도한 것보다 넓습니다.

# request_denied: step
m-52f154ca = 규칙은 { $rule_place }에 적혀 있습니다.

# request_denied: step
m-7681b14d = `allow`와 `deny`는 연결의 주소 { $client }을(를) 봅니다.

# maintenance: title
m-b2e63523 = 사이트가 점검을 위해 닫혀 있습니다

# maintenance: visitor
m-88073cd1 = 이 사이트는 작업 중입니다. 나중에 다시 시도해 주십시오.

# maintenance: explanation
m-aac7a1ee = 누군가 이 사이트를 한동안 닫았습니다. Candor가 대신 응답하며 업스트림에는 요청하지 않습니다.

# maintenance: explanation
m-3ad0b399 = 고장 난 것은 없습니다. 누가 언제부터 닫았는지, 그리고 밝혔다면 언제까지인지가 근거에 있습니다.

# maintenance: explanation
m-ce0b87b7 = 작업이 끝났으면 닫은 곳에서 사이트를 다시 여십시오.

# maintenance: sentence
m-39cd70a3 = 이 사이트는 설정의 { $closed_place }에 의해 닫혀 있습니다.

# maintenance: sentence
m-4273e751 = { $closed_by }이(가) { $closed_for } 전에 업스트림 { $closed_upstream }을(를) { $closed_until }까지 닫았습니다.

# maintenance: sentence
m-b286eb3f = { $closed_by }이(가) { $closed_for } 전에 업스트림 { $closed_upstream }을(를) 닫았으며, 언제까지인지는 밝히지 않았습니다.

# maintenance: sentence
m-a2c434c6 = { $closed_by }이(가) { $closed_for } 전에 이 사이트를 { $closed_until }까지 닫았습니다.

# maintenance: sentence
m-7b1d3702 = { $closed_by }이(가) { $closed_for } 전에 이 사이트를 닫았으며, 언제까지인지는 밝히지 않았습니다.

# maintenance: likely planned
m-cbcac24a = 작업이 계획대로 진행 중입니다.

# maintenance: evidence for planned
m-deda2052 = { $closed_until }에 끝날 예정입니다

# maintenance: likely overdue
m-d7e9d695 = 작업이 계획보다 오래 걸렸거나, 끝났는데 사이트를 다시 열지 않았습니다.

# maintenance: evidence for overdue
m-d5b31319 = { $closed_until }에 끝날 예정이었습니다

# maintenance: likely forgotten
m-0a52f25c = 누군가 사이트를 다시 여는 것을 잊었습니다.

# maintenance: evidence for forgotten
m-a2cf929f = { $closed_for } 동안 닫혀 있습니다

# maintenance: step
m-25d1590e = 작업이 끝나면 다시 여십시오:

# maintenance: step
m-056e91da = { $closed_place }에서 닫혀 있습니다. 열려면 그 줄을 없애십시오.

# maintenance: step
m-39c9bbe5 = { $closed_by }의 명령으로 닫혔으며, 다시 읽기로는 열리지 않습니다.

# maintenance: step
m-923b5412 = 남긴 메모: { $note }.

# upstream_none_available: title
m-57546b66 = 업스트림에 요청할 구성원이 없습니다

# upstream_none_available: visitor, socket_missing: visitor
m-4fdc4f50 = 이 주소의 애플리케이션이 지금 실행되고 있지 않습니다.

# upstream_none_available: explanation
m-697cc181 = 라우트가 가리키는 업스트림의 구성원 목록이 지금 비어 있거나, 모든 구성원이 수동으로 제외되어 있습니다. 어디에도 요청하지 않았습니다.

# upstream_none_available: explanation
m-560ca023 = 구성원을 DNS나 구성원을 아는 서비스에서 얻는 경우, 그것이 가리키는 것이 실행되고 있지 않습니다. 0으로 축소되었거나, 배포 중에 공백이 있거나, 질의가 틀렸습니다. 구성원을 직접 적은 경우, 누군가 마지막 구성원까지 드레인했습니다.

# upstream_none_available: explanation
m-210f0bd5 = 애플리케이션을 시작하거나 구성원을 되돌려 놓으십시오. 그런 다음 출처에 직접 질의하여 무엇이라고 응답하는지 확인하십시오.

# upstream_none_available: sentence
m-12f0fa3a = 업스트림 { $upstream }의 유일한 구성원이 수동으로 제외되어 있어 어디에도 요청하지 않았습니다.

# upstream_none_available: sentence
m-33e79bfa = 업스트림 { $upstream }의 구성원 { $members_drained }개가 모두 수동으로 제외되어 있어 어디에도 요청하지 않았습니다.

# upstream_none_available: sentence
m-97644425 = 업스트림 { $upstream }에 { $empty_for } 동안 구성원이 없으며, 그 전에는 { $members_had }개 있었습니다.

# upstream_none_available: sentence
m-5c4f2ec0 = 업스트림 { $upstream }에 구성원이 없으며, Candor가 시작된 이후 한 번도 없었습니다.

# upstream_none_available: likely drained
m-0ccccb61 = 누군가 배포나 수리를 위해 마지막 구성원을 제외하고 되돌려 놓지 않았습니다.

# upstream_none_available: evidence for drained
m-16af621f = 수동으로 제외된 구성원: { $members_drained }

# upstream_none_available: likely source_unreadable
m-b69a7c96 = 구성원을 나열하는 쪽에 물을 수 없거나, 그 응답을 쓸 수 없습니다.

# upstream_none_available: likely scaled_to_zero
m-9a0df408 = 애플리케이션이 중지되었거나 0으로 축소되었습니다.

# upstream_none_available: evidence for scaled_to_zero
m-6c14393b = { $empty_for } 전까지 구성원이 { $members_had }개 있었습니다

# upstream_none_available: likely deployment_gap
m-070155a9 = 배포가 새 구성원이 실행되기 전에 옛 구성원을 중지합니다.

# upstream_none_available: evidence for deployment_gap
m-4552959a = 마지막 구성원이 사라진 것은 불과 { $empty_for } 전입니다

# upstream_none_available: likely wrong_question
m-712a211c = 구성원을 찾는 이름이나 셀렉터가 틀렸습니다. 한 번도 찾은 적이 없습니다.

# upstream_none_available: evidence for wrong_question
m-36bcd7ce = { $question }(으)로는 아직 아무것도 찾지 못했습니다

# upstream_none_available: likely source_is_behind
m-33b431fe = 애플리케이션은 실행되고 있으나, 구성원을 나열하는 서비스가 아직 모릅니다.

# upstream_none_available: step
m-694cbc03 = 어떤 구성원이 제외되어 있는지 확인하십시오. candor drain { $upstream } MEMBER --undo 명령으로 다시 쓰입니다:

# upstream_none_available: step
m-249e0129 = 구성원을 질의하십시오:

# upstream_none_available: step
m-c8ff22b2 = 구성원을 나열하는 파일을 읽으십시오:

# upstream_none_available: step
m-e0814c58 = 어떤 컨테이너가 실행 중인지 확인하십시오:

# upstream_none_available: step
m-786b042c = { $upstream }의 구성원은 { $upstream_place }에 적혀 있습니다.

# upstream_all_unhealthy: title
m-26be2617 = 업스트림의 모든 구성원이 정상이 아닙니다

# upstream_all_unhealthy: visitor, upstream_circuit_open: visitor, connect_refused: visitor and 3 more
m-f229ad6e = 이 주소의 애플리케이션이 지금 연결을 받지 않습니다.

# upstream_all_unhealthy: explanation
m-084661ee = Candor는 업스트림의 각 구성원에게 정상인지 주기적으로 묻는데, 모든 구성원의 최근 응답이 틀렸거나 오지 않았습니다. 그래서 어디에도 요청하지 않았습니다.

# upstream_all_unhealthy: explanation
m-f4161f89 = `ejected`: `eject` 설정에 따라, 요청이 실패했거나 너무 오래 걸려서 구성원이 잠시 제외되었습니다. `asked`: 구성원이 Retry-After와 함께 503으로 응답했습니다.

# upstream_all_unhealthy: explanation
m-8ae3abe9 = 애플리케이션이 정말로 다운되었거나, 검사만 잘못된 것입니다. 검사 경로가 리디렉션하거나, 로그인이나 다른 Host를 요구하거나, 검사가 기다리는 것보다 오래 걸립니다. 모든 구성원이 같은 시각에 실패하기 시작했다면 데이터베이스, 배포, 검사 자체 등 공유하는 것을 살펴보십시오.

# upstream_all_unhealthy: explanation
m-5ef59ead = 아래와 같이 검사를 직접 실행하여 결과를 확인하십시오. 애플리케이션이 정상이면 검사 경로나 기대하는 값을 고치십시오.

# upstream_all_unhealthy: sentence
m-8914cab7 = 업스트림 { $upstream }에 요청을 보낼 수 있는 구성원이 없습니다. { $member }: 요청이 { $check_cause }(으)로 끝나서 { $failing_for } 전에 제외되었습니다.

# upstream_all_unhealthy: sentence
m-5ec33f16 = 업스트림 { $upstream }에 요청을 보낼 수 있는 구성원이 없습니다. { $member }: 응답에 { $check_median }이(가) 걸려서 { $failing_for } 전에 제외되었습니다.

# upstream_all_unhealthy: sentence
m-72398a99 = 업스트림 { $upstream }에 요청을 보낼 수 있는 구성원이 없습니다. { $member }: { $failing_for } 전에 Retry-After로 그렇게 요청했습니다.

# upstream_all_unhealthy: sentence
m-3cf4a6f1 = 업스트림 { $upstream }의 유일한 구성원이 상태 검사에 실패합니다. { $member }이(가) { $check_url }에서 { $check_expected } 대신 { $check_status }(으)로 응답했습니다.

# upstream_all_unhealthy: sentence
m-1387e1e2 = 업스트림 { $upstream }의 유일한 구성원이 상태 검사에 실패합니다. { $member }의 { $check_url } 검사 결과는 { $check_cause }입니다.

# upstream_all_unhealthy: sentence
m-0537c7dc = 업스트림 { $upstream }의 구성원 { $members }개가 모두 상태 검사에 실패합니다. { $member }이(가) { $check_url }에서 { $check_expected } 대신 { $check_status }(으)로 응답했습니다.

# upstream_all_unhealthy: sentence
m-bbe4325b = 업스트림 { $upstream }의 구성원 { $members }개가 모두 상태 검사에 실패합니다. { $member }의 { $check_url } 검사 결과는 { $check_cause }입니다.

# upstream_all_unhealthy: likely check_redirects
m-2701efa0 = 검사 경로가 HTTPS나 로그인 페이지 등으로 리디렉션합니다.

# upstream_all_unhealthy: evidence for check_redirects, upstream_all_unhealthy: evidence for check_needs_login, upstream_all_unhealthy: evidence for check_path_missing and 1 more
m-c5171e03 = { $member }이(가) { $check_status }(으)로 응답했습니다

# upstream_all_unhealthy: likely check_needs_login
m-638b5dc4 = 검사 경로가 로그인을 요구합니다.

# upstream_all_unhealthy: likely check_path_missing
m-c91876c4 = 검사 경로가 존재하지 않거나, 검사에 사용하는 Host에는 존재하지 않습니다.

# upstream_all_unhealthy: likely never_well
m-2b9e02a0 = 검사가 한 번도 성공한 적이 없습니다. 업스트림, 그 포트 또는 검사가 잘못 적혀 있습니다.

# upstream_all_unhealthy: evidence for never_well
m-ffbd0f76 = 어떤 구성원의 검사도 성공한 적이 없습니다

# upstream_all_unhealthy: likely check_too_short
m-75b522b5 = 검사가 기다리는 시간이 애플리케이션이 응답하는 데 필요한 시간보다 짧습니다.

# upstream_all_unhealthy: evidence for check_too_short
m-576960b6 = { $member }의 검사 결과는 { $check_cause }입니다

# upstream_all_unhealthy: likely down
m-01c82c0d = 애플리케이션이 모든 구성원에서 다운되었습니다. 공유하는 것에 장애가 생겼거나 배포가 실패했습니다.

# upstream_all_unhealthy: evidence for down
m-e658adf1 = { $member }의 검사 결과가 { $failing_for } 동안 { $check_cause }입니다

# upstream_all_unhealthy: likely rule_too_strict
m-8a27e288 = 구성원을 제외하는 규칙이 너무 엄격합니다. 몇 번의 실패나 잠깐의 지연만으로도 제외됩니다.

# upstream_all_unhealthy: step
m-98985f9f = 검사를 직접 실행하십시오:

# upstream_all_unhealthy: step
m-f916df5f = 그 원인의 의미를 읽으십시오:

# upstream_all_unhealthy: step
m-d1a5feaf = 검사는 { $upstream_place }에 적혀 있습니다.

# upstream_all_unhealthy: step, upstream_circuit_open: step
m-fa8797d5 = 규칙은 { $upstream_place }에 적혀 있습니다.

# upstream_limit_reached: title
m-e41b9a7a = 업스트림이 허용된 만큼의 요청을 처리하고 있습니다

# upstream_limit_reached: visitor, connect_resources_exhausted: visitor, connect_ports_exhausted: visitor and 4 more
m-ff36dc57 = 서버가 혼잡합니다. 잠시 후 다시 시도해 주십시오.

# upstream_limit_reached: explanation
m-17e30c51 = 설정에서 이 업스트림이 동시에 처리하는 요청의 수를 제한합니다. 그만큼 처리 중이며, 추가 요청을 위한 큐가 가득 찼거나 없습니다.

# upstream_limit_reached: explanation
m-c9e68304 = 한도는 애플리케이션을 보호합니다. 한도가 예상한 것보다 많은 사람이 오거나, 애플리케이션이 느려져 각 요청이 자리를 더 오래 차지합니다.

# upstream_limit_reached: explanation
m-7b3cd185 = 먼저 애플리케이션이 평소보다 느린지 확인하십시오. 그렇다면 한도를 올리면 더 나빠집니다. 여유가 있으면 적힌 곳에서 한도를 올리거나, 큐를 허용하거나, 구성원을 추가하십시오.

# upstream_limit_reached: sentence
m-6d4a1b33 = 업스트림 { $upstream }이(가) 최대 { $active_max }건({ $limit_key }) 중 { $active }건의 요청을 처리하고 있고, 대기도 이미 최대 { $waiting_max }건 중 { $waiting }건입니다.

# upstream_limit_reached: sentence
m-12d11644 = 업스트림 { $upstream }이(가) 최대 { $active_max }건({ $limit_key }) 중 { $active }건의 요청을 처리하고 있고, 큐는 허용되지 않습니다.

# upstream_limit_reached: likely slow_application, timeout_queue: likely slow_application
m-adbafa6a = 애플리케이션이 느려져 각 요청이 자리를 더 오래 차지합니다.

# upstream_limit_reached: evidence for slow_application, timeout_queue: evidence for slow_application
m-abfe106e = 처리 중인 것 가운데 가장 오래된 요청이 지금까지 { $oldest } 걸렸습니다

# upstream_limit_reached: likely limit_low, timeout_queue: likely limit_low
m-8b867503 = 한도가 애플리케이션이 처리할 수 있는 것보다 낮습니다.

# upstream_limit_reached: evidence for limit_low, timeout_queue: evidence for limit_low
m-0e372890 = 한도가 { $active_max }에 불과합니다

# upstream_limit_reached: likely burst
m-18639043 = 평소보다 많은 요청이 한꺼번에 왔으며, 곧 다시 자리가 납니다.

# upstream_limit_reached: evidence for burst
m-abf8c418 = 처리 중인 것 가운데 가장 오래된 요청도 불과 { $oldest } 전에 시작되었습니다

# upstream_limit_reached: likely held_open
m-3f610c02 = 끝나지 않는 요청이 자리를 차지하고 있습니다. 스트림, 롱 폴링, WebSocket 등입니다.

# upstream_limit_reached: evidence for held_open
m-1d0bf84f = 가장 오래된 것이 { $oldest } 동안 열려 있습니다

# upstream_limit_reached: step, timeout_queue: step
m-d4d5b165 = 한도는 { $limit_key } = { $active_max }이며, { $upstream_place }에 적혀 있습니다.

# upstream_limit_reached: step, timeout_queue: step
m-a883bc1f = { $upstream }에 대한 어떤 요청이 가장 오래 걸리는지 로그에서 확인하십시오. duration_ms 항목입니다.

# upstream_limit_reached: step
m-a1bad0ea = 추가 요청을 거부하는 대신 잠시 기다리게 하십시오: 제한이 적힌 곳에 queue = 128.

# upstream_circuit_open: title
m-36dafa22 = 업스트림에 한동안 요청을 보내지 않습니다

# upstream_circuit_open: explanation
m-24b83113 = 이 업스트림에 대한 요청이 설정에서 허용하는 횟수만큼 잇달아 실패했습니다. 그 뒤로 Candor가 대신 응답하며, 회복했는지 보려고 이따금 요청 하나를 통과시킵니다. 이 요청은 그런 요청이 아니었습니다.

# upstream_circuit_open: explanation
m-1165c013 = 이 응답은 결과일 뿐입니다. 원인은 앞선 요청들이 실패한 이유이며, 아래에 가장 먼저 나옵니다.

# upstream_circuit_open: explanation
m-1bced6a7 = 그 원인을 찾아보고 제거하십시오. 업스트림이 다시 응답하면, 누가 무엇을 하지 않아도 다음 시험 요청이 길을 엽니다.

# upstream_circuit_open: sentence
m-f1552e42 = 요청 { $root_count }건이 { $root_cause }(으)로 끝나, 업스트림 { $upstream }에 { $open_for } 동안 요청을 보내지 않고 있습니다. 다음 시험 요청은 { $next_trial } 후입니다.

# upstream_circuit_open: sentence
m-f96dd534 = 업스트림 { $upstream }에 { $open_for } 동안 요청을 보내지 않고 있습니다. 다음 시험 요청은 { $next_trial } 후입니다.

# upstream_circuit_open: likely down
m-75f5a104 = 애플리케이션이 다운되었습니다. 연결이 거부되거나 어디에도 이르지 못합니다.

# upstream_circuit_open: evidence for down, upstream_circuit_open: evidence for slow, upstream_circuit_open: evidence for fails_on_requests
m-38060321 = 요청 { $root_count }건이 { $root_cause }(으)로 끝났습니다

# upstream_circuit_open: likely slow
m-2c5f9476 = 애플리케이션이 너무 느리게 응답하여 요청이 시간 한도에 걸립니다.

# upstream_circuit_open: likely fails_on_requests
m-6434488e = 애플리케이션은 실행되고 있으나 요청 자체에서 실패합니다.

# upstream_circuit_open: likely not_recovered
m-9635151f = 업스트림이 회복하지 않았습니다. 그 뒤의 모든 시험 요청도 실패했습니다.

# upstream_circuit_open: evidence for not_recovered
m-803806da = 그 뒤로 시험 요청 { $trials }건이 실패했습니다

# upstream_circuit_open: likely rule_too_strict
m-5d0ebe2c = 규칙이 너무 엄격합니다. 많은 요청 중 몇 건의 실패만으로도 적용됩니다.

# upstream_circuit_open: step
m-3b7cdebd = 첫 원인의 의미를 읽으십시오:

# upstream_circuit_open: step
m-5f67fee3 = 이보다 먼저 실패한 요청을 로그에서 찾으십시오. cause 항목, 업스트림 { $upstream }.
