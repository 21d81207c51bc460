//! Judging a response head, fast: accept, accept with findings, or refuse. Which byte was wrong and
//! why is told later, from the same bytes, by `candor_diagnostics::anatomy`.

use candor_diagnostics::evidence::FIELDS_MAX;

use super::field::{Fields, Known, Leniency, Span, list};
use super::request::{Version, parse_length};

/// A response head: an index over its bytes, which the caller keeps.
#[derive(Debug, Default)]
pub struct ResponseHead {
    /// Bytes of the head, its empty line included; set by the reader.
    pub length: usize,
    /// 100–599.
    pub status: u16,
    /// The reason phrase; may be empty.
    pub reason: Span,
    /// The protocol.
    pub version: Version,
    /// The fields.
    pub fields: Fields,
    /// How the body ends.
    pub framing: ResponseFraming,
    /// Whether the upstream lets the connection live on.
    pub keep_alive: bool,
    /// Content-Length beside Transfer-Encoding was there and was dropped (tolerated).
    pub length_dropped: bool,
    /// Several equal Content-Length lines were collapsed.
    pub length_repeated: bool,
    /// The declared length of a body that is not sent (HEAD, 304).
    pub length_unsent: Option<u64>,
    /// A body was declared where none may be (204, 1xx).
    pub body_announced: bool,
    /// A field that may be there once was there twice.
    pub repeated: bool,
    /// How the body is coded, if Content-Encoding says so last.
    pub coding: Option<Coding>,
}

/// A content coding that is known (RFC 9110 §8.4.1, RFC 7932, RFC 8878).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Coding {
    /// `br`.
    Brotli,
    /// `deflate`: zlib by the book, raw DEFLATE by habit.
    Deflate,
    /// `gzip`, `x-gzip`.
    Gzip,
    /// `zstd`.
    Zstd,
}

impl Coding {
    /// The coding that was applied last.
    fn of(value: &[u8]) -> Option<Self> {
        let last = list(value).last()?;
        let named = [
            (&b"gzip"[..], Self::Gzip),
            (b"br", Self::Brotli),
            (b"zstd", Self::Zstd),
            (b"deflate", Self::Deflate),
            (b"x-gzip", Self::Gzip),
        ];
        let known = named
            .iter()
            .find(|(name, _)| last.eq_ignore_ascii_case(name));
        known.map(|(_, coding)| *coding)
    }

    /// As Content-Encoding names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Deflate => "deflate",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// What every body that is coded so begins with; empty where that is not known.
    pub const fn magic(self) -> &'static [u8] {
        match self {
            Self::Gzip => b"\x1f\x8b",
            Self::Zstd => b"\x28\xb5\x2f\xfd",
            // Brotli has none, and raw DEFLATE may begin with anything.
            Self::Brotli | Self::Deflate => b"",
        }
    }
}

/// How a response body ends (RFC 9112 §6.3).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ResponseFraming {
    /// There is none.
    #[default]
    None,
    /// After so many bytes.
    Length(u64),
    /// With the last chunk.
    Chunked,
    /// With the connection.
    Close,
}

/// The head is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refused;

/// What bears on how a response is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ResponseContext {
    /// Whether the request's method was HEAD.
    pub head_request: bool,
    /// `tolerate = ["te_and_cl"]`.
    pub tolerate_te_and_cl: bool,
}

impl ResponseHead {
    /// Judges a complete head. Its end was found by [`super::scan::Scan`].
    pub fn parse(&mut self, head: &mut [u8], context: ResponseContext) -> Result<(), Refused> {
        let lf = memchr::memchr(b'\n', head).ok_or(Refused)?;
        let line_end = if lf > 0 && head[lf - 1] == b'\r' {
            lf - 1
        } else {
            lf
        };
        self.parse_status_line(&head[..line_end])?;
        self.fields
            .parse(head, lf + 1, FIELDS_MAX, Leniency::Mend)
            .map_err(|_| Refused)?;
        self.judge_fields(head, context)?;
        if self.fields.folded {
            self.fields.join(head);
        }
        Ok(())
    }

