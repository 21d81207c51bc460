//! One incident while it is counted.

use std::collections::VecDeque;
use std::sync::Arc;

use candor_diagnostics::causes::Cause;
use candor_diagnostics::evidence::{Alike, ReloadBefore, Saturation};
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::incident::{IncidentState, MemberCount, PathCount};
use super::past::{Attempted, LATE_MAX, Late};
use super::pattern::{self, Window};
use super::shelf::Shelf;
use super::timeline::{blamed, timeline};
use super::top::Top;
use super::{Incident, Story};

/// After so long without a failure, the next one begins another incident.
pub(super) const PAUSE_MS: i64 = 600_000;
/// So long without a failure, and with answers, is a recovery.
const RECOVERY_MS: i64 = 60_000;
/// After so long without anything, nobody knows.
const QUIET_MS: i64 = 1_800_000;
/// Paths and members shown.
const SHOWN_MAX: usize = 8;
/// Ids of requests shown.
const REQUESTS_MAX: usize = 20;
/// Sites remembered.
const SITES_MAX: usize = 8;
/// After so long without a failure, the next one begins a burst; so many are remembered.
const BURST_MS: i64 = 3_000;
const BURSTS_MAX: usize = 16;
/// So often an incident may be over and begin again; more are not told.
const LAPSES_MAX: usize = 8;
/// So many stories of an incident are written, then one in so long.
const TOLD_FIRST: u64 = 3;
const TOLD_MS: i64 = 1_000;
/// In a storm, what the failures have in common is looked for so often.
const ALIKE_MS: i64 = 1_000;

/// What is counted of an incident; written to the file as it is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Tally {
    pub(super) id: u64,
    pub(super) cause: String,
    /// Empty: none was asked.
    pub(super) upstream: Box<str>,
    pub(super) sites: Vec<Box<str>>,
    pub(super) first_unix_ms: i64,
    pub(super) last_unix_ms: i64,
    pub(super) count: u64,
    pub(super) retried: u64,
    pub(super) injected: u64,
    pub(super) paths: Top,
    pub(super) members: Top,
    /// The last answer before the first failure.
    pub(super) success_before_unix_ms: Option<i64>,
    /// The last answer that was noticed.
    pub(super) last_success_unix_ms: Option<i64>,
    /// The first answer that was noticed after the last failure.
    pub(super) success_after_unix_ms: Option<i64>,
    /// When it was over, and when it began again.
    pub(super) lapses: Vec<(i64, i64)>,
    /// When failures began after a pause, oldest first.
    pub(super) bursts: VecDeque<i64>,
}

/// An incident while it is counted.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) cause: &'static Cause,
    pub(super) tally: Tally,
    pub(super) shelf: Shelf,
    /// The last failed attempts, oldest first.
    late: VecDeque<Late>,
    /// Attempts that failed. A request is counted only when all is known of it.
    pub(super) attempts: u64,
    /// How many requests had been answered at the first failure; `None`: not in this process.
    answered_before: Option<u64>,
    /// How many had been answered at the last one.
    answered: u64,
    /// Members of the upstream.
    members: usize,
    largest_body: u64,
    saturation: Option<Saturation>,
    pub(super) reload: Option<Arc<ReloadBefore>>,
    /// What the failures have in common, and when that was found.
    alike: (Alike, i64),
    /// Whether the tally changed since it was written.
    pub(super) grown: bool,
    /// When a story of it was written last.
    told_unix_ms: i64,
}

/// A failure, as far as it is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    pub(super) now_unix_ms: i64,
    pub(super) site: Option<&'a str>,
    pub(super) path: &'a str,
    pub(super) member: Option<&'a str>,
    pub(super) injected: bool,
}

impl Group {
    pub(super) fn new(id: u64, cause: &'static Cause, upstream: &str, now_unix_ms: i64) -> Self {
        Self {
            cause,
            tally: Tally {
                id,
                cause: cause.code.to_owned(),
                upstream: upstream.into(),
                first_unix_ms: now_unix_ms,
                last_unix_ms: now_unix_ms,
                ..Tally::default()
            },
            ..Self::restored(cause, Tally::default())
        }
    }

    /// As the process before has counted it.
    pub(super) fn restored(cause: &'static Cause, tally: Tally) -> Self {
        Self {
            cause,
            shelf: Shelf::default(),
            late: VecDeque::new(),
            attempts: tally.count + tally.retried,
            tally,
            answered_before: None,
            answered: 0,
            members: 0,
            largest_body: 0,
            saturation: None,
            reload: None,
            alike: (Alike::default(), 0),
            grown: false,
            told_unix_ms: 0,
        }
    }

    /// Whether a failure of this kind is a part of it.
    pub(super) fn takes(&self, cause: &Cause, upstream: &str, site: &str, now: i64) -> bool {
        let tally = &self.tally;
        // Codes are the catalog's: the same text is the same place.
        std::ptr::eq(self.cause, cause)
            && *tally.upstream == *upstream
            && (!upstream.is_empty() || tally.is_of_site(site))
            && now - tally.last_unix_ms <= PAUSE_MS
    }

    /// An attempt failed; whether it is the first one seen.
    pub(super) fn attempt(&mut self, attempted: &Attempted<'_>, late: Late) -> bool {
        let is_first = self.answered_before.is_none();
        self.attempts += 1;
        self.answered_before.get_or_insert(late.answered);
        self.answered = late.answered;
        self.members = attempted.members;
        self.largest_body = attempted.largest_body;
        if self.late.len() >= LATE_MAX {
            self.late.pop_front();
        }
        self.late.push_back(late);
        self.answered_last(attempted.last_success_unix_ms);
        if attempted.is_retried {
            self.tally.retried += 1;
            self.fails(attempted.now_unix_ms);
        }
        is_first
    }

    /// Says what it had become before it failed.
    pub(super) fn began(&mut self, saturation: Option<Saturation>) {
        self.saturation = saturation;
    }

    /// Requests that were answered before the first failure and since.
    pub(super) fn answers(&self) -> (u64, u64) {
        let before = self.answered_before.unwrap_or_default();
        (before, self.answered.saturating_sub(before))
    }

    /// What the failures have in common, as numbers.
    pub(super) fn alike(&mut self, now_unix_ms: i64) -> Alike {
        let is_fresh = (0..ALIKE_MS).contains(&(now_unix_ms - self.alike.1));
        // The first failures are few enough to look each time.
        if self.tally.count + self.tally.retried <= LATE_MAX as u64 || !is_fresh {
            self.late.make_contiguous();
            self.tally.bursts.make_contiguous();
            self.alike = (pattern::alike(&self.window(&[], &[], None)), now_unix_ms);
        }
        self.alike.0
    }

    fn window<'w>(
        &'w self,
        members: &'w [(&'w str, u64)],
        paths: &'w [(&'w str, u64)],
        change: Option<&'w Change>,
    ) -> Window<'w> {
        Window {
            upstream: &self.tally.upstream,
            late: self.late.as_slices().0,
            bursts: self.tally.bursts.as_slices().0,
            members,
            members_all: self.members,
            paths,
            answered: self.answers().1,
            largest_body: self.largest_body,
            saturation: self.saturation,
            first_unix_ms: self.tally.first_unix_ms,
            change,
        }
    }

    /// Something failed at this time.
    fn fails(&mut self, now_unix_ms: i64) {
        let over = self.state(now_unix_ms) == IncidentState::Recovered;
        let tally = &mut self.tally;
        if let Some(success) = tally.success_after_unix_ms.take().filter(|_| over)
            && tally.lapses.len() < LAPSES_MAX
        {
            tally.lapses.push((success, now_unix_ms));
        }
        if tally.bursts.is_empty() || now_unix_ms - tally.last_unix_ms >= BURST_MS {
            if tally.bursts.len() >= BURSTS_MAX {
                tally.bursts.pop_front();
            }
            tally.bursts.push_back(now_unix_ms);
        }
        tally.last_unix_ms = tally.last_unix_ms.max(now_unix_ms);
        self.grown = true;
    }

    /// Whether a story that was just counted is worth a line in the file: the first ones are, then
    /// one a second.
    pub(super) fn is_told(&mut self) -> bool {
        let now_unix_ms = self.tally.last_unix_ms;
        let told = self.tally.count <= TOLD_FIRST
            || !(0..TOLD_MS).contains(&(now_unix_ms - self.told_unix_ms));
        if told {
            self.told_unix_ms = now_unix_ms;
        }
        told
    }

    pub(super) fn count(&mut self, failure: &Counted<'_>) {
        self.fails(failure.now_unix_ms);
        let tally = &mut self.tally;
        tally.count += 1;
        tally.injected += u64::from(failure.injected);
        tally.paths.add(failure.path);
        if let Some(member) = failure.member {
            tally.members.add(member);
        }
        if let Some(site) = failure.site
            && tally.sites.len() < SITES_MAX
            && !tally.is_of_site(site)
        {
            tally.sites.push(site.into());
        }
    }

    /// Takes in when its upstream answered last.
    pub(super) fn answered_last(&mut self, last_success_unix_ms: Option<i64>) {
        let Some(last) = last_success_unix_ms else {
            return;
        };
        let tally = &mut self.tally;
        if tally
            .last_success_unix_ms
            .is_some_and(|known| known >= last)
        {
            return;
        }
        tally.last_success_unix_ms = Some(last);
        self.grown |= last > tally.last_unix_ms && tally.success_after_unix_ms.is_none();
        if last <= tally.first_unix_ms {
            tally.success_before_unix_ms = Some(last);
        }
        if last > tally.last_unix_ms {
            tally.success_after_unix_ms.get_or_insert(last);
        }
    }

    /// Whether anything was counted yet: a first failure may still be looking around.
    pub(super) const fn is_any(&self) -> bool {
        self.tally.count + self.tally.retried > 0
    }

    /// Whether it goes on, and somebody else than the client can act.
    pub(super) fn is_open(&self, now_unix_ms: i64) -> bool {
        let is_open = self.is_any() && self.state(now_unix_ms) == IncidentState::Open;
        is_open && self.cause.party.as_str() != "client"
    }

    pub(super) fn state(&self, now_unix_ms: i64) -> IncidentState {
        let since = now_unix_ms - self.tally.last_unix_ms;
        match self.tally.success_after_unix_ms {
            Some(_) if since >= RECOVERY_MS => IncidentState::Recovered,
            None if since >= QUIET_MS => IncidentState::Quiet,
            _ => IncidentState::Open,
        }
    }

    /// As it is told. `own` are stories of its that are kept elsewhere.
    pub(super) fn told<'s>(
        &'s self,
        own: impl Iterator<Item = &'s Arc<Story>>,
        changes: impl Iterator<Item = &'s Change> + Clone,
        now_unix_ms: i64,
    ) -> Incident {
        let tally = &self.tally;
        let counted = (tally.members.all(), tally.paths.all());
        let blamed = blamed(tally, changes.clone());
        let mut stories: Vec<_> = self.shelf.all().chain(own).collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.number));
        let state = self.state(now_unix_ms);
        let (members, paths) = (counted.0.iter(), counted.1.iter());
        let requests = stories.iter().take(REQUESTS_MAX);
        Incident {
            id: tally.id,
            cause: self.cause.code.to_owned(),
            title: self.cause.title.to_owned(),
            party: self.cause.party.as_str(),
            upstream: (!tally.upstream.is_empty()).then(|| tally.upstream.to_string()),
            sites: tally.sites.iter().map(ToString::to_string).collect(),
            state,
            first_unix_ms: tally.first_unix_ms,
            last_unix_ms: tally.last_unix_ms,
            count: tally.count,
            retried: tally.retried,
            last_success_unix_ms: tally.last_success_unix_ms,
            recovered_unix_ms: tally
                .success_after_unix_ms
                .filter(|_| state == IncidentState::Recovered),
            paths: paths
                .take(SHOWN_MAX)
                .map(|(path, count)| PathCount {
                    path: (*path).to_owned(),
                    count: *count,
                })
                .collect(),
            members: members
                .take(SHOWN_MAX)
                .map(|(server, count)| MemberCount {
                    server: (*server).to_owned(),
                    count: *count,
                })
                .collect(),
            requests: requests.map(|it| it.request_id().to_owned()).collect(),
            detail: stories.first().map(|it| it.detail()).unwrap_or_default(),
            patterns: pattern::of(&self.window(&counted.0, &counted.1, blamed)),
            timeline: timeline(tally, state, changes),
            injected: tally.injected == tally.count && tally.count > 0,
        }
    }
}

impl Tally {
    /// Whether a change may matter to it.
    pub(super) fn is_concerned(&self, change: &Change) -> bool {
        change.concerns(&self.upstream, &self.sites)
    }

    fn is_of_site(&self, site: &str) -> bool {
        // No site at all is a place of its own.
        self.sites.iter().any(|known| **known == *site)
            || (site.is_empty() && self.sites.is_empty())
    }
}
