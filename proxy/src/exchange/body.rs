//! A response body, read out of its framing.

use candor_diagnostics::evidence::{
    BodyFraming, ChunkBreak, ChunkFault, ChunkPart, ChunkStop, CodingBreak, CodingFault, Evidence,
};

use crate::http1::chunked::{self, Broken, Chunked, Part, Spot};
use crate::http1::response::{Coding, ResponseFraming, ResponseHead};

/// Room beyond a declared body in the read that may complete it, so that surplus is seen at no cost.
const SPARE: usize = 64;
/// So many bytes before and from an offending one become evidence.
const BEFORE_MAX: usize = 16;
const FOUND_MAX: usize = 32;
/// So many of the first bytes of a body become evidence.
const FIRST_MAX: usize = 16;

/// Reads a response body out of its framing.
#[derive(Debug)]
pub(super) struct BodyReader {
    pub(super) framing: Framing,
    pub(super) declared: Option<u64>,
    pub(super) received: u64,
    max: u64,
    /// The coding whose first bytes are still to be looked at.
    unseen: Option<Coding>,
}

#[derive(Debug)]
pub(super) enum Framing {
    None,
    Length(u64),
    Chunked(Box<Chunked>),
    Close,
}

/// What lies in a buffer: payload at the front, then perhaps surplus.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) payload: usize,
    pub(super) surplus: usize,
    /// Where the surplus begins.
    pub(super) surplus_at: usize,
    pub(super) done: bool,
}

/// Why a body cannot be read on.
#[derive(Clone, Copy, Debug)]
pub(super) enum BodyFault {
    Chunk(Broken),
    TooLarge,
    /// The first bytes are not those of the coding.
    Coding(Coding),
}

impl BodyReader {
    /// The body of a response, of at most `max` bytes.
    pub(super) fn new(response: &ResponseHead, max: u64) -> Self {
        let (framing, declared) = match response.framing {
            ResponseFraming::None => (Framing::None, None),
            ResponseFraming::Length(length) => (Framing::Length(length), Some(length)),
            ResponseFraming::Chunked => (Framing::Chunked(Box::default()), None),
            ResponseFraming::Close => (Framing::Close, None),
        };
        Self {
            framing,
            declared,
            received: 0,
            max,
            // A part of a coded body may begin with anything.
            unseen: response.coding.filter(|_| response.status != 206),
        }
    }

    /// Takes the framing out of `bytes`, in place.
    pub(super) fn decode(&mut self, bytes: &mut [u8]) -> Result<Piece, BodyFault> {
        let (payload, consumed, done) = match &mut self.framing {
            Framing::None => (0, 0, true),
            Framing::Length(left) => {
                let payload = bytes
                    .len()
                    .min(usize::try_from(*left).unwrap_or(usize::MAX));
                *left -= payload as u64;
                (payload, payload, *left == 0)
            }
            Framing::Chunked(chunked) => {
                let decoded = chunked.decode(bytes).map_err(BodyFault::Chunk)?;
                if decoded.done
                    && !chunked.trailers().is_empty()
                    && let Some(broken) = chunked.forbidden_trailer()
                {
                    return Err(BodyFault::Chunk(broken));
                }
                (decoded.payload, decoded.consumed, decoded.done)
            }
            Framing::Close => (bytes.len(), bytes.len(), false),
        };
        self.received += payload as u64;
        if self.received.max(self.declared.unwrap_or(0)) > self.max {
            return Err(BodyFault::TooLarge);
        }
        if self.unseen.is_some() && payload > 0 {
            self.look(&bytes[..payload])?;
        }
        Ok(Piece {
            payload,
            surplus: bytes.len() - consumed,
            surplus_at: consumed,
            done,
        })
    }

    /// Looks at the first bytes of a coded body.
    fn look(&mut self, first: &[u8]) -> Result<(), BodyFault> {
        let Some(coding) = self.unseen.take() else {
            return Ok(());
        };
        let magic = coding.magic();
        let seen = magic.len().min(first.len());
        match first[..seen] == magic[..seen] {
            true => Ok(()),
            false => Err(BodyFault::Coding(coding)),
        }
    }

    /// How much the next read may take.
    pub(super) fn limit(&self) -> usize {
        match self.framing {
            Framing::Length(left) => usize::try_from(left)
                .unwrap_or(usize::MAX)
                .saturating_add(SPARE),
            _ => usize::MAX,
        }
    }

    pub(super) fn trailers(&self) -> &[u8] {
        match &self.framing {
            Framing::Chunked(chunked) => chunked.trailers(),
            _ => &[],
        }
    }

