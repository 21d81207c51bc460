### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# h2_handshake_failed: title
m-3e68581c = The upstream did not begin to speak HTTP/2

# h2_handshake_failed: explanation
m-3182a541 = The connection stands, and Candor opened it with the preface of HTTP/2. The upstream had to answer with a SETTINGS frame and did not: it sent something else, hung up, or sent nothing.

# h2_handshake_failed: explanation
m-ef09d982 = Nothing was asked of the application yet. Almost always it speaks HTTP/1.1 on this port, or the port belongs to another service. A server that speaks HTTP/2 over TLS only closes a plain connection in the same way.

# h2_handshake_failed: explanation
m-2b73ceb4 = Ask the port for HTTP/1.1. If that works, write the server as `http://HOST:PORT` in place of `h2c://HOST:PORT`. If it wants TLS, write `https://HOST:PORT`.

# h2_handshake_failed: sentence
m-2e89c78b = { $peer } answered the preface of HTTP/2 with { $first_bytes } in place of a SETTINGS frame.

# h2_handshake_failed: sentence
m-9ab2f685 = { $peer } was offered HTTP/2 and sent no SETTINGS frame; it sent nothing at all.

# h2_handshake_failed: sentence
m-f90e5995 = { $peer } hung up on the preface of HTTP/2 without a word.

# h2_handshake_failed: likely speaks_http1
m-1e534c21 = The application speaks HTTP/1.1 on this port, and the server is written as HTTP/2.

# h2_handshake_failed: evidence for speaks_http1
m-46161fc8 = { $peer } answered { $first_bytes }

# h2_handshake_failed: evidence for speaks_http1
m-52982609 = it hung up as soon as it had read the preface

# h2_handshake_failed: likely wants_tls
m-d83eb69d = The application speaks HTTP/2 over TLS only.

# h2_handshake_failed: evidence for wants_tls
m-9c8c3dbb = { $peer } answered with an alert of TLS

# h2_handshake_failed: likely another_service
m-d47007da = Port { $port } belongs to another service.

# h2_handshake_failed: evidence for another_service
m-df4ebe1f = it greeted as { $spoken } does

# h2_handshake_failed: likely alpn_promises_too_much
m-121e6101 = Something before the application promises HTTP/2 in the TLS handshake, and passes the connection on to a server that does not speak it.

# h2_handshake_failed: evidence for alpn_promises_too_much
m-8649f89e = the TLS handshake had agreed on h2

# h2_handshake_failed: likely stuck
m-8a8ad2a6 = The application accepts connections and does not serve them: it is stuck or still starting.

# h2_handshake_failed: evidence for stuck
m-900f9391 = the connection stands and nothing came

# h2_handshake_failed: step
m-4bd5849e = Ask the port for HTTP/1.1:

# h2_handshake_failed: step
m-ec40acfc = See the frames, if there are any:

# h2_http11_required: title
m-2b383121 = The upstream wants HTTP/1.1 for this request

# h2_http11_required: explanation
m-f56ea714 = The upstream speaks HTTP/2 and answered this request with `HTTP_1_1_REQUIRED`: it can serve it over HTTP/1.1 only.

# h2_http11_required: explanation
m-90a14213 = The request needs something that belongs to a connection and not to a stream: a login by NTLM or Negotiate, a client certificate that is asked for later, or a switch of protocols.

# h2_http11_required: explanation
m-bcf2b41f = Let HTTP/1.1 serve this upstream, or the path that needs it: `protocol = "http1"`.

# h2_http11_required: sentence
m-89edf317 = { $peer } answered { $h2_code_name } (HTTP/2 error { $h2_code }): it serves { $path } over HTTP/1.1 only.

# h2_http11_required: likely upgrade
m-2afed41c = The path is one for WebSocket, which this upstream has over HTTP/1.1 only.

# h2_http11_required: evidence for upgrade, timeout_first_byte: evidence for long_poll
m-f261cb4e = the path is { $path }

# h2_http11_required: likely client_certificate
m-8ef45e2a = The upstream asks for a client certificate on this path only, by renegotiation, which HTTP/2 does not have.

# h2_http11_required: likely login_by_connection
m-c4cb643e = The path asks for a login by NTLM or Negotiate, which belongs to a connection.

# h2_http11_required: step
m-0b120767 = Let HTTP/1.1 serve this upstream, at { $upstream_place }: protocol = "http1".

