//! Kept connections that end when they are used again, and what is learned from those that end
//! by themselves.

use std::time::Duration;

use serde_json::{Value, json};

use super::*;

const GET: &str = "GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n";
const POST: &str = "POST /next HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi";

/// A request that is answered, on a connection that is kept.
fn kept(candor: &Candor, origin: &Origin, path: &str) -> Client {
    let mut client = candor.client();
    client.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(&ok("kept"));
    assert_eq!(client.response().text(), "kept");
    candor.logged(path);
    peer
}

/// A text in one line.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fact<'a>(line: &'a Value, name: &str) -> Option<&'a Value> {
    let facts = line["evidence"].as_array().unwrap();
    facts.iter().find(|it| it["fact"] == name)
}

#[test]
fn a_lost_post_is_not_repeated_and_says_why() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut peer = kept(&candor, &origin, "/first");
    let mut client = candor.client();
    client.send(POST.as_bytes());
    received(&mut peer);
    assert_eq!(peer.take(2), b"hi");
    drop(peer);
    let response = client.response();
    assert_eq!(
        response.header("candor-cause"),
        Some("head_reused_conn_lost")
    );
    let text = unwrapped(&response.text());
    assert!(text.contains("POST is not repeated"), "{text}");
    assert!(text.contains("(request 2 on it)"), "{text}");
    assert!(!origin.has_more());
    let line = candor.logged("/next");
    assert_eq!(fact(&line, "retry").unwrap()["decision"], "not_idempotent");
    let progress = fact(&line, "progress").unwrap();
    assert_eq!(progress["request_sent"], true);
    assert_eq!(progress["connections"], 1, "{line}");
    // Nothing is known yet of how long the upstream keeps its connections.
    assert_eq!(fact(&line, "idle_ends"), None);
}

#[test]
fn each_reason_not_to_repeat_is_told() {
    for (retry, decision) in [
        ("retry = { tries = 1 }", "tries_used"),
        ("retry = { on = [\"connect\"] }", "switched_off"),
    ] {
        let origin = Origin::start();
        let candor = proxy_with(&origin, &format!("[defaults]\n{retry}"), "");
        let mut peer = kept(&candor, &origin, "/first");
        let mut client = candor.client();
        client.send(GET.as_bytes());
        received(&mut peer);
        drop(peer);
        assert_eq!(client.response().status, 502, "{retry}");
        assert!(!origin.has_more(), "{retry}");
        let line = candor.logged("/next");
        assert_eq!(line["cause"], "head_reused_conn_lost", "{line}");
        assert_eq!(
            fact(&line, "retry").unwrap()["decision"],
            decision,
            "{line}"
        );
    }
}

#[test]
fn a_keep_alive_that_is_shorter_is_learned() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[defaults]\nkeepalive.idle = \"40s\"", "");
    for path in ["/one", "/two", "/three"] {
        let peer = kept(&candor, &origin, path);
        let before = descriptors(&candor);
        // The upstream's timer runs out while nobody asks.
        drop(peer);
        descriptors_fall_to(&candor, before - 1);
    }
    let mut peer = kept(&candor, &origin, "/four");
    let mut client = candor.client();
    client.send(POST.as_bytes());
    received(&mut peer);
    drop(peer);
    let response = client.response();
    let text = unwrapped(&response.text());
    assert!(
        text.contains("keepalive.idle lets ours be idle for 40 s"),
        "{text}"
    );
    let line = candor.logged("/next");
    assert_eq!(line["hints"], json!(["keepalive_shorter"]), "{line}");
    let ends = fact(&line, "idle_ends").unwrap();
    assert_eq!(
        (&ends["seen"], &ends["ours_ms"]),
        (&3.into(), &40_000.into())
    );
    assert!(ends["closed_after_ms"].as_u64() < Some(20_000), "{line}");
}

#[test]
fn a_farewell_on_an_idle_connection_bars_nobody() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut peer = kept(&candor, &origin, "/first");
    let id = candor.logged("/first")["request_id"].clone();
    peer.send(b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    let finding = candor.log(|line| line["event"] == "finding");
    assert_eq!(finding["request_id"], id);
    peer.rest();
    // The next connection is kept as before.
    let mut peer = kept(&candor, &origin, "/second");
    let mut client = candor.client();
    client.send(GET.as_bytes());
    assert!(received(&mut peer).line().starts_with("GET /next "));
    peer.send(&ok("same"));
    assert_eq!(client.response().text(), "same");
}

#[test]
fn a_timer_of_ours_that_is_equal_is_pointed_at() {
    // On a busy host the end may come too late to look like a timer's.
    let is_seen = (0..4).any(|_| is_equal_timer_seen());
    assert!(is_seen);
}

fn is_equal_timer_seen() -> bool {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout = { head = \"2s\", idle = \"2s\" }");
    let mut client = candor.client();
    client.send(GET.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    // Another exchange, begun at the same time, tells when two seconds are over.
    let mut other = candor.client();
    other.send(b"GET /clock HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut slow = origin.accept();
    received(&mut slow);
    slow.send(b"HTTP/1.1 200 OK\r\n");
    assert_eq!(other.response().status, 504);
    drop(peer);
    let text = unwrapped(&client.response().text());
    let line = candor.logged("/next");
    assert_eq!(line["cause"], "head_closed_empty");
    let is_told = text.contains("timeout.head is 2 s here");
    assert_eq!(is_told, line["hints"] == json!(["timer_equal"]), "{line}");
    is_told
}

#[test]
fn a_round_time_of_theirs_is_pointed_at() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.head = \"1s\"");
    let mut client = candor.client();
    client.send(GET.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    // A whole number of seconds, as little beyond as can be.
    let began = std::time::Instant::now();
    let mut seconds = 3;
    let after = loop {
        let until = Duration::from_secs(seconds) + Duration::from_millis(2);
        assert!(origin.is_quiet_for(until.saturating_sub(began.elapsed())));
        let late = began.elapsed() - Duration::from_secs(seconds);
        if late < Duration::from_millis(12) {
            break seconds;
        }
        seconds += 1;
    };
    drop(peer);
    let text = unwrapped(&client.response().text());
    assert!(text.contains("a round number"), "{after} s: {text}");
    let line = candor.logged("/next");
    assert_eq!(line["hints"], json!(["timer_equal"]), "{line}");
}
