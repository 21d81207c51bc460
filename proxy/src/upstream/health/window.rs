//! What requests to a member came to of late: counts in a ring of slices, and the times of the last
//! answers. All threads write without a lock.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

/// Slices of a window: so much of it, a tenth, is forgotten at a time.
const SLICES: usize = 10;
/// Requests in a slice, at most; beyond it both counts are halved, which leaves their share.
const COUNT_MAX: u64 = (1 << 20) - 1;
/// Answers whose times are kept.
pub(super) const ANSWERS_MAX: usize = 64;

/// Requests and failures within the last `window`.
///
/// A slice is one word: 24 bits that say when it began, 20 bits of requests, 20 bits of failures.
/// So it is begun anew and counted on in one step.
#[derive(Debug, Default)]
pub(super) struct Window {
    slices: [AtomicU64; SLICES],
    /// Milliseconds of a slice, as it was counted last.
    width: AtomicU32,
}

/// What a window holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Counted {
    /// Requests.
    pub(super) requests: u64,
    /// How many of them failed.
    pub(super) failed: u64,
}

impl Counted {
    /// Whether at least so many percent failed.
    pub(super) const fn reaches(self, percent: u8) -> bool {
        self.failed > 0 && self.failed * 100 >= self.requests * percent as u64
    }
}

impl Window {
    /// Counts a request, and whether it failed.
    pub(super) fn add(&self, now_ms: u64, window: Duration, failed: bool) {
        self.count(now_ms, window, 1, u64::from(failed));
    }

    /// A request that was counted as well has failed after all.
    pub(super) fn turn(&self, now_ms: u64, window: Duration) {
        self.count(now_ms, window, 0, 1);
    }

    fn count(&self, now_ms: u64, window: Duration, requests: u64, failed: u64) {
        let (slice, began) = self.slice(now_ms, window);
        let counted = slice.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |word| {
            let (mut of, mut bad) = match word >> 40 == began {
                true => ((word >> 20) & COUNT_MAX, word & COUNT_MAX),
                false => (0, 0),
            };
            if of.max(bad) >= COUNT_MAX {
                (of, bad) = (of / 2, bad / 2);
            }
            Some(began << 40 | (of + requests) << 20 | (bad + failed))
        });
        // It always counts.
        let _ = counted;
    }

    /// What is counted of the last `window`.
    pub(super) fn sum(&self, now_ms: u64, window: Duration) -> Counted {
        let width = width(window);
        let mut sum = Counted::default();
        if self.width.load(Ordering::Relaxed) != width {
            return sum;
        }
        let now = now_ms / u64::from(width);
        for slice in &self.slices {
            let word = slice.load(Ordering::Relaxed);
            let age = now.wrapping_sub(word >> 40) & 0xff_ffff;
            if word != 0 && age < SLICES as u64 {
                sum.requests += (word >> 20) & COUNT_MAX;
                sum.failed += word & COUNT_MAX;
            }
        }
        sum.failed = sum.failed.min(sum.requests);
        sum
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        for slice in &self.slices {
            slice.store(0, Ordering::Relaxed);
        }
    }

    fn slice(&self, now_ms: u64, window: Duration) -> (&AtomicU64, u64) {
        let width = width(window);
        // A reload may have changed it: what was counted by the other one means nothing now.
        if self.width.load(Ordering::Relaxed) != width {
            self.clear();
            self.width.store(width, Ordering::Relaxed);
        }
        let slice = now_ms / u64::from(width);
        (&self.slices[slice as usize % SLICES], slice & 0xff_ffff)
    }
}

/// Milliseconds of a slice.
fn width(window: Duration) -> u32 {
    let slice = window.as_millis() / SLICES as u128;
    u32::try_from(slice).unwrap_or(u32::MAX).max(1)
}

/// How long the last answers took.
///
/// An answer is one word: 32 bits that say when it came, in milliseconds, 32 bits of microseconds.
#[derive(Debug)]
pub(super) struct Answers {
    next: AtomicU32,
    words: [AtomicU64; ANSWERS_MAX],
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            next: AtomicU32::new(0),
            words: std::array::from_fn(|_| AtomicU64::new(0)),
        }
    }
}

