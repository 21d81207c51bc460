//! The peer wants a certificate of ours, or another.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream wants a certificate that Candor did not show
    ///
    /// ## What happened
    ///
    /// The upstream asked Candor for a certificate (mutual TLS), and ended the connection because
    /// it got none, or not one that it accepts. With TLS 1.3 this comes after the handshake, in
    /// place of an answer to the request.
    ///
    /// ## What it means
    ///
    /// `none_shown`: no certificate is configured for this upstream. `unknown_ca`: it is not issued
    /// by an authority that the upstream trusts for its clients. `expired` and `revoked` are what
    /// the upstream's clock and its revocation list say. `rejected`: it is of the wrong kind, or
    /// made for another purpose. `access_denied`: it is valid, and its owner may not enter.
    ///
    /// ## What to do
    ///
    /// Write both files to the upstream: `tls = { cert = "FILE", key = "FILE" }`, with a certificate
    /// for clients (extended key usage clientAuth) from one of the authorities that the upstream
    /// names, and with the intermediate certificates behind it in the same file.
    tls_client_cert_required {
        phase: Phase::Tls,
        party: Party::Proxy,
        error_type: Some("tls_alert_received"),
        status: 502,
        title: "The upstream wants a certificate that Candor did not show",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.value("own_certificate").is_some()) {
            (Some("none_shown"), false) => "{peer} wants a certificate from Candor, and none is configured: it sent the alert {alert_name} ({alert_id}).",
            (Some("none_shown"), true) => "{peer} wants a certificate from Candor, and {own_certificate} was not shown: it sent the alert {alert_name} ({alert_id}).",
            (Some("unknown_ca"), true) => "{peer} does not trust the issuer of Candor's certificate, {own_certificate}: it sent the alert {alert_name} ({alert_id}).",
            (Some("expired"), true) => "{peer} says that Candor's certificate, {own_certificate}, has expired: it sent the alert {alert_name} ({alert_id}).",
            (Some("revoked"), true) => "{peer} says that Candor's certificate, {own_certificate}, is revoked: it sent the alert {alert_name} ({alert_id}).",
            (Some("access_denied"), _) => "{peer} let Candor not in with the certificate that it showed: it sent the alert {alert_name} ({alert_id}).",
            (_, true) => "{peer} does not accept Candor's certificate, {own_certificate}: it sent the alert {alert_name} ({alert_id}).",
            _ => "{peer} does not accept how Candor proves who it is: it sent the alert {alert_name} ({alert_id}).",
        },
        likely: &[
            Likely::new(
                "none_configured",
                "No certificate is configured for this upstream: tls = { cert = \"FILE\", key = \"FILE\" }.",
                |facts| Weight::only_shown_if(!configured(facts), "Candor has no certificate to show to {server}"),
            ),
            Likely::new(
                "expired",
                "Candor's certificate has expired, or the upstream's clock is wrong.",
                |facts| Weight::only_shown_if(alert(facts) == Some(45), "the alert is {alert_name}"),
            ),
            Likely::new(
                "revoked",
                "Candor's certificate was revoked, for instance when a new one was issued.",
                |facts| Weight::only_shown_if(alert(facts) == Some(44), "the alert is {alert_name}"),
            ),
            Likely::new(
                "wrong_authority",
                "Candor's certificate comes from another authority than the upstream trusts for its clients.",
                |facts| match alert(facts) {
                    Some(48) => Weight::Shown("the alert is {alert_name}"),
                    _ => Weight::only_suggested_if(
                        configured(facts) && facts.value("authorities").is_some(),
                        "it wants one from {authorities}",
                    ),
                },
            ),
            Likely::new(
                "intermediate_missing",
                "The file of Candor's certificate lacks the intermediate certificates that lead to the authority.",
                |facts| Weight::possible_if(configured(facts) && matches!(alert(facts), Some(42 | 46 | 48))),
            ),
            Likely::new(
                "wrong_purpose",
                "Candor's certificate is made for servers: it lacks the extended key usage clientAuth.",
                |facts| {
                    Weight::only_suggested_if(
                        configured(facts) && matches!(alert(facts), Some(42 | 43 | 46)),
                        "the alert is {alert_name}",
                    )
                },
            ),
            Likely::new(
                "not_allowed",
                "The certificate is valid, and the upstream's access list does not have its name.",
                |facts| Weight::only_shown_if(alert(facts) == Some(49), "the alert is {alert_name}"),
            ),
            Likely::new(
                "not_meant_for_us",
                "{peer} is reserved for other services, and this one should not be dialed at all.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See whose certificates it accepts (Acceptable client certificate CA names):",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See whose certificates it accepts (Acceptable client certificate CA names):",
                "openssl s_client -unix {socket} -servername {tls_name} </dev/null",
            ),
            Step::tell_if(
                |facts| !configured(facts),
                "Write the certificate and its key to the upstream at {upstream_place}: tls = { cert = \"FILE\", key = \"FILE\" }",
            ),
            Step::tell_if(
                configured,
                "See the dates, the issuer and the purpose of the file that is written as cert, at {upstream_place}: openssl x509 -noout -dates -issuer -purpose -in FILE",
            ),
        ],
        recognize: recognize,
    }
}

