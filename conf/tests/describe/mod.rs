//! A configuration as text, for the fixtures.

mod upstream;

use candor_conf::Loaded;
use candor_conf::model::{Action, Bind, Configuration, HostPattern, Route, Site};

use upstream::members;

/// Everything: route table, warnings, effective values.
pub(crate) fn loaded(loaded: &Loaded) -> String {
    let warnings = loaded.warnings.render(false);
    let warnings = if warnings.is_empty() {
        String::new()
    } else {
        format!("{warnings}\n")
    };
    format!("{}\n{warnings}{}", meaning(loaded), loaded.effective.toml())
}

/// What was meant, without where it came from.
pub(crate) fn meaning(loaded: &Loaded) -> String {
    let configuration = &loaded.configuration;
    let sites = configuration.sites.iter().map(|s| site(configuration, s));
    let upstreams = configuration.upstreams.iter().map(upstream::settings);
    sites.chain(upstreams).collect()
}

fn host(pattern: &HostPattern) -> String {
    match pattern {
        HostPattern::Exact(name) => name.clone(),
        HostPattern::Wildcard(suffix) => format!("*.{suffix}"),
        HostPattern::Any => "any".into(),
    }
}

fn site(configuration: &Configuration, site: &Site) -> String {
    let hosts: Vec<String> = site.hosts.iter().map(host).collect();
    let listeners: Vec<String> = site
        .listeners
        .iter()
        .map(|at| {
            let listener = &configuration.listeners[*at];
            let tls = if listener.tls { " tls" } else { "" };
            match &listener.bind {
                Bind::Tcp(address) => format!("{address}{tls}"),
                Bind::Unix(path) => format!("unix:{}{tls}", path.display()),
            }
        })
        .collect();
    let mut out = format!(
        "{}: {} on {}\n",
        site.key,
        hosts.join(", "),
        listeners.join(", ")
    );
    if !site.redirect_from.is_empty() {
        let from: Vec<String> = site.redirect_from.iter().map(host).collect();
        out.push_str(&format!("  {} -> {}\n", from.join(", "), site.canonical));
    }
    if let Some(tls) = &site.tls {
        out.push_str(&format!(
            "  tls {:?} client_ca {:?}\n",
            tls.min,
            tls.client_ca.is_some()
        ));
    }
    out.push_str(&format!(
        "  log {:?} {:?} query {}\n",
        site.log.format, site.log.file, site.log.query
    ));
    if let Some(note) = &site.maintenance {
        out.push_str(&format!("  maintenance {:?}\n", note.value));
    }
    for route in &site.routes {
        out.push_str(&format!("  {}\n", one(configuration, route)));
    }
    out
}

fn one(configuration: &Configuration, route: &Route) -> String {
    let action = match &route.action {
        Action::Proxy(proxy) => {
            let upstream = &configuration.upstreams[proxy.upstream];
            let servers = members(upstream);
            let timeouts = &proxy.timeouts;
            format!(
                "proxy {} [{}] host {:?} connect {:?} first_byte {:?} idle {:?} total {:?} tries {} verify {}",
                upstream.name,
                servers.join(", "),
                proxy.host,
                timeouts.connect.value,
                timeouts.first_byte.value,
                timeouts.idle.value,
                timeouts.total.as_ref().map(|t| t.value),
                upstream.retry.tries,
                upstream.tls.verify,
            )
        }
        Action::Redirect { target, status } => format!("redirect {status} {target}"),
        Action::Respond { body, status, .. } => format!("respond {status} {body:?}"),
    };
    let mut out = format!("{}  {action}  body {}", route.key, route.body_max.value);
    if let Action::Proxy(proxy) = &route.action {
        out.push_str(&upstream::beyond(configuration, proxy));
    }
    if let Action::Proxy(proxy) = &route.action
        && proxy.response_body_max.value != u64::MAX
    {
        out.push_str(&format!(
            "  response_body {}",
            proxy.response_body_max.value
        ));
    }
    if let Some(strip) = &route.strip {
        out.push_str(&format!("  strip {strip}"));
    }
    if let Some(rewrite) = &route.rewrite {
        out.push_str(&format!(
            "  rewrite {} {}",
            rewrite.pattern.as_str(),
            rewrite.replacement
        ));
    }
    if let Some(access) = &route.access {
        for (word, networks) in [("allow", &access.allow), ("deny", &access.deny)] {
            for network in networks {
                out.push_str(&format!("\n    {word} {}", network.value));
            }
        }
    }
    for template in &route.errors {
        out.push_str(&format!(
            "\n    error {:?} {:?} {}",
            template.on,
            template.kind,
            template.file.display()
        ));
    }
    for (word, changes) in [
        ("request", &route.request_headers),
        ("response", &route.response_headers),
    ] {
        for change in changes {
            out.push_str(&format!("\n    {word} {} {:?}", change.name, change.change));
        }
    }
    out
}
