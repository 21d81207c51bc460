//! Certificates.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};

static AUTHORITIES: AtomicU32 = AtomicU32::new(0);

/// A certificate authority of the test.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: CertificateDer<'static>,
}

/// A certificate and key, in memory and as files.
pub struct Certificate {
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub der: CertificateDer<'static>,
    pub key_der: Vec<u8>,
}

impl Authority {
    pub fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        let serial = AUTHORITIES.fetch_add(1, Ordering::Relaxed);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params
            .distinguished_name
            // Its own name: two authorities of one name are one to a verifier.
            .push(rcgen::DnType::CommonName, format!("Test CA {serial}"));
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Writes the CA's certificate as `ca.pem`.
    pub fn write(&self, directory: &Path) -> PathBuf {
        let path = directory.join("ca.pem");
        std::fs::write(&path, &self.pem).unwrap();
        path
    }

    /// Issues a certificate, as `NAME.pem` and `NAME.key`, for `hosts`.
    pub fn issue(&self, directory: &Path, name: &str, hosts: &[&str]) -> Certificate {
        self.issue_with(directory, name, hosts, |_| {})
    }

    /// The same, after `change`.
    pub fn issue_with(
        &self,
        directory: &Path,
        name: &str,
        hosts: &[&str],
        change: impl FnOnce(&mut CertificateParams),
    ) -> Certificate {
        let hosts = hosts
            .iter()
            .map(|host| (*host).to_owned())
            .collect::<Vec<_>>();
        let mut params = CertificateParams::new(hosts).unwrap();
        params
            .distinguished_name
            .push(rcgen::DnType::CommonName, name);
        params.extended_key_usages = vec![
            ExtendedKeyUsagePurpose::ServerAuth,
            ExtendedKeyUsagePurpose::ClientAuth,
        ];
        change(&mut params);
        let pair = KeyPair::generate().unwrap();
        let issued = params.signed_by(&pair, &self.issuer).unwrap();
        let certificate = directory.join(format!("{name}.pem"));
        let key = directory.join(format!("{name}.key"));
        std::fs::write(&certificate, issued.pem()).unwrap();
        std::fs::write(&key, pair.serialize_pem()).unwrap();
        Certificate {
            certificate,
            key,
            der: issued.der().clone(),
            key_der: pair.serialize_der(),
        }
    }

    /// What trusts this CA.
    pub fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        roots
    }

    /// A TLS client that trusts this CA.
    pub fn client(&self) -> ClientConfig {
        self.client_with(&[&rustls::version::TLS13, &rustls::version::TLS12], None)
    }

    /// A TLS client that trusts this CA, with these versions and this certificate.
    pub fn client_with(
        &self,
        versions: &[&'static rustls::SupportedProtocolVersion],
        certificate: Option<&Certificate>,
    ) -> ClientConfig {
        let roots = self.roots();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_root_certificates(roots);
        match certificate {
            None => builder.with_no_client_auth(),
            Some(c) => {
                let key = PrivateKeyDer::try_from(c.key_der.clone()).unwrap();
                builder
                    .with_client_auth_cert(vec![c.der.clone()], key)
                    .unwrap()
            }
        }
    }
}
