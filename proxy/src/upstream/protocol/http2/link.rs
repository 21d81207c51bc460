//! A connection to a member, and the task that drives it.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use candor_conf::model::{Keepalive, Setting};
use candor_diagnostics::evidence::{RAW_HEAD_MAX, StreamEnd};
use h2::client::{Builder, Connection, SendRequest};
use http::uri::Scheme;
use tokio::time::timeout;

use super::super::super::{Server, Upstream, evidence, idle_ends};
use super::super::Peer;
use super::tap::Tap;
use super::{
    BeginFailed, CONNECTION_WINDOW, FRAMES_BUDGET, SEND_BUFFER, STREAM_WINDOW, STREAMS_MAX, pool,
};
use crate::clock::Deadline;
use crate::http2::wire::Wire;
use crate::server::uptime_ms;
use crate::stream::Stream;
use crate::telemetry::ConnectionGuard;

/// How long the member may be silent until the connection is held for dead when a stream is given up.
const SILENCE_MAX: Duration = Duration::from_secs(1);

/// A connection, as those who begin streams on it have it. It closes when the last of them lets it go.
#[derive(Debug)]
pub(super) struct Link {
    send: SendRequest<Bytes>,
    shared: Arc<Shared>,
}

/// What streams and the connection's task share. All of them run on one thread.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) server_id: u64,
    pub(super) scheme: Scheme,
    pub(super) peer: Option<SocketAddr>,
    pub(super) peer_text: Arc<str>,
    wire: Wire<Tap>,
    /// Streams may be begun.
    open: AtomicBool,
    /// Streams that there are.
    streams: AtomicU32,
    /// Streams that the member allows.
    streams_max: AtomicU32,
    /// Streams that there were.
    served: AtomicU64,
    /// When the last stream ended, in milliseconds of the process.
    idle_since: AtomicU64,
}

impl Link {
    /// Sends the preface and awaits the member's SETTINGS within `limit`.
    pub(super) async fn begin(
        upstream: &Upstream,
        server: &Server,
        limit: &Setting<Duration>,
        stream: Stream,
        peer: Peer<'_>,
    ) -> Result<Arc<Self>, BeginFailed> {
        let wire = Wire::new(stream, Vec::new(), Tap::new());
        let began = Instant::now();
        let begun = timeout(limit.value, greet(&wire)).await;
        let (send, connection) = match begun {
            Ok(Some(begun)) => begun,
            failed => {
                let timer = failed
                    .is_err()
                    .then(|| evidence::timer("timeout.connect", limit, began.elapsed()));
                let tls = wire.frames(|tap| tap.tls.take()).map(|alert| {
                    let shaken =
                        wire.stream(|stream| server.shaken(stream, std::slice::from_ref(&alert)));
                    std::iter::once(alert).chain(shaken).collect()
                });
                return Err(wire.frames(|tap| BeginFailed {
                    first: tap.first().to_vec(),
                    end: tap.end.map_or(StreamEnd::Open, |(end, _)| end),
                    timer,
                    tls,
                }));
            }
        };
        let shared = Arc::new(Shared {
            server_id: server.id,
            scheme: match server.is_tls() {
                true => Scheme::HTTPS,
                false => Scheme::HTTP,
            },
            peer: peer.address,
            peer_text: Arc::clone(peer.text),
            wire,
            open: AtomicBool::new(true),
            streams: AtomicU32::new(0),
            streams_max: AtomicU32::new(STREAMS_MAX),
            served: AtomicU64::new(0),
            idle_since: AtomicU64::new(uptime_ms()),
        });
        shared.look();
        let driver = Driver {
            connection,
            shared: Ended(Arc::clone(&shared)),
            keepalive: upstream.settings.keepalive.clone(),
            made: Instant::now(),
            deadline: Deadline::new(),
            _counted: upstream.telemetry.connection(),
        };
        tokio::spawn(driver.run());
        Ok(Arc::new(Self { send, shared }))
    }

    pub(super) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// A handle to begin one stream with.
    pub(super) fn send(&self) -> SendRequest<Bytes> {
        self.send.clone()
    }
}

/// Both begin; `None`: the member's first frame is not SETTINGS, or there is none.
async fn greet(wire: &Wire<Tap>) -> Option<(SendRequest<Bytes>, Connection<Wire<Tap>, Bytes>)> {
    let mut builder = Builder::new();
    builder
        .enable_push(false)
        .initial_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .data_frame_budget(FRAMES_BUDGET)
        .max_header_list_size(RAW_HEAD_MAX as u32)
        .max_send_buffer_size(SEND_BUFFER);
    let (send, mut connection) = builder.handshake(wire.clone()).await.ok()?;
    let greeted = poll_fn(|cx| {
        let ended = Pin::new(&mut connection).poll(cx).is_ready();
        let broken = matches!(wire.poll_drain(cx), Poll::Ready(Err(_)));
        match wire.frames(|tap| tap.greeted) {
            // What ended it after that is for the first stream to find.
            true if !ended => Poll::Ready(true),
            _ if ended || broken => Poll::Ready(false),
            _ => Poll::Pending,
        }
    });
    greeted.await.then_some((send, connection))
}

