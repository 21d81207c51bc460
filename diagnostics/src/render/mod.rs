//! One diagnosis, several drawings.
//!
//! A visitor's drawing is made from the catalog's fixed words, the status, the request id, the
//! time and the code alone: no function that draws it is given anything else.

mod facts_table;
mod html;
mod json;
mod log;
mod manual;
mod negotiate;
mod own;
pub(crate) mod paint;
mod proxy_status;
mod report;
mod text;
mod words;

use std::io::Write as _;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;
use crate::exchange::Exchange;
use crate::locale::Locale;

#[cfg(test)]
pub(crate) use html::SCRIPT;
pub use html::{STYLE, policy};
pub use manual::{cause_index, cause_page};
pub(crate) use negotiate::weight;
pub use own::{OwnKind, OwnMistake, OwnTemplate};
use paint::Paint;
#[cfg(test)]
pub(crate) use report::rank;
use report::{Notice, Report};

/// Seconds after which a client may try again when Candor answers 503.
const RETRY_AFTER_S: u32 = 5;
const VARY: &[u8] = b"Vary: Accept, Accept-Language\r\n";

/// Who reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Audience {
    /// May see everything, secrets redacted.
    Operator,
    /// Sees one plain sentence, status, request id, cause code.
    Visitor,
}

/// The body of an answer, chosen by `Accept`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// `text/html`.
    Html,
    /// `application/problem+json` (RFC 9457).
    ProblemJson,
    /// `text/plain`.
    Text,
    /// `text/plain` in the colors of a terminal, for those who ask for `text/plain; color=always`.
    Terminal,
    /// `application/grpc`: headers only.
    Grpc,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [
        Self::Html,
        Self::ProblemJson,
        Self::Text,
        Self::Terminal,
        Self::Grpc,
    ];

    /// Chooses by the request's `Accept` and `Content-Type` fields.
    pub fn negotiate(accept: Option<&[u8]>, content_type: Option<&[u8]>) -> Self {
        negotiate::choose(accept, content_type)
    }

    /// The `Content-Type` field value.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::ProblemJson => "application/problem+json",
            Self::Text | Self::Terminal => "text/plain; charset=utf-8",
            Self::Grpc => "application/grpc",
        }
    }

    /// The status of the answer as HTTP sees it: gRPC says its own in `grpc-status`.
    pub const fn http_status(self, diagnosis: &Diagnosis) -> u16 {
        match self {
            Self::Grpc => 200,
            _ => diagnosis.status,
        }
    }
}

/// Who reads an answer, and how they want it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reader {
    /// What they may see.
    pub audience: Audience,
    /// The form they read.
    pub format: Format,
    /// Their language. Codes, commands and field values are English in any.
    pub locale: Locale,
}

impl Reader {
    /// Chooses by the request's `Accept`, `Content-Type` and `Accept-Language` fields.
    pub fn negotiate(
        audience: Audience,
        accept: Option<&[u8]>,
        content_type: Option<&[u8]>,
        accept_language: Option<&[u8]>,
    ) -> Self {
        Self {
            audience,
            format: Format::negotiate(accept, content_type),
            locale: Locale::negotiate(accept_language),
        }
    }
}

/// Appends the body of the answer.
#[cold]
pub fn body(out: &mut Vec<u8>, reader: Reader, exchange: &Exchange, diagnosis: &Diagnosis) {
    // A client that asked with HEAD gets the fields of this body; cutting it is the codec's work.
    match reader.audience {
        Audience::Operator => {
            let report = Report::new(exchange, diagnosis, reader.locale);
            match reader.format {
                Format::Grpc => {}
                Format::Html => html::operator(out, &report),
                Format::ProblemJson => json::operator(out, &report),
                Format::Text => text::operator(out, &report, Paint::OFF),
                Format::Terminal => text::operator(out, &report, Paint::ON),
            }
        }
        Audience::Visitor => {
            let notice = Notice::new(exchange, diagnosis, reader.locale);
            match reader.format {
                Format::Grpc => {}
                Format::Html => html::visitor(out, &notice),
                Format::ProblemJson => json::visitor(out, &notice),
                Format::Text => text::visitor(out, &notice, Paint::OFF),
                Format::Terminal => text::visitor(out, &notice, Paint::ON),
            }
        }
    }
}

/// Appends the answer's field lines, each ended by CRLF: `Candor-Cause`, `Proxy-Status`,
/// `Cache-Control`, `Content-Language`, `Vary`, `Retry-After` where it means something,
/// `Content-Security-Policy` for HTML, `grpc-status` and `grpc-message` for gRPC. Not
/// `X-Request-Id`, `Content-Type`, `Content-Length`.
#[cold]
pub fn fields(out: &mut Vec<u8>, reader: Reader, exchange: &Exchange, diagnosis: &Diagnosis) {
    any_fields(out, reader.audience, exchange, diagnosis);
    match reader.format {
        Format::Grpc => grpc(out, reader.audience, exchange, diagnosis),
        _ => form_fields(out, reader),
    }
}

/// The same for an answer made with a template of the operator's own: its language and its policy
/// are not ours to say.
#[cold]
pub fn own_fields(out: &mut Vec<u8>, exchange: &Exchange, diagnosis: &Diagnosis) {
    any_fields(out, Audience::Visitor, exchange, diagnosis);
    out.extend_from_slice(VARY);
}

