//! What a look is about.

use std::net::SocketAddr;
use std::sync::Arc;

use candor_diagnostics::exchange::{Attempt, Exchange, Phase, Target};

use crate::server::Snapshot;
use crate::upstream::{Server, Upstream};

/// A failed attempt, as far as a look around needs to know.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The request whose failure began the look.
    pub request_id: String,
    /// The configuration in force then.
    pub snapshot: Arc<Snapshot>,
    /// Index of the upstream in it.
    pub upstream: usize,
    /// The member.
    pub server: Arc<Server>,
    /// What the member's text means.
    pub target: Target,
    /// The addresses that were tried, or the one that is connected to.
    pub addresses: Vec<SocketAddr>,
    /// Index of the site that was asked for.
    pub site: Option<usize>,
    /// Index of the route in it.
    pub route: Option<usize>,
    /// Where the attempt ended.
    pub phase: Phase,
    /// Why, as far as it was known without the look.
    pub cause: &'static str,
    /// The Host that the client asked for.
    pub host: String,
    /// `http` or `https`: how it reached the proxy.
    pub scheme: String,
    /// The request's method and path (no query), for what may be asked anew.
    pub method: String,
    /// See `method`.
    pub path: String,
}

impl Subject {
    /// About an attempt of an exchange.
    pub fn of(
        exchange: &Exchange,
        attempt: &Attempt,
        cause: &'static str,
        snapshot: &Arc<Snapshot>,
        upstream: usize,
        server: Arc<Server>,
    ) -> Self {
        use candor_diagnostics::evidence::Evidence;
        let tried = attempt.evidence.iter().filter_map(|fact| match fact {
            Evidence::Connect(tried) => tried.address.parse().ok(),
            _ => None,
        });
        let mut addresses: Vec<SocketAddr> = tried.collect();
        let peer = attempt.peer.as_deref().and_then(|peer| peer.parse().ok());
        if let Some(peer) = peer.filter(|peer| !addresses.contains(peer)) {
            addresses.push(peer);
        }
        let site = exchange.site.as_ref().and_then(|site| {
            let mut sites = snapshot.configuration.sites.iter();
            sites.position(|it| it.key == site.name)
        });
        Self {
            request_id: exchange.request_id.clone(),
            snapshot: Arc::clone(snapshot),
            upstream,
            server,
            target: attempt.target.clone(),
            addresses,
            site,
            route: route(exchange, snapshot, site),
            phase: attempt.phase,
            cause,
            host: exchange.request.host.clone(),
            scheme: exchange.request.scheme.clone(),
            method: exchange.request.method.clone(),
            path: exchange.request.path.clone(),
        }
    }

    /// The upstream.
    pub fn upstream(&self) -> &Arc<Upstream> {
        &self.snapshot.upstreams[self.upstream]
    }

    /// The member.
    pub fn server(&self) -> &Server {
        &self.server
    }
}

fn route(exchange: &Exchange, snapshot: &Snapshot, site: Option<usize>) -> Option<usize> {
    let name = &exchange.route.as_ref()?.name;
    let mut routes = snapshot.configuration.sites[site?].routes.iter();
    routes.position(|route| route.key == *name)
}
