//! `/v1/practice`: faults put there on purpose.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Doc, Endpoint, Kind as Type, Member, refusal};
use crate::admin::Shared;
use crate::practice::{DELAY_MAX, Kind, Rule, StandIn, TIME_MAX, faults};
use crate::telemetry::Member as Told;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/v1/practice", list, &LIST),
        Endpoint::post("/v1/practice", begin, &BEGIN),
        Endpoint::delete("/v1/practice", end, &END),
    ]
}

static MEMBERS: [Member; 5] = [
    Member("id", Type::Integer, "Its number."),
    Member("site", Type::Text, "The site's key."),
    Member("text", Type::Text, "What is injected, in a few words."),
    Member("seconds_left", Type::Integer, "When it ends."),
    Member("requests", Type::Integer, "How many requests met it."),
];

static LIST: Doc = Doc {
    summary: "The faults that are injected now.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&MEMBERS),
};

static BEGIN: Doc = Doc {
    summary: "Injects a fault into a site; in place of the site's own one, if there is one. Only with \
              `practice = true` in [diagnosis].",
    parameters: &[],
    body: &[
        Member("site", Type::Text, "The site's key."),
        Member(
            "delay_ms?",
            Type::Integer,
            "Hold each request so long, at most a minute.",
        ),
        Member(
            "status?",
            Type::Integer,
            "Answer this status in the application's place.",
        ),
        Member(
            "cause?",
            Type::Text,
            "Let an origin fail like this in the application's place.",
        ),
        Member(
            "seconds?",
            Type::Integer,
            "End after so long: a minute unless said, at most ten.",
        ),
    ],
    answer: Answer::Object(&MEMBERS),
};

static END: Doc = Doc {
    summary: "Ends all of them; says which there were.",
    parameters: &[],
    body: &[],
    answer: Answer::List(&MEMBERS),
};

fn told(rule: &Rule) -> Value {
    // Begun seconds are seconds: 60, and not 59, just after the begin.
    let left = rule.until.saturating_duration_since(Instant::now());
    json!({
        "id": rule.id,
        "site": &*rule.site,
        "text": rule.text,
        "seconds_left": left.as_secs() + u64::from(left.subsec_nanos() > 0),
        "requests": rule.requests.load(Ordering::Relaxed),
    })
}

async fn list(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    Json(shared.process.practice.rules().iter().map(told).collect())
}

async fn end(State(shared): State<Arc<Shared>>) -> Json<Vec<Value>> {
    let ended = shared.process.practice.end(None);
    ended.iter().for_each(|rule| tell(&shared, rule, "ended"));
    Json(ended.iter().map(told).collect())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    site: String,
    delay_ms: Option<u64>,
    status: Option<u16>,
    cause: Option<String>,
    #[serde(default = "minute")]
    seconds: u64,
}

const fn minute() -> u64 {
    60
}

async fn begin(State(shared): State<Arc<Shared>>, Json(asked): Json<Asked>) -> Response {
    match try_begin(&shared, &asked).await {
        Ok(rule) => {
            tell(&shared, &rule, "begun");
            let answer = told(&rule);
            let process = Arc::clone(&shared.process);
            tokio::spawn(async move {
                tokio::time::sleep_until(rule.until.into()).await;
                let ended = process.practice.end(Some(rule.id));
                ended.iter().for_each(|rule| tell(&shared, rule, "ended"));
            });
            Json(answer).into_response()
        }
        Err((status, why)) => refusal(status, &why),
    }
}

/// In the journal and in the log.
fn tell(shared: &Shared, rule: &Rule, what: &str) {
    let requests = rule.requests.load(Ordering::Relaxed);
    let s = if requests == 1 { "" } else { "s" };
    let text = match what {
        "begun" => format!("practice begun at {}: {}", rule.site, rule.text),
        _ => format!(
            "practice ended at {}: {}, met by {requests} request{s}",
            rule.site, rule.text
        ),
    };
    let members = [
        ("result", Told::Text(what)),
        ("site", Told::Text(&rule.site)),
        ("injected", Told::Text(&rule.text)),
    ];
    shared.process.memory.change("practice", &text, &members);
}

async fn try_begin(shared: &Shared, asked: &Asked) -> Result<Rule, (StatusCode, String)> {
    let wrong = |why: &str| (StatusCode::BAD_REQUEST, why.to_owned());
    let snapshot = shared.process.snapshot.load_full();
    if !snapshot.configuration.diagnosis.practice {
        let why = "faults may not be injected: set `practice = true` in [diagnosis]";
        return Err((StatusCode::FORBIDDEN, why.to_owned()));
    }
    let mut sites = snapshot.configuration.sites.iter();
    let Some(site) = sites.find(|site| *site.key == *asked.site) else {
        let keys = snapshot.configuration.sites.iter().map(|it| &*it.key);
        let keys = keys.take(16).collect::<Vec<_>>().join(", ");
        let why = format!("no site has this key; the sites are: {keys}");
        return Err((StatusCode::NOT_FOUND, why));
    };
    let failed = |why: String| (StatusCode::SERVICE_UNAVAILABLE, why);
    let (kind, text) = match (asked.delay_ms, asked.status, &asked.cause) {
        (Some(ms), None, None) => {
            let delay = Duration::from_millis(ms);
            if delay > DELAY_MAX {
                return Err(wrong("a request is held for a minute at most"));
            }
            (
                Kind::Delay(delay),
                format!("delay {} ms", delay.as_millis()),
            )
        }
        (None, Some(status @ 200..=599), None) => {
            let stand_in = StandIn::status(&snapshot, site, status).await;
            let stand_in = Arc::new(stand_in.map_err(failed)?);
            (Kind::StandIn(stand_in), format!("status {status}"))
        }
        (None, Some(_), None) => return Err(wrong("a status is between 200 and 599")),
        (None, None, Some(cause)) => {
            let fault = faults().find(|it| it.name == cause || it.cause == cause);
            let Some(fault) = fault else {
                let mut known = faults().map(|it| it.cause).collect::<Vec<_>>();
                known.sort_unstable();
                known.dedup();
                let why = format!(
                    "this cause cannot be injected; these can: {}",
                    known.join(", ")
                );
                return Err(wrong(&why));
            };
            let stand_in = StandIn::fault(&snapshot, site, fault).await;
            let stand_in = Arc::new(stand_in.map_err(failed)?);
            (Kind::StandIn(stand_in), format!("cause {}", fault.name))
        }
        _ => return Err(wrong("say one of `delay_ms`, `status` and `cause`")),
    };
    let time = Duration::from_secs(asked.seconds);
    if time > TIME_MAX {
        return Err(wrong("a fault stays for ten minutes at most"));
    }
    let practice = &shared.process.practice;
    // A site has one rule: the one before ends, and that is told.
    let rules = practice.rules().into_iter();
    for before in rules.filter(|it| *it.site == *site.key) {
        let ended = practice.end(Some(before.id));
        ended.iter().for_each(|rule| tell(shared, rule, "ended"));
    }
    let rule = practice.begin(&site.key, kind, text, time);
    rule.ok_or_else(|| failed("too much is injected already".to_owned()))
}
