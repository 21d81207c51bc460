//! After 101: bytes both ways until both sides have ended.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::AsyncWrite;

use super::downstream::Downstream;
use super::work::BUFFER_SMALL;
use super::{Next, Run};
use crate::clock::Deadline;
use crate::http1::buffer::Buffer;
use crate::stream::Stream;
use crate::telemetry::Delivered;
use crate::upstream::pool::UpstreamConnection;

/// One direction of a tunnel.
#[derive(Debug, Default)]
struct Direction {
    ended: bool,
    shut: bool,
    bytes: u64,
}

impl Direction {
    /// Moves bytes until one side blocks; ready when the end has been passed on.
    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        from: &mut Stream,
        to: &mut Stream,
        buffer: &mut Buffer,
    ) -> Poll<io::Result<()>> {
        loop {
            while !buffer.is_empty() {
                let count = ready!(Pin::new(&mut *to).poll_write(cx, buffer.filled()))?;
                if count == 0 {
                    return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
                }
                self.bytes += count as u64;
                buffer.consume(count);
            }
            if self.ended {
                if !self.shut {
                    ready!(Pin::new(&mut *to).poll_shutdown(cx))?;
                    self.shut = true;
                }
                return Poll::Ready(Ok(()));
            }
            ready!(Pin::new(&mut *to).poll_flush(cx))?;
            if ready!(buffer.poll_fill(cx, from, usize::MAX))? == 0 {
                self.ended = true;
            }
        }
    }
}

impl<D: Downstream> Run<'_, D> {
    /// Carries bytes both ways; returns when both sides have ended, one broke, or nothing moved for
    /// `client.tunnel_idle`. When one side has ended and nothing more comes of the other for
    /// `client.idle`, that one may be gone without a word: it is not waited for any longer.
    pub(super) async fn tunnel(&mut self, mut connection: UpstreamConnection) -> Next {
        let limits = self.limits();
        let idle = Idle {
            whole: limits.tunnel_idle.as_ref().map(|setting| setting.value),
            half: limits.idle.value,
        };
        let deadline = self.deadline;
        let work = &mut *self.work;
        if let Some((client, early)) = self.down.upgrade() {
            work.upload = Buffer::with_capacity(BUFFER_SMALL / 2);
            work.upload.extend(early.filled());
            early.clear();
            let (mut up, mut down) = (Direction::default(), Direction::default());
            let result = carry(
                client,
                &mut connection.stream,
                (&mut work.upload, &mut up),
                (&mut work.received, &mut down),
                deadline,
                idle,
            )
            .await;
            self.bytes_in = up.bytes;
            self.bytes_out = down.bytes;
            self.delivered = match result {
                Ok(()) => Delivered::Complete,
                Err(_) if down.shut => Delivered::Complete,
                Err(_) => Delivered::Cut,
            };
        }
        self.deadline.clear();
        self.record(None);
        Next::Close { linger: false }
    }
}

/// How long nothing may move.
#[derive(Clone, Copy, Debug)]
struct Idle {
    /// While both sides may send; `None`: as long as they like.
    whole: Option<Duration>,
    /// When one side has ended.
    half: Duration,
}

async fn carry(
    client: &mut Stream,
    upstream: &mut Stream,
    (up_buffer, up): (&mut Buffer, &mut Direction),
    (down_buffer, down): (&mut Buffer, &mut Direction),
    deadline: &Deadline,
    idle: Idle,
) -> io::Result<()> {
    let mut moved = None;
    poll_fn(|cx| {
        let sent = up.poll(cx, client, upstream, up_buffer)?;
        let received = down.poll(cx, upstream, client, down_buffer)?;
        if sent.is_ready() && received.is_ready() {
            return Poll::Ready(Ok(()));
        }
        let half = up.ended || down.ended;
        let limit = match half {
            true => Some(idle.whole.map_or(idle.half, |whole| whole.min(idle.half))),
            false => idle.whole,
        };
        if let Some(limit) = limit {
            let now = (up.bytes, down.bytes, half);
            if moved != Some(now) {
                moved = Some(now);
                deadline.set(Instant::now() + limit);
            }
            if deadline.poll_elapsed(cx).is_ready() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        }
        Poll::Pending
    })
    .await
}
