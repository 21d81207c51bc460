//! A connection's byte stream: TCP or unix socket, plain or TLS. The same type on both sides.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use candor_diagnostics::evidence::Evidence;
use rustix::net::RecvFlags;
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::{TcpStream, UnixStream};

use crate::upstream::protocol::Carrier;

/// A plain socket.
#[derive(Debug)]
pub struct Socket {
    kind: Kind,
    /// Looks at what is read, during the handshake with an upstream.
    watch: Option<Arc<dyn Watch>>,
}

#[derive(Debug)]
enum Kind {
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// Looks at the bytes that a socket receives, as they pass.
pub trait Watch: std::fmt::Debug + Send + Sync {
    /// These have come.
    fn received(&self, bytes: &[u8]);
}

impl From<TcpStream> for Socket {
    fn from(stream: TcpStream) -> Self {
        Self {
            kind: Kind::Tcp(stream),
            watch: None,
        }
    }
}

impl From<UnixStream> for Socket {
    fn from(stream: UnixStream) -> Self {
        Self {
            kind: Kind::Unix(stream),
            watch: None,
        }
    }
}

impl Socket {
    /// Has `watch` look at what is received from now on; `None` ends it.
    pub fn watch(&mut self, watch: Option<Arc<dyn Watch>>) {
        self.watch = watch;
    }

    /// The options and calls that tokio does not offer, such as `MSG_PEEK` on unix sockets.
    pub fn raw(&self) -> SockRef<'_> {
        match &self.kind {
            Kind::Tcp(s) => SockRef::from(s),
            Kind::Unix(s) => SockRef::from(s),
        }
    }

    /// Waits until the socket is readable or ended.
    pub async fn readable(&self) -> io::Result<()> {
        match &self.kind {
            Kind::Tcp(s) => s.readable().await,
            Kind::Unix(s) => s.readable().await,
        }
    }

    /// Waits until the socket is writable or ended.
    pub async fn writable(&self) -> io::Result<()> {
        match &self.kind {
            Kind::Tcp(s) => s.writable().await,
            Kind::Unix(s) => s.writable().await,
        }
    }

