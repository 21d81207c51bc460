//! Counters, and the server that shows them.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Write};
use std::net::TcpStream;

use super::super::scrape::Scrape;
use super::*;

/// The sample with this name and these labels.
fn sample(metrics: &str, name: &str) -> Option<f64> {
    metrics.lines().find_map(|line| {
        let value = line.strip_prefix(name)?.strip_prefix(' ')?;
        value.parse().ok()
    })
}

/// What `promtool check metrics` looks at: every line parses, every series is there once, under the
/// type of its family, and histograms are cumulative and complete.
fn check_format(metrics: &str) {
    let series = regex::Regex::new(
        r#"^([a-z_:][a-z0-9_:]*)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*\})? (\+Inf|[0-9.e+-]+)$"#,
    );
    let series = series.unwrap();
    let mut types = HashMap::new();
    let mut seen = HashSet::new();
    let mut last_bucket: Option<(String, f64)> = None;
    for line in metrics.lines() {
        if let Some(family) = line.strip_prefix("# TYPE ") {
            let (name, kind) = family.split_once(' ').unwrap();
            assert!(
                types.insert(name.to_owned(), kind.to_owned()).is_none(),
                "{line}"
            );
            continue;
        }
        if line.starts_with("# HELP ") {
            continue;
        }
        let parts = series.captures(line).unwrap_or_else(|| panic!("{line}"));
        let name = &parts[1];
        let labels = parts.get(2).map_or("", |m| m.as_str());
        assert!(seen.insert(format!("{name}{labels}")), "twice: {line}");
        let value: f64 = parts[3].parse().unwrap();
        let base = ["_bucket", "_sum", "_count"]
            .iter()
            .find_map(|end| name.strip_suffix(end).filter(|b| types.contains_key(*b)))
            .unwrap_or(name);
        match types.get(base).map(String::as_str) {
            Some("counter") => assert!(name.ends_with("_total"), "{line}"),
            Some("gauge") => {}
            Some("histogram") if name.ends_with("_bucket") => {
                let of = labels.split("le=").next().unwrap().to_owned();
                if let Some((before, n)) = &last_bucket {
                    assert!(*before != of || *n <= value, "not cumulative: {line}");
                }
                last_bucket = Some((of, value));
            }
            Some("histogram") if name.ends_with("_count") => {
                let (_, inf) = last_bucket.take().unwrap();
                assert_eq!(inf, value, "{line}");
            }
            Some("histogram") => {}
            kind => panic!("{kind:?}: {line}"),
        }
    }
}

