//! Sending the request.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "req_write_timeout",
        status: 504,
        error: "connection_write_timeout",
        reason: "stalled",
        phase: "request",
        fact: "timer",
        says: "{peer} stopped reading the request",
        command: "ss -tnoi dst {ip} dport = :{port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "req_write_aborted",
        error: "connection_terminated",
        reason: "reset",
        phase: "request",
        fact: "ended",
        says: "{peer} reset the connection while the request was sent",
        command: "tcpdump -ni any host {ip} and port {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "req_early_response",
        status: 413,
        phase: "body",
        fact: "early_answer",
        ..Row::FOUND
    },
    Row {
        cause: "req_early_response",
        fault: "req_early_response_cut",
        error: "http_response_incomplete",
        reason: "head_cut",
        phase: "request",
        fact: "early_answer",
        says: "{peer} began to answer 413 after",
        ..Row::ANSWERED
    },
];
