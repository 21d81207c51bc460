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
    Row {
        cause: "tls_plaintext_peer",
        fault: "tls_plaintext_peer_starttls",
        error: "tls_protocol_error",
        reason: "smtp",
        phase: "tls",
        fact: "tls",
        says: "{peer} answered the TLS handshake with SMTP, not with TLS",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_untrusted",
        fault: "tls_cert_untrusted_incomplete",
        error: "tls_certificate_error",
        reason: "chain_incomplete",
        phase: "tls",
        certainty: "likely",
        fact: "certificate",
        says: "{peer} sent its certificate (CN=origin.test) without the intermediate of its issuer, CN=Candor fault origin intermediate",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_untrusted",
        fault: "tls_cert_untrusted_self_signed",
        error: "tls_certificate_error",
        reason: "self_signed",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) is signed by itself",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_time_invalid",
        fault: "tls_cert_time_invalid_future",
        error: "tls_certificate_error",
        reason: "not_yet_valid",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) is valid only in",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_revoked",
        error: "tls_certificate_error",
        reason: "revoked",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) is revoked since 2024-06-01T00:00:00Z, as the list of 2025-01-01T00:00:00Z",
        command: "openssl crl -in",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cert_unusable",
        error: "tls_certificate_error",
        reason: "eku",
        phase: "tls",
        fact: "certificate",
        says: "certificate of {peer} (CN=origin.test) is not made for servers: its purpose is clientAuth",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_version_mismatch",
        error: "tls_alert_received",
        parameters: &[("alert-id", "70"), ("alert-message", "protocol_version")],
        reason: "refused",
        phase: "tls",
        fact: "handshake",
        says: "{peer} takes none of the TLS versions that Candor supports, TLS 1.3, TLS 1.2: it sent the alert protocol_version (70)",
        command: "openssl s_client -connect {peer} -servername origin.test -tls1_1",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_version_mismatch",
        fault: "tls_version_mismatch_chosen",
        error: "tls_protocol_error",
        reason: "chosen",
        phase: "tls",
        fact: "handshake",
        says: "{peer} chose TLS 1.0, which Candor's TLS does not support",
        command: "openssl s_client -connect {peer} -servername origin.test -tls1_2",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_client_cert_required",
        error: "tls_alert_received",
        parameters: &[
            ("alert-id", "116"),
            ("alert-message", "certificate_required"),
        ],
        reason: "none_shown",
        phase: "tls",
        fact: "handshake",
        says: "{peer} wants a certificate from Candor, and none is configured: it sent the alert certificate_required (116)",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cipher_mismatch",
        error: "tls_alert_received",
        parameters: &[("alert-id", "40"), ("alert-message", "handshake_failure")],
        reason: "handshake_failure",
        phase: "tls",
        certainty: "likely",
        fact: "handshake",
        says: "it sent the alert handshake_failure (40)",
        command: "openssl s_client -connect {peer} -servername origin.test -cipher ALL:@SECLEVEL=0",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_cipher_mismatch",
        fault: "tls_cipher_mismatch_weak",
        error: "tls_alert_received",
        parameters: &[
            ("alert-id", "71"),
            ("alert-message", "insufficient_security"),
        ],
        reason: "insufficient_security",
        phase: "tls",
        fact: "handshake",
        says: "it sent the alert insufficient_security (71)",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_sni_rejected",
        error: "tls_alert_received",
        parameters: &[("alert-id", "112"), ("alert-message", "unrecognized_name")],
        reason: "unknown_name",
        phase: "tls",
        fact: "handshake",
        says: "{peer} does not know the server name origin.test: it sent the alert unrecognized_name (112)",
        command: "openssl s_client -connect {peer} -noservername",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_alpn_mismatch",
        error: "tls_alert_received",
        parameters: &[
            ("alert-id", "120"),
            ("alert-message", "no_application_protocol"),
        ],
        reason: "refused",
        phase: "tls",
        fact: "handshake",
        says: "{peer} does not speak http/1.1 over TLS: it sent the alert no_application_protocol (120)",
        command: "openssl s_client -connect {peer} -servername origin.test -alpn h2,http/1.1",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_record_error",
        error: "tls_protocol_error",
        reason: "malformed",
        phase: "tls",
        fact: "handshake",
        says: "{peer} broke the TLS protocol:",
        command: "tcpdump -ni any -w candor.pcap host {ip} and port {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_peer_closed",
        error: "tls_protocol_error",
        reason: "closed",
        phase: "tls",
        fact: "handshake",
        says: "{peer} closed the connection in place of an answer to the TLS handshake",
        command: "openssl s_client -connect {peer} -noservername",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_peer_closed",
        fault: "tls_peer_closed_reset",
        error: "tls_protocol_error",
        reason: "reset",
        phase: "tls",
        fact: "handshake",
        says: "{peer} reset the connection in place of an answer to the TLS handshake",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_timeout",
        status: 504,
        error: "connection_timeout",
        reason: "no_answer",
        phase: "tls",
        fact: "timer",
        says: "{peer} took the connection and sent not one byte of a TLS handshake within 300 ms (timeout.tls)",
        command: "curl -v --max-time 5 http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_timeout",
        fault: "tls_timeout_stalled",
        status: 504,
        error: "connection_timeout",
        reason: "stalled",
        phase: "tls",
        fact: "handshake",
        says: "The TLS handshake with {peer} stopped after server_hello (27 bytes), and nothing more came within 300 ms (timeout.tls)",
        command: "openssl s_client -connect {peer} -servername origin.test",
        ..Row::ANSWERED
    },
    Row {
        cause: "tls_alert_received",
        error: "tls_alert_received",
        parameters: &[("alert-id", "80"), ("alert-message", "internal_error")],
        reason: "internal_error",
        phase: "tls",
        fact: "handshake",
        says: "{peer} ended the TLS handshake with the alert internal_error (80)",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
];
