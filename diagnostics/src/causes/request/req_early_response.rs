//! The upstream answered before it had taken the request.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Evidence, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream answered before it had taken the whole request
    ///
    /// ## What happened
    ///
    /// A final answer came while the request's body was still being sent. When all of it came, it
    /// was passed on as it is, and this is only a finding in the log. When the connection ended before
    /// the answer was whole, the request failed: within the answer's head (reason `head_cut`) or
    /// within its body (reason `answer_cut`).
    ///
    /// ## What it means
    ///
    /// The application, or the server in front of it, decided without reading the body: too large
    /// (413), not signed in (401), no such address (404). Closing the connection while bytes are
    /// still under way makes the kernel send a reset, and a reset can destroy an answer that is
    /// already on its way.
    ///
    /// ## What to do
    ///
    /// The status says what the application did not like. To make such answers arrive always, let
    /// the upstream's server read and drop the rest of the body for a while before it closes
    /// (nginx: `lingering_close`), or set the limit here too (`limit.body`), where it is answered
    /// without asking the application.
    req_early_response {
        phase: Phase::Request,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The upstream answered before it had taken the whole request",
        visitor: "The application behind this address did not take this request.",
        sentence: |facts| match (facts.reason, facts.value("body_declared")) {
            (Some("head_cut"), Some(_)) => "{peer} began to answer {early_status} after {body_sent} of {body_declared} bytes of the request's body, and ended the connection within the head of its answer.",
            (Some("head_cut"), None) => "{peer} began to answer {early_status} after {body_sent} bytes of the request's body, and ended the connection within the head of its answer.",
            (Some("answer_cut"), Some(_)) => "{peer} answered {early_status} after {body_sent} of {body_declared} bytes of the request's body, and ended the connection before its answer was whole.",
            (Some("answer_cut"), None) => "{peer} answered {early_status} after {body_sent} bytes of the request's body, and ended the connection before its answer was whole.",
            (_, Some(_)) => "{peer} answered {early_status} after {body_sent} of {body_declared} bytes of the request's body.",
            (_, None) => "{peer} answered {early_status} after {body_sent} bytes of the request's body.",
        },
        likely: &[
            Likely::new(
                "body_limit",
                "The body is larger than a limit of the upstream's server, which answers without reading it.",
                |facts| Weight::shown_if(status(facts) == Some(413), "the answer is 413 (Content Too Large)"),
            ),
            Likely::new(
                "not_allowed",
                "The application refuses who asks, and does not read what it refuses: not signed in, no permission.",
                |facts| {
                    let refused = matches!(status(facts), Some(401 | 403 | 407));
                    Weight::shown_if(refused, "the answer is {early_status}")
                },
            ),
            Likely::new(
                "not_found",
                "The path or the method is not one that takes a body.",
                |facts| {
                    let absent = matches!(status(facts), Some(404 | 405 | 410 | 415));
                    Weight::shown_if(absent, "the answer to {method} {path} is {early_status}")
                },
            ),
            Likely::new(
                "redirect",
                "The application sends the client to another address, and does not read what was sent to this one.",
                |facts| {
                    let redirect = matches!(status(facts), Some(300..400));
                    Weight::only_shown_if(redirect, "the answer is {early_status}")
                },
            ),
            Likely::new(
                "error",
                "The application failed while it read the body.",
                |facts| {
                    let error = matches!(status(facts), Some(500..));
                    Weight::only_suggested_if(error, "the answer is {early_status}")
                },
            ),
            Likely::new(
                "streams",
                "The application answers while it reads, as programs do that transform a stream.",
                |facts| {
                    let success = matches!(status(facts), Some(200..300));
                    Weight::only_suggested_if(success, "the answer is {early_status}")
                },
            ),
        ],
        steps: &[
            Step::tell_if(
                |facts| status(facts) == Some(413),
                "Raise the limit of the upstream's server, or set the same one here (limit.body), where it is answered before the upstream is asked.",
            ),
            Step::tell("Let the upstream's server read the rest of the body before it closes, so that its answer is not lost to a reset."),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn status(facts: &Facts<'_>) -> Option<u16> {
    facts.early_answer().map(|(_, early)| early.status)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Request) && !facts.in_phase(Phase::Body) {
        return None;
    }
    let (index, _) = facts.early_answer()?;
    if facts.timer_is_own() || facts.raw_head().is_some_and(|(_, head)| head.refused) {
        return None;
    }
    let cut = facts.last(|evidence| match evidence {
        Evidence::BodyEnded { end, .. } if *end != StreamEnd::Open => Some("answer_cut"),
        Evidence::Ended { end, .. } if *end != StreamEnd::Open => Some("head_cut"),
        Evidence::Io { operation, .. } if operation == "write" => Some("head_cut"),
        _ => None,
    });
    let other = facts
        .evidence
        .iter()
        .any(|it| matches!(it, Evidence::Chunk { .. } | Evidence::Overrun { .. }));
    // Something else went wrong with an answer that was early too.
    if other && cut.is_none() {
        return None;
    }
    Some(Verdict::certain(index).with(cut.map(|(_, reason)| reason)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{early_answer, ended, exchange, raw_head};
    let evidence = vec![
        early_answer(413),
        raw_head(
            b"HTTP/1.1 413 Content Too Large\r\nServer: app\r\nContent-L",
            StreamEnd::Reset,
            false,
        ),
        ended(StreamEnd::Reset, 0),
    ];
    let mut exchange = exchange("10.0.0.5:8000", Phase::Request, evidence);
    exchange.request.method = "POST".to_owned();
    exchange.bytes_in = 262_144;
    exchange.attempts[0].bytes_sent = 196_991;
    exchange.attempts[0].bytes_received = 55;
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::{diagnose, finding};
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, early_answer, ended, exchange, refused_head};

    fn early(status: u16, more: Vec<Evidence>) -> Exchange {
        let mut evidence = vec![early_answer(status)];
        evidence.extend(more);
        exchange("10.0.0.5:80", Phase::Body, evidence)
    }

    fn body_ended(end: StreamEnd) -> Evidence {
        Evidence::BodyEnded {
            framing: BodyFraming::ContentLength,
            declared: Some(900),
            received: 9,
            end,
            errno: None,
            idle_ms: 0,
        }
    }

    #[test]
    fn positive_head_cut() {
        check(&sample(), "req_early_response", Some("head_cut"));
        assert_eq!(diagnose(&sample()).status, 502);
    }

    #[test]
    fn positive_answer_cut() {
        let exchange = early(413, vec![body_ended(StreamEnd::Reset)]);
        check(&exchange, "req_early_response", Some("answer_cut"));
    }

    #[test]
    fn positive_a_finding() {
        check(&early(401, vec![]), "req_early_response", None);
        let cause = finding(&early_answer(401)).map(|cause| cause.code);
        assert_eq!(cause, Some("req_early_response"));
    }

    #[test]
    fn negative_the_request_had_left() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Body,
            vec![body_ended(StreamEnd::Reset)],
        );
        assert_eq!(diagnose(&exchange).cause.code, "body_reset");
    }

    #[test]
    fn negative_no_answer_had_begun() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![ended(StreamEnd::Reset, 0)],
        );
        check(&exchange, "req_write_aborted", Some("reset"));
    }

    #[test]
    fn negative_the_answer_is_broken() {
        let head = refused_head(b"HTTP/1.1 413 No\nA: b\r\n\r\n");
        let exchange = early(413, vec![head]);
        assert_ne!(diagnose(&exchange).cause.code, "req_early_response");
    }

    #[test]
    fn the_status_flips() {
        check_first(&early(413, vec![]), "body_limit");
        check_first(&early(401, vec![]), "not_allowed");
    }

    #[test]
    fn another_status_flips() {
        check_first(&early(405, vec![]), "not_found");
        check_first(&early(200, vec![]), "streams");
    }
}
