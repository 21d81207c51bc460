### tls

# tls_plaintext_peer: title
m-8aaec4e8 = 업스트림이 TLS를 사용하지 않습니다

# tls_plaintext_peer: visitor, tls_cert_time_invalid: visitor, tls_cert_untrusted: visitor and 12 more
m-e1872ea9 = 이 주소의 애플리케이션에 안전하게 연결하지 못했습니다.

# tls_plaintext_peer: explanation
m-41fdedcf = Candor가 TLS 핸드셰이크를 시작했으나 돌아온 것은 TLS 레코드가 아니었습니다. 평문 HTTP이거나 다른 서비스의 인사말입니다.

# tls_plaintext_peer: explanation
m-94a160d4 = 업스트림은 `https://`로 적혀 있는데 그 뒤의 포트는 TLS를 사용하지 않습니다. 대개는 애플리케이션의 평문 HTTP 포트입니다.

# tls_plaintext_peer: explanation
m-ace17770 = 첫 바이트가 `HTTP/1.`이면 대신 `http://`로 적거나 TLS 포트로 연결하십시오. 다른 서비스의 인사말이면 포트가 틀린 것입니다.

# tls_plaintext_peer: sentence
m-d022f8e7 = { $peer }은(는) TLS 핸드셰이크에 TLS가 아니라 { $spoken }(으)로 응답했습니다: "{ $first_bytes }".

# tls_plaintext_peer: sentence
m-036f34ea = { $peer }은(는) TLS 핸드셰이크에 TLS가 아닌 것으로 응답했습니다: "{ $first_bytes }".

# tls_plaintext_peer: likely plain_http
m-88376c75 = { $peer }은(는) 평문 HTTP를 사용합니다. { $server }에 https:// 대신 http://를 적으십시오.

# tls_plaintext_peer: evidence for plain_http
m-a2e6a971 = 응답이 HTTP/로 시작합니다

# tls_plaintext_peer: likely other_service
m-9e2a9b4c = 포트 { $port }은(는) 다른 서비스인 { $spoken }의 것입니다.

# tls_plaintext_peer: evidence for other_service, head_not_http: evidence for other_service
m-42b5e597 = { $spoken }의 인사말이 이렇습니다

# tls_plaintext_peer: likely starttls
m-7a140a50 = 이 서비스는 평문으로 시작하고 명령을 받아야만 TLS로 전환합니다(STARTTLS).

# tls_plaintext_peer: evidence for starttls
m-312e0469 = { $spoken }은(는) 이렇게 동작합니다

# tls_plaintext_peer: likely wrong_port
m-5d5f8077 = TLS 포트는 { $port }이(가) 아닌 다른 포트입니다.

# tls_plaintext_peer: likely tls_ends_before
m-ff3e1196 = TLS가 애플리케이션 앞단에서 종료되므로 업스트림에는 평문으로 연결해야 합니다.

# tls_plaintext_peer: step, tls_peer_closed: step, tls_timeout: step
m-18e0f10f = 포트가 평문에 어떻게 응답하는지 확인하십시오:

# tls_plaintext_peer: step
m-47c218f5 = 소켓이 평문에 어떻게 응답하는지 확인하십시오:

# tls_plaintext_peer: step
m-32caa51f = TLS에 어떻게 응답하는지 확인하십시오:

# tls_plaintext_peer: step, tls_alpn_mismatch: step, h2_handshake_failed: step
m-eab4038d = 서버는 { $upstream_place }에 { $server }(으)로 적혀 있습니다.

# tls_cert_time_invalid: title
m-590f688b = 업스트림의 인증서가 현재 유효하지 않습니다

# tls_cert_time_invalid: explanation
m-1d0c5b60 = 업스트림이 유효 기간이 끝났거나 아직 시작되지 않은 인증서를 제시했습니다. Candor는 핸드셰이크를 끝냈고 요청을 보내지 않았습니다.

# tls_cert_time_invalid: explanation
m-ecaf41b7 = 인증서가 갱신되지 않았거나, 갱신되었지만 아무도 서버를 다시 읽게 하지 않아 서버가 아직 옛 인증서를 사용하고 있습니다. 아직 유효하지 않은 인증서는 시계 문제를 가리킵니다. 발급 당시 업스트림의 시계이거나 지금 이 호스트의 시계입니다.

# tls_cert_time_invalid: explanation
m-3f783021 = `openssl s_client`와 `openssl x509 -dates`로 실제로 제공되는 인증서를 확인하십시오. 디스크의 파일이 제공되는 것보다 새것이면 업스트림의 서버가 다시 읽게 하십시오.

# tls_cert_time_invalid: sentence
m-149a9a87 = { $peer }의 인증서({ $subject })는 { $expired_for } 전인 { $not_after }에 만료되었습니다.

# tls_cert_time_invalid: sentence
m-e6dded26 = { $peer }의 인증서({ $subject })는 { $valid_in } 뒤인 { $not_before }부터 유효합니다.

# tls_cert_time_invalid: sentence
m-d5514ca5 = { $peer }의 인증서는 아직 유효하지 않습니다.

# tls_cert_time_invalid: sentence
m-a89805d9 = { $peer }의 인증서가 만료되었습니다.

# tls_cert_time_invalid: likely clock
m-308bc1bc = 이 호스트의 시계가 틀렸습니다.

# tls_cert_time_invalid: evidence for clock
m-dedb2ac9 = 이 호스트의 시계는 { $now }을(를) 가리킵니다

# tls_cert_time_invalid: evidence for clock
m-08edd0c5 = 인증서의 유효 기간은 이 호스트의 시계 { $now }보다 { $valid_in } 뒤에 시작합니다

# tls_cert_time_invalid: likely not_reloaded
m-701a24b9 = 디스크의 인증서는 갱신되었지만 서버가 아직 옛 인증서를 제공합니다. 서버가 다시 읽게 하십시오.

# tls_cert_time_invalid: evidence for not_reloaded
m-1415d5ad = 만료된 지 { $expired_for }밖에 되지 않았습니다. 갱신 후 다시 읽지 않은 경우와 같습니다

# tls_cert_time_invalid: likely not_renewed
m-98e2f1a0 = 갱신이 실패하고 있거나 처음부터 설정되지 않았습니다.

# tls_cert_time_invalid: evidence for not_renewed
m-c8df4ffd = { $expired_for } 전에 만료되었습니다

# tls_cert_time_invalid: likely wrong_host
m-6a60099c = 주소 { $peer }은(는) 옛 인증서를 가진 잊힌 서버의 것입니다.

# tls_cert_time_invalid: evidence for wrong_host
m-6593408a = 만료된 지 1년이 넘었습니다

# tls_cert_time_invalid: likely made_ahead
m-209674dc = 인증서가 유효 시작 시각을 미래로 하여 만들어졌거나, 시계가 앞선 호스트에서 만들어졌습니다.

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-c5b4b807 = 어떤 인증서가 제공되는지 확인하십시오:

# tls_cert_time_invalid: step
m-6f0a103c = 이 호스트의 시계를 확인하십시오:

# tls_cert_time_invalid: step, tls_cert_revoked: step
m-cf28c53c = { $peer }의 서버가 다시 읽게 하거나 재시작하십시오. 또는 인증서를 갱신하십시오.

# tls_cert_untrusted: title
m-aa151f2b = 신뢰하는 인증 기관 중 업스트림의 인증서를 보증하는 곳이 없습니다

# tls_cert_untrusted: explanation
m-fd3388e4 = 업스트림이 제시한 인증서는 Candor가 이 업스트림에 대해 신뢰하는 인증 기관으로 이어지지 않습니다. Candor는 핸드셰이크를 끝냈고 요청을 보내지 않았습니다.

