//! `candor alerts`: Prometheus rules for a configuration.

use clap::Args;
use serde_json::{Map, Value, json};

use super::{Site, Upstream, Watched, is, not_by_clients, yaml};
use crate::command::{ConfigurationFile, Exit, complain, environment, print, print_json, refuse};

/// A share of failures or retries above this is told.
const SHARE_MAX: f64 = 0.05;

/// A certificate with less left than this is told.
const DAYS_LEFT_LOW: u32 = 14;

/// Print Prometheus alerting rules for a configuration file
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor alerts candor.toml >candor.rules.yaml
  candor alerts -c candor.toml | promtool check rules

Name the file under `rule_files:` in prometheus.yml. Every rule says what to run next.")]
pub(in crate::command) struct Alerts {
    #[command(flatten)]
    file: ConfigurationFile,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Alerts {
    pub(in crate::command) fn run(self) -> Exit {
        let loaded = match candor_conf::load(&self.file.path(), &environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        complain(&loaded.warnings);
        let rules = rules(&Watched::of(&loaded.configuration));
        match self.json {
            true => print_json(&rules),
            false => print(&yaml::draw(&rules)),
        }
    }
}

/// One rule.
struct Rule {
    name: &'static str,
    expression: String,
    /// How long it must hold.
    lasts: &'static str,
    severity: &'static str,
    /// The site or upstream it is for, which sets it apart from its like: label and value.
    about: Option<(&'static str, String)>,
    /// May name labels, as `{{ $labels.site }}`.
    summary: &'static str,
    description: String,
    /// The command to run next.
    runbook: &'static str,
}

fn rules(watched: &Watched) -> Value {
    let mut groups = Vec::new();
    let mut add = |name: &str, rules: Vec<Rule>| {
        if !rules.is_empty() {
            let rules: Vec<_> = rules.into_iter().map(Rule::json).collect();
            groups.push(json!({ "name": name, "rules": rules }));
        }
    };
    add("candor", process());
    add(
        "candor_sites",
        watched.sites.iter().flat_map(site).collect(),
    );
    add(
        "candor_upstreams",
        watched.upstreams.iter().flat_map(upstream).collect(),
    );
    json!({ "groups": groups })
}

impl Rule {
    fn json(self) -> Value {
        let mut rule = Map::new();
        rule.insert("alert".to_owned(), self.name.into());
        rule.insert("expr".to_owned(), self.expression.into());
        rule.insert("for".to_owned(), self.lasts.into());
        let mut labels = Map::new();
        labels.insert("severity".to_owned(), self.severity.into());
        if let Some((label, value)) = self.about {
            labels.insert(label.to_owned(), literal(&value).into());
        }
        rule.insert("labels".to_owned(), Value::Object(labels));
        rule.insert(
            "annotations".to_owned(),
            json!({
                "summary": self.summary,
                "description": self.description,
                "runbook": self.runbook,
            }),
        );
        Value::Object(rule)
    }
}

/// A text that Prometheus's templates leave as it is.
fn literal(text: &str) -> String {
    match text.contains("{{") {
        true => format!("{{{{ {} }}}}", Value::from(text)),
        false => text.to_owned(),
    }
}

fn process() -> Vec<Rule> {
    vec![
        Rule {
            name: "CandorGone",
            expression: "absent(candor_build_info)".to_owned(),
            lasts: "5m",
            severity: "critical",
            about: None,
            summary: "No Candor is seen",
            description: "No target has had Candor's metrics for 5 minutes: it is down, or its \
                          `metrics` address is not scraped."
                .to_owned(),
            runbook: "candor health",
        },
        Rule {
            name: "CandorReloadFailed",
            expression: "candor_config_last_reload_successful == 0".to_owned(),
            lasts: "0m",
            severity: "warning",
            about: None,
            summary: "The configuration file of {{ $labels.instance }} has a mistake",
            description: "The last reload was refused; the configuration before it is in force. A \
                          restart would fail."
                .to_owned(),
            runbook: "candor check FILE",
        },
        Rule {
            name: "CandorIncidentOpen",
            expression: "candor_incidents_open > 0".to_owned(),
            lasts: "2m",
            severity: "warning",
            about: None,
            summary: "{{ $value }} incidents are open on {{ $labels.instance }}",
            description: "An incident is a cause of failures at one upstream that has not \
                          recovered."
                .to_owned(),
            runbook: "candor incidents",
        },
        Rule {
            name: "CandorDescriptorsLow",
            // Others have metrics of this name, too.
            expression: "process_open_fds / process_max_fds > 0.8 \
                         and on (instance, job) candor_build_info"
                .to_owned(),
            lasts: "5m",
            severity: "warning",
            about: None,
            summary: "{{ $labels.instance }} is near its limit of file descriptors",
            description: "{{ $value | humanizePercentage }} of them are open. Beyond the limit no \
                          connection is accepted or made."
                .to_owned(),
            runbook: "candor explain connect_resources_exhausted",
        },
        Rule {
            name: "CandorLogLinesLost",
            expression: "increase(candor_log_dropped_total[10m]) > 0".to_owned(),
            lasts: "0m",
            severity: "warning",
            about: None,
            summary: "{{ $labels.instance }} lost log lines",
            description: "The disk, or whoever reads standard output, is too slow or failed."
                .to_owned(),
            runbook: "candor config --effective FILE",
        },
    ]
}

fn site(site: &Site) -> Vec<Rule> {
    let this = is("site", &site.key);
    let about = Some(("site", site.key.to_string()));
    let failures = not_by_clients();
    let mut rules = vec![Rule {
        name: "CandorFailures",
        expression: format!(
            "sum by (site, upstream, cause) (rate(candor_failures_total{{{this},{failures}}}[5m])) \
             / on (site) group_left () \
             sum by (site) (rate(candor_requests_total{{{this}}}[5m])) > {SHARE_MAX}"
        ),
        lasts: "2m",
        severity: "critical",
        about: about.clone(),
        summary: "{{ $labels.site }} fails: {{ $labels.cause }}",
        description:
            "{{ $value | humanizePercentage }} of the requests to {{ $labels.site }} fail \
                      with {{ $labels.cause }}{{ with $labels.upstream }}, upstream {{ . }}{{ end }}."
                .to_owned(),
        runbook: "candor explain {{ $labels.cause }}",
    }];
    if site.is_tls {
        let left = format!("candor_certificate_not_after_seconds{{{this}}} - time()");
        rules.push(Rule {
            name: "CandorCertificateExpires",
            expression: format!("{left} < {DAYS_LEFT_LOW} * 86400 and {left} > 0"),
            lasts: "1h",
            severity: "warning",
            about: about.clone(),
            summary: "The certificate of {{ $labels.site }} expires",
            description: "It is valid for {{ $value | humanizeDuration }} more.".to_owned(),
            runbook: "candor explain cfg_tls_material_unusable",
        });
        rules.push(Rule {
            name: "CandorCertificateExpired",
            expression: format!("{left} <= 0"),
            lasts: "0m",
            severity: "critical",
            about: about.clone(),
            summary: "The certificate of {{ $labels.site }} has expired",
            description: "Clients refuse it.".to_owned(),
            runbook: "candor explain cfg_tls_material_unusable",
        });
    }
    rules
}

fn upstream(upstream: &Upstream) -> Vec<Rule> {
    let this = is("upstream", &upstream.name);
    let about = Some(("upstream", upstream.name.to_string()));
    let failures = not_by_clients();
    let first_byte = upstream.first_byte.as_secs_f64();
    vec![
        Rule {
            name: "CandorUpstreamDown",
            expression: format!(
                "sum by (upstream) (increase(candor_failures_total{{{this},{failures}}}[5m])) > 0 \
                 unless on (upstream) sum by (upstream) \
                 (increase(candor_upstream_phase_seconds_count{{{this},phase=\"body\"}}[5m])) > 0"
            ),
            lasts: "2m",
            severity: "critical",
            about: about.clone(),
            summary: "Upstream {{ $labels.upstream }} is down",
            description: "Requests to it failed in the last 5 minutes, and it answered none."
                .to_owned(),
            runbook: "candor doctor",
        },
        Rule {
            name: "CandorUpstreamSlow",
            expression: format!(
                "histogram_quantile(0.99, sum by (le, upstream) \
                 (rate(candor_upstream_phase_seconds_bucket{{{this},phase=\"head\"}}[5m]))) > {}",
                first_byte / 2.0
            ),
            lasts: "10m",
            severity: "warning",
            about: about.clone(),
            summary: "Upstream {{ $labels.upstream }} is near its time-out",
            description: format!(
                "One answer of a hundred takes {{{{ $value | humanizeDuration }}}} to begin; \
                 `timeout.first_byte` is {first_byte} s."
            ),
            runbook: "candor explain timeout_first_byte",
        },
        Rule {
            name: "CandorUpstreamRetried",
            expression: format!(
                "sum by (upstream, cause) \
                 (rate(candor_retries_total{{{this},outcome=\"recovered\"}}[5m])) \
                 / on (upstream) group_left () sum by (upstream) \
                 (rate(candor_upstream_phase_seconds_count{{{this},phase=\"body\"}}[5m])) \
                 > {SHARE_MAX}"
            ),
            lasts: "10m",
            severity: "warning",
            about: about.clone(),
            summary: "Upstream {{ $labels.upstream }} answers at the second try",
            description: "{{ $value | humanizePercentage }} of its answers needed one, because of \
                          {{ $labels.cause }}. Requests that may not be repeated fail."
                .to_owned(),
            runbook: "candor explain {{ $labels.cause }}",
        },
    ]
}

#[cfg(test)]
mod tests {
    use candor_diagnostics::explain;
    use candor_diagnostics::locale::Locale;

    use super::*;

    #[test]
    fn templates_in_names_are_no_templates() {
        assert_eq!(literal("a.test"), "a.test");
        assert_eq!(literal("{{ \"a\" }}"), r#"{{ "{{ \"a\" }}" }}"#);
    }

    #[test]
    fn what_is_to_be_run_next_exists() {
        let a_site = Site {
            key: "a.test".into(),
            is_tls: true,
        };
        let an_upstream = Upstream {
            name: "a".into(),
            first_byte: std::time::Duration::from_secs(60),
        };
        let all = process().into_iter().chain(site(&a_site));
        for rule in all.chain(upstream(&an_upstream)) {
            match rule.runbook.strip_prefix("candor explain ") {
                Some("{{ $labels.cause }}") => assert!(rule.expression.contains("cause")),
                Some(code) => assert!(explain::explain(code, Locale::English).is_some(), "{code}"),
                None => assert!(rule.runbook.starts_with("candor "), "{}", rule.runbook),
            }
        }
    }
}
