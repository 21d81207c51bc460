//! Heads as HTTP/1.1 text, as the exchange knows them, and as what `h2` takes and gives.

use bytes::Bytes;
use h2::ext::Protocol;
use http::header::{HeaderMap, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{Method, Request, StatusCode, Uri};

use crate::exchange::accept_of;
use crate::http1::field::{Known, list};
use crate::http2::name::name as field_name;

/// What is set aside for a head as text, and for each of its lines.
const HEAD: usize = 64;
const LINE: usize = 40;

/// A request's head, and whether anything follows it.
pub(super) struct Outgoing {
    pub(super) request: Request<()>,
    pub(super) has_body: bool,
    /// It asks for a tunnel; what the exchange is answered when it is opened.
    pub(super) accept: Option<[u8; 28]>,
}

/// Takes a request's head apart, which the exchange has written. `None`: HTTP/2 has no way to say it.
/// `tunnels`: the member knows extended CONNECT (RFC 8441).
pub(super) fn request(head: &[u8], scheme: &Scheme, tunnels: bool) -> Option<Outgoing> {
    let line_end = memchr::memchr(b'\n', head)? + 1;
    // One allocation for all values: each is a slice of it.
    let shared = Bytes::copy_from_slice(head);
    let head = &*shared;
    let space = memchr::memchr(b' ', head)?;
    let method = Method::from_bytes(&head[..space]).ok()?;
    let target_end = line_end.checked_sub(" HTTP/1.1\r\n".len())?;
    let target = path(&shared, space + 1..target_end)?;
    let lines = &head[line_end..];
    let mut headers = HeaderMap::with_capacity(memchr::memchr_iter(b'\n', lines).count());
    let mut authority = None;
    let mut has_body = false;
    let mut asks_websocket = false;
    let mut start = line_end;
    for lf in memchr::memchr_iter(b'\n', lines) {
        let line = start..line_end + lf;
        start = line.end + 1;
        let Some(colon) = memchr::memchr(b':', &head[line.clone()]) else {
            continue;
        };
        let name = &head[line.start..line.start + colon];
        let value = head[line.start + colon + 1..line.end].trim_ascii();
        let known = Known::of(name);
        let name = match known {
            Known::Host => {
                authority = Authority::from_maybe_shared(shared.slice_ref(value)).ok();
                continue;
            }
            Known::TransferEncoding => {
                has_body = true;
                continue;
            }
            // The only coding that may be named here (RFC 9113 §8.2.2).
            Known::Te if !list(value).any(|it| it.eq_ignore_ascii_case(b"trailers")) => continue,
            Known::Upgrade => {
                asks_websocket = value.eq_ignore_ascii_case(b"websocket");
                continue;
            }
            Known::Connection
            | Known::Http2Settings
            | Known::KeepAlive
            | Known::ProxyConnection => continue,
            Known::ContentLength => {
                has_body |= value != b"0";
                http::header::CONTENT_LENGTH
            }
            known => match field_name(known, name) {
                Some(name) => name,
                None => continue,
            },
        };
        let Ok(mut value) = HeaderValue::from_maybe_shared(shared.slice_ref(value)) else {
            continue;
        };
        // It never repeats: it would only push what does out of the compression table.
        value.set_sensitive(known == Known::XRequestId);
        headers.append(name, value);
    }
    let mut parts = http::uri::Parts::default();
    parts.scheme = Some(scheme.clone());
    parts.authority = Some(authority.unwrap_or_else(|| Authority::from_static("localhost")));
    parts.path_and_query = Some(target);
    let mut request = Request::new(());
    *request.method_mut() = method;
    *request.uri_mut() = Uri::from_parts(parts).ok()?;
    *request.version_mut() = http::Version::HTTP_2;
    *request.headers_mut() = headers;
    let mut accept = None;
    if asks_websocket && tunnels && !has_body {
        let key = request.headers_mut().remove(SEC_WEBSOCKET_KEY);
        accept = key.map(|key| accept_of(key.as_bytes()));
    }
    if accept.is_some() {
        *request.method_mut() = Method::CONNECT;
        let websocket = Protocol::from_static("websocket");
        request.extensions_mut().insert(websocket);
        has_body = true;
    }
    Some(Outgoing {
        request,
        has_body,
        accept,
    })
}

/// The path and query. What the judge of HTTP/1 lets pass and a URI does not is encoded.
fn path(shared: &Bytes, target: std::ops::Range<usize>) -> Option<PathAndQuery> {
    if let Ok(path) = PathAndQuery::from_maybe_shared(shared.slice(target.clone())) {
        return Some(path);
    }
    let mut encoded = Vec::with_capacity(target.len() + 16);
    for &byte in shared.get(target)? {
        match byte {
            b'!' | b'$'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' => {
                encoded.push(byte);
            }
            _ => encoded.extend_from_slice(format!("%{byte:02X}").as_bytes()),
        }
    }
    PathAndQuery::from_maybe_shared(Bytes::from(encoded)).ok()
}

