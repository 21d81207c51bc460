//! What the failures of an incident have in common. One file for each pattern, one line in
//! [`of`]; each is a pure function of a [`Window`].

mod after_change;
mod keepalive_race;
mod large_bodies;
mod one_member;
mod one_path;
mod only_reused;
mod periodic;
mod saturation;

use candor_diagnostics::evidence::{Alike, Saturation};

use super::Change;
use super::Pattern;
use super::past::Late;

pub(super) use saturation::before as saturation;

/// So many failures make a pattern.
const PATTERN: usize = 3;

/// What the detectors look at.
#[derive(Debug)]
pub(super) struct Window<'a> {
    pub(super) upstream: &'a str,
    /// The last failed attempts of this cause, oldest first; at most 32.
    pub(super) late: &'a [Late],
    /// When failures began after a pause, oldest first; at most 16.
    pub(super) bursts: &'a [i64],
    /// Members at which it failed, with about how often each.
    pub(super) members: &'a [(&'a str, u64)],
    /// How many members the upstream has.
    pub(super) members_all: usize,
    /// Paths that failed, with about how often each.
    pub(super) paths: &'a [(&'a str, u64)],
    /// Requests that the upstream answered since the first failure.
    pub(super) answered: u64,
    /// The largest body of a request that was answered of late.
    pub(super) largest_body: u64,
    /// Whether it had become slower before.
    pub(super) saturation: Option<Saturation>,
    pub(super) first_unix_ms: i64,
    /// The last change before the first failure that concerns it.
    pub(super) change: Option<&'a Change>,
}

/// All patterns, as they are told.
pub(super) fn of(window: &Window<'_>) -> Vec<Pattern> {
    let found = [
        ("after_change", after_change::text(window)),
        ("keepalive_race", keepalive_race::text(window)),
        ("only_reused", only_reused::text(window)),
        ("only_this_member", one_member::text(window)),
        ("only_this_path", one_path::text(window)),
        ("only_large_bodies", large_bodies::text(window)),
        ("periodic", periodic::text(window)),
        ("saturation", saturation::text(window)),
    ];
    let found = found.into_iter();
    found
        .filter_map(|(id, text)| Some(Pattern { id, text: text? }))
        .collect()
}

/// Those that are told beside a diagnosis, as numbers.
pub(super) fn alike(window: &Window<'_>) -> Alike {
    Alike {
        periodic: periodic::find(window),
        only_reused: only_reused::find(window),
        large_bodies: large_bodies::find(window),
        saturation: window.saturation,
    }
}

/// Milliseconds as people say them.
pub(super) fn span(ms: u64) -> String {
    match ms {
        0..1_000 => format!("{ms} ms"),
        1_000..10_000 => format!("{}.{} s", ms / 1_000, ms % 1_000 / 100),
        10_000..120_000 => format!("{} s", ms / 1_000),
        120_000..7_200_000 => format!("{} min", ms / 60_000),
        _ => format!("{} h", ms / 3_600_000),
    }
}

/// Bytes as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// Whether one of them has (nearly) all failures: its text and count.
fn only<'w>(counted: &'w [(&'w str, u64)]) -> Option<(&'w str, u64)> {
    let all: u64 = counted.iter().map(|(_, count)| count).sum();
    let (text, count) = *counted.first()?;
    let nearly = count.saturating_mul(20) >= all.saturating_mul(19);
    (count >= PATTERN as u64 && nearly).then_some((text, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn late(at_unix_ms: i64) -> Late {
        Late {
            at_unix_ms,
            path: 0,
            member: 0,
            answered: 0,
            idle_ms: None,
            idle_ends: None,
            body: 0,
        }
    }

    pub(super) fn window<'a>(late: &'a [Late]) -> Window<'a> {
        Window {
            upstream: "app",
            late,
            bursts: &[],
            members: &[],
            members_all: 1,
            paths: &[],
            answered: 10,
            largest_body: 0,
            saturation: None,
            first_unix_ms: 0,
            change: None,
        }
    }

    #[test]
    fn nothing_in_common_is_no_pattern() {
        let late: Vec<_> = (0..10).map(|n| late(n * n * 700)).collect();
        let mut window = window(&late);
        window.members = &[("a", 5), ("b", 5)];
        window.members_all = 2;
        window.paths = &[("/a", 6), ("/b", 4)];
        assert!(of(&window).is_empty(), "{:?}", of(&window));
        assert_eq!(alike(&window), Alike::default());
    }
}
