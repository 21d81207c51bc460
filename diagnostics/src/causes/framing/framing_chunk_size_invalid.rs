//! A chunk's size line is none.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::ChunkFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A chunk of the answer has no valid size
    ///
    /// ## What happened
    ///
    /// The upstream's answer is chunked, and where the size of the next chunk should stand, in
    /// hexadecimal and ended by CR LF, there is something else: another character (`non_hex`), nothing
    /// (`empty`), a size beyond any counter (`too_large`), another line ending (`line_ending`), or an
    /// extension that is too long (`ext_too_long`) or has a control character (`ext_byte`).
    ///
    /// ## What it means
    ///
    /// From here on nobody can know what is body and what is framing. If it is seen before the head of
    /// the answer has left, the client gets this diagnosis in its place. Later the answer is cut, so
    /// that the client can tell that it is not whole.
    ///
    /// ## What to do
    ///
    /// Let the application write its body and leave chunking to its server. The offset is counted in
    /// the body as it is on the wire.
    framing_chunk_size_invalid {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_transfer_coding"),
        status: 502,
        title: "A chunk of the answer has no valid size",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match fault(facts) {
            Some(ChunkFault::SizeEmpty) => "The chunked body of {peer}'s answer has a line without a chunk size at byte {chunk_offset}: {chunk_found} where a hexadecimal digit should stand.",
            Some(ChunkFault::SizeTooLarge) => "The chunked body of {peer}'s answer has a chunk size at byte {chunk_offset} that is larger than any counter holds.",
            Some(ChunkFault::SizeLineEnding) => "The chunked body of {peer}'s answer has a chunk size that is followed by {chunk_found} at byte {chunk_offset}, where CR LF should stand.",
            Some(ChunkFault::ExtensionTooLong) => "The chunked body of {peer}'s answer has a chunk extension of more than 1024 bytes, at byte {chunk_offset}.",
            Some(ChunkFault::ExtensionByte) => "The chunked body of {peer}'s answer has {chunk_found} in a chunk extension, at byte {chunk_offset}.",
            _ => "The chunked body of {peer}'s answer has {chunk_found} at byte {chunk_offset}, where a chunk size in hexadecimal should stand.",
        },
        likely: &[
            Likely::new(
                "not_chunked",
                "The body is not chunked at all: something sets Transfer-Encoding and writes the body as it is.",
                |facts| {
                    let first = facts.chunk().is_some_and(|(_, it)| it.offset == 0 && it.fault == ChunkFault::SizeNonHex);
                    Weight::suggested_if(first, "it is the first byte of the body")
                },
            ),
            Likely::new(
                "prefix",
                "Sizes are written with the prefix 0x.",
                |facts| {
                    let prefix = facts.chunk().is_some_and(|(_, it)| it.before.ends_with(b"0") && it.found.starts_with(b"x"));
                    Weight::only_shown_if(prefix, "the size begins with 0x")
                },
            ),
            Likely::new(
                "unknown_size",
                "The size is not known, and -1 is written for that.",
                |facts| Weight::only_shown_if(is_minus_one(facts), "the size is -1, as a number with sign or as all ones"),
            ),
            Likely::new(
                "blank_line",
                "The application writes a line break after a chunk, beside the one of its server.",
                |facts| Weight::only_suggested_if(fault(facts) == Some(ChunkFault::SizeEmpty), "there is an empty line where the size should stand"),
            ),
            Likely::new(
                "line_feed",
                "Chunks are written by hand, with \\n where \\r\\n belongs.",
                |facts| {
                    let feed = facts.chunk().is_some_and(|(_, it)| it.found.first() == Some(&b'\n'));
                    Weight::only_shown_if(feed, "the line ends in LF alone")
                },
            ),
            Likely::new(
                "signed_chunks",
                "Chunks with signatures, as object stores use them for uploads, are sent as an answer.",
                |facts| Weight::only_suggested_if(fault(facts) == Some(ChunkFault::ExtensionTooLong), "the chunk has a long extension"),
            ),
            Likely::new(
                "output",
                "Something writes to the connection between the chunks: debug output, a warning, an error page.",
                |facts| {
                    let text = facts.chunk().is_some_and(|(_, it)| it.offset > 0 && is_text(&it.found));
                    Weight::suggested_if(text, "there is text: \"{chunk_excerpt}\"")
                },
            ),
            Likely::new(
                "by_hand",
                "The application writes chunks by hand over a server that chunks too.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the chunks as they are sent:",
                "curl -g -s -k --raw --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path} | tail -c +{chunk_near} | head -c 256 | xxd",
            ),
            Step::tell("Search the application for where it writes chunk sizes or sets Transfer-Encoding itself."),
        ],
        recognize: recognize,
    }
}

