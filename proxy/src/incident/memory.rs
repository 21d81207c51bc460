//! What the process remembers of failures and changes, for whoever asks later.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use candor_conf::{Effective, model};
use candor_diagnostics::causes::{self, Cause};
use candor_diagnostics::evidence::{Evidence, History, ReloadBefore};
use parking_lot::Mutex;

use super::change::{self, Journal};
use super::difference::{self, Difference};
use super::file::{self, Kept, Store};
use super::group::{Counted, Group, Tally};
use super::keeper::{self, Entry};
use super::past::{Attempted, Pasts};
use super::pattern;
use super::story::{Failed, nearest};
use super::{Change, Filter, Incident, Story};
use crate::server::{Process, console};
use crate::telemetry::{Member, Telemetry};

/// Stories take at most so many bytes, about.
const BYTES_MAX: usize = 8 * 1024 * 1024;
/// Incidents at most; the one that paused longest makes room.
const INCIDENTS_MAX: usize = 128;
/// The newest stories of operators' own requests are not given up for others: at most so many, and
/// at most a quarter of all.
const OWN_MAX: usize = 50;
/// Keys of a reload that are told.
const KEYS_MAX: usize = 64;
/// Those of them that evidence has.
const RELOAD_KEYS_MAX: usize = 8;
/// Facts that came before their story are kept for so many requests.
const EARLY_MAX: usize = 16;

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

