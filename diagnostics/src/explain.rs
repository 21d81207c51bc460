//! The manual: what `candor explain` prints.
//!
//! All of it comes from the catalog. Nothing here knows a cause by name.

use std::fmt::Write as _;

use crate::causes::{ALL, Cause, find};
use crate::template::{Part, parts};

/// A typed code is taken for another if no more than so many letters differ.
const DISTANCE_MAX: usize = 6;

/// The explanation of a cause: what happened, what it means, what to do, what is likely.
pub fn explain(code: &str) -> Option<String> {
    let cause = find(code)?;
    let mut out = prose(cause);
    out.push_str("\n## Likely causes\n\nThe evidence of each failure changes their order.\n\n");
    for likely in cause.likely {
        out.push_str("- ");
        generic(&mut out, likely.text);
        out.push('\n');
    }
    out.push_str("\n## Next steps\n\n");
    for step in cause.steps {
        out.push_str("- ");
        generic(&mut out, step.text);
        if let Some(command) = step.command {
            out.push_str("\n  `");
            generic(&mut out, command);
            out.push('`');
        }
        out.push('\n');
    }
    out.push_str("\n## Facts\n\n");
    let _ = writeln!(out, "- Code: `{}`", cause.code);
    let _ = writeln!(out, "- Phase: {}", cause.phase.as_str());
    let _ = writeln!(out, "- Who can act: {}", cause.party.as_str());
    match cause.status {
        0 => out.push_str("- Status: the upstream's own\n"),
        status => {
            let _ = writeln!(out, "- Status: {status}");
        }
    }
    let _ = writeln!(
        out,
        "- Proxy-Status error (RFC 9209): {}",
        cause.error_type.unwrap_or("none")
    );
    Some(out)
}

/// Every code with its title, in alphabetical order.
pub fn list() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<_> = ALL.iter().map(|cause| (cause.code, cause.title)).collect();
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

/// The page that lists every cause: `CAUSES.md` beside the crate.
pub fn index() -> String {
    let mut out = String::from(
        "# Causes\n\nMade from the catalog by a test; do not edit. `candor explain CODE` tells all about one.\n\n\
         | code | what it says | phase | who can act | status | RFC 9209 |\n|---|---|---|---|---|---|\n",
    );
    for (code, title) in list() {
        let Some(cause) = find(code) else { continue };
        let status = match cause.status {
            0 => "as received".to_owned(),
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

/// A section of an explanation.
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) paragraphs: Vec<String>,
}

/// The explanation cut into sections, without its title.
pub(crate) fn sections(cause: &Cause) -> Vec<Section> {
    let prose = prose(cause);
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

/// The doc comment as Markdown: rustdoc keeps the space after the slashes.
fn prose(cause: &Cause) -> String {
    let mut out = String::with_capacity(cause.explanation.len());
    for line in cause.explanation.lines() {
        out.push_str(line.strip_prefix(' ').unwrap_or(line));
        out.push('\n');
    }
    out
}

/// A template with its placeholders in capitals, as in a manual: `{port}` → `PORT`.
fn generic(out: &mut String, template: &str) {
    for part in parts(template) {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(name) => out.push_str(&name.to_ascii_uppercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explains_every_cause() {
        for (code, title) in list() {
            let text = explain(code).unwrap_or_default();
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
        assert_eq!(explain("no_such_code"), None);
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
        expect_test::expect_file!["../CAUSES.md"].assert_eq(&index());
    }
}
