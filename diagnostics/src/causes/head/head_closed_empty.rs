//! The upstream closed the connection without a byte of an answer.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{FastCgiFault, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream closed the connection without an answer
    ///
    /// ## What happened
    ///
    /// The connection was made and the request was sent. Then the upstream closed the connection
    /// in good order (FIN), and not one byte of an answer had come.
    ///
    /// ## What it means
    ///
    /// The application, or the server in front of it, took the request and gave it up: the worker
    /// crashed or was killed (by its own timeout, by the kernel for want of memory), or it speaks
    /// another protocol and hung up on ours.
    ///
    /// ## What to do
    ///
    /// Read the application's log at the time of the request. If it happens always after the same
    /// number of seconds, it is the worker timeout of the application's server. `dmesg` tells
    /// about the kernel's out-of-memory killer.
    head_closed_empty {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The upstream closed the connection without an answer",
        visitor: "The application behind this address did not answer this request.",
        sentence: |facts| match (facts.value("protocol_status"), facts.value("after")) {
            (Some(_), _) => "{peer} refused the request by {protocol_status}, without a byte of an answer.",
            (None, Some(_)) if no_output(facts) => "{peer} ended the request {after} later by FCGI_END_REQUEST, without a byte of an answer.",
            (None, Some(_)) => "{peer} took the request and closed the connection {after} later, without a byte of an answer.",
            (None, None) => "{peer} took the request and closed the connection without a byte of an answer.",
        },
        likely: &[
            Likely::new(
                "worker_timeout",
                "The application's server killed the worker when its own timeout ran out (gunicorn: --timeout, 30 s by default).",
                |facts| {
                    let Some(after) = after_ms(facts) else {
                        return Weight::Possible;
                    };
                    if after < 1_000 {
                        return Weight::Excluded;
                    }
                    // A worker is killed at the next check after its limit.
                    Weight::suggested_if(
                        after >= 10_000 && after % 5_000 < 1_500,
                        "it closed after {after}, about where such timeouts are",
                    )
                },
            ),
            Likely::new(
                "not_http",
                "Port {port} speaks another protocol (TLS, FastCGI, uwsgi) and hung up on a plain HTTP request.",
                |facts| {
                    Weight::suggested_if(
                        after_ms(facts).is_some_and(|after| after < 20)
                            && facts.port().is_some_and(|port| NOT_PLAIN.contains(&port)),
                        "it closed after {after}, and port {port} is seldom plain HTTP",
                    )
                },
            ),
            Likely::new(
                "crash",
                "The worker crashed on this request, or was killed for want of memory.",
                |facts| {
                    let after = after_ms(facts).unwrap_or(0);
                    Weight::suggested_if(
                        (20..10_000).contains(&after),
                        "it had worked on the request for {after}",
                    )
                },
            ),
            Likely::new(
                "refuses_request",
                "The application's server hangs up on requests that it does not want: unknown Host, large header, TLS expected.",
                |facts| {
                    Weight::suggested_if(
                        after_ms(facts).is_some_and(|after| after < 20),
                        "it closed at once, after {after}",
                    )
                },
            ),
            Likely::new(
                "restart",
                "The application was restarted or deployed just then.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Ask the upstream directly:",
                "curl -g -v --max-time 65 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "Ask the upstream directly:",
                "curl -g -v --max-time 65 --unix-socket {socket} http://{request_host}{path}",
            ),
            Step::run_if(
                |facts| !facts.is_unix() && after_ms(facts).is_some_and(|after| after < 20),
                "See whether it speaks TLS, and with which certificate:",
                "openssl s_client -connect {peer} </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix() || facts.is_loopback(),
                "See whether the kernel killed it for want of memory:",
                "journalctl -k --since -10min | grep -i -e oom -e killed",
            ),
        ],
        recognize: recognize,
    }
}

