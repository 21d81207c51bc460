//! `/v1/incidents` and `/v1/changes`: failures in groups, and what changed around them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Answer, Doc, Endpoint, Kind, Member, Parameter, refusal};
use crate::admin::Shared;
use crate::incident::{Change, Incident};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/incidents", incidents, &INCIDENTS),
        Endpoint::get("/v1/incidents/{id}", incident, &INCIDENT),
        Endpoint::get("/v1/changes", changes, &CHANGES),
    ]
}

static INCIDENTS: Doc = Doc {
    summary: "Failures of one cause at one upstream, newest first; at most 128.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&MEMBERS),
};

static INCIDENT: Doc = Doc {
    summary: "One incident.",
    parameters: &[Parameter {
        name: "id",
        kind: Kind::Integer,
        text: "Its number.",
    }],
    body: &[],
    answer: Answer::Object(&MEMBERS),
};

static MEMBERS: [Member; 20] = [
    Member("id", Kind::Integer, "Its number."),
    Member("cause", Kind::Text, "The cause's code."),
    Member("title", Kind::Text, "The cause in a few words."),
    Member(
        "party",
        Kind::Text,
        "Who can act: `client`, `network`, `proxy` or `upstream`.",
    ),
    Member(
        "upstream?",
        Kind::Text,
        "The upstream's name, if one was asked.",
    ),
    Member("sites", Kind::Array, "Keys of the sites that are affected."),
    Member("state", Kind::Text, "`open`, `recovered` or `quiet`."),
    Member("first_unix_ms", Kind::Integer, "The first failure."),
    Member("last_unix_ms", Kind::Integer, "The last failure."),
    Member("count", Kind::Integer, "How many requests failed."),
    Member(
        "retried",
        Kind::Integer,
        "How many attempts failed that were followed by another.",
    ),
    Member(
        "last_success_unix_ms?",
        Kind::Integer,
        "The upstream's last answer.",
    ),
    Member(
        "recovered_unix_ms?",
        Kind::Integer,
        "When the upstream answered again.",
    ),
    Member(
        "paths",
        Kind::Array,
        "The most affected paths: `path`, `count`.",
    ),
    Member(
        "members",
        Kind::Array,
        "The members at which it failed: `server`, `count`.",
    ),
    Member(
        "requests",
        Kind::Array,
        "Ids of its requests that are remembered, newest first.",
    ),
    Member("detail", Kind::Text, "What happened last, in one sentence."),
    Member(
        "patterns",
        Kind::Array,
        "What its failures have in common: `id`, `text`.",
    ),
    Member(
        "injected",
        Kind::Boolean,
        "Whether its faults were put there on purpose.",
    ),
    Member(
        "timeline",
        Kind::Array,
        "What happened around it: `time_unix_ms`, `kind`, `text`.",
    ),
];

async fn incidents(State(shared): State<Arc<Shared>>) -> Json<Vec<Incident>> {
    Json(shared.process.memory.incidents())
}

async fn incident(State(shared): State<Arc<Shared>>, Path(id): Path<u64>) -> Response {
    match shared.process.memory.incident(id) {
        Some(incident) => Json(incident).into_response(),
        None => refusal(
            StatusCode::NOT_FOUND,
            "no incident of this number is remembered",
        ),
    }
}

static CHANGES: Doc = Doc {
    summary: "What changed: start, reloads, DNS answers, certificates, listeners, practice; oldest \
              first, at most 512.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&[
        Member("id", Kind::Integer, "Its number."),
        Member("time_unix_ms", Kind::Integer, "When."),
        Member("kind", Kind::Text, "What changed."),
        Member("text", Kind::Text, "One sentence."),
        Member(
            "members",
            Kind::Object,
            "Further members, as in the log's line.",
        ),
    ]),
};

async fn changes(State(shared): State<Arc<Shared>>) -> Json<Vec<Change>> {
    Json(shared.process.memory.changes())
}
