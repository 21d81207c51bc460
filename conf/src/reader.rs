//! Reads typed values from a table: checks each, falls back to the default, records where it came from.

use std::time::Duration;

use crate::effective::Section;
use crate::model::{Place, Setting};
use crate::report::{Report, nearest, or_list};
use crate::schema::{self, Scope};
use crate::tree::{Node, Table, Value, quote};
use crate::{duration, size};

/// A table being read.
pub(crate) struct Reader<'r, 't> {
    table: Option<&'t Table>,
    prefix: String,
    pub(crate) report: &'r mut Report,
    section: &'r mut Section,
}

impl<'r, 't> Reader<'r, 't> {
    /// Reads a table, refusing keys that it does not know. `None`: it is not written; all is default.
    pub(crate) fn new(
        table: Option<&'t Table>,
        scope: &Scope,
        report: &'r mut Report,
        section: &'r mut Section,
    ) -> Self {
        if let Some(table) = table {
            schema::check(table, scope, report);
        }
        Self {
            table,
            prefix: String::new(),
            report,
            section,
        }
    }

    /// The same upon a table whose keys were checked elsewhere.
    pub(crate) fn over<'n>(self, table: &'n Table) -> Reader<'r, 'n> {
        Reader {
            table: Some(table),
            prefix: self.prefix,
            report: self.report,
            section: self.section,
        }
    }

    /// A table within this one.
    pub(crate) fn inner(&mut self, key: &str, scope: &Scope) -> Reader<'_, 't> {
        let node = self.get(key);
        let table = node.and_then(Node::table);
        if let (Some(node), None) = (node, table) {
            let form = format!("write `{key} = {{ {} = … }}`", scope.known[0]);
            self.report.error(
                &node.place,
                format!("`{key}` is {}; it is a table", node.kind()),
                form,
            );
        }
        if let Some(table) = table {
            schema::check(table, scope, self.report);
        }
        let prefix = format!("{}{key}.", self.prefix);
        Reader {
            table,
            prefix,
            report: self.report,
            section: self.section,
        }
    }

    /// A value as it is.
    pub(crate) fn get(&self, key: &str) -> Option<&'t Node> {
        self.table?.get(key)
    }

    /// The place of a key.
    pub(crate) fn key_place(&self, key: &str) -> Option<&'t Place> {
        self.table?.entry(key).map(|(k, _)| &k.place)
    }

    /// Notes an effective value for `candor config --effective`.
    pub(crate) fn record(&mut self, key: &str, toml: String, place: Option<&Place>) {
        self.section
            .put(format!("{}{key}", self.prefix), toml, place.cloned());
    }

    fn refuse(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        self.report.error(&node.place, message, help);
    }

    /// A value read by `convert`, whose error is (message, help).
    pub(crate) fn convert<T>(
        &mut self,
        key: &str,
        convert: impl FnOnce(&Node) -> Result<T, (String, String)>,
    ) -> Option<Setting<T>> {
        let node = self.get(key)?;
        match convert(node) {
            Ok(value) => {
                self.record(key, node.toml(), Some(&node.place));
                Some(Setting {
                    value,
                    place: Some(node.place.clone()),
                })
            }
            Err((message, help)) => {
                self.refuse(node, message, help);
                None
            }
        }
    }

    /// A duration above zero.
    pub(crate) fn duration(&mut self, key: &str, default: Duration) -> Setting<Duration> {
        let found = self.convert(key, |node| a_duration(key, node, false));
        self.or_default(key, found, default, &quote(&duration::show(default)))
    }

    /// A duration above zero, or `"off"`, the default.
    pub(crate) fn duration_or_off(&mut self, key: &str) -> Option<Setting<Duration>> {
        if self.get(key).is_none_or(|n| n.text() == Some("off")) {
            let place = self.get(key).map(|n| &n.place);
            self.record(key, quote("off"), place);
            return None;
        }
        self.convert(key, |node| a_duration(key, node, true))
    }

    /// A size, or `"off"` for no limit when that is allowed.
    pub(crate) fn size(&mut self, key: &str, default: u64, off: bool) -> Setting<u64> {
        let found = self.convert(key, |node| match &node.value {
            Value::Text { text, .. } if off && text == "off" => Ok(u64::MAX),
            Value::Text { text, .. } => {
                let bytes = size::parse(text).map_err(|m| (m, size::hint(text)))?;
                if bytes == 0 && !off {
                    return Err((format!("`{key}` cannot be zero"), size::FORM.into()));
                }
                Ok(bytes)
            }
            Value::Integer(Some(n)) => Err((
                format!("`{key}` is a number without a unit"),
                format!("write \"{n}B\", \"{n}KB\" or \"{n}MB\""),
            )),
            _ => Err((
                format!("`{key}` is {}; it is a size", node.kind()),
                size::FORM.into(),
            )),
        });
        let shown = match default {
            u64::MAX => "off".to_owned(),
            bytes => size::show(bytes),
        };
        self.or_default(key, found, default, &quote(&shown))
    }

    /// A whole number in a range.
    pub(crate) fn count(
        &mut self,
        key: &str,
        default: u64,
        range: std::ops::RangeInclusive<u64>,
    ) -> Setting<u64> {
        let found = self.convert(key, |node| a_count(key, node, &range));
        self.or_default(key, found, default, &default.to_string())
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, key: &str, default: bool) -> Setting<bool> {
        let found = self.convert(key, |node| match node.value {
            Value::Bool(value) => Ok(value),
            _ => Err((
                format!("`{key}` is {}; it is true or false", node.kind()),
                format!("write `{key} = true` or `{key} = false`, without quotes"),
            )),
        });
        self.or_default(key, found, default, &default.to_string())
    }

    /// One of several words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &str,
        default: &str,
        words: &[(&str, T)],
    ) -> Setting<T> {
        let found = self.convert(key, |node| a_word(key, node, words));
        let value = words
            .iter()
            .find(|(w, _)| *w == default)
            .unwrap_or(&words[0])
            .1;
        self.or_default(key, found, value, &quote(default))
    }

    /// A path; a relative one goes from the directory of the file that names it.
    pub(crate) fn path(&mut self, key: &str) -> Option<Setting<std::path::PathBuf>> {
        self.convert(key, |node| {
            a_text(key, node).map(|text| beside(&node.place, text))
        })
    }

    /// A list of strings; one string is a list of one. Wrong members are reported and left out.
    pub(crate) fn list(&mut self, key: &str) -> Option<Vec<(&'t str, &'t Place)>> {
        let node = self.get(key)?;
        self.record(key, node.toml(), Some(&node.place));
        let nodes: &'t [Node] = match &node.value {
            Value::List(list) => list,
            Value::Text { .. } => std::slice::from_ref(node),
            _ => {
                let form = format!("write `{key} = [\"…\", \"…\"]`");
                self.refuse(
                    node,
                    format!("`{key}` is {}; it is a list of strings", node.kind()),
                    form,
                );
                return Some(Vec::new());
            }
        };
        let mut out = Vec::new();
        for node in nodes {
            match a_text(key, node) {
                Ok(text) => out.push((text, &node.place)),
                Err((message, help)) => self.refuse(node, message, help),
            }
        }
        Some(out)
    }

    /// The value, or a default, which is recorded as such.
    pub(crate) fn or_default<T>(
        &mut self,
        key: &str,
        found: Option<Setting<T>>,
        default: T,
        toml: &str,
    ) -> Setting<T> {
        found.unwrap_or_else(|| {
            self.record(key, toml.to_owned(), None);
            Setting {
                value: default,
                place: None,
            }
        })
    }
}

