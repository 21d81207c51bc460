//! `/live`, and the stream by which a script keeps every page up to date.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::Shared;

/// How often a page is asked for again.
const TICK: Duration = Duration::from_secs(2);

/// Says every two seconds that it is time to look again.
pub(super) async fn ticks(State(_shared): State<Arc<Shared>>) -> Response {
    let ticks = stream::unfold(0_u64, |count| async move {
        tokio::time::sleep(TICK).await;
        let event = Event::default().data(count.to_string());
        Some((Ok::<_, Infallible>(event), count + 1))
    });
    Sse::new(ticks)
        .keep_alive(KeepAlive::default())
        .into_response()
}
