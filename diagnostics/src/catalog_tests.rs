//! What holds of the whole catalog.

#![allow(clippy::unwrap_used)]

mod sources;

use std::collections::BTreeSet;
use std::sync::Arc;

use expect_test::expect_file;

use crate::causes::{self, ALL, samples};
use crate::diagnosis::{Certainty, Diagnosis, diagnose};
use crate::evidence::{
    Container, ContainerState, Dependencies, DependencyOutcome, DependencyState, Ending, Evidence,
    LastWords, NoContainer,
};
use crate::exchange::Exchange;
use crate::facts::Facts;
use crate::locale::Locale;
use crate::render::{Audience, Format, Reader, body, fields, log_members};
use crate::template::{Part, parts};

/// RFC 9209 §2.3, with the status that it recommends.
const ERROR_TYPES: &[(&str, u16)] = &[
    ("dns_timeout", 504),
    ("dns_error", 502),
    ("destination_not_found", 500),
    ("destination_unavailable", 503),
    ("destination_ip_prohibited", 502),
    ("destination_ip_unroutable", 502),
    ("connection_refused", 502),
    ("connection_terminated", 502),
    ("connection_timeout", 504),
    ("connection_read_timeout", 504),
    ("connection_write_timeout", 504),
    ("connection_limit_reached", 503),
    ("tls_protocol_error", 502),
    ("tls_certificate_error", 502),
    ("tls_alert_received", 502),
    ("http_request_error", 400),
    ("http_request_denied", 403),
    ("http_response_incomplete", 502),
    ("http_response_header_section_size", 502),
    ("http_response_header_size", 502),
    ("http_response_body_size", 502),
    ("http_response_trailer_section_size", 502),
    ("http_response_trailer_size", 502),
    ("http_response_transfer_coding", 502),
    ("http_response_content_coding", 502),
    ("http_response_timeout", 504),
    ("http_upgrade_failed", 502),
    ("http_protocol_error", 502),
    ("proxy_internal_response", 503),
    ("proxy_internal_error", 500),
    ("proxy_configuration_error", 500),
    ("proxy_loop_detected", 502),
];

/// Where the policy departs from the recommendation: people expect 404 for an unknown host; a
/// socket that is not there is a broken gateway, as nginx and others say; a limit is temporary; and
/// what our own host denies is for the visitor no other failure than one behind it.
const OTHER_STATUSES: &[(&str, u16)] = &[
    ("cfg_no_route", 404),
    ("connect_denied_local", 502),
    ("connect_ports_exhausted", 503),
    ("connect_resources_exhausted", 503),
    ("socket_missing", 502),
    ("socket_permission", 502),
    ("socket_other", 502),
    ("internal_overload", 503),
];

#[test]
fn codes_are_unique_and_snake_case() {
    let codes: BTreeSet<_> = ALL.iter().map(|cause| cause.code).collect();
    assert_eq!(codes.len(), ALL.len());
    for code in codes {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        assert!(code.bytes().all(plain), "{code}");
        assert_eq!(causes::find(code).unwrap().code, code);
    }
}

#[test]
fn types_and_statuses_follow_the_policy() {
    for cause in ALL {
        let Some(error_type) = cause.error_type else {
            assert!(
                ["client_closed", "origin_error"].contains(&cause.code),
                "{}",
                cause.code
            );
            continue;
        };
        let listed = ERROR_TYPES.iter().find(|(name, _)| *name == error_type);
        let recommended = listed
            .unwrap_or_else(|| panic!("{}: {error_type}", cause.code))
            .1;
        let other = OTHER_STATUSES.iter().find(|(code, _)| *code == cause.code);
        let expected = other.map_or(recommended, |(_, status)| *status);
        assert_eq!(cause.status, expected, "{}", cause.code);
    }
}

#[test]
fn every_cause_has_its_words() {
    for cause in ALL {
        let code = cause.code;
        assert!(
            !cause.likely.is_empty() && !cause.steps.is_empty(),
            "{code}"
        );
        assert!(
            !cause.title.contains('{') && !cause.visitor.contains('{'),
            "{code}"
        );
        assert!(
            cause.visitor.ends_with('.') && !cause.title.ends_with('.'),
            "{code}"
        );
        let ids: BTreeSet<_> = cause.likely.iter().map(|likely| likely.id).collect();
        assert_eq!(ids.len(), cause.likely.len(), "{code}");
        for likely in cause.likely {
            assert!(likely.text.ends_with('.'), "{code}: {}", likely.text);
        }
    }
}

/// A value is quoted as a word of its own; inside of quotes only a number may stand.
#[test]
fn no_value_stands_inside_of_quotes() {
    let commands = ALL
        .iter()
        .flat_map(|cause| cause.steps)
        .filter_map(|step| step.command);
    for command in commands {
        let mut quoted = false;
        for part in parts(command) {
            match part {
                Part::Text(text) => {
                    quoted ^= text.matches('\'').count() % 2 == 1;
                    assert!(!text.contains('"') && !text.contains('`'), "{command}");
                }
                Part::Slot(name) => assert!(!quoted || name == "port", "{command}"),
            }
        }
    }
}

