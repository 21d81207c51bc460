//! What is drawn: for an operator a [`Report`], for a visitor a [`Notice`].

use super::words::Words;
use crate::causes::{Cause, Likely, Weight};
use crate::diagnosis::{Diagnosis, StatusBy, diagnose_attempt};
use crate::exchange::{Attempt, Exchange, Phase};
use crate::explain::actor;
use crate::facts::Facts;
use crate::locale::Locale;
use crate::{circumstances, hint, template, time};

/// At most so many likely causes are shown.
const LIKELY_MAX: usize = 5;

/// All that a visitor is shown is made from.
pub(super) struct Notice {
    pub(super) locale: Locale,
    pub(super) cause: &'static Cause,
    pub(super) status: u16,
    pub(super) status_by: StatusBy,
    pub(super) error_type: Option<&'static str>,
    pub(super) request_id: String,
    pub(super) time: String,
}

impl Notice {
    pub(super) fn new(exchange: &Exchange, diagnosis: &Diagnosis, locale: Locale) -> Self {
        let mut request_id = String::new();
        template::clean(&mut request_id, &exchange.request_id);
        let mut time = String::new();
        time::write_ms(&mut time, exchange.time_unix_ms);
        Self {
            locale,
            cause: diagnosis.cause,
            status: diagnosis.status,
            status_by: diagnosis.status_by,
            error_type: diagnosis.error_type,
            request_id,
            time,
        }
    }
}

/// All that an operator is shown is made from.
pub(super) struct Report<'a> {
    pub(super) exchange: &'a Exchange,
    pub(super) diagnosis: &'a Diagnosis,
    pub(super) facts: Facts<'a>,
}

/// A likely cause as it is shown.
pub(super) struct LikelyShown {
    pub(super) id: &'static str,
    pub(super) text: String,
    pub(super) because: Option<String>,
}

/// A next step as it is shown.
pub(super) struct StepShown {
    pub(super) text: String,
    pub(super) command: Option<String>,
}

impl<'a> Report<'a> {
    pub(super) fn new(exchange: &'a Exchange, diagnosis: &'a Diagnosis, locale: Locale) -> Self {
        let mut facts = Facts::of(exchange, diagnosis);
        facts.locale = locale;
        Self {
            exchange,
            diagnosis,
            facts,
        }
    }

    /// The words in the reader's language.
    pub(super) fn say<'t>(&self, english: &'t str) -> &'t str {
        self.facts.locale.say(english)
    }

    /// What happened, in one sentence with the real names and numbers.
    pub(super) fn sentence(&self, out: &mut String) {
        let template = (self.diagnosis.cause.sentence)(&self.facts);
        template::sentence(out, self.say(template), &self.facts);
    }

    /// A text of the catalog in the reader's language, with the real values.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut out = String::new();
        self.fill_onto(&mut out, template);
        out
    }

    /// The same, appended.
    pub(super) fn fill_onto(&self, out: &mut String, template: &str) {
        template::sentence(out, self.say(template), &self.facts);
    }

    /// The fixed words in the reader's language.
    pub(super) const fn words(&self) -> Words {
        Words::new(self.facts.locale)
    }

    /// A text that is in the reader's language already, with the real values.
    pub(super) fn fill_in(&self, said: &str) -> String {
        let mut out = String::new();
        template::sentence(&mut out, said, &self.facts);
        out
    }

    /// The likely causes, what the evidence speaks for first.
    pub(super) fn ranked(&self) -> Vec<(&'static Likely, Weight)> {
        rank(self.diagnosis.cause, &self.facts)
    }

    pub(super) fn likely(&self) -> impl Iterator<Item = LikelyShown> + '_ {
        let ranked = self.ranked().into_iter();
        ranked.map(|(likely, weight)| LikelyShown {
            id: likely.id,
            text: self.fill(likely.text),
            because: weight.because().map(|because| self.fill(because)),
        })
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = StepShown> + '_ {
        let steps = circumstances::steps(&self.facts);
        let mut told: Vec<String> = Vec::new();
        steps
            .chain(self.diagnosis.cause.steps)
            .filter(|step| (step.when)(&self.facts))
            .filter_map(|step| {
                let command = match step.command {
                    Some(command) => Some(template::command(command, &self.facts)?),
                    None => None,
                };
                Some(StepShown {
                    text: self.fill(step.text),
                    command,
                })
            })
            // Two that lead here by the same command are one.
            .filter(move |step| match &step.command {
                Some(command) if told.contains(command) => false,
                Some(command) => {
                    told.push(command.clone());
                    true
                }
                None => true,
            })
    }

    pub(super) fn hints(&self) -> impl Iterator<Item = &'static hint::Hint> + '_ {
        hint::of(&self.facts)
    }

    /// The attempt that decided, or the last.
    pub(super) fn attempt(&self) -> Option<&'a Attempt> {
        self.facts.nearest_attempt()
    }

    /// The diagnosis of each attempt.
    pub(super) fn attempts(&self) -> impl Iterator<Item = (&'a Attempt, Diagnosis)> + '_ {
        let attempts = self.exchange.attempts.iter().enumerate();
        attempts.map(|(index, attempt)| {
            let is_decisive = self.diagnosis.attempt == Some(index);
            let diagnosis = match is_decisive {
                true => self.diagnosis.clone(),
                false => diagnose_attempt(self.exchange, index),
            };
            (attempt, diagnosis)
        })
    }

    pub(super) fn time(&self) -> String {
        let mut out = String::new();
        time::write_ms(&mut out, self.exchange.time_unix_ms);
        out
    }

    /// Who can act, in words.
    pub(super) fn actor(&self) -> &'static str {
        actor(self.diagnosis.cause.party, self.facts.locale)
    }

    /// Where the path from client to upstream is broken.
    pub(super) const fn broken_leg(&self) -> Leg {
        match self.diagnosis.phase {
            Phase::Accept => Leg::Client,
            Phase::Route | Phase::Admit | Phase::Select => Leg::Candor,
            _ => Leg::Upstream,
        }
    }
}

/// A part of the path from client to upstream.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Leg {
    Client,
    Candor,
    Upstream,
}

/// The likely causes of a cause in the light of these facts.
pub(crate) fn rank(cause: &Cause, facts: &Facts<'_>) -> Vec<(&'static Likely, Weight)> {
    let behind = circumstances::all().map(|it| &it.likely);
    let weighed = behind
        .chain(cause.likely)
        .map(|likely| (likely, (likely.weigh)(facts)));
    let mut ranked: Vec<_> = weighed
        .filter(|(_, weight)| *weight != Weight::Excluded)
        .collect();
    // Stable: within a tier the catalog's order, the most frequent first, stays.
    ranked.sort_by_key(|(_, weight)| weight.tier());
    ranked.truncate(LIKELY_MAX);
    ranked
}

/// The phases of an attempt that were entered, and how long they took.
pub(super) fn phases(attempt: &Attempt) -> impl Iterator<Item = (Phase, u64)> {
    let timeline = &attempt.timeline;
    [
        (Phase::Resolve, timeline.resolve_us),
        (Phase::Connect, timeline.connect_us),
        (Phase::Tls, timeline.tls_us),
        (Phase::Request, timeline.request_us),
        (Phase::Head, timeline.head_us),
        (Phase::Body, timeline.body_us),
    ]
    .into_iter()
    .filter_map(|(phase, us)| us.map(|us| (phase, us)))
}
