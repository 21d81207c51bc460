//! Tests that `candor.toml` is what it says: right, and whole.
#![allow(clippy::unwrap_used)]

use crate::report::Report;
use crate::schema;
use crate::source::Source;
use crate::tree::{self, Node, Table, Value};

const TEXT: &str = include_str!("../candor.toml");

fn uncommented() -> String {
    let line = |l: &str| l.strip_prefix("#: ").unwrap_or(l).to_owned() + "\n";
    TEXT.lines().map(line).collect()
}

#[test]
fn the_reference_file_is_right() {
    let loaded = crate::parse("candor.toml", TEXT, &|_| None).unwrap_or_else(|p| panic!("{p}"));
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}

#[test]
fn its_examples_are_right_too() {
    let loaded =
        crate::parse("candor.toml", &uncommented(), &|_| None).unwrap_or_else(|p| panic!("{p}"));
    // The only thing they lack is the files to include.
    assert_eq!(loaded.warnings.len(), 1, "{}", loaded.warnings);
}

#[test]
fn what_it_calls_defaults_are_the_defaults() {
    let loaded = crate::parse("candor.toml", TEXT, &|_| None).unwrap();
    let bare = crate::parse(
        "bare.toml",
        "[site.\"http://127.0.0.1:8080\"]\nproxy = \"127.0.0.1:3000\"",
        &|_| None,
    );
    let bare = bare.unwrap();
    for name in ["candor", "client", "dns", "diagnosis", "defaults"] {
        let values = |effective: &crate::Effective| -> Vec<(String, String)> {
            let section = effective
                .sections
                .iter()
                .find(|s| s.header == name)
                .unwrap();
            let spelled = |v: &str| {
                v.replace("\"60s\"", "\"1m\"")
                    .replace("\"75s\"", "\"1m15s\"")
                    .replace('_', "")
            };
            section
                .entries
                .iter()
                .map(|e| (e.key.clone(), spelled(&e.value)))
                .collect()
        };
        assert_eq!(
            values(&loaded.effective),
            values(&bare.effective),
            "[{name}]"
        );
    }
    let timeouts = |c: &crate::model::Configuration| {
        let action = &c.sites[0]
            .routes
            .iter()
            .find(|r| &*r.key == "/")
            .unwrap()
            .action;
        let crate::model::Action::Proxy(proxy) = action else {
            panic!()
        };
        let t = &proxy.timeouts;
        [
            &t.resolve,
            &t.connect,
            &t.tls,
            &t.write,
            &t.first_byte,
            &t.head,
            &t.idle,
        ]
        .map(|s| s.value)
    };
    assert_eq!(
        timeouts(&loaded.configuration),
        timeouts(&bare.configuration)
    );
}

#[test]
fn every_key_is_in_it() {
    let mut report = Report::default();
    let root = tree::read(
        &Source::new("candor.toml", &uncommented()),
        &|_| None,
        &mut report,
    );
    assert!(report.errors.is_empty());
    for (path, scope) in schema::SCOPES {
        let tables = reach(&root, path);
        assert!(!tables.is_empty(), "no [{path}]");
        // A preset has the keys of [defaults], which are there.
        if scope == &schema::PRESET {
            assert!(
                scope
                    .known
                    .iter()
                    .all(|k| schema::DEFAULTS.known.contains(k))
            );
            continue;
        }
        for key in scope.known {
            assert!(
                tables.iter().any(|t| t.get(key).is_some()),
                "`{key}` of [{path}] is missing"
            );
        }
    }
}

/// All tables at a path in which a part in capitals stands for any name.
fn reach<'t>(root: &'t Table, path: &str) -> Vec<&'t Table> {
    let mut found = vec![root];
    for part in path.split('.').filter(|p| !p.is_empty()) {
        let any = part.chars().all(|c| c.is_ascii_uppercase());
        let inner = |t: &'t Table| {
            let nodes = t
                .entries
                .iter()
                .filter(move |(k, _)| any || k.name == part)
                .map(|(_, node)| node);
            // A list of tables is each of them.
            let tables = |n: &'t Node| match &n.value {
                Value::List(list) => list.iter().filter_map(Node::table).collect(),
                _ => Vec::from_iter(n.table()),
            };
            nodes.flat_map(tables).collect::<Vec<_>>()
        };
        found = found.into_iter().flat_map(inner).collect();
    }
    found
}
