//! `/v1/upstreams`: who is asked, and how it goes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::sites::place;
use super::{Answer, Doc, Endpoint, Kind, Member};
use crate::admin::Shared;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::get("/v1/upstreams", upstreams, &UPSTREAMS)]
}

static UPSTREAMS: Doc = Doc {
    summary: "Every upstream, its members, and how it went since the start.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&[
        Member("upstream", Kind::Text, "Its name."),
        Member("config", Kind::Text, "Where it is written: `file:line`."),
        Member("members", Kind::Array, "Its members: `server`, `tls`."),
        Member(
            "connections",
            Kind::Integer,
            "Connections that are open, the idle ones included.",
        ),
        Member("answered", Kind::Integer, "Answers that have begun."),
        Member(
            "last_success_unix_ms?",
            Kind::Integer,
            "When the last one did.",
        ),
        Member(
            "failures",
            Kind::Array,
            "How often requests failed: `site`, `cause`, `count`.",
        ),
    ]),
};

async fn upstreams(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let snapshot = shared.process.snapshot.load();
    let mut failures = Vec::new();
    for site in &snapshot.sites {
        for (upstream, cause, count) in site.failures() {
            let told = json!({ "site": &**site.key(), "cause": cause, "count": count });
            failures.push((upstream, told));
        }
    }
    let each = snapshot.upstreams.iter().map(|upstream| {
        let name = &upstream.settings.name;
        let telemetry = &upstream.telemetry;
        let members = upstream.settings.servers.iter();
        let members = members.map(|it| json!({ "server": &*it.text, "tls": it.tls }));
        let own = failures.iter().filter(|(upstream, _)| upstream == name);
        let mut value = json!({
            "upstream": &**name,
            "config": place(&upstream.settings.place),
            "members": members.collect::<Vec<_>>(),
            "connections": telemetry.connections_open(),
            "answered": telemetry.answered(),
            "failures": own.map(|(_, told)| told.clone()).collect::<Vec<_>>(),
        });
        if let Some(last) = telemetry.last_success_unix_ms() {
            value["last_success_unix_ms"] = last.into();
        }
        value
    });
    Json(each.collect())
}
