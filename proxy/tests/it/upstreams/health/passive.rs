//! Ejection by what requests come to.

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use candor_faults::Ask;

use super::{Member, members, stands, told, toml};
use crate::admin::run;
use crate::harness::{Candor, Client, run_in};
use crate::matrix::counts_to;
use crate::matrix::rows::Row;
use crate::matrix::scene::Scene;

/// All members may be set aside where `share` is 100 %.
pub(super) const ROW: Row = Row {
    cause: "upstream_all_unhealthy",
    fault: "upstream_all_unhealthy_ejected",
    status: 503,
    error: "destination_unavailable",
    reason: "ejected",
    phase: "select",
    fact: "all_unhealthy",
    says: "No member of upstream app may be asked: 127.0.0.1:",
    command: "candor explain connect_refused",
    ..Row::ANSWERED
};

#[test]
fn all_members_may_be_ejected_where_that_is_meant() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = gone.local_addr().unwrap().to_string();
    drop(gone);
    let settings = "eject = { after = 2, for = \"1h\", share = \"100%\" }";
    let candor = Candor::start(&toml(&[address], settings));
    for _ in 0..2 {
        let answer = candor.get("/before");
        assert_eq!(answer.header("candor-cause"), Some("connect_refused"));
    }
    let scene = Scene {
        candor: &candor,
        row: &ROW,
        ask: Ask::Get,
        path: "/after".to_owned(),
        site: "http://127.0.0.1:0".to_owned(),
        behind: None,
    };
    scene.check();
}

/// Asks from so many clients at once until `found` is there.
fn under_load<T: Send>(candor: &Candor, clients: usize, found: impl FnOnce() -> T + Send) -> T {
    /// Ends the load, also when what is looked for never comes.
    struct End<'a>(&'a AtomicBool);
    impl Drop for End<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    assert_eq!(candor.get("/load").status, 200);
                }
            });
        }
        let _end = End(&is_over);
        found()
    })
}

/// One of four members takes two seconds from now on.
fn a_stalled_member_is_ejected(rule: &str, why: &str) {
    let all: Vec<_> = (0..4).map(|_| Member::start()).collect();
    let addresses: Vec<_> = all.iter().map(Member::address).collect();
    let settings = format!(
        "eject = {{ after = \"off\", {rule}, window = \"10s\", requests = 10, for = \"1h\", share = \"25%\" }}"
    );
    let candor = Candor::start(&toml(&addresses, &settings));
    let stalled = &addresses[2];
    let (line, after) = under_load(&candor, 6, || {
        counts_to_some(&candor);
        let began = Instant::now();
        all[2].takes(Duration::from_secs(2));
        (told(&candor, "ejected", Some(stalled)), began.elapsed())
    });
    assert!(after < Duration::from_secs(10), "{after:?}: {line}");
    let text = line["text"].as_str().unwrap();
    assert!(text.contains(" is left alone for 60 min: "), "{text}");
    assert!(text.contains(why), "{text}");
    assert!(line["median_ms"].as_u64().unwrap() >= 2_000, "{line}");
    // It is left alone, and the others go on.
    all[2].takes(Duration::ZERO);
    let before = all[2].asked("/after");
    for _ in 0..8 {
        assert_eq!(candor.get("/after").status, 200);
    }
    assert_eq!(all[2].asked("/after"), before);
    let told_of = stands(&candor, stalled, "ejected");
    assert_eq!(told_of["ejections"], 1, "{told_of}");
    assert!(
        told_of["left_ms"].as_u64().unwrap() > 3_000_000,
        "{told_of}"
    );
    let labels = [("upstream", "app"), ("server", &**stalled)];
    counts_to(&candor, "candor_member_ejections_total", &labels, 1);
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    client.send(b"GET /upstream?name=app HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let page = client.response().text();
    let members = page.split("<h2>Members</h2>").nth(1).unwrap();
    let first = members.split("</li>").next().unwrap();
    assert!(
        first.contains(">ejected</span>") && first.contains(&**stalled),
        "{first}"
    );
    // The doctor names it, and nobody else.
    let (_, report, _) = run_in(candor.directory(), &["doctor"]);
    let named: Vec<_> = report
        .lines()
        .filter(|it| it.contains("not asked"))
        .collect();
    assert_eq!(named.len(), 1, "{report}");
    assert!(
        named[0].contains("ejected") && named[0].contains(why),
        "{report}"
    );
    let section = report.split(named[0]).next().unwrap();
    let server = section.lines().rev().find(|it| it.contains("127.0.0.1:"));
    assert!(server.is_some_and(|it| it.contains(&**stalled)), "{report}");
}

/// Waits until every member has answered a few.
fn counts_to_some(candor: &Candor) {
    let lines = || {
        let lines = candor.log_lines();
        lines.iter().filter(|it| it["path"] == "/load").count()
    };
    crate::harness::eventually(|| (lines() >= 40).then_some(()));
}

#[test]
fn a_member_that_takes_longer_than_the_limit_is_ejected_within_the_window() {
    a_stalled_member_is_ejected("slow = \"1s\"", "and 1 s is the limit");
}

#[test]
fn a_member_that_takes_longer_than_the_others_is_ejected_within_the_window() {
    a_stalled_member_is_ejected("slower = 500.0", "and those of the others ");
}

#[test]
fn failures_in_a_row_eject_for_a_while_that_grows() {
    let member = Member::start();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let both = [member.address(), gone.local_addr().unwrap().to_string()];
    drop(gone);
    let settings = "eject = { after = 2, for = \"300ms\" }\nretry = { tries = 2 }";
    let candor = Candor::start(&toml(&both, settings));
    let ejected = |times: u64| {
        let is_it =
            |line: &serde_json::Value| line["what"] == "ejected" && line["for_ms"] == 300 * times;
        under_load(&candor, 2, || candor.log(is_it))
    };
    let first = ejected(1);
    assert_eq!(first["cause"], "connect_refused", "{first}");
    assert_eq!(first["server"], both[1], "{first}");
    let text = first["text"].as_str().unwrap();
    let says =
        "is left alone for 300 ms: 2 requests in a row failed, the last with connect_refused";
    assert!(text.ends_with(says), "{text}");
    // It is asked again, fails again, and is left alone for longer.
    told(&candor, "returned", Some(&both[1]));
    ejected(2);
    ejected(3);
    let told_of = &members(&candor)[1];
    assert!(told_of["ejections"].as_u64().unwrap() >= 3, "{told_of}");
}

#[test]
fn the_last_member_stays() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = gone.local_addr().unwrap().to_string();
    drop(gone);
    let settings = "eject = { after = 1, share = \"99%\" }";
    let candor = Candor::start(&toml(&[address], settings));
    for _ in 0..4 {
        let answer = candor.get("/");
        assert_eq!(answer.header("candor-cause"), Some("connect_refused"));
    }
    assert_eq!(members(&candor)[0]["standing"], "healthy");
}

