//! An accepted client connection, ready for HTTP, and what the process knows of it while it lives.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use rustls::ProtocolVersion;
use tokio::sync::Notify;

use super::listener::Bound;
use super::snapshot::{Current, PolicyId};
use super::{Process, Worker};
use crate::stream::Stream;

/// An accepted client connection: PROXY header read, TLS handshake done.
#[derive(Debug)]
pub struct Connection {
    /// The bytes.
    pub stream: Stream,
    /// The socket's own peer; `None` on a unix socket. Only this counts for operators.
    pub peer: Option<SocketAddr>,
    /// The client: what a PROXY header said, else `peer`.
    pub client: Option<SocketAddr>,
    /// Whether a PROXY header came before.
    pub proxied: bool,
    /// Whether `peer` (or the unix socket) is in `trust`.
    pub trusted: bool,
    /// The listener it came by; [`Connection::current`] gives its index in the configuration.
    pub listener: Arc<Bound>,
    /// What the handshake agreed on; `None` without TLS. Boxed: most connections of a plain
    /// listener have none.
    pub tls: Option<Box<TlsInfo>>,
    /// Counts the connection while it lives, and tells it when to end.
    pub guard: ConnectionGuard,
    /// The process.
    pub process: Arc<Process>,
}

impl Connection {
    /// The configuration of this moment, and the index of this connection's listener in it.
    pub fn current(&self) -> Current {
        self.process.current(&self.listener)
    }

    /// Whether ALPN agreed on HTTP/2.
    pub fn is_h2(&self) -> bool {
        self.tls.as_ref().is_some_and(|tls| tls.h2)
    }

    /// `https` or `http`.
    pub fn scheme(&self) -> &'static str {
        match self.tls {
            Some(_) => "https",
            None => "http",
        }
    }
}

/// What a client's TLS handshake agreed on.
#[derive(Clone, Debug)]
pub struct TlsInfo {
    /// The name the client asked for, lower case.
    pub server_name: Option<Box<str>>,
    /// TLS 1.2 or 1.3.
    pub version: ProtocolVersion,
    /// Whether ALPN agreed on `h2`.
    pub h2: bool,
    /// Whether a client certificate was presented; then it was verified.
    pub client_certificate: bool,
    /// The policy it was held to. A request for a site with another one is answered 421.
    pub policy: PolicyId,
}

/// Counts a connection while it lives; dropping it takes it off every count.
#[derive(Debug)]
pub struct ConnectionGuard {
    state: Arc<ConnectionState>,
    id: u64,
    worker: Arc<Worker>,
    listener: Arc<Bound>,
    _counted: crate::telemetry::ConnectionGuard,
}

impl ConnectionGuard {
    pub(super) fn new(worker: &Arc<Worker>, listener: &Arc<Bound>) -> Self {
        listener.connections.fetch_add(1, Ordering::Relaxed);
        let state = Arc::new(ConnectionState::default());
        Self {
            id: worker.register(&state),
            state,
            worker: Arc::clone(worker),
            listener: Arc::clone(listener),
            _counted: listener.telemetry.connection(),
        }
    }

    /// Counts a request until the returned value is dropped.
    pub fn request(&self) -> InFlight {
        InFlight::new(&self.state)
    }

    /// Marks the connection as a tunnel, which a drain names apart from requests.
    pub fn tunnel(&self) {
        self.state.tunnel.store(true, Ordering::Relaxed);
    }

    /// Whether the process stops: answer the request in flight with `Connection: close`, take no
    /// other. Cheap enough to ask for each request.
    pub fn is_draining(&self) -> bool {
        self.worker.is_draining()
    }

    /// Waits until the process stops. An idle connection waits for this beside its next request.
    /// At most one task may wait for each connection.
    pub async fn drain(&self) {
        while !self.is_draining() {
            self.state.drain.notified().await;
        }
    }
}

impl Drop for ConnectionGuard {
    fn drop(&mut self) {
        self.worker.unregister(self.id);
        self.listener.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a drain wants to know of a connection. Written by its own thread, read by the drain.
#[derive(Debug, Default)]
pub(super) struct ConnectionState {
    requests: AtomicU32,
    /// When `requests` last rose from 0, in milliseconds of [`super::uptime_ms`].
    since_ms: AtomicU64,
    tunnel: AtomicBool,
    drain: Notify,
}

impl ConnectionState {
    pub(super) fn requests(&self) -> u32 {
        self.requests.load(Ordering::Relaxed)
    }

    pub(super) fn since_ms(&self) -> u64 {
        self.since_ms.load(Ordering::Relaxed)
    }

    pub(super) fn is_tunnel(&self) -> bool {
        self.tunnel.load(Ordering::Relaxed)
    }

    pub(super) fn wake(&self) {
        self.drain.notify_one();
    }
}

/// A request being answered.
#[derive(Debug)]
pub struct InFlight(Arc<ConnectionState>);

impl InFlight {
    fn new(state: &Arc<ConnectionState>) -> Self {
        if state.requests.fetch_add(1, Ordering::Relaxed) == 0 {
            state.since_ms.store(super::uptime_ms(), Ordering::Relaxed);
        }
        Self(Arc::clone(state))
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
    }
}
