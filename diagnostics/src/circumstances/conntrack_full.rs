//! The kernel's table of tracked connections is full.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight, always};
use crate::exchange::Phase;
use crate::facts::Facts;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "conntrack_full",
        "This host's table of tracked connections is full, so its firewall drops new ones. Raise net.netfilter.nf_conntrack_max.",
        weigh,
    ),
    steps: &[Step {
        text: "See whether the kernel says that the table is full:",
        command: Some("dmesg | grep conntrack; sysctl net.netfilter.nf_conntrack_max"),
        when: always,
    }],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    let early = facts.phase <= Phase::Connect;
    let full = facts.pressure().is_some_and(|it| it.conntrack.is_some());
    Weight::only_shown_if(early && full, "it holds {conntrack} of {conntrack_max}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, Pressure, Share};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, timer};

    #[test]
    fn leads_while_connecting() {
        let conntrack = Some(Share {
            count: 65_536,
            max: 65_536,
        });
        let pressure = Arc::new(Pressure {
            conntrack,
            ..Pressure::default()
        });
        for (phase, timeout, first) in [
            (Phase::Connect, "timeout.connect", "conntrack_full"),
            (Phase::Head, "timeout.first_byte", "slow_dependency"),
        ] {
            let evidence = vec![
                timer(timeout, 3_000),
                Evidence::Pressure(Arc::clone(&pressure)),
            ];
            check_first(&exchange("10.0.0.5:3000", phase, evidence), first);
        }
    }
}
