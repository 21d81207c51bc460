//! Members that serve as many requests as they may, and those who wait for one of them.

use std::net::SocketAddr;

use candor_faults::Ask;

use crate::admin::run;
use crate::harness::{Candor, Client, Reply, Upstream, eventually};
use crate::http1::{Origin, ok, received};
use crate::matrix::counted;
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        cause: "upstream_limit_reached",
        reason: "no_queue",
        fact: "at_limit",
        says: "Upstream inside serves 1 of at most 1 requests (max_requests), and no queue is allowed.",
        ..FULL
    },
    Row {
        cause: "upstream_limit_reached",
        reason: "queue_full",
        fact: "at_limit",
        says: "Upstream inside serves 1 of at most 1 requests (max_requests), and 1 of at most 1 wait already.",
        ..FULL
    },
    Row {
        cause: "timeout_queue",
        fact: "timer",
        says: "(timeout.queue = 50 ms) for upstream inside, which serves 1 of at most 1, with 1 waiting.",
        ..FULL
    },
];

const FULL: Row = Row {
    status: 503,
    error: "connection_limit_reached",
    phase: "admit",
    ..Row::ANSWERED
};

const SITE: &str = "http://127.0.0.1:0";

/// Candor in front of one member, with these keys of the upstream.
fn candor(member: SocketAddr, keys: &str) -> Candor {
    before(&[member], keys)
}

/// Candor in front of these members.
fn before(members: &[SocketAddr], keys: &str) -> Candor {
    let servers: Vec<_> = members.iter().map(|it| format!("\"{it}\"")).collect();
    let servers = servers.join(", ");
    Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 2\n[diagnosis]\nprobes = false\n\
         [site.\"{SITE}\"]\nproxy = \"inside\"\n\
         [upstream.inside]\nservers = [{servers}]\n{keys}\n"
    ))
}

fn ask(candor: &Candor, path: &str) -> Client {
    let mut client = candor.client();
    client.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
    client
}

fn check(candor: &Candor, row: &Row, path: &str) {
    let scene = Scene {
        candor,
        row,
        ask: Ask::Get,
        path: path.to_owned(),
        site: SITE.to_owned(),
        behind: None,
    };
    scene.check();
}

/// Waits until so many requests wait in line.
fn wait_for_line(candor: &Candor, count: u64) {
    eventually(|| (counted(candor, "candor_upstream_waiting", &[]) == count).then_some(()));
}

#[test]
fn a_full_upstream_without_a_queue_is_told_in_every_view() {
    let origin = Origin::start();
    let candor = candor(
        origin.address(),
        "max_requests = 1\nqueue = 0\nkeepalive = { connections = 0 }",
    );
    let mut first = ask(&candor, "/first");
    let mut peer = origin.accept();
    received(&mut peer);
    check(&candor, &ROWS[0], "/refused");
    // Room is there as soon as the answer has left.
    peer.send(&ok("done"));
    assert_eq!(first.response().text(), "done");
    // The client may have it before the exchange is over.
    eventually(|| (counted(&candor, "candor_member_active", &[]) == 0).then_some(()));
    let mut second = ask(&candor, "/second");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(&ok("again"));
    assert_eq!(second.response().text(), "again");
}

#[test]
fn a_full_queue_is_told_in_every_view() {
    let origin = Origin::start();
    let candor = candor(origin.address(), "max_requests = 1\nqueue = 1");
    let _first = ask(&candor, "/first");
    let mut peer = origin.accept();
    received(&mut peer);
    let _waits = ask(&candor, "/waits");
    wait_for_line(&candor, 1);
    check(&candor, &ROWS[1], "/refused");
}

#[test]
fn who_waits_too_long_is_told_in_every_view() {
    let origin = Origin::start();
    let keys = "max_requests = 1\ntimeout = { queue = \"50ms\" }";
    let candor = candor(origin.address(), keys);
    let mut first = ask(&candor, "/first");
    let mut peer = origin.accept();
    received(&mut peer);
    check(&candor, &ROWS[2], "/late");
    peer.send(&ok("done"));
    assert_eq!(first.response().text(), "done");
}

