//! Exchanges for tests.

use crate::evidence::{ConnectTry, Evidence};
use crate::exchange::{Attempt, Exchange, Named, Phase, Place, Request, Reuse, Target, Timeline};

/// A request that reached a site and was given up in `phase` of one attempt at `server`.
pub(crate) fn exchange(server: &str, phase: Phase, evidence: Vec<Evidence>) -> Exchange {
    Exchange {
        request_id: "01JQZ7E2M4".to_owned(),
        time_unix_ms: 1_772_357_400_001,
        request: Request {
            method: "GET".to_owned(),
            scheme: "http".to_owned(),
            host: "shop.localhost:8080".to_owned(),
            path: "/cart".to_owned(),
            protocol: "HTTP/1.1".to_owned(),
            client: "127.0.0.9".to_owned(),
            listener: "127.0.0.1:8080".to_owned(),
        },
        site: Some(named("http://shop.localhost:8080", 3)),
        route: Some(named("/cart", 5)),
        phase,
        attempts: vec![attempt(server, phase, evidence)],
        duration_us: 1_234,
        ..Exchange::default()
    }
}

/// One attempt at `server`, `HOST:PORT`, `scheme://HOST[:PORT]` or `unix:PATH`.
pub(crate) fn attempt(server: &str, phase: Phase, evidence: Vec<Evidence>) -> Attempt {
    let tls = server.starts_with("https://");
    let authority = server.split_once("://").map_or(server, |(_, rest)| rest);
    let (target, peer) = match server.strip_prefix("unix:") {
        Some(path) => (
            Target::Unix {
                path: path.to_owned(),
            },
            Some(server.to_owned()),
        ),
        None => {
            let (host, port) = crate::facts::split_address(authority);
            let port = port.unwrap_or(if tls { 443 } else { 80 });
            let is_address = host.parse::<std::net::IpAddr>().is_ok();
            (
                Target::Host {
                    host: host.to_owned(),
                    port,
                },
                is_address.then(|| format!("{host}:{port}")),
            )
        }
    };
    Attempt {
        upstream: "app".to_owned(),
        place: Some(place(9)),
        server: server.to_owned(),
        tls,
        tls_name: match &target {
            Target::Host { host, .. } if tls => Some(host.clone()),
            _ => None,
        },
        target,
        peer,
        phase,
        timeline: Timeline {
            connect_us: Some(180),
            ..Timeline::default()
        },
        evidence,
        ..Attempt::default()
    }
}

pub(crate) fn tried(address: &str, errno: i32) -> Evidence {
    Evidence::Connect(ConnectTry {
        address: address.to_owned(),
        operation: "connect",
        errno: Some(errno),
        elapsed_us: 180,
    })
}

pub(crate) const fn reused() -> Reuse {
    Reuse {
        idle_ms: 5_000,
        requests: 3,
    }
}

pub(crate) fn named(name: &str, line: u32) -> Named {
    Named {
        name: name.into(),
        place: Some(place(line)),
    }
}

pub(crate) fn place(line: u32) -> Place {
    Place {
        file: "candor.toml".into(),
        line,
    }
}
