//! The certificate is revoked.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Revocation, TlsFault};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's certificate is revoked
    ///
    /// ## What happened
    ///
    /// The upstream presented a certificate, and the revocation list that is configured for it
    /// (`tls = { crl = "FILE" }`) does not let it pass. Candor ended the handshake and sent no
    /// request.
    ///
    /// ## What it means
    ///
    /// `revoked`: the authority withdrew the certificate before its time. Its key may be in other
    /// hands; often it was only replaced, and the server still shows the old one. `list_expired`:
    /// the list is older than its own date for the next one, so that it says nothing of today.
    /// `status_unknown`: the file has no list from the authority that issued a certificate of the
    /// chain. Who configures a list means it: without an answer Candor does not go on.
    ///
    /// ## What to do
    ///
    /// Revoked: give the server its new certificate and reload it. List expired: fetch the new list
    /// and reload Candor, and let something do so regularly. Status unknown: put the lists of all
    /// authorities of the chain, one after another, into the file.
    tls_cert_revoked {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_certificate_error"),
        status: 502,
        title: "The upstream's certificate is revoked",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.value("revoked_since").is_some()) {
            (Some("revoked"), true) => "The certificate of {peer} ({subject}) is revoked since {revoked_since}, as the list of {crl_made} in {crl} says.",
            (Some("list_expired"), _) => "Whether the certificate of {peer} is revoked is unknown: the list in {crl} was due to be replaced on {crl_due}.",
            (Some("status_unknown"), _) => "Whether the certificate of {peer} is revoked is unknown: {crl} has no list from an authority of its chain.",
            _ => "The certificate of {peer} is revoked, as the list in {crl} says.",
        },
        likely: &[
            Likely::new(
                "key_compromised",
                "The key of the certificate is in other hands: whoever answers at {peer} may not be your upstream.",
                |facts| {
                    let stolen = matches!(
                        revocation(facts).and_then(|it| it.because),
                        Some("key_compromise" | "ca_compromise" | "aa_compromise")
                    );
                    Weight::only_shown_if(stolen, "the list gives the reason {revoked_because}")
                },
            ),
            Likely::new(
                "replaced",
                "The certificate was replaced, and the server still shows the old one: reload it.",
                |facts| match revocation(facts).map(|it| (it.reason, it.because)) {
                    Some(("revoked", Some("superseded" | "affiliation_changed"))) => {
                        Weight::Shown("the list gives the reason {revoked_because}")
                    }
                    Some(("revoked", _)) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "retired",
                "The server was taken out of service, and is still dialed here.",
                |facts| match revocation(facts).map(|it| (it.reason, it.because)) {
                    Some(("revoked", Some("cessation_of_operation" | "privilege_withdrawn"))) => {
                        Weight::Shown("the list gives the reason {revoked_because}")
                    }
                    Some(("revoked", _)) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "list_not_renewed",
                "Nothing fetches the new list: the file {crl} is old.",
                |facts| {
                    Weight::only_shown_if(reason(facts) == Some("list_expired"), "the next list was due on {crl_due}")
                },
            ),
            Likely::new(
                "list_of_another",
                "The list in {crl} is of another authority than the one that issued the certificate, {issuer}.",
                |facts| {
                    Weight::only_shown_if(reason(facts) == Some("status_unknown"), "no list in it is from an authority of the chain {chain}")
                },
            ),
            Likely::new(
                "intermediate_list_missing",
                "The file has the list of one authority, and the chain has several: each that issued a certificate in it needs its own.",
                |facts| Weight::possible_if(reason(facts) == Some("status_unknown")),
            ),
        ],
        steps: &[
            Step::run(
                "See what the list says, and until when it holds:",
                "openssl crl -in {crl} -noout -issuer -lastupdate -nextupdate",
            ),
            Step::run_if(
                |facts| reason(facts) == Some("revoked") && !facts.is_unix(),
                "See which certificate is served:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null | openssl x509 -noout -subject -serial -issuer",
            ),
            Step::tell_if(
                |facts| reason(facts) == Some("revoked"),
                "Reload or restart the server at {peer}, or renew its certificate.",
            ),
            Step::tell_if(
                |facts| reason(facts) != Some("revoked"),
                "Replace the file {crl}, then reload Candor; it is written to the upstream at {upstream_place}.",
            ),
        ],
        recognize: recognize,
    }
}

fn revocation<'a>(facts: &Facts<'a>) -> Option<&'a Revocation> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateRevoked(revocation) => Some(revocation),
        _ => None,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    revocation(facts).map(|it| it.reason)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::CertificateRevoked(revocation)) => {
            Some(Verdict::certain(index).reason(revocation.reason))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::listed("revoked", Some("superseded"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::exchange::Exchange;
    use crate::testing::{NOW_UNIX_S, certificate, check, check_first, exchange};

    pub(super) fn listed(reason: &'static str, because: Option<&'static str>) -> Exchange {
        let fault = TlsFault::CertificateRevoked(Revocation {
            reason,
            source: "/etc/candor/internal-ca.crl".to_owned(),
            issuer: Some("CN=Example Root,O=Example".to_owned()),
            this_update_unix_s: Some(NOW_UNIX_S - 86_400),
            next_update_unix_s: Some(NOW_UNIX_S + 6 * 86_400),
            revoked_unix_s: (reason == "revoked").then_some(NOW_UNIX_S - 3 * 86_400),
            because,
        });
        let evidence = vec![Evidence::Certificate(certificate()), Evidence::Tls(fault)];
        exchange("https://api.internal:8443", Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        for reason in ["revoked", "list_expired", "status_unknown"] {
            check(&listed(reason, None), "tls_cert_revoked", Some(reason));
        }
    }

    #[test]
    fn negative_ours_is_revoked() {
        let fault = TlsFault::AlertReceived { id: 44 };
        let exchange = crate::testing::tls_failed(fault, crate::testing::handshake());
        check(&exchange, "tls_client_cert_required", Some("revoked"));
    }

    #[test]
    fn negative_its_own_time_is_over() {
        let fault = TlsFault::CertificateTime { not_yet: false };
        let exchange = crate::testing::tls_failed(fault, crate::testing::handshake());
        check(&exchange, "tls_cert_time_invalid", Some("expired"));
    }

    #[test]
    fn the_reason_in_the_list_flips() {
        check_first(
            &listed("revoked", Some("key_compromise")),
            "key_compromised",
        );
        check_first(&listed("revoked", Some("superseded")), "replaced");
        check_first(
            &listed("revoked", Some("cessation_of_operation")),
            "retired",
        );
    }

    #[test]
    fn what_the_list_says_flips() {
        check_first(&listed("list_expired", None), "list_not_renewed");
        check_first(&listed("status_unknown", None), "list_of_another");
    }
}
