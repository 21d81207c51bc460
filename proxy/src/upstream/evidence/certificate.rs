//! Certificates and revocation lists as evidence.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use candor_diagnostics::evidence::{Certificate, Link, Revocation};
use rustls::pki_types::CertificateRevocationListDer;
use rustls::{DistinguishedName, RootCertStore};
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::objects::{oid_registry, oid2abbrev};
use x509_parser::oid_registry::{OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS, Oid};
use x509_parser::prelude::{
    CertificateRevocationList, FromDer, ReasonCode, X509Certificate, X509Name, X509Version,
};
use x509_parser::public_key::PublicKey;

use crate::upstream::tls::{Check, Presented};

/// Bounds of a [`Certificate`].
const NAMES_MAX: usize = 20;
const TEXT_MAX: usize = 512;

/// ring verifies no RSA signature by a smaller key.
const RSA_BITS_MIN: usize = 2048;

/// Signature algorithms that ring verifies, by the names of their object identifiers.
const ALGORITHMS: [&str; 8] = [
    "sha256WithRSAEncryption",
    "sha384WithRSAEncryption",
    "sha512WithRSAEncryption",
    "rsassa-pss",
    "rsassaPss",
    "ecdsa-with-SHA256",
    "ecdsa-with-SHA384",
    "ed25519",
];

/// A chain that was not accepted.
pub(super) struct Chain(Presented);

impl Chain {
    pub(super) fn new(presented: Presented) -> Self {
        Self(presented)
    }

    /// What of it can be parsed, leaf first.
    pub(super) fn parse(&self) -> Vec<X509Certificate<'_>> {
        let parsed = self.0.chain.iter();
        parsed
            .filter_map(|der| X509Certificate::from_der(der).ok())
            .map(|(_, certificate)| certificate)
            .collect()
    }

    /// What it did not pass.
    pub(super) fn check(&self) -> Check {
        self.0.check
    }

    pub(super) fn summarize(&self, parsed: &[X509Certificate<'_>]) -> Option<Certificate> {
        let leaf = parsed.first()?;
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
            subject: subject(leaf),
            issuer: rfc4514(leaf.issuer()),
            names,
            serial,
            key: key(leaf),
            signature: algorithm(leaf),
            not_before_unix_s: leaf.validity().not_before.timestamp(),
            not_after_unix_s: leaf.validity().not_after.timestamp(),
            now_unix_s: i64::try_from(self.0.now_unix_s).unwrap_or(i64::MAX),
            chain: parsed.iter().map(link).collect(),
        })
    }
}

fn link(certificate: &X509Certificate<'_>) -> Link {
    Link {
        subject: subject(certificate),
        issuer: rfc4514(certificate.issuer()),
        not_before_unix_s: certificate.validity().not_before.timestamp(),
        not_after_unix_s: certificate.validity().not_after.timestamp(),
        key: key(certificate),
        signature: algorithm(certificate),
    }
}

/// The subject as text.
pub(super) fn subject(certificate: &X509Certificate<'_>) -> String {
    rfc4514(certificate.subject())
}

/// The subject of a certificate, DER.
pub(super) fn subject_of(der: &[u8]) -> Option<String> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Some(subject(&certificate))
}

/// A distinguished name, DER.
pub(super) fn name_of(der: &[u8]) -> Option<String> {
    let (_, name) = X509Name::from_der(der).ok()?;
    Some(rfc4514(&name))
}

/// Kind and size of a certificate's key.
pub(super) fn key(certificate: &X509Certificate<'_>) -> String {
    let info = certificate.public_key();
    match info.parsed() {
        Ok(PublicKey::RSA(key)) => format!("RSA {}", bits(key.modulus)),
        Ok(PublicKey::EC(_)) => {
            let curve = info
                .algorithm
                .parameters
                .as_ref()
                .and_then(|p| p.as_oid().ok());
            match curve.map(|oid| oid.to_id_string()).as_deref() {
                Some("1.2.840.10045.3.1.7") => "EC P-256".to_owned(),
                Some("1.3.132.0.34") => "EC P-384".to_owned(),
                Some("1.3.132.0.35") => "EC P-521".to_owned(),
                Some(other) => format!("EC {other}"),
                None => "EC".to_owned(),
            }
        }
        _ => short(&info.algorithm.algorithm),
    }
}

/// The significant bits of a number, big-endian.
fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let significant = &number[zeros..];
    let first = significant
        .first()
        .map_or(0, |byte| byte.leading_zeros() as usize);
    significant.len() * 8 - first
}

fn algorithm(certificate: &X509Certificate<'_>) -> String {
    short(&certificate.signature_algorithm.algorithm)
}

