//! Field lines (RFC 9112 §5): an index of name and value ranges over the head's own bytes.

use std::ops::Range;

/// A range of bytes in a head.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
}

impl Span {
    /// The span between two offsets.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The bytes it covers.
    pub fn of(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.range()]
    }

    /// As a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// One field line.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name.
    pub name: Span,
    /// The value, without white space around it.
    pub value: Span,
    /// From the first byte of the name to behind the line's end.
    pub line: Span,
    /// What the name means to a proxy.
    pub known: Known,
    /// The line cannot be passed on as it is: space before the colon, or folded.
    pub mended: bool,
    /// Part of the value stood on a continuation line.
    pub folded: bool,
}

/// The names that mean something to a proxy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // Each variant is the field name.
pub enum Known {
    Other,
    Accept,
    AcceptLanguage,
    Candor,
    CandorOperator,
    CfConnectingIp,
    Connection,
    ContentEncoding,
    ContentLength,
    ContentType,
    Cookie,
    Date,
    /// Becomes a name that we vouch for when a reader takes `_` for `-`, as CGI and WSGI do.
    Disguised,
    Expect,
    Forwarded,
    Host,
    KeepAlive,
    Location,
    ProxyAuthenticate,
    ProxyAuthorization,
    ProxyConnection,
    ProxyStatus,
    Referer,
    SecFetchDest,
    Server,
    Te,
    Trailer,
    TransferEncoding,
    Upgrade,
    UserAgent,
    Via,
    XForwarded,
    XForwardedFor,
    XForwardedHost,
    XForwardedProto,
    XRealIp,
    XRequestId,
    Http2Settings,
}

impl Known {
    /// Looks a name up, in any case.
    pub fn of(name: &[u8]) -> Self {
        let candidates: &[(&[u8], Self)] = match name.len() {
            2 => &[(b"te", Self::Te)],
            3 => &[(b"via", Self::Via)],
            4 => &[(b"host", Self::Host), (b"date", Self::Date)],
            6 => &[
                (b"accept", Self::Accept),
                (b"cookie", Self::Cookie),
                (b"expect", Self::Expect),
                (b"server", Self::Server),
            ],
            7 => &[
                (b"upgrade", Self::Upgrade),
                (b"referer", Self::Referer),
                (b"trailer", Self::Trailer),
            ],
            8 => &[(b"location", Self::Location)],
            9 => &[
                (b"forwarded", Self::Forwarded),
                (b"x-real-ip", Self::XRealIp),
            ],
            10 => &[
                (b"connection", Self::Connection),
                (b"user-agent", Self::UserAgent),
                (b"keep-alive", Self::KeepAlive),
            ],
            12 => &[
                (b"content-type", Self::ContentType),
                (b"x-request-id", Self::XRequestId),
                (b"proxy-status", Self::ProxyStatus),
            ],
            14 => &[
                (b"content-length", Self::ContentLength),
                (b"http2-settings", Self::Http2Settings),
                (b"sec-fetch-dest", Self::SecFetchDest),
            ],
            15 => &[
                (b"accept-language", Self::AcceptLanguage),
                (b"x-forwarded-for", Self::XForwardedFor),
                (b"candor-operator", Self::CandorOperator),
            ],
            16 => &[
                (b"content-encoding", Self::ContentEncoding),
                (b"x-forwarded-host", Self::XForwardedHost),
                (b"proxy-connection", Self::ProxyConnection),
                (b"cf-connecting-ip", Self::CfConnectingIp),
            ],
            17 => &[
                (b"x-forwarded-proto", Self::XForwardedProto),
                (b"transfer-encoding", Self::TransferEncoding),
            ],
            18 => &[(b"proxy-authenticate", Self::ProxyAuthenticate)],
            19 => &[(b"proxy-authorization", Self::ProxyAuthorization)],
            _ => &[],
        };
        for (candidate, known) in candidates {
            if name.eq_ignore_ascii_case(candidate) {
                return *known;
            }
        }
        match name.first() {
            Some(b'c' | b'C') if has_prefix(name, b"candor-") => Self::Candor,
            Some(b'x' | b'X') if has_prefix(name, b"x-forwarded-") => Self::XForwarded,
            Some(b'c' | b'C' | b'x' | b'X') if memchr::memchr(b'_', name).is_some() => {
                Self::of_underscored(name)
            }
            _ => Self::Other,
        }
    }

