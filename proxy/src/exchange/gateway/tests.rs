#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::Arc;

use candor_conf::model::{Action, Place, Proxy};

use super::super::mark::Mark;
use super::*;
use crate::exchange::Request;
use crate::http1::request::RequestHead;
use crate::upstream::protocol::parameters::Parameters;

fn place() -> Place {
    Place {
        file: Arc::from("t.toml"),
        line: 1,
        span: 0..1,
    }
}

/// What a member gets of this request on the first route of the only site.
fn told(
    toml: &str,
    gateway: Option<(&str, bool)>,
    protocol: Protocol,
    head: &str,
) -> BTreeMap<String, String> {
    let loaded = candor_conf::parse("t.toml", toml, &|_| None).unwrap();
    let site = &loaded.configuration.sites[0];
    let route = &site.routes[0];
    let Action::Proxy(proxy) = &route.action else {
        panic!("a proxied route");
    };
    let proxy = Proxy {
        gateway: gateway.map(|(root, looks)| {
            Box::new(Gateway {
                root: root.into(),
                looks,
                place: place(),
            })
        }),
        ..proxy.clone()
    };
    let mut bytes = head.replace('\n', "\r\n").into_bytes();
    let mut parsed = RequestHead::default();
    parsed.parse(&mut bytes, 32).unwrap();
    let request = Request {
        bytes: &bytes,
        head: &parsed,
        started: std::time::Instant::now(),
    };
    let onward = Onward {
        route,
        proxy: &proxy,
        host: "app.internal:9000",
        policy: &proxy.host,
        sticky: None,
        mark: &Mark::of(site, route),
        protocol,
        script: None,
    };
    let client = Sender {
        address: "192.0.2.7",
        scheme: "https",
        trusted: false,
        source: "192.0.2.7:4711".parse().ok(),
        local: "198.51.100.1:443".parse().ok(),
    };
    let mut out = Vec::new();
    let id = RequestId::new(request.started);
    parameters(&mut out, client, &request, &id, &onward);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let pairs = Parameters::of(&out);
    pairs.iter().map(|(a, b)| (text(a), text(b))).collect()
}

const SITE: &str = "[site.\"http://a.example\"]\nproxy = \"10.0.0.1:9000\"\n";

#[test]
fn one_application() {
    let told = told(
        SITE,
        None,
        Protocol::FastCgi,
        "POST /a%20b/../c?x=%20 HTTP/1.1\nHost: a.example:8443\nContent-Type: a/b\nContent-Length: 3\n\
         Proxy: http://evil\nX_Forwarded_For: 1.1.1.1\nX_Any: 1\nX-Two: a\nX-Two: b\nCookie: a=1\nCookie: b=2\n\
         Connection: close\nTE: trailers\n\n",
    );
    let expected = [
        ("REQUEST_METHOD", "POST"),
        ("REQUEST_URI", "/a%20b/../c?x=%20"),
        ("QUERY_STRING", "x=%20"),
        ("SCRIPT_NAME", ""),
        ("PATH_INFO", "/c"),
        ("CONTENT_TYPE", "a/b"),
        ("CONTENT_LENGTH", "3"),
        ("GATEWAY_INTERFACE", "CGI/1.1"),
        ("HTTPS", "on"),
        ("REQUEST_SCHEME", "https"),
        ("SERVER_PROTOCOL", "HTTP/1.1"),
        ("SERVER_NAME", "a.example"),
        ("SERVER_PORT", "443"),
        ("SERVER_ADDR", "198.51.100.1"),
        ("REMOTE_ADDR", "192.0.2.7"),
        ("REMOTE_PORT", "4711"),
        ("HTTP_HOST", "a.example:8443"),
        ("HTTP_X_TWO", "a, b"),
        ("HTTP_COOKIE", "a=1; b=2"),
        ("HTTP_X_FORWARDED_FOR", "192.0.2.7"),
        ("HTTP_X_FORWARDED_PROTO", "https"),
    ];
    for (name, value) in expected {
        assert_eq!(told.get(name).map(String::as_str), Some(value), "{name}");
    }
    for name in [
        "HTTP_PROXY",
        "HTTP_X_ANY",
        "HTTP_CONTENT_LENGTH",
        "HTTP_CONTENT_TYPE",
        "HTTP_CONNECTION",
        "HTTP_TE",
        "SCRIPT_FILENAME",
        "DOCUMENT_ROOT",
    ] {
        assert!(!told.contains_key(name), "{name}");
    }
    assert!(told.contains_key("HTTP_X_REQUEST_ID"));
}

