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
];
