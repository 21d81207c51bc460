//! `text/plain`, for curl and whoever else reads a terminal: fifteen to twenty-five lines.
//!
//! Drawn for each failure that an operator or curl meets, so it is written into few buffers.

use std::fmt::Write;

use super::paint::{Ink, Paint};
use super::report::{Leg, Notice, Report, phases};
use super::words::Words;
use crate::causes::Party;
use crate::diagnosis::{Certainty, StatusBy};
use crate::facts::{address_of, slots};
use crate::names;
use crate::render::json::cleaned;
use crate::template::clean;
use crate::wrap::{self, width_of as width};

/// What a terminal shows at once, with the prompt.
const LINES_MAX: usize = 25;
/// Prose is broken so that it fits; commands never are.
const LINE_MAX: usize = 96;
/// At most so many of each, if there is room.
const LIKELY_MAX: usize = 4;
const STEPS_MAX: usize = 4;
const HINTS_MAX: usize = 2;
const ATTEMPTS_MAX: usize = 4;
/// At most so many characters of an excerpt before and after the spot.
const BEFORE_MAX: usize = 54;
const AFTER_MAX: usize = 32;
/// How far the values of the foot stand in.
const FOOT: usize = 9;

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice, paint: Paint) {
    let status = format!("{} {}", notice.status, names::status_phrase(notice.status));
    let text = format!(
        "{}\n\n{}\n\nCause   {}\nRequest {}\nTime    {}\n",
        paint.paint(Ink::Bad, &status),
        notice.locale.say(notice.cause.visitor),
        notice.cause.code,
        notice.request_id,
        notice.time,
    );
    out.extend_from_slice(text.as_bytes());
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>, paint: Paint) {
    let sheet = Sheet {
        report,
        words: report.words(),
        paint,
    };
    out.extend_from_slice(sheet.text().as_bytes());
}

/// The same as a string, for the page.
pub(super) fn plain(report: &Report<'_>) -> String {
    let mut out = Vec::with_capacity(2048);
    operator(&mut out, report, Paint::OFF);
    String::from_utf8(out).unwrap_or_default()
}

/// A screen's worth of lines.
struct Sheet<'a> {
    report: &'a Report<'a>,
    words: Words,
    paint: Paint,
}

