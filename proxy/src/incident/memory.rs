//! What the process remembers of failures and changes, for whoever asks later.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use candor_conf::{Effective, model};
use candor_diagnostics::evidence::{Evidence, History};
use parking_lot::Mutex;

use super::change;
use super::difference::{self, Difference, Reload};
use super::file::{self, Store};
use super::group::{Group, Tally};
use super::keeper::{self, Entry};
use super::past::Attempted;
use super::state::State;
use super::{Change, Failed, Filter, Incident, Story};
use crate::server::{Process, console};
use crate::telemetry::{Member, Telemetry};

/// Keys of a reload that are told.
const KEYS_MAX: usize = 64;

/// Failures and changes; one for the process.
///
/// A failure costs one short lock. Stories are bounded by `capture.keep` and by eight megabytes;
/// in a storm the first and the latest stories of every incident stay, and samples between them.
#[derive(Debug)]
pub struct Memory {
    telemetry: Arc<Telemetry>,
    state: Mutex<State>,
    /// What is to be written. Its end ends the thread that writes.
    queue: SyncSender<Entry>,
    /// Where it is written, if the file could be opened.
    file: Option<PathBuf>,
    /// What was not written: the queue was full, or a write failed.
    dropped: AtomicU64,
}

/// What the thread beside the memory needs.
#[derive(Debug)]
pub struct Keeping {
    queue: Receiver<Entry>,
    store: Option<Store>,
}

impl Keeping {
    /// Starts the thread.
    pub fn start(self, process: &Arc<Process>) {
        keeper::start(process, self.queue, self.store);
    }
}

impl Memory {
    /// Nothing remembered, and no thread beside it: for tests.
    pub fn new(settings: &model::Diagnosis, telemetry: &Arc<Telemetry>) -> Arc<Self> {
        let settings = model::Diagnosis {
            file: None,
            ..settings.clone()
        };
        Self::open(&settings, telemetry).0
    }

    /// Reads what the file has kept, if the configuration names one, and opens it.
    pub fn open(settings: &model::Diagnosis, telemetry: &Arc<Telemetry>) -> (Arc<Self>, Keeping) {
        let keep_ms = settings.keep.as_millis() as i64;
        let mut state = State::new(settings.capture, keep_ms);
        let mut store = None;
        if let Some(path) = &settings.file {
            state.restore(file::read(path, settings.capture, now() - keep_ms));
            match Store::open(path, keep_ms, now()) {
                Ok(opened) => store = Some(opened),
                Err(error) => {
                    let path = path.display();
                    console::line(&format!(
                        "warning: diagnosis.file `{path}` cannot be used: {error}"
                    ));
                }
            }
        }
        let (sender, queue) = keeper::queue();
        let memory = Self {
            telemetry: Arc::clone(telemetry),
            state: Mutex::new(state),
            queue: sender,
            file: settings.file.clone().filter(|_| store.is_some()),
            dropped: AtomicU64::new(0),
        };
        (Arc::new(memory), Keeping { queue, store })
    }

    /// Takes the bounds of a new configuration. Another file takes a restart.
    pub fn configure(&self, settings: &model::Diagnosis) {
        let mut state = self.state.lock();
        state.keep = settings.capture;
        state.keep_ms = settings.keep.as_millis() as i64;
    }

    /// An attempt failed: counts it in its incident and says what is known with it. A request that
    /// has failed for good is also [`Self::failed`].
    #[cold]
    pub fn attempted(&self, attempted: &Attempted<'_>) -> History {
        self.state.lock().attempted(attempted)
    }

    /// Keeps a failure.
    #[cold]
    pub fn failed(&self, failed: Failed) {
        let is_operator = failed.is_operator;
        let kept = self.state.lock().failed(failed);
        // The first story of an incident comes with the incident, so that a crash loses neither.
        if kept.is_told || is_operator {
            self.write(|| Entry::Story(kept.story));
        }
        if let Some(tally) = kept.begun {
            self.write(|| Entry::Incident(tally));
        }
    }

    /// A look that this request's failure began has found this.
    #[cold]
    pub fn looked(&self, request_id: &str, facts: &[Evidence]) {
        if facts.is_empty() {
            return;
        }
        let more = self.state.lock().looked(request_id, facts);
        if let Some(story) = more {
            self.write(|| Entry::Story(story));
        }
    }

    /// Something changed: in the journal, and a line of the log (`event: "change"`).
    pub fn change(&self, kind: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        self.note(kind, text, members);
        let mut line = vec![("text", Member::Text(text))];
        line.extend_from_slice(members);
        self.telemetry.change(kind, &line);
    }

    /// A member, or an upstream, fell or rose: in the journal, and a line of the log
    /// (`event: "health"`).
    pub(crate) fn health(&self, what: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        let mut line = vec![("text", Member::Text(text))];
        line.extend_from_slice(members);
        self.telemetry.health(what, &line);
        let mut kept = vec![("what", Member::Text(what))];
        kept.extend_from_slice(members);
        self.note("health", text, &kept);
    }

