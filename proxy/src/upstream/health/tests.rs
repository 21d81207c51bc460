//! Rules of ejection and of circuits, without sockets.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use candor_diagnostics::exchange::Phase;

use super::{Came, instant, is_of_member, load, ms};
use crate::upstream::Upstream;
use crate::upstream::state::bar;

/// An upstream of this name, which no other test may have, with so many members.
fn upstream(name: &str, members: u16, settings: &str) -> Arc<Upstream> {
    let servers: Vec<_> = (1..=members)
        .map(|it| format!("\"192.0.2.1:{it}\""))
        .collect();
    let toml = format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{name}\"\n\
         [upstream.{name}]\nservers = [{}]\n{settings}\n",
        servers.join(", ")
    );
    let loaded = candor_conf::parse("t.toml", &toml, &|_| None).unwrap();
    let (snapshot, _) = crate::server::examine(&loaded).unwrap();
    Arc::clone(&snapshot.upstreams[0])
}

const FAILED: Came = Came {
    cause: Some("connect_refused"),
    took: Duration::ZERO,
    is_late: false,
    is_answer: false,
};

fn answered(took: Duration) -> Came {
    Came {
        cause: None,
        took,
        is_late: false,
        is_answer: true,
    }
}

impl Upstream {
    fn came(&self, server: usize, came: &Came, now_ms: u64) {
        let eject = self.settings.eject.as_ref().unwrap();
        self.count_for_ejection(eject, &self.servers()[server], came, now_ms);
    }

    fn is_ejected(&self, server: usize) -> bool {
        self.servers()[server].state.is_barred_by(bar::EJECTED)
    }

    fn ejected(&self) -> usize {
        (0..self.servers().len())
            .filter(|it| self.is_ejected(*it))
            .count()
    }

    fn until_ms(&self, server: usize) -> u64 {
        load(&self.servers()[server].state.health.ejected_until_ms)
    }
}

#[test]
fn each_time_is_longer_up_to_ten_times() {
    let upstream = upstream("health-grows", 2, "eject = { after = 1, for = \"10s\" }");
    let mut now_ms = 1_000;
    for times in (1..=10).chain([10, 10]) {
        upstream.came(0, &FAILED, now_ms);
        assert_eq!(upstream.until_ms(0), now_ms + 10_000 * times);
        now_ms = upstream.until_ms(0);
        assert_eq!(upstream.let_in(instant(now_ms - 1)), Some(instant(now_ms)));
        assert!(upstream.is_ejected(0));
        assert_eq!(upstream.let_in(instant(now_ms)), None);
        assert!(!upstream.is_ejected(0));
        now_ms += 1_000;
    }
    // One that was well for long begins anew.
    now_ms += 100_000;
    upstream.came(0, &FAILED, now_ms);
    assert_eq!(upstream.until_ms(0), now_ms + 10_000);
}

#[test]
fn at_most_a_share_is_ejected() {
    for (share, members, ejected) in [
        (50, 4, 2),
        (10, 4, 1),
        (99, 4, 3),
        (100, 4, 4),
        (50, 1, 0),
        (100, 1, 1),
    ] {
        let settings = format!("eject = {{ after = 1, share = \"{share}%\" }}");
        let name = format!("health-share-{share}-{members}");
        let upstream = upstream(&name, members, &settings);
        for server in 0..usize::from(members) {
            upstream.came(server, &FAILED, 1_000);
        }
        assert_eq!(upstream.ejected(), ejected, "{share} % of {members}");
    }
}

#[test]
fn all_are_ejected_while_a_backup_stands_in() {
    let settings = "backup = [\"192.0.2.2:1\"]\neject = { after = 1 }";
    let upstream = upstream("health-backup", 4, settings);
    upstream.servers()[4].state.set_bar(bar::UNHEALTHY, true);
    for server in 0..4 {
        upstream.came(server, &FAILED, 1_000);
    }
    assert_eq!(upstream.ejected(), 2, "half of those that are no backups");
    upstream.servers()[4].state.set_bar(bar::UNHEALTHY, false);
    for server in 0..5 {
        upstream.came(server, &FAILED, 1_000);
    }
    assert_eq!(upstream.ejected(), 4);
    assert!(!upstream.is_ejected(4), "the last one stays");
}

#[test]
fn the_last_one_that_is_well_stays() {
    let upstream = upstream("health-last", 2, "eject = { after = 1, share = \"99%\" }");
    upstream.servers()[1].state.set_bar(bar::UNHEALTHY, true);
    upstream.came(0, &FAILED, 1_000);
    assert_eq!(upstream.ejected(), 0);
    upstream.servers()[1].state.set_bar(bar::UNHEALTHY, false);
    upstream.came(0, &FAILED, 1_000);
    assert!(upstream.is_ejected(0));
}

#[test]
fn an_answer_ends_a_row() {
    let upstream = upstream("health-row", 2, "eject = { after = 3 }");
    for _ in 0..8 {
        upstream.came(0, &FAILED, 1_000);
        upstream.came(0, &FAILED, 1_000);
        upstream.came(0, &answered(Duration::ZERO), 1_000);
    }
    assert_eq!(upstream.ejected(), 0);
    // A body that breaks off after its head is no answer.
    let late = Came {
        is_late: true,
        ..FAILED
    };
    for _ in 0..3 {
        assert_eq!(upstream.ejected(), 0);
        upstream.came(0, &answered(Duration::ZERO), 1_000);
        upstream.came(0, &late, 1_000);
    }
    assert!(upstream.is_ejected(0));
}

