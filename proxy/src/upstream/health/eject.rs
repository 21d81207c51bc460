//! Passive health: a member whose requests fail, or whose answers take too long, is left alone for a
//! while.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use candor_conf::model::Eject;

use super::window::{ANSWERS_MAX, Answers, Window};
use super::{Came, What, instant, load, ms};
use crate::upstream::state::bar;
use crate::upstream::{Server, Upstream};

/// A member is ejected for at most so many times the first time's length.
const TIMES_MAX: u32 = 10;
/// Answers that take less are never too slow beside the others': what differs there is chance.
const SLOWER_FLOOR: Duration = Duration::from_millis(10);
/// Members whose answers are compared, at most.
const OTHERS_MAX: usize = 64;
/// How often it is found out how long answers take.
const TYPICAL_EVERY_MS: u64 = 1_000;
/// `Retry-After` is heeded for so long at most.
const ASKED_MAX: Duration = Duration::from_secs(60);

/// What requests to a member came to.
#[derive(Debug, Default)]
pub(super) struct Passive {
    window: Window,
    answers: Answers,
    /// Failures in a row.
    row: AtomicU32,
    /// Answers since the last failure.
    good: AtomicU32,
}

/// How long answers of the upstream usually take.
#[derive(Debug, Default)]
pub(super) struct Typical {
    at_ms: AtomicU64,
    us: AtomicU32,
}

/// Why a member is ejected.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Why {
    /// So many requests in a row failed, the last with this cause.
    Row { count: u32, cause: &'static str },
    /// So many of the requests in the window failed, the last with this cause.
    Rate {
        failed: u64,
        requests: u64,
        cause: &'static str,
    },
    /// Half of its last answers took longer than this.
    Slow { median: Duration, limit: Duration },
    /// The same, and the other members' usually take that.
    Slower { median: Duration, others: Duration },
}

impl Why {
    /// The cause that its last request failed with.
    pub(super) const fn cause(self) -> Option<&'static str> {
        match self {
            Self::Row { cause, .. } | Self::Rate { cause, .. } => Some(cause),
            Self::Slow { .. } | Self::Slower { .. } => None,
        }
    }

    /// How long its answers took, where that is why.
    pub(super) const fn median(self) -> Option<Duration> {
        match self {
            Self::Slow { median, .. } | Self::Slower { median, .. } => Some(median),
            Self::Row { .. } | Self::Rate { .. } => None,
        }
    }
}

impl Passive {
    fn clear(&self) {
        self.window.clear();
        self.answers.clear();
        self.row.store(0, Ordering::Relaxed);
        self.good.store(0, Ordering::Relaxed);
    }

    /// Counts a failure; how many there were in a row.
    fn failed(&self, is_late: bool) -> u32 {
        let relaxed = Ordering::Relaxed;
        let good = self.good.swap(0, relaxed);
        // Its own head was counted as an answer.
        match good.saturating_sub(u32::from(is_late)) {
            0 => self.row.fetch_add(1, relaxed) + 1,
            _ => {
                self.row.store(1, relaxed);
                1
            }
        }
    }
}

impl Upstream {
    pub(super) fn count_for_ejection(
        &self,
        eject: &Eject,
        server: &Server,
        came: &Came,
        now_ms: u64,
    ) {
        let passive = server.state.health.passive.get_or_init(Box::default);
        let window = eject.window.value;
        match came.is_late {
            true => passive.window.turn(now_ms, window),
            false => passive.window.add(now_ms, window, came.cause.is_some()),
        }
        if came.is_answer {
            passive.answers.note(now_ms, came.took);
        }
        let why = match came.cause {
            Some(cause) => self.judge_failure(eject, passive, cause, came.is_late, now_ms),
            None => {
                passive.good.fetch_add(1, Ordering::Relaxed);
                self.judge_time(eject, server, passive, came.took, now_ms)
            }
        };
        if let Some(why) = why {
            self.eject(eject, server, why, now_ms);
        }
    }

