//! Templates of the operator's own, in place of the built-in answer to visitors.
//!
//! A template is filled from a [`Notice`] alone, so that it cannot show anything of the inside.

use std::fmt::Write as _;

use super::report::Notice;
use super::{RETRY_AFTER_S, Reader, Text};
use crate::diagnosis::Diagnosis;
use crate::exchange::Exchange;
use crate::names;
use crate::template::{Part, parts};

/// What may stand in braces.
const VALUES: [(&str, Value); 8] = [
    ("code", Value::Code),
    ("phrase", Value::Phrase),
    ("request_id", Value::RequestId),
    ("retry_after", Value::RetryAfter),
    ("sentence", Value::Sentence),
    ("status", Value::Status),
    ("time", Value::Time),
    ("title", Value::Title),
];

/// A template of the operator's own.
#[derive(Clone, Debug)]
pub struct OwnTemplate {
    kind: OwnKind,
    pieces: Vec<Piece>,
}

/// What a template is written in, which decides how values are escaped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OwnKind {
    /// HTML: for clients that ask for it.
    Html,
    /// JSON, values within strings: for clients that ask for it.
    Json,
    /// Plain text: for all others.
    Text,
}

/// A placeholder that is none.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OwnMistake {
    /// What stands in the braces.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What was probably meant.
    pub nearest: Option<&'static str>,
}

#[derive(Clone, Debug)]
enum Piece {
    Text(Box<str>),
    Value(Value),
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Code,
    Phrase,
    RequestId,
    RetryAfter,
    Sentence,
    Status,
    Time,
    Title,
}

impl OwnTemplate {
    /// Every value that may stand in braces.
    pub fn names() -> impl Iterator<Item = &'static str> {
        VALUES.iter().map(|(name, _)| *name)
    }

    /// Reads a template. `{name}` is a value; braces around anything but a name are text.
    pub fn parse(kind: OwnKind, text: &str) -> Result<Self, OwnMistake> {
        let mut line = 1;
        let mut pieces = Vec::new();
        for part in parts(text) {
            match part {
                Part::Text(text) => {
                    line += text.matches('\n').count();
                    pieces.push(Piece::Text(text.into()));
                }
                Part::Slot(name) => match VALUES.iter().find(|(known, _)| *known == name) {
                    Some((_, value)) => pieces.push(Piece::Value(*value)),
                    None => return Err(OwnMistake::new(name, line)),
                },
            }
        }
        Ok(Self { kind, pieces })
    }

    /// The `Content-Type` field value.
    pub const fn content_type(&self) -> &'static str {
        match self.kind {
            OwnKind::Html => "text/html; charset=utf-8",
            OwnKind::Json => "application/json",
            OwnKind::Text => "text/plain; charset=utf-8",
        }
    }

    /// Appends the body of the answer.
    #[cold]
    pub fn body(
        &self,
        out: &mut Vec<u8>,
        reader: Reader,
        exchange: &Exchange,
        diagnosis: &Diagnosis,
    ) {
        let notice = Notice::new(exchange, diagnosis, reader.locale);
        let mut out = Text(out);
        for piece in &self.pieces {
            // Writing to memory cannot fail.
            let _ = match piece {
                Piece::Text(text) => out.write_str(text),
                Piece::Value(value) => self.escape(&mut out, &value_of(*value, &notice)),
            };
        }
    }

    /// What the kind would take for its own is written so that it is text.
    fn escape(&self, out: &mut Text<'_>, value: &str) -> std::fmt::Result {
        for character in value.chars() {
            match (self.kind, character) {
                (OwnKind::Html, '&') => out.write_str("&amp;")?,
                (OwnKind::Html, '<') => out.write_str("&lt;")?,
                (OwnKind::Html, '>') => out.write_str("&gt;")?,
                (OwnKind::Html, '"') => out.write_str("&quot;")?,
                (OwnKind::Html, '\'') => out.write_str("&#39;")?,
                (OwnKind::Json, '"' | '\\') => write!(out, "\\{character}")?,
                (OwnKind::Json, '\0'..='\x1f') => {
                    write!(out, "\\u{:04x}", u32::from(character))?;
                }
                _ => out.write_char(character)?,
            }
        }
        Ok(())
    }
}

fn value_of(value: Value, notice: &Notice) -> std::borrow::Cow<'_, str> {
    match value {
        Value::Code => notice.cause.code.into(),
        Value::Phrase => names::status_phrase(notice.status).into(),
        Value::RequestId => notice.request_id.as_str().into(),
        Value::RetryAfter => match notice.status {
            503 => RETRY_AFTER_S.to_string().into(),
            _ => "".into(),
        },
        Value::Sentence => notice.locale.say(notice.cause.visitor).into(),
        Value::Status => notice.status.to_string().into(),
        Value::Time => notice.time.as_str().into(),
        Value::Title => notice.locale.say(notice.cause.title).into(),
    }
}

impl OwnMistake {
    /// A name is taken for another if no more than so many letters differ.
    const DISTANCE_MAX: usize = 3;

    fn new(name: &str, line: usize) -> Self {
        let distance = |known: &&str| strsim::damerau_levenshtein(known, name);
        let nearest = OwnTemplate::names().min_by_key(distance);
        Self {
            name: name.chars().take(64).collect(),
            line,
            nearest: nearest.filter(|known| distance(known) <= Self::DISTANCE_MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::diagnosis::diagnose;
    use crate::locale::Locale;
    use crate::render::{Audience, Format};

    #[track_caller]
    fn check(kind: OwnKind, template: &str, expected: &str) {
        let mut exchange = crate::causes::samples()
            .into_iter()
            .find(|(code, _)| *code == "internal_overload")
            .unwrap()
            .1;
        exchange.request_id = "<a\"b'&\\\n>".to_owned();
        let reader = Reader {
            audience: Audience::Visitor,
            format: Format::Html,
            locale: Locale::English,
        };
        let mut out = Vec::new();
        let template = OwnTemplate::parse(kind, template).unwrap();
        template.body(&mut out, reader, &exchange, &diagnose(&exchange));
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn values_are_filled_in_and_escaped() {
        check(
            OwnKind::Html,
            "<p title='{request_id}'>{status} {phrase} {code} {retry_after}</p>",
            r"<p title='&lt;a&quot;b&#39;&amp;\\n&gt;'>503 Service Unavailable internal_overload 5</p>",
        );
        check(
            OwnKind::Json,
            r#"{"id": "{request_id}", "at": {"time": "{time}"}}"#,
            r#"{"id": "<a\"b'&\\\\n>", "at": {"time": "2026-03-01T09:30:00.001Z"}}"#,
        );
        check(OwnKind::Text, "{request_id}", r#"<a"b'&\\n>"#);
    }

    #[test]
    fn braces_around_anything_else_are_text() {
        let css = "a{color:red} b { } {} {A} { status } {status";
        check(OwnKind::Html, css, css);
    }

    #[test]
    fn a_misspelled_value_is_told() {
        let mistake = OwnTemplate::parse(OwnKind::Text, "a\nb {request-id}\n{reqest_id}");
        let mistake = mistake.unwrap_err();
        assert_eq!((mistake.name.as_str(), mistake.line), ("reqest_id", 3));
        assert_eq!(mistake.nearest, Some("request_id"));
        let mistake = OwnTemplate::parse(OwnKind::Html, "{peer}").unwrap_err();
        assert_eq!((mistake.line, mistake.nearest), (1, None));
    }
}
