//! The answer's body ended before its framing said so.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{BodyFraming, ChunkPart, ChunkStop, Evidence, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer ended before it was complete
    ///
    /// ## What happened
    ///
    /// The upstream's answer had begun, and the connection ended before the end of its body: fewer
    /// bytes than Content-Length had declared, no last chunk, or (`no_close_notify`) a TLS
    /// connection that ended without saying so, where the end of the connection is the end of the
    /// body.
    ///
    /// ## What it means
    ///
    /// The worker that wrote the answer was killed or failed in the midst of it, or the declared
    /// length is wrong. The client was shown that the answer is not complete: its connection (or
    /// stream) was cut too. The status that it saw is the upstream's.
    ///
    /// ## What to do
    ///
    /// Read the application's log at that time. If always the same number of bytes is missing, the
    /// declared length is wrong. `tolerate = ["no_close_notify"]` on the upstream accepts the end
    /// of a TLS connection as the end of a body of undeclared length.
    body_truncated {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The answer ended before it was complete",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match truncation(facts) {
            Some(Truncation { framing: BodyFraming::ContentLength, .. }) => "{peer} declared {declared} bytes and closed the connection after {received}: {missing} are missing.",
            Some(Truncation { framing: BodyFraming::Chunked, .. }) if within(facts, ChunkPart::Data) => "{peer} ended the connection after {received} bytes of a chunked body, in the midst of a chunk of {stop_size} bytes: {stop_left} of it are missing.",
            Some(Truncation { framing: BodyFraming::Chunked, .. }) => "{peer} ended the connection after {received} bytes of a chunked body, without the last chunk.",
            Some(Truncation { end: StreamEnd::NoCloseNotify, .. }) => "{peer} ended the TLS connection after {received} bytes without close_notify, so nobody knows whether the body is complete.",
            _ => "{peer} cut the connection after {received} bytes of the body.",
        },
        likely: &[
            Likely::new(
                "careless_tls",
                "The upstream's TLS library closes connections without close_notify, as many old ones do.",
                |facts| {
                    let end = truncation(facts).is_some_and(|it| it.end == StreamEnd::NoCloseNotify);
                    Weight::only_suggested_if(end, "the connection ended without close_notify")
                },
            ),
            Likely::new(
                "application_error",
                "The application failed while it wrote the body: an exception in a generator or template.",
                |facts| {
                    let chunked = truncation(facts).is_some_and(|it| it.framing == BodyFraming::Chunked && it.idle_ms < 10_000);
                    match chunked && !within(facts, ChunkPart::Data) {
                        true => Weight::Suggested("the last chunk was never written, and the connection was closed in good order"),
                        false => Weight::Possible,
                    }
                },
            ),
            Likely::new(
                "worker_timeout",
                "The worker was killed by a timeout of the application's server while it still wrote.",
                |facts| {
                    let idle = truncation(facts).is_some_and(|it| it.idle_ms >= 10_000);
                    Weight::suggested_if(idle, "nothing had come for {body_idle} before the end")
                },
            ),
            Likely::new(
                "killed",
                "The process was killed: out of memory, a deploy, a crash in native code.",
                |facts| Weight::suggested_if(within(facts, ChunkPart::Data), "it ended in the midst of a chunk"),
            ),
            Likely::new(
                "length_wrong",
                "The declared length is too long: counted before the body was changed, or in other units.",
                |facts| {
                    let few = truncation(facts).is_some_and(|it| {
                        it.end == StreamEnd::Fin
                            && it.declared.is_some_and(|declared| declared - it.received.min(declared) <= 64)
                    });
                    let counted = truncation(facts).is_some_and(|it| it.framing == BodyFraming::ContentLength);
                    match few && counted {
                        true => Weight::Suggested("only {missing} bytes are missing, and the connection was closed in good order"),
                        false => Weight::possible_if(counted),
                    }
                },
            ),
        ],
        steps: &[
            Step::tell_if(
                |facts| truncation(facts).is_some_and(|it| it.end == StreamEnd::NoCloseNotify && it.framing == BodyFraming::Close),
                "If it cannot be mended, write to the upstream at {upstream_place}: tolerate = [\"no_close_notify\"]",
            ),
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Count what the upstream sends:",
                "curl -g -s --max-time 65 -H Host:{request_host} http://{peer}{path} | wc -c",
            ),
            Step::run_if(
                |facts| facts.is_unix() || facts.is_loopback(),
                "See whether the kernel killed it for want of memory:",
                "journalctl -k --since -10min | grep -i -e oom -e killed",
            ),
        ],
        recognize: recognize,
    }
}

