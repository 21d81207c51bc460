//! The first line of the response head is no status line of HTTP/1.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's status line is malformed
    ///
    /// ## What happened
    ///
    /// The first line of the upstream's answer is not `HTTP/1.1`, one space, three digits from 100 to
    /// 599, one space and perhaps a phrase. The reason says which part is wrong: `version`,
    /// `separator` (not one space), `code` (not three digits), `code_range` (three digits that are no
    /// status), `cut_short` (the line ends too early), `phrase_byte` (a control character in the
    /// phrase), `leading_bytes` or `blank_line` (something before it), `missing` (the head begins with
    /// a field), `icy` (an old streaming server).
    ///
    /// ## What it means
    ///
    /// Servers and frameworks write this line correctly; a malformed one was written by hand, or is
    /// not the begin of an answer at all: what precedes it belongs to something else. Programs differ
    /// in what they make of it, so Candor does not guess.
    ///
    /// ## What to do
    ///
    /// Look at the marked byte and find what writes the line: a small server, a CGI script whose
    /// output is sent as it is, an application that makes statuses up. Use a status of RFC 9110; what
    /// is one's own goes into the body.
    head_status_line_invalid {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer's status line is malformed",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: sentence,
        likely: &[
            Likely::new(
                "made_up_status",
                "The application answers with a status of its own making: a code of its business, an exit code, a database error.",
                |facts| Weight::only_shown_if(is_number(facts), "{status_word} is no status of HTTP"),
            ),
            Likely::new(
                "cgi_output",
                "The output of a CGI script is sent as it is; a server has to make a status line from its Status field.",
                |facts| Weight::only_shown_if(reason(facts) == Some("missing"), "the head begins with a field"),
            ),
            Likely::new(
                "shoutcast",
                "It is a streaming server of the SHOUTcast kind, which answers ICY in place of HTTP/1.0.",
                |facts| Weight::only_shown_if(reason(facts) == Some("icy"), "the answer begins with ICY"),
            ),
            Likely::new(
                "leftover",
                "The bytes before it belong to the answer before: a body that was longer than declared.",
                |facts| {
                    let before = matches!(reason(facts), Some("leading_bytes" | "blank_line"));
                    let reused = facts.attempt.is_some_and(|attempt| attempt.reused.is_some());
                    Weight::only_suggested_if(before && reused, "the connection had carried another answer before")
                },
            ),
            Likely::new(
                "printed_before",
                "The application, or a script of it, printed something before its answer: a debug print, a warning, a byte order mark.",
                |facts| {
                    let before = matches!(reason(facts), Some("leading_bytes" | "blank_line"));
                    Weight::only_suggested_if(before, "the answer begins with {found}")
                },
            ),
            Likely::new(
                "version_copied",
                "A proxy or a script writes the version of another connection into the line: HTTP/2 and HTTP/3 have no status line.",
                |facts| {
                    let newer = facts.value("version_word").is_some_and(|word| {
                        word.starts_with("HTTP/2") || word.starts_with("HTTP/3")
                    });
                    Weight::only_suggested_if(newer && reason(facts) == Some("version"), "the line begins with {version_word}")
                },
            ),
            Likely::new(
                "unset_variable",
                "The status is put in from a variable that is empty or no number.",
                |facts| {
                    let code = matches!(reason(facts), Some("code" | "separator" | "cut_short"));
                    Weight::only_suggested_if(code && !is_number(facts), "where three digits belong stands {found}")
                },
            ),
            Likely::new(
                "unclean_phrase",
                "The phrase is put in from an error message, with the line breaks or colors that it has.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("phrase_byte"), "the phrase has {found}"),
            ),
            Likely::new(
                "handwritten",
                "The head is written by hand, by a small server or a script.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the bytes of the head:",
                "curl -s --raw -i --http0.9 --max-time 5 http://{peer}/ | head -c 512 | xxd",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the bytes of the head:",
                "curl -s --raw -i --http0.9 --max-time 5 --unix-socket {socket} http://localhost/ | head -c 512 | xxd",
            ),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See which program listens there:",
                "ss -ltnp 'sport = :{port}'",
            ),
        ],
        recognize: recognize,
    }
}

