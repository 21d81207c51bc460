//! The resolver could not say: it failed, refused, or is not there.

use std::net::IpAddr;

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ResolutionOutcome;
use crate::exchange::Phase;
use crate::facts::{Facts, split_address};

catalog! {
    /// # The resolver could not answer
    ///
    /// ## What happened
    ///
    /// Candor asked for the address of the upstream's host. The resolver said that it cannot answer:
    /// `SERVFAIL` (it failed), `REFUSED` (it does not want to), `FORMERR` (it does not understand the
    /// question) or `NOTIMP` (it cannot do this). Or there is no resolver at its address, and the kernel
    /// said so.
    ///
    /// ## What it means
    ///
    /// No connection was tried, and nothing is known about the name: it may well exist. What fails is
    /// the resolver, or what it depends on: the servers of the zone, their signatures (DNSSEC), its own
    /// access list. Many resolvers say more in an extended error (RFC 8914); it stands in the evidence.
    ///
    /// ## What to do
    ///
    /// Ask it yourself: `dig HOST @RESOLVER`. If `dig HOST @RESOLVER +cd` answers and the first does not,
    /// the zone's signatures are broken. If it is refused, the resolver's access list lacks this host.
    /// Another resolver is named by `[dns] resolvers`.
    dns_server_failure {
        phase: Phase::Resolve,
        party: Party::Network,
        error_type: Some("dns_error"),
        status: 502,
        title: "The resolver could not answer",
        visitor: "The application behind this address could not be found.",
        sentence: |facts| match (facts.reason, facts.value("info_name"), facts.value("info_text")) {
            (Some("unreachable"), _, _) => "No resolver could be asked for {question}: {resolvers} is not reachable ({resolver_errno_name}, errno {resolver_errno}).",
            (_, Some(_), Some(_)) => "{resolvers} answered {rcode} for {question}, with extended error {info_code} ({info_name}): {info_text}.",
            (_, Some(_), None) => "{resolvers} answered {rcode} for {question}, with extended error {info_code} ({info_name}).",
            _ => "{resolvers} answered {rcode} for {question}: whether the name exists is not known.",
        },
        likely: &[
            Likely::new(
                "dnssec",
                "The zone's signatures (DNSSEC) do not verify: they have expired, or a key was changed and the parent zone still names the old one.",
                |facts| {
                    let bogus = facts.info_code_is(&[1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 25, 27]);
                    match (bogus, facts.rcode()) {
                        (true, _) => Weight::Shown("the resolver says {info_name} (extended error {info_code})"),
                        (false, Some(2)) => Weight::Possible,
                        _ => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "zone_unreachable",
                "The resolver cannot reach the servers of the zone.",
                |facts| {
                    Weight::only_shown_if(
                        facts.info_code_is(&[22, 23, 13]),
                        "the resolver says {info_name} (extended error {info_code})",
                    )
                },
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
                "starting",
                "The resolver has just been started and is not ready yet.",
                |facts| {
                    Weight::only_shown_if(
                        facts.info_code_is(&[14]),
                        "the resolver says {info_name} (extended error {info_code})",
                    )
                },
            ),
            Likely::new(
                "resolver_upstream",
                "The resolver's own resolvers do not answer it.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.rcode() == Some(2) && facts.value("info_code").is_none(),
                        "{resolvers} answered SERVFAIL and gave no reason",
                    )
                },
            ),
            Likely::new(
                "resolver_denies",
                "The resolver does not serve this host: its access list lacks this network, or it answers for its own zones only.",
                |facts| Weight::only_shown_if(facts.rcode() == Some(5), "{resolvers} answered REFUSED"),
            ),
            Likely::new(
                "question_damaged",
                "The resolver, or a firewall on the way, does not understand today's questions (EDNS), though they were asked without it as well.",
                |facts| {
                    Weight::only_suggested_if(
                        matches!(facts.rcode(), Some(1 | 4)),
                        "{resolvers} answered {rcode}",
                    )
                },
            ),
            Likely::new(
                "resolver_stopped",
                "The resolver on this host (systemd-resolved, dnsmasq, unbound) is stopped.",
                |facts| {
                    Weight::only_shown_if(
                        unreachable(facts) && facts.resolver_is_loopback(),
                        "nothing listens at {resolvers}, an address of this host",
                    )
                },
            ),
            Likely::new(
                "resolver_moved",
                "The resolver was stopped or has moved to another address or port.",
                |facts| {
                    Weight::only_suggested_if(
                        unreachable(facts) && !facts.resolver_is_loopback(),
                        "{resolvers} is not reachable ({resolver_errno_name})",
                    )
                },
            ),
            Likely::new(
                "another_resolver",
                "Another resolver knows the name: name it in `[dns] resolvers`.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !unreachable(facts),
                "Ask the same resolver:",
                "dig {host} @{resolver} -p {resolver_port}",
            ),
            Step::run_if(
                |facts| facts.rcode() == Some(2),
                "Ask without checking signatures; if this answers, DNSSEC is what fails:",
                "dig {host} @{resolver} -p {resolver_port} +cd",
            ),
            Step::run_if(
                |facts| matches!(facts.rcode(), Some(1 | 4)),
                "Ask without EDNS; if this answers, EDNS is what fails:",
                "dig {host} @{resolver} -p {resolver_port} +noedns",
            ),
            Step::run_if(
                |facts| unreachable(facts) && facts.resolver_is_loopback(),
                "See what listens there:",
                "ss -lunp sport = :{resolver_port}",
            ),
            Step::run("See which resolvers this host uses:", "cat /etc/resolv.conf"),
        ],
        recognize: recognize,
    }
}

