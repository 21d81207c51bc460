//! HTTP/2.

use crate::server::Connection;

/// Serves a connection until it ends.
pub async fn serve(_connection: Connection) {}
