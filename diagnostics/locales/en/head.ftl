### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# head_upgrade_failed: title
m-c8addb9a = The connection could not change its protocol

# head_upgrade_failed: visitor
m-4dcbb629 = The application behind this address did not open the kind of connection that was asked for.

# head_upgrade_failed: explanation
m-e7106594 = The client asked for another protocol, a WebSocket most often, and did not get it; or the upstream began one that nobody had asked for. The reason says which: `refused` (an ordinary answer came in place of 101; it was passed on, this is a finding), `unexpected_101` (nobody had asked), `early_101` (the request's body was still on its way), `protocol_missing` (the 101 does not name the protocol), `accept_missing` and `accept_wrong` (the WebSocket's handshake is not answered as RFC 6455 §4 asks, so every browser would give it up), `too_many_1xx` (interim answers without end).

# head_upgrade_failed: explanation
m-ec62b8b3 = The application does not speak that protocol at this path, or something between dropped the fields that ask for it. An upstream that switches without being asked, or never comes to its final answer, has a defect.

# head_upgrade_failed: explanation
m-a0fa56d3 = Ask for the upgrade directly at the upstream, without Candor. Check the path, and that every proxy on the way passes `Upgrade` and `Connection` on.

# head_upgrade_failed: sentence
m-e63a211a = { $peer } answered { $upgrade_status } where a change to { $asked } was asked for.

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer } answered 101 (Switching Protocols), which nobody had asked for.

# head_upgrade_failed: sentence
m-f71405de = { $peer } answered 101 (Switching Protocols) while the request's body was still on its way.

# head_upgrade_failed: sentence
m-b1bcca2c = { $peer } sent { $interim } interim answers (1xx) and no final one.

# head_upgrade_failed: sentence
m-ad994348 = { $peer } answered 101 and changed to { $answered }, where { $asked } was asked for.

# head_upgrade_failed: sentence
m-6ebaa76d = { $peer } answered 101 without a field Upgrade: { $asked }.

# head_upgrade_failed: sentence
m-57620ed3 = { $peer } answered 101 without the field Sec-WebSocket-Accept, which every client needs.

# head_upgrade_failed: sentence
m-11161380 = { $peer } answered 101 with a Sec-WebSocket-Accept that does not fit the key of the request.

# head_upgrade_failed: sentence
m-fe910e3e = { $peer } did not change the protocol as it was asked.

# head_upgrade_failed: likely no_websocket
m-bb2bf0c2 = The application has no WebSocket at { $path }: the path is wrong, or this server cannot do it.

# head_upgrade_failed: evidence for no_websocket, head_upgrade_failed: evidence for not_allowed, head_upgrade_failed: evidence for redirect
m-696b08e8 = it answered { $upgrade_status }

# head_upgrade_failed: likely not_allowed
m-7d58d53a = The application refuses this client: not signed in, or an Origin that it does not accept.

# head_upgrade_failed: likely redirect
m-785356ae = The application wants to be asked under another address, and WebSocket clients do not follow redirects.

# head_upgrade_failed: likely interim_loop
m-0e82c0b4 = The application sends early hints or progress (102, 103) in a loop.

# head_upgrade_failed: evidence for interim_loop
m-4a03edd1 = { $interim } came

# head_upgrade_failed: likely handshake_by_hand
m-dac9dc29 = The handshake is written by hand: the value must be made from the key of each request (RFC 6455 §4.2.2).

# head_upgrade_failed: evidence for handshake_by_hand
m-dd89e317 = the 101 itself came

# head_upgrade_failed: likely middlebox
m-a7ea2540 = Something between Candor and the application answers in its place, or drops the fields that ask for the change.

# head_upgrade_failed: likely defect, framing_other: likely defect, head_other: likely defect
m-4cbbd6d3 = A defect of the upstream's server.

# head_upgrade_failed: step
m-a26e90e9 = Ask the upstream for the WebSocket directly:

# head_reused_conn_lost: title
m-87be1835 = A kept connection was gone when it was used again

# head_reused_conn_lost: visitor, head_closed_empty: visitor, head_reset: visitor and 2 more
m-6cc362d5 = The application behind this address did not answer this request.

# head_reused_conn_lost: explanation
m-7a35b988 = Candor kept a connection to the upstream open after an earlier request and used it again. The upstream closed (reason `closed`) or reset it (reason `reset`) without a byte of an answer.

# head_reused_conn_lost: explanation
m-f1f672da = Most often it is a race: the upstream's own keep-alive timer ran out just when the next request was on its way. Nobody can tell whether the upstream still read that request, so Candor repeats it only if it is safe: when the method is idempotent (GET, PUT, DELETE, …) and all of it is still at hand. What cannot be repeated, a POST for instance, fails.

