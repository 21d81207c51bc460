//! `dns:` and `srv:`.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use candor_faults::Ask;
use hickory_resolver::proto::op::ResponseCode;
use serde_json::Value;

use super::resolver::{Resolver, Says};
use super::{Fleet, answer, answers, ip, lists, problem, says, told};
use crate::admin;
use crate::harness::{Authority, Candor, eventually, run};
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;
use crate::program::skipped;

/// The rows that are met here.
pub const ROWS: &[Row] = &[
    Row {
        fault: "upstream_none_available_gone",
        says: "Upstream inside has had no member for ",
        ..NOBODY
    },
    Row {
        fault: "upstream_none_available_never",
        says: "Upstream inside has no member, and has had none since Candor started.",
        ..NOBODY
    },
];

const NOBODY: Row = Row {
    cause: "upstream_none_available",
    status: 503,
    error: "destination_unavailable",
    reason: "dns_lists_none",
    phase: "select",
    fact: "no_member",
    command: "getent ahosts app.test",
    ..Row::ANSWERED
};

const SITE: &str = "http://127.0.0.1:0";

fn start(resolver: &Resolver, servers: &str) -> Candor {
    Candor::start(&site(resolver, servers, ""))
}

fn site(resolver: &Resolver, servers: &str, more: &str) -> String {
    format!(
        "{}[diagnosis]\nprobes = false\n[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 2\n\
         [site.\"{SITE}\"]\nproxy = \"inside\"\n[upstream.inside]\nservers = [{servers}]\n{more}\n",
        resolver.toml()
    )
}

fn check(candor: &Candor, row: &Row) {
    let scene = Scene {
        candor,
        row,
        ask: Ask::Get,
        path: format!("/x/{}", row.fault()),
        site: SITE.to_owned(),
        behind: None,
    };
    scene.check();
}

#[test]
fn members_follow_a_name() {
    let (resolver, fleet) = (Resolver::start(), Fleet::start(3));
    resolver.set("app.test", Says::Addresses(vec![ip(0), ip(1)]));
    let candor = start(&resolver, &format!("\"dns:app.test:{}\"", fleet.port));
    // The first request may come before the first answer: it waits.
    let (one, two, three) = (fleet.address(0), fleet.address(1), fleet.address(2));
    assert_eq!(answers(&candor, 10), [one.clone(), two.clone()]);
    let line = told(&candor, |line| line["members"] == 2);
    assert!(
        lists(&line, "came", &one) && lists(&line, "came", &two),
        "{line}"
    );
    assert_eq!(line["upstream"], "inside");
    // One goes, one comes.
    resolver.set("app.test", Says::Addresses(vec![ip(1), ip(2)]));
    eventually(|| (answer(&candor) == three).then_some(()));
    let line = told(&candor, |line| lists(line, "went", &one));
    assert!(lists(&line, "came", &three), "{line}");
    let before = fleet.asked(0);
    assert_eq!(answers(&candor, 10), [two.clone(), three.clone()]);
    assert_eq!(fleet.asked(0), before);
    // A resolver that fails takes nobody away, and that is said once.
    resolver.set("app.test", Says::Silence);
    let line = told(&candor, |line| line["error"].is_string());
    assert!(says(&line, "keeps 2 members"), "{line}");
    assert!(says(&line, "no answer came in time"), "{line}");
    assert_eq!(answers(&candor, 10), [two.clone(), three]);
    resolver.set("app.test", Says::Addresses(vec![ip(1)]));
    told(&candor, |line| says(line, "works again"));
    eventually(|| (answers(&candor, 4) == std::slice::from_ref(&two)).then_some(()));
    // Nobody is left, and after a while that is believed.
    resolver.set("app.test", Says::Code(ResponseCode::NXDomain));
    told(&candor, |line| says(line, "names nobody"));
    assert_eq!(answers(&candor, 4), std::slice::from_ref(&two));
    let line = told(&candor, |line| lists(line, "went", &two));
    assert_eq!(line["members"], 0, "{line}");
    check(&candor, &ROWS[0]);
    let failed = problem(&candor).json();
    let fact = &failed["evidence"][0];
    assert_eq!(fact["question"], "app.test", "{failed}");
    assert_eq!((&fact["had"], &fact["source"]), (&1.into(), &"dns".into()));
    // It comes back by itself.
    resolver.set("app.test", Says::Addresses(vec![ip(0)]));
    eventually(|| (candor.get("/").status == 200).then_some(()));
}

#[test]
fn a_family_that_cannot_be_asked_for_takes_nobody_away() {
    let Ok(other) = std::net::TcpListener::bind("[::1]:0") else {
        return skipped("this host has no IPv6").unwrap_or_default();
    };
    drop(other);
    let (resolver, fleet) = (Resolver::start(), Fleet::start(2));
    let ipv6 = std::net::IpAddr::V6(std::net::Ipv6Addr::LOCALHOST);
    let all = Says::Addresses(vec![ip(0), ip(1), ipv6]);
    resolver.set("app.test", all.clone());
    let candor = start(&resolver, &format!("\"dns:app.test:{}\"", fleet.port));
    told(&candor, |line| line["members"] == 3);
    for (says_what, why) in [
        (None, "its IPv4 addresses: no answer came in time"),
        (Some(ResponseCode::ServFail), "answered SERVFAIL"),
    ] {
        resolver.set("app.test", Says::Ipv6(vec![ipv6], says_what));
        let line = told(&candor, |line| says(line, why));
        assert!(says(&line, "keeps 3 members"), "{line}");
        resolver.set("app.test", all.clone());
        told(&candor, |line| says(line, "works again"));
    }
    let lines = candor.log_lines();
    let mut gone = lines.iter().filter(|line| line["went"].is_array());
    assert!(gone.all(|line| line["went"].as_array().unwrap().is_empty()));
}

#[test]
fn a_name_that_never_led_anywhere() {
    let resolver = Resolver::start();
    let candor = start(&resolver, "\"dns:app.test:80\"");
    check(&candor, &ROWS[1]);
    let failed = problem(&candor).json();
    assert_eq!(failed["likely"][0]["id"], "wrong_question", "{failed}");
}

#[test]
fn a_resolver_that_fails_from_the_start_is_named() {
    let resolver = Resolver::start();
    resolver.set("app.test", Says::Code(ResponseCode::ServFail));
    let candor = start(&resolver, "\"dns:app.test:80\"");
    let failed = problem(&candor).json();
    assert_eq!(failed["cause"], "dns_server_failure", "{failed}");
    assert_eq!(
        failed["attempts"][0]["server"], "dns:app.test:80",
        "{failed}"
    );
}

#[test]
fn a_silent_resolver_delays_no_start_and_a_request_only_so_long() {
    let (resolver, fleet) = (Resolver::start(), Fleet::start(1));
    resolver.set("app.test", Says::Silence);
    let toml = site(
        &resolver,
        &format!("\"dns:app.test:{}\"", fleet.port),
        "[defaults.timeout]\nresolve = \"50ms\"",
    );
    // One try of a resolver takes longer than that.
    let candor = Candor::start(&toml);
    let failed = problem(&candor).json();
    assert_eq!(failed["cause"], "dns_timeout", "{failed}");
    resolver.set("app.test", Says::Addresses(vec![ip(0)]));
    eventually(|| (candor.get("/").status == 200).then_some(()));
}

#[test]
fn services_have_ports_weights_and_backups() {
    let (resolver, fleet, other) = (Resolver::start(), Fleet::start(2), Fleet::start(1));
    resolver.set("a.test", Says::Addresses(vec![ip(0)]));
    resolver.set("b.test", Says::Addresses(vec![ip(1)]));
    let services = |weight| {
        Says::Services(vec![
            (1, 1, fleet.port, "a.test."),
            (1, weight, fleet.port, "b.test."),
            (5, 1, other.port, "a.test."),
        ])
    };
    resolver.set("_http._tcp.app.test", services(3));
    let candor = start(&resolver, "\"srv:_http._tcp.app.test\"");
    let mut counts: HashMap<String, usize> = HashMap::new();
    for _ in 0..40 {
        *counts.entry(answer(&candor)).or_default() += 1;
    }
    assert_eq!(counts[&fleet.address(0)], 10, "{counts:?}");
    assert_eq!(counts[&fleet.address(1)], 30, "{counts:?}");
    assert_eq!(other.asked(0), 0, "a backup is not asked");
    // Another weight, and nobody was interrupted.
    resolver.set("_http._tcp.app.test", services(1));
    eventually(|| {
        let one = (0..10).filter(|_| answer(&candor) == fleet.address(0));
        (one.count() == 5).then_some(())
    });
    // Only the backup is left.
    let left = Says::Services(vec![(5, 1, other.port, "a.test.")]);
    resolver.set("_http._tcp.app.test", left);
    eventually(|| (answers(&candor, 4) == [other.address(0)]).then_some(()));
}

/// Whose names they are decides: those that DNS chooses lead to no address that it may not answer.
#[test]
fn services_lead_nowhere_that_is_forbidden() {
    let (resolver, fleet) = (Resolver::start(), Fleet::start(2));
    resolver.set("b.test", Says::Addresses(vec![ip(1)]));
    let service = |host| (1, 1, fleet.port, host);
    let services = vec![service("localhost."), service("b.test.")];
    resolver.set("_http._tcp.app.test", Says::Services(services));
    let dns = format!("{}prohibit = [\"127.0.0.1\", \"::1\"]\n", resolver.toml());
    let toml = site(&resolver, "\"srv:_http._tcp.app.test\"", "");
    let candor = Candor::start(&toml.replace(&resolver.toml(), &dns));
    assert_eq!(answer(&candor), fleet.address(1));
    let seen = admin::get(&candor, "/v1/upstreams")[0].take();
    let members = seen["members"].as_array().unwrap();
    let servers: Vec<_> = members.iter().map(|it| it["server"].clone()).collect();
    assert_eq!(servers, [format!("b.test:{}", fleet.port)]);
}

