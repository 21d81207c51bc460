//! Every English text that is translated, as the sources have it, and the file each belongs to.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::extract::{literals, said};
use super::fluent;
use crate::causes::{self, ALL};
use crate::circumstances;
use crate::explain::english_sections;
use crate::template::{Part, parts};

/// One English text.
pub(crate) struct Text {
    pub(crate) english: String,
    /// Where it stands, for translators.
    pub(crate) places: Vec<String>,
}

/// The texts of a file.
pub(crate) struct Group {
    pub(super) name: &'static str,
    pub(crate) texts: Vec<Text>,
}

/// Every file; a text that occurs in several stands in the first of them.
pub(crate) static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let mut collected = Collected::default();
    for (group, codes) in causes::GROUPS {
        collected.group(group);
        for code in *codes {
            collected.cause(group, code);
        }
    }
    collected.group("circumstances");
    for name in circumstances::NAMES {
        for found in literals(&source(&format!("src/circumstances/{name}.rs"))) {
            collected.sentence(&found.text, name);
        }
    }
    collected.group("hint");
    for found in literals(&source("src/hint.rs")) {
        collected.sentence(&found.text, "hint");
    }
    collected.group("page");
    collected.page();
    collected.groups
});

/// What is asked for in a test must be known to the translators.
#[track_caller]
pub(super) fn assert_known(english: &str) {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let texts = GROUPS.iter().flat_map(|group| &group.texts);
        texts.map(|text| text.english.as_str()).collect()
    });
    assert!(
        !is_read(english) || KNOWN.contains(english),
        "no test finds this text in the sources, so it would never be translated: {english}"
    );
}

/// Every string in the sources of the values: the names of placeholders are among them.
pub(super) fn slots() -> HashSet<String> {
    let sources = files("src/facts", "rs");
    let found = sources.iter().flat_map(|file| literals(&read(file)));
    // `{count}` is filled in where the words for a span are chosen.
    let names = found.map(|found| found.text);
    names.chain(["count".to_owned()]).collect()
}

/// More than a single word, and not values alone.
fn is_read(english: &str) -> bool {
    let mut text = parts(english);
    english.contains(' ')
        && text.any(|part| matches!(part, Part::Text(text) if text.contains(char::is_alphabetic)))
}

/// The file of translators' sources for a group.
pub(super) fn file(group: &Group) -> String {
    let mut out = String::from(
        "### Made from the sources by a test; do not edit:\n### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english\n",
    );
    out.extend(group.texts.iter().map(entry));
    out
}

/// A text as a message, with a comment that says where it stands.
pub(super) fn entry(text: &Text) -> String {
    const PLACES_MAX: usize = 3;
    let shown = &text.places[..text.places.len().min(PLACES_MAX)];
    let more = match text.places.len() {
        0..=PLACES_MAX => String::new(),
        many => format!(" and {} more", many - PLACES_MAX),
    };
    let id = fluent::hash(&text.english);
    let pattern = fluent::pattern(&text.english);
    format!("\n# {}{more}\nm-{id:08x} = {pattern}\n", shown.join(", "))
}

#[derive(Default)]
struct Collected {
    groups: Vec<Group>,
    /// Where each text is.
    known: HashMap<String, (usize, usize)>,
    commands: HashSet<&'static str>,
}

impl Collected {
    fn group(&mut self, name: &'static str) {
        let texts = Vec::new();
        self.groups.push(Group { name, texts });
    }

    fn add(&mut self, english: &str, place: String) {
        let group = self.groups.len() - 1;
        let texts = &mut self.groups[group].texts;
        let next = (group, texts.len());
        let at = *self.known.entry(english.to_owned()).or_insert(next);
        if at == next {
            texts.push(Text {
                english: english.to_owned(),
                places: Vec::new(),
            });
        }
        let places = &mut self.groups[at.0].texts[at.1].places;
        if !places.contains(&place) {
            places.push(place);
        }
    }

    /// A literal that people read, unless it is a command or a single word.
    fn sentence(&mut self, english: &str, place: &str) {
        if self.commands.is_empty() {
            let behind = circumstances::all().flat_map(|it| it.steps);
            let steps = ALL.iter().flat_map(|cause| cause.steps).chain(behind);
            self.commands = steps.filter_map(|step| step.command).collect();
        }
        if is_read(english) && !self.commands.contains(english) {
            self.add(english, place.to_owned());
        }
    }

    fn cause(&mut self, group: &str, code: &str) {
        let cause = causes::find(code).expect("a listed cause");
        self.add(cause.title, format!("{code}: title"));
        self.add(cause.visitor, format!("{code}: visitor"));
        for section in english_sections(cause) {
            self.add(&section.heading, format!("{code}: explanation"));
            for paragraph in &section.paragraphs {
                self.add(paragraph, format!("{code}: explanation"));
            }
        }
        for found in literals(&source(&format!("src/causes/{group}/{code}.rs"))) {
            let named = cause.likely.iter().find(|likely| likely.text == found.text);
            let place = match named {
                Some(likely) => format!("likely {}", likely.id),
                None => found.place.replace("likely", "evidence for"),
            };
            self.sentence(&found.text, &format!("{code}: {place}"));
        }
    }

    /// What else is said to people: the fixed words of page, text and manual, and what a response
    /// head should have had at a spot.
    fn page(&mut self) {
        let mut said_in: Vec<PathBuf> = ["src/explain.rs", "src/template.rs"].map(path).to_vec();
        said_in.extend(files("src/render", "rs"));
        said_in.extend(files("src/facts", "rs"));
        for file in said_in {
            let texts = literals(&read(&file));
            for found in texts.iter().filter(|found| found.said) {
                self.add(&found.text, name(&file));
            }
        }
        for file in files("templates", "html") {
            for text in said(&read(&file)) {
                self.add(&text, name(&file));
            }
        }
        for file in files("src/anatomy", "rs") {
            if matches!(name(&file).as_str(), "tests" | "foreign") {
                continue;
            }
            for found in literals(&read(&file)) {
                self.sentence(&found.text, "what was expected in a response head");
            }
        }
    }
}

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn source(relative: &str) -> String {
    read(&path(relative))
}

fn name(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The files of a folder and those below it, sorted.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path(folder)).expect("a folder of the crate");
    let mut files = Vec::new();
    for entry in entries {
        let found = entry.expect("a readable folder").path();
        if found.is_dir() {
            files.extend(self::files(&found.to_string_lossy(), extension));
        } else if found.extension().is_some_and(|it| it == extension) {
            files.push(found);
        }
    }
    files.sort();
    files
}
