//! The few bytes that make a server say what it is, and what its answer means.

use candor_conf::model::DependencyProtocol;
use candor_diagnostics::evidence::DependencyOutcome;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Bytes of an answer that are looked at.
const HEARD_MAX: usize = 512;

/// What is sent to a server of one kind, and how its answer is read.
#[derive(Debug)]
pub(super) struct Greeting {
    protocol: DependencyProtocol,
    sent: Vec<u8>,
}

impl Greeting {
    /// None where a connection is all that can be tried.
    pub(super) fn of(protocol: DependencyProtocol, host: &str) -> Option<Self> {
        let sent = match protocol {
            DependencyProtocol::Tcp => return None,
            DependencyProtocol::Redis => b"PING\r\n".to_vec(),
            // SSLRequest: a length of 8, and a version that is none.
            DependencyProtocol::Postgres => vec![0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f],
            // It speaks first.
            DependencyProtocol::Mysql => Vec::new(),
            DependencyProtocol::Http => format!(
                "HEAD / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: candor-probe\r\nConnection: close\r\n\r\n"
            )
            .into_bytes(),
            DependencyProtocol::Https => client_hello(host),
        };
        Some(Self { protocol, sent })
    }

    /// Sends it and hears the first bytes of the answer; none where there is no answer.
    pub(super) async fn exchange(
        &self,
        mut stream: impl AsyncRead + AsyncWrite + Unpin,
    ) -> Vec<u8> {
        let mut heard = vec![0; HEARD_MAX];
        if !self.sent.is_empty() && stream.write_all(&self.sent).await.is_err() {
            return Vec::new();
        }
        let length = stream.read(&mut heard).await.unwrap_or(0);
        heard.truncate(length);
        heard
    }

    /// What an answer means, and what it says where that is of interest.
    pub(super) fn judge(&self, heard: &[u8]) -> (DependencyOutcome, Option<String>) {
        use DependencyOutcome::{Answers, Foreign, NotReady, Silent};
        let first_line = || {
            let line = heard.split(|byte| matches!(byte, b'\r' | b'\n')).next();
            Some(String::from_utf8_lossy(line.unwrap_or_default()).into_owned())
        };
        match (self.protocol, heard) {
            (_, []) => (Silent, None),
            (DependencyProtocol::Redis, [b'+', ..]) => (Answers, None),
            (DependencyProtocol::Redis, [b'-', rest @ ..]) => {
                // It is there, and wants a password that we do not have.
                let is_well = [&b"NOAUTH"[..], b"NOPERM"]
                    .iter()
                    .any(|word| rest.starts_with(word));
                match is_well {
                    true => (Answers, None),
                    false => (NotReady, first_line()),
                }
            }
            (DependencyProtocol::Postgres, [b'S' | b'N']) => (Answers, None),
            (DependencyProtocol::Postgres, [b'E', rest @ ..]) => {
                (NotReady, Some(String::from_utf8_lossy(rest).into_owned()))
            }
            // Length and number of the packet, then the protocol's version or an error.
            (DependencyProtocol::Mysql, [_, _, _, 0, 9 | 10, ..]) => (Answers, None),
            (DependencyProtocol::Mysql, [_, _, _, 0, 0xff, _, _, rest @ ..]) => {
                (NotReady, Some(String::from_utf8_lossy(rest).into_owned()))
            }
            (DependencyProtocol::Http, [b'H', b'T', b'T', b'P', b'/', ..]) => {
                let status = heard.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
                match status {
                    [b'5', ..] => (NotReady, first_line()),
                    _ => (Answers, None),
                }
            }
            // A handshake or an alert: it speaks TLS.
            (DependencyProtocol::Https, [0x15 | 0x16, 3, ..]) => (Answers, None),
            _ => (Foreign, first_line()),
        }
    }
}

/// The first flight of a TLS handshake; empty where none can be made.
fn client_hello(host: &str) -> Vec<u8> {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider);
    let name = rustls::pki_types::ServerName::try_from(host.to_owned());
    let (Ok(builder), Ok(name)) = (builder.with_safe_default_protocol_versions(), name) else {
        return Vec::new();
    };
    // It goes no further than the first answer, so nobody need be trusted.
    let roots = rustls::RootCertStore::empty();
    let config = builder.with_root_certificates(roots).with_no_client_auth();
    let mut hello = Vec::new();
    let connection = rustls::ClientConnection::new(std::sync::Arc::new(config), name);
    if let Ok(mut connection) = connection {
        // Writing to memory cannot fail.
        let _ = connection.write_tls(&mut hello);
    }
    hello
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use DependencyOutcome::{Answers, Foreign, NotReady, Silent};
    use DependencyProtocol::{Http, Https, Mysql, Postgres, Redis};

    use super::*;

    #[track_caller]
    fn check(protocol: DependencyProtocol, heard: &[u8], expected: DependencyOutcome) {
        let greeting = Greeting::of(protocol, "db").unwrap();
        assert_eq!(greeting.judge(heard).0, expected);
    }

    #[test]
    fn answers_are_judged() {
        check(Redis, b"+PONG\r\n", Answers);
        check(Redis, b"-NOAUTH Authentication required.\r\n", Answers);
        check(
            Redis,
            b"-LOADING Redis is loading the dataset in memory\r\n",
            NotReady,
        );
        check(Redis, b"HTTP/1.1 400 Bad Request\r\n", Foreign);
        check(Redis, b"", Silent);
        check(Postgres, b"N", Answers);
        check(Postgres, b"S", Answers);
        check(Postgres, b"EFATAL:  sorry\0", NotReady);
        check(Mysql, b"\x4a\0\0\0\x0a5.7.0", Answers);
        check(
            Mysql,
            b"\x10\0\0\0\xff\x10\x04Too many connections",
            NotReady,
        );
        check(Http, b"HTTP/1.1 404 Not Found\r\n\r\n", Answers);
        check(Http, b"HTTP/1.1 503 Service Unavailable\r\n\r\n", NotReady);
        check(Https, b"\x15\x03\x03\0\x02\x02\x28", Answers);
        check(Https, b"HTTP/1.1 400 Bad Request\r\n", Foreign);
    }

    #[test]
    fn a_hello_is_one() {
        let hello = Greeting::of(Https, "db.example").unwrap().sent;
        assert_eq!(hello[..2], [0x16, 3]);
        assert!(Greeting::of(DependencyProtocol::Tcp, "db").is_none());
    }
}
