//! What is spoken to members besides HTTP/1.1: one file for each protocol.
//!
//! To the exchange each of them is a [`Carrier`]: the stream of one request and its answer, in which
//! the heads are HTTP/1.1 text and the bodies stand as they are. So judging, relaying, limits and
//! diagnosis are the same for all, and each protocol is a translator at the edge.

mod cgi;
mod fastcgi;
mod http2;
pub(crate) mod parameters;
pub mod proxy_header;
mod uwsgi;

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Instant;

use candor_conf::model::{Protocol, Timeouts};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Attempt;
use tokio::io::ReadBuf;

use self::fastcgi::FastCgi;
use self::proxy_header::Ends;
use self::uwsgi::Uwsgi;
use super::connect::{self, DialFailed, Dialed};
use super::pool::{self, UpstreamConnection};
use super::{Server, Upstream};
use crate::http1::request::Version;
use crate::stream::{Socket, Stream};

/// Whether some member is told which addresses a client's connection has.
static WANTS_ENDS: AtomicBool = AtomicBool::new(false);

/// Whether some member is told which addresses a client's connection has.
pub(crate) fn wants_ends() -> bool {
    WANTS_ENDS.load(Ordering::Relaxed)
}

/// A member is there: notes what it needs to be told.
pub(super) fn note(server: &Server) {
    let is_told = matches!(server.protocol, Protocol::FastCgi | Protocol::Uwsgi);
    if is_told || server.is_announced {
        WANTS_ENDS.store(true, Ordering::Relaxed);
    }
}

/// A connection to the member that may carry a request at once, if there is one. `upgrades`: the request
/// asks for a change of protocol.
pub(crate) fn take(
    upstream: &Upstream,
    server: &Server,
    upgrades: bool,
    now: Instant,
) -> Option<UpstreamConnection> {
    match server.protocol {
        // Its connections are each for one client.
        _ if server.is_announced => None,
        Protocol::Http1 => pool::take(server.id, now),
        Protocol::Http2 => http2::take(upstream, server, now),
        Protocol::Auto => http2::take(upstream, server, now)
            .filter(|it| !upgrades || it.stream.carries_upgrades())
            .or_else(|| pool::take(server.id, now)),
        Protocol::FastCgi if server.keeps => {
            let wrap = |stream| Stream::Carried(Box::new(FastCgi::new(stream, true, true)));
            Some(pool::take(server.id, now)?.map_stream(wrap))
        }
        Protocol::FastCgi | Protocol::Uwsgi => None,
    }
}

/// Connects to a member for a request, or waits for a connection that another request is making and that
/// it will share. See [`connect::dial_for`].
///
/// `upgrades`: the request asks for a change of protocol. Where HTTP/2 was chosen by TLS and the member
/// knows no extended CONNECT, HTTP/1.1 is chosen for it, as browsers do.
pub(crate) async fn dial(
    upstream: &Upstream,
    server: &Server,
    upgrades: bool,
    ends: Option<Ends>,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    let protocol = server.protocol;
    let dialed = match protocol {
        Protocol::Http2 | Protocol::Auto if !server.is_announced => {
            http2::dial(upstream, server, timeouts, attempt).await?
        }
        _ => connect::dial_for(upstream, server, protocol, ends, timeouts, attempt).await?,
    };
    if !upgrades || protocol != Protocol::Auto || dialed.stream.carries_upgrades() {
        return Ok(dialed);
    }
    connect::dial_for(upstream, server, Protocol::Http1, ends, timeouts, attempt).await
}

/// Where a fresh connection leads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer<'a> {
    /// `None` for a unix socket.
    pub(super) address: Option<SocketAddr>,
    pub(super) text: &'a Arc<str>,
}

