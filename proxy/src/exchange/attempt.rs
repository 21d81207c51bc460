//! One try at one member: take or make a connection, send the request, await the response head.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use candor_conf::model::{Proxy, Route, Setting, Tolerate};
use candor_diagnostics::evidence::{Evidence, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase, Reuse, Timeline};

use super::downstream::{ClientFault, Downstream};
use super::upload::{Upload, UploadFault};
use super::work::BUFFER_SMALL;
use super::{Next, Run, forward};
use crate::http1::request::{Refusal, RequestFraming};
use crate::http1::response::ResponseContext;
use crate::http1::scan::Scan;
use crate::upstream::connect::{self, DialFailed};
use crate::upstream::evidence::tls;
use crate::upstream::pool::{self, UpstreamConnection};
use crate::upstream::{Server, Upstream, evidence};

/// Interim responses (1xx) at most for one request.
const INTERIM_MAX: u32 = 32;
/// How long a response may still come after the upstream stopped taking the request.
const EARLY_ANSWER: Duration = Duration::from_secs(1);

/// Why an attempt brought no response head.
#[derive(Debug)]
pub(super) enum AttemptFault {
    /// It is the upstream's doing: phase and evidence. `quiet`: not a byte had come.
    Upstream {
        phase: Phase,
        evidence: Vec<Evidence>,
        quiet: bool,
    },
    /// A timer of the attempt ran out.
    Timeout {
        phase: Phase,
        evidence: Vec<Evidence>,
    },
    /// It is the client's doing.
    Client(ClientFault),
    /// The client's body did not come in time.
    ClientTimeout(Box<Evidence>),
    /// The client's body is too large.
    TooLarge,
}

/// What a wait for a response head came to.
enum Awaited {
    /// The final head was accepted.
    Final,
    /// An interim head was accepted.
    Interim,
}

/// Times of one attempt, and what it waits for.
struct Wait {
    since: Instant,
    on: WaitingFor,
    sent: Option<Instant>,
    first_byte: Option<Instant>,
    write_error: Option<io::Error>,
    interims: u32,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum WaitingFor {
    Nothing,
    ClientBody,
    Write,
    FirstByte,
    Head,
    EarlyAnswer,
}

impl<D: Downstream> Run<'_, D> {
    /// Forwards the request and delivers the answer.
    pub(super) async fn proxy(&mut self, route: &Route, proxy: &Proxy) -> Next {
        let snapshot = self.snapshot;
        let upstream = &snapshot.upstreams[proxy.upstream];
        self.upstream = Some(proxy.upstream);
        let framing = self.request.head.framing;
        if matches!(framing, RequestFraming::Length(length) if length > route.body_max.value) {
            return Box::pin(self.refuse(413, "body_too_large", None)).await;
        }
        let mut upload = Upload::new(framing, route.body_max.value);
        let mut tries = 1;
        let mut again: Option<&Server> = None;
        let mut server = upstream.pick(None);
        loop {
            let mut attempt = None;
            let (mut connection, began) = match self
                .connection(upstream, server, proxy, again.is_some(), &mut attempt)
                .await
            {
                Ok(connection) => connection,
                Err(None) => {
                    let attempt = attempt.unwrap_or_default();
                    let retry = &upstream.settings.retry;
                    if tries < retry.tries && retry.connect && upstream.servers().len() > 1 {
                        self.note_retry(*attempt);
                        tries += 1;
                        server = upstream.pick(Some(server));
                        continue;
                    }
                    return Box::pin(self.fail_attempt(*attempt)).await;
                }
                Err(Some(fault)) => return Box::pin(self.client_fault(fault)).await,
            };
            self.peer = Some(Arc::clone(&connection.peer_text));
            let mut forward = std::mem::take(&mut self.work.forward);
            forward::request_head(
                &mut forward,
                self.client,
                &self.request,
                &self.id,
                route,
                proxy,
                server,
            );
            self.work.forward = forward;
            let result = self
                .send(&mut connection, &mut upload, upstream, proxy, began)
                .await;
            self.bytes_in = upload.payload;
            let fault = match result {
                Ok(()) => {
                    return self
                        .deliver(connection, upload, upstream, server, route, proxy)
                        .await;
                }
                Err(fault) => fault,
            };
            let retry = self.retry_of(&fault, &connection, &upload, upstream, tries);
            match fault {
                AttemptFault::Upstream {
                    phase, evidence, ..
                }
                | AttemptFault::Timeout { phase, evidence } => {
                    let attempt =
                        self.attempt_of(upstream, server, &connection, &upload, phase, evidence);
                    if retry == Retry::No {
                        return Box::pin(self.fail_attempt(attempt)).await;
                    }
                    self.note_retry(attempt);
                }
                AttemptFault::Client(fault) => return Box::pin(self.client_fault(fault)).await,
                AttemptFault::ClientTimeout(timer) => {
                    return Box::pin(self.refuse(408, "body_timeout", Some(*timer))).await;
                }
                AttemptFault::TooLarge => {
                    return Box::pin(self.refuse(413, "body_too_large", None)).await;
                }
            }
            tries += 1;
            upload.rewind();
            match retry {
                Retry::Fresh => again = Some(server),
                _ => server = upstream.pick(Some(server)),
            }
        }
    }

