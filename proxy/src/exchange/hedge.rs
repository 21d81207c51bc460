//! Hedging: an idempotent request without a body that has no answer after `hedge` is sent to a second
//! member as well. The first head that is whole wins; the other attempt is dropped, with its connection
//! or its stream. `retry.budget` bounds it as it bounds retries.

use std::future::{Future, poll_fn, ready};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::{Duration, Instant};

use candor_conf::model::{Proxy, Setting, Tolerate};
use candor_diagnostics::evidence::{Evidence, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase, Reuse, Timeline};
use tokio::io::AsyncWriteExt;
use tokio::time::sleep;

use super::downstream::{ClientFault, Downstream};
use super::fault::{AttemptFault, stream_end};
use super::forward::{self, Onward};
use super::retry::is_idempotent;
use super::select::client_of;
use super::upload::Upload;
use super::wait::Wait;
use super::work::BUFFER_SMALL;
use super::{ClientInfo, Request, RequestId, Run};
use crate::http1::buffer::Buffer;
use crate::http1::request::RequestFraming;
use crate::http1::response::{ResponseContext, ResponseHead};
use crate::http1::scan::Scan;
use crate::telemetry::Telemetry;
use crate::upstream::choose::{Asker, Choice};
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::protocol::proxy_header::Ends;
use crate::upstream::{Chosen, Upstream, evidence, protocol};

/// The attempt under way.
pub(super) struct First<'a> {
    pub(super) connection: &'a mut UpstreamConnection,
    pub(super) server: &'a mut Chosen,
    pub(super) upload: &'a mut Upload,
    pub(super) upstream: &'a Arc<Upstream>,
    pub(super) proxy: &'a Proxy,
    pub(super) began: Instant,
    /// The members that were tried before; a second one that fails is added.
    pub(super) tried: &'a mut Vec<u64>,
}

/// An attempt at a second member, with all that it needs.
struct Second {
    upstream: Arc<Upstream>,
    server: Chosen,
    proxy: Proxy,
    head: Vec<u8>,
    /// Whether it is a HEAD request.
    is_head: bool,
    ends: Option<Ends>,
    telemetry: Arc<Telemetry>,
}

/// The second attempt has a head.
struct Won {
    connection: UpstreamConnection,
    server: Chosen,
    head: Vec<u8>,
    received: Buffer,
    began: Instant,
    sent: Instant,
    timeline: Timeline,
}

type Running = Pin<Box<dyn Future<Output = Result<Box<Won>, Box<Attempt>>> + Send>>;

/// Which of the two came to an end.
enum Ended {
    First(Result<(), AttemptFault>),
    /// The first has failed, and the second is under way.
    Failed(AttemptFault, Running),
    Second(Box<Won>),
}

/// What came of waiting for the second alone.
enum Alone {
    Won(Box<Won>),
    Failed(Box<Attempt>),
    Client(ClientFault),
    Time,
}

