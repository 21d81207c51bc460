### connect

# connect_resources_exhausted: title
m-f23dae6c = 업스트림 연결에 쓸 파일이나 메모리가 남아 있지 않습니다

# connect_resources_exhausted: explanation
m-2abdc116 = Candor가 업스트림 연결에 쓸 소켓을 요청했으나 커널이 줄 것이 없었습니다. `EMFILE`(24)은 이 프로세스가, `ENFILE`(23)은 호스트 전체가 허용된 만큼 파일을 열었다는 뜻이고, `ENOMEM`(12)이나 `ENOBUFS`(105)는 소켓에 쓸 메모리가 없다는 뜻입니다.

# connect_resources_exhausted: explanation
m-ec3a92f8 = 업스트림과는 관계가 없습니다. 패킷은 하나도 나가지 않았습니다. 프록시에는 진행 중인 요청마다 소켓 두 개, 유휴 연결마다 한 개가 필요합니다.

# connect_resources_exhausted: explanation
m-7626e78c = 24이면 한도를 올리십시오. Candor의 유닛에서는 `LimitNOFILE`, 컨테이너에서는 `--ulimit nofile`입니다. 한도가 이미 높으면 무엇이 연결을 붙잡고 있는지 찾으십시오. 느린 업스트림이거나 떠나지 않는 클라이언트입니다.

# connect_resources_exhausted: sentence
m-26b59256 = Candor가 허용된 만큼인 { $files_limit }개의 파일을 열고 있어 { $peer }에 연결할 것이 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-1a72e22d = Candor가 허용된 만큼 파일을 열고 있어 { $peer }에 연결할 것이 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-234540d4 = 이 호스트가 허용된 만큼 파일을 열고 있어 { $peer }에 연결할 것이 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: sentence
m-787f3253 = 이 호스트에 { $peer }에 연결할 메모리가 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_resources_exhausted: likely low_limit
m-2517b622 = 열린 파일의 한도가 프록시로서는 낮습니다. 유닛의 LimitNOFILE이나 컨테이너의 --ulimit nofile을 올리십시오.

# connect_resources_exhausted: evidence for low_limit
m-9d4427e4 = 한도가 { $files_limit }뿐입니다

# connect_resources_exhausted: likely slow_upstream
m-2b3bb32c = 요청이 쌓입니다. 업스트림이 느리게 응답하고, 요청마다 소켓 두 개를 붙잡고 있습니다.

# connect_resources_exhausted: evidence for slow_upstream
m-61da5c8e = 이 호스트의 평소 부하에는 파일 { $files_limit }개로 충분합니다

# connect_resources_exhausted: likely many_clients
m-0fa8f934 = 매우 많은 클라이언트가 동시에 연결되어 있거나, 그중 하나가 연결을 열고 놓지 않습니다.

# connect_resources_exhausted: likely host_limit
m-03532118 = 이 호스트의 모든 프로그램이 연 파일의 합계가 너무 많습니다: fs.file-max.

# connect_resources_exhausted: evidence for host_limit
m-75563eda = { $errno_name }은(는) 호스트 전체에 관한 것입니다

# connect_resources_exhausted: likely socket_memory
m-3949b45e = 소켓용 메모리가 바닥났습니다: net.ipv4.tcp_mem 또는 Candor 컨테이너의 메모리 한도.

# connect_resources_exhausted: evidence for socket_memory
m-c5ef7cb5 = { $errno_name }은(는) 커널 메모리에 관한 것입니다

# connect_resources_exhausted: likely another_program
m-2d2ea2c6 = 이 호스트의 다른 프로그램이 파일이나 메모리를 누수합니다.

# connect_resources_exhausted: step
m-8f8cfa7d = Candor가 무엇을 열고 있으며 얼마나 열 수 있는지 확인하십시오:

# connect_resources_exhausted: step
m-5085ae41 = 실행 중인 프로세스의 한도를 올리십시오:

# connect_resources_exhausted: step
m-7fa86ca1 = 호스트가 연 파일 수와 열 수 있는 파일 수를 확인하십시오:

# connect_resources_exhausted: step
m-c505dc2d = 소켓이 차지하는 메모리와 그 한도를 확인하십시오:

# connect_resources_exhausted: step, connect_ports_exhausted: step
m-001fd197 = 소켓의 수와 상태를 확인하십시오:

# connect_ports_exhausted: title
m-236a86ec = 업스트림 연결에 쓸 로컬 포트가 남아 있지 않습니다

