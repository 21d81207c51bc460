### circumstances

# last_words
m-08d64170 = 애플리케이션의 메모리가 부족합니다. 늘리거나, 무엇에 쓰는지 찾으십시오.

# last_words
m-e9f5e173 = 애플리케이션이 쓰는 디스크에 남은 공간이 없습니다.

# last_words
m-2450c548 = 애플리케이션이 열 수 있는 파일과 소켓의 한도에 도달했습니다.

# last_words
m-bb96e557 = 다른 프로세스가 이미 그 주소를 쓰고 있어 애플리케이션이 수신 대기할 수 없습니다.

# last_words
m-1890fed2 = 애플리케이션의 데이터베이스가 연결을 더 받지 않습니다.

# last_words
m-a74c5b1d = 애플리케이션의 데이터베이스가 사용자, 비밀번호 또는 데이터베이스 이름을 거부합니다.

# last_words
m-a89cd5d5 = 애플리케이션이 데이터베이스에 도달할 수 없습니다.

# last_words
m-2fa9681a = 애플리케이션 풀의 워커나 연결이 모두 사용 중이어서 요청이 기다립니다.

# last_words
m-d0a4f3bd = 요청 하나에 너무 오래 걸린 워커를 애플리케이션의 서버가 강제 종료했습니다. 요청이 기다리는 대상이 원인이거나, 서버 자체의 제한 시간이 너무 짧습니다.

# last_words
m-82df7122 = 실행되는 곳에 모듈이나 라이브러리가 없어 애플리케이션을 불러올 수 없습니다.

# last_words
m-e55651b5 = 애플리케이션의 서버가 지정된 이름으로 애플리케이션을 찾지 못합니다.

# last_words
m-00d7ec32 = 실행하는 버전에서는 코드에 구문 오류가 있어 애플리케이션을 불러올 수 없습니다.

# last_words
m-9b9b60b0 = 설정이나 환경 변수가 다 갖춰지지 않아 애플리케이션이 시작할 수 없습니다.

# last_words
m-c4a9aaeb = 애플리케이션의 서버가 자신의 설정을 받아들이지 않습니다.

# last_words
m-d54a427f = PHP가 받은 이름으로 스크립트를 찾지 못하거나, 실행할 권한이 없습니다. `files`는 PHP가 보는 디렉터리여야 합니다. PHP가 컨테이너나 chroot 안에 있으면 그 안에서의 디렉터리입니다.

# last_words
m-c1bfabf0 = 애플리케이션의 데이터베이스에 테이블이나 열이 없습니다. 마이그레이션이 실행되지 않았습니다.

# last_words
m-bac4afe1 = 애플리케이션이 필요로 하는 것의 이름을 해석할 수 없습니다.

# last_words
m-e95997e8 = 애플리케이션이 필요로 하는 것이 연결을 거부합니다.

# last_words
m-d9a06413 = 애플리케이션이 자신의 인증서나 키를 사용할 수 없습니다.

# last_words
m-f6599ca0 = 애플리케이션이 파일이나 포트의 사용을 거절당했습니다. 권한이 없는 사용자로 실행되고 있습니다.

# last_words
m-eb9fb926 = 애플리케이션이 읽기만 허용된 곳에 쓰려고 합니다.

# last_words
m-39a6e635 = 애플리케이션을 시작할 명령이 그곳에 없거나, 다른 아키텍처용으로 빌드되었습니다.

# last_words
m-7fd01eb7 = 애플리케이션이 필요한 파일을 찾지 못합니다.

# last_words
m-665bdc8f = 애플리케이션의 프로세스가 비정상 종료했습니다. 대개 네이티브 코드가 원인입니다.

# last_words
m-655b45f7 = 애플리케이션에서 패닉이 발생했습니다.

# last_words
m-ed746c58 = 애플리케이션이 이벤트 루프를 잘못 사용하여 요청이 실패하거나 멈춥니다.

# last_words
m-bf7ef8af = 애플리케이션의 워커가 강제 종료되었습니다. 대개 호스트나 컨테이너의 메모리 부족이 원인입니다.

# last_words
m-93806aa8 = 애플리케이션을 불러오는 도중에 실패했습니다.

