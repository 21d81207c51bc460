//! All that is known of one failed request, and which of them are asked for.

use std::borrow::Cow;
use std::sync::Arc;

use candor_diagnostics::diagnosis::{Diagnosis, diagnose};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Attempt, Exchange};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};
use serde_json::{Value, json};

/// A failed request, as it was seen or as a file has kept it.
#[derive(Clone, Debug)]
pub struct Story {
    /// Counts stories, so that they have an order.
    pub(super) number: u64,
    /// The incident it belongs to.
    incident: u64,
    /// Whether the fault was put there on purpose (`candor practice`).
    injected: bool,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    /// Seen by this process.
    Seen(Box<Exchange>, Box<Diagnosis>),
    /// Kept by a file, drawn when it was seen.
    Kept { json: Value, text: Box<str> },
}

/// A failure to remember.
#[derive(Debug)]
pub struct Failed {
    /// What happened.
    pub exchange: Exchange,
    /// Why.
    pub diagnosis: Diagnosis,
    /// Whether an operator asked.
    pub is_operator: bool,
    /// Whether the fault was put there on purpose.
    pub injected: bool,
}

/// Which stories are asked for; what is `None` does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At most so many.
    pub limit: Option<usize>,
    /// A site's key.
    pub site: Option<String>,
    /// A cause's code.
    pub cause: Option<String>,
    /// An upstream's name.
    pub upstream: Option<String>,
    /// An incident's number.
    pub incident: Option<u64>,
}

impl Filter {
    /// Whether a story is among them.
    pub fn takes(&self, story: &Story) -> bool {
        let is = |wanted: &Option<String>, has: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| has == Some(wanted))
        };
        is(&self.site, story.site())
            && is(&self.cause, Some(story.cause()))
            && is(&self.upstream, story.upstream())
            && self.incident.is_none_or(|id| id == story.incident)
    }
}

impl Story {
    pub(super) fn seen(number: u64, incident: u64, failed: Failed) -> Self {
        Self {
            number,
            incident,
            injected: failed.injected,
            content: Content::Seen(Box::new(failed.exchange), Box::new(failed.diagnosis)),
        }
    }

    /// A story of another process, as [`Story::json`] and [`Story::text`] drew it in color. `None`:
    /// it is none.
    pub(super) fn kept(number: u64, json: Value, text: String) -> Option<Self> {
        let is_text = |name: &str| json[name].is_string();
        let whole = is_text("request_id") && is_text("cause") && json["time_unix_ms"].is_i64();
        whole.then(|| Self {
            number,
            incident: json["incident"].as_u64().unwrap_or_default(),
            injected: json["injected"].as_bool().unwrap_or_default(),
            content: Content::Kept {
                json,
                text: text.into(),
            },
        })
    }

    /// The same with what a look around found; `None` if that is known already.
    pub(super) fn with_facts(&self, facts: &[Evidence]) -> Option<Self> {
        let Content::Seen(exchange, diagnosis) = &self.content else {
            return None;
        };
        let attempt = diagnosis.attempt?;
        let drawn = |fact: &Evidence| serde_json::to_string(fact).unwrap_or_default();
        let known: Vec<String> = exchange.attempts[attempt]
            .evidence
            .iter()
            .map(drawn)
            .collect();
        let mut facts = facts.iter().filter(|fact| !known.contains(&drawn(fact)));
        let first = facts.next()?;
        let mut exchange = exchange.clone();
        let evidence = &mut exchange.attempts[attempt].evidence;
        evidence.push(first.clone());
        evidence.extend(facts.cloned());
        let diagnosis = Box::new(diagnose(&exchange));
        Some(Self {
            content: Content::Seen(exchange, diagnosis),
            ..*self
        })
    }

    /// `X-Request-Id`.
    pub fn request_id(&self) -> &str {
        match &self.content {
            Content::Seen(exchange, _) => &exchange.request_id,
            Content::Kept { json, .. } => text(json, "request_id"),
        }
    }

