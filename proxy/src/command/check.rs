//! `candor check`: all mistakes of a file, or what it does.

use candor_conf::model::{
    Action, Configuration, HostPolicy, Proxy, Route, ServerAddress, Site, Upstream,
};
use candor_conf::{Loaded, Problem};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::exchange::{Exchange, Phase};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};
use clap::Args;
use serde_json::{Value, json};

use super::{ConfigurationFile, Exit, complain, environment, print, print_json};
use crate::server::{self, CertificateFacts, Snapshot, console};
use crate::upstream::evidence;

/// Check a configuration file and print what it does
///
/// Prints every mistake at once, each with its line and what to write instead. Of a file without
/// one it prints, for each site, the addresses, the certificate, and the routes in the order in
/// which they are tried, with the Host that each upstream gets.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit status: 0 no mistake (there may be warnings), 2 mistakes.")]
pub(super) struct Check {
    #[command(flatten)]
    file: ConfigurationFile,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(self) -> Exit {
        let file = self.file.path();
        let examined = candor_conf::load(&file, &environment).and_then(|loaded| {
            let (snapshot, mut warnings) = server::examine(&loaded)?;
            warnings
                .list
                .splice(0..0, loaded.warnings.list.iter().cloned());
            Ok((loaded, snapshot, warnings))
        });
        match examined {
            Ok((loaded, snapshot, warnings)) if self.json => print_json(&json!({
                "ok": true,
                "problems": warnings.records(),
                "sites": sites_json(&loaded, &snapshot),
            })),
            Ok((loaded, snapshot, warnings)) => {
                complain(&warnings);
                print(&draw(&loaded.configuration, &snapshot))
            }
            Err(problems) if self.json => {
                let diagnoses: Vec<_> = problems.list.iter().filter_map(diagnosed).collect();
                print_json(&json!({
                    "ok": false,
                    "problems": problems.records(),
                    "diagnoses": diagnoses,
                }));
                Exit::Wrong
            }
            Err(problems) => {
                complain(&problems);
                let count = problems.len();
                let s = if count == 1 { "" } else { "s" };
                console::line(&format!("{}: {count} problem{s}", file.display()));
                Exit::Wrong
            }
        }
    }
}

/// What the catalog of causes says about a mistake, as a failed request would be told.
fn diagnosed(problem: &Problem) -> Option<Value> {
    let exchange = Exchange {
        phase: Phase::Route,
        evidence: vec![evidence::configuration(problem)?],
        ..Exchange::default()
    };
    let mut body = Vec::new();
    let reader = Reader {
        format: Format::ProblemJson,
        audience: Audience::Operator,
        locale: Locale::English,
    };
    render::body(&mut body, reader, &exchange, &diagnose(&exchange));
    let told: Value = serde_json::from_slice(&body).ok()?;
    let members = [
        "cause",
        "reason",
        "detail",
        "evidence",
        "likely",
        "next_steps",
    ];
    let told = members
        .iter()
        .map(|name| ((*name).to_owned(), told[*name].clone()));
    Some(Value::Object(told.collect()))
}

fn draw(configuration: &Configuration, snapshot: &Snapshot) -> String {
    let mut out = String::new();
    for (site, certificate) in configuration.sites.iter().zip(&snapshot.certificates) {
        out.push_str(&format!(
            "{}  ({}:{})\n",
            site.key, site.place.file, site.place.line
        ));
        out.push_str(&format!(
            "  listens on   {}\n",
            addresses(configuration, site).join(", ")
        ));
        out.push_str(&format!("  hosts        {}\n", hosts(site).join(", ")));
        if !site.redirect_from.is_empty() {
            let from = site
                .redirect_from
                .iter()
                .map(server::host_text)
                .collect::<Vec<_>>();
            out.push_str(&format!(
                "  redirects    {} to {}\n",
                from.join(", "),
                site.canonical
            ));
        }
        if let Some(facts) = certificate {
            out.push_str(&format!("  certificate  {}\n", certificate_text(facts)));
        }
        let rows = site
            .routes
            .iter()
            .map(|route| row(configuration, route))
            .collect::<Vec<_>>();
        out.push_str(&table(&rows));
        out.push('\n');
    }
    let count = configuration
        .sites
        .iter()
        .map(|s| s.routes.len())
        .sum::<usize>();
    out.push_str(&format!(
        "{}, {}: ok\n",
        counted(configuration.sites.len(), "site"),
        counted(count, "route")
    ));
    out
}

fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// Method and path, action, Host.
pub(crate) fn row(configuration: &Configuration, route: &Route) -> [String; 3] {
    let (action, host) = match &route.action {
        Action::Proxy(proxy) => {
            let upstream = &configuration.upstreams[proxy.upstream];
            (
                format!("proxy {}", upstream_text(upstream)),
                host_sent(proxy, upstream),
            )
        }
        Action::Redirect { target, status } => (format!("redirect {target} ({status})"), None),
        Action::Respond { body, status, .. } => {
            (format!("respond {status}, {} bytes", body.len()), None)
        }
    };
    let mut pattern = route.key.to_string();
    if let Some(strip) = &route.strip {
        pattern.push_str(&format!("  (strips {strip})"));
    }
    [
        pattern,
        action,
        host.map_or_else(String::new, |h| format!("Host: {h}")),
    ]
}

/// What a route does, on one line.
pub(crate) fn route_text(configuration: &Configuration, route: &Route) -> String {
    let [_, action, host] = row(configuration, route);
    if host.is_empty() {
        action
    } else {
        format!("{action}, {host}")
    }
}

fn upstream_text(upstream: &Upstream) -> String {
    let servers = upstream
        .servers
        .iter()
        .map(|s| &*s.text)
        .collect::<Vec<_>>()
        .join(", ");
    match *upstream.name == *servers {
        true => servers,
        false => format!("{} ({servers})", upstream.name),
    }
}

/// The Host that an upstream gets, in words where it depends on the request.
fn host_sent(proxy: &Proxy, upstream: &Upstream) -> Option<String> {
    Some(match &proxy.host {
        HostPolicy::Client => "as the client sent it".to_owned(),
        HostPolicy::Literal(text) => text.clone(),
        HostPolicy::Upstream => {
            let mut names = upstream.servers.iter().map(|s| match &s.address {
                ServerAddress::Address(address) => address.to_string(),
                ServerAddress::Unix(_) => "localhost".to_owned(),
                ServerAddress::Name { name, port } => match (s.tls, port) {
                    (true, 443) | (false, 80) => name.clone(),
                    _ => format!("{name}:{port}"),
                },
            });
            let first = names.next()?;
            match names.all(|name| name == first) {
                true => first,
                false => "the server's own name".to_owned(),
            }
        }
    })
}

fn table(rows: &[[String; 3]]) -> String {
    let width = |i: usize| {
        rows.iter()
            .map(|r| r[i].chars().count())
            .max()
            .unwrap_or(0)
            .min(60)
    };
    let (first, second) = (width(0), width(1));
    let mut out = String::new();
    for [pattern, action, host] in rows {
        let line = format!("  {pattern:first$}  → {action:second$}  {host}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The addresses that a site listens on, and what is spoken there.
pub(crate) fn addresses(configuration: &Configuration, site: &Site) -> Vec<String> {
    let text = |index: &usize| {
        let listener = configuration.listeners.get(*index)?;
        let scheme = if listener.tls { "https" } else { "http" };
        Some(format!("{} ({scheme})", server::describe(&listener.bind)))
    };
    site.listeners.iter().filter_map(text).collect()
}

fn hosts(site: &Site) -> Vec<String> {
    site.hosts.iter().map(server::host_text).collect()
}

fn days_left(facts: &CertificateFacts) -> i64 {
    facts.days_left(jiff::Timestamp::now().as_second())
}

fn certificate_text(facts: &CertificateFacts) -> String {
    let until = jiff::Timestamp::from_second(facts.not_after)
        .map_or_else(|_| "?".to_owned(), |t| t.strftime("%Y-%m-%d").to_string());
    format!(
        "{}; {} days left, until {until}",
        facts.names.join(", "),
        days_left(facts)
    )
}

fn sites_json(loaded: &Loaded, snapshot: &Snapshot) -> Value {
    let configuration = &loaded.configuration;
    let site = |(site, facts): (&Site, &Option<CertificateFacts>)| {
        let certificate = facts.as_ref().map(|facts| {
            json!({
                "names": facts.names,
                "not_after": facts.not_after,
                "days_left": days_left(facts),
            })
        });
        let routes = site.routes.iter().map(|route| {
            let [_, action, _] = row(configuration, route);
            let host = match &route.action {
                Action::Proxy(p) => host_sent(p, &configuration.upstreams[p.upstream]),
                _ => None,
            };
            json!({
                "route": &*route.key,
                "config": format!("{}:{}", route.place.file, route.place.line),
                "action": action,
                "host": host,
            })
        });
        json!({
            "site": &*site.key,
            "config": format!("{}:{}", site.place.file, site.place.line),
            "listens_on": addresses(configuration, site),
            "hosts": hosts(site),
            "redirect_from": site.redirect_from.iter().map(server::host_text).collect::<Vec<_>>(),
            "certificate": certificate,
            "routes": routes.collect::<Vec<_>>(),
        })
    };
    configuration
        .sites
        .iter()
        .zip(&snapshot.certificates)
        .map(site)
        .collect()
}
