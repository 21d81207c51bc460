### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# hint
m-bda6c545 = The address is { $answer_age } old, its answer was valid for { $ttl }.

# hint
m-0945da44 = { $host } was dialed as { $name_now_stale }, where it leads no more: no resolver names that address now.

# hint
m-eccd1371 = `localhost` was tried as { $addresses }; the other address family was not.

# hint
m-a7f812d4 = `localhost` means { $addresses } here: one of them refused, the other did not.

# hint
m-838d7dce = `localhost` led to { $peer }, which took the connection; on the other address family another program may answer.

# hint
m-06128447 = Port { $port } is taken at { $listening }: on the other family of loopback addresses than { $peer }.

# hint
m-3aeeec01 = { $question } was found only with a search suffix: { $asked } were asked.

# hint
m-414a13ad = The scheme of { $server } does not fit what the upstream speaks.

# hint
m-e8be1955 = The peer greeted as another service does: { $spoken }.

# hint
m-289545b1 = It ended { $after } after the request, a round number: a timer of the upstream may have run out.

# hint
m-262d1ec6 = It ended { $after } after the request; { $equal_timer } is { $equal_limit } here, so both sides may have been given the same timer.

# hint
m-38fb71b4 = The upstream closes idle connections after about { $idle_end } ({ $idle_end_seen } times seen); keepalive.idle lets ours be idle for { $idle_ours }.

# hint
m-bfe6b627 = The certificate begins { $valid_in } after this host's clock, { $now }: one of the two clocks is wrong.

# hint
m-6386192e = The clocks of { $peer } and of this host differ by { $clock_difference }: its Date says { $peer_clock }.

# hint
m-8ffc7880 = The connection had been idle for { $idle } when it was used again; the upstream's keep-alive time may be about that.

# hint
m-69e259c6 = Visitors saw nothing of this: the request was repeated and succeeded.

# hint
m-57013153 = Values in the excerpt are masked, since they may be secrets; offsets and lengths are true.

# hint
m-6198310f = The first failure of this kind came { $reload_age } after a reload, which changed this of { $upstream }: { $reload_changed }.

# hint
m-c0297afe = The first failure of this kind came { $reload_age } after a reload, which changed nothing of { $upstream }.

# hint
m-2801ca67 = The addresses of { $host } changed { $changed_age } ago, from { $answers_before } to { $answers }.

# hint
m-3a62eddc = The socket { $socket } was made { $socket_age } ago: the application has just been started.

# hint
m-3cfc94ea = The last { $recent } failures at { $upstream }, within { $recent_span }, were all of requests for { $path }; { $recent_answered } requests were answered meanwhile.

# hint
m-5740a02c = The last { $recent } failures at { $upstream }, within { $recent_span }, were all at { $server }, one of { $members } members; { $recent_answered } requests were answered meanwhile.

# hint
m-dec04437 = Failures of this kind come about every { $period }, { $period_times } times so far: something that runs at fixed times may be behind them.

# hint
m-93274c78 = The last { $reused_failures } failures of this kind were all on connections that had been idle, none on a new one.

# hint
m-958b5a87 = The last { $body_failures } failures of this kind were all of requests with a body of { $body_least } bytes or more; bodies of up to { $body_answered } bytes were answered meanwhile.

# hint
m-136a546e = { $upstream } had become slower before the first failure of this kind: its answers began after { $slow_then } instead of { $slow_before }, with { $connections_then } instead of { $connections_before } connections open.

# hint
m-41d66987 = The last request that { $upstream } answered began at { $last_success }, { $last_success_age } before this one.

# hint
m-4361c45b = Failure { $count } of this kind since { $first_time }, with no answer in between.

# hint
m-8a5c0a57 = Failure { $count } of this kind since { $first_time }, with { $answered_since } answers in between.

# hint
m-47525075 = Nobody listens on port { $port } of this host; there is { $elsewhere }.

# hint
m-99424f5b = { $listening } takes connections from this host alone, and only at that address.

# hint
m-0d34f5e2 = Candor runs in a container ({ $engine }): { $ip } is that container, and not the host.

# hint
m-002c7ac9 = Candor has { $files_open } files open and may have { $files_may }: soon it can make no connection.

# hint
m-aa318e43 = This host is busy: in { $cpu_percent } % of the last ten seconds some process waited for a processor.
