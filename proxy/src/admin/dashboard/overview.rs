//! `/`: every site and upstream at a glance, what is open first.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use candor_diagnostics::causes::{ALL, Party};

use super::chart::{self, Chart};
use super::history::{self, Slot};
use super::incidents::IncidentRow;
use super::track::{Bin, Span, Track};
use super::{Asked, Frame, Shared, cleaned, page, words};
use crate::incident::IncidentState;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview {
    frame: Frame,
    sentence: String,
    figures: Vec<(&'static str, String)>,
    span: &'static str,
    incidents: Vec<IncidentRow>,
    groups: [Group; 2],
}

struct Group {
    id: &'static str,
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    health: Health,
    chart: Chart,
    numbers: [(&'static str, String); 4],
    /// The most frequent cause.
    cause: Option<&'static str>,
}

/// How a site or an upstream does, by the last minute.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Health {
    /// Most requests fail.
    Failing,
    /// Nothing is asked.
    Idle,
    /// Some requests fail.
    Some,
    /// None fails.
    Well,
}

impl Health {
    pub(super) fn of(lately: &Bin) -> Self {
        // Clients that leave say nothing about whom they asked.
        let by_clients = |code: &str| {
            let cause = ALL.iter().find(|cause| cause.code == code);
            cause.is_some_and(|cause| cause.party == Party::Client)
        };
        let failures = lately.failures.iter();
        let failed: f64 = failures
            .filter(|(code, _)| !by_clients(code))
            .map(|(_, count)| count)
            .sum();
        match failed / lately.requests.max(failed) {
            share if share > 0.5 => Self::Failing,
            share if share > 0.0 => Self::Some,
            _ if lately.requests > 0.0 => Self::Well,
            _ => Self::Idle,
        }
    }

    pub(super) const fn text(&self) -> &'static str {
        match self {
            Self::Failing => "fails",
            Self::Idle => "idle",
            Self::Some => "some fail",
            Self::Well => "well",
        }
    }

    pub(super) const fn class(&self) -> &'static str {
        match self {
            Self::Failing => "bad",
            Self::Idle => "idle",
            Self::Some => "some",
            Self::Well => "well",
        }
    }
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
) -> Response {
    let snapshot = shared.process.snapshot.load_full();
    let configuration = &snapshot.configuration;
    let now = history::now();
    let totals = shared.process.telemetry.totals();
    let slots = shared.history.slots(now, &totals);
    let span = asked.span(&shared);

    let mut keys: BTreeSet<&str> = configuration.sites.iter().map(|site| &*site.key).collect();
    // Requests that no site matched.
    if slots
        .iter()
        .any(|slot| slot.sites.iter().any(|it| it.name.is_empty()))
    {
        keys.insert("");
    }
    let sites = keys.into_iter().map(|key| {
        let track = site_track(&slots, span, now, key);
        row(&track, span, key, "site")
    });
    let names: BTreeSet<&str> = configuration.upstreams.iter().map(|it| &*it.name).collect();
    let upstreams = names.into_iter().map(|name| {
        let track = upstream_track(&slots, span, now, name);
        row(&track, span, name, "upstream")
    });
    let groups = [
        Group {
            id: "sites",
            title: "Sites",
            rows: sites.collect(),
        },
        Group {
            id: "upstreams",
            title: "Upstreams",
            rows: upstreams.collect(),
        },
    ];
    let incidents = shared.process.memory.incidents();
    let open = incidents
        .iter()
        .filter(|it| it.state == IncidentState::Open);
    let incidents: Vec<_> = open.map(|it| IncidentRow::of(it, now)).collect();
    let all = Track::of(&slots, span, now, |slot| slot.sites.iter());
    page(&Overview {
        frame: Frame::new("Overview", "/"),
        sentence: sentence(incidents.len(), &all),
        figures: vec![
            ("Requests", words::rate(all.lately.rate())),
            ("Failed", words::percent(all.lately.failed_share())),
            ("Half within", words::duration(all.lately.quantile_us(0.5))),
            (
                "99 of 100 within",
                words::duration(all.lately.quantile_us(0.99)),
            ),
            ("Clients connected", words::number(totals.clients as f64)),
            ("Up for", words::length(now - shared.started_unix_ms)),
        ],
        span: span.text(),
        incidents,
        groups,
    })
}

fn sentence(open: usize, all: &Track) -> String {
    match (open, Health::of(&all.lately)) {
        (1, _) => "One incident is open".to_owned(),
        (2.., _) => format!("{open} incidents are open"),
        (0, Health::Failing | Health::Some) => "Some requests fail".to_owned(),
        (0, Health::Well) => "All is well".to_owned(),
        (0, Health::Idle) => "Nothing is asked".to_owned(),
    }
}

pub(super) fn site_track(slots: &[Arc<Slot>], span: Span, now: i64, key: &str) -> Track {
    Track::of(slots, span, now, |slot| {
        slot.sites.iter().filter(move |it| &*it.name == key)
    })
}

pub(super) fn upstream_track(slots: &[Arc<Slot>], span: Span, now: i64, name: &str) -> Track {
    Track::of(slots, span, now, |slot| {
        slot.upstreams.iter().filter(move |it| &*it.name == name)
    })
}

fn row(track: &Track, span: Span, name: &str, kind: &str) -> Row {
    Row {
        href: format!("/{kind}?name={}", words::query(name)),
        name: match name {
            "" => "no site".to_owned(),
            name => cleaned(name),
        },
        health: Health::of(&track.lately),
        chart: chart::requests(track, span),
        numbers: [
            ("Requests", words::rate(track.whole.rate())),
            ("Failed", words::percent(track.whole.failed_share())),
            ("Half within", words::duration(track.whole.quantile_us(0.5))),
            ("99 of 100", words::duration(track.whole.quantile_us(0.99))),
        ],
        cause: track.whole.causes().first().map(|(code, _)| *code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn health_is_judged_by_failures_that_are_no_clients() {
        let of = |requests: f64, failures: &[(&'static str, f64)]| {
            Health::of(&Bin {
                seconds: 60.0,
                requests,
                failures: failures.iter().copied().collect(),
                ..Bin::default()
            })
        };
        assert_eq!(of(0.0, &[]), Health::Idle);
        assert_eq!(of(10.0, &[]), Health::Well);
        assert_eq!(of(10.0, &[("client_closed", 9.0)]), Health::Well);
        assert_eq!(of(10.0, &[("connect_refused", 1.0)]), Health::Some);
        assert_eq!(of(10.0, &[("connect_refused", 10.0)]), Health::Failing);
    }
}
