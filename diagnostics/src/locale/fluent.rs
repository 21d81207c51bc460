//! Between Fluent's patterns and our templates: `{ $port }` is `{port}`.
//!
//! Fluent is how translations are written. Filling in values, cleaning and quoting them stays the
//! work of [`crate::template`] in every language.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::{parser, unicode};

/// A message's id is made from its English text: when that changes, a translation is missing and
/// never stale. FNV-1a, 32 bits.
pub(super) fn hash(english: &str) -> u32 {
    english.bytes().fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A file as read.
pub(super) struct File {
    pub(super) messages: Vec<Message>,
    /// What is no Fluent, or no message of ours.
    pub(super) faults: Vec<String>,
}

/// One message of a file.
pub(super) struct Message {
    pub(super) id: u32,
    /// Our template, or what of Fluent has no place in one.
    pub(super) template: Result<String, String>,
}

pub(super) fn read(text: &str) -> File {
    let (resource, errors) = match parser::parse_runtime(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut file = File {
        messages: Vec::new(),
        faults: errors.iter().map(ToString::to_string).collect(),
    };
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                let id = name.strip_prefix("m-").filter(|id| id.len() == 8);
                match id.and_then(|id| u32::from_str_radix(id, 16).ok()) {
                    Some(id) => file.messages.push(Message {
                        id,
                        template: message
                            .value
                            .ok_or_else(|| "no text".to_owned())
                            .and_then(|pattern| template(&pattern.elements)),
                    }),
                    None => file.faults.push(format!("`{name}` is no id")),
                }
            }
            Entry::Term(term) => file.faults.push(format!("`-{}` is a term", term.id.name)),
            _ => {}
        }
    }
    file
}

fn template(elements: &[PatternElement<&str>]) -> Result<String, String> {
    let mut out = String::new();
    for element in elements {
        let expression = match element {
            PatternElement::TextElement { value } => {
                out.push_str(value);
                continue;
            }
            PatternElement::Placeable { expression } => expression,
        };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                out.push('{');
                out.push_str(id.name);
                out.push('}');
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                out.push_str(&unicode::unescape_unicode_to_string(value));
            }
            other => return Err(format!("{other:?} has no place in a template")),
        }
    }
    Ok(out)
}

/// A template as a Fluent pattern.
#[cfg(test)]
pub(super) fn pattern(template: &str) -> String {
    use crate::template::{Part, parts};

    let mut out = String::new();
    let literal = |out: &mut String, text: &str| {
        out.push_str("{ \"");
        out.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
        out.push_str("\" }");
    };
    let body = template.trim();
    let lead = &template[..template.len() - template.trim_start().len()];
    let trail = &template[template.trim_end().len()..];
    if !lead.is_empty() {
        literal(&mut out, lead);
    }
    for part in parts(body) {
        match part {
            Part::Slot(name) => {
                out.push_str("{ $");
                out.push_str(name);
                out.push_str(" }");
            }
            Part::Text(text) => {
                for character in text.chars() {
                    match character {
                        '{' | '}' => literal(&mut out, &character.to_string()),
                        other => out.push(other),
                    }
                }
            }
        }
    }
    if !trail.is_empty() {
        literal(&mut out, trail);
    }
    out
}
