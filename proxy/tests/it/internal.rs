//! Candor's own failures.

use std::process::Command;

use candor_faults::Ask;

use crate::matrix::rows::Row;
use crate::matrix::scene::{Behind, Scene};
use crate::matrix::start_unprivileged;

/// The rows that are met here.
pub const ROWS: &[Row] = &[Row {
    cause: "internal_error",
    status: 500,
    error: "proxy_internal_error",
    phase: "resolve",
    fact: "internal",
    says: "Candor itself failed: the thread for name resolution does not run",
    command: "candor --version",
    ..Row::ANSWERED
}];

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
