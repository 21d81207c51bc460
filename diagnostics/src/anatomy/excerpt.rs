//! The bytes around a finding, so that a person sees the spot and no secret.
//!
//! Field values are masked further than 8 bytes from the spot, unless the field is one that never
//! holds a secret. Bytes that are not HTTP at all show their first 64.

use serde::Serialize;

use super::{Defect, Finding};

/// Value bytes this near to the spot are shown.
const NEAR: usize = 8;
/// At most so many bytes are shown to each side of the spot.
const SIDE_MAX: usize = 40;
/// At most so many bytes are shown of what is no HTTP.
const FOREIGN_MAX: usize = 64;
/// What stands for a masked byte.
const MASK: char = '•';

/// Fields whose values are shown.
const SHOWN: [&[u8]; 17] = [
    b"accept-ranges",
    b"age",
    b"allow",
    b"cache-control",
    b"connection",
    b"content-encoding",
    b"content-language",
    b"content-length",
    b"content-type",
    b"date",
    b"keep-alive",
    b"last-modified",
    b"server",
    b"trailer",
    b"transfer-encoding",
    b"upgrade",
    b"vary",
];

/// The bytes around a finding, escaped so that they are harmless anywhere.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Excerpt {
    /// What stands before the spot on its line.
    pub before: String,
    /// The offending byte; empty when something is missing at the end.
    pub marked: String,
    /// What stands after it on its line.
    pub after: String,
}

pub(super) fn around(raw: &[u8], finding: &Finding) -> Excerpt {
    let at = finding.offset.min(raw.len());
    if finding.defect == Defect::NotHttp {
        let shown = &raw[..raw.len().min(FOREIGN_MAX)];
        return Excerpt {
            before: String::new(),
            marked: escaped(shown.get(..1).unwrap_or_default()),
            after: escaped(shown.get(1..).unwrap_or_default()),
        };
    }
    let feed = |byte: &u8| *byte == b'\n';
    let start = raw[..at].iter().rposition(feed).map_or(0, |feed| feed + 1);
    let end = raw[at..]
        .iter()
        .position(feed)
        .map_or(raw.len(), |feed| at + feed + 1);
    let line = Line::new(raw, start, end);
    let from = start.max(at.saturating_sub(SIDE_MAX));
    let to = end.min(at + 1 + SIDE_MAX);
    let mut excerpt = Excerpt::default();
    if from > start {
        // The name of the field tells most; it stays in sight before a long value.
        let name = &raw[start..line.value.clamp(start, from)];
        if name.len() <= SIDE_MAX {
            excerpt.before.push_str(&escaped(name));
        }
        excerpt.before.push('…');
    }
    for (index, byte) in raw.iter().enumerate().take(to).skip(from) {
        let part = match index {
            _ if index < at => &mut excerpt.before,
            _ if index == at => &mut excerpt.marked,
            _ => &mut excerpt.after,
        };
        if index.abs_diff(at) > NEAR && line.is_secret(index) && !matches!(byte, b'\r' | b'\n') {
            part.push(MASK);
        } else {
            part.extend(byte.escape_ascii().map(char::from));
        }
    }
    if to < end {
        excerpt.after.push('…');
    }
    excerpt
}

/// Where the value of one line begins, and whether it is masked.
struct Line {
    value: usize,
    shown: bool,
}

impl Line {
    fn new(raw: &[u8], start: usize, end: usize) -> Self {
        let line = &raw[start..end];
        if start == 0 && line.starts_with(b"HTTP/") {
            // The reason phrase is free text.
            let value = "HTTP/1.1 200 ".len();
            return Self {
                value,
                shown: false,
            };
        }
        match line.iter().position(|byte| *byte == b':') {
            Some(colon) => {
                let name = line[..colon].trim_ascii();
                Self {
                    value: start + colon + 1,
                    shown: SHOWN.iter().any(|field| name.eq_ignore_ascii_case(field)),
                }
            }
            // No name: all of it may be a value.
            None => Self {
                value: start,
                shown: false,
            },
        }
    }

    const fn is_secret(&self, index: usize) -> bool {
        !self.shown && index >= self.value
    }
}

fn escaped(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}