#[test]
fn scripts_below_a_root() {
    let asked = |looks, path: &str| {
        let head = format!("GET {path} HTTP/1.1\nHost: a.example\n\n");
        let told = told(SITE, Some(("/srv/app", looks)), Protocol::FastCgi, &head);
        ["SCRIPT_NAME", "PATH_INFO", "SCRIPT_FILENAME"]
            .map(|name| told.get(name).cloned().unwrap_or_default())
    };
    let expect = |name: &str, info: &str, file: &str| [name, info, file].map(str::to_owned);
    assert_eq!(
        asked(true, "/blog/x.php/more?y"),
        expect("/blog/x.php", "/more", "/srv/app/blog/x.php")
    );
    assert_eq!(
        asked(true, "/any/thing"),
        expect("/index.php", "", "/srv/app/index.php")
    );
    assert_eq!(
        asked(false, "/x.php/more"),
        expect("", "/x.php/more", "/srv/app/x.php/more")
    );
}

#[test]
fn changes_of_the_route_count() {
    let toml = "[site.\"http://a.example\".route.\"/api/\"]\nproxy = \"10.0.0.1:9000\"\nstrip = \"/api\"\n\
                request_headers = { X-Team = \"red\" }\n";
    let told = told(
        toml,
        None,
        Protocol::Uwsgi,
        "GET /api/x?y=1 HTTP/1.1\nHost: a.example\n\n",
    );
    assert_eq!(told["REQUEST_URI"], "/x?y=1");
    assert_eq!(told["PATH_INFO"], "/x");
    assert_eq!(told["HTTP_X_TEAM"], "red");
}

#[test]
fn paths_as_their_readers_understand_them() {
    let text = |path: &str| String::from_utf8(decoded(path.as_bytes())).unwrap();
    assert_eq!(text("/"), "/");
    assert_eq!(text(""), "/");
    assert_eq!(text("/a/b"), "/a/b");
    assert_eq!(text("/a/b/"), "/a/b/");
    assert_eq!(text("//a/./b/../c%2fd"), "/a/c/d");
    assert_eq!(text("/a/.."), "/");
    assert_eq!(text("/%2e%2e/a"), "/a");
    assert_eq!(text("*"), "/*");
}

#[test]
fn paths_split_at_scripts() {
    let all = |path: &'static str| -> Vec<(String, String)> {
        split(path.as_bytes())
            .map(|(a, b)| {
                let text = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap();
                (text(a), text(b))
            })
            .collect()
    };
    assert_eq!(all("/a.php"), [("/a.php".to_owned(), String::new())]);
    assert_eq!(all("/a.phpx/b"), []);
    assert_eq!(all("/a.php/b.php/c").len(), 2);
    assert_eq!(all("/a.php.jpg"), []);
}

#[test]
fn hosts_without_their_ports() {
    let name = |host: &'static str| std::str::from_utf8(without_port(host.as_bytes())).unwrap();
    assert_eq!(name("a.example:80"), "a.example");
    assert_eq!(name("a.example"), "a.example");
    assert_eq!(name("[::1]:80"), "[::1]");
    assert_eq!(name("[::1]"), "[::1]");
    assert_eq!(name("10"), "10");
}
