//! The manual: what `candor explain` prints.
//!
//! All of it comes from the catalog. Nothing here knows a cause by name.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::causes::{ALL, Cause, Party, find};
use crate::locale::Locale;
use crate::render::paint::{Ink, Paint};
use crate::template::{Part, parts};
use crate::wrap;

/// A typed code is taken for another if no more than so many letters differ.
const DISTANCE_MAX: usize = 6;

/// The width of the manual's lines, in columns.
const WIDTH: usize = 96;

/// The explanation of a cause: what happened, what it means, what to do, what is likely.
pub fn explain(code: &str, locale: Locale) -> Option<String> {
    let cause = find(code)?;
    let mut out = format!("# {}\n", locale.say(cause.title));
    for section in sections(cause, locale) {
        heading(&mut out, section.heading);
        for (index, paragraph) in section.paragraphs.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            wrap::fill(&mut out, paragraph, 0, WIDTH);
        }
    }
    heading(&mut out, locale.say("Likely causes"));
    let order = locale.say("The evidence of each failure changes their order.");
    wrap::fill(&mut out, order, 0, WIDTH);
    out.push('\n');
    for likely in cause.likely {
        item(&mut out, &generic(locale.say(likely.text)));
    }
    heading(&mut out, locale.say("Next steps"));
    for step in cause.steps {
        item(&mut out, &generic(locale.say(step.text)));
        if let Some(command) = step.command {
            let _ = writeln!(out, "  `{}`", generic(command));
        }
    }
    heading(&mut out, locale.say("Facts"));
    for (name, value) in facts(cause, locale) {
        let _ = writeln!(out, "- {name}: {value}");
    }
    Some(out)
}

/// The whole manual, in the order of the catalog.
pub fn manual(locale: Locale) -> String {
    let explained = ALL.iter().filter_map(|cause| explain(cause.code, locale));
    explained.collect::<Vec<_>>().join("\n")
}
/// Every code with its title, in alphabetical order.
pub fn list(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let titled = ALL
        .iter()
        .map(|cause| (cause.code, locale.say(cause.title)));
    let mut all: Vec<_> = titled.collect();
    all.sort_unstable();
    all
}

/// The code that was probably meant.
pub fn nearest(code: &str) -> Option<&'static str> {
    let typed: String = code
        .chars()
        .take(64)
        .map(|character| match character {
            '-' | ' ' => '_',
            other => other.to_ascii_lowercase(),
        })
        .collect();
    let distance = |cause: &&&Cause| strsim::damerau_levenshtein(&typed, cause.code);
    let near = ALL.iter().min_by_key(distance)?;
    let limit = DISTANCE_MAX.min(near.code.len() / 3);
    if distance(&near) <= limit {
        return Some(near.code);
    }
    // A part of a code is a guess too: `refused`.
    let mut within = ALL
        .iter()
        .filter(|cause| typed.len() > 3 && cause.code.contains(&typed));
    within.next().map(|cause| cause.code)
}

/// The page that lists every cause; in English it is `CAUSES.md` beside the crate.
pub fn index(locale: Locale) -> String {
    let mut out = format!("# {}\n\n", locale.say("Causes"));
    out.push_str(locale.say(
        "Made from the catalog by a test; do not edit. `candor explain CODE` tells all about one.",
    ));
    let columns = [
        locale.say("code"),
        locale.say("what it says"),
        locale.say("phase"),
        locale.say("who can act"),
        locale.say("status"),
        "RFC 9209",
    ];
    let _ = writeln!(
        out,
        "\n\n| {} |\n|---|---|---|---|---|---|",
        columns.join(" | ")
    );
    for (code, title) in list(locale) {
        let Some(cause) = find(code) else { continue };
        let status = match cause.status {
            0 => locale.say("as received").to_owned(),
            status => status.to_string(),
        };
        let _ = writeln!(
            out,
            "| `{code}` | {title} | {} | {} | {status} | {} |",
            cause.phase.as_str(),
            cause.party.as_str(),
            cause.error_type.unwrap_or("–"),
        );
    }
    out
}

/// Who can act, in words.
pub(crate) fn actor(party: Party, locale: Locale) -> &'static str {
    match party {
        Party::Client => locale.say("the client"),
        Party::Network => locale.say("who runs the network"),
        Party::Proxy => locale.say("who runs Candor"),
        Party::Upstream => locale.say("who runs the upstream"),
    }
}