# h2_refused_stream: title
m-e14887ad = The upstream refused the HTTP/2 stream

# h2_refused_stream: explanation
m-85b8c964 = The upstream answered the request with `REFUSED_STREAM`: it did not process it at all.

# h2_refused_stream: explanation
m-cbe222aa = The upstream has as many requests as it takes at once, or it is shutting down. The request may be sent again without harm; Candor has done so as often as the configuration allows.

# h2_refused_stream: explanation
m-d84c3339 = See how many streams the upstream allows on a connection and how many it needs. Allow more there, or send it fewer at once.

# h2_refused_stream: sentence
m-980ed63e = { $peer } refused stream { $stream } (REFUSED_STREAM) with { $streams_open } streams open of the { $streams_max } that it allows.

# h2_refused_stream: sentence
m-cf159d9e = { $peer } refused stream { $stream } (REFUSED_STREAM) with { $streams_open } streams open.

# h2_refused_stream: likely too_many_streams
m-11312f0e = More requests came at once than the upstream takes on one connection.

# h2_refused_stream: evidence for too_many_streams
m-a5aeebb5 = { $streams_open } streams were open, and it allows { $streams_max }

# h2_refused_stream: evidence for too_many_streams
m-5d161c2d = { $streams_open } streams were open

# h2_refused_stream: likely shutting_down
m-149e6d81 = The upstream is shutting down and takes no new requests.

# h2_refused_stream: evidence for shutting_down
m-e08897bd = only { $streams_open } streams were open

# h2_refused_stream: likely overloaded
m-6189ecb2 = The upstream sheds load: its workers are busy, and it refuses what it cannot serve.

# h2_refused_stream: evidence for overloaded
m-21637417 = it was refused { $attempts } times

# h2_refused_stream: step
m-5f0037d6 = See how many streams it allows (SETTINGS_MAX_CONCURRENT_STREAMS):

# h2_goaway: title
m-09e9d1e9 = The upstream ended the HTTP/2 connection

# h2_goaway: explanation
m-9ff6b866 = The upstream sent GOAWAY and ended the connection before this request was answered. The frame names the last stream that it has begun to process, and an error code.

# h2_goaway: explanation
m-4efb5098 = With `NO_ERROR` it is an orderly end: a restart, a deployment, or a connection that has grown old. Any other code says that the upstream objects to something. A request on a later stream than the last one was not processed, and sending it again is safe; a request on an earlier one may have been.

# h2_goaway: explanation
m-e448e611 = Read the log of the upstream at this time. If it is restarted often, let it finish what it has begun before it stops. If it says `ENHANCE_YOUR_CALM`, raise its limit on pings, resets or header size.

# h2_goaway: sentence
m-1a5919a6 = { $peer } ended the connection with GOAWAY ({ $h2_code_name }, last stream { $last_stream }) and said: { $h2_debug }.

# h2_goaway: sentence
m-754dcd29 = { $peer } ended the connection with GOAWAY ({ $h2_code_name }, last stream { $last_stream }); this request was stream { $stream }.

# h2_goaway: likely restart
m-deec6aca = The upstream is restarting or was deployed anew, and ended its connections in order.

# h2_goaway: evidence for restart
m-0bd8c378 = the code is NO_ERROR: an orderly end

# h2_goaway: likely too_much
m-a78f2461 = The upstream takes Candor for an attacker: too many pings, resets or headers for its limits.

# h2_goaway: evidence for too_much, h2_goaway: evidence for broken_server, h2_stream_reset: evidence for application_error and 2 more
m-9aea81c9 = the code is { $h2_code_name }

# h2_goaway: likely requests_max
m-4dd527c4 = The upstream ends a connection after a number of requests, or after a time.

# h2_goaway: evidence for requests_max
m-66b54895 = the connection had served { $served } requests

# h2_goaway: likely broken_server
m-8fb4ac9d = The upstream failed, and ended all that it was doing on this connection.

# h2_goaway: likely middlebox
m-2f83d109 = A load balancer in between ends connections of its own accord.

# h2_goaway: step
m-c07f6634 = The request was not processed: stream { $stream } comes after { $last_stream }, so it may be sent again.

# h2_goaway: step
m-8a52944f = The request may have been processed: stream { $stream } does not come after { $last_stream }. See whether it had an effect before it is sent again.

# h2_stream_reset: title
m-3b9b3be2 = The upstream reset the HTTP/2 stream

