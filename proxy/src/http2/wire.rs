//! The bytes below a connection: what was read before is read first, small writes are gathered,
//! and the stream errors that the `h2` crate commits by itself are noticed.
//!
//! `h2` flushes after every larger frame. Here a flush writes nothing: the connection's task
//! flushes once when it has nothing more to do, so that the answers of many streams leave in one
//! system call and one TLS record.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use parking_lot::Mutex;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::stream::Stream;

/// What is gathered at most: as much as a TLS record holds.
const GATHERED_MAX: usize = 16 * 1024;

/// Looks at the frames of a connection as they pass.
pub(crate) trait Frames {
    /// These bytes are sent.
    fn sent(&mut self, bytes: &[u8]);

    /// These bytes were received.
    fn received(&mut self, _bytes: &[u8]) {}

    /// Whether nothing more is read: the peer sends more than it may.
    fn is_refused(&self) -> bool {
        false
    }

    /// The peer ended its side; an error: the connection broke.
    fn ended(&mut self, _error: Option<&io::Error>) {}
}

/// A handle on the bytes below a connection: one for `h2`, one for the connection's task.
#[derive(Debug)]
pub(crate) struct Wire<F>(Arc<Mutex<Inner<F>>>);

impl<F> Clone for Wire<F> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

#[derive(Debug)]
struct Inner<F> {
    stream: Stream,
    prefix: Vec<u8>,
    prefix_read: usize,
    gathered: Vec<u8>,
    written: usize,
    /// TLS may hold bytes that only a flush brings to the socket.
    unflushed: bool,
    frames: F,
}

impl<F: Frames> Wire<F> {
    /// `prefix` was read from the stream already.
    pub(crate) fn new(stream: Stream, prefix: Vec<u8>, frames: F) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            stream,
            prefix,
            prefix_read: 0,
            gathered: Vec::new(),
            written: 0,
            unflushed: false,
            frames,
        })))
    }

    /// Writes what was gathered.
    pub(crate) fn poll_drain(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.lock().poll_drain(cx)
    }

    /// Asks the stream below.
    pub(crate) fn stream<T>(&self, ask: impl FnOnce(&Stream) -> T) -> T {
        ask(&self.0.lock().stream)
    }

    /// Asks who looks at the frames.
    pub(crate) fn frames<T>(&self, ask: impl FnOnce(&mut F) -> T) -> T {
        ask(&mut self.0.lock().frames)
    }
}

impl<F> Inner<F> {
    fn poll_drain(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.unflushed {
            return Poll::Ready(Ok(()));
        }
        while self.written < self.gathered.len() {
            let rest = &self.gathered[self.written..];
            match ready!(Pin::new(&mut self.stream).poll_write(cx, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                count => self.written += count,
            }
        }
        self.forget_gathered();
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        self.unflushed = false;
        Poll::Ready(Ok(()))
    }

    fn forget_gathered(&mut self) {
        self.gathered.clear();
        self.written = 0;
    }

    /// Writes what was gathered together with `data`; ready with how much of `data` was taken.
    fn poll_write_through(&mut self, cx: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        let stream = Pin::new(&mut self.stream);
        if self.gathered.is_empty() {
            return stream.poll_write(cx, data);
        }
        let rest = &self.gathered[self.written..];
        let slices = [IoSlice::new(rest), IoSlice::new(data)];
        let count = ready!(stream.poll_write_vectored(cx, &slices))?;
        let of_data = count.checked_sub(rest.len());
        match of_data {
            Some(_) => self.forget_gathered(),
            None => self.written += count,
        }
        match (count, of_data) {
            (0, _) => Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
            (_, Some(count)) if count > 0 => Poll::Ready(Ok(count)),
            _ => self.poll_write_through(cx, data),
        }
    }
}

impl<F: Frames> AsyncRead for Wire<F> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut inner = self.0.lock();
        let inner = &mut *inner;
        if inner.prefix_read < inner.prefix.len() {
            let rest = &inner.prefix[inner.prefix_read..];
            let count = rest.len().min(into.remaining());
            into.put_slice(&rest[..count]);
            inner.prefix_read += count;
            if inner.prefix_read == inner.prefix.len() {
                inner.prefix = Vec::new();
                inner.prefix_read = 0;
            }
            return Poll::Ready(Ok(()));
        }
        let before = into.filled().len();
        let read = ready!(Pin::new(&mut inner.stream).poll_read(cx, into));
        match &read {
            Ok(()) if into.filled().len() == before => inner.frames.ended(None),
            Ok(()) => inner.frames.received(&into.filled()[before..]),
            Err(error) => inner.frames.ended(Some(error)),
        }
        if inner.frames.is_refused() {
            return Poll::Ready(Err(io::ErrorKind::InvalidData.into()));
        }
        Poll::Ready(read)
    }
}

impl<F: Frames> AsyncWrite for Wire<F> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut inner = self.0.lock();
        inner.unflushed = true;
        let count = if inner.gathered.len() + data.len() <= GATHERED_MAX {
            inner.gathered.extend_from_slice(data);
            data.len()
        } else {
            ready!(inner.poll_write_through(cx, data))?
        };
        inner.frames.sent(&data[..count]);
        Poll::Ready(Ok(count))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut inner = self.0.lock();
        ready!(inner.poll_drain(cx))?;
        Pin::new(&mut inner.stream).poll_shutdown(cx)
    }
}
