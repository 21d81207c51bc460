//! Starting the origin: what is bound, and how to write it as an upstream.

use std::fs::{self, Permissions};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::ServerConfig;
use socket2::{Domain, SockAddr, Socket, Type};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream, UnixListener};
use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use crate::certificate::{Authority, Identity, SERVER_NAME};
use crate::script::{Action, Step, play};
use crate::{FAULTS, Fault, frames, healthy, resolver};

/// Connections at a time on one address.
const CONNECTIONS_MAX: usize = 1024;

/// A running origin; dropping it ends it.
#[derive(Debug)]
pub struct Origin {
    upstreams: Vec<String>,
    healthy: SocketAddr,
    healthy_tls: SocketAddr,
    resolver: SocketAddr,
    directory: TempDir,
    tasks: Vec<AbortHandle>,
    /// The next port to listen on; 0: the kernel chooses.
    port: u16,
    /// Sockets that are held open and never served.
    _held: Vec<Socket>,
    _queued: Vec<TcpStream>,
}

/// Starts an origin on loopback, on the current Tokio runtime.
pub async fn start() -> io::Result<Origin> {
    start_from(0).await
}

/// The same on the ports from this one on, in the order of [`FAULTS`], so that the addresses are the
/// same each time: first the resolver's, then the healthy origin's, plain and TLS. 0: any ports.
pub async fn start_from(port: u16) -> io::Result<Origin> {
    let directory = tempfile::Builder::new()
        .prefix("candor-faults-")
        .tempdir()?;
    // A proxy under another user must reach the sockets and the CA certificate.
    fs::set_permissions(directory.path(), Permissions::from_mode(0o755))?;
    let authority = Authority::new()?;
    fs::write(directory.path().join("ca.pem"), authority.ca_pem())?;
    fs::write(directory.path().join("ca.crl"), authority.crl_pem()?)?;

    let (resolver, socket) = resolver::bind(port).await?;
    let after = |count: u16| {
        if port == 0 {
            0
        } else {
            port.saturating_add(count)
        }
    };
    let mut tasks = vec![tokio::spawn(resolver::serve(socket)).abort_handle()];

    let (healthy, listener) = bind(after(1)).await?;
    tasks.push(tokio::spawn(serve(listener, Kind::Healthy(None))).abort_handle());
    let (healthy_tls, listener) = bind(after(2)).await?;
    let config = authority.server(Identity::Good)?;
    tasks.push(tokio::spawn(serve(listener, Kind::Healthy(Some(config)))).abort_handle());
    let unix = UnixListener::bind(directory.path().join("origin.sock"))?;
    fs::set_permissions(
        directory.path().join("origin.sock"),
        Permissions::from_mode(0o777),
    )?;
    tasks.push(tokio::spawn(serve_unix(unix)).abort_handle());

    let mut origin = Origin {
        upstreams: Vec::with_capacity(FAULTS.len()),
        healthy,
        healthy_tls,
        resolver,
        directory,
        tasks,
        port: after(3),
        _held: Vec::new(),
        _queued: Vec::new(),
    };
    for fault in FAULTS.iter().copied() {
        let upstream = origin.commit(fault, &authority).await?;
        origin.upstreams.push(upstream);
    }
    Ok(origin)
}

impl Origin {
    /// What to write as an upstream's server to meet `fault`.
    pub fn upstream(&self, fault: &Fault) -> &str {
        let index = FAULTS.iter().position(|listed| listed.name == fault.name);
        index.map_or("", |index| &self.upstreams[index])
    }

    /// The keys of an `[upstream.NAME]` table to meet `fault`, one a line: `servers`, and `tls`
    /// where the upstream speaks it.
    pub fn upstream_keys(&self, fault: &Fault) -> String {
        let mut keys = format!("servers = [\"{}\"]\n", self.upstream(fault));
        if matches!(fault.action, Action::Tls(..) | Action::PlainForTls(_)) {
            let ca = self.ca();
            let crl = match &fault.action {
                Action::Tls(Identity::Revoked, _) => {
                    format!(", crl = \"{}\"", self.path("ca.crl").display())
                }
                _ => String::new(),
            };
            keys += &format!(
                "tls = {{ ca = \"{}\", name = \"{SERVER_NAME}\"{crl} }}\n",
                ca.display()
            );
        }
        keys + fault.keys
    }