fn alert(facts: &Facts<'_>) -> Option<u8> {
    facts.alert().map(|(_, id)| id)
}

fn certificate_asked(facts: &Facts<'_>) -> bool {
    facts.handshake().is_some_and(|it| it.certificate_asked)
}

/// A certificate of ours is configured.
fn configured(facts: &Facts<'_>) -> bool {
    facts
        .handshake()
        .is_some_and(|it| it.own_certificate.is_some())
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    let (index, TlsFault::AlertReceived { id }) = facts.tls_fault()? else {
        return None;
    };
    // What a server says by these it says of its client's certificate.
    let reason = match id {
        116 => "none_shown",
        // TLS 1.2 has no word for it; that it asked for one shows it.
        40 if facts.no_certificate_shown() => {
            return Some(Verdict::likely(index).reason("none_shown"));
        }
        44 => "revoked",
        45 => "expired",
        48 => "unknown_ca",
        // Some servers say this of a name that they do not know.
        49 if certificate_asked(facts) => "access_denied",
        42 | 43 | 46 => "rejected",
        _ => return None,
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let mut seen = crate::testing::handshake();
    seen.certificate_asked = true;
    seen.authorities = vec!["CN=Example Client CA,O=Example".to_owned()];
    crate::testing::tls_failed(TlsFault::AlertReceived { id: 116 }, seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::{Certainty, diagnose};
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn refused(id: u8, own: Option<&str>) -> Exchange {
        let mut seen = handshake();
        seen.certificate_asked = true;
        seen.own_certificate = own.map(str::to_owned);
        tls_failed(TlsFault::AlertReceived { id }, seen)
    }

    #[test]
    fn positive() {
        let own = Some("CN=me");
        for (id, reason) in [
            (116, "none_shown"),
            (42, "rejected"),
            (43, "rejected"),
            (44, "revoked"),
            (45, "expired"),
            (46, "rejected"),
            (48, "unknown_ca"),
            (49, "access_denied"),
        ] {
            check(&refused(id, own), "tls_client_cert_required", Some(reason));
        }
        let old = refused(40, None);
        check(&old, "tls_client_cert_required", Some("none_shown"));
        assert_eq!(diagnose(&old).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_it_got_one_and_fails_otherwise() {
        check(
            &refused(40, Some("CN=me")),
            "tls_cipher_mismatch",
            Some("handshake_failure"),
        );
        check(
            &refused(51, Some("CN=me")),
            "tls_alert_received",
            Some("decrypt_error"),
        );
    }

    #[test]
    fn negative_it_asked_for_none() {
        let denied = tls_failed(TlsFault::AlertReceived { id: 49 }, handshake());
        check(&denied, "tls_alert_received", Some("access_denied"));
    }

    #[test]
    fn the_configuration_flips() {
        check_first(&refused(48, None), "none_configured");
        check_first(&refused(48, Some("CN=me")), "wrong_authority");
    }

    #[test]
    fn the_alert_flips() {
        let own = Some("CN=me");
        check_first(&refused(45, own), "expired");
        check_first(&refused(44, own), "revoked");
        check_first(&refused(42, own), "wrong_purpose");
        check_first(&refused(49, own), "not_allowed");
    }
}
