//! What a cause means, served to operators beside the application.

use crate::harness::Candor;

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