/// What is fixed for a cause.
pub(crate) fn facts(cause: &Cause, locale: Locale) -> [(&'static str, String); 5] {
    let status = match cause.status {
        0 => locale.say("the upstream's own").to_owned(),
        status => status.to_string(),
    };
    [
        (locale.say("Code"), format!("`{}`", cause.code)),
        (locale.say("Phase"), cause.phase.as_str().to_owned()),
        (
            locale.say("Who can act"),
            actor(cause.party, locale).to_owned(),
        ),
        (locale.say("Status"), status),
        (
            locale.say("Proxy-Status error (RFC 9209)"),
            cause.error_type.unwrap_or("–").to_owned(),
        ),
    ]
}

/// The same text in the colors of a terminal.
pub fn painted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 512);
    for line in text.lines() {
        if line.starts_with('#') {
            out.push_str(&Paint::ON.paint(Ink::Bold, line));
        } else {
            for (index, part) in line.split('`').enumerate() {
                match index % 2 {
                    0 => out.push_str(part),
                    _ => out.push_str(&Paint::ON.paint(Ink::Code, part)),
                }
            }
        }
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n## {text}\n");
}

fn item(out: &mut String, text: &str) {
    out.push_str("- ");
    wrap::fill(out, text, 2, WIDTH);
}

/// A section of an explanation.
#[derive(Clone, Debug)]
pub(crate) struct Section<T> {
    pub(crate) heading: T,
    pub(crate) paragraphs: Vec<T>,
}

/// The explanation cut into sections, without its title.
pub(crate) fn sections(cause: &Cause, locale: Locale) -> Vec<Section<&'static str>> {
    let said = english_sections(cause).iter().map(|section| Section {
        heading: locale.say(&section.heading),
        paragraphs: section.paragraphs.iter().map(|it| locale.say(it)).collect(),
    });
    said.collect()
}

/// The same in English. Cut once: pages show it.
pub(crate) fn english_sections(cause: &Cause) -> &'static [Section<String>] {
    static CUT: LazyLock<HashMap<&str, Vec<Section<String>>>> =
        LazyLock::new(|| ALL.iter().map(|cause| (cause.code, cut(cause))).collect());
    CUT.get(cause.code).map_or(&[], Vec::as_slice)
}

/// The doc comment, which is Markdown, cut into sections.
fn cut(cause: &Cause) -> Vec<Section<String>> {
    let mut prose = String::with_capacity(cause.explanation.len());
    for line in cause.explanation.lines() {
        // rustdoc keeps the space after the slashes.
        prose.push_str(line.strip_prefix(' ').unwrap_or(line));
        prose.push('\n');
    }
    let parts = prose.split("\n## ").skip(1);
    parts
        .map(|part| {
            let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
            let paragraphs = text.split("\n\n").map(|it| it.trim().replace('\n', " "));
            Section {
                heading: heading.to_owned(),
                paragraphs: paragraphs.filter(|it| !it.is_empty()).collect(),
            }
        })
        .collect()
}

/// A template with its placeholders in capitals, as in a manual: `{port}` → `PORT`.
pub(crate) fn generic(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    for part in parts(template) {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(name) => out.push_str(&name.to_ascii_uppercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explains_every_cause() {
        for (code, title) in list(Locale::English) {
            let text = explain(code, Locale::English).unwrap_or_default();
            assert!(text.starts_with(&format!("# {title}\n")), "{code}: {text}");
            for heading in ["What happened", "What it means", "What to do"] {
                assert!(
                    text.contains(&format!("\n## {heading}\n\n")),
                    "{code}: {heading}"
                );
            }
            let open = parts(&text).find(|part| matches!(part, Part::Slot(_)));
            assert!(open.is_none(), "{code} has an open placeholder: {text}");
        }
        assert_eq!(explain("no_such_code", Locale::English), None);
    }

    #[test]
    fn color_stands_in_for_backticks() {
        assert_eq!(
            painted("# A\n\nuse `ss` here\n"),
            "\x1b[1m# A\x1b[0m\n\nuse \x1b[36mss\x1b[0m here\n"
        );
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("conect_refused"), Some("connect_refused"));
        assert_eq!(nearest("Connect-Timeout"), Some("connect_timeout"));
        assert_eq!(nearest("refused"), Some("connect_refused"));
        assert_eq!(nearest("cfg_no_rout"), Some("cfg_no_route"));
        assert_eq!(nearest("banana"), None);
        assert_eq!(nearest(""), None);
    }

    /// Run with `UPDATE_EXPECT=1` to write the file anew.
    #[test]
    fn the_index_is_current() {
        expect_test::expect_file!["../CAUSES.md"].assert_eq(&index(Locale::English));
    }
}
