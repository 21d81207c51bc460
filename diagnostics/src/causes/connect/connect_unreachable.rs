//! There is no way to the peer.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::LocalPorts;
use crate::exchange::Phase;
use crate::facts::Facts;

const EINVAL: i32 = 22;
const EADDRNOTAVAIL: i32 = 99;
const ENETDOWN: i32 = 100;
const ENETUNREACH: i32 = 101;
const EAFNOSUPPORT: i32 = 97;
const EHOSTDOWN: i32 = 112;
const EHOSTUNREACH: i32 = 113;

const ALL: [i32; 6] = [
    EINVAL,
    EADDRNOTAVAIL,
    ENETDOWN,
    ENETUNREACH,
    EHOSTDOWN,
    EHOSTUNREACH,
];

/// Linux asks for a neighbor three times, a second apart, before it gives up.
const NEIGHBOR_ASKED_US: u64 = 900_000;

catalog! {
    /// # There is no way to the upstream
    ///
    /// ## What happened
    ///
    /// The kernel could not deliver the request for a connection: `ENETUNREACH` (101), this host
    /// has no route to that network, or `EHOSTUNREACH` (113), a router or the neighbor discovery
    /// said that the host is not there. `EADDRNOTAVAIL` (99) with ports to spare means that this host
    /// has no address of that family to send from, as in a container without IPv6.
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
            Some(EADDRNOTAVAIL) => "This host has no address from which to reach {peer} ({errno_name}, errno {errno}).",
            Some(EINVAL) => "The kernel knows no way to {peer} ({errno_name}, errno {errno}).",
            Some(ENETDOWN) => "The network towards {peer} is down ({errno_name}, errno {errno}).",
            _ => "{peer} cannot be reached ({errno_name}, errno {errno}): no such host on the way there.",
        },
        likely: &[
            Likely::new(
                "no_ipv6",
                "This host has no IPv6, and the upstream was tried by an IPv6 address only.",
                |facts| {
                    let v6 = facts.ip().is_some_and(|ip| ip.is_ipv6());
                    match facts.errno() {
                        Some(ENETUNREACH) if v6 => {
                            Weight::Shown("{peer} is an IPv6 address, and there is no route to it")
                        }
                        Some(EADDRNOTAVAIL) if v6 => Weight::Shown(
                            "{peer} is an IPv6 address, and this host has none of its own",
                        ),
                        _ => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "no_scope",
                "A link-local IPv6 address means nothing without the interface: write another address of the host.",
                |facts| {
                    let link_local = facts.ip().is_some_and(|ip| match ip {
                        std::net::IpAddr::V6(ip) => ip.is_unicast_link_local(),
                        std::net::IpAddr::V4(_) => false,
                    });
                    Weight::only_shown_if(
                        link_local && facts.errno() == Some(EINVAL),
                        "{ip} is such an address",
                    )
                },
            ),
            Likely::new(
                "blackhole_route",
                "A route of the type blackhole covers {ip}.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.errno() == Some(EINVAL),
                        "{errno_name} is how the routing table says so",
                    )
                },
            ),
            Likely::new(
                "interface_down",
                "The network interface towards {ip} is down.",
                |facts| {
                    Weight::only_shown_if(
                        facts.errno() == Some(ENETDOWN),
                        "{errno_name} is how the kernel says so",
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
                |facts| match (facts.is_private(), facts.errno()) {
                    (true, Some(EHOSTUNREACH | EHOSTDOWN)) if is_silent(facts) => Weight::Shown(
                        "{ip} is a private address, and nobody answered for it in {elapsed}",
                    ),
                    (true, Some(EHOSTUNREACH | EHOSTDOWN)) => Weight::Possible,
                    _ => Weight::Excluded,
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
                |facts| match facts.errno() {
                    Some(EHOSTUNREACH) => Weight::suggested_if(
                        !is_silent(facts),
                        "the answer came after {elapsed}, sooner than a neighbor is given up",
                    ),
                    _ => Weight::Excluded,
                },
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

/// It took as long as the kernel asks for a neighbor that does not answer.
fn is_silent(facts: &Facts<'_>) -> bool {
    let last = facts.tried(&[EHOSTUNREACH, EHOSTDOWN]);
    last.is_some_and(|(_, tried)| tried.elapsed_us >= NEIGHBOR_ASKED_US)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    let (index, tried) = facts.tried(&ALL)?;
    // Without a port left to send from, nothing was said about the way.
    if tried.errno == Some(EADDRNOTAVAIL) && !facts.local_ports().is_some_and(LocalPorts::are_left)
    {
        return None;
    }
    // An address with another ending knows more about the upstream than one without a route.
    let agrees = |errno| errno == EAFNOSUPPORT || ALL.contains(&errno);
    let alone = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(agrees));
    alone.then(|| match tried.errno {
        Some(ENETUNREACH) => Verdict::certain(index).reason("network_unreachable"),
        Some(ENETDOWN) => Verdict::certain(index).reason("network_down"),
        Some(EADDRNOTAVAIL) => Verdict::likely(index).reason("no_source_address"),
        Some(EINVAL) => Verdict::likely(index).reason("no_way"),
        _ => Verdict::certain(index).reason("host_unreachable"),
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, tried};
    let server = "10.9.0.5:8000";
    exchange(server, Phase::Connect, vec![tried(server, EHOSTUNREACH)])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, LocalPorts};
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
        check_first(&unreachable("10.9.0.5:80", 113), "firewall_icmp");
        check_first(&unreachable("10.9.0.5:80", 101), "no_route");
    }

    #[test]
    fn the_time_it_took_flips() {
        let mut exchange = unreachable("10.9.0.5:80", 113);
        check_first(&exchange, "firewall_icmp");
        if let Evidence::Connect(tried) = &mut exchange.attempts[0].evidence[0] {
            tried.elapsed_us = 3_069_000;
        }
        check_first(&exchange, "container_gone");
    }

    #[test]
    fn positive_without_an_address_of_our_own() {
        let ports = LocalPorts {
            first: 32_768,
            last: 60_999,
            in_use: Some(12),
            time_wait: Some(3),
        };
        let mut exchange = unreachable("[::1]:80", 99);
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(Evidence::LocalPorts(ports));
        check(&exchange, "connect_unreachable", Some("no_source_address"));
        check_first(&exchange, "no_ipv6");
    }

    #[test]
    fn positive_no_way_at_all() {
        check(
            &unreachable("10.9.0.5:80", 22),
            "connect_unreachable",
            Some("no_way"),
        );
        check_first(&unreachable("10.9.0.5:80", 22), "blackhole_route");
        check_first(&unreachable("[fe80::1]:80", 22), "no_scope");
        check_first(&unreachable("10.9.0.5:80", 100), "interface_down");
    }
}
