//! Candor's own failures and limits.

use std::process::Command;

use candor_faults::Ask;

use crate::harness::{Candor, End};
use crate::http1::{Origin, received};
use crate::matrix::counts_to;
use crate::matrix::rows::Row;
use crate::matrix::scene::{Behind, Scene};
use crate::matrix::start_unprivileged;

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        cause: "internal_error",
        status: 500,
        error: "proxy_internal_error",
        phase: "resolve",
        fact: "internal",
        says: "Candor itself failed: the thread for name resolution does not run",
        command: "candor --version",
        ..Row::ANSWERED
    },
    Row {
        cause: "client_request_invalid",
        status: 413,
        error: "http_request_error",
        reason: "body_too_large",
        phase: "admit",
        fact: "request_invalid",
        says: "The request of 127.0.0.1 was refused: body too large",
        ..Row::ANSWERED
    },
    Row {
        cause: "internal_shutdown",
        status: 503,
        error: "proxy_internal_response",
        phase: "head",
        fact: "shutdown",
        says: "Candor is stopping, and the time to finish was over before {peer} had answered",
        command: "systemctl status candor",
        ..Row::ANSWERED
    },
    Row {
        cause: "internal_overload",
        status: 503,
        ..Row::LOGGED
    },
];

const SITE: &str = "http://127.0.0.1:0";

/// The kernel gives no further thread, and names are resolved on one of their own.
#[test]
fn a_thread_that_does_not_start_is_our_own_failure() {
    let server = "api.test:80";
    let (candor, _) = start_unprivileged(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[dns]\nresolvers = [\"127.0.0.1:9\"]\n\
         [site.\"{SITE}\"]\nproxy = \"inside\"\n[upstream.inside]\nservers = [\"{server}\"]\n"
    ));
    // Whoever runs it may lower its limits.
    let limited = Command::new("setpriv")
        .args([
            "--reuid",
            "65534",
            "--regid",
            "65534",
            "--clear-groups",
            "prlimit",
        ])
        .arg(format!("--pid={}", candor.id()))
        .arg("--nproc=1:1")
        .status();
    let is_root = rustix::process::geteuid().is_root();
    if !is_root || !limited.is_ok_and(|status| status.success()) {
        eprintln!("skipped: internal_error: no right to limit the threads of another user");
        return;
    }
    let scene = Scene {
        candor: &candor,
        row: &ROWS[0],
        ask: Ask::Get,
        path: "/x/internal_error".to_owned(),
        site: SITE.to_owned(),
        behind: Some(Behind {
            route: "/".to_owned(),
            name: "inside".to_owned(),
            server: server.to_owned(),
            peer: server.to_owned(),
        }),
    };
    scene.check();
}

#[test]
fn a_body_beyond_the_limit_is_refused_in_every_view() {
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[site.\"{SITE}\"]\nproxy = \"127.0.0.1:9\"\n\
         limit = {{ body = \"10B\" }}\n"
    ));
    let scene = Scene {
        candor: &candor,
        row: &ROWS[1],
        ask: Ask::Post(11),
        path: "/x/client_request_invalid".to_owned(),
        site: SITE.to_owned(),
        behind: None,
    };
    scene.check();
}

/// There is no request yet: status, log and metric.
#[test]
fn a_full_listener_is_named_in_answer_log_and_metric() {
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[client]\nconnections = 1\n\
         [site.\"{SITE}\"]\nrespond = \"one\"\n"
    ));
    let mut first = candor.client();
    first.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(first.response().status, 200);
    let refused = candor.get("/");
    assert_eq!(refused.status, ROWS[3].status);
    assert_eq!(refused.header("candor-cause"), Some(ROWS[3].cause));
    assert_eq!(refused.header("retry-after"), Some("1"));
    let line = candor.log(|line| line["event"] == "connection");
    assert_eq!(line["cause"], ROWS[3].cause, "{line}");
    let labels = [("cause", ROWS[3].cause)];
    counts_to(&candor, "candor_failures_total", &labels, 1);
}

/// The process leaves after one answer, so each form is asked of a process of its own.
#[test]
fn requests_that_outlast_the_stop_are_told_so() {
    for form in ["text/html", "application/problem+json", "*/*"] {
        let origin = Origin::start();
        let mut candor = Candor::start(&format!(
            "[candor]\nshutdown = \"100ms\"\nthreads = 1\n\
             [site.\"{SITE}\"]\nproxy = \"{}\"\n",
            origin.address()
        ));
        let mut client = candor.client();
        let head = format!("GET /late HTTP/1.1\r\nHost: localhost\r\nAccept: {form}\r\n\r\n");
        client.send(head.as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        candor.terminate();
        let response = client.response();
        let row = &ROWS[2];
        assert_eq!(response.status, row.status, "{response:?}");
        assert_eq!(response.header("candor-cause"), Some(row.cause));
        let status = response.header("proxy-status").unwrap();
        assert!(status.contains("error=proxy_internal_response"), "{status}");
        assert_eq!(response.header("retry-after"), Some("5"));
        let says = row.says.replace("{peer}", &origin.address().to_string());
        assert!(response.text().contains(&says), "{response:?}");
        assert_eq!(client.rest(), (Vec::new(), End::Closed));
        assert_eq!(candor.wait().code(), Some(0));
        let line = candor.logged("/late");
        assert_eq!(line["cause"], row.cause, "{line}");
        assert_eq!(line["phase"], row.phase, "{line}");
        assert_eq!(line["evidence"][0]["fact"], row.fact, "{line}");
        assert!(
            line["evidence"][0]["since_ms"].as_u64() >= Some(100),
            "{line}"
        );
    }
}

/// A body that outlasts it is cut so that the client can tell.
#[test]
fn bodies_that_outlast_the_stop_are_cut() {
    let origin = Origin::start();
    let mut candor = Candor::start(&format!(
        "[candor]\nshutdown = \"100ms\"\nthreads = 1\n[site.\"{SITE}\"]\nproxy = \"{}\"\n",
        origin.address()
    ));
    let mut client = candor.client();
    client.send(b"GET /body HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf ");
    assert_eq!(client.head().status, 200);
    candor.terminate();
    let (body, _) = client.rest();
    assert!(body.len() < 10, "{body:?}");
    assert_eq!(candor.wait().code(), Some(0));
    let line = candor.logged("/body");
    assert_eq!(line["cause"], "internal_shutdown", "{line}");
    assert_eq!(line["delivered"], "cut", "{line}");
}
