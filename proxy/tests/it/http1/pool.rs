//! Idle connections to the origin: used again, given up, and never believed unasked.

use std::time::Duration;

use super::*;

fn request(method: &str, path: &str) -> Vec<u8> {
    let body = if method == "POST" {
        "Content-Length: 2\r\n\r\nhi"
    } else {
        "\r\n"
    };
    format!("{method} {path} HTTP/1.1\r\nHost: a.test\r\n{body}").into_bytes()
}

/// One request on a connection of its own, answered by the origin over `peer`.
fn over(candor: &Candor, peer: &mut Client, path: &str) {
    let mut client = candor.client();
    client.send(&request("GET", path));
    assert!(received(peer).line().starts_with(&format!("GET {path} ")));
    peer.send(&ok(path));
    assert_eq!(client.response().text(), path);
}

/// A connection that served `/first` and is idle.
fn idle(candor: &Candor, origin: &Origin) -> (Client, Client) {
    let mut client = candor.client();
    client.send(&request("GET", "/first"));
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(&ok("first"));
    assert_eq!(client.response().text(), "first");
    // It is pooled when the log line is written.
    candor.logged("/first");
    (client, peer)
}

#[test]
fn a_connection_serves_many_clients() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (_client, mut peer) = idle(&candor, &origin);
    for i in 0..10 {
        over(&candor, &mut peer, &format!("/{i}"));
    }
    assert!(!origin.has_more());
}

#[test]
fn a_connection_is_not_shared_by_two_requests_at_a_time() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (_client, mut peer) = idle(&candor, &origin);
    let (mut a, mut b) = (candor.client(), candor.client());
    a.send(&request("GET", "/a"));
    assert!(received(&mut peer).line().contains("/a"));
    b.send(&request("GET", "/b"));
    let mut other = origin.accept();
    assert!(received(&mut other).line().contains("/b"));
    other.send(&ok("b"));
    assert_eq!(b.response().text(), "b");
    peer.send(&ok("a"));
    assert_eq!(a.response().text(), "a");
}

#[test]
fn an_idle_connection_that_the_origin_closes_does_no_harm() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    for method in ["GET", "POST"] {
        let mut client = candor.client();
        client.send(&request("GET", "/first"));
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(&ok("first"));
        assert_eq!(client.response().text(), "first");
        let before = descriptors(&candor);
        drop(peer);
        // Seen by itself, without a request.
        descriptors_fall_to(&candor, before - 1);
        client.send(&request(method, "/next"));
        let mut peer = origin.accept();
        received(&mut peer);
        if method == "POST" {
            assert_eq!(peer.take(2), b"hi");
        }
        peer.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnext");
        assert_eq!(client.response().text(), "next");
    }
    let log = candor.log_lines();
    assert!(
        log.iter()
            .all(|line| line["attempts"].is_null() && line["cause"].is_null())
    );
}

#[test]
fn a_get_is_repeated_once_when_a_reused_connection_dies_under_it() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        let (mut client, mut peer) = idle(&candor, &origin);
        client.send(&request(method, "/again"));
        // The origin had decided to close: it reads the request, or not, and closes.
        received(&mut peer);
        drop(peer);
        let mut fresh = origin.accept();
        assert!(
            received(&mut fresh)
                .line()
                .starts_with(&format!("{method} /again "))
        );
        fresh.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assert_eq!(client.response_to(method).status, 200, "{method}");
    }
}

#[test]
fn it_is_repeated_only_once() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(&request("GET", "/again"));
    received(&mut peer);
    drop(peer);
    let mut fresh = origin.accept();
    received(&mut fresh);
    drop(fresh);
    assert_eq!(client.response().status, 502);
    assert!(!origin.has_more());
    let logged = candor.logged("/again");
    assert_eq!(logged["attempts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_post_that_was_sent_is_not_repeated() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(&request("POST", "/once"));
    received(&mut peer);
    assert_eq!(peer.take(2), b"hi");
    drop(peer);
    assert_eq!(client.response().status, 502);
    assert!(!origin.has_more());
}

#[test]
fn nothing_is_repeated_once_an_answer_has_begun() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(&request("GET", "/half"));
    received(&mut peer);
    peer.send(b"HTTP/1.1 200");
    drop(peer);
    assert_eq!(client.response().status, 502);
    assert!(!origin.has_more());
}

#[test]
fn a_body_that_is_gone_cannot_be_repeated() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    // More than is kept, and some of it has left.
    client.send(b"PUT /large HTTP/1.1\r\nHost: a.test\r\nContent-Length: 65537\r\n\r\n");
    received(&mut peer);
    for _ in 0..3 {
        client.send(b"hi");
        assert_eq!(peer.take(2), b"hi");
    }
    drop(peer);
    assert_eq!(client.response().status, 502);
    assert!(!origin.has_more());
}

