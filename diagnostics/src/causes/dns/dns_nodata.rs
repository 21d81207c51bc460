//! The name exists, but it has no address.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Resolution, ResolutionOutcome};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's name has no address
    ///
    /// ## What happened
    ///
    /// Candor asked for the IPv4 and the IPv6 addresses (A and AAAA) of the upstream's host. The resolver
    /// answered that the name exists and that there is no such record (`NOERROR` without an answer,
    /// called NODATA in RFC 2308).
    ///
    /// ## What it means
    ///
    /// No connection was tried. The resolver works and the name is spelled like one that exists. Either
    /// it is an alias (CNAME) whose target has no address, or it carries records of other kinds only, or
    /// the service behind it has no running instance.
    ///
    /// ## What to do
    ///
    /// Ask the same resolver for both kinds: `dig A HOST @RESOLVER` and `dig AAAA HOST @RESOLVER`. An
    /// alias is shown with its target; ask for the target next.
    dns_nodata {
        phase: Phase::Resolve,
        party: Party::Network,
        error_type: Some("dns_error"),
        status: 502,
        title: "The upstream's name has no address",
        visitor: "The application behind this address could not be found.",
        sentence: |facts| match (facts.value("aliases"), facts.value("resolvers")) {
            (Some(_), Some(_)) => "The name {question} is an alias, and {alias_end} has no address: {resolvers} answered NOERROR without A and AAAA.",
            (Some(_), None) => "The name {question} is an alias, and {alias_end} has no address.",
            (None, Some(_)) => "The name {question} exists, but has no address: {resolvers} answered NOERROR without A and AAAA.",
            (None, None) => "The name {question} exists, but has no address.",
        },
        likely: &[
            Likely::new(
                "dangling_alias",
                "{question} is an alias whose target was removed or renamed: point it to a name that has an address.",
                |facts| {
                    let alias = resolution(facts).is_some_and(|it| !it.aliases.is_empty());
                    Weight::only_shown_if(alias, "the alias leads to {alias_end}, which has neither A nor AAAA")
                },
            ),
            Likely::new(
                "filtered",
                "The resolver filters the answer for this client.",
                |facts| {
                    let filtered = facts.info_code_is(&[4, 15, 16, 17, 18]);
                    Weight::only_shown_if(filtered, "the resolver says {info_name} (extended error {info_code})")
                },
            ),
            Likely::new(
                "no_instance",
                "The service {host} has no running instance: a cluster keeps its name and takes away its addresses.",
                |facts| {
                    let name = facts.host_name().unwrap_or_default().trim_end_matches('.');
                    let cluster = [".svc", ".cluster.local", ".consul"];
                    Weight::only_suggested_if(
                        cluster.iter().any(|suffix| name.ends_with(suffix)),
                        "{host} is the name of a service in a cluster",
                    )
                },
            ),
            Likely::new(
                "domain",
                "{host} is a domain with records of other kinds (MX, TXT, NS), not the name of a host: write the host's full name.",
                |facts| {
                    let name = facts.host_name().unwrap_or_default().trim_end_matches('.');
                    Weight::suggested_if(
                        name.matches('.').count() == 1 && resolution(facts).is_some_and(|it| it.aliases.is_empty()),
                        "{host} is spelled like a domain",
                    )
                },
            ),
            Likely::new(
                "other_view",
                "This resolver shows another view of the zone: the address is known to another resolver only.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("Ask for the target of the alias:", "dig {alias_end} @{resolver} -p {resolver_port}"),
            Step::run("Ask the same resolver for IPv4:", "dig A {host} @{resolver} -p {resolver_port}"),
            Step::run("Ask it for IPv6:", "dig AAAA {host} @{resolver} -p {resolver_port}"),
        ],
        recognize: recognize,
    }
}

fn resolution<'a>(facts: &Facts<'a>) -> Option<&'a Resolution> {
    facts.resolution().map(|(_, resolution)| resolution)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, resolution) = facts.resolution()?;
    let nodata = resolution.outcome == ResolutionOutcome::NoData;
    (nodata && facts.in_phase(Phase::Resolve)).then(|| {
        Verdict::certain(index).reason(match resolution.aliases.is_empty() {
            true => "no_address",
            false => "dangling_alias",
        })
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, query, resolved};
    let evidence = resolved("api.internal", ResolutionOutcome::NoData, |it| {
        it.aliases = vec!["api-blue.internal".to_owned()];
        it.queries = vec![
            query("api.internal", "AAAA", Some(0)),
            query("api.internal", "A", Some(0)),
        ];
    });
    exchange("api.internal:80", Phase::Resolve, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::ResolutionOutcome;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolved};

    fn nodata(server: &str, aliases: &[&str]) -> Exchange {
        let evidence = resolved(server, ResolutionOutcome::NoData, |it| {
            it.aliases = aliases.iter().map(|name| (*name).to_owned()).collect();
        });
        exchange(server, Phase::Resolve, vec![evidence])
    }

    #[test]
    fn positive() {
        check(
            &nodata("api.shop.test:80", &[]),
            "dns_nodata",
            Some("no_address"),
        );
    }

    #[test]
    fn positive_an_alias() {
        check(
            &nodata("api.shop.test:80", &["gone.shop.test"]),
            "dns_nodata",
            Some("dangling_alias"),
        );
    }

    #[test]
    fn negative_there_is_no_such_name() {
        let evidence = resolved("api.test", ResolutionOutcome::NxDomain, |_| {});
        let exchange = exchange("api.test:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_nxdomain", None);
    }

    #[test]
    fn negative_the_resolver_failed() {
        let outcome = ResolutionOutcome::Rcode { rcode: 2 };
        let evidence = resolved("api.test", outcome, |_| {});
        let exchange = exchange("api.test:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_server_failure", Some("server_failure"));
    }

    #[test]
    fn an_alias_flips() {
        check_first(&nodata("shop.test:80", &["gone.test"]), "dangling_alias");
        check_first(&nodata("shop.test:80", &[]), "domain");
    }

    #[test]
    fn the_name_flips() {
        check_first(&nodata("web.shop.svc:80", &[]), "no_instance");
        check_first(&nodata("web.shop.test:80", &[]), "domain");
    }
}
