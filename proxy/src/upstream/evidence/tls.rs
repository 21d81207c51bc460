//! Errors of rustls as evidence.

use std::io;

use candor_diagnostics::evidence::{Evidence, StreamEnd, TlsFault};
use rustls::{
    CertificateError, CommonState, Error, InvalidMessage, PeerIncompatible, PeerMisbehaved,
    ProtocolVersion,
};
use x509_parser::prelude::X509Certificate;

use super::certificate::{self, Chain};
use super::handshake;
use crate::stream::Stream;
use crate::upstream::tls::{Check, Presented, Seen, ServerTls};

/// A handshake that failed.
#[cold]
pub(in crate::upstream) fn handshake(
    error: &io::Error,
    server: &ServerTls,
    seen: &Seen,
    presented: Option<Presented>,
) -> Vec<Evidence> {
    if !seen.is_tls() {
        return vec![not_tls(seen)];
    }
    let mut found = Vec::new();
    let library = of_rustls(error);
    let mut chain = None;
    if let Some(presented) = presented {
        chain = Some(Chain::new(presented));
    }
    let parsed = chain.as_ref().map(Chain::parse).unwrap_or_default();
    found.push(match library {
        Some(Error::InvalidCertificate(why)) => {
            let check = chain.as_ref().map_or(Check::Chain, Chain::check);
            Evidence::Tls(certificate_fault(why, check, server, &parsed))
        }
        Some(library) => Evidence::Tls(fault(library)),
        None => ended(error, seen.total),
    });
    found.push(handshake::of(server, seen, !parsed.is_empty()));
    let summary = chain.as_ref().and_then(|chain| chain.summarize(&parsed));
    found.extend(summary.map(Evidence::Certificate));
    found
}

/// A handshake that did not go on.
#[cold]
pub(in crate::upstream) fn stalled(
    server: &ServerTls,
    seen: &Seen,
    presented: Option<Presented>,
) -> Vec<Evidence> {
    match seen.is_tls() {
        true => vec![handshake::of(server, seen, presented.is_some())],
        false => vec![not_tls(seen)],
    }
}

/// A handshake that went well, without agreeing on HTTP/2, which is all that will do.
#[cold]
pub(in crate::upstream) fn not_agreed(server: &ServerTls, session: &CommonState) -> Vec<Evidence> {
    let selected = session.alpn_protocol();
    let fault = TlsFault::ApplicationProtocol {
        selected: selected.map(|name| String::from_utf8_lossy(name).into_owned()),
    };
    vec![
        Evidence::Tls(fault),
        handshake::established(server, session),
    ]
}

/// An error on an established stream, which with TLS 1.3 may still be the peer's answer to our
/// certificate. `None` when TLS has no part in it.
#[cold]
pub fn stream(error: &io::Error) -> Option<Evidence> {
    of_rustls(error).map(|error| Evidence::Tls(fault(error)))
}

/// What was agreed on in the handshake of an established stream, if TLS is to blame for its end.
#[cold]
pub(in crate::upstream) fn established(
    server: &ServerTls,
    stream: &Stream,
    evidence: &[Evidence],
) -> Option<Evidence> {
    let blamed = evidence.iter().any(|e| matches!(e, Evidence::Tls(_)));
    match stream {
        Stream::Tls(stream) if blamed => Some(handshake::established(server, stream.get_ref().1)),
        _ => None,
    }
}

fn not_tls(seen: &Seen) -> Evidence {
    Evidence::Tls(TlsFault::NotTls {
        first: seen.first().to_vec(),
    })
}

fn of_rustls(error: &io::Error) -> Option<&Error> {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>())
}

