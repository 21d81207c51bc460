//! The same request was answered when it was asked again.

use super::Circumstance;
use crate::causes::{Likely, Weight};

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "not_each_time",
        "It comes and goes: one worker or one connection failed, or the application was restarted just then.",
        |facts| {
            Weight::only_shown_if(
                // An idle connection that is lost says why by itself.
                facts.answered_again() && !facts.lost_when_reused(),
                "the same request was answered with {probe_same_status} in {probe_same_elapsed} right after",
            )
        },
    ),
    steps: &[],
};

#[cfg(test)]
mod tests {
    use crate::evidence::{ProbeOutcome, ProbeWay};
    use crate::exchange::Phase;
    use crate::testing::{check_first, ended_empty, exchange, probe};

    #[test]
    fn an_answer_to_the_same_request_flips() {
        let ended = |outcome| {
            let probed = probe(ProbeWay::Same, outcome);
            exchange("10.0.0.5:8000", Phase::Head, vec![ended_empty(), probed])
        };
        check_first(&ended(ProbeOutcome::Answered), "not_each_time");
        check_first(&ended(ProbeOutcome::Ended), "refuses_request");
    }
}