    /// An idle connection, or a fresh one. `Err(None)`: `attempt` says why there is none.
    async fn connection(
        &mut self,
        upstream: &Upstream,
        server: &Server,
        proxy: &Proxy,
        fresh: bool,
        attempt: &mut Option<Box<Attempt>>,
    ) -> Result<(UpstreamConnection, Instant), Option<ClientFault>> {
        let now = Instant::now();
        self.timeline = Timeline::default();
        if !fresh && let Some(connection) = pool::take(server.id, now) {
            return Ok((connection, now));
        }
        let attempt = attempt.insert(Box::default());
        let dialed = {
            let mut dial = pin!(Box::pin(connect::dial(
                upstream,
                server,
                &proxy.timeouts,
                attempt
            )));
            poll_fn(|cx| {
                if let Poll::Ready(dialed) = dial.as_mut().poll(cx) {
                    return Poll::Ready(Ok(dialed));
                }
                if self.down.is_watchable() {
                    return self.down.poll_gone(cx).map(Err);
                }
                Poll::Pending
            })
            .await
        };
        let dialed = match dialed {
            Ok(Ok(dialed)) => dialed,
            Ok(Err(DialFailed)) => return Err(None),
            Err(fault) => return Err(Some(fault)),
        };
        self.timeline = attempt.timeline;
        let now = Instant::now();
        let telemetry = &self.client.process.telemetry;
        Ok((
            UpstreamConnection::new(dialed, upstream, telemetry, now),
            now,
        ))
    }

    /// Sends the request and awaits the final response head, relaying interim ones.
    async fn send(
        &mut self,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        began: Instant,
    ) -> Result<(), AttemptFault> {
        self.work.received.clear();
        let mut wait = Wait {
            since: began,
            on: WaitingFor::Nothing,
            sent: None,
            first_byte: None,
            write_error: None,
            interims: 0,
        };
        let result = self
            .await_head(connection, upload, upstream, proxy, &mut wait)
            .await;
        self.deadline.clear();
        let now = Instant::now();
        self.timeline.request_us = Some((wait.sent.unwrap_or(now) - began).as_micros() as u64);
        self.timeline.head_us = wait.sent.map(|sent| (now - sent).as_micros() as u64);
        result
    }

