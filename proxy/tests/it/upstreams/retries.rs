//! What is repeated, where, how often and when; and what is not.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::{Candor, Reply, Response, Upstream};
use crate::http1::Origin;
use crate::matrix::{counted, counts_to};

/// Candor in front of these members, which are taken in turn.
fn candor(members: &[String], retry: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"pair\"\n\
         [upstream.pair]\nservers = {members:?}\nretry = {{ {retry} }}\n"
    ))
}

fn pair(first: &Upstream, second: &Upstream, retry: &str) -> Candor {
    let text = |it: &Upstream| it.address().to_string();
    candor(&[text(first), text(second)], retry)
}

fn good() -> Upstream {
    Upstream::start(|_| Reply::ok("good"))
}

fn unavailable(fields: &str) -> Upstream {
    let answer = format!("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n{fields}\r\nbusy");
    Upstream::start(move |_| Reply::Keep(answer.clone().into_bytes()))
}

fn problem(candor: &Candor, method: &str, path: &str) -> Response {
    candor.request(&format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json"
    ))
}

/// The decision about the attempt that failed last.
fn decisions(answer: &Value) -> Vec<String> {
    let facts = answer["evidence"].as_array().unwrap().iter();
    let retries = facts.filter(|fact| fact["fact"] == "retry");
    retries
        .map(|fact| fact["decision"].as_str().unwrap().to_owned())
        .collect()
}

/// Asks until both members had their turn; the lines of those that were repeated.
fn repeated(candor: &Candor) -> Vec<Value> {
    let mut lines = Vec::new();
    for path in ["/1", "/2", "/3", "/4"] {
        let answer = candor.get(path);
        assert_eq!((answer.status, &*answer.text()), (200, "good"), "{path}");
        let line = candor.logged(path);
        if line.get("attempts").is_some() {
            lines.push(line);
        }
    }
    assert!(!lines.is_empty());
    lines
}

#[test]
fn a_head_that_broke_off_is_asked_for_elsewhere() {
    let broken = Upstream::start(|_| Reply::Close(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec()));
    let candor = pair(&broken, &good(), "tries = 2");
    let lines = repeated(&candor);
    for line in &lines {
        assert_eq!(line["attempts"][0]["cause"], "head_truncated", "{line}");
        assert_eq!(line["attempts"][1]["status"], 200, "{line}");
    }
    let labels = [("outcome", "recovered")];
    counts_to(&candor, "candor_retries_total", &labels, lines.len() as u64);
}

#[test]
fn a_503_is_asked_for_elsewhere_if_that_is_wanted() {
    let busy = unavailable("");
    let candor = pair(&busy, &good(), "on = [\"unavailable\"]");
    for line in repeated(&candor) {
        let first = &line["attempts"][0];
        assert_eq!(first["cause"], "origin_error", "{line}");
    }
    // A POST may have been acted on.
    let mut passed = 0;
    for _ in 0..4 {
        let answer = candor.request("POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 0");
        passed += u32::from(answer.status == 503 && answer.text() == "busy");
    }
    assert_eq!(passed, 2);
}

#[test]
fn a_503_is_passed_on_unless_wanted_and_when_both_are_busy() {
    let candor = pair(&unavailable(""), &good(), "tries = 2");
    let statuses: Vec<_> = (0..4).map(|_| candor.get("/").status).collect();
    assert_eq!(statuses.iter().filter(|it| **it == 503).count(), 2);
    let both = pair(&unavailable(""), &unavailable(""), "on = [\"unavailable\"]");
    let answer = both.get("/both");
    assert_eq!((answer.status, &*answer.text()), (503, "busy"));
    assert_eq!(
        both.logged("/both")["attempts"].as_array().unwrap().len(),
        2
    );
}

#[test]
fn retry_after_is_waited_for_or_nothing_is_repeated() {
    let soon = unavailable("Retry-After: 1\r\n");
    let candor = pair(&soon, &good(), "on = [\"unavailable\"]");
    let begun = Instant::now();
    let lines = repeated(&candor);
    assert!(begun.elapsed() >= Duration::from_secs(lines.len() as u64));
    let late = unavailable("Retry-After: 3600\r\n");
    let candor = pair(&late, &good(), "on = [\"unavailable\"]");
    let answers: Vec<_> = (0..4).map(|_| candor.get("/")).collect();
    let passed: Vec<_> = answers.iter().filter(|it| it.status == 503).collect();
    assert_eq!(passed.len(), 2);
    assert_eq!(passed[0].header("retry-after"), Some("3600"));
}

