//! What is not wrong is not called wrong: the nearest neighbors of each cause.

use std::net::TcpListener;
use std::sync::Arc;

use super::{World, counted};
use crate::harness::{Authority, Candor, Reply, Response, Upstream, eventually};
use crate::http1::{Origin, exchange, ok, received};

/// A success: no cause in the answer, the log or the counters.
#[track_caller]
fn is_well(candor: &Candor, response: &Response, status: u16) {
    assert_eq!(response.status, status, "{response:?}");
    assert_eq!(response.header("candor-cause"), None);
    assert_eq!(response.header("proxy-status"), None);
    let id = response.header("x-request-id").unwrap();
    let line = candor.log(|line| line["event"] == "request" && line["request_id"] == id);
    assert_eq!(line["delivered"], "complete", "{line}");
    for key in ["cause", "certainty", "evidence", "attempts", "findings"] {
        assert!(line.get(key).is_none(), "{line}");
    }
    assert_eq!(counted(candor, "candor_failures_total", &[]), 0);
    assert_eq!(counted(candor, "candor_findings_total", &[]), 0);
}

fn behind(site: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
         [site.\"http://127.0.0.1:0\"]\n{site}\n"
    ))
}

#[test]
fn answers_of_the_application_are_no_failures() {
    let world = World::start();
    for status in [200, 204, 301, 304, 400, 401, 403, 404, 418, 429, 499] {
        let response = world.ask(&format!("/healthy/status/{status}"), &[]);
        is_well(&world.candor, &response, status);
    }
    for status in [500, 502, 503, 504, 511, 599] {
        let path = format!("/healthy/status/{status}");
        let response = world.ask(&path, &[]);
        assert_eq!(response.status, status);
        assert_eq!(response.header("candor-cause"), Some("origin_error"));
        assert_eq!(response.header("retry-after"), None);
        let line = world.candor.logged(&path);
        assert_eq!(line["cause"], "origin_error", "{line}");
        assert_eq!(line["status_by"], "upstream", "{line}");
    }
    assert_eq!(
        counted(&world.candor, "candor_failures_total", &[]),
        world.failures("origin_error")
    );
}

/// `localhost` has two addresses; what refuses on one of them works on the other.
#[test]
fn one_of_two_addresses_is_enough() {
    let upstream = Upstream::start(|_| Reply::ok("one of two"));
    let port = upstream.address().port();
    let candor = behind(&format!("proxy = \"localhost:{port}\""));
    let response = candor.get("/");
    is_well(&candor, &response, 200);
}

#[test]
fn a_slow_answer_in_time_is_well() {
    let origin = Origin::start();
    let candor = behind(&format!(
        "proxy = \"{}\"\ntimeout = {{ first_byte = \"10s\", head = \"10s\", idle = \"10s\" }}",
        origin.address()
    ));
    let mut client = candor.client();
    client.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    // In pieces, with a boundary within each part.
    for piece in [
        "HTTP/1.1 20",
        "0 OK\r",
        "\nContent-Le",
        "ngth: 4\r\n\r",
        "\nsl",
    ] {
        peer.send(piece.as_bytes());
        // The proxy has taken this piece when it has an answer to another request.
        let mut other = candor.client();
        other.send(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let mut second = origin.accept();
        received(&mut second);
        second.send(&ok("other"));
        assert_eq!(other.response().text(), "other");
    }
    peer.send(b"ow");
    let response = client.response();
    assert_eq!(response.text(), "slow");
    is_well(&candor, &response, 200);
}

#[test]
fn what_ends_as_declared_is_not_truncated() {
    let answers: [&[u8]; 6] = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok, until the end",
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length:  2 \r\nConnection: close\r\n\r\nok",
    ];
    for answer in answers {
        let upstream = Upstream::start(move |_| Reply::Close(answer.to_vec()));
        let candor = behind(&format!("proxy = \"{}\"", upstream.address()));
        is_well(&candor, &candor.get("/"), 200);
    }
}

/// A response to HEAD declares a body and has none; the next on the connection is no surplus.
#[test]
fn head_and_pipelining_are_no_overrun() {
    let origin = Origin::start();
    let candor = behind(&format!("proxy = \"{}\"", origin.address()));
    let head = "HEAD /h HTTP/1.1\r\nHost: a\r\n\r\n";
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    let mut exchanged = exchange(&candor, &origin, head, answer);
    is_well(&candor, &exchanged.response, 200);
    exchanged.client.send(b"GET /g HTTP/1.1\r\nHost: a\r\n\r\n");
    received(&mut exchanged.peer);
    exchanged.peer.send(&ok("next"));
    let next = exchanged.client.response();
    assert_eq!(next.text(), "next");
    is_well(&candor, &next, 200);
}

#[test]
fn certificates_are_judged_as_written() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let authority = Authority::new();
    authority.write(directory.path());
    let past = |params: &mut rcgen::CertificateParams| {
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2021, 1, 1);
    };
    authority.issue(directory.path(), "good", &["up.test"]);
    authority.issue_with(directory.path(), "expired", &["up.test"], past);
    authority.issue(directory.path(), "other", &["other.test"]);
    let trusted = "ca = \"{dir}/ca.pem\", name = \"up.test\"";
    let rows = [
        ("good", trusted, None),
        ("expired", trusted, Some("tls_cert_time_invalid")),
        ("expired", "verify = false", None),
        ("other", trusted, Some("tls_cert_name_mismatch")),
        (
            "other",
            "ca = \"{dir}/ca.pem\", name = \"other.test\"",
            None,
        ),
        ("good", "name = \"up.test\"", Some("tls_cert_untrusted")),
        ("other", "verify = false", None),
    ];
    for (certificate, tls, cause) in rows {
        // Another Candor is the upstream: it speaks TLS.
        let server = Candor::start_in(
            Arc::clone(&directory),
            &format!(
                "[site.\"https://127.0.0.1:0\"]\nrespond = \"secure\"\n\
                 tls = {{ cert = \"{{dir}}/{certificate}.pem\", key = \"{{dir}}/{certificate}.key\" }}\n"
            ),
        );
        let candor = Candor::start_in(
            Arc::clone(&directory),
            &format!(
                "[candor]\nmetrics = \"127.0.0.1:0\"\n\
                 [site.\"http://127.0.0.1:0\"]\nproxy = \"up\"\n\
                 [upstream.up]\nservers = [\"https://{}\"]\ntls = {{ {tls} }}\n",
                server.address()
            ),
        );
        let response = candor.get("/");
        match cause {
            None => is_well(&candor, &response, 200),
            Some(_) => assert_eq!(
                response.header("candor-cause"),
                cause,
                "{certificate} {tls}"
            ),
        }
    }
}

/// Who listens late is refused before and well after.
#[test]
fn a_refusal_is_not_remembered() {
    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = held.local_addr().unwrap();
    drop(held);
    let candor = behind(&format!("proxy = \"{address}\""));
    let refused = candor.get("/before");
    assert_eq!(refused.header("candor-cause"), Some("connect_refused"));
    let listener = eventually(|| TcpListener::bind(address).ok());
    let server = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut peer = crate::harness::Client::over(stream);
        received(&mut peer);
        peer.send(&ok("up"));
    });
    assert_eq!(candor.get("/after").text(), "up");
    server.join().unwrap();
    let line = candor.logged("/after");
    assert!(line.get("cause").is_none(), "{line}");
}
