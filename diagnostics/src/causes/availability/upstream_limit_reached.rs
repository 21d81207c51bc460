//! The upstream serves as many requests as it may.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::AtLimit;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream serves as many requests as it may
    ///
    /// ## What happened
    ///
    /// The configuration limits how many requests this upstream serves at once. That many are being
    /// served, and the queue for further ones is full or there is none.
    ///
    /// ## What it means
    ///
    /// The limit protects the application. Either more people come than it was made for, or the
    /// application has become slow, so that each request holds its place for longer.
    ///
    /// ## What to do
    ///
    /// See first whether the application is slower than usual; a higher limit would make that worse.
    /// If it has room, raise the limit where it is written, allow a queue, or add members.
    upstream_limit_reached {
        phase: Phase::Admit,
        party: Party::Proxy,
        error_type: Some("connection_limit_reached"),
        status: 503,
        title: "The upstream serves as many requests as it may",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |facts| match limit(facts) {
            Some(it) if it.waiting_max > 0 => "Upstream {upstream} serves {active} of at most {active_max} requests ({limit_key}), and {waiting} of at most {waiting_max} wait already.",
            _ => "Upstream {upstream} serves {active} of at most {active_max} requests ({limit_key}), and no queue is allowed.",
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
                "limit_low",
                "The limit is lower than what the application can serve.",
                |facts| {
                    let low = limit(facts).is_some_and(|it| it.max <= 4);
                    Weight::suggested_if(low, "the limit is {active_max} only")
                },
            ),
            Likely::new(
                "burst",
                "More requests came at once than usual, and the next moment has room again.",
                |facts| {
                    let quick = limit(facts).is_some_and(|it| it.oldest_ms < 1_000);
                    Weight::suggested_if(quick, "even the oldest of those that are served began only {oldest} ago")
                },
            ),
            Likely::new(
                "held_open",
                "Requests that never end hold the places: streams, long polls, WebSockets.",
                |facts| {
                    let held = limit(facts).is_some_and(|it| it.oldest_ms >= 300_000);
                    Weight::only_shown_if(held, "the oldest has been open for {oldest}")
                },
            ),
        ],
        steps: &[
            Step::tell_if(|facts| limit(facts).is_some_and(|it| it.place.is_some()), "The limit is {limit_key} = {active_max}, written at {upstream_place}."),
            Step::tell("See in the log which requests to {upstream} take longest: duration_ms."),
            Step::tell_if(|facts| limit(facts).is_some_and(|it| it.waiting_max == 0), "Let further requests wait for a moment in place of refusing them: queue = 128, where the limit is written."),
        ],
        recognize: recognize,
    }
}

fn limit<'a>(facts: &Facts<'a>) -> Option<&'a AtLimit> {
    Some(facts.at_limit()?.1)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    // Who waited and was not served in time has a cause of its own.
    if facts.timer().is_some() {
        return None;
    }
    let (index, fact) = facts.at_limit()?;
    let reason = match fact.waiting_max {
        0 => "no_queue",
        _ => "queue_full",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::full(64, 12_000)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{AtLimit, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{alone, check, check_first, place, timer};

    pub(super) fn full(max: u64, oldest_ms: u64) -> Exchange {
        let fact = AtLimit {
            upstream: "app".to_owned(),
            limit: "max_connections",
            place: Some(place(9)),
            active: max,
            max,
            waiting: 0,
            waiting_max: 0,
            oldest_ms,
        };
        alone(Phase::Admit, Evidence::AtLimit(fact))
    }

    #[test]
    fn positive() {
        check(
            &full(64, 12_000),
            "upstream_limit_reached",
            Some("no_queue"),
        );
        let mut queued = full(64, 12_000);
        if let Evidence::AtLimit(fact) = &mut queued.evidence[0] {
            (fact.waiting, fact.waiting_max) = (100, 100);
        }
        check(&queued, "upstream_limit_reached", Some("queue_full"));
    }

    #[test]
    fn negative_it_waited_in_vain() {
        let mut exchange = full(64, 12_000);
        exchange.evidence.push(timer("timeout.queue", 1_000));
        check(&exchange, "timeout_queue", None);
    }

    #[test]
    fn the_oldest_flips() {
        check_first(&full(64, 12_000), "slow_application");
        check_first(&full(64, 300), "burst");
        check_first(&full(64, 900_000), "held_open");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&full(64, 300), "burst");
        check_first(&full(1, 300), "limit_low");
    }
}
