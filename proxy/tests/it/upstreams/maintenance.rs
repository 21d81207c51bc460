//! Sites and upstreams that are paused, members that are set aside.

use std::thread;

use candor_faults::Ask;
use serde_json::Value;

use crate::admin::{get, run};
use crate::harness::{Candor, Client, Reply, Upstream, eventually};
use crate::http1::{Origin, ok, received};
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        fault: "maintenance_by_command",
        reason: "command",
        says: "closed this site",
        command: "candor resume http://127.0.0.1:0",
        ..CLOSED
    },
    Row {
        fault: "maintenance_by_configuration",
        reason: "configuration",
        says: "This site is closed by the configuration, at ",
        ..CLOSED
    },
];

const CLOSED: Row = Row {
    cause: "maintenance",
    status: 503,
    error: "proxy_internal_response",
    phase: "admit",
    fact: "maintenance",
    ..Row::ANSWERED
};

const SITE: &str = "http://127.0.0.1:0";

fn toml(upstream: &Upstream, queue: &str, site: &str) -> String {
    format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n\
         [upstream.api]\nservers = [\"{}\"]\n\
         [site.\"{SITE}\"]\nproxy = \"api\"\ntimeout = {{ queue = \"{queue}\" }}\n{site}\n",
        upstream.address()
    )
}

fn start(queue: &str) -> (Candor, Upstream) {
    let upstream = Upstream::start(|_| Reply::ok("real"));
    (Candor::start(&toml(&upstream, queue, "")), upstream)
}

#[track_caller]
fn well(candor: &Candor, arguments: &[&str]) -> String {
    let (code, out, err) = run(candor, arguments);
    assert_eq!(code, 0, "{arguments:?}: {out}{err}");
    out
}

/// Waits until so many requests are held.
fn held(candor: &Candor, count: u64) -> Value {
    eventually(|| {
        let paused = get(candor, "/v1/maintenance")[0].clone();
        (paused["held"] == count).then_some(paused)
    })
}

/// Sends a GET on a connection of its own and does not wait for the answer.
fn asked(candor: &Candor, path: &str) -> Client {
    let mut client = candor.client();
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    client.send(head.as_bytes());
    client
}

#[test]
fn a_closed_site_says_so_in_every_view() {
    let (candor, upstream) = start("5s");
    well(&candor, &["pause", SITE, "--close", "--note", "new disks"]);
    let scene = |row| Scene {
        candor: &candor,
        row,
        ask: Ask::Get,
        path: "/any".to_owned(),
        site: SITE.to_owned(),
        behind: None,
    };
    scene(&ROWS[0]).check();
    assert!(candor.get("/note").text().contains("new disks"));
    let (code, report, _) = run(&candor, &["doctor"]);
    let told = format!("its requests are refused: open it with `candor resume {SITE}`");
    assert!(code == 1 && report.contains(&told), "{report}");
    well(&candor, &["resume", SITE]);
    assert_eq!(candor.get("/open").text(), "real");
    candor.reload(&toml(&upstream, "5s", "maintenance = \"new wires\""));
    scene(&ROWS[1]).check();
    assert!(candor.get("/note").text().contains("new wires"));
    let (code, report, _) = run(&candor, &["doctor"]);
    let told = "closed by `maintenance` in the configuration (\"new wires\")";
    assert!(code == 1 && report.contains(told), "{report}");
    // The doctor's own requests are not the clients'.
    let asked = upstream.requests();
    let clients = asked.iter().filter(|it| it.path() == "/open");
    assert_eq!(clients.count(), 1);
    // Visitors learn neither who nor why.
    let visitor = "GET /v HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.9";
    let seen = candor.request(visitor);
    assert_eq!(seen.status, 503);
    assert!(!seen.text().contains("new wires"), "{}", seen.text());
}

#[test]
fn requests_are_held_until_the_site_is_resumed() {
    for name in [SITE, "127.0.0.1", "api"] {
        let (candor, upstream) = start("20s");
        let out = well(&candor, &["pause", name, "--note", "new disks"]);
        assert!(out.contains("requests are held"), "{out}");
        let mut clients: Vec<_> = (0..3).map(|_| asked(&candor, "/held")).collect();
        let paused = held(&candor, 3);
        assert_eq!(paused["note"], "new disks", "{paused}");
        assert_eq!(upstream.requests().len(), 0);
        // Whoever leaves is not held any longer.
        drop(clients.pop());
        held(&candor, 2);
        let out = well(&candor, &["resume", name]);
        assert!(out.contains("2 requests held, 0 requests refused"), "{out}");
        for mut client in clients {
            assert_eq!(client.response().text(), "real");
        }
        assert_eq!(well(&candor, &["pause"]), "Nothing is paused.\n");
        let line = candor.log(|line| line["what"] == "maintenance" && line["result"] == "resumed");
        assert_eq!(line["held"], 2, "{line}");
        assert_eq!(run(&candor, &["resume", name]).0, 1);
    }
}

#[test]
fn who_is_held_for_too_long_is_told_why() {
    let (candor, upstream) = start("150ms");
    well(&candor, &["pause", "api", "--for", "1h"]);
    let answer = candor.get("/late");
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("candor-cause"), Some("maintenance"));
    let after = answer.header("retry-after").unwrap();
    assert!(after.parse::<u32>().unwrap() > 3_000, "{after}");
    assert!(answer.text().contains("closed the upstream api"));
    let line = candor.logged("/late");
    assert!(
        line["evidence"][0]["held_ms"].as_u64() >= Some(150),
        "{line}"
    );
    assert_eq!(upstream.requests().len(), 0);
}

