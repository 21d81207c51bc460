//! What passes through and what does not: heads in both directions (RFC 9110 §7.6, RFC 7239).

use super::*;

const TRUST: &str = "trust = [\"127.0.0.1/32\"]";

fn get(lines: &str) -> String {
    format!("GET /a HTTP/1.1\r\nHost: a.test\r\n{lines}\r\n")
}

#[test]
fn lines_pass_in_order_and_as_they_were_written() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let lines =
        "aCCept: text/html ;q=1\r\nCookie: a=1\r\nX-Empty:\r\nCookie: b=2\r\nx-tab: a\tb\r\n";
    let answer = "HTTP/1.1 203 Eigene Worte\r\nSET-Cookie: a=1\r\nset-cookie: b=2\r\n\
                  X-Raw: caf\u{e9}\r\nETag:\"x\"\r\nContent-Length: 0\r\n\r\n";
    let done = exchange(&candor, &origin, &get(lines), answer.as_bytes());
    assert!(done.got.text.contains(lines), "{}", done.got.text);
    assert_eq!(done.response.status_line, "HTTP/1.1 203 Eigene Worte");
    let names: Vec<_> = done
        .response
        .headers
        .iter()
        .map(|(n, _)| n.as_str())
        .collect();
    assert_eq!(names[..4], ["SET-Cookie", "set-cookie", "X-Raw", "ETag"]);
    assert_eq!(done.response.header("x-raw"), Some("caf\u{e9}"));
}

#[test]
fn fields_of_one_connection_stay_there() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let lines = "Connection: keep-alive, X-Mine\r\nX-Mine: 1\r\nKeep-Alive: timeout=5\r\n\
                 Connection: x-other\r\nX-Other: 2\r\nX-Kept: 3\r\nProxy-Connection: keep-alive\r\n\
                 Proxy-Authorization: Basic x\r\nTE: gzip\r\nTrailer: X-Sum\r\nUpgrade: foo\r\n\
                 HTTP2-Settings: AAMAAABkAAQAAP__\r\n";
    let answer = b"HTTP/1.1 200 OK\r\nConnection: keep-alive, x-theirs\r\nX-Theirs: 1\r\n\
                   Keep-Alive: timeout=5\r\nProxy-Connection: keep-alive\r\nX-Kept: 3\r\n\
                   Upgrade: h2c\r\nTrailer: X\r\nContent-Length: 0\r\n\r\n";
    let done = exchange(&candor, &origin, &get(lines), answer);
    for name in [
        "connection",
        "x-mine",
        "x-other",
        "keep-alive",
        "proxy-connection",
        "proxy-authorization",
        "te",
        "trailer",
        "upgrade",
        "http2-settings",
    ] {
        assert!(!done.got.has(name), "{name} in {}", done.got.text);
    }
    assert_eq!(done.got.one("x-kept"), "3");
    for name in [
        "x-theirs",
        "keep-alive",
        "proxy-connection",
        "upgrade",
        "trailer",
        "connection",
    ] {
        assert_eq!(done.response.header(name), None, "{name}");
    }
    assert_eq!(done.response.header("x-kept"), Some("3"));
}

#[test]
fn what_frames_or_vouches_cannot_be_named_away() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, TRUST, "");
    let request = "POST /a HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n\
                   Connection: content-length, host, x-forwarded-for, x-forwarded-proto, \
                   x-request-id, via, forwarded\r\n\
                   X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n\
                   X-Request-Id: abc\r\nVia: 1.1 before\r\nForwarded: for=9.9.9.9\r\n\r\nhi";
    let mut client = candor.client();
    client.send(request.as_bytes());
    let mut peer = origin.accept();
    let got = received(&mut peer);
    assert_eq!(got.one("content-length"), "2");
    assert_eq!(got.one("host"), "a.test");
    assert_eq!(got.one("x-forwarded-for"), "9.9.9.9, 127.0.0.1");
    assert_eq!(got.one("x-forwarded-proto"), "https");
    assert_eq!(got.one("x-request-id"), "abc");
    assert_eq!(
        got.one("forwarded"),
        "for=9.9.9.9, for=127.0.0.1;proto=http"
    );
    assert_eq!(peer.take(2), b"hi");
    peer.send(&ok(""));
    client.response();
}

