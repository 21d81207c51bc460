//! Errors of rustls, and certificates, as evidence.

use std::fmt::Write;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use candor_diagnostics::evidence::{Certificate, Evidence, Link, StreamEnd, TlsFault};
use rustls::{CertificateError, Error};
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::objects::{oid_registry, oid2abbrev};
use x509_parser::oid_registry::OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS;
use x509_parser::prelude::{FromDer, X509Certificate, X509Name};

use crate::upstream::tls::{Presented, Seen, ServerTls};

/// Bounds of a [`Certificate`].
const NAMES_MAX: usize = 20;
const TEXT_MAX: usize = 512;

/// A handshake that failed.
#[cold]
pub(in crate::upstream) fn handshake(
    error: &io::Error,
    server: &ServerTls,
    seen: &Seen,
    presented: Option<Presented>,
) -> Vec<Evidence> {
    if !seen.bytes().is_empty() && !is_tls(seen.bytes()) {
        return vec![Evidence::Tls(TlsFault::NotTls {
            first: seen.bytes().to_vec(),
        })];
    }
    let Some(library) = of_rustls(error) else {
        // At least what was seen before; the rest went into rustls.
        return vec![ended(error, seen.length as u64)];
    };
    let Error::InvalidCertificate(why) = library else {
        return vec![Evidence::Tls(fault(library))];
    };
    let Presented { chain, now_unix_s } = presented.unwrap_or(Presented {
        chain: Vec::new(),
        now_unix_s: 0,
    });
    let parsed: Vec<X509Certificate<'_>> = chain
        .iter()
        .filter_map(|der| X509Certificate::from_der(der).ok())
        .map(|(_, certificate)| certificate)
        .collect();
    let mut evidence = vec![Evidence::Tls(certificate_fault(why, server, &parsed))];
    if let Some(certificate) = summarize(&parsed, now_unix_s) {
        evidence.push(Evidence::Certificate(certificate));
    }
    evidence
}

/// An error on an established stream, which with TLS 1.3 may still be the peer's answer to our
/// certificate. `None` when TLS has no part in it.
#[cold]
pub fn stream(error: &io::Error) -> Option<Evidence> {
    of_rustls(error).map(|error| Evidence::Tls(fault(error)))
}

fn of_rustls(error: &io::Error) -> Option<&Error> {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>())
}

/// Whether the bytes can begin a TLS record (RFC 8446 §5.1): content type and major version.
fn is_tls(first: &[u8]) -> bool {
    matches!(first, [20..=24] | [20..=24, 3, ..])
}

fn fault(error: &Error) -> TlsFault {
    match error {
        Error::AlertReceived(alert) => TlsFault::AlertReceived {
            id: u8::from(*alert),
        },
        error => TlsFault::Other {
            text: error.to_string(),
        },
    }
}

fn ended(error: &io::Error, received: u64) -> Evidence {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof, WriteZero};
    let end = match error.kind() {
        UnexpectedEof | WriteZero => StreamEnd::Fin,
        BrokenPipe | ConnectionAborted | ConnectionReset => StreamEnd::Reset,
        _ => return super::io("handshake", error),
    };
    Evidence::Tls(TlsFault::Closed { end, received })
}

fn certificate_fault(
    why: &CertificateError,
    server: &ServerTls,
    chain: &[X509Certificate<'_>],
) -> TlsFault {
    use CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet,
        NotValidYetContext, UnknownIssuer,
    };
    let untrusted = |reason| TlsFault::CertificateUntrusted {
        reason,
        trust: server.trust().to_owned(),
        shown_by: None,
    };
    match why {
        Expired | ExpiredContext { .. } => TlsFault::CertificateTime { not_yet: false },
        NotValidYet | NotValidYetContext { .. } => TlsFault::CertificateTime { not_yet: true },
        NotValidForName | NotValidForNameContext { .. } => TlsFault::CertificateName {
            expected: server.text.as_ref().to_owned(),
        },
        UnknownIssuer => untrusted(untrusted_reason(chain)),
        // webpki takes no CA for a server before it looks at who issued it.
        CertificateError::Other(_) if chain.first().is_some_and(is_own_ca) => {
            untrusted("self_signed")
        }
        why => TlsFault::CertificateUnusable {
            reason: "malformed",
            which: chain
                .first()
                .map(|leaf| rfc4514(leaf.subject()))
                .unwrap_or_default(),
            found: Error::from(why.clone()).to_string(),
            unsupported: false,
        },
    }
}

fn is_own_ca(certificate: &X509Certificate<'_>) -> bool {
    certificate.is_ca() && is_self_issued(certificate)
}

