//! Everything that a request needs of the configuration: immutable, swapped whole at a reload.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use candor_conf::model;

use super::listener::Bound;
use super::tls::ListenerTls;
use crate::route::Router;
use crate::telemetry::SiteTelemetry;
use crate::upstream::Upstream;

/// One configuration, ready to serve.
#[derive(Debug)]
pub struct Snapshot {
    /// What was meant.
    pub configuration: Arc<model::Configuration>,
    /// Request → route.
    pub router: Router,
    /// Index: [`model::Configuration::upstreams`].
    pub upstreams: Vec<Arc<Upstream>>,
    /// Index: [`model::Configuration::sites`].
    pub sites: Vec<Arc<SiteTelemetry>>,
    /// Index: [`model::Configuration::sites`]. What clients of a site must meet.
    pub policies: Vec<PolicyId>,
    /// Index: [`model::Configuration::listeners`]; `None` where no TLS is spoken.
    pub listeners: Vec<Option<Arc<ListenerTls>>>,
    /// Counts reloads, from 1.
    pub generation: u64,
    /// For each [`Bound::slot`], the listener's index in the configuration.
    pub(super) slots: Vec<Option<usize>>,
}

impl Snapshot {
    /// The index in [`model::Configuration::listeners`] of a bound address; `None` when this
    /// configuration no longer listens there (the connection is older than the reload).
    pub fn listener(&self, bound: &Bound) -> Option<usize> {
        self.slots.get(bound.slot).copied().flatten()
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
