//! The upstream ended the HTTP/2 connection.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Http2Fault;
use crate::exchange::Phase;
use crate::facts::Facts;

const NO_ERROR: u32 = 0x0;
const ENHANCE_YOUR_CALM: u32 = 0xb;

catalog! {
    /// # The upstream ended the HTTP/2 connection
    ///
    /// ## What happened
    ///
    /// The upstream sent GOAWAY and ended the connection before this request was answered. The frame
    /// names the last stream that it has begun to process, and an error code.
    ///
    /// ## What it means
    ///
    /// With `NO_ERROR` it is an orderly end: a restart, a deployment, or a connection that has grown
    /// old. Any other code says that the upstream objects to something. A request on a later stream
    /// than the last one was not processed, and sending it again is safe; a request on an earlier
    /// one may have been.
    ///
    /// ## What to do
    ///
    /// Read the log of the upstream at this time. If it is restarted often, let it finish what it
    /// has begun before it stops. If it says `ENHANCE_YOUR_CALM`, raise its limit on pings, resets or
    /// header size.
    h2_goaway {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "The upstream ended the HTTP/2 connection",
        visitor: "The application behind this address did not answer this request.",
        sentence: |facts| match goaway(facts) {
            Some(goaway) if goaway.debug => {
                "{peer} ended the connection with GOAWAY ({h2_code_name}, last stream {last_stream}) and said: {h2_debug}."
            }
            _ => "{peer} ended the connection with GOAWAY ({h2_code_name}, last stream {last_stream}); this request was stream {stream}.",
        },
        likely: &[
            Likely::new(
                "restart",
                "The upstream is restarting or was deployed anew, and ended its connections in order.",
                |facts| match goaway(facts) {
                    Some(goaway) if goaway.code == NO_ERROR && goaway.served < 1_000 => {
                        Weight::Suggested("the code is NO_ERROR: an orderly end")
                    }
                    Some(goaway) if goaway.code == NO_ERROR => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "too_much",
                "The upstream takes Candor for an attacker: too many pings, resets or headers for its limits.",
                |facts| {
                    let calm = goaway(facts).is_some_and(|goaway| goaway.code == ENHANCE_YOUR_CALM);
                    Weight::only_shown_if(calm, "the code is {h2_code_name}")
                },
            ),
            Likely::new(
                "requests_max",
                "The upstream ends a connection after a number of requests, or after a time.",
                |facts| match goaway(facts) {
                    Some(goaway) if goaway.code == NO_ERROR => {
                        Weight::suggested_if(goaway.served >= 1_000, "the connection had served {served} requests")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "broken_server",
                "The upstream failed, and ended all that it was doing on this connection.",
                |facts| match goaway(facts) {
                    Some(goaway) if matches!(goaway.code, NO_ERROR | ENHANCE_YOUR_CALM) => Weight::Excluded,
                    _ => Weight::Suggested("the code is {h2_code_name}"),
                },
            ),
            Likely::new(
                "middlebox",
                "A load balancer in between ends connections of its own accord.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::tell("Read the log of the upstream's server at the time of this request."),
            Step::tell_if(was_not_processed, "The request was not processed: stream {stream} comes after {last_stream}, so it may be sent again."),
            Step::tell_if(|facts| !was_not_processed(facts), "The request may have been processed: stream {stream} does not come after {last_stream}. See whether it had an effect before it is sent again."),
        ],
        recognize: recognize,
    }
}

struct GoAway {
    code: u32,
    served: u64,
    /// There are words of the upstream's.
    debug: bool,
}

fn goaway(facts: &Facts<'_>) -> Option<GoAway> {
    match facts.http2()?.1 {
        Http2Fault::GoAway {
            code,
            served,
            debug,
            ..
        } => Some(GoAway {
            code: *code,
            served: *served,
            debug: !debug.is_empty(),
        }),
        _ => None,
    }
}

fn was_not_processed(facts: &Facts<'_>) -> bool {
    matches!(
        facts.http2(),
        Some((_, Http2Fault::GoAway { last_stream, stream, .. })) if stream > last_stream
    )
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, Http2Fault::GoAway { code, .. }) = facts.http2()? else {
        return None;
    };
    if *code == Http2Fault::HTTP_1_1_REQUIRED {
        return None;
    }
    Some(Verdict::certain(index).reason(match *code {
        NO_ERROR => "no_error",
        ENHANCE_YOUR_CALM => "calm",
        _ => "error",
    }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::ended(0xb, 41, b"too_many_pings", 12)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn ended(code: u32, last_stream: u32, debug: &[u8], served: u64) -> Exchange {
        let fault = Http2Fault::GoAway {
            code,
            last_stream,
            stream: 43,
            debug: debug.to_vec(),
            served,
        };
        exchange(
            "h2c://10.0.0.5:50051",
            Phase::Head,
            vec![Evidence::Http2(fault)],
        )
    }

    #[test]
    fn positive() {
        check(&ended(0, 41, b"", 3), "h2_goaway", Some("no_error"));
        check(&ended(0xb, 41, b"", 3), "h2_goaway", Some("calm"));
        check(&ended(2, 41, b"", 3), "h2_goaway", Some("error"));
    }

    #[test]
    fn negative_http_1_is_required() {
        check(&ended(0xd, 41, b"", 3), "h2_http11_required", None);
    }

    #[test]
    fn the_code_flips() {
        check_first(&ended(0, 41, b"", 3), "restart");
        check_first(&ended(0xb, 41, b"", 3), "too_much");
        check_first(&ended(2, 41, b"", 3), "broken_server");
    }

    #[test]
    fn the_number_of_requests_flips() {
        check_first(&ended(0, 41, b"", 3), "restart");
        check_first(&ended(0, 41, b"", 10_000), "requests_max");
    }
}
