//! How many requests to an upstream may be repeated: a share of those of late.

use std::time::{Duration, Instant};

use parking_lot::Mutex;

/// What is looked at.
const WINDOW: Duration = Duration::from_secs(10);
/// Its parts.
const SECONDS: usize = 10;
/// So many retries in a window are always allowed: three a second.
const ALWAYS: u64 = 30;

/// The retries of late, of all threads. Nothing of it costs a request that is not repeated.
#[derive(Debug)]
pub(crate) struct Budget(Mutex<Window>);

#[derive(Debug)]
struct Window {
    /// Retries by second, of the last [`SECONDS`] seconds that had some.
    retries: [(u64, u64); SECONDS],
    /// How many answers there had been at these times, a second or more apart: the first is as old as
    /// the window, or the oldest there is.
    answered: [Option<(Instant, u64)>; SECONDS + 2],
    began: Instant,
}

impl Default for Budget {
    fn default() -> Self {
        let now = Instant::now();
        let mut answered = [None; SECONDS + 2];
        answered[0] = Some((now, 0));
        Self(Mutex::new(Window {
            retries: [(0, 0); SECONDS],
            answered,
            began: now,
        }))
    }
}

impl Budget {
    /// Whether one more request may be repeated, which is counted then: within `percent` of the
    /// requests of the window beside those that are always allowed. `answered`: answers since the
    /// start.
    pub(crate) fn take(&self, percent: u8, answered: impl FnOnce() -> u64, now: Instant) -> bool {
        let answered = answered();
        let mut window = self.0.lock();
        let allowed = ALWAYS + window.requests(answered, now) * u64::from(percent) / 100;
        let is_allowed = window.retries(now) < allowed;
        if is_allowed {
            window.count(now);
        }
        is_allowed
    }
}

impl Window {
    /// From 1.
    fn second(&self, now: Instant) -> u64 {
        now.saturating_duration_since(self.began).as_secs() + 1
    }

    fn count(&mut self, now: Instant) {
        let second = self.second(now);
        let slot = &mut self.retries[second as usize % SECONDS];
        if slot.0 != second {
            *slot = (second, 0);
        }
        slot.1 += 1;
    }

    fn retries(&self, now: Instant) -> u64 {
        let second = self.second(now);
        let recent = |(at, _): &&(u64, u64)| *at + SECONDS as u64 > second;
        self.retries
            .iter()
            .filter(recent)
            .map(|(_, count)| count)
            .sum()
    }

    /// The requests of the window. When the last look is longer ago, as many as fell on this time on
    /// average since.
    fn requests(&mut self, answered: u64, now: Instant) -> u64 {
        let age = |at: Instant| now.saturating_duration_since(at);
        // The first that is not within the window any more is the one to compare with.
        let known = self.answered.iter().flatten().count();
        let old = self
            .answered
            .iter()
            .flatten()
            .filter(|(at, _)| age(*at) >= WINDOW);
        let old = old.count();
        let mut known = known;
        if old > 1 {
            self.answered.rotate_left(old - 1);
            let last = self.answered.len() - (old - 1);
            self.answered[last..].fill(None);
            known -= old - 1;
        }
        let Some((at, before)) = self.answered[0] else {
            return 0;
        };
        let last = known.checked_sub(1).and_then(|last| self.answered[last]);
        if let Some(slot) = self.answered.get_mut(known)
            && last.is_none_or(|(at, _)| age(at) >= WINDOW / SECONDS as u32)
        {
            *slot = Some((now, answered));
        }
        let since = answered.saturating_sub(before) as f64;
        let share = WINDOW.as_secs_f64() / age(at).max(WINDOW).as_secs_f64();
        (since * share) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(budget: &Budget, percent: u8, answered: u64, now: Instant) -> u64 {
        (0..10_000)
            .filter(|_| budget.take(percent, || answered, now))
            .count() as u64
    }

    #[test]
    fn some_are_always_allowed() {
        let budget = Budget::default();
        let now = Instant::now();
        assert_eq!(taken(&budget, 0, 1_000_000, now), ALWAYS);
        // Those of the window count until it is over.
        assert_eq!(taken(&budget, 0, 0, now + WINDOW / 2), 0);
        assert_eq!(taken(&budget, 0, 0, now + 2 * WINDOW), ALWAYS);
    }

    #[test]
    fn a_share_of_the_requests_is_added() {
        let budget = Budget::default();
        let now = Instant::now();
        assert_eq!(taken(&budget, 20, 1_000, now), ALWAYS + 200);
        assert_eq!(taken(&budget, 50, 1_000, now), 300);
    }

    #[test]
    fn requests_of_long_ago_do_not_count() {
        let budget = Budget::default();
        let mut now = Instant::now();
        // A thousand a second for a minute, looked at each second.
        for second in 1..=60 {
            now += Duration::from_secs(1);
            budget.0.lock().requests(second * 1_000, now);
        }
        assert_eq!(budget.0.lock().requests(60_000, now), 10_000);
        // Nothing for nine seconds more, then for as long as the window.
        now += Duration::from_secs(9);
        assert_eq!(budget.0.lock().requests(60_000, now), 1_000);
        now += Duration::from_secs(1);
        assert_eq!(budget.0.lock().requests(60_000, now), 0);
        // Nobody looked for an hour.
        now += Duration::from_secs(3_600);
        assert!(budget.0.lock().requests(420_000, now) <= 1_000);
    }
}
