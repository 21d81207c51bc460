//! The answer's body is not what its Content-Encoding says.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::diagnosis::Certainty;
use crate::evidence::{CodingBreak, CodingFault, Evidence};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's body is not what its Content-Encoding says
    ///
    /// ## What happened
    ///
    /// The upstream's answer has a Content-Encoding, and its body is not coded so: it begins otherwise
    /// (`not_coded`), it is coded twice (`coded_twice`), the coded data is broken (`corrupt`), ends too
    /// early (`cut_short`), or more follows its end (`surplus`).
    ///
    /// ## What it means
    ///
    /// Browsers show such an answer as an error of their own, often an empty page, and caches keep it.
    /// Candor looks at the first bytes of a body that is coded by gzip, deflate or zstd: if they are
    /// not those of the coding and the head of the answer has not left, the client gets this diagnosis
    /// in its place; later the answer is cut. Some small answers are decoded beside the traffic too;
    /// what is found so is a finding in the log, which names the request.
    ///
    /// ## What to do
    ///
    /// Find the layer that sets Content-Encoding and the one that compresses: they are two, and one of
    /// them was left out or comes twice. Candor itself never codes or decodes what it passes on.
    body_coding_error {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_content_coding"),
        status: 502,
        title: "The answer's body is not what its Content-Encoding says",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match fault(facts) {
            Some(CodingFault::NotCoded) => "The answer of {peer} has Content-Encoding: {content_coding}, and its body begins with \"{coding_first}\", as no {content_coding} does.",
            Some(CodingFault::CodedTwice) => "The answer of {peer} has Content-Encoding: {content_coding}, and its body is coded by {content_coding} twice.",
            Some(CodingFault::CutShort) => "The answer of {peer} has Content-Encoding: {content_coding}, and its body ends at byte {coding_offset}, in the midst of the coded data.",
            Some(CodingFault::Surplus) => "The answer of {peer} has Content-Encoding: {content_coding}, and its body goes on after the end of the coded data, at byte {coding_offset}.",
            _ => "The answer of {peer} has Content-Encoding: {content_coding}, and its body is broken about byte {coding_offset}.",
        },
        likely: &[
            Likely::new(
                "header_alone",
                "Content-Encoding is set, and nothing compresses: the field was copied from another answer, or a proxy between decoded the body.",
                |facts| Weight::suggested_if(coding(facts).is_some_and(|it| looks_plain(&it.first)), "the body begins with plain text: \"{coding_first}\""),
            ),
            Likely::new(
                "other_coding",
                "The body is compressed, by another coding than the field says.",
                |facts| {
                    let other = coding(facts).is_some_and(|it| {
                        coding_of(&it.first).is_some_and(|named| named != it.coding)
                    });
                    Weight::only_shown_if(other, "the body begins as another coding does: \"{coding_first}\"")
                },
            ),
            Likely::new(
                "two_layers",
                "Two layers compress: the application, and its server or a proxy between once more.",
                |facts| Weight::only_shown_if(fault(facts) == Some(CodingFault::CodedTwice), "what was decoded begins as {content_coding} does"),
            ),
            Likely::new(
                "length_before",
                "Content-Length was computed before compression, and cuts or pads the coded body.",
                |facts| {
                    let length = matches!(fault(facts), Some(CodingFault::CutShort | CodingFault::Surplus));
                    Weight::only_suggested_if(length, "the coded data and the body end at different places")
                },
            ),
            Likely::new(
                "appended",
                "Something is written after the compressed body: a line break, an error page, an injected script.",
                |facts| Weight::only_suggested_if(fault(facts) == Some(CodingFault::Surplus), "more follows the end of the coded data"),
            ),
            Likely::new(
                "text_conversion",
                "The compressed bytes went through something that takes them for text.",
                |facts| match fault(facts) {
                    Some(CodingFault::Corrupt) => Weight::Suggested("the data begins well and is broken later"),
                    _ => Weight::Possible,
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See what is declared, and how the body begins:",
                "curl -g -s -k -i --max-time 5 -H Accept-Encoding:{content_coding} -H Host:{request_host} {upstream_scheme}://{peer}{path} | head -c 1024 | xxd",
            ),
            Step::tell("Search the application for where it sets Content-Encoding itself."),
        ],
        recognize: recognize,
    }
}

fn coding<'a>(facts: &Facts<'a>) -> Option<&'a CodingBreak> {
    found(facts).map(|(_, coding)| coding)
}

fn fault(facts: &Facts<'_>) -> Option<CodingFault> {
    coding(facts).map(|coding| coding.fault)
}

fn found<'a>(facts: &Facts<'a>) -> Option<(usize, &'a CodingBreak)> {
    facts.last(|evidence| match evidence {
        Evidence::Coding(coding) => Some(coding),
        _ => None,
    })
}

fn looks_plain(first: &[u8]) -> bool {
    let plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    !first.is_empty() && first.iter().all(plain)
}

/// The coding that begins so.
fn coding_of(first: &[u8]) -> Option<&'static str> {
    match first {
        [0x1f, 0x8b, ..] => Some("gzip"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some("zstd"),
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => Some("deflate"),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, coding) = found(facts)?;
    let verdict = Verdict::certain(index).reason(coding.fault.as_str());
    Some(match coding.fault {
        // Decoded data may look like anything.
        CodingFault::CodedTwice => Verdict {
            certainty: Certainty::Likely,
            ..verdict
        },
        _ => verdict,
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = Evidence::Coding(CodingBreak {
        coding: "gzip",
        fault: CodingFault::NotCoded,
        offset: 0,
        first: b"<!doctype html>".to_vec(),
        text: String::new(),
    });
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
    exchange.attempts[0].received_status = Some(200);
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::evidence::{CodingBreak, CodingFault, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn broken(coding: &'static str, fault: CodingFault, first: &[u8]) -> Exchange {
        let evidence = Evidence::Coding(CodingBreak {
            coding,
            fault,
            offset: 9,
            first: first.to_vec(),
            text: String::new(),
        });
        exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        for fault in CodingFault::ALL {
            let exchange = broken("gzip", fault, b"\x1f\x8b\x08");
            check(&exchange, "body_coding_error", Some(fault.as_str()));
        }
    }

    #[test]
    fn negative_a_transfer_coding() {
        let raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n";
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)]);
        check(&exchange, "framing_te_unsupported", Some("unknown_coding"));
    }

    #[test]
    fn the_first_bytes_flip() {
        check_first(&sample(), "header_alone");
        check_first(
            &broken("gzip", CodingFault::NotCoded, b"\x28\xb5\x2f\xfd\x04"),
            "other_coding",
        );
    }

    #[test]
    fn the_fault_flips() {
        let first = b"\x1f\x8b\x08\0\0";
        check_first(
            &broken("gzip", CodingFault::CodedTwice, first),
            "two_layers",
        );
        check_first(
            &broken("gzip", CodingFault::CutShort, first),
            "length_before",
        );
        check_first(
            &broken("gzip", CodingFault::Corrupt, first),
            "text_conversion",
        );
    }
}
