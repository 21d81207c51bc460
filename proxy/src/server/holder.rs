//! Who holds an address: procfs, read only after a bind failed.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use procfs::net::{TcpNetEntry, TcpState};
use procfs::process::FDTarget;

/// Says who listens at `address`, as the end of a sentence: `process 4711 (nginx)`.
#[cold]
pub(super) fn of_tcp(address: SocketAddr) -> String {
    let holds = |entry: &TcpNetEntry| {
        entry.state == TcpState::Listen
            && entry.local_address.port() == address.port()
            && overlap(entry.local_address.ip(), address.ip())
    };
    let entries = [procfs::net::tcp(), procfs::net::tcp6()];
    let inodes = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter(holds)
        .map(|entry| entry.inode)
        .collect::<Vec<_>>();
    of_inodes(&inodes)
}

/// Says who listens at a unix socket.
#[cold]
pub(super) fn of_unix(path: &Path) -> String {
    let inodes = procfs::net::unix()
        .into_iter()
        .flatten()
        .filter(|entry| entry.path.as_deref() == Some(path))
        .map(|entry| entry.inode)
        .collect::<Vec<_>>();
    of_inodes(&inodes)
}

/// Whether binding both would collide.
fn overlap(a: IpAddr, b: IpAddr) -> bool {
    a == b || a.is_unspecified() || b.is_unspecified()
}

fn of_inodes(inodes: &[u64]) -> String {
    if inodes.is_empty() {
        return "a process in another network namespace, or one that has just left".to_owned();
    }
    let mut holders = Vec::new();
    for process in procfs::process::all_processes()
        .into_iter()
        .flatten()
        .flatten()
    {
        let Ok(fds) = process.fd() else { continue };
        let holds = fds
            .flatten()
            .any(|fd| matches!(fd.target, FDTarget::Socket(inode) if inodes.contains(&inode)));
        if holds {
            let name = process
                .stat()
                .map_or_else(|_| "?".to_owned(), |stat| stat.comm);
            holders.push(format!("process {} ({name})", process.pid));
        }
    }
    match holders.is_empty() {
        // Other users' descriptors are visible to root alone.
        true => "another user's process (its name is not visible to this user)".to_owned(),
        false => holders.join(", "),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn names_ourselves() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let holder = of_tcp(listener.local_addr().unwrap());
        assert!(
            holder.contains(&format!("process {} (", std::process::id())),
            "{holder}"
        );
    }

    #[test]
    fn names_the_holder_of_a_unix_socket() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        let holder = of_unix(&path);
        assert!(
            holder.contains(&format!("process {} (", std::process::id())),
            "{holder}"
        );
    }
}
