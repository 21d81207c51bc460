//! One request and its answer, on a stream of a shared connection.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::{Buf, Bytes};
use candor_diagnostics::evidence::{BodyFraming, Evidence, Http2Fault, StreamEnd};
use h2::client::ResponseFuture;
use h2::{RecvStream, SendStream};
use http::{HeaderMap, Response, StatusCode};
use tokio::io::ReadBuf;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::super::super::connect::Dialed;
use super::super::{Carrier, head_too_large};
use super::link::{Link, Shared};
use super::{SEND_BUFFER, head, pool, tap};
use crate::http1::request::Version;
use crate::stream::Stream;

/// Payload of a DATA frame.
const FRAME_PAYLOAD: usize = 16 * 1024;

/// How long a stream may take to end when its body is whole.
const END_MAX: Duration = Duration::from_secs(5);

/// A stream that is to be begun on this connection.
pub(super) fn open(link: &Arc<Link>) -> Dialed {
    let shared = link.shared();
    shared.enter();
    let carrier = Http2 {
        link: Arc::clone(link),
        state: State::Idle,
        stream: 0,
        began: Instant::now(),
        send: None,
        text: Vec::new(),
        text_read: 0,
        chunk: Bytes::new(),
        is_head: false,
        is_bodyless: false,
        accept: None,
        wants_trailers: false,
        declared: None,
        received: 0,
        trailers: Vec::new(),
        surplus: 0,
        fault: None,
        unprocessed: false,
    };
    Dialed {
        stream: Stream::Carried(Box::new(carrier)),
        peer: shared.peer,
        peer_text: Arc::clone(&shared.peer_text),
    }
}

/// A stream.
#[derive(Debug)]
struct Http2 {
    link: Arc<Link>,
    state: State,
    /// Its number; 0: it was not begun.
    stream: u32,
    began: Instant,
    /// What the request is sent by, until it is whole.
    send: Option<SendStream<Bytes>>,
    /// A head of the answer as text, and how much of it was read.
    text: Vec<u8>,
    text_read: usize,
    /// The rest of a DATA frame.
    chunk: Bytes,
    is_head: bool,
    /// The answer has no body, whatever the member sends.
    is_bodyless: bool,
    /// A tunnel was asked for: what the exchange is answered when it is opened.
    accept: Option<[u8; 28]>,
    /// Whether the request says that trailers are understood (RFC 9110 §6.5.1).
    wants_trailers: bool,
    /// What Content-Length says of a body that is sent.
    declared: Option<u64>,
    /// Bytes of the body that came.
    received: u64,
    trailers: Vec<u8>,
    /// How much more came than was declared.
    surplus: u64,
    fault: Option<Http2Fault>,
    unprocessed: bool,
}

/// How far the answer is.
#[derive(Debug)]
enum State {
    /// The request was not begun.
    Idle,
    /// Its head is awaited.
    Head(ResponseFuture),
    Body(RecvStream),
    /// It is whole.
    Done,
    /// It broke off.
    Broken(io::ErrorKind, Option<i32>),
}

impl Http2 {
    fn shared(&self) -> &Shared {
        self.link.shared()
    }

