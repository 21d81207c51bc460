//! `/v1/upstreams`: who is asked, and how it goes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::sites::place;
use super::{Answer, Doc, Endpoint, Kind, Member, members};
use crate::admin::Shared;
use crate::telemetry::clean;
use crate::upstream::discovery::Told;
use crate::upstream::{Server, Upstream};

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
        Member("members", Kind::Array, members::DOC),
        Member(
            "sources",
            Kind::Array,
            "Where members are found: `source`, `members`, `asked_unix_ms`, `next_unix_ms`, and where it \
             cannot be asked `error` and `failing_since_unix_ms`.",
        ),
        Member(
            "connections",
            Kind::Integer,
            "Connections that are open, the idle ones included.",
        ),
        Member("answered", Kind::Integer, "Answers that have begun."),
        Member(
            "circuit?",
            Kind::Text,
            "`open` or `closed`; missing where there is no `circuit`.",
        ),
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
        let servers = upstream.servers();
        let members = servers.iter().map(|it| member(upstream, it));
        let sources = upstream.state.discovery.told(&upstream.settings.sources);
        let own = failures.iter().filter(|(upstream, _)| upstream == name);
        let mut value = json!({
            "upstream": &**name,
            "config": place(&upstream.settings.place),
            "members": members.collect::<Vec<_>>(),
            "sources": sources.iter().map(source).collect::<Vec<_>>(),
            "connections": telemetry.connections_open(),
            "answered": telemetry.answered(),
            "failures": own.map(|(_, told)| told.clone()).collect::<Vec<_>>(),
        });
        if upstream.is_circuit_open() {
            value["circuit"] = "open".into();
        } else if upstream.settings.circuit.is_some() {
            value["circuit"] = "closed".into();
        }
        if let Some(last) = telemetry.last_success_unix_ms() {
            value["last_success_unix_ms"] = last.into();
        }
        value
    });
    Json(each.collect())
}

fn member(upstream: &Upstream, server: &Server) -> Value {
    let mut value = members::told(server);
    let sources = &upstream.settings.sources;
    if let Some(source) = server.source.and_then(|it| sources.get(it)) {
        value["source"] = (*source.text).into();
    }
    value
}

fn source(told: &Told) -> Value {
    let mut value = json!({ "source": told.source, "members": told.members });
    let times = [
        ("asked_unix_ms", told.asked_unix_ms),
        ("next_unix_ms", told.next_unix_ms),
        ("failing_since_unix_ms", told.failing_since_unix_ms),
    ];
    for (key, time) in times {
        if let Some(time) = time {
            value[key] = time.into();
        }
    }
    if let Some(error) = &told.error {
        value["error"] = clean(error).into();
    }
    value
}
