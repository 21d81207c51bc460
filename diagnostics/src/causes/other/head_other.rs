//! The response head is unusable in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The head of the answer could not be used
    ///
    /// ## What happened
    ///
    /// The request was sent, and the head of the upstream's answer is broken in a way that has no code of
    /// its own yet, or could not be read. If it is broken, the evidence shows the offending byte.
    ///
    /// ## What it means
    ///
    /// The reason names a rule of RFC 9112 that the head breaks.
    ///
    /// ## What to do
    ///
    /// Look at the marked byte and at what writes that line.
    head_other {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The head of the answer could not be used",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.reason {
            Some("too_many_fields") => "The head of {peer}'s answer has more fields than allowed.",
            Some("too_large") => "The head of {peer}'s answer is larger than allowed.",
            Some(_) if facts.head_finding().is_some() => "The head of {peer}'s answer is broken in line {defect_line}, at byte {defect_offset}: {defect} (expected {expected}, found {found}).",
            Some(_) => "The head of {peer}'s answer could not be used: {reason}.",
            None => "The head of {peer}'s answer could not be used.",
        },
        likely: &[
            Likely::new(
                "debug_print",
                "Something prints between the fields: a debug print, a warning.",
                |facts| Weight::only_suggested_if(defect(facts) == Some("no_colon"), "line {defect_line} is no field"),
            ),
            Likely::new(
                "cgi_output",
                "The output of a CGI script is sent as it is; a server has to make a status line from its Status field.",
                |facts| Weight::only_shown_if(defect(facts) == Some("missing"), "the head begins with a field"),
            ),
            Likely::new(
                "unclean_value",
                "A value from outside is written into a field without being cleaned.",
                |facts| {
                    let byte = matches!(defect(facts), Some("nul" | "control" | "bad_name_byte"));
                    Weight::only_suggested_if(byte, "byte {defect_offset} is {found}")
                },
            ),
            Likely::new(
                "handwritten",
                "The head is written by hand, by a small server or a script.",
                |facts| Weight::possible_if(facts.head_finding().is_some() || facts.raw_head().is_none()),
            ),
            Likely::new("defect", "A defect of the upstream's server.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn defect(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let refused = facts.raw_head().filter(|(_, head)| head.refused);
    if let Some((index, _)) = refused {
        let whole = facts.head().is_some_and(|head| head.complete);
        let many = facts.head().is_some_and(|head| head.fields > 200);
        let reason = defect(facts)
            .or_else(|| (!whole).then_some("too_large"))
            .or_else(|| many.then_some("too_many_fields"));
        return Some(Verdict::unknown(Some(index)).with(reason));
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.evidence.len().checked_sub(1);
    Some(Verdict::unknown(index).with(defect(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let read = crate::evidence::Evidence::Io {
        operation: "read".to_owned(),
        errno: Some(110),
        text: "Connection timed out (os error 110)".to_owned(),
    };
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![read])
}

#[cfg(test)]
mod tests {
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, raw_head, refused_head};

    fn answered(raw: &[u8]) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
    }

    #[test]
    fn positive() {
        check(
            &answered(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
            "head_other",
            Some("no_colon"),
        );
        check(
            &answered(b"HTTP/1.1 2000 OK\r\n\r\n"),
            "head_other",
            Some("code"),
        );
        check(
            &answered(b"HTTP/1.1 200 OK\r\nA: \0\r\n\r\n"),
            "head_other",
            Some("nul"),
        );
        check(
            &exchange("10.0.0.5:8000", Phase::Head, vec![]),
            "head_other",
            None,
        );
    }

    #[test]
    fn negative_truncated() {
        let head = raw_head(b"HTTP/1.1 200 OK\r\nContent-T", StreamEnd::Reset, false);
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![head]);
        check(&exchange, "head_truncated", Some("reset"));
    }

    #[test]
    fn negative_line_ending() {
        check(
            &answered(b"HTTP/1.1 200 OK\n\n"),
            "head_line_ending_invalid",
            Some("bare_lf"),
        );
    }

    #[test]
    fn the_defect_flips() {
        check_first(
            &answered(b"HTTP/1.1 200 OK\r\ndebug\r\n\r\n"),
            "debug_print",
        );
        check_first(&answered(b"Content-Type: text/html\r\n\r\n"), "cgi_output");
    }

    #[test]
    fn another_defect_flips() {
        check_first(&answered(b"HTTP/1.1 2000 OK\r\n\r\n"), "handwritten");
        check_first(
            &answered(b"HTTP/1.1 200 OK\r\nA: \0\r\n\r\n"),
            "unclean_value",
        );
    }
}
