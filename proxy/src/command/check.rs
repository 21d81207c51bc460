//! `candor check`: all mistakes of a file, or what it does.

use candor_conf::model::{Action, Configuration, Route, Site, Upstream};
use candor_conf::{Loaded, Problem};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::exchange::{Exchange, Phase};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};
use clap::Args;
use serde_json::{Value, json};

use super::{ConfigurationFile, Exit, complain, environment, print, print_json, summary};
use crate::server::{self, CertificateFacts, Snapshot, console};
use crate::upstream::evidence;

/// Check a configuration file and print what it does
///
/// Prints every mistake at once, each with its line and what to write instead. Of a file without
/// one it prints, for each site, the addresses, the certificate, and the routes in the order in
/// which they are tried, with the Host that each upstream gets; then what is written of upstreams.
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
                "upstreams": upstreams_json(&loaded.configuration),
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
        if let Some(note) = &site.maintenance {
            out.push_str(&format!(
                "  maintenance  503 to everybody: {}\n",
                note.value
            ));
        }
        let rows = site
            .routes
            .iter()
            .flat_map(|route| summary::rows(configuration, route))
            .collect::<Vec<_>>();
        out.push_str(&table(&rows));
        out.push('\n');
    }
    out.push_str(&upstreams(configuration));
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

/// Upstreams of which more is written than their members.
fn upstreams(configuration: &Configuration) -> String {
    let mut out = String::new();
    for upstream in &configuration.upstreams {
        let settings = summary::settings(upstream);
        if settings.is_empty() {
            continue;
        }
        let place = &upstream.place;
        out.push_str(&format!(
            "{}  ({}:{})\n",
            upstream.name, place.file, place.line
        ));
        let members = summary::members(upstream).join(", ");
        out.push_str(&format!("  members      {members}\n"));
        for (word, text) in settings {
            out.push_str(&format!("  {:12} {text}\n", word.to_lowercase()));
        }
        out.push('\n');
    }
    out
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

fn route_json(configuration: &Configuration, route: &Route) -> Value {
    let mut rows = summary::rows(configuration, route).into_iter();
    let action = rows
        .next()
        .map_or_else(String::new, |[_, action, _]| action);
    let host = match &route.action {
        Action::Proxy(p) => summary::host_sent(&p.host, &configuration.upstreams[p.upstream]),
        _ => None,
    };
    let also = rows.map(|[which, action, _]| json!({ "which": which.trim(), "action": action }));
    json!({
        "route": &*route.key,
        "config": format!("{}:{}", route.place.file, route.place.line),
        "action": action,
        "host": host,
        "also": also.collect::<Vec<_>>(),
    })
}

fn upstreams_json(configuration: &Configuration) -> Vec<Value> {
    let one = |upstream: &Upstream| {
        let settings = summary::settings(upstream).into_iter();
        let settings =
            settings.map(|(word, text)| (word.replace(' ', "_").to_lowercase(), text.into()));
        json!({
            "upstream": &*upstream.name,
            "config": format!("{}:{}", upstream.place.file, upstream.place.line),
            "members": summary::members(upstream),
            "settings": Value::Object(settings.collect()),
        })
    };
    configuration.upstreams.iter().map(one).collect()
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
        let routes = site
            .routes
            .iter()
            .map(|route| route_json(configuration, route));
        json!({
            "site": &*site.key,
            "config": format!("{}:{}", site.place.file, site.place.line),
            "listens_on": addresses(configuration, site),
            "hosts": hosts(site),
            "redirect_from": site.redirect_from.iter().map(server::host_text).collect::<Vec<_>>(),
            "certificate": certificate,
            "maintenance": site.maintenance.as_ref().map(|note| &note.value),
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