    #[cold]
    fn judge_failure(
        &self,
        eject: &Eject,
        passive: &Passive,
        cause: &'static str,
        is_late: bool,
        now_ms: u64,
    ) -> Option<Why> {
        let count = passive.failed(is_late);
        if eject.after.as_ref().is_some_and(|it| count >= it.value) {
            return Some(Why::Row { count, cause });
        }
        let rate = eject.rate.as_ref()?;
        let counted = passive.window.sum(now_ms, eject.window.value);
        let is_due = counted.requests >= u64::from(eject.requests) && counted.reaches(rate.value);
        is_due.then_some(Why::Rate {
            failed: counted.failed,
            requests: counted.requests,
            cause,
        })
    }

    /// Whether a member takes too long, now that one answer did.
    fn judge_time(
        &self,
        eject: &Eject,
        server: &Server,
        passive: &Passive,
        took: Duration,
        now_ms: u64,
    ) -> Option<Why> {
        let slow = eject.slow.as_ref().map(|it| it.value);
        let slower = eject.slower.as_ref().map(|it| it.value);
        let is_slow = slow.is_some_and(|limit| took > limit);
        let is_slower = slower.is_some_and(|times| {
            let typical = self.typical(eject, now_ms);
            took >= SLOWER_FLOOR && took > typical.mul_f64(times)
        });
        if !is_slow && !is_slower {
            return None;
        }
        let window = eject.window.value;
        if passive.window.sum(now_ms, window).requests < u64::from(eject.requests) {
            return None;
        }
        let median = passive
            .answers
            .median_us(now_ms, window, eject.requests as usize)?;
        let median = Duration::from_micros(u64::from(median));
        if let Some(limit) = slow
            && median > limit
        {
            return Some(Why::Slow { median, limit });
        }
        let others = self.median_of(eject, Some(server), now_ms)?;
        (median >= SLOWER_FLOOR && median > others.mul_f64(slower?))
            .then_some(Why::Slower { median, others })
    }

    /// How long answers of the upstream usually take, as of a second ago; nothing while that is not
    /// known.
    fn typical(&self, eject: &Eject, now_ms: u64) -> Duration {
        let typical = &self.state.health.typical;
        let (at, relaxed) = (load(&typical.at_ms), Ordering::Relaxed);
        let is_old = now_ms.saturating_sub(at) >= TYPICAL_EVERY_MS;
        let is_ours = || {
            let at_ms = &typical.at_ms;
            at_ms.compare_exchange(at, now_ms, relaxed, relaxed).is_ok()
        };
        if is_old && is_ours() {
            let median = self.median_of(eject, None, now_ms).unwrap_or_default();
            typical.us.store(median.as_micros() as u32, relaxed);
        }
        Duration::from_micros(u64::from(typical.us.load(relaxed)))
    }

    /// The median of what the members' answers usually take, but for `without`; where they take longer
    /// by now, that: what all members share may have slowed down, and one of them tells it first.
    #[cold]
    fn median_of(&self, eject: &Eject, without: Option<&Server>, now_ms: u64) -> Option<Duration> {
        let count = (eject.requests as usize).min(ANSWERS_MAX);
        let servers = self.servers();
        let others = servers.iter().filter(|it| {
            it.state.is_available() && without.is_none_or(|server| server.id != it.id)
        });
        let times = others.take(OTHERS_MAX).filter_map(|server| {
            let answers = &server.state.health.passive.get()?.answers;
            let window = eject.window.value;
            let median = answers.median_us(now_ms, window, count)?;
            Some((median, answers.median_us(now_ms, window, 1)?))
        });
        let (mut medians, mut last): (Vec<u32>, Vec<u32>) = times.unzip();
        let middle = |times: &mut Vec<u32>| {
            times.sort_unstable();
            times.get(times.len().checked_sub(1)? / 2).copied()
        };
        let median = middle(&mut medians)?.max(middle(&mut last)?);
        Some(Duration::from_micros(u64::from(median)))
    }