# last_words
m-86121d44 = 애플리케이션이 처리하지 않는 오류로 실패했습니다.

# last_words
m-3f320711 = 애플리케이션이 중지하라는 지시를 받고 중지했습니다.

# last_words
m-f16299f4 = 애플리케이션의 출력을 모두 확인하십시오:

# last_words
m-44868bc8 = { $log }의 출력: { $said }

# last_words
m-e9422d3b = { $log }의 { $said_age } 전 출력: { $said }

# container_out_of_memory
m-4941e837 = 애플리케이션이 컨테이너의 메모리를 다 써서 강제 종료되었습니다. 컨테이너의 한도를 올리거나, 애플리케이션이 무엇에 쓰는지 찾으십시오.

# container_out_of_memory
m-a99c7899 = { $container }이(가) 강제 종료되었습니다(종료 코드 { $container_exit }). 한도는 { $container_memory }입니다

# container_out_of_memory
m-04afb2b7 = 엔진에 따르면 { $container }이(가) 메모리 부족으로 강제 종료되었습니다. 한도는 { $container_memory }입니다

# container_out_of_memory
m-fb381e82 = 엔진에 따르면 { $container }이(가) 메모리 부족으로 강제 종료되었습니다

# container_out_of_memory
m-47c1f293 = 컨테이너가 쓰는 메모리와 그 한도를 확인하십시오:

# container_restarting
m-06daa66e = 애플리케이션이 시작할 때마다 곧 끝나고, 그 컨테이너가 계속 다시 시작됩니다. 끝나는 이유는 로그에 있습니다.

# container_restarting
m-c8edb43d = { $container }이(가) 재시작되는 중이며 지금까지 { $container_restarts }번 재시작되었습니다. 그 프로그램은 코드 { $container_exit }(으)로 끝났습니다

# container_restarting
m-5cdde89b = { $container }이(가) { $container_restarts }번 재시작되었고, 마지막은 { $container_started } 전입니다

# container_restarting
m-9ef9a2b5 = 끝나기 전의 출력을 확인하십시오:

# container_ended
m-38af845f = 애플리케이션의 컨테이너가 실행되고 있지 않습니다.

# container_ended
m-fea2d2ce = 마지막 출력을 확인하십시오:

# container_ended
m-01ae524a = 다시 시작하십시오:

# container_ended
m-16f3098d = 엔진이 { $container }을(를) 시작하지 못했습니다: { $container_error }

# container_ended
m-42121214 = { $container }은(는) 만들어졌으나 한 번도 시작되지 않았습니다

# container_ended
m-9d2e03a1 = { $container }이(가) { $container_ended } 전에 코드 { $container_exit }(으)로 끝났습니다

# container_ended
m-977aef38 = { $container }이(가) 코드 { $container_exit }(으)로 끝났습니다

# container_paused
m-27a236c4 = 애플리케이션의 컨테이너가 일시 중지되어 있습니다. 커널은 아직 연결을 받지만, 응답하는 것이 없습니다.

# container_paused
m-8cd33406 = 엔진에 따르면 { $container }이(가) 일시 중지되어 있습니다

# container_paused
m-854bb676 = 실행을 재개하십시오:

# container_missing
m-8d6dee98 = 그 이름의 컨테이너나 Compose 서비스가 없습니다. 만들어진 적이 없거나, 삭제되었거나, 이름이 다릅니다.

# container_missing
m-c482eda7 = 어떤 컨테이너가 있는지 확인하십시오:

# container_missing
m-de33be85 = 엔진에 { $no_container }은(는) 없지만 { $similar_containers }은(는) 있습니다

# container_missing
m-4b91d895 = 엔진에 { $no_container }은(는) 없습니다. 있는 것은 { $running_containers }입니다

# container_missing
m-09de1d62 = 엔진에 { $no_container }은(는) 없습니다

# container_other_network
m-555f2d5f = Candor의 컨테이너와 애플리케이션의 컨테이너에 공통된 네트워크가 없어 이름으로도 주소로도 도달할 수 없습니다. 둘을 한 네트워크에 두십시오.

# container_other_network
m-c1ebf8d6 = { $container }은(는) { $container_networks }에, Candor는 { $own_networks }에 있습니다

