//! `/changes`: what changed around the proxy.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::words::Moment;
use super::{Frame, Shared, cleaned, history, page};

#[derive(Template)]
#[template(path = "changes.html")]
struct Changes {
    frame: Frame,
    changes: Vec<ChangeRow>,
}

struct ChangeRow {
    at: Moment,
    kind: String,
    text: String,
}

/// The journal, newest first.
pub(super) async fn page_of(State(shared): State<Arc<Shared>>) -> Response {
    let now = history::now();
    let all = shared.process.memory.changes();
    let changes = all.iter().rev().map(|change| ChangeRow {
        at: Moment::of(change.time_unix_ms, now),
        kind: cleaned(&change.kind),
        text: cleaned(&change.text),
    });
    page(&Changes {
        frame: Frame::new("Changes", "/changes"),
        changes: changes.collect(),
    })
}
