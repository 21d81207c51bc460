//! The whole catalog: every cause is met on real sockets, and every view of it checked.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use candor_diagnostics::causes;

use super::rows::{self, Kind, Row};
use super::scene::Scene;
use super::{World, counts_to};
use crate::harness::Candor;
use crate::http1::{Origin, received};

/// The causes whose faults need a set-up of their own; each list is run by a test in its module.
const ELSEWHERE: &[&[&[Row]]] = &[
    &[LEFT],
    crate::netns::ROWS,
    &[
        crate::circle::ROWS,
        crate::denied::ROWS,
        crate::internal::ROWS,
        crate::resolver::ROWS,
        crate::upstreams::maintenance::ROWS,
        crate::upstreams::discovery::ROWS,
        crate::upstreams::limits::ROWS,
    ],
    &[crate::upstreams::health::ROWS],
];

/// The causes that cannot be met on one machine, and why; at most five.
const EXEMPT: &[(&str, &str)] = &[];

const LEFT: &[Row] = &[Row {
    cause: "client_closed",
    phase: "head",
    fact: "client_left",
    ..Row::LOGGED
}];

/// The rows that can be met here; the others are told with the reason.
pub fn scenes(world: &World) -> impl Iterator<Item = Scene<'_>> {
    rows::all()
        .filter(|row| {
            let skipped = row.cause == "socket_permission" && !world.is_unprivileged;
            if skipped {
                eprintln!(
                    "skipped: {}: runs as root and cannot become another user",
                    row.cause
                );
            }
            !skipped
        })
        .map(|row| Scene::of(world, row))
}

#[test]
fn every_cause_says_the_same_in_every_view() {
    let world = World::start();
    let mut seen = BTreeSet::new();
    let (mut checks, mut wrong) = (0, Vec::new());
    for scene in scenes(&world) {
        // The others are checked all the same, so that one run tells of all that is wrong.
        match catch_unwind(AssertUnwindSafe(|| scene.check())) {
            Ok(count) => checks += count,
            Err(_) => wrong.push(scene.row.fault()),
        }
        seen.insert(scene.row.cause);
    }
    eprintln!("matrix: {} causes, {checks} views", seen.len());
    assert!(wrong.is_empty(), "wrong: {wrong:?}");
}

#[test]
fn every_cause_is_met_somewhere() {
    let mut met: BTreeMap<&str, &str> = BTreeMap::new();
    met.extend(rows::all().map(|row| (row.cause, "its row")));
    let elsewhere = ELSEWHERE.iter().copied().flatten().copied().flatten();
    met.extend(elsewhere.map(|row| (row.cause, "a row elsewhere")));
    for code in crate::refused_configuration::CAUSES {
        let before = met.insert(code, "refused at load");
        assert_eq!(before, None, "{code} is met already");
    }
    assert!(EXEMPT.len() <= 5);
    for (code, why) in EXEMPT {
        assert_eq!(met.insert(code, why), None, "{code} is met already");
    }
    let named = causes::ALL.iter().map(|cause| cause.code);
    let named: Vec<_> = named.filter(|code| !code.ends_with("_other")).collect();
    let unmet: Vec<_> = named
        .iter()
        .filter(|code| !met.contains_key(*code))
        .collect();
    assert!(unmet.is_empty(), "no row: {unmet:?}");
    for row in rows::all() {
        let is_named = named.contains(&row.cause);
        assert!(is_named, "{} is not in the catalog", row.cause);
        let by_us = matches!(row.kind, Kind::Answered);
        assert!(!by_us || !row.says.is_empty(), "{}: says", row.cause);
    }
}

/// The application's own error is passed on untouched.
#[test]
fn an_error_of_the_application_is_not_touched() {
    let world = World::start();
    let response = world.ask("/x/origin_error", &["Accept: text/html"]);
    assert_eq!(response.status_line, "HTTP/1.1 500 Internal Server Error");
    assert_eq!(
        response.text(),
        "RuntimeError: the application raised this itself.\n"
    );
    assert_eq!(response.header("content-type"), Some("text/plain"));
    let members = super::structured::list(response.header("proxy-status").unwrap()).unwrap();
    let parameters = &members[0].parameters;
    assert_eq!(
        parameters["received-status"],
        super::structured::Item::Integer(500)
    );
    let next_hop = parameters["next-hop"].text();
    assert_eq!(next_hop, world.peer("origin_error"), "{members:?}");
    assert!(!parameters.contains_key("error"), "{members:?}");
    let requests = [("status_class", "5xx"), ("status_by", "upstream")];
    counts_to(&world.candor, "candor_requests_total", &requests, 1);
}

/// Nobody is there to be answered: log and metric.
#[test]
fn who_left_is_named_in_log_and_metric() {
    let origin = Origin::start();
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        origin.address()
    ));
    for (path, reset) in [("/closed", false), ("/reset", true)] {
        let mut client = candor.client();
        client.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        match reset {
            true => client.reset(),
            false => drop(client),
        }
        let line = candor.logged(path);
        assert_eq!(line["cause"], "client_closed", "{line}");
        assert_eq!(line["status"], 499, "{line}");
        assert_eq!(line["status_by"], "proxy", "{line}");
        assert_eq!(line["delivered"], "none", "{line}");
        assert_eq!(line["evidence"][0]["fact"], "client_left", "{line}");
        // Its request to the upstream was given up.
        let (rest, _) = peer.rest();
        assert_eq!(rest, b"");
    }
    let labels = [("cause", "client_closed")];
    counts_to(&candor, "candor_failures_total", &labels, 2);
}
