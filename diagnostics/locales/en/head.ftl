### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# head_upgrade_failed: title
m-c8addb9a = The connection could not change its protocol

# head_upgrade_failed: visitor
m-4dcbb629 = The application behind this address did not open the kind of connection that was asked for.

# head_upgrade_failed: explanation
m-8d7a3142 = The client asked for another protocol, a WebSocket most often, and did not get it; or the upstream began one that nobody had asked for. The reason says which: `unexpected_101` (nobody had asked), `early_101` (the request's body was still on its way), `protocol_missing` (the 101 does not name the protocol), `too_many_1xx` (interim answers without end). Some are passed on and only told, as findings in the log: `refused` (an ordinary answer came in place of 101), `not_carried` (the upstream could not be asked: FastCGI and uwsgi have no WebSocket, and HTTP/2 has it where the server offers extended CONNECT, RFC 8441), `accept_missing` and `accept_wrong` (the WebSocket's handshake is not answered as RFC 6455 §4 asks, so every browser gives it up).

# head_upgrade_failed: explanation
m-ec62b8b3 = The application does not speak that protocol at this path, or something between dropped the fields that ask for it. An upstream that switches without being asked, or never comes to its final answer, has a defect.

# head_upgrade_failed: explanation
m-ecce6e1c = Ask for the upgrade directly at the upstream, without Candor. Check the path, and that every proxy on the way passes `Upgrade` and `Connection` on. Where it is `not_carried`, let HTTP/1.1 serve the path: `protocol = "http1"`, or `"auto"` with `https://`, which chooses it for WebSockets.

# head_upgrade_failed: sentence
m-37825ee7 = { $peer } answered { $upgrade_status } where a change to { $protocol_asked } was asked for.

# head_upgrade_failed: sentence
m-fd4602fc = { $peer } could not be asked for a change to { $protocol_asked }: the protocol that Candor speaks with it has no way to. It got an ordinary request, and answered { $upgrade_status }.

# head_upgrade_failed: sentence
m-0cc32a00 = { $peer } answered 101 (Switching Protocols), which nobody had asked for.

# head_upgrade_failed: sentence
m-f71405de = { $peer } answered 101 (Switching Protocols) while the request's body was still on its way.

# head_upgrade_failed: sentence, timeout_first_byte: sentence
m-b1bcca2c = { $peer } sent { $interim } interim answers (1xx) and no final one.

# head_upgrade_failed: sentence
m-c9865796 = { $peer } answered 101 and changed to { $protocol_answered }, where { $protocol_asked } was asked for.

# head_upgrade_failed: sentence
m-d71ce37e = { $peer } answered 101 without a field Upgrade: { $protocol_asked }.

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

# head_upgrade_failed: likely no_extended_connect
m-5cb485ed = The upstream speaks HTTP/2 and does not offer extended CONNECT (RFC 8441), or it speaks FastCGI or uwsgi, which have no WebSocket.

# head_upgrade_failed: evidence for no_extended_connect
m-4cc86158 = it got an ordinary request

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

# head_upgrade_failed: step
m-23d46b51 = Let HTTP/1.1 serve this path: protocol = "http1" for an upstream of its own, or "auto" with https://, which chooses it for WebSockets.

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
m-7b84a4b4 = { $peer } refused the request by { $protocol_status }, without a byte of an answer.

# head_closed_empty: sentence
m-f558bb86 = { $peer } ended the request { $after } later by FCGI_END_REQUEST, without a byte of an answer.

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

# head_closed_empty: step, head_tls_bytes: step
m-9712bb91 = See whether it speaks TLS, and with which certificate:

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
m-1f68a1cd = { $peer } ended the request by FCGI_END_REQUEST within the head of its answer, after { $head_bytes } bytes, in line { $head_line }.

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

# head_truncated: step, head_header_syntax: step, framing_cl_invalid: step and 4 more
m-9609c22a = See the head as it is sent:

# head_not_http: title
m-4873d9bf = The answer is no HTTP/1

# head_not_http: visitor, head_tls_bytes: visitor, head_h2_bytes: visitor and 11 more
m-8b05f41b = The application behind this address gave an answer that could not be understood.

# head_not_http: explanation
m-5cd3d0ae = The request was sent, and what came back does not begin as an HTTP/1 response does, with `HTTP/1.`: it is another protocol's, or text that something wrote before the answer.

# head_not_http: explanation
m-bf0264cb = Usually the port is another service's. The reason names the protocol if its first bytes are known: `ssh`, `smtp`, `mysql`, `redis` and others. `html`, `json`, `xml`, `text`: content without a head. `text_before_head`: the answer is there, but something printed before it. `request`: the peer sends a request itself, or what we sent came back.

# head_not_http: explanation
m-f268bc7c = A member that speaks FastCGI may do so without a mistake and still give no head: then it is the script that wrote something else in its place, or ended within its first line.

# head_not_http: explanation
m-adf4d892 = Look at the first bytes. `fastcgi` and `uwsgi`: those are not HTTP; let the application's server listen with HTTP. A greeting of a database or mail server: the port is wrong.

# head_not_http: sentence
m-ba6e4b92 = { $peer } answered by FastCGI, and what its script wrote begins with no head.

# head_not_http: sentence
m-5ef43ca4 = { $peer } answered with { $spoken }, not with FastCGI.

# head_not_http: sentence
m-d2c1668d = { $peer } answered with something that is no FastCGI.

# head_not_http: sentence
m-1325508b = { $peer } answered with { $spoken }, not with HTTP/1.

# head_not_http: sentence
m-12f2a50c = { $peer } answered with something that is no HTTP/1.

# head_not_http: likely application_gateway
m-7f0a074b = The application's server listens with { $spoken }, not with HTTP: let it listen with HTTP (uwsgi: http-socket in place of socket).

# head_not_http: evidence for application_gateway
m-c51dafc3 = the answer is a record of { $spoken }

# head_not_http: likely other_service
m-1cac2921 = Port { $port } is that of another service, { $spoken }.

# head_not_http: evidence for other_service, what was expected in a response head
m-cea0c269 = PROXY protocol

# head_not_http: likely speaks_http
m-aaf35019 = An HTTP server listens there: write it as `http://` in place of `fastcgi://`.

# head_not_http: evidence for speaks_http
m-80e6796b = { $peer } answered a FastCGI request with { $spoken }

# head_not_http: likely proxy_protocol
m-b491eb52 = The peer begins with the PROXY protocol, as only a client does: a load balancer is pointed at Candor's connection.

# head_not_http: evidence for proxy_protocol
m-3b6a3ca6 = the answer is a PROXY header

# head_not_http: likely echo
m-8da40550 = The peer sends back what it gets, or is a client itself: an echo service, two proxies that are connected back to back.

# head_not_http: evidence for echo
m-d6fdeb8e = the answer is a request line

# head_not_http: likely printed_before, head_status_line_invalid: likely printed_before
m-b9d93bea = The application, or a script of it, printed something before its answer: a debug print, a warning, a byte order mark.

# head_not_http: evidence for printed_before
m-95f494ab = a head follows after other bytes

# head_not_http: evidence for printed_before
m-eb5af7c9 = the answer is plain text

# head_not_http: likely body_only
m-d182ee99 = The application writes its content to the socket without status line and fields (HTTP/0.9).

# head_not_http: evidence for body_only, head_not_http: evidence for script_without_head
m-a55949e8 = the answer begins like content: { $reason }

# head_not_http: likely script_without_head
m-a1174050 = The script writes its content without a head: at least a Content-Type and an empty line have to come before it.

# head_not_http: likely wrong_port
m-0df9061b = Port { $port } is not the application's.

# head_not_http: step
m-5b7a47cb = See the first bytes yourself:

# head_not_http: step, head_tls_bytes: step, head_h2_bytes: step and 1 more
m-8770792b = See which program listens there:

# head_tls_bytes: title
m-aa1ae3c0 = A plain request was answered with TLS

# head_tls_bytes: explanation
m-60d0888c = Candor sent a request without TLS, as the configuration says, and what came back is a record of TLS: an alert (`alert`), or a message of a handshake (`handshake`).

