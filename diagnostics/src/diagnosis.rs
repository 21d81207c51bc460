//! The verdict on an exchange.

use serde::Serialize;

use crate::causes::Cause;
use crate::exchange::{Exchange, Phase};

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
    /// Index of the attempt that decided, if any.
    pub attempt: Option<usize>,
    /// Index of the decisive evidence in that attempt (or in the exchange).
    pub decisive: Option<usize>,
}

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The peer or the kernel said so in terms.
    Certain,
    /// Inferred.
    Likely,
    /// Only for a phase's catch-all.
    Unknown,
}

/// Judges an exchange. Pure, total, deterministic.
pub fn diagnose(_exchange: &Exchange) -> Diagnosis {
    unimplemented!()
}
