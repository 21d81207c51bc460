//! The connection was reset in the midst of the answer's body.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::{BodyFraming, Evidence, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The connection was reset in the midst of the answer
    ///
    /// ## What happened
    ///
    /// The upstream's answer had begun, and its connection ended by a reset (RST) or another error of the
    /// network before the end of the body.
    ///
    /// ## What it means
    ///
    /// A program that ends in good order closes its connections, it does not reset them. A reset comes
    /// from the kernel for a process that died with bytes unread or unsent, from a program that asks
    /// for it, or from something between that has forgotten the connection. The client was shown that
    /// the answer is not complete: its connection (or stream) was cut too. The status that it saw is the
    /// upstream's.
    ///
    /// ## What to do
    ///
    /// See whether the process died or was restarted at that time. If it did not, look at what stands
    /// between: firewalls and balancers reset connections that were silent for too long.
    body_reset {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The connection was reset in the midst of the answer",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match reset(facts) {
            Some((_, Reset { framing: BodyFraming::ContentLength, .. })) => "{peer} declared {declared} bytes and reset the connection after {received}: {missing} are missing.",
            _ => "{peer} reset the connection after {received} bytes of the body.",
        },
        likely: &[
            Likely::new(
                "idle_firewall",
                "A firewall or balancer between forgot the connection, because it was silent for too long.",
                |facts| match (silent(facts), facts.is_loopback() || facts.is_unix()) {
                    (_, true) => Weight::Excluded,
                    (true, false) => Weight::Suggested("nothing had come for {body_idle} before the end"),
                    (false, false) => Weight::Possible,
                },
            ),
            Likely::new(
                "worker_timeout",
                "The worker was killed by a timeout of the application's server while it still wrote.",
                |facts| Weight::suggested_if(silent(facts), "nothing had come for {body_idle} before the end"),
            ),
            Likely::new(
                "network",
                "The network to the upstream broke.",
                |facts| {
                    let lost = facts.errno().is_some_and(|errno| matches!(errno, 110 | 113 | 101));
                    Weight::only_shown_if(lost, "the kernel said {errno_name} (errno {errno})")
                },
            ),
            Likely::new(
                "crashed",
                "The process died in the midst of the answer: out of memory, a crash in native code, a deploy.",
                |facts| Weight::suggested_if(!silent(facts), "bytes had come until {body_idle} before the reset"),
            ),
            Likely::new(
                "aborted",
                "The application aborts the connection on purpose, so that nobody takes its half answer for a whole one.",
                possible,
            ),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| facts.is_unix() || facts.is_loopback(),
                "See whether the kernel killed it for want of memory:",
                "journalctl -k --since -10min | grep -i -e oom -e killed",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See who sends the reset:",
                "tcpdump -ni any host {ip} and port {port}",
            ),
        ],
        recognize: recognize,
    }
}

#[derive(Clone, Copy)]
struct Reset {
    framing: BodyFraming,
    idle_ms: u64,
}

fn reset(facts: &Facts<'_>) -> Option<(usize, Reset)> {
    facts.last(|evidence| match evidence {
        Evidence::BodyEnded {
            framing,
            end: StreamEnd::Reset,
            idle_ms,
            ..
        } if *framing != BodyFraming::EndStream => Some(Reset {
            framing: *framing,
            idle_ms: *idle_ms,
        }),
        _ => None,
    })
}

fn silent(facts: &Facts<'_>) -> bool {
    reset(facts).is_some_and(|(_, reset)| reset.idle_ms >= 10_000)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !(facts.in_phase(Phase::Head) || facts.in_phase(Phase::Body)) {
        return None;
    }
    reset(facts).map(|(index, _)| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let evidence = Evidence::BodyEnded {
        framing: BodyFraming::ContentLength,
        declared: Some(10_240),
        received: 4_096,
        end: StreamEnd::Reset,
        errno: Some(104),
        idle_ms: 12,
    };
    let mut exchange = crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![evidence]);
    exchange.attempts[0].received_status = Some(200);
    exchange
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn ended(server: &str, end: StreamEnd, errno: i32, idle_ms: u64) -> Exchange {
        let evidence = Evidence::BodyEnded {
            framing: BodyFraming::Chunked,
            declared: None,
            received: 40,
            end,
            errno: Some(errno),
            idle_ms,
        };
        exchange(server, Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        check(
            &ended("10.0.0.5:80", StreamEnd::Reset, 104, 3),
            "body_reset",
            None,
        );
    }

    #[test]
    fn negative_it_was_closed() {
        let closed = ended("10.0.0.5:80", StreamEnd::Fin, 0, 3);
        check(&closed, "body_truncated", Some("closed"));
    }

    #[test]
    fn the_silence_flips() {
        check_first(&ended("10.0.0.5:80", StreamEnd::Reset, 104, 3), "crashed");
        check_first(
            &ended("10.0.0.5:80", StreamEnd::Reset, 104, 350_000),
            "idle_firewall",
        );
    }

    #[test]
    fn the_address_flips() {
        check_first(
            &ended("10.0.0.5:80", StreamEnd::Reset, 104, 60_000),
            "idle_firewall",
        );
        check_first(
            &ended("127.0.0.1:80", StreamEnd::Reset, 104, 60_000),
            "worker_timeout",
        );
    }

    #[test]
    fn the_errno_flips() {
        check_first(&ended("10.0.0.5:80", StreamEnd::Reset, 110, 3), "network");
    }
}
