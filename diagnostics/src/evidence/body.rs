//! Facts about response bodies: their chunks and their content coding.

use serde::Serialize;

use super::serialize_escaped;

/// The chunked coding of a response body is broken at one byte.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChunkBreak {
    /// What is wrong.
    pub fault: ChunkFault,
    /// Offset of the offending byte in the body, counted on the wire from 0.
    pub offset: u64,
    /// The size that the chunk at hand has declared; 0 within the trailer section.
    pub size: u64,
    /// The bytes before the offending one, at most 16.
    #[serde(serialize_with = "serialize_escaped")]
    pub before: Vec<u8>,
    /// The offending byte and what followed it, at most 32; empty when something is missing.
    #[serde(serialize_with = "serialize_escaped")]
    pub found: Vec<u8>,
}

/// What is wrong with a chunked body.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChunkFault {
    /// A size line without a digit.
    SizeEmpty,
    /// A byte that is no hexadecimal digit in a size.
    SizeNonHex,
    /// A size that no counter holds.
    SizeTooLarge,
    /// A size line that does not end in CR LF.
    SizeLineEnding,
    /// A chunk extension that is too long.
    ExtensionTooLong,
    /// A byte that no chunk extension may have.
    ExtensionByte,
    /// Other bytes than CR LF where a chunk's data should end.
    TerminatorMissing,
    /// A chunk's data is followed by LF alone.
    TerminatorBareLf,
    /// A trailer field that frames, routes or belongs to one connection.
    TrailerForbidden,
    /// A trailer line that is no field.
    TrailerSyntax,
    /// The connection ended within the trailer section.
    TrailerNoEnd,
    /// A trailer section that is too large.
    TrailerTooLarge,
}

impl ChunkFault {
    /// Every fault.
    pub const ALL: [Self; 12] = [
        Self::SizeEmpty,
        Self::SizeNonHex,
        Self::SizeTooLarge,
        Self::SizeLineEnding,
        Self::ExtensionTooLong,
        Self::ExtensionByte,
        Self::TerminatorMissing,
        Self::TerminatorBareLf,
        Self::TrailerForbidden,
        Self::TrailerSyntax,
        Self::TrailerNoEnd,
        Self::TrailerTooLarge,
    ];
}

/// Where a chunked body stood when nothing more came of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct ChunkStop {
    /// Within which part.
    pub within: ChunkPart,
    /// The size that the chunk at hand has declared.
    pub size: u64,
    /// How much of it had not come.
    pub left: u64,
}

/// The parts of a chunked body.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChunkPart {
    /// No chunk is open: the next one, or the last, should begin.
    Between,
    /// A size line.
    Size,
    /// A chunk's data.
    Data,
    /// The CR LF after a chunk's data.
    Terminator,
    /// The trailer section.
    Trailers,
}

/// A response body is not what its Content-Encoding says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CodingBreak {
    /// The coding, as Content-Encoding names it: `gzip`, `br`, …
    pub coding: &'static str,
    /// What is wrong.
    pub fault: CodingFault,
    /// How many bytes of the coded body were good.
    pub offset: u64,
    /// The first bytes of the body, at most 16.
    #[serde(serialize_with = "serialize_escaped")]
    pub first: Vec<u8>,
    /// The decoder's words; empty when the first bytes tell it all.
    pub text: String,
}

/// What is wrong with a coded body.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CodingFault {
    /// Its first bytes are not those of the coding.
    NotCoded,
    /// It decodes to a body that is coded so once more.
    CodedTwice,
    /// The decoder refuses it in the midst.
    Corrupt,
    /// It ends before the coding does.
    CutShort,
    /// More follows the end of the coding.
    Surplus,
}

impl CodingFault {
    /// Every fault.
    pub const ALL: [Self; 5] = [
        Self::NotCoded,
        Self::CodedTwice,
        Self::Corrupt,
        Self::CutShort,
        Self::Surplus,
    ];

    /// The word used in log and page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotCoded => "not_coded",
            Self::CodedTwice => "coded_twice",
            Self::Corrupt => "corrupt",
            Self::CutShort => "cut_short",
            Self::Surplus => "surplus",
        }
    }
}
