//! The response on its way to the client: head, body, trailers, with back-pressure.

use std::future::poll_fn;
use std::task::{Context, Poll};
use std::time::Instant;

use candor_conf::model::{Proxy, Route};
use candor_diagnostics::evidence::{Evidence, StreamEnd};

use super::body::{BodyFault, BodyReader, Framing, Piece};
use super::downstream::{AnswerBody, ClientFault, Downstream};
use super::origin_error::OriginError;
use super::upload::{Upload, UploadFault};
use super::work::BUFFER_LARGE;
use super::{Next, Run, forward};
use crate::http1::buffer::Buffer;
use crate::http1::field::Known;
use crate::http1::response::ResponseFraming;
use crate::stream::Stream;
use crate::telemetry::{Delivered, StatusBy};
use crate::upstream::pool::{self, UpstreamConnection};
use crate::upstream::{Server, Upstream, evidence};

/// What ends a relay early.
pub(super) enum RelayFault {
    Client(ClientFault),
    Upstream(Vec<Evidence>),
}

/// An answer being delivered.
pub(super) struct Relay<'r> {
    pub(super) connection: UpstreamConnection,
    pub(super) upload: Upload,
    pub(super) upstream: &'r Upstream,
    pub(super) server: &'r Server,
    pub(super) proxy: &'r Proxy,
    pub(super) body: BodyReader,
    /// Nothing has gone wrong that forbids using the connection again.
    pub(super) sound: bool,
    /// A head that says neither what the body is nor how it ends, until the body has begun: its
    /// other fields may have leaked into it.
    bare_head: Option<Vec<u8>>,
}

impl Relay<'_> {
    /// Takes the framing out of `bytes`, in place. A body of another protocol is done when that says so.
    fn decode(&mut self, bytes: &mut [u8]) -> Result<Piece, BodyFault> {
        let mut piece = self.body.decode(bytes)?;
        if let Stream::Carried(carrier) = &self.connection.stream
            && matches!(self.body.framing, Framing::Close)
        {
            piece.done = carrier.is_read();
        }
        Ok(piece)
    }
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
        if let Stream::Carried(carrier) = &connection.stream {
            self.work.response.version = carrier.version();
        }
        let response = &self.work.response;
        if response.status == 101 {
            return Box::pin(self.switch(connection, upstream, server, route)).await;
        }
        self.status = response.status;
        self.status_by = StatusBy::Upstream;
        let body = BodyReader::new(response, proxy.response_body_max.value);
        let is_bare = !connection.stream.is_carried()
            && response.framing == ResponseFraming::Close
            && !response.fields.has(Known::ContentType);
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
        let piece = match relay.decode(&mut self.work.received.filled_mut()[head_length..]) {
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
            self.note_refused_upgrade(upstream, relay.connection.stream.carries_upgrades());
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
        self.stick(&mut answer, relay.upstream, relay.server);
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
            let last = piece.done.then(|| match &relay.connection.stream {
                Stream::Carried(carrier) => carrier.trailers(),
                _ => relay.body.trailers(),
            });
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
                match relay.decode(bytes) {
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
                if let Some(since_ms) = self.client.process.stopped_since_ms() {
                    let stopped = Evidence::Shutdown { since_ms };
                    return Poll::Ready(Err(RelayFault::Upstream(vec![stopped])));
                }
                let timer = self
                    .over(relay.proxy, Instant::now())
                    .unwrap_or_else(|| evidence::timer("timeout.idle", idle, since.elapsed()));
                return Poll::Ready(Err(RelayFault::Upstream(vec![timer])));
            }
            Poll::Pending
        })
        .await
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
        let mut connection = relay.connection;
        let mut origin_error = origin_error;
        let recycled = match &mut connection.stream {
            Stream::Carried(carrier) => {
                let stream = carrier.recycle();
                if let Some(said) = carrier.said() {
                    self.note_said(relay.upstream, said, origin_error.as_deref_mut());
                }
                Some(stream)
            }
            Stream::Plain(_) | Stream::Tls(_) => None,
        };
        let is_sound = match recycled {
            None => relay.sound,
            Some(None) => false,
            Some(Some(stream)) => {
                connection.stream = stream;
                true
            }
        };
        if is_sound && uploaded && !relay.server.is_announced {
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
}
