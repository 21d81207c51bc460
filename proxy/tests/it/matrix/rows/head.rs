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
        cause: "head_not_http",
        error: "http_protocol_error",
        reason: "ssh",
        phase: "head",
        fact: "response_head",
        says: "{peer} answered with SSH",
        command: "ss -ltnp 'sport = :{port}'",
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
];
