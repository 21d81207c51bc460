//! Protocols of binary records: the first that a server sends.

use super::foreign::{Protocol, window};

/// The protocol of a first record, and the reason to report.
pub(super) fn recognize(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    if let Some(tls) = tls(raw) {
        return Some(tls);
    }
    if let Some(reason) = http2(raw) {
        return Some((Protocol::new("HTTP/2"), reason));
    }
    /// Whether the bytes are a record of the protocol, its name, and the reason to report.
    type Record = (fn(&[u8]) -> bool, &'static str, &'static str);
    const RECORDS: [Record; 13] = [
        (is_mysql, "MySQL", "mysql"),
        (is_mysql_x, "MySQL", "mysql"),
        (is_postgresql, "PostgreSQL", "postgresql"),
        (is_fastcgi, "FastCGI", "fastcgi"),
        (is_uwsgi, "uwsgi", "uwsgi"),
        (is_memcached, "memcached", "memcached"),
        (is_telnet, "Telnet", "telnet"),
        (is_rdp, "RDP", "rdp"),
        (is_mqtt, "MQTT", "mqtt"),
        (is_ldap, "LDAP", "ldap"),
        (is_cassandra, "Cassandra", "cassandra"),
        (is_oracle, "Oracle Net", "oracle"),
        (is_openwire, "OpenWire", "openwire"),
    ];
    let record = RECORDS.iter().find(|(is_it, _, _)| is_it(raw));
    record.map(|(_, name, reason)| (Protocol::new(name), *reason))
}

/// A TLS record (RFC 8446 §5.1) that is an alert or a handshake message.
fn tls(raw: &[u8]) -> Option<(Protocol, &'static str)> {
    match raw {
        [0x15, 3, 0..=4, rest @ ..] => {
            // One that is encrypted is longer and says nothing to us.
            let alert = match rest {
                [0, 2, 1 | 2, alert, ..] => Some(*alert),
                _ => None,
            };
            Some((Protocol { name: "TLS", alert }, "alert"))
        }
        [0x16, 3, 0..=4, ..] => Some((Protocol::new("TLS"), "handshake")),
        _ => None,
    }
}

/// A SETTINGS or GOAWAY frame on stream 0, as a server of HTTP/2 sends first (RFC 9113 §4.1).
fn http2(raw: &[u8]) -> Option<&'static str> {
    let [a, b, c, kind, flags, 0, 0, 0, 0, ..] = raw else {
        return None;
    };
    let length = u32::from_be_bytes([0, *a, *b, *c]);
    match kind {
        4 if *flags <= 1 && length.is_multiple_of(6) && length <= 600 => Some("settings"),
        7 if *flags == 0 && (8..=16_384).contains(&length) => Some("goaway"),
        _ => None,
    }
}

/// A greeting of protocol 10, or an error packet, as the first packet of the connection.
fn is_mysql(raw: &[u8]) -> bool {
    let [a, b, c, 0 | 1, kind, rest @ ..] = raw else {
        return false;
    };
    let length = u32::from_le_bytes([*a, *b, *c, 0]);
    let greeting = *kind == 10 && rest.first().is_some_and(u8::is_ascii_digit);
    let error = *kind == 0xff && rest.len() >= 2;
    (7..=4096).contains(&length) && (greeting || error)
}

/// The notice that a server of the X protocol sends first.
fn is_mysql_x(raw: &[u8]) -> bool {
    matches!(raw, [_, 0, 0, 0, 0x0b, 8, _, 0x1a, ..])
}

/// An ErrorResponse whose first field is the severity, or the answer to SSLRequest.
fn is_postgresql(raw: &[u8]) -> bool {
    match raw {
        [b'N'] => true,
        [b'E', a, b, c, d, b'S', severity, ..] => {
            let length = u32::from_be_bytes([*a, *b, *c, *d]);
            (8..=8192).contains(&length) && severity.is_ascii_uppercase()
        }
        // A server that cannot start a process for us answers in the words of protocol 2.
        _ => raw.starts_with(b"Ecould not fork") || raw.starts_with(b"Eunsupported frontend"),
    }
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

/// A response of the binary protocol.
fn is_memcached(raw: &[u8]) -> bool {
    matches!(raw, [0x81, 0..=0x3f, _, _, _, 0, 0, 0..=0x86, ..])
}

/// A negotiation of options (RFC 854).
fn is_telnet(raw: &[u8]) -> bool {
    matches!(raw, [0xff, 0xfb..=0xfd, 0..=50, ..])
}

/// A connection confirm of X.224 in a TPKT.
fn is_rdp(raw: &[u8]) -> bool {
    matches!(raw, [3, 0, 0, _, _, 0xd0, ..])
}

/// A CONNACK of version 3 or 5.
fn is_mqtt(raw: &[u8]) -> bool {
    matches!(
        raw,
        [0x20, 2, 0 | 1, 0..=5] | [0x20, 3..=127, 0 | 1, 0 | 0x80..=0x9f, ..]
    )
}

/// A notice of disconnection (RFC 4511 §4.4.1).
fn is_ldap(raw: &[u8]) -> bool {
    matches!(
        raw,
        [0x30, ..=0x7f, 2, 1, 0, 0x78, ..] | [0x30, 0x84, _, _, _, _, 2, 1, 0, 0x78, ..]
    )
}

/// An ERROR frame that tells of a protocol error.
fn is_cassandra(raw: &[u8]) -> bool {
    matches!(
        raw,
        [0x81..=0x85, _, _, _, 0, 0, 0, _, _, 0, 0, 0, 0x0a, ..]
    )
}

/// A REFUSE packet of a listener.
fn is_oracle(raw: &[u8]) -> bool {
    matches!(raw, [0, _, 0, 0, 4, ..]) && window(raw, b"(DESCRIPTION=").is_some()
}

/// The WireFormatInfo of an ActiveMQ broker.
fn is_openwire(raw: &[u8]) -> bool {
    raw.get(4..13) == Some(b"\x01ActiveMQ")
}
