//! Addresses that are bound.
//!
//! Each worker thread has a socket of its own for each TCP address (`SO_REUSEPORT`), so that the
//! kernel spreads connections and one wakes one thread. The first is bound *without* that option:
//! it fails when anybody else holds the address, so a second instance cannot start in silence.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use candor_conf::Problem;
use candor_conf::model::Bind;
use parking_lot::Mutex;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};

use super::holder;
use crate::telemetry::{ListenerTelemetry, Telemetry};

/// Connections that wait to be accepted; the kernel cuts it to `net.core.somaxconn`.
const BACKLOG: i32 = 16 * 1024;

/// Anybody on this host may connect to a unix socket, as to a port on loopback; the directory it
/// is in can narrow that.
const UNIX_MODE: u32 = 0o666;

/// A bound address. It outlives reloads that keep it.
#[derive(Debug)]
pub struct Bound {
    /// As configured; the key by which a reload finds it again.
    pub bind: Bind,
    /// The address in fact, with the port that the kernel chose; `None` for a unix socket.
    pub local: Option<SocketAddr>,
    /// `127.0.0.1:8080`, `unix:/run/candor.sock`.
    pub text: Box<str>,
    /// A number that no other address of this process had.
    pub(super) slot: usize,
    /// Connections that are open now.
    pub(super) connections: AtomicU64,
    pub(super) telemetry: Arc<ListenerTelemetry>,
    /// One for each worker, which takes its own: what stays here would keep the address open.
    sockets: Mutex<Vec<Option<Socket>>>,
    file: Mutex<Option<UnixFile>>,
}

impl Bound {
    /// Takes a worker's socket.
    pub(super) fn take(&self, worker: usize) -> Option<Socket> {
        self.sockets.lock().get_mut(worker)?.take()
    }

    /// Connections that are open now.
    pub(crate) fn open(&self) -> u64 {
        self.connections.load(Ordering::Relaxed)
    }

    /// Removes a unix socket's file: nobody is to come any more.
    pub(super) fn close(&self) {
        self.file.lock().take();
    }

    /// Whether it is a unix socket.
    pub fn is_unix(&self) -> bool {
        matches!(self.bind, Bind::Unix(_))
    }
}

/// A unix socket's file. Dropping it removes the file, if it is still this one.
#[derive(Debug)]
pub(crate) struct UnixFile {
    path: PathBuf,
    inode: u64,
}