impl Sheet<'_> {
    fn text(&self) -> String {
        let mut lines = self.head();
        let likely = self.likely();
        let steps = self.steps();
        let foot = self.foot();
        let shared = |hints: &Entries| {
            let taken = lines.count + hints.lines.iter().sum::<usize>() + foot.count;
            // An empty line comes before the foot.
            let room = LINES_MAX.saturating_sub(taken + 1);
            share(room, &likely.lines, &steps.lines)
        };
        let mut hints = self.hints(true);
        if shared(&hints).1 < steps.lines.len() {
            // A step is worth more than how often it happened.
            hints = self.hints(false);
        }
        let (first, second) = shared(&hints);
        self.list(&mut lines, self.words.likely(), &likely, first);
        self.list(&mut lines, self.words.next(), &steps, second);
        lines.empty();
        lines.text.push_str(&hints.all.text);
        lines.text.push_str(&foot.text);
        lines.text
    }

    fn list(&self, lines: &mut Lines, title: &str, entries: &Entries, count: usize) {
        if count > 0 {
            lines.painted(self.paint, Ink::Bold, title);
            lines.text.push_str(entries.first(count));
        }
    }

    /// Status and code, the sentence, the picture, the bytes.
    fn head(&self) -> Lines {
        let diagnosis = self.report.diagnosis;
        let mut lines = Lines::default();
        lines.text.reserve(2_048);
        let out = &mut lines.text;
        let status = names::status_phrase(diagnosis.status);
        let mut title = String::with_capacity(64);
        let _ = write!(title, "{} {status}", diagnosis.status);
        self.paint.onto(out, Ink::Bad, &title);
        out.push_str("  ");
        self.paint.onto(out, Ink::Bold, diagnosis.cause.code);
        if let Some(reason) = diagnosis.reason {
            let _ = write!(out, " ({reason})");
        }
        lines.end();
        lines.empty();
        title.clear();
        self.report.sentence(&mut title);
        lines.wrapped(self.paint, Some(Ink::Bold), "", &title);
        lines.empty();
        self.picture(&mut lines);
        lines.empty();
        self.spot(&mut lines);
        lines
    }

    fn picture(&self, lines: &mut Lines) {
        let mut times = self.report.fill_in(self.words.in_phase());
        for (phase, us) in self.report.attempt().into_iter().flat_map(phases) {
            let _ = write!(times, " · {} {}", phase.as_str(), slots::us(us));
        }
        let path = self.path(Paint::OFF);
        let fits = width(&path) + 3 + width(&times) <= LINE_MAX;
        match self.paint == Paint::OFF {
            true => lines.text.push_str(&path),
            false => lines.text.push_str(&self.path(self.paint)),
        }
        if !fits {
            lines.end();
        }
        lines.text.push_str(if fits { "   " } else { "  " });
        self.paint.onto(&mut lines.text, Ink::Dim, &times);
        lines.end();
    }

    fn made_by(&self) -> &'static str {
        match self.report.diagnosis.status_by {
            StatusBy::Proxy => self.words.made_by_proxy_short(),
            StatusBy::Upstream => self.words.made_by_upstream_short(),
        }
    }

    fn certainty(&self) -> &'static str {
        match self.report.diagnosis.certainty {
            Certainty::Certain => self.words.certain_short(),
            Certainty::Likely => self.words.inferred_short(),
            Certainty::Unknown => self.words.unknown_short(),
        }
    }

    fn actor(&self) -> &'static str {
        match self.report.diagnosis.cause.party {
            Party::Client => self.words.client_acts(),
            Party::Network => self.words.network_acts(),
            Party::Proxy => self.words.proxy_acts(),
            Party::Upstream => self.words.upstream_acts(),
        }
    }

    /// Client, Candor, upstream, and where it broke between them.
    fn path(&self, paint: Paint) -> String {
        let leg = self.report.broken_leg();
        let mut path = String::with_capacity(96);
        let arrow = |path: &mut String, broken| match broken {
            true => paint.onto(path, Ink::Bad, "──✗──"),
            false => path.push_str("─────"),
        };
        let _ = write!(path, "  {} ", self.words.client_short());
        arrow(&mut path, leg == Leg::Client);
        path.push(' ');
        match leg {
            Leg::Candor => paint.onto(&mut path, Ink::Bad, "✗ Candor"),
            _ => path.push_str("Candor"),
        }
        if let Some(attempt) = self.report.attempt() {
            path.push(' ');
            arrow(&mut path, leg == Leg::Upstream);
            path.push(' ');
            clean(&mut path, &address_of(attempt));
        }
        path
    }

    /// The bytes with the spot marked.
    fn spot(&self, lines: &mut Lines) {
        let report = self.report;
        let Some(excerpt) = report.facts.excerpt() else {
            return;
        };
        let before = last(&excerpt.before, BEFORE_MAX);
        let after = first(&excerpt.after, AFTER_MAX);
        let under = "^".repeat(width(&excerpt.marked).max(1));
        let indent = 4 + width(&before);
        // Of a body the sentence says as much.
        if report.facts.head_finding().is_some() {
            let told = report.fill_in(self.words.spot());
            lines.wrapped(self.paint, None, "", &told);
        }
        let _ = write!(lines.text, "    {before}");
        self.paint.onto(&mut lines.text, Ink::Bad, &excerpt.marked);
        lines.text.push_str(&after);
        lines.end();
        lines.text.extend(std::iter::repeat_n(' ', indent));
        lines.painted(self.paint, Ink::Bad, &under);
        lines.empty();
    }

    fn likely(&self) -> Entries {
        let mut entries = Entries::default();
        let mut told = String::with_capacity(256);
        let ranked = self.report.ranked();
        for (index, (likely, weight)) in ranked.iter().take(LIKELY_MAX).enumerate() {
            told.clear();
            self.report.fill_onto(&mut told, likely.text);
            let number = ["  1. ", "  2. ", "  3. ", "  4. "][index % LIKELY_MAX];
            entries.all.wrapped(self.paint, None, number, &told);
            if let Some(because) = weight.because() {
                told.clear();
                told.push_str(self.words.evidence());
                told.push_str(": ");
                self.report.fill_onto(&mut told, because);
                told.push('.');
                entries
                    .all
                    .wrapped(self.paint, Some(Ink::Good), "     ", &told);
            }
            entries.end();
        }
        entries
    }

    fn steps(&self) -> Entries {
        let mut entries = Entries::default();
        for step in self.report.steps().take(STEPS_MAX) {
            entries.all.wrapped(self.paint, None, "  ", &step.text);
            if let Some(command) = &step.command {
                entries.all.text.push_str("    $ ");
                entries.all.painted(self.paint, Ink::Code, command);
            }
            entries.end();
        }
        entries
    }

    /// What else is to be known, with or without how often it happened.
    fn hints(&self, counting: bool) -> Entries {
        let mut entries = Entries::default();
        let hints = self.report.hints();
        let hints = hints.filter(|hint| counting || hint.id != "same_cause_n");
        let mut told = String::with_capacity(128);
        for hint in hints.take(HINTS_MAX) {
            told.clear();
            self.report.fill_onto(&mut told, hint.text);
            self.row(&mut entries.all, self.words.note(), &told);
            entries.end();
        }
        entries
    }

    /// What helps to find the failure again.
    fn foot(&self) -> Lines {
        let report = self.report;
        let diagnosis = report.diagnosis;
        let mut lines = Lines::default();
        lines.text.reserve(512);
        if report.exchange.attempts.len() > 1 {
            self.row(&mut lines, self.words.tried_short(), &self.attempts());
        }
        let mut told = String::with_capacity(128);
        let mut row = |title, pieces: &[&str]| {
            told.clear();
            told.extend(pieces.iter().copied());
            self.row(&mut lines, title, &told);
        };
        let status = diagnosis.status.to_string();
        row(self.words.status(), &[&status, ", ", self.made_by()]);
        row(
            self.words.verdict(),
            &[self.certainty(), "; ", self.actor()],
        );
        if let Some(place) = report.facts.value("config") {
            let place = cleaned(&place);
            if report.exchange.route.is_some() {
                let route = report.fill_in(self.words.of_route());
                row(self.words.config(), &[&place, " (", &route, ")"]);
            } else {
                row(self.words.config(), &[&place]);
            }
        }
        let id = cleaned(&report.exchange.request_id);
        row(self.words.request(), &[&id, " at ", &report.time()]);
        row(
            self.words.more_short(),
            &["candor explain ", diagnosis.cause.code],
        );
        lines
    }

    fn attempts(&self) -> String {
        let attempts = self.report.attempts().take(ATTEMPTS_MAX);
        let told: Vec<_> = attempts
            .map(|(attempt, diagnosis)| {
                let peer = cleaned(&address_of(attempt));
                format!("{peer} ({})", diagnosis.cause.code)
            })
            .collect();
        told.join(" → ")
    }

    fn row(&self, lines: &mut Lines, title: &str, value: &str) {
        let mut lead = String::with_capacity(32);
        self.paint.onto(&mut lead, Ink::Dim, title);
        lead.extend(std::iter::repeat_n(' ', FOOT.saturating_sub(width(title))));
        lines.wrapped_at(FOOT, self.paint, None, &lead, value);
    }
}

