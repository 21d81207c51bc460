//! HTTP/2 towards clients (RFC 9113), by the `h2` crate directly.
//!
//! A stream's request becomes a head of HTTP/1.1 (`request`), is judged as one and answered by
//! the same [`crate::exchange::run`]; `stream` is the client's side of it, `answer` turns heads
//! into what `h2` takes. `connection` accepts streams and holds the connection to its limits, a
//! `worker` answers each; `wire` and `watch` lie between `h2` and the socket.
//!
//! # Memory
//!
//! What one connection can make us hold, beside the constant part (some 40 KiB):
//!
//! - received: at most [`CONNECTION_WINDOW`], since a client gets its window back only when the
//!   upstream takes the bytes; and for each stream at most [`STREAM_WINDOW`];
//! - to be sent: 64 KiB within `h2` for each stream, however large the client's windows are;
//! - for each stream the buffers that any exchange has, whatever the body's size;
//! - heads: `client.head_size` and `client.streams` bound them.

mod answer;
mod connection;
pub(crate) mod name;
mod request;
mod stream;
mod tunnel;
mod watch;
pub(crate) mod wire;
mod worker;

pub use connection::{serve, serve_prefixed};

/// Field lines as a map, without those that belong to one connection.
pub(crate) fn fields(lines: &[u8]) -> http::HeaderMap {
    answer::fields(lines, 0)
}

/// The receive window of a stream.
pub const STREAM_WINDOW: u32 = 256 * 1024;
/// The receive window of a connection.
pub const CONNECTION_WINDOW: u32 = 1024 * 1024;
