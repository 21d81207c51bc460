//! A request head that is refused: answered with the reason, logged, and the connection closed.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::AsyncWrite;

use super::request::{Refusal, Version};
use crate::clock::Deadline;
use crate::exchange::work::Work;
use crate::exchange::{ClientInfo, Refused, forward};
use crate::stream::Stream;
use crate::telemetry::Delivered;

/// How long the client may take to read the answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// Answers a refused head. The connection is to be closed then.
#[cold]
pub(super) async fn refuse(
    stream: &mut Stream,
    client: &ClientInfo,
    deadline: &Deadline,
    work: &Work,
    refusal: Refusal,
) {
    let refused = Refused::new(client, work.input.filled(), Version::Http11, refusal);
    let mut answer = refused.head.clone();
    forward::line(
        &mut answer,
        b"Content-Length",
        refused.body.len().to_string().as_bytes(),
    );
    answer.extend_from_slice(b"Connection: close\r\n\r\n");
    if !refused.is_head() {
        answer.extend_from_slice(&refused.body);
    }
    deadline.set(Instant::now() + ANSWER_LIMIT);
    let mut written = 0;
    let sent = deadline
        .limit(poll_fn(|cx| {
            while written < answer.len() {
                match ready!(Pin::new(&mut *stream).poll_write(cx, &answer[written..])) {
                    Ok(count) if count > 0 => written += count,
                    _ => return Poll::Ready(false),
                }
            }
            Pin::new(&mut *stream)
                .poll_flush(cx)
                .map(|flushed| flushed.is_ok())
        }))
        .await;
    let delivered = match sent {
        Ok(true) => Delivered::Complete,
        _ => Delivered::None,
    };
    refused.record(delivered);
    if delivered == Delivered::Complete {
        super::connection::linger(stream, deadline).await;
    }
}
