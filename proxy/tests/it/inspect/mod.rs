//! What Candor finds on its own host after a failure: real programs that listen elsewhere, real
//! modes, real queues, each read in every view of the operator's.

mod ports;
mod queues;
mod sockets;
mod start;

use serde_json::Value;

use crate::harness::{Candor, Response, eventually};

const SITE: &str = "http://127.0.0.1:0";

/// A site in front of this one server; `keys` are further keys of its upstream.
fn proxy(server: &str, keys: &str) -> String {
    format!(
        "[candor]\nthreads = 1\n[diagnosis]\nprobes = false\n[defaults]\nretry = {{ tries = 1 }}\n\
         timeout = {{ connect = \"400ms\", first_byte = \"1s\" }}\n\
         [site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{server}\"]\n{keys}"
    )
}

fn ask(candor: &Candor, accept: &str) -> Response {
    candor.request(&format!(
        "GET /path HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}"
    ))
}

/// The failure as an operator reads it who asks until the look has found this fact: on a busy machine
/// it may take longer than the first answer waits.
fn found(candor: &Candor, fact: &str) -> Value {
    eventually(|| {
        let problem = ask(candor, "application/problem+json").json();
        has(&problem, fact).then_some(problem)
    })
}

fn has(told: &Value, fact: &str) -> bool {
    let facts = told["evidence"].as_array();
    facts.is_some_and(|facts| facts.iter().any(|it| it["fact"] == fact))
}

/// The fact of that name.
fn fact<'a>(told: &'a Value, name: &str) -> &'a Value {
    let mut facts = told["evidence"].as_array().unwrap().iter();
    let found = facts.find(|fact| fact["fact"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {told}"))
}

#[track_caller]
fn hinted(problem: &Value, hint: &str) {
    let hints = problem["hints"].as_array().unwrap();
    assert!(hints.iter().any(|it| it == hint), "no {hint} in {problem}");
}

/// The name of a process, as the kernel has it.
fn name(pid: u32) -> String {
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap();
    name.trim_end().to_owned()
}

/// How this process is named where it listens.
fn own_name() -> String {
    let pid = std::process::id();
    format!("{}, pid {pid}", name(pid))
}

/// The verdict in every view: JSON, header, text and log line. The JSON is given back.
#[track_caller]
fn verdict(candor: &Candor, cause: &str, fact: &str, first: &str, because: &str) -> Value {
    let problem = found(candor, fact);
    assert_eq!(problem["cause"], cause, "{problem}");
    let likely = &problem["likely"][0];
    assert_eq!(likely["id"], first, "{problem}");
    let said = likely["why"].as_str().unwrap_or_default();
    assert!(said.contains(because), "`{because}` is not in `{said}`");
    let answer = ask(candor, "text/plain");
    assert_eq!(answer.header("candor-cause"), Some(cause));
    let text = answer.text();
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(because), "`{because}` is not in:\n{text}");
    let line = candor.log(|line| line["event"] == "request" && has(line, fact));
    assert_eq!(line["cause"], cause, "{line}");
    problem
}
