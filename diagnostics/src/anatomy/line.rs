//! The status line and the field lines (RFC 9112 §4 and §5).

use super::{Defect, Walk};
use crate::evidence::FIELDS_MAX;

/// `tchar` of RFC 9110 §5.6.2.
pub(super) const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const fn is_forbidden(byte: u8) -> bool {
    // A lone CR has a finding of its own.
    (byte < 0x20 && !matches!(byte, b'\t' | b'\r')) || byte == 0x7f
}

const VERSION: &[u8] = b"HTTP/1.";

impl Walk<'_> {
    /// `HTTP-version SP status-code SP [ reason-phrase ]`.
    pub(super) fn status_line(&mut self, start: usize, end: usize) {
        let line = &self.raw[start..end];
        if line.is_empty() {
            self.note(Defect::StatusLine, "blank_line", start, "HTTP/1.1");
            return;
        }
        if is_blank(line[0]) {
            self.note(Defect::StatusLine, "leading_bytes", start, "HTTP/1.1");
            return;
        }
        if !self.version(start, line) {
            return;
        }
        let at = VERSION.len() + 1;
        match line.get(at) {
            Some(b' ') => {}
            None => {
                self.note(Defect::StatusLine, "cut_short", end, "a space and a status");
                return;
            }
            Some(_) => {
                self.note(Defect::StatusLine, "separator", start + at, "one space");
                return;
            }
        }
        if let Some(after) = self.code(start, at + 1, end) {
            self.reason_phrase(after, end);
        }
    }

    /// The three digits of the status; gives what follows them.
    fn code(&mut self, start: usize, at: usize, end: usize) -> Option<usize> {
        let code = &self.raw[start + at..end];
        let digits = code.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let offset = start + at + digits.min(3);
        if digits == 0 && code.first().copied().is_some_and(is_blank) {
            self.note(Defect::StatusLine, "separator", offset, "one space");
            return None;
        }
        if digits < 3 && code.len() == digits {
            self.note(Defect::StatusLine, "cut_short", end, "three digits");
            return None;
        }
        if digits != 3 {
            self.note(Defect::StatusLine, "code", offset, "three digits");
            return None;
        }
        let status = code[..3]
            .iter()
            .fold(0, |status, digit| status * 10 + u16::from(digit - b'0'));
        if !(100..600).contains(&status) {
            self.note(Defect::StatusLine, "code_range", start + at, "100 to 599");
            return None;
        }
        self.anatomy.status = Some(status);
        Some(offset)
    }

    fn reason_phrase(&mut self, start: usize, end: usize) {
        let phrase = &self.raw[start..end];
        match phrase.first() {
            None => {
                let reason = "separator_missing";
                self.note_mended(Defect::StatusLine, reason, end, "a space after the code");
            }
            Some(b' ') => {}
            Some(_) => self.note(Defect::StatusLine, "separator", start, "one space"),
        }
        if let Some(bad) = phrase.iter().position(|byte| is_forbidden(*byte)) {
            let expected = "visible characters";
            self.note(Defect::StatusLine, "phrase_byte", start + bad, expected);
        }
    }

    /// A status line that is not complete: only its version can be judged.
    pub(super) fn status_line_begun(&mut self, start: usize, end: usize) {
        let line = &self.raw[start..end];
        if is_blank(line[0]) {
            self.note(Defect::StatusLine, "leading_bytes", start, "HTTP/1.1");
        } else if line.len() > VERSION.len() || !VERSION.starts_with(line) {
            self.version(start, line);
        }
    }

    fn version(&mut self, start: usize, line: &[u8]) -> bool {
        if super::foreign::is_field(line) {
            let expected = "HTTP/1.1 before the fields";
            self.note(Defect::StatusLine, "missing", start, expected);
            return false;
        }
        let same = line.iter().zip(VERSION).take_while(|(a, b)| a == b).count();
        let digit = line.get(VERSION.len()).is_some_and(u8::is_ascii_digit);
        if same == VERSION.len() && digit {
            self.framing.http_1_0 = line[VERSION.len()] == b'0';
            return true;
        }
        let reason = match line {
            [b'I', b'C', b'Y', ..] => "icy",
            _ if same == line.len() => "cut_short",
            _ => "version",
        };
        self.note(Defect::StatusLine, reason, start + same, "HTTP/1.1");
        false
    }

    /// `field-name ":" OWS field-value OWS`.
    pub(super) fn field_line(&mut self, start: usize, end: usize) {
        let line = &self.raw[start..end];
        self.longest_line(start, end);
        if is_blank(line[0]) {
            self.value_bytes(start, end);
            self.folded_line(start, end);
            return;
        }
        self.anatomy.fields += 1;
        if self.anatomy.fields as usize == FIELDS_MAX + 1 {
            self.beyond = Some(start);
        }
        self.framing.leave_field();
        let token = line.iter().take_while(|byte| is_token(**byte)).count();
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            let expected = "a colon after the name";
            self.note(Defect::FieldSyntax, "no_colon", start + token, expected);
            return;
        };
        self.value_bytes(start + colon, end);
        if colon == 0 {
            self.note(Defect::FieldSyntax, "empty_name", start, "a field name");
            return;
        }
        if token < colon {
            if !line[token..colon].iter().all(|byte| is_blank(*byte)) || token == 0 {
                let expected = "a token character";
                self.note(
                    Defect::FieldSyntax,
                    "bad_name_byte",
                    start + token,
                    expected,
                );
                return;
            }
            let reason = "space_before_colon";
            self.note_mended(Defect::FieldSyntax, reason, start + token, "a colon");
        }
        let name = &line[..token];
        if name.eq_ignore_ascii_case(b"content-length") {
            self.content_length(start + colon + 1, end);
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            self.transfer_encoding(start, start + colon + 1, end);
        } else if name.eq_ignore_ascii_case(b"content-type") {
            self.typed = true;
        }
    }

    fn value_bytes(&mut self, start: usize, end: usize) {
        let value = &self.raw[start..end];
        if let Some(bad) = value.iter().position(|byte| is_forbidden(*byte)) {
            let (reason, expected) = match value[bad] {
                0 => ("nul", "no NUL"),
                _ => ("control", "no control character"),
            };
            self.note(Defect::FieldByte, reason, start + bad, expected);
        }
    }

    fn folded_line(&mut self, start: usize, end: usize) {
        if self.anatomy.fields == 0 {
            let expected = "a field name";
            self.note(Defect::FieldSyntax, "leading_whitespace", start, expected);
            return;
        }
        self.note_mended(Defect::FieldSyntax, "obs_fold", start, "a field name");
        self.framing_folded(start, end);
    }
}