#[test]
fn everything_is_counted_and_well_formed() {
    let fixture = Fixture::json();
    let telemetry = &fixture.telemetry;
    let site = telemetry.site("shop \"quoted\"\n", &fixture.log);
    let upstream = telemetry.upstream("api");
    for (status, status_by) in [
        (200, StatusBy::Upstream),
        (204, StatusBy::Upstream),
        (499, StatusBy::Proxy),
        (700, StatusBy::Proxy),
    ] {
        telemetry.request(&RequestRecord {
            site: Some(&site),
            upstream: Some(&upstream),
            status,
            status_by,
            retried: &["connect_refused"],
            findings: &["framing_overrun"],
            ..record()
        });
    }
    let connection = telemetry.listener("127.0.0.1:80").connection();
    drop(telemetry.listener("127.0.0.1:80").connection());
    let idle = upstream.connection();
    telemetry.configuration_loaded(true);
    telemetry.configuration_loaded(false);

    let metrics = telemetry.metrics();
    check_format(&metrics);
    let key = r#"site="shop \"quoted\"\n""#;
    for (name, value) in [
        (
            format!(r#"candor_requests_total{{{key},status_class="2xx",status_by="upstream"}}"#),
            2.0,
        ),
        (
            format!(r#"candor_requests_total{{{key},status_class="4xx",status_by="proxy"}}"#),
            1.0,
        ),
        (
            format!(r#"candor_requests_total{{{key},status_class="other",status_by="proxy"}}"#),
            1.0,
        ),
        (
            format!("candor_request_duration_seconds_count{{{key}}}"),
            4.0,
        ),
        (
            format!("candor_request_duration_seconds_sum{{{key}}}"),
            0.004936,
        ),
        (
            r#"candor_upstream_phase_seconds_bucket{upstream="api",phase="head",le="0.001"}"#
                .into(),
            0.0,
        ),
        (
            r#"candor_upstream_phase_seconds_bucket{upstream="api",phase="head",le="0.0025"}"#
                .into(),
            4.0,
        ),
        (
            format!(r#"candor_findings_total{{{key},upstream="api",cause="framing_overrun"}}"#),
            4.0,
        ),
        (
            r#"candor_retries_total{upstream="api",cause="connect_refused",outcome="recovered"}"#
                .into(),
            4.0,
        ),
        (
            r#"candor_connections{side="downstream",listener="127.0.0.1:80"}"#.into(),
            1.0,
        ),
        (
            r#"candor_connections_opened_total{side="downstream",listener="127.0.0.1:80"}"#.into(),
            2.0,
        ),
        (
            r#"candor_connections{side="upstream",upstream="api"}"#.into(),
            1.0,
        ),
        ("candor_config_generation".into(), 1.0),
        ("candor_config_last_reload_successful".into(), 0.0),
        ("candor_log_dropped_total".into(), 0.0),
    ] {
        assert_eq!(sample(&metrics, &name), Some(value), "{name}\n{metrics}");
    }
    assert!(sample(&metrics, "process_resident_memory_bytes").unwrap() > 1e5);
    assert!(sample(&metrics, "process_start_time_seconds").unwrap() > 1e9);
    assert!(sample(&metrics, "process_open_fds").unwrap() > 2.0);
    drop((connection, idle));
    fixture.written();
}

#[test]
fn a_reload_goes_on_counting() {
    let fixture = Fixture::json();
    for _ in 0..2 {
        let site = fixture.telemetry.site("a", &fixture.log);
        let upstream = fixture.telemetry.upstream("u");
        fixture.telemetry.configure(&fixture.log);
        fixture.telemetry.request(&RequestRecord {
            site: Some(&site),
            upstream: Some(&upstream),
            ..record()
        });
    }
    let metrics = fixture.telemetry.metrics();
    let name = r#"candor_requests_total{site="a",status_class="2xx",status_by="upstream"}"#;
    assert_eq!(sample(&metrics, name), Some(2.0));
    let name = r#"candor_upstream_phase_seconds_count{upstream="u",phase="body"}"#;
    assert_eq!(sample(&metrics, name), Some(2.0));
}

fn ask(address: std::net::SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn scrapes() {
    let fixture = Fixture::json();
    fixture.telemetry.request(&record());
    fixture.written();
    let any_port = "127.0.0.1:0".parse().unwrap();
    let scrape = Scrape::start(any_port, Arc::clone(&fixture.telemetry)).unwrap();
    let end = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    let answer = ask(scrape.address(), &format!("GET /metrics?x=1 {end}"));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(
        head.contains("content-type: text/plain; version=0.0.4"),
        "{head}"
    );
    check_format(body);
    assert!(body.contains("candor_requests_total{"), "{body}");

    let answer = ask(scrape.address(), &format!("HEAD /metrics {end}"));
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\n"),
        "{answer}"
    );
    let answer = ask(scrape.address(), &format!("GET / {end}"));
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    let answer = ask(scrape.address(), &format!("POST /metrics {end}"));
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    assert!(ask(scrape.address(), "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));

    let taken = Scrape::start(scrape.address(), Arc::clone(&fixture.telemetry));
    assert_eq!(taken.unwrap_err().kind(), io::ErrorKind::AddrInUse);
}
