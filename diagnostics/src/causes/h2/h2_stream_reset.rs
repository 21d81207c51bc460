//! The upstream reset the stream.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Http2Fault;
use crate::exchange::Phase;
use crate::facts::Facts;

const NO_ERROR: u32 = 0x0;
const PROTOCOL_ERROR: u32 = 0x1;
const INTERNAL_ERROR: u32 = 0x2;
const CANCEL: u32 = 0x8;
const ENHANCE_YOUR_CALM: u32 = 0xb;

catalog! {
    /// # The upstream reset the HTTP/2 stream
    ///
    /// ## What happened
    ///
    /// The upstream took the request and ended its stream with RST_STREAM, before or in the middle
    /// of the answer. The connection itself goes on.
    ///
    /// ## What it means
    ///
    /// The upstream gave up on this one request. The error code says why: `INTERNAL_ERROR` and
    /// `CANCEL` come from an application that failed or took too long, `PROTOCOL_ERROR` from a server
    /// that objects to the request itself.
    ///
    /// ## What to do
    ///
    /// Read the application's log at the time of this request. Repeat the request with `nghttp -nv`
    /// and see which frame is the last.
    h2_stream_reset {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The upstream reset the HTTP/2 stream",
        visitor: "The application behind this address did not answer this request.",
        sentence: |facts| match reset(facts) {
            Some((_, 0)) => "{peer} reset stream {stream} ({h2_code_name}) before it sent a byte of a body.",
            _ => "{peer} reset stream {stream} ({h2_code_name}) after {received} bytes of the body.",
        },
        likely: &[
            Likely::new(
                "application_error",
                "The application failed on this request and its server reset the stream.",
                |facts| match reset(facts) {
                    Some((INTERNAL_ERROR, _)) => Weight::Suggested("the code is {h2_code_name}"),
                    Some((CANCEL | NO_ERROR, 1..)) => Weight::Suggested("it had begun to answer, and stopped after {received} bytes"),
                    Some((PROTOCOL_ERROR, _)) => Weight::Excluded,
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "own_timeout",
                "A timeout of the upstream's own ran out, and it canceled the request.",
                |facts| match reset(facts) {
                    Some((CANCEL, 0)) => Weight::Suggested("the code is CANCEL, and nothing of an answer had come"),
                    Some((CANCEL, _)) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "objects_to_the_request",
                "The upstream objects to the request: a field that HTTP/2 forbids, a path or a method that it does not take.",
                |facts| match reset(facts) {
                    Some((PROTOCOL_ERROR, _)) => Weight::Suggested("the code is {h2_code_name}"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "head_too_large",
                "The fields of the request are larger than the upstream takes.",
                |facts| match reset(facts) {
                    Some((ENHANCE_YOUR_CALM, _)) => Weight::Suggested("the code is {h2_code_name}"),
                    Some((PROTOCOL_ERROR | INTERNAL_ERROR, _)) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "answered_early",
                "The upstream had its answer complete and wanted no more of the request's body.",
                |facts| match reset(facts) {
                    Some((NO_ERROR, _)) => Weight::suggested_if(facts.exchange.bytes_in > 0, "the code is NO_ERROR, and the request has a body"),
                    _ => Weight::Excluded,
                },
            ),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix() && !speaks_tls(facts),
                "Repeat the request and see which frame is the last:",
                "nghttp -nv http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix() && speaks_tls(facts),
                "Repeat the request and see which frame is the last:",
                "nghttp -nv https://{peer}{path}",
            ),
        ],
        recognize: recognize,
    }
}

/// The error code, and how much of a body had come.
fn reset(facts: &Facts<'_>) -> Option<(u32, u64)> {
    match facts.http2()?.1 {
        Http2Fault::Reset { code, received, .. } => Some((*code, *received)),
        _ => None,
    }
}

fn speaks_tls(facts: &Facts<'_>) -> bool {
    facts.nearest_attempt().is_some_and(|attempt| attempt.tls)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.http2()?;
    let (code, _) = reset(facts)?;
    // These two have causes of their own.
    if matches!(
        code,
        Http2Fault::REFUSED_STREAM | Http2Fault::HTTP_1_1_REQUIRED
    ) {
        return None;
    }
    Some(Verdict::certain(index).reason(match code {
        NO_ERROR => "no_error",
        PROTOCOL_ERROR => "protocol_error",
        INTERNAL_ERROR => "internal_error",
        CANCEL => "cancel",
        ENHANCE_YOUR_CALM => "calm",
        _ => "other_code",
    }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::reset(0x2, 0)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn reset(code: u32, received: u64) -> Exchange {
        let fault = Http2Fault::Reset {
            code,
            stream: 3,
            received,
            open: 1,
            open_max: Some(100),
        };
        exchange(
            "h2c://10.0.0.5:50051",
            Phase::Head,
            vec![Evidence::Http2(fault)],
        )
    }

    #[test]
    fn positive() {
        for (code, reason) in [
            (0x0, "no_error"),
            (0x1, "protocol_error"),
            (0x2, "internal_error"),
            (0x8, "cancel"),
            (0xb, "calm"),
            (0x77, "other_code"),
        ] {
            check(&reset(code, 0), "h2_stream_reset", Some(reason));
        }
    }

    #[test]
    fn negative_refused() {
        check(&reset(0x7, 0), "h2_refused_stream", Some("refused"));
    }

    #[test]
    fn negative_http_1_is_required() {
        check(&reset(0xd, 0), "h2_http11_required", None);
    }

    #[test]
    fn the_code_flips() {
        check_first(&reset(0x2, 0), "application_error");
        check_first(&reset(0x1, 0), "objects_to_the_request");
    }

    #[test]
    fn the_body_flips() {
        check_first(&reset(0x8, 0), "own_timeout");
        check_first(&reset(0x8, 4_096), "application_error");
    }
}
