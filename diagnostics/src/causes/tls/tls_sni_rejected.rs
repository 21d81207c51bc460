//! The peer does not know the name that was asked for.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream does not know the name that it was asked for
    ///
    /// ## What happened
    ///
    /// Candor said in the TLS handshake which server it means (SNI), and the upstream answered with
    /// the alert `unrecognized_name`. No request was sent.
    ///
    /// ## What it means
    ///
    /// The upstream has several sites and none of that name, or takes nobody without a name. Candor
    /// asks for the name in the upstream's address, unless `tls = { name = "…" }` says another; for
    /// an address it asks for none. The `Host` of the request is another matter: it comes after the
    /// handshake.
    ///
    /// ## What to do
    ///
    /// Write the name of the site as the upstream knows it: `tls = { name = "NAME" }`; or give the
    /// upstream's server the name that is asked for.
    tls_sni_rejected {
        phase: Phase::Tls,
        party: Party::Proxy,
        error_type: Some("tls_alert_received"),
        status: 502,
        title: "The upstream does not know the name that it was asked for",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match facts.value("sni") {
            Some(_) => "{peer} does not know the server name {sni}: it sent the alert {alert_name} ({alert_id}).",
            None => "{peer} takes nobody who asks for no server name: it sent the alert {alert_name} ({alert_id}).",
        },
        likely: &[
            Likely::new(
                "other_names",
                "{peer} serves other names, among them {probe_unnamed_names}: write the right one as tls = { name = \"NAME\" }.",
                |facts| {
                    Weight::only_shown_if(
                        facts.value("probe_unnamed_names").is_some(),
                        "to one who asks for no name it shows a certificate for these",
                    )
                },
            ),
            Likely::new(
                "no_name",
                "The upstream serves only those who ask for one of its names, and an address is none: tls = { name = \"NAME\" }.",
                |facts| Weight::only_shown_if(facts.no_name_asked(), "{server} is an address, so that Candor asked for no name"),
            ),
            Likely::new(
                "internal_name",
                "{sni} is a name of your own network, and the upstream's sites have public ones: tls = { name = \"NAME\" }.",
                |facts| {
                    let short = sni(facts).is_some_and(|name| !name.contains('.') || internal(name));
                    Weight::only_suggested_if(short, "{sni} is no public name")
                },
            ),
            Likely::new(
                "host_differs",
                "The upstream's site is {host_sent}, as the request says, and not {sni}.",
                |facts| Weight::only_suggested_if(host_differs(facts), "the request says Host: {host_sent}"),
            ),
            Likely::new(
                "site_missing",
                "The upstream's server has no site for {sni}: it was renamed, removed, or not reloaded.",
                |facts| Weight::possible_if(sni(facts).is_some()),
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
                "Repeat the handshake:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See which certificate it shows to one who asks for no name:",
                "openssl s_client -connect {peer} -noservername </dev/null | openssl x509 -noout -subject -ext subjectAltName",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "Repeat the handshake:",
                "openssl s_client -unix {socket} -servername {tls_name} </dev/null",
            ),
            Step::tell("To ask for another name, write it to the upstream at {upstream_place}: tls = { name = \"NAME\" }"),
        ],
        recognize: recognize,
    }
}

fn sni<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.handshake()?.sni.as_deref()
}

fn internal(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    [".internal", ".local", ".lan", ".localdomain", ".svc"]
        .iter()
        .any(|suffix| name.ends_with(suffix))
}

/// The client asks for a public name, and the handshake for another.
fn host_differs(facts: &Facts<'_>) -> bool {
    let sent = facts.handshake().and_then(|it| it.host.as_deref());
    let host = sent.unwrap_or(&facts.exchange.request.host);
    let (host, _) = crate::facts::split_address(host);
    let is_public = host.contains('.')
        && !host.ends_with(".localhost")
        && host.parse::<std::net::IpAddr>().is_err();
    is_public && sni(facts).is_some_and(|name| !name.eq_ignore_ascii_case(host))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.alert()? {
        (index, 112) => {
            let reason = match facts.no_name_asked() {
                true => "no_name",
                false => "unknown_name",
            };
            Some(Verdict::certain(index).reason(reason))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = crate::evidence::TlsFault::AlertReceived { id: 112 };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use crate::evidence::TlsFault;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn asked(name: Option<&str>) -> Exchange {
        let mut seen = handshake();
        seen.sni = name.map(str::to_owned);
        tls_failed(TlsFault::AlertReceived { id: 112 }, seen)
    }

    #[test]
    fn positive() {
        check(
            &asked(Some("a.example")),
            "tls_sni_rejected",
            Some("unknown_name"),
        );
        check(&asked(None), "tls_sni_rejected", Some("no_name"));
    }

    #[test]
    fn negative_its_certificate_is_for_another_name() {
        let expected = "a.example".to_owned();
        let mismatch = tls_failed(TlsFault::CertificateName { expected }, handshake());
        check(&mismatch, "tls_cert_name_mismatch", None);
    }

    #[test]
    fn the_name_flips() {
        check_first(&asked(None), "no_name");
        check_first(&asked(Some("api.internal")), "internal_name");
        check_first(&asked(Some("api.example")), "site_missing");
    }

    #[test]
    fn the_host_flips() {
        let mut exchange = asked(Some("api.example"));
        check_first(&exchange, "site_missing");
        exchange.request.host = "www.shop.example".to_owned();
        check_first(&exchange, "host_differs");
    }
}
