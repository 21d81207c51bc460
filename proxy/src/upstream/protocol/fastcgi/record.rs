//! Records (FastCGI Specification 1.0 §3.3, §8): written as a web server does, read as an application
//! may send them. Pure.

use candor_diagnostics::evidence::FastCgiFault;

/// The id of the only request on a connection.
pub(super) const ID: u16 = 1;
/// Content of a record that is written, a multiple of 8 so that none needs padding but the last.
pub(super) const CONTENT_MAX: usize = 0xfff8;

const VERSION: u8 = 1;
const BEGIN_REQUEST: u8 = 1;
const END_REQUEST: u8 = 3;
const PARAMS: u8 = 4;
const STDIN: u8 = 5;
const STDOUT: u8 = 6;
const STDERR: u8 = 7;
const GET_VALUES_RESULT: u8 = 10;
const UNKNOWN_TYPE: u8 = 11;

const RESPONDER: u8 = 1;
const KEEP_CONN: u8 = 1;

/// What a record that came is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// FCGI_STDOUT.
    Output,
    /// FCGI_STDERR.
    Errors,
    /// FCGI_END_REQUEST.
    End,
    /// About the connection as a whole.
    Ignored,
}

/// The header of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Header {
    pub(super) kind: Kind,
    pub(super) length: usize,
    pub(super) padding: usize,
}

impl Header {
    /// Its bytes.
    pub(super) const LENGTH: usize = 8;

    /// Reads a header; `None`: more bytes are needed to tell.
    pub(super) fn read(bytes: &[u8]) -> Option<Result<Self, FastCgiFault>> {
        if *bytes.first()? != VERSION {
            return Some(Err(FastCgiFault::NoRecord {
                first: bytes[..bytes.len().min(64)].to_vec(),
            }));
        }
        let header = bytes.first_chunk::<{ Self::LENGTH }>()?;
        let [
            _,
            kind,
            id_high,
            id_low,
            length_high,
            length_low,
            padding,
            _,
        ] = *header;
        let id = u16::from_be_bytes([id_high, id_low]);
        let length = u16::from_be_bytes([length_high, length_low]);
        let wrong = |what| {
            Some(Err(FastCgiFault::Record {
                what,
                kind,
                id,
                length,
            }))
        };
        let (read, wanted) = match kind {
            STDOUT => (Kind::Output, ID),
            STDERR => (Kind::Errors, ID),
            END_REQUEST => (Kind::End, ID),
            GET_VALUES_RESULT | UNKNOWN_TYPE => (Kind::Ignored, 0),
            _ => return wrong("type"),
        };
        if id != wanted {
            return wrong("request_id");
        }
        if read == Kind::End && length != 8 {
            return wrong("length");
        }
        Some(Ok(Self {
            kind: read,
            length: usize::from(length),
            padding: usize::from(padding),
        }))
    }

    /// Whether bytes that begin with the version are of FastCGI at all.
    pub(super) fn is_likely(bytes: &[u8]) -> bool {
        matches!(bytes, [VERSION, 1..=UNKNOWN_TYPE, ..])
    }
}

/// appStatus and protocolStatus of an FCGI_END_REQUEST.
pub(super) fn end(content: &[u8]) -> Option<(u32, u8)> {
    let content = content.first_chunk::<8>()?;
    let [a, b, c, d, protocol_status, ..] = *content;
    Some((u32::from_be_bytes([a, b, c, d]), protocol_status))
}

/// Appends FCGI_BEGIN_REQUEST.
pub(super) fn begin(out: &mut Vec<u8>, keeps: bool) {
    let flags = u8::from(keeps) * KEEP_CONN;
    record(out, BEGIN_REQUEST, &[0, RESPONDER, flags, 0, 0, 0, 0, 0]);
}

/// Appends the stream FCGI_PARAMS, its end included.
pub(super) fn parameters(out: &mut Vec<u8>, pairs: &[u8]) {
    for piece in pairs.chunks(CONTENT_MAX) {
        record(out, PARAMS, piece);
    }
    record(out, PARAMS, &[]);
}

/// Appends a piece of the stream FCGI_STDIN; an empty one ends it.
pub(super) fn input(out: &mut Vec<u8>, piece: &[u8]) {
    record(out, STDIN, piece);
}

/// `content` is at most [`CONTENT_MAX`] bytes.
fn record(out: &mut Vec<u8>, kind: u8, content: &[u8]) {
    let [id_high, id_low] = ID.to_be_bytes();
    let [length_high, length_low] = (content.len() as u16).to_be_bytes();
    let padding = content.len().wrapping_neg() % 8;
    out.extend_from_slice(&[
        VERSION,
        kind,
        id_high,
        id_low,
        length_high,
        length_low,
        padding as u8,
        0,
    ]);
    out.extend_from_slice(content);
    out.extend_from_slice(&[0; 8][..padding]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_as_the_specification_has_them() {
        let mut out = Vec::new();
        begin(&mut out, true);
        assert_eq!(out, b"\x01\x01\0\x01\0\x08\0\0\0\x01\x01\0\0\0\0\0");
        out.clear();
        input(&mut out, b"abc");
        assert_eq!(out, b"\x01\x05\0\x01\0\x03\x05\0abc\0\0\0\0\0");
        out.clear();
        parameters(&mut out, &[b'x'; CONTENT_MAX + 1]);
        assert_eq!(&out[..8], b"\x01\x04\0\x01\xff\xf8\0\0");
        assert_eq!(
            &out[CONTENT_MAX + 8..CONTENT_MAX + 17],
            b"\x01\x04\0\x01\0\x01\x07\0x"
        );
        assert_eq!(&out[out.len() - 8..], b"\x01\x04\0\x01\0\0\0\0");
    }

    #[test]
    fn headers_that_may_not_come() {
        let what = |bytes: &[u8]| match Header::read(bytes) {
            Some(Err(FastCgiFault::Record { what, .. })) => what,
            Some(Err(FastCgiFault::NoRecord { .. })) => "none",
            Some(Ok(_)) => "well",
            _ => "more",
        };
        assert_eq!(what(b""), "more");
        assert_eq!(what(b"\x01\x06\0\x01"), "more");
        assert_eq!(what(b"\x01\x06\0\x01\0\x08\0\0"), "well");
        assert_eq!(what(b"H"), "none");
        assert_eq!(what(b"\x01\x04\0\x01\0\x08\0\0"), "type");
        assert_eq!(what(b"\x01\x06\0\x02\0\x08\0\0"), "request_id");
        assert_eq!(what(b"\x01\x03\0\x01\0\x07\0\0"), "length");
        assert_eq!(what(b"\x01\x0b\0\0\0\x08\0\0"), "well");
    }

    #[test]
    fn ends() {
        assert_eq!(end(b"\0\0\x01\0\x02\0\0\0"), Some((256, 2)));
        assert_eq!(end(b"\0\0\x01"), None);
    }
}
