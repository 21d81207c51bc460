//! What a monitoring system is to watch, made from a configuration: a Grafana dashboard and
//! Prometheus rules. Both name the metrics of [`crate::telemetry`] and nothing else; a test asks a
//! running Candor for each of them.

mod alerts;
mod dashboard;
mod panel;
mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::{Action, Configuration};
use candor_diagnostics::causes::{ALL, Party};

pub(super) use alerts::Alerts;
pub(super) use dashboard::Dashboard;

/// The sites and upstreams of a configuration, as far as they can be watched.
struct Watched {
    sites: Vec<Site>,
    /// Only those that some route forwards to, by name.
    upstreams: Vec<Upstream>,
}

struct Site {
    key: Arc<str>,
    is_tls: bool,
}

struct Upstream {
    name: Arc<str>,
    /// The shortest time that any route gives it for its first byte.
    first_byte: Duration,
}

impl Watched {
    fn of(configuration: &Configuration) -> Self {
        let sites = configuration.sites.iter().map(|site| Site {
            key: Arc::clone(&site.key),
            is_tls: site.tls.is_some(),
        });
        let mut upstreams = BTreeMap::new();
        for route in configuration.sites.iter().flat_map(|site| &site.routes) {
            let Action::Proxy(proxy) = &route.action else {
                continue;
            };
            let limit = proxy.timeouts.first_byte.value;
            let name = &configuration.upstreams[proxy.upstream].name;
            let shortest = upstreams.entry(Arc::clone(name)).or_insert(limit);
            *shortest = limit.min(*shortest);
        }
        let upstreams = upstreams
            .into_iter()
            .map(|(name, first_byte)| Upstream { name, first_byte });
        Self {
            sites: sites.collect(),
            upstreams: upstreams.collect(),
        }
    }
}

/// `name="value"`, as PromQL reads it: its strings are quoted as JSON's are.
fn is(name: &str, value: &str) -> String {
    format!("{name}={}", serde_json::Value::from(value))
}

/// Failures that are no fault of an upstream or of Candor: a client left, or asked wrongly.
fn not_by_clients() -> String {
    let by_clients = ALL.iter().filter(|cause| cause.party == Party::Client);
    let codes: Vec<_> = by_clients.map(|cause| cause.code).collect();
    format!("cause!~\"{}\"", codes.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted() {
        assert_eq!(is("site", r#"a"b\c"#), r#"site="a\"b\\c""#);
    }

    #[test]
    fn clients_failures_are_left_out() {
        let matcher = not_by_clients();
        assert!(matcher.contains("client_closed"));
        assert!(!matcher.contains("connect_refused"));
    }
}
