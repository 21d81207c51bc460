//! Where the blank line between head and body is not where it belongs.

use super::foreign::is_field;
use super::line::is_token;
use super::{Defect, Walk};

/// So many bytes of a body are looked at.
const LOOKED_AT: usize = 4096;

/// Whether a body begins with what belongs into a head: a blank line stands before the last field.
/// Only worth asking about a head that says neither how its body ends nor what it is.
#[cold]
pub fn begins_like_fields(body: &[u8]) -> bool {
    let seen = &body[..body.len().min(LOOKED_AT)];
    let mut lines = seen.split_inclusive(|byte| *byte == b'\n');
    if !lines
        .next()
        .is_some_and(|first| first.ends_with(b"\n") && is_field(first))
    {
        return false;
    }
    for line in lines {
        let bare = line.trim_ascii_end();
        if bare.is_empty() {
            break;
        }
        let name = bare.iter().take_while(|byte| is_token(**byte)).count();
        let is_cut = !line.ends_with(b"\n");
        if !is_cut && (name == 0 || bare.get(name) != Some(&b':')) {
            return false;
        }
    }
    true
}

/// Whether a line can only be the begin of a body: markup, or a document of JSON.
pub(super) fn is_content(line: &[u8]) -> bool {
    match line {
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'),
        [b'{', next, ..] => matches!(next, b'"' | b'}' | b' ' | b'\r' | b'\n'),
        [b'[', next, ..] => matches!(next, b'"' | b'{' | b'[' | b']'),
        _ => false,
    }
}

impl Walk<'_> {
    /// A blank line too early, or none at all.
    pub(super) fn blank_line(&mut self) {
        let raw = self.raw;
        if self.anatomy.complete {
            let rest = &raw[self.anatomy.length..];
            if !self.typed && !self.framing.is_framed() && begins_like_fields(rest) {
                let before = &raw[..self.anatomy.length];
                let line = before.strip_suffix(b"\n").unwrap_or(before);
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                let reason = "blank_line_in_head";
                self.note_mended(Defect::LineEnding, reason, line.len(), "the fields below");
            }
            return;
        }
        // What stands where the next field should begin is just as long as the body was to be.
        let Some(length) = self.framing.length().filter(|length| *length > 0) else {
            return;
        };
        let Some(start) = usize::try_from(length)
            .ok()
            .and_then(|length| raw.len().checked_sub(length))
        else {
            return;
        };
        let rest = &raw[start..];
        let name = rest.iter().take_while(|byte| is_token(**byte)).count();
        let is_line = start > 0 && raw[start - 1] == b'\n';
        if is_line && rest.get(name) != Some(&b':') && !rest.starts_with(b"\r") {
            self.note(Defect::LineEnding, "missing_blank", start, "an empty line");
        }
    }
}
