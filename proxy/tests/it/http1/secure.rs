//! The same over TLS: records hide bytes from the socket, and a cut must still show.

use std::sync::Arc;

use super::*;
use crate::harness::{Authority, End, Reply, Upstream};

fn start(authority: &Authority, upstream: SocketAddr) -> Candor {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    authority.issue(directory.path(), "a", &["a.test"]);
    Candor::start_in(
        directory,
        &format!(
            "[candor]\nthreads = 1\n[listen.l]\nbind = \"127.0.0.1:0\"\n\
             [site.\"https://a.test:0\"]\nproxy = \"{upstream}\"\n\
             tls = {{ cert = \"{{dir}}/a.pem\", key = \"{{dir}}/a.key\" }}\n"
        ),
    )
}

fn connect(candor: &Candor, authority: &Authority) -> Client {
    Client::connect_tls(candor.address(), "a.test", authority.client()).unwrap()
}

#[test]
fn many_requests_in_one_record_are_all_answered() {
    let upstream = Upstream::start(|request| Reply::ok(request.path()));
    let authority = Authority::new();
    let candor = start(&authority, upstream.address());
    let mut client = connect(&candor, &authority);
    let requests: String = (0..50)
        .map(|i| format!("GET /{i} HTTP/1.1\r\nHost: a.test\r\n\r\n"))
        .collect();
    client.send(requests.as_bytes());
    for i in 0..50 {
        assert_eq!(client.response().text(), format!("/{i}"));
    }
    assert_eq!(
        upstream.requests()[0].header("x-forwarded-proto"),
        Some("https")
    );
}

#[test]
fn large_bodies_pass_both_ways() {
    let upstream = Upstream::start(|request| {
        let body = String::from_utf8(request.body.clone()).unwrap();
        Reply::ok(&body)
    });
    let authority = Authority::new();
    let candor = start(&authority, upstream.address());
    let mut client = connect(&candor, &authority);
    let body: String = (0..1_500_000u32)
        .map(|i| char::from(b'a' + (i % 23) as u8))
        .collect();
    for _ in 0..2 {
        let length = body.len();
        client.send(
            format!("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: {length}\r\n\r\n{body}")
                .as_bytes(),
        );
        assert!(client.response().text() == body);
        client.send(
            format!(
                "POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n\
                 {length:x}\r\n{body}\r\n0\r\n\r\n"
            )
            .as_bytes(),
        );
        assert!(client.response().text() == body);
    }
}

#[test]
fn a_cut_answer_ends_without_a_goodbye_and_a_whole_one_with() {
    let origin = Origin::start();
    let authority = Authority::new();
    let candor = start(&authority, origin.address());
    for (whole, end) in [(true, End::Closed), (false, End::Cut)] {
        let mut client = connect(&candor, &authority);
        client.send(b"GET / HTTP/1.0\r\nHost: a.test\r\n\r\n");
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        assert_eq!(client.head().status, 200);
        assert_eq!(client.take(5), b"hello");
        if whole {
            peer.send(b"0\r\n\r\n");
        } else {
            drop(peer);
        }
        assert_eq!(client.rest(), (Vec::new(), end));
    }
}

#[test]
fn a_client_that_leaves_cancels_the_request_here_too() {
    let origin = Origin::start();
    let authority = Authority::new();
    let candor = start(&authority, origin.address());
    let mut client = connect(&candor, &authority);
    client.send(b"GET /left HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    drop(client);
    assert!(peer.rest().0.is_empty());
    assert_eq!(candor.logged("/left")["status"], 499);
}
