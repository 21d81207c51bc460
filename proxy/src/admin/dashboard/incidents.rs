//! `/incidents`: what failed and whether it goes on, and one of them with all that is known.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::requests::StoryRow;
use super::words::{self, Moment};
use super::{Frame, Shared, cleaned, history, missing, page};
use crate::incident::{Filter, Incident, IncidentState};

/// Stories on an incident's page.
const STORIES_MAX: usize = 20;

/// An incident in a list.
#[derive(Debug)]
pub(super) struct IncidentRow {
    pub(super) id: u64,
    pub(super) state: &'static str,
    pub(super) cause: String,
    pub(super) title: String,
    pub(super) detail: String,
    pub(super) upstream: Option<String>,
    pub(super) count: String,
    pub(super) first: Moment,
    pub(super) last: Moment,
    pub(super) patterns: Vec<String>,
    pub(super) injected: bool,
}

impl IncidentRow {
    pub(super) fn of(incident: &Incident, now_unix_ms: i64) -> Self {
        let moment = |unix_ms: i64| Moment::of(unix_ms, now_unix_ms);
        let patterns = incident.patterns.iter();
        Self {
            id: incident.id,
            state: match incident.state {
                IncidentState::Open => "open",
                IncidentState::Quiet => "quiet",
                IncidentState::Recovered => "recovered",
            },
            cause: cleaned(&incident.cause),
            title: cleaned(&incident.title),
            detail: cleaned(&incident.detail),
            upstream: incident.upstream.as_deref().map(cleaned),
            count: words::number(incident.count as f64),
            first: moment(incident.first_unix_ms),
            last: moment(incident.last_unix_ms),
            patterns: patterns.map(|pattern| cleaned(&pattern.text)).collect(),
            injected: incident.injected,
        }
    }
}

#[derive(Template)]
#[template(path = "incidents.html")]
struct List {
    frame: Frame,
    sentence: String,
    incidents: Vec<IncidentRow>,
}

/// Every incident.
pub(super) async fn list(State(shared): State<Arc<Shared>>) -> Response {
    let now = history::now();
    let all = shared.process.memory.incidents();
    let is_open = |it: &&Incident| it.state == IncidentState::Open;
    let open = all.iter().filter(is_open);
    let over = all.iter().filter(|it| !is_open(it));
    let incidents: Vec<_> = open
        .clone()
        .chain(over)
        .map(|it| IncidentRow::of(it, now))
        .collect();
    let sentence = match (open.count(), incidents.len()) {
        (_, 0) => "No incidents".to_owned(),
        (0, _) => "No incident is open".to_owned(),
        (1, _) => "One incident is open".to_owned(),
        (open, _) => format!("{open} incidents are open"),
    };
    page(&List {
        frame: Frame::new("Incidents", "/incidents"),
        sentence,
        incidents,
    })
}

#[derive(Template)]
#[template(path = "incident.html")]
struct One {
    frame: Frame,
    it: IncidentRow,
    success: Option<Moment>,
    upstream_href: String,
    timeline: Vec<TimelineRow>,
    /// Title, and name and count of each.
    counts: Vec<(&'static str, Vec<(String, String)>)>,
    stories: Vec<StoryRow>,
}

struct TimelineRow {
    at: Moment,
    kind: &'static str,
    text: String,
}

/// One incident.
pub(super) async fn one(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    let memory = &shared.process.memory;
    let found = id.parse().ok().and_then(|id| memory.incident(id));
    let Some(incident) = found else {
        return missing("There is no such incident any more.", "/incidents");
    };
    let now = history::now();
    let it = IncidentRow::of(&incident, now);
    let timeline = incident.timeline.iter().map(|moment| TimelineRow {
        at: Moment::of(moment.time_unix_ms, now),
        kind: moment.kind,
        text: cleaned(&moment.text),
    });
    let count = |name: &str, count: u64| (cleaned(name), words::number(count as f64));
    let paths = incident.paths.iter().map(|it| count(&it.path, it.count));
    let members = incident
        .members
        .iter()
        .map(|it| count(&it.server, it.count));
    let sites = incident.sites.iter().map(|it| (cleaned(it), String::new()));
    let mut counts = vec![
        ("Paths", paths.collect::<Vec<_>>()),
        ("Members", members.collect()),
        ("Sites", sites.collect()),
    ];
    counts.retain(|(_, rows)| !rows.is_empty());
    let filter = Filter {
        limit: Some(STORIES_MAX),
        incident: Some(incident.id),
        ..Filter::default()
    };
    let stories = memory.stories(&filter);
    let upstream = incident.upstream.as_deref().unwrap_or_default();
    page(&One {
        frame: Frame::new(&it.title, "/incidents"),
        success: incident
            .last_success_unix_ms
            .map(|unix_ms| Moment::of(unix_ms, now)),
        upstream_href: format!("/upstream?name={}", words::query(upstream)),
        timeline: timeline.collect(),
        counts,
        stories: StoryRow::all(&stories, now),
        it,
    })
}
