//! HTTP/2 towards clients, spoken by the client of the `h2` crate and in raw frames.

mod early;
mod limits;
mod traffic;

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use h2::client::{ResponseFuture, SendRequest};
use h2::{RecvStream, SendStream};
use http::{HeaderMap, Request, Response, request};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::harness::Candor;

/// The limit of a test.
const LIMIT: Duration = Duration::from_secs(20);

/// Runs a test.
fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        tokio::time::timeout(LIMIT, test)
            .await
            .expect("the test hangs")
    });
}

/// Candor before an upstream at this address, for any host; `more` are lines of the site.
fn proxy(upstream: SocketAddr, more: &str) -> Candor {
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{upstream}\"\n{more}"
    ))
}

/// A client's connection.
struct Peer {
    send: SendRequest<Bytes>,
    /// What the connection ended with.
    ended: JoinHandle<Result<(), h2::Error>>,
}

impl Peer {
    async fn to(candor: &Candor) -> Self {
        Self::over(TcpStream::connect(candor.address()).await.unwrap()).await
    }

    async fn over(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Self {
        Self::over_with(stream, 65_535).await
    }

    /// The same, with receive windows of this size.
    async fn over_with(
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        window: u32,
    ) -> Self {
        let (send, connection) = h2::client::Builder::new()
            .initial_window_size(window)
            .initial_connection_window_size(window)
            .handshake(stream)
            .await
            .unwrap();
        Self {
            send,
            ended: tokio::spawn(connection),
        }
    }

    /// Sends a request without a body.
    fn get(&mut self, path: &str) -> ResponseFuture {
        self.start(get(path), true).0
    }

    fn start(
        &mut self,
        request: request::Builder,
        end: bool,
    ) -> (ResponseFuture, SendStream<Bytes>) {
        self.send
            .send_request(request.body(()).unwrap(), end)
            .unwrap()
    }
}

fn get(path: &str) -> request::Builder {
    Request::builder().uri(format!("http://localhost{path}"))
}

fn post(path: &str) -> request::Builder {
    get(path).method("POST")
}

/// Reads a body to its end.
async fn read(response: Response<RecvStream>) -> Result<(Vec<u8>, Option<HeaderMap>), h2::Error> {
    let mut body = response.into_body();
    let mut bytes = Vec::new();
    while let Some(data) = body.data().await {
        let data = data?;
        body.flow_control().release_capacity(data.len())?;
        bytes.extend_from_slice(&data);
    }
    Ok((bytes, body.trailers().await?))
}

async fn text(response: Response<RecvStream>) -> String {
    String::from_utf8(read(response).await.unwrap().0).unwrap()
}

fn header<'a>(response: &'a Response<RecvStream>, name: &str) -> Option<&'a str> {
    response
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap())
}

/// An upstream whose every move is the test's.
struct Origin(TcpListener);

impl Origin {
    async fn new() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    fn address(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }

    async fn accept(&self) -> Asked {
        Asked(self.0.accept().await.unwrap().0)
    }

    /// Accepts a connection, reads a head, and answers.
    async fn answer(&self, bytes: &[u8]) -> (Asked, String) {
        let mut asked = self.accept().await;
        let head = asked.until("\r\n\r\n").await;
        asked.0.write_all(bytes).await.unwrap();
        (asked, head)
    }
}

/// A connection that came to an [`Origin`].
struct Asked(TcpStream);

impl Asked {
    async fn until(&mut self, end: &str) -> String {
        let mut read = Vec::new();
        while !read.ends_with(end.as_bytes()) {
            read.push(self.0.read_u8().await.unwrap());
        }
        String::from_utf8(read).unwrap()
    }
}

/// A refused address: nobody listens there.
async fn nobody() -> SocketAddr {
    Origin::new().await.address()
}
