//! What is remembered: over a restart, in a storm, and told by log, metrics and file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use crate::admin::get;
use crate::harness::{Authority, Candor, Client, Reply, Upstream, eventually};

/// Nobody listens on that port.
const CLOSED: &str = "127.0.0.1:1";

fn configuration(more: &str) -> String {
    format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[diagnosis]\nfile = \"{{dir}}/memory\"\nprobes = false\n{more}\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [upstream.app]\nservers = [\"{CLOSED}\"]\nretry = {{ tries = 1 }}\n"
    )
}

fn directory() -> Arc<TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}

/// The lines of the file that begin so.
fn lines(path: &Path, kind: &str) -> Vec<Value> {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines
        .filter_map(|mut line| Some(line.get_mut(kind)?.take()))
        .collect()
}

/// What the file tells of the request that was answered so.
fn story_of(path: &Path, problem: &Value) -> Option<Value> {
    let mut stories = lines(path, "story").into_iter();
    stories.find(|story| story[0] == problem["request_id"])
}

fn failure(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

fn history(problem: &Value) -> &Value {
    let facts = problem["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == "history");
    found.unwrap_or_else(|| panic!("no history in {problem}"))
}

fn metrics(candor: &Candor) -> String {
    let line = candor.said("metrics on ");
    let address = line.trim_start_matches("metrics on ").parse().unwrap();
    let mut client = Client::connect(address);
    client.send(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    client.response().text()
}

#[test]
fn a_restart_forgets_nothing() {
    let directory = directory();
    let file = directory.path().join("memory");
    let mut candor = Candor::start_in(Arc::clone(&directory), &configuration(""));
    let first = failure(&candor, "/a");
    let incident = history(&first)["incident"].clone();
    failure(&candor, "/a");
    failure(&candor, "/b");
    candor.terminate();
    assert!(candor.wait().success());

    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A story is written when its answer was delivered: the next request's may be before it.
    let story = story_of(&file, &first).unwrap();
    assert_eq!(story[2]["cause"], "connect_refused");
    assert_eq!(story[2]["request"]["path"], "/a");
    assert!(story[3].as_str().unwrap().contains("ECONNREFUSED"));
    let last = lines(&file, "incident").pop().unwrap();
    assert_eq!(last["count"], 3, "{last}");
    assert_eq!(last["id"], incident);
    assert_eq!(last["paths"]["counted"][0], serde_json::json!(["/a", 2]));
    let kinds = |kind: &str| {
        let changes = lines(&file, "change");
        changes
            .iter()
            .filter(|change| change["kind"] == kind)
            .count()
    };
    assert_eq!((kinds("start"), kinds("stop")), (1, 1));

    // A crash tore the last line, and somebody wrote into it.
    let mut torn = fs::read(&file).unwrap();
    torn.extend(b"what is this\n\xff\xfe\n{\"incident\":{\"id\":9");
    fs::write(&file, torn).unwrap();
    let candor = Candor::start_in(Arc::clone(&directory), &configuration(""));
    let fourth = failure(&candor, "/a");
    assert_eq!(history(&fourth)["count"], 4, "{fourth}");
    assert_eq!(history(&fourth)["incident"], incident);
    // Killed, it has written what mattered.
    eventually(|| story_of(&file, &fourth));
    candor.signal(Signal::KILL);
}

#[test]
fn a_storm_takes_no_more_memory_and_no_more_disk() {
    const CLIENTS: usize = 4;
    const REQUESTS: usize = 12_500;
    let directory = directory();
    let file = directory.path().join("memory");
    // Its own directory has the log.
    let configuration =
        configuration("").replace("[candor]\n", "[candor]\nlog.file = \"{dir}/log\"\n");
    let candor = Candor::start_in(Arc::clone(&directory), &configuration);
    let resident = || {
        let status = fs::read_to_string(format!("/proc/{}/status", candor.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .unwrap();
        line.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    let address = candor.address();
    let storm = |requests: usize| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|name| {
                thread::spawn(move || {
                    let mut client = Client::connect(address);
                    for number in 0..requests {
                        let path = format!("/{name}/{number}");
                        let head = format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");
                        assert_eq!(client.ask(address, head.as_bytes()).status, 502);
                    }
                })
            })
            .collect();
        clients
            .into_iter()
            .for_each(|client| client.join().unwrap());
    };
    storm(REQUESTS / 10);
    let before = resident();
    storm(REQUESTS - REQUESTS / 10);
    let after = resident();
    // Kilobytes. What is remembered is bounded by eight megabytes.
    assert!(
        after < before + 12 * 1024,
        "{before} KiB became {after} KiB"
    );
    let last = failure(&candor, "/last");
    let all = (CLIENTS * REQUESTS) as u64 + 1;
    assert_eq!(history(&last)["count"], all, "{last}");
    // The first ones, and one a second.
    let stories = lines(&file, "story").len();
    assert!((3..600).contains(&stories), "{stories}");
    eventually(|| {
        metrics(&candor)
            .contains("candor_incidents_open 1\n")
            .then_some(())
    });
}

#[test]
fn a_reload_is_blamed_with_its_keys_and_values() {
    let upstream = Upstream::start(|_| Reply::ok("well"));
    let directory = directory();
    let file = directory.path().join("memory");
    let before = configuration("").replace(CLOSED, &upstream.address().to_string());
    let mut candor = Candor::start_in(Arc::clone(&directory), &before);
    assert_eq!(candor.get("/").status, 200);
    candor.reload(&configuration(""));
    let line = candor.log(|line| line["event"] == "change" && line["what"] == "reload");
    assert_eq!(
        line["changed"],
        serde_json::json!(["upstream.app.servers"]),
        "{line}"
    );
    let failed = failure(&candor, "/");
    let reload = &history(&failed)["reload"];
    assert_eq!(reload["changed"], serde_json::json!(["servers"]));
    let value = reload["values"][0].as_str().unwrap();
    assert!(value.contains(&format!("→ [\"{CLOSED}\"]")), "{value}");
    assert!(
        history(&failed)["last_success_unix_ms"].is_i64(),
        "{failed}"
    );
    candor.terminate();
    candor.wait();
    let changes = lines(&file, "change");
    let reload = changes
        .iter()
        .find(|change| change["kind"] == "reload")
        .unwrap();
    let text = reload["text"].as_str().unwrap();
    assert!(
        text.starts_with("reload changed [upstream.app] servers "),
        "{text}"
    );
}

#[test]
fn certificates_that_end_soon_and_are_replaced_are_told() {
    let directory = directory();
    let authority = Authority::new();
    let issue = |days: u64| {
        authority.issue_with(directory.path(), "site", &["localhost"], |params| {
            // Some hours more, so that it is the same day at the end of a slow test.
            let seconds = days * 86_400 + 7_200;
            let end = std::time::SystemTime::now() + std::time::Duration::from_secs(seconds);
            params.not_after = end.into();
        })
    };
    issue(5);
    let toml = "[site.\"https://localhost:0\"]\ntls = { cert = \"{dir}/site.pem\", key = \"{dir}/site.key\" }\n\
                respond = \"well\"\n";
    let candor = Candor::start_in(Arc::clone(&directory), toml);
    let is_told = |line: &Value, part: &str| {
        let text = line["text"].as_str().unwrap_or_default();
        line["what"] == "certificate" && text.contains(part)
    };
    let line = candor.log(|line| is_told(line, "valid for 5 more days"));
    assert_eq!(line["event"], "change");
    assert_eq!(line["days_left"], "5");
    issue(90);
    candor.reload(toml);
    candor.log(|line| is_told(line, "was replaced: valid for 90 more days"));
}

#[test]
fn upstreams_of_which_nobody_is_asked_have_incidents_of_their_own() {
    let directory = directory();
    let site = "[diagnosis]\nprobes = false\n[site.\"http://127.0.0.1:0\".route]\n";
    let toml = ["/one", "/two"].map(|path| {
        let name = &path[1..];
        format!("\"{path}\" = {{ proxy = \"{name}\" }}\n")
    });
    let upstreams = ["one", "two"]
        .map(|name| format!("[upstream.{name}]\nservers = [\"file:{{dir}}/{name}\"]\n"));
    fs::write(directory.path().join("one"), "").unwrap();
    fs::write(directory.path().join("two"), "").unwrap();
    let toml = [site, &toml.concat(), &upstreams.concat()].concat();
    let candor = Candor::start_in(directory, &toml);
    for path in ["/one", "/two", "/two"] {
        let problem = failure(&candor, path);
        assert_eq!(problem["cause"], "upstream_none_available", "{problem}");
    }
    let mut counts = eventually(|| {
        let incidents = get(&candor, "/v1/incidents");
        let count = |it: &Value| (it["upstream"].clone(), it["count"].clone());
        let counts: Vec<_> = incidents.as_array().unwrap().iter().map(count).collect();
        let all = counts.iter().filter_map(|it| it.1.as_u64()).sum::<u64>();
        (all == 3).then_some(counts)
    });
    let failures = get(&candor, "/v1/failures?upstream=two");
    assert_eq!(failures.as_array().unwrap().len(), 2, "{failures}");
    assert_eq!(failures[0]["upstream"], "two", "{failures}");
    counts.sort_by_key(|it| it.1.as_u64());
    assert_eq!(counts, [("one".into(), 1.into()), ("two".into(), 2.into())]);
}
