//! Candor itself failed.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
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
        likely: &[
            Likely::new(
                "memory",
                "The host, or the limit of Candor's unit, has no memory left.",
                |facts| Weight::only_shown_if(says(facts, b"memory"), "it says: {what}"),
            ),
            Likely::new(
                "disk",
                "A disk is full.",
                |facts| Weight::only_shown_if(says(facts, b"No space"), "it says: {what}"),
            ),
            Likely::new("defect", "A defect of Candor.", |_| Weight::Possible),
        ],
        steps: &[Step::run(
            "Report it, with this request's log line and this version:",
            "candor --version",
        )],
        recognize: recognize,
    }
}

fn says(facts: &Facts<'_>, part: &[u8]) -> bool {
    let what = facts.value("what");
    what.is_some_and(|what| what.as_bytes().windows(part.len()).any(|it| it == part))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.last(|evidence| match evidence {
        Evidence::Internal { .. } => Some(()),
        _ => None,
    })?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let internal = Evidence::Internal {
        what: "panicked at proxy/src/exchange/mod.rs".to_owned(),
    };
    crate::testing::alone(Phase::Route, internal)
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn failed(what: &str) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Head, vec![]);
        exchange.evidence = vec![Evidence::Internal {
            what: what.to_owned(),
        }];
        exchange
    }

    #[test]
    fn positive() {
        check(&failed("a panic"), "internal_error", None);
        assert_eq!(diagnose(&failed("a panic")).certainty, Certainty::Certain);
    }

    #[test]
    fn positive_nothing_was_noted() {
        check(&Exchange::default(), "internal_error", None);
        assert_eq!(diagnose(&Exchange::default()).certainty, Certainty::Unknown);
    }

    #[test]
    fn negative_a_phase_without_evidence_has_a_catch_all() {
        check(
            &exchange("127.0.0.1:3000", Phase::Head, vec![]),
            "head_other",
            None,
        );
    }

    #[test]
    fn what_happened_flips() {
        check_first(&failed("panicked at src/main.rs"), "defect");
        check_first(&failed("out of memory"), "memory");
    }

    #[test]
    fn a_disk_flips() {
        check_first(&failed("No space left on device"), "disk");
        check_first(&failed("index out of bounds"), "defect");
    }
}
