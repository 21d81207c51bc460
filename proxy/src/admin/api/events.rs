//! `/v1/events` and `/v1/log`: log lines, as they are written and as they were.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind, Parameter, refusal};
use crate::admin::Shared;
use crate::telemetry::Tap;

/// A comment is sent so often, so that a reader that left is noticed.
const ALIVE: Duration = Duration::from_secs(15);

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/events", events, &EVENTS),
        Endpoint::get("/v1/log", log, &LOG),
    ]
}

static EVENTS: Doc = Doc {
    summary: "Log lines as they are written, as server-sent events: the event is the line's `event`, \
              the data the line, JSON whatever the log's own format. `dropped` says how many lines a \
              reader that was too slow has missed. At most eight at a time.",
    parameters: &FILTERS,
    body: &[],
    answer: Answer::Events,
};

static LOG: Doc = Doc {
    summary: "The last lines about failures, oddities and events, oldest first; at most 500.",
    parameters: &FILTERS,
    body: &[],
    answer: Answer::List(&[]),
};

static FILTERS: [Parameter; 3] = [
    Parameter {
        name: "failures",
        kind: Kind::Boolean,
        text: "Only lines that name a cause.",
    },
    Parameter {
        name: "site",
        kind: Kind::Text,
        text: "Only lines of this site, by its key.",
    },
    Parameter {
        name: "cause",
        kind: Kind::Text,
        text: "Only lines of this cause.",
    },
];

/// Which lines are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    failures: bool,
    site: Option<String>,
    cause: Option<String>,
}

impl Wanted {
    /// The line's event, if the line is wanted.
    fn takes(&self, line: &[u8]) -> Option<&'static str> {
        let event = event(line)?;
        let named = memchr::memmem::find(line, b"\"cause\":\"").is_some();
        if (self.failures || self.cause.is_some()) && !named {
            return None;
        }
        if self.site.is_none() && self.cause.is_none() && !self.failures {
            return Some(event);
        }
        let line = serde_json::from_slice::<Value>(line).ok()?;
        let is = |wanted: &Option<String>, name: &str| {
            wanted
                .as_deref()
                .is_none_or(|it| line[name].as_str() == Some(it))
        };
        let failed = !self.failures || line["cause"].is_string();
        (failed && is(&self.site, "site") && is(&self.cause, "cause")).then_some(event)
    }
}

/// The event of a line, with which every JSON line of ours begins.
fn event(line: &[u8]) -> Option<&'static str> {
    const EVENTS: [&str; 6] = [
        "request",
        "connection",
        "finding",
        "change",
        "health",
        "lifecycle",
    ];
    let rest = line.strip_prefix(b"{\"event\":\"")?;
    let end = memchr::memchr(b'"', rest)?;
    EVENTS
        .into_iter()
        .find(|event| event.as_bytes() == &rest[..end])
}

async fn events(State(shared): State<Arc<Shared>>, Query(wanted): Query<Wanted>) -> Response {
    match shared.process.telemetry.listen() {
        Some(tap) => Sse::new(stream(tap, wanted))
            .keep_alive(KeepAlive::new().interval(ALIVE))
            .into_response(),
        None => refusal(
            StatusCode::SERVICE_UNAVAILABLE,
            "eight readers listen already; `/v1/log` has the last lines",
        ),
    }
}

/// What a reader has before it.
struct Reading {
    tap: Tap,
    wanted: Wanted,
    batch: Bytes,
    is_over: bool,
}

fn stream(tap: Tap, wanted: Wanted) -> impl Stream<Item = Result<Event, Infallible>> {
    let reading = Reading {
        tap,
        wanted,
        batch: Bytes::new(),
        is_over: false,
    };
    // An answer begins when there is something of it: readers know at once that they are heard.
    let hello = futures_util::stream::iter([Ok(Event::default().comment("listening"))]);
    futures_util::StreamExt::chain(
        hello,
        unfold(reading, async |mut reading| {
            let event = reading.next().await?;
            Some((Ok(event), reading))
        }),
    )
}

impl Reading {
    async fn next(&mut self) -> Option<Event> {
        loop {
            while !self.batch.is_empty() {
                let end = memchr::memchr(b'\n', &self.batch).unwrap_or(self.batch.len());
                let line = self.batch.split_to(end);
                if !self.batch.is_empty() {
                    let _ = self.batch.split_to(1);
                }
                if let Some(event) = self.wanted.takes(&line) {
                    let data = String::from_utf8_lossy(&line);
                    return Some(Event::default().event(event).data(data));
                }
            }
            let dropped = self.tap.dropped();
            if dropped > 0 {
                let data = json!({ "lines": dropped }).to_string();
                return Some(Event::default().event("dropped").data(data));
            }
            if self.is_over {
                return None;
            }
            match self.tap.next().await {
                Some(batch) => self.batch = batch,
                None => self.is_over = true,
            }
        }
    }
}

async fn log(State(shared): State<Arc<Shared>>, Query(wanted): Query<Wanted>) -> Json<Vec<Value>> {
    let lines = shared.process.telemetry.last_lines();
    let lines = lines.iter().filter(|line| wanted.takes(line).is_some());
    Json(
        lines
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_chosen() {
        let failed = br#"{"event":"request","site":"a","path":"/","cause":"connect_refused"}"#;
        let well = br#"{"event":"request","site":"a","path":"/\"cause\":\"x\""}"#;
        let changed = br#"{"event":"change","what":"reload"}"#;
        let wanted = |failures, site: &str, cause: &str| Wanted {
            failures,
            site: Some(site.to_owned()).filter(|it| !it.is_empty()),
            cause: Some(cause.to_owned()).filter(|it| !it.is_empty()),
        };
        let check = |wanted: &Wanted, takes: [bool; 3]| {
            let taken = [&failed[..], well, changed].map(|line| wanted.takes(line).is_some());
            assert_eq!(taken, takes, "{wanted:?}");
        };
        check(&wanted(false, "", ""), [true, true, true]);
        check(&wanted(true, "", ""), [true, false, false]);
        check(&wanted(false, "a", ""), [true, true, false]);
        check(&wanted(false, "b", ""), [false, false, false]);
        check(&wanted(false, "", "connect_refused"), [true, false, false]);
        check(&wanted(true, "a", "x"), [false, false, false]);
        // A log that is not JSON.
        assert!(wanted(false, "", "").takes(b"127.0.0.1 - - [").is_none());
    }
}
