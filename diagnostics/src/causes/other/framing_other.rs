//! The framing is broken in another way than those that have a name.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's framing is broken
    ///
    /// ## What happened
    ///
    /// The head of the upstream's answer was refused, and the one thing that is odd about it is what says
    /// where the answer ends, in a way that has no code of its own.
    ///
    /// ## What it means
    ///
    /// Nobody can know where this answer ends and the next begins. Passing it on would let one reader see
    /// another answer than the next: so are answers smuggled.
    ///
    /// ## What to do
    ///
    /// Let one layer alone set the framing: usually the application's server, not the application.
    framing_other {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer's framing is broken",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |_| "The framing of {peer}'s answer is broken in line {defect_line} of its head: {defect}.",
        likely: &[
            Likely::new(
                "two_layers",
                "Two layers of the application each set a Content-Length: a middleware adds where it should replace.",
                |facts| Weight::suggested_if(is(facts, Defect::ContentLengthConflict), "the same length is there twice"),
            ),
            Likely::new(
                "joined",
                "Two layers each set a Content-Length, and a third joined them into one line.",
                |facts| Weight::only_suggested_if(is(facts, Defect::ContentLengthInvalid), "the value is {length_value}"),
            ),
            Likely::new("defect", "A defect of the upstream's server.", possible),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s -k --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path}",
            ),
            Step::tell("Search the application for where it sets Content-Length or Transfer-Encoding itself."),
        ],
        recognize: recognize,
    }
}

fn is(facts: &Facts<'_>, defect: Defect) -> bool {
    facts
        .head_finding()
        .is_some_and(|finding| finding.defect == defect)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = matches!(
        finding.defect,
        Defect::ContentLengthInvalid
            | Defect::ContentLengthConflict
            | Defect::ContentLengthAndTransferEncoding
            | Defect::TransferEncodingUnsupported
    );
    fits.then(|| Verdict::unknown(Some(index)).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, refused_head};
    let raw = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n";
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
        check(
            &answered("Content-Length: 5\r\nContent-Length: 5"),
            "framing_other",
            Some("equal"),
        );
        check(
            &answered("Content-Length: 5, 5"),
            "framing_other",
            Some("list"),
        );
    }

    #[test]
    fn negative_all_that_has_a_name() {
        for (fields, code) in [
            ("Content-Length: five", "framing_cl_invalid"),
            ("Content-Length: 5, 6", "framing_cl_conflict"),
            (
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "framing_cl_and_te",
            ),
            ("Transfer-Encoding: gzip", "framing_te_unsupported"),
        ] {
            let diagnosis = crate::diagnosis::diagnose(&answered(fields));
            assert_eq!(diagnosis.cause.code, code);
        }
    }

    #[test]
    fn one_line_flips() {
        check_first(
            &answered("Content-Length: 5\r\nContent-Length: 5"),
            "two_layers",
        );
        check_first(&answered("Content-Length: 5, 5"), "joined");
    }

    #[test]
    fn another_field_flips() {
        check_first(&answered("Content-Length: 5, 5\r\nA: b"), "joined");
        check_first(
            &answered("Content-Length: 5\r\nA: b\r\nContent-Length: 5"),
            "two_layers",
        );
    }
}