# container_other_network
m-45715f37 = 애플리케이션 컨테이너의 네트워크를 확인하십시오:

# application_loopback
m-cbd13d13 = 애플리케이션이 맞는 포트에서 수신 대기하지만 자기 컨테이너나 호스트에서 오는 연결만 받습니다. 0.0.0.0에서 수신 대기하게 하십시오.

# application_loopback, application_other_port
m-7b5bd34d = 애플리케이션에 수신 대기할 곳이 어떻게 지정되어 있는지 확인하십시오:

# application_loopback
m-e93d8f70 = { $container } 안에서 포트 { $wanted_port }은(는) { $container_listening }에서만 수신 대기합니다

# application_loopback, application_other_port
m-1b2bc1a9 = { $listens_log }의 출력: { $listens_said }

# application_other_port
m-404825d1 = 애플리케이션이 { $wanted_port }이(가) 아닌 다른 포트에서 수신 대기합니다.

# application_other_port
m-effd2afb = { $container } 안에서 수신 대기하는 것은 { $container_listening }이며, 포트 { $wanted_port }이(가) 아닙니다

# application_other_port
m-28583af2 = { $container }의 이미지에 적힌 포트는 { $container_exposed }입니다

# dependency_away
m-3aa30c88 = 애플리케이션에 필요한 { $dependency }이(가) 작동하지 않습니다.

# dependency_away
m-93e06194 = 애플리케이션의 호스트에서 그 이름이 무엇을 뜻하는지 확인하십시오:

# dependency_away
m-5308819e = 먼저 { $dependency }을(를) 조치하십시오. 업스트림의 `depends`에 적혀 있습니다.

# dependency_away
m-72606785 = 그 이름 { $dependency_host }에 주소가 없습니다

# dependency_away
m-b4e580e9 = { $dependency_address }에 대한 연결이 { $dependency_errno }(으)로 실패했습니다

# dependency_away
m-1d8925bc = { $dependency_elapsed } 안에 { $dependency_address }에 연결되지 않았습니다

# dependency_away
m-79ee3162 = { $dependency_address }이(가) 연결을 받았으나 아무것도 보내지 않았습니다

# dependency_away
m-f079744a = { $dependency_address }의 응답: { $dependency_said }

# dependency_away
m-899c1cdc = { $dependency_address }은(는) 다른 프로토콜을 사용합니다: { $dependency_said }

# container_unhealthy
m-909fff21 = 애플리케이션 자체에 문제가 있습니다. 컨테이너 자체의 상태 검사도 실패합니다.

# container_unhealthy
m-347d5249 = { $container }의 검사가 연속 { $container_failing }번 실패했습니다

# container_unhealthy
m-d6dff6c7 = { $container }의 검사가 연속 { $container_failing }번 실패했습니다: { $container_check }

# container_unhealthy
m-fd7dd684 = 상태 검사의 출력을 확인하십시오:

# out_of_memory
m-0b4a5607 = 메모리가 바닥났습니다. 애플리케이션이나 그 워커가 커널에 의해 강제 종료되었거나 곧 그렇게 됩니다.

# out_of_memory
m-2ed91019 = 커널이 무엇을 언제 강제 종료했는지 확인하십시오:

# out_of_memory
m-7eb8f2e8 = 무엇이 메모리를 쓰는지 확인하십시오:

# out_of_memory
m-bbfcb742 = 메모리 부족으로 강제 종료된 { $unit_name }의 프로세스: { $unit_killed }

# out_of_memory
m-07651b1e = { $memory_total } 중 { $memory_left }이(가) 남아 있습니다

# unit_down
m-54300879 = 애플리케이션의 유닛 { $unit_name }이(가) 실행되고 있지 않습니다.

# unit_down
m-7950fe7b = 그 상태와 결과, 재시작된 횟수를 확인하십시오:

# unit_down
m-61e908e1 = { $unit_name }에 프로세스가 없습니다

# unit_down
m-7672289e = { $unit_name }은(는) 마스크되어 있어 시작할 수 없습니다

# unit_down
m-28567e32 = { $unit_name }(이)라는 유닛이 없습니다

# disk_full
m-980dd41d = 디스크가 가득 찼습니다. 애플리케이션이 로그, 세션, 업로드, 데이터베이스를 쓸 수 없습니다.

