//! The codecs against `httparse`: what ours accepts, it accepts, with the same parts.
//!
//! Not the other way round: `httparse` lets pass what a proxy must refuse.

#![allow(clippy::unwrap_used, missing_docs)]

use candor::http1::field::Fields;
use candor::http1::request::RequestHead;
use candor::http1::response::{ResponseContext, ResponseHead};
use candor::http1::scan::Scan;
use proptest::prelude::*;

/// What a head is made of, sound and spoiled.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        8 => prop::sample::select(vec![
            &b"GET"[..], b"POST", b"OPTIONS", b"G-E_T", b" ", b" ", b"/", b"/a?b=c", b"*",
            b"http://a.test/x", b"http://a.test", b"http://a?q", b"HTTP/1.1", b"HTTP/1.0",
            b"HTTP/1.1 200 OK", b"HTTP/1.1 204", b"HTTP/1.0 404 Not Found", b"\r\n", b"\r\n",
            b"\r\n\r\n", b"\n", b"\r", b":", b": ", b"\t", b"Host: a.test\r\n", b"Host:a\r\n",
            b"Content-Length: 5\r\n", b"Content-Length: 05\r\n", b"Content-Length: +5\r\n",
            b"Transfer-Encoding: chunked\r\n", b"Connection: close, te\r\n", b"X-A:  b c \t\r\n",
            b"X:\r\n", b" folded\r\n", b"X : y\r\n", b"X: \xe4\xff\r\n", b"X: a\0b\r\n", b"\x7f",
        ])
        .prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ]
}

fn request() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(vec![
        &b"GET / HTTP/1.1\r\n"[..],
        b"POST /a%20b HTTP/1.0\r\n",
        b"PUT http://b.test:8/x?y HTTP/1.1\r\n",
        b"OPTIONS * HTTP/1.1\r\n",
        b"",
    ]);
    (line, prop::collection::vec(piece(), 0..10))
        .prop_map(|(line, pieces)| [line, &pieces.concat(), b"\r\n\r\n"].concat())
}

fn response() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(vec![
        &b"HTTP/1.1 200 OK\r\n"[..],
        b"HTTP/1.0 404 Not Found\r\n",
        b"HTTP/1.1 500\r\n",
        b"",
    ]);
    (line, prop::collection::vec(piece(), 0..10))
        .prop_map(|(line, pieces)| [line, &pieces.concat(), b"\r\n\r\n"].concat())
}

/// The head at the front, if a connection would find one.
fn head(bytes: &[u8]) -> Option<&[u8]> {
    let length = Scan::default().find(bytes, false).ok()??;
    Some(&bytes[..length])
}

fn ours(fields: &Fields, head: &[u8]) -> Vec<(String, Vec<u8>)> {
    let fields = fields.list.iter();
    fields
        .map(|f| {
            let name = String::from_utf8(f.name.of(head).to_vec()).unwrap();
            (name, f.value.of(head).to_vec())
        })
        .collect()
}

fn theirs(headers: &[httparse::Header<'_>]) -> Vec<(String, Vec<u8>)> {
    let headers = headers.iter();
    headers
        .map(|h| (h.name.to_owned(), h.value.trim_ascii().to_vec()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn requests_that_we_accept(bytes in request()) {
        if let Some(raw) = head(&bytes) {
            let mut own = raw.to_vec();
            let mut request = RequestHead::default();
            if request.parse(&mut own, 64).is_ok() {
                let mut headers = [httparse::EMPTY_HEADER; 64];
                let mut other = httparse::Request::new(&mut headers);
                let status = other.parse(raw).unwrap();
                prop_assert_eq!(status, httparse::Status::Complete(raw.len()));
                prop_assert_eq!(other.method.unwrap().as_bytes(), request.method.of(&own));
                let target = other.path.unwrap().as_bytes();
                let ours_is_of_it = target.ends_with(request.target.of(&own))
                    || target.starts_with(b"http");
                prop_assert!(ours_is_of_it);
                prop_assert_eq!(ours(&request.fields, &own), theirs(other.headers));
            }
        }
    }

    #[test]
    fn responses_that_we_accept(bytes in response()) {
        if let Some(raw) = head(&bytes) {
            let mut own = raw.to_vec();
            let mut response = ResponseHead::default();
            if response.parse(&mut own, ResponseContext::default()).is_ok() {
                let mut headers = [httparse::EMPTY_HEADER; 256];
                let mut other = httparse::Response::new(&mut headers);
                let status = httparse::ParserConfig::default()
                    .allow_spaces_after_header_name_in_responses(true)
                    .allow_obsolete_multiline_headers_in_responses(true)
                    .parse_response(&mut other, raw)
                    .unwrap();
                prop_assert_eq!(status, httparse::Status::Complete(raw.len()));
                prop_assert_eq!(other.code, Some(response.status));
                // Folds stay in its values; in ours they are spaces.
                let unfolded = theirs(other.headers).into_iter().map(|(name, value)| {
                    let value = value.into_iter();
                    let value: Vec<u8> = value
                        .map(|b| if matches!(b, b'\r' | b'\n') { b' ' } else { b })
                        .collect();
                    (name, value)
                });
                let squeeze = |v: Vec<u8>| {
                    let words = v.split(|b| matches!(b, b' ' | b'\t'));
                    let words = words.filter(|w| !w.is_empty()).map(<[u8]>::to_vec);
                    words.collect::<Vec<_>>()
                };
                let other: Vec<_> = unfolded.map(|(n, v)| (n, squeeze(v))).collect();
                let own: Vec<_> = ours(&response.fields, &own)
                    .into_iter()
                    .map(|(n, v)| (n, squeeze(v)))
                    .collect();
                prop_assert_eq!(own, other);
            }
        }
    }
}
