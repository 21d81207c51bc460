//! The process: listeners, accepting, PROXY headers, downstream TLS, signals, reload, drain.
//!
//! A connection leaves this module as a [`Connection`], on the thread that accepted it; HTTP is
//! not known here.

mod certificate;
mod connection;
mod handshake;
mod holder;
mod listener;
mod proxy_header;
mod snapshot;
mod tls;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use arc_swap::ArcSwap;
use parking_lot::Mutex;

use crate::telemetry::Telemetry;

pub use certificate::CertificateFacts;
pub use connection::{Connection, ConnectionGuard, InFlight, TlsInfo};
pub use listener::Bound;
pub use snapshot::{Current, PolicyId, Snapshot};
pub use tls::ListenerTls;

use connection::ConnectionState;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Milliseconds since the process began.
pub(crate) fn uptime_ms() -> u64 {
    START.elapsed().as_millis() as u64
}

/// What all threads share; one for each process.
#[derive(Debug)]
pub struct Process {
    /// The configuration in force.
    pub snapshot: ArcSwap<Snapshot>,
    /// Log and metrics.
    pub telemetry: Arc<Telemetry>,
    /// One for each worker thread.
    pub(super) workers: Vec<Arc<Worker>>,
}

impl Process {
    /// The configuration in force, seen from a listener.
    pub fn current(&self, listener: &Bound) -> Current {
        let snapshot = self.snapshot.load_full();
        let listener = snapshot.listener(listener);
        Current { snapshot, listener }
    }
}

/// A worker thread's connections. The lock is taken by its own thread alone, but for a drain.
#[derive(Debug, Default)]
pub struct Worker {
    draining: AtomicBool,
    next: AtomicU64,
    connections: Mutex<HashMap<u64, Arc<ConnectionState>>>,
}

impl Worker {
    fn register(&self, state: &Arc<ConnectionState>) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.connections.lock().insert(id, Arc::clone(state));
        id
    }

    fn unregister(&self, id: u64) {
        self.connections.lock().remove(&id);
    }

    fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }
}
