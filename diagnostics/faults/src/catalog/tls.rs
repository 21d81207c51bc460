//! Faults of the TLS handshake.

use super::ERROR_PAGE;
use crate::certificate::Identity;
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
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
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_peer_closed",
        cause: "tls_peer_closed",
        title: "The TLS handshake is hung up on",
        about: "The origin closes the connection instead of answering the TLS handshake.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[Step::Whatever, Step::Close]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_time_invalid",
        cause: "tls_cert_time_invalid",
        title: "The certificate has expired",
        about: "The origin's certificate ended on 2021-01-01.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::Expired, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_time_invalid_future",
        cause: "tls_cert_time_invalid",
        title: "The certificate is not valid yet",
        about: "The origin's certificate begins on 2090-01-01.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::Future, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
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
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_untrusted_self_signed",
        cause: "tls_cert_untrusted",
        title: "The certificate is self-signed",
        about: "The origin's certificate is signed by its own key.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::SelfSigned, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_name_mismatch",
        cause: "tls_cert_name_mismatch",
        title: "The certificate is for another name",
        about: "The proxy asks for origin.test; the certificate is for other.test.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::OtherName, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
];
