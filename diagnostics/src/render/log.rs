//! The members of a log line that only a failure has; problem+json shares them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json::{Array, Object, value_into};
use super::report::{Report, phases};
use crate::anatomy::{self, Finding};
use crate::diagnosis::diagnose_attempt;
use crate::evidence::{Evidence, LastWords};
use crate::exchange::Exchange;
use crate::facts::slots;
use crate::locale::Locale;

/// At most so many facts and attempts stand in a line.
const LIST_MAX: usize = 16;
/// At most so many defects of one head.
const DEFECTS_MAX: usize = 3;

pub(super) fn members(out: &mut Vec<u8>, report: &Report<'_>) {
    let diagnosis = report.diagnosis;
    let mut object = Object::within(out);
    object.text("cause", diagnosis.cause.code);
    if let Some(reason) = diagnosis.reason {
        object.text("reason", reason);
    }
    object.text("phase", diagnosis.phase.as_str());
    object.text("certainty", diagnosis.certainty.as_str());
    brief_evidence(object.member("evidence"), report.facts.evidence);
    hints(object.member("hints"), report);
    if report.exchange.attempts.len() > 1 {
        attempts(object.member("attempts"), report);
    }
}

/// The last attempt succeeded: what is told is of those before it.
pub(super) fn recovered(out: &mut Vec<u8>, exchange: &Exchange) {
    let failed = 0..exchange.attempts.len().saturating_sub(1).min(LIST_MAX);
    let diagnoses: Vec<_> = failed.map(|it| diagnose_attempt(exchange, it)).collect();
    let Some(first) = diagnoses.first() else {
        return;
    };
    let mut ids: Vec<&str> = Vec::new();
    for diagnosis in &diagnoses {
        for hint in Report::new(exchange, diagnosis, Locale::English).hints() {
            if !ids.contains(&hint.id) {
                ids.push(hint.id);
            }
        }
    }
    let mut object = Object::within(out);
    object.value("hints", &ids);
    attempts(
        object.member("attempts"),
        &Report::new(exchange, first, Locale::English),
    );
}

pub(super) fn finding_members(out: &mut Vec<u8>, code: &str, facts: &[Evidence]) {
    let mut object = Object::within(out);
    object.text("cause", code);
    evidence(object.member("evidence"), facts);
}

pub(super) fn evidence(out: &mut Vec<u8>, facts: &[Evidence]) {
    let mut array = Array::open(out);
    for fact in facts.iter().take(LIST_MAX) {
        value_into(array.element(), &Shown(fact));
    }
    array.close();
}

/// For a line of the log: what the application's own log says stands there once, not in each line.
fn brief_evidence(out: &mut Vec<u8>, facts: &[Evidence]) {
    let mut array = Array::open(out);
    for fact in facts.iter().take(LIST_MAX) {
        let element = array.element();
        match fact {
            Evidence::LastWords(words) => value_into(element, &Brief(words)),
            _ => value_into(element, &Shown(fact)),
        }
    }
    array.close();
}

pub(super) fn hints(out: &mut Vec<u8>, report: &Report<'_>) {
    let mut array = Array::open(out);
    for hint in report.hints() {
        value_into(array.element(), hint.id);
    }
    array.close();
}

pub(super) fn attempts(out: &mut Vec<u8>, report: &Report<'_>) {
    let mut array = Array::open(out);
    for (index, (attempt, diagnosis)) in report.attempts().enumerate().take(LIST_MAX) {
        let mut object = Object::open(array.element());
        object.value("n", &(index + 1));
        object.text("upstream", &attempt.upstream);
        // Which member answered after a retry, its address says.
        if !attempt.server.is_empty() {
            object.text("server", &attempt.server);
        }
        object.value("peer", &attempt.peer);
        let succeeded = report.exchange.recovered && index + 1 == report.exchange.attempts.len();
        if succeeded {
            object.value("status", &attempt.received_status);
        } else {
            object.text("cause", diagnosis.cause.code);
            if let Some(reason) = diagnosis.reason {
                object.text("reason", reason);
            }
            object.text("phase", diagnosis.phase.as_str());
        }
        if let Some(reused) = &attempt.reused {
            object.value("reused", reused);
        }
        let mut timings = Object::open(object.member("phase_ms"));
        for (phase, us) in phases(attempt) {
            value_into(timings.member(phase.as_str()), &(us as f64 / 1000.0));
        }
        timings.close();
        object.value("bytes_out", &attempt.bytes_sent);
        object.value("bytes_in", &attempt.bytes_received);
        object.close();
    }
    array.close();
}

/// One fact; a response head is told by what is wrong with it, never by its bytes.
struct Shown<'a>(&'a Evidence);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Evidence::ResponseHead {
            raw,
            total,
            end,
            refused,
        } = self.0
        else {
            return self.0.serialize(serializer);
        };
        let anatomy = anatomy::dissect(raw);
        let defects = anatomy.findings.iter().take(DEFECTS_MAX);
        let parse: Vec<_> = defects.map(|finding| Defect { finding, raw }).collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", "response_head")?;
        map.serialize_entry("total", total)?;
        map.serialize_entry("end", end)?;
        map.serialize_entry("refused", refused)?;
        map.serialize_entry("complete", &anatomy.complete)?;
        map.serialize_entry("lines", &anatomy.lines)?;
        if let Some(protocol) = &anatomy.protocol {
            map.serialize_entry("protocol", protocol)?;
        }
        map.serialize_entry("parse", &parse)?;
        map.end()
    }
}

/// The end of a log without its lines.
struct Brief<'a>(&'a LastWords);

impl Serialize for Brief<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", "last_words")?;
        map.serialize_entry("source", words.source)?;
        map.serialize_entry("name", &words.name)?;
        if let Some(ending) = &words.ending {
            map.serialize_entry("ending", ending)?;
        }
        if let Some(listens) = &words.listens {
            map.serialize_entry("listens", listens)?;
        }
        map.end()
    }
}

struct Defect<'a> {
    finding: &'a Finding,
    raw: &'a [u8],
}

impl Serialize for Defect<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.finding;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("defect", finding.defect.as_str())?;
        map.serialize_entry("reason", finding.reason)?;
        map.serialize_entry("offset", &finding.offset)?;
        map.serialize_entry("line", &finding.line)?;
        map.serialize_entry("expected", finding.expected)?;
        let found = slots::found(self.raw, finding.offset, Locale::English);
        map.serialize_entry("found", &found)?;
        map.serialize_entry("excerpt", &finding.excerpt(self.raw))?;
        map.serialize_entry("mended", &finding.mended)?;
        map.end()
    }
}
