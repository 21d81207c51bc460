//! When an exchange fails: collect what happened, have it diagnosed, answer, log. All cold.

use std::future::poll_fn;
use std::time::{Duration, Instant};

use candor_diagnostics::diagnosis::{Diagnosis, diagnose};
use candor_diagnostics::evidence::{Evidence, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Exchange, Named, Phase, Request as Asked, Timeline};
use candor_diagnostics::render::{self, Audience, Format, OwnTemplate, Reader};

use super::downstream::{AnswerBody, ClientFault, Downstream};
use super::look::About;
use super::{Next, Run, forward};
use crate::http1::field::Known;
use crate::incident::{Attempted, Failed};
use crate::telemetry::{Delivered, StatusBy};
use crate::upstream::choose::Outcome;
use crate::upstream::evidence::place;

/// How long a client may take to read an answer of our own, at most.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

impl<D: Downstream> Run<'_, D> {
    /// An attempt failed and another one follows: it is diagnosed and counted all the same.
    #[cold]
    pub(super) fn note_retry(&mut self, attempt: Attempt) {
        let phase = attempt.phase;
        let mut exchange = self.exchange(vec![attempt], phase, Vec::new());
        let diagnosis = diagnose(&exchange);
        self.remember(&mut exchange, &diagnosis, true);
        self.retried.push(diagnosis.cause.code);
        self.failed.extend(exchange.attempts);
    }

    /// An attempt was slower than another one. It is told, and nothing is held against its member.
    #[cold]
    pub(super) fn note_slow(&mut self, attempt: Attempt) {
        self.failed.push(attempt);
    }

    /// The last attempt failed.
    #[cold]
    pub(super) async fn fail_attempt(&mut self, attempt: Attempt) -> Next {
        self.peer = attempt.peer.as_deref().map(Into::into);
        self.timeline = attempt.timeline;
        let phase = attempt.phase;
        let mut attempts = std::mem::take(&mut self.failed);
        attempts.push(attempt);
        self.fail(attempts, phase, Vec::new()).await
    }

    /// Adds to the attempt that decided what is remembered of its upstream.
    #[cold]
    fn remember(&self, exchange: &mut Exchange, diagnosis: &Diagnosis, is_retried: bool) {
        let upstream = self.upstream.map(|index| &self.snapshot.upstreams[index]);
        let attempt = diagnosis
            .attempt
            .and_then(|index| exchange.attempts.get_mut(index));
        if let (Some(upstream), Some(attempt)) = (upstream, attempt) {
            let servers = upstream.servers();
            if let Some(server) = servers.iter().find(|it| *it.text == *attempt.server) {
                let outcome = Outcome::Failed {
                    diagnosis,
                    took: total(&attempt.timeline),
                };
                upstream.report(server, outcome, Instant::now());
            }
            let history = self.client.process.memory.attempted(&Attempted {
                site: exchange.site.as_ref().map(|site| &*site.name),
                body: self.bytes_in,
                is_retried,
                ..upstream.attempted(diagnosis.cause, attempt, &exchange.request.path)
            });
            attempt.evidence.push(Evidence::History(history));
        }
    }

    /// All attempts, of which the last one succeeded.
    #[cold]
    pub(super) fn recovered(&self) -> Exchange {
        let upstream = self.upstream.map(|index| &self.snapshot.upstreams[index]);
        let last = Attempt {
            upstream: upstream.map_or_else(String::new, |it| it.settings.name.to_string()),
            peer: self.peer.as_deref().map(str::to_owned),
            phase: Phase::Body,
            timeline: self.timeline,
            received_status: Some(self.status),
            ..Attempt::default()
        };
        let mut attempts = self.failed.clone();
        attempts.push(last);
        let mut exchange = self.exchange(attempts, Phase::Body, Vec::new());
        exchange.recovered = true;
        exchange
    }

    /// No site or route matches.
    #[cold]
    pub(super) async fn no_route(&mut self, site_matched: bool) -> Next {
        let authority = self.request.head.authority.of(self.request.bytes);
        let host = authority.split(|&b| b == b':').next().unwrap_or_default();
        let known = match self.listener {
            Some(listener) => self.snapshot.router.nearest_hosts(listener, authority),
            None => Vec::new(),
        };
        let evidence = Evidence::NoRoute {
            host: text(host),
            listener: self.client.listener.text.to_string(),
            site_matched,
            known,
        };
        self.fail(Vec::new(), Phase::Route, vec![evidence]).await
    }

    /// A rule denies the client.
    #[cold]
    pub(super) async fn deny(&mut self, denied: Evidence) -> Next {
        self.fail(Vec::new(), Phase::Admit, vec![denied]).await
    }

    /// The request is refused.
    #[cold]
    pub(super) async fn refuse(
        &mut self,
        status: u16,
        reason: &'static str,
        timer: Option<Evidence>,
    ) -> Next {
        let mut evidence = vec![Evidence::RequestInvalid {
            status,
            reason: reason.to_owned(),
            offset: None,
        }];
        evidence.extend(timer);
        let attempts = std::mem::take(&mut self.failed);
        self.fail(attempts, Phase::Admit, evidence).await
    }

    /// The client left or sent a body that cannot be read, in the midst of this attempt.
    #[cold]
    pub(super) async fn client_fault(
        &mut self,
        fault: ClientFault,
        attempt: Option<Attempt>,
    ) -> Next {
        let phase = match &attempt {
            Some(attempt) => attempt.phase,
            None if self.head_sent => Phase::Body,
            None => Phase::Head,
        };
        let mut attempts = std::mem::take(&mut self.failed);
        attempts.extend(attempt);
        match fault {
            ClientFault::Invalid(refusal) => {
                let evidence = Evidence::RequestInvalid {
                    status: refusal.status,
                    reason: refusal.reason.to_owned(),
                    offset: refusal.offset.map(|offset| offset as u64),
                };
                self.fail(attempts, Phase::Request, vec![evidence]).await
            }
            ClientFault::Gone(end) => {
                let evidence = Evidence::ClientLeft {
                    end,
                    phase,
                    after_ms: self.request.started.elapsed().as_millis() as u64,
                };
                let exchange = self.exchange(attempts, phase, vec![evidence]);
                let diagnosis = diagnose(&exchange);
                if !self.head_sent {
                    self.status = 499;
                    self.status_by = StatusBy::Proxy;
                }
                self.delivered = if self.head_sent {
                    Delivered::Cut
                } else {
                    Delivered::None
                };
                self.record(Some((&exchange, &diagnosis)));
                self.keep(exchange, diagnosis);
                match end {
                    StreamEnd::Open => Next::Cut,
                    _ => Next::Close { linger: false },
                }
            }
        }
    }

    #[cold]
    pub(super) async fn fail(
        &mut self,
        attempts: Vec<Attempt>,
        phase: Phase,
        evidence: Vec<Evidence>,
    ) -> Next {
        let mut exchange = self.exchange(attempts, phase, evidence);
        let others = self.look_around(&mut exchange).await;
        let diagnosis = diagnose(&exchange);
        self.remember(&mut exchange, &diagnosis, false);
        if self.head_sent {
            if !self.end_grpc(&exchange, &diagnosis) {
                self.down.cut();
            }
            self.delivered = Delivered::Cut;
            self.record(Some((&exchange, &diagnosis)));
            self.keep_with_known(exchange, diagnosis, others);
            return Next::Cut;
        }
        self.status = diagnosis.status;
        self.status_by = StatusBy::Proxy;
        let sent = self.answer_failure(&exchange, &diagnosis).await;
        self.delivered = match sent {
            Ok(()) => Delivered::Complete,
            Err(_) => Delivered::None,
        };
        self.record(Some((&exchange, &diagnosis)));
        let status = diagnosis.status;
        self.keep_with_known(exchange, diagnosis, others);
        match sent {
            Err(_) => Next::Close { linger: false },
            Ok(()) if !self.down.is_body_read() => Next::Close { linger: true },
            Ok(()) if self.last || status == 400 => Next::Close { linger: true },
            Ok(()) => Next::KeepAlive,
        }
    }

    /// Ends a gRPC answer that broke off by a status of its own: clients take any reset for a fault of
    /// the protocol. Whether that could be done.
    #[cold]
    fn end_grpc(&mut self, exchange: &Exchange, diagnosis: &Diagnosis) -> bool {
        let reader = self.reader();
        if reader.format != Format::Grpc {
            return false;
        }
        let mut fields = Vec::with_capacity(256);
        render::fields(&mut fields, reader, exchange, diagnosis);
        let mut trailers = Vec::with_capacity(fields.len());
        for line in fields.split_inclusive(|&b| b == b'\n') {
            if line.starts_with(b"grpc-") {
                trailers.extend_from_slice(line);
            }
        }
        trailers.extend_from_slice(b"\r\n");
        self.down.end_with(&trailers)
    }

    /// Who asked, and for what form of an answer.
    #[cold]
    fn reader(&self) -> Reader {
        let fields = &self.request.head.fields;
        let bytes = self.request.bytes;
        Reader::negotiate(
            match self.is_operator() {
                true => Audience::Operator,
                false => Audience::Visitor,
            },
            fields.first(bytes, Known::Accept),
            fields.first(bytes, Known::ContentType),
            fields.first(bytes, Known::AcceptLanguage),
        )
    }

    /// Keeps it for whoever asks later, with what the looks that others began have found.
    #[cold]
    pub(super) fn keep_with_known(
        &self,
        mut exchange: Exchange,
        diagnosis: Diagnosis,
        others: Option<About>,
    ) {
        if let Some(about) = others {
            let known = self
                .client
                .process
                .inspector
                .known(about.member, about.phase);
            exchange.attempts[about.attempt].evidence.extend(known);
        }
        self.keep(exchange, diagnosis);
    }

    /// Keeps it for whoever asks later.
    #[cold]
    pub(super) fn keep(&self, exchange: Exchange, diagnosis: Diagnosis) {
        self.client.process.memory.failed(Failed {
            exchange,
            diagnosis,
            is_operator: self.is_operator(),
            injected: self.injected,
        });
    }

    /// What happened, as the diagnosis wants it.
    #[cold]
    pub(super) fn exchange(
        &self,
        attempts: Vec<Attempt>,
        phase: Phase,
        evidence: Vec<Evidence>,
    ) -> Exchange {
        let head = self.request.head;
        let bytes = self.request.bytes;
        let site = self
            .site
            .map(|site| &self.snapshot.configuration.sites[site]);
        let route = site
            .zip(self.route)
            .map(|(site, route)| &site.routes[route]);
        Exchange {
            request_id: text(self.id.as_bytes()),
            time_unix_ms: crate::clock::unix_ms(self.request.started),
            request: Asked {
                method: text(head.method.of(bytes)),
                scheme: self.client.scheme.to_owned(),
                host: text(head.authority.of(bytes)),
                path: text(head.path.of(bytes)),
                protocol: head.version.as_str().to_owned(),
                client: self.client.address.to_string(),
                listener: self.client.listener.text.to_string(),
            },
            site: site.map(|s| Named {
                name: s.key.clone(),
                place: Some(place(&s.place)),
            }),
            route: route.map(|r| Named {
                name: r.key.clone(),
                place: Some(place(&r.place)),
            }),
            phase,
            attempts,
            evidence,
            head_sent: self.head_sent,
            recovered: false,
            bytes_in: self.bytes_in,
            bytes_out: self.bytes_out,
            duration_us: self.request.started.elapsed().as_micros() as u64,
        }
    }

    /// Sends the diagnosis to whoever asked, in the form they asked for.
    #[cold]
    async fn answer_failure(
        &mut self,
        exchange: &Exchange,
        diagnosis: &Diagnosis,
    ) -> Result<(), ClientFault> {
        let reader = self.reader();
        let format = reader.format;
        let own = self.own_template(reader, diagnosis);
        let mut body = Vec::with_capacity(2048);
        match own {
            Some(own) => own.body(&mut body, reader, exchange, diagnosis),
            None => render::body(&mut body, reader, exchange, diagnosis),
        }
        let mut head = Vec::with_capacity(1024);
        // A gRPC status travels in the head of a 200 (gRPC over HTTP/2, "Trailers-Only").
        let status = if format == Format::Grpc {
            200
        } else {
            diagnosis.status
        };
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        let kind = own.map_or_else(|| format.content_type(), OwnTemplate::content_type);
        forward::line(&mut head, b"Content-Type", kind.as_bytes());
        match own {
            Some(_) => render::own_fields(&mut head, exchange, diagnosis),
            None => render::fields(&mut head, reader, exchange, diagnosis),
        }
        forward::line(&mut head, b"X-Request-Id", self.id.as_bytes());
        forward::date_line(&mut head, &[]);
        if status == 405 {
            head.extend_from_slice(forward::ALLOW);
        }
        let close = self.last || !self.down.is_body_read() || status == 400;
        self.send_own(head, &body, close).await
    }

    /// The operator's own template, which visitors get: of the route, the site or the defaults.
    #[cold]
    fn own_template(&self, reader: Reader, diagnosis: &Diagnosis) -> Option<&OwnTemplate> {
        if reader.audience == Audience::Operator {
            return None;
        }
        let configuration = &self.snapshot.configuration;
        let site = self.site.map(|site| &configuration.sites[site]);
        let route = site
            .zip(self.route)
            .map(|(site, route)| &site.routes[route]);
        let among = match (site, route) {
            (_, Some(route)) => &route.errors,
            (Some(site), None) => &site.errors,
            (None, _) => &configuration.errors,
        };
        let pages = &self.snapshot.errors;
        pages.find(among, diagnosis, reader.format)
    }

    /// Sends an answer of our own.
    pub(super) async fn send_own(
        &mut self,
        mut head: Vec<u8>,
        body: &[u8],
        close: bool,
    ) -> Result<(), ClientFault> {
        let is_head = self.request.head.method.of(self.request.bytes) == b"HEAD";
        let kind = match is_head {
            true => AnswerBody::Unsent(body.len() as u64),
            false => AnswerBody::Length(body.len() as u64),
        };
        let body = if is_head { &[] } else { body };
        self.down.begin_head(&mut head, kind, close);
        self.down.begin_piece(body.len(), Some(&[]));
        let limit = self.limits().idle.value.min(ANSWER_LIMIT);
        self.deadline.set(Instant::now() + limit);
        let deadline = self.deadline;
        let sent = poll_fn(|cx| {
            if let std::task::Poll::Ready(sent) = self.down.poll_send(cx, &head, body) {
                return std::task::Poll::Ready(sent);
            }
            deadline
                .poll_elapsed(cx)
                .map(|_| Err(ClientFault::Gone(StreamEnd::Open)))
        })
        .await;
        self.deadline.clear();
        if sent.is_ok() {
            self.head_sent = true;
            self.bytes_out = body.len() as u64;
        }
        sent
    }
}

/// How long an attempt took, as far as it got.
fn total(timeline: &Timeline) -> Duration {
    let phases = [
        timeline.resolve_us,
        timeline.connect_us,
        timeline.tls_us,
        timeline.request_us,
        timeline.head_us,
        timeline.body_us,
    ];
    Duration::from_micros(phases.into_iter().flatten().sum())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
