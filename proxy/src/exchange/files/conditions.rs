//! What of a file a request wants (RFC 9110 §13, §14). Pure.

use candor_diagnostics::http_date;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use super::super::Request;

/// What is sent of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Nothing: the client has it.
    NotModified,
    /// These bytes.
    Range(std::ops::Range<u64>),
    /// Nothing: it has no such bytes.
    Unsatisfiable,
}

/// By what a version of a file is known.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) etag: String,
    pub(super) modified: i64,
    /// `Last-Modified`; `None` for a time that has no such form.
    pub(super) date: Option<String>,
}

impl Version {
    /// `modified`: seconds since the Unix epoch, and nanoseconds, since a file may be written twice
    /// within a second.
    pub(super) fn of((modified, fraction): (i64, i64), length: u64) -> Self {
        let at = Timestamp::from_second(modified).ok();
        let date = at.and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok());
        Self {
            etag: format!("\"{modified:x}.{fraction:x}-{length:x}\""),
            modified,
            date,
        }
    }

    fn is_listed(&self, value: &[u8]) -> bool {
        value.split(|byte| *byte == b',').any(|tag| {
            let tag = tag.trim_ascii();
            // The comparison is weak (§13.1.2).
            tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == self.etag.as_bytes()
        })
    }
}

/// What a GET or HEAD wants.
pub(super) fn wanted(request: &Request<'_>, version: &Version, length: u64) -> Part {
    let field = |name| request.head.fields.named(request.bytes, name);
    let is_known = match field(b"if-none-match") {
        Some(tags) => version.is_listed(tags),
        None => field(b"if-modified-since")
            .and_then(http_date)
            .is_some_and(|since| version.modified <= since),
    };
    if is_known {
        return Part::NotModified;
    }
    let is_same = field(b"if-range").is_none_or(|value| {
        value == version.etag.as_bytes()
            || Some(value) == version.date.as_deref().map(str::as_bytes)
    });
    match field(b"range") {
        Some(range) if is_same => ranged(range, length),
        _ => Part::Whole,
    }
}

/// A single range of bytes. Several, and what is no range, are ignored (§14.2).
fn ranged(value: &[u8], length: u64) -> Part {
    let number = |digits: &[u8]| -> Option<u64> {
        let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        let text = std::str::from_utf8(digits).ok().filter(|_| is_number)?;
        Some(text.parse().unwrap_or(u64::MAX))
    };
    let Some(range) = value.trim_ascii().strip_prefix(b"bytes=") else {
        return Part::Whole;
    };
    let Some(dash) = range.iter().position(|byte| *byte == b'-') else {
        return Part::Whole;
    };
    let (first, last) = (range[..dash].trim_ascii(), range[dash + 1..].trim_ascii());
    let (start, end) = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => (first, last.saturating_add(1)),
        (Some(first), None) if last.is_empty() => (first, length),
        (None, Some(0)) if first.is_empty() => return Part::Unsatisfiable,
        (None, Some(count)) if first.is_empty() => (length.saturating_sub(count), length),
        _ => return Part::Whole,
    };
    match start < length {
        true => Part::Range(start..end.min(length)),
        false => Part::Unsatisfiable,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::http1::request::RequestHead;

    fn asked(fields: &str) -> Part {
        let mut bytes = format!("GET /a HTTP/1.1\r\nHost: a\r\n{fields}\r\n").into_bytes();
        let mut head = RequestHead::default();
        head.parse(&mut bytes, 16).unwrap();
        let request = Request {
            bytes: &bytes,
            head: &head,
            started: std::time::Instant::now(),
        };
        wanted(&request, &Version::of((784_111_777, 5), 10), 10)
    }

    #[test]
    fn conditions() {
        let version = Version::of((784_111_777, 5), 10);
        assert_eq!(
            version.date.as_deref(),
            Some("Sun, 06 Nov 1994 08:49:37 GMT")
        );
        let tag = &version.etag;
        assert_eq!(asked(""), Part::Whole);
        assert_eq!(
            asked(&format!("If-None-Match: \"x\", W/{tag}\r\n")),
            Part::NotModified
        );
        assert_eq!(asked("If-None-Match: *\r\n"), Part::NotModified);
        assert_eq!(asked("If-None-Match: \"x\"\r\n"), Part::Whole);
        let since = "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
        assert_eq!(asked(since), Part::NotModified);
        assert_eq!(
            asked(&format!("If-None-Match: \"x\"\r\n{since}")),
            Part::Whole
        );
        let before = "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n";
        assert_eq!(asked(before), Part::Whole);
    }

    #[test]
    fn ranges() {
        let range = |value: &str| asked(&format!("Range: {value}\r\n"));
        assert_eq!(range("bytes=2-4"), Part::Range(2..5));
        assert_eq!(range("bytes=2-"), Part::Range(2..10));
        assert_eq!(range("bytes=-3"), Part::Range(7..10));
        assert_eq!(range("bytes=-99"), Part::Range(0..10));
        assert_eq!(range("bytes=9-99999999999999999999999"), Part::Range(9..10));
        assert_eq!(range("bytes=10-"), Part::Unsatisfiable);
        assert_eq!(range("bytes=-0"), Part::Unsatisfiable);
        for odd in [
            "bytes=4-2",
            "bytes=0-0,2-2",
            "lines=1-2",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
        ] {
            assert_eq!(range(odd), Part::Whole, "{odd}");
        }
        let tag = Version::of((784_111_777, 5), 10).etag;
        assert_ne!(tag, Version::of((784_111_777, 6), 10).etag);
        let both = |tag: &str| asked(&format!("If-Range: {tag}\r\nRange: bytes=0-0\r\n"));
        assert_eq!(both(&tag), Part::Range(0..1));
        assert_eq!(both("\"other\""), Part::Whole);
        assert_eq!(both("Sun, 06 Nov 1994 08:49:37 GMT"), Part::Range(0..1));
    }
}
