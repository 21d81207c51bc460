//! Faults of the framing of a response body.

use super::{CHUNK, CHUNKED_HEAD, PIECE};
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "framing_cl_invalid",
        cause: "framing_cl_invalid",
        title: "Content-Length is not a number",
        about: "The origin sends Content-Length: 12 bytes.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 12 bytes\r\n\r\nHello world\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_cl_conflict",
        cause: "framing_cl_conflict",
        title: "Two lengths that differ",
        about: "The origin sends Content-Length: 6 and Content-Length: 12.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 12\r\n\r\nHello world\n",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_overrun",
        cause: "framing_overrun",
        title: "More body than declared",
        about: "The origin declares 5 bytes and sends 12 in one piece.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\n\
                Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nHello world\n",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_overrun_late",
        cause: "framing_overrun",
        title: "More body than declared, noticed late",
        about: "The origin declares 1 MiB and sends a few bytes more: the page is whole, \
                the log has a finding.",
        outcome: Outcome::Passed(200),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\n\
                Content-Type: text/plain\r\nContent-Length: 1048576\r\n\r\n",
            ),
            Step::Repeat(PIECE, 256),
            Step::Send(b"surplus\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_chunk_size_invalid",
        cause: "framing_chunk_size_invalid",
        title: "A chunk size that is not hexadecimal",
        about: "After 256 KiB of good chunks the origin sends a chunk size of \"twelve\".",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[
            Step::Send(CHUNKED_HEAD),
            Step::Repeat(CHUNK, 4096),
            Step::Send(b"twelve\r\nHello world\n\r\n0\r\n\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
];
