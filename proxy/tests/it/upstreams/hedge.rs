//! A second member is asked when the first takes long; who answers first wins.

use std::time::Duration;

use crate::admin::run;
use crate::harness::{Candor, Client, Reply, Upstream};
use crate::http1::{Origin, ok, received};
use crate::matrix::{counted, counts_to};

const HEDGED: &str = "candor_hedged_total";

fn candor(members: &[String], hedge: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"pair\"\n\
         [upstream.pair]\nservers = {members:?}\nhedge = \"{hedge}\"\n"
    ))
}

/// A request that both members have, in this order.
struct Both {
    candor: Candor,
    client: Client,
    peers: [Client; 2],
    origins: [Origin; 2],
}

impl Both {
    fn asked(hedge: &str) -> Self {
        let origins = [Origin::start(), Origin::start()];
        let members = origins.each_ref().map(|it| it.address().to_string());
        let candor = candor(&members, hedge);
        let mut client = candor.client();
        client.send(b"GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
        let mut peers = origins.each_ref().map(Origin::accept);
        for peer in &mut peers {
            received(peer);
        }
        Self {
            candor,
            client,
            peers,
            origins,
        }
    }
}

#[test]
fn a_silent_member_is_not_waited_for() {
    let (silent, good) = (Origin::start(), Upstream::start(|_| Reply::ok("good")));
    let candor = candor(
        &[silent.address().to_string(), good.address().to_string()],
        "100ms",
    );
    let mut hedged = Vec::new();
    for path in ["/1", "/2", "/3", "/4"] {
        assert_eq!(candor.get(path).text(), "good");
        let line = candor.logged(path);
        if line.get("attempts").is_some() {
            hedged.push(line);
        }
    }
    assert_eq!(hedged.len(), 2);
    for line in hedged {
        let attempts = line["attempts"].as_array().unwrap();
        assert_eq!(attempts.len(), 2, "{line}");
        assert_eq!(
            attempts[0]["server"],
            silent.address().to_string(),
            "{line}"
        );
        assert_eq!(attempts[0]["cause"], "timeout_first_byte", "{line}");
        assert_eq!(attempts[1]["status"], 200, "{line}");
        assert_eq!(line["peer"], good.address().to_string(), "{line}");
        // What was slower is dropped.
        let mut peer = silent.accept();
        received(&mut peer);
        peer.rest();
    }
    counts_to(&candor, HEDGED, &[("outcome", "won")], 2);
    assert_eq!(counted(&candor, "candor_failures_total", &[]), 0);
}

#[test]
fn the_first_member_may_still_win() {
    let Both {
        candor,
        mut client,
        peers: [mut one, mut two],
        origins: _origins,
    } = Both::asked("50ms");
    // Whichever was asked first: both have the request now.
    one.send(&ok("one"));
    assert_eq!(client.response().text(), "one");
    two.rest();
    let line = candor.logged("/first");
    assert_eq!(line["status"], 200, "{line}");
    assert_eq!(counted(&candor, HEDGED, &[]), 1);
}

#[test]
fn what_is_not_idempotent_or_quick_is_asked_once() {
    let (first, second) = (Origin::start(), Origin::start());
    let members = [first.address().to_string(), second.address().to_string()];
    let candor = candor(&members, "50ms");
    let mut clients = [candor.client(), candor.client()];
    for client in &mut clients {
        client.send(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    }
    // Each is at one of the members, and stays there.
    let mut peers = [first.accept(), second.accept()];
    assert!(first.is_quiet_for(Duration::from_millis(300)) && !second.has_more());
    for peer in &mut peers {
        received(peer);
        peer.send(&ok("slow"));
    }
    for client in &mut clients {
        assert_eq!(client.response().text(), "slow");
        client.send(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    for peer in &mut peers {
        received(peer);
        peer.send(&ok("quick"));
    }
    for client in &mut clients {
        assert_eq!(client.response().text(), "quick");
    }
    assert_eq!(counted(&candor, HEDGED, &[]), 0);
}

#[test]
fn where_there_is_no_second_member_nothing_is_hedged() {
    let (origin, aside) = (Origin::start(), Origin::start());
    let members = [origin.address().to_string(), aside.address().to_string()];
    let candor = candor(&members, "1ms");
    let drained = run(&candor, &["drain", "pair", &members[1]]);
    assert_eq!(drained.0, 0, "{drained:?}");
    let mut client = candor.client();
    client.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    assert!(aside.is_quiet_for(Duration::from_millis(100)));
    peer.send(&ok("slow"));
    assert_eq!(client.response().text(), "slow");
    candor.logged("/slow");
    assert_eq!(counted(&candor, HEDGED, &[]), 0);
}

#[test]
fn a_first_attempt_that_fails_leaves_the_second_under_way() {
    let Both {
        candor,
        mut client,
        peers: [one, mut two],
        origins: [first, _],
    } = Both::asked("50ms\"\nretry = { tries = 1 }\n# \"");
    drop(one);
    // The failure may be seen before or after this.
    two.send(&ok("two"));
    assert_eq!(client.response().text(), "two");
    let line = candor.logged("/first");
    assert_eq!(line["status"], 200, "{line}");
    assert_eq!(
        line["attempts"][0]["server"],
        first.address().to_string(),
        "{line}"
    );
    counts_to(&candor, HEDGED, &[("outcome", "won")], 1);
}

#[test]
fn an_interim_head_does_not_win() {
    let Both {
        candor: _candor,
        mut client,
        peers: [mut one, mut two],
        origins: [_first, second],
    } = Both::asked("50ms");
    two.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
    one.send(&ok("one"));
    assert_eq!(client.response().text(), "one");
    two.rest();
    // Where the final head follows, it does, with what came before.
    client.send(b"GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut slow = second.accept();
    received(&mut slow);
    received(&mut one);
    one.send(b"HTTP/1.1 103 Early Hints\r\nLink: </b.css>\r\n\r\n");
    one.send(&ok("again"));
    assert_eq!(client.head().status, 103);
    assert_eq!(client.response().text(), "again");
}

#[test]
fn what_is_no_head_does_not_win() {
    for bytes in [
        "blah blah\r\n\r\n",
        "HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
        "blah",
    ] {
        let Both {
            candor,
            mut client,
            peers: [mut one, mut two],
            origins: _origins,
        } = Both::asked("50ms");
        two.send(bytes.as_bytes());
        two.rest();
        one.send(&ok("one"));
        assert_eq!(client.response().text(), "one", "{bytes}");
        counts_to(&candor, HEDGED, &[("outcome", "failed")], 1);
        let line = candor.logged("/first");
        let causes: Vec<_> = line["attempts"].as_array().unwrap().iter().collect();
        assert!(
            causes[0]["cause"].as_str().unwrap().starts_with("head_"),
            "{line}"
        );
    }
}

#[test]
fn a_client_stays_with_a_member_that_was_only_slower() {
    let origins = [Origin::start(), Origin::start()];
    let members = origins.each_ref().map(|it| it.address().to_string());
    let candor = candor(&members, "50ms\"\nsticky = \"cookie");
    let mut client = candor.client();
    client.send(b"GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
    let mut own = origins[0].accept();
    received(&mut own);
    own.send(&ok("own"));
    let response = client.response();
    let cookie = response
        .header("set-cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap();
    client.send(format!("GET /second HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\n\r\n").as_bytes());
    received(&mut own);
    let mut other = origins[1].accept();
    received(&mut other);
    other.send(&ok("other"));
    let response = client.response();
    assert_eq!(response.text(), "other");
    assert_eq!(response.header("set-cookie"), None);
    assert_eq!(counted(&candor, "candor_retries_total", &[]), 0);
}