# head_reused_conn_lost: explanation
m-75b21654 = Keep idle connections here for a shorter time than the upstream does: set `keepalive.idle` of the upstream a few seconds below the keep-alive time of the application's server (gunicorn 2 s, uvicorn and Node.js 5 s, nginx 75 s, unless told otherwise), or raise theirs above ours.

# head_reused_conn_lost: sentence
m-cd23e170 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it); { $method } is not repeated, because the upstream may have acted on it.

# head_reused_conn_lost: sentence
m-73312406 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it); the request could not be repeated, because a part of its body was gone.

# head_reused_conn_lost: sentence
m-c0f686a4 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it); it was not repeated, because retry.tries is used up.

# head_reused_conn_lost: sentence
m-eabbc866 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it); it was not repeated, because retry.on does not allow it.

# head_reused_conn_lost: sentence
m-3aa8e381 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it); the request was repeated on another one.

# head_reused_conn_lost: sentence
m-6b81cd81 = { $peer } ended a connection that had been idle for { $idle } when it was used again (request { $request_number } on it).

# head_reused_conn_lost: likely keepalive_shorter
m-ebbdd76b = The upstream keeps idle connections for a shorter time than Candor: set keepalive.idle of this upstream below it, or raise the upstream's keep-alive time.

# head_reused_conn_lost: evidence for keepalive_shorter
m-d07bb3c0 = the upstream closed idle connections after about { $idle_end } ({ $idle_end_seen } times seen), and ours may be idle for { $idle_ours }

# head_reused_conn_lost: evidence for keepalive_shorter
m-57f7e1b0 = it had been idle for { $idle }

# head_reused_conn_lost: likely crash, head_closed_empty: likely crash
m-35896b40 = The worker crashed on this request, or was killed for want of memory.

# head_reused_conn_lost: evidence for crash
m-a967dcc3 = it had worked on the request for { $after }: the connection was alive when it came

# head_reused_conn_lost: evidence for crash, head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = it had worked on the request for { $after }

# head_reused_conn_lost: likely requests_max
m-407ac3a8 = The upstream's server ends connections or workers after so many requests (gunicorn: --max-requests, nginx: keepalive_requests).

# head_reused_conn_lost: evidence for requests_max
m-2bdd4ff7 = it had served { $requests_served } requests before

# head_reused_conn_lost: likely idle_firewall
m-7100aa3b = A firewall or load balancer between forgot the idle connection and resets what comes on it.

# head_reused_conn_lost: evidence for idle_firewall
m-cdd6f12f = it had been idle for { $idle }, the upstream is another host, and the connection was reset

# head_reused_conn_lost: likely restart, head_closed_empty: likely restart, head_truncated: likely restart
m-ab0f5ef9 = The application was restarted or deployed just then.

# head_reused_conn_lost: step
m-1c17a935 = Set keepalive.idle of upstream { $upstream } below { $idle_end }; it is { $idle_ours }.

# head_reused_conn_lost: step
m-5d592f12 = Compare keepalive.idle of upstream { $upstream } with the keep-alive time of the application's server: ours must be the shorter one.

# head_reused_conn_lost: step
m-c5f600a2 = Allow the repetition of requests that are safe to repeat: retry = { "{" } on = ["connect", "unsent", "idempotent"] { "}" }.

# head_reused_conn_lost: step
m-1e5afaf3 = See on the wire who ends the connection, and when:

# head_closed_empty: title
m-e866e797 = The upstream closed the connection without an answer

# head_closed_empty: explanation
m-dbeb383b = The connection was made and the request was sent. Then the upstream closed the connection in good order (FIN), and not one byte of an answer had come.

# head_closed_empty: explanation
m-b61f1709 = The application, or the server in front of it, took the request and gave it up: the worker crashed or was killed (by its own timeout, by the kernel for want of memory), or it speaks another protocol and hung up on ours.

# head_closed_empty: explanation
m-bb1fb26a = Read the application's log at the time of the request. If it happens always after the same number of seconds, it is the worker timeout of the application's server. `dmesg` tells about the kernel's out-of-memory killer.

# head_closed_empty: sentence
m-6c9673a3 = { $peer } took the request and closed the connection { $after } later, without a byte of an answer.

# head_closed_empty: sentence
m-4570cafd = { $peer } took the request and closed the connection without a byte of an answer.

# head_closed_empty: likely worker_timeout
m-ff787f2e = The application's server killed the worker when its own timeout ran out (gunicorn: --timeout, 30 s by default).

# head_closed_empty: evidence for worker_timeout
m-9da3469f = it closed after { $after }, about where such timeouts are

