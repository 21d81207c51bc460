//! Requests that two readers could read differently are refused, and what follows them is nobody's
//! request (RFC 9112 §11.2).

use super::*;
use crate::harness::{Reply, Response, Upstream};

/// What would be smuggled.
const SECOND: &str = "GET /smuggled HTTP/1.1\r\nHost: a.test\r\n\r\n";

/// Sends a head that must be refused, with [`SECOND`] behind it: one answer, then the end.
#[track_caller]
fn refused(candor: &Candor, origin: &Origin, request: &[u8]) -> Response {
    let mut client = candor.client();
    client.send(&[request, SECOND.as_bytes()].concat());
    let response = client.response();
    let shown = String::from_utf8_lossy(request).into_owned();
    assert_eq!(response.header("connection"), Some("close"), "{shown:?}");
    client.finish();
    assert!(client.rest().0.is_empty(), "{shown:?}");
    assert!(!origin.has_more(), "{shown:?}");
    response
}

#[test]
fn heads_that_can_be_read_in_two_ways_are_refused() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let te = "Transfer-Encoding: chunked\r\n";
    let cases: &[(&str, String)] = &[
        (
            "content_length_and_transfer_encoding",
            format!("Content-Length: 3\r\n{te}"),
        ),
        (
            "content_length_and_transfer_encoding",
            format!("{te}Content-Length: 0\r\n"),
        ),
        (
            "content_length_repeated",
            "Content-Length: 3\r\nContent-Length: 4\r\n".into(),
        ),
        (
            "content_length_repeated",
            "Content-Length: 3\r\nContent-Length: 3\r\n".into(),
        ),
        ("content_length_invalid", "Content-Length: 3, 3\r\n".into()),
        ("content_length_invalid", "Content-Length: +3\r\n".into()),
        ("content_length_invalid", "Content-Length: -3\r\n".into()),
        ("content_length_invalid", "Content-Length: 0x3\r\n".into()),
        ("content_length_invalid", "Content-Length: 3 3\r\n".into()),
        ("content_length_invalid", "Content-Length:\r\n".into()),
        (
            "content_length_invalid",
            "Content-Length: \u{b2}\r\n".into(),
        ),
        (
            "content_length_invalid",
            "Content-Length: 18446744073709551617\r\n".into(),
        ),
        ("transfer_encoding_invalid", format!("{te}{te}")),
        (
            "transfer_encoding_invalid",
            "Transfer-Encoding: chunked, chunked\r\n".into(),
        ),
        (
            "transfer_encoding_invalid",
            "Transfer-Encoding: identity, chunked\r\n".into(),
        ),
        (
            "transfer_encoding_invalid",
            "Transfer-Encoding: chunked, identity\r\n".into(),
        ),
        (
            "transfer_encoding_unsupported",
            "Transfer-Encoding: xchunked\r\n".into(),
        ),
        (
            "transfer_encoding_unsupported",
            "Transfer-Encoding: \"chunked\"\r\n".into(),
        ),
        (
            "transfer_encoding_unsupported",
            "Transfer-Encoding:\r\n".into(),
        ),
        (
            "transfer_encoding_unsupported",
            "Transfer-Encoding: chunked;q=1\r\n".into(),
        ),
        (
            "space_before_colon",
            "Transfer-Encoding : chunked\r\n".into(),
        ),
        ("space_before_colon", "Content-Length\t: 3\r\n".into()),
        ("obs_fold", "Transfer-Encoding:\r\n chunked\r\n".into()),
        ("obs_fold", "X: a\r\n\tb\r\n".into()),
        ("bare_lf", "X: a\nTransfer-Encoding: chunked\r\n".into()),
        ("bare_lf", "X: a\r\n\nGET / HTTP/1.1\r\n".into()),
        ("bare_cr", "X: a\rTransfer-Encoding: chunked\r\n".into()),
        ("bare_cr", "X: a\r\r\n".into()),
        ("bad_name_byte", "\rTransfer-Encoding: chunked\r\n".into()),
        ("nul", "X: a\0b\r\n".into()),
        ("control_byte", "X: a\u{b}b\r\n".into()),
        ("control_byte", "X: a\u{7f}b\r\n".into()),
        ("bad_name_byte", "Transfer\u{b}Encoding: chunked\r\n".into()),
        ("bad_name_byte", "\0Transfer-Encoding: chunked\r\n".into()),
        ("bad_name_byte", "X\u{e4}: a\r\n".into()),
        ("empty_name", ": a\r\n".into()),
        ("no_colon", "Transfer-Encoding\r\n".into()),
        ("host_repeated", "Host: a.test\r\n".into()),
    ];
    for (reason, lines) in cases {
        let request = format!("POST /case HTTP/1.1\r\nHost: a.test\r\n{lines}\r\n");
        let response = refused(&candor, &origin, request.as_bytes());
        let status = if *reason == "transfer_encoding_unsupported" {
            501
        } else {
            400
        };
        assert_eq!(response.status, status, "{lines:?}");
        let logged = candor.log(|line| line["event"] == "request" && line["reason"] == *reason);
        assert_eq!(logged["status"], status, "{lines:?}");
    }
    let requests = || {
        let log = candor.log_lines();
        log.iter().filter(|l| l["event"] == "request").count()
    };
    eventually(|| (requests() >= cases.len()).then_some(()));
    assert_eq!(requests(), cases.len());
}

