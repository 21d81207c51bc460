//! `/v1/maintenance` and `/v1/drain`: sites and upstreams that are paused, members that are set aside.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use candor_conf::model::{HostPattern, Site};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind, Member, refusal};
use crate::admin::Shared;
use crate::maintenance::{NOTE_MAX, Of, Pause};
use crate::server::Snapshot;
use crate::telemetry::Member as Told;
use crate::upstream::Server;
use crate::upstream::state::bar;

/// Bytes of a user's name.
const BY_MAX: usize = 64;
/// The longest time after which a pause ends by itself.
const TIME_MAX: Duration = Duration::from_secs(30 * 24 * 3_600);
/// Keys that a refusal lists.
const LISTED_MAX: usize = 16;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/maintenance", list, &LIST),
        Endpoint::post("/v1/maintenance", begin, &BEGIN),
        Endpoint::post("/v1/maintenance/end", end, &END),
        Endpoint::get("/v1/drain", drained, &DRAINED),
        Endpoint::post("/v1/drain", drain, &DRAIN),
    ]
}

static MEMBERS: [Member; 10] = [
    Member("of", Kind::Text, "What is paused: `site` or `upstream`."),
    Member(
        "name",
        Kind::Text,
        "The site's key, or the upstream's name.",
    ),
    Member("by", Kind::Text, "Who paused it."),
    Member("note?", Kind::Text, "What they wrote about it."),
    Member("since_unix_ms", Kind::Integer, "Since when."),
    Member("seconds_left?", Kind::Integer, "When it ends by itself."),
    Member(
        "holds",
        Kind::Boolean,
        "Whether requests are held, or answered with a 503 at once.",
    ),
    Member("held", Kind::Integer, "Requests that are held now."),
    Member(
        "resumed",
        Kind::Integer,
        "Requests that were held and went on.",
    ),
    Member(
        "refused",
        Kind::Integer,
        "Requests that were answered with a 503.",
    ),
];

static LIST: Doc = Doc {
    summary: "The sites and upstreams that are paused by hand.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&MEMBERS),
};

static BEGIN: Doc = Doc {
    summary: "Pauses a site or an upstream: its requests are held for their `timeout.queue`, or answered \
              with a 503 at once. Survives reloads. In place of the pause before, if there is one.",
    parameters: &[],
    body: &[
        Member(
            "name",
            Kind::Text,
            "The site's key or one of its hosts, or the upstream's name.",
        ),
        Member("seconds?", Kind::Integer, "End by itself after so long."),
        Member("note?", Kind::Text, "Why; operators are told."),
        Member("close?", Kind::Boolean, "Hold nothing: answer at once."),
        Member("by?", Kind::Text, "Who does it."),
    ],
    answer: Answer::Object(&MEMBERS),
};

static END: Doc = Doc {
    summary: "Resumes what is paused: one, or all of it; says what it was.",
    parameters: &[],
    body: &[Member(
        "name?",
        Kind::Text,
        "The site or the upstream; everything unless said.",
    )],
    answer: Answer::List(&MEMBERS),
};

static SET_ASIDE: [Member; 4] = [
    Member("upstream", Kind::Text, "The upstream's name."),
    Member("member", Kind::Text, "The member, as written."),
    Member("drained", Kind::Boolean, "Whether it is set aside."),
    Member(
        "active",
        Kind::Integer,
        "Requests that are in flight at it.",
    ),
];

static DRAINED: Doc = Doc {
    summary: "The members that are set aside by hand.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&SET_ASIDE),
};

static DRAIN: Doc = Doc {
    summary: "Sets a member aside: it gets no new requests, and those in flight go on. Survives reloads.",
    parameters: &[],
    body: &[
        Member("upstream", Kind::Text, "The upstream's name."),
        Member(
            "member",
            Kind::Text,
            "The member, as written, or its address.",
        ),
        Member("undo?", Kind::Boolean, "Ask it again."),
        Member("by?", Kind::Text, "Who does it."),
    ],
    answer: Answer::Object(&SET_ASIDE),
};

fn told(pause: &Pause) -> Value {
    let counts = &pause.counts;
    let now = crate::clock::unix_ms(Instant::now());
    let mut told = json!({
        "of": pause.of.as_str(),
        "name": &*pause.name,
        "by": pause.by,
        "since_unix_ms": now - pause.since.elapsed().as_millis() as i64,
        "holds": pause.holds,
        "held": counts.held.load(Ordering::Relaxed),
        "resumed": counts.resumed.load(Ordering::Relaxed),
        "refused": counts.refused.load(Ordering::Relaxed),
    });
    if let Some(note) = &pause.note {
        told["note"] = note.as_str().into();
    }
    if let Some(until) = pause.until {
        let left = until.saturating_duration_since(Instant::now());
        told["seconds_left"] = (left.as_secs() + u64::from(left.subsec_nanos() > 0)).into();
    }
    told
}