# connect_ports_exhausted: explanation
m-8a5591c6 = Candor가 TCP 연결을 요청했으나 커널이 로컬 포트를 찾지 못했습니다: `EADDRNOTAVAIL`, errno 99. 두 호스트 사이에서 한 포트로 가는 연결은 저마다 로컬 포트가 하나씩 필요합니다.

# connect_ports_exhausted: explanation
m-cdac6a7d = 패킷은 하나도 나가지 않았습니다. 이 업스트림에 매우 많은 연결이 동시에 열려 있거나, 연결이 요청마다 닫히고 저마다 포트를 1분 더 붙잡고 있습니다(TIME-WAIT).

# connect_ports_exhausted: explanation
m-e44503fc = 둘 중 어느 것인지는 `ss -s`로 알 수 있습니다. 업스트림이 연결을 유지하게 하십시오. `Connection: close`로 응답해서는 안 되고, 자체 유휴 한도가 짧아서도 안 됩니다. 업스트림에 두 번째 주소를 주거나 `net.ipv4.ip_local_port_range`를 넓히면 여유가 생깁니다.

# connect_ports_exhausted: sentence
m-647264e5 = { $peer }에 연결할 로컬 포트가 남아 있지 않습니다({ $errno_name }, errno { $errno }). { $ports }개 중 { $time_wait }개가 TIME-WAIT의 끝을 기다리며, 소켓 { $sockets_in_use }개가 사용 중입니다.

# connect_ports_exhausted: sentence
m-c71c6573 = { $ports }개 중 { $peer }에 연결할 로컬 포트가 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_ports_exhausted: sentence
m-5b837eae = { $peer }에 연결할 로컬 포트가 남아 있지 않습니다({ $errno_name }, errno { $errno }).

# connect_ports_exhausted: likely no_keepalive
m-ae560a5c = 업스트림 연결이 요청마다 업스트림이나 이쪽에 의해 닫히고, 저마다 포트를 1분 동안 붙잡고 있습니다.

# connect_ports_exhausted: evidence for no_keepalive
m-d056b0e0 = TIME-WAIT 연결이 { $time_wait }개로, 사용 중인 소켓 { $sockets_in_use }개보다 많습니다

# connect_ports_exhausted: likely many_open
m-c5c39315 = 업스트림에 매우 많은 연결이 동시에 열려 있습니다. 이 부하에 비해 응답이 너무 느리거나 스트리밍합니다.

# connect_ports_exhausted: evidence for many_open
m-3d6d605a = 소켓 { $sockets_in_use }개가 사용 중이고, TIME-WAIT 연결이 { $time_wait }개입니다

# connect_ports_exhausted: likely narrow_range
m-d6f2dd25 = 로컬 포트의 범위가 좁습니다: net.ipv4.ip_local_port_range.

# connect_ports_exhausted: evidence for narrow_range
m-252878a5 = 범위는 { $first_port }에서 { $last_port }까지, 포트 { $ports }개입니다

# connect_ports_exhausted: likely another_program
m-0c2c1cc8 = 이 호스트의 다른 프로그램이 같은 주소로 그만큼 많은 연결을 만듭니다.

# connect_ports_exhausted: step
m-b88ad342 = 이 업스트림에 대해 종료를 기다리는 연결이 몇 개인지 확인하십시오:

# connect_ports_exhausted: step
m-76507ebb = 포트의 범위를 확인하십시오:

# connect_ports_exhausted: step
m-dbb3db53 = 원인을 찾을 때까지 범위를 넓히십시오:

# connect_denied_local: title
m-0471b698 = 이 호스트가 Candor의 업스트림 연결을 허용하지 않습니다

# connect_denied_local: visitor, connect_ip_prohibited: visitor, connect_unreachable: visitor and 2 more
m-2becbc00 = 이 주소의 애플리케이션에 지금은 연결할 수 없습니다.

# connect_denied_local: explanation
m-25b0478d = Candor가 자기 호스트의 커널에 TCP 연결을 요청했으나 커널이 거절했습니다: `EACCES`(13), `EPERM`(1), 또는 주소 체계 전체가 금지된 곳에서는 `EAFNOSUPPORT`(97).

# connect_denied_local: explanation
m-faf4303e = 패킷은 하나도 나가지 않았으며 업스트림과는 관계가 없습니다. 이 호스트의 규칙이 Candor에 적용됩니다. SELinux나 AppArmor, `prohibit` 유형의 경로, systemd나 컨테이너가 프로세스에 씌운 필터입니다. IPv6에서만은 `EACCES`가 도중의 방화벽에서 올 수도 있습니다. 방화벽이 주소가 관리상 금지되었다고 응답하는 경우입니다. 패킷 필터(nftables, systemd의 `IPAddressDeny`)가 나가는 길에 버린 것은 다르게, 즉 무응답(`connect_timeout`)으로 보입니다.