/// A path as written, relative to the file that names it.
pub(crate) fn beside(place: &Place, text: &str) -> std::path::PathBuf {
    let path = std::path::Path::new(text);
    match std::path::Path::new(&*place.file).parent() {
        Some(parent) if path.is_relative() => parent.join(path),
        _ => path.to_owned(),
    }
}

/// A string that is neither empty nor cut by NUL.
pub(crate) fn a_text<'t>(key: &str, node: &'t Node) -> Result<&'t str, (String, String)> {
    match node.text() {
        Some("") => Err((
            format!("`{key}` is empty"),
            "write a value, or remove the key".into(),
        )),
        Some(text) if text.contains('\0') => Err((format!("`{key}` contains NUL"), String::new())),
        Some(text) => Ok(text),
        None => Err((
            format!("`{key}` is {}; it is a string", node.kind()),
            "put the value in double quotes".into(),
        )),
    }
}

/// Durations that end no wait: a request would neither fail at once with zero, nor wait for ever without.
const NO_LIMITS: &[&str] = &[
    "age",
    "backoff",
    "every",
    "for",
    "hedge",
    "keep",
    "slow",
    "slow_start",
    "window",
];

/// A duration above zero; `off`: whether "off" is a word for none.
pub(crate) fn a_duration(key: &str, node: &Node, off: bool) -> Result<Duration, (String, String)> {
    let is_limit = !NO_LIMITS.contains(&key);
    match &node.value {
        Value::Text { text, .. } if text == "off" && is_limit => Err((
            format!("`{key}` cannot be off: a request must not wait for ever"),
            "write a long duration, such as \"1h\"".into(),
        )),
        Value::Text { text, .. } if text == "off" => Err((
            format!("`{key}` cannot be off; it is a duration above zero"),
            duration::FORM.into(),
        )),
        Value::Text { text, .. } => {
            let value = duration::parse(text).map_err(|m| (m, duration::hint(text)))?;
            if value.is_zero() {
                let help = match (off, is_limit) {
                    (true, true) => "write \"off\" for no limit, or a duration above zero",
                    (true, false) => "write \"off\" for none, or a duration above zero",
                    (false, _) => "write a duration above zero",
                };
                let message = match is_limit {
                    true => format!("`{key}` is zero, so that everything would time out"),
                    false => format!("`{key}` is zero; it is a duration above zero"),
                };
                return Err((message, help.into()));
            }
            Ok(value)
        }
        Value::Integer(Some(n)) => Err((
            format!("`{key}` is a number without a unit"),
            format!("write \"{n}s\" for seconds or \"{n}ms\" for milliseconds"),
        )),
        Value::Float(_) => Err((
            format!("`{key}` is a number without a unit"),
            "write whole numbers with a unit, such as \"1500ms\" or \"1m30s\"".into(),
        )),
        _ => Err((
            format!("`{key}` is {}; it is a duration", node.kind()),
            duration::FORM.into(),
        )),
    }
}

