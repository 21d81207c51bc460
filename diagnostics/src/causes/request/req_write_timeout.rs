//! The upstream did not take the request in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Timer;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream did not take the request in time
    ///
    /// ## What happened
    ///
    /// The connection stands, a part of the request has left, and then nothing more could be
    /// written: the upstream does not read, its receive buffer and ours are full. `timeout.write`
    /// ran out (reason `stalled`), or the whole upload took longer than `timeout.upload` while the
    /// upstream was what it waited for (reason `upload_total`).
    ///
    /// ## What it means
    ///
    /// The upstream's kernel accepted the connection and the first bytes; the application does not
    /// read them. It is stuck or suspended, works on something else before it reads, or reads so
    /// slowly that the window never opens again.
    ///
    /// ## What to do
    ///
    /// Look at what the application's process does just then (a thread dump, `py-spy dump`,
    /// `/proc/PID/stack`). If it only reads slowly because it writes to a slow disk, raise the timer
    /// where it is written.
    req_write_timeout {
        phase: Phase::Request,
        party: Party::Upstream,
        error_type: Some("connection_write_timeout"),
        status: 504,
        title: "The upstream did not take the request in time",
        visitor: "The application behind this address did not take this request.",
        sentence: |facts| match (facts.reason, facts.value("body_declared")) {
            (Some("upload_total"), _) => "{peer} had not taken the whole request within {limit} ({timer}): {bytes_sent} bytes had left.",
            (_, Some(_)) => "{peer} stopped reading the request: {body_sent} of {body_declared} bytes of its body had left, and none more within {limit} ({timer}).",
            _ => "{peer} stopped reading the request: {bytes_sent} bytes had left, and none more within {limit} ({timer}).",
        },
        likely: &[
            Likely::new(
                "limit",
                "The limit is too short for this application.",
                |facts| {
                    let short = timer(facts).is_some_and(|(_, timer)| timer.limit_ms < 1_000);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "slow_reader",
                "The application reads slowly: it writes the upload to a slow disk, scans it, or passes it on.",
                |facts| {
                    let taken = facts.progress().is_some_and(|it| it.body_sent > 8_000_000);
                    let total = timer(facts).is_some_and(|(_, timer)| timer.name == "timeout.upload");
                    Weight::suggested_if(taken || total, "it had taken {bytes_sent} bytes before")
                },
            ),
            Likely::new(
                "stuck",
                "The application is stuck or suspended and does not read: a deadlock, a blocked event loop, SIGSTOP, a debugger.",
                |facts| {
                    let little = facts.progress().is_some_and(|it| it.body_sent <= 8_000_000);
                    Weight::suggested_if(little, "it took no more than fits into socket buffers")
                },
            ),
            Likely::new(
                "workers_busy",
                "All workers are busy: the kernel took the connection, and nobody reads it yet.",
                |facts| {
                    let many = facts.progress().is_some_and(|it| it.connections >= 32);
                    Weight::suggested_if(many, "{connections} connections to this upstream are open")
                },
            ),
            Likely::new(
                "network",
                "The path to the upstream lost its packets: a cable, a firewall that forgot the connection, an MTU that is too large.",
                |facts| Weight::possible_if(!facts.is_loopback() && !facts.is_unix()),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See whether the bytes wait here (Send-Q) or at the upstream (Recv-Q):",
                "ss -tnoi dst {ip} dport = :{port}",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See how many connections wait for the application (Recv-Q):",
                "ss -xlp src {socket}",
            ),
            Step::tell("See where the application's process stands: a thread dump, `py-spy dump`, `/proc/PID/stack`."),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
        ],
        recognize: recognize,
    }
}

fn timer<'a>(facts: &Facts<'a>) -> Option<(usize, &'a Timer)> {
    facts
        .timer_named("timeout.write")
        .or_else(|| facts.timer_named("timeout.upload"))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Request) {
        return None;
    }
    let (index, timer) = timer(facts)?;
    Some(Verdict::certain(index).reason(match timer.name {
        "timeout.upload" => "upload_total",
        _ => "stalled",
    }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, progress, timer};
    let mut sent = progress();
    sent.request_sent = false;
    sent.body_sent = 2_555_904;
    sent.body_declared = Some(20_971_520);
    let evidence = vec![
        timer("timeout.write", 30_000),
        crate::evidence::Evidence::Progress(sent),
    ];
    let mut exchange = exchange("10.0.0.5:8000", Phase::Request, evidence);
    exchange.request.method = "POST".to_owned();
    exchange.attempts[0].bytes_sent = 2_556_291;
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::diagnose;
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, progress, timer};

    fn stalled(limit_ms: u64, body_sent: u64, connections: u64) -> Exchange {
        let mut far = progress();
        far.body_sent = body_sent;
        far.connections = connections;
        let evidence = vec![timer("timeout.write", limit_ms), Evidence::Progress(far)];
        exchange("10.0.0.5:80", Phase::Request, evidence)
    }

    #[test]
    fn positive() {
        check(&sample(), "req_write_timeout", Some("stalled"));
        assert_eq!(diagnose(&sample()).status, 504);
        let bare = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![timer("timeout.write", 30_000)],
        );
        check(&bare, "req_write_timeout", Some("stalled"));
    }

    #[test]
    fn positive_upload_total() {
        let evidence = vec![timer("timeout.upload", 600_000)];
        let exchange = exchange("10.0.0.5:80", Phase::Request, evidence);
        check(&exchange, "req_write_timeout", Some("upload_total"));
        check_first(&exchange, "slow_reader");
    }

    #[test]
    fn negative_the_request_was_sent() {
        let evidence = vec![timer("timeout.first_byte", 30_000)];
        let exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        check(&exchange, "timeout_first_byte", None);
    }

    #[test]
    fn what_was_taken_flips() {
        check_first(&stalled(30_000, 200_000, 2), "stuck");
        check_first(&stalled(30_000, 90_000_000, 2), "slow_reader");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&stalled(30_000, 200_000, 2), "stuck");
        check_first(&stalled(300, 200_000, 2), "limit");
    }
}
