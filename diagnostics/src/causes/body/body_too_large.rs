//! The answer's body is larger than it may be.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer is larger than it may be
    ///
    /// ## What happened
    ///
    /// The configuration limits how large an answer of the upstream may be, by `limit.response_body`, and
    /// this answer is larger: by its Content-Length (`declared`), or by what had come of it (`received`).
    ///
    /// ## What it means
    ///
    /// A declared length is known before anything has left, so the client gets this diagnosis. Where no
    /// length is declared the answer is cut when it grows too large, so that the client can tell that it
    /// is not whole. There is no such limit unless it is written.
    ///
    /// ## What to do
    ///
    /// If answers of that size are meant, raise the limit for the route. If not, see why the application
    /// answers with so much: a list without pages, an export at the wrong address, a loop.
    body_too_large {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_body_size"),
        status: 502,
        title: "The answer is larger than it may be",
        visitor: "The application behind this address gave an answer that is too large.",
        sentence: |facts| match reason(facts) {
            Some("declared") => "The answer of {peer} has {declared} bytes, and {body_limit} are allowed (limit.response_body).",
            _ => "The answer of {peer} grew beyond the {body_limit} bytes that are allowed (limit.response_body): {received} had come.",
        },
        likely: &[
            Likely::new(
                "endless",
                "The answer has no end: an event stream, a log that is followed, a loop in the application.",
                |facts| match reason(facts) {
                    Some("received") => Weight::Suggested("no length was declared"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "whole_list",
                "The application sends all there is: a list without pages, an export, a dump.",
                possible,
            ),
            Likely::new(
                "limit_small",
                "Answers of that size are meant, and the limit is too small for this route.",
                |facts| {
                    let near = too_large(facts).is_some_and(|(_, it)| {
                        it.declared.is_some_and(|declared| declared / 4 <= it.limit)
                    });
                    Weight::suggested_if(near, "it is at most four times the limit")
                },
            ),
        ],
        steps: &[
            Step::tell_if(
                |facts| facts.value("body_limit_place").is_some(),
                "The limit is limit.response_body = {body_limit} bytes, written at: {body_limit_place}.",
            ),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Count what the upstream sends:",
                "curl -g -s --max-time 65 -H Host:{request_host} http://{peer}{path} | wc -c",
            ),
        ],
        recognize: recognize,
    }
}

#[derive(Clone, Copy)]
struct TooLarge {
    declared: Option<u64>,
    limit: u64,
}

fn too_large(facts: &Facts<'_>) -> Option<(usize, TooLarge)> {
    facts.last(|evidence| match evidence {
        Evidence::BodyTooLarge {
            declared, limit, ..
        } => Some(TooLarge {
            declared: *declared,
            limit: *limit,
        }),
        _ => None,
    })
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    too_large(facts).map(|(_, it)| match it.declared {
        Some(_) => "declared",
        None => "received",
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, _) = too_large(facts)?;
    Some(Verdict::certain(index).with(reason(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = Evidence::BodyTooLarge {
        declared: Some(52_428_800),
        received: 0,
        limit: 10_000_000,
        place: Some(crate::testing::place(6)),
    };
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
    exchange.attempts[0].received_status = Some(200);
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::evidence::{BodyFraming, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn large(declared: Option<u64>, limit: u64) -> Exchange {
        let evidence = Evidence::BodyTooLarge {
            declared,
            received: limit + 1,
            limit,
            place: None,
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        check(&sample(), "body_too_large", Some("declared"));
        check(&large(None, 100), "body_too_large", Some("received"));
    }

    #[test]
    fn negative_more_than_declared() {
        let evidence = Evidence::Overrun {
            framing: Some(BodyFraming::ContentLength),
            declared: 100,
            surplus_seen: 9,
            surplus: b"surplus!\n".to_vec(),
        };
        let exchange = exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
        check(&exchange, "framing_overrun", None);
    }

    #[test]
    fn the_length_flips() {
        check_first(&large(None, 100), "endless");
        check_first(&large(Some(150), 100), "limit_small");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&large(Some(150), 100), "limit_small");
        check_first(&large(Some(1_000_000), 100), "whole_list");
    }
}
