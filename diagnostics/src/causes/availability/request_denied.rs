//! A rule of the configuration denies the client.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Denied;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A rule denies this client
    ///
    /// ## What happened
    ///
    /// The site or route has `allow` or `deny`, and the client's address is not allowed by it. No
    /// upstream was asked.
    ///
    /// ## What it means
    ///
    /// `deny` is asked first: who is in one of its networks is refused. Then `allow`: who is in none of
    /// its networks is refused. The address is the one of the connection, or of a PROXY header from a
    /// trusted peer; `X-Forwarded-For` does not count, since anybody can write it.
    ///
    /// ## What to do
    ///
    /// If it was meant, nothing. Otherwise add the client's network to `allow`, or take it out of `deny`.
    /// When every client is refused and all have the address of a load balancer, let that send PROXY
    /// headers and put it into `trust`.
    request_denied {
        phase: Phase::Admit,
        party: Party::Client,
        error_type: Some("http_request_denied"),
        status: 403,
        title: "A rule denies this client",
        visitor: "You may not see this page.",
        sentence: |facts| match (facts.value("rule_network"), facts.value("rule_place")) {
            (Some(_), Some(_)) => "{client} is denied by {rule_network}, written at {rule_place}.",
            (Some(_), None) => "{client} is denied by {rule_network}.",
            (None, Some(_)) => "{client} is in none of the networks that {rule_place} allows.",
            (None, None) => "{client} is in none of the networks that are allowed.",
        },
        likely: &[
            Likely::new(
                "load_balancer",
                "{client} is a load balancer or container gateway, not the client itself: let it send PROXY headers, and trust it.",
                |facts| {
                    let private = facts.exchange.request.client.parse().is_ok_and(is_inner);
                    let direct = denied(facts).is_some_and(|it| it.rule == "allow" && !it.proxied);
                    Weight::only_suggested_if(private && direct, "{client} is a private address, and no PROXY header came with it")
                },
            ),
            Likely::new(
                "meant",
                "The rule does what it is for.",
                |facts| {
                    let deny = denied(facts).is_some_and(|it| it.rule == "deny");
                    Weight::suggested_if(deny, "{rule_network} is denied by name")
                },
            ),
            Likely::new(
                "network_missing",
                "The client's network is missing in `allow`: a new office, a VPN, IPv6 beside IPv4.",
                |facts| Weight::possible_if(denied(facts).is_some_and(|it| it.rule == "allow")),
            ),
            Likely::new(
                "too_wide",
                "The denied network is wider than it was meant to be.",
                |facts| Weight::possible_if(denied(facts).is_some_and(|it| it.rule == "deny")),
            ),
        ],
        steps: &[
            Step::tell_if(
                |facts| facts.value("rule_place").is_some(),
                "The rule is written at {rule_place}.",
            ),
            Step::run_if(
                |facts| facts.value("config_file").is_some(),
                "See the routes of every site, in the order in which they match:",
                "candor check {config_file}",
            ),
            Step::tell("`allow` and `deny` look at the address of the connection, {client}."),
        ],
        recognize: recognize,
    }
}

fn denied<'a>(facts: &Facts<'a>) -> Option<&'a Denied> {
    facts.denied().map(|(_, denied)| denied)
}

/// Not reachable from the internet: where load balancers and container gateways are.
fn is_inner(address: std::net::IpAddr) -> bool {
    match address {
        std::net::IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
        std::net::IpAddr::V6(ip) => ip.is_unique_local() || ip.is_loopback(),
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.denied()?;
    Some(Verdict::certain(index).reason("acl"))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::denied("deny", Some("203.0.113.0/24"), "203.0.113.9")
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Denied, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, place};

    pub(super) fn denied(rule: &'static str, network: Option<&str>, client: &str) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Admit, vec![]);
        exchange.attempts.clear();
        exchange.request.client = client.to_owned();
        exchange.evidence = vec![Evidence::Denied(Denied {
            rule,
            network: network.map(str::to_owned),
            place: Some(place(7)),
            proxied: false,
        })];
        exchange
    }

    #[test]
    fn positive() {
        let by_deny = denied("deny", Some("203.0.113.0/24"), "203.0.113.9");
        check(&by_deny, "request_denied", Some("acl"));
        let by_allow = denied("allow", None, "203.0.113.9");
        check(&by_allow, "request_denied", Some("acl"));
    }

    #[test]
    fn negative_the_request_is_too_large() {
        let mut exchange = denied("deny", None, "203.0.113.9");
        exchange.evidence = vec![Evidence::RequestInvalid {
            status: 413,
            reason: "body_too_large".to_owned(),
            offset: None,
        }];
        check(&exchange, "client_request_invalid", Some("body_too_large"));
    }

    #[test]
    fn the_rule_flips() {
        check_first(
            &denied("deny", Some("203.0.113.0/24"), "203.0.113.9"),
            "meant",
        );
        check_first(&denied("allow", None, "10.0.0.7"), "load_balancer");
    }

    #[test]
    fn the_address_flips() {
        check_first(&denied("allow", None, "172.17.0.1"), "load_balancer");
        check_first(&denied("allow", None, "203.0.113.9"), "meant");
    }
}
