//! A transfer coding that is not `chunked`, once and last.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's transfer coding is not supported
    ///
    /// ## What happened
    ///
    /// The Transfer-Encoding of the upstream's answer is something else than `chunked`, once: another
    /// coding (`unknown_coding`), chunked before another (`chunked_not_last`) or twice
    /// (`chunked_twice`), nothing at all (`empty`), or any on an answer of HTTP/1.0 (`http_1_0`), which
    /// has none.
    ///
    /// ## What it means
    ///
    /// Transfer-Encoding says where the answer ends. Candor did not ask for any other coding, and
    /// cannot know where an answer ends whose coding it does not know.
    ///
    /// ## What to do
    ///
    /// A compressed body belongs into Content-Encoding. Leave Transfer-Encoding to the application's
    /// server; an application that sets it usually makes the server chunk twice.
    framing_te_unsupported {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_transfer_coding"),
        status: 502,
        title: "The answer's transfer coding is not supported",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match reason(facts) {
            Some("http_1_0") => "The answer of {peer} is HTTP/1.0 and has the Transfer-Encoding \"{codings}\", which HTTP/1.0 does not know, in line {defect_line} of its head.",
            Some("chunked_twice") => "The answer of {peer} has the Transfer-Encoding \"{codings}\": chunked twice.",
            Some("chunked_not_last") => "The answer of {peer} has the Transfer-Encoding \"{codings}\": chunked is not the last of them.",
            Some("empty") => "The answer of {peer} has an empty Transfer-Encoding, in line {defect_line} of its head.",
            _ => "The answer of {peer} has the Transfer-Encoding \"{codings}\", in line {defect_line} of its head; only chunked is known.",
        },
        likely: &[
            Likely::new(
                "content_coding",
                "The body is compressed, and the coding was written into Transfer-Encoding: it belongs into Content-Encoding.",
                |facts| Weight::only_shown_if(is_content_coding(facts), "the coding is {codings}"),
            ),
            Likely::new(
                "double",
                "The application chunks its body itself, and its server does so once more.",
                |facts| Weight::only_shown_if(reason(facts) == Some("chunked_twice"), "chunked is there twice"),
            ),
            Likely::new(
                "identity",
                "The application asks its server not to chunk by the old coding \"identity\", which was removed from HTTP.",
                |facts| Weight::only_shown_if(has(facts, "identity"), "the coding is {codings}"),
            ),
            Likely::new(
                "typo",
                "The value is misspelled: it is \"chunked\", without parameters or quotes.",
                |facts| {
                    let close = reason(facts) == Some("unknown_coding") && has(facts, "chunk");
                    Weight::only_suggested_if(close, "the coding is {codings}")
                },
            ),
            Likely::new(
                "old_version",
                "A server that chunks is set to answer as HTTP/1.0, or an old proxy between lowers the version.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("http_1_0"), "the answer is HTTP/1.0"),
            ),
            Likely::new(
                "by_hand",
                "The application sets Transfer-Encoding itself.",
                possible,
            ),
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

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn has(facts: &Facts<'_>, part: &str) -> bool {
    facts
        .value("codings")
        .is_some_and(|codings| codings.to_ascii_lowercase().contains(part))
}

fn is_content_coding(facts: &Facts<'_>) -> bool {
    let known = ["gzip", "deflate", "compress", "br", "zstd", "x-gzip"];
    facts.value("codings").is_some_and(|codings| {
        let mut names = codings
            .split(',')
            .map(|name| name.trim().to_ascii_lowercase());
        names.any(|name| known.contains(&name.as_str()))
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::TransferEncodingUnsupported;
    fits.then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, refused_head};
    let raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: gzip\r\n\r\n";
    exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(head: &str) -> Exchange {
        let raw = format!("HTTP/{head}\r\n\r\n");
        let evidence = vec![refused_head(raw.as_bytes())];
        exchange("10.0.0.5:8000", Phase::Head, evidence)
    }

    fn coded(coding: &str) -> Exchange {
        answered(&format!("1.1 200 OK\r\nTransfer-Encoding: {coding}"))
    }

    #[test]
    fn positive() {
        for (coding, reason) in [
            ("gzip", "unknown_coding"),
            ("gzip, chunked", "unknown_coding"),
            ("identity", "unknown_coding"),
            ("chunked;q=1", "unknown_coding"),
            ("xchunked", "unknown_coding"),
            ("chunked, gzip", "chunked_not_last"),
            ("chunked, chunked", "chunked_twice"),
            ("chunked\r\nTransfer-Encoding: chunked", "chunked_twice"),
            ("", "empty"),
            (",", "empty"),
        ] {
            check(&coded(coding), "framing_te_unsupported", Some(reason));
        }
        check(
            &answered("1.0 200 OK\r\nTransfer-Encoding: chunked"),
            "framing_te_unsupported",
            Some("http_1_0"),
        );
    }

    #[test]
    fn negative_it_is_chunked_and_the_length_is_too_many() {
        check(
            &coded("chunked\r\nContent-Length: 3"),
            "framing_cl_and_te",
            None,
        );
    }

    #[test]
    fn the_coding_flips() {
        check_first(&coded("gzip"), "content_coding");
        check_first(&coded("chunked, chunked"), "double");
        check_first(&coded("identity"), "identity");
        check_first(&coded("chunk"), "typo");
    }

    #[test]
    fn the_version_flips() {
        check_first(
            &answered("1.0 200 OK\r\nTransfer-Encoding: chunked"),
            "old_version",
        );
        check_first(&answered("1.1 200 OK\r\nTransfer-Encoding: x"), "by_hand");
    }
}