# head_tls_bytes: explanation
m-2855e9e5 = The port is an HTTPS port. Its TLS stack took the request for a handshake, could make nothing of it and said so in its own language. Nothing of the request reached the application.

# head_tls_bytes: explanation
m-6ed66a48 = Write `https://` before the server's address. If the certificate is of a private authority, name it with `tls = { "{" } ca = "FILE" { "}" }`. If plain HTTP is meant, find the port that speaks it.

# head_tls_bytes: sentence
m-0f097885 = { $peer } speaks TLS: it answered a plain request with the alert { $head_alert }.

# head_tls_bytes: sentence
m-250f073a = { $peer } speaks TLS: it answered a plain request with a TLS record.

# head_tls_bytes: likely scheme
m-3666870e = Port { $port } is an HTTPS port: write https:// for { $server }.

# head_tls_bytes: evidence for scheme, head_tls_bytes: evidence for socket_tls
m-380af515 = the answer is a TLS record

# head_tls_bytes: likely socket_tls
m-de040167 = The application listens on its socket with TLS: take TLS off there, it protects nothing on one host.

# head_tls_bytes: likely mutual_tls
m-31ec1685 = A service mesh or a tunnel before the application takes nothing but mutual TLS.

# head_tls_bytes: likely other_port
m-e11e2a20 = The application has a plain port beside it, and this is the wrong one of the two.

# head_tls_bytes: step
m-903ccc8b = Ask it as it wants to be asked:

# head_tls_bytes: step
m-e2755c88 = Then write https:// before the server in the upstream at { $upstream_place }.

# head_h2_bytes: title
m-bfb148a9 = The upstream answered with HTTP/2

# head_h2_bytes: explanation
m-f73269e8 = Candor sent a request of HTTP/1, and what came back is a frame of HTTP/2: its settings (`settings`), a goodbye (`goaway`), or the preface that a client would send (`preface`).

# head_h2_bytes: explanation
m-0a300211 = The upstream takes HTTP/2 without TLS and nothing else ("h2c with prior knowledge"), as gRPC servers do. It never saw a request in what it got.

# head_h2_bytes: explanation
m-34ec46e3 = Let the upstream speak HTTP/1.1 on a port, or name a port of it that does. `preface`: the peer is a client of HTTP/2 itself, so two proxies are pointed at each other.

# head_h2_bytes: sentence
m-a4ede559 = { $peer } speaks HTTP/2 only: it answered a request of HTTP/1.1 with a GOAWAY frame.

# head_h2_bytes: sentence
m-3b72934a = { $peer } sent the preface of an HTTP/2 client in place of an answer.

# head_h2_bytes: sentence
m-49ce5432 = { $peer } speaks HTTP/2 only: it answered a request of HTTP/1.1 with a SETTINGS frame.

# head_h2_bytes: likely grpc
m-7346908a = It is a gRPC server: those speak HTTP/2 only.

# head_h2_bytes: evidence for grpc
m-a06eb2b1 = port { $port } is where gRPC servers listen

# head_h2_bytes: likely http2_only
m-ed74ad2c = The application's server is set to HTTP/2 without TLS (h2c) and has HTTP/1.1 switched off.

# head_h2_bytes: evidence for http2_only
m-716ab9c3 = the answer is an HTTP/2 frame

# head_h2_bytes: likely client_there
m-41a9d8d4 = Not a server is there but a client: a tunnel or another proxy that points at Candor.

# head_h2_bytes: evidence for client_there
m-a20221dc = only clients send the preface

# head_h2_bytes: likely other_port
m-51e657ac = The application has a port for HTTP/1.1 beside it, and this is the wrong one of the two.

# head_h2_bytes: step
m-7aa46e13 = See that it answers to HTTP/2:

# head_h2_bytes: step
m-f92fcc15 = Switch HTTP/1.1 on in the application's server, or write the port that speaks it.

# head_status_line_invalid: title
m-d5c69081 = The answer's status line is malformed

