//! The bytes around a finding, so that a person sees the spot and no secret.
//!
//! Field values are masked further than 8 bytes from the spot, unless the field is one that never
//! holds a secret. Bytes that are not HTTP at all show their first 64.

use serde::Serialize;

use super::line::is_token;
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

impl Excerpt {
    /// Whether a byte of a value was masked, since it may belong to a secret.
    pub fn is_masked(&self) -> bool {
        self.before.contains(MASK) || self.after.contains(MASK)
    }
}

pub(super) fn around(raw: &[u8], finding: &Finding) -> Excerpt {
    let at = finding.offset.min(raw.len());
    let is_foreign = matches!(
        finding.defect,
        Defect::NotHttp | Defect::TlsBytes | Defect::Http2Bytes
    );
    if is_foreign {
        return beginning(raw);
    }
    let feed = |byte: &u8| *byte == b'\n';
    let start = raw[..at].iter().rposition(feed).map_or(0, |feed| feed + 1);
    let end = raw[at..]
        .iter()
        .position(feed)
        .map_or(raw.len(), |feed| at + feed + 1);
    let line = Line::new(raw, start, end);
    // The name of the field tells most; it is never cut, or stays in sight before a long value.
    let name = start..line.value.clamp(start, at);
    let from = match start.max(at.saturating_sub(SIDE_MAX)) {
        from if from < name.end && name.len() <= SIDE_MAX => start,
        from => from,
    };
    let to = end.min(at + 1 + SIDE_MAX);
    let mut excerpt = Excerpt::default();
    if from > start {
        if name.end <= from && name.len() <= SIDE_MAX {
            excerpt.before.push_str(&escaped(&raw[name]));
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

/// The first bytes of what is no HTTP. It may be a head all the same, with something before it: the
/// values of its fields are masked.
fn beginning(raw: &[u8]) -> Excerpt {
    let shown = &raw[..raw.len().min(FOREIGN_MAX)];
    let mut excerpt = Excerpt {
        marked: escaped(shown.get(..1).unwrap_or_default()),
        ..Excerpt::default()
    };
    let (mut start, mut masked) = (0, false);
    for line in shown.split_inclusive(|byte| *byte == b'\n') {
        let end = start + line.len();
        let value = match Line::new(raw, start, end) {
            // A folded line belongs to the field before it.
            _ if line[0].is_ascii_whitespace() && masked => Some(start),
            line if start > 0 && line.value > start => {
                Some(line.value.max(line.shown_to)).filter(|value| *value < end)
            }
            _ => None,
        };
        for (index, byte) in line.iter().enumerate().skip(usize::from(start == 0)) {
            let is_secret = value.is_some_and(|value| start + index >= value);
            if is_secret && !matches!(byte, b'\r' | b'\n') {
                excerpt.after.push(MASK);
            } else {
                excerpt.after.extend(byte.escape_ascii().map(char::from));
            }
        }
        masked = value.is_some();
        start = end;
    }
    excerpt
}

/// Where the value of one line begins, and up to where it is shown.
struct Line {
    value: usize,
    shown_to: usize,
}

impl Line {
    fn new(raw: &[u8], start: usize, end: usize) -> Self {
        let line = &raw[start..end];
        if start == 0 && line.starts_with(b"HTTP/") {
            // The reason phrase is free text.
            let value = "HTTP/1.1 200 ".len();
            return Self { value, shown_to: 0 };
        }
        let token = line.iter().take_while(|byte| is_token(**byte)).count();
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(0);
        // Mended: blanks before the colon. What is no name may be a part of a value.
        if token == 0 || colon < token || !line[token..colon].trim_ascii().is_empty() {
            return Self {
                value: start,
                shown_to: 0,
            };
        }
        let name = &line[..token];
        let shown = SHOWN.iter().any(|field| name.eq_ignore_ascii_case(field));
        // Behind a control character another field may begin, with a secret of its own.
        let control = |byte: &u8| *byte != b'\t' && byte.is_ascii_control();
        let clean = line.iter().position(control).unwrap_or(line.len());
        Self {
            value: start + colon + 1,
            shown_to: if shown { start + clean } else { 0 },
        }
    }

    const fn is_secret(&self, index: usize) -> bool {
        index >= self.value && index >= self.shown_to
    }
}

fn escaped(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}
