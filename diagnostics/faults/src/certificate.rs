//! The certificates that the origin shows, minted at start.

use std::io;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// The name that upstreams are asked for under TLS.
pub(crate) const SERVER_NAME: &str = "origin.test";

/// Which certificate is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Identity {
    /// Its validity ended years ago.
    Expired,
    /// Its validity begins years from now.
    Future,
    /// All is well.
    Good,
    /// It is for another name.
    OtherName,
    /// No CA that the proxy is told to trust has signed it.
    SelfSigned,
    /// It is signed by a CA that the proxy does not know.
    UnknownIssuer,
}

/// A CA of the origin's own, and what it issues.
pub(crate) struct Authority {
    ca: CertifiedIssuer<'static, KeyPair>,
    stranger: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self {
            ca: issuer("Candor fault origin CA")?,
            stranger: issuer("A stranger's CA")?,
        })
    }

    /// The CA certificate, PEM.
    pub(crate) fn ca_pem(&self) -> String {
        self.ca.pem()
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
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (params.not_before, params.not_after) = match identity {
            Identity::Expired => (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1)),
            Identity::Future => (date_time_ymd(2090, 1, 1), date_time_ymd(2091, 1, 1)),
            _ => (date_time_ymd(2020, 1, 1), date_time_ymd(2090, 1, 1)),
        };
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = match identity {
            Identity::SelfSigned => params.self_signed(&key),
            Identity::UnknownIssuer => params.signed_by(&key, &self.stranger),
            _ => params.signed_by(&key, &self.ca),
        }
        .map_err(io::Error::other)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(|builder| {
                builder
                    .with_no_client_auth()
                    .with_single_cert(vec![certificate.der().clone()], key)
            })
            .map_err(io::Error::other)?;
        Ok(Arc::new(config))
    }
}

fn issuer(name: &str) -> io::Result<CertifiedIssuer<'static, KeyPair>> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let key = KeyPair::generate().map_err(io::Error::other)?;
    CertifiedIssuer::self_signed(params, key).map_err(io::Error::other)
}
