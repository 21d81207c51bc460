//! The page. Complete without a script: the only one there is adds buttons that copy. No external
//! asset; style sheet and script are named by their hashes.

mod parts;

use askama::Template;

use super::facts_table::{Fact, table};
use super::json::cleaned;
use super::report::{LikelyShown, Notice, Report, StepShown};
use super::words::Words;
use super::{Audience, Text, text};
use crate::diagnosis::{Certainty, StatusBy};
use crate::explain::{Section, sections};
use crate::names;
use parts::{AttemptRow, Bar, Bytes, Log, Part, PlaceRow};

/// Nothing may be loaded, run or sent from a page; its own style sheet and script are known by their
/// hashes, which a test compares.
macro_rules! policy {
    ($more:literal) => {
        concat!(
            "default-src 'none'; style-src 'sha256-WdcSQOIyiPzgJrgrSEckSYKEqmU7IW93JWYw3alcUxc='; ",
            $more,
            "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
    };
}
const OPERATOR_POLICY: &str =
    policy!("script-src 'sha256-h+hta92lsC6ESnA7I60dQMPb4LC+yU8z4qQiZNetQj4='; ");
const VISITOR_POLICY: &str = policy!("");

/// The `Content-Security-Policy` of a page.
pub const fn policy(audience: Audience) -> &'static str {
    match audience {
        Audience::Operator => OPERATOR_POLICY,
        Audience::Visitor => VISITOR_POLICY,
    }
}

/// The style sheet of every page.
pub const STYLE: &str = include_str!("../../../templates/style.css");
/// Adds a button to each command and to the report. Nothing depends on it.
pub(crate) const SCRIPT: &str = include_str!("../../../templates/copy.js");

#[derive(Template)]
#[template(path = "visitor.html")]
struct VisitorPage<'a> {
    words: Words,
    style: &'static str,
    status: u16,
    phrase: &'static str,
    sentence: &'a str,
    again: Option<&'static str>,
    code: &'static str,
    request_id: &'a str,
    time: &'a str,
}

#[derive(Template)]
#[template(path = "operator.html")]
struct OperatorPage<'a> {
    words: Words,
    style: &'static str,
    script: &'static str,
    status: u16,
    phrase: &'static str,
    code: &'static str,
    reason: Option<&'static str>,
    sentence: String,
    request_id: String,
    time: String,
    request: String,
    report: &'a str,
    path: Vec<Part>,
    bars: Vec<Bar>,
    timer: Option<String>,
    likely: Vec<LikelyShown>,
    steps: Vec<StepShown>,
    hints: Vec<String>,
    attempts: Vec<AttemptRow>,
    bytes: Option<Bytes>,
    logs: Vec<Log>,
    facts: Vec<Fact>,
    status_by: &'static str,
    certainty: &'static str,
    party: &'static str,
    places: Vec<PlaceRow>,
    sections: Vec<Section<&'static str>>,
}

/// Text and code by turns, as backticks part them.
pub(super) fn spans(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split('`')
        .enumerate()
        .map(|(index, part)| (index % 2 == 1, part))
}

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice) {
    let words = Words::new(notice.locale);
    let page = VisitorPage {
        words,
        style: STYLE,
        status: notice.status,
        phrase: names::status_phrase(notice.status),
        sentence: notice.locale.say(notice.cause.visitor),
        again: (notice.status == 503).then(|| words.again()),
        code: notice.cause.code,
        request_id: &notice.request_id,
        time: &notice.time,
    };
    write(out, &page);
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>) {
    let words = report.words();
    let diagnosis = report.diagnosis;
    let exchange = report.exchange;
    let asked = &exchange.request;
    let mut sentence = String::new();
    report.sentence(&mut sentence);
    let page = OperatorPage {
        words,
        style: STYLE,
        script: SCRIPT,
        status: diagnosis.status,
        phrase: names::status_phrase(diagnosis.status),
        code: diagnosis.cause.code,
        reason: diagnosis.reason,
        sentence,
        request_id: cleaned(&exchange.request_id),
        time: report.time(),
        request: cleaned(&format!(
            "{} {}://{}{}",
            asked.method, asked.scheme, asked.host, asked.path
        )),
        report: &text::plain(report),
        path: parts::picture(report, words),
        bars: parts::bars(report),
        timer: report
            .facts
            .timer()
            .map(|_| report.fill_in(words.ran_out())),
        likely: report.likely().collect(),
        steps: report.steps().collect(),
        hints: report.hints().map(|hint| report.fill(hint.text)).collect(),
        attempts: parts::attempts(report, words),
        bytes: parts::bytes(report, words),
        logs: parts::logs(report),
        facts: table(report.facts.evidence),
        status_by: match diagnosis.status_by {
            StatusBy::Proxy => words.made_by_proxy(),
            StatusBy::Upstream => words.made_by_upstream(),
        },
        certainty: match diagnosis.certainty {
            Certainty::Certain => words.certain(),
            Certainty::Likely => words.inferred(),
            Certainty::Unknown => words.unknown(),
        },
        party: report.actor(),
        places: parts::places(report, words),
        sections: sections(diagnosis.cause, report.facts.locale),
    };
    write(out, &page);
}

fn write(out: &mut Vec<u8>, page: &impl Template) {
    // Rendering to memory fails only if a value fails to be written, and ours are strings.
    let _ = Template::render_into(page, &mut Text(out));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_policy_names_the_style_sheet_and_the_script() {
        for (directive, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
            let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
            let expected = format!("{directive} 'sha256-{}';", base64(digest.as_ref()));
            assert!(OPERATOR_POLICY.contains(&expected), "{expected}");
        }
    }

    fn base64(bytes: &[u8]) -> String {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let mut group = [0; 4];
            group[1..=chunk.len()].copy_from_slice(chunk);
            let group = u32::from_be_bytes(group);
            for place in 0..4 {
                let index = (group >> (18 - 6 * place)) & 63;
                let filled = place <= chunk.len();
                out.push(if filled {
                    char::from(ALPHABET[index as usize])
                } else {
                    '='
                });
            }
        }
        out
    }
}
