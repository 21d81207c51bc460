//! What the fields say about the length of the body (RFC 9112 §6).

use super::{Defect, Walk};

/// What was seen of the framing fields so far.
#[derive(Debug, Default)]
pub(super) struct Framing {
    pub(super) http_1_0: bool,
    /// The first Content-Length that is a length.
    length: Option<u64>,
    /// Offset of the first Content-Length field, valid or not.
    length_at: Option<usize>,
    /// Offset of the first Transfer-Encoding field line.
    coding_at: Option<usize>,
    /// `chunked` was the last coding so far.
    chunked_last: bool,
    /// A coding that is not `chunked` was noted.
    unknown: bool,
    /// The field that a folded line would continue.
    open: Open,
}

/// The field that a folded line would continue.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Open {
    #[default]
    Other,
    ContentLength,
    TransferEncoding,
}

impl Framing {
    pub(super) const fn leave_field(&mut self) {
        self.open = Open::Other;
    }

    /// The declared length, if there is a sound one.
    pub(super) const fn length(&self) -> Option<u64> {
        self.length
    }

    /// A field says how the body ends.
    pub(super) const fn is_framed(&self) -> bool {
        self.length_at.is_some() || self.coding_at.is_some()
    }
}

/// What one Content-Length value is.
#[derive(Debug, Eq, PartialEq)]
enum Length {
    Valid(u64),
    /// Several equal lengths in one value.
    Repeated(u64),
    /// Several different ones; the offset is that of the first that differs.
    Differing(usize),
    Invalid(&'static str, usize),
}

impl Walk<'_> {
    pub(super) fn content_length(&mut self, start: usize, end: usize) {
        let (from, value) = trim(self.raw, start, end);
        self.framing.open = Open::ContentLength;
        let first = self.framing.length_at.is_none();
        self.framing.length_at.get_or_insert(from);
        let length = match measure(value) {
            Length::Valid(length) => length,
            Length::Repeated(length) => {
                self.note_mended(Defect::ContentLengthInvalid, "list", from, "one number");
                length
            }
            Length::Differing(at) => {
                let expected = "the same length everywhere";
                self.note(
                    Defect::ContentLengthConflict,
                    "differing",
                    from + at,
                    expected,
                );
                return;
            }
            Length::Invalid(reason, at) => {
                self.note(
                    Defect::ContentLengthInvalid,
                    reason,
                    from + at,
                    "digits only",
                );
                return;
            }
        };
        match self.framing.length {
            Some(other) if other != length => {
                let expected = "the same length everywhere";
                self.note(Defect::ContentLengthConflict, "differing", from, expected);
            }
            Some(_) => {
                let expected = "Content-Length once";
                self.note_mended(Defect::ContentLengthConflict, "equal", from, expected);
            }
            None if first => self.framing.length = Some(length),
            None => {}
        }
    }

    pub(super) fn transfer_encoding(&mut self, line: usize, start: usize, end: usize) {
        self.framing.open = Open::TransferEncoding;
        self.framing.coding_at.get_or_insert(line);
        let mut from = start;
        for coding in self.raw[start..end].split(|byte| *byte == b',') {
            let (at, name) = trim(self.raw, from, from + coding.len());
            from += coding.len() + 1;
            if name.is_empty() {
                continue;
            }
            if self.framing.chunked_last {
                let reason = if name.eq_ignore_ascii_case(b"chunked") {
                    "chunked_twice"
                } else {
                    "chunked_not_last"
                };
                self.note(
                    Defect::TransferEncodingUnsupported,
                    reason,
                    at,
                    "chunked once, last",
                );
            } else if name.eq_ignore_ascii_case(b"chunked") {
                self.framing.chunked_last = true;
            } else {
                let reason = "unknown_coding";
                self.framing.unknown = true;
                self.note(Defect::TransferEncodingUnsupported, reason, at, "chunked");
            }
        }
    }

    /// A folded line continues the field before it; a length or a coding never spans lines.
    pub(super) fn framing_folded(&mut self, start: usize, end: usize) {
        let (at, value) = trim(self.raw, start, end);
        if value.is_empty() {
            return;
        }
        match self.framing.open {
            Open::ContentLength => {
                self.note(Defect::ContentLengthInvalid, "non_digit", at, "digits only");
            }
            Open::TransferEncoding => self.transfer_encoding(start, start, end),
            Open::Other => {}
        }
    }

    /// What only all fields together show.
    pub(super) fn framing_done(&mut self) {
        let Some(coding_at) = self.framing.coding_at else {
            return;
        };
        if self.framing.http_1_0 {
            let expected = "no Transfer-Encoding in HTTP/1.0";
            self.note(
                Defect::TransferEncodingUnsupported,
                "http_1_0",
                coding_at,
                expected,
            );
        } else if !self.framing.chunked_last && !self.framing.unknown {
            let reason = "empty";
            self.note(
                Defect::TransferEncodingUnsupported,
                reason,
                coding_at,
                "chunked",
            );
        }
        if let Some(length_at) = self.framing.length_at {
            let defect = Defect::ContentLengthAndTransferEncoding;
            self.note(defect, "both", length_at.max(coding_at), "one of the two");
        }
    }
}

fn trim(raw: &[u8], start: usize, end: usize) -> (usize, &[u8]) {
    let value = &raw[start..end];
    let trimmed = value.trim_ascii_start();
    (
        start + value.len() - trimmed.len(),
        trimmed.trim_ascii_end(),
    )
}

fn measure(value: &[u8]) -> Length {
    if !value.contains(&b',') {
        return measure_one(value);
    }
    let mut first = None;
    let mut from = 0;
    for member in value.split(|byte| *byte == b',') {
        let at = from + member.len() - member.trim_ascii_start().len();
        from += member.len() + 1;
        match (measure_one(member.trim_ascii()), first) {
            (Length::Valid(length), None) => first = Some(length),
            (Length::Valid(length), Some(other)) if length == other => {}
            (Length::Valid(_), Some(_)) => return Length::Differing(at),
            _ => return Length::Invalid("list", at.min(value.len())),
        }
    }
    first.map_or(Length::Invalid("list", 0), Length::Repeated)
}

fn measure_one(value: &[u8]) -> Length {
    let Some(&sign) = value.first() else {
        return Length::Invalid("empty", 0);
    };
    let Some(bad) = value.iter().position(|byte| !byte.is_ascii_digit()) else {
        return digits(value);
    };
    let rest = &value[1..];
    let number_follows = !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    if bad == 0 && number_follows && matches!(sign, b'-' | b'+') {
        let reason = if sign == b'-' { "negative" } else { "sign" };
        return Length::Invalid(reason, 0);
    }
    let hex = value
        .strip_prefix(b"0x")
        .or_else(|| value.strip_prefix(b"0X"))
        .unwrap_or(value);
    if !hex.is_empty() && hex.iter().all(u8::is_ascii_hexdigit) {
        return Length::Invalid("hex", bad);
    }
    Length::Invalid("non_digit", bad)
}

fn digits(value: &[u8]) -> Length {
    let mut length: u64 = 0;
    for (at, digit) in value.iter().enumerate() {
        let next = length
            .checked_mul(10)
            .and_then(|length| length.checked_add(u64::from(digit - b'0')));
        match next {
            // Beyond 63 bits no file and no counter goes.
            Some(next) if next <= i64::MAX as u64 => length = next,
            _ => return Length::Invalid("overflow", at),
        }
    }
    Length::Valid(length)
}
