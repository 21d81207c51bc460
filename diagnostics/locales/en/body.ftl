### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

# body_truncated: title
m-1c91d4ca = The answer ended before it was complete

# body_truncated: visitor, body_other: visitor
m-438f2b91 = The application behind this address stopped in the middle of its answer.

# body_truncated: explanation
m-9a32d19c = The upstream's answer had begun, and the connection ended before the end of its body: fewer bytes than Content-Length had declared, no last chunk, or (`no_close_notify`) a TLS connection that ended without saying so, where the end of the connection is the end of the body.

# body_truncated: explanation
m-b74cb9b0 = The worker that wrote the answer was killed or failed in the midst of it, or the declared length is wrong. The client was shown that the answer is not complete: its connection (or stream) was cut too. The status that it saw is the upstream's.

# body_truncated: explanation
m-29b9d1a9 = Read the application's log at that time. If always the same number of bytes is missing, the declared length is wrong. `tolerate = ["no_close_notify"]` on the upstream accepts the end of a TLS connection as the end of a body of undeclared length.

# body_truncated: sentence
m-5efe2e44 = { $peer } declared { $declared } bytes and reset the connection after { $received }: { $missing } are missing.

# body_truncated: sentence
m-aab4c02d = { $peer } declared { $declared } bytes and closed the connection after { $received }: { $missing } are missing.

# body_truncated: sentence
m-ea439d2a = { $peer } ended the connection after { $received } bytes of a chunked body, without the last chunk.

# body_truncated: sentence
m-a94c894f = { $peer } ended the TLS connection after { $received } bytes without close_notify, so nobody knows whether the body is complete.

# body_truncated: sentence
m-c4f5c1fa = { $peer } cut the connection after { $received } bytes of the body.

# body_truncated: likely worker_timeout
m-36cd3419 = The worker was killed by a timeout of the application's server while it still wrote.

# body_truncated: evidence for worker_timeout
m-14bfc332 = nothing had come for { $body_idle } before the end

# body_truncated: likely length_wrong
m-4e97204a = The declared length is too long: counted before the body was changed, or in other units.

# body_truncated: evidence for length_wrong
m-860b6419 = only { $missing } bytes are missing, and the connection was closed in good order

# body_truncated: likely careless_tls
m-da5a6923 = The upstream's TLS library closes connections without close_notify, as many old ones do.

# body_truncated: evidence for careless_tls
m-91a12234 = the connection ended without close_notify

# body_truncated: likely killed
m-54d73f0a = The process was killed: out of memory, a deploy, a crash in native code.

# body_truncated: evidence for killed
m-afcec99a = the connection was reset

# body_truncated: likely application_error
m-27664759 = The application failed while it wrote the body: an exception in a generator or template.

# body_truncated: evidence for application_error
m-bce869aa = the last chunk was never written, and the connection was closed in good order

# body_truncated: step
m-58862211 = Count what the upstream sends:
