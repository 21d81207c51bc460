//! Where the admin interface is: one rule for the process that listens and the commands that ask.

use std::fmt;
use std::fs::{self, DirBuilder};
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use rustix::process::geteuid;

/// The directory that a package or a unit makes for a daemon of this name.
const SYSTEM: &str = "/run/candor";
/// Sockets of one directory that are looked at, at most.
const SOCKETS_MAX: usize = 64;

/// An address of an admin interface.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Address {
    /// A unix socket.
    Unix(PathBuf),
    /// A loopback address, where a token is needed.
    Tcp(SocketAddr),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
            Self::Tcp(address) => address.fmt(f),
        }
    }
}

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("unix:") {
            return Ok(Self::Unix(path.into()));
        }
        if text.contains('/') {
            return Ok(Self::Unix(text.into()));
        }
        let address = text.parse::<SocketAddr>();
        let address = address.map_err(|_| "write unix:/path, or a loopback address with a port")?;
        match address.ip().is_loopback() {
            true => Ok(Self::Tcp(address)),
            // A token must not cross a network in plain text.
            false => Err("the admin interface is on loopback only"),
        }
    }
}

/// The directories in which sockets of this user may be, the best first.
pub(crate) fn directories() -> Vec<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(list) = set("RUNTIME_DIRECTORY") {
        // systemd writes several with colons in between.
        return std::env::split_paths(&list).take(1).collect();
    }
    let user = set("XDG_RUNTIME_DIR").map(|run| Path::new(&run).join("candor"));
    [Some(SYSTEM.into()), user].into_iter().flatten().collect()
}

/// The first of those directories that is of this user alone to write to, made if need be.
pub(super) fn own_directory() -> Option<PathBuf> {
    directories().into_iter().find(|path| {
        // It is there already, or cannot be made: both are seen next.
        let _ = DirBuilder::new().mode(0o700).create(path);
        fs::metadata(path)
            .is_ok_and(|it| it.is_dir() && it.uid() == geteuid().as_raw() && it.mode() & 0o022 == 0)
    })
}

/// The name of the default socket in its directory.
pub(super) const SOCKET: &str = "admin.sock";

/// The sockets in those directories, of living processes or dead.
pub(crate) fn sockets() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for directory in directories() {
        let entries = fs::read_dir(directory).into_iter().flatten().flatten();
        let is_socket = |name: &str| name.starts_with("admin") && name.ends_with(".sock");
        let found = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_socket));
        all.extend(found.map(|entry| entry.path()).take(SOCKETS_MAX));
    }
    all.sort();
    all
}

/// The file with the key of an interface on TCP.
pub(crate) fn key_file(directory: &Path, address: SocketAddr) -> PathBuf {
    // A colon means something else to too many tools.
    let name = address.to_string().replace([':', '[', ']'], "_");
    directory.join(format!("admin-{name}.key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for text in [
            "unix:/run/candor/admin.sock",
            "127.0.0.1:9181",
            "[::1]:9181",
        ] {
            assert_eq!(
                Address::from_str(text).map(|a| a.to_string()).as_deref(),
                Ok(text)
            );
        }
        assert_eq!(
            Address::from_str("/run/admin.sock"),
            Ok(Address::Unix("/run/admin.sock".into()))
        );
        for text in ["", "9181", "10.0.0.1:9181", "0.0.0.0:9181", "localhost"] {
            assert!(Address::from_str(text).is_err(), "{text}");
        }
    }
}
