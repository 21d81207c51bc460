//! The handshake did not come to its end in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{ProbeOutcome, ProbeWay};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The TLS handshake with the upstream took too long
    ///
    /// ## What happened
    ///
    /// The connection was made, Candor began the TLS handshake, and it was not over before
    /// `timeout.tls` ran out. No request was sent.
    ///
    /// ## What it means
    ///
    /// `no_answer`: not one byte came back. Most often the port does not speak TLS and waits for
    /// the rest of what it takes for a request; or nobody serves the connection that the kernel
    /// accepted. `stalled`: the upstream began to answer and stopped. It is overloaded, or its
    /// larger packets are lost on the way.
    ///
    /// ## What to do
    ///
    /// Ask the port in plain and in TLS, from this host. If plain HTTP answers, write `http://`. If
    /// TLS answers from the upstream's own host and not from here, look at the network between.
    tls_timeout {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("connection_timeout"),
        status: 504,
        title: "The TLS handshake with the upstream took too long",
        visitor: "The application behind this address did not answer in time.",
        sentence: |facts| match (facts.reason, facts.value("last_message")) {
            (Some("stalled"), Some(_)) => "The TLS handshake with {peer} stopped after {last_message} ({tls_received} bytes), and nothing more came within {limit} ({timer}).",
            (Some("stalled"), None) => "{peer} sent {tls_received} bytes of a TLS handshake, and nothing more within {limit} ({timer}).",
            _ => "{peer} took the connection and sent not one byte of a TLS handshake within {limit} ({timer}).",
        },
        likely: &[
            Likely::new(
                "limit",
                "The limit is too short for this upstream.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 500);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "plain_port",
                "Port {port} speaks plain HTTP and waits for the end of a request: write http:// in place of https:// for {server}.",
                |facts| match facts.handshake_received() {
                    // `speaks_plain` says it.
                    0 if facts.probed(ProbeWay::Plain, ProbeOutcome::Answered) => Weight::Excluded,
                    0 if usually_plain(facts) => Weight::Shown("not one byte came back, and port {port} is plain HTTP by custom"),
                    0 => Weight::Suggested("not one byte came back"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "packets_lost",
                "Large packets are lost between here and {peer}: the path takes smaller ones than both ends believe (MTU), as in tunnels.",
                |facts| {
                    let far = !facts.is_loopback() && !facts.is_unix();
                    Weight::only_suggested_if(
                        far && facts.handshake_received() > 0,
                        "it stopped after {tls_received} bytes",
                    )
                },
            ),
            Likely::new(
                "busy",
                "Nobody serves the connection: the kernel accepted it, and all workers of the upstream are busy or stuck.",
                |facts| {
                    let local = facts.is_loopback() || facts.is_unix();
                    Weight::suggested_if(
                        local && facts.handshake_received() > 0,
                        "it stopped after {tls_received} bytes, on this very host",
                    )
                },
            ),
            Likely::new(
                "slow_lookup",
                "The upstream looks something up before it goes on: a client's name in DNS, a certificate, a revocation list.",
                |facts| Weight::possible_if(facts.handshake_received() > 0),
            ),
            Likely::new(
                "proxy_header_expected",
                "The upstream waits for a PROXY header before the handshake, as behind a balancer.",
                |facts| Weight::possible_if(facts.handshake_received() == 0),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "Repeat the handshake:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "Repeat the handshake:",
                "openssl s_client -unix {socket} -servername {tls_name} </dev/null",
            ),
            Step::run_if(
                |facts| facts.handshake_received() == 0 && !facts.is_unix(),
                "See what the port says in plain:",
                "curl -v --max-time 5 http://{peer}/",
            ),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See how many connections wait for the application (Recv-Q):",
                "ss -ltn 'sport = :{port}'",
            ),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
        ],
        recognize: recognize,
    }
}

/// Ports of plain HTTP by custom.
fn usually_plain(facts: &Facts<'_>) -> bool {
    matches!(
        facts.port(),
        Some(80 | 3000 | 4000 | 5000 | 8000 | 8080 | 8888)
    )
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) || facts.tls_fault().is_some() {
        return None;
    }
    let (index, _) = facts.timer_named("timeout.tls")?;
    let reason = match facts.handshake_received() {
        0 => "no_answer",
        _ => "stalled",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, handshake, shaken, timer};
    let mut stalled = handshake();
    stalled.received = 127;
    stalled.last_message = Some("server_hello");
    let evidence = vec![shaken(stalled), timer("timeout.tls", 5_000)];
    exchange("https://10.0.0.5:8443", Phase::Tls, evidence)
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, handshake, shaken, timer};

    fn silent(server: &str, received: u64, limit_ms: u64) -> Exchange {
        let mut seen = handshake();
        seen.received = received;
        let evidence = vec![shaken(seen), timer("timeout.tls", limit_ms)];
        exchange(server, Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        let silence = silent("https://10.0.0.5:8443", 0, 5_000);
        check(&silence, "tls_timeout", Some("no_answer"));
        assert_eq!(diagnose(&silence).status, 504);
        check(
            &silent("https://10.0.0.5:8443", 90, 5_000),
            "tls_timeout",
            Some("stalled"),
        );
        check(&super::sample(), "tls_timeout", Some("stalled"));
    }

    #[test]
    fn negative_what_came_is_no_tls() {
        let mut exchange = silent("https://10.0.0.5:8443", 12, 5_000);
        let first = b"220 mail ESMTP".to_vec();
        exchange.attempts[0]
            .evidence
            .insert(0, Evidence::Tls(TlsFault::NotTls { first }));
        check(&exchange, "tls_plaintext_peer", Some("smtp"));
    }

    #[test]
    fn negative_connecting_took_too_long() {
        let evidence = vec![timer("timeout.connect", 3_000)];
        check(
            &exchange("https://10.0.0.5:8443", Phase::Connect, evidence),
            "connect_timeout",
            None,
        );
    }

    #[test]
    fn the_bytes_flip() {
        check_first(&silent("https://10.0.0.5:8443", 0, 5_000), "plain_port");
        check_first(&silent("https://10.0.0.5:8443", 90, 5_000), "packets_lost");
    }

    #[test]
    fn the_distance_flips() {
        check_first(&silent("https://127.0.0.1:8443", 90, 5_000), "busy");
        check_first(&silent("https://10.0.0.5:8443", 90, 5_000), "packets_lost");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&silent("https://10.0.0.5:8443", 0, 100), "limit");
        check_first(&silent("https://10.0.0.5:8443", 0, 5_000), "plain_port");
    }
}
