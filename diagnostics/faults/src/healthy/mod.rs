//! The healthy origin: HTTP/1.1 as it should be, with a page for each way to answer.

mod index;
mod websocket;

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::request::{Head, Reader};

/// The largest answer of `/size/N`.
const SIZE_MAX: u64 = 1 << 30;
/// The longest wait of `/slow/MS`.
const SLOW_MAX: Duration = Duration::from_secs(60);
/// Bytes of a request body that `/echo` repeats.
const ECHO_MAX: usize = 1 << 20;
/// Events that `/events` sends, one every [`EVENT_EVERY`].
const EVENTS: u32 = 20;
const EVENT_EVERY: Duration = Duration::from_millis(250);
/// What generated bodies are made of.
const PIECE: &[u8; 16384] = &[b'.'; 16384];

/// Serves one connection until either side ends it.
pub(crate) async fn serve(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
) -> io::Result<()> {
    let mut reader = Reader::new(stream);
    while let Some(mut head) = reader.head().await? {
        let path = head.target.split('?').next().unwrap_or_default().to_owned();
        if path == "/websocket" && head.lists("upgrade", "websocket") {
            return websocket::echo(reader, &head).await;
        }
        if head.lists("expect", "100-continue") {
            reader.send(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        let open = page(&mut reader, &mut head, &path).await?;
        // A page that does not care for the body leaves it to be read here.
        while reader.body(&mut head.body).await?.is_some() {}
        if !open || !head.keeps_alive() {
            break;
        }
    }
    reader.finish().await
}

/// Answers one request; `false` when the answer ends with the connection.
async fn page<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &mut Head,
    path: &str,
) -> io::Result<bool> {
    let mut segments = path.trim_start_matches('/').splitn(2, '/');
    let name = segments.next().unwrap_or_default();
    let argument: Option<u64> = segments.next().and_then(|text| text.parse().ok());
    match (name, argument) {
        ("", _) => {
            let html = index::html(head.field("host").unwrap_or_default());
            text(
                reader,
                head,
                200,
                "text/html; charset=utf-8",
                html.as_bytes(),
            )
            .await
        }
        ("small", _) => text(reader, head, 200, "text/plain", b"Hello from the origin.\n").await,
        ("size", Some(size)) => sized(reader, head, size.min(SIZE_MAX)).await,
        ("status", Some(status @ 200..=599)) => status_only(reader, head, status).await,
        ("slow", Some(ms)) => {
            tokio::time::sleep(Duration::from_millis(ms).min(SLOW_MAX)).await;
            text(reader, head, 200, "text/plain", b"Slow, and well.\n").await
        }
        ("echo", _) => echo(reader, head).await,
        ("count", _) => count(reader, head).await,
        ("mirror", _) => mirror(reader, head).await,
        ("chunked", _) => chunked(reader, head).await,
        ("events", _) => events(reader, head).await,
        ("close", _) => close_delimited(reader, head).await,
        ("early-hints", _) => {
            let hints = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
            reader.send(hints).await?;
            text(reader, head, 200, "text/plain", b"There was a hint.\n").await
        }
        _ => {
            text(
                reader,
                head,
                404,
                "text/plain",
                b"The origin has no such page.\n",
            )
            .await
        }
    }
}

/// A whole answer of known length.
async fn text<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
    status: u64,
    media_type: &str,
    body: &[u8],
) -> io::Result<bool> {
    let mut answer = format!(
        "HTTP/1.1 {status} {}\r\nServer: candor-faults\r\nContent-Type: {media_type}\r\n\
         Content-Length: {}\r\n\r\n",
        reason(status),
        body.len(),
    )
    .into_bytes();
    if head.method != "HEAD" {
        answer.extend_from_slice(body);
    }
    reader.send(&answer).await?;
    Ok(true)
}

async fn sized<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
    size: u64,
) -> io::Result<bool> {
    let answer = format!(
        "HTTP/1.1 200 OK\r\nServer: candor-faults\r\nContent-Type: text/plain\r\n\
         Content-Length: {size}\r\n\r\n"
    );
    reader.send(answer.as_bytes()).await?;
    let mut left = if head.method == "HEAD" { 0 } else { size };
    while left > 0 {
        let piece = left.min(PIECE.len() as u64);
        reader
            .send(&PIECE[..usize::try_from(piece).unwrap_or(PIECE.len())])
            .await?;
        left -= piece;
    }
    Ok(true)
}

