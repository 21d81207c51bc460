//! The upstream's certificate is not valid now.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

const DAY_S: i64 = 86_400;

catalog! {
    /// # The upstream's certificate is not valid now
    ///
    /// ## What happened
    ///
    /// The upstream presented a certificate whose time has run out, or has not begun. Candor ended
    /// the handshake and sent no request.
    ///
    /// ## What it means
    ///
    /// The certificate was not renewed; or it was, and the server still uses the old one because
    /// nobody reloaded it. A certificate that is not valid yet points at a clock: the upstream's
    /// when it was made, or this host's now.
    ///
    /// ## What to do
    ///
    /// See which certificate is really served, with `openssl s_client` and `openssl x509 -dates`.
    /// If the file on disk is newer than what is served, reload the upstream's server.
    tls_cert_time_invalid {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_certificate_error"),
        status: 502,
        title: "The upstream's certificate is not valid now",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (not_yet(facts), facts.certificate().is_some()) {
            (Some(false), true) => "The certificate of {peer} ({subject}) expired {expired_for} ago, on {not_after}.",
            (Some(true), true) => "The certificate of {peer} ({subject}) is valid only in {valid_in}, from {not_before} on.",
            (Some(true), false) => "The certificate of {peer} is not valid yet.",
            _ => "The certificate of {peer} has expired.",
        },
        likely: &[
            Likely::new(
                "clock",
                "This host's clock is wrong.",
                |facts| {
                    let age = facts.certificate().map(|it| it.now_unix_s);
                    // No certificate is presented by accident years before it was made.
                    let behind = not_yet(facts) == Some(true);
                    let at_boot = age.is_some_and(|now| now < 1_577_836_800);
                    match behind || at_boot {
                        true if at_boot => Weight::Shown("this host's clock says {now}"),
                        true => Weight::Suggested("the certificate begins {valid_in} after this host's clock, {now}"),
                        false => Weight::Possible,
                    }
                },
            ),
            Likely::new(
                "not_reloaded",
                "The certificate was renewed on disk, and the server still serves the old one: reload it.",
                |facts| {
                    let expired = expired_for_s(facts);
                    Weight::suggested_if(
                        expired.is_some_and(|expired| (0..7 * DAY_S).contains(&expired)),
                        "it expired {expired_for} ago only, as after a renewal without reload",
                    )
                },
            ),
            Likely::new(
                "not_renewed",
                "The renewal fails or was never set up.",
                |facts| match not_yet(facts) {
                    Some(true) => Weight::Excluded,
                    _ => Weight::suggested_if(
                        expired_for_s(facts).is_some_and(|expired| expired >= 7 * DAY_S),
                        "it expired {expired_for} ago",
                    ),
                },
            ),
            Likely::new(
                "wrong_host",
                "The address {peer} belongs to a forgotten server with an old certificate.",
                |facts| {
                    Weight::suggested_if(
                        expired_for_s(facts).is_some_and(|expired| expired > 365 * DAY_S),
                        "it expired more than a year ago",
                    )
                },
            ),
            Likely::new(
                "made_ahead",
                "The certificate was made ahead of its time, or on a host whose clock is ahead.",
                |facts| Weight::possible_if(not_yet(facts) == Some(true)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See which certificate is served:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null | openssl x509 -noout -subject -dates",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See which certificate is served:",
                "openssl s_client -unix {socket} -servername {tls_name} </dev/null | openssl x509 -noout -subject -dates",
            ),
            Step::run("See this host's clock:", "date -u"),
            Step::tell_if(
                |facts| not_yet(facts) == Some(false),
                "Reload or restart the server at {peer}, or renew its certificate.",
            ),
        ],
        recognize: recognize,
    }
}

fn not_yet(facts: &Facts<'_>) -> Option<bool> {
    match facts.tls_fault()?.1 {
        TlsFault::CertificateTime { not_yet } => Some(*not_yet),
        _ => None,
    }
}

fn expired_for_s(facts: &Facts<'_>) -> Option<i64> {
    let certificate = facts.certificate()?;
    let ago = certificate
        .now_unix_s
        .saturating_sub(certificate.not_after_unix_s);
    (not_yet(facts) == Some(false)).then_some(ago)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::CertificateTime { not_yet }) => {
            let reason = if *not_yet { "not_yet_valid" } else { "expired" };
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
    let mut expired = certificate();
    expired.not_after_unix_s = expired.now_unix_s - 2 * DAY_S;
    let fault = TlsFault::CertificateTime { not_yet: false };
    let evidence = vec![Evidence::Certificate(expired), Evidence::Tls(fault)];
    exchange("https://api.internal:8443", Phase::Tls, evidence)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{NOW_UNIX_S, certificate, check, check_first, exchange};

    /// Valid for these days around now.
    fn served(from_days: i64, to_days: i64) -> Exchange {
        let mut presented = certificate();
        presented.not_before_unix_s = NOW_UNIX_S + from_days * 86_400;
        presented.not_after_unix_s = NOW_UNIX_S + to_days * 86_400;
        let fault = TlsFault::CertificateTime {
            not_yet: from_days > 0,
        };
        let evidence = vec![Evidence::Certificate(presented), Evidence::Tls(fault)];
        exchange("https://api.internal:8443", Phase::Tls, evidence)
    }

    #[test]
    fn positive() {
        check(&served(-90, -1), "tls_cert_time_invalid", Some("expired"));
        check(
            &served(1, 90),
            "tls_cert_time_invalid",
            Some("not_yet_valid"),
        );
    }

    #[test]
    fn negative_the_peer_says_that_ours_has_expired() {
        let fault = Evidence::Tls(TlsFault::AlertReceived { id: 45 });
        check(
            &exchange("https://api.internal", Phase::Tls, vec![fault]),
            "tls_client_cert_required",
            Some("expired"),
        );
    }

    #[test]
    fn the_age_flips() {
        check_first(&served(-90, -1), "not_reloaded");
        check_first(&served(-90, -30), "not_renewed");
    }

    #[test]
    fn the_side_flips() {
        check_first(&served(2, 90), "clock");
        check_first(&served(-2, -1), "not_reloaded");
    }
}
