//! `candor dashboard`: a Grafana dashboard for a configuration.

use clap::Args;
use serde_json::{Value, json};

use super::panel::{Page, Panel, WIDTH, quantile, rate, rate_by, source};
use super::{Site, Upstream, Watched, is};
use crate::command::{ConfigurationFile, Exit, complain, environment, print_json, refuse};

/// Print a Grafana dashboard for a configuration file
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  candor dashboard candor.toml >candor.json

Import the file in Grafana (Dashboards, New, Import), or provision it. Its data source is a
Prometheus that scrapes the `metrics` address of `[candor]`.")]
pub(in crate::command) struct Dashboard {
    #[command(flatten)]
    file: ConfigurationFile,
}

impl Dashboard {
    pub(in crate::command) fn run(self) -> Exit {
        let loaded = match candor_conf::load(&self.file.path(), &environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        complain(&loaded.warnings);
        print_json(&dashboard(&Watched::of(&loaded.configuration)))
    }
}

fn dashboard(watched: &Watched) -> Value {
    let mut page = Page::default();
    overview(&mut page);
    for site in &watched.sites {
        site_row(&mut page, site);
    }
    for upstream in &watched.upstreams {
        upstream_row(&mut page, upstream);
    }
    process_row(&mut page);
    json!({
        "title": "Candor",
        "uid": "candor",
        "tags": ["candor"],
        "editable": true,
        "schemaVersion": 39,
        "time": { "from": "now-1h", "to": "now" },
        "refresh": "10s",
        "timezone": "browser",
        "templating": { "list": variables(watched) },
        "annotations": { "list": [{
            "name": "Reloads",
            "enable": true,
            "datasource": source(),
            "expr": "changes(candor_config_generation{instance=~\"$instance\"}[1m]) > 0",
            "titleFormat": "reload on {{instance}}",
            "iconColor": "blue",
        }] },
        "panels": page.panels,
    })
}

fn variables(watched: &Watched) -> Vec<Value> {
    let sites = watched.sites.iter().map(|site| &*site.key);
    let upstreams = watched.upstreams.iter().map(|upstream| &*upstream.name);
    vec![
        json!({
            "name": "datasource",
            "label": "Data source",
            "type": "datasource",
            "query": "prometheus",
        }),
        json!({
            "name": "instance",
            "label": "Instance",
            "type": "query",
            "datasource": source(),
            "query": "label_values(candor_build_info, instance)",
            "refresh": 2,
            "multi": true,
            "includeAll": true,
            "allValue": ".*",
            "current": { "text": "All", "value": "$__all" },
        }),
        choice("site", "Site", sites),
        choice("upstream", "Upstream", upstreams),
    ]
}

/// A variable whose values are those of the configuration.
fn choice<'a>(name: &str, label: &str, values: impl Iterator<Item = &'a str>) -> Value {
    let values: Vec<&str> = values.collect();
    let all = json!({ "text": "All", "value": "$__all", "selected": true });
    let each = values
        .iter()
        .map(|value| json!({ "text": value, "value": value, "selected": false }));
    let options: Vec<Value> = std::iter::once(all).chain(each).collect();
    // A comma parts two values, and ` : ` a text from its value.
    let query: Vec<_> = values
        .iter()
        .map(|v| v.replace('\\', "\\\\").replace(',', "\\,"))
        .collect();
    json!({
        "name": name,
        "label": label,
        "type": "custom",
        "query": query.join(","),
        "options": options,
        "multi": true,
        "includeAll": true,
        "allValue": ".*",
        "current": { "text": "All", "value": "$__all" },
    })
}

// === rows ===

fn overview(page: &mut Page) {
    let site = "instance=~\"$instance\",site=~\"$site\"";
    let upstream = "instance=~\"$instance\",upstream=~\"$upstream\"";
    page.row("Overview");
    page.add(Panel::number("Requests", "reqps").ask(rate("candor_requests_total", site), ""));
    page.add(
        Panel::number("Failed", "percentunit")
            .ask(
                format!(
                    "{} / {}",
                    rate("candor_failures_total", site),
                    rate("candor_requests_total", site)
                ),
                "",
            )
            .warn_above(0.01),
    );
    page.add(Panel::number("99 of 100 within", "s").ask(
        quantile(0.99, "candor_request_duration_seconds", site, ""),
        "",
    ));
    page.add(
        Panel::number("Open incidents", "none")
            .ask(
                "sum(candor_incidents_open{instance=~\"$instance\"})".to_owned(),
                "",
            )
            .warn_above(1.0),
    );
    traffic(page, site);
    page.add(Panel::lines("Latency", "s", 12).quantiles("candor_request_duration_seconds", site));
    page.add(Panel::lines("Time in each phase, 95 of 100", "s", 12).ask(
        quantile(0.95, "candor_upstream_phase_seconds", upstream, "phase"),
        "{{phase}}",
    ));
}

