//! Members that come and go: one file for each kind of source, see
//! [`candor_conf::model::SourceKind`].
//!
//! Each source has a task on the keeper's thread that asks it again and again. What it answers is kept
//! in the upstream's state, so that a reload forgets nobody; what is no answer changes nothing, and is
//! told. Nothing here is on a request's way but [`Upstream::awaits_members`], and that only where there
//! is no member.

mod dns;
mod docker;
mod file;
mod state;
mod tell;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use candor_conf::Problem;
use candor_conf::model::{self, SourceKind};
use candor_diagnostics::evidence::{Evidence, MemberSource, NoMember, Resolution};
use candor_diagnostics::exchange::{Attempt, Phase, Target};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};

use super::{Upstream, evidence};
use crate::server::Process;

use state::News;
pub(crate) use state::{DiscoveryState, Told};

/// Members of one upstream at most.
pub(crate) const MEMBERS_MAX: usize = 4096;

/// A source is not asked again sooner, whatever it says or whoever doubts it.
const PAUSE: Duration = Duration::from_secs(1);

/// How long DNS must say that there is nobody before the last members go: a resolver that has just
/// been started says so too.
const EMPTY_GRACE: Duration = Duration::from_secs(5);

/// Between two questions to a source that cannot be asked, at most.
const RETRY_MAX: Duration = Duration::from_secs(10);

/// What to say of files that are to list members and cannot be used now: that is no mistake, since they
/// are watched.
pub(crate) fn warnings(upstreams: &[model::Upstream]) -> Vec<Problem> {
    let sources = upstreams.iter().flat_map(|upstream| &upstream.sources);
    let files = sources.filter_map(|source| match &source.kind {
        SourceKind::File { path } => Some((source, path)),
        _ => None,
    });
    files
        .filter_map(|(source, path)| {
            let message = format!("`{}`: {}", source.text, file::fault(source, path)?);
            let help = "nobody is found there until it can be read; it is watched";
            Some(Problem::at(&source.place, message, help))
        })
        .collect()
}

/// A member that was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Found {
    /// What is dialled.
    pub(crate) server: model::Server,
    /// Whether it is asked only when none of the others can be.
    pub(crate) is_backup: bool,
    /// The name that led to its address: what `Host` and TLS call it.
    pub(crate) name: Option<Arc<str>>,
}

/// What a source answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) said: Said,
    /// When to ask again.
    pub(super) again: Duration,
    /// What was asked of DNS.
    pub(super) resolution: Option<Resolution>,
}

/// What it said.
#[derive(Debug)]
pub(super) enum Said {
    /// These, at least one.
    Members(Vec<Found>),
    /// These, at least one; of addresses of the other family it could not be said: why.
    OneFamily(Vec<Found>, String),
    /// There is nobody.
    Nobody,
    /// It could not be asked, or its answer is of no use: why, and what else was observed.
    Failed(String, Vec<Evidence>),
}

/// Follows the sources of an upstream for as long as its configuration is in force.
pub(super) async fn follow(process: Arc<Process>, upstream: Arc<Upstream>) {
    let sources = &upstream.settings.sources;
    upstream.state.discovery.keep(sources);
    // Between its making and now the configuration before may have found others.
    drop(upstream.renew_found());
    upstream.state.discovery.wake();
    let mut asking = JoinSet::new();
    for index in 0..sources.len() {
        asking.spawn(ask_again(
            Arc::clone(&process),
            Arc::clone(&upstream),
            index,
        ));
    }
    while asking.join_next().await.is_some() {}
}

/// Asks one source until the task is ended.
async fn ask_again(process: Arc<Process>, upstream: Arc<Upstream>, index: usize) {
    let source = &upstream.settings.sources[index];
    if let SourceKind::File { path } = &source.kind {
        loop {
            let (answer, stamp) = file::ask(source, path).await;
            let again = answer.again;
            let has_failed = matches!(answer.said, Said::Failed(..));
            take(&process, &upstream, source, answer, again);
            let changed = file::changed(path, stamp);
            match has_failed {
                // What failed may work the next time, though the file is the same.
                true => drop(timeout(again, changed).await),
                false => changed.await,
            }
        }
    }
    let mut failed = 0u32;
    loop {
        let snapshot = process.snapshot.load_full();
        let docker = snapshot.configuration.diagnosis.docker.as_deref();
        let answer = ask(&upstream, source, docker).await;
        let again = match answer.said {
            Said::Failed(..) | Said::OneFamily(..) => {
                failed = failed.saturating_add(1);
                let longer = PAUSE.saturating_mul(1 << failed.min(5).saturating_sub(1));
                longer.min(RETRY_MAX)
            }
            _ => {
                failed = 0;
                answer.again.max(PAUSE)
            }
        };
        let begun = Instant::now();
        take(&process, &upstream, source, answer, again);
        // Whichever comes first.
        let _ = timeout(again, upstream.state.discovery.doubted()).await;
        sleep_until(begun + PAUSE).await;
    }
}

