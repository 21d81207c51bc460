//! No trusted authority vouches for the upstream's certificate.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # No trusted authority vouches for the upstream's certificate
    ///
    /// ## What happened
    ///
    /// The upstream presented a certificate that does not lead to an authority which Candor trusts
    /// for it. Candor ended the handshake and sent no request.
    ///
    /// ## What it means
    ///
    /// `self_signed`: it vouches for itself. `unknown_issuer`: its issuer is not among the trusted
    /// authorities, usually a company's own. `chain_incomplete`: the server sends its own
    /// certificate without the intermediate one that leads to the authority; browsers often hide
    /// that. What was not sent cannot be seen, so this is inferred from what the certificate and
    /// the trusted authorities say. `signature_mismatch`: an authority of that name is trusted, and
    /// its key did not sign this certificate.
    ///
    /// ## What to do
    ///
    /// Give the upstream its authority: `tls = { ca = "FILE" }`. For an incomplete chain let the
    /// server send the full chain. Do not switch verification off: then anybody may answer.
    tls_cert_untrusted {
        phase: Phase::Tls,
        party: Party::Proxy,
        error_type: Some("tls_certificate_error"),
        status: 502,
        title: "No trusted authority vouches for the upstream's certificate",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (reason(facts), facts.certificate().is_some()) {
            (Some("self_signed"), true) => "The certificate of {peer} ({subject}) is signed by itself, and not vouched for by {trust}.",
            (Some("chain_incomplete"), true) => "{peer} sent its certificate ({subject}) without the intermediate of its issuer, {issuer}.",
            (Some("signature_mismatch"), true) => "The certificate of {peer} ({subject}) names {issuer} as its issuer, and no key of that name in {trust} has signed it.",
            (_, true) => "The certificate of {peer} ({subject}) is issued by {issuer}, which is not vouched for by {trust}.",
            _ => "The certificate of {peer} does not lead to an authority that is trusted: {trust}.",
        },
        likely: &[
            Likely::new(
                "self_signed",
                "The upstream has a certificate that it signed itself: give it to Candor as `tls = { ca = \"FILE\" }`.",
                |facts| {
                    Weight::only_shown_if(
                        reason(facts) == Some("self_signed"),
                        "subject and issuer are both {subject}",
                    )
                },
            ),
            Likely::new(
                "intermediate_missing",
                "The server sends its own certificate only: let it send the full chain (fullchain.pem, not cert.pem).",
                |facts| match (reason(facts), shown_by(facts)) {
                    (Some("chain_incomplete"), Some("ca_issuers")) => {
                        Weight::Shown("the last certificate that it sent says where that of its issuer, {last_issuer}, can be had")
                    }
                    (Some("chain_incomplete"), Some("public")) => {
                        Weight::Shown("the certificate is from a public authority, and those issue through intermediates")
                    }
                    (Some("chain_incomplete"), Some("organization")) => {
                        Weight::Shown("its issuer, {last_issuer}, is of the same organization as an authority that is trusted")
                    }
                    (Some("chain_incomplete"), _) => {
                        Weight::Shown("the chain that it sent is {chain}, and its issuer is {issuer}")
                    }
                    (Some("self_signed" | "signature_mismatch"), _) => Weight::Excluded,
                    _ => Weight::suggested_if(
                        chain_length(facts) == Some(1) && !own_ca(facts),
                        "it sent one certificate only: {chain}",
                    ),
                },
            ),
            Likely::new(
                "namesake",
                "The authority was made anew under the same name: {trust} has the one, and the certificate is from the other.",
                |facts| {
                    Weight::only_shown_if(
                        reason(facts) == Some("signature_mismatch"),
                        "{issuer} is trusted, and its signature does not fit",
                    )
                },
            ),
            Likely::new(
                "private_ca",
                "The issuer {issuer} is an authority of your own, which Candor was not given: `tls = { ca = \"FILE\" }`.",
                |facts| match reason(facts) {
                    Some("self_signed" | "signature_mismatch") => Weight::Excluded,
                    _ => Weight::suggested_if(
                        !own_ca(facts) && chain_length(facts) != Some(1),
                        "only {trust} are trusted",
                    ),
                },
            ),
            Likely::new(
                "wrong_ca",
                "The file {trust} is not the authority that issued this certificate: it was replaced, or is for another environment.",
                |facts| {
                    Weight::only_suggested_if(own_ca(facts), "{trust} is trusted, and the issuer is {issuer}")
                },
            ),
            Likely::new(
                "interception",
                "Something between here and the upstream answers in its place.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the chain that is sent:",
                "openssl s_client -connect {peer} -servername {tls_name} -showcerts </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the chain that is sent:",
                "openssl s_client -unix {socket} -servername {tls_name} -showcerts </dev/null",
            ),
            Step::run_if(
                own_ca,
                "See whom the file vouches for:",
                "openssl x509 -in {trust} -noout -subject -dates",
            ),
            Step::tell_if(
                |facts| !own_ca(facts),
                "Give the upstream at {upstream_place} its authority: tls = { ca = \"FILE\" }",
            ),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateUntrusted { reason, .. } => Some(reason),
        _ => None,
    }
}

