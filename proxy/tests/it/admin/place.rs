//! Where the interface is, who may open it, and how commands find it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::sync::Arc;

use super::{REFUSED, ask, get, run};
use crate::harness::{Candor, Client, run_in};

#[test]
fn the_socket_is_its_owners_alone_and_goes_with_the_process() {
    let mut candor = Candor::start(REFUSED);
    let socket = candor.directory().join("admin.sock");
    let mode = fs::metadata(&socket).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let status = get(&candor, "/v1/status");
    assert_eq!(status["pid"], candor.id());
    assert_eq!(status["listeners"][0], candor.addresses()[0]);
    candor.terminate();
    assert!(candor.wait().success());
    assert!(!socket.exists());
}

#[test]
fn a_stale_socket_is_replaced_and_a_living_one_is_not() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let socket = directory.path().join("admin.sock");
    drop(UnixListener::bind(&socket).unwrap());
    let first = Candor::start_in(Arc::clone(&directory), REFUSED);
    assert_eq!(get(&first, "/v1/status")["pid"], first.id());
    let second = Candor::start_in(Arc::clone(&directory), REFUSED);
    // The first one goes on answering where it did.
    assert_eq!(get(&first, "/v1/status")["pid"], first.id());
    let other = directory.path().join(format!("admin-{}.sock", second.id()));
    let mut client = Client::connect_unix(&other);
    let status = super::send(
        &mut client,
        "GET /v1/status HTTP/1.1\r\nHost: localhost",
        "",
    );
    assert_eq!(status.json()["pid"], second.id());
    // Both may be meant: they are listed.
    let (code, out, err) = run_in(directory.path(), &["token"]);
    assert_eq!((code, &*out), (2, ""), "{err}");
    for candor in [&first, &second] {
        assert!(err.contains(&format!("process {}", candor.id())), "{err}");
        assert!(err.contains(&candor.addresses()[0]), "{err}");
    }
    let named = format!("unix:{}", other.display());
    let (code, _, err) = run_in(directory.path(), &["health", "--admin", &named]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_file_that_is_named_is_found_by_its_process() {
    let first = Candor::start(REFUSED);
    let file = first.directory().join("candor.toml");
    let (code, out, err) = run(&first, &["health", "-c", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(out, format!("{} answers\n", first.addresses()[0]));
    let other = first.directory().join("other.toml");
    fs::copy(&file, &other).unwrap();
    let (code, _, err) = run(&first, &["health", "-c", other.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(err.contains("no running Candor is found"), "{err}");
}

#[test]
fn it_can_be_moved_and_switched_off_by_a_reload() {
    let candor = Candor::start(REFUSED);
    candor.reload(&format!(
        "[candor]\nadmin = \"unix:{{dir}}/here.sock\"\n{REFUSED}"
    ));
    assert!(!candor.directory().join("admin.sock").exists());
    let mut client = Client::connect_unix(&candor.directory().join("here.sock"));
    let status = super::send(
        &mut client,
        "GET /v1/status HTTP/1.1\r\nHost: localhost",
        "",
    );
    assert_eq!(status.json()["generation"], 2);
    candor.reload(&format!("[candor]\nadmin = \"off\"\n{REFUSED}"));
    assert!(!candor.directory().join("here.sock").exists());
    let file = candor.directory().join("candor.toml");
    let (code, _, err) = run(&candor, &["health", "-c", file.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("switched the admin interface off"), "{err}");
    candor.reload(REFUSED);
    assert_eq!(get(&candor, "/v1/status")["generation"], 4);
}

#[test]
fn an_address_in_use_stops_the_start_and_a_reload() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let _living = UnixListener::bind(directory.path().join("taken.sock")).unwrap();
    let toml = format!("[candor]\nadmin = \"unix:{{dir}}/taken.sock\"\n{REFUSED}");
    let mut candor = Candor::spawn(Arc::clone(&directory), &toml);
    assert_eq!(candor.wait().code(), Some(1));
    candor.said("taken.sock: it is in use by process");
    let candor = Candor::start_in(directory, REFUSED);
    candor.reload(&toml);
    candor.said("reload refused");
    assert_eq!(get(&candor, "/v1/status")["generation"], 1);
}

#[test]
fn health_says_whether_it_serves() {
    let mut candor = Candor::start(
        "[site.\"http://127.0.0.1:0\"]\nrespond = \"ok\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/bad\"]\nrespond = \"no\"\nstatus = 503\n",
    );
    let url = format!("http://{}", candor.address());
    assert_eq!(run(&candor, &["health", &url]).0, 0);
    let (code, _, err) = run(&candor, &["health", &format!("{url}/bad")]);
    assert_eq!(code, 1);
    assert!(err.contains("status 503"), "{err}");
    assert_eq!(run(&candor, &["health"]).0, 0);
    candor.terminate();
    candor.wait();
    assert_eq!(run(&candor, &["health", &url]).0, 1);
    let (code, _, err) = run(&candor, &["health"]);
    assert_eq!(code, 1);
    assert!(err.contains("no running Candor"), "{err}");
}

#[test]
fn what_is_not_there_is_said() {
    let candor = Candor::start(REFUSED);
    let nothing = ask(&candor, "GET /v1/nothing HTTP/1.1", "");
    assert_eq!(nothing.status, 404);
    assert_eq!(
        nothing.header("content-type"),
        Some("application/problem+json")
    );
    let wrong = ask(&candor, "POST /v1/status HTTP/1.1", "{}");
    assert_eq!(wrong.status, 405);
}

#[test]
fn a_reload_can_be_asked_for() {
    let candor = Candor::start(REFUSED);
    let file = candor.directory().join("candor.toml");
    let reload = || ask(&candor, "POST /v1/reload HTTP/1.1", "").json();
    fs::write(&file, "[site.\"http://127.0.0.1:0\"]\nrespond = \"new\"\n").unwrap();
    let answer = reload();
    assert_eq!(answer["result"], "loaded", "{answer}");
    assert_eq!(answer["generation"], 2);
    assert_eq!(candor.get("/").text(), "new");
    fs::write(&file, "[site.\"http://127.0.0.1:0\"]\nrespnd = \"wrong\"\n").unwrap();
    let answer = reload();
    assert_eq!(answer["result"], "refused");
    assert!(
        answer["text"].as_str().unwrap().contains("respnd"),
        "{answer}"
    );
    assert_eq!(candor.get("/").text(), "new");
}