# connect_denied_local: explanation
m-cda57f28 = 커널에 어느 길로 보낼지 물어보십시오(`ip route get IP`). 금지하는 경로가 있으면 알려 줍니다. 그런 다음 보안 모듈이 무엇을 거절했는지(`ausearch -m avc -ts recent`), Candor의 유닛이 무엇을 금지하는지(`systemctl show candor`) 확인하십시오.

# connect_denied_local: sentence
m-c7608eea = 이 호스트에는 Candor가 쓸 수 있는 { $peer }의 주소 체계용 소켓이 없습니다({ $errno_name }, errno { $errno }).

# connect_denied_local: sentence
m-1a5ce881 = 이 호스트가 사용자 { $uid }의 { $peer } 연결을 거절합니다({ $errno_name }, errno { $errno }).

# connect_denied_local: sentence
m-386451d5 = 이 호스트가 Candor의 { $peer } 연결을 거절합니다({ $errno_name }, errno { $errno }).

# connect_denied_local: likely selinux
m-2b58891f = SELinux가 Candor의 도메인에 이를 허용하지 않습니다.

# connect_denied_local: evidence for selinux, socket_permission: evidence for security_module
m-1014fc92 = 그 로그에 기록이 있습니다: { $denied_object }에 대한 { $denied_operation }

# connect_denied_local: evidence for selinux
m-2ebf2213 = Candor는 { $label }(으)로 실행되며, { $errno_name }은(는) SELinux가 거절하는 방식입니다

# connect_denied_local: likely apparmor
m-e84c7599 = Candor에 적용된 AppArmor 프로필이 이를 허용하지 않습니다.

# connect_denied_local: evidence for apparmor
m-59d44f6a = 커널 로그에 기록이 있습니다: { $denied_operation }

# connect_denied_local: evidence for apparmor
m-7c66ca5c = Candor는 프로필 { $label } 아래에서 실행됩니다

# connect_denied_local: likely firewall_icmp6
m-37981213 = 도중의 방화벽이 주소가 관리상 금지되었다고 응답합니다(ICMPv6).

# connect_denied_local: evidence for firewall_icmp6
m-b33f390c = { $ip }은(는) IPv6 주소이고, 응답까지 이 호스트 자체에 필요한 것보다 긴 { $elapsed }이(가) 걸렸습니다

# connect_denied_local: likely prohibiting_route
m-17acebf3 = 이 호스트의 경로나 규칙이 그 주소를 금지합니다.

# connect_denied_local: evidence for prohibiting_route
m-9ff25137 = Candor의 프로세스를 제한하는 것이 없고, { $errno_name }은(는) 라우팅 테이블이 거절하는 방식입니다

# connect_denied_local: likely filtered_calls, socket_other: likely filtered_calls
m-6b07b75c = Candor에 시스템 호출 필터가 적용되어 있습니다. 컨테이너의 seccomp 프로필이거나 systemd의 RestrictAddressFamilies와 SystemCallFilter입니다.

# connect_denied_local: evidence for filtered_calls
m-36e375ba = Candor의 프로세스에 seccomp 필터가 있고, { $errno_name }은(는) 그 필터가 거절하는 방식입니다

# connect_denied_local: likely family_off
m-3b3c6a6a = 이 커널에는 IPv6가 없습니다. ipv6.disable=1로 부팅되었습니다.

# connect_denied_local: evidence for family_off
m-158203be = { $errno_name }은(는) 그런 소켓이 없다는 뜻입니다

# connect_denied_local: likely cgroup_rule
m-579c24dd = Candor의 컨트롤 그룹에 걸린 프로그램이 거절합니다. 컨테이너 플랫폼의 네트워크 정책이 이런 것을 설치합니다.

# connect_denied_local: evidence for cgroup_rule
m-01c782ed = 적용 중인 시스템 호출 필터가 없고, { $errno_name }은(는) 컨트롤 그룹이 거절하는 방식입니다

# connect_denied_local: step
m-c1f41117 = 커널이 어느 길로 보낼지 확인하십시오:

# connect_denied_local: step
m-51260727 = SELinux가 무엇을 거절했는지 확인하십시오:

# connect_denied_local: step
m-4fdd813d = 그것이 원인이었다면 웹 서버의 연결을 허용하십시오:

# connect_denied_local: step
m-92fa528e = Candor의 유닛이 무엇을 금지하는지 확인하십시오:

# connect_denied_local: step
m-45be9083 = 커널이 이에 대해 무엇을 기록했는지 확인하십시오:

# connect_ip_prohibited: title
m-486b8d1c = 업스트림의 이름이 금지된 주소로 이어집니다

# connect_ip_prohibited: explanation
m-7c4d305a = 업스트림의 이름이 해석되었으나, 응답의 모든 주소가 이름이 가리켜서는 안 되는 네트워크에 있습니다: `[dns]` 아래의 `prohibit`. Candor는 연결을 시도하지 않았습니다.

# connect_ip_prohibited: explanation
m-20a26860 = 기본값으로는 애플리케이션의 주소로 맞을 리 없고 요청을 보내기에 위험한 주소가 해당합니다. 자격 증명을 내주는 클라우드 제공자의 메타데이터 서비스가 있는 링크 로컬 주소와 0.0.0.0입니다. 이름을 통제하는 사람이 그곳을 가리키게 할 수 있습니다. 주소로 직접 적힌 것과 hosts 파일의 이름은 의도한 것으로 보아 금지하지 않습니다.

# connect_ip_prohibited: explanation
m-db14e76f = 이름이 무엇을 뜻하는지(`dig HOST @RESOLVER`), 누가 바꿀 수 있는지 확인하십시오. 의도한 주소이면 이름 대신 주소를 적거나 그 네트워크를 `prohibit`에서 빼십시오.

# connect_ip_prohibited: sentence
m-bc9a89d6 = { $host }은(는) { $prohibited }(으)로 이어지며, prohibit = { $rule }이(가) 이를 금지합니다. 연결은 시도하지 않았습니다.

# connect_ip_prohibited: likely sinkhole
m-f297047f = DNS 필터(Pi-hole, 안전 브라우징 리졸버)가 이름을 차단하고 어디로도 이어지지 않는 주소로 응답합니다.

# connect_ip_prohibited: evidence for sinkhole
m-d65e9954 = { $prohibited }은(는) 그런 필터가 주는 응답입니다

# connect_ip_prohibited: likely metadata_service
m-a4f3650a = 누군가 이름이 클라우드의 메타데이터 서비스를 가리키게 하여 Candor를 거친 요청으로 자격 증명을 읽으려 합니다: DNS 리바인딩.

# connect_ip_prohibited: evidence for metadata_service
m-b8881e62 = { $prohibited }은(는) 그런 서비스의 주소입니다

# connect_ip_prohibited: likely self_assigned
m-c53ae354 = 애플리케이션의 호스트가 네트워크에서 주소를 받지 못해 스스로 링크 로컬 주소를 부여하고 그것을 등록했습니다.

# connect_ip_prohibited: evidence for self_assigned
m-20998da5 = { $prohibited }은(는) 호스트가 스스로 부여하는 주소입니다

# connect_ip_prohibited: likely wrong_record
m-5d304766 = { $host }의 레코드가 틀렸거나, 권한이 없어야 할 누군가가 바꾸었습니다.

# connect_ip_prohibited: likely meant
m-d33b1d96 = 의도한 주소입니다. 이름 대신 주소를 적거나 그 네트워크를 `prohibit`에서 빼십시오.

# connect_ip_prohibited: evidence for meant
m-faadae09 = 직접 작성한 규칙입니다: { $rule_place }

# connect_ip_prohibited: step
m-d51058d8 = 이름이 무엇을 뜻하는지 확인하십시오:

# connect_ip_prohibited: step
m-31e007c5 = 이 호스트는 그것을 어떻게 해석하는지 확인하십시오:

# connect_ip_prohibited: step
m-fd014ced = 규칙은 [dns] 아래의 prohibit = { $rule }이며, 작성된 위치: { $rule_place }.

# connect_refused: title
m-0ba21e3e = 업스트림이 연결을 거부했습니다

# connect_refused: explanation
m-f737fcc8 = Candor가 TCP 연결을 요청했고 상대는 재설정(RST)으로 응답했습니다: `ECONNREFUSED`, errno 111. 호스트는 존재하고 도달할 수 있으며, 그 커널이 해당 주소와 포트에서 수신 대기하는 프로그램이 없다고 알린 것입니다.

# connect_refused: explanation
m-967f9db9 = 애플리케이션은 요청을 받지 못했습니다. 실행되고 있지 않거나 다른 곳에서 수신 대기합니다. 다른 포트, 다른 주소 체계, 또는 자기 컨테이너의 루프백 주소만일 수 있습니다. 패킷을 버리지 않고 거부하는 방화벽도 똑같이 보입니다.

