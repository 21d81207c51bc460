//! What the resolvers say of a name after a failure: each of them, and now.

use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};
use std::thread;

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::A;
use hickory_resolver::proto::rr::{RData, Record, RecordType};
use serde_json::Value;
use socket2::{Domain, Socket, Type};

use crate::harness::{Candor, eventually};

/// A resolver that knows one name, if any, as the address that the test sets.
struct Resolver {
    address: SocketAddr,
    answer: Arc<Mutex<Ipv4Addr>>,
}

impl Resolver {
    fn start(name: &'static str, answer: Ipv4Addr) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let resolver = Self {
            address: socket.local_addr().unwrap(),
            answer: Arc::new(Mutex::new(answer)),
        };
        let answer = Arc::clone(&resolver.answer);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok((size, peer)) = socket.recv_from(&mut buffer) {
                let question = Message::from_vec(&buffer[..size]).unwrap();
                let query = question.queries[0].clone();
                let metadata = &question.metadata;
                let mut message = Message::response(metadata.id, metadata.op_code);
                if query.name().to_string().trim_end_matches('.') != name {
                    message.metadata.response_code = ResponseCode::NXDomain;
                } else if query.query_type() == RecordType::A {
                    let data = RData::A(A(*answer.lock().unwrap()));
                    message.add_answer(Record::from_rdata(query.name().clone(), 300, data));
                }
                message.add_query(query);
                let _ = socket.send_to(&message.to_vec().unwrap(), peer);
            }
        });
        resolver
    }
}

fn problem(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

#[test]
fn a_resolver_that_knows_the_name_is_named() {
    let ignorant = Resolver::start("other.test", Ipv4Addr::LOCALHOST);
    let knowing = Resolver::start("app.test", Ipv4Addr::new(127, 0, 0, 7));
    let candor = Candor::start(&format!(
        "[dns]\nresolvers = [\"{}\", \"{}\"]\nsearch = []\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"http://app.test:9\"\n",
        ignorant.address, knowing.address
    ));
    let problem = eventually(|| {
        let problem = problem(&candor, "/");
        (problem["likely"][0]["id"] == "other_resolver").then_some(problem)
    });
    assert_eq!(problem["cause"], "dns_nxdomain", "{problem}");
    let first = &problem["likely"][0];
    let text = first["text"].as_str().unwrap();
    let expected = format!(
        "{}, listed in dns.resolvers, knows the name",
        knowing.address
    );
    assert!(text.starts_with(&expected), "{text}");
    assert_eq!(first["why"], "it says 127.0.0.7");
}

#[test]
fn an_address_that_the_name_left_is_named() {
    let closed = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    closed
        .bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())
        .unwrap();
    let port = closed.local_addr().unwrap().as_socket().unwrap().port();
    let resolver = Resolver::start("app.test", Ipv4Addr::LOCALHOST);
    let candor = Candor::start(&format!(
        "[dns]\nresolvers = [\"{}\"]\nsearch = []\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"http://app.test:{port}\"\n",
        resolver.address
    ));
    let before = problem(&candor, "/");
    assert_eq!(before["cause"], "connect_refused", "{before}");
    assert!(
        !before["hints"].to_string().contains("stale_address"),
        "{before}"
    );
    // The answer is valid for five minutes, and no longer true. Who fails asks anew after a while, so the
    // name moves on until it was looked at in between.
    let mut now = 2;
    let lead = |now| *resolver.answer.lock().unwrap() = Ipv4Addr::new(127, 0, 0, now);
    lead(now);
    let (after, text) = eventually(|| {
        let problem = problem(&candor, "/");
        let text = candor.get("/").text();
        let hints = problem["hints"].to_string();
        if hints.contains("stale_address") && text.contains("where it leads no more") {
            return Some((problem, text));
        }
        if problem["evidence"][0]["answers"][0] == format!("127.0.0.{now}") {
            now += 1;
            lead(now);
        }
        None
    });
    let facts = after["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == "name_now");
    let found = found.unwrap();
    let [old, new] = [now - 1, now].map(|it| serde_json::json!([format!("127.0.0.{it}")]));
    assert_eq!(found["stale"], old, "{after}");
    assert_eq!(found["said"][0]["addresses"], new, "{text}");
}

#[test]
fn a_name_of_another_upstream_that_exists_is_told() {
    let resolver = Resolver::start("backend.test", Ipv4Addr::LOCALHOST);
    let candor = Candor::start(&format!(
        "[dns]\nresolvers = [\"{}\"]\nsearch = []\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"http://bakend.test:9\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/unused\"]\nproxy = \"http://backend.test:9\"\n",
        resolver.address
    ));
    let problem = eventually(|| {
        let problem = problem(&candor, "/");
        (problem["likely"][0]["id"] == "similar").then_some(problem)
    });
    assert_eq!(
        problem["likely"][0]["why"],
        "backend.test differs little from bakend.test"
    );
}
