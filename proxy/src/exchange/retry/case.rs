//! What the decision depends on, how it falls, and how long is waited then.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

use candor_conf::model::Retry;
use candor_diagnostics::evidence::RetryDecision;
use candor_diagnostics::http_date;

use crate::http1::request::RequestFraming;

/// A wait before a retry is never longer.
pub(super) const BACKOFF_MAX: Duration = Duration::from_secs(10);

/// What became of an attempt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ended {
    /// There was no connection.
    Unconnected,
    /// The upstream said that it did not process the request.
    Unprocessed,
    /// The connection ended without a byte of an answer.
    Quiet {
        /// It had been idle before.
        reused: bool,
        /// Something of the request had left.
        sent: bool,
    },
    /// The connection ended within the head of an answer, or `retry.per_try` was over.
    Broken,
    /// A 503 came.
    Unavailable,
}

impl Ended {
    /// A connection had been idle, and was gone.
    pub(super) const fn is_lost(self) -> bool {
        matches!(self, Self::Quiet { reused: true, .. })
    }

    /// Whether a member was asked, so that to ask again adds to what members are asked.
    pub(super) const fn is_asked(self) -> bool {
        !self.is_lost() && !matches!(self, Self::Unconnected)
    }
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) ended: Ended,
    pub(super) idempotent: bool,
    /// Whether all of the request is at hand.
    pub(super) replayable: bool,
    /// Attempts so far.
    pub(super) tries: u32,
    /// Whether there is a member that was not tried.
    pub(super) other: bool,
}

impl Case {
    /// Whether it is repeated, and where.
    pub(super) fn decide(self, retry: &Retry) -> RetryDecision {
        let is_acted_on = match self.ended {
            Ended::Unconnected | Ended::Unprocessed => false,
            Ended::Quiet { reused, sent } => !reused || sent,
            Ended::Broken | Ended::Unavailable => true,
        };
        if is_acted_on && !self.idempotent {
            return RetryDecision::NotIdempotent;
        }
        if !self.replayable {
            return RetryDecision::BodyGone;
        }
        if self.tries >= retry.tries {
            return RetryDecision::TriesUsed;
        }
        let elsewhere = |is_on: bool| match (is_on, self.other) {
            (false, _) => RetryDecision::SwitchedOff,
            (true, true) => RetryDecision::OtherMember,
            (true, false) => RetryDecision::NoOtherMember,
        };
        match self.ended {
            Ended::Unconnected => elsewhere(retry.connect),
            Ended::Unprocessed if retry.unsent && !self.other => RetryDecision::FreshConnection,
            Ended::Unprocessed => elsewhere(retry.unsent),
            Ended::Quiet { reused: true, .. } if retry.unsent => RetryDecision::FreshConnection,
            Ended::Quiet { reused, .. } => match (self.idempotent, self.other) {
                (true, true) => elsewhere(retry.idempotent),
                _ if reused => RetryDecision::SwitchedOff,
                _ => RetryDecision::NoOtherMember,
            },
            Ended::Broken => elsewhere(retry.idempotent),
            Ended::Unavailable => elsewhere(retry.unavailable),
        }
    }
}

/// How much of a body of this request is kept to be sent again: nothing where it is never sent again.
pub(in crate::exchange) const fn kept(retry: &Retry, framing: RequestFraming) -> u64 {
    match framing {
        RequestFraming::None => 0,
        _ if retry.tries < 2 => 0,
        _ => retry.body.value,
    }
}

/// RFC 9110 §9.2.2.
pub(in crate::exchange) fn is_idempotent(method: &[u8]) -> bool {
    matches!(
        method,
        b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE"
    )
}

/// The longest wait before this retry at another member, from 0.
pub(super) fn backoff(first: Duration, moves: u32) -> Duration {
    let factor = 1_u32.checked_shl(moves).unwrap_or(u32::MAX);
    first.saturating_mul(factor).min(BACKOFF_MAX)
}

/// A time up to this one, by chance: those who failed together shall not come back together.
pub(super) fn jitter(limit: Duration) -> Duration {
    if limit.is_zero() {
        return limit;
    }
    let random = RandomState::new().build_hasher().finish();
    limit.mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64)
}