# head_closed_empty: likely not_http
m-81e4015e = Port { $port } speaks another protocol (TLS, FastCGI, uwsgi) and hung up on a plain HTTP request.

# head_closed_empty: evidence for not_http
m-7c5e6c91 = it closed after { $after }, and port { $port } is seldom plain HTTP

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = it closed at once, after { $after }

# head_closed_empty: step, head_reset: step
m-21bf2a46 = Ask the upstream directly:

# head_closed_empty: step, head_truncated: step, body_reset: step and 1 more
m-540caa96 = See whether the kernel killed it for want of memory:

# head_reset: title
m-28dd0dd8 = The upstream reset the connection without an answer

# head_reset: explanation
m-b3b03287 = The connection was made and the request was sent. Then a reset came (RST, `ECONNRESET`, errno 104) in place of an answer; not one byte of it had come.

# head_reset: explanation
m-666c13a6 = A reset is no orderly end. The process died while the request lay unread in its socket, or closed its socket without reading it, or something between cut the connection: a firewall, a port forwarder whose target is gone.

# head_reset: explanation
m-8a6a6c19 = Read the application's log at the time of the request. If it tells nothing, capture what happens on the wire: who sends the reset, and after how long.

# head_reset: sentence
m-37d2aa1c = { $peer } reset the connection { $after } after the request, without a byte of an answer.

# head_reset: sentence
m-9c59883a = { $peer } reset the connection without a byte of an answer.

# head_reset: likely port_forwarder
m-2fd45f12 = A port forwarder (docker-proxy, kubectl port-forward, ssh -L) accepted the connection, and its target is gone.

# head_reset: evidence for port_forwarder
m-23e79e14 = { $peer } is this host, and the reset came at once, after { $after }

# head_reset: likely idle_firewall
m-f21f3be6 = A firewall or load balancer between gave the connection up while the application still worked.

# head_reset: evidence for idle_firewall
m-e4c4b32e = it came after { $after } of silence, and the upstream is another host

# head_reset: likely request_unread
m-e7924c10 = The application's server closed the socket without reading the request: body too large, or a limit of its own.

# head_reset: evidence for request_unread
m-de2d6279 = the request had a body

# head_reset: likely crash
m-dc613b9d = The process crashed or was killed while the request was with it.

# head_truncated: title
m-c6d2d50a = The connection ended within the head of the answer

# head_truncated: visitor, body_reset: visitor, body_truncated: visitor and 2 more
m-438f2b91 = The application behind this address stopped in the middle of its answer.

# head_truncated: explanation
m-bc8fc1ef = The upstream sent the first bytes of its answer, and then closed (reason `closed`) or reset (reason `reset`) the connection before the empty line that ends a head. With TLS it may also have ended without saying so (reason `no_close_notify`).

# head_truncated: explanation
m-e3ef9179 = The process that writes the answer died in the midst of writing it, or a script printed some header fields and failed before the rest. What came is well-formed as far as it goes.

# head_truncated: explanation
m-b9a5230c = The last line that came tells how far the program got; its log tells why it stopped there.

# head_truncated: sentence
m-fbf8ed95 = { $peer } reset the connection within the head of its answer, after { $head_bytes } bytes, in line { $head_line }.

# head_truncated: sentence
m-f2770632 = { $peer } closed the connection within the head of its answer, after { $head_bytes } bytes, in line { $head_line }.

# head_truncated: likely worker_timeout, body_reset: likely worker_timeout, body_truncated: likely worker_timeout
m-36cd3419 = The worker was killed by a timeout of the application's server while it still wrote.

# head_truncated: evidence for worker_timeout
m-e2e7a58b = nothing had come for { $received_idle } before the end

# head_truncated: likely killed, body_truncated: likely killed
m-54d73f0a = The process was killed: out of memory, a deploy, a crash in native code.

# head_truncated: evidence for killed
m-afcec99a = the connection was reset

# head_truncated: likely application_error
m-99dfcc03 = The application failed while it wrote the head: an exception, a script that ended early.

# head_truncated: evidence for application_error
m-94443c43 = the connection was closed in good order

# head_truncated: likely buffer_full
m-3ddd0ff6 = The server builds the head in a buffer of a fixed size, and gives up when it is full.

# head_truncated: evidence for buffer_full
m-ad8ed83f = it ended after exactly { $head_bytes } bytes

# head_truncated: step, framing_cl_invalid: step, framing_te_unsupported: step and 3 more
m-9609c22a = See the head as it is sent:

# head_not_http: title
m-4873d9bf = The answer is no HTTP/1

# head_not_http: visitor, head_line_ending_invalid: visitor, framing_cl_invalid: visitor and 6 more
m-8b05f41b = The application behind this address gave an answer that could not be understood.

