//! What is refused, and how connections end.

use h2::Reason;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Origin, Peer, get, header, post, proxy, run, text};
use crate::harness::{Candor, Reply, Upstream};

const RESPOND: &str = "[site.\"http://127.0.0.1:0\"]\nrespond = \"hello\"\n";
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const EMPTY_SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];

#[test]
fn a_refused_head_is_answered_with_the_reason() {
    run(async {
        let upstream = Upstream::start(|_| Reply::ok(""));
        let candor = proxy(upstream.address(), "");
        let mut peer = Peer::to(&candor).await;
        let long = "x".repeat(33_000);
        for (request, status, reason) in [
            (
                get("/host").header("host", "other"),
                400,
                "authority_mismatch",
            ),
            (get("/long").header("x", &long), 431, "head_too_large"),
            (
                (0..110).fold(get("/many"), |r, n| r.header(format!("x-{n}"), "y")),
                431,
                "too_many_fields",
            ),
            (post("/length").header("content-length", "x"), 0, ""),
        ] {
            let path = request.uri_ref().unwrap().path().to_owned();
            let response = peer.start(request, true).0.await;
            if status == 0 {
                assert_eq!(response.unwrap_err().reason(), Some(Reason::PROTOCOL_ERROR));
                let line = candor.log(|line| line["what"] == "http2_stream_error");
                assert_eq!(line["reason"], "PROTOCOL_ERROR");
                continue;
            }
            let response = response.unwrap();
            assert_eq!(response.status(), status, "{reason}");
            assert!(header(&response, "candor-cause").is_some());
            let line = candor.logged(&path);
            assert_eq!(line["evidence"][0]["reason"], reason);
            assert_eq!(line["protocol"], "HTTP/2.0");
        }
        assert!(upstream.requests().is_empty());
        assert_eq!(text(peer.get("/still").await.unwrap()).await, "");
    });
}

#[test]
fn connect_is_refused() {
    run(async {
        let candor = Candor::start(RESPOND);
        let mut peer = Peer::to(&candor).await;
        let request = http::Request::builder()
            .method("CONNECT")
            .uri("localhost:443");
        let response = peer.start(request, true).0.await.unwrap();
        assert_eq!(response.status(), 405);
        assert!(header(&response, "allow").is_some());
    });
}

#[test]
fn a_body_that_is_not_what_was_declared_never_completes_a_request() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut tcp = TcpStream::connect(candor.address()).await.unwrap();
        // POST / with content-length 5 and `abc` as the whole body.
        let mut block = vec![0x83, 0x84, 0x86, 0x41, 1, b'a', 0x0f, 0x0d, 1, b'5'];
        let mut bytes = [PREFACE, EMPTY_SETTINGS].concat();
        bytes.extend([0, 0, block.len() as u8, 1, 4, 0, 0, 0, 1]);
        bytes.append(&mut block);
        bytes.extend([0, 0, 3, 0, 1, 0, 0, 0, 1, b'a', b'b', b'c']);
        tcp.write_all(&bytes).await.unwrap();
        let line = candor.logged("/");
        assert_eq!(line["evidence"][0]["reason"], "body_length_mismatch");
        assert_eq!(line["delivered"], "none");
    });
}

#[test]
fn rapid_reset_ends_the_connection() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "");
        let mut tcp = TcpStream::connect(candor.address()).await.unwrap();
        let mut bytes = [PREFACE, EMPTY_SETTINGS].concat();
        for stream in (1..2000_u32).step_by(2).map(u32::to_be_bytes) {
            // GET http://a/ as a whole request, then RST_STREAM with CANCEL.
            bytes.extend([0, 0, 6, 1, 5]);
            bytes.extend(stream);
            bytes.extend([0x82, 0x84, 0x86, 0x41, 1, b'a']);
            bytes.extend([0, 0, 4, 3, 0]);
            bytes.extend(stream);
            bytes.extend([0, 0, 0, 8]);
        }
        // The connection may end while this is still being sent.
        let _ = tcp.write_all(&bytes).await;
        let mut read = Vec::new();
        let _ = tcp.read_to_end(&mut read).await;
        let mut frames = &read[..];
        let mut reasons = Vec::new();
        while frames.len() >= 9 {
            let length = u32::from_be_bytes([0, frames[0], frames[1], frames[2]]) as usize;
            if frames[3] == 7 {
                reasons.push(frames[9 + 7]);
            }
            frames = &frames[(9 + length).min(frames.len())..];
        }
        // GOAWAY with ENHANCE_YOUR_CALM (RFC 9113 §7).
        assert_eq!(reasons.last(), Some(&0xb), "{reasons:?}");
        candor.log(|line| line["what"] == "http2_rapid_reset" || line["what"] == "http2_error");
    });
}

#[test]
fn a_broken_frame_ends_the_connection_and_is_logged() {
    run(async {
        let candor = Candor::start(RESPOND);
        let mut tcp = TcpStream::connect(candor.address()).await.unwrap();
        // A SETTINGS frame on a stream (RFC 9113 §6.5).
        let bytes = [PREFACE, &[0, 0, 0, 4, 0, 0, 0, 0, 1]].concat();
        tcp.write_all(&bytes).await.unwrap();
        let mut read = Vec::new();
        tcp.read_to_end(&mut read).await.unwrap();
        let line = candor.log(|line| line["what"] == "http2_error");
        assert_eq!(
            (&line["event"], &line["reason"]),
            (&"connection".into(), &"PROTOCOL_ERROR".into())
        );
    });
}

#[test]
fn a_connection_ends_in_order_after_its_requests() {
    run(async {
        let candor = Candor::start(&format!("[client]\nrequests = 3\n{RESPOND}"));
        let mut peer = Peer::to(&candor).await;
        for _ in 0..3 {
            assert_eq!(text(peer.get("/").await.unwrap()).await, "hello");
        }
        // It says so by GOAWAY, without an error.
        assert!(peer.ended.await.unwrap().is_ok());
    });
}

#[test]
fn an_idle_connection_ends() {
    run(async {
        let candor = Candor::start(&format!("[client]\nidle = \"50ms\"\n{RESPOND}"));
        let mut peer = Peer::to(&candor).await;
        assert_eq!(text(peer.get("/").await.unwrap()).await, "hello");
        assert!(peer.ended.await.unwrap().is_ok());
    });
}

#[test]
fn a_client_that_begins_and_says_nothing_is_gone() {
    run(async {
        let candor = Candor::start(&format!("[client]\nidle = \"50ms\"\n{RESPOND}"));
        let mut tcp = TcpStream::connect(candor.address()).await.unwrap();
        tcp.write_all(PREFACE).await.unwrap();
        let mut read = Vec::new();
        // It never acknowledges anything: after a moment it is closed all the same.
        tcp.read_to_end(&mut read).await.unwrap();
        assert!(!read.is_empty());
    });
}

#[test]
fn a_drain_finishes_open_streams() {
    run(async {
        let origin = Origin::new().await;
        let mut candor = proxy(origin.address(), "");
        let mut peer = Peer::to(&candor).await;
        let response = peer.get("/");
        let (mut asked, _) = origin
            .answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
            .await;
        let response = response.await.unwrap();
        candor.terminate();
        candor.said("draining: waiting for 1 request");
        asked.0.write_all(b"ok").await.unwrap();
        assert_eq!(text(response).await, "ok");
        assert!(peer.ended.await.unwrap().is_ok());
        assert_eq!(candor.wait().code(), Some(0));
    });
}
