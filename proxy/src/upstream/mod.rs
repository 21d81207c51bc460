//! Upstreams at run time: resolve, connect, TLS; idle connections.

pub mod connect;
pub mod evidence;
mod host;
pub(crate) mod idle_ends;
pub mod pool;
pub mod resolve;
mod socket_path;
pub(crate) mod tls;

#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use candor_conf::{Problem, model};
use candor_diagnostics::causes::Cause;
use candor_diagnostics::evidence::{Evidence, Resolution};
use candor_diagnostics::exchange::{Attempt, Phase, Target};

use crate::incident::Attempted;
use crate::stream::Stream;
use crate::telemetry::UpstreamTelemetry;
use resolve::{Lookup, Resolver};
use tls::{ClientTls, ServerTls};

/// An upstream at run time: immutable settings plus shared state; one for each
/// [`model::Upstream`] of a snapshot.
#[derive(Debug)]
pub struct Upstream {
    /// What was written.
    pub settings: model::Upstream,
    /// Index in [`model::Configuration::upstreams`].
    pub index: usize,
    /// Name and counters.
    pub telemetry: Arc<UpstreamTelemetry>,
    servers: Vec<Server>,
    /// Whose turn it is.
    next: AtomicUsize,
}

/// A member of an upstream at run time.
#[derive(Debug)]
pub struct Server {
    /// Index in [`Upstream::servers`].
    pub index: usize,
    /// As written.
    pub text: Arc<str>,
    /// What `Host` says for `host = "upstream"`: its name or address, and the port unless it is the
    /// scheme's own; `localhost` for a unix socket.
    pub host: Arc<str>,
    /// Equal for two servers, also of different snapshots, exactly when connections to them may
    /// stand for each other: same address, same TLS material, same upstream name.
    pub id: u64,
    /// What is dialled.
    destination: Destination,
    /// The server name, when TLS is spoken.
    tls: Option<ServerTls>,
}

/// What is dialled, prepared so that a successful dial formats nothing.
#[derive(Debug)]
enum Destination {
    /// Literal address.
    Address(resolve::Answer),
    /// A name and a port.
    Name(Arc<Lookup>),
    /// A unix socket and its text, `unix:/run/app.sock`.
    Unix(PathBuf, Arc<str>),
}

/// A name that led elsewhere from one answer to the next.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The name.
    pub name: String,
    /// The port.
    pub port: u16,
    /// When the other answer came, the last time.
    pub at: Instant,
    /// Where it led before; at most 8.
    pub before: Vec<String>,
    /// Where it leads; at most 8.
    pub after: Vec<String>,
}

impl Upstream {
    /// Prepares an upstream: reads its TLS files, registers its names with the resolver. Resolves
    /// and dials nothing, so that an unresolvable name never stops the start.
    pub fn build(
        settings: model::Upstream,
        index: usize,
        resolver: &Arc<Resolver>,
        telemetry: Arc<UpstreamTelemetry>,
    ) -> Result<Self, Vec<Problem>> {
        let tls = match settings.servers.iter().any(|s| s.tls) {
            true => Some(ClientTls::build(&settings)?),
            false => None,
        };
        let mut problems = Vec::new();
        let mut servers = Vec::with_capacity(settings.servers.len());
        for (index, server) in settings.servers.iter().enumerate() {
            match Server::build(index, server, &settings, tls.as_ref(), resolver) {
                Ok(server) => servers.push(server),
                Err(problem) => problems.push(problem),
            }
        }
        if servers.is_empty() && problems.is_empty() {
            problems.push(Problem::at(
                &settings.place,
                format!("upstream `{}` has no servers", settings.name),
                "write at least one address under `servers`",
            ));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            settings,
            index,
            telemetry,
            servers,
            next: AtomicUsize::new(0),
        })
    }

    /// An attempt at the member written so failed: what is to be remembered of it.
    #[cold]
    pub fn attempted<'a>(
        &self,
        cause: &'static Cause,
        attempt: &'a Attempt,
        path: &'a str,
    ) -> Attempted<'a> {
        let mut members = self.servers.iter();
        let member = members.position(|server| *server.text == *attempt.server);
        Attempted {
            cause,
            attempt,
            site: None,
            path,
            body: 0,
            member: member.unwrap_or(usize::MAX),
            members: self.servers.len(),
            answered: self.telemetry.answered(),
            largest_body: self.telemetry.largest_body(),
            last_success_unix_ms: self.telemetry.last_success_unix_ms(),
            broke_off: attempt.phase == Phase::Body,
            is_retried: false,
            now_unix_ms: crate::clock::unix_ms(Instant::now()),
        }
    }

    /// The member whose turn it is; for a retry, the one after `previous`, so that another member
    /// is asked where there is one, and the rotation of first attempts stays even.
    pub fn pick(&self, previous: Option<&Server>) -> &Server {
        let turn = match previous {
            Some(previous) => previous.index.wrapping_add(1),
            // A lone member needs no turns, and threads no shared counter.
            None if self.servers.len() == 1 => 0,
            None => self.next.fetch_add(1, Ordering::Relaxed),
        };
        &self.servers[turn % self.servers.len()]
    }

    /// The members, in order.
    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// Fills in what an attempt at `server` is aimed at. Allocates: for attempts that failed or
    /// carry a finding.
    #[cold]
    pub fn describe(&self, server: &Server, attempt: &mut Attempt) {
        attempt.upstream = self.settings.name.as_ref().to_owned();
        attempt.place = Some(evidence::place(&self.settings.place));
        attempt.server = server.text.as_ref().to_owned();
        attempt.target = server.target();
        attempt.tls = server.tls.is_some();
        attempt.tls_name = server.tls.as_ref().map(|tls| tls.text.as_ref().to_owned());
        attempt.tolerated = self.settings.tolerate.iter().map(tolerate_key).collect();
    }
}

/// The key of an oddity, as it is written.
const fn tolerate_key(tolerate: &model::Tolerate) -> &'static str {
    match tolerate {
        model::Tolerate::BareLf => "bare_lf",
        model::Tolerate::TeAndCl => "te_and_cl",
        model::Tolerate::Overrun => "overrun",
        model::Tolerate::NoCloseNotify => "no_close_notify",
        model::Tolerate::BodyNotAllowed => "body_not_allowed",
    }
}

impl Server {
    fn build(
        index: usize,
        server: &model::Server,
        upstream: &model::Upstream,
        tls: Option<&Arc<ClientTls>>,
        resolver: &Arc<Resolver>,
    ) -> Result<Self, Problem> {
        let mut identity = DefaultHasher::new();
        upstream.name.hash(&mut identity);
        server.address.hash(&mut identity);
        let tls = match tls.filter(|_| server.tls) {
            Some(client) => {
                client.identity.hash(&mut identity);
                Some(ServerTls::build(client, server, upstream)?)
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
        Ok(Self {
            index,
            text: Arc::clone(&server.text),
            host: host(server).into(),
            id: identity.finish(),
            destination,
            tls,
        })
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

    fn target(&self) -> Target {
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