    async fn await_head(
        &mut self,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        wait: &mut Wait,
    ) -> Result<(), AttemptFault> {
        let mut scan = Scan::default();
        loop {
            let awaited = poll_fn(|cx| {
                self.poll_head(cx, connection, upload, upstream, proxy, wait, &mut scan)
            })
            .await?;
            match awaited {
                Awaited::Final => return Ok(()),
                Awaited::Interim => self.relay_interim().await?,
            }
            scan = Scan::default();
            // The wait for the final response goes on from where it was.
            wait.first_byte = None;
            wait.on = WaitingFor::Nothing;
            if wait.write_error.is_some() {
                let on = WaitingFor::EarlyAnswer;
                self.wait_for(wait, on, Instant::now(), EARLY_ANSWER, proxy);
            } else if let Some(sent) = wait.sent {
                let limit = proxy.timeouts.first_byte.value;
                self.wait_for(wait, WaitingFor::FirstByte, sent, limit, proxy);
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // One poll of a state machine: it needs all its state.
    fn poll_head(
        &mut self,
        cx: &mut Context<'_>,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        wait: &mut Wait,
        scan: &mut Scan,
    ) -> Poll<Result<Awaited, AttemptFault>> {
        self.poll_upload(cx, connection, upload, proxy, wait)?;
        // The final head may have come together with an interim one.
        if wait.first_byte.is_none()
            && !self.work.received.is_empty()
            && let Some(result) = self.poll_received(upstream, proxy, upload, wait, scan)
        {
            return Poll::Ready(result);
        }
        loop {
            let read = self
                .work
                .received
                .poll_fill(cx, &mut connection.stream, usize::MAX);
            match read {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(self.ended(None, upload, wait))),
                Poll::Ready(Ok(_)) => {}
                Poll::Ready(Err(error)) => {
                    return Poll::Ready(Err(self.ended(Some(error), upload, wait)));
                }
                Poll::Pending => break,
            }
            if let Some(result) = self.poll_received(upstream, proxy, upload, wait, scan) {
                return Poll::Ready(result);
            }
        }
        if self.down.is_watchable()
            && let Poll::Ready(fault) = self.down.poll_gone(cx)
        {
            return Poll::Ready(Err(AttemptFault::Client(fault)));
        }
        if self.deadline.poll_elapsed(cx).is_ready() {
            return Poll::Ready(Err(self.timed_out(proxy, upload, wait)));
        }
        Poll::Pending
    }

    /// Bytes of a head are there; `None`: more are needed.
    fn poll_received(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
        upload: &Upload,
        wait: &mut Wait,
        scan: &mut Scan,
    ) -> Option<Result<Awaited, AttemptFault>> {
        if wait.first_byte.is_none() {
            let now = Instant::now();
            wait.first_byte = Some(now);
            wait.on = WaitingFor::Head;
            wait.since = now;
        }
        let judged = self.judge_head(scan, upstream, upload, wait);
        if judged.is_none() {
            let at = wait.since + proxy.timeouts.head.value;
            let total = self.total_deadline(proxy, false);
            self.deadline
                .set(total.map_or(at, |(total, _)| total.min(at)));
        }
        judged
    }

    fn poll_upload(
        &mut self,
        cx: &mut Context<'_>,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        proxy: &Proxy,
        wait: &mut Wait,
    ) -> Result<(), AttemptFault> {
        if upload.is_done() || wait.write_error.is_some() {
            return Ok(());
        }
        let (wire, payload) = (upload.wire, upload.payload);
        let work = &mut *self.work;
        let polled = upload.poll(
            cx,
            self.down,
            &mut connection.stream,
            &work.forward,
            &mut work.upload,
        );
        let (on, limit) = match polled {
            Poll::Ready(Ok(())) => (WaitingFor::FirstByte, proxy.timeouts.first_byte.value),
            Poll::Ready(Err(UploadFault::Client(fault))) => {
                return Err(AttemptFault::Client(fault));
            }
            Poll::Ready(Err(UploadFault::TooLarge)) => return Err(AttemptFault::TooLarge),
            Poll::Ready(Err(UploadFault::Write(error))) => {
                // It may have answered before it stopped reading.
                wait.write_error = Some(error);
                (WaitingFor::EarlyAnswer, EARLY_ANSWER)
            }
            Poll::Pending if upload.waits_for_upstream() => {
                (WaitingFor::Write, proxy.timeouts.write.value)
            }
            Poll::Pending => (WaitingFor::ClientBody, self.limits().body.value),
        };
        let moved = wire != upload.wire || payload != upload.payload;
        if on != wait.on || moved {
            let now = Instant::now();
            if on == WaitingFor::FirstByte {
                wait.sent = Some(now);
            }
            if wait.on != WaitingFor::Head {
                self.wait_for(wait, on, now, limit, proxy);
            }
        }
        Ok(())
    }

    /// The earliest of the totals that run: the whole exchange, and the whole upload.
    fn total_deadline<'p>(
        &self,
        proxy: &'p Proxy,
        uploading: bool,
    ) -> Option<(Instant, (&'static str, &'p Setting<Duration>))> {
        let at = |name, setting: &'p Option<Setting<Duration>>| {
            setting
                .as_ref()
                .map(|s| (self.request.started + s.value, (name, s)))
        };
        let total = at("timeout.total", &proxy.timeouts.total);
        let upload = at("timeout.upload", &proxy.timeouts.upload).filter(|_| uploading);
        [total, upload]
            .into_iter()
            .flatten()
            .min_by_key(|(at, _)| *at)
    }

