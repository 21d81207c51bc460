//! Every effective value and where it came from: `candor config --effective`.

use serde::Serialize;

use crate::model::Place;

/// All sections, in the order they are printed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Effective {
    /// Each section.
    pub sections: Vec<Section>,
}

/// One table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// The table's header without brackets, such as `site."example.com"`.
    pub header: String,
    /// Whether it is only implied and could not be written under this name; printed as a comment.
    pub implied: bool,
    /// Each value.
    pub entries: Vec<Entry>,
}

/// One value.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Entry {
    /// The key, dotted within its table.
    pub key: String,
    /// The value as TOML; `${NAME}` as written, so that no secret is printed.
    pub value: String,
    /// `file:line`, or `default`.
    pub origin: String,
}

impl Section {
    /// An empty section.
    pub(crate) fn new(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            ..Self::default()
        }
    }

    /// Adds a value, or replaces the one recorded before.
    pub(crate) fn put(&mut self, key: String, value: String, place: Option<Place>) {
        let origin = place.map_or_else(|| "default".into(), |p| format!("{}:{}", p.file, p.line));
        let entry = Entry { key, value, origin };
        match self.entries.iter_mut().find(|e| e.key == entry.key) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
    }
}

impl Effective {
    /// As TOML; the origin stands in a comment behind each value.
    pub fn toml(&self) -> String {
        let mut out = String::new();
        for section in &self.sections {
            let mark = if section.implied { "# " } else { "" };
            out.push_str(&format!("{mark}[{}]\n", section.header));
            let lines: Vec<String> = section
                .entries
                .iter()
                .map(|e| format!("{mark}{} = {}", e.key, e.value))
                .collect();
            let width = lines
                .iter()
                .map(|l| l.chars().count())
                .filter(|w| *w <= 60)
                .max()
                .unwrap_or(0);
            for (line, entry) in lines.iter().zip(&section.entries) {
                out.push_str(&format!(
                    "{line:width$}  # {}\n",
                    entry.origin.replace(['\n', '\r'], " ")
                ));
            }
            out.push('\n');
        }
        out.pop();
        out
    }
}
