//! `candor open`: from the unix socket into a browser.
//!
//! A browser speaks no unix socket, so the process opens a loopback address when it is asked to. The
//! URL carries a one-time token, which is exchanged at once for a cookie and worthless from then on.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Doc, Endpoint, Kind, Member, refusal};
use crate::admin::guard::{Door, cookie_name, now_unix_s};
use crate::admin::listen::Socket;
use crate::admin::{Address, Shared, serve};
use crate::policy::token::LIFETIME_MAX;

/// Where a one-time token is exchanged.
pub(in crate::admin) const ENTRANCE: &str = "/open";

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::post("/v1/open", open, &OPEN)]
}

/// The one path that is answered without a token, since it takes one.
pub(super) fn entrance(door: Door) -> Router<Arc<Shared>> {
    let Door::Loopback(port) = door else {
        return Router::new();
    };
    Router::new().route(
        ENTRANCE,
        get(
            async move |State(shared): State<Arc<Shared>>, Query(ticket): Query<Ticket>| {
                enter(&shared, &ticket.ticket, port)
            },
        ),
    )
}

static OPEN: Doc = Doc {
    summary: "Opens the dashboard for a browser on this host; the URL is good once, for a minute.",
    parameters: &[],
    body: &[],
    answer: Answer::Object(&[Member("url", Kind::Text, "What to open.")]),
};

async fn open(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    let Some(address) = loopback(&shared, &headers) else {
        let why = "no port could be opened on 127.0.0.1";
        return refusal(StatusCode::SERVICE_UNAVAILABLE, why);
    };
    match shared.tickets.issue() {
        Some(ticket) => {
            let url = format!("http://{address}{ENTRANCE}?ticket={ticket}");
            Json(json!({ "url": url })).into_response()
        }
        None => refusal(StatusCode::SERVICE_UNAVAILABLE, "no random bytes"),
    }
}

/// The address that a browser can reach: the one that was asked, or one for this purpose, which stays
/// open until the process ends.
fn loopback(shared: &Arc<Shared>, headers: &HeaderMap) -> Option<std::net::SocketAddr> {
    // On TCP the client names the address that it reached.
    let host = headers.get(header::HOST)?.to_str().ok()?;
    if let Ok(Address::Tcp(address)) = host.parse() {
        return Some(address);
    }
    let mut opened = shared.opened.lock();
    if let Some(address) = *opened {
        return Some(address);
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
    listener.set_nonblocking(true).ok()?;
    let address = listener.local_addr().ok()?;
    tokio::spawn(serve::accept(Socket::Tcp(listener), Arc::clone(shared)));
    *opened = Some(address);
    Some(address)
}

#[derive(Deserialize)]
struct Ticket {
    #[serde(default)]
    ticket: String,
}

fn enter(shared: &Shared, ticket: &str, port: u16) -> Response {
    let minted = shared
        .tickets
        .redeem(ticket)
        .then(|| shared.process.operators.mint(now_unix_s(), LIFETIME_MAX));
    let Some(token) = minted.flatten() else {
        let why = "this address was good once, for a minute; `candor open` makes another";
        return refusal(StatusCode::FORBIDDEN, why);
    };
    // `Secure` would keep it from plain HTTP, which is all that loopback has.
    let cookie = format!(
        "{}={token}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict",
        cookie_name(port),
        LIFETIME_MAX.as_secs()
    );
    let Ok(cookie) = HeaderValue::from_str(&cookie) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (header::SET_COOKIE, cookie),
        (header::LOCATION, HeaderValue::from_static("/")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}
