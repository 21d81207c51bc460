//! The upstream refused the stream.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Http2Fault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream refused the HTTP/2 stream
    ///
    /// ## What happened
    ///
    /// The upstream answered the request with `REFUSED_STREAM`: it did not process it at all.
    ///
    /// ## What it means
    ///
    /// The upstream has as many requests as it takes at once, or it is shutting down. The request
    /// may be sent again without harm; Candor has done so as often as the configuration allows.
    ///
    /// ## What to do
    ///
    /// See how many streams the upstream allows on a connection and how many it needs. Allow more
    /// there, or send it fewer at once.
    h2_refused_stream {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 503,
        title: "The upstream refused the HTTP/2 stream",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |facts| match streams(facts) {
            Some((_, Some(_))) => "{peer} refused stream {stream} (REFUSED_STREAM) with {streams_open} streams open of the {streams_max} that it allows.",
            _ => "{peer} refused stream {stream} (REFUSED_STREAM) with {streams_open} streams open.",
        },
        likely: &[
            Likely::new(
                "too_many_streams",
                "More requests came at once than the upstream takes on one connection.",
                |facts| match streams(facts) {
                    Some((open, Some(max))) if open >= max => {
                        Weight::Shown("{streams_open} streams were open, and it allows {streams_max}")
                    }
                    Some((open, _)) if open >= 100 => Weight::Suggested("{streams_open} streams were open"),
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "shutting_down",
                "The upstream is shutting down and takes no new requests.",
                |facts| match streams(facts) {
                    Some((open, Some(max))) if open >= max => Weight::Possible,
                    Some((..10, _)) => Weight::Suggested("only {streams_open} streams were open"),
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "overloaded",
                "The upstream sheds load: its workers are busy, and it refuses what it cannot serve.",
                |facts| {
                    let again = facts.exchange.attempts.len() > 1;
                    Weight::suggested_if(again, "it was refused {attempts} times")
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix() && facts.nearest_attempt().is_some_and(|attempt| !attempt.tls),
                "See how many streams it allows (SETTINGS_MAX_CONCURRENT_STREAMS):",
                "nghttp -nv http://{peer}/",
            ),
            Step::tell("Read the log of the upstream's server at the time of this request."),
        ],
        recognize: recognize,
    }
}

/// How many streams were open, and how many may be.
fn streams(facts: &Facts<'_>) -> Option<(u32, Option<u32>)> {
    match facts.http2()?.1 {
        Http2Fault::Reset { open, open_max, .. } => Some((*open, *open_max)),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, fault) = facts.http2()?;
    let (open, open_max) = streams(facts)?;
    if fault.code() != Some(Http2Fault::REFUSED_STREAM) {
        return None;
    }
    let full = open_max.is_some_and(|max| open >= max);
    let reason = if full { "streams_max" } else { "refused" };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::refused(101, Some(100))
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn refused(open: u32, open_max: Option<u32>) -> Exchange {
        let fault = Http2Fault::Reset {
            code: Http2Fault::REFUSED_STREAM,
            stream: 203,
            received: 0,
            open,
            open_max,
        };
        exchange(
            "h2c://10.0.0.5:50051",
            Phase::Head,
            vec![Evidence::Http2(fault)],
        )
    }

    #[test]
    fn positive() {
        check(
            &refused(101, Some(100)),
            "h2_refused_stream",
            Some("streams_max"),
        );
        check(&refused(3, None), "h2_refused_stream", Some("refused"));
    }

    #[test]
    fn negative_another_code() {
        let mut exchange = refused(101, Some(100));
        exchange.attempts[0].evidence = vec![Evidence::Http2(Http2Fault::Reset {
            code: 0x8,
            stream: 203,
            received: 0,
            open: 101,
            open_max: Some(100),
        })];
        check(&exchange, "h2_stream_reset", Some("cancel"));
    }

    #[test]
    fn the_streams_flip() {
        check_first(&refused(101, Some(100)), "too_many_streams");
        check_first(&refused(2, Some(100)), "shutting_down");
    }

    #[test]
    fn the_attempts_flip() {
        let mut exchange = refused(50, Some(100));
        check_first(&exchange, "too_many_streams");
        exchange.attempts.push(exchange.attempts[0].clone());
        check_first(&exchange, "overloaded");
    }
}