    /// Reads what is there, without waiting.
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
        match &self.kind {
            Kind::Tcp(s) => s.try_read(buf),
            Kind::Unix(s) => s.try_read(buf),
        }
    }

    /// Looks at what is there without taking it. `WouldBlock` until there is more than `seen`
    /// bytes, so that waiting for [`Socket::readable`] waits for something new.
    pub fn try_peek(&self, buf: &mut [u8], seen: usize) -> io::Result<usize> {
        let peek = || {
            let (count, _) = match &self.kind {
                Kind::Tcp(s) => rustix::net::recv(s, &mut *buf, RecvFlags::PEEK),
                Kind::Unix(s) => rustix::net::recv(s, &mut *buf, RecvFlags::PEEK),
            }?;
            match count {
                0 => Ok(0),
                count if count <= seen => Err(io::ErrorKind::WouldBlock.into()),
                count => Ok(count),
            }
        };
        match &self.kind {
            Kind::Tcp(s) => s.try_io(Interest::READABLE, peek),
            Kind::Unix(s) => s.try_io(Interest::READABLE, peek),
        }
    }

    /// Writes what fits, without waiting.
    pub fn try_write_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        match &self.kind {
            Kind::Tcp(s) => s.try_write_vectored(bufs),
            Kind::Unix(s) => s.try_write_vectored(bufs),
        }
    }

    /// Registers for readability without reading; `Ready` when there is something or an end.
    pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &self.kind {
            Kind::Tcp(s) => s.poll_read_ready(cx),
            Kind::Unix(s) => s.poll_read_ready(cx),
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let socket = self.get_mut();
        let before = buf.filled().len();
        let polled = match &mut socket.kind {
            Kind::Tcp(s) => Pin::new(s).poll_read(cx, buf),
            Kind::Unix(s) => Pin::new(s).poll_read(cx, buf),
        };
        if let Some(watch) = &socket.watch {
            watch.received(&buf.filled()[before..]);
        }
        polled
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().kind {
            Kind::Tcp(s) => Pin::new(s).poll_write(cx, buf),
            Kind::Unix(s) => Pin::new(s).poll_write(cx, buf),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().kind {
            Kind::Tcp(s) => Pin::new(s).poll_write_vectored(cx, bufs),
            Kind::Unix(s) => Pin::new(s).poll_write_vectored(cx, bufs),
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().kind {
            Kind::Tcp(s) => Pin::new(s).poll_shutdown(cx),
            Kind::Unix(s) => Pin::new(s).poll_shutdown(cx),
        }
    }
}

/// A byte stream to a client or an upstream.
#[derive(Debug)]
pub enum Stream {
    /// No TLS.
    Plain(Socket),
    /// TLS, handshake done. Boxed: it is some hundred times larger than a socket.
    Tls(Box<tokio_rustls::TlsStream<Socket>>),
    /// One request and its answer, carried by another protocol. Only to upstreams.
    Carried(Box<dyn Carrier>),
}

impl Stream {
    /// The socket below; `None`: others share the connection.
    pub fn socket(&self) -> Option<&Socket> {
        match self {
            Self::Plain(s) => Some(s),
            Self::Tls(s) => Some(s.get_ref().0),
            Self::Carried(carrier) => carrier.socket(),
        }
    }

    /// Whether its messages are carried by another protocol, so that bodies have no framing of ours.
    pub const fn is_carried(&self) -> bool {
        matches!(self, Self::Carried(_))
    }

    /// Adds what another protocol tells of a failure, or beside the answer. What tells why a stream ended
    /// takes the place of that it ended.
    #[cold]
    pub fn explain(&self, evidence: &mut Vec<Evidence>) {
        let Self::Carried(carrier) = self else {
            return;
        };
        let facts = carrier.facts();
        let tells = |fact: &Evidence| matches!(fact, Evidence::Http2(_) | Evidence::Overrun { .. });
        if facts.iter().any(tells) {
            let is_end = |fact: &Evidence| {
                matches!(fact, Evidence::Ended { .. } | Evidence::BodyEnded { .. })
            };
            evidence.retain(|fact| !is_end(fact));
            evidence.splice(..0, facts);
        } else {
            evidence.extend(facts);
        }
    }

    /// Whether the peer has said that it did not process the request.
    #[cold]
    pub fn is_unprocessed(&self) -> bool {
        matches!(self, Self::Carried(carrier) if carrier.is_unprocessed())
    }

    /// Whether anything of the request has left, for all that is known of it here.
    #[cold]
    pub fn has_left(&self) -> bool {
        !matches!(self, Self::Carried(carrier) if !carrier.has_left())
    }

    /// Whether a request that asks for a change of protocol passes as one.
    #[cold]
    pub fn carries_upgrades(&self) -> bool {
        !matches!(self, Self::Carried(carrier) if !carrier.carries_upgrades())
    }

    /// Bytes that have come of a head and that no read gives before it is whole.
    pub fn begun(&self) -> usize {
        match self {
            Self::Carried(carrier) => carrier.begun(),
            Self::Plain(_) | Self::Tls(_) => 0,
        }
    }

    /// The trailers of an answer that another protocol carried whole, as lines.
    pub fn trailers(&self) -> &[u8] {
        match self {
            Self::Carried(carrier) => carrier.trailers(),
            Self::Plain(_) | Self::Tls(_) => &[],
        }
    }

    /// A request of ours is whole, with these trailer lines; what is buffered leaves.
    pub fn poll_finish(&mut self, cx: &mut Context<'_>, trailers: &[u8]) -> Poll<io::Result<()>> {
        match self {
            Self::Plain(_) => Poll::Ready(Ok(())),
            Self::Tls(s) => Pin::new(&mut **s).poll_flush(cx),
            Self::Carried(carrier) => carrier.poll_finish(cx, trailers),
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(s) => Pin::new(s).poll_read(cx, buf),
            Self::Tls(s) => Pin::new(&mut **s).poll_read(cx, buf),
            Self::Carried(carrier) => carrier.poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(s) => Pin::new(s).poll_write(cx, buf),
            Self::Tls(s) => Pin::new(&mut **s).poll_write(cx, buf),
            Self::Carried(carrier) => carrier.poll_write(cx, buf),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(s) => Pin::new(s).poll_write_vectored(cx, bufs),
            Self::Tls(s) => Pin::new(&mut **s).poll_write_vectored(cx, bufs),
            Self::Carried(carrier) => {
                let first = bufs.iter().find(|buf| !buf.is_empty());
                carrier.poll_write(cx, first.map_or(&[][..], |buf| buf))
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(s) => Pin::new(s).poll_flush(cx),
            Self::Tls(s) => Pin::new(&mut **s).poll_flush(cx),
            Self::Carried(_) => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(s) => Pin::new(s).poll_shutdown(cx),
            Self::Tls(s) => Pin::new(&mut **s).poll_shutdown(cx),
            Self::Carried(carrier) => carrier.poll_finish(cx, &[]),
        }
    }
}
