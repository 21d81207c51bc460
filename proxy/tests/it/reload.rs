//! Reloads under load, and what connections see that are older than a reload.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use crate::harness::{Candor, Client, Reply, Upstream, eventually};

const CLIENTS: usize = 8;
const RELOADS: usize = 10;
/// How many answers a client waits for at a time.
const BATCH: usize = 10;

/// Requests in all.
const REQUESTS: usize = 100_000;

fn generation(upstream: &Upstream, number: usize) -> String {
    format!(
        "[candor]\nlog.file = \"{{dir}}/access.log\"\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n\
         response_headers = {{ X-Generation = \"{number}\" }}\n",
        upstream.address()
    )
}

/// What a client saw: answers, and the lowest and highest generation among them.
struct Seen {
    answers: usize,
    first: usize,
    last: usize,
}

/// Sends requests on keep-alive connections, each batch in one write, and reports each batch.
fn load(
    address: std::net::SocketAddr,
    name: usize,
    requests: usize,
    done: &mpsc::Sender<usize>,
) -> Seen {
    let mut client = Client::connect(address);
    let mut seen = Seen {
        answers: 0,
        first: usize::MAX,
        last: 0,
    };
    let mut next = 0;
    while next < requests {
        let wanted = BATCH.min(requests - next);
        let mut batch = String::new();
        for number in next..next + wanted {
            batch += &format!("GET /{name}/{number} HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        client.send(batch.as_bytes());
        let mut answered = 0;
        let mut closing = false;
        while answered < wanted && !closing {
            let response = client.response();
            let number = next + answered;
            assert_eq!(response.status, 200, "{response:?}");
            assert_eq!(response.text(), format!("/{name}/{number}"));
            let generation = response.header("x-generation").unwrap().parse().unwrap();
            assert!(
                generation >= seen.last,
                "{generation} came after {}",
                seen.last
            );
            seen.first = seen.first.min(generation);
            seen.last = generation;
            closing = response.header("connection") == Some("close");
            answered += 1;
        }
        if closing {
            // The limit of requests on a connection: what came behind is asked again.
            client = Client::connect(address);
        }
        next += answered;
        seen.answers += answered;
        done.send(answered).unwrap();
    }
    seen
}

#[test]
fn no_request_is_lost_across_reloads() {
    let upstream = Upstream::start(|request| Reply::ok(request.path()));
    let mut candor = Candor::start(&generation(&upstream, 0));
    let address = candor.address();
    let (done, progress) = mpsc::channel();
    let clients = (0..CLIENTS)
        .map(|name| {
            let done = done.clone();
            thread::spawn(move || load(address, name, REQUESTS / CLIENTS, &done))
        })
        .collect::<Vec<_>>();
    drop(done);
    let mut answered = 0;
    let mut reloads = 0;
    for count in progress {
        answered += count;
        if reloads < RELOADS && answered > REQUESTS * (reloads + 1) / (RELOADS + 1) {
            reloads += 1;
            candor.reload(&generation(&upstream, reloads));
        }
    }
    let seen = clients
        .into_iter()
        .map(|client| client.join().unwrap())
        .collect::<Vec<_>>();
    assert_eq!(reloads, RELOADS);
    assert_eq!(seen.iter().map(|s| s.answers).sum::<usize>(), REQUESTS);
    assert!(seen.iter().any(|s| s.first == 0));
    assert!(seen.iter().any(|s| s.last > 0));
    assert_eq!(
        candor.get("/last").header("x-generation"),
        Some(&*RELOADS.to_string())
    );

    candor.terminate();
    assert_eq!(candor.wait().code(), Some(0));
    let log = std::fs::read_to_string(candor.directory().join("access.log")).unwrap();
    let mut lines = 0;
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        if line["event"] == "request" {
            assert_eq!(
                (&line["status"], &line["delivered"]),
                (&200.into(), &"complete".into())
            );
            lines += 1;
        }
    }
    // And the one that asked for the last configuration.
    assert_eq!(lines, REQUESTS + 1);
    assert_eq!(upstream.requests().len(), REQUESTS + 1);
}

#[test]
fn a_missing_file_changes_nothing() {
    let candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"old\"\n");
    std::fs::remove_file(candor.directory().join("candor.toml")).unwrap();
    candor.signal(Signal::HUP);
    candor.said("reload refused");
    assert_eq!(candor.get("/").text(), "old");
}

#[test]
fn a_removed_tcp_listener_refuses_connections() {
    // The second port is taken from the kernel, so that the reload can name it again.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let first = "[site.\"http://127.0.0.1:0\"]\nrespond = \"first\"\n";
    let both = format!("{first}[site.\"http://{port}\"]\nrespond = \"second\"\n");
    let candor = Candor::start(first);
    candor.reload(&both);
    let mut client = Client::connect(port);
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "second");
    candor.reload(first);
    eventually(|| {
        std::net::TcpStream::connect_timeout(&port, Duration::from_secs(5))
            .err()
            .map(|e| e.kind())
    });
    // The connection of before is older than the reload: told that no site answers, not cut.
    client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(
        client.response().header("candor-cause"),
        Some("cfg_no_route")
    );
    assert_eq!(candor.get("/").text(), "first");
}

#[test]
fn who_came_before_a_drain_is_answered() {
    let mut candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"ok\"\n");
    // Held, so that connections gather in the kernel's queue until the signal is there too.
    candor.signal(Signal::STOP);
    let mut clients = (0..2000).map(|_| candor.client()).collect::<Vec<_>>();
    for client in &mut clients {
        client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    candor.terminate();
    candor.signal(Signal::CONT);
    for client in &mut clients {
        assert_eq!(client.response().status, 200);
    }
    assert_eq!(candor.wait().code(), Some(0));
}
