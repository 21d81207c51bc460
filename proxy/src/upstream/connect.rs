//! Dialing: resolve, connect, TLS.

use std::net::SocketAddr;
use std::sync::Arc;

use candor_conf::model::Timeouts;
use candor_diagnostics::exchange::Attempt;

use super::{Server, Upstream};
use crate::stream::Stream;

/// A fresh connection to a member.
#[derive(Debug)]
pub struct Dialed {
    /// The connection, TLS handshake done.
    pub stream: Stream,
    /// The address; `None` for a unix socket.
    pub peer: Option<SocketAddr>,
    /// The address as text: `10.0.0.5:8080`, `[::1]:80`, `unix:/run/app.sock`.
    pub peer_text: Arc<str>,
}

/// No connection was made; the attempt holds all there is to say.
#[derive(Debug)]
pub struct DialFailed;

/// Connects to a member of an upstream.
///
/// Stamps phase and timeline of `attempt`. When it fails, `attempt` is complete: what it was aimed
/// at (see [`Upstream::describe`]), the peer, and typed evidence. When it succeeds nothing is
/// formatted or allocated for the attempt; its peer is in [`Dialed::peer_text`].
pub async fn dial(
    _upstream: &Upstream,
    _server: &Server,
    _timeouts: &Timeouts,
    _attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    Err(DialFailed)
}
