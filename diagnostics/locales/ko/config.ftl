### config

# cfg_no_route: title
m-78e4b34a = 일치하는 사이트나 라우트가 없습니다

# cfg_no_route: visitor
m-a56b7f9e = 이 주소에서는 아무것도 제공하지 않습니다.

# cfg_no_route: explanation
m-7d12a99f = 이 리스너의 어떤 사이트도 제공하지 않는 호스트, 또는 해당 사이트의 어떤 라우트도 받지 않는 경로나 메서드로 요청이 왔습니다. 업스트림에는 요청하지 않았습니다.

# cfg_no_route: explanation
m-f0299d4b = 이름이 여기를 가리키는데 아무도 설정하지 않았거나, 사이트가 다른 표기(`www.`, 오타, 다른 포트)로 있습니다. RFC 9209는 여기서 500을 권하지만, 사람들은 제공되지 않는 주소에 404를 기대하므로 Candor는 그렇게 응답합니다.

# cfg_no_route: explanation
m-5858943a = `candor check FILE`은 모든 사이트와 그 라우트를 일치하는 순서대로 출력합니다. 호스트에 대한 사이트를 추가하거나, 그 호스트를 제공하는 사이트의 `also`에 이름을 추가하십시오.

# cfg_no_route: sentence
m-4569c019 = 사이트 { $site_key }에 { $method } { $path }에 대한 라우트가 없습니다.

# cfg_no_route: sentence
m-4fd1c3cb = 리스너 { $listener }의 어떤 사이트도 호스트 { $site_key }을(를) 제공하지 않습니다.

# cfg_no_route: likely www
m-a526759c = 사이트가 `www.` 없이(또는 붙여서) 설정되어 있습니다. { $site_key }을(를) 그 사이트의 `also`나 `redirect_from`에 추가하십시오.

# cfg_no_route: evidence for www
m-bc57057b = { $nearest_host }은(는) 여기서 제공됩니다

# cfg_no_route: likely route_missing
m-d7c5ee21 = 사이트에 이 경로나 메서드에 대한 라우트가 없습니다.

# cfg_no_route: evidence for route_missing
m-29f09b3f = 호스트 { $site_key }은(는) 제공되지만 { $method } { $path }은(는) 제공되지 않습니다

# cfg_no_route: likely typo
m-686578b2 = 요청이나 설정에서 호스트의 철자가 틀렸습니다.

# cfg_no_route: evidence for typo
m-99c2b811 = { $nearest_host }은(는) 여기서 제공되며 차이가 거의 없습니다

# cfg_no_route: likely by_address
m-37eb41ea = 요청이 서버를 주소로 지정합니다. 사이트는 호스트 이름과 비교합니다. 스캐너도 이렇게 합니다.

# cfg_no_route: evidence for by_address
m-3844348a = 호스트가 주소 { $site_key }입니다

# cfg_no_route: likely not_configured
m-6d2db0b0 = 이름 { $site_key }이(가) 이 서버를 가리키지만 그에 대해 설정된 사이트가 없습니다.

# cfg_no_route: step, request_denied: step
m-6f4c20eb = 모든 사이트의 라우트를 일치하는 순서대로 확인하십시오:

# cfg_no_route: step
m-5a9c28ed = `candor check FILE`은 모든 사이트의 라우트를 일치하는 순서대로 출력합니다.

# cfg_no_route: step
m-ee96d560 = 이 리스너에서 제공되는 호스트: { $known_hosts }.

# cfg_upstream_undefined: title
m-44b9def7 = 정의되지 않은 업스트림을 지정했습니다

# cfg_upstream_undefined: visitor, cfg_upstream_address_invalid: visitor, cfg_tls_material_unusable: visitor and 2 more
m-11e99170 = 서버가 올바르게 설정되지 않아 이 요청에 응답할 수 없었습니다.

# cfg_upstream_undefined: explanation
m-a48ace94 = 설정의 한 사이트나 라우트에 `proxy = "NAME"`이 있으나 `[upstream.NAME]` 테이블이 없습니다. 단어만 있으면 항상 테이블의 이름이고, 주소에는 포트나 스킴이 있습니다.

# cfg_upstream_undefined: explanation, cfg_upstream_address_invalid: explanation
m-477cd1ec = 수신 대기가 시작되기 전에 설정 전체가 거부됩니다. 다시 읽을 때는 적용 중인 설정이 유지되므로 어떤 요청도 이 문제를 겪지 않습니다.