/// Makes of a fresh connection (TLS handshake done) what carries one request by `protocol`. `Err`: why it
/// could not begin.
pub(super) async fn carry(
    upstream: &Upstream,
    server: &Server,
    protocol: Protocol,
    timeouts: &Timeouts,
    stream: Stream,
    peer: Peer<'_>,
) -> Result<Stream, Vec<Evidence>> {
    match protocol {
        Protocol::Auto if !http2::has_agreed(&stream) => Ok(stream),
        Protocol::Http2 | Protocol::Auto => {
            Box::pin(http2::carry(upstream, server, timeouts, stream, peer)).await
        }
        Protocol::Http1 => Ok(stream),
        Protocol::FastCgi => {
            let carrier = FastCgi::new(stream, server.keeps, false);
            Ok(Stream::Carried(Box::new(carrier)))
        }
        Protocol::Uwsgi => Ok(Stream::Carried(Box::new(Uwsgi::new(stream)))),
    }
}

/// The peer broke the protocol that carries the answer; [`Carrier::facts`] says how.
#[derive(Debug)]
struct Broken;

impl Display for Broken {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("the protocol that carries the answer is broken")
    }
}

impl Error for Broken {}

/// What a read gives when the peer broke the protocol that carries the answer.
#[cold]
fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Broken)
}

/// Whether a read failed because the peer broke the protocol that carries the answer.
#[cold]
pub(crate) fn is_broken(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Broken>())
}

/// The member's protocol has no room for the head of a request.
#[derive(Debug)]
struct HeadTooLarge;

impl Display for HeadTooLarge {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("the member's protocol has no room for the request's head")
    }
}

impl Error for HeadTooLarge {}

/// What a write gives when the member's protocol has no room for the head.
#[cold]
fn head_too_large() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, HeadTooLarge)
}

/// Whether a write failed because the member's protocol has no room for the head: nothing of it has
/// left, and it is no doing of the member.
#[cold]
pub(crate) fn is_head_too_large(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(|inner| inner.is::<HeadTooLarge>())
}

/// One request and its answer, carried by another protocol.
pub trait Carrier: Debug + Send + Sync {
    /// Reads of the answer: a head as HTTP/1.1 text (after interim ones), then the body without any
    /// framing. No bytes: the answer is whole. An error: it broke off; see [`Carrier::facts`].
    fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>>;

    /// Takes of the request: its head as HTTP/1.1 text, whole with the first call, then its body
    /// without any framing.
    fn poll_write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>>;

    /// The request is whole; `trailers` are lines. Ready when it has left.
    fn poll_finish(&mut self, cx: &mut Context<'_>, trailers: &[u8]) -> Poll<io::Result<()>>;

    /// Bytes that have come of a head and that no read gives before it is whole.
    fn begun(&self) -> usize {
        0
    }

    /// Whether the answer is whole and all of it was read, as far as that is known without reading.
    fn is_read(&self) -> bool {
        false
    }

    /// The trailers of an answer that is whole, as lines.
    fn trailers(&self) -> &[u8] {
        &[]
    }

    /// What is known of a failure, or beside the answer, in terms of the protocol. Every attempt that is
    /// told has it.
    fn facts(&self) -> Vec<Evidence> {
        Vec::new()
    }

    /// What the application wrote beside its answer, if it did, for whoever operates it.
    fn said(&self) -> Option<Evidence> {
        None
    }

    /// Whether the peer has said that it did not process the request, so that it may be sent again
    /// whatever its method is.
    fn is_unprocessed(&self) -> bool {
        false
    }

    /// Whether anything of the request has left, as far as the carrier knows better than who wrote it.
    fn has_left(&self) -> bool {
        true
    }

    /// Whether a request that asks for a change of protocol can be carried as one.
    fn carries_upgrades(&self) -> bool {
        false
    }

    /// The version of HTTP that the answer came by.
    fn version(&self) -> Version {
        Version::Http11
    }

    /// Others may be carried by the same connection from now on.
    fn share(&self) {}

    /// The socket below, where there is one for this exchange alone.
    fn socket(&self) -> Option<&Socket> {
        None
    }

    /// The connection, if it may carry a further request; only for protocols that use it for one at a
    /// time.
    fn recycle(&mut self) -> Option<Stream> {
        None
    }
}