# h2_stream_reset: explanation
m-6a103bd3 = The upstream took the request and ended its stream with RST_STREAM, before or in the middle of the answer. The connection itself goes on.

# h2_stream_reset: explanation
m-eb68ea03 = The upstream gave up on this one request. The error code says why: `INTERNAL_ERROR` and `CANCEL` come from an application that failed or took too long, `PROTOCOL_ERROR` from a server that objects to the request itself.

# h2_stream_reset: explanation
m-3cbd3881 = Read the application's log at the time of this request. Repeat the request with `nghttp -nv` and see which frame is the last.

# h2_stream_reset: sentence
m-829145f8 = { $peer } reset stream { $stream } ({ $h2_code_name }) before it sent a byte of a body.

# h2_stream_reset: sentence
m-4a3ab4ed = { $peer } reset stream { $stream } ({ $h2_code_name }) after { $received } bytes of the body.

# h2_stream_reset: likely application_error
m-95d7cc63 = The application failed on this request and its server reset the stream.

# h2_stream_reset: evidence for application_error
m-741f2bd5 = it had begun to answer, and stopped after { $received } bytes

# h2_stream_reset: likely own_timeout
m-f2a27160 = A timeout of the upstream's own ran out, and it canceled the request.

# h2_stream_reset: evidence for own_timeout
m-b8120d40 = the code is CANCEL, and nothing of an answer had come

# h2_stream_reset: likely objects_to_the_request
m-6cb9caf6 = The upstream objects to the request: a field that HTTP/2 forbids, a path or a method that it does not take.

# h2_stream_reset: likely head_too_large
m-1f6eb2fe = The fields of the request are larger than the upstream takes.

# h2_stream_reset: likely answered_early
m-520dee7c = The upstream had its answer complete and wanted no more of the request's body.

# h2_stream_reset: evidence for answered_early
m-084241b3 = the code is NO_ERROR, and the request has a body

# h2_stream_reset: step
m-5ad77f2b = Repeat the request and see which frame is the last:

# h2_connection_error: title
m-ec01935e = The upstream broke the rules of HTTP/2

# h2_connection_error: explanation
m-3d8853ae = The upstream sent frames that HTTP/2 does not allow, and Candor ended the stream or the connection, as RFC 9113 demands.

# h2_connection_error: explanation
m-504ed64f = Connection and TLS are in order, and the upstream does speak HTTP/2, with a mistake. A head with a field that only HTTP/1 knows, such as `Connection` or `Transfer-Encoding`, comes from an application that sets it by hand. Anything about frames, flow control or compression is a fault of the server or of something in between.

# h2_connection_error: explanation
m-0f526379 = Look for the field or the frame that the evidence names. Bring the server up to date. Until then HTTP/1.1 serves: write the server as `http://` or `https://` with `protocol = "http1"`.

# h2_connection_error: sentence
m-9c5f083b = { $peer } broke the rules of HTTP/2 ({ $reason }): { $error_text }.

# h2_connection_error: sentence
m-8f54e45e = { $peer } broke the rules of HTTP/2 ({ $reason }), and Candor answered { $h2_code_name }.

# h2_connection_error: likely connection_field
m-5c93a2fa = The application sets a field by hand that HTTP/2 forbids, such as `Connection` or `Transfer-Encoding`, or a field name with capitals.

# h2_connection_error: evidence for connection_field
m-512ac4f6 = it was a field that was refused

# h2_connection_error: likely no_status
m-eb7822a3 = The application or a gateway before it sends a head without a status.

# h2_connection_error: evidence for no_status
m-f3c1941a = the head had no `:status`

# h2_connection_error: likely compression_state
m-c7cc7463 = Something between Candor and the upstream changes, drops or repeats frames, so that their compressed fields cannot be read any more.

# h2_connection_error: evidence for compression_state
m-c0485df9 = the compressed fields could not be read

# h2_connection_error: likely server_fault, h2_other: likely server_fault
m-d887cbb7 = The upstream's server has a fault in its HTTP/2.

# h2_connection_error: evidence for server_fault
m-1a08f92c = the frames themselves are wrong, which no application makes

# h2_connection_error: likely middlebox
m-2ac4f5be = A load balancer in between translates to HTTP/2, and does it wrong.

# h2_connection_error: step
m-185627e3 = See the frames as they come:

# h2_connection_error: step
m-fb13a139 = Until the upstream is mended, let HTTP/1.1 serve; the upstream is written at { $upstream_place }.
