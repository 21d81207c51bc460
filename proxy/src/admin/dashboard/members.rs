//! The members of an upstream, and how each stands.

use std::time::{Duration, Instant};

use super::{cleaned, words};
use crate::upstream::Upstream;
use crate::upstream::health::Standing;

/// Members on a page; who wants more asks `/v1/upstreams`.
pub(super) const MEMBERS_MAX: usize = 64;

/// A member.
pub(super) struct MemberRow {
    pub(super) server: String,
    pub(super) standing: &'static str,
    pub(super) class: &'static str,
    /// What is known of it, each with its name.
    pub(super) rows: Vec<(&'static str, String)>,
}

/// The members of this moment, those that are not asked first.
pub(super) fn members(upstream: &Upstream) -> Vec<MemberRow> {
    let now = Instant::now();
    let servers = upstream.servers();
    let standings = servers.iter();
    let mut all: Vec<_> = standings
        .map(|server| (Standing::of(server, now), server))
        .collect();
    all.sort_by_key(|(standing, _)| standing.is_available);
    all.truncate(MEMBERS_MAX);
    let rows = all.into_iter();
    rows.map(|(standing, server)| MemberRow {
        server: cleaned(&server.text),
        standing: standing.word,
        class: match standing.word {
            "healthy" => "well",
            "unhealthy" | "gone" => "bad",
            _ => "some",
        },
        rows: told(&standing, server.is_backup),
    })
    .collect()
}

fn told(standing: &Standing, is_backup: bool) -> Vec<(&'static str, String)> {
    let length = |time: Duration| words::length(time.as_millis() as i64);
    let mut rows = Vec::new();
    if let Some(why) = &standing.why {
        rows.push(("Why", cleaned(why)));
    }
    if let Some(since) = standing.since {
        rows.push(("For", length(since)));
    }
    if let Some(left) = standing.left {
        rows.push(("Asked again in", length(left)));
    }
    if let Some(check) = &standing.check {
        rows.push(("Last check", cleaned(&check.sentence())));
    }
    rows.push(("In flight", standing.active.to_string()));
    if standing.ejections > 0 {
        rows.push(("Ejections", standing.ejections.to_string()));
    }
    if is_backup {
        rows.push((
            "Backup",
            "asked only when none of the others can be".to_owned(),
        ));
    }
    rows
}
