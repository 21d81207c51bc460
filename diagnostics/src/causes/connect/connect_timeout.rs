//! The peer did not answer the connection in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

const ETIMEDOUT: i32 = 110;

catalog! {
    /// # The upstream did not answer the connection in time
    ///
    /// ## What happened
    ///
    /// Candor asked for a TCP connection and got no answer at all, neither yes nor no, until the
    /// time for it ran out.
    ///
    /// ## What it means
    ///
    /// A host that is up and reachable answers at once, if only to refuse. Silence means that the
    /// packets are dropped (firewall, security group), that nobody has that address any more, or
    /// that the application's backlog is full and its kernel drops new connections.
    ///
    /// ## What to do
    ///
    /// From this host, try the port: `nc -vz IP PORT`. If it hangs too, look at the firewall
    /// between, and whether the address is still right. If it connects, the application accepts
    /// too slowly: look at its backlog and workers.
    connect_timeout {
        phase: Phase::Connect,
        party: Party::Network,
        error_type: Some("connection_timeout"),
        status: 504,
        title: "The upstream did not answer the connection in time",
        visitor: "The application behind this address did not answer in time.",
        sentence: |facts| match (facts.value("limit"), facts.value("addresses")) {
            (Some(_), Some(_)) => "No answer from {addresses} within {limit} ({timer}).",
            (Some(_), None) => "No answer from {peer} within {limit} ({timer}).",
            _ => "No answer from {peer}: the kernel gave up after {elapsed} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "limit",
                "The limit is too short for the way to {peer}.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 250);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "stale_address",
                "The name {host} has moved on: nobody has the old address any more.",
                |facts| {
                    Weight::only_shown_if(
                        facts.resolution_is_stale(),
                        "the answer was {answer_age} old and valid for {ttl} only",
                    )
                },
            ),
            Likely::new(
                "backlog_full",
                "The application accepts too slowly: its backlog is full and the kernel drops new connections.",
                |facts| match (facts.queue_is_full(), facts.dropped()) {
                    (true, _) => Weight::Shown("connections waiting at {holder}: {waiting}, and its limit is {backlog}"),
                    (false, true) => Weight::Shown("connections that this host dropped within a minute, since a queue was full: {dropped}"),
                    _ => Weight::suggested_if(
                        facts.is_loopback(),
                        "{peer} is this host, where no firewall is likely to drop",
                    ),
                },
            ),
            Likely::new(
                "firewall",
                "A firewall or security group drops the packets to port {port}.",
                |facts| match facts.ip() {
                    Some(ip) if ip.is_loopback() => Weight::Possible,
                    Some(_) => Weight::suggested_if(
                        !facts.is_private(),
                        "{peer} is a public address",
                    ),
                    None => Weight::Possible,
                },
            ),
            Likely::new(
                "ipv6_black_hole",
                "IPv6 is configured here but leads nowhere.",
                |facts| {
                    let mut tries = facts.tries().peekable();
                    let some = tries.peek().is_some();
                    let v6 = some && tries.all(|(_, tried)| tried.address.starts_with('['));
                    Weight::only_suggested_if(
                        v6 && !facts.is_loopback(),
                        "only IPv6 addresses were tried: {addresses}",
                    )
                },
            ),
            Likely::new(
                "wrong_address",
                "Nobody has the address {ip}: the host is off, or the address is wrong.",
                |facts| Weight::possible_if(!facts.is_loopback()),
            ),
            Likely::new(
                "own_firewall",
                "A filter of this host drops what goes out: nftables, or systemd's IPAddressDeny on Candor's unit.",
                possible,
            ),
            Likely::new("overloaded", "The host is overloaded or suspended.", possible),
        ],
        steps: &[
            Step::run("Try the port from here:", "nc -vz {ip} {port}"),
            Step::run("See which way the packets go:", "ip route get {ip}"),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See whether the backlog is full (Recv-Q against Send-Q):",
                "ss -ltn 'sport = :{port}'",
            ),
            Step::tell_if(
                |facts| facts.timer().is_some(),
                "The limit is {timer} = {limit}, written at: {timer_place}.",
            ),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    if let Some((index, _)) = facts.timer_named("timeout.connect") {
        return Some(Verdict::certain(index));
    }
    if facts.timer().is_some() {
        return None;
    }
    let (index, _) = facts.tried(&[ETIMEDOUT])?;
    let all = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(|errno| errno == ETIMEDOUT));
    let verdict = if all {
        Verdict::certain(index)
    } else {
        Verdict::likely(index)
    };
    Some(verdict.reason("kernel"))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, timer};
    let server = "10.0.0.5:8000";
    exchange(
        server,
        Phase::Connect,
        vec![timer("timeout.connect", 3_000)],
    )
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer, tried};

    fn timed_out(server: &str, limit_ms: u64) -> Exchange {
        exchange(
            server,
            Phase::Connect,
            vec![timer("timeout.connect", limit_ms)],
        )
    }

    #[test]
    fn positive() {
        check(&timed_out("10.0.0.5:80", 3_000), "connect_timeout", None);
        let by_kernel = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 110)],
        );
        check(&by_kernel, "connect_timeout", Some("kernel"));
    }

    #[test]
    fn negative_the_whole_exchange_timed_out() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![timer("timeout.total", 9_000)],
        );
        check(&exchange, "timeout_total", Some("connect"));
    }

    #[test]
    fn the_address_flips() {
        check_first(&timed_out("127.0.0.1:80", 3_000), "backlog_full");
        check_first(&timed_out("192.0.2.7:80", 3_000), "firewall");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&timed_out("192.0.2.7:80", 100), "limit");
        check_first(&timed_out("192.0.2.7:80", 1_000), "firewall");
    }
}
