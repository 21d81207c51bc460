//! What the demonstration gives Prometheus and Grafana is what Candor prints for its configuration.
//!
//! `UPDATE_EXPECT=1` writes the files anew.

use serde_json::Value;

use super::images::folder;
use crate::harness::run;

#[track_caller]
fn printed_into(file: &str, command: &str) -> String {
    let demo = folder().join("demo");
    let configuration = demo.join("candor.toml");
    let (code, printed, said) = run(&[command, "-c", configuration.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    let file = demo.join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(
        kept == printed,
        "{} is old: UPDATE_EXPECT=1 writes it",
        file.display()
    );
    printed
}

/// How many rules Prometheus is given.
pub fn rules() -> usize {
    let file = folder().join("demo/prometheus/candor.rules.yaml");
    let rules = std::fs::read_to_string(file).unwrap();
    rules.matches("- alert: ").count()
}

#[test]
fn the_rules_of_prometheus() {
    let rules = printed_into("prometheus/candor.rules.yaml", "alerts");
    assert!(rules.contains("CandorIncidentOpen"));
}

#[test]
fn the_dashboard_of_grafana() {
    let dashboard = printed_into("grafana/dashboards/candor.json", "dashboard");
    let dashboard: Value = serde_json::from_str(&dashboard).unwrap();
    assert!(!dashboard["panels"].as_array().unwrap().is_empty());
    // Where Grafana is told to look for it, and the source that it asks.
    let grafana = folder().join("demo/grafana/provisioning");
    let provider = std::fs::read_to_string(grafana.join("dashboards/candor.yaml")).unwrap();
    assert!(provider.contains("path: /etc/grafana/dashboards"));
    let source = std::fs::read_to_string(grafana.join("datasources/prometheus.yaml")).unwrap();
    assert!(source.contains("type: prometheus") && source.contains("url: http://prometheus:9090"));
}
