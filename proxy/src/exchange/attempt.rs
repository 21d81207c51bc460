//! The attempts of one exchange: take or make a connection, send, and repeat where that is
//! provably safe.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use candor_conf::model::{Proxy, Route};
use candor_diagnostics::exchange::{Attempt, Phase, Timeline};

use super::downstream::{ClientFault, Downstream};
use super::fault::AttemptFault;
use super::upload::Upload;
use super::{Next, Run, forward};
use crate::http1::field::Known;
use crate::http1::request::RequestFraming;
use crate::upstream::connect::{self, DialFailed};
use crate::upstream::pool::{self, UpstreamConnection};
use crate::upstream::{Server, Upstream};

impl<D: Downstream> Run<'_, D> {
    /// Forwards the request and delivers the answer.
    pub(super) async fn proxy(&mut self, route: &Route, proxy: &Proxy) -> Next {
        let snapshot = self.snapshot;
        let upstream = &snapshot.upstreams[proxy.upstream];
        self.upstream = Some(proxy.upstream);
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
                mark,
            );
            self.work.forward = forward;
            let result = self
                .send(&mut connection, &mut upload, upstream, proxy, began)
                .await;
            self.bytes_in = upload.payload;
            let fault = match result {
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