/// Appends the field lines of a page of ours that go with its form and language.
#[cold]
pub fn form_fields(out: &mut Vec<u8>, reader: Reader) {
    out.extend_from_slice(b"Content-Language: ");
    out.extend_from_slice(reader.locale.tag().as_bytes());
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(VARY);
    if reader.format == Format::Html {
        out.extend_from_slice(b"Content-Security-Policy: ");
        out.extend_from_slice(policy(reader.audience).as_bytes());
        out.extend_from_slice(b"\r\nReferrer-Policy: no-referrer\r\n");
    }
}

/// The field lines of an answer of ours, whatever its form.
fn any_fields(out: &mut Vec<u8>, audience: Audience, exchange: &Exchange, diagnosis: &Diagnosis) {
    passed_fields(out, audience, exchange, diagnosis);
    out.extend_from_slice(b"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
    if diagnosis.status == 503 {
        // Writing to memory cannot fail.
        let after = opens_after_s(exchange).unwrap_or_else(|| RETRY_AFTER_S.into());
        let _ = write!(out, "Retry-After: {after}\r\n");
    }
}

/// In how many seconds what is closed is to open again, if somebody said so.
fn opens_after_s(exchange: &Exchange) -> Option<i64> {
    exchange
        .evidence
        .iter()
        .find_map(|evidence| match evidence {
            Evidence::Maintenance(fact) => {
                let left = fact.until_unix_s?.saturating_sub(fact.now_unix_s);
                Some(left.clamp(1, 86_400))
            }
            Evidence::CircuitOpen(fact) => {
                let left = fact.next_trial_ms.div_ceil(1_000).clamp(1, 86_400);
                i64::try_from(left).ok()
            }
            _ => None,
        })
}

/// Appends the field lines of an answer that was passed on though it is an error, each ended by
/// CRLF: `Candor-Cause` and `Proxy-Status`, which say whose error it is.
#[cold]
pub fn passed_fields(
    out: &mut Vec<u8>,
    audience: Audience,
    exchange: &Exchange,
    diagnosis: &Diagnosis,
) {
    out.extend_from_slice(b"Candor-Cause: ");
    out.extend_from_slice(diagnosis.cause.code.as_bytes());
    out.extend_from_slice(b"\r\nProxy-Status: ");
    proxy_status(out, audience, exchange, diagnosis);
    out.extend_from_slice(b"\r\n");
}

/// Appends the value of the `Proxy-Status` member (RFC 9209) for this diagnosis.
#[cold]
pub fn proxy_status(
    out: &mut Vec<u8>,
    audience: Audience,
    exchange: &Exchange,
    diagnosis: &Diagnosis,
) {
    match audience {
        Audience::Operator => {
            proxy_status::operator(out, &Report::new(exchange, diagnosis, Locale::English));
        }
        Audience::Visitor => {
            proxy_status::visitor(out, &Notice::new(exchange, diagnosis, Locale::English));
        }
    }
}

/// What happened, in one English sentence for operators.
#[cold]
pub fn sentence(exchange: &Exchange, diagnosis: &Diagnosis) -> String {
    let mut sentence = String::new();
    Report::new(exchange, diagnosis, Locale::English).sentence(&mut sentence);
    sentence
}

/// Appends the members of a request's log line that only a failure has, each with a leading comma:
/// `cause`, `reason`, `phase`, `certainty`, `evidence`, `hints`, and `attempts` when there was more
/// than one.
#[cold]
pub fn log_members(out: &mut Vec<u8>, exchange: &Exchange, diagnosis: &Diagnosis) {
    log::members(out, &Report::new(exchange, diagnosis, Locale::English));
}

/// Appends the members of a request's log line whose last attempt succeeded after others had failed,
/// each with a leading comma: `hints` and `attempts`.
#[cold]
pub fn recovered_members(out: &mut Vec<u8>, exchange: &Exchange) {
    log::recovered(out, exchange);
}

/// Appends the members of a line with `event: "finding"`, each with a leading comma: `cause` and
/// `evidence`.
#[cold]
pub fn finding_members(out: &mut Vec<u8>, code: &str, evidence: &[Evidence]) {
    log::finding_members(out, code, evidence);
}

/// A stranger's text as a terminal or a page may show it: what would steer either is escaped.
#[cold]
pub fn cleaned(text: &str) -> String {
    json::cleaned(text)
}

/// Lets text be written into bytes.
struct Text<'o>(&'o mut Vec<u8>);

impl std::fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Trailers-only answer (gRPC over HTTP/2): 14 UNAVAILABLE, or 4 DEADLINE_EXCEEDED for timeouts.
fn grpc(out: &mut Vec<u8>, audience: Audience, exchange: &Exchange, diagnosis: &Diagnosis) {
    let status = if matches!(diagnosis.status, 408 | 504) {
        4
    } else {
        14
    };
    let mut message = String::new();
    match audience {
        Audience::Operator => {
            Report::new(exchange, diagnosis, Locale::English).sentence(&mut message);
        }
        Audience::Visitor => message.push_str(diagnosis.cause.visitor),
    }
    let _ = write!(out, "grpc-status: {status}\r\ngrpc-message: ");
    for byte in message
        .bytes()
        .chain(format!(" ({})", diagnosis.cause.code).bytes())
    {
        match byte {
            b' '..=b'~' if byte != b'%' => out.push(byte),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out.extend_from_slice(b"\r\n");
}
