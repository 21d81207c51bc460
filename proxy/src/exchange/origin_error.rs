//! A 5xx of the upstream's own: passed on untouched, and said to be its own.

use candor_diagnostics::diagnosis::{Diagnosis, diagnose};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Exchange, Phase};
use candor_diagnostics::render;

use super::Run;
use super::downstream::Downstream;
use super::relay::Relay;
use crate::http1::field::Known;
use crate::policy::audience::audience;
use crate::upstream::Upstream;

/// What the log and the counters get once the answer was delivered.
pub(super) type OriginError = (Exchange, Diagnosis);

impl<D: Downstream> Run<'_, D> {
    /// Diagnoses the answer whose head was accepted and says in `answer` who made its status.
    #[cold]
    pub(super) fn note_origin_error(
        &self,
        relay: &Relay<'_>,
        head_length: usize,
        answer: &mut Vec<u8>,
    ) -> Box<OriginError> {
        let response = &self.work.response;
        let head = &self.work.received.filled()[..head_length];
        let server = response.fields.first(head, Known::Server);
        let mut evidence: Vec<_> = self.peer_clock().into_iter().collect();
        evidence.push(Evidence::OriginStatus {
            status: response.status,
            server: server.map(|name| String::from_utf8_lossy(name).into_owned()),
        });
        let (connection, upload) = (&relay.connection, &relay.upload);
        let mut attempt = self.attempt_of(
            relay.upstream,
            relay.server,
            connection,
            upload,
            Phase::Body,
            evidence,
        );
        attempt.received_status = Some(self.status);
        // The answer may yet break off: then they are told again.
        let mut attempts = self.failed.clone();
        attempts.push(attempt);
        let exchange = self.exchange(attempts, Phase::Body, Vec::new());
        let diagnosis = diagnose(&exchange);
        let settings = &self.snapshot.configuration.diagnosis;
        let audience = audience(settings, self.client, &self.request);
        render::passed_fields(answer, audience, &exchange, &diagnosis);
        Box::new((exchange, diagnosis))
    }

    /// What the application wrote beside its answer: part of the failure, if the answer is one, else a
    /// finding.
    #[cold]
    pub(super) fn note_said(
        &mut self,
        upstream: &Upstream,
        said: Evidence,
        origin_error: Option<&mut OriginError>,
    ) {
        let Some((exchange, _)) = origin_error else {
            return self.find(upstream, &[said]);
        };
        if let Some(attempt) = exchange.attempts.last_mut() {
            // Some of it may have come with the head.
            let evidence = &mut attempt.evidence;
            evidence.retain(|fact| !matches!(fact, Evidence::LastWords(_)));
            evidence.push(said);
        }
    }

    /// The answer was delivered.
    #[cold]
    pub(super) fn record_origin_error(&self, (mut exchange, diagnosis): OriginError) {
        exchange.head_sent = true;
        exchange.bytes_in = self.bytes_in;
        exchange.bytes_out = self.bytes_out;
        exchange.duration_us = self.request.started.elapsed().as_micros() as u64;
        if let Some(attempt) = exchange.attempts.last_mut() {
            attempt.timeline = self.timeline;
        }
        let others = self.look_behind(&exchange, &diagnosis);
        self.record(Some((&exchange, &diagnosis)));
        self.keep_with_known(exchange, diagnosis, others);
    }
}