fn fault(error: &Error) -> TlsFault {
    let record = |reason| TlsFault::Record {
        reason,
        text: error.to_string(),
    };
    match error {
        Error::AlertReceived(alert) => TlsFault::AlertReceived {
            id: u8::from(*alert),
        },
        Error::PeerIncompatible(what) => TlsFault::Incompatible {
            what: incompatible(what),
            text: format!("{what:?}"),
        },
        Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedApplicationProtocol) => {
            TlsFault::ApplicationProtocol { selected: None }
        }
        Error::PeerMisbehaved(how) => match chose_unoffered(how) {
            Some(what) => TlsFault::Incompatible {
                what,
                text: format!("{how:?}"),
            },
            None => record("protocol_violation"),
        },
        Error::InvalidMessage(InvalidMessage::MessageTooLarge) | Error::PeerSentOversizedRecord => {
            record("oversized")
        }
        Error::InvalidMessage(_) => record("malformed"),
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
            record("unexpected_message")
        }
        Error::DecryptError => record("decrypt"),
        error => TlsFault::Other {
            text: error.to_string(),
        },
    }
}

/// What the peer does not have that we need.
fn incompatible(what: &PeerIncompatible) -> &'static str {
    use PeerIncompatible::{
        NoCertificateRequestSignatureSchemesInCommon, NoCipherSuitesInCommon,
        NoEcPointFormatsInCommon, NoKxGroupsInCommon, NoSignatureSchemesInCommon,
        ServerDoesNotSupportTls12Or13, ServerTlsVersionIsDisabledByOurConfig,
    };
    match what {
        ServerDoesNotSupportTls12Or13 | ServerTlsVersionIsDisabledByOurConfig => "version",
        NoCipherSuitesInCommon => "suite",
        NoKxGroupsInCommon | NoEcPointFormatsInCommon => "group",
        NoSignatureSchemesInCommon | NoCertificateRequestSignatureSchemesInCommon => "signature",
        _ => "other",
    }
}

/// A version as a handshake's evidence names it.
pub(crate) fn version_text(version: ProtocolVersion) -> String {
    handshake::version(u16::from(version))
}

/// What the peer chose though it was not offered.
fn chose_unoffered(how: &PeerMisbehaved) -> Option<&'static str> {
    use PeerMisbehaved::{
        IllegalHelloRetryRequestWithUnofferedCipherSuite,
        IllegalHelloRetryRequestWithUnofferedNamedGroup,
        IllegalHelloRetryRequestWithUnsupportedVersion, SelectedTls12UsingTls13VersionExtension,
        SelectedUnofferedCipherSuite, SelectedUnofferedKxGroup,
        SelectedUnusableCipherSuiteForVersion, SignedHandshakeWithUnadvertisedSigScheme,
        SignedKxWithWrongAlgorithm,
    };
    Some(match how {
        IllegalHelloRetryRequestWithUnsupportedVersion
        | SelectedTls12UsingTls13VersionExtension => "version",
        SelectedUnofferedCipherSuite
        | SelectedUnusableCipherSuiteForVersion
        | IllegalHelloRetryRequestWithUnofferedCipherSuite => "suite",
        SelectedUnofferedKxGroup | IllegalHelloRetryRequestWithUnofferedNamedGroup => "group",
        SignedKxWithWrongAlgorithm | SignedHandshakeWithUnadvertisedSigScheme => "signature",
        _ => return None,
    })
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
    check: Check,
    server: &ServerTls,
    chain: &[X509Certificate<'_>],
) -> TlsFault {
    use CertificateError::{
        BadEncoding, BadSignature, Expired, ExpiredContext, ExpiredRevocationList,
        ExpiredRevocationListContext, InvalidPurpose, InvalidPurposeContext, NotValidForName,
        NotValidForNameContext, NotValidYet, NotValidYetContext, Revoked,
        UnhandledCriticalExtension, UnknownIssuer, UnknownRevocationStatus,
    };
    let untrusted = |reason, shown_by| TlsFault::CertificateUntrusted {
        reason,
        trust: server.trust().to_owned(),
        shown_by,
    };
    let revoked = |reason| {
        TlsFault::CertificateRevoked(certificate::revocation(
            reason,
            server.client().crl(),
            chain,
        ))
    };
    let unusable =
        |reason, of: Option<&X509Certificate<'_>>, found: String| TlsFault::CertificateUnusable {
            reason,
            which: of
                .or_else(|| chain.first())
                .map(certificate::subject)
                .unwrap_or_default(),
            found,
            unsupported: matches!(reason, "sig_alg" | "critical_extension"),
        };
    match why {
        Expired | ExpiredContext { .. } => TlsFault::CertificateTime { not_yet: false },
        NotValidYet | NotValidYetContext { .. } => TlsFault::CertificateTime { not_yet: true },
        NotValidForName | NotValidForNameContext { .. } => TlsFault::CertificateName {
            expected: server.text.as_ref().to_owned(),
        },
        UnknownIssuer => {
            let (reason, shown_by) = certificate::untrusted(chain, server.client().roots());
            untrusted(reason, shown_by)
        }
        Revoked => revoked("revoked"),
        ExpiredRevocationList | ExpiredRevocationListContext { .. } => revoked("list_expired"),
        UnknownRevocationStatus => revoked("status_unknown"),
        InvalidPurpose | InvalidPurposeContext { .. } => {
            let found = chain.first().map(certificate::purposes).unwrap_or_default();
            unusable("eku", None, found)
        }
        BadEncoding => unusable("malformed", None, String::new()),
        UnhandledCriticalExtension => critical_extension(chain, &unusable),
        // ring verifies no signature by a key that is too small, and says no more than that.
        BadSignature if let Some(small) = certificate::small_key(chain) => {
            unusable("key_size", Some(small), certificate::key(small))
        }
        BadSignature if check == Check::Signature => unusable("key_mismatch", None, String::new()),
        BadSignature => untrusted("signature_mismatch", None),
        CertificateError::Other(other) => match other.0.downcast_ref::<webpki::Error>() {
            Some(error) => path_fault(error, chain, &untrusted, &unusable),
            None => unusable("malformed", None, other.to_string()),
        },
        why if is_algorithm(why) => {
            let (which, found) = certificate::unsupported_algorithm(chain);
            unusable("sig_alg", which, found)
        }
        why => TlsFault::Other {
            text: Error::from(why.clone()).to_string(),
        },
    }
}

