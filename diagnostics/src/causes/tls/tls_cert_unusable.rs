//! A certificate of the chain cannot be used, whoever vouches for it.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's certificate cannot be used
    ///
    /// ## What happened
    ///
    /// The upstream presented a certificate that fails another check than those of time, name and
    /// trust. Candor ended the handshake and sent no request.
    ///
    /// ## What it means
    ///
    /// `eku`: its extended key usage does not allow servers. `key_size`: its key is too small (RSA
    /// under 2048 bits). `sig_alg`: it is signed by an algorithm that Candor's TLS does not
    /// support, such as SHA-1, DSA or P-521; other software may take it. `malformed`: it cannot be
    /// parsed. `constraints`: the authority may not issue it (name constraints, path length), or an
    /// authority's own certificate stands in a server's place. `version`: it is an X.509
    /// certificate of version 1. `critical_extension`: it has a critical extension that Candor's
    /// TLS does not know.
    ///
    /// ## What to do
    ///
    /// Issue the certificate anew: version 3, RSA with 2048 bits or more or ECDSA with P-256,
    /// signed with SHA-256, extended key usage serverAuth. For an intermediate the same holds.
    tls_cert_unusable {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_certificate_error"),
        status: 502,
        title: "The upstream's certificate cannot be used",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, unsupported(facts), facts.value("unusable_found").is_some()) {
            (Some("eku"), ..) => "The certificate of {peer} ({unusable_subject}) is not made for servers: its purpose is {unusable_found}.",
            (Some("key_size"), ..) => "The key of {peer} ({unusable_subject}) is too small: {unusable_found}.",
            (Some("sig_alg"), true, true) => "The certificate of {peer} ({unusable_subject}) uses {unusable_found}, which Candor's TLS does not support.",
            (Some("sig_alg"), ..) => "The certificate of {peer} uses an algorithm that Candor's TLS does not support.",
            (Some("version"), ..) => "The certificate of {peer} ({unusable_subject}) is of X.509 version {unusable_found}; it must be of version 3.",
            (Some("malformed"), _, true) => "The certificate of {peer} cannot be parsed: {unusable_found}.",
            (Some("malformed"), ..) => "The certificate of {peer} cannot be parsed.",
            (Some("critical_extension"), ..) => "The certificate of {peer} ({unusable_subject}) has a critical extension that Candor's TLS does not support: {unusable_found}.",
            (Some("constraints"), _, true) => "The certificate of {peer} ({unusable_subject}) is outside of what its authority may issue: {unusable_found}.",
            _ => "The certificate of {peer} cannot be used.",
        },
        likely: &[
            Likely::new(
                "client_certificate",
                "It is a certificate for clients, put into a server by mistake: issue one with the extended key usage serverAuth.",
                |facts| {
                    let client = reason(facts) == Some("eku") && found(facts).contains("clientAuth");
                    Weight::only_shown_if(client, "its purpose is {unusable_found}")
                },
            ),
            Likely::new(
                "purpose",
                "It was issued for another purpose than a server: issue it with the extended key usage serverAuth.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("eku"), "its purpose is {unusable_found}"),
            ),
            Likely::new(
                "old_certificate",
                "The certificate is from a time when this was enough: issue it anew, with at least 2048 bits and SHA-256.",
                |facts| {
                    let old = matches!(reason(facts), Some("key_size" | "version"))
                        || found(facts).to_ascii_lowercase().contains("sha1")
                        || found(facts).to_ascii_lowercase().contains("md5");
                    Weight::only_shown_if(old, "it has {unusable_found}")
                },
            ),
            Likely::new(
                "unsupported_here",
                "Nothing is wrong with the certificate: Candor's TLS does not support {unusable_found}. Give the upstream a certificate with a key of P-256 or RSA.",
                |facts| Weight::only_suggested_if(unsupported(facts), "other software may take it"),
            ),
            Likely::new(
                "own_authority",
                "The server shows the certificate of an authority in place of its own.",
                |facts| {
                    Weight::only_shown_if(found(facts).contains("CaUsedAsEndEntity"), "{unusable_subject} is an authority")
                },
            ),
            Likely::new(
                "constrained_authority",
                "The authority that issued it may do so only for other names, or no deeper in the chain.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("constraints"), "the check that failed is {unusable_found}"),
            ),
            Likely::new(
                "file_damaged",
                "The certificate was made by a faulty tool, or its file is damaged.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("malformed"), "it cannot be parsed"),
            ),
            Likely::new(
                "wrong_server",
                "{peer} is another server than the one you mean.",
                |facts| {
                    Weight::shown_if(
                        facts.resolution_is_stale(),
                        "the address was {answer_age} old, its answer valid for {ttl} only",
                    )
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the certificate:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null | openssl x509 -noout -text",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the certificate:",
                "openssl s_client -unix {socket} -servername {tls_name} </dev/null | openssl x509 -noout -text",
            ),
            Step::run_if(
                |facts| !facts.is_unix() && matches!(reason(facts), Some("sig_alg" | "constraints" | "critical_extension")),
                "See the chain that is sent:",
                "openssl s_client -connect {peer} -servername {tls_name} -showcerts </dev/null",
            ),
            Step::tell("Issue the certificate of {peer} anew, and reload its server."),
        ],
        recognize: recognize,
    }
}

