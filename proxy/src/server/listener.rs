//! Addresses that are bound.

use std::net::SocketAddr;
use std::sync::atomic::AtomicU64;

use candor_conf::model::Bind;

/// A bound address. It outlives reloads that keep it.
#[derive(Debug)]
pub struct Bound {
    /// As configured; the key by which a reload finds it again.
    pub bind: Bind,
    /// The address in fact, with the port that the kernel chose; `None` for a unix socket.
    pub local: Option<SocketAddr>,
    /// `127.0.0.1:8080`, `unix:/run/candor.sock`.
    pub text: Box<str>,
    /// A number that no other address of this process had.
    pub(super) slot: usize,
    /// Connections that are open now.
    pub(super) connections: AtomicU64,
}