impl Drop for UnixFile {
    fn drop(&mut self) {
        if fs::metadata(&self.path).is_ok_and(|m| m.ino() == self.inode) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Binds addresses, or takes those that systemd handed over.
#[derive(Debug)]
pub(super) struct Binder {
    workers: usize,
    next_slot: usize,
    inherited: Vec<Socket>,
}

impl Binder {
    /// Takes the sockets of systemd's socket activation out of the environment, if there are any.
    pub(super) fn new(workers: usize) -> Self {
        let mut passed = listenfd::ListenFd::from_env();
        let mut inherited = Vec::new();
        for index in 0..passed.len() {
            if let Ok(Some(listener)) = passed.take_tcp_listener(index) {
                inherited.push(listener.into());
            } else if let Ok(Some(listener)) = passed.take_unix_listener(index) {
                inherited.push(listener.into());
            }
        }
        Self {
            workers,
            next_slot: 0,
            inherited,
        }
    }

    /// The addresses of inherited sockets that nothing asked for.
    pub(super) fn unclaimed(&self) -> Vec<String> {
        self.inherited
            .iter()
            .filter_map(|s| s.local_addr().ok())
            .map(|a| text(&a))
            .collect()
    }

    /// Binds one address.
    pub(super) fn bind(
        &mut self,
        bind: &Bind,
        telemetry: &Telemetry,
    ) -> Result<Arc<Bound>, Problem> {
        let claimed = self
            .inherited
            .iter()
            .position(|s| s.local_addr().is_ok_and(|address| is_same(bind, &address)));
        let (sockets, file) = match (claimed, bind) {
            (Some(index), _) => {
                let socket = self.inherited.swap_remove(index);
                (self.share(socket).map_err(|e| failed(bind, &e))?, None)
            }
            (None, Bind::Tcp(address)) => (self.tcp(*address).map_err(|e| failed(bind, &e))?, None),
            (None, Bind::Unix(path)) => {
                let (socket, file) = bind_unix(path, UNIX_MODE)?;
                (
                    self.share(socket).map_err(|e| failed(bind, &e))?,
                    Some(file),
                )
            }
        };
        let address = sockets[0].local_addr().map_err(|e| failed(bind, &e))?;
        let slot = self.next_slot;
        self.next_slot += 1;
        let text: Box<str> = match bind {
            Bind::Tcp(_) => text(&address).into(),
            Bind::Unix(_) => describe(bind).into(),
        };
        Ok(Arc::new(Bound {
            bind: bind.clone(),
            local: address.as_socket(),
            telemetry: telemetry.listener(&text),
            text,
            slot,
            connections: AtomicU64::new(0),
            sockets: Mutex::new(sockets.into_iter().map(Some).collect()),
            file: Mutex::new(file),
        }))
    }

    /// One socket for each worker on a TCP address.
    fn tcp(&self, address: SocketAddr) -> io::Result<Vec<Socket>> {
        let first = match tcp_socket(address) {
            // A host without IPv6: every address means every IPv4 address.
            Err(e) if is_no_ipv6(&e) && address.ip().is_unspecified() => {
                return self.tcp((Ipv4Addr::UNSPECIFIED, address.port()).into());
            }
            other => other?,
        };
        first.bind(&address.into())?;
        let mut sockets = vec![first];
        if self.workers > 1 {
            // From here on the address is ours; our other sockets may join.
            sockets[0].set_reuse_port(true)?;
            let local = sockets[0].local_addr()?;
            for _ in 1..self.workers {
                let socket = tcp_socket(address)?;
                socket.set_reuse_port(true)?;
                socket.bind(&local)?;
                sockets.push(socket);
            }
        }
        for socket in &sockets {
            socket.listen(BACKLOG)?;
        }
        Ok(sockets)
    }

    /// The same socket for each worker.
    fn share(&self, socket: Socket) -> io::Result<Vec<Socket>> {
        socket.set_nonblocking(true)?;
        let mut sockets = Vec::with_capacity(self.workers);
        for _ in 1..self.workers {
            sockets.push(socket.try_clone()?);
        }
        sockets.push(socket);
        Ok(sockets)
    }
}

fn tcp_socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    socket.set_nonblocking(true)?;
    // Connections of a predecessor in TIME_WAIT must not stop the start.
    socket.set_reuse_address(true)?;
    // Accepted sockets inherit it: one call instead of one for each connection.
    socket.set_tcp_nodelay(true)?;
    if address.is_ipv6() {
        socket.set_only_v6(!address.ip().is_unspecified())?;
    }
    Ok(socket)
}

/// Binds a unix socket that whoever `mode` allows may connect to.
pub(crate) fn bind_unix(path: &Path, mode: u32) -> Result<(Socket, UnixFile), Problem> {
    let failed = |e: io::Error| failed(&Bind::Unix(path.to_owned()), &e);
    if let Ok(metadata) = fs::symlink_metadata(path) {
        if !metadata.file_type().is_socket() {
            return Err(Problem::new(
                format!(
                    "cannot listen on unix:{}: it exists and is no socket",
                    path.display()
                ),
                "choose another path, or remove the file",
            ));
        }
        match UnixStream::connect(path) {
            // Nobody answers: left behind by a process that did not leave in order.
            Err(e) if e.kind() == io::ErrorKind::ConnectionRefused => {
                fs::remove_file(path).map_err(failed)?;
            }
            _ => return Err(failed(io::ErrorKind::AddrInUse.into())),
        }
    }
    let address = SockAddr::unix(path).map_err(failed)?;
    let socket = Socket::new(Domain::UNIX, Type::STREAM, None).map_err(failed)?;
    // The file gets the socket's own mode, less the umask: never more than is meant, for no moment.
    let before = rustix::fs::Mode::from_raw_mode(mode);
    rustix::fs::fchmod(&socket, before).map_err(|e| failed(e.into()))?;
    socket.bind(&address).map_err(failed)?;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed)?;
    let inode = fs::metadata(path).map_err(failed)?.ino();
    socket.listen(BACKLOG).map_err(failed)?;
    Ok((
        socket,
        UnixFile {
            path: path.to_owned(),
            inode,
        },
    ))
}

fn is_no_ipv6(error: &io::Error) -> bool {
    error.raw_os_error() == Some(libc::EAFNOSUPPORT)
}

/// Whether an inherited socket is what `bind` asks for.
fn is_same(bind: &Bind, address: &SockAddr) -> bool {
    match bind {
        Bind::Tcp(wanted) => address.as_socket().is_some_and(|have| {
            have == *wanted
                || (have.port() == wanted.port()
                    && have.ip().is_unspecified()
                    && wanted.ip().is_unspecified())
        }),
        Bind::Unix(path) => address.as_pathname() == Some(path),
    }
}

