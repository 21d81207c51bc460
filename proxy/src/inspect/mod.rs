//! Facts about this host, and about what an upstream stands on: looked for once an exchange failed.
//!
//! One file for each kind of look, one line in [`all`]. A look is asked for by many and done once a
//! second for each member and phase, on a thread of its own, so that neither a worker nor the
//! upstream notices a storm of failures. An operator's answer waits at most [`OPERATOR_WAIT`] for
//! it, a visitor's never: it takes what the look before has found.
//!
//! Must never: need a privilege, run a program, ask a host that the configuration does not name, or
//! send anything but a safe method. What cannot be seen is said (`unseen`), with what would show it.

mod subject;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Phase;
use parking_lot::Mutex;
use tokio::sync::{Notify, mpsc};
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::incident::Memory;

pub use subject::Subject;

/// An operator's answer waits so long for a look.
pub const OPERATOR_WAIT: Duration = Duration::from_millis(25);
/// So long one look serves all failures of its member and phase.
const FRESH: Duration = Duration::from_secs(1);
/// What was found so long ago is shown until the look that is under way has found something.
const STALE: Duration = Duration::from_secs(10);
/// A look may take so long.
const LIMIT: Duration = Duration::from_secs(2);
/// Looks under way or waiting at most; the next failures get none.
const QUEUE_MAX: usize = 32;
/// Members and phases that are remembered at most.
const ENTRIES_MAX: usize = 256;
/// Facts of one look at most.
const FACTS_MAX: usize = 16;

/// What all looks are asked. Each takes what it needs from the subject and adds what it finds.
async fn all(_subject: &Subject, _found: &Found) {}

/// What a look has found so far.
#[derive(Debug, Default)]
pub struct Found {
    facts: Mutex<Vec<Evidence>>,
    is_over: AtomicBool,
    over: Notify,
}

impl Found {
    /// Adds a fact.
    pub fn add(&self, fact: Evidence) {
        let mut facts = self.facts.lock();
        if facts.len() < FACTS_MAX {
            facts.push(fact);
        }
    }

    /// What there is.
    pub fn facts(&self) -> Vec<Evidence> {
        self.facts.lock().clone()
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Acquire)
    }

    fn end(&self) {
        self.is_over.store(true, Ordering::Release);
        self.over.notify_waiters();
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
    pub fn start(memory: &Arc<Memory>) -> Arc<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let memory = Arc::clone(memory);
        let thread = std::thread::Builder::new().name("candor-inspect".to_owned());
        // Without the receiver every question is refused at once.
        let _ = thread.spawn(move || serve(waiting, &memory));
        Arc::new(Self {
            entries: Mutex::default(),
            queue,
        })
    }

    /// What is known about a member, waiting at most `wait` for a look that is under way. `subject`
    /// is made only when a look begins.
    pub async fn look(
        &self,
        member: u64,
        phase: Phase,
        wait: Option<Duration>,
        subject: impl FnOnce() -> Subject,
    ) -> Vec<Evidence> {
        let Some((now, before)) = self.entry((member, phase), subject) else {
            return Vec::new();
        };
        if let Some(limit) = wait {
            now.wait(limit).await;
        }
        match before {
            Some(before) if !now.is_over() && now.facts.lock().is_empty() => before.facts(),
            _ => now.facts(),
        }
    }

    fn entry(
        &self,
        key: Key,
        subject: impl FnOnce() -> Subject,
    ) -> Option<(Arc<Found>, Option<Arc<Found>>)> {
        let now = Instant::now();
        let mut entries = self.entries.lock();
        let known = entries.get(&key);
        if let Some(entry) = known.filter(|it| now.duration_since(it.begun) < FRESH) {
            return Some((Arc::clone(&entry.now), entry.before.clone()));
        }
        // One look at a time for each key, however long it takes.
        if let Some(entry) = known.filter(|it| !it.now.is_over() && now - it.begun < LIMIT * 2) {
            return Some((Arc::clone(&entry.now), entry.before.clone()));
        }
        let before = known.filter(|it| now.duration_since(it.begun) < STALE);
        let before = before.map(|it| Arc::clone(&it.now));
        let found = Arc::<Found>::default();
        let asked = self.queue.try_send((subject(), Arc::clone(&found)));
        if asked.is_err() {
            return before.map(|before| (before, None));
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
        Some((found, before))
    }
}

/// Looks around about one subject, at most [`LIMIT`]: for `candor doctor`.
pub async fn once(subject: &Subject) -> Vec<Evidence> {
    let found = Found::default();
    let _ = timeout(LIMIT, all(subject, &found)).await;
    found.facts()
}

fn serve(mut waiting: mpsc::Receiver<(Subject, Arc<Found>)>, memory: &Arc<Memory>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else { return };
    LocalSet::new().block_on(&runtime, async {
        while let Some((subject, found)) = waiting.recv().await {
            let memory = Arc::clone(memory);
            tokio::task::spawn_local(async move {
                let _ = timeout(LIMIT, all(&subject, &found)).await;
                found.end();
                memory.looked(&subject.request_id, &found.facts());
            });
        }
    });
}