# head_status_line_invalid: explanation
m-777f3d7a = The first line of the upstream's answer is not `HTTP/1.1`, one space, three digits from 100 to 599, one space and perhaps a phrase. The reason says which part is wrong: `version`, `separator` (not one space), `code` (not three digits), `code_range` (three digits that are no status), `cut_short` (the line ends too early), `phrase_byte` (a control character in the phrase), `leading_bytes` or `blank_line` (something before it), `missing` (the head begins with a field), `icy` (an old streaming server).

# head_status_line_invalid: explanation
m-1bc50a84 = Servers and frameworks write this line correctly; a malformed one was written by hand, or is not the begin of an answer at all: what precedes it belongs to something else. Programs differ in what they make of it, so Candor does not guess.

# head_status_line_invalid: explanation
m-9d1777d2 = Look at the marked byte and find what writes the line: a small server, a CGI script whose output is sent as it is, an application that makes statuses up. Use a status of RFC 9110; what is one's own goes into the body.

# head_status_line_invalid: likely made_up_status
m-9dfe8d13 = The application answers with a status of its own making: a code of its business, an exit code, a database error.

# head_status_line_invalid: evidence for made_up_status
m-185a07f4 = { $status_word } is no status of HTTP

# head_status_line_invalid: likely cgi_output
m-1086a837 = The output of a CGI script is sent as it is; a server has to make a status line from its Status field.

# head_status_line_invalid: evidence for cgi_output
m-617a72af = the head begins with a field

# head_status_line_invalid: likely shoutcast
m-679b7c74 = It is a streaming server of the SHOUTcast kind, which answers ICY in place of HTTP/1.0.

# head_status_line_invalid: evidence for shoutcast
m-423ed56f = the answer begins with ICY

# head_status_line_invalid: likely leftover
m-22b87a5e = The bytes before it belong to the answer before: a body that was longer than declared.

# head_status_line_invalid: evidence for leftover
m-1bf3fd95 = the connection had carried another answer before

# head_status_line_invalid: evidence for printed_before
m-78f0978e = the answer begins with { $found }

# head_status_line_invalid: likely version_copied
m-dcb35c4e = A proxy or a script writes the version of another connection into the line: HTTP/2 and HTTP/3 have no status line.

# head_status_line_invalid: evidence for version_copied
m-df35faa7 = the line begins with { $version_word }

# head_status_line_invalid: likely unset_variable
m-5b9447c4 = The status is put in from a variable that is empty or no number.

# head_status_line_invalid: evidence for unset_variable
m-72b92ae8 = where three digits belong stands { $found }

# head_status_line_invalid: likely unclean_phrase
m-5f67634f = The phrase is put in from an error message, with the line breaks or colors that it has.

# head_status_line_invalid: evidence for unclean_phrase
m-23eedc63 = the phrase has { $found }

# head_status_line_invalid: likely handwritten, head_header_syntax: likely handwritten, head_other: likely handwritten
m-74733952 = The head is written by hand, by a small server or a script.

# head_status_line_invalid: step, head_line_ending_invalid: step, head_header_byte_invalid: step
m-e0eeae0a = See the bytes of the head:

# head_status_line_invalid: in sentence
m-067c4094 = The first line of { $peer }'s answer begins with { $version_word } where HTTP/1.1 belongs.

# head_status_line_invalid: in sentence
m-8204d931 = { $peer } answered with ICY where HTTP/1.1 belongs.

# head_status_line_invalid: in sentence
m-af1846dd = { $peer } answered with the status { $status_word }; a status is a number from 100 to 599.

# head_status_line_invalid: in sentence
m-81247f8b = The status line of { $peer }'s answer has { $found } at byte { $defect_offset }, where three digits belong.

# head_status_line_invalid: in sentence
m-30400471 = The status line of { $peer }'s answer ends at byte { $defect_offset }, before its status is whole.

# head_status_line_invalid: in sentence
m-bc29c24e = The status line of { $peer }'s answer has { $found } at byte { $defect_offset }, where one space belongs.

# head_status_line_invalid: in sentence
m-bed0b8e0 = The status line of { $peer }'s answer has a control character, { $found }, at byte { $defect_offset }.

# head_status_line_invalid: in sentence
m-262a6597 = { $peer }'s answer has something before its status line: it begins with { $found }.

