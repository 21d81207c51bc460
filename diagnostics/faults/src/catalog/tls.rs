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
    Fault {
        name: "tls_cert_untrusted_incomplete",
        cause: "tls_cert_untrusted",
        title: "The intermediate certificate is not sent",
        about: "The origin's certificate is issued by an intermediate CA whose own certificate it keeps to itself.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(
            Identity::WithoutIntermediate,
            &[Step::Send(ERROR_PAGE), Step::Next],
        ),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_revoked",
        cause: "tls_cert_revoked",
        title: "The certificate is revoked",
        about: "The origin's certificate is on the revocation list that the proxy was given.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::Revoked, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cert_unusable",
        cause: "tls_cert_unusable",
        title: "The certificate is one for clients",
        about: "The origin shows a certificate whose purpose is to be a client's.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::ForClients, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_client_cert_required",
        cause: "tls_client_cert_required",
        title: "A client certificate is wanted",
        about: "The origin takes only clients who show a certificate, and the proxy has none.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(
            Identity::WantsCertificate,
            &[Step::Send(ERROR_PAGE), Step::Next],
        ),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_alpn_mismatch",
        cause: "tls_alpn_mismatch",
        title: "The server speaks HTTP/2 only",
        about: "The origin refuses every application protocol but h2 in the handshake.",
        outcome: Outcome::Answered(502),
        action: Action::Tls(Identity::OnlyHttp2, &[Step::Send(ERROR_PAGE), Step::Next]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_version_mismatch",
        cause: "tls_version_mismatch",
        title: "Only versions of TLS that are withdrawn",
        about: "The origin answers the handshake with the alert protocol_version, as a server of TLS 1.0 does.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x15\x03\x01\x00\x02\x02\x46"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_version_mismatch_chosen",
        cause: "tls_version_mismatch",
        title: "TLS 1.0 is chosen",
        about: "The origin chooses TLS 1.0 though it was not offered.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[Step::Whatever, Step::Send(SERVER_HELLO_1_0), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cipher_mismatch",
        cause: "tls_cipher_mismatch",
        title: "No cipher suite in common",
        about: "The origin answers the handshake with the alert handshake_failure.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x15\x03\x03\x00\x02\x02\x28"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_cipher_mismatch_weak",
        cause: "tls_cipher_mismatch",
        title: "Not secure enough",
        about: "The origin answers the handshake with the alert insufficient_security.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x15\x03\x03\x00\x02\x02\x47"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_sni_rejected",
        cause: "tls_sni_rejected",
        title: "The server name is not known",
        about: "The origin knows no site of the name that the handshake asks for.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x15\x03\x03\x00\x02\x02\x70"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_alert_received",
        cause: "tls_alert_received",
        title: "An alert of another kind",
        about: "The origin answers the handshake with the alert internal_error.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x15\x03\x03\x00\x02\x02\x50"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_record_error",
        cause: "tls_record_error",
        title: "A broken TLS message",
        about: "The origin answers the handshake with a ServerHello that is cut short within its record.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Whatever,
            Step::Send(b"\x16\x03\x03\x00\x06\x02\x00\x00\x02\x03\x03"),
            Step::Close,
        ]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_peer_closed_reset",
        cause: "tls_peer_closed",
        title: "The TLS handshake is reset",
        about: "The origin resets the connection instead of answering the TLS handshake.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[Step::Whatever, Step::Reset]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_timeout",
        cause: "tls_timeout",
        title: "The TLS handshake is not answered",
        about: "The origin takes the connection and says nothing, as a plain port that waits for more does.",
        outcome: Outcome::Answered(504),
        keys: SHORT,
        action: Action::PlainForTls(&[Step::Whatever, Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_timeout_stalled",
        cause: "tls_timeout",
        title: "The TLS handshake stops half-way",
        about: "The origin sends half of a ServerHello and nothing more.",
        outcome: Outcome::Answered(504),
        keys: SHORT,
        action: Action::PlainForTls(&[Step::Whatever, Step::Send(SERVER_HELLO_BEGUN), Step::Hold]),
        ..Fault::PLAIN
    },
    Fault {
        name: "tls_plaintext_peer_starttls",
        cause: "tls_plaintext_peer",
        title: "HTTPS spoken to a mail server",
        about: "The origin greets as an SMTP server does, which turns to TLS on command only.",
        outcome: Outcome::Answered(502),
        action: Action::PlainForTls(&[
            Step::Unasked,
            Step::Send(b"220 mail.origin.test ESMTP ready\r\n"),
            Step::Hold,
        ]),
        ..Fault::PLAIN
    },
];

/// A handshake that is not answered is waited for.
const SHORT: &str = "timeout = { tls = \"300ms\" }\n";

/// A ServerHello that chooses TLS 1.0 and RSA with AES-128-CBC.
const SERVER_HELLO_1_0: &[u8] = b"\x16\x03\x01\x00\x2a\x02\x00\x00\x26\x03\x01\
    ................................\x00\x00\x2f\x00";

/// The beginning of a ServerHello of 86 bytes.
const SERVER_HELLO_BEGUN: &[u8] = b"\x16\x03\x03\x00\x5a\x02\x00\x00\x56\x03\x03\
    ................";
