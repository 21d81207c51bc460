//! A worker thread: one accept loop for each address, and a task for each connection, all on the
//! thread that accepted it.

use std::collections::HashMap;
use std::future::poll_fn;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use candor_conf::model::{Client, ProxyHeader};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Exchange, Phase};
use pingora_core::server::{ListenFds, ShutdownWatch};
use pingora_core::services::Service;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::{oneshot, watch};

use super::connection::{Connection, ConnectionGuard};
use super::handshake::{self, Outcome};
use super::listener::Bound;
use super::proxy_header::{self, Found};
use super::refuse::{self, Refusal};
use super::snapshot::Snapshot;
use super::{Process, Worker};
use crate::clock::{self, Deadline, Elapsed};
use crate::stream::{Socket, Stream};
use crate::telemetry::Member;

/// How long accepting pauses when the process is out of file descriptors. A pause, because the
/// connection stays in the queue and the listener stays readable.
const PAUSE: Duration = Duration::from_millis(50);

/// Beyond a listener's limit, so many clients at a time are told so; the others are only closed.
const TOLD_MAX: u64 = 1000;

/// A worker thread.
pub(super) struct WorkerService {
    index: usize,
    name: String,
    process: Arc<Process>,
    /// The addresses of the start, taken even if a signal to stop comes before the thread runs:
    /// their queues may hold clients already.
    first: Vec<(Arc<Bound>, AcceptLoop)>,
    /// The addresses to accept on, as the last reload left them; empty: none any more.
    listeners: watch::Receiver<Vec<Arc<Bound>>>,
}

impl WorkerService {
    pub(super) fn new(
        index: usize,
        process: &Arc<Process>,
        listeners: watch::Receiver<Vec<Arc<Bound>>>,
    ) -> Self {
        let counted = |bound: &Arc<Bound>| {
            let counted = AcceptLoop::new(&process.workers[index]);
            (Arc::clone(bound), counted)
        };
        let first = listeners.borrow().iter().map(counted).collect();
        Self {
            index,
            name: format!("candor-{index}"),
            process: Arc::clone(process),
            first,
            listeners,
        }
    }

    /// Starts accepting on an address; dropping what it returns stops it.
    fn accept(&self, bound: Arc<Bound>, counted: AcceptLoop) -> Option<oneshot::Sender<()>> {
        let socket = bound.take(self.index)?;
        let listener = Listener::new(socket, &bound).ok()?;
        let (stop, stopped) = oneshot::channel();
        let accepting = Accepting {
            worker: Arc::clone(&self.process.workers[self.index]),
            process: Arc::clone(&self.process),
            bound,
            complained: None,
            _counted: counted,
        };
        tokio::spawn(accepting.run(listener, stopped));
        Some(stop)
    }
}

#[async_trait]
impl Service for WorkerService {
    async fn start_service(&mut self, _: Option<ListenFds>, _: ShutdownWatch, _: usize) {
        let worker = Arc::clone(&self.process.workers[self.index]);
        tokio::spawn(async move {
            worker.cut.notified().await;
            // Whoever waits sees why: see `Process::stopped_since_ms`.
            clock::expire();
        });
        let mut running = HashMap::<usize, oneshot::Sender<()>>::new();
        for (bound, counted) in std::mem::take(&mut self.first) {
            let slot = bound.slot;
            running.extend(self.accept(bound, counted).map(|stop| (slot, stop)));
        }
        loop {
            let wanted = self.listeners.borrow_and_update().clone();
            running.retain(|slot, _| wanted.iter().any(|bound| bound.slot == *slot));
            for bound in wanted {
                if running.contains_key(&bound.slot) {
                    continue;
                }
                let slot = bound.slot;
                let counted = AcceptLoop::new(&self.process.workers[self.index]);
                running.extend(self.accept(bound, counted).map(|stop| (slot, stop)));
            }
            if self.listeners.changed().await.is_err() {
                return;
            }
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn threads(&self) -> Option<usize> {
        Some(1)
    }
}

enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener),
}

impl Listener {
    fn new(socket: socket2::Socket, bound: &Bound) -> io::Result<Self> {
        match bound.is_unix() {
            false => TcpListener::from_std(socket.into()).map(Self::Tcp),
            true => UnixListener::from_std(socket.into()).map(Self::Unix),
        }
    }

    fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(Socket, Option<SocketAddr>)>> {
        match self {
            Self::Tcp(l) => l.poll_accept(cx).map_ok(|(s, peer)| (s.into(), Some(peer))),
            Self::Unix(l) => l.poll_accept(cx).map_ok(|(s, _)| (s.into(), None)),
        }
    }
}

