//! `/v1/failures` and `/v1/requests/{id}`: failed requests, of late and one by one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind, Member, Parameter, refusal};
use crate::admin::Shared;
use crate::incident::{Filter, Story};
use crate::telemetry::clean;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/failures", failures, &FAILURES),
        Endpoint::get("/v1/requests/{id}", request, &REQUEST),
    ]
}

static FAILURES: Doc = Doc {
    summary: "The last failed requests, newest first, as far as they are kept.",
    parameters: &[
        Parameter {
            name: "limit",
            kind: Kind::Integer,
            text: "At most so many; 50 unless said.",
        },
        Parameter {
            name: "site",
            kind: Kind::Text,
            text: "Only of this site, by its key.",
        },
        Parameter {
            name: "cause",
            kind: Kind::Text,
            text: "Only of this cause.",
        },
        Parameter {
            name: "upstream",
            kind: Kind::Text,
            text: "Only of this upstream.",
        },
        Parameter {
            name: "incident",
            kind: Kind::Integer,
            text: "Only of this incident.",
        },
    ],
    body: &[],
    answer: Answer::List(&[
        Member("request_id", Kind::Text, "As in `X-Request-Id`."),
        Member("time_unix_ms", Kind::Integer, "When the request came."),
        Member("method", Kind::Text, "Its method."),
        Member("host", Kind::Text, "Its host."),
        Member("path", Kind::Text, "Its path, without the query."),
        Member("site?", Kind::Text, "The site's key."),
        Member("upstream?", Kind::Text, "The upstream that was asked."),
        Member("cause", Kind::Text, "The cause's code."),
        Member("title", Kind::Text, "The cause in a few words."),
        Member("detail", Kind::Text, "What happened, in one sentence."),
        Member("status", Kind::Integer, "The status that was answered."),
        Member("duration_ms", Kind::Integer, "How long it took."),
        Member("incident", Kind::Integer, "The incident it belongs to."),
        Member(
            "injected",
            Kind::Boolean,
            "Whether the fault was put there on purpose.",
        ),
    ]),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    limit: Option<usize>,
    site: Option<String>,
    cause: Option<String>,
    upstream: Option<String>,
    incident: Option<u64>,
}

async fn failures(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
) -> Json<Vec<Value>> {
    let filter = Filter {
        limit: Some(asked.limit.unwrap_or(50)),
        site: asked.site,
        cause: asked.cause,
        upstream: asked.upstream,
        incident: asked.incident,
    };
    let stories = shared.process.memory.stories(&filter);
    Json(stories.iter().map(|story| short(story)).collect())
}

fn short(story: &Story) -> Value {
    let mut value = json!({
        "request_id": story.request_id(),
        "time_unix_ms": story.time_unix_ms(),
        "method": story.method(),
        "host": story.host(),
        "path": story.path(),
        "cause": story.cause(),
        "title": story.title(),
        "detail": story.detail(),
        "status": story.status(),
        "duration_ms": story.duration_ms(),
        "incident": story.incident(),
        "injected": story.is_injected(),
    });
    for (name, known) in [("site", story.site()), ("upstream", story.upstream())] {
        if let Some(known) = known {
            value[name] = known.into();
        }
    }
    value
}

static REQUEST: Doc = Doc {
    summary: "All that is known of a failed request: JSON, or text for `Accept: text/plain`, in the \
              colors of a terminal with `color=always`.",
    parameters: &[Parameter {
        name: "id",
        kind: Kind::Text,
        text: "As in `X-Request-Id`.",
    }],
    body: &[],
    answer: Answer::Json,
};

async fn request(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(story) = shared.process.memory.story(&id) else {
        let why = "no failure of this id is remembered";
        return refusal(StatusCode::NOT_FOUND, why);
    };
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|value| value.to_str().ok()).unwrap_or("");
    match accept.starts_with("text/plain") {
        true => {
            let text = story.text(accept.contains("color=always"));
            format!("{}{text}", asked(&story)).into_response()
        }
        false => Json(story.json()).into_response(),
    }
}

/// What the page need not say to whoever has just asked for it.
fn asked(story: &Story) -> String {
    let time = jiff::Timestamp::from_millisecond(story.time_unix_ms()).unwrap_or_default();
    let injected = match story.is_injected() {
        true => ", injected on purpose (`candor practice`)",
        false => "",
    };
    format!(
        "{}  {} {}{}  →  {} after {} ms, incident {}{injected}\n\n",
        time.strftime("%Y-%m-%d %H:%M:%SZ"),
        clean(story.method()),
        clean(story.host()),
        clean(story.path()),
        story.status(),
        story.duration_ms(),
        story.incident(),
    )
}