#[test]
fn who_comes_first_is_served_first() {
    let origin = Origin::start();
    let candor = candor(
        origin.address(),
        "max_requests = 1\nkeepalive = { connections = 0 }",
    );
    let mut first = ask(&candor, "/0");
    let mut peer = origin.accept();
    received(&mut peer);
    let mut others = Vec::new();
    for number in 1..=8 {
        others.push(ask(&candor, &format!("/{number}")));
        wait_for_line(&candor, number);
    }
    // One leaves: its place goes to those behind it.
    drop(others.remove(2));
    assert_eq!(candor.logged("/3")["cause"], "client_closed");
    wait_for_line(&candor, 7);
    peer.send(&ok("0"));
    assert_eq!(first.response().text(), "0");
    for (mut other, number) in others.into_iter().zip([1, 2, 4, 5, 6, 7, 8]) {
        let mut peer = origin.accept();
        let request = received(&mut peer);
        assert_eq!(request.line(), format!("GET /{number} HTTP/1.1"));
        assert!(!origin.has_more(), "one at a time");
        peer.send(&ok(&number.to_string()));
        assert_eq!(other.response().text(), number.to_string());
    }
    wait_for_line(&candor, 0);
}

#[test]
fn who_waits_goes_on_by_the_configuration_that_a_reload_brings() {
    let (old, new) = (Origin::start(), Origin::start());
    let candor = candor(old.address(), "max_requests = 1");
    let mut first = ask(&candor, "/first");
    let mut peer = old.accept();
    received(&mut peer);
    let mut waits = ask(&candor, "/waits");
    wait_for_line(&candor, 1);
    let toml = std::fs::read_to_string(candor.directory().join("candor.toml")).unwrap();
    let toml = toml.replace(&old.address().to_string(), &new.address().to_string());
    candor.reload(&toml.replace("max_requests = 1", "max_requests = 2"));
    // The member that it waited for is none any more, and still busy.
    let mut second = new.accept();
    assert_eq!(received(&mut second).line(), "GET /waits HTTP/1.1");
    second.send(&ok("new"));
    assert_eq!(waits.response().text(), "new");
    let queue = &candor.logged("/waits")["phase_ms"]["queue"];
    assert!(queue.as_f64().is_some_and(|ms| ms > 0.0), "{queue}");
    peer.send(&ok("old"));
    assert_eq!(first.response().text(), "old");
    assert_eq!(counted(&candor, "candor_upstream_waiting", &[]), 0);
}

#[test]
fn a_retry_that_waits_by_an_old_configuration_holds_up_nobody() {
    let origins = [Origin::start(), Origin::start()];
    let new = Origin::start();
    let (candor, [_one, two], [peer, _busy]) = one_at_each(&origins);
    // It failed at its member, and waits for the other.
    drop(peer);
    wait_for_line(&candor, 1);
    let toml = std::fs::read_to_string(candor.directory().join("candor.toml")).unwrap();
    let [one_at, two_at] = origins.each_ref().map(|it| it.address().to_string());
    let toml = toml.replace(
        &format!("\"{one_at}\", \"{two_at}\""),
        &format!("\"{}\"", new.address()),
    );
    candor.reload(&toml);
    let mut third = ask(&candor, "/third");
    let mut other = new.accept();
    assert_eq!(received(&mut other).line(), "GET /third HTTP/1.1");
    other.send(&ok("third"));
    assert_eq!(third.response().text(), "third");
    drop(two);
}

#[test]
fn connections_to_a_member_are_limited_over_all_threads() {
    let upstream = Upstream::start(|_| Reply::ok("done"));
    let candor = candor(upstream.address(), "max_connections = 1");
    let counted = |name| counted(&candor, name, &[("side", "upstream")]);
    // So many clients that both threads are met; each takes the other's idle connection away.
    for number in 0..32 {
        let mut client = ask(&candor, &format!("/{number}"));
        assert_eq!(client.response().text(), "done");
        assert!(counted("candor_connections{") <= 1);
    }
    assert!(counted("candor_connections_opened_total") >= 2);
}

