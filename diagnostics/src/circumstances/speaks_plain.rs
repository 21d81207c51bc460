//! The port was dialed with TLS, and speaks plain HTTP.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::{ProbeOutcome, ProbeWay};

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "speaks_plain",
        "Port {port} speaks plain HTTP, and it was dialed with TLS: write http:// for {server}.",
        |facts| {
            Weight::only_shown_if(
                facts.probed(ProbeWay::Plain, ProbeOutcome::Answered),
                "{probe_plain_method} {probe_plain_path} in plain was answered with {probe_plain_status} in {probe_plain_elapsed}",
            )
        },
    ),
    steps: &[Step::tell(
        "Write http:// before the server in the upstream at {upstream_place}.",
    )],
};

#[cfg(test)]
mod tests {
    use crate::evidence::{ProbeOutcome, ProbeWay};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, handshake, probe, timer};

    #[test]
    fn a_plain_answer_flips() {
        let silent = |outcome| {
            let mut shaken = handshake();
            shaken.received = 0;
            let shaken = crate::evidence::Evidence::Handshake(Box::new(shaken));
            let limit = timer("timeout.tls", 10_000);
            let probed = probe(ProbeWay::Plain, outcome);
            exchange(
                "https://10.0.0.5:9443",
                Phase::Tls,
                vec![shaken, limit, probed],
            )
        };
        check_first(&silent(ProbeOutcome::Answered), "speaks_plain");
        check_first(&silent(ProbeOutcome::Silent), "plain_port");
    }
}