# tls_cert_untrusted: explanation
m-2d64548a = `self_signed`: 인증서가 스스로를 보증합니다. `unknown_issuer`: 발급자가 신뢰하는 인증 기관에 없습니다. 대개 회사 자체의 인증 기관입니다. `chain_incomplete`: 서버가 인증 기관으로 이어지는 중간 인증서 없이 자기 인증서만 보냅니다. 브라우저에서는 이 문제가 드러나지 않을 때가 많습니다. 보내지 않은 것은 볼 수 없으므로 이는 인증서와 신뢰하는 인증 기관의 내용에서 추론한 것입니다. `signature_mismatch`: 그 이름의 인증 기관을 신뢰하지만, 그 키가 이 인증서에 서명하지 않았습니다.

# tls_cert_untrusted: explanation
m-e087cdcd = 업스트림에 인증 기관을 지정하십시오: `tls = { "{" } ca = "FILE" { "}" }`. 체인이 불완전하면 서버가 전체 체인을 보내게 하십시오. 검증을 끄지 마십시오. 끄면 누구든 응답할 수 있습니다.

# tls_cert_untrusted: sentence
m-1623c3a5 = { $peer }의 인증서({ $subject })는 스스로 서명한 것이며, { $trust }이(가) 보증하지 않습니다.

# tls_cert_untrusted: sentence
m-7154e776 = { $peer }은(는) 인증서({ $subject })를 발급자 { $issuer }의 중간 인증서 없이 보냈습니다.

# tls_cert_untrusted: sentence
m-b481d901 = { $peer }의 인증서({ $subject })는 발급자를 { $issuer }(이)라고 밝히지만, { $trust }에 있는 그 이름의 어떤 키도 서명하지 않았습니다.

# tls_cert_untrusted: sentence
m-c70367ce = { $peer }의 인증서({ $subject })는 { $issuer }이(가) 발급했으며, { $trust }이(가) 이 발급자를 보증하지 않습니다.

# tls_cert_untrusted: sentence
m-bcd8638b = { $peer }의 인증서는 신뢰하는 인증 기관으로 이어지지 않습니다: { $trust }.

# tls_cert_untrusted: likely self_signed
m-aec16729 = 업스트림이 스스로 서명한 인증서를 사용합니다. 그 인증서를 `tls = { "{" } ca = "FILE" { "}" }`로 Candor에 지정하십시오.

# tls_cert_untrusted: evidence for self_signed
m-9b7762b4 = 주체와 발급자가 모두 { $subject }입니다

# tls_cert_untrusted: likely intermediate_missing
m-ba2ca832 = 서버가 자기 인증서만 보냅니다. 전체 체인을 보내게 하십시오(cert.pem이 아니라 fullchain.pem).

# tls_cert_untrusted: evidence for intermediate_missing
m-9add59eb = 보낸 마지막 인증서에 발급자 { $last_issuer }의 인증서를 받을 수 있는 곳이 적혀 있습니다

# tls_cert_untrusted: evidence for intermediate_missing
m-de971af0 = 인증서는 공개 인증 기관의 것이며, 이런 기관은 중간 인증서를 통해 발급합니다

# tls_cert_untrusted: evidence for intermediate_missing
m-1e7a0bc9 = 발급자 { $last_issuer }은(는) 신뢰하는 인증 기관과 같은 조직에 속합니다

# tls_cert_untrusted: evidence for intermediate_missing
m-270d7b33 = 보낸 체인은 { $chain }이고, 그 발급자는 { $issuer }입니다

# tls_cert_untrusted: evidence for intermediate_missing
m-ef8bb6e8 = 인증서를 하나만 보냈습니다: { $chain }

# tls_cert_untrusted: likely namesake
m-ddc92407 = 인증 기관이 같은 이름으로 새로 만들어졌습니다. { $trust }에 있는 것과 인증서를 발급한 것이 서로 다릅니다.

# tls_cert_untrusted: evidence for namesake
m-e3ffede7 = { $issuer }을(를) 신뢰하지만 서명이 맞지 않습니다

# tls_cert_untrusted: likely private_ca
m-9d34b9d4 = 발급자 { $issuer }은(는) 자체 인증 기관이며 Candor에 지정되지 않았습니다: `tls = { "{" } ca = "FILE" { "}" }`.

# tls_cert_untrusted: evidence for private_ca
m-4febbc62 = { $trust }만 신뢰합니다

# tls_cert_untrusted: likely wrong_ca
m-f98cb14c = 파일 { $trust }은(는) 이 인증서를 발급한 인증 기관이 아닙니다. 인증 기관이 교체되었거나 파일이 다른 환경의 것입니다.

# tls_cert_untrusted: evidence for wrong_ca
m-c881968e = { $trust }을(를) 신뢰하며, 발급자는 { $issuer }입니다

# tls_cert_untrusted: likely interception, tls_version_mismatch: likely interception
m-d368fd71 = 여기와 업스트림 사이의 무언가가 업스트림 대신 응답합니다.

# tls_cert_untrusted: step, tls_cert_unusable: step
m-1c39c811 = 보내온 체인을 확인하십시오:

# tls_cert_untrusted: step
m-0ae6f222 = 파일이 누구를 보증하는지 확인하십시오:

# tls_cert_untrusted: step
m-637eb79c = { $upstream_place }의 업스트림에 인증 기관을 지정하십시오: tls = { "{" } ca = "FILE" { "}" }

# tls_cert_name_mismatch: title
m-9b262293 = 업스트림의 인증서가 다른 이름의 것입니다

# tls_cert_name_mismatch: explanation
m-05958f4a = 업스트림이 인증서를 제시했으나, Candor가 기대하는 이름이 subjectAltName 확장의 이름 중에 없습니다. Candor는 핸드셰이크를 끝냈고 요청을 보내지 않았습니다.

# tls_cert_name_mismatch: explanation
m-f014cd77 = `tls = { "{" } name = "…" { "}" }`에 다른 이름이 없으면 Candor는 업스트림 주소에 있는 이름을 요구합니다. IP 주소로 연결하는 서버의 인증서에 그 주소가 들어 있는 경우는 드뭅니다. 사이트가 여럿인 서버는 모르는 이름에 첫 번째 사이트의 인증서로 응답합니다.

# tls_cert_name_mismatch: explanation
m-86ec905c = 인증서의 이름이 맞으면 Candor에 알려 주십시오: `tls = { "{" } name = "NAME" { "}" }`. 틀리면 서버에 다른 인증서가 필요하거나, 생각한 것과 다른 서버입니다.

# tls_cert_name_mismatch: sentence
m-a210b12d = { $peer }의 인증서는 { $expected_name }이(가) 아니라 { $names }의 것입니다.

# tls_cert_name_mismatch: sentence
m-c415161c = { $peer }의 인증서는 { $expected_name }의 것이 아닙니다.

# tls_cert_name_mismatch: likely by_address
m-14fdd9b3 = 업스트림에 주소로 연결하는데 인증서에는 이름이 있습니다. 기대할 이름을 Candor에 알려 주십시오: tls = { "{" } name = "{ $first_name }" { "}" }.

# tls_cert_name_mismatch: evidence for by_address
m-f3a0520e = 기대하는 이름이 주소 { $expected_name }입니다

# tls_cert_name_mismatch: likely common_name_only
m-cf1165fb = 인증서에 subjectAltName이 없습니다. 일반 이름(common name)은 더 이상 인정되지 않습니다(RFC 9525). 새로 발급하십시오.

# tls_cert_name_mismatch: evidence for common_name_only
m-45640f68 = 인증서에는 주체 { $subject } 외에 이름이 없습니다

# tls_cert_name_mismatch: likely wildcard_depth
m-e6801954 = 와일드카드는 레이블 하나만 대신하는데, { $expected_name }에는 그보다 많습니다.

# tls_cert_name_mismatch: evidence for wildcard_depth
m-d8188dfc = 인증서는 { $names }의 것입니다