#[test]
fn a_body_in_pieces_is_kept_and_sent_again() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(b"PUT /pieces HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    received(&mut peer);
    for _ in 0..3 {
        client.send(b"2\r\nhi\r\n");
        assert_eq!(peer.take(7), b"2\r\nhi\r\n");
    }
    drop(peer);
    let mut fresh = origin.accept();
    received(&mut fresh);
    assert_eq!(fresh.take(11), b"6\r\nhihihi\r\n");
    client.send(b"3\r\nend\r\n");
    assert_eq!(fresh.take(8), b"3\r\nend\r\n");
    client.send(b"0\r\n\r\n");
    assert_eq!(fresh.take(5), b"0\r\n\r\n");
    fresh.send(&ok("done"));
    assert_eq!(client.response().text(), "done");
}

#[test]
fn a_body_that_outgrows_what_is_kept_arrives_whole() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(b"PUT /grows HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    received(&mut peer);
    let mut body = Vec::new();
    for piece in 0..40_u8 {
        let part = vec![b'a' + piece % 26; 4_000];
        client.send(&[b"fa0\r\n", &part[..], b"\r\n"].concat());
        body.extend(part);
    }
    client.send(b"0\r\n\r\n");
    assert!(peer.chunks() == body);
    peer.send(&ok("done"));
    assert_eq!(client.response().text(), "done");
}

#[test]
fn a_body_that_is_still_at_hand_is_sent_again() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    client.send(b"PUT /small HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhello");
    received(&mut peer);
    assert_eq!(peer.take(5), b"hello");
    drop(peer);
    let mut fresh = origin.accept();
    received(&mut fresh);
    assert_eq!(fresh.take(5), b"hello");
    fresh.send(&ok("done"));
    assert_eq!(client.response().text(), "done");
}

#[test]
fn what_an_idle_connection_says_is_nobodys_answer() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let (mut client, mut peer) = idle(&candor, &origin);
    let id = candor.logged("/first")["request_id"].clone();
    peer.send(&ok("poison"));
    let finding = candor.log(|line| line["event"] == "finding");
    assert_eq!(finding["request_id"], id);
    assert_eq!(finding["cause"], "framing_overrun");
    peer.rest();
    // The next request has another connection, and that one is not kept: the member is barred.
    for path in ["/a", "/b"] {
        client.send(&request("GET", path));
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(&ok(path));
        assert_eq!(client.response().text(), path);
        peer.rest();
    }
}

#[test]
fn an_answer_that_comes_with_the_next_request_is_not_its_answer() {
    // The race, many times over: the unasked answer leaves as the next request does.
    for _ in 0..30 {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let (mut client, mut peer) = idle(&candor, &origin);
        peer.send(&ok("poison"));
        client.send(&request("GET", "/next"));
        let mut fresh = origin.accept();
        received(&mut fresh);
        fresh.send(&ok("next"));
        assert_eq!(client.response().text(), "next");
    }
}

#[test]
fn keepalive_may_be_off() {
    for setting in ["keepalive.connections = 0", "keepalive.idle = \"1ms\""] {
        let origin = Origin::start();
        let candor = proxy_with(&origin, &format!("[defaults]\n{setting}"), "");
        let mut client = candor.client();
        client.send(&request("GET", "/"));
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(&ok(""));
        client.response();
        // Closed without a request: at once, or when its time is over.
        assert!(peer.rest().0.is_empty(), "{setting}");
    }
}

#[test]
fn so_many_connections_are_kept() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[defaults]\nkeepalive.connections = 2", "");
    let mut pairs: Vec<_> = (0..4)
        .map(|_| {
            let mut client = candor.client();
            client.send(&request("GET", "/"));
            let mut peer = origin.accept();
            received(&mut peer);
            (client, peer)
        })
        .collect();
    for (client, peer) in &mut pairs {
        peer.send(&ok(""));
        client.response();
    }
    // The two last ones are over.
    for (_, peer) in &mut pairs[2..] {
        assert!(peer.rest().0.is_empty());
    }
    assert!(origin.is_quiet_for(Duration::ZERO));
}

#[test]
fn a_connection_is_kept_for_so_long_also_where_there_was_none_for_a_while() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[defaults]\nkeepalive.idle = \"200ms\"", "");
    for _ in 0..3 {
        let (_client, mut peer) = idle(&candor, &origin);
        assert!(peer.rest().0.is_empty());
    }
}

#[test]
fn a_connection_that_its_origin_ends_is_not_kept() {
    for answer in [
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(&request("GET", "/"));
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(answer.as_bytes());
        let response = client.response();
        assert_eq!(
            response.header("connection"),
            None,
            "that is between us and the origin"
        );
        assert!(peer.rest().0.is_empty());
    }
}
