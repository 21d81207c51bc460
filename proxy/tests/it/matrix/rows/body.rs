//! The response body.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "body_truncated",
        reason: "closed",
        fact: "body_ended",
        ..Row::CUT
    },
    Row {
        cause: "body_truncated",
        fault: "body_truncated_chunked",
        reason: "closed",
        fact: "body_ended",
        ..Row::CUT
    },
    Row {
        cause: "body_reset",
        fact: "body_ended",
        ..Row::CUT
    },
    Row {
        cause: "body_truncated",
        fault: "body_truncated_tls",
        reason: "no_close_notify",
        fact: "body_ended",
        ..Row::CUT
    },
    Row {
        cause: "body_too_large",
        error: "http_response_body_size",
        parameters: &[("body-size", "1048576")],
        reason: "declared",
        phase: "body",
        fact: "body_too_large",
        says: "The answer of {peer} has 1048576 bytes, and 65536 are allowed",
        command: "http://{peer}/x/body_too_large | wc -c",
        ..Row::ANSWERED
    },
    Row {
        cause: "body_too_large",
        fault: "body_too_large_stream",
        reason: "received",
        fact: "body_too_large",
        ..Row::CUT
    },
    Row {
        cause: "body_coding_error",
        error: "http_response_content_coding",
        parameters: &[("coding", "gzip")],
        reason: "not_coded",
        phase: "body",
        fact: "coding",
        says: "The answer of {peer} has Content-Encoding: gzip, and its body begins with",
        command: "-H Accept-Encoding:gzip",
        ..Row::ANSWERED
    },
    Row {
        cause: "body_coding_error",
        fault: "body_coding_error_corrupt",
        fact: "coding",
        ..Row::FOUND
    },
];
