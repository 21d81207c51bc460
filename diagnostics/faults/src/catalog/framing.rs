//! Faults of the framing of a response body.

use super::{CHUNK, CHUNKED_HEAD, PIECE};
use crate::script::{Action, Step};
use crate::{Ask, Fault, Outcome};

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
        name: "framing_chunk_size_invalid_late",
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
    Fault {
        name: "framing_cl_invalid_negative",
        cause: "framing_cl_invalid",
        title: "Content-Length is negative",
        about: "The origin sends Content-Length: -1.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: -1\r\n\r\nHello world\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_cl_conflict_list",
        cause: "framing_cl_conflict",
        title: "Two lengths that differ, in one line",
        about: "The origin sends Content-Length: 6, 12.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6, 12\r\n\r\nHello world\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_cl_conflict_equal",
        cause: "framing_cl_conflict",
        title: "The same length twice",
        about: "The origin sends Content-Length: 12 in two lines: they are collapsed, the log has a finding.",
        outcome: Outcome::Passed(200),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nContent-Length: 12\r\n\r\nHello world\n"), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_cl_and_te",
        cause: "framing_cl_and_te",
        title: "Both a length and chunks",
        about: "The origin sends Content-Length and Transfer-Encoding: chunked.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\n0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_cl_and_te_tolerated",
        cause: "framing_cl_and_te",
        title: "Both a length and chunks, tolerated",
        about: "The same, and the upstream has tolerate = [\"te_and_cl\"]: the length is dropped, the log has a finding.",
        outcome: Outcome::Passed(200),
        keys: "tolerate = [\"te_and_cl\"]\n",
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\n0\r\n\r\n"), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_te_unsupported",
        cause: "framing_te_unsupported",
        title: "A coding that belongs elsewhere",
        about: "The origin sends Transfer-Encoding: gzip.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: gzip\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_te_unsupported_twice",
        cause: "framing_te_unsupported",
        title: "Chunked twice",
        about: "The origin sends Transfer-Encoding: chunked, chunked.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked, chunked\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_te_unsupported_old",
        cause: "framing_te_unsupported",
        title: "Chunks in HTTP/1.0",
        about: "The origin answers as HTTP/1.0 with Transfer-Encoding: chunked.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\n0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_chunk_size_invalid",
        cause: "framing_chunk_size_invalid",
        title: "A warning between the chunks",
        about: "After one good chunk the origin writes a warning where the next size should stand.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\nWarning: undefined variable\r\n0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_chunk_terminator_invalid",
        cause: "framing_chunk_terminator_invalid",
        title: "A chunk size in decimal",
        about: "The origin writes 12 for the twelve bytes of its chunk: that is eighteen.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n12\r\nHello world\n\r\n0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_chunk_terminator_invalid_late",
        cause: "framing_chunk_terminator_invalid",
        title: "A chunk that is longer than its size",
        about: "After 256 KiB of good chunks one has a byte more than it declared.",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[Step::Send(CHUNKED_HEAD), Step::Repeat(CHUNK, 4096), Step::Send(b"c\r\nHello world.!\r\n0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_trailer_invalid",
        cause: "framing_trailer_invalid",
        title: "An error page after the last chunk",
        about: "The origin writes markup after its last chunk.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\n0\r\n<h1>Error</h1>\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_trailer_invalid_forbidden",
        cause: "framing_trailer_invalid",
        title: "A length after the body",
        about: "The origin sends Content-Length as a trailer.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello world\n\r\n0\r\nContent-Length: 12\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_trailer_invalid_no_end",
        cause: "framing_trailer_invalid",
        title: "No empty line at the end",
        about: "After 256 KiB of chunks the origin sends the last one and closes without the empty line.",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[Step::Send(CHUNKED_HEAD), Step::Repeat(CHUNK, 4096), Step::Send(b"0\r\n"), Step::Close]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_body_not_allowed",
        cause: "framing_body_not_allowed",
        title: "A body with 204",
        about: "The origin sends 204 No Content and a body.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 204 No Content\r\n\r\n{}"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_body_not_allowed_head",
        cause: "framing_body_not_allowed",
        title: "A body in the answer to HEAD",
        about: "The origin answers HEAD as it answers GET, with the body.",
        outcome: Outcome::Answered(502),
        ask: Ask::Head,
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nHello world\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_body_not_allowed_tolerated",
        cause: "framing_body_not_allowed",
        title: "A body with 304, tolerated",
        about: "The origin sends 304 Not Modified and a body; the upstream has tolerate = [\"body_not_allowed\"].",
        outcome: Outcome::Passed(304),
        keys: "tolerate = [\"body_not_allowed\"]\n",
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 304 Not Modified\r\n\r\nHello world\n"), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "framing_overrun_response",
        cause: "framing_overrun",
        title: "Two answers for one request",
        about: "The origin answers, and answers once more.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nHello world\nHTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"), Step::Hold]),
        ..Fault::PLAIN
    },
];
