//! Connections that never become HTTP: what the client is told, and the one log line.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::Process;
use super::listener::Bound;
use crate::stream::Socket;
use crate::telemetry::{ConnectionEvent, Member};

/// What a client is told when its listener has as many connections as it may.
pub(super) const FULL: &str = "HTTP/1.1 503 Service Unavailable\r\n\
    Content-Type: text/plain; charset=utf-8\r\n\
    Content-Length: 63\r\n\
    Candor-Cause: internal_overload\r\n\
    Proxy-Status: candor; error=proxy_internal_error\r\n\
    Cache-Control: no-store\r\n\
    Retry-After: 1\r\n\
    Connection: close\r\n\
    \r\n\
    503: too many connections are open here now. Try again shortly.";

/// How much a client that is being refused may still send, and for how long, before the connection
/// is cut: closing on unread bytes would reset it and take the answer away from the client.
const LINGER_BYTES: usize = 64 * 1024;
const LINGER: Duration = Duration::from_secs(1);

/// Why a connection never became HTTP, for the log.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The event, in `snake_case`.
    pub(super) what: &'static str,
    /// Its variant, in `snake_case`.
    pub(super) reason: &'static str,
    /// What was observed, in words.
    pub(super) detail: String,
    /// The name that the client asked for, in a TLS handshake.
    pub(super) server_name: Option<Box<str>>,
}

impl Refusal {
    pub(super) fn new(what: &'static str, reason: &'static str, detail: &str) -> Self {
        Self {
            what,
            reason,
            detail: detail.to_owned(),
            server_name: None,
        }
    }
}

/// Writes the log line.
#[cold]
pub(super) fn log(
    process: &Process,
    listener: &Bound,
    client: Option<SocketAddr>,
    refusal: &Refusal,
    more: &[(&'static str, Member<'_>)],
) {
    let client = client.map_or_else(|| "unix".to_owned(), |c| c.ip().to_string());
    let mut members = vec![
        ("reason", Member::Text(refusal.reason)),
        ("detail", Member::Text(&refusal.detail)),
    ];
    if let Some(name) = &refusal.server_name {
        members.push(("server_name", Member::Text(name)));
    }
    members.extend_from_slice(more);
    process.telemetry.connection_event(&ConnectionEvent {
        client: &client,
        listener: &listener.text,
        what: refusal.what,
        members: &members,
    });
}

/// What came to a TLS port instead of a handshake, and the answer to it if it was HTTP.
#[cold]
pub(super) fn not_tls(bytes: &[u8], listener: &Bound) -> (Refusal, Option<String>) {
    if bytes.starts_with(b"PROXY ") || bytes.starts_with(b"\r\n\r\n\0\r\nQUIT\n") {
        let detail = "a PROXY header came to a listener that does not accept one; \
                      `proxy_protocol = \"accept\"` on it would";
        return (
            Refusal::new("handshake_failed", "proxy_header_unexpected", detail),
            None,
        );
    }
    if !looks_like_http(bytes) {
        let detail = "the first bytes are neither TLS nor HTTP";
        return (Refusal::new("handshake_failed", "not_tls", detail), None);
    }
    let url = match host(bytes) {
        Some(host) => format!("https://{host}/"),
        None => format!(
            "https:// and port {}",
            listener.local.map_or(443, |a| a.port())
        ),
    };
    let body =
        format!("400: this port speaks TLS, and the request came in plain HTTP. Use {url}\n");
    let answer = format!(
        "HTTP/1.1 400 Bad Request\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {}\r\n\
         Candor-Cause: client_request_invalid\r\n\
         Proxy-Status: candor; error=http_request_error\r\n\
         Cache-Control: no-store\r\n\
         Connection: close\r\n\
         \r\n{body}",
        body.len(),
    );
    let detail = "the client sent plain HTTP to a port that speaks TLS; it was answered 400";
    (
        Refusal::new("handshake_failed", "plain_http_on_tls_port", detail),
        Some(answer),
    )
}

/// A method in capitals and a space.
fn looks_like_http(bytes: &[u8]) -> bool {
    let end = bytes.iter().position(|b| !b.is_ascii_uppercase());
    matches!(end, Some(1..=20)) && end.is_some_and(|end| bytes[end] == b' ')
}

/// The Host field of a request, if it is harmless to repeat.
fn host(bytes: &[u8]) -> Option<&str> {
    let line = bytes.split(|b| *b == b'\n').skip(1).find_map(|line| {
        let (name, value) = line.split_at_checked(5)?;
        name.eq_ignore_ascii_case(b"host:").then_some(value)
    })?;
    let host = std::str::from_utf8(line).ok()?.trim();
    let is_harmless = |b: u8| b.is_ascii_alphanumeric() || b".-:[]_".contains(&b);
    (!host.is_empty() && host.len() <= 255 && host.bytes().all(is_harmless)).then_some(host)
}

/// Sends a last answer and closes so that the client can read it.
pub(super) async fn farewell(mut socket: Socket, answer: &[u8]) {
    let goodbye = async {
        socket.write_all(answer).await?;
        socket.shutdown().await?;
        let mut left = LINGER_BYTES;
        let mut buffer = [0; 1024];
        while left > 0 {
            match socket.read(&mut buffer).await? {
                0 => break,
                count => left = left.saturating_sub(count),
            }
        }
        std::io::Result::Ok(())
    };
    // Whatever goes wrong here goes wrong for a client that was refused anyway.
    let _ = tokio::time::timeout(LINGER, goodbye).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_the_fixed_answer_is_right() {
        let (head, body) = FULL.split_once("\r\n\r\n").unwrap_or_default();
        assert!(
            head.contains(&format!("Content-Length: {}\r\n", body.len())),
            "{}",
            body.len()
        );
    }

    #[test]
    fn http_is_recognized_and_its_host_repeated_only_when_harmless() {
        assert!(looks_like_http(b"GET / HTTP/1.1\r\nHost: a\r\n"));
        assert!(!looks_like_http(b"SSH-2.0-OpenSSH"));
        assert!(!looks_like_http(b"\x80\x2e\x01"));
        assert_eq!(
            host(b"GET / HTTP/1.1\r\nhOst: a.example:8443\r\n\r\n"),
            Some("a.example:8443")
        );
        assert_eq!(host(b"GET / HTTP/1.1\r\nHost: a\" onload=\r\n\r\n"), None);
        assert_eq!(host(b"GET / HTTP/1.1\r\n\r\n"), None);
    }
}
