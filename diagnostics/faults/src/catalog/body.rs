//! Faults of the response body.

use super::{CHUNK, CHUNKED_HEAD, PIECE};
use crate::certificate::Identity;
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "body_truncated",
        cause: "body_truncated",
        title: "Less body than declared",
        about: "The origin declares 1 MiB, sends 256 KiB and closes the connection.",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\n\
                Content-Type: text/plain\r\nContent-Length: 1048576\r\n\r\n",
            ),
            Step::Repeat(PIECE, 64),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_truncated_chunked",
        cause: "body_truncated",
        title: "No final chunk",
        about: "The origin sends 256 KiB of chunks and closes without the final one.",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[
            Step::Send(CHUNKED_HEAD),
            Step::Repeat(CHUNK, 4096),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_truncated_tls",
        cause: "body_truncated",
        title: "TLS ends without saying so",
        about: "A body of undeclared length ends with a FIN, without the close_notify of TLS.",
        outcome: Outcome::Cut(200),
        action: Action::Tls(
            Identity::Good,
            &[
                Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"),
                Step::Repeat(PIECE, 64),
                Step::Drop,
            ],
        ),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_reset",
        cause: "body_reset",
        title: "Reset in the middle of the body",
        about: "The origin declares 1 MiB, sends 256 KiB and resets the connection.",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\n\
                Content-Type: text/plain\r\nContent-Length: 1048576\r\n\r\n",
            ),
            Step::Repeat(PIECE, 64),
            Step::Reset,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_too_large",
        cause: "body_too_large",
        title: "Larger than it may be",
        about: "The origin declares 1 MiB; its route has limit.response_body = \"64KiB\".",
        outcome: Outcome::Answered(502),
        route_keys: "limit = { response_body = \"64KiB\" }\n",
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n"), Step::Repeat(PIECE, 256), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_too_large_stream",
        cause: "body_too_large",
        title: "A stream that grows too large",
        about: "The origin sends 256 KiB of chunks; its route has limit.response_body = \"192KiB\".",
        outcome: Outcome::Cut(200),
        route_keys: "limit = { response_body = \"192KiB\" }\n",
        action: Action::Plain(&[Step::Send(CHUNKED_HEAD), Step::Repeat(CHUNK, 4096), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_coding_error",
        cause: "body_coding_error",
        title: "Content-Encoding over plain text",
        about: "The origin says gzip and sends plain text.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nHello world\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "body_coding_error_corrupt",
        cause: "body_coding_error",
        title: "A compressed body with a wrong checksum",
        about: "The origin sends gzip whose checksum does not fit: the answer is passed on, a finding follows.",
        outcome: Outcome::Passed(200),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 32\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xf3\x48\xcd\xc9\xc9\x57\x28\xcf\x2f\xca\x49\xe1\x02\x00\xd5\xe0\x39\x48\x0c\x00\x00\x00"), Step::Next]),
        ..Fault::PLAIN
    },
];
