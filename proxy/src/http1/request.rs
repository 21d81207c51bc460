//! Judging a request head (RFC 9112 §3, §6). Strict: what two readers might read differently is
//! refused, with the reason and the byte.

use super::field::{FieldFault, Fields, Known, Leniency, Span, is_token, list};

/// A request head: an index over its bytes, which the caller keeps.
#[derive(Debug, Default)]
pub struct RequestHead {
    /// The method.
    pub method: Span,
    /// Path and query as they go upstream; never empty.
    pub target: Span,
    /// The part of `target` before `?`.
    pub path: Span,
    /// The authority: of an absolute-form target, else the Host field; may be empty.
    pub authority: Span,
    /// The protocol.
    pub version: Version,
    /// The fields.
    pub fields: Fields,
    /// How the body ends.
    pub framing: RequestFraming,
    /// Whether the client lets the connection live on.
    pub keep_alive: bool,
    /// Whether `Connection` names an upgrade.
    pub upgrade: bool,
    /// Whether the client waits for `100 (Continue)`.
    pub expect_continue: bool,
}

/// A protocol version.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Version {
    /// HTTP/1.0.
    Http10,
    /// HTTP/1.1.
    #[default]
    Http11,
    /// HTTP/2.
    Http2,
}

impl Version {
    /// As the log writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http10 => "HTTP/1.0",
            Self::Http11 => "HTTP/1.1",
            Self::Http2 => "HTTP/2.0",
        }
    }
}

/// How a request body ends (RFC 9112 §6.3).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RequestFraming {
    /// There is none.
    #[default]
    None,
    /// After so many bytes; never 0.
    Length(u64),
    /// With the last chunk.
    Chunked,
    /// With the stream (HTTP/2 without Content-Length).
    Stream,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The status to answer with.
    pub status: u16,
    /// The reason, in `snake_case`.
    pub reason: &'static str,
    /// The offending byte's offset in the head, if one is to blame.
    pub offset: Option<usize>,
}

impl Refusal {
    /// A 400 for the byte at `offset`.
    pub const fn bad(reason: &'static str, offset: usize) -> Self {
        Self {
            status: 400,
            reason,
            offset: Some(offset),
        }
    }

    /// A refusal of the head as a whole.
    pub const fn whole(status: u16, reason: &'static str) -> Self {
        Self {
            status,
            reason,
            offset: None,
        }
    }
}

impl RequestHead {
    /// Judges a complete head. Its end was found by [`super::scan::Scan`].
    pub fn parse(&mut self, head: &mut [u8], fields_max: usize) -> Result<(), Refusal> {
        let line_end = memchr::memchr(b'\n', head)
            .and_then(|lf| lf.checked_sub(1))
            .ok_or_else(|| Refusal::bad("request_line_invalid", 0))?;
        let authority = self.parse_request_line(&mut head[..line_end])?;
        self.fields
            .parse(head, line_end + 2, fields_max, Leniency::Strict)
            .map_err(refuse_field)?;
        self.judge_fields(head, authority)
    }

    /// Takes the request line apart; returns the authority of an absolute-form target.
    fn parse_request_line(&mut self, line: &mut [u8]) -> Result<Option<Span>, Refusal> {
        let method_end = memchr::memchr(b' ', line)
            .ok_or_else(|| Refusal::bad("request_line_invalid", line.len()))?;
        if !is_token(&line[..method_end]) {
            return Err(Refusal::bad("method_invalid", 0));
        }
        self.method = Span::new(0, method_end);
        let target_start = method_end + 1;
        let target_end = memchr::memrchr(b' ', line)
            .filter(|&end| end > target_start)
            .ok_or_else(|| Refusal::bad("request_line_invalid", target_start))?;
        self.version = match &line[target_end + 1..] {
            b"HTTP/1.1" => Version::Http11,
            b"HTTP/1.0" => Version::Http10,
            [b'H', b'T', b'T', b'P', b'/', b'0'..=b'9', b'.', b'0'..=b'9'] => {
                return Err(Refusal {
                    status: 505,
                    reason: "version_not_supported",
                    offset: Some(target_end + 1),
                });
            }
            _ => return Err(Refusal::bad("version_invalid", target_end + 1)),
        };
        let target = &line[target_start..target_end];
        if let Some(at) = target
            .iter()
            .position(|&b| b <= b' ' || b == 0x7f || b == b'#')
        {
            return Err(Refusal::bad("target_invalid", target_start + at));
        }
        self.split_target(line, target_start, target_end)
    }

