//! Peers that are too slow.

use super::Row;

pub const ROWS: &[Row] = &[Row {
    cause: "timeout_first_byte",
    status: 504,
    error: "http_response_timeout",
    phase: "head",
    fact: "timer",
    says: "{peer} took the request and sent not one byte of an answer within 300 ms",
    command: "ss -ltn 'sport = :{port}'",
    ..Row::ANSWERED
}];
