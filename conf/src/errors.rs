//! `errors`: own templates in place of the built-in answer to visitors.

use std::path::Path;

use crate::model::{ErrorKey, ErrorTemplate, TemplateKind};
use crate::reader::{Reader, beside};
use crate::tree::{Key, Node, Value};

const FORM: &str = "write `errors = { \"502\" = \"/srv/errors/502.html\", 5xx = \"/srv/errors/5xx.html\", connect_refused = \"/srv/errors/refused.html\" }`";
const KINDS: &str = "a template ends in .html, .json or .txt: each is for clients that ask for it";

/// Reads the templates, the most specific first: causes, statuses, classes.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Vec<ErrorTemplate> {
    let Some(node) = reader.get("errors") else {
        return Vec::new();
    };
    let Some(table) = node.table() else {
        let message = format!("`errors` is {}; it is a table", node.kind());
        reader.report.error(&node.place, message, FORM);
        return Vec::new();
    };
    let mut out = Vec::new();
    for (key, node) in &table.entries {
        if key.name == "replace" {
            reader.report.error(
                &key.place,
                "`errors.replace` is not in this version",
                "remove it; an error that the application answers itself is passed on untouched",
            );
            continue;
        }
        match on(key) {
            Ok(on) => templates(reader, key, node, &on, &mut out),
            Err((message, help)) => reader.report.error(&key.place, message, help),
        }
    }
    out.sort_by_key(|template: &ErrorTemplate| template.on.rank());
    out
}

/// What a key is about.
fn on(key: &Key) -> Result<ErrorKey, (String, String)> {
    let name = key.name.as_str();
    if name.len() == 3 && name.as_bytes()[0].is_ascii_digit() {
        let status = name
            .parse()
            .ok()
            .filter(|status| (400..=599).contains(status));
        let class = match name {
            "4xx" => Some(4),
            "5xx" => Some(5),
            _ => None,
        };
        let on = status
            .map(ErrorKey::Status)
            .or_else(|| class.map(ErrorKey::Class));
        return on.ok_or_else(|| {
            let help = "write a status from 400 to 599, \"4xx\" or \"5xx\"";
            (format!("`{name}` is no status of an error"), help.into())
        });
    }
    let of_code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(of_code) {
        return Ok(ErrorKey::Cause(name.to_owned()));
    }
    Err((
        format!("`{}` is no status and no cause", name.escape_debug()),
        "write a status (\"502\"), a class (\"5xx\") or a cause (connect_refused)".into(),
    ))
}

/// One file, or a list of one for each kind.
fn templates(
    reader: &mut Reader<'_, '_>,
    key: &Key,
    node: &Node,
    on: &ErrorKey,
    out: &mut Vec<ErrorTemplate>,
) {
    let nodes = match &node.value {
        Value::List(list) => list.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut read = 0;
    for node in nodes {
        let Some(text) = node.text().filter(|text| !text.is_empty()) else {
            let message = format!("`errors.{}` names files; this is {}", key.name, node.kind());
            reader.report.error(&node.place, message, FORM);
            continue;
        };
        let Some(kind) = kind(text) else {
            let message = format!("`{text}` has no known kind");
            reader.report.error(&node.place, message, KINDS);
            continue;
        };
        if out.iter().any(|t| t.on == *on && t.kind == kind) {
            let message = format!("`errors.{}` has two templates of one kind", key.name);
            reader.report.error(&node.place, message, KINDS);
            continue;
        }
        read += 1;
        out.push(ErrorTemplate {
            on: on.clone(),
            kind,
            file: beside(&node.place, text),
            place: node.place.clone(),
        });
    }
    if read > 0 {
        let name = format!("errors.{}", crate::tree::quote_key(&key.name));
        reader.record(&name, node.toml(), Some(&node.place));
    }
}

fn kind(file: &str) -> Option<TemplateKind> {
    let extension = Path::new(file).extension()?.to_str()?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(TemplateKind::Html),
        "json" => Some(TemplateKind::Json),
        "txt" => Some(TemplateKind::Text),
        _ => None,
    }
}
