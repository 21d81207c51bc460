//! When an answer breaks off, or cannot be passed on to its end: what was observed. All cold.

use std::io;
use std::time::Instant;

use candor_conf::model::{Proxy, Tolerate};
use candor_diagnostics::evidence::{BodyFraming, Evidence, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase};

use super::body::{BodyFault, Framing};
use super::downstream::Downstream;
use super::fault::{stream_end, timers};
use super::relay::{Relay, RelayFault};
use super::{Next, Run};
use crate::upstream::{evidence, protocol};

impl<D: Downstream> Run<'_, D> {
    /// When the time for the whole exchange is over.
    pub(super) fn total(&self, proxy: &Proxy) -> Option<Instant> {
        let total = proxy.timeouts.total.as_ref()?;
        Some(self.request.started + total.value)
    }

    /// The time for the whole exchange is over.
    pub(super) fn over(&self, proxy: &Proxy, now: Instant) -> Option<Evidence> {
        let total = proxy.timeouts.total.as_ref()?;
        let elapsed = now - self.request.started;
        (elapsed >= total.value).then(|| evidence::timer("timeout.total", total, elapsed))
    }

    /// The upstream ended its side within the body.
    #[cold]
    pub(super) fn body_end(
        &mut self,
        relay: &Relay<'_>,
        error: Option<io::Error>,
        since: Instant,
    ) -> Result<usize, RelayFault> {
        let (mut end, mut errno) = stream_end(error.as_ref());
        // The kernel told of a reset when more of the request was written, and tells it once.
        if end == StreamEnd::Fin && relay.upload.write_errno() == Some(libc::ECONNRESET) {
            (end, errno) = (StreamEnd::Reset, Some(libc::ECONNRESET));
        }
        let by_close = matches!(relay.body.framing, Framing::Close);
        // Another protocol tells where a body ends, and that was not there.
        let is_cut = relay.connection.stream.is_carried()
            && error.as_ref().is_some_and(|error| {
                use io::ErrorKind::{ConnectionAborted, UnexpectedEof};
                matches!(error.kind(), UnexpectedEof | ConnectionAborted)
                    || protocol::is_broken(error)
            });
        if is_cut {
            end = StreamEnd::Fin;
        }
        let tolerated = end == StreamEnd::NoCloseNotify
            && relay
                .upstream
                .settings
                .tolerate
                .contains(&Tolerate::NoCloseNotify);
        if by_close && end == StreamEnd::Fin && !is_cut {
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
        if by_close && tolerated {
            self.find(relay.upstream, &evidence);
            return Ok(0);
        }
        evidence.extend(error.as_ref().and_then(evidence::tls::stream));
        if end == StreamEnd::Fin {
            evidence.extend(relay.body.trailer_end());
        }
        Err(RelayFault::Upstream(evidence))
    }

    /// Why the body that begins at `from` of what was received cannot be read on.
    #[cold]
    pub(super) fn body_evidence(
        &self,
        relay: &Relay<'_>,
        fault: BodyFault,
        from: usize,
    ) -> Evidence {
        let bytes = &self.work.received.filled()[from..];
        let place = relay.proxy.response_body_max.place.as_ref();
        relay
            .body
            .evidence(fault, bytes, place.map(evidence::place))
    }

    /// The upstream broke the answer off, or it cannot be passed on.
    #[cold]
    pub(super) async fn fail_relay(
        &mut self,
        relay: Relay<'_>,
        mut evidence: Vec<Evidence>,
    ) -> Next {
        // One that refuses the request is the answer to be expected of an upload that was cut.
        if !relay.upload.is_done() && self.status >= 300 {
            evidence.insert(0, self.early_answer(&relay.upload, self.status));
        }
        let timer = evidence.iter().find_map(|fact| match fact {
            Evidence::Timer(timer) => Some((timer.name, timer.elapsed_ms)),
            _ => None,
        });
        if let Some((name, elapsed_ms)) = timer {
            let idle = name == "timeout.idle";
            evidence.push(Evidence::BodyEnded {
                framing: relay.body.kind().unwrap_or(BodyFraming::ContentLength),
                declared: relay.body.declared,
                received: relay.body.received,
                end: StreamEnd::Open,
                errno: None,
                idle_ms: if idle { elapsed_ms } else { 0 },
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
    pub(super) fn attempt_in_body(&self, relay: &Relay<'_>, evidence: Vec<Evidence>) -> Attempt {
        let (connection, upload) = (&relay.connection, &relay.upload);
        let (upstream, server) = (relay.upstream, relay.server);
        let phase = Phase::Body;
        let mut attempt = self.attempt_of(upstream, server, connection, upload, phase, evidence);
        attempt.received_status = Some(self.status);
        attempt.bytes_received = self.work.response.length as u64 + relay.body.received;
        attempt
    }
}
