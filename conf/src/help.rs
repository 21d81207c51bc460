//! What the reference file says about a key: `candor help KEY`.

use serde::Serialize;

/// The commented reference: every key, its default, one line of why.
pub const REFERENCE: &str = include_str!("../candor.toml");

/// A key as the reference file has it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct KeyHelp {
    /// The whole key, such as `defaults.timeout.first_byte`.
    pub key: String,
    /// Its line: the default, or an example.
    pub line: String,
    /// The comment above it.
    pub text: String,
    /// Whether the line is an example and not a default.
    pub example: bool,
}

/// Every key of the reference that ends in these parts: `first_byte`, `timeout.first_byte`,
/// `defaults.timeout.first_byte`. The first of equal names is the one that is explained at length.
pub fn key_help(key: &str) -> Vec<KeyHelp> {
    let mut header = String::new();
    let mut comment: Vec<&str> = Vec::new();
    let mut used = false;
    let (mut out, mut inline) = (Vec::new(), Vec::new());
    for written in REFERENCE.lines() {
        let example = written.starts_with("#: ");
        let line = written.strip_prefix("#: ").unwrap_or(written);
        if let Some(text) = line.strip_prefix('#') {
            // Keys in a row share the comment above the first.
            if std::mem::take(&mut used) {
                comment.clear();
            }
            comment.push(text.strip_prefix(' ').unwrap_or(text));
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            header = name.trim_matches(['[', ']']).to_owned();
            // A table whose comment is about the whole of it, as about its first keys.
            let is_asked_for = header == key || header.ends_with(&format!(".{key}"));
            if is_asked_for && !comment.is_empty() && !used {
                out.push(KeyHelp {
                    key: header.clone(),
                    line: line.to_owned(),
                    text: comment.join("\n"),
                    example,
                });
            }
            used = true;
            continue;
        }
        if let Some((name, _)) = line.split_once(" = ") {
            let whole = if header.is_empty() {
                name.to_owned()
            } else {
                format!("{header}.{name}")
            };
            let ends = |whole: &str| whole == key || whole.ends_with(&format!(".{key}"));
            let inner = inner_keys(line).map(|inner| format!("{header}.{inner}"));
            let found = |key: String| KeyHelp {
                key,
                line: line.to_owned(),
                text: comment.join("\n"),
                example,
            };
            inline.extend(inner.filter(|key| ends(key)).map(found));
            if ends(&whole) {
                out.push(found(whole));
            }
            used = true;
            continue;
        }
        comment.clear();
    }
    // `weight` has no line of its own.
    if out.is_empty() { inline } else { out }
}

/// Keys of tables that are written on the line of another key, such as `servers.weight`.
fn inner_keys(line: &str) -> impl Iterator<Item = String> {
    let (name, value) = line.split_once(" = ").unwrap_or((line, ""));
    let parts = value.split(['{', ',']).map(str::trim_start);
    let keys = parts.filter_map(|part| Some(part.split_once(" = ")?.0));
    keys.filter(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .map(move |key| format!("{name}.{key}"))
}

#[cfg(test)]
mod tests {
    use super::key_help;
    use crate::schema;

    #[test]
    fn a_key_is_found_by_its_end() {
        let found = key_help("timeout.first_byte");
        assert_eq!(found[0].key, "defaults.timeout.first_byte");
        assert_eq!(found[0].line, "first_byte = \"60s\"");
        assert!(
            found[0]
                .text
                .ends_with("how long the application may think."),
            "{}",
            found[0].text
        );
        assert!(key_help("log.file")[0].example);
        assert!(key_help("xyzzy").is_empty());
        assert!(key_help("sticky")[0].text.starts_with("A client stays"));
        assert_eq!(key_help("sticky")[0].line, "[upstream.api.sticky]");
        assert_eq!(key_help("upstream.api.eject").len(), 1);
        assert_eq!(key_help("weight")[0].key, "upstream.greeter.servers.weight");
    }

    #[test]
    fn every_key_has_help() {
        for (path, scope) in schema::SCOPES {
            // Tables and presets are explained where they stand.
            if path.is_empty() || path.starts_with("preset") {
                continue;
            }
            for key in scope.known {
                let table = schema::SCOPES
                    .iter()
                    .any(|(p, _)| p.rsplit('.').next() == Some(*key))
                    || *key == "route";
                assert!(table || !key_help(key).is_empty(), "{path}.{key}");
            }
        }
    }
}
