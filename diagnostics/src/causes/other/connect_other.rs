//! A TCP connect failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream could not be connected to
    ///
    /// ## What happened
    ///
    /// Candor asked for a TCP connection, and that failed in a way that has no code of its own yet. The
    /// errno in the evidence is what the kernel said.
    ///
    /// ## What it means
    ///
    /// The upstream has not received the request. `reset`: something accepted and cut at once.
    /// `denied_local`: this host forbids Candor the connection. `ports_exhausted`, `resources_exhausted`:
    /// this host has no port, file or memory left.
    ///
    /// ## What to do
    ///
    /// Look the errno up (`man 2 connect`), and try the connection by hand from this host, as Candor's
    /// user.
    connect_other {
        phase: Phase::Connect,
        party: Party::Network,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The upstream could not be connected to",
        visitor: "The application behind this address cannot be reached right now.",
        sentence: |facts| match (facts.value("errno_name"), facts.value("limit")) {
            (Some(_), _) => "Connecting to {peer} failed: {errno_name} (errno {errno}).",
            (None, Some(_)) => "Connecting to {peer} was given up after {elapsed}: {timer} is {limit}.",
            _ => "Connecting to {peer} failed.",
        },
        likely: &[
            Likely::new(
                "local_rule",
                "A rule of this host forbids it: SELinux, nftables, systemd's IPAddressDeny, a container's seccomp.",
                |facts| Weight::only_shown_if(kind(facts) == Some("denied_local"), "{errno_name} comes from this host"),
            ),
            Likely::new(
                "no_ports",
                "This host has no local port left: too many connections to one address, none of them kept.",
                |facts| Weight::only_shown_if(kind(facts) == Some("ports_exhausted"), "{errno_name} means that no local address is left"),
            ),
            Likely::new(
                "no_files",
                "Candor has as many files open as it may: raise LimitNOFILE.",
                |facts| Weight::only_shown_if(kind(facts) == Some("resources_exhausted"), "{errno_name} means that a resource of this host is used up"),
            ),
            Likely::new(
                "middlebox",
                "Something between accepted the connection and cut it: a port forwarder whose target is gone, a load balancer.",
                |facts| Weight::suggested_if(kind(facts) == Some("reset"), "it was reset while it was made"),
            ),
            Likely::new("network", "The network between here and {peer}.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("Try it by hand, as Candor's user:", "nc -vz {ip} {port}"),
            Step::run_if(
                |facts| kind(facts) == Some("denied_local"),
                "See what SELinux denied:",
                "ausearch -m avc -ts recent",
            ),
            Step::run_if(
                |facts| matches!(kind(facts), Some("ports_exhausted" | "resources_exhausted")),
                "See how many sockets there are:",
                "ss -s",
            ),
        ],
        recognize: recognize,
    }
}

/// What the errno of the last try says.
fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    Some(match facts.errno()? {
        103 | 104 => "reset",
        1 | 13 => "denied_local",
        99 => "ports_exhausted",
        12 | 23 | 24 | 105 => "resources_exhausted",
        _ => return None,
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.evidence.len().checked_sub(1);
    let verdict = Verdict::unknown(index).with(kind(facts));
    Some(match kind(facts) {
        Some("denied_local") => verdict.answered(502, "proxy_internal_error"),
        Some("ports_exhausted" | "resources_exhausted") => {
            verdict.answered(503, "proxy_internal_error")
        }
        _ => verdict,
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("connect_other")
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer, tried};

    fn failed(errno: i32) -> Exchange {
        exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", errno)],
        )
    }

    #[test]
    fn positive() {
        check(&failed(104), "connect_other", Some("reset"));
        check(&failed(24), "connect_other", Some("resources_exhausted"));
        assert_eq!(diagnose(&failed(24)).status, 503);
        check(
            &exchange("10.0.0.5:80", Phase::Connect, vec![]),
            "connect_other",
            None,
        );
    }

    #[test]
    fn positive_timer_over_all() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![timer("timeout.total", 9_000)],
        );
        check(&exchange, "connect_other", Some("total_timeout"));
        assert_eq!(diagnose(&exchange).status, 504);
    }

    #[test]
    fn negative_refused() {
        check(&failed(111), "connect_refused", None);
    }

    #[test]
    fn the_errno_flips() {
        check_first(&failed(13), "local_rule");
        check_first(&failed(99), "no_ports");
    }

    #[test]
    fn another_errno_flips() {
        check_first(&failed(24), "no_files");
        check_first(&failed(104), "middlebox");
    }
}
