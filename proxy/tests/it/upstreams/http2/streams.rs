//! Streams, and the connections that carry them.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use h2::Reason;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixListener};

use super::*;

/// A client's connection by HTTP/2.
async fn client(candor: &Candor) -> h2::client::SendRequest<Bytes> {
    let socket = TcpStream::connect(candor.address()).await.unwrap();
    // One stream that is not read takes no room of the others.
    let (send, connection) = h2::client::Builder::new()
        .initial_connection_window_size(1 << 20)
        .handshake(socket)
        .await
        .unwrap();
    tokio::spawn(connection);
    send
}

fn get(path: &str) -> Request<()> {
    let uri = format!("http://localhost{path}");
    Request::builder().uri(uri).body(()).unwrap()
}

fn post(path: &str) -> Request<()> {
    let mut request = get(path);
    *request.method_mut() = http::Method::POST;
    request
}

async fn text(response: Response<RecvStream>) -> String {
    let mut body = response.into_body();
    let mut bytes = Vec::new();
    while let Some(data) = body.data().await {
        let data = data.unwrap();
        body.flow_control().release_capacity(data.len()).unwrap();
        bytes.extend_from_slice(&data);
    }
    String::from_utf8(bytes).unwrap()
}

/// Asks by HTTP/1.1 on a connection of its own, and reads to the end.
async fn ask(address: SocketAddr, request: String) -> String {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut text = String::new();
    socket.read_to_string(&mut text).await.unwrap();
    text
}

/// Runs a test whose origin runs when the test waits: what it says before that leaves together.
fn run_together(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        tokio::time::timeout(LIMIT, test)
            .await
            .expect("the test hangs")
    });
}

fn closing(method: &str, path: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

#[test]
fn fields_and_trailers_go_both_ways() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let mut request = post("/a?b");
        request.headers_mut().extend(fields(&[("te", "trailers")]));
        let (response, mut send) = client.send_request(request, false).unwrap();
        send.send_data(Bytes::from_static(b"ping"), false).unwrap();
        send.send_trailers(fields(&[("x-sum", "4")])).unwrap();
        let mut asked = origin.next().await;
        assert_eq!(asked.request.uri().to_string(), "http://localhost/a?b");
        let headers = asked.request.headers().clone();
        assert_eq!(headers["te"], "trailers");
        assert_eq!(headers.get("connection"), None);
        assert!(headers["via"].to_str().unwrap().starts_with("2.0 candor-"));
        let (body, trailers) = asked.body().await;
        assert_eq!(body, b"ping");
        assert_eq!(trailers.unwrap()["x-sum"], "4");
        let mut send = asked.head(200);
        send.send_data(Bytes::from_static(b"pong"), false).unwrap();
        send.send_trailers(fields(&[("x-end", "yes")])).unwrap();
        let response = response.await.unwrap();
        assert_eq!(response.headers()["via"], "2.0 candor");
        let mut body = response.into_body();
        assert_eq!(body.data().await.unwrap().unwrap(), "pong");
        assert_eq!(body.trailers().await.unwrap().unwrap()["x-end"], "yes");
    });
}

/// Trailers behind a body whose length was declared.
#[test]
fn trailers_follow_a_declared_length() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let mut request = get("/");
        request.headers_mut().extend(fields(&[("te", "trailers")]));
        let (response, _) = client.send_request(request, true).unwrap();
        let mut asked = origin.next().await;
        let mut head = Response::new(());
        head.headers_mut()
            .extend(fields(&[("content-length", "4")]));
        let mut send = asked.respond.send_response(head, false).unwrap();
        send.send_data(Bytes::from_static(b"pong"), false).unwrap();
        send.send_trailers(fields(&[("x-end", "yes")])).unwrap();
        let mut body = response.await.unwrap().into_body();
        assert_eq!(body.data().await.unwrap().unwrap(), "pong");
        assert_eq!(body.trailers().await.unwrap().unwrap()["x-end"], "yes");
    });
}

