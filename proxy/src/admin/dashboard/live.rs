//! `/live`: log lines as they come, and the stream by which a script keeps every page up to date.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Semaphore;

use super::{Frame, Shared, cleaned, page, words};

/// How often a page is asked for again.
const TICK: Duration = Duration::from_secs(2);
/// Pages that are kept up to date at a time; the others are as they were when they were asked for.
const STREAMS_MAX: usize = 16;
/// Lines that are there from the start.
const LINES_MAX: usize = 100;

static STREAMS: Semaphore = Semaphore::const_new(STREAMS_MAX);

#[derive(Template)]
#[template(path = "live.html")]
struct Live {
    frame: Frame,
    failures: bool,
    lines: Vec<Line>,
}

/// A line, as the script draws it, too.
#[derive(Debug, Eq, PartialEq)]
struct Line {
    time: String,
    what: String,
    told: String,
    /// A failed request's, for a link.
    id: Option<String>,
    is_bad: bool,
}

impl Line {
    fn of(line: &Value) -> Self {
        let text = |name: &str| line[name].as_str().unwrap_or_default();
        let cause = text("cause");
        let is_request = text("event") == "request";
        let (what, told) = match is_request {
            true => {
                let what = [text("method"), " ", text("host"), text("path")].concat();
                let how = match cause {
                    "" => format!("{} ms", line["duration_ms"]),
                    cause => cause.to_owned(),
                };
                (what, format!("{} {how}", line["status"]))
            }
            false => {
                let names = ["text", "cause", "message", "address"];
                let what = names.map(text).into_iter().find(|it| !it.is_empty());
                let told = [text("event"), " ", text("what")].concat();
                (what.unwrap_or_default().to_owned(), told)
            }
        };
        let id = text("request_id");
        Self {
            time: text("time").get(11..19).unwrap_or_default().to_owned(),
            what: cleaned(&what),
            told: cleaned(told.trim_end()),
            id: (!cause.is_empty() && !id.is_empty()).then(|| words::query(id)),
            is_bad: !cause.is_empty(),
        }
    }
}

/// Which lines are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    failures: bool,
}

/// The last lines; a script adds those that come.
pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let lines = shared.process.telemetry.last_lines();
    let lines = lines
        .iter()
        .rev()
        .filter_map(|line| serde_json::from_slice(line).ok())
        .map(|line| Line::of(&line))
        .filter(|line| line.is_bad || !wanted.failures)
        .take(LINES_MAX);
    page(&Live {
        frame: Frame::new("Live", "/live"),
        failures: wanted.failures,
        lines: lines.collect(),
    })
}

/// Says every two seconds that it is time to look again.
pub(super) async fn ticks() -> Response {
    let Ok(permit) = STREAMS.try_acquire() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let ticks = stream::unfold(permit, |permit| async move {
        tokio::time::sleep(TICK).await;
        let event = Event::default().data("look");
        Some((Ok::<_, Infallible>(event), permit))
    });
    // An answer begins when there is something of it: the page knows at once that it is heard.
    let hello = stream::iter([Ok(Event::default().comment("listening"))]);
    Sse::new(futures_util::StreamExt::chain(hello, ticks))
        .keep_alive(KeepAlive::default())
        .into_response()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_are_told_in_short() {
        let failed = json!({
            "event": "request", "time": "2026-11-25T20:04:11.123Z", "request_id": "a1",
            "method": "GET", "host": "a.test", "path": "/\u{202e}", "status": 502,
            "cause": "connect_refused",
        });
        let line = Line::of(&failed);
        assert_eq!(line.time, "20:04:11");
        assert_eq!(line.what, "GET a.test/\\u{202e}");
        assert_eq!(line.told, "502 connect_refused");
        assert_eq!(line.id.as_deref(), Some("a1"));
        let change = json!({ "event": "change", "what": "reload", "text": "again" });
        let line = Line::of(&change);
        assert_eq!(
            (line.told.as_str(), line.what.as_str()),
            ("change reload", "again")
        );
        assert!(!line.is_bad && line.id.is_none());
    }
}
