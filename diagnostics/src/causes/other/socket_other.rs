//! Connecting to a unix socket failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

const EPERM: i32 = 1;

catalog! {
    /// # The upstream's socket could not be connected to
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, and connecting to it failed in a way that has no code of its own.
    /// The errno in the evidence is what the kernel said.
    ///
    /// ## What it means
    ///
    /// The application has not received the request. With a timer as the reason, the time for the whole
    /// exchange ran out while connecting.
    ///
    /// ## What to do
    ///
    /// Look the errno up (`man 7 unix`), and see who listens on which socket: `ss -xlp`.
    socket_other {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 502,
        title: "The upstream's socket could not be connected to",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match (facts.value("errno_name"), facts.value("limit")) {
            (Some(_), _) => "Connecting to the socket {socket} failed: {errno_name} (errno {errno}).",
            (None, Some(_)) => "Connecting to {peer} was given up after {elapsed}: {timer} is {limit}.",
            _ => "Connecting to the socket {socket} failed.",
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
                "filtered_calls",
                "A filter of system calls is around Candor: a container's seccomp profile, or systemd's RestrictAddressFamilies and SystemCallFilter.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.errno() == Some(EPERM),
                        "{errno_name} is how such a filter denies",
                    )
                },
            ),
            Likely::new("restarting", "The application is being restarted.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("See who listens on it:", "ss -xlp | grep {socket_name}"),
            Step::run("See whether the application runs:", "systemctl status {unit}"),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.last_observed();
    let denied = facts.errno() == Some(EPERM);
    Some(Verdict::unknown(index).with(denied.then_some("not_permitted")))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, tried};
    let socket = "unix:/run/app/app.sock";
    exchange(socket, Phase::Connect, vec![tried(socket, 71)])
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer, tried};

    const SERVER: &str = "unix:/run/app/app.sock";

    fn failed(errno: i32) -> Exchange {
        exchange(SERVER, Phase::Connect, vec![tried(SERVER, errno)])
    }

    fn timed_out() -> Exchange {
        exchange(SERVER, Phase::Connect, vec![timer("timeout.other", 9_000)])
    }

    #[test]
    fn positive() {
        check(&failed(71), "socket_other", None);
        check(&failed(1), "socket_other", Some("not_permitted"));
        check(&timed_out(), "socket_other", Some("timeout"));
        assert_eq!(diagnose(&timed_out()).status, 504);
    }

    /// Each of these has a name.
    #[test]
    fn negative_what_has_a_name() {
        for errno in [2, 11, 12, 13, 20, 23, 24, 36, 40, 88, 91, 105, 111] {
            let code = diagnose(&failed(errno)).cause.code;
            assert_ne!(code, "socket_other", "{errno}");
        }
    }

    #[test]
    fn the_errno_flips() {
        check_first(&failed(1), "filtered_calls");
        check_first(&failed(71), "restarting");
    }

    #[test]
    fn a_timer_flips() {
        check_first(&timed_out(), "time_used_up");
        check_first(&failed(71), "restarting");
    }
}
