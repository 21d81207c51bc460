//! Idle upstream connections, kept per worker thread: no lock, no sharing.
//!
//! An idle connection that becomes readable is never used again: what it says answers nothing
//! that was asked. It is closed, and if bytes came they are reported against the answer they
//! followed. A task per thread watches; between a request's end and the next checkout nothing
//! else runs for an idle connection.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use candor_conf::model::Keepalive;
use candor_diagnostics::evidence::{BodyFraming, Evidence};
use parking_lot::Mutex;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::Notify;

use super::choose::ConnectionPlace;
use super::connect::Dialed;
use super::{Upstream, idle_ends};
use crate::exchange::RequestId;
use crate::stream::Stream;
use crate::telemetry::{ConnectionGuard, Finding, SiteTelemetry, Telemetry, UpstreamTelemetry};

/// How long a member that sent more than it declared is not pooled.
const OVERRUN_BAR: Duration = Duration::from_secs(600);
/// Members under that bar at a time; beyond it the oldest bars are lifted.
const BARRED_MAX: usize = 1024;
/// How often connections past their time are looked for.
const SWEEP: Duration = Duration::from_secs(1);

/// A connection to a member, in use.
#[derive(Debug)]
pub struct UpstreamConnection {
    /// The bytes.
    pub stream: Stream,
    /// The address; `None` for a unix socket.
    pub peer: Option<SocketAddr>,
    /// The address as text.
    pub peer_text: Arc<str>,
    /// Requests served before the present one.
    pub requests: u64,
    /// How long it was idle before it was taken, if it was.
    pub idle_before: Option<Duration>,
    made: Instant,
    last: Option<LastAnswer>,
    waker: Option<(Arc<IdleWaker>, Waker)>,
    _counted: Option<ConnectionGuard>,
    /// Where connections to its member have a limit. Given back last: when all else is gone.
    place: Option<ConnectionPlace>,
}

/// The answer that an idle connection gave last: what surplus bytes are reported against.
#[derive(Debug)]
struct LastAnswer {
    request_id: RequestId,
    /// How the end of its body was known, and how long it was.
    body: (Option<BodyFraming>, u64),
    site: Option<Arc<SiteTelemetry>>,
    upstream: Arc<UpstreamTelemetry>,
    telemetry: Arc<Telemetry>,
}

struct Idle {
    connection: UpstreamConnection,
    since: Instant,
    expires: Instant,
}

#[derive(Default)]
struct Pool {
    members: HashMap<u64, Vec<Idle>>,
    /// The reaper of this thread, once there is one.
    reaper: Option<Arc<Notify>>,
}

thread_local! {
    static POOL: RefCell<Pool> = RefCell::default();
}

/// Wakes the thread's reaper when an idle connection becomes readable.
#[derive(Debug)]
struct IdleWaker {
    readable: AtomicBool,
    reaper: Arc<Notify>,
}

impl Wake for IdleWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.readable.store(true, Ordering::Release);
        self.reaper.notify_one();
    }
}

impl UpstreamConnection {
    /// A connection fresh from the dialer.
    pub fn new(
        dialed: Dialed,
        upstream: &Upstream,
        telemetry: &Arc<Telemetry>,
        now: Instant,
    ) -> Self {
        let last = LastAnswer {
            request_id: RequestId::default(),
            body: (None, 0),
            site: None,
            upstream: Arc::clone(&upstream.telemetry),
            telemetry: Arc::clone(telemetry),
        };
        // One that is shared counts itself.
        let counted = dialed
            .stream
            .socket()
            .map(|_| upstream.telemetry.connection());
        Self {
            last: Some(last),
            _counted: counted,
            ..Self::shared(dialed, now)
        }
    }

    /// A part of a connection that carries other requests as well.
    pub(super) fn shared(dialed: Dialed, now: Instant) -> Self {
        Self {
            stream: dialed.stream,
            peer: dialed.peer,
            peer_text: dialed.peer_text,
            requests: 0,
            idle_before: None,
            made: now,
            place: None,
            last: None,
            waker: None,
            _counted: None,
        }
    }

    /// The same connection, with its stream made into another.
    pub(super) fn map_stream(self, wrap: impl FnOnce(Stream) -> Stream) -> Self {
        let Self { stream, .. } = self;
        Self {
            stream: wrap(stream),
            ..self
        }
    }

    /// It is one of the connections that its member may have.
    pub(crate) fn within(self, place: Option<ConnectionPlace>) -> Self {
        Self { place, ..self }
    }