#[test]
fn te_trailers_is_passed_on_as_our_own() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let done = exchange(
        &candor,
        &origin,
        &get("TE: gzip, trailers\r\nConnection: te\r\n"),
        &ok(""),
    );
    assert_eq!(done.got.one("te"), "trailers");
    assert_eq!(done.got.one("connection"), "te");
}

#[test]
fn strangers_say_nothing_about_who_they_are() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let lines = "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil\r\n\
                 X-Forwarded-Port: 1\r\nX-Forwarded-Server: evil\r\nX-Real-IP: 6.6.6.6\r\n\
                 Forwarded: for=6.6.6.6\r\nX-Request-Id: mine\r\nX_Forwarded_For: 6.6.6.6\r\n\
                 X_Real-IP: 6.6.6.6\r\nX_Request_Id: mine\r\nCandor_Operator: x\r\n";
    let done = exchange(&candor, &origin, &get(lines), &ok(""));
    let got = &done.got;
    assert_eq!(got.one("x-forwarded-for"), "127.0.0.1");
    assert_eq!(got.one("x-forwarded-proto"), "http");
    assert_eq!(got.one("x-forwarded-host"), "a.test");
    for name in [
        "x-forwarded-port",
        "x-forwarded-server",
        "x-real-ip",
        "forwarded",
    ] {
        assert!(!got.has(name), "{name}");
    }
    // A reader that makes `HTTP_X_FORWARDED_FOR` of names cannot tell these from the true ones.
    assert!(!got.text.contains('_'), "{}", got.text);
    assert_ne!(got.one("x-request-id"), "mine");
    assert_eq!(got.one("x-request-id").len(), 32);
    assert_eq!(
        done.response.header("x-request-id"),
        Some(got.one("x-request-id"))
    );
}

#[test]
fn other_names_with_underscores_pass() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let done = exchange(&candor, &origin, &get("api_key: 1\r\n"), &ok(""));
    assert_eq!(done.got.one("api_key"), "1");
}

#[test]
fn trusted_peers_are_believed_and_extended() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, TRUST, "");
    let lines = "X-Forwarded-For: 9.9.9.9, 8.8.8.8\r\nX-Forwarded-For: 7.7.7.7\r\n\
                 X-Forwarded-Proto: https\r\nX-Forwarded-Host: shop.test\r\nX-Forwarded-Port: 443\r\n\
                 X-Real-IP: 9.9.9.9\r\nX-Request-Id: id-1/2\r\nX_Forwarded_For: 6.6.6.6\r\n";
    let done = exchange(&candor, &origin, &get(lines), &ok(""));
    let got = &done.got;
    assert_eq!(
        got.one("x-forwarded-for"),
        "9.9.9.9, 8.8.8.8, 7.7.7.7, 127.0.0.1"
    );
    assert_eq!(got.one("x-forwarded-proto"), "https");
    assert_eq!(got.one("x-forwarded-host"), "shop.test");
    assert_eq!(got.one("x-forwarded-port"), "443");
    assert_eq!(got.one("x-real-ip"), "9.9.9.9");
    assert_eq!(got.one("x-request-id"), "id-1/2");
    assert_eq!(done.response.header("x-request-id"), Some("id-1/2"));
    assert!(!got.text.contains('_'));
    assert_eq!(candor.logged("/a")["request_id"], "id-1/2");

    let mut client = candor.client();
    client.send(get("X-Request-Id: a b\"\r\n").as_bytes());
    let mut peer = done.peer;
    assert_eq!(received(&mut peer).one("x-request-id").len(), 32);
    peer.send(&ok(""));
    client.response();
}