/// Appends a response's head as text. `empty`: it is known that no body follows, though one could.
pub(super) fn response(out: &mut Vec<u8>, status: StatusCode, headers: &HeaderMap, empty: bool) {
    out.reserve(HEAD + LINE * headers.len());
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(status.as_str().as_bytes());
    out.extend_from_slice(b" \r\n");
    lines(out, headers);
    if empty && !headers.contains_key(http::header::CONTENT_LENGTH) {
        out.extend_from_slice(b"content-length: 0\r\n");
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends the head that opens a tunnel, as HTTP/1.1 has it.
pub(super) fn switched(out: &mut Vec<u8>, accept: &[u8], headers: &HeaderMap) {
    out.extend_from_slice(b"HTTP/1.1 101 Switching Protocols\r\n");
    out.extend_from_slice(b"connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: ");
    out.extend_from_slice(accept);
    out.extend_from_slice(b"\r\n");
    for (name, value) in headers {
        // Said above, of our own question: the member answers none of HTTP/1.1.
        if name != SEC_WEBSOCKET_ACCEPT {
            line(out, name, value);
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends fields as lines.
pub(super) fn lines(out: &mut Vec<u8>, headers: &HeaderMap) {
    headers
        .iter()
        .for_each(|(name, value)| line(out, name, value));
}

fn line(out: &mut Vec<u8>, name: &HeaderName, value: &HeaderValue) {
    out.extend_from_slice(name.as_str().as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value.as_bytes());
    out.extend_from_slice(b"\r\n");
}

/// Trailer lines as a map, without those that belong to one connection.
pub(super) fn trailers(section: &[u8]) -> HeaderMap {
    let mut kept = Vec::with_capacity(section.len());
    crate::exchange::trailer_lines(&mut kept, section);
    crate::http2::fields(&kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_head_becomes_a_request() {
        let head = b"POST /a?b=c HTTP/1.1\r\nHost: x.org:81\r\nTransfer-Encoding: chunked\r\n\
            Connection: te\r\nTE: trailers\r\nCookie: a=1\r\nX-A:  b \r\n\r\n";
        let outgoing = request(head, &Scheme::HTTP, false).unwrap();
        let request = outgoing.request;
        assert!(outgoing.has_body);
        assert_eq!(request.method(), Method::POST);
        assert_eq!(request.uri().to_string(), "http://x.org:81/a?b=c");
        let fields: Vec<_> = request
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        assert_eq!(
            fields,
            [("te", &b"trailers"[..]), ("cookie", b"a=1"), ("x-a", b"b")]
        );
    }

    #[test]
    fn the_head_says_whether_a_body_follows() {
        let has = |lines: &str| {
            let head = format!("GET / HTTP/1.1\r\nHost: a\r\n{lines}\r\n");
            request(head.as_bytes(), &Scheme::HTTP, false)
                .unwrap()
                .has_body
        };
        assert!(!has(""));
        assert!(!has("Content-Length: 0\r\n"));
        assert!(has("Content-Length: 1\r\n"));
        assert!(has("Transfer-Encoding: chunked\r\n"));
    }

    #[test]
    fn a_websocket_becomes_a_tunnel_where_the_member_knows_it() {
        let head = b"GET /chat HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\n\
            Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        let outgoing = request(head, &Scheme::HTTP, true).unwrap();
        assert_eq!(outgoing.request.method(), Method::CONNECT);
        assert!(outgoing.request.headers().is_empty());
        assert!(outgoing.has_body);
        let accept = outgoing.accept.unwrap();
        assert_eq!(&accept, b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        let outgoing = request(head, &Scheme::HTTP, false).unwrap();
        assert_eq!(outgoing.request.method(), Method::GET);
        assert!(outgoing.accept.is_none() && !outgoing.has_body);
    }

    #[test]
    fn odd_targets_are_encoded() {
        let target = |target: &str| {
            let head = format!("OPTIONS {target} HTTP/1.1\r\nHost: a\r\n\r\n");
            let outgoing = request(head.as_bytes(), &Scheme::HTTP, false).unwrap();
            outgoing.request.uri().path_and_query().unwrap().to_string()
        };
        assert_eq!(target("*"), "*");
        assert_eq!(target("/a%20b?c={d}"), "/a%20b?c={d}");
        assert_eq!(target("/a<b>`"), "/a%3Cb%3E%60");
    }

    #[test]
    fn a_response_becomes_text() {
        let mut headers = HeaderMap::new();
        headers.append("set-cookie", HeaderValue::from_static("a"));
        headers.append("set-cookie", HeaderValue::from_static("b"));
        let mut out = Vec::new();
        response(&mut out, StatusCode::OK, &headers, true);
        let expected =
            "HTTP/1.1 200 \r\nset-cookie: a\r\nset-cookie: b\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
