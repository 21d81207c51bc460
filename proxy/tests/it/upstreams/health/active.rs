//! Active checks.

use std::net::TcpListener;

use candor_faults::Ask;

use super::{Member, members, stands, told, toml};
use crate::harness::{Candor, Client, eventually};
use crate::matrix::counts_to;
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

pub(super) const ROW: Row = Row {
    cause: "upstream_all_unhealthy",
    status: 503,
    error: "destination_unavailable",
    reason: "status",
    phase: "select",
    fact: "all_unhealthy",
    says: "All 2 members of upstream app fail their health check: 127.0.0.1:",
    command: "curl -g -sv -o /dev/null http://127.0.0.1:",
    ..Row::ANSWERED
};

const CHECK: &str = "health = { path = \"/healthz\", every = \"1s\", rise = 2, fall = 2 }";

#[test]
fn members_that_are_asked_whatever_their_health_are_told_as_such() {
    let (first, second) = (Member::start(), Member::start());
    let both = [first.address(), second.address()];
    let candor = Candor::start(&toml(&both, &format!("{CHECK}\npanic = \"60%\"")));
    let is_panic = |count| {
        counts_to(
            &candor,
            "candor_upstream_panic",
            &[("upstream", "app")],
            count,
        )
    };
    is_panic(0);
    first.answers(503);
    told(&candor, "unhealthy", Some(&both[0]));
    is_panic(1);
    let before = first.asked("/x");
    (0..8).for_each(|_| drop(candor.get("/x")));
    assert!(first.asked("/x") > before);
    let (_, report, _) = crate::admin::run(&candor, &["doctor"]);
    assert!(report.contains("but asked all the same"), "{report}");
    first.answers(200);
    stands(&candor, &both[0], "healthy");
    is_panic(0);
}

#[test]
fn members_fall_and_rise_by_their_checks() {
    let (first, second) = (Member::start(), Member::start());
    let both = [first.address(), second.address()];
    let candor = Candor::start(&toml(&both, CHECK));
    eventually(|| {
        let all = members(&candor);
        let mut all = all.iter();
        all.all(|it| it["check"]["status"] == 200).then_some(())
    });
    first.answers(503);
    let line = told(&candor, "unhealthy", Some(&both[0]));
    assert_eq!(line["upstream"], "app", "{line}");
    assert_eq!(
        (&line["answer"], &line["expected"]),
        (&"503".into(), &"2xx".into())
    );
    let said = line["text"].as_str().unwrap();
    let says = "is unhealthy: its check was answered 503 in place of 2xx, 2 times in a row";
    assert!(said.ends_with(says), "{said}");
    // Nobody asks it but its checks.
    let before = first.asked("/x");
    for _ in 0..8 {
        assert_eq!(candor.get("/x").status, 200);
    }
    assert_eq!(first.asked("/x"), before);
    let told_of = stands(&candor, &both[0], "unhealthy");
    assert_eq!(told_of["check"]["status"], 503, "{told_of}");
    let labels = [("upstream", "app"), ("server", &*both[0])];
    assert_eq!(
        crate::matrix::counted(&candor, "candor_member_healthy", &labels),
        0
    );
    // Both fall: every view says so.
    second.answers(503);
    told(&candor, "unhealthy", Some(&both[1]));
    let scene = Scene {
        candor: &candor,
        row: &ROW,
        ask: Ask::Get,
        path: "/nobody".to_owned(),
        site: "http://127.0.0.1:0".to_owned(),
        behind: None,
    };
    scene.check();
    let line = candor.log(|line| line["cause"] == "upstream_all_unhealthy");
    let members = line["evidence"][0]["members"].as_array().unwrap();
    assert_eq!(members.len(), 2, "{line}");
    for member in members {
        assert_eq!(member["status"], 503, "{line}");
        assert_eq!(member["was_healthy"], true, "{line}");
        assert!(member["failing_for_ms"].is_u64(), "{line}");
    }
    first.answers(200);
    told(&candor, "healthy", Some(&both[0]));
    assert_eq!(candor.get("/again").status, 200);
    counts_to(&candor, "candor_member_healthy", &labels, 1);
    // The journal has each flip once.
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    client.send(b"GET /v1/changes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let changes = client.response().json();
    let flips = changes.as_array().unwrap().iter();
    let flips = flips.filter(|it| it["kind"] == "health");
    assert_eq!(flips.count(), 3, "{changes}");
}

#[test]
fn a_reload_keeps_what_is_known() {
    let (first, second) = (Member::start(), Member::start());
    let both = [first.address(), second.address()];
    first.answers(500);
    let candor = Candor::start(&toml(&both, CHECK));
    told(&candor, "unhealthy", Some(&both[0]));
    candor.reload(&format!("{}max_requests = 1000\n", toml(&both, CHECK)));
    assert_eq!(stands(&candor, &both[0], "unhealthy")["server"], both[0]);
    // Nobody checks any more: then nobody may be left alone for it.
    candor.reload(&toml(&both, ""));
    stands(&candor, &both[0], "healthy");
}

#[test]
fn a_connection_is_a_check_too() {
    let member = Member::start();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let both = [member.address(), gone.local_addr().unwrap().to_string()];
    drop(gone);
    let check = "health = { tcp = true, every = \"1s\", fall = 2 }";
    let candor = Candor::start(&toml(&both, check));
    let line = told(&candor, "unhealthy", Some(&both[1]));
    assert_eq!(line["cause"], "connect_refused", "{line}");
    let told_of = stands(&candor, &both[1], "unhealthy");
    assert_eq!(told_of["cause"], "connect_refused", "{told_of}");
    assert_eq!(told_of["check"]["cause"], "connect_refused", "{told_of}");
    // The other one answers checks, and says nothing to them.
    eventually(|| {
        let all = members(&candor);
        all[0]["check"]["ago_ms"].is_u64().then_some(())
    });
    assert_eq!(candor.get("/").status, 200);
    let text = told_of["why"].as_str().unwrap();
    assert!(
        text.starts_with("its check ended with connect_refused, "),
        "{text}"
    );
}

#[test]
fn an_answer_must_say_what_is_expected() {
    let (ready, other) = (Member::with_field("X-Ready: yes\r\n"), Member::start());
    let both = [ready.address(), other.address()];
    let check = "health = { path = \"/\", host = \"check.example\", headers = { X-Check = \"1\" }, \
                 expect = [200, \"3xx\"], body = \"yes\", answer_headers = { X-Ready = \"yes\" }, \
                 every = \"1s\", fall = 1 }";
    let candor = Candor::start(&toml(&both, check));
    let line = told(&candor, "unhealthy", Some(&both[1]));
    assert_eq!(line["answer"], "200 without `X-Ready: yes`", "{line}");
    let asked = eventually(|| ready.upstream.requests().into_iter().next());
    assert_eq!(asked.header("host"), Some("check.example"));
    assert_eq!(asked.header("x-check"), Some("1"));
    assert_eq!(asked.header("user-agent"), Some("candor-health"));
    stands(&candor, &both[0], "healthy");
}

#[test]
fn a_check_that_takes_too_long_is_named_so() {
    let (member, slow) = (Member::start(), Member::start());
    slow.takes(std::time::Duration::from_secs(5));
    let both = [member.address(), slow.address()];
    let check = "health = { path = \"/\", every = \"1s\", timeout = \"300ms\", fall = 1 }";
    let candor = Candor::start(&toml(&both, check));
    let line = told(&candor, "unhealthy", Some(&both[1]));
    assert_eq!(line["cause"], "timeout_first_byte", "{line}");
}
