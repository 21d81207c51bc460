//! What choosing remembers of a member beyond one configuration.

use std::sync::atomic::{AtomicU64, Ordering};

use super::connections::Connections;
use crate::upstream::balance::latency::Latency;

/// A member that starts slowly is given so much at once.
const GROWN_MIN: f32 = 0.05;

/// What choosing remembers of a member.
#[derive(Debug, Default)]
pub(crate) struct Choosing {
    /// What its answers take.
    pub(crate) latency: Latency,
    /// Its connections, where they have a limit.
    pub(super) connections: Connections,
    /// When it was first met, or could be asked again, in milliseconds of the process; 0: never met.
    began_ms: AtomicU64,
}

impl Choosing {
    /// It is among the members of an upstream that had others already (`is_new`), or has been there
    /// from the start. Only the first time counts.
    pub(crate) fn meet(&self, is_new: bool, now_ms: u64) {
        let at = if is_new { now_ms.max(2) } else { 1 };
        let _ = self
            .began_ms
            .compare_exchange(0, at, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// It may be asked again.
    pub(crate) fn recovered(&self, now_ms: u64) {
        self.began_ms.store(now_ms.max(2), Ordering::Relaxed);
    }

    /// How much of its weight it is given, from 0 to 1, where a slow start takes `ramp_ms`.
    pub(crate) fn grown(&self, now_ms: u64, ramp_ms: u64) -> f32 {
        let passed = match self.began_ms.load(Ordering::Relaxed) {
            0 | 1 => return 1.0,
            began => now_ms.saturating_sub(began),
        };
        (passed as f32 / ramp_ms as f32).clamp(GROWN_MIN, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_there_from_the_start_is_grown() {
        let member = Choosing::default();
        member.meet(false, 0);
        assert_eq!(member.grown(1, 10_000), 1.0);
        // A reload meets it again.
        member.meet(true, 500);
        assert_eq!(member.grown(600, 10_000), 1.0);
    }

    #[test]
    fn who_comes_later_or_again_grows_in_line_with_the_time() {
        let member = Choosing::default();
        member.meet(true, 1_000);
        assert_eq!(member.grown(1_000, 10_000), GROWN_MIN);
        assert_eq!(member.grown(6_000, 10_000), 0.5);
        assert_eq!(member.grown(11_000, 10_000), 1.0);
        member.recovered(20_000);
        assert_eq!(member.grown(22_000, 10_000), 0.2);
    }
}
