//! The head of an answer: lines in, a header map for `h2` out.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::name::{X_REQUEST_ID, name};
use crate::exchange::downstream::AnswerBody;
use crate::http1::field::Known;

/// Takes a status line and field lines apart.
pub(super) fn response(head: &[u8], body: AnswerBody) -> Response<()> {
    let line_end = memchr::memchr(b'\n', head).map_or(head.len(), |lf| lf + 1);
    let status = head
        .get(9..12)
        .and_then(|digits| StatusCode::from_bytes(digits).ok())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut headers = fields(&head[line_end..], 2);
    if let AnswerBody::Length(length) | AnswerBody::Unsent(length) = body {
        headers.insert(CONTENT_LENGTH, length.into());
    }
    let mut response = Response::new(());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Field lines as a map with room for `more`; without the lines that belong to one connection.
pub(super) fn fields(lines: &[u8], more: usize) -> HeaderMap {
    let count = memchr::memchr_iter(b'\n', lines).count();
    let mut headers = HeaderMap::with_capacity(count + more);
    // One allocation for all values: each is a slice of it.
    let shared = Bytes::copy_from_slice(lines);
    let mut start = 0;
    for lf in memchr::memchr_iter(b'\n', lines) {
        let line = start..lf;
        start = lf + 1;
        let bytes = &lines[line.clone()];
        let Some(colon) = memchr::memchr(b':', bytes) else {
            continue;
        };
        let value = bytes[colon + 1..].trim_ascii();
        let from = line.start + colon + 1 + leading(&bytes[colon + 1..]);
        let name = &bytes[..colon];
        // The judge of HTTP/1 has seen every line: what a map does not take is nothing of worth.
        let Some(name) = name_of(name) else { continue };
        let Ok(mut value) = HeaderValue::from_maybe_shared(shared.slice(from..from + value.len()))
        else {
            continue;
        };
        // It never repeats: it would only push what does out of the compression table.
        value.set_sensitive(name == X_REQUEST_ID);
        headers.append(name, value);
    }
    headers
}

fn leading(bytes: &[u8]) -> usize {
    bytes.len() - bytes.trim_ascii_start().len()
}

/// The name, unless it belongs to one connection (RFC 9113 §8.2.2).
fn name_of(bytes: &[u8]) -> Option<HeaderName> {
    match Known::of(bytes) {
        Known::Connection
        | Known::Http2Settings
        | Known::KeepAlive
        | Known::ProxyConnection
        | Known::Te
        | Known::TransferEncoding
        | Known::Upgrade => None,
        known => name(known, bytes),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn lines_become_a_map() {
        let head = b"HTTP/1.1 404 Not Found\r\nServer: x\r\nSet-Cookie: a\r\nset-cookie:  b \r\n\
            Connection: close\r\nKeep-Alive: x\r\nTransfer-Encoding: chunked\r\nUpgrade: y\r\n\
            Empty:\r\nX-Latin: \xe9\r\n";
        let response = response(head, AnswerBody::Length(7));
        assert_eq!(response.status(), 404);
        let found: Vec<_> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        assert_eq!(
            found,
            [
                ("server", &b"x"[..]),
                ("set-cookie", b"a"),
                ("set-cookie", b"b"),
                ("empty", b""),
                ("x-latin", b"\xe9"),
                ("content-length", b"7"),
            ]
        );
    }
}
