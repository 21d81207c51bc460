//! The peer does not speak TLS.

use crate::anatomy;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::TlsFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream does not speak TLS
    ///
    /// ## What happened
    ///
    /// Candor began a TLS handshake, and what came back is no TLS record: plain HTTP, or the
    /// greeting of another service.
    ///
    /// ## What it means
    ///
    /// The upstream is written with `https://`, and the port behind it does not speak TLS. Most
    /// often it is the application's plain HTTP port.
    ///
    /// ## What to do
    ///
    /// If the first bytes are `HTTP/1.`, write `http://` in its place or dial the TLS port. If they
    /// are another service's greeting, the port is wrong.
    tls_plaintext_peer {
        phase: Phase::Tls,
        party: Party::Proxy,
        error_type: Some("tls_protocol_error"),
        status: 502,
        title: "The upstream does not speak TLS",
        visitor: "The application behind this address could not be reached securely.",
        sentence: |facts| match facts.value("spoken") {
            Some(_) => "{peer} answered the TLS handshake with {spoken}, not with TLS: \"{first_bytes}\".",
            None => "{peer} answered the TLS handshake with something that is not TLS: \"{first_bytes}\".",
        },
        likely: &[
            Likely::new(
                "plain_http",
                "{peer} speaks plain HTTP: write http:// in place of https:// for {server}.",
                |facts| Weight::only_shown_if(spoken(facts) == Some("http"), "the answer begins with HTTP/"),
            ),
            Likely::new(
                "other_service",
                "Port {port} belongs to another service, {spoken}.",
                |facts| {
                    let (protocol, _) = first(facts).map_or((None, ""), |(_, first)| anatomy::plaintext(first));
                    Weight::only_shown_if(
                        protocol.is_some_and(|protocol| !matches!(protocol.name, "HTTP" | "TLS")),
                        "{spoken} greets so",
                    )
                },
            ),
            Likely::new(
                "starttls",
                "The service begins in plain text and turns to TLS on command only (STARTTLS).",
                |facts| {
                    let mail = matches!(spoken(facts), Some("smtp_or_ftp" | "imap" | "pop3"));
                    Weight::only_suggested_if(mail, "{spoken} works so")
                },
            ),
            Likely::new("wrong_port", "The TLS port is another one than {port}.", |_| Weight::Possible),
            Likely::new(
                "tls_ends_before",
                "TLS ends at something before the application, and the upstream should be dialed in plain.",
                |facts| Weight::possible_if(spoken(facts) == Some("http")),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See what the port says in plain:",
                "curl -v --max-time 5 http://{peer}/",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See what the socket says in plain:",
                "curl -v --max-time 5 --unix-socket {socket} http://localhost/",
            ),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See what it says to TLS:",
                "openssl s_client -connect {peer} -servername {tls_name} </dev/null",
            ),
            Step::tell("The server is written as {server}, at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn first<'a>(facts: &Facts<'a>) -> Option<(usize, &'a [u8])> {
    match facts.tls_fault()? {
        (index, TlsFault::NotTls { first }) => Some((index, first)),
        _ => None,
    }
}

fn spoken(facts: &Facts<'_>) -> Option<&'static str> {
    first(facts).map(|(_, first)| anatomy::plaintext(first).1)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Tls) {
        return None;
    }
    let (index, first) = first(facts)?;
    let (protocol, reason) = anatomy::plaintext(first);
    // Bytes that nobody knows may also be a broken TLS record.
    let verdict = match protocol {
        Some(_) => Verdict::certain(index),
        None => Verdict::likely(index),
    };
    Some(verdict.reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let first = b"HTTP/1.1 400 Bad Request\r\n".to_vec();
    crate::testing::tls_failed(TlsFault::NotTls { first }, crate::testing::handshake())
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, TlsFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn answered(first: &[u8]) -> Exchange {
        let fault = TlsFault::NotTls {
            first: first.to_vec(),
        };
        exchange(
            "https://10.0.0.5:8443",
            Phase::Tls,
            vec![Evidence::Tls(fault)],
        )
    }

    #[test]
    fn positive() {
        check(
            &answered(b"HTTP/1.1 400 Bad Request\r\n"),
            "tls_plaintext_peer",
            Some("http"),
        );
        check(
            &answered(b"SSH-2.0-OpenSSH_9.2\r\n"),
            "tls_plaintext_peer",
            Some("ssh"),
        );
        check(
            &answered(b"\x00\x01\x02\x03"),
            "tls_plaintext_peer",
            Some("binary"),
        );
    }

    #[test]
    fn negative_an_alert_is_tls() {
        let fault = Evidence::Tls(TlsFault::AlertReceived { id: 40 });
        check(
            &exchange("https://10.0.0.5", Phase::Tls, vec![fault]),
            "tls_cipher_mismatch",
            Some("handshake_failure"),
        );
    }

    #[test]
    fn the_first_bytes_flip() {
        check_first(&answered(b"HTTP/1.0 400 \r\n"), "plain_http");
        check_first(&answered(b"220 mail.test ESMTP\r\n"), "other_service");
    }

    #[test]
    fn unknown_bytes_flip() {
        check_first(&answered(b"\x00\x01\x02\x03"), "wrong_port");
        check_first(&answered(b"HTTP/1.1 400 \r\n"), "plain_http");
    }
}
