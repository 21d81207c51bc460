//! Faults of connecting, over TCP and to unix sockets.

use crate::resolver;
use crate::script::Action;
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "connect_refused",
        cause: "connect_refused",
        title: "Nothing listens on the port",
        about: "The kernel answers the handshake with a reset: no process listens there.",
        outcome: Outcome::Answered(502),
        action: Action::Refused,
        ..Fault::PLAIN
    },
    Fault {
        name: "connect_timeout",
        cause: "connect_timeout",
        title: "The handshake is never answered",
        about: "The listener's accept queue is full, so that the kernel drops each SYN.",
        outcome: Outcome::Answered(504),
        action: Action::Blackhole,
        ..Fault::PLAIN
    },
    Fault {
        name: "connect_unreachable",
        cause: "connect_unreachable",
        title: "No route to the address",
        about: "The upstream is a broadcast address, to which no connection can be made.",
        outcome: Outcome::Answered(502),
        action: Action::Unroutable,
        ..Fault::PLAIN
    },
    Fault {
        name: "connect_ip_prohibited",
        cause: "connect_ip_prohibited",
        title: "The name leads to a forbidden address",
        about: "The resolver answers the address of a cloud's metadata service for metadata.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::METADATA),
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_missing",
        cause: "socket_missing",
        title: "The socket file is not there",
        about: "The path of the unix socket does not exist.",
        outcome: Outcome::Answered(502),
        action: Action::MissingSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_permission",
        cause: "socket_permission",
        title: "The socket file may not be opened",
        about: "The unix socket has mode 0000; only root gets through.",
        outcome: Outcome::Answered(502),
        action: Action::DeniedSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_missing_directory",
        cause: "socket_missing",
        title: "The socket's directory is not there",
        about: "Not only the unix socket, its whole directory does not exist.",
        outcome: Outcome::Answered(502),
        action: Action::MissingDirectory,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_missing_not_a_directory",
        cause: "socket_missing",
        title: "The path goes on behind a file",
        about: "A part of the unix socket's path is a regular file.",
        outcome: Outcome::Answered(502),
        action: Action::PathThroughFile,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_permission_directory",
        cause: "socket_permission",
        title: "The socket's directory may not be entered",
        about: "The directory of the unix socket has mode 0000; only root gets through.",
        outcome: Outcome::Answered(502),
        action: Action::DeniedDirectory,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_refused",
        cause: "socket_refused",
        title: "The socket file was left behind",
        about: "The unix socket's file is there, but its listener is gone.",
        outcome: Outcome::Answered(502),
        action: Action::StaleSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_refused_file",
        cause: "socket_refused",
        title: "A file is where the socket should be",
        about: "The path of the unix socket leads to a regular file.",
        outcome: Outcome::Answered(502),
        action: Action::FileForSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_refused_directory",
        cause: "socket_refused",
        title: "A directory is where the socket should be",
        about: "The path leads to a directory, as when a container was started before the application.",
        outcome: Outcome::Answered(502),
        action: Action::DirectoryForSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_refused_datagram",
        cause: "socket_refused",
        title: "The socket is of another type",
        about: "The path leads to a datagram socket, which takes no connections.",
        outcome: Outcome::Answered(502),
        action: Action::DatagramSocket,
        ..Fault::PLAIN
    },
    Fault {
        name: "socket_backlog_full",
        cause: "socket_backlog_full",
        title: "The socket's queue is full",
        about: "The unix socket's listener accepts nothing, and no more connections fit into its queue.",
        outcome: Outcome::Answered(503),
        action: Action::FullSocket,
        ..Fault::PLAIN
    },
];
