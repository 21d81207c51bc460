//! Authorities and peers that speak TLS, or do not.

use std::path::PathBuf;

use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::*;

/// A CA, and the file it is in.
pub(super) struct Authority {
    pub(super) issuer: Issuer<'static, KeyPair>,
    pub(super) der: CertificateDer<'static>,
    pub(super) directory: TempDir,
    pub(super) file: PathBuf,
}

/// A chain and the key of its leaf.
pub(super) struct Identity {
    pub(super) chain: Vec<CertificateDer<'static>>,
    pub(super) pem: String,
    pub(super) key: KeyPair,
}

impl Identity {
    pub(super) fn new(certificate: &Certificate, key: KeyPair) -> Self {
        Self {
            chain: vec![certificate.der().clone()],
            pem: certificate.pem(),
            key,
        }
    }
}

impl Authority {
    pub(super) fn new(common_name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let params = authority_params(common_name);
        let certificate = params.self_signed(&key).unwrap();
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("ca.pem");
        std::fs::write(&file, certificate.pem()).unwrap();
        let der = certificate.der().clone();
        Self {
            issuer: Issuer::new(params, key),
            der,
            directory,
            file,
        }
    }

    pub(super) fn issue(&self, params: &CertificateParams) -> Identity {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Identity::new(&certificate, key)
    }

    pub(super) fn tls(&self) -> model::UpstreamTls {
        trusting(&self.file)
    }
}

pub(super) fn authority_params(common_name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params
        .distinguished_name
        .push(DnType::CommonName, common_name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

pub(super) fn leaf_params(names: &[&str]) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let mut params = CertificateParams::new(names).unwrap();
    params
        .distinguished_name
        .push(DnType::OrganizationName, "Example, Inc.");
    params.distinguished_name.push(DnType::CommonName, "leaf");
    params
}

pub(super) fn trusting(file: &Path) -> model::UpstreamTls {
    model::UpstreamTls {
        ca: Some(setting(file.to_owned(), 40)),
        ..plain_tls()
    }
}

pub(super) fn server_config(identity: &Identity, client_ca: Option<&Authority>) -> ServerConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match client_ca {
        None => builder.with_no_client_auth(),
        Some(ca) => {
            let mut roots = RootCertStore::empty();
            roots.add(ca.der.clone()).unwrap();
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.unwrap())
        }
    };
    let key = PrivatePkcs8KeyDer::from(identity.key.serialize_der());
    builder
        .with_single_cert(identity.chain.clone(), key.into())
        .unwrap()
}

/// Serves TLS for as long as the test runs: a byte to everyone whose handshake is done.
pub(super) async fn serve(config: ServerConfig) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            if let Ok(mut stream) = acceptor.accept(stream).await {
                stream.write_all(b"!").await.unwrap();
                let _ = stream.read_u8().await;
            }
        }
    });
    address
}

/// Serves `answer` to everyone, after the first bytes came, and closes.
pub(super) async fn serve_plain(answer: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut hello = [0; 4096];
            // All of it, or closing would reset.
            let _ = stream.read(&mut hello).await;
            let _ = stream.write_all(answer).await;
        }
    });
    address
}