# head_not_http: explanation
m-5cd3d0ae = The request was sent, and what came back does not begin as an HTTP/1 response does, with `HTTP/1.`: it is another protocol's, or text that something wrote before the answer.

# head_not_http: explanation
m-3b699b2e = Usually the port is another service's, or the scheme is wrong: an HTTPS port answers a plain request with a TLS alert, a gRPC server with an HTTP/2 frame. The reason names the protocol if its first bytes are known. `text_before_head`: the answer is there, but something printed before it.

# head_not_http: explanation
m-8ba22650 = Look at the first bytes. `tls_alert`: write `https://`. `http2`: the upstream speaks HTTP/2 only. `fastcgi` and `uwsgi`: those are not HTTP; let the application's server listen with HTTP. A greeting of a database or mail server: the port is wrong.

# head_not_http: sentence
m-1325508b = { $peer } answered with { $spoken }, not with HTTP/1.

# head_not_http: sentence
m-12f2a50c = { $peer } answered with something that is no HTTP/1.

# head_not_http: likely tls_port
m-4a5bab99 = Port { $port } speaks TLS: write https:// for { $server }.

# head_not_http: evidence for tls_port
m-380af515 = the answer is a TLS record

# head_not_http: likely http2_only
m-51157ca6 = The upstream speaks HTTP/2 only, as gRPC servers do.

# head_not_http: evidence for http2_only
m-716ab9c3 = the answer is an HTTP/2 frame

# head_not_http: likely application_gateway
m-7f0a074b = The application's server listens with { $spoken }, not with HTTP: let it listen with HTTP (uwsgi: http-socket in place of socket).

# head_not_http: evidence for application_gateway
m-c51dafc3 = the answer is a record of { $spoken }

# head_not_http: likely other_service
m-1cac2921 = Port { $port } is that of another service, { $spoken }.

# head_not_http: likely printed_before
m-b9d93bea = The application, or a script of it, printed something before its answer: a debug print, a warning, a byte order mark.

# head_not_http: evidence for printed_before
m-95f494ab = a head follows after other bytes

# head_not_http: evidence for printed_before
m-eb5af7c9 = the answer is plain text

# head_not_http: likely body_only
m-d182ee99 = The application writes its content to the socket without status line and fields (HTTP/0.9).

# head_not_http: evidence for body_only
m-a55949e8 = the answer begins like content: { $reason }

# head_not_http: likely wrong_port
m-0df9061b = Port { $port } is not the application's.

# head_not_http: step
m-5b7a47cb = See the first bytes yourself:

# head_not_http: step
m-8770792b = See which program listens there:

# head_line_ending_invalid: title
m-b694e687 = A line of the answer's head does not end in CR LF

# head_line_ending_invalid: explanation
m-767ec064 = In the head of the upstream's answer a line ends in a line feed alone (`bare_lf`), or a carriage return stands without its line feed (`bare_cr`).

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112 ends every line with CR LF. Programs differ in what they make of less: where one sees two fields, another sees one. Such differences are how responses are split and requests smuggled, so Candor does not guess.

# head_line_ending_invalid: explanation
m-fb104171 = Mend what writes the head: `\r\n`, not `\n`. If only lines that end in LF alone are the matter and the upstream cannot be changed, `tolerate = ["bare_lf"]` on the upstream lets them pass with a finding. A bare CR cannot be tolerated. If the bad byte is inside of a value, look where that value comes from: somebody may be injecting fields.

# head_line_ending_invalid: sentence
m-5896f87e = The head of { $peer }'s answer has a CR without LF in line { $defect_line }, at byte { $defect_offset }.

# head_line_ending_invalid: sentence
m-114cb51a = Line { $defect_line } of the head of { $peer }'s answer ends in LF alone, at byte { $defect_offset }.

# head_line_ending_invalid: likely injected
m-35754946 = A value with a line break got into a field: a redirect target or cookie made from what a client sent.

# head_line_ending_invalid: evidence for injected
m-48af077e = the lines before it end in CR LF, only line { $defect_line } does not

# head_line_ending_invalid: likely handwritten
m-bfaa8ffa = The head is written by hand, with \n where \r\n belongs: a small server, a shell script with printf or echo.

# head_line_ending_invalid: evidence for handwritten
m-f4148148 = already the status line ends so

# head_line_ending_invalid: likely text_mode
m-5fd767ca = Something between turns CR LF into LF: a stream in text mode, a file that was edited.

# head_line_ending_invalid: likely cgi
m-43bc5531 = The output of a CGI script, which may end lines in LF, is sent as it is.

# head_line_ending_invalid: step
m-e0eeae0a = See the bytes of the head:

# head_line_ending_invalid: step
m-64290e4c = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["bare_lf"]
