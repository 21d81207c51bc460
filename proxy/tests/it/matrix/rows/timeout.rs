//! Peers that are too slow.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "timeout_first_byte",
        status: 504,
        error: "http_response_timeout",
        phase: "head",
        fact: "timer",
        says: "{peer} took the request and sent not one byte of an answer within 300 ms",
        command: "ss -ltn 'sport = :{port}'",
        ..Row::ANSWERED
    },
    Row {
        cause: "timeout_head",
        status: 504,
        error: "connection_read_timeout",
        reason: "stalled",
        phase: "head",
        fact: "timer",
        says: "The head of {peer}'s answer did not end within 300 ms (timeout.head): 42 bytes came, up to line 3",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "timeout_head",
        fault: "timeout_head_dripping",
        status: 504,
        error: "connection_read_timeout",
        reason: "dripping",
        phase: "head",
        fact: "timer",
        says: "The head of {peer}'s answer came so slowly that it did not end within 1 s",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "timeout_body_idle",
        fact: "timer",
        ..Row::CUT
    },
    Row {
        cause: "timeout_total",
        status: 504,
        error: "http_response_timeout",
        reason: "head",
        phase: "head",
        fact: "timer",
        says: "The whole exchange with {peer} did not end within 300 ms (timeout.total)",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "timeout_total",
        fault: "timeout_total_body",
        reason: "body",
        fact: "timer",
        ..Row::CUT
    },
];
