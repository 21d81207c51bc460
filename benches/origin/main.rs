//! `origin`: what answers in the cases that nginx cannot answer: HTTP/2 with trailers, and
//! thousands of addresses. One thread; `compare` starts it on the load's core.

#![allow(clippy::print_stdout, reason = "a command-line program")]

use std::io::Write;
use std::net::SocketAddr;

use anyhow::Result;
use bytes::Bytes;
use clap::Parser;
use h2::server::SendResponse;
use http::{HeaderMap, HeaderValue, Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The answer of the small cases.
const SMALL: &[u8] = b"Hello from the origin.";
/// Messages of a stream, and the size of each.
const MESSAGES: usize = 100;
const MESSAGE: usize = 128;

/// Answers what nginx cannot
#[derive(Debug, Parser)]
enum Arguments {
    /// HTTP/2 with prior knowledge: `/small`, and gRPC calls
    Http2 {
        /// Where it listens
        address: SocketAddr,
    },
    /// HTTP/1.1 on many ports of 127.0.0.1, which are printed, one a line
    Many {
        /// How many
        count: usize,
    },
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match arguments {
            Arguments::Http2 { address } => http2(address).await,
            Arguments::Many { count } => many(count).await,
        }
    })
}

async fn many(count: usize) -> Result<()> {
    let mut ports = String::new();
    for _ in 0..count {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        ports += &format!("{}\n", listener.local_addr()?.port());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(http1(stream));
            }
        });
    }
    let mut out = std::io::stdout().lock();
    out.write_all(ports.as_bytes())?;
    out.write_all(b"ready\n")?;
    out.flush()?;
    std::future::pending().await
}

/// Answers requests without a body until the connection ends.
async fn http1(mut stream: TcpStream) -> Option<()> {
    let _ = stream.set_nodelay(true);
    let mut bytes = Vec::with_capacity(1024);
    let answer = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 22\r\n\r\n",
        SMALL,
    ]
    .concat();
    loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        if bytes.ends_with(b"\r\n\r\n") {
            bytes.clear();
            stream.write_all(&answer).await.ok()?;
        }
    }
}

async fn http2(address: SocketAddr) -> Result<()> {
    let listener = TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let _ = stream.set_nodelay(true);
        tokio::spawn(async move {
            let mut connection = h2::server::Builder::new()
                .max_concurrent_streams(1000)
                .initial_window_size(1 << 20)
                .initial_connection_window_size(1 << 24)
                .handshake::<_, Bytes>(stream)
                .await
                .ok()?;
            while let Some(request) = connection.accept().await {
                let (request, respond) = request.ok()?;
                tokio::spawn(answer(request, respond));
            }
            Some(())
        });
    }
}

/// Answers one request: plainly, as a unary call, or as a stream of messages.
async fn answer(request: Request<h2::RecvStream>, mut respond: SendResponse<Bytes>) -> Option<()> {
    let (head, mut body) = request.into_parts();
    while let Some(data) = body.data().await {
        let data = data.ok()?;
        body.flow_control().release_capacity(data.len()).ok()?;
    }
    let path = head.uri.path();
    let is_call = path.starts_with("/bench.");
    let kind = match is_call {
        true => "application/grpc",
        false => "text/plain",
    };
    let response = Response::builder().header("content-type", kind);
    let mut send = respond.send_response(response.body(()).ok()?, false).ok()?;
    if !is_call {
        return send.send_data(Bytes::from_static(SMALL), true).ok();
    }
    if path.ends_with("/Stream") {
        for _ in 0..MESSAGES {
            send.send_data(message(&[b'.'; MESSAGE]), false).ok()?;
            // Each message leaves as a frame of its own, as from an application that makes them.
            tokio::task::yield_now().await;
        }
    } else {
        send.send_data(message(SMALL), false).ok()?;
    }
    let mut trailers = HeaderMap::new();
    trailers.insert("grpc-status", HeaderValue::from_static("0"));
    send.send_trailers(trailers).ok()
}

/// A message of gRPC: not compressed, its length, its bytes.
fn message(payload: &[u8]) -> Bytes {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    [&[0], &length.to_be_bytes()[..], payload].concat().into()
}
