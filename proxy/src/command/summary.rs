//! What a route does and what an upstream is, in a line each: for `candor check`, `candor route` and the
//! admin interface.

use candor_conf::model::{
    Action, Balance, Configuration, Eject, HashKey, Health, HealthKind, HostPolicy, Protocol,
    Proxy, ProxyVersion, Route, Server, ServerAddress, Upstream, When,
};

/// Method and path, action, Host; then the same of each case of `when`, and of `mirror`.
pub(crate) fn rows(configuration: &Configuration, route: &Route) -> Vec<[String; 3]> {
    let mut pattern = route.key.to_string();
    if let Some(strip) = &route.strip {
        pattern.push_str(&format!("  (strips {strip})"));
    }
    let host = |host: Option<String>| host.map_or_else(String::new, |h| format!("Host: {h}"));
    let proxy = match &route.action {
        Action::Proxy(proxy) => proxy,
        Action::Redirect { target, status } => {
            return vec![[
                pattern,
                format!("redirect {target} ({status})"),
                String::new(),
            ]];
        }
        Action::Respond { body, status, .. } => {
            let action = format!("respond {status}, {} bytes", body.len());
            return vec![[pattern, action, String::new()]];
        }
    };
    let upstream = &configuration.upstreams[proxy.upstream];
    let mut out = vec![[
        pattern,
        forwards(proxy, upstream),
        host(host_sent(&proxy.host, upstream)),
    ]];
    for when in &proxy.when {
        let upstream = &configuration.upstreams[when.upstream];
        out.push([
            format!("  when {}", conditions(when)),
            format!("proxy {}", upstream_text(upstream)),
            host(host_sent(&when.host, upstream)),
        ]);
    }
    if let Some(mirror) = &proxy.mirror {
        let upstream = &configuration.upstreams[mirror.upstream];
        out.push([
            format!("  and {}", percent(mirror.share)),
            format!("mirror {}", upstream_text(upstream)),
            String::new(),
        ]);
    }
    out
}

/// What a route does, on one line.
pub(crate) fn route_text(configuration: &Configuration, route: &Route) -> String {
    let mut rows = rows(configuration, route).into_iter();
    let mut line = |[pattern, action, host]: [String; 3]| {
        let host = match host.is_empty() {
            true => host,
            false => format!(", {host}"),
        };
        (pattern, format!("{action}{host}"))
    };
    let mut out = rows.next().map(&mut line).unwrap_or_default().1;
    for (pattern, action) in rows.map(line) {
        out.push_str(&format!("; {} {action}", pattern.trim()));
    }
    out
}

fn forwards(proxy: &Proxy, upstream: &Upstream) -> String {
    let to = upstream_text(upstream);
    match &proxy.gateway {
        Some(gateway) if gateway.looks => format!("php {to}, files {}", gateway.root.display()),
        Some(gateway) => format!("proxy {to}, files {}", gateway.root.display()),
        None => format!("proxy {to}"),
    }
}

/// When requests go elsewhere, in words.
fn conditions(when: &When) -> String {
    let all = |what: &str, list: &[(String, Option<String>)]| {
        let one = |(name, value): &(String, Option<String>)| match value {
            Some(value) => format!("{what} {name}={value}"),
            None => format!("{what} {name}"),
        };
        list.iter().map(one).collect::<Vec<_>>()
    };
    let mut out = all("header", &when.header);
    out.extend(all("cookie", &when.cookie));
    out.extend(
        when.share
            .map(|share| format!("{} of clients", percent(share))),
    );
    out.join(" and ")
}

/// Hundredths of a percent as they are written.
fn percent(hundredths: u32) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => format!("{whole}%"),
        (whole, rest) if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        (whole, rest) => format!("{whole}.{rest:02}%"),
    }
}

/// An upstream by its name, and its members if the name does not say them.
pub(crate) fn upstream_text(upstream: &Upstream) -> String {
    let members = members(upstream).join(", ");
    match *upstream.name == *members {
        true => members,
        false => format!("{} ({members})", upstream.name),
    }
}

/// Members with their weights, where others are found, and backups.
pub(crate) fn members(upstream: &Upstream) -> Vec<String> {
    let weighted = |server: &Server| match server.weight {
        1 => server.text.to_string(),
        weight => format!("{} weight {weight}", server.text),
    };
    let mut out: Vec<String> = upstream.servers.iter().map(weighted).collect();
    out.extend(upstream.sources.iter().map(|s| s.text.to_string()));
    let backups = upstream.backup.iter().map(weighted);
    out.extend(backups.map(|server| format!("backup {server}")));
    out
}

/// The Host that an upstream gets, in words where it depends on the request.
pub(crate) fn host_sent(host: &HostPolicy, upstream: &Upstream) -> Option<String> {
    Some(match host {
        HostPolicy::Client => "as the client sent it".to_owned(),
        HostPolicy::Literal(text) => text.clone(),
        HostPolicy::Upstream => {
            let servers = upstream.servers.iter().chain(&upstream.backup);
            let mut names = servers.map(|s| match &s.address {
                ServerAddress::Address(address) => address.to_string(),
                ServerAddress::Unix(_) => "localhost".to_owned(),
                ServerAddress::Name { name, port } => match (s.tls, port) {
                    (true, 443) | (false, 80) => name.clone(),
                    _ => format!("{name}:{port}"),
                },
            });
            let first = names.next()?;
            match upstream.sources.is_empty() && names.all(|name| name == first) {
                true => first,
                false => "the server's own name".to_owned(),
            }
        }
    })
}

/// How an upstream chooses, guards and repeats, as far as that is written: a word and a text.
pub(crate) fn settings(upstream: &Upstream) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if upstream.balance != Balance::default() {
        out.push(("Balance", balance(&upstream.balance)));
    }
    if let Some(sticky) = &upstream.sticky {
        out.push(("Sticky", format!("cookie {}", sticky.cookie)));
    }
    if let Some(health) = &upstream.health {
        out.push(("Health", checked(health)));
    }
    if let Some(eject) = &upstream.eject {
        out.push(("Eject", ejected(eject)));
    }
    if let Some(circuit) = &upstream.circuit {
        let (rate, time) = (circuit.rate.value, circuit.time.value);
        out.push((
            "Circuit",
            format!("{rate}% failed in {:?}, for {time:?}", circuit.window.value),
        ));
    }
    if upstream.panic.value > 0 {
        out.push((
            "Panic",
            format!(
                "below {}%, without a backup, all are asked",
                upstream.panic.value
            ),
        ));
    }
    if let Some(time) = &upstream.slow_start {
        out.push(("Slow start", format!("{:?}", time.value)));
    }
    out.extend(limits(upstream));
    if upstream.protocol != Protocol::default() {
        out.push(("Protocol", protocol(upstream.protocol).to_owned()));
    }
    if let Some(version) = upstream.proxy_protocol {
        let word = match version {
            ProxyVersion::V1 => "v1",
            ProxyVersion::V2 => "v2",
        };
        out.push(("PROXY header", word.to_owned()));
    }
    if let Some(after) = &upstream.hedge {
        out.push(("Hedge", format!("after {:?}", after.value)));
    }
    out
}

fn limits(upstream: &Upstream) -> Option<(&'static str, String)> {
    let limits = &upstream.limits;
    let each = [
        (&limits.connections, "connections"),
        (&limits.requests, "requests"),
    ];
    let each = each.map(|(limit, what)| limit.as_ref().map(|l| format!("{} {what}", l.value)));
    let each: Vec<String> = each.into_iter().flatten().collect();
    let queue = limits.queue.value;
    let text = format!("{} each, {queue} may wait", each.join(" and "));
    (!each.is_empty()).then_some(("Limits", text))
}

fn balance(balance: &Balance) -> String {
    match balance {
        Balance::RoundRobin => "round_robin".into(),
        Balance::Least => "least".into(),
        Balance::TwoChoices => "p2c".into(),
        Balance::Latency => "ewma".into(),
        Balance::Random => "random".into(),
        Balance::Hash(HashKey::Client) => "hash:ip".into(),
        Balance::Hash(HashKey::Path) => "hash:path".into(),
        Balance::Hash(HashKey::Field(name)) => format!("hash:header:{name}"),
        Balance::Hash(HashKey::Cookie(name)) => format!("hash:cookie:{name}"),
    }
}

const fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Http1 => "http1",
        Protocol::Http2 => "h2",
        Protocol::Auto => "auto",
        Protocol::FastCgi => "fastcgi",
        Protocol::Uwsgi => "uwsgi",
    }
}

fn checked(health: &Health) -> String {
    let what = match &health.kind {
        HealthKind::Http(check) => format!("{} {}", check.method, check.path),
        HealthKind::Tcp => "tcp".to_owned(),
        HealthKind::Grpc { service } if service.is_empty() => "grpc".to_owned(),
        HealthKind::Grpc { service } => format!("grpc {service}"),
    };
    format!(
        "{what} every {:?}, falls after {}, rises after {}",
        health.every.value, health.fall, health.rise
    )
}

fn ejected(eject: &Eject) -> String {
    let window = eject.window.value;
    let reasons = [
        eject
            .after
            .as_ref()
            .map(|n| format!("{} failures in a row", n.value)),
        eject
            .rate
            .as_ref()
            .map(|r| format!("{}% failed in {window:?}", r.value)),
        eject
            .slow
            .as_ref()
            .map(|t| format!("answers over {:?}", t.value)),
        eject
            .slower
            .as_ref()
            .map(|n| format!("answers {} times as slow as the others'", n.value)),
    ];
    let reasons: Vec<String> = reasons.into_iter().flatten().collect();
    format!(
        "after {}, for {:?}, at most {}% of members",
        reasons.join(" or "),
        eject.time.value,
        eject.share
    )
}
