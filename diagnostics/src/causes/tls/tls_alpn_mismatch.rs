//! No application protocol in common.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream speaks another protocol over TLS than Candor offered
    ///
    /// ## What happened
    ///
    /// In the TLS handshake Candor offered the application protocol that it would speak (ALPN), and
    /// the upstream refused it by the alert `no_application_protocol`, or chose one that was not
    /// offered. No request was sent.
    ///
    /// ## What it means
    ///
    /// Candor speaks HTTP/1.1 with an upstream, or HTTP/2 where that is written. One that takes only
    /// the other (as gRPC servers take only HTTP/2), or no HTTP at all, says so here and not by a
    /// broken answer.
    ///
    /// ## What to do
    ///
    /// Let the upstream take `http/1.1` too; most servers do by default. If it is no HTTP server,
    /// the port is wrong.
    tls_alpn_mismatch {
        phase: Phase::Tls,
        party: Party::Upstream,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "The upstream speaks another protocol over TLS than Candor offered",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match (facts.reason, facts.value("selected_alpn").is_some()) {
            (Some("refused"), _) => "{peer} does not speak {offered_alpn} over TLS: it sent the alert {alert_name} ({alert_id}).",
            (Some("not_agreed"), _) => "{peer} shook hands without agreeing on a protocol, and Candor speaks {offered_alpn} only with it.",
            (_, true) => "{peer} chose the protocol {selected_alpn}, and Candor had offered {offered_alpn} only.",
            _ => "{peer} chose a protocol that Candor had not offered; it offered {offered_alpn} only.",
        },
        likely: &[
            Likely::new(
                "only_h2",
                "The upstream speaks HTTP/2 only, as gRPC servers do: let it take http/1.1 as well.",
                |facts| match selected(facts) {
                    _ if needs_http2(facts) => Weight::Excluded,
                    Some("h2") => Weight::Shown("it chose {selected_alpn}"),
                    Some(_) => Weight::Excluded,
                    None => Weight::suggested_if(refused(facts), "{offered_alpn} was refused"),
                },
            ),
            Likely::new(
                "only_http1",
                "The upstream speaks HTTP/1.1 only over TLS, or does not know ALPN: let it take h2, or write it as `https://`.",
                |facts| Weight::only_suggested_if(needs_http2(facts), "{offered_alpn} alone was offered"),
            ),
            Likely::new(
                "other_service",
                "Port {port} belongs to another service, {selected_alpn}.",
                |facts| {
                    let other = selected(facts).is_some_and(|it| it != "h2");
                    Weight::only_shown_if(other, "it chose {selected_alpn}")
                },
            ),
            Likely::new(
                "broken_tls",
                "The upstream's TLS answers with a fixed protocol, whatever is offered.",
                |facts| Weight::possible_if(!refused(facts) && !needs_http2(facts)),
            ),
            Likely::new(
                "wrong_port",
                "Port {port} is no port of HTTP: it belongs to a service with a protocol of its own over TLS, such as MQTT or DNS.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See which protocol it chooses (ALPN protocol):",
                "openssl s_client -connect {peer} -servername {tls_name} -alpn h2,http/1.1 </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See which protocol it chooses (ALPN protocol):",
                "openssl s_client -unix {socket} -servername {tls_name} -alpn h2,http/1.1 </dev/null",
            ),
            Step::tell("The server is written as {server}, at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn selected<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    match facts.tls_fault()?.1 {
        TlsFault::ApplicationProtocol { selected } => selected.as_deref(),
        _ => None,
    }
}

/// Nothing but HTTP/2 was offered.
fn needs_http2(facts: &Facts<'_>) -> bool {
    facts
        .handshake()
        .is_some_and(|handshake| handshake.offered_alpn == ["h2"])
}

/// The handshake came to its end all the same.
fn is_over(facts: &Facts<'_>) -> bool {
    facts.handshake().is_some_and(|handshake| handshake.done)
}

fn refused(facts: &Facts<'_>) -> bool {
    facts.alert().is_some()
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    match facts.tls_fault()? {
        (index, TlsFault::ApplicationProtocol { selected: None }) if is_over(facts) => {
            Some(Verdict::certain(index).reason("not_agreed"))
        }
        (index, TlsFault::ApplicationProtocol { .. }) => {
            Some(Verdict::certain(index).reason("chosen"))
        }
        // RFC 9209 keeps `tls_protocol_error` for what was not told by an alert.
        (index, TlsFault::AlertReceived { id: 120 }) => {
            let verdict = Verdict::certain(index).reason("refused");
            Some(verdict.answered(502, "tls_alert_received"))
        }
        _ => None,
    }
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let fault = TlsFault::AlertReceived { id: 120 };
    crate::testing::tls_failed(fault, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::diagnose;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, handshake, tls_failed};

    fn chose(selected: Option<&str>) -> Exchange {
        let selected = selected.map(str::to_owned);
        tls_failed(TlsFault::ApplicationProtocol { selected }, handshake())
    }

    #[test]
    fn positive() {
        check(&sample(), "tls_alpn_mismatch", Some("refused"));
        let diagnosis = diagnose(&sample());
        assert_eq!(diagnosis.error_type, Some("tls_alert_received"));
        check(&chose(Some("h2")), "tls_alpn_mismatch", Some("chosen"));
        let diagnosis = diagnose(&chose(None));
        assert_eq!(diagnosis.error_type, Some("tls_protocol_error"));
    }

    #[test]
    fn negative_h2_spoken_unasked_is_no_matter_of_tls() {
        let settings = b"\x00\x00\x12\x04\x00\x00\x00\x00\x00".to_vec();
        let exchange = crate::testing::exchange(
            "https://10.0.0.5:8443",
            Phase::Head,
            vec![crate::testing::refused_head(&settings)],
        );
        assert_ne!(diagnose(&exchange).cause.code, "tls_alpn_mismatch");
    }

    #[test]
    fn http2_that_is_not_agreed_on() {
        let mut handshake = handshake();
        handshake.offered_alpn = vec!["h2".to_owned()];
        let refused = tls_failed(TlsFault::AlertReceived { id: 120 }, handshake.clone());
        check_first(&refused, "only_http1");
        handshake.done = true;
        let fault = TlsFault::ApplicationProtocol { selected: None };
        let agreed_on_none = tls_failed(fault, handshake);
        check(&agreed_on_none, "tls_alpn_mismatch", Some("not_agreed"));
        check_first(&agreed_on_none, "only_http1");
    }

    #[test]
    fn the_choice_flips() {
        check_first(&chose(Some("h2")), "only_h2");
        check_first(&chose(Some("mqtt")), "other_service");
    }

    #[test]
    fn the_refusal_flips() {
        check_first(&sample(), "only_h2");
        check_first(&chose(Some("imap")), "other_service");
    }
}
