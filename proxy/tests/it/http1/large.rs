//! Heads and bodies around and beyond the sizes of buffers, one behind the other.

use super::*;
use crate::harness::{Reply, Upstream};

/// Bytes that tell where they stand.
fn pattern(seed: usize, len: usize) -> Vec<u8> {
    (0..len)
        .map(|i| b'a' + ((i * 7 + seed * 13 + i / 251) % 26) as u8)
        .collect()
}

fn chunked(body: &[u8], size: usize) -> Vec<u8> {
    let mut wire = Vec::new();
    for piece in body.chunks(size) {
        wire.extend(format!("{:X}\r\n", piece.len()).into_bytes());
        wire.extend_from_slice(piece);
        wire.extend_from_slice(b"\r\n");
    }
    wire.extend_from_slice(b"0\r\n\r\n");
    wire
}

#[test]
fn large_requests_in_a_pipeline_do_not_mix() {
    let upstream = Upstream::start(|request| {
        let body = String::from_utf8(request.body.clone()).unwrap();
        Reply::ok(&body)
    });
    let candor = Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let sizes = [
        1, 0, 4095, 8192, 100_000, 3, 16_384, 131_072, 131_073, 65_537, 200_000, 5,
    ];
    let mut wire = Vec::new();
    for (i, size) in sizes.into_iter().enumerate() {
        let body = pattern(i, size);
        if i % 2 == 0 {
            let head =
                format!("POST /{i} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.extend(head.into_bytes());
            wire.extend(chunked(&body, [1000, 70_000, 17][i % 3]));
        } else {
            let head = format!("POST /{i} HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n");
            wire.extend(head.into_bytes());
            wire.extend(body);
        }
    }
    let mut client = candor.client();
    let mut socket = client.socket().try_clone().unwrap();
    let sender = thread::spawn(move || std::io::Write::write_all(&mut socket, &wire).unwrap());
    for (i, size) in sizes.into_iter().enumerate() {
        let response = client.response();
        assert_eq!(response.status, 200, "{i}");
        assert!(
            response.body == pattern(i, size),
            "{i}: {} bytes",
            response.body.len()
        );
    }
    sender.join().unwrap();
}

#[test]
fn large_answers_follow_one_another() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    let mut peer = None;
    for (i, size) in [0, 1, 16_300, 16_384, 131_072, 131_073, 300_000]
        .into_iter()
        .enumerate()
    {
        for framing in ["length", "chunked"] {
            client.send(format!("GET /{i} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes());
            let mut connection = peer.take().unwrap_or_else(|| origin.accept());
            received(&mut connection);
            let body = pattern(i, size);
            let answer = match framing {
                "length" => {
                    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n");
                    [head.into_bytes(), body.clone()].concat()
                }
                _ => {
                    let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
                    [head, chunked(&body, 9973)].concat()
                }
            };
            let sender = thread::spawn(move || {
                connection.send(&answer);
                connection
            });
            assert!(client.response().body == body, "{size} {framing}");
            peer = Some(sender.join().unwrap());
        }
    }
    assert!(!origin.has_more());
}

#[test]
fn heads_up_to_their_limit_pass_both_ways() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    for size in [8_000, 16_384, 30_000] {
        let value = String::from_utf8(pattern(size, size)).unwrap();
        let request =
            format!("GET / HTTP/1.1\r\nHost: a\r\nX: {value}\r\nConnection: close\r\n\r\n");
        let answer = format!(
            "HTTP/1.1 200 OK\r\nY: {value}\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
        );
        let done = exchange(&candor, &origin, &request, answer.as_bytes());
        assert_eq!(done.got.one("x"), value);
        assert_eq!(done.response.header("y"), Some(value.as_str()));
        assert_eq!(done.response.text(), "ok");
    }
    // One that is larger than any is given up, however much more would come.
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\n");
    let line = format!("X: {}\r\n", "x".repeat(1000));
    while peer.try_send(line.as_bytes()).is_ok() {}
    assert_eq!(client.response().status, 502);
}

#[test]
fn trailers_have_a_size() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client
        .send(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    let line = format!("X: {}\r\n", "x".repeat(1000));
    for _ in 0..20 {
        if client.try_send(line.as_bytes()).is_err() {
            break;
        }
    }
    assert_eq!(client.response().status, 400);
    assert_eq!(candor.logged("/")["reason"], "trailer_too_large");
}

#[test]
fn a_body_of_single_bytes_is_a_body() {
    let upstream = Upstream::start(|request| Reply::ok(&request.body.len().to_string()));
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let body = pattern(1, 20_000);
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send(&chunked(&body, 1));
    assert_eq!(client.response().text(), "20000");
    assert!(upstream.requests()[0].body == body);
}
