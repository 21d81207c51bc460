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
];
