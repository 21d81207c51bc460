//! An origin that answers before it has read the request.

use std::future::poll_fn;

use bytes::Bytes;
use serde_json::json;

use super::{Origin, Peer, header, post, proxy, run, text};

const REFUSAL: &[u8] =
    b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 8\r\n\r\ntoo big\n";

#[test]
fn a_refusal_before_a_reset_arrives_whole() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "limit.body = \"off\"");
        let mut peer = Peer::to(&candor).await;
        for _ in 0..10 {
            let request = post("/up").header("content-length", "100000000");
            let (response, mut body) = peer.start(request, false);
            body.send_data(Bytes::from(vec![b'x'; 1000]), false)
                .unwrap();
            let (asked, _) = origin.answer(REFUSAL).await;
            socket2::SockRef::from(&asked.0)
                .set_linger(Some(std::time::Duration::ZERO))
                .unwrap();
            drop(asked);
            let response = response.await.unwrap();
            assert_eq!(response.status(), 413);
            let id = header(&response, "x-request-id").unwrap().to_owned();
            assert_eq!(text(response).await, "too big\n");
            // The client is told that nobody wants the rest, and that nothing went wrong.
            let reason = poll_fn(|cx| body.poll_reset(cx)).await.unwrap();
            assert_eq!(reason, h2::Reason::NO_ERROR);
            let line = candor.log(|line| line["request_id"] == id && line["event"] == "request");
            assert_eq!(line["delivered"], "complete", "{line}");
            assert_eq!(line["findings"], json!(["req_early_response"]), "{line}");
        }
    });
}

#[test]
fn a_refusal_that_is_cut_is_a_reset() {
    run(async {
        let origin = Origin::new().await;
        let candor = proxy(origin.address(), "limit.body = \"off\"");
        let mut peer = Peer::to(&candor).await;
        let (response, mut body) = peer.start(post("/up"), false);
        body.send_data(Bytes::from(vec![b'x'; 1000]), false)
            .unwrap();
        let (asked, _) = origin
            .answer(b"HTTP/1.1 401 No\r\nContent-Length: 900\r\n\r\nnot sig")
            .await;
        let response = response.await.unwrap();
        assert_eq!(response.status(), 401);
        socket2::SockRef::from(&asked.0)
            .set_linger(Some(std::time::Duration::ZERO))
            .unwrap();
        drop(asked);
        assert!(super::read(response).await.is_err());
        let line = candor.logged("/up");
        assert_eq!(line["cause"], "req_early_response", "{line}");
        assert_eq!(line["reason"], "answer_cut", "{line}");
    });
}
