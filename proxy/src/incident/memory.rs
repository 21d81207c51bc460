//! What the process remembers of failures and changes, for whoever asks later.

use std::collections::VecDeque;
use std::sync::Arc;

use candor_conf::model;
use candor_diagnostics::evidence::Evidence;
use parking_lot::Mutex;

use super::change::{self, Journal};
use super::group::{Counted, Group};
use super::story::{Failed, nearest};
use super::{Change, Filter, Incident, IncidentState, Story};
use crate::telemetry::{Member, Telemetry};

/// Stories take at most so many bytes, about.
const BYTES_MAX: usize = 8 * 1024 * 1024;
/// Incidents at most; the one that paused longest makes room.
const INCIDENTS_MAX: usize = 128;
/// The newest stories of operators' own requests are not given up for others: at most so many, and
/// at most a quarter of all.
const OWN_MAX: usize = 50;
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
}

#[derive(Debug)]
struct State {
    /// Stories at most.
    keep: usize,
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
    /// What was found about requests before they were remembered, oldest first.
    early: VecDeque<(String, Vec<Evidence>)>,
}

impl Memory {
    /// Nothing remembered yet.
    pub fn new(settings: &model::Diagnosis, telemetry: &Arc<Telemetry>) -> Arc<Self> {
        Arc::new(Self {
            telemetry: Arc::clone(telemetry),
            state: Mutex::new(State {
                keep: settings.capture,
                stories: 0,
                kept: 0,
                bytes: 0,
                next_incident: 1,
                groups: Vec::new(),
                own: VecDeque::new(),
                journal: Journal::default(),
                early: VecDeque::new(),
            }),
        })
    }

    /// Keeps a failure.
    #[cold]
    pub fn failed(&self, failed: Failed) {
        let is_operator = failed.is_operator;
        let mut state = self.state.lock();
        let id = state.count(&failed);
        state.stories += 1;
        let mut story = Story::seen(state.stories, id, failed);
        let early = state.early.iter();
        let found = early.rev().find(|(id, _)| id == story.request_id());
        if let Some(more) = found.and_then(|(_, facts)| story.with_facts(facts)) {
            story = more;
        }
        state.keep(Arc::new(story), is_operator);
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
        match known {
            Some(story) => {
                if let Some(more) = story.with_facts(facts) {
                    *story = Arc::new(more);
                }
            }
            None => {
                if state.early.len() >= EARLY_MAX {
                    state.early.pop_front();
                }
                let early = (request_id.to_owned(), facts.to_vec());
                state.early.push_back(early);
            }
        }
    }

    /// Something changed: in the journal, and a line of the log (`event: "change"`).
    pub fn change(&self, kind: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        self.note(kind, text, members);
        let mut line = vec![("text", Member::Text(text))];
        line.extend_from_slice(members);
        self.telemetry.change(kind, &line);
    }

    /// The same, in the journal only: the log has a line of its own.
    pub(super) fn note(&self, kind: &str, text: &str, members: &[(&'static str, Member<'_>)]) {
        let members = change::members(members);
        self.state.lock().journal.note(now(), kind, text, members);
    }

    /// What is known of a request.
    pub fn story(&self, request_id: &str) -> Option<Arc<Story>> {
        let state = self.state.lock();
        let mut stories = state.all();
        stories
            .find(|story| story.request_id() == request_id)
            .cloned()
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
        let mut incidents: Vec<_> = state.groups.iter().map(|it| state.told(it)).collect();
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

    /// How many incidents go on of which not the client is to blame.
    pub fn incidents_open(&self) -> usize {
        let mut state = self.state.lock();
        self.settle(&mut state);
        let now = now();
        let open = state.groups.iter().filter(|group| {
            group.state(now) == IncidentState::Open && group.cause.party.as_str() != "client"
        });
        open.count()
    }

    /// The last changes, oldest first; at most 512.
    pub fn changes(&self) -> Vec<Change> {
        self.state.lock().journal.all().cloned().collect()
    }

    /// Takes in when the upstreams answered last.
    fn settle(&self, state: &mut State) {
        for group in &mut state.groups {
            if !group.tally.upstream.is_empty() {
                let last = self.telemetry.last_success_unix_ms(&group.tally.upstream);
                group.answered(last);
            }
        }
    }
}

impl State {
    /// Counts a failure in its incident; the incident's number.
    fn count(&mut self, failed: &Failed) -> u64 {
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
        let mut groups = self.groups.iter_mut();
        let known =
            groups.position(|it| it.takes(cause, upstream, site.unwrap_or(""), now_unix_ms));
        let index = known.unwrap_or_else(|| {
            self.make_room();
            let group = Group::new(self.next_incident, cause, upstream, now_unix_ms);
            self.next_incident += 1;
            self.groups.push(group);
            self.groups.len() - 1
        });
        let group = &mut self.groups[index];
        group.count(&Counted {
            now_unix_ms,
            site,
            path: &exchange.request.path,
            member: attempt.map(|attempt| attempt.server.as_str()),
            injected: *injected,
        });
        group.tally.id
    }

    /// Forgets the incident that paused longest, if there are too many.
    fn make_room(&mut self) {
        if self.groups.len() < INCIDENTS_MAX {
            return;
        }
        let groups = self.groups.iter().enumerate();
        let oldest = groups.min_by_key(|(_, group)| group.tally.last_unix_ms);
        if let Some((index, _)) = oldest {
            let forgotten = self.groups.remove(index);
            forgotten.shelf.all().for_each(|story| {
                self.kept -= 1;
                self.bytes -= story.weight();
            });
        }
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
        group.told(own, now())
    }
}

fn now() -> i64 {
    crate::clock::unix_ms(std::time::Instant::now())
}
