//! `errors = { … }`: the operator's own templates in place of the built-in answers to visitors.

use std::sync::Arc;

use crate::harness::{Candor, Reply, Response, Upstream, run};

const VISITOR: &str = "Via: 1.1 edge";
const HTML: &str = "Accept: text/html";

fn before(server: &str, files: &[(&str, &str)], errors: &str) -> Candor {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    for (name, text) in files {
        std::fs::write(directory.path().join(name), text).unwrap();
    }
    let toml = format!(
        "[defaults]\nerrors = {{ \"404\" = \"404.html\" }}\n\
         [site.\"http://shop.test:0\"]\nproxy = \"{server}\"\n{errors}\n\
         [site.\"http://shop.test:0\".route.\"/api/\"]\nproxy = \"{server}\"\n\
         errors = {{ connect_refused = \"api.json\" }}\n\
         [listen.l]\nbind = \"127.0.0.1:0\"\n[diagnosis]\noperators = [\"loopback\"]\n"
    );
    Candor::start_in(directory, &toml)
}

fn ask(candor: &Candor, path: &str, host: &str, fields: &[&str]) -> Response {
    let fields = fields.join("\r\n");
    candor.request(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{fields}"))
}

const FILES: [(&str, &str); 4] = [
    (
        "404.html",
        "<style>body{color:red}</style><h1>{status}</h1>",
    ),
    (
        "5xx.html",
        "<h1>{status} {phrase}</h1><p title='{code}'>{sentence} {request_id} {time}",
    ),
    ("5xx.txt", "{status}: {title}\n"),
    (
        "api.json",
        "{\"error\": \"{code}\", \"id\": \"{request_id}\"}",
    ),
];

/// An address at which nothing listens.
fn refusing() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

#[test]
fn visitors_get_the_template_of_their_kind() {
    let candor = before(
        &refusing(),
        &FILES,
        "errors = { 5xx = [\"5xx.html\", \"5xx.txt\"] }",
    );
    let page = ask(&candor, "/", "shop.test", &[HTML, VISITOR]);
    let id = page.header("x-request-id").unwrap();
    assert_eq!(page.status, 502);
    let text = page.text();
    let begins = "<h1>502 Bad Gateway</h1><p title='connect_refused'>The application behind";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains(id), "{text}");
    assert_eq!(page.header("candor-cause"), Some("connect_refused"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(
        page.header("proxy-status"),
        Some("candor; error=connection_refused")
    );
    // A page of the operator's own may have pictures and scripts of its own.
    assert_eq!(page.header("content-security-policy"), None);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );

    let text = ask(&candor, "/", "shop.test", &[VISITOR]);
    assert_eq!(text.text(), "502: The upstream refused the connection\n");
    assert_eq!(
        text.header("content-type"),
        Some("text/plain; charset=utf-8")
    );

    // No template of its kind: the built-in answer.
    let json = ask(
        &candor,
        "/",
        "shop.test",
        &[VISITOR, "Accept: application/json"],
    );
    assert_eq!(json.json()["cause"], "connect_refused");
    assert_eq!(
        json.header("content-type"),
        Some("application/problem+json")
    );
}

#[test]
fn the_most_specific_counts() {
    let candor = before(&refusing(), &FILES, "errors = { 5xx = \"5xx.html\" }");
    let json = ask(
        &candor,
        "/api/x",
        "shop.test",
        &[VISITOR, "Accept: application/json"],
    );
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert_eq!(json.json()["error"], "connect_refused");
    assert_eq!(json.json()["id"], json.header("x-request-id").unwrap());
    // The route adds to what its site says.
    let page = ask(&candor, "/api/x", "shop.test", &[VISITOR, HTML]);
    assert!(page.text().starts_with("<h1>502 Bad Gateway</h1>"));
    // Where there is no site there are the defaults.
    let page = ask(&candor, "/", "nobody.test", &[VISITOR, HTML]);
    assert_eq!(page.status, 404);
    assert!(page.text().ends_with("<h1>404</h1>"), "{}", page.text());
}

#[test]
fn operators_still_see_the_diagnosis() {
    let toml = "[site.\"http://127.0.0.1:0\"]\n";
    let directory = Arc::new(tempfile::tempdir().unwrap());
    std::fs::write(directory.path().join("e.html"), "own").unwrap();
    let toml = format!(
        "{toml}proxy = \"{}\"\nerrors = {{ 5xx = \"e.html\" }}\n",
        refusing()
    );
    let candor = Candor::start_in(directory, &toml);
    let page = ask(&candor, "/", "localhost", &[HTML]).text();
    assert!(page.contains("ECONNREFUSED"), "{page}");
    assert_eq!(
        ask(&candor, "/", "localhost", &[HTML, VISITOR]).text(),
        "own"
    );
}

/// What the application says itself is its own.
#[test]
fn the_applications_errors_are_passed_on() {
    let upstream = Upstream::start(|_| {
        Reply::Keep(b"HTTP/1.1 500 E\r\nContent-Length: 4\r\n\r\nmine".to_vec())
    });
    let server = upstream.address().to_string();
    let candor = before(&server, &FILES, "errors = { 5xx = \"5xx.html\" }");
    let answer = ask(&candor, "/", "shop.test", &[HTML, VISITOR]);
    assert_eq!((answer.status, answer.text().as_str()), (500, "mine"));
}

#[test]
fn mistakes_are_told_before_the_start() {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &[u8]| std::fs::write(directory.path().join(name), text);
    write("a.html", b"<p>\n{request} {peer}").unwrap();
    write("b.html", &[0xff, 0xfe]).unwrap();
    write("c.html", &vec![b'x'; 256 * 1024 + 1]).unwrap();
    write(
        "candor.toml",
        b"[site.\"http://127.0.0.1:0\"]\nrespond = \"x\"\n\
          errors = { 404 = \"a.html\", 500 = \"b.html\", 502 = \"c.html\", 503 = \"d.html\", \
          conect_refused = \"a.html\", origin_error = \"a.html\" }\n",
    )
    .unwrap();
    let file = directory.path().join("candor.toml");
    let (code, _, said) = run(&["check", file.to_str().unwrap()]);
    assert_eq!(code, 2, "{said}");
    for expected in [
        "`{request}` in line 2 of",
        "cannot be read: stream did not contain valid UTF-8",
        "is larger than 256 KiB",
        "cannot be read: No such file or directory",
        "there is no cause `conect_refused`",
        "did you mean `connect_refused`?",
        "`errors.origin_error` does nothing",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert_eq!(said.matches("error:").count(), 6, "{said}");
}