impl Listener {
    /// Accepts what is in the queue, also what the event loop has not told of yet.
    fn accept_now(&self) -> io::Result<(Socket, Option<SocketAddr>)> {
        let listener = match self {
            Self::Tcp(l) => SockRef::from(l),
            Self::Unix(l) => SockRef::from(l),
        };
        let (socket, peer) = listener.accept()?;
        socket.set_nonblocking(true)?;
        Ok(match self {
            Self::Tcp(_) => (TcpStream::from_std(socket.into())?.into(), peer.as_socket()),
            Self::Unix(_) => (UnixStream::from_std(socket.into())?.into(), None),
        })
    }
}

/// The accept loop of one worker on one address.
struct Accepting {
    worker: Arc<Worker>,
    process: Arc<Process>,
    bound: Arc<Bound>,
    /// When the last complaint was logged: a full process complains once a second at most.
    complained: Option<Instant>,
    _counted: AcceptLoop,
}

impl Accepting {
    async fn run(mut self, listener: Listener, mut stopped: oneshot::Receiver<()>) {
        loop {
            let accepted = tokio::select! {
                biased;
                accepted = poll_fn(|cx| listener.poll_accept(cx)) => accepted,
                _ = &mut stopped => break,
            };
            match accepted {
                Ok((socket, peer)) => self.start(socket, peer),
                Err(e) if is_of_one_connection(&e) => {}
                Err(e) => self.pause(&e).await,
            }
        }
        // Who is in the queue was promised a connection by the kernel: closing would reset it.
        while let Ok((socket, peer)) = listener.accept_now() {
            self.start(socket, peer);
        }
    }

    /// Starts a connection's task.
    fn start(&mut self, socket: Socket, peer: Option<SocketAddr>) {
        let guard = ConnectionGuard::new(&self.worker, &self.bound);
        let snapshot = self.process.snapshot.load();
        let Some(index) = snapshot.listener(&self.bound) else {
            return;
        };
        let settings = &snapshot.configuration.listeners[index];
        let peer = peer.map(|a| SocketAddr::new(a.ip().to_canonical(), a.port()));
        let tls = snapshot.listeners[index].is_some();
        if self.bound.open() > settings.client.connections.value {
            return self.refuse(socket, peer, tls, &settings.client, guard);
        }
        let connection = Connection {
            stream: Stream::Plain(socket),
            peer,
            client: peer,
            proxied: false,
            trusted: is_trusted(&snapshot, peer),
            listener: Arc::clone(&self.bound),
            tls: None,
            guard,
            process: Arc::clone(&self.process),
        };
        if !tls && settings.proxy_header == ProxyHeader::Off {
            // Not through `serve`: an idle connection would hold the room of that, too.
            tokio::spawn(crate::http1::connection::serve(connection));
            return;
        }
        let (snapshot, index) = (Arc::clone(&snapshot), index);
        tokio::spawn(async move {
            // Boxed, so that the idle connection does not hold the handshake's buffers.
            let ready = Box::pin(prepare(connection, snapshot, index)).await;
            if let Some(connection) = ready {
                serve(connection).await;
            }
        });
    }

    #[cold]
    fn refuse(
        &mut self,
        socket: Socket,
        peer: Option<SocketAddr>,
        tls: bool,
        client: &Client,
        guard: ConnectionGuard,
    ) {
        let limit = client.connections.value;
        let exchange = Exchange {
            phase: Phase::Admit,
            evidence: vec![Evidence::Overload {
                limit: "client.connections".to_owned(),
                value: self.bound.open(),
                max: limit,
            }],
            ..Exchange::default()
        };
        let diagnosis = diagnose(&exchange);
        self.process.telemetry.refused(&diagnosis);
        if self.may_complain() {
            let refusal = Refusal::new("limit_reached", "connections", "the listener is full");
            refuse::log(
                &self.process,
                &self.bound,
                peer,
                &refusal,
                &[
                    ("limit", Member::Number(limit)),
                    ("cause", Member::Text(diagnosis.cause.code)),
                ],
            );
        }
        let beyond = self.bound.open().saturating_sub(limit);
        if !tls && beyond <= TOLD_MAX {
            tokio::spawn(async move {
                refuse::farewell(socket, refuse::FULL.as_bytes()).await;
                drop(guard);
            });
        }
    }

    #[cold]
    async fn pause(&mut self, error: &io::Error) {
        if self.may_complain() {
            let refusal = Refusal {
                what: "accept_failed",
                reason: match error.raw_os_error() {
                    Some(libc::EMFILE) => "out_of_file_descriptors",
                    Some(libc::ENFILE) => "host_out_of_file_descriptors",
                    _ => "other",
                },
                detail: error.to_string(),
                server_name: None,
            };
            refuse::log(&self.process, &self.bound, None, &refusal, &[]);
        }
        tokio::time::sleep(PAUSE).await;
    }

