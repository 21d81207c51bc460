//! The TLS handshake.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "tls_plaintext_peer",
        error: "tls_protocol_error",
        reason: "http",
        phase: "tls",
        fact: "tls",
        says: "{peer} answered the TLS handshake with HTTP",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_time_invalid",
        error: "tls_certificate_error",
        reason: "expired",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) expired",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_untrusted",
        error: "tls_certificate_error",
        reason: "unknown_issuer",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) is issued by CN=A stranger's CA",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_name_mismatch",
        error: "tls_certificate_error",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} is for other.test, not for origin.test",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
];
