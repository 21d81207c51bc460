//! The time for the whole exchange was over.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The time for the whole exchange was over
    ///
    /// ## What happened
    ///
    /// `timeout.total` covers a request from the end of its head to the last byte of its answer, all
    /// attempts together. It ran out; the reason is the phase in which it did. Before the answer's head
    /// had left, the client got 504; after it, the answer was cut so that the client can tell.
    ///
    /// ## What it means
    ///
    /// No single wait was too long, or none of the other timers is as short: the sum was. Large
    /// downloads, slow clients, and retries that used up the time are what it is made of.
    ///
    /// ## What to do
    ///
    /// The times of the phases show where it went. Raise the timer where it is written, or for the
    /// one route that needs it.
    timeout_total {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_timeout"),
        status: 504,
        title: "The time for the whole exchange was over",
        visitor: "The application behind this address did not answer in time.",
        sentence: |facts| match facts.reason {
            Some("request") => "The whole exchange with {peer} did not end within {limit} ({timer}): the request was still being sent.",
            Some("head") => "The whole exchange with {peer} did not end within {limit} ({timer}): the answer had not begun, or its head was not complete.",
            Some("body") => "The whole exchange with {peer} did not end within {limit} ({timer}): the answer's body was still on its way.",
            _ => "The whole exchange with {peer} did not end within {limit} ({timer}): there was no connection yet.",
        },
        likely: &[
            Likely::new(
                "limit",
                "The limit is too short for this application.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 1_000);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "retries",
                "Attempts that failed before used up the time.",
                |facts| {
                    let several = facts.exchange.attempts.len() > 1;
                    Weight::only_shown_if(several, "{attempts} attempts were made")
                },
            ),
            Likely::new(
                "large_download",
                "The answer is large, or the client slow: the time for the whole exchange is too short.",
                |facts| {
                    let body = facts.phase == Phase::Body;
                    Weight::only_suggested_if(body, "{bytes_out} bytes of the answer had been delivered")
                },
            ),
            Likely::new(
                "large_upload",
                "The request's body is large, or the client slow in sending it.",
                |facts| {
                    let sending = facts.phase == Phase::Request;
                    Weight::only_suggested_if(sending, "the request had not left whole")
                },
            ),
            Likely::new(
                "slow_application",
                "The application takes longer than this for its answer.",
                |facts| Weight::suggested_if(facts.phase == Phase::Head, "the request had left, and the answer had not come"),
            ),
            Likely::new(
                "slow_dependency",
                "The application waits for something else: a slow query, another service, a lock.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See how long the upstream takes by itself:",
                "curl -g -sv --max-time 300 -o /dev/null -H Host:{request_host} http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "See how long the upstream takes by itself:",
                "curl -g -sv --max-time 300 -o /dev/null --unix-socket {socket} http://{request_host}{path}",
            ),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if facts.attempt.is_none() || facts.phase < Phase::Resolve {
        return None;
    }
    let (index, _) = facts.timer_named("timeout.total")?;
    Some(Verdict::certain(index).reason(facts.phase.as_str()))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::over(Phase::Head, 30_000)
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{attempt, check, check_first, exchange, timer, tried};

    pub(super) fn over(phase: Phase, limit_ms: u64) -> Exchange {
        let evidence = vec![timer("timeout.total", limit_ms)];
        exchange("10.0.0.5:8000", phase, evidence)
    }

    #[test]
    fn positive_in_every_phase() {
        assert_eq!(diagnose(&sample()).status, 504);
        for phase in [Phase::Connect, Phase::Request, Phase::Head, Phase::Body] {
            let exchange = over(phase, 30_000);
            check(&exchange, "timeout_total", Some(phase.as_str()));
        }
    }

    #[test]
    fn negative_another_timer() {
        let evidence = vec![timer("timeout.first_byte", 30_000)];
        let exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        check(&exchange, "timeout_first_byte", None);
    }

    #[test]
    fn the_phase_flips() {
        check_first(&over(Phase::Body, 30_000), "large_download");
        check_first(&over(Phase::Request, 30_000), "large_upload");
    }

    #[test]
    fn retries_flip() {
        let mut exchange = over(Phase::Head, 30_000);
        check_first(&exchange, "slow_application");
        let failed = attempt(
            "10.0.0.4:8000",
            Phase::Connect,
            vec![tried("10.0.0.4:8000", 111)],
        );
        exchange.attempts.insert(0, failed);
        check_first(&exchange, "retries");
    }
}