/// Another authority than the system's is configured.
fn own_ca(facts: &Facts<'_>) -> bool {
    matches!(facts.tls_fault(), Some((_, TlsFault::CertificateUntrusted { trust, .. })) if trust != "system")
}

fn shown_by(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateUntrusted { shown_by, .. } => *shown_by,
        _ => None,
    }
}

fn chain_length(facts: &Facts<'_>) -> Option<usize> {
    facts
        .certificate()
        .map(|certificate| certificate.chain.len())
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        // Nobody can see what was not sent.
        (index, TlsFault::CertificateUntrusted { reason, .. }) if *reason == "chain_incomplete" => {
            Some(Verdict::likely(index).reason(reason))
        }
        (index, TlsFault::CertificateUntrusted { reason, .. }) => {
            Some(Verdict::certain(index).reason(reason))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{certificate, exchange};
    let fault = TlsFault::CertificateUntrusted {
        reason: "unknown_issuer",
        trust: "/etc/candor/internal-ca.pem".to_owned(),
        shown_by: None,
    };
    let evidence = vec![Evidence::Certificate(certificate()), Evidence::Tls(fault)];
    exchange("https://api.internal:8443", Phase::Tls, evidence)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{certificate, check, check_first, exchange, link};

    fn untrusted(reason: &'static str, trust: &str, chain: usize) -> Exchange {
        let mut presented = certificate();
        presented.chain = vec![link("CN=api.internal", "CN=Example Root"); chain];
        let fault = TlsFault::CertificateUntrusted {
            reason,
            trust: trust.to_owned(),
            shown_by: None,
        };
        let evidence = vec![Evidence::Certificate(presented), Evidence::Tls(fault)];
        exchange("https://api.internal:8443", Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        check(
            &untrusted("self_signed", "system", 1),
            "tls_cert_untrusted",
            Some("self_signed"),
        );
        for reason in ["unknown_issuer", "signature_mismatch"] {
            let exchange = untrusted(reason, "system", 2);
            check(&exchange, "tls_cert_untrusted", Some(reason));
        }
        let incomplete = untrusted("chain_incomplete", "system", 1);
        check(&incomplete, "tls_cert_untrusted", Some("chain_incomplete"));
        let certainty = crate::diagnosis::diagnose(&incomplete).certainty;
        assert_eq!(certainty, crate::diagnosis::Certainty::Likely);
    }

    #[test]
    fn negative_unusable_for_another_reason() {
        let fault = TlsFault::CertificateUnusable {
            reason: "malformed",
            which: String::new(),
            found: String::new(),
            unsupported: false,
        };
        let exchange = exchange(
            "https://api.internal",
            Phase::Tls,
            vec![Evidence::Tls(fault)],
        );
        check(&exchange, "tls_cert_unusable", Some("malformed"));
    }

    #[test]
    fn the_trust_flips() {
        check_first(&untrusted("unknown_issuer", "system", 2), "private_ca");
        check_first(
            &untrusted("unknown_issuer", "/etc/candor/ca.pem", 2),
            "wrong_ca",
        );
    }

    #[test]
    fn the_chain_flips() {
        check_first(
            &untrusted("unknown_issuer", "system", 1),
            "intermediate_missing",
        );
        check_first(&untrusted("self_signed", "system", 1), "self_signed");
        check_first(
            &untrusted("signature_mismatch", "/etc/candor/ca.pem", 1),
            "namesake",
        );
    }
}