/// What has come of a body is passed on, also its last byte; no end of the stream is waited for.
#[test]
fn a_body_of_which_all_has_come_is_whole() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (response, _) = client.send_request(get("/"), true).unwrap();
        let mut asked = origin.next().await;
        let mut head = Response::new(());
        head.headers_mut()
            .extend(fields(&[("content-length", "4")]));
        let mut send = asked.respond.send_response(head, false).unwrap();
        send.send_data(Bytes::from_static(b"pong"), false).unwrap();
        let mut body = response.await.unwrap().into_body();
        assert_eq!(body.data().await.unwrap().unwrap(), "pong");
        assert!(body.data().await.is_none());
        candor.logged("/");
        // The stream is not cancelled: its end may come in its own time.
        let (response, _) = client.send_request(get("/next"), true).unwrap();
        let next = origin.next().await;
        assert_eq!(next.connection, asked.connection);
        next.answer("next");
        assert_eq!(text(response.await.unwrap()).await, "next");
        let reset = std::future::poll_fn(|cx| send.poll_reset(cx)).now_or_never();
        assert!(reset.is_none(), "{reset:?}");
        send.send_data(Bytes::new(), true).unwrap();
    });
}

/// Answers the first request of a connection by these bytes, and ends it in order; its line of the log.
async fn answered_by(reply: &[u8]) -> serde_json::Value {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let candor = candor(&[listener.local_addr().unwrap()], "");
    let asking = tokio::spawn(ask(candor.address(), closing("POST", "/raw")));
    let (mut socket, _) = listener.accept().await.unwrap();
    let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    socket.write_all(&settings).await.unwrap();
    let mut preface = [0; 24];
    socket.read_exact(&mut preface).await.unwrap();
    // Up to the request's head.
    let mut kind = 0;
    while kind != 1 {
        let mut head = [0; 9];
        socket.read_exact(&mut head).await.unwrap();
        kind = head[3];
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length as usize];
        socket.read_exact(&mut payload).await.unwrap();
    }
    socket.write_all(reply).await.unwrap();
    socket.shutdown().await.unwrap();
    asking.await.unwrap();
    candor.logged("/raw")
}

/// That a connection ends in order is no reset.
#[test]
fn a_connection_that_is_closed_is_told_as_such() {
    run(async {
        let line = answered_by(&[]).await;
        assert_eq!(line["cause"], "head_closed_empty", "{line}");
        let line = answered_by(&[0, 0, 1, 1, 4, 0, 0, 0, 1, 0x88]).await;
        assert_eq!(line["cause"], "body_truncated", "{line}");
        assert_eq!(line["reason"], "closed", "{line}");
    });
}

/// `:status: 200` and `content-length: 3`, and five bytes of DATA.
#[test]
fn more_than_was_declared_is_told_as_such() {
    let head = b"\x00\x00\x05\x01\x04\x00\x00\x00\x01\x88\x0f\x0d\x013";
    for flags in [0, 1] {
        let data = [&[0, 0, 5, 0, flags, 0, 0, 0, 1], &b"12345"[..]].concat();
        run(async {
            let line = answered_by(&[&head[..], &data].concat()).await;
            assert_eq!(line["cause"], "framing_overrun", "{line}");
            let facts = line["evidence"].as_array().unwrap();
            let overrun = facts.iter().find(|it| it["fact"] == "overrun").unwrap();
            assert_eq!(overrun["declared"], 3, "{line}");
            assert_eq!(overrun["surplus_seen"], 2, "{line}");
        });
    }
}

#[test]
fn clients_of_http1_are_answered_as_they_know_it() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let address = candor.address();
        let asking = tokio::spawn(ask(address, closing("GET", "/plain")));
        origin.next().await.answer("hello");
        let text = asking.await.unwrap();
        assert!(text.starts_with("HTTP/1.1 200 \r\n"), "{text}");
        assert!(text.contains("\r\nVia: 2.0 candor\r\n"), "{text}");
        assert!(text.ends_with("5\r\nhello\r\n0\r\n\r\n"), "{text}");
        let asking = tokio::spawn(ask(address, closing("HEAD", "/head")));
        let mut asked = origin.next().await;
        assert_eq!(asked.request.method(), "HEAD");
        let mut head = Response::new(());
        head.headers_mut()
            .extend(fields(&[("content-length", "5")]));
        asked.respond.send_response(head, true).unwrap();
        let text = asking.await.unwrap().to_lowercase();
        assert!(text.contains("\r\ncontent-length: 5\r\n"), "{text}");
        assert!(text.ends_with("\r\n\r\n"), "{text}");
        let asking = tokio::spawn(ask(address, closing("DELETE", "/nothing")));
        let mut asked = origin.next().await;
        assert!(asked.request.body().is_end_stream());
        let mut head = Response::new(());
        *head.status_mut() = http::StatusCode::NO_CONTENT;
        asked.respond.send_response(head, true).unwrap();
        let text = asking.await.unwrap();
        assert!(text.starts_with("HTTP/1.1 204 \r\n"), "{text}");
        assert!(!text.contains("ength"), "{text}");
    });
}

