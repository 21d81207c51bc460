//! The upstream is left alone for a while.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::CircuitOpen;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream is left alone for a while
    ///
    /// ## What happened
    ///
    /// Requests to this upstream failed one after another, as often as the configuration allows.
    /// Since then Candor answers in its place, and from time to time lets one request through to see
    /// whether it has recovered. This request was not one of those.
    ///
    /// ## What it means
    ///
    /// This answer is a consequence. The cause is what the requests before it failed with; it is
    /// named first below.
    ///
    /// ## What to do
    ///
    /// Look up that cause and remove it. Once the upstream answers again, the next trial opens the
    /// way, without anybody doing anything.
    upstream_circuit_open {
        phase: Phase::Select,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 503,
        title: "The upstream is left alone for a while",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match facts.value("root_cause") {
            Some(_) => "Upstream {upstream} has been left alone for {open_for}, because {root_count} requests ended with {root_cause}; the next trial is in {next_trial}.",
            None => "Upstream {upstream} has been left alone for {open_for}; the next trial is in {next_trial}.",
        },
        likely: &[
            Likely::new(
                "down",
                "The application is down: connections to it are refused or lead nowhere.",
                |facts| {
                    let down = root(facts).is_some_and(|root| {
                        ["connect_", "socket_", "dns_"].iter().any(|group| root.starts_with(group))
                    });
                    Weight::only_suggested_if(down, "{root_count} requests ended with {root_cause}")
                },
            ),
            Likely::new(
                "slow",
                "The application answers too slowly, and its requests run into a time limit.",
                |facts| {
                    let slow = root(facts).is_some_and(|root| root.starts_with("timeout_"));
                    Weight::only_suggested_if(slow, "{root_count} requests ended with {root_cause}")
                },
            ),
            Likely::new(
                "fails_on_requests",
                "The application runs and fails on the requests themselves.",
                |facts| {
                    let fails = root(facts).is_some_and(|root| {
                        ["origin_error", "head_", "body_", "framing_", "h2_"].iter().any(|group| root.starts_with(group))
                    });
                    Weight::only_suggested_if(fails, "{root_count} requests ended with {root_cause}")
                },
            ),
            Likely::new(
                "not_recovered",
                "The upstream has not recovered: every trial since has failed too.",
                |facts| {
                    let again = circuit(facts).is_some_and(|it| it.trials >= 3);
                    Weight::only_shown_if(again, "{trials} trials have failed since")
                },
            ),
            Likely::new(
                "rule_too_strict",
                "The rule is too strict: a few failures among many requests are enough for it.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("Read what the first cause means:", "candor explain {root_cause}"),
            Step::tell("Find the requests that failed before this one in the log: cause, upstream {upstream}."),
            Step::tell("The rule is written at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn circuit<'a>(facts: &Facts<'a>) -> Option<&'a CircuitOpen> {
    Some(facts.circuit_open()?.1)
}

/// What most of the requests before failed with.
fn root(facts: &Facts<'_>) -> Option<&'static str> {
    Some(circuit(facts)?.failures.first()?.cause)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.circuit_open()?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::open("connect_timeout", 1)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{CircuitOpen, Evidence, Failures};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{alone, check, check_first, place};

    pub(super) fn open(cause: &'static str, trials: u64) -> Exchange {
        let fact = CircuitOpen {
            upstream: "app".to_owned(),
            place: Some(place(9)),
            open_for_ms: 12_000,
            next_trial_ms: 18_000,
            trials,
            failures: vec![Failures { cause, count: 5 }],
        };
        alone(Phase::Select, Evidence::CircuitOpen(fact))
    }

    #[test]
    fn positive() {
        check(&open("connect_timeout", 0), "upstream_circuit_open", None);
    }

    #[test]
    fn negative_its_checks_fail() {
        let exchange = crate::causes::availability::upstream_all_unhealthy::sample();
        check(&exchange, "upstream_all_unhealthy", Some("status"));
    }

    #[test]
    fn the_root_flips() {
        check_first(&open("connect_timeout", 0), "down");
        check_first(&open("timeout_first_byte", 0), "slow");
        check_first(&open("origin_error", 0), "fails_on_requests");
    }

    #[test]
    fn the_trials_flip() {
        check_first(&open("connect_timeout", 1), "down");
        check_first(&open("connect_timeout", 6), "not_recovered");
    }
}
