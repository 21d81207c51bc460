//! No container has the name that is dialed.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_missing",
        text: "There is no container or Compose service of that name: it was never made, was removed, or is called otherwise.",
        weigh,
    },
    steps: &[Step::run_if(
        |facts| facts.no_container().is_some(),
        "See which containers there are:",
        "docker ps --all",
    )],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    let Some(missing) = facts.no_container() else {
        return Weight::Excluded;
    };
    // A name that resolves leads somewhere, if to no container.
    let is_lost = facts.phase == Phase::Resolve;
    match (
        is_lost,
        missing.similar.is_empty(),
        missing.running.is_empty(),
    ) {
        (true, false, _) => {
            Weight::Shown("the engine knows no {no_container}, but {similar_containers}")
        }
        (true, true, false) => {
            Weight::Shown("the engine knows no {no_container}; there are {running_containers}")
        }
        (true, true, true) => Weight::Shown("the engine knows no {no_container}"),
        (false, false, _) => {
            Weight::Suggested("the engine knows no {no_container}, but {similar_containers}")
        }
        (false, true, _) => Weight::Suggested("the engine knows no {no_container}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, NoContainer, ResolutionOutcome};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, resolution};

    #[test]
    fn a_name_that_no_container_has_leads() {
        let nxdomain = |facts: Vec<Evidence>| {
            let asked = resolution("wep", ResolutionOutcome::NxDomain, "127.0.0.11:53");
            exchange("wep:8000", Phase::Resolve, [vec![asked], facts].concat())
        };
        let missing = Evidence::NoContainer(Arc::new(NoContainer {
            name: "wep".to_owned(),
            similar: vec!["web".to_owned()],
            running: vec![],
        }));
        check_first(&nxdomain(vec![missing]), "container_missing");
    }
}
