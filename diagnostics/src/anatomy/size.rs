//! How large a head is, and which fields make it so.

use std::collections::HashMap;

use super::line::is_token;
use super::{Defect, Walk};
use crate::evidence::RAW_HEAD_MAX;

/// Bytes and lines of the fields of one name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct FieldSize<'a> {
    pub(crate) name: &'a [u8],
    /// Bytes of all its lines, their ends included.
    pub(crate) bytes: usize,
    pub(crate) lines: usize,
}

/// The fields that take most of a head, largest first; at most five.
pub(crate) fn largest(raw: &[u8]) -> Vec<FieldSize<'_>> {
    const SHOWN_MAX: usize = 5;
    let mut sizes: HashMap<&[u8], FieldSize<'_>> = HashMap::new();
    let mut last: &[u8] = b"";
    for line in raw.split_inclusive(|byte| *byte == b'\n').skip(1) {
        if line.trim_ascii().is_empty() {
            break;
        }
        // A folded line belongs to the field before it.
        if !matches!(line[0], b' ' | b'\t') {
            last = name_of(line);
        }
        let size = sizes.entry(last).or_insert(FieldSize {
            name: last,
            bytes: 0,
            lines: 0,
        });
        size.bytes += line.len();
        size.lines += 1;
    }
    let mut sizes: Vec<_> = sizes
        .into_values()
        .filter(|it| !it.name.is_empty())
        .collect();
    sizes.sort_by(|a, b| b.bytes.cmp(&a.bytes).then(a.name.cmp(b.name)));
    sizes.truncate(SHOWN_MAX);
    sizes
}

/// Name and size of the field whose line is around an offset.
pub(crate) fn field_at(raw: &[u8], offset: usize) -> Option<FieldSize<'_>> {
    let at = offset.min(raw.len());
    let feed = |byte: &u8| *byte == b'\n';
    let start = raw[..at].iter().rposition(feed).map_or(0, |feed| feed + 1);
    let end = raw[at..]
        .iter()
        .position(feed)
        .map_or(raw.len(), |feed| at + feed + 1);
    let name = name_of(&raw[start..end]);
    (start > 0 && !name.is_empty()).then_some(FieldSize {
        name,
        bytes: end - start,
        lines: 1,
    })
}

fn name_of(line: &[u8]) -> &[u8] {
    let length = line.iter().take_while(|byte| is_token(**byte)).count();
    let is_name = line[length..].trim_ascii_start().first() == Some(&b':');
    if is_name { &line[..length] } else { b"" }
}

impl Walk<'_> {
    /// Whether the head is larger than the limit, and by whose fault.
    pub(super) fn size(&mut self) {
        let length = self.raw.len();
        // Fields are counted only in a head that ends in time.
        if self.anatomy.complete {
            if let Some(start) = self.beyond {
                let expected = "the end of the head";
                self.note(Defect::SectionTooLarge, "too_many_fields", start, expected);
            }
            return;
        }
        if length < RAW_HEAD_MAX {
            return;
        }
        if self.longest.1 > length / 2 {
            let (start, _) = self.longest;
            self.note(Defect::FieldTooLarge, "too_large", start, "a shorter field");
        } else {
            let expected = "an empty line";
            self.note(Defect::SectionTooLarge, "too_large", length, expected);
        }
    }
}
