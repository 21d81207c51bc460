//! The life of the process after its start: signals and reload.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use async_trait::async_trait;
use candor_conf::model::Configuration;
use candor_conf::{Problem, Problems};
use parking_lot::Mutex;
use pingora_core::server::{ShutdownSignal, ShutdownSignalWatch};
use sd_notify::NotifyState;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{mpsc, oneshot, watch};

use super::listener::{Binder, Bound};
use super::snapshot::{Ground, Snapshot};
use super::tls::TlsShared;
use super::{Process, console, prepare};
use crate::admin::{Admin, Shared};
use crate::telemetry::Member;
use crate::telemetry::scrape::Scrape;

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
    /// Whether log lines are drawn for people.
    pub(super) is_for_people: bool,
    /// The metrics' server.
    pub(super) scrape: Option<Scrape>,
    /// The admin interface.
    pub(super) admin: Option<Admin>,
    /// What it answers from.
    pub(super) shared: Arc<Shared>,
    /// What it asks for.
    pub(super) asks: mpsc::Receiver<Ask>,
    /// Keys that the last reload changed.
    pub(super) changed: Vec<String>,
}

/// What the admin interface may ask of the thread that reloads.
#[derive(Debug)]
pub(crate) enum Ask {
    /// A reload, and what became of it.
    Reload(oneshot::Sender<Reloaded>),
}

