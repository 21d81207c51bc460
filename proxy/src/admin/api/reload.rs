//! `/v1/reload`: reads the configuration again, as SIGHUP does.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::oneshot;

use super::{Answer, Doc, Endpoint, Kind, Member, refusal};
use crate::admin::Shared;
use crate::server::Ask;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::post("/v1/reload", reload, &RELOAD)]
}

static RELOAD: Doc = Doc {
    summary: "Reads the configuration again; on a mistake the one before stays in force.",
    parameters: &[],
    body: &[],
    answer: Answer::Object(&[
        Member(
            "result",
            Kind::Text,
            "`loaded`, `nothing_to_reload` or `refused`.",
        ),
        Member(
            "generation",
            Kind::Integer,
            "Which configuration is in force now.",
        ),
        Member("text", Kind::Text, "The mistakes, or the warnings."),
    ]),
};

async fn reload(State(shared): State<Arc<Shared>>) -> Response {
    let (answer, reloaded) = oneshot::channel();
    let asked = shared.asks.try_send(Ask::Reload(answer));
    let reloaded = match asked {
        Ok(()) => reloaded.await.ok(),
        Err(_) => None,
    };
    let Some(reloaded) = reloaded else {
        let why = "too many reloads wait, or the process is about to leave";
        return refusal(StatusCode::SERVICE_UNAVAILABLE, why);
    };
    let generation = shared.process.snapshot.load().generation;
    Json(json!({
        "result": reloaded.result,
        "generation": generation,
        "text": reloaded.text,
    }))
    .into_response()
}
