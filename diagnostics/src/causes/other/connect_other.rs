//! A TCP connect failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream could not be connected to
    ///
    /// ## What happened
    ///
    /// Candor asked for a TCP connection, and that failed in a way that has no code of its own. The
    /// errno in the evidence is what the kernel said.
    ///
    /// ## What it means
    ///
    /// The upstream has not received the request. With a timer as the reason, the time for the whole
    /// exchange ran out while connecting.
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
                "time_used_up",
                "What came before took the time: an earlier attempt, or the name.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.timer().is_some(),
                        "{timer} is {limit} for everything together",
                    )
                },
            ),
            Likely::new(
                "aborted_here",
                "A program of this host ended the connection: `ss -K`, a firewall daemon, the change of an address.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.errno() == Some(ECONNABORTED),
                        "{errno_name} comes from this host",
                    )
                },
            ),
            Likely::new("network", "The network between here and {peer}.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("Try it by hand, as Candor's user:", "nc -vz {ip} {port}"),
            Step::run("See which way the packets go:", "ip route get {ip}"),
        ],
        recognize: recognize,
    }
}

const ECONNABORTED: i32 = 103;

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.last_observed();
    let aborted = facts.errno() == Some(ECONNABORTED);
    Some(Verdict::unknown(index).with(aborted.then_some("aborted")))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, tried};
    let server = "10.0.0.5:8000";
    exchange(server, Phase::Connect, vec![tried(server, 71)])
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

    fn timed_out() -> Exchange {
        exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![timer("timeout.other", 9_000)],
        )
    }

    #[test]
    fn positive() {
        check(&failed(71), "connect_other", None);
        check(&failed(103), "connect_other", Some("aborted"));
        check(&timed_out(), "connect_other", Some("timeout"));
        check(
            &exchange("10.0.0.5:80", Phase::Connect, vec![]),
            "connect_other",
            None,
        );
    }

    #[test]
    fn negative_timer_over_all() {
        let evidence = vec![timer("timeout.total", 9_000)];
        let total = exchange("10.0.0.5:80", Phase::Connect, evidence);
        check(&total, "timeout_total", Some("connect"));
    }

    /// Each of these has a name.
    #[test]
    fn negative_what_has_a_name() {
        let named = [
            1, 12, 13, 22, 23, 24, 97, 99, 100, 101, 104, 105, 110, 111, 112, 113,
        ];
        for errno in named {
            let code = diagnose(&failed(errno)).cause.code;
            assert_ne!(code, "connect_other", "{errno}");
        }
    }

    #[test]
    fn the_errno_flips() {
        check_first(&failed(103), "aborted_here");
        check_first(&failed(71), "network");
    }

    #[test]
    fn a_timer_flips() {
        check_first(&timed_out(), "time_used_up");
        check_first(&failed(71), "network");
    }
}
