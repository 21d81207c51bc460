//! Dialing real sockets: what comes of it, and what is written down when nothing does.
#![allow(clippy::unwrap_used)]

mod choose;
mod connect;
mod dns;
mod handshake;
mod http2;
mod peer;
mod tls;

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::{Problem, model};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Attempt;
use tempfile::TempDir;

use super::connect::{DialFailed, Dialed, dial};
use super::resolve::Resolver;
use super::{Server, Upstream};
use crate::telemetry::Telemetry;

thread_local! {
    static DIRECTORIES: RefCell<Vec<TempDir>> = const { RefCell::new(Vec::new()) };
}

fn place(line: u32) -> model::Place {
    model::Place {
        file: "test.toml".into(),
        line,
        span: 0..1,
    }
}

fn setting<T>(value: T, line: u32) -> model::Setting<T> {
    model::Setting {
        value,
        place: Some(place(line)),
    }
}

fn timeouts() -> model::Timeouts {
    model::Timeouts::each(&model::Setting {
        value: Duration::from_secs(10),
        place: None,
    })
}

fn dns(resolvers: &[SocketAddr]) -> model::Dns {
    model::Dns {
        resolvers: resolvers.to_vec(),
        timeout: setting(Duration::from_secs(5), 90),
        search: Some(Vec::new()),
        prohibit: Vec::new(),
    }
}

/// A resolver that knows the hosts file `hosts` and whatever `dns` says.
fn resolver(dns: &model::Dns, hosts: &str) -> Arc<Resolver> {
    let directory = tempfile::tempdir().unwrap();
    let hosts_file = directory.path().join("hosts");
    std::fs::write(&hosts_file, hosts).unwrap();
    let resolver = Resolver::with_files(dns, directory.path().join("none"), hosts_file);
    // The files are read at the first question: they stay until the test's thread ends.
    DIRECTORIES.with_borrow_mut(|directories| directories.push(directory));
    resolver
}

fn nobody() -> Arc<Resolver> {
    resolver(&dns(&[]), "")
}

fn plain_tls() -> model::UpstreamTls {
    model::UpstreamTls {
        ca: None,
        certificate: None,
        key: None,
        name: None,
        crl: None,
        verify: true,
    }
}

/// Settings of an upstream; members are TLS members when `tls` is given.
fn settings(
    addresses: &[model::ServerAddress],
    tls: Option<model::UpstreamTls>,
) -> model::Upstream {
    let servers = addresses
        .iter()
        .zip(10..)
        .map(|(address, line)| model::Server {
            text: format!("{address:?}").into(),
            address: address.clone(),
            tls: tls.is_some(),
            protocol: None,
            weight: 1,
            place: place(line),
        });
    model::Upstream {
        name: "app".into(),
        place: place(9),
        servers: servers.collect(),
        sources: Vec::new(),
        backup: Vec::new(),
        balance: model::Balance::default(),
        sticky: None,
        health: None,
        eject: None,
        circuit: None,
        panic: setting(0, 1),
        slow_start: None,
        limits: model::Limits {
            connections: None,
            requests: None,
            queue: setting(0, 1),
        },
        protocol: model::Protocol::default(),
        proxy_protocol: None,
        hedge: None,
        tls: tls.unwrap_or_else(plain_tls),
        keepalive: model::Keepalive {
            is_own: false,
            connections: 1,
            idle: setting(Duration::from_secs(1), 1),
            age: setting(Duration::from_secs(1), 1),
        },
        retry: model::Retry {
            tries: 1,
            connect: true,
            unsent: true,
            idempotent: true,
            unavailable: false,
            budget: setting(20, 1),
            backoff: setting(Duration::ZERO, 1),
            body: setting(64 * 1024, 1),
            per_try: None,
        },
        tolerate: Vec::new(),
        depends: Vec::new(),
        logs: Vec::new(),
        container: None,
        unit: None,
    }
}

fn build(settings: model::Upstream, resolver: &Arc<Resolver>) -> Result<Upstream, Vec<Problem>> {
    let log = model::Log {
        format: model::LogFormat::Off,
        file: None,
        query: false,
    };
    let telemetry = Telemetry::new(&log, None).upstream("app");
    Upstream::build(settings, 0, resolver, telemetry)
}

fn address(address: SocketAddr) -> model::ServerAddress {
    model::ServerAddress::Address(address)
}

fn name(name: &str, port: u16) -> model::ServerAddress {
    model::ServerAddress::Name {
        name: name.to_owned(),
        port,
    }
}

fn unix(path: &Path) -> model::ServerAddress {
    model::ServerAddress::Unix(path.to_owned())
}

/// Dials the first member; the attempt says how it went.
async fn dial_first(
    upstream: &Upstream,
    timeouts: &model::Timeouts,
) -> (Result<Dialed, DialFailed>, Attempt) {
    let servers = upstream.servers();
    let server: &Server = &servers[0];
    let mut attempt = Attempt::default();
    let dialed = dial(upstream, server, timeouts, &mut attempt).await;
    (dialed, attempt)
}

/// Dials an upstream without TLS that must fail, and returns what was observed.
async fn fail(member: model::ServerAddress, resolver: &Arc<Resolver>) -> Attempt {
    fail_within(member, resolver, &timeouts()).await
}

async fn fail_within(
    member: model::ServerAddress,
    resolver: &Arc<Resolver>,
    timeouts: &model::Timeouts,
) -> Attempt {
    let upstream = build(settings(&[member], None), resolver).unwrap();
    let (dialed, attempt) = dial_first(&upstream, timeouts).await;
    assert!(dialed.is_err(), "{dialed:?}");
    attempt
}

/// The errno of each connect.
fn errnos(attempt: &Attempt) -> Vec<(String, Option<i32>)> {
    let connects = attempt
        .evidence
        .iter()
        .filter_map(|evidence| match evidence {
            Evidence::Connect(connect) => Some((connect.address.clone(), connect.errno)),
            _ => None,
        });
    connects.collect()
}

/// The timer that ran out: name, limit, line.
fn timer(attempt: &Attempt) -> Option<(&'static str, u64, Option<u32>)> {
    attempt.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Timer(timer) => {
            assert!(timer.elapsed_ms >= timer.limit_ms, "{timer:?}");
            Some((
                timer.name,
                timer.limit_ms,
                timer.place.as_ref().map(|place| place.line),
            ))
        }
        _ => None,
    })
}
