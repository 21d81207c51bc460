//! A plain request was answered with TLS.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight, always};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A plain request was answered with TLS
    ///
    /// ## What happened
    ///
    /// Candor sent a request without TLS, as the configuration says, and what came back is a record
    /// of TLS: an alert (`alert`), or a message of a handshake (`handshake`).
    ///
    /// ## What it means
    ///
    /// The port is an HTTPS port. Its TLS stack took the request for a handshake, could make nothing
    /// of it and said so in its own language. Nothing of the request reached the application.
    ///
    /// ## What to do
    ///
    /// Write `https://` before the server's address. If the certificate is of a private authority,
    /// name it with `tls = { ca = "FILE" }`. If plain HTTP is meant, find the port that speaks it.
    head_tls_bytes {
        phase: Phase::Head,
        party: Party::Proxy,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "A plain request was answered with TLS",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.value("head_alert") {
            Some(_) => "{peer} speaks TLS: it answered a plain request with the alert {head_alert}.",
            None => "{peer} speaks TLS: it answered a plain request with a TLS record.",
        },
        likely: &[
            Likely::new(
                "scheme",
                "Port {port} is an HTTPS port: write https:// for {server}.",
                |facts| {
                    if facts.is_unix() {
                        return Weight::Excluded;
                    }
                    Weight::shown_if(facts.head().is_some(), "the answer is a TLS record")
                },
            ),
            Likely::new(
                "socket_tls",
                "The application listens on its socket with TLS: take TLS off there, it protects nothing on one host.",
                |facts| Weight::only_shown_if(facts.is_unix(), "the answer is a TLS record"),
            ),
            Likely::new(
                "mutual_tls",
                "A service mesh or a tunnel before the application takes nothing but mutual TLS.",
                |facts| Weight::possible_if(!facts.is_loopback() && !facts.is_unix()),
            ),
            Likely::new(
                "other_port",
                "The application has a plain port beside it, and this is the wrong one of the two.",
                |facts| Weight::possible_if(!facts.is_unix()),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See whether it speaks TLS, and with which certificate:",
                "openssl s_client -connect {peer} </dev/null",
            ),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Ask it as it wants to be asked:",
                "curl -g -v -k --max-time 5 -H Host:{request_host} https://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See which program listens there:",
                "ss -ltnp 'sport = :{port}'",
            ),
            Step::tell_if(always, "Then write https:// before the server in the upstream at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    (finding.defect == Defect::TlsBytes).then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let alert = crate::testing::refused_head(b"\x15\x03\x03\0\x02\x02\x46");
    crate::testing::exchange("10.0.0.5:8443", Phase::Head, vec![alert])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::render;
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(server: &str, raw: &[u8]) -> Exchange {
        exchange(server, Phase::Head, vec![refused_head(raw)])
    }

    #[test]
    fn positive() {
        let alert = answered("10.0.0.5:443", b"\x15\x03\x01\0\x02\x02\x28");
        check(&alert, "head_tls_bytes", Some("alert"));
        let diagnosis = crate::diagnosis::diagnose(&alert);
        let sentence = render::sentence(&alert, &diagnosis);
        assert!(sentence.contains("handshake_failure"), "{sentence}");
        let hello = answered("10.0.0.5:443", b"\x16\x03\x03\0\x7a\x02\0\0\x76\x03\x03");
        check(&hello, "head_tls_bytes", Some("handshake"));
    }

    #[test]
    fn negative_other_binary_records() {
        let application_data = answered("10.0.0.5:443", b"\x17\x03\x03\0\x20");
        check(&application_data, "head_not_http", Some("binary"));
        let newer = answered("10.0.0.5:443", b"\x15\x04\x00\0\x02\x02\x46");
        check(&newer, "head_not_http", Some("binary"));
    }

    #[test]
    fn the_target_flips() {
        let alert = b"\x15\x03\x03\0\x02\x02\x46";
        check_first(&answered("10.0.0.5:443", alert), "scheme");
        check_first(&answered("unix:/run/app.sock", alert), "socket_tls");
    }

    #[test]
    fn the_protocol_flips() {
        check_first(
            &answered("10.0.0.5:443", b"\x15\x03\x03\0\x02\x02\x50"),
            "scheme",
        );
        check_first(&answered("10.0.0.5:443", b"SSH-2.0-x\r\n"), "other_service");
    }
}
