//! A share of the requests goes to a second upstream as well, and nobody who asks notices.

use crate::admin::run;
use crate::harness::{Candor, Reply, Upstream, eventually};
use crate::http1::{Origin, received};
use crate::matrix::{counted, counts_to};
use crate::program::free_port;

fn candor(real: &str, shadow: &str, mirror: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [upstream.real]\nservers = [\"{real}\"]\n[upstream.shadow]\nservers = [\"{shadow}\"]\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"real\"\nmirror = {mirror}\n"
    ))
}

fn real() -> Upstream {
    Upstream::start(|_| Reply::ok("real"))
}

const MIRRORED: &str = "candor_mirrored_total";

#[test]
fn a_copy_is_whole_and_changes_nothing() {
    let (real, shadow) = (real(), Upstream::start(|_| Reply::ok("shadow")));
    let candor = candor(
        &real.address().to_string(),
        &shadow.address().to_string(),
        "\"shadow\"",
    );
    let answer = candor.request("GET /get?a=1 HTTP/1.1\r\nHost: localhost\r\nX-Own: kept");
    assert_eq!(answer.text(), "real");
    let mut client = candor.client();
    client.send(
        b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello\
          POST /chunked HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\
          3\r\nhel\r\n3\r\nlo!\r\n0\r\n\r\n",
    );
    assert_eq!(client.response().text(), "real");
    assert_eq!(client.response().text(), "real");
    counts_to(&candor, MIRRORED, &[("outcome", "answered")], 3);
    let mut copies = shadow.requests();
    copies.sort_by(|a, b| a.line.cmp(&b.line));
    let bodies: Vec<_> = copies.iter().map(|it| (&*it.line, &*it.body)).collect();
    let expected: [(&str, &[u8]); 3] = [
        ("GET /get?a=1 HTTP/1.1", b""),
        ("POST /chunked HTTP/1.1", b"hello!"),
        ("POST /length HTTP/1.1", b"hello"),
    ];
    assert_eq!(bodies, expected);
    assert_eq!(copies[0].header("x-own"), Some("kept"));
    assert_eq!(real.requests().len(), 3);
    let line = candor.logged("/get");
    assert_eq!(line["upstream"], "real", "{line}");
    assert!(line.get("attempts").is_none(), "{line}");
}

/// The copy comes back to the route that made it: it is refused there, and not copied again.
#[test]
fn a_copy_of_a_copy_is_not_made() {
    let (real, port) = (real(), free_port().port());
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [upstream.real]\nservers = [\"{}\"]\n[upstream.shadow]\nservers = [\"127.0.0.1:{port}\"]\n\
         [site.\"http://127.0.0.1:{port}\"]\nproxy = \"real\"\nmirror = \"shadow\"\n",
        real.address()
    ));
    for _ in 0..20 {
        assert_eq!(candor.get("/").text(), "real");
    }
    counts_to(&candor, MIRRORED, &[], 20);
    assert_eq!(candor.get("/last").text(), "real");
    counts_to(&candor, MIRRORED, &[], 21);
}

#[test]
fn a_share_is_a_share() {
    let (real, shadow) = (real(), Upstream::start(|_| Reply::ok("shadow")));
    let candor = candor(
        &real.address().to_string(),
        &shadow.address().to_string(),
        "{ to = \"shadow\", share = \"25%\" }",
    );
    for _ in 0..40 {
        assert_eq!(candor.get("/").text(), "real");
    }
    counts_to(&candor, MIRRORED, &[("outcome", "answered")], 10);
    assert_eq!(shadow.requests().len(), 10);
}

/// The second upstream says nothing, refuses or breaks off: the visitor has long been answered.
#[test]
fn what_fails_there_is_counted_there() {
    let (real, silent) = (real(), Origin::start());
    let candor_ = candor(
        &real.address().to_string(),
        &silent.address().to_string(),
        "\"shadow\"",
    );
    for _ in 0..3 {
        assert_eq!(candor_.get("/silent").text(), "real");
    }
    let mut peer = silent.accept();
    received(&mut peer);
    assert_eq!(counted(&candor_, MIRRORED, &[]), 0);
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    drop(peer);
    counts_to(&candor_, MIRRORED, &[("cause", "body_truncated")], 1);
    let refusing = candor(&real.address().to_string(), "127.0.0.1:1", "\"shadow\"");
    assert_eq!(refusing.get("/refused").text(), "real");
    let labels = [
        ("upstream", "shadow"),
        ("outcome", "failed"),
        ("cause", "connect_refused"),
    ];
    counts_to(&refusing, MIRRORED, &labels, 1);
    assert_eq!(counted(&refusing, "candor_failures_total", &[]), 0);
    let line = refusing.logged("/refused");
    assert!(line.get("cause").is_none(), "{line}");
}

#[test]
fn a_body_that_is_too_large_is_not_copied() {
    let (real, shadow) = (real(), Upstream::start(|_| Reply::ok("shadow")));
    let candor = candor(
        &real.address().to_string(),
        &shadow.address().to_string(),
        "\"shadow\"",
    );
    for size in [65_536, 65_537] {
        let mut client = candor.client();
        let head = format!("PUT /{size} HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n");
        client.send(head.as_bytes());
        client.send(&vec![b'x'; size]);
        assert_eq!(client.response().text(), "real");
    }
    counts_to(&candor, MIRRORED, &[("outcome", "skipped")], 1);
    let copies = eventually(|| Some(shadow.requests()).filter(|it| !it.is_empty()));
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].body.len(), 65_536);
}

#[test]
fn nothing_is_copied_to_a_paused_upstream() {
    let (real, shadow) = (real(), Upstream::start(|_| Reply::ok("shadow")));
    let candor = candor(
        &real.address().to_string(),
        &shadow.address().to_string(),
        "\"shadow\"",
    );
    let pause = ["pause", "shadow", "--for", "1h"];
    assert_eq!(run(&candor, &pause).0, 0);
    assert_eq!(candor.get("/paused").text(), "real");
    counts_to(&candor, MIRRORED, &[("outcome", "skipped")], 1);
    assert_eq!(run(&candor, &["resume", "shadow"]).0, 0);
    assert_eq!(candor.get("/open").text(), "real");
    counts_to(&candor, MIRRORED, &[("outcome", "answered")], 1);
    assert_eq!(shadow.requests().len(), 1);
}
