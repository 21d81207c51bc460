//! What came over TLS breaks the protocol.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # What the upstream sent over TLS could not be read
    ///
    /// ## What happened
    ///
    /// The upstream speaks TLS, and a record or message of it breaks the protocol: it cannot be
    /// decrypted, is larger than allowed, is malformed, or comes where another is due. Candor ended
    /// the connection; nothing of such a record is passed on.
    ///
    /// ## What it means
    ///
    /// `decrypt`: what arrived is not what was sent. Something in between changes it, or two
    /// writers share one connection. `malformed` and `oversized` after good records: plain text in
    /// the midst of TLS, for instance the error output of a program that writes to the socket
    /// itself. `unexpected_message` and `protocol_violation`: the upstream's TLS does what the
    /// standard forbids.
    ///
    /// ## What to do
    ///
    /// Repeat the request from the upstream's own host. If it works there, look at what lies in
    /// between; if not, at the upstream's TLS library and at what else writes to its connections.
    tls_record_error {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "What the upstream sent over TLS could not be read",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.phase, facts.reason) {
            (Phase::Body, Some("decrypt")) => "A TLS record of {peer} in the midst of its answer could not be decrypted.",
            (Phase::Body, _) => "{peer} broke the TLS protocol in the midst of its answer: {error_text}.",
            (_, Some("decrypt")) => "A TLS record of {peer} could not be decrypted ({tls_received} bytes came in the handshake).",
            _ => "{peer} broke the TLS protocol: {error_text} ({tls_received} bytes came in the handshake).",
        },
        likely: &[
            Likely::new(
                "plain_text_between",
                "Something wrote plain text into the TLS connection: a program's error output, or a second writer on the socket.",
                |facts| {
                    let garbage = matches!(reason(facts), Some("malformed" | "oversized"));
                    Weight::only_suggested_if(garbage, "the bytes are no TLS record")
                },
            ),
            Likely::new(
                "changed_on_the_way",
                "Something between here and the upstream changes or mixes the bytes.",
                |facts| {
                    let changed = reason(facts) == Some("decrypt") && !facts.is_loopback();
                    Weight::suggested_if(changed, "the record does not carry the seal of its sender")
                },
            ),
            Likely::new(
                "shared_connection",
                "Two processes or threads of the upstream write to one connection, as after a fork.",
                |facts| {
                    let near = reason(facts) == Some("decrypt") && facts.is_loopback();
                    Weight::suggested_if(near, "nothing lies between here and {peer} that could change a record")
                },
            ),
            Likely::new(
                "upstream_tls",
                "A fault in the TLS library of the upstream.",
                |facts| {
                    let violates = matches!(reason(facts), Some("unexpected_message" | "protocol_violation"));
                    Weight::suggested_if(violates, "{error_text}")
                },
            ),
            Likely::new(
                "not_tls",
                "Port {port} speaks a protocol whose bytes only look like TLS.",
                |facts| Weight::possible_if(facts.in_phase(Phase::Tls)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the messages of the handshake:",
                "openssl s_client -connect {peer} -servername {tls_name} -msg </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the messages of the handshake:",
                "openssl s_client -unix {socket} -servername {tls_name} -msg </dev/null",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "Capture what passes:",
                "tcpdump -ni any -w candor.pcap host {ip} and port {port}",
            ),
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.tls_fault()?.1 {
        TlsFault::Record { reason, .. } => Some(reason),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_tls() {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::Record { reason, .. }) => Some(Verdict::certain(index).reason(reason)),
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = TlsFault::Record {
        reason: "decrypt",
        text: "cannot decrypt peer's message".to_owned(),
    };
    let mut seen = crate::testing::handshake();
    seen.received = 1_214;
    seen.records = 6;
    crate::testing::tls_failed(fault, seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, exchange, handshake, shaken, tls_failed};

    fn broken(reason: &'static str) -> Exchange {
        let text = "received corrupt message".to_owned();
        tls_failed(TlsFault::Record { reason, text }, handshake())
    }

    #[test]
    fn positive() {
        for reason in [
            "decrypt",
            "oversized",
            "malformed",
            "unexpected_message",
            "protocol_violation",
        ] {
            check(&broken(reason), "tls_record_error", Some(reason));
        }
    }

    #[test]
    fn positive_in_the_midst_of_an_answer() {
        let mut exchange = broken("decrypt");
        exchange.attempts[0].phase = Phase::Body;
        let ended = Evidence::BodyEnded {
            framing: BodyFraming::ContentLength,
            declared: Some(100),
            received: 40,
            end: StreamEnd::Reset,
            errno: None,
            idle_ms: 1,
        };
        exchange.attempts[0].evidence.push(ended);
        check(&exchange, "tls_record_error", Some("decrypt"));
    }

    #[test]
    fn negative_the_first_bytes_are_no_tls() {
        let first = b"HTTP/1.1 400 Bad Request".to_vec();
        let plain = tls_failed(TlsFault::NotTls { first }, handshake());
        check(&plain, "tls_plaintext_peer", Some("http"));
    }

    #[test]
    fn the_defect_flips() {
        check_first(&broken("malformed"), "plain_text_between");
        check_first(&broken("protocol_violation"), "upstream_tls");
    }

    #[test]
    fn the_distance_flips() {
        let at = |server: &str| {
            let text = "cannot decrypt peer's message".to_owned();
            let fault = TlsFault::Record {
                reason: "decrypt",
                text,
            };
            let evidence = vec![shaken(handshake()), Evidence::Tls(fault)];
            exchange(server, Phase::Tls, evidence)
        };
        check_first(&at("https://10.0.0.5:8443"), "changed_on_the_way");
        check_first(&at("https://127.0.0.1:8443"), "shared_connection");
    }
}
