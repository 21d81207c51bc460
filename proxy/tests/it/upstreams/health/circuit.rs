//! The circuit of an upstream.

use std::net::TcpListener;

use candor_faults::Ask;

use super::{Member, told, toml};
use crate::admin::run;
use crate::harness::{Candor, eventually};
use crate::matrix::counts_to;
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

pub(super) const ROW: Row = Row {
    cause: "upstream_circuit_open",
    status: 503,
    error: "destination_unavailable",
    phase: "select",
    fact: "circuit_open",
    says: "because 4 requests ended with connect_refused; the next trial is in",
    command: "candor explain connect_refused",
    ..Row::ANSWERED
};

fn nobody() -> String {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    gone.local_addr().unwrap().to_string()
}

#[test]
fn an_open_circuit_names_what_opened_it_in_every_view() {
    let settings = "circuit = { rate = \"50%\", requests = 4, for = \"1h\" }";
    let candor = Candor::start(&toml(&[nobody()], settings));
    for _ in 0..4 {
        let answer = candor.get("/before");
        assert_eq!(answer.header("candor-cause"), Some("connect_refused"));
    }
    let line = told(&candor, "circuit_open", None);
    assert_eq!(line["cause"], "connect_refused", "{line}");
    assert_eq!((&line["failed"], &line["requests"]), (&4.into(), &4.into()));
    let text = line["text"].as_str().unwrap();
    let says = ": 4 of 4 requests failed within 10 s, all with connect_refused";
    assert!(
        text.starts_with("upstream app is left alone for ") && text.ends_with(says),
        "{text}"
    );
    counts_to(&candor, "candor_circuit_open", &[("upstream", "app")], 1);
    let scene = Scene {
        candor: &candor,
        row: &ROW,
        ask: Ask::Get,
        path: "/after".to_owned(),
        site: "http://127.0.0.1:0".to_owned(),
        behind: None,
    };
    scene.check();
    let line = candor.log(|line| line["cause"] == ROW.cause);
    let failures = &line["evidence"][0]["failures"];
    assert_eq!(failures[0]["cause"], "connect_refused", "{line}");
    assert_eq!(failures[0]["count"], 4, "{line}");
    // The doctor says so before it looks at any member.
    let (code, report, _) = run(&candor, &["doctor"]);
    assert_eq!(code, 1, "{report}");
    assert!(report.contains("open for "), "{report}");
    assert!(report.contains("connect_refused (4)"), "{report}");
}

#[test]
fn a_circuit_that_is_not_written_any_more_is_closed() {
    let member = Member::start();
    member.answers(500);
    let eject = "eject = { after = 100, status = true }";
    let circuit = format!("{eject}\ncircuit = {{ rate = \"50%\", requests = 2, for = \"1h\" }}");
    let with = toml(&[member.address()], &circuit);
    let candor = Candor::start(&with);
    for _ in 0..2 {
        assert_eq!(candor.get("/before").status, 500);
    }
    told(&candor, "circuit_open", None);
    assert_eq!(candor.get("/open").status, 503);
    member.answers(200);
    candor.reload(&toml(&[member.address()], eject));
    told(&candor, "circuit_closed", None);
    candor.reload(&with);
    assert_eq!(candor.get("/again").status, 200);
}

#[test]
fn a_trial_that_succeeds_closes_it() {
    let member = Member::start();
    member.answers(500);
    let settings = "circuit = { rate = \"50%\", requests = 4, for = \"200ms\" }\n\
                    eject = { after = 100, status = true }";
    let candor = Candor::start(&toml(&[member.address()], settings));
    for _ in 0..4 {
        assert_eq!(candor.get("/before").status, 500);
    }
    told(&candor, "circuit_open", None);
    let asked = member.asked("/trial");
    // Trials fail, one at a time, and everybody else is answered at once.
    let failed = || {
        let answer = candor.get("/trial");
        (answer.status == 500).then_some(())
    };
    eventually(failed);
    eventually(failed);
    assert_eq!(member.asked("/trial"), asked + 2);
    let answer = candor.get("/trial");
    assert_eq!(answer.header("candor-cause"), Some("upstream_circuit_open"));
    member.answers(200);
    eventually(|| (candor.get("/trial").status == 200).then_some(()));
    let line = told(&candor, "circuit_closed", None);
    assert!(line["trials"].as_u64().unwrap() >= 2, "{line}");
    for _ in 0..4 {
        assert_eq!(candor.get("/well").status, 200);
    }
}
