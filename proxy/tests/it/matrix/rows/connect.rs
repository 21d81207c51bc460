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
        command: "ss -xlp | grep missing.sock",
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
    Row {
        cause: "socket_refused",
        error: "connection_refused",
        reason: "nobody_listens",
        phase: "connect",
        fact: "socket_path",
        says: "Nobody listens on the socket {peer}, made ",
        command: "ss -xlp | grep stale.sock",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_refused",
        fault: "socket_refused_file",
        error: "connection_refused",
        reason: "not_a_socket",
        phase: "connect",
        fact: "socket_path",
        says: "{peer} is a file and no socket",
        command: "ss -xlp | grep ",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_refused",
        fault: "socket_refused_directory",
        error: "connection_refused",
        reason: "not_a_socket",
        phase: "connect",
        fact: "socket_path",
        says: "{peer} is a directory and no socket",
        command: "ss -xlp | grep ",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_refused",
        fault: "socket_refused_datagram",
        error: "connection_refused",
        reason: "wrong_type",
        phase: "connect",
        fact: "socket_path",
        says: "The socket {peer} is not of the stream type",
        command: "ss -xlp | grep ",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_backlog_full",
        status: 503,
        error: "connection_limit_reached",
        phase: "connect",
        fact: "backlog",
        says: "wait to be accepted at {peer} that no more fit (EAGAIN, errno 11)",
        command: "ss -xl | grep full.sock",
        ..Row::ANSWERED
    },
    Row {
        cause: "connect_ip_prohibited",
        error: "destination_ip_prohibited",
        phase: "connect",
        fact: "prohibited",
        says: "metadata.test leads to 169.254.169.254, which prohibit = 169.254.0.0/16 forbids",
        command: "dig metadata.test @127.0.0.1",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_missing",
        fault: "socket_missing_directory",
        error: "destination_unavailable",
        phase: "connect",
        fact: "socket_path",
        says: "The socket {peer} does not exist (ENOENT, errno 2): there is no ",
        command: "ss -xlp | grep app.sock",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_missing",
        fault: "socket_missing_not_a_directory",
        error: "destination_unavailable",
        reason: "not_a_directory",
        phase: "connect",
        fact: "socket_path",
        says: "The socket {peer} does not exist (ENOTDIR, errno 20): a part of its path is no directory",
        command: "ss -xlp | grep app.sock",
        ..Row::ANSWERED
    },
    Row {
        cause: "socket_permission",
        fault: "socket_permission_directory",
        error: "destination_unavailable",
        reason: "directory",
        phase: "connect",
        fact: "socket_path",
        says: "so the socket {peer} cannot be reached (EACCES, errno 13)",
        command: "namei -l {peer}",
        ..Row::ANSWERED
    },
];
