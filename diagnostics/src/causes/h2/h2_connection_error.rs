//! The upstream broke HTTP/2.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Http2Fault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream broke the rules of HTTP/2
    ///
    /// ## What happened
    ///
    /// The upstream sent frames that HTTP/2 does not allow, and Candor ended the stream or the
    /// connection, as RFC 9113 demands.
    ///
    /// ## What it means
    ///
    /// Connection and TLS are in order, and the upstream does speak HTTP/2, with a mistake. A head
    /// with a field that only HTTP/1 knows, such as `Connection` or `Transfer-Encoding`, comes from an
    /// application that sets it by hand. Anything about frames, flow control or compression is a
    /// fault of the server or of something in between.
    ///
    /// ## What to do
    ///
    /// Look for the field or the frame that the evidence names. Bring the server up to date. Until
    /// then HTTP/1.1 serves: write the server as `http://` or `https://` with `protocol = "http1"`.
    h2_connection_error {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The upstream broke the rules of HTTP/2",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.value("error_text") {
            Some(_) => "{peer} broke the rules of HTTP/2 ({reason}): {error_text}.",
            None => "{peer} broke the rules of HTTP/2 ({reason}), and Candor answered {h2_code_name}.",
        },
        likely: &[
            Likely::new(
                "connection_field",
                "The application sets a field by hand that HTTP/2 forbids, such as `Connection` or `Transfer-Encoding`, or a field name with capitals.",
                |facts| match kind(facts) {
                    Some("bad_field") => Weight::Suggested("it was a field that was refused"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "no_status",
                "The application or a gateway before it sends a head without a status.",
                |facts| match kind(facts) {
                    Some("missing_status") => Weight::Shown("the head had no `:status`"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "compression_state",
                "Something between Candor and the upstream changes, drops or repeats frames, so that their compressed fields cannot be read any more.",
                |facts| match kind(facts) {
                    Some("compression") => Weight::Suggested("the compressed fields could not be read"),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "server_fault",
                "The upstream's server has a fault in its HTTP/2.",
                |facts| match kind(facts) {
                    Some("frame_size" | "flow_control" | "protocol") => {
                        Weight::Suggested("the frames themselves are wrong, which no application makes")
                    }
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "middlebox",
                "A load balancer in between translates to HTTP/2, and does it wrong.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix() && facts.nearest_attempt().is_some_and(|attempt| !attempt.tls),
                "See the frames as they come:",
                "nghttp -nv http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix() && facts.nearest_attempt().is_some_and(|attempt| attempt.tls),
                "See the frames as they come:",
                "nghttp -nv https://{peer}{path}",
            ),
            Step::tell("Until the upstream is mended, let HTTP/1.1 serve; the upstream is written at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.http2()?.1 {
        Http2Fault::Violation { kind, .. } => Some(kind),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.http2()?;
    Some(Verdict::certain(index).reason(kind(facts)?))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::broke("frame_size")
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn broke(kind: &'static str) -> Exchange {
        let fault = Http2Fault::Violation {
            code: 0x6,
            kind,
            text: "FRAME_SIZE_ERROR on stream 1".to_owned(),
            frame: b"\0\xff\xff\x01\x04\0\0\0\x01".to_vec(),
        };
        exchange(
            "h2c://10.0.0.5:50051",
            Phase::Head,
            vec![Evidence::Http2(fault)],
        )
    }

    #[test]
    fn positive() {
        for kind in [
            "protocol",
            "flow_control",
            "compression",
            "frame_size",
            "missing_status",
            "bad_field",
        ] {
            check(&broke(kind), "h2_connection_error", Some(kind));
        }
    }

    #[test]
    fn negative_the_peer_reset_it() {
        let mut exchange = broke("protocol");
        exchange.attempts[0].evidence = vec![Evidence::Http2(Http2Fault::Reset {
            code: 0x1,
            stream: 1,
            received: 0,
            open: 1,
            open_max: None,
        })];
        check(&exchange, "h2_stream_reset", Some("protocol_error"));
    }

    #[test]
    fn the_kind_flips() {
        check_first(&broke("frame_size"), "server_fault");
        check_first(&broke("bad_field"), "connection_field");
    }

    #[test]
    fn a_head_without_status_flips() {
        check_first(&broke("missing_status"), "no_status");
        check_first(&broke("compression"), "compression_state");
    }
}
