//! One HTTP/1.1 message of a connection in raw bytes, for both ends.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncRead, AsyncReadExt};

/// What was read and not yet taken.
#[derive(Debug, Default)]
pub struct Wire {
    bytes: Vec<u8>,
}

/// The head of a message, of what matters here.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The words of its first line.
    pub first: [String; 2],
    pub length: Option<usize>,
    pub chunked: bool,
    pub closes: bool,
    /// `X-Id`.
    pub id: Option<u32>,
    /// `X-Member`.
    pub member: Option<usize>,
    /// `Candor-Cause`.
    pub cause: Option<String>,
}

impl Wire {
    /// The next head. `Ok(None)`: the connection ended in order, with nothing begun.
    pub async fn head(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> Result<Option<Head>> {
        loop {
            if let Some(end) = memchr::memmem::find(&self.bytes, b"\r\n\r\n") {
                let head = parse(&self.bytes[..end + 2]);
                self.bytes.drain(..end + 4);
                return Ok(Some(head));
            }
            if self.fill(stream).await? == 0 {
                return match self.bytes.is_empty() {
                    true => Ok(None),
                    false => Err(ErrorKind::UnexpectedEof.into()),
                };
            }
        }
    }

    /// The body that this head announces, to its end.
    pub async fn body(
        &mut self,
        head: &Head,
        stream: &mut (impl AsyncRead + Unpin),
    ) -> Result<Vec<u8>> {
        if !head.chunked {
            return self.take(head.length.unwrap_or(0), stream).await;
        }
        let mut body = Vec::new();
        loop {
            let line = self.line(stream).await?;
            let size = line.split(|byte| *byte == b';').next().unwrap_or(b"");
            let size = std::str::from_utf8(size).map(str::trim);
            let size = size.map(|size| usize::from_str_radix(size, 16));
            let Ok(Ok(size)) = size else {
                return Err(Error::other(format!("no chunk's size: {line:?}")));
            };
            if size == 0 {
                while !self.line(stream).await?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.take(size, stream).await?);
            self.take(2, stream).await?;
        }
    }

    /// Whether nothing is left of what was read.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Reads more; 0 at the end.
    pub async fn fill(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> Result<usize> {
        self.bytes.reserve(16 * 1024);
        stream.read_buf(&mut self.bytes).await
    }

    async fn take(
        &mut self,
        count: usize,
        stream: &mut (impl AsyncRead + Unpin),
    ) -> Result<Vec<u8>> {
        while self.bytes.len() < count {
            if self.fill(stream).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(self.bytes.drain(..count).collect())
    }

    async fn line(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> Result<Vec<u8>> {
        loop {
            if let Some(end) = memchr::memmem::find(&self.bytes, b"\r\n") {
                let mut line: Vec<u8> = self.bytes.drain(..end + 2).collect();
                line.truncate(end);
                return Ok(line);
            }
            if self.fill(stream).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
    }
}

fn parse(bytes: &[u8]) -> Head {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or("").split(' ');
    let mut word = || words.next().unwrap_or("").to_owned();
    let mut head = Head {
        first: [word(), word()],
        ..Head::default()
    };
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        match name.to_ascii_lowercase().as_str() {
            "content-length" => head.length = value.parse().ok(),
            "transfer-encoding" => head.chunked = true,
            "connection" => head.closes = value.eq_ignore_ascii_case("close"),
            "x-id" => head.id = value.parse().ok(),
            "x-member" => head.member = value.parse().ok(),
            "candor-cause" => head.cause = Some(value.to_owned()),
            _ => {}
        }
    }
    head
}
