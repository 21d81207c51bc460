### internal

# internal_overload: title
m-f1a46284 = Candor 자체의 한도에 도달했습니다

# internal_overload: explanation
m-5504bc5f = Candor가 허용된 만큼의 연결, 파일 또는 요청을 가지고 있어 하나 더 받기를 거부했습니다. 업스트림에는 요청하지 않았습니다.

# internal_overload: explanation
m-4cee07c2 = 한도가 예상한 것보다 많은 사람이 오거나, 무언가가 사용하지 않는 것을 붙잡고 있습니다. 연결을 열고 아무것도 보내지 않는 클라이언트나, 느리게 응답하여 요청이 쌓이게 하는 애플리케이션입니다.

# internal_overload: explanation
m-422634eb = 한도를 올리기 전에 무엇이 한도를 채우는지 확인하십시오. 열린 파일이면 유닛의 `LimitNOFILE`을, 연결이면 근거에 나오는 키를 올리십시오.

# internal_overload: sentence
m-2750f2ca = Candor가 한도 { $overload }에 도달했습니다: { $overload_max } 중 { $overload_value }.

# internal_overload: likely open_files
m-0b22535d = 열린 파일의 한도가 프록시에는 너무 낮습니다. 요청마다 두 개를 사용합니다.

# internal_overload: evidence for open_files
m-8d7d9154 = 한도가 예전 기본값인 { $overload_max }입니다

# internal_overload: evidence for open_files
m-f273aa72 = 한도가 { $overload_max }입니다

# internal_overload: likely idle_clients
m-ed783797 = 클라이언트가 사용하지 않는 연결을 붙잡고 있습니다.

# internal_overload: evidence for idle_clients
m-68fdfcbb = 연결에 대한 한도입니다

# internal_overload: likely slow_upstream
m-4d2aba8f = 애플리케이션이 느리게 응답하여 그 앞에 요청이 쌓입니다.

# internal_overload: likely flood
m-59ab5788 = 지금까지 없던 만큼 많은 요청이 옵니다.

# internal_overload: step
m-160fbf74 = 상태별로 연결을 확인하십시오:

# internal_overload: step
m-a5b6c9c7 = 한도는 { $overload } = { $overload_max }입니다.

# internal_shutdown: title
m-bb82349e = Candor가 중지하는 중입니다

# internal_shutdown: visitor
m-440a93ef = 서버가 다시 시작하는 중입니다. 잠시 후 다시 시도해 주십시오.

# internal_shutdown: explanation
m-4311f1e0 = Candor가 중지하라는 지시를 받았습니다. 받은 요청은 끝내고 새 요청은 받지 않습니다. 이 요청은 너무 늦게 왔거나, 마무리 시간이 다 되었을 때 아직 처리 중이었습니다.

# internal_shutdown: explanation
m-a965df88 = 사람이나 서비스 관리자에 의한 재시작 또는 중지입니다. 재시작이었다면 잠시 후 다시 시도하면 됩니다. 다시 읽기(SIGHUP)로는 이런 일이 일어나지 않습니다.

# internal_shutdown: explanation
m-5bf5a99a = 의도한 것이면 할 일이 없습니다. 요청이 오래 걸리는 곳에서는 `shutdown`을 늘리십시오. 설정을 바꾸려면 재시작하지 말고 다시 읽게 하십시오.

# internal_shutdown: sentence
m-a0d61901 = Candor가 중지하는 중이며, { $peer }이(가) 응답하기 전에 마무리 시간이 다 되었습니다.

# internal_shutdown: sentence
m-c9565200 = Candor가 중지하는 중이며 더 이상 요청을 받지 않았습니다.

# internal_shutdown: likely cut
m-7536872a = 마무리 시간이 이 요청에 걸린 시간보다 짧았습니다. `shutdown`을 늘리십시오.

# internal_shutdown: evidence for cut
m-6ef60ef0 = 요청은 이미 업스트림에 가 있었습니다

# internal_shutdown: likely stopping
m-2780b054 = Candor가 중지하기 시작한 바로 그때, 열려 있던 연결로 요청이 왔습니다.

# internal_shutdown: likely restart
m-79014909 = Candor가 재시작되거나 중지되는 중입니다.

# internal_shutdown: step
m-0275a67c = 누가 중지했는지 확인하십시오:

# internal_error: title
m-edeec9ba = Candor 자체에 장애가 생겼습니다

# internal_error: visitor
m-de2fb81b = 서버 내부에 문제가 있어 이 요청에 응답할 수 없었습니다.

# internal_error: explanation
m-37181acb = Candor의 일부가 동작을 포기했거나, 교환이 끝났는데 Candor가 그 이유를 말해 주는 사실을 기록하지 않았습니다. 업스트림의 잘못이 아닙니다. 업스트림이 말하거나 한 것은 판정에 쓰이지 않았습니다.

# internal_error: explanation
m-374fd607 = 이는 Candor의 결함이거나, Candor에 설정된 한도의 문제입니다. 요청 하나를 잃었고 다른 요청은 계속됩니다.

# internal_error: explanation
m-31255c44 = 요청의 로그 줄과 버전을 함께 보고해 주십시오.

# internal_error: sentence
m-6a1caeb4 = Candor 자체에 장애가 생겼습니다: { $what }.

# internal_error: sentence
m-769519d6 = Candor가 이유를 기록하지 않고 { $phase } 단계에서 이 요청을 끝냈습니다. 이는 Candor의 결함입니다.

# internal_error: likely memory
m-1cf1f2d8 = 호스트나 Candor 유닛의 한도에 남은 메모리가 없습니다.

# internal_error: evidence for memory, internal_error: evidence for disk
m-59cfa24c = 메시지: { $what }

# internal_error: likely disk
m-405208fe = 디스크가 가득 찼습니다.

# internal_error: likely defect
m-ba030f49 = Candor의 결함입니다.

# internal_error: step
m-4c3456da = 이 요청의 로그 줄과 이 버전을 함께 보고해 주십시오:
