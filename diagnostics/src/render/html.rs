//! The page. No script, no external asset, one style sheet named by its hash.

use askama::Template;

use super::facts_table::{Fact, table};
use super::json::cleaned;
use super::report::{Leg, LikelyShown, Notice, Report, StepShown, phases};
use crate::diagnosis::{Certainty, StatusBy};
use crate::explain::{Section, sections};
use crate::facts::{address_of, slots};
use crate::names;

/// Nothing may be loaded, run or sent from the page; its own style sheet is known by its hash, which
/// a test compares.
pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'sha256-wY5wKTO2NMjX+UgpVAuwANafEZImeBX88EZx6IKUMpo='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(crate) const STYLE: &str = include_str!("../../templates/style.css");
/// At most so many attempts are listed.
const ATTEMPTS_MAX: usize = 10;

#[derive(Template)]
#[template(path = "visitor.html")]
struct VisitorPage<'a> {
    style: &'static str,
    status: u16,
    phrase: &'static str,
    sentence: &'a str,
    lang: &'static str,
    code: &'static str,
    request_id: &'a str,
    time: &'a str,
}

#[derive(Template)]
#[template(path = "operator.html")]
struct OperatorPage {
    style: &'static str,
    status: u16,
    phrase: &'static str,
    code: &'static str,
    reason: Option<&'static str>,
    sentence: String,
    lang: &'static str,
    request_id: String,
    time: String,
    request: String,
    path: Vec<Part>,
    likely: Vec<LikelyShown>,
    steps: Vec<StepShown>,
    hints: Vec<String>,
    bytes: Option<Bytes>,
    attempts: Vec<AttemptRow>,
    facts: Vec<Fact>,
    status_by: &'static str,
    certainty: &'static str,
    party: &'static str,
    places: Vec<(&'static str, String)>,
    sections: Vec<Section>,
}

/// Text and code by turns, as backticks part them.
fn spans(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split('`')
        .enumerate()
        .map(|(index, part)| (index % 2 == 1, part))
}

/// A node or a leg of the picture.
struct Part {
    is_leg: bool,
    /// The class that colors it: empty, `bad` or `ghost`.
    state: &'static str,
    title: String,
    lines: Vec<String>,
}

/// The bytes of a head, with the spot.
struct Bytes {
    line: u32,
    offset: usize,
    found: String,
    expected: &'static str,
    before: String,
    marked: String,
    after: String,
}

struct AttemptRow {
    peer: String,
    phase: &'static str,
    code: &'static str,
    phases: String,
}

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice) {
    let page = VisitorPage {
        style: STYLE,
        status: notice.status,
        phrase: names::status_phrase(notice.status),
        sentence: notice.locale.say(notice.cause.visitor),
        lang: notice.locale.tag(),
        code: notice.cause.code,
        request_id: &notice.request_id,
        time: &notice.time,
    };
    write(out, &page);
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>) {
    let diagnosis = report.diagnosis;
    let exchange = report.exchange;
    let request = &exchange.request;
    let mut sentence = String::new();
    report.sentence(&mut sentence);
    let page = OperatorPage {
        style: STYLE,
        status: diagnosis.status,
        phrase: names::status_phrase(diagnosis.status),
        code: diagnosis.cause.code,
        reason: diagnosis.reason,
        sentence,
        lang: report.facts.locale.tag(),
        request_id: cleaned(&exchange.request_id),
        time: report.time(),
        request: cleaned(&format!(
            "{} {}://{}{}",
            request.method, request.scheme, request.host, request.path
        )),
        path: picture(report),
        likely: report.likely().collect(),
        steps: report.steps().collect(),
        hints: report.hints().map(|hint| report.fill(hint.text)).collect(),
        bytes: bytes(report),
        attempts: attempts(report),
        facts: table(report.facts.evidence),
        status_by: match diagnosis.status_by {
            StatusBy::Proxy => "Candor, not by the application",
            StatusBy::Upstream => "the upstream, and passed on by Candor",
        },
        certainty: match diagnosis.certainty {
            Certainty::Certain => "certain: the peer or the kernel said so in terms",
            Certainty::Likely => "likely: inferred from the evidence",
            Certainty::Unknown => "unknown: this failure has no name of its own yet",
        },
        party: report.actor(),
        places: places(report),
        sections: sections(diagnosis.cause, report.facts.locale),
    };
    write(out, &page);
}

fn write(out: &mut Vec<u8>, page: &impl Template) {
    // Rendering to memory fails only if a value fails to be written, and ours are strings.
    let _ = Template::render_into(page, &mut Text(out));
}