    fn parse_status_line(&mut self, line: &[u8]) -> Result<(), Refused> {
        self.version = match line.get(..9) {
            Some(b"HTTP/1.1 ") => Version::Http11,
            Some(b"HTTP/1.0 ") => Version::Http10,
            // A later minor version is read as the latest that is known (RFC 9110 §2.5).
            Some([b'H', b'T', b'T', b'P', b'/', b'1', b'.', b'2'..=b'9', b' ']) => Version::Http11,
            _ => return Err(Refused),
        };
        let Some(&[a, b, c]) = line.get(9..12) else {
            return Err(Refused);
        };
        if !(b'1'..=b'5').contains(&a) || !b.is_ascii_digit() || !c.is_ascii_digit() {
            return Err(Refused);
        }
        self.status = u16::from(a - b'0') * 100 + u16::from(b - b'0') * 10 + u16::from(c - b'0');
        self.reason = match line.get(12) {
            None => Span::new(12, 12),
            Some(b' ') => Span::new(13, line.len()),
            Some(_) => return Err(Refused),
        };
        let reason_ok = self
            .reason
            .of(line)
            .iter()
            .all(|&b| b == b'\t' || (b >= b' ' && b != 0x7f));
        if reason_ok { Ok(()) } else { Err(Refused) }
    }

