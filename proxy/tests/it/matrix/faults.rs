//! Every fault that the origin can commit, by the origin's own catalog.

use candor_faults::{Ask, FAULTS, Outcome};

use super::scene::{prepare, request};
use super::{World, counts_to};
use crate::harness::End;

#[test]
fn every_fault_is_named_as_its_catalog_says() {
    let world = World::start();
    let mut wrong = Vec::new();
    for fault in FAULTS.iter().copied() {
        if fault.needs_unprivileged_proxy() && !world.is_unprivileged {
            eprintln!("skipped: {}: runs as root", fault.name);
            continue;
        }
        let path = format!("/x/{}", fault.name);
        prepare(&world.candor, fault.ask, &path);
        let mut client = world.candor.client();
        // An answer may come before the request has left.
        let _ = client.try_send(&request(fault.ask, &path, ""));
        let head = client.head();
        if fault.ask == Ask::Upgrade {
            // It could not ask for the end of the connection.
            let _ = client.try_finish();
        }
        let (body, end) = client.rest();
        let id = head.header("x-request-id").unwrap();
        let line = world
            .candor
            .log(|line| line["request_id"] == id && line["event"] == "request");
        let (status, cause, delivered) = match fault.outcome {
            Outcome::Answered(status) => (status, Some(fault.cause), "complete"),
            Outcome::Cut(status) => (status, None, "cut"),
            Outcome::Passed(status) => {
                let own = (status >= 500).then_some(fault.cause);
                (status, own, "complete")
            }
        };
        let noted = |code: &serde_json::Value| code == fault.cause;
        let early = line["findings"]
            .as_array()
            .is_some_and(|list| list.iter().any(noted));
        let named = match fault.outcome {
            Outcome::Passed(..500) if early => serde_json::json!({ "cause": fault.cause }),
            // Seen after the request's line was written: its own line names the request.
            Outcome::Passed(..500) => world.candor.log(|other| {
                other["event"] == "finding" && other["request_id"] == line["request_id"]
            }),
            _ => line.clone(),
        };
        let whole = match head.header("content-length") {
            Some(_) if fault.ask == Ask::Head => body.is_empty(),
            Some(length) => length.parse() == Ok(body.len()) && end == End::Closed,
            None if head.status == 304 => body.is_empty(),
            None => body.ends_with(b"0\r\n\r\n"),
        };
        let right = head.status == status
            && head.header("candor-cause") == cause
            && named["cause"] == fault.cause
            && line["delivered"] == delivered
            && whole == (delivered == "complete");
        if !right {
            wrong.push(format!("{}: {head:?}, {line}", fault.name));
        }
        // A catch-all says that it is one.
        if fault.cause.ends_with("_other") && line["certainty"] != "unknown" {
            wrong.push(format!("{}: {line}", fault.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for fault in FAULTS.iter().copied() {
        let found = matches!(fault.outcome, Outcome::Passed(..500));
        let counter = match found {
            true => "candor_findings_total",
            false => "candor_failures_total",
        };
        let alike = FAULTS.iter().filter(|other| {
            let is_finding = matches!(other.outcome, Outcome::Passed(..500));
            let skipped = other.needs_unprivileged_proxy() && !world.is_unprivileged;
            other.cause == fault.cause && !skipped && is_finding == found
        });
        let (labels, count) = ([("cause", fault.cause)], alike.count() as u64);
        counts_to(&world.candor, counter, &labels, count);
    }
}
