### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# body_coding_error: title
m-a6efdb5c = The answer's body is not what its Content-Encoding says

# body_coding_error: explanation
m-ce7b9f08 = The upstream's answer has a Content-Encoding, and its body is not coded so: it begins otherwise (`not_coded`), it is coded twice (`coded_twice`), the coded data is broken (`corrupt`), ends too early (`cut_short`), or more follows its end (`surplus`).

# body_coding_error: explanation
m-65a9bb71 = Browsers show such an answer as an error of their own, often an empty page, and caches keep it. Candor looks at the first bytes of a body that is coded by gzip, deflate or zstd: if they are not those of the coding and the head of the answer has not left, the client gets this diagnosis in its place; later the answer is cut. Some small answers are decoded beside the traffic too; what is found so is a finding in the log, which names the request.

# body_coding_error: explanation
m-9f5c60b3 = Find the layer that sets Content-Encoding and the one that compresses: they are two, and one of them was left out or comes twice. Candor itself never codes or decodes what it passes on.

# body_coding_error: sentence
m-e22e9252 = The answer of { $peer } has Content-Encoding: { $content_coding }, and its body begins with "{ $coding_first }", as no { $content_coding } does.

# body_coding_error: sentence
m-6f322467 = The answer of { $peer } has Content-Encoding: { $content_coding }, and its body is coded by { $content_coding } twice.

# body_coding_error: sentence
m-ea2e436a = The answer of { $peer } has Content-Encoding: { $content_coding }, and its body ends at byte { $coding_offset }, in the midst of the coded data.

# body_coding_error: sentence
m-ce6e9b86 = The answer of { $peer } has Content-Encoding: { $content_coding }, and its body goes on after the end of the coded data, at byte { $coding_offset }.

# body_coding_error: sentence
m-fa9f39e7 = The answer of { $peer } has Content-Encoding: { $content_coding }, and its body is broken about byte { $coding_offset }.

# body_coding_error: likely header_alone
m-bdffa23a = Content-Encoding is set, and nothing compresses: the field was copied from another answer, or a proxy between decoded the body.

# body_coding_error: evidence for header_alone
m-f7b9c3d0 = the body begins with plain text: "{ $coding_first }"

# body_coding_error: likely other_coding
m-9517cebf = The body is compressed, by another coding than the field says.

# body_coding_error: evidence for other_coding
m-26d26a67 = the body begins as another coding does: "{ $coding_first }"

# body_coding_error: likely two_layers
m-4e0788f6 = Two layers compress: the application, and its server or a proxy between once more.

# body_coding_error: evidence for two_layers
m-2e245e73 = what was decoded begins as { $content_coding } does

# body_coding_error: likely length_before
m-fb2d465d = Content-Length was computed before compression, and cuts or pads the coded body.

# body_coding_error: evidence for length_before
m-cb4e7cb0 = the coded data and the body end at different places

# body_coding_error: likely appended
m-ef803f6c = Something is written after the compressed body: a line break, an error page, an injected script.

# body_coding_error: evidence for appended
m-6a2019a7 = more follows the end of the coded data

# body_coding_error: likely text_conversion
m-d3ac40d8 = The compressed bytes went through something that takes them for text.

# body_coding_error: evidence for text_conversion
m-cc748510 = the data begins well and is broken later

# body_coding_error: step
m-eaa12568 = See what is declared, and how the body begins:

# body_coding_error: step
m-bb8af574 = Search the application for where it sets Content-Encoding itself.

# body_too_large: title
m-d1394bfd = The answer is larger than it may be

# body_too_large: visitor
m-e937c8f4 = The application behind this address gave an answer that is too large.

# body_too_large: explanation
m-96707ec6 = The configuration limits how large an answer of the upstream may be, by `limit.response_body`, and this answer is larger: by its Content-Length (`declared`), or by what had come of it (`received`).

# body_too_large: explanation
m-1e970603 = A declared length is known before anything has left, so the client gets this diagnosis. Where no length is declared the answer is cut when it grows too large, so that the client can tell that it is not whole. There is no such limit unless it is written.

# body_too_large: explanation
m-ee572984 = If answers of that size are meant, raise the limit for the route. If not, see why the application answers with so much: a list without pages, an export at the wrong address, a loop.

# body_too_large: sentence
m-00f82c93 = The answer of { $peer } has { $declared } bytes, and { $body_limit } are allowed (limit.response_body).

# body_too_large: sentence
m-f4510908 = The answer of { $peer } grew beyond the { $body_limit } bytes that are allowed (limit.response_body): { $received } had come.

# body_too_large: likely endless
m-02dea3a6 = The answer has no end: an event stream, a log that is followed, a loop in the application.

# body_too_large: evidence for endless
m-49577dc3 = no length was declared

