//! A client's TLS handshake: ClientHello, choice of the site's configuration, and why it failed.

use std::io;

use rustls::server::Acceptor;
use rustls::{AlertDescription, CertificateError, PeerIncompatible};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::StartHandshake;
use tokio_rustls::server::TlsStream;

use super::connection::TlsInfo;
use super::refuse::Refusal;
use super::tls::ListenerTls;
use crate::stream::Socket;

/// A ClientHello fits, but for post-quantum key shares or many tickets: then it takes two reads.
const READ: usize = 4096;

/// The content type of a TLS record that holds a handshake message.
const HANDSHAKE: u8 = 0x16;

/// A fatal `unrecognized_name` alert, as one record. rustls has no way to send it before a
/// configuration was chosen.
const UNRECOGNIZED_NAME: [u8; 7] = [0x15, 3, 3, 0, 2, 2, 112];

/// How a handshake ended.
pub(super) enum Outcome {
    /// TLS is spoken.
    Done(Box<tokio_rustls::TlsStream<Socket>>, Box<TlsInfo>),
    /// The client sent what is not TLS; the first bytes, and the socket to answer on.
    NotTls(Socket, Vec<u8>),
    /// It failed, and the client was told by an alert where that was possible.
    Failed(Refusal),
    /// The client connected and left without a byte: a port check.
    Nothing,
}

/// Does the handshake. Callers bound the time.
pub(super) async fn shake(mut socket: Socket, tls: &ListenerTls) -> Outcome {
    let mut acceptor = Acceptor::default();
    let mut buffer = [0; READ];
    let mut is_first = true;
    let accepted = loop {
        let count = match socket.read(&mut buffer).await {
            Ok(0) | Err(_) if is_first => return Outcome::Nothing,
            Ok(0) => return failed(None, &io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(e) => return failed(None, &e),
        };
        if is_first && buffer[0] != HANDSHAKE {
            return Outcome::NotTls(socket, buffer[..count].to_vec());
        }
        is_first = false;
        let mut bytes = &buffer[..count];
        // It takes what its buffer has room for; each round it takes something or fails.
        while !bytes.is_empty() {
            if let Err(e) = acceptor.read_tls(&mut bytes) {
                return failed(None, &e);
            }
        }
        match acceptor.accept() {
            Ok(Some(accepted)) => break accepted,
            Ok(None) => {}
            Err((e, mut alert)) => {
                let mut bytes = Vec::new();
                if alert.write_all(&mut bytes).is_ok() {
                    let _ = socket.write_all(&bytes).await;
                }
                return Outcome::Failed(explain(None, &e));
            }
        }
    };
    let name = accepted
        .client_hello()
        .server_name()
        .map(|n| n.to_ascii_lowercase().into());
    let name: Option<Box<str>> = name;
    let Some(serving) = tls.find(name.as_deref()) else {
        let _ = socket.write_all(&UNRECOGNIZED_NAME).await;
        return Outcome::Failed(unknown_name(name));
    };
    let handshake = StartHandshake::from_parts(accepted, socket);
    match handshake.into_stream(serving.config.clone()).await {
        Ok(stream) => {
            let info = info(&stream, name, serving.policy);
            Outcome::Done(Box::new(stream.into()), Box::new(info))
        }
        Err(e) => failed(name, &e),
    }
}

fn info(
    stream: &TlsStream<Socket>,
    server_name: Option<Box<str>>,
    policy: super::PolicyId,
) -> TlsInfo {
    let (_, session) = stream.get_ref();
    TlsInfo {
        server_name,
        // It is known once the handshake is done.
        version: session
            .protocol_version()
            .unwrap_or(rustls::ProtocolVersion::TLSv1_2),
        h2: session.alpn_protocol() == Some(b"h2"),
        client_certificate: session.peer_certificates().is_some(),
        policy,
    }
}

#[cold]
fn unknown_name(name: Option<Box<str>>) -> Refusal {
    let (reason, detail) = match &name {
        Some(name) => (
            "unknown_server_name",
            format!("no site of this listener has the name {name}"),
        ),
        None => (
            "no_server_name",
            "the client asked for no server name (SNI), and several sites have certificates"
                .to_owned(),
        ),
    };
    Refusal {
        what: "handshake_failed",
        reason,
        detail,
        server_name: name,
    }
}

#[cold]
fn failed(server_name: Option<Box<str>>, error: &io::Error) -> Outcome {
    if let Some(error) = error
        .get_ref()
        .and_then(|e| e.downcast_ref::<rustls::Error>())
    {
        return Outcome::Failed(explain(server_name, error));
    }
    let detail = match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            "the client closed the connection in the handshake".to_owned()
        }
        io::ErrorKind::ConnectionReset => {
            "the client reset the connection in the handshake".to_owned()
        }
        _ => error.to_string(),
    };
    Outcome::Failed(Refusal {
        what: "handshake_failed",
        reason: "client_left",
        detail,
        server_name,
    })
}

