//! The connection was reset while it was made.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

const ECONNRESET: i32 = 104;
/// Others that do not contradict it: refused is named by a cause of its own.
const UNREACHABLE: [i32; 4] = [97, 99, 101, 113];
/// After this time Linux repeats a SYN that was not answered (RFC 6298 §2).
const SYN_REPEATED_US: u64 = 1_000_000;

catalog! {
    /// # The connection to the upstream was reset while it was made
    ///
    /// ## What happened
    ///
    /// Something answered Candor's request for a TCP connection, and cut it again before it could be
    /// used: `ECONNRESET`, errno 104. A port on which nobody listens looks different
    /// (`connect_refused`).
    ///
    /// ## What it means
    ///
    /// The application has not received the request. Who answers and cuts at once is seldom the
    /// application itself: a port forwarder whose target is gone, a load balancer without a member, a
    /// firewall that resets, or a kernel whose queue of connections to accept is full and which is
    /// told to say so (`net.ipv4.tcp_abort_on_overflow`).
    ///
    /// ## What to do
    ///
    /// Capture the handshake: `tcpdump -ni any host IP and port PORT`. The TTL of the reset tells
    /// whether it comes from the host that sent the SYN-ACK or from something in between.
    connect_reset {
        phase: Phase::Connect,
        party: Party::Network,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The connection to the upstream was reset while it was made",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |_| "{peer} reset the connection while it was being made, after {elapsed} ({errno_name}, errno {errno}).",
        likely: &[
            Likely::new(
                "port_forwarder",
                "A port forwarder accepts in place of the application and finds nobody behind it: docker-proxy, an SSH tunnel, kubectl port-forward.",
                |facts| match facts.listener_is(&["docker-proxy", "rootlessport", "ssh", "sshd", "kubectl", "socat"]) {
                    true => Weight::Shown("there is {holder}"),
                    false => Weight::suggested_if(
                        facts.is_loopback(),
                        "{peer} is this host, where such forwarders listen",
                    ),
                },
            ),
            Likely::new(
                "filter",
                "A firewall or load balancer in between resets connections from this host: it does not know our address, or has no member to send us to.",
                |facts| match facts.ip() {
                    Some(ip) if ip.is_loopback() => Weight::Excluded,
                    Some(_) => Weight::suggested_if(
                        !facts.is_private(),
                        "{peer} is a public address: others stand between",
                    ),
                    None => Weight::Possible,
                },
            ),
            Likely::new(
                "container_gone",
                "The container behind the address is stopping or gone, and its network still answers.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.short_name().is_some() && facts.is_private(),
                        "{host} is a short name with the private address {ip}, as containers have",
                    )
                },
            ),
            Likely::new(
                "restarting",
                "The application was restarted or killed just then: its kernel resets every connection that waits to be accepted.",
                possible,
            ),
            Likely::new(
                "queue_overflow",
                "The application accepts too slowly: its queue is full, and its kernel is told to reset what does not fit (net.ipv4.tcp_abort_on_overflow).",
                |facts| {
                    if facts.queue_is_full() {
                        return Weight::Shown("connections waiting at {holder}: {waiting}, and its limit is {backlog}");
                    }
                    let repeated = reset(facts).is_some_and(|(_, us)| us >= SYN_REPEATED_US);
                    Weight::shown_if(
                        repeated,
                        "it took {elapsed}, so the first SYN was dropped and had to be repeated",
                    )
                },
            ),
        ],
        steps: &[
            Step::run("Try it by hand, some times:", "nc -vz {ip} {port}"),
            Step::run("See who sends the reset:", "tcpdump -ni any host {ip} and port {port}"),
            Step::run("See whether queues overflowed, on the application's host:", "nstat -az TcpExtListenOverflows TcpExtListenDrops"),
            Step::run_if(
                |facts| facts.short_name().is_some(),
                "See whether the container runs and what it says:",
                "docker compose ps {host} && docker compose logs --tail 50 {host}",
            ),
        ],
        recognize: recognize,
    }
}

/// The last address that was reset: index of the fact, and how long it took.
fn reset(facts: &Facts<'_>) -> Option<(usize, u64)> {
    let (index, tried) = facts.tried(&[ECONNRESET])?;
    (tried.operation == "connect").then_some((index, tried.elapsed_us))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    let (index, _) = reset(facts)?;
    let agrees = |errno| errno == ECONNRESET || UNREACHABLE.contains(&errno);
    let all_agree = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(agrees));
    Some(if all_agree {
        Verdict::certain(index)
    } else {
        Verdict::likely(index)
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, tried};
    exchange(
        "10.0.0.5:8000",
        Phase::Connect,
        vec![tried("10.0.0.5:8000", ECONNRESET)],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer, tried};

    fn reset(server: &str) -> Exchange {
        exchange(server, Phase::Connect, vec![tried(server, 104)])
    }

    #[test]
    fn positive() {
        let exchange = reset("10.0.0.5:80");
        check(&exchange, "connect_reset", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
    }

    #[test]
    fn positive_beside_an_address_without_a_route() {
        let tries = vec![tried("[2001:db8::1]:80", 101), tried("10.0.0.5:80", 104)];
        let exchange = exchange("web:80", Phase::Connect, tries);
        check(&exchange, "connect_reset", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
    }

    #[test]
    fn negative_another_address_refused() {
        let tries = vec![tried("10.0.0.5:80", 104), tried("10.0.0.6:80", 111)];
        check(
            &exchange("web:80", Phase::Connect, tries),
            "connect_refused",
            None,
        );
    }

    #[test]
    fn negative_the_time_ran_out_at_another_address() {
        let evidence = vec![tried("10.0.0.5:80", 104), timer("timeout.connect", 3_000)];
        check(
            &exchange("web:80", Phase::Connect, evidence),
            "connect_timeout",
            None,
        );
    }

    #[test]
    fn negative_after_the_handshake_it_is_the_answer_that_is_reset() {
        let mut exchange = reset("10.0.0.5:80");
        exchange.phase = Phase::Head;
        exchange.attempts[0].phase = Phase::Head;
        exchange.attempts[0].evidence =
            vec![crate::testing::ended(crate::evidence::StreamEnd::Reset, 1)];
        check(&exchange, "head_reset", None);
    }

    #[test]
    fn the_address_flips() {
        check_first(&reset("127.0.0.1:80"), "port_forwarder");
        check_first(&reset("192.0.2.7:80"), "filter");
    }

    #[test]
    fn the_time_it_took_flips() {
        let mut exchange = reset("192.0.2.7:80");
        check_first(&exchange, "filter");
        if let Evidence::Connect(tried) = &mut exchange.attempts[0].evidence[0] {
            tried.elapsed_us = 1_004_000;
        }
        check_first(&exchange, "queue_overflow");
    }
}
