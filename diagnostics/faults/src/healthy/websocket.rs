//! A WebSocket that sends back each message.

use std::io;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use crate::request::{Head, Reader};

/// Bytes of a message at most.
const MESSAGE_SIZE_MAX: usize = 1 << 20;

/// Upgrades the connection and echoes until the client closes.
pub(super) async fn echo<S: AsyncRead + AsyncWrite + Send + Unpin>(
    mut reader: Reader<S>,
    head: &Head,
) -> io::Result<()> {
    let Some(key) = head.field("sec-websocket-key") else {
        return reader
            .send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            .await;
    };
    let answer = format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\n\r\n",
        derive_accept_key(key.as_bytes())
    );
    reader.send(answer.as_bytes()).await?;
    let (stream, ahead) = reader.into_parts();
    let config = WebSocketConfig::default()
        .max_message_size(Some(MESSAGE_SIZE_MAX))
        .max_frame_size(Some(MESSAGE_SIZE_MAX));
    let mut socket =
        WebSocketStream::from_partially_read(stream, ahead, Role::Server, Some(config)).await;
    while let Some(message) = socket.next().await {
        // Ping and close are answered by the library when it is polled.
        let message = message.map_err(io::Error::other)?;
        if message.is_text() || message.is_binary() {
            socket.send(message).await.map_err(io::Error::other)?;
        }
    }
    Ok(())
}
