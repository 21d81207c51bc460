//! Candor itself failed.

use crate::causes::{Likely, Party, Step, Verdict, Weight, always};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # Candor itself failed
    ///
    /// ## What happened
    ///
    /// A part of Candor gave up, or an exchange ended and Candor noted no fact that says why. The
    /// upstream is not to blame: nothing that it said or did was judged.
    ///
    /// ## What it means
    ///
    /// This is a defect of Candor, or of a limit that was set for it. One request was lost; the
    /// others go on.
    ///
    /// ## What to do
    ///
    /// Report it with the log line of the request and the version.
    internal_error {
        phase: Phase::Accept,
        party: Party::Proxy,
        error_type: Some("proxy_internal_error"),
        status: 500,
        title: "Candor itself failed",
        visitor: "The server had an internal problem and could not answer this request.",
        sentence: |facts| match facts.value("what") {
            Some(_) => "Candor itself failed: {what}.",
            None => "Candor ended this request in phase {phase} without noting why. That is a defect of Candor.",
        },
        likely: &[Likely {
            id: "defect",
            text: "A defect of Candor.",
            weigh: |_| Weight::Possible,
        }],
        steps: &[Step {
            text: "Report it, with this request's log line and the version.",
            command: Some("candor --version"),
            when: always,
        }],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.last(|evidence| match evidence {
        Evidence::Internal { .. } => Some(()),
        _ => None,
    })?;
    Some(Verdict::certain(index))
}
