//! Content-Lengths that differ.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer has Content-Lengths that differ
    ///
    /// ## What happened
    ///
    /// The head of the upstream's answer names its length more than once, in several fields or as a
    /// list in one, and the numbers are not the same.
    ///
    /// ## What it means
    ///
    /// One reader goes by the first number, another by the last: the bytes between are the end of
    /// this answer to the one and the beginning of the next answer to the other. That is how
    /// responses are smuggled, so it cannot be passed on and cannot be tolerated. Equal lengths are
    /// collapsed into one, with a finding in the log.
    ///
    /// ## What to do
    ///
    /// Find the two layers that both set the field and let only the last of them do so: usually the
    /// application's server, after compression and templates are done.
    framing_cl_conflict {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer has Content-Lengths that differ",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match is_list(facts) {
            true => "The answer of {peer} has the Content-Length \"{length_value}\", numbers that differ, in line {defect_line} of its head.",
            false => "The answer of {peer} has Content-Lengths that differ: {lengths}. The second stands in line {defect_line} of its head.",
        },
        likely: &[
            Likely::new(
                "joined",
                "Two layers each set a Content-Length, and a third joined them into one line.",
                |facts| Weight::only_shown_if(is_list(facts), "the value is {length_value}"),
            ),
            Likely::new(
                "two_layers",
                "Two layers of the application each set a Content-Length: a middleware adds where it should replace.",
                possible,
            ),
            Likely::new(
                "compression",
                "One layer counted the body before it was compressed, the other after.",
                |facts| Weight::suggested_if(facts.head_has(b"content-encoding"), "the answer has a Content-Encoding"),
            ),
            Likely::new(
                "proxy_between",
                "A proxy between changed the body, added its own Content-Length and left the old one.",
                |facts| Weight::suggested_if(facts.head_has(b"via"), "the answer has a Via field"),
            ),
            Likely::new(
                "injected",
                "A value with a line break got into a field and brought a Content-Length with it.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See each length as it is sent:",
                "curl -g -s -k --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path} | grep -i -n content-length",
            ),
            Step::tell("Search the application for where it sets Content-Length itself."),
        ],
        recognize: recognize,
    }
}

/// All the numbers stand in one line.
fn is_list(facts: &Facts<'_>) -> bool {
    facts
        .value("length_value")
        .is_some_and(|value| value.contains(','))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::ContentLengthConflict && !finding.mended;
    fits.then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, refused_head};
    let raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5120\r\n\
        Content-Encoding: gzip\r\nContent-Length: 1740\r\n\r\n";
    exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(fields: &str) -> Exchange {
        let raw = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
        let evidence = vec![refused_head(raw.as_bytes())];
        exchange("10.0.0.5:8000", Phase::Head, evidence)
    }

    #[test]
    fn positive() {
        for fields in [
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: 5, 6",
            "content-length: 5\r\nA: b\r\nCONTENT-LENGTH: 05, 6",
        ] {
            check(&answered(fields), "framing_cl_conflict", Some("differing"));
        }
    }

    #[test]
    fn negative_one_of_them_is_no_length() {
        check(
            &answered("Content-Length: 5\r\nContent-Length: six"),
            "framing_cl_invalid",
            Some("non_digit"),
        );
    }

    #[test]
    fn negative_equal_ones_beside_a_coding() {
        check(
            &answered("Content-Length: 5\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"),
            "framing_cl_and_te",
            None,
        );
    }

    #[test]
    fn compression_flips() {
        check_first(
            &answered("Content-Length: 5\r\nContent-Length: 6"),
            "two_layers",
        );
        check_first(
            &answered("Content-Length: 5\r\nContent-Encoding: br\r\nContent-Length: 6"),
            "compression",
        );
    }

    #[test]
    fn one_line_flips() {
        check_first(&answered("Content-Length: 5, 6"), "joined");
        check_first(
            &answered("Via: 1.1 cache\r\nContent-Length: 5\r\nContent-Length: 6"),
            "proxy_between",
        );
    }
}
