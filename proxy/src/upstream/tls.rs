//! TLS towards upstreams: trust, client certificates, the handshake.

mod verifier;

use std::fs::File;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, IoSlice, Read};
use std::net::IpAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use candor_conf::{Problem, model};
use candor_diagnostics::evidence::Evidence;
use parking_lot::Mutex;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use tokio_rustls::{TlsConnector, TlsStream};

use super::evidence;
use crate::material;
use crate::stream::Socket;
pub(super) use verifier::Presented;
use verifier::{Accepting, Recording};

/// No PEM file of ours is larger.
const PEM_MAX: u64 = 8 * 1024 * 1024;

/// So many of the first bytes received are kept during a handshake.
pub(super) const FIRST_MAX: usize = 64;

/// TLS towards the members of one upstream: shared by them, so that sessions are resumed.
#[derive(Debug)]
pub(super) struct ClientTls {
    config: Arc<ClientConfig>,
    /// Which roots are trusted: `system`, or the CA file's path.
    pub(super) trust: String,
    /// Differs when the settings or the content of a file differ.
    pub(super) identity: u64,
}

/// TLS towards one member.
#[derive(Debug)]
pub(super) struct ServerTls {
    client: Arc<ClientTls>,
    /// The name to ask for and to verify.
    name: ServerName<'static>,
    /// The same as text.
    pub(super) text: Arc<str>,
}

/// What was received during a handshake, as far as it was looked at.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) first: [u8; FIRST_MAX],
    pub(super) length: usize,
}

// === impl ClientTls ===

impl ClientTls {
    /// Reads the files of an upstream, and says everything that is wrong with them at once.
    pub(super) fn build(upstream: &model::Upstream) -> Result<Arc<Self>, Vec<Problem>> {
        let settings = &upstream.tls;
        let mut problems = Vec::new();
        let mut identity = DefaultHasher::new();
        settings.name.hash(&mut identity);
        settings.verify.hash(&mut identity);
        settings.ca.as_ref().map(|ca| &ca.value).hash(&mut identity);

        let provider = Arc::new(ring::default_provider());
        let builder = match ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
        {
            Ok(builder) => builder.dangerous(),
            Err(error) => {
                let help = "this is a fault of Candor: please report it";
                return Err(vec![Problem::at(&upstream.place, error.to_string(), help)]);
            }
        };
        let trust = match &settings.ca {
            Some(ca) => ca.value.display().to_string(),
            None => "system".to_owned(),
        };
        let builder = if settings.verify {
            let verifier = match &settings.ca {
                Some(ca) => own_roots(upstream, ca, &mut identity),
                None => system_roots(upstream).map(|roots| (roots, Vec::new())),
            }
            .and_then(|(roots, pinned)| {
                Recording::build(roots, pinned, &provider)
                    .map_err(|error| Problem::at(&upstream.place, error, "check the CA file"))
            });
            match verifier {
                Ok(verifier) => Some(builder.with_custom_certificate_verifier(Arc::new(verifier))),
                Err(problem) => {
                    problems.push(problem);
                    None
                }
            }
        } else {
            let accepting = Accepting::new(&provider);
            Some(builder.with_custom_certificate_verifier(Arc::new(accepting)))
        };
        let client = client_certificate(upstream, &mut identity, &mut problems);
        let (Some(builder), true) = (builder, problems.is_empty()) else {
            return Err(problems);
        };
        let mut config = match client {
            None => builder.with_no_client_auth(),
            Some((chain, key)) => builder
                .with_client_auth_cert(chain, key)
                .map_err(|error| vec![client_unusable(upstream, &error)])?,
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(Self {
            config: Arc::new(config),
            trust,
            identity: identity.finish(),
        }))
    }
}

/// The roots of the CA file, and its certificates as they are.
fn own_roots(
    upstream: &model::Upstream,
    ca: &model::Setting<std::path::PathBuf>,
    identity: &mut DefaultHasher,
) -> Result<(Arc<RootCertStore>, Vec<CertificateDer<'static>>), Problem> {
    let place = ca.place.as_ref().unwrap_or(&upstream.place);
    let path = &ca.value;
    let certificates = read_certificates(place, "CA", path, identity)?;
    let mut roots = RootCertStore::empty();
    for (index, certificate) in certificates.iter().enumerate() {
        if let Err(error) = roots.add(certificate.clone()) {
            let message = format!(
                "certificate {} of the CA file `{}` cannot be trusted: {error}",
                index + 1,
                path.display()
            );
            let fault = material::unusable(path, "unusable", Some(error.to_string()));
            let help = "remove it from the file or replace it";
            return Err(Problem::at(place, message, help).of(fault));
        }
    }
    Ok((Arc::new(roots), certificates))
}

