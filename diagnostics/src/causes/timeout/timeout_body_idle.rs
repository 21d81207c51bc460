//! Nothing came for too long in the midst of the answer's body.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer stopped in the middle
    ///
    /// ## What happened
    ///
    /// The head of the answer was passed on, its body had begun or was still to begin, and then
    /// nothing came from the upstream until `timeout.idle` ran out. The connection still stood.
    ///
    /// ## What it means
    ///
    /// The application is stuck in the midst of its answer, or it is an event stream or a long poll
    /// that has nothing to say for longer than the timer allows. The client was shown that the answer
    /// is not complete: its connection (or stream) was cut.
    ///
    /// ## What to do
    ///
    /// For event streams and long polls let the application send a heartbeat, or raise `timeout.idle` for
    /// the route.
    timeout_body_idle {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("connection_read_timeout"),
        status: 504,
        title: "The answer stopped in the middle",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match (facts.value("declared"), facts.value("received")) {
            (Some(_), Some(_)) => "{peer} sent nothing for {limit} in the midst of its answer ({timer}), after {received} of {declared} bytes.",
            (None, Some(_)) => "{peer} sent nothing for {limit} in the midst of its answer ({timer}), after {received} bytes.",
            _ => "{peer} sent nothing for {limit} in the midst of its answer ({timer}).",
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
                "length_wrong",
                "The declared length is too long: the application has sent all it has, and waits for the next request.",
                |facts| {
                    let missing = body(facts).and_then(|(declared, received)| Some(declared?.saturating_sub(received)));
                    match missing {
                        Some(1..=64) => Weight::Shown("only {missing} bytes are missing"),
                        Some(_) => Weight::Possible,
                        None => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "event_stream",
                "An event stream or long poll without a heartbeat: let the application send a comment now and then, or raise the timer.",
                |facts| {
                    let open = body(facts).is_none_or(|(declared, _)| declared.is_none());
                    match open {
                        true => Weight::Suggested("the answer has no declared length, and nothing came for {limit}"),
                        false => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "stalled",
                "The application is stuck in the midst of its answer.",
                |facts| {
                    let declared = body(facts).is_some_and(|(declared, _)| declared.is_some());
                    Weight::suggested_if(declared, "{missing} bytes of the declared length were still to come")
                },
            ),
            Likely::new(
                "slow_dependency",
                "The application waits for something else: a slow query, another service, a lock.",
                possible,
            ),
            Likely::new(
                "network",
                "The path to the upstream lost its packets: a cable, a firewall that forgot the connection, an MTU that is too large.",
                |facts| Weight::possible_if(!facts.is_loopback() && !facts.is_unix()),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See where the answer stops:",
                "curl -g -sN --max-time 300 -H Host:{request_host} http://{peer}{path} | wc -c",
            ),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

/// The declared length of the body and what came of it.
fn body(facts: &Facts<'_>) -> Option<(Option<u64>, u64)> {
    facts.body_ended().map(|(_, it)| (it.declared, it.received))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Body) {
        return None;
    }
    let (index, _) = facts.timer_named("timeout.idle")?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::stopped(60_000, None, 18_432)
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::{StatusBy, diagnose};
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    pub(super) fn stopped(limit_ms: u64, declared: Option<u64>, received: u64) -> Exchange {
        let body = Evidence::BodyEnded {
            framing: match declared {
                Some(_) => BodyFraming::ContentLength,
                None => BodyFraming::Chunked,
            },
            declared,
            received,
            end: StreamEnd::Open,
            errno: None,
            idle_ms: limit_ms + 1,
        };
        let evidence = vec![timer("timeout.idle", limit_ms), body];
        let mut exchange = exchange("10.0.0.5:8000", Phase::Body, evidence);
        exchange.head_sent = true;
        exchange.attempts[0].received_status = Some(200);
        exchange
    }

    #[test]
    fn positive() {
        check(&sample(), "timeout_body_idle", None);
        let diagnosis = diagnose(&sample());
        assert_eq!(
            (diagnosis.status, diagnosis.status_by),
            (200, StatusBy::Upstream)
        );
        let bare = exchange(
            "10.0.0.5:80",
            Phase::Body,
            vec![timer("timeout.idle", 60_000)],
        );
        check(&bare, "timeout_body_idle", None);
    }

    #[test]
    fn negative_it_ended() {
        let mut exchange = sample();
        exchange.attempts[0].evidence.remove(0);
        if let Evidence::BodyEnded { end, .. } = &mut exchange.attempts[0].evidence[0] {
            *end = StreamEnd::Fin;
        }
        check(&exchange, "body_truncated", Some("closed"));
    }

    #[test]
    fn negative_the_whole_time_was_over() {
        let mut exchange = sample();
        exchange.attempts[0].evidence[0] = timer("timeout.total", 60_000);
        check(&exchange, "timeout_total", Some("body"));
    }

    #[test]
    fn the_length_flips() {
        check_first(&stopped(60_000, None, 90_000), "event_stream");
        check_first(&stopped(60_000, Some(100_000), 90_000), "stalled");
    }

    #[test]
    fn what_is_missing_flips() {
        check_first(&stopped(60_000, Some(100_000), 90_000), "stalled");
        check_first(&stopped(60_000, Some(90_007), 90_000), "length_wrong");
    }
}
