//! Candor's own failures and limits.

use std::process::Command;

use candor_faults::Ask;

use crate::harness::Candor;
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
    assert_eq!(refused.status, ROWS[2].status);
    assert_eq!(refused.header("candor-cause"), Some(ROWS[2].cause));
    assert_eq!(refused.header("retry-after"), Some("1"));
    let line = candor.log(|line| line["event"] == "connection");
    assert_eq!(line["cause"], ROWS[2].cause, "{line}");
    let labels = [("cause", ROWS[2].cause)];
    counts_to(&candor, "candor_failures_total", &labels, 1);
}