#[test]
fn every_cause_has_a_sample_and_no_other_named_cause_takes_it() {
    let sampled: BTreeSet<_> = samples().iter().map(|(code, _)| *code).collect();
    let listed: BTreeSet<_> = ALL.iter().map(|cause| cause.code).collect();
    assert_eq!(sampled, listed);
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        assert_eq!(diagnosis.cause.code, code);
        assert_eq!(
            diagnosis.certainty == Certainty::Unknown,
            code.ends_with("_other"),
            "{code}"
        );
        let facts = Facts::of(&exchange, &diagnosis);
        let taking = ALL
            .iter()
            .filter(|cause| (cause.recognize)(&facts).is_some());
        let named: Vec<_> = taking
            .map(|cause| cause.code)
            .filter(|code| !code.ends_with("_other"))
            .collect();
        let expected = if code.ends_with("_other") {
            vec![]
        } else {
            vec![code]
        };
        assert_eq!(named, expected);
    }
}

#[test]
fn diagnose_is_deterministic() {
    for (_, exchange) in samples() {
        assert_eq!(whole(&exchange), whole(&exchange.clone()));
    }
}

/// Every text, once per cause. Run with `UPDATE_EXPECT=1` to write the files anew.
#[test]
fn drawings() {
    for (code, exchange) in samples() {
        let path = format!("../tests/drawings/{code}.txt");
        expect_test::ExpectFile {
            path: path.into(),
            position: file!(),
        }
        .assert_eq(&whole(&exchange));
    }
    let _ = expect_file!["../CAUSES.md"];
}

/// Each view but HTML, whose words are the same; its page is checked for shape below.
fn whole(exchange: &Exchange) -> String {
    let diagnosis = diagnose(exchange);
    let mut out = Vec::new();
    for audience in [Audience::Operator, Audience::Visitor] {
        out.extend_from_slice(format!("==== {audience:?}\n").as_bytes());
        fields(
            &mut out,
            reader(audience, Format::Text),
            exchange,
            &diagnosis,
        );
        for format in [Format::Text, Format::ProblemJson] {
            out.extend_from_slice(format!("---- {format:?}\n").as_bytes());
            body(&mut out, reader(audience, format), exchange, &diagnosis);
        }
        out.extend_from_slice(b"---- Grpc\n");
        fields(
            &mut out,
            reader(audience, Format::Grpc),
            exchange,
            &diagnosis,
        );
    }
    out.extend_from_slice(b"==== Log\n");
    log_members(&mut out, exchange, &diagnosis);
    out.push(b'\n');
    String::from_utf8(out).unwrap().replace("\r\n", "\n")
}

/// An English reader.
const fn reader(audience: Audience, format: Format) -> Reader {
    Reader {
        audience,
        format,
        locale: Locale::English,
    }
}

fn drawn(format: Format, audience: Audience, exchange: &Exchange, diagnosis: &Diagnosis) -> String {
    let mut out = Vec::new();
    fields(&mut out, reader(audience, format), exchange, diagnosis);
    body(&mut out, reader(audience, format), exchange, diagnosis);
    String::from_utf8(out).unwrap()
}

/// The text is read on a terminal: some lines, none of them a novel.
#[test]
fn the_text_is_short() {
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        let mut out = Vec::new();
        body(
            &mut out,
            reader(Audience::Operator, Format::Text),
            &exchange,
            &diagnosis,
        );
        let text = String::from_utf8(out).unwrap();
        let lines = text.lines().count();
        assert!((14..=25).contains(&lines), "{code}: {lines} lines");
        for line in text.lines().filter(|line| !line.starts_with("    $ ")) {
            assert!(line.chars().count() <= 100, "{code}: {line}");
        }
    }
}

#[test]
fn json_is_json_and_the_log_line_too() {
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        for audience in [Audience::Operator, Audience::Visitor] {
            let mut out = Vec::new();
            body(
                &mut out,
                reader(audience, Format::ProblemJson),
                &exchange,
                &diagnosis,
            );
            let problem: serde_json::Value = serde_json::from_slice(&out).unwrap();
            assert_eq!(problem["cause"], code);
            assert_eq!(problem["status"], diagnosis.status);
        }
        let mut out = b"{\"event\":\"request\"".to_vec();
        log_members(&mut out, &exchange, &diagnosis);
        out.push(b'}');
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(line["cause"], code);
        assert!(line["evidence"].is_array());
    }
}

