//! Tasks that answer streams. Each is kept by its thread for the next stream: making a task anew
//! for every request would cost an allocation of several kilobytes and moving them about.

use std::cell::RefCell;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use h2::RecvStream;
use h2::server::SendResponse;
use parking_lot::Mutex;

use super::connection::Active;
use super::request::flatten;
use super::stream::Http2;
use crate::clock::Deadline;
use crate::exchange::downstream::{AnswerBody, Downstream};
use crate::exchange::work::{self, Work};
use crate::exchange::{self, ClientInfo, Next, Refused, Request};
use crate::http1::request::{Refusal, Version};
use crate::telemetry::Delivered;

/// Idle tasks that a thread keeps.
const KEPT_MAX: usize = 128;
/// How long the client may take to read the answer to a refused request.
const REFUSAL_LIMIT: Duration = Duration::from_secs(5);

thread_local! {
    static IDLE: RefCell<Vec<Arc<Slot>>> = const { RefCell::new(Vec::new()) };
}

/// A stream to be answered.
pub(super) struct Job {
    pub(super) active: Active,
    pub(super) request: http::Request<RecvStream>,
    pub(super) respond: SendResponse<Bytes>,
    /// When its head was complete.
    pub(super) started: Instant,
}

/// Where a task finds its next stream.
#[derive(Default)]
struct Slot(Mutex<(Option<Job>, Option<Waker>)>);

impl Slot {
    fn poll_job(&self, cx: &Context<'_>) -> Poll<Job> {
        let (job, waker) = &mut *self.0.lock();
        match job.take() {
            Some(job) => Poll::Ready(job),
            None => {
                *waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// Has a stream answered by a task of this thread.
pub(super) fn assign(job: Job) {
    let idle = IDLE.with_borrow_mut(|idle| {
        // A task that is gone with its runtime has left us the only handle.
        std::iter::from_fn(|| idle.pop()).find(|slot| Arc::strong_count(slot) > 1)
    });
    match idle {
        Some(slot) => {
            let waker = {
                let (waiting, waker) = &mut *slot.0.lock();
                *waiting = Some(job);
                waker.take()
            };
            if let Some(waker) = waker {
                waker.wake();
            }
        }
        None => {
            let slot = Slot(Mutex::new((Some(job), None)));
            tokio::spawn(work(Arc::new(slot)));
        }
    }
}

/// Answers stream after stream.
async fn work(slot: Arc<Slot>) {
    let deadline = Deadline::new();
    loop {
        let Job {
            active,
            request,
            respond,
            started,
        } = poll_fn(|cx| slot.poll_job(cx)).await;
        let shared = &*active.0;
        let in_flight = shared.guard.request();
        let (parts, body) = request.into_parts();
        let mut work = work::take();
        let Work {
            input,
            request: head,
            exchange,
            ..
        } = &mut *work;
        let flat = flatten(&parts, body.is_end_stream(), shared.head, input, head);
        drop(parts);
        let mut down = Http2::new(respond, body, head.framing);
        let (client, bytes) = (&shared.client, input.filled());
        let next = match flat {
            Ok(()) => {
                let request = Request {
                    bytes,
                    head,
                    started,
                };
                exchange::run(client, request, &mut down, exchange, &deadline, false).await
            }
            Err(refusal) => Box::pin(refuse(client, bytes, refusal, &mut down, &deadline)).await,
        };
        if matches!(next, Next::Cut) {
            down.cut();
        }
        if down.reset_by_client().is_some() {
            shared.count_reset();
        }
        deadline.clear();
        drop(down);
        work::give(work);
        drop(in_flight);
        drop(active);
        let kept = IDLE.with_borrow_mut(|idle| {
            let room = idle.len() < KEPT_MAX;
            if room {
                idle.push(Arc::clone(&slot));
            }
            room
        });
        if !kept {
            return;
        }
    }
}

/// Answers a request whose head is refused.
#[cold]
async fn refuse(
    client: &ClientInfo,
    bytes: &[u8],
    refusal: Refusal,
    down: &mut Http2,
    deadline: &Deadline,
) -> Next {
    let mut refused = Refused::new(client, bytes, Version::Http2, refusal);
    let mut head = std::mem::take(&mut refused.head);
    let length = refused.body.len() as u64;
    let (kind, body) = match refused.is_head() {
        true => (AnswerBody::Unsent(length), &[][..]),
        false => (AnswerBody::Length(length), &*refused.body),
    };
    down.begin_head(&mut head, kind, false);
    down.begin_piece(body.len(), Some(&[]));
    deadline.set(Instant::now() + REFUSAL_LIMIT);
    let sent = deadline
        .limit(poll_fn(|cx| down.poll_send(cx, &head, body)))
        .await;
    refused.record(match sent {
        Ok(Ok(())) => Delivered::Complete,
        _ => Delivered::None,
    });
    Next::Close { linger: false }
}