#[test]
fn request_lines_that_can_be_read_in_two_ways_are_refused() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    for (status, line) in [
        (400, "GET  / HTTP/1.1"),
        (400, "GET /  HTTP/1.1"),
        (400, "GET / HTTP/1.1 "),
        (400, " GET / HTTP/1.1"),
        (400, "GET\t/ HTTP/1.1"),
        (400, "GET /a\tb HTTP/1.1"),
        (400, "GET /a\0 HTTP/1.1"),
        (400, "GET /a\r HTTP/1.1"),
        (400, "GET /a#b HTTP/1.1"),
        (400, "GET a HTTP/1.1"),
        (400, "GET * HTTP/1.1"),
        (400, "GET http:/a HTTP/1.1"),
        (400, "GET http://u@a/ HTTP/1.1"),
        (400, "GET ftp://a/ HTTP/1.1"),
        (400, "GET / HTTP/1.1\r"),
        (400, "GET / HTTP"),
        (400, "GET /"),
        (400, "GET"),
        (400, "G:T / HTTP/1.1"),
        (505, "GET / HTTP/1.2"),
        (505, "GET / HTTP/2.0"),
        (400, "GET / HTTP/11.1"),
        (400, "GET / HTTP/1.1x"),
        (505, "GET / HTTP/0.9"),
    ] {
        let request = format!("{line}\r\nHost: a.test\r\n\r\n");
        let response = refused(&candor, &origin, request.as_bytes());
        assert_eq!(response.status, status, "{line:?}");
    }
    for host in [
        "",
        "Host: a b\r\n",
        "Host: a/b\r\n",
        "Host: a@b\r\n",
        "Host: a:x\r\n",
    ] {
        let request = format!("GET / HTTP/1.1\r\n{host}\r\n");
        let response = refused(&candor, &origin, request.as_bytes());
        assert_eq!(response.status, 400, "{host:?}");
    }
}

#[test]
fn bad_chunks_end_the_request_and_both_connections() {
    for body in [
        "\r\n",
        "x\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhelloXY0\r\n\r\n",
        "-5\r\n",
        " 5\r\nhello\r\n",
        "5 5\r\nhello\r\n0\r\n\r\n",
        "5;a\nb\r\nhello\r\n0\r\n\r\n",
        "5\rX\r\nhello\r\n0\r\n\r\n",
        "10000000000000000\r\n",
        "0\r\nA b\r\n\r\n",
        "0\r\nA: b\n\r\n",
        "0\r\n A: b\r\n\r\n",
        "0\r\nA : b\r\n\r\n",
        "5;\0\r\nhello\r\n0\r\n\r\n",
        "\u{ff15}\r\nhello\r\n0\r\n\r\n",
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(b"POST /bad HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n");
        // The origin has the head before the body goes wrong.
        let mut peer = origin.accept();
        received(&mut peer);
        client.send(format!("{body}{SECOND}").as_bytes());
        let response = client.response();
        assert_eq!(response.status, 400, "{body:?}");
        assert_eq!(response.header("connection"), Some("close"));
        client.finish();
        assert!(client.rest().0.is_empty(), "{body:?}");
        let rest = peer.rest().0;
        let rest = String::from_utf8_lossy(&rest);
        assert!(
            !rest.contains("smuggled") && !rest.contains("0\r\n\r\n"),
            "{body:?}: {rest:?}"
        );
        assert!(
            candor.logged("/bad")["reason"].is_string(),
            "{body:?} {}",
            candor.logged("/bad")
        );
    }
}

#[test]
fn what_is_in_a_body_is_no_request() {
    let upstream = Upstream::start(|request| Reply::ok(request.path()));
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let mut client = candor.client();
    let bodies = [
        format!(
            "POST /1 HTTP/1.1\r\nHost: a.test\r\nContent-Length: {}\r\n\r\n{SECOND}",
            SECOND.len()
        ),
        format!(
            "POST /2 HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{SECOND}\r\n0\r\n\r\n",
            SECOND.len()
        ),
        "POST /3 HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n\
         1;\"0\r\nx\r\n0\r\n\r\n"
            .to_owned(),
        // A body that nobody expects with a GET is a body.
        format!(
            "GET /4 HTTP/1.1\r\nHost: a.test\r\nContent-Length: {}\r\n\r\n{SECOND}",
            SECOND.len()
        ),
        "GET /5 HTTP/1.1\r\nHost: a.test\r\n\r\n".to_owned(),
    ];
    client.send(bodies.concat().as_bytes());
    for i in 1..=5 {
        let response = client.response();
        assert_eq!(
            response.text(),
            format!("/{i}"),
            "{:?}",
            candor.logged(&format!("/{i}"))
        );
    }
    let paths: Vec<_> = upstream
        .requests()
        .iter()
        .map(|r| r.path().to_owned())
        .collect();
    assert_eq!(paths, ["/1", "/2", "/3", "/4", "/5"]);
}

#[test]
fn one_empty_line_before_a_request_is_forgiven_however_it_comes() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let request = "\r\nGET / HTTP/1.1\r\nHost: a.test\r\n\r\n";
    exchange(&candor, &origin, request, &ok("a"));
    for two in [
        &["\r\n\r\nGET / HTTP/1.1\r\n\r\n"][..],
        &["\r\n", "\r\n", "GET /"],
    ] {
        let mut client = candor.client();
        for piece in two {
            client.send(piece.as_bytes());
        }
        assert_eq!(client.response().status, 400, "{two:?}");
    }
}

#[test]
fn an_answer_cannot_be_split_by_what_a_client_sends() {
    let candor = Candor::start(
        "[site.\"http://127.0.0.1:0\"]\nredirect = \"https://b.test{path}{query}\"\n",
    );
    let response = candor.request("GET /a%0d%0aSet-Cookie:x?%0d%0a HTTP/1.1\r\nHost: a.test");
    assert_eq!(
        response.header("location"),
        Some("https://b.test/a%0d%0aSet-Cookie:x?%0d%0a")
    );
    assert_eq!(response.header("set-cookie"), None);
}