fn sentence(facts: &Facts<'_>) -> &'static str {
    match reason(facts) {
        Some("version") => {
            "The first line of {peer}'s answer begins with {version_word} where HTTP/1.1 belongs."
        }
        Some("icy") => "{peer} answered with ICY where HTTP/1.1 belongs.",
        Some("code" | "code_range") if is_number(facts) => {
            "{peer} answered with the status {status_word}; a status is a number from 100 to 599."
        }
        Some("code") => {
            "The status line of {peer}'s answer has {found} at byte {defect_offset}, where three digits belong."
        }
        Some("cut_short") => {
            "The status line of {peer}'s answer ends at byte {defect_offset}, before its status is whole."
        }
        Some("separator") => {
            "The status line of {peer}'s answer has {found} at byte {defect_offset}, where one space belongs."
        }
        Some("phrase_byte") => {
            "The status line of {peer}'s answer has a control character, {found}, at byte {defect_offset}."
        }
        Some("leading_bytes") => {
            "{peer}'s answer has something before its status line: it begins with {found}."
        }
        Some("blank_line") => {
            "{peer}'s answer begins with a blank line, where the status line belongs."
        }
        Some("missing") => "{peer}'s answer begins with a field: its status line is missing.",
        _ => "The status line of {peer}'s answer is malformed at byte {defect_offset}.",
    }
}

/// The status is a number, only none of HTTP.
fn is_number(facts: &Facts<'_>) -> bool {
    let number = facts
        .value("status_word")
        .is_some_and(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    number && matches!(reason(facts), Some("code" | "code_range"))
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::StatusLine && !finding.mended;
    fits.then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let head = crate::testing::refused_head(
        b"HTTP/1.1 1064 Query failed\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
    );
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head, reused};

    fn answered(raw: &[u8]) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
    }

    #[track_caller]
    fn check_reason(raw: &[u8], reason: &str) {
        check(&answered(raw), "head_status_line_invalid", Some(reason));
    }

    #[test]
    fn positive_each_reason() {
        check_reason(b"HTTP/2.0 200 OK\r\n\r\n", "version");
        check_reason(b"HTTPS/1.1 200 OK\r\n\r\n", "version");
        check_reason(b"ICY 200 OK\r\nicy-name:x\r\n\r\n", "icy");
        check_reason(b"HTTP/1.1 abc OK\r\n\r\n", "code");
        check_reason(b"HTTP/1.1 2000 OK\r\n\r\n", "code");
        check_reason(b"HTTP/1.1 600 Busy\r\n\r\n", "code_range");
        check_reason(b"HTTP/1.1 099 Low\r\n\r\n", "code_range");
        check_reason(b"HTTP/1.1\t200 OK\r\n\r\n", "separator");
        check_reason(b"HTTP/1.1 20\r\n\r\n", "cut_short");
        check_reason(b"HTTP/1.1\r\nA: b\r\n\r\n", "cut_short");
        check_reason(b"HTTP/1.1 200 \x1b[31mno\r\n\r\n", "phrase_byte");
        check_reason(b" HTTP/1.1 200 OK\r\n\r\n", "leading_bytes");
        check_reason(
            "\u{feff}HTTP/1.1 200 OK\r\n\r\n".as_bytes(),
            "leading_bytes",
        );
        check_reason(b"\r\nHTTP/1.1 200 OK\r\n\r\n", "blank_line");
        check_reason(b"Status: 200 OK\r\nContent-Type: a\r\n\r\n", "missing");
    }

    #[test]
    fn negative_text_in_lines_before() {
        let printed = answered(b"warning: x\nHTTP/1.1 200 OK\r\n\r\n");
        check(&printed, "head_not_http", Some("text_before_head"));
    }

    #[test]
    fn negative_the_line_ends_in_lf() {
        let head = answered(b"HTTP/1.1 200 OK\nA: b\r\n\r\n");
        check(&head, "head_line_ending_invalid", Some("bare_lf"));
    }

    #[test]
    fn the_code_flips() {
        check_first(&answered(b"HTTP/1.1 777 OK\r\n\r\n"), "made_up_status");
        check_first(&answered(b"HTTP/1.1 None OK\r\n\r\n"), "unset_variable");
    }

    #[test]
    fn the_version_flips() {
        check_first(&answered(b"HTTP/2 200 OK\r\n\r\n"), "version_copied");
        check_first(&answered(b"HTTP/0.9 200 OK\r\n\r\n"), "handwritten");
    }

    #[test]
    fn reuse_flips() {
        let mut exchange = answered(b"\r\nHTTP/1.1 200 OK\r\n\r\n");
        check_first(&exchange, "printed_before");
        exchange.attempts[0].reused = Some(reused());
        check_first(&exchange, "leftover");
    }
}
