//! Which protocol TLS agrees on, and what becomes of it.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_tungstenite::tungstenite::Message;

use super::*;
use crate::harness::{Authority, Certificate};

/// An authority, its file, and a server's certificate.
struct Trust {
    directory: tempfile::TempDir,
    authority: Authority,
    ca: String,
    own: Certificate,
}

impl Trust {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let authority = Authority::new();
        let ca = authority.write(directory.path());
        let own = authority.issue(directory.path(), "server", &["localhost", "127.0.0.1"]);
        Self {
            directory,
            authority,
            ca: ca.to_str().unwrap().to_owned(),
            own,
        }
    }

    /// A server that knows these protocols; `asks`: for a client certificate of the authority.
    fn server(&self, protocols: &[&str], asks: bool) -> TlsAcceptor {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap();
        let builder = match asks {
            false => builder.with_no_client_auth(),
            true => {
                let roots = Arc::new(self.authority.roots());
                let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider);
                builder.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let key = PrivateKeyDer::try_from(self.own.key_der.clone()).unwrap();
        let mut config = builder
            .with_single_cert(vec![self.own.der.clone()], key)
            .unwrap();
        config.alpn_protocols = protocols.iter().map(|it| it.as_bytes().to_vec()).collect();
        TlsAcceptor::from(Arc::new(config))
    }

    /// Candor before this server; `more` are lines of the upstream's TLS.
    fn candor(&self, scheme: &str, address: SocketAddr, protocol: &str, more: &str) -> Candor {
        Candor::start(&format!(
            "[candor]\nthreads = 1\n[diagnosis]\nprobes = false\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
             [upstream.app]\nservers = [\"{scheme}://{address}\"]\n{protocol}\n\
             retry = {{ tries = 1 }}\ntls = {{ ca = \"{}\"{more} }}\n",
            self.ca
        ))
    }
}

async fn ask(candor: &Candor) -> String {
    let mut socket = TcpStream::connect(candor.address()).await.unwrap();
    let head = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut text = String::new();
    socket.read_to_string(&mut text).await.unwrap();
    text
}

/// Accepts one connection and answers one request by what was agreed on.
async fn answer_once(listener: TcpListener, acceptor: TlsAcceptor) {
    let (socket, _) = listener.accept().await.unwrap();
    let mut stream = acceptor.accept(socket).await.unwrap();
    if stream.get_ref().1.alpn_protocol() != Some(b"h2") {
        let mut head = [0; 4096];
        let _ = stream.read(&mut head).await.unwrap();
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nby HTTP/1.";
        stream.write_all(text.as_bytes()).await.unwrap();
        let _ = stream.read(&mut head).await;
        return;
    }
    let mut session = h2::server::handshake(stream).await.unwrap();
    let (request, mut respond) = session.accept().await.unwrap().unwrap();
    assert_eq!(request.uri().scheme_str(), Some("https"));
    let mut send = respond.send_response(Response::new(()), false).unwrap();
    send.send_data(Bytes::from_static(b"by HTTP/2"), true)
        .unwrap();
    while session.accept().await.is_some() {}
}

#[test]
fn what_tls_agrees_on_is_spoken() {
    run(async {
        let trust = Trust::new();
        for (scheme, protocol, known, expected) in [
            ("h2", "", &["h2", "http/1.1"][..], "by HTTP/2"),
            ("https", "protocol = \"h2\"", &["h2"], "by HTTP/2"),
            (
                "https",
                "protocol = \"auto\"",
                &["http/1.1", "h2"],
                "by HTTP/1.",
            ),
            ("https", "protocol = \"auto\"", &["h2"], "by HTTP/2"),
            ("https", "protocol = \"auto\"", &[], "by HTTP/1."),
            ("https", "", &["h2", "http/1.1"], "by HTTP/1."),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let task = tokio::spawn(answer_once(listener, trust.server(known, false)));
            let candor = trust.candor(scheme, address, protocol, "");
            let text = ask(&candor).await;
            assert!(
                text.contains(expected),
                "{scheme} {protocol} {known:?}: {text}"
            );
            drop(candor);
            task.await.unwrap();
        }
    });
}

/// HTTP/2 is all that will do, and the server knows no such thing, or nothing of ALPN.
#[test]
fn who_does_not_agree_on_http2_is_named() {
    run(async {
        let trust = Trust::new();
        for (known, reason) in [(&["http/1.1"][..], "refused"), (&[], "not_agreed")] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let acceptor = trust.server(known, false);
            let task = tokio::spawn(async move {
                loop {
                    let (socket, _) = listener.accept().await.unwrap();
                    if let Ok(mut stream) = acceptor.accept(socket).await {
                        let _ = stream.read(&mut [0; 1]).await;
                    }
                }
            });
            let candor = trust.candor("h2", address, "", "");
            let text = ask(&candor).await;
            assert!(text.starts_with("HTTP/1.1 502 "), "{text}");
            let line = candor.logged("/x");
            assert_eq!(line["cause"], "tls_alpn_mismatch", "{line}");
            assert_eq!(line["reason"], reason, "{line}");
            task.abort();
        }
    });
}