    /// Begins the stream.
    fn begin(&mut self, text: &[u8]) -> io::Result<()> {
        let mut link = self.link.send();
        let tunnels = link.is_extended_connect_protocol_enabled();
        let outgoing =
            head::request(text, &self.shared().scheme, tunnels).ok_or_else(head_too_large)?;
        self.accept = outgoing.accept;
        self.wants_trailers = outgoing.request.headers().contains_key(http::header::TE);
        self.is_head = outgoing.request.method() == http::Method::HEAD;
        self.began = Instant::now();
        let begun = link.send_request(outgoing.request, !outgoing.has_body);
        let (response, send) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                // Nothing of it has left.
                self.unprocessed = true;
                return Err(self.broke(&error));
            }
        };
        self.stream = response.stream_id().as_u32();
        self.send = outgoing.has_body.then_some(send);
        self.state = State::Head(response);
        Ok(())
    }

    /// Hands on what is left of a head.
    fn read_text(&mut self, buf: &mut ReadBuf<'_>) {
        let rest = &self.text[self.text_read..];
        let count = rest.len().min(buf.remaining());
        buf.put_slice(&rest[..count]);
        self.text_read += count;
        if self.text_read == self.text.len() {
            self.text.clear();
            self.text_read = 0;
        }
    }

    /// The next head of the answer, as text.
    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let State::Head(response) = &mut self.state else {
            return Poll::Ready(Ok(()));
        };
        match response.poll_informational(cx) {
            Poll::Ready(Some(Ok(interim))) => {
                head::response(&mut self.text, interim.status(), interim.headers(), false);
                return Poll::Ready(Ok(()));
            }
            Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(self.broke(&error))),
            Poll::Ready(None) => {}
            Poll::Pending => return Poll::Pending,
        }
        let polled = Pin::new(response).poll(cx);
        match ready!(polled) {
            Ok(response) => self.accept(response),
            Err(error) => return Poll::Ready(Err(self.broke(&error))),
        }
        Poll::Ready(Ok(()))
    }

    fn accept(&mut self, response: Response<RecvStream>) {
        let (parts, body) = response.into_parts();
        if let Some(accept) = self.accept.take() {
            if parts.status.is_success() {
                head::switched(&mut self.text, &accept, &parts.headers);
                self.state = State::Body(body);
                return;
            }
            // An ordinary answer: nothing more is sent.
            self.send = None;
        }
        self.is_bodyless = self.is_head
            || matches!(
                parts.status,
                StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
            );
        let empty = body.is_end_stream() && !self.is_bodyless;
        head::response(&mut self.text, parts.status, &parts.headers, empty);
        self.declared = length(&parts.headers).filter(|_| !self.is_bodyless);
        self.state = match body.is_end_stream() {
            true => State::Done,
            false => State::Body(body),
        };
    }

    /// Copies from DATA frames while there is room; the member gets its window back for what is read.
    fn poll_body(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let mut copied = 0;
        while buf.remaining() > 0 {
            let State::Body(body) = &mut self.state else {
                break;
            };
            // The last bytes of a declared length wait for what follows, where trailers are wanted.
            let is_held = self.wants_trailers
                && self.declared == Some(self.received)
                && !body.is_end_stream();
            if self.chunk.is_empty() || is_held {
                match body.poll_data(cx) {
                    Poll::Ready(Some(Ok(data))) => {
                        self.received += data.len() as u64;
                        if self.chunk.is_empty() {
                            self.chunk = data;
                        }
                        continue;
                    }
                    Poll::Ready(Some(Err(error))) if copied == 0 => self.end_by(&error)?,
                    Poll::Ready(None) => match body.poll_trailers(cx) {
                        Poll::Ready(Ok(trailers)) => self.finish(trailers.as_ref()),
                        Poll::Ready(Err(error)) if copied == 0 => self.end_by(&error)?,
                        Poll::Pending if copied == 0 => return Poll::Pending,
                        Poll::Ready(Err(_)) | Poll::Pending => break,
                    },
                    Poll::Pending if copied == 0 => return Poll::Pending,
                    Poll::Ready(Some(Err(_))) | Poll::Pending => break,
                }
                continue;
            }
            copied += take(&mut self.chunk, buf);
        }
        if matches!(self.state, State::Done) {
            // What was held is let go.
            take(&mut self.chunk, buf);
        } else if copied > 0
            && let State::Body(body) = &mut self.state
        {
            // An error is one of the connection's: the next read tells it.
            let _ = body.flow_control().release_capacity(copied);
        }
        Poll::Ready(Ok(()))
    }

    /// The answer is whole; what is left of it stays to be read.
    fn finish(&mut self, trailers: Option<&HeaderMap>) {
        if let Some(trailers) = trailers.filter(|it| !it.is_empty()) {
            head::lines(&mut self.trailers, trailers);
            self.trailers.extend_from_slice(b"\r\n");
        }
        self.state = State::Done;
    }

    /// A body ended by an error. It may be whole all the same: a member that needs no more of the request
    /// resets the stream behind its answer (RFC 9113 §8.1), and what was declared may all have come.
    fn end_by(&mut self, error: &h2::Error) -> io::Result<()> {
        let is_reset = error.is_reset() && error.is_remote();
        let has_ended = self.shared().tap(|tap| tap.has_ended(self.stream));
        if (is_reset && has_ended) || self.declared == Some(self.received) {
            self.finish(None);
            return Ok(());
        }
        // More or less came than was declared: that is what there is to say, not how `h2` calls it.
        if error.is_reset()
            && error.is_library()
            && let Some(declared) = self.declared
            && let Some(came) = self.shared().tap(|tap| tap.data_of(self.stream))
            && came > declared
        {
            self.surplus = came - declared;
            self.state = State::Done;
            return Ok(());
        }
        if error.is_reset()
            && error.is_library()
            && has_ended
            && self
                .declared
                .is_some_and(|declared| self.received < declared)
        {
            self.state = State::Done;
            return Ok(());
        }
        Err(self.broke(error))
    }

    /// Keeps what is known of an error, and says how the stream ended.
    #[cold]
    fn broke(&mut self, error: &h2::Error) -> io::Error {
        let shared = Arc::clone(self.link.shared());
        let code = error.reason().map_or(0, u32::from);
        let stream = self.stream;
        self.fault = shared.tap(|tap| {
            if error.is_library() || tap.is_flooded {
                return Some(violation(tap, stream, error));
            }
            if error.is_reset() && error.is_remote() {
                return Some(Http2Fault::Reset {
                    code,
                    stream,
                    received: self.received,
                    open: shared.streams(),
                    open_max: tap.streams_max,
                });
            }
            tap.go_away.as_ref().map(|it| Http2Fault::GoAway {
                code: it.code,
                last_stream: it.last_stream,
                stream,
                debug: it.debug.clone(),
                served: shared.served(),
            })
        });
        self.unprocessed |= match &self.fault {
            Some(Http2Fault::Reset { code, .. }) => *code == Http2Fault::REFUSED_STREAM,
            Some(Http2Fault::GoAway { last_stream, .. }) => stream > *last_stream,
            _ => false,
        };
        let (kind, errno) = match shared.tap(|tap| tap.end) {
            // An end that is orderly for the connection is none for a stream.
            Some((StreamEnd::Fin, _)) if self.fault.is_none() => {
                (io::ErrorKind::ConnectionAborted, None)
            }
            Some((_, errno)) if self.fault.is_none() => (io::ErrorKind::ConnectionReset, errno),
            _ => (io::ErrorKind::ConnectionReset, None),
        };
        self.state = State::Broken(kind, errno);
        ended(kind, errno)
    }
}

