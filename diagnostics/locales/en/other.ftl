### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# dns_other: title
m-8fb282b9 = The upstream's name could not be resolved

# dns_other: explanation
m-890db982 = Candor looked for the address of the upstream's host, and that failed in a way that has no code of its own: the name cannot be asked for, or the resolver answered with bytes that are no DNS message.

# dns_other: explanation
m-c23927e7 = No connection was tried. The evidence holds what the resolver said.

# dns_other: explanation
m-3e28b946 = Ask the same resolver yourself: `dig HOST @RESOLVER`.

# dns_other: sentence
m-8ff0c124 = { $resolvers } answered the question for { $question } with bytes that are no DNS message.

# dns_other: sentence
m-9a5102e4 = Looking for the address of { $host } failed: { $reason }.

# dns_other: sentence
m-34323cce = Looking for the address of { $host } failed.

# dns_other: likely not_dns
m-712dec2e = Something else than a DNS server listens at the resolver's address.

# dns_other: evidence for not_dns
m-a1137bec = { $resolvers } answered with bytes that are no DNS message

# dns_other: likely name_invalid
m-ea3ed01c = The name cannot be asked for: a part of it is empty or longer than 63 bytes.

# dns_other: evidence for name_invalid
m-46ca6cc3 = no question could be made from { $host }

# dns_other: likely resolver
m-9c74bfc3 = The resolver is at fault.

# connect_other: title
m-96752072 = The upstream could not be connected to

# connect_other: explanation
m-055334a2 = Candor asked for a TCP connection, and that failed in a way that has no code of its own. The errno in the evidence is what the kernel said.

# connect_other: explanation
m-2ce3b878 = The upstream has not received the request. With a timer as the reason, the time for the whole exchange ran out while connecting.

# connect_other: explanation
m-170d564a = Look the errno up (`man 2 connect`), and try the connection by hand from this host, as Candor's user.

# connect_other: sentence
m-3e0457c2 = Connecting to { $peer } failed: { $errno_name } (errno { $errno }).

# connect_other: sentence, socket_other: sentence
m-4e068c37 = Connecting to { $peer } was given up after { $elapsed }: { $timer } is { $limit }.

# connect_other: sentence
m-c86ff415 = Connecting to { $peer } failed.

# connect_other: likely time_used_up, socket_other: likely time_used_up
m-6a54cd72 = What came before took the time: an earlier attempt, or the name.

# connect_other: evidence for time_used_up, socket_other: evidence for time_used_up
m-6eb637cf = { $timer } is { $limit } for everything together

# connect_other: likely aborted_here
m-425805d8 = A program of this host ended the connection: `ss -K`, a firewall daemon, the change of an address.

# connect_other: evidence for aborted_here
m-a3264d84 = { $errno_name } comes from this host

# connect_other: likely network
m-350d1c1b = The network between here and { $peer }.

# connect_other: step
m-988c5de9 = Try it by hand, as Candor's user:

# socket_other: title
m-1ac062af = The upstream's socket could not be connected to

# socket_other: explanation
m-0ad9f217 = The upstream is a unix socket, and connecting to it failed in a way that has no code of its own. The errno in the evidence is what the kernel said.

# socket_other: explanation
m-333c39c3 = The application has not received the request. With a timer as the reason, the time for the whole exchange ran out while connecting.

# socket_other: explanation
m-1ec5a37c = Look the errno up (`man 7 unix`), and see who listens on which socket: `ss -xlp`.

# socket_other: sentence
m-005b42cd = Connecting to the socket { $socket } failed: { $errno_name } (errno { $errno }).

# socket_other: sentence
m-74cd2602 = Connecting to the socket { $socket } failed.

# socket_other: evidence for filtered_calls
m-4a04d4d9 = { $errno_name } is how such a filter denies

# socket_other: likely restarting
m-91239a03 = The application is being restarted.

# tls_other: title
m-dab60261 = The TLS handshake with the upstream failed

# tls_other: explanation
m-3eeb0a89 = The connection was made, and the TLS handshake did not come to its end, in a way that has no code of its own.

# tls_other: explanation
m-2779270b = No request was sent. What the TLS library said is in the evidence.

# tls_other: explanation
m-fb7868b9 = Repeat the handshake with `openssl s_client`, and read the log of the upstream's server.

# tls_other: sentence
m-dc4fd13b = The TLS handshake with { $peer } failed: { $error_text }.

# tls_other: sentence
m-5b91dc11 = The TLS handshake with { $peer } failed.

# tls_other: evidence for not_tls
m-d5e6264a = no version of TLS was agreed on

# tls_other: likely host
m-f59e34b6 = This host is out of something: the kernel gave the error { $errno_name }.

# tls_other: evidence for host
m-1b541c9d = the error is not one of TLS

