//! Faults while the request is sent.

use crate::script::{Action, Step};
use crate::{Ask, Fault, Outcome};

/// More than the buffers of two sockets hold, less than what Candor takes unless told otherwise.
const LARGE: usize = 8 << 20;

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "req_write_timeout",
        cause: "req_write_timeout",
        title: "The application does not read",
        about: "The origin reads the head of an upload and then nothing more.",
        outcome: Outcome::Answered(504),
        ask: Ask::Post(LARGE),
        keys: "timeout = { write = \"300ms\" }\n",
        action: Action::Plain(&[Step::Headed, Step::Stall]),
        ..Fault::PLAIN
    },
    Fault {
        name: "req_write_aborted",
        cause: "req_write_aborted",
        title: "Hung up on an upload",
        about: "The origin reads the head of an upload and resets the connection.",
        outcome: Outcome::Answered(502),
        ask: Ask::Post(LARGE),
        action: Action::Plain(&[Step::Headed, Step::Reset]),
        ..Fault::PLAIN
    },
    Fault {
        name: "req_early_response",
        cause: "req_early_response",
        title: "Too large, without reading it",
        about: "The origin answers 413 to the head of an upload and resets the connection.",
        outcome: Outcome::Passed(413),
        ask: Ask::Post(LARGE),
        action: Action::Plain(&[
            Step::Headed,
            Step::Send(
                b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n\
                Content-Type: text/plain\r\nContent-Length: 34\r\n\r\n\
                This is more than we want to read\n",
            ),
            Step::Reset,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "req_early_response_cut",
        cause: "req_early_response",
        title: "Refused, and cut in the middle of saying so",
        about: "The origin begins to answer 413 to the head of an upload and resets the connection.",
        outcome: Outcome::Answered(502),
        ask: Ask::Post(LARGE),
        action: Action::Plain(&[
            Step::Headed,
            Step::Send(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-L"),
            Step::Reset,
        ]),
        ..Fault::PLAIN
    },
];