impl Shared {
    /// Whether a stream may be begun.
    pub(super) fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Whether a stream that is begun now need not wait for others.
    pub(super) fn has_room(&self) -> bool {
        self.streams() < self.streams_max.load(Ordering::Relaxed)
    }

    /// Streams that there are.
    pub(super) fn streams(&self) -> u32 {
        self.streams.load(Ordering::Relaxed)
    }

    /// Streams that there were.
    pub(super) fn served(&self) -> u64 {
        self.served.load(Ordering::Relaxed)
    }

    /// How long it was idle, and how many requests it has served.
    pub(super) fn past(&self, _now: Instant) -> (Duration, u64) {
        let idle = match self.streams() {
            0 => uptime_ms().saturating_sub(self.idle_since.load(Ordering::Relaxed)),
            _ => 0,
        };
        (Duration::from_millis(idle), self.served())
    }

    /// What was seen of the connection.
    pub(super) fn tap<T>(&self, ask: impl FnOnce(&Tap) -> T) -> T {
        self.wire.frames(|tap| ask(tap))
    }

    /// No stream is begun on it any more.
    pub(super) fn retire(&self) {
        if self.open.swap(false, Ordering::Relaxed) {
            pool::sweep(self.server_id);
        }
    }

    /// A stream begins.
    pub(super) fn enter(&self) {
        self.streams.fetch_add(1, Ordering::Relaxed);
    }

    /// A stream has ended. `given_up`: before its answer was whole; when it had begun.
    pub(super) fn leave(&self, given_up: Option<Instant>) {
        self.served.fetch_add(1, Ordering::Relaxed);
        if self.streams.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.idle_since.store(uptime_ms(), Ordering::Relaxed);
        }
        let is_silent = given_up.is_some_and(|began| {
            let heard = self.tap(|tap| tap.heard);
            heard.map_or(began, |heard| heard.max(began)).elapsed() >= SILENCE_MAX
        });
        if is_silent {
            self.retire();
        }
    }

    /// Looks at what the member has said of the connection.
    fn look(&self) {
        let (is_ending, allowed) =
            self.tap(|tap| (tap.go_away.is_some() || tap.end.is_some(), tap.streams_max));
        let allowed = allowed.unwrap_or(STREAMS_MAX).min(STREAMS_MAX);
        self.streams_max.store(allowed, Ordering::Relaxed);
        if is_ending {
            self.retire();
        }
    }
}

/// Lets nobody begin a stream when the task has ended, however it did.
#[derive(Debug)]
struct Ended(Arc<Shared>);

impl Drop for Ended {
    fn drop(&mut self) {
        let shared = &self.0;
        // The thread may be ending, and its list with it.
        shared.open.store(false, Ordering::Relaxed);
        let (idle, _) = shared.past(Instant::now());
        if shared.streams() == 0 && shared.tap(|tap| tap.end.is_some()) {
            idle_ends::note(shared.server_id, idle);
        }
    }
}

/// Drives a connection.
struct Driver {
    connection: Connection<Wire<Tap>, Bytes>,
    shared: Ended,
    keepalive: Keepalive,
    made: Instant,
    deadline: Deadline,
    _counted: ConnectionGuard,
}

impl Driver {
    async fn run(mut self) {
        let first = self.keepalive.idle.value.min(self.keepalive.age.value);
        self.deadline.set(self.made + first);
        poll_fn(|cx| self.poll(cx)).await;
        self.shared.0.retire();
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let shared = &self.shared.0;
        if Pin::new(&mut self.connection).poll(cx).is_ready() {
            return Poll::Ready(());
        }
        if matches!(shared.wire.poll_drain(cx), Poll::Ready(Err(_))) {
            // The member may have said why before it stopped reading.
            let _ = Pin::new(&mut self.connection).poll(cx);
            return Poll::Ready(());
        }
        shared.look();
        while self.deadline.poll_elapsed(cx).is_ready() {
            let now = Instant::now();
            let Some(next) = self.next_look(now) else {
                self.deadline.clear();
                self.shared.0.retire();
                break;
            };
            self.deadline.set(next);
        }
        Poll::Pending
    }

    /// When its time may be over; `None`: it is.
    fn next_look(&self, now: Instant) -> Option<Instant> {
        let Keepalive { idle, age, .. } = &self.keepalive;
        let expires = self.made + age.value;
        if expires <= now {
            return None;
        }
        let (quiet, _) = self.shared.0.past(now);
        let left = idle.value.checked_sub(quiet)?;
        (!left.is_zero()).then(|| expires.min(now + left))
    }
}
