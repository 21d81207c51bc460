//! No cipher suite, group or signature algorithm in common.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream and Candor agree on no way to encrypt
    ///
    /// ## What happened
    ///
    /// The upstream took none of the cipher suites, key exchange groups or signature algorithms
    /// that Candor offered: it sent the alert `handshake_failure` or `insufficient_security`, or
    /// chose one that was not offered. No request was sent.
    ///
    /// ## What it means
    ///
    /// Candor's TLS supports what TLS 1.2 and 1.3 have that is still sound: AES-GCM and
    /// ChaCha20-Poly1305 with an ephemeral exchange (ECDHE) over X25519, P-256 or P-384. It does
    /// not support RSA key exchange, static or finite-field Diffie-Hellman, CBC suites, P-521 and
    /// SHA-1. An upstream that has only those cannot be talked to, and nothing is wrong with its
    /// certificate. `handshake_failure` is also what some servers answer to a name that they do
    /// not know, or to none.
    ///
    /// ## What to do
    ///
    /// See with `openssl s_client` what the upstream agrees on with others, and let it offer one of
    /// Candor's suites and groups. If it has a P-521 key, give it one of P-256.
    tls_cipher_mismatch {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_alert_received"),
        status: 502,
        title: "The upstream and Candor agree on no way to encrypt",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.alert().is_some()) {
            (_, true) => "{peer} took none of the ways to encrypt that Candor's TLS supports: it sent the alert {alert_name} ({alert_id}).",
            (Some("group"), _) => "{peer} insists on a key exchange group that Candor's TLS does not support; it offered {offered_groups}.",
            (Some("suite"), _) => "{peer} insists on a cipher suite that Candor's TLS does not support ({error_text}).",
            (Some("signature"), _) => "{peer} signs with an algorithm that Candor's TLS does not support ({error_text}).",
            _ => "{peer} insists on something that Candor's TLS does not support ({error_text}).",
        },
        likely: &[
            Likely::new(
                "no_name",
                "The upstream serves only those who ask for one of its names, and an address is none: tls = { name = \"NAME\" }.",
                |facts| {
                    let failure = facts.alert().is_some_and(|(_, id)| id == 40);
                    Weight::only_shown_if(
                        failure && facts.no_name_asked(),
                        "{server} is an address, so that Candor asked for no name",
                    )
                },
            ),
            Likely::new(
                "group",
                "The upstream allows only other groups than X25519, P-256 and P-384, such as P-521 or finite-field Diffie-Hellman.",
                |facts| {
                    Weight::shown_if(
                        what(facts) == Some("group"),
                        "it asked for another group than {offered_groups}",
                    )
                },
            ),
            Likely::new(
                "suites",
                "The upstream allows only cipher suites that Candor's TLS does not support: RSA key exchange, CBC, RC4, 3DES or static Diffie-Hellman.",
                |facts| match facts.alert() {
                    _ if what(facts) == Some("suite") => Weight::Shown("it chose a suite that was not offered"),
                    Some((_, 71)) => Weight::Suggested("the alert is {alert_name}"),
                    _ => Weight::suggested_if(facts.alert().is_some() && !facts.no_name_asked(), "the alert is {alert_name}"),
                },
            ),
            Likely::new(
                "only_older",
                "The upstream speaks only TLS 1.1 or older, which Candor's TLS does not support.",
                |facts| Weight::possible_if(facts.alert().is_some_and(|(_, id)| id == 40)),
            ),
            Likely::new(
                "key_type",
                "The upstream's key is of a kind that Candor's TLS cannot verify: P-521, Ed448 or DSA.",
                |facts| {
                    Weight::shown_if(
                        what(facts) == Some("signature"),
                        "it signs with an algorithm that was not offered",
                    )
                },
            ),
            Likely::new(
                "strict_policy",
                "The upstream demands more than is usual: a policy (FIPS, CNSA) that allows only large groups or suites.",
                |facts| Weight::possible_if(facts.alert().is_some_and(|(_, id)| id == 71)),
            ),
            Likely::new(
                "client_certificate",
                "The upstream does not accept the certificate that Candor showed, {own_certificate}.",
                |facts| {
                    let shown = facts.handshake().is_some_and(|it| it.certificate_asked && it.own_certificate.is_some());
                    Weight::only_suggested_if(shown, "it had asked for a certificate")
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See what it agrees on with one who takes everything:",
                "openssl s_client -connect {peer} -servername {tls_name} -cipher ALL:@SECLEVEL=0 </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See what it agrees on with one who takes everything:",
                "openssl s_client -unix {socket} -servername {tls_name} -cipher ALL:@SECLEVEL=0 </dev/null",
            ),
            Step::tell_if(
                |facts| facts.handshake().is_some(),
                "Candor offers the groups {offered_groups}; its cipher suites are in the evidence.",
            ),
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn what(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.tls_fault()?.1 {
        TlsFault::Incompatible { what, .. } => Some(what),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        // In terms, there is nothing in common.
        (index, TlsFault::AlertReceived { id: 71 }) => {
            Some(Verdict::certain(index).reason("insufficient_security"))
        }
        // Unless it asked for a certificate in vain, this is what it says of anything else too.
        (index, TlsFault::AlertReceived { id: 40 }) if !facts.no_certificate_shown() => {
            Some(Verdict::likely(index).reason("handshake_failure"))
        }
        (index, TlsFault::Incompatible { what, .. }) if *what != "version" => {
            let verdict = Verdict::certain(index).reason(what);
            Some(verdict.answered(502, "tls_protocol_error"))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = TlsFault::AlertReceived { id: 40 };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::{Certainty, diagnose};
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn insists(what: &'static str) -> Exchange {
        let text = "SelectedUnofferedCipherSuite".to_owned();
        tls_failed(TlsFault::Incompatible { what, text }, handshake())
    }

    #[test]
    fn positive() {
        check(&sample(), "tls_cipher_mismatch", Some("handshake_failure"));
        assert_eq!(diagnose(&sample()).certainty, Certainty::Likely);
        let weak = tls_failed(TlsFault::AlertReceived { id: 71 }, handshake());
        check(&weak, "tls_cipher_mismatch", Some("insufficient_security"));
        assert_eq!(diagnose(&weak).certainty, Certainty::Certain);
        for what in ["suite", "group", "signature", "other"] {
            let exchange = insists(what);
            check(&exchange, "tls_cipher_mismatch", Some(what));
            let diagnosis = diagnose(&exchange);
            assert_eq!(diagnosis.error_type, Some("tls_protocol_error"));
        }
    }

    #[test]
    fn negative_it_asked_for_a_certificate_in_vain() {
        let mut seen = handshake();
        seen.certificate_asked = true;
        let wanted = tls_failed(TlsFault::AlertReceived { id: 40 }, seen);
        check(&wanted, "tls_client_cert_required", Some("none_shown"));
    }

    #[test]
    fn negative_no_version_in_common() {
        check(&insists("version"), "tls_version_mismatch", Some("chosen"));
    }

    #[test]
    fn the_name_flips() {
        let mut seen = handshake();
        seen.sni = None;
        let unnamed = tls_failed(TlsFault::AlertReceived { id: 40 }, seen);
        check_first(&unnamed, "no_name");
        check_first(&sample(), "suites");
    }

    #[test]
    fn what_it_insists_on_flips() {
        check_first(&insists("group"), "group");
        check_first(&insists("suite"), "suites");
        check_first(&insists("signature"), "key_type");
    }
}
