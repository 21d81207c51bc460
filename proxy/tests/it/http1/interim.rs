//! 1xx answers, `Expect: 100-continue`, and what an origin says before the request was sent.

use super::*;
use crate::harness::End;

const EXPECT: &str = "POST /up HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\
                      Expect: 100-continue\r\n\r\n";

#[test]
fn a_100_is_the_origins_to_give() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(EXPECT.as_bytes());
    let mut peer = origin.accept();
    assert_eq!(received(&mut peer).one("expect"), "100-continue");
    peer.send(b"HTTP/1.1 100 Continue\r\n\r\n");
    assert_eq!(client.head().status, 100);
    client.send(b"hello");
    assert_eq!(peer.take(5), b"hello");
    peer.send(&ok("thanks"));
    assert_eq!(client.response().text(), "thanks");
    // Both connections live on.
    client.send(b"GET /next HTTP/1.1\r\nHost: a.test\r\n\r\n");
    assert!(received(&mut peer).line().starts_with("GET /next "));
    peer.send(&ok("next"));
    assert_eq!(client.response().text(), "next");
}

#[test]
fn a_final_answer_instead_of_100_needs_no_body() {
    for status in ["413 Content Too Large", "302 Found"] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(EXPECT.as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\n\r\nno").as_bytes());
        let response = client.response();
        assert_eq!(response.text(), "no");
        // The body may or may not come: nothing can follow on either connection.
        assert_eq!(response.header("connection"), Some("close"), "{status}");
        client.finish();
        assert_eq!(client.rest(), (Vec::new(), End::Closed));
        peer.rest();
    }
}

#[test]
fn interim_and_final_heads_in_one_segment_are_both_seen() {
    let origin = Origin::start();
    let candor = proxy(&origin, "timeout.first_byte = \"10s\"");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n\
          HTTP/1.1 102 Processing\r\n\r\n\
          HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone",
    );
    let early = client.head();
    assert_eq!(
        (early.status, early.header("link")),
        (103, Some("</a.css>"))
    );
    assert_eq!(client.head().status, 102);
    assert_eq!(client.response().text(), "done");
}

#[test]
fn an_interim_answer_does_not_start_the_clock_of_the_head() {
    let origin = Origin::start();
    let candor = proxy(
        &origin,
        "timeout = { first_byte = \"20s\", head = \"100ms\" }",
    );
    let mut client = candor.client();
    client.send(EXPECT.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 100 Continue\r\n\r\n");
    assert_eq!(client.head().status, 100);
    // Longer than `timeout.head`, measured by another exchange that runs into it.
    let mut other = candor.client();
    other.send(b"GET /other HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut slow = origin.accept();
    received(&mut slow);
    slow.send(b"HTTP/1.1 200 OK\r\n");
    assert_eq!(other.response().status, 504);
    client.send(b"hello");
    assert_eq!(peer.take(5), b"hello");
    peer.send(&ok("thanks"));
    assert_eq!(client.response().text(), "thanks");
}

#[test]
fn a_large_body_behind_an_interim_head_is_whole() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    // Ends right where the first buffer does, so that the final head begins at its very end.
    let mut interim = b"HTTP/1.1 103 Early Hints\r\nX: ".to_vec();
    interim.resize(16 * 1024 - 40, b'x');
    interim.extend_from_slice(b"\r\n\r\n");
    let body = "y".repeat(100_000);
    interim.extend(ok(&body));
    peer.send(&interim);
    assert_eq!(client.head().status, 103);
    assert_eq!(client.response().text(), body);
}

#[test]
fn http_1_0_clients_get_no_interim_answers() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let answer = [&b"HTTP/1.1 103 Early Hints\r\n\r\n"[..], &ok("a")].concat();
    let done = exchange(&candor, &origin, "GET / HTTP/1.0\r\n\r\n", &answer);
    assert_eq!(done.response.status, 200);
}

#[test]
fn too_many_interim_answers_are_a_failure() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    for _ in 0..40 {
        peer.send(b"HTTP/1.1 103 Early Hints\r\n\r\n");
    }
    let last = std::iter::repeat_with(|| client.head().status).find(|status| *status != 103);
    assert_eq!(last, Some(502));
}

#[test]
fn an_answer_during_the_upload_is_delivered() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"off\"");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100000000\r\n\r\n");
    client.send(&[b'x'; 1000]);
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig");
    let response = client.response();
    assert_eq!((response.status, response.text().as_str()), (413, "big"));
    assert_eq!(response.header("connection"), Some("close"));
    // It is not sent to the end of the body: the origin's connection is over.
    client.finish();
    peer.rest();
    assert_eq!(candor.logged("/")["status"], 413);
}

#[test]
fn an_answer_may_stream_while_the_request_does() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    assert_eq!(client.head().status, 200);
    for word in ["one", "two", "three"] {
        let chunk = format!("{:x}\r\n{word}\r\n", word.len());
        client.send(chunk.as_bytes());
        assert_eq!(peer.take(chunk.len()), chunk.as_bytes());
        peer.send(chunk.as_bytes());
        assert_eq!(client.take(chunk.len()), chunk.as_bytes());
    }
    client.send(b"0\r\n\r\n");
    assert_eq!(peer.take(5), b"0\r\n\r\n");
    peer.send(b"0\r\n\r\n");
    assert_eq!(client.take(5), b"0\r\n\r\n");
    client.send(b"GET /next HTTP/1.1\r\nHost: a.test\r\n\r\n");
    assert!(received(&mut peer).line().starts_with("GET /next "));
}
