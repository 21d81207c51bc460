//! Values that may be missing: nothing is recorded of those that are not written.

use std::ops::RangeInclusive;

use crate::model::Setting;
use crate::percent;
use crate::reader::{Reader, a_count, a_duration};
use crate::tree::{Node, Value, quote};

impl Reader<'_, '_> {
    /// Whether a key says `"off"`.
    fn is_off(&mut self, key: &str) -> bool {
        let Some(node) = self.get(key).filter(|node| node.text() == Some("off")) else {
            return false;
        };
        self.record(key, quote("off"), Some(&node.place));
        true
    }

    /// A duration above zero; `None`: not written, or `"off"`.
    pub(crate) fn duration_if(&mut self, key: &str) -> Option<Setting<std::time::Duration>> {
        if self.is_off(key) {
            return None;
        }
        self.convert(key, |node| a_duration(key, node, true))
    }

    /// A whole number in a range; `None`: not written, or `"off"`.
    pub(crate) fn count_if(
        &mut self,
        key: &str,
        range: &RangeInclusive<u64>,
    ) -> Option<Setting<u64>> {
        if self.is_off(key) {
            return None;
        }
        self.convert(key, |node| a_count(key, node, range))
    }

    /// A whole number that fits 32 bits.
    pub(crate) fn small(&mut self, key: &str, default: u32, range: &RangeInclusive<u64>) -> u32 {
        let found = self.count(key, default.into(), range.clone());
        u32::try_from(found.value).unwrap_or(default)
    }

    /// A whole percentage.
    pub(crate) fn percent(
        &mut self,
        key: &str,
        default: u8,
        range: RangeInclusive<u8>,
    ) -> Setting<u8> {
        let found = self.convert(key, |node| a_percent(key, node, &range));
        self.or_default(key, found, default, &quote(&format!("{default}%")))
    }

    /// A whole percentage; `None`: not written, or `"off"`.
    pub(crate) fn percent_if(
        &mut self,
        key: &str,
        range: RangeInclusive<u8>,
    ) -> Option<Setting<u8>> {
        if self.is_off(key) {
            return None;
        }
        self.convert(key, |node| a_percent(key, node, &range))
    }

    /// A value with a default that is recorded only when it is written.
    pub(crate) fn or<T>(found: Option<Setting<T>>, default: T) -> Setting<T> {
        found.unwrap_or(Setting {
            value: default,
            place: None,
        })
    }

    /// `key = true` is short for a table without keys, `false` for none. `None`: there is none.
    pub(crate) fn switched(&mut self, key: &str) -> Option<bool> {
        let node = self.get(key)?;
        match node.value {
            Value::Bool(on) => {
                self.record(key, on.to_string(), Some(&node.place));
                on.then_some(true)
            }
            _ => Some(false),
        }
    }
}

/// A whole percentage in a range.
fn a_percent(key: &str, node: &Node, range: &RangeInclusive<u8>) -> Result<u8, (String, String)> {
    let percent = percent::whole(key, node)?;
    if range.contains(&percent) {
        return Ok(percent);
    }
    let form = format!(
        "write a percentage from \"{}%\" to \"{}%\"",
        range.start(),
        range.end()
    );
    Err((format!("`{key}` is out of range"), form))
}
