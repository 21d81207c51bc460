//! Requests and answers.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::{Origin, Peer, get, header, nobody, post, proxy, read, run, text};
use crate::harness::{Authority, Candor, Reply, Upstream};

#[test]
fn a_request_goes_upstream_as_http1_and_comes_back() {
    run(async {
        let upstream = Upstream::start(|request| {
            Reply::ok(&format!(
                "{} {}",
                request.line,
                String::from_utf8_lossy(&request.body)
            ))
        });
        let candor = proxy(upstream.address(), "");
        let mut peer = Peer::to(&candor).await;
        let request = get("/a?b=c")
            .header("cookie", "x=1")
            .header("cookie", "y=2");
        let response = peer.start(request, true).0.await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(header(&response, "via"), Some("1.1 candor"));
        assert_eq!(text(response).await, "GET /a?b=c HTTP/1.1 ");

        let (response, mut body) = peer.start(post("/p").header("content-length", "5"), false);
        body.send_data(Bytes::from_static(b"hello"), true).unwrap();
        assert_eq!(
            text(response.await.unwrap()).await,
            "POST /p HTTP/1.1 hello"
        );

        let requests = upstream.requests();
        assert_eq!(requests[0].header("cookie"), Some("x=1; y=2"));
        assert_eq!(requests[0].header("host"), Some("localhost"));
        let via = requests[0].header("via").unwrap();
        assert!(via.starts_with("2.0 candor-"), "{via}");
        assert_eq!(requests[0].header("x-forwarded-proto"), Some("http"));
        assert_eq!(requests[1].header("content-length"), Some("5"));
        let line = candor.logged("/a");
        assert_eq!(
            (&line["protocol"], &line["delivered"]),
            (&"HTTP/2.0".into(), &"complete".into())
        );
    });
}

#[test]
fn many_streams_share_a_connection() {
    run(async {
        let upstream = Upstream::start(|request| Reply::ok(&request.path().repeat(3000)));
        let candor = proxy(upstream.address(), "");
        let mut peer = Peer::to(&candor).await;
        // All are read at once: they share the connection's window.
        let read: Vec<_> = (0..50)
            .map(|n| (n, peer.get(&format!("/{n}"))))
            .map(|(n, response)| {
                (
                    n,
                    tokio::spawn(async { text(response.await.unwrap()).await }),
                )
            })
            .collect();
        for (n, read) in read {
            assert_eq!(read.await.unwrap(), format!("/{n}").repeat(3000));
        }
    });
}

#[test]
fn alpn_chooses_it_over_tls_and_large_bodies_pass() {
    run(async {
        let directory = Arc::new(tempfile::tempdir().unwrap());
        let authority = Authority::new();
        authority.issue(directory.path(), "a", &["a.test"]);
        let body = "0123456789abcdef".repeat(1 << 15);
        let answer = body.clone();
        let upstream = Upstream::start(move |_| Reply::ok(&answer));
        let toml = format!(
            "[listen.l]\nbind = \"127.0.0.1:0\"\n[site.\"https://a.test:0\"]\n\
            proxy = \"{}\"\ntls = {{ cert = \"{{dir}}/a.pem\", key = \"{{dir}}/a.key\" }}\n",
            upstream.address(),
        );
        let candor = Candor::start_in(directory, &toml);
        let mut config = authority.client();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        // A narrow socket: TLS keeps what it does not take.
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let tcp = socket.connect(candor.address()).await.unwrap();
        let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
        let tls = connector
            .connect("a.test".try_into().unwrap(), tcp)
            .await
            .unwrap();
        assert_eq!(tls.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        // Windows as large as can be: only the socket holds the answer back.
        let mut peer = Peer::over_with(tls, 1 << 30).await;
        let responses: Vec<_> = (0..4)
            .map(|_| {
                peer.start(http::Request::builder().uri("https://a.test/"), true)
                    .0
            })
            .map(|response| tokio::spawn(async { text(response.await.unwrap()).await }))
            .collect();
        for response in responses {
            assert!(response.await.unwrap() == body);
        }
    });
}

#[test]
fn answers_without_a_body_end_with_their_head() {
    run(async {
        let upstream = Upstream::start(|request| {
            Reply::Keep(match request.path() {
                "/204" => b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
                "/304" => b"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n".to_vec(),
                _ => b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n".to_vec(),
            })
        });
        let candor = proxy(upstream.address(), "");
        let mut peer = Peer::to(&candor).await;
        for (request, status, length) in [
            (get("/").method("HEAD"), 200, Some("7")),
            (get("/204"), 204, None),
            (get("/304"), 304, None),
        ] {
            let response = peer.start(request, true).0.await.unwrap();
            assert_eq!(response.status(), status);
            assert_eq!(header(&response, "content-length"), length);
            assert!(response.body().is_end_stream());
        }
    });
}

#[test]
fn trailers_pass_both_ways() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let request = post("/").header("te", "trailers");
        let (response, mut body) = peer.start(request, false);
        body.send_data(Bytes::from_static(b"abc"), false).unwrap();
        let mut trailers = HeaderMap::new();
        trailers.insert("x-sum", HeaderValue::from_static("1"));
        trailers.insert("content-length", HeaderValue::from_static("9"));
        body.send_trailers(trailers).unwrap();

        let mut asked = origin.accept().await;
        let head = asked.until("\r\n\r\n").await.to_lowercase();
        assert!(
            head.contains("\r\ntransfer-encoding: chunked\r\n"),
            "{head}"
        );
        assert!(head.contains("\r\nte: trailers\r\n"), "{head}");
        let sent = asked.until("x-sum: 1\r\n\r\n").await;
        assert_eq!(sent, "3\r\nabc\r\n0\r\nx-sum: 1\r\n\r\n");
        let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
            2\r\nok\r\n0\r\nX-Status: fine\r\n\r\n";
        asked.0.write_all(answer.as_bytes()).await.unwrap();

        let (bytes, trailers) = read(response.await.unwrap()).await.unwrap();
        assert_eq!(bytes, b"ok");
        assert_eq!(trailers.unwrap()["x-status"], "fine");
    });
}

