//! The uwsgi protocol: the parameters in one packet, then the body; the answer is HTTP text and ends
//! with the connection.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::parameters::{CONTINUE, Held, Parameters};
use super::{Carrier, head_too_large};
use crate::stream::{Socket, Stream};

/// One request and its answer.
#[derive(Debug)]
pub(super) struct Uwsgi {
    stream: Stream,
    is_begun: bool,
    held: Option<Held>,
    /// The packet, and a body that was held, as far as they have not left.
    pending: Vec<u8>,
    written: usize,
    /// What is said to a client that waits to be asked for the body.
    interim: &'static [u8],
}

impl Uwsgi {
    pub(super) const fn new(stream: Stream) -> Self {
        Self {
            stream,
            is_begun: false,
            held: None,
            pending: Vec::new(),
            written: 0,
            interim: b"",
        }
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.written < self.pending.len() {
            let rest = &self.pending[self.written..];
            match ready!(Pin::new(&mut self.stream).poll_write(cx, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                count => self.written += count,
            }
        }
        self.pending.clear();
        self.written = 0;
        Pin::new(&mut self.stream).poll_flush(cx)
    }
}

/// The packet of a request: modifier1 0, the size, modifier2 0, then names and values. `Err`: they are
/// longer than its size can say, 65535 bytes.
fn packet(parameters: Parameters<'_>) -> io::Result<Vec<u8>> {
    let mut out = vec![0; 4];
    for (name, value) in parameters.iter() {
        for part in [name, value] {
            let length = u16::try_from(part.len()).map_err(|_| head_too_large())?;
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(part);
        }
    }
    let size = u16::try_from(out.len() - 4).map_err(|_| head_too_large())?;
    out[1..3].copy_from_slice(&size.to_le_bytes());
    Ok(out)
}

impl Carrier for Uwsgi {
    fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.interim.is_empty() {
            let (now, later) = self
                .interim
                .split_at(self.interim.len().min(buf.remaining()));
            buf.put_slice(now);
            self.interim = later;
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }

    fn poll_write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        if !self.is_begun {
            self.is_begun = true;
            let parameters = Parameters::of(buf);
            if parameters.is_expected() {
                self.interim = CONTINUE;
            }
            match parameters.is_held() {
                true => self.held = Some(Held::new(parameters)),
                false => self.pending = packet(parameters)?,
            }
            return match self.poll_flush(cx) {
                Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
                _ => Poll::Ready(Ok(buf.len())),
            };
        }
        if let Some(held) = &mut self.held {
            return Poll::Ready(held.take(buf));
        }
        ready!(self.poll_flush(cx))?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_finish(&mut self, cx: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<()>> {
        if let Some(mut held) = self.held.take() {
            let mut written = vec![0];
            written.extend_from_slice(held.pairs());
            self.pending = packet(Parameters::of(&written))?;
            self.pending.append(&mut held.body);
        }
        self.poll_flush(cx)
    }

    fn socket(&self) -> Option<&Socket> {
        self.stream.socket()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::parameters::Writer;
    use super::*;

    #[test]
    fn packets() {
        let mut out = Vec::new();
        let mut writer = Writer::begin(&mut out, false, false);
        writer.pair(b"REQUEST_METHOD", b"GET");
        writer.pair(b"QUERY_STRING", b"");
        let packet = packet(Parameters::of(&out)).unwrap();
        assert_eq!(
            packet,
            b"\0\x25\0\0\x0e\0REQUEST_METHOD\x03\0GET\x0c\0QUERY_STRING\0\0"
        );
    }

    #[test]
    fn too_much_is_refused() {
        let mut out = Vec::new();
        let mut writer = Writer::begin(&mut out, false, false);
        writer.pair(b"A", &vec![b'x'; 40_000]);
        assert!(packet(Parameters::of(&out)).is_ok());
        let mut writer = Writer::begin(&mut out, false, false);
        writer.pair(b"A", &vec![b'x'; 40_000]);
        writer.pair(b"B", &vec![b'x'; 40_000]);
        let refused = packet(Parameters::of(&out)).unwrap_err();
        assert!(super::super::is_head_too_large(&refused));
    }
}