# tls_cert_name_mismatch: likely internal_name
m-2d9142c1 = { $expected_name }은(는) 내부 네트워크의 이름이고, 인증서는 공개 이름의 것입니다.

# tls_cert_name_mismatch: evidence for internal_name
m-7f321cc3 = { $expected_name }은(는) 짧은 이름입니다

# tls_cert_name_mismatch: likely default_site
m-6a5b6d34 = 서버가 { $expected_name }을(를) 알지 못해 첫 번째 사이트의 인증서로 응답합니다.

# tls_cert_name_mismatch: likely wrong_server, tls_cert_unusable: likely wrong_server, tls_sni_rejected: likely wrong_server
m-1c38e63f = { $peer }은(는) 의도한 것과 다른 서버입니다.

# tls_cert_name_mismatch: evidence for wrong_server, tls_cert_unusable: evidence for wrong_server, tls_sni_rejected: evidence for wrong_server
m-12274ab7 = 주소는 { $answer_age } 전의 것이었으며, 그 응답의 유효 기간은 { $ttl }뿐이었습니다

# tls_cert_name_mismatch: step
m-0795b546 = 인증서의 이름을 확인하십시오:

# tls_cert_name_mismatch: step
m-0decc4b9 = 다른 이름을 기대하게 하려면 { $upstream_place }의 업스트림에 적으십시오: tls = { "{" } name = "NAME" { "}" }

# tls_cert_revoked: title
m-33df3c12 = 업스트림의 인증서가 폐기되었습니다

# tls_cert_revoked: explanation
m-eb8e52c6 = 업스트림이 인증서를 제시했으나, 이 업스트림에 설정된 폐기 목록(`tls = { "{" } crl = "FILE" { "}" }`) 때문에 통과하지 못했습니다. Candor는 핸드셰이크를 끝냈고 요청을 보내지 않았습니다.

# tls_cert_revoked: explanation
m-05d3e765 = `revoked`: 인증 기관이 인증서를 만료 전에 폐기했습니다. 키가 다른 사람의 손에 있을 수 있습니다. 단순히 교체되었는데 서버가 아직 옛 인증서를 제시하는 경우도 많습니다. `list_expired`: 목록이 스스로 밝힌 다음 갱신일을 지나 현재 상태를 말해 주지 못합니다. `status_unknown`: 체인에 있는 인증서를 발급한 인증 기관의 목록이 파일에 없습니다. 목록을 설정했다면 확인을 요구한다는 뜻이므로, 답이 없으면 Candor는 진행하지 않습니다.

# tls_cert_revoked: explanation
m-c148a754 = revoked: 서버에 새 인증서를 주고 다시 읽게 하십시오. list_expired: 새 목록을 받아 Candor가 다시 읽게 하고, 이를 정기적으로 자동 수행하게 하십시오. status_unknown: 체인의 모든 인증 기관의 목록을 차례로 이어서 파일에 넣으십시오.

# tls_cert_revoked: sentence
m-d18eb1b5 = { $peer }의 인증서({ $subject })는 { $revoked_since }에 폐기되었습니다. 근거는 { $crl }에 있는 { $crl_made }의 목록입니다.

# tls_cert_revoked: sentence
m-e4e729cc = { $peer }의 인증서가 폐기되었는지 알 수 없습니다. { $crl }의 목록은 { $crl_due }에 교체되었어야 합니다.

# tls_cert_revoked: sentence
m-1eb1760d = { $peer }의 인증서가 폐기되었는지 알 수 없습니다. { $crl }에 체인의 인증 기관이 낸 목록이 없습니다.

# tls_cert_revoked: sentence
m-1856865b = { $crl }의 목록에 따르면 { $peer }의 인증서는 폐기되었습니다.

# tls_cert_revoked: likely key_compromised
m-6ce9ff72 = 인증서의 키가 다른 사람의 손에 있습니다. { $peer }에서 응답하는 쪽이 실제 업스트림이 아닐 수 있습니다.

# tls_cert_revoked: evidence for key_compromised, tls_cert_revoked: evidence for replaced, tls_cert_revoked: evidence for retired
m-f5b64d1a = 목록에 적힌 사유는 { $revoked_because }입니다

# tls_cert_revoked: likely replaced
m-51df38f3 = 인증서가 교체되었는데 서버가 아직 옛 인증서를 제시합니다. 다시 읽게 하십시오.

# tls_cert_revoked: likely retired
m-3f3f9c13 = 서버가 퇴역했는데 여기서는 아직 연결하고 있습니다.

# tls_cert_revoked: likely list_not_renewed
m-c7cf103e = 새 목록을 받아 오는 것이 없습니다. 파일 { $crl }이(가) 오래되었습니다.

# tls_cert_revoked: evidence for list_not_renewed
m-0b0843f1 = 다음 목록의 예정일은 { $crl_due }이었습니다

# tls_cert_revoked: likely list_of_another
m-8dd6cc64 = { $crl }의 목록은 인증서를 발급한 { $issuer }이(가) 아닌 다른 인증 기관의 것입니다.

# tls_cert_revoked: evidence for list_of_another
m-6419dada = 그 안에 체인 { $chain }의 인증 기관이 낸 목록이 없습니다

# tls_cert_revoked: likely intermediate_list_missing
m-c4d2f434 = 파일에는 인증 기관 하나의 목록만 있는데 체인에는 여럿이 있습니다. 체인의 인증서를 발급한 기관마다 각자의 목록이 필요합니다.

# tls_cert_revoked: step
m-d269cb81 = 목록의 내용과 유효 기한을 확인하십시오:

# tls_cert_revoked: step
m-8a5fb316 = 파일 { $crl }을(를) 교체한 뒤 Candor가 다시 읽게 하십시오. 이 파일은 { $upstream_place }의 업스트림에 적혀 있습니다.

# tls_cert_unusable: title
m-fee5cc59 = 업스트림의 인증서를 사용할 수 없습니다

# tls_cert_unusable: explanation
m-b861c27a = 업스트림이 제시한 인증서가 기간, 이름, 신뢰 이외의 검사에서 실패했습니다. Candor는 핸드셰이크를 끝냈고 요청을 보내지 않았습니다.

# tls_cert_unusable: explanation
m-58e49345 = `eku`: 확장 키 용도(extended key usage)가 서버를 허용하지 않습니다. `key_size`: 키가 너무 작습니다(2048비트 미만의 RSA). `sig_alg`: SHA-1, DSA, P-521처럼 Candor의 TLS가 지원하지 않는 알고리즘으로 서명되었습니다. 다른 소프트웨어는 받아들일 수 있습니다. `malformed`: 해석할 수 없습니다. `constraints`: 인증 기관이 발급할 수 없는 인증서이거나(이름 제약, 경로 길이), 서버의 인증서 자리에 인증 기관 자체의 인증서가 있습니다. `version`: X.509 버전 1 인증서입니다. `critical_extension`: Candor의 TLS가 모르는 중요(critical) 확장이 있습니다.

# tls_cert_unusable: explanation
m-15eb9531 = 인증서를 새로 발급하십시오. 버전 3, 2048비트 이상의 RSA 또는 P-256의 ECDSA, SHA-256 서명, 확장 키 용도 serverAuth여야 합니다. 중간 인증서도 마찬가지입니다.

# tls_cert_unusable: sentence
m-0576b30e = { $peer }의 인증서({ $unusable_subject })는 서버용이 아닙니다. 용도는 { $unusable_found }입니다.

# tls_cert_unusable: sentence
m-0abc514c = { $peer }의 키({ $unusable_subject })가 너무 작습니다: { $unusable_found }.

# tls_cert_unusable: sentence
m-9235d3ff = { $peer }의 인증서({ $unusable_subject })는 Candor의 TLS가 지원하지 않는 { $unusable_found }을(를) 사용합니다.

