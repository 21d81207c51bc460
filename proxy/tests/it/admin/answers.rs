//! What is answered.

use serde_json::Value;

use super::{REFUSED, ask, fail, get};
use crate::harness::{Candor, Client, Reply, Upstream, eventually};

/// What a busy host lets Candor see too late for a failure is told as a finding, beside its line.
const UNPROBED: &str = "[diagnosis]\nprobes = false\n";

#[test]
fn a_request_is_told_as_json_and_as_text() {
    let candor = Candor::start(REFUSED);
    let id = fail(&candor, "/cart");
    let story = get(&candor, &format!("/v1/requests/{id}"));
    assert_eq!(story["cause"], "connect_refused");
    assert_eq!(story["request"]["path"], "/cart");
    assert!(story["likely"].is_array(), "{story}");
    let text = |accept: &str| {
        let head = format!("GET /v1/requests/{id} HTTP/1.1\r\nAccept: {accept}");
        ask(&candor, &head, "").text()
    };
    let plain = text("text/plain");
    assert!(
        plain.contains(&id) && plain.contains("127.0.0.1:1"),
        "{plain}"
    );
    assert!(!plain.contains('\u{1b}'));
    assert!(text("text/plain; color=always").contains('\u{1b}'));
    assert_eq!(
        ask(&candor, "GET /v1/requests/nobody HTTP/1.1", "").status,
        404
    );
}

