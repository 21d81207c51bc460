//! Candor's container and the application's share no network.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_other_network",
        text: "Candor's container and the application's share no network, so that neither its name nor its address leads there. Put both on one network.",
        weigh: |facts| {
            Weight::only_shown_if(
                is_apart(facts),
                "{container} is on {container_networks}, Candor is on {own_networks}",
            )
        },
    },
    steps: &[Step::run_if(
        is_apart,
        "See the networks of the application's container:",
        "docker inspect --format '{{json .NetworkSettings.Networks}}' {container}",
    )],
};

fn is_apart(facts: &Facts<'_>) -> bool {
    facts.container().is_some_and(|container| {
        let own = container.own_networks.as_deref().unwrap_or_default();
        let shared = container
            .networks
            .iter()
            .any(|network| own.contains(network));
        // Whoever is on the host's own network is reached by the host's addresses.
        let of_host = |names: &[String]| names.iter().any(|name| name == "host");
        let is_known = !own.is_empty() && !container.networks.is_empty();
        is_known && !shared && !of_host(own) && !of_host(&container.networks)
    })
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::Container;

    #[test]
    fn no_common_network_leads() {
        let own = |names: &[&str]| Container {
            own_networks: Some(names.iter().map(|name| (*name).to_owned()).collect()),
            ..container()
        };
        check(own(&["edge"]), Some("container_other_network"));
        check(own(&["edge", "shop_default"]), None);
        check(own(&["host"]), None);
        check(own(&[]), None);
    }
}
