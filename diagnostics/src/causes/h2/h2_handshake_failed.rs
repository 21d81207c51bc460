//! The upstream did not answer HTTP/2's preface.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Http2Fault, StreamEnd};
use crate::exchange::Phase;
use crate::facts::Facts;

/// A TLS record that holds an alert: what a TLS server answers to anything else.
const TLS_ALERT: &[u8] = &[0x15, 0x03];

catalog! {
    /// # The upstream did not begin to speak HTTP/2
    ///
    /// ## What happened
    ///
    /// The connection stands, and Candor opened it with the preface of HTTP/2. The upstream had to
    /// answer with a SETTINGS frame and did not: it sent something else, hung up, or sent nothing.
    ///
    /// ## What it means
    ///
    /// Nothing was asked of the application yet. Almost always it speaks HTTP/1.1 on this port, or
    /// the port belongs to another service. A server that speaks HTTP/2 over TLS only closes a
    /// plain connection in the same way.
    ///
    /// ## What to do
    ///
    /// Ask the port for HTTP/1.1. If that works, write the server as `http://HOST:PORT` in place of
    /// `h2c://HOST:PORT`. If it wants TLS, write `https://HOST:PORT`.
    h2_handshake_failed {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The upstream did not begin to speak HTTP/2",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match fault(facts) {
            Some((first, _, _)) if !first.is_empty() => {
                "{peer} answered the preface of HTTP/2 with {first_bytes} in place of a SETTINGS frame."
            }
            Some((_, StreamEnd::Open, _)) => {
                "{peer} was offered HTTP/2 and sent no SETTINGS frame; it sent nothing at all."
            }
            _ => "{peer} hung up on the preface of HTTP/2 without a word.",
        },
        likely: &[
            Likely::new(
                "speaks_http1",
                "The application speaks HTTP/1.1 on this port, and the server is written as HTTP/2.",
                |facts| match fault(facts) {
                    Some((first, _, _)) if first.starts_with(b"HTTP/1") => {
                        Weight::Shown("{peer} answered {first_bytes}")
                    }
                    Some(([], StreamEnd::Open, _)) => Weight::Possible,
                    Some(([], _, _)) => Weight::Suggested("it hung up as soon as it had read the preface"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "wants_tls",
                "The application speaks HTTP/2 over TLS only.",
                |facts| match fault(facts) {
                    Some((first, _, _)) if first.starts_with(TLS_ALERT) => {
                        Weight::Shown("{peer} answered with an alert of TLS")
                    }
                    Some((first, _, _)) => Weight::possible_if(first.is_empty() && !speaks_tls(facts)),
                    None => Weight::Excluded,
                },
            ),
            Likely::new(
                "another_service",
                "Port {port} belongs to another service.",
                |facts| {
                    let known = facts.value("spoken").is_some_and(|name| name != "HTTP" && name != "TLS");
                    Weight::only_shown_if(known, "it greeted as {spoken} does")
                },
            ),
            Likely::new(
                "alpn_promises_too_much",
                "Something before the application promises HTTP/2 in the TLS handshake, and passes the connection on to a server that does not speak it.",
                |facts| {
                    let promised = fault(facts).is_some_and(|(_, _, by_alpn)| by_alpn);
                    Weight::only_suggested_if(promised, "the TLS handshake had agreed on h2")
                },
            ),
            Likely::new(
                "stuck",
                "The application accepts connections and does not serve them: it is stuck or still starting.",
                |facts| {
                    let silent = matches!(fault(facts), Some((first, StreamEnd::Open, _)) if first.is_empty());
                    Weight::only_suggested_if(silent, "the connection stands and nothing came")
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !speaks_tls(facts) && !facts.is_unix(),
                "Ask the port for HTTP/1.1:",
                "curl -g -sv --http1.1 -o /dev/null http://{peer}/",
            ),
            Step::run_if(
                |facts| speaks_tls(facts) && !facts.is_unix(),
                "Ask the port for HTTP/1.1:",
                "curl -g -skv --http1.1 -o /dev/null https://{peer}/",
            ),
            Step::run_if(
                |facts| !speaks_tls(facts) && !facts.is_unix(),
                "See the frames, if there are any:",
                "nghttp -nv http://{peer}/",
            ),
            Step::tell("The server is written as {server}, at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

/// What came in place of SETTINGS, how the peer ended it, and whether TLS had agreed on `h2`.
fn fault<'a>(facts: &Facts<'a>) -> Option<(&'a [u8], StreamEnd, bool)> {
    match facts.http2()?.1 {
        Http2Fault::Handshake {
            first,
            end,
            by_alpn,
        } => Some((first, *end, *by_alpn)),
        _ => None,
    }
}

fn speaks_tls(facts: &Facts<'_>) -> bool {
    facts.nearest_attempt().is_some_and(|attempt| attempt.tls)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.http2()?;
    let (first, end, _) = fault(facts)?;
    Some(match (first, end) {
        (first, _) if first.starts_with(b"HTTP/1") => {
            Verdict::certain(index).reason("http1_answer")
        }
        (first, _) if first.starts_with(TLS_ALERT) => Verdict::certain(index).reason("tls_alert"),
        ([], StreamEnd::Open) => Verdict::likely(index).reason("silent"),
        ([], _) => Verdict::likely(index).reason("closed"),
        _ => Verdict::certain(index).reason("no_settings"),
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::answered(b"HTTP/1.1 400 Bad Request\r\n", StreamEnd::Fin)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    pub(super) fn answered(first: &[u8], end: StreamEnd) -> Exchange {
        let fault = Http2Fault::Handshake {
            first: first.to_vec(),
            end,
            by_alpn: false,
        };
        exchange(
            "h2c://10.0.0.5:50051",
            Phase::Head,
            vec![Evidence::Http2(fault)],
        )
    }

    #[test]
    fn positive() {
        for (first, end, reason) in [
            (
                &b"HTTP/1.1 400 Bad Request\r\n"[..],
                StreamEnd::Open,
                "http1_answer",
            ),
            (b"\x15\x03\x01\0\x02\x02\x46", StreamEnd::Fin, "tls_alert"),
            (b"", StreamEnd::Fin, "closed"),
            (b"", StreamEnd::Open, "silent"),
            (b"SSH-2.0-OpenSSH_9.2\r\n", StreamEnd::Open, "no_settings"),
        ] {
            check(&answered(first, end), "h2_handshake_failed", Some(reason));
        }
    }

    #[test]
    fn negative_http_1_was_spoken() {
        let evidence = vec![refused_head(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")];
        let exchange = exchange("10.0.0.5:50051", Phase::Head, evidence);
        check(&exchange, "head_not_http", Some("ssh"));
    }

    #[test]
    fn the_answer_flips() {
        check_first(
            &answered(b"HTTP/1.1 400 Bad", StreamEnd::Fin),
            "speaks_http1",
        );
        check_first(
            &answered(b"SSH-2.0-OpenSSH_9.2\r\n", StreamEnd::Open),
            "another_service",
        );
        check_first(
            &answered(b"\x15\x03\x01\0\x02\x02\x46", StreamEnd::Fin),
            "wants_tls",
        );
    }

    #[test]
    fn the_end_flips() {
        check_first(&answered(b"", StreamEnd::Fin), "speaks_http1");
        check_first(&answered(b"", StreamEnd::Open), "stuck");
    }
}
