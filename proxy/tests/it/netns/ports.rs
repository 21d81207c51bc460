//! No local port is left.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::network::Network;
use super::{HEAD, problem, route, scene};
use crate::harness::Candor;
use crate::matrix::rows::Row;

const SERVER: &str = "10.77.0.2:80";

/// So many ports, and as many connections.
const PORTS: usize = 256;

pub const ROWS: &[Row] = &[Row {
    cause: "connect_ports_exhausted",
    status: 503,
    error: "proxy_internal_error",
    phase: "connect",
    fact: "local_ports",
    says: "No local port is left to connect to {peer} (EADDRNOTAVAIL, errno 99): of 256, ",
    command: "ss -Htan state time-wait dst {ip} | wc -l",
    ..Row::ANSWERED
}];

#[test]
fn when_no_local_port_is_left_the_range_and_its_use_are_told() {
    let Some(Network { near, far }) = Network::make() else {
        return;
    };
    near.sysctl("ipv4/ip_local_port_range", "40000 40255");
    let listener = far.within(|| TcpListener::bind(SERVER).unwrap());
    // Ends with the connections: each is held until the test drops its other end.
    thread::spawn(move || {
        let accepted: Vec<_> = listener.incoming().take(PORTS).collect();
        drop(accepted);
    });
    near.within(|| {
        let toml = HEAD.to_owned() + &route(ROWS[0].cause, SERVER, "");
        let candor = Candor::start(&toml);
        let mut held = Vec::new();
        loop {
            match TcpStream::connect(SERVER) {
                Ok(stream) => held.push(stream),
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::AddrNotAvailable);
                    break;
                }
            }
        }
        // Candor's own two listeners have taken theirs from the same range.
        assert_eq!(held.len(), PORTS - 2);
        scene(&candor, &ROWS[0], SERVER).check();
        let problem = problem(&candor, ROWS[0].cause);
        assert_eq!(problem["likely"][0]["id"], "many_open", "{problem}");
    });
}