    #[cold]
    fn of_underscored(name: &[u8]) -> Self {
        let plain = name
            .iter()
            .map(|&b| if b == b'_' { b'-' } else { b })
            .collect::<Vec<u8>>();
        match Self::of(&plain) {
            Self::Candor
            | Self::CandorOperator
            | Self::XForwarded
            | Self::XForwardedFor
            | Self::XForwardedHost
            | Self::XForwardedProto
            | Self::XRealIp
            | Self::XRequestId => Self::Disguised,
            _ => Self::Other,
        }
    }

    /// Whether it belongs to one connection only (RFC 9110 §7.6.1), besides those that
    /// `Connection` names.
    pub fn is_hop_by_hop(self) -> bool {
        matches!(
            self,
            Self::Connection
                | Self::Http2Settings
                | Self::KeepAlive
                | Self::ProxyAuthenticate
                | Self::ProxyAuthorization
                | Self::ProxyConnection
                | Self::Te
                | Self::Trailer
                | Self::TransferEncoding
                | Self::Upgrade
        )
    }
}

fn has_prefix(name: &[u8], prefix: &[u8]) -> bool {
    name.len() >= prefix.len() && name[..prefix.len()].eq_ignore_ascii_case(prefix)
}

/// What is wrong with a field line. The words are the `reason` in log and page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldFault {
    /// No colon in the line.
    NoColon,
    /// White space before the colon.
    SpaceBeforeColon,
    /// Nothing before the colon.
    EmptyName,
    /// A byte that no field name may have.
    BadNameByte,
    /// A line that continues the one before.
    ObsFold,
    /// A CR that no LF follows.
    BareCr,
    /// A NUL in a value.
    Nul,
    /// Another control byte in a value.
    ControlByte,
    /// More fields than allowed.
    TooMany,
}

impl FieldFault {
    /// In `snake_case`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoColon => "no_colon",
            Self::SpaceBeforeColon => "space_before_colon",
            Self::EmptyName => "empty_name",
            Self::BadNameByte => "bad_name_byte",
            Self::ObsFold => "obs_fold",
            Self::BareCr => "bare_cr",
            Self::Nul => "nul",
            Self::ControlByte => "control_byte",
            Self::TooMany => "too_many_fields",
        }
    }
}

/// What a proxy mends in a response (RFC 9112 §5.1, §5.2) and refuses in a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Leniency {
    /// Refuse.
    Strict,
    /// Remove white space before a colon, join folded lines.
    Mend,
}

/// The fields of a head, in order.
#[derive(Debug, Default)]
pub struct Fields {
    /// Each line.
    pub list: Vec<Field>,
    /// Whether a line had white space before its colon.
    pub space_before_colon: bool,
    /// Whether a line was folded.
    pub folded: bool,
}

