//! The peer ended the connection in the midst of the handshake.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{StreamEnd, TlsFault};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream hung up in the TLS handshake
    ///
    /// ## What happened
    ///
    /// The connection was made, Candor began the TLS handshake, and the upstream closed or reset
    /// the connection before it was over, without an alert that says why. No request was sent.
    ///
    /// ## What it means
    ///
    /// A TLS server that refuses says so by an alert. One that hangs up without a word is often no
    /// TLS server, one that wanted something before the handshake (a PROXY header), one that serves
    /// nobody who asks for no name, or a firewall in its place. If it had already answered, the
    /// process behind it ended, or it wanted a certificate of Candor.
    ///
    /// ## What to do
    ///
    /// Repeat the handshake with and without a server name, and ask the port in plain. The log of
    /// the upstream's server knows more.
    tls_peer_closed {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "The upstream hung up in the TLS handshake",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.handshake_received(), facts.value("last_message")) {
            (Some("reset"), 0, _) => "{peer} reset the connection in place of an answer to the TLS handshake.",
            (Some("reset"), _, Some(_)) => "{peer} reset the connection in the TLS handshake, after {last_message} ({tls_received} bytes).",
            (Some("reset"), _, None) => "{peer} reset the connection in the TLS handshake, after {tls_received} bytes.",
            (_, 0, _) => "{peer} closed the connection in place of an answer to the TLS handshake.",
            (_, _, Some(_)) => "{peer} closed the connection in the TLS handshake, after {last_message} ({tls_received} bytes).",
            _ => "{peer} closed the connection in the TLS handshake, after {tls_received} bytes.",
        },
        likely: &[
            Likely::new(
                "certificate_wanted",
                "The upstream wants a certificate from Candor and hangs up on who has none: tls = { cert = \"FILE\", key = \"FILE\" }.",
                |facts| Weight::only_shown_if(facts.no_certificate_shown(), "it asked for a certificate and got none"),
            ),
            Likely::new(
                "no_name",
                "The upstream serves only those who ask for one of its names, and an address is none: tls = { name = \"NAME\" }.",
                |facts| Weight::only_shown_if(facts.no_name_asked(), "{server} is an address, so that Candor asked for no name"),
            ),
            Likely::new(
                "crashed",
                "The process that took the connection ended in the midst of the handshake, or was restarted.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.handshake_received() > 0,
                        "it had sent {tls_received} bytes of the handshake",
                    )
                },
            ),
            Likely::new(
                "filtered",
                "A firewall, or an access list of the upstream, takes no connections from this host.",
                |facts| {
                    let at_once = end(facts) == Some(StreamEnd::Reset) && facts.handshake_received() == 0;
                    Weight::suggested_if(at_once && !facts.is_loopback(), "it was reset before a byte came")
                },
            ),
            Likely::new(
                "plain_port",
                "Port {port} does not speak TLS, and hangs up on what it does not understand.",
                |facts| match facts.handshake_received() {
                    0 => Weight::suggested_if(end(facts) == Some(StreamEnd::Fin), "the connection was closed in place of an answer"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "proxy_header_expected",
                "The upstream expects a PROXY header before the handshake, as behind a balancer.",
                |facts| Weight::possible_if(facts.handshake_received() == 0),
            ),
            Likely::new("upstream_tls", "The TLS configuration of the upstream.", |_| Weight::Possible),
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
                |facts| !facts.is_unix() && !facts.no_name_asked(),
                "Repeat it without a server name:",
                "openssl s_client -connect {peer} -noservername </dev/null",
            ),
            Step::run_if(
                |facts| facts.handshake_received() == 0 && !facts.is_unix(),
                "See what the port says in plain:",
                "curl -v --max-time 5 http://{peer}/",
            ),
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn end(facts: &Facts<'_>) -> Option<StreamEnd> {
    match facts.tls_fault()?.1 {
        TlsFault::Closed { end, .. } => Some(*end),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::Closed { end, .. }) => {
            let reason = match end {
                StreamEnd::Reset => "reset",
                _ => "closed",
            };
            Some(Verdict::certain(index).reason(reason))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = TlsFault::Closed {
        end: StreamEnd::Fin,
        received: 0,
    };
    let mut seen = crate::testing::handshake();
    seen.received = 0;
    crate::testing::tls_failed(fault, seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn ended(end: StreamEnd, received: u64) -> Exchange {
        let mut seen = handshake();
        seen.received = received;
        tls_failed(TlsFault::Closed { end, received }, seen)
    }

    #[test]
    fn positive() {
        check(&ended(StreamEnd::Fin, 0), "tls_peer_closed", Some("closed"));
        check(
            &ended(StreamEnd::Reset, 7),
            "tls_peer_closed",
            Some("reset"),
        );
    }

    #[test]
    fn negative_an_alert_says_why() {
        let alert = tls_failed(TlsFault::AlertReceived { id: 80 }, handshake());
        check(&alert, "tls_alert_received", Some("internal_error"));
    }

    #[test]
    fn negative_a_greeting_is_no_tls() {
        let first = b"-ERR unknown\r\n".to_vec();
        let greeting = tls_failed(TlsFault::NotTls { first }, handshake());
        assert_eq!(
            crate::diagnosis::diagnose(&greeting).cause.code,
            "tls_plaintext_peer"
        );
    }

    #[test]
    fn the_end_flips() {
        check_first(&ended(StreamEnd::Fin, 0), "plain_port");
        check_first(&ended(StreamEnd::Reset, 0), "filtered");
    }

    #[test]
    fn the_bytes_flip() {
        check_first(&ended(StreamEnd::Fin, 0), "plain_port");
        check_first(&ended(StreamEnd::Fin, 1200), "crashed");
    }

    #[test]
    fn the_name_flips() {
        let mut seen = handshake();
        seen.sni = None;
        let end = StreamEnd::Fin;
        let unnamed = tls_failed(TlsFault::Closed { end, received: 0 }, seen);
        check_first(&unnamed, "no_name");
        check_first(&ended(end, 0), "plain_port");
    }
}
