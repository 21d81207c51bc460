//! The trailer section of a chunked body is none.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::ChunkFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer's trailer is not valid
    ///
    /// ## What happened
    ///
    /// The upstream's answer is chunked, and what follows its last chunk is no trailer section: a line
    /// that is no field (`syntax`), a field that must not stand there (`forbidden`), more than 8 KiB or
    /// 64 fields (`too_large`), or the connection ended before the empty line (`no_end`).
    ///
    /// ## What it means
    ///
    /// All of the body has come, and its end has not: what follows could be the beginning of something
    /// else. The answer is cut, so that the client can tell; if nothing of it had left, the client gets
    /// this diagnosis in its place.
    ///
    /// ## What to do
    ///
    /// Look at what the application writes after the last chunk. Fields that frame or route a message,
    /// such as Content-Length, Transfer-Encoding and Host, belong into the head.
    framing_trailer_invalid {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer's trailer is not valid",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match reason(facts) {
            Some("no_end") => "{peer} ended the connection after the last chunk of its answer, at byte {chunk_offset} of the body, before the empty line that ends it.",
            Some("too_large") => "The trailer of {peer}'s answer is larger than 8 KiB or has more than 64 fields, at byte {chunk_offset} of the body.",
            Some("forbidden") => "The trailer of {peer}'s answer has a field that must not stand there, at byte {chunk_offset} of the body: \"{chunk_excerpt}\".",
            _ => "The trailer of {peer}'s answer has {chunk_found} at byte {chunk_offset} of the body, where a field or the empty line should stand.",
        },
        likely: &[
            Likely::new(
                "error_page",
                "The application failed after it had begun to answer, and its error page was appended.",
                |facts| {
                    let markup = facts.chunk().is_some_and(|(_, it)| {
                        it.found.starts_with(b"<") || it.found.starts_with(b"Traceback") || it.found.starts_with(b"HTTP/1.")
                    });
                    Weight::only_suggested_if(markup, "there is the beginning of a page or answer")
                },
            ),
            Likely::new(
                "length_in_trailer",
                "The application learns its length at the end and sends it as a trailer.",
                |facts| Weight::only_shown_if(reason(facts) == Some("forbidden"), "there is such a field"),
            ),
            Likely::new(
                "last_line_missing",
                "The application ends its body with 0 and one line break: there are two.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("no_end"), "the connection ended after the last chunk"),
            ),
            Likely::new(
                "chunk_after_last",
                "An empty piece of the body was written as a chunk of size 0, which is the last chunk, and the body went on.",
                |facts| {
                    let more = facts.chunk().is_some_and(|(_, it)| {
                        it.fault == ChunkFault::TrailerSyntax && it.found.first().is_some_and(u8::is_ascii_hexdigit)
                    });
                    Weight::only_suggested_if(more, "what follows begins like a chunk")
                },
            ),
            Likely::new(
                "by_hand",
                "The application writes the last chunk or the trailers by hand.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the end of the body as it is sent:",
                "curl -g -s -k --raw --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path} | tail -c +{chunk_near} | head -c 256 | xxd",
            ),
            Step::tell("Search the application for where it writes chunk sizes or sets Transfer-Encoding itself."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.chunk()?.1.fault {
        ChunkFault::TrailerForbidden => Some("forbidden"),
        ChunkFault::TrailerSyntax => Some("syntax"),
        ChunkFault::TrailerNoEnd => Some("no_end"),
        ChunkFault::TrailerTooLarge => Some("too_large"),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, _) = facts.chunk()?;
    let reason = reason(facts)?;
    let error_type = match reason {
        "too_large" => "http_response_trailer_section_size",
        _ => "http_protocol_error",
    };
    let verdict = Verdict::certain(index).reason(reason);
    Some(verdict.answered(502, error_type))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let found = b"<h1>Error</h1>\r\n\r\n";
    let evidence =
        crate::testing::chunk(ChunkFault::TrailerSyntax, 5_129, b"hello\r\n0\r\n", found);
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::diagnose;
    use crate::evidence::{BodyFraming, ChunkFault, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, chunk, exchange};

    fn broken(fault: ChunkFault, found: &[u8]) -> Exchange {
        let evidence = vec![chunk(fault, 10, b"0\r\n", found)];
        exchange("10.0.0.5:8000", Phase::Body, evidence)
    }

    #[test]
    fn positive() {
        for (fault, reason) in [
            (ChunkFault::TrailerForbidden, "forbidden"),
            (ChunkFault::TrailerSyntax, "syntax"),
            (ChunkFault::TrailerNoEnd, "no_end"),
            (ChunkFault::TrailerTooLarge, "too_large"),
        ] {
            let exchange = broken(fault, b"x");
            check(&exchange, "framing_trailer_invalid", Some(reason));
        }
        let large = diagnose(&broken(ChunkFault::TrailerTooLarge, b"x"));
        assert_eq!(large.error_type, Some("http_response_trailer_section_size"));
    }

    #[test]
    fn negative_it_ended_before_the_last_chunk() {
        let evidence = Evidence::BodyEnded {
            framing: BodyFraming::Chunked,
            declared: None,
            received: 40,
            end: StreamEnd::Fin,
            errno: None,
            idle_ms: 1,
        };
        let exchange = exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
        check(&exchange, "body_truncated", Some("closed"));
    }

    #[test]
    fn what_follows_flips() {
        check_first(&sample(), "error_page");
        check_first(
            &broken(ChunkFault::TrailerSyntax, b"5\r\nhello"),
            "chunk_after_last",
        );
        check_first(&broken(ChunkFault::TrailerSyntax, b"\x01"), "by_hand");
    }

    #[test]
    fn the_fault_flips() {
        check_first(&broken(ChunkFault::TrailerNoEnd, b""), "last_line_missing");
        check_first(
            &broken(ChunkFault::TrailerForbidden, b"Content-Length: 5"),
            "length_in_trailer",
        );
    }
}
