//! The failures of one upstream.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use candor_diagnostics::evidence::{History, RecentFailures};
use parking_lot::Mutex;

use super::Reload;

/// Single failures are remembered for so long, and at most so many.
const WINDOW: Duration = Duration::from_secs(60);
const LATE_MAX: usize = 32;
/// After so long without a failure of its cause, a series is over.
const PAUSE: Duration = Duration::from_secs(600);
/// Series at a time; the one that paused longest makes room.
const SERIES_MAX: usize = 16;

/// What is remembered of an upstream's failures.
#[derive(Debug, Default)]
pub struct Recent {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Tells paths apart without keeping them.
    hasher: RandomState,
    /// The last failures, oldest first.
    late: VecDeque<Late>,
    series: Vec<Series>,
    /// Answers that broke off, which are counted as begun.
    broken: u64,
}

#[derive(Debug)]
struct Late {
    at: Instant,
    path: u64,
    member: usize,
    /// How many requests had been answered then.
    answered: u64,
}

/// Failures of one cause without a long pause between two of them.
#[derive(Debug)]
struct Series {
    cause: &'static str,
    first: Instant,
    first_unix_s: i64,
    last: Instant,
    count: u64,
    /// How many requests had been answered at the first.
    answered: u64,
}

/// A failure to remember.
#[derive(Debug)]
pub struct Failure<'a> {
    /// Its code.
    pub cause: &'static str,
    /// The request's path.
    pub path: &'a [u8],
    /// Which member failed, of how many.
    pub member: usize,
    /// How many members the upstream has.
    pub members: usize,
    /// How many answers of the upstream have begun since the process started.
    pub answered: u64,
    /// Whether an answer had begun that now broke off.
    pub broke_off: bool,
    /// The last reload.
    pub reload: Option<&'a Reload>,
    /// Now.
    pub now: Instant,
    /// Now, in seconds since the Unix epoch.
    pub now_unix_s: i64,
}

impl Recent {
    /// Remembers a failure; returns what is known with it.
    #[cold]
    pub fn note(&self, failure: &Failure<'_>) -> History {
        let mut state = self.state.lock();
        let answered = failure.answered.saturating_sub(state.broken);
        state.broken += u64::from(failure.broke_off);
        let recent = state.late(failure, answered);
        let series = state.series(failure, answered);
        let reload = failure.reload.filter(|reload| reload.at <= series.first);
        History {
            count: series.count,
            first_unix_s: series.first_unix_s,
            answered_before: series.answered,
            answered_since: answered.saturating_sub(series.answered),
            recent,
            reload: reload.map(|reload| reload.before(series.first)),
        }
    }
}

impl State {
    /// Adds to the last failures and says what they have in common.
    fn late(&mut self, failure: &Failure<'_>, answered: u64) -> RecentFailures {
        let is_over = |late: &Late| failure.now.saturating_duration_since(late.at) > WINDOW;
        while self.late.len() >= LATE_MAX || self.late.front().is_some_and(is_over) {
            self.late.pop_front();
        }
        let path = self.hasher.hash_one(failure.path);
        self.late.push_back(Late {
            at: failure.now,
            path,
            member: failure.member,
            answered,
        });
        let first = self.late.front();
        let span = first.map(|first| failure.now.saturating_duration_since(first.at));
        RecentFailures {
            count: self.late.len() as u64,
            span_ms: span.unwrap_or_default().as_millis() as u64,
            same_path: self.late.iter().all(|late| late.path == path),
            same_member: self.late.iter().all(|late| late.member == failure.member),
            members: failure.members as u64,
            answered: first.map_or(0, |first| answered.saturating_sub(first.answered)),
        }
    }

