//! The metrics' HTTP server: `GET /metrics`, on a thread and a runtime of its own, so that no scrape
//! ever holds up a worker.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot};

use super::Telemetry;
use super::metrics::CONTENT_TYPE;

/// More connections at a time wait.
const CONNECTIONS_MAX: usize = 16;

/// A request head must be there by then; also for an idle connection.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);

/// However a client dawdles, its connection ends by then.
const CONNECTION_TIME_MAX: Duration = Duration::from_secs(300);

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct Scrape {
    address: SocketAddr,
    /// Its end tells the thread to stop.
    _stop: oneshot::Sender<Infallible>,
}

impl Scrape {
    /// Binds and starts serving. An address in use is an error here, before anything starts.
    pub fn start(address: SocketAddr, telemetry: Arc<Telemetry>) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new()
            .name("candor-metrics".to_owned())
            .spawn(move || serve(&runtime, listener, telemetry, stopped))?;
        Ok(Self {
            address,
            _stop: stop,
        })
    }

    /// The address that was bound.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

fn serve(
    runtime: &Runtime,
    listener: TcpListener,
    telemetry: Arc<Telemetry>,
    stopped: oneshot::Receiver<Infallible>,
) {
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
            return;
        };
        tokio::select! {
            _ = stopped => {}
            () = accept(listener, telemetry) => {}
        }
    });
}

async fn accept(listener: tokio::net::TcpListener, telemetry: Arc<Telemetry>) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                let telemetry = Arc::clone(&telemetry);
                tokio::spawn(async move {
                    // A scraper that left or was cut off: nobody to tell.
                    let _ =
                        tokio::time::timeout(CONNECTION_TIME_MAX, talk(stream, telemetry)).await;
                    drop(permit);
                });
            }
            // Out of descriptors, mostly: the next try would fail as fast.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn talk(stream: TcpStream, telemetry: Arc<Telemetry>) {
    let service = service_fn(|request| {
        let response = answer(&request, &telemetry);
        async { Ok::<_, Infallible>(response) }
    });
    // A broken client is no concern of anybody's.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(16 * 1024)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

fn answer(request: &Request<Incoming>, telemetry: &Telemetry) -> Response<Full<Bytes>> {
    let (status, kind, body) = match (request.uri().path(), request.method()) {
        ("/metrics", &Method::GET | &Method::HEAD) => {
            (StatusCode::OK, CONTENT_TYPE, telemetry.metrics())
        }
        ("/metrics", _) => (
            StatusCode::METHOD_NOT_ALLOWED,
            "text/plain; charset=utf-8",
            "only GET and HEAD\n".to_owned(),
        ),
        _ => (
            StatusCode::NOT_FOUND,
            "text/plain; charset=utf-8",
            "metrics are at /metrics\n".to_owned(),
        ),
    };
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let allow = header::HeaderValue::from_static("GET, HEAD");
        headers.insert(header::ALLOW, allow);
    }
    response
}
