//! SIGTERM: what is under way ends, nothing new begins, and the process leaves in time.

use std::net::TcpStream;
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use crate::harness::{Candor, End, Reply, Upstream, eventually};

/// An upstream that answers when it is told to, and says when it was asked.
fn held() -> (Upstream, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let (asked, was_asked) = mpsc::channel();
    let (answer, may_answer) = mpsc::channel::<()>();
    let (asked, may_answer) = (Mutex::new(asked), Mutex::new(may_answer));
    let upstream = Upstream::start(move |_| {
        let _ = asked.lock().unwrap().send(());
        let _ = may_answer.lock().unwrap().recv();
        Reply::ok("done")
    });
    (upstream, was_asked, answer)
}

fn proxy(upstream: &Upstream, shutdown: &str) -> String {
    format!(
        "[candor]\nshutdown = \"{shutdown}\"\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    )
}

const GET: &[u8] = b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";

#[test]
fn a_request_under_way_is_answered_and_nothing_new_accepted() {
    let (upstream, asked, answer) = held();
    let mut candor = Candor::start(&proxy(&upstream, "30s"));
    let mut client = candor.client();
    let mut idle = candor.client();
    client.send(GET);
    asked.recv().unwrap();
    candor.terminate();
    candor.said("SIGTERM: draining for at most 30 s");
    // Nothing waits on an idle connection.
    assert_eq!(idle.rest().1, End::Closed);
    eventually(|| TcpStream::connect(candor.address()).err().map(|e| e.kind()));
    candor.said("draining: waiting for 1 request");
    answer.send(()).unwrap();
    let response = client.response();
    assert_eq!((response.status, response.text().as_str()), (200, "done"));
    assert_eq!(response.header("connection"), Some("close"));
    let answered = Instant::now();
    assert_eq!(candor.wait().code(), Some(0));
    assert!(answered.elapsed() < Duration::from_secs(5));
    assert_eq!(candor.logged("/slow")["delivered"], "complete");
    candor.said("stopped");
}

#[test]
fn the_limit_cuts_what_does_not_end() {
    let (upstream, asked, _answer) = held();
    let mut candor = Candor::start(&proxy(&upstream, "300ms"));
    let mut client = candor.client();
    client.send(GET);
    asked.recv().unwrap();
    candor.terminate();
    assert_eq!(candor.wait().code(), Some(0));
    candor.said("stopped (shutdown): cut 1 request");
    let (bytes, _) = client.rest();
    assert!(bytes.is_empty());
    let stopped = candor.log(|line| line["what"] == "stopped");
    assert_eq!(stopped["requests_cut"], 1);
}

#[test]
fn a_second_signal_leaves_at_once() {
    let (upstream, asked, _answer) = held();
    let mut candor = Candor::start(&proxy(&upstream, "1h"));
    let mut client = candor.client();
    client.send(GET);
    asked.recv().unwrap();
    candor.terminate();
    candor.said("draining");
    candor.signal(rustix::process::Signal::INT);
    assert_eq!(candor.wait().code(), Some(0));
    candor.said("stopped (SIGINT): cut 1 request");
}

#[test]
fn an_idle_process_leaves_quickly() {
    let mut candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"ok\"\n");
    let _idle = (0..20).map(|_| candor.client()).collect::<Vec<_>>();
    assert_eq!(candor.get("/").status, 200);
    let begun = Instant::now();
    candor.signal(rustix::process::Signal::INT);
    assert_eq!(candor.wait().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(5));
}
