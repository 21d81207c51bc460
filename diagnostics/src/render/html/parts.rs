//! The parts of the page that are more than words: picture, timeline, bytes, attempts, places.

use std::fmt::Write as _;

use super::super::report::{Leg, Report, phases};
use super::super::words::Words;
use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;
use crate::exchange::{Attempt, Phase, Place};
use crate::facts::{address_of, slots};
use crate::render::json::cleaned;

/// At most so many attempts are listed.
const ATTEMPTS_MAX: usize = 10;
/// A bar is so wide at least, in thousandths of the whole: the shortest phase is seen too.
const BAR_MIN: u64 = 8;

/// A station of the picture, or what lies between two.
pub(super) enum Part {
    Node {
        /// The class that colors it: empty, `bad` or `ghost`.
        state: &'static str,
        title: String,
        lines: Vec<String>,
    },
    /// Request and answer: `ok`, `bad` or `ghost`.
    Leg {
        go: &'static str,
        back: &'static str,
        told: String,
    },
}

/// Client → Candor → upstream, with the broken leg.
pub(super) fn picture(report: &Report<'_>, words: Words) -> Vec<Part> {
    let request = &report.exchange.request;
    let broken = report.broken_leg();
    let broke = |here: bool| match here {
        true => report.fill_in(words.broke_here()),
        false => String::new(),
    };
    let node = |state, title: &str, lines: Vec<String>| Part::Node {
        state,
        title: title.to_owned(),
        lines,
    };
    let (go, back) = match broken {
        Leg::Client => ("bad", "ok"),
        _ => ("ok", "ok"),
    };
    let mut path = vec![
        node(
            "",
            words.client(),
            filled([&request.client, &request.protocol]),
        ),
        Part::Leg {
            go,
            back,
            told: broke(broken == Leg::Client),
        },
        node(
            if broken == Leg::Candor { "bad" } else { "" },
            "Candor",
            filled([&request.listener]),
        ),
    ];
    let Some(attempt) = report.attempt() else {
        path.push(Part::Leg {
            go: "ghost",
            back: "ghost",
            told: broke(broken == Leg::Candor),
        });
        let told = vec![words.none_asked().to_owned()];
        path.push(node("ghost", words.no_upstream(), told));
        return path;
    };
    let (go, back) = upstream_leg(report.diagnosis.phase);
    path.push(Part::Leg {
        go,
        back,
        told: broke(broken != Leg::Client),
    });
    let peer = address_of(attempt);
    let mut lines = Vec::new();
    if attempt.upstream != attempt.server {
        lines.push(cleaned(&attempt.upstream));
    }
    if attempt.server != *peer {
        lines.push(cleaned(&attempt.server));
    }
    lines.push(cleaned(&peer));
    let state = if go == "ok" { "" } else { "ghost" };
    path.push(node(state, words.upstream(), lines));
    path
}

/// How far request and answer came on the way to the upstream.
const fn upstream_leg(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::Accept | Phase::Route | Phase::Admit | Phase::Select => ("ghost", "ghost"),
        Phase::Resolve | Phase::Connect | Phase::Tls | Phase::Request => ("bad", "ghost"),
        Phase::Head | Phase::Body => ("ok", "bad"),
    }
}

fn filled<const N: usize>(values: [&String; N]) -> Vec<String> {
    let filled = values.into_iter().filter(|value| !value.is_empty());
    filled.map(|value| cleaned(value)).collect()
}

/// A phase on the time axis; numbers are percent.
pub(super) struct Bar {
    pub(super) phase: &'static str,
    pub(super) took: String,
    pub(super) is_bad: bool,
    pub(super) start: Percent,
    pub(super) width: Percent,
    /// Where the limit lies that ran out.
    pub(super) limit: Option<Percent>,
}

/// Thousandths, written as percent.
#[derive(Clone, Copy)]
pub(super) struct Percent(u64);

