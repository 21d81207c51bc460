//! Cookies in requests (RFC 6265 §4.2).

use crate::http1::field::{Fields, Known};

/// The value of the first cookie of this name, quotes and all.
pub(crate) fn find<'a>(fields: &Fields, bytes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut all = values(fields, bytes, Known::Cookie).flat_map(pairs);
    all.find_map(|pair| pair.strip_prefix(name)?.strip_prefix(b"="))
}

/// The pairs of a line.
pub(super) fn pairs(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|byte| *byte == b';').map(<[u8]>::trim_ascii)
}

/// The lines of a field.
pub(super) fn values<'a>(
    fields: &Fields,
    bytes: &'a [u8],
    known: Known,
) -> impl Iterator<Item = &'a [u8]> {
    let lines = fields.list.iter().filter(move |it| it.known == known);
    lines.map(|field| field.value.of(bytes))
}
