### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# timeout_queue: title
m-1ed0240e = The request waited for its turn in vain

# timeout_queue: explanation
m-b96317cd = The upstream served as many requests as it may. This one waited for a place until `timeout.queue` ran out. Nobody was asked.

# timeout_queue: explanation
m-45e27398 = More requests come than the upstream finishes. A queue helps against a burst; when requests come faster than they are served for longer, it only fills up.

# timeout_queue: explanation
m-3a1d324f = See whether the application has become slow. If not, add members or raise the limit. A longer wait helps only if the bursts are short.

# timeout_queue: sentence
m-b3ce0aff = The request waited { $elapsed } ({ $timer } = { $limit }) for upstream { $upstream }, which serves { $active } of at most { $active_max }, with { $waiting } waiting.

# timeout_queue: sentence
m-583535a1 = The request waited { $elapsed } ({ $timer } = { $limit }) for a place at the upstream.

# timeout_queue: likely too_many_requests
m-5693ffb4 = More requests come than the upstream can finish, however quick it is.

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = { $waiting } requests wait for { $active_max } places

# timeout_queue: likely wait_too_short
m-f9a58f79 = The wait is too short for a burst.

# timeout_total: title
m-a00c492c = The time for the whole exchange was over

# timeout_total: explanation
m-0768b6d8 = `timeout.total` covers a request from the end of its head to the last byte of its answer, all attempts together. It ran out; the reason is the phase in which it did. Before the answer's head had left, the client got 504; after it, the answer was cut so that the client can tell.

# timeout_total: explanation
m-c2298ea2 = No single wait was too long, or none of the other timers is as short: the sum was. Large downloads, slow clients, and retries that used up the time are what it is made of.

# timeout_total: explanation
m-2794c563 = The times of the phases show where it went. Raise the timer where it is written, or for the one route that needs it.

# timeout_total: sentence
m-e199d9f9 = The whole exchange with { $peer } did not end within { $limit } ({ $timer }): the request was still being sent.

# timeout_total: sentence
m-0dfa7ab1 = The whole exchange with { $peer } did not end within { $limit } ({ $timer }): the answer had not begun, or its head was not complete.

# timeout_total: sentence
m-cc37beed = The whole exchange with { $peer } did not end within { $limit } ({ $timer }): the answer's body was still on its way.

# timeout_total: sentence
m-63c8f727 = The whole exchange with { $peer } did not end within { $limit } ({ $timer }): there was no connection yet.

# timeout_total: likely retries
m-575caac4 = Attempts that failed before used up the time.

# timeout_total: evidence for retries
m-0b24ccad = { $attempts } attempts were made

# timeout_total: likely large_download
m-5a9acf59 = The answer is large, or the client slow: the time for the whole exchange is too short.

# timeout_total: evidence for large_download
m-8e4f3a1b = { $bytes_out } bytes of the answer had been delivered

# timeout_total: likely large_upload
m-52e8b3ce = The request's body is large, or the client slow in sending it.

# timeout_total: evidence for large_upload
m-d1572b8d = the request had not left whole

# timeout_total: likely slow_application
m-8c77f7d3 = The application takes longer than this for its answer.

# timeout_total: evidence for slow_application
m-eed09ef7 = the request had left, and the answer had not come

# timeout_total: likely slow_dependency, timeout_body_idle: likely slow_dependency, timeout_first_byte: likely slow_dependency
m-db63cc1a = The application waits for something else: a slow query, another service, a lock.

# timeout_total: step, timeout_first_byte: step
m-e75c7aa2 = See how long the upstream takes by itself:

# timeout_head: title
m-781adfc3 = The head of the answer did not end in time

# timeout_head: explanation
m-d5e5cd1e = The first bytes of an answer came, and the empty line that ends its head did not come before `timeout.head` ran out. The timer covers the whole head from its first byte on, however it comes: nothing more came (reason `stalled`), or it came byte by byte (reason `dripping`).

# timeout_head: explanation
m-45cd5e20 = The application began its answer and waits before the head is complete, or it does not flush what it has written. A head that drips is what a broken server, a saturated path or an attack looks like.

# timeout_head: explanation
m-033257f3 = The last line that came shows how far the program got. Let it send its head at once and in one piece; whatever takes long belongs into the body.

# timeout_head: sentence
m-00e1933b = The head of { $peer }'s answer came so slowly that it did not end within { $limit } ({ $timer }): { $head_bytes } bytes, { $head_line } lines.

# timeout_head: sentence
m-d8483995 = The head of { $peer }'s answer did not end within { $limit } ({ $timer }): { $head_bytes } bytes came, up to line { $head_line }, and then nothing.

# timeout_head: sentence
m-8be4d81c = The head of { $peer }'s answer did not end within { $limit } ({ $timer }).

# timeout_head: likely unflushed
m-cf4bb3b0 = The application wrote a part of its head and does not flush the rest.

