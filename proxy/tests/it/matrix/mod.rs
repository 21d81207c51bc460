//! The failures that have a name, on real sockets, in every view: page, problem+json, text, gRPC,
//! fields, log and metrics.

mod faults;
mod http2;
mod negatives;
mod retries;
pub mod rows;
pub mod scene;
pub mod structured;
mod table;
mod views;
mod words;

use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::Arc;

use candor_faults::{FAULTS, Fault, Origin};
use rustix::process::geteuid;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::harness::{Candor, Client, Response, eventually};

/// The four forms of an answer, with the field that asks for each.
pub const FORMS: [(&str, &str); 4] = [
    ("html", "Accept: text/html,application/xhtml+xml,*/*;q=0.8"),
    ("problem+json", "Accept: application/problem+json"),
    ("text", "Accept: */*"),
    ("grpc", "Content-Type: application/grpc"),
];

/// Candor in front of the origin that commits every fault. Each fault has a route `/x/NAME`, and
/// an upstream whose name tells nobody what it is for.
pub struct World {
    pub candor: Candor,
    pub origin: Origin,
    /// Whether a socket that others may not open is closed to Candor too.
    pub is_unprivileged: bool,
    _runtime: Runtime,
}

impl World {
    pub fn start() -> Self {
        Self::with("")
    }

    /// The same; `more` goes before the sites.
    pub fn with(more: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let origin = runtime.block_on(candor_faults::start()).unwrap();
        let (candor, is_unprivileged) = start_unprivileged(&configuration(&origin, more));
        Self {
            candor,
            origin,
            is_unprivileged,
            _runtime: runtime,
        }
    }

    /// The server of a fault, as written.
    pub fn server(&self, fault: &str) -> &str {
        self.origin.upstream(Fault::find(fault).unwrap())
    }

    /// The server's address, name or path, without its scheme.
    pub fn peer(&self, fault: &str) -> &str {
        let server = self.server(fault);
        ["https://", "http://", "h2c://", "unix:"]
            .iter()
            .find_map(|scheme| server.strip_prefix(scheme))
            .unwrap_or(server)
    }

    /// A request as an operator; `fields` are further lines of the head.
    pub fn ask(&self, path: &str, fields: &[&str]) -> Response {
        let mut head = format!("GET {path} HTTP/1.1\r\nHost: localhost");
        for field in fields {
            head += "\r\n";
            head += field;
        }
        self.candor.request(&head)
    }

    /// How often failures of this cause were counted.
    pub fn failures(&self, cause: &str) -> u64 {
        counted(&self.candor, "candor_failures_total", &[("cause", cause)])
    }
}

/// The name of a fault's upstream.
pub fn upstream_name(fault: &Fault) -> String {
    let index = FAULTS.iter().position(|f| f.name == fault.name).unwrap();
    format!("inside_pool_{index:02}")
}

fn configuration(origin: &Origin, more: &str) -> String {
    let mut toml = format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
         [dns]\nresolvers = [\"{}\"]\ntimeout = \"150ms\"\n\
         [defaults]\ntimeout = {{ resolve = \"2s\", connect = \"300ms\", tls = \"2s\", \
         first_byte = \"300ms\", head = \"2s\", idle = \"5s\" }}\n{more}\n\
         [site.\"http://127.0.0.1:0\".route.\"/healthy/\"]\nproxy = \"inside_healthy\"\n\
         strip = \"/healthy\"\n\
         [upstream.inside_healthy]\nservers = [\"{}\"]\n",
        origin.resolver(),
        origin.healthy(),
    );
    for fault in FAULTS.iter().copied() {
        let upstream = upstream_name(fault);
        toml += &format!(
            "[site.\"http://127.0.0.1:0\".route.\"/x/{}\"]\nproxy = \"{upstream}\"\n{}\
             [upstream.{upstream}]\n{}retry = {{ tries = 1 }}\n",
            fault.name,
            fault.route_keys,
            origin.upstream_keys(fault),
        );
    }
    toml
}

/// Starts Candor so that modes of files mean something to it: as another user when the test runs
/// as root and may change users. Says whether it came to that.
pub fn start_unprivileged(toml: &str) -> (Candor, bool) {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    if !geteuid().is_root() {
        return (Candor::start_in(directory, toml), true);
    }
    if !may_change_user() {
        return (Candor::start_in(directory, toml), false);
    }
    let file = write_for_all(&directory, toml);
    let mut command = as_nobody();
    command
        .arg(env!("CARGO_BIN_EXE_candor"))
        .args(["serve", "-c"])
        .arg(file);
    (Candor::spawn_command(directory, command).ready(), true)
}

fn write_for_all(directory: &TempDir, toml: &str) -> std::path::PathBuf {
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, toml).unwrap();
    let readable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(directory.path(), readable).unwrap();
    file
}

fn as_nobody() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    command
}

/// Whether there is `setpriv`, and the other user may run the built binary.
fn may_change_user() -> bool {
    let mut command = as_nobody();
    command
        .args([env!("CARGO_BIN_EXE_candor"), "--version"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The sum of a counter over all its series that have these labels.
pub fn counted(candor: &Candor, name: &str, labels: &[(&str, &str)]) -> u64 {
    let said = candor.said("metrics on ");
    let address = said.trim_start_matches("metrics on ");
    let address: SocketAddr = address.split(' ').next().unwrap().parse().unwrap();
    let mut client = Client::connect(address);
    client.send(b"GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let text = client.response().text();
    let series = text.lines().filter(|line| {
        line.starts_with(name)
            && labels
                .iter()
                .all(|(label, value)| line.contains(&format!("{label}=\"{value}\"")))
    });
    let value = |line: &str| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap() as u64;
    series.map(value).sum()
}

/// Waits until a counter has come to `expected`, and finds it there and not beyond.
#[track_caller]
pub fn counts_to(candor: &Candor, name: &str, labels: &[(&str, &str)], expected: u64) {
    eventually(|| (counted(candor, name, labels) >= expected).then_some(()));
    assert_eq!(
        counted(candor, name, labels),
        expected,
        "{name} with {labels:?}"
    );
}
