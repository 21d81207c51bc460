//! Protocols that are text: their greetings, and what they answer to a request of HTTP.

use super::foreign::{Protocol, window};

/// How a protocol's first bytes begin, its name, and the reason to report.
type Banner = (&'static [u8], &'static str, &'static str);

/// Longer ones first where one begins like another.
const BANNERS: &[Banner] = &[
    (b"SSH-", "SSH", "ssh"),
    (b"Invalid SSH identification string", "SSH", "ssh"),
    (b"Exceeded MaxStartups", "SSH", "ssh"),
    (b"Not allowed at this time", "SSH", "ssh"),
    (b"* OK", "IMAP", "imap"),
    (b"* BYE", "IMAP", "imap"),
    (b"* PREAUTH", "IMAP", "imap"),
    (b"+PONG", "Redis", "redis"),
    (b"+OK\r\n", "Redis", "redis"),
    (b"+OK", "POP3", "pop3"),
    (b"-ERR 'Unknown Protocol", "NATS", "nats"),
    (b"INFO {", "NATS", "nats"),
    (b"-ERR [", "POP3", "pop3"),
    (b"-ERR ", "Redis", "redis"),
    (b"-NOAUTH", "Redis", "redis"),
    (b"-DENIED", "Redis", "redis"),
    (b"-MISCONF", "Redis", "redis"),
    (b"-LOADING", "Redis", "redis"),
    (b"-READONLY", "Redis", "redis"),
    (b"-MASTERDOWN", "Redis", "redis"),
    (b"-NOPERM", "Redis", "redis"),
    (b"-MOVED ", "Redis", "redis"),
    (b"ERROR\r\n", "memcached", "memcached"),
    (b"CLIENT_ERROR ", "memcached", "memcached"),
    (b"SERVER_ERROR ", "memcached", "memcached"),
    (b"AMQP", "AMQP", "amqp"),
    (b"RTSP/", "RTSP", "rtsp"),
    (b"SIP/2.0", "SIP", "sip"),
    (b"PRI * HTTP/2.0", "HTTP/2", "preface"),
    (b"RFB 00", "VNC", "vnc"),
    (b"PROXY ", "PROXY protocol", "proxy_protocol"),
    (b"\r\n\r\n\0\r\nQUIT\n", "PROXY protocol", "proxy_protocol"),
    (b"@RSYNCD: ", "rsync", "rsync"),
    (b"UNKNOWN_COMMAND\r\n", "beanstalkd", "beanstalkd"),
    (b"CONNECTED\n", "STOMP", "stomp"),
    (b"ERROR\n", "STOMP", "stomp"),
    (b"ZBXD\x01", "Zabbix", "zabbix"),
    (
        b"This is not a HTTP port",
        "Elasticsearch transport",
        "elasticsearch",
    ),
    (
        b"This is not an HTTP port",
        "Elasticsearch transport",
        "elasticsearch",
    ),
];

/// The protocol whose greeting these bytes are, and the reason to report.
pub(super) fn recognize(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    let banner = BANNERS
        .iter()
        .find(|(banner, _, _)| raw.starts_with(banner));
    if let Some((_, name, reason)) = banner {
        return Some((Protocol::new(name), reason));
    }
    if let Some((name, reason)) = reply_code(raw) {
        return Some((Protocol::new(name), reason));
    }
    let is_xmpp = raw.starts_with(b"<") && window(raw, b"<stream:").is_some();
    is_xmpp.then_some((Protocol::new("XMPP"), "xmpp"))
}

/// `220 mail.test ESMTP`: protocols that answer with three digits and a text.
fn reply_code(raw: &[u8]) -> Option<(&'static str, &'static str)> {
    let [a @ b'1'..=b'5', b, c, b' ' | b'-', text @ ..] = raw else {
        return None;
    };
    if !b.is_ascii_digit() || !c.is_ascii_digit() || !is_text(text) {
        return None;
    }
    let seen = &text[..text.len().min(512)];
    let says = |word: &[u8]| {
        seen.windows(word.len())
            .any(|window| window.eq_ignore_ascii_case(word))
    };
    Some(match (a, b, c) {
        // Nearly all servers say in their greeting what they speak.
        _ if says(b"SMTP") => ("SMTP", "smtp"),
        _ if says(b"FTP") || says(b"FileZilla") => ("FTP", "ftp"),
        (b'2', b'0', b'0' | b'1') if says(b"NNTP") || says(b"news") => ("NNTP", "nntp"),
        (b'2', b'2', b'0') | (b'4', b'2', b'1') | (b'5', b'5', b'4') => {
            ("SMTP or FTP", "smtp_or_ftp")
        }
        (b'5', b'0' | b'3', _) => ("SMTP or FTP", "smtp_or_ftp"),
        _ => return None,
    })
}

/// Characters that people write, and nothing else.
pub(super) fn is_text(raw: &[u8]) -> bool {
    let shown = &raw[..raw.len().min(64)];
    let is_odd = |byte: &u8| {
        *byte != 0x1b && (*byte == 0x7f || byte.is_ascii_control()) && !byte.is_ascii_whitespace()
    };
    !shown.is_empty() && !shown.iter().any(is_odd)
}