# connect_refused: explanation
m-4dc47368 = 애플리케이션의 호스트에서 그 포트에 누가 수신 대기하는지 확인하십시오: `ss -ltnp 'sport = :PORT'`. 아무도 없으면 애플리케이션을 시작하고 로그를 확인하십시오. `127.0.0.1`에만 있으면 `0.0.0.0`이나 `[::]`에서 수신 대기하게 하거나, 업스트림이 수신 대기 중인 주소를 가리키게 하십시오.

# connect_refused: sentence
m-b5592804 = { $peer }이(가) 연결을 거부했습니다({ $errno_name }, errno { $errno }). 그곳에서 수신 대기하는 것이 없습니다.

# connect_refused: sentence
m-9c789c1d = { $addresses }: 거부했습니다({ $errno_name }, errno { $errno }). 그곳에서 수신 대기하는 것이 없습니다.

# connect_refused: likely other_address
m-bdbffba4 = 애플리케이션이 연결한 주소가 아닌 다른 주소에서 수신 대기합니다. 모든 주소(0.0.0.0 또는 [::])에서 수신 대기하게 하거나, 수신 대기 중인 주소로 연결하십시오.

# connect_refused: evidence for other_address, connect_refused: in weigh_family
m-1bd4086c = 포트 { $port }을(를) 쓰는 것은 { $listening }뿐입니다

# connect_refused: likely localhost_family
m-ac7d9a1a = 여기서 `localhost`는 { $addresses }을(를) 뜻하는데, 애플리케이션은 다른 주소 체계에서만 수신 대기합니다. 대신 127.0.0.1이나 [::1]을 적으십시오.

# connect_refused: likely other_port
m-2dc08e1f = 애플리케이션이 { $port }이(가) 아닌 다른 포트에서 수신 대기합니다.

# connect_refused: evidence for other_port
m-beeb96d0 = 포트 { $port }에서 수신 대기하는 것은 없고, { $elsewhere }이(가) 있습니다

# connect_refused: likely stale_address
m-f6dc74fb = 이름 { $host }이(가) 다른 곳으로 옮겨 갔습니다. 그 주소는 이제 다른 것의 주소이거나 아무것의 주소도 아닙니다.

# connect_refused: evidence for stale_address, connect_timeout: evidence for stale_address, connect_unreachable: evidence for stale_address
m-63f00f5a = 응답은 { $answer_age } 전의 것이었고 유효 기간은 { $ttl }뿐이었습니다

# connect_refused: likely container_loopback
m-60d4d108 = 애플리케이션이 자기 컨테이너 안의 127.0.0.1에서 수신 대기하므로 밖에서는 연결할 수 없습니다. 0.0.0.0에서 수신 대기하게 하십시오.

# connect_refused: evidence for container_loopback
m-424bbd75 = { $host }은(는) 컨테이너처럼 사설 주소 { $ip }을(를) 가진 짧은 이름이고, 호스트는 응답합니다

# connect_refused: likely not_running, socket_missing: likely not_running
m-46561b3a = 애플리케이션이 실행되고 있지 않습니다. 중지되었거나, 시작 중에 비정상 종료했거나, 시작된 적이 없습니다.

# connect_refused: evidence for not_running
m-c10ff610 = { $upstream }은(는) 이전에 요청 { $answered }건에 응답했으므로 주소는 맞습니다

# connect_refused: evidence for not_running
m-52c13e81 = { $peer }은(는) 이 호스트이고, 이 호스트의 커널이 거부했습니다

# connect_refused: likely starting
m-00aa7bde = 애플리케이션이 아직 시작하는 중이며 수신 대기하지 않습니다.

# connect_refused: evidence for starting
m-4703dc83 = 지금은 수신 대기하는 것이 있습니다: { $listening }

# connect_refused: evidence for wrong_port
m-1ed7066a = { $server }이(가) 포트 없이 적혀 있어 { $port }에 연결했습니다

# connect_refused: likely own_container
m-d1b05fc4 = Candor 자신이 컨테이너에서 실행됩니다. 그곳에서 { $ip }은(는) 호스트가 아니라 그 컨테이너입니다.

# connect_refused: evidence for own_container
m-f69b83d2 = Candor는 자기 컨테이너({ $engine }) 안에서 혼자 실행됩니다

# connect_refused: likely firewall_reject
m-cd579297 = 사이의 방화벽이 그 포트를 거부합니다.

# connect_refused: step
m-847bf307 = 애플리케이션의 호스트에서 그 포트에 누가 수신 대기하는지 확인하십시오:

# connect_refused: step
m-0bfa5220 = { $other_address }이(가) 애플리케이션이면 { $upstream_place }의 { $server } 대신 그것을 적으십시오.

