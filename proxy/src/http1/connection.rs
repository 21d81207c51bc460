//! A client's HTTP/1.1 connection: requests one after the other, buffers only while one is read.

use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;

use super::buffer::Buffer;
use super::downstream::Http1;
use super::refuse::refuse;
use super::request::{Refusal, RequestHead};
use super::scan::Scan;
use crate::clock::Deadline;
use crate::exchange::work::{self, Work};
use crate::exchange::{self, ClientInfo, Next, Request};
use crate::server::{Connection, ConnectionGuard};
use crate::stream::Stream;
use crate::telemetry::{ConnectionEvent, Member};

/// The connection preface of HTTP/2 (RFC 9113 §3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// How long and how much is read from a client that is to be closed while it may still be sending.
const LINGER: Duration = Duration::from_secs(2);
const LINGER_BYTES: usize = 256 * 1024;

/// How long a new connection may take to its first request when the process stops.
const FIRST_REQUEST: Duration = Duration::from_millis(200);

/// What reading a head came to.
enum HeadRead {
    /// It is complete: so many bytes.
    Complete(usize),
    /// Nothing has come yet.
    Idle,
    /// The client closed between requests.
    Closed,
    /// It is refused.
    Refused(Refusal),
    /// The client speaks HTTP/2 with prior knowledge.
    Http2,
    /// The client speaks TLS.
    Tls,
}

/// Serves a connection until it ends.
pub async fn serve(connection: Connection) {
    let (client, mut stream, guard) = ClientInfo::of(connection);
    let deadline = Deadline::new();
    let mut served = 0u64;
    loop {
        let (idle, requests_max) = {
            let current = client.process.current(&client.listener);
            let limits = current.client_limits();
            (limits.idle.value, limits.requests.value)
        };
        deadline.set(Instant::now() + idle);
        // Data that is there is served even if the process is about to stop.
        if !readable(&stream, &guard, &deadline, served == 0).await {
            break;
        }
        let busy = Box::pin(serve_busy(
            &mut stream,
            &client,
            &guard,
            &deadline,
            served,
            requests_max,
        ));
        match busy.await {
            Busy::Idle(count) => served = count,
            Busy::End => break,
            // Without close_notify and without an orderly shutdown.
            Busy::Cut => return,
            Busy::Http2(prefix) => {
                drop(deadline);
                return Box::pin(crate::http2::serve_prefixed(stream, client, guard, prefix)).await;
            }
        }
    }
    close(&mut stream).await;
}

/// Waits for the first byte of a request; false when the connection is to end. A `fresh` connection
/// has a moment when the process stops: its first request is most likely on its way, and the
/// client could not know.
async fn readable(
    stream: &Stream,
    guard: &ConnectionGuard,
    deadline: &Deadline,
    fresh: bool,
) -> bool {
    // A TLS stream may hold decrypted bytes that no readiness tells of.
    if let Stream::Tls(tls) = stream
        && let tokio_rustls::TlsStream::Server(server) = &**tls
        && !server.get_ref().1.wants_read()
    {
        return true;
    }
    let mut drain = std::pin::pin!(guard.drain());
    let mut stopping = false;
    poll_fn(|cx| {
        if let Some(socket) = stream.socket()
            && let Poll::Ready(result) = socket.poll_read_ready(cx)
        {
            return Poll::Ready(result.is_ok());
        }
        if !stopping && drain.as_mut().poll(cx).is_ready() {
            // What is here already may not be told of yet: the event loop has to run first.
            if !fresh && !has_unread(stream) {
                return Poll::Ready(false);
            }
            stopping = true;
            deadline.set(Instant::now() + FIRST_REQUEST);
        }
        deadline.poll_elapsed(cx).map(|_| false)
    })
    .await
}

/// Why a busy connection left the loop.
enum Busy {
    /// No request is under way; so many were served.
    Idle(u64),
    /// The connection ends.
    End,
    /// The connection ends in the midst of an answer.
    Cut,
    /// It continues as HTTP/2; these bytes were read.
    Http2(Vec<u8>),
}

