//! Resolving the name failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::evidence::ResolutionOutcome;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's name could not be resolved
    ///
    /// ## What happened
    ///
    /// Candor looked for the address of the upstream's host, and that failed in a way that has no code of
    /// its own: the name cannot be asked for, or the resolver answered with bytes that are no DNS message.
    ///
    /// ## What it means
    ///
    /// No connection was tried. The evidence holds what the resolver said.
    ///
    /// ## What to do
    ///
    /// Ask the same resolver yourself: `dig HOST @RESOLVER`.
    dns_other {
        phase: Phase::Resolve,
        party: Party::Network,
        error_type: Some("dns_error"),
        status: 502,
        title: "The upstream's name could not be resolved",
        visitor: "The application behind this address could not be found.",
        sentence: |facts| match facts.reason {
            Some("malformed_answer") => "{resolvers} answered the question for {question} with bytes that are no DNS message.",
            Some(_) => "Looking for the address of {host} failed: {reason}.",
            None => "Looking for the address of {host} failed.",
        },
        likely: &[
            Likely::new(
                "not_dns",
                "Something else than a DNS server listens at the resolver's address.",
                |facts| Weight::only_suggested_if(outcome(facts) == Some("malformed_answer"), "{resolvers} answered with bytes that are no DNS message"),
            ),
            Likely::new(
                "name_invalid",
                "The name cannot be asked for: a part of it is empty or longer than 63 bytes.",
                |facts| Weight::only_suggested_if(facts.value("error_text").is_some(), "no question could be made from {host}"),
            ),
            Likely::new("resolver", "The resolver is at fault.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("Ask the same resolver:", "dig {host} @{resolver} -p {resolver_port}"),
            Step::run("Ask as every program on this host does:", "getent ahosts {host}"),
        ],
        recognize: recognize,
    }
}

fn outcome(facts: &Facts<'_>) -> Option<&'static str> {
    let (_, resolution) = facts.resolution()?;
    (resolution.outcome == ResolutionOutcome::Malformed).then_some("malformed_answer")
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Resolve) {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.resolution().map(|(index, _)| index);
    Some(Verdict::unknown(index).with(outcome(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, resolution};
    let evidence = resolution("web", ResolutionOutcome::Malformed, "10.0.0.2:53");
    exchange("web:80", Phase::Resolve, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, ResolutionOutcome};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution};

    fn failed(outcome: ResolutionOutcome, text: Option<&str>) -> Exchange {
        let mut evidence = vec![resolution("api.example", outcome, "10.0.0.2:53")];
        evidence.extend(text.map(|text| Evidence::Io {
            operation: "resolve".to_owned(),
            errno: None,
            text: text.to_owned(),
        }));
        exchange("api.example:80", Phase::Resolve, evidence)
    }

    #[test]
    fn positive() {
        check(
            &failed(ResolutionOutcome::Malformed, None),
            "dns_other",
            Some("malformed_answer"),
        );
        check(
            &exchange("api.example:80", Phase::Resolve, vec![]),
            "dns_other",
            None,
        );
    }

    #[test]
    fn negative_what_has_a_name() {
        let named = |outcome, code, reason| check(&failed(outcome, None), code, reason);
        named(ResolutionOutcome::NxDomain, "dns_nxdomain", None);
        named(ResolutionOutcome::NoData, "dns_nodata", Some("no_address"));
        named(ResolutionOutcome::NoResolver, "dns_no_resolver", None);
        named(ResolutionOutcome::Timeout, "dns_timeout", None);
        let refused = ResolutionOutcome::Rcode { rcode: 5 };
        named(refused, "dns_server_failure", Some("refused"));
    }

    #[test]
    fn the_answer_flips() {
        check_first(&failed(ResolutionOutcome::Malformed, None), "not_dns");
        check_first(&failed(ResolutionOutcome::Other, None), "resolver");
    }

    #[test]
    fn the_name_flips() {
        let name = failed(ResolutionOutcome::Other, Some("label bytes exceed 63: 64"));
        check_first(&name, "name_invalid");
        check_first(&failed(ResolutionOutcome::Other, None), "resolver");
    }
}
