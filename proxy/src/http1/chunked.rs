//! Chunked transfer coding (RFC 9112 §7.1), decoded in place and resumably.
//!
//! Strict: a size is hexadecimal digits and nothing else, every line ends in CRLF, chunk extensions
//! are bounded and dropped. What comes out is payload only, so nothing of a peer's framing is ever
//! passed on.

use super::field::{Field, FieldFault, Fields, Known, Leniency};

/// Bytes of a chunk extension at most.
pub const EXTENSION_MAX: usize = 1024;
/// Bytes of a trailer section at most.
pub const TRAILER_MAX: usize = 8 * 1024;
/// Fields of a trailer section at most.
pub const TRAILER_FIELDS_MAX: usize = 64;

/// A decoder between two calls.
#[derive(Debug, Default)]
pub struct Chunked {
    state: State,
    /// Payload bytes left in the present chunk.
    left: u64,
    /// The size that it has declared.
    size: u64,
    digits: u8,
    extension: usize,
    /// Wire bytes consumed so far.
    consumed: u64,
    /// The trailer section as received, its empty line included.
    trailers: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum State {
    #[default]
    Size,
    /// White space behind a size.
    SizeSpace,
    Extension,
    SizeLf,
    Data,
    DataCr,
    DataLf,
    Trailers,
    Done,
}

/// What is wrong with a chunked body. The words are the fault in log and page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChunkFault {
    /// A size line without a digit.
    SizeEmpty,
    /// A byte that is no hexadecimal digit in a size.
    SizeNotHexadecimal,
    /// A size beyond 2^60.
    SizeTooLarge,
    /// A size line that does not end in CRLF.
    SizeLineInvalid,
    /// An extension longer than [`EXTENSION_MAX`].
    ExtensionTooLong,
    /// A control byte in an extension.
    ExtensionByte,
    /// No CRLF where a chunk's data should end.
    TerminatorMissing,
    /// LF alone where a chunk's data should end.
    TerminatorBareLf,
    /// A trailer section longer than [`TRAILER_MAX`].
    TrailerTooLarge,
    /// A trailer field that is none.
    TrailerInvalid,
    /// A trailer field that must not be one.
    TrailerForbidden,
}

impl ChunkFault {
    /// In `snake_case`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SizeEmpty => "chunk_size_empty",
            Self::SizeNotHexadecimal => "chunk_size_not_hexadecimal",
            Self::SizeTooLarge => "chunk_size_too_large",
            Self::SizeLineInvalid => "chunk_size_line_invalid",
            Self::ExtensionTooLong => "chunk_extension_too_long",
            Self::ExtensionByte => "chunk_extension_byte",
            Self::TerminatorMissing => "chunk_terminator_missing",
            Self::TerminatorBareLf => "chunk_terminator_bare_lf",
            Self::TrailerTooLarge => "trailer_too_large",
            Self::TrailerInvalid => "trailer_invalid",
            Self::TrailerForbidden => "trailer_forbidden",
        }
    }
}

/// The coding is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Broken {
    /// What is wrong.
    pub fault: ChunkFault,
    /// The offending byte's offset from the start of the body on the wire.
    pub offset: u64,
    /// Where that byte is at hand.
    pub spot: Spot,
}

/// Where an offending byte is at hand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spot {
    /// In the buffer that was to be decoded.
    Buffer {
        /// Its index.
        at: usize,
        /// From here on the buffer still holds what was received.
        intact_from: usize,
    },
    /// In [`Chunked::trailers_begun`], at this index.
    Trailers(usize),
}

/// Where a body stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// A chunk, or the last one, should begin.
    Between,
    /// A size line.
    Size,
    /// A chunk's data.
    Data,
    /// The CRLF after it.
    Terminator,
    /// The trailer section.
    Trailers,
}

/// What one call of [`Chunked::decode`] made of its bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Decoded {
    /// This many payload bytes now stand at the front of the buffer.
    pub payload: usize,
    /// This many bytes were consumed; less than given only when the body is complete.
    pub consumed: usize,
    /// Whether the last chunk and the trailer section have been read.
    pub done: bool,
}

