//! The dashboard: pages for a browser, drawn by the server, whole without a script.
//!
//! - `history`: what was counted in the last hour; `track`: the course of one name in it; `chart`:
//!   its drawing; `words`: numbers and times.
//! - One file for each group of pages; their templates are in `proxy/templates/`, over the style
//!   sheet of the diagnosis page.
//!
//! A page shows operators what the process knows, in process. Every text of a stranger is escaped
//! by the template and cleaned of what deceives the eye. Must never load anything from elsewhere,
//! and never change anything: every route is a GET.

mod changes;
mod chart;
mod configuration;
mod history;
mod incidents;
mod live;
mod manual;
mod members;
mod overview;
mod requests;
mod subject;
mod track;
mod words;

use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use candor_diagnostics::render::{STYLE, cleaned};
use serde::Deserialize;

use super::Shared;
use track::Span;

pub(crate) use history::History;

/// The style sheet: the diagnosis page's, and what a dashboard needs beside it.
static SHEET: LazyLock<String> =
    LazyLock::new(|| [STYLE, include_str!("../../../templates/dashboard.css")].concat());

const SCRIPT: &str = include_str!("../../../templates/dashboard.js");

/// Nothing is loaded, and only our own style sheet and script count.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        source(&SHEET),
        source(SCRIPT)
    );
    // Hashes are letters, digits, `+`, `/` and `=`.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// Every page.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(overview::show))
        .route("/site", get(subject::site))
        .route("/upstream", get(subject::upstream))
        .route("/incidents", get(incidents::list))
        .route("/incidents/{id}", get(incidents::one))
        .route("/requests", get(requests::list))
        .route("/requests/{id}", get(requests::story))
        .route("/routes", get(configuration::routes))
        .route("/certificates", get(configuration::certificates))
        .route("/changes", get(changes::page_of))
        .route("/live", get(live::show))
        .route("/ticks", get(live::ticks))
        .route("/.candor/causes/", get(manual::index))
        .route("/.candor/causes/{code}", get(manual::cause))
}

/// What is around every page.
#[derive(Debug)]
struct Frame {
    title: String,
    /// The path of the page in the list of pages that it belongs to.
    here: &'static str,
    process: u32,
}

impl Frame {
    fn new(title: &str, here: &'static str) -> Self {
        Self {
            title: title.to_owned(),
            here,
            process: std::process::id(),
        }
    }

    const fn pages(&self) -> [(&'static str, &'static str); 7] {
        [
            ("/", "Overview"),
            ("/incidents", "Incidents"),
            ("/requests", "Failures"),
            ("/live", "Live"),
            ("/routes", "Routes"),
            ("/certificates", "Certificates"),
            ("/changes", "Changes"),
        ]
    }

    fn style(&self) -> &'static str {
        &SHEET
    }

    const fn script(&self) -> &'static str {
        SCRIPT
    }

    const fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

/// What a page of a course may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    span: String,
    name: String,
}

impl Asked {
    /// As asked for; otherwise the hour, once there was more than ten minutes.
    fn span(&self, shared: &Shared) -> Span {
        match self.span.as_str() {
            "1h" => Span::Hour,
            "10m" => Span::Minutes,
            _ if history::now() - shared.started_unix_ms > 600_000 => Span::Hour,
            _ => Span::Minutes,
        }
    }
}

/// A page as a response.
fn page(template: &impl Template) -> Response {
    answer(StatusCode::OK, template)
}

fn answer(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => html(status, text, POLICY.clone()),
        // Rendering to memory fails only if a value fails to be written, and ours are strings.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn html(status: StatusCode, text: String, policy: HeaderValue) -> Response {
    let fields = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (status, fields, text).into_response()
}

/// A page that says that there is no such thing.
fn missing(what: &str, here: &'static str) -> Response {
    #[derive(Template)]
    #[template(path = "missing.html")]
    struct Missing<'a> {
        frame: Frame,
        what: &'a str,
    }
    let template = Missing {
        frame: Frame::new("Not found", here),
        what,
    };
    answer(StatusCode::NOT_FOUND, &template)
}

/// An inline text as a source of a policy.
fn source(text: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    format!("'sha256-{}'", base64(digest.as_ref()))
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let group = u32::from_be_bytes(group);
        for place in 0..4 {
            let index = (group >> (18 - 6 * place)) & 63;
            out.push(match place <= chunk.len() {
                true => char::from(ALPHABET[index as usize]),
                false => '=',
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_style_sheet_and_script() {
        // RFC 4648 §10.
        for (text, encoded) in [
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        let policy = POLICY.to_str().unwrap_or_default();
        assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
        assert!(!policy.contains("unsafe"));
    }
}