/// A whole number in a range.
pub(crate) fn a_count(
    key: &str,
    node: &Node,
    range: &std::ops::RangeInclusive<u64>,
) -> Result<u64, (String, String)> {
    let (low, high) = (range.start(), range.end());
    let form = format!("write a whole number from {low} to {high}");
    match node.value {
        Value::Integer(n) => {
            let fits = n
                .and_then(|n| u64::try_from(n).ok())
                .filter(|n| range.contains(n));
            fits.ok_or_else(|| (format!("`{key}` is out of range"), form))
        }
        _ => Err((
            format!("`{key}` is {}; it is a whole number", node.kind()),
            form,
        )),
    }
}

fn a_word<T: Copy>(key: &str, node: &Node, words: &[(&str, T)]) -> Result<T, (String, String)> {
    let form = format!(
        "write {}",
        or_list(words.iter().map(|(w, _)| *w)).replace('`', "\"")
    );
    let text = node.text().ok_or_else(|| {
        (
            format!("`{key}` is {}; it is a word", node.kind()),
            form.clone(),
        )
    })?;
    let known = words.iter().find(|(w, _)| *w == text);
    known.map(|(_, value)| *value).ok_or_else(|| {
        let help = match nearest(text, words.iter().map(|(w, _)| *w)) {
            Some(meant) => format!("did you mean \"{meant}\"? {form}"),
            None => form,
        };
        (format!("`{key}` has no value `{text}`"), help)
    })
}
