### page

# explain, words
m-6953fbdf = 가능성 높은 원인

# explain, words
m-0ea09cea = 순서는 각 실패의 근거에 따라 달라집니다.

# explain, words
m-fd618eab = 다음 단계

# explain, words
m-a7775444 = 사실

# explain
m-6afbddc9 = 원인

# explain
m-2475b474 = 카탈로그에서 테스트가 생성한 것이므로 편집하지 마십시오. 각 원인의 자세한 내용은 `candor explain CODE`로 볼 수 있습니다.

# explain
m-f9316cf4 = 코드

# explain
m-4302e918 = 의미

# explain
m-d98031f8 = 단계

# explain
m-ba619595 = 조치할 수 있는 쪽

# explain
m-ba4b77ef = 상태

# explain
m-08a6c018 = 받은 그대로

# explain
m-3f8d3963 = 클라이언트

# explain
m-0cd96ece = 네트워크 운영자

# explain
m-9dec50ee = Candor 운영자

# explain
m-d3f90a75 = 업스트림 운영자

# explain
m-89e0b543 = 업스트림 자체의 것

# explain, words
m-795db914 = 코드

# explain
m-adf51d98 = 단계

# explain, words
m-5b341fb5 = 조치할 수 있는 쪽

# explain, words
m-005ef20f = 상태

# explain
m-b54cb470 = Proxy-Status 오류 유형(RFC 9209)

# template, words
m-9b759fb9 = 알 수 없음

# words
m-658f3664 = 복사

# words
m-8dc21305 = 복사됨

# words
m-c2b88f6c = 전체 보고서 텍스트

# words
m-82454152 = 요청

# words
m-dfe4e404 = 시각

# words
m-0132c8fc = 요청 내용

# words
m-a2cc6ee4 = 몇 초 후에 다시 시도할 수 있습니다.

# words
m-f2784c08 = 도움을 요청할 때 이 번호를 알려 주십시오:

# words
m-8b5a1a82 = 요청의 경로

# words
m-d5a6163e = 클라이언트

# words
m-3945e8e0 = 업스트림

# words
m-4c65d64b = 업스트림 없음

# words
m-901275a6 = 요청하지 않음

# words
m-02a0baa5 = { $phase } 단계에서 끊겼습니다

# words
m-b12d299a = 시간 사용 내역

# words
m-ca1fa301 = { $timer } 만료: { $limit } 중 { $elapsed }, 설정 위치 { $timer_place }

# words
m-8e32ddbb = 가능성 높은 원인(근거가 강한 순)

# words
m-1440c15d = 참고

# words
m-9a690ca6 = 시도한 것

# words
m-75b19520 = 유휴 연결 재사용

# words
m-9a09e2f3 = 새 연결

# words
m-15832aed = 끝난 단계

# words
m-f800be44 = 근거

# words
m-651aef20 = { $defect_line }번째 줄, 바이트 { $defect_offset }: 발견 { $found }, 예상 { $expected }.

# words
m-83f37917 = (끝)

# words
m-8f929c1e = 클라이언트

# words
m-5b2a647f = 시도

# words
m-062accf6 = 판정

# words
m-6a12e0e7 = 설정

# words
m-4253c993 = { $phase } 단계

# words
m-f556f407 = 라우트 { $route }

# words
m-8b4eca94 = Candor가 만듦

# words
m-301d52ab = 업스트림이 만듦

# words
m-3f55c869 = 확실함

# words
m-7e993075 = 가능성 높음

# words
m-32482109 = 클라이언트가 조치할 수 있습니다

# words
m-ac6a587c = 네트워크 운영자가 조치할 수 있습니다

# words
m-5055321c = Candor 운영자가 조치할 수 있습니다

# words
m-2d10dbbf = 업스트림 운영자가 조치할 수 있습니다

# words
m-4f34d900 = 더 보기

# words
m-6ceafb41 = 누가, 어디서

# words
m-88ab5323 = 애플리케이션이 아니라 Candor가 만듦

# words
m-335acda1 = 업스트림이 만들고 Candor가 그대로 전달함

# words
m-fe82461a = 확실성

# words
m-ad3e28bc = 확실함: 상대나 커널이 명시했습니다

# words
m-4b6ff618 = 가능성 높음: 근거에서 추론했습니다

# words
m-e00c0cd0 = 알 수 없음: 이 실패에는 아직 고유한 이름이 없습니다

# words
m-ba38a36e = 사이트

# words
m-d7d630be = 라우트

# words
m-8f814be5 = 작성된 위치

# words
m-83b6d8e8 = 이 원인에 대해 더 보기

# words
m-53bb54e4 = 모든 원인

# words
m-b9aa833c = 같은 내용을 텍스트나 JSON으로

# words
m-30fa0b19 = Candor가 이름을 댈 수 있는 원인

# slots
m-31e9ae78 = { " " }및{ " " }

# slots
m-f5e750e9 = 기본값

# slots
m-39b88649 = 끝

# slots
m-3553e285 = 공백

# slots
m-7af13fd8 = { $count }초

# slots
m-34c73a31 = { $count }초

# slots
m-4a69f9cd = { $count }분

# slots
m-5b4592c3 = { $count }시간

# slots
m-2a7dbeef = { $count }일

# tls
m-f485263e = 시스템의 인증 기관

# what was expected in a response head
m-40e589ca = HTTP/1.1 200{ " " }

# what was expected in a response head
m-18b62c18 = 숫자 하나

# what was expected in a response head
m-66c96858 = 어디서나 같은 길이

# what was expected in a response head
m-2ed3951f = 숫자만

# what was expected in a response head
m-414e9582 = Content-Length 한 번만

# what was expected in a response head
m-7b4a47cc = chunked는 마지막에 한 번만

# what was expected in a response head
m-4721c8e6 = HTTP/1.0에는 Transfer-Encoding 없음

# what was expected in a response head
m-87aa9955 = 둘 중 하나

# what was expected in a response head
m-82845159 = Elasticsearch 전송 프로토콜

# what was expected in a response head
m-58c45094 = SMTP 또는 FTP

# what was expected in a response head
m-372bd1c8 = 아래의 필드

# what was expected in a response head
m-0f71a6f7 = 빈 줄

# what was expected in a response head
m-c2c3655e = 공백과 상태

# what was expected in a response head
m-0d739fad = 공백 하나

# what was expected in a response head
m-30381dfb = 숫자 세 자리

# what was expected in a response head
m-3d0de84c = 100에서 599까지

# what was expected in a response head
m-68b00d6c = 코드 뒤의 공백

# what was expected in a response head
m-900c9853 = 표시 가능한 문자

# what was expected in a response head
m-c8606ab5 = 필드 앞의 HTTP/1.1

# what was expected in a response head
m-f11860d9 = 이름 뒤의 콜론

# what was expected in a response head
m-a6c7a46b = 필드 이름

# what was expected in a response head
m-c1896a72 = 토큰 문자

# what was expected in a response head
m-afcac9af = 콜론

# what was expected in a response head
m-607e0ed9 = NUL 없음

# what was expected in a response head
m-33e1abec = 제어 문자 없음

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR은 LF 앞에만

# what was expected in a response head
m-29f8d188 = Oracle Net 프로토콜

# what was expected in a response head
m-32d5b9a1 = 헤드의 끝

# what was expected in a response head
m-b9415c35 = 더 짧은 필드