# body_too_large: likely whole_list
m-a57e1b91 = The application sends all there is: a list without pages, an export, a dump.

# body_too_large: likely limit_small
m-1f1d452a = Answers of that size are meant, and the limit is too small for this route.

# body_too_large: evidence for limit_small
m-55c3c4be = it is at most four times the limit

# body_too_large: step
m-4d07af36 = The limit is limit.response_body = { $body_limit } bytes, written at: { $body_limit_place }.

# body_too_large: step, body_truncated: step
m-58862211 = Count what the upstream sends:

# body_reset: title
m-507baf33 = The connection was reset in the midst of the answer

# body_reset: explanation
m-b4101c8c = The upstream's answer had begun, and its connection ended by a reset (RST) or another error of the network before the end of the body.

# body_reset: explanation
m-07b55e60 = A program that ends in good order closes its connections, it does not reset them. A reset comes from the kernel for a process that died with bytes unread or unsent, from a program that asks for it, or from something between that has forgotten the connection. The client was shown that the answer is not complete: its connection (or stream) was cut too. The status that it saw is the upstream's.

# body_reset: explanation
m-b6ff0728 = See whether the process died or was restarted at that time. If it did not, look at what stands between: firewalls and balancers reset connections that were silent for too long.

# body_reset: sentence
m-5efe2e44 = { $peer } declared { $declared } bytes and reset the connection after { $received }: { $missing } are missing.

# body_reset: sentence
m-38d1e65f = { $peer } reset the connection after { $received } bytes of the body.

# body_reset: likely idle_firewall
m-c6fe375f = A firewall or balancer between forgot the connection, because it was silent for too long.

# body_reset: evidence for idle_firewall, body_reset: evidence for worker_timeout, body_truncated: evidence for worker_timeout
m-14bfc332 = nothing had come for { $body_idle } before the end

# body_reset: likely network
m-f35f0b26 = The network to the upstream broke.

# body_reset: evidence for network, h2_other: evidence for connection_lost, req_other: evidence for network and 1 more
m-c6325ce1 = the kernel said { $errno_name } (errno { $errno })

# body_reset: likely crashed
m-9d5ea3bd = The process died in the midst of the answer: out of memory, a crash in native code, a deploy.

# body_reset: evidence for crashed
m-d7969a43 = bytes had come until { $body_idle } before the reset

# body_reset: likely aborted
m-060a0317 = The application aborts the connection on purpose, so that nobody takes its half answer for a whole one.

# body_truncated: title
m-1c91d4ca = The answer ended before it was complete

# body_truncated: explanation
m-9a32d19c = The upstream's answer had begun, and the connection ended before the end of its body: fewer bytes than Content-Length had declared, no last chunk, or (`no_close_notify`) a TLS connection that ended without saying so, where the end of the connection is the end of the body.

# body_truncated: explanation
m-b74cb9b0 = The worker that wrote the answer was killed or failed in the midst of it, or the declared length is wrong. The client was shown that the answer is not complete: its connection (or stream) was cut too. The status that it saw is the upstream's.

# body_truncated: explanation
m-29b9d1a9 = Read the application's log at that time. If always the same number of bytes is missing, the declared length is wrong. `tolerate = ["no_close_notify"]` on the upstream accepts the end of a TLS connection as the end of a body of undeclared length.

# body_truncated: sentence
m-aab4c02d = { $peer } declared { $declared } bytes and closed the connection after { $received }: { $missing } are missing.

# body_truncated: sentence
m-cda95326 = { $peer } ended the connection after { $received } bytes of a chunked body, in the midst of a chunk of { $stop_size } bytes: { $stop_left } of it are missing.

# body_truncated: sentence
m-ea439d2a = { $peer } ended the connection after { $received } bytes of a chunked body, without the last chunk.

# body_truncated: sentence
m-a94c894f = { $peer } ended the TLS connection after { $received } bytes without close_notify, so nobody knows whether the body is complete.

# body_truncated: sentence
m-c4f5c1fa = { $peer } cut the connection after { $received } bytes of the body.

# body_truncated: likely careless_tls
m-da5a6923 = The upstream's TLS library closes connections without close_notify, as many old ones do.

# body_truncated: evidence for careless_tls
m-91a12234 = the connection ended without close_notify

# body_truncated: likely application_error
m-27664759 = The application failed while it wrote the body: an exception in a generator or template.

# body_truncated: evidence for application_error
m-bce869aa = the last chunk was never written, and the connection was closed in good order

# body_truncated: evidence for killed
m-bf55b48c = it ended in the midst of a chunk

# body_truncated: likely length_wrong
m-4e97204a = The declared length is too long: counted before the body was changed, or in other units.

# body_truncated: evidence for length_wrong
m-860b6419 = only { $missing } bytes are missing, and the connection was closed in good order

# body_truncated: step
m-54109d3f = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["no_close_notify"]
