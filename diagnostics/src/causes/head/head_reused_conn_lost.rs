//! A kept connection was gone when it was used again.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{RetryDecision, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A kept connection was gone when it was used again
    ///
    /// ## What happened
    ///
    /// Candor kept a connection to the upstream open after an earlier request and used it again. The
    /// upstream closed (reason `closed`) or reset it (reason `reset`) without a byte of an answer.
    ///
    /// ## What it means
    ///
    /// Most often it is a race: the upstream's own keep-alive timer ran out just when the next request
    /// was on its way. Nobody can tell whether the upstream still read that request, so Candor repeats
    /// it only if it is safe: when the method is idempotent (GET, PUT, DELETE, …) and all of it is
    /// still at hand. What cannot be repeated, a POST for instance, fails.
    ///
    /// ## What to do
    ///
    /// Keep idle connections here for a shorter time than the upstream does: set `keepalive.idle` of
    /// the upstream a few seconds below the keep-alive time of the application's server (gunicorn
    /// 2 s, uvicorn and Node.js 5 s, nginx 75 s, unless told otherwise), or raise theirs above ours.
    head_reused_conn_lost {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "A kept connection was gone when it was used again",
        visitor: "The application behind this address did not answer this request.",
        sentence: |facts| match facts.retry() {
            Some(RetryDecision::NotIdempotent) => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it); {method} is not repeated, because the upstream may have acted on it.",
            Some(RetryDecision::BodyGone) => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it); the request could not be repeated, because a part of its body was gone.",
            Some(RetryDecision::TriesUsed) => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it); it was not repeated, because retry.tries is used up.",
            Some(RetryDecision::SwitchedOff) => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it); it was not repeated, because retry.on does not allow it.",
            Some(RetryDecision::FreshConnection | RetryDecision::OtherMember) => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it); the request was repeated on another one.",
            _ => "{peer} ended a connection that had been idle for {idle} when it was used again (request {request_number} on it).",
        },
        likely: &[
            Likely::new(
                "keepalive_shorter",
                "The upstream keeps idle connections for a shorter time than Candor: set keepalive.idle of this upstream below it, or raise the upstream's keep-alive time.",
                |facts| match (facts.idle_ends(), idle_ms(facts)) {
                    (Some(ends), _) if ends.closed_after_ms < ends.ours_ms => Weight::Shown(
                        "the upstream closed idle connections after about {idle_end} ({idle_end_seen} times seen), and ours may be idle for {idle_ours}",
                    ),
                    // Below a second no server gives up an idle connection.
                    (_, Some(idle)) => Weight::suggested_if(idle >= 1_000, "it had been idle for {idle}"),
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "crash",
                "The worker crashed on this request, or was killed for want of memory.",
                |facts| {
                    let after = facts.ended_after_ms().unwrap_or(0);
                    match after {
                        1_000.. => Weight::Shown("it had worked on the request for {after}: the connection was alive when it came"),
                        100.. => Weight::Suggested("it had worked on the request for {after}"),
                        _ => Weight::Possible,
                    }
                },
            ),
            Likely::new(
                "requests_max",
                "The upstream's server ends connections or workers after so many requests (gunicorn: --max-requests, nginx: keepalive_requests).",
                |facts| {
                    let served = facts.attempt.and_then(|it| it.reused).map_or(0, |it| it.requests);
                    let round = served >= 50 && (served % 100 == 0 || (served + 1).is_multiple_of(100));
                    Weight::suggested_if(round, "it had served {requests_served} requests before")
                },
            ),
            Likely::new(
                "body_limit",
                "The body is larger than a limit of the upstream's server, which hangs up on it.",
                |facts| {
                    let large = facts.progress().and_then(|it| it.body_declared).is_some_and(|length| length >= 1_000_000);
                    Weight::only_suggested_if(
                        facts.phase == Phase::Request && large,
                        "the request has a large body, and the upstream cut it",
                    )
                },
            ),
            Likely::new(
                "idle_firewall",
                "A firewall or load balancer between forgot the idle connection and resets what comes on it.",
                |facts| {
                    let far = !facts.is_loopback() && !facts.is_unix();
                    let reset = facts.ended().is_some_and(|(_, end, _)| end == StreamEnd::Reset);
                    match far {
                        true => Weight::suggested_if(
                            reset && idle_ms(facts).is_some_and(|idle| idle >= 60_000),
                            "it had been idle for {idle}, the upstream is another host, and the connection was reset",
                        ),
                        false => Weight::Excluded,
                    }
                },
            ),
            Likely::new("restart", "The application was restarted or deployed just then.", |_| Weight::Possible),
        ],
        steps: &[
            Step::tell_if(
                |facts| facts.idle_ends().is_some(),
                "Set keepalive.idle of upstream {upstream} below {idle_end}; it is {idle_ours}.",
            ),
            Step::tell_if(
                |facts| facts.idle_ends().is_none(),
                "Compare keepalive.idle of upstream {upstream} with the keep-alive time of the application's server: ours must be the shorter one.",
            ),
            Step::tell_if(
                |facts| facts.retry() == Some(RetryDecision::SwitchedOff),
                "Allow the repetition of requests that are safe to repeat: retry = { on = [\"connect\", \"unsent\", \"idempotent\"] }.",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See on the wire who ends the connection, and when:",
                "tcpdump -ni any host {ip} and port {port}",
            ),
        ],
        recognize: recognize,
    }
}

