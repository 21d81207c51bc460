//! What a cause means, served to operators beside the application.

use crate::harness::{Candor, run};

const SITE: &str = "[site.\"http://127.0.0.1:0\"]\nrespond = \"the application\"\n";

#[test]
fn an_operator_reads_what_a_cause_means() {
    let candor = Candor::start(SITE);
    let page = candor.get("/.candor/causes/connect_refused");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("## What happened"), "{}", page.text());
    let list = candor.get("/.candor/causes/").text();
    assert!(list.contains("`connect_refused`"), "{list}");
    assert_eq!(candor.get("/.candor/causes/no_such_cause").status, 404);
}

#[test]
fn a_visitor_gets_the_application() {
    let candor = Candor::start(SITE);
    let seen =
        "GET /.candor/causes/connect_refused HTTP/1.1\r\nHost: 127.0.0.1\r\nVia: 1.1 edge\r\n\r\n";
    assert_eq!(candor.request(seen).text(), "the application");
}

/// One address, three forms: a browser, a program and a terminal read the same.
#[test]
fn the_form_is_chosen_by_accept() {
    let candor = Candor::start(SITE);
    let ask = |path: &str, accept: &str| {
        let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}");
        candor.request(&head)
    };
    let page = ask("/.candor/causes/connect_refused", "text/html");
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    let text = page.text();
    assert!(text.contains("<h2>What happened</h2>"), "{text}");
    assert!(text.contains("href=\"/.candor/causes/\""), "{text}");
    let index = ask("/.candor/causes/", "text/html").text();
    let link = "<a href=\"/.candor/causes/tls_cert_untrusted\">tls_cert_untrusted</a>";
    assert!(index.contains(link), "{index}");
    let it = ask("/.candor/causes/connect_refused", "application/json");
    assert_eq!(it.header("content-type"), Some("application/json"));
    assert_eq!(it.json()["status"], 502);
    let all = ask("/.candor/causes/", "application/json").json();
    assert!(all.as_array().unwrap().len() > 90, "{all}");
}

#[test]
fn the_manual_is_in_color_when_asked() {
    let (code, painted, _) = run(&["explain", "connect_refused", "--color", "always"]);
    assert_eq!(code, 0);
    assert!(painted.starts_with("\x1b[1m# "), "{painted}");
    let (_, plain, _) = run(&["explain", "connect_refused"]);
    assert!(!plain.contains('\x1b'), "{plain}");
    let words = |text: &str| text.replace('`', "");
    let unpainted = ["0", "1", "36"]
        .iter()
        .fold(painted, |text, it| text.replace(&format!("\x1b[{it}m"), ""));
    assert_eq!(unpainted, words(&plain));
}
