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
    Row {
        cause: "framing_cl_invalid",
        fault: "framing_cl_invalid_negative",
        error: "http_protocol_error",
        reason: "negative",
        phase: "head",
        fact: "response_head",
        says: "{peer} has the Content-Length \"-1\"",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_cl_conflict",
        error: "http_protocol_error",
        reason: "differing",
        phase: "head",
        fact: "response_head",
        says: "{peer} has Content-Lengths that differ: 6, 12",
        command: "grep -i -n content-length",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_cl_conflict",
        fault: "framing_cl_conflict_list",
        error: "http_protocol_error",
        reason: "differing",
        phase: "head",
        fact: "response_head",
        says: "{peer} has the Content-Length \"6, 12\", numbers that differ, in line 3",
        command: "grep -i -n content-length",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_cl_conflict",
        fault: "framing_cl_conflict_equal",
        ..Row::FOUND
    },
    Row {
        cause: "framing_cl_and_te",
        error: "http_protocol_error",
        phase: "head",
        fact: "response_head",
        says: "{peer} has both Content-Length: 12 and Transfer-Encoding: chunked; the second of them in line 4",
        command: "-e transfer-encoding",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_cl_and_te",
        fault: "framing_cl_and_te_tolerated",
        ..Row::FOUND
    },
    Row {
        cause: "framing_te_unsupported",
        error: "http_response_transfer_coding",
        parameters: &[("coding", "gzip")],
        reason: "unknown_coding",
        phase: "head",
        fact: "response_head",
        says: "{peer} has the Transfer-Encoding \"gzip\", in line 3",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_te_unsupported",
        fault: "framing_te_unsupported_twice",
        error: "http_response_transfer_coding",
        reason: "chunked_twice",
        phase: "head",
        fact: "response_head",
        says: "{peer} has the Transfer-Encoding \"chunked, chunked\": chunked twice",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_te_unsupported",
        fault: "framing_te_unsupported_old",
        error: "http_response_transfer_coding",
        reason: "http_1_0",
        phase: "head",
        fact: "response_head",
        says: "The answer of {peer} is HTTP/1.0 and has the Transfer-Encoding \"chunked\"",
        command: "http://{peer}/",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_chunk_size_invalid",
        error: "http_response_transfer_coding",
        parameters: &[("coding", "chunked")],
        reason: "non_hex",
        phase: "body",
        fact: "chunk",
        says: "{peer}'s answer has 0x57 ('W') at byte 17, where a chunk size in hexadecimal should stand",
        command: "tail -c +1 | head -c 256 | xxd",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_chunk_size_invalid",
        fault: "framing_chunk_size_invalid_late",
        reason: "non_hex",
        fact: "chunk",
        ..Row::CUT
    },
    Row {
        cause: "framing_chunk_terminator_invalid",
        error: "http_response_transfer_coding",
        parameters: &[("coding", "chunked")],
        reason: "missing",
        phase: "body",
        fact: "chunk",
        says: "{peer}'s answer declared 18 bytes and is followed by 0x0A (LF) at byte 22",
        command: "tail -c +1 | head -c 256 | xxd",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_chunk_terminator_invalid",
        fault: "framing_chunk_terminator_invalid_late",
        reason: "missing",
        fact: "chunk",
        ..Row::CUT
    },
    Row {
        cause: "framing_trailer_invalid",
        error: "http_protocol_error",
        reason: "syntax",
        phase: "body",
        fact: "chunk",
        says: "{peer}'s answer has 0x3C ('<') at byte 20 of the body, where a field or the empty line should stand",
        command: "tail -c +1 | head -c 256 | xxd",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_trailer_invalid",
        fault: "framing_trailer_invalid_forbidden",
        error: "http_protocol_error",
        reason: "forbidden",
        phase: "body",
        fact: "chunk",
        says: "The trailer of {peer}'s answer has a field that must not stand there, at byte 20",
        command: "tail -c +1 | head -c 256 | xxd",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_trailer_invalid",
        fault: "framing_trailer_invalid_no_end",
        reason: "no_end",
        fact: "body_ended",
        ..Row::CUT
    },
    Row {
        cause: "framing_body_not_allowed",
        error: "http_protocol_error",
        reason: "no_content",
        phase: "body",
        fact: "overrun",
        says: "{peer} sent at least 2 bytes of a body after a head with the status 204, which has none",
        command: "nc {ip} {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_body_not_allowed",
        fault: "framing_body_not_allowed_head",
        error: "http_protocol_error",
        reason: "head",
        phase: "body",
        fact: "overrun",
        says: "{peer} sent at least 12 bytes of a body in its answer to HEAD",
        command: "nc {ip} {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "framing_body_not_allowed",
        fault: "framing_body_not_allowed_tolerated",
        status: 304,
        ..Row::FOUND
    },
    Row {
        cause: "framing_overrun",
        fault: "framing_overrun_response",
        error: "http_protocol_error",
        phase: "body",
        fact: "overrun",
        says: "{peer} declared 12 bytes and sent at least 57 more",
        command: "nc {ip} {port}",
        ..Row::ANSWERED
    },
];
