//! The data of a chunk does not end where its size says.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::{ChunkBreak, ChunkFault};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A chunk of the answer does not end where its size says
    ///
    /// ## What happened
    ///
    /// The upstream's answer is chunked. After as many bytes as a chunk has declared, CR LF should
    /// follow, and something else does (`missing`), or LF alone (`bare_lf`).
    ///
    /// ## What it means
    ///
    /// The size is wrong, so nobody can know what is body and what is framing. If it is seen before the
    /// head of the answer has left, the client gets this diagnosis in its place. Later the answer is
    /// cut, so that the client can tell that it is not whole.
    ///
    /// ## What to do
    ///
    /// Count bytes, not characters, and write the size in hexadecimal, without the CR LF after the
    /// data. Better, leave chunking to the application's server. The offset is counted in the body as
    /// it is on the wire.
    framing_chunk_terminator_invalid {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("http_response_transfer_coding"),
        status: 502,
        title: "A chunk of the answer does not end where its size says",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |facts| match reason(facts) {
            Some("bare_lf") => "A chunk of {chunk_size} bytes in {peer}'s answer ends in LF alone, at byte {chunk_offset} of the body.",
            _ => "A chunk of {peer}'s answer declared {chunk_size} bytes and is followed by {chunk_found} at byte {chunk_offset} of the body, where CR LF should stand.",
        },
        likely: &[
            Likely::new(
                "line_feed",
                "Chunks are written by hand, with \\n where \\r\\n belongs.",
                |facts| Weight::only_shown_if(reason(facts) == Some("bare_lf"), "the line ends in LF alone"),
            ),
            Likely::new(
                "decimal",
                "Chunk sizes are written in decimal: they are hexadecimal.",
                |facts| Weight::only_shown_if(chunk_is(facts, is_decimal), "read as a decimal number, the size fits the data"),
            ),
            Likely::new(
                "terminator_counted",
                "The CR LF after the data is counted in the size.",
                |facts| Weight::only_shown_if(chunk_is(facts, |it| it.before.ends_with(b"\r\n")), "the data ends in CR LF"),
            ),
            Likely::new(
                "characters",
                "The size was counted in characters, and the text has some that take several bytes.",
                |facts| {
                    let beyond = chunk_is(facts, |it| !it.found.is_ascii() || !it.before.is_ascii());
                    Weight::only_suggested_if(beyond, "there are bytes beyond ASCII around it")
                },
            ),
            Likely::new(
                "too_short",
                "The size is too small by a few bytes: counted before the text was escaped, translated or given a line break.",
                |facts| Weight::suggested_if(chunk_is(facts, ends_soon), "CR LF follows a few bytes later"),
            ),
            Likely::new(
                "several_writers",
                "Two threads or layers write to the connection at the same time.",
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

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.chunk()?.1.fault {
        ChunkFault::TerminatorMissing => Some("missing"),
        ChunkFault::TerminatorBareLf => Some("bare_lf"),
        _ => None,
    }
}

fn chunk_is(facts: &Facts<'_>, shows: fn(&ChunkBreak) -> bool) -> bool {
    facts.chunk().is_some_and(|(_, chunk)| shows(chunk))
}

/// The size's digits, read as a decimal number, end at a CR LF.
fn is_decimal(chunk: &ChunkBreak) -> bool {
    let written = format!("{:x}", chunk.size);
    let Ok(meant) = written.parse::<u64>() else {
        return false;
    };
    let beyond = usize::try_from(chunk.size - meant.min(chunk.size)).unwrap_or(usize::MAX);
    let end = chunk.before.len().checked_sub(beyond);
    beyond > 0 && end.is_some_and(|end| chunk.before[end..].starts_with(b"\r\n"))
}

fn ends_soon(chunk: &ChunkBreak) -> bool {
    chunk.found.iter().take(8).any(|byte| *byte == b'\r')
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    let (index, _) = facts.chunk()?;
    Some(Verdict::certain(index).reason(reason(facts)?))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let (before, found) = ("Käufe: 2".as_bytes(), "0 €\r\n0\r\n\r\n".as_bytes());
    let mut evidence = crate::testing::chunk(ChunkFault::TerminatorMissing, 5_129, before, found);
    if let crate::evidence::Evidence::Chunk(chunk) = &mut evidence {
        chunk.size = 1_740;
    }
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::evidence::{ChunkBreak, ChunkFault, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn broken(fault: ChunkFault, size: u64, before: &[u8], found: &[u8]) -> Exchange {
        let chunk = ChunkBreak {
            fault,
            offset: 40,
            size,
            before: before.to_vec(),
            found: found.to_vec(),
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![Evidence::Chunk(chunk)])
    }

    #[test]
    fn positive() {
        let code = "framing_chunk_terminator_invalid";
        let missing = broken(ChunkFault::TerminatorMissing, 5, b"hello", b" world\r\n");
        check(&missing, code, Some("missing"));
        let feed = broken(ChunkFault::TerminatorBareLf, 5, b"hello", b"\n0\n\n");
        check(&feed, code, Some("bare_lf"));
    }

    #[test]
    fn negative_the_size_itself_is_none() {
        check(
            &broken(ChunkFault::SizeNonHex, 0, b"o\r\n", b"twelve\r\n"),
            "framing_chunk_size_invalid",
            Some("non_hex"),
        );
    }

    #[test]
    fn the_data_flips() {
        check_first(&sample(), "characters");
        let counted = broken(ChunkFault::TerminatorMissing, 7, b"hello\r\n", b"0\r\n\r\n");
        check_first(&counted, "terminator_counted");
        let short = broken(ChunkFault::TerminatorMissing, 5, b"hello", b"!\r\n0\r\n");
        check_first(&short, "too_short");
    }

    /// `12` is written for the twelve bytes of `Hello world\n` and read as eighteen.
    #[test]
    fn the_size_flips() {
        let (before, found) = (b"Hello world\n\r\n0\r\n\r", b"\n");
        let decimal = broken(ChunkFault::TerminatorMissing, 0x12, &before[2..], found);
        check_first(&decimal, "decimal");
        let other = broken(ChunkFault::TerminatorMissing, 0x1c, &before[2..], found);
        check_first(&other, "too_short");
    }
}
