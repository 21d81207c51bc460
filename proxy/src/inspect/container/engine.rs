//! Questions to the container engine over its socket: GET alone, HTTP/1.0, every answer bounded.

use std::io;
use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;

/// One question may take so long.
const LIMIT: Duration = Duration::from_secs(1);
/// Bytes of a head at most.
const HEAD_MAX: usize = 16 * 1024;

/// The engine behind a socket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Engine<'a> {
    pub(super) socket: &'a Path,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Unanswered {
    /// The kernel refused it, with this errno where it gave one.
    Refused(Option<i32>),
    /// The engine answered with another status than 200.
    Status(u16),
    /// It took too long, was too large, or is no HTTP.
    Unreadable,
}

impl Engine<'_> {
    /// The body of the answer to `GET path`, at most so many bytes of it. HTTP/1.0, so that it has
    /// no framing but the end of the connection, and a length where the engine knows one.
    pub(super) async fn get(&self, path: &str, most: usize) -> Result<Vec<u8>, Unanswered> {
        let asked = timeout(LIMIT, self.ask(path, HEAD_MAX + most)).await;
        let answer = asked.map_err(|_| Unanswered::Unreadable)??;
        body(answer)
    }

    async fn ask(&self, path: &str, most: usize) -> Result<Vec<u8>, Unanswered> {
        let refused = |error: io::Error| Unanswered::Refused(error.raw_os_error());
        let mut stream = UnixStream::connect(self.socket).await.map_err(refused)?;
        let question = format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n");
        let sent = stream.write_all(question.as_bytes()).await;
        sent.map_err(refused)?;
        let mut answer = Vec::with_capacity(8 * 1024);
        let mut bounded = stream.take(most as u64 + 1);
        let read = bounded.read_to_end(&mut answer).await;
        read.map_err(refused)?;
        match answer.len() <= most {
            true => Ok(answer),
            false => Err(Unanswered::Unreadable),
        }
    }
}

/// What stands behind the head of an answer.
fn body(mut answer: Vec<u8>) -> Result<Vec<u8>, Unanswered> {
    let mut fields = [httparse::EMPTY_HEADER; 32];
    let mut head = httparse::Response::new(&mut fields);
    let Ok(httparse::Status::Complete(length)) = head.parse(&answer) else {
        return Err(Unanswered::Unreadable);
    };
    match head.code {
        Some(200) => {}
        Some(status) => return Err(Unanswered::Status(status)),
        None => return Err(Unanswered::Unreadable),
    }
    let field = |name: &str| {
        let mut fields = head.headers.iter();
        fields.find(|field| field.name.eq_ignore_ascii_case(name))
    };
    let declared = field("content-length").map(|field| {
        let text = std::str::from_utf8(field.value).ok();
        text.and_then(|text| text.trim().parse::<usize>().ok())
    });
    let is_whole = match declared {
        Some(declared) => declared == Some(answer.len() - length),
        None => field("transfer-encoding").is_none(),
    };
    if !is_whole {
        return Err(Unanswered::Unreadable);
    }
    answer.drain(..length);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(answer: &[u8], expected: Result<&[u8], Unanswered>) {
        let found = body(answer.to_vec());
        assert_eq!(found.as_deref().map_err(|it| *it), expected);
    }

    #[test]
    fn a_body_is_all_or_nothing() {
        check(b"HTTP/1.0 200 OK\r\n\r\n[]", Ok(b"[]"));
        check(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n[]", Ok(b"[]"));
        let unreadable = Err(Unanswered::Unreadable);
        check(
            b"HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n[]",
            unreadable,
        );
        check(
            b"HTTP/1.0 200 OK\r\nContent-Length: x\r\n\r\n[]",
            unreadable,
        );
        check(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            unreadable,
        );
        check(b"SSH-2.0-x\r\n", unreadable);
        check(b"", unreadable);
        check(
            b"HTTP/1.0 404 Not Found\r\n\r\n{}",
            Err(Unanswered::Status(404)),
        );
    }
}
