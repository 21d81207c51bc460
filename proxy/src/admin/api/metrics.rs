//! `/v1/metrics`: what the address of `metrics` tells, also where there is none.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::{Answer, Doc, Endpoint};
use crate::admin::Shared;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::get("/v1/metrics", metrics, &METRICS)]
}

static METRICS: Doc = Doc {
    summary: "Every metric, in the text format of Prometheus.",
    parameters: &[],
    body: &[],
    answer: Answer::Text("text/plain"),
};

async fn metrics(State(shared): State<Arc<Shared>>) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (kind, shared.process.telemetry.metrics()).into_response()
}