    fn split_target(
        &mut self,
        line: &mut [u8],
        start: usize,
        end: usize,
    ) -> Result<Option<Span>, Refusal> {
        let target = &line[start..end];
        let is_options = self.method.of(line) == b"OPTIONS";
        if self.method.of(line) == b"CONNECT" {
            return Err(Refusal::whole(405, "connect_not_supported"));
        }
        let mut authority = None;
        let mut path_start = start;
        if target[0] != b'/' {
            if target == b"*" && is_options {
                self.target = Span::new(start, end);
                self.path = self.target;
                return Ok(None);
            }
            let scheme_len = [&b"http://"[..], b"https://"]
                .into_iter()
                .find(|s| target.len() > s.len() && target[..s.len()].eq_ignore_ascii_case(s))
                .map(<[u8]>::len)
                .ok_or_else(|| Refusal::bad("target_invalid", start))?;
            let host_start = start + scheme_len;
            let host_end = line[host_start..end]
                .iter()
                .position(|b| matches!(b, b'/' | b'?'))
                .map_or(end, |at| host_start + at);
            let mut host = Span::new(host_start, host_end);
            if !is_authority(host.of(line)) || host.is_empty() {
                return Err(Refusal::bad("target_invalid", host_start));
            }
            path_start = host_end;
            if host_end == end {
                // No path means `/`, or all of the server (RFC 9112 §3.2.1, §3.2.4): the scheme's
                // last slash serves as one.
                if is_options {
                    line[host_start - 1] = b'*';
                }
                self.target = Span::new(host_start - 1, host_start);
                self.path = self.target;
                return Ok(Some(host));
            }
            if line[host_end] == b'?' {
                // The same before a query: the authority makes room, again at the scheme's cost.
                line.copy_within(host_start..host_end, host_start - 1);
                line[host_end - 1] = b'/';
                host = Span::new(host_start - 1, host_end - 1);
                path_start = host_end - 1;
            }
            authority = Some(host);
        }
        self.target = Span::new(path_start, end);
        let query = memchr::memchr(b'?', &line[path_start..end]);
        self.path = Span::new(path_start, query.map_or(end, |at| path_start + at));
        Ok(authority)
    }

    fn judge_fields(&mut self, head: &[u8], authority: Option<Span>) -> Result<(), Refusal> {
        let mut host: Option<Span> = None;
        let mut length: Option<u64> = None;
        let mut chunked = false;
        let mut close = false;
        let mut keep_alive = false;
        self.upgrade = false;
        self.expect_continue = false;
        for field in &self.fields.list {
            let value = field.value.of(head);
            let at = field.value.start as usize;
            match field.known {
                Known::Host => {
                    if host.replace(field.value).is_some() {
                        return Err(Refusal::bad("host_repeated", at));
                    }
                    if !is_authority(value) {
                        return Err(Refusal::bad("host_invalid", at));
                    }
                }
                Known::ContentLength => {
                    let value = parse_length(value)
                        .ok_or_else(|| Refusal::bad("content_length_invalid", at))?;
                    if length.replace(value).is_some() {
                        return Err(Refusal::bad("content_length_repeated", at));
                    }
                }
                Known::TransferEncoding => {
                    if !value.eq_ignore_ascii_case(b"chunked") {
                        return Err(if list(value).any(|c| c.eq_ignore_ascii_case(b"chunked")) {
                            Refusal::bad("transfer_encoding_invalid", at)
                        } else {
                            Refusal {
                                status: 501,
                                reason: "transfer_encoding_unsupported",
                                offset: Some(at),
                            }
                        });
                    }
                    if chunked || self.version == Version::Http10 {
                        return Err(Refusal::bad("transfer_encoding_invalid", at));
                    }
                    chunked = true;
                }
                Known::Connection => {
                    for option in list(value) {
                        close |= option.eq_ignore_ascii_case(b"close");
                        keep_alive |= option.eq_ignore_ascii_case(b"keep-alive");
                        self.upgrade |= option.eq_ignore_ascii_case(b"upgrade");
                    }
                }
                Known::Expect => {
                    if !value.eq_ignore_ascii_case(b"100-continue") {
                        return Err(Refusal {
                            status: 417,
                            reason: "expectation_unknown",
                            offset: Some(at),
                        });
                    }
                    self.expect_continue = self.version == Version::Http11;
                }
                _ => {}
            }
        }
        if chunked && length.is_some() {
            return Err(Refusal::whole(400, "content_length_and_transfer_encoding"));
        }
        self.framing = match length {
            _ if chunked => RequestFraming::Chunked,
            Some(0) | None => RequestFraming::None,
            Some(length) => RequestFraming::Length(length),
        };
        if host.is_none() && self.version == Version::Http11 {
            return Err(Refusal::whole(400, "host_missing"));
        }
        self.authority = authority.or(host).unwrap_or_default();
        self.keep_alive = !close && (self.version == Version::Http11 || keep_alive);
        self.upgrade &= self.version == Version::Http11 && self.is_upgradable(head);
        Ok(())
    }
}

