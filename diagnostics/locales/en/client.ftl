### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# client_closed: title
m-7f2976f7 = The client left before its answer was complete

# client_closed: visitor
m-f3c4b093 = The connection was closed before the answer was complete.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-b218d5b0 = What happened

# client_closed: explanation
m-a3489a6b = The client closed or reset its connection (with HTTP/2: its stream) while Candor still worked on its request. Candor gave up the request to the upstream too.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 97 more
m-68f21b6e = What it means

# client_closed: explanation
m-02bddfda = Nobody saw an answer. The log says 499, a status that is never sent. A single one is a person who clicked on; many with a long wait are people who lost patience, or a program whose own timeout is shorter than the application takes.

# client_closed: explanation, client_request_invalid: explanation, cfg_no_route: explanation and 96 more
m-cf2e345d = What to do

# client_closed: explanation
m-3945343c = Look at the phase and the time. If it ended while waiting for the upstream's head, the application is slow: compare the client's timeout with how long the application takes.

# client_closed: sentence
m-d125486a = The client { $client } reset its connection after { $duration }, in phase { $phase }.

# client_closed: sentence
m-ad9a7fb3 = The client { $client } closed its connection after { $duration }, in phase { $phase }.

# client_closed: likely slow_upstream
m-935a39ae = The application was slow, and the client or the person before it stopped waiting.

# client_closed: evidence for slow_upstream
m-df60b38c = it left after { $duration } without a byte of the answer

# client_closed: likely client_timeout
m-462a4ffd = The client's own timeout is shorter than Candor's and the application's.

# client_closed: evidence for client_timeout
m-8286e9b4 = it left after { $duration }, a whole number of seconds

# client_closed: likely navigated_away
m-100376be = A person closed the page, reloaded it or followed another link.

# client_closed: evidence for navigated_away
m-d0785809 = it left after { $duration } only

# client_closed: likely network
m-ea612250 = The client's network went away, or a load balancer in front cut the connection.

# client_closed: step
m-bc5f8e74 = Compare the client's timeout with the time the application takes for { $path }.

# client_request_invalid: title
m-21133fa9 = The request itself was refused

# client_request_invalid: visitor
m-3f93256d = The request could not be understood or exceeds a limit of this server.

# client_request_invalid: explanation
m-1aaf5e92 = What the client sent is no request that can be passed on safely: it breaks a rule of HTTP (RFC 9110, RFC 9112, RFC 9113), or it is larger or slower than the limits allow. No upstream has seen it.

# client_request_invalid: explanation
m-40a0aa5a = The reason names the rule. Those that could make two readers see two different requests (both Content-Length and Transfer-Encoding, a bare line feed, a space before a colon) are refused always: they are how requests are smuggled.

# client_request_invalid: explanation
m-66ad516c = Mend the client. If it is a limit (`head_too_large`, `body_too_large`, a timeout), and the request is legitimate, raise the limit; `candor help` names its key.

# client_request_invalid: sentence
m-31369831 = The request of { $client } was refused at byte { $offset } of its head: { $reason }.

# client_request_invalid: sentence
m-a56f5dbc = The request of { $client } did not arrive within { $limit } ({ $timer }).

# client_request_invalid: sentence
m-2f86096e = The request of { $client } was refused: { $reason }.

# client_request_invalid: likely limit
m-b1ea5742 = A limit of Candor is smaller than this legitimate request.

# client_request_invalid: evidence for limit
m-e1a03bc6 = the reason is a size: { $reason }

# client_request_invalid: likely slow_client
m-1785137a = The client's network is slow, or it opens connections to hold them.

# client_request_invalid: evidence for slow_client
m-d8881060 = a timer ran out

# client_request_invalid: likely wrong_certificate
m-0a26ae54 = The connection was opened for another name of the same certificate, with another TLS policy.

# client_request_invalid: evidence for wrong_certificate
m-255331e0 = the reason is { $reason }

# client_request_invalid: likely smuggling
m-7dd26630 = An attempt to smuggle a request past a proxy, or a scanner that looks for such.

# client_request_invalid: evidence for smuggling
m-e59f3ce7 = { $reason } is what two readers understand differently

# client_request_invalid: likely client_defect
m-25d3563b = A defect of the client, or of a proxy before Candor.

# client_request_invalid: step
m-9ffe767d = The limit is { $limit }, written at: { $timer_place }.

# client_request_invalid: step
m-14de2a09 = Look at what { $client } sends; { $protocol } says how it has to be.
