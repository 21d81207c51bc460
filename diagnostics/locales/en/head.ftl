### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# head_closed_empty: title
m-e866e797 = The upstream closed the connection without an answer

# head_closed_empty: visitor, head_reset: visitor, h2_goaway: visitor and 1 more
m-6cc362d5 = The application behind this address did not answer this request.

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

# head_closed_empty: likely crash
m-35896b40 = The worker crashed on this request, or was killed for want of memory.

# head_closed_empty: evidence for crash, head_reset: evidence for crash
m-6b545b91 = it had worked on the request for { $after }

# head_closed_empty: likely refuses_request
m-64e771bf = The application's server hangs up on requests that it does not want: unknown Host, large header, TLS expected.

# head_closed_empty: evidence for refuses_request
m-d6d13e64 = it closed at once, after { $after }

# head_closed_empty: likely restart
m-ab0f5ef9 = The application was restarted or deployed just then.

# head_closed_empty: step, head_reset: step, body_reset: step and 6 more
m-6667b5f9 = Read the application's log at the time of this request.

# head_closed_empty: step, head_reset: step
m-21bf2a46 = Ask the upstream directly:

# head_closed_empty: step, body_reset: step, body_truncated: step
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

# head_reset: likely restart
m-7fd75fb2 = The application was restarted just then.

# head_reset: step
m-fc6e50ce = See on the wire who sends the reset:

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