#[test]
fn a_status_counts_where_it_is_asked_for() {
    for (setting, is_ejected) in [("", false), (", status = true", true)] {
        let (well, sick) = (Member::start(), Member::start());
        sick.answers(500);
        let both = [well.address(), sick.address()];
        let settings = format!("eject = {{ after = 2, for = \"1h\"{setting} }}");
        let candor = Candor::start(&toml(&both, &settings));
        for _ in 0..10 {
            candor.get("/");
        }
        let standing = match is_ejected {
            true => "ejected",
            false => "healthy",
        };
        let told_of = stands(&candor, &both[1], standing);
        assert_eq!(
            told_of["cause"].as_str(),
            is_ejected.then_some("origin_error")
        );
        assert_eq!(sick.asked("/"), if is_ejected { 2 } else { 5 });
    }
}

#[test]
fn who_asks_to_be_left_alone_is() {
    let (well, busy) = (Member::start(), Member::with_field("Retry-After: 3600\r\n"));
    busy.answers(503);
    let both = [well.address(), busy.address()];
    let candor = Candor::start(&toml(&both, "eject = true"));
    for _ in 0..6 {
        candor.get("/");
    }
    let line = told(&candor, "asked", Some(&both[1]));
    // An hour is more than is granted.
    assert_eq!(line["for_ms"], 60_000, "{line}");
    assert_eq!(busy.asked("/"), 1);
    let told_of = stands(&candor, &both[1], "asked");
    assert_eq!(
        told_of["why"], "it answered 503 with Retry-After",
        "{told_of}"
    );
    let (_, report, _) = run(&candor, &["doctor"]);
    let says = "it asked to be left alone (Retry-After), and is not asked for ";
    assert!(report.contains(says), "{report}");
}

#[test]
fn an_answer_that_is_asked_for_elsewhere_counts_all_the_same() {
    let (well, busy) = (Member::start(), Member::start());
    busy.answers(503);
    let settings = "eject = { after = 3, status = true, for = \"1h\" }\n\
                    retry = { on = [\"connect\", \"unavailable\"], budget = \"100%\" }";
    let candor = Candor::start(&toml(&[well.address(), busy.address()], settings));
    for _ in 0..12 {
        assert_eq!(candor.get("/").status, 200);
    }
    let line = told(&candor, "ejected", Some(&busy.address()));
    assert_eq!(line["cause"], "origin_error", "{line}");
    assert_eq!(busy.asked("/"), 3);
}
