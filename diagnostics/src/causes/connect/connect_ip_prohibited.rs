//! The name led to an address that the configuration forbids.

use std::net::IpAddr;

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::{Facts, split_address};

catalog! {
    /// # The upstream's name leads to a forbidden address
    ///
    /// ## What happened
    ///
    /// The name of the upstream was resolved, and every address in the answer is in a network to which
    /// names may not lead: `prohibit` under `[dns]`. Candor has not tried to connect.
    ///
    /// ## What it means
    ///
    /// By default these are the addresses that are never right for an application and dangerous to send
    /// requests to: link-local ones, with the metadata services of cloud providers that hand out
    /// credentials, and 0.0.0.0. Somebody who controls the name could point it there. Addresses that are
    /// written as such, and names in the hosts file, are taken to be meant and are never forbidden.
    ///
    /// ## What to do
    ///
    /// Look at what the name means (`dig HOST @RESOLVER`) and who may change it. If the address is meant,
    /// write it in place of the name, or take its network out of `prohibit`.
    connect_ip_prohibited {
        phase: Phase::Connect,
        party: Party::Network,
        error_type: Some("destination_ip_prohibited"),
        status: 502,
        title: "The upstream's name leads to a forbidden address",
        visitor: "The application behind this address cannot be reached right now.",
        sentence: |_| "{host} leads to {prohibited}, which prohibit = {rule} forbids; it was not dialed.",
        likely: &[
            Likely::new(
                "sinkhole",
                "A DNS filter (Pi-hole, a safe-browsing resolver) blocks the name and answers with an address that leads nowhere.",
                |facts| {
                    let unspecified = address(facts).is_some_and(|ip| ip.is_unspecified());
                    Weight::only_shown_if(
                        unspecified,
                        "{prohibited} is the answer that such filters give",
                    )
                },
            ),
            Likely::new(
                "metadata_service",
                "Somebody pointed the name at a cloud's metadata service, so that a request through Candor would read its credentials: DNS rebinding.",
                |facts| {
                    Weight::only_suggested_if(
                        address(facts).is_some_and(is_metadata),
                        "{prohibited} is the address of such a service",
                    )
                },
            ),
            Likely::new(
                "self_assigned",
                "The application's host got no address from its network, gave itself a link-local one, and registered that.",
                |facts| {
                    let link_local = address(facts).is_some_and(|ip| match ip {
                        IpAddr::V4(ip) => ip.is_link_local(),
                        IpAddr::V6(ip) => ip.is_unicast_link_local(),
                    });
                    let metadata = address(facts).is_some_and(is_metadata);
                    Weight::only_suggested_if(
                        link_local && !metadata,
                        "{prohibited} is an address that hosts give themselves",
                    )
                },
            ),
            Likely::new(
                "wrong_record",
                "The record of {host} is wrong, or was changed by somebody who should not.",
                |_| Weight::Possible,
            ),
            Likely::new(
                "meant",
                "The address is meant. Write it in place of the name, or take its network out of `prohibit`.",
                |facts| {
                    Weight::suggested_if(
                        is_written(facts) && !address(facts).is_some_and(is_metadata),
                        "the rule is your own: {rule_place}",
                    )
                },
            ),
        ],
        steps: &[
            Step::run("See what the name means:", "dig {question} @{resolver} -p {resolver_port}"),
            Step::run("See what this host makes of it:", "getent ahosts {host}"),
            Step::tell("The rule is prohibit = {rule} under [dns], written at: {rule_place}."),
        ],
        recognize: recognize,
    }
}

/// The forbidden address.
fn address(facts: &Facts<'_>) -> Option<IpAddr> {
    let (_, address) = facts.prohibited()?;
    let ip: IpAddr = split_address(address).0.parse().ok()?;
    Some(ip.to_canonical())
}

/// The rule is the operator's own.
fn is_written(facts: &Facts<'_>) -> bool {
    let place = facts.last(|evidence| match evidence {
        Evidence::Prohibited { place, .. } => place.as_ref(),
        _ => None,
    });
    place.is_some()
}

/// Where cloud providers serve credentials to whoever asks from within.
fn is_metadata(ip: IpAddr) -> bool {
    const SERVICES: [&str; 5] = [
        "169.254.169.254",
        "169.254.170.2",
        "100.100.100.200",
        "fd00:ec2::254",
        "fd20:ce::254",
    ];
    let known = SERVICES
        .iter()
        .filter_map(|text| text.parse::<IpAddr>().ok());
    known.into_iter().any(|service| service == ip)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    // Another address was dialed: what came of that says more.
    if facts.tries().next().is_some() {
        return None;
    }
    let (index, _) = facts.prohibited()?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::{Resolution, ResolutionOutcome};
    use crate::testing::{exchange, place};
    let resolution = Resolution {
        question: "api.internal".to_owned(),
        asked: vec!["api.internal".to_owned()],
        outcome: ResolutionOutcome::Answered,
        resolvers: vec!["10.0.0.2:53".to_owned()],
        answers: vec!["169.254.169.254".to_owned()],
        ttl_s: Some(30),
        elapsed_ms: 7,
        ..Resolution::default()
    };
    let prohibited = Evidence::Prohibited {
        address: "169.254.169.254".to_owned(),
        rule: "169.254.0.0/16".to_owned(),
        place: Some(place(2)),
    };
    exchange(
        "api.internal:80",
        Phase::Connect,
        vec![Evidence::Resolution(resolution), prohibited],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, place, tried};

    fn prohibited(address: &str, line: Option<u32>) -> Exchange {
        let rule = Evidence::Prohibited {
            address: address.to_owned(),
            rule: "10.9.0.0/16".to_owned(),
            place: line.map(place),
        };
        exchange("api.internal:80", Phase::Connect, vec![rule])
    }

    #[test]
    fn positive() {
        let exchange = prohibited("169.254.169.254", None);
        check(&exchange, "connect_ip_prohibited", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
    }

    #[test]
    fn negative_another_address_was_allowed_and_refused() {
        let mut exchange = prohibited("169.254.169.254", None);
        exchange.attempts[0]
            .evidence
            .push(tried("10.0.0.5:80", 111));
        check(&exchange, "connect_refused", None);
    }

    #[test]
    fn the_address_flips() {
        check_first(&prohibited("169.254.169.254", None), "metadata_service");
        check_first(&prohibited("169.254.7.7", None), "self_assigned");
        check_first(&prohibited("0.0.0.0", None), "sinkhole");
        check_first(
            &prohibited("::ffff:169.254.169.254", None),
            "metadata_service",
        );
    }

    #[test]
    fn who_wrote_the_rule_flips() {
        check_first(&prohibited("10.9.0.5", Some(4)), "meant");
        check_first(&prohibited("10.9.0.5", None), "wrong_record");
    }
}