#[test]
fn failures_are_listed_and_chosen() {
    let candor = Candor::start(&format!(
        "{REFUSED}[site.\"http://127.0.0.1:0\".route.\"/ok\"]\nrespond = \"ok\"\n"
    ));
    let first = fail(&candor, "/a");
    let second = fail(&candor, "/b");
    candor.get("/ok");
    let list = get(&candor, "/v1/failures");
    let ids = |list: &Value| {
        let list = list.as_array().unwrap().iter();
        list.map(|it| it["request_id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&list), [&*second, &*first]);
    assert_eq!(ids(&get(&candor, "/v1/failures?limit=1")), [&*second]);
    assert_eq!(
        ids(&get(&candor, "/v1/failures?cause=connect_refused")).len(),
        2
    );
    assert_eq!(
        ids(&get(&candor, "/v1/failures?upstream=127.0.0.1:1")).len(),
        2
    );
    for nothing in [
        "cause=dns_nxdomain",
        "site=other",
        "upstream=other",
        "incident=99",
    ] {
        assert!(
            ids(&get(&candor, &format!("/v1/failures?{nothing}"))).is_empty(),
            "{nothing}"
        );
    }
    assert_eq!(
        ask(&candor, "GET /v1/failures?limits=1 HTTP/1.1", "").status,
        400
    );
    let incidents = get(&candor, "/v1/incidents");
    assert_eq!(incidents[0]["count"], 2);
    assert_eq!(incidents[0]["cause"], "connect_refused");
    let id = &incidents[0]["id"];
    assert_eq!(get(&candor, &format!("/v1/incidents/{id}"))["count"], 2);
    assert_eq!(
        ask(&candor, "GET /v1/incidents/99 HTTP/1.1", "").status,
        404
    );
}

#[test]
fn sites_and_upstreams_are_counted() {
    let upstream = Upstream::start(|_| Reply::ok("hi"));
    let candor = Candor::start(&format!(
        "[upstream.api]\nservers = [\"{}\"]\n[site.\"http://127.0.0.1:0\"]\nproxy = \"api\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/gone\"]\nproxy = \"127.0.0.1:1\"\n",
        upstream.address()
    ));
    candor.get("/a");
    fail(&candor, "/gone");
    let site = get(&candor, "/v1/sites")[0].clone();
    assert_eq!(site["site"], "http://127.0.0.1:0");
    assert_eq!(site["requests"], 2);
    assert_eq!(site["routes"], 2);
    assert_eq!(site["failures"][0]["cause"], "connect_refused");
    let upstreams = get(&candor, "/v1/upstreams");
    let find = |name: &str| {
        let mut list = upstreams.as_array().unwrap().iter();
        list.find(|it| it["upstream"] == name).unwrap().clone()
    };
    let api = find("api");
    assert_eq!(
        (&api["answered"], &api["connections"]),
        (&1.into(), &1.into())
    );
    assert!(api["last_success_unix_ms"].is_i64(), "{api}");
    assert_eq!(api["failures"], Value::Array(Vec::new()));
    let gone = find("127.0.0.1:1");
    assert_eq!(gone["failures"][0]["count"], 1);
    assert!(gone.get("last_success_unix_ms").is_none());
    let routes = get(&candor, "/v1/routes");
    assert_eq!(routes.as_array().unwrap().len(), 2);
    let port = candor.address().port();
    let route = get(
        &candor,
        &format!("/v1/route?url=http://127.0.0.1:{port}/gone"),
    );
    assert_eq!(route["route"], "/gone");
    assert!(
        route["action"].as_str().unwrap().contains("127.0.0.1:1"),
        "{route}"
    );
    let nowhere = ask(
        &candor,
        "GET /v1/route?url=https://example.com/ HTTP/1.1",
        "",
    );
    assert_eq!(nowhere.status, 404);
}

#[test]
fn the_configuration_in_force_is_shown_without_secrets() {
    let candor = Candor::start(&format!(
        "{REFUSED}request_headers = {{ Authorization = \"Bearer planted-secret\", X-Plain = \"seen\" }}\n"
    ));
    let shown = ask(&candor, "GET /v1/configuration HTTP/1.1", "").text();
    assert!(
        shown.contains("X-Plain") && shown.contains("seen"),
        "{shown}"
    );
    assert!(
        shown.contains("Authorization") && !shown.contains("planted"),
        "{shown}"
    );
    candor.reload("[site.\"http://127.0.0.1:0\"]\nrespond = \"other\"\n");
    let shown = ask(&candor, "GET /v1/configuration HTTP/1.1", "").text();
    assert!(
        shown.contains("other") && !shown.contains("X-Plain"),
        "{shown}"
    );
}

/// Begins a stream; what comes is read by [`event`].
fn listen(candor: &Candor, query: &str) -> Client {
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    client.send(format!("GET /v1/events?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
    let head = client.head();
    assert_eq!(head.header("content-type"), Some("text/event-stream"));
    client.until(b": listening\n\n");
    client
}

/// The next event: its name, and its data.
fn event(client: &mut Client) -> (String, Value) {
    client.until(b"event: ");
    let name = client.until(b"\n");
    client.until(b"data: ");
    let data = client.until(b"\n");
    let name = String::from_utf8(name).unwrap().trim().to_owned();
    (name, serde_json::from_slice(&data).unwrap())
}

#[test]
fn events_come_as_they_happen_and_are_chosen() {
    for log in ["json", "combined", "off"] {
        let candor = Candor::start(&format!(
            "[candor]\nlog = \"{log}\"\n{UNPROBED}{REFUSED}[site.\"http://127.0.0.1:0\".route.\"/ok\"]\nrespond = \"ok\"\n"
        ));
        let mut all = listen(&candor, "");
        let mut failures = listen(&candor, "failures=true");
        let mut other = listen(&candor, "cause=dns_nxdomain");
        candor.get("/ok");
        candor.get("/bad");
        candor.signal(rustix::process::Signal::USR1);
        // In whatever order: each thread has a batch of its own.
        let mut wanted = vec!["/ok", "/bad", "logs_reopened"];
        while !wanted.is_empty() {
            let (_, line) = event(&mut all);
            wanted.retain(|it| line["path"] != **it && line["what"] != **it);
        }
        let (name, line) = event(&mut failures);
        assert_eq!(
            (&*name, &line["path"]),
            ("request", &"/bad".into()),
            "{log}"
        );
        // Nothing of it was for this one.
        drop(candor);
        let (rest, _) = other.rest();
        assert!(!String::from_utf8_lossy(&rest).contains("data:"));
        let (rest, _) = failures.rest();
        assert!(!String::from_utf8_lossy(&rest).contains("data:"));
    }
}

#[test]
fn a_reader_that_is_too_slow_is_told_what_it_missed() {
    let body = "x".repeat(4000);
    let candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"ok\"\n");
    let mut slow = listen(&candor, "");
    // Some 100 MB of lines, of which the reader takes none: more than any socket's buffer and queue.
    let mut client = candor.client();
    let mut last = 0;
    for round in 0..50 {
        let request = format!("GET /{round} HTTP/1.1\r\nHost: a\r\nUser-Agent: {body}\r\n\r\n");
        client.send(request.repeat(100).as_bytes());
        for _ in 0..100 {
            assert_eq!(client.response().status, 200);
            last += 1;
        }
    }
    let mut seen = 0;
    let mut dropped = 0;
    while seen + dropped < last {
        match event(&mut slow) {
            (name, data) if name == "dropped" => dropped += data["lines"].as_u64().unwrap(),
            (name, _) => {
                if name == "request" {
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen + dropped, last);
    assert!(dropped > 0);
}

#[test]
fn readers_are_bounded() {
    let candor = Candor::start(REFUSED);
    let mut open: Vec<_> = (0..8).map(|_| listen(&candor, "")).collect();
    assert_eq!(ask(&candor, "GET /v1/events HTTP/1.1", "").status, 503);
    open.pop();
    // That it left is seen when it is written to.
    eventually(|| {
        candor.get("/a");
        (ask_head(&candor) == 200).then_some(())
    });
}

fn ask_head(candor: &Candor) -> u16 {
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    client.send(b"GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    client.head().status
}

#[test]
fn the_last_lines_are_those_that_tell_of_something() {
    let candor = Candor::start(&format!(
        "[candor]\nlog = \"combined\"\n{UNPROBED}{REFUSED}[site.\"http://127.0.0.1:0\".route.\"/ok\"]\nrespond = \"ok\"\n"
    ));
    candor.get("/ok");
    let id = fail(&candor, "/bad");
    let log = get(&candor, "/v1/log");
    let log = log.as_array().unwrap();
    assert!(log.iter().any(|line| line["what"] == "ready"), "{log:?}");
    assert!(log.iter().any(|line| line["request_id"] == id), "{log:?}");
    assert!(!log.iter().any(|line| line["path"] == "/ok"), "{log:?}");
    let failures = get(&candor, "/v1/log?failures=true");
    assert_eq!(failures.as_array().unwrap().len(), 1, "{failures}");
}

#[test]
fn asking_changes_nothing() {
    let candor = Candor::start(REFUSED);
    for path in ["/v1/reload", "/v1/token", "/v1/open"] {
        let answer = ask(&candor, &format!("GET {path} HTTP/1.1"), "");
        assert_eq!(answer.status, 405, "{path}");
        assert_eq!(answer.header("allow"), Some("POST"), "{path}");
    }
    assert_eq!(get(&candor, "/v1/status")["generation"], 1);
}
