//! Connecting, over TCP and to unix sockets.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "connect_refused",
        error: "connection_refused",
        phase: "connect",
        fact: "connect",
        says: "{peer} refused the connection",
        command: "ss -ltnp 'sport = :{port}'",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_timeout",
        status: 504,
        error: "connection_timeout",
        phase: "connect",
        fact: "timer",
        says: "No answer from {peer} within 300 ms",
        command: "nc -vz {ip} {port}",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_unreachable",
        error: "destination_ip_unroutable",
        reason: "network_unreachable",
        phase: "connect",
        fact: "connect",
        says: "no route to {peer} (ENETUNREACH, errno 101)",
        command: "ip route get {ip}",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_missing",
        error: "destination_unavailable",
        phase: "connect",
        fact: "socket_path",
        says: "The socket {peer} does not exist",
        command: "namei -l {peer}",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_permission",
        error: "destination_unavailable",
        reason: "socket",
        phase: "connect",
        fact: "socket_path",
        says: "may not write to the socket {peer}",
        command: "namei -l {peer}",
        ..Row::ANSWERED
    },
];
