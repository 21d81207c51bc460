//! The name does not exist.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ResolutionOutcome;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's name does not exist
    ///
    /// ## What happened
    ///
    /// Candor asked the resolver for the address of the upstream's host, and the answer was
    /// `NXDOMAIN` (RFC 1035, RCODE 3): there is no such name.
    ///
    /// ## What it means
    ///
    /// No connection was tried. The resolver works; it does not know the name. Names of containers
    /// exist only on their own network and only while the container runs; short names exist only
    /// where a search domain completes them.
    ///
    /// ## What to do
    ///
    /// Ask the same resolver yourself: `dig HOST @RESOLVER`. For a container, put Candor and the
    /// container on one network and use the service's name as written in the compose file.
    dns_nxdomain {
        phase: Phase::Resolve,
        party: Party::Network,
        error_type: Some("dns_error"),
        status: 502,
        title: "The upstream's name does not exist",
        visitor: "The application behind this address could not be found.",
        sentence: |facts| match (facts.value("aliases"), facts.value("resolvers")) {
            (Some(_), Some(_)) => "The name {question} is an alias, and {alias_end} does not exist: {resolvers} answered NXDOMAIN.",
            (None, Some(_)) => "The name {question} does not exist: {resolvers} answered NXDOMAIN.",
            (_, None) => "The name {question} does not exist: the resolver answered NXDOMAIN.",
        },
        likely: &[
            Likely::new(
                "dangling_alias",
                "{question} is an alias whose target was removed or renamed: point it to a name that exists.",
                |facts| Weight::only_shown_if(facts.value("aliases").is_some(), "the alias leads to {alias_end}, which does not exist"),
            ),
            Likely::new(
                "similar",
                "The name is misspelled in the configuration: {similar} is known here.",
                |facts| Weight::only_shown_if(facts.value("similar").is_some(), "{similar} differs little from {host}"),
            ),
            Likely::new(
                "policy",
                "A policy of the resolver blocks the name.",
                |facts| {
                    Weight::only_shown_if(
                        facts.info_code_is(&[15, 16, 17, 18]),
                        "the resolver says {info_name} (extended error {info_code})",
                    )
                },
            ),
            Likely::new(
                "container_network",
                "Candor and the container {host} are not on the same network: a container's name exists on its own networks only.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.short_name().is_some() && asked_container_resolver(facts),
                        "{host} is a short name, and {resolvers} is the resolver of a container network",
                    )
                },
            ),
            Likely::new(
                "container_from_host",
                "{host} is the name of a container, and Candor runs outside of the containers, where that name does not exist. Publish a port and use 127.0.0.1:PORT.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.short_name().is_some() && !asked_container_resolver(facts),
                        "{host} is a short name, and the resolver is not that of a container network",
                    )
                },
            ),
            Likely::new(
                "cluster_name",
                "{host} exists inside of its cluster only.",
                |facts| {
                    let name = facts.host_name().unwrap_or_default().trim_end_matches('.');
                    let inside = [".svc", ".cluster.local", ".internal", ".local", ".consul"];
                    Weight::only_suggested_if(
                        inside.iter().any(|suffix| name.ends_with(suffix)),
                        "public resolvers do not know names that end as {host} does",
                    )
                },
            ),
            Likely::new(
                "service_stopped",
                "The container or service {host} is stopped: its name vanishes with it.",
                |facts| Weight::possible_if(facts.short_name().is_some()),
            ),
            Likely::new(
                "removed",
                "The name was renamed or removed from its zone.",
                |facts| Weight::possible_if(facts.short_name().is_none()),
            ),
            Likely::new(
                "search_suffix",
                "The name is short, and the search suffix that would complete it is missing: {asked} were asked.",
                |facts| {
                    let searched = facts.resolution().is_some_and(|(_, it)| it.asked.len() > 1);
                    Weight::possible_if(searched)
                },
            ),
            Likely::new("typo", "The name is misspelled in the configuration.", |facts| {
                Weight::possible_if(facts.value("similar").is_none())
            }),
        ],
        steps: &[
            Step::run("Ask the same resolver:", "dig {host} @{resolver} -p {resolver_port}"),
            Step::run("Ask as every program on this host does:", "getent ahosts {host}"),
            Step::run_if(
                |facts| facts.short_name().is_some(),
                "See which names the containers of this project have:",
                "docker compose ps --all",
            ),
        ],
        recognize: recognize,
    }
}

/// Docker's and podman's embedded resolvers.
fn asked_container_resolver(facts: &Facts<'_>) -> bool {
    facts.resolution().is_some_and(|(_, resolution)| {
        let mut resolvers = resolution.resolvers.iter();
        resolvers.any(|resolver| resolver.starts_with("127.0.0.11"))
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, resolution) = facts.resolution()?;
    let nxdomain = resolution.outcome == ResolutionOutcome::NxDomain;
    let alias = !resolution.aliases.is_empty();
    (nxdomain && facts.in_phase(Phase::Resolve))
        .then(|| Verdict::certain(index).with(alias.then_some("dangling_alias")))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, resolution};
    let evidence = resolution("web", ResolutionOutcome::NxDomain, "127.0.0.11:53");
    exchange("web:3000", Phase::Resolve, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, ResolutionOutcome};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution, resolved};

    fn nxdomain(server: &str, resolver: &str) -> Exchange {
        let evidence = resolution(server, ResolutionOutcome::NxDomain, resolver);
        exchange(server, Phase::Resolve, vec![evidence])
    }

    #[test]
    fn positive() {
        check(
            &nxdomain("api.example:80", "10.0.0.2:53"),
            "dns_nxdomain",
            None,
        );
    }

    #[test]
    fn negative_the_name_exists_without_an_address() {
        let evidence = resolution("api.example", ResolutionOutcome::NoData, "10.0.0.2:53");
        let exchange = exchange("api.example:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_nodata", Some("no_address"));
    }

    #[test]
    fn positive_the_target_of_an_alias() {
        let evidence = resolved("api.test", ResolutionOutcome::NxDomain, |it| {
            it.aliases = vec!["gone.test".to_owned()];
        });
        let exchange = exchange("api.test:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_nxdomain", Some("dangling_alias"));
        check_first(&exchange, "dangling_alias");
    }

    #[test]
    fn a_name_like_it_flips() {
        let mut exchange = nxdomain("wbe:80", "127.0.0.11:53");
        check_first(&exchange, "container_network");
        if let Evidence::Resolution(resolution) = &mut exchange.attempts[0].evidence[0] {
            resolution.similar = vec!["web".to_owned()];
        }
        check_first(&exchange, "similar");
    }

    #[test]
    fn the_resolver_flips() {
        check_first(&nxdomain("web:80", "127.0.0.11:53"), "container_network");
        check_first(&nxdomain("web:80", "10.0.0.2:53"), "container_from_host");
    }

    #[test]
    fn the_name_flips() {
        check_first(&nxdomain("web.shop.svc:80", "10.0.0.2:53"), "cluster_name");
        check_first(&nxdomain("web.shop.test:80", "10.0.0.2:53"), "removed");
    }
}
