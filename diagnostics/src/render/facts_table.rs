//! The evidence as tables of names and values, for the page.

use serde_json::Value;

use super::json::cleaned;
use crate::evidence::Evidence;
use crate::facts::slots;
use crate::{names, time};

/// At most so many facts are shown.
const FACTS_MAX: usize = 16;

/// One fact.
pub(super) struct Fact {
    pub(super) title: String,
    pub(super) rows: Vec<(String, String)>,
}

pub(super) fn table(evidence: &[Evidence]) -> Vec<Fact> {
    evidence.iter().take(FACTS_MAX).map(fact).collect()
}

fn fact(evidence: &Evidence) -> Fact {
    let mut fact = Fact {
        title: String::new(),
        rows: Vec::new(),
    };
    let Ok(Value::Object(members)) = serde_json::to_value(evidence) else {
        return fact;
    };
    for (name, value) in &members {
        match (name.as_str(), value) {
            ("fact", Value::String(kind)) => fact.title = kind.replace('_', " "),
            (_, Value::Null) => {}
            // The bytes have a section of their own.
            ("raw", _) => {}
            _ => row(&mut fact.rows, name, value),
        }
    }
    fact
}

fn row(rows: &mut Vec<(String, String)>, name: &str, value: &Value) {
    if let Value::Object(members) = value {
        for (inner, value) in members {
            row(rows, &format!("{name} {inner}"), value);
        }
        return;
    }
    let number = value.as_i64();
    let natural = value.as_u64();
    let (name, text) = match (name, number, natural) {
        (_, Some(number), _) if name.ends_with("_unix_s") => {
            let mut text = String::new();
            time::write_s(&mut text, number);
            (name.trim_end_matches("_unix_s"), text)
        }
        (_, _, Some(ms)) if name.ends_with("_ms") => {
            (name.trim_end_matches("_ms"), slots::ms(ms).into_owned())
        }
        (_, _, Some(us)) if name.ends_with("_us") => {
            (name.trim_end_matches("_us"), slots::us(us).into_owned())
        }
        ("errno", Some(number), _) => {
            let known = i32::try_from(number).ok().and_then(names::errno);
            (
                name,
                known.map_or_else(|| number.to_string(), |known| format!("{number} {known}")),
            )
        }
        _ => (name, shown(value)),
    };
    rows.push((name.replace('_', " "), text));
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => cleaned(text),
        Value::Array(values) => {
            let shown: Vec<String> = values.iter().map(shown).collect();
            if shown.is_empty() {
                "none".to_owned()
            } else {
                shown.join(", ")
            }
        }
        Value::Object(members) => path_part(members).unwrap_or_else(|| cleaned(&value.to_string())),
        other => other.to_string(),
    }
}

/// A part of a path as `ls -ld` shows it.
fn path_part(members: &serde_json::Map<String, Value>) -> Option<String> {
    let path = members.get("path")?.as_str()?;
    let Some(kind) = members.get("kind")?.as_str() else {
        return Some(format!("{} (missing)", cleaned(path)));
    };
    let mode = members.get("mode")?.as_u64()?;
    let denies = if members.get("denies")?.as_bool()? {
        ", denies us"
    } else {
        ""
    };
    Some(format!(
        "{} ({kind} {mode:04o}, owner {}, group {}{denies})",
        cleaned(path),
        members.get("uid")?,
        members.get("gid")?,
    ))
}
