//! Changes to header fields: `request_headers`, `response_headers`, `host`.

use crate::address;
use crate::model::{Change, FieldChange, HostPolicy};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::Report;
use crate::tree::{Key, Node, Table, Value};

/// Fields of the connection: the proxy writes them itself (RFC 9110 §7.6.1), or a message would be
/// framed by what a configuration says.
const HOP_BY_HOP: [&str; 10] = [
    "connection",
    "content-length",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Fields that carry the proxy's own word.
const OWN: [&str; 2] = ["candor-cause", "candor-operator"];

/// Reads the changes of one direction.
pub(crate) fn changes(reader: &mut Reader<'_, '_>, key: &str) -> Vec<FieldChange> {
    let Some(node) = reader.get(key) else {
        return Vec::new();
    };
    let Some(table) = node.table() else {
        reader.report.error(
            &node.place,
            format!("`{key}` is {}; it is a table", node.kind()),
            format!(
                "write `{key} = {{ X-Name = \"value\" }}`; `false` removes, `\"+X-Name\"` appends"
            ),
        );
        return Vec::new();
    };
    twice(table, reader.report);
    let mut out = Vec::new();
    for (field, node) in &table.entries {
        let change = field_name(field, key == "request_headers").and_then(|()| value(field, node));
        match change {
            Ok(change) => {
                let name = format!("{key}.{}", crate::tree::quote_key(&field.name));
                reader.record(&name, node.toml(), Some(&node.place));
                let name = field.name.trim_start_matches('+').to_owned();
                out.push(FieldChange { name, change });
            }
            Err((place, message, help)) => reader.report.error(&place, message, help),
        }
    }
    out
}

type Misplaced = (crate::model::Place, String, String);

/// Field names ignore case, so TOML does not see that two keys are one.
fn twice(table: &Table, report: &mut Report) {
    for (at, (key, _)) in table.entries.iter().enumerate() {
        let same = |k: &&(Key, Node)| k.0.name.eq_ignore_ascii_case(&key.name);
        if let Some((first, _)) = table.entries[..at].iter().find(same) {
            report.push(
                Problem::at(
                    &key.place,
                    format!("`{}` is written twice", key.name),
                    "field names ignore case; keep one",
                )
                .and(&first.place, "first written here"),
            );
        }
    }
}

fn field_name(key: &Key, request: bool) -> Result<(), Misplaced> {
    let name = key.name.strip_prefix('+').unwrap_or(&key.name);
    let fail = |message: String, help: &str| Err((key.place.clone(), message, help.to_owned()));
    if name.is_empty() || !name.chars().all(crate::pattern::is_token) || name.starts_with('+') {
        return fail(
            format!("`{}` is not a field name", name.escape_debug()),
            "a name has letters, digits and `-`; `+` in front appends",
        );
    }
    let lower = name.to_ascii_lowercase();
    if request && lower == "host" {
        return fail(
            "Host is not changed under `request_headers`".into(),
            "write `host = \"client\"`, `\"upstream\"` or a name",
        );
    }
    if HOP_BY_HOP.contains(&lower.as_str()) {
        return fail(
            format!("`{name}` belongs to the connection; the proxy writes it itself"),
            "remove it",
        );
    }
    if OWN.contains(&lower.as_str()) {
        return fail(
            format!("`{name}` is the proxy's own field"),
            "choose another name",
        );
    }
    Ok(())
}

fn value(key: &Key, node: &Node) -> Result<Change, Misplaced> {
    let append = key.name.starts_with('+');
    let at =
        |node: &Node, message: String, help: &str| (node.place.clone(), message, help.to_owned());
    let form = "write \"value\", [\"one\", \"two\"], or false to remove the field";
    let lines = match &node.value {
        Value::Bool(false) if append => {
            return Err(at(
                node,
                "nothing cannot be appended".into(),
                "to remove the field leave out the `+`",
            ));
        }
        Value::Bool(false) => return Ok(Change::Remove),
        Value::Text { .. } => vec![line(node)?],
        Value::List(list) if list.is_empty() => {
            return Err(at(
                node,
                "the list is empty".into(),
                "write false to remove the field",
            ));
        }
        Value::List(list) => list.iter().map(line).collect::<Result<_, _>>()?,
        _ => {
            return Err(at(
                node,
                format!("`{}` is {}; it is a field value", key.name, node.kind()),
                form,
            ));
        }
    };
    Ok(if append {
        Change::Append(lines)
    } else {
        Change::Set(lines)
    })
}

fn line(node: &Node) -> Result<String, Misplaced> {
    let fail = |message: String, help: &str| Err((node.place.clone(), message, help.to_owned()));
    let Some(text) = node.text() else {
        return fail(
            format!("a field value is a string; this is {}", node.kind()),
            "put the value in double quotes",
        );
    };
    match text.chars().find(|c| c.is_control() && *c != '\t') {
        Some(c) => fail(
            format!("a field value cannot contain `{}`", c.escape_default()),
            "write one line; a list makes several fields",
        ),
        None if text != text.trim() => fail(
            "a field value has no space at its ends".into(),
            "remove the space",
        ),
        None => Ok(text.to_owned()),
    }
}

/// Reads `host`.
pub(crate) fn host(reader: &mut Reader<'_, '_>) -> Option<HostPolicy> {
    let found = reader.convert("host", |node| match node.text() {
        Some("client") => Ok(HostPolicy::Client),
        Some("upstream") => Ok(HostPolicy::Upstream),
        Some(text) => literal(text).map(HostPolicy::Literal),
        None => Err((
            format!("`host` is {}; it is a string", node.kind()),
            "write \"client\", \"upstream\" or a name".into(),
        )),
    });
    found.map(|setting| setting.value)
}

fn literal(text: &str) -> Result<String, (String, String)> {
    if text.contains('/') {
        return Err((
            format!("`{text}` is more than a host"),
            "write the name alone, such as \"api.internal\"".into(),
        ));
    }
    let (host, port) = address::host_port(text)?;
    if port == Some(0) {
        return Err((
            "port 0 is out of range".into(),
            "write a port from 1 to 65535".into(),
        ));
    }
    if address::ip(host).is_none() {
        address::name(host)?;
    }
    Ok(text.to_owned())
}