    /// Counts it in the series of its cause.
    fn series(&mut self, failure: &Failure<'_>, answered: u64) -> &Series {
        let now = failure.now;
        self.series
            .retain(|series| now.saturating_duration_since(series.last) <= PAUSE);
        let known = self
            .series
            .iter()
            .position(|series| series.cause == failure.cause);
        let index = known.unwrap_or_else(|| {
            if self.series.len() >= SERIES_MAX {
                let quiet = self.series.iter().enumerate();
                let oldest = quiet.min_by_key(|(_, series)| series.last);
                let oldest = oldest.map_or(0, |(index, _)| index);
                self.series.swap_remove(oldest);
            }
            self.series.push(Series {
                cause: failure.cause,
                first: now,
                first_unix_s: failure.now_unix_s,
                last: now,
                count: 0,
                answered,
            });
            self.series.len() - 1
        });
        let series = &mut self.series[index];
        series.count += 1;
        series.last = now;
        series
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Story {
        recent: Recent,
        start: Instant,
        reload: Option<Reload>,
    }

    impl Story {
        fn new() -> Self {
            Self {
                recent: Recent::default(),
                start: Instant::now(),
                reload: None,
            }
        }

        /// A failure after so many seconds, when so many requests had been answered.
        fn fails(
            &self,
            after_s: u64,
            cause: &'static str,
            path: &str,
            member: usize,
            answered: u64,
        ) -> History {
            self.recent.note(&Failure {
                cause,
                path: path.as_bytes(),
                member,
                members: 2,
                answered,
                broke_off: cause.starts_with("body"),
                reload: self.reload.as_ref(),
                now: self.start + Duration::from_secs(after_s),
                now_unix_s: 1_000 + after_s as i64,
            })
        }
    }

    #[test]
    fn a_series_goes_on_until_a_long_pause() {
        let story = Story::new();
        let first = story.fails(0, "connect_refused", "/", 0, 40);
        assert_eq!((first.count, first.answered_before), (1, 40));
        story.fails(1, "head_reset", "/", 0, 41);
        let third = story.fails(500, "connect_refused", "/", 0, 45);
        assert_eq!((third.count, third.first_unix_s), (2, 1_000));
        assert_eq!((third.answered_before, third.answered_since), (40, 5));
        let later = story.fails(1_200, "connect_refused", "/", 0, 45);
        assert_eq!((later.count, later.first_unix_s), (1, 2_200));
    }

    #[test]
    fn the_last_minute_is_compared() {
        let story = Story::new();
        story.fails(0, "connect_refused", "/other", 1, 0);
        story.fails(70, "connect_refused", "/a", 0, 0);
        story.fails(80, "head_reset", "/a", 0, 3);
        let recent = story.fails(90, "connect_refused", "/a", 0, 7).recent;
        assert_eq!((recent.count, recent.span_ms), (3, 20_000));
        assert!(recent.same_path && recent.same_member);
        assert_eq!(recent.answered, 7);
        let recent = story.fails(91, "connect_refused", "/b", 1, 7).recent;
        assert!(!recent.same_path && !recent.same_member);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        const CAUSES: [&str; 20] = [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q",
            "r", "s", "t",
        ];
        let story = Story::new();
        for (second, cause) in (0..400).zip(CAUSES.iter().cycle()) {
            let history = story.fails(second / 20, cause, "/", 0, 0);
            assert!(history.recent.count <= LATE_MAX as u64);
        }
        let state = story.recent.state.lock();
        assert!(state.late.len() <= LATE_MAX && state.series.len() <= SERIES_MAX);
        let bytes = size_of::<Recent>()
            + state.late.capacity() * size_of::<Late>()
            + state.series.capacity() * size_of::<Series>();
        assert!(bytes <= 4_096, "{bytes}");
    }

    #[test]
    fn an_answer_that_broke_off_is_none() {
        let story = Story::new();
        story.fails(0, "body_truncated", "/", 0, 5);
        // It was counted as begun meanwhile.
        let second = story.fails(1, "body_truncated", "/", 0, 6);
        assert_eq!((second.answered_before, second.answered_since), (5, 0));
    }

    #[test]
    fn a_reload_counts_only_for_what_began_after_it() {
        let mut story = Story::new();
        story.fails(0, "connect_refused", "/", 0, 0);
        story.reload = Some(Reload {
            at: story.start + Duration::from_secs(10),
            changed: vec!["servers"],
        });
        let old = story.fails(12, "connect_refused", "/", 0, 0);
        assert!(old.reload.is_none());
        let new = story.fails(12, "head_reset", "/", 0, 0);
        assert_eq!(new.reload.map(|it| it.until_first_ms), Some(2_000));
    }
}
