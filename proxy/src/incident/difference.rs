//! What a reload changed: one effective configuration against another.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use candor_conf::{Effective, Section};
use candor_diagnostics::evidence::ReloadBefore;

use super::change::cut;
use super::group::Tally;

/// Differences at most; the rest is only counted.
const DIFFERENCES_MAX: usize = 256;
/// Keys of a reload that evidence has.
const RELOAD_KEYS_MAX: usize = 8;
/// A value is cut after so many bytes.
const VALUE_MAX: usize = 80;

/// A key whose effective value changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Difference {
    /// The table: `upstream.app`, `site."example.com"`.
    pub(super) section: String,
    /// The key, dotted within its table; empty: the whole table came or went.
    pub(super) key: String,
    /// The value before; `None`: there was none.
    pub(super) before: Option<String>,
    /// The value now; `None`: there is none.
    pub(super) after: Option<String>,
    /// Where the value now is written: `file:line`, or `default`.
    pub(super) origin: String,
}

/// What differs, whatever line it is on, in the order of the newer one; how many there are in all.
/// Values that look like secrets are masked.
pub(super) fn differences(before: &Effective, after: &Effective) -> (Vec<Difference>, usize) {
    let mut found = Found::default();
    let old: HashMap<_, _> = sections(before).collect();
    let new: HashMap<_, _> = sections(after).collect();
    for (header, section) in sections(after) {
        match old.get(header) {
            Some(old) => found.in_section(header, old, section),
            None => found.add(header, "", None, None, ""),
        }
    }
    for (header, _) in sections(before) {
        if !new.contains_key(header) {
            found.add(header, "", Some(""), None, "");
        }
    }
    (found.list, found.count)
}

fn sections(effective: &Effective) -> impl Iterator<Item = (&str, &Section)> {
    // What listeners take over from `[client]` would be told once for each.
    let sections = effective.sections.iter();
    let told = sections.filter(|section| !section.header.starts_with("listen."));
    told.map(|section| (section.header.as_str(), section))
}

#[derive(Default)]
struct Found {
    list: Vec<Difference>,
    count: usize,
}

impl Found {
    fn in_section(&mut self, header: &str, old: &Section, new: &Section) {
        for entry in &new.entries {
            let known = old.entries.iter().find(|it| it.key == entry.key);
            let before = known.map(|it| it.value.as_str());
            if before != Some(&entry.value) {
                self.add(
                    header,
                    &entry.key,
                    before,
                    Some(&entry.value),
                    &entry.origin,
                );
            }
        }
        for entry in &old.entries {
            if !new.entries.iter().any(|it| it.key == entry.key) {
                self.add(header, &entry.key, Some(&entry.value), None, "");
            }
        }
    }

    fn add(
        &mut self,
        section: &str,
        key: &str,
        before: Option<&str>,
        after: Option<&str>,
        origin: &str,
    ) {
        self.count += 1;
        if self.list.len() < DIFFERENCES_MAX {
            let shown = |value: Option<&str>| value.map(|value| shown(key, value));
            self.list.push(Difference {
                section: section.to_owned(),
                key: key.to_owned(),
                before: shown(before),
                after: shown(after),
                origin: origin.to_owned(),
            });
        }
    }
}

/// A value as it may be told.
fn shown(key: &str, value: &str) -> String {
    let (_, field) = key.split_once('.').unwrap_or(("", key));
    let field = field.to_ascii_lowercase();
    let of_field = key.starts_with("request_headers.") || key.starts_with("response_headers.");
    let secret = ["auth", "cookie", "key", "password", "secret", "token"];
    if of_field && secret.iter().any(|word| field.contains(word)) {
        return "\"…\"".to_owned();
    }
    match cut(value, VALUE_MAX) {
        whole if whole.len() == value.len() => value.to_owned(),
        cut => format!("{cut}…"),
    }
}

impl Difference {
    /// `timeout.first_byte "1m" → "5s" (candor.toml:8)`.
    pub(super) fn text(&self) -> String {
        let mut text = self.key.clone();
        match (&self.before, &self.after) {
            (None, None) => text.push_str("new"),
            (Some(_), None) if self.key.is_empty() => text.push_str("removed"),
            (before, after) => {
                let none = "unset".to_owned();
                let before = before.as_ref().unwrap_or(&none);
                let after = after.as_ref().unwrap_or(&none);
                // Writing to memory cannot fail.
                let _ = write!(text, " {before} → {after}");
            }
        }
        if !matches!(self.origin.as_str(), "" | "default") {
            let _ = write!(text, " ({})", self.origin);
        }
        text
    }
}

/// Whether a table concerns requests to this upstream, or of one of these sites.
pub(super) fn concerns<'s>(
    section: &str,
    upstream: &str,
    mut sites: impl Iterator<Item = &'s str>,
) -> bool {
    if let Some(name) = section.strip_prefix("upstream.") {
        return is_named(name, upstream).is_some_and(str::is_empty);
    }
    if let Some(key) = section.strip_prefix("site.") {
        // Its routes have tables below.
        return sites.any(|site| is_named(key, site).is_some());
    }
    section == "dns"
}

