//! The handshake failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::evidence::{StreamEnd, TlsFault};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The TLS handshake with the upstream failed
    ///
    /// ## What happened
    ///
    /// The connection was made, and the TLS handshake did not come to its end, in a way that has no code of
    /// its own yet: the upstream sent an alert, closed the connection, took too long, or presented a
    /// certificate that cannot be used.
    ///
    /// ## What it means
    ///
    /// No request was sent. An alert is the upstream's own word: its name is in the evidence and the reason
    /// is in the upstream's log.
    ///
    /// ## What to do
    ///
    /// Repeat the handshake with `openssl s_client`, and read the log of the upstream's server.
    tls_other {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "The TLS handshake with the upstream failed",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match facts.reason {
            Some("alert") => "{peer} ended the TLS handshake with the alert {alert_name} ({alert_id}).",
            Some("closed") => "{peer} closed the connection during the TLS handshake.",
            Some("reset") => "{peer} reset the connection during the TLS handshake.",
            Some("handshake_timeout") => "The TLS handshake with {peer} did not end within {limit} ({timer}).",
            Some("certificate") => "The certificate of {peer} cannot be used: {error_text}.",
            Some("handshake") => "The TLS handshake with {peer} failed: {error_text}.",
            _ => "The TLS handshake with {peer} failed.",
        },
        likely: &[
            Likely::new(
                "client_certificate",
                "The upstream wants a certificate from Candor, or does not accept the one it got: tls = { cert = \"FILE\", key = \"FILE\" }.",
                |facts| {
                    let wanted = alert(facts).is_some_and(|id| matches!(id, 42..=49 | 116));
                    Weight::only_suggested_if(wanted, "the alert {alert_name} is about our certificate")
                },
            ),
            Likely::new(
                "versions",
                "The upstream speaks only versions or cipher suites of TLS that Candor does not.",
                |facts| {
                    let version = alert(facts).is_some_and(|id| matches!(id, 40 | 70 | 71));
                    Weight::only_suggested_if(version, "the alert is {alert_name}")
                },
            ),
            Likely::new(
                "server_name",
                "The upstream does not know the name {tls_name}.",
                |facts| match alert(facts) {
                    Some(112) => Weight::Shown("the alert is {alert_name}"),
                    Some(40) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "hangs_up",
                "The port is not one of TLS, or the upstream takes no connections from here.",
                |facts| {
                    let closed = matches!(facts.tls_fault(), Some((_, TlsFault::Closed { .. })));
                    Weight::only_suggested_if(closed, "the connection was closed in place of an answer")
                },
            ),
            Likely::new(
                "plain_port",
                "Port {port} speaks plain HTTP and waits for the end of a request.",
                |facts| Weight::only_suggested_if(facts.timer_named("timeout.tls").is_some(), "nothing came within {limit}"),
            ),
            Likely::new("upstream_tls", "The TLS configuration of the upstream.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run(
                "Repeat the handshake:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null",
            ),
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn alert(facts: &Facts<'_>) -> Option<u8> {
    match facts.tls_fault()?.1 {
        TlsFault::AlertReceived { id } => Some(*id),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    let Some((index, fault)) = facts.tls_fault() else {
        if let Some(verdict) = timer_verdict(facts) {
            return Some(verdict);
        }
        return Some(Verdict::unknown(facts.evidence.len().checked_sub(1)));
    };
    let verdict = Verdict::unknown(Some(index));
    Some(match fault {
        TlsFault::AlertReceived { .. } => {
            verdict.reason("alert").answered(502, "tls_alert_received")
        }
        TlsFault::Closed { end, .. } => verdict.reason(match end {
            StreamEnd::Reset => "reset",
            _ => "closed",
        }),
        TlsFault::CertificateOther { .. } => verdict
            .reason("certificate")
            .answered(502, "tls_certificate_error"),
        TlsFault::Other { .. } => verdict.reason("handshake"),
        _ => verdict,
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("tls_other")
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::evidence::{Evidence, StreamEnd, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    fn failed(fault: TlsFault) -> Exchange {
        exchange(
            "https://api.internal:8443",
            Phase::Tls,
            vec![Evidence::Tls(fault)],
        )
    }

    #[test]
    fn positive() {
        let exchange = failed(TlsFault::AlertReceived { id: 40 });
        check(&exchange, "tls_other", Some("alert"));
        assert_eq!(diagnose(&exchange).error_type, Some("tls_alert_received"));
    }

    #[test]
    fn positive_timer() {
        let evidence = vec![timer("timeout.tls", 5_000)];
        let exchange = exchange("https://api.internal:8443", Phase::Tls, evidence);
        check(&exchange, "tls_other", Some("handshake_timeout"));
        assert_eq!(diagnose(&exchange).status, 504);
        check_first(&exchange, "plain_port");
    }

    #[test]
    fn negative_expired() {
        let exchange = failed(TlsFault::CertificateTime { not_yet: false });
        check(&exchange, "tls_cert_time_invalid", Some("expired"));
    }

    #[test]
    fn the_alert_flips() {
        check_first(
            &failed(TlsFault::AlertReceived { id: 116 }),
            "client_certificate",
        );
        check_first(&failed(TlsFault::AlertReceived { id: 70 }), "versions");
    }

    #[test]
    fn the_fault_flips() {
        let end = StreamEnd::Fin;
        check_first(&failed(TlsFault::AlertReceived { id: 112 }), "server_name");
        check_first(&failed(TlsFault::Closed { end, received: 0 }), "hangs_up");
    }
}
