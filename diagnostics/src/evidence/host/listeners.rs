//! Who takes connections on this host.

use std::fmt::{self, Display};
use std::net::{IpAddr, SocketAddr};

use serde::Serialize;

/// At most so many listeners are told of each kind.
pub const LISTENERS_MAX: usize = 4;

/// Who takes connections at the port or socket that was dialed, and who elsewhere.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Listeners {
    /// The port that was dialed; absent for a unix socket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Who listens there, on whichever address of this host; at most [`LISTENERS_MAX`].
    pub here: Vec<Listener>,
    /// Where nobody listens there: who listens elsewhere and may be the application, likeliest
    /// first; at most [`LISTENERS_MAX`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Listener>,
    /// Unix sockets: whether the program that listens there has a file system of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_files: Option<bool>,
    /// Connections to listeners of this host that were dropped within the last minute, because a
    /// queue was full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<u64>,
}

/// A socket that takes connections.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Listener {
    /// `127.0.0.1:8001`, `[::]:80`, `unix:/run/app.sock`.
    pub address: String,
    /// The process that holds it; absent when that is not visible to us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u32>,
    /// Its name, never its arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The systemd unit that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Connections that wait to be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<u64>,
    /// How many may wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backlog: Option<u64>,
}

impl Listener {
    /// Its address, where it is one of TCP.
    pub fn ip(&self) -> Option<IpAddr> {
        let address: SocketAddr = self.address.parse().ok()?;
        Some(address.ip())
    }

    /// Only this host can connect.
    pub fn is_loopback(&self) -> bool {
        self.ip().is_some_and(|ip| ip.is_loopback())
    }

    /// It takes connections to this address.
    pub fn takes(&self, ip: IpAddr) -> bool {
        self.ip()
            .is_some_and(|own| own == ip || own.is_unspecified() && own.is_ipv4() == ip.is_ipv4())
    }

    /// No further connection fits into its queue.
    pub fn is_full(&self) -> bool {
        let queue = self.waiting.zip(self.backlog);
        queue.is_some_and(|(waiting, backlog)| waiting > 0 && waiting >= backlog)
    }
}

/// `127.0.0.1:8001 (python3, pid 4711)`.
impl Display for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)?;
        match (&self.name, self.pid) {
            (Some(name), Some(pid)) => write!(f, " ({name}, pid {pid})"),
            (None, Some(pid)) => write!(f, " (pid {pid})"),
            _ => Ok(()),
        }
    }
}