#[test]
fn a_rate_counts_from_enough_requests_on() {
    let settings = "eject = { after = \"off\", rate = \"40%\", requests = 10, window = \"10s\" }";
    let upstream = upstream("health-rate", 2, settings);
    let mut now_ms = 1_000;
    for count in 0..9 {
        let came = match count % 2 {
            0 => FAILED,
            _ => answered(Duration::ZERO),
        };
        upstream.came(0, &came, now_ms);
    }
    assert_eq!(upstream.ejected(), 0);
    // The window has passed: only what is within it counts.
    now_ms += 11_000;
    upstream.came(0, &FAILED, now_ms);
    assert_eq!(upstream.ejected(), 0);
    for _ in 0..6 {
        upstream.came(0, &answered(Duration::ZERO), now_ms);
    }
    upstream.came(0, &FAILED, now_ms);
    upstream.came(0, &FAILED, now_ms);
    assert_eq!(upstream.ejected(), 0);
    upstream.came(0, &FAILED, now_ms);
    assert!(upstream.is_ejected(0));
}

#[test]
fn all_are_slow_and_nobody_is_slower() {
    let settings = "eject = { after = \"off\", slower = 3.0, requests = 4, share = \"100%\" }";
    let upstream = upstream("health-slower", 4, settings);
    let load = |times: [u64; 4], now_ms: u64| {
        for _ in 0..8 {
            for (server, took) in times.into_iter().enumerate() {
                upstream.came(server, &answered(Duration::from_millis(took)), now_ms);
            }
        }
    };
    load([500, 500, 600, 700], 1_000);
    load([2_000, 2_000, 2_000, 2_000], 5_000);
    // A few milliseconds are chance, however fast the others are.
    load([1, 1, 1, 9], 30_000);
    assert_eq!(upstream.ejected(), 0);
    load([1, 1, 1, 80], 60_000);
    assert_eq!(upstream.ejected(), 1);
    assert!(upstream.is_ejected(3));
}

#[test]
fn only_a_trial_closes_a_circuit() {
    let settings = "circuit = { rate = \"50%\", requests = 2, window = \"10s\", for = \"1h\" }";
    let upstream = upstream("health-circuit", 1, settings);
    let circuit = upstream.settings.circuit.as_ref().unwrap();
    let now_ms = ms(Instant::now());
    assert!(upstream.is_let_through());
    upstream.count_for_circuit(circuit, &FAILED, now_ms);
    assert!(!upstream.is_circuit_open());
    upstream.count_for_circuit(circuit, &FAILED, now_ms);
    assert!(upstream.is_circuit_open() && !upstream.is_let_through());
    let well = answered(Duration::from_millis(5));
    // It was sent before.
    upstream.count_for_circuit(circuit, &well, now_ms);
    assert!(upstream.is_circuit_open());
    // The time is over: one is let through, and only one.
    let state = &upstream.state.health.circuit;
    state.next_ms.store(1, Ordering::Relaxed);
    assert!(upstream.is_let_through() && !upstream.is_let_through());
    let long = answered(Duration::from_secs(3_600));
    upstream.count_for_circuit(circuit, &long, ms(Instant::now()));
    assert!(upstream.is_circuit_open());
    upstream.count_for_circuit(circuit, &FAILED, ms(Instant::now()));
    assert!(upstream.is_circuit_open() && load(&state.trials) == 1);
    state.next_ms.store(1, Ordering::Relaxed);
    assert!(upstream.is_let_through());
    upstream.count_for_circuit(circuit, &answered(Duration::ZERO), ms(Instant::now()));
    assert!(!upstream.is_circuit_open() && upstream.is_let_through());
}

#[test]
fn a_trial_may_take_longer_than_the_time_to_the_next() {
    let settings = "circuit = { rate = \"50%\", requests = 1, for = \"1h\" }";
    let upstream = upstream("health-trials", 1, settings);
    let circuit = upstream.settings.circuit.as_ref().unwrap();
    let now_ms = ms(Instant::now());
    upstream.count_for_circuit(circuit, &FAILED, now_ms);
    let state = &upstream.state.health.circuit;
    // The first trial began five seconds ago; now comes the second.
    state.begin_trial(now_ms.saturating_sub(5_000).max(1));
    state.next_ms.store(1, Ordering::Relaxed);
    assert!(upstream.is_circuit_open() && upstream.is_let_through());
    let took = Duration::from_millis(now_ms.saturating_sub(1).min(5_000));
    upstream.count_for_circuit(circuit, &answered(took), now_ms);
    assert!(!upstream.is_circuit_open());
}

#[test]
fn what_a_member_is_to_blame_for_is_decided_for_every_cause() {
    use candor_diagnostics::causes;
    let blamed = |code: &str| is_of_member(causes::find(code).unwrap(), Phase::Head);
    for code in [
        "connect_refused",
        "timeout_first_byte",
        "head_not_http",
        "body_truncated",
        "tls_cert_untrusted",
        "h2_stream_reset",
        "socket_missing",
        "req_write_timeout",
    ] {
        assert!(blamed(code), "{code}");
    }
    for code in [
        "client_closed",
        "connect_ports_exhausted",
        "head_reused_conn_lost",
        "body_too_large",
        "timeout_queue",
        "upstream_limit_reached",
        "maintenance",
        "cfg_proxy_loop",
        "origin_error",
        "req_early_response",
    ] {
        assert!(!blamed(code), "{code}");
    }
    // Slow clients use up the time for all of it, too.
    let total = causes::find("timeout_total").unwrap();
    assert!(is_of_member(total, Phase::Head) && is_of_member(total, Phase::Connect));
    assert!(!is_of_member(total, Phase::Request) && !is_of_member(total, Phase::Body));
}