/// What comes behind a bare or quoted name.
fn is_named<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix(name) {
        return (rest.is_empty() || rest.starts_with('.')).then_some(rest);
    }
    let quoted = format!("{name:?}");
    text.strip_prefix(quoted.as_str())
}

/// All of them in one sentence, each once: what many tables inherit is told for the first.
pub(super) fn sentence(differences: &[Difference], count: usize) -> String {
    /// So many are told.
    const TOLD_MAX: usize = 5;
    if count == 0 {
        return "reload changed nothing".to_owned();
    }
    let mut told: Vec<(String, &str, usize)> = Vec::new();
    for difference in differences {
        let text = difference.text();
        match told
            .iter_mut()
            .find(|(known, ..)| *known == text && !difference.key.is_empty())
        {
            Some((.., more)) => *more += 1,
            None => told.push((text, &difference.section, 0)),
        }
    }
    let parts = told.iter().take(TOLD_MAX).map(|(text, section, more)| {
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("[{section}]{more} {text}")
    });
    let mut sentence = format!("reload changed {}", parts.collect::<Vec<_>>().join(", "));
    if told.len() > TOLD_MAX {
        let _ = write!(sentence, ", and {} more", told.len() - TOLD_MAX);
    }
    sentence
}

/// A reload, and what it changed.
#[derive(Debug)]
pub(super) struct Reload {
    pub(super) at_unix_ms: i64,
    pub(super) differences: Vec<Difference>,
}

impl Reload {
    /// As evidence for an incident that begins now.
    pub(super) fn before(&self, tally: &Tally, site: Option<&str>) -> Arc<ReloadBefore> {
        let concerned = self
            .differences
            .iter()
            .filter(|it| concerns(&it.section, &tally.upstream, site.into_iter()));
        let until = tally.first_unix_ms - self.at_unix_ms;
        let (mut changed, mut values) = (Vec::new(), Vec::new());
        for difference in concerned {
            // What the upstream and its site inherit is one change.
            if changed.len() < RELOAD_KEYS_MAX && !changed.contains(&difference.key) {
                changed.push(difference.key.clone());
                values.push(difference.text());
            }
        }
        Arc::new(ReloadBefore {
            until_first_ms: u64::try_from(until).unwrap_or_default(),
            changed,
            values,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn effective(text: &str) -> Effective {
        let file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let mut effective = candor_conf::load(file.path(), &|_| None).unwrap().effective;
        let path = file.path().to_str().unwrap();
        for section in &mut effective.sections {
            for entry in &mut section.entries {
                entry.origin = entry.origin.replace(path, "candor.toml");
            }
        }
        effective
    }

    const BEFORE: &str = "\
[site.\"http://a.test:0\"]
proxy = \"app\"
request_headers = { Authorization = \"Bearer one\" }
[upstream.app]
servers = [\"10.0.0.1:80\"]
";

    #[test]
    fn keys_are_told_with_both_values_and_their_line() {
        let after = BEFORE
            .replace("10.0.0.1", "10.0.0.2")
            .replace("Bearer one", "Bearer two")
            + "timeout.first_byte = \"5s\"\n[upstream.new]\nservers = [\"10.0.0.3:80\"]\n";
        let (found, count) = differences(&effective(BEFORE), &effective(&after));
        assert_eq!(found.len(), count);
        let text: Vec<_> = found.iter().map(|it| (&*it.section, it.text())).collect();
        let has = |section: &str, part: &str| {
            let found = text.iter().any(|(s, text)| *s == section && text == part);
            assert!(found, "{part} is not in {text:#?}");
        };
        has(
            "upstream.app",
            "servers [\"10.0.0.1:80\"] → [\"10.0.0.2:80\"] (candor.toml:5)",
        );
        has(
            "upstream.app",
            "timeout.first_byte \"1m\" → \"5s\" (candor.toml:6)",
        );
        has("upstream.new", "new");
        has(
            "site.\"http://a.test:0\"",
            "request_headers.Authorization \"…\" → \"…\" (candor.toml:3)",
        );
        let of_app = |section| concerns(section, "app", std::iter::once("http://a.test:0"));
        assert!(
            of_app("upstream.app")
                && of_app("site.\"http://a.test:0\".route.\"/x\"")
                && of_app("dns")
        );
        assert!(!of_app("upstream.new") && !of_app("site.\"b.test\"") && !of_app("upstream.app2"));
        let sentence = sentence(&found, count);
        assert!(
            sentence.starts_with("reload changed [upstream.app] servers "),
            "{sentence}"
        );
        assert!(!sentence.contains("Bearer"), "{sentence}");
    }

    #[test]
    fn what_moved_to_another_line_is_the_same() {
        let moved = format!("# a remark\n{BEFORE}");
        let (found, count) = differences(&effective(BEFORE), &effective(&moved));
        assert_eq!((found.len(), count), (0, 0));
        assert_eq!(sentence(&found, count), "reload changed nothing");
    }

    #[test]
    fn what_many_inherit_is_told_once() {
        let after = format!("{BEFORE}[defaults]\nretry.tries = 4\n");
        let (found, count) = differences(&effective(BEFORE), &effective(&after));
        assert!(count >= 2, "{found:?}");
        let sentence = sentence(&found, count);
        assert!(
            sentence.contains("and 1 more retry.tries 2 → 4"),
            "{sentence}"
        );
    }
}
