//! The verdict on an exchange.

use serde::Serialize;

use crate::causes::{self, Cause, Verdict};
use crate::evidence::{Evidence, StreamEnd};
use crate::exchange::{Exchange, Phase};
use crate::facts::Facts;

/// The verdict on an exchange: which cause, how sure, and what shows it.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The catalog's entry.
    pub cause: &'static Cause,
    /// The cause's variant, in `snake_case`.
    pub reason: Option<&'static str>,
    /// How sure the verdict is.
    pub certainty: Certainty,
    /// The phase in which it went wrong.
    pub phase: Phase,
    /// The status that Candor answers with (RFC 9209 §2.3), or the origin's own.
    pub status: u16,
    /// Who made that status.
    pub status_by: StatusBy,
    /// RFC 9209 error type, if the proxy reports an error of its own.
    pub error_type: Option<&'static str>,
    /// Index of the attempt that decided, if any.
    pub attempt: Option<usize>,
    /// Index of the decisive evidence in that attempt (or in the exchange).
    pub decisive: Option<usize>,
}

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The peer or the kernel, its clock included, said so in terms.
    Certain,
    /// Inferred.
    Likely,
    /// Only for a phase's catch-all.
    Unknown,
}

impl Certainty {
    /// The word used in log and page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Unknown => "unknown",
        }
    }
}

/// Who made the status of an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusBy {
    /// Candor.
    Proxy,
    /// The upstream; Candor passed it on untouched.
    Upstream,
}

impl StatusBy {
    /// The word used in log and page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proxy => "proxy",
            Self::Upstream => "upstream",
        }
    }
}

/// Judges an exchange. Pure, total, deterministic.
///
/// What the exchange itself shows (the client left, no route, a limit of ours) comes first; else
/// the code is that of the last attempt.
#[cold]
pub fn diagnose(exchange: &Exchange) -> Diagnosis {
    let facts = Facts::of_exchange(exchange);
    let last = exchange.attempts.len().checked_sub(1);
    match (judge(&facts), last) {
        (Some((cause, verdict)), _) if verdict.certainty != Certainty::Unknown => {
            verdict_of(&facts, cause, verdict, None)
        }
        (_, Some(last)) => diagnose_attempt(exchange, last),
        (Some((cause, verdict)), None) => verdict_of(&facts, cause, verdict, None),
        (None, None) => unexplained(&facts, None),
    }
}

/// Judges one attempt of an exchange, for instance one from which a retry recovered.
///
/// # Panics
///
/// Never: an index without an attempt is judged as an exchange without evidence.
#[cold]
pub fn diagnose_attempt(exchange: &Exchange, attempt: usize) -> Diagnosis {
    let facts = Facts::of_attempt(exchange, attempt);
    match judge(&facts) {
        Some((cause, verdict)) => verdict_of(&facts, cause, verdict, Some(attempt)),
        None => unexplained(&facts, Some(attempt)),
    }
}

/// The cause of an oddity in an answer that was passed on, for a line with `event: "finding"`.
#[cold]
pub fn finding(evidence: &Evidence) -> Option<&'static Cause> {
    let code = match evidence {
        Evidence::Overrun { framing: None, .. } => "framing_body_not_allowed",
        Evidence::Overrun { .. } => "framing_overrun",
        Evidence::Coding(_) => "body_coding_error",
        Evidence::ResponseHead { raw, .. } => {
            let anatomy = crate::anatomy::dissect(raw);
            crate::facts::head_cause(anatomy.findings.first()?.defect)
        }
        Evidence::BodyEnded {
            end: StreamEnd::Reset,
            ..
        } => "body_reset",
        Evidence::BodyEnded { .. } => "body_truncated",
        Evidence::EarlyAnswer(_) => "req_early_response",
        Evidence::Upgrade(_) => "head_upgrade_failed",
        // What a FastCGI application says beside its answer.
        Evidence::LastWords(_) => "origin_error",
        _ => return None,
    };
    causes::find(code)
}

fn judge(facts: &Facts<'_>) -> Option<(&'static Cause, Verdict)> {
    causes::ALL
        .iter()
        .find_map(|cause| (cause.recognize)(facts).map(|verdict| (*cause, verdict)))
}

fn verdict_of(
    facts: &Facts<'_>,
    cause: &'static Cause,
    verdict: Verdict,
    attempt: Option<usize>,
) -> Diagnosis {
    let exchange = facts.exchange;
    let own = verdict.status.unwrap_or(cause.status);
    let received = facts.attempt.and_then(|attempt| attempt.received_status);
    // Once a head has left, its status is what the client saw, whatever went wrong after it.
    let (status, status_by) = match received {
        Some(received) if exchange.head_sent => (received, StatusBy::Upstream),
        _ if cause.code == "origin_error" => (own, StatusBy::Upstream),
        _ => (own, StatusBy::Proxy),
    };
    Diagnosis {
        cause,
        reason: verdict.reason,
        certainty: verdict.certainty,
        phase: facts.phase,
        status,
        status_by,
        error_type: verdict.error_type.or(cause.error_type),
        attempt,
        decisive: verdict.decisive,
    }
}

/// An exchange that ended without a fact is our own fault: we did not write down why.
fn unexplained(facts: &Facts<'_>, attempt: Option<usize>) -> Diagnosis {
    let cause = causes::INTERNAL_ERROR;
    verdict_of(facts, cause, Verdict::unknown(None), attempt)
}
