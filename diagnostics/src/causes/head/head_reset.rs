//! The upstream reset the connection without a byte of an answer.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::StreamEnd;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream reset the connection without an answer
    ///
    /// ## What happened
    ///
    /// The connection was made and the request was sent. Then a reset came (RST, `ECONNRESET`,
    /// errno 104) in place of an answer; not one byte of it had come.
    ///
    /// ## What it means
    ///
    /// A reset is no orderly end. The process died while the request lay unread in its socket, or
    /// closed its socket without reading it, or something between cut the connection: a firewall,
    /// a port forwarder whose target is gone.
    ///
    /// ## What to do
    ///
    /// Read the application's log at the time of the request. If it tells nothing, capture what
    /// happens on the wire: who sends the reset, and after how long.
    head_reset {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The upstream reset the connection without an answer",
        visitor: "The application behind this address did not answer this request.",
        sentence: |facts| match facts.value("after") {
            Some(_) => "{peer} reset the connection {after} after the request, without a byte of an answer.",
            None => "{peer} reset the connection without a byte of an answer.",
        },
        likely: &[
            Likely::new(
                "port_forwarder",
                "A port forwarder (docker-proxy, kubectl port-forward, ssh -L) accepted the connection, and its target is gone.",
                |facts| {
                    Weight::suggested_if(
                        facts.is_loopback() && after_ms(facts).is_some_and(|after| after < 20),
                        "{peer} is this host, and the reset came at once, after {after}",
                    )
                },
            ),
            Likely::new(
                "idle_firewall",
                "A firewall or load balancer between gave the connection up while the application still worked.",
                |facts| {
                    Weight::suggested_if(
                        !facts.is_loopback() && !facts.is_unix()
                            && after_ms(facts).is_some_and(|after| after >= 30_000),
                        "it came after {after} of silence, and the upstream is another host",
                    )
                },
            ),
            Likely::new(
                "request_unread",
                "The application's server closed the socket without reading the request: body too large, or a limit of its own.",
                |facts| {
                    let body = facts.exchange.bytes_in > 0;
                    Weight::suggested_if(body, "the request had a body")
                },
            ),
            Likely::new(
                "crash",
                "The process crashed or was killed while the request was with it.",
                |facts| {
                    let after = after_ms(facts).unwrap_or(0);
                    Weight::suggested_if(
                        (20..30_000).contains(&after),
                        "it had worked on the request for {after}",
                    )
                },
            ),
            Likely::new("restart", "The application was restarted just then.", |_| Weight::Possible),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run(
                "See on the wire who sends the reset:",
                "tcpdump -ni any host {ip} and port {port}",
            ),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Ask the upstream directly:",
                "curl -g -v --max-time 65 -H Host:{request_host} http://{peer}{path}",
            ),
        ],
        recognize: recognize,
    }
}

fn after_ms(facts: &Facts<'_>) -> Option<u64> {
    facts.ended().and_then(|(_, _, after_ms)| after_ms)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) || !facts.nothing_received() {
        return None;
    }
    if facts.attempt?.reused.is_some() {
        return None;
    }
    let (index, end, _) = facts.ended()?;
    (end == StreamEnd::Reset).then(|| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{ended, exchange};
    let mut exchange = exchange(
        "10.0.0.5:8000",
        Phase::Head,
        vec![ended(StreamEnd::Reset, 320)],
    );
    exchange.attempts[0].bytes_sent = 371;
    exchange
}

#[cfg(test)]
mod tests {
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange};

    fn reset(server: &str, after_ms: u64) -> Exchange {
        exchange(server, Phase::Head, vec![ended(StreamEnd::Reset, after_ms)])
    }

    #[test]
    fn positive() {
        check(&reset("10.0.0.5:80", 40), "head_reset", None);
    }

    #[test]
    fn negative_an_orderly_end() {
        let exchange = exchange("10.0.0.5:80", Phase::Head, vec![ended(StreamEnd::Fin, 40)]);
        check(&exchange, "head_closed_empty", None);
    }

    #[test]
    fn negative_it_was_reset_while_sending() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![ended(StreamEnd::Reset, 0)],
        );
        check(&exchange, "req_write_aborted", Some("reset"));
    }

    #[test]
    fn the_address_flips() {
        check_first(&reset("127.0.0.1:80", 2), "port_forwarder");
        check_first(&reset("10.0.0.5:80", 60_000), "idle_firewall");
    }

    #[test]
    fn a_body_flips() {
        let mut exchange = reset("10.0.0.5:80", 40);
        check_first(&exchange, "crash");
        exchange.bytes_in = 70_000;
        check_first(&exchange, "request_unread");
    }
}
