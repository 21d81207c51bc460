//! How bodies end, both ways, and what becomes of the connections (RFC 9112 §6, §9).

use super::*;
use crate::harness::End;

const GET: &str = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";

#[test]
fn pipelined_requests_are_answered_in_order() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    let requests: String = (0..20)
        .map(|i| match i % 3 {
            0 => format!("GET /{i} HTTP/1.1\r\nHost: a.test\r\n\r\n"),
            1 => format!("POST /{i} HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3\r\n\r\nabc"),
            _ => format!(
                "POST /{i} HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n\
                 2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
            ),
        })
        .collect();
    client.send(requests.as_bytes());
    let mut peer = origin.accept();
    for i in 0..20 {
        let got = received(&mut peer);
        assert_eq!(got.line().split(' ').nth(1), Some(&*format!("/{i}")));
        match i % 3 {
            0 => {}
            1 => assert_eq!(peer.take(3), b"abc"),
            _ => {
                peer.until(b"0\r\n\r\n");
            }
        }
        peer.send(&ok(&format!("answer {i}")));
        assert_eq!(client.response().text(), format!("answer {i}"));
    }
    assert!(!origin.has_more());
}

#[test]
fn http_1_0_closes_unless_it_says_keep_alive() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut done = exchange(&candor, &origin, "GET / HTTP/1.0\r\n\r\n", &ok("a"));
    assert_eq!(done.response.status_line, "HTTP/1.1 200 OK");
    assert_eq!(done.response.header("connection"), Some("close"));
    assert_eq!(done.client.rest(), (Vec::new(), End::Closed));
    assert_eq!(done.got.line(), "GET / HTTP/1.1");
    assert!(done.got.one("via").starts_with("1.0 candor-"));

    let keep = "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
    let mut client = candor.client();
    for _ in 0..2 {
        client.send(keep.as_bytes());
        received(&mut done.peer);
        done.peer.send(&ok("b"));
        let response = client.response();
        assert_eq!(response.header("connection"), Some("keep-alive"));
        assert_eq!(response.text(), "b");
    }
}

#[test]
fn connection_close_is_honored() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let request = "GET / HTTP/1.1\r\nHost: a.test\r\nConnection: x, Close\r\n\r\n";
    let mut done = exchange(&candor, &origin, request, &ok("a"));
    assert_eq!(done.response.header("connection"), Some("close"));
    assert_eq!(done.client.rest(), (Vec::new(), End::Closed));
    // That was between the client and us.
    assert!(!done.got.text.to_lowercase().contains("close"));
}

#[test]
fn chunked_requests_arrive_chunked_with_their_trailers() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(
        b"POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: CHUNKED\r\nTrailer: X-Sum\r\n\r\n\
          5;name=\"v\"\r\nhello\r\n00006 ;x\r\n world\r\n000\r\n\
          X-Sum: 42\r\nContent-Length: 7\r\nHost: evil\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n",
    );
    let mut peer = origin.accept();
    let got = received(&mut peer);
    assert_eq!(got.one("transfer-encoding"), "chunked");
    assert!(!got.has("content-length"));
    let wire = String::from_utf8(peer.until(b"\r\n\r\n")).unwrap();
    let (body, trailers) = dechunk(&wire);
    assert_eq!(body, "hello world");
    // Those that frame, route or speak of the client are not passed on (RFC 9110 §6.5.1).
    assert_eq!(trailers, "X-Sum: 42\r\n\r\n");
    peer.send(&ok("a"));
    assert_eq!(client.response().text(), "a");
}

fn dechunk(mut wire: &str) -> (String, &str) {
    let mut body = String::new();
    loop {
        let (size, rest) = wire.split_once("\r\n").unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            return (body, rest);
        }
        body.push_str(&rest[..size]);
        wire = rest[size..].strip_prefix("\r\n").unwrap();
    }
}

#[test]
fn chunked_answers_arrive_chunked_with_their_trailers() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(GET.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
          5;ext\r\nhello\r\n6\r\n world\r\n0\r\nX-Sum: 42\r\nContent-Type: a/b\r\n\r\n",
    );
    let head = client.head();
    assert_eq!(head.header("transfer-encoding"), Some("chunked"));
    assert_eq!(head.header("content-length"), None);
    let wire = String::from_utf8(client.until(b"\r\n\r\n")).unwrap();
    assert_eq!(
        dechunk(&wire),
        ("hello world".to_owned(), "X-Sum: 42\r\n\r\n")
    );
    // And the connections are in step.
    client.send(GET.as_bytes());
    received(&mut peer);
    peer.send(&ok("next"));
    assert_eq!(client.response().text(), "next");
}