# framing_other: title
m-43a2ff93 = The answer's framing is broken

# framing_other: explanation
m-7ce4f959 = The head of the upstream's answer was refused, and the one thing that is odd about it is what says where the answer ends, in a way that has no code of its own.

# framing_other: explanation
m-37e3bd9d = Nobody can know where this answer ends and the next begins. Passing it on would let one reader see another answer than the next: so are answers smuggled.

# framing_other: explanation
m-695ad68c = Let one layer alone set the framing: usually the application's server, not the application.

# framing_other: sentence
m-3f2a5ee5 = The framing of { $peer }'s answer is broken in line { $defect_line } of its head: { $defect }.

# framing_other: evidence for two_layers
m-91c220dc = the same length is there twice

# h2_other: title
m-572d41fd = HTTP/2 with the upstream failed

# h2_other: explanation
m-424f22d5 = Candor spoke HTTP/2 with the upstream, and connection or stream failed in a way that has no code of its own yet.

# h2_other: explanation
m-aba803af = The evidence holds the library's words. Mostly the application failed on this request, or its server has a fault.

# h2_other: explanation
m-3f551cd0 = Read the application's log, and repeat the request with `nghttp -nv`.

# h2_other: sentence
m-89181217 = HTTP/2 with { $peer } failed: { $error_text }.

# h2_other: sentence
m-f8bd84d5 = HTTP/2 with { $peer } failed.

# h2_other: likely cut
m-176b92de = The upstream ended its stream or connection before the answer was complete.

# h2_other: evidence for cut
m-73cb4d30 = the body ended after { $received } bytes

# h2_other: likely connection_lost
m-362f7373 = The connection broke while HTTP/2 was spoken: the upstream was killed, or something in between cut it.

# h2_other: likely application_error
m-b841f829 = The application failed on this request.

# h2_other: step
m-1d451eab = Repeat it:

# req_other: title
m-18c74bdd = Sending the request to the upstream failed

# req_other: explanation
m-8c612745 = The connection was made, and the request could not be sent to its end, in a way that has no code of its own: neither did the upstream hang up, nor did a timer of ours run out.

# req_other: explanation
m-26f841c1 = The kernel gave an error that is seldom seen here. With `ETIMEDOUT` (errno 110) the upstream's host acknowledged nothing for many minutes; with `EHOSTUNREACH` (errno 113) the way to it was lost.

# req_other: explanation, body_other: explanation
m-6a161dbd = The error stands in the evidence. Look at the network between, and at the host of the upstream.

# req_other: sentence
m-6207093d = Sending the request to { $peer } failed with { $errno_name } (errno { $errno }) after { $bytes_sent } bytes.

# req_other: sentence
m-79de19fa = Sending the request to { $peer } failed after { $bytes_sent } bytes.

# req_other: likely network, body_other: likely network
m-9c8bc304 = The connection to the upstream broke.

# req_other: likely crash, body_other: likely crash
m-ff89e7dc = The process crashed or was killed.

# req_other: likely upload_long
m-519296e5 = The upload took long enough for something between to give it up.

# req_other: step
m-b1095e37 = See the way to the upstream:

# head_other: title
m-aaf57d3c = The head of the answer could not be used

# head_other: explanation
m-b859671f = The request was sent, and the head of the upstream's answer is broken in a way that has no code of its own yet, or could not be read. If it is broken, the evidence shows the offending byte.

# head_other: explanation
m-862e0558 = The reason names a rule of RFC 9112 that the head breaks.

# head_other: explanation
m-67bebdd3 = Look at the marked byte and at what writes that line.

# head_other: sentence
m-4a0f1d1f = The head of { $peer }'s answer could not be used: { $reason }.

# head_other: sentence
m-4bd15d9d = The head of { $peer }'s answer could not be used.

# head_other: likely network
m-5dcd8264 = The network or the upstream's host failed while the answer was awaited.

# head_other: evidence for network
m-904e0ea3 = the kernel says { $errno_name }

# body_other: title
m-862ea4eb = The answer could not be relayed to its end

# body_other: explanation
m-bcac7226 = The head of the answer was passed on, and its body could not be, in a way that has no code of its own: it was neither cut, nor broken, nor too slow.

# body_other: explanation
m-e214b5f6 = The client was shown that the answer is not complete: its connection (or stream) was cut.

# body_other: sentence
m-85792f01 = Relaying the answer of { $peer } failed: { $reason }.

# body_other: sentence
m-796a0256 = Relaying the answer of { $peer } failed with { $errno_name } (errno { $errno }).

# body_other: sentence
m-e9c0fb97 = Relaying the answer of { $peer } failed.

# body_other: evidence for stalled
m-a1f747b4 = nothing came until { $timer } ran out