async fn status_only<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
    status: u64,
) -> io::Result<bool> {
    if !matches!(status, 204 | 304) {
        return text(reader, head, status, "text/plain", b"As you asked.\n").await;
    }
    let answer = format!(
        "HTTP/1.1 {status} {}\r\nServer: candor-faults\r\nETag: \"1\"\r\n\r\n",
        reason(status)
    );
    reader.send(answer.as_bytes()).await?;
    Ok(true)
}

/// The request as it came, as text.
async fn echo<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &mut Head,
) -> io::Result<bool> {
    let mut answer =
        format!("{} {} HTTP/1.{}\n", head.method, head.target, head.minor).into_bytes();
    for (name, value) in &head.fields {
        answer.extend_from_slice(name.as_bytes());
        answer.extend_from_slice(b": ");
        answer.extend_from_slice(value);
        answer.push(b'\n');
    }
    answer.push(b'\n');
    let limit = answer.len() + ECHO_MAX;
    while let Some(piece) = reader.body(&mut head.body).await? {
        let room = limit - answer.len();
        answer.extend_from_slice(&piece[..piece.len().min(room)]);
    }
    text(reader, head, 200, "text/plain", &answer).await
}

/// The size of the request body.
async fn count<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &mut Head,
) -> io::Result<bool> {
    let mut size = 0;
    while let Some(piece) = reader.body(&mut head.body).await? {
        size += piece.len();
    }
    text(
        reader,
        head,
        200,
        "text/plain",
        format!("{size}\n").as_bytes(),
    )
    .await
}

/// The request body, sent back while it comes.
async fn mirror<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &mut Head,
) -> io::Result<bool> {
    reader.send(CHUNKED_HEAD).await?;
    while let Some(piece) = reader.body(&mut head.body).await? {
        if head.method != "HEAD" {
            chunk(reader, &piece).await?;
        }
    }
    if head.method != "HEAD" {
        reader.send(b"0\r\n\r\n").await?;
    }
    Ok(true)
}

const CHUNKED_HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nServer: candor-faults\r\n\
    Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";

async fn chunk<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    bytes: &[u8],
) -> io::Result<()> {
    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    reader.send(&chunk).await
}

/// Chunks and a trailer section.
async fn chunked<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
) -> io::Result<bool> {
    let fields = b"HTTP/1.1 200 OK\r\nServer: candor-faults\r\nContent-Type: text/plain\r\n\
        Transfer-Encoding: chunked\r\nTrailer: X-Checksum\r\n\r\n";
    reader.send(fields).await?;
    if head.method == "HEAD" {
        return Ok(true);
    }
    for line in ["One chunk,\n", "another chunk,\n", "and trailers.\n"] {
        chunk(reader, line.as_bytes()).await?;
    }
    reader.send(b"0\r\nX-Checksum: 42\r\n\r\n").await?;
    Ok(true)
}

/// A stream of server-sent events.
async fn events<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
) -> io::Result<bool> {
    let fields = b"HTTP/1.1 200 OK\r\nServer: candor-faults\r\n\
        Content-Type: text/event-stream\r\nCache-Control: no-store\r\n\
        Transfer-Encoding: chunked\r\n\r\n";
    reader.send(fields).await?;
    if head.method == "HEAD" {
        return Ok(true);
    }
    let mut clock = tokio::time::interval(EVENT_EVERY);
    for number in 1..=EVENTS {
        clock.tick().await;
        chunk(
            reader,
            format!("id: {number}\ndata: event {number}\n\n").as_bytes(),
        )
        .await?;
    }
    reader.send(b"0\r\n\r\n").await?;
    Ok(true)
}

/// A body that ends with the connection.
async fn close_delimited<S: AsyncRead + AsyncWrite + Unpin>(
    reader: &mut Reader<S>,
    head: &Head,
) -> io::Result<bool> {
    let fields = b"HTTP/1.1 200 OK\r\nServer: candor-faults\r\nContent-Type: text/plain\r\n\
        Connection: close\r\n\r\n";
    reader.send(fields).await?;
    if head.method != "HEAD" {
        reader
            .send(b"This body ends with the connection.\n")
            .await?;
    }
    Ok(false)
}

fn reason(status: u64) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        304 => "Not Modified",
        404 => "Not Found",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "As Asked",
    }
}
