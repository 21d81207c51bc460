//! A member of an upstream.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::{Problem, model};
use candor_diagnostics::evidence::{Evidence, Resolution};
use candor_diagnostics::exchange::Target;

use super::balance::stable;
use super::resolve::{self, Lookup, Resolver};
use super::state::MemberState;
use super::tls::{ClientTls, ServerTls};
use super::{Moved, evidence, protocol};
use crate::stream::Stream;

/// A member of an upstream at run time.
#[derive(Debug)]
pub struct Server {
    /// Index in [`super::Upstream::servers`].
    pub index: usize,
    /// What was written, or found by discovery.
    pub settings: model::Server,
    /// As written.
    pub text: Arc<str>,
    /// What is spoken, once TLS has agreed where that decides.
    pub protocol: model::Protocol,
    /// Whether it is asked only when none of the others can be.
    pub is_backup: bool,
    /// Whether its connections may be used again. For FastCGI it is told so.
    pub keeps: bool,
    /// Whether its connections begin with a PROXY header, so that each is for one client alone.
    pub is_announced: bool,
    /// What is known of it beyond one configuration.
    pub state: Arc<MemberState>,
    /// What `Host` says for `host = "upstream"`: its name or address, and the port unless it is the
    /// scheme's own; `localhost` for a unix socket.
    pub host: Arc<str>,
    /// Equal for two servers, also of different snapshots, exactly when connections to them may
    /// stand for each other: same address, same TLS material, same upstream name.
    pub id: u64,
    /// What it is known by where other machines and later versions are to agree: a hash of what was
    /// written.
    pub(super) key: u64,
    /// Index in [`model::Upstream::sources`] of the one that found it; `None`: it is written down.
    pub(crate) source: Option<usize>,
    /// Requests that it is given at a time; `u32::MAX`: as many as there are.
    pub limit: u32,
    /// What is dialled.
    pub(super) destination: Destination,
    /// The server name, when TLS is spoken.
    pub(super) tls: Option<ServerTls>,
}

/// A member as it is written or was found.
pub(super) struct Listed<'a> {
    pub(super) server: &'a model::Server,
    pub(super) is_backup: bool,
    /// The name that led to its address.
    pub(super) name: Option<&'a str>,
    /// Index of the source that found it.
    pub(super) source: Option<usize>,
}

/// What is dialled, prepared so that a successful dial formats nothing.
#[derive(Debug)]
pub(super) enum Destination {
    /// Literal address.
    Address(resolve::Answer),
    /// A name and a port.
    Name(Arc<Lookup>),
    /// A unix socket and its text, `unix:/run/app.sock`.
    Unix(PathBuf, Arc<str>),
}

impl Server {
    pub(super) fn build(
        index: usize,
        listed: &Listed<'_>,
        upstream: &model::Upstream,
        tls: Option<&Arc<ClientTls>>,
        resolver: &Arc<Resolver>,
    ) -> Result<Self, Problem> {
        let server = listed.server;
        // Found at an address, it is known by the name that led there.
        let named = listed.name.zip(match &server.address {
            model::ServerAddress::Address(address) => Some(address.port()),
            _ => None,
        });
        let named = named.map(|(name, port)| model::Server {
            address: model::ServerAddress::Name {
                name: name.to_owned(),
                port,
            },
            ..server.clone()
        });
        let shown = named.as_ref().unwrap_or(server);
        let mut identity = DefaultHasher::new();
        upstream.name.hash(&mut identity);
        server.address.hash(&mut identity);
        let spoken = server.protocol.unwrap_or(upstream.protocol);
        spoken.hash(&mut identity);
        upstream.proxy_protocol.hash(&mut identity);
        let tls = match tls.filter(|_| server.tls) {
            Some(client) => {
                client.identity.hash(&mut identity);
                listed.name.hash(&mut identity);
                let service = listed.source.and_then(|it| upstream.sources[it].domain());
                service.hash(&mut identity);
                Some(ServerTls::build(client, shown, service, upstream)?)
            }
            None => None,
        };
        let destination = match &server.address {
            model::ServerAddress::Address(address) => Destination::Address((*address).into()),
            model::ServerAddress::Name { name, port } => {
                Destination::Name(resolver.register(name, *port))
            }
            model::ServerAddress::Unix(path) => {
                let text = format!("unix:{}", path.display()).into();
                Destination::Unix(path.clone(), text)
            }
        };
        let server = Self {
            index,
            settings: server.clone(),
            text: Arc::clone(&server.text),
            protocol: spoken,
            is_backup: listed.is_backup,
            keeps: upstream.keepalive.connections > 0
                && upstream.proxy_protocol.is_none()
                && (spoken != model::Protocol::FastCgi || upstream.keepalive.is_own),
            is_announced: upstream.proxy_protocol.is_some(),
            state: MemberState::of(identity.finish()),
            host: host(shown).into(),
            id: identity.finish(),
            key: stable(server.text.as_bytes()),
            source: listed.source,
            limit: limit(spoken, &upstream.limits),
            destination,
            tls,
        };
        protocol::note(&server);
        Ok(server)
    }

