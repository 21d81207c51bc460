//! Facts about this host, and about what an upstream stands on: looked for once an exchange failed.
//!
//! One file for each kind of look, one line in `all`. A look is asked for by many and done once a
//! second for each member and phase, on a thread of its own, so that neither a worker nor the
//! upstream notices a storm of failures. An operator's answer waits at most [`OPERATOR_WAIT`] for
//! it. A visitor's failure begins one as well, waits for nothing and takes nothing, so that a storm
//! pays for no fact twice. What comes too late for the request that began the look is told by a log
//! line of its own, and remembered.
//!
//! Memory is bounded: `ENTRIES_MAX` members and phases, two looks of `FACTS_MAX` facts each.
//!
//! Must never: need a privilege, run a program, ask a host that the configuration does not name, or
//! send anything but a safe method. What cannot be seen is said (`unseen`), with what would show it.

pub(crate) mod container;
mod counters;
pub mod depends;
mod files;
mod last_words;
mod listeners;
mod names;
mod own_container;
mod pressure;
mod probe;
pub(crate) mod processes;
mod security;
pub(crate) mod sockets;
mod subject;
#[cfg(test)]
mod tests;
mod unit;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Phase;
use parking_lot::Mutex;
use tokio::sync::{Notify, Semaphore, mpsc};
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::incident::Memory;
use crate::telemetry::{Finding, Telemetry};

pub use subject::Subject;

/// An operator's answer waits so long for a look.
pub const OPERATOR_WAIT: Duration = Duration::from_millis(25);
/// So long one look serves all failures of its member and phase.
const FRESH: Duration = Duration::from_secs(1);
/// What was found so long ago is shown until the look that is under way has found something.
const STALE: Duration = Duration::from_secs(10);
/// A look may take so long.
const LIMIT: Duration = Duration::from_secs(2);
/// Looks that wait at most; the next failures get none.
const QUEUE_MAX: usize = 32;
/// Looks under way at most.
const RUNNING_MAX: usize = 16;
/// Threads that read files for looks at most.
const THREADS_MAX: usize = 4;
/// Members and phases that are remembered at most.
const ENTRIES_MAX: usize = 256;
/// Facts of one look at most.
const FACTS_MAX: usize = 16;

/// What all looks are asked. Each takes what it needs from the subject and adds what it finds; what
/// a look through some files finds comes first, so that an operator's answer has it.
async fn all(subject: &Subject, found: &Found) {
    let application = async {
        tokio::join!(
            last_words::look(subject, found),
            container::look(subject, found),
            depends::look(subject, found),
        );
    };
    // It was reached, and answered as it wanted: what is around it is beside the point.
    if subject.cause == "origin_error" {
        return application.await;
    }
    own_container::look(subject, found);
    tokio::join!(
        application,
        listeners::look(subject, found),
        pressure::look(subject, found),
        names::look(subject, found),
        probe::look(subject, found),
        unit::look(subject, found),
        security::look(subject, found),
    );
}

/// What a look has found so far.
#[derive(Debug, Default)]
pub struct Found {
    facts: Mutex<Vec<Evidence>>,
    /// [`RUNNING`], [`LEFT`] or [`OVER`].
    state: AtomicU8,
    over: Notify,
}

const RUNNING: u8 = 0;
/// The request that began the look has gone on without its end.
const LEFT: u8 = 1;
const OVER: u8 = 2;

impl Found {
    /// Adds a fact.
    pub fn add(&self, fact: Evidence) {
        let mut facts = self.facts.lock();
        if facts.len() < FACTS_MAX {
            facts.push(fact);
        }
    }

    /// Adds several.
    pub fn add_all(&self, facts: impl IntoIterator<Item = Evidence>) {
        facts.into_iter().for_each(|fact| self.add(fact));
    }

    /// What there is.
    pub fn facts(&self) -> Vec<Evidence> {
        self.facts.lock().clone()
    }

    fn is_over(&self) -> bool {
        self.state.load(Ordering::Acquire) == OVER
    }

    /// The look is over. Whether the request that began it has missed that.
    fn end(&self) -> bool {
        let before = self.state.swap(OVER, Ordering::AcqRel);
        self.over.notify_waiters();
        before == LEFT
    }

    /// The request that began the look goes on, with what there is.
    fn leave(&self) {
        // Where it is over, nothing was missed.
        let order = (Ordering::AcqRel, Ordering::Relaxed);
        let _ = self.state.compare_exchange(RUNNING, LEFT, order.0, order.1);
    }

    /// Waits until the look is over, at most so long.
    async fn wait(&self, limit: Duration) {
        let over = self.over.notified();
        if !self.is_over() {
            // What has been found by then is what there is.
            let _ = timeout(limit, over).await;
        }
    }
}

/// What a failure gets of a look.
#[derive(Debug, Default)]
pub struct Looked {
    /// What was found.
    pub facts: Vec<Evidence>,
    /// It has begun the look: what is found later is told and remembered as its own.
    pub began: bool,
}

/// Whom a look is about: a member, and where the attempt at it ended.
type Key = (u64, Phase);

#[derive(Debug)]
struct Entry {
    begun: Instant,
    now: Arc<Found>,
    /// The look before.
    before: Option<Arc<Found>>,
}

/// Looks around after failures; one for the process.
#[derive(Debug)]
pub struct Inspector {
    entries: Mutex<HashMap<Key, Entry>>,
    queue: mpsc::Sender<(Subject, Arc<Found>)>,
}