    /// Another configuration is in force; how it differs.
    pub fn reloaded(&self, before: &Effective, after: &Effective) -> Vec<String> {
        let (differences, count) = difference::differences(before, after);
        let text = difference::sentence(&differences, count);
        let mut sections: Vec<_> = differences.iter().map(|it| it.section.as_str()).collect();
        sections.dedup();
        let told: Vec<_> = differences.iter().map(Difference::text).collect();
        let keys = differences.iter().take(KEYS_MAX);
        let keys = keys.map(|it| format!("{}.{}", it.section, it.key));
        let keys: Vec<_> = keys
            .map(|key| key.trim_end_matches('.').to_owned())
            .collect();
        let values: Vec<_> = told.iter().take(KEYS_MAX).map(String::as_str).collect();
        let members = [
            ("result", Member::Text("loaded")),
            ("sections", Member::List(&sections)),
            (
                "changed",
                Member::List(&keys.iter().map(String::as_str).collect::<Vec<_>>()),
            ),
            ("values", Member::List(&values)),
            ("count", Member::Number(count as u64)),
        ];
        self.note("reload", &text, &members);
        self.state.lock().reload = Some(Reload {
            at_unix_ms: now(),
            differences,
        });
        keys
    }

    /// The same, in the journal only: the log has a line of its own.
    pub fn note(&self, kind: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        let members = change::members(members);
        let mut state = self.state.lock();
        let change = Arc::clone(state.journal.note(now(), kind, text, members));
        drop(state);
        self.write(|| Entry::Change(change));
    }

    /// Queues something for the file, if there is one.
    fn write(&self, entry: impl FnOnce() -> Entry) {
        if self.file.is_some() && self.queue.try_send(entry()).is_err() {
            self.dropped();
        }
    }

    /// Counts what could not be written.
    pub(super) fn dropped(&self) {
        self.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits until all that is known is written, at most `limit`. Blocks: not for workers.
    pub fn flush(&self, limit: Duration) {
        let (done, wait) = sync_channel(1);
        if self.file.is_some() && self.queue.send(Entry::Flush(done)).is_ok() {
            // What is not written by then is lost.
            let _ = wait.recv_timeout(limit);
        }
    }

    /// What is known of a request.
    ///
    /// Reads the file where memory does not reach: blocks, not for workers.
    pub fn story(&self, request_id: &str) -> Option<Arc<Story>> {
        let known = {
            let state = self.state.lock();
            let mut stories = state.all();
            let known = stories.find(|story| story.request_id() == request_id);
            known.cloned()
        };
        known.or_else(|| file::find(self.file.as_deref()?, request_id).map(Arc::new))
    }

    /// Failed requests, newest first.
    pub fn stories(&self, filter: &Filter) -> Vec<Arc<Story>> {
        let mut stories: Vec<_> = self.state.lock().all().cloned().collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.number));
        let limit = filter.limit.unwrap_or(usize::MAX);
        let stories = stories.into_iter().filter(|story| filter.takes(story));
        stories.take(limit).collect()
    }

    /// Every incident, newest first.
    pub fn incidents(&self) -> Vec<Incident> {
        let mut incidents = self.told(|_| true);
        incidents.sort_by_key(|it| std::cmp::Reverse((it.last_unix_ms, it.id)));
        incidents
    }

    /// One incident.
    pub fn incident(&self, id: u64) -> Option<Incident> {
        self.told(|known| known == id).pop()
    }

    /// Copies under the lock, and draws outside it.
    fn told(&self, is_wanted: impl Fn(u64) -> bool) -> Vec<Incident> {
        let mut state = self.state.lock();
        self.settle(&mut state);
        let groups = state.groups.iter();
        let groups = groups.filter(|it| is_wanted(it.tally.id) && it.is_any());
        let groups: Vec<Group> = groups.cloned().collect();
        let own = state.own.clone();
        let changes: Vec<_> = state.journal.all().cloned().collect();
        drop(state);
        let now = now();
        let told = groups.iter().map(|group| {
            let own = own.iter();
            let own = own.filter(|story| story.incident() == group.tally.id);
            group.told(own, changes.iter().map(Arc::as_ref), now)
        });
        told.collect()
    }

    /// The last changes, oldest first; at most 512.
    pub fn changes(&self) -> Vec<Change> {
        let changes: Vec<_> = self.state.lock().journal.all().cloned().collect();
        changes.iter().map(|change| (**change).clone()).collect()
    }

    /// Takes in how the upstreams do; once a second.
    pub(super) fn sample(&self) {
        let pulses = self.telemetry.pulses();
        let mut state = self.state.lock();
        let now = now();
        for pulse in pulses {
            let past = state.pasts.of(&pulse.upstream, now);
            past.sample(now, pulse.answers, pulse.head_us, pulse.connections);
        }
        self.settle(&mut state);
        let open = state
            .groups
            .iter()
            .filter(|group| group.is_open(now))
            .count();
        drop(state);
        let dropped = self.dropped.load(Ordering::Relaxed);
        self.telemetry.remembered(open as u64, dropped);
    }

    /// The incidents that grew since they were asked for last.
    pub(super) fn grown(&self) -> Vec<Tally> {
        let mut state = self.state.lock();
        let groups = state.groups.iter_mut();
        let grown = groups.filter_map(|group| std::mem::take(&mut group.grown).then_some(&*group));
        grown.map(|group| group.tally.clone()).collect()
    }

    /// Forgets what is too old.
    pub(super) fn expire(&self) {
        self.state.lock().expire();
    }

    /// Takes in when the upstreams answered last.
    fn settle(&self, state: &mut State) {
        for group in &mut state.groups {
            if !group.tally.upstream.is_empty() {
                let last = self.telemetry.last_success_unix_ms(&group.tally.upstream);
                group.answered_last(last);
            }
        }
    }
}

/// Milliseconds since the Unix epoch.
pub(super) fn now() -> i64 {
    crate::clock::unix_ms(std::time::Instant::now())
}
