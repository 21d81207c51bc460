//! `candor why` and its like, on a running process.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::Value;

use super::{REFUSED, fail, run};
use crate::harness::{Candor, run_in};

#[test]
fn why_tells_the_story_of_the_page() {
    let candor = Candor::start(REFUSED);
    let id = fail(&candor, "/cart");
    let (code, out, err) = run(&candor, &["why", &id]);
    assert_eq!((code, &*err), (0, ""));
    let (asked, out) = out.split_once("\n\n").unwrap();
    assert!(
        asked.contains("  GET localhost/cart  →  502 after "),
        "{asked}"
    );
    let page = candor.request("GET /cart HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain");
    // The same drawing as the page's, but for the request itself.
    let first = |text: &str| text.lines().next().unwrap().to_owned();
    assert_eq!(first(out), first(&page.text()));
    assert!(out.contains(&id), "{out}");
    let (code, out, _) = run(&candor, &["why", &id, "--json"]);
    assert_eq!(code, 0);
    let story = serde_json::from_str::<Value>(&out).unwrap();
    assert_eq!(story["request_id"], id);
    candor.reload(&format!("[candor]\nshutdown = \"5s\"\n{REFUSED}"));
    assert_eq!(run(&candor, &["why", &id]).0, 0);
}

#[test]
fn why_asks_every_process() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let first = Candor::start_in(Arc::clone(&directory), REFUSED);
    let id = fail(&first, "/first");
    let _second = Candor::start_in(Arc::clone(&directory), REFUSED);
    let (code, out, err) = run_in(directory.path(), &["why", &id]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("/first"), "{out}");
}

#[test]
fn an_unknown_id_is_answered_with_what_to_do() {
    let candor = Candor::start(REFUSED);
    let (code, out, err) = run(&candor, &["why", "no/such id\u{1b}[2J"]);
    assert_eq!((code, &*out), (1, ""));
    assert!(
        err.contains("--log FILE") && err.contains("candor incidents"),
        "{err}"
    );
    assert!(!err.contains('\u{1b}'), "{err:?}");
    let (code, _, err) = run_in(tempfile::tempdir().unwrap().path(), &["why", "x"]);
    assert_eq!(code, 1);
    assert!(err.contains("no running Candor"), "{err}");
}

#[test]
fn why_reads_a_log() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let toml = format!(
        "[candor]\nlog.file = \"{{dir}}/access.log\"\n{REFUSED}\
        [site.\"http://127.0.0.1:0\".route.\"/ok\"]\nrespond = \"ok\"\n"
    );
    let mut candor = Candor::start_in(Arc::clone(&directory), &toml);
    let id = fail(&candor, "/cart");
    let well = candor.get("/ok").header("x-request-id").unwrap().to_owned();
    candor.terminate();
    candor.wait();
    let log = directory.path().join("access.log");
    let log = log.to_str().unwrap();
    let (code, out, err) = run_in(directory.path(), &["why", &id, "--log", log]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("127.0.0.1/cart") || out.contains("localhost/cart"),
        "{out}"
    );
    assert!(
        out.contains("connect_refused") && out.contains("ECONNREFUSED"),
        "{out}"
    );
    let (code, out, _) = run_in(directory.path(), &["why", &well, "--log", log]);
    assert_eq!(code, 0);
    assert!(out.contains("did not fail"), "{out}");
    let (code, out, _) = run_in(directory.path(), &["why", &id, "--log", log, "--json"]);
    assert_eq!(code, 0);
    let told = serde_json::from_str::<Value>(&out).unwrap();
    assert_eq!(told["request"]["request_id"], id);
    let (code, _, err) = run_in(directory.path(), &["why", "nobody", "--log", log]);
    assert_eq!(code, 1);
    assert!(err.contains("the log has no request"), "{err}");
}

#[test]
fn incidents_are_listed_and_shown() {
    let candor = Candor::start(REFUSED);
    let (code, out, _) = run(&candor, &["incidents"]);
    assert_eq!(
        (code, &*out),
        (0, "Nothing failed, as far as is remembered.\n")
    );
    let id = fail(&candor, "/cart");
    let (code, out, _) = run(&candor, &["incidents"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("connect_refused at 127.0.0.1:1: 1 request, last "),
        "{out}"
    );
    let (_, json, _) = run(&candor, &["incidents", "--json"]);
    let number = serde_json::from_str::<Value>(&json).unwrap()[0]["id"].to_string();
    let (code, out, _) = run(&candor, &["incidents", &number]);
    assert_eq!(code, 0);
    assert!(out.contains(&format!("candor why {id}")), "{out}");
    assert!(out.contains("1 × /cart"), "{out}");
    assert_eq!(run(&candor, &["incidents", "99"]).0, 1);
}

#[test]
fn tail_follows_what_happens() {
    let candor = Candor::start(&format!(
        "{REFUSED}[site.\"http://127.0.0.1:0\".route.\"/ok\"]\nrespond = \"ok\"\n"
    ));
    let tail = |arguments: &[&str]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_candor"))
            .arg("tail")
            .args(arguments)
            .env("RUNTIME_DIRECTORY", candor.directory())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        (child, lines)
    };
    let (mut all, mut lines) = tail(&[]);
    let (mut json, mut objects) = tail(&["--failures", "--json"]);
    let line = |lines: &mut BufReader<_>| {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        line
    };
    // Until both listen, nothing of what happens is certain to be seen.
    let path = |line: &str, path: &str| line.contains(&format!("{path} "));
    let stop = std::sync::atomic::AtomicBool::new(false);
    let (ok, bad, object) = std::thread::scope(|scope| {
        let asked = scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                candor.get("/ok");
                candor.get("/bad");
            }
        });
        let ok = loop {
            let line = line(&mut lines);
            if path(&line, "/ok") {
                break line;
            }
        };
        let bad = loop {
            let line = line(&mut lines);
            if path(&line, "/bad") {
                break line;
            }
        };
        let object = line(&mut objects);
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        asked.join().unwrap();
        (ok, bad, object)
    });
    assert!(ok.contains(" GET localhost/ok 200 "), "{ok}");
    assert!(
        bad.contains(" 502 ") && bad.contains(" connect_refused"),
        "{bad}"
    );
    let object = serde_json::from_str::<Value>(&object).unwrap();
    assert_eq!(object["path"], "/bad");
    // Ctrl-C ends it well.
    for child in [&mut all, &mut json] {
        let id = rustix::process::Pid::from_child(child);
        rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    }
    drop((lines, objects));
    for child in [&mut all, &mut json] {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn completions_and_manual_pages_are_made() {
    let candor = Candor::start(REFUSED);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, _) = run(&candor, &["completions", shell]);
        assert_eq!(code, 0);
        assert!(out.contains("incidents"), "{shell}");
    }
    assert_eq!(run(&candor, &["completions", "tcsh"]).0, 2);
    let (code, out, _) = run(&candor, &["man"]);
    assert_eq!(code, 0);
    assert!(
        out.starts_with(".ie") && out.contains(".TH candor 1"),
        "{out}"
    );
    let pages = tempfile::tempdir().unwrap();
    let (code, _, err) = run(&candor, &["man", pages.path().to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    for page in [
        "candor.1",
        "candor-serve.1",
        "candor-why.1",
        "candor-tail.1",
    ] {
        assert!(pages.path().join(page).exists(), "{page}");
    }
    assert_eq!(run(&candor, &["man", "/nonexistent/here"]).0, 1);
}
