//! A client's HTTP/2 connection: accepts streams, has each answered by a task, and ends in
//! order.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::Bytes;
use h2::server::{Builder, SendResponse};
use h2::{Reason, RecvStream};
use http::Request;
use parking_lot::Mutex;
use tokio::io::{AsyncRead, ReadBuf};

use super::request::HeadLimits;
use super::stream::SEND_BUFFER;
use super::watch::FrameWatch;
use super::wire::Wire;
use super::worker::{self, Job};
use super::{CONNECTION_WINDOW, STREAM_WINDOW};
use crate::clock::Deadline;
use crate::exchange::ClientInfo;
use crate::server::{Connection, ConnectionGuard};
use crate::stream::Stream;
use crate::telemetry::{ConnectionEvent, Member};

/// Streams that a client may open and reset before they were even looked at.
const UNSEEN_RESETS_MAX: usize = 50;
/// Streams with errors of the client after which the connection is closed.
const STREAM_ERRORS_MAX: usize = 100;
/// Resets that a client has to its credit, and what it regains in a second. A browser that leaves
/// a page full of images stays below; rapid reset (CVE-2023-44487) does not.
const RESETS_CREDIT: f64 = 200.0;
const RESETS_PER_SECOND: f64 = 20.0;
/// How long a client may take to react to the announcement of the connection's end, once no
/// stream is open.
const FAREWELL: Duration = Duration::from_secs(1);
/// How much is read from a client that is to learn why its connection ends.
const LINGER_BYTES: usize = 256 * 1024;

/// Serves a connection until it ends.
pub async fn serve(connection: Connection) {
    let (client, stream, guard) = ClientInfo::of(connection);
    serve_prefixed(stream, client, guard, Vec::new()).await;
}

/// Serves a connection until it ends. `prefix` was read from it already.
pub async fn serve_prefixed(
    stream: Stream,
    client: ClientInfo,
    guard: ConnectionGuard,
    prefix: Vec<u8>,
) {
    let settings = Settings::of(&client);
    let wire = Wire::new(stream, prefix, FrameWatch::default());
    let deadline = Deadline::new();
    deadline.set(Instant::now() + settings.preface);
    let shared = Arc::new(Shared {
        client,
        guard,
        head: settings.head,
        active: AtomicU32::new(0),
        ended: AtomicU64::new(0),
        resets: Mutex::new(Resets {
            credit: RESETS_CREDIT,
            at: Instant::now(),
        }),
    });
    let mut handshake = settings.builder().handshake::<_, Bytes>(wire.clone());
    let shaken = {
        let mut drain = pin!(shared.guard.drain());
        let shake = poll_fn(|cx| {
            if let Poll::Ready(shaken) = Pin::new(&mut handshake).poll(cx) {
                return Poll::Ready(Some(shaken));
            }
            let broken = matches!(wire.poll_drain(cx), Poll::Ready(Err(_)));
            match broken || drain.as_mut().poll(cx).is_ready() {
                true => Poll::Ready(None),
                false => Poll::Pending,
            }
        });
        deadline.limit(shake).await
    };
    match shaken {
        Ok(Some(Ok(connection))) => {
            drop(handshake);
            Driver {
                shared,
                connection,
                wire,
                deadline,
                settings,
                served: 0,
                closing: false,
                condemned: false,
            }
            .run()
            .await;
        }
        Ok(Some(Err(error))) => shared.tell("http2_preface_invalid", &error),
        Ok(None) => {}
        Err(_) => shared.event("http2_preface_timeout", &[]),
    }
}

/// The limits of a connection, taken when it begins.
struct Settings {
    preface: Duration,
    idle: Duration,
    requests: u64,
    streams: u32,
    head: HeadLimits,
}

impl Settings {
    fn of(client: &ClientInfo) -> Self {
        let current = client.process.current(&client.listener);
        let limits = current.client_limits();
        let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        Self {
            preface: limits.head.value,
            idle: limits.idle.value,
            requests: limits.requests.value,
            streams: u32::try_from(limits.streams.value).unwrap_or(u32::MAX),
            head: HeadLimits {
                size: number(limits.head_size.value),
                fields: number(limits.head_fields.value),
            },
        }
    }