impl Fields {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.list.clear();
        self.space_before_colon = false;
        self.folded = false;
    }

    /// The first value of a known name.
    pub fn first<'a>(&self, bytes: &'a [u8], known: Known) -> Option<&'a [u8]> {
        self.list
            .iter()
            .find(|f| f.known == known)
            .map(|f| f.value.of(bytes))
    }

    /// The first value of any name, written in lower case.
    pub fn named<'a>(&self, bytes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
        self.list
            .iter()
            .find(|f| f.name.of(bytes).eq_ignore_ascii_case(name))
            .map(|f| f.value.of(bytes))
    }

    /// Whether a known name occurs.
    pub fn has(&self, known: Known) -> bool {
        self.list.iter().any(|f| f.known == known)
    }

    /// Indexes the field lines of `head` from `position` on; the head ends with its empty line.
    /// Where folded lines are to be mended, [`Fields::join`] does so.
    pub fn parse(
        &mut self,
        head: &[u8],
        mut position: usize,
        max: usize,
        leniency: Leniency,
    ) -> Result<(), (FieldFault, usize)> {
        self.clear();
        while position < head.len() {
            let Some(found) = memchr::memchr(b'\n', &head[position..]) else {
                return Err((FieldFault::NoColon, position));
            };
            let next = position + found + 1;
            let line_end = if found > 0 && head[next - 2] == b'\r' {
                next - 2
            } else {
                next - 1
            };
            if line_end == position {
                return Ok(());
            }
            if matches!(head[position], b' ' | b'\t') {
                self.fold(head, position, line_end, next, leniency)?;
            } else {
                if self.list.len() == max {
                    return Err((FieldFault::TooMany, position));
                }
                self.push_line(head, position, line_end, next, leniency)?;
            }
            position = next;
        }
        Ok(())
    }

    /// Joins folded lines by spaces in place (RFC 9112 §5.2), once nothing needs the bytes as they
    /// were received.
    #[cold]
    pub fn join(&self, head: &mut [u8]) {
        for field in self.list.iter().filter(|field| field.folded) {
            let value = &mut head[field.value.start as usize..field.value.end as usize];
            for byte in value.iter_mut().filter(|b| matches!(b, b'\r' | b'\n')) {
                *byte = b' ';
            }
        }
    }

    fn push_line(
        &mut self,
        head: &[u8],
        start: usize,
        line_end: usize,
        next: usize,
        leniency: Leniency,
    ) -> Result<(), (FieldFault, usize)> {
        let line = &head[start..line_end];
        let name_len = line
            .iter()
            .position(|&b| !is_token_byte(b))
            .unwrap_or(line.len());
        let mut colon = name_len;
        let mut mended = false;
        if line.get(colon) != Some(&b':') {
            colon += line[colon..]
                .iter()
                .take_while(|b| matches!(b, b' ' | b'\t'))
                .count();
            let has_space = colon > name_len && line.get(colon) == Some(&b':');
            if !has_space {
                return Err(match memchr::memchr(b':', line) {
                    Some(_) => (FieldFault::BadNameByte, start + name_len),
                    None => (FieldFault::NoColon, start),
                });
            }
            if leniency == Leniency::Strict {
                return Err((FieldFault::SpaceBeforeColon, start + name_len));
            }
            self.space_before_colon = true;
            mended = true;
        }
        if name_len == 0 {
            return Err((FieldFault::EmptyName, start));
        }
        let value = check_value(line, start, colon + 1)?;
        let name = Span::new(start, start + name_len);
        self.list.push(Field {
            name,
            value,
            line: Span::new(start, next),
            known: Known::of(name.of(head)),
            mended,
            folded: false,
        });
        Ok(())
    }

    /// Adds a continuation line to the field before it.
    #[cold]
    fn fold(
        &mut self,
        head: &[u8],
        start: usize,
        line_end: usize,
        next: usize,
        leniency: Leniency,
    ) -> Result<(), (FieldFault, usize)> {
        let Some(field) = self.list.last_mut().filter(|_| leniency == Leniency::Mend) else {
            return Err((FieldFault::ObsFold, start));
        };
        let continuation = check_value(&head[start..line_end], start, 0)?;
        if !continuation.is_empty() {
            if field.value.is_empty() {
                field.value.start = continuation.start;
            }
            field.value.end = continuation.end;
            field.folded = true;
        }
        field.line.end = next as u32;
        field.mended = true;
        self.folded = true;
        Ok(())
    }
}

/// Proves that a value has no byte that it may not have, and cuts the white space around it.
fn check_value(line: &[u8], line_start: usize, from: usize) -> Result<Span, (FieldFault, usize)> {
    let value = &line[from..];
    if let Some(at) = value.iter().position(|&b| !VALUE_BYTE[b as usize]) {
        let fault = match value[at] {
            0 => FieldFault::Nul,
            b'\r' => FieldFault::BareCr,
            _ => FieldFault::ControlByte,
        };
        return Err((fault, line_start + from + at));
    }
    let is_space = |b: &u8| matches!(b, b' ' | b'\t');
    let lead = value.iter().take_while(|b| is_space(b)).count();
    let tail = value[lead..]
        .iter()
        .rev()
        .take_while(|b| is_space(b))
        .count();
    let start = line_start + from + lead;
    Ok(Span::new(start, start + value.len() - lead - tail))
}

