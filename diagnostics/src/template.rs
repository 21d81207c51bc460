//! Sentences and commands with `{placeholders}` that get the real values.

use crate::facts::Facts;
use crate::shell;

/// At most so many characters of one value are shown.
const VALUE_MAX: usize = 256;

/// Writes a sentence. A value that is not known reads `unknown`.
pub(crate) fn sentence(out: &mut String, template: &str, facts: &Facts<'_>) {
    for part in parts(template) {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(name) => match facts.value(name) {
                Some(value) => clean(out, &value),
                None => out.push_str("unknown"),
            },
        }
    }
}

/// A command with every value quoted for the shell, or nothing if a value is missing or must not
/// enter a command.
pub(crate) fn command(template: &str, facts: &Facts<'_>) -> Option<String> {
    let mut out = String::with_capacity(template.len() + 32);
    for part in parts(template) {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(name) => out.push_str(&shell::quote(&facts.value(name)?)?),
        }
    }
    Some(out)
}

/// Appends a stranger's text so that it can only be read: what would steer a terminal, turn the
/// direction of writing or be invisible is written as an escape.
pub(crate) fn clean(out: &mut String, value: &str) {
    for (count, character) in value.chars().enumerate() {
        if count == VALUE_MAX {
            out.push('…');
            return;
        }
        if shell::is_deceptive(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
}

pub(crate) enum Part<'a> {
    Text(&'a str),
    Slot(&'a str),
}

/// Cuts a template. A brace without its pair is text.
pub(crate) fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, after)) = inner.split_once('}')
        {
            rest = after;
            return Some(Part::Slot(name));
        }
        let end = rest[1..].find('{').map_or(rest.len(), |at| at + 1);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Part::Text(text))
    })
}
