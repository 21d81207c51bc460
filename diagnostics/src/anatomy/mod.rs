//! The bytes of an HTTP/1 response head → findings with offset, line and reason.
//!
//! Parsing never fails here: [`dissect`] walks any bytes to their end, once, and notes what is
//! wrong. It never decides whether an answer is passed on; that is the codec's business.

mod excerpt;
mod foreign;
mod framing;
mod greeting;
mod leak;
mod line;
mod record;
mod size;

pub use excerpt::Excerpt;
pub use foreign::Protocol;
pub(crate) use foreign::plaintext;
pub use leak::begins_like_fields;
pub(crate) use size::{FieldSize, field_at, largest};

use framing::Framing;

/// At most so many findings are kept; each pair of defect and reason is kept once.
pub const FINDINGS_MAX: usize = 16;

/// A response head, dissected.
#[derive(Clone, Debug, Default)]
pub struct Anatomy {
    /// What is wrong, by offset.
    pub findings: Vec<Finding>,
    /// Another protocol that the bytes are recognized as.
    pub protocol: Option<Protocol>,
    /// The status, if the status line holds one.
    pub status: Option<u16>,
    /// Whether the blank line that ends a head was seen.
    pub complete: bool,
    /// How many bytes belong to the head, its blank line included.
    pub length: usize,
    /// How many lines were begun, the status line included.
    pub lines: u32,
    /// How many field lines there are.
    pub fields: u32,
}

/// Something that is wrong with a response head.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Finding {
    /// What kind of thing.
    pub defect: Defect,
    /// Its variant, in `snake_case`.
    pub reason: &'static str,
    /// Offset of the offending byte from the first byte of the head; the length of the head when
    /// something is missing at its end.
    pub offset: usize,
    /// The line it is on, from 1.
    pub line: u32,
    /// What should stand there.
    pub expected: &'static str,
    /// RFC 9112 tells a proxy to mend it: no reason to refuse the answer.
    pub mended: bool,
}

/// What kind of thing is wrong with a response head.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Defect {
    /// It is not HTTP/1 at all.
    NotHttp,
    /// It is a record of TLS.
    TlsBytes,
    /// It is a frame of HTTP/2.
    Http2Bytes,
    /// The status line is malformed.
    StatusLine,
    /// A line does not end in CR LF, or a CR stands alone.
    LineEnding,
    /// A field line is no `name: value`.
    FieldSyntax,
    /// A field value holds NUL or another control character.
    FieldByte,
    /// One field takes most of a head that is too large.
    FieldTooLarge,
    /// The head is larger than any limit.
    SectionTooLarge,
    /// Content-Length is no length.
    ContentLengthInvalid,
    /// Several Content-Lengths.
    ContentLengthConflict,
    /// Content-Length beside Transfer-Encoding.
    ContentLengthAndTransferEncoding,
    /// A transfer coding that is not `chunked`, or not in its place.
    TransferEncodingUnsupported,
}

impl Defect {
    /// The name, in `snake_case`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotHttp => "not_http",
            Self::TlsBytes => "tls_bytes",
            Self::Http2Bytes => "http2_bytes",
            Self::StatusLine => "status_line",
            Self::LineEnding => "line_ending",
            Self::FieldSyntax => "field_syntax",
            Self::FieldByte => "field_byte",
            Self::FieldTooLarge => "field_too_large",
            Self::SectionTooLarge => "section_too_large",
            Self::ContentLengthInvalid => "content_length_invalid",
            Self::ContentLengthConflict => "content_length_conflict",
            Self::ContentLengthAndTransferEncoding => "content_length_and_transfer_encoding",
            Self::TransferEncodingUnsupported => "transfer_encoding_unsupported",
        }
    }
}

/// Walks the bytes of a response head, at most up to the blank line that ends it.
pub fn dissect(raw: &[u8]) -> Anatomy {
    let mut walk = Walk::new(raw);
    if let Some(stranger) = foreign::recognize(raw) {
        walk.anatomy.protocol = stranger.protocol;
        walk.anatomy.length = raw.len();
        walk.note(stranger.defect, stranger.reason, 0, "HTTP/1.1");
        return walk.anatomy;
    }
    walk.run();
    walk.anatomy
}

impl Finding {
    /// The bytes around the offending one, masked: see [`Excerpt`].
    pub fn excerpt(&self, raw: &[u8]) -> Excerpt {
        excerpt::around(raw, self)
    }
}

