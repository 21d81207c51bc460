//! Members that come and go, found by real questions: to a resolver, a file, an engine.

mod containers;
mod files;
mod names;
mod resolver;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use serde_json::Value;

use crate::harness::{Candor, Reply, Response, Upstream};
use crate::matrix::rows::Row;

pub use names::ROWS as NAMES;

/// The rows that are met here.
pub const ROWS: &[Row] = NAMES;

/// Applications at the same port of several addresses of loopback; each answers with its address.
struct Fleet {
    members: Vec<Upstream>,
    port: u16,
}

impl Fleet {
    /// At `127.0.0.2`, `127.0.0.3` and so on.
    fn start(count: u8) -> Self {
        // The port may be taken at one of them.
        let listeners = (0..100).find_map(|_| Self::listen(count)).unwrap();
        let port = listeners[0].local_addr().unwrap().port();
        let members = listeners.into_iter().map(|listener| {
            let address = listener.local_addr().unwrap().to_string();
            Upstream::on(listener, move |_| Reply::ok(&address))
        });
        Self {
            members: members.collect(),
            port,
        }
    }

    fn listen(count: u8) -> Option<Vec<TcpListener>> {
        let first = TcpListener::bind((ip(0), 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        let others = (1..count).map(|it| TcpListener::bind((ip(it), port)).ok());
        [Some(first)].into_iter().chain(others).collect()
    }

    /// As it is written: `127.0.0.2:4711`.
    fn address(&self, index: u8) -> String {
        SocketAddr::from((ip(index), self.port)).to_string()
    }

    fn asked(&self, index: usize) -> usize {
        self.members[index].requests().len()
    }
}

fn ip(index: u8) -> IpAddr {
    Ipv4Addr::new(127, 0, 0, index + 2).into()
}

/// Which member answers.
#[track_caller]
fn answer(candor: &Candor) -> String {
    let response = candor.get("/");
    assert_eq!(response.status, 200, "{}", response.text());
    response.text()
}

/// The members that answer `count` requests.
fn answers(candor: &Candor, count: usize) -> Vec<String> {
    let mut seen: Vec<_> = (0..count).map(|_| answer(candor)).collect();
    seen.sort();
    seen.dedup();
    seen
}

fn problem(candor: &Candor) -> Response {
    candor.request("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json")
}

/// The line that tells that members changed, of which this holds.
fn told(candor: &Candor, is_it: impl Fn(&Value) -> bool) -> Value {
    candor.log(|line| line["event"] == "change" && line["what"] == "members" && is_it(line))
}

/// Whether this list of the line has this text.
fn lists(line: &Value, key: &str, text: &str) -> bool {
    let list = line[key].as_array();
    list.is_some_and(|list| list.iter().any(|it| it == text))
}

fn says(line: &Value, part: &str) -> bool {
    line["text"]
        .as_str()
        .is_some_and(|text| text.contains(part))
}