    /// When the request head was complete, in milliseconds since the Unix epoch.
    pub fn time_unix_ms(&self) -> i64 {
        match &self.content {
            Content::Seen(exchange, _) => exchange.time_unix_ms,
            Content::Kept { json, .. } => json["time_unix_ms"].as_i64().unwrap_or_default(),
        }
    }

    /// The cause's code.
    pub fn cause(&self) -> &str {
        match &self.content {
            Content::Seen(_, diagnosis) => diagnosis.cause.code,
            Content::Kept { json, .. } => text(json, "cause"),
        }
    }

    /// The cause in a few words.
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Seen(_, diagnosis) => diagnosis.cause.title,
            Content::Kept { json, .. } => text(json, "title"),
        }
    }

    /// What happened, in one sentence.
    pub fn detail(&self) -> String {
        match &self.content {
            Content::Seen(exchange, diagnosis) => render::sentence(exchange, diagnosis),
            Content::Kept { json, .. } => text(json, "detail").to_owned(),
        }
    }

    /// The status that was answered.
    pub fn status(&self) -> u16 {
        match &self.content {
            Content::Seen(_, diagnosis) => diagnosis.status,
            Content::Kept { json, .. } => {
                let status = json["status"].as_u64().unwrap_or_default();
                u16::try_from(status).unwrap_or_default()
            }
        }
    }

    /// The request's method.
    pub fn method(&self) -> &str {
        self.request("method", |exchange| &exchange.request.method)
    }

    /// The request's host.
    pub fn host(&self) -> &str {
        self.request("host", |exchange| &exchange.request.host)
    }

    /// The request's path, without the query.
    pub fn path(&self) -> &str {
        self.request("path", |exchange| &exchange.request.path)
    }

    fn request(&self, name: &str, of: impl Fn(&Exchange) -> &String) -> &str {
        match &self.content {
            Content::Seen(exchange, _) => of(exchange),
            Content::Kept { json, .. } => text(&json["request"], name),
        }
    }

    /// The site's key, if one was chosen.
    pub fn site(&self) -> Option<&str> {
        match &self.content {
            Content::Seen(exchange, _) => exchange.site.as_ref().map(|site| &*site.name),
            Content::Kept { json, .. } => json["site"].as_str(),
        }
    }

    /// The upstream's name, if one was asked.
    pub fn upstream(&self) -> Option<&str> {
        match &self.content {
            Content::Seen(exchange, diagnosis) => upstream_of(exchange, diagnosis),
            Content::Kept { json, .. } => json["upstream"].as_str(),
        }
    }

    /// From the end of the request head to the failure, in milliseconds.
    pub fn duration_ms(&self) -> u64 {
        match &self.content {
            Content::Seen(exchange, _) => exchange.duration_us / 1_000,
            Content::Kept { json, .. } => json["duration_ms"].as_u64().unwrap_or_default(),
        }
    }

    /// The number of the incident it belongs to.
    pub const fn incident(&self) -> u64 {
        self.incident
    }

    /// Whether the fault was put there on purpose.
    pub const fn is_injected(&self) -> bool {
        self.injected
    }

    /// What happened and why; `None` for a story from before a restart.
    pub fn seen_as(&self) -> Option<(&Exchange, &Diagnosis)> {
        match &self.content {
            Content::Seen(exchange, diagnosis) => Some((exchange, diagnosis)),
            Content::Kept { .. } => None,
        }
    }

    /// The operator's problem+json with `request`, `duration_ms`, `time_unix_ms`, `incident` and
    /// `injected`.
    pub fn json(&self) -> Value {
        let (exchange, diagnosis) = match &self.content {
            Content::Seen(exchange, diagnosis) => (exchange, diagnosis),
            Content::Kept { json, .. } => return json.clone(),
        };
        let drawn = draw(Format::ProblemJson, Locale::English, exchange, diagnosis);
        // What we draw is JSON; if it ever were not, the rest is still worth having.
        let mut problem = serde_json::from_slice(&drawn).unwrap_or_else(|_| json!({}));
        let request = &exchange.request;
        problem["request"] = json!({
            "method": request.method,
            "scheme": request.scheme,
            "host": request.host,
            "path": request.path,
            "protocol": request.protocol,
            "client": request.client,
        });
        problem["duration_ms"] = (exchange.duration_us / 1_000).into();
        problem["time_unix_ms"] = exchange.time_unix_ms.into();
        problem["incident"] = self.incident.into();
        problem["injected"] = self.injected.into();
        problem
    }

    /// The operator's text, in the colors of a terminal or without.
    pub fn text(&self, color: bool) -> String {
        let format = if color {
            Format::Terminal
        } else {
            Format::Text
        };
        match &self.content {
            Content::Seen(exchange, diagnosis) => {
                let drawn = draw(format, Locale::English, exchange, diagnosis);
                String::from_utf8_lossy(&drawn).into_owned()
            }
            Content::Kept { text, .. } if color => text.to_string(),
            Content::Kept { text, .. } => uncolored(text),
        }
    }

    /// The operator's page; `None` for a story from before a restart.
    pub fn html(&self, locale: Locale) -> Option<String> {
        let (exchange, diagnosis) = self.seen_as()?;
        let drawn = draw(Format::Html, locale, exchange, diagnosis);
        Some(String::from_utf8_lossy(&drawn).into_owned())
    }

    /// About how many bytes it takes.
    pub(super) fn weight(&self) -> usize {
        /// What a fact points to, apart from the bytes of heads, which are counted.
        const FACT: usize = size_of::<Evidence>() + 256;
        let own = size_of::<Self>() + size_of::<Arc<()>>();
        own + match &self.content {
            Content::Seen(exchange, _) => {
                let attempts = exchange.attempts.iter();
                let facts = attempts.clone().flat_map(|it| &it.evidence);
                let facts = facts.chain(&exchange.evidence).map(|fact| match fact {
                    Evidence::ResponseHead { raw, .. } => FACT + raw.capacity(),
                    _ => FACT,
                });
                let request = &exchange.request;
                let strings = request.path.capacity() + request.host.capacity() + 512;
                size_of::<Exchange>()
                    + size_of::<Diagnosis>()
                    + strings
                    + attempts.len() * (size_of::<Attempt>() + 256)
                    + facts.sum::<usize>()
            }
            // Its members take about three times what is written.
            Content::Kept { text, .. } => 4 * text.len(),
        }
    }
}

