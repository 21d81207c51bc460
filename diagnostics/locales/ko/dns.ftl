### dns

# dns_nxdomain: title
m-6a43f68d = 업스트림의 이름이 존재하지 않습니다

# dns_nxdomain: visitor, dns_nodata: visitor, dns_server_failure: visitor and 1 more
m-09fbdea7 = 이 주소의 애플리케이션을 찾을 수 없었습니다.

# dns_nxdomain: explanation
m-8661f9f1 = Candor가 리졸버에 업스트림 호스트의 주소를 물었고, 응답은 `NXDOMAIN`(RFC 1035, RCODE 3)이었습니다. 그런 이름이 없다는 뜻입니다.

# dns_nxdomain: explanation
m-aa3cce04 = 연결은 시도하지 않았습니다. 리졸버는 동작하지만 그 이름을 알지 못합니다. 컨테이너의 이름은 자기 네트워크에서, 컨테이너가 실행되는 동안에만 존재합니다. 짧은 이름은 검색 도메인이 보완해 주는 곳에서만 존재합니다.

# dns_nxdomain: explanation
m-18073fbb = 같은 리졸버에 직접 물어보십시오: `dig HOST @RESOLVER`. 컨테이너라면 Candor와 컨테이너를 같은 네트워크에 두고 compose 파일에 적힌 서비스 이름을 사용하십시오.

# dns_nxdomain: sentence
m-9f1f94fe = 이름 { $question }은(는) 별칭이고 { $alias_end }이(가) 존재하지 않습니다. { $resolvers }이(가) NXDOMAIN으로 응답했습니다.

# dns_nxdomain: sentence
m-521f81ac = 이름 { $question }이(가) 존재하지 않습니다. { $resolvers }이(가) NXDOMAIN으로 응답했습니다.

# dns_nxdomain: sentence
m-87d9411c = 이름 { $question }이(가) 존재하지 않습니다. 리졸버가 NXDOMAIN으로 응답했습니다.

# dns_nxdomain: likely dangling_alias
m-6096ac9c = { $question }은(는) 대상이 삭제되었거나 이름이 바뀐 별칭입니다. 존재하는 이름을 가리키게 하십시오.

# dns_nxdomain: evidence for dangling_alias
m-9117e758 = 별칭이 존재하지 않는 { $alias_end }(으)로 이어집니다

# dns_nxdomain: likely similar
m-556d86cb = 설정의 이름에 오타가 있습니다. 여기에는 { $similar }이(가) 알려져 있습니다.

# dns_nxdomain: evidence for similar
m-55b2728f = { $similar }은(는) { $host }와(과) 거의 같습니다

# dns_nxdomain: likely policy, dns_server_failure: likely policy
m-f7c50e94 = 리졸버의 정책이 그 이름을 차단합니다.

# dns_nxdomain: evidence for policy, dns_nodata: evidence for filtered, dns_server_failure: evidence for dnssec and 3 more
m-6efd19ee = 리졸버가 { $info_name }(확장 오류 { $info_code })(이)라고 알립니다

# dns_nxdomain: likely container_network
m-11eed02d = Candor와 컨테이너 { $host }이(가) 같은 네트워크에 있지 않습니다. 컨테이너의 이름은 자기 네트워크에서만 존재합니다.

# dns_nxdomain: evidence for container_network
m-50d79f57 = { $host }은(는) 짧은 이름이고, { $resolvers }은(는) 컨테이너 네트워크의 리졸버입니다

# dns_nxdomain: likely container_from_host
m-50b428d0 = { $host }은(는) 컨테이너의 이름인데 Candor는 그 이름이 존재하지 않는 컨테이너 밖에서 실행됩니다. 포트를 게시하고 127.0.0.1:PORT를 사용하십시오.

# dns_nxdomain: evidence for container_from_host
m-d7ffb56c = { $host }은(는) 짧은 이름이고, 리졸버는 컨테이너 네트워크의 것이 아닙니다

# dns_nxdomain: likely cluster_name
m-c09246f0 = { $host }은(는) 자기 클러스터 안에서만 존재합니다.

# dns_nxdomain: evidence for cluster_name
m-0f2dcbf3 = 공개 리졸버는 { $host }처럼 끝나는 이름을 알지 못합니다

