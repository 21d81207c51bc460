//! Another path of the same member was not answered either.

use super::Circumstance;
use crate::causes::{Likely, Weight};
use crate::evidence::ProbeOutcome;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "every_path",
        "All of the server hangs, not {path} alone: every worker is busy or stuck.",
        |facts| {
            Weight::only_shown_if(
                facts.timer().is_some() && facts.elsewhere(ProbeOutcome::Silent),
                "{probe_other_method} {probe_other_path} was not answered within {probe_other_elapsed} either",
            )
        },
    ),
    steps: &[],
};

#[cfg(test)]
mod tests {
    use crate::evidence::{ProbeOutcome, ProbeWay};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, probe, timer};

    #[test]
    fn silence_flips() {
        let waiting = |outcome| {
            let probed = probe(ProbeWay::OtherPath, outcome);
            let limit = timer("timeout.first_byte", 60_000);
            exchange("10.0.0.5:8000", Phase::Head, vec![limit, probed])
        };
        check_first(&waiting(ProbeOutcome::Silent), "every_path");
        check_first(&waiting(ProbeOutcome::Ended), "slow_dependency");
    }
}
