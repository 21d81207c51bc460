//! The response head.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "head_closed_empty",
        error: "http_response_incomplete",
        phase: "head",
        fact: "ended",
        says: "{peer} took the request and closed the connection",
        command: "-H Host:localhost http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_reset",
        error: "connection_terminated",
        phase: "head",
        fact: "ended",
        says: "{peer} reset the connection",
        command: "tcpdump -ni any host {ip} and port {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_truncated",
        error: "http_response_incomplete",
        reason: "closed",
        phase: "head",
        fact: "response_head",
        says: "{peer} closed the connection within the head of its answer, after 50 bytes, in line 3",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_truncated",
        fault: "head_truncated_reset",
        error: "http_response_incomplete",
        reason: "reset",
        phase: "head",
        fact: "response_head",
        says: "{peer} reset the connection within the head of its answer",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_reused_conn_lost",
        error: "connection_terminated",
        reason: "closed",
        phase: "head",
        certainty: "likely",
        fact: "ended",
        says: "(request 2 on it); it was not repeated, because retry.tries is used up",
        command: "tcpdump -ni any host {ip} and port {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_upgrade_failed",
        error: "http_upgrade_failed",
        reason: "unexpected_101",
        phase: "head",
        fact: "upgrade",
        says: "{peer} answered 101 (Switching Protocols), which nobody had asked for",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_upgrade_failed",
        fault: "head_upgrade_failed_protocol",
        error: "http_upgrade_failed",
        reason: "protocol_missing",
        phase: "head",
        fact: "upgrade",
        says: "{peer} answered 101 without a field Upgrade: websocket",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_upgrade_failed",
        fault: "head_upgrade_failed_refused",
        status: 404,
        phase: "body",
        fact: "upgrade",
        ..Row::FOUND
    },
    Row {
        cause: "head_not_http",
        error: "http_protocol_error",
        reason: "ssh",
        phase: "head",
        fact: "response_head",
        says: "{peer} answered with SSH",
        command: "http://{peer}/ | head -c 64 | xxd",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_line_ending_invalid",
        error: "http_protocol_error",
        reason: "bare_lf",
        phase: "head",
        fact: "response_head",
        says: "Line 2 of the head of {peer}'s answer ends in LF alone, at byte 41",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_tls_bytes",
        error: "http_protocol_error",
        reason: "alert",
        phase: "head",
        fact: "response_head",
        says: "{peer} speaks TLS: it answered a plain request with the alert protocol_version (70)",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_tls_bytes",
        fault: "head_tls_bytes_handshake",
        error: "http_protocol_error",
        reason: "handshake",
        phase: "head",
        fact: "response_head",
        says: "{peer} speaks TLS: it answered a plain request with a TLS record",
        command: "openssl s_client -connect {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_h2_bytes",
        error: "http_protocol_error",
        reason: "settings",
        phase: "head",
        fact: "response_head",
        says: "{peer} speaks HTTP/2 only: it answered a request of HTTP/1.1 with a SETTINGS frame",
        command: "--http2-prior-knowledge",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_h2_bytes",
        fault: "head_h2_bytes_goaway",
        error: "http_protocol_error",
        reason: "goaway",
        phase: "head",
        fact: "response_head",
        says: "with a GOAWAY frame",
        command: "--http2-prior-knowledge",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_status_line_invalid",
        error: "http_protocol_error",
        reason: "code_range",
        phase: "head",
        fact: "response_head",
        says: "{peer} answered with the status 777",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_status_line_invalid",
        fault: "head_status_line_invalid_version",
        error: "http_protocol_error",
        reason: "version",
        phase: "head",
        fact: "response_head",
        says: "begins with HTTP/2.0 where HTTP/1.1 belongs",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_status_line_invalid",
        fault: "head_status_line_invalid_missing",
        error: "http_protocol_error",
        reason: "missing",
        phase: "head",
        fact: "response_head",
        says: "{peer}'s answer begins with a field",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_header_syntax",
        error: "http_protocol_error",
        reason: "no_colon",
        phase: "head",
        fact: "response_head",
        says: "Line 2 of the head of {peer}'s answer has no colon: it is no field (byte 22)",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_header_syntax",
        fault: "head_header_syntax_name",
        error: "http_protocol_error",
        reason: "bad_name_byte",
        phase: "head",
        fact: "response_head",
        says: "has 0xC3 in the name of a field, at byte 23",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_header_byte_invalid",
        error: "http_protocol_error",
        reason: "nul",
        phase: "head",
        fact: "response_head",
        says: "The field X-Name of {peer}'s answer holds 0x00 (NUL)",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_field_too_large",
        error: "http_response_header_size",
        parameters: &[("header-name", "Set-Cookie")],
        phase: "head",
        fact: "response_head",
        says: "The field Set-Cookie of {peer}'s answer is larger than",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_section_too_large",
        error: "http_response_header_section_size",
        reason: "too_large",
        phase: "head",
        fact: "response_head",
        says: "does not end within 65536 bytes, after",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_section_too_large",
        fault: "head_section_too_large_fields",
        error: "http_response_header_section_size",
        reason: "too_many_fields",
        phase: "head",
        fact: "response_head",
        says: "has 301 fields, and may have 256: X-Trace 3600 B (x300)",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_line_ending_invalid",
        fault: "head_line_ending_invalid_cr",
        error: "http_protocol_error",
        reason: "bare_cr",
        phase: "head",
        fact: "response_head",
        says: "has a CR without LF in line 2, at byte 26",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_line_ending_invalid",
        fault: "head_line_ending_invalid_blank",
        error: "http_protocol_error",
        reason: "missing_blank",
        phase: "head",
        certainty: "likely",
        fact: "response_head",
        says: "has no blank line at its end: its body begins in line 3",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "head_line_ending_invalid",
        fault: "head_line_ending_invalid_leak",
        phase: "head",
        fact: "response_head",
        ..Row::FOUND
    },
    Row {
        cause: "head_line_ending_invalid",
        fault: "head_line_ending_invalid_tolerated",
        ..Row::FOUND
    },
    Row {
        cause: "head_header_syntax",
        fault: "head_header_syntax_mended",
        ..Row::FOUND
    },
];
