//! The life of the process after its start: signals, reload, drain.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use candor_conf::model::{Bind, Configuration};
use candor_conf::{Loaded, Problem, Problems};
use parking_lot::Mutex;
use pingora_core::server::{ShutdownSignal, ShutdownSignalWatch};
use sd_notify::NotifyState;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::console;
use super::listener::{self, Binder, Bound};
use super::snapshot::{Ground, Snapshot};
use super::tls::TlsShared;
use super::{Process, uptime_ms};
use crate::telemetry::scrape::Scrape;
use crate::telemetry::{Member, Telemetry};

/// How often a drain looks whether all is done.
const TICK: Duration = Duration::from_millis(20);

/// How long a drain lets idle connections say goodbye when no request is left.
const GOODBYE: Duration = Duration::from_millis(250);

/// Where the configuration came from, and so what a reload reads.
#[derive(Clone, Debug)]
pub enum Origin {
    /// This file.
    File(PathBuf),
    /// The command line: there is nothing to read again. With what it makes the process do, as
    /// the end of a sentence.
    CommandLine(String),
}

/// Carries out what signals ask for; handed to pingora as its shutdown watch.
pub(super) struct Control {
    /// Taken once, by `recv`.
    pub(super) state: Mutex<Option<State>>,
}

pub(super) struct State {
    pub(super) process: Arc<Process>,
    pub(super) origin: Origin,
    pub(super) binder: Binder,
    pub(super) bound: Vec<Arc<Bound>>,
    pub(super) publish: watch::Sender<Vec<Arc<Bound>>>,
    pub(super) tls: TlsShared,
    /// The metrics' server.
    pub(super) scrape: Option<Scrape>,
}

#[async_trait]
impl ShutdownSignalWatch for Control {
    /// Returns when everything is drained, so pingora has nothing to wait for: its own graceful
    /// shutdown sleeps through the whole grace period, busy or not.
    async fn recv(&self) -> ShutdownSignal {
        let Some(mut state) = self.state.lock().take() else {
            return ShutdownSignal::FastShutdown;
        };
        match Signals::new() {
            Ok(mut signals) => state.live(&mut signals).await,
            Err(e) => console::line(&format!("candor: signals cannot be received: {e}")),
        }
        ShutdownSignal::FastShutdown
    }
}

struct Signals {
    hangup: Signal,
    interrupt: Signal,
    terminate: Signal,
    user1: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self {
            hangup: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            user1: signal(SignalKind::user_defined1())?,
        })
    }

    /// Waits for a signal to stop.
    async fn stop(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}

impl State {
    async fn live(&mut self, signals: &mut Signals) {
        self.announce();
        let name = loop {
            tokio::select! {
                _ = signals.terminate.recv() => break "SIGTERM",
                _ = signals.interrupt.recv() => break "SIGINT",
                _ = signals.hangup.recv() => self.reload(),
                _ = signals.user1.recv() => {
                    self.process.telemetry.reopen();
                    self.process.telemetry.lifecycle("logs_reopened", &[]);
                }
            }
        };
        self.drain(name, signals).await;
    }

    /// Says that all is up. Signals are received from here on, and these lines are relied on:
    /// one `listening on ADDRESS` for each address, then `ready`.
    fn announce(&self) {
        let snapshot = self.process.snapshot.load();
        for bound in &self.bound {
            self.announce_listener(&snapshot, bound);
        }
        if let Some(scrape) = &self.scrape {
            console::line(&format!("metrics on {}", scrape.address()));
        }
        console::line("ready");
        self.process.telemetry.lifecycle(
            "ready",
            &[
                ("version", Member::Text(env!("CARGO_PKG_VERSION"))),
                ("threads", Member::Number(self.process.workers.len() as u64)),
            ],
        );
        let status = format!("{} addresses", self.bound.len());
        notify(&[NotifyState::Ready, NotifyState::Status(&status)]);
    }

    fn announce_listener(&self, snapshot: &Snapshot, bound: &Bound) {
        let tls = snapshot
            .listener(bound)
            .is_some_and(|i| snapshot.listeners[i].is_some());
        let scheme = if tls { "https" } else { "http" };
        console::line(&format!("listening on {} ({scheme})", bound.text));
        let members = [
            ("address", Member::Text(&bound.text)),
            ("scheme", Member::Text(scheme)),
        ];
        self.process.telemetry.lifecycle("listening", &members);
    }