/// What became of a reload.
#[derive(Clone, Debug)]
pub(crate) struct Reloaded {
    /// `loaded`, `nothing_to_reload` or `refused`.
    pub(crate) result: &'static str,
    /// The mistakes or warnings, drawn for people.
    pub(crate) text: String,
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

pub(super) struct Signals {
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
    pub(super) async fn stop(&mut self) -> &'static str {
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
                _ = signals.hangup.recv() => {
                    self.reload();
                }
                Some(Ask::Reload(answer)) = self.asks.recv() => {
                    // Whoever asked may have left.
                    let _ = answer.send(self.reload());
                }
                _ = signals.user1.recv() => {
                    self.process.telemetry.reopen();
                    self.tell("logs_reopened", &[]);
                }
            }
        };
        let memory = &self.process.memory;
        memory.note("stop", &format!("candor is stopped by {name}"), &[]);
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
        if let Some(admin) = &self.admin {
            console::line(&format!("admin interface on {}", admin.address()));
        }
        console::line("ready");
        self.tell(
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
        self.tell("listening", &members);
    }

    fn note_listener(&self, bound: &Bound, what: &str) {
        let text = format!("{what} {}", bound.text);
        let members = [("address", Member::Text(&bound.text))];
        self.process.memory.note("listener", &text, &members);
    }

    /// Logs what was said on standard error. Where people read both, once is enough.
    pub(super) fn tell(&self, what: &str, members: &[(&'static str, Member<'_>)]) {
        if !self.is_for_people {
            self.process.telemetry.lifecycle(what, members);
        }
    }

    fn reload(&mut self) -> Reloaded {
        let reloading = NotifyState::monotonic_usec_now();
        notify(
            &[Some(NotifyState::Reloading), reloading.ok()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        );
        let begun = Instant::now();
        let telemetry = Arc::clone(&self.process.telemetry);
        let reloaded = match self.try_reload() {
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
                let changed: Vec<_> = self.changed.iter().map(String::as_str).collect();
                let members = [
                    ("result", Member::Text("loaded")),
                    ("changed", Member::List(&changed)),
                    ("generation", Member::Number(generation)),
                    ("warnings", Member::Number(warnings.len() as u64)),
                ];
                telemetry.change("reload", &members);
                Reloaded {
                    result: "loaded",
                    text: warnings.render(false),
                }
            }
            Ok(None) => {
                console::line("nothing to reload: the configuration is the command line");
                telemetry.change("reload", &[("result", Member::Text("nothing_to_reload"))]);
                Reloaded {
                    result: "nothing_to_reload",
                    text: String::new(),
                }
            }
            Err(problems) => {
                telemetry.configuration_loaded(false);
                console::text(&problems.render(console::is_color()));
                console::line("reload refused: the configuration before stays in force");
                let first = problems.list.first();
                let place = first.and_then(|p| p.place.as_ref());
                let place = place.map_or_else(String::new, |p| format!("{}:{}", p.file, p.line));
                let cause = first.and_then(Problem::code).unwrap_or_default();
                let members = [
                    ("result", Member::Text("refused")),
                    ("problems", Member::Number(problems.len() as u64)),
                    ("message", Member::Text(first.map_or("", |p| &p.message))),
                    ("config", Member::Text(&place)),
                    ("cause", Member::Text(cause)),
                ];
                // Not every mistake stands in the catalog.
                let members = &members[..members.len() - usize::from(cause.is_empty())];
                telemetry.change("reload", members);
                let text = match first {
                    Some(first) => format!("reload refused: {} ({place})", first.message),
                    None => "reload refused".to_owned(),
                };
                self.process.memory.note("reload", &text, members);
                Reloaded {
                    result: "refused",
                    text: problems.render(false),
                }
            }
        };
        notify(&[NotifyState::Ready]);
        reloaded
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
        prepare::open_logs(&loaded, telemetry)?;
        let metrics = loaded.configuration.process.metrics;
        let moved = metrics != previous.configuration.process.metrics;
        let scrape = match moved {
            true => prepare::scrape(&loaded, telemetry)?,
            false => None,
        };
        let admin = &loaded.configuration.process.admin;
        let admin_moved = *admin != previous.configuration.process.admin;
        let admin = match admin_moved {
            true => prepare::admin(&loaded, &self.shared)?,
            false => None,
        };
        let next = prepare::bind_all(&loaded, &mut self.binder, &self.bound, telemetry)?;
        warnings
            .list
            .splice(0..0, loaded.warnings.list.iter().cloned());
        warnings
            .list
            .extend(fixed(&previous.configuration, &loaded.configuration));

        snapshot.attach(&next);
        let snapshot = Arc::new(snapshot);
        self.process.snapshot.store(Arc::clone(&snapshot));
        for upstream in &previous.upstreams {
            upstream.outdate();
        }
        self.process.keeper.renew();
        let memory = &self.process.memory;
        memory.configure(&loaded.configuration.diagnosis);
        self.changed = memory.reloaded(&previous.effective, &snapshot.effective);
        telemetry.configure(&loaded.configuration.process.log);
        telemetry.certificates(snapshot.certificate_ends());
        if moved {
            self.scrape = scrape;
        }
        if admin_moved {
            self.admin = admin;
        }
        self.publish.send_replace(next.clone());
        let old = std::mem::replace(&mut self.bound, next);
        for bound in &self.bound {
            if !old.iter().any(|b| b.slot == bound.slot) {
                self.announce_listener(&snapshot, bound);
                self.note_listener(bound, "listening on");
            }
        }
        for bound in old {
            if !self.bound.iter().any(|b| b.slot == bound.slot) {
                bound.close();
                console::line(&format!("no longer listening on {}", bound.text));
                self.note_listener(&bound, "no longer listening on");
            }
        }
        Ok(Some(warnings))
    }
}

/// What a reload cannot change.
fn fixed(old: &Configuration, new: &Configuration) -> impl Iterator<Item = Problem> {
    let changed = [
        ("threads", old.process.threads != new.process.threads),
        ("diagnosis.file", old.diagnosis.file != new.diagnosis.file),
    ];
    let changed = changed.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(key, _)| {
        let message = format!("`{key}` has changed, which a reload does not act on");
        Problem::new(message, "it takes a restart")
    })
}

pub(super) fn notify(states: &[NotifyState<'_>]) {
    // Without systemd nobody listens, and that is no error.
    let _ = sd_notify::notify(states);
}