impl<D: Downstream> Run<'_, D> {
    /// After how long this request is sent to a second member as well.
    pub(super) fn hedge<'u>(&self, upstream: &'u Upstream) -> Option<&'u Setting<Duration>> {
        let delay = upstream.settings.hedge.as_ref()?;
        let head = self.request.head;
        let may = head.framing == RequestFraming::None
            && !head.upgrade
            && self.script.is_none()
            && is_idempotent(head.method.of(self.request.bytes));
        may.then_some(delay)
    }

    /// Sends the request, and to a second member after `delay`; the first whole head wins. What won is
    /// in `first` afterwards.
    pub(super) async fn send_hedged(
        &mut self,
        first: First<'_>,
        delay: &Setting<Duration>,
        onward: &Onward<'_>,
    ) -> Result<(), AttemptFault> {
        let First {
            connection,
            server,
            upload,
            upstream,
            proxy,
            began,
            tried,
        } = first;
        let mut known = tried.clone();
        known.push(server.id);
        let (client, request, id) = (self.client, self.request, self.id);
        let second = || second(client, &request, &id, upstream, onward, &known);
        let mut failed = None;
        let (mut is_due, mut begun) = (false, None);
        let mut won = None;
        // An interim head that is half sent is sent to its end first.
        let is_held = Arc::new(AtomicBool::new(false));
        self.interim_is_sent = Some(Arc::clone(&is_held));
        let ended = {
            let mut first = pin!(self.send(connection, upload, upstream, proxy, began));
            let mut due = pin!(sleep(delay.value.saturating_sub(began.elapsed())));
            let mut running: Option<Running> = None;
            poll_fn(|cx| {
                if let Poll::Ready(result) = first.as_mut().poll(cx) {
                    return Poll::Ready(match (result, running.take(), won.take()) {
                        (Err(fault), _, Some(won)) if fault.is_of_upstream() => {
                            Ended::Failed(fault, Box::pin(ready(Ok(won))))
                        }
                        (Err(fault), Some(second), _) if fault.is_of_upstream() => {
                            Ended::Failed(fault, second)
                        }
                        (result, ..) => Ended::First(result),
                    });
                }
                if !is_due && due.as_mut().poll(cx).is_ready() {
                    is_due = true;
                    let second = second();
                    begun = second.as_ref().map(|it| it.server.id);
                    running = second.map(|it| Box::pin(it.run()) as Running);
                }
                if let Some(attempt) = &mut running
                    && let Poll::Ready(result) = attempt.as_mut().poll(cx)
                {
                    running = None;
                    match result {
                        Ok(head) => won = Some(head),
                        Err(attempt) => failed = Some(attempt),
                    }
                }
                if !is_held.load(Ordering::Relaxed)
                    && let Some(won) = won.take()
                {
                    return Poll::Ready(Ended::Second(won));
                }
                Poll::Pending
            })
            .await
        };
        self.interim_is_sent = None;
        let phase = match upload.is_done() {
            true => Phase::Head,
            false => Phase::Request,
        };
        let mut gone = None;
        let (won, slow) = match ended {
            Ended::First(result) => (Err(result), None),
            Ended::Second(won) => {
                let timer = evidence::timer("hedge", delay, began.elapsed());
                (Ok(won), Some((phase, vec![timer])))
            }
            Ended::Failed(fault, running) => match self.second_alone(running, proxy).await {
                Alone::Won(won) => {
                    gone = fault.told();
                    (Ok(won), None)
                }
                Alone::Failed(attempt) => {
                    failed = Some(attempt);
                    (Err(Err(fault)), None)
                }
                Alone::Client(left) => (Err(Err(AttemptFault::Client(left))), None),
                Alone::Time => (Err(Err(fault)), None),
            },
        };
        let telemetry = &upstream.telemetry;
        if let Some(attempt) = failed {
            telemetry.hedged("failed");
            tried.extend(begun);
            self.note_retry(*attempt);
        } else if begun.is_some() {
            telemetry.hedged(if won.is_ok() { "won" } else { "lost" });
        }
        let won = match won {
            Ok(won) => won,
            Err(result) => return result,
        };
        if let Some((phase, evidence)) = slow {
            let slow = self.attempt_of(upstream, server, connection, upload, phase, evidence);
            self.note_slow(slow);
        }
        if let Some((phase, evidence)) = gone {
            let failed = self.attempt_of(upstream, server, connection, upload, phase, evidence);
            self.note_retry(failed);
        }
        *connection = won.connection;
        *server = won.server;
        upload.sent_by_other(won.head.len());
        self.peer = Some(Arc::clone(&connection.peer_text));
        self.timeline = won.timeline;
        self.try_began = self.try_began.map(|_| won.began);
        self.work.forward = won.head;
        self.work.received = won.received;
        let mut wait = Wait::new(won.began);
        wait.sent = Some(won.sent);
        self.arm(&wait, proxy);
        self.answer(connection, upload, upstream, proxy, wait).await
    }

    /// The first attempt has failed: waits for the second as long as for any head.
    async fn second_alone(&mut self, mut running: Running, proxy: &Proxy) -> Alone {
        let at = Instant::now() + proxy.timeouts.first_byte.value;
        let total = self.total(proxy);
        self.deadline.set(total.map_or(at, |total| total.min(at)));
        let ended = poll_fn(|cx| {
            if let Poll::Ready(result) = running.as_mut().poll(cx) {
                return Poll::Ready(match result {
                    Ok(won) => Alone::Won(won),
                    Err(attempt) => Alone::Failed(attempt),
                });
            }
            if self.down.is_watchable()
                && let Poll::Ready(fault) = self.down.poll_gone(cx)
            {
                return Poll::Ready(Alone::Client(fault));
            }
            self.deadline.poll_elapsed(cx).map(|_| Alone::Time)
        });
        let ended = ended.await;
        self.deadline.clear();
        ended
    }
}

/// Prepares an attempt at a member that was not tried, if there is one and the budget allows it.
fn second(
    client: &ClientInfo,
    request: &Request<'_>,
    id: &RequestId,
    upstream: &Arc<Upstream>,
    onward: &Onward<'_>,
    tried: &[u64],
) -> Option<Second> {
    let asker = Asker {
        client: client_of(client, request),
        request,
        tried,
    };
    let Choice::Member(server) = upstream.choose(&asker) else {
        return None;
    };
    let percent = upstream.settings.retry.budget.value;
    let answered = || upstream.telemetry.answered();
    let budget = &upstream.state.retries;
    if !budget.take(percent, answered, Instant::now()) {
        return None;
    }
    let onward = Onward {
        host: &server.host,
        protocol: server.protocol,
        ..*onward
    };
    let mut head = Vec::with_capacity(1024);
    forward::request(&mut head, client.sender(), request, id, &onward);
    Some(Second {
        upstream: Arc::clone(upstream),
        proxy: onward.proxy.clone(),
        head,
        is_head: request.head.method.of(request.bytes) == b"HEAD",
        ends: client.ends(),
        telemetry: Arc::clone(&client.process.telemetry),
        server,
    })
}

