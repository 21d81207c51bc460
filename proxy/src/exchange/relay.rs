//! The response on its way to the client: head, body, trailers, with back-pressure.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use candor_conf::model::{Proxy, Route, Tolerate};
use candor_diagnostics::anatomy::begins_like_fields;
use candor_diagnostics::evidence::{BodyFraming, Evidence, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase};

use super::body::{BodyFault, BodyReader, Framing, Piece};
use super::downstream::{AnswerBody, ClientFault, Downstream};
use super::fault::{stream_end, timers};
use super::origin_error::OriginError;
use super::sample::{self, Sample};
use super::upload::{Upload, UploadFault};
use super::work::BUFFER_LARGE;
use super::{Next, Run, forward};
use crate::http1::buffer::Buffer;
use crate::http1::field::Known;
use crate::http1::response::ResponseFraming;
use crate::telemetry::{Delivered, Finding, StatusBy};
use crate::upstream::pool::{self, UpstreamConnection};
use crate::upstream::{Server, Upstream, evidence};

/// What ends a relay early.
enum RelayFault {
    Client(ClientFault),
    Upstream(Vec<Evidence>),
}

/// An answer being delivered.
pub(super) struct Relay<'r> {
    pub(super) connection: UpstreamConnection,
    pub(super) upload: Upload,
    pub(super) upstream: &'r Upstream,
    pub(super) server: &'r Server,
    proxy: &'r Proxy,
    body: BodyReader,
    /// Nothing has gone wrong that forbids using the connection again.
    sound: bool,
    /// A head that says neither what the body is nor how it ends, until the body has begun: its
    /// other fields may have leaked into it.
    bare_head: Option<Vec<u8>>,
}

