//! A share of the requests is sent to a second upstream as well, once the answer was delivered.
//!
//! What comes of it never reaches the client: no byte, no wait, no line of the request's log. It is a
//! task of its own on the same thread, with a copy of the request. Bounds: [`TASKS_MAX`] at a time,
//! a body of [`BODY_MAX`] bytes, [`TIME_MAX`] for all of it. What is beyond them is not sent, and counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use candor_conf::model::{Mirror, Proxy, Route};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::exchange::{Attempt, Exchange, Phase, Request as Asked};
use tokio::time::timeout;

use super::Run;
use super::ask::{self, Order};
use super::downstream::Downstream;
use super::forward::{self, Onward};
use super::mark::Mark;
use crate::http1::request::RequestFraming;
use crate::maintenance::Of;
use crate::upstream::choose::{Choice, Outcome};
use crate::upstream::{Chosen, Upstream, protocol};

/// Requests at a time.
const TASKS_MAX: u32 = 256;
/// Bytes of a body.
pub(super) const BODY_MAX: u64 = 64 * 1024;
/// For all of one.
const TIME_MAX: Duration = Duration::from_secs(60);
/// So much of an answer is read, so that the member can send it.
const ANSWER_MAX: u64 = 1024 * 1024;
/// All of them, in hundredths of a percent.
const WHOLE: u64 = 10_000;

static RUNNING: AtomicU32 = AtomicU32::new(0);
/// Turns are counted for each route; beyond so many, some share theirs.
const TURNS: usize = 256;
static TURN: [AtomicU64; TURNS] = [const { AtomicU64::new(0) }; TURNS];

/// Counts a task while it lives.
struct Running;

impl Running {
    fn begin() -> Option<Self> {
        if RUNNING.fetch_add(1, Ordering::Relaxed) < TASKS_MAX {
            return Some(Self);
        }
        RUNNING.fetch_sub(1, Ordering::Relaxed);
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A request to be sent.
struct Copy {
    upstream: Arc<Upstream>,
    server: Chosen,
    proxy: Proxy,
    asked: Asked,
    head: Vec<u8>,
    body: Vec<u8>,
    is_chunked: bool,
    _running: Running,
}

impl<D: Downstream> Run<'_, D> {
    /// The request was answered: sends it to the second upstream as well, if it is its turn.
    #[cold]
    pub(super) fn mirror(&self, route: &Route, proxy: &Proxy, mirror: &Mirror) {
        // Of a turn of a circle nothing was forwarded; a copy would begin the next one.
        let is_turn = |mark: &Mark| mark.is_in(&self.request.head.fields, self.request.bytes);
        if self.mark().is_some_and(is_turn) {
            return;
        }
        let (site, route_index) = (self.site.unwrap_or(0), self.route.unwrap_or(0));
        let turn = &TURN[(site * 31 + route_index) % TURNS];
        if !is_due(turn.fetch_add(1, Ordering::Relaxed), mirror.share) {
            return;
        }
        let upstream = &self.snapshot.upstreams[mirror.upstream];
        match self.copy(route, proxy, upstream) {
            Some(copy) => drop(tokio::spawn(copy.send())),
            None => upstream.telemetry.mirrored("skipped", ""),
        }
    }

    /// The request as it is for this upstream; `None`: it is not all at hand, too much is
    /// under way, or the upstream is paused.
    fn copy(&self, route: &Route, proxy: &Proxy, upstream: &Arc<Upstream>) -> Option<Copy> {
        let head = self.request.head;
        let body = match head.framing {
            RequestFraming::None => &[],
            // A body of which nothing was given up is kept whole.
            _ if self.down.is_body_read() && self.bytes_in <= BODY_MAX => {
                let kept = self.work.upload.filled();
                (kept.len() as u64 == self.bytes_in).then_some(kept)?
            }
            _ => return None,
        };
        let maintenance = &self.client.process.maintenance;
        let is_paused = || {
            let name = &upstream.settings.name;
            maintenance.is_on() && maintenance.of(Of::Upstream, name).is_some()
        };
        if head.upgrade || is_paused() {
            return None;
        }
        let running = Running::begin()?;
        let Choice::Member(server) = upstream.choose(&self.asker(&[])) else {
            return None;
        };
        let mut bytes = Vec::with_capacity(1024);
        let mark = &self.snapshot.marks[self.site?][self.route?];
        let onward = Onward {
            route,
            proxy,
            host: &server.host,
            policy: &proxy.host,
            sticky: None,
            mark,
            protocol: server.protocol,
            script: None,
        };
        let sender = self.client.sender();
        forward::request(&mut bytes, sender, &self.request, &self.id, &onward);
        Some(Copy {
            upstream: Arc::clone(upstream),
            proxy: proxy.clone(),
            asked: self.exchange(Vec::new(), Phase::Admit, Vec::new()).request,
            head: bytes,
            body: body.to_vec(),
            is_chunked: matches!(
                head.framing,
                RequestFraming::Chunked | RequestFraming::Stream
            ),
            server,
            _running: running,
        })
    }
}

impl Copy {
    async fn send(self) {
        let began = Instant::now();
        let outcome = match timeout(TIME_MAX, self.ask()).await {
            Ok(Ok((status, took))) => {
                let outcome = Outcome::Answered {
                    status,
                    took,
                    retry_after: None,
                };
                self.upstream.report(&self.server, outcome, Instant::now());
                return self.upstream.telemetry.mirrored("answered", "");
            }
            Ok(Err(attempt)) => attempt,
            Err(_) => return self.upstream.telemetry.mirrored("given_up", ""),
        };
        let exchange = Exchange {
            phase: outcome.phase,
            attempts: vec![*outcome],
            request: self.asked,
            ..Exchange::default()
        };
        let diagnosis = diagnose(&exchange);
        let failed = Outcome::Failed {
            diagnosis: &diagnosis,
            took: began.elapsed(),
        };
        self.upstream.report(&self.server, failed, Instant::now());
        let telemetry = &self.upstream.telemetry;
        telemetry.mirrored("failed", diagnosis.cause.code);
    }