fn is_algorithm(why: &CertificateError) -> bool {
    #[allow(deprecated)] // rustls still produces it in places.
    let alone = matches!(why, CertificateError::UnsupportedSignatureAlgorithm);
    alone
        || matches!(
            why,
            CertificateError::UnsupportedSignatureAlgorithmContext { .. }
                | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. }
        )
}

fn critical_extension<'c>(
    chain: &'c [X509Certificate<'c>],
    unusable: &impl Fn(&'static str, Option<&X509Certificate<'_>>, String) -> TlsFault,
) -> TlsFault {
    match certificate::unknown_critical(chain) {
        Some((which, oid)) => unusable("critical_extension", Some(which), oid),
        None => unusable("critical_extension", None, String::new()),
    }
}

/// What webpki says and rustls has no word for.
fn path_fault(
    error: &webpki::Error,
    chain: &[X509Certificate<'_>],
    untrusted: &impl Fn(&'static str, Option<&'static str>) -> TlsFault,
    unusable: &impl Fn(&'static str, Option<&X509Certificate<'_>>, String) -> TlsFault,
) -> TlsFault {
    use webpki::Error::{
        CaUsedAsEndEntity, EmptyEkuExtension, EndEntityUsedAsCa, MaximumPathDepthExceeded,
        NameConstraintViolation, PathLenConstraintViolated, UnsupportedCertVersion,
        UnsupportedCriticalExtension,
    };
    let text = || format!("{error:?}");
    match error {
        // webpki takes no CA for a server before it looks at who issued it.
        CaUsedAsEndEntity if chain.first().is_some_and(certificate::is_own_ca) => {
            untrusted("self_signed", None)
        }
        CaUsedAsEndEntity
        | EndEntityUsedAsCa
        | MaximumPathDepthExceeded
        | NameConstraintViolation
        | PathLenConstraintViolated => unusable("constraints", None, text()),
        EmptyEkuExtension => unusable("eku", None, "none".to_owned()),
        UnsupportedCertVersion => {
            let old = certificate::old_version(chain);
            let version = old.map_or(1, |old| old.version().0 + 1);
            unusable("version", old, version.to_string())
        }
        UnsupportedCriticalExtension => critical_extension(chain, unusable),
        _ => unusable("malformed", None, text()),
    }
}
