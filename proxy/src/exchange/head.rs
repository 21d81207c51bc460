//! Sending a request and awaiting its response head, both directions in one poll.

use std::future::poll_fn;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Instant;

use candor_conf::model::{Proxy, Tolerate};
use candor_diagnostics::evidence::{RAW_HEAD_MAX, StreamEnd, UpgradeFault};

use super::downstream::{ClientFault, Downstream};
use super::fault::AttemptFault;
use super::upload::{Upload, UploadFault};
use super::wait::Wait;
use super::work::BUFFER_SMALL;
use super::{Run, forward};
use crate::http1::response::ResponseContext;
use crate::http1::scan::Scan;
use crate::upstream::Upstream;
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::protocol::{is_head_too_large, parameters::needs_length};

/// Interim responses (1xx) at most for one request.
const INTERIM_MAX: u32 = 32;

/// What a wait for a response head came to.
enum Awaited {
    /// The final head was accepted.
    Final,
    /// An interim head was accepted.
    Interim,
}

impl<D: Downstream> Run<'_, D> {
    /// Sends the request and awaits the final response head, relaying interim ones.
    pub(super) async fn send(
        &mut self,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        began: Instant,
    ) -> Result<(), AttemptFault> {
        self.work.received.clear();
        self.answer(connection, upload, upstream, proxy, Wait::new(began))
            .await
    }

    /// Awaits the final response head, beginning with what was received already.
    pub(super) async fn answer(
        &mut self,
        connection: &mut UpstreamConnection,
        upload: &mut Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        mut wait: Wait,
    ) -> Result<(), AttemptFault> {
        let began = wait.began;
        let mut result = self
            .await_head(connection, upload, upstream, proxy, &mut wait)
            .await;
        self.deadline.clear();
        let now = Instant::now();
        self.timeline.request_us = Some((wait.sent.unwrap_or(now) - began).as_micros() as u64);
        self.timeline.head_us = wait.sent.map(|sent| (now - sent).as_micros() as u64);
        if let Err(fault) = &mut result {
            self.add_course(fault, upload, upstream, proxy, &wait);
        }
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
                Awaited::Interim => {
                    self.note_mended(upstream);
                    self.relay_interim().await?;
                }
            }
            scan = Scan::default();
            // The wait for the final response goes on from where it was.
            wait.first_byte = None;
            wait.begun = 0;
            self.arm(wait, proxy);
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
                Poll::Pending => break self.note_begun(connection, proxy, wait),
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
        while self.deadline.poll_elapsed(cx).is_ready() {
            if let Some(fault) = self.timed_out(proxy, upload, wait) {
                return Poll::Ready(Err(fault));
            }
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
        let first = wait.first_byte.is_none();
        if first {
            wait.first_byte = Some(Instant::now());
        }
        let judged = self.judge_head(scan, upstream, upload, wait);
        if judged.is_none() {
            wait.last_byte = Some(Instant::now());
            if first {
                self.arm(wait, proxy);
            }
        }
        judged
    }

    /// Bytes of a head may be there that cannot be read before it is whole.
    fn note_begun(&self, connection: &UpstreamConnection, proxy: &Proxy, wait: &mut Wait) {
        let begun = connection.stream.begun();
        if begun <= wait.begun {
            return;
        }
        wait.begun = begun;
        let now = Instant::now();
        wait.last_byte = Some(now);
        if wait.first_byte.is_none() {
            wait.first_byte = Some(now);
            self.arm(wait, proxy);
        }
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
        let before = moved(upload);
        let work = &mut *self.work;
        let polled = upload.poll(
            cx,
            self.down,
            &mut connection.stream,
            &work.forward,
            &mut work.upload,
        );
        let blocks = polled.is_pending() && upload.waits_for_upstream();
        match polled {
            Poll::Ready(Ok(())) => wait.sent = Some(Instant::now()),
            Poll::Ready(Err(UploadFault::Client(fault))) => {
                return Err(AttemptFault::Client(fault));
            }
            Poll::Ready(Err(UploadFault::TooLarge)) => return Err(AttemptFault::TooLarge),
            Poll::Ready(Err(UploadFault::Write(error))) if needs_length(&error) => {
                return Err(AttemptFault::LengthRequired);
            }
            Poll::Ready(Err(UploadFault::Write(error))) if is_head_too_large(&error) => {
                return Err(AttemptFault::HeadTooLarge);
            }
            Poll::Ready(Err(UploadFault::Write(error))) => {
                // It may have answered before it stopped reading.
                upload.stop(error.raw_os_error());
                wait.write_error = Some((error, Instant::now()));
            }
            Poll::Pending if moved(upload) != before || blocks != wait.upstream_blocks => {
                wait.moved = Instant::now();
                wait.upstream_blocks = blocks;
            }
            // The first time there is no deadline yet.
            Poll::Pending if wait.moved == wait.began => {}
            Poll::Pending => return Ok(()),
        }
        self.arm(wait, proxy);
        Ok(())
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
                    return Some(Err(self.refused_after(wait)));
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
            return Some(Err(self.refused_after(wait)));
        }
        self.work.response.length = found;
        let response = &self.work.response;
        Some(match response.status {
            101 => match self.upgrade_fault(upload) {
                None => Ok(Awaited::Final),
                Some(fault) => Err(self.upgrade_failed(fault, wait)),
            },
            100..=199 => {
                wait.interims += 1;
                if wait.interims > INTERIM_MAX {
                    Err(self.upgrade_failed(UpgradeFault::TooMany1xx, wait))
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
        self.note_interim(true);
        let sent = poll_fn(|cx| {
            if let Poll::Ready(sent) = self.down.poll_send(cx, head, &[]) {
                return Poll::Ready(sent);
            }
            self.deadline
                .poll_elapsed(cx)
                .map(|_| Err(ClientFault::Gone(StreamEnd::Open)))
        });
        let sent = sent.await;
        self.note_interim(false);
        sent
    }

    fn note_interim(&self, is_sent: bool) {
        if let Some(flag) = &self.interim_is_sent {
            flag.store(is_sent, Ordering::Relaxed);
        }
    }
}

/// How far the request has got.
fn moved(upload: &Upload) -> (u64, u64) {
    (upload.sent(), upload.payload)
}
