//! A response body, read out of its framing.

use candor_diagnostics::evidence::BodyFraming;

use crate::http1::chunked::{ChunkFault, Chunked};
use crate::http1::response::ResponseFraming;

/// Room beyond a declared body in the read that may complete it, so that surplus is seen at no cost.
const SPARE: usize = 64;

/// Reads a response body out of its framing.
#[derive(Debug)]
pub(super) struct BodyReader {
    pub(super) framing: Framing,
    pub(super) declared: Option<u64>,
    pub(super) received: u64,
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

impl BodyReader {
    pub(super) fn new(framing: ResponseFraming) -> Self {
        let (framing, declared) = match framing {
            ResponseFraming::None => (Framing::None, None),
            ResponseFraming::Length(length) => (Framing::Length(length), Some(length)),
            ResponseFraming::Chunked => (Framing::Chunked(Box::default()), None),
            ResponseFraming::Close => (Framing::Close, None),
        };
        Self {
            framing,
            declared,
            received: 0,
        }
    }

    pub(super) fn decode(&mut self, bytes: &mut [u8]) -> Result<Piece, (ChunkFault, u64)> {
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
                let decoded = chunked.decode(bytes)?;
                (decoded.payload, decoded.consumed, decoded.done)
            }
            Framing::Close => (bytes.len(), bytes.len(), false),
        };
        self.received += payload as u64;
        Ok(Piece {
            payload,
            surplus: bytes.len() - consumed,
            surplus_at: consumed,
            done,
        })
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

    pub(super) fn kind(&self) -> BodyFraming {
        match self.framing {
            Framing::None | Framing::Length(_) => BodyFraming::ContentLength,
            Framing::Chunked(_) => BodyFraming::Chunked,
            Framing::Close => BodyFraming::Close,
        }
    }
}