impl Chunked {
    /// Decodes in place: payload moves to the front of `bytes`.
    pub fn decode(&mut self, bytes: &mut [u8]) -> Result<Decoded, Broken> {
        let (mut read, mut write) = (0, 0);
        while read < bytes.len() && self.state != State::Done {
            if self.state == State::Data {
                let count =
                    (bytes.len() - read).min(usize::try_from(self.left).unwrap_or(usize::MAX));
                if read != write {
                    bytes.copy_within(read..read + count, write);
                }
                read += count;
                write += count;
                self.left -= count as u64;
                if self.left == 0 {
                    self.state = State::DataCr;
                }
                continue;
            }
            if let Err(fault) = self.step(bytes[read]) {
                return Err(self.broken(fault, read, write));
            }
            read += 1;
        }
        self.consumed += read as u64;
        Ok(Decoded {
            payload: write,
            consumed: read,
            done: self.state == State::Done,
        })
    }

    #[cold]
    fn broken(&self, (fault, back): (ChunkFault, usize), read: usize, write: usize) -> Broken {
        let spot = match self.state {
            State::Trailers => Spot::Trailers(self.trailers.len().saturating_sub(1 + back)),
            _ => Spot::Buffer {
                at: read,
                intact_from: write,
            },
        };
        Broken {
            fault,
            offset: self.consumed + read as u64 - back as u64,
            spot,
        }
    }

    /// On a fault: how many bytes ago it was.
    fn step(&mut self, byte: u8) -> Result<(), (ChunkFault, usize)> {
        match self.state {
            State::Size => return self.step_size(byte).map_err(|fault| (fault, 0)),
            State::Extension => match byte {
                b'\r' => self.state = State::SizeLf,
                b'\n' => return Err((ChunkFault::SizeLineInvalid, 0)),
                byte if byte != b'\t' && byte.is_ascii_control() => {
                    return Err((ChunkFault::ExtensionByte, 0));
                }
                _ if self.extension == EXTENSION_MAX => {
                    return Err((ChunkFault::ExtensionTooLong, 0));
                }
                _ => self.extension += 1,
            },
            State::SizeSpace => match byte {
                b' ' | b'\t' if self.extension == EXTENSION_MAX => {
                    return Err((ChunkFault::ExtensionTooLong, 0));
                }
                b' ' | b'\t' => self.extension += 1,
                b';' => self.state = State::Extension,
                b'\r' => self.state = State::SizeLf,
                b'\n' => return Err((ChunkFault::SizeLineInvalid, 0)),
                _ => return Err((ChunkFault::SizeNotHexadecimal, 0)),
            },
            State::SizeLf => {
                if byte != b'\n' {
                    return Err((ChunkFault::SizeLineInvalid, 0));
                }
                self.size = self.left;
                self.state = if self.left == 0 {
                    State::Trailers
                } else {
                    State::Data
                };
                self.digits = 0;
            }
            State::DataCr if byte == b'\r' => self.state = State::DataLf,
            State::DataLf if byte == b'\n' => self.state = State::Size,
            State::DataCr if byte == b'\n' => return Err((ChunkFault::TerminatorBareLf, 0)),
            State::DataCr | State::DataLf => return Err((ChunkFault::TerminatorMissing, 0)),
            State::Trailers => return self.step_trailers(byte),
            State::Data | State::Done => {}
        }
        Ok(())
    }

    fn step_size(&mut self, byte: u8) -> Result<(), ChunkFault> {
        match (byte as char).to_digit(16) {
            Some(digit) => {
                if self.left >> 56 != 0 || self.digits == 16 {
                    return Err(ChunkFault::SizeTooLarge);
                }
                self.left = if self.digits == 0 { 0 } else { self.left << 4 } | u64::from(digit);
                self.digits += 1;
            }
            None if self.digits == 0 => {
                return Err(match byte {
                    b'\r' | b'\n' | b';' => ChunkFault::SizeEmpty,
                    _ => ChunkFault::SizeNotHexadecimal,
                });
            }
            None => match byte {
                b'\r' => self.state = State::SizeLf,
                // RFC 9112 §7.1.1 allows white space before an extension.
                b';' | b' ' | b'\t' => {
                    self.extension = 0;
                    self.state = match byte {
                        b';' => State::Extension,
                        _ => State::SizeSpace,
                    };
                }
                b'\n' => return Err(ChunkFault::SizeLineInvalid),
                _ => return Err(ChunkFault::SizeNotHexadecimal),
            },
        }
        Ok(())
    }