fn idle_ms(facts: &Facts<'_>) -> Option<u64> {
    Some(facts.attempt?.reused?.idle_ms)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let lost = match facts.phase {
        Phase::Head => facts.lost_when_reused(),
        Phase::Request => facts.was_a_stale_connection(),
        _ => false,
    };
    if facts.attempt.is_none() || !lost || facts.timer_is_own() {
        return None;
    }
    let (index, reason) = match facts.ended() {
        Some((index, StreamEnd::Reset, _)) => (index, "reset"),
        Some((index, StreamEnd::Fin | StreamEnd::NoCloseNotify, _)) => (index, "closed"),
        _ => (facts.write_failed()?, "reset"),
    };
    Some(Verdict::likely(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::{Evidence, IdleEnds};
    use crate::testing::{ended, exchange, reused};
    let evidence = vec![
        ended(StreamEnd::Reset, 0),
        Evidence::Retry {
            decision: RetryDecision::NotIdempotent,
        },
        Evidence::IdleEnds(IdleEnds {
            closed_after_ms: 5_003,
            seen: 12,
            ours_ms: 55_000,
        }),
    ];
    let mut exchange = exchange("10.0.0.5:8000", Phase::Head, evidence);
    exchange.request.method = "POST".to_owned();
    exchange.bytes_in = 120;
    exchange.attempts[0].reused = Some(reused());
    exchange.attempts[0].bytes_sent = 512;
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::{Evidence, RetryDecision, StreamEnd};
    use crate::exchange::{Exchange, Phase, Reuse};
    use crate::testing::{check, check_first, ended, exchange, raw_head, reused, timer};

    fn lost(idle_ms: u64, after_ms: u64) -> Exchange {
        let evidence = vec![ended(StreamEnd::Fin, after_ms)];
        let mut exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        exchange.attempts[0].reused = Some(Reuse {
            idle_ms,
            requests: 3,
        });
        exchange
    }

    #[test]
    fn positive() {
        check(&sample(), "head_reused_conn_lost", Some("reset"));
        check(&lost(5_000, 0), "head_reused_conn_lost", Some("closed"));
        assert_eq!(diagnose(&sample()).certainty, Certainty::Likely);
    }

    #[test]
    fn positive_while_the_request_was_sent() {
        let write = Evidence::Io {
            operation: "write".to_owned(),
            errno: Some(32),
            text: String::new(),
        };
        let mut exchange = exchange("10.0.0.5:80", Phase::Request, vec![write]);
        exchange.attempts[0].reused = Some(reused());
        exchange.attempts[0].bytes_sent = 70_000;
        check(&exchange, "head_reused_conn_lost", Some("reset"));
        // What it took can only have been read.
        exchange.attempts[0].bytes_sent = 7_000_000;
        check(&exchange, "req_write_aborted", Some("closed"));
    }

    #[test]
    fn negative_a_fresh_connection() {
        let mut exchange = lost(5_000, 0);
        exchange.attempts[0].reused = None;
        check(&exchange, "head_closed_empty", None);
    }

    #[test]
    fn negative_an_answer_had_begun() {
        let mut exchange = lost(5_000, 0);
        exchange.attempts[0]
            .evidence
            .insert(0, raw_head(b"HTTP/1.1 200 OK\r\n", StreamEnd::Fin, false));
        check(&exchange, "head_truncated", Some("closed"));
    }

    #[test]
    fn negative_it_was_silent() {
        let mut exchange = lost(5_000, 0);
        exchange.attempts[0].evidence = vec![timer("timeout.first_byte", 60_000)];
        check(&exchange, "timeout_first_byte", None);
    }

    #[test]
    fn the_decision_is_told() {
        for decision in [
            RetryDecision::NotIdempotent,
            RetryDecision::BodyGone,
            RetryDecision::TriesUsed,
            RetryDecision::SwitchedOff,
            RetryDecision::FreshConnection,
        ] {
            let mut exchange = lost(5_000, 0);
            exchange.attempts[0]
                .evidence
                .push(Evidence::Retry { decision });
            check(&exchange, "head_reused_conn_lost", Some("closed"));
            let sentence = crate::render::sentence(&exchange, &diagnose(&exchange));
            assert!(
                sentence.contains("repeated") && sentence.contains("request 4 on it"),
                "{sentence}"
            );
        }
    }

    #[test]
    fn the_time_it_worked_flips() {
        check_first(&lost(5_000, 0), "keepalive_shorter");
        check_first(&lost(5_000, 8_000), "crash");
    }

    #[test]
    fn the_idle_time_flips() {
        check_first(&lost(20, 300), "crash");
        check_first(&lost(5_000, 300), "keepalive_shorter");
    }
}
