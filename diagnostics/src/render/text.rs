//! `text/plain`, for curl and whoever else reads a terminal: fifteen to twenty-five lines.

use std::fmt::Write as _;

use super::report::{Leg, Notice, Report, phases};
use crate::diagnosis::StatusBy;
use crate::facts::{address_of, slots};
use crate::names;
use crate::template::clean;
use crate::wrap;

const LIKELY_MAX: usize = 3;
const STEPS_MAX: usize = 3;
/// Prose is broken so that it fits; commands never are.
const LINE_MAX: usize = 96;
/// Where the words of a list begin.
const INDENT: usize = 5;

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice) {
    let text = format!(
        "{} {}\n\n{}\n\nCause   {}\nRequest {}\nTime    {}\n",
        notice.status,
        names::status_phrase(notice.status),
        notice.locale.say(notice.cause.visitor),
        notice.cause.code,
        notice.request_id,
        notice.time,
    );
    out.extend_from_slice(text.as_bytes());
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>) {
    let mut text = String::with_capacity(2048);
    head(&mut text, report);
    picture(&mut text, report);
    finding(&mut text, report);
    likely(&mut text, report);
    steps(&mut text, report);
    attempts(&mut text, report);
    foot(&mut text, report);
    out.extend_from_slice(text.as_bytes());
}

fn head(text: &mut String, report: &Report<'_>) {
    let diagnosis = report.diagnosis;
    let status = diagnosis.status;
    // Writing to memory cannot fail, here and below.
    let _ = write!(
        text,
        "{status} {}  {}",
        names::status_phrase(status),
        diagnosis.cause.code
    );
    if let Some(reason) = diagnosis.reason {
        let _ = write!(text, " ({reason})");
    }
    text.push_str("\n\n");
    report.sentence(text);
    text.push_str("\n\n");
}

fn picture(text: &mut String, report: &Report<'_>) {
    let leg = report.broken_leg();
    let arrow = |broken| {
        if broken {
            "──✗── "
        } else {
            "───── "
        }
    };
    text.push_str("  client ");
    text.push_str(arrow(leg == Leg::Client));
    text.push_str(if leg == Leg::Candor {
        "✗ Candor "
    } else {
        "Candor "
    });
    if let Some(attempt) = report.attempt() {
        text.push_str(arrow(leg == Leg::Upstream));
        clean(text, &address_of(attempt));
        let _ = write!(text, "   phase {}", report.diagnosis.phase.as_str());
        for (phase, us) in phases(attempt) {
            let _ = write!(text, " · {} {}", phase.as_str(), slots::us(us));
        }
    } else {
        let _ = write!(text, "  phase {}", report.diagnosis.phase.as_str());
    }
    text.push_str("\n\n");
}

/// The bytes with the spot marked.
fn finding(text: &mut String, report: &Report<'_>) {
    let (Some(finding), Some((_, head))) = (report.facts.head_finding(), report.facts.raw_head())
    else {
        return;
    };
    let excerpt = finding.excerpt(head.raw);
    let _ = writeln!(
        text,
        "Line {}, byte {}: found {}, expected {}\n    {}{}{}",
        finding.line,
        finding.offset,
        slots::found(head.raw, finding.offset),
        finding.expected,
        excerpt.before,
        excerpt.marked,
        excerpt.after,
    );
    let indent = 4 + excerpt.before.chars().count();
    let width = excerpt.marked.chars().count().max(1);
    let _ = writeln!(text, "{:indent$}{}\n", "", "^".repeat(width));
}

fn likely(text: &mut String, report: &Report<'_>) {
    for (index, likely) in report.likely().take(LIKELY_MAX).enumerate() {
        if index == 0 {
            text.push_str("Likely, what the evidence speaks for first\n");
        }
        let _ = write!(text, "  {}. ", index + 1);
        wrap::fill(text, &likely.text, INDENT, LINE_MAX);
        if let Some(because) = &likely.because {
            text.push_str("     ");
            wrap::fill(text, &format!("Evidence: {because}."), INDENT, LINE_MAX);
        }
    }
}

fn steps(text: &mut String, report: &Report<'_>) {
    for (index, step) in report.steps().take(STEPS_MAX).enumerate() {
        if index == 0 {
            text.push_str("Next\n");
        }
        let _ = writeln!(text, "  {}", step.text);
        if let Some(command) = &step.command {
            let _ = writeln!(text, "    $ {command}");
        }
    }
}

fn attempts(text: &mut String, report: &Report<'_>) {
    if report.exchange.attempts.len() < 2 {
        return;
    }
    text.push_str("Tried\n");
    for (index, (attempt, diagnosis)) in report.attempts().enumerate().take(5) {
        let _ = write!(text, "  {}. ", index + 1);
        clean(text, &address_of(attempt));
        let _ = writeln!(text, "  {}", diagnosis.cause.code);
    }
}

fn foot(text: &mut String, report: &Report<'_>) {
    let exchange = report.exchange;
    text.push('\n');
    for hint in report.hints() {
        let _ = writeln!(text, "Hint     {}", report.fill(hint.text));
    }
    let _ = writeln!(
        text,
        "Status   {}, made by {}\nVerdict  {}; {} can act",
        report.diagnosis.status,
        match report.diagnosis.status_by {
            StatusBy::Proxy => "Candor",
            StatusBy::Upstream => "the upstream",
        },
        report.diagnosis.certainty.as_str(),
        report.actor(),
    );
    if let Some(place) = report.facts.value("config") {
        text.push_str("Config   ");
        clean(text, &place);
        if let Some(route) = &exchange.route {
            text.push_str(" (route ");
            clean(text, &route.name);
            text.push(')');
        }
        text.push('\n');
    }
    text.push_str("Request  ");
    clean(text, &exchange.request_id);
    let _ = writeln!(text, " at {}", report.time());
    let _ = writeln!(
        text,
        "More     candor explain {}",
        report.diagnosis.cause.code
    );
}
