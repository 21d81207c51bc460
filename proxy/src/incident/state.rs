//! The stories, incidents and changes themselves, and how many of them stay.

use std::collections::VecDeque;
use std::sync::Arc;

use candor_diagnostics::causes::{self, Cause};
use candor_diagnostics::evidence::{Evidence, History};

use super::Story;
use super::change::Journal;
use super::difference::Reload;
use super::file::Kept;
use super::group::{Counted, Group, Tally};
use super::memory::now;
use super::past::{Attempted, Pasts};
use super::pattern;
use super::story::{Failed, nearest, upstream_of};

/// Stories take at most so many bytes, about.
const BYTES_MAX: usize = 8 * 1024 * 1024;
/// Incidents at most; the one that paused longest makes room.
const INCIDENTS_MAX: usize = 128;
/// The newest stories of operators' own requests are not given up for others: at most so many, and
/// at most a quarter of all.
const OWN_MAX: usize = 50;
/// Facts that came before their story are kept for so many requests.
const EARLY_MAX: usize = 16;

/// What the lock of a memory is about.
#[derive(Debug)]
pub(super) struct State {
    /// Stories at most, and for how long anything.
    pub(super) keep: usize,
    pub(super) keep_ms: i64,
    /// Stories so far.
    stories: u64,
    /// Stories that are kept, and about how many bytes they take.
    kept: usize,
    bytes: usize,
    next_incident: u64,
    pub(super) groups: Vec<Group>,
    /// Of operators' own requests, oldest first.
    pub(super) own: VecDeque<Arc<Story>>,
    pub(super) journal: Journal,
    pub(super) pasts: Pasts,
    /// The last one that was taken.
    pub(super) reload: Option<Reload>,
    /// What was found about requests before they were remembered, oldest first.
    early: VecDeque<(String, Vec<Evidence>)>,
}

/// What became of a failure.
#[derive(Debug)]
pub(super) struct Remembered {
    pub(super) story: Arc<Story>,
    /// Whether the story is worth a line in the file.
    pub(super) is_told: bool,
    /// The incident, if this is its first failure.
    pub(super) begun: Option<Box<Tally>>,
}

impl State {
    /// Nothing yet.
    pub(super) fn new(keep: usize, keep_ms: i64) -> Self {
        Self {
            keep,
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
        }
    }

    /// Keeps a failure.
    pub(super) fn failed(&mut self, failed: Failed) -> Remembered {
        let is_operator = failed.is_operator;
        let index = self.count(&failed);
        let group = &mut self.groups[index];
        let is_told = group.is_told();
        let begun = (group.tally.count == 1).then(|| Box::new(group.tally.clone()));
        self.stories += 1;
        let mut story = Story::seen(self.stories, group.tally.id, failed);
        let mut early = self.early.iter().rev();
        let found = early.find(|(id, _)| id == story.request_id());
        if let Some(more) = found.and_then(|(_, facts)| story.with_facts(facts)) {
            story = more;
        }
        let story = Arc::new(story);
        self.keep(Arc::clone(&story), is_operator);
        Remembered {
            story,
            is_told,
            begun,
        }
    }

    /// Adds what a look found to its story; the story, if it is known and now knows more.
    pub(super) fn looked(&mut self, request_id: &str, facts: &[Evidence]) -> Option<Arc<Story>> {
        let shelves = self
            .groups
            .iter_mut()
            .flat_map(|group| group.shelf.all_mut());
        let mut stories = self.own.iter_mut().chain(shelves);
        let Some(story) = stories.find(|story| story.request_id() == request_id) else {
            if self.early.len() >= EARLY_MAX {
                self.early.pop_front();
            }
            self.early
                .push_back((request_id.to_owned(), facts.to_vec()));
            return None;
        };
        let more = Arc::new(story.with_facts(facts)?);
        let before = std::mem::replace(story, Arc::clone(&more));
        self.bytes = self.bytes - before.weight() + more.weight();
        Some(more)
    }

    /// Forgets what is older than may be kept.
    pub(super) fn expire(&mut self) {
        let since = now() - self.keep_ms;
        let mut groups = self.groups.iter();
        while let Some(index) = groups.position(|it| it.tally.last_unix_ms < since) {
            self.forget(index);
            groups = self.groups.iter();
        }
        while self.own.front().is_some_and(|it| it.time_unix_ms() < since) {
            if let Some(story) = self.own.pop_front() {
                self.dropped(&story);
            }
        }
        self.journal.expire(since);
    }

    /// A story is no longer kept.
    fn dropped(&mut self, story: &Story) {
        self.kept -= 1;
        self.bytes -= story.weight();
    }

    /// Takes in what the process before has kept.
    pub(super) fn restore(&mut self, kept: Kept) {
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

    /// Counts a failure in its incident: the incident's index.
    fn count(&mut self, failed: &Failed) -> usize {
        let Failed {
            exchange,
            diagnosis,
            injected,
            ..
        } = failed;
        let attempt = nearest(exchange, diagnosis);
        let upstream = upstream_of(exchange, diagnosis).unwrap_or_default();
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
        index
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

    pub(super) fn attempted(&mut self, attempted: &Attempted<'_>) -> History {
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
        forgotten.shelf.all().for_each(|story| self.dropped(story));
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
            self.dropped(&given_up);
        }
    }

    /// Among the stories of its incident.
    fn shelve(&mut self, story: Arc<Story>) {
        let mut groups = self.groups.iter_mut();
        let given_up = match groups.find(|group| group.tally.id == story.incident()) {
            Some(group) => group.shelf.put(story),
            // Its incident is forgotten.
            None => Some(story),
        };
        if let Some(story) = given_up {
            self.dropped(&story);
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

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Story>> {
        let shelves = self.groups.iter().flat_map(|group| group.shelf.all());
        self.own.iter().chain(shelves)
    }
}
