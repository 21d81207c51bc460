//! What the application itself says and stands on: the end of its log, its container, what it needs.

mod container;
mod gunicorn;
mod needs;
mod php;

use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::harness::{Candor, eventually};

/// A program that is told to stop when the test is over.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Self {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null());
        Self(silent.stderr(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // In order, so that it ends its own children.
        let _ = kill_process(Pid::from_child(&self.0), Signal::TERM);
        let _ = self.0.wait();
    }
}

/// What an operator is told as problem+json.
fn told(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    let response = candor.request(&head);
    serde_json::from_slice(&response.body).unwrap()
}

/// Asks until the first likely cause has this id; what is told then. Looks take a while on a busy
/// machine, and an operator's answer waits for 25 ms alone.
fn told_first(candor: &Candor, path: &str, id: &str) -> Value {
    eventually(|| {
        let told = told(candor, path);
        (told["likely"][0]["id"] == id).then_some(told)
    })
}

/// The fact of this kind.
fn fact<'t>(told: &'t Value, kind: &str) -> &'t Value {
    let facts = told["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {told:#}"))
}

/// Every form in which a visitor can be answered, whole.
fn seen_by_visitors(candor: &Candor, path: &str) -> String {
    let forms = ["text/html", "application/problem+json", "text/plain"];
    let requests = forms.iter().map(|form| {
        // Whoever comes through another proxy is no operator.
        format!(
            "GET {path} HTTP/1.1\r\nHost: shop.test\r\nX-Forwarded-For: 10.0.0.9\r\nAccept: {form}"
        )
    });
    let grpc = format!(
        "POST {path} HTTP/1.1\r\nHost: shop.test\r\nContent-Type: application/grpc\r\nContent-Length: 0"
    );
    let mut seen = String::new();
    for request in requests.chain([grpc]) {
        let response = candor.request(&request);
        for (name, value) in &response.headers {
            seen += &format!("{name}: {value}\n");
        }
        seen += &response.text();
    }
    seen
}
