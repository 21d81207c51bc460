//! Relaying the body failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer could not be relayed to its end
    ///
    /// ## What happened
    ///
    /// The head of the answer was passed on, and its body could not be, in a way that has no code of its
    /// own yet: nothing came for too long (`idle_timeout`), the time for the whole exchange was over
    /// (`total_timeout`), or reading failed.
    ///
    /// ## What it means
    ///
    /// The client was shown that the answer is not complete: its connection (or stream) was cut.
    ///
    /// ## What to do
    ///
    /// For event streams and long polls let the application send a heartbeat, or raise `timeout.idle` for
    /// the route.
    body_other {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The answer could not be relayed to its end",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match facts.reason {
            Some("idle_timeout") => "{peer} sent nothing for {limit} in the midst of its answer ({timer}).",
            Some("total_timeout") => "The whole exchange with {peer} did not end within {limit} ({timer}).",
            Some(_) => "Relaying the answer of {peer} failed: {reason}.",
            None => "Relaying the answer of {peer} failed.",
        },
        likely: &[
            Likely::new(
                "event_stream",
                "An event stream or long poll without a heartbeat: let the application send a comment now and then, or raise the timer.",
                |facts| Weight::only_suggested_if(is_timer(facts, "timeout.idle"), "nothing came for {limit}"),
            ),
            Likely::new(
                "large_download",
                "The answer is large, or the client slow: the time for the whole exchange is too short.",
                |facts| Weight::only_suggested_if(is_timer(facts, "timeout.total"), "{timer} is {limit}"),
            ),
            Likely::new(
                "stalled",
                "The application is stuck in the midst of its answer.",
                |facts| Weight::possible_if(facts.timer().is_some()),
            ),
            Likely::new(
                "network",
                "The connection to the upstream broke.",
                |facts| Weight::suggested_if(facts.errno().is_some(), "the kernel said {errno_name} (errno {errno})"),
            ),
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

fn is_timer(facts: &Facts<'_>, name: &str) -> bool {
    facts.timer().is_some_and(|(_, timer)| timer.name == name)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Body) {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    Some(Verdict::unknown(facts.evidence.len().checked_sub(1)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = crate::evidence::Evidence::Io {
        operation: "read".to_owned(),
        errno: Some(5),
        text: "Input/output error".to_owned(),
    };
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    fn timed_out(name: &'static str) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Body, vec![timer(name, 60_000)])
    }

    #[test]
    fn positive() {
        check(
            &timed_out("timeout.idle"),
            "body_other",
            Some("idle_timeout"),
        );
        check(
            &exchange("10.0.0.5:8000", Phase::Body, vec![]),
            "body_other",
            None,
        );
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
    fn the_timer_flips() {
        check_first(&timed_out("timeout.idle"), "event_stream");
        check_first(&timed_out("timeout.total"), "large_download");
    }

    #[test]
    fn an_errno_flips() {
        let mut exchange = timed_out("timeout.idle");
        check_first(&exchange, "event_stream");
        exchange.attempts[0].evidence = vec![Evidence::Io {
            operation: "read".to_owned(),
            errno: Some(5),
            text: "Input/output error".to_owned(),
        }];
        check_first(&exchange, "network");
    }
}