/// rustls's error in the log's words.
fn explain(server_name: Option<Box<str>>, error: &rustls::Error) -> Refusal {
    use rustls::Error as E;
    let reason = match error {
        E::AlertReceived(alert) => return alerted(server_name, *alert),
        E::PeerIncompatible(what) => match what {
            PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled
            | PeerIncompatible::Tls13RequiredForQuic
            | PeerIncompatible::SupportedVersionsExtensionRequired => "no_common_version",
            PeerIncompatible::NoCipherSuitesInCommon => "no_common_cipher_suite",
            PeerIncompatible::NoKxGroupsInCommon
            | PeerIncompatible::NamedGroupsExtensionRequired
            | PeerIncompatible::NoEcPointFormatsInCommon => "no_common_group",
            PeerIncompatible::NoSignatureSchemesInCommon
            | PeerIncompatible::NoCertificateRequestSignatureSchemesInCommon
            | PeerIncompatible::SignatureAlgorithmsExtensionRequired => {
                "no_common_signature_scheme"
            }
            _ => "incompatible",
        },
        E::NoApplicationProtocol => "no_common_protocol",
        E::NoCertificatesPresented => "client_certificate_missing",
        E::InvalidCertificate(what) => match what {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => "client_certificate_time_invalid",
            CertificateError::UnknownIssuer => "client_certificate_untrusted",
            _ => "client_certificate_invalid",
        },
        E::InvalidMessage(_)
        | E::InappropriateMessage { .. }
        | E::InappropriateHandshakeMessage { .. } => "message_invalid",
        E::PeerMisbehaved(_) | E::DecryptError | E::PeerSentOversizedRecord => "client_misbehaved",
        _ => "other",
    };
    Refusal {
        what: "handshake_failed",
        reason,
        detail: error.to_string(),
        server_name,
    }
}

/// What a client means by an alert in the handshake.
fn alerted(server_name: Option<Box<str>>, alert: AlertDescription) -> Refusal {
    let meaning = match alert {
        AlertDescription::UnknownCA => ": it does not trust the certificate's issuer",
        AlertDescription::BadCertificate
        | AlertDescription::UnsupportedCertificate
        | AlertDescription::CertificateUnknown => ": it does not accept the certificate",
        AlertDescription::CertificateExpired => ": it holds the certificate to be expired",
        AlertDescription::CertificateRevoked => ": it holds the certificate to be revoked",
        AlertDescription::ProtocolVersion => ": it wants another TLS version",
        AlertDescription::UserCanceled => ": its user canceled",
        _ => "",
    };
    Refusal {
        what: "handshake_failed",
        reason: "client_alert",
        detail: format!(
            "the client sent the alert {alert:?} ({}){meaning}",
            u8::from(alert)
        ),
        server_name,
    }
}
