//! The upstream ended the connection while the request was being sent.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Evidence, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream hung up while the request was sent to it
    ///
    /// ## What happened
    ///
    /// The connection was made and a part of the request had left when the upstream closed (reason
    /// `closed`; errno 32, `EPIPE`) or reset it (reason `reset`; errno 104, `ECONNRESET`). No answer
    /// that can be passed on came before.
    ///
    /// ## What it means
    ///
    /// Most often the upstream does not want the body: it is larger than a limit of the application
    /// or of its server, which hangs up rather than read it, and loses its own error message by
    /// doing so. Or the process died while it read.
    ///
    /// ## What to do
    ///
    /// Compare the size of the body with the limits of the upstream's server
    /// (`client_max_body_size`, `MAX_CONTENT_LENGTH`, `bodyParser` limits), and read its log. A server
    /// that refuses a body should read on for a while, so that its 413 is not lost.
    req_write_aborted {
        phase: Phase::Request,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The upstream hung up while the request was sent to it",
        visitor: "The application behind this address did not take this request.",
        sentence: |facts| match (facts.reason, facts.value("body_declared")) {
            (Some("reset"), Some(_)) => "{peer} reset the connection while the request was sent: {body_sent} of {body_declared} bytes of its body had left.",
            (_, Some(_)) => "{peer} closed the connection while the request was sent: {body_sent} of {body_declared} bytes of its body had left.",
            (Some("reset"), None) => "{peer} reset the connection while the request was sent: {bytes_sent} bytes had left.",
            (_, None) => "{peer} closed the connection while the request was sent: {bytes_sent} bytes had left.",
        },
        likely: &[
            Likely::new(
                "body_limit",
                "The body is larger than a limit of the upstream's server, which hangs up on it.",
                |facts| {
                    let large = facts.progress().and_then(|it| it.body_declared).is_some_and(|length| length >= 1_000_000);
                    Weight::suggested_if(
                        large || facts.exchange.bytes_in > 65_536,
                        "the request has a large body, and the upstream cut it",
                    )
                },
            ),
            Likely::new(
                "crash",
                "The process crashed or was killed while it read the request.",
                |facts| {
                    let reset = kind(facts).is_some_and(|(_, kind)| kind == "reset");
                    let small = facts.progress().and_then(|it| it.body_declared).is_some_and(|length| length < 1_000_000);
                    Weight::suggested_if(reset && small, "the body has {body_declared} bytes only, and the connection was reset")
                },
            ),
            Likely::new(
                "refuses_request",
                "The application's server hangs up on requests that it does not want: unknown Host, large header, TLS expected.",
                |facts| {
                    let early = facts.progress().is_some_and(|it| !it.request_sent && it.body_sent == 0);
                    Weight::suggested_if(early, "not one byte of the body had left")
                },
            ),
            Likely::new(
                "upload_timeout",
                "A timer of the upstream's server ran out: the upload was too slow for it.",
                |facts| {
                    let slow = facts.attempt.and_then(|it| it.timeline.request_us);
                    Weight::suggested_if(
                        slow.is_some_and(|us| us >= 5_000_000),
                        "it had been sent for {sending}",
                    )
                },
            ),
            Likely::new("restart", "The application was restarted just then.", |_| Weight::Possible),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::tell("Compare the size of the body with the limits of the upstream's server."),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See on the wire who sends the reset:",
                "tcpdump -ni any host {ip} and port {port}",
            ),
        ],
        recognize: recognize,
    }
}

/// What the kernel said, and the index of the fact.
fn kind(facts: &Facts<'_>) -> Option<(usize, &'static str)> {
    let written = facts.last(|evidence| match evidence {
        Evidence::Io {
            operation, errno, ..
        } if operation == "write" => Some(*errno),
        _ => None,
    });
    let ended = facts.ended();
    match (written, ended) {
        (Some((index, Some(104))), _) | (None, Some((index, StreamEnd::Reset, _))) => {
            Some((index, "reset"))
        }
        (Some((index, Some(32))), _)
        | (None, Some((index, StreamEnd::Fin | StreamEnd::NoCloseNotify, _))) => {
            Some((index, "closed"))
        }
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Request) || facts.timer_is_own() || facts.was_a_stale_connection() {
        return None;
    }
    let (index, kind) = kind(facts)?;
    // What came of an answer, if anything, is to be judged by itself.
    let answered = facts.raw_head().is_some_and(|(_, head)| head.refused);
    if answered || facts.early_answer().is_some() {
        return None;
    }
    Some(Verdict::certain(index).reason(kind))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, progress};
    let mut far = progress();
    far.request_sent = false;
    far.body_sent = 1_114_112;
    far.body_declared = Some(52_428_800);
    let evidence = vec![
        Evidence::Io {
            operation: "write".to_owned(),
            errno: Some(104),
            text: "Connection reset by peer (os error 104)".to_owned(),
        },
        Evidence::Progress(far),
    ];
    let mut exchange = exchange("10.0.0.5:8000", Phase::Request, evidence);
    exchange.request.method = "POST".to_owned();
    exchange.bytes_in = 1_179_648;
    exchange.attempts[0].bytes_sent = 1_114_482;
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange, progress, reused, timer};

    fn cut(body_sent: u64, declared: u64) -> Exchange {
        let mut far = progress();
        far.request_sent = false;
        far.body_sent = body_sent;
        far.body_declared = Some(declared);
        let evidence = vec![ended(StreamEnd::Reset, 0), Evidence::Progress(far)];
        exchange("10.0.0.5:80", Phase::Request, evidence)
    }

    #[test]
    fn positive_reset() {
        check(&sample(), "req_write_aborted", Some("reset"));
        check(&cut(9, 90), "req_write_aborted", Some("reset"));
    }

    #[test]
    fn positive_closed() {
        let fin = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![ended(StreamEnd::Fin, 0)],
        );
        check(&fin, "req_write_aborted", Some("closed"));
    }

    #[test]
    fn negative_the_request_was_sent() {
        let exchange = exchange("10.0.0.5:80", Phase::Head, vec![ended(StreamEnd::Reset, 1)]);
        check(&exchange, "head_reset", None);
    }

    #[test]
    fn negative_it_did_not_read() {
        let evidence = vec![timer("timeout.write", 30_000)];
        let exchange = exchange("10.0.0.5:80", Phase::Request, evidence);
        check(&exchange, "req_write_timeout", Some("stalled"));
    }

    #[test]
    fn negative_the_connection_had_been_idle() {
        let mut exchange = cut(9, 90);
        exchange.attempts[0].reused = Some(reused());
        check(&exchange, "head_reused_conn_lost", Some("reset"));
    }

    #[test]
    fn the_size_flips() {
        check_first(&cut(900_000, 20_000_000), "body_limit");
        check_first(&cut(900, 20_000), "crash");
    }

    #[test]
    fn what_was_taken_flips() {
        let mut fin = cut(9, 90);
        fin.attempts[0].evidence[0] = ended(StreamEnd::Fin, 0);
        check_first(&fin, "body_limit");
        let Evidence::Progress(far) = &mut fin.attempts[0].evidence[1] else {
            panic!("progress");
        };
        far.body_sent = 0;
        check_first(&fin, "refuses_request");
    }
}