# disk_full
m-33214d95 = 무엇이 가득 찼는지 바이트와 inode 모두 확인하십시오:

# disk_full
m-8bd38b4b = { $full_disk }에 { $disk_left }이(가) 남아 있습니다

# conntrack_full
m-5db2f4aa = 이 호스트의 연결 추적 테이블이 가득 차 방화벽이 새 연결을 버립니다. net.netfilter.nf_conntrack_max를 올리십시오.

# conntrack_full
m-f5aaca4a = 테이블이 가득 찼다고 커널이 기록했는지 확인하십시오:

# conntrack_full
m-a09671ce = { $conntrack_max } 중 { $conntrack }이(가) 차 있습니다

# speaks_tls
m-454a6e40 = 포트 { $port }은(는) TLS를 사용하는데 평문으로 연결했습니다. { $server }에 https://를 적으십시오.

# speaks_tls
m-6e9d4bbf = 그곳과의 TLS 핸드셰이크가 끝까지 완료되었습니다({ $probe_tls_version })

# speaks_tls
m-03926f1f = TLS 핸드셰이크에 TLS 경고(alert)로 응답했습니다

# speaks_tls
m-7146464f = { $upstream_place }의 업스트림에서 서버 앞에 https://를 적으십시오. 인증서가 사설 인증 기관의 것이면 그 기관을 tls = { "{" } ca = "FILE" { "}" }로 지정하십시오.

# speaks_plain
m-aa83106c = 포트 { $port }은(는) 평문 HTTP를 사용하는데 TLS로 연결했습니다. { $server }에 http://를 적으십시오.

# speaks_plain
m-c3925f71 = 평문 { $probe_plain_method } { $probe_plain_path }에 { $probe_plain_elapsed } 만에 { $probe_plain_status } 응답이 왔습니다

# speaks_plain
m-583066d0 = { $upstream_place }의 업스트림에서 서버 앞에 http://를 적으십시오.

# speaks_http2
m-e73433d4 = 포트 { $port }은(는) gRPC 서버처럼 TLS 없는 HTTP/2를 사용하는데, Candor는 업스트림에 HTTP/1.1로 요청합니다. 애플리케이션이 HTTP/1.1로도 수신 대기하게 하십시오.

# speaks_http2
m-22952d55 = HTTP/2 프리페이스에 자신의 SETTINGS로 응답했습니다

# other_resolver
m-d3f5c25c = { $name_now_listed_in }에 적힌 { $name_now_resolver }은(는) 그 이름을 알지만, 먼저 질의한 리졸버는 모릅니다. 서로 다른 존(zone)을 제공하거나, 한쪽이 오래되었습니다.

# other_resolver
m-422d6325 = 그 응답은 { $name_now_addresses }입니다

# other_resolver
m-bf82677e = 그 이름을 아는 리졸버에 물어보십시오:

# other_resolver
m-f60996e3 = 그 이름을 아는 리졸버에만 질의하려면 [dns]의 `resolvers`에 나열하십시오.

# only_this_path
m-004c9df0 = { $path } 요청 등 일부 요청만 실패합니다. 서버 자체는 켜져 있고 응답합니다. 애플리케이션이 이 요청에서 무엇을 하는지 살펴보십시오.

# only_this_path
m-116d9ec4 = 바로 뒤의 { $probe_other_method } { $probe_other_path }에는 { $probe_other_elapsed } 만에 { $probe_other_status } 응답이 왔습니다

# every_path
m-12bfbfa8 = { $path }뿐 아니라 서버 전체가 멈춰 있습니다. 모든 워커가 사용 중이거나 멈춰 있습니다.

# every_path
m-64d52984 = { $probe_other_method } { $probe_other_path }에도 { $probe_other_elapsed } 안에 응답이 없었습니다

# not_each_time
m-7b9ec8d6 = 때에 따라 다릅니다. 워커 하나나 연결 하나가 실패했거나, 애플리케이션이 바로 그때 재시작되었습니다.

# not_each_time
m-1f1e5742 = 바로 뒤의 같은 요청에는 { $probe_same_elapsed } 만에 { $probe_same_status } 응답이 왔습니다