/// Lets text be written into bytes.
struct Text<'o>(&'o mut Vec<u8>);

impl std::fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Client → Candor → upstream, with the broken leg.
fn picture(report: &Report<'_>) -> Vec<Part> {
    let broken = report.broken_leg();
    let request = &report.exchange.request;
    let state = |leg| if broken == leg { "bad" } else { "" };
    let broke = |leg| match broken == leg {
        true => format!("broke in phase {}", report.diagnosis.phase.as_str()),
        false => String::new(),
    };
    let client = Part {
        is_leg: false,
        state: "",
        title: "Client".to_owned(),
        lines: lines([&request.client, &request.protocol]),
    };
    let to_candor = Part {
        is_leg: true,
        state: state(Leg::Client),
        title: broke(Leg::Client),
        lines: Vec::new(),
    };
    let candor = Part {
        is_leg: false,
        state: state(Leg::Candor),
        title: "Candor".to_owned(),
        lines: lines([&request.listener]),
    };
    let mut path = vec![client, to_candor, candor];
    let Some(attempt) = report.attempt() else {
        path.push(Part {
            is_leg: true,
            state: "ghost",
            title: String::new(),
            lines: Vec::new(),
        });
        path.push(Part {
            is_leg: false,
            state: "ghost",
            title: "No upstream".to_owned(),
            lines: vec!["none was asked".to_owned()],
        });
        return path;
    };
    let timings =
        phases(attempt).map(|(phase, us)| format!("{} {}", phase.as_str(), slots::us(us)));
    path.push(Part {
        is_leg: true,
        state: state(Leg::Upstream),
        title: broke(Leg::Upstream),
        lines: timings.collect(),
    });
    let peer = address_of(attempt);
    let mut told = vec![cleaned(&peer)];
    if attempt.server != *peer {
        told.push(cleaned(&attempt.server));
    }
    path.push(Part {
        is_leg: false,
        state: "",
        title: if attempt.upstream == attempt.server {
            "Upstream".to_owned()
        } else {
            format!("Upstream {}", cleaned(&attempt.upstream))
        },
        lines: told,
    });
    path
}

fn lines<const N: usize>(values: [&String; N]) -> Vec<String> {
    let filled = values.into_iter().filter(|value| !value.is_empty());
    filled.map(|value| cleaned(value)).collect()
}

fn bytes(report: &Report<'_>) -> Option<Bytes> {
    let finding = report.facts.head_finding()?;
    let (_, head) = report.facts.raw_head()?;
    let excerpt = finding.excerpt(head.raw);
    Some(Bytes {
        line: finding.line,
        offset: finding.offset,
        found: slots::found(head.raw, finding.offset),
        expected: finding.expected,
        before: excerpt.before,
        marked: match excerpt.marked.is_empty() {
            true => "(end)".to_owned(),
            false => excerpt.marked,
        },
        after: excerpt.after,
    })
}

fn attempts(report: &Report<'_>) -> Vec<AttemptRow> {
    let attempts = report.attempts().take(ATTEMPTS_MAX);
    attempts
        .map(|(attempt, diagnosis)| {
            let mut told: Vec<String> = phases(attempt)
                .map(|(phase, us)| format!("{} {}", phase.as_str(), slots::us(us)))
                .collect();
            if let Some(reused) = &attempt.reused {
                told.insert(0, format!("reused after {}", slots::ms(reused.idle_ms)));
            }
            AttemptRow {
                peer: cleaned(&address_of(attempt)),
                phase: diagnosis.phase.as_str(),
                code: diagnosis.cause.code,
                phases: told.join(" · "),
            }
        })
        .collect()
}

/// Site, route and upstream with file and line.
fn places(report: &Report<'_>) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    let exchange = report.exchange;
    for (title, named) in [("Site", &exchange.site), ("Route", &exchange.route)] {
        if let Some(named) = named {
            rows.push((title, written(&named.name, named.place.as_ref())));
        }
    }
    if let Some(attempt) = report.attempt() {
        rows.push((
            "Upstream",
            written(&attempt.upstream, attempt.place.as_ref()),
        ));
    }
    rows
}

fn written(name: &str, place: Option<&crate::exchange::Place>) -> String {
    match place {
        Some(place) => cleaned(&format!("{name}, written at {place}")),
        None => cleaned(name),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_policy_names_the_style_sheet() {
        let digest = ring::digest::digest(&ring::digest::SHA256, STYLE.as_bytes());
        let expected = format!("'sha256-{}'", base64(digest.as_ref()));
        assert!(
            CONTENT_SECURITY_POLICY.contains(&expected),
            "style-src {expected}"
        );
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
