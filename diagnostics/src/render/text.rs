//! `text/plain`, for curl and whoever else reads a terminal: fifteen to twenty-five lines.

use super::paint::{Ink, Paint};
use super::report::{Leg, Notice, Report, phases};
use super::words::Words;
use crate::causes::Party;
use crate::diagnosis::{Certainty, StatusBy};
use crate::facts::{address_of, slots};
use crate::names;
use crate::render::json::cleaned;
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
    for line in sheet.lines() {
        out.extend_from_slice(line.as_bytes());
        out.push(b'\n');
    }
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
    fn lines(&self) -> Vec<String> {
        let mut lines = self.head();
        let likely: Vec<_> = self.likely().collect();
        let steps: Vec<_> = self.steps().collect();
        let shared = |foot: &[String]| {
            let room = LINES_MAX.saturating_sub(lines.len() + foot.len());
            share(room, &likely, &steps)
        };
        let mut foot = self.foot(true);
        if shared(&foot).1 < steps.len() {
            // A step is worth more than how often it happened.
            foot = self.foot(false);
        }
        let (first, second) = shared(&foot);
        self.list(&mut lines, self.words.likely(), &likely[..first]);
        self.list(&mut lines, self.words.next(), &steps[..second]);
        lines.extend(foot);
        lines
    }

    fn list(&self, lines: &mut Vec<String>, title: &str, entries: &[Vec<String>]) {
        if !entries.is_empty() {
            lines.push(self.paint.paint(Ink::Bold, title));
            lines.extend(entries.iter().flatten().cloned());
        }
    }

    /// Status and code, the sentence, the picture, the bytes.
    fn head(&self) -> Vec<String> {
        let diagnosis = self.report.diagnosis;
        let status = diagnosis.status;
        let phrase = names::status_phrase(status);
        let mut title = self.paint.paint(Ink::Bad, &format!("{status} {phrase}"));
        title += "  ";
        title += &self.paint.paint(Ink::Bold, diagnosis.cause.code);
        if let Some(reason) = diagnosis.reason {
            title += &format!(" ({reason})");
        }
        let mut sentence = String::new();
        self.report.sentence(&mut sentence);
        let mut lines = vec![title, String::new()];
        let sentence = wrapped(&sentence, 0);
        lines.extend(
            sentence
                .iter()
                .map(|line| self.paint.paint(Ink::Bold, line)),
        );
        lines.push(String::new());
        lines.extend(self.picture());
        lines.push(String::new());
        lines.extend(self.spot());
        lines
    }

    fn picture(&self) -> Vec<String> {
        let mut times = self.report.fill_in(self.words.in_phase());
        for (phase, us) in self.report.attempt().into_iter().flat_map(phases) {
            times += &format!(" · {} {}", phase.as_str(), slots::us(us));
        }
        let fits = width(&self.path(Paint::OFF)) + 3 + width(&times) <= LINE_MAX;
        let path = self.path(self.paint);
        let times = self.paint.paint(Ink::Dim, &times);
        match fits {
            true => vec![format!("{path}   {times}")],
            false => vec![path, format!("  {times}")],
        }
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
        let arrow = |broken| match broken {
            true => paint.paint(Ink::Bad, "──✗──"),
            false => "─────".to_owned(),
        };
        let candor = match leg {
            Leg::Candor => paint.paint(Ink::Bad, "✗ Candor"),
            _ => "Candor".to_owned(),
        };
        let to_candor = arrow(leg == Leg::Client);
        let mut path = format!("  {} {to_candor} {candor}", self.words.client_short());
        if let Some(attempt) = self.report.attempt() {
            let peer = cleaned(&address_of(attempt));
            path += &format!(" {} {peer}", arrow(leg == Leg::Upstream));
        }
        path
    }

    /// The bytes with the spot marked.
    fn spot(&self) -> Vec<String> {
        let report = self.report;
        let Some(excerpt) = report.facts.excerpt() else {
            return Vec::new();
        };
        let before = last(&excerpt.before, BEFORE_MAX);
        let marked = self.paint.paint(Ink::Bad, &excerpt.marked);
        let after = first(&excerpt.after, AFTER_MAX);
        let under = "^".repeat(width(&excerpt.marked).max(1));
        let indent = 4 + width(&before);
        // Of a body the sentence says as much.
        let mut lines = match report.facts.head_finding() {
            Some(_) => wrapped(&report.fill_in(self.words.spot()), 0),
            None => Vec::new(),
        };
        lines.push(format!("    {before}{marked}{after}"));
        lines.push(format!(
            "{:indent$}{}",
            "",
            self.paint.paint(Ink::Bad, &under)
        ));
        lines.push(String::new());
        lines
    }

    fn likely(&self) -> impl Iterator<Item = Vec<String>> {
        const INDENT: usize = 5;
        let all = self.report.likely().take(LIKELY_MAX).enumerate();
        all.map(|(index, likely)| {
            let mut lines = wrapped(&likely.text, INDENT);
            if let Some(line) = lines.first_mut() {
                line.replace_range(..INDENT, &format!("  {}. ", index + 1));
            }
            if let Some(because) = &likely.because {
                let told = format!("{}: {because}.", self.words.evidence());
                let told = wrapped(&told, INDENT);
                lines.extend(told.iter().map(|line| self.paint.paint(Ink::Good, line)));
            }
            lines
        })
    }

    fn steps(&self) -> impl Iterator<Item = Vec<String>> {
        self.report.steps().take(STEPS_MAX).map(|step| {
            let mut lines = wrapped(&step.text, 2);
            if let Some(command) = &step.command {
                let command = self.paint.paint(Ink::Code, command);
                lines.push(format!("    $ {command}"));
            }
            lines
        })
    }

    /// What helps to find the failure again.
    fn foot(&self, counting: bool) -> Vec<String> {
        let report = self.report;
        let diagnosis = report.diagnosis;
        let mut lines = vec![String::new()];
        let hints = report.hints();
        let hints = hints.filter(|hint| counting || hint.id != "same_cause_n");
        for hint in hints.take(HINTS_MAX) {
            self.row(&mut lines, self.words.note(), &report.fill(hint.text));
        }
        if report.exchange.attempts.len() > 1 {
            self.row(&mut lines, self.words.tried_short(), &self.attempts());
        }
        let status = format!("{}, {}", diagnosis.status, self.made_by());
        self.row(&mut lines, self.words.status(), &status);
        let verdict = format!("{}; {}", self.certainty(), self.actor());
        self.row(&mut lines, self.words.verdict(), &verdict);
        if let Some(place) = report.facts.value("config") {
            let mut config = cleaned(&place);
            if report.exchange.route.is_some() {
                config += &format!(" ({})", report.fill_in(self.words.of_route()));
            }
            self.row(&mut lines, self.words.config(), &config);
        }
        let id = cleaned(&report.exchange.request_id);
        self.row(
            &mut lines,
            self.words.request(),
            &format!("{id} at {}", report.time()),
        );
        let more = format!("candor explain {}", diagnosis.cause.code);
        self.row(&mut lines, self.words.more_short(), &more);
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

    fn row(&self, lines: &mut Vec<String>, title: &str, value: &str) {
        let mut told = wrapped(value, FOOT);
        if let Some(line) = told.first_mut() {
            let gap = " ".repeat(FOOT.saturating_sub(width(title)));
            let title = self.paint.paint(Ink::Dim, title);
            line.replace_range(..FOOT, &format!("{title}{gap}"));
        }
        lines.append(&mut told);
    }
}

/// How many entries of two lists fit into so many lines, their titles included: the first of each
/// always, then by turns. What to do comes before a further guess.
fn share(room: usize, left: &[Vec<String>], right: &[Vec<String>]) -> (usize, usize) {
    let (mut first, mut second) = (left.len().min(1), right.len().min(1));
    let cost = |taken: &[Vec<String>]| match taken.len() {
        0 => 0,
        _ => 1 + taken.iter().map(Vec::len).sum::<usize>(),
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

/// The words in lines of readable length, each so far in.
fn wrapped(words: &str, indent: usize) -> Vec<String> {
    // Most texts fit: one allocation, and no look at their words.
    if words.is_ascii() && indent + words.len() <= LINE_MAX {
        let mut line = String::with_capacity(indent + words.len() + 16);
        line.extend(std::iter::repeat_n(' ', indent));
        line.push_str(words);
        return vec![line];
    }
    let mut text = " ".repeat(indent);
    wrap::fill(&mut text, words, indent, LINE_MAX);
    text.lines().map(str::to_owned).collect()
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
