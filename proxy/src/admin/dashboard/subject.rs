//! `/site` and `/upstream`: the course of one of them, its incidents and failures.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use candor_conf::model::{Place, Site, Upstream};

use super::chart::{self, Chart};
use super::incidents::IncidentRow;
use super::members::{MemberRow, members};
use super::overview::{Health, site_track, upstream_track};
use super::requests::StoryRow;
use super::track::{Span, Track};
use super::words::{self, Moment};
use super::{Asked, Frame, Shared, cleaned, history, missing, page};
use crate::command::{addresses, member_texts, upstream_settings};
use crate::incident::{Filter, Incident};
use crate::maintenance::Of;
use crate::server::host_text;

/// Incidents, and stories, on a page.
const LIST_MAX: usize = 20;

#[derive(Template)]
#[template(path = "subject.html")]
struct Subject {
    frame: Frame,
    kind: &'static str,
    name: String,
    health: Health,
    figures: Vec<(&'static str, String)>,
    span: &'static str,
    /// This page, so far that `span=` can follow.
    here: String,
    charts: [(&'static str, Chart); 3],
    incidents: Vec<IncidentRow>,
    stories: Vec<StoryRow>,
    members: Vec<MemberRow>,
    rows: Vec<(&'static str, String)>,
}

/// A site.
pub(super) async fn site(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
) -> Response {
    let snapshot = shared.process.snapshot.load_full();
    let mut sites = snapshot.configuration.sites.iter();
    let site = sites.find(|site| *site.key == *asked.name);
    if site.is_none() && !asked.name.is_empty() {
        return missing("The configuration in force has no such site.", "/");
    }
    let (now, span) = (history::now(), asked.span(&shared));
    let slots = shared
        .history
        .slots(now, &shared.process.telemetry.totals());
    let track = site_track(&slots, span, now, &asked.name);
    let filter = Filter {
        limit: Some(LIST_MAX),
        site: site.map(|site| site.key.to_string()),
        ..Filter::default()
    };
    let rows = site.map_or_else(
        || vec![("Requests", "that no site matched".to_owned())],
        |site| site_rows(site, &addresses(&snapshot.configuration, site)),
    );
    let concerned = |it: &Incident| it.sites.iter().any(|key| **key == *asked.name);
    page(&Subject {
        frame: Frame::new(&cleaned(&asked.name), "/"),
        kind: "Site",
        name: match asked.name.as_str() {
            "" => "no site".to_owned(),
            name => cleaned(name),
        },
        figures: {
            let paused = paused(&shared, Of::Site, &asked.name);
            figures(&track).into_iter().chain(paused).collect()
        },
        charts: charts(&track, span, "Time to the end of the answer"),
        health: Health::of(&track.lately),
        span: span.text(),
        here: format!("/site?name={}&", words::query(&asked.name)),
        incidents: incidents(&shared, concerned, now),
        stories: match asked.name.is_empty() {
            true => Vec::new(),
            false => stories(&shared, &filter, now),
        },
        members: Vec::new(),
        rows,
    })
}

/// An upstream.
pub(super) async fn upstream(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
) -> Response {
    let snapshot = shared.process.snapshot.load_full();
    let mut upstreams = snapshot.configuration.upstreams.iter();
    let Some(upstream) = upstreams.find(|it| *it.name == *asked.name) else {
        return missing("The configuration in force has no such upstream.", "/");
    };
    let (now, span) = (history::now(), asked.span(&shared));
    let totals = shared.process.telemetry.totals();
    let slots = shared.history.slots(now, &totals);
    let track = upstream_track(&slots, span, now, &asked.name);
    let mut counted = totals.upstreams.iter();
    let counted = counted.find(|it| *it.name == *asked.name);
    let filter = Filter {
        limit: Some(LIST_MAX),
        upstream: Some(asked.name.clone()),
        ..Filter::default()
    };
    let mut figures = figures(&track);
    figures.extend(paused(&shared, Of::Upstream, &asked.name));
    if let Some(counted) = counted {
        let connections = words::number(counted.connections as f64);
        figures.push(("Connections", connections));
        let last = counted.last_success_unix_ms;
        let last = last.map_or_else(|| "never".to_owned(), |at| Moment::of(at, now).ago);
        figures.push(("Last success", last));
    }
    let mut running = snapshot.upstreams.iter();
    let running = running.find(|it| *it.settings.name == *asked.name);
    let concerned = |it: &Incident| it.upstream.as_deref() == Some(&*asked.name);
    page(&Subject {
        frame: Frame::new(&cleaned(&asked.name), "/"),
        kind: "Upstream",
        name: cleaned(&asked.name),
        figures,
        charts: charts(&track, span, "Wait for the answer"),
        health: Health::of(&track.lately),
        span: span.text(),
        here: format!("/upstream?name={}&", words::query(&asked.name)),
        incidents: incidents(&shared, concerned, now),
        stories: stories(&shared, &filter, now),
        members: running.map_or_else(Vec::new, |it| members(it)),
        rows: upstream_rows(upstream),
    })
}

/// By whom it is paused, and how many requests are held.
fn paused(shared: &Shared, of: Of, name: &str) -> Option<(&'static str, String)> {
    let pause = shared.process.maintenance.of(of, name)?;
    let held = pause.counts.held.load(Ordering::Relaxed);
    let by = cleaned(&pause.by);
    Some(("Paused", format!("by {by}, {held} held")))
}

/// Of the last minute.
fn figures(track: &Track) -> Vec<(&'static str, String)> {
    let lately = &track.lately;
    vec![
        ("Requests", words::rate(lately.rate())),
        ("Failed", words::percent(lately.failed_share())),
        ("Half within", words::duration(lately.quantile_us(0.5))),
        (
            "99 of 100 within",
            words::duration(lately.quantile_us(0.99)),
        ),
    ]
}

fn charts(track: &Track, span: Span, latency: &'static str) -> [(&'static str, Chart); 3] {
    [
        ("Requests", chart::requests(track, span)),
        ("Failures by cause", chart::causes(track, span)),
        (latency, chart::latency(track, span)),
    ]
}

fn incidents(shared: &Shared, concerned: impl Fn(&Incident) -> bool, now: i64) -> Vec<IncidentRow> {
    let all = shared.process.memory.incidents();
    let concerned = all.iter().filter(|it| concerned(it)).take(LIST_MAX);
    concerned.map(|it| IncidentRow::of(it, now)).collect()
}

fn stories(shared: &Shared, filter: &Filter, now: i64) -> Vec<StoryRow> {
    let stories = shared.process.memory.stories(filter);
    StoryRow::all(&stories, now)
}

fn written(place: &Place) -> (&'static str, String) {
    ("Written at", format!("{}:{}", place.file, place.line))
}

fn site_rows(site: &Site, listens: &[String]) -> Vec<(&'static str, String)> {
    let hosts: Vec<_> = site.hosts.iter().map(host_text).collect();
    let mut rows = vec![
        ("Hosts", cleaned(&hosts.join(", "))),
        ("Listens on", listens.join(", ")),
        ("Routes", site.routes.len().to_string()),
    ];
    if let Some(tls) = &site.tls {
        rows.push((
            "Certificate",
            cleaned(&tls.certificate.display().to_string()),
        ));
    }
    rows.push(written(&site.place));
    rows
}

fn upstream_rows(upstream: &Upstream) -> Vec<(&'static str, String)> {
    let servers = member_texts(upstream);
    let servers: Vec<_> = servers.iter().map(|it| cleaned(it)).collect();
    let mut rows = vec![
        ("Servers", servers.join(", ")),
        ("Tries", upstream.retry.tries.to_string()),
    ];
    let depends: Vec<_> = upstream
        .depends
        .iter()
        .map(|it| cleaned(&it.text))
        .collect();
    let logs = upstream.logs.iter();
    let logs: Vec<_> = logs
        .map(|it| cleaned(&it.value.display().to_string()))
        .collect();
    let one = |value: &Option<String>| value.as_deref().map(cleaned).unwrap_or_default();
    for (name, value) in [
        ("Depends on", depends.join(", ")),
        ("Logs", logs.join(", ")),
        ("Container", one(&upstream.container)),
        ("Unit", one(&upstream.unit)),
    ] {
        if !value.is_empty() {
            rows.push((name, value));
        }
    }
    for (word, text) in upstream_settings(upstream) {
        rows.push((word, cleaned(&text)));
    }
    rows.push(written(&upstream.place));
    rows
}
