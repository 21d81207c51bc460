//! The upstream's certificate is for another name.

use std::net::IpAddr;

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's certificate is for another name
    ///
    /// ## What happened
    ///
    /// The upstream presented a certificate, and the name that Candor expects is not among the
    /// names of its subjectAltName extension. Candor ended the handshake and sent no request.
    ///
    /// ## What it means
    ///
    /// Candor asks for the name in the upstream's address, unless `tls = { name = "…" }` says
    /// another. A server that is dialed by its IP address rarely has that address in its
    /// certificate. A server with several sites answers a name that it does not know with the
    /// certificate of its first site.
    ///
    /// ## What to do
    ///
    /// If the names of the certificate are right, tell Candor: `tls = { name = "NAME" }`. If they
    /// are wrong, the server needs another certificate, or it is another server than you think.
    tls_cert_name_mismatch {
        phase: Phase::Tls,
        party: Party::Proxy,
        error_type: Some("tls_certificate_error"),
        status: 502,
        title: "The upstream's certificate is for another name",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match facts.value("names") {
            Some(_) => "The certificate of {peer} is for {names}, not for {expected_name}.",
            None => "The certificate of {peer} is not for {expected_name}.",
        },
        likely: &[
            Likely::new(
                "by_address",
                "The upstream is dialed by its address, and the certificate has names: tell Candor which to expect, tls = { name = \"{first_name}\" }.",
                |facts| Weight::only_shown_if(expects_address(facts), "the expected name is the address {expected_name}"),
            ),
            Likely::new(
                "common_name_only",
                "The certificate has no subjectAltName; its common name does not count any more (RFC 9525). Issue it anew.",
                |facts| {
                    let none = facts.certificate().is_some_and(|it| it.names.is_empty());
                    Weight::only_shown_if(none, "the certificate has no names but the subject {subject}")
                },
            ),
            Likely::new(
                "wildcard_depth",
                "A wildcard stands for one label only, and {expected_name} has more.",
                |facts| Weight::only_shown_if(too_deep(facts), "the certificate is for {names}"),
            ),
            Likely::new(
                "internal_name",
                "{expected_name} is a name of your own network, and the certificate is for the public one.",
                |facts| {
                    let expected = expected(facts).unwrap_or_default();
                    Weight::only_suggested_if(
                        !expects_address(facts) && !expected.contains('.'),
                        "{expected_name} is a short name",
                    )
                },
            ),
            Likely::new(
                "default_site",
                "The server does not know {expected_name} and answers with the certificate of its first site.",
                |facts| Weight::possible_if(!expects_address(facts)),
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
                "See the names of the certificate:",
                "openssl s_client -connect {peer} -servername {expected_name} </dev/null | openssl x509 -noout -subject -ext subjectAltName",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the names of the certificate:",
                "openssl s_client -unix {socket} -servername {expected_name} </dev/null | openssl x509 -noout -subject -ext subjectAltName",
            ),
            Step::tell("To expect another name, write it to the upstream at {upstream_place}: tls = { name = \"NAME\" }"),
        ],
        recognize: recognize,
    }
}

fn expected<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateName { expected } => Some(expected),
        _ => None,
    }
}

fn expects_address(facts: &Facts<'_>) -> bool {
    let expected = expected(facts).unwrap_or_default();
    expected.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
}

/// `a.b.example` against `*.example`.
fn too_deep(facts: &Facts<'_>) -> bool {
    let (Some(expected), Some(certificate)) = (expected(facts), facts.certificate()) else {
        return false;
    };
    certificate.names.iter().any(|name| {
        name.strip_prefix('*').is_some_and(|suffix| {
            suffix.starts_with('.')
                && expected
                    .strip_suffix(suffix)
                    .is_some_and(|labels| labels.contains('.'))
        })
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::CertificateName { .. }) => Some(Verdict::certain(index)),
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{certificate, exchange};
    let fault = TlsFault::CertificateName {
        expected: "10.0.0.5".to_owned(),
    };
    let evidence = vec![Evidence::Certificate(certificate()), Evidence::Tls(fault)];
    exchange("https://api.internal:8443", Phase::Tls, evidence)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{certificate, check, check_first, exchange};

    fn mismatch(expected: &str, names: &[&str]) -> Exchange {
        let mut presented = certificate();
        presented.names = names.iter().map(|name| (*name).to_owned()).collect();
        let fault = TlsFault::CertificateName {
            expected: expected.to_owned(),
        };
        let evidence = vec![Evidence::Certificate(presented), Evidence::Tls(fault)];
        exchange("https://10.0.0.5:8443", Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        check(
            &mismatch("api.example", &["www.example"]),
            "tls_cert_name_mismatch",
            None,
        );
    }

    #[test]
    fn negative_the_peer_does_not_know_the_name() {
        let fault = Evidence::Tls(TlsFault::AlertReceived { id: 112 });
        check(
            &exchange("https://api.example", Phase::Tls, vec![fault]),
            "tls_sni_rejected",
            Some("unknown_name"),
        );
    }

    #[test]
    fn the_expected_name_flips() {
        check_first(&mismatch("10.0.0.5", &["api.example"]), "by_address");
        check_first(&mismatch("api", &["api.example"]), "internal_name");
    }

    #[test]
    fn the_names_flip() {
        check_first(&mismatch("a.b.example", &["*.example"]), "wildcard_depth");
        check_first(&mismatch("a.b.example", &["www.example"]), "default_site");
    }
}
