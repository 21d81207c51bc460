//! Faults of the response head.

use crate::script::{Action, Step};
use crate::{Fault, Outcome};

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
];
