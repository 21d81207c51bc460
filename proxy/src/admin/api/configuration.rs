//! `/v1/configuration` and `/v1/route`: what is in force, and where a request would go.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use candor_conf::{Effective, Entry};
use candor_diagnostics::redact;
use serde::Deserialize;
use serde_json::json;

use super::sites::place;
use super::{Answer, Doc, Endpoint, Kind, Member, Parameter, refusal};
use crate::admin::Shared;
use crate::command::route_text;
use crate::route::Match;
use crate::server::Snapshot;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/configuration", configuration, &CONFIGURATION),
        Endpoint::get("/v1/route", route, &ROUTE),
    ]
}

static CONFIGURATION: Doc = Doc {
    summary: "Every value in force and the line that set it, as TOML; secrets are masked.",
    parameters: &[],
    body: &[],
    answer: Answer::Text("application/toml"),
};

async fn configuration(State(shared): State<Arc<Shared>>) -> Response {
    let snapshot = shared.process.snapshot.load();
    let kind = [(header::CONTENT_TYPE, "application/toml; charset=utf-8")];
    (kind, masked(&snapshot.effective).toml()).into_response()
}

/// The same without what looks like a secret. Values that come from the environment are not in it.
pub(crate) fn masked(effective: &Effective) -> Effective {
    let mut effective = effective.clone();
    let entries = effective.sections.iter_mut().flat_map(|it| &mut it.entries);
    entries.for_each(mask);
    effective
}

/// Longer values are lists.
const LONG: usize = 200;

fn mask(entry: &mut Entry) {
    // Other values are never secrets, and may be long.
    let may_be = ["headers", "when", "depends", "servers", "redirect", "proxy"];
    if !may_be.iter().any(|key| entry.key.contains(key)) {
        return;
    }
    // A list of a thousand servers is looked at piece by piece: a line would be cut.
    if entry.value.len() > LONG {
        let pieces = entry.value.split(", ");
        let secret = pieces.into_iter().any(|it| redact::line(it) != it);
        if secret {
            entry.value = "\"***\"".to_owned();
        }
        return;
    }
    let line = format!("{}: {}", entry.key, entry.value);
    let shown = redact::line(&line);
    if shown != line {
        // What is left of a value is no TOML any more.
        let shown = redact::line(&entry.value);
        let is_whole = shown != entry.value && shown.starts_with(['"', '[', '{']);
        let ends = shown.ends_with(['"', ']', '}']) && !shown.contains("= ***");
        entry.value = match is_whole && ends {
            true => shown,
            false => "\"***\"".to_owned(),
        };
    }
}

static ROUTE: Doc = Doc {
    summary: "Where a request would go.",
    parameters: &[
        Parameter {
            name: "method",
            kind: Kind::Text,
            text: "Its method; GET unless said.",
        },
        Parameter {
            name: "url",
            kind: Kind::Text,
            text: "The URL as a client would ask for it.",
        },
    ],
    body: &[],
    answer: Answer::Object(&[
        Member("site", Kind::Text, "The site's key."),
        Member("route?", Kind::Text, "The route's key."),
        Member("config", Kind::Text, "Where that is written: `file:line`."),
        Member("action", Kind::Text, "What is done."),
    ]),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    method: Option<String>,
    url: String,
}

async fn route(State(shared): State<Arc<Shared>>, Query(asked): Query<Asked>) -> Response {
    let Ok(url) = asked.url.parse::<Uri>() else {
        return refusal(StatusCode::BAD_REQUEST, "`url` is no URL");
    };
    let snapshot = shared.process.snapshot.load();
    let Some(listener) = listener(&snapshot, &url) else {
        let why = "nothing listens for this URL: http:// or https://, a host, and the port";
        return refusal(StatusCode::NOT_FOUND, why);
    };
    let method = asked.method.as_deref().unwrap_or("GET");
    let host = url.authority().map_or("", |it| it.as_str());
    let found = snapshot.router.find(
        listener,
        host.as_bytes(),
        url.path().as_bytes(),
        method.as_bytes(),
    );
    let configuration = &snapshot.configuration;
    let site = match found {
        Match::Route { site, .. } | Match::RedirectHost { site } | Match::BadPath { site, .. } => {
            &configuration.sites[site]
        }
        Match::NoRoute { site: Some(site) } => {
            let why = format!(
                "the site {} has no route for it",
                configuration.sites[site].key
            );
            return refusal(StatusCode::NOT_FOUND, &why);
        }
        Match::NoRoute { site: None } => {
            return refusal(StatusCode::NOT_FOUND, "no site serves this host");
        }
    };
    let answer = match found {
        Match::Route { route, .. } => {
            let route = &site.routes[route];
            json!({
                "site": &*site.key,
                "route": &*route.key,
                "config": place(&route.place),
                "action": route_text(configuration, route),
            })
        }
        Match::BadPath { reason, .. } => json!({
            "site": &*site.key,
            "config": place(&site.place),
            "action": format!("refused with 400: {reason}"),
        }),
        _ => json!({
            "site": &*site.key,
            "config": place(&site.place),
            "action": format!("redirect to {}", site.canonical),
        }),
    };
    Json(answer).into_response()
}

/// The listener that a client of this URL reaches: by its port in fact, a literal address first.
fn listener(snapshot: &Snapshot, url: &Uri) -> Option<usize> {
    let tls = match url.scheme_str()? {
        "http" => false,
        "https" => true,
        _ => return None,
    };
    let port = url.port_u16().unwrap_or(if tls { 443 } else { 80 });
    let host: Option<IpAddr> = url.host()?.trim_matches(['[', ']']).parse().ok();
    let reached = snapshot.bound.iter().filter_map(|bound| {
        let local = bound.local.filter(|local| local.port() == port)?;
        let index = snapshot.listener(bound)?;
        let is_same = snapshot.configuration.listeners[index].tls == tls;
        is_same.then_some((local.ip(), index))
    });
    let reached = reached.collect::<Vec<_>>();
    let literal = reached.iter().find(|(ip, _)| Some(*ip) == host);
    literal.or_else(|| reached.first()).map(|(_, index)| *index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_and_the_rest_is_not() {
        let check = |key: &str, value: &str, shown: &str| {
            let mut entry = Entry {
                key: key.to_owned(),
                value: value.to_owned(),
                origin: "default".to_owned(),
            };
            mask(&mut entry);
            assert_eq!(entry.value, shown, "{key}");
        };
        check("request_headers.Authorization", "\"Bearer abc\"", "\"***\"");
        check("request_headers.X-Api-Key", "\"abc\"", "\"***\"");
        check(
            "request_headers.Authorization",
            "\"Bearer ${TOKEN}\"",
            "\"Bearer ***\"",
        );
        check("request_headers.X-Served-By", "\"candor\"", "\"candor\"");
        check("timeout.first_byte", "\"60s\"", "\"60s\"");
        check("tls.key", "\"/etc/ssl/site.key\"", "\"/etc/ssl/site.key\"");
        check("servers", "[\"127.0.0.1:3000\"]", "[\"127.0.0.1:3000\"]");
        check("health.headers.Authorization", "\"Bearer abc\"", "\"***\"");
        let case = "[{ header = { Authorization = \"Bearer abcdef\" }, proxy = \"api\" }]";
        check("when", case, "\"***\"");
        let many: Vec<String> = (0..1000).map(|it| format!("\"10.0.{it}.1:80\"")).collect();
        let many = format!("[{}]", many.join(", "));
        check("servers", &many, &many);
        let planted = many.replace("10.0.500.1", "http://me:planted@10.0.500.1");
        check("servers", &planted, "\"***\"");
    }
}