    /// Where the healthy origin listens.
    pub fn healthy(&self) -> SocketAddr {
        self.healthy
    }

    /// Where the healthy origin listens with TLS, as [`Self::server_name`].
    pub fn healthy_tls(&self) -> SocketAddr {
        self.healthy_tls
    }

    /// The unix socket of the healthy origin.
    pub fn healthy_unix(&self) -> PathBuf {
        self.directory.path().join("origin.sock")
    }

    /// The name on the certificate of the healthy origin, which its resolver knows as 127.0.0.1.
    pub fn server_name(&self) -> &'static str {
        SERVER_NAME
    }

    /// The certificate of the CA that signed the healthy origin's certificate, a PEM file.
    pub fn ca(&self) -> PathBuf {
        self.directory.path().join("ca.pem")
    }

    /// The DNS server that knows the names in the faults' upstreams.
    pub fn resolver(&self) -> SocketAddr {
        self.resolver
    }

    /// Binds what a fault needs and returns its upstream string.
    async fn commit(&mut self, fault: &'static Fault, authority: &Authority) -> io::Result<String> {
        Ok(match &fault.action {
            Action::Blackhole => self.fill_a_queue().await?.to_string(),
            Action::DeniedDirectory => {
                let directory = self.path("closed");
                fs::create_dir(&directory)?;
                let path = directory.join("app.sock");
                let listener = UnixListener::bind(&path)?;
                fs::set_permissions(&path, Permissions::from_mode(0o777))?;
                fs::set_permissions(&directory, Permissions::from_mode(0o000))?;
                self.tasks
                    .push(tokio::spawn(serve_unix(listener)).abort_handle());
                unix(&path)
            }
            Action::DeniedSocket => {
                let path = self.path("denied.sock");
                let listener = UnixListener::bind(&path)?;
                fs::set_permissions(&path, Permissions::from_mode(0o000))?;
                // Root gets through, and shall see that it did.
                self.tasks
                    .push(tokio::spawn(serve_unix(listener)).abort_handle());
                unix(&path)
            }
            Action::DatagramSocket => {
                let path = self.path("datagram.sock");
                let socket = Socket::new(Domain::UNIX, Type::DGRAM, None)?;
                socket.bind(&SockAddr::unix(&path)?)?;
                fs::set_permissions(&path, Permissions::from_mode(0o777))?;
                self._held.push(socket);
                unix(&path)
            }
            Action::DirectoryForSocket => {
                let path = self.path("directory.sock");
                fs::create_dir(&path)?;
                fs::set_permissions(&path, Permissions::from_mode(0o777))?;
                unix(&path)
            }
            Action::FileForSocket => {
                let path = self.path("file.sock");
                fs::write(&path, "not a socket\n")?;
                fs::set_permissions(&path, Permissions::from_mode(0o666))?;
                unix(&path)
            }
            Action::FullSocket => unix(&self.fill_a_socket()?),
            Action::MissingDirectory => unix(&self.path("absent/app.sock")),
            Action::PathThroughFile => {
                fs::write(self.path("plain"), "not a directory\n")?;
                unix(&self.path("plain/app.sock"))
            }
            Action::MissingSocket => unix(&self.path("missing.sock")),
            // Port 9, discard: nothing is ever dialed there, since the name never resolves.
            Action::Name(name) => format!("http://{name}:9"),
            Action::Plain(steps) => self.listen(Kind::Script(steps)).await?.to_string(),
            Action::Http2(settings, steps) => {
                format!(
                    "h2c://{}",
                    self.listen(Kind::Frames(settings, steps)).await?
                )
            }
            Action::PlainForHttp2(steps) => {
                format!("h2c://{}", self.listen(Kind::Script(steps)).await?)
            }
            Action::PlainForTls(steps) => {
                format!("https://{}", self.listen(Kind::Script(steps)).await?)
            }
            Action::Refused => {
                let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
                socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, self.next_port())).into())?;
                let address = local(&socket)?;
                // Bound and not listening: refused for as long as the origin lives.
                self._held.push(socket);
                address.to_string()
            }
            Action::StaleSocket => {
                let path = self.path("stale.sock");
                drop(UnixListener::bind(&path)?);
                fs::set_permissions(&path, Permissions::from_mode(0o777))?;
                unix(&path)
            }
            Action::Tls(identity, steps) => {
                let config = authority.server(*identity)?;
                format!(
                    "https://{}",
                    self.listen(Kind::TlsScript(config, steps)).await?
                )
            }
            // The broadcast address of loopback: TCP has no route to it (ENETUNREACH), at once
            // and without a packet.
            Action::Unroutable => "127.255.255.255:80".to_owned(),
        })
    }

    async fn listen(&mut self, kind: Kind) -> io::Result<SocketAddr> {
        let (address, listener) = bind(self.next_port()).await?;
        self.tasks
            .push(tokio::spawn(serve(listener, kind)).abort_handle());
        Ok(address)
    }

    /// A listener that accepts nothing, with as many connections waiting as its queue holds.
    async fn fill_a_queue(&mut self) -> io::Result<SocketAddr> {
        const BACKLOG: i32 = 1;
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, self.next_port())).into())?;
        socket.listen(BACKLOG)?;
        let address = local(&socket)?;
        // Linux lets one more wait than the backlog says, and drops every SYN from then on.
        for _ in 0..=BACKLOG {
            self._queued.push(TcpStream::connect(address).await?);
        }
        self._held.push(socket);
        Ok(address)
    }

    /// A unix listener that accepts nothing, with as many connections waiting as fit.
    fn fill_a_socket(&mut self) -> io::Result<PathBuf> {
        let path = self.path("full.sock");
        let address = SockAddr::unix(&path)?;
        let listener = Socket::new(Domain::UNIX, Type::STREAM, None)?;
        listener.bind(&address)?;
        fs::set_permissions(&path, Permissions::from_mode(0o777))?;
        listener.listen(1)?;
        self._held.push(listener);
        loop {
            let waiting = Socket::new(Domain::UNIX, Type::STREAM, None)?;
            waiting.set_nonblocking(true)?;
            match waiting.connect(&address) {
                Ok(()) => self._held.push(waiting),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(path),
                Err(error) => return Err(error),
            }
        }
    }

    fn next_port(&mut self) -> u16 {
        let port = self.port;
        if port > 0 {
            self.port = port.saturating_add(1);
        }
        port
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
        // Or nobody but root could take it away.
        let _ = fs::set_permissions(self.path("closed"), Permissions::from_mode(0o700));
    }
}

