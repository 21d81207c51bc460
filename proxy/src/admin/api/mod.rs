//! What can be asked: one file for each resource, one line in [`endpoints`].
//!
//! An [`Endpoint`] is a handler with its own description. `GET /openapi.json` is made from the
//! descriptions, and a test asks every one and compares what it says with what comes, so add the
//! members of an answer to its [`Doc`]. Data is in the shared state: the snapshot in force
//! (`shared.process.snapshot.load()`), `process.memory`, `process.telemetry`.
//!
//! JSON is below `/v1/`. Pages are not described here: they are routes of their own, merged in
//! [`router`].

mod configuration;
mod doctor;
mod events;
mod failures;
mod incidents;
mod maintenance;
mod members;
mod metrics;
mod open;
mod openapi;
mod practice;
mod reload;
mod sites;
mod status;
mod token;
mod upstreams;

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::{Method, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter};
use serde_json::json;

use super::Shared;
use super::dashboard;
use super::guard::{Door, Guard, guard};

pub(crate) use configuration::masked;
pub(super) use open::ENTRANCE;

/// Bytes of a request's body.
const BODY_MAX: usize = 16 * 1024;

/// Everything that can be asked, in the order of the description.
pub(super) fn endpoints() -> Vec<Endpoint> {
    [
        status::endpoints(),
        metrics::endpoints(),
        sites::endpoints(),
        upstreams::endpoints(),
        failures::endpoints(),
        incidents::endpoints(),
        events::endpoints(),
        configuration::endpoints(),
        practice::endpoints(),
        maintenance::endpoints(),
        reload::endpoints(),
        token::endpoints(),
        doctor::endpoints(),
        open::endpoints(),
        openapi::endpoints(),
    ]
    .concat()
}

/// The routes behind one door.
pub(super) fn router(shared: &Arc<Shared>, door: Door) -> Router {
    let mut router = Router::new()
        .merge(open::entrance(door))
        .merge(dashboard::routes());
    for endpoint in endpoints() {
        router = router.route(endpoint.path, endpoint.handler);
    }
    let guarded = Guard {
        shared: Arc::clone(shared),
        door,
    };
    router
        .fallback(async || refusal(StatusCode::NOT_FOUND, "/openapi.json lists what there is"))
        .method_not_allowed_fallback(async || {
            let why = "/openapi.json lists the methods";
            refusal(StatusCode::METHOD_NOT_ALLOWED, why)
        })
        .with_state(Arc::clone(shared))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(guarded, guard))
}

/// Something that can be asked, and its description.
#[derive(Clone, Debug)]
pub(super) struct Endpoint {
    pub(super) method: Method,
    /// As axum and OpenAPI write it: `/v1/requests/{id}`.
    pub(super) path: &'static str,
    pub(super) doc: &'static Doc,
    handler: MethodRouter<Arc<Shared>, Infallible>,
}

/// What is said of an endpoint.
#[derive(Debug)]
pub(super) struct Doc {
    /// One sentence.
    pub(super) summary: &'static str,
    /// What may be asked for in the path and behind `?`.
    pub(super) parameters: &'static [Parameter],
    /// The members of a JSON body that is sent.
    pub(super) body: &'static [Member],
    /// What comes back.
    pub(super) answer: Answer,
}

/// A parameter in the path, if the path names it, or in the query.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) text: &'static str,
}

/// A member of a JSON object. One whose name ends in `?` may be missing.
#[derive(Debug)]
pub(super) struct Member(
    pub(super) &'static str,
    pub(super) Kind,
    pub(super) &'static str,
);

/// What a value is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Array,
    Boolean,
    Integer,
    Object,
    Text,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Answer {
    /// An object with these members.
    Object(&'static [Member]),
    /// An array of objects with these members.
    List(&'static [Member]),
    /// JSON of another form.
    Json,
    /// Text of this type.
    Text(&'static str),
    /// Server-sent events.
    Events,
}

impl Endpoint {
    /// One that changes nothing.
    pub(super) fn get<H, T>(path: &'static str, handler: H, doc: &'static Doc) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self::on(Method::GET, MethodFilter::GET, path, handler, doc)
    }

    /// One that changes something.
    pub(super) fn post<H, T>(path: &'static str, handler: H, doc: &'static Doc) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self::on(Method::POST, MethodFilter::POST, path, handler, doc)
    }

    /// One that ends something.
    pub(super) fn delete<H, T>(path: &'static str, handler: H, doc: &'static Doc) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self::on(Method::DELETE, MethodFilter::DELETE, path, handler, doc)
    }

    fn on<H, T>(
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        handler: H,
        doc: &'static Doc,
    ) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self {
            method,
            path,
            doc,
            handler: MethodRouter::new().on(filter, handler),
        }
    }
}

/// Says why not, as RFC 9457 has it.
pub(super) fn refusal(status: StatusCode, why: &str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = json!({ "title": title, "status": status.as_u16(), "detail": why });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, kind, format!("{body}\n")).into_response()
}
