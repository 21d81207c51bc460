//! HTTP/2 to upstreams.

mod grpc;
mod streams;
mod tls;
mod websocket;

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use h2::server::{Builder, Connection, SendResponse};
use h2::{RecvStream, SendStream};
use http::{HeaderMap, HeaderValue, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

use crate::harness::Candor;

/// The limit of a test.
const LIMIT: Duration = Duration::from_secs(20);

/// Runs a test.
fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        tokio::time::timeout(LIMIT, test)
            .await
            .expect("the test hangs")
    });
}

/// Candor before members that speak HTTP/2 without TLS; `more` are lines of the upstream.
fn candor(members: &[SocketAddr], more: &str) -> Candor {
    let servers: Vec<_> = members.iter().map(|it| format!("\"h2c://{it}\"")).collect();
    Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [upstream.app]\nservers = [{}]\n{more}\n",
        servers.join(", ")
    ))
}

/// A request that came to an [`Origin`].
struct Asked {
    request: Request<RecvStream>,
    respond: SendResponse<Bytes>,
    /// The connection that it came by, counted from 0.
    connection: usize,
}

impl Asked {
    fn path(&self) -> &str {
        self.request.uri().path()
    }

    /// Sends a head.
    fn head(&mut self, status: u16) -> SendStream<Bytes> {
        let mut response = Response::new(());
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        self.respond.send_response(response, false).unwrap()
    }

    /// Answers with a small body.
    fn answer(mut self, body: &str) {
        let body = Bytes::copy_from_slice(body.as_bytes());
        self.head(200).send_data(body, true).unwrap();
    }

    /// Reads the request's body to its end.
    async fn body(&mut self) -> (Vec<u8>, Option<HeaderMap>) {
        let body = self.request.body_mut();
        let mut bytes = Vec::new();
        while let Some(data) = body.data().await {
            let data = data.unwrap();
            body.flow_control().release_capacity(data.len()).unwrap();
            bytes.extend_from_slice(&data);
        }
        (bytes, body.trailers().await.unwrap())
    }
}

/// A member that speaks HTTP/2, whose every answer is the test's.
struct Origin {
    address: SocketAddr,
    asked: tokio::sync::mpsc::UnboundedReceiver<Asked>,
    /// Each tells its connection to end in order.
    ends: tokio::sync::mpsc::UnboundedReceiver<tokio::sync::oneshot::Sender<()>>,
    /// Connections that have ended.
    closed: tokio::sync::mpsc::UnboundedReceiver<usize>,
    task: AbortHandle,
}

impl Origin {
    async fn start() -> Self {
        Self::with(Builder::new()).await
    }

    async fn with(builder: Builder) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (send, asked) = tokio::sync::mpsc::unbounded_channel();
        let (close, closed) = tokio::sync::mpsc::unbounded_channel();
        let (tell, ends) = tokio::sync::mpsc::unbounded_channel();
        let task = tokio::spawn(async move {
            for connection in 0.. {
                let (socket, _) = listener.accept().await.unwrap();
                let (end, ended) = tokio::sync::oneshot::channel();
                tell.send(end).ok();
                let (builder, send, close) = (builder.clone(), send.clone(), close.clone());
                tokio::spawn(async move {
                    serve(socket, builder, connection, send, ended).await;
                    close.send(connection).ok();
                });
            }
        });
        Self {
            address,
            asked,
            ends,
            closed,
            task: task.abort_handle(),
        }
    }

    /// The next request.
    async fn next(&mut self) -> Asked {
        self.asked.recv().await.unwrap()
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    socket: TcpStream,
    builder: Builder,
    connection: usize,
    send: tokio::sync::mpsc::UnboundedSender<Asked>,
    mut ended: tokio::sync::oneshot::Receiver<()>,
) {
    let Ok(mut session): Result<Connection<_, Bytes>, _> = builder.handshake(socket).await else {
        return;
    };
    let mut is_ending = false;
    loop {
        tokio::select! {
            asked = session.accept() => {
                let Some(Ok((request, respond))) = asked else { return };
                send.send(Asked { request, respond, connection }).ok();
            }
            // A dropped handle is no order.
            Ok(()) = &mut ended, if !is_ending => {
                is_ending = true;
                session.graceful_shutdown();
            }
        }
    }
}

fn fields(fields: &[(&'static str, &'static str)]) -> HeaderMap {
    let field = |(name, value): &(&'static str, &'static str)| {
        let name = http::HeaderName::from_static(name);
        (name, HeaderValue::from_static(value))
    };
    fields.iter().map(field).collect()
}
