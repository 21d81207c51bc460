//! HTTP/2 to a member, as the exchange sees it: text in, text out.

use bytes::Bytes;
use candor_diagnostics::evidence::{Http2Fault, StreamEnd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

/// An upstream with one member, of which HTTP/2 is asked.
fn asked_by_http2(address: SocketAddr) -> Upstream {
    let mut settings = settings(&[model::ServerAddress::Address(address)], None);
    settings.protocol = model::Protocol::Http2;
    build(settings, &nobody()).unwrap()
}

#[tokio::test]
async fn a_request_and_its_answer_are_carried() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let upstream = asked_by_http2(listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (socket, _) = listener.accept().await.unwrap();
        let mut connection = h2::server::handshake(socket).await.unwrap();
        let (request, mut respond) = connection.accept().await.unwrap().unwrap();
        let rest = tokio::spawn(async move { connection.accept().await.is_none() });
        let (parts, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        while let Some(data) = body.data().await {
            bytes.extend_from_slice(&data.unwrap());
        }
        let response = http::Response::builder()
            .header("x-a", "b")
            .body(())
            .unwrap();
        let mut send = respond.send_response(response, false).unwrap();
        send.send_data(Bytes::from_static(b"hello"), false).unwrap();
        let mut trailers = http::HeaderMap::new();
        trailers.insert("grpc-status", http::HeaderValue::from_static("0"));
        send.send_trailers(trailers).unwrap();
        drop(send);
        assert!(rest.await.unwrap());
        (parts, bytes)
    });
    let member = Arc::clone(&upstream.servers()[0]);
    let mut attempt = Attempt::default();
    let mut dialed = dial(&upstream, &member, &timeouts(), &mut attempt)
        .await
        .unwrap();
    let head = b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    dialed.stream.write_all(head).await.unwrap();
    dialed.stream.write_all(b"ping").await.unwrap();
    dialed.stream.shutdown().await.unwrap();
    let mut text = String::new();
    dialed.stream.read_to_string(&mut text).await.unwrap();
    assert_eq!(text, "HTTP/1.1 200 \r\nx-a: b\r\n\r\nhello");
    assert_eq!(dialed.stream.trailers(), b"grpc-status: 0\r\n\r\n");
    drop(dialed);
    let (parts, body) = server.await.unwrap();
    assert_eq!(parts.uri.to_string(), "http://x/a");
    assert_eq!(body, b"ping");
}

#[tokio::test]
async fn who_speaks_http1_is_known_by_its_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let upstream = asked_by_http2(listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut preface = [0; 24];
        socket.read_exact(&mut preface).await.unwrap();
        socket
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
        preface
    });
    let member = Arc::clone(&upstream.servers()[0]);
    let mut attempt = Attempt::default();
    dial(&upstream, &member, &timeouts(), &mut attempt)
        .await
        .unwrap_err();
    assert_eq!(&server.await.unwrap(), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    let Some(Evidence::Http2(Http2Fault::Handshake { first, end, .. })) = attempt.evidence.first()
    else {
        panic!("{attempt:?}");
    };
    assert_eq!(first, b"HTTP/1.1 400 Bad Request\r\n\r\n");
    assert_eq!(*end, StreamEnd::Open);
}
