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
    /// its own yet: the name exists without an address (`no_data`), the resolver said that it failed
    /// (`server_failure`, `refused`), or there is no resolver (`no_resolver`).
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
            Some("no_data") => "The name {question} exists, but has no address.",
            Some("no_resolver") => "No resolver is configured, so {question} cannot be looked up.",
            Some(_) => "Looking for the address of {host} failed: {reason}.",
            None => "Looking for the address of {host} failed.",
        },
        likely: &[
            Likely::new(
                "no_address",
                "The name has records of other kinds only, or an alias that leads to nothing.",
                |facts| Weight::only_shown_if(outcome(facts) == Some("no_data"), "the answer to {question} holds no address"),
            ),
            Likely::new(
                "resolver_upstream",
                "The resolver itself cannot reach its own resolvers, or does not believe their answers (DNSSEC).",
                |facts| Weight::only_suggested_if(outcome(facts) == Some("server_failure"), "{resolvers} answered SERVFAIL"),
            ),
            Likely::new(
                "resolver_denies",
                "The resolver does not serve this host.",
                |facts| Weight::only_shown_if(outcome(facts) == Some("refused"), "{resolvers} answered REFUSED"),
            ),
            Likely::new(
                "no_resolver",
                "/etc/resolv.conf is empty or out of sight (chroot, sandbox): write [dns] resolvers.",
                |facts| Weight::only_shown_if(outcome(facts) == Some("no_resolver"), "no resolver is configured"),
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
    Some(match resolution.outcome {
        ResolutionOutcome::NoData => "no_data",
        ResolutionOutcome::NoResolver => "no_resolver",
        ResolutionOutcome::Rcode { rcode: 1 } => "format_error",
        ResolutionOutcome::Rcode { rcode: 2 } => "server_failure",
        ResolutionOutcome::Rcode { rcode: 4 } => "not_implemented",
        ResolutionOutcome::Rcode { rcode: 5 } => "refused",
        ResolutionOutcome::Rcode { .. } => "rcode",
        _ => return None,
    })
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
    crate::samples::of("dns_other")
}

#[cfg(test)]
mod tests {
    use crate::evidence::ResolutionOutcome;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution};

    fn failed(outcome: ResolutionOutcome) -> Exchange {
        let evidence = resolution("api.example", outcome, "10.0.0.2:53");
        exchange("api.example:80", Phase::Resolve, vec![evidence])
    }

    #[test]
    fn positive() {
        check(
            &failed(ResolutionOutcome::NoData),
            "dns_other",
            Some("no_data"),
        );
        check(
            &exchange("api.example:80", Phase::Resolve, vec![]),
            "dns_other",
            None,
        );
    }

    #[test]
    fn negative_there_is_no_such_name() {
        check(&failed(ResolutionOutcome::NxDomain), "dns_nxdomain", None);
    }

    #[test]
    fn the_outcome_flips() {
        check_first(&failed(ResolutionOutcome::NoData), "no_address");
        check_first(&failed(ResolutionOutcome::NoResolver), "no_resolver");
    }

    #[test]
    fn the_rcode_flips() {
        check_first(
            &failed(ResolutionOutcome::Rcode { rcode: 2 }),
            "resolver_upstream",
        );
        check_first(
            &failed(ResolutionOutcome::Rcode { rcode: 5 }),
            "resolver_denies",
        );
    }
}
