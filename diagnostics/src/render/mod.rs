//! One diagnosis, several drawings.

use crate::diagnosis::Diagnosis;
use crate::exchange::Exchange;

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
    /// `application/grpc`: headers only.
    Grpc,
}

impl Format {
    /// Chooses by the request's `Accept` and `Content-Type` fields.
    pub fn negotiate(_accept: Option<&[u8]>, _content_type: Option<&[u8]>) -> Self {
        Self::Text
    }

    /// The `Content-Type` field value.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::ProblemJson => "application/problem+json",
            Self::Text => "text/plain; charset=utf-8",
            Self::Grpc => "application/grpc",
        }
    }
}

/// Appends the body of the answer.
pub fn body(
    _out: &mut Vec<u8>,
    _format: Format,
    _audience: Audience,
    _exchange: &Exchange,
    _diagnosis: &Diagnosis,
) {
}

/// Appends the answer's field lines, each ended by CRLF: `Candor-Cause`, `Proxy-Status`,
/// `Cache-Control`, `Retry-After` where it means something, `Content-Security-Policy` for HTML,
/// `grpc-status` and `grpc-message` for gRPC. Not `X-Request-Id`, `Content-Type`, `Content-Length`.
pub fn fields(
    _out: &mut Vec<u8>,
    _format: Format,
    _audience: Audience,
    _exchange: &Exchange,
    _diagnosis: &Diagnosis,
) {
}

/// Appends the members of a request's log line that only a failure has, each with a leading comma:
/// `cause`, `reason`, `phase`, `certainty`, `evidence`, `hints`, and `attempts` when there was more
/// than one.
pub fn log_members(_out: &mut Vec<u8>, _exchange: &Exchange, _diagnosis: &Diagnosis) {}
