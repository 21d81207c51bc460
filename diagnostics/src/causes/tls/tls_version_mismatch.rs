//! No version of TLS in common.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream and Candor have no TLS version in common
    ///
    /// ## What happened
    ///
    /// Candor offered TLS 1.3 and TLS 1.2, and the upstream takes neither: it sent the alert
    /// `protocol_version`, or chose an older version all the same. No request was sent.
    ///
    /// ## What it means
    ///
    /// The upstream speaks only TLS 1.1, TLS 1.0 or SSL 3. These were withdrawn (RFC 8996), and
    /// Candor's TLS does not support them; nothing is wrong with the upstream's certificate. Old
    /// appliances, old Java and old OpenSSL are like that, and servers whose configuration names an
    /// old version.
    ///
    /// ## What to do
    ///
    /// Let the upstream speak TLS 1.2 or later: in its configuration, or by an upgrade. If neither
    /// can be done, put something that speaks both beside it, or dial it in plain on a network that
    /// you trust.
    tls_version_mismatch {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_alert_received"),
        status: 502,
        title: "The upstream and Candor have no TLS version in common",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.value("tls_version").is_some()) {
            (Some("chosen"), true) => "{peer} chose {tls_version}, which Candor's TLS does not support; it offered {offered_versions}.",
            (Some("chosen"), false) => "{peer} chose a version of TLS that Candor's TLS does not support; it offered {offered_versions}.",
            _ => "{peer} takes none of the TLS versions that Candor supports, {offered_versions}: it sent the alert {alert_name} ({alert_id}).",
        },
        likely: &[
            Likely::new(
                "old_upstream",
                "The upstream speaks only {tls_version}: it is older than TLS 1.2, or configured so.",
                |facts| Weight::only_shown_if(old(facts), "it chose {tls_version} when it was offered {offered_versions}"),
            ),
            Likely::new(
                "only_older",
                "The upstream speaks only TLS 1.1 or older, which Candor's TLS does not support.",
                |facts| match old(facts) {
                    true => Weight::Excluded,
                    false => Weight::suggested_if(facts.alert().is_some(), "the alert is {alert_name}"),
                },
            ),
            Likely::new(
                "wrong_port",
                "Port {port} is that of an old service beside the one you mean.",
                |_| Weight::Possible,
            ),
            Likely::new(
                "interception",
                "Something between here and the upstream answers in its place.",
                |facts| Weight::possible_if(!facts.is_loopback() && !facts.is_unix()),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See whether it speaks TLS 1.2:",
                "openssl s_client -connect {peer} -servername {tls_name} -tls1_2 </dev/null",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See whether it speaks an older version:",
                "openssl s_client -connect {peer} -servername {tls_name} -tls1_1 -cipher ALL:@SECLEVEL=0 </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See whether it speaks TLS 1.2:",
                "openssl s_client -unix {socket} -servername {tls_name} -tls1_2 </dev/null",
            ),
            Step::tell("Let the server at {peer} speak TLS 1.2 or 1.3, for instance by ssl_protocols TLSv1.2 TLSv1.3 in nginx."),
        ],
        recognize: recognize,
    }
}

/// It told its version by choosing it.
fn old(facts: &Facts<'_>) -> bool {
    let chosen = matches!(facts.tls_fault(), Some((_, TlsFault::Incompatible { .. })));
    chosen && facts.value("tls_version").is_some()
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::AlertReceived { id: 70 }) => {
            Some(Verdict::certain(index).reason("refused"))
        }
        (
            index,
            TlsFault::Incompatible {
                what: "version", ..
            },
        ) => {
            let verdict = Verdict::certain(index).reason("chosen");
            Some(verdict.answered(502, "tls_protocol_error"))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = TlsFault::AlertReceived { id: 70 };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::diagnose;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn chosen(version: Option<&str>) -> Exchange {
        let mut seen = handshake();
        seen.version = version.map(str::to_owned);
        let fault = TlsFault::Incompatible {
            what: "version",
            text: "ServerDoesNotSupportTls12Or13".to_owned(),
        };
        tls_failed(fault, seen)
    }

    #[test]
    fn positive() {
        check(&sample(), "tls_version_mismatch", Some("refused"));
        assert_eq!(diagnose(&sample()).error_type, Some("tls_alert_received"));
        let old = chosen(Some("TLS 1.0"));
        check(&old, "tls_version_mismatch", Some("chosen"));
        assert_eq!(diagnose(&old).error_type, Some("tls_protocol_error"));
    }

    #[test]
    fn negative_no_suite_in_common() {
        let alert = tls_failed(TlsFault::AlertReceived { id: 71 }, handshake());
        check(&alert, "tls_cipher_mismatch", Some("insufficient_security"));
    }

    #[test]
    fn the_choice_flips() {
        check_first(&chosen(Some("TLS 1.1")), "old_upstream");
        check_first(&sample(), "only_older");
    }

    #[test]
    fn the_version_flips() {
        check_first(&chosen(Some("TLS 1.0")), "old_upstream");
        check_first(&chosen(None), "only_older");
    }
}
