//! `application/problem+json` (RFC 9457), written straight into the buffer.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::log;
use super::report::{Notice, Report};
use crate::shell::is_deceptive;
use crate::template;

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice) {
    let mut object = Object::open(out);
    object.text("type", &format!("urn:candor:cause:{}", notice.cause.code));
    object.text("title", notice.locale.say(notice.cause.title));
    object.value("status", &notice.status);
    object.text("detail", notice.locale.say(notice.cause.visitor));
    object.text("instance", &notice.request_id);
    object.text("cause", notice.cause.code);
    object.text("request_id", &notice.request_id);
    object.text("time", &notice.time);
    object.close();
    out.push(b'\n');
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>) {
    let diagnosis = report.diagnosis;
    let exchange = report.exchange;
    let mut detail = String::new();
    report.sentence(&mut detail);
    let mut object = Object::open(out);
    object.text(
        "type",
        &format!("urn:candor:cause:{}", diagnosis.cause.code),
    );
    object.text("title", report.say(diagnosis.cause.title));
    object.value("status", &diagnosis.status);
    object.text("detail", &detail);
    object.text("instance", &exchange.request_id);
    object.text("cause", diagnosis.cause.code);
    object.text("request_id", &exchange.request_id);
    object.text("time", &report.time());
    if let Some(reason) = diagnosis.reason {
        object.text("reason", reason);
    }
    object.text("phase", diagnosis.phase.as_str());
    object.text("certainty", diagnosis.certainty.as_str());
    object.text("party", diagnosis.cause.party.as_str());
    object.text("status_by", diagnosis.status_by.as_str());
    for (key, named) in [("site", &exchange.site), ("route", &exchange.route)] {
        if let Some(named) = named {
            object.text(key, &named.name);
        }
    }
    if let Some(place) = report.facts.value("config") {
        object.text("config", &place);
    }
    let asked = report.attempt().map(|attempt| attempt.upstream.as_str());
    if let Some(upstream) = asked.or_else(|| exchange.upstream_unasked()) {
        object.text("upstream", upstream);
    }
    log::attempts(object.member("attempts"), report);
    log::evidence(object.member("evidence"), report.facts.evidence);
    likely(object.member("likely"), report);
    steps(object.member("next_steps"), report);
    log::hints(object.member("hints"), report);
    object.close();
    out.push(b'\n');
}

fn likely(out: &mut Vec<u8>, report: &Report<'_>) {
    let mut array = Array::open(out);
    for (index, likely) in report.likely().enumerate() {
        let mut object = Object::open(array.element());
        object.value("rank", &(index + 1));
        object.text("id", likely.id);
        object.text("text", &likely.text);
        if let Some(because) = &likely.because {
            object.text("why", because);
        }
        object.close();
    }
    array.close();
}

fn steps(out: &mut Vec<u8>, report: &Report<'_>) {
    let mut array = Array::open(out);
    for step in report.steps() {
        let mut object = Object::open(array.element());
        object.text("text", &step.text);
        if let Some(command) = &step.command {
            object.text("command", command);
        }
        object.close();
    }
    array.close();
}

/// A JSON object that is being written.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl<'o> Object<'o> {
    pub(super) fn open(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, first: true }
    }

    /// Members for an object that another hand opened and closes: each has a leading comma.
    pub(super) const fn within(out: &'o mut Vec<u8>) -> Self {
        Self { out, first: false }
    }

    /// The name and colon of a member, whose value is then written into the buffer.
    pub(super) fn member(&mut self, name: &'static str) -> &mut Vec<u8> {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out
    }

    pub(super) fn text(&mut self, name: &'static str, value: &str) {
        value_into(self.member(name), value);
    }

    pub(super) fn value(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) {
        value_into(self.member(name), value);
    }

    pub(super) fn close(self) {
        self.out.push(b'}');
    }
}

/// A JSON array that is being written.
pub(super) struct Array<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl<'o> Array<'o> {
    pub(super) fn open(out: &'o mut Vec<u8>) -> Self {
        out.push(b'[');
        Self { out, first: true }
    }

    pub(super) fn element(&mut self) -> &mut Vec<u8> {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(b',');
        }
        self.out
    }

    pub(super) fn close(self) {
        self.out.push(b']');
    }
}

/// Appends one value.
pub(super) fn value_into(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    let start = out.len();
    let mut serializer = Serializer::with_formatter(&mut *out, Plain(CompactFormatter));
    if value.serialize(&mut serializer).is_err() {
        // No type of ours fails to serialize; should one ever, the line stays well-formed.
        out.truncate(start);
        out.extend_from_slice(b"null");
    }
}

/// Writes as usual, and escapes what a terminal would obey or not show: such lines are read with
/// `tail`.
struct Plain(CompactFormatter);

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Most text is plain, and quick to tell. What is below the space serde has escaped.
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return self.0.write_string_fragment(writer, fragment);
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(is_deceptive) {
            let (before, from) = rest.split_at(at);
            self.0.write_string_fragment(writer, before)?;
            let mut characters = from.chars();
            let mut units = [0; 2];
            if let Some(character) = characters.next() {
                for unit in character.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = characters.as_str();
        }
        self.0.write_string_fragment(writer, rest)
    }
}

/// A stranger's text as it is shown: what would steer a terminal, turn the direction of writing or
/// be invisible is written as an escape. Cut after 256 characters.
pub(super) fn cleaned(value: &str) -> String {
    let mut out = String::new();
    template::clean(&mut out, value);
    out
}