    fn builder(&self) -> Builder {
        // A list counts 32 bytes more for each field than our heads do (RFC 9113 §6.5.2). What is
        // a little larger still reaches us, to be refused with the reason.
        let list = self
            .head
            .size
            .saturating_add(self.head.fields.saturating_mul(40));
        let mut builder = Builder::new();
        builder
            .enable_connect_protocol()
            .initial_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_concurrent_streams(self.streams)
            .max_header_list_size(u32::try_from(list).unwrap_or(u32::MAX))
            .max_send_buffer_size(SEND_BUFFER)
            .max_pending_accept_reset_streams(UNSEEN_RESETS_MAX)
            .max_local_error_reset_streams(Some(STREAM_ERRORS_MAX));
        builder
    }
}

/// What the tasks of a connection share. All of them run on one thread.
pub(super) struct Shared {
    pub(super) client: ClientInfo,
    pub(super) guard: ConnectionGuard,
    pub(super) head: HeadLimits,
    /// Streams being answered.
    active: AtomicU32,
    /// When the last stream ended, in milliseconds of the process.
    ended: AtomicU64,
    resets: Mutex<Resets>,
}

/// How many more resets are borne.
struct Resets {
    credit: f64,
    at: Instant,
}

impl Shared {
    fn event(&self, what: &'static str, members: &[(&'static str, Member<'_>)]) {
        self.client
            .process
            .telemetry
            .connection_event(&ConnectionEvent {
                client: &self.client.address,
                listener: &self.client.listener.text,
                what,
                members,
            });
    }

    /// Tells of an error that the client made or found; what we did ourselves is told already.
    #[cold]
    fn tell(&self, what: &'static str, error: &h2::Error) {
        let reason = error.reason().filter(|&reason| reason != Reason::NO_ERROR);
        let Some(reason) = reason.filter(|_| error.is_remote() || error.is_library()) else {
            return;
        };
        let by = if error.is_remote() { "client" } else { "proxy" };
        self.event(
            what,
            &[
                ("reason", Member::Text(&format!("{reason:?}"))),
                ("detail", Member::Text(&error.to_string())),
                ("noticed_by", Member::Text(by)),
            ],
        );
    }

    /// The client reset a stream.
    #[cold]
    pub(super) fn count_reset(&self) {
        let mut resets = self.resets.lock();
        let now = Instant::now();
        let regained = (now - resets.at).as_secs_f64() * RESETS_PER_SECOND;
        resets.credit = (resets.credit + regained).min(RESETS_CREDIT) - 1.0;
        resets.at = now;
    }

    fn is_resetting(&self) -> bool {
        self.resets.lock().credit < 0.0
    }
}

/// Drives a connection.
struct Driver {
    shared: Arc<Shared>,
    connection: h2::server::Connection<Wire<FrameWatch>, Bytes>,
    wire: Wire<FrameWatch>,
    deadline: Deadline,
    settings: Settings,
    served: u64,
    /// The end was announced.
    closing: bool,
    /// What still comes is not looked at.
    condemned: bool,
}

/// What woke a connection.
enum Woken {
    Ended(Option<h2::Error>),
    /// The socket takes nothing any longer.
    Broken,
    Deadline,
    Drain,
}

