//! The application listens, and not where it is dialed.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::Arc;

use super::{fact, has, hinted, name, own_name, proxy, verdict};
use crate::harness::{Candor, eventually};
use crate::netns::network::Namespace;
use crate::program::{Program, application, python};

/// uvicorn on this port of `127.0.0.1`.
fn uvicorn(port: &str) -> Option<Program> {
    let mut command = python("uvicorn")?;
    command.args(["--port", port, "--app-dir"]);
    command.arg(application()).arg("asgi:app");
    let directory = tempfile::tempdir().unwrap();
    let ready = "Uvicorn running on http://";
    Some(Program::saying(ready, &mut command, directory))
}

#[test]
fn uvicorn_on_another_port_is_named() {
    let Some(namespace) = Namespace::alone() else {
        return;
    };
    namespace.within(|| {
        let Some(uvicorn) = uvicorn("8001") else {
            return;
        };
        // What has a port that nobody chose is no candidate, nor what is not one of a runtime.
        let _any = TcpListener::bind("127.0.0.1:0").unwrap();
        let candor = Candor::start(&proxy("127.0.0.1:8000", ""));
        let owner = format!(
            "127.0.0.1:8001 ({}, pid {})",
            name(uvicorn.id()),
            uvicorn.id()
        );
        let problem = verdict(
            &candor,
            "connect_refused",
            "listeners",
            "other_port",
            &format!("nobody listens on port 8000, and there is {owner}"),
        );
        hinted(&problem, "listener_other_port");
        let listeners = fact(&problem, "listeners");
        assert_eq!(listeners["here"], serde_json::json!([]));
        let elsewhere = listeners["elsewhere"].as_array().unwrap();
        assert_eq!(elsewhere.len(), 1, "{problem}");
        assert_eq!(elsewhere[0]["pid"], uvicorn.id());
        let steps = problem["next_steps"].to_string();
        assert!(steps.contains("127.0.0.1:8001"), "{steps}");

        // The port of another member is that member's.
        let both = proxy(
            "127.0.0.1:8000",
            "[upstream.other]\nservers = [\"127.0.0.1:8001\"]\n",
        );
        let candor = Candor::start(&both);
        let problem = super::found(&candor, "listeners");
        assert_eq!(problem["likely"][0]["id"], "not_running", "{problem}");
    });
}

#[test]
fn an_application_on_the_other_loopback_address_is_named() {
    let Some(namespace) = Namespace::alone() else {
        return;
    };
    for (dialed, has_it) in [("127.0.0.1", "[::1]"), ("[::1]", "127.0.0.1")] {
        namespace.within(|| {
            let _app = TcpListener::bind(format!("{has_it}:8000")).unwrap();
            let candor = Candor::start(&proxy(&format!("{dialed}:8000"), ""));
            let because = format!("port 8000 is taken at {has_it}:8000 ({}) only", own_name());
            let (cause, first) = ("connect_refused", "other_address");
            let problem = verdict(&candor, cause, "listeners", first, &because);
            hinted(&problem, "localhost_family");
            // `localhost` means both, and reaches it on whichever.
            let candor = Candor::start(&proxy("localhost:8000", ""));
            let problem = super::ask(&candor, "application/problem+json").json();
            assert_eq!(problem["cause"], "timeout_first_byte", "{problem}");
        });
    }
}

#[test]
fn an_application_on_loopback_only_is_named() {
    let Some(namespace) = Namespace::alone() else {
        return;
    };
    namespace.ip("addr add 10.77.0.1/32 dev lo");
    namespace.within(|| {
        let Some(uvicorn) = uvicorn("8000") else {
            return;
        };
        let candor = Candor::start(&proxy("10.77.0.1:8000", ""));
        let because = format!(
            "port 8000 is taken at 127.0.0.1:8000 ({}, pid {}) only",
            name(uvicorn.id()),
            uvicorn.id()
        );
        let problem = verdict(
            &candor,
            "connect_refused",
            "listeners",
            "other_address",
            &because,
        );
        hinted(&problem, "listener_loopback_only");
        // An address of another host is not looked for on this one.
        let candor = Candor::start(&proxy("10.77.0.9:8000", ""));
        let problem = super::ask(&candor, "application/problem+json").json();
        assert!(!has(&problem, "listeners"), "{problem}");
    });
}

/// As a user who may not see the files of others, Candor says that somebody listens, and what it
/// would take to see who.
#[test]
fn an_owner_that_cannot_be_seen_is_said_to_be_so() {
    let Some(namespace) = Namespace::alone() else {
        return;
    };
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let open = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(directory.path(), open).unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, proxy("127.0.0.1:8000", "")).unwrap();
    namespace.within(|| {
        let _app = TcpListener::bind("[::1]:8000").unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
        command.args(["--inh-caps", "-all", "--bounding-set", "-all"]);
        command
            .arg(env!("CARGO_BIN_EXE_candor"))
            .args(["serve", "-c"])
            .arg(&file);
        let candor = Candor::spawn_command(directory, command).ready();
        let because = "port 8000 is taken at [::1]:8000 only";
        let problem = verdict(
            &candor,
            "connect_refused",
            "listeners",
            "other_address",
            because,
        );
        let unseen = fact(&problem, "unseen");
        assert_eq!(unseen["what"], "owner_of_listener");
        assert_eq!(
            (&unseen["needs"], &unseen["errno"]),
            (&"CAP_SYS_PTRACE".into(), &13.into())
        );
    });
}

/// A visitor's answer waits for nothing and says nothing; the log has what was found all the same.
#[test]
fn a_visitors_failure_is_explained_in_the_log() {
    let app = TcpListener::bind("[::1]:0").unwrap();
    let port = app.local_addr().unwrap().port();
    // Held, so that nobody else listens there.
    let held = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], port));
    if held.bind(&address.into()).is_err() {
        return;
    }
    let candor = Candor::start(&proxy(&address.to_string(), ""));
    let answer = candor.request(
        "GET /visitor HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n\
         Accept: application/problem+json",
    );
    let text = answer.text();
    for inside in ["8000", "::1", "listen", "evidence", &port.to_string()] {
        assert!(!text.contains(inside), "{inside} is in {text}");
    }
    let id = answer.header("x-request-id").unwrap().to_owned();
    let line = candor.log(|line| line["request_id"] == *id && has(line, "listeners"));
    assert_eq!(line["cause"], "connect_refused", "{line}");
    let here = &fact(&line, "listeners")["here"][0];
    assert_eq!(here["address"], format!("[::1]:{port}"));
    assert_eq!(here["pid"], std::process::id());
    assert_eq!(line["event"], "finding", "{line}");
    // It is told once, and counted as the failure that it is.
    let lines = candor.log_lines();
    let told = lines.iter().filter(|line| line["event"] == "finding");
    assert_eq!(told.count(), 1, "{lines:?}");
    eventually(|| {
        candor
            .get("/again")
            .header("candor-cause")
            .map(str::to_owned)
    });
}
