//! Exchanges for tests.

use std::sync::Arc;

use crate::diagnosis::diagnose;
use crate::evidence::{
    Certificate, ChunkBreak, ChunkFault, ConfigurationFault, ConnectTry, DnsQuery, EarlyAnswer,
    Evidence, FileKind, Handshake, Link, PathPart, Probe, ProbeOutcome, ProbeWay, Progress,
    Resolution, ResolutionOutcome, SocketPath, StreamEnd, Timer, TlsFault,
};
use crate::exchange::{Attempt, Exchange, Named, Phase, Place, Request, Reuse, Target, Timeline};
use crate::facts::Facts;
use crate::render::rank;

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

/// A probe of `/` with this outcome.
pub(crate) fn probe(way: ProbeWay, outcome: ProbeOutcome) -> Evidence {
    let answered = outcome == ProbeOutcome::Answered;
    let path = if way == ProbeWay::Same { "/cart" } else { "/" };
    Evidence::Probe(Arc::new(Probe {
        address: "10.0.0.5:8000".to_owned(),
        way,
        method: Some("GET".to_owned()),
        path: Some(path.to_owned()),
        outcome,
        status: answered.then_some(200),
        version: (outcome == ProbeOutcome::Tls).then(|| "TLSv1.3".to_owned()),
        elapsed_us: 2_400,
        ..Probe::default()
    }))
}

/// The peer closed the connection at once.
pub(crate) const fn ended_empty() -> Evidence {
    Evidence::Ended {
        end: StreamEnd::Fin,
        errno: None,
        after_ms: 2,
    }
}

pub(crate) const fn reused() -> Reuse {
    Reuse {
        idle_ms: 5_000,
        requests: 3,
    }
}

/// A request without a body that had left whole, and nothing came.
pub(crate) const fn progress() -> Progress {
    Progress {
        request_sent: true,
        body_sent: 0,
        body_declared: None,
        sent_idle_ms: Some(30_001),
        received_idle_ms: None,
        interim: 0,
        connections: 3,
    }
}

/// A final answer that came in the midst of an upload.
pub(crate) const fn early_answer(status: u16) -> Evidence {
    Evidence::EarlyAnswer(EarlyAnswer {
        status,
        body_sent: 196_608,
        body_declared: Some(20_971_520),
        write_errno: Some(104),
    })
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

pub(crate) fn timer(name: &'static str, limit_ms: u64) -> Evidence {
    Evidence::Timer(Timer {
        name,
        limit_ms,
        elapsed_ms: limit_ms + 1,
        place: Some(place(11)),
    })
}

pub(crate) fn ended(end: StreamEnd, after_ms: u64) -> Evidence {
    Evidence::Ended {
        end,
        errno: (end == StreamEnd::Reset).then_some(104),
        after_ms,
    }
}

/// A head that was refused, on a connection that is still open.
pub(crate) fn refused_head(raw: &[u8]) -> Evidence {
    raw_head(raw, StreamEnd::Open, true)
}

pub(crate) fn raw_head(raw: &[u8], end: StreamEnd, refused: bool) -> Evidence {
    Evidence::ResponseHead {
        raw: raw.to_vec(),
        total: raw.len() as u64,
        end,
        refused,
    }
}

/// A chunk of 5 bytes whose coding is broken at `found`.
pub(crate) fn chunk(fault: ChunkFault, offset: u64, before: &[u8], found: &[u8]) -> Evidence {
    Evidence::Chunk(ChunkBreak {
        fault,
        offset,
        size: 5,
        before: before.to_vec(),
        found: found.to_vec(),
    })
}

/// The exchange is diagnosed so.
#[track_caller]
pub(crate) fn check(exchange: &Exchange, code: &str, reason: Option<&str>) {
    let diagnosis = diagnose(exchange);
    assert_eq!((diagnosis.cause.code, diagnosis.reason), (code, reason));
}

/// This likely cause ranks first.
#[track_caller]
pub(crate) fn check_first(exchange: &Exchange, id: &str) {
    let ids = likely(exchange);
    assert_eq!(ids.first(), Some(&id), "{ids:?}");
}

/// The likely causes that are listed, in their order.
pub(crate) fn likely(exchange: &Exchange) -> Vec<&'static str> {
    let diagnosis = diagnose(exchange);
    let ranked = rank(diagnosis.cause, &Facts::of(exchange, &diagnosis));
    ranked.iter().map(|(likely, _)| likely.id).collect()
}

/// The clock of the tests.
pub(crate) const NOW_UNIX_S: i64 = 1_772_357_400;

