//! This host has no local port left for another connection to the upstream.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::LocalPorts;
use crate::exchange::Phase;
use crate::facts::Facts;

const EADDRNOTAVAIL: i32 = 99;
/// Linux gives 28 232 ports by default.
const FEW: u64 = 10_000;

catalog! {
    /// # No local port is left for a connection to the upstream
    ///
    /// ## What happened
    ///
    /// Candor asked for a TCP connection, and the kernel found no local port for it: `EADDRNOTAVAIL`,
    /// errno 99. Between two hosts every connection to one port needs a local port of its own.
    ///
    /// ## What it means
    ///
    /// No packet has left. Either very many connections to this upstream are open at once, or they are
    /// closed after every request, and each of them holds its port for another minute (TIME-WAIT).
    ///
    /// ## What to do
    ///
    /// `ss -s` shows which of the two it is. Let the upstream keep connections alive: it must not answer
    /// with `Connection: close`, and its own idle limit must not be short. A second address of the
    /// upstream, or a wider `net.ipv4.ip_local_port_range`, gives room.
    connect_ports_exhausted {
        phase: Phase::Connect,
        party: Party::Proxy,
        error_type: Some("proxy_internal_error"),
        status: 503,
        title: "No local port is left for a connection to the upstream",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |facts| match (facts.value("ports"), facts.value("time_wait")) {
            (Some(_), Some(_)) => "No local port is left to connect to {peer} ({errno_name}, errno {errno}): of {ports}, {time_wait} wait for the end of TIME-WAIT, and {sockets_in_use} sockets are in use.",
            (Some(_), None) => "No local port is left to connect to {peer} ({errno_name}, errno {errno}), of {ports}.",
            _ => "No local port is left to connect to {peer} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "no_keepalive",
                "Connections to the upstream are closed after each request, by it or by us, and each holds its port for a minute.",
                |facts| {
                    let waiting = facts.local_ports().is_some_and(|ports| {
                        ports.time_wait.unwrap_or(0) > ports.in_use.unwrap_or(0)
                    });
                    Weight::shown_if(
                        waiting,
                        "{time_wait} connections are in TIME-WAIT, more than the {sockets_in_use} sockets in use",
                    )
                },
            ),
            Likely::new(
                "many_open",
                "Very many connections to the upstream are open at once: it answers too slowly for this load, or streams.",
                |facts| {
                    let open = facts.local_ports().is_some_and(|ports| {
                        ports.in_use.is_some_and(|in_use| in_use >= ports.time_wait.unwrap_or(0))
                    });
                    Weight::suggested_if(
                        open,
                        "{sockets_in_use} sockets are in use, and {time_wait} connections are in TIME-WAIT",
                    )
                },
            ),
            Likely::new(
                "narrow_range",
                "The range of local ports is narrow: net.ipv4.ip_local_port_range.",
                |facts| {
                    let few = facts.local_ports().is_some_and(|ports| ports.count() < FEW);
                    Weight::only_suggested_if(few, "it is {first_port} to {last_port}, {ports} ports")
                },
            ),
            Likely::new(
                "another_program",
                "Another program of this host makes as many connections to the same address.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("See how many sockets there are, and in which state:", "ss -s"),
            Step::run("See how many wait for their end, to this upstream:", "ss -Htan state time-wait dst {ip} | wc -l"),
            Step::run("See the range of ports:", "sysctl net.ipv4.ip_local_port_range net.ipv4.tcp_tw_reuse"),
            Step::run("Widen it until the cause is found:", "sysctl -w net.ipv4.ip_local_port_range='1024 65535'"),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    let (index, _) = facts.tried(&[EADDRNOTAVAIL])?;
    // With ports to spare, the errno means that this host has no address to send from.
    let ports = facts.local_ports();
    if ports.is_some_and(LocalPorts::are_left) {
        return None;
    }
    let counted = ports.is_some_and(|ports| ports.in_use.is_some());
    let alone = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(|errno| errno == EADDRNOTAVAIL));
    Some(if counted && alone {
        Verdict::certain(index)
    } else {
        Verdict::likely(index)
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{exchange, tried};
    let ports = LocalPorts {
        first: 32_768,
        last: 60_999,
        in_use: Some(214),
        time_wait: Some(28_230),
    };
    exchange(
        "10.0.0.5:8000",
        Phase::Connect,
        vec![
            tried("10.0.0.5:8000", EADDRNOTAVAIL),
            Evidence::LocalPorts(ports),
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::{Evidence, LocalPorts};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn exhausted(server: &str, last: u16, in_use: u64, time_wait: u64) -> Exchange {
        let ports = LocalPorts {
            first: 32_768,
            last,
            in_use: Some(in_use),
            time_wait: Some(time_wait),
        };
        let evidence = vec![tried(server, 99), Evidence::LocalPorts(ports)];
        exchange(server, Phase::Connect, evidence)
    }

    #[test]
    fn positive() {
        let exchange = exhausted("10.0.0.5:80", 60_999, 300, 28_000);
        check(&exchange, "connect_ports_exhausted", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
        assert_eq!(diagnose(&exchange).status, 503);
    }

    #[test]
    fn positive_without_a_count_it_is_only_likely() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 99)],
        );
        check(&exchange, "connect_ports_exhausted", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_there_are_ports_and_no_address() {
        check(
            &exhausted("[::1]:80", 60_999, 12, 3),
            "connect_unreachable",
            Some("no_source_address"),
        );
    }

    #[test]
    fn the_states_flip() {
        check_first(
            &exhausted("10.0.0.5:80", 60_999, 300, 28_000),
            "no_keepalive",
        );
        check_first(&exhausted("10.0.0.5:80", 60_999, 28_000, 300), "many_open");
    }

    #[test]
    fn the_range_flips() {
        let unknown = |last| {
            let mut exchange = exhausted("10.0.0.5:80", last, 0, 0);
            if let Evidence::LocalPorts(ports) = &mut exchange.attempts[0].evidence[1] {
                (ports.in_use, ports.time_wait) = (None, None);
            }
            exchange
        };
        check_first(&unknown(32_800), "narrow_range");
        check_first(&unknown(60_999), "no_keepalive");
    }
}