# dns_nxdomain: likely service_stopped
m-1e5228ab = 컨테이너나 서비스 { $host }이(가) 중지되었습니다. 그 이름도 함께 사라집니다.

# dns_nxdomain: likely removed
m-254b4cb5 = 이름이 바뀌었거나 존(zone)에서 삭제되었습니다.

# dns_nxdomain: likely search_suffix
m-af135cc7 = 이름이 짧고, 이를 보완할 검색 접미사가 없습니다. 질의한 이름: { $asked }.

# dns_nxdomain: likely typo
m-8eff0525 = 설정의 이름에 오타가 있습니다.

# dns_nxdomain: step, dns_server_failure: step, dns_other: step
m-b8335de5 = 같은 리졸버에 물어보십시오:

# dns_nxdomain: step, dns_other: step
m-e7f04d95 = 이 호스트의 모든 프로그램이 하는 방식으로 물어보십시오:

# dns_nxdomain: step
m-a811bc00 = 이 프로젝트의 컨테이너가 어떤 이름을 가지고 있는지 확인하십시오:

# dns_nodata: title
m-dc27a761 = 업스트림의 이름에 주소가 없습니다

# dns_nodata: explanation
m-8d042f20 = Candor가 업스트림 호스트의 IPv4와 IPv6 주소(A와 AAAA)를 물었습니다. 리졸버는 이름은 존재하지만 그런 레코드가 없다고 응답했습니다(응답 레코드가 없는 `NOERROR`, RFC 2308에서는 NODATA).

# dns_nodata: explanation
m-c3f461ce = 연결은 시도하지 않았습니다. 리졸버는 동작하며 이름은 존재하는 이름의 철자와 같습니다. 대상에 주소가 없는 별칭(CNAME)이거나, 다른 종류의 레코드만 있거나, 뒤의 서비스에 실행 중인 인스턴스가 없습니다.

# dns_nodata: explanation
m-8cb97787 = 같은 리졸버에 두 종류를 모두 물어보십시오: `dig A HOST @RESOLVER`와 `dig AAAA HOST @RESOLVER`. 별칭이면 대상이 함께 표시됩니다. 이어서 그 대상을 물어보십시오.

# dns_nodata: sentence
m-b3eff055 = 이름 { $question }은(는) 별칭이고 { $alias_end }에는 주소가 없습니다. { $resolvers }이(가) A와 AAAA 없이 NOERROR로 응답했습니다.

# dns_nodata: sentence
m-50b2bc7c = 이름 { $question }은(는) 별칭이고 { $alias_end }에는 주소가 없습니다.

# dns_nodata: sentence
m-128e3b36 = 이름 { $question }은(는) 존재하지만 주소가 없습니다. { $resolvers }이(가) A와 AAAA 없이 NOERROR로 응답했습니다.

# dns_nodata: sentence
m-2bf97c95 = 이름 { $question }은(는) 존재하지만 주소가 없습니다.

# dns_nodata: likely dangling_alias
m-e18ac6b5 = { $question }은(는) 대상이 삭제되었거나 이름이 바뀐 별칭입니다. 주소가 있는 이름을 가리키게 하십시오.

# dns_nodata: evidence for dangling_alias
m-61191cfe = 별칭이 A도 AAAA도 없는 { $alias_end }(으)로 이어집니다

# dns_nodata: likely filtered
m-6be91c36 = 리졸버가 이 클라이언트에 대한 응답을 필터링합니다.

# dns_nodata: likely no_instance
m-b2949209 = 서비스 { $host }에 실행 중인 인스턴스가 없습니다. 클러스터는 이름은 남기고 주소를 없앱니다.

# dns_nodata: evidence for no_instance
m-d2002a30 = { $host }은(는) 클러스터에 있는 서비스의 이름입니다

# dns_nodata: likely domain
m-628156ce = { $host }은(는) 호스트의 이름이 아니라 다른 종류의 레코드(MX, TXT, NS)를 가진 도메인입니다. 호스트의 전체 이름을 적으십시오.

# dns_nodata: evidence for domain
m-7f250d16 = { $host }은(는) 도메인 같은 형태입니다

# dns_nodata: likely other_view
m-91269565 = 이 리졸버는 존(zone)의 다른 뷰를 보여 줍니다. 주소는 다른 리졸버만 알고 있습니다.

