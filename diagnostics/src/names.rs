//! Numbers of the standards and their names.

/// The symbolic name of a Linux errno, for those that socket calls return.
pub(crate) fn errno(number: i32) -> Option<&'static str> {
    Some(match number {
        1 => "EPERM",
        2 => "ENOENT",
        4 => "EINTR",
        5 => "EIO",
        11 => "EAGAIN",
        12 => "ENOMEM",
        13 => "EACCES",
        20 => "ENOTDIR",
        22 => "EINVAL",
        23 => "ENFILE",
        24 => "EMFILE",
        32 => "EPIPE",
        36 => "ENAMETOOLONG",
        40 => "ELOOP",
        71 => "EPROTO",
        88 => "ENOTSOCK",
        90 => "EMSGSIZE",
        91 => "EPROTOTYPE",
        93 => "EPROTONOSUPPORT",
        97 => "EAFNOSUPPORT",
        98 => "EADDRINUSE",
        99 => "EADDRNOTAVAIL",
        100 => "ENETDOWN",
        101 => "ENETUNREACH",
        102 => "ENETRESET",
        103 => "ECONNABORTED",
        104 => "ECONNRESET",
        105 => "ENOBUFS",
        107 => "ENOTCONN",
        110 => "ETIMEDOUT",
        111 => "ECONNREFUSED",
        112 => "EHOSTDOWN",
        113 => "EHOSTUNREACH",
        _ => return None,
    })
}

/// The name of a DNS RCODE (RFC 6895 §2.3).
pub(crate) fn rcode(number: u16) -> Option<&'static str> {
    Some(match number {
        0 => "NOERROR",
        1 => "FORMERR",
        2 => "SERVFAIL",
        3 => "NXDOMAIN",
        4 => "NOTIMP",
        5 => "REFUSED",
        6 => "YXDOMAIN",
        7 => "YXRRSET",
        8 => "NXRRSET",
        9 => "NOTAUTH",
        10 => "NOTZONE",
        16 => "BADVERS",
        _ => return None,
    })
}

/// The name of an extended DNS error (RFC 8914 §4 and IANA's registry), as one word.
pub(crate) fn extended_error(number: u16) -> Option<&'static str> {
    const NAMES: [&str; 30] = [
        "Other",
        "UnsupportedDnskeyAlgorithm",
        "UnsupportedDsDigestType",
        "StaleAnswer",
        "ForgedAnswer",
        "DnssecIndeterminate",
        "DnssecBogus",
        "SignatureExpired",
        "SignatureNotYetValid",
        "DnskeyMissing",
        "RrsigsMissing",
        "NoZoneKeyBitSet",
        "NsecMissing",
        "CachedError",
        "NotReady",
        "Blocked",
        "Censored",
        "Filtered",
        "Prohibited",
        "StaleNxdomainAnswer",
        "NotAuthoritative",
        "NotSupported",
        "NoReachableAuthority",
        "NetworkError",
        "InvalidData",
        "SignatureExpiredBeforeValid",
        "TooEarly",
        "UnsupportedNsec3Iterations",
        "UnableToConformToPolicy",
        "Synthesized",
    ];
    NAMES.get(usize::from(number)).copied()
}

/// The name of an HTTP/2 error code (RFC 9113 §7).
pub(crate) fn http2_error(code: u32) -> Option<&'static str> {
    Some(match code {
        0x0 => "NO_ERROR",
        0x1 => "PROTOCOL_ERROR",
        0x2 => "INTERNAL_ERROR",
        0x3 => "FLOW_CONTROL_ERROR",
        0x4 => "SETTINGS_TIMEOUT",
        0x5 => "STREAM_CLOSED",
        0x6 => "FRAME_SIZE_ERROR",
        0x7 => "REFUSED_STREAM",
        0x8 => "CANCEL",
        0x9 => "COMPRESSION_ERROR",
        0xa => "CONNECT_ERROR",
        0xb => "ENHANCE_YOUR_CALM",
        0xc => "INADEQUATE_SECURITY",
        0xd => "HTTP_1_1_REQUIRED",
        _ => return None,
    })
}

/// The name of a TLS alert (RFC 8446 §6).
pub(crate) fn alert(number: u8) -> Option<&'static str> {
    Some(match number {
        0 => "close_notify",
        10 => "unexpected_message",
        20 => "bad_record_mac",
        22 => "record_overflow",
        40 => "handshake_failure",
        42 => "bad_certificate",
        43 => "unsupported_certificate",
        44 => "certificate_revoked",
        45 => "certificate_expired",
        46 => "certificate_unknown",
        47 => "illegal_parameter",
        48 => "unknown_ca",
        49 => "access_denied",
        50 => "decode_error",
        51 => "decrypt_error",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        90 => "user_canceled",
        109 => "missing_extension",
        110 => "unsupported_extension",
        112 => "unrecognized_name",
        113 => "bad_certificate_status_response",
        115 => "unknown_psk_identity",
        116 => "certificate_required",
        120 => "no_application_protocol",
        _ => return None,
    })
}

/// The reason phrase of a status (RFC 9110 §15), as Candor's own answers say it.
pub(crate) fn status_phrase(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        414 => "URI Too Long",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        426 => "Upgrade Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        499 => "Client Closed Request",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ if status / 100 == 4 => "Client Error",
        _ if status / 100 == 5 => "Server Error",
        _ => "Answer",
    }
}
