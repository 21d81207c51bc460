### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# req_early_response: title
m-07b54217 = The upstream answered before it had taken the whole request

# req_early_response: visitor, req_write_timeout: visitor, req_write_aborted: visitor and 2 more
m-458fb710 = The application behind this address did not take this request.

# req_early_response: explanation
m-f3ef4cef = A final answer came while the request's body was still being sent. When all of it came, it was passed on as it is, and this is only a finding in the log. When the connection ended before the answer was whole, the request failed: within the answer's head (reason `head_cut`) or within its body (reason `answer_cut`).

# req_early_response: explanation
m-bf33ceaa = The application, or the server in front of it, decided without reading the body: too large (413), not signed in (401), no such address (404). Closing the connection while bytes are still under way makes the kernel send a reset, and a reset can destroy an answer that is already on its way.

# req_early_response: explanation
m-61fed889 = The status says what the application did not like. To make such answers arrive always, let the upstream's server read and drop the rest of the body for a while before it closes (nginx: `lingering_close`), or set the limit here too (`limit.body`), where it is answered without asking the application.

# req_early_response: sentence
m-b4e456d5 = { $peer } began to answer { $early_status } after { $body_sent } of { $body_declared } bytes of the request's body, and ended the connection within the head of its answer.

# req_early_response: sentence
m-3845984f = { $peer } began to answer { $early_status } after { $body_sent } bytes of the request's body, and ended the connection within the head of its answer.

# req_early_response: sentence
m-fb5aaad4 = { $peer } answered { $early_status } after { $body_sent } of { $body_declared } bytes of the request's body, and ended the connection before its answer was whole.

# req_early_response: sentence
m-eff38f84 = { $peer } answered { $early_status } after { $body_sent } bytes of the request's body, and ended the connection before its answer was whole.

# req_early_response: sentence
m-5a158a03 = { $peer } answered { $early_status } after { $body_sent } of { $body_declared } bytes of the request's body.

# req_early_response: sentence
m-b247ca13 = { $peer } answered { $early_status } after { $body_sent } bytes of the request's body.

# req_early_response: likely body_limit
m-b4c8f31d = The body is larger than a limit of the upstream's server, which answers without reading it.

# req_early_response: evidence for body_limit
m-82faf195 = the answer is 413 (Content Too Large)

# req_early_response: likely not_allowed
m-d31d086e = The application refuses who asks, and does not read what it refuses: not signed in, no permission.

# req_early_response: evidence for not_allowed, req_early_response: evidence for redirect, req_early_response: evidence for error and 1 more
m-525a03d4 = the answer is { $early_status }

# req_early_response: likely not_found
m-43527337 = The path or the method is not one that takes a body.

# req_early_response: evidence for not_found
m-00702b05 = the answer to { $method } { $path } is { $early_status }

# req_early_response: likely redirect
m-e7bcf2b8 = The application sends the client to another address, and does not read what was sent to this one.

# req_early_response: likely error
m-e2dfe85c = The application failed while it read the body.

# req_early_response: likely streams
m-5d9f9272 = The application answers while it reads, as programs do that transform a stream.

# req_early_response: step
m-87970433 = Raise the limit of the upstream's server, or set the same one here (limit.body), where it is answered before the upstream is asked.

# req_early_response: step
m-d666121e = Let the upstream's server read the rest of the body before it closes, so that its answer is not lost to a reset.

# req_early_response: step, req_write_aborted: step, head_upgrade_failed: step and 12 more
m-6667b5f9 = Read the application's log at the time of this request.

# req_write_timeout: title
m-a720c566 = The upstream did not take the request in time

# req_write_timeout: explanation
m-9e72d8fb = The connection stands, a part of the request has left, and then nothing more could be written: the upstream does not read, its receive buffer and ours are full. `timeout.write` ran out (reason `stalled`), or the whole upload took longer than `timeout.upload` while the upstream was what it waited for (reason `upload_total`).

# req_write_timeout: explanation
m-cad6fcae = The upstream's kernel accepted the connection and the first bytes; the application does not read them. It is stuck or suspended, works on something else before it reads, or reads so slowly that the window never opens again.

# req_write_timeout: explanation
m-f9b73336 = Look at what the application's process does just then (a thread dump, `py-spy dump`, `/proc/PID/stack`). If it only reads slowly because it writes to a slow disk, raise the timer where it is written.

# req_write_timeout: sentence
m-d1ff2b4e = { $peer } had not taken the whole request within { $limit } ({ $timer }): { $bytes_sent } bytes had left.

