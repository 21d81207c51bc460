//! The lines of a member's rungs.

use candor_diagnostics::diagnosis::finding;
use candor_diagnostics::evidence::{BodyFraming, DependencyOutcome, DependencyState, Evidence};

use super::{Rung, Verdict};
use crate::exchange::ask::Answer;
use crate::server::CertificateFacts;
use crate::upstream::evidence::tls;

/// Below this many days an upstream's certificate is odd.
const DAYS_LEFT_LOW: i64 = 7;
/// Names of a certificate that are told.
const NAMES_MAX: usize = 3;

/// What a dependency's state means.
pub(super) fn dependency_text(state: &DependencyState) -> (Verdict, String) {
    use DependencyOutcome::{
        Accepts, Answers, Failed, Foreign, NotReady, Silent, TimedOut, Unknown, Unresolved,
    };
    let verdict = match state.outcome {
        Unknown => Verdict::Skipped,
        outcome if outcome.is_well() => Verdict::Well,
        _ => Verdict::Broken,
    };
    let said = state.said.as_deref().unwrap_or_default();
    let text = match state.outcome {
        Answers => "answers".to_owned(),
        Accepts => "takes connections".to_owned(),
        Unresolved => "has no address".to_owned(),
        Failed => {
            let errno = state.errno.map(std::io::Error::from_raw_os_error);
            let why = errno.map_or_else(String::new, |error| format!(": {error}"));
            format!("cannot be connected to{why}")
        }
        TimedOut => "took no connection in time".to_owned(),
        Silent => "took the connection and said nothing".to_owned(),
        NotReady => format!("says that it cannot serve: {said}"),
        Foreign => format!("speaks another protocol: {said}"),
        Unknown => "was not dialed".to_owned(),
    };
    (verdict, text)
}

/// What a handshake agreed on.
pub(super) fn tls_rung(session: &rustls::CommonState) -> Rung {
    let version = session.protocol_version().map(tls::version_text);
    let leaf = session.peer_certificates().and_then(|chain| chain.first());
    let facts = leaf.and_then(|leaf| CertificateFacts::of(leaf));
    let mut text = version.unwrap_or_default();
    let mut verdict = Verdict::Well;
    if let Some(facts) = facts {
        let days = facts.days_left(jiff::Timestamp::now().as_second());
        let names = facts.names.iter().take(NAMES_MAX).cloned();
        let names = names.collect::<Vec<_>>().join(", ");
        text += &format!(", certificate for {names}; {days} days left");
        if days < DAYS_LEFT_LOW {
            verdict = Verdict::Odd;
        }
    }
    Rung::new("tls", verdict, text)
}

/// An answer's head.
pub(super) fn http_rung(method: &str, target: &str, status: u16, answer: &Answer) -> Rung {
    let mut text = format!("{method} {target} is answered with {status}");
    let mut verdict = match status {
        400.. => Verdict::Odd,
        _ => Verdict::Well,
    };
    let mut findings = Vec::new();
    for fact in &answer.findings {
        let found = match fact {
            Evidence::PeerClock { .. } => Some(("clock_skew", "its clock is not ours")),
            Evidence::Overrun { .. } => None,
            fact => finding(fact).map(|cause| (cause.code, cause.title)),
        };
        if let Some((code, title)) = found {
            text += &format!("; {code}: {title}");
            findings.push(code.into());
            verdict = Verdict::Odd;
        }
    }
    let rung = Rung {
        findings,
        ..Rung::new("http", verdict, text)
    };
    rung.took(answer.attempt.timeline.head_us)
}

/// An answer's body.
pub(super) fn body_rung(answer: &Answer) -> Rung {
    let size = answer.body;
    let framing = match answer.framing {
        None => return Rung::new("body", Verdict::Skipped, "none"),
        Some(BodyFraming::ContentLength) => "as Content-Length says",
        Some(BodyFraming::Chunked) => "chunked",
        Some(BodyFraming::Close) => "until the connection ends",
        Some(BodyFraming::EndStream) => "until the stream ends",
    };
    let text = match answer.is_whole {
        true => format!("{size} bytes, {framing}"),
        false => format!("the first {size} bytes are sound, {framing}; the rest was not read"),
    };
    let surplus = answer.findings.iter().find_map(|fact| match fact {
        Evidence::Overrun { .. } => finding(fact),
        _ => None,
    });
    let rung = match surplus {
        None => Rung::new("body", Verdict::Well, text),
        Some(cause) => Rung {
            findings: vec![cause.code.into()],
            ..Rung::new(
                "body",
                Verdict::Odd,
                format!("{text}; {}: {}", cause.code, cause.title),
            )
        },
    };
    rung.took(answer.attempt.timeline.body_us)
}
