//! A request's fields as a head of HTTP/1.1, judged as one: what no upstream may see is refused
//! here, whatever the frames could carry.

use h2::ext::Protocol;
use http::Method;
use http::header::{COOKIE, HOST, SEC_WEBSOCKET_KEY};
use http::request::Parts;

use crate::exchange::websocket_key;
use crate::http1::buffer::Buffer;
use crate::http1::field::Known;
use crate::http1::request::{Refusal, RequestFraming, RequestHead, Version};

/// What a head may be at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadLimits {
    pub(super) size: usize,
    pub(super) fields: usize,
}

/// Writes a request's head into `input` and indexes it. `ended`: no body follows.
pub(super) fn flatten(
    parts: &Parts,
    ended: bool,
    limits: HeadLimits,
    input: &mut Buffer,
    head: &mut RequestHead,
) -> Result<(), Refusal> {
    let is_tunnel = write(parts, input)?;
    if input.len() > limits.size {
        return Err(Refusal::whole(431, "head_too_large"));
    }
    head.parse(input.filled_mut(), limits.fields)?;
    head.version = Version::Http2;
    head.keep_alive = true;
    head.upgrade = is_tunnel;
    head.framing = match head.framing {
        // What follows belongs to the tunnel.
        RequestFraming::None if is_tunnel && !ended => RequestFraming::None,
        _ if is_tunnel => return Err(Refusal::whole(400, "content_length_mismatch")),
        RequestFraming::None if ended => RequestFraming::None,
        // A declared length of nothing: there can be no byte, `h2` sees to that.
        RequestFraming::None if head.fields.has(Known::ContentLength) => RequestFraming::None,
        RequestFraming::None => RequestFraming::Stream,
        RequestFraming::Length(_) if ended => {
            return Err(Refusal::whole(400, "content_length_mismatch"));
        }
        RequestFraming::Length(length) => RequestFraming::Length(length),
        RequestFraming::Chunked | RequestFraming::Stream => {
            return Err(Refusal::whole(400, "transfer_encoding_invalid"));
        }
    };
    Ok(())
}

/// Whether a tunnel is asked for (RFC 8441): it becomes the request of HTTP/1.1 that asks for one.
fn write(parts: &Parts, input: &mut Buffer) -> Result<bool, Refusal> {
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let protocol = parts.extensions.get::<Protocol>();
    let is_tunnel = protocol.is_some_and(|protocol| protocol.as_str() == "websocket");
    input.clear();
    input.extend(match is_tunnel {
        true => b"GET",
        false => parts.method.as_str().as_bytes(),
    });
    input.extend(b" ");
    input.extend(path.as_bytes());
    input.extend(b" HTTP/1.1\r\n");
    if parts.method == Method::CONNECT && !is_tunnel {
        return Err(Refusal::whole(405, "connect_not_supported"));
    }
    let asterisk = path == "*" && parts.method == Method::OPTIONS;
    if !path.starts_with('/') && !asterisk {
        return Err(Refusal::whole(400, "target_invalid"));
    }
    let authority = parts.uri.authority().map(http::uri::Authority::as_str);
    if let Some(authority) = authority {
        line(input, b"host", authority.as_bytes());
    }
    if is_tunnel {
        input.extend(b"connection: upgrade\r\nupgrade: websocket\r\n");
        if !parts.headers.contains_key(SEC_WEBSOCKET_KEY) {
            line(input, b"sec-websocket-key", &websocket_key());
        }
    }
    let mut in_cookie = false;
    for (name, value) in &parts.headers {
        let value = value.as_bytes();
        match authority {
            Some(authority) if *name == HOST => {
                if !value.eq_ignore_ascii_case(authority.as_bytes()) {
                    return Err(Refusal::whole(400, "authority_mismatch"));
                }
                continue;
            }
            _ => {}
        }
        // Values of one name come in a row. Cookie crumbs make one line (RFC 9113 §8.2.3).
        let is_cookie = *name == COOKIE;
        if is_cookie && in_cookie {
            input.extend(b"; ");
            input.extend(value);
            continue;
        }
        if in_cookie {
            input.extend(b"\r\n");
        }
        in_cookie = is_cookie;
        if is_cookie {
            input.extend(b"cookie: ");
            input.extend(value);
        } else {
            line(input, name.as_str().as_bytes(), value);
        }
    }
    input.extend(if in_cookie { b"\r\n\r\n" } else { b"\r\n" });
    Ok(is_tunnel)
}

