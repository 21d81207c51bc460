//! The queue of connections at the upstream's socket is full.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

const EAGAIN: i32 = 11;
/// Linux's own default, since 5.4, is 4096; before, and in many images, 128.
const SMALL: u64 = 128;

catalog! {
    /// # The queue at the upstream's socket is full
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, its application listens, and so many connections wait there to be
    /// accepted that no more fit: `EAGAIN`, errno 11.
    ///
    /// ## What it means
    ///
    /// The application runs and accepts more slowly than requests come: all its workers are busy, or it
    /// hangs. A TCP upstream in the same state lets connections time out; a unix socket says so at once.
    ///
    /// ## What to do
    ///
    /// `ss -xl` shows how many wait (Recv-Q) and how many may (Send-Q). If the application answers at
    /// all, give it more workers; a longer queue (its `backlog`, and `net.core.somaxconn`) only helps
    /// against bursts.
    socket_backlog_full {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("connection_limit_reached"),
        status: 503,
        title: "The queue at the upstream's socket is full",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |_| "So many connections wait to be accepted at {socket} that no more fit ({errno_name}, errno {errno}).",
        likely: &[
            Likely::new(
                "small_queue",
                "The queue is short: no application of this host may have a longer one than net.core.somaxconn.",
                |facts| {
                    let small = facts.last(|evidence| match evidence {
                        crate::evidence::Evidence::Backlog { max } => Some(*max),
                        _ => None,
                    });
                    Weight::only_suggested_if(
                        small.is_some_and(|(_, max)| max <= SMALL),
                        "net.core.somaxconn is {backlog_max} only",
                    )
                },
            ),
            Likely::new(
                "hanging",
                "The application hangs: it listens and accepts nothing.",
                |facts| {
                    let retried = facts.exchange.attempts.len() > 1;
                    Weight::suggested_if(retried, "it was full at each of {attempts} attempts")
                },
            ),
            Likely::new(
                "workers_busy",
                "All workers of the application are busy: there are too few, or they wait for something slow.",
                |facts| match facts.exchange.attempts.len() {
                    _ if facts.connections_wait() => Weight::Suggested(
                        "connections waiting at {holder}: {waiting}, and its limit is {backlog}",
                    ),
                    0 | 1 => Weight::Suggested("the application listens, so it runs"),
                    _ => Weight::Possible,
                },
            ),
            Likely::new("burst", "Many requests came at once.", possible),
        ],
        steps: &[
            Step::run("See how many wait (Recv-Q) and may wait (Send-Q):", "ss -xl | grep {socket_name}"),
            Step::run("See what its processes do:", "systemctl status {unit}"),
            Step::run("See the longest queue that there may be:", "sysctl net.core.somaxconn"),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    let (index, _) = facts.tried(&[EAGAIN])?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{exchange, tried};
    let socket = "unix:/run/app/app.sock";
    exchange(
        socket,
        Phase::Connect,
        vec![tried(socket, EAGAIN), Evidence::Backlog { max: 4_096 }],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{attempt, check, check_first, exchange, tried};

    const SERVER: &str = "unix:/run/app.sock";

    fn full(max: u64) -> Exchange {
        let evidence = vec![tried(SERVER, 11), Evidence::Backlog { max }];
        exchange(SERVER, Phase::Connect, evidence)
    }

    #[test]
    fn positive() {
        check(&full(4_096), "socket_backlog_full", None);
        assert_eq!(diagnose(&full(4_096)).certainty, Certainty::Certain);
        assert_eq!(diagnose(&full(4_096)).status, 503);
    }

    #[test]
    fn negative_nobody_listens() {
        check(
            &exchange(SERVER, Phase::Connect, vec![tried(SERVER, 111)]),
            "socket_refused",
            Some("nobody_listens"),
        );
    }

    #[test]
    fn negative_over_tcp_it_is_no_queue() {
        let tries = vec![tried("10.0.0.5:80", 11)];
        check(
            &exchange("10.0.0.5:80", Phase::Connect, tries),
            "connect_other",
            None,
        );
    }

    #[test]
    fn the_longest_queue_flips() {
        check_first(&full(128), "small_queue");
        check_first(&full(4_096), "workers_busy");
    }

    #[test]
    fn a_second_attempt_flips() {
        let mut exchange = full(4_096);
        check_first(&exchange, "workers_busy");
        exchange
            .attempts
            .insert(0, attempt(SERVER, Phase::Connect, vec![tried(SERVER, 11)]));
        check_first(&exchange, "hanging");
    }
}