# dns_nodata: step
m-69cf1673 = 별칭의 대상을 물어보십시오:

# dns_nodata: step
m-3dc6851d = 같은 리졸버에 IPv4를 물어보십시오:

# dns_nodata: step
m-c34ae58d = IPv6를 물어보십시오:

# dns_no_resolver: title
m-06e22dcb = 알려진 리졸버가 없습니다

# dns_no_resolver: explanation
m-7d3ffc8f = 업스트림이 이름으로 적혀 있는데 Candor에는 주소를 물어볼 리졸버가 없습니다. 설정의 `[dns] resolvers`에도 시스템 파일 `/etc/resolv.conf`에도 리졸버가 없습니다.

# dns_no_resolver: explanation
m-ec790f6c = 연결을 시도하지 않았고 질의도 보내지 않았습니다. `/etc/hosts`의 이름과 주소는 동작하며, 그 밖의 이름은 모두 똑같이 실패합니다. 컨테이너나 샌드박스에서는 파일이 없거나 보이지 않을 수 있습니다.

# dns_no_resolver: explanation
m-aa8b910e = Candor가 보는 그대로의 파일을 확인하거나 설정에 리졸버를 적으십시오: `[dns]`에 `resolvers = ["ADDRESS:53"]`. 파일의 변경은 다음 요청에서 반영됩니다.

# dns_no_resolver: sentence
m-0468fd31 = { $question }을(를) 물어볼 곳이 없습니다. { $resolver_file }이(가) 존재하지 않고, [dns] resolvers가 적혀 있지 않습니다.

# dns_no_resolver: sentence
m-fdde9847 = { $question }을(를) 물어볼 곳이 없습니다. { $resolver_file }을(를) 읽을 수 없고({ $resolver_file_errno_name }), [dns] resolvers가 적혀 있지 않습니다.

# dns_no_resolver: sentence
m-681815ff = { $question }을(를) 물어볼 곳이 없습니다. { $resolver_file }에 리졸버가 없고, [dns] resolvers가 적혀 있지 않습니다.

# dns_no_resolver: sentence
m-13309f40 = { $question }을(를) 물어볼 곳이 없습니다. { $resolver_file }을(를) 이해할 수 없고, [dns] resolvers가 적혀 있지 않습니다.

# dns_no_resolver: sentence
m-3cec5ca7 = { $question }을(를) 물어볼 곳이 없습니다. 설정된 리졸버가 없습니다.

# dns_no_resolver: likely sandbox
m-d4f5b873 = chroot, 샌드박스 또는 최소 컨테이너 이미지 때문에 Candor에 파일이 보이지 않습니다.

# dns_no_resolver: evidence for sandbox
m-f4df2381 = Candor가 찾는 곳에 { $resolver_file }이(가) 존재하지 않습니다

# dns_no_resolver: likely permission
m-56df03c8 = Candor를 실행하는 사용자에게 파일을 읽을 권한이 없습니다.

# dns_no_resolver: evidence for permission
m-9302ffb5 = { $resolver_file } 읽기에 실패했습니다: { $resolver_file_errno_name }

# dns_no_resolver: likely empty
m-c817f89b = 파일이 작성될 때 네트워크가 올라와 있지 않았거나, 파일을 작성하는 것(DHCP, NetworkManager, resolvconf)이 실행되고 있지 않습니다.

# dns_no_resolver: evidence for empty
m-8f32cfa2 = { $resolver_file }은(는) 있으나 `nameserver` 줄이 없습니다

# dns_no_resolver: likely malformed
m-09889eb8 = 파일이 손상되었거나 다른 프로그램용으로 작성되었습니다.

# dns_no_resolver: evidence for malformed
m-eefd22e0 = { $resolver_file }을(를) 이해할 수 없습니다

# dns_no_resolver: likely not_written
m-f3d0c132 = 호스트에 의도적으로 리졸버를 두지 않았으며, 설정에 지정해야 합니다: `[dns] resolvers`.

# dns_no_resolver: step
m-37bf0278 = 파일을 확인하십시오:

# dns_no_resolver: step
m-c723d0de = 경로의 어느 부분이 막는지 확인하십시오:

# dns_no_resolver: step
m-3187b0c5 = 또는 설정에 리졸버를 지정하십시오: `[dns]`에 `resolvers = ["ADDRESS:53"]`.

