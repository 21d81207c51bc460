//! Every wait ends, whatever the origin does meanwhile, and the timer that ended it is named.

use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::*;
use crate::harness::End;
use crate::matrix::World;

const GET: &[u8] = b"GET /slow HTTP/1.1\r\nHost: a.test\r\n\r\n";

/// Sends bytes over and over, one at a time, until the sender is dropped or the peer leaves.
fn drip(mut peer: Client, bytes: &'static [u8]) -> Sender<()> {
    let (stop, stopped) = channel();
    thread::spawn(move || {
        for byte in bytes.iter().cycle() {
            let over = stopped.recv_timeout(Duration::from_millis(2));
            if over != Err(RecvTimeoutError::Timeout) || peer.try_send(&[*byte]).is_err() {
                return;
            }
        }
    });
    stop
}

fn fact<'a>(line: &'a Value, name: &str) -> &'a Value {
    let facts = line["evidence"].as_array().unwrap();
    let found = facts.iter().find(|it| it["fact"] == name);
    found.unwrap_or_else(|| panic!("{name} in {line}"))
}

#[track_caller]
fn named(line: &Value, cause: &str, reason: Value, timer: &str) {
    assert_eq!(
        (&line["cause"], &line["reason"]),
        (&cause.into(), &reason),
        "{line}"
    );
    let told = fact(line, "timer");
    assert_eq!(told["name"], timer, "{line}");
    assert!(
        told["elapsed_ms"].as_u64() >= told["limit_ms"].as_u64(),
        "{line}"
    );
    assert!(
        told["place"]["file"]
            .as_str()
            .unwrap()
            .ends_with("candor.toml")
    );
    assert!(told["place"]["line"].as_u64() > Some(0), "{line}");
}

#[test]
fn a_head_that_drips_has_one_limit() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.head = \"1s\"");
    let mut client = candor.client();
    client.send(GET);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\n");
    let _stop = drip(peer, b"X-Drop: drip\r\n");
    assert_eq!(client.response().status, 504);
    let line = candor.logged("/slow");
    named(&line, "timeout_head", "dripping".into(), "timeout.head");
    let received = fact(&line, "response_head")["total"].as_u64().unwrap();
    assert!(received > 17, "{line}");
    assert_eq!(fact(&line, "timers")["head_ms"], 1000);
}

#[test]
fn interim_answers_do_not_prolong_the_wait() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout = { first_byte = \"1s\", head = \"1s\" }");
    let mut client = candor.client();
    client.send(GET);
    let mut peer = origin.accept();
    received(&mut peer);
    let began = Instant::now();
    // Each takes some 60 ms: two dozens would go by before they are too many.
    let _stop = drip(peer, b"HTTP/1.1 103 Early Hints\r\n\r\n");
    let last = std::iter::repeat_with(|| client.head().status).find(|status| *status != 103);
    assert_eq!(last, Some(504));
    let line = candor.logged("/slow");
    named(
        &line,
        "timeout_first_byte",
        Value::Null,
        "timeout.first_byte",
    );
    let interim = fact(&line, "progress")["interim"].as_u64().unwrap();
    assert!(
        (1..32).contains(&interim),
        "{line} after {:?}",
        began.elapsed()
    );
}

#[test]
fn a_flood_of_interim_answers_is_named() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(GET);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(&b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(40));
    let last = std::iter::repeat_with(|| client.head().status).find(|status| *status != 103);
    assert_eq!(last, Some(502));
    let line = candor.logged("/slow");
    assert_eq!(
        (&line["cause"], &line["reason"]),
        (&"head_upgrade_failed".into(), &"too_many_1xx".into())
    );
    assert_eq!(fact(&line, "upgrade")["interim"], 33);
}

#[test]
fn a_body_that_flows_has_a_total_limit() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.total = \"300ms\"");
    let mut client = candor.client();
    client.send(GET);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\n\r\n");
    // Neither side ever waits for the other.
    let flood = thread::spawn(move || while peer.try_send(&[b'.'; 65_536]).is_ok() {});
    let head = client.head();
    assert_eq!(head.header("transfer-encoding"), Some("chunked"));
    let (body, _) = client.rest();
    assert!(!body.ends_with(b"0\r\n\r\n"));
    flood.join().unwrap();
    let line = candor.logged("/slow");
    named(&line, "timeout_total", "body".into(), "timeout.total");
    assert_eq!(line["delivered"], "cut");
}

#[test]
fn a_client_that_does_not_read_has_it_too() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.total = \"300ms\"");
    let mut client = candor.client();
    client.send(GET);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
    let flood = thread::spawn(move || while peer.try_send(&[b'.'; 65_536]).is_ok() {});
    flood.join().unwrap();
    let line = candor.logged("/slow");
    named(&line, "timeout_total", "body".into(), "timeout.total");
    assert_eq!(client.head().status, 200);
    assert!(client.rest().0.len() < 1_000_000_000);
}

#[test]
fn silence_in_a_body_of_unknown_length_is_no_end() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.idle = \"200ms\"");
    let mut client = candor.client();
    // HTTP/1.0: only the end of the connection ends the answer, so it has to be a reset.
    client.send(b"GET /slow HTTP/1.0\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\n\r\nso far");
    assert_eq!(client.head().status, 200);
    let (body, end) = client.rest();
    assert!(b"so far".starts_with(&body));
    assert_eq!(end, End::Cut);
    let line = candor.logged("/slow");
    named(&line, "timeout_body_idle", Value::Null, "timeout.idle");
    assert_eq!(fact(&line, "body_ended")["received"], 6);
}

#[test]
fn the_total_limit_holds_while_connecting() {
    let world = World::start();
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n\
         timeout = {{ connect = \"20s\", total = \"200ms\" }}\n",
        world.server("connect_timeout")
    ));
    let response = candor.get("/slow");
    assert_eq!(response.header("candor-cause"), Some("timeout_total"));
    let line = candor.logged("/slow");
    named(&line, "timeout_total", "connect".into(), "timeout.total");
}

#[test]
fn an_upload_has_a_total_limit() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"off\"\ntimeout.upload = \"300ms\"");
    // The client drips: it is the client's doing.
    let mut client = candor.client();
    client.send(b"POST /client HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100000\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    let dripping = Client::over(client.socket().try_clone().unwrap());
    let _stop = drip(dripping, b"x");
    assert_eq!(client.response().status, 408);
    let line = candor.logged("/client");
    named(
        &line,
        "client_request_invalid",
        "body_timeout".into(),
        "timeout.upload",
    );
    // The upstream does not read: it is the upstream's.
    let mut client = candor.client();
    client.send(b"POST /stuck HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100000000\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    let mut socket = client.socket().try_clone().unwrap();
    let pouring = thread::spawn(move || {
        use std::io::Write;
        while socket.write_all(&[b'x'; 65_536]).is_ok() {}
    });
    assert_eq!(client.response().status, 504);
    let _ = client.try_finish();
    pouring.join().unwrap();
    let line = candor.logged("/stuck");
    named(
        &line,
        "req_write_timeout",
        "upload_total".into(),
        "timeout.upload",
    );
}