fn is_self_issued(certificate: &X509Certificate<'_>) -> bool {
    certificate.subject().as_raw() == certificate.issuer().as_raw()
}

/// Why nobody vouches for a chain. An intermediate is missing only where the chain's last
/// certificate itself says where its issuer's can be had: a root says so of nothing it issues for
/// a private purpose, and both look alike otherwise.
fn untrusted_reason(chain: &[X509Certificate<'_>]) -> &'static str {
    let Some(leaf) = chain.first() else {
        return "unknown_issuer";
    };
    if is_self_issued(leaf) {
        return "self_signed";
    }
    // Up from the leaf, in whatever order they came.
    let mut last = leaf;
    for _ in 0..chain.len() {
        let issuer = chain
            .iter()
            .find(|c| c.subject().as_raw() == last.issuer().as_raw());
        match issuer {
            Some(issuer) if is_self_issued(issuer) => return "unknown_issuer",
            Some(issuer) => last = issuer,
            None => break,
        }
    }
    match names_issuer_location(last) {
        true => "chain_incomplete",
        false => "unknown_issuer",
    }
}

/// RFC 5280 §4.2.2.1, `caIssuers`.
fn names_issuer_location(certificate: &X509Certificate<'_>) -> bool {
    certificate
        .extensions()
        .iter()
        .any(|extension| match extension.parsed_extension() {
            ParsedExtension::AuthorityInfoAccess(access) => access
                .accessdescs
                .iter()
                .any(|a| a.access_method == OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS),
            _ => false,
        })
}

fn summarize(chain: &[X509Certificate<'_>], now_unix_s: u64) -> Option<Certificate> {
    let leaf = chain.first()?;
    let names = match leaf.subject_alternative_name() {
        Ok(Some(extension)) => extension
            .value
            .general_names
            .iter()
            .filter_map(name)
            .take(NAMES_MAX)
            .collect(),
        _ => Vec::new(),
    };
    let mut serial = String::new();
    for byte in leaf.raw_serial().iter().take(TEXT_MAX) {
        // Writing to a string does not fail.
        let _ = write!(serial, "{byte:02x}");
    }
    Some(Certificate {
        subject: rfc4514(leaf.subject()),
        issuer: rfc4514(leaf.issuer()),
        names,
        serial,
        not_before_unix_s: leaf.validity().not_before.timestamp(),
        not_after_unix_s: leaf.validity().not_after.timestamp(),
        now_unix_s: i64::try_from(now_unix_s).unwrap_or(i64::MAX),
        chain: chain
            .iter()
            .map(|certificate| Link {
                subject: rfc4514(certificate.subject()),
                issuer: rfc4514(certificate.issuer()),
                not_before_unix_s: certificate.validity().not_before.timestamp(),
                not_after_unix_s: certificate.validity().not_after.timestamp(),
                ..Link::default()
            })
            .collect(),
        ..Certificate::default()
    })
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(bounded((*name).to_owned())),
        GeneralName::IPAddress(raw) => {
            if let Ok(v4) = <[u8; 4]>::try_from(*raw) {
                return Some(IpAddr::from(Ipv4Addr::from(v4)).to_string());
            }
            let v6 = <[u8; 16]>::try_from(*raw).ok()?;
            Some(IpAddr::from(Ipv6Addr::from(v6)).to_string())
        }
        _ => None,
    }
}

/// A distinguished name as text, last attribute first (RFC 4514 §2.1).
fn rfc4514(name: &X509Name<'_>) -> String {
    let mut text = String::new();
    let sets: Vec<_> = name.iter_rdn().collect();
    for set in sets.into_iter().rev() {
        if !text.is_empty() {
            text.push(',');
        }
        for (index, attribute) in set.iter().enumerate() {
            if index > 0 {
                text.push('+');
            }
            match oid2abbrev(attribute.attr_type(), oid_registry()) {
                Ok(short) => text.push_str(short),
                Err(_) => text.push_str(&attribute.attr_type().to_id_string()),
            }
            text.push('=');
            escape(&mut text, &String::from_utf8_lossy(attribute.as_slice()));
        }
    }
    bounded(text)
}

/// RFC 4514 §2.4, the characters that need it.
fn escape(text: &mut String, value: &str) {
    for (index, character) in value.chars().enumerate() {
        if matches!(character, '"' | '+' | ',' | ';' | '<' | '>' | '\\')
            || index == 0 && matches!(character, ' ' | '#')
        {
            text.push('\\');
        }
        text.push(character);
    }
}

fn bounded(mut text: String) -> String {
    if text.len() > TEXT_MAX {
        text.truncate(text.floor_char_boundary(TEXT_MAX));
        text.push('…');
    }
    text
}