async fn list(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let pauses = shared.process.maintenance.pauses();
    Json(pauses.iter().map(told).collect())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    seconds: Option<u64>,
    note: Option<String>,
    #[serde(default)]
    close: bool,
    by: Option<String>,
}

async fn begin(State(shared): State<Arc<Shared>>, Json(asked): Json<Asked>) -> Response {
    let pause = match try_begin(&shared, asked) {
        Ok(pause) => pause,
        Err((status, why)) => return refusal(status, &why),
    };
    tell(&shared, &pause, true);
    if let Some(until) = pause.until {
        let (process, id) = (Arc::clone(&shared), pause.id);
        tokio::spawn(async move {
            tokio::time::sleep_until(until.into()).await;
            let ended = process.process.maintenance.end(|it| it.id == id);
            ended.iter().for_each(|pause| tell(&process, pause, false));
        });
    }
    Json(told(&pause)).into_response()
}

fn try_begin(shared: &Shared, asked: Asked) -> Result<Pause, (StatusCode, String)> {
    let wrong = |why: &str| (StatusCode::BAD_REQUEST, why.to_owned());
    let is_line = |text: &str| !text.chars().any(char::is_control);
    if let Some(note) = &asked.note
        && (note.len() > NOTE_MAX || !is_line(note))
    {
        return Err(wrong("a note is one line of at most 500 bytes"));
    }
    let time = asked.seconds.map(Duration::from_secs);
    if time.is_some_and(|time| time.is_zero() || time > TIME_MAX) {
        return Err(wrong(
            "a pause lasts a second or more, and thirty days at most",
        ));
    }
    let (of, name) = find(&shared.process.snapshot.load(), &asked.name)?;
    let since = Instant::now();
    let pause = Pause {
        id: 0,
        of,
        name,
        by: by(asked.by)?,
        note: asked.note.filter(|note| !note.is_empty()),
        since,
        until: time.map(|time| since + time),
        holds: !asked.close,
        counts: Arc::default(),
    };
    let begun = shared.process.maintenance.begin(pause);
    begun.ok_or_else(|| {
        let why = "too much is paused already".to_owned();
        (StatusCode::SERVICE_UNAVAILABLE, why)
    })
}

/// Whoever does it.
fn by(asked: Option<String>) -> Result<String, (StatusCode, String)> {
    match asked {
        None => Ok("admin".to_owned()),
        Some(by) if by.is_empty() || by.len() > BY_MAX || by.chars().any(char::is_control) => {
            let why = "a user's name is one line of at most 64 bytes".to_owned();
            Err((StatusCode::BAD_REQUEST, why))
        }
        Some(by) => Ok(by),
    }
}

/// The site or the upstream of this name.
fn find(snapshot: &Snapshot, name: &str) -> Result<(Of, Arc<str>), (StatusCode, String)> {
    let configuration = &snapshot.configuration;
    let sites = || configuration.sites.iter();
    let upstreams = || configuration.upstreams.iter();
    if let Some(site) = sites().find(|it| *it.key == *name) {
        return Ok((Of::Site, Arc::clone(&site.key)));
    }
    if let Some(upstream) = upstreams().find(|it| *it.name == *name) {
        return Ok((Of::Upstream, Arc::clone(&upstream.name)));
    }
    let meant = name.trim_end_matches('/');
    let is_it = |host: &str| host.eq_ignore_ascii_case(meant);
    let is_of = |site: &Site| {
        let key = site.key.trim_end_matches('/');
        let host = key.split_once("://").map_or(key, |(_, host)| host);
        let bare = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let is_also = |it: &HostPattern| match it {
            HostPattern::Exact(host) => is_it(host),
            HostPattern::Wildcard(_) | HostPattern::Any => false,
        };
        [key, host, bare].into_iter().any(is_it) || site.hosts.iter().any(is_also)
    };
    let found: Vec<_> = sites().filter(|it| is_of(it)).collect();
    if let [site] = &found[..] {
        return Ok((Of::Site, Arc::clone(&site.key)));
    }
    let keys = sites().map(|it| &*it.key).take(LISTED_MAX);
    let names = upstreams().map(|it| &*it.name).take(LISTED_MAX);
    let (keys, names): (Vec<_>, Vec<_>) = (keys.collect(), names.collect());
    let why = format!(
        "{} site or upstream has this name; the sites are: {}; the upstreams are: {}",
        if found.is_empty() {
            "no"
        } else {
            "more than one"
        },
        keys.join(", "),
        names.join(", ")
    );
    Err((StatusCode::NOT_FOUND, why))
}