impl<D: Downstream> Run<'_, D> {
    /// Delivers the response whose head was accepted.
    pub(super) async fn deliver(
        &mut self,
        connection: UpstreamConnection,
        mut upload: Upload,
        upstream: &Upstream,
        server: &Server,
        route: &Route,
        proxy: &Proxy,
    ) -> Next {
        let response = &self.work.response;
        if response.status == 101 {
            return Box::pin(self.switch(connection, upstream, route)).await;
        }
        self.status = response.status;
        self.status_by = StatusBy::Upstream;
        let body = BodyReader::new(response, proxy.response_body_max.value);
        let is_bare =
            response.framing == ResponseFraming::Close && !response.fields.has(Known::ContentType);
        let bare_head = is_bare.then(|| self.work.received.filled()[..response.length].to_vec());
        let sound = response.keep_alive
            && response.framing != ResponseFraming::Close
            && !upload.is_stopped();
        // Who refuses a request and closes does not want the rest of it.
        if !response.keep_alive && response.status >= 300 && !upload.is_done() {
            upload.stop(None);
        }
        let mut relay = Relay {
            connection,
            upload,
            upstream,
            server,
            proxy,
            body,
            sound,
            bare_head,
        };
        let head_length = response.length;
        let piece = match relay
            .body
            .decode(&mut self.work.received.filled_mut()[head_length..])
        {
            Ok(piece) => piece,
            Err(fault) => {
                let evidence = vec![self.body_evidence(&relay, fault, head_length)];
                return Box::pin(self.fail_relay(relay, evidence)).await;
            }
        };
        if piece.surplus > 0
            && let Some(evidence) = self.judge_surplus(&mut relay, head_length, piece)
        {
            return Box::pin(self.fail_relay(relay, vec![evidence])).await;
        }
        if self.work.response.coding.is_some() && piece.done && piece.payload > 0 {
            self.sample(upstream, head_length, piece.payload);
        }
        self.note_mended(upstream);
        if self.request.head.upgrade && self.status < 500 {
            self.note_refused_upgrade(upstream);
        }
        self.send_answer(relay, route, head_length, piece).await
    }

    async fn send_answer(
        &mut self,
        mut relay: Relay<'_>,
        route: &Route,
        head_length: usize,
        piece: Piece,
    ) -> Next {
        let response = &self.work.response;
        let kind = match response.framing {
            ResponseFraming::None => response
                .length_unsent
                .map_or(AnswerBody::None, AnswerBody::Unsent),
            ResponseFraming::Length(length) => AnswerBody::Length(length),
            ResponseFraming::Chunked | ResponseFraming::Close => AnswerBody::Stream,
        };
        // An answer that does not wait for the body may leave the client in doubt whether it is
        // still to be sent: nothing can follow on this connection.
        let unasked = self.request.head.expect_continue && relay.upload.payload == 0;
        let close = self.last || (!relay.upload.is_done() && (response.status >= 300 || unasked));
        let mut answer = std::mem::take(&mut self.work.answer);
        let head = &self.work.received.filled()[..head_length];
        forward::response_head(
            &mut answer,
            head,
            response,
            &self.id,
            &route.response_headers,
        );
        let origin_error = match response.status {
            500.. => Some(self.note_origin_error(&relay, head_length, &mut answer)),
            _ => None,
        };
        self.down.begin_head(&mut answer, kind, close);
        let body_began = Instant::now();
        let result = self.relay(&mut relay, &answer, head_length, piece).await;
        self.work.answer = answer;
        self.deadline.clear();
        let now = Instant::now();
        self.timeline.body_us = Some((now - body_began).as_micros() as u64);
        self.bytes_in = relay.upload.payload;
        match result {
            Ok(()) => self.finish(relay, close, now, origin_error),
            Err(RelayFault::Client(fault)) => {
                let attempt = self.attempt_in_body(&relay, Vec::new());
                Box::pin(self.client_fault(fault, Some(attempt))).await
            }
            Err(RelayFault::Upstream(evidence)) => Box::pin(self.fail_relay(relay, evidence)).await,
        }
    }

    /// Sends the first piece with the head, then piece by piece what follows.
    async fn relay(
        &mut self,
        relay: &mut Relay<'_>,
        answer: &[u8],
        head_length: usize,
        first: Piece,
    ) -> Result<(), RelayFault> {
        let mut piece = first;
        let mut from = head_length;
        let mut head = answer;
        loop {
            if piece.payload > 0
                && let Some(bare) = relay.bare_head.take()
            {
                self.look_for_fields(relay, bare, from..from + piece.payload);
            }
            let last = piece.done.then(|| relay.body.trailers());
            self.down.begin_piece(piece.payload, last);
            if piece.payload > 0 || piece.done || !head.is_empty() {
                self.send_piece(relay, head, from..from + piece.payload)
                    .await?;
                self.head_sent = true;
                self.bytes_out += piece.payload as u64;
            }
            if piece.done {
                return Ok(());
            }
            head = &[];
            from = 0;
            self.work.received.clear();
            if self.work.received.capacity() < BUFFER_LARGE
                && relay.body.limit() > self.work.received.capacity()
            {
                self.work.received = Buffer::with_capacity(BUFFER_LARGE);
            }
            let count = self.receive(relay).await?;
            piece = if count == 0 {
                // Only a body that ends with the connection may end so.
                Piece {
                    payload: 0,
                    surplus: 0,
                    surplus_at: 0,
                    done: true,
                }
            } else {
                let bytes = self.work.received.filled_mut();
                match relay.body.decode(bytes) {
                    Ok(piece) => piece,
                    Err(fault) => {
                        let evidence = self.body_evidence(relay, fault, 0);
                        return Err(RelayFault::Upstream(vec![evidence]));
                    }
                }
            };
            if piece.surplus > 0 {
                self.pass_surplus(relay, piece.surplus_at);
            }
        }
    }

    /// Sends `head` and a range of the received bytes, moving the upload on meanwhile.
    async fn send_piece(
        &mut self,
        relay: &mut Relay<'_>,
        head: &[u8],
        data: std::ops::Range<usize>,
    ) -> Result<(), RelayFault> {
        let mut waiting = false;
        poll_fn(|cx| {
            let received = &self.work.received;
            match self
                .down
                .poll_send(cx, head, &received.filled()[data.clone()])
            {
                Poll::Ready(result) => return Poll::Ready(result.map_err(RelayFault::Client)),
                Poll::Pending => {}
            }
            if !waiting {
                waiting = true;
                let at = Instant::now() + self.limits().idle.value;
                let total = self.total(relay.proxy);
                self.deadline.set(total.map_or(at, |total| total.min(at)));
            }
            self.move_upload(cx, relay);
            if self.deadline.poll_elapsed(cx).is_pending() {
                return Poll::Pending;
            }
            Poll::Ready(Err(match self.over(relay.proxy, Instant::now()) {
                Some(timer) => RelayFault::Upstream(vec![timer]),
                None => RelayFault::Client(ClientFault::Gone(StreamEnd::Open)),
            }))
        })
        .await
    }

    /// Reads more of the body; 0 at its orderly end.
    async fn receive(&mut self, relay: &mut Relay<'_>) -> Result<usize, RelayFault> {
        let since = Instant::now();
        let idle = &relay.proxy.timeouts.idle;
        // Neither side needs to stop for the time to pass.
        if let Some(timer) = self.over(relay.proxy, since) {
            return Err(RelayFault::Upstream(vec![timer]));
        }
        let at = since + idle.value;
        let total = self.total(relay.proxy);
        self.deadline.set(total.map_or(at, |total| total.min(at)));
        let limit = relay.body.limit();
        poll_fn(|cx| {
            let read = self
                .work
                .received
                .poll_fill(cx, &mut relay.connection.stream, limit);
            if let Poll::Ready(result) = read {
                return Poll::Ready(match result {
                    Ok(count) if count > 0 => Ok(count),
                    Ok(_) => self.body_end(relay, None, since),
                    Err(error) => self.body_end(relay, Some(error), since),
                });
            }
            self.move_upload(cx, relay);
            if self.down.is_watchable()
                && let Poll::Ready(fault) = self.down.poll_gone(cx)
            {
                return Poll::Ready(Err(RelayFault::Client(fault)));
            }
            if self.deadline.poll_elapsed(cx).is_ready() {
                let timer = self
                    .over(relay.proxy, Instant::now())
                    .unwrap_or_else(|| evidence::timer("timeout.idle", idle, since.elapsed()));
                return Poll::Ready(Err(RelayFault::Upstream(vec![timer])));
            }
            Poll::Pending
        })
        .await
    }

    /// When the time for the whole exchange is over.
    fn total(&self, proxy: &Proxy) -> Option<Instant> {
        let total = proxy.timeouts.total.as_ref()?;
        Some(self.request.started + total.value)
    }

    /// The time for the whole exchange is over.
    fn over(&self, proxy: &Proxy, now: Instant) -> Option<Evidence> {
        let total = proxy.timeouts.total.as_ref()?;
        let elapsed = now - self.request.started;
        (elapsed >= total.value).then(|| evidence::timer("timeout.total", total, elapsed))
    }

    /// Moves the rest of the request on; a fault of it only ends the sending.
    fn move_upload(&mut self, cx: &mut Context<'_>, relay: &mut Relay<'_>) {
        if relay.upload.is_done() || relay.upload.is_stopped() {
            return;
        }
        let work = &mut *self.work;
        let polled = relay.upload.poll(
            cx,
            self.down,
            &mut relay.connection.stream,
            &work.forward,
            &mut work.upload,
        );
        if let Poll::Ready(Err(fault)) = polled {
            relay.sound = false;
            relay.upload.stop(match fault {
                UploadFault::Write(error) => error.raw_os_error(),
                UploadFault::Client(_) | UploadFault::TooLarge => None,
            });
        }
    }

    /// The upstream ended its side within the body.
    #[cold]
    fn body_end(
        &self,
        relay: &Relay<'_>,
        error: Option<std::io::Error>,
        since: Instant,
    ) -> Result<usize, RelayFault> {
        let (mut end, mut errno) = stream_end(error.as_ref());
        // The kernel told of a reset when more of the request was written, and tells it once.
        if end == StreamEnd::Fin && relay.upload.write_errno() == Some(libc::ECONNRESET) {
            (end, errno) = (StreamEnd::Reset, Some(libc::ECONNRESET));
        }
        let by_close = matches!(relay.body.framing, Framing::Close);
        let tolerated = end == StreamEnd::NoCloseNotify
            && relay
                .upstream
                .settings
                .tolerate
                .contains(&Tolerate::NoCloseNotify);
        if by_close && (end == StreamEnd::Fin || tolerated) {
            return Ok(0);
        }
        let mut evidence = vec![Evidence::BodyEnded {
            framing: relay.body.kind().unwrap_or(BodyFraming::ContentLength),
            declared: relay.body.declared,
            received: relay.body.received,
            end,
            errno,
            idle_ms: since.elapsed().as_millis() as u64,
        }];
        evidence.extend(error.as_ref().and_then(evidence::tls::stream));
        if end == StreamEnd::Fin {
            evidence.extend(relay.body.trailer_end());
        }
        Err(RelayFault::Upstream(evidence))
    }

    /// Everything was delivered.
    fn finish(
        &mut self,
        relay: Relay<'_>,
        close: bool,
        now: Instant,
        origin_error: Option<Box<OriginError>>,
    ) -> Next {
        self.delivered = Delivered::Complete;
        let uploaded = relay.upload.is_done();
        if !uploaded {
            self.note_early_answer(&relay);
        }
        if relay.sound && uploaded {
            let mut connection = relay.connection;
            connection.answered(relay.body.kind(), relay.body.received);
            pool::put(
                relay.server.id,
                &relay.upstream.settings.keepalive,
                connection,
                self.id,
                self.site.map(|site| &self.snapshot.sites[site]),
                now,
            );
        }
        match origin_error {
            None => self.record(None),
            Some(error) => self.record_origin_error(*error),
        }
        match () {
            () if !self.down.is_body_read() => Next::Close { linger: true },
            () if close => Next::Close { linger: false },
            () => Next::KeepAlive,
        }
    }

    /// The answer came before the request had left whole. One that answers `Expect: 100-continue`
    /// in time is as it should be.
    #[cold]
    fn note_early_answer(&mut self, relay: &Relay<'_>) {
        if self.request.head.expect_continue && relay.upload.payload == 0 {
            return;
        }
        let fact = self.early_answer(&relay.upload, self.status);
        self.find("req_early_response", relay.upstream, &[fact]);
    }

    /// Surplus that lay behind the body before the head left: refuse, unless tolerated.
    #[cold]
    fn judge_surplus(
        &mut self,
        relay: &mut Relay<'_>,
        head_length: usize,
        piece: Piece,
    ) -> Option<Evidence> {
        let tolerate = &relay.upstream.settings.tolerate;
        let bodyless = matches!(relay.body.framing, Framing::None);
        let tolerated = tolerate.contains(&Tolerate::Overrun)
            || (bodyless && tolerate.contains(&Tolerate::BodyNotAllowed));
        let at = head_length + piece.surplus_at;
        if tolerated {
            self.pass_surplus(relay, at);
            return None;
        }
        relay.sound = false;
        pool::bar(relay.server.id, Instant::now());
        Some(overrun(relay, &self.work.received.filled()[at..]))
    }

    /// Surplus that is tolerated, or came when the head had left: the client gets what was declared,
    /// the finding names the request.
    #[cold]
    fn pass_surplus(&mut self, relay: &mut Relay<'_>, at: usize) {
        relay.sound = false;
        pool::bar(relay.server.id, Instant::now());
        let cause = match relay.body.framing {
            Framing::None => "framing_body_not_allowed",
            _ => "framing_overrun",
        };
        self.findings.push(cause);
        let surplus = &self.work.received.filled()[at..];
        self.client.process.telemetry.finding(&Finding {
            request_id: self.id.as_bytes(),
            late: false,
            site: self.site.map(|site| &*self.snapshot.sites[site]),
            upstream: Some(&relay.upstream.telemetry),
            cause,
            evidence: &[overrun(relay, surplus)],
        });
    }

    /// A whole coded body lies behind the head: now and then one is decoded beside the traffic.
    #[cold]
    fn sample(&self, upstream: &Upstream, head_length: usize, length: usize) {
        let response = &self.work.response;
        let Some(coding) = response.coding.filter(|_| response.status != 206) else {
            return;
        };
        if length > sample::BODY_MAX || !sample::is_due(Instant::now()) {
            return;
        }
        let received = self.work.received.filled();
        let content_type = response.fields.first(received, Known::ContentType);
        sample::offer(Sample {
            coding,
            body: received[head_length..head_length + length].into(),
            is_text: content_type.is_some_and(is_text),
            request_id: self.id,
            site: self.site.map(|site| Arc::clone(&self.snapshot.sites[site])),
            upstream: Arc::clone(&upstream.telemetry),
            telemetry: Arc::clone(&self.client.process.telemetry),
        });
    }

    /// Oddities of the head that were mended or tolerated.
    pub(super) fn note_mended(&mut self, upstream: &Upstream) {
        let response = &self.work.response;
        let findings = &mut self.findings;
        let mut note = |cause| {
            // An interim head may have said it already.
            if !findings.contains(&cause) {
                findings.push(cause);
            }
        };
        if response.fields.space_before_colon || response.fields.folded || response.repeated {
            note("head_header_syntax");
        }
        if response.length_repeated {
            note("framing_cl_conflict");
        }
        if response.length_dropped {
            note("framing_cl_and_te");
        }
        if response.body_announced {
            note("framing_body_not_allowed");
        }
        if upstream.settings.tolerate.contains(&Tolerate::BareLf) {
            let head = &self.work.received.filled()[..response.length];
            let bare = memchr::memchr_iter(b'\n', head).any(|at| at == 0 || head[at - 1] != b'\r');
            if bare {
                note("head_line_ending_invalid");
            }
        }
    }

    /// Whether the first bytes of a body are fields that a blank line cut off from their head.
    #[cold]
    fn look_for_fields(&mut self, relay: &Relay<'_>, head: Vec<u8>, body: std::ops::Range<usize>) {
        let body = &self.work.received.filled()[body];
        if !begins_like_fields(body) {
            return;
        }
        let mut raw = head;
        let room = RAW_HEAD_MAX.saturating_sub(raw.len());
        raw.extend_from_slice(&body[..body.len().min(room)]);
        let cause = "head_line_ending_invalid";
        self.findings.push(cause);
        self.client.process.telemetry.finding(&Finding {
            request_id: self.id.as_bytes(),
            late: false,
            site: self.site.map(|site| &*self.snapshot.sites[site]),
            upstream: Some(&relay.upstream.telemetry),
            cause,
            evidence: &[Evidence::ResponseHead {
                total: raw.len() as u64,
                raw,
                end: StreamEnd::Open,
                refused: false,
            }],
        });
    }

    /// Why the body that begins at `from` of what was received cannot be read on.
    #[cold]
    fn body_evidence(&self, relay: &Relay<'_>, fault: BodyFault, from: usize) -> Evidence {
        let bytes = &self.work.received.filled()[from..];
        let place = relay.proxy.response_body_max.place.as_ref();
        relay
            .body
            .evidence(fault, bytes, place.map(evidence::place))
    }

    /// The upstream broke the answer off, or it cannot be passed on.
    #[cold]
    async fn fail_relay(&mut self, relay: Relay<'_>, mut evidence: Vec<Evidence>) -> Next {
        // One that refuses the request is the answer to be expected of an upload that was cut.
        if !relay.upload.is_done() && self.status >= 300 {
            evidence.insert(0, self.early_answer(&relay.upload, self.status));
        }
        let timed_out = evidence.iter().any(|it| matches!(it, Evidence::Timer(_)));
        if timed_out {
            evidence.push(Evidence::BodyEnded {
                framing: relay.body.kind().unwrap_or(BodyFraming::ContentLength),
                declared: relay.body.declared,
                received: relay.body.received,
                end: StreamEnd::Open,
                errno: None,
                idle_ms: 0,
            });
        }
        let stopped = |fact: &Evidence| matches!(fact, Evidence::BodyEnded { .. });
        if relay.body.kind() == Some(BodyFraming::Chunked) && evidence.iter().any(stopped) {
            evidence.push(relay.body.stop());
        }
        evidence.push(timers(relay.proxy, relay.upstream));
        let attempt = self.attempt_in_body(&relay, evidence);
        self.fail_attempt(attempt).await
    }

    /// The attempt, whose answer's head was accepted.
    #[cold]
    fn attempt_in_body(&self, relay: &Relay<'_>, evidence: Vec<Evidence>) -> Attempt {
        let (connection, upload) = (&relay.connection, &relay.upload);
        let (upstream, server) = (relay.upstream, relay.server);
        let phase = Phase::Body;
        let mut attempt = self.attempt_of(upstream, server, connection, upload, phase, evidence);
        attempt.received_status = Some(self.status);
        attempt.bytes_received = self.work.response.length as u64 + relay.body.received;
        attempt
    }

    /// 101: the connections become a tunnel.
    async fn switch(
        &mut self,
        connection: UpstreamConnection,
        upstream: &Upstream,
        route: &Route,
    ) -> Next {
        self.note_accept(upstream);
        let mut answer = std::mem::take(&mut self.work.answer);
        let work = &*self.work;
        let head = &work.received.filled()[..work.response.length];
        forward::response_head(
            &mut answer,
            head,
            &work.response,
            &self.id,
            &route.response_headers,
        );
        let protocol = work.response.fields.first(head, Known::Upgrade);
        answer.extend_from_slice(b"Connection: upgrade\r\n");
        if let Some(protocol) = protocol {
            forward::line(&mut answer, b"Upgrade", protocol);
        }
        self.down.interim(&mut answer);
        self.status = 101;
        self.status_by = StatusBy::Upstream;
        if let Err(fault) = self.send_interim(&answer).await {
            return self.client_fault(fault, None).await;
        }
        self.work.answer = answer;
        self.head_sent = true;
        let length = self.work.response.length;
        self.work.received.consume(length);
        self.tunnel(connection).await
    }
}

/// A Content-Type of text, which by itself is never compressed.
fn is_text(content_type: &[u8]) -> bool {
    let end = content_type.iter().position(|byte| *byte == b';');
    let essence = content_type[..end.unwrap_or(content_type.len())].trim_ascii();
    let (kind, subtype) = essence.split_at_checked(5).unwrap_or((essence, b""));
    let named = [
        &b"application/json"[..],
        b"application/javascript",
        b"application/xml",
    ];
    kind.eq_ignore_ascii_case(b"text/") && !subtype.is_empty()
        || named.iter().any(|name| essence.eq_ignore_ascii_case(name))
        || essence.ends_with(b"+json")
        || essence.ends_with(b"+xml")
}

fn overrun(relay: &Relay<'_>, surplus: &[u8]) -> Evidence {
    Evidence::Overrun {
        framing: relay.body.kind(),
        declared: relay.body.received,
        surplus_seen: surplus.len() as u64,
        surplus: surplus[..surplus.len().min(64)].to_vec(),
    }
}