# dns_server_failure: title
m-49d4b9b4 = 리졸버가 응답할 수 없었습니다

# dns_server_failure: explanation
m-80785797 = Candor가 업스트림 호스트의 주소를 물었습니다. 리졸버는 답할 수 없다고 알렸습니다: `SERVFAIL`(실패함), `REFUSED`(답하려 하지 않음), `FORMERR`(질의를 이해하지 못함) 또는 `NOTIMP`(할 수 없음). 또는 그 주소에 리졸버가 없어 커널이 이를 알렸습니다.

# dns_server_failure: explanation
m-4650fcae = 연결은 시도하지 않았으며, 이름에 대해서는 알려진 것이 없습니다. 충분히 존재할 수 있습니다. 실패한 것은 리졸버이거나 리졸버가 의존하는 것입니다. 존(zone)의 서버, 그 서명(DNSSEC), 리졸버 자체의 접근 목록입니다. 많은 리졸버가 확장 오류(RFC 8914)로 더 자세히 알리며, 이는 근거에 있습니다.

# dns_server_failure: explanation
m-89fe61e1 = 직접 물어보십시오: `dig HOST @RESOLVER`. `dig HOST @RESOLVER +cd`는 응답하고 앞의 것은 응답하지 않으면 존(zone)의 서명이 깨진 것입니다. 거부되면 리졸버의 접근 목록에 이 호스트가 없는 것입니다. 다른 리졸버는 `[dns] resolvers`로 지정합니다.

# dns_server_failure: sentence
m-6ad9d017 = { $question }을(를) 물어볼 수 있는 리졸버가 없었습니다. { $resolvers }에 도달할 수 없습니다({ $resolver_errno_name }, errno { $resolver_errno }).

# dns_server_failure: sentence
m-b85d89b1 = { $resolvers }이(가) { $question }에 { $rcode }, 확장 오류 { $info_code }({ $info_name })(으)로 응답했습니다: { $info_text }.

# dns_server_failure: sentence
m-fac95a15 = { $resolvers }이(가) { $question }에 { $rcode }, 확장 오류 { $info_code }({ $info_name })(으)로 응답했습니다.

# dns_server_failure: sentence
m-b81eded6 = { $resolvers }이(가) { $question }에 { $rcode }(으)로 응답했습니다. 이름이 존재하는지는 알 수 없습니다.

# dns_server_failure: likely dnssec
m-09528ed4 = 존(zone)의 서명(DNSSEC)이 검증되지 않습니다. 만료되었거나, 키가 바뀌었는데 상위 존이 아직 옛 키를 가리킵니다.

# dns_server_failure: likely zone_unreachable
m-da31ebc1 = 리졸버가 존(zone)의 서버에 도달할 수 없습니다.

# dns_server_failure: likely starting
m-5ec7f4e8 = 리졸버가 방금 시작되어 아직 준비되지 않았습니다.

# dns_server_failure: likely resolver_upstream
m-fc461c64 = 리졸버가 사용하는 상위 리졸버가 응답하지 않습니다.

# dns_server_failure: evidence for resolver_upstream
m-9216c9b8 = { $resolvers }이(가) SERVFAIL로 응답했고 이유를 알리지 않았습니다

# dns_server_failure: likely resolver_denies
m-6624c080 = 리졸버가 이 호스트에 서비스하지 않습니다. 접근 목록에 이 네트워크가 없거나, 자기 존(zone)에 대해서만 응답합니다.

# dns_server_failure: evidence for resolver_denies
m-32acf1bb = { $resolvers }이(가) REFUSED로 응답했습니다

# dns_server_failure: likely question_damaged
m-65bd8609 = 리졸버나 도중의 방화벽이 오늘날의 질의(EDNS)를 이해하지 못합니다. 다만 EDNS 없이도 물었습니다.

# dns_server_failure: evidence for question_damaged
m-4b30be88 = { $resolvers }이(가) { $rcode }(으)로 응답했습니다

# dns_server_failure: likely resolver_stopped
m-4ce4237d = 이 호스트의 리졸버(systemd-resolved, dnsmasq, unbound)가 중지되었습니다.

# dns_server_failure: evidence for resolver_stopped
m-5fc2db22 = 이 호스트의 주소인 { $resolvers }에서 수신 대기하는 것이 없습니다

