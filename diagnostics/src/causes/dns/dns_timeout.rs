//! No resolver answered in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ResolutionOutcome;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # No resolver answered in time
    ///
    /// ## What happened
    ///
    /// Candor asked for the address of the upstream's host, and no resolver answered before the
    /// time for it ran out.
    ///
    /// ## What it means
    ///
    /// No connection was tried, and nothing is known about the upstream. Either the resolver is
    /// down or far too slow, or its answers do not get through: UDP port 53 is blocked, or the
    /// resolver's address is wrong.
    ///
    /// ## What to do
    ///
    /// Ask the resolver over TCP: `dig HOST @RESOLVER +tcp`. If that works and UDP does not, a
    /// firewall drops UDP. Otherwise look at `/etc/resolv.conf`, or write `[dns] resolvers`.
    dns_timeout {
        phase: Phase::Resolve,
        party: Party::Network,
        error_type: Some("dns_timeout"),
        status: 504,
        title: "No resolver answered in time",
        visitor: "The application behind this address could not be found in time.",
        sentence: |facts| match (facts.value("resolvers"), facts.value("limit")) {
            (Some(_), Some(_)) => "No answer for {question} from {resolvers} within {limit} ({timer}).",
            (Some(_), None) => "No answer for {question} from {resolvers} within {resolve_elapsed}.",
            (None, Some(_)) => "The address of {host} was not found within {limit} ({timer}).",
            (None, None) => "The address of {host} was not found in time.",
        },
        likely: &[
            Likely::new(
                "local_stub",
                "The resolver on this host (systemd-resolved, dnsmasq, Docker's own) is stopped, or its own upstream does not answer.",
                |facts| {
                    Weight::only_suggested_if(
                        resolver_starts_with(facts, "127."),
                        "{resolvers} is on this host",
                    )
                },
            ),
            Likely::new(
                "one_resolver",
                "The resolver is down, and there is no other to ask.",
                |facts| {
                    let one = facts.resolution().is_some_and(|(_, it)| it.resolvers.len() == 1);
                    Weight::suggested_if(
                        one && !resolver_starts_with(facts, "127."),
                        "{resolvers} is the only one",
                    )
                },
            ),
            Likely::new(
                "limit",
                "The limit is too short for this resolver.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 1_000);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "udp_blocked",
                "A firewall drops UDP port 53 between here and the resolver.",
                |facts| Weight::possible_if(!resolver_starts_with(facts, "127.")),
            ),
            Likely::new(
                "wrong_resolver",
                "The resolver's address is wrong: copied into a container, or left from another network.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("Ask over TCP:", "dig {host} @{resolver} -p {resolver_port} +tcp"),
            Step::run("Ask over UDP:", "dig {host} @{resolver} -p {resolver_port}"),
            Step::run("See which resolvers this host uses:", "cat /etc/resolv.conf"),
        ],
        recognize: recognize,
    }
}

fn resolver_starts_with(facts: &Facts<'_>, prefix: &str) -> bool {
    facts.resolution().is_some_and(|(_, resolution)| {
        resolution
            .resolvers
            .first()
            .is_some_and(|first| first.starts_with(prefix))
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Resolve) {
        return None;
    }
    if let Some((index, _)) = facts.timer_named("timeout.resolve") {
        return Some(Verdict::certain(index));
    }
    let (index, resolution) = facts.resolution()?;
    (resolution.outcome == ResolutionOutcome::Timeout).then(|| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, resolution, timer};
    let evidence = vec![
        resolution("api.internal", ResolutionOutcome::Timeout, "10.0.0.2:53"),
        timer("timeout.resolve", 5_000),
    ];
    exchange("api.internal:80", Phase::Resolve, evidence)
}

#[cfg(test)]
mod tests {
    use crate::evidence::ResolutionOutcome;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution, timer};

    fn timed_out(resolver: &str, limit_ms: u64) -> Exchange {
        let evidence = vec![
            resolution("api.example", ResolutionOutcome::Timeout, resolver),
            timer("timeout.resolve", limit_ms),
        ];
        exchange("api.example:80", Phase::Resolve, evidence)
    }

    #[test]
    fn positive() {
        check(&timed_out("10.0.0.2:53", 5_000), "dns_timeout", None);
    }

    #[test]
    fn negative_the_resolver_said_that_it_failed() {
        let outcome = ResolutionOutcome::Rcode { rcode: 2 };
        let evidence = resolution("api.example", outcome, "10.0.0.2:53");
        let exchange = exchange("api.example:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_server_failure", Some("server_failure"));
    }

    #[test]
    fn the_resolver_flips() {
        check_first(&timed_out("127.0.0.53:53", 5_000), "local_stub");
        check_first(&timed_out("10.0.0.2:53", 5_000), "one_resolver");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&timed_out("10.0.0.2:53", 50), "limit");
        check_first(&timed_out("10.0.0.2:53", 2_000), "one_resolver");
    }
}
