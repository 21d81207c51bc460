//! Listening, signals, reload, drain; systemd.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::process::Command;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustix::process::Signal;

use crate::harness::{Candor, Client, End, Reply, Upstream};

fn respond(body: &str) -> String {
    format!("[site.\"http://127.0.0.1:0\"]\nrespond = \"{body}\"\n")
}

/// An upstream that answers when it is told to, and a word when a request has come.
fn held() -> (Upstream, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let (came, come) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (came, gone) = (Mutex::new(came), Mutex::new(gone));
    let upstream = Upstream::start(move |_| {
        came.lock().unwrap().send(()).unwrap();
        // The test has ended when nobody is there to say go.
        let _ = gone.lock().unwrap().recv();
        Reply::ok("late")
    });
    (upstream, come, go)
}

#[test]
fn it_serves_and_leaves() {
    let mut candor = Candor::start(&respond("hello"));
    let response = candor.get("/");
    assert_eq!((response.status, response.text().as_str()), (200, "hello"));
    candor.log(|line| line["event"] == "lifecycle" && line["what"] == "ready");
    candor.terminate();
    assert_eq!(candor.wait().code(), Some(0));
}

#[test]
fn every_kind_of_address_is_served() {
    let candor = Candor::start(
        "[listen.all]
         bind = [\"127.0.0.1:0\", \"[::1]:0\", \"unix:{dir}/candor.sock\"]
         [site.\":0\"]
         respond = \"hello\"",
    );
    assert_eq!(candor.addresses().len(), 3, "{}", candor.stderr());
    for address in candor.addresses() {
        let mut client = match address.strip_prefix("unix:") {
            Some(path) => Client::connect_unix(path.as_ref()),
            None => Client::connect(address.parse().unwrap()),
        };
        client.send(b"GET / HTTP/1.1\r\nHost: any\r\n\r\n");
        assert_eq!(client.response().text(), "hello");
    }
}

#[test]
fn a_second_instance_is_refused_and_the_first_named() {
    let first = Candor::start(&respond("first"));
    let toml = format!(
        "[site.\"http://{}\"]\nrespond = \"second\"",
        first.address()
    );
    let mut second = Candor::spawn(Arc::new(tempfile::tempdir().unwrap()), &toml);
    assert_eq!(second.wait().code(), Some(1));
    let expected = format!("in use by process {} (candor)", first.id());
    assert!(second.stderr().contains(&expected), "{}", second.stderr());
    assert_eq!(first.get("/").text(), "first");
}

#[test]
fn a_reload_changes_what_new_requests_get_and_closes_nothing() {
    let candor = Candor::start(&respond("one"));
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "one");
    candor.reload(&respond("two"));
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "two");
    candor.log(|line| line["event"] == "change" && line["result"] == "loaded");
}

#[test]
fn a_bad_file_keeps_the_configuration_and_says_why() {
    let candor = Candor::start(&respond("one"));
    candor.reload("[site.\"http://127.0.0.1:0\"]\nrespond = \"two\"\nrespnd = 1\n");
    assert!(candor.stderr().contains("respnd"));
    let line = candor.log(|line| line["event"] == "change" && line["result"] == "refused");
    assert!(
        line["config"].as_str().unwrap().ends_with("candor.toml:3"),
        "{line}"
    );
    assert_eq!(candor.get("/").text(), "one");
}

#[test]
fn a_reload_binds_new_addresses_and_closes_removed_ones() {
    let candor = Candor::start(&respond("one"));
    let old = candor.address();
    candor.reload("[listen.l]\nbind = \"unix:{dir}/new.sock\"\n[site.\":0\"]\nrespond = \"two\"\n");
    let socket = candor.directory().join("new.sock");
    let mut client = Client::connect_unix(&socket);
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "two");
    crate::harness::eventually(|| TcpStream::connect(old).err());
    candor.reload(&respond("three"));
    assert!(!socket.exists());
}

#[test]
fn a_drain_finishes_the_request_in_flight() {
    let (upstream, come, go) = held();
    let mut candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let mut idle = candor.client();
    let mut client = candor.client();
    client.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    come.recv_timeout(Duration::from_secs(20)).unwrap();
    candor.terminate();
    // It says what it waits for, and takes nobody else.
    candor.said("waiting for 1 request");
    assert_eq!(idle.rest(), (Vec::new(), End::Closed));
    crate::harness::eventually(|| TcpStream::connect(candor.address()).err());
    go.send(()).unwrap();
    let response = client.response();
    assert_eq!(response.text(), "late");
    assert_eq!(response.header("connection"), Some("close"));
    assert_eq!(client.rest(), (Vec::new(), End::Closed));
    assert_eq!(candor.wait().code(), Some(0));
    let stopped = candor.log(|line| line["what"] == "stopped");
    assert_eq!(stopped["reason"], "drained");
}

