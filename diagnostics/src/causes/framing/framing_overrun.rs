//! More came than the answer had declared.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::{BodyFraming, Evidence};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # More came than the answer had declared
    ///
    /// ## What happened
    ///
    /// The body of the upstream's answer was complete, by its Content-Length or its last chunk,
    /// and further bytes followed on the connection although nothing had been asked.
    ///
    /// ## What it means
    ///
    /// Either the declared length is too short, then people get a page that is cut off at its end;
    /// or the surplus is the beginning of something else, such as an error page that was appended
    /// to an answer that had begun. On a reused connection the surplus would be taken for the next
    /// answer, for somebody else; so Candor closes the connection.
    ///
    /// If it is seen before the head of the answer has left, the client gets this diagnosis in its
    /// place. Later it gets exactly the declared bytes, and the log has a finding.
    ///
    /// ## What to do
    ///
    /// Compare what is declared with what is sent. Content-Length counts bytes, not characters,
    /// and it counts them after compression. `tolerate = ["overrun"]` on the upstream delivers the
    /// declared bytes in every case.
    framing_overrun {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "More came than the answer had declared",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match overrun(facts) {
            Some((_, BodyFraming::Chunked, _)) => "{peer} ended its chunked body after {declared} bytes and sent at least {surplus_seen} more.",
            _ => "{peer} declared {declared} bytes and sent at least {surplus_seen} more.",
        },
        likely: &[
            Likely::new(
                "second_response",
                "A second answer follows the first, for one request: two layers of the application both answered.",
                |facts| Weight::only_shown_if(begins(facts, b"HTTP/1."), "the surplus begins with HTTP/1"),
            ),
            Likely::new(
                "chunked_too",
                "The body is also chunked by hand under a Content-Length, or chunked twice.",
                |facts| Weight::only_suggested_if(is_chunk(facts), "the surplus looks like a chunk: \"{surplus}\""),
            ),
            Likely::new(
                "characters",
                "Content-Length was counted in characters, and the text has some that take several bytes.",
                |facts| {
                    let utf8 = facts.surplus().is_some_and(|it| it.iter().any(|byte| *byte >= 0x80));
                    let few = surplus_seen(facts).is_some_and(|seen| seen < 4096);
                    match (utf8, few) {
                        (true, true) => Weight::Suggested("the surplus has bytes beyond ASCII"),
                        _ => Weight::Possible,
                    }
                },
            ),
            Likely::new(
                "error_page",
                "The application failed after it had begun to answer, and its error page was appended.",
                |facts| {
                    let markup = [&b"<!DOCTYPE"[..], b"<!doctype", b"<html", b"Traceback", b"Fatal error"];
                    Weight::suggested_if(
                        markup.iter().any(|start| begins(facts, start)),
                        "the surplus begins like a page or a stack trace",
                    )
                },
            ),
            Likely::new(
                "line_break",
                "The application adds a line break after its body that it does not count.",
                |facts| {
                    let blank = facts.surplus().is_some_and(|it| {
                        !it.is_empty() && it.len() <= 4 && it.iter().all(u8::is_ascii_whitespace)
                    });
                    Weight::only_shown_if(blank, "the surplus is \"{surplus}\"")
                },
            ),
            Likely::new(
                "before_compression",
                "The length was computed before the body was changed: by compression, templates or an injected script.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Compare what is declared and what is sent:",
                "printf 'GET %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' {path} {request_host} | nc {ip} {port} | wc -c",
            ),
            Step::tell("If it cannot be mended, write to the upstream at {upstream_place}: tolerate = [\"overrun\"]"),
        ],
        recognize: recognize,
    }
}

fn begins(facts: &Facts<'_>, start: &[u8]) -> bool {
    facts
        .surplus()
        .is_some_and(|surplus| surplus.trim_ascii_start().starts_with(start))
}

/// A size in hexadecimal, then CR LF.
fn is_chunk(facts: &Facts<'_>) -> bool {
    facts.surplus().is_some_and(|surplus| {
        let digits = surplus
            .iter()
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        (1..8).contains(&digits) && surplus[digits..].starts_with(b"\r\n")
    })
}

fn surplus_seen(facts: &Facts<'_>) -> Option<u64> {
    overrun(facts).map(|(_, _, seen)| seen)
}

fn overrun(facts: &Facts<'_>) -> Option<(usize, BodyFraming, u64)> {
    let overrun = facts.last(|evidence| match evidence {
        Evidence::Overrun {
            framing: Some(framing),
            surplus_seen,
            ..
        } => Some((*framing, *surplus_seen)),
        _ => None,
    });
    overrun.map(|(index, (framing, seen))| (index, framing, seen))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    overrun(facts).map(|(index, _, _)| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = Evidence::Overrun {
        framing: Some(BodyFraming::ContentLength),
        declared: 5120,
        surplus_seen: 12,
        surplus: "…geheim-7f3a".as_bytes().to_vec(),
    };
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn overrun(surplus: &[u8]) -> Exchange {
        let evidence = Evidence::Overrun {
            framing: Some(BodyFraming::ContentLength),
            declared: 10,
            surplus_seen: surplus.len() as u64,
            surplus: surplus.to_vec(),
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        check(&overrun(b"lo"), "framing_overrun", None);
    }

    #[test]
    fn negative_a_body_where_none_may_be() {
        let mut exchange = overrun(b"lo");
        exchange.request.method = "HEAD".to_owned();
        if let Evidence::Overrun { framing, .. } = &mut exchange.attempts[0].evidence[0] {
            *framing = None;
        }
        check(&exchange, "framing_body_not_allowed", Some("head"));
    }

    #[test]
    fn the_surplus_flips() {
        check_first(&overrun(b"HTTP/1.1 500 Internal\r\n"), "second_response");
        check_first(&overrun(b"\r\n"), "line_break");
    }

    #[test]
    fn a_page_flips() {
        check_first(&overrun("…ß".as_bytes()), "characters");
        check_first(&overrun(b"<!DOCTYPE html><h1>Error"), "error_page");
    }
}
