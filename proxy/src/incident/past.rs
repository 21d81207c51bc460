//! An upstream's last minute: its failures whatever their cause, and how it answered.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

use candor_diagnostics::causes::Cause;
use candor_diagnostics::evidence::{Evidence, RecentFailures};
use candor_diagnostics::exchange::Attempt;

/// Single failures are compared for so long, and at most so many.
const WINDOW_MS: i64 = 60_000;
pub(super) const LATE_MAX: usize = 32;
/// Samples at most: one a second, for a minute and a half.
const SAMPLES_MAX: usize = 90;
/// Upstreams whose past is known at a time; the one that was sampled and failed longest ago makes room.
const UPSTREAMS_MAX: usize = 256;

/// An attempt that failed, to remember.
#[derive(Clone, Copy, Debug)]
pub struct Attempted<'a> {
    /// Why.
    pub cause: &'static Cause,
    /// What happened.
    pub attempt: &'a Attempt,
    /// The site's key.
    pub site: Option<&'a str>,
    /// The request's path.
    pub path: &'a str,
    /// Bytes of the request's body so far.
    pub body: u64,
    /// Which member failed, of how many.
    pub member: usize,
    /// How many members the upstream has.
    pub members: usize,
    /// How many answers of the upstream have begun since the process started.
    pub answered: u64,
    /// The largest body of a request that was answered of late.
    pub largest_body: u64,
    /// When the last request began that was answered without a failure.
    pub last_success_unix_ms: Option<i64>,
    /// Whether an answer had begun that now broke off.
    pub broke_off: bool,
    /// Whether another attempt follows.
    pub is_retried: bool,
    /// Now.
    pub now_unix_ms: i64,
}

/// What is remembered of one failed attempt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Late {
    pub(super) at_unix_ms: i64,
    /// Tells paths apart without keeping them.
    pub(super) path: u64,
    pub(super) member: usize,
    /// How many requests had been answered then.
    pub(super) answered: u64,
    /// How long the connection had been idle, if it was used again.
    pub(super) idle_ms: Option<u64>,
    /// After how long the member closes idle connections, how often that was seen, and how long
    /// ours may be idle.
    pub(super) idle_ends: Option<(u64, u64, u64)>,
    pub(super) body: u64,
}

/// How an upstream answered in one second.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sample {
    pub(super) at_unix_ms: i64,
    /// Answers that began.
    pub(super) answers: u64,
    /// Until they began, on average.
    pub(super) head_us: u64,
    /// Connections open at its end.
    pub(super) connections: u64,
}

/// What is remembered of one upstream.
#[derive(Debug)]
pub(super) struct Past {
    upstream: Box<str>,
    touched_unix_ms: i64,
    /// The last failures, oldest first.
    late: VecDeque<Late>,
    /// Oldest first.
    pub(super) samples: VecDeque<Sample>,
    /// Answers that broke off, which are counted as begun.
    broken: u64,
    /// What was counted at the last sample: answers, and microseconds until they began.
    counted: Option<(u64, u64)>,
}

/// What is remembered of every upstream.
#[derive(Debug, Default)]
pub(super) struct Pasts {
    hasher: RandomState,
    pasts: Vec<Past>,
}

impl Pasts {
    pub(super) fn of(&mut self, upstream: &str, now_unix_ms: i64) -> &mut Past {
        let known = self.pasts.iter().position(|it| *it.upstream == *upstream);
        let index = known.unwrap_or_else(|| {
            if self.pasts.len() >= UPSTREAMS_MAX {
                let pasts = self.pasts.iter().enumerate();
                let oldest = pasts.min_by_key(|(_, past)| past.touched_unix_ms);
                let oldest = oldest.map_or(0, |(index, _)| index);
                self.pasts.swap_remove(oldest);
            }
            self.pasts.push(Past {
                upstream: upstream.into(),
                touched_unix_ms: now_unix_ms,
                late: VecDeque::new(),
                samples: VecDeque::new(),
                broken: 0,
                counted: None,
            });
            self.pasts.len() - 1
        });
        let past = &mut self.pasts[index];
        past.touched_unix_ms = now_unix_ms;
        past
    }

    /// What is kept of a failure, apart from what it has answered.
    pub(super) fn late(&self, attempted: &Attempted<'_>) -> Late {
        let facts = attempted.attempt.evidence.iter().rev();
        let mut idle_ends = facts.filter_map(|fact| match fact {
            Evidence::IdleEnds(ends) => Some((ends.closed_after_ms, ends.seen, ends.ours_ms)),
            _ => None,
        });
        Late {
            at_unix_ms: attempted.now_unix_ms,
            path: self.hasher.hash_one(attempted.path),
            member: attempted.member,
            answered: 0,
            idle_ms: attempted.attempt.reused.map(|reuse| reuse.idle_ms),
            idle_ends: idle_ends.next(),
            body: attempted.body,
        }
    }
}

impl Past {
    /// How many answers the upstream has given, whole or going on.
    pub(super) fn answered(&mut self, attempted: &Attempted<'_>) -> u64 {
        let answered = attempted.answered.saturating_sub(self.broken);
        self.broken += u64::from(attempted.broke_off);
        answered
    }

    /// Adds to the last failures and says what they have in common.
    pub(super) fn fail(&mut self, late: Late, members: usize) -> RecentFailures {
        let now = late.at_unix_ms;
        let is_over = |late: &Late| now - late.at_unix_ms > WINDOW_MS;
        while self.late.len() >= LATE_MAX || self.late.front().is_some_and(is_over) {
            self.late.pop_front();
        }
        self.late.push_back(late);
        let first = self.late.front().unwrap_or(&late);
        RecentFailures {
            count: self.late.len() as u64,
            span_ms: u64::try_from(now - first.at_unix_ms).unwrap_or_default(),
            same_path: self.late.iter().all(|it| it.path == late.path),
            same_member: self.late.iter().all(|it| it.member == late.member),
            members: members as u64,
            answered: late.answered.saturating_sub(first.answered),
        }
    }

    /// Takes in what has been counted by now: answers, microseconds until they began, connections.
    pub(super) fn sample(&mut self, now_unix_ms: i64, answers: u64, head_us: u64, open: u64) {
        let before = self.counted.replace((answers, head_us));
        let Some((answers_before, us_before)) = before else {
            return;
        };
        let answers = answers.saturating_sub(answers_before);
        let us = head_us.saturating_sub(us_before);
        if self.samples.len() >= SAMPLES_MAX {
            self.samples.pop_front();
        }
        self.samples.push_back(Sample {
            at_unix_ms: now_unix_ms,
            answers,
            head_us: us.checked_div(answers).unwrap_or_default(),
            connections: open,
        });
    }
}
