//! Bytes that are not HTTP/1: what they are instead, told from their beginning.

use serde::Serialize;

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
    const fn new(name: &'static str) -> Self {
        Self { name, alert: None }
    }

    /// The name of the TLS alert that was sent.
    pub fn alert_name(&self) -> Option<&'static str> {
        names::alert(self.alert?)
    }
}

/// Names of fields with which a head begins whose status line is missing (a CGI script's output).
const FIRST_FIELDS: [&[u8]; 10] = [
    b"cache-control",
    b"connection",
    b"content-length",
    b"content-type",
    b"date",
    b"location",
    b"server",
    b"set-cookie",
    b"status",
    b"x-powered-by",
];

/// The protocol, if it is known, and the reason to report; nothing if it may be HTTP/1.
pub(super) fn recognize(raw: &[u8]) -> Option<(Option<Protocol>, &'static str)> {
    if may_be_http(raw) {
        return None;
    }
    let known = text_protocol(raw).or_else(|| binary_protocol(raw));
    if let Some((protocol, reason)) = known {
        return Some((Some(protocol), reason));
    }
    if window(raw, b"HTTP/1.").is_some() {
        return Some((None, "text_before_head"));
    }
    let reason = match raw.trim_ascii_start().first() {
        Some(b'<') => "html",
        Some(b'{' | b'[') => "json",
        _ if is_text(raw) => "text",
        _ => "binary",
    };
    Some((None, reason))
}

/// Which protocol the first bytes of a peer that should speak TLS are.
pub(crate) fn plaintext(first: &[u8]) -> (Option<Protocol>, &'static str) {
    if first.starts_with(b"HTTP/") {
        return (Some(Protocol::new("HTTP")), "http");
    }
    match text_protocol(first).or_else(|| binary_protocol(first)) {
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
    let shared = rest.len().min(5);
    rest[..shared].eq_ignore_ascii_case(&b"HTTP/"[..shared]) || (begun == 0 && is_field(rest))
}

/// Whether a line begins with a field that only a head would have.
pub(super) fn is_field(line: &[u8]) -> bool {
    let name = line
        .iter()
        .position(|byte| *byte == b':')
        .filter(|colon| *colon < 32);
    name.is_some_and(|colon| {
        let name = &line[..colon];
        FIRST_FIELDS
            .iter()
            .any(|field| name.eq_ignore_ascii_case(field))
    })
}

fn text_protocol(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    // Longer banners first where one begins like another.
    const BANNERS: &[(&[u8], &str, &str)] = &[
        (b"SSH-", "SSH", "ssh"),
        (b"220 ", "SMTP or FTP", "smtp_or_ftp"),
        (b"220-", "SMTP or FTP", "smtp_or_ftp"),
        (b"* OK", "IMAP", "imap"),
        (b"+OK ", "POP3", "pop3"),
        (b"+PONG", "Redis", "redis"),
        (b"-ERR ", "Redis", "redis"),
        (b"-NOAUTH", "Redis", "redis"),
        (b"-DENIED", "Redis", "redis"),
        (b"-MISCONF", "Redis", "redis"),
        (b"ERROR\r\n", "memcached", "memcached"),
        (b"CLIENT_ERROR", "memcached", "memcached"),
        (b"AMQP", "AMQP", "amqp"),
        (b"RTSP/", "RTSP", "rtsp"),
        (b"SIP/2.0", "SIP", "sip"),
        (b"ICY ", "SHOUTcast", "shoutcast"),
        (b"PRI * HTTP/2.0", "HTTP/2", "http2"),
        (b"RFB 00", "VNC", "vnc"),
        (b"PROXY ", "PROXY protocol", "proxy_protocol"),
    ];
    BANNERS
        .iter()
        .find(|(banner, _, _)| raw.starts_with(banner))
        .map(|(_, name, reason)| (Protocol::new(name), *reason))
}

fn binary_protocol(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    if let Some(tls) = tls(raw) {
        return Some(tls);
    }
    let known = if is_http2(raw) {
        ("HTTP/2", "http2")
    } else if is_mysql(raw) {
        ("MySQL", "mysql")
    } else if is_postgresql(raw) {
        ("PostgreSQL", "postgresql")
    } else if is_fastcgi(raw) {
        ("FastCGI", "fastcgi")
    } else if is_uwsgi(raw) {
        ("uwsgi", "uwsgi")
    } else {
        return None;
    };
    Some((Protocol::new(known.0), known.1))
}

/// A TLS record (RFC 8446 §5.1) that is an alert or a handshake message.
fn tls(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    match raw {
        [0x15, 3, 0..=4, rest @ ..] => {
            let alert = rest.get(3).copied();
            Some((Protocol { name: "TLS", alert }, "tls_alert"))
        }
        [0x16, 3, 0..=4, ..] => Some((Protocol::new("TLS"), "tls_handshake")),
        _ => None,
    }
}

/// A SETTINGS or GOAWAY frame on stream 0, as a server of HTTP/2 sends first (RFC 9113 §4.1).
fn is_http2(raw: &[u8]) -> bool {
    let [a, b, c, kind, flags, 0, 0, 0, 0, ..] = raw else {
        return false;
    };
    let length = u32::from_be_bytes([0, *a, *b, *c]);
    match kind {
        4 => *flags <= 1 && length.is_multiple_of(6) && length <= 600,
        7 => *flags == 0 && (8..=16_384).contains(&length),
        _ => false,
    }
}

/// A greeting of protocol 10, or an error packet, as the first packet of the connection.
fn is_mysql(raw: &[u8]) -> bool {
    let [a, b, c, 0, kind, rest @ ..] = raw else {
        return false;
    };
    let length = u32::from_le_bytes([*a, *b, *c, 0]);
    let greeting = *kind == 10 && rest.first().is_some_and(u8::is_ascii_digit);
    let error = *kind == 0xff && rest.len() >= 2;
    (7..=4096).contains(&length) && (greeting || error)
}

/// An ErrorResponse whose first field is the severity.
fn is_postgresql(raw: &[u8]) -> bool {
    let [b'E', a, b, c, d, b'S', severity, ..] = raw else {
        return false;
    };
    let length = u32::from_be_bytes([*a, *b, *c, *d]);
    (8..=8192).contains(&length) && severity.is_ascii_uppercase()
}

/// A record of version 1 that only an application sends.
fn is_fastcgi(raw: &[u8]) -> bool {
    matches!(raw, [1, 3 | 6 | 7 | 10 | 11, _, _, _, _, _, 0, ..])
}

/// A request packet with variables: modifiers 0, and a first key in capitals.
fn is_uwsgi(raw: &[u8]) -> bool {
    let [0, a, b, 0, c, d, key @ ..] = raw else {
        return false;
    };
    let size = u16::from_le_bytes([*a, *b]);
    let key_size = u16::from_le_bytes([*c, *d]);
    let seen = key.len().min(usize::from(key_size));
    let capital = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    key_size > 2 && key_size < size && seen > 2 && key[..seen].iter().all(capital)
}

/// Mostly characters that people write.
fn is_text(raw: &[u8]) -> bool {
    let shown = &raw[..raw.len().min(64)];
    let odd = shown
        .iter()
        .filter(|byte| **byte != 0x1b && byte.is_ascii_control() && !byte.is_ascii_whitespace());
    !shown.is_empty() && odd.count() == 0
}

/// Where `needle` stands in the first KiB.
fn window(raw: &[u8], needle: &[u8]) -> Option<usize> {
    raw[..raw.len().min(1024)]
        .windows(needle.len())
        .position(|window| window == needle)
}