/// In the journal and in the log.
fn tell(shared: &Shared, pause: &Pause, has_begun: bool) {
    let (of, name, by) = (pause.of.as_str(), &*pause.name, &*pause.by);
    let counts = &pause.counts;
    let resumed = counts.resumed.load(Ordering::Relaxed) + counts.held.load(Ordering::Relaxed);
    let refused = counts.refused.load(Ordering::Relaxed);
    let how = if pause.holds { "paused" } else { "closed" };
    let text = match has_begun {
        true => format!("{of} {name} {how} by {by}"),
        false => format!("{of} {name} resumed; requests held: {resumed}, refused: {refused}"),
    };
    let mut members = vec![
        (
            "result",
            Told::Text(if has_begun { how } else { "resumed" }),
        ),
        (pause.of.as_str(), Told::Text(name)),
        ("by", Told::Text(by)),
    ];
    if let Some(note) = &pause.note {
        members.push(("note", Told::Text(note)));
    }
    if !has_begun {
        members.push(("held", Told::Number(resumed)));
        members.push(("refused", Told::Number(refused)));
    }
    shared.process.memory.change("maintenance", &text, &members);
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    name: Option<String>,
}

async fn end(State(shared): State<Arc<Shared>>, Json(asked): Json<Ended>) -> Response {
    let maintenance = &shared.process.maintenance;
    let ended = match &asked.name {
        None => maintenance.end(|_| true),
        Some(name) => {
            // What a reload took away can be resumed as well.
            let mut ended = maintenance.end(|it| *it.name == **name);
            if ended.is_empty()
                && let Ok(found) = find(&shared.process.snapshot.load(), name)
            {
                ended = maintenance.end(|it| (it.of, &it.name) == (found.0, &found.1));
            }
            if ended.is_empty() {
                let why = "nothing of this name is paused; `candor pause` lists what is";
                return refusal(StatusCode::NOT_FOUND, why);
            }
            ended
        }
    };
    ended.iter().for_each(|pause| tell(&shared, pause, false));
    Json(ended.iter().map(told).collect::<Vec<_>>()).into_response()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Drain {
    upstream: String,
    member: String,
    #[serde(default)]
    undo: bool,
    by: Option<String>,
}

fn set_aside(upstream: &str, server: &Server) -> Value {
    let state = &server.state;
    json!({
        "upstream": upstream,
        "member": &*server.text,
        "drained": state.barred.load(Ordering::Relaxed) & bar::DRAINED != 0,
        "active": state.active.load(Ordering::Relaxed),
    })
}

async fn drained(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let snapshot = shared.process.snapshot.load();
    let mut all = Vec::new();
    for upstream in &snapshot.upstreams {
        let servers = upstream.servers();
        let told = servers
            .iter()
            .map(|it| set_aside(&upstream.settings.name, it));
        all.extend(told.filter(|told| told["drained"] == true));
    }
    Json(all)
}

async fn drain(State(shared): State<Arc<Shared>>, Json(asked): Json<Drain>) -> Response {
    match try_drain(&shared, asked) {
        Ok(told) => Json(told).into_response(),
        Err((status, why)) => refusal(status, &why),
    }
}

fn try_drain(shared: &Shared, asked: Drain) -> Result<Value, (StatusCode, String)> {
    let none = |why: String| (StatusCode::NOT_FOUND, why);
    let by = by(asked.by)?;
    let snapshot = shared.process.snapshot.load();
    let mut upstreams = snapshot.upstreams.iter();
    let Some(upstream) = upstreams.find(|it| *it.settings.name == *asked.upstream) else {
        let names = snapshot.upstreams.iter().map(|it| &*it.settings.name);
        let names = names.take(LISTED_MAX).collect::<Vec<_>>().join(", ");
        return Err(none(format!(
            "no upstream has this name; the upstreams are: {names}"
        )));
    };
    let name = &*upstream.settings.name;
    let servers = upstream.servers();
    let bare = |text: &str| {
        text.split_once("://")
            .map_or_else(|| text.to_owned(), |(_, rest)| rest.to_owned())
    };
    let exact = servers.iter().find(|it| *it.text == *asked.member);
    let found = exact.or_else(|| {
        servers
            .iter()
            .find(|it| bare(&it.text) == bare(&asked.member))
    });
    let Some(server) = found else {
        let texts = servers.iter().map(|it| &*it.text).take(LISTED_MAX);
        let texts = texts.collect::<Vec<_>>().join(", ");
        return Err(none(format!(
            "{name} has no such member; its members are: {texts}"
        )));
    };
    if upstream.set_aside(server, !asked.undo) {
        let result = if asked.undo { "undone" } else { "drained" };
        let text = match asked.undo {
            false => format!("{} of {name} set aside by {by}", server.text),
            true => format!("{} of {name} asked again, by {by}", server.text),
        };
        let members = [
            ("result", Told::Text(result)),
            ("upstream", Told::Text(name)),
            ("server", Told::Text(&server.text)),
            ("by", Told::Text(&by)),
        ];
        shared.process.memory.change("drain", &text, &members);
    }
    Ok(set_aside(name, server))
}