#[test]
fn an_answer_that_is_there_leaves_at_once() {
    run_together(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut socket = TcpStream::connect(candor.address()).await.unwrap();
        let request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for _ in 0..8 {
            socket.write_all(request).await.unwrap();
            origin.next().await.answer("hello");
            // One write of Candor's is one read here.
            let mut bytes = vec![0; 4096];
            let count = socket.read(&mut bytes).await.unwrap();
            let text = String::from_utf8_lossy(&bytes[..count]);
            assert!(text.ends_with("5\r\nhello\r\n0\r\n\r\n"), "{text}");
        }
    });
}

#[test]
fn interim_answers_pass() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let asking = tokio::spawn(ask(candor.address(), closing("GET", "/")));
        let mut asked = origin.next().await;
        let mut early = Response::new(());
        *early.status_mut() = http::StatusCode::EARLY_HINTS;
        early.headers_mut().extend(fields(&[("link", "</a.css>")]));
        asked.respond.send_informational(early).unwrap();
        asked.answer("hello");
        let text = asking.await.unwrap();
        assert!(text.starts_with("HTTP/1.1 103 "), "{text}");
        assert!(text.contains("\r\nlink: </a.css>\r\n"), "{text}");
        assert!(text.contains("\r\n\r\nHTTP/1.1 200 "), "{text}");
    });
}

/// They would be kept until the client reads them.
#[test]
fn a_flood_of_interim_answers_ends_with_its_connection() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let asking = tokio::spawn(ask(candor.address(), closing("GET", "/")));
        let mut asked = origin.next().await;
        for _ in 0..500 {
            let mut early = Response::new(());
            *early.status_mut() = http::StatusCode::EARLY_HINTS;
            // The connection may be gone by then.
            let _ = asked.respond.send_informational(early);
        }
        let text = asking.await.unwrap();
        assert!(text.contains("HTTP/1.1 502 "), "{text}");
        let asking = tokio::spawn(ask(candor.address(), closing("GET", "/next")));
        let asked = origin.next().await;
        assert_eq!(asked.connection, 1);
        asked.answer("hello");
        assert!(asking.await.unwrap().contains("HTTP/1.1 200 "));
    });
}

/// One connection, until the member allows no more streams on it.
#[test]
fn connections_are_shared_up_to_the_limit_of_the_member() {
    run(async {
        let mut builder = Builder::new();
        builder.max_concurrent_streams(4);
        let mut origin = Origin::with(builder).await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let mut responses = Vec::new();
        let mut waiting = Vec::new();
        for number in 0..10 {
            let (response, _) = client
                .send_request(get(&format!("/{number}")), true)
                .unwrap();
            responses.push(response);
            waiting.push(origin.next().await);
        }
        let connections: Vec<_> = waiting.iter().map(|it| it.connection).collect();
        assert_eq!(connections, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
        for asked in waiting {
            let path = asked.path().to_owned();
            asked.answer(&path);
        }
        for (number, response) in responses.into_iter().enumerate() {
            assert_eq!(text(response.await.unwrap()).await, format!("/{number}"));
        }
        // What is free is used again.
        let (response, _) = client.send_request(get("/again"), true).unwrap();
        let asked = origin.next().await;
        assert!(asked.connection < 3);
        asked.answer("again");
        assert_eq!(text(response.await.unwrap()).await, "again");
    });
}

/// A burst opens one connection, not one for each request.
#[test]
fn a_burst_shares_the_connection_that_is_being_made() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let mut responses = Vec::new();
        for number in 0..50 {
            let (response, _) = client
                .send_request(get(&format!("/{number}")), true)
                .unwrap();
            responses.push(response);
        }
        let mut connections = BTreeSet::new();
        for _ in 0..50 {
            let asked = origin.next().await;
            connections.insert(asked.connection);
            asked.answer("x");
        }
        for response in responses {
            assert_eq!(response.await.unwrap().status(), 200);
        }
        assert_eq!(connections.len(), 1, "{connections:?}");
    });
}

/// GOAWAY without an error: what runs is finished, what comes takes another connection.
#[test]
fn an_orderly_end_fails_nothing() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (first, _) = client.send_request(get("/first"), true).unwrap();
        let running = origin.next().await;
        origin.ends.recv().await.unwrap().send(()).unwrap();
        // By the time another connection is there the first was ended.
        let mut others = 0;
        while others == 0 {
            let (response, _) = client.send_request(get("/next"), true).unwrap();
            let asked = origin.next().await;
            others = asked.connection;
            asked.answer("next");
            assert_eq!(text(response.await.unwrap()).await, "next");
        }
        running.answer("first");
        assert_eq!(text(first.await.unwrap()).await, "first");
    });
}