    /// Looks at what has come; `None`: more is needed.
    fn judge_head(
        &mut self,
        scan: &mut Scan,
        upstream: &Upstream,
        upload: &Upload,
        wait: &mut Wait,
    ) -> Option<Result<Awaited, AttemptFault>> {
        let tolerate = &upstream.settings.tolerate;
        let received = &mut self.work.received;
        let found = match scan.find(received.filled(), tolerate.contains(&Tolerate::BareLf)) {
            Ok(Some(length)) => length,
            Ok(None) if received.len() >= RAW_HEAD_MAX => return Some(Err(self.refused())),
            Ok(None) => {
                // Bytes that cannot begin a status line are not worth waiting for more.
                let start = &received.filled()[..received.len().min(7)];
                if !b"HTTP/1.".starts_with(start) {
                    return Some(Err(self.refused()));
                }
                if received.room() == 0 {
                    received.reserve(received.len());
                }
                return None;
            }
            Err(_) => return Some(Err(self.refused())),
        };
        let context = ResponseContext {
            head_request: self.request.head.method.of(self.request.bytes) == b"HEAD",
            tolerate_te_and_cl: tolerate.contains(&Tolerate::TeAndCl),
        };
        let head = &mut received.filled_mut()[..found];
        if self.work.response.parse(head, context).is_err() {
            return Some(Err(self.refused()));
        }
        self.work.response.length = found;
        let response = &self.work.response;
        Some(match response.status {
            // In the midst of a body the tunnel would begin with the rest of it.
            101 if self.request.head.upgrade && self.down.is_http1() && upload.is_done() => {
                Ok(Awaited::Final)
            }
            101 => Err(self.refused()),
            100..=199 => {
                wait.interims += 1;
                if wait.interims > INTERIM_MAX {
                    Err(self.refused())
                } else {
                    Ok(Awaited::Interim)
                }
            }
            _ => Ok(Awaited::Final),
        })
    }

    /// Passes a 1xx on and forgets it.
    async fn relay_interim(&mut self) -> Result<(), AttemptFault> {
        let mut answer = std::mem::take(&mut self.work.answer);
        let work = &mut *self.work;
        let bytes = work.received.filled();
        forward::response_head(&mut answer, bytes, &work.response, &self.id, &[]);
        work.received.consume(work.response.length);
        // To read on takes room behind what came with it.
        work.received.reserve(BUFFER_SMALL / 2);
        if self.down.interim(&mut answer) {
            self.send_interim(&answer)
                .await
                .map_err(AttemptFault::Client)?;
        }
        self.work.answer = answer;
        Ok(())
    }

    /// Sends a head that has no body, within the time a client has for taking bytes.
    pub(super) async fn send_interim(&mut self, head: &[u8]) -> Result<(), ClientFault> {
        self.deadline.set(Instant::now() + self.limits().idle.value);
        poll_fn(|cx| {
            if let Poll::Ready(sent) = self.down.poll_send(cx, head, &[]) {
                return Poll::Ready(sent);
            }
            self.deadline
                .poll_elapsed(cx)
                .map(|_| Err(ClientFault::Gone(StreamEnd::Open)))
        })
        .await
    }

    /// Starts the clock of what is awaited now.
    fn wait_for(
        &self,
        wait: &mut Wait,
        on: WaitingFor,
        since: Instant,
        limit: Duration,
        proxy: &Proxy,
    ) {
        wait.on = on;
        wait.since = since;
        let total = self.total_deadline(proxy, on == WaitingFor::ClientBody);
        let at = since + limit;
        self.deadline
            .set(total.map_or(at, |(total, _)| total.min(at)));
    }

    // === Evidence of what went wrong: cold. ===

    /// The upstream ended its side before the head was complete.
    #[cold]
    fn ended(&self, error: Option<io::Error>, upload: &Upload, wait: &Wait) -> AttemptFault {
        let (end, errno) = stream_end(error.as_ref());
        let mut evidence = Vec::new();
        if let Some(write) = &wait.write_error {
            evidence.push(Evidence::Io {
                operation: "write".to_owned(),
                errno: write.raw_os_error(),
                text: write.to_string(),
            });
        }
        // A TLS 1.3 peer refuses our certificate only here, by an alert.
        evidence.extend(error.as_ref().and_then(tls::stream));
        let received = &self.work.received;
        let quiet = received.is_empty() && wait.interims == 0;
        if !received.is_empty() {
            evidence.push(Evidence::ResponseHead {
                raw: received.filled().to_vec(),
                total: received.len() as u64,
                end,
                refused: false,
            });
        }
        evidence.push(Evidence::Ended {
            end,
            errno,
            after_ms: wait
                .sent
                .map_or(0, |sent| sent.elapsed().as_millis() as u64),
        });
        let phase = match upload.is_done() {
            _ if evidence.iter().any(|e| matches!(e, Evidence::Tls(_))) => Phase::Tls,
            true => Phase::Head,
            false => Phase::Request,
        };
        AttemptFault::Upstream {
            phase,
            evidence,
            quiet,
        }
    }

