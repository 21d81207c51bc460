//! The framing is broken in another way than those that have a name.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's framing is broken
    ///
    /// ## What happened
    ///
    /// What says where the upstream's answer ends is contradictory or broken, in a way that has no code of
    /// its own yet: Content-Lengths that differ, Content-Length beside Transfer-Encoding, an unknown
    /// transfer coding, a broken chunk, or a body where none may be.
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
        sentence: |facts| match facts.reason {
            Some("differing") => "The answer of {peer} has several Content-Lengths that differ.",
            Some("both") => "The answer of {peer} has both Content-Length and Transfer-Encoding.",
            Some("body_not_allowed") => "{peer} sent at least {surplus_seen} bytes of a body where none may be.",
            Some(_) if facts.head_finding().is_some() => "The framing of {peer}'s answer is broken in line {defect_line} of its head: {defect}.",
            Some(_) => "The chunked body of {peer}'s answer is broken: {reason}.",
            None => "The framing of {peer}'s answer is broken.",
        },
        likely: &[
            Likely::new(
                "two_layers",
                "Two layers of the application both set the framing: a middleware after compression, a framework over a server that chunks.",
                |facts| {
                    let both = matches!(kind(facts), Some("differing" | "equal" | "both" | "chunked_twice"));
                    Weight::only_suggested_if(both, "the reason is {reason}")
                },
            ),
            Likely::new(
                "content_coding",
                "A content coding (gzip) is given as Transfer-Encoding: it belongs into Content-Encoding.",
                |facts| {
                    let coding = matches!(kind(facts), Some("unknown_coding" | "chunked_missing" | "chunked_not_last"));
                    Weight::only_suggested_if(coding, "the reason is {reason}")
                },
            ),
            Likely::new(
                "head_body",
                "The application writes a body for HEAD, 204 or 304.",
                |facts| Weight::only_shown_if(kind(facts) == Some("body_not_allowed"), "{method} or the status allows no body"),
            ),
            Likely::new(
                "manual_chunks",
                "The application writes chunks by hand, with sizes in decimal or counted in characters.",
                |facts| {
                    let chunk = facts.last(|evidence| match evidence {
                        Evidence::Chunk { .. } => Some(()),
                        _ => None,
                    });
                    Weight::only_suggested_if(chunk.is_some(), "a chunk is broken")
                },
            ),
            Likely::new("defect", "A defect of the upstream's server.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See head and framing as they are sent:",
                "curl -g -s --raw -i --max-time 5 -H Host:{request_host} http://{peer}{path} | head -c 1024",
            ),
            Step::tell("Search the application for where it sets Content-Length or Transfer-Encoding itself."),
        ],
        recognize: recognize,
    }
}

/// Reasons that the chunk decoder gives.
const CHUNK_FAULTS: [&str; 19] = [
    "chunk_data_invalid",
    "chunk_extension_too_long",
    "chunk_size_empty",
    "chunk_size_invalid",
    "chunk_size_line_invalid",
    "chunk_size_missing",
    "chunk_size_not_hexadecimal",
    "chunk_size_overflow",
    "chunk_size_too_large",
    "chunk_terminator_invalid",
    "chunk_terminator_missing",
    "extension_too_long",
    "size_missing",
    "size_not_hexadecimal",
    "size_too_large",
    "terminator_missing",
    "trailer_forbidden",
    "trailer_invalid",
    "trailer_too_large",
];

fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    decided(facts).and_then(|(_, reason, _)| reason)
}

/// The fact, its reason and its RFC 9209 type.
fn decided(facts: &Facts<'_>) -> Option<(usize, Option<&'static str>, &'static str)> {
    let of_body = facts.last(|evidence| match evidence {
        Evidence::Chunk { fault, .. } => {
            let known = CHUNK_FAULTS.iter().copied().find(|known| known == fault);
            Some((known, "http_response_transfer_coding"))
        }
        Evidence::Overrun { .. } => Some((Some("body_not_allowed"), "http_protocol_error")),
        _ => None,
    });
    if let Some((index, (reason, error_type))) = of_body {
        return Some((index, reason, error_type));
    }
    let (index, head) = facts.raw_head()?;
    let finding = facts.head_finding()?;
    let error_type = match finding.defect {
        Defect::TransferEncodingUnsupported => "http_response_transfer_coding",
        Defect::ContentLengthConflict | Defect::ContentLengthAndTransferEncoding => {
            "http_protocol_error"
        }
        _ => return None,
    };
    head.refused
        .then_some((index, Some(finding.reason), error_type))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, reason, error_type) = decided(facts)?;
    Some(
        Verdict::unknown(Some(index))
            .with(reason)
            .answered(502, error_type),
    )
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("framing_other")
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(fields: &str) -> Exchange {
        let raw = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
        exchange(
            "10.0.0.5:8000",
            Phase::Head,
            vec![refused_head(raw.as_bytes())],
        )
    }

    fn chunk() -> Exchange {
        let evidence = Evidence::Chunk {
            fault: "size_not_hexadecimal".to_owned(),
            offset: 12,
            excerpt: b"xyz\r\n".to_vec(),
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        check(
            &answered("Content-Length: 5\r\nContent-Length: 6"),
            "framing_other",
            Some("differing"),
        );
        check(
            &answered("Content-Length: 5\r\nTransfer-Encoding: chunked"),
            "framing_other",
            Some("both"),
        );
        check(
            &answered("Transfer-Encoding: gzip"),
            "framing_other",
            Some("unknown_coding"),
        );
        check(&chunk(), "framing_other", Some("size_not_hexadecimal"));
    }

    #[test]
    fn negative_one_length_that_is_none() {
        check(
            &answered("Content-Length: five"),
            "framing_cl_invalid",
            Some("non_digit"),
        );
    }

    #[test]
    fn the_fields_flip() {
        check_first(
            &answered("Content-Length: 5\r\nContent-Length: 6"),
            "two_layers",
        );
        check_first(&answered("Transfer-Encoding: gzip"), "content_coding");
    }

    #[test]
    fn the_body_flips() {
        check_first(&chunk(), "manual_chunks");
        let mut exchange = chunk();
        exchange.attempts[0].evidence = vec![Evidence::Overrun {
            declared: 0,
            surplus_seen: 3,
            surplus: b"abc".to_vec(),
        }];
        exchange.request.method = "HEAD".to_owned();
        check_first(&exchange, "head_body");
    }
}
