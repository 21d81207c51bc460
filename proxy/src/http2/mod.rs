//! HTTP/2 towards clients (RFC 9113), by the `h2` crate directly.

use crate::exchange::ClientInfo;
use crate::server::{Connection, ConnectionGuard};
use crate::stream::Stream;

/// Serves a connection until it ends.
pub async fn serve(connection: Connection) {
    let (client, stream, guard) = ClientInfo::of(connection);
    serve_prefixed(stream, client, guard, Vec::new()).await;
}

/// Serves a connection until it ends. `prefix` was read from it already.
pub async fn serve_prefixed(
    _stream: Stream,
    _client: ClientInfo,
    _guard: ConnectionGuard,
    _prefix: Vec<u8>,
) {
}