impl Answers {
    /// Notes an answer.
    pub(super) fn note(&self, now_ms: u64, took: Duration) {
        let at = self.next.fetch_add(1, Ordering::Relaxed) as usize % ANSWERS_MAX;
        let took = u32::try_from(took.as_micros()).unwrap_or(u32::MAX).max(1);
        let word = (now_ms & 0xffff_ffff) << 32 | u64::from(took);
        self.words[at].store(word, Ordering::Relaxed);
    }

    /// The time that half of the last `count` answers took longer than, in microseconds. `None`: there
    /// were fewer within `window`.
    pub(super) fn median_us(&self, now_ms: u64, window: Duration, count: usize) -> Option<u32> {
        let count = count.clamp(1, ANSWERS_MAX);
        let next = self.next.load(Ordering::Relaxed) as usize;
        let mut times = [0_u32; ANSWERS_MAX];
        for (back, time) in (1..).zip(&mut times[..count]) {
            let at = next.wrapping_sub(back) % ANSWERS_MAX;
            let word = self.words[at].load(Ordering::Relaxed);
            let age = (now_ms as u32).wrapping_sub((word >> 32) as u32);
            if word == 0 || u128::from(age) > window.as_millis() {
                return None;
            }
            *time = word as u32;
        }
        let times = &mut times[..count];
        times.sort_unstable();
        Some(times[(count - 1) / 2])
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        for word in &self.words {
            word.store(0, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Duration = Duration::from_secs(10);

    fn counted(requests: u64, failed: u64) -> Counted {
        Counted { requests, failed }
    }

    #[test]
    fn counts_what_is_within_the_window() {
        let window = Window::default();
        for second in 0..10 {
            window.add(second * 1_000, TEN, second % 2 == 0);
        }
        assert_eq!(window.sum(9_999, TEN), counted(10, 5));
        // The first two seconds are over.
        assert_eq!(window.sum(11_500, TEN), counted(8, 4));
        assert_eq!(window.sum(60_000, TEN), counted(0, 0));
        window.add(60_000, TEN, true);
        assert_eq!(window.sum(60_000, TEN), counted(1, 1));
    }

    #[test]
    fn a_failure_after_the_head_is_one_request() {
        let window = Window::default();
        for _ in 0..4 {
            window.add(500, TEN, false);
            window.turn(1_500, TEN);
        }
        assert_eq!(window.sum(1_600, TEN), counted(4, 4));
        assert!(window.sum(1_600, TEN).reaches(100));
    }

    #[test]
    fn another_width_begins_anew() {
        let window = Window::default();
        window.add(500, TEN, true);
        assert_eq!(window.sum(500, TEN / 2), counted(0, 0));
        window.add(500, TEN / 2, false);
        assert_eq!(window.sum(500, TEN / 2), counted(1, 0));
    }

    #[test]
    fn a_full_slice_keeps_its_share() {
        let window = Window::default();
        for count in 0..COUNT_MAX * 2 {
            window.add(0, TEN, count % 4 == 0);
        }
        let sum = window.sum(0, TEN);
        assert!(sum.requests <= COUNT_MAX && sum.requests > COUNT_MAX / 2);
        assert!(sum.reaches(24) && !sum.reaches(26), "{sum:?}");
    }

    #[test]
    fn threads_count_together() {
        let window = Window::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for count in 0..10_000_u64 {
                        window.add(count / 10, TEN, count % 2 == 0);
                    }
                });
            }
        });
        assert_eq!(window.sum(1_000, TEN), counted(40_000, 20_000));
    }

    #[test]
    fn the_median_is_that_of_the_last_answers() {
        let answers = Answers::default();
        let ms = Duration::from_millis;
        assert_eq!(answers.median_us(0, TEN, 3), None);
        for _ in 0..100 {
            answers.note(1_000, ms(1));
        }
        assert_eq!(answers.median_us(1_000, TEN, 10), Some(1_000));
        // Five slow ones of ten are not more than half, six are.
        for _ in 0..5 {
            answers.note(2_000, ms(2_000));
        }
        assert_eq!(answers.median_us(2_000, TEN, 10), Some(1_000));
        answers.note(2_000, ms(2_000));
        assert_eq!(answers.median_us(2_000, TEN, 10), Some(2_000_000));
        // What is older than the window does not count.
        assert_eq!(answers.median_us(11_500, TEN, 10), None);
        assert_eq!(answers.median_us(11_500, TEN, 6), Some(2_000_000));
        answers.clear();
        assert_eq!(answers.median_us(2_000, TEN, 1), None);
    }
}
