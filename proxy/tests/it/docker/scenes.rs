//! The ways to break, and what Candor says of each.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::stack::{Stack, get};
use crate::harness::LIMIT;

const JSON: &str = "Accept: application/problem+json\r\n";

/// A request that fails, and what an operator is told.
pub struct Scene {
    /// Its path.
    pub path: &'static str,
    /// The causes, one of which it has.
    causes: &'static [&'static str],
    /// The likely cause that leads.
    likely: &'static str,
    /// What the evidence for it names.
    why: &'static [&'static str],
}

/// A container that is gone or about to go: its name is forgotten, its address dead or refusing.
const GONE: &[&str] = &[
    "dns_nxdomain",
    "connect_refused",
    "connect_timeout",
    "connect_unreachable",
];

/// In order: the last one stands on the one before.
pub const DEMONSTRATION: &[Scene] = &[
    Scene {
        path: "/exited/",
        causes: GONE,
        likely: "container_ended",
        why: &["exited", "with code 1", "No module named 'psycopg'"],
    },
    Scene {
        path: "/crashing/",
        causes: GONE,
        likely: "container_restarting",
        why: &["times", "connecting to 127.0.0.1:6379. Connection refused"],
    },
    Scene {
        path: "/wrong-port/",
        causes: &["connect_refused"],
        likely: "application_other_port",
        why: &["Listening at: http://0.0.0.0:9000"],
    },
    Scene {
        path: "/elsewhere/",
        causes: &["dns_nxdomain"],
        likely: "container_other_network",
        why: &["_back, Candor is on", "_front"],
    },
    Scene {
        path: "/loopback/",
        causes: &["connect_refused"],
        likely: "application_loopback",
        why: &["Listening at: http://127.0.0.1:8000"],
    },
    Scene {
        path: "/misspelled/",
        causes: &["dns_nxdomain"],
        likely: "container_missing",
        why: &["the engine knows no wep, but web"],
    },
    Scene {
        path: "/slow/report",
        causes: &["timeout_first_byte"],
        likely: "only_this_path",
        why: &["GET / was answered with 200"],
    },
    Scene {
        path: "/hungry/eat",
        causes: &[
            "head_closed_empty",
            "head_reset",
            "dns_nxdomain",
            "connect_timeout",
        ],
        likely: "container_out_of_memory",
        why: &["64 MiB"],
    },
];

/// After `docker stop`.
pub const STOPPED: Scene = Scene {
    path: "/",
    causes: GONE,
    likely: "container_ended",
    why: &["with code 0"],
};

/// After `docker pause`.
pub const PAUSED: Scene = Scene {
    path: "/",
    causes: &["timeout_first_byte"],
    likely: "container_paused",
    why: &["is paused"],
};

impl Scene {
    /// Asks until what was found is there: an answer waits 25 ms for it, and what comes later is in
    /// the next. `candor why`, in Candor's container, says the same; a visitor hears nothing of it.
    pub fn check(&self, stack: &Stack, candor: SocketAddr) {
        let begun = Instant::now();
        let problem = loop {
            let problem = get(candor, self.path, JSON).json();
            if self.is_named(&problem) {
                break problem;
            }
            assert!(begun.elapsed() < LIMIT, "{}: {problem:#}", self.path);
            // One look serves a second.
            thread::park_timeout(Duration::from_millis(100));
        };
        let cause = problem["cause"].as_str().unwrap();
        assert!(self.causes.contains(&cause), "{}: {problem:#}", self.path);

        let id = problem["request_id"].as_str().unwrap();
        let why = stack.run("candor", &["candor", "why", id, "--json"]);
        let why = serde_json::from_str(&why).unwrap();
        assert!(self.is_named(&why), "{}: {why:#}", self.path);

        let fields = [JSON, "X-Forwarded-For: 192.0.2.1\r\n"].concat();
        let visitor = get(candor, self.path, &fields).text();
        let told: Vec<_> = self
            .why
            .iter()
            .filter(|it| visitor.contains(**it))
            .collect();
        assert!(told.is_empty(), "a visitor is told of {told:?}: {visitor}");
    }

    fn is_named(&self, problem: &Value) -> bool {
        let Some(likely) = problem["likely"].as_array() else {
            return false;
        };
        let why: Vec<_> = likely.iter().filter_map(|it| it["why"].as_str()).collect();
        let why = why.join("\n");
        likely[0]["id"] == self.likely && self.why.iter().all(|text| why.contains(text))
    }
}