/// An object identifier by its name, else by its numbers.
fn short(oid: &Oid<'_>) -> String {
    match oid.to_id_string().as_str() {
        "1.3.101.112" => "Ed25519".to_owned(),
        "1.3.101.113" => "Ed448".to_owned(),
        number => match oid2abbrev(oid, oid_registry()) {
            Ok(name) => name.to_owned(),
            Err(_) => number.to_owned(),
        },
    }
}

/// A certificate whose RSA key is too small.
pub(super) fn small_key<'c, 'd>(
    chain: &'c [X509Certificate<'d>],
) -> Option<&'c X509Certificate<'d>> {
    chain
        .iter()
        .find(|certificate| match certificate.public_key().parsed() {
            Ok(PublicKey::RSA(key)) => bits(key.modulus) < RSA_BITS_MIN,
            _ => false,
        })
}

/// A certificate of the chain whose signature cannot be verified, and by what it is signed.
pub(super) fn unsupported_algorithm<'c, 'd>(
    chain: &'c [X509Certificate<'d>],
) -> (Option<&'c X509Certificate<'d>>, String) {
    for (index, certificate) in chain.iter().enumerate() {
        let signed_by = chain.get(index + 1).map(key);
        let signature = algorithm(certificate);
        let curve = signed_by.filter(|key| key.ends_with("P-521") || key.starts_with("EC 1."));
        let known = ALGORITHMS
            .iter()
            .any(|it| it.eq_ignore_ascii_case(&signature));
        match curve {
            Some(curve) => return (Some(certificate), format!("{signature}, {curve}")),
            None if !known => return (Some(certificate), signature),
            None => {}
        }
    }
    // Then it is the key of an authority that was not sent.
    let last = chain.last();
    (last, last.map(algorithm).unwrap_or_default())
}

/// A certificate that is not of version 3.
pub(super) fn old_version<'c, 'd>(
    chain: &'c [X509Certificate<'d>],
) -> Option<&'c X509Certificate<'d>> {
    chain
        .iter()
        .find(|certificate| certificate.version() != X509Version::V3)
}

/// A critical extension that webpki does not know, and its object identifier.
pub(super) fn unknown_critical<'c, 'd>(
    chain: &'c [X509Certificate<'d>],
) -> Option<(&'c X509Certificate<'d>, String)> {
    // RFC 5280 §4.2.1: key usage, names, basic and name constraints, purposes.
    const KNOWN: [&str; 5] = [
        "2.5.29.15",
        "2.5.29.17",
        "2.5.29.19",
        "2.5.29.30",
        "2.5.29.37",
    ];
    chain.iter().find_map(|certificate| {
        let mut oids = certificate.extensions().iter().filter(|it| it.critical);
        let oid = oids.find_map(|it| {
            let oid = it.oid.to_id_string();
            (!KNOWN.contains(&oid.as_str())).then_some(oid)
        });
        oid.map(|oid| (certificate, oid))
    })
}

/// What a certificate's extended key usage allows.
pub(super) fn purposes(certificate: &X509Certificate<'_>) -> String {
    let Ok(Some(usage)) = certificate.extended_key_usage() else {
        return String::new();
    };
    let usage = usage.value;
    let named = [
        (usage.client_auth, "clientAuth"),
        (usage.code_signing, "codeSigning"),
        (usage.email_protection, "emailProtection"),
        (usage.time_stamping, "timeStamping"),
        (usage.ocsp_signing, "OCSPSigning"),
    ];
    let mut all: Vec<String> = named
        .iter()
        .filter(|(allowed, _)| *allowed)
        .map(|(_, name)| (*name).to_owned())
        .collect();
    all.extend(usage.other.iter().take(4).map(|oid| oid.to_id_string()));
    all.join(", ")
}

/// A certificate of an authority that issued it itself.
pub(super) fn is_own_ca(certificate: &X509Certificate<'_>) -> bool {
    certificate.is_ca() && is_self_issued(certificate)
}

fn is_self_issued(certificate: &X509Certificate<'_>) -> bool {
    certificate.subject().as_raw() == certificate.issuer().as_raw()
}

