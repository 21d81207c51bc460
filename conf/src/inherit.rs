//! Inheritance by adding: a scalar replaces, a table merges key by key, a list replaces.

use crate::model::Place;
use crate::problem::Problem;
use crate::report::{Report, nearest};
use crate::schema;
use crate::tree::{Key, Node, Table, Value};

/// What a site takes from `[defaults]` and presets.
pub(crate) const FOR_SITES: &[&str] = &[
    "timeout",
    "limit",
    "request_headers",
    "response_headers",
    "errors",
    "host",
    "log",
    "tls",
];
/// What a route takes from presets, and from its site.
pub(crate) const FOR_ROUTES: &[&str] = &[
    "timeout",
    "limit",
    "request_headers",
    "response_headers",
    "errors",
    "allow",
    "deny",
    "host",
];
/// What an upstream takes from `[defaults]` and presets. Its `tls` is another one than a site's.
pub(crate) const FOR_UPSTREAMS: &[&str] = &["timeout", "retry", "keepalive", "tolerate", "host"];
/// What `[defaults]` takes from presets.
pub(crate) const FOR_DEFAULTS: &[&str] = schema::PRESET.known;

/// The presets by name.
pub(crate) type Presets<'t> = Option<&'t Table>;

/// Lays `over` upon `base`.
pub(crate) fn merge(base: &Table, over: &Table) -> Table {
    merge_as(base, over, false)
}

/// `fields`: keys are field names, which ignore case; a replaced one moves to the end.
fn merge_as(base: &Table, over: &Table, fields: bool) -> Table {
    let mut out = base.clone();
    for (key, node) in &over.entries {
        let same =
            |k: &Key| k.name == key.name || (fields && k.name.eq_ignore_ascii_case(&key.name));
        let at = out.entries.iter().position(|(k, _)| same(k));
        let entry = (key.clone(), node.clone());
        match at {
            None => out.entries.push(entry),
            Some(at) if fields => {
                out.entries.remove(at);
                out.entries.push(entry);
            }
            Some(at) => out.entries[at] = (key.clone(), join(&out.entries[at].1, node, &key.name)),
        }
    }
    out
}

fn join(base: &Node, over: &Node, key: &str) -> Node {
    // `log = "json"` is short for a table, and is merged like one.
    let long = |node: &Node| match (&node.value, key) {
        (Value::Text { .. }, "log") => {
            let key = Key {
                name: "format".into(),
                place: node.place.clone(),
            };
            Some(Table {
                entries: vec![(key, node.clone())],
            })
        }
        (Value::Table(table), _) => Some(table.clone()),
        _ => None,
    };
    match (long(base), long(over)) {
        (Some(base), Some(table)) => {
            let fields = matches!(key, "request_headers" | "response_headers");
            Node {
                value: Value::Table(merge_as(&base, &table, fields)),
                place: over.place.clone(),
            }
        }
        _ => over.clone(),
    }
}

/// Only these keys.
pub(crate) fn only(table: &Table, keys: &[&str]) -> Table {
    let entries = table
        .entries
        .iter()
        .filter(|(k, _)| keys.contains(&k.name.as_str()));
    Table {
        entries: entries.cloned().collect(),
    }
}

/// A level's presets with its own keys upon them. `takes`: what may come from a preset here.
pub(crate) fn with_presets(
    own: &Table,
    presets: Presets<'_>,
    takes: &[&str],
    report: &mut Report,
) -> Table {
    let Some((use_key, node)) = own.entry("use") else {
        return own.clone();
    };
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    let mut out = Table::default();
    for node in nodes {
        let Some(name) = node.text() else {
            report.error(
                &node.place,
                format!("`use` names presets; this is {}", node.kind()),
                "write `use = [\"NAME\"]`",
            );
            continue;
        };
        match presets.and_then(|p| p.get(name)) {
            Some(preset) => {
                if let Some(table) = preset.table() {
                    refuse_idle(name, table, takes, &use_key.place, report);
                    out = merge(&out, table);
                }
            }
            None => unknown(name, &node.place, presets, report),
        }
    }
    merge(&out, own)
}

fn unknown(name: &str, place: &Place, presets: Presets<'_>, report: &mut Report) {
    let names: Vec<&str> = presets
        .iter()
        .flat_map(|p| p.entries.iter().map(|(k, _)| k.name.as_str()))
        .collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("add a table [preset.{}]", crate::tree::quote_key(name)),
    };
    report.error(place, format!("there is no preset `{name}`"), help);
}

/// A key that does nothing at this level is refused, never ignored.
fn refuse_idle(name: &str, preset: &Table, takes: &[&str], used: &Place, report: &mut Report) {
    let known = |k: &&(Key, Node)| schema::PRESET.known.contains(&k.0.name.as_str());
    for (key, _) in preset.entries.iter().filter(known) {
        if !takes.contains(&key.name.as_str()) {
            report.push(
                Problem::at(
                    used,
                    format!(
                        "the preset `{name}` has `{}`, which does nothing here",
                        key.name
                    ),
                    "use the preset in [defaults], or move the key to a preset of its own",
                )
                .and(&key.place, "written here"),
            );
        }
    }
}
