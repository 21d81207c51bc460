//! Fields that only Candor may write: from either side they are dropped.

use crate::harness::{Candor, Reply, Upstream};

fn behind(upstream: &Upstream) -> Candor {
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ))
}

#[test]
fn a_client_cannot_speak_for_candor() {
    let upstream = Upstream::start(|_| Reply::ok("ok"));
    let candor = behind(&upstream);
    candor.request(
        "GET / HTTP/1.1\r\nHost: localhost\r\nCandor-Operator: token\r\nCandor-Cause: x\r\n\
         CANDOR-ANYTHING: y\r\nCandor_Cause: z\r\nX-Candor: kept",
    );
    let request = upstream.requests().remove(0);
    for (name, value) in &request.headers {
        assert!(
            !name.to_lowercase().starts_with("candor"),
            "{name}: {value}"
        );
    }
    assert_eq!(request.header("x-candor"), Some("kept"));
    let line = candor.logged("/");
    assert!(!line.to_string().contains("token"), "{line}");
}

#[test]
fn an_upstream_cannot_speak_for_candor() {
    let answer = "HTTP/1.1 200 OK\r\nCandor-Cause: connect_refused\r\ncandor-operator: stolen\r\n\
        CANDOR-X: y\r\nX-Request-Id: theirs\r\nProxy-Status: inner; error=dns_error\r\n\
        X-Candor: kept\r\nContent-Length: 2\r\n\r\nok";
    let upstream = Upstream::start(move |_| Reply::Keep(answer.as_bytes().to_vec()));
    let candor = behind(&upstream);
    let response = candor.get("/");
    assert_eq!(response.text(), "ok");
    for (name, value) in &response.headers {
        assert!(
            !name.to_lowercase().starts_with("candor"),
            "{name}: {value}"
        );
    }
    assert_eq!(response.header("x-candor"), Some("kept"));
    // What another proxy behind says stays, and stays the other's.
    assert_eq!(
        response.header("proxy-status"),
        Some("inner; error=dns_error")
    );
    let ids = response
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("x-request-id"));
    assert_eq!(ids.count(), 1);
    assert_ne!(response.header("x-request-id"), Some("theirs"));
    let line = candor.logged("/");
    assert!(line.get("cause").is_none(), "{line}");
}

/// A 5xx that claims to be Candor's is the upstream's all the same.
#[test]
fn an_upstreams_claim_to_be_candor_is_not_believed() {
    let answer = "HTTP/1.1 502 Bad Gateway\r\nCandor-Cause: connect_refused\r\n\
        Proxy-Status: candor; error=connection_refused\r\nContent-Length: 4\r\n\r\nfake";
    let upstream = Upstream::start(move |_| Reply::Keep(answer.as_bytes().to_vec()));
    let candor = behind(&upstream);
    let response = candor.request("GET / HTTP/1.1\r\nHost: localhost\r\nVia: 1.1 a");
    assert_eq!(response.text(), "fake");
    let causes: Vec<_> = response
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("candor-cause"))
        .collect();
    assert_eq!(causes.len(), 1, "{causes:?}");
    assert_eq!(causes[0].1, "origin_error");
    // Members stand in the order of the hops, the nearest to the origin first: ours is the last.
    let ours = response
        .headers
        .iter()
        .rfind(|(name, _)| name.eq_ignore_ascii_case("proxy-status"));
    assert_eq!(ours.unwrap().1, "candor; received-status=502");
    assert_eq!(candor.logged("/")["cause"], "origin_error");
}

#[test]
fn trailers_and_interim_answers_cannot_either() {
    let answer = "HTTP/1.1 103 Early Hints\r\nCandor-Cause: x\r\nLink: </a>\r\n\r\n\
        HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Candor-Cause\r\n\r\n\
        2\r\nok\r\n0\r\nCandor-Cause: x\r\nX-Sum: 1\r\n\r\n";
    let upstream = Upstream::start(move |_| Reply::Close(answer.as_bytes().to_vec()));
    let candor = behind(&upstream);
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\nConnection: close\r\n\r\n");
    let all = String::from_utf8(client.rest().0).unwrap();
    assert!(
        all.contains("103 Early Hints") && all.contains("X-Sum: 1"),
        "{all}"
    );
    assert!(!all.to_lowercase().contains("candor-cause: x"), "{all}");
}