/// Lines in one buffer, each ended.
#[derive(Default)]
struct Lines {
    text: String,
    count: usize,
}

impl Lines {
    /// Ends the line that is being written.
    fn end(&mut self) {
        self.text.push('\n');
        self.count += 1;
    }

    fn empty(&mut self) {
        self.end();
    }

    /// Ends the line with this text.
    fn painted(&mut self, paint: Paint, ink: Ink, text: &str) {
        paint.onto(&mut self.text, ink, text);
        self.end();
    }

    /// The words in lines of readable length behind `lead`, each further one as far in.
    fn wrapped(&mut self, paint: Paint, ink: Option<Ink>, lead: &str, words: &str) {
        self.wrapped_at(lead.len(), paint, ink, lead, words);
    }

    /// The same, where `lead` is `indent` columns wide.
    fn wrapped_at(
        &mut self,
        indent: usize,
        paint: Paint,
        ink: Option<Ink>,
        lead: &str,
        words: &str,
    ) {
        let (begin, end) = ink.map_or(("", ""), |ink| paint.around(ink));
        self.text.push_str(begin);
        self.text.push_str(lead);
        // Most texts fit, and need no look at their words.
        if words.is_ascii() && indent + words.len() <= LINE_MAX {
            self.text.push_str(words);
            self.text.push_str(end);
            return self.end();
        }
        let from = self.text.len();
        wrap::fill(&mut self.text, words, indent, LINE_MAX);
        self.count += line_ends(&self.text[from..]);
        if !end.is_empty() {
            let lines = self.text.split_off(from);
            let between = format!("{end}\n{begin}");
            self.text
                .push_str(&lines.trim_end_matches('\n').replace('\n', &between));
            self.text.push_str(end);
            self.text.push('\n');
        }
    }
}

/// How many lines end in a text.
fn line_ends(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Entries of a list in one buffer.
#[derive(Default)]
struct Entries {
    all: Lines,
    /// How many lines each has.
    lines: Vec<usize>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Entries {
    /// Ends the entry that is being written.
    fn end(&mut self) {
        let before: usize = self.lines.iter().sum();
        self.lines.push(self.all.count - before);
        self.ends.push(self.all.text.len());
    }

    /// The first so many, at least one.
    fn first(&self, count: usize) -> &str {
        &self.all.text[..self.ends[count - 1]]
    }
}

/// How many entries of two lists fit into so many lines, their titles included: the first of each
/// always, then by turns. What to do comes before a further guess.
fn share(room: usize, left: &[usize], right: &[usize]) -> (usize, usize) {
    let (mut first, mut second) = (left.len().min(1), right.len().min(1));
    let cost = |taken: &[usize]| match taken.len() {
        0 => 0,
        _ => 1 + taken.iter().sum::<usize>(),
    };
    let fits = |first, second| {
        first <= left.len()
            && second <= right.len()
            && cost(&left[..first]) + cost(&right[..second]) <= room
    };
    loop {
        let before = (first, second);
        if fits(first, second + 1) {
            second += 1;
        }
        if fits(first + 1, second) {
            first += 1;
        }
        if before == (first, second) {
            return before;
        }
    }
}

/// The end of a text, so many characters of it.
fn last(text: &str, max: usize) -> String {
    match text.chars().count().checked_sub(max) {
        None | Some(0) => text.to_owned(),
        Some(left_out) => format!("…{}", text.chars().skip(left_out + 1).collect::<String>()),
    }
}

/// The beginning of a text, so many characters of it.
fn first(text: &str, max: usize) -> String {
    match text.chars().count() > max {
        false => text.to_owned(),
        true => format!("{}…", text.chars().take(max - 1).collect::<String>()),
    }
}
