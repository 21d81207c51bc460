//! The faults, one entry each.

use crate::certificate::Identity;
use crate::resolver;
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

const ERROR_PAGE: &[u8] = b"HTTP/1.1 500 Internal Server Error\r\n\
    Content-Type: text/plain\r\n\
    Content-Length: 50\r\n\
    \r\n\
    RuntimeError: the application raised this itself.\n";

const PIECE: &[u8; 4096] = &[b'.'; 4096];

/// Every fault, in the order in which an exchange would meet it.
pub const FAULTS: &[Fault] = &[
    Fault {
        name: "dns_nxdomain",
        cause: "dns_nxdomain",
        title: "The upstream's name does not exist",
        about: "The resolver answers NXDOMAIN for nobody.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::NOBODY),
    },
    Fault {
        name: "dns_timeout",
        cause: "dns_timeout",
        title: "The resolver does not answer",
        about: "The resolver swallows every question about silent.test.",
        outcome: Outcome::Answered(504),
        action: Action::Name(resolver::SILENT),
    },
    Fault {
        name: "dns_servfail",
        cause: "dns_other",
        title: "The resolver fails",
        about: "The resolver answers SERVFAIL for broken.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::BROKEN),
    },
    Fault {
        name: "connect_refused",
        cause: "connect_refused",
        title: "Nothing listens on the port",
        about: "The kernel answers the handshake with a reset: no process listens there.",
        outcome: Outcome::Answered(502),
        action: Action::Refused,
    },
    Fault {
        name: "connect_timeout",
        cause: "connect_timeout",
        title: "The handshake is never answered",
        about: "The listener's accept queue is full, so that the kernel drops each SYN.",
        outcome: Outcome::Answered(504),
        action: Action::Blackhole,
    },
    Fault {
        name: "connect_unreachable",
        cause: "connect_unreachable",
        title: "No route to the address",
        about: "The upstream is a broadcast address, to which no connection can be made.",
        outcome: Outcome::Answered(502),
        action: Action::Unroutable,
    },
    Fault {
        name: "socket_missing",
        cause: "socket_missing",
        title: "The socket file is not there",
        about: "The path of the unix socket does not exist.",
        outcome: Outcome::Answered(502),
        action: Action::MissingSocket,
    },
    Fault {
        name: "socket_permission",
        cause: "socket_permission",
        title: "The socket file may not be opened",
        about: "The unix socket has mode 0000; only root gets through.",
        outcome: Outcome::Answered(502),
        action: Action::DeniedSocket,
    },
    Fault {
        name: "socket_stale",
        cause: "socket_other",
        title: "The socket file was left behind",
        about: "The unix socket's file is there, but its listener is gone.",
        outcome: Outcome::Answered(502),
        action: Action::StaleSocket,
    },
    Fault {
        name: "tls_plaintext_peer",
        cause: "tls_plaintext_peer",
        title: "HTTPS spoken to a plain HTTP port",
        about: "The origin answers the TLS handshake with a plain HTTP 400.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(
                b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            ),
            Step::Hold,
        ]),
    },
    Fault {
        name: "tls_closed",
        cause: "tls_other",
        title: "The TLS handshake is hung up on",
        about: "The origin closes the connection instead of answering the TLS handshake.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[Step::Whatever, Step::Close]),
    },
    Fault {
        name: "tls_cert_time_invalid",
        cause: "tls_cert_time_invalid",
        title: "The certificate has expired",
        about: "The origin's certificate ended on 2021-01-01.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::Expired, &[Step::Send(ERROR_PAGE), Step::Next]),
    },
    Fault {
        name: "tls_cert_time_invalid_future",
        cause: "tls_cert_time_invalid",
        title: "The certificate is not valid yet",
        about: "The origin's certificate begins on 2090-01-01.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::Future, &[Step::Send(ERROR_PAGE), Step::Next]),
    },
    Fault {
        name: "tls_cert_untrusted",
        cause: "tls_cert_untrusted",
        title: "The certificate's issuer is unknown",
        about: "The origin's certificate is signed by a CA that the proxy was not given.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(
            Identity::UnknownIssuer,
            &[Step::Send(ERROR_PAGE), Step::Next],
        ),
    },
    Fault {
        name: "tls_cert_untrusted_self_signed",
        cause: "tls_cert_untrusted",
        title: "The certificate is self-signed",
        about: "The origin's certificate is signed by its own key.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::SelfSigned, &[Step::Send(ERROR_PAGE), Step::Next]),
    },
    Fault {
        name: "tls_cert_name_mismatch",
        cause: "tls_cert_name_mismatch",
        title: "The certificate is for another name",
        about: "The proxy asks for origin.test; the certificate is for other.test.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::OtherName, &[Step::Send(ERROR_PAGE), Step::Next]),
    },
    Fault {
        name: "timeout_first_byte",
        cause: "timeout_first_byte",
        title: "The application does not answer",
        about: "The origin reads the request and then says nothing.",
        outcome: Outcome::Answered(504),
        action: Action::Plain(&[Step::Hold]),
    },
    Fault {
        name: "head_closed_empty",
        cause: "head_closed_empty",
        title: "Hung up without a word",
        about: "The origin reads the request and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Close]),
    },
    Fault {
        name: "head_reset",
        cause: "head_reset",
        title: "Reset without a word",
        about: "The origin reads the request and resets the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[Step::Reset]),
    },
    Fault {
        name: "head_truncated",
        cause: "head_other",
        title: "Died in the middle of the head",
        about: "The origin sends half a response head and closes the connection.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Half: "),
            Step::Close,
        ]),
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
    },
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
    },
    Fault {
        name: "framing_cl_conflict",
        cause: "framing_other",
        title: "Two lengths that differ",
        about: "The origin sends Content-Length: 6 and Content-Length: 12.",
        outcome: Outcome::Answered(502),
        action: Action::Plain(&[
            Step::Send(
                b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 12\r\n\r\nHello world\n",
            ),
            Step::Hold,
        ]),
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
    },
    Fault {
        name: "framing_chunk_size_invalid",
        cause: "framing_other",
        title: "A chunk size that is not hexadecimal",
        about: "After 256 KiB of good chunks the origin sends a chunk size of \"twelve\".",
        outcome: Outcome::Cut(200),
        action: Action::Plain(&[
            Step::Send(CHUNKED_HEAD),
            Step::Repeat(CHUNK, 4096),
            Step::Send(b"twelve\r\nHello world\n\r\n0\r\n\r\n"),
            Step::Hold,
        ]),
    },
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
    },
    Fault {
        name: "body_truncated_reset",
        cause: "body_truncated",
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
    },
    Fault {
        name: "origin_error",
        cause: "origin_error",
        title: "The application's own error page",
        about: "The origin answers 500 with a page of its own, which is passed on untouched.",
        outcome: Outcome::Passed(500),
        action: Action::Plain(&[Step::Send(ERROR_PAGE), Step::Next]),
    },
];

const CHUNKED_HEAD: &[u8] = b"HTTP/1.1 200 OK\r\n\
    Content-Type: text/plain\r\n\
    Transfer-Encoding: chunked\r\n\
    \r\n";

/// One chunk of 64 bytes.
const CHUNK: &[u8] = b"40\r\n\
    ...............................................................\n\r\n";
