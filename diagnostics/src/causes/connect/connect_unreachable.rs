//! There is no way to the peer.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

const ENETUNREACH: i32 = 101;
const EHOSTUNREACH: i32 = 113;

catalog! {
    /// # There is no way to the upstream
    ///
    /// ## What happened
    ///
    /// The kernel could not deliver the request for a connection: `ENETUNREACH` (101), this host
    /// has no route to that network, or `EHOSTUNREACH` (113), a router or the neighbor discovery
    /// said that the host is not there.
    ///
    /// ## What it means
    ///
    /// The upstream has seen nothing. With 101 the fault is on this host: no route, or no IPv6.
    /// With 113 the route is there and the host is not: it is off, its address has changed, or a
    /// firewall answers with an ICMP message.
    ///
    /// ## What to do
    ///
    /// `ip route get IP` says which way the kernel would take. On the same network, `ip neigh`
    /// shows whether the host answers at all.
    connect_unreachable {
        phase: Phase::Connect,
        party: Party::Network,
        error_type: Some("destination_ip_unroutable"),
        status: 502,
        title: "There is no way to the upstream",
        visitor: "The application behind this address cannot be reached right now.",
        sentence: |facts| match facts.errno() {
            Some(ENETUNREACH) => "This host has no route to {peer} ({errno_name}, errno {errno}).",
            _ => "{peer} cannot be reached ({errno_name}, errno {errno}): no such host on the way there.",
        },
        likely: &[
            Likely::new(
                "no_ipv6",
                "This host has no IPv6, and the upstream was tried by an IPv6 address only.",
                |facts| {
                    let v6 = facts.ip().is_some_and(|ip| ip.is_ipv6());
                    Weight::only_shown_if(
                        v6 && facts.errno() == Some(ENETUNREACH),
                        "{peer} is an IPv6 address, and there is no route to it",
                    )
                },
            ),
            Likely::new(
                "stale_address",
                "The name {host} has moved on: the old address is gone.",
                |facts| {
                    Weight::only_shown_if(
                        facts.resolution_is_stale(),
                        "the answer was {answer_age} old and valid for {ttl} only",
                    )
                },
            ),
            Likely::new(
                "container_gone",
                "The container or virtual machine with the address {ip} is gone; its network is still here.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.is_private() && facts.errno() == Some(EHOSTUNREACH),
                        "{ip} is a private address, and nobody answered for it",
                    )
                },
            ),
            Likely::new(
                "no_route",
                "The route to the network of {ip} is missing: a VPN or tunnel is down, or Candor is not on that container network.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.errno() == Some(ENETUNREACH),
                        "errno {errno} means that this host has no route",
                    )
                },
            ),
            Likely::new(
                "firewall_icmp",
                "A firewall on the way answers that the host is unreachable.",
                |facts| Weight::possible_if(facts.errno() == Some(EHOSTUNREACH)),
            ),
            Likely::new("host_off", "The host is off, or the address is wrong.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("See which way the packets go:", "ip route get {ip}"),
            Step::run("See whether anybody answers for the address:", "ip neigh show {ip}"),
            Step::run_if(
                |facts| facts.host_name().is_some(),
                "See what the name means now:",
                "getent ahosts {host}",
            ),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    let unreachable = [ENETUNREACH, EHOSTUNREACH];
    let (index, tried) = facts.tried(&unreachable)?;
    // An address with another ending knows more about the upstream than one without a route.
    let alone = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(|errno| unreachable.contains(&errno)));
    alone.then(|| {
        Verdict::certain(index).reason(match tried.errno {
            Some(ENETUNREACH) => "network_unreachable",
            _ => "host_unreachable",
        })
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("connect_unreachable")
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn unreachable(address: &str, errno: i32) -> Exchange {
        exchange(address, Phase::Connect, vec![tried(address, errno)])
    }

    #[test]
    fn positive() {
        check(
            &unreachable("10.9.0.5:80", 101),
            "connect_unreachable",
            Some("network_unreachable"),
        );
        check(
            &unreachable("10.9.0.5:80", 113),
            "connect_unreachable",
            Some("host_unreachable"),
        );
    }

    #[test]
    fn negative_another_address_refused() {
        let tries = vec![tried("[2001:db8::1]:80", 101), tried("10.0.0.5:80", 111)];
        check(
            &exchange("web:80", Phase::Connect, tries),
            "connect_refused",
            None,
        );
    }

    #[test]
    fn the_family_flips() {
        check_first(&unreachable("[2001:db8::1]:80", 101), "no_ipv6");
        check_first(&unreachable("10.9.0.5:80", 101), "no_route");
    }

    #[test]
    fn the_errno_flips() {
        check_first(&unreachable("10.9.0.5:80", 113), "container_gone");
        check_first(&unreachable("10.9.0.5:80", 101), "no_route");
    }
}