/// REFUSED_STREAM: nothing was done, so even a POST is sent again, to another member.
#[test]
fn what_was_not_processed_is_sent_again() {
    run(async {
        let (mut one, mut two) = (Origin::start().await, Origin::start().await);
        let candor = candor(&[one.address, two.address], "");
        let mut client = client(&candor).await;
        let (response, mut send) = client.send_request(post("/"), false).unwrap();
        send.send_data(Bytes::from_static(b"once"), true).unwrap();
        let (mut refusing, second) = tokio::select! {
            asked = one.next() => (asked, &mut two),
            asked = two.next() => (asked, &mut one),
        };
        refusing.respond.send_reset(Reason::REFUSED_STREAM);
        let mut asked = second.next().await;
        assert_eq!(asked.body().await.0, b"once");
        asked.answer("done");
        assert_eq!(text(response.await.unwrap()).await, "done");
        let line = candor.logged("/");
        let first = &line["attempts"][0];
        assert_eq!(first["cause"], "h2_refused_stream", "{line}");
    });
}

/// INTERNAL_ERROR says nothing of that: a POST is not repeated.
#[test]
fn what_may_have_been_processed_is_not() {
    run(async {
        let (mut one, mut two) = (Origin::start().await, Origin::start().await);
        let candor = candor(&[one.address, two.address], "");
        let mut client = client(&candor).await;
        let (response, mut send) = client.send_request(post("/"), false).unwrap();
        send.send_data(Bytes::from_static(b"once"), true).unwrap();
        let mut failing = tokio::select! {
            asked = one.next() => asked,
            asked = two.next() => asked,
        };
        failing.respond.send_reset(Reason::INTERNAL_ERROR);
        let response = response.await.unwrap();
        assert_eq!(response.status(), 502);
        assert_eq!(response.headers()["candor-cause"], "h2_stream_reset");
        assert!(one.asked.try_recv().is_err() && two.asked.try_recv().is_err());
    });
}

/// A client that leaves takes its stream along, and only that.
#[test]
fn who_leaves_resets_only_its_stream() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (stays, _) = client.send_request(get("/stays"), true).unwrap();
        let waiting = origin.next().await;
        let (leaves, _) = client.send_request(get("/leaves"), true).unwrap();
        let mut left = origin.next().await;
        drop(leaves);
        let reason = std::future::poll_fn(|cx| left.respond.poll_reset(cx)).await;
        assert_eq!(reason.unwrap(), Reason::CANCEL);
        assert_eq!(waiting.connection, left.connection);
        waiting.answer("here");
        assert_eq!(text(stays.await.unwrap()).await, "here");
    });
}

/// An answer before the request is whole, then a reset that says that no more of it is needed.
#[test]
fn an_early_answer_is_passed_on() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (response, mut send) = client.send_request(post("/"), false).unwrap();
        send.send_data(Bytes::from_static(b"part"), false).unwrap();
        let mut asked = origin.next().await;
        let mut body = asked.head(413);
        body.send_data(Bytes::from_static(b"too much"), true)
            .unwrap();
        let response = response.await.unwrap();
        assert_eq!(response.status(), 413);
        // No more of the request is needed.
        asked.respond.send_reset(Reason::NO_ERROR);
        assert_eq!(text(response).await, "too much");
    });
}

/// A client that does not read holds the member back, and nobody else.
#[test]
fn who_does_not_read_holds_back_its_member_alone() {
    run(async {
        let mut builder = Builder::new();
        builder.max_send_buffer_size(1 << 20);
        let mut origin = Origin::with(builder).await;
        let candor = candor(&[origin.address], "");
        let mut client = client(&candor).await;
        let (slow, _) = client.send_request(get("/slow"), true).unwrap();
        let mut asked = origin.next().await;
        let mut send = asked.head(200);
        let piece = Bytes::from_static(&[b'.'; 16 * 1024]);
        let _unread = slow.await.unwrap();
        // Whether it is held back is known when others were answered and it was not let go on.
        let (mut sent, mut answered) = (0, 0);
        while answered < 5 {
            send.reserve_capacity(piece.len());
            let room = std::future::poll_fn(|cx| send.poll_capacity(cx)).now_or_never();
            if let Some(room) = room {
                let count = room.unwrap().unwrap().min(piece.len());
                send.send_data(piece.slice(..count), false).unwrap();
                (sent, answered) = (sent + count, 0);
                assert!(sent < 8 << 20, "nobody holds it back: {sent}");
                continue;
            }
            let (quick, _) = client.send_request(get("/quick"), true).unwrap();
            let asked = origin.next().await;
            assert_eq!(asked.connection, 0);
            asked.answer("quick");
            assert_eq!(text(quick.await.unwrap()).await, "quick");
            answered += 1;
        }
        assert!(sent > 0);
    });
}