#[test]
fn via_is_appended_both_ways() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let answer = b"HTTP/1.0 200 OK\r\nVia: 1.1 theirs\r\nContent-Length: 0\r\n\r\n";
    let done = exchange(&candor, &origin, &get("Via: 1.0 mine\r\n"), answer);
    let vias = done.got.all("via");
    assert_eq!(vias[0], "1.0 mine");
    // A route has a name of its own, by which it knows what comes back to it.
    assert!(
        vias[1].starts_with("1.1 candor-") && vias.len() == 2,
        "{vias:?}"
    );
    let vias = done.response.headers.iter().filter(|(n, _)| n == "Via");
    assert_eq!(
        vias.map(|(_, v)| v.as_str()).collect::<Vec<_>>(),
        ["1.1 theirs", "1.0 candor"]
    );
    assert_eq!(done.response.status_line, "HTTP/1.1 200 OK");
}

#[test]
fn our_own_fields_are_nobody_elses() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, TRUST, "");
    let answer = b"HTTP/1.1 200 OK\r\nCandor-Cause: body_other\r\ncandor-anything: 1\r\n\
                   X-Request-Id: theirs\r\nContent-Length: 0\r\n\r\n";
    let lines = "Candor-Operator: token\r\nCANDOR-X: 1\r\n";
    let done = exchange(&candor, &origin, &get(lines), answer);
    assert!(!done.got.text.to_lowercase().contains("\r\ncandor-"));
    let ours = done.response.headers.iter();
    assert_eq!(
        ours.filter(|(n, _)| n.to_lowercase().starts_with("candor-"))
            .count(),
        0
    );
    let ids: Vec<_> = done
        .response
        .headers
        .iter()
        .filter(|(n, _)| n == "X-Request-Id")
        .collect();
    assert_eq!(ids.len(), 1);
    assert_ne!(ids[0].1, "theirs");
}

#[test]
fn targets_in_absolute_form() {
    for (target, line, host) in [
        ("http://b.test/p?q", "GET /p?q HTTP/1.1", "b.test"),
        ("http://b.test:81", "GET / HTTP/1.1", "b.test:81"),
        ("HTTP://B.test/", "GET / HTTP/1.1", "B.test"),
        ("http://b.test?q=1", "GET /?q=1 HTTP/1.1", "b.test"),
        ("https://[::1]:8443/x", "GET /x HTTP/1.1", "[::1]:8443"),
    ] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let request = format!("GET {target} HTTP/1.1\r\nHost: a.test\r\n\r\n");
        let done = exchange(&candor, &origin, &request, &ok(""));
        assert_eq!(
            (done.got.line(), done.got.one("host")),
            (line, host),
            "{target}"
        );
    }
}

#[test]
fn options_of_the_whole_server() {
    for target in ["*", "http://a.test"] {
        let origin = Origin::start();
        let candor = proxy(&origin, "");
        let request = format!("OPTIONS {target} HTTP/1.1\r\nHost: a.test\r\n\r\n");
        let done = exchange(&candor, &origin, &request, &ok(""));
        assert_eq!(done.got.line(), "OPTIONS * HTTP/1.1", "{target}");
    }
}

#[test]
fn connect_is_refused() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let response = candor.request("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443");
    assert_eq!(response.status, 405);
    assert!(
        response
            .header("allow")
            .is_some_and(|allow| allow.contains("GET"))
    );
    assert!(!origin.has_more());
}

#[test]
fn the_host_that_an_upstream_gets() {
    let origin = Origin::start();
    let address = origin.address();
    for (policy, expected) in [
        ("", "a.test:99".to_owned()),
        ("host = \"client\"", "a.test:99".to_owned()),
        ("host = \"upstream\"", address.to_string()),
        ("host = \"b.test\"", "b.test".to_owned()),
    ] {
        let candor = proxy(&origin, policy);
        let request = "GET / HTTP/1.1\r\nHost: a.test:99\r\n\r\n";
        let done = exchange(&candor, &origin, request, &ok(""));
        assert_eq!(done.got.one("host"), expected);
        assert_eq!(done.got.one("x-forwarded-host"), "a.test:99");
    }
}

#[test]
fn a_request_without_a_host_gets_the_upstreams() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let done = exchange(&candor, &origin, "GET / HTTP/1.0\r\n\r\n", &ok(""));
    assert_eq!(done.got.one("host"), origin.address().to_string());
    assert!(!done.got.has("x-forwarded-host"));
}

