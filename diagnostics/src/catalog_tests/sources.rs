//! What the file of every cause holds: its tests, and words of the same form.

use std::collections::BTreeMap;
use std::path::Path;

use crate::causes::{ALL, GROUPS};
use crate::locale::english;

/// What goes wrong has so many names, and each of nine groups a catch-all beside them.
const NAMED: usize = 90;
const CATCH_ALLS: usize = 9;

#[test]
fn the_catalog_is_whole() {
    let is_catch_all = |code: &&str| code.ends_with("_other");
    let (others, named): (Vec<_>, Vec<_>) =
        ALL.iter().map(|cause| cause.code).partition(is_catch_all);
    assert_eq!((named.len(), others.len()), (NAMED, CATCH_ALLS));
}

/// A positive test, the nearest negatives, and two tests in which one changed fact flips what is
/// likely first.
#[test]
fn every_cause_is_tested_both_ways() {
    let mut lacking = Vec::new();
    for (group, codes) in GROUPS {
        for code in *codes {
            let tests = tests_of(group, code);
            let named = |part: &str| tests.keys().filter(|name| name.contains(part)).count();
            let flips = tests.iter().filter(|(name, body)| {
                // What stands first, before and after.
                let looks = body.matches("check_first").count() >= 2 || body.contains("for ");
                (name.ends_with("_flips") || name.ends_with("_flip")) && looks
            });
            let flips = flips.count();
            if named("positive") == 0 || named("negative") == 0 || flips < 2 {
                lacking.push(format!(
                    "{code}: {} positive, {} negative, {flips} flipping",
                    named("positive"),
                    named("negative"),
                ));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// Name and text of each test in a cause's file.
fn tests_of(group: &str, code: &str) -> BTreeMap<String, String> {
    let path = format!("src/causes/{group}/{code}.rs");
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path));
    let source = source.unwrap_or_else(|e| panic!("{path}: {e}"));
    let (_, tests) = source
        .split_once("\nmod tests {")
        .unwrap_or_else(|| panic!("{path} has no tests"));
    let functions = tests.split("#[test]\n").skip(1);
    functions
        .filter_map(|function| {
            let (_, rest) = function.split_once("fn ")?;
            let (name, body) = rest.split_once('(')?;
            Some((name.to_owned(), body.to_owned()))
        })
        .collect()
}

/// A sentence is one, evidence is part of one, and a step leads to its command.
#[test]
fn words_have_the_form_of_their_place() {
    let mut odd = Vec::new();
    for cause in ALL {
        for step in cause.steps {
            // A colon leads to the command; a line for the configuration ends as it is written.
            if step.text.ends_with(':') != step.command.is_some() {
                odd.push(format!(
                    "{}: a colon and no command, or the reverse: {}",
                    cause.code, step.text
                ));
            }
        }
    }
    for text in english::GROUPS.iter().flat_map(|group| &group.texts) {
        let english = &text.english;
        for place in &text.places {
            if place.ends_with(": sentence") && !english.ends_with('.') {
                odd.push(format!("{place} ends with a full stop: {english}"));
            }
            if place.contains(": evidence for ") && english.ends_with('.') {
                odd.push(format!("{place} ends without a full stop: {english}"));
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}
