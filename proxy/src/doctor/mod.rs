//! `candor doctor`: each rung from a listener to an application's answer, tried in order.
//!
//! A rung is tried with the very code that serves requests, and one that breaks is told by the same
//! diagnosis. Nothing is counted, logged or remembered, and only safe methods are sent. What is done
//! is told as [`Event`]s while it is done: the command draws them, the admin interface passes them on.
//!
//! Bounds: [`CLIMBS_MAX`] climbs at once, [`VISITS_MAX`] in all; each rung has the timers of the
//! configuration.

mod member;
mod plan;
mod rungs;
mod site;

use std::borrow::Cow;
use std::io;
use std::rc::Rc;
use std::sync::Arc;

use candor_diagnostics::render::cleaned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::LocalSet;

pub(crate) use plan::{Unclear, Visit, Wish, foreign, foreign_visits, visits};

use crate::server::Snapshot;

/// Members that are tried at once.
const CLIMBS_MAX: usize = 8;
/// Members that are tried at most.
const VISITS_MAX: usize = 2000;
/// Events that wait for whoever reads them.
const EVENTS_MAX: usize = 64;

/// What is found, while it is found. One climb ends where the next `Site` or `Member` begins.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub(crate) enum Event {
    /// A site's own rungs follow.
    Site {
        /// Its key.
        site: String,
        /// Where it is written.
        config: String,
    },
    /// The rungs of a member follow.
    Member {
        /// Key of the site.
        site: String,
        /// Key of the route.
        route: String,
        /// Name of the upstream.
        upstream: String,
        /// The member as written.
        server: String,
        /// Where the upstream is written.
        config: String,
    },
    /// This rung is being tried.
    Begun {
        /// Its name.
        rung: Cow<'static, str>,
    },
    /// A rung.
    Rung(Rung),
    /// Why the last rung broke.
    Problem {
        /// As the page would tell it.
        problem: Value,
        /// The same as text.
        text: String,
        /// The same in the colors of a terminal.
        painted: String,
    },
    /// All was tried.
    End {
        /// Whether no rung is broken.
        ok: bool,
    },
}

/// One rung.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Rung {
    /// `listener`, `certificate`, `route`, `open`, `circuit`, `members`, `health`, `dns`, `connect`, `tls`, `http`, `body`,
    /// `depends`.
    pub(crate) rung: Cow<'static, str>,
    /// Whether it holds.
    pub(crate) verdict: Verdict,
    /// One line.
    pub(crate) text: String,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) elapsed_us: Option<u64>,
    /// Causes of what is odd, by their codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) findings: Vec<Cow<'static, str>>,
}

/// Whether a rung holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// It does.
    Well,
    /// It does, and something about it deserves a look.
    Odd,
    /// It does not.
    Broken,
    /// It was not tried: there is none, or one before it is broken.
    Skipped,
}

impl Rung {
    fn new(rung: &'static str, verdict: Verdict, text: impl Into<String>) -> Self {
        Self {
            rung: rung.into(),
            verdict,
            // Names of certificates, of resolvers and of programs are in it.
            text: cleaned(&text.into()),
            elapsed_us: None,
            findings: Vec::new(),
        }
    }

    const fn took(mut self, elapsed_us: Option<u64>) -> Self {
        self.elapsed_us = elapsed_us;
        self
    }
}

/// Whose view it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum View {
    /// The process that serves this configuration.
    Process,
    /// A command beside it, or without it.
    Command,
    /// A command that dials a URL of no configuration.
    Foreign,
}

/// Where a climb tells what it finds. When nobody listens any more, that is as well.
#[derive(Clone, Debug)]
struct Voice(mpsc::UnboundedSender<Event>);

impl Voice {
    fn say(&self, event: Event) {
        let _ = self.0.send(event);
    }

    fn begin(&self, rung: &'static str) {
        self.say(Event::Begun { rung: rung.into() });
    }

    fn rung(&self, rung: Rung) {
        self.say(Event::Rung(rung));
    }
}

/// Tries everything, on a thread of its own, which ends when the events are no longer read.
pub(crate) fn examine(
    snapshot: Arc<Snapshot>,
    view: View,
    visits: Vec<Visit>,
) -> io::Result<mpsc::Receiver<Event>> {
    let (events, read) = mpsc::channel(EVENTS_MAX);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let thread = std::thread::Builder::new().name("candor-doctor".to_owned());
    thread.spawn(move || {
        let reader = events.clone();
        let climb = climb(snapshot, view, visits, events);
        LocalSet::new().block_on(&runtime, async {
            tokio::select! {
                () = climb => {}
                () = reader.closed() => {}
            }
        });
    })?;
    Ok(read)
}

async fn climb(
    snapshot: Arc<Snapshot>,
    view: View,
    mut visits: Vec<Visit>,
    events: mpsc::Sender<Event>,
) {
    visits.truncate(VISITS_MAX);
    let permits = Rc::new(Semaphore::new(CLIMBS_MAX));
    let mut climbs = Vec::with_capacity(visits.len());
    for visit in visits {
        let (voice, told) = mpsc::unbounded_channel();
        let (snapshot, permits) = (Arc::clone(&snapshot), Rc::clone(&permits));
        tokio::task::spawn_local(async move {
            let _permit = permits.acquire().await;
            let voice = Voice(voice);
            if voice.0.is_closed() {
                return;
            }
            match visit {
                Visit::Site(site) => site::examine(&snapshot, view, &site, &voice),
                Visit::Member(member) => member::examine(&snapshot, &member, &voice).await,
            }
        });
        climbs.push(told);
    }
    let mut ok = true;
    // In order, however they end.
    for mut told in climbs {
        while let Some(event) = told.recv().await {
            if let Event::Rung(rung) = &event {
                ok &= rung.verdict != Verdict::Broken;
            }
            if events.send(event).await.is_err() {
                return;
            }
        }
    }
    let _ = events.send(Event::End { ok }).await;
}
