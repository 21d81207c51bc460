//! HTTP/2 towards members (RFC 9113), by the `h2` crate: many requests share a connection.
//!
//! A `link` is a connection and the task that drives it; each thread has its own, shared by what that
//! thread asks. A `carrier` is one stream of it, which `head` makes look like a message of HTTP/1.1.
//! `tap` lies between `h2` and the socket and sees what came.
//!
//! # Memory
//!
//! What one connection can make us hold, beside the constant part:
//!
//! - received: at most [`STREAM_WINDOW`] for each of at most [`STREAMS_MAX`] streams, since a member gets
//!   its window back only when the client takes the bytes. The connection's window is as large as all of
//!   them together, so that slow clients do not hold up the others;
//! - [`FRAMES_BUDGET`] beside that, where a member sends small frames that nobody reads;
//! - to be sent: [`SEND_BUFFER`] for each stream;
//! - the last frames each way, as far as `tap` says.

mod carrier;
mod head;
mod link;
mod pool;
mod tap;

use std::time::Instant;

use candor_conf::model::Timeouts;
use candor_diagnostics::evidence::{Evidence, Http2Fault, StreamEnd};
use candor_diagnostics::exchange::Attempt;

use super::super::connect::{self, DialFailed, Dialed};
use super::super::pool::UpstreamConnection;
use super::super::{Server, Upstream};
use super::Peer;
use crate::stream::Stream;
use link::Link;
use pool::Dialing;

/// The receive window of a stream.
const STREAM_WINDOW: u32 = 128 * 1024;
/// Streams of a connection at a time, if the member allows so many.
const STREAMS_MAX: u32 = 128;
/// The receive window of a connection.
const CONNECTION_WINDOW: u32 = STREAM_WINDOW * STREAMS_MAX;
/// What DATA frames that are not read yet may cost beside their payload, each some hundred bytes. With
/// the library's own bound a few clients that do not read small messages would end the connection of all.
const FRAMES_BUDGET: usize = 4 * CONNECTION_WINDOW as usize;
/// Bytes of a request that wait within `h2` for the connection, for each stream at most.
const SEND_BUFFER: usize = 64 * 1024;

/// A stream on a connection that there is.
pub(super) fn take(
    upstream: &Upstream,
    server: &Server,
    now: Instant,
) -> Option<UpstreamConnection> {
    let link = pool::find(server.id, &upstream.settings.keepalive)?;
    let (idle, requests) = link.shared().past(now);
    let dialed = carrier::open(&link);
    let mut connection = UpstreamConnection::shared(dialed, now);
    connection.requests = requests;
    connection.idle_before = Some(idle);
    Some(connection)
}

/// A stream on a fresh connection, which others share from then on. Who comes while it is made waits for
/// it, so that a burst does not open a connection for each request.
pub(super) async fn dial(
    upstream: &Upstream,
    server: &Server,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    let keepalive = &upstream.settings.keepalive;
    if keepalive.connections == 0 {
        return connect::dial(upstream, server, timeouts, attempt).await;
    }
    if let Some(link) = pool::join(server.id, keepalive).await {
        return Ok(carrier::open(&link));
    }
    let dialing = Dialing::begin(server.id);
    let dialed = connect::dial(upstream, server, timeouts, attempt).await;
    let carrier = match &dialed {
        Ok(Dialed {
            stream: Stream::Carried(carrier),
            ..
        }) => Some(carrier),
        _ => None,
    };
    if let Some(carrier) = carrier {
        carrier.share();
    }
    dialing.end(dialed.is_ok(), carrier.is_some());
    dialed
}

/// Begins HTTP/2 on a fresh connection, and a stream on it.
pub(super) async fn carry(
    upstream: &Upstream,
    server: &Server,
    timeouts: &Timeouts,
    stream: Stream,
    peer: Peer<'_>,
) -> Result<Stream, Vec<Evidence>> {
    let by_alpn = has_agreed(&stream);
    let link = Link::begin(upstream, server, &timeouts.connect, stream, peer).await;
    let link = link.map_err(|failed| {
        // A TLS 1.3 peer refuses our certificate only here, by an alert.
        if let Some(tls) = failed.tls {
            return tls;
        }
        let fault = Http2Fault::Handshake {
            first: failed.first,
            end: failed.end,
            by_alpn,
        };
        let timer = failed.timer.into_iter();
        std::iter::once(Evidence::Http2(fault))
            .chain(timer)
            .collect()
    })?;
    Ok(carrier::open(&link).stream)
}

/// Whether TLS has agreed on HTTP/2.
pub(super) fn has_agreed(stream: &Stream) -> bool {
    match stream {
        Stream::Tls(stream) => stream.get_ref().1.alpn_protocol() == Some(b"h2"),
        Stream::Plain(_) | Stream::Carried(_) => false,
    }
}

/// A connection on which HTTP/2 could not begin.
#[derive(Debug)]
struct BeginFailed {
    /// What came in place of SETTINGS.
    first: Vec<u8>,
    end: StreamEnd,
    timer: Option<Evidence>,
    /// What TLS has to say of it, if that is why.
    tls: Option<Vec<Evidence>>,
}
