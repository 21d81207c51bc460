//! A line of the response head ends in something else than CR LF, or its blank line is misplaced.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A line of the answer's head does not end in CR LF
    ///
    /// ## What happened
    ///
    /// In the head of the upstream's answer a line ends in a line feed alone (`bare_lf`), or a
    /// carriage return stands without its line feed (`bare_cr`). Or the blank line that ends the head
    /// is missing, and the body begins where a field should (`missing_blank`); or it stands too early,
    /// and fields leak into the body (`blank_line_in_head`, which is only noted as a finding).
    ///
    /// ## What it means
    ///
    /// RFC 9112 ends every line with CR LF. Programs differ in what they make of less: where one
    /// sees two fields, another sees one. Such differences are how responses are split and
    /// requests smuggled, so Candor does not guess.
    ///
    /// ## What to do
    ///
    /// Mend what writes the head: `\r\n`, not `\n`. If only lines that end in LF alone are the
    /// matter and the upstream cannot be changed, `tolerate = ["bare_lf"]` on the upstream lets
    /// them pass with a finding. A bare CR cannot be tolerated. If the bad byte is inside of a
    /// value, look where that value comes from: somebody may be injecting fields.
    head_line_ending_invalid {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "A line of the answer's head does not end in CR LF",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match reason(facts) {
            Some("missing_blank") => "The head of {peer}'s answer has no blank line at its end: its body begins in line {defect_line}, at byte {defect_offset}.",
            Some("blank_line_in_head") => "A blank line in the head of {peer}'s answer, line {defect_line}, lets the fields after it leak into the body.",
            Some("bare_cr") => "The head of {peer}'s answer has a CR without LF in line {defect_line}, at byte {defect_offset}.",
            _ => "Line {defect_line} of the head of {peer}'s answer ends in LF alone, at byte {defect_offset}.",
        },
        likely: &[
            Likely::new(
                "injected",
                "A value with a line break got into a field: a redirect target or cookie made from what a client sent.",
                |facts| {
                    Weight::suggested_if(
                        is_inside(facts) && is_line_break(facts),
                        "the lines before it end in CR LF, only line {defect_line} does not",
                    )
                },
            ),
            Likely::new(
                "handwritten",
                "The head is written by hand, with \\n where \\r\\n belongs: a small server, a shell script with printf or echo.",
                |facts| {
                    Weight::suggested_if(
                        facts.head_finding().is_some_and(|it| it.line == 1 && it.reason == "bare_lf"),
                        "already the status line ends so",
                    )
                },
            ),
            Likely::new(
                "head_unfinished",
                "The head is written by hand, and its last step, an empty line, is left out.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("missing_blank"), "what stands in line {defect_line} looks like a body"),
            ),
            Likely::new(
                "header_too_late",
                "The application sets fields after the head was finished: after its first output, or after a line that was written with its line break twice.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("blank_line_in_head"), "the lines after the blank line look like fields"),
            ),
            Likely::new(
                "text_mode",
                "Something between turns CR LF into LF: a stream in text mode, a file that was edited.",
                |facts| Weight::possible_if(is_line_break(facts)),
            ),
            Likely::new(
                "cgi",
                "The output of a CGI script, which may end lines in LF, is sent as it is.",
                |facts| Weight::possible_if(is_line_break(facts)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the bytes of the head:",
                "curl -s --raw -i --max-time 5 http://{peer}/ | head -c 512 | xxd",
            ),
            Step::tell_if(
                |facts| reason(facts) == Some("bare_lf"),
                "If it cannot be mended, write to the upstream at {upstream_place}: tolerate = [\"bare_lf\"]",
            ),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

/// A line ends in the wrong bytes; else it is about the blank line.
fn is_line_break(facts: &Facts<'_>) -> bool {
    matches!(reason(facts), Some("bare_lf" | "bare_cr"))
}

/// Lines before the bad one end as they should.
fn is_inside(facts: &Facts<'_>) -> bool {
    facts.head_finding().is_some_and(|finding| finding.line > 1)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    if finding.defect != Defect::LineEnding || finding.mended {
        return None;
    }
    let verdict = match finding.reason {
        "bare_lf" | "bare_cr" => Verdict::certain(index),
        // That the bytes are a body is how they look.
        _ => Verdict::likely(index),
    };
    Some(verdict.reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let head = crate::testing::refused_head(
        b"HTTP/1.1 302 Found\r\nServer: app\r\nLocation: /hello?token=s3cr3t-value-of-somebody\nSet-Cookie: a=b\r\n\r\n",
    );
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, raw_head, refused_head, timer};

    fn answered(raw: &[u8]) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
    }

    #[test]
    fn positive() {
        check(
            &answered(b"HTTP/1.1 200 OK\nA: b\n\n"),
            "head_line_ending_invalid",
            Some("bare_lf"),
        );
        check(
            &answered(b"HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n"),
            "head_line_ending_invalid",
            Some("bare_cr"),
        );
    }

    #[test]
    fn positive_a_head_whose_end_was_awaited_in_vain() {
        let head = raw_head(b"HTTP/1.1 200 OK\nA: b\n", StreamEnd::Open, false);
        let evidence = vec![timer("timeout.head", 10_000), head];
        let exchange = exchange("10.0.0.5:8000", Phase::Head, evidence);
        check(&exchange, "head_line_ending_invalid", Some("bare_lf"));
    }

    #[test]
    fn positive_a_body_without_a_blank_line() {
        let code = "head_line_ending_invalid";
        let html = answered(b"HTTP/1.1 200 OK\r\nA: b\r\n<html>\n<p>x: y</p>\n");
        check(&html, code, Some("missing_blank"));
        // The rest is as long as the body was to be.
        let head = raw_head(
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nhello",
            StreamEnd::Fin,
            false,
        );
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![head]);
        check(&exchange, code, Some("missing_blank"));
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_the_rest_of_a_field_is_no_body() {
        let head = raw_head(
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: bc",
            StreamEnd::Fin,
            false,
        );
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![head]);
        assert_ne!(diagnose(&exchange).cause.code, "head_line_ending_invalid");
    }

    #[test]
    fn negative_no_colon() {
        check(
            &answered(b"HTTP/1.1 200 OK\r\nA b\r\n\r\n"),
            "head_header_syntax",
            Some("no_colon"),
        );
    }

    #[test]
    fn negative_what_is_tolerated_is_not_to_blame() {
        let mut exchange = answered(b"HTTP/1.1 200 OK\nContent-Length: x\n\n");
        exchange.attempts[0].tolerated = vec!["bare_lf"];
        check(&exchange, "framing_cl_invalid", Some("non_digit"));
    }

    #[test]
    fn the_line_flips() {
        check_first(&answered(b"HTTP/1.1 200 OK\nA: b\r\n\r\n"), "handwritten");
        check_first(&answered(b"HTTP/1.1 200 OK\r\nA: b\n\r\n"), "injected");
    }

    #[test]
    fn a_script_flips() {
        check_first(&answered(b"HTTP/1.0 200 OK\nServer: x\n\n"), "handwritten");
        check_first(
            &answered(b"HTTP/1.0 302 Found\r\nLocation: /a\nSet-Cookie: b\r\n\r\n"),
            "injected",
        );
    }
}
