//! `/v1/doctor`: the ladder, as this process sees it: with its user, in its namespaces.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use tokio::sync::mpsc;

use super::{Answer, Doc, Endpoint, Kind, Member, refusal};
use crate::admin::Shared;
use crate::doctor::{self, Event, Unclear, View, Wish};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::post("/v1/doctor", doctor, &DOCTOR)]
}

static DOCTOR: Doc = Doc {
    summary: "Tries each rung from the listeners to the applications' answers; configured members \
              only, one run at a time.",
    parameters: &[],
    body: &[
        Member(
            "what?",
            Kind::Text,
            "A site's key or host, or a URL that it serves; all sites by default.",
        ),
        Member(
            "path?",
            Kind::Text,
            "The path to ask for, in place of each route's own.",
        ),
    ],
    answer: Answer::Events,
};

/// A run is under way.
static RUNS: AtomicBool = AtomicBool::new(false);

async fn doctor(State(shared): State<Arc<Shared>>, Json(wish): Json<Wish>) -> Response {
    let snapshot = shared.process.snapshot.load_full();
    let mut visits = match doctor::visits(&snapshot, &wish) {
        Ok(visits) => visits,
        Err(unclear) => {
            let status = match unclear {
                Unclear::Foreign(_) => StatusCode::NOT_FOUND,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            return refusal(status, &unclear.to_string());
        }
    };
    let pauses = shared.process.maintenance.pauses();
    let configuration = &snapshot.configuration;
    let visited = visits.iter_mut();
    visited.for_each(|visit| visit.note_pauses(configuration, &pauses));
    if RUNS.swap(true, Ordering::AcqRel) {
        return refusal(StatusCode::CONFLICT, "another run is under way");
    }
    let run = Run;
    match doctor::examine(snapshot, View::Process, visits) {
        Ok(events) => {
            let kind = [(header::CONTENT_TYPE, "text/event-stream")];
            let body = Body::new(Events { events, _run: run });
            (kind, body).into_response()
        }
        Err(_) => refusal(StatusCode::SERVICE_UNAVAILABLE, "no thread can be started"),
    }
}

/// Its end lets another run begin.
struct Run;

impl Drop for Run {
    fn drop(&mut self) {
        RUNS.store(false, Ordering::Release);
    }
}

/// Events as they come (HTML standard, server-sent events).
struct Events {
    events: mpsc::Receiver<Event>,
    _run: Run,
}

impl hyper::body::Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.events.poll_recv(cx).map(|event| {
            // No event of ours fails to serialize, and none has a line break.
            let json = serde_json::to_string(&event?).unwrap_or_default();
            Some(Ok(Frame::data(format!("data: {json}\n\n").into())))
        })
    }
}