impl Percent {
    fn of(part: u64, whole: u64) -> Self {
        // Hours in microseconds, times a thousand, stay far below the end of u64; lies may not.
        Self((part.saturating_mul(1000) / whole.max(1)).min(1000))
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// The phases of the attempt that decided, one after the other.
pub(super) fn bars(report: &Report<'_>) -> Vec<Bar> {
    let Some(attempt) = report.attempt() else {
        return Vec::new();
    };
    let whole = phases(attempt).fold(0u64, |sum, (_, us)| sum.saturating_add(us));
    let timer = report.facts.timer().map(|(_, timer)| timer);
    let late_us = timer.map(|timer| timer.elapsed_ms.saturating_sub(timer.limit_ms) * 1000);
    let mut start: u64 = 0;
    let bars = phases(attempt).map(|(phase, us)| {
        let end = start.saturating_add(us);
        let is_bad = phase == report.diagnosis.phase;
        let limit = late_us
            .filter(|_| is_bad)
            .map(|late| Percent::of(end.saturating_sub(late), whole));
        let width = Percent::of(us, whole).0.max(BAR_MIN);
        let from = Percent::of(start, whole).0.min(1000 - width);
        start = end;
        Bar {
            phase: phase.as_str(),
            took: slots::us(us).into_owned(),
            is_bad,
            start: Percent(from),
            width: Percent(width),
            limit,
        }
    });
    bars.collect()
}

/// The bytes of a head or body, with the spot.
pub(super) struct Bytes {
    pub(super) told: String,
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

pub(super) fn bytes(report: &Report<'_>, words: Words) -> Option<Bytes> {
    let excerpt = report.facts.excerpt()?;
    Some(Bytes {
        // Of a body the sentence says as much.
        told: match report.facts.head_finding() {
            Some(_) => report.fill_in(words.spot()),
            None => String::new(),
        },
        before: excerpt.before,
        marked: match excerpt.marked.is_empty() {
            true => words.end().to_owned(),
            false => excerpt.marked,
        },
        after: excerpt.after,
    })
}

/// The end of a log, and whether each line is the one that is known.
pub(super) struct Log {
    pub(super) name: String,
    pub(super) lines: Vec<(bool, String)>,
}

pub(super) fn logs(report: &Report<'_>) -> Vec<Log> {
    let logs = report.facts.evidence.iter().filter_map(|fact| match fact {
        Evidence::LastWords(words) => Some(words),
        _ => None,
    });
    logs.map(|words| {
        let known = words.ending.as_ref().map(|ending| &ending.line);
        let lines = words.lines.iter();
        Log {
            name: cleaned(&words.name),
            lines: lines
                .map(|line| (Some(line) == known, cleaned(line)))
                .collect(),
        }
    })
    .collect()
}

pub(super) struct AttemptRow {
    pub(super) peer: String,
    pub(super) code: &'static str,
    pub(super) told: String,
}

pub(super) fn attempts(report: &Report<'_>, words: Words) -> Vec<AttemptRow> {
    let attempts = report.attempts().take(ATTEMPTS_MAX);
    attempts
        .map(|(attempt, diagnosis)| AttemptRow {
            peer: cleaned(&address_of(attempt)),
            code: diagnosis.cause.code,
            told: told(attempt, &diagnosis, words),
        })
        .collect()
}

/// Phase, connection, times and bytes of an attempt, in a line.
fn told(attempt: &Attempt, diagnosis: &Diagnosis, words: Words) -> String {
    let mut told = String::from(match attempt.reused {
        Some(_) => words.reused(),
        None => words.fresh(),
    });
    // Writing to memory cannot fail, here and below.
    if let Some(reused) = attempt.reused {
        let _ = write!(
            told,
            " ({}, {})",
            slots::ms(reused.idle_ms),
            reused.requests
        );
    }
    let _ = write!(told, " · {} {}", words.ended_in(), diagnosis.phase.as_str());
    for (phase, us) in phases(attempt) {
        let _ = write!(told, " · {} {}", phase.as_str(), slots::us(us));
    }
    told
}

/// A name of the configuration and where it is written.
pub(super) struct PlaceRow {
    pub(super) title: &'static str,
    pub(super) name: String,
    pub(super) at: Option<String>,
}

/// Site, route and upstream with file and line.
pub(super) fn places(report: &Report<'_>, words: Words) -> Vec<PlaceRow> {
    let exchange = report.exchange;
    let row = |title, name: &str, place: Option<&Place>| PlaceRow {
        title,
        name: cleaned(name),
        at: place.map(|place| cleaned(&place.to_string())),
    };
    let named = [
        (words.site(), &exchange.site),
        (words.route(), &exchange.route),
    ];
    let mut rows: Vec<_> = named
        .into_iter()
        .filter_map(|(title, named)| {
            let named = named.as_ref()?;
            Some(row(title, &named.name, named.place.as_ref()))
        })
        .collect();
    if let Some(attempt) = report.attempt() {
        rows.push(row(
            words.upstream(),
            &attempt.upstream,
            attempt.place.as_ref(),
        ));
    }
    rows
}
