//! The upstream did not begin its answer in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ProbeOutcome;
use crate::exchange::Phase;
use crate::facts::Facts;

/// Programs that speak no HTTP and wait for their clients to begin.
const OTHER_SERVICES: [&str; 6] = [
    "memcached",
    "mongod",
    "php-fpm",
    "postgres",
    "redis-server",
    "uwsgi",
];

catalog! {
    /// # The upstream did not begin its answer in time
    ///
    /// ## What happened
    ///
    /// The upstream has the request, the connection stands, and not one byte of an answer came
    /// before `timeout.first_byte` ran out.
    ///
    /// ## What it means
    ///
    /// The application works on the request, or waits: for its database, for another service, for
    /// a lock, or for a free worker while the request lies in its queue. Network and addresses are
    /// in order.
    ///
    /// ## What to do
    ///
    /// Look at what the application does with this path, and whether all of its workers are busy.
    /// If the work may take that long, raise the timer where it is written. The application's own
    /// timeout should be the shorter of the two, so that the application can say what it waited
    /// for.
    timeout_first_byte {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_timeout"),
        status: 504,
        title: "The upstream did not begin its answer in time",
        visitor: "The application behind this address did not answer in time.",
        sentence: |facts| match facts.progress() {
            Some(progress) if progress.interim > 0 => "{peer} sent {interim} interim answers (1xx) and no final one.",
            _ if facts.has_error_stream() => "{peer} took the request and wrote to its error stream (FCGI_STDERR), and not one byte of an answer came within {limit} ({timer}).",
            _ => "{peer} took the request and sent not one byte of an answer within {limit} ({timer}).",
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
                "interim_only",
                "The application announces its answer by interim ones (102, 103) and does not come to it.",
                |facts| {
                    let some = facts.progress().is_some_and(|it| it.interim > 0);
                    Weight::only_shown_if(some, "{interim} interim answers (1xx) came before")
                },
            ),
            Likely::new(
                "upload_processing",
                "The application works on what was uploaded before it answers: move that work behind the answer.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.exchange.bytes_in > 1_000_000,
                        "the request had a large body",
                    )
                },
            ),
            Likely::new(
                "long_poll",
                "The path is a long poll or an event stream that sends nothing at first: let it send its head at once, or raise the timer for this route.",
                |facts| {
                    let path = &facts.exchange.request.path;
                    let known = ["/events", "/stream", "/sse", "/poll", "/subscribe"];
                    Weight::only_suggested_if(
                        known.iter().any(|part| path.contains(part)),
                        "the path is {path}",
                    )
                },
            ),
            Likely::new(
                "slow_dependency",
                "The application waits for something else: a slow query, another service, a lock.",
                |_| Weight::Possible,
            ),
            Likely::new(
                "workers_busy",
                "All workers are busy, and the request waits in the application's queue.",
                |facts| {
                    // Another path would wait in the same queue, whatever it held when it was looked at.
                    if facts.elsewhere(ProbeOutcome::Answered) {
                        return Weight::Excluded;
                    }
                    if facts.connections_wait() {
                        return Weight::Shown("connections waiting to be accepted at {holder}: {waiting}");
                    }
                    let slow = facts.attempt.and_then(|it| it.timeline.connect_us);
                    if slow.is_some_and(|us| us >= 1_000_000) {
                        return Weight::Suggested(
                            "already connecting took a second or more, as with a full backlog",
                        );
                    }
                    let many = facts.progress().is_some_and(|it| it.connections >= 32);
                    Weight::suggested_if(many, "{connections} connections to this upstream are open")
                },
            ),
            Likely::new(
                "deadlock",
                "The application is stuck: a deadlock, or a request to itself through this proxy with no worker left to serve it.",
                |_| Weight::Possible,
            ),
            Likely::new(
                "waits_for_other_protocol",
                "Port {port} speaks another protocol and waits for a greeting that never comes.",
                |facts| {
                    if facts.listener_is(&OTHER_SERVICES) {
                        return Weight::Suggested("there is {holder}");
                    }
                    let known = [443, 8443, 9000, 3031, 5432];
                    Weight::suggested_if(
                        facts.port().is_some_and(|port| known.contains(&port)),
                        "port {port} is seldom plain HTTP",
                    )
                },
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
            Step::run_if(
                |facts| facts.is_loopback(),
                "See how many connections wait for the application (Recv-Q):",
                "ss -ltn 'sport = :{port}'",
            ),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, _) = facts.timer_named("timeout.first_byte")?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{exchange, progress, timer};
    let evidence = vec![
        timer("timeout.first_byte", 60_000),
        Evidence::Progress(progress()),
    ];
    exchange("10.0.0.5:8000", Phase::Head, evidence)
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, raw_head, timer};

    fn silent(limit_ms: u64) -> Exchange {
        exchange(
            "10.0.0.5:8000",
            Phase::Head,
            vec![timer("timeout.first_byte", limit_ms)],
        )
    }

    #[test]
    fn the_time_for_one_attempt_counts() {
        let mut over = silent(500);
        over.attempts[0].evidence[0] = timer("retry.per_try", 500);
        check(&over, "timeout_first_byte", None);
        over.attempts[0].phase = Phase::Connect;
        check(&over, "connect_timeout", None);
    }

    #[test]
    fn positive() {
        check(&silent(60_000), "timeout_first_byte", None);
        assert_eq!(diagnose(&silent(60_000)).status, 504);
    }

    #[test]
    fn negative_the_head_began() {
        let head = raw_head(
            b"HTTP/1.1 200 OK\r\n",
            crate::evidence::StreamEnd::Open,
            false,
        );
        let evidence = vec![head, timer("timeout.head", 10_000)];
        check(
            &exchange("10.0.0.5:8000", Phase::Head, evidence),
            "timeout_head",
            Some("stalled"),
        );
    }

    #[test]
    fn the_limit_flips() {
        check_first(&silent(60_000), "slow_dependency");
        check_first(&silent(300), "limit");
    }

    #[test]
    fn interim_answers_flip() {
        let mut exchange = super::sample();
        check_first(&exchange, "slow_dependency");
        if let Evidence::Progress(progress) = &mut exchange.attempts[0].evidence[1] {
            progress.interim = 3;
        }
        check_first(&exchange, "interim_only");
        let sentence = crate::render::sentence(&exchange, &diagnose(&exchange));
        assert!(sentence.contains("3 interim answers"), "{sentence}");
    }

    #[test]
    fn open_connections_flip() {
        let mut exchange = super::sample();
        check_first(&exchange, "slow_dependency");
        if let Evidence::Progress(progress) = &mut exchange.attempts[0].evidence[1] {
            progress.connections = 48;
        }
        check_first(&exchange, "workers_busy");
    }

    #[test]
    fn an_error_stream_is_no_silence() {
        use crate::evidence::LastWords;
        let mut exchange = super::sample();
        let words = LastWords {
            source: "fastcgi",
            ..LastWords::default()
        };
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(Evidence::LastWords(words.into()));
        let sentence = crate::render::sentence(&exchange, &diagnose(&exchange));
        assert!(sentence.contains("wrote to its error stream"), "{sentence}");
    }

    #[test]
    fn the_request_flips() {
        let mut exchange = silent(60_000);
        exchange.request.path = "/api/events".to_owned();
        check_first(&exchange, "long_poll");
        exchange.bytes_in = 20_000_000;
        check_first(&exchange, "upload_processing");
    }
}
