//! What a fault does, as data, and the connection that does it.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use crate::certificate::Identity;
use crate::frames;
use crate::request::Reader;

/// Where and how a fault happens.
#[derive(Debug)]
pub(crate) enum Action {
    /// A listener whose accept queue is full, so that new handshakes are dropped.
    Blackhole,
    /// A socket of datagrams, which takes no connections.
    DatagramSocket,
    /// A directory that nobody may enter, with the socket in it.
    DeniedDirectory,
    /// A socket file that nobody may connect to.
    DeniedSocket,
    /// A directory where the socket should be.
    DirectoryForSocket,
    /// A regular file where the socket should be.
    FileForSocket,
    /// A socket whose queue of connections to accept is full.
    FullSocket,
    /// A listener that speaks HTTP/2 without TLS: its SETTINGS, and what it does with each request.
    Http2(&'static [u8], &'static [frames::Step]),
    /// A path whose directory is not there.
    MissingDirectory,
    /// A path where no socket is.
    MissingSocket,
    /// A path that goes on behind a regular file.
    PathThroughFile,
    /// A name in the zone of the fault resolver; see `resolver`.
    Name(&'static str),
    /// A listener that plays this script over plain TCP.
    Plain(&'static [Step]),
    /// A listener that is configured as HTTP/2 without TLS, and plays this script.
    PlainForHttp2(&'static [Step]),
    /// A plain listener that is configured as TLS: `Plain` behind an `https` upstream.
    PlainForTls(&'static [Step]),
    /// A port that is held so that nobody else gets it, on which nothing listens.
    Refused,
    /// A socket file whose listener is gone.
    StaleSocket,
    /// A listener that plays this script over TLS, showing this certificate.
    Tls(Identity, &'static [Step]),
    /// An address for which the kernel has no route to offer.
    Unroutable,
}

/// One step of a script. Before the first, the request is read whole.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Ends the connection as its protocol asks: FIN, under TLS after close_notify.
    Close,
    /// Sends these bytes over and over, one at a time, until the peer leaves.
    Drip(&'static [u8]),
    /// Ends the TCP connection with a FIN; under TLS without close_notify.
    Drop,
    /// Starts when the head of a request came, whose body stays unread; only as the first step.
    Headed,
    /// Sends nothing more, until the peer leaves.
    Hold,
    /// Goes back to the start for the next request on this connection.
    Next,
    /// Sends these bytes so many times.
    Repeat(&'static [u8], usize),
    /// Waits for the next request and reads it whole.
    Request,
    /// Ends the TCP connection with a RST.
    Reset,
    /// Sends these bytes.
    Send(&'static [u8]),
    /// Reads nothing more, for as long as the origin lives.
    Stall,
    /// Starts without reading a request; only as the first step.
    Unasked,
    /// Starts when the first bytes came, whatever they are; only as the first step.
    Whatever,
}

/// A stream over TCP.
pub(crate) trait Transport: AsyncRead + AsyncWrite + Send + Unpin {
    /// The TCP connection itself.
    fn tcp(&self) -> &TcpStream;
}

impl Transport for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Transport for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// Plays a script on one connection, for as many requests as it asks for.
pub(crate) async fn play(stream: impl Transport, steps: &[Step]) -> io::Result<()> {
    let mut reader = Reader::new(stream);
    loop {
        let ready = match steps.first() {
            Some(Step::Unasked) => true,
            Some(Step::Headed) => reader.head().await?.is_some(),
            Some(Step::Whatever) => reader.stream().read(&mut [0; 4096]).await? > 0,
            _ => swallow_request(&mut reader).await?,
        };
        if !ready {
            return Ok(());
        }
        for step in steps {
            let stream = reader.stream();
            match *step {
                Step::Close => {
                    stream.shutdown().await?;
                    return drain(stream).await;
                }
                Step::Drip(bytes) => return drip(stream, bytes).await,
                Step::Drop => return Ok(()),
                Step::Hold => return drain(stream).await,
                Step::Next => break,
                Step::Repeat(bytes, times) => {
                    for _ in 0..times {
                        stream.write_all(bytes).await?;
                    }
                    stream.flush().await?;
                }
                Step::Request => {
                    if !swallow_request(&mut reader).await? {
                        return Ok(());
                    }
                }
                Step::Stall => return std::future::pending().await,
                Step::Reset => return stream.tcp().set_zero_linger(),
                Step::Send(bytes) => {
                    stream.write_all(bytes).await?;
                    stream.flush().await?;
                }
                Step::Headed | Step::Unasked | Step::Whatever => {}
            }
        }
    }
}

/// Sends bytes one at a time until the peer leaves.
async fn drip(stream: &mut impl Transport, bytes: &[u8]) -> io::Result<()> {
    let mut pace = tokio::time::interval(Duration::from_millis(5));
    for byte in bytes.iter().cycle() {
        pace.tick().await;
        stream.write_all(&[*byte]).await?;
        stream.flush().await?;
    }
    Ok(())
}

/// Reads one request with its body; `false` when the peer left instead.
async fn swallow_request(reader: &mut Reader<impl Transport>) -> io::Result<bool> {
    let Some(mut head) = reader.head().await? else {
        return Ok(false);
    };
    while reader.body(&mut head.body).await?.is_some() {}
    Ok(true)
}

/// Reads until the peer leaves, so that unread bytes do not turn an orderly end into a reset.
pub(crate) async fn drain(stream: &mut impl Transport) -> io::Result<()> {
    let mut scratch = [0; 4096];
    while stream.read(&mut scratch).await? > 0 {}
    Ok(())
}
