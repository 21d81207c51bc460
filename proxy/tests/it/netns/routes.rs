//! What routes, neighbors and filters do to a connect.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::network::{Namespace, Network};
use super::{HEAD, problem, route, scene};
use crate::harness::Candor;
use crate::matrix::rows::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "connect_timeout",
        fault: "dropped",
        status: 504,
        error: "connection_timeout",
        phase: "connect",
        fact: "timer",
        says: "No answer from {peer} within 300 ms",
        command: "nc -vz {ip} {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_refused",
        fault: "reset_syn",
        error: "connection_refused",
        phase: "connect",
        fact: "connect",
        says: "{peer} refused the connection (ECONNREFUSED, errno 111)",
        command: "ss -ltnp 'sport = :{port}'",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_refused",
        fault: "icmp_port",
        error: "connection_refused",
        phase: "connect",
        fact: "connect",
        says: "{peer} refused the connection (ECONNREFUSED, errno 111)",
        command: "ss -ltnp 'sport = :{port}'",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_unreachable",
        fault: "icmp_host",
        error: "destination_ip_unroutable",
        reason: "host_unreachable",
        phase: "connect",
        fact: "connect",
        says: "{peer} cannot be reached (EHOSTUNREACH, errno 113)",
        command: "ip route get {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_unreachable",
        fault: "icmp_prohibited",
        error: "destination_ip_unroutable",
        reason: "host_unreachable",
        phase: "connect",
        fact: "connect",
        says: "{peer} cannot be reached (EHOSTUNREACH, errno 113)",
        command: "ip route get {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_unreachable",
        fault: "no_neighbor",
        error: "destination_ip_unroutable",
        reason: "host_unreachable",
        phase: "connect",
        fact: "connect",
        says: "{peer} cannot be reached (EHOSTUNREACH, errno 113)",
        command: "ip neigh show {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_unreachable",
        fault: "blackhole",
        error: "destination_ip_unroutable",
        reason: "no_way",
        phase: "connect",
        certainty: "likely",
        fact: "connect",
        says: "The kernel knows no way to {peer} (EINVAL, errno 22)",
        command: "ip route get {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_denied_local",
        fault: "prohibited_route",
        error: "proxy_internal_error",
        reason: "access_denied",
        phase: "connect",
        fact: "rights",
        says: "This host denies user 0 the connection to {peer} (EACCES, errno 13)",
        command: "ip route get {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_denied_local",
        fault: "icmp6_prohibited",
        error: "proxy_internal_error",
        reason: "access_denied",
        phase: "connect",
        certainty: "likely",
        fact: "rights",
        says: "This host denies user 0 the connection to {peer} (EACCES, errno 13)",
        command: "ip route get fd77::3",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_reset",
        fault: "reset_ack",
        error: "connection_terminated",
        phase: "connect",
        fact: "connect",
        says: "{peer} reset the connection while it was being made",
        command: "tcpdump -ni any host {ip} and port {port}",
        ..Row::ANSWERED
    },
];

/// Where there is no IPv6.
pub const NO_IPV6: &[Row] = &[Row {
    cause: "connect_unreachable",
    fault: "no_ipv6",
    error: "destination_ip_unroutable",
    reason: "no_source_address",
    phase: "connect",
    certainty: "likely",
    fact: "local_ports",
    says: "This host has no address from which to reach {peer} (EADDRNOTAVAIL, errno 99)",
    command: "ip route get ::1",
    ..Row::ANSWERED
}];

/// The address behind each row.
const SERVERS: [(&str, &str); 10] = [
    ("dropped", "10.77.0.2:81"),
    ("reset_syn", "10.77.0.2:82"),
    ("icmp_port", "10.77.0.2:83"),
    ("icmp_host", "10.77.0.2:84"),
    ("icmp_prohibited", "10.77.0.2:85"),
    ("reset_ack", "10.77.0.2:86"),
    ("no_neighbor", "10.77.0.99:80"),
    ("prohibited_route", "10.78.0.1:80"),
    ("blackhole", "10.79.0.1:80"),
    ("icmp6_prohibited", "[fd77::3]:80"),
];

/// What the far side does to each port.
const FILTERS: &str = "add table inet far
add chain inet far input { type filter hook input priority 0; }
add rule inet far input tcp dport 81 drop
add rule inet far input tcp dport 82 reject with tcp reset
add rule inet far input tcp dport 83 reject with icmp port-unreachable
add rule inet far input tcp dport 84 reject with icmp host-unreachable
add rule inet far input tcp dport 85 reject with icmp admin-prohibited
add rule inet far input tcp dport 86 tcp flags & (syn | ack) == ack reject with tcp reset
add rule inet far input ip6 daddr fd77::3 tcp dport 80 reject with icmpv6 admin-prohibited";

#[test]
fn what_the_network_does_to_a_connect_has_a_name() {
    let Some(Network { near, far }) = Network::make() else {
        return;
    };
    far.nft(FILTERS);
    far.ip("addr add fd77::3/64 dev veth0 nodad");
    // An address that nobody answers for is given up after three questions.
    near.sysctl("ipv4/neigh/veth0/retrans_time_ms", "350");
    near.ip("route add prohibit 10.78.0.0/24");
    near.ip("route add blackhole 10.79.0.0/24");
    // The handshake to this one succeeds as far as its second packet.
    let _listener = far.within(|| std::net::TcpListener::bind("10.77.0.2:86").unwrap());
    let mut toml = HEAD.to_owned();
    for (name, server) in SERVERS {
        let keys = match name {
            "dropped" => "timeout = { connect = \"300ms\" }\n",
            _ => "",
        };
        toml += &route(name, server, keys);
    }
    near.within(|| {
        let candor = Candor::start(&toml);
        let (mut checks, mut wrong) = (0, Vec::new());
        for row in ROWS {
            let server = SERVERS.iter().find(|(name, _)| *name == row.fault());
            let scene = scene(&candor, row, server.unwrap().1);
            match catch_unwind(AssertUnwindSafe(|| scene.check())) {
                Ok(count) => checks += count,
                Err(_) => wrong.push(row.fault()),
            }
        }
        eprintln!("network: {} rows, {checks} views", ROWS.len());
        assert!(wrong.is_empty(), "wrong: {wrong:?}");
        let expected = [
            ("prohibited_route", "prohibiting_route"),
            ("no_neighbor", "container_gone"),
            ("icmp_host", "firewall_icmp"),
            ("blackhole", "blackhole_route"),
        ];
        ranked(&candor, &expected);
    });
}

/// With ports to spare, `EADDRNOTAVAIL` is about addresses: nobody is told to widen a range.
#[test]
fn where_there_is_no_ipv6_no_port_is_blamed() {
    let Some(host) = Namespace::alone() else {
        return;
    };
    host.sysctl("ipv6/conf/all/disable_ipv6", "1");
    host.within(|| {
        let server = "[::1]:80";
        let toml = HEAD.to_owned()
            + &route("no_ipv6", server, "")
            + &route("localhost", "localhost:9", "");
        let candor = Candor::start(&toml);
        scene(&candor, &NO_IPV6[0], server).check();
        ranked(&candor, &[("no_ipv6", "no_ipv6")]);
        // Where the other family was asked too, its answer counts.
        let problem = problem(&candor, "localhost");
        assert_eq!(problem["cause"], "connect_refused", "{problem}");
        assert_eq!(problem["certainty"], "certain", "{problem}");
    });
}

/// What stands first among the likely causes.
fn ranked(candor: &Candor, expected: &[(&str, &str)]) {
    for (name, first) in expected {
        let problem = problem(candor, name);
        assert_eq!(problem["likely"][0]["id"], *first, "{name}: {problem}");
    }
}