    /// The name that is resolved before it is dialled, if it is one.
    pub(crate) fn lookup(&self) -> Option<&Arc<Lookup>> {
        match &self.destination {
            Destination::Name(lookup) => Some(lookup),
            _ => None,
        }
    }

    /// What the member's name means, and how that is known; `None` where an address is written. A
    /// name without an address is told by dialing.
    #[cold]
    pub(crate) async fn resolve(&self, limit: &model::Setting<Duration>) -> Option<Resolution> {
        let resolved = self.lookup()?.resolve(limit).await;
        Some(resolved.ok()?.evidence())
    }

    /// Whether TLS is spoken.
    pub fn is_tls(&self) -> bool {
        self.tls.is_some()
    }

    /// Whether its name has led elsewhere since it is asked for.
    #[cold]
    pub fn moved(&self) -> Option<Moved> {
        match &self.destination {
            Destination::Name(lookup) => lookup.moved(),
            Destination::Address(_) | Destination::Unix(..) => None,
        }
    }

    /// What was agreed on in the handshake of a connection, where TLS is to blame for its end.
    #[cold]
    pub fn shaken(&self, stream: &Stream, evidence: &[Evidence]) -> Option<Evidence> {
        evidence::tls::established(self.tls.as_ref()?, stream, evidence)
    }

    pub(super) fn target(&self) -> Target {
        match &self.destination {
            Destination::Address(answer) => Target::Host {
                host: answer.address.ip().to_string(),
                port: answer.address.port(),
            },
            Destination::Name(lookup) => Target::Host {
                host: lookup.name().to_owned(),
                port: lookup.port(),
            },
            Destination::Unix(path, _) => Target::Unix {
                path: path.display().to_string(),
            },
        }
    }
}

/// Requests at a time. A connection carries one, but for HTTP/2.
fn limit(protocol: model::Protocol, limits: &model::Limits) -> u32 {
    let is_shared = matches!(protocol, model::Protocol::Http2 | model::Protocol::Auto);
    let connections = limits.connections.as_ref().filter(|_| !is_shared);
    let all = [limits.requests.as_ref(), connections];
    let least = all.into_iter().flatten().map(|it| it.value.max(1)).min();
    least.map_or(u32::MAX, |it| u32::try_from(it).unwrap_or(u32::MAX))
}

/// What `Host` says for `host = "upstream"`.
pub(crate) fn host(server: &model::Server) -> String {
    let (host, port) = match &server.address {
        model::ServerAddress::Address(address) if address.is_ipv6() => {
            (format!("[{}]", address.ip()), address.port())
        }
        model::ServerAddress::Address(address) => (address.ip().to_string(), address.port()),
        model::ServerAddress::Name { name, port } => {
            (name.strip_suffix('.').unwrap_or(name).to_owned(), *port)
        }
        model::ServerAddress::Unix(_) => return "localhost".to_owned(),
    };
    match (server.tls, port) {
        (false, 80) | (true, 443) => host,
        _ => format!("{host}:{port}"),
    }
}