    fn may_complain(&mut self) -> bool {
        let now = Instant::now();
        let may = self
            .complained
            .is_none_or(|at| now - at >= Duration::from_secs(1));
        if may {
            self.complained = Some(now);
        }
        may
    }
}

/// Counts an accept loop while it runs: a drain waits for what they still take from the queue.
struct AcceptLoop(Arc<Worker>);

impl AcceptLoop {
    fn new(worker: &Arc<Worker>) -> Self {
        worker.accepting.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(worker))
    }
}

impl Drop for AcceptLoop {
    fn drop(&mut self) {
        self.0.accepting.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Whether an error of `accept` is about the connection, not the listener.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    ) || error.raw_os_error() == Some(libc::EPROTO)
}

/// Whether a peer is in `trust`. Whoever is let at a unix socket counts as 127.0.0.1.
fn is_trusted(snapshot: &Snapshot, peer: Option<SocketAddr>) -> bool {
    let trust = &snapshot.configuration.process.trust;
    if trust.is_empty() {
        return false;
    }
    let ip = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip());
    trust.iter().any(|net| net.contains(&ip))
}

async fn serve(connection: Connection) {
    match connection.is_h2() {
        true => Box::pin(crate::http2::serve(connection)).await,
        false => crate::http1::connection::serve(connection).await,
    }
}

/// PROXY header and TLS handshake, as the listener wants them. `None`: the connection is over and
/// that is logged.
async fn prepare(
    mut connection: Connection,
    snapshot: Arc<Snapshot>,
    index: usize,
) -> Option<Connection> {
    let settings = &snapshot.configuration.listeners[index];
    let deadline = Deadline::new();
    if settings.proxy_header != ProxyHeader::Off {
        deadline.set(Instant::now() + settings.client.proxy_header.value);
        let required = settings.proxy_header == ProxyHeader::Require;
        connection = proxy_header(connection, &deadline, required).await?;
    }
    let Some(tls) = &snapshot.listeners[index] else {
        return Some(connection);
    };
    deadline.set(Instant::now() + settings.client.handshake.value);
    let Connection {
        stream: Stream::Plain(socket),
        ..
    } = connection
    else {
        return None;
    };
    let shaken = deadline.limit(handshake::shake(socket, tls)).await;
    let refusal = match shaken {
        Ok(Outcome::Done(stream, info)) => {
            return Some(Connection {
                stream: Stream::Tls(stream),
                tls: Some(info),
                ..connection
            });
        }
        Ok(Outcome::Nothing) => return None,
        Ok(Outcome::NotTls(socket, bytes)) => {
            let (refusal, answer) = refuse::not_tls(&bytes, &connection.listener);
            if let Some(answer) = answer {
                refuse::farewell(socket, answer.as_bytes()).await;
            }
            refusal
        }
        Ok(Outcome::Failed(refusal)) => refusal,
        Err(Elapsed) => Refusal::new(
            "handshake_failed",
            "timeout",
            "the handshake was not done within client.handshake",
        ),
    };
    refuse::log(
        &connection.process,
        &connection.listener,
        connection.client,
        &refusal,
        &[],
    );
    None
}

/// Reads the PROXY header, if the peer may send one.
async fn proxy_header(
    mut connection: Connection,
    deadline: &Deadline,
    required: bool,
) -> Option<Connection> {
    let Stream::Plain(socket) = &mut connection.stream else {
        return None;
    };
    let trusted = connection.trusted;
    let refusal = match deadline.limit(proxy_header::read(socket, trusted)).await {
        Ok(Ok(Found::Header(client))) if trusted => {
            connection.proxied = true;
            if let Some(client) = client {
                let ip = client.ip().to_canonical();
                connection.client = Some(SocketAddr::new(ip, client.port()));
            }
            return Some(connection);
        }
        Ok(Ok(Found::Nothing)) if !required => return Some(connection),
        Ok(Ok(Found::End)) => return None,
        Ok(Ok(Found::Header(_))) => (
            "proxy_header_untrusted",
            "the peer sent a PROXY header and is not in `trust`".to_owned(),
        ),
        Ok(Ok(Found::Nothing)) => (
            "proxy_header_missing",
            "the listener requires a PROXY header".to_owned(),
        ),
        Ok(Err(e)) if e.kind() == io::ErrorKind::InvalidData => (
            "proxy_header_invalid",
            "the PROXY header cannot be read".to_owned(),
        ),
        Ok(Err(e)) => ("proxy_header_incomplete", e.to_string()),
        Err(Elapsed) => (
            "proxy_header_timeout",
            "no whole PROXY header came within client.proxy_header".to_owned(),
        ),
    };
    let (reason, detail) = refusal;
    let refusal = Refusal::new("proxy_header_refused", reason, &detail);
    refuse::log(
        &connection.process,
        &connection.listener,
        connection.peer,
        &refusal,
        &[],
    );
    None
}
