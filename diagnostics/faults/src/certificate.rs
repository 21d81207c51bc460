//! The certificates that the origin shows, minted at start.

use std::io;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CertifiedIssuer, DnType,
    ExtendedKeyUsagePurpose, IsCa, KeyIdMethod, KeyPair, KeyUsagePurpose, RevocationReason,
    RevokedCertParams, SerialNumber, date_time_ymd,
};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use rustls::{RootCertStore, ServerConfig};

/// The name that upstreams are asked for under TLS.
pub(crate) const SERVER_NAME: &str = "origin.test";

/// Which server is met under TLS: what it shows, and what it asks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Identity {
    /// Its validity ended years ago.
    Expired,
    /// Its extended key usage is for clients only.
    ForClients,
    /// Its validity begins years from now.
    Future,
    /// All is well.
    Good,
    /// It is good, and its server speaks HTTP/2 only.
    OnlyHttp2,
    /// It is for another name.
    OtherName,
    /// It is on the revocation list of its CA.
    Revoked,
    /// No CA that the proxy is told to trust has signed it.
    SelfSigned,
    /// It is signed by a CA that the proxy does not know.
    UnknownIssuer,
    /// It is good, and its server takes only clients who show one too.
    WantsCertificate,
    /// The intermediate CA that issued it is not sent along.
    WithoutIntermediate,
}

/// A CA of the origin's own, and what it issues.
pub(crate) struct Authority {
    ca: CertifiedIssuer<'static, KeyPair>,
    stranger: CertifiedIssuer<'static, KeyPair>,
    intermediate: CertifiedIssuer<'static, KeyPair>,
}

/// The serial number of [`Identity::Revoked`].
const REVOKED: &[u8] = &[0x5e, 0x11, 0x0a];

impl Authority {
    pub(crate) fn new() -> io::Result<Self> {
        let ca = issuer("Candor fault origin CA")?;
        let (params, key) = issuer_params("Candor fault origin intermediate")?;
        let intermediate =
            CertifiedIssuer::signed_by(params, key, &ca).map_err(io::Error::other)?;
        Ok(Self {
            ca,
            stranger: issuer("A stranger's CA")?,
            intermediate,
        })
    }

    /// The CA certificate, PEM.
    pub(crate) fn ca_pem(&self) -> String {
        self.ca.pem()
    }

    /// The revocation list of the CA, PEM.
    pub(crate) fn crl_pem(&self) -> io::Result<String> {
        let list = CertificateRevocationListParams {
            this_update: date_time_ymd(2025, 1, 1),
            next_update: date_time_ymd(2090, 1, 1),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: vec![RevokedCertParams {
                serial_number: SerialNumber::from_slice(REVOKED),
                revocation_time: date_time_ymd(2024, 6, 1),
                reason_code: Some(RevocationReason::Superseded),
                invalidity_date: None,
            }],
            key_identifier_method: KeyIdMethod::Sha256,
        };
        list.signed_by(&self.ca)
            .and_then(|list| list.pem())
            .map_err(io::Error::other)
    }

    /// A server configuration that shows `identity`.
    pub(crate) fn server(&self, identity: Identity) -> io::Result<Arc<ServerConfig>> {
        let name = match identity {
            Identity::OtherName => "other.test",
            _ => SERVER_NAME,
        };
        let mut params = CertificateParams::new(vec![name.to_owned()]).map_err(io::Error::other)?;
        params.distinguished_name.push(DnType::CommonName, name);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![match identity {
            Identity::ForClients => ExtendedKeyUsagePurpose::ClientAuth,
            _ => ExtendedKeyUsagePurpose::ServerAuth,
        }];
        if identity == Identity::Revoked {
            params.serial_number = Some(SerialNumber::from_slice(REVOKED));
        }
        (params.not_before, params.not_after) = match identity {
            Identity::Expired => (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1)),
            Identity::Future => (date_time_ymd(2090, 1, 1), date_time_ymd(2091, 1, 1)),
            _ => (date_time_ymd(2020, 1, 1), date_time_ymd(2090, 1, 1)),
        };
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = match identity {
            Identity::SelfSigned => params.self_signed(&key),
            Identity::UnknownIssuer => params.signed_by(&key, &self.stranger),
            Identity::WithoutIntermediate => params.signed_by(&key, &self.intermediate),
            _ => params.signed_by(&key, &self.ca),
        }
        .map_err(io::Error::other)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?;
        let builder = match identity {
            Identity::WantsCertificate => {
                builder.with_client_cert_verifier(self.clients(provider)?)
            }
            _ => builder.with_no_client_auth(),
        };
        let mut config = builder
            .with_single_cert(vec![certificate.der().clone()], key)
            .map_err(io::Error::other)?;
        if identity == Identity::OnlyHttp2 {
            config.alpn_protocols = vec![b"h2".to_vec()];
        }
        Ok(Arc::new(config))
    }

    /// Takes only clients of the CA.
    fn clients(&self, provider: Arc<CryptoProvider>) -> io::Result<Arc<dyn ClientCertVerifier>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.ca.der().clone()).map_err(io::Error::other)?;
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map_err(io::Error::other)
    }
}

fn issuer(name: &str) -> io::Result<CertifiedIssuer<'static, KeyPair>> {
    let (params, key) = issuer_params(name)?;
    CertifiedIssuer::self_signed(params, key).map_err(io::Error::other)
}

fn issuer_params(name: &str) -> io::Result<(CertificateParams, KeyPair)> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok((params, KeyPair::generate().map_err(io::Error::other)?))
}
