//! `/.candor/causes/`: the manual of the causes, where the diagnosis page looks for it.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format};

use super::{html, missing};

/// Every cause.
pub(super) async fn index() -> Response {
    let mut out = Vec::with_capacity(16 * 1024);
    render::cause_index(&mut out, Format::Html, Locale::English);
    drawn(&out)
}

/// One of them.
pub(super) async fn cause(Path(code): Path<String>) -> Response {
    let mut out = Vec::with_capacity(8 * 1024);
    match render::cause_page(&mut out, Format::Html, Locale::English, &code) {
        true => drawn(&out),
        false => missing("There is no such cause.", "/"),
    }
}

fn drawn(page: &[u8]) -> Response {
    let policy = HeaderValue::from_static(render::policy(Audience::Visitor));
    let text = String::from_utf8_lossy(page).into_owned();
    html(StatusCode::OK, text, policy)
}