# head_status_line_invalid: in sentence
m-d1a173f4 = { $peer }'s answer begins with a blank line, where the status line belongs.

# head_status_line_invalid: in sentence
m-3a638650 = { $peer }'s answer begins with a field: its status line is missing.

# head_status_line_invalid: in sentence
m-0ea3a370 = The status line of { $peer }'s answer is malformed at byte { $defect_offset }.

# head_line_ending_invalid: title
m-b694e687 = A line of the answer's head does not end in CR LF

# head_line_ending_invalid: explanation
m-8ad6ffa8 = In the head of the upstream's answer a line ends in a line feed alone (`bare_lf`), or a carriage return stands without its line feed (`bare_cr`). Or the blank line that ends the head is missing, and the body begins where a field should (`missing_blank`); or it stands too early, and fields leak into the body (`blank_line_in_head`, which is only noted as a finding).

# head_line_ending_invalid: explanation
m-be8ec0ce = RFC 9112 ends every line with CR LF. Programs differ in what they make of less: where one sees two fields, another sees one. Such differences are how responses are split and requests smuggled, so Candor does not guess.

# head_line_ending_invalid: explanation
m-fb104171 = Mend what writes the head: `\r\n`, not `\n`. If only lines that end in LF alone are the matter and the upstream cannot be changed, `tolerate = ["bare_lf"]` on the upstream lets them pass with a finding. A bare CR cannot be tolerated. If the bad byte is inside of a value, look where that value comes from: somebody may be injecting fields.

# head_line_ending_invalid: sentence
m-b5039ac1 = The head of { $peer }'s answer has no blank line at its end: its body begins in line { $defect_line }, at byte { $defect_offset }.

# head_line_ending_invalid: sentence
m-43dfa6c8 = A blank line in the head of { $peer }'s answer, line { $defect_line }, lets the fields after it leak into the body.

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

# head_line_ending_invalid: likely head_unfinished
m-0dce7461 = The head is written by hand, and its last step, an empty line, is left out.

# head_line_ending_invalid: evidence for head_unfinished
m-9ec76b49 = what stands in line { $defect_line } looks like a body

# head_line_ending_invalid: likely header_too_late
m-af6ea2c5 = The application sets fields after the head was finished: after its first output, or after a line that was written with its line break twice.

# head_line_ending_invalid: evidence for header_too_late
m-fabb0ec9 = the lines after the blank line look like fields

# head_line_ending_invalid: likely text_mode
m-5fd767ca = Something between turns CR LF into LF: a stream in text mode, a file that was edited.

# head_line_ending_invalid: likely cgi
m-43bc5531 = The output of a CGI script, which may end lines in LF, is sent as it is.

# head_line_ending_invalid: step
m-64290e4c = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["bare_lf"]

# head_header_syntax: title
m-b7a6a055 = A line of the answer's head is no field

# head_header_syntax: explanation
m-870930b7 = In the head of the upstream's answer a line is not a name, a colon and a value. `no_colon`: it has no colon. `empty_name`: nothing stands before the colon. `bad_name_byte`: the name has a byte that no name may have, a space, a quote, a byte beyond ASCII. `leading_whitespace`: the first line after the status line is a continuation of nothing.

# head_header_syntax: explanation
m-762332b1 = Usually something that is no field was written between the fields: output of the application, or the rest of a value that has a line break in it. If the value came from a client, somebody can put fields of his own into the answers of others.

# head_header_syntax: explanation
m-3a112a43 = Look at the marked byte and find what writes the line. Make sure that no value is written into a field before its line breaks are taken out. A space before the colon and folded lines are mended and only noted as a finding.

# head_header_syntax: likely split_value
m-a73b7a30 = A value with a line break got into the field { $previous_field }: a redirect target or cookie made from what a client sent.

# head_header_syntax: evidence for split_value
m-e2f5f0f4 = the line before is { $previous_field }, whose value often comes from outside

# head_header_syntax: likely debug_print
m-ae8e6ac7 = Something prints between the fields: a debug print, a warning.

# head_header_syntax: evidence for debug_print
m-351e69d2 = line { $defect_line } is no field

