//! The framing of a response body.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "framing_cl_invalid",
        error: "http_protocol_error",
        reason: "non_digit",
        phase: "head",
        fact: "response_head",
        says: "{peer} has the Content-Length \"12 bytes\"",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_overrun",
        error: "http_protocol_error",
        phase: "body",
        fact: "overrun",
        says: "{peer} declared 5 bytes and sent at least 7 more",
        command: "nc {ip} {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_overrun",
        fault: "framing_overrun_late",
        fact: "overrun",
        ..Row::FOUND
    },
];
