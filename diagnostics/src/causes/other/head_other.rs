//! The response head is unusable in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The head of the answer could not be used
    ///
    /// ## What happened
    ///
    /// The request was sent, and the head of the upstream's answer is broken in a way that has no code of
    /// its own yet, or could not be read. If it is broken, the evidence shows the offending byte.
    ///
    /// ## What it means
    ///
    /// The reason names a rule of RFC 9112 that the head breaks.
    ///
    /// ## What to do
    ///
    /// Look at the marked byte and at what writes that line.
    head_other {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The head of the answer could not be used",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.reason {
            Some(_) => "The head of {peer}'s answer could not be used: {reason}.",
            None => "The head of {peer}'s answer could not be used.",
        },
        likely: &[
            Likely::new(
                "network",
                "The network or the upstream's host failed while the answer was awaited.",
                |facts| {
                    let network = matches!(facts.errno(), Some(100..=102 | 110 | 112 | 113));
                    Weight::only_suggested_if(network, "the kernel says {errno_name}")
                },
            ),
            Likely::new(
                "handwritten",
                "The head is written by hand, by a small server or a script.",
                |facts| Weight::possible_if(facts.raw_head().is_some()),
            ),
            Likely::new("defect", "A defect of the upstream's server.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    if let Some((index, _)) = facts.raw_head().filter(|(_, head)| head.refused) {
        return Some(Verdict::unknown(Some(index)));
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.last_observed();
    Some(Verdict::unknown(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let read = crate::evidence::Evidence::Io {
        operation: "read".to_owned(),
        errno: Some(110),
        text: "Connection timed out (os error 110)".to_owned(),
    };
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![read])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, raw_head, refused_head};

    fn answered(raw: &[u8]) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
    }

    fn unread(errno: i32) -> Exchange {
        let read = Evidence::Io {
            operation: "read".to_owned(),
            errno: Some(errno),
            text: "an error".to_owned(),
        };
        exchange("10.0.0.5:8000", Phase::Head, vec![read])
    }

    #[test]
    fn positive() {
        check(&unread(110), "head_other", None);
        let nothing = exchange("10.0.0.5:8000", Phase::Head, vec![]);
        check(&nothing, "head_other", None);
        // What is mended is no reason to refuse.
        let mended = answered(b"HTTP/1.1 200 OK\r\nA : b\r\n\r\n");
        check(&mended, "head_other", None);
    }

    #[test]
    fn negative_truncated() {
        let head = raw_head(b"HTTP/1.1 200 OK\r\nContent-T", StreamEnd::Reset, false);
        let exchange = exchange("10.0.0.5:8000", Phase::Head, vec![head]);
        check(&exchange, "head_truncated", Some("reset"));
    }

    #[test]
    fn negative_line_ending() {
        check(
            &answered(b"HTTP/1.1 200 OK\n\n"),
            "head_line_ending_invalid",
            Some("bare_lf"),
        );
    }

    #[test]
    fn the_errno_flips() {
        check_first(&unread(113), "network");
        check_first(&unread(5), "defect");
    }

    #[test]
    fn the_head_flips() {
        check_first(&unread(110), "network");
        check_first(
            &answered(b"HTTP/1.1 200 OK\r\nA : b\r\n\r\n"),
            "handwritten",
        );
    }
}