#[derive(Clone, Copy)]
struct Truncation {
    framing: BodyFraming,
    declared: Option<u64>,
    received: u64,
    end: StreamEnd,
    idle_ms: u64,
}

fn truncation(facts: &Facts<'_>) -> Option<Truncation> {
    ended(facts).map(|(_, truncation)| truncation)
}

fn ended(facts: &Facts<'_>) -> Option<(usize, Truncation)> {
    facts.last(|evidence| match evidence {
        Evidence::BodyEnded {
            framing,
            declared,
            received,
            end,
            idle_ms,
            ..
        } => Some(Truncation {
            framing: *framing,
            declared: *declared,
            received: *received,
            end: *end,
            idle_ms: *idle_ms,
        }),
        _ => None,
    })
}

/// The chunked body stood within this part when it ended.
fn within(facts: &Facts<'_>, part: ChunkPart) -> bool {
    let stop = facts.last(|evidence| match evidence {
        Evidence::ChunkStop(ChunkStop { within, .. }) => Some(*within),
        _ => None,
    });
    stop.is_some_and(|(_, within)| within == part)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, truncation) = ended(facts)?;
    if truncation.framing == BodyFraming::EndStream {
        return None;
    }
    let reason = match truncation.end {
        // A reset has a name of its own.
        StreamEnd::Open | StreamEnd::Reset => return None,
        StreamEnd::Fin => facts
            .fastcgi()
            .and_then(|(_, fact)| fact.reason())
            .unwrap_or("closed"),
        StreamEnd::NoCloseNotify => "no_close_notify",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = Evidence::BodyEnded {
        framing: BodyFraming::ContentLength,
        declared: Some(10_240),
        received: 4_096,
        end: StreamEnd::Fin,
        errno: None,
        idle_ms: 12,
    };
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
    exchange.attempts[0].received_status = Some(200);
    exchange
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{StatusBy, diagnose};
    use crate::evidence::{BodyFraming, ChunkPart, ChunkStop, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    fn truncated(framing: BodyFraming, received: u64, end: StreamEnd, idle_ms: u64) -> Exchange {
        let evidence = Evidence::BodyEnded {
            framing,
            declared: (framing == BodyFraming::ContentLength).then_some(10_000),
            received,
            end,
            errno: None,
            idle_ms,
        };
        let mut exchange = exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
        exchange.head_sent = true;
        exchange.attempts[0].received_status = Some(200);
        exchange
    }

    #[test]
    fn positive() {
        let closed = truncated(BodyFraming::ContentLength, 40, StreamEnd::Fin, 1);
        check(&closed, "body_truncated", Some("closed"));
        assert_eq!(diagnose(&closed).status, 200);
        assert_eq!(diagnose(&closed).status_by, StatusBy::Upstream);
        let chunked = truncated(BodyFraming::Chunked, 40, StreamEnd::Fin, 1);
        check(&chunked, "body_truncated", Some("closed"));
        let cut = truncated(BodyFraming::Close, 40, StreamEnd::NoCloseNotify, 1);
        check(&cut, "body_truncated", Some("no_close_notify"));
    }

    #[test]
    fn negative_it_was_reset() {
        let reset = truncated(BodyFraming::Chunked, 40, StreamEnd::Reset, 1);
        check(&reset, "body_reset", None);
    }

    #[test]
    fn negative_it_only_stalled() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Body,
            vec![timer("timeout.idle", 60_000)],
        );
        check(&exchange, "timeout_body_idle", None);
    }

    #[test]
    fn the_missing_bytes_flip() {
        check_first(
            &truncated(BodyFraming::ContentLength, 9_990, StreamEnd::Fin, 1),
            "length_wrong",
        );
        check_first(
            &truncated(BodyFraming::ContentLength, 4_096, StreamEnd::Fin, 1),
            "application_error",
        );
    }

    #[test]
    fn the_place_flips() {
        let mut exchange = truncated(BodyFraming::Chunked, 40, StreamEnd::Fin, 1);
        let stop = |within| {
            Evidence::ChunkStop(ChunkStop {
                within,
                size: 64,
                left: 24,
            })
        };
        exchange.attempts[0].evidence.push(stop(ChunkPart::Between));
        check_first(&exchange, "application_error");
        exchange.attempts[0].evidence[1] = stop(ChunkPart::Data);
        check_first(&exchange, "killed");
    }

    #[test]
    fn the_silence_flips() {
        check_first(
            &truncated(BodyFraming::Chunked, 40, StreamEnd::Fin, 1),
            "application_error",
        );
        check_first(
            &truncated(BodyFraming::Chunked, 40, StreamEnd::Fin, 30_000),
            "worker_timeout",
        );
    }
}
