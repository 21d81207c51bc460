//! WebSockets: by extended CONNECT (RFC 8441) on either side, and by the upgrade of HTTP/1.1.

use futures_util::{SinkExt, StreamExt};
use h2::ext::Protocol;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use super::*;

/// A text frame as clients send it, masked with nothing: `hi`.
const HI: &[u8] = b"\x81\x82\0\0\0\0hi";
/// The same as servers send it.
const HI_BACK: &[u8] = b"\x81\x02hi";
/// The end, as clients say it.
const CLOSE: &[u8] = b"\x88\x80\0\0\0\0";

fn connect() -> Request<()> {
    let mut request = Request::builder()
        .method("CONNECT")
        .uri("http://localhost/chat")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-protocol", "talk")
        .body(())
        .unwrap();
    let websocket = Protocol::from_static("websocket");
    request.extensions_mut().insert(websocket);
    request
}

/// A client that has learned that tunnels are to be had.
async fn client(candor: &Candor) -> h2::client::SendRequest<Bytes> {
    let socket = TcpStream::connect(candor.address()).await.unwrap();
    let (send, mut connection) = h2::client::handshake(socket).await.unwrap();
    let known = send.clone();
    std::future::poll_fn(|cx| {
        let ended = std::pin::Pin::new(&mut connection).poll(cx).is_ready();
        assert!(!ended, "the connection ended");
        match known.is_extended_connect_protocol_enabled() {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    tokio::spawn(connection);
    send
}

async fn received(body: &mut RecvStream, count: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() < count {
        let data = body.data().await.unwrap().unwrap();
        body.flow_control().release_capacity(data.len()).unwrap();
        bytes.extend_from_slice(&data);
    }
    bytes
}

/// Nothing more comes.
async fn ends(body: &mut RecvStream) {
    while let Some(data) = body.data().await {
        assert_eq!(data.unwrap(), "");
    }
}

/// A WebSocket server of HTTP/1.1 that sends back what it gets.
async fn echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (socket, _) = listener.accept().await.unwrap();
        let mut socket = tokio_tungstenite::accept_async(socket).await.unwrap();
        while let Some(Ok(message)) = socket.next().await {
            if message.is_text() {
                socket.send(message).await.unwrap();
            }
        }
    });
    address
}

#[test]
fn from_http2_to_http1() {
    run(async {
        let address = echo().await;
        let candor = Candor::start(&format!(
            "[site.\"http://127.0.0.1:0\"]\nproxy = \"{address}\"\n"
        ));
        let mut client = client(&candor).await;
        let (response, mut send) = client.send_request(connect(), false).unwrap();
        let response = response.await.unwrap();
        assert_eq!(response.status(), 200);
        for absent in ["upgrade", "connection", "sec-websocket-accept"] {
            assert_eq!(response.headers().get(absent), None);
        }
        let mut body = response.into_body();
        for _ in 0..3 {
            send.send_data(Bytes::from_static(HI), false).unwrap();
            assert_eq!(received(&mut body, HI_BACK.len()).await, HI_BACK);
        }
        send.send_data(Bytes::from_static(CLOSE), true).unwrap();
        assert_eq!(received(&mut body, 2).await, b"\x88\x00");
        ends(&mut body).await;
        let line = candor.logged("/chat");
        assert_eq!(line["status"], 101, "{line}");
        assert_eq!(line["protocol"], "HTTP/2.0", "{line}");
        assert_eq!(line["delivered"], "complete", "{line}");
    });
}

/// A member that knows extended CONNECT, and sends back what it gets.
async fn echo_by_http2() -> Origin {
    let mut builder = Builder::new();
    builder.enable_connect_protocol();
    Origin::with(builder).await
}

async fn carry(mut asked: Asked) {
    assert_eq!(asked.request.method(), "CONNECT");
    let protocol = asked.request.extensions().get::<Protocol>().unwrap();
    assert_eq!(protocol.as_str(), "websocket");
    let headers = asked.request.headers();
    assert_eq!(headers["sec-websocket-version"], "13");
    assert_eq!(headers.get("sec-websocket-key"), None);
    let mut send = asked.head(200);
    let body = asked.request.body_mut();
    let frame = received(body, HI.len()).await;
    assert_eq!(&frame[..2], b"\x81\x82");
    send.send_data(Bytes::from_static(HI_BACK), false).unwrap();
    // The client's close, answered by one.
    received(body, 6).await;
    send.send_data(Bytes::from_static(b"\x88\x00"), true)
        .unwrap();
}

#[test]
fn from_http2_to_http2() {
    run(async {
        let mut origin = echo_by_http2().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (response, mut send) = client.send_request(connect(), false).unwrap();
        let carrying = tokio::spawn(carry(origin.next().await));
        let response = response.await.unwrap();
        assert_eq!(response.status(), 200);
        let mut body = response.into_body();
        send.send_data(Bytes::from_static(HI), false).unwrap();
        assert_eq!(received(&mut body, HI_BACK.len()).await, HI_BACK);
        send.send_data(Bytes::from_static(CLOSE), true).unwrap();
        assert_eq!(received(&mut body, 2).await, b"\x88\x00");
        ends(&mut body).await;
        carrying.await.unwrap();
    });
}

#[test]
fn from_http1_to_http2() {
    run(async {
        let mut origin = echo_by_http2().await;
        let candor = candor(&[origin.address], "");
        let url = format!("ws://{}/chat", candor.address());
        let connecting = tokio::spawn(tokio_tungstenite::connect_async(url));
        let carrying = tokio::spawn(carry(origin.next().await));
        // The client checks `Sec-WebSocket-Accept`.
        let (mut socket, response) = connecting.await.unwrap().unwrap();
        assert_eq!(response.status(), 101);
        socket.send(Message::text("hi")).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("hi"));
        socket.close(None).await.unwrap();
        while socket.next().await.is_some_and(|it| it.is_ok()) {}
        carrying.await.unwrap();
    });
}

/// A member that does not know tunnels is asked as any other, and what it says is passed on.
#[test]
fn where_the_member_knows_no_tunnels() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (response, _send) = client.send_request(connect(), false).unwrap();
        let mut asked = origin.next().await;
        assert_eq!(asked.request.method(), "GET");
        let mut send = asked.head(426);
        send.send_data(Bytes::from_static(b"no"), true).unwrap();
        let response = response.await.unwrap();
        assert_eq!(response.status(), 426);
        assert_eq!(received(&mut response.into_body(), 2).await, b"no");
        let finding = candor.log(|line| line["event"] == "finding");
        assert_eq!(finding["cause"], "head_upgrade_failed", "{finding}");
        assert_eq!(finding["evidence"][0]["fault"], "not_carried", "{finding}");
    });
}
