//! The interface's socket.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use candor_conf::Problem;
use candor_conf::model::{self, Bind};

use super::Address;
use super::address;
use crate::server::{Process, UnixFile, bind_failed, bind_unix, console};

/// Only the process's user may connect; root may everywhere.
const MODE: u32 = 0o600;

/// A bound interface that is not served yet.
#[derive(Debug)]
pub(crate) struct Listening {
    pub(super) socket: Socket,
    pub(super) address: Address,
    pub(super) files: Files,
}

/// A bound socket.
#[derive(Debug)]
pub(super) enum Socket {
    Unix(UnixListener),
    Tcp(TcpListener),
}

/// What is removed at the end: the socket, and the key that goes with an address.
#[derive(Debug, Default)]
pub(super) struct Files {
    _socket: Option<UnixFile>,
    key: Option<PathBuf>,
}

impl Drop for Files {
    fn drop(&mut self) {
        if let Some(key) = &self.key {
            let _ = fs::remove_file(key);
        }
    }
}

/// Binds what the configuration says.
pub(super) fn bind(
    setting: &model::Admin,
    process: &Process,
) -> Result<Option<Listening>, Problem> {
    match setting {
        model::Admin::Off => Ok(None),
        model::Admin::Default => Ok(default()),
        model::Admin::Unix(path) => unix(path).map(Some),
        model::Admin::Tcp(address) => tcp(*address, process).map(Some),
    }
}

/// The socket in this user's runtime directory. Nobody asked for it by name: where there is no place
/// for it, the process starts all the same.
fn default() -> Option<Listening> {
    let Some(directory) = address::own_directory() else {
        console::line(
            "no admin interface: neither /run/candor nor $XDG_RUNTIME_DIR is there for this user; \
             set `admin` in [candor]",
        );
        return None;
    };
    let first = unix(&directory.join(address::SOCKET)).or_else(|_| {
        // Another process of this user answers there.
        unix(&directory.join(format!("admin-{}.sock", std::process::id())))
    });
    match first {
        Ok(listening) => Some(listening),
        Err(problem) => {
            console::line(&format!("no admin interface: {}", problem.message));
            None
        }
    }
}

fn unix(path: &Path) -> Result<Listening, Problem> {
    let (socket, file) = bind_unix(path, MODE)?;
    let socket = UnixListener::from(socket);
    let failed = |e: io::Error| bind_failed(&Bind::Unix(path.to_owned()), &e);
    socket.set_nonblocking(true).map_err(failed)?;
    Ok(Listening {
        socket: Socket::Unix(socket),
        address: Address::Unix(path.to_owned()),
        files: Files {
            _socket: Some(file),
            key: None,
        },
    })
}

fn tcp(wanted: SocketAddr, process: &Process) -> Result<Listening, Problem> {
    let failed = |e: io::Error| bind_failed(&Bind::Tcp(wanted), &e);
    let socket = TcpListener::bind(wanted).map_err(failed)?;
    socket.set_nonblocking(true).map_err(failed)?;
    let bound = socket.local_addr().map_err(failed)?;
    Ok(Listening {
        socket: Socket::Tcp(socket),
        address: Address::Tcp(bound),
        files: Files {
            _socket: None,
            key: write_key(bound, process),
        },
    })
}

/// Leaves the key where `candor token`, run by the same user, finds it.
fn write_key(bound: SocketAddr, process: &Process) -> Option<PathBuf> {
    let Some(directory) = address::own_directory() else {
        console::line(
            "the key of the admin interface has no place: neither /run/candor nor \
             $XDG_RUNTIME_DIR is there for this user, so `candor token` cannot make tokens",
        );
        return None;
    };
    let path = address::key_file(&directory, bound);
    // One that a process left behind, at a port that is ours now.
    let _ = fs::remove_file(&path);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(MODE)
        .open(&path)
        .and_then(|mut file| writeln!(file, "{}", process.operators.text()));
    match written {
        Ok(()) => Some(path),
        Err(e) => {
            console::line(&format!("cannot write {}: {e}", path.display()));
            None
        }
    }
}
