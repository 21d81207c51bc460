//! An origin that sends more than it declared.

use super::*;

const GET: &[u8] = b"GET /over HTTP/1.1\r\nHost: a.test\r\n\r\n";

#[test]
fn surplus_that_came_with_the_head_is_a_failure() {
    for answer in [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok+more"[..],
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore",
        b"HTTP/1.1 204 No Content\r\n\r\nmore",
        b"HTTP/1.1 304 Not Modified\r\n\r\nmore",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nmore",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(answer);
        let response = client.response();
        let shown = String::from_utf8_lossy(answer);
        assert_eq!(response.status, 502, "{shown}");
        // Where no body may be at all, it is not one that was too long.
        let bodyless = answer.starts_with(b"HTTP/1.1 204") || answer.starts_with(b"HTTP/1.1 304");
        let cause = if bodyless { "framing_body_not_allowed" } else { "framing_overrun" };
        assert_eq!(response.header("candor-cause"), Some(cause), "{shown}");
        peer.rest();
        // The client's connection is in order.
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(&ok("next"));
        assert_eq!(client.response().text(), "next");
    }
}

#[test]
fn surplus_that_comes_later_is_cut_off_and_told() {
    for (head, body, rest) in [
        ("Content-Length: 10", "hello", "world+more"),
        (
            "Transfer-Encoding: chunked",
            "5\r\nhello\r\n",
            "5\r\nworld\r\n0\r\n\r\nmore",
        ),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}").as_bytes());
        let begun = client.head();
        assert_eq!(begun.status, 200);
        client.until(b"hello");
        peer.send(rest.as_bytes());
        client.until(b"world");
        if head.starts_with("Transfer") {
            client.until(b"0\r\n\r\n");
        }
        peer.rest();
        let finding = candor.log(|line| line["event"] == "finding");
        let logged = candor.logged("/over");
        assert_eq!(finding["request_id"], logged["request_id"]);
        assert_eq!(finding["cause"], "framing_overrun");
        assert_eq!(logged["findings"], serde_json::json!(["framing_overrun"]));
        assert_eq!(
            (logged["status"].as_u64(), logged["bytes_out"].as_u64()),
            (Some(200), Some(10))
        );
        // Exactly the declared bytes: the next answer begins where the next head does.
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(&ok("next"));
        assert_eq!(client.response().text(), "next");
    }
}

/// What an idle connection says is told of the answer that it gave last, as what it was.
#[test]
fn surplus_on_an_idle_connection_is_told_by_what_came_before() {
    for (answer, cause) in [
        (
            &b"HTTP/1.1 204 No Content\r\n\r\n"[..],
            "framing_body_not_allowed",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "framing_overrun",
        ),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(answer);
        let response = client.response();
        assert!(response.status < 300);
        peer.send(b"late");
        peer.rest();
        let finding = candor.log(|line| line["event"] == "finding");
        assert_eq!(finding["cause"], cause, "{finding}");
        assert_eq!(
            finding["request_id"].as_str(),
            response.header("x-request-id")
        );
        assert_eq!(finding["evidence"][0]["surplus"], "late", "{finding}");
        assert_eq!(
            finding["evidence"][0]["declared"],
            response.body.len(),
            "{finding}"
        );
    }
}

#[test]
fn overrun_can_be_tolerated() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[defaults]\ntolerate = [\"overrun\"]", "");
    for _ in 0..2 {
        let mut client = candor.client();
        client.send(GET);
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok+more");
        assert_eq!(client.response().text(), "ok");
        peer.rest();
    }
    let logged = candor.logged("/over");
    assert_eq!(logged["findings"], serde_json::json!(["framing_overrun"]));
    assert_eq!(logged["status"], 200);
}

#[test]
fn a_body_where_none_may_be_can_be_tolerated() {
    for (method, answer) in [
        ("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        ("GET", "HTTP/1.1 204 No Content\r\n\r\nok"),
    ] {
        for (tolerate, status) in [("", 502), ("\"body_not_allowed\"", 0)] {
            let origin = Origin::start();
            let candor = proxy_with(&origin, &format!("[defaults]\ntolerate = [{tolerate}]"), "");
            let mut client = candor.client();
            client.send(format!("{method} / HTTP/1.1\r\nHost: a.test\r\n\r\n").as_bytes());
            let mut peer = origin.accept();
            received(&mut peer);
            peer.send(answer.as_bytes());
            let got = client.response_to(method).status;
            assert!(
                if status == 0 {
                    got < 300
                } else {
                    got == status
                },
                "{method} {tolerate} {got}"
            );
            peer.rest();
        }
    }
}

#[test]
fn an_origin_that_speaks_first_is_not_believed() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\r\n");
    let mut peer = origin.accept();
    peer.send(b"220 mail.test ESMTP\r\n");
    assert_eq!(client.response().status, 502);
}