# tls_cert_unusable: sentence
m-450aae12 = { $peer }의 인증서는 Candor의 TLS가 지원하지 않는 알고리즘을 사용합니다.

# tls_cert_unusable: sentence
m-f5241e56 = { $peer }의 인증서({ $unusable_subject })는 X.509 버전 { $unusable_found }입니다. 버전 3이어야 합니다.

# tls_cert_unusable: sentence
m-2632778b = { $peer }의 인증서를 해석할 수 없습니다: { $unusable_found }.

# tls_cert_unusable: sentence
m-7c4d5ab1 = { $peer }의 인증서를 해석할 수 없습니다.

# tls_cert_unusable: sentence
m-1ec26316 = { $peer }의 인증서({ $unusable_subject })에 Candor의 TLS가 지원하지 않는 중요(critical) 확장이 있습니다: { $unusable_found }.

# tls_cert_unusable: sentence
m-ff9e911e = { $peer }의 인증서({ $unusable_subject })는 인증 기관이 발급할 수 있는 범위를 벗어납니다: { $unusable_found }.

# tls_cert_unusable: sentence
m-f99af6cd = { $peer }의 인증서를 사용할 수 없습니다.

# tls_cert_unusable: likely client_certificate
m-6055bedb = 클라이언트용 인증서를 실수로 서버에 넣었습니다. 확장 키 용도가 serverAuth인 인증서를 발급하십시오.

# tls_cert_unusable: evidence for client_certificate, tls_cert_unusable: evidence for purpose
m-9a6e9cd7 = 용도가 { $unusable_found }입니다

# tls_cert_unusable: likely purpose
m-f4f1d2f4 = 서버가 아닌 다른 용도로 발급되었습니다. 확장 키 용도를 serverAuth로 하여 발급하십시오.

# tls_cert_unusable: likely old_certificate
m-8ee40514 = 인증서가 이 정도로 충분하던 시절의 것입니다. 2048비트 이상과 SHA-256으로 새로 발급하십시오.

# tls_cert_unusable: evidence for old_certificate
m-e6726d24 = { $unusable_found }을(를) 사용합니다

# tls_cert_unusable: likely unsupported_here
m-8dcdc441 = 인증서에는 문제가 없습니다. Candor의 TLS가 { $unusable_found }을(를) 지원하지 않습니다. 업스트림에 P-256 또는 RSA 키의 인증서를 주십시오.

# tls_cert_unusable: evidence for unsupported_here
m-edb61ad7 = 다른 소프트웨어는 받아들일 수 있습니다

# tls_cert_unusable: likely own_authority
m-2fb09a03 = 서버가 자기 인증서 대신 인증 기관의 인증서를 제시합니다.

# tls_cert_unusable: evidence for own_authority
m-e41f93cf = { $unusable_subject }은(는) 인증 기관입니다

# tls_cert_unusable: likely constrained_authority
m-ba2bc0d7 = 발급한 인증 기관은 다른 이름에만, 또는 체인에서 더 얕은 곳까지만 발급할 수 있습니다.

# tls_cert_unusable: evidence for constrained_authority
m-9124cc5a = 실패한 검사는 { $unusable_found }입니다

# tls_cert_unusable: likely file_damaged
m-b7dc322c = 인증서가 결함 있는 도구로 만들어졌거나 파일이 손상되었습니다.

# tls_cert_unusable: evidence for file_damaged
m-c07036c9 = 해석할 수 없습니다

# tls_cert_unusable: step
m-76b7ff82 = 인증서를 확인하십시오:

# tls_cert_unusable: step
m-2a089b11 = { $peer }의 인증서를 새로 발급하고 그 서버가 다시 읽게 하십시오.

# tls_version_mismatch: title
m-8a0512a3 = 업스트림과 Candor에 공통된 TLS 버전이 없습니다

# tls_version_mismatch: explanation
m-b7cd2c11 = Candor가 TLS 1.3과 TLS 1.2를 제안했으나 업스트림은 둘 다 받아들이지 않았습니다. 경고(alert) `protocol_version`을 보냈거나, 그럼에도 더 오래된 버전을 선택했습니다. 요청은 보내지 않았습니다.

# tls_version_mismatch: explanation
m-c563196e = 업스트림은 TLS 1.1, TLS 1.0, SSL 3만 사용합니다. 이들은 폐지되었고(RFC 8996) Candor의 TLS는 지원하지 않습니다. 업스트림의 인증서에는 문제가 없습니다. 오래된 장비, 오래된 Java와 OpenSSL, 설정에 옛 버전을 지정한 서버가 이렇습니다.

# tls_version_mismatch: explanation
m-69a4b420 = 설정을 바꾸거나 업그레이드하여 업스트림이 TLS 1.2 이상을 사용하게 하십시오. 둘 다 불가능하면 양쪽을 모두 지원하는 것을 그 곁에 두거나, 신뢰하는 네트워크에서 평문으로 연결하십시오.

# tls_version_mismatch: sentence
m-7c396e7b = { $peer }은(는) Candor의 TLS가 지원하지 않는 { $tls_version }을(를) 선택했습니다. Candor의 제안은 { $offered_versions }이었습니다.

# tls_version_mismatch: sentence
m-58272f76 = { $peer }은(는) Candor의 TLS가 지원하지 않는 TLS 버전을 선택했습니다. Candor의 제안은 { $offered_versions }이었습니다.

# tls_version_mismatch: sentence
m-271994cb = { $peer }은(는) Candor가 지원하는 TLS 버전 { $offered_versions } 중 어느 것도 받아들이지 않고 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_version_mismatch: likely old_upstream
m-62b4dfad = 업스트림이 { $tls_version }만 사용합니다. TLS 1.2보다 오래되었거나 그렇게 설정되어 있습니다.

# tls_version_mismatch: evidence for old_upstream
m-05fa3aba = { $offered_versions }을(를) 제안받고 { $tls_version }을(를) 선택했습니다

# tls_version_mismatch: likely only_older, tls_cipher_mismatch: likely only_older
m-7bd007c0 = 업스트림이 TLS 1.1 이하만 사용하며, Candor의 TLS는 이를 지원하지 않습니다.

# tls_version_mismatch: evidence for only_older, tls_client_cert_required: evidence for expired, tls_client_cert_required: evidence for revoked and 6 more
m-d080d4d6 = 경고(alert)는 { $alert_name }입니다

# tls_version_mismatch: likely wrong_port
m-e200d087 = 포트 { $port }은(는) 의도한 서비스 옆에 있는 오래된 서비스의 것입니다.

# tls_version_mismatch: step
m-82fca137 = TLS 1.2를 사용하는지 확인하십시오:

# tls_version_mismatch: step
m-c17be4f4 = 더 오래된 버전을 사용하는지 확인하십시오:

# tls_version_mismatch: step
m-6659c72f = { $peer }의 서버가 TLS 1.2 또는 1.3을 사용하게 하십시오. 예를 들어 nginx에서는 ssl_protocols TLSv1.2 TLSv1.3입니다.

# tls_client_cert_required: title
m-c0a3d4cb = 업스트림이 요구한 인증서를 Candor가 제시하지 않았습니다

# tls_client_cert_required: explanation
m-66c7d0c6 = 업스트림이 Candor에 인증서를 요구했고(상호 TLS), 인증서를 받지 못했거나 받아들일 수 있는 것이 아니어서 연결을 끝냈습니다. TLS 1.3에서는 이것이 핸드셰이크 뒤에, 요청에 대한 응답 대신 옵니다.

# tls_client_cert_required: explanation
m-ecb15cae = `none_shown`: 이 업스트림에 설정된 인증서가 없습니다. `unknown_ca`: 업스트림이 클라이언트용으로 신뢰하는 인증 기관이 발급하지 않았습니다. `expired`와 `revoked`: 업스트림의 시계와 폐기 목록에 따른 것입니다. `rejected`: 종류가 틀렸거나 다른 용도로 만들어졌습니다. `access_denied`: 유효하지만 그 소유자에게 접근이 허용되지 않습니다.

