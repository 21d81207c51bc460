//! The dashboard: what its pages say, to whom, and how they do in a browser.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::admin::ask;
use crate::browser::chromium;
use crate::harness::{Candor, Client, Reply, Response, Upstream};
use crate::program::{self, skipped};

/// An upstream that works, one that is not there, and one with a name that nobody would give.
fn candor(upstream: &Upstream) -> Candor {
    Candor::start(&format!(
        "[candor]\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/down/\"]\nproxy = \"127.0.0.1:1\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/odd/\"]\nproxy = \"{ODD}\"\n\
         [site.\"http://old.test:0\"]\nredirect = \"http://new.test{{path}}\"\n\
         [upstream.app]\nservers = [\"{}\"]\n",
        upstream.address()
    ))
}

const ODD: &str = "unix:/nowhere/<script>alert(1)<script>/a\u{202e}b.sock";
/// As a query says it.
const ODD_QUERY: &str =
    "unix%3A%2Fnowhere%2F%3Cscript%3Ealert%281%29%3Cscript%3E%2Fa%E2%80%AEb.sock";

fn works() -> Upstream {
    Upstream::start(|_| Reply::ok("well"))
}

#[track_caller]
fn page(candor: &Candor, path: &str) -> String {
    let response = ask(candor, &format!("GET {path} HTTP/1.1"), "");
    assert_eq!(response.status, 200, "{path}");
    assert_is_page(&response);
    response.text()
}

#[track_caller]
fn assert_is_page(response: &Response) {
    assert_eq!(
        response.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let policy = response.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{policy}"
    );
    assert_eq!(response.header("cache-control"), Some("no-store"));
    assert_eq!(response.header("referrer-policy"), Some("no-referrer"));
}

#[test]
fn what_was_counted_is_told() {
    let upstream = works();
    let candor = candor(&upstream);
    for number in 0..7 {
        candor.get(&format!("/well/{number}"));
    }
    for number in 0..3 {
        candor.get(&format!("/down/{number}"));
        candor.logged(&format!("/down/{number}"));
    }
    let site = page(&candor, "/site?name=http%3A%2F%2F127.0.0.1%3A0");
    let told = "In the last 10 minutes: 10 requests, 3 of them failed;";
    assert!(site.contains(told), "{site}");
    assert!(site.contains("Failures in the last 10 minutes: 3 connect_refused\""));
    assert!(site.contains("<dt>Failed</dt><dd>30 %</dd>"), "{site}");
    let app = page(&candor, "/upstream?name=app");
    assert!(app.contains("7 requests, 0 of them failed;"), "{app}");
    assert!(app.contains(">well</span>"), "{app}");
    let down = page(&candor, "/upstream?name=127.0.0.1%3A1");
    assert!(down.contains("3 requests, 3 of them failed;"), "{down}");
    assert!(
        down.contains(">fails</span>") && down.contains(">never</dd>"),
        "{down}"
    );
    let overview = page(&candor, "/");
    assert!(
        overview.contains("<h1>One incident is open</h1>"),
        "{overview}"
    );
    assert!(overview.contains("http://old.test:0"), "{overview}");
}

#[test]
fn a_failed_request_is_found_by_its_id() {
    let upstream = works();
    let candor = candor(&upstream);
    let response = candor.get("/down/x");
    let id = response.header("x-request-id").unwrap();
    candor.logged("/down/x");
    let story = page(&candor, &format!("/requests/{id}"));
    assert!(
        story.contains("127.0.0.1:1 refused the connection"),
        "{story}"
    );
    assert!(
        story.contains("<a href=\"/incidents/1\">incident 1</a>"),
        "{story}"
    );
    // As people paste it.
    let found = ask(&candor, &format!("GET /requests?id=+{id}+ HTTP/1.1"), "");
    assert_eq!(found.status, 303);
    let there = format!("/requests/{id}");
    assert_eq!(found.header("location"), Some(there.as_str()));
    assert!(page(&candor, "/requests").contains(id));
    assert!(page(&candor, "/incidents/1").contains(id));
    assert!(page(&candor, "/incidents").contains("href=\"/incidents/1\""));
    assert!(page(&candor, "/requests?cause=dns_nxdomain").contains("None is remembered."));
    let unknown = page(&candor, "/requests?id=%3Cscript%3E");
    assert!(
        unknown.contains("&#60;script&#62;</code> is remembered"),
        "{unknown}"
    );
    for path in [
        "/requests/nothing",
        "/incidents/99",
        "/incidents/x",
        "/site?name=x",
    ] {
        let response = ask(&candor, &format!("GET {path} HTTP/1.1"), "");
        assert_eq!(response.status, 404, "{path}");
        assert_is_page(&response);
    }
}