# head_header_syntax: likely untranslated_name
m-f0d76979 = The name of the field is written in a language with other letters than ASCII, or comes from data.

# head_header_syntax: evidence for untranslated_name
m-cbf0da21 = byte { $defect_offset } is { $found }, which is no ASCII

# head_header_syntax: likely name_from_data
m-2ee4e13a = The name of the field is made from data: a title, a key with spaces, a sentence.

# head_header_syntax: evidence for name_from_data
m-a5b79a41 = the name has { $found } in it

# head_header_syntax: likely empty_variable
m-9a8e584e = The name of the field is put in from a variable that is empty.

# head_header_syntax: evidence for empty_variable
m-f0d1706a = nothing stands before the colon

# head_header_syntax: likely indented
m-35b068fe = The head is written from an indented text, so that its lines begin with spaces.

# head_header_syntax: evidence for indented
m-38af84f9 = line { $defect_line } begins with { $found }

# head_header_syntax: step
m-185efbc5 = Search the application for what writes this line into its answer.

# head_header_syntax: in sentence
m-b9022c12 = Line { $defect_line } of the head of { $peer }'s answer has no colon: it is no field (byte { $defect_offset }).

# head_header_syntax: in sentence
m-e27930be = Line { $defect_line } of the head of { $peer }'s answer begins with a colon: the name of the field is missing (byte { $defect_offset }).

# head_header_syntax: in sentence
m-4de66d01 = Line { $defect_line } of the head of { $peer }'s answer has { $found } in the name of a field, at byte { $defect_offset }.

# head_header_syntax: in sentence
m-754b7fcf = Line { $defect_line } of the head of { $peer }'s answer begins with { $found }, as if it continued a field, and there is none before it.

# head_header_syntax: in sentence
m-48130719 = Line { $defect_line } of the head of { $peer }'s answer is no field (byte { $defect_offset }).

# head_header_byte_invalid: title
m-fc547bba = A field of the answer holds a forbidden byte

# head_header_byte_invalid: explanation
m-834c02d6 = In the head of the upstream's answer the value of a field holds a byte that no value may hold: a NUL (`nul`), or another control character (`control`).

# head_header_byte_invalid: explanation
m-352e0ddf = Programs cut a value at such a byte, or take it out, or refuse it; where two of them differ, something can be hidden from one of them. Applications never write them on purpose: they come in with data that was not cleaned, or from memory that is not text.

# head_header_byte_invalid: explanation
m-bf50bee9 = Find what is put into the field, and take control characters out before it is. A NUL can not be tolerated.

# head_header_byte_invalid: sentence
m-1cd55a3b = The field { $field_name } of { $peer }'s answer holds { $found }, which no field may, in line { $defect_line } at byte { $defect_offset }.

# head_header_byte_invalid: sentence
m-688e3cdb = The head of { $peer }'s answer holds { $found }, which no field may, in line { $defect_line } at byte { $defect_offset }.

# head_header_byte_invalid: likely terminal_colors
m-e622406d = A text with colors for a terminal is written into the field: a log line, the output of a command.

# head_header_byte_invalid: evidence for terminal_colors
m-113385b1 = byte { $defect_offset } begins an escape sequence of terminals

# head_header_byte_invalid: likely padded_memory
m-5ebb6e0d = A string of fixed length is written whole, with the NULs that fill it up.

# head_header_byte_invalid: evidence for padded_memory
m-13acf040 = byte { $defect_offset } is { $found }

# head_header_byte_invalid: likely unclean_value
m-1f765c7b = A value from outside is written into a field without being cleaned.

# head_header_byte_invalid: evidence for unclean_value
m-ccd4c388 = the value of { $field_name } often comes from outside

# head_header_byte_invalid: likely encrypted_value
m-1853ea71 = Something binary is written into the field without being encoded, as Base64 does.

# head_header_byte_invalid: step
m-a5aff48e = Search the application for what it puts into this field.

# head_field_too_large: title
m-dc7ffccd = A field of the answer is too large

# head_field_too_large: visitor, head_section_too_large: visitor
m-911fe1b9 = The application behind this address gave an answer that is larger than allowed.

