//! What a site answers itself: `respond`, `redirect`, `redirect_from`.

use super::*;
use crate::harness::{End, Response};

fn get(candor: &Candor, host: &str, target: &str) -> Response {
    candor.request(&format!("GET {target} HTTP/1.1\r\nHost: {host}"))
}

#[test]
fn a_fixed_answer() {
    let candor = Candor::start(
        "[site.\"http://127.0.0.1:0\"]\nrespond = \"hello\\n\"\nstatus = 203\n\
         response_headers = { X-Mine = \"1\" }\n",
    );
    let response = get(&candor, "a.test", "/");
    assert_eq!(
        (response.status, response.text().as_str()),
        (203, "hello\n")
    );
    assert_eq!(response.header("x-mine"), Some("1"));
    assert_eq!(
        response.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert!(response.header("date").is_some(), "RFC 9110 §6.6.1");

    let mut client = candor.client();
    client.send(b"HEAD / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let head = client.response_to("HEAD");
    assert_eq!(
        (head.status, head.header("content-length")),
        (203, Some("6"))
    );
    // Nothing came behind the head: the next answer is where it should be.
    client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    assert_eq!(client.response().text(), "hello\n");
}

#[test]
fn a_fixed_answer_reads_a_body_away_or_closes() {
    let candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"hi\"\n");
    let mut client = candor.client();
    client.send(b"POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n\r\nhello");
    let response = client.response();
    assert_eq!(response.text(), "hi");
    if response.header("connection") == Some("close") {
        client.finish();
        assert_eq!(client.rest(), (Vec::new(), End::Closed));
    } else {
        client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
        assert_eq!(client.response().text(), "hi");
    }
}

#[test]
fn a_redirect_fills_in_path_query_and_host() {
    let candor = Candor::start(
        "[site.\"http://127.0.0.1:0\"]\nredirect = \"https://{host}/new{path}{query}\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/gone\"]\nredirect = \"/here\"\nstatus = 307\n",
    );
    let response = get(&candor, "a.test:81", "/x%20y?q=1&r");
    assert_eq!(
        response.header("location"),
        Some("https://a.test/new/x%20y?q=1&r")
    );
    assert!([301, 302, 307, 308].contains(&response.status));
    let response = get(&candor, "a.test", "/gone?x");
    assert_eq!(
        (response.status, response.header("location")),
        (307, Some("/here"))
    );
    let response = candor.request("POST /a HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 0");
    assert_eq!(response.header("location"), Some("https://[::1]/new/a"));
}

#[test]
fn hosts_are_sent_to_the_sites_own() {
    let origin = Origin::start();
    let candor = Candor::start(&format!(
        "[site.\"http://app.localhost:0\"]\nproxy = \"{}\"\nredirect_from = [\"www.app.localhost\"]\n",
        origin.address()
    ));
    let response = get(&candor, "www.app.localhost", "/a?b=c");
    assert_eq!(response.status, 308);
    let location = response.header("location").unwrap();
    assert!(location.starts_with("http://app.localhost"), "{location}");
    assert!(location.ends_with("/a?b=c"), "{location}");
    assert!(!origin.has_more());
    let response = get(&candor, "other.localhost", "/");
    assert_eq!(response.header("candor-cause"), Some("cfg_no_route"));
}

#[test]
fn an_answer_without_a_date_gets_one() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let request = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";
    let done = exchange(&candor, &origin, request, &ok(""));
    let date = done.response.header("date").unwrap().to_owned();
    // Sun, 06 Nov 1994 08:49:37 GMT
    assert_eq!(date.len(), 29, "{date}");
    assert!(date.ends_with(" GMT"), "{date}");

    let mut done = done;
    done.client.send(request.as_bytes());
    received(&mut done.peer);
    let theirs = "Sun, 06 Nov 1994 08:49:37 GMT";
    done.peer
        .send(format!("HTTP/1.1 200 OK\r\nDate: {theirs}\r\nContent-Length: 0\r\n\r\n").as_bytes());
    let response = done.client.response();
    let dates: Vec<_> = response
        .headers
        .iter()
        .filter(|(n, _)| n == "Date")
        .collect();
    assert_eq!(dates.len(), 1);
    assert_eq!(dates[0].1, theirs);
}