#[test]
fn an_answer_that_ends_with_its_connection_arrives_chunked() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(GET.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\n\r\nhello");
    assert_eq!(client.head().header("transfer-encoding"), Some("chunked"));
    assert_eq!(client.take(10), b"5\r\nhello\r\n");
    drop(peer);
    assert_eq!(client.take(5), b"0\r\n\r\n");
    // The client's connection lives on.
    client.send(GET.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(&ok("next"));
    assert_eq!(client.response().text(), "next");
}

#[test]
fn an_answer_of_unknown_length_ends_with_an_http_1_0_connection() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let request = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    let mut done = exchange(&candor, &origin, request, chunked);
    assert_eq!(done.response.header("transfer-encoding"), None);
    assert_eq!(done.response.header("connection"), Some("close"));
    assert_eq!(done.response.body, b"hello");
    assert_eq!(done.client.rest(), (Vec::new(), End::Closed));
}

#[test]
fn a_cut_answer_is_cut_for_the_client_too() {
    for (version, answer) in [
        (
            "HTTP/1.0",
            &b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"[..],
        ),
        (
            "HTTP/1.1",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        ),
        (
            "HTTP/1.1",
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
        ),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(format!("GET /cut {version}\r\nHost: a.test\r\n\r\n").as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(answer);
        assert_eq!(client.head().status, 200);
        client.until(b"hello");
        drop(peer);
        let (rest, end) = client.rest();
        match version {
            "HTTP/1.0" => assert_eq!((&rest[..], end), (&b""[..], End::Cut)),
            _ => assert!(rest == b"\r\n" || rest.is_empty(), "{rest:?}"),
        }
        assert_eq!(candor.logged("/cut")["delivered"], "cut");
    }
}

#[test]
fn answers_that_have_no_body() {
    for (method, answer, length) in [
        (
            "HEAD",
            "HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n",
            Some("42"),
        ),
        (
            "HEAD",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            None,
        ),
        ("HEAD", "HTTP/1.1 200 OK\r\n\r\n", None),
        ("GET", "HTTP/1.1 204 No Content\r\n\r\n", None),
        // RFC 9110 §8.6: no such field in a 204.
        (
            "GET",
            "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n",
            None,
        ),
        (
            "GET",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 42\r\n\r\n",
            Some("42"),
        ),
        (
            "GET",
            "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n",
            None,
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            Some("0"),
        ),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let request = format!("{method} / HTTP/1.1\r\nHost: a.test\r\n\r\n");
        let mut done = exchange(&candor, &origin, &request, answer.as_bytes());
        assert_eq!(
            done.response.header("content-length"),
            length,
            "{method} {answer}"
        );
        assert_eq!(done.response.header("transfer-encoding"), None);
        // In step.
        done.client.send(GET.as_bytes());
        received(&mut done.peer);
        done.peer.send(&ok("next"));
        assert_eq!(done.client.response().text(), "next", "{method} {answer}");
    }
}

#[test]
fn a_body_larger_than_any_buffer_arrives_whole_both_ways() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"off\"");
    let body: Vec<u8> = (0..3_000_000u32).map(|i| (i % 251) as u8).collect();
    for chunked in [false, true] {
        let mut client = candor.client();
        let framing = if chunked {
            "Transfer-Encoding: chunked".to_owned()
        } else {
            format!("Content-Length: {}", body.len())
        };
        let wire = if chunked {
            let mut wire = Vec::new();
            for piece in body.chunks(70_001) {
                wire.extend(format!("{:x}\r\n", piece.len()).into_bytes());
                wire.extend_from_slice(piece);
                wire.extend_from_slice(b"\r\n");
            }
            wire.extend_from_slice(b"0\r\n\r\n");
            wire
        } else {
            body.clone()
        };
        let head =
            format!("POST / HTTP/1.1\r\nHost: a.test\r\n{framing}\r\nConnection: close\r\n\r\n");
        let sent = [head.as_bytes(), &wire].concat();
        let sender = thread::spawn(move || {
            client.send(&sent);
            client
        });
        let mut peer = origin.accept();
        received(&mut peer);
        let got = if chunked {
            peer.chunks()
        } else {
            peer.take(body.len())
        };
        assert_eq!(got.len(), body.len());
        assert!(got == body);
        let mut client = sender.join().unwrap();
        let answer = [
            format!("HTTP/1.1 200 OK\r\n{framing}\r\nConnection: close\r\n\r\n").as_bytes(),
            &wire,
        ]
        .concat();
        let origin_side = thread::spawn(move || peer.send(&answer));
        assert!(client.response().body == body);
        origin_side.join().unwrap();
    }
}
