//! Upstreams as text: what differs from the defaults.

use std::fmt::Debug;

use candor_conf::model::{
    Balance, Configuration, Eject, Health, HealthKind, Protocol, Proxy, Server, Setting, Upstream,
};

/// Each member and source, with what is special about it.
pub(super) fn members(upstream: &Upstream) -> Vec<String> {
    let mut out: Vec<String> = upstream.servers.iter().map(server).collect();
    out.extend(upstream.sources.iter().map(|s| {
        let tls = if s.tls { " tls" } else { "" };
        format!("{:?}{tls}{}", s.kind, spoken(s.protocol))
    }));
    out.extend(
        upstream
            .backup
            .iter()
            .map(|s| format!("backup {}", server(s))),
    );
    out
}

fn server(server: &Server) -> String {
    let weight = match server.weight {
        1 => String::new(),
        weight => format!(" weight {weight}"),
    };
    format!("{}{weight}{}", server.text, spoken(server.protocol))
}

fn spoken(protocol: Option<Protocol>) -> String {
    protocol.map_or_else(String::new, |p| format!(" {p:?}"))
}

/// What a route that forwards has beside its upstream.
pub(super) fn beyond(configuration: &Configuration, proxy: &Proxy) -> String {
    let name = |at: usize| &configuration.upstreams[at].name;
    let mut out = String::new();
    for when in &proxy.when {
        out.push_str(&format!(
            "\n    when header {:?} cookie {:?} share {:?}: {} host {:?}",
            when.header,
            when.cookie,
            when.share,
            name(when.upstream),
            when.host
        ));
    }
    if let Some(mirror) = &proxy.mirror {
        let (to, share) = (name(mirror.upstream), mirror.share);
        out.push_str(&format!("\n    mirror {share} to {to}"));
    }
    if let Some(gateway) = &proxy.gateway {
        let (root, looks) = (gateway.root.display(), gateway.looks);
        out.push_str(&format!("\n    files {root} looks {looks}"));
    }
    out
}

/// What is written of an upstream beside its members.
pub(super) fn settings(upstream: &Upstream) -> String {
    let mut lines = Vec::new();
    if upstream.balance != Balance::default() {
        lines.push(format!("balance {:?}", upstream.balance));
    }
    if let Some(sticky) = &upstream.sticky {
        let (key, age) = (sticky.key.is_some(), value(&sticky.age));
        lines.push(format!("sticky {} key {key} age {age}", sticky.cookie));
    }
    if let Some(health) = &upstream.health {
        lines.push(check(health));
    }
    if let Some(eject) = &upstream.eject {
        lines.push(ejects(eject));
    }
    if let Some(circuit) = &upstream.circuit {
        lines.push(format!(
            "circuit rate {} requests {} window {:?} for {:?}",
            circuit.rate.value, circuit.requests, circuit.window.value, circuit.time.value
        ));
    }
    if upstream.panic.value != 0 {
        lines.push(format!("panic {}", upstream.panic.value));
    }
    if upstream.slow_start.is_some() {
        lines.push(format!("slow_start {}", value(&upstream.slow_start)));
    }
    let limits = &upstream.limits;
    if limits.connections.is_some() || limits.requests.is_some() {
        let (connections, requests) = (value(&limits.connections), value(&limits.requests));
        let queue = limits.queue.value;
        lines.push(format!(
            "limits connections {connections} requests {requests} queue {queue}"
        ));
    }
    if upstream.protocol != Protocol::default() {
        lines.push(format!("protocol {:?}", upstream.protocol));
    }
    if let Some(version) = upstream.proxy_protocol {
        lines.push(format!("proxy_protocol {version:?}"));
    }
    if upstream.hedge.is_some() {
        lines.push(format!("hedge {}", value(&upstream.hedge)));
    }
    let retry = &upstream.retry;
    let usual = (false, 20, 65_536, 0, true);
    let written = (
        retry.unavailable,
        retry.budget.value,
        retry.body.value,
        retry.backoff.value.as_millis(),
        retry.per_try.is_none(),
    );
    if written != usual {
        lines.push(format!(
            "retry unavailable {} budget {} body {} backoff {:?} per_try {}",
            retry.unavailable,
            retry.budget.value,
            retry.body.value,
            retry.backoff.value,
            value(&retry.per_try)
        ));
    }
    if lines.is_empty() {
        return String::new();
    }
    format!("{}:\n  {}\n", upstream.name, lines.join("\n  "))
}

fn check(health: &Health) -> String {
    let kind = match &health.kind {
        HealthKind::Tcp => "tcp".to_owned(),
        HealthKind::Grpc { service } => format!("grpc {service:?}"),
        HealthKind::Http(check) => format!("{check:?}"),
    };
    format!(
        "health {kind} every {:?} timeout {:?} rise {} fall {} port {:?}",
        health.every.value, health.timeout.value, health.rise, health.fall, health.port
    )
}

fn ejects(eject: &Eject) -> String {
    format!(
        "eject after {} rate {} slower {} slow {} window {:?} requests {} for {:?} share {} status {}",
        value(&eject.after),
        value(&eject.rate),
        value(&eject.slower),
        value(&eject.slow),
        eject.window.value,
        eject.requests,
        eject.time.value,
        eject.share,
        eject.statuses
    )
}

fn value<T: Debug>(setting: &Option<Setting<T>>) -> String {
    setting
        .as_ref()
        .map_or_else(|| "off".into(), |s| format!("{:?}", s.value))
}
