//! What is odd about an answer that is passed on: findings.

use std::sync::Arc;
use std::time::Instant;

use candor_conf::model::Tolerate;
use candor_diagnostics::anatomy::begins_like_fields;
use candor_diagnostics::evidence::{Evidence, RAW_HEAD_MAX, StreamEnd};

use super::Run;
use super::body::{Framing, Piece};
use super::downstream::Downstream;
use super::relay::Relay;
use super::sample::{self, Sample};
use crate::http1::field::Known;
use crate::telemetry::Finding;
use crate::upstream::{Upstream, pool};

impl<D: Downstream> Run<'_, D> {
    /// An oddity of the answer that is being passed on: listed in the request's line, and told in
    /// one of its own.
    #[cold]
    pub(super) fn find(&mut self, upstream: &Upstream, evidence: &[Evidence]) {
        let finding = Finding {
            request_id: self.id.as_bytes(),
            late: false,
            site: self.site.map(|site| &*self.snapshot.sites[site]),
            upstream: Some(&upstream.telemetry),
            evidence,
        };
        self.findings.push(finding.cause());
        self.client.process.telemetry.finding(&finding);
    }

    /// The answer came before the request had left whole. One that answers `Expect: 100-continue`
    /// in time is as it should be.
    #[cold]
    pub(super) fn note_early_answer(&mut self, relay: &Relay<'_>) {
        if self.request.head.expect_continue && relay.upload.payload == 0 {
            return;
        }
        let fact = self.early_answer(&relay.upload, self.status);
        self.find(relay.upstream, &[fact]);
    }

    /// Surplus that lay behind the body before the head left: refuse, unless tolerated.
    #[cold]
    pub(super) fn judge_surplus(
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
    pub(super) fn pass_surplus(&mut self, relay: &mut Relay<'_>, at: usize) {
        relay.sound = false;
        pool::bar(relay.server.id, Instant::now());
        let surplus = overrun(relay, &self.work.received.filled()[at..]);
        self.find(relay.upstream, &[surplus]);
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
    pub(super) fn look_for_fields(
        &mut self,
        relay: &Relay<'_>,
        head: Vec<u8>,
        body: std::ops::Range<usize>,
    ) {
        let body = &self.work.received.filled()[body];
        if !begins_like_fields(body) {
            return;
        }
        let mut raw = head;
        let room = RAW_HEAD_MAX.saturating_sub(raw.len());
        raw.extend_from_slice(&body[..body.len().min(room)]);
        let head = Evidence::ResponseHead {
            total: raw.len() as u64,
            raw,
            end: StreamEnd::Open,
            refused: false,
        };
        self.find(relay.upstream, &[head]);
    }

    /// A whole coded body lies behind the head: now and then one is decoded beside the traffic.
    #[cold]
    pub(super) fn sample(&self, upstream: &Upstream, head_length: usize, length: usize) {
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
}

fn overrun(relay: &Relay<'_>, surplus: &[u8]) -> Evidence {
    Evidence::Overrun {
        framing: relay.body.kind(),
        declared: relay.body.received,
        surplus_seen: surplus.len() as u64,
        surplus: surplus[..surplus.len().min(64)].to_vec(),
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