/// Asks a source once. `docker`: the engine's socket, where that may be asked.
async fn ask(upstream: &Upstream, source: &model::Source, docker: Option<&Path>) -> Answer {
    let resolver = &upstream.resolver;
    match &source.kind {
        SourceKind::Addresses { name, port } => {
            // The first members are not to be waited for; those that they miss are asked for at once.
            let is_first = upstream
                .state
                .discovery
                .is_new(std::slice::from_ref(source));
            let mut answer = dns::addresses(resolver, source, name, *port, !is_first).await;
            if is_first {
                answer.again = PAUSE;
            }
            answer
        }
        SourceKind::Services { name } => dns::services(resolver, source, name).await,
        SourceKind::File { path } => file::ask(source, path).await.0,
        SourceKind::Container { .. } | SourceKind::Label { .. } => {
            docker::ask(source, docker).await
        }
    }
}

/// Takes in what a source answered, and tells what that changed.
fn take(
    process: &Process,
    upstream: &Upstream,
    source: &model::Source,
    answer: Answer,
    again: Duration,
) {
    let (news, left_out) = upstream.take(source, answer, again);
    let members = upstream.servers().len();
    tell::news(&process.memory, upstream, source, &news, members);
    tell::left_out(&process.memory, upstream, source, &left_out);
}

impl Upstream {
    /// Has the members that a source answered. Those that cannot be used are left out.
    fn take(
        &self,
        source: &model::Source,
        answer: Answer,
        again: Duration,
    ) -> (News, Vec<Problem>) {
        let state = &self.state.discovery;
        let news = state.learn(source, answer, again, Instant::now());
        let left_out = self.renew_found();
        state.count(self.members.load().len(), Instant::now());
        // Whoever waits sees the members that are told.
        state.wake();
        (news, left_out)
    }

    /// Has the members that are known now, if they are others than it has: another configuration of
    /// this upstream may have learnt of them.
    pub(super) fn renew_found(&self) -> Vec<Problem> {
        let state = &self.state.discovery;
        let version = state.version();
        if self.found_version.load(Ordering::Acquire) == version {
            return Vec::new();
        }
        let found = state.found(&self.settings.sources);
        let left_out = self.set_found(&found).err().unwrap_or_default();
        // Last: until then a request waits for them.
        self.found_version.store(version, Ordering::Release);
        left_out
    }

    /// Asks each source once, for a command that has no running process to ask. Each within `limit`.
    #[cold]
    pub(crate) async fn find_members(&self, docker: Option<&Path>, limit: Duration) {
        for source in &self.settings.sources {
            if let Ok(answer) = timeout(limit, ask(self, source, docker)).await {
                // Nobody reads a log of a command.
                let _ = self.take(source, answer, RETRY_MAX);
            }
        }
    }

    /// What its sources have answered, as one line each: for whoever asks why there is no member.
    #[cold]
    pub(crate) fn sources(&self) -> Vec<String> {
        let told = self.state.discovery.told(&self.settings.sources);
        let lines = told.into_iter().map(|it| match it.error {
            Some(error) => format!("{}: {error}", it.source),
            None if it.asked_unix_ms.is_none() => format!("{} has not answered yet", it.source),
            None => format!("{} names nobody", it.source),
        });
        lines.collect()
    }

    /// The sources that cannot be asked, or whose answers are of no use, and why.
    #[cold]
    pub(crate) fn troubled_sources(&self) -> Vec<String> {
        let told = self
            .state
            .discovery
            .told(&self.settings.sources)
            .into_iter();
        let troubled = told.filter_map(|it| {
            let stay = match it.members.is_empty() {
                true => "",
                false => "; the members that were found stay",
            };
            Some(format!("{}: {}{stay}", it.source, it.error?))
        });
        troubled.collect()
    }

    /// Whether it has no member only because a source of members was not asked to the end yet, or what it
    /// answered is still being prepared.
    #[cold]
    pub(crate) fn awaits_members(&self) -> bool {
        let (sources, state) = (&self.settings.sources, &self.state.discovery);
        let is_behind = || self.found_version.load(Ordering::Acquire) != state.version();
        self.members.load().is_empty() && (state.is_new(sources) || is_behind())
    }