#[test]
fn a_pause_ends_by_itself() {
    let (candor, _upstream) = start("20s");
    well(&candor, &["pause", SITE, "--for", "1s"]);
    assert_eq!(candor.get("/held").text(), "real");
    eventually(|| {
        get(&candor, "/v1/maintenance")
            .as_array()
            .unwrap()
            .is_empty()
            .then_some(())
    });
}

#[test]
fn a_reload_ends_no_pause_and_who_is_held_gets_the_new_configuration() {
    let (candor, old) = start("20s");
    well(&candor, &["pause", SITE]);
    let mut client = asked(&candor, "/held");
    held(&candor, 1);
    let new = Upstream::start(|_| Reply::ok("new"));
    candor.reload(&toml(&new, "20s", ""));
    held(&candor, 1);
    well(&candor, &["resume"]);
    assert_eq!(client.response().text(), "new");
    assert_eq!(old.requests().len(), 0);
    // One line for one request.
    candor.logged("/held");
    let lines = candor.log_lines();
    let lines = lines.iter().filter(|line| line["path"] == "/held");
    assert_eq!(lines.count(), 1);
}

#[test]
fn a_site_is_paused_by_any_of_its_hosts() {
    let upstream = Upstream::start(|_| Reply::ok("real"));
    let site = "http://shop.example.com:0";
    let toml = toml(&upstream, "5s", "also = [\"www.example.com\"]").replace(SITE, site);
    let candor = Candor::start(&toml);
    for name in [
        "www.example.com",
        "WWW.Example.com/",
        "Shop.example.com",
        "HTTP://shop.example.com:0/",
    ] {
        let out = well(&candor, &["pause", name, "--close"]);
        assert!(out.contains(&format!("site {site}: ")), "{out}");
        well(&candor, &["resume", name]);
    }
}

#[test]
fn what_a_reload_took_away_can_be_resumed() {
    let (candor, upstream) = start("5s");
    well(&candor, &["pause", "api", "--close"]);
    candor.reload(&toml(&upstream, "5s", "").replace("api", "other"));
    let out = well(&candor, &["resume", "api"]);
    assert!(out.contains("resumed: upstream api"), "{out}");
    assert_eq!(well(&candor, &["pause"]), "Nothing is paused.\n");
}

#[test]
fn what_cannot_be_paused_is_said() {
    let (candor, _upstream) = start("5s");
    let (code, _, err) = run(&candor, &["pause", "nowhere"]);
    assert_eq!(code, 1);
    assert!(err.contains("the upstreams are: api"), "{err}");
    let (code, _, err) = run(&candor, &["drain", "api", "127.0.0.1:1"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("api has no such member; its members are: 127.0.0.1:"),
        "{err}"
    );
    let long = "n".repeat(501);
    assert_eq!(run(&candor, &["pause", SITE, "--note", &long]).0, 1);
    assert_eq!(candor.get("/").text(), "real");
}

#[test]
fn a_member_that_is_set_aside_finishes_what_it_has() {
    let first = Origin::start();
    let second = Upstream::start(|_| Reply::ok("second"));
    let toml = format!(
        "[candor]\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [upstream.api]\nservers = [\"{}\", \"{}\"]\n[site.\"{SITE}\"]\nproxy = \"api\"\n",
        first.address(),
        second.address()
    );
    let candor = Candor::start(&toml);
    // One is in flight at the first member.
    let mut clients = [asked(&candor, "/a"), asked(&candor, "/b")];
    let mut peer = first.accept();
    let path = received(&mut peer)
        .line()
        .split(' ')
        .nth(1)
        .unwrap()
        .to_owned();
    let member = first.address().to_string();
    let out = well(&candor, &["drain", "api", &member]);
    assert!(out.contains("set aside, 1 request in flight"), "{out}");
    let line = candor.log(|line| line["what"] == "drain");
    assert_eq!(line["server"], member.as_str(), "{line}");
    for _ in 0..6 {
        assert_eq!(candor.get("/").text(), "second");
    }
    // A reload does not ask it again.
    candor.reload(&toml);
    for _ in 0..6 {
        assert_eq!(candor.get("/").text(), "second");
    }
    let waiting = {
        let (directory, member) = (candor.directory().to_owned(), member.clone());
        thread::spawn(move || {
            crate::harness::run_in(&directory, &["drain", "api", &member, "--wait"])
        })
    };
    peer.send(&ok("first"));
    let (code, out, err) = waiting.join().unwrap();
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("0 requests in flight"), "{out}");
    let expected = |of: &str| if of == path { "first" } else { "second" };
    let [a, b] = &mut clients;
    assert_eq!(a.response().text(), expected("/a"));
    assert_eq!(b.response().text(), expected("/b"));
    well(&candor, &["drain", "api", &member, "--undo"]);
    assert_eq!(well(&candor, &["drain"]), "No member is set aside.\n");
    let again = [asked(&candor, "/c"), asked(&candor, "/d")];
    received(&mut peer);
    drop(again);
}

#[test]
fn the_last_member_that_is_set_aside_is_told_with_the_way_back() {
    let (candor, upstream) = start("5s");
    let member = upstream.address().to_string();
    well(&candor, &["drain", "api", &member]);
    let ask = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json";
    let problem = candor.request(ask).json();
    assert_eq!(problem["cause"], "upstream_none_available", "{problem}");
    assert_eq!(problem["reason"], "drained", "{problem}");
    let step = &problem["next_steps"][0];
    assert_eq!(step["command"], "candor drain", "{problem}");
    let text = step["text"].as_str().unwrap();
    assert!(text.contains("candor drain api MEMBER --undo"), "{text}");
    assert!(well(&candor, &["drain"]).contains(&member));
    well(&candor, &["drain", "api", &member, "--undo"]);
    assert_eq!(candor.get("/").text(), "real");
}