    /// Whether its place is given to another connection to the member.
    fn is_wanted(&self) -> bool {
        self.place.as_ref().is_some_and(ConnectionPlace::is_wanted)
    }

    /// Notes how the body of its answer ended: surplus is judged by that.
    pub fn answered(&mut self, framing: Option<BodyFraming>, length: u64) {
        if let Some(last) = &mut self.last {
            last.body = (framing, length);
        }
    }

    /// What lies unread on an idle connection.
    fn state(&mut self, cx: &mut Context<'_>, surplus: &mut [u8]) -> IdleState {
        let Stream::Tls(stream) = &mut self.stream else {
            let mut byte = [MaybeUninit::uninit(); 1];
            let Some(socket) = self.stream.socket() else {
                return IdleState::Closed;
            };
            return match socket.raw().peek(&mut byte) {
                Ok(0) => IdleState::Closed,
                Ok(_) => {
                    let mut target = ReadBuf::new(surplus);
                    match Pin::new(&mut self.stream).poll_read(cx, &mut target) {
                        Poll::Ready(Ok(())) => IdleState::Surplus(target.filled().len()),
                        _ => IdleState::Closed,
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => IdleState::Quiet,
                Err(_) => IdleState::Closed,
            };
        };
        // Session tickets may come at any time: only payload or an end counts.
        let mut target = ReadBuf::new(surplus);
        match Pin::new(&mut **stream).poll_read(cx, &mut target) {
            Poll::Pending => IdleState::Quiet,
            Poll::Ready(Ok(())) if target.filled().is_empty() => IdleState::Closed,
            Poll::Ready(Ok(())) => IdleState::Surplus(target.filled().len()),
            Poll::Ready(Err(_)) => IdleState::Closed,
        }
    }
}

enum IdleState {
    Quiet,
    Closed,
    Surplus(usize),
}

/// An idle connection to a member, proven to have nothing to read; the one used last first.
pub fn take(server_id: u64, now: Instant) -> Option<UpstreamConnection> {
    loop {
        let mut idle =
            POOL.with_borrow_mut(|pool| pool.members.get_mut(&server_id).and_then(Vec::pop))?;
        if idle.expires <= now {
            continue;
        }
        let mut surplus = [0; 64];
        match idle
            .connection
            .state(&mut Context::from_waker(Waker::noop()), &mut surplus)
        {
            IdleState::Quiet => {
                idle.connection.idle_before = Some(now - idle.since);
                return Some(idle.connection);
            }
            IdleState::Closed => idle_ends::note(server_id, now - idle.since),
            IdleState::Surplus(count) => report(&idle, server_id, &surplus[..count]),
        }
    }
}

/// Keeps a connection whose answer, to `request_id`, was complete, unless its member may not be
/// pooled.
pub fn put(
    server_id: u64,
    keepalive: &Keepalive,
    mut connection: UpstreamConnection,
    request_id: RequestId,
    site: Option<&Arc<SiteTelemetry>>,
    now: Instant,
) {
    let expires = (now + keepalive.idle.value).min(connection.made + keepalive.age.value);
    if keepalive.connections == 0
        || expires <= now
        || is_barred(server_id, now)
        || connection.is_wanted()
    {
        return;
    }
    connection.requests += 1;
    if let Some(last) = &mut connection.last {
        last.request_id = request_id;
        if !matches!((&last.site, site), (Some(a), Some(b)) if Arc::ptr_eq(a, b)) {
            last.site = site.cloned();
        }
    }
    POOL.with_borrow_mut(|pool| {
        let reaper = pool.reaper.get_or_insert_with(start_reaper);
        let (flag, waker) = connection.waker.take().unwrap_or_else(|| {
            let flag = Arc::new(IdleWaker {
                readable: AtomicBool::new(false),
                reaper: reaper.clone(),
            });
            (flag.clone(), Waker::from(flag))
        });
        flag.readable.store(false, Ordering::Relaxed);
        let Some(socket) = connection.stream.socket() else {
            return;
        };
        if socket
            .poll_read_ready(&mut Context::from_waker(&waker))
            .is_ready()
        {
            flag.readable.store(true, Ordering::Relaxed);
            reaper.notify_one();
        }
        connection.waker = Some((flag, waker));
        if pool.members.is_empty() {
            // The reaper sleeps while there is nothing whose time could be over.
            reaper.notify_one();
        }
        let member = pool.members.entry(server_id).or_default();
        if member.len() < keepalive.connections {
            member.push(Idle {
                connection,
                since: now,
                expires,
            });
        }
    });
}

/// Bars a member from pooling: it sent more than it declared.
#[cold]
pub fn bar(server_id: u64, now: Instant) {
    let mut barred = BARRED.lock();
    if barred.len() >= BARRED_MAX {
        barred.retain(|(_, until)| *until > now);
        if barred.len() >= BARRED_MAX {
            barred.remove(0);
        }
    }
    barred.retain(|(id, _)| *id != server_id);
    barred.push((server_id, now + OVERRUN_BAR));
    BARRED_COUNT.store(barred.len(), Ordering::Release);
}

static BARRED: Mutex<Vec<(u64, Instant)>> = Mutex::new(Vec::new());
static BARRED_COUNT: AtomicUsize = AtomicUsize::new(0);

fn is_barred(server_id: u64, now: Instant) -> bool {
    BARRED_COUNT.load(Ordering::Acquire) > 0
        && BARRED
            .lock()
            .iter()
            .any(|(id, until)| *id == server_id && *until > now)
}

#[cold]
fn report(idle: &Idle, server_id: u64, surplus: &[u8]) {
    // A server may say that it waits no longer (RFC 9110 §15.5.9): it has not lost count.
    if !surplus.starts_with(b"HTTP/1.1 408 ") {
        bar(server_id, Instant::now());
    }
    let Some(last) = &idle.connection.last else {
        return;
    };
    let (framing, declared) = last.body;
    let evidence = Evidence::Overrun {
        framing,
        declared,
        surplus_seen: surplus.len() as u64,
        surplus: surplus.to_vec(),
    };
    last.telemetry.finding(&Finding {
        request_id: last.request_id.as_bytes(),
        late: true,
        site: last.site.as_deref(),
        upstream: Some(&last.upstream),
        evidence: &[evidence],
    });
}

/// The reapers of all threads.
static REAPERS: Mutex<Vec<Arc<Notify>>> = Mutex::new(Vec::new());

/// Lets every thread close idle connections whose place is wanted.
#[cold]
pub(crate) fn reclaim() {
    for reaper in &*REAPERS.lock() {
        reaper.notify_one();
    }
}

fn start_reaper() -> Arc<Notify> {
    let reaper = Arc::new(Notify::new());
    REAPERS.lock().push(Arc::clone(&reaper));
    tokio::spawn(reap(reaper.clone()));
    reaper
}

/// Closes idle connections that became readable or whose time is over.
async fn reap(changed: Arc<Notify>) {
    loop {
        let any = POOL.with_borrow(|pool| !pool.members.is_empty());
        if any {
            let _ = tokio::time::timeout(SWEEP, changed.notified()).await;
        } else {
            changed.notified().await;
        }
        poll_fn(|cx| {
            POOL.with_borrow_mut(|pool| pool.sweep(cx, Instant::now()));
            Poll::Ready(())
        })
        .await;
    }
}

impl Pool {
    fn sweep(&mut self, cx: &mut Context<'_>, now: Instant) {
        self.members.retain(|&server_id, idles| {
            idles.retain_mut(|idle| {
                if idle.expires <= now || idle.connection.is_wanted() {
                    return false;
                }
                let Some((flag, waker)) = idle.connection.waker.clone() else {
                    return true;
                };
                if !flag.readable.swap(false, Ordering::AcqRel) {
                    return true;
                }
                let mut surplus = [0; 64];
                match idle.connection.state(cx, &mut surplus) {
                    IdleState::Quiet => {
                        let mut cx = Context::from_waker(&waker);
                        let socket = idle.connection.stream.socket();
                        if socket.is_some_and(|it| it.poll_read_ready(&mut cx).is_ready()) {
                            // Readiness without bytes: read it away, then wait anew.
                            let mut nothing = [0; 1];
                            let mut nothing = ReadBuf::new(&mut nothing);
                            let again = Pin::new(&mut idle.connection.stream)
                                .poll_read(&mut cx, &mut nothing);
                            return again.is_pending();
                        }
                        true
                    }
                    IdleState::Closed => {
                        idle_ends::note(server_id, now - idle.since);
                        false
                    }
                    IdleState::Surplus(count) => {
                        report(idle, server_id, &surplus[..count]);
                        false
                    }
                }
            });
            !idles.is_empty()
        });
    }
}
