//! HTTP/2 with the upstream failed.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{BodyFraming, Evidence};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # HTTP/2 with the upstream failed
    ///
    /// ## What happened
    ///
    /// Candor spoke HTTP/2 with the upstream, and connection or stream failed in a way that has no code of
    /// its own yet.
    ///
    /// ## What it means
    ///
    /// The evidence holds the library's words. Mostly the application failed on this request, or its
    /// server has a fault.
    ///
    /// ## What to do
    ///
    /// Read the application's log, and repeat the request with `nghttp -nv`.
    h2_other {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "HTTP/2 with the upstream failed",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.value("error_text") {
            Some(_) => "HTTP/2 with {peer} failed: {error_text}.",
            None => "HTTP/2 with {peer} failed.",
        },
        likely: &[
            Likely::new(
                "cut",
                "The upstream ended its stream or connection before the answer was complete.",
                |facts| {
                    let ended = facts.last(|evidence| match evidence {
                        Evidence::BodyEnded { .. } => Some(()),
                        _ => None,
                    });
                    Weight::only_suggested_if(ended.is_some(), "the body ended after {received} bytes")
                },
            ),
            Likely::new(
                "connection_lost",
                "The connection broke while HTTP/2 was spoken: the upstream was killed, or something in between cut it.",
                |facts| Weight::only_shown_if(facts.errno().is_some(), "the kernel said {errno_name} (errno {errno})"),
            ),
            Likely::new(
                "application_error",
                "The application failed on this request.",
                |_| Weight::Possible,
            ),
            Likely::new(
                "server_fault",
                "The upstream's server has a fault in its HTTP/2.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("Repeat it:", "nghttp -nv http://{peer}/"),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    facts.attempt?;
    let (index, ()) = facts.last(|evidence| match evidence {
        Evidence::Io { operation, .. } if operation.starts_with("h2") => Some(()),
        Evidence::Http2(_) => Some(()),
        Evidence::BodyEnded {
            framing: BodyFraming::EndStream,
            ..
        } => Some(()),
        _ => None,
    })?;
    Some(Verdict::unknown(Some(index)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::failed("unexpected end of a frame")
}

#[cfg(test)]
mod tests {
    use crate::evidence::{BodyFraming, Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn failed(text: &str) -> Exchange {
        let evidence = Evidence::Io {
            operation: "h2_stream".to_owned(),
            errno: None,
            text: text.to_owned(),
        };
        exchange("10.0.0.5:50051", Phase::Head, vec![evidence])
    }

    #[test]
    fn positive() {
        check(&failed("stream reset"), "h2_other", None);
    }

    #[test]
    fn negative_reading_http_1() {
        let mut exchange = failed("connection lost");
        exchange.attempts[0].evidence = vec![Evidence::Io {
            operation: "read".to_owned(),
            errno: None,
            text: "connection lost".to_owned(),
        }];
        check(&exchange, "head_other", None);
    }

    #[test]
    fn the_errno_flips() {
        let mut exchange = failed("connection lost");
        check_first(&exchange, "application_error");
        if let Evidence::Io { errno, .. } = &mut exchange.attempts[0].evidence[0] {
            *errno = Some(32);
        }
        check_first(&exchange, "connection_lost");
    }

    #[test]
    fn the_fact_flips() {
        let mut exchange = failed("stream reset by peer");
        check_first(&exchange, "application_error");
        exchange.attempts[0].evidence = vec![Evidence::BodyEnded {
            framing: BodyFraming::EndStream,
            declared: None,
            received: 9,
            end: StreamEnd::Fin,
            errno: None,
            idle_ms: 1,
        }];
        check_first(&exchange, "cut");
    }
}