fn site_row(page: &mut Page, site: &Site) {
    page.row(&format!("Site {}", site.key));
    let this = format!("instance=~\"$instance\",{}", is("site", &site.key));
    traffic(page, &this);
    page.add(Panel::lines("Latency", "s", 12).quantiles("candor_request_duration_seconds", &this));
    page.add(Panel::lines("Findings by cause", "ops", 12).ask(
        rate_by("candor_findings_total", &this, "cause"),
        "{{cause}}",
    ));
    if site.is_tls {
        page.add(Panel::lines("Certificate valid for", "s", WIDTH).ask(
            format!("min(candor_certificate_not_after_seconds{{{this}}}) - time()"),
            "left",
        ));
    }
}

/// Requests by who made the status, and failures by cause.
fn traffic(page: &mut Page, matchers: &str) {
    page.add(
        Panel::lines("Requests by status", "reqps", 12)
            .stacked()
            .ask(
                rate_by("candor_requests_total", matchers, "status_class, status_by"),
                "{{status_class}} by {{status_by}}",
            ),
    );
    page.add(Panel::lines("Failures by cause", "ops", 12).stacked().ask(
        rate_by("candor_failures_total", matchers, "upstream, cause"),
        "{{cause}} {{upstream}}",
    ));
}

fn upstream_row(page: &mut Page, upstream: &Upstream) {
    page.row(&format!("Upstream {}", upstream.name));
    let this = format!("instance=~\"$instance\",{}", is("upstream", &upstream.name));
    let answered = format!("{this},phase=\"body\"");
    let head = format!("{this},phase=\"head\"");
    page.add(
        Panel::lines("Answers and failures", "ops", 12)
            .ask(
                rate("candor_upstream_phase_seconds_count", &answered),
                "answered",
            )
            .ask(
                rate_by("candor_failures_total", &this, "cause"),
                "{{cause}}",
            ),
    );
    let limit = upstream.first_byte.as_secs_f64();
    page.add(
        Panel::lines("Until the answer began", "s", 12)
            .about(&format!("`timeout.first_byte` is {limit} s."))
            .quantiles("candor_upstream_phase_seconds", &head)
            .ask(limit.to_string(), "timeout.first_byte"),
    );
    page.add(Panel::lines("Time in each phase, 95 of 100", "s", 12).ask(
        quantile(0.95, "candor_upstream_phase_seconds", &this, "phase"),
        "{{phase}}",
    ));
    page.add(
        Panel::lines("Connections", "none", 6)
            .ask(format!("sum(candor_connections{{{this}}})"), "open")
            .ask(
                rate("candor_connections_opened_total", &this),
                "opened a second",
            ),
    );
    page.add(Panel::lines("Retries", "ops", 6).ask(
        rate_by("candor_retries_total", &this, "cause, outcome"),
        "{{cause}} {{outcome}}",
    ));
}

fn process_row(page: &mut Page) {
    page.row("Process");
    let this = "instance=~\"$instance\"";
    // Others have metrics of these names, too.
    let own = |metric: &str| format!("{metric}{{{this}}} and on (instance, job) candor_build_info");
    page.add(Panel::lines("CPU", "none", 6).ask(
        format!(
            "rate(process_cpu_seconds_total{{{this}}}[$__rate_interval]) \
             and on (instance, job) candor_build_info"
        ),
        "{{instance}}",
    ));
    page.add(
        Panel::lines("Memory", "bytes", 6)
            .ask(own("process_resident_memory_bytes"), "{{instance}}"),
    );
    page.add(
        Panel::lines("File descriptors", "none", 6)
            .ask(own("process_open_fds"), "open {{instance}}")
            .ask(own("process_max_fds"), "limit {{instance}}"),
    );
    page.add(Panel::lines("Clients' connections", "none", 6).ask(
        format!("sum by (listener) (candor_connections{{{this},side=\"downstream\"}})"),
        "{{listener}}",
    ));
    page.add(
        Panel::lines("Log lines lost", "ops", 12)
            .ask(rate("candor_log_dropped_total", this), "dropped")
            .ask(rate("candor_log_write_errors_total", this), "failed writes"),
    );
    page.add(
        Panel::lines("Configuration", "none", 12)
            .ask(
                format!("candor_config_generation{{{this}}}"),
                "generation {{instance}}",
            )
            .ask(
                format!("candor_config_last_reload_successful{{{this}}}"),
                "last reload was good {{instance}}",
            ),
    );
}
