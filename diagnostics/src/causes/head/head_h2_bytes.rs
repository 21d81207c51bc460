//! A request of HTTP/1 was answered with a frame of HTTP/2.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream answered with HTTP/2
    ///
    /// ## What happened
    ///
    /// Candor sent a request of HTTP/1, and what came back is a frame of HTTP/2: its settings
    /// (`settings`), a goodbye (`goaway`), or the preface that a client would send (`preface`).
    ///
    /// ## What it means
    ///
    /// The upstream takes HTTP/2 without TLS and nothing else ("h2c with prior knowledge"), as gRPC
    /// servers do. It never saw a request in what it got.
    ///
    /// ## What to do
    ///
    /// Let the upstream speak HTTP/1.1 on a port, or name a port of it that does. `preface`: the peer
    /// is a client of HTTP/2 itself, so two proxies are pointed at each other.
    head_h2_bytes {
        phase: Phase::Head,
        party: Party::Proxy,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The upstream answered with HTTP/2",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match reason(facts) {
            Some("goaway") => "{peer} speaks HTTP/2 only: it answered a request of HTTP/1.1 with a GOAWAY frame.",
            Some("preface") => "{peer} sent the preface of an HTTP/2 client in place of an answer.",
            _ => "{peer} speaks HTTP/2 only: it answered a request of HTTP/1.1 with a SETTINGS frame.",
        },
        likely: &[
            Likely::new(
                "grpc",
                "It is a gRPC server: those speak HTTP/2 only.",
                |facts| {
                    let grpc = facts.port().is_some_and(|port| (50051..=50055).contains(&port));
                    Weight::suggested_if(grpc, "port {port} is where gRPC servers listen")
                },
            ),
            Likely::new(
                "http2_only",
                "The application's server is set to HTTP/2 without TLS (h2c) and has HTTP/1.1 switched off.",
                |facts| {
                    let frame = matches!(reason(facts), Some("settings" | "goaway"));
                    Weight::suggested_if(frame, "the answer is an HTTP/2 frame")
                },
            ),
            Likely::new(
                "client_there",
                "Not a server is there but a client: a tunnel or another proxy that points at Candor.",
                |facts| Weight::only_shown_if(reason(facts) == Some("preface"), "only clients send the preface"),
            ),
            Likely::new(
                "other_port",
                "The application has a port for HTTP/1.1 beside it, and this is the wrong one of the two.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See that it answers to HTTP/2:",
                "curl -g -v --http2-prior-knowledge --max-time 5 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See which program listens there:",
                "ss -ltnp 'sport = :{port}'",
            ),
            Step::tell("Switch HTTP/1.1 on in the application's server, or write the port that speaks it."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    (finding.defect == Defect::Http2Bytes).then(|| Verdict::certain(index).reason(finding.reason))
}

#[cfg(test)]
const SETTINGS: &[u8] = b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64";

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let settings = crate::testing::refused_head(SETTINGS);
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![settings])
}

#[cfg(test)]
mod tests {
    use super::SETTINGS;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    const GOAWAY: &[u8] = b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01";
    const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    fn answered(server: &str, raw: &[u8]) -> Exchange {
        exchange(server, Phase::Head, vec![refused_head(raw)])
    }

    #[test]
    fn positive() {
        let of = |raw| answered("10.0.0.5:8000", raw);
        check(&of(SETTINGS), "head_h2_bytes", Some("settings"));
        check(&of(GOAWAY), "head_h2_bytes", Some("goaway"));
        check(&of(PREFACE), "head_h2_bytes", Some("preface"));
    }

    #[test]
    fn negative_http2_in_words() {
        let words = answered("10.0.0.5:8000", b"HTTP/2 200\r\nA: b\r\n\r\n");
        check(&words, "head_status_line_invalid", Some("version"));
    }

    #[test]
    fn negative_a_frame_that_is_none() {
        // A SETTINGS frame is a multiple of six bytes long.
        let odd = answered("10.0.0.5:8000", b"\0\0\x05\x04\0\0\0\0\0\0\x03\0\0\0");
        check(&odd, "head_not_http", Some("binary"));
    }

    #[test]
    fn the_port_flips() {
        check_first(&answered("10.0.0.5:50051", SETTINGS), "grpc");
        check_first(&answered("10.0.0.5:8000", SETTINGS), "http2_only");
    }

    #[test]
    fn the_frame_flips() {
        check_first(&answered("10.0.0.5:8000", GOAWAY), "http2_only");
        check_first(&answered("10.0.0.5:8000", PREFACE), "client_there");
    }
}
