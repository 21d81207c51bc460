//! Everything that a request needs of the configuration: immutable, swapped whole at a reload.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use candor_conf::model::{self, Configuration};
use candor_conf::{Effective, Loaded, Problems, Severity};

use super::certificate::CertificateFacts;
use super::listener::Bound;
use super::tls::{self, ListenerTls, TlsShared};
use crate::exchange::mark::Mark;
use crate::material;
use crate::policy::errors::ErrorPages;
use crate::route::Router;
use crate::telemetry::{SiteTelemetry, Telemetry};
use crate::upstream::Upstream;
use crate::upstream::discovery;
use crate::upstream::resolve::Resolver;

/// One configuration, ready to serve.
#[derive(Debug)]
pub struct Snapshot {
    /// What was meant.
    pub configuration: Arc<Configuration>,
    /// Every value of it, and where it is written.
    pub effective: Arc<Effective>,
    /// Request → route.
    pub router: Router,
    /// Index: [`Configuration::upstreams`].
    pub upstreams: Vec<Arc<Upstream>>,
    /// Index: [`Configuration::sites`].
    pub sites: Vec<Arc<SiteTelemetry>>,
    /// Index: [`Configuration::sites`]. What clients of a site must meet.
    pub policies: Vec<PolicyId>,
    /// Index: [`Configuration::sites`]. What their certificates say.
    pub certificates: Vec<Option<CertificateFacts>>,
    /// Index: [`Configuration::listeners`]; `None` where no TLS is spoken.
    pub listeners: Vec<Option<Arc<ListenerTls>>>,
    /// Index: [`Configuration::sites`], then the site's routes. How each is named in `Via`.
    pub marks: Vec<Vec<Mark>>,
    /// The addresses that it listens on.
    pub bound: Vec<Arc<Bound>>,
    /// The operator's own templates for failures.
    pub errors: ErrorPages,
    /// Counts configurations, from 1.
    pub generation: u64,
    /// The resolver of its upstreams.
    pub(super) resolver: Arc<Resolver>,
    /// For each slot of a [`Bound`], the listener's index in the configuration.
    pub(super) slots: Vec<Option<usize>>,
}

/// What a snapshot is built from beside the configuration.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) telemetry: &'a Arc<Telemetry>,
    pub(super) tls: &'a TlsShared,
    pub(super) previous: Option<&'a Snapshot>,
}

impl Snapshot {
    /// The resolver of its upstreams.
    pub const fn resolver(&self) -> &Arc<Resolver> {
        &self.resolver
    }

    /// Reads what the configuration names (certificates, keys, CAs) and prepares it for serving.
    /// Binds nothing; the warnings are about certificates and lists of members.
    pub(super) fn build(
        loaded: &Loaded,
        ground: &Ground<'_>,
    ) -> Result<(Self, Problems), Problems> {
        let configuration = &loaded.configuration;
        let mut problems = Vec::new();
        let now = jiff::Timestamp::now().as_second();
        let built = tls::build(configuration, ground.tls, now).unwrap_or_else(|list| {
            problems.extend(list);
            tls::Built::default()
        });
        let resolver = Resolver::build(&configuration.dns, ground.previous.map(|p| &p.resolver));
        let mut upstreams = Vec::with_capacity(configuration.upstreams.len());
        for (index, settings) in configuration.upstreams.iter().enumerate() {
            let telemetry = ground.telemetry.upstream(&settings.name);
            match Upstream::build(settings.clone(), index, &resolver, telemetry) {
                Ok(upstream) => upstreams.push(Arc::new(upstream)),
                Err(list) => problems.extend(list),
            }
        }
        let errors = ErrorPages::read(configuration).unwrap_or_else(|list| {
            problems.extend(list);
            ErrorPages::default()
        });
        if !problems.is_empty() {
            return Err(loaded.problems(problems));
        }
        let sites = configuration
            .sites
            .iter()
            .map(|s| ground.telemetry.site(&s.key, &s.log));
        let snapshot = Self {
            router: Router::new(configuration),
            upstreams,
            sites: sites.collect(),
            policies: configuration
                .sites
                .iter()
                .map(|s| PolicyId::of(s.tls.as_ref()))
                .collect(),
            marks: configuration
                .sites
                .iter()
                .map(|site| {
                    site.routes
                        .iter()
                        .map(|route| Mark::of(site, route))
                        .collect()
                })
                .collect(),
            bound: Vec::new(),
            certificates: built.certificates,
            listeners: built.listeners,
            errors,
            generation: ground.previous.map_or(1, |p| p.generation + 1),
            resolver,
            slots: Vec::new(),
            effective: Arc::new(loaded.effective.clone()),
            configuration: Arc::new(configuration.clone()),
        };
        let mut warnings = built.warnings;
        warnings.extend(material::warnings(configuration, now));
        warnings.extend(discovery::warnings(&configuration.upstreams));
        let warnings = Problems::new(Severity::Warning, warnings, loaded.sources.clone());
        Ok((snapshot, warnings))
    }

    /// Says which bound address is which listener.
    pub(super) fn attach(&mut self, bound: &[Arc<Bound>]) {
        self.bound = bound.to_vec();
        self.slots = vec![None; bound.iter().map(|b| b.slot + 1).max().unwrap_or(0)];
        for (index, listener) in self.configuration.listeners.iter().enumerate() {
            if let Some(bound) = bound.iter().find(|b| b.bind == listener.bind) {
                self.slots[bound.slot] = Some(index);
            }
        }
    }

    /// The sites that have a certificate, and when it ends.
    pub(super) fn certificate_ends(&self) -> Vec<(Arc<str>, i64)> {
        let sites = self.configuration.sites.iter().zip(&self.certificates);
        sites
            .filter_map(|(site, facts)| Some((Arc::clone(&site.key), facts.as_ref()?.not_after)))
            .collect()
    }

    /// The index in [`Configuration::listeners`] of a bound address; `None` when this
    /// configuration no longer listens there (the connection is older than the reload).
    pub fn listener(&self, bound: &Bound) -> Option<usize> {
        self.slots.get(bound.slot).copied().flatten()
    }

    /// The limits on clients of a listener; of any, for a connection whose listener is gone.
    pub fn client_limits(&self, listener: Option<usize>) -> &model::Client {
        let listeners = &self.configuration.listeners;
        let last = listeners.len().saturating_sub(1);
        &listeners[listener.unwrap_or(0).min(last)].client
    }
}

/// The configuration of a moment, seen from a connection.
#[derive(Debug)]
pub struct Current {
    /// The configuration. Keep it for one request at most, or a reload cannot free the old one.
    pub snapshot: Arc<Snapshot>,
    /// The connection's listener in it; `None`: see [`Snapshot::listener`].
    pub listener: Option<usize>,
}

impl Current {
    /// The limits on the connection's client.
    pub fn client_limits(&self) -> &model::Client {
        self.snapshot.client_limits(self.listener)
    }
}

/// What a site asks of TLS clients: oldest version and client certificates. Equal for two sites,
/// also of different snapshots, exactly when a connection made for one may serve the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PolicyId(u64);

impl PolicyId {
    /// The policy of a site.
    pub fn of(tls: Option<&model::SiteTls>) -> Self {
        let mut hasher = DefaultHasher::new();
        if let Some(tls) = tls {
            (tls.min == model::TlsVersion::Tls13).hash(&mut hasher);
            tls.client_ca.hash(&mut hasher);
        }
        Self(hasher.finish())
    }
}