# cfg_upstream_undefined: explanation
m-323ad88c = `candor check FILE`은 해당 줄과 정의되어 있는 이름을 보여 줍니다. 업스트림을 정의하거나, 이름을 고치거나, 정의한 파일을 포함하거나, 주소를 적으십시오: `"HOST:PORT"`.

# cfg_upstream_undefined: sentence
m-2483a0f4 = { $fault_place }에서 업스트림 { $missing_upstream }을(를) 지정하지만, 이 업스트림은 정의되어 있지 않습니다.

# cfg_upstream_undefined: sentence
m-15a896a1 = 설정에서 업스트림 { $missing_upstream }을(를) 지정하지만, 이 업스트림은 정의되어 있지 않습니다.

# cfg_upstream_undefined: likely typo
m-e0d2f67c = 이름의 철자가 틀렸습니다. { $nearest_upstream }은(는) 정의되어 있습니다.

# cfg_upstream_undefined: evidence for typo
m-eb5d52a6 = { $nearest_upstream }은(는) { $missing_upstream }와(과) 차이가 거의 없습니다

# cfg_upstream_undefined: likely address_without_port
m-fd49037f = 호스트를 뜻한 것입니다. 주소에는 포트나 스킴이 있습니다. { $missing_upstream }:80 또는 http://{ $missing_upstream }.

# cfg_upstream_undefined: evidence for address_without_port
m-4898b88e = 정의된 업스트림이 전혀 없습니다

# cfg_upstream_undefined: likely not_included
m-fea37f0e = 그 업스트림을 정의하는 파일이 없거나 포함되지 않았습니다.

# cfg_upstream_undefined: evidence for not_included
m-24234ff6 = 다른 업스트림은 정의되어 있습니다: { $known_upstreams }

# cfg_upstream_undefined: step, cfg_upstream_address_invalid: step, cfg_tls_material_unusable: step
m-c210edff = 파일의 모든 오류를 확인하십시오:

# cfg_upstream_undefined: step
m-a1360299 = 이름을 찾아보십시오:

# cfg_upstream_address_invalid: title
m-e18d3860 = 업스트림의 주소가 유효하지 않습니다

# cfg_upstream_address_invalid: explanation
m-f61a1d0c = 업스트림의 서버, 또는 사이트나 라우트의 `proxy`가 연결할 곳을 나타내지 않는 방식으로 적혀 있습니다. 사유는 어긴 규칙을 가리킵니다.

# cfg_upstream_address_invalid: explanation
m-b8349aa7 = `"HOST:PORT"`, `"http://HOST"`, `"https://HOST"` 또는 `"unix:/PATH"`로 적으십시오. `candor check FILE`은 해당 줄과 그 위치 아래의 캐럿, 대신 적을 내용을 보여 줍니다.

# cfg_upstream_address_invalid: sentence
m-5d42c3c0 = { $fault_place }의 { $raw_address }은(는) 업스트림의 주소가 아닙니다: { $rule }, 바이트 { $rule_offset }.

# cfg_upstream_address_invalid: sentence
m-6e4eb4fd = { $raw_address }은(는) 업스트림의 주소가 아닙니다: { $rule }, 바이트 { $rule_offset }.

# cfg_upstream_address_invalid: likely empty_variable
m-74875da0 = 파일을 만들 때 템플릿이나 환경의 변수가 비어 있었습니다.

# cfg_upstream_address_invalid: evidence for empty_variable
m-7123db38 = { $raw_address }의 일부가 비어 있습니다

# cfg_upstream_address_invalid: likely template
m-a8892922 = 파일이 변수를 채우지 않은 템플릿입니다.

# cfg_upstream_address_invalid: evidence for template
m-8923a220 = { $raw_address }에 아직 자리 표시자가 있습니다

# cfg_upstream_address_invalid: likely no_port
m-5329974c = 포트, 또는 포트를 뜻하는 스킴이 없습니다.

# cfg_upstream_address_invalid: evidence for no_port
m-a66890d5 = { $raw_address }에는 포트도, 포트를 뜻하는 스킴도 없습니다

# cfg_upstream_address_invalid: likely port
m-b056a1fa = 포트가 1에서 65535까지의 숫자가 아닙니다.

# cfg_upstream_address_invalid: evidence for port
m-40df1345 = 포트는 { $raw_address }의 바이트 { $rule_offset }에 있습니다

