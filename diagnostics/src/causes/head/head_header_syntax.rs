//! A line of the response head is no field.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A line of the answer's head is no field
    ///
    /// ## What happened
    ///
    /// In the head of the upstream's answer a line is not a name, a colon and a value. `no_colon`: it
    /// has no colon. `empty_name`: nothing stands before the colon. `bad_name_byte`: the name has a
    /// byte that no name may have, a space, a quote, a byte beyond ASCII. `leading_whitespace`: the
    /// first line after the status line is a continuation of nothing.
    ///
    /// ## What it means
    ///
    /// Usually something that is no field was written between the fields: output of the
    /// application, or the rest of a value that has a line break in it. If the value came from a
    /// client, somebody can put fields of his own into the answers of others.
    ///
    /// ## What to do
    ///
    /// Look at the marked byte and find what writes the line. Make sure that no value is written into
    /// a field before its line breaks are taken out. A space before the colon and folded lines are
    /// mended and only noted as a finding.
    head_header_syntax {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "A line of the answer's head is no field",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: sentence,
        likely: &[
            Likely::new(
                "split_value",
                "A value with a line break got into the field {previous_field}: a redirect target or cookie made from what a client sent.",
                |facts| {
                    let splits = reason(facts) == Some("no_colon")
                        && facts.value("previous_field").is_some_and(|name| takes_input(&name));
                    Weight::only_suggested_if(splits, "the line before is {previous_field}, whose value often comes from outside")
                },
            ),
            Likely::new(
                "debug_print",
                "Something prints between the fields: a debug print, a warning.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("no_colon"), "line {defect_line} is no field"),
            ),
            Likely::new(
                "untranslated_name",
                "The name of the field is written in a language with other letters than ASCII, or comes from data.",
                |facts| {
                    let other = byte(facts).is_some_and(|byte| byte >= 0x80);
                    Weight::only_shown_if(other, "byte {defect_offset} is {found}, which is no ASCII")
                },
            ),
            Likely::new(
                "name_from_data",
                "The name of the field is made from data: a title, a key with spaces, a sentence.",
                |facts| {
                    let name = reason(facts) == Some("bad_name_byte")
                        && byte(facts).is_some_and(|byte| byte.is_ascii());
                    Weight::only_suggested_if(name, "the name has {found} in it")
                },
            ),
            Likely::new(
                "empty_variable",
                "The name of the field is put in from a variable that is empty.",
                |facts| Weight::only_shown_if(reason(facts) == Some("empty_name"), "nothing stands before the colon"),
            ),
            Likely::new(
                "indented",
                "The head is written from an indented text, so that its lines begin with spaces.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("leading_whitespace"), "line {defect_line} begins with {found}"),
            ),
            Likely::new(
                "handwritten",
                "The head is written by hand, by a small server or a script.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s --raw -o /dev/null -D - --max-time 5 --unix-socket {socket} http://{request_host}{path}",
            ),
            Step::tell("Search the application for what writes this line into its answer."),
        ],
        recognize: recognize,
    }
}

fn sentence(facts: &Facts<'_>) -> &'static str {
    match reason(facts) {
        Some("no_colon") => {
            "Line {defect_line} of the head of {peer}'s answer has no colon: it is no field (byte {defect_offset})."
        }
        Some("empty_name") => {
            "Line {defect_line} of the head of {peer}'s answer begins with a colon: the name of the field is missing (byte {defect_offset})."
        }
        Some("bad_name_byte") => {
            "Line {defect_line} of the head of {peer}'s answer has {found} in the name of a field, at byte {defect_offset}."
        }
        Some("leading_whitespace") => {
            "Line {defect_line} of the head of {peer}'s answer begins with {found}, as if it continued a field, and there is none before it."
        }
        _ => {
            "Line {defect_line} of the head of {peer}'s answer is no field (byte {defect_offset})."
        }
    }
}

/// Fields whose values applications make from what a client sent.
fn takes_input(name: &str) -> bool {
    const FIELDS: [&str; 7] = [
        "location",
        "set-cookie",
        "content-disposition",
        "refresh",
        "link",
        "content-location",
        "access-control-allow-origin",
    ];
    FIELDS.iter().any(|field| name.eq_ignore_ascii_case(field))
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn byte(facts: &Facts<'_>) -> Option<u8> {
    let (_, head) = facts.raw_head()?;
    head.raw.get(facts.head_finding()?.offset).copied()
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::FieldSyntax && !finding.mended;
    fits.then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let head = crate::testing::refused_head(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDEBUG 2026-03-01 query took 12 ms\r\nContent-Length: 0\r\n\r\n",
    );
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

#[cfg(test)]
mod tests {
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, raw_head, refused_head};

    fn answered(fields: &[u8]) -> Exchange {
        let raw = [b"HTTP/1.1 200 OK\r\n", fields, b"\r\n\r\n"].concat();
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(&raw)])
    }

    #[test]
    fn positive_each_reason() {
        let code = "head_header_syntax";
        check(&answered(b"Content-Type text/html"), code, Some("no_colon"));
        check(&answered(b": text/html"), code, Some("empty_name"));
        check(&answered(b"X Y: z"), code, Some("bad_name_byte"));
        check(&answered(b"X-\xc3\x9cber: z"), code, Some("bad_name_byte"));
        check(&answered(b"X\0Y: z"), code, Some("bad_name_byte"));
        check(&answered(b"  A: b"), code, Some("leading_whitespace"));
    }

    #[test]
    fn negative_what_is_mended_is_not_to_blame() {
        // The connection ended in the midst of a head whose space before the colon was mended.
        let head = raw_head(
            b"HTTP/1.1 200 OK\r\nA : b\r\nC: d\r\n",
            StreamEnd::Fin,
            false,
        );
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![head]);
        let diagnosis = crate::diagnosis::diagnose(&exchange);
        assert_ne!(diagnosis.cause.code, "head_header_syntax");
    }

    #[test]
    fn negative_a_control_character_in_a_value() {
        check(
            &answered(b"A: \x07"),
            "head_header_byte_invalid",
            Some("control"),
        );
    }

    #[test]
    fn negative_the_body_begins() {
        let head = answered(b"A: b\r\n<html>");
        check(&head, "head_line_ending_invalid", Some("missing_blank"));
    }

    #[test]
    fn the_line_before_flips() {
        check_first(&answered(b"Server: a\r\nloading cache"), "debug_print");
        check_first(&answered(b"Location: /a\r\nloading cache"), "split_value");
    }

    #[test]
    fn the_byte_flips() {
        check_first(&answered(b"X Y: z"), "name_from_data");
        check_first(&answered(b"X\xc3\x9c: z"), "untranslated_name");
    }
}
