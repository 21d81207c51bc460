//! Remarks that hold beside any cause, attached by rule.

use crate::anatomy;
use crate::evidence::{IdleEnds, ResolutionOutcome, TlsFault};
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

static HINTS: &[Hint] = &[
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
        // A timer of ours that is equal is the better answer.
        applies: |facts| facts.ended_at_a_round_time() && facts.equal_timer().is_none(),
    },
    Hint {
        id: "timer_equal",
        text: "It ended {after} after the request; {equal_timer} is {equal_limit} here, so both sides may have been given the same timer.",
        applies: |facts| facts.equal_timer().is_some(),
    },
    Hint {
        id: "keepalive_shorter",
        text: "The upstream closes idle connections after about {idle_end} ({idle_end_seen} times seen); keepalive.idle lets ours be idle for {idle_ours}.",
        applies: |facts| {
            let shorter = |ends: &IdleEnds| ends.closed_after_ms < ends.ours_ms;
            facts.lost_when_reused() && facts.idle_ends().is_some_and(shorter)
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
    Hint {
        id: "keepalive_shorter",
        text: "The connection had been idle for {idle} when it was used again; the upstream's keep-alive time may be about that.",
        applies: |facts| {
            let idle = facts
                .attempt
                .and_then(|it| it.reused)
                .map_or(0, |it| it.idle_ms);
            let at_once = facts.ended_after_ms().unwrap_or(0) < 100;
            facts.lost_when_reused() && facts.idle_ends().is_none() && idle >= 1_000 && at_once
        },
    },
    Hint {
        id: "retry_hidden",
        text: "Visitors saw nothing of this: the request was repeated and succeeded.",
        applies: |facts| facts.exchange.recovered && facts.attempt.is_some(),
    },
    Hint {
        id: "captured_secret_redacted",
        text: "Values in the excerpt are masked, since they may be secrets; offsets and lengths are true.",
        applies: |facts| {
            let shown = facts.raw_head().zip(facts.head_finding());
            shown.is_some_and(|((_, head), finding)| finding.excerpt(head.raw).is_masked())
        },
    },
];

fn speaks(facts: &Facts<'_>, which: impl Fn(&str) -> bool) -> bool {
    let protocol = facts.head().and_then(|head| head.protocol);
    protocol.is_some_and(|protocol| which(protocol.name))
}