#[test]
fn the_time_for_one_attempt_leads_to_another_member() {
    let silent = Origin::start();
    let good = good();
    let members = [silent.address().to_string(), good.address().to_string()];
    let toml = "per_try = \"150ms\"";
    for line in repeated(&candor(&members, toml)) {
        let first = &line["attempts"][0];
        assert_eq!(first["cause"], "timeout_first_byte", "{line}");
    }
    // And where there is none it is named.
    let other = Origin::start();
    let members = [silent.address().to_string(), other.address().to_string()];
    let candor = candor(&members, toml);
    let answer = problem(&candor, "GET", "/both");
    assert_eq!(answer.status, 504);
    let told = answer.json();
    let detail = told["detail"].as_str().unwrap();
    assert!(detail.contains("within 150 ms (retry.per_try)"), "{detail}");
    assert_eq!(told["attempts"].as_array().unwrap().len(), 2);
    assert_eq!(decisions(&told), ["tries_used"]);
}

#[test]
fn no_more_is_repeated_than_the_budget_allows() {
    // Each takes the request and says nothing.
    let mute = || Upstream::start(|_| Reply::Close(Vec::new()));
    let (first, second) = (mute(), mute());
    let candor = pair(&first, &second, "budget = \"0%\"");
    let mut told = HashMap::<String, u32>::new();
    for _ in 0..40 {
        let answer = problem(&candor, "GET", "/").json();
        *told.entry(decisions(&answer)[0].clone()).or_default() += 1;
    }
    // Three a second are always allowed, in ten seconds.
    let expected = [("tries_used", 30), ("budget_used", 10)];
    assert_eq!(
        told,
        expected
            .map(|(name, count)| (name.to_owned(), count))
            .into()
    );
    let asked = first.requests().len() + second.requests().len();
    assert_eq!(asked, 70);
    let labels = [("outcome", "over_budget")];
    counts_to(&candor, "candor_retries_total", &labels, 10);
}

#[test]
fn a_post_that_was_sent_is_asked_once() {
    let mute = || Upstream::start(|_| Reply::Close(Vec::new()));
    let (first, second) = (mute(), mute());
    let candor = pair(&first, &second, "tries = 5");
    for number in 0..8 {
        let head = format!(
            "POST /{number} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json\r\nContent-Length: 0"
        );
        let answer = candor.request(&head);
        assert_eq!(answer.status, 502);
        assert_eq!(decisions(&answer.json()), ["not_idempotent"]);
    }
    let mut seen = HashMap::<String, u32>::new();
    for request in [first.requests(), second.requests()].concat() {
        *seen.entry(request.path().to_owned()).or_default() += 1;
    }
    assert_eq!(seen.len(), 8);
    assert!(seen.values().all(|count| *count == 1), "{seen:?}");
    assert_eq!(counted(&candor, "candor_retries_total", &[]), 0);
}

/// Each further attempt is at a member that was not tried, until there is none.
#[test]
fn every_attempt_is_at_another_member() {
    let mute = || Upstream::start(|_| Reply::Close(Vec::new()));
    let members = [mute(), mute(), mute()];
    let texts: Vec<_> = members.iter().map(|it| it.address().to_string()).collect();
    let candor = candor(&texts, "tries = 9, backoff = \"1ms\"");
    for path in ["/a", "/b", "/c"] {
        let told = problem(&candor, "GET", path).json();
        let attempts = told["attempts"].as_array().unwrap();
        let mut peers: Vec<_> = attempts.iter().map(|it| it["peer"].to_string()).collect();
        peers.sort_unstable();
        peers.dedup();
        assert_eq!(peers.len(), 3, "{told}");
        assert_eq!(attempts.len(), 3, "{told}");
        assert_eq!(decisions(&told), ["no_other_member"]);
    }
    for member in members {
        assert_eq!(member.requests().len(), 3);
    }
}

#[test]
fn the_time_for_the_whole_exchange_holds_over_all_attempts() {
    let silent = Origin::start();
    let other = Origin::start();
    let candor = Candor::start(&format!(
        "[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"pair\"\ntimeout = {{ total = \"500ms\" }}\n\
         [upstream.pair]\nservers = [\"{}\", \"{}\"]\n\
         retry = {{ tries = 9, per_try = \"400ms\" }}\n",
        silent.address(),
        other.address()
    ));
    let told = problem(&candor, "GET", "/").json();
    assert_eq!(told["cause"], "timeout_total", "{told}");
    assert_eq!(told["attempts"].as_array().unwrap().len(), 2, "{told}");
    assert_eq!(told["attempts"][0]["cause"], "timeout_first_byte", "{told}");
}
