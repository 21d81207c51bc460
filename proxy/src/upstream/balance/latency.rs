//! Of two at random the one with the lower latency times load. The latency is an average that
//! rises at once and falls slowly (peak EWMA, as Finagle has it), so that a member that has become
//! slow is left alone before its requests pile up.

use std::sync::atomic::{AtomicU64, Ordering};

use super::two_choices::better;
use super::{Among, Group, Member};

/// What has been learnt counts for a third after so long.
const DECAY_MS: f32 = 10_000.0;
/// A failed request counts as one that took twice as long as usual, and at least so long.
const FAILED_US: f32 = 1_000_000.0;
/// No latency counts for more.
const LATENCY_MAX_US: f32 = 600_000_000.0;

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    among: &Among<'_, M, F>,
) -> Option<u16> {
    better(group, among, |index| {
        let member = among.member(index);
        let active = member.active() as f32;
        match member.latency(among.now_ms) {
            Some(latency) => latency * (active + 1.0) / among.weight(index),
            // One request at a time until it has answered.
            None if active == 0.0 => 0.0,
            None => LATENCY_MAX_US * active,
        }
    })
}

/// What the answers of a member take. Two threads that learn at once may lose one answer.
#[derive(Debug, Default)]
pub(crate) struct Latency {
    /// Milliseconds of the process above, a float of microseconds below; 0: nothing is known.
    packed: AtomicU64,
}

impl Latency {
    /// An answer took so long.
    pub(crate) fn answered(&self, took_us: f32, now_ms: u64) {
        let next = match self.unpacked() {
            Some((_, before)) if took_us >= before => took_us,
            Some((at, before)) => {
                let kept = decay(now_ms, at);
                before.mul_add(kept, took_us * (1.0 - kept))
            }
            None => took_us,
        };
        self.store(next, now_ms);
    }

    /// No answer came.
    pub(crate) fn failed(&self, now_ms: u64) {
        let before = self.now(now_ms).unwrap_or(0.0);
        self.store((before * 2.0).max(FAILED_US), now_ms);
    }

    /// In microseconds. It falls while nothing is asked, so that the member is tried again.
    pub(crate) fn now(&self, now_ms: u64) -> Option<f32> {
        let (at, latency) = self.unpacked()?;
        Some(latency * decay(now_ms, at))
    }

    fn unpacked(&self) -> Option<(u32, f32)> {
        match self.packed.load(Ordering::Relaxed) {
            0 => None,
            packed => Some(((packed >> 32) as u32, f32::from_bits(packed as u32))),
        }
    }

    fn store(&self, latency: f32, now_ms: u64) {
        let bits = latency.clamp(1.0, LATENCY_MAX_US).to_bits();
        let packed = (now_ms << 32) | u64::from(bits);
        self.packed.store(packed, Ordering::Relaxed);
    }
}

fn decay(now_ms: u64, at: u32) -> f32 {
    let passed = (now_ms as u32).wrapping_sub(at);
    // Another thread may have been a little ahead.
    let passed = if passed > u32::MAX / 2 { 0 } else { passed };
    (-(passed as f32) / DECAY_MS).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rises_at_once_and_falls_slowly() {
        let latency = Latency::default();
        assert_eq!(latency.now(5), None);
        latency.answered(1_000.0, 5);
        assert_eq!(latency.now(5), Some(1_000.0));
        latency.answered(9_000.0, 6);
        assert_eq!(latency.now(6), Some(9_000.0));
        latency.answered(1_000.0, 7);
        assert!(latency.now(7).is_some_and(|it| it > 8_990.0));
        latency.answered(1_000.0, 10_007);
        assert!(latency.now(10_007).is_some_and(|it| it < 4_000.0));
        assert!(latency.now(40_007).is_some_and(|it| it < 250.0));
    }

    #[test]
    fn failures_grow() {
        let latency = Latency::default();
        latency.failed(1);
        assert_eq!(latency.now(1), Some(FAILED_US));
        latency.failed(1);
        assert_eq!(latency.now(1), Some(2.0 * FAILED_US));
        for _ in 0..100 {
            latency.failed(1);
        }
        assert_eq!(latency.now(1), Some(LATENCY_MAX_US));
    }
}