    fn step_trailers(&mut self, byte: u8) -> Result<(), (ChunkFault, usize)> {
        if self.trailers.len() == TRAILER_MAX {
            return Err((ChunkFault::TrailerTooLarge, 0));
        }
        self.trailers.push(byte);
        let ended = self.trailers.ends_with(b"\r\n\r\n") || self.trailers == b"\r\n";
        if byte == b'\n' {
            if !self.trailers.ends_with(b"\r\n") {
                return Err((ChunkFault::TrailerInvalid, 0));
            }
            if ended {
                self.judge_trailers()?;
                self.state = State::Done;
            }
        }
        Ok(())
    }

    fn judge_trailers(&self) -> Result<(), (ChunkFault, usize)> {
        if self.trailers.len() == 2 {
            return Ok(());
        }
        Fields::default()
            .parse(&self.trailers, 0, TRAILER_FIELDS_MAX, Leniency::Strict)
            .map_err(|(fault, at)| {
                let fault = match fault {
                    FieldFault::TooMany => ChunkFault::TrailerTooLarge,
                    _ => ChunkFault::TrailerInvalid,
                };
                (fault, self.trailers.len() - 1 - at)
            })
    }

    /// Where the body stands.
    pub fn part(&self) -> Part {
        match self.state {
            State::Size if self.digits == 0 => Part::Between,
            State::Size | State::SizeSpace | State::Extension | State::SizeLf => Part::Size,
            State::Data => Part::Data,
            State::DataCr | State::DataLf => Part::Terminator,
            State::Trailers | State::Done => Part::Trailers,
        }
    }

    /// The size that the present chunk has declared, and how much of it has not come.
    pub fn chunk(&self) -> (u64, u64) {
        (self.size, self.left)
    }

    /// A trailer field that frames or routes a message, or belongs to one connection (RFC 9110
    /// §6.5.1). Once [`Decoded::done`] was said.
    #[cold]
    pub fn forbidden_trailer(&self) -> Option<Broken> {
        let section = self.trailers();
        let mut fields = Fields::default();
        fields
            .parse(section, 0, TRAILER_FIELDS_MAX, Leniency::Strict)
            .ok()?;
        let forbidden = |field: &&Field| {
            matches!(field.known, Known::ContentLength | Known::Host) || field.known.is_hop_by_hop()
        };
        let at = fields.list.iter().find(forbidden)?.name.start as usize;
        Some(Broken {
            fault: ChunkFault::TrailerForbidden,
            offset: self.consumed - (section.len() - at) as u64,
            spot: Spot::Trailers(at),
        })
    }

    /// What has come of the trailer section.
    pub fn trailers_begun(&self) -> &[u8] {
        &self.trailers
    }

    /// The trailer section, its empty line included; empty when there were no trailers. Whole once
    /// [`Decoded::done`] was said.
    pub fn trailers(&self) -> &[u8] {
        if self.trailers.len() > 2 {
            &self.trailers
        } else {
            &[]
        }
    }

    /// Wire bytes consumed so far.
    pub fn consumed(&self) -> u64 {
        self.consumed
    }
}

