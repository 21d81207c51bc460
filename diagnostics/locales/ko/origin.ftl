### origin

# origin_error: title
m-bb696901 = 애플리케이션 자체가 오류로 응답했습니다

# origin_error: visitor
m-89ab5c29 = 이 주소의 애플리케이션이 자체 오류를 보고했습니다.

# origin_error: explanation
m-a310a131 = 업스트림이 500에서 599까지의 상태로 정상적인 형식의 응답을 보냈습니다. Candor는 본문을 포함한 응답 전체를 손대지 않고 전달했습니다.

# origin_error: explanation
m-2420582a = 이는 프록시의 오류가 아닙니다. `status_by`가 `upstream`입니다. 연결, TLS, 프레이밍에는 문제가 없었습니다. 여기의 502, 503, 504는 Candor 뒤의 다른 프록시나 애플리케이션 자체에서 온 것입니다.

# origin_error: explanation
m-28a11f9a = 애플리케이션의 로그에서 요청 ID를 찾으십시오. 애플리케이션은 이를 `X-Request-Id`로 받았습니다.

# origin_error: sentence
m-e23e72a2 = { $peer }({ $server_field }) 자체가 { $method } { $path }에 { $status }(으)로 응답했습니다.

# origin_error: sentence
m-63b07c49 = { $peer } 자체가 { $method } { $path }에 { $status }(으)로 응답했습니다.

# origin_error: likely another_proxy
m-e65f42dc = Candor 뒤의 다른 프록시가 그렇게 응답했습니다. 그 로그를 살펴보십시오.

# origin_error: evidence for another_proxy
m-9c0227c6 = { $status }은(는) 프록시의 상태이며, 응답은 { $server_field }에서 왔습니다

# origin_error: evidence for another_proxy
m-e5d0115a = { $status }은(는) 프록시의 상태입니다

# origin_error: likely overloaded
m-7ca4222c = 애플리케이션이 과부하 상태이거나 시작 중이거나 점검 중입니다.

# origin_error: evidence for overloaded
m-3b797a25 = 503으로 응답했습니다

# origin_error: likely unimplemented
m-1f8bb544 = 애플리케이션이 이 요청의 메서드나 버전을 모릅니다.

# origin_error: evidence for unimplemented
m-4ca81647 = { $status }(으)로 응답했습니다

# origin_error: likely exception
m-b3370c6d = 애플리케이션이 이 요청에서 실패했습니다. 아무도 잡지 않은 예외입니다.

# origin_error: evidence for exception
m-3879756c = 500으로 응답했습니다

# origin_error: step
m-af5e1ba4 = 애플리케이션의 로그에서 요청 ID를 찾으십시오:

# origin_error: step
m-01d43abf = 애플리케이션의 로그에서 요청 ID { $request_id }을(를) 찾으십시오.
