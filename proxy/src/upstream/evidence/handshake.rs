//! What was offered and chosen in a handshake.

use candor_diagnostics::evidence::{Evidence, Handshake};
use rustls::{CipherSuite, CommonState, NamedGroup, ProtocolVersion, SupportedCipherSuite};

use super::certificate;
use crate::upstream::tls::{Seen, ServerTls};

/// A handshake that did not come to its end. `presented`: a certificate came that is not counted
/// among the messages that could be read, as TLS 1.3 encrypts it.
pub(super) fn of(server: &ServerTls, seen: &Seen, presented: bool) -> Evidence {
    let read = seen.last_message().and_then(message);
    let last_message = match read {
        Some("server_hello") if presented => Some("certificate"),
        read => read,
    };
    Evidence::Handshake(Box::new(Handshake {
        version: seen.version().map(version),
        suite: seen.suite().map(|id| suite(CipherSuite::from(id))),
        group: seen.group().map(|id| group(NamedGroup::from(id))),
        alpn: seen.alpn().map(protocol),
        last_message,
        received: seen.total,
        records: seen.records,
        ..offered(server)
    }))
}

/// A handshake that was over on our side.
pub(super) fn established(server: &ServerTls, session: &CommonState) -> Evidence {
    let suite_of = |suite: SupportedCipherSuite| suite_name(&suite);
    Evidence::Handshake(Box::new(Handshake {
        version: session.protocol_version().map(|v| version(u16::from(v))),
        suite: session.negotiated_cipher_suite().map(suite_of),
        group: session
            .negotiated_key_exchange_group()
            .map(|chosen| group(chosen.name())),
        alpn: session.alpn_protocol().map(protocol),
        last_message: Some("finished"),
        done: true,
        ..offered(server)
    }))
}

fn offered(server: &ServerTls) -> Handshake {
    let client = server.client();
    let config = server.config();
    let provider = config.crypto_provider();
    let asked = client.asked();
    Handshake {
        sni: server.sni().map(str::to_owned),
        // What `with_safe_default_protocol_versions` means.
        offered_versions: vec!["TLS 1.3".to_owned(), "TLS 1.2".to_owned()],
        offered_suites: provider.cipher_suites.iter().map(suite_name).collect(),
        offered_groups: provider
            .kx_groups
            .iter()
            .map(|offered| group(offered.name()))
            .collect(),
        offered_alpn: config.alpn_protocols.iter().map(|p| protocol(p)).collect(),
        certificate_asked: asked.is_some(),
        authorities: asked
            .unwrap_or_default()
            .iter()
            .filter_map(|der| certificate::name_of(der))
            .collect(),
        own_certificate: client.own_certificate().and_then(certificate::subject_of),
        ..Handshake::default()
    }
}

fn suite_name(offered: &SupportedCipherSuite) -> String {
    suite(offered.suite())
}

fn suite(suite: CipherSuite) -> String {
    match suite {
        CipherSuite::Unknown(id) => format!("0x{id:04X}"),
        known => format!("{known:?}"),
    }
}

fn group(group: NamedGroup) -> String {
    match group {
        NamedGroup::Unknown(id) => format!("0x{id:04X}"),
        known => format!("{known:?}"),
    }
}

pub(super) fn version(id: u16) -> String {
    match ProtocolVersion::from(id) {
        ProtocolVersion::SSLv3 => "SSL 3.0".to_owned(),
        ProtocolVersion::TLSv1_0 => "TLS 1.0".to_owned(),
        ProtocolVersion::TLSv1_1 => "TLS 1.1".to_owned(),
        ProtocolVersion::TLSv1_2 => "TLS 1.2".to_owned(),
        ProtocolVersion::TLSv1_3 => "TLS 1.3".to_owned(),
        _ => format!("0x{id:04X}"),
    }
}

fn protocol(name: &[u8]) -> String {
    name.escape_ascii().to_string()
}

/// RFC 8446 §4, RFC 5246 §7.4, RFC 6066 §8.
fn message(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0 => "hello_request",
        2 => "server_hello",
        4 => "new_session_ticket",
        8 => "encrypted_extensions",
        11 => "certificate",
        12 => "server_key_exchange",
        13 => "certificate_request",
        14 => "server_hello_done",
        15 => "certificate_verify",
        20 => "finished",
        22 => "certificate_status",
        _ => return None,
    })
}
