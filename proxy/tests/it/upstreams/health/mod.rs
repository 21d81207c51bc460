//! Members that fall and rise: active checks, ejection, circuits.

mod active;
mod circuit;
mod grpc;
mod passive;

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::harness::{Candor, Client, Reply, Upstream, eventually};
use crate::matrix::rows::Row;

/// The rows that are met here.
pub const ROWS: &[Row] = &[active::ROW, circuit::ROW, passive::ROW];

/// A member that does what it is told.
struct Member {
    upstream: Upstream,
    told: Arc<Told>,
}

struct Told {
    /// What it answers.
    status: AtomicU16,
    /// How long it takes, in milliseconds.
    delay: AtomicU64,
    /// A further field line.
    field: &'static str,
}

impl Member {
    fn start() -> Self {
        Self::with_field("")
    }

    fn with_field(field: &'static str) -> Self {
        let told = Arc::new(Told {
            status: AtomicU16::new(200),
            delay: AtomicU64::new(0),
            field,
        });
        let own = Arc::clone(&told);
        let upstream = Upstream::start(move |_| own.reply());
        Self { upstream, told }
    }

    fn answers(&self, status: u16) {
        self.told.status.store(status, Ordering::Relaxed);
    }

    fn takes(&self, delay: Duration) {
        let delay = delay.as_millis() as u64;
        self.told.delay.store(delay, Ordering::Relaxed);
    }

    fn address(&self) -> String {
        self.upstream.address().to_string()
    }

    /// How often it was asked for this path.
    fn asked(&self, path: &str) -> usize {
        let requests = self.upstream.requests();
        requests.iter().filter(|it| it.path() == path).count()
    }
}

impl Told {
    fn reply(&self) -> Reply {
        // The stall that is put there: nothing waits for it but the request.
        std::thread::sleep(Duration::from_millis(self.delay.load(Ordering::Relaxed)));
        let status = self.status.load(Ordering::Relaxed);
        let field = self.field;
        Reply::Keep(
            format!("HTTP/1.1 {status} Said\r\nContent-Length: 3\r\n{field}\r\nyes").into_bytes(),
        )
    }
}

/// A site in front of these members, with these settings of theirs.
fn toml(members: &[String], settings: &str) -> String {
    let members: Vec<_> = members.iter().map(|it| format!("\"{it}\"")).collect();
    format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [upstream.app]\nservers = [{}]\n{settings}\n",
        members.join(", ")
    )
}

/// The members as the admin interface tells of them.
fn members(candor: &Candor) -> Vec<Value> {
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    client.send(b"GET /v1/upstreams HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let upstreams = client.response().json();
    upstreams[0]["members"].as_array().unwrap().clone()
}

/// Waits until a member stands so.
fn stands(candor: &Candor, server: &str, standing: &str) -> Value {
    eventually(|| {
        let mut members = members(candor).into_iter();
        members.find(|it| it["server"] == server && it["standing"] == standing)
    })
}

/// Waits for the line that says that a member, or the upstream, has become so.
fn told(candor: &Candor, what: &str, server: Option<&str>) -> Value {
    candor.log(|line| {
        line["event"] == "health" && line["what"] == what && line["server"].as_str() == server
    })
}
