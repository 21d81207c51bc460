//! The origin does what its catalog says, seen by a client without a proxy between.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::io::ErrorKind;
use std::time::Duration;

use candor_faults::{FAULTS, Fault, Origin};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

const GET: &[u8] = b"GET / HTTP/1.1\r\nHost: origin.test\r\n\r\n";

fn address<'a>(origin: &'a Origin, name: &str) -> &'a str {
    let upstream = origin.upstream(Fault::find(name).unwrap());
    upstream
        .trim_start_matches("https://")
        .trim_start_matches("http://")
}

/// What a plain client gets: the bytes, and how the connection ended.
async fn ask(origin: &Origin, name: &str) -> (Vec<u8>, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(address(origin, name)).await.unwrap();
    stream.write_all(GET).await.unwrap();
    let mut bytes = Vec::new();
    let end = stream
        .read_to_end(&mut bytes)
        .await
        .err()
        .map(|error| error.kind());
    (bytes, end)
}

/// Sends a request whose answer ends with the connection and returns all of it.
async fn healthy(origin: &Origin, request: &str) -> String {
    let mut stream = TcpStream::connect(origin.healthy()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[test]
fn names_are_unique_and_begin_with_their_group() {
    let names: HashSet<_> = FAULTS.iter().map(|fault| fault.name).collect();
    assert_eq!(names.len(), FAULTS.len());
    for fault in FAULTS.iter().copied() {
        let group = fault.cause.split('_').next().unwrap();
        assert!(
            fault.name.starts_with(group),
            "{} is {}",
            fault.name,
            fault.cause
        );
    }
}

#[tokio::test]
async fn connections_fail_as_told() {
    let origin = candor_faults::start().await.unwrap();
    let refused = TcpStream::connect(address(&origin, "connect_refused"))
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    let unroutable = TcpStream::connect(address(&origin, "connect_unreachable"))
        .await
        .unwrap_err();
    assert_eq!(unroutable.raw_os_error(), Some(101));
    let attempt = TcpStream::connect(address(&origin, "connect_timeout"));
    assert!(
        tokio::time::timeout(Duration::from_millis(200), attempt)
            .await
            .is_err()
    );
    let socket = |name| {
        address(&origin, name)
            .trim_start_matches("unix:")
            .to_owned()
    };
    let missing = UnixStream::connect(socket("socket_missing"))
        .await
        .unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::NotFound);
    let stale = UnixStream::connect(socket("socket_refused"))
        .await
        .unwrap_err();
    assert_eq!(stale.kind(), ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn answers_break_as_told() {
    let origin = candor_faults::start().await.unwrap();
    assert_eq!(ask(&origin, "head_closed_empty").await, (Vec::new(), None));
    assert_eq!(
        ask(&origin, "head_reset").await,
        (Vec::new(), Some(ErrorKind::ConnectionReset))
    );
    let (bytes, end) = ask(&origin, "body_truncated").await;
    assert!(bytes.starts_with(b"HTTP/1.1 200 OK\r\n") && bytes.len() < 1 << 20);
    assert_eq!(end, None);
    let (bytes, end) = ask(&origin, "body_truncated_chunked").await;
    assert!(bytes.ends_with(b".\n\r\n"));
    assert_eq!(end, None);
    let (_, end) = ask(&origin, "body_reset").await;
    assert_eq!(end, Some(ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn an_error_page_keeps_the_connection() {
    let origin = candor_faults::start().await.unwrap();
    let mut stream = TcpStream::connect(address(&origin, "origin_error"))
        .await
        .unwrap();
    for _ in 0..2 {
        stream.write_all(GET).await.unwrap();
        let mut answer = vec![0; 134];
        stream.read_exact(&mut answer).await.unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 500 "));
        assert!(answer.ends_with(b"raised this itself.\n"));
    }
}

#[tokio::test]
async fn pages_are_well_formed() {
    let origin = candor_faults::start().await.unwrap();
    let index = healthy(
        &origin,
        "GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n",
    )
    .await;
    assert!(index.starts_with("HTTP/1.1 200 OK\r\n"));
    for fault in FAULTS.iter().copied() {
        assert!(index.contains(&format!("curl -i http://a.test/faults/{}", fault.name)));
    }
    let hostile = "GET / HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n";
    assert!(!healthy(&origin, hostile).await.contains("<script>"));
    let requests = "HEAD /size/100 HTTP/1.1\r\n\r\nGET /status/204 HTTP/1.1\r\n\r\n\
        GET /chunked HTTP/1.1\r\nConnection: close\r\n\r\n";
    let answers = healthy(&origin, requests).await;
    let heads: Vec<_> = answers.matches("HTTP/1.1 20").collect();
    assert_eq!(heads.len(), 3, "{answers}");
    assert!(answers.ends_with("0\r\nX-Checksum: 42\r\n\r\n"));
}

#[tokio::test]
async fn bodies_are_read_in_both_framings() {
    let origin = candor_faults::start().await.unwrap();
    let requests = "POST /count HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello\
        POST /mirror HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\
        Connection: close\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n";
    let answers = healthy(&origin, requests).await;
    assert!(
        answers.contains("\r\n\r\n5\nHTTP/1.1 100 Continue\r\n"),
        "{answers}"
    );
    assert!(
        answers.ends_with("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
        "{answers}"
    );
}

#[tokio::test]
async fn the_unix_socket_answers_too() {
    let origin = candor_faults::start().await.unwrap();
    let mut stream = UnixStream::connect(origin.healthy_unix()).await.unwrap();
    stream
        .write_all(b"GET /small HTTP/1.0\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("Hello from the origin.\n"));
}

#[tokio::test]
async fn the_demonstration_has_a_route_for_each_fault() {
    let origin = candor_faults::start().await.unwrap();
    let toml = candor_faults::demonstration(&origin, "127.0.0.1:8080");
    for fault in FAULTS.iter().copied() {
        assert!(toml.contains(&format!("route.\"/faults/{}\"]", fault.name)));
        assert!(toml.contains(origin.upstream(fault)));
    }
    let loaded = candor_conf::parse("demonstration", &toml, &|_| None);
    let loaded = loaded.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(loaded.configuration.sites[0].routes.len(), FAULTS.len() + 1);
}