# timeout_head: evidence for unflushed
m-d065851e = nothing had come for { $received_idle }

# timeout_head: likely waits_in_head
m-7c223300 = The application sends its status line first and works out the rest of the head afterwards: a script that prints as it goes.

# timeout_head: evidence for waits_in_head
m-e1798105 = no more than the status line came

# timeout_head: likely dripping
m-71116ec9 = The upstream sends its head byte by byte: an unbuffered writer, a throttle, or a server that means to hold connections.

# timeout_head: evidence for dripping
m-1b206f28 = bytes were still coming, the last { $received_idle } before the end

# timeout_head: likely network
m-62037ce5 = Packets are lost on the way: the rest of the head is sent again and again.

# timeout_head: likely stalled, timeout_body_idle: likely stalled, body_other: likely stalled
m-60db204a = The application is stuck in the midst of its answer.

# timeout_body_idle: title
m-3eb6ecee = The answer stopped in the middle

# timeout_body_idle: explanation
m-b580fd69 = The head of the answer was passed on, its body had begun or was still to begin, and then nothing came from the upstream until `timeout.idle` ran out. The connection still stood.

# timeout_body_idle: explanation
m-37eb96ca = The application is stuck in the midst of its answer, or it is an event stream or a long poll that has nothing to say for longer than the timer allows. The client was shown that the answer is not complete: its connection (or stream) was cut.

# timeout_body_idle: explanation
m-1d3b91f0 = For event streams and long polls let the application send a heartbeat, or raise `timeout.idle` for the route.

# timeout_body_idle: sentence
m-dbe959d3 = { $peer } sent nothing for { $limit } in the midst of its answer ({ $timer }), after { $received } of { $declared } bytes.

# timeout_body_idle: sentence
m-fd8d3578 = { $peer } sent nothing for { $limit } in the midst of its answer ({ $timer }), after { $received } bytes.

# timeout_body_idle: sentence
m-337b52f8 = { $peer } sent nothing for { $limit } in the midst of its answer ({ $timer }).

# timeout_body_idle: likely length_wrong
m-31b51770 = The declared length is too long: the application has sent all it has, and waits for the next request.

# timeout_body_idle: evidence for length_wrong
m-2c2e157c = only { $missing } bytes are missing

# timeout_body_idle: likely event_stream
m-35b79eb6 = An event stream or long poll without a heartbeat: let the application send a comment now and then, or raise the timer.

# timeout_body_idle: evidence for event_stream
m-91a19c1d = the answer has no declared length, and nothing came for { $limit }

# timeout_body_idle: evidence for stalled
m-915adc36 = { $missing } bytes of the declared length were still to come

# timeout_body_idle: step
m-07fe1d5f = See where the answer stops:

# timeout_first_byte: title
m-d87e52c0 = The upstream did not begin its answer in time

# timeout_first_byte: explanation
m-258243c3 = The upstream has the request, the connection stands, and not one byte of an answer came before `timeout.first_byte` ran out.

# timeout_first_byte: explanation
m-49021243 = The application works on the request, or waits: for its database, for another service, for a lock, or for a free worker while the request lies in its queue. Network and addresses are in order.

# timeout_first_byte: explanation
m-93e46112 = Look at what the application does with this path, and whether all of its workers are busy. If the work may take that long, raise the timer where it is written. The application's own timeout should be the shorter of the two, so that the application can say what it waited for.

# timeout_first_byte: sentence
m-52a68a22 = { $peer } took the request and wrote to its error stream (FCGI_STDERR), and not one byte of an answer came within { $limit } ({ $timer }).

# timeout_first_byte: sentence
m-6832e348 = { $peer } took the request and sent not one byte of an answer within { $limit } ({ $timer }).

# timeout_first_byte: likely interim_only
m-17384d2b = The application announces its answer by interim ones (102, 103) and does not come to it.

# timeout_first_byte: evidence for interim_only
m-bb519469 = { $interim } interim answers (1xx) came before

# timeout_first_byte: likely upload_processing
m-5c870739 = The application works on what was uploaded before it answers: move that work behind the answer.

# timeout_first_byte: evidence for upload_processing, req_other: evidence for upload_long
m-b183cf94 = the request had a large body

# timeout_first_byte: likely long_poll
m-16883d14 = The path is a long poll or an event stream that sends nothing at first: let it send its head at once, or raise the timer for this route.

# timeout_first_byte: likely workers_busy
m-fc4292ac = All workers are busy, and the request waits in the application's queue.

# timeout_first_byte: evidence for workers_busy
m-b925bc3a = connections waiting to be accepted at { $holder }: { $waiting }

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = already connecting took a second or more, as with a full backlog

# timeout_first_byte: likely deadlock
m-196c2939 = The application is stuck: a deadlock, or a request to itself through this proxy with no worker left to serve it.

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = Port { $port } speaks another protocol and waits for a greeting that never comes.

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = port { $port } is seldom plain HTTP