/// What a listener does with a connection.
#[derive(Clone)]
enum Kind {
    Healthy(Option<Arc<ServerConfig>>),
    Frames(&'static [u8], &'static [frames::Step]),
    Script(&'static [Step]),
    TlsScript(Arc<ServerConfig>, &'static [Step]),
}

async fn bind(port: u16) -> io::Result<(SocketAddr, TcpListener)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    Ok((listener.local_addr()?, listener))
}

/// Accepts until it is dropped, which ends its connections too.
async fn serve(listener: TcpListener, kind: Kind) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors: let a connection end before trying again.
            drop(permit);
            if connections.join_next().await.is_none() {
                tokio::task::yield_now().await;
            }
            continue;
        };
        while connections.try_join_next().is_some() {}
        let kind = kind.clone();
        connections.spawn(async move {
            // How a connection to a broken origin ends is for its peer to judge.
            let _ = answer(stream, kind).await;
            drop(permit);
        });
    }
}

async fn answer(stream: TcpStream, kind: Kind) -> io::Result<()> {
    stream.set_nodelay(true)?;
    match kind {
        Kind::Healthy(None) => healthy::serve(stream).await,
        Kind::Healthy(Some(config)) => {
            healthy::serve(TlsAcceptor::from(config).accept(stream).await?).await
        }
        Kind::Frames(settings, steps) => frames::play(stream, settings, steps).await,
        Kind::Script(steps) => play(stream, steps).await,
        Kind::TlsScript(config, steps) => {
            play(TlsAcceptor::from(config).accept(stream).await?, steps).await
        }
    }
}

async fn serve_unix(listener: UnixListener) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            drop(permit);
            tokio::task::yield_now().await;
            continue;
        };
        while connections.try_join_next().is_some() {}
        connections.spawn(async move {
            let _ = healthy::serve(stream).await;
            drop(permit);
        });
    }
}

fn local(socket: &Socket) -> io::Result<SocketAddr> {
    socket
        .local_addr()?
        .as_socket()
        .ok_or_else(|| io::ErrorKind::AddrNotAvailable.into())
}

fn unix(path: &Path) -> String {
    format!("unix:{}", path.display())
}