# tls_client_cert_required: explanation
m-943e5ad0 = 두 파일을 업스트림에 적으십시오: `tls = { "{" } cert = "FILE", key = "FILE" { "}" }`. 업스트림이 밝힌 인증 기관 중 하나가 발급한 클라이언트용 인증서(확장 키 용도 clientAuth)여야 하며, 그 뒤에 중간 인증서를 같은 파일에 이어 넣어야 합니다.

# tls_client_cert_required: sentence
m-59d5982f = { $peer }이(가) Candor에 인증서를 요구하는데 설정된 것이 없습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-5938cc56 = { $peer }이(가) Candor에 인증서를 요구하는데 { $own_certificate }은(는) 제시되지 않았습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-a60eb875 = { $peer }은(는) Candor의 인증서 { $own_certificate }의 발급자를 신뢰하지 않습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-2fa49b66 = { $peer }은(는) Candor의 인증서 { $own_certificate }이(가) 만료되었다고 합니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-6780035d = { $peer }은(는) Candor의 인증서 { $own_certificate }이(가) 폐기되었다고 합니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-50d05628 = { $peer }은(는) Candor가 제시한 인증서로는 접근을 허용하지 않았습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-bbb5a16e = { $peer }은(는) Candor의 인증서 { $own_certificate }을(를) 받아들이지 않습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: sentence
m-1c279439 = { $peer }은(는) Candor가 신원을 증명하는 방식을 받아들이지 않습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_client_cert_required: likely none_configured
m-fff62e3e = 이 업스트림에 설정된 인증서가 없습니다: tls = { "{" } cert = "FILE", key = "FILE" { "}" }.

# tls_client_cert_required: evidence for none_configured
m-0104c26a = Candor에는 { $server }에 제시할 인증서가 없습니다

# tls_client_cert_required: likely expired
m-7b10095c = Candor의 인증서가 만료되었거나 업스트림의 시계가 틀렸습니다.

# tls_client_cert_required: likely revoked
m-95a648d3 = Candor의 인증서가 폐기되었습니다. 예를 들어 새 인증서가 발급될 때 폐기되었을 수 있습니다.

# tls_client_cert_required: likely wrong_authority
m-17c1e3e9 = Candor의 인증서는 업스트림이 클라이언트용으로 신뢰하는 것과 다른 인증 기관에서 나왔습니다.

# tls_client_cert_required: evidence for wrong_authority
m-7b90f8c8 = { $authorities }의 인증서를 요구합니다

# tls_client_cert_required: likely intermediate_missing
m-6f84dadb = Candor의 인증서 파일에 인증 기관으로 이어지는 중간 인증서가 빠져 있습니다.

# tls_client_cert_required: likely wrong_purpose
m-7c9bcbd5 = Candor의 인증서가 서버용으로 만들어져 확장 키 용도 clientAuth가 없습니다.

# tls_client_cert_required: likely not_allowed
m-f4d3f473 = 인증서는 유효하지만 업스트림의 접근 목록에 그 이름이 없습니다.

# tls_client_cert_required: likely not_meant_for_us
m-530c0f57 = { $peer }은(는) 다른 서비스 전용이므로 여기서는 아예 연결하지 말아야 합니다.

# tls_client_cert_required: step
m-f61c888b = 누구의 인증서를 받아들이는지 확인하십시오(Acceptable client certificate CA names):

# tls_client_cert_required: step
m-14249860 = 인증서와 키를 { $upstream_place }의 업스트림에 적으십시오: tls = { "{" } cert = "FILE", key = "FILE" { "}" }

# tls_client_cert_required: step
m-1eefc5ed = { $upstream_place }에 cert로 적힌 파일의 날짜, 발급자, 용도를 확인하십시오: openssl x509 -noout -dates -issuer -purpose -in FILE

# tls_cipher_mismatch: title
m-62b4400c = 업스트림과 Candor가 합의할 수 있는 암호화 방식이 없습니다

# tls_cipher_mismatch: explanation
m-42cc9e13 = 업스트림은 Candor가 제안한 암호 스위트, 키 교환 그룹, 서명 알고리즘 중 받아들일 것이 없어 경고(alert) `handshake_failure` 또는 `insufficient_security`를 보냈거나, 제안되지 않은 것을 선택했습니다. 요청은 보내지 않았습니다.

# tls_cipher_mismatch: explanation
m-4716b409 = Candor의 TLS는 TLS 1.2와 1.3에서 아직 안전한 것을 지원합니다. X25519, P-256, P-384의 임시 키 교환(ECDHE)을 사용하는 AES-GCM과 ChaCha20-Poly1305입니다. RSA 키 교환, 정적 또는 유한체 Diffie-Hellman, CBC 스위트, P-521, SHA-1은 지원하지 않습니다. 이것들만 가진 업스트림과는 통신할 수 없으며, 그 인증서에는 문제가 없습니다. `handshake_failure`는 일부 서버가 모르는 이름이나 이름이 없는 경우에 보내는 것이기도 합니다.

# tls_cipher_mismatch: explanation
m-92a195b7 = `openssl s_client`로 업스트림이 다른 클라이언트와 무엇에 합의하는지 확인하고, Candor의 스위트와 그룹 중 하나를 제공하게 하십시오. P-521 키를 가지고 있으면 P-256 키로 바꾸십시오.

# tls_cipher_mismatch: sentence
m-bee331ce = { $peer }은(는) Candor의 TLS가 지원하는 암호화 방식 중 어느 것도 받아들이지 않고 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_cipher_mismatch: sentence
m-29a7193e = { $peer }은(는) Candor의 TLS가 지원하지 않는 키 교환 그룹을 고집합니다. Candor의 제안은 { $offered_groups }이었습니다.

# tls_cipher_mismatch: sentence
m-7d6d2ef6 = { $peer }은(는) Candor의 TLS가 지원하지 않는 암호 스위트를 고집합니다({ $error_text }).

# tls_cipher_mismatch: sentence
m-9aa7d99a = { $peer }은(는) Candor의 TLS가 지원하지 않는 알고리즘으로 서명합니다({ $error_text }).

# tls_cipher_mismatch: sentence
m-8dc017ae = { $peer }은(는) Candor의 TLS가 지원하지 않는 것을 고집합니다({ $error_text }).

# tls_cipher_mismatch: likely no_name, tls_sni_rejected: likely no_name, tls_peer_closed: likely no_name and 1 more
m-af5ed162 = 업스트림은 자신의 이름 중 하나를 요청하는 쪽만 응대하는데, 주소는 이름이 아닙니다: tls = { "{" } name = "NAME" { "}" }.

# tls_cipher_mismatch: evidence for no_name, tls_sni_rejected: evidence for no_name, tls_peer_closed: evidence for no_name and 1 more
m-f42cf628 = { $server }이(가) 주소이므로 Candor는 이름을 요청하지 않았습니다

# tls_cipher_mismatch: likely group
m-4467c083 = 업스트림이 P-521이나 유한체 Diffie-Hellman처럼 X25519, P-256, P-384 이외의 그룹만 허용합니다.

# tls_cipher_mismatch: evidence for group
m-35f3cfce = { $offered_groups }이(가) 아닌 다른 그룹을 요구했습니다

# tls_cipher_mismatch: likely suites
m-1a8c88fd = 업스트림이 Candor의 TLS가 지원하지 않는 암호 스위트만 허용합니다: RSA 키 교환, CBC, RC4, 3DES 또는 정적 Diffie-Hellman.

# tls_cipher_mismatch: evidence for suites
m-aae12e6f = 제안되지 않은 스위트를 선택했습니다

