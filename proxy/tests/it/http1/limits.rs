//! What a client may take: bytes, fields, time, requests, connections.

use super::*;
use crate::harness::End;

/// Candor that answers by itself.
fn respond(client: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nthreads = 1\n[client]\n{client}\n[site.\"http://127.0.0.1:0\"]\nrespond = \"hi\"\n"
    ))
}

fn head(lines: &str) -> Vec<u8> {
    format!("GET / HTTP/1.1\r\nHost: a.test\r\n{lines}\r\n").into_bytes()
}

#[test]
fn a_head_has_a_size() {
    let candor = respond("head_size = \"1KiB\"");
    let fitting = {
        let empty = head("X: \r\n").len();
        head(&format!("X: {}\r\n", "x".repeat(1024 - empty)))
    };
    assert_eq!(fitting.len(), 1024);
    let one_more = [b"GET /", &fitting[5..]].concat();
    let one_more = String::from_utf8(one_more)
        .unwrap()
        .replacen("X: ", "X: y", 1)
        .into_bytes();
    for (bytes, status) in [
        (fitting, 200),
        (one_more, 431),
        (head(&"X: y\r\n".repeat(300)), 431),
        (
            format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "x".repeat(5000)).into_bytes(),
            414,
        ),
        // Whatever stands behind the limit.
        ([b"GET /".as_slice(), &[b'x'; 2000], b"\n\n"].concat(), 414),
    ] {
        let mut client = candor.client();
        client.send(&bytes);
        assert_eq!(client.response().status, status);
        // Drop by drop it is the same. Candor may answer before the last one.
        let mut client = candor.client();
        for byte in &bytes {
            if client.try_send(&[*byte]).is_err() {
                break;
            }
        }
        assert_eq!(client.response().status, status);
    }
}

#[test]
fn a_head_has_so_many_fields() {
    let candor = respond("head_fields = 10");
    for (count, status) in [(9, 200), (10, 431), (200, 431)] {
        let mut client = candor.client();
        client.send(&head(&"X: y\r\n".repeat(count)));
        assert_eq!(client.response().status, status);
    }
}

#[test]
fn a_head_that_drips_is_given_up() {
    let candor = respond("head = \"300ms\"");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\n");
    // More bytes do not buy more time.
    let mut drip = client.socket().try_clone().unwrap();
    let dripping = thread::spawn(move || {
        while std::io::Write::write_all(&mut drip, b"X: y\r\n").is_ok() {
            thread::yield_now();
            if drip.peek(&mut [0]).is_ok() {
                return;
            }
        }
    });
    let response = client.response();
    assert!([408, 431].contains(&response.status), "{}", response.status);
    dripping.join().unwrap();

    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\n");
    assert_eq!(client.response().status, 408);
    assert_eq!(client.rest(), (Vec::new(), End::Closed));
    candor.log(|line| line["reason"] == "head_timeout");
}

#[test]
fn empty_lines_buy_no_time() {
    let candor = respond("head = \"200ms\"\nidle = \"1h\"");
    let mut client = candor.client();
    client.send(b"\r\n");
    assert_eq!(client.rest(), (Vec::new(), End::Closed));
}

#[test]
fn an_idle_connection_is_closed() {
    let candor = respond("idle = \"200ms\"");
    assert_eq!(candor.client().rest(), (Vec::new(), End::Closed));
    let mut client = candor.client();
    client.send(&head(""));
    assert_eq!(client.response().text(), "hi");
    assert_eq!(client.rest(), (Vec::new(), End::Closed));
}

#[test]
fn a_connection_has_so_many_requests() {
    let candor = respond("requests = 3");
    let mut client = candor.client();
    client.send(&head("").repeat(5));
    for i in 1..=3 {
        let response = client.response();
        assert_eq!(response.text(), "hi");
        assert_eq!(response.header("connection"), (i == 3).then_some("close"));
    }
    client.finish();
    assert_eq!(client.rest(), (Vec::new(), End::Closed));
}

#[test]
fn a_listener_has_so_many_connections() {
    let candor = respond("connections = 2");
    let mut clients = [candor.client(), candor.client()];
    for client in &mut clients {
        client.send(&head(""));
        client.response();
    }
    let mut third = candor.client();
    assert_eq!(third.response().status, 503);
    drop(third);
    candor.log(|line| line["event"] == "connection" && line["what"] == "limit_reached");
    drop(clients);
    eventually(|| {
        let mut client = candor.client();
        // It may be answered before it asks.
        client.try_send(&head("")).ok()?;
        let answer = client.try_head()?;
        (answer.status == 200).then_some(())
    });
}

#[test]
fn a_body_has_a_size() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"1KB\"");
    // Declared: the origin is not even asked.
    let mut client = candor.client();
    client.send(b"POST /cl HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1001\r\n\r\n");
    let response = client.response();
    assert_eq!(
        (response.status, response.header("connection")),
        (413, Some("close"))
    );
    assert!(!origin.has_more());
    assert_eq!(candor.logged("/cl")["reason"], "body_too_large");

    let mut client = candor.client();
    client.send(b"POST /cl HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1000\r\n\r\n");
    client.send(&[b'x'; 1000]);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.take(1000);
    peer.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(client.response().status, 200);

    // Counted: the origin's request is cut, never completed.
    let mut client = candor.client();
    client.send(b"POST /chunked HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    let chunk = format!("1f4\r\n{}\r\n", "x".repeat(500));
    client.send(chunk.repeat(2).as_bytes());
    client.send(b"1\r\nx\r\n0\r\n\r\n");
    assert_eq!(client.response().status, 413);
    assert_eq!(candor.logged("/chunked")["reason"], "body_too_large");
    let rest = peer.rest().0;
    assert!(!rest.ends_with(b"0\r\n\r\n"));
}

#[test]
fn a_client_that_still_sends_reads_why_it_was_refused() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"1KB\"");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 200000\r\n\r\n");
    client.send(&[b'x'; 200_000]);
    assert_eq!(client.response().status, 413);
}

#[test]
fn a_body_that_stops_coming_is_given_up() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[client]\nbody = \"200ms\"", "");
    let mut client = candor.client();
    client.send(b"POST /slow HTTP/1.1\r\nHost: a.test\r\nContent-Length: 10\r\n\r\nhello");
    let mut peer = origin.accept();
    received(&mut peer);
    assert_eq!(client.response().status, 408);
    assert_eq!(peer.rest().0, b"hello");
    assert_eq!(candor.logged("/slow")["status"], 408);
}

#[test]
fn even_a_large_upload_ends_with_the_answer() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"1KB\"");
    for framing in ["Content-Length: 50000000", "Transfer-Encoding: chunked"] {
        let mut client = candor.client();
        client.send(format!("POST / HTTP/1.1\r\nHost: a.test\r\n{framing}\r\n\r\n").as_bytes());
        let chunk = format!("186a0\r\n{}\r\n", "x".repeat(100_000));
        for _ in 0..500 {
            if client.try_send(chunk.as_bytes()).is_err() {
                break;
            }
        }
        // What was received before the reset is still there to be read.
        assert_eq!(client.response().status, 413, "{framing}");
    }
}
