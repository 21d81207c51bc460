//! Another path of the same member was answered meanwhile.

use super::Circumstance;
use crate::causes::{Likely, Weight};
use crate::evidence::ProbeOutcome;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "only_this_path",
        "Only some requests fail, such as those for {path}: the server itself is up and answers. Look at what the application does for this one.",
        |facts| {
            Weight::only_shown_if(
                facts.elsewhere(ProbeOutcome::Answered),
                "{probe_other_method} {probe_other_path} was answered with {probe_other_status} in {probe_other_elapsed} right after",
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
    fn another_path_flips_unless_it_is_this_one() {
        let probed = probe(ProbeWay::OtherPath, ProbeOutcome::Answered);
        let limit = timer("timeout.first_byte", 60_000);
        let mut exchange = exchange("10.0.0.5:8000", Phase::Head, vec![limit, probed]);
        check_first(&exchange, "only_this_path");
        exchange.request.path = "/".to_owned();
        check_first(&exchange, "slow_dependency");
    }
}