/// What `Retry-After` asks to wait (RFC 9110 §10.2.3).
pub(super) fn retry_after(value: &[u8]) -> Option<Duration> {
    let text = std::str::from_utf8(value).ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date(value)?;
    let now = crate::clock::unix_ms(Instant::now()) / 1000;
    Some(Duration::from_secs(until.saturating_sub(now).max(0) as u64))
}

#[cfg(test)]
mod tests {
    use candor_conf::model::Setting;

    use super::*;

    const QUIET: Ended = Ended::Quiet {
        reused: false,
        sent: true,
    };
    const LOST: Ended = Ended::Quiet {
        reused: true,
        sent: true,
    };
    const STALE: Ended = Ended::Quiet {
        reused: true,
        sent: false,
    };

    const fn of<T>(value: T) -> Setting<T> {
        Setting { value, place: None }
    }

    const fn settings() -> Retry {
        Retry {
            tries: 2,
            connect: true,
            unsent: true,
            idempotent: true,
            unavailable: true,
            budget: of(20),
            backoff: of(Duration::ZERO),
            body: of(65_536),
            per_try: None,
        }
    }

    const fn case(ended: Ended, idempotent: bool) -> Case {
        Case {
            ended,
            idempotent,
            replayable: true,
            tries: 1,
            other: true,
        }
    }

    #[test]
    fn what_may_have_been_acted_on_is_not_repeated() {
        for ended in [QUIET, LOST, Ended::Broken, Ended::Unavailable] {
            let decision = case(ended, false).decide(&settings());
            assert_eq!(decision, RetryDecision::NotIdempotent, "{ended:?}");
        }
        for ended in [Ended::Unconnected, Ended::Unprocessed, STALE] {
            let decision = case(ended, false).decide(&settings());
            assert!(decision.is_repeated(), "{ended:?}");
        }
    }

    #[test]
    fn an_idempotent_request_goes_elsewhere() {
        for ended in [QUIET, Ended::Broken, Ended::Unavailable, Ended::Unconnected] {
            let decision = case(ended, true).decide(&settings());
            assert_eq!(decision, RetryDecision::OtherMember, "{ended:?}");
            let lone = Case {
                other: false,
                ..case(ended, true)
            };
            let decision = lone.decide(&settings());
            assert_eq!(decision, RetryDecision::NoOtherMember, "{ended:?}");
        }
        // A connection that was lost while idle says nothing against its member.
        let decision = case(LOST, true).decide(&settings());
        assert_eq!(decision, RetryDecision::FreshConnection);
    }

    #[test]
    fn nothing_is_repeated_beyond_what_is_at_hand_and_allowed() {
        for ended in [
            QUIET,
            LOST,
            STALE,
            Ended::Broken,
            Ended::Unavailable,
            Ended::Unconnected,
            Ended::Unprocessed,
        ] {
            let gone = Case {
                replayable: false,
                ..case(ended, true)
            };
            assert_eq!(gone.decide(&settings()), RetryDecision::BodyGone);
            let used = Case {
                tries: 2,
                ..case(ended, true)
            };
            assert_eq!(used.decide(&settings()), RetryDecision::TriesUsed);
            let off = Retry {
                connect: false,
                unsent: false,
                idempotent: false,
                unavailable: false,
                ..settings()
            };
            let decision = case(ended, true).decide(&off);
            assert_eq!(decision, RetryDecision::SwitchedOff, "{ended:?}");
        }
    }

    #[test]
    fn waits_double_and_end() {
        let first = Duration::from_millis(25);
        assert_eq!(backoff(first, 0), first);
        assert_eq!(backoff(first, 2), 4 * first);
        assert_eq!(backoff(first, 40), BACKOFF_MAX);
        assert_eq!(backoff(Duration::ZERO, 40), Duration::ZERO);
        for _ in 0..64 {
            assert!(jitter(first) <= first);
        }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after(b"3"), Some(Duration::from_secs(3)));
        assert_eq!(retry_after(b"-3"), None);
        assert_eq!(retry_after(b""), None);
        let past = retry_after(b"Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(past, Some(Duration::ZERO));
        let huge = retry_after(b"99999999999999999999999");
        assert_eq!(huge, Some(Duration::from_secs(u64::MAX)));
    }
}
