//! TLS towards upstreams: trust, client certificates, the handshake.

mod asked;
mod files;
mod seen;
mod verifier;

use std::future::poll_fn;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::Protocol;
use candor_conf::{Problem, model};
use candor_diagnostics::evidence::Evidence;
use rustls::client::Resumption;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateRevocationListDer, ServerName};
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, RootCertStore};
use tokio::time::{Instant, timeout};
use tokio_rustls::{TlsConnector, TlsStream};

use super::evidence;
use crate::stream::{Socket, Watch};
use asked::Asked;
pub(super) use seen::Seen;
use seen::Watched;
use verifier::{Accepting, Recording};
pub(super) use verifier::{Check, Presented};

/// Sessions that are kept for one member whose application protocol is its own.
const RESUMED_MAX: usize = 32;

/// TLS towards the members of one upstream: shared by them, so that sessions are resumed.
#[derive(Debug)]
pub(super) struct ClientTls {
    config: Arc<ClientConfig>,
    /// What the upstream asked of our own certificate.
    asked: Arc<Asked>,
    /// The authorities that are trusted; none when nothing is verified.
    roots: Option<Arc<RootCertStore>>,
    /// The revocation lists that are asked, and their file.
    crl: Option<(String, Vec<CertificateRevocationListDer<'static>>)>,
    /// Which roots are trusted: `system`, or the CA file's path.
    pub(super) trust: String,
    /// Differs when the settings or the content of a file differ.
    pub(super) identity: u64,
}

/// TLS towards one member.
#[derive(Debug)]
pub(super) struct ServerTls {
    client: Arc<ClientTls>,
    /// The client's, with the application protocols that this member is offered.
    config: Arc<ClientConfig>,
    /// Whether nothing but HTTP/2 will do.
    needs_http2: bool,
    /// The same with HTTP/1.1 alone, where the choice is TLS's.
    http1: Option<Box<Self>>,
    /// The name to ask for and to verify.
    name: ServerName<'static>,
    /// The same as text.
    pub(super) text: Arc<str>,
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
        let crls = files::revocation_lists(upstream, &mut identity)
            .map_err(|problem| problems.push(problem))
            .unwrap_or_default();
        let mut trusted = None;
        let builder = if settings.verify {
            let verifier = match &settings.ca {
                Some(ca) => files::own_roots(upstream, ca, &mut identity),
                None => files::system_roots(upstream).map(|roots| (roots, Vec::new())),
            }
            .and_then(|(roots, pinned)| {
                trusted = Some(Arc::clone(&roots));
                Recording::build(roots, pinned, &crls, &provider).map_err(|error| {
                    Problem::at(&upstream.place, error, "check the files of `tls`")
                })
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
        let client = files::client_certificate(upstream, &mut identity, &mut problems);
        let (Some(builder), true) = (builder, problems.is_empty()) else {
            return Err(problems);
        };
        let own = client
            .map(|(chain, key)| CertifiedKey::from_der(chain, key, &provider))
            .transpose()
            .map_err(|error| vec![files::client_unusable(upstream, &error)])?;
        let asked = Arc::new(Asked::new(own));
        let mut config = builder.with_client_cert_resolver(Arc::<Asked>::clone(&asked));
        config.alpn_protocols = offered(Protocol::Http1);
        let crl = settings.crl.as_ref();
        Ok(Arc::new(Self {
            config: Arc::new(config),
            asked,
            roots: trusted,
            crl: crl.map(|file| (file.value.display().to_string(), crls)),
            trust,
            identity: identity.finish(),
        }))
    }

    /// The authorities that are trusted.
    pub(super) fn roots(&self) -> Option<&RootCertStore> {
        self.roots.as_deref()
    }

    /// The revocation lists that are asked, and their file.
    pub(super) fn crl(&self) -> Option<(&str, &[CertificateRevocationListDer<'static>])> {
        self.crl
            .as_ref()
            .map(|(file, lists)| (file.as_str(), lists.as_slice()))
    }

    /// The certificate that is shown to who asks, DER.
    pub(super) fn own_certificate(&self) -> Option<&[u8]> {
        self.asked.own()
    }

    /// Subjects of the authorities from which the upstream asked for one, DER; `None`: it did not.
    pub(super) fn asked(&self) -> Option<Vec<Vec<u8>>> {
        self.asked.authorities()
    }
}

/// The application protocols that are offered to who is to speak this.
fn offered(protocol: Protocol) -> Vec<Vec<u8>> {
    let names: &[&[u8]] = match protocol {
        Protocol::Http2 => &[b"h2"],
        Protocol::Auto => &[b"h2", b"http/1.1"],
        Protocol::Http1 | Protocol::FastCgi | Protocol::Uwsgi => &[b"http/1.1"],
    };
    names.iter().map(|name| name.to_vec()).collect()
}

/// What a probe offers: every certificate is taken, for nothing is sent after the handshake.
/// `named`: with a server name.
#[cold]
pub(crate) fn probing(named: bool) -> Result<Arc<ClientConfig>, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Accepting::new(&provider)))
        .with_no_client_auth();
    config.enable_sni = named;
    config.alpn_protocols = vec![b"http/1.1".to_vec(), b"h2".to_vec()];
    Ok(Arc::new(config))
}

// === impl ServerTls ===

impl ServerTls {
    /// Chooses the server name: the one written, else the domain of the service by whose records the
    /// server was found, else the one that is dialled.
    pub(super) fn build(
        client: &Arc<ClientTls>,
        server: &model::Server,
        service: Option<&str>,
        upstream: &model::Upstream,
    ) -> Result<Self, Problem> {
        let name = upstream.tls.name.as_deref().or(service);
        let text: Arc<str> = match (name, &server.address) {
            (Some(name), _) => name.into(),
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
        let protocol = server.protocol.unwrap_or(upstream.protocol);
        let offering = |protocol, http1| {
            let offered = offered(protocol);
            let config = match client.config.alpn_protocols == offered {
                true => Arc::clone(&client.config),
                false => {
                    let mut config = (*client.config).clone();
                    config.alpn_protocols = offered;
                    // Sessions are resumed by name, and one may not be for the other's protocol.
                    config.resumption = Resumption::in_memory_sessions(RESUMED_MAX);
                    Arc::new(config)
                }
            };
            Self {
                client: Arc::clone(client),
                config,
                needs_http2: protocol == Protocol::Http2,
                http1,
                name: name.clone(),
                text: Arc::clone(&text),
            }
        };
        let is_chosen = protocol == Protocol::Auto;
        let http1 = is_chosen.then(|| Box::new(offering(Protocol::Http1, None)));
        Ok(offering(protocol, http1))
    }

    /// What offers this protocol.
    pub(super) fn to_speak(&self, protocol: Protocol) -> &Self {
        match &self.http1 {
            Some(http1) if protocol == Protocol::Http1 => http1,
            _ => self,
        }
    }

    /// Shakes hands within `limit`.
    pub(super) async fn handshake(
        &self,
        mut socket: Socket,
        limit: &model::Setting<Duration>,
    ) -> Result<TlsStream<Socket>, Vec<Evidence>> {
        // rustls consumes what it reads, and a peer is known best by its own words: so they are
        // looked at as they pass.
        let watched = Arc::<Watched>::default();
        socket.watch(Some(Arc::<Watched>::clone(&watched) as Arc<dyn Watch>));
        let started = Instant::now();
        let mut connect =
            TlsConnector::from(Arc::clone(&self.config)).connect(self.name.clone(), socket);
        let mut presented = None;
        let mut connect = Pin::new(&mut connect);
        let shaken = poll_fn(|cx| {
            let poll = connect.as_mut().poll(cx);
            // Verification ran within this very poll, on this thread, if at all.
            if let Some(chain) = verifier::take_presented() {
                presented = Some(chain);
            }
            poll
        });
        match timeout(limit.value, shaken).await {
            Ok(Ok(mut stream)) => {
                stream.get_mut().0.watch(None);
                if self.needs_http2 && stream.get_ref().1.alpn_protocol() != Some(b"h2") {
                    let session = stream.get_ref().1;
                    return Err(evidence::tls::not_agreed(self, session));
                }
                Ok(stream.into())
            }
            Ok(Err(error)) => {
                let seen = watched.0.lock();
                Err(evidence::tls::handshake(&error, self, &seen, presented))
            }
            Err(_) => {
                let mut found = evidence::tls::stalled(self, &watched.0.lock(), presented);
                found.push(evidence::timer("timeout.tls", limit, started.elapsed()));
                Err(found)
            }
        }
    }

    /// What is offered in every handshake.
    pub(super) fn config(&self) -> &ClientConfig {
        &self.config
    }

    /// The settings that all members share.
    pub(super) fn client(&self) -> &ClientTls {
        &self.client
    }

    /// The name that is sent (SNI): none for an address (RFC 6066 §3).
    pub(super) fn sni(&self) -> Option<&str> {
        match &self.name {
            ServerName::DnsName(name) => Some(name.as_ref()),
            _ => None,
        }
    }

    /// Which roots are trusted: `system`, or the CA file's path.
    pub(super) fn trust(&self) -> &str {
        &self.client.trust
    }
}
