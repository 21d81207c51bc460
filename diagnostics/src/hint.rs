//! Remarks that hold beside any cause, attached by rule.

use crate::anatomy;
use crate::evidence::{Evidence, ResolutionOutcome, TlsFault};
use crate::facts::Facts;

/// A remark that may stand beside any cause.
#[derive(Debug)]
pub(crate) struct Hint {
    /// Its name, in `snake_case`.
    pub(crate) id: &'static str,
    /// What it says, with placeholders.
    pub(crate) text: &'static str,
    applies: fn(&Facts<'_>) -> bool,
}

/// The hints that hold for these facts.
pub(crate) fn of<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'static Hint> + 'f {
    HINTS.iter().filter(|hint| (hint.applies)(facts))
}

static HINTS: [Hint; 8] = [
    Hint {
        id: "stale_address",
        text: "The address is {answer_age} old, its answer was valid for {ttl}.",
        applies: |facts| facts.resolution_is_stale(),
    },
    Hint {
        id: "localhost_family",
        text: "`localhost` was tried as {addresses}; the other address family was not.",
        applies: |facts| {
            let localhost = facts
                .host()
                .is_some_and(|host| host.eq_ignore_ascii_case("localhost"));
            let of_v6 = facts
                .tries()
                .filter(|(_, tried)| tried.address.starts_with('['))
                .count();
            localhost && (of_v6 == 0) != (of_v6 == facts.tries().count())
        },
    },
    Hint {
        id: "search_domain_hit",
        text: "{question} was found only with a search suffix: {asked} were asked.",
        applies: |facts| {
            facts.resolution().is_some_and(|(_, resolution)| {
                resolution.outcome == ResolutionOutcome::Answered && resolution.asked.len() > 1
            })
        },
    },
    Hint {
        id: "scheme_mismatch",
        text: "The scheme of {server} does not fit what the upstream speaks.",
        applies: |facts| match facts.tls_fault() {
            Some((_, TlsFault::NotTls { first })) => first.starts_with(b"HTTP/"),
            _ => speaks(facts, |name| matches!(name, "TLS" | "HTTP/2")),
        },
    },
    Hint {
        id: "port_25_22_3306_banner",
        text: "The peer greeted as another service does: {spoken}.",
        applies: |facts| match facts.tls_fault() {
            Some((_, TlsFault::NotTls { first })) => {
                let (protocol, _) = anatomy::plaintext(first);
                protocol.is_some_and(|protocol| protocol.name != "HTTP")
            }
            _ => speaks(facts, |name| !matches!(name, "TLS" | "HTTP/2")),
        },
    },
    Hint {
        id: "timer_equal",
        text: "It ended {after} after the request, a round number: a timer of the upstream may have run out.",
        applies: |facts| {
            let closed = facts.last(|evidence| match evidence {
                Evidence::Ended { after_ms, .. } => Some(*after_ms),
                _ => None,
            });
            // Timeouts of application servers are whole tens of seconds; ours has evidence itself.
            closed.is_some_and(|(_, after)| after >= 10_000 && after % 10_000 < 250)
        },
    },
    Hint {
        id: "clock_skew",
        text: "The certificate begins {valid_in} after this host's clock, {now}: one of the two clocks is wrong.",
        applies: |facts| {
            let ahead = matches!(
                facts.tls_fault(),
                Some((_, TlsFault::CertificateTime { not_yet: true }))
            );
            ahead && facts.certificate().is_some()
        },
    },
    Hint {
        id: "clock_skew",
        text: "The clocks of {peer} and of this host differ by {clock_difference}: its Date says {peer_clock}.",
        applies: |facts| facts.clock_difference_s().is_some(),
    },
];

fn speaks(facts: &Facts<'_>, which: impl Fn(&str) -> bool) -> bool {
    let protocol = facts.head().and_then(|head| head.protocol);
    protocol.is_some_and(|protocol| which(protocol.name))
}
