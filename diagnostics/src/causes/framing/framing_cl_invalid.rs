//! Content-Length is no length.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's Content-Length is no length
    ///
    /// ## What happened
    ///
    /// The upstream's answer has a Content-Length field whose value is not one decimal number of
    /// bytes.
    ///
    /// ## What it means
    ///
    /// Nobody can know where this answer ends and the next begins, so it cannot be passed on. The
    /// reason tells what is wrong: `non_digit` (`12 bytes`, `123.0`, `None`), `negative`, `sign`,
    /// `hex`, `overflow`, `empty` or `list`.
    ///
    /// ## What to do
    ///
    /// Find where the application sets Content-Length itself and leave that to its server, or mend
    /// how the number is formatted. The value is shown as it came.
    framing_cl_invalid {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer's Content-Length is no length",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match reason(facts) {
            Some("empty") => "The answer of {peer} has an empty Content-Length, in line {defect_line} of its head.",
            _ => "The answer of {peer} has the Content-Length \"{length_value}\", which is no number of bytes ({defect}), in line {defect_line} of its head.",
        },
        likely: &[
            Likely::new(
                "float",
                "The length was computed as a floating point number and printed so.",
                |facts| Weight::only_shown_if(value_has(facts, "."), "the value is {length_value}"),
            ),
            Likely::new(
                "unset",
                "The length was never set, and the word for nothing was printed.",
                |facts| {
                    let value = facts.value("length_value").unwrap_or_default().to_ascii_lowercase();
                    let nothing = ["none", "null", "nil", "nan", "undefined", "false", ""];
                    Weight::only_shown_if(nothing.contains(&value.as_str()), "the value is \"{length_value}\"")
                },
            ),
            Likely::new(
                "unknown_size",
                "The size is not known, and -1 stands for that.",
                |facts| Weight::only_shown_if(reason(facts) == Some("negative"), "the value is {length_value}"),
            ),
            Likely::new(
                "arithmetic",
                "An integer overflowed while the length was computed.",
                |facts| Weight::only_shown_if(reason(facts) == Some("overflow"), "the value is {length_value}"),
            ),
            Likely::new(
                "chunk_style",
                "The length is written in hexadecimal, as chunk sizes are.",
                |facts| Weight::only_shown_if(reason(facts) == Some("hex"), "the value is {length_value}"),
            ),
            Likely::new(
                "joined",
                "Two layers each set a Content-Length, and a third joined them into one line.",
                |facts| Weight::only_shown_if(reason(facts) == Some("list"), "the value is {length_value}"),
            ),
            Likely::new(
                "formatting",
                "The application formats the number itself: with a unit, separators or quotes.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s -k --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path}",
            ),
            Step::tell("Search the application for where it sets Content-Length itself."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn value_has(facts: &Facts<'_>, part: &str) -> bool {
    facts
        .value("length_value")
        .is_some_and(|value| value.contains(part))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::ContentLengthInvalid && !finding.mended;
    fits.then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, refused_head};
    let raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 123.0\r\n\r\n";
    exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn declared(value: &str) -> Exchange {
        let raw = format!("HTTP/1.1 200 OK\r\nContent-Length: {value}\r\n\r\n");
        exchange(
            "10.0.0.5:8000",
            Phase::Head,
            vec![refused_head(raw.as_bytes())],
        )
    }

    #[test]
    fn positive() {
        check(
            &declared("12 bytes"),
            "framing_cl_invalid",
            Some("non_digit"),
        );
        check(&declared("-1"), "framing_cl_invalid", Some("negative"));
        check(&declared("+1"), "framing_cl_invalid", Some("sign"));
        check(&declared("0x1f"), "framing_cl_invalid", Some("hex"));
        check(
            &declared("99999999999999999999"),
            "framing_cl_invalid",
            Some("overflow"),
        );
        check(&declared(""), "framing_cl_invalid", Some("empty"));
        check(&declared("5,"), "framing_cl_invalid", Some("list"));
    }

    #[test]
    fn negative_two_lengths_that_differ() {
        check(
            &declared("5\r\nContent-Length: 6"),
            "framing_cl_conflict",
            Some("differing"),
        );
    }

    #[test]
    fn the_value_flips() {
        check_first(&declared("123.0"), "float");
        check_first(&declared("None"), "unset");
    }

    #[test]
    fn the_reason_flips() {
        check_first(&declared("-1"), "unknown_size");
        check_first(&declared("1f"), "chunk_style");
    }
}
