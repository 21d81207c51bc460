//! The attempts of one exchange: take or make a connection, send, and repeat where that is
//! provably safe.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use candor_conf::model::{Proxy, Route};
use candor_diagnostics::evidence::{Evidence, RetryDecision};
use candor_diagnostics::exchange::{Attempt, Phase, Timeline};

use super::downstream::{ClientFault, Downstream};
use super::fault::AttemptFault;
use super::forward::Onward;
use super::upload::Upload;
use super::{Next, Run, forward};
use crate::http1::field::Known;
use crate::http1::request::RequestFraming;
use crate::practice::Kind;
use crate::upstream::connect::{self, DialFailed};
use crate::upstream::pool::{self, UpstreamConnection};
use crate::upstream::{Server, Upstream, evidence, idle_ends};

impl<D: Downstream> Run<'_, D> {
    /// Forwards the request and delivers the answer.
    pub(super) async fn proxy(&mut self, route: &Route, proxy: &Proxy) -> Next {
        let snapshot = self.snapshot;
        let mut upstream = &snapshot.upstreams[proxy.upstream];
        self.upstream = Some(proxy.upstream);
        let stand_in;
        let practice = &self.client.process.practice;
        if let Some(kind) = self
            .site
            .and_then(|it| practice.of(snapshot.sites[it].key()))
        {
            match Box::pin(self.practice(&kind, upstream)).await {
                Ok(Some(instead)) => {
                    stand_in = instead;
                    upstream = &stand_in;
                }
                Ok(None) => {}
                Err(fault) => return Box::pin(self.client_fault(fault, None)).await,
            }
        }
        let request = &self.request;
        let mark = &snapshot.marks[self.site.unwrap_or(0)][self.route.unwrap_or(0)];
        if request.head.fields.has(Known::Via) && mark.is_in(&request.head.fields, request.bytes) {
            return Box::pin(self.refuse_turn()).await;
        }
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
                Err(Some(fault)) => {
                    let attempt = attempt.map(|mut attempt| {
                        upstream.describe(server, &mut attempt);
                        *attempt
                    });
                    return Box::pin(self.client_fault(fault, attempt)).await;
                }
            };
            self.peer = Some(Arc::clone(&connection.peer_text));
            let mut forward = std::mem::take(&mut self.work.forward);
            let onward = Onward {
                route,
                proxy,
                host: &server.host,
                mark,
            };
            let sender = self.client.sender();
            forward::request_head(&mut forward, sender, &self.request, &self.id, &onward);
            self.work.forward = forward;
            let result = self
                .send(&mut connection, &mut upload, upstream, proxy, began)
                .await;
            self.bytes_in = upload.payload;
            let mut fault = match result {
                Ok(()) => {
                    if self.work.response.status == 502
                        && let Some(came_back) = self.came_back(&connection)
                    {
                        let evidence = vec![came_back];
                        let phase = Phase::Head;
                        let attempt = self.attempt_of(
                            upstream,
                            server,
                            &connection,
                            &upload,
                            phase,
                            evidence,
                        );
                        return Box::pin(self.fail_attempt(attempt)).await;
                    }
                    return self
                        .deliver(connection, upload, upstream, server, route, proxy)
                        .await;
                }
                Err(fault) => fault,
            };
            let retry = self.retry_of(&mut fault, &connection, &upload, upstream, server, tries);
            match fault {
                AttemptFault::Upstream {
                    phase, evidence, ..
                }
                | AttemptFault::Timeout { phase, evidence } => {
                    let attempt =
                        self.attempt_of(upstream, server, &connection, &upload, phase, evidence);
                    if !retry.is_repeated() {
                        return Box::pin(self.fail_attempt(attempt)).await;
                    }
                    self.note_retry(attempt);
                }
                AttemptFault::Client(fault) => {
                    let phase = match upload.is_done() {
                        true => Phase::Head,
                        false => Phase::Request,
                    };
                    let attempt =
                        self.attempt_of(upstream, server, &connection, &upload, phase, Vec::new());
                    return Box::pin(self.client_fault(fault, Some(attempt))).await;
                }
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
                RetryDecision::FreshConnection => again = Some(server),
                _ => server = upstream.pick(Some(server)),
            }
        }
    }

    /// Meets a fault that was put there on purpose: waits, and says who is asked instead. `Err`: the
    /// client left.
    #[cold]
    async fn practice(
        &mut self,
        kind: &Kind,
        upstream: &Upstream,
    ) -> Result<Option<Arc<Upstream>>, ClientFault> {
        // A reload may have forbidden it.
        if !self.snapshot.configuration.diagnosis.practice {
            return Ok(None);
        }
        self.injected = true;
        if let Kind::Delay(delay) = kind {
            let mut sleep = pin!(tokio::time::sleep(*delay));
            poll_fn(|cx| {
                if self.down.is_watchable()
                    && let Poll::Ready(fault) = self.down.poll_gone(cx)
                {
                    return Poll::Ready(Err(fault));
                }
                sleep.as_mut().poll(cx).map(Ok)
            })
            .await?;
        }
        Ok(kind.instead_of(upstream))
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
            let total = proxy.timeouts.total.as_ref();
            if let Some(total) = total {
                self.deadline.set(self.request.started + total.value);
            }
            poll_fn(|cx| {
                if let Poll::Ready(dialed) = dial.as_mut().poll(cx) {
                    return Poll::Ready(Ok(dialed));
                }
                if self.down.is_watchable()
                    && let Poll::Ready(fault) = self.down.poll_gone(cx)
                {
                    return Poll::Ready(Err(Some(fault)));
                }
                if total.is_some() && self.deadline.poll_elapsed(cx).is_ready() {
                    return Poll::Ready(Err(None));
                }
                Poll::Pending
            })
            .await
        };
        let dialed = match dialed {
            Ok(Ok(dialed)) => dialed,
            Ok(Err(DialFailed)) => {
                self.note_host(attempt, proxy, server);
                return Err(None);
            }
            Err(None) => {
                self.out_of_time(upstream, server, proxy, attempt);
                return Err(None);
            }
            Err(fault) => return Err(fault),
        };
        self.timeline = attempt.timeline;
        let now = Instant::now();
        let telemetry = &self.client.process.telemetry;
        Ok((
            UpstreamConnection::new(dialed, upstream, telemetry, now),
            now,
        ))
    }

    /// Writes down the `Host` that a handshake's server name may have to agree with.
    #[cold]
    fn note_host(&self, attempt: &mut Attempt, proxy: &Proxy, server: &Server) {
        for evidence in &mut attempt.evidence {
            if let Evidence::Handshake(handshake) = evidence {
                let host = forward::host(&self.request, proxy, &server.host);
                handshake.host = Some(String::from_utf8_lossy(host).into_owned());
            }
        }
    }

    /// The time for the whole exchange was over before there was a connection.
    #[cold]
    fn out_of_time(
        &self,
        upstream: &Upstream,
        server: &Server,
        proxy: &Proxy,
        attempt: &mut Attempt,
    ) {
        upstream.describe(server, attempt);
        let elapsed = self.request.started.elapsed();
        let total = proxy.timeouts.total.as_ref();
        let timer = total.map(|total| evidence::timer("timeout.total", total, elapsed));
        attempt.evidence.extend(timer);
    }

    /// Whether and how an attempt may be repeated (RFC 9110 §9.2.2), which is told with it.
    #[cold]
    fn retry_of(
        &self,
        fault: &mut AttemptFault,
        connection: &UpstreamConnection,
        upload: &Upload,
        upstream: &Upstream,
        server: &Server,
        tries: u32,
    ) -> RetryDecision {
        let AttemptFault::Upstream {
            quiet: true,
            evidence,
            ..
        } = fault
        else {
            return RetryDecision::AnswerBegun;
        };
        let reused = connection.idle_before.is_some();
        let decision = self.decide(reused, upload, upstream, tries);
        evidence.push(Evidence::Retry { decision });
        if reused {
            let keepalive = &upstream.settings.keepalive;
            evidence.extend(idle_ends::of(server.id, keepalive).map(Evidence::IdleEnds));
        }
        decision
    }

    fn decide(
        &self,
        reused: bool,
        upload: &Upload,
        upstream: &Upstream,
        tries: u32,
    ) -> RetryDecision {
        let settings = &upstream.settings.retry;
        let idempotent = is_idempotent(self.request.head.method.of(self.request.bytes));
        if !idempotent && (!reused || upload.has_sent()) {
            return RetryDecision::NotIdempotent;
        }
        if !upload.is_replayable() {
            return RetryDecision::BodyGone;
        }
        if tries >= settings.tries {
            return RetryDecision::TriesUsed;
        }
        if reused && settings.unsent {
            return RetryDecision::FreshConnection;
        }
        let others = idempotent && upstream.servers().len() > 1;
        if others && settings.idempotent {
            return RetryDecision::OtherMember;
        }
        match reused || others {
            true => RetryDecision::SwitchedOff,
            false => RetryDecision::NoOtherMember,
        }
    }
}

/// RFC 9110 §9.2.2.
fn is_idempotent(method: &[u8]) -> bool {
    matches!(
        method,
        b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE"
    )
}
