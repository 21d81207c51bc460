//! `/v1/sites`, `/v1/routes` and `/v1/certificates`: what is served.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use candor_conf::model::{Configuration, HostPattern, Place};
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind, Member};
use crate::admin::Shared;
use crate::command::route_text;
use crate::server::describe;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/sites", sites, &SITES),
        Endpoint::get("/v1/routes", routes, &ROUTES),
        Endpoint::get("/v1/certificates", certificates, &CERTIFICATES),
    ]
}

static SITES: Doc = Doc {
    summary: "Every site, and what was answered since the start.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&[
        Member("site", Kind::Text, "Its key."),
        Member("config", Kind::Text, "Where it is written: `file:line`."),
        Member("hosts", Kind::Array, "The hosts it answers for."),
        Member(
            "listeners",
            Kind::Array,
            "The addresses it is served on, as configured.",
        ),
        Member("routes", Kind::Integer, "How many routes it has."),
        Member("requests", Kind::Integer, "Requests that were finished."),
        Member(
            "failures",
            Kind::Array,
            "How often each failed: `upstream`, `cause`, `count`.",
        ),
    ]),
};

async fn sites(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let snapshot = shared.process.snapshot.load();
    let configuration = &snapshot.configuration;
    let each = configuration.sites.iter().zip(&snapshot.sites);
    let sites = each.map(|(site, telemetry)| {
        let listeners = site.listeners.iter();
        let listeners = listeners.map(|index| describe(&configuration.listeners[*index].bind));
        let failures = telemetry.failures().into_iter().map(|(upstream, cause, count)| {
            json!({ "upstream": &*upstream, "cause": cause, "count": count })
        });
        json!({
            "site": &*site.key,
            "config": place(&site.place),
            "hosts": site.hosts.iter().map(host).collect::<Vec<_>>(),
            "listeners": listeners.collect::<Vec<_>>(),
            "routes": site.routes.len(),
            "requests": telemetry.requests(),
            "failures": failures.collect::<Vec<_>>(),
        })
    });
    Json(sites.collect())
}

static ROUTES: Doc = Doc {
    summary: "Every route, in the order in which they match within a site.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&[
        Member("site", Kind::Text, "The site's key."),
        Member("route", Kind::Text, "Its key."),
        Member("config", Kind::Text, "Where it is written: `file:line`."),
        Member("action", Kind::Text, "What it does."),
    ]),
};

async fn routes(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let snapshot = shared.process.snapshot.load();
    Json(table(&snapshot.configuration))
}

fn table(configuration: &Configuration) -> Vec<Value> {
    let sites = configuration.sites.iter();
    let routes = sites.flat_map(|site| site.routes.iter().map(move |route| (site, route)));
    let row = routes.map(|(site, route)| {
        json!({
            "site": &*site.key,
            "route": &*route.key,
            "config": place(&route.place),
            "action": route_text(configuration, route),
        })
    });
    row.collect()
}

static CERTIFICATES: Doc = Doc {
    summary: "The certificates of sites, and how long they are good.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&[
        Member("site", Kind::Text, "The site's key."),
        Member("file", Kind::Text, "The certificate's file."),
        Member("names", Kind::Array, "The names it is for."),
        Member(
            "not_before_unix_s",
            Kind::Integer,
            "From when on it is good.",
        ),
        Member("not_after_unix_s", Kind::Integer, "Until when."),
        Member(
            "days_left",
            Kind::Integer,
            "Whole days until then; negative when it is over.",
        ),
    ]),
};

async fn certificates(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let snapshot = shared.process.snapshot.load();
    let now = jiff::Timestamp::now().as_second();
    let each = snapshot
        .configuration
        .sites
        .iter()
        .zip(&snapshot.certificates);
    let known = each.filter_map(|(site, facts)| Some((site, site.tls.as_ref()?, facts.as_ref()?)));
    let row = known.map(|(site, tls, facts)| {
        json!({
            "site": &*site.key,
            "file": tls.certificate.display().to_string(),
            "names": facts.names,
            "not_before_unix_s": facts.not_before,
            "not_after_unix_s": facts.not_after,
            "days_left": facts.days_left(now),
        })
    });
    Json(row.collect())
}

/// `file:line`.
pub(super) fn place(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

fn host(pattern: &HostPattern) -> String {
    match pattern {
        HostPattern::Exact(host) => host.clone(),
        HostPattern::Wildcard(suffix) => format!("*.{suffix}"),
        HostPattern::Any => "*".to_owned(),
    }
}
