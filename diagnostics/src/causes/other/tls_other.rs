//! The handshake failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The TLS handshake with the upstream failed
    ///
    /// ## What happened
    ///
    /// The connection was made, and the TLS handshake did not come to its end, in a way that has no
    /// code of its own.
    ///
    /// ## What it means
    ///
    /// No request was sent. What the TLS library said is in the evidence.
    ///
    /// ## What to do
    ///
    /// Repeat the handshake with `openssl s_client`, and read the log of the upstream's server.
    tls_other {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "The TLS handshake with the upstream failed",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match facts.value("error_text") {
            Some(_) => "The TLS handshake with {peer} failed: {error_text}.",
            None => "The TLS handshake with {peer} failed.",
        },
        likely: &[
            Likely::new(
                "not_tls",
                "Port {port} speaks a protocol whose bytes only look like TLS.",
                |facts| {
                    let early = facts.handshake().is_some_and(|it| it.version.is_none());
                    let known = facts.handshake().is_some_and(|it| it.version.is_some());
                    match known {
                        true => Weight::Excluded,
                        false => Weight::suggested_if(early, "no version of TLS was agreed on"),
                    }
                },
            ),
            Likely::new(
                "host",
                "This host is out of something: the kernel gave the error {errno_name}.",
                |facts| Weight::only_shown_if(facts.errno().is_some(), "the error is not one of TLS"),
            ),
            Likely::new("upstream_tls", "The TLS configuration of the upstream.", |_| Weight::Possible),
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

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault() {
        Some((index, _)) => Some(Verdict::unknown(Some(index)).reason("handshake")),
        None => timer_verdict(facts).or_else(|| Some(Verdict::unknown(facts.last_observed()))),
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let text = "NoCertificatesPresented".to_owned();
    let fault = crate::evidence::TlsFault::Other { text };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, exchange, handshake, tls_failed};

    fn refused_by_kernel(errno: Option<i32>) -> Exchange {
        let io = Evidence::Io {
            operation: "handshake".to_owned(),
            errno,
            text: "no buffer space available".to_owned(),
        };
        exchange("https://api.internal:8443", Phase::Tls, vec![io])
    }

    #[test]
    fn positive() {
        check(&sample(), "tls_other", Some("handshake"));
        check(&refused_by_kernel(Some(105)), "tls_other", None);
    }

    #[test]
    fn negative_what_has_a_name() {
        for (fault, code) in [
            (TlsFault::AlertReceived { id: 80 }, "tls_alert_received"),
            (
                TlsFault::CertificateTime { not_yet: false },
                "tls_cert_time_invalid",
            ),
        ] {
            let diagnosis = crate::diagnosis::diagnose(&tls_failed(fault, handshake()));
            assert_eq!(diagnosis.cause.code, code);
        }
    }

    #[test]
    fn the_errno_flips() {
        check_first(&refused_by_kernel(Some(105)), "host");
        check_first(&refused_by_kernel(None), "not_tls");
    }

    #[test]
    fn the_version_flips() {
        let failed = |version: Option<&str>| {
            let mut seen = handshake();
            seen.version = version.map(str::to_owned);
            let text = "general error".to_owned();
            tls_failed(TlsFault::Other { text }, seen)
        };
        check_first(&failed(None), "not_tls");
        check_first(&failed(Some("TLS 1.3")), "upstream_tls");
    }
}