impl RequestHead {
    /// Whether the protocol asked for may be tunneled. HTTP/2 may not: in it would be requests that
    /// nobody has looked at.
    fn is_upgradable(&self, head: &[u8]) -> bool {
        let mut lines = self
            .fields
            .list
            .iter()
            .filter(|f| f.known == Known::Upgrade)
            .peekable();
        lines.peek().is_some()
            && lines.all(|f| {
                list(f.value.of(head))
                    .all(|p| !p.eq_ignore_ascii_case(b"h2c") && !p.eq_ignore_ascii_case(b"h2"))
            })
    }
}

fn refuse_field((fault, offset): (FieldFault, usize)) -> Refusal {
    Refusal {
        status: if fault == FieldFault::TooMany {
            431
        } else {
            400
        },
        reason: fault.as_str(),
        offset: Some(offset),
    }
}

/// A Content-Length value: digits only (RFC 9110 §8.6), below 2^63.
pub fn parse_length(value: &[u8]) -> Option<u64> {
    if value.is_empty() {
        return None;
    }
    value
        .iter()
        .try_fold(0u64, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
            number.checked_mul(10)?.checked_add(digit)
        })
        .filter(|&number| number <= i64::MAX as u64)
}

/// `uri-host [":" port]` (RFC 3986 §3.2), loosely: none of the bytes that could be read as
/// something else. Empty is allowed.
pub fn is_authority(value: &[u8]) -> bool {
    let (host, port) = match value.first() {
        Some(b'[') => match value.iter().position(|&b| b == b']') {
            Some(end) => (&value[1..end], &value[end + 1..]),
            None => return false,
        },
        _ => match value.iter().position(|&b| b == b':') {
            Some(colon) => value.split_at(colon),
            None => (value, &b""[..]),
        },
    };
    let bracketed = value.first() == Some(&b'[');
    let host_ok = host.iter().all(|&b| {
        if bracketed {
            b.is_ascii_hexdigit() || matches!(b, b':' | b'.')
        } else {
            b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=%".contains(&b)
        }
    });
    let port_ok = match port {
        [] => true,
        [b':', digits @ ..] => {
            digits.len() <= 5
                && digits.iter().all(u8::is_ascii_digit)
                && digits
                    .iter()
                    .fold(0u32, |n, d| n * 10 + u32::from(d - b'0'))
                    <= 65535
        }
        _ => false,
    };
    host_ok && port_ok
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parse(head: &str) -> Result<RequestHead, Refusal> {
        let mut request = RequestHead::default();
        request.parse(&mut head.as_bytes().to_vec(), 50)?;
        Ok(request)
    }

    fn refused(head: &str) -> (u16, &'static str) {
        let refusal = parse(head).unwrap_err();
        (refusal.status, refusal.reason)
    }

    #[test]
    fn an_ordinary_request_is_taken_apart() {
        let head = "POST /a/b?c=d HTTP/1.1\r\nHost: x.org:80\r\nContent-Length: 5\r\n\r\n";
        let request = parse(head).unwrap();
        let bytes = head.as_bytes();
        assert_eq!(request.method.of(bytes), b"POST");
        assert_eq!(request.target.of(bytes), b"/a/b?c=d");
        assert_eq!(request.path.of(bytes), b"/a/b");
        assert_eq!(request.authority.of(bytes), b"x.org:80");
        assert_eq!(request.framing, RequestFraming::Length(5));
        assert!(request.keep_alive);
    }

    #[test]
    fn an_absolute_target_outranks_host() {
        let head = "GET http://y.org/p HTTP/1.1\r\nHost: x.org\r\n\r\n";
        let request = parse(head).unwrap();
        assert_eq!(request.authority.of(head.as_bytes()), b"y.org");
        assert_eq!(request.target.of(head.as_bytes()), b"/p");
    }

    #[test]
    fn what_smuggles_is_refused_by_name() {
        let with = |lines: &str| refused(&format!("POST / HTTP/1.1\r\nHost: a\r\n{lines}\r\n"));
        let te = "Transfer-Encoding: chunked\r\n";
        for (lines, expected) in [
            (
                format!("{te}Content-Length: 3\r\n"),
                (400, "content_length_and_transfer_encoding"),
            ),
            (
                "Content-Length: 3\r\nContent-Length: 3\r\n".into(),
                (400, "content_length_repeated"),
            ),
            (
                "Content-Length: 3, 3\r\n".into(),
                (400, "content_length_invalid"),
            ),
            (
                "Content-Length: +3\r\n".into(),
                (400, "content_length_invalid"),
            ),
            (
                "Content-Length: \r\n".into(),
                (400, "content_length_invalid"),
            ),
            (
                "Content-Length: 99999999999999999999\r\n".into(),
                (400, "content_length_invalid"),
            ),
            (format!("{te}{te}"), (400, "transfer_encoding_invalid")),
            (
                "Transfer-Encoding: gzip, chunked\r\n".into(),
                (400, "transfer_encoding_invalid"),
            ),
            (
                "Transfer-Encoding: gzip\r\n".into(),
                (501, "transfer_encoding_unsupported"),
            ),
            (
                "Transfer-Encoding : chunked\r\n".into(),
                (400, "space_before_colon"),
            ),
            ("A: b\r\n c: d\r\n".into(), (400, "obs_fold")),
            ("Host: b\r\n".into(), (400, "host_repeated")),
            ("A: b\rc\r\n".into(), (400, "bare_cr")),
            ("A: b\0\r\n".into(), (400, "nul")),
        ] {
            assert_eq!(with(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn bad_request_lines_are_refused_by_name() {
        for (line, expected) in [
            ("GET  / HTTP/1.1", (400, "target_invalid")),
            ("GET /a b HTTP/1.1", (400, "target_invalid")),
            ("GET / HTTP/2.0", (505, "version_not_supported")),
            ("GET / http/1.1", (400, "version_invalid")),
            ("GET /", (400, "request_line_invalid")),
            ("GET", (400, "request_line_invalid")),
            ("G@T / HTTP/1.1", (400, "method_invalid")),
            ("GET foo HTTP/1.1", (400, "target_invalid")),
            ("GET http:// HTTP/1.1", (400, "target_invalid")),
            ("CONNECT a:1 HTTP/1.1", (405, "connect_not_supported")),
        ] {
            assert_eq!(
                refused(&format!("{line}\r\nHost: a\r\n\r\n")),
                expected,
                "{line}"
            );
        }
        assert_eq!(refused("GET / HTTP/1.1\r\n\r\n"), (400, "host_missing"));
    }

    #[test]
    fn hosts_are_checked() {
        for good in [
            "",
            "a",
            "a.b:80",
            "127.0.0.1:8080",
            "[::1]",
            "[::1]:80",
            "a_b",
        ] {
            assert!(is_authority(good.as_bytes()), "{good}");
        }
        for bad in [
            "a b", "a/b", "a@b", "a:b", "a:99999", "[::1", "[::1]x", "a:80:90", "a\"b",
        ] {
            assert!(!is_authority(bad.as_bytes()), "{bad}");
        }
    }
}