fn ended(kind: io::ErrorKind, errno: Option<i32>) -> io::Error {
    errno.map_or_else(|| kind.into(), io::Error::from_raw_os_error)
}

/// Copies of a chunk what there is room for.
fn take(chunk: &mut Bytes, buf: &mut ReadBuf<'_>) -> usize {
    let count = chunk.len().min(buf.remaining());
    buf.put_slice(&chunk[..count]);
    chunk.advance(count);
    count
}

fn length(headers: &HeaderMap) -> Option<u64> {
    let value = headers.get(http::header::CONTENT_LENGTH)?;
    value.to_str().ok()?.parse().ok()
}

/// What the peer did wrong, as far as the frames tell.
#[cold]
fn violation(tap: &tap::Tap, stream: u32, error: &h2::Error) -> Http2Fault {
    let reason = error.reason().unwrap_or(h2::Reason::PROTOCOL_ERROR);
    let wrong = tap.wrong();
    let last = tap.last_of(if error.is_reset() { stream } else { 0 });
    let kind = match (reason, wrong, last) {
        (h2::Reason::FRAME_SIZE_ERROR, ..) => "frame_size",
        (h2::Reason::FLOW_CONTROL_ERROR, ..) => "flow_control",
        (h2::Reason::COMPRESSION_ERROR, ..) => "compression",
        (_, Some((kind, _)), _) => kind,
        (_, _, Some((frame, shown))) if error.is_reset() && frame.kind == tap::kind::HEADERS => {
            match tap::has_status(frame, shown) {
                true => "bad_field",
                false => "missing_status",
            }
        }
        _ => "protocol",
    };
    let frame = wrong.map(|(_, shown)| shown);
    let frame = frame.or_else(|| last.map(|(_, shown)| shown));
    let frame = frame.unwrap_or_default();
    Http2Fault::Violation {
        code: reason.into(),
        kind,
        // `h2` knows one sentence for most of them.
        text: tap::describe(frame).unwrap_or_else(|| error.to_string()),
        frame: frame.to_vec(),
    }
}

