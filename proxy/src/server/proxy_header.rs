//! The PROXY protocol, v1 and v2, from peers in `trust`.
//!
//! The header is looked at before it is taken, byte for byte, so that what comes after it (a TLS
//! handshake, a request) finds an untouched stream.

use std::io;
use std::net::SocketAddr;

use proxy_header::{Error, ParseConfig, ProxyHeader};
use tokio::io::AsyncReadExt;

use crate::stream::Socket;

/// The largest header that is read. Version 1 has at most 107 bytes, real version 2 headers a few
/// hundred; the format would allow 64 KiB.
const HEADER_MAX: usize = 4096;

const V1: &[u8] = b"PROXY ";
const V2: &[u8] = b"\r\n\r\n\0\r\nQUIT\n";

/// What stood where a PROXY header may stand.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Found {
    /// A header; `None`: the sender speaks for itself (LOCAL, UNKNOWN, a unix socket).
    Header(Option<SocketAddr>),
    /// Something else, still unread.
    Nothing,
    /// The connection ended before a byte of it.
    End,
}

/// Reads a PROXY header if there is one. `take` is false for a peer that is not believed: then the
/// header is only seen. Callers bound the time.
pub(super) async fn read(socket: &mut Socket, take: bool) -> io::Result<Found> {
    let mut buffer = vec![0; HEADER_MAX];
    let mut seen = 0;
    loop {
        socket.readable().await?;
        seen = match socket.try_peek(&mut buffer, seen) {
            Ok(0) if seen == 0 => return Ok(Found::End),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => continue,
            Err(e) => return Err(e),
        };
        let bytes = &buffer[..seen];
        if !begins(bytes) {
            return Ok(Found::Nothing);
        }
        if !take && (bytes.len() >= V1.len()) {
            return Ok(Found::Header(None));
        }
        match parse(bytes) {
            Ok((client, length)) => {
                socket.read_exact(&mut buffer[..length]).await?;
                return Ok(Found::Header(client));
            }
            Err(Error::BufferTooShort) if seen < HEADER_MAX => {}
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

/// Whether `bytes` may be the beginning of a header, or is one.
fn begins(bytes: &[u8]) -> bool {
    let is_prefix = |signature: &[u8]| {
        let length = bytes.len().min(signature.len());
        bytes[..length] == signature[..length]
    };
    is_prefix(V1) || is_prefix(V2)
}

fn parse(bytes: &[u8]) -> Result<(Option<SocketAddr>, usize), Error> {
    let config = ParseConfig {
        include_tlvs: false,
        ..ParseConfig::default()
    };
    let (header, length) = ProxyHeader::parse(bytes, config)?;
    Ok((header.proxied_address().map(|a| a.source), length))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Write;

    use super::*;

    /// Sends `pieces` one by one, each only after the one before was seen, and tells what was
    /// found and what is left.
    async fn check(pieces: &[&[u8]], take: bool) -> (io::Result<Found>, Vec<u8>) {
        let (ours, theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        let mut socket = Socket::from(tokio::net::UnixStream::from_std(ours).unwrap());
        let mut theirs = Some(theirs);
        let mut pieces = pieces.iter();
        let found = {
            let mut reading = std::pin::pin!(read(&mut socket, take));
            loop {
                tokio::select! {
                    biased;
                    found = &mut reading => break found,
                    () = tokio::task::yield_now() => match (pieces.next(), &mut theirs) {
                        (Some(piece), Some(stream)) => stream.write_all(piece).unwrap(),
                        (Some(_), None) => unreachable!(),
                        (None, stream) => *stream = None,
                    },
                }
            }
        };
        if let Some(stream) = &mut theirs {
            for piece in pieces {
                stream.write_all(piece).unwrap();
            }
        }
        drop(theirs);
        let mut rest = Vec::new();
        socket.read_to_end(&mut rest).await.unwrap();
        (found, rest)
    }

    #[tokio::test]
    async fn version_1_in_one_piece_and_in_single_bytes() {
        let text = b"PROXY TCP4 192.0.2.7 192.0.2.1 4711 80\r\nGET / HTTP/1.1\r\n\r\n";
        let expected = Some("192.0.2.7:4711".parse().unwrap());
        let (found, rest) = check(&[text], true).await;
        assert_eq!(found.unwrap(), Found::Header(expected));
        assert_eq!(rest, b"GET / HTTP/1.1\r\n\r\n");
        let pieces = text.chunks(1).collect::<Vec<_>>();
        let (found, rest) = check(&pieces, true).await;
        assert_eq!(found.unwrap(), Found::Header(expected));
        assert_eq!(rest, b"GET / HTTP/1.1\r\n\r\n");
    }

    #[tokio::test]
    async fn version_2() {
        let mut bytes = V2.to_vec();
        bytes.extend([
            0x21, 0x11, 0, 15, 192, 0, 2, 7, 192, 0, 2, 1, 0x12, 0x67, 0, 80,
        ]);
        bytes.extend([0x04, 0, 0]);
        bytes.extend(b"GET");
        let (found, rest) = check(&[&bytes[..20], &bytes[20..]], true).await;
        assert_eq!(
            found.unwrap(),
            Found::Header(Some("192.0.2.7:4711".parse().unwrap()))
        );
        assert_eq!(rest, b"GET");
    }

    #[tokio::test]
    async fn local_and_unknown_leave_the_peer() {
        let mut bytes = V2.to_vec();
        bytes.extend([0x20, 0, 0, 0]);
        assert_eq!(check(&[&bytes], true).await.0.unwrap(), Found::Header(None));
        let unknown = check(&[b"PROXY UNKNOWN\r\n"], true).await.0.unwrap();
        assert_eq!(unknown, Found::Header(None));
    }

    #[tokio::test]
    async fn a_request_is_left_alone() {
        let (found, rest) = check(&[b"P", b"OST / HTTP/1.1\r\n"], true).await;
        assert_eq!(found.unwrap(), Found::Nothing);
        assert_eq!(rest, b"POST / HTTP/1.1\r\n");
    }

    #[tokio::test]
    async fn nothing_at_all_is_an_end() {
        assert_eq!(check(&[], true).await.0.unwrap(), Found::End);
    }

    #[tokio::test]
    async fn broken_headers_are_errors() {
        for text in [
            &b"PROXY TCP4 192.0.2.7 nonsense 1 2\r\n"[..],
            &[b'P'; 3000],
            &[b"PROXY ", &[b'x'; 4090][..]].concat(),
        ] {
            let (found, _) = check(&[text], true).await;
            match found {
                Ok(found) => assert_eq!(found, Found::Nothing),
                Err(e) => assert_eq!(e.kind(), io::ErrorKind::InvalidData),
            }
        }
    }

    #[tokio::test]
    async fn a_header_that_is_not_believed_is_only_seen() {
        let (found, rest) = check(&[b"PROXY UNKNOWN\r\n"], false).await;
        assert_eq!(found.unwrap(), Found::Header(None));
        assert_eq!(rest, b"PROXY UNKNOWN\r\n");
    }
}
