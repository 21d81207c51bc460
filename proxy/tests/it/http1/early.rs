//! An origin that answers before it has read the request: what it says arrives whole, and is told.

use std::io::Write;
use std::thread;

use super::*;
use crate::harness::End;

const UPLOAD: &str = "POST /up HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100000000\r\n\r\n";
const REFUSAL: &[u8] =
    b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 8\r\n\r\ntoo big\n";

fn uploads(origin: &Origin) -> Candor {
    proxy(origin, "limit.body = \"off\"")
}

/// Sends as much of a body as it can, until the connection is over.
fn pour(client: &Client) -> thread::JoinHandle<()> {
    let mut socket = client.socket().try_clone().unwrap();
    thread::spawn(move || while socket.write_all(&[b'x'; 65_536]).is_ok() {})
}

#[test]
fn an_answer_before_a_reset_arrives_whole() {
    let origin = Origin::start();
    let candor = uploads(&origin);
    for round in 0..10 {
        let mut client = candor.client();
        client.send(UPLOAD.as_bytes());
        let pouring = pour(&client);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(REFUSAL);
        peer.reset();
        let response = client.response();
        assert_eq!(
            (response.status, response.text().as_str()),
            (413, "too big\n"),
            "round {round}"
        );
        let id = response.header("x-request-id").unwrap().to_owned();
        let _ = client.try_finish();
        pouring.join().unwrap();
        let line = candor.log(|line| line["request_id"] == id && line["event"] == "request");
        assert_eq!(line["delivered"], "complete", "{line}");
        assert_eq!(line["findings"], serde_json::json!(["req_early_response"]));
        let finding = candor.log(|line| line["request_id"] == id && line["event"] == "finding");
        let fact = &finding["evidence"][0];
        assert_eq!(
            (&fact["fact"], &fact["status"]),
            (&"early_answer".into(), &413.into())
        );
        assert_eq!(fact["body_declared"], 100_000_000);
        assert!(
            fact["body_sent"].as_u64().unwrap() < 100_000_000,
            "{finding}"
        );
    }
}

#[test]
fn a_refusal_that_is_cut_is_no_end() {
    let origin = Origin::start();
    let candor = uploads(&origin);
    // Only the end of the connection delimits it, and the reset came before: it is not whole.
    let mut client = candor.client();
    client.send(UPLOAD.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 401 No\r\nConnection: close\r\n\r\nnot sig");
    assert_eq!(client.head().status, 401);
    client.until(b"not sig");
    peer.reset();
    let pouring = pour(&client);
    let (rest, _) = client.rest();
    assert!(!rest.ends_with(b"0\r\n\r\n"));
    drop(client);
    pouring.join().unwrap();
    let line = candor.logged("/up");
    assert_eq!(
        (&line["cause"], &line["reason"], &line["delivered"]),
        (
            &"req_early_response".into(),
            &"answer_cut".into(),
            &"cut".into()
        ),
        "{line}"
    );
}

#[test]
fn an_early_answer_by_close_is_whole() {
    let origin = Origin::start();
    let candor = uploads(&origin);
    let mut client = candor.client();
    client.send(UPLOAD.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 401 No\r\nConnection: close\r\n\r\nnot signed in");
    peer.finish();
    assert_eq!(client.response().text(), "not signed in");
    let line = candor.logged("/up");
    assert_eq!(line["findings"], serde_json::json!(["req_early_response"]));
}

#[test]
fn what_answers_an_expectation_is_no_finding() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(
        b"POST /up HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
    );
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(REFUSAL);
    assert_eq!(client.response().text(), "too big\n");
    let line = candor.logged("/up");
    assert!(line.get("findings").is_none(), "{line}");
}

#[test]
fn an_answer_that_closes_may_stream_while_the_request_does() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    assert_eq!(client.head().status, 200);
    for word in ["one", "two", "three"] {
        let chunk = format!("{:x}\r\n{word}\r\n", word.len());
        client.send(chunk.as_bytes());
        assert_eq!(peer.take(chunk.len()), chunk.as_bytes());
        peer.send(word.as_bytes());
        assert_eq!(client.take(chunk.len()), chunk.as_bytes());
    }
    client.send(b"0\r\n\r\n");
    assert_eq!(peer.take(5), b"0\r\n\r\n");
    peer.finish();
    assert_eq!(client.take(5), b"0\r\n\r\n");
}

#[test]
fn an_upload_that_is_cut_is_named() {
    let origin = Origin::start();
    let candor = uploads(&origin);
    let mut client = candor.client();
    client.send(UPLOAD.as_bytes());
    let pouring = pour(&client);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.reset();
    let response = client.response();
    assert_eq!(response.header("candor-cause"), Some("req_write_aborted"));
    let _ = client.try_finish();
    pouring.join().unwrap();
    let line = candor.logged("/up");
    assert_eq!(line["reason"], "reset", "{line}");
    let facts = line["evidence"].as_array().unwrap();
    let progress = facts.iter().find(|it| it["fact"] == "progress").unwrap();
    assert_eq!(progress["request_sent"], false);
    assert_eq!(progress["body_declared"], 100_000_000);
    assert!(facts.iter().any(|it| it["fact"] == "timers"), "{line}");
    assert_eq!(client.rest().1, End::Closed);
}
