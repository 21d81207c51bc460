//! gunicorn, and what its error log says last.

use std::fs;
use std::net::TcpStream;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::{Running, fact, seen_by_visitors, told, told_first};
use crate::harness::{Candor, eventually, run_in};
use crate::program::{free_port, python};

/// gunicorn with this application in a directory, logging into it, and a Candor before it.
fn served(application: &str, arguments: &[&str]) -> Option<(Running, TempDir, Candor)> {
    let mut command = python("gunicorn")?;
    let directory = tempfile::tempdir().unwrap();
    let address = free_port().to_string();
    let log = directory.path().join("error.log");
    fs::write(directory.path().join("wsgi.py"), application).unwrap();
    command
        .args(["--bind", &address, "--chdir"])
        .arg(directory.path());
    command
        .arg("--error-logfile")
        .arg(&log)
        .args(arguments)
        .arg("wsgi:app");
    let running = Running::start(&mut command);
    let candor = candor(&address, &log);
    Some((running, directory, candor))
}

fn candor(address: &str, log: &Path) -> Candor {
    Candor::start(&format!(
        "[upstream.shop]\nservers = [\"{address}\"]\napplication_log = \"{}\"\nretry = {{ tries = 1 }}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n",
        log.display()
    ))
}

fn logged(directory: &TempDir, text: &str) {
    let log = directory.path().join("error.log");
    eventually(|| fs::read_to_string(&log).ok()?.contains(text).then_some(()));
}

/// A worker that does not even hear the signal to abort.
#[test]
fn a_worker_is_killed_by_its_timeout() {
    let slow = "import signal, time\nsignal.signal(signal.SIGABRT, signal.SIG_IGN)\n\
                def app(environ, start_response):\n    time.sleep(60)\n";
    let Some((_gunicorn, directory, candor)) = served(slow, &["--timeout", "1"]) else {
        return;
    };
    logged(&directory, "Booting worker");
    let told = told_first(&candor, "/report", "worker_timeout");
    assert!(
        told["cause"].as_str().unwrap().starts_with("head_"),
        "{told:#}"
    );
    assert_eq!(fact(&told, "last_words")["ending"]["id"], "worker_timeout");
    let why = told["likely"][0]["why"].as_str().unwrap();
    assert!(
        why.contains("error.log said") && why.contains("WORKER TIMEOUT"),
        "{why}"
    );
    let commands = told["next_steps"].to_string();
    assert!(commands.contains("tail -n 50 "), "{commands}");
    let text = candor.get("/report").text();
    assert!(
        text.contains("The application's server killed a worker"),
        "{text}"
    );
    // The log's line has the ending, and not the other lines.
    let line = candor.log(|line| line["event"] == "request" && has_timed_out(line));
    assert_eq!(fact(&line, "last_words").get("lines"), None);
}

/// One that hears it answers with a 500, which is passed on: a line of its own says why.
#[test]
fn a_worker_gives_up_by_its_timeout() {
    let slow = "import time\ndef app(environ, start_response):\n    time.sleep(60)\n";
    let Some((_gunicorn, directory, candor)) = served(slow, &["--timeout", "1"]) else {
        return;
    };
    logged(&directory, "Booting worker");
    let response = candor.get("/report");
    assert_eq!(
        (response.status, response.header("candor-cause")),
        (500, Some("origin_error"))
    );
    let finding = candor.log(|line| line["event"] == "finding" && has_timed_out(line));
    assert_eq!(
        finding["request_id"],
        response.header("x-request-id").unwrap()
    );
    assert_eq!(finding["cause"], "origin_error");
    // Whoever asks later is told as well.
    let id = response.header("x-request-id").unwrap();
    let (code, out, err) = run_in(candor.directory(), &["why", id]);
    assert_eq!((code, &*err), (0, ""));
    let says = "The application's server killed a worker that took too long";
    assert!(
        out.contains(says) && out.contains("WORKER TIMEOUT"),
        "{out}"
    );
}

fn has_timed_out(line: &Value) -> bool {
    let facts = line["evidence"].as_array();
    facts.is_some_and(|all| all.iter().any(|it| it["ending"]["id"] == "worker_timeout"))
}

#[test]
fn an_application_fails_to_import() {
    let broken = "import shop_m1ssing\ndef app(environ, start_response):\n    pass\n";
    let Some((_gunicorn, directory, candor)) = served(broken, &[]) else {
        return;
    };
    logged(&directory, "Worker failed to boot");
    eventually(|| {
        let address = told(&candor, "/")["attempts"][0]["peer"]
            .as_str()?
            .to_owned();
        TcpStream::connect(address).is_err().then_some(())
    });
    let told = told_first(&candor, "/", "module_missing");
    assert_eq!(told["cause"], "connect_refused");
    let words = fact(&told, "last_words");
    assert_eq!(words["ending"]["about"], "shop_m1ssing");
    assert!(words["lines"].as_array().unwrap().len() <= 20);
    // Not one word of it is for visitors.
    let seen = seen_by_visitors(&candor, "/");
    for inside in [
        "shop_m1ssing",
        "error.log",
        "Module",
        "boot",
        "gunicorn",
        "wsgi",
    ] {
        assert!(!seen.contains(inside), "{inside} in {seen}");
    }
    assert!(seen.contains("connect_refused"));
}

#[test]
fn secrets_in_a_log_are_hidden() {
    let directory = tempfile::tempdir().unwrap();
    let log = directory.path().join("error.log");
    let line = "ConnectionRefusedError: postgres://shop:s3cr3t@127.0.0.1:5432/x password=s3cr3t\n";
    fs::write(&log, line).unwrap();
    let candor = candor(&free_port().to_string(), &log);
    let told = told_first(&candor, "/", "dependency_refused").to_string();
    let shown = "postgres://shop:***@127.0.0.1:5432/x password=***";
    assert!(told.contains(shown), "{told}");
    let page = candor
        .request("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html")
        .text();
    assert!(page.contains(shown), "{page}");
    candor.logged("/");
    assert!(!(told + &page + &candor.stdout()).contains("s3cr3t"));
}

/// Neither a pipe nor a device is waited for.
#[test]
fn what_is_no_file_is_said() {
    let directory = tempfile::tempdir().unwrap();
    let fifo = directory.path().join("fifo");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &fifo,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    let candor = candor(&free_port().to_string(), &fifo);
    let told = eventually(|| {
        let told = told(&candor, "/");
        told["evidence"]
            .to_string()
            .contains("application_log")
            .then_some(told)
    });
    assert_eq!(
        fact(&told, "unseen")["needs"],
        "a regular file as application_log"
    );
}