fn text(address: &SockAddr) -> String {
    match (address.as_socket(), address.as_pathname()) {
        (Some(address), _) => address.to_string(),
        (None, Some(path)) => format!("unix:{}", path.display()),
        (None, None) => "unix:".to_owned(),
    }
}

/// Why an address cannot be listened on.
#[cold]
pub(crate) fn failed(bind: &Bind, error: &io::Error) -> Problem {
    let name = describe(bind);
    let (what, help) = match (error.kind(), bind) {
        (io::ErrorKind::AddrInUse, bind) => {
            let holder = match bind {
                Bind::Tcp(address) => holder::of_tcp(*address),
                Bind::Unix(path) => holder::of_unix(path),
            };
            (
                format!("it is in use by {holder}"),
                "stop that process, or choose another address".to_owned(),
            )
        }
        (io::ErrorKind::PermissionDenied, Bind::Tcp(address)) => (
            format!("port {} needs a privilege this user lacks", address.port()),
            "let systemd pass the socket (socket activation) or grant CAP_NET_BIND_SERVICE: \
             AmbientCapabilities=CAP_NET_BIND_SERVICE in the unit, or \
             `setcap cap_net_bind_service=+ep` on the binary"
                .to_owned(),
        ),
        (io::ErrorKind::AddrNotAvailable, _) => (
            "no interface of this host has that address".to_owned(),
            "`ip address` lists the addresses of this host".to_owned(),
        ),
        (io::ErrorKind::NotFound, Bind::Unix(path)) => (
            "its directory does not exist".to_owned(),
            format!("create {}", path.parent().unwrap_or(path).display()),
        ),
        (_, Bind::Unix(path)) => (
            error.to_string(),
            format!(
                "this user must be able to write to {}",
                path.parent().unwrap_or(path).display()
            ),
        ),
        _ => (error.to_string(), "choose another address".to_owned()),
    };
    Problem::new(format!("cannot listen on {name}: {what}"), help)
}

/// An address as it is written.
pub(crate) fn describe(bind: &Bind) -> String {
    match bind {
        Bind::Tcp(address) => address.to_string(),
        Bind::Unix(path) => format!("unix:{}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use candor_conf::model::{Log, LogFormat};

    use super::*;

    fn binder(workers: usize) -> Binder {
        Binder {
            workers,
            next_slot: 0,
            inherited: Vec::new(),
        }
    }

    fn bind(workers: usize, bind: &Bind) -> Result<Arc<Bound>, Problem> {
        let log = Log {
            format: LogFormat::Off,
            file: None,
            query: false,
        };
        binder(workers).bind(bind, &Telemetry::new(&log, None))
    }

    fn loopback() -> Bind {
        Bind::Tcp(SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    #[test]
    fn every_worker_has_a_socket_and_all_get_connections() {
        let bound = bind(4, &loopback()).unwrap();
        let sockets = (0..4).map(|w| bound.take(w).unwrap()).collect::<Vec<_>>();
        assert!(bound.take(0).is_none());
        let clients = (0..200)
            .map(|_| std::net::TcpStream::connect(bound.local.unwrap()).unwrap())
            .collect::<Vec<_>>();
        let mut total = 0;
        for socket in &sockets {
            let mut accepted = 0;
            while let Ok((stream, _)) = socket.accept() {
                assert!(stream.tcp_nodelay().unwrap());
                accepted += 1;
            }
            assert!(accepted > 0);
            total += accepted;
        }
        assert_eq!(total, clients.len());
    }

    #[test]
    fn a_second_instance_is_refused_and_the_holder_named() {
        let bound = bind(4, &loopback()).unwrap();
        let error = bind(4, &Bind::Tcp(bound.local.unwrap())).unwrap_err();
        let expected = format!("in use by process {} (", std::process::id());
        assert!(error.message.contains(&expected), "{}", error.message);
    }

    #[test]
    fn a_stale_unix_socket_is_replaced_and_a_live_one_is_not() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("candor.sock");
        drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
        let address = Bind::Unix(path.clone());
        let bound = bind(2, &address).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            UNIX_MODE
        );
        let error = bind(2, &address).unwrap_err();
        assert!(
            error.message.contains("in use by process"),
            "{}",
            error.message
        );
        bound.close();
        assert!(!path.exists());
    }

    #[test]
    fn a_file_is_not_overwritten() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("candor.sock");
        fs::write(&path, "precious").unwrap();
        let error = bind(1, &Bind::Unix(path.clone())).unwrap_err();
        assert!(error.message.contains("is no socket"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    }
}