/// The application ended the request in good order, and had said nothing.
fn no_output(facts: &Facts<'_>) -> bool {
    facts.reason == Some("fcgi_no_output")
}

/// Ports behind which a plain HTTP request is hung up on: HTTPS, FastCGI, uwsgi, databases.
const NOT_PLAIN: [u16; 8] = [443, 8443, 9000, 3031, 3306, 5432, 6379, 27017];

fn after_ms(facts: &Facts<'_>) -> Option<u64> {
    facts.ended().and_then(|(_, _, after_ms)| after_ms)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) || !facts.nothing_received() {
        return None;
    }
    // An idle connection that was closed meanwhile says nothing about this request.
    if facts.attempt?.reused.is_some() {
        return None;
    }
    let (index, end, _) = facts.ended()?;
    if let Some((index, fact)) = facts.fastcgi()
        && let Some(FastCgiFault::Refused { .. } | FastCgiFault::NoOutput) = fact.fault
    {
        return Some(Verdict::certain(index).with(fact.reason()));
    }
    match end {
        StreamEnd::Fin => Some(Verdict::certain(index)),
        StreamEnd::NoCloseNotify => Some(Verdict::certain(index).reason("no_close_notify")),
        StreamEnd::Open | StreamEnd::Reset => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{ended, exchange};
    exchange(
        "10.0.0.5:8000",
        Phase::Head,
        vec![ended(StreamEnd::Fin, 30_240)],
    )
}

#[cfg(test)]
mod tests {
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange, raw_head, reused};

    fn closed(server: &str, after_ms: u64) -> Exchange {
        exchange(server, Phase::Head, vec![ended(StreamEnd::Fin, after_ms)])
    }

    #[test]
    fn positive() {
        check(&closed("10.0.0.5:80", 40), "head_closed_empty", None);
        let empty = exchange(
            "10.0.0.5:80",
            Phase::Head,
            vec![raw_head(b"", StreamEnd::Fin, false)],
        );
        check(&empty, "head_closed_empty", None);
    }

    #[test]
    fn negative_a_byte_came() {
        let head = raw_head(b"HTTP/1.1 2", StreamEnd::Fin, false);
        check(
            &exchange("10.0.0.5:80", Phase::Head, vec![head]),
            "head_truncated",
            Some("closed"),
        );
    }

    #[test]
    fn negative_the_connection_had_been_idle() {
        let mut exchange = closed("10.0.0.5:80", 1);
        exchange.attempts[0].reused = Some(reused());
        check(&exchange, "head_reused_conn_lost", Some("closed"));
    }

    #[test]
    fn fastcgi_ends_a_request_in_its_own_terms() {
        use crate::evidence::{Evidence, FastCgi, FastCgiFault};
        let ended = |fault| {
            let mut exchange = closed("10.0.0.5:9000", 3);
            exchange.attempts[0]
                .evidence
                .push(Evidence::FastCgi(FastCgi {
                    fault: Some(fault),
                    ..FastCgi::default()
                }));
            exchange
        };
        for (protocol_status, reason) in [
            (1, "fcgi_cannot_multiplex"),
            (2, "fcgi_overloaded"),
            (3, "fcgi_unknown_role"),
            (9, "fcgi_refused"),
        ] {
            let refused = ended(FastCgiFault::Refused { protocol_status });
            check(&refused, "head_closed_empty", Some(reason));
        }
        let silent = ended(FastCgiFault::NoOutput);
        check(&silent, "head_closed_empty", Some("fcgi_no_output"));
    }

    #[test]
    fn the_time_flips() {
        check_first(&closed("10.0.0.5:80", 400), "crash");
        check_first(&closed("10.0.0.5:80", 30_300), "worker_timeout");
    }

    #[test]
    fn the_port_flips() {
        check_first(&closed("10.0.0.5:8080", 1), "refuses_request");
        check_first(&closed("10.0.0.5:443", 1), "not_http");
    }
}
