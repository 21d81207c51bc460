#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::time::Duration;

use candor_conf::model;
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::{ConnectTry, Evidence, StreamEnd, Unseen};
use candor_diagnostics::exchange::{Attempt, Exchange, Phase};

use super::*;
use crate::telemetry::{Drawing, Telemetry};

const START: i64 = 1_795_249_861_000;

pub(super) fn settings(capture: usize) -> model::Diagnosis {
    model::Diagnosis {
        operators: Vec::new(),
        show: model::Show::Operator,
        probes: false,
        docker: None,
        capture,
        keep: Duration::from_secs(7 * 86_400),
        file: None,
        practice: false,
    }
}

pub(super) fn telemetry() -> Arc<Telemetry> {
    let log = model::Log {
        format: model::LogFormat::Off,
        file: None,
        query: false,
    };
    Telemetry::new(&log, Some(Drawing::Off))
}

fn memory(capture: usize) -> Arc<Memory> {
    Memory::new(&settings(capture), &telemetry())
}

/// A failure at `upstream`, so many milliseconds after the start.
pub(super) fn failed(id: &str, upstream: &str, fact: Evidence, after_ms: i64) -> Failed {
    let exchange = Exchange {
        request_id: id.to_owned(),
        time_unix_ms: START + after_ms,
        attempts: vec![Attempt {
            upstream: upstream.to_owned(),
            server: "10.0.0.1:80".to_owned(),
            phase: match fact {
                Evidence::Connect(_) => Phase::Connect,
                _ => Phase::Head,
            },
            evidence: vec![fact],
            ..Attempt::default()
        }],
        ..Exchange::default()
    };
    Failed {
        diagnosis: diagnose(&exchange),
        exchange,
        is_operator: false,
        injected: false,
    }
}

pub(super) fn refused() -> Evidence {
    Evidence::Connect(ConnectTry {
        address: "10.0.0.1:80".to_owned(),
        operation: "connect",
        errno: Some(111),
        elapsed_us: 50,
    })
}

fn closed() -> Evidence {
    Evidence::Ended {
        end: StreamEnd::Fin,
        errno: None,
        after_ms: 3,
    }
}

fn ids(stories: &[Arc<Story>]) -> Vec<&str> {
    stories.iter().map(|story| story.request_id()).collect()
}

#[test]
fn the_same_cause_at_the_same_upstream_is_one_incident() {
    let memory = memory(100);
    memory.failed(failed("a", "app", refused(), 0));
    memory.failed(failed("b", "app", closed(), 1));
    memory.failed(failed("c", "other", refused(), 2));
    memory.failed(failed("d", "app", refused(), 3));
    let incidents = memory.incidents();
    assert_eq!(incidents.len(), 3, "{incidents:#?}");
    let first = &incidents[0];
    assert_eq!((first.cause.as_str(), first.count), ("connect_refused", 2));
    assert_eq!(first.requests, ["d", "a"]);
    assert_eq!(
        (first.first_unix_ms, first.last_unix_ms),
        (START, START + 3)
    );
    assert_eq!(first.members[0].server, "10.0.0.1:80");
    // After a long pause it is another one.
    memory.failed(failed("e", "app", refused(), 700_000));
    assert_eq!(memory.incidents().len(), 4);
    assert_eq!(memory.incident(first.id).unwrap().count, 2);
    let filter = Filter {
        upstream: Some("app".to_owned()),
        cause: Some("connect_refused".to_owned()),
        ..Filter::default()
    };
    assert_eq!(ids(&memory.stories(&filter)), ["e", "d", "a"]);
}

#[test]
fn a_storm_leaves_the_others_and_its_own_beginning() {
    let memory = memory(40);
    for number in 0..5 {
        memory.failed(failed(
            &format!("other {number}"),
            "other",
            closed(),
            number,
        ));
    }
    for number in 0..10_000 {
        let id = format!("storm {number}");
        memory.failed(failed(&id, "app", refused(), 10 + number));
    }
    let stories = memory.stories(&Filter::default());
    assert_eq!(stories.len(), 40);
    let storm = Filter {
        upstream: Some("app".to_owned()),
        ..Filter::default()
    };
    let storm = memory.stories(&storm);
    assert_eq!(stories.len() - storm.len(), 5, "all of the others");
    let number = |story: &Arc<Story>| story.request_id()[6..].parse::<u64>().unwrap();
    let numbers: Vec<_> = storm.iter().map(number).collect();
    assert_eq!(numbers[..4], [9_999, 9_998, 9_997, 9_996]);
    assert_eq!(numbers[numbers.len() - 3..], [2, 1, 0]);
    let between = numbers.iter().filter(|n| (100..9_900).contains(*n));
    assert!(between.count() >= 4, "{numbers:?}");
    assert_eq!(memory.incidents()[0].count, 10_000);
}