    /// How the end of the body is known; `None` where there is none.
    pub(super) fn kind(&self) -> Option<BodyFraming> {
        Some(match self.framing {
            Framing::None => return None,
            Framing::Length(_) => BodyFraming::ContentLength,
            Framing::Chunked(_) => BodyFraming::Chunked,
            Framing::Close => BodyFraming::Close,
        })
    }
}

// === evidence ===

impl BodyReader {
    /// What a fault is, as evidence. `bytes` were to be decoded; `place`: where the limit is written.
    #[cold]
    pub(super) fn evidence(
        &self,
        fault: BodyFault,
        bytes: &[u8],
        place: Option<candor_diagnostics::exchange::Place>,
    ) -> Evidence {
        match fault {
            BodyFault::Chunk(broken) => self.broken(&broken, bytes),
            BodyFault::TooLarge => Evidence::BodyTooLarge {
                declared: self.declared,
                received: self.received,
                limit: self.max,
                place,
            },
            BodyFault::Coding(coding) => Evidence::Coding(CodingBreak {
                coding: coding.as_str(),
                fault: CodingFault::NotCoded,
                offset: 0,
                first: bytes[..bytes.len().min(FIRST_MAX)].to_vec(),
                text: String::new(),
            }),
        }
    }

    fn broken(&self, broken: &Broken, bytes: &[u8]) -> Evidence {
        let Framing::Chunked(chunked) = &self.framing else {
            return self.stop();
        };
        let (bytes, at, from) = match broken.spot {
            Spot::Buffer { at, intact_from } => (bytes, at, intact_from),
            Spot::Trailers(at) => (chunked.trailers_begun(), at, 0),
        };
        let at = at.min(bytes.len());
        let from = at.saturating_sub(BEFORE_MAX).max(from.min(at));
        let fault = match fault_of(broken.fault) {
            // The line break is whole, its CR was counted.
            ChunkFault::TerminatorBareLf if bytes[from..at].ends_with(b"\r") => {
                ChunkFault::TerminatorMissing
            }
            fault => fault,
        };
        Evidence::Chunk(ChunkBreak {
            fault,
            offset: broken.offset,
            size: chunked.chunk().0,
            before: bytes[from..at].to_vec(),
            found: bytes[at..].iter().take(FOUND_MAX).copied().collect(),
        })
    }

    /// The connection ended within the trailer section.
    #[cold]
    pub(super) fn trailer_end(&self) -> Option<Evidence> {
        let Framing::Chunked(chunked) = &self.framing else {
            return None;
        };
        let begun = chunked.trailers_begun();
        (chunked.part() == Part::Trailers).then(|| {
            Evidence::Chunk(ChunkBreak {
                fault: ChunkFault::TrailerNoEnd,
                offset: chunked.consumed(),
                size: 0,
                before: begun[begun.len().saturating_sub(BEFORE_MAX)..].to_vec(),
                found: Vec::new(),
            })
        })
    }

    /// Where a chunked body stands.
    #[cold]
    pub(super) fn stop(&self) -> Evidence {
        let (part, (size, left)) = match &self.framing {
            Framing::Chunked(chunked) => (chunked.part(), chunked.chunk()),
            _ => (Part::Between, (0, 0)),
        };
        let within = match part {
            Part::Between => ChunkPart::Between,
            Part::Size => ChunkPart::Size,
            Part::Data => ChunkPart::Data,
            Part::Terminator => ChunkPart::Terminator,
            Part::Trailers => ChunkPart::Trailers,
        };
        Evidence::ChunkStop(ChunkStop { within, size, left })
    }
}

const fn fault_of(fault: chunked::ChunkFault) -> ChunkFault {
    use chunked::ChunkFault as Found;
    match fault {
        Found::SizeEmpty => ChunkFault::SizeEmpty,
        Found::SizeNotHexadecimal => ChunkFault::SizeNonHex,
        Found::SizeTooLarge => ChunkFault::SizeTooLarge,
        Found::SizeLineInvalid => ChunkFault::SizeLineEnding,
        Found::ExtensionTooLong => ChunkFault::ExtensionTooLong,
        Found::ExtensionByte => ChunkFault::ExtensionByte,
        Found::TerminatorMissing => ChunkFault::TerminatorMissing,
        Found::TerminatorBareLf => ChunkFault::TerminatorBareLf,
        Found::TrailerForbidden => ChunkFault::TrailerForbidden,
        Found::TrailerInvalid => ChunkFault::TrailerSyntax,
        Found::TrailerTooLarge => ChunkFault::TrailerTooLarge,
    }
}