/// Two members with room for one request each; one request at each of them.
fn one_at_each(origins: &[Origin; 2]) -> (Candor, [Client; 2], [Client; 2]) {
    let members = origins.each_ref().map(Origin::address);
    let keys = "max_requests = 1\nqueue = 1\nkeepalive = { connections = 0 }";
    let candor = before(&members, keys);
    let first = ask(&candor, "/first");
    let mut one = origins[0].accept();
    assert!(received(&mut one).line().starts_with("GET /first "));
    let second = ask(&candor, "/second");
    let mut two = origins[1].accept();
    assert!(received(&mut two).line().starts_with("GET /second "));
    (candor, [first, second], [one, two])
}

#[test]
fn an_answer_is_not_given_up_for_a_member_without_room() {
    let origins = [Origin::start(), Origin::start()];
    let members = origins.each_ref().map(Origin::address);
    let keys = "max_requests = 1\nretry.on = [\"unavailable\"]\nkeepalive = { connections = 0 }";
    let candor = before(&members, keys);
    let mut first = ask(&candor, "/first");
    let mut one = origins[0].accept();
    received(&mut one);
    let mut second = ask(&candor, "/second");
    let mut two = origins[1].accept();
    received(&mut two);
    let busy = "HTTP/1.1 503 Busy\r\nX-App: 1\r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\nbusy";
    two.send(busy.as_bytes());
    let answer = second.response();
    assert_eq!((answer.status, answer.header("x-app")), (503, Some("1")));
    assert_eq!(answer.text(), "busy");
    assert_eq!(candor.logged("/second")["status_by"], "upstream");
    // Where there is room, another one is asked.
    one.send(&ok("first"));
    assert_eq!(first.response().text(), "first");
    eventually(|| (counted(&candor, "candor_member_active", &[]) == 0).then_some(()));
    let mut third = ask(&candor, "/third");
    let mut one = origins[0].accept();
    received(&mut one);
    one.send(busy.as_bytes());
    let mut two = origins[1].accept();
    received(&mut two);
    two.send(&ok("third"));
    assert_eq!(third.response().text(), "third");
}

#[test]
fn requests_that_failed_do_not_wait_for_each_others_places() {
    let origins = [Origin::start(), Origin::start()];
    let (candor, clients, [one, two]) = one_at_each(&origins);
    // Each of them wants the member at which the other one is.
    drop(one);
    wait_for_line(&candor, 1);
    drop(two);
    let paths = ["/second", "/first"];
    for (origin, path) in origins.iter().zip(paths) {
        let mut peer = origin.accept();
        assert!(received(&mut peer).line().contains(path), "{path}");
        peer.send(&ok(path));
    }
    for (mut client, path) in clients.into_iter().zip(["/first", "/second"]) {
        assert_eq!(client.response().text(), path);
    }
}

#[test]
fn a_retry_that_waits_stands_in_nobodys_way() {
    let origins = [Origin::start(), Origin::start()];
    let (candor, [mut first, mut second], [one, mut two]) = one_at_each(&origins);
    drop(one);
    wait_for_line(&candor, 1);
    // There is room at the first member, which is of no use to who failed there; it does not fill
    // the line for others.
    let mut third = ask(&candor, "/third");
    let mut one = origins[0].accept();
    assert!(received(&mut one).line().contains("/third"));
    one.send(&ok("third"));
    assert_eq!(third.response().text(), "third");
    two.send(&ok("second"));
    assert_eq!(second.response().text(), "second");
    let mut two = origins[1].accept();
    assert!(received(&mut two).line().contains("/first"));
    two.send(&ok("first"));
    assert_eq!(first.response().text(), "first");
}

#[test]
fn who_waits_is_sent_to_a_member_that_is_asked_again() {
    let origins = [Origin::start(), Origin::start()];
    let members = origins.each_ref().map(Origin::address);
    let candor = before(&members, "max_requests = 1");
    let aside = members[1].to_string();
    let drained = run(&candor, &["drain", "inside", &aside]);
    assert_eq!(drained.0, 0, "{drained:?}");
    let _first = ask(&candor, "/first");
    let mut one = origins[0].accept();
    received(&mut one);
    let mut second = ask(&candor, "/second");
    wait_for_line(&candor, 1);
    let undone = run(&candor, &["drain", "inside", &aside, "--undo"]);
    assert_eq!(undone.0, 0, "{undone:?}");
    let mut two = origins[1].accept();
    assert!(received(&mut two).line().contains("/second"));
    two.send(&ok("second"));
    assert_eq!(second.response().text(), "second");
}
