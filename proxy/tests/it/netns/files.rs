//! No file is left for a connection to the upstream.

use std::process::Command;
use std::sync::Arc;

use super::{HEAD, problem, route, scene};
use crate::harness::{Candor, Reply, Upstream, eventually};
use crate::matrix::rows::Row;

/// As many files as Candor may have open.
const FILES: usize = 96;

pub const ROWS: &[Row] = &[Row {
    cause: "connect_resources_exhausted",
    status: 503,
    error: "proxy_internal_error",
    reason: "process_files",
    phase: "connect",
    fact: "open_files",
    says: "Candor has 96 files open, as many as it may, and none is left to connect to {peer} (EMFILE, errno 24)",
    command: "--nofile",
    ..Row::ANSWERED
}];

#[test]
fn when_no_file_is_left_it_says_so_and_serves_on() {
    let upstream = Upstream::start(|_| Reply::ok("well"));
    let server = upstream.address().to_string();
    let toml = HEAD.to_owned() + &route(ROWS[0].cause, &server, "");
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, &toml).unwrap();
    let mut command = Command::new("prlimit");
    command
        .arg(format!("--nofile={FILES}"))
        .arg(env!("CARGO_BIN_EXE_candor"))
        .args(["serve", "-c"])
        .arg(file);
    let candor = Candor::spawn_command(directory, command).ready();
    // All but one file are taken by clients that stay: the last is for who asks for more.
    let mut idle = Vec::new();
    while open_files(&candor) < FILES - 1 {
        let mut client = candor.client();
        client.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        // Its answer shows that it was accepted.
        assert_eq!(client.response().status, 404);
        idle.push(client);
    }

    let scene = scene(&candor, &ROWS[0], &server);
    scene.check();
    let problem = problem(&candor, ROWS[0].cause);
    assert_eq!(problem["likely"][0]["id"], "low_limit", "{problem}");
    assert_eq!(upstream.requests().len(), 0);

    // As soon as there are files again, it serves: the listener has lived through it.
    drop(idle);
    eventually(|| (candor.get(&scene.path).status == 200).then_some(()));
}

/// The files that count: what was inherited under a number beyond the limit does not.
fn open_files(candor: &Candor) -> usize {
    let folder = std::fs::read_dir(format!("/proc/{}/fd", candor.id())).unwrap();
    let numbers = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    numbers
        .filter(|number| number.parse::<usize>().unwrap() < FILES)
        .count()
}