# head_field_too_large: explanation
m-b611adab = The head of the upstream's answer did not end within 64 KiB, and one field takes more than half of it.

# head_field_too_large: explanation
m-b7f496d5 = Candor holds a head in memory until it is whole, so its size has a limit. Browsers and other proxies stop much earlier, at 8 to 32 KiB. What grows like this is nearly always data that belongs elsewhere: a session kept in a cookie, a token with hundreds of groups, a policy with every host, a trace.

# head_field_too_large: explanation
m-ea9080c9 = Make the field smaller: keep the session on the server and only its key in the cookie, put what is long into the body.

# head_field_too_large: sentence
m-6654be44 = The field { $field_name } of { $peer }'s answer is larger than { $field_size } bytes, and the whole head may have { $head_limit }.

# head_field_too_large: sentence
m-376e4d73 = Line { $defect_line } of the head of { $peer }'s answer is larger than { $field_size } bytes, and the whole head may have { $head_limit }.

# head_field_too_large: likely session_cookie
m-63f31cbe = A whole session is kept in a cookie: keep it on the server, and its key in the cookie.

# head_field_too_large: evidence for session_cookie, head_field_too_large: evidence for security_policy, head_field_too_large: evidence for token and 2 more
m-52d7090e = the field is { $field_name }

# head_field_too_large: likely security_policy
m-f5e2ec9e = A security policy lists every host, or is made anew from itself.

# head_field_too_large: likely token
m-78cbb353 = A token carries every group and right of its owner.

# head_field_too_large: likely debug_field
m-1af08471 = A field for debugging holds a trace, a query or the log of the request.

# head_field_too_large: likely redirect_grows
m-d3aa6780 = A redirect target holds itself again and again, and grows with every turn.

# head_field_too_large: likely body_in_head
m-e500981d = The blank line after the head is missing, so that the body was read as a field.

# head_field_too_large: evidence for body_in_head
m-1b42ef07 = line { $defect_line } has no name of a field

# head_field_too_large: step
m-0635b2da = See how large each line of the head is:

# head_field_too_large: step
m-7c78241e = Make the field smaller; the limit of { $head_limit } bytes for a whole head is fixed.

# head_section_too_large: title
m-061563ab = The head of the answer is too large

# head_section_too_large: explanation
m-bfdd88c2 = The head of the upstream's answer did not end within 64 KiB (`too_large`), or has more than 256 fields (`too_many_fields`).

# head_section_too_large: explanation
m-11413d5a = Candor holds a head in memory until it is whole, so its size has a limit. Browsers and other proxies stop much earlier, at 8 to 32 KiB and 100 fields. Usually one kind of field is written again and again, by a loop or by every layer of the application; or the head has no end at all.

# head_section_too_large: explanation
m-471bf20d = See which fields take most of it, and write each of them once.

# head_section_too_large: sentence
m-ecc42960 = The head of { $peer }'s answer has { $head_fields } fields, and may have { $field_limit }: { $largest_fields }.

# head_section_too_large: sentence
m-c66ba7ad = The head of { $peer }'s answer does not end within { $head_limit } bytes, after { $head_fields } fields: { $largest_fields }.

# head_section_too_large: likely many_cookies
m-31bf19d3 = The application sets cookies without end: one for each item, or each layer its own again.

# head_section_too_large: evidence for many_cookies, head_section_too_large: evidence for field_loop
m-055cfd50 = most of it is { $largest_fields }

# head_section_too_large: likely field_loop
m-143db914 = A loop, or every layer in turn, adds the same field again.

# head_section_too_large: likely body_in_head
m-8797ab85 = The blank line after the head is missing, so that lines of the body were read as fields.

# head_section_too_large: evidence for body_in_head
m-13fb13eb = no field occurs often

# head_section_too_large: likely fields_from_data
m-c6e4967d = Fields are made from data: one for each entry of a table, a log, a set of labels.

# head_section_too_large: step
m-37722bba = Count the fields of the head by name:

# head_section_too_large: step
m-19a880fc = Make the head smaller; the limits of { $head_limit } bytes and { $field_limit } fields are fixed.
