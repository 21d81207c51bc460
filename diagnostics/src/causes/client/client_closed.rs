//! The client left before its answer was complete.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::{Evidence, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The client left before its answer was complete
    ///
    /// ## What happened
    ///
    /// The client closed or reset its connection (with HTTP/2: its stream) while Candor still
    /// worked on its request. Candor gave up the request to the upstream too.
    ///
    /// ## What it means
    ///
    /// Nobody saw an answer. The log says 499, a status that is never sent. A single one is a
    /// person who clicked on; many with a long wait are people who lost patience, or a program
    /// whose own timeout is shorter than the application takes.
    ///
    /// ## What to do
    ///
    /// Look at the phase and the time. If it ended while waiting for the upstream's head, the
    /// application is slow: compare the client's timeout with how long the application takes.
    client_closed {
        phase: Phase::Accept,
        party: Party::Client,
        error_type: None,
        status: 499,
        title: "The client left before its answer was complete",
        visitor: "The connection was closed before the answer was complete.",
        sentence: |facts| match left(facts) {
            Some((StreamEnd::Reset, _, _)) => "The client {client} reset its connection after {duration}, in phase {phase}.",
            _ => "The client {client} closed its connection after {duration}, in phase {phase}.",
        },
        likely: &[
            Likely::new(
                "slow_upstream",
                "The application was slow, and the client or the person before it stopped waiting.",
                |facts| match left(facts) {
                    Some((_, Phase::Head, after_ms)) => Weight::suggested_if(
                        after_ms >= 2_000,
                        "it left after {duration} without a byte of the answer",
                    ),
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "client_timeout",
                "The client's own timeout is shorter than Candor's and the application's.",
                |facts| match left(facts) {
                    Some((_, _, after_ms)) => Weight::shown_if(
                        after_ms >= 1_000 && after_ms % 1_000 < 60,
                        "it left after {duration}, a whole number of seconds",
                    ),
                    None => Weight::Possible,
                },
            ),
            Likely::new(
                "navigated_away",
                "A person closed the page, reloaded it or followed another link.",
                |facts| match left(facts) {
                    Some((_, _, after_ms)) => {
                        Weight::suggested_if(after_ms < 2_000, "it left after {duration} only")
                    }
                    None => Weight::Possible,
                },
            ),
            Likely::new(
                "network",
                "The client's network went away, or a load balancer in front cut the connection.",
                possible,
            ),
        ],
        steps: &[Step::tell(
            "Compare the client's timeout with the time the application takes for {path}.",
        )],
        recognize: recognize,
    }
}

fn left(facts: &Facts<'_>) -> Option<(StreamEnd, Phase, u64)> {
    let found = facts.last(|evidence| match evidence {
        Evidence::ClientLeft {
            end,
            phase,
            after_ms,
        } => Some((*end, *phase, *after_ms)),
        _ => None,
    });
    found.map(|(_, left)| left)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, end) = facts.last(|evidence| match evidence {
        Evidence::ClientLeft { end, .. } => Some(*end),
        _ => None,
    })?;
    Some(Verdict::certain(index).with(match end {
        StreamEnd::Reset => Some("reset"),
        StreamEnd::Fin => Some("closed"),
        StreamEnd::NoCloseNotify => Some("no_close_notify"),
        StreamEnd::Open => None,
    }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let left = Evidence::ClientLeft {
        end: StreamEnd::Fin,
        phase: Phase::Head,
        after_ms: 2_400,
    };
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![]);
    exchange.evidence = vec![left];
    exchange.duration_us = 2_400_000;
    exchange
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn left(phase: Phase, after_ms: u64) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Head, vec![]);
        exchange.phase = phase;
        exchange.evidence = vec![Evidence::ClientLeft {
            end: StreamEnd::Fin,
            phase,
            after_ms,
        }];
        exchange
    }

    #[test]
    fn positive() {
        check(&left(Phase::Head, 100), "client_closed", Some("closed"));
    }

    #[test]
    fn negative_the_upstream_failed_and_the_client_stayed() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 111)],
        );
        check(&exchange, "connect_refused", None);
    }

    #[test]
    fn time_flips() {
        check_first(&left(Phase::Head, 300), "navigated_away");
        check_first(&left(Phase::Head, 7_400), "slow_upstream");
    }

    #[test]
    fn a_round_time_flips() {
        check_first(&left(Phase::Head, 30_010), "client_timeout");
        check_first(&left(Phase::Head, 30_500), "slow_upstream");
    }
}
