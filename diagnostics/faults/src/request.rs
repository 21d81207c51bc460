//! Reading requests: just enough HTTP/1 for an origin, with bounds.
//!
//! The healthy pages trust nothing here for security: only the proxy under test, or a developer's
//! own curl, is on the other side.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Bytes of a request head at most.
const HEAD_SIZE_MAX: usize = 64 * 1024;
/// Fields of a request head at most.
const HEAD_FIELDS_MAX: usize = 128;
/// Bytes of a chunk-size or trailer line at most.
const LINE_SIZE_MAX: usize = 8 * 1024;
/// Bytes handed out at a time.
const PIECE_SIZE_MAX: usize = 64 * 1024;

/// A request head.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) method: String,
    pub(crate) target: String,
    /// The minor version: 0 or 1.
    pub(crate) minor: u8,
    pub(crate) fields: Vec<(String, Vec<u8>)>,
    pub(crate) body: Body,
}

impl Head {
    /// The first line of a field, as text; `None` when it is absent or not UTF-8.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let (_, value) = self
            .fields
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(value).ok()
    }

    /// Whether the comma-separated field `name` lists `token`.
    pub(crate) fn lists(&self, name: &str, token: &str) -> bool {
        self.fields
            .iter()
            .filter(|(n, _)| n.eq_ignore_ascii_case(name))
            .filter_map(|(_, value)| std::str::from_utf8(value).ok())
            .flat_map(|value| value.split(','))
            .any(|item| item.trim().eq_ignore_ascii_case(token))
    }

    /// Whether the client wants the connection kept open.
    pub(crate) fn keeps_alive(&self) -> bool {
        match self.minor {
            0 => self.lists("connection", "keep-alive"),
            _ => !self.lists("connection", "close"),
        }
    }
}

/// What is left to read of a request body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Body {
    /// Chunked; so many bytes of the current chunk are left, `None` between chunks.
    Chunked(Option<u64>),
    /// So many bytes; 0 at the end.
    Length(u64),
}

/// A connection that requests are read from.
pub(crate) struct Reader<S> {
    stream: S,
    buffer: Vec<u8>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Reader<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
        }
    }

    /// The stream, to answer on.
    pub(crate) fn stream(&mut self) -> &mut S {
        &mut self.stream
    }

    /// The stream and what was read ahead of it, to speak another protocol.
    pub(crate) fn into_parts(self) -> (S, Vec<u8>) {
        (self.stream, self.buffer)
    }

    /// Sends bytes at once.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await?;
        self.stream.flush().await
    }

    /// Ends the connection, and waits for the peer so that no answer is lost to a reset.
    pub(crate) async fn finish(mut self) -> io::Result<()> {
        self.stream.shutdown().await?;
        self.buffer.clear();
        while self.fill().await? > 0 {
            self.buffer.clear();
        }
        Ok(())
    }

    /// The next request head; `None` when the peer left between requests.
    pub(crate) async fn head(&mut self) -> io::Result<Option<Head>> {
        loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                let head = parse(&self.buffer[..end + 4])?;
                self.buffer.drain(..end + 4);
                return Ok(Some(head));
            }
            if self.buffer.len() > HEAD_SIZE_MAX {
                return Err(invalid("request head too large"));
            }
            if self.fill().await? == 0 {
                if self.buffer.is_empty() {
                    return Ok(None);
                }
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// The next piece of a body; `None` at its end.
    pub(crate) async fn body(&mut self, body: &mut Body) -> io::Result<Option<Vec<u8>>> {
        loop {
            match body {
                Body::Length(0) => return Ok(None),
                Body::Length(left) => return self.piece(left).await.map(Some),
                Body::Chunked(None) => {
                    let line = self.line().await?;
                    let size = line.split(|&byte| byte == b';').next().unwrap_or_default();
                    let size = std::str::from_utf8(size).unwrap_or_default().trim();
                    match u64::from_str_radix(size, 16) {
                        Ok(0) => {
                            while !self.line().await?.is_empty() {}
                            *body = Body::Length(0);
                        }
                        Ok(size) => *body = Body::Chunked(Some(size)),
                        Err(_) => return Err(invalid("chunk size")),
                    }
                }
                Body::Chunked(Some(0)) => {
                    if !self.line().await?.is_empty() {
                        return Err(invalid("chunk terminator"));
                    }
                    *body = Body::Chunked(None);
                }
                Body::Chunked(Some(left)) => return self.piece(left).await.map(Some),
            }
        }
    }

    /// A piece of at most `left` bytes, which is reduced by it.
    async fn piece(&mut self, left: &mut u64) -> io::Result<Vec<u8>> {
        if self.buffer.is_empty() && self.fill().await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let size = self
            .buffer
            .len()
            .min(usize::try_from(*left).unwrap_or(usize::MAX));
        *left -= size as u64;
        Ok(self.buffer.drain(..size).collect())
    }

    /// The next line, without its end.
    async fn line(&mut self) -> io::Result<Vec<u8>> {
        loop {
            if let Some(end) = find(&self.buffer, b"\r\n") {
                let line = self.buffer[..end].to_vec();
                self.buffer.drain(..end + 2);
                return Ok(line);
            }
            if self.buffer.len() > LINE_SIZE_MAX {
                return Err(invalid("line too long"));
            }
            if self.fill().await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    async fn fill(&mut self) -> io::Result<usize> {
        self.buffer.reserve(4096);
        (&mut self.stream)
            .take(PIECE_SIZE_MAX as u64)
            .read_buf(&mut self.buffer)
            .await
    }
}

fn parse(bytes: &[u8]) -> io::Result<Head> {
    let mut fields = [httparse::EMPTY_HEADER; HEAD_FIELDS_MAX];
    let mut request = httparse::Request::new(&mut fields);
    request
        .parse(bytes)
        .map_err(|error| invalid(&error.to_string()))?;
    let fields: Vec<_> = request
        .headers
        .iter()
        .map(|field| (field.name.to_owned(), field.value.to_vec()))
        .collect();
    let mut head = Head {
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
        minor: request.version.unwrap_or(1),
        fields,
        body: Body::Length(0),
    };
    if head.lists("transfer-encoding", "chunked") {
        head.body = Body::Chunked(None);
    } else if let Some(length) = head.field("content-length") {
        head.body = Body::Length(length.parse().map_err(|_| invalid("content-length"))?);
    }
    Ok(head)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("request not understood: {what}"),
    )
}