# dns_server_failure: likely resolver_moved
m-9f359208 = 리졸버가 중지되었거나 다른 주소나 포트로 옮겨 갔습니다.

# dns_server_failure: evidence for resolver_moved
m-f7c7d84a = { $resolvers }에 도달할 수 없습니다({ $resolver_errno_name })

# dns_server_failure: likely another_resolver
m-8ba64879 = 다른 리졸버가 그 이름을 알고 있습니다. `[dns] resolvers`에 지정하십시오.

# dns_server_failure: step
m-122b70f7 = 서명을 검사하지 않고 물어보십시오. 이것이 응답하면 실패하는 것은 DNSSEC입니다:

# dns_server_failure: step
m-38d32e00 = EDNS 없이 물어보십시오. 이것이 응답하면 실패하는 것은 EDNS입니다:

# dns_server_failure: step
m-418dd32a = 그곳에서 무엇이 수신 대기하는지 확인하십시오:

# dns_server_failure: step, dns_timeout: step
m-7110fb62 = 이 호스트가 어느 리졸버를 사용하는지 확인하십시오:

# dns_timeout: title
m-ea051033 = 어느 리졸버도 제시간에 응답하지 않았습니다

# dns_timeout: visitor
m-ea1514bb = 이 주소의 애플리케이션을 제시간에 찾지 못했습니다.

# dns_timeout: explanation
m-9e099bb2 = Candor가 업스트림 호스트의 주소를 물었으나, 제한 시간이 다 될 때까지 어느 리졸버도 응답하지 않았습니다.

# dns_timeout: explanation
m-4fe80a94 = 연결은 시도하지 않았으며, 업스트림에 대해서는 알려진 것이 없습니다. 리졸버가 내려가 있거나 지나치게 느리거나, 응답이 도달하지 않습니다. UDP 포트 53이 막혀 있거나 리졸버의 주소가 틀렸습니다.

# dns_timeout: explanation
m-43391cb7 = 리졸버에 TCP로 물어보십시오: `dig HOST @RESOLVER +tcp`. 이것은 되고 UDP는 안 되면 방화벽이 UDP를 버리는 것입니다. 그렇지 않으면 `/etc/resolv.conf`를 확인하거나 `[dns] resolvers`를 적으십시오.

# dns_timeout: sentence
m-86acdf16 = { $limit } 안에 { $resolvers }에서 { $question }에 대한 응답이 없었습니다({ $timer }).

# dns_timeout: sentence
m-ebedbc4a = { $resolve_elapsed } 안에 { $resolvers }에서 { $question }에 대한 응답이 없었습니다.

# dns_timeout: sentence
m-a75f2e4f = { $limit } 안에 { $host }의 주소를 찾지 못했습니다({ $timer }).

# dns_timeout: sentence
m-274c2a25 = { $host }의 주소를 제시간에 찾지 못했습니다.

# dns_timeout: likely local_stub
m-524bd0ae = 이 호스트의 리졸버(systemd-resolved, dnsmasq, Docker 자체의 것)가 중지되었거나 그 상위 리졸버가 응답하지 않습니다.

# dns_timeout: evidence for local_stub
m-f3fe4957 = { $resolvers }은(는) 이 호스트에 있습니다

# dns_timeout: likely one_resolver
m-568b6f76 = 리졸버가 내려가 있고, 물어볼 다른 리졸버가 없습니다.

# dns_timeout: evidence for one_resolver
m-a8f95c57 = { $resolvers }은(는) 유일한 리졸버입니다

# dns_timeout: likely limit
m-04c406a2 = 이 리졸버에는 한도가 너무 짧습니다.

# dns_timeout: evidence for limit, connect_timeout: evidence for limit, tls_timeout: evidence for limit and 6 more
m-b386fc54 = 한도가 { $limit }뿐입니다

# dns_timeout: likely udp_blocked
m-1dbdee04 = 방화벽이 여기와 리졸버 사이에서 UDP 포트 53을 버립니다.

# dns_timeout: likely wrong_resolver
m-f62e11b6 = 리졸버의 주소가 틀렸습니다. 컨테이너로 복사되었거나 다른 네트워크에서 남은 것입니다.

# dns_timeout: step
m-69987d13 = TCP로 물어보십시오:

# dns_timeout: step
m-18aba1cf = UDP로 물어보십시오:
