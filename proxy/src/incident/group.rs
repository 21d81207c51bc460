//! One incident while it is counted.

use std::sync::Arc;

use candor_diagnostics::causes::Cause;
use serde::{Deserialize, Serialize};

use super::incident::{IncidentState, MemberCount, PathCount};
use super::shelf::Shelf;
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
}

/// An incident while it is counted.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) cause: &'static Cause,
    pub(super) tally: Tally,
    pub(super) shelf: Shelf,
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
            shelf: Shelf::default(),
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

    pub(super) fn count(&mut self, failure: &Counted<'_>) {
        let tally = &mut self.tally;
        tally.count += 1;
        tally.injected += u64::from(failure.injected);
        tally.last_unix_ms = tally.last_unix_ms.max(failure.now_unix_ms);
        tally.success_after_unix_ms = None;
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
    pub(super) fn answered(&mut self, last_success_unix_ms: Option<i64>) {
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
        if last <= tally.first_unix_ms {
            tally.success_before_unix_ms = Some(last);
        }
        if last > tally.last_unix_ms {
            tally.success_after_unix_ms.get_or_insert(last);
        }
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
        now_unix_ms: i64,
    ) -> Incident {
        let tally = &self.tally;
        let mut stories: Vec<_> = self.shelf.all().chain(own).collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.number));
        let state = self.state(now_unix_ms);
        let paths = tally.paths.first(SHOWN_MAX).into_iter();
        let members = tally.members.first(SHOWN_MAX).into_iter();
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
                .map(|(path, count)| PathCount {
                    path: path.to_owned(),
                    count,
                })
                .collect(),
            members: members
                .map(|(server, count)| MemberCount {
                    server: server.to_owned(),
                    count,
                })
                .collect(),
            requests: requests.map(|it| it.request_id().to_owned()).collect(),
            detail: stories.first().map(|it| it.detail()).unwrap_or_default(),
            patterns: Vec::new(),
            timeline: Vec::new(),
            injected: tally.injected == tally.count && tally.count > 0,
        }
    }
}

impl Tally {
    fn is_of_site(&self, site: &str) -> bool {
        // No site at all is a place of its own.
        self.sites.iter().any(|known| **known == *site)
            || (site.is_empty() && self.sites.is_empty())
    }
}
