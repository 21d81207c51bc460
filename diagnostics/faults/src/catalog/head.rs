//! Faults of the response head.

use super::PIECE;
use crate::script::{Action, Step};
use crate::{Ask, Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "head_closed_empty",
        cause: "head_closed_empty",
        title: "Hung up without a word",
        about: "The origin reads the request and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Close]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_reset",
        cause: "head_reset",
        title: "Reset without a word",
        about: "The origin reads the request and resets the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Reset]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_truncated",
        cause: "head_truncated",
        title: "Died in the middle of the head",
        about: "The origin sends half a response head and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Half: "),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_truncated_reset",
        cause: "head_truncated",
        title: "Killed in the middle of the head",
        about: "The origin sends half a response head and resets the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Half: "),
            Step::Reset,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_reused_conn_lost",
        cause: "head_reused_conn_lost",
        title: "A kept connection is gone",
        about: "The origin answers, keeps the connection, and closes it when it is used again: \
            every second request meets it.",
        outcome: Outcome::Answered(502),
        ask: Ask::Again,
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nOnce again!\n"),
            Step::Request,
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_upgrade_failed",
        cause: "head_upgrade_failed",
        title: "Switches protocols unasked",
        about: "The origin answers 101 to a request that asked for nothing of the kind.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_upgrade_failed_protocol",
        cause: "head_upgrade_failed",
        title: "Switches to nothing",
        about: "The origin answers 101 to a request for a WebSocket and does not say to what it switches.",
        outcome: Outcome::Answered(502),
        ask: Ask::Upgrade,
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_upgrade_failed_refused",
        cause: "head_upgrade_failed",
        title: "No WebSocket there",
        about: "The origin answers 404 to a request for a WebSocket.",
        outcome: Outcome::Passed(404),
        ask: Ask::Upgrade,
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 20\r\n\r\nNo such socket here\n"),
            Step::Next,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_not_http",
        cause: "head_not_http",
        title: "Another protocol answers",
        about: "The upstream is an SSH server: it sends its banner.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_not_http_greeting",
        cause: "head_not_http",
        title: "Another protocol speaks first",
        about: "The upstream is a mail server: it greets before it was asked anything.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Unasked,
            Step::Send(b"220 mail.test ESMTP ready\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_tls_bytes",
        cause: "head_tls_bytes",
        title: "An HTTPS port answers",
        about: "The upstream is an HTTPS port: it answers a plain request with a TLS alert.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"\x15\x03\x03\0\x02\x02\x46"), Step::Close]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_tls_bytes_handshake",
        cause: "head_tls_bytes",
        title: "A TLS handshake in place of an answer",
        about: "The upstream answers a plain request with a message of the TLS handshake.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"\x16\x03\x03\0\x2a\x02\0\0\x26\x03\x03"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_h2_bytes",
        cause: "head_h2_bytes",
        title: "A gRPC server answers",
        about: "The upstream speaks HTTP/2 only: it answers with its SETTINGS frame.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64\0\x04\0\x10\0\0\0\x06\0\0\x20\0"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_h2_bytes_goaway",
        cause: "head_h2_bytes",
        title: "HTTP/2 says goodbye",
        about: "The upstream speaks HTTP/2 only: it answers with a GOAWAY frame.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_status_line_invalid",
        cause: "head_status_line_invalid",
        title: "A status that does not exist",
        about: "The origin answers with the status 777.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 777 Jackpot\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_status_line_invalid_version",
        cause: "head_status_line_invalid",
        title: "A version of another protocol",
        about: "The origin writes HTTP/2.0 into its status line.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/2.0 200 OK\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_status_line_invalid_missing",
        cause: "head_status_line_invalid",
        title: "No status line at all",
        about: "The origin sends the output of a CGI script as it is.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"Status: 200 OK\r\nContent-Type: text/plain\r\n\r\nok\n"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_header_syntax",
        cause: "head_header_syntax",
        title: "A debug print among the fields",
        about: "A line of the response head has no colon.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nDEBUG query took 12 ms\r\nContent-Length: 3\r\n\r\nok\n",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_header_syntax_name",
        cause: "head_header_syntax",
        title: "A field name in another alphabet",
        about: "The name of a field has letters that are not ASCII.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nX-Stra\xc3\x9fe: 1\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_header_byte_invalid",
        cause: "head_header_byte_invalid",
        title: "A NUL in a field",
        about: "The value of a field holds a NUL.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nX-Name: Alice\0\0\0\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_field_too_large",
        cause: "head_field_too_large",
        title: "A cookie without end",
        about: "One field of the response head is larger than a whole head may be.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nSet-Cookie: session="),
            Step::Repeat(PIECE, 20),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_section_too_large",
        cause: "head_section_too_large",
        title: "Cookies without end",
        about: "The response head is larger than a head may be, cookie after cookie.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\n"),
            Step::Repeat(COOKIE, 1200),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_section_too_large_fields",
        cause: "head_section_too_large",
        title: "More fields than allowed",
        about: "The response head has more fields than a head may have.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"),
            Step::Repeat(b"X-Trace: a\r\n", 300),
            Step::Send(b"\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_line_ending_invalid",
        cause: "head_line_ending_invalid",
        title: "A line ends in LF alone",
        about: "The second line of the response head ends in a bare LF.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\nContent-Length: 3\r\n\r\nok\n",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_line_ending_invalid_cr",
        cause: "head_line_ending_invalid",
        title: "A carriage return alone",
        about: "A value of the response head holds a CR without its LF.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nX-Name: a\rX-Other: b\r\nContent-Length: 3\r\n\r\nok\n",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_line_ending_invalid_blank",
        cause: "head_line_ending_invalid",
        title: "No blank line before the body",
        about: "The response head ends without its blank line.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n<html><p>hello</html>\n"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_line_ending_invalid_leak",
        cause: "head_line_ending_invalid",
        title: "Fields leak into the body",
        about: "A blank line stands in the middle of the response head.",
        outcome: Outcome::Passed(200),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nServer: app\r\n\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_line_ending_invalid_tolerated",
        cause: "head_line_ending_invalid",
        title: "A line ends in LF alone, tolerated",
        about: "The same as with a bare LF, and the upstream has tolerate = [\"bare_lf\"]: the answer is passed on, the log has a finding.",
        outcome: Outcome::Passed(200),
        keys: "tolerate = [\"bare_lf\"]\n",
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 3\n\nok\n"),
            Step::Next,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "head_header_syntax_mended",
        cause: "head_header_syntax",
        title: "A space before the colon, mended",
        about: "The head has a space before a colon and a folded line: both are mended, the log has a finding.",
        outcome: Outcome::Passed(200),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type : text/plain\r\nX-Note: one\r\n two\r\nContent-Length: 3\r\n\r\nok\n"),
            Step::Next,
        ]),
        ..Fault::PLAIN
    },
];

/// A line of 64 bytes.
const COOKIE: &[u8] = b"Set-Cookie: item=..........................................; a\r\n";