/// Serves requests as long as bytes are there.
async fn serve_busy(
    stream: &mut Stream,
    client: &ClientInfo,
    guard: &ConnectionGuard,
    deadline: &Deadline,
    mut served: u64,
    requests_max: u64,
) -> Busy {
    let mut work = work::take();
    work.input.clear();
    work.leftover.clear();
    let end = loop {
        let head = match read_head(stream, client, deadline, &mut work).await {
            HeadRead::Complete(length) => length,
            HeadRead::Idle => break Busy::Idle(served),
            HeadRead::Closed => break Busy::End,
            HeadRead::Http2 => break Busy::Http2(work.input.filled().to_vec()),
            HeadRead::Refused(refusal) => {
                refuse(stream, client, deadline, &work, refusal).await;
                break Busy::End;
            }
            HeadRead::Tls => {
                client.process.telemetry.connection_event(&ConnectionEvent {
                    client: &client.address,
                    listener: &client.listener.text,
                    what: "tls_on_plain_port",
                    members: &[("hint", Member::Text("the client speaks TLS to a plain HTTP listener; use http:// or give the site a certificate"))],
                });
                break Busy::End;
            }
        };
        let _in_flight = guard.request();
        served += 1;
        let Work {
            input,
            leftover,
            request,
            exchange,
        } = &mut *work;
        leftover.clear();
        if input.len() > head {
            leftover.extend(&input.filled()[head..]);
            input.truncate(head);
        }
        let last = !request.keep_alive || served >= requests_max || guard.is_draining();
        let mut down = Http1::new(stream, leftover, request, guard);
        let request = Request {
            bytes: input.filled(),
            head: request,
            started: Instant::now(),
        };
        let next = exchange::run(client, request, &mut down, exchange, deadline, last).await;
        let (closes, close_delimited) = (down.closes, down.close_delimited);
        match next {
            Next::KeepAlive if closes => break Busy::End,
            Next::KeepAlive => {
                input.clear();
                input.extend(leftover.filled());
                if input.is_empty() {
                    break Busy::Idle(served);
                }
            }
            Next::Close { linger } => {
                // To close on requests that nobody reads would reset the connection, and with it
                // the answer.
                if linger || !leftover.is_empty() || has_unread(stream) {
                    self::linger(stream, deadline).await;
                }
                break Busy::End;
            }
            Next::Cut => {
                abort(stream, close_delimited);
                break Busy::Cut;
            }
        }
    };
    work::give(work);
    end
}

/// Reads until a head is complete. Starts with what the buffer holds.
async fn read_head(
    stream: &mut Stream,
    client: &ClientInfo,
    deadline: &Deadline,
    work: &mut Work,
) -> HeadRead {
    let mut scan = Scan::default();
    // Read once the first byte is there: the limits, and with them the deadline of the whole head.
    let mut limits_of_head = None;
    let mut forgiven = false;
    if work.input.is_empty() {
        work.input.reserve(work::BUFFER_SMALL / 2);
    }
    loop {
        let Work { input, request, .. } = work;
        if !input.is_empty() {
            let (size_max, fields_max) = *limits_of_head.get_or_insert_with(|| {
                let current = client.process.current(&client.listener);
                let limits = current.client_limits();
                let size = usize::try_from(limits.head_size.value).unwrap_or(usize::MAX);
                deadline.set(Instant::now() + limits.head.value);
                (
                    size,
                    usize::try_from(limits.head_fields.value).unwrap_or(usize::MAX),
                )
            });
            if let Some(result) = judge(
                input,
                request,
                &mut scan,
                &mut forgiven,
                size_max,
                fields_max,
            ) {
                return result;
            }
            input.reserve(1024);
        }
        // An empty line that was forgiven is a beginning: its time runs.
        let begun = forgiven || !input.is_empty();
        let waited = poll_fn(|cx| {
            if let Poll::Ready(read) = input.poll_fill(cx, stream, usize::MAX) {
                return Poll::Ready(Some(read));
            }
            if !begun {
                // Nothing of a request: go back to waiting without a buffer.
                return Poll::Ready(None);
            }
            deadline
                .poll_elapsed(cx)
                .map(|_| Some(Err(io::ErrorKind::TimedOut.into())))
        })
        .await;
        match waited {
            None => return HeadRead::Idle,
            Some(Ok(count)) if count > 0 => {}
            Some(Err(error)) if error.kind() == io::ErrorKind::TimedOut && !input.is_empty() => {
                return HeadRead::Refused(Refusal::whole(408, "head_timeout"));
            }
            Some(_) if input.is_empty() => return HeadRead::Closed,
            Some(_) => return HeadRead::Refused(Refusal::whole(400, "head_incomplete")),
        }
    }
}