# connect_refused: step, connect_reset: step
m-5047a589 = 컨테이너가 실행되고 있는지, 무엇을 출력하는지 확인하십시오:

# connect_refused: step, connect_unreachable: step
m-942feda4 = 이름이 지금 무엇을 뜻하는지 확인하십시오:

# connect_refused: in weigh_family
m-f5783630 = { $addresses }만 시도되었습니다

# connect_timeout: title
m-224296fa = 업스트림이 제시간에 연결에 응답하지 않았습니다

# connect_timeout: visitor, tls_timeout: visitor, timeout_total: visitor and 2 more
m-0f06aeaa = 이 주소의 애플리케이션이 제시간에 응답하지 않았습니다.

# connect_timeout: explanation
m-94c9884c = Candor가 TCP 연결을 요청했으나 제한 시간이 다 될 때까지 수락도 거부도, 아무 응답도 받지 못했습니다.

# connect_timeout: explanation
m-83a83791 = 켜져 있고 도달할 수 있는 호스트는 거부하더라도 즉시 응답합니다. 무응답은 패킷이 버려지거나(방화벽, 보안 그룹), 그 주소를 가진 호스트가 더는 없거나, 애플리케이션의 백로그가 가득 차 그 커널이 새 연결을 버린다는 뜻입니다.

# connect_timeout: explanation
m-1e8bdbe9 = 이 호스트에서 포트를 시험해 보십시오: `nc -vz IP PORT`. 그것도 멈춰 있으면 사이의 방화벽과 주소가 아직 맞는지를 살피십시오. 연결되면 애플리케이션이 너무 느리게 수락하는 것이므로 백로그와 워커를 살피십시오.

# connect_timeout: sentence
m-c25faba4 = { $limit } 안에 { $addresses }에서 응답이 없었습니다({ $timer }).

# connect_timeout: sentence
m-655d0ece = { $limit } 안에 { $peer }에서 응답이 없었습니다({ $timer }).

# connect_timeout: sentence
m-b0867be7 = { $peer }에서 응답이 없었습니다. 커널이 { $elapsed } 후에 포기했습니다({ $errno_name }, errno { $errno }).

# connect_timeout: likely limit
m-9d1649f9 = { $peer }까지의 경로에 비해 한도가 너무 짧습니다.

# connect_timeout: likely stale_address
m-9497933d = 이름 { $host }이(가) 다른 곳으로 옮겨 갔습니다. 옛 주소를 가진 호스트가 더는 없습니다.

# connect_timeout: likely backlog_full
m-4257f789 = 애플리케이션이 너무 느리게 수락합니다. 백로그가 가득 차 커널이 새 연결을 버립니다.

# connect_timeout: evidence for backlog_full, connect_reset: evidence for queue_overflow, socket_backlog_full: evidence for workers_busy
m-7a0d2a1e = { $holder }에서 수락을 기다리는 연결: { $waiting }, 한도는 { $backlog }

# connect_timeout: evidence for backlog_full
m-2491202b = 큐가 가득 차 이 호스트가 1분 동안 버린 연결: { $dropped }

# connect_timeout: evidence for backlog_full
m-5898a2e3 = { $peer }은(는) 이 호스트이며, 여기서는 방화벽이 버릴 가능성이 낮습니다

# connect_timeout: likely firewall
m-01414387 = 방화벽이나 보안 그룹이 포트 { $port }(으)로 가는 패킷을 버립니다.

# connect_timeout: evidence for firewall
m-b474b8a9 = { $peer }은(는) 공인 주소입니다

# connect_timeout: likely ipv6_black_hole
m-816997c2 = 여기에 IPv6가 설정되어 있지만 어디로도 이어지지 않습니다.

# connect_timeout: evidence for ipv6_black_hole
m-0a761213 = IPv6 주소만 시도되었습니다: { $addresses }

# connect_timeout: likely wrong_address
m-f14e721d = 주소 { $ip }을(를) 가진 호스트가 없습니다. 호스트가 꺼져 있거나 주소가 틀렸습니다.

# connect_timeout: likely own_firewall
m-1ca1b44b = 이 호스트의 필터가 나가는 것을 버립니다: nftables 또는 Candor 유닛의 systemd IPAddressDeny.

# connect_timeout: likely overloaded
m-3d81898b = 호스트가 과부하 상태이거나 일시 정지되었습니다.

# connect_timeout: step
m-5a512020 = 여기서 포트를 시험해 보십시오:

# connect_timeout: step, connect_unreachable: step, connect_other: step
m-0af17c8c = 패킷이 어느 길로 가는지 확인하십시오:

# connect_timeout: step
m-2e032480 = 백로그가 가득 찼는지 확인하십시오(Recv-Q와 Send-Q 비교):

# connect_timeout: step, tls_timeout: step, req_write_timeout: step and 6 more
m-14761627 = 한도는 { $timer } = { $limit }이며, 작성된 위치: { $timer_place }.

# connect_reset: title
m-2b37379d = 업스트림과의 연결이 맺어지는 도중에 재설정(RST)되었습니다

# connect_reset: explanation
m-1f57165b = 무언가가 Candor의 TCP 연결 요청에 응답했으나 사용하기도 전에 다시 끊었습니다: `ECONNRESET`, errno 104. 아무도 수신 대기하지 않는 포트는 다르게 보입니다(`connect_refused`).

# connect_reset: explanation
m-47184f68 = 애플리케이션은 요청을 받지 못했습니다. 응답하고 곧바로 끊는 것은 애플리케이션 자신인 경우가 드뭅니다. 대상이 사라진 포트 포워더, 구성원(멤버)이 없는 로드 밸런서, 재설정하는 방화벽, 또는 수락 대기열이 가득 차면 그 사실을 알리도록 설정된 커널(`net.ipv4.tcp_abort_on_overflow`)입니다.

# connect_reset: explanation
m-e1a3d3ea = 핸드셰이크를 캡처하십시오: `tcpdump -ni any host IP and port PORT`. 재설정(RST)의 TTL을 보면 SYN-ACK를 보낸 호스트에서 온 것인지 사이의 무언가에서 온 것인지 알 수 있습니다.

# connect_reset: sentence
m-f260cea5 = { $peer }이(가) 연결이 맺어지는 도중, { $elapsed } 후에 재설정(RST)했습니다({ $errno_name }, errno { $errno }).

# connect_reset: likely port_forwarder
m-715ae008 = 포트 포워더가 애플리케이션 대신 수락했으나 뒤에 아무도 없습니다: docker-proxy, SSH 터널, kubectl port-forward.

# connect_reset: evidence for port_forwarder, head_not_http: evidence for wrong_port, timeout_first_byte: evidence for waits_for_other_protocol
m-5d0ced9b = 그곳에 { $holder }이(가) 있습니다

# connect_reset: evidence for port_forwarder
m-6d46d9e1 = { $peer }은(는) 그런 포워더가 수신 대기하는 이 호스트입니다

# connect_reset: likely filter
m-bf152917 = 사이의 방화벽이나 로드 밸런서가 이 호스트의 연결을 재설정합니다. 이쪽 주소를 모르거나, 이쪽을 보낼 구성원(멤버)이 없습니다.

# connect_reset: evidence for filter
m-c8467eb4 = { $peer }은(는) 공인 주소이며, 사이에 다른 것이 있습니다

# connect_reset: likely container_gone
m-5f928260 = 그 주소의 컨테이너가 중지되는 중이거나 사라졌는데 그 네트워크는 아직 응답합니다.

# connect_reset: evidence for container_gone
m-41c72602 = { $host }은(는) 컨테이너처럼 사설 주소 { $ip }을(를) 가진 짧은 이름입니다

# connect_reset: likely restarting
m-7c929d52 = 바로 그때 애플리케이션이 재시작되거나 강제 종료되었습니다. 커널은 수락을 기다리는 모든 연결을 재설정합니다.

# connect_reset: likely queue_overflow
m-f7bf0a9b = 애플리케이션이 너무 느리게 수락합니다. 대기열이 가득 찼고, 커널은 들어가지 않는 것을 재설정하도록 설정되어 있습니다(net.ipv4.tcp_abort_on_overflow).

# connect_reset: evidence for queue_overflow
m-2955521d = { $elapsed }이(가) 걸렸으므로 첫 SYN이 버려져 다시 보내야 했습니다

# connect_reset: step
m-41c1f5ef = 직접 몇 번 시험해 보십시오:

# connect_reset: step, body_reset: step
m-b6208bc3 = 누가 재설정(RST)을 보내는지 확인하십시오:

# connect_reset: step
m-7149f81c = 애플리케이션의 호스트에서 대기열이 넘쳤는지 확인하십시오:

# connect_unreachable: title
m-4b6e1886 = 업스트림으로 가는 길이 없습니다

# connect_unreachable: explanation
m-80980691 = 커널이 연결 요청을 전달하지 못했습니다. `ENETUNREACH`(101)는 이 호스트에 그 네트워크로 가는 경로가 없다는 뜻이고, `EHOSTUNREACH`(113)는 라우터나 이웃 탐색이 그 호스트가 없다고 알린 것입니다. 포트에 여유가 있는데 `EADDRNOTAVAIL`(99)이면, IPv6가 없는 컨테이너처럼 이 호스트에 그 체계의 송신용 주소가 없다는 뜻입니다.

# connect_unreachable: explanation
m-f352d35c = 업스트림은 아무것도 받지 못했습니다. 101이면 문제는 이 호스트에 있습니다. 경로가 없거나 IPv6가 없습니다. 113이면 경로는 있고 호스트가 없습니다. 꺼져 있거나, 주소가 바뀌었거나, 방화벽이 ICMP 메시지로 응답합니다.

# connect_unreachable: explanation
m-d4e76e71 = `ip route get IP`는 커널이 어느 길을 택할지 알려 줍니다. 같은 네트워크라면 `ip neigh`로 호스트가 응답하기는 하는지 알 수 있습니다.

# connect_unreachable: sentence
m-9ee302c9 = 이 호스트에는 { $peer }(으)로 가는 경로가 없습니다({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-1d11b24a = 이 호스트에는 { $peer }에 도달할 송신용 주소가 없습니다({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-9d5dbf13 = 커널이 { $peer }(으)로 가는 길을 알지 못합니다({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-8548ed05 = { $peer } 쪽 네트워크가 내려가 있습니다({ $errno_name }, errno { $errno }).

# connect_unreachable: sentence
m-030ee639 = { $peer }에 도달할 수 없습니다({ $errno_name }, errno { $errno }). 그리로 가는 길에 그런 호스트가 없습니다.

# connect_unreachable: likely no_ipv6
m-02e46bf0 = 이 호스트에 IPv6가 없는데 업스트림을 IPv6 주소로만 시도했습니다.

# connect_unreachable: evidence for no_ipv6
m-37f69f4a = { $peer }은(는) IPv6 주소이고, 그리로 가는 경로가 없습니다

# connect_unreachable: evidence for no_ipv6
m-8378e2bb = { $peer }은(는) IPv6 주소이고, 이 호스트에는 자체 IPv6 주소가 없습니다

# connect_unreachable: likely no_scope
m-dc449fec = 링크 로컬 IPv6 주소는 인터페이스 없이는 의미가 없습니다. 호스트의 다른 주소를 적으십시오.

# connect_unreachable: evidence for no_scope
m-0ad58674 = { $ip }은(는) 그런 주소입니다

# connect_unreachable: likely blackhole_route
m-c3074f35 = blackhole 유형의 경로가 { $ip }을(를) 포함합니다.

# connect_unreachable: evidence for blackhole_route
m-60b8569c = { $errno_name }은(는) 라우팅 테이블이 이를 알리는 방식입니다

# connect_unreachable: likely interface_down
m-e0c479b6 = { $ip } 쪽 네트워크 인터페이스가 내려가 있습니다.

# connect_unreachable: evidence for interface_down
m-239a6d0f = { $errno_name }은(는) 커널이 이를 알리는 방식입니다

# connect_unreachable: likely stale_address
m-4228726a = 이름 { $host }이(가) 다른 곳으로 옮겨 갔습니다. 옛 주소는 사라졌습니다.

# connect_unreachable: likely container_gone
m-185300e2 = 주소 { $ip }의 컨테이너나 가상 머신이 사라졌고 그 네트워크는 아직 여기 있습니다.

# connect_unreachable: evidence for container_gone
m-d18f78fc = { $ip }은(는) 사설 주소이고, { $elapsed } 동안 그 주소로 응답한 것이 없습니다

# connect_unreachable: likely no_route
m-8c40b95d = { $ip }의 네트워크로 가는 경로가 없습니다. VPN이나 터널이 내려가 있거나, Candor가 그 컨테이너 네트워크에 속해 있지 않습니다.

# connect_unreachable: evidence for no_route
m-a4b40330 = errno { $errno }은(는) 이 호스트에 경로가 없다는 뜻입니다

# connect_unreachable: likely firewall_icmp
m-f113b112 = 도중의 방화벽이 호스트에 도달할 수 없다고 응답합니다.

# connect_unreachable: evidence for firewall_icmp
m-363ee444 = 응답이 { $elapsed } 후에 왔으며, 이웃 탐색을 포기하는 것보다 빠릅니다

# connect_unreachable: likely host_off
m-10d8c58c = 호스트가 꺼져 있거나 주소가 틀렸습니다.

# connect_unreachable: step
m-9106fe4e = 그 주소로 응답하는 것이 있는지 확인하십시오:
