//! `/v1/status`: what runs.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind, Member};
use crate::admin::Shared;
use crate::server::{Origin, uptime_ms};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::get("/v1/status", status, &STATUS)]
}

static STATUS: Doc = Doc {
    summary: "What runs, since when, and where it listens.",
    parameters: &[],
    body: &[],
    answer: Answer::Object(&[
        Member("version", Kind::Text, "The version that runs."),
        Member("pid", Kind::Integer, "The process."),
        Member("started_unix_ms", Kind::Integer, "When it started."),
        Member("uptime_ms", Kind::Integer, "How long ago that was."),
        Member("threads", Kind::Integer, "Worker threads."),
        Member("configuration?", Kind::Text, "The configuration file."),
        Member(
            "generation",
            Kind::Integer,
            "How often a configuration was put in force.",
        ),
        Member(
            "listeners",
            Kind::Array,
            "The addresses that are listened on.",
        ),
        Member("practice", Kind::Boolean, "Whether faults may be injected."),
        Member(
            "paused",
            Kind::Array,
            "The sites and upstreams that are paused by hand.",
        ),
    ]),
};

async fn status(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let snapshot = shared.process.snapshot.load();
    let mut value = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "pid": std::process::id(),
        "started_unix_ms": shared.started_unix_ms,
        "uptime_ms": uptime_ms(),
        "threads": shared.process.threads(),
        "generation": snapshot.generation,
        "listeners": snapshot.bound.iter().map(|bound| &*bound.text).collect::<Vec<_>>(),
        "practice": snapshot.configuration.diagnosis.practice,
        "paused": shared.process.maintenance.pauses().iter().map(|it| &*it.name).collect::<Vec<_>>(),
    });
    if let Origin::File(path) = &shared.origin {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        value["configuration"] = path.display().to_string().into();
    }
    Json(value)
}
