//! The thread beside the memory: it writes the file, samples the upstreams once a second, and looks
//! at what changes by itself: names and certificate files.

use std::collections::HashMap;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use super::certificates::{self, Certificates};
use super::file::Store;
use super::group::Tally;
use super::memory::now;
use super::{Change, Memory, Story};
use crate::server::{Process, Snapshot, console};
use crate::telemetry::Member;

/// So often upstreams are sampled and names looked at.
const TICK: Duration = Duration::from_secs(1);
/// So often incidents that grew are written.
const INCIDENTS: Duration = Duration::from_secs(10);
/// So often what is too old is given up.
const EXPIRE: Duration = Duration::from_secs(3_600);
/// So often certificate files are looked at, beside every reload.
const CERTIFICATES: Duration = Duration::from_secs(86_400);
/// What waits to be written at most; the rest is dropped and counted.
const QUEUE_MAX: usize = 256;

/// Something to write.
#[derive(Debug)]
pub(super) enum Entry {
    Story(Arc<Story>),
    Incident(Box<Tally>),
    Change(Arc<Change>),
    /// Write everything, then say so.
    Flush(SyncSender<()>),
}

/// The queue of a keeper.
pub(super) fn queue() -> (SyncSender<Entry>, Receiver<Entry>) {
    sync_channel(QUEUE_MAX)
}

/// Starts the thread, which ends with the process's memory. Where none can be had, nothing is
/// written and sampled.
pub(super) fn start(process: &Arc<Process>, queue: Receiver<Entry>, store: Option<Store>) {
    let keeper = Keeper {
        process: Arc::downgrade(process),
        store,
        failing: false,
        certificates: Certificates::default(),
        moved: HashMap::new(),
        generation: 0,
    };
    let thread = std::thread::Builder::new().name("candor-memory".to_owned());
    if let Err(e) = thread.spawn(move || keeper.run(&queue)) {
        console::line(&format!(
            "candor: failures and changes are not written: {e}"
        ));
    }
}

struct Keeper {
    process: Weak<Process>,
    store: Option<Store>,
    /// Whether the last write failed: it is said once.
    failing: bool,
    certificates: Certificates,
    /// When each name last led elsewhere; bounded by the configuration.
    moved: HashMap<(String, u16), Instant>,
    /// The configuration whose files were looked at.
    generation: u64,
}

impl Keeper {
    fn run(mut self, queue: &Receiver<Entry>) {
        let begun = Instant::now();
        let mut tick = Every::new(begun, TICK);
        let mut incidents = Every::new(begun, INCIDENTS);
        let mut expire = Every::new(begun, EXPIRE);
        let mut certificates = Every::new(begun, CERTIFICATES);
        loop {
            match queue.recv_timeout(tick.left()) {
                Ok(entry) => self.take(entry),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if !tick.is_due() {
                continue;
            }
            let Some(process) = self.process.upgrade() else {
                return;
            };
            let snapshot = process.snapshot.load_full();
            process.memory.sample();
            self.names(&process.memory, &snapshot);
            let reloaded = std::mem::replace(&mut self.generation, snapshot.generation);
            if certificates.is_due() || reloaded != snapshot.generation {
                self.files(&process.memory, &snapshot);
            }
            if incidents.is_due() {
                self.incidents(&process.memory);
            }
            if expire.is_due() {
                process.memory.expire();
                self.write(|store| store.expire(now()), &process.memory);
            }
        }
    }

    fn take(&mut self, entry: Entry) {
        let Some(process) = self.process.upgrade() else {
            return;
        };
        let memory = &process.memory;
        match entry {
            Entry::Story(story) => self.write(|store| store.story(&story), memory),
            Entry::Incident(tally) => self.write(|store| store.incident(*tally), memory),
            Entry::Change(change) => self.write(|store| store.change(&change), memory),
            Entry::Flush(done) => {
                self.incidents(memory);
                // Whoever asked may have gone.
                let _ = done.send(());
            }
        }
    }

    /// Writes the incidents that grew.
    fn incidents(&mut self, memory: &Memory) {
        for tally in memory.grown() {
            self.write(|store| store.incident(tally), memory);
        }
    }

    fn write(&mut self, write: impl FnOnce(&mut Store) -> io::Result<()>, memory: &Memory) {
        let Some(store) = &mut self.store else { return };
        match write(store) {
            Ok(()) => self.failing = false,
            Err(error) => {
                memory.dropped();
                if !std::mem::replace(&mut self.failing, true) {
                    console::line(&format!(
                        "warning: diagnosis.file cannot be written: {error}"
                    ));
                }
            }
        }
    }

    /// Names that lead elsewhere.
    fn names(&mut self, memory: &Memory, snapshot: &Snapshot) {
        let mut used = HashMap::new();
        for upstream in &snapshot.upstreams {
            for moved in upstream
                .servers()
                .iter()
                .filter_map(|server| server.moved())
            {
                let key = (moved.name.clone(), moved.port);
                used.insert(key.clone(), moved.at);
                if self.moved.get(&key) == Some(&moved.at) {
                    continue;
                }
                let (before, after) = (moved.before.join(", "), moved.after.join(", "));
                let text = format!("{} moved from {before} to {after}", moved.name);
                let members = [
                    ("upstream", Member::Text(&upstream.settings.name)),
                    ("name", Member::Text(&moved.name)),
                    ("before", Member::Text(&before)),
                    ("after", Member::Text(&after)),
                ];
                memory.change("dns", &text, &members);
            }
        }
        self.moved = used;
    }

    /// Certificate files.
    fn files(&mut self, memory: &Memory, snapshot: &Snapshot) {
        let named = certificates::named(&snapshot.configuration);
        for news in self.certificates.look(named, now().div_euclid(1_000)) {
            let (kind, name) = &news.named.owner;
            let days = news.days_left.to_string();
            let members = [
                (*kind, Member::Text(name)),
                ("days_left", Member::Text(&days)),
            ];
            memory.change("certificate", &news.text, &members);
        }
    }
}

/// Something that is due at equal distances.
struct Every {
    next: Instant,
    distance: Duration,
}

impl Every {
    fn new(begun: Instant, distance: Duration) -> Self {
        let next = begun + distance;
        Self { next, distance }
    }

    fn left(&self) -> Duration {
        self.next.saturating_duration_since(Instant::now())
    }

    /// Whether it is due; then the next time is later than now.
    fn is_due(&mut self) -> bool {
        let now = Instant::now();
        let due = now >= self.next;
        if due {
            self.next = now + self.distance;
        }
        due
    }
}