/// The system's roots, read once in the life of the process.
fn system_roots(upstream: &model::Upstream) -> Result<Arc<RootCertStore>, Problem> {
    static ROOTS: Mutex<Option<Arc<RootCertStore>>> = Mutex::new(None);
    let mut loaded = ROOTS.lock();
    if let Some(roots) = &*loaded {
        return Ok(Arc::clone(roots));
    }
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Some systems carry roots that webpki does not take; the others are as good as before.
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let why = match found.errors.first() {
            Some(error) => format!(": {error}"),
            None => String::new(),
        };
        let message = format!("this system has no trusted CA certificates{why}");
        let help = "install the package `ca-certificates`, or name a file with `tls.ca`";
        return Err(Problem::at(&upstream.place, message, help));
    }
    Ok(Arc::clone(loaded.insert(Arc::new(roots))))
}

/// The client certificate and its key, if they are written.
fn client_certificate(
    upstream: &model::Upstream,
    identity: &mut DefaultHasher,
    problems: &mut Vec<Problem>,
) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
    let (certificate, key) = match (&upstream.tls.certificate, &upstream.tls.key) {
        (None, None) => return None,
        (Some(certificate), Some(key)) => (certificate, key),
        (Some(one), None) | (None, Some(one)) => {
            let place = one.place.as_ref().unwrap_or(&upstream.place);
            let message = "a client certificate needs both `cert` and `key`".to_owned();
            problems.push(Problem::at(place, message, "write both, or neither"));
            return None;
        }
    };
    let place = |setting: &'_ model::Setting<_>| {
        let place: Option<&model::Place> = setting.place.as_ref();
        place.unwrap_or(&upstream.place).clone()
    };
    let chain = read_certificates(
        &place(certificate),
        "client certificate",
        &certificate.value,
        identity,
    )
    .map_err(|problem| problems.push(problem))
    .ok();
    let key = read_key(&place(key), &key.value, identity)
        .map_err(|problem| problems.push(problem))
        .ok();
    Some((chain?, key?))
}

fn client_unusable(upstream: &model::Upstream, error: &rustls::Error) -> Problem {
    let key = upstream.tls.key.as_ref();
    let place = key
        .and_then(|key| key.place.as_ref())
        .unwrap_or(&upstream.place);
    let (reason, message) = match error {
        rustls::Error::InconsistentKeys(_) => (
            "key_mismatch",
            "the client key does not belong to the client certificate".to_owned(),
        ),
        error => (
            "unusable",
            format!("the client certificate and key cannot be used: {error}"),
        ),
    };
    let problem = Problem::at(
        place,
        message,
        "give the key that the certificate was issued for",
    );
    match key {
        Some(key) => problem.of(material::unusable(
            &key.value,
            reason,
            Some(error.to_string()),
        )),
        None => problem,
    }
}

const PEM: &str = "give a readable file in PEM format";

fn read_certificates(
    place: &model::Place,
    what: &str,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<Vec<CertificateDer<'static>>, Problem> {
    let pem = read(place, what, path, identity)?;
    let shown = path.display();
    match CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>() {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => {
            let message = format!("{what} file `{shown}` holds no certificate in PEM format");
            Err(Problem::at(place, message, PEM).of(material::unusable(path, "not_pem", None)))
        }
        Err(error) => {
            let message = format!("{what} file `{shown}` is not valid PEM: {error}");
            let fault = material::unusable(path, "broken_pem", Some(error.to_string()));
            Err(Problem::at(place, message, PEM).of(fault))
        }
    }
}

fn read_key(
    place: &model::Place,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<PrivateKeyDer<'static>, Problem> {
    let pem = read(place, "client key", path, identity)?;
    PrivateKeyDer::from_pem_slice(&pem).map_err(|error| {
        let message = format!(
            "client key file `{}` holds no private key in PEM format: {error}",
            path.display()
        );
        let fault = material::unusable(path, "not_pem", Some(error.to_string()));
        Problem::at(place, message, PEM).of(fault)
    })
}

