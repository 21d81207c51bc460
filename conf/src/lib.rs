//! What the operator wrote, checked, and what was meant. No network.
//!
//! [`load`] reads a file and everything it includes; [`parse`] reads a text. Both collect every mistake
//! before they answer, so that one run of `candor check` shows them all.

mod action;
mod address;
mod answer;
mod balance;
mod crossing;
mod defaults;
mod dependency;
mod discovery;
mod duration;
mod effective;
mod eject;
mod environment;
mod errors;
mod fields;
mod gateway;
mod health;
mod help;
mod in_place;
mod include;
mod inherit;
mod limits;
mod listen;
mod matching;
pub mod model;
mod optional;
mod path;
mod pattern;
mod percent;
mod problem;
mod process;
mod protocol;
mod reader;
#[cfg(test)]
mod reference;
mod report;
mod retry;
mod routes;
mod schema;
mod server;
mod servers;
mod site;
mod site_hosts;
mod site_key;
mod site_tls;
mod size;
mod source;
mod statuses;
mod syntax;
mod timeouts;
mod tree;
mod upstream;
mod upstream_settings;
mod upstream_tls;
mod when;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use reader::Reader;
use report::Report;
use tree::Table;

pub use effective::{Effective, Entry, Section};
pub use help::{KeyHelp, REFERENCE, key_help};
pub use problem::{Fault, Problem, ProblemRecord, Problems, RelatedRecord, Severity};
pub use source::{Source, Sources};

/// Looks up an environment variable; the process's own or a test's.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A configuration that may be used.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What was meant.
    pub configuration: model::Configuration,
    /// What is allowed and yet probably not meant.
    pub warnings: Problems,
    /// The files, for messages that later work adds (a certificate that cannot be read).
    pub sources: Arc<Sources>,
    /// Every effective value and where it came from.
    pub effective: Effective,
}

impl Loaded {
    /// Problems that were found after loading, drawn like those found while loading.
    pub fn problems(&self, list: Vec<Problem>) -> Problems {
        Problems::new(Severity::Error, list, self.sources.clone())
    }
}

/// Reads a file and everything it includes.
pub fn load(path: &Path, environment: Environment<'_>) -> Result<Loaded, Problems> {
    let fail = |message| {
        Problems::new(
            Severity::Error,
            vec![Problem::new(message, "")],
            Arc::default(),
        )
    };
    read(Source::read(path).map_err(fail)?, environment)
}

/// Reads a text, such as the embedded default; `name` is what messages call it.
pub fn parse(name: &str, text: &str, environment: Environment<'_>) -> Result<Loaded, Problems> {
    read(Source::new(name, text), environment)
}

/// Reads a duration as a configuration writes it, `1m30s`. The error says what is wrong with it.
pub fn duration(text: &str) -> Result<Duration, String> {
    duration::parse(text).map_err(|problem| format!("{problem}; {}", duration::hint(text)))
}

/// Reads one server as a configuration writes it, such as a line of a watched file. The error says what
/// is wrong with it and what to write.
pub fn server(text: &str, place: &model::Place) -> Result<model::Server, String> {
    servers::server(text, place).map_err(|refusal| refusal.to_string())
}

fn read(main: Source, environment: Environment<'_>) -> Result<Loaded, Problems> {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let mut effective = Effective::default();
    let root = include::gather(main, environment, &mut sources, &mut report);
    let files = sources.names();
    let sources = Arc::new(sources);
    let configuration = meaning(&root, files, &mut report, &mut effective);
    let place = |p: &Problem| {
        let file = p.place.as_ref().map(|p| sources.position(&p.file));
        (file, p.place.as_ref().map(|p| p.span.start))
    };
    report.errors.sort_by_key(place);
    report.warnings.sort_by_key(place);
    if !report.errors.is_empty() {
        return Err(Problems::new(Severity::Error, report.errors, sources));
    }
    let warnings = Problems::new(Severity::Warning, report.warnings, sources.clone());
    Ok(Loaded {
        configuration,
        warnings,
        sources,
        effective,
    })
}

/// Reads every table; whatever is wrong is in the report, and defaults stand in for it.
fn meaning(
    root: &Table,
    files: Vec<Arc<str>>,
    report: &mut Report,
    effective: &mut Effective,
) -> model::Configuration {
    schema::check(root, &schema::ROOT, report);
    let mut table = |key: &str| process::root_table(root, key, report);
    let (candor, client, dns, diagnosis) = (
        table("candor"),
        table("client"),
        table("dns"),
        table("diagnosis"),
    );
    let (defaults, presets) = (table("defaults"), table("preset"));
    let (listen, upstream, site) = (table("listen"), table("upstream"), table("site"));
    let mut section = |header: &str| {
        effective.sections.push(Section::new(header));
        effective.sections.len() - 1
    };
    let (at_candor, at_dns, at_diagnosis) =
        (section("candor"), section("dns"), section("diagnosis"));
    let process = process::candor(candor, report, &mut effective.sections[at_candor]);
    let dns = process::dns(dns, report, &mut effective.sections[at_dns]);
    let diagnosis = process::diagnosis(diagnosis, report, &mut effective.sections[at_diagnosis]);
    let defaults = defaults::read(defaults, presets, report);
    let errors = errors::read(&mut Reader::new(
        Some(&inherit::only(&defaults, &["errors"])),
        &schema::DEFAULTS,
        report,
        &mut Section::default(),
    ));
    let trusts = !process.trust.is_empty();
    let mut listeners = listen::Listeners::read(listen, client, trusts, report, effective);
    let mut upstreams = upstream::Upstreams::read(
        upstream,
        &defaults,
        presets,
        diagnosis.docker.is_some(),
        report,
        effective,
    );
    let shared = site::Shared {
        defaults: &defaults,
        presets,
        candor,
    };
    let (sites, complete) = site::read(
        site,
        &shared,
        &mut upstreams,
        &mut listeners,
        report,
        effective,
    );
    listeners.finish(complete, report, effective);
    if sites.is_empty() && report.errors.is_empty() {
        report.push(Problem::new(
            "there is no site",
            "write [site.\"http://127.0.0.1:8080\"] with `proxy = \"127.0.0.1:3000\"`",
        ));
    }
    let (listeners, upstreams) = (listeners.list, upstreams.list);
    model::Configuration {
        process,
        dns,
        diagnosis,
        errors,
        listeners,
        sites,
        upstreams,
        files,
    }
}
