//! Upstreams at run time: resolve, connect, TLS; idle connections.

pub(crate) mod balance;
pub(crate) mod budget;
pub mod choose;
pub mod connect;
pub(crate) mod discovery;
pub mod evidence;
pub(crate) mod health;
mod host;
pub(crate) mod idle_ends;
mod keeper;
mod member;
mod members;
pub mod pool;
pub mod protocol;
pub mod resolve;
mod socket_path;
pub mod state;
pub(crate) mod tls;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use arc_swap::ArcSwap;
use candor_conf::{Problem, model};
use candor_diagnostics::causes::Cause;
use candor_diagnostics::exchange::{Attempt, Phase};

use crate::incident::Attempted;
use crate::telemetry::UpstreamTelemetry;
use choose::Rules;
use resolve::Resolver;
use state::UpstreamState;
use tls::ClientTls;

pub use choose::Chosen;
use discovery::Found;
pub(crate) use keeper::Keeper;
pub use member::Server;
pub(crate) use member::host;
use member::{Destination, Listed};
pub use members::Members;

/// An upstream at run time: immutable settings plus shared state; one for each
/// [`model::Upstream`] of a snapshot.
///
/// Its members may come and go (`discovery`); which of them is asked is decided in `choose`.
#[derive(Debug)]
pub struct Upstream {
    /// What was written.
    pub settings: model::Upstream,
    /// Index in [`model::Configuration::upstreams`].
    pub index: usize,
    /// Name and counters.
    pub telemetry: Arc<UpstreamTelemetry>,
    /// What is known of it beyond one configuration.
    pub state: Arc<UpstreamState>,
    members: ArcSwap<Members>,
    rules: Rules,
    tls: Option<Arc<ClientTls>>,
    resolver: Arc<Resolver>,
    /// Which members it has of those that were found.
    found_version: AtomicU64,
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
        let is_tls = settings
            .servers
            .iter()
            .chain(&settings.backup)
            .any(|it| it.tls)
            || settings.sources.iter().any(may_be_tls);
        let tls = match is_tls {
            true => Some(ClientTls::build(&settings)?),
            false => None,
        };
        let has_none = settings.servers.is_empty() && settings.sources.is_empty();
        let state = UpstreamState::of(&settings.name);
        let upstream = Self {
            rules: Rules::new(&settings),
            index,
            telemetry,
            state,
            members: ArcSwap::default(),
            tls,
            resolver: Arc::clone(resolver),
            found_version: AtomicU64::new(0),
            settings,
        };
        let mut problems = upstream.set_found(&[]).err().unwrap_or_default();
        // What was found before a reload is still there, and what cannot be used of it has been told.
        drop(upstream.renew_found());
        if has_none {
            problems.push(Problem::at(
                &upstream.settings.place,
                format!("upstream `{}` has no servers", upstream.settings.name),
                "write at least one address under `servers`",
            ));
        }
        match problems.is_empty() {
            true => Ok(upstream),
            false => Err(problems),
        }
    }

    /// Has these members beside those that are written down, each with the source that found it.
    /// Connections to those that stay are kept, requests to those that go are finished. `Err`: the
    /// members that cannot be used, which are left out.
    pub(crate) fn set_found(&self, found: &[(usize, Found)]) -> Result<(), Vec<Problem>> {
        let settings = &self.settings;
        let written = |is_backup| {
            move |server| Listed {
                server,
                is_backup,
                name: None,
                source: None,
            }
        };
        let found = |is_backup| {
            let found = found.iter().filter(move |it| it.1.is_backup == is_backup);
            found.map(move |(source, it)| Listed {
                server: &it.server,
                is_backup,
                name: it.name.as_deref(),
                source: Some(*source),
            })
        };
        let first = settings.servers.iter().map(written(false));
        let backup = settings.backup.iter().map(written(true));
        let first = first.chain(found(false));
        let all = first.chain(backup).chain(found(true));
        let mut problems = Vec::new();
        let mut members: Vec<Arc<Server>> = Vec::new();
        let mut known = HashSet::new();
        for listed in all {
            let tls = self.tls.as_ref();
            match Server::build(members.len(), &listed, settings, tls, &self.resolver) {
                // What is written down is found as well.
                Ok(server) if listed.source.is_some() && known.contains(&server.id) => {}
                Ok(server) => {
                    known.insert(server.id);
                    members.push(Arc::new(server));
                }
                Err(problem) => problems.push(problem),
            }
        }
        let is_new = self.state.is_known.load(Ordering::Relaxed);
        for member in &members {
            if self.state.is_aside(&member.text) {
                member.state.set_bar(state::bar::DRAINED, true);
            }
            member.state.choosing.meet(is_new, choose::now_ms());
        }
        self.state
            .is_known
            .fetch_or(!members.is_empty(), Ordering::Relaxed);
        let members = Members::new(self.rules.way(), self.rules.sticky.as_ref(), members);
        self.members.store(Arc::new(members));
        self.state.health.woken.notify_one();
        self.state.queue.changed();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(problems),
        }
    }

    /// An attempt at the member written so failed: what is to be remembered of it.
    #[cold]
    pub fn attempted<'a>(
        &self,
        cause: &'static Cause,
        attempt: &'a Attempt,
        path: &'a str,
    ) -> Attempted<'a> {
        let servers = self.servers();
        let mut members = servers.iter();
        let member = members.position(|server| *server.text == *attempt.server);
        Attempted {
            cause,
            attempt,
            site: None,
            path,
            body: 0,
            member: member.unwrap_or(usize::MAX),
            members: servers.len(),
            answered: self.telemetry.answered(),
            largest_body: self.telemetry.largest_body(),
            last_success_unix_ms: self.telemetry.last_success_unix_ms(),
            broke_off: attempt.phase == Phase::Body,
            is_retried: false,
            now_unix_ms: crate::clock::unix_ms(Instant::now()),
        }
    }

    /// The members of this moment, in order: those that are written down, those that were found, and
    /// the backups.
    pub fn servers(&self) -> Arc<Members> {
        self.members.load_full()
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

/// Whether TLS may be spoken to what this finds: each line of a file says that itself.
fn may_be_tls(source: &model::Source) -> bool {
    source.tls || matches!(source.kind, model::SourceKind::File { .. })
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