    /// The status of the answer, and how long its head took.
    async fn ask(&self) -> Result<(u16, Duration), Box<Attempt>> {
        let mut attempt = Attempt::default();
        let timeouts = &self.proxy.timeouts;
        let (upstream, server) = (&*self.upstream, &*self.server);
        let place = upstream.connection_place(server, &timeouts.queue).await;
        let _place = match place {
            Ok(place) => place,
            Err(why) => {
                upstream.describe(server, &mut attempt);
                attempt.evidence.extend(why);
                return Err(Box::new(attempt));
            }
        };
        let dialed = protocol::dial(upstream, server, false, None, timeouts, &mut attempt).await;
        let Ok(dialed) = dialed else {
            return Err(Box::new(attempt));
        };
        let order = Order {
            upstream,
            server,
            proxy: &self.proxy,
            head: &self.head,
            body: &self.body,
            is_chunked: self.is_chunked,
            is_head: self.asked.method == "HEAD",
            body_max: ANSWER_MAX,
        };
        let answer = ask::ask(dialed, attempt, &order).await;
        match answer.status {
            Some(status) if answer.attempt.evidence.is_empty() || status >= 500 => {
                let timeline = &answer.attempt.timeline;
                let took = [timeline.request_us, timeline.head_us];
                let took_us = took.into_iter().flatten().sum();
                Ok((status, Duration::from_micros(took_us)))
            }
            _ => Err(Box::new(answer.attempt)),
        }
    }
}

/// Whether it is this one's turn, so that `share` hundredths of a percent come up, evenly spread.
const fn is_due(turn: u64, share: u32) -> bool {
    let share = share as u64;
    let turn = turn % WHOLE;
    turn * share / WHOLE != (turn + 1) * share / WHOLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact_and_evenly_spread() {
        for share in [0, 1, 500, 3_333, 5_000, 9_999, 10_000] {
            let due = (0..3 * WHOLE).filter(|turn| is_due(*turn, share)).count();
            assert_eq!(due, 3 * share as usize, "{share}");
        }
        let few = (0..1_000).filter(|turn| is_due(*turn, 500)).count();
        assert_eq!(few, 50);
    }
}
