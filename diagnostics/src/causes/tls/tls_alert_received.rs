//! The peer ended TLS with an alert that no other cause takes.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;
use crate::names;

catalog! {
    /// # The upstream ended the TLS connection with an alert
    ///
    /// ## What happened
    ///
    /// The upstream sent a fatal TLS alert and ended the connection, in the handshake or later. The
    /// alerts that say what is missing in terms (version, cipher suite, name, certificate, application
    /// protocol) have codes of their own; this is any other.
    ///
    /// ## What it means
    ///
    /// The alert's name is all that the upstream says to its peer; the reason is in its log.
    /// `internal_error` and `access_denied` are what several servers send when they have no
    /// certificate for the name that was asked for. `decode_error`, `illegal_parameter`, `unexpected_message` and
    /// `bad_record_mac` mean that it could not make sense of what reached it: something in between
    /// may have changed it, or one of the two sides has a fault.
    ///
    /// ## What to do
    ///
    /// Read the log of the upstream's server at the time of the request, and repeat the handshake
    /// from this host and from the upstream's own.
    tls_alert_received {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_alert_received"),
        status: 502,
        title: "The upstream ended the TLS connection with an alert",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| {
            let known = facts.value("alert_name").is_some();
            let done = facts.handshake().is_some_and(|it| it.done);
            match (facts.phase, known) {
                (Phase::Tls, true) if done => "{peer} took the request and ended the TLS connection with the alert {alert_name} ({alert_id}).",
                (Phase::Body, true) => "{peer} ended the TLS connection in the midst of its answer with the alert {alert_name} ({alert_id}).",
                (Phase::Body, false) => "{peer} ended the TLS connection in the midst of its answer with the alert {alert_id}.",
                (_, true) => "{peer} ended the TLS handshake with the alert {alert_name} ({alert_id}).",
                _ => "{peer} ended the TLS handshake with the alert {alert_id}.",
            }
        },
        likely: &[
            Likely::new(
                "no_name",
                "The upstream serves only those who ask for one of its names, and an address is none: tls = { name = \"NAME\" }.",
                |facts| {
                    Weight::only_shown_if(
                        matches!(alert(facts), Some(49 | 80)) && facts.no_name_asked(),
                        "{server} is an address, so that Candor asked for no name",
                    )
                },
            ),
            Likely::new(
                "no_certificate_for_name",
                "The upstream has no certificate for {sni}: several servers say it so (Caddy internal_error, rustls access_denied).",
                |facts| {
                    Weight::only_suggested_if(
                        matches!(alert(facts), Some(49 | 80)) && facts.value("sni").is_some(),
                        "the alert is {alert_name}",
                    )
                },
            ),
            Likely::new(
                "changed_on_the_way",
                "Something between here and the upstream changes or mixes the bytes.",
                |facts| {
                    let broken = alert(facts).is_some_and(|id| matches!(id, 10 | 20 | 22 | 47 | 50 | 51));
                    Weight::only_suggested_if(broken, "the alert {alert_name} says that what came made no sense")
                },
            ),
            Likely::new(
                "stopped",
                "The upstream is being stopped or restarted.",
                |facts| match alert(facts) {
                    Some(90) => Weight::Suggested("the alert is {alert_name}"),
                    _ => Weight::suggested_if(facts.phase == Phase::Body, "it had begun its answer"),
                },
            ),
            Likely::new(
                "upstream_fault",
                "A fault in the upstream's TLS, or in its configuration.",
                |facts| Weight::suggested_if(alert(facts) == Some(80), "the alert {alert_name} says so"),
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
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn alert(facts: &Facts<'_>) -> Option<u8> {
    facts.alert().map(|(_, id)| id)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, id) = facts.alert()?;
    let elsewhere = match id {
        42..=46 | 48 | 116 => true,
        49 => facts.handshake().is_some_and(|it| it.certificate_asked),
        // In the handshake these are what it says in terms.
        40 | 70 | 71 | 112 | 120 => true,
        _ => false,
    };
    if elsewhere && facts.in_phase(Phase::Tls) {
        return None;
    }
    Some(Verdict::certain(index).with(names::alert(id)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = crate::evidence::TlsFault::AlertReceived { id: 80 };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::diagnose;
    use crate::evidence::TlsFault;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn alerted(id: u8, name: Option<&str>) -> Exchange {
        let mut seen = handshake();
        seen.sni = name.map(str::to_owned);
        tls_failed(TlsFault::AlertReceived { id }, seen)
    }

    #[test]
    fn positive() {
        let internal = alerted(80, Some("a.example"));
        check(&internal, "tls_alert_received", Some("internal_error"));
        let unknown = alerted(200, None);
        check(&unknown, "tls_alert_received", None);
        assert_eq!(diagnose(&unknown).error_type, Some("tls_alert_received"));
    }

    #[test]
    fn positive_in_the_midst_of_an_answer() {
        let mut exchange = alerted(40, Some("a.example"));
        exchange.phase = Phase::Body;
        exchange.attempts[0].phase = Phase::Body;
        check(&exchange, "tls_alert_received", Some("handshake_failure"));
        check_first(&exchange, "stopped");
    }

    #[test]
    fn negative_what_has_a_code_of_its_own() {
        for (id, code) in [
            (40, "tls_cipher_mismatch"),
            (42, "tls_client_cert_required"),
            (70, "tls_version_mismatch"),
            (112, "tls_sni_rejected"),
            (120, "tls_alpn_mismatch"),
        ] {
            let diagnosis = diagnose(&alerted(id, Some("a.example")));
            assert_eq!(diagnosis.cause.code, code);
        }
    }

    #[test]
    fn the_alert_flips() {
        check_first(&alerted(80, Some("a.example")), "no_certificate_for_name");
        check_first(&alerted(20, Some("a.example")), "changed_on_the_way");
        check_first(&alerted(90, Some("a.example")), "stopped");
    }

    #[test]
    fn the_name_flips() {
        check_first(&alerted(80, None), "no_name");
        check_first(&alerted(80, Some("a.example")), "no_certificate_for_name");
    }
}