fn line(input: &mut Buffer, name: &[u8], value: &[u8]) {
    input.reserve(name.len() + value.len() + 4);
    input.extend(name);
    input.extend(b": ");
    input.extend(value);
    input.extend(b"\r\n");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LIMITS: HeadLimits = HeadLimits {
        size: 1000,
        fields: 20,
    };

    fn flat(
        builder: http::request::Builder,
        ended: bool,
    ) -> Result<(String, RequestHead), (u16, &'static str)> {
        let (parts, ()) = builder.body(()).unwrap().into_parts();
        let mut input = Buffer::default();
        let mut head = RequestHead::default();
        flatten(&parts, ended, LIMITS, &mut input, &mut head)
            .map_err(|refusal| (refusal.status, refusal.reason))?;
        Ok((String::from_utf8(input.filled().to_vec()).unwrap(), head))
    }

    fn get(uri: &str) -> http::request::Builder {
        http::Request::builder().uri(uri)
    }

    #[test]
    fn a_request_becomes_a_head() {
        let request = get("https://x.org:8443/a/b?c=d")
            .method("PUT")
            .header("cookie", "a=1")
            .header("accept", "*/*")
            .header("cookie", "b=2")
            .header("content-length", "5");
        let (text, head) = flat(request, false).unwrap();
        let bytes = text.as_bytes();
        assert_eq!(
            text,
            "PUT /a/b?c=d HTTP/1.1\r\nhost: x.org:8443\r\ncookie: a=1; b=2\r\naccept: */*\r\n\
             content-length: 5\r\n\r\n"
        );
        assert_eq!(head.path.of(bytes), b"/a/b");
        assert_eq!(head.authority.of(bytes), b"x.org:8443");
        assert_eq!(head.framing, RequestFraming::Length(5));
        assert_eq!(head.version, Version::Http2);
    }

    #[test]
    fn the_end_of_the_stream_frames_the_body() {
        let framing = |length: Option<&str>, ended| {
            let request = get("http://a/");
            let request = match length {
                Some(length) => request.header("content-length", length),
                None => request,
            };
            flat(request, ended).map(|(_, head)| head.framing)
        };
        assert_eq!(framing(None, true), Ok(RequestFraming::None));
        assert_eq!(framing(None, false), Ok(RequestFraming::Stream));
        assert_eq!(framing(Some("0"), true), Ok(RequestFraming::None));
        assert_eq!(framing(Some("0"), false), Ok(RequestFraming::None));
        assert_eq!(framing(Some("3"), false), Ok(RequestFraming::Length(3)));
        assert_eq!(
            framing(Some("3"), true),
            Err((400, "content_length_mismatch"))
        );
    }

    #[test]
    fn what_must_not_pass_is_refused_by_name() {
        let refused = |request| flat(request, true).unwrap_err();
        for (request, expected) in [
            (
                get("http://a/").header("host", "b"),
                (400, "authority_mismatch"),
            ),
            (get("http://a@b/"), (400, "host_invalid")),
            (get("/"), (400, "host_missing")),
            (
                get("/").header("host", "a").header("host", "a"),
                (400, "host_repeated"),
            ),
            (get("a").method("CONNECT"), (405, "connect_not_supported")),
            (get("*").header("host", "a"), (400, "target_invalid")),
            (
                get("http://a/").header("transfer-encoding", "chunked"),
                (400, "transfer_encoding_invalid"),
            ),
            (
                get("http://a/")
                    .header("content-length", "1")
                    .header("content-length", "2"),
                (400, "content_length_repeated"),
            ),
            (
                get("http://a/").header("x", "y".repeat(1000)),
                (431, "head_too_large"),
            ),
        ] {
            assert_eq!(refused(request), expected);
        }
        let many = (0..21).fold(get("http://a/"), |r, n| r.header(format!("x-{n}"), "y"));
        assert_eq!(refused(many), (431, "too_many_fields"));
    }

    #[test]
    fn a_tunnel_is_asked_for_as_http1_does() {
        let request = || {
            let request = get("http://a/chat").method("CONNECT");
            request.extension(Protocol::from_static("websocket"))
        };
        let (text, head) = flat(request(), false).unwrap();
        let expected = "GET /chat HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-key: ";
        assert!(text.starts_with(expected), "{text}");
        assert!(head.upgrade);
        assert_eq!(head.framing, RequestFraming::None);
        assert!(flat(request(), true).is_err());
        let other = get("http://a/").method("CONNECT");
        let other = other.extension(Protocol::from_static("connect-udp"));
        assert_eq!(
            flat(other, false).unwrap_err(),
            (405, "connect_not_supported")
        );
    }

    #[test]
    fn host_stands_in_for_the_authority_and_may_repeat_it() {
        let (text, _) = flat(get("/").header("host", "a"), true).unwrap();
        assert_eq!(text, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
        let (text, _) = flat(get("http://A/").header("host", "a"), true).unwrap();
        assert_eq!(text, "GET / HTTP/1.1\r\nhost: A\r\n\r\n");
        let (text, _) = flat(get("*").method("OPTIONS").header("host", "a"), true).unwrap();
        assert!(text.starts_with("OPTIONS * HTTP/1.1\r\n"));
    }
}