# cfg_upstream_address_invalid: likely scheme
m-ca9da073 = 스킴의 철자가 틀렸거나, Candor가 업스트림에 사용하지 않는 프로토콜의 것입니다.

# cfg_upstream_address_invalid: evidence for scheme
m-0a61ccc9 = { $raw_address }이(가) 그것으로 시작합니다

# cfg_upstream_address_invalid: likely url
m-e46d3c3d = URL 전체를 붙여 넣었습니다. 업스트림에는 경로, 쿼리, 사용자, 비밀번호가 없습니다.

# cfg_upstream_address_invalid: evidence for url
m-3a400775 = { $raw_address }은(는) 호스트와 포트 뒤에도 이어집니다

# cfg_upstream_address_invalid: likely typo
m-74c0b7a4 = 주소의 철자가 틀렸습니다.

# cfg_tls_material_unusable: title
m-7c1654f6 = 인증서, 키 또는 CA 파일을 사용할 수 없습니다

# cfg_tls_material_unusable: explanation
m-6dd5b2cd = 설정에서 지정한 TLS용 파일(인증서, 그 키, CA)이 없거나, 읽을 권한이 없거나, PEM이 들어 있지 않거나, 서로 맞지 않습니다(키가 그 인증서의 것이 아님).

# cfg_tls_material_unusable: explanation
m-bb12284e = 수신 대기가 시작되기 전에 설정 전체가 거부됩니다. 다시 읽을 때(SIGHUP)는 적용 중인 설정이 옛 인증서와 함께 유지되므로 어떤 요청도 이 문제를 겪지 않습니다.

# cfg_tls_material_unusable: explanation
m-c5c7117a = `namei -l FILE`은 경로의 어느 부분이 거부하는지, `openssl x509 -noout -subject -dates -in FILE`은 인증서의 내용을 보여 줍니다. 키와 인증서가 같은 공개 키를 내면 서로 짝이 맞습니다: `openssl x509 -noout -pubkey -in CERT`와 `openssl pkey -pubout -in KEY`.

# cfg_tls_material_unusable: sentence
m-cb24937c = 사용자 { $our_uid }이(가) { $file }을(를) 읽을 수 없습니다: { $file_errno_name }, errno { $file_errno }.

# cfg_tls_material_unusable: sentence
m-0c538253 = { $file }을(를) 사용할 수 없습니다: { $reason }({ $file_text }).

# cfg_tls_material_unusable: sentence
m-e11b2f70 = { $file }을(를) 사용할 수 없습니다: { $reason }.

# cfg_tls_material_unusable: likely wrong_path
m-92353b6b = 경로가 틀렸거나, 파일을 쓰는 것(certbot, 시크릿, 볼륨)이 아직 쓰지 않았습니다.

# cfg_tls_material_unusable: evidence for wrong_path
m-a8ea34e6 = { $file }이(가) 존재하지 않습니다

# cfg_tls_material_unusable: likely unreadable
m-592f5aff = Candor의 사용자 { $our_uid }에게 읽을 권한이 없습니다. 그 그룹에 읽기 권한을 주거나 유닛의 LoadCredential을 사용하십시오.

# cfg_tls_material_unusable: evidence for unreadable
m-9b67b019 = 커널이 사용자 { $our_uid }에게 { $file_errno_name }을(를) 알립니다

# cfg_tls_material_unusable: likely key_mismatch
m-475129c3 = 인증서가 새 키로 갱신되었는데 옛 키를 지정했거나, 그 반대입니다.

# cfg_tls_material_unusable: evidence for key_mismatch
m-346b5d02 = 두 파일의 공개 키가 다릅니다

# cfg_tls_material_unusable: likely order
m-abaf7690 = 체인의 순서가 틀렸습니다. 사이트 자체의 인증서가 맨 앞에 와야 합니다.

# cfg_tls_material_unusable: likely der
m-b884cc24 = 파일이 PEM이 아니라 DER이나 PKCS #12입니다. openssl로 변환하십시오.

# cfg_tls_material_unusable: evidence for der
m-a3742a2a = { $file }에 -----BEGIN 줄이 없습니다

# cfg_tls_material_unusable: likely swapped
m-1ed891aa = 인증서와 키가 서로 바뀌었습니다.

# cfg_tls_material_unusable: likely encrypted
m-bb403168 = 키에 암호가 걸려 있으나 입력할 사람이 없습니다.