#[derive(Debug)]
struct State {
    /// Stories at most, and for how long anything.
    keep: usize,
    keep_ms: i64,
    /// Stories so far.
    stories: u64,
    /// Stories that are kept, and about how many bytes they take.
    kept: usize,
    bytes: usize,
    next_incident: u64,
    groups: Vec<Group>,
    /// Of operators' own requests, oldest first.
    own: VecDeque<Arc<Story>>,
    journal: Journal,
    pasts: Pasts,
    /// The last one that was taken.
    reload: Option<Reload>,
    /// What was found about requests before they were remembered, oldest first.
    early: VecDeque<(String, Vec<Evidence>)>,
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
        let mut state = State {
            keep: settings.capture,
            keep_ms,
            stories: 0,
            kept: 0,
            bytes: 0,
            next_incident: 1,
            groups: Vec::new(),
            own: VecDeque::new(),
            journal: Journal::default(),
            pasts: Pasts::default(),
            reload: None,
            early: VecDeque::new(),
        };
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
        let mut state = self.state.lock();
        let (id, is_told, is_first) = state.count(&failed);
        state.stories += 1;
        let mut story = Story::seen(state.stories, id, failed);
        let early = state.early.iter();
        let found = early.rev().find(|(id, _)| id == story.request_id());
        if let Some(more) = found.and_then(|(_, facts)| story.with_facts(facts)) {
            story = more;
        }
        let story = Arc::new(story);
        state.keep(Arc::clone(&story), is_operator);
        let groups = state.groups.iter();
        let mut group = groups.filter(|_| is_first && self.file.is_some());
        let group = group.find(|group| group.tally.id == id);
        let tally = group.map(|group| Box::new(group.tally.clone()));
        drop(state);
        if is_told || is_operator {
            self.write(|| Entry::Story(story));
        }
        if let Some(tally) = tally {
            self.write(|| Entry::Incident(tally));
        }
    }

    /// A look that this request's failure began has found this.
    #[cold]
    pub fn looked(&self, request_id: &str, facts: &[Evidence]) {
        if facts.is_empty() {
            return;
        }
        let mut state = self.state.lock();
        let State { groups, own, .. } = &mut *state;
        let shelves = groups.iter_mut().flat_map(|group| group.shelf.all_mut());
        let known = own
            .iter_mut()
            .chain(shelves)
            .find(|story| story.request_id() == request_id);
        let Some(story) = known else {
            if state.early.len() >= EARLY_MAX {
                state.early.pop_front();
            }
            let early = (request_id.to_owned(), facts.to_vec());
            state.early.push_back(early);
            return;
        };
        if let Some(more) = story.with_facts(facts) {
            let (before, more) = (story.weight(), Arc::new(more));
            *story = Arc::clone(&more);
            state.bytes = state.bytes - before + more.weight();
            drop(state);
            self.write(|| Entry::Story(more));
        }
    }

    /// Something changed: in the journal, and a line of the log (`event: "change"`).
    pub fn change(&self, kind: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        self.note(kind, text, members);
        let mut line = vec![("text", Member::Text(text))];
        line.extend_from_slice(members);
        self.telemetry.change(kind, &line);
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
        let change = state.journal.note(now(), kind, text, members).clone();
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
        let mut state = self.state.lock();
        self.settle(&mut state);
        let mut incidents: Vec<_> = state
            .groups
            .iter()
            .filter(|it| it.is_any())
            .map(|it| state.told(it))
            .collect();
        drop(state);
        incidents.sort_by_key(|it| std::cmp::Reverse((it.last_unix_ms, it.id)));
        incidents
    }

    /// One incident.
    pub fn incident(&self, id: u64) -> Option<Incident> {
        let mut state = self.state.lock();
        self.settle(&mut state);
        let group = state.groups.iter().find(|group| group.tally.id == id)?;
        Some(state.told(group))
    }

    /// The last changes, oldest first; at most 512.
    pub fn changes(&self) -> Vec<Change> {
        self.state.lock().journal.all().cloned().collect()
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
        let mut state = self.state.lock();
        let since = now() - state.keep_ms;
        while let Some(index) = state
            .groups
            .iter()
            .position(|it| it.tally.last_unix_ms < since)
        {
            state.forget(index);
        }
        while state
            .own
            .front()
            .is_some_and(|story| story.time_unix_ms() < since)
        {
            if let Some(story) = state.own.pop_front() {
                state.kept -= 1;
                state.bytes -= story.weight();
            }
        }
        state.journal.expire(since);
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

impl State {
    /// Takes in what the process before has kept.
    fn restore(&mut self, kept: Kept) {
        kept.changes
            .into_iter()
            .for_each(|it| self.journal.restore(it));
        let skip = kept.incidents.len().saturating_sub(INCIDENTS_MAX);
        for tally in kept.incidents.into_iter().skip(skip) {
            self.next_incident = self.next_incident.max(tally.id + 1);
            // Not one of another version.
            if let Some(cause) = causes::find(&tally.cause) {
                self.groups.push(Group::restored(cause, tally));
            }
        }
        for (json, text) in kept.stories {
            self.stories += 1;
            if let Some(story) = Story::kept(self.stories, json, text) {
                self.next_incident = self.next_incident.max(story.incident() + 1);
                self.keep(Arc::new(story), false);
            }
        }
    }

    /// Counts a failure in its incident: the incident's number, whether this story is worth a line
    /// in the file, and whether the incident is new.
    fn count(&mut self, failed: &Failed) -> (u64, bool, bool) {
        let Failed {
            exchange,
            diagnosis,
            injected,
            ..
        } = failed;
        let attempt = nearest(exchange, diagnosis);
        let upstream = attempt.map_or("", |attempt| &attempt.upstream);
        let site = exchange.site.as_ref().map(|site| &*site.name);
        // In order, whatever the requests' times are.
        let now_unix_ms = exchange.time_unix_ms + (exchange.duration_us / 1_000) as i64;
        let cause = diagnosis.cause;
        let index = self.group(cause, upstream, site, now_unix_ms);
        let group = &mut self.groups[index];
        group.count(&Counted {
            now_unix_ms,
            site,
            path: &exchange.request.path,
            member: attempt.map(|attempt| attempt.server.as_str()),
            injected: *injected,
        });
        (
            group.tally.id,
            group.is_told(now_unix_ms),
            group.tally.count == 1,
        )
    }

    /// The incident of a failure, a new one if it is the first.
    fn group(
        &mut self,
        cause: &'static Cause,
        upstream: &str,
        site: Option<&str>,
        now_unix_ms: i64,
    ) -> usize {
        let mut groups = self.groups.iter();
        let known =
            groups.position(|it| it.takes(cause, upstream, site.unwrap_or(""), now_unix_ms));
        known.unwrap_or_else(|| {
            self.make_room();
            let mut group = Group::new(self.next_incident, cause, upstream, now_unix_ms);
            group.reload = self.reload.as_ref().map(|it| it.before(&group.tally, site));
            self.next_incident += 1;
            self.groups.push(group);
            self.groups.len() - 1
        })
    }

    fn attempted(&mut self, attempted: &Attempted<'_>) -> History {
        let now = attempted.now_unix_ms;
        let upstream = attempted.attempt.upstream.as_str();
        let index = self.group(attempted.cause, upstream, attempted.site, now);
        let group = &mut self.groups[index];
        let mut late = self.pasts.late(attempted);
        let past = self.pasts.of(upstream, now);
        late.answered = past.answered(attempted);
        if group.attempt(attempted, late) {
            group.began(pattern::saturation(past.samples.iter(), now));
        }
        let (answered_before, answered_since) = group.answers();
        let alike = group.alike(now);
        let tally = &group.tally;
        History {
            incident: tally.id,
            count: group.attempts,
            first_unix_s: tally.first_unix_ms.div_euclid(1_000),
            answered_before,
            answered_since,
            last_success_unix_ms: attempted.last_success_unix_ms,
            recent: past.fail(late, attempted.members),
            alike,
            reload: group.reload.clone(),
        }
    }

    /// Forgets the incident that paused longest, if there are too many.
    fn make_room(&mut self) {
        if self.groups.len() < INCIDENTS_MAX {
            return;
        }
        let groups = self.groups.iter().enumerate();
        let oldest = groups.min_by_key(|(_, group)| group.tally.last_unix_ms);
        if let Some((index, _)) = oldest {
            self.forget(index);
        }
    }

    fn forget(&mut self, index: usize) {
        let forgotten = self.groups.remove(index);
        forgotten.shelf.all().for_each(|story| {
            self.kept -= 1;
            self.bytes -= story.weight();
        });
    }

    fn keep(&mut self, story: Arc<Story>, is_operator: bool) {
        self.kept += 1;
        self.bytes += story.weight();
        if is_operator {
            self.own.push_back(story);
            if self.own.len() > OWN_MAX.min(self.keep / 4) {
                let oldest = self.own.pop_front();
                oldest.into_iter().for_each(|story| self.shelve(story));
            }
        } else {
            self.shelve(story);
        }
        while self.kept > self.keep || self.bytes > BYTES_MAX {
            let Some(given_up) = self.give_up() else {
                return;
            };
            self.kept -= 1;
            self.bytes -= given_up.weight();
        }
    }

    /// Among the stories of its incident.
    fn shelve(&mut self, story: Arc<Story>) {
        let mut groups = self.groups.iter_mut();
        match groups.find(|group| group.tally.id == story.incident()) {
            Some(group) => group.shelf.put(story),
            // Its incident is forgotten.
            None => {
                self.kept -= 1;
                self.bytes -= story.weight();
            }
        }
    }

    /// Takes a story from the incident that has most of them to spare, or else from the one that
    /// paused longest.
    fn give_up(&mut self) -> Option<Arc<Story>> {
        let groups = self.groups.iter_mut();
        let richest = groups.max_by_key(|group| group.shelf.spare())?;
        if let Some(story) = richest.shelf.give_up() {
            return Some(story);
        }
        let groups = self.groups.iter_mut();
        let poorest = groups
            .filter(|group| group.shelf.len() > 0)
            .min_by_key(|group| group.tally.last_unix_ms);
        match poorest.and_then(|group| group.shelf.take()) {
            Some(story) => Some(story),
            None => self.own.pop_front(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Arc<Story>> {
        let shelves = self.groups.iter().flat_map(|group| group.shelf.all());
        self.own.iter().chain(shelves)
    }

    fn told(&self, group: &Group) -> Incident {
        let own = self.own.iter();
        let own = own.filter(|story| story.incident() == group.tally.id);
        group.told(own, self.journal.all(), now())
    }
}

/// A reload, and what it changed.
#[derive(Debug)]
struct Reload {
    at_unix_ms: i64,
    differences: Vec<Difference>,
}

impl Reload {
    /// As evidence for an incident that begins now.
    fn before(&self, tally: &Tally, site: Option<&str>) -> Arc<ReloadBefore> {
        let concerned = self
            .differences
            .iter()
            .filter(|it| difference::concerns(&it.section, &tally.upstream, site.into_iter()));
        let until = tally.first_unix_ms - self.at_unix_ms;
        let (mut changed, mut values) = (Vec::new(), Vec::new());
        for difference in concerned {
            // What the upstream and its site inherit is one change.
            if changed.len() < RELOAD_KEYS_MAX && !changed.contains(&difference.key) {
                changed.push(difference.key.clone());
                values.push(difference.text());
            }
        }
        Arc::new(ReloadBefore {
            until_first_ms: u64::try_from(until).unwrap_or_default(),
            changed,
            values,
        })
    }
}

/// Milliseconds since the Unix epoch.
pub(super) fn now() -> i64 {
    crate::clock::unix_ms(std::time::Instant::now())
}
