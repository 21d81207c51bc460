//! Requests that go in a circle: one answer and one line, whatever is on the way.

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use candor_faults::Ask;

use crate::harness::{Candor, Reply, Upstream, eventually};
use crate::matrix::rows::Row;
use crate::matrix::scene::{Behind, Scene};

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        fault: "cfg_proxy_loop_directly",
        reason: "own_listener",
        says: "is Candor itself: 127.0.0.1:",
        ..CIRCLE
    },
    Row {
        fault: "cfg_proxy_loop_through_relay",
        reason: "through_others",
        says: "The request that Candor sent to {peer} came back to Candor",
        ..CIRCLE
    },
];

const CIRCLE: Row = Row {
    cause: "cfg_proxy_loop",
    error: "proxy_loop_detected",
    phase: "head",
    fact: "loop",
    command: "ss -ltnp 'sport = :{port}'",
    ..Row::ANSWERED
};

/// Carries bytes from `listener` to wherever `to` says.
fn relay(listener: TcpListener, to: SocketAddr) {
    thread::spawn(move || {
        for near in listener.incoming() {
            let (Ok(near), Ok(far)) = (near, TcpStream::connect(to)) else {
                return;
            };
            let (near, far) = (Arc::new(near), Arc::new(far));
            for (from, into) in [(&near, &far), (&far, &near)] {
                let (from, into) = (Arc::clone(from), Arc::clone(into));
                thread::spawn(move || {
                    let _ = io::copy(&mut &*from, &mut &*into);
                    let _ = into.shutdown(std::net::Shutdown::Write);
                });
            }
        }
    });
}

/// A free port, and the listener that holds it until it is dropped.
fn reserve() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

const SITE: &str = "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 2\n";

/// Candor whose upstream is at `address`; told where it listens afterwards, by a reload.
fn circle(upstream: impl Fn(SocketAddr) -> SocketAddr) -> (Candor, SocketAddr) {
    let toml = |address: SocketAddr| {
        format!(
            "{SITE}[site.\"http://127.0.0.1:0\"]\nproxy = \"inside\"\n[upstream.inside]\nservers = [\"{address}\"]\n"
        )
    };
    let (_, nowhere) = reserve();
    let candor = Candor::start(&toml(nowhere));
    let behind = upstream(candor.address());
    candor.reload(&toml(behind));
    (candor, behind)
}

fn check(candor: &Candor, row: &Row, path: &str, behind: SocketAddr) {
    let before = candor.log_lines().len();
    let scene = Scene {
        candor,
        row,
        ask: Ask::Get,
        path: path.to_owned(),
        site: "http://127.0.0.1:0".to_owned(),
        behind: Some(Behind {
            route: "/".to_owned(),
            name: "inside".to_owned(),
            server: behind.to_string(),
            peer: behind.to_string(),
        }),
    };
    scene.check();
    // Four forms were asked for, and each left one line: none of them for a second turn.
    let requests = || {
        let lines = candor.log_lines().into_iter().skip(before);
        lines.filter(|l| l["event"] == "request").count()
    };
    eventually(|| (requests() >= 4).then_some(()));
    assert_eq!(requests(), 4, "{:?}", candor.log_lines());
}

#[test]
fn an_upstream_that_is_candor_itself() {
    let (candor, address) = circle(|own| own);
    assert_eq!(address, candor.address());
    check(&candor, &ROWS[0], "/direct", address);
}

#[test]
fn an_upstream_that_leads_back() {
    let (candor, address) = circle(|own| {
        let (listener, address) = reserve();
        relay(listener, own);
        address
    });
    check(&candor, &ROWS[1], "/relayed", address);
}

#[test]
fn an_upstream_that_is_another_candor_that_leads_back() {
    let (other, address) = {
        let (listener, back) = reserve();
        let other = Candor::start(&format!(
            "{SITE}[site.\"http://127.0.0.1:0\"]\nproxy = \"{back}\"\n"
        ));
        let (candor, address) = circle(|own| {
            relay(listener.try_clone().unwrap(), own);
            other.address()
        });
        check(&candor, &ROWS[1], "/other", address);
        let line = candor.logged("/other");
        let via = line["evidence"][0]["via"].as_array().unwrap();
        assert_eq!(via.len(), 2, "{line}");
        assert_eq!(via[1], "candor", "{line}");
        (other, address)
    };
    // To the other one it is an answer of its upstream.
    assert_eq!(other.address(), address);
    assert_eq!(other.logged("/other")["cause"], "origin_error");
}

#[test]
fn two_routes_that_call_each_other_are_no_circle() {
    let toml = |back: SocketAddr| {
        format!(
            "{SITE}[site.\"http://127.0.0.1:0\".route.\"/outer/\"]\nproxy = \"{back}\"\nstrip = \"/outer\"\n\
             [site.\"http://127.0.0.1:0\".route.\"/inner/\"]\nproxy = \"{back}\"\nstrip = \"/inner\"\n\
             [site.\"http://127.0.0.1:0\".route.\"/end\"]\nrespond = \"reached\"\n"
        )
    };
    let (_, nowhere) = reserve();
    let candor = Candor::start(&toml(nowhere));
    candor.reload(&toml(candor.address()));
    let response = candor.get("/outer/inner/end");
    assert_eq!(
        (response.status, response.text().as_str()),
        (200, "reached")
    );
    // Another proxy's name in `Via` is nothing to us, even one like ours.
    let response = candor.request(
        "GET /outer/inner/end HTTP/1.1\r\nHost: localhost\r\nVia: 1.1 candor-0123456789abcdef, 1.1 candor",
    );
    assert_eq!(response.status, 200);
    // But /outer that leads to /outer is one.
    let response = candor.get("/outer/outer/outer/end");
    assert_eq!(response.status, 502);
    assert_eq!(response.header("candor-cause"), Some("cfg_proxy_loop"));
}

#[test]
fn an_answer_of_502_by_another_proxy_is_no_circle() {
    let answer = b"HTTP/1.1 502 Bad Gateway\r\nVia: 1.1 candor-0123456789abcdef\r\n\
                   Content-Length: 0\r\n\r\n";
    let upstream = Upstream::start(|_| Reply::Keep(answer.to_vec()));
    let candor = Candor::start(&format!(
        "{SITE}[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    assert_eq!(candor.get("/a").status, 502);
    assert_eq!(candor.logged("/a")["cause"], "origin_error");
}