#[test]
fn strangers_names_are_text() {
    let upstream = works();
    let candor = candor(&upstream);
    candor.request("GET /odd/<script>alert(2)</script> HTTP/1.1\r\nHost: localhost");
    candor.log(|line| line["event"] == "request");
    let paths = [
        "/",
        "/requests",
        "/incidents",
        "/incidents/1",
        "/routes",
        "/changes",
        &format!("/upstream?name={ODD_QUERY}"),
    ];
    for path in paths {
        let text = page(&candor, path);
        assert!(!text.contains("alert(1)<script>"), "{path}");
        assert!(!text.contains("<script>alert"), "{path}");
        assert!(!text.contains('\u{202e}'), "{path}");
        assert_eq!(text.matches("<script>").count(), 1, "{path}");
    }
    let odd = page(&candor, &format!("/upstream?name={ODD_QUERY}"));
    assert!(odd.contains("&#60;script&#62;alert(1)"), "{odd}");
}

#[test]
fn pages_are_for_operators_and_change_nothing() {
    let upstream = works();
    let candor = Candor::start(&format!(
        "[candor]\nadmin = \"127.0.0.1:0\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let said = candor.said("admin interface on ");
    let address = said.trim_start_matches("admin interface on ");
    let address: std::net::SocketAddr = address.split(' ').next().unwrap().parse().unwrap();
    for path in [
        "/",
        "/requests",
        "/incidents",
        "/routes",
        "/ticks",
        "/.candor/causes/",
    ] {
        let mut client = Client::connect(address);
        client.send(
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        );
        assert_eq!(client.response().status, 401, "{path}");
    }
    let candor = self::candor(&upstream);
    for path in ["/", "/requests", "/incidents", "/routes", "/ticks"] {
        for method in ["POST", "PUT", "DELETE"] {
            let response = ask(&candor, &format!("{method} {path} HTTP/1.1"), "");
            assert_eq!(response.status, 405, "{method} {path}");
        }
    }
}

/// Every page in Chromium: looked at by axe in light and dark, wide and on a phone, with and without
/// a script; kept up to date while it is open. Pictures are left in `target/dashboard`.
#[test]
fn the_dashboard_in_a_browser() {
    let Some(chromium) = chromium() else { return };
    let Some(mut python) = program::python("python") else {
        return;
    };
    let imports = "import playwright, axe_playwright_python";
    if !python
        .args(["-c", imports])
        .status()
        .is_ok_and(|it| it.success())
    {
        return skipped("no playwright or axe-playwright-python").unwrap_or_default();
    }
    let upstream = works();
    let candor = candor(&upstream);
    for path in ["/1", "/2", "/3", "/down/1", "/down/2", "/odd/1"] {
        candor.get(path);
        candor.logged(path);
    }
    let opened = ask(&candor, "POST /v1/open HTTP/1.1", "").json();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pictures = here.join("../target/dashboard");
    std::fs::create_dir_all(&pictures).unwrap();
    let task = json!({
        "chromium": chromium,
        "url": opened["url"],
        "proxy": format!("http://{}", candor.address()),
        "pictures": pictures,
    });
    let mut child = program::python("python")
        .unwrap()
        .arg(here.join("tests/it/browser/dashboard.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(task.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the script failed");
    let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(seen["problems"], json!([]), "{seen:#}");
    assert!(seen["pages"].as_u64().unwrap() >= 12, "{seen:#}");
}