#[test]
fn many_incidents_share_what_there_is() {
    let memory = memory(50);
    for number in 0..1_000 {
        let upstream = format!("app {}", number % 300);
        memory.failed(failed(&number.to_string(), &upstream, refused(), number));
    }
    assert_eq!(memory.incidents().len(), 128);
    let stories = memory.stories(&Filter::default());
    assert_eq!(stories.len(), 50);
    assert_eq!(stories[0].request_id(), "999");
}

#[test]
fn large_heads_are_bounded_by_their_bytes() {
    let memory = memory(10_000);
    for number in 0..1_000 {
        let head = Evidence::ResponseHead {
            raw: vec![b'x'; 64 * 1024],
            total: 64 * 1024,
            end: StreamEnd::Open,
            refused: true,
        };
        memory.failed(failed(&number.to_string(), "app", head, number * 100));
    }
    let stories = memory.stories(&Filter::default());
    assert!((100..=128).contains(&stories.len()), "{}", stories.len());
}

#[test]
fn an_operators_own_requests_stay() {
    let memory = memory(40);
    for number in 0..30 {
        let mut own = failed(&format!("own {number}"), "app", refused(), number);
        own.is_operator = true;
        memory.failed(own);
    }
    for number in 0..1_000 {
        memory.failed(failed(&number.to_string(), "app", refused(), 100 + number));
    }
    let newest = (20..30).map(|number| format!("own {number}"));
    for id in newest {
        assert!(memory.story(&id).is_some(), "{id}");
    }
    assert_eq!(memory.stories(&Filter::default()).len(), 40);
}

#[test]
fn what_a_look_finds_later_is_told_once() {
    let memory = memory(10);
    let unseen = || {
        Evidence::Unseen(Arc::new(Unseen {
            what: "owner_of_listener",
            needs: "CAP_SYS_PTRACE",
            errno: None,
        }))
    };
    let facts = |id: &str| {
        let story = memory.story(id).unwrap();
        let json = story.json();
        let facts = json["evidence"].as_array().unwrap();
        let is_unseen = |fact: &&serde_json::Value| fact["fact"] == "unseen";
        facts.iter().filter(is_unseen).count()
    };
    memory.failed(failed("late", "app", refused(), 0));
    assert_eq!(facts("late"), 0);
    memory.looked("late", &[unseen()]);
    memory.looked("late", &[unseen()]);
    assert_eq!(facts("late"), 1);
    memory.looked("early", &[unseen()]);
    memory.failed(failed("early", "app", refused(), 1));
    assert_eq!(facts("early"), 1);
}

#[test]
fn the_journal_is_bounded_and_keeps_what_is_newest() {
    let memory = memory(10);
    for number in 0..600 {
        memory.note("reload", &number.to_string(), &[]);
    }
    let changes = memory.changes();
    assert_eq!(changes.len(), 512);
    assert_eq!(changes[511].text, "599");
    assert!(changes.is_sorted_by_key(|change| change.id));
}

/// Run by hand, with the optimisation that is shipped:
/// `cargo test --release -p candor --lib -- --ignored --nocapture what_a_failure_costs`.
#[test]
#[ignore = "a measurement"]
#[allow(clippy::print_stdout)]
fn what_a_failure_costs() {
    const COUNT: u64 = 100_000;
    let memory = memory(200);
    let telemetry = telemetry();
    let upstream = telemetry.upstream("app");
    let failures: Vec<_> = (0..COUNT)
        .map(|number| failed(&number.to_string(), "app", refused(), 0))
        .collect();
    let begun = std::time::Instant::now();
    for (number, mut failed) in failures.into_iter().enumerate() {
        let path = format!("/{}", number % 50);
        let history = memory.attempted(&Attempted {
            cause: failed.diagnosis.cause,
            attempt: &failed.exchange.attempts[0],
            site: None,
            path: &path,
            body: 0,
            member: 0,
            members: 1,
            answered: upstream.answered(),
            largest_body: upstream.largest_body(),
            last_success_unix_ms: upstream.last_success_unix_ms(),
            broke_off: false,
            is_retried: false,
            now_unix_ms: START + number as i64 / 20,
        });
        failed.exchange.request.path = path;
        let evidence = &mut failed.exchange.attempts[0].evidence;
        evidence.push(Evidence::History(history));
        memory.failed(failed);
    }
    let each = begun.elapsed() / COUNT as u32;
    let begun = std::time::Instant::now();
    let incidents = memory.incidents();
    println!(
        "a failure: {each:?}; asking for incidents: {:?}",
        begun.elapsed()
    );
    assert_eq!(incidents[0].count, COUNT);
}