    fn reload(&mut self) {
        let reloading = NotifyState::monotonic_usec_now();
        notify(
            &[Some(NotifyState::Reloading), reloading.ok()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        );
        let begun = Instant::now();
        let telemetry = Arc::clone(&self.process.telemetry);
        match self.try_reload() {
            Ok(Some(warnings)) => {
                telemetry.configuration_loaded(true);
                if !warnings.is_empty() {
                    console::text(&warnings.render(console::is_color()));
                }
                let generation = self.process.snapshot.load().generation;
                let took = begun.elapsed().as_millis();
                console::line(&format!(
                    "reloaded: configuration {generation} is in force ({took} ms)"
                ));
                let members = [
                    ("result", Member::Text("loaded")),
                    ("generation", Member::Number(generation)),
                    ("warnings", Member::Number(warnings.len() as u64)),
                ];
                telemetry.change("reload", &members);
            }
            Ok(None) => {
                console::line("nothing to reload: the configuration is the command line");
                telemetry.change("reload", &[("result", Member::Text("nothing_to_reload"))]);
            }
            Err(problems) => {
                telemetry.configuration_loaded(false);
                console::text(&problems.render(console::is_color()));
                console::line("reload refused: the configuration before stays in force");
                let first = problems.list.first();
                let place = first.and_then(|p| p.place.as_ref());
                let place = place.map_or_else(String::new, |p| format!("{}:{}", p.file, p.line));
                let members = [
                    ("result", Member::Text("refused")),
                    ("problems", Member::Number(problems.len() as u64)),
                    ("message", Member::Text(first.map_or("", |p| &p.message))),
                    ("config", Member::Text(&place)),
                ];
                telemetry.change("reload", &members);
            }
        }
        notify(&[NotifyState::Ready]);
    }

    /// Replaces the configuration, or changes nothing.
    fn try_reload(&mut self) -> Result<Option<Problems>, Problems> {
        let Origin::File(path) = &self.origin else {
            return Ok(None);
        };
        let loaded = candor_conf::load(path, &|name| std::env::var(name).ok())?;
        let previous = self.process.snapshot.load_full();
        let telemetry = &self.process.telemetry;
        let ground = Ground {
            telemetry,
            tls: &self.tls,
            previous: Some(&previous),
        };
        let (mut snapshot, mut warnings) = Snapshot::build(&loaded, &ground)?;
        open_logs(&loaded, telemetry)?;
        let metrics = loaded.configuration.process.metrics;
        let moved = metrics != previous.configuration.process.metrics;
        let scrape = match moved {
            true => scrape(&loaded, telemetry)?,
            false => None,
        };
        let next = bind_all(&loaded, &mut self.binder, &self.bound, telemetry)?;
        warnings
            .list
            .splice(0..0, loaded.warnings.list.iter().cloned());
        warnings
            .list
            .extend(fixed(&previous.configuration, &loaded.configuration));

        snapshot.attach(&next);
        let snapshot = Arc::new(snapshot);
        self.process.snapshot.store(Arc::clone(&snapshot));
        telemetry.configure(&loaded.configuration.process.log);
        if moved {
            self.scrape = scrape;
        }
        self.publish.send_replace(next.clone());
        let old = std::mem::replace(&mut self.bound, next);
        for bound in &self.bound {
            if !old.iter().any(|b| b.slot == bound.slot) {
                self.announce_listener(&snapshot, bound);
            }
        }
        for bound in old {
            if !self.bound.iter().any(|b| b.slot == bound.slot) {
                bound.close();
                console::line(&format!("no longer listening on {}", bound.text));
            }
        }
        Ok(Some(warnings))
    }

    /// Takes no more connections and waits until the last request is answered, at most
    /// `shutdown`. A second signal ends it at once.
    async fn drain(&self, cause: &str, signals: &mut Signals) {
        let limit = self
            .process
            .snapshot
            .load()
            .configuration
            .process
            .shutdown
            .value;
        console::line(&format!(
            "{cause}: draining for at most {} s",
            limit.as_secs_f32()
        ));
        let telemetry = Arc::clone(&self.process.telemetry);
        telemetry.lifecycle("draining", &[("signal", Member::Text(cause))]);
        notify(&[NotifyState::Stopping]);
        self.publish.send_replace(Vec::new());
        for bound in &self.bound {
            bound.close();
        }
        for worker in &self.process.workers {
            worker.drain();
        }
        let reason = tokio::select! {
            reason = self.drained(limit) => reason,
            second = signals.stop() => second,
        };
        let left = self.process.busy();
        console::line(&match (reason, left.requests + left.tunnels) {
            ("drained", _) | (_, 0) => "stopped".to_owned(),
            _ => format!("stopped ({reason}): cut {left}"),
        });
        let members = [
            ("reason", Member::Text(reason)),
            ("requests_cut", Member::Number(left.requests)),
            ("tunnels_cut", Member::Number(left.tunnels)),
        ];
        telemetry.lifecycle("stopped", &members);
    }

    async fn drained(&self, limit: Duration) -> &'static str {
        let begun = Instant::now();
        let mut told = begun;
        let mut quiet = None;
        let mut tick = tokio::time::interval(TICK);
        loop {
            tick.tick().await;
            let now = Instant::now();
            let busy = self.process.busy();
            if busy.connections == 0 {
                return "drained";
            }
            if busy.requests + busy.tunnels > 0 {
                quiet = None;
            } else if now - *quiet.get_or_insert(now) >= GOODBYE {
                return "drained";
            }
            if now - begun >= limit {
                return "shutdown";
            }
            if now - told >= Duration::from_secs(1) {
                told = now;
                self.tell(&busy, limit.saturating_sub(now - begun));
            }
        }
    }