#[test]
fn a_drain_ends_at_its_limit() {
    let (upstream, come, _go) = held();
    let mut candor = Candor::start(&format!(
        "[candor]\nshutdown = \"200ms\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    come.recv_timeout(Duration::from_secs(20)).unwrap();
    candor.terminate();
    assert_eq!(candor.wait().code(), Some(0));
    let stopped = candor.log(|line| line["what"] == "stopped");
    assert_eq!(
        (stopped["reason"].as_str(), stopped["requests_cut"].as_u64()),
        (Some("shutdown"), Some(1))
    );
}

#[test]
fn a_second_signal_leaves_at_once() {
    let (upstream, come, _go) = held();
    let mut candor = Candor::start(&format!(
        "[candor]\nshutdown = \"1h\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    come.recv_timeout(Duration::from_secs(20)).unwrap();
    candor.signal(Signal::INT);
    candor.said("SIGINT: draining");
    candor.signal(Signal::INT);
    assert_eq!(candor.wait().code(), Some(0));
}

#[test]
fn too_many_connections_are_told_so() {
    let candor = Candor::start(&format!("[client]\nconnections = 1\n{}", respond("one")));
    let mut first = candor.client();
    first.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(first.response().status, 200);
    let refused = candor.get("/");
    assert_eq!(refused.status, 503);
    assert_eq!(refused.header("candor-cause"), Some("internal_overload"));
    let line = candor.log(|line| line["event"] == "connection");
    assert_eq!(line["what"], "limit_reached");
    assert_eq!(line["limit"], 1);
    drop(first);
    crate::harness::eventually(|| (candor.get("/").status == 200).then_some(()));
}

#[test]
fn running_out_of_descriptors_is_survived() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, format!("[candor]\nthreads = 1\n{}", respond("one"))).unwrap();
    let mut command = Command::new("sh");
    command.args([
        "-c",
        "ulimit -n 40; exec \"$0\" \"$@\"",
        env!("CARGO_BIN_EXE_candor"),
    ]);
    command.args(["serve", "-c"]).arg(&file);
    let candor = Candor::spawn_command(directory, command).ready();
    let crowd = (0..60).map(|_| candor.client()).collect::<Vec<_>>();
    let line = candor.log(|line| line["what"] == "accept_failed");
    assert_eq!(line["reason"], "out_of_file_descriptors");
    drop(crowd);
    assert_eq!(candor.get("/").text(), "one");
    let complaints = candor
        .log_lines()
        .into_iter()
        .filter(|l| l["what"] == "accept_failed");
    // One a second, whatever the crowd; a slow machine may see a few seconds.
    assert!(complaints.count() < 20);
}

#[test]
fn systemd_is_told_and_its_socket_is_taken() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address: SocketAddr = listener.local_addr().unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(
        &file,
        format!("[site.\"http://{address}\"]\nrespond = \"passed\""),
    )
    .unwrap();
    let notices = UnixDatagram::bind(directory.path().join("notify")).unwrap();
    notices
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut command = Command::new("sh");
    let script = "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" \"$@\"";
    command
        .args(["-c", script, env!("CARGO_BIN_EXE_candor"), "serve", "-c"])
        .arg(&file);
    command.env("NOTIFY_SOCKET", directory.path().join("notify"));
    let mut candor = Candor::spawn_with_input(directory, command, OwnedFd::from(listener)).ready();
    let notice = || {
        let mut buffer = [0; 1024];
        let count = notices.recv(&mut buffer).unwrap();
        String::from_utf8(buffer[..count].to_vec()).unwrap()
    };
    assert!(notice().starts_with("READY=1"));
    assert_eq!(candor.address(), address);
    assert_eq!(candor.get("/").text(), "passed");
    candor.signal(Signal::HUP);
    let reloading = notice();
    assert!(reloading.contains("RELOADING=1") && reloading.contains("MONOTONIC_USEC="));
    assert!(notice().contains("READY=1"));
    candor.terminate();
    assert!(notice().contains("STOPPING=1"));
    assert_eq!(candor.wait().code(), Some(0));
}

#[test]
fn logs_are_reopened() {
    let toml = format!(
        "[candor]\nlog = {{ file = \"{{dir}}/access.log\" }}\n{}",
        respond("one")
    );
    let candor = Candor::start(&toml);
    let (log, old) = (
        candor.directory().join("access.log"),
        candor.directory().join("old.log"),
    );
    let has = |file: &std::path::Path, text: &str| {
        crate::harness::eventually(|| {
            std::fs::read_to_string(file)
                .ok()
                .filter(|t| t.contains(text))
        })
    };
    candor.get("/before");
    has(&log, "/before");
    std::fs::rename(&log, &old).unwrap();
    candor.signal(Signal::USR1);
    crate::harness::eventually(|| log.exists().then_some(()));
    candor.get("/after");
    has(&log, "/after");
    assert!(!std::fs::read_to_string(old).unwrap().contains("/after"));
}