# tls_cipher_mismatch: likely key_type
m-b1891196 = 업스트림의 키가 Candor의 TLS로 검증할 수 없는 종류입니다: P-521, Ed448 또는 DSA.

# tls_cipher_mismatch: evidence for key_type
m-79dfd36e = 제안되지 않은 알고리즘으로 서명합니다

# tls_cipher_mismatch: likely strict_policy
m-87540932 = 업스트림이 일반적인 것보다 많은 것을 요구합니다. 큰 그룹이나 스위트만 허용하는 정책(FIPS, CNSA)입니다.

# tls_cipher_mismatch: likely client_certificate
m-f5269f03 = 업스트림이 Candor가 제시한 인증서 { $own_certificate }을(를) 받아들이지 않습니다.

# tls_cipher_mismatch: evidence for client_certificate
m-20390e22 = 인증서를 요구했습니다

# tls_cipher_mismatch: step
m-bbd0ce46 = 모든 방식을 받아들이는 상대와는 무엇에 합의하는지 확인하십시오:

# tls_cipher_mismatch: step
m-03ccb8c8 = Candor가 제안하는 그룹은 { $offered_groups }입니다. 암호 스위트는 근거에 있습니다.

# tls_cipher_mismatch: step, tls_record_error: step, tls_peer_closed: step and 4 more
m-7dd9c3ed = 이 요청 시각의 업스트림 서버 로그를 확인하십시오.

# tls_sni_rejected: title
m-484a7f44 = 업스트림이 요청받은 이름을 알지 못합니다

# tls_sni_rejected: explanation
m-3ce0a81e = Candor가 TLS 핸드셰이크에서 어느 서버를 원하는지 밝혔고(SNI), 업스트림은 경고(alert) `unrecognized_name`으로 응답했습니다. 요청은 보내지 않았습니다.

# tls_sni_rejected: explanation
m-02f1ef0c = 업스트림에 사이트가 여럿 있지만 그 이름의 사이트가 없거나, 이름 없는 상대를 받아들이지 않습니다. `tls = { "{" } name = "…" { "}" }`에 다른 이름이 없으면 Candor는 업스트림 주소에 있는 이름을 요청하고, IP 주소이면 이름을 요청하지 않습니다. 요청의 `Host`는 별개입니다. 핸드셰이크 뒤에 오기 때문입니다.

# tls_sni_rejected: explanation
m-0916e6ed = 업스트림이 아는 사이트 이름을 적으십시오: `tls = { "{" } name = "NAME" { "}" }`. 또는 요청받는 이름을 업스트림의 서버에 추가하십시오.

# tls_sni_rejected: sentence
m-319d5bfa = { $peer }은(는) 서버 이름 { $sni }을(를) 알지 못합니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_sni_rejected: sentence
m-ede72575 = { $peer }은(는) 서버 이름을 요청하지 않는 상대를 받아들이지 않습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_sni_rejected: likely other_names
m-dfe08d30 = { $peer }은(는) { $probe_unnamed_names } 등 다른 이름을 제공합니다. 맞는 이름을 다음과 같이 적으십시오: tls = { "{" } name = "NAME" { "}" }.

# tls_sni_rejected: evidence for other_names
m-f59b7d9e = 이름을 요청하지 않으면 이 이름들의 인증서를 제시합니다

# tls_sni_rejected: likely internal_name
m-1bb9e6a7 = { $sni }은(는) 내부 네트워크의 이름이고, 업스트림의 사이트는 공개 이름을 사용합니다: tls = { "{" } name = "NAME" { "}" }.

# tls_sni_rejected: evidence for internal_name
m-a8dc0baa = { $sni }은(는) 공개 이름이 아닙니다

# tls_sni_rejected: likely host_differs
m-83aebb97 = 업스트림의 사이트는 { $sni }이(가) 아니라 요청에 적힌 대로 { $host_sent }입니다.

# tls_sni_rejected: evidence for host_differs
m-cefa755e = 요청에 Host: { $host_sent }(이)라고 되어 있습니다

# tls_sni_rejected: likely site_missing
m-a4139b21 = 업스트림의 서버에 { $sni }의 사이트가 없습니다. 이름이 바뀌었거나 삭제되었거나, 서버가 설정을 다시 읽지 않았습니다.

# tls_sni_rejected: step, tls_peer_closed: step, tls_timeout: step and 2 more
m-65bffe3e = 핸드셰이크를 다시 해 보십시오:

# tls_sni_rejected: step
m-7bdbf2a5 = 이름을 요청하지 않는 상대에게 어떤 인증서를 제시하는지 확인하십시오:

# tls_sni_rejected: step
m-1d4c1616 = 다른 이름을 요청하려면 { $upstream_place }의 업스트림에 적으십시오: tls = { "{" } name = "NAME" { "}" }

# tls_alpn_mismatch: title
m-a24bde4d = 업스트림이 TLS 위에서 Candor의 제안과 다른 프로토콜을 사용합니다

# tls_alpn_mismatch: explanation
m-45798f52 = TLS 핸드셰이크에서 Candor가 사용할 애플리케이션 프로토콜을 제안했으나(ALPN), 업스트림은 경고(alert) `no_application_protocol`로 거부했거나 제안되지 않은 것을 선택했습니다. 요청은 보내지 않았습니다.

# tls_alpn_mismatch: explanation
m-e02dc193 = Candor는 업스트림과 HTTP/1.1로 통신하며, 그렇게 적혀 있으면 HTTP/2로 통신합니다. 다른 하나만 받아들이거나(gRPC 서버는 HTTP/2만 받아들입니다) HTTP를 전혀 사용하지 않는 업스트림은 깨진 응답이 아니라 여기서 그 사실을 알립니다.

# tls_alpn_mismatch: explanation
m-17b02812 = 업스트림이 `http/1.1`도 받아들이게 하십시오. 대부분의 서버는 기본적으로 그렇습니다. HTTP 서버가 아니면 포트가 틀린 것입니다.

# tls_alpn_mismatch: sentence
m-fcffcdea = { $peer }은(는) TLS 위에서 { $offered_alpn }을(를) 사용하지 않습니다. 경고(alert) { $alert_name }({ $alert_id })을(를) 보냈습니다.

# tls_alpn_mismatch: sentence
m-c41d3322 = { $peer }은(는) 프로토콜 { $selected_alpn }을(를) 선택했으나, Candor는 { $offered_alpn }만 제안했습니다.

# tls_alpn_mismatch: sentence
m-0d2646e9 = { $peer }은(는) Candor가 제안하지 않은 프로토콜을 선택했습니다. Candor는 { $offered_alpn }만 제안했습니다.

# tls_alpn_mismatch: sentence
m-d9fdd36a = { $peer }은(는) 프로토콜에 합의하지 않은 채 핸드셰이크를 마쳤습니다. Candor는 이 서버와 { $offered_alpn }(으)로만 통신합니다.

# tls_alpn_mismatch: likely only_http1
m-a1b880d6 = 업스트림이 TLS 위에서 HTTP/1.1만 사용하거나 ALPN을 모릅니다. h2를 받아들이게 하거나 `https://`로 적으십시오.

# tls_alpn_mismatch: evidence for only_http1
m-dc6d5891 = { $offered_alpn }만 제안되었습니다

# tls_alpn_mismatch: likely only_h2
m-69360996 = 업스트림이 gRPC 서버처럼 HTTP/2만 사용합니다. http/1.1도 받아들이게 하십시오.

# tls_alpn_mismatch: evidence for only_h2, tls_alpn_mismatch: evidence for other_service
m-b05681fd = { $selected_alpn }을(를) 선택했습니다

# tls_alpn_mismatch: evidence for only_h2
m-99f0882d = { $offered_alpn }이(가) 거부되었습니다

# tls_alpn_mismatch: likely other_service
m-c32421fd = 포트 { $port }은(는) 다른 서비스인 { $selected_alpn }의 것입니다.