    fn tell(&self, busy: &Busy, left: Duration) {
        let status = format!("draining: waiting for {busy}; {} s left", left.as_secs());
        console::line(&status);
        let members = [
            ("requests", Member::Number(busy.requests)),
            ("oldest_ms", Member::Number(busy.oldest_ms)),
            ("tunnels", Member::Number(busy.tunnels)),
            ("connections", Member::Number(busy.connections)),
            ("left_ms", Member::Number(left.as_millis() as u64)),
        ];
        self.process.telemetry.lifecycle("draining", &members);
        notify(&[NotifyState::Status(&status)]);
    }
}

/// What a drain waits for.
#[derive(Debug, Default)]
struct Busy {
    connections: u64,
    requests: u64,
    tunnels: u64,
    oldest_ms: u64,
}

impl std::fmt::Display for Busy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let s = |n| if n == 1 { "" } else { "s" };
        write!(f, "{} request{}", self.requests, s(self.requests))?;
        if self.requests > 0 {
            write!(f, " (oldest {:.1} s)", self.oldest_ms as f64 / 1000.0)?;
        }
        write!(f, ", {} tunnel{}", self.tunnels, s(self.tunnels))
    }
}

impl Process {
    fn busy(&self) -> Busy {
        let now = uptime_ms();
        let mut busy = Busy::default();
        for worker in &self.workers {
            worker.each(|state| {
                busy.connections += 1;
                if state.is_tunnel() {
                    busy.tunnels += 1;
                } else if state.requests() > 0 {
                    busy.requests += u64::from(state.requests());
                    busy.oldest_ms = busy.oldest_ms.max(now.saturating_sub(state.since_ms()));
                }
            });
        }
        busy
    }
}

/// Opens every log file, so that a mistake in a path is told before anything changes.
pub(super) fn open_logs(loaded: &Loaded, telemetry: &Telemetry) -> Result<(), Problems> {
    let configuration = &loaded.configuration;
    let logs = configuration
        .sites
        .iter()
        .map(|site| (&site.log, Some(&site.place)));
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for (log, place) in std::iter::once((&configuration.process.log, None)).chain(logs) {
        if !seen.insert(&log.file) {
            continue;
        }
        if let Err(e) = telemetry.open(log) {
            let file = log
                .file
                .as_ref()
                .map_or(Cow::Borrowed("standard output"), |f| f.to_string_lossy());
            let message = format!("log file `{file}` cannot be opened: {e}");
            let help = "its directory must exist, and this user must be able to write there";
            problems.push(Problem {
                place: place.cloned(),
                ..Problem::new(message, help)
            });
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(loaded.problems(problems)),
    }
}

/// Binds the addresses of a configuration that are not bound yet. On a problem nothing stays bound
/// that was not before.
pub(super) fn bind_all(
    loaded: &Loaded,
    binder: &mut Binder,
    have: &[Arc<Bound>],
    telemetry: &Telemetry,
) -> Result<Vec<Arc<Bound>>, Problems> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for listener in &loaded.configuration.listeners {
        if let Some(bound) = have.iter().find(|b| b.bind == listener.bind) {
            all.push(Arc::clone(bound));
            continue;
        }
        match binder.bind(&listener.bind, telemetry) {
            Ok(bound) => all.push(bound),
            Err(problem) => problems.push(Problem {
                place: listener.place.clone(),
                ..problem
            }),
        }
    }
    if problems.is_empty() {
        return Ok(all);
    }
    for bound in all
        .iter()
        .filter(|b| !have.iter().any(|h| h.slot == b.slot))
    {
        bound.close();
    }
    Err(loaded.problems(problems))
}

/// Starts serving metrics, where the configuration says so.
pub(super) fn scrape(
    loaded: &Loaded,
    telemetry: &Arc<Telemetry>,
) -> Result<Option<Scrape>, Problems> {
    let Some(address) = loaded.configuration.process.metrics else {
        return Ok(None);
    };
    match Scrape::start(address, Arc::clone(telemetry)) {
        Ok(scrape) => Ok(Some(scrape)),
        Err(e) => Err(loaded.problems(vec![listener::failed(&Bind::Tcp(address), &e)])),
    }
}

/// What a reload cannot change.
fn fixed(old: &Configuration, new: &Configuration) -> Option<Problem> {
    (old.process.threads != new.process.threads).then(|| {
        let message = "`threads` has changed, which a reload does not act on";
        Problem::new(message, "it takes a restart")
    })
}

fn notify(states: &[NotifyState<'_>]) {
    // Without systemd nobody listens, and that is no error.
    let _ = sd_notify::notify(states);
}
