//! After 101 the two connections are one pipe; before, an upgrade is only a wish.

use super::*;

const UPGRADE: &str = "GET /ws HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive, Upgrade\r\n\
                       Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n";
const SWITCH: &str = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\
                      Upgrade: websocket\r\nSec-WebSocket-Accept: y\r\n\r\n";

#[test]
fn bytes_flow_both_ways_until_both_sides_have_ended() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    // What comes with the request, and with the answer, belongs to the tunnel.
    client.send(format!("{UPGRADE}early").as_bytes());
    let mut peer = origin.accept();
    let got = received(&mut peer);
    assert_eq!(got.one("upgrade"), "websocket");
    assert_eq!(got.one("connection").to_lowercase(), "upgrade");
    assert_eq!(got.one("sec-websocket-key"), "x");
    peer.send(format!("{SWITCH}first").as_bytes());
    let switched = client.head();
    assert_eq!(switched.status, 101);
    assert_eq!(switched.header("upgrade"), Some("websocket"));
    assert_eq!(
        switched.header("connection").map(str::to_lowercase),
        Some("upgrade".to_owned())
    );
    assert_eq!(switched.header("sec-websocket-accept"), Some("y"));
    assert_eq!(client.take(5), b"first");
    assert_eq!(peer.take(5), b"early");
    for i in 0..50u8 {
        client.send(&[i; 100]);
        assert_eq!(peer.take(100), [i; 100]);
        peer.send(&[i; 200]);
        assert_eq!(client.take(200), [i; 200]);
    }
    // One side ends, the other goes on.
    client.finish();
    assert!(peer.rest().0.is_empty());
    peer.send(b"last");
    assert_eq!(client.take(4), b"last");
    drop(peer);
    assert!(client.rest().0.is_empty());
    let logged = candor.logged("/ws");
    assert_eq!(logged["status"], 101);
    assert_eq!(
        (logged["bytes_in"].as_u64(), logged["bytes_out"].as_u64()),
        (Some(5005), Some(10009))
    );
}

#[test]
fn a_wish_may_be_declined() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut done = exchange(&candor, &origin, UPGRADE, &ok("no"));
    assert_eq!(done.response.text(), "no");
    // Both connections speak HTTP as before.
    done.client
        .send(b"GET /next HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let got = received(&mut done.peer);
    assert!(!got.has("upgrade") && !got.has("connection"));
    done.peer.send(&ok("next"));
    assert_eq!(done.client.response().text(), "next");
}

#[test]
fn a_101_that_nobody_asked_for_is_a_failure() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    for request in [
        "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.test\r\nUpgrade: websocket\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a.test\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.test\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n",
    ] {
        let mut client = candor.client();
        client.send(request.as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(SWITCH.as_bytes());
        assert_eq!(client.response().status, 502, "{request}");
    }
}

#[test]
fn a_tunnel_does_not_begin_within_a_body() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    let request =
        UPGRADE
            .replacen("GET", "POST", 1)
            .replacen("Sec-", "Content-Length: 10\r\nSec-", 1);
    client.send(format!("{request}hello").as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    assert_eq!(peer.take(5), b"hello");
    peer.send(SWITCH.as_bytes());
    assert_eq!(client.response().status, 502);

    // Behind a whole body it may: the Docker API does so.
    let mut client = candor.client();
    client.send(format!("{request}helloworld").as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    assert_eq!(peer.take(10), b"helloworld");
    peer.send(SWITCH.as_bytes());
    assert_eq!(client.head().status, 101);
    client.send(b"ping");
    assert_eq!(peer.take(4), b"ping");
}

#[test]
fn a_tunnel_slows_down_with_its_reader_and_ends_with_either_side() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(UPGRADE.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(SWITCH.as_bytes());
    client.head();
    let before = resident_kib(&candor);
    let sent = streaming::fill(peer.socket(), 64 << 20);
    assert!(sent < 48 << 20, "{sent}");
    assert!(resident_kib(&candor) < before + 8 * 1024);
    client.reset();
    // Whatever was under way is lost; the origin is told.
    peer.rest();
    assert_eq!(candor.logged("/ws")["delivered"], "cut");
}

#[test]
fn an_idle_tunnel_may_have_a_limit() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[client]\ntunnel_idle = \"200ms\"", "");
    let mut client = candor.client();
    client.send(UPGRADE.as_bytes());
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(SWITCH.as_bytes());
    assert_eq!(client.head().status, 101);
    assert!(client.rest().0.is_empty());
    assert!(peer.rest().0.is_empty());
}

#[test]
fn a_handshake_that_does_not_fit_is_told() {
    for (accept, reason) in [
        (
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
            None,
        ),
        (
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOx=\r\n",
            Some("accept_wrong"),
        ),
        ("", Some("accept_missing")),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let mut client = candor.client();
        // The example of RFC 6455 §1.3.
        client.send(
            UPGRADE
                .replace("Key: x", "Key: dGhlIHNhbXBsZSBub25jZQ==")
                .as_bytes(),
        );
        let mut peer = origin.accept();
        received(&mut peer);
        peer.send(
            SWITCH
                .replace("Sec-WebSocket-Accept: y\r\n", accept)
                .as_bytes(),
        );
        assert_eq!(client.head().status, 101);
        drop((client, peer));
        let line = candor.logged("/ws");
        let found = line.get("findings").map(|list| list[0].clone());
        assert_eq!(
            found,
            reason.map(|_| "head_upgrade_failed".into()),
            "{line}"
        );
        if let Some(reason) = reason {
            let finding = candor.log(|line| line["event"] == "finding");
            assert_eq!(finding["evidence"][0]["fault"], reason, "{finding}");
        }
    }
}

#[test]
fn a_wish_that_is_declined_is_told() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    exchange(&candor, &origin, UPGRADE, &ok("no"));
    let line = candor.logged("/ws");
    assert_eq!(line["findings"][0], "head_upgrade_failed", "{line}");
    let finding = candor.log(|line| line["event"] == "finding");
    let fact = &finding["evidence"][0];
    assert_eq!(
        (&fact["fault"], &fact["asked"]),
        (&"refused".into(), &"websocket".into())
    );
}

#[test]
fn a_switch_to_something_else_is_refused() {
    for (switch, reason) in [
        (
            "HTTP/1.1 101 Go\r\nUpgrade: h2c\r\n\r\n",
            "protocol_missing",
        ),
        ("HTTP/1.1 101 Go\r\n\r\n", "protocol_missing"),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let done = exchange(&candor, &origin, UPGRADE, switch.as_bytes());
        assert_eq!(done.response.status, 502);
        let line = candor.logged("/ws");
        assert_eq!(
            (&line["cause"], &line["reason"]),
            (&"head_upgrade_failed".into(), &reason.into())
        );
    }
}
