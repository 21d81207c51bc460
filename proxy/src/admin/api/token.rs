//! `/v1/token`: makes operators.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Doc, Endpoint, Kind, Member, refusal};
use crate::admin::Shared;
use crate::admin::guard::now_unix_s;
use crate::policy::token::LIFETIME_MAX;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::post("/v1/token", token, &TOKEN)]
}

static TOKEN: Doc = Doc {
    summary: "Makes a token for `Candor-Operator`; nothing of it is kept.",
    parameters: &[],
    body: &[Member(
        "seconds?",
        Kind::Integer,
        "How long it is good: at most 12 hours, else one.",
    )],
    answer: Answer::Object(&[
        Member("token", Kind::Text, "The token."),
        Member("expires_unix_s", Kind::Integer, "When it ends."),
    ]),
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default = "hour")]
    seconds: u64,
}

const fn hour() -> u64 {
    3600
}

async fn token(State(shared): State<Arc<Shared>>, Json(asked): Json<Asked>) -> Response {
    let lifetime = Duration::from_secs(asked.seconds).min(LIFETIME_MAX);
    let now = now_unix_s();
    match shared.process.operators.mint(now, lifetime) {
        Some(token) => Json(json!({ "token": token, "expires_unix_s": now + lifetime.as_secs() }))
            .into_response(),
        None => refusal(StatusCode::SERVICE_UNAVAILABLE, "no random bytes"),
    }
}