impl Carrier for Http2 {
    fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.text.is_empty() && matches!(self.state, State::Head(_)) {
            ready!(self.poll_head(cx))?;
        }
        if !self.text.is_empty() {
            self.read_text(buf);
            // What is there of the body leaves with the head; an error is told by the next read.
            let has_body = !self.is_bodyless && matches!(self.state, State::Body(_));
            if self.text.is_empty() && has_body {
                let _ = self.poll_body(cx, buf);
            }
            return Poll::Ready(Ok(()));
        }
        match &self.state {
            State::Body(_) => self.poll_body(cx, buf),
            State::Broken(kind, errno) => Poll::Ready(Err(ended(*kind, *errno))),
            State::Idle | State::Head(_) => Poll::Pending,
            State::Done => {
                take(&mut self.chunk, buf);
                Poll::Ready(Ok(()))
            }
        }
    }

    fn poll_write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        if matches!(self.state, State::Idle) {
            return Poll::Ready(self.begin(buf).map(|()| buf.len()));
        }
        let Some(send) = &mut self.send else {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        };
        send.reserve_capacity(buf.len().min(SEND_BUFFER));
        let mut room = send.capacity();
        let failed = if room == 0 {
            match ready!(send.poll_capacity(cx)) {
                Some(Ok(more)) => {
                    room = more;
                    None
                }
                Some(Err(error)) => Some(error),
                None => Some(h2::Reason::STREAM_CLOSED.into()),
            }
        } else {
            None
        };
        let count = buf.len().min(room).min(FRAME_PAYLOAD);
        let sent = match failed {
            Some(error) => Err(error),
            None => send.send_data(Bytes::copy_from_slice(&buf[..count]), false),
        };
        Poll::Ready(match sent {
            Ok(()) => Ok(count),
            Err(_) => {
                // Reading tells why.
                self.send = None;
                Err(io::ErrorKind::BrokenPipe.into())
            }
        })
    }

    fn poll_finish(&mut self, _: &mut Context<'_>, trailers: &[u8]) -> Poll<io::Result<()>> {
        if self.accept.is_some() {
            // What comes next is the tunnel's.
            return Poll::Ready(Ok(()));
        }
        let Some(mut send) = self.send.take() else {
            return Poll::Ready(Ok(()));
        };
        let fields = match trailers.is_empty() {
            true => HeaderMap::new(),
            false => head::trailers(trailers),
        };
        // An error is the stream's: reading tells it.
        let _ = match fields.is_empty() {
            true => send.send_data(Bytes::new(), true),
            false => send.send_trailers(fields),
        };
        Poll::Ready(Ok(()))
    }

    fn is_read(&self) -> bool {
        matches!(self.state, State::Done) && self.text.is_empty() && self.chunk.is_empty()
    }

    fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    fn facts(&self) -> Vec<Evidence> {
        let overrun = (self.surplus > 0).then(|| Evidence::Overrun {
            framing: Some(BodyFraming::ContentLength),
            declared: self.declared.unwrap_or_default(),
            surplus_seen: self.surplus,
            // `h2` has dropped it.
            surplus: Vec::new(),
        });
        let fault = self.fault.clone().map(Evidence::Http2);
        overrun.into_iter().chain(fault).collect()
    }

    fn is_unprocessed(&self) -> bool {
        self.unprocessed
    }

    fn version(&self) -> Version {
        Version::Http2
    }

    fn carries_upgrades(&self) -> bool {
        self.link.send().is_extended_connect_protocol_enabled()
    }

    fn share(&self) {
        pool::share(&self.link);
    }
}

impl Http2 {
    /// What is left of a stream whose body is whole by its length: only the end is missing.
    fn rest(&mut self) -> Option<RecvStream> {
        let is_whole = self.declared == Some(self.received) && self.chunk.is_empty();
        if !is_whole || self.send.is_some() || !matches!(self.state, State::Body(_)) {
            return None;
        }
        match std::mem::replace(&mut self.state, State::Done) {
            State::Body(body) => Some(body),
            _ => None,
        }
    }
}

/// Waits for the end of a stream of which all else has come: dropped before, it would be cancelled.
async fn end_in_order(link: Arc<Link>, mut body: RecvStream) {
    let end = async { while let Some(Ok(_)) = body.data().await {} };
    let _ = timeout(END_MAX, end).await;
    link.shared().leave(None);
}

impl Drop for Http2 {
    fn drop(&mut self) {
        if let Some(body) = self.rest()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(end_in_order(Arc::clone(&self.link), body));
            return;
        }
        let is_open = matches!(self.state, State::Head(_) | State::Body(_));
        self.link.shared().leave(is_open.then_some(self.began));
    }
}