    /// Leaves a member alone, if enough others stay.
    #[cold]
    fn eject(&self, eject: &Eject, server: &Server, why: Why, now_ms: u64) {
        let health = &self.state.health;
        let _deciding = health.ejecting.lock();
        if !self.may_spare(server, eject.share) {
            return;
        }
        let member = &server.state.health;
        let time = {
            let mut known = member.known.lock();
            let now = instant(now_ms);
            let first = eject.time.value;
            // One that was well for long begins anew.
            let is_again = known
                .returned
                .is_some_and(|at| now.saturating_duration_since(at) < first * TIMES_MAX);
            known.times = match is_again {
                true => (known.times + 1).min(TIMES_MAX),
                false => 1,
            };
            let time = first * known.times;
            known.since = Some(now);
            known.why = Some(why);
            known.ejected_for = time;
            time
        };
        let until = now_ms + time.as_millis() as u64;
        member.ejected_until_ms.store(until, Ordering::Relaxed);
        member.ejections.fetch_add(1, Ordering::Relaxed);
        self.set_bar(server, bar::EJECTED, true);
        health.flip(Some(server), What::Ejected { why, time });
    }

    /// Whether a member may be left alone: at most `share` percent of its kind are, but all of them
    /// while a backup stands in; and one stays unless all may go.
    fn may_spare(&self, server: &Server, share: u8) -> bool {
        const AWAY: u8 = bar::EJECTED | bar::ASKED;
        let servers = self.servers();
        let barred = |it: &Arc<Server>| it.state.barred.load(Ordering::Relaxed);
        if server.state.barred.load(Ordering::Relaxed) & AWAY != 0 {
            return false;
        }
        let stays = |it: &&Arc<Server>| it.id != server.id && barred(it) == 0;
        if !server.is_backup && servers.iter().filter(stays).any(|it| it.is_backup) {
            return true;
        }
        let kind = || servers.iter().filter(|it| it.is_backup == server.is_backup);
        let away = kind().filter(|it| barred(it) & AWAY != 0).count();
        let most = (kind().count() * usize::from(share) / 100).max(1);
        away < most && (share >= 100 || servers.iter().any(|it| stays(&it)))
    }

    /// A member has asked to be left alone.
    #[cold]
    pub(super) fn asked(&self, server: &Server, time: Duration, now_ms: u64) {
        let Some(eject) = &self.settings.eject else {
            return;
        };
        let time = time.min(ASKED_MAX);
        let health = &self.state.health;
        let _deciding = health.ejecting.lock();
        if time.is_zero() || !self.may_spare(server, eject.share) {
            return;
        }
        let member = &server.state.health;
        let until = now_ms + time.as_millis() as u64;
        member.asked_until_ms.store(until, Ordering::Relaxed);
        member.known.lock().since = Some(instant(now_ms));
        self.set_bar(server, bar::ASKED, true);
        health.flip(Some(server), What::Asked { time });
    }

    /// Lets those members in again whose time is over. When the next one's is.
    pub(super) fn let_in(&self, now: Instant) -> Option<Instant> {
        let now_ms = ms(now);
        let mut next: Option<u64> = None;
        for server in self.servers().iter() {
            let state = &server.state;
            for (reason, until) in [
                (bar::EJECTED, &state.health.ejected_until_ms),
                (bar::ASKED, &state.health.asked_until_ms),
            ] {
                let at = load(until);
                match at {
                    0 => {}
                    _ if at > now_ms => next = Some(next.map_or(at, |next| next.min(at))),
                    _ => self.return_of(server, reason, until, now),
                }
            }
        }
        next.map(instant)
    }

    /// Nobody asks for this any more: whoever is away is let in.
    pub(super) fn let_all_in(&self, now: Instant) {
        for server in self.servers().iter() {
            let health = &server.state.health;
            self.return_of(server, bar::EJECTED, &health.ejected_until_ms, now);
            self.return_of(server, bar::ASKED, &health.asked_until_ms, now);
        }
    }

    fn return_of(&self, server: &Server, reason: u8, until: &AtomicU64, now: Instant) {
        until.store(0, Ordering::Relaxed);
        if !server.state.is_barred_by(reason) {
            return;
        }
        let health = &server.state.health;
        if let Some(passive) = health.passive.get() {
            passive.clear();
        }
        {
            let mut known = health.known.lock();
            known.since = Some(now);
            known.returned = Some(now);
        }
        self.set_bar(server, reason, false);
        // One whose checks fail stays away.
        if server.state.is_available() {
            self.state.health.flip(Some(server), What::Returned);
        }
    }
}
