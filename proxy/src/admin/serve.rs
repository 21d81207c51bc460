//! Connections of the interface, and their limits.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, UnixListener};
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use super::guard::Door;
use super::listen::Socket;
use super::{Shared, api};

/// More connections at a time wait.
const CONNECTIONS_MAX: usize = 64;
/// A request head must be there by then; also for an idle connection.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// However a client dawdles, its connection ends by then; a stream is taken up again by its reader.
const CONNECTION_TIME_MAX: Duration = Duration::from_secs(3600);
/// Bytes of a request head.
const HEAD_MAX: usize = 16 * 1024;

/// Serves until `stopped` ends.
pub(super) fn run(
    runtime: &Runtime,
    socket: Socket,
    shared: &Arc<Shared>,
    stopped: oneshot::Receiver<Infallible>,
) {
    runtime.block_on(async {
        tokio::select! {
            _ = stopped => {}
            () = accept(socket, Arc::clone(shared)) => {}
            () = shared.history.run(&shared.process.telemetry) => {}
        }
    });
}

/// Accepts connections at one address, on the current runtime.
pub(super) async fn accept(socket: Socket, shared: Arc<Shared>) {
    let Ok(listener) = Listener::new(socket) else {
        return;
    };
    let router = api::router(&shared, listener.door());
    let permits = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok(stream) => {
                let router = router.clone();
                tokio::spawn(async move {
                    // A client that left or was cut off: nobody to tell.
                    let _ = timeout(CONNECTION_TIME_MAX, talk(stream, router)).await;
                    drop(permit);
                });
            }
            // Out of descriptors, mostly: the next try would fail as fast.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

enum Listener {
    Unix(UnixListener),
    Tcp(TcpListener, u16),
}

impl Listener {
    fn new(socket: Socket) -> io::Result<Self> {
        match socket {
            Socket::Unix(listener) => UnixListener::from_std(listener).map(Self::Unix),
            Socket::Tcp(listener) => {
                let port = listener.local_addr()?.port();
                TcpListener::from_std(listener).map(|listener| Self::Tcp(listener, port))
            }
        }
    }

    const fn door(&self) -> Door {
        match self {
            Self::Unix(_) => Door::Owner,
            Self::Tcp(_, port) => Door::Loopback(*port),
        }
    }

    async fn accept(&self) -> io::Result<Box<dyn Stream>> {
        match self {
            Self::Unix(listener) => Ok(Box::new(listener.accept().await?.0)),
            Self::Tcp(listener, _) => Ok(Box::new(listener.accept().await?.0)),
        }
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

async fn talk(stream: Box<dyn Stream>, router: Router) {
    // A broken client is no concern of anybody's.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(HEAD_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .await;
}