# tls_alpn_mismatch: likely broken_tls
m-af3216c7 = 업스트림의 TLS가 제안 내용과 관계없이 고정된 프로토콜로 응답합니다.

# tls_alpn_mismatch: likely wrong_port
m-5cda80a2 = 포트 { $port }은(는) HTTP 포트가 아닙니다. MQTT나 DNS처럼 TLS 위에서 자체 프로토콜을 사용하는 서비스의 것입니다.

# tls_alpn_mismatch: step
m-e5cf2b94 = 어떤 프로토콜을 선택하는지 확인하십시오(ALPN protocol):

# tls_record_error: title
m-236ccd4b = 업스트림이 TLS로 보낸 것을 읽을 수 없습니다

# tls_record_error: explanation
m-394a6a4a = 업스트림은 TLS를 사용하지만 그 레코드나 메시지가 프로토콜을 위반합니다. 복호화할 수 없거나, 허용보다 크거나, 형식이 잘못되었거나, 다른 것이 와야 할 자리에 왔습니다. Candor는 연결을 끝냈습니다. 그런 레코드의 내용은 전혀 전달되지 않습니다.

# tls_record_error: explanation
m-3a9f7562 = `decrypt`: 도착한 것이 보낸 것과 다릅니다. 사이의 무언가가 바꾸고 있거나, 둘이 한 연결에 함께 쓰고 있습니다. 정상 레코드 뒤의 `malformed`와 `oversized`: TLS 중간에 평문이 섞였습니다. 예를 들어 소켓에 직접 쓰는 프로그램의 오류 출력입니다. `unexpected_message`와 `protocol_violation`: 업스트림의 TLS가 표준이 금지하는 일을 합니다.

# tls_record_error: explanation
m-83b3b2d9 = 업스트림 자신의 호스트에서 요청을 다시 해 보십시오. 거기서 되면 그 사이에 있는 것을 살피고, 안 되면 업스트림의 TLS 라이브러리와 그 연결에 쓰는 다른 것을 살피십시오.

# tls_record_error: sentence
m-781035a4 = 응답 도중에 { $peer }의 TLS 레코드를 복호화할 수 없었습니다.

# tls_record_error: sentence
m-5041e148 = { $peer }이(가) 응답 도중에 TLS 프로토콜을 위반했습니다: { $error_text }.

# tls_record_error: sentence
m-5904353e = { $peer }의 TLS 레코드를 복호화할 수 없었습니다(핸드셰이크에서 { $tls_received }바이트 수신).

# tls_record_error: sentence
m-dfd9f8c0 = { $peer }이(가) TLS 프로토콜을 위반했습니다: { $error_text }(핸드셰이크에서 { $tls_received }바이트 수신).

# tls_record_error: likely plain_text_between
m-7c3529f1 = 무언가가 TLS 연결에 평문을 썼습니다. 프로그램의 오류 출력이거나, 그 소켓에 쓰는 또 다른 프로그램입니다.

# tls_record_error: evidence for plain_text_between
m-833323b6 = 이 바이트는 TLS 레코드가 아닙니다

# tls_record_error: likely changed_on_the_way, tls_alert_received: likely changed_on_the_way
m-cb703324 = 여기와 업스트림 사이의 무언가가 바이트를 바꾸거나 섞습니다.

# tls_record_error: evidence for changed_on_the_way
m-377124e0 = 레코드의 무결성 검사 값이 보낸 쪽의 것과 맞지 않습니다

# tls_record_error: likely shared_connection
m-e94d5ef0 = fork 뒤처럼 업스트림의 두 프로세스나 스레드가 한 연결에 쓰고 있습니다.

# tls_record_error: evidence for shared_connection
m-d38bab24 = 여기와 { $peer } 사이에는 레코드를 바꿀 수 있는 것이 없습니다

# tls_record_error: likely upstream_tls
m-ae6f3c35 = 업스트림 TLS 라이브러리의 결함입니다.

# tls_record_error: likely not_tls, tls_other: likely not_tls
m-5340392d = 포트 { $port }은(는) 바이트가 TLS처럼 보일 뿐인 다른 프로토콜을 사용합니다.

# tls_record_error: step
m-3cc75a2a = 핸드셰이크 메시지를 확인하십시오:

# tls_record_error: step
m-a079eb44 = 오가는 것을 캡처하십시오:

# tls_peer_closed: title
m-a44415ac = 업스트림이 TLS 핸드셰이크 중에 연결을 끊었습니다

# tls_peer_closed: explanation
m-b5887129 = 연결이 이루어지고 Candor가 TLS 핸드셰이크를 시작했으나, 업스트림은 핸드셰이크가 끝나기 전에 이유를 알리는 경고(alert) 없이 연결을 닫거나 재설정(RST)했습니다. 요청은 보내지 않았습니다.

# tls_peer_closed: explanation
m-057cd356 = 거부하는 TLS 서버는 경고(alert)로 알립니다. 아무 말 없이 끊는 쪽은 대개 TLS 서버가 아니거나, 핸드셰이크 전에 무언가(PROXY 헤더)를 기대했거나, 이름을 요청하지 않는 상대를 응대하지 않거나, 그 자리에 있는 방화벽입니다. 이미 응답을 시작했다면 뒤의 프로세스가 종료되었거나 Candor의 인증서를 원한 것입니다.

# tls_peer_closed: explanation
m-1a5a1efd = 서버 이름을 넣고 또 빼고 핸드셰이크를 다시 해 보고, 포트에 평문으로도 물어보십시오. 업스트림 서버의 로그에 더 많은 정보가 있습니다.

# tls_peer_closed: sentence
m-3e29587d = { $peer }이(가) TLS 핸드셰이크에 응답하는 대신 연결을 재설정(RST)했습니다.

# tls_peer_closed: sentence
m-4f0ee0f0 = { $peer }이(가) TLS 핸드셰이크 중 { $last_message } 이후에 연결을 재설정(RST)했습니다({ $tls_received }바이트).

# tls_peer_closed: sentence
m-3353078f = { $peer }이(가) TLS 핸드셰이크 중 { $tls_received }바이트 이후에 연결을 재설정(RST)했습니다.

# tls_peer_closed: sentence
m-44ebcee2 = { $peer }이(가) TLS 핸드셰이크에 응답하는 대신 연결을 닫았습니다.

# tls_peer_closed: sentence
m-036d7355 = { $peer }이(가) TLS 핸드셰이크 중 { $last_message } 이후에 연결을 닫았습니다({ $tls_received }바이트).

# tls_peer_closed: sentence
m-049c2934 = { $peer }이(가) TLS 핸드셰이크 중 { $tls_received }바이트 이후에 연결을 닫았습니다.

# tls_peer_closed: likely certificate_wanted
m-9aa7171e = 업스트림이 Candor에 인증서를 요구하며 인증서가 없는 상대의 연결을 끊습니다: tls = { "{" } cert = "FILE", key = "FILE" { "}" }.

# tls_peer_closed: evidence for certificate_wanted
m-1286d03a = 인증서를 요구했으나 받지 못했습니다

# tls_peer_closed: likely crashed
m-4b5e8b8e = 연결을 받은 프로세스가 핸드셰이크 도중에 종료되었거나 재시작되었습니다.

# tls_peer_closed: evidence for crashed
m-1be55462 = 핸드셰이크의 { $tls_received }바이트를 보낸 상태였습니다

# tls_peer_closed: likely filtered
m-61bc7483 = 방화벽이나 업스트림의 접근 목록이 이 호스트의 연결을 받아들이지 않습니다.

# tls_peer_closed: evidence for filtered
m-d9d2d7f2 = 한 바이트도 오기 전에 재설정되었습니다

# tls_peer_closed: likely plain_port
m-6992b841 = 포트 { $port }은(는) TLS를 사용하지 않으며, 이해하지 못하는 것을 받으면 연결을 끊습니다.

