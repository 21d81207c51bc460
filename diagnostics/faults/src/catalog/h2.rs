//! Faults of HTTP/2.

use crate::frames::{DATA, END_HEADERS, GOAWAY, HEADERS, RST_STREAM, Step as Frame, WINDOW_UPDATE};
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

/// `:status: 200`, of the static table (RFC 7541, appendix A).
const OK: &[u8] = b"\x88";
/// The same, and a `connection: close` that HTTP/2 forbids.
const OK_CONNECTION: &[u8] = b"\x88\x00\x0aconnection\x05close";
/// A head without `:status`.
const NO_STATUS: &[u8] = b"\x00\x01x\x01y";

/// SETTINGS_MAX_CONCURRENT_STREAMS is 1.
const ONE_STREAM: &[u8] = b"\0\x03\0\0\0\x01";

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "h2_handshake_failed",
        cause: "h2_handshake_failed",
        title: "Speaks HTTP/1.1 where HTTP/2 is asked for",
        about: "The origin answers the preface of HTTP/2 with a 400 of HTTP/1.1.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForHttp2(&[
            Step::Whatever,
            Step::Send(
                b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            ),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_handshake_closed",
        cause: "h2_handshake_failed",
        title: "Hangs up on HTTP/2",
        about: "The origin reads the preface of HTTP/2 and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForHttp2(&[Step::Whatever, Step::Close]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_handshake_silent",
        cause: "h2_handshake_failed",
        title: "Says nothing to HTTP/2",
        about: "The origin reads the preface of HTTP/2 and sends nothing.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForHttp2(&[Step::Whatever, Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_connection_error",
        cause: "h2_connection_error",
        title: "A frame of the wrong size",
        about: "The origin sends a WINDOW_UPDATE of five bytes.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(&[], &[Frame::Connection(WINDOW_UPDATE, b"\0\0\0\x01!")]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_connection_error_field",
        cause: "h2_connection_error",
        title: "A field of HTTP/1 in HTTP/2",
        about: "The origin sends a head with a `connection` field.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(&[], &[Frame::Own(HEADERS, END_HEADERS, OK_CONNECTION)]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_connection_error_status",
        cause: "h2_connection_error",
        title: "A head without a status",
        about: "The origin sends a head without `:status`.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(&[], &[Frame::Own(HEADERS, END_HEADERS, NO_STATUS)]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_goaway",
        cause: "h2_goaway",
        title: "Ends the connection instead of answering",
        about: "The origin sends GOAWAY, says too_many_pings and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(
            &[],
            &[
                Frame::Connection(GOAWAY, b"\0\0\0\0\0\0\0\x0btoo_many_pings"),
                Frame::Close,
            ],
        ),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_refused_stream",
        cause: "h2_refused_stream",
        title: "Refuses the stream",
        about: "The origin allows one stream and refuses it.",
        outcome: Outcome::Answered(503),
        action: Action::Http2(ONE_STREAM, &[Frame::Own(RST_STREAM, 0, b"\0\0\0\x07")]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_http11_required",
        cause: "h2_http11_required",
        title: "Wants HTTP/1.1",
        about: "The origin resets the stream with HTTP_1_1_REQUIRED.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(&[], &[Frame::Own(RST_STREAM, 0, b"\0\0\0\x0d")]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_stream_reset",
        cause: "h2_stream_reset",
        title: "Resets the stream without a word",
        about: "The origin resets the stream with INTERNAL_ERROR.",
        outcome: Outcome::Answered(502),
        action: Action::Http2(&[], &[Frame::Own(RST_STREAM, 0, b"\0\0\0\x02")]),
        ..Fault::PLAIN
    },
    Fault {
        name: "h2_stream_reset_body",
        cause: "h2_stream_reset",
        title: "Resets the stream in the middle of the body",
        about: "The origin sends a head and 64 bytes, then resets the stream with CANCEL.",
        outcome: Outcome::Cut(200),
        action: Action::Http2(
            &[],
            &[
                Frame::Own(HEADERS, END_HEADERS, OK),
                Frame::Own(DATA, 0, &[b'.'; 64]),
                Frame::Own(RST_STREAM, 0, b"\0\0\0\x08"),
            ],
        ),
        ..Fault::PLAIN
    },
];