/// RFC 9110 §5.6.2 `tchar`.
pub fn is_token_byte(byte: u8) -> bool {
    TOKEN_BYTE[byte as usize]
}

/// Whether this is a token: not empty and of token bytes only.
pub fn is_token(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&b| is_token_byte(b))
}

const TOKEN_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let extra = b"!#$%&'*+-.^_`|~";
    let mut i = 0;
    while i < extra.len() {
        table[extra[i] as usize] = true;
        i += 1;
    }
    let mut b = 0;
    while b < 256 {
        if (b as u8).is_ascii_alphanumeric() {
            table[b] = true;
        }
        b += 1;
    }
    table
};

/// Field values: HTAB, SP, visible ASCII and 0x80–FF (RFC 9110 §5.5).
const VALUE_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = b == b'\t' as usize || (b >= 0x20 && b != 0x7f);
        b += 1;
    }
    table
};

/// The elements of a comma-separated list, white space cut, empty ones left out (RFC 9110 §5.6.1).
pub fn list(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    value
        .split(|&b| b == b',')
        .map(<[u8]>::trim_ascii)
        .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parse(
        lines: &str,
        leniency: Leniency,
    ) -> Result<Vec<(String, String)>, (FieldFault, usize)> {
        let mut head = format!("{lines}\r\n").into_bytes();
        let mut fields = Fields::default();
        fields.parse(&head, 0, 10, leniency)?;
        fields.join(&mut head);
        let text = |span: Span| String::from_utf8_lossy(span.of(&head)).into_owned();
        Ok(fields
            .list
            .iter()
            .map(|f| (text(f.name), text(f.value)))
            .collect())
    }

    #[test]
    fn names_and_values_are_found() {
        let fields = parse("Host: a\r\nX:  b c \t\r\nEmpty:\r\n", Leniency::Strict).unwrap();
        assert_eq!(
            fields,
            [("Host", "a"), ("X", "b c"), ("Empty", "")].map(|(n, v)| (n.into(), v.into()))
        );
    }

    #[test]
    fn each_fault_is_named_with_its_offset() {
        for (lines, expected) in [
            ("Host a\r\n", (FieldFault::NoColon, 0)),
            ("Host : a\r\n", (FieldFault::SpaceBeforeColon, 4)),
            (": a\r\n", (FieldFault::EmptyName, 0)),
            ("Ho(st: a\r\n", (FieldFault::BadNameByte, 2)),
            ("A: b\r\n c\r\n", (FieldFault::ObsFold, 6)),
            (" A: b\r\n", (FieldFault::ObsFold, 0)),
            ("A: b\rc\r\n", (FieldFault::BareCr, 4)),
            ("A: b\0c\r\n", (FieldFault::Nul, 4)),
            ("A: \x07\r\n", (FieldFault::ControlByte, 3)),
        ] {
            assert_eq!(parse(lines, Leniency::Strict), Err(expected), "{lines:?}");
        }
        let eleven = "A: b\r\n".repeat(11);
        assert_eq!(
            parse(&eleven, Leniency::Strict),
            Err((FieldFault::TooMany, 60))
        );
    }

    #[test]
    fn what_a_proxy_must_mend_is_mended() {
        let fields = parse("A : b\r\nC: d\r\n\te\r\n  f\r\nG: h\r\n", Leniency::Mend).unwrap();
        assert_eq!(fields[0], ("A".into(), "b".into()));
        assert_eq!(fields[1].0, "C");
        assert_eq!(
            fields[1].1.split_whitespace().collect::<Vec<_>>(),
            ["d", "e", "f"]
        );
        assert_eq!(fields[2], ("G".into(), "h".into()));
    }

    #[test]
    fn known_names_are_found_in_any_case() {
        assert_eq!(Known::of(b"CONTENT-length"), Known::ContentLength);
        assert_eq!(Known::of(b"Candor-Cause"), Known::Candor);
        assert_eq!(Known::of(b"X-Forwarded-Port"), Known::XForwarded);
        assert_eq!(Known::of(b"X-Other"), Known::Other);
    }
}