/// Whoever answers for a name chooses the targets, but not whom Candor trusts (RFC 6125 §6.2.1).
#[test]
fn a_service_shows_the_certificate_of_its_domain() {
    let resolver = Resolver::start();
    resolver.set("a.test", Says::Addresses(vec![Ipv4Addr::LOCALHOST.into()]));
    for (name, is_trusted) in [("app.test", true), ("a.test", false)] {
        let directory = Arc::new(tempfile::tempdir().unwrap());
        let authority = Authority::new();
        let ca = authority.write(directory.path());
        authority.issue(directory.path(), "own", &[name]);
        let toml = "[listen.l]\nbind = \"127.0.0.1:0\"\n[site.\"https://app.test:0\"]\nrespond = \"real\"\n\
             tls = { cert = \"{dir}/own.pem\", key = \"{dir}/own.key\" }\n";
        let member = Candor::start_in(directory, toml);
        let service = (1, 1, member.address().port(), "a.test.");
        resolver.set("_https._tcp.app.test", Says::Services(vec![service]));
        let more = format!("tls = {{ ca = \"{}\" }}", ca.display());
        let source = "\"https+srv:_https._tcp.app.test\"";
        let candor = Candor::start(&site(&resolver, source, &more));
        let answer = candor.request("GET / HTTP/1.1\r\nHost: app.test").text();
        match is_trusted {
            true => assert_eq!(answer, "real"),
            false => assert!(answer.contains("tls_cert_name_mismatch"), "{answer}"),
        }
    }
}

#[test]
fn what_was_found_survives_a_reload() {
    let (resolver, fleet) = (Resolver::start(), Fleet::start(1));
    resolver.set("app.test", Says::Addresses(vec![ip(0)]));
    let servers = format!("\"dns:app.test:{}\"", fleet.port);
    let candor = start(&resolver, &servers);
    assert_eq!(answer(&candor), fleet.address(0));
    resolver.set("app.test", Says::Silence);
    candor.reload(&site(&resolver, &servers, "balance = \"least\""));
    assert_eq!(answer(&candor), fleet.address(0));
}

#[test]
fn operators_see_where_members_come_from() {
    let (resolver, fleet) = (Resolver::start(), Fleet::start(2));
    resolver.set("app.test", Says::Addresses(vec![ip(0), ip(1)]));
    let source = format!("dns:app.test:{}", fleet.port);
    let candor = start(&resolver, &format!("\"{source}\", \"dns:gone.test:80\""));
    assert_eq!(answers(&candor, 4).len(), 2);
    let upstream = || admin::get(&candor, "/v1/upstreams")[0].take();
    let seen =
        eventually(|| Some(upstream()).filter(|it| it["sources"][1]["asked_unix_ms"].is_u64()));
    let members = seen["members"].as_array().unwrap();
    let servers: Vec<_> = members.iter().map(|it| it["server"].clone()).collect();
    assert_eq!(servers, [fleet.address(0), fleet.address(1)]);
    assert_eq!(
        (&members[0]["source"], &members[0]["weight"]),
        (&source.as_str().into(), &1.into())
    );
    let first = &seen["sources"][0];
    assert_eq!(first["members"].as_array().unwrap().len(), 2, "{seen}");
    let times = ["asked_unix_ms", "next_unix_ms"].map(|it| first[it].as_u64().unwrap());
    assert!(times[0] < times[1], "{seen}");
    assert_eq!(first["error"], Value::Null, "{seen}");
    // Each of them is tried, by the process and by a command without one.
    let (code, tried, errors) = admin::run(&candor, &["doctor"]);
    assert_eq!(code, 0, "{tried}{errors}");
    for member in [fleet.address(0), fleet.address(1)] {
        assert!(tried.contains(&member), "{tried}");
    }
    assert!(tried.contains(&format!("found by {source}")), "{tried}");
    let file = candor.directory().join("candor.toml");
    let (_, tried, _) = run(&["doctor", "--here", "-c", file.to_str().unwrap()]);
    assert!(tried.contains(&fleet.address(1)), "{tried}");
    // A resolver that fails is seen there too.
    resolver.set("app.test", Says::Code(ResponseCode::Refused));
    let failing =
        eventually(|| Some(upstream()).filter(|it| it["sources"][0]["error"].is_string()));
    let error = failing["sources"][0]["error"].as_str().unwrap();
    assert!(error.ends_with(" answered REFUSED"), "{error}");
    assert!(
        failing["sources"][0]["failing_since_unix_ms"].is_u64(),
        "{failing}"
    );
    assert_eq!(failing["members"].as_array().unwrap().len(), 2, "{failing}");
}

#[test]
fn the_doctor_says_that_nobody_is_found() {
    let resolver = Resolver::start();
    let candor = start(&resolver, "\"dns:app.test:80\"");
    told(&candor, |line| says(line, "names nobody"));
    let (code, tried, _) = admin::run(&candor, &["doctor"]);
    assert_eq!(code, 1, "{tried}");
    assert!(tried.contains("dns:app.test:80 names nobody"), "{tried}");
}
