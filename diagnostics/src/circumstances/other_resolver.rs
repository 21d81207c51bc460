//! Another resolver knows the name that could not be resolved.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::exchange::Phase;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "other_resolver",
        "{name_now_resolver}, listed in {name_now_listed_in}, knows the name, and the resolver that was asked first does not: they serve different zones, or one of them is out of date.",
        |facts| {
            Weight::only_shown_if(
                facts.in_phase(Phase::Resolve) && facts.knowing_resolver().is_some(),
                "it says {name_now_addresses}",
            )
        },
    ),
    steps: &[
        Step::run(
            "Ask the resolver that knows the name:",
            "dig {host} @{name_now_resolver}",
        ),
        Step::tell(
            "To ask only resolvers that know the name, list them under `resolvers` in [dns].",
        ),
    ],
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;

    use crate::evidence::{Evidence, NameNow, ResolutionOutcome, ResolverSaid};
    use crate::testing::check_first;

    #[test]
    fn a_resolver_that_knows_flips() {
        let mut samples = crate::causes::samples().into_iter();
        let sample = samples.find(|(code, _)| *code == "dns_nxdomain");
        let mut exchange = sample.unwrap().1;
        check_first(&exchange, "container_network");
        let said = ResolverSaid {
            resolver: "10.0.0.2:53".to_owned(),
            listed_in: "/etc/resolv.conf".to_owned(),
            outcome: ResolutionOutcome::Answered,
            addresses: vec!["10.0.0.5".to_owned()],
            elapsed_us: 800,
        };
        let now = NameNow {
            name: "app".to_owned(),
            said: vec![said],
            ..NameNow::default()
        };
        exchange.attempts[0]
            .evidence
            .push(Evidence::NameNow(Arc::new(now)));
        check_first(&exchange, "other_resolver");
    }
}
