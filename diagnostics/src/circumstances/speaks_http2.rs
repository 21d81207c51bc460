//! The port was asked in HTTP/1, and speaks HTTP/2 alone.

use super::Circumstance;
use crate::causes::{Likely, Weight};
use crate::evidence::{ProbeOutcome, ProbeWay};

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "speaks_http2",
        "Port {port} speaks HTTP/2 without TLS, as servers of gRPC do, and Candor asks upstreams in HTTP/1.1: have the application listen for HTTP/1.1 as well.",
        |facts| {
            Weight::only_shown_if(
                facts.probed(ProbeWay::Http2, ProbeOutcome::Http2),
                "it answered the preface of HTTP/2 with its settings",
            )
        },
    ),
    steps: &[],
};

#[cfg(test)]
mod tests {
    use crate::evidence::{ProbeOutcome, ProbeWay};
    use crate::exchange::Phase;
    use crate::testing::{check_first, ended_empty, exchange, probe};

    #[test]
    fn settings_flip() {
        let ended = |outcome| {
            let probed = probe(ProbeWay::Http2, outcome);
            exchange("10.0.0.5:50051", Phase::Head, vec![ended_empty(), probed])
        };
        check_first(&ended(ProbeOutcome::Http2), "speaks_http2");
        check_first(&ended(ProbeOutcome::Ended), "refuses_request");
    }
}