impl Second {
    async fn run(self) -> Result<Box<Won>, Box<Attempt>> {
        let mut attempt = Box::<Attempt>::default();
        let now = Instant::now();
        let (upstream, server) = (&*self.upstream, &*self.server);
        let mut connection = match protocol::take(upstream, server, false, now) {
            Some(connection) => connection,
            None => {
                let timeouts = &self.proxy.timeouts;
                let place = match upstream.connection_place(server, &timeouts.queue).await {
                    Ok(place) => place,
                    Err(why) => {
                        upstream.describe(server, &mut attempt);
                        attempt.evidence.extend(why);
                        return Err(attempt);
                    }
                };
                let dialed =
                    protocol::dial(upstream, server, false, self.ends, timeouts, &mut attempt);
                let Ok(dialed) = dialed.await else {
                    return Err(attempt);
                };
                UpstreamConnection::new(dialed, upstream, &self.telemetry, Instant::now())
                    .within(place)
            }
        };
        let began = Instant::now();
        let mut received = Buffer::with_capacity(BUFFER_SMALL);
        let asked = self.ask(&mut connection, &mut received).await;
        let sent = match asked {
            Ok(sent) => sent,
            Err(why) => {
                upstream.describe(server, &mut attempt);
                attempt.peer = Some(connection.peer_text.as_ref().to_owned());
                attempt.phase = Phase::Head;
                attempt.evidence.push(match why {
                    NoHead::Ended(error) => {
                        let is_end = error.kind() == io::ErrorKind::UnexpectedEof;
                        let (end, errno) = stream_end((!is_end).then_some(&error));
                        Evidence::Ended {
                            end,
                            errno,
                            after_ms: began.elapsed().as_millis() as u64,
                        }
                    }
                    NoHead::Refused => Evidence::ResponseHead {
                        raw: received.filled()[..received.len().min(RAW_HEAD_MAX)].to_vec(),
                        total: received.len() as u64,
                        end: StreamEnd::Open,
                        refused: true,
                    },
                });
                attempt.reused = connection.idle_before.map(|idle| Reuse {
                    idle_ms: idle.as_millis() as u64,
                    requests: connection.requests,
                });
                attempt.bytes_sent = self.head.len() as u64;
                attempt.bytes_received = received.len() as u64;
                connection.stream.explain(&mut attempt.evidence);
                return Err(attempt);
            }
        };
        Ok(Box::new(Won {
            connection,
            server: self.server,
            head: self.head,
            received,
            began,
            sent,
            timeline: attempt.timeline,
        }))
    }

    /// Sends the request and reads until a head is there; when the request had been sent.
    async fn ask(
        &self,
        connection: &mut UpstreamConnection,
        received: &mut Buffer,
    ) -> Result<Instant, NoHead> {
        connection.stream.write_all(&self.head).await?;
        poll_fn(|cx| connection.stream.poll_finish(cx, &[])).await?;
        let sent = Instant::now();
        let tolerate = &self.upstream.settings.tolerate;
        let mut scan = Scan::default();
        let mut at = 0;
        loop {
            let read = poll_fn(|cx| received.poll_fill(cx, &mut connection.stream, usize::MAX));
            if read.await? == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            let bare_lf = tolerate.contains(&Tolerate::BareLf);
            let mut found = scan.find(&received.filled()[at..], bare_lf);
            // An interim head decides nothing.
            while let Ok(Some(length)) = found
                && is_interim(&received.filled()[at..])
            {
                at += length;
                scan = Scan::default();
                found = scan.find(&received.filled()[at..], bare_lf);
            }
            match found {
                Ok(Some(length)) => {
                    let context = ResponseContext {
                        head_request: self.is_head,
                        tolerate_te_and_cl: tolerate.contains(&Tolerate::TeAndCl),
                    };
                    // Whoever takes it parses it anew, where it stays.
                    let mut head = received.filled()[at..at + length].to_vec();
                    let parsed = ResponseHead::default().parse(&mut head, context);
                    return parsed.map(|()| sent).map_err(|_| NoHead::Refused);
                }
                Ok(None) if received.len() < RAW_HEAD_MAX => {
                    let begun = &received.filled()[at..];
                    if !b"HTTP/1.".starts_with(&begun[..begun.len().min(7)]) {
                        return Err(NoHead::Refused);
                    }
                }
                _ => return Err(NoHead::Refused),
            }
            if received.room() == 0 {
                received.reserve(received.len());
            }
        }
    }
}

/// Whether an attempt was only slower than another one.
pub(super) fn was_slow(attempt: &Attempt) -> bool {
    let is_hedge =
        |fact: &Evidence| matches!(fact, Evidence::Timer(timer) if timer.name == "hedge");
    attempt.evidence.iter().any(is_hedge)
}

/// Why there is no head.
enum NoHead {
    Ended(io::Error),
    /// What came is none.
    Refused,
}

impl From<io::Error> for NoHead {
    fn from(error: io::Error) -> Self {
        Self::Ended(error)
    }
}

/// Whether a head is an interim one, which is not a 101.
fn is_interim(head: &[u8]) -> bool {
    matches!(head.get(8..12), Some([b' ', b'1', tens, ones]) if (*tens, *ones) != (b'0', b'1'))
}
