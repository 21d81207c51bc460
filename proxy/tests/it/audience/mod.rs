//! Who is an operator and who a visitor, and what each may see.

mod hostile;
mod leaks;
mod stripped;

use crate::harness::{Candor, Client, Response};

const SITE: &str = "[site.\":0\"]\nproxy = \"inside\"\n\
    [upstream.inside]\nservers = [\"unix:/nonexistent/secret.sock\"]\n";

const BIND: &str = "[listen.l]\nbind = \"127.0.0.1:0\"\n";

fn candor(more: &str) -> Candor {
    Candor::start(&format!("{BIND}{more}\n{SITE}"))
}

fn ask_with(candor: &Candor, before: &[u8], host: &str, field: &str) -> Response {
    let mut client = candor.client();
    let field = match field {
        "" => String::new(),
        field => format!("{field}\r\n"),
    };
    let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{field}Connection: close\r\n\r\n");
    client.send(&[before, head.as_bytes()].concat());
    client.response()
}

/// What an operator is told and a visitor is not.
#[track_caller]
fn shows(response: &Response) -> bool {
    assert_eq!(response.header("candor-cause"), Some("socket_missing"));
    let body = response.text();
    let status = response.header("proxy-status").unwrap();
    let in_body = body.contains("/nonexistent/secret.sock");
    assert_eq!(in_body, status.contains("secret.sock"), "{status}\n{body}");
    in_body
}

#[test]
fn a_local_peer_that_names_this_machine_is_an_operator() {
    let candor = candor("");
    for host in [
        "localhost",
        "localhost:8080",
        "LocalHost",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.3.2.1",
        "[::1]",
        "[::1]:8080",
        "app.localhost",
        "a.b.localhost:1",
    ] {
        assert!(shows(&ask_with(&candor, b"", host, "")), "{host}");
    }
}

/// What a page elsewhere can have a browser here say (DNS rebinding), and what a tunnel says.
#[test]
fn another_host_makes_a_visitor() {
    let candor = candor("");
    for host in [
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil-localhost",
        "10.0.0.1",
        "0.0.0.0",
        "[::]",
        "[fe80::1]",
        "192.168.0.1:80",
        "2130706433",
        "xn--localhost",
    ] {
        assert!(!shows(&ask_with(&candor, b"", host, "")), "{host}");
    }
}

#[test]
fn a_host_that_only_begins_like_this_machine_is_no_operators() {
    let candor = candor("");
    for host in [
        "[::1].evil.example",
        "[::1]evil",
        "127.0.0.1:80:evil",
        "localhost:evil",
    ] {
        let response = ask_with(&candor, b"", host, "");
        let body = response.text();
        assert!(!body.contains("secret.sock"), "{host}: {body}");
    }
}

/// Somebody stands between, whoever the peer of the socket is.
#[test]
fn a_forwarded_request_is_a_visitors() {
    for trust in ["", "[candor]\ntrust = [\"loopback\"]"] {
        let candor = candor(trust);
        for field in [
            "Forwarded: for=127.0.0.1",
            "forwarded:",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Port: 80",
            "X-Forwarded-Server: a",
            "X-FORWARDED-ANYTHING: 1",
            "X-Real-IP: 127.0.0.1",
            "Via: 1.1 other",
            "CF-Connecting-IP: 127.0.0.1",
            "Sec-Fetch-Dest: empty",
            "sec-fetch-dest: EMPTY",
        ] {
            assert!(
                !shows(&ask_with(&candor, b"", "localhost", field)),
                "{field}"
            );
        }
        // What a browser sends when a person opens the address.
        for field in [
            "Sec-Fetch-Dest: document",
            "Sec-Fetch-Mode: navigate",
            "Via-X: a",
        ] {
            assert!(
                shows(&ask_with(&candor, b"", "localhost", field)),
                "{field}"
            );
        }
    }
}

#[test]
fn what_nginx_asks_by_default_is_a_visitors() {
    let candor = candor("");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.0\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n");
    assert!(!shows(&client.response()));
}

#[test]
fn a_proxy_header_makes_a_visitor_whatever_it_says() {
    let candor = Candor::start(&format!(
        "[candor]\ntrust = [\"loopback\"]\n\
         [listen.l]\nbind = \"127.0.0.1:0\"\nproxy_protocol = \"accept\"\n{SITE}"
    ));
    let mut local = b"\r\n\r\n\0\r\nQUIT\n\x20\0\0\0".to_vec();
    for header in [
        b"PROXY TCP4 127.0.0.1 127.0.0.1 4711 80\r\n".to_vec(),
        b"PROXY TCP6 ::1 ::1 4711 80\r\n".to_vec(),
        b"PROXY TCP4 192.0.2.7 192.0.2.1 4711 80\r\n".to_vec(),
        b"PROXY UNKNOWN\r\n".to_vec(),
        // Version 2: LOCAL, then PROXY over TCP/IPv4 from 127.0.0.1.
        std::mem::take(&mut local),
        [
            b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c".as_slice(),
            &[127, 0, 0, 1, 127, 0, 0, 1, 0x12, 0x67, 0, 80],
        ]
        .concat(),
    ] {
        let response = ask_with(&candor, &header, "localhost", "");
        assert!(!shows(&response), "{}", header.escape_ascii());
    }
    // The listener's own peer without a header is who it is.
    assert!(shows(&ask_with(&candor, b"", "localhost", "")));
}

#[test]
fn the_configuration_decides() {
    let rows = [
        ("[diagnosis]\noperators = []", false),
        ("[diagnosis]\noperators = [\"192.0.2.0/24\"]", false),
        ("[diagnosis]\noperators = [\"127.0.0.1/32\"]", true),
        ("[diagnosis]\nshow = \"id-only\"", false),
        ("[diagnosis]\nshow = \"public\"", true),
        (
            "[diagnosis]\noperators = []\n[candor]\ntrust = [\"loopback\"]",
            false,
        ),
    ];
    for (toml, expected) in rows {
        let candor = candor(toml);
        let seen = shows(&ask_with(&candor, b"", "localhost", ""));
        assert_eq!(seen, expected, "{toml}");
    }
    // Public is for all, and the start says so.
    let candor = candor("[diagnosis]\nshow = \"public\"");
    assert!(shows(&ask_with(&candor, b"", "evil.example", "Via: 1.1 a")));
    candor.said("public");
}

/// Whoever may open the socket's file is some program; nobody's own browser.
#[test]
fn a_unix_socket_has_no_address_to_count() {
    let candor = Candor::start(&format!(
        "[listen.l]\nbind = [\"127.0.0.1:0\", \"unix:{{dir}}/s\"]\n{SITE}"
    ));
    let mut client = Client::connect_unix(&candor.directory().join("s"));
    client.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(!shows(&client.response()));
}
