//! Who may not ask.

use candor_faults::Ask;

use crate::harness::{Candor, Client};
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        fault: "request_denied",
        says: "127.0.0.1 is denied by 127.0.0.0/8, written at",
        ..DENIED
    },
    Row {
        fault: "request_denied_not_allowed",
        says: "127.0.0.1 is in none of the networks that",
        ..DENIED
    },
];

const DENIED: Row = Row {
    cause: "request_denied",
    status: 403,
    error: "http_request_denied",
    reason: "acl",
    phase: "admit",
    fact: "denied",
    command: "candor check /",
    ..Row::ANSWERED
};

const SITE: &str = "http://127.0.0.1:0";

#[test]
fn who_is_denied_is_told_so_in_every_view() {
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n\
         [site.\"{SITE}\"]\nrespond = \"within\"\ndeny = [\"loopback\"]\n\
         [site.\"{SITE}\".route.\"/office\"]\nrespond = \"within\"\ndeny = []\nallow = [\"203.0.113.0/24\"]\n\
         [site.\"{SITE}\".route.\"/open\"]\nrespond = \"within\"\ndeny = []\n\
         [site.\"{SITE}\".route.\"/both\"]\nrespond = \"within\"\nallow = [\"loopback\"]\ndeny = [\"203.0.113.9\"]\n"
    ));
    for (row, path) in [(&ROWS[0], "/any"), (&ROWS[1], "/office")] {
        let scene = Scene {
            candor: &candor,
            row,
            ask: Ask::Get,
            path: path.to_owned(),
            site: SITE.to_owned(),
            behind: None,
        };
        scene.check();
    }
    for path in ["/open", "/both"] {
        assert_eq!(candor.get(path).text(), "within", "{path}");
    }
    // What anybody can write does not count.
    let forged = "GET /office HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7";
    assert_eq!(candor.request(forged).status, 403);
}

#[test]
fn a_trusted_proxy_header_counts() {
    let candor = Candor::start(
        "[candor]\ntrust = [\"loopback\"]\n[client]\nproxy_header = \"5s\"\n\
         [listen.edge]\nbind = \"127.0.0.1:0\"\nproxy_protocol = \"require\"\n\
         [site.\"_\"]\nrespond = \"within\"\nallow = [\"203.0.113.0/24\"]\n",
    );
    for (client, status) in [("203.0.113.7", 200), ("198.51.100.7", 403)] {
        let mut peer = Client::connect(candor.address());
        peer.send(
            format!("PROXY TCP4 {client} 127.0.0.1 40000 80\r\nGET /{client} HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .as_bytes(),
        );
        assert_eq!(peer.response().status, status, "{client}");
    }
    let line = candor.logged("/198.51.100.7");
    assert_eq!(line["evidence"][0]["proxied"], true, "{line}");
}