/// Why nobody vouches for a chain, and what shows it. What was not sent cannot be seen: that an
/// intermediate is missing is inferred from what the last certificate says of its issuer, and
/// whether that issuer looks like a trusted root's own. A private root that issued the leaf itself
/// looks like neither.
pub(super) fn untrusted(
    chain: &[X509Certificate<'_>],
    roots: Option<&RootCertStore>,
) -> (&'static str, Option<&'static str>) {
    let Some(leaf) = chain.first() else {
        return ("unknown_issuer", None);
    };
    if is_self_issued(leaf) {
        return ("self_signed", None);
    }
    // Up from the leaf, in whatever order they came.
    let mut last = leaf;
    for _ in 0..chain.len() {
        let issuer = chain
            .iter()
            .find(|c| c.subject().as_raw() == last.issuer().as_raw());
        match issuer {
            Some(issuer) if is_self_issued(issuer) => return ("unknown_issuer", None),
            Some(issuer) => last = issuer,
            None => break,
        }
    }
    let shown_by = if names_issuer_location(last) {
        Some("ca_issuers")
    } else if is_public(last) {
        Some("public")
    } else if roots.is_some_and(|roots| is_of_a_root(last.issuer(), roots)) {
        Some("organization")
    } else if is_called_intermediate(last.issuer()) {
        Some("name")
    } else {
        None
    };
    match shown_by {
        Some(_) => ("chain_incomplete", shown_by),
        None => ("unknown_issuer", None),
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

/// Public authorities log what they issue (RFC 6962 §3.3), and never issue it by their roots.
fn is_public(certificate: &X509Certificate<'_>) -> bool {
    let mut oids = certificate
        .extensions()
        .iter()
        .map(|it| it.oid.to_id_string());
    oids.any(|oid| oid == "1.3.6.1.4.1.11129.2.4.2")
}

/// The issuer is of the organization of a trusted root.
fn is_of_a_root(issuer: &X509Name<'_>, roots: &RootCertStore) -> bool {
    let Some(organization) = organization(issuer) else {
        return false;
    };
    roots.roots.iter().any(|root| {
        let subject = DistinguishedName::in_sequence(&root.subject);
        let Ok((_, subject)) = X509Name::from_der(subject.as_ref()) else {
            return false;
        };
        self::organization(&subject) == Some(organization)
    })
}

fn organization<'n>(name: &'n X509Name<'_>) -> Option<&'n str> {
    let organization = name.iter_organization().next()?;
    organization.as_str().ok()
}

/// It says of itself that it is no root.
fn is_called_intermediate(issuer: &X509Name<'_>) -> bool {
    let mut names = issuer
        .iter_common_name()
        .filter_map(|name| name.as_str().ok());
    names.any(|name| {
        let name = name.to_ascii_lowercase();
        ["intermediate", "issuing", "subordinate", "sub ca", "sub-ca"]
            .iter()
            .any(|word| name.contains(word))
    })
}

/// What the lists say of the certificate of the chain that they stop.
pub(super) fn revocation(
    reason: &'static str,
    crl: Option<(&str, &[CertificateRevocationListDer<'static>])>,
    chain: &[X509Certificate<'_>],
) -> Revocation {
    let (source, lists) = crl.unwrap_or_default();
    let mut found = Revocation {
        reason,
        source: source.to_owned(),
        ..Revocation::default()
    };
    if reason == "status_unknown" {
        return found;
    }
    let parsed: Vec<_> = lists
        .iter()
        .filter_map(|der| CertificateRevocationList::from_der(der.as_ref()).ok())
        .map(|(_, list)| list)
        .collect();
    for certificate in chain {
        let issued = |list: &&CertificateRevocationList<'_>| {
            list.issuer().as_raw() == certificate.issuer().as_raw()
        };
        for list in parsed.iter().filter(issued) {
            let entry = list
                .iter_revoked_certificates()
                .find(|entry| entry.raw_serial() == certificate.raw_serial());
            if reason == "revoked" && entry.is_none() {
                continue;
            }
            found.issuer = Some(rfc4514(list.issuer()));
            found.this_update_unix_s = Some(list.last_update().timestamp());
            found.next_update_unix_s = list.next_update().map(|at| at.timestamp());
            if let Some(entry) = entry {
                found.revoked_unix_s = Some(entry.revocation_date.timestamp());
                found.because = entry.reason_code().and_then(|(_, code)| because(code));
            }
            return found;
        }
    }
    found
}

/// RFC 5280 §5.3.1.
fn because(code: ReasonCode) -> Option<&'static str> {
    Some(match code {
        ReasonCode::KeyCompromise => "key_compromise",
        ReasonCode::CACompromise => "ca_compromise",
        ReasonCode::AffiliationChanged => "affiliation_changed",
        ReasonCode::Superseded => "superseded",
        ReasonCode::CessationOfOperation => "cessation_of_operation",
        ReasonCode::CertificateHold => "certificate_hold",
        ReasonCode::RemoveFromCRL => "remove_from_crl",
        ReasonCode::PrivilegeWithdrawn => "privilege_withdrawn",
        ReasonCode::AACompromise => "aa_compromise",
        _ => return None,
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
