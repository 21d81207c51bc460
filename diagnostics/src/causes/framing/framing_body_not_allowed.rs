//! A body where none may be.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer has a body where none may be
    ///
    /// ## What happened
    ///
    /// An answer to HEAD (`head`), an answer 204 (`no_content`) or 304 (`not_modified`), and an interim
    /// answer 1xx (`interim`) end with their head, whatever their fields say. The upstream sent bytes
    /// after such a head.
    ///
    /// ## What it means
    ///
    /// On a connection that is used again the bytes would be taken for the beginning of the next answer,
    /// for somebody else; so Candor closes the connection.
    ///
    /// If they are seen before the head of the answer has left, the client gets this diagnosis in its
    /// place. Later the client has its answer, and the log has a finding.
    ///
    /// ## What to do
    ///
    /// Let the application not write a body there. `tolerate = ["body_not_allowed"]` on the upstream
    /// drops the bytes in every case and notes a finding.
    framing_body_not_allowed {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer has a body where none may be",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match kind(facts) {
            Some("head") => "{peer} sent at least {surplus_seen} bytes of a body in its answer to HEAD, which has none.",
            Some("interim") => "{peer} sent at least {surplus_seen} bytes after an interim answer, which has no body.",
            _ => "{peer} sent at least {surplus_seen} bytes of a body after a head with the status {received_status}, which has none.",
        },
        likely: &[
            Likely::new(
                "second_response",
                "A second answer follows the first, for one request: two layers of the application both answered.",
                |facts| {
                    let answer = facts.surplus().is_some_and(|it| it.starts_with(b"HTTP/1."));
                    Weight::only_shown_if(answer, "the surplus begins with HTTP/1")
                },
            ),
            Likely::new(
                "head_as_get",
                "The application answers HEAD as it answers GET, and its server does not leave out the body.",
                |facts| Weight::only_suggested_if(kind(facts) == Some("head"), "the method is HEAD"),
            ),
            Likely::new(
                "json",
                "A framework writes an empty value, such as {} or null, as the body of every answer.",
                |facts| {
                    let value = facts.surplus().is_some_and(|it| {
                        let it = it.trim_ascii();
                        [&b"{}"[..], b"null", b"[]", b"\"\"", b"{"].iter().any(|start| it.starts_with(start)) && it.len() < 64
                    });
                    Weight::only_suggested_if(value, "the surplus is \"{surplus}\"")
                },
            ),
            Likely::new(
                "last_chunk",
                "The server chunks every answer, and writes the last chunk after a head that has no body.",
                |facts| {
                    let last = facts.surplus().is_some_and(|it| it.starts_with(b"0\r\n"));
                    Weight::only_shown_if(last, "the surplus is \"{surplus}\"")
                },
            ),
            Likely::new(
                "status_late",
                "The status was changed after the body had been prepared: by a cache, a middleware or an error handler.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See all that is sent:",
                "printf 'GET %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' {path} {request_host} | nc {ip} {port} | head -c 1024",
            ),
            Step::run_if(
                |facts| facts.exchange.request.method == "HEAD" && !facts.is_unix(),
                "See all that is sent:",
                "printf 'HEAD %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' {path} {request_host} | nc {ip} {port} | head -c 1024",
            ),
            Step::tell_if(
                |facts| kind(facts) != Some("interim"),
                "If it cannot be mended, write to the upstream at {upstream_place}: tolerate = [\"body_not_allowed\"]",
            ),
        ],
        recognize: recognize,
    }
}

fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    if facts.phase == Phase::Head {
        return Some("interim");
    }
    let status = facts.attempt.and_then(|attempt| attempt.received_status);
    match (facts.exchange.request.method.as_str(), status) {
        ("HEAD", _) => Some("head"),
        (_, Some(204)) => Some("no_content"),
        (_, Some(304)) => Some("not_modified"),
        (_, Some(100..200)) => Some("interim"),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, ()) = facts.last(|evidence| match evidence {
        Evidence::Overrun { framing: None, .. } => Some(()),
        _ => None,
    })?;
    Some(Verdict::certain(index).with(kind(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let surplus = b"{\"token\":\"s3cr3t\"}";
    let evidence = Evidence::Overrun {
        framing: None,
        declared: 0,
        surplus_seen: surplus.len() as u64,
        surplus: surplus.to_vec(),
    };
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
    exchange.attempts[0].received_status = Some(204);
    exchange
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn sent(method: &str, status: u16, surplus: &[u8]) -> Exchange {
        let evidence = Evidence::Overrun {
            framing: None,
            declared: 0,
            surplus_seen: surplus.len() as u64,
            surplus: surplus.to_vec(),
        };
        let mut exchange = exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
        exchange.request.method = method.to_owned();
        exchange.attempts[0].received_status = Some(status);
        exchange
    }

    #[test]
    fn positive() {
        let code = "framing_body_not_allowed";
        check(&sent("HEAD", 200, b"x"), code, Some("head"));
        check(&sent("GET", 204, b"x"), code, Some("no_content"));
        check(&sent("GET", 304, b"x"), code, Some("not_modified"));
        let mut interim = sent("GET", 200, b"x");
        interim.attempts[0].phase = Phase::Head;
        interim.attempts[0].received_status = None;
        check(&interim, code, Some("interim"));
    }

    #[test]
    fn negative_a_body_may_be_there() {
        let mut exchange = sent("GET", 200, b"x");
        if let Evidence::Overrun { framing, .. } = &mut exchange.attempts[0].evidence[0] {
            *framing = Some(BodyFraming::ContentLength);
        }
        check(&exchange, "framing_overrun", None);
    }

    #[test]
    fn the_surplus_flips() {
        check_first(&sent("GET", 204, b"null"), "json");
        check_first(&sent("GET", 204, b"0\r\n\r\n"), "last_chunk");
        check_first(
            &sent("HEAD", 200, b"HTTP/1.1 500 No\r\n"),
            "second_response",
        );
    }

    #[test]
    fn the_method_flips() {
        check_first(&sent("HEAD", 200, b"<html>"), "head_as_get");
        check_first(&sent("GET", 304, b"<html>"), "status_late");
    }
}
