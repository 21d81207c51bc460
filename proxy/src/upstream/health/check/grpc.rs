//! A check by the gRPC health protocol: `grpc.health.v1.Health/Check` must answer SERVING.

use std::future::poll_fn;

use candor_diagnostics::evidence::{Evidence, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{Bad, Check, Outcome, failed, told};
use crate::http1::response::{ResponseContext, ResponseHead};
use crate::http1::scan::Scan;
use crate::upstream::connect::Dialed;

/// What is called.
pub(super) const PATH: &str = "grpc.health.v1.Health/Check";
/// So much of an answer is read.
const ANSWER_MAX: usize = 64 * 1024;
/// What is expected.
const SERVING: &str = "SERVING";

/// The request's head, for a carrier of HTTP/2.
pub(super) fn head(host: &str, service: &str) -> Vec<u8> {
    let length = request(service).len();
    format!(
        "POST /{PATH} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/grpc\r\n\
         Content-Length: {length}\r\nTE: trailers\r\nUser-Agent: candor-health\r\n\r\n"
    )
    .into_bytes()
}

pub(super) async fn ask(
    of: &Check<'_>,
    service: &str,
    mut dialed: Dialed,
    mut attempt: Attempt,
) -> Outcome {
    attempt.phase = Phase::Request;
    let stream = &mut dialed.stream;
    let mut bytes = Vec::with_capacity(512);
    let asked = async {
        // An answer may come before the request has left: reading tells.
        if stream.write_all(&of.head).await.is_ok()
            && stream.write_all(&request(service)).await.is_ok()
        {
            poll_fn(|cx| stream.poll_finish(cx, &[])).await?;
        }
        while bytes.len() < ANSWER_MAX && stream.read_buf(&mut bytes).await? > 0 {}
        std::io::Result::Ok(())
    };
    let error = asked.await.err();
    let answer = judge(&bytes, dialed.stream.trailers());
    let bad = match answer {
        Some((status, answer)) if answer == SERVING => return Ok(Some(status)),
        Some((status, answer)) => {
            let expected = SERVING.to_owned();
            return Err((Some(status), Bad::Answered { answer, expected }));
        }
        None => {
            attempt.phase = Phase::Head;
            of.upstream.describe(of.server, &mut attempt);
            dialed.stream.explain(&mut attempt.evidence);
            if attempt.evidence.is_empty() {
                attempt.evidence.push(unreadable(&bytes, error.as_ref()));
            }
            failed(attempt)
        }
    };
    Err((None, bad))
}

fn unreadable(bytes: &[u8], error: Option<&std::io::Error>) -> Evidence {
    let end = match error {
        Some(_) => StreamEnd::Reset,
        None => StreamEnd::Fin,
    };
    match bytes.is_empty() {
        true => Evidence::Ended {
            end,
            errno: error.and_then(std::io::Error::raw_os_error),
            after_ms: 0,
        },
        false => Evidence::ResponseHead {
            raw: bytes[..bytes.len().min(RAW_HEAD_MAX)].to_vec(),
            total: bytes.len() as u64,
            end,
            refused: true,
        },
    }
}

/// `HealthCheckRequest { service }` in a gRPC frame.
fn request(service: &str) -> Vec<u8> {
    let mut message = Vec::with_capacity(service.len() + 8);
    if !service.is_empty() {
        // Field 1, of length and bytes.
        message.push(0x0a);
        varint(&mut message, service.len() as u64);
        message.extend_from_slice(service.as_bytes());
    }
    let length = u32::try_from(message.len()).unwrap_or(u32::MAX);
    let mut frame = Vec::with_capacity(message.len() + 5);
    // Not compressed.
    frame.push(0);
    frame.extend_from_slice(&length.to_be_bytes());
    frame.append(&mut message);
    frame
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn read_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// Status of the head, and what the service says of itself. `None`: it is no answer to be read.
fn judge(bytes: &[u8], trailers: &[u8]) -> Option<(u16, String)> {
    let length = Scan::default().find(bytes, false).ok()??;
    let mut head = bytes[..length].to_vec();
    let mut response = ResponseHead::default();
    let context = ResponseContext {
        head_request: false,
        tolerate_te_and_cl: false,
    };
    response.parse(&mut head, context).ok()?;
    let status = response.status;
    if status != 200 {
        return Some((status, status.to_string()));
    }
    let code = field(trailers, "grpc-status").or_else(|| field(&head, "grpc-status"));
    match code.as_deref() {
        Some("0") => {}
        // Everything else is an error; 12 says that nobody there knows the protocol.
        Some(code) => return Some((status, format!("grpc-status {}", told(code)))),
        None => return None,
    }
    let serving = serving(&bytes[length..])?;
    let name = match serving {
        1 => SERVING.to_owned(),
        2 => "NOT_SERVING".to_owned(),
        3 => "SERVICE_UNKNOWN".to_owned(),
        0 => "UNKNOWN".to_owned(),
        other => format!("status {other}"),
    };
    Some((status, name))
}

/// The value of a field in these lines.
fn field(lines: &[u8], name: &str) -> Option<String> {
    lines.split(|&byte| byte == b'\n').find_map(|line| {
        let (own, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
        let is_it = own.trim().eq_ignore_ascii_case(name);
        is_it.then(|| value.trim().to_owned())
    })
}

/// `HealthCheckResponse.status` of a gRPC frame.
fn serving(frame: &[u8]) -> Option<u64> {
    let (prefix, message) = frame.split_at_checked(5)?;
    let length = u32::from_be_bytes([prefix[1], prefix[2], prefix[3], prefix[4]]) as usize;
    // Compressed, which nobody asked for.
    if prefix[0] != 0 {
        return None;
    }
    let mut rest = message.get(..length)?;
    let mut status = 0;
    while !rest.is_empty() {
        let tag = read_varint(&mut rest)?;
        match (tag >> 3, tag & 7) {
            (1, 0) => status = read_varint(&mut rest)?,
            (_, 0) => {
                read_varint(&mut rest)?;
            }
            (_, 1) => rest = rest.get(8..)?,
            (_, 5) => rest = rest.get(4..)?,
            (_, 2) => {
                let length = usize::try_from(read_varint(&mut rest)?).ok()?;
                rest = rest.get(length..)?;
            }
            _ => return None,
        }
    }
    Some(status)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/grpc\r\n\r\n";

    fn answer(message: &[u8]) -> Vec<u8> {
        let length = u32::try_from(message.len()).unwrap();
        [HEAD.as_bytes(), &[0], &length.to_be_bytes(), message].concat()
    }

    #[test]
    fn messages_are_protobuf_in_frames() {
        assert_eq!(request(""), [0, 0, 0, 0, 0]);
        assert_eq!(request("ab"), [0, 0, 0, 0, 4, 0x0a, 2, b'a', b'b']);
        let long = "s".repeat(300);
        assert_eq!(request(&long)[..8], [0, 0, 0, 1, 47, 0x0a, 0xac, 0x02]);
    }

    #[test]
    fn an_answer_says_how_it_is() {
        let trailers = b"grpc-status: 0\r\n";
        for (message, says) in [
            (&[8, 1][..], "SERVING"),
            (&[8, 2], "NOT_SERVING"),
            (&[8, 3], "SERVICE_UNKNOWN"),
            (&[], "UNKNOWN"),
            (&[0x12, 1, 0, 8, 1], "SERVING"),
        ] {
            let judged = judge(&answer(message), trailers);
            assert_eq!(judged, Some((200, says.to_owned())));
        }
        let judged = judge(HEAD.as_bytes(), b"grpc-status:5\r\ngrpc-message: no\r\n");
        assert_eq!(judged, Some((200, "grpc-status 5".to_owned())));
        let only = b"HTTP/1.1 200 OK\r\ngrpc-status: 12\r\n\r\n";
        assert_eq!(judge(only, b""), Some((200, "grpc-status 12".to_owned())));
        let other = b"HTTP/1.1 404 Not Found\r\n\r\n";
        assert_eq!(judge(other, b""), Some((404, "404".to_owned())));
        assert_eq!(judge(HEAD.as_bytes(), b""), None);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>, trailers: Vec<u8>) {
            judge(&bytes, &trailers);
            serving(&bytes);
            judge(&answer(&bytes), b"grpc-status: 0\r\n");
        }
    }
}