# cfg_tls_material_unusable: evidence for encrypted
m-e87e85ff = { $file }은(는) 암호화된 키입니다

# cfg_tls_material_unusable: likely expired
m-7dcd9772 = 번들의 모든 인증서가 만료되어 그것으로는 누구도 신뢰할 수 없습니다.

# cfg_tls_material_unusable: likely damaged
m-538da255 = 파일이 복사될 때 잘리거나 손상되었습니다.

# cfg_tls_material_unusable: step
m-d1474149 = 경로의 어느 부분이 없거나 거부하는지 확인하십시오:

# cfg_tls_material_unusable: step
m-b461550c = 내용을 확인하십시오:

# cfg_proxy_loop: title
m-be5c24e9 = 요청이 순환했습니다

# cfg_proxy_loop: explanation
m-da686aa9 = Candor가 업스트림에 보낸 요청이 직접 또는 다른 프록시를 거쳐 같은 Candor의 같은 라우트로 돌아왔습니다. `Via`에 이 라우트가 적혀 있으므로 확실합니다. 두 번째 바퀴는 거부했습니다. 그러지 않았다면 모든 연결이 소진될 때까지 요청이 돌았을 것입니다.

# cfg_proxy_loop: explanation
m-6884bfb8 = 업스트림의 주소가 여기로 되돌아옵니다. Candor 자신의 주소이거나, 이 서버를 가리키는 공개 이름이거나, 받은 것을 Candor로 보내는 다른 프록시입니다.

# cfg_proxy_loop: explanation
m-28cb1aff = 업스트림으로 애플리케이션 자체의 주소와 포트를 적고, 공개 이름보다 사설 이름을 쓰십시오. 한 Candor의 두 사이트나 라우트가 서로 호출하는 것은 괜찮으며, 자기 자신을 거쳐 도달하는 라우트만 순환입니다.

# cfg_proxy_loop: sentence
m-44af7741 = 업스트림 { $server }({ $upstream_place })은(는) Candor 자신입니다. { $own_listener }은(는) Candor의 리스너이며, 요청이 라우트 { $route }(으)로 돌아왔습니다.

# cfg_proxy_loop: sentence
m-3da1dcdd = Candor가 { $peer }에 보낸 요청이 Candor의 라우트 { $route }(으)로 돌아왔습니다.

# cfg_proxy_loop: sentence
m-8b96b92c = 요청이 그것을 보냈던 Candor의 라우트 { $route }(으)로 돌아왔습니다.

# cfg_proxy_loop: likely own_address
m-720020d5 = 업스트림이 Candor 자신의 주소입니다. 애플리케이션의 포트를 적으십시오.

# cfg_proxy_loop: evidence for own_address
m-1c33eea3 = { $peer }은(는) 리스너 { $own_listener }입니다

# cfg_proxy_loop: likely name_points_here
m-96c550b8 = 업스트림의 이름이 Candor를 가리킵니다. 애플리케이션의 사설 주소나 이름을 적으십시오.

# cfg_proxy_loop: evidence for name_points_here
m-3b6c02a7 = { $host }은(는) { $peer }이고, 그것은 리스너 { $own_listener }입니다

# cfg_proxy_loop: likely another_proxy
m-7320de77 = { $peer }의 다른 프록시, 로드 밸런서 또는 포트 포워딩이 요청을 Candor로 보냅니다.

# cfg_proxy_loop: evidence for another_proxy
m-223bc086 = 요청이 { $via }을(를) 거쳤습니다

# cfg_proxy_loop: evidence for another_proxy
m-3e936311 = { $peer }은(는) Candor 자신의 주소가 아닙니다

# cfg_proxy_loop: likely public_name
m-fa5e0e01 = 업스트림이 사이트의 공개 이름으로 적혀 있으며, 라우터나 CDN을 거쳐 여기로 되돌아옵니다.

# cfg_proxy_loop: likely redirect
m-ef1bb221 = 애플리케이션이 { $peer }에 있어야 하지만 옮겨졌고, 다른 것이 그 주소를 차지했습니다.

# cfg_proxy_loop: step
m-dfa31e59 = 그 포트에서 누가 수신 대기하는지 확인하십시오:

# cfg_proxy_loop: step
m-5e789816 = 이름이 어디로 이어지는지 확인하십시오:

# cfg_proxy_loop: step
m-18a027fa = 업스트림은 { $upstream_place }에 적혀 있습니다.
