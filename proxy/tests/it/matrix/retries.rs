//! An attempt that failed is diagnosed and counted, though the request recovered.

use std::net::TcpListener;

use super::{counted, counts_to};
use crate::harness::{Candor, Reply, Upstream};
use crate::http1::{Origin, exchange, ok, received};

fn two(first: &str, second: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"pair\"\n\
         [upstream.pair]\nservers = [\"{first}\", \"{second}\"]\nretry = {{ tries = 2 }}\n"
    ))
}

/// An address on which nothing listens for as long as the socket lives.
fn refusing() -> (socket2::Socket, String) {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    let any = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    socket.bind(&any.into()).unwrap();
    let address = socket.local_addr().unwrap().as_socket().unwrap();
    (socket, address.to_string())
}

#[test]
fn a_refusal_by_one_member_is_told_and_the_answer_is_the_others() {
    let (_held, refused) = refusing();
    let upstream = Upstream::start(|_| Reply::ok("from the other"));
    let candor = two(&refused, &upstream.address().to_string());
    let mut recovered = 0;
    // In turn, so that each is the first at least once.
    for path in ["/1", "/2", "/3", "/4"] {
        let response = candor.get(path);
        assert_eq!(response.text(), "from the other");
        assert_eq!(response.header("candor-cause"), None);
        let line = candor.logged(path);
        assert!(line.get("cause").is_none(), "{line}");
        assert_eq!(line["peer"], upstream.address().to_string(), "{line}");
        if let Some(attempts) = line.get("attempts") {
            assert_eq!(attempts[0]["cause"], "connect_refused", "{line}");
            recovered += 1;
        }
    }
    assert!((1..=3).contains(&recovered), "{recovered}");
    let labels = [
        ("upstream", "pair"),
        ("cause", "connect_refused"),
        ("outcome", "recovered"),
    ];
    counts_to(&candor, "candor_retries_total", &labels, recovered);
    assert_eq!(counted(&candor, "candor_failures_total", &[]), 0);
}

#[test]
fn every_attempt_is_told_when_none_succeeded() {
    let (_first, first) = refusing();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let second = listener.local_addr().unwrap().to_string();
    drop(listener);
    let candor = two(&first, &second);
    let response =
        candor.request("GET /none HTTP/1.1\r\nHost: localhost\r\nAccept: application/json");
    assert_eq!(response.header("candor-cause"), Some("connect_refused"));
    let attempts = response.json()["attempts"].clone();
    let peers: Vec<_> = attempts.as_array().unwrap().iter().collect();
    assert_eq!(peers.len(), 2, "{attempts}");
    assert_ne!(peers[0]["peer"], peers[1]["peer"], "{attempts}");
    let members = super::structured::list(response.header("proxy-status").unwrap()).unwrap();
    let told = members[0].parameters["attempts"].text();
    assert_eq!(told.matches("connect_refused ").count(), 2, "{told}");
    let text = candor.get("/text").text();
    assert!(text.contains("\nTried ") && text.contains(&first) && text.contains(&second));
    let line = candor.logged("/none");
    assert_eq!(line["attempts"].as_array().unwrap().len(), 2, "{line}");
    let labels = [("cause", "connect_refused"), ("outcome", "failed")];
    counts_to(&candor, "candor_retries_total", &labels, 2);
    // Two requests failed, each once, however often it was tried.
    counts_to(&candor, "candor_failures_total", &labels[..1], 2);
}

#[test]
fn a_kept_connection_that_died_is_told() {
    let origin = Origin::start();
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"one\"\n\
         [upstream.one]\nservers = [\"{}\"]\n",
        origin.address()
    ));
    let first = exchange(
        &candor,
        &origin,
        "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n",
        &ok("1"),
    );
    let (mut client, mut peer) = (first.client, first.peer);
    client.send(b"GET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    // It took the request, and then the connection ends without a byte.
    received(&mut peer);
    drop(peer);
    let mut fresh = origin.accept();
    received(&mut fresh);
    fresh.send(&ok("2"));
    assert_eq!(client.response().text(), "2");
    let line = candor.logged("/2");
    assert_eq!(line["hints"], serde_json::json!(["retry_hidden"]), "{line}");
    let attempts = line["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 2, "{line}");
    assert_eq!(attempts[0]["cause"], "head_reused_conn_lost", "{line}");
    assert_eq!(attempts[0]["reason"], "closed", "{line}");
    assert_eq!(attempts[0]["reused"]["requests"], 1, "{line}");
    assert!(attempts[0]["bytes_out"].as_u64() > Some(0), "{line}");
    // The one that succeeded has no cause.
    assert_eq!(attempts[1]["status"], 200, "{line}");
    assert!(attempts[1].get("cause").is_none(), "{line}");
    let labels = [("cause", "head_reused_conn_lost"), ("outcome", "recovered")];
    counts_to(&candor, "candor_retries_total", &labels, 1);
    assert_eq!(counted(&candor, "candor_failures_total", &[]), 0);
}