impl Facts<'_> {
    /// One of the resolver's extended errors has one of these codes.
    pub(crate) fn info_code_is(&self, codes: &[u16]) -> bool {
        self.resolution().is_some_and(|(_, resolution)| {
            let mut extended = resolution.extended.iter();
            extended.any(|extended| codes.contains(&extended.code))
        })
    }

    /// The first resolver that was asked is on this host.
    pub(crate) fn resolver_is_loopback(&self) -> bool {
        let first = self.resolution().and_then(|(_, it)| it.resolvers.first());
        first.is_some_and(|resolver| {
            let address = split_address(resolver).0.parse::<IpAddr>();
            address.is_ok_and(|address| address.is_loopback())
        })
    }
}

fn unreachable(facts: &Facts<'_>) -> bool {
    facts.resolution().is_some_and(|(_, resolution)| {
        matches!(resolution.outcome, ResolutionOutcome::Unreachable { .. })
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, resolution) = facts.resolution()?;
    let reason = match resolution.outcome {
        ResolutionOutcome::Unreachable { .. } => "unreachable",
        ResolutionOutcome::Rcode { rcode: 1 } => "format_error",
        ResolutionOutcome::Rcode { rcode: 2 } => "server_failure",
        ResolutionOutcome::Rcode { rcode: 4 } => "not_implemented",
        ResolutionOutcome::Rcode { rcode: 5 } => "refused",
        ResolutionOutcome::Rcode { .. } => "other_rcode",
        _ => return None,
    };
    (facts.in_phase(Phase::Resolve) && facts.timer_named("timeout.resolve").is_none())
        .then(|| Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::ExtendedError;
    use crate::testing::{exchange, query, resolved};
    let outcome = ResolutionOutcome::Rcode { rcode: 2 };
    let evidence = resolved("api.internal", outcome, |it| {
        it.queries = vec![
            query("api.internal", "AAAA", Some(2)),
            query("api.internal", "A", Some(2)),
        ];
        it.extended = vec![ExtendedError {
            code: 7,
            text: "signature of internal. expired 2026-02-27".to_owned(),
        }];
    });
    exchange("api.internal:80", Phase::Resolve, vec![evidence])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{ExtendedError, ResolutionOutcome};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution, resolved, timer};

    fn failed(rcode: u16, info_code: Option<u16>) -> Exchange {
        let outcome = ResolutionOutcome::Rcode { rcode };
        let evidence = resolved("api.test", outcome, |it| {
            it.extended.extend(info_code.map(|code| ExtendedError {
                code,
                text: String::new(),
            }));
        });
        exchange("api.test:80", Phase::Resolve, vec![evidence])
    }

    fn unreachable(resolver: &str) -> Exchange {
        let outcome = ResolutionOutcome::Unreachable { errno: 111 };
        let evidence = resolution("api.test", outcome, resolver);
        exchange("api.test:80", Phase::Resolve, vec![evidence])
    }

    #[test]
    fn positive() {
        for (rcode, reason) in [
            (1, "format_error"),
            (2, "server_failure"),
            (4, "not_implemented"),
            (5, "refused"),
            (9, "other_rcode"),
        ] {
            check(&failed(rcode, None), "dns_server_failure", Some(reason));
        }
    }

    #[test]
    fn positive_nothing_listens_there() {
        check(
            &unreachable("127.0.0.53:53"),
            "dns_server_failure",
            Some("unreachable"),
        );
    }

    #[test]
    fn negative_it_did_not_answer_at_all() {
        let evidence = vec![
            resolution("api.test", ResolutionOutcome::Timeout, "10.0.0.2:53"),
            timer("dns.timeout", 2_000),
        ];
        let exchange = exchange("api.test:80", Phase::Resolve, evidence);
        check(&exchange, "dns_timeout", None);
    }

    #[test]
    fn negative_there_is_no_address() {
        let evidence = resolution("api.test", ResolutionOutcome::NoData, "10.0.0.2:53");
        let exchange = exchange("api.test:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_nodata", Some("no_address"));
    }

    #[test]
    fn the_extended_error_flips() {
        check_first(&failed(2, Some(6)), "dnssec");
        check_first(&failed(2, Some(22)), "zone_unreachable");
        check_first(&failed(2, None), "resolver_upstream");
    }

    #[test]
    fn the_rcode_flips() {
        check_first(&failed(5, None), "resolver_denies");
        check_first(&failed(1, None), "question_damaged");
    }

    #[test]
    fn where_the_resolver_is_flips() {
        check_first(&unreachable("127.0.0.53:53"), "resolver_stopped");
        check_first(&unreachable("10.0.0.2:53"), "resolver_moved");
    }
}
