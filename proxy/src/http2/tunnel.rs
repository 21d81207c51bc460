//! A stream that has become a tunnel (RFC 8441): DATA frames both ways, until both sides have ended.

use std::io;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use h2::{RecvStream, SendStream};
use http::{Response, StatusCode, header};
use tokio::io::ReadBuf;

use crate::stream::Stream;
use crate::upstream::protocol::Carrier;

/// The answer that opens a tunnel, of the 101 that HTTP/1.1 has for it.
pub(super) fn opened(mut switching: Response<()>) -> Response<()> {
    *switching.status_mut() = StatusCode::OK;
    // It proves what the frames prove already (RFC 8441 §5).
    switching.headers_mut().remove(header::SEC_WEBSOCKET_ACCEPT);
    switching
}

/// Both halves as one stream of bytes.
pub(super) fn over(send: SendStream<Bytes>, body: RecvStream) -> Stream {
    Stream::Carried(Box::new(Tunnel {
        send,
        body,
        chunk: Bytes::new(),
    }))
}

/// Both halves of a stream.
#[derive(Debug)]
struct Tunnel {
    send: SendStream<Bytes>,
    body: RecvStream,
    /// The rest of a DATA frame.
    chunk: Bytes,
}

impl Carrier for Tunnel {
    fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let body = &mut self.body;
        while self.chunk.is_empty() {
            match ready!(body.poll_data(cx)) {
                Some(Ok(data)) => self.chunk = data,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(())),
            }
        }
        let count = self.chunk.len().min(buf.remaining());
        buf.put_slice(&self.chunk[..count]);
        self.chunk.advance(count);
        // An error is one of the connection's: the next read tells it.
        let _ = body.flow_control().release_capacity(count);
        Poll::Ready(Ok(()))
    }

    fn poll_write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let send = &mut self.send;
        send.reserve_capacity(buf.len().min(super::stream::SEND_BUFFER));
        let mut room = send.capacity();
        if room == 0 {
            room = match ready!(send.poll_capacity(cx)) {
                Some(room) => room.map_err(io::Error::other)?,
                None => return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into())),
            };
        }
        let count = buf.len().min(room);
        let sent = send.send_data(Bytes::copy_from_slice(&buf[..count]), false);
        Poll::Ready(sent.map(|()| count).map_err(io::Error::other))
    }

    fn poll_finish(&mut self, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<()>> {
        let ended = self.send.send_data(Bytes::new(), true);
        Poll::Ready(ended.map_err(io::Error::other))
    }
}