    /// The head that came is refused.
    #[cold]
    fn refused(&self) -> AttemptFault {
        let received = &self.work.received;
        let raw = received.filled();
        let evidence = vec![Evidence::ResponseHead {
            raw: raw[..raw.len().min(RAW_HEAD_MAX)].to_vec(),
            total: raw.len() as u64,
            end: StreamEnd::Open,
            refused: true,
        }];
        AttemptFault::Upstream {
            phase: Phase::Head,
            evidence,
            quiet: false,
        }
    }

    /// The deadline has passed: which timer was it?
    #[cold]
    fn timed_out(&self, proxy: &Proxy, upload: &Upload, wait: &Wait) -> AttemptFault {
        let uploading = !upload.is_done();
        let total = self
            .total_deadline(proxy, uploading)
            .filter(|(at, _)| *at <= Instant::now());
        let timeouts = &proxy.timeouts;
        let (name, setting, since) = match (total, wait.on) {
            (Some((_, (name, setting))), _) => (name, setting, self.request.started),
            (None, WaitingFor::ClientBody) => {
                let timer =
                    evidence::timer("client.body", &self.limits().body, wait.since.elapsed());
                return AttemptFault::ClientTimeout(Box::new(timer));
            }
            (None, WaitingFor::EarlyAnswer) => return self.ended(None, upload, wait),
            (None, WaitingFor::Write) => ("timeout.write", &timeouts.write, wait.since),
            (None, WaitingFor::Head) => ("timeout.head", &timeouts.head, wait.since),
            (None, WaitingFor::FirstByte | WaitingFor::Nothing) => {
                ("timeout.first_byte", &timeouts.first_byte, wait.since)
            }
        };
        let mut found = vec![evidence::timer(name, setting, since.elapsed())];
        let received = &self.work.received;
        if !received.is_empty() {
            found.push(Evidence::ResponseHead {
                raw: received.filled().to_vec(),
                total: received.len() as u64,
                end: StreamEnd::Open,
                refused: false,
            });
        }
        let phase = if uploading {
            Phase::Request
        } else {
            Phase::Head
        };
        AttemptFault::Timeout {
            phase,
            evidence: found,
        }
    }

    /// The whole story of an attempt that had a connection.
    #[cold]
    pub(super) fn attempt_of(
        &self,
        upstream: &Upstream,
        server: &Server,
        connection: &UpstreamConnection,
        upload: &Upload,
        phase: Phase,
        evidence: Vec<Evidence>,
    ) -> Attempt {
        let mut attempt = Attempt::default();
        upstream.describe(server, &mut attempt);
        attempt.peer = Some(connection.peer_text.as_ref().to_owned());
        attempt.phase = phase;
        attempt.timeline = self.timeline;
        attempt.reused = connection.idle_before.map(|idle| Reuse {
            idle_ms: idle.as_millis() as u64,
            requests: connection.requests,
        });
        attempt.bytes_sent = upload.wire;
        attempt.bytes_received = self.work.received.len() as u64;
        attempt.evidence = evidence;
        attempt
    }

    /// Whether and how an attempt may be repeated (RFC 9110 §9.2.2).
    fn retry_of(
        &self,
        fault: &AttemptFault,
        connection: &UpstreamConnection,
        upload: &Upload,
        upstream: &Upstream,
        tries: u32,
    ) -> Retry {
        let settings = &upstream.settings.retry;
        let AttemptFault::Upstream { quiet: true, .. } = fault else {
            return Retry::No;
        };
        if tries >= settings.tries || !upload.is_replayable() {
            return Retry::No;
        }
        let idempotent = is_idempotent(self.request.head.method.of(self.request.bytes));
        let reused = connection.idle_before.is_some();
        if reused && settings.unsent && (idempotent || !upload.has_sent()) {
            return Retry::Fresh;
        }
        if idempotent && settings.idempotent && upstream.servers().len() > 1 {
            return Retry::OtherMember;
        }
        Retry::No
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Retry {
    No,
    /// On a fresh connection to the same member.
    Fresh,
    OtherMember,
}

/// RFC 9110 §9.2.2.
fn is_idempotent(method: &[u8]) -> bool {
    matches!(
        method,
        b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE"
    )
}

/// How a stream ended, from what a read said; no error is an orderly end.
pub(super) fn stream_end(error: Option<&io::Error>) -> (StreamEnd, Option<i32>) {
    match error {
        None => (StreamEnd::Fin, None),
        Some(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            (StreamEnd::NoCloseNotify, None)
        }
        Some(error) => (StreamEnd::Reset, error.raw_os_error()),
    }
}

impl From<Refusal> for ClientFault {
    fn from(refusal: Refusal) -> Self {
        Self::Invalid(refusal)
    }
}