fn fault(facts: &Facts<'_>) -> Option<ChunkFault> {
    facts.chunk().map(|(_, chunk)| chunk.fault)
}

fn is_minus_one(facts: &Facts<'_>) -> bool {
    facts.chunk().is_some_and(|(_, it)| {
        let all_ones = it
            .before
            .iter()
            .rev()
            .take(8)
            .all(|byte| matches!(byte, b'f' | b'F'));
        let too_large = it.fault == ChunkFault::SizeTooLarge && it.before.len() >= 8 && all_ones;
        it.found.starts_with(b"-1") || too_large
    })
}

/// Letters, spaces and markup: what a program says, rather than a number.
fn is_text(bytes: &[u8]) -> bool {
    let words =
        |byte: &&u8| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'<' | b'>' | b':' | b'[');
    bytes.iter().take_while(words).count() >= 4
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, chunk) = facts.chunk()?;
    let reason = match chunk.fault {
        ChunkFault::SizeEmpty => "empty",
        ChunkFault::SizeNonHex => "non_hex",
        ChunkFault::SizeTooLarge => "too_large",
        ChunkFault::SizeLineEnding => "line_ending",
        ChunkFault::ExtensionTooLong => "ext_too_long",
        ChunkFault::ExtensionByte => "ext_byte",
        _ => return None,
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let found = b"Warning: undefined variable";
    let evidence = crate::testing::chunk(ChunkFault::SizeNonHex, 5_129, b"</table>\r\n", found);
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::evidence::ChunkFault;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, chunk, exchange};

    fn broken(fault: ChunkFault, offset: u64, before: &[u8], found: &[u8]) -> Exchange {
        let evidence = vec![chunk(fault, offset, before, found)];
        exchange("10.0.0.5:8000", Phase::Body, evidence)
    }

    #[test]
    fn positive() {
        for (fault, reason) in [
            (ChunkFault::SizeEmpty, "empty"),
            (ChunkFault::SizeNonHex, "non_hex"),
            (ChunkFault::SizeTooLarge, "too_large"),
            (ChunkFault::SizeLineEnding, "line_ending"),
            (ChunkFault::ExtensionTooLong, "ext_too_long"),
            (ChunkFault::ExtensionByte, "ext_byte"),
        ] {
            let exchange = broken(fault, 3, b"", b"");
            check(&exchange, "framing_chunk_size_invalid", Some(reason));
        }
    }

    #[test]
    fn negative_the_size_is_right_and_its_data_is_not() {
        check(
            &broken(ChunkFault::TerminatorMissing, 8, b"hello", b"X\r\n"),
            "framing_chunk_terminator_invalid",
            Some("missing"),
        );
    }

    #[test]
    fn the_place_flips() {
        check_first(
            &broken(ChunkFault::SizeNonHex, 0, b"", b"<!doctype"),
            "not_chunked",
        );
        check_first(&sample(), "output");
    }

    #[test]
    fn the_bytes_flip() {
        check_first(
            &broken(ChunkFault::SizeNonHex, 1, b"0", b"x1f\r\n"),
            "prefix",
        );
        check_first(
            &broken(ChunkFault::SizeNonHex, 9, b"o\r\n", b"-1\r\n"),
            "unknown_size",
        );
        check_first(
            &broken(ChunkFault::SizeTooLarge, 15, b"fffffffffffffff", b"f\r\n"),
            "unknown_size",
        );
        check_first(
            &broken(ChunkFault::SizeEmpty, 10, b"hello\r\n", b"\r\n0"),
            "blank_line",
        );
        check_first(
            &broken(ChunkFault::SizeLineEnding, 1, b"5", b"\nhello"),
            "line_feed",
        );
    }
}
