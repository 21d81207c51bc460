//! That every language says everything, and says it with the same values.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::{BTreeSet, HashMap};

use super::english::{GROUPS, Text, entry, file};
use super::{Locale, fluent, messages};
use crate::diagnosis::diagnose;
use crate::exchange::Exchange;
use crate::render::{Audience, Format, Reader, body};
use crate::template::{Part, parts};

/// English texts that are the same in another language: nothing but names and code.
const SAME: &[&str] = &["CR LF", "HTTP/1.1 200 "];

/// What programs print, in their language.
const QUOTED: &str = "Acceptable client certificate CA names";

fn foreign() -> impl Iterator<Item = Locale> {
    Locale::ALL.into_iter().filter(|it| *it != Locale::English)
}

fn by_id() -> HashMap<u32, &'static Text> {
    let texts = GROUPS.iter().flat_map(|group| &group.texts);
    texts
        .map(|text| (fluent::hash(&text.english), text))
        .collect()
}

#[test]
fn no_two_texts_share_an_id() {
    let texts = GROUPS.iter().map(|group| group.texts.len()).sum::<usize>();
    assert_eq!(by_id().len(), texts);
}

/// A misspelled placeholder would read `unknown` for ever.
#[test]
fn every_placeholder_has_a_value() {
    let known = super::english::slots();
    for text in by_id().values() {
        for slot in slots(&text.english) {
            assert!(known.contains(slot), "{{{slot}}} in: {}", text.english);
        }
    }
}

#[test]
fn templates_survive_fluent() {
    for text in by_id().values() {
        let read = fluent::read(&format!(
            "m-00000000 = {}\n",
            fluent::pattern(&text.english)
        ));
        assert!(read.faults.is_empty(), "{:?}", read.faults);
        assert_eq!(read.messages[0].template.as_ref().unwrap(), &text.english);
    }
}

#[test]
fn every_group_has_a_file_in_every_language() {
    let groups: Vec<_> = GROUPS.iter().map(|group| group.name).collect();
    for locale in foreign() {
        let files: Vec<_> = messages::files(locale).iter().map(|file| file.0).collect();
        let unknown = groups.iter().filter(|group| !files.contains(group));
        assert_eq!(unknown.count(), 0, "{groups:?}, but files {files:?}");
    }
}

/// Run with `UPDATE_EXPECT=1` to write the files anew.
#[test]
fn english_files_are_current() {
    for group in GROUPS.iter() {
        let path = format!("../../locales/en/{}.ftl", group.name);
        expect_test::ExpectFile {
            path: path.into(),
            position: file!(),
        }
        .assert_eq(&file(group));
    }
}

