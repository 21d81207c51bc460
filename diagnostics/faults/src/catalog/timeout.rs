//! Peers that are too slow.

use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "timeout_first_byte",
        cause: "timeout_first_byte",
        title: "The application does not answer",
        about: "The origin reads the request and then says nothing.",
        outcome: Outcome::Answered(504),
        action: Action::Plain(&[Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "timeout_head",
        cause: "timeout_head",
        title: "The head does not end",
        about: "The origin sends a status line and one field, and then nothing.",
        outcome: Outcome::Answered(504),
        keys: "timeout = { head = \"300ms\" }\n",
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "timeout_head_dripping",
        cause: "timeout_head",
        title: "The head comes byte by byte",
        about: "The origin sends a head that never ends, one byte at a time.",
        outcome: Outcome::Answered(504),
        keys: "timeout = { head = \"1s\" }\n",
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\n"),
            Step::Drip(b"X-Drop: drip\r\n"),
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "timeout_body_idle",
        cause: "timeout_body_idle",
        title: "Silence in the middle of the answer",
        about: "The origin declares 1 MiB, sends 12 bytes and then nothing.",
        outcome: Outcome::Cut(200),
        keys: "timeout = { idle = \"300ms\" }\n",
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\
                Content-Length: 1048576\r\n\r\nOnce upon a ",
            ),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "timeout_total",
        cause: "timeout_total",
        title: "Longer than the whole exchange may take",
        about: "The origin reads the request and says nothing for longer than all may take.",
        outcome: Outcome::Answered(504),
        keys: "timeout = { first_byte = \"10s\", total = \"300ms\" }\n",
        action: Action::Plain(&[Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "timeout_total_body",
        cause: "timeout_total",
        title: "A body that never ends",
        about: "The origin goes on sending, byte by byte, for longer than all may take.",
        outcome: Outcome::Cut(200),
        keys: "timeout = { total = \"300ms\" }\n",
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\
                Content-Length: 1048576\r\n\r\n",
            ),
            Step::Drip(b"and so on, "),
        ]),
        ..Fault::PLAIN
    },
];