impl Driver {
    async fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        let mut drain = pin!(shared.guard.drain());
        self.deadline.set(Instant::now() + self.settings.idle);
        let mut since = Instant::now();
        let mut given_up = false;
        loop {
            match poll_fn(|cx| self.poll(cx, drain.as_mut())).await {
                Woken::Drain => self.announce_end(),
                Woken::Deadline if shared.active.load(Ordering::Relaxed) > 0 => {
                    let limit = if self.closing {
                        FAREWELL
                    } else {
                        self.settings.idle
                    };
                    since = Instant::now();
                    self.deadline.set(since + limit);
                }
                Woken::Deadline if given_up => return,
                Woken::Deadline if self.closing => {
                    self.connection.abrupt_shutdown(Reason::NO_ERROR);
                    given_up = true;
                    self.deadline.set(Instant::now() + FAREWELL);
                }
                Woken::Deadline => {
                    let ended = shared.ended.load(Ordering::Relaxed);
                    let quiet = crate::server::uptime_ms().saturating_sub(ended);
                    let quiet = Duration::from_millis(quiet).min(since.elapsed());
                    match self.settings.idle.checked_sub(quiet) {
                        Some(left) if left > crate::clock::GRAIN => {
                            self.deadline.set(Instant::now() + left);
                        }
                        _ => self.announce_end(),
                    }
                }
                Woken::Ended(error) => {
                    self.tell_stream_errors();
                    if let Some(error) = error {
                        shared.tell("http2_error", &error);
                        if !error.is_io() {
                            self.linger().await;
                        }
                    }
                    return;
                }
                Woken::Broken => return,
            }
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>, drain: Pin<&mut impl Future>) -> Poll<Woken> {
        loop {
            match self.connection.poll_accept(cx) {
                Poll::Ready(Some(Ok((request, respond)))) => self.accept(request, respond),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Woken::Ended(Some(error))),
                Poll::Ready(None) => return Poll::Ready(Woken::Ended(None)),
                Poll::Pending => break,
            }
        }
        if matches!(self.wire.poll_drain(cx), Poll::Ready(Err(_))) {
            return Poll::Ready(Woken::Broken);
        }
        self.tell_stream_errors();
        if !self.closing && drain.poll(cx).is_ready() {
            return Poll::Ready(Woken::Drain);
        }
        self.deadline.poll_elapsed(cx).map(|_| Woken::Deadline)
    }

    /// Lets the client read why: a close with unread bytes would reset the connection.
    #[cold]
    async fn linger(&mut self) {
        self.deadline.set(Instant::now() + FAREWELL);
        let mut left = LINGER_BYTES;
        let wire = &mut self.wire;
        let drained = poll_fn(|cx| {
            let mut bytes = [0; 4096];
            while left > 0 {
                let mut read = ReadBuf::new(&mut bytes);
                match ready!(Pin::new(&mut *wire).poll_read(cx, &mut read)) {
                    Ok(()) if !read.filled().is_empty() => {
                        left = left.saturating_sub(read.filled().len());
                    }
                    _ => break,
                }
            }
            Poll::Ready(())
        });
        let _ = self.deadline.limit(drained).await;
    }

    fn tell_stream_errors(&self) {
        while let Some(error) = self.wire.frames(FrameWatch::next_error) {
            self.shared.event(
                "http2_stream_error",
                &[
                    ("reason", Member::Text(&format!("{:?}", error.reason))),
                    ("stream", Member::Number(error.stream.into())),
                ],
            );
        }
    }

    /// Begins the end: streams that are open are answered, no other is wanted.
    fn announce_end(&mut self) {
        if !self.closing {
            self.closing = true;
            self.connection.graceful_shutdown();
            self.deadline.set(Instant::now() + FAREWELL);
        }
    }

    fn accept(&mut self, request: Request<RecvStream>, respond: SendResponse<Bytes>) {
        if self.condemned {
            return;
        }
        if self.shared.is_resetting() {
            self.condemned = true;
            let served = Member::Number(self.served);
            self.shared
                .event("http2_rapid_reset", &[("requests", served)]);
            self.connection.abrupt_shutdown(Reason::ENHANCE_YOUR_CALM);
            return;
        }
        self.served += 1;
        if self.served == self.settings.requests {
            self.announce_end();
        }
        let active = Active::new(&self.shared);
        worker::assign(Job {
            active,
            request,
            respond,
            started: Instant::now(),
        });
    }
}

/// Counts a stream while it is answered.
pub(super) struct Active(pub(super) Arc<Shared>);

impl Active {
    fn new(shared: &Arc<Shared>) -> Self {
        shared.active.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(shared))
    }
}

impl Drop for Active {
    fn drop(&mut self) {
        if self.0.active.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0
                .ended
                .store(crate::server::uptime_ms(), Ordering::Relaxed);
        }
    }
}
