//! How far a handshake came, and what was seen of it.

use candor_diagnostics::evidence::{Handshake, TlsFault};
use candor_diagnostics::exchange::Phase;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, UnixListener};

use super::peer::*;
use super::*;

fn seen(attempt: &Attempt) -> &Handshake {
    let found = attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Handshake(handshake) => Some(&**handshake),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{attempt:?}"))
}

fn named(ca: &Authority) -> model::UpstreamTls {
    model::UpstreamTls {
        name: Some("api.internal".into()),
        ..ca.tls()
    }
}

/// Dials a server that sends this and then neither more nor its end.
async fn held(answer: &'static [u8]) -> Attempt {
    let ca = Authority::new("root");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(answer).await.unwrap();
        std::future::pending::<()>().await;
    });
    let limits = model::Timeouts {
        tls: setting(Duration::from_millis(60), 35),
        ..timeouts()
    };
    let upstream = build(settings(&[address(peer)], Some(named(&ca))), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &limits).await;
    assert!(dialed.is_err());
    assert_eq!(attempt.phase, Phase::Tls);
    assert_eq!(timer(&attempt), Some(("timeout.tls", 60, Some(35))));
    attempt
}

#[tokio::test]
async fn a_handshake_that_stops_tells_how_far_it_came() {
    // The head of a record and of a ServerHello, with a part of it.
    let attempt = held(b"\x16\x03\x03\x00\x5a\x02\x00\x00\x56\x03\x03........").await;
    let handshake = seen(&attempt);
    assert_eq!(handshake.last_message, Some("server_hello"));
    assert_eq!((handshake.received, handshake.records), (19, 1));
    assert_eq!(handshake.sni.as_deref(), Some("api.internal"));
    assert_eq!(handshake.offered_alpn, ["http/1.1"]);
    assert!(!handshake.done && !handshake.certificate_asked);

    let attempt = held(b"").await;
    let handshake = seen(&attempt);
    assert_eq!((handshake.last_message, handshake.received), (None, 0));
}

#[tokio::test]
async fn a_greeting_that_is_waited_on_is_known_by_its_bytes() {
    // Too short for rustls to refuse it: the first byte may begin a record.
    let attempt = held(b"\x16A").await;
    let first = attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Tls(TlsFault::NotTls { first }) => Some(first.clone()),
        _ => None,
    });
    assert_eq!(first.as_deref(), Some(&b"\x16A"[..]));
}

#[tokio::test]
async fn first_bytes_are_kept_on_a_unix_socket_too() {
    let ca = Authority::new("root");
    let path = ca.directory.path().join("plain.sock");
    let listener = UnixListener::bind(&path).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
        std::future::pending::<()>().await;
    });
    let upstream = build(settings(&[unix(&path)], Some(named(&ca))), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    assert!(dialed.is_err());
    let [Evidence::Tls(TlsFault::NotTls { first })] = attempt.evidence.as_slice() else {
        panic!("{attempt:?}")
    };
    assert!(first.starts_with(b"HTTP/1.1 400"), "{first:?}");
}

#[tokio::test]
async fn what_was_chosen_is_told_when_a_certificate_fails() {
    let ca = Authority::new("root");
    let other = Authority::new("other");
    let peer = serve(server_config(
        &other.issue(&leaf_params(&["api.internal"])),
        None,
    ))
    .await;
    let upstream = build(settings(&[address(peer)], Some(named(&ca))), &nobody()).unwrap();
    let (dialed, attempt) = dial_first(&upstream, &timeouts()).await;
    assert!(dialed.is_err());
    let handshake = seen(&attempt);
    assert_eq!(handshake.version.as_deref(), Some("TLS 1.3"));
    assert_eq!(handshake.group.as_deref(), Some("X25519"));
    assert!(handshake.suite.as_deref().unwrap().starts_with("TLS13_"));
    assert_eq!(handshake.last_message, Some("certificate"));
    assert!(handshake.received > 500);
}
