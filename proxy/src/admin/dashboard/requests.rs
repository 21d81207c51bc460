//! `/requests`: failed requests, and the story of one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience};
use serde::Deserialize;

use super::words::{self, Moment};
use super::{Frame, Shared, cleaned, history, html, missing, page};
use crate::incident::{Filter, Story};

/// Stories in a list.
const STORIES_MAX: usize = 100;

/// A failed request in a list.
#[derive(Debug)]
pub(super) struct StoryRow {
    pub(super) id: String,
    pub(super) request: String,
    pub(super) cause: String,
    /// What happened; `None`: as above.
    pub(super) detail: Option<String>,
    pub(super) status: u16,
    pub(super) time: Moment,
    pub(super) injected: bool,
}

impl StoryRow {
    /// The rows of these stories; a sentence that is told is not told again.
    pub(super) fn all(stories: &[Arc<Story>], now_unix_ms: i64) -> Vec<Self> {
        let mut rows: Vec<_> = stories.iter().map(|it| Self::of(it, now_unix_ms)).collect();
        for index in (1..rows.len()).rev() {
            if rows[index].detail == rows[index - 1].detail {
                rows[index].detail = None;
            }
        }
        rows
    }

    fn of(story: &Story, now_unix_ms: i64) -> Self {
        let asked = [story.method(), " ", story.host(), story.path()].concat();
        Self {
            id: words::query(story.request_id()),
            request: cleaned(&asked),
            cause: cleaned(story.cause()),
            detail: Some(cleaned(&story.detail())),
            status: story.status(),
            time: Moment::of(story.time_unix_ms(), now_unix_ms),
            injected: story.is_injected(),
        }
    }
}

#[derive(Template)]
#[template(path = "failures.html")]
struct List {
    frame: Frame,
    /// An id that was looked for in vain.
    missing: Option<String>,
    filters: Vec<(&'static str, String)>,
    stories: Vec<StoryRow>,
}

/// Which are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    id: String,
    site: Option<String>,
    cause: Option<String>,
    upstream: Option<String>,
}

/// The newest, or the one that is looked for.
pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let memory = &shared.process.memory;
    let id = wanted.id.trim();
    if !id.is_empty() && memory.story(id).is_some() {
        return Redirect::to(&format!("/requests/{}", words::query(id))).into_response();
    }
    let filters = [
        ("site", &wanted.site),
        ("cause", &wanted.cause),
        ("upstream", &wanted.upstream),
    ];
    let filters = filters
        .into_iter()
        .filter_map(|(name, value)| Some((name, cleaned(value.as_deref()?))))
        .collect();
    let filter = Filter {
        limit: Some(STORIES_MAX),
        site: wanted.site,
        cause: wanted.cause,
        upstream: wanted.upstream,
        incident: None,
    };
    let now = history::now();
    let stories = memory.stories(&filter);
    page(&List {
        frame: Frame::new("Failed requests", "/requests"),
        missing: (!id.is_empty()).then(|| cleaned(id)),
        filters,
        stories: StoryRow::all(&stories, now),
    })
}

#[derive(Template)]
#[template(path = "story.html")]
struct Kept<'a> {
    frame: Frame,
    incident: u64,
    text: &'a str,
}

/// The diagnosis page of a request, as its operator would have seen it.
pub(super) async fn story(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    let Some(story) = shared.process.memory.story(&id) else {
        let what = "No failed request with this id is remembered.";
        return missing(what, "/requests");
    };
    let Some(text) = story.html(Locale::English) else {
        return page(&Kept {
            frame: Frame::new(&cleaned(story.title()), "/requests"),
            incident: story.incident(),
            text: &story.text(false),
        });
    };
    let way_back = format!(
        "<header><p><a href=\"/\">Candor</a> · <a href=\"/requests\">failures</a> · \
         <a href=\"/incidents/{0}\">incident {0}</a></p>",
        story.incident()
    );
    // The first is the page's own: what strangers wrote is escaped.
    let text = text.replacen("<header>", &way_back, 1);
    let policy = HeaderValue::from_static(render::policy(Audience::Operator));
    html(StatusCode::OK, text, policy)
}
