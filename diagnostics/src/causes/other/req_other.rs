//! Sending the request failed; no way of that has a name yet.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::evidence::StreamEnd;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # Sending the request to the upstream failed
    ///
    /// ## What happened
    ///
    /// The connection was made, and the request could not be sent to its end: the upstream closed or reset
    /// the connection while it was sent, or did not read it.
    ///
    /// ## What it means
    ///
    /// Often the upstream does not want the body: it is larger than a limit of its own, and the upstream
    /// hangs up rather than reading it. Or the application does not read because it is stuck.
    ///
    /// ## What to do
    ///
    /// Compare the size of the request's body with the limits of the upstream's server, and read its log.
    req_other {
        phase: Phase::Request,
        party: Party::Upstream,
        error_type: Some("connection_terminated"),
        status: 502,
        title: "Sending the request to the upstream failed",
        visitor: "The application behind this address did not take this request.",
        sentence: |facts| match facts.reason {
            Some("reset") => "{peer} reset the connection while the request was sent to it.",
            Some("closed") => "{peer} closed the connection while the request was sent to it.",
            Some("write_timeout") => "{peer} did not read the request within {limit} ({timer}).",
            Some(_) => "Sending the request to {peer} failed: {reason}.",
            None => "Sending the request to {peer} failed.",
        },
        likely: &[
            Likely::new(
                "body_limit",
                "The body is larger than a limit of the upstream's server, which hangs up on it.",
                |facts| {
                    let cut = matches!(kind(facts), Some("reset" | "closed"));
                    Weight::suggested_if(cut && facts.exchange.bytes_in > 65_536, "the request has a large body, and the upstream cut it")
                },
            ),
            Likely::new(
                "not_reading",
                "The application is stuck and does not read.",
                |facts| Weight::suggested_if(facts.timer().is_some(), "nothing could be written for {limit}"),
            ),
            Likely::new(
                "connection_idle",
                "The connection had been idle, and the upstream closed it just then.",
                |facts| {
                    let reused = facts.attempt.is_some_and(|attempt| attempt.reused.is_some());
                    Weight::only_suggested_if(reused && facts.exchange.bytes_in <= 65_536, "the connection was used again after {idle}")
                },
            ),
            Likely::new("crash", "The process crashed or was killed.", |_| Weight::Possible),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::tell_if(
                |facts| facts.exchange.bytes_in > 0,
                "Compare the size of the body with the limits of the upstream's server.",
            ),
        ],
        recognize: recognize,
    }
}

fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    let errno = facts.errno();
    match facts.ended() {
        Some((_, StreamEnd::Reset, _)) => return Some("reset"),
        Some((_, StreamEnd::Fin | StreamEnd::NoCloseNotify, _)) => return Some("closed"),
        _ => {}
    }
    match errno? {
        32 => Some("closed"),
        104 => Some("reset"),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Request) {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.evidence.len().checked_sub(1);
    Some(Verdict::unknown(index).with(kind(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("req_other")
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::evidence::StreamEnd;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange, reused, timer};

    fn cut(bytes_in: u64) -> Exchange {
        let mut exchange = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![ended(StreamEnd::Reset, 0)],
        );
        exchange.bytes_in = bytes_in;
        exchange
    }

    #[test]
    fn positive() {
        check(&cut(0), "req_other", Some("reset"));
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Request,
            vec![timer("timeout.write", 30_000)],
        );
        check(&exchange, "req_other", Some("write_timeout"));
        assert_eq!(diagnose(&exchange).status, 504);
        assert_eq!(
            diagnose(&exchange).error_type,
            Some("connection_write_timeout")
        );
        check_first(&exchange, "not_reading");
    }

    #[test]
    fn negative_the_request_was_sent() {
        let exchange = exchange("10.0.0.5:80", Phase::Head, vec![ended(StreamEnd::Reset, 1)]);
        check(&exchange, "head_reset", None);
    }

    #[test]
    fn the_body_flips() {
        check_first(&cut(1_000_000), "body_limit");
        let mut small = cut(10);
        small.attempts[0].reused = Some(reused());
        check_first(&small, "connection_idle");
    }

    #[test]
    fn an_idle_connection_flips() {
        let mut exchange = cut(0);
        check_first(&exchange, "body_limit");
        exchange.attempts[0].reused = Some(reused());
        check_first(&exchange, "connection_idle");
    }
}
