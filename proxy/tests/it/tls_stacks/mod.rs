//! TLS with other people's servers: OpenSSL's and tlslite-ng's. Each case states the exact code and
//! reason, and the certificates are made by the test.

mod body;
mod certificates;
mod clock;
mod handshakes;
mod material;

use std::sync::Arc;

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Candor, Response};
use crate::program::Program;

/// Candor with a server as its upstream, verified by these keys of `tls`; `{dir}` is the directory.
pub fn candor(directory: &Arc<TempDir>, server: &Program, tls: &str) -> Candor {
    Candor::start_in(
        Arc::clone(directory),
        &format!(
            "[candor]\nmetrics = \"127.0.0.1:0\"\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"tls\"\n\
             [upstream.tls]\nservers = [\"https://{}\"]\nretry = {{ tries = 1 }}\ntls = {{ {tls} }}\n",
            server.address
        ),
    )
}

/// What an operator is told as problem+json.
pub fn told(candor: &Candor) -> (Response, Value) {
    let response =
        candor.request("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    let problem = match response.header("content-type") {
        Some("application/problem+json") => response.json(),
        _ => Value::Null,
    };
    (response, problem)
}

/// The fact of this kind in an answer or a line.
pub fn fact<'v>(of: &'v Value, kind: &str) -> &'v Value {
    let facts = of["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {of}"))
}

/// A failure is named so: code and reason as `code/reason`, in answer, log line and `Proxy-Status`.
#[track_caller]
pub fn named(case: &str, candor: &Candor, expected: &str, proxy_status: &str) -> Value {
    let (response, problem) = told(candor);
    let (code, reason) = expected.split_once('/').unwrap_or((expected, ""));
    assert_eq!(problem["cause"], code, "{case}: {problem}");
    let named = problem["reason"].as_str().unwrap_or_default();
    assert_eq!(named, reason, "{case}: {problem}");
    let field = response.header("proxy-status").unwrap();
    assert!(field.contains(proxy_status), "{case}: {field}");
    let id = response.header("x-request-id").unwrap();
    let line = candor.log(|line| line["event"] == "request" && line["request_id"] == id);
    assert_eq!(
        (&line["cause"], &line["reason"]),
        (&problem["cause"], &problem["reason"])
    );
    problem
}
