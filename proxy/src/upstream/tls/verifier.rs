//! Verifying certificates, and remembering the chain that failed.

use std::cell::RefCell;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use x509_parser::prelude::{FromDer, X509Certificate};

/// At most so many certificates of a chain, and so many bytes of each, are remembered.
const CHAIN_MAX: usize = 10;
const CERTIFICATE_MAX: usize = 64 * 1024;

thread_local! {
    /// The chain whose verification failed last on this thread. rustls calls a verifier within
    /// the poll of its handshake, so whoever polls takes the chain that belongs to it.
    static PRESENTED: RefCell<Option<Presented>> = const { RefCell::new(None) };
}

/// A chain that was not accepted.
#[derive(Debug)]
pub(in crate::upstream) struct Presented {
    /// DER, leaf first.
    pub(in crate::upstream) chain: Vec<Vec<u8>>,
    /// Our clock then, seconds since the Unix epoch.
    pub(in crate::upstream) now_unix_s: u64,
    /// What it did not pass.
    pub(in crate::upstream) check: Check,
}

/// What a chain has to pass.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::upstream) enum Check {
    /// Trust, name, time, purpose.
    Chain,
    /// That the peer holds the leaf's key.
    Signature,
}

/// Takes the chain that failed last on this thread.
pub(super) fn take_presented() -> Option<Presented> {
    PRESENTED.with(RefCell::take)
}

/// rustls's verifier, with a memory for chains that fail. Costs nothing when they do not.
#[derive(Debug)]
pub(super) struct Recording {
    inner: Arc<WebPkiServerVerifier>,
    /// The certificates of the CA file, trusted also as what they are.
    pinned: Vec<CertificateDer<'static>>,
}

impl Recording {
    pub(super) fn build(
        roots: Arc<RootCertStore>,
        pinned: Vec<CertificateDer<'static>>,
        crls: &[CertificateRevocationListDer<'static>],
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, String> {
        // Who gives a list means it: what it does not say, or not any more, does not pass.
        let inner = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(provider))
            .with_crls(crls.iter().cloned())
            .enforce_revocation_expiration()
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { inner, pinned })
    }

    /// Whether the leaf is, byte for byte, a certificate of the CA file. `openssl req -x509` marks
    /// what it makes as a CA, and webpki takes no CA for a server: so who trusts such a file would
    /// be told that the very certificate in it cannot be used. Name and time count as always.
    fn verify_pinned(
        &self,
        leaf: &CertificateDer<'_>,
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> Result<(), Error> {
        if !self.pinned.iter().any(|pinned| pinned == leaf) {
            return Err(CertificateError::UnknownIssuer.into());
        }
        let (_, parsed) = X509Certificate::from_der(leaf)
            .map_err(|_| Error::from(CertificateError::BadEncoding))?;
        let now_unix_s = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        if now_unix_s > parsed.validity().not_after.timestamp() {
            return Err(CertificateError::Expired.into());
        }
        if now_unix_s < parsed.validity().not_before.timestamp() {
            return Err(CertificateError::NotValidYet.into());
        }
        verify_server_name(&ParsedCertificate::try_from(leaf)?, name)
    }
}

impl ServerCertVerifier for Recording {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self.inner.verify_server_cert(
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        );
        let error = match verified {
            Ok(verified) => return Ok(verified),
            // What webpki says of a CA in a server's place.
            Err(error @ Error::InvalidCertificate(CertificateError::Other(_))) => {
                match self.verify_pinned(end_entity, server_name, now) {
                    Ok(()) => return Ok(ServerCertVerified::assertion()),
                    Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)) => error,
                    Err(pinned) => pinned,
                }
            }
            Err(error) => error,
        };
        record(end_entity, intermediates, now, Check::Chain);
        Err(error)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let verified = self.inner.verify_tls12_signature(message, cert, dss);
        verified.inspect_err(|_| record_leaf(cert))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let verified = self.inner.verify_tls13_signature(message, cert, dss);
        verified.inspect_err(|_| record_leaf(cert))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// The chain passed, and its key did not sign this handshake.
#[cold]
fn record_leaf(leaf: &CertificateDer<'_>) {
    record(leaf, &[], UnixTime::now(), Check::Signature);
}

#[cold]
fn record(leaf: &CertificateDer<'_>, others: &[CertificateDer<'_>], now: UnixTime, check: Check) {
    let chain = std::iter::once(leaf)
        .chain(others)
        .filter(|certificate| certificate.len() <= CERTIFICATE_MAX)
        .take(CHAIN_MAX)
        .map(|certificate| certificate.to_vec())
        .collect();
    let presented = Presented {
        chain,
        now_unix_s: now.as_secs(),
        check,
    };
    PRESENTED.with(|slot| slot.replace(Some(presented)));
}

/// Accepts every certificate, for `verify = false`. The peer still proves that it holds the key.
#[derive(Debug)]
pub(super) struct Accepting {
    provider: Arc<CryptoProvider>,
}

impl Accepting {
    pub(super) fn new(provider: &Arc<CryptoProvider>) -> Self {
        Self {
            provider: Arc::clone(provider),
        }
    }
}

impl ServerCertVerifier for Accepting {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
