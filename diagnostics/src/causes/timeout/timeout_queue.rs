//! The request waited for its turn in vain.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::AtLimit;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The request waited for its turn in vain
    ///
    /// ## What happened
    ///
    /// The upstream served as many requests as it may. This one waited for a place until
    /// `timeout.queue` ran out. Nobody was asked.
    ///
    /// ## What it means
    ///
    /// More requests come than the upstream finishes. A queue helps against a burst; when requests
    /// come faster than they are served for longer, it only fills up.
    ///
    /// ## What to do
    ///
    /// See whether the application has become slow. If not, add members or raise the limit. A longer
    /// wait helps only if the bursts are short.
    timeout_queue {
        phase: Phase::Admit,
        party: Party::Proxy,
        error_type: Some("connection_limit_reached"),
        status: 503,
        title: "The request waited for its turn in vain",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |facts| match limit(facts) {
            Some(_) => "The request waited {elapsed} ({timer} = {limit}) for upstream {upstream}, which serves {active} of at most {active_max}, with {waiting} waiting.",
            None => "The request waited {elapsed} ({timer} = {limit}) for a place at the upstream.",
        },
        likely: &[
            Likely::new(
                "slow_application",
                "The application has become slow, and each request holds its place for longer.",
                |facts| {
                    let slow = limit(facts).is_some_and(|it| it.oldest_ms >= 10_000);
                    Weight::suggested_if(slow, "the oldest of those that are served has taken {oldest} so far")
                },
            ),
            Likely::new(
                "too_many_requests",
                "More requests come than the upstream can finish, however quick it is.",
                |facts| {
                    let many = limit(facts).is_some_and(|it| it.waiting >= it.max && it.oldest_ms < 10_000);
                    Weight::suggested_if(many, "{waiting} requests wait for {active_max} places")
                },
            ),
            Likely::new(
                "wait_too_short",
                "The wait is too short for a burst.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 100);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "limit_low",
                "The limit is lower than what the application can serve.",
                |facts| {
                    let low = limit(facts).is_some_and(|it| it.max <= 4);
                    Weight::suggested_if(low, "the limit is {active_max} only")
                },
            ),
        ],
        steps: &[
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
            Step::tell_if(|facts| limit(facts).is_some(), "The limit is {limit_key} = {active_max}, written at {upstream_place}."),
            Step::tell_if(|facts| limit(facts).is_some(), "See in the log which requests to {upstream} take longest: duration_ms."),
        ],
        recognize: recognize,
    }
}

fn limit<'a>(facts: &Facts<'a>) -> Option<&'a AtLimit> {
    Some(facts.at_limit()?.1)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.timer_named("timeout.queue")?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::waited(1_000, 64, 12_000)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{AtLimit, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{alone, check, check_first, place, timer};

    pub(super) fn waited(limit_ms: u64, max: u64, oldest_ms: u64) -> Exchange {
        let fact = AtLimit {
            upstream: "app".to_owned(),
            limit: "max_connections",
            place: Some(place(9)),
            active: max,
            max,
            waiting: 17,
            waiting_max: 100,
            oldest_ms,
        };
        let mut exchange = alone(Phase::Admit, Evidence::AtLimit(fact));
        exchange.evidence.push(timer("timeout.queue", limit_ms));
        exchange
    }

    #[test]
    fn positive() {
        check(&waited(1_000, 64, 12_000), "timeout_queue", None);
        let bare = alone(Phase::Admit, timer("timeout.queue", 1_000));
        check(&bare, "timeout_queue", None);
    }

    #[test]
    fn negative_it_did_not_wait() {
        let mut exchange = waited(1_000, 64, 12_000);
        exchange.evidence.pop();
        check(&exchange, "upstream_limit_reached", Some("queue_full"));
    }

    #[test]
    fn the_oldest_flips() {
        check_first(&waited(1_000, 16, 12_000), "slow_application");
        check_first(&waited(1_000, 16, 900), "too_many_requests");
    }

    #[test]
    fn the_wait_flips() {
        check_first(&waited(1_000, 64, 12_000), "slow_application");
        check_first(&waited(20, 64, 12_000), "wait_too_short");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&waited(1_000, 64, 900), "slow_application");
        check_first(&waited(1_000, 2, 900), "too_many_requests");
        check_first(&waited(1_000, 2, 12_000), "slow_application");
    }
}
