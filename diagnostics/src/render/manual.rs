//! What a cause means, for a browser, a program or a terminal: the manual's own pages.

use askama::Template;

use super::html::{STYLE, spans};
use super::json::{Array, Object};
use super::words::Words;
use super::{Format, Text};
use crate::causes::{Cause, find};
use crate::explain::{Section, explain, facts, generic, index, list, sections};
use crate::locale::Locale;

#[derive(Template)]
#[template(path = "cause.html")]
struct CausePage {
    words: Words,
    style: &'static str,
    code: &'static str,
    title: &'static str,
    sections: Vec<Section<&'static str>>,
    likely: Vec<String>,
    steps: Vec<(String, Option<String>)>,
    facts: [(&'static str, String); 5],
}

#[derive(Template)]
#[template(path = "causes.html")]
struct IndexPage {
    words: Words,
    style: &'static str,
    causes: Vec<(&'static str, &'static str)>,
}

/// Appends what a cause means; false if there is no such cause.
#[cold]
pub fn cause_page(out: &mut Vec<u8>, format: Format, locale: Locale, code: &str) -> bool {
    let Some(cause) = find(code) else {
        return false;
    };
    match format {
        Format::Html => html(out, cause, locale),
        Format::ProblemJson => json(out, cause, locale),
        Format::Text | Format::Terminal | Format::Grpc => {
            let text = explain(code, locale).unwrap_or_default();
            out.extend_from_slice(text.as_bytes());
        }
    }
    true
}

/// Appends the list of every cause.
#[cold]
pub fn cause_index(out: &mut Vec<u8>, format: Format, locale: Locale) {
    match format {
        Format::Html => {
            let page = IndexPage {
                words: Words::new(locale),
                style: STYLE,
                causes: list(locale),
            };
            // Rendering to memory fails only if a value fails to be written, and ours are strings.
            let _ = page.render_into(&mut Text(out));
        }
        Format::ProblemJson => {
            let mut array = Array::open(out);
            for (code, title) in list(locale) {
                let mut object = Object::open(array.element());
                object.text("cause", code);
                object.text("title", title);
                object.close();
            }
            array.close();
            out.push(b'\n');
        }
        Format::Text | Format::Terminal | Format::Grpc => {
            out.extend_from_slice(index(locale).as_bytes());
        }
    }
}

fn html(out: &mut Vec<u8>, cause: &'static Cause, locale: Locale) {
    let likely = cause.likely.iter();
    let steps = cause.steps.iter().map(|step| {
        let text = generic(locale.say(step.text));
        (text, step.command.map(generic))
    });
    let page = CausePage {
        words: Words::new(locale),
        style: STYLE,
        code: cause.code,
        title: locale.say(cause.title),
        sections: sections(cause, locale),
        likely: likely.map(|it| generic(locale.say(it.text))).collect(),
        steps: steps.collect(),
        facts: facts(cause, locale),
    };
    // As above.
    let _ = page.render_into(&mut Text(out));
}

fn json(out: &mut Vec<u8>, cause: &'static Cause, locale: Locale) {
    let mut object = Object::open(out);
    object.text("cause", cause.code);
    object.text("title", locale.say(cause.title));
    object.text("phase", cause.phase.as_str());
    object.text("party", cause.party.as_str());
    if cause.status != 0 {
        object.value("status", &cause.status);
    }
    if let Some(error_type) = cause.error_type {
        object.text("error_type", error_type);
    }
    let text = explain(cause.code, locale).unwrap_or_default();
    object.text("explanation", &text);
    object.close();
    out.push(b'\n');
}