/// What there is, is right: well-formed, with the same values and the same code.
#[test]
fn translations_are_sound() {
    let known = by_id();
    let mut wrong = Vec::new();
    for locale in foreign() {
        for (group, text) in messages::files(locale) {
            let read = fluent::read(text);
            let mut note = |what: String| wrong.push(format!("{}/{group}: {what}", locale.tag()));
            read.faults.into_iter().for_each(&mut note);
            for message in read.messages {
                let id = message.id;
                let template = match message.template {
                    Ok(template) => template,
                    Err(fault) => {
                        note(format!("m-{id:08x}: {fault}"));
                        continue;
                    }
                };
                let Some(text) = known.get(&id) else { continue };
                let english = &text.english;
                if slots(&template) != slots(english) || code(&template) != code(english) {
                    note(format!(
                        "m-{id:08x}: not the same values or code\n  {english}\n  {template}"
                    ));
                }
                let same = template == *english || template.is_ascii();
                if same && !SAME.contains(&english.as_str()) {
                    note(format!("m-{id:08x}: not translated: {template}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn translations_are_complete() {
    let mut wrong = Vec::new();
    for locale in foreign() {
        wrong.extend(
            missing(locale).iter().map(|(group, text)| {
                format!("{}/{group}: missing: {}", locale.tag(), text.english)
            }),
        );
        let known = by_id();
        let mut seen = BTreeSet::new();
        for (group, text) in messages::files(locale) {
            for message in fluent::read(text).messages {
                if !known.contains_key(&message.id) || !seen.insert(message.id) {
                    wrong.push(format!(
                        "{}/{group}: m-{:08x} is too much",
                        locale.tag(),
                        message.id
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No text drawn for another language holds two English words in a row, but for codes, commands
/// and what was observed.
#[test]
fn no_english_is_left() {
    let mut left = Vec::new();
    for (code, exchange) in crate::causes::samples() {
        let diagnosis = diagnose(&exchange);
        let mut seen = Vec::new();
        let reader = Reader {
            audience: Audience::Operator,
            format: Format::Text,
            locale: Locale::Japanese,
        };
        body(&mut seen, reader, &exchange, &diagnosis);
        let seen = String::from_utf8(seen).unwrap();
        let reason = diagnosis.reason.unwrap_or_default().replace('_', " ");
        // The first line is the status's and the code's.
        for line in seen.lines().skip(1).filter(|line| !line.contains("    $ ")) {
            let line = line.replace("candor explain", "");
            let prose = line.split('`').step_by(2).collect::<String>();
            let words: Vec<_> = prose.split(' ').collect();
            let is_word =
                |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let pair = words
                .windows(2)
                .find(|pair| pair.iter().all(|word| is_word(word)));
            if let Some(pair) = pair.map(|pair| pair.join(" "))
                && !observed(&exchange).contains(&pair)
                && !reason.contains(&pair)
                && !QUOTED.contains(&pair)
            {
                left.push(format!("{code}: {line}"));
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

/// All that was observed, as one text.
fn observed(exchange: &Exchange) -> String {
    let of_attempts = exchange
        .attempts
        .iter()
        .flat_map(|attempt| &attempt.evidence);
    let all: Vec<_> = of_attempts.chain(&exchange.evidence).collect();
    serde_json::to_string(&all).unwrap()
}

#[test]
fn a_translation_is_found_by_its_english_text() {
    let id = fluent::hash("{peer} refused {path}");
    let text = format!(
        "### a comment\nm-{id:08x} = {{ $peer }} が {{ \"{{\" }} を拒否\nm-zz = x\nnot fluent at all\n"
    );
    let messages = messages::Messages::read([text.as_str()].into_iter());
    assert_eq!(
        messages.find("{peer} refused {path}"),
        Some("{peer} が { を拒否")
    );
    assert_eq!(messages.find("anything else"), None);
}

/// For translators: what is left to do, in the form in which it is written.
#[test]
#[ignore = "lists; it proves nothing"]
fn missing_translations() {
    for locale in foreign() {
        let mut last = "";
        for (group, text) in missing(locale) {
            if group != last {
                println!("\n## locales/{}/{group}.ftl", locale.tag());
                last = group;
            }
            print!("{}", entry(text));
        }
    }
}

fn missing(locale: Locale) -> Vec<(&'static str, &'static Text)> {
    let messages = messages::of(locale);
    let texts = GROUPS
        .iter()
        .flat_map(|group| group.texts.iter().map(|text| (group.name, text)));
    texts
        .filter(|(_, text)| messages.find(&text.english).is_none())
        .collect()
}

fn slots(template: &str) -> BTreeSet<&str> {
    let slot = |part| match part {
        Part::Slot(name) => Some(name),
        Part::Text(_) => None,
    };
    parts(template).filter_map(slot).collect()
}

/// What stands between backticks.
fn code(template: &str) -> BTreeSet<&str> {
    template.split('`').skip(1).step_by(2).collect()
}

#[track_caller]
fn check(accept_language: &str, expected: Locale) {
    let chosen = Locale::negotiate(Some(accept_language.as_bytes()));
    assert_eq!(chosen, expected, "{accept_language}");
}

#[test]
fn languages_are_chosen_as_asked() {
    check("", Locale::English);
    check("ja", Locale::Japanese);
    check("ja-JP,ja;q=0.9,en-US;q=0.8,en;q=0.7", Locale::Japanese);
    check("en-GB, ko;q=0.9", Locale::English);
    check("fr, ko;q=0.4, en;q=0.3", Locale::Korean);
    check("ko;q=0.3, ja;q=0.8", Locale::Japanese);
    check("KO-kr", Locale::Korean);
    check("zh", Locale::SimplifiedChinese);
    check("zh-CN,zh;q=0.9", Locale::SimplifiedChinese);
    check("zh-SG", Locale::SimplifiedChinese);
    check("zh-TW", Locale::TraditionalChinese);
    check("zh-HK", Locale::TraditionalChinese);
    check("zh-MO", Locale::TraditionalChinese);
    check("zh-Hant-SG", Locale::TraditionalChinese);
    check("zh-Hans-HK", Locale::SimplifiedChinese);
    check("de, fr", Locale::English);
    check("*", Locale::English);
    check("ja;q=0", Locale::English);
    check("ja;q=0, ko;q=0.1", Locale::Korean);
    check("jam, korean", Locale::English);
}

#[test]
fn hostile_headers_do_no_harm() {
    check(&format!("{}ja", "x,".repeat(100_000)), Locale::English);
    check(&"ja-".repeat(100_000), Locale::Japanese);
    check(
        &format!("zh{}-TW", "-x".repeat(100_000)),
        Locale::SimplifiedChinese,
    );
    check(";;;q=,,=ja;q=\u{0}", Locale::English);
    assert_eq!(
        Locale::negotiate(Some(b"\xff\xfe,ja;q=\xff,ko")),
        Locale::Korean
    );
    assert_eq!(Locale::negotiate(None), Locale::English);
}

#[test]
fn named_as_on_a_command_line_or_in_the_environment() {
    assert_eq!(Locale::named("ja_JP.UTF-8"), Some(Locale::Japanese));
    assert_eq!(
        Locale::named("zh_TW.UTF-8"),
        Some(Locale::TraditionalChinese)
    );
    assert_eq!(
        Locale::named("zh_CN@pinyin"),
        Some(Locale::SimplifiedChinese)
    );
    assert_eq!(Locale::named("zh-Hant"), Some(Locale::TraditionalChinese));
    assert_eq!(Locale::named("C.UTF-8"), None);
    assert_eq!(Locale::named(""), None);
}
