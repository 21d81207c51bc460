//! What the course of an attempt shows: how far it got, how it was repeated, what ran out.

use std::borrow::Cow;

use super::Facts;
use super::slots::{ms, number, us};
use crate::evidence::{
    EarlyAnswer, Evidence, IdleEnds, Progress, RetryDecision, StreamEnd, Timers, Upgrade,
};

/// How far an answer's body had got.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyProgress {
    pub(crate) declared: Option<u64>,
    pub(crate) received: u64,
}

impl<'a> Facts<'a> {
    /// How far the attempt had got.
    pub(crate) fn progress(&self) -> Option<&'a Progress> {
        let progress = self.last(|evidence| match evidence {
            Evidence::Progress(progress) => Some(progress),
            _ => None,
        });
        progress.map(|(_, progress)| progress)
    }

    /// The answer that began before the request had left, and the index of the fact.
    pub(crate) fn early_answer(&self) -> Option<(usize, &'a EarlyAnswer)> {
        self.last(|evidence| match evidence {
            Evidence::EarlyAnswer(early) => Some(early),
            _ => None,
        })
    }

    /// Whether the attempt was repeated, and why or why not.
    pub(crate) fn retry(&self) -> Option<RetryDecision> {
        let decision = self.last(|evidence| match evidence {
            Evidence::Retry { decision } => Some(*decision),
            _ => None,
        });
        decision.map(|(_, decision)| decision)
    }

    /// How long idle connections of this upstream lived.
    pub(crate) fn idle_ends(&self) -> Option<&'a IdleEnds> {
        let ends = self.last(|evidence| match evidence {
            Evidence::IdleEnds(ends) => Some(ends),
            _ => None,
        });
        ends.map(|(_, ends)| ends)
    }

    /// What went wrong with a change of protocol, and the index of the fact.
    pub(crate) fn upgrade(&self) -> Option<(usize, &'a Upgrade)> {
        self.last(|evidence| match evidence {
            Evidence::Upgrade(upgrade) => Some(upgrade),
            _ => None,
        })
    }

    /// The timers in force.
    fn timers(&self) -> Option<&'a Timers> {
        let timers = self.last(|evidence| match evidence {
            Evidence::Timers(timers) => Some(timers),
            _ => None,
        });
        timers.map(|(_, timers)| timers)
    }

    /// After how many milliseconds the peer ended the connection by itself.
    pub(crate) fn ended_after_ms(&self) -> Option<u64> {
        let ended = self.last(|evidence| match evidence {
            Evidence::Ended { end, after_ms, .. } if *end != StreamEnd::Open => Some(*after_ms),
            _ => None,
        });
        ended.map(|(_, after_ms)| after_ms)
    }

    /// The timer of ours that equals the time after which the peer ended the connection.
    pub(crate) fn equal_timer(&self) -> Option<(&'static str, u64)> {
        let after = self.ended_after_ms().filter(|after| *after >= 100)?;
        let equal = |limit: u64| after.abs_diff(limit) <= (limit / 20).clamp(30, 250);
        let timers = self.timers()?.by_key().into_iter();
        timers
            .filter_map(|(key, limit)| Some((key, limit?)))
            // How long connecting may take says nothing about an answer.
            .find(|(key, limit)| *key != "timeout.connect" && equal(*limit))
    }

    /// The peer ended the connection after a whole number of seconds, as timers do.
    pub(crate) fn ended_at_a_round_time(&self) -> bool {
        self.ended_after_ms().is_some_and(|after| match after {
            ..1_000 => false,
            1_000..10_000 => after % 1_000 < 40,
            // A worker is killed at the next look at the clock.
            _ => after % 5_000 < 250,
        })
    }

    /// A connection that had been idle was gone when it was used again: nothing of an answer came.
    pub(crate) fn lost_when_reused(&self) -> bool {
        let reused = self.attempt.is_some_and(|it| it.reused.is_some());
        reused && self.nothing_received() && self.progress().is_none_or(|it| it.interim == 0)
    }

    /// How far the answer's body had got when it ended or when it was given up.
    pub(crate) fn body_ended(&self) -> Option<(usize, BodyProgress)> {
        self.last(|evidence| match evidence {
            Evidence::BodyEnded {
                declared, received, ..
            } => Some(BodyProgress {
                declared: *declared,
                received: *received,
            }),
            _ => None,
        })
    }

    /// The number of the line within which the head of the answer broke off.
    fn head_lines(&self) -> Option<u64> {
        let (_, head) = self.raw_head()?;
        Some(head.raw.split(|byte| *byte == b'\n').count() as u64)
    }

    /// A timer of the attempt itself ran out.
    pub(crate) fn timer_is_own(&self) -> bool {
        self.timer().is_some_and(|(index, _)| index.is_some())
    }

    /// What the kernel said when the request was written, as the index of the fact.
    pub(crate) fn write_failed(&self) -> Option<usize> {
        let failed = self.last(|evidence| match evidence {
            Evidence::Io { operation, .. } if operation == "write" => Some(()),
            _ => None,
        });
        failed.map(|(index, ())| index)
    }

    /// The connection had been idle and was gone before it took more than one write holds.
    pub(crate) fn was_a_stale_connection(&self) -> bool {
        const ONE_WRITE: u64 = 256 * 1024;
        let sent = self.attempt.map_or(0, |attempt| attempt.bytes_sent);
        self.lost_when_reused() && sent <= ONE_WRITE
    }

    pub(super) fn course_value(&self, name: &str) -> Option<Cow<'a, str>> {
        match name {
            "bytes_sent" => return number(self.nearest_attempt()?.bytes_sent),
            "bytes_received" => return number(self.nearest_attempt()?.bytes_received),
            "request_number" => {
                return number(self.nearest_attempt()?.reused?.requests.saturating_add(1));
            }
            "requests_served" => return number(self.nearest_attempt()?.reused?.requests),
            "body_sent" => return number(self.body_progress()?.0),
            "body_declared" => return number(self.body_progress()?.1?),
            "body_left" => {
                let (sent, declared) = self.body_progress()?;
                return number(declared?.saturating_sub(sent));
            }
            "head_line" => return number(self.head_lines()?),
            "sending" => return Some(us(self.attempt?.timeline.request_us?)),
            "early_status" => return number(u64::from(self.early_answer()?.1.status)),
            "equal_timer" => return Some(Cow::Borrowed(self.equal_timer()?.0)),
            "equal_limit" => return Some(ms(self.equal_timer()?.1)),
            _ => {}
        }
        self.idle_value(name)
            .or_else(|| self.upgrade_value(name))
            .or_else(|| self.progress_value(name))
    }

    /// Bytes of the request's body that had left, and its declared length.
    fn body_progress(&self) -> Option<(u64, Option<u64>)> {
        match (self.early_answer(), self.progress()) {
            (Some((_, early)), _) => Some((early.body_sent, early.body_declared)),
            (None, Some(progress)) => Some((progress.body_sent, progress.body_declared)),
            (None, None) => None,
        }
    }

    fn progress_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let progress = self.progress()?;
        match name {
            "sent_idle" => Some(ms(progress.sent_idle_ms?)),
            "received_idle" => Some(ms(progress.received_idle_ms?)),
            "interim" => number(u64::from(progress.interim)),
            "connections" => number(progress.connections),
            _ => None,
        }
    }

    fn idle_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let ends = self.idle_ends()?;
        match name {
            "idle_end" => Some(ms(ends.closed_after_ms)),
            "idle_end_seen" => number(ends.seen),
            "idle_ours" => Some(ms(ends.ours_ms)),
            _ => None,
        }
    }

    fn upgrade_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, upgrade) = self.upgrade()?;
        match name {
            "protocol_asked" => Some(Cow::Borrowed(upgrade.asked.as_deref()?)),
            "protocol_answered" => Some(Cow::Borrowed(upgrade.answered.as_deref()?)),
            "upgrade_status" => number(u64::from(upgrade.status)),
            "interim" => number(u64::from(upgrade.interim)),
            _ => None,
        }
    }
}