impl Inspector {
    /// Starts its thread. Where none can be had, nothing is ever found.
    pub fn start(memory: &Arc<Memory>, telemetry: &Arc<Telemetry>) -> Arc<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        // What rises from here on is of our time.
        counters::sample();
        let (memory, telemetry) = (Arc::clone(memory), Arc::clone(telemetry));
        let thread = std::thread::Builder::new().name("candor-inspect".to_owned());
        // Without the receiver every question is refused at once.
        let _ = thread.spawn(move || serve(waiting, &memory, &telemetry));
        Arc::new(Self {
            entries: Mutex::default(),
            queue,
        })
    }

    /// What is known about a member: for a visitor's failure (`wait` is `None`) nothing, it only
    /// begins a look; else what a look finds, for which its first asker waits so long at most, and
    /// those who come later only where there was none before. `subject` is made when a look begins.
    pub async fn look(
        &self,
        member: u64,
        phase: Phase,
        wait: Option<Duration>,
        subject: impl FnOnce() -> Subject,
    ) -> Looked {
        let Some((now, before, began)) = self.entry((member, phase), subject) else {
            return Looked::default();
        };
        if let Some(limit) = wait
            && (began || before.is_none())
        {
            now.wait(limit).await;
        }
        if began {
            now.leave();
        }
        let facts = match (wait, before) {
            (None, _) => Vec::new(),
            (_, Some(before)) if !now.is_over() && now.facts.lock().is_empty() => before.facts(),
            _ => now.facts(),
        };
        Looked { facts, began }
    }

    /// Begins a look, unless there is one; whether it did.
    pub fn begin(&self, member: u64, phase: Phase, subject: impl FnOnce() -> Subject) -> bool {
        let asked = self.entry((member, phase), subject);
        let begun = asked.filter(|(_, _, began)| *began);
        begun.is_some_and(|(now, ..)| {
            now.leave();
            true
        })
    }

    /// What the last look that is over has found, for what is remembered of a failure.
    pub fn known(&self, member: u64, phase: Phase) -> Vec<Evidence> {
        let entries = self.entries.lock();
        let entry = entries.get(&(member, phase));
        let entry = entry.filter(|it| it.begun.elapsed() < STALE);
        let last = entry.and_then(|it| match it.now.is_over() {
            true => Some(&it.now),
            false => it.before.as_ref(),
        });
        last.map(|found| found.facts()).unwrap_or_default()
    }

    /// The look that is about this, the one before it, and whether it was begun just now.
    fn entry(
        &self,
        key: Key,
        subject: impl FnOnce() -> Subject,
    ) -> Option<(Arc<Found>, Option<Arc<Found>>, bool)> {
        let now = Instant::now();
        let mut entries = self.entries.lock();
        let known = entries.get(&key);
        if let Some(entry) = known.filter(|it| now.duration_since(it.begun) < FRESH) {
            return Some((Arc::clone(&entry.now), entry.before.clone(), false));
        }
        // One look at a time for each key, however long it takes.
        if let Some(entry) = known.filter(|it| !it.now.is_over() && now - it.begun < LIMIT * 2) {
            return Some((Arc::clone(&entry.now), entry.before.clone(), false));
        }
        let before = known.filter(|it| now.duration_since(it.begun) < STALE);
        let before = before.map(|it| Arc::clone(&it.now));
        let found = Arc::<Found>::default();
        let asked = self.queue.try_send((subject(), Arc::clone(&found)));
        if asked.is_err() {
            return before.map(|before| (before, None, false));
        }
        if entries.len() >= ENTRIES_MAX {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.begun);
            let oldest = oldest.map(|(key, _)| *key);
            oldest.map(|key| entries.remove(&key));
        }
        let entry = Entry {
            begun: now,
            now: Arc::clone(&found),
            before: before.clone(),
        };
        entries.insert(key, entry);
        Some((found, before, true))
    }
}

/// Looks around about one subject, at most `LIMIT`: for `candor doctor`.
pub async fn once(subject: &Subject) -> Vec<Evidence> {
    let found = Found::default();
    let _ = timeout(LIMIT, all(subject, &found)).await;
    found.facts()
}

fn serve(
    mut waiting: mpsc::Receiver<(Subject, Arc<Found>)>,
    memory: &Arc<Memory>,
    telemetry: &Arc<Telemetry>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(THREADS_MAX)
        .thread_name("candor-inspect")
        .build();
    let Ok(runtime) = runtime else { return };
    let running = Arc::new(Semaphore::new(RUNNING_MAX));
    let mut ticks = {
        let _entered = runtime.enter();
        tokio::time::interval(counters::STEP)
    };
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    LocalSet::new().block_on(&runtime, async {
        loop {
            let (subject, found) = tokio::select! {
                _ = ticks.tick() => {
                    counters::sample();
                    continue;
                }
                asked = waiting.recv() => match asked {
                    Some(asked) => asked,
                    None => return,
                },
            };
            let permit = Arc::clone(&running).acquire_owned().await;
            let (memory, telemetry) = (Arc::clone(memory), Arc::clone(telemetry));
            tokio::task::spawn_local(async move {
                let _ = timeout(LIMIT, all(&subject, &found)).await;
                let missed = found.end();
                let facts = found.facts();
                if missed {
                    tell(&telemetry, &subject, &facts);
                }
                memory.looked(&subject.request_id, &facts);
                drop(permit);
            });
        }
    });
}

/// Tells what was found too late for the line of the request that asked.
fn tell(telemetry: &Telemetry, subject: &Subject, facts: &[Evidence]) {
    let is_seen = |fact: &Evidence| !matches!(fact, Evidence::Unseen(_));
    if facts.iter().any(is_seen) {
        let finding = Finding {
            request_id: subject.request_id.as_bytes(),
            late: true,
            site: subject.site.map(|site| &*subject.snapshot.sites[site]),
            upstream: Some(&subject.upstream().telemetry),
            evidence: facts,
        };
        telemetry.looked(&finding, subject.cause);
    }
}