    /// Waits until it has a member or all its sources have answered, at most so long.
    #[cold]
    pub(crate) async fn members_found(&self, limit: Duration) {
        let waiting = async {
            loop {
                let learned = self.state.discovery.learned();
                if !self.awaits_members() {
                    return;
                }
                learned.await;
            }
        };
        // Either way the caller looks again.
        let _ = timeout(limit, waiting).await;
    }

    /// A connection to a member failed: sources may know better by now.
    #[cold]
    pub(super) fn doubt(&self) {
        if !self.settings.sources.is_empty() {
            self.state.discovery.doubt();
        }
    }

    /// What DNS said of the address of a member that was found there.
    #[cold]
    pub(super) fn found_by(&self, server: &super::Server) -> Option<Resolution> {
        let sources = &self.settings.sources;
        let index = server.source?;
        self.state.discovery.resolution(sources.get(index)?)
    }

    /// The attempt to find a member that failed, where the last word on it is one of DNS.
    #[cold]
    pub(crate) fn unfound(&self, waited: Option<&model::Setting<Duration>>) -> Option<Attempt> {
        if !self.members.load().is_empty() {
            return None;
        }
        let mut sources = self.settings.sources.iter();
        sources.find_map(|source| {
            let (host, port) = match &source.kind {
                SourceKind::Addresses { name, port } => (name.clone(), *port),
                SourceKind::Services { name } => (name.clone(), 0),
                _ => return None,
            };
            let mut evidence = self.state.discovery.failure(source, &host)?;
            let is_prohibited = |fact: &Evidence| matches!(fact, Evidence::Prohibited { .. });
            let phase = match evidence.iter().any(is_prohibited) {
                true => Phase::Connect,
                false => Phase::Resolve,
            };
            let timer = waited.filter(|_| self.awaits_members());
            evidence.extend(timer.map(|it| evidence::timer("timeout.resolve", it, it.value)));
            Some(Attempt {
                upstream: self.settings.name.to_string(),
                place: Some(evidence::place(&source.place)),
                server: source.text.to_string(),
                target: Target::Host { host, port },
                tls: source.tls,
                phase,
                evidence,
                ..Attempt::default()
            })
        })
    }

    /// What is known of an upstream that has nobody to ask, `drained` of its members aside.
    #[cold]
    pub(crate) fn no_member(&self, drained: usize) -> NoMember {
        let source = self.settings.sources.first();
        let (kind, question) = match source.map(|it| &it.kind) {
            None => (MemberSource::Static, None),
            Some(SourceKind::Addresses { name, .. } | SourceKind::Services { name }) => {
                (MemberSource::Dns, Some(name.clone()))
            }
            Some(SourceKind::File { path }) => {
                (MemberSource::Discovery, Some(path.display().to_string()))
            }
            Some(SourceKind::Container { .. } | SourceKind::Label { .. }) => {
                let text = source.map(|it| it.text.to_string());
                (MemberSource::Discovery, text)
            }
        };
        let (had, empty_for) = self.state.discovery.past();
        let told = self.state.discovery.told(&self.settings.sources);
        NoMember {
            upstream: self.settings.name.to_string(),
            place: Some(evidence::place(&self.settings.place)),
            source: kind,
            question,
            trouble: told.into_iter().find_map(|it| it.error),
            drained: drained as u64,
            had: had.max(self.members.load().len()) as u64,
            empty_for_ms: empty_for.as_millis() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn who_asks_waits_until_what_was_found_is_in_force() {
        let toml = "[upstream.in_force]\nservers = [\"dns:app.test:80\"]\n\
                    [site.\"http://127.0.0.1:0\"]\nproxy = \"in_force\"\n";
        let loaded = candor_conf::parse("candor.toml", toml, &|_| None).unwrap();
        let snapshot = crate::server::examine(&loaded).unwrap().0;
        let upstream = &snapshot.upstreams[0];
        assert!(upstream.awaits_members());
        let source = &upstream.settings.sources[0];
        let address = model::ServerAddress::Address(([127, 0, 0, 2], 80).into());
        let answer = Answer {
            said: Said::Members(vec![dns::found(source, address, "127.0.0.2:80".to_owned())]),
            again: PAUSE,
            resolution: None,
        };
        let state = &upstream.state.discovery;
        state.learn(source, answer, PAUSE, Instant::now());
        assert!(upstream.awaits_members());
        assert!(upstream.renew_found().is_empty());
        assert!(!upstream.awaits_members());
        assert_eq!(upstream.servers().len(), 1);
    }
}