# req_write_timeout: sentence
m-40629ef7 = { $peer } stopped reading the request: { $body_sent } of { $body_declared } bytes of its body had left, and none more within { $limit } ({ $timer }).

# req_write_timeout: sentence
m-ccc4ba7f = { $peer } stopped reading the request: { $bytes_sent } bytes had left, and none more within { $limit } ({ $timer }).

# req_write_timeout: likely limit, timeout_total: likely limit, timeout_head: likely limit and 2 more
m-f25f9362 = The limit is too short for this application.

# req_write_timeout: likely slow_reader
m-5d4475c5 = The application reads slowly: it writes the upload to a slow disk, scans it, or passes it on.

# req_write_timeout: evidence for slow_reader
m-d7ea0c2a = it had taken { $bytes_sent } bytes before

# req_write_timeout: likely stuck
m-a24d006d = The application is stuck or suspended and does not read: a deadlock, a blocked event loop, SIGSTOP, a debugger.

# req_write_timeout: evidence for stuck
m-77055dd2 = it took no more than fits into socket buffers

# req_write_timeout: likely workers_busy
m-63347196 = All workers are busy: the kernel took the connection, and nobody reads it yet.

# req_write_timeout: evidence for workers_busy, timeout_first_byte: evidence for workers_busy
m-b6a3a959 = { $connections } connections to this upstream are open

# req_write_timeout: likely network, timeout_body_idle: likely network
m-ae6e0e44 = The path to the upstream lost its packets: a cable, a firewall that forgot the connection, an MTU that is too large.

# req_write_timeout: step
m-1165bf4e = See whether the bytes wait here (Send-Q) or at the upstream (Recv-Q):

# req_write_timeout: step
m-6ffaef8b = See where the application's process stands: a thread dump, `py-spy dump`, `/proc/PID/stack`.

# req_write_aborted: title
m-ce4b709a = The upstream hung up while the request was sent to it

# req_write_aborted: explanation
m-7efdee06 = The connection was made and a part of the request had left when the upstream closed (reason `closed`; errno 32, `EPIPE`) or reset it (reason `reset`; errno 104, `ECONNRESET`). No answer that can be passed on came before.

# req_write_aborted: explanation
m-2977a0d9 = Most often the upstream does not want the body: it is larger than a limit of the application or of its server, which hangs up rather than read it, and loses its own error message by doing so. Or the process died while it read.

# req_write_aborted: explanation
m-4a96cdd6 = Compare the size of the body with the limits of the upstream's server (`client_max_body_size`, `MAX_CONTENT_LENGTH`, `bodyParser` limits), and read its log. A server that refuses a body should read on for a while, so that its 413 is not lost.

# req_write_aborted: sentence
m-90020132 = { $peer } reset the connection while the request was sent: { $body_sent } of { $body_declared } bytes of its body had left.

# req_write_aborted: sentence
m-ec783abf = { $peer } closed the connection while the request was sent: { $body_sent } of { $body_declared } bytes of its body had left.

# req_write_aborted: sentence
m-8531922a = { $peer } reset the connection while the request was sent: { $bytes_sent } bytes had left.

# req_write_aborted: sentence
m-29d2582b = { $peer } closed the connection while the request was sent: { $bytes_sent } bytes had left.

# req_write_aborted: likely body_limit, head_reused_conn_lost: likely body_limit
m-6befffe1 = The body is larger than a limit of the upstream's server, which hangs up on it.

# req_write_aborted: evidence for body_limit, head_reused_conn_lost: evidence for body_limit
m-792931d9 = the request has a large body, and the upstream cut it

# req_write_aborted: likely crash
m-d4a98c00 = The process crashed or was killed while it read the request.

# req_write_aborted: evidence for crash
m-e5f26aae = the body has { $body_declared } bytes only, and the connection was reset

# req_write_aborted: likely refuses_request, head_closed_empty: likely refuses_request
m-64e771bf = The application's server hangs up on requests that it does not want: unknown Host, large header, TLS expected.

# req_write_aborted: evidence for refuses_request
m-c9bde364 = not one byte of the body had left

# req_write_aborted: likely upload_timeout
m-ffa5a20e = A timer of the upstream's server ran out: the upload was too slow for it.

# req_write_aborted: evidence for upload_timeout
m-b6d4798a = it had been sent for { $sending }

# req_write_aborted: likely restart, head_reset: likely restart
m-7fd75fb2 = The application was restarted just then.

# req_write_aborted: step
m-26e59445 = Compare the size of the body with the limits of the upstream's server.

# req_write_aborted: step, head_reset: step
m-fc6e50ce = See on the wire who sends the reset:
