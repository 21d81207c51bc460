//! Faults put there on purpose.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::{ask, get, run};
use crate::harness::{Candor, Reply, Upstream, eventually};

const SITE: &str = "http://127.0.0.1:0";

fn start(practice: bool) -> (Candor, Upstream) {
    let upstream = Upstream::start(|_| Reply::ok("real"));
    let candor = Candor::start(&toml(practice, &upstream));
    (candor, upstream)
}

fn toml(practice: bool, upstream: &Upstream) -> String {
    format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[diagnosis]\npractice = {practice}\n\
         [upstream.api]\nservers = [\"{}\"]\n\
         [site.\"{SITE}\"]\nproxy = \"api\"\n",
        upstream.address()
    )
}

/// The log line of a path.
fn logged(candor: &Candor, path: &str) -> Value {
    candor.logged(path)
}

#[test]
fn it_needs_to_be_allowed() {
    let (candor, upstream) = start(false);
    let (code, _, err) = run(&candor, &["practice", SITE, "--status", "503"]);
    assert_eq!(code, 1);
    assert!(err.contains("practice = true"), "{err}");
    assert_eq!(candor.get("/").text(), "real");
    // And what a reload forbids has no effect any more.
    candor.reload(&toml(true, &upstream));
    assert_eq!(run(&candor, &["practice", SITE, "--status", "503"]).0, 0);
    assert_eq!(candor.get("/").status, 503);
    candor.reload(&toml(false, &upstream));
    assert_eq!(candor.get("/").text(), "real");
}

#[test]
fn a_delay_holds_requests_and_alters_nothing() {
    let (candor, _upstream) = start(true);
    let (code, out, err) = run(
        &candor,
        &["practice", SITE, "--delay", "300ms", "--for", "10m"],
    );
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("delay 300 ms, for 599 s more") || out.contains("for 600 s"),
        "{out}"
    );
    let begun = Instant::now();
    let answer = candor.get("/held");
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert_eq!((answer.status, &*answer.text()), (200, "real"));
    let line = logged(&candor, "/held");
    assert_eq!(line["injected"], true);
    assert!(line.get("cause").is_none());
    let metrics = candor.said("metrics on ");
    let metrics = metrics.rsplit(' ').next().unwrap().parse().unwrap();
    let mut client = crate::harness::Client::connect(metrics);
    client.send(b"GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let metrics = client.response().text();
    assert!(
        metrics.contains(&format!("candor_injected_total{{site=\"{SITE}\"}} 1")),
        "{metrics}"
    );
    let (code, out, _) = run(&candor, &["practice"]);
    assert_eq!(code, 0);
    assert!(out.contains("met by 1 request"), "{out}");
    assert_eq!(run(&candor, &["practice", "--stop"]).0, 0);
    candor.get("/free");
    assert!(logged(&candor, "/free").get("injected").is_none());
    let (_, out, _) = run(&candor, &["practice"]);
    assert_eq!(out, "Nothing is injected.\n");
}

#[test]
fn a_client_that_leaves_is_held_no_longer() {
    let (candor, upstream) = start(true);
    assert_eq!(run(&candor, &["practice", SITE, "--delay", "1m"]).0, 0);
    let mut client = candor.client();
    client.send(b"GET /left HTTP/1.1\r\nHost: a\r\n\r\n");
    eventually(|| (get(&candor, "/v1/practice")[0]["requests"] == 1).then_some(()));
    drop(client);
    let line = logged(&candor, "/left");
    assert_eq!(
        (&line["status"], &line["injected"]),
        (&499.into(), &true.into())
    );
    assert!(upstream.requests().is_empty());
}

#[test]
fn a_status_is_answered_in_the_applications_place() {
    let (candor, upstream) = start(true);
    assert_eq!(run(&candor, &["practice", SITE, "--status", "503"]).0, 0);
    let answer = candor.get("/a");
    assert_eq!(
        (answer.status, &*answer.text()),
        (503, "Injected by `candor practice`.\n")
    );
    let line = logged(&candor, "/a");
    assert_eq!(
        (&line["status_by"], &line["injected"]),
        (&"upstream".into(), &true.into())
    );
    assert!(upstream.requests().is_empty());
    run(&candor, &["practice", "--stop"]);
    assert_eq!(candor.get("/b").text(), "real");
}

#[test]
fn a_cause_is_met_for_real_and_ends_by_itself() {
    let (candor, upstream) = start(true);
    for cause in [
        "connect_refused",
        "head_line_ending_invalid",
        "dns_nxdomain",
    ] {
        let (code, _, err) = run(&candor, &["practice", SITE, "--cause", cause]);
        assert_eq!(code, 0, "{err}");
        let answer = candor.get(&format!("/{cause}"));
        assert_eq!(answer.header("candor-cause"), Some(cause));
        assert_eq!(logged(&candor, &format!("/{cause}"))["injected"], true);
        let id = answer.header("x-request-id").unwrap().to_owned();
        let story = eventually(|| {
            let story = ask(&candor, &format!("GET /v1/requests/{id} HTTP/1.1"), "");
            (story.status == 200).then(|| story.json())
        });
        assert_eq!(story["injected"], true, "{story}");
        assert_eq!(story["upstream"], "api");
        let (_, text, _) = run(&candor, &["why", &id]);
        assert!(text.contains("injected on purpose"), "{text}");
    }
    let incidents = get(&candor, "/v1/incidents");
    assert!(
        incidents
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["injected"] == true),
        "{incidents}"
    );
    assert!(upstream.requests().is_empty());
    let (code, _, err) = run(
        &candor,
        &[
            "practice",
            SITE,
            "--cause",
            "connect_refused",
            "--for",
            "0s",
        ],
    );
    assert_eq!(code, 0, "{err}");
    candor.log(|line| line["event"] == "change" && line["result"] == "ended");
    assert_eq!(candor.get("/after").text(), "real");
    let changes = get(&candor, "/v1/changes");
    let text = changes.to_string();
    assert!(
        text.contains("practice begun at") && text.contains("practice ended at"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_is_said() {
    let (candor, _upstream) = start(true);
    let refused = |arguments: &[&str], code: i32, says: &str| {
        let (exit, _, err) = run(&candor, &[&["practice"], arguments].concat());
        assert_eq!(exit, code, "{err}");
        assert!(err.contains(says), "{err}");
    };
    refused(&["http://other", "--status", "503"], 1, SITE);
    refused(&[SITE, "--cause", "client_gone"], 1, "connect_refused");
    refused(&[SITE, "--status", "99"], 1, "between 200 and 599");
    refused(&[SITE], 2, "--delay");
    refused(&[SITE, "--delay", "1s", "--for", "11m"], 2, "at most 10m");
    refused(&[SITE, "--delay", "61s"], 2, "at most 1m");
    refused(
        &[SITE, "--status", "503", "--delay", "1s"],
        2,
        "cannot be used with",
    );
    // Never by a GET.
    let (before, _, _) = run(&candor, &["practice", SITE, "--status", "503"]);
    assert_eq!(before, 0);
    get(&candor, "/v1/practice");
    assert_eq!(get(&candor, "/v1/practice").as_array().unwrap().len(), 1);
    // Another one takes its place, and the journal says that the first has ended.
    assert_eq!(run(&candor, &["practice", SITE, "--status", "504"]).0, 0);
    assert_eq!(get(&candor, "/v1/practice").as_array().unwrap().len(), 1);
    let changes = get(&candor, "/v1/changes");
    let mut changes = changes.as_array().unwrap().iter();
    assert!(
        changes
            .any(|it| it["text"]
                == format!("practice ended at {SITE}: status 503, met by 0 requests")),
        "{changes:?}"
    );
}