/// Looks at what has come of a head; `None`: more is needed.
fn judge(
    input: &mut Buffer,
    request: &mut RequestHead,
    scan: &mut Scan,
    forgiven: &mut bool,
    size_max: usize,
    fields_max: usize,
) -> Option<HeadRead> {
    // One empty line before a request line is forgiven (RFC 9112 §2.2).
    if !*forgiven && input.filled().starts_with(b"\r\n") {
        *forgiven = true;
        input.consume(2);
        *scan = Scan::default();
        if input.is_empty() {
            return None;
        }
    }
    let bytes = input.filled();
    if bytes.starts_with(b"\x16\x03") {
        return Some(HeadRead::Tls);
    }
    if bytes.starts_with(&PREFACE[..bytes.len().min(PREFACE.len())]) && bytes.len() >= 3 {
        return (bytes.len() >= PREFACE.len()).then_some(HeadRead::Http2);
    }
    // Bytes beyond the limit are not looked at: it does not matter how many came at once.
    let length = match scan.find(&bytes[..bytes.len().min(size_max)], false) {
        Ok(Some(length)) => length,
        Ok(None) if bytes.len() >= size_max => {
            let refusal = match scan.lines() {
                0 => Refusal::whole(414, "target_too_long"),
                _ => Refusal::whole(431, "head_too_large"),
            };
            return Some(HeadRead::Refused(refusal));
        }
        Ok(None) => return None,
        Err(bare_lf) => {
            return Some(HeadRead::Refused(Refusal::bad("bare_lf", bare_lf.offset)));
        }
    };
    Some(
        match request.parse(&mut input.filled_mut()[..length], fields_max) {
            Ok(()) => HeadRead::Complete(length),
            Err(refusal) => HeadRead::Refused(refusal),
        },
    )
}

/// Whether bytes have come that nobody has read.
fn has_unread(stream: &Stream) -> bool {
    let mut byte = [MaybeUninit::uninit(); 1];
    let peeked = stream.socket().map(|it| it.raw().peek(&mut byte));
    matches!(peeked, Some(Ok(count)) if count > 0)
}

/// Lets the client read the answer: a close with unread bytes would reset the connection.
pub(super) async fn linger(stream: &mut Stream, deadline: &Deadline) {
    let _ = deadline.limit(stream.shutdown()).await;
    deadline.set(Instant::now() + LINGER);
    let mut buffer = Buffer::with_capacity(8 * 1024);
    let mut left = LINGER_BYTES;
    while left > 0 {
        buffer.clear();
        let read = deadline
            .limit(poll_fn(|cx| buffer.poll_fill(cx, stream, left)))
            .await;
        match read {
            Ok(Ok(count)) if count > 0 => left -= count,
            _ => return,
        }
    }
}

/// Ends a connection in the midst of an answer. Where only the end of the connection would end the
/// body, a reset says that it was not whole; elsewhere the missing bytes do, and what was sent
/// still arrives.
fn abort(stream: &Stream, close_delimited: bool) {
    if close_delimited && let Stream::Plain(socket) = stream {
        let _ = socket.raw().set_linger(Some(Duration::ZERO));
    }
}

/// Ends a connection between messages, in order.
async fn close(stream: &mut Stream) {
    if let Stream::Tls(_) = stream {
        let _ = tokio::time::timeout(LINGER, stream.shutdown()).await;
    }
}