/// Less than Content-Length says, and more.
#[test]
fn a_declared_length_must_be_kept() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "retry = { tries = 1 }");
        let mut client = client(&candor).await;
        let (response, _) = client.send_request(get("/short"), true).unwrap();
        let mut asked = origin.next().await;
        let mut head = Response::new(());
        head.headers_mut()
            .extend(fields(&[("content-length", "9")]));
        let mut send = asked.respond.send_response(head, false).unwrap();
        send.send_data(Bytes::from_static(b"four"), true).unwrap();
        // It may be reset before its head has left.
        let error = match response.await {
            Ok(response) => {
                let mut body = response.into_body();
                loop {
                    if let Err(error) = body.data().await.unwrap() {
                        break error;
                    }
                }
            }
            Err(error) => error,
        };
        assert!(error.is_reset(), "{error}");
        let line = candor.logged("/short");
        assert_eq!(line["cause"], "body_truncated", "{line}");
    });
}

#[test]
fn over_a_unix_socket() {
    run(async {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("app.sock");
        let listener = UnixListener::bind(&path).unwrap();
        let candor = Candor::start(&format!(
            "[site.\"http://127.0.0.1:0\"]\nproxy = \"h2c:unix:{}\"\n",
            path.display()
        ));
        let asking = tokio::spawn(ask(candor.address(), closing("GET", "/")));
        let (socket, _) = listener.accept().await.unwrap();
        let mut session = h2::server::handshake(socket).await.unwrap();
        let (_, mut respond) = session.accept().await.unwrap().unwrap();
        let mut send = respond.send_response(Response::new(()), false).unwrap();
        send.send_data(Bytes::from_static(b"by socket"), true)
            .unwrap();
        tokio::spawn(async move { session.accept().await.is_none() });
        let text = asking.await.unwrap();
        assert!(text.contains("by socket"), "{text}");
    });
}

/// A member that falls silent is not asked on the same connection again.
#[test]
fn a_silent_connection_is_left() {
    run(async {
        let mut origin = Origin::start().await;
        let candor = Candor::start(&format!(
            "[candor]\nthreads = 1\n[diagnosis]\nprobes = false\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
             timeout = {{ first_byte = \"2s\" }}\n\
             [upstream.app]\nservers = [\"h2c://{}\"]\nretry = {{ tries = 1 }}\n",
            origin.address
        ));
        let mut client = client(&candor).await;
        let (response, _) = client.send_request(get("/silent"), true).unwrap();
        let _silent = origin.next().await;
        assert_eq!(response.await.unwrap().status(), 504);
        let (response, _) = client.send_request(get("/next"), true).unwrap();
        let asked = origin.next().await;
        assert_eq!(asked.connection, 1);
        asked.answer("next");
        assert_eq!(text(response.await.unwrap()).await, "next");
    });
}

/// Idle connections end in order when their time is over.
#[test]
fn idle_connections_end() {
    run(async {
        let mut origin = Origin::start().await;
        let more = "keepalive = { idle = \"200ms\" }";
        let candor = candor(&[origin.address], more);
        let mut client = client(&candor).await;
        for connection in 0..2 {
            let (response, _) = client.send_request(get("/"), true).unwrap();
            let asked = origin.next().await;
            assert_eq!(asked.connection, connection);
            asked.answer("x");
            text(response.await.unwrap()).await;
            assert_eq!(origin.closed.recv().await, Some(connection));
        }
    });
}

#[test]
fn a_body_where_there_is_none_is_left_unread() {
    run_together(async {
        let mut origin = Origin::start().await;
        let candor = candor(&[origin.address], "");
        let asking = tokio::spawn(ask(candor.address(), closing("GET", "/")));
        let mut asked = origin.next().await;
        let mut head = Response::new(());
        *head.status_mut() = http::StatusCode::NO_CONTENT;
        let mut send = asked.respond.send_response(head, false).unwrap();
        send.send_data(Bytes::from_static(b"x"), true).unwrap();
        let text = asking.await.unwrap();
        assert!(text.starts_with("HTTP/1.1 204 \r\n"), "{text}");
        assert!(text.ends_with("\r\n\r\n"), "{text}");
    });
}