# tls_peer_closed: evidence for plain_port
m-aeff4fed = 응답 대신 연결이 닫혔습니다

# tls_peer_closed: likely proxy_header_expected
m-90385c11 = 업스트림이 로드 밸런서 뒤에 있을 때처럼 핸드셰이크 전에 PROXY 헤더를 기대합니다.

# tls_peer_closed: likely upstream_tls, tls_other: likely upstream_tls
m-71f921e6 = 업스트림의 TLS 설정이 원인입니다.

# tls_peer_closed: step
m-108f1404 = 서버 이름 없이 다시 해 보십시오:

# tls_timeout: title
m-cc1c7005 = 업스트림과의 TLS 핸드셰이크가 너무 오래 걸렸습니다

# tls_timeout: explanation
m-95050310 = 연결이 이루어지고 Candor가 TLS 핸드셰이크를 시작했으나 `timeout.tls`가 만료될 때까지 끝나지 않았습니다. 요청은 보내지 않았습니다.

# tls_timeout: explanation
m-991707c6 = `no_answer`: 한 바이트도 돌아오지 않았습니다. 대개는 포트가 TLS를 사용하지 않아, 요청으로 여긴 것의 나머지를 기다리고 있습니다. 또는 커널이 수락한 연결을 아무도 처리하지 않습니다. `stalled`: 업스트림이 응답을 시작했다가 멈췄습니다. 과부하 상태이거나 큰 패킷이 도중에 유실됩니다.

# tls_timeout: explanation
m-0b11ec89 = 이 호스트에서 포트에 평문과 TLS로 물어보십시오. 평문 HTTP가 응답하면 `http://`로 적으십시오. 업스트림 자신의 호스트에서는 TLS가 응답하고 여기서는 응답하지 않으면 그 사이의 네트워크를 살피십시오.

# tls_timeout: sentence
m-90788e67 = { $peer }와(과)의 TLS 핸드셰이크가 { $last_message } 이후({ $tls_received }바이트) 멈췄고, { $limit } 안에 더 온 것이 없습니다({ $timer }).

# tls_timeout: sentence
m-dbb63ac8 = { $peer }이(가) TLS 핸드셰이크의 { $tls_received }바이트를 보냈고, { $limit } 안에 더 보낸 것이 없습니다({ $timer }).

# tls_timeout: sentence
m-33d2cee5 = { $peer }이(가) 연결을 받아들였으나 { $limit } 안에 TLS 핸드셰이크를 한 바이트도 보내지 않았습니다({ $timer }).

# tls_timeout: likely limit
m-ebb3253b = 이 업스트림에는 한도가 너무 짧습니다.

# tls_timeout: likely plain_port
m-1204b736 = 포트 { $port }은(는) 평문 HTTP를 사용하며 요청의 끝을 기다립니다. { $server }에 https:// 대신 http://를 적으십시오.

# tls_timeout: evidence for plain_port
m-c9cad58e = 한 바이트도 돌아오지 않았고, 포트 { $port }은(는) 관례상 평문 HTTP입니다

# tls_timeout: evidence for plain_port
m-e85de5e1 = 한 바이트도 돌아오지 않았습니다

# tls_timeout: likely packets_lost
m-92fb2afc = 여기와 { $peer } 사이에서 큰 패킷이 유실됩니다. 터널에서처럼 경로가 양 끝이 믿는 것보다 작은 패킷만 통과시킵니다(MTU).

# tls_timeout: evidence for packets_lost
m-cb5c4ae5 = { $tls_received }바이트 이후에 멈췄습니다

# tls_timeout: likely busy
m-884e7d27 = 연결을 처리하는 것이 없습니다. 커널이 연결을 수락했으나 업스트림의 모든 워커가 바쁘거나 멈춰 있습니다.

# tls_timeout: evidence for busy
m-322567ce = { $tls_received }바이트 이후에 멈췄으며, 바로 이 호스트에서 일어났습니다

# tls_timeout: likely slow_lookup
m-377af1ad = 업스트림이 진행하기 전에 무언가를 조회합니다. DNS에서 클라이언트의 이름, 인증서 또는 폐기 목록입니다.

# tls_timeout: likely proxy_header_expected
m-0fae0c70 = 업스트림이 로드 밸런서 뒤에 있을 때처럼 핸드셰이크 전에 PROXY 헤더를 기다립니다.

# tls_timeout: step, req_write_timeout: step, timeout_first_byte: step
m-e9af24f6 = 애플리케이션을 기다리는 연결이 몇 개인지 확인하십시오(Recv-Q):

# tls_alert_received: title
m-80faf878 = 업스트림이 경고(alert)로 TLS 연결을 끝냈습니다

# tls_alert_received: explanation
m-c1e55ff3 = 업스트림이 핸드셰이크 중이나 그 뒤에 치명적인 TLS 경고(alert)를 보내고 연결을 끝냈습니다. 무엇이 맞지 않는지(버전, 암호 스위트, 이름, 인증서, 애플리케이션 프로토콜) 밝히는 경고에는 고유한 코드가 있습니다. 이것은 그 밖의 경고입니다.

# tls_alert_received: explanation
m-14a4b294 = 업스트림이 상대에게 알리는 것은 경고(alert)의 이름뿐이며, 이유는 업스트림의 로그에 있습니다. `internal_error`와 `access_denied`는 여러 서버가 요청받은 이름의 인증서가 없을 때 보냅니다. `decode_error`, `illegal_parameter`, `unexpected_message`, `bad_record_mac`은 받은 것을 이해하지 못했다는 뜻입니다. 사이의 무언가가 바꾸었거나 양쪽 중 하나에 결함이 있습니다.

# tls_alert_received: explanation
m-b323ec09 = 요청 시각의 업스트림 서버 로그를 확인하고, 이 호스트와 업스트림 자신의 호스트에서 핸드셰이크를 다시 해 보십시오.

# tls_alert_received: sentence
m-8e1f8dc1 = { $peer }이(가) 요청을 받은 뒤 경고(alert) { $alert_name }({ $alert_id })(으)로 TLS 연결을 끝냈습니다.

# tls_alert_received: sentence
m-ba248887 = { $peer }이(가) 응답 도중에 경고(alert) { $alert_name }({ $alert_id })(으)로 TLS 연결을 끝냈습니다.

# tls_alert_received: sentence
m-24b04212 = { $peer }이(가) 응답 도중에 경고(alert) { $alert_id }(으)로 TLS 연결을 끝냈습니다.

# tls_alert_received: sentence
m-68e17b18 = { $peer }이(가) 경고(alert) { $alert_name }({ $alert_id })(으)로 TLS 핸드셰이크를 끝냈습니다.

# tls_alert_received: sentence
m-567d4293 = { $peer }이(가) 경고(alert) { $alert_id }(으)로 TLS 핸드셰이크를 끝냈습니다.

# tls_alert_received: likely no_certificate_for_name
m-5a8b3707 = 업스트림에 { $sni }의 인증서가 없습니다. 여러 서버가 이를 이렇게 알립니다(Caddy internal_error, rustls access_denied).

# tls_alert_received: evidence for changed_on_the_way
m-6dd8bb3d = 경고(alert) { $alert_name }은(는) 받은 것을 이해하지 못했다는 뜻입니다

# tls_alert_received: likely stopped
m-79762cfa = 업스트림이 중지되거나 재시작되는 중입니다.

# tls_alert_received: evidence for stopped
m-baaab8ec = 응답을 시작한 상태였습니다

# tls_alert_received: likely upstream_fault
m-abebb888 = 업스트림의 TLS나 그 설정에 결함이 있습니다.

# tls_alert_received: evidence for upstream_fault
m-664422a0 = 경고(alert) { $alert_name }이(가) 그렇게 말합니다