fn unusable<'a>(facts: &Facts<'a>) -> Option<(&'static str, &'a str, bool)> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateUnusable {
            reason,
            found,
            unsupported,
            ..
        } => Some((reason, found, *unsupported)),
        _ => None,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    unusable(facts).map(|(reason, ..)| reason)
}

fn found<'a>(facts: &Facts<'a>) -> &'a str {
    unusable(facts).map_or("", |(_, found, _)| found)
}

fn unsupported(facts: &Facts<'_>) -> bool {
    unusable(facts).is_some_and(|(.., unsupported)| unsupported)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::CertificateUnusable { reason, .. }) => {
            Some(Verdict::certain(index).reason(reason))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::failed("eku", "clientAuth")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::exchange::Exchange;
    use crate::testing::{certificate, check, check_first, exchange};

    pub(super) fn failed(reason: &'static str, found: &str) -> Exchange {
        let fault = TlsFault::CertificateUnusable {
            reason,
            which: "CN=api.internal".to_owned(),
            found: found.to_owned(),
            unsupported: matches!(reason, "sig_alg" | "critical_extension"),
        };
        let evidence = vec![Evidence::Certificate(certificate()), Evidence::Tls(fault)];
        exchange("https://api.internal:8443", Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        for (reason, found) in [
            ("eku", "clientAuth"),
            ("key_size", "RSA 1024"),
            ("sig_alg", "sha1WithRSAEncryption"),
            ("malformed", ""),
            ("constraints", "NameConstraintViolation"),
            ("version", "1"),
            ("critical_extension", "1.2.3.4"),
        ] {
            check(&failed(reason, found), "tls_cert_unusable", Some(reason));
        }
    }

    #[test]
    fn negative_nobody_vouches_for_it() {
        let fault = TlsFault::CertificateUntrusted {
            reason: "signature_mismatch",
            trust: "system".to_owned(),
            shown_by: None,
        };
        let exchange = crate::testing::tls_failed(fault, crate::testing::handshake());
        check(&exchange, "tls_cert_untrusted", Some("signature_mismatch"));
    }

    #[test]
    fn the_purpose_flips() {
        check_first(&failed("eku", "clientAuth"), "client_certificate");
        check_first(&failed("eku", "codeSigning"), "purpose");
    }

    #[test]
    fn the_algorithm_flips() {
        check_first(
            &failed("sig_alg", "sha1WithRSAEncryption"),
            "old_certificate",
        );
        check_first(
            &failed("sig_alg", "ecdsa-with-SHA512, P-521"),
            "unsupported_here",
        );
    }
}