fn read(
    place: &model::Place,
    what: &str,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<Vec<u8>, Problem> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(PEM_MAX).read_to_end(&mut content))
        .map_err(|error| material::unreadable(place, what, path, &error))?;
    content.hash(identity);
    Ok(content)
}

// === impl ServerTls ===

impl ServerTls {
    /// Chooses the server name: the one written, else the one that is dialled.
    pub(super) fn build(
        client: &Arc<ClientTls>,
        server: &model::Server,
        upstream: &model::Upstream,
    ) -> Result<Self, Problem> {
        let text: Arc<str> = match (&upstream.tls.name, &server.address) {
            (Some(name), _) => name.as_str().into(),
            (None, model::ServerAddress::Name { name, .. }) => name.as_str().into(),
            (None, model::ServerAddress::Address(address)) => address.ip().to_string().into(),
            (None, model::ServerAddress::Unix(_)) if !upstream.tls.verify => "localhost".into(),
            (None, model::ServerAddress::Unix(_)) => {
                let message = "TLS over a unix socket has no name to verify".to_owned();
                let help = "write the name in the certificate as `tls.name`";
                return Err(Problem::at(&server.place, message, help));
            }
        };
        let plain = text.trim_start_matches('[').trim_end_matches([']', '.']);
        let name = match plain.parse::<IpAddr>() {
            Ok(ip) => ServerName::IpAddress(ip.into()),
            Err(_) => ServerName::try_from(plain.to_owned()).map_err(|_| {
                let message = format!("`{text}` cannot be a server name in TLS");
                let help = "write the name in the certificate as `tls.name`";
                Problem::at(&server.place, message, help)
            })?,
        };
        Ok(Self {
            client: Arc::clone(client),
            name,
            text,
        })
    }

    /// Shakes hands.
    pub(super) async fn handshake(
        &self,
        socket: Socket,
    ) -> Result<TlsStream<Socket>, Vec<Evidence>> {
        let mut hello = Vec::new();
        let mut written = Ok(());
        let mut connect = TlsConnector::from(Arc::clone(&self.client.config)).connect_with(
            self.name.clone(),
            socket,
            |session| written = take_hello(session, &mut hello),
        );
        let mut seen = Seen {
            first: [0; FIRST_MAX],
            length: 0,
        };
        // rustls consumes what it reads, and a peer that does not speak TLS is known best by its
        // own words: so the first bytes are looked at before rustls gets them.
        if let Some(socket) = connect.get_ref() {
            let looked = match written {
                Ok(()) => exchange_first(socket, &hello, &mut seen).await,
                Err(error) => Err(error),
            };
            if let Err(error) = looked {
                return Err(evidence::tls::handshake(&error, self, &seen, None));
            }
        }
        let mut presented = None;
        let mut connect = Pin::new(&mut connect);
        let shaken = poll_fn(|cx| {
            let poll = connect.as_mut().poll(cx);
            // Verification ran within this very poll, on this thread, if at all.
            if let Some(chain) = verifier::take_presented() {
                presented = Some(chain);
            }
            poll
        })
        .await;
        match shaken {
            Ok(stream) => Ok(stream.into()),
            Err(error) => Err(evidence::tls::handshake(&error, self, &seen, presented)),
        }
    }

    /// Which roots are trusted: `system`, or the CA file's path.
    pub(super) fn trust(&self) -> &str {
        &self.client.trust
    }
}

fn take_hello(session: &mut ClientConnection, hello: &mut Vec<u8>) -> io::Result<()> {
    while session.wants_write() {
        session.write_tls(hello)?;
    }
    Ok(())
}

/// Sends the ClientHello and looks at the first bytes that come back, without taking them.
async fn exchange_first(socket: &Socket, hello: &[u8], seen: &mut Seen) -> io::Result<()> {
    let mut rest = hello;
    while !rest.is_empty() {
        match socket.try_write_vectored(&[IoSlice::new(rest)]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => socket.writable().await?,
            Err(error) => return Err(error),
        }
    }
    seen.length = match socket {
        Socket::Tcp(stream) => stream.peek(&mut seen.first).await?,
        // There is no safe call that looks into a unix socket.
        Socket::Unix(_) => return Ok(()),
    };
    match seen.length {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}

impl Seen {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.first[..self.length]
    }
}
