//! HTTP/2 with the upstream.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "h2_handshake_failed",
        error: "http_protocol_error",
        reason: "http1_answer",
        phase: "head",
        fact: "http2",
        says: "{peer} answered the preface of HTTP/2 with HTTP/1.1 400 Bad Request",
        command: "--http1.1 -o /dev/null http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_handshake_failed",
        fault: "h2_handshake_closed",
        error: "http_protocol_error",
        reason: "closed",
        phase: "head",
        certainty: "likely",
        fact: "http2",
        says: "{peer} hung up on the preface of HTTP/2 without a word",
        command: "--http1.1 -o /dev/null http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_handshake_failed",
        fault: "h2_handshake_silent",
        error: "http_protocol_error",
        reason: "silent",
        phase: "head",
        certainty: "likely",
        fact: "http2",
        says: "{peer} was offered HTTP/2 and sent no SETTINGS frame",
        command: "--http1.1 -o /dev/null http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_connection_error",
        error: "http_protocol_error",
        reason: "frame_size",
        phase: "head",
        fact: "http2",
        says: "{peer} broke the rules of HTTP/2 (frame size): WINDOW_UPDATE frame of 5 bytes on stream 0",
        command: "nghttp -nv http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_connection_error",
        fault: "h2_connection_error_field",
        error: "http_protocol_error",
        reason: "bad_field",
        phase: "head",
        fact: "http2",
        says: "{peer} broke the rules of HTTP/2 (bad field): HEADERS frame of 19 bytes",
        command: "nghttp -nv http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_connection_error",
        fault: "h2_connection_error_status",
        error: "http_protocol_error",
        reason: "missing_status",
        phase: "head",
        fact: "http2",
        says: "{peer} broke the rules of HTTP/2 (missing status): HEADERS frame of 5 bytes",
        command: "nghttp -nv http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_goaway",
        error: "connection_terminated",
        reason: "calm",
        phase: "head",
        fact: "http2",
        says: "{peer} ended the connection with GOAWAY (ENHANCE_YOUR_CALM, last stream 0) and said: too_many_pings",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_refused_stream",
        status: 503,
        error: "destination_unavailable",
        reason: "streams_max",
        phase: "head",
        fact: "http2",
        says: "(REFUSED_STREAM) with 1 streams open of the 1 that it allows",
        command: "nghttp -nv http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_http11_required",
        error: "http_upgrade_failed",
        phase: "head",
        fact: "http2",
        says: "{peer} answered HTTP_1_1_REQUIRED (HTTP/2 error 13)",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_stream_reset",
        error: "http_protocol_error",
        reason: "internal_error",
        phase: "head",
        fact: "http2",
        says: "(INTERNAL_ERROR) before it sent a byte of a body",
        command: "nghttp -nv http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "h2_stream_reset",
        fault: "h2_stream_reset_body",
        reason: "cancel",
        fact: "http2",
        ..Row::CUT
    },
];