pub(crate) fn certificate() -> Certificate {
    Certificate {
        subject: "CN=api.internal".to_owned(),
        issuer: "CN=Example Root,O=Example".to_owned(),
        names: vec!["api.internal".to_owned()],
        serial: "0a1b2c".to_owned(),
        not_before_unix_s: NOW_UNIX_S - 30 * 86_400,
        not_after_unix_s: NOW_UNIX_S + 30 * 86_400,
        now_unix_s: NOW_UNIX_S,
        key: "EC P-256".to_owned(),
        signature: "sha256WithRSAEncryption".to_owned(),
        chain: vec![link("CN=api.internal", "CN=Example Root,O=Example")],
    }
}

/// A certificate of a chain.
pub(crate) fn link(subject: &str, issuer: &str) -> Link {
    Link {
        subject: subject.to_owned(),
        issuer: issuer.to_owned(),
        not_before_unix_s: NOW_UNIX_S - 30 * 86_400,
        not_after_unix_s: NOW_UNIX_S + 30 * 86_400,
        key: "EC P-256".to_owned(),
        signature: "sha256WithRSAEncryption".to_owned(),
    }
}

/// What Candor offers, to a peer that answered with a record and said nothing of a version.
pub(crate) fn handshake() -> Handshake {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Handshake {
        sni: Some("api.internal".to_owned()),
        offered_versions: owned(&["TLS 1.3", "TLS 1.2"]),
        offered_suites: owned(&["TLS13_AES_256_GCM_SHA384", "TLS13_AES_128_GCM_SHA256"]),
        offered_groups: owned(&["X25519", "secp256r1", "secp384r1"]),
        offered_alpn: owned(&["http/1.1"]),
        received: 7,
        records: 1,
        ..Handshake::default()
    }
}

pub(crate) fn shaken(handshake: Handshake) -> Evidence {
    Evidence::Handshake(Box::new(handshake))
}

/// An attempt that ended in the handshake, in this way.
pub(crate) fn tls_failed(fault: TlsFault, seen: Handshake) -> Exchange {
    let evidence = vec![shaken(seen), Evidence::Tls(fault)];
    exchange("https://api.internal:8443", Phase::Tls, evidence)
}

pub(crate) fn resolution(server: &str, outcome: ResolutionOutcome, resolver: &str) -> Evidence {
    let (host, _) = crate::facts::split_address(server);
    Evidence::Resolution(Resolution {
        question: host.to_owned(),
        asked: vec![host.to_owned()],
        outcome,
        resolvers: vec![resolver.to_owned()],
        elapsed_ms: 7,
        ..Resolution::default()
    })
}

/// An exchange that ended before any attempt, by this fact.
pub(crate) fn alone(phase: Phase, evidence: Evidence) -> Exchange {
    let mut exchange = exchange("10.0.0.5:8000", phase, vec![]);
    exchange.attempts.clear();
    exchange.evidence = vec![evidence];
    exchange
}

/// A configuration that was refused when it was read.
pub(crate) fn refused_configuration(fault: ConfigurationFault) -> Exchange {
    let mut refused = alone(Phase::Route, Evidence::Configuration(fault));
    refused.request = Request::default();
    refused.site = None;
    refused.route = None;
    refused
}

/// A resolution by 10.0.0.2:53, changed by `with`.
pub(crate) fn resolved(
    server: &str,
    outcome: ResolutionOutcome,
    with: impl FnOnce(&mut Resolution),
) -> Evidence {
    let mut evidence = resolution(server, outcome, "10.0.0.2:53");
    if let Evidence::Resolution(resolution) = &mut evidence {
        with(resolution);
    }
    evidence
}

/// A question put to 10.0.0.2:53.
pub(crate) fn query(name: &str, kind: &'static str, rcode: Option<u16>) -> DnsQuery {
    DnsQuery {
        name: name.to_owned(),
        kind,
        resolver: "10.0.0.2:53".to_owned(),
        transport: "udp",
        rcode,
        elapsed_us: 1_900,
        ..DnsQuery::default()
    }
}

/// The parts of a path; with a mode, the last of them denies.
pub(crate) fn socket_path(parts: &[(&str, Option<FileKind>)], denied: Option<u32>) -> Evidence {
    let last = parts.len() - 1;
    let parts = parts.iter().enumerate().map(|(index, (path, kind))| {
        let denies = index == last && denied.is_some();
        PathPart {
            path: (*path).to_owned(),
            kind: *kind,
            mode: if denies { denied.unwrap_or(0) } else { 0o755 },
            uid: 1001,
            gid: 1002,
            denies,
            modified_unix_s: None,
        }
    });
    Evidence::SocketPath(SocketPath {
        parts: parts.collect(),
        uid: 990,
        gids: vec![990],
    })
}