/// The walk over one head.
struct Walk<'a> {
    raw: &'a [u8],
    anatomy: Anatomy,
    framing: Framing,
    status_line_seen: bool,
    /// A Content-Type was seen.
    typed: bool,
    /// Start of the first field that is one too many.
    beyond: Option<usize>,
    /// Start and length of the longest field line.
    longest: (usize, usize),
}

impl<'a> Walk<'a> {
    fn new(raw: &'a [u8]) -> Self {
        Self {
            raw,
            anatomy: Anatomy::default(),
            framing: Framing::default(),
            status_line_seen: false,
            typed: false,
            beyond: None,
            longest: (0, 0),
        }
    }

    fn run(&mut self) {
        let mut start = 0;
        while start < self.raw.len() {
            self.anatomy.lines += 1;
            if self.status_line_seen && leak::is_content(&self.raw[start..]) {
                self.note(Defect::LineEnding, "missing_blank", start, "an empty line");
                break;
            }
            let Some(feed) = self.raw[start..].iter().position(|byte| *byte == b'\n') else {
                self.unfinished_line(start);
                start = self.raw.len();
                break;
            };
            let feed = start + feed;
            let mut end = feed;
            if feed > start && self.raw[feed - 1] == b'\r' {
                end -= 1;
            }
            if !self.status_line_seen {
                // A blank line before the status line is noted, and the status line awaited.
                self.status_line_seen = start < end;
                self.status_line(start, end);
            } else if start == end {
                self.line_end(end, feed);
                self.anatomy.complete = true;
                start = feed + 1;
                break;
            } else {
                self.field_line(start, end);
            }
            self.bare_cr(start, end);
            self.line_end(end, feed);
            start = feed + 1;
        }
        self.anatomy.length = start;
        self.framing_done();
        self.blank_line();
        self.size();
        self.order();
    }

    /// The walk notes some things late; readers want the order of the bytes, and the line of each.
    fn order(&mut self) {
        let findings = &mut self.anatomy.findings;
        findings.sort_by_key(|finding| finding.offset);
        let (mut line, mut counted) = (1, 0);
        for finding in findings {
            let between = &self.raw[counted..finding.offset];
            line += between.iter().filter(|byte| **byte == b'\n').count() as u32;
            counted = finding.offset;
            finding.line = line;
        }
    }

    /// A line whose end was never seen: only what is certain by now is noted.
    fn unfinished_line(&mut self, start: usize) {
        let end = self.raw.len();
        if !self.status_line_seen {
            self.status_line_begun(start, end);
        } else if let Some(at) = self.raw[start..end].iter().position(|byte| *byte == 0) {
            self.note(Defect::FieldByte, "nul", start + at, "no NUL");
        }
        // A CR at the very end may still be followed by its LF.
        let last_is_cr = self.raw[end - 1] == b'\r';
        self.bare_cr(start, end - usize::from(last_is_cr));
        self.longest_line(start, end);
    }

    fn line_end(&mut self, end: usize, feed: usize) {
        if end == feed {
            self.note(Defect::LineEnding, "bare_lf", feed, "CR LF");
        }
    }

    fn bare_cr(&mut self, start: usize, end: usize) {
        if let Some(at) = self.raw[start..end].iter().position(|byte| *byte == b'\r') {
            self.note(
                Defect::LineEnding,
                "bare_cr",
                start + at,
                "CR only before LF",
            );
        }
    }

    fn longest_line(&mut self, start: usize, end: usize) {
        if end - start > self.longest.1 {
            self.longest = (start, end - start);
        }
    }

    fn note(
        &mut self,
        defect: Defect,
        reason: &'static str,
        offset: usize,
        expected: &'static str,
    ) {
        self.push(defect, reason, offset, expected, false);
    }

    fn note_mended(
        &mut self,
        defect: Defect,
        reason: &'static str,
        offset: usize,
        expected: &'static str,
    ) {
        self.push(defect, reason, offset, expected, true);
    }

    fn push(
        &mut self,
        defect: Defect,
        reason: &'static str,
        offset: usize,
        expected: &'static str,
        mended: bool,
    ) {
        let known = |finding: &Finding| finding.defect == defect && finding.reason == reason;
        let findings = &mut self.anatomy.findings;
        if findings.len() < FINDINGS_MAX && !findings.iter().any(known) {
            findings.push(Finding {
                defect,
                reason,
                offset,
                line: self.anatomy.lines.max(1),
                expected,
                mended,
            });
        }
    }
}

#[cfg(test)]
mod tests;