/// Writes a chunk's size line at the end of `line` and returns it: at most 16 digits and CRLF.
pub fn size_line(line: &mut [u8; 18], size: usize) -> &[u8] {
    line[16] = b'\r';
    line[17] = b'\n';
    let mut at = 16;
    let mut rest = size;
    loop {
        at -= 1;
        line[at] = b"0123456789abcdef"[rest & 15];
        rest >>= 4;
        if rest == 0 {
            return &line[at..];
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    /// Payload, trailers, bytes consumed, whether the body was complete.
    type Whole = (Vec<u8>, Vec<u8>, usize, bool);

    /// Decodes in pieces that end at the given cuts.
    fn decode(body: &[u8], cuts: &[usize]) -> Result<Whole, (ChunkFault, u64)> {
        pieces(body, cuts).map_err(|broken| (broken.fault, broken.offset))
    }

    fn pieces(body: &[u8], cuts: &[usize]) -> Result<Whole, Broken> {
        let mut chunked = Chunked::default();
        let (mut payload, mut consumed, mut done, mut start) = (Vec::new(), 0, false, 0);
        for &cut in cuts.iter().chain([&body.len()]) {
            let cut = cut.clamp(start, body.len());
            let mut piece = body[start..cut].to_vec();
            start = cut;
            if done {
                break;
            }
            let decoded = chunked.decode(&mut piece)?;
            payload.extend_from_slice(&piece[..decoded.payload]);
            consumed += decoded.consumed;
            done = decoded.done;
        }
        Ok((payload, chunked.trailers().to_vec(), consumed, done))
    }

    #[test]
    fn payload_and_trailers_come_out() {
        let body = b"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nA: b\r\n\r\nnext";
        let (payload, trailers, consumed, done) = decode(body, &[]).unwrap();
        assert_eq!(payload, b"hello world");
        assert_eq!(trailers, b"A: b\r\n\r\n");
        assert_eq!(consumed, body.len() - 4);
        assert!(done);
    }

    #[test]
    fn faults_are_named_with_their_offset() {
        for (body, expected) in [
            ("\r\n", (ChunkFault::SizeEmpty, 0)),
            ("x\r\n", (ChunkFault::SizeNotHexadecimal, 0)),
            ("0x5\r\n", (ChunkFault::SizeNotHexadecimal, 1)),
            ("-5\r\n", (ChunkFault::SizeNotHexadecimal, 0)),
            ("5\nhello", (ChunkFault::SizeLineInvalid, 1)),
            ("5 5\r\nhello", (ChunkFault::SizeNotHexadecimal, 2)),
            ("5\r\nhelloX", (ChunkFault::TerminatorMissing, 8)),
            ("5\r\nhello\n", (ChunkFault::TerminatorBareLf, 8)),
            ("5;\0\r\n", (ChunkFault::ExtensionByte, 2)),
            ("5;a\x1b\r\n", (ChunkFault::ExtensionByte, 3)),
            ("ffffffffffffffff\r\n", (ChunkFault::SizeTooLarge, 15)),
            ("00000000000000001\r\n", (ChunkFault::SizeTooLarge, 16)),
            ("0\r\nA b\r\n\r\n", (ChunkFault::TrailerInvalid, 3)),
            (
                "0\r\nA: b\r\nC(: d\r\n\r\n",
                (ChunkFault::TrailerInvalid, 10),
            ),
            ("0\r\nA: b\n\r\n", (ChunkFault::TrailerInvalid, 7)),
        ] {
            assert_eq!(
                decode(body.as_bytes(), &[]).unwrap_err(),
                expected,
                "{body:?}"
            );
        }
        let long = format!("5;{}", "x".repeat(EXTENSION_MAX + 1));
        assert_eq!(
            decode(long.as_bytes(), &[]).unwrap_err().0,
            ChunkFault::ExtensionTooLong
        );
    }

    #[test]
    fn what_may_not_be_a_trailer_is_found() {
        let decoded = |body: &[u8]| {
            let mut chunked = Chunked::default();
            assert!(chunked.decode(&mut body.to_vec()).unwrap().done);
            chunked
                .forbidden_trailer()
                .map(|broken| (broken.offset, broken.spot))
        };
        let body = b"2\r\nok\r\n0\r\nA: b\r\ncontent-length: 2\r\n\r\nnext";
        assert_eq!(decoded(body), Some((16, Spot::Trailers(6))));
        assert_eq!(decoded(b"0\r\nContent-Type: b\r\nExpires: 0\r\n\r\n"), None);
    }

    #[test]
    fn size_lines() {
        let mut line = [0; 18];
        assert_eq!(size_line(&mut line, 0), b"0\r\n");
        assert_eq!(size_line(&mut line, 0x1a2b), b"1a2b\r\n");
        assert_eq!(size_line(&mut line, usize::MAX), b"ffffffffffffffff\r\n");
    }

    proptest! {
        #[test]
        fn any_split_gives_the_same_result(
            body in proptest::collection::vec(proptest::sample::select(&b"05a\r\n;x: "[..]), 0..60),
            cuts in proptest::collection::vec(0usize..60, 0..8),
        ) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            prop_assert_eq!(decode(&body, &cuts), decode(&body, &[]));
        }

        #[test]
        fn what_is_encoded_is_decoded(
            chunks in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..50), 0..6),
            cuts in proptest::collection::vec(0usize..200, 0..8),
        ) {
            let mut body = Vec::new();
            for chunk in &chunks {
                body.extend_from_slice(size_line(&mut [0; 18], chunk.len()));
                body.extend_from_slice(chunk);
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(b"0\r\n\r\n");
            let mut cuts = cuts;
            cuts.sort_unstable();
            let (payload, _, consumed, done) = decode(&body, &cuts).unwrap();
            prop_assert_eq!(payload, chunks.concat());
            prop_assert_eq!(consumed, body.len());
            prop_assert!(done);
        }
    }
}
