//! The port was dialed in plain, and speaks TLS.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::{ProbeOutcome, ProbeWay};

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "speaks_tls",
        "Port {port} speaks TLS, and it was dialed in plain: write https:// for {server}.",
        |facts| match facts.probe(ProbeWay::Tls).map(|it| it.outcome) {
            Some(ProbeOutcome::Tls) => {
                Weight::Shown("a TLS handshake with it came to its end ({probe_tls_version})")
            }
            Some(ProbeOutcome::TlsRefused) => {
                Weight::Shown("it answered a TLS handshake with an alert of TLS")
            }
            _ => Weight::Excluded,
        },
    ),
    steps: &[Step::tell(
        "Write https:// before the server in the upstream at {upstream_place}. Is its certificate of a private authority, name that: tls = { ca = \"FILE\" }.",
    )],
};

#[cfg(test)]
mod tests {
    use crate::evidence::{ProbeOutcome, ProbeWay};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, probe, timer};

    #[test]
    fn a_handshake_flips() {
        let silent = |outcome| {
            let probed = probe(ProbeWay::Tls, outcome);
            let limit = timer("timeout.first_byte", 60_000);
            exchange("10.0.0.5:8000", Phase::Head, vec![limit, probed])
        };
        check_first(&silent(ProbeOutcome::Tls), "speaks_tls");
        check_first(&silent(ProbeOutcome::TlsRefused), "speaks_tls");
        check_first(&silent(ProbeOutcome::Ended), "slow_dependency");
    }
}