#[test]
fn a_client_certificate_is_shown_and_missed() {
    run(async {
        let trust = Trust::new();
        let own = trust
            .authority
            .issue(trust.directory.path(), "client", &["candor.test"]);
        let shown = format!(
            ", cert = \"{}\", key = \"{}\"",
            own.certificate.display(),
            own.key.display()
        );
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(answer_once(listener, trust.server(&["h2"], true)));
        let candor = trust.candor("h2", address, "", &shown);
        assert!(ask(&candor).await.contains("by HTTP/2"));
        drop(candor);
        task.await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let acceptor = trust.server(&["h2"], true);
        let task = tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                let _ = acceptor.accept(socket).await;
            }
        });
        let candor = trust.candor("h2", address, "", "");
        let text = ask(&candor).await;
        assert!(text.starts_with("HTTP/1.1 502 "), "{text}");
        let line = candor.logged("/x");
        assert_eq!(line["cause"], "tls_client_cert_required", "{line}");
        task.abort();
    });
}

/// Where the choice is TLS's, a WebSocket goes by HTTP/1.1 to who knows no extended CONNECT, whether the
/// connection by HTTP/2 is there already or shows it only now; other requests keep to HTTP/2.
#[test]
fn a_websocket_chooses_http1_where_it_must() {
    run(async {
        let trust = Trust::new();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let acceptor = trust.server(&["h2", "http/1.1"], false);
        let task = tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                tokio::spawn(answer_by_either(socket, acceptor.clone()));
            }
        });
        let candor = trust.candor("https", address, "protocol = \"auto\"", "");
        let url = format!("ws://{}/chat", candor.address());
        for _ in 0..2 {
            let (mut socket, _) = tokio_tungstenite::connect_async(&url).await.unwrap();
            socket.send(Message::text("hi")).await.unwrap();
            assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("hi"));
            assert!(ask(&candor).await.contains("by HTTP/2"));
        }
        task.abort();
    });
}

/// WebSockets by HTTP/1.1, and what else is asked by HTTP/2.
async fn answer_by_either(socket: TcpStream, acceptor: TlsAcceptor) {
    let stream = acceptor.accept(socket).await.unwrap();
    if stream.get_ref().1.alpn_protocol() != Some(b"h2") {
        let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
        while let Some(Ok(message)) = socket.next().await {
            socket.send(message).await.unwrap();
        }
        return;
    }
    let mut session = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((request, mut respond))) = session.accept().await {
        assert_eq!(request.uri().path(), "/x");
        let mut send = respond.send_response(Response::new(()), false).unwrap();
        send.send_data(Bytes::from_static(b"by HTTP/2"), true)
            .unwrap();
    }
}