    fn judge_fields(&mut self, head: &[u8], context: ResponseContext) -> Result<(), Refused> {
        let mut length: Option<u64> = None;
        let mut lengths = 0usize;
        let mut coded = false;
        let mut codings = 0usize;
        let mut chunked_last = false;
        let (mut close, mut keep_alive) = (false, false);
        let (mut dates, mut types, mut locations) = (0u8, 0u8, 0u8);
        self.length_dropped = false;
        self.length_unsent = None;
        self.coding = None;
        for field in &self.fields.list {
            let value = field.value.of(head);
            match field.known {
                Known::ContentLength => {
                    // Nobody folds a number in good faith.
                    if field.folded {
                        return Err(Refused);
                    }
                    for value in value.split(|&b| b == b',') {
                        let value = parse_length(value.trim_ascii()).ok_or(Refused)?;
                        if length.replace(value).is_some_and(|before| before != value) {
                            return Err(Refused);
                        }
                        lengths += 1;
                    }
                }
                Known::TransferEncoding => {
                    for coding in list(value) {
                        codings += 1;
                        chunked_last = coding.eq_ignore_ascii_case(b"chunked");
                    }
                    coded = true;
                }
                Known::Connection => {
                    for option in list(value) {
                        close |= option.eq_ignore_ascii_case(b"close");
                        keep_alive |= option.eq_ignore_ascii_case(b"keep-alive");
                    }
                }
                Known::ContentEncoding => self.coding = Coding::of(value),
                Known::ContentType => types = types.saturating_add(1),
                Known::Date => dates = dates.saturating_add(1),
                Known::Location => locations = locations.saturating_add(1),
                _ => {}
            }
        }
        self.length_repeated = lengths > 1;
        self.repeated = dates.max(types).max(locations) > 1;
        self.keep_alive = !close && (self.version == Version::Http11 || keep_alive);
        let bodyless =
            context.head_request || self.status < 200 || matches!(self.status, 204 | 304);
        if coded {
            let sound = codings == 1 && chunked_last && self.version == Version::Http11;
            if !sound || (length.is_some() && !context.tolerate_te_and_cl) {
                return Err(Refused);
            }
            self.length_dropped = length.is_some();
        }
        let never = self.status < 200 || self.status == 204;
        self.body_announced = never && (coded || length.is_some_and(|length| length > 0));
        self.framing = match length {
            _ if bodyless => {
                // A 204 must not have one (RFC 9110 §8.6), whatever the upstream says.
                self.length_unsent = length.filter(|_| !coded && self.status != 204);
                ResponseFraming::None
            }
            _ if coded => ResponseFraming::Chunked,
            Some(length) => ResponseFraming::Length(length),
            None => ResponseFraming::Close,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parse(head: &str) -> Result<ResponseHead, Refused> {
        let mut response = ResponseHead::default();
        response.parse(&mut head.as_bytes().to_vec(), ResponseContext::default())?;
        Ok(response)
    }

    #[test]
    fn framings() {
        let framing = |lines: &str| {
            parse(&format!("HTTP/1.1 200 OK\r\n{lines}\r\n"))
                .unwrap()
                .framing
        };
        assert_eq!(framing("Content-Length: 7\r\n"), ResponseFraming::Length(7));
        assert_eq!(framing("Content-Length: 0\r\n"), ResponseFraming::Length(0));
        assert_eq!(
            framing("Transfer-Encoding: Chunked\r\n"),
            ResponseFraming::Chunked
        );
        assert_eq!(framing(""), ResponseFraming::Close);
        assert_eq!(
            parse("HTTP/1.1 204 No Content\r\n\r\n").unwrap().framing,
            ResponseFraming::None
        );
    }

    #[test]
    fn equal_lengths_collapse_and_different_ones_do_not() {
        let twice =
            parse("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 7\r\n\r\n").unwrap();
        assert!(twice.length_repeated);
        let list = parse("HTTP/1.1 200 OK\r\nContent-Length: 7, 07\r\n\r\n").unwrap();
        assert!(list.length_repeated);
        assert_eq!(list.framing, ResponseFraming::Length(7));
        let differ = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 8\r\n\r\n";
        assert_eq!(parse(differ).unwrap_err(), Refused);
    }

    #[test]
    fn what_cannot_be_read_safely_is_refused() {
        for head in [
            "HTTP/1.1 099 No\r\n\r\n",
            "HTTP/1.1 600 No\r\n\r\n",
            "HTTP/1.1 20 OK\r\n\r\n",
            "HTTP/1.1 2000 OK\r\n\r\n",
            "HTTP/1.1  200 OK\r\n\r\n",
            "HTTP/2 200 OK\r\n\r\n",
            "ICY 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 7.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 7, 8\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 7,\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length:\r\n 7\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n",
            "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        ] {
            assert_eq!(parse(head).unwrap_err(), Refused, "{head:?}");
        }
    }

    #[test]
    fn oddities_are_noted() {
        let answered = |head: &str| parse(&format!("HTTP/1.1 {head}\r\n\r\n")).unwrap();
        assert!(answered("204 No\r\nContent-Length: 5").body_announced);
        assert!(answered("204 No\r\nTransfer-Encoding: chunked").body_announced);
        assert!(!answered("204 No\r\nContent-Length: 0").body_announced);
        assert!(!answered("304 Not\r\nContent-Length: 5").body_announced);
        assert!(answered("200 OK\r\nContent-Type: a/b\r\ncontent-type: a/c").repeated);
        assert!(answered("302 OK\r\nLocation: /a\r\nLocation: /b").repeated);
        assert!(
            !answered("200 OK\r\nContent-Type: a/b\r\nDate: c\r\nSet-Cookie: d\r\nSet-Cookie: e")
                .repeated
        );
    }

    #[test]
    fn the_last_coding_counts() {
        let coding = |value: &str| {
            parse(&format!(
                "HTTP/1.1 200 OK\r\nContent-Encoding: {value}\r\n\r\n"
            ))
            .unwrap()
            .coding
        };
        assert_eq!(coding("GZIP"), Some(Coding::Gzip));
        assert_eq!(coding("gzip, br"), Some(Coding::Brotli));
        assert_eq!(coding("identity"), None);
        assert_eq!(coding(""), None);
    }

    #[test]
    fn a_missing_reason_phrase_is_accepted() {
        assert_eq!(parse("HTTP/1.1 200\r\n\r\n").unwrap().status, 200);
        assert_eq!(parse("HTTP/1.1 200 \r\n\r\n").unwrap().status, 200);
        assert_eq!(parse("HTTP/1.7 200 OK\r\n\r\n").unwrap().status, 200);
    }
}
