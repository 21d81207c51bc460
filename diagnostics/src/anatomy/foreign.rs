//! Bytes that are not HTTP/1: what they are instead, told from their beginning.

use serde::Serialize;

use super::Defect;
use super::greeting::{self, is_text};
use super::line::is_token;
use super::record;
use crate::names;

/// Another protocol than HTTP/1, recognized by its first bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Protocol {
    /// Its name, as people write it.
    pub name: &'static str,
    /// The TLS alert that was sent, if it is one.
    pub alert: Option<u8>,
}

impl Protocol {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, alert: None }
    }

    /// The name of the TLS alert that was sent.
    pub fn alert_name(&self) -> Option<&'static str> {
        names::alert(self.alert?)
    }
}

/// What stands where a head should begin.
pub(super) struct Stranger {
    pub(super) protocol: Option<Protocol>,
    pub(super) defect: Defect,
    pub(super) reason: &'static str,
}

/// Names of fields with which a head begins whose status line is missing (a CGI script's output),
/// or the part of a head that a blank line cut off.
const FIRST_FIELDS: [&[u8]; 19] = [
    b"access-control-allow-origin",
    b"cache-control",
    b"connection",
    b"content-disposition",
    b"content-encoding",
    b"content-length",
    b"content-security-policy",
    b"content-type",
    b"date",
    b"etag",
    b"expires",
    b"last-modified",
    b"location",
    b"server",
    b"set-cookie",
    b"status",
    b"transfer-encoding",
    b"vary",
    b"x-powered-by",
];

/// What the bytes are if they are no head; nothing if they may be one.
pub(super) fn recognize(raw: &[u8]) -> Option<Stranger> {
    if may_be_http(raw) {
        return None;
    }
    let stranger = |protocol, reason| Stranger {
        protocol,
        defect: Defect::NotHttp,
        reason,
    };
    if let Some((protocol, reason)) = greeting::recognize(raw).or_else(|| record::recognize(raw)) {
        let defect = match protocol.name {
            "TLS" => Defect::TlsBytes,
            "HTTP/2" => Defect::Http2Bytes,
            _ => Defect::NotHttp,
        };
        return Some(Stranger {
            defect,
            ..stranger(Some(protocol), reason)
        });
    }
    if is_request(raw) {
        return Some(stranger(None, "request"));
    }
    if let Some(at) = window(raw, b"HTTP/1.") {
        if raw[..at].contains(&b'\n') {
            return Some(stranger(None, "text_before_head"));
        }
        return Some(Stranger {
            defect: Defect::StatusLine,
            ..stranger(None, "leading_bytes")
        });
    }
    let start = raw.trim_ascii_start();
    let reason = match start.first() {
        Some(b'<') if start.starts_with(b"<?xml") => "xml",
        Some(b'<') => "html",
        Some(b'{' | b'[') => "json",
        _ if is_text(raw) => "text",
        _ => "binary",
    };
    Some(stranger(None, reason))
}

/// Which protocol the first bytes of a peer that should speak TLS are.
pub(crate) fn plaintext(first: &[u8]) -> (Option<Protocol>, &'static str) {
    if first.starts_with(b"HTTP/") {
        return (Some(Protocol::new("HTTP")), "http");
    }
    match greeting::recognize(first).or_else(|| record::recognize(first)) {
        Some((protocol, _)) if protocol.name == "HTTP/2" => (Some(protocol), "http2"),
        Some((protocol, reason)) => (Some(protocol), reason),
        None if is_text(first) => (None, "text"),
        None => (None, "binary"),
    }
}

/// Begins like HTTP/1, perhaps malformed: then the status line is judged.
fn may_be_http(raw: &[u8]) -> bool {
    let begun = raw
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(raw.len());
    let rest = &raw[begun..];
    let shared = rest.len().min(4);
    rest[..shared].eq_ignore_ascii_case(&b"HTTP"[..shared])
        || rest.starts_with(b"ICY ")
        || (begun == 0 && is_field(rest))
}

/// Whether a line begins with a field that only a head would have.
pub(super) fn is_field(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take(32)
        .position(|byte| *byte == b':')
        .map(|colon| &line[..colon]);
    name.is_some_and(|name| {
        FIRST_FIELDS
            .iter()
            .any(|field| name.eq_ignore_ascii_case(field))
    })
}

/// A request line: what we sent came back, or the peer is a client itself.
fn is_request(raw: &[u8]) -> bool {
    let line = raw.split(|byte| *byte == b'\n').next().unwrap_or(raw);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let Some(rest) = line
        .strip_suffix(b" HTTP/1.1")
        .or_else(|| line.strip_suffix(b" HTTP/1.0"))
    else {
        return false;
    };
    let method = rest.iter().take_while(|byte| is_token(**byte)).count();
    method > 0 && rest.get(method) == Some(&b' ')
}

/// Where `needle` stands in the first KiB.
pub(super) fn window(raw: &[u8], needle: &[u8]) -> Option<usize> {
    raw[..raw.len().min(1024)]
        .windows(needle.len())
        .position(|window| window == needle)
}
