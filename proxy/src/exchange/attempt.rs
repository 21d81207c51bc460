//! The attempts of one exchange: take or make a connection, send, and repeat where that is
//! provably safe.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use candor_conf::model::{Proxy, Route};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Attempt, Phase, Timeline};

use super::downstream::{ClientFault, Downstream};
use super::forward::Onward;
use super::hedge::First;
use super::retry::{self, Tried, Tries};
use super::upload::Upload;
use super::wait::PER_TRY;
use super::{Next, Run, forward, mirror};
use crate::http1::field::Known;
use crate::http1::request::RequestFraming;
use crate::maintenance::Of;
use crate::practice::Kind;
use crate::upstream::connect::DialFailed;
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::protocol;
use crate::upstream::{Server, Upstream, evidence};

impl<D: Downstream> Run<'_, D> {
    /// Forwards the request and delivers the answer.
    pub(super) async fn proxy(&mut self, route: &Route, proxy: &Proxy) -> Next {
        let snapshot = self.snapshot;
        let (index, policy) = self.upstream_for(proxy);
        let mut upstream = &snapshot.upstreams[index];
        self.upstream = Some(index);
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
        if self.client.process.maintenance.is_on() {
            let (name, limit) = (&upstream.settings.name, proxy.timeouts.queue.value);
            if let Err(next) = Box::pin(self.pass(Of::Upstream, name, limit)).await {
                return next;
            }
        }
        let mut kept = retry::kept(&upstream.settings.retry, framing);
        if proxy.mirror.is_some() {
            kept = kept.max(mirror::BODY_MAX);
        }
        let mut upload = Upload::new(framing, route.body_max.value, kept);
        let mut tries = Tries::new();
        let mut is_fresh = false;
        let mut server = match self.select(upstream, &tries.tried) {
            Ok(server) => server,
            Err(why) => match Box::pin(self.wait_for_member(upstream, proxy, why)).await {
                Ok(server) => server,
                Err(next) => return next,
            },
        };
        loop {
            let mut attempt = None;
            let (mut connection, began) = match self
                .connection(upstream, &server, proxy, is_fresh, &mut attempt)
                .await
            {
                Ok(connection) => connection,
                Err(None) => {
                    let mut attempt = attempt.unwrap_or_default();
                    tries.tried.push(server.id);
                    let again =
                        self.retry_connect(&mut attempt, &upload, upstream, proxy, &mut tries);
                    let again = self.again(again, *attempt, server, upstream, proxy, &tries);
                    server = match Box::pin(again).await {
                        Ok(other) => other,
                        Err(next) => return next,
                    };
                    continue;
                }
                Err(Some(fault)) => {
                    let attempt = attempt.map(|mut attempt| {
                        upstream.describe(&server, &mut attempt);
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
                policy,
                sticky: upstream.own_cookie(),
                mark,
                protocol: server.protocol,
                script: self.script.as_deref(),
            };
            let sender = self.client.sender();
            forward::request(&mut forward, sender, &self.request, &self.id, &onward);
            self.work.forward = forward;
            let result = match self.hedge(upstream) {
                None => {
                    self.send(&mut connection, &mut upload, upstream, proxy, began)
                        .await
                }
                Some(delay) => {
                    let host = Arc::clone(&server.host);
                    let onward = Onward {
                        route,
                        proxy,
                        host: &host,
                        policy,
                        sticky: upstream.own_cookie(),
                        mark,
                        protocol: server.protocol,
                        script: None,
                    };
                    let first = First {
                        connection: &mut connection,
                        server: &mut server,
                        upload: &mut upload,
                        upstream,
                        proxy,
                        began,
                        tried: &mut tries.tried,
                    };
                    Box::pin(self.send_hedged(first, delay, &onward)).await
                }
            };
            self.bytes_in = upload.payload;
            let is_answered = result.is_ok();
            let again = match result {
                Ok(()) => {
                    if self.work.response.status == 502
                        && let Some(came_back) = self.came_back(&connection)
                    {
                        let evidence = vec![came_back];
                        let phase = Phase::Head;
                        let attempt = self.attempt_of(
                            upstream,
                            &server,
                            &connection,
                            &upload,
                            phase,
                            evidence,
                        );
                        return Box::pin(self.fail_attempt(attempt)).await;
                    }
                    match self.work.response.status == 503 && upstream.settings.retry.unavailable {
                        true => {
                            let tried = Tried::new(upstream, &server, &connection, &upload, proxy);
                            self.retry_unavailable(&tried, &mut tries)
                        }
                        false => None,
                    }
                }
                Err(fault) => {
                    let tried = Tried::new(upstream, &server, &connection, &upload, proxy);
                    match self.retry_fault(fault, &tried, &mut tries) {
                        Ok(again) => Some(again),
                        Err(fault) => {
                            return Box::pin(self.fault_of_client(fault, &tried)).await;
                        }
                    }
                }
            };
            if is_answered {
                self.note_answer(upstream, &server);
            }
            let again = match again {
                // Until there is another member, this one's answer is the best there is.
                Some((again, attempt)) if is_answered => {
                    match Box::pin(self.other_at_once(again, attempt, upstream, &tries)).await {
                        Ok(Some(other)) => {
                            drop(connection);
                            server = other;
                            upload.rewind();
                            continue;
                        }
                        Ok(None) => None,
                        Err(next) => return next,
                    }
                }
                again => again,
            };
            let Some((again, attempt)) = again else {
                return self
                    .deliver(connection, upload, upstream, &server, route, proxy)
                    .await;
            };
            drop(connection);
            is_fresh |= again.is_fresh();
            let again = self.again(again, attempt, server, upstream, proxy, &tries);
            server = match Box::pin(again).await {
                Ok(other) => other,
                Err(next) => return next,
            };
            upload.rewind();
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
            self.meanwhile(tokio::time::sleep(*delay)).await?;
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
        let upgrades = self.request.head.upgrade;
        self.timeline = Timeline::default();
        if upstream.settings.retry.per_try.is_some() {
            self.try_began = Some(now);
        }
        if !fresh && let Some(connection) = protocol::take(upstream, server, upgrades, now) {
            return Ok((connection, now));
        }
        let attempt = attempt.insert(Box::default());
        let per_try = self.per_try();
        let dialed = {
            let (timeouts, ends) = (&proxy.timeouts, self.client.ends());
            let mut dial = pin!(Box::pin(async {
                let place = upstream.connection_place(server, &timeouts.queue).await;
                let place = place.map_err(|why| {
                    upstream.describe(server, attempt);
                    attempt.evidence.extend(why);
                    DialFailed
                })?;
                let dialed = protocol::dial(upstream, server, upgrades, ends, timeouts, attempt);
                Ok((dialed.await?, place))
            }));
            let total = proxy.timeouts.total.as_ref();
            let total = total.map(|total| self.request.started + total.value);
            let limit = per_try.map(|(since, limit)| since + limit.value);
            let limit = total.into_iter().chain(limit).min();
            if let Some(limit) = limit {
                self.deadline.set(limit);
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
                if limit.is_some() && self.deadline.poll_elapsed(cx).is_ready() {
                    return Poll::Ready(Err(None));
                }
                Poll::Pending
            })
            .await
        };
        let (dialed, place) = match dialed {
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
            UpstreamConnection::new(dialed, upstream, telemetry, now).within(place),
            now,
        ))
    }

    /// Writes down the `Host` that a handshake's server name may have to agree with.
    #[cold]
    fn note_host(&self, attempt: &mut Attempt, proxy: &Proxy, server: &Server) {
        for evidence in &mut attempt.evidence {
            if let Evidence::Handshake(handshake) = evidence {
                let policy = self.upstream_for(proxy).1;
                let host = forward::host(&self.request, policy, &server.host);
                handshake.host = Some(String::from_utf8_lossy(host).into_owned());
            }
        }
    }

    /// The time for the whole exchange, or for one attempt, was over before there was a connection.
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
        let timer = match (total, self.per_try()) {
            (Some(total), _) if elapsed >= total.value => {
                Some(evidence::timer("timeout.total", total, elapsed))
            }
            (_, Some((since, limit))) => Some(evidence::timer(PER_TRY, limit, since.elapsed())),
            (total, None) => total.map(|it| evidence::timer("timeout.total", it, elapsed)),
        };
        attempt.evidence.extend(timer);
    }
}
