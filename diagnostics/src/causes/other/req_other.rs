//! Sending the request failed; no way of that has a name yet.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # Sending the request to the upstream failed
    ///
    /// ## What happened
    ///
    /// The connection was made, and the request could not be sent to its end, in a way that has no code of
    /// its own: neither did the upstream hang up, nor did a timer of ours run out.
    ///
    /// ## What it means
    ///
    /// The kernel gave an error that is seldom seen here. With `ETIMEDOUT` (errno 110) the upstream's host
    /// acknowledged nothing for many minutes; with `EHOSTUNREACH` (errno 113) the way to it was lost.
    ///
    /// ## What to do
    ///
    /// The error stands in the evidence. Look at the network between, and at the host of the upstream.
    req_other {
        phase: Phase::Request,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "Sending the request to the upstream failed",
        visitor: "The application behind this address did not take this request.",
        sentence: |facts| match facts.value("errno_name") {
            Some(_) => "Sending the request to {peer} failed with {errno_name} (errno {errno}) after {bytes_sent} bytes.",
            None => "Sending the request to {peer} failed after {bytes_sent} bytes.",
        },
        likely: &[
            Likely::new(
                "network",
                "The connection to the upstream broke.",
                |facts| Weight::suggested_if(facts.errno().is_some(), "the kernel said {errno_name} (errno {errno})"),
            ),
            Likely::new("crash", "The process crashed or was killed.", possible),
            Likely::new(
                "upload_long",
                "The upload took long enough for something between to give it up.",
                |facts| Weight::suggested_if(facts.errno().is_none() && facts.exchange.bytes_in > 1_000_000, "the request had a large body"),
            ),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the way to the upstream:",
                "ip route get {ip}",
            ),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Request) {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    Some(Verdict::unknown(facts.last_observed()))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::failed(Some(110))
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange};

    pub(super) fn failed(errno: Option<i32>) -> Exchange {
        let write = Evidence::Io {
            operation: "write".to_owned(),
            errno,
            text: "Connection timed out (os error 110)".to_owned(),
        };
        let mut exchange = exchange("10.0.0.5:8000", Phase::Request, vec![write]);
        exchange.attempts[0].bytes_sent = 66_000;
        exchange
    }

    #[test]
    fn positive() {
        check(&failed(Some(110)), "req_other", None);
        check(
            &exchange("10.0.0.5:80", Phase::Request, vec![]),
            "req_other",
            None,
        );
    }

    #[test]
    fn negative_it_hung_up() {
        check(&failed(Some(32)), "req_write_aborted", Some("closed"));
        let reset = vec![ended(StreamEnd::Reset, 0)];
        let exchange = exchange("10.0.0.5:80", Phase::Request, reset);
        check(&exchange, "req_write_aborted", Some("reset"));
    }

    #[test]
    fn an_errno_flips() {
        let mut large = failed(None);
        large.bytes_in = 2_000_000;
        check_first(&large, "upload_long");
        let mut large = failed(Some(110));
        large.bytes_in = 2_000_000;
        check_first(&large, "network");
    }

    #[test]
    fn the_size_flips() {
        check_first(&failed(None), "network");
        let mut large = failed(None);
        large.bytes_in = 2_000_000;
        check_first(&large, "upload_long");
    }
}