#[test]
fn interim_answers_are_relayed() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let mut response = peer.get("/");
        let hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
        let (mut asked, _) = origin.answer(hints).await;
        let interim = std::future::poll_fn(|cx| response.poll_informational(cx))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(interim.status(), 103);
        assert_eq!(interim.headers()["link"], "</a.css>");
        asked
            .0
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            .await
            .unwrap();
        let response = response.await.unwrap();
        assert_eq!(
            (response.status().as_u16(), text(response).await.as_str()),
            (200, "ok")
        );
    });
}

#[test]
fn a_stalled_upstream_holds_the_client_back() {
    run(async {
        const BODY: usize = 48 << 20;
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "limit = { body = \"off\" }\n");
        let mut peer = Peer::to(&candor).await;
        let (response, mut body) = peer.start(post("/"), false);
        let mut asked = Some(origin.accept().await);
        asked.as_mut().unwrap().until("\r\n\r\n").await;
        let data = Bytes::from(vec![b'x'; 1 << 16]);
        let mut sent = 0;
        let mut resumed = None;
        while sent < BODY {
            body.reserve_capacity(data.len());
            let capacity = std::future::poll_fn(|cx| body.poll_capacity(cx));
            // Nothing but the passing of time tells that no more window comes.
            let stalled = std::time::Duration::from_millis(500);
            let Ok(capacity) = tokio::time::timeout(stalled, capacity).await else {
                assert!(resumed.is_none(), "the window does not come back");
                let stream = asked.take().unwrap().0;
                resumed = Some(tokio::spawn(drain(stream)));
                continue;
            };
            let count = data.len().min(capacity.unwrap().unwrap());
            body.send_data(data.slice(..count), false).unwrap();
            sent += count;
        }
        body.send_data(Bytes::new(), true).unwrap();
        resumed.expect("the client was held back").await.unwrap();
        assert_eq!(text(response.await.unwrap()).await, "ok");
    });
}

/// Reads a chunked body to its end and answers.
async fn drain(mut stream: TcpStream) {
    let mut buffer = vec![0; 1 << 20];
    let mut tail = Vec::new();
    while !tail.ends_with(b"\r\n0\r\n\r\n") {
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(count > 0, "the request ended early");
        tail.extend_from_slice(&buffer[..count]);
        let surplus = tail.len().saturating_sub(16);
        tail.drain(..surplus);
    }
    stream
        .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        .await
        .unwrap();
}

#[test]
fn a_slow_reader_gets_everything() {
    run(async {
        let body = "0123456789abcdef".repeat(1 << 18);
        let answer = body.clone();
        let upstream = Upstream::start(move |_| Reply::ok(&answer));
        let candor = proxy(upstream.address(), "");
        let mut peer = Peer::to(&candor).await;
        // The window of a client that says nothing is 64 KiB: it is given back piece by piece.
        let response = peer.get("/").await.unwrap();
        assert!(text(response).await == body);
        assert_eq!(candor.logged("/")["bytes_out"], body.len());
    });
}

#[test]
fn a_failing_upstream_is_diagnosed() {
    run(async {
        let candor = proxy(nobody().await, "");
        let mut peer = Peer::to(&candor).await;
        let response = peer.get("/x").await.unwrap();
        assert_eq!(response.status(), 502);
        assert_eq!(header(&response, "candor-cause"), Some("connect_refused"));
        assert!(text(response).await.contains("ECONNREFUSED"));
        assert_eq!(candor.logged("/x")["cause"], "connect_refused");
    });
}

#[test]
fn a_truncated_answer_resets_the_stream() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let response = peer.get("/x");
        let asked = origin
            .answer(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            .await;
        let response = response.await.unwrap();
        drop(asked);
        let error = read(response).await.unwrap_err();
        assert_eq!(error.reason(), Some(h2::Reason::INTERNAL_ERROR));
        let line = candor.logged("/x");
        assert_eq!(
            (&line["cause"], &line["delivered"]),
            (&"body_truncated".into(), &"cut".into())
        );
    });
}

#[test]
fn a_client_that_leaves_cancels_the_upstream_request() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let (response, mut stream) = peer.start(get("/x"), true);
        let mut asked = origin.accept().await;
        asked.until("\r\n\r\n").await;
        stream.send_reset(h2::Reason::CANCEL);
        drop(response);
        // The connection to the upstream ends.
        assert!(!matches!(asked.0.read(&mut [0]).await, Ok(1)));
        let line = candor.logged("/x");
        assert_eq!(
            (&line["cause"], &line["status"]),
            (&"client_closed".into(), &499.into())
        );
    });
}

#[test]
fn a_client_that_leaves_a_stalled_upload_cancels_it() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let (response, mut body) = peer.start(post("/x"), false);
        let mut asked = origin.accept().await;
        asked.until("\r\n\r\n").await;
        body.send_data(Bytes::from_static(b"abc"), false).unwrap();
        asked.until("3\r\nabc\r\n").await;
        body.send_reset(h2::Reason::CANCEL);
        drop(response);
        assert!(!matches!(asked.0.read(&mut [0]).await, Ok(1)));
        assert_eq!(candor.logged("/x")["cause"], "client_closed");
    });
}