#[test]
fn fields_are_set_appended_and_removed() {
    let origin = Origin::start();
    let candor = proxy(
        &origin,
        "request_headers = { X-Set = \"new\", \"+X-Add\" = \"more\", X-Gone = false, \
         X-Two = [\"1\", \"2\"], User-Agent = false }\n\
         response_headers = { Server = false, X-Set = \"new\", \"+Set-Cookie\" = \"c=3\" }",
    );
    let lines = "x-set: old\r\nX-SET: older\r\nX-Add: first\r\nx-gone: 1\r\nUser-Agent: me\r\n";
    let answer = b"HTTP/1.1 200 OK\r\nServer: x\r\nx-set: old\r\nSet-Cookie: a=1\r\n\
                   Content-Length: 0\r\n\r\n";
    let done = exchange(&candor, &origin, &get(lines), answer);
    assert_eq!(done.got.one("x-set"), "new");
    assert_eq!(done.got.all("x-add"), ["first", "more"]);
    assert_eq!(done.got.all("x-two"), ["1", "2"]);
    assert!(!done.got.has("x-gone") && !done.got.has("user-agent"));
    let answered = |name: &str| {
        let lines = done.response.headers.iter();
        let values = lines.filter(|(n, _)| n.eq_ignore_ascii_case(name));
        values.map(|(_, v)| v.clone()).collect::<Vec<_>>()
    };
    assert_eq!(answered("server"), Vec::<String>::new());
    assert_eq!(answered("x-set"), ["new"]);
    assert_eq!(answered("set-cookie"), ["a=1", "c=3"]);
}

#[test]
fn paths_are_stripped_and_rewritten_and_the_query_stays() {
    let origin = Origin::start();
    let address = origin.address();
    let candor = proxy(
        &origin,
        &format!(
            "[site.\"http://127.0.0.1:0\".route.\"/api/\"]\nproxy = \"{address}\"\nstrip = \"/api\"\n\
             [site.\"http://127.0.0.1:0\".route.\"/u/{{id}}/photo\"]\nproxy = \"{address}\"\n\
             rewrite = [\"^/u/([^/]+)/photo$\", \"/photos/$1\"]\n"
        ),
    );
    for (target, expected) in [
        ("/api/users?x=/api", "/users?x=/api"),
        ("/api", "/"),
        ("/api/", "/"),
        ("/api?x", "/?x"),
        ("/api//x", "/x"),
        ("/apix", "/apix"),
        ("/u/7/photo?s=1", "/photos/7?s=1"),
        ("/u/%2e%2e/photo", "/u/%2e%2e/photo"),
        ("/plain%20x?y", "/plain%20x?y"),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let done = exchange(&candor, &origin, &request, answer);
        assert_eq!(
            done.got.line().split(' ').nth(1),
            Some(expected),
            "{target}"
        );
    }
}

#[test]
fn upgrades_to_http_2_are_not_passed_on() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let lines =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
    let done = exchange(&candor, &origin, &get(lines), &ok(""));
    for name in ["upgrade", "connection", "http2-settings"] {
        assert!(!done.got.has(name), "{}", done.got.text);
    }
    assert_eq!(done.response.status, 200);
}

#[test]
fn what_may_be_mended_in_an_answer_is() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let answer = b"HTTP/1.1 200 OK\r\nX-Space : 1\r\nX-Fold: a\r\n\t b\r\n   c\r\n\
                   Content-Length: 2\r\nContent-Length: 2\r\n\r\nok";
    let done = exchange(&candor, &origin, &get(""), answer);
    assert_eq!(done.response.header("x-space"), Some("1"));
    let folded = done.response.header("x-fold").unwrap();
    assert_eq!(
        folded.split_whitespace().collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert_eq!(done.response.text(), "ok");
    let findings = candor.logged("/a")["findings"].clone();
    assert_eq!(
        findings,
        serde_json::json!(["head_header_syntax", "framing_cl_conflict"])
    );
}