/// What an agent reads first costs it about a thousand bytes; evidence and attempts come behind.
#[test]
fn the_core_of_the_json_is_short() {
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        let mut out = Vec::new();
        let reader = reader(Audience::Operator, Format::ProblemJson);
        body(&mut out, reader, &exchange, &diagnosis);
        let mut core: serde_json::Value = serde_json::from_slice(&out).unwrap();
        for member in ["evidence", "attempts"] {
            core.as_object_mut().unwrap().remove(member);
        }
        let bytes = core.to_string().len();
        assert!(bytes <= 1800, "{code}: {bytes} bytes");
    }
}

#[test]
fn the_page_needs_nothing_from_outside() {
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        for audience in [Audience::Operator, Audience::Visitor] {
            let mut out = Vec::new();
            body(
                &mut out,
                reader(audience, Format::Html),
                &exchange,
                &diagnosis,
            );
            let page = String::from_utf8(out).unwrap();
            assert!(
                page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"),
                "{code}"
            );
            let scripts = page.matches("<script").count();
            let ours = format!("<script>{}</script>", crate::render::SCRIPT);
            assert_eq!(scripts, page.matches(&ours).count(), "{code}");
            assert_eq!(
                scripts,
                usize::from(audience == Audience::Operator),
                "{code}"
            );
            let page = page.replace(&ours, "");
            for absent in [" style=", "src=", "<img", "@import", "url(", "onclick"] {
                assert!(!page.contains(absent), "{code}: {absent}");
            }
        }
    }
}

/// Nothing of the inside: no address, port, name, path, certificate or byte, in any format.
#[test]
fn visitors_see_nothing_of_the_inside() {
    const INSIDE: &[&str] = &[
        "10.0.0",
        "10.9.0",
        "172.18",
        "127.0.0",
        "8000",
        "3000",
        "8443",
        "8080",
        ":53",
        "/run",
        "app.sock",
        "api.internal",
        "www.shop",
        "api.example",
        "web",
        "\"app\"",
        "candor.toml",
        "Example Root",
        "0a1b2c",
        "s3cr3t",
        "geheim",
        "SSH",
        "123.0",
        "nginx",
        "panicked",
        "internal-ca",
        "/cart",
        "shop.",
        "upstream app",
        "ECONN",
        "errno",
        "timeout.",
        "client.connections",
        "4096",
        "FRAME_SIZE",
        "proxy/src",
    ];
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        for format in Format::ALL {
            let seen = drawn(format, Audience::Visitor, &exchange, &diagnosis);
            let seen = seen.replace(crate::render::STYLE, "");
            for inside in INSIDE {
                assert!(
                    !seen.contains(inside),
                    "{code} {format:?} shows {inside}: {seen}"
                );
            }
            assert!(seen.contains(code), "{code} {format:?}");
        }
    }
}

/// Not one word of what the application said or stands on.
#[test]
fn visitors_see_nothing_of_the_application() {
    let inside = || "g3heim".to_owned();
    let facts = [
        Evidence::Container(Arc::new(Container {
            name: inside(),
            service: Some(inside()),
            image: inside(),
            state: ContainerState::Exited,
            exit_code: Some(1),
            error: Some(inside()),
            networks: vec![inside()],
            ..Container::default()
        })),
        Evidence::NoContainer(Arc::new(NoContainer {
            name: inside(),
            similar: vec![inside()],
            running: vec![inside()],
        })),
        Evidence::LastWords(Arc::new(LastWords {
            source: "file",
            name: inside(),
            lines: vec![inside()],
            ending: Some(Ending {
                id: "out_of_memory",
                line: inside(),
                ..Ending::default()
            }),
            listens: None,
        })),
        Evidence::Dependencies(Arc::new(Dependencies {
            states: vec![DependencyState {
                text: inside(),
                outcome: DependencyOutcome::NotReady,
                said: Some(inside()),
                ..DependencyState::default()
            }],
        })),
    ];
    for (code, mut exchange) in samples() {
        for attempt in &mut exchange.attempts {
            attempt.evidence.extend(facts.clone());
        }
        let diagnosis = diagnose(&exchange);
        assert_eq!(diagnosis.cause.code, code);
        for format in Format::ALL {
            let seen = drawn(format, Audience::Visitor, &exchange, &diagnosis);
            assert!(!seen.contains("g3heim"), "{code} {format:?}: {seen}");
        }
        let shown = drawn(Format::Html, Audience::Operator, &exchange, &diagnosis);
        let has_attempt = diagnosis.attempt.is_some();
        assert_eq!(shown.contains("g3heim"), has_attempt, "{code}");
    }
}

#[test]
#[ignore = "writes the pages to look at them"]
fn write_pages() {
    let folder = std::env::temp_dir().join("candor-pages");
    std::fs::create_dir_all(&folder).unwrap();
    for (code, exchange) in samples() {
        let diagnosis = diagnose(&exchange);
        for audience in [Audience::Operator, Audience::Visitor] {
            let mut out = Vec::new();
            body(
                &mut out,
                reader(audience, Format::Html),
                &exchange,
                &diagnosis,
            );
            std::fs::write(folder.join(format!("{code}-{audience:?}.html")), out).unwrap();
        }
    }
}
