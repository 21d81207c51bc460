//! Sentences and commands with `{placeholders}` that get the real values.

use crate::facts::Facts;
use crate::shell;

/// At most so many characters of one value are shown.
const VALUE_MAX: usize = 256;

/// Writes a sentence. A value that is not known reads `unknown`.
pub(crate) fn sentence(out: &mut String, template: &str, facts: &Facts<'_>) {
    out.reserve(template.len() + 64);
    for part in parts(template) {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(name) => match facts.value(name) {
                Some(value) => clean(out, &value),
                None => out.push_str(facts.locale.say("unknown")),
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
    if value.len() <= VALUE_MAX && value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push_str(value);
        return;
    }
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

/// Cuts a template. Braces around anything but a name are text: `tls = { ca = "FILE" }`.
pub(crate) fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, after)) = inner.split_once('}')
            && is_name(name)
        {
            rest = after;
            return Some(Part::Slot(name));
        }
        // The first byte is text, whatever it is; a brace is one byte and begins no other character.
        let mut later = rest.bytes().skip(1);
        let end = later
            .position(|byte| byte == b'{')
            .map_or(rest.len(), |at| at + 1);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Part::Text(text))
    })
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{exchange, tried};

    fn refused(host: &str) -> Exchange {
        exchange(
            &format!("{host}:80"),
            Phase::Connect,
            vec![tried("10.0.0.5:80", 111)],
        )
    }

    #[track_caller]
    fn check(host: &str, template: &str, expected_sentence: &str, expected_command: Option<&str>) {
        let exchange = refused(host);
        let diagnosis = diagnose(&exchange);
        let facts = Facts::of(&exchange, &diagnosis);
        let mut text = String::new();
        sentence(&mut text, template, &facts);
        assert_eq!(text, expected_sentence);
        assert_eq!(command(template, &facts).as_deref(), expected_command);
    }

    #[test]
    fn values_are_filled_in() {
        check("web", "at {host}:{port}", "at web:80", Some("at web:80"));
        check(
            "web",
            "{ no = {host} }",
            "{ no = web }",
            Some("{ no = web }"),
        );
        check("web", "{no_such_value}", "unknown", None);
        check("web", "open {", "open {", Some("open {"));
        check(
            "web",
            "接続先 {host}。",
            "接続先 web。",
            Some("接続先 web。"),
        );
        check("web", "{2} {}", "{2} {}", Some("{2} {}"));
    }

    #[test]
    fn hostile_values_are_text() {
        check("a b", "dig {host}", "dig a b", Some("dig 'a b'"));
        check("$(id)", "dig {host}", "dig $(id)", Some("dig '$(id)'"));
        check("a\x1b[2Jb", "dig {host}", "dig a\\u{1b}[2Jb", None);
        check("a\nb", "dig {host}", "dig a\\nb", None);
        check("a\u{202e}b", "dig {host}", "dig a\\u{202e}b", None);
        check("-rf", "dig {host}", "dig -rf", None);
    }

    #[test]
    fn long_values_are_cut() {
        let long = "x".repeat(1000);
        let exchange = refused(&long);
        let diagnosis = diagnose(&exchange);
        let mut text = String::new();
        sentence(&mut text, "{host}", &Facts::of(&exchange, &diagnosis));
        assert_eq!(text.chars().count(), VALUE_MAX + 1);
    }
}