/// The attempt that decided, or the last.
pub(super) fn nearest<'e>(exchange: &'e Exchange, diagnosis: &Diagnosis) -> Option<&'e Attempt> {
    let decisive = diagnosis.attempt.map(|index| &exchange.attempts[index]);
    decisive.or_else(|| exchange.attempts.last())
}

/// The upstream that a failure is about, whether or not one of its members was asked.
pub(super) fn upstream_of<'e>(exchange: &'e Exchange, diagnosis: &Diagnosis) -> Option<&'e str> {
    let asked = nearest(exchange, diagnosis).map(|attempt| attempt.upstream.as_str());
    asked.or_else(|| exchange.upstream_unasked())
}

fn text<'j>(json: &'j Value, name: &str) -> &'j str {
    json[name].as_str().unwrap_or_default()
}

fn draw(format: Format, locale: Locale, exchange: &Exchange, diagnosis: &Diagnosis) -> Vec<u8> {
    let reader = Reader {
        audience: Audience::Operator,
        format,
        locale,
    };
    let mut out = Vec::with_capacity(4_096);
    render::body(&mut out, reader, exchange, diagnosis);
    out
}

/// Takes out what selects colors (ECMA-48 §8.3.117): the only escapes that we ever draw.
fn uncolored(text: &str) -> String {
    let mut pieces = text.split("\x1b[");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest: Cow<'_, str> = match piece.split_once('m') {
            Some((_, rest)) => rest.into(),
            None => piece.into(),
        };
        out.push_str(&rest);
    }
    out
}
