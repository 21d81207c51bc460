//! A TOML document as a tree of owned values, each with its place.
//!
//! The walk is by hand, not by serde, so that one pass finds every mistake.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::environment;
use crate::model::Place;
use crate::report::Report;
use crate::source::Source;

/// A key as written.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) place: Place,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) place: Place,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A string after `${…}` was filled in, and as written when that differs (it may be a secret).
    Text {
        text: String,
        raw: Option<String>,
    },
    Integer(Option<i64>),
    Float(String),
    Bool(bool),
    Date(String),
    List(Vec<Node>),
    Table(Table),
}

/// A table in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<(Key, Node)>,
}

impl Table {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key with its value.
    pub(crate) fn entry(&self, key: &str) -> Option<&(Key, Node)> {
        self.entries.iter().find(|(k, _)| k.name == key)
    }

    /// Removes a key.
    pub(crate) fn take(&mut self, key: &str) -> Option<(Key, Node)> {
        let at = self.entries.iter().position(|(k, _)| k.name == key)?;
        Some(self.entries.remove(at))
    }
}

impl Node {
    /// What it is, for a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Text { .. } => "a string",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Bool(_) => "true or false",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// The string, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The table, if it is one.
    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// As TOML on one line, with `${…}` as written.
    pub(crate) fn toml(&self) -> String {
        match &self.value {
            Value::Text { text, raw } => quote(raw.as_ref().unwrap_or(text)),
            Value::Integer(n) => n.unwrap_or_default().to_string(),
            Value::Float(text) | Value::Date(text) => text.clone(),
            Value::Bool(b) => b.to_string(),
            Value::List(list) => {
                let items: Vec<String> = list.iter().map(Self::toml).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Table(table) => {
                let item = |(k, v): &(Key, Self)| format!("{} = {}", quote_key(&k.name), v.toml());
                let items: Vec<String> = table.entries.iter().map(item).collect();
                if items.is_empty() {
                    "{}".into()
                } else {
                    format!("{{ {} }}", items.join(", "))
                }
            }
        }
    }
}

/// A basic TOML string.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A TOML key, quoted when it has to be.
pub(crate) fn quote_key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        quote(key)
    }
}

/// Reads a source into a table; every syntax error and unset variable goes into the report.
pub(crate) fn read(source: &Source, lookup: crate::Environment<'_>, report: &mut Report) -> Table {
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    crate::syntax::report(source, &errors, report);
    let mut walk = Walk {
        source,
        lookup,
        report,
    };
    walk.table(root.get_ref())
}

struct Walk<'a> {
    source: &'a Source,
    lookup: crate::Environment<'a>,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> Table {
        let mut entries: Vec<(Key, Node)> = table
            .iter()
            .map(|(key, value)| {
                let place = self.source.place(key.span());
                (
                    Key {
                        name: key.get_ref().to_string(),
                        place,
                    },
                    self.node(value),
                )
            })
            .collect();
        // The parser sorts by name; messages and header changes go by the file.
        entries.sort_by_key(|(key, _)| key.place.span.start);
        Table { entries }
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>) -> Node {
        let place = self.source.place(value.span());
        let value = match value.get_ref() {
            DeValue::String(text) => self.text(text, &place),
            DeValue::Integer(n) => Value::Integer(i64::from_str_radix(n.as_str(), n.radix()).ok()),
            DeValue::Float(n) => Value::Float(n.as_str().to_owned()),
            DeValue::Boolean(b) => Value::Bool(*b),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(list) => Value::List(list.iter().map(|v| self.node(v)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { value, place }
    }

    fn text(&mut self, text: &str, place: &Place) -> Value {
        match environment::expand(text, self.lookup) {
            Ok(None) => Value::Text {
                text: text.to_owned(),
                raw: None,
            },
            Ok(Some(filled)) => Value::Text {
                text: filled,
                raw: Some(text.to_owned()),
            },
            Err((message, help)) => {
                self.report.settle(place, message, help);
                Value::Text {
                    text: text.to_owned(),
                    raw: None,
                }
            }
        }
    }
}
