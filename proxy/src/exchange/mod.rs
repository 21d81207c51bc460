//! One request, from routed to logged.

use crate::server::Connection;

/// Serves a connection until it ends. Stands in for the exchange until that is there.
pub async fn serve_http1(mut connection: Connection) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut buffer = [0; 1024];
    loop {
        let count = tokio::select! {
            count = connection.stream.read(&mut buffer) => count.unwrap_or(0),
            () = connection.guard.drain() => return,
        };
        if count == 0 {
            return;
        }
        let _request = connection.guard.request();
        let text = format!(
            "{:?} {:?} {:?}\n",
            connection.client, connection.tls, connection.proxied
        );
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{text}",
            text.len()
        );
        if connection.stream.write_all(head.as_bytes()).await.is_err() {
            return;
        }
        let _ = connection.stream.flush().await;
    }
}
