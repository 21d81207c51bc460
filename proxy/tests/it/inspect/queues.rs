//! The application listens, and does not accept.

use std::net::{SocketAddr, TcpListener, TcpStream};

use socket2::{Domain, Socket, Type};

use super::{fact, own_name, proxy, verdict};
use crate::harness::Candor;

/// Listens with a queue of this length, and never accepts.
fn deaf(backlog: i32) -> (Socket, SocketAddr) {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    socket.bind(&any.into()).unwrap();
    socket.listen(backlog).unwrap();
    let address = socket.local_addr().unwrap().as_socket().unwrap();
    (socket, address)
}

#[test]
fn a_full_accept_queue_is_proven() {
    let (_app, address) = deaf(1);
    let candor = Candor::start(&proxy(&address.to_string(), ""));
    // One more than it is told may wait: so the kernel counts.
    let _waiting = [(); 2].map(|()| TcpStream::connect(address).unwrap());
    let name = own_name();
    let because = format!("connections waiting at {address} ({name}): 2, and its limit is 1");
    let problem = verdict(
        &candor,
        "connect_timeout",
        "listeners",
        "backlog_full",
        &because,
    );
    let here = &fact(&problem, "listeners")["here"][0];
    assert_eq!((&here["waiting"], &here["backlog"]), (&2.into(), &1.into()));
    assert_eq!(here["pid"], std::process::id());
    // Our own SYNs were dropped, and the kernel counts that too.
    assert!(
        fact(&problem, "listeners")["dropped"].as_u64().unwrap() > 0,
        "{problem}"
    );
}

#[test]
fn connections_that_nobody_accepts_explain_silence() {
    let (_app, address) = deaf(64);
    let candor = Candor::start(&proxy(&address.to_string(), ""));
    let name = own_name();
    let because = format!("connections waiting to be accepted at {address} ({name})");
    verdict(
        &candor,
        "timeout_first_byte",
        "listeners",
        "workers_busy",
        &because,
    );
}

/// An application that accepts is not said to be busy.
#[test]
fn a_slow_application_that_accepts_is_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let candor = Candor::start(&proxy(&address.to_string(), ""));
    // Ends with the test: it holds what it accepts.
    std::thread::spawn(move || {
        let held: Vec<_> = listener.incoming().collect();
        drop(held);
    });
    let problem = super::found(&candor, "listeners");
    assert_eq!(problem["cause"], "timeout_first_byte", "{problem}");
    assert_eq!(problem["likely"][0]["id"], "slow_dependency", "{problem}");
}
