//! Relaying the body failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer could not be relayed to its end
    ///
    /// ## What happened
    ///
    /// The head of the answer was passed on, and its body could not be, in a way that has no code of its
    /// own: it was neither cut, nor broken, nor too slow.
    ///
    /// ## What it means
    ///
    /// The client was shown that the answer is not complete: its connection (or stream) was cut.
    ///
    /// ## What to do
    ///
    /// The error stands in the evidence. Look at the network between, and at the host of the upstream.
    body_other {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The answer could not be relayed to its end",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match (facts.reason, facts.value("errno_name")) {
            (Some(_), _) => "Relaying the answer of {peer} failed: {reason}.",
            (None, Some(_)) => "Relaying the answer of {peer} failed with {errno_name} (errno {errno}).",
            (None, None) => "Relaying the answer of {peer} failed.",
        },
        likely: &[
            Likely::new(
                "stalled",
                "The application is stuck in the midst of its answer.",
                |facts| Weight::only_suggested_if(facts.timer().is_some(), "nothing came until {timer} ran out"),
            ),
            Likely::new(
                "network",
                "The connection to the upstream broke.",
                |facts| Weight::suggested_if(facts.errno().is_some(), "the kernel said {errno_name} (errno {errno})"),
            ),
            Likely::new("crash", "The process crashed or was killed.", possible),
        ],
        steps: &[
            Step::tell_if(
                |facts| facts.timer().is_some(),
                "The limit is {timer} = {limit}, written at: {timer_place}.",
            ),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Body) {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    Some(Verdict::unknown(facts.last_observed()))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::failed(Some(110))
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    pub(super) fn failed(errno: Option<i32>) -> Exchange {
        let read = Evidence::Io {
            operation: "read".to_owned(),
            errno,
            text: "Connection timed out (os error 110)".to_owned(),
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![read])
    }

    fn timed_out(name: &'static str) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Body, vec![timer(name, 60_000)])
    }

    #[test]
    fn positive() {
        check(&failed(Some(110)), "body_other", None);
        check(
            &exchange("10.0.0.5:8000", Phase::Body, vec![]),
            "body_other",
            None,
        );
        check(&timed_out("timeout.other"), "body_other", Some("timeout"));
    }

    #[test]
    fn negative_a_timer() {
        check(&timed_out("timeout.idle"), "timeout_body_idle", None);
        check(&timed_out("timeout.total"), "timeout_total", Some("body"));
    }

    #[test]
    fn negative_it_ended() {
        let evidence = Evidence::BodyEnded {
            framing: BodyFraming::Chunked,
            declared: None,
            received: 9,
            end: StreamEnd::Fin,
            errno: None,
            idle_ms: 1,
        };
        let exchange = exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
        check(&exchange, "body_truncated", Some("closed"));
    }

    #[test]
    fn a_timer_flips() {
        check_first(&failed(Some(110)), "network");
        check_first(&timed_out("timeout.other"), "stalled");
    }

    #[test]
    fn an_errno_flips() {
        let mut both = timed_out("timeout.other");
        check_first(&both, "stalled");
        both.attempts[0].evidence = failed(Some(5)).attempts[0].evidence.clone();
        check_first(&both, "network");
    }
}
