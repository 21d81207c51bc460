//! Requests that wait for a member that has room: first come, first served, across all threads.
//!
//! A retry has no use for the members that it has failed at. So there is one rule: who waits may take
//! a member if all that stand before it have failed there. Where room comes, the first that may take
//! it is woken; it chooses, and leaves or stays where it is. Who comes while others wait joins the
//! line. After a reload those that wait by the old configuration stand in nobody's way: first attempts
//! begin anew by the new one, retries go on until they may not wait any longer.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, fence};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use futures_util::task::AtomicWaker;
use parking_lot::Mutex;

use crate::telemetry::UpstreamTelemetry;
use crate::upstream::balance::random;
use crate::upstream::state::UpstreamState;

/// Requests of an upstream whose beginning is known, at most; beyond it the oldest is the oldest
/// that is known.
const STARTS: usize = 1024;
/// Slots that are tried for a beginning.
const TRIES: usize = 8;

/// The line of an upstream, and what its members serve meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    /// How many wait.
    waiting: AtomicU32,
    line: Mutex<VecDeque<Arc<Waiter>>>,
    /// When those that are served began, in milliseconds of the process; 0: nobody.
    starts: OnceLock<Box<[AtomicU64]>>,
}

#[derive(Debug)]
struct Waiter {
    /// Whether it may look.
    turn: AtomicBool,
    /// Whether it waits by the rules of a configuration that is not in force any more.
    is_outdated: AtomicBool,
    /// The members that it failed at.
    tried: Box<[u64]>,
    waker: AtomicWaker,
}

impl Waiter {
    fn is_outdated(&self) -> bool {
        self.is_outdated.load(Ordering::Relaxed)
    }

    fn wake(&self) {
        self.turn.store(true, Ordering::Release);
        self.waker.wake();
    }

    fn is_first_attempt(&self) -> bool {
        self.tried.is_empty()
    }
}

/// The members that one who waits may take, as far as the others in the line are concerned.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Free {
    All,
    /// Those at which all that stand before it have failed.
    Only(Vec<u64>),
}

impl Free {
    pub(super) fn has(&self, id: u64) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(&id),
        }
    }

    /// What stays when one more stands before.
    fn behind(&mut self, waiter: &Waiter) {
        match self {
            _ if waiter.is_outdated() => {}
            Self::All => *self = Self::Only(waiter.tried.to_vec()),
            Self::Only(ids) => ids.retain(|id| waiter.tried.contains(id)),
        }
    }
}

impl Queue {
    /// How many wait.
    pub(crate) fn waiting(&self) -> u32 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// How many wait for their first attempt.
    pub(super) fn waiting_first(&self) -> u64 {
        let line = self.line.lock();
        line.iter().filter(|it| it.is_first_attempt()).count() as u64
    }

    /// The members that nobody in the line waits for.
    pub(super) fn unwanted(&self) -> Free {
        let mut free = Free::All;
        let line = self.line.lock();
        line.iter().for_each(|waiter| free.behind(waiter));
        free
    }

    /// A request at this member has ended.
    pub(super) fn freed(&self, member: u64) {
        // Who joins does the same the other way round: either it sees the room, or we see it wait.
        fence(Ordering::SeqCst);
        if self.waiting() == 0 {
            return;
        }
        let line = self.line.lock();
        for waiter in line.iter().filter(|it| !it.tried.contains(&member)) {
            waiter.wake();
            if !waiter.is_outdated() {
                return;
            }
        }
    }

    /// Another configuration is in force.
    #[cold]
    pub(super) fn renew(&self) {
        fence(Ordering::SeqCst);
        if self.waiting() == 0 {
            return;
        }
        for waiter in &*self.line.lock() {
            waiter.is_outdated.store(true, Ordering::Relaxed);
            waiter.wake();
        }
    }

    /// There are other members, or others may be asked.
    pub(crate) fn changed(&self) {
        fence(Ordering::SeqCst);
        if self.waiting() > 0 {
            wake_from(&self.line.lock(), 0);
        }
    }

    /// Notes that a request began; where.
    pub(super) fn begin(&self, now_ms: u64) -> Option<u16> {
        let starts = self
            .starts
            .get_or_init(|| (0..STARTS).map(|_| AtomicU64::new(0)).collect());
        let first = random() as usize;
        (0..TRIES).find_map(|step| {
            let slot = first.wrapping_add(step) % STARTS;
            let (free, now) = (0, now_ms.max(1));
            starts[slot]
                .compare_exchange(free, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
                .then_some(slot as u16)
        })
    }

    /// The request that began there has ended.
    pub(super) fn end(&self, slot: u16) {
        if let Some(starts) = self.starts.get() {
            starts[usize::from(slot)].store(0, Ordering::Relaxed);
        }
    }

    /// When the oldest of those that are served began.
    pub(super) fn oldest_ms(&self) -> Option<u64> {
        let starts = self.starts.get()?.iter();
        let begun = starts.map(|it| it.load(Ordering::Relaxed));
        begun.filter(|it| *it > 0).min()
    }
}

/// Wakes those from an index on that may take anything: up to the first that takes every member.
fn wake_from(line: &VecDeque<Arc<Waiter>>, index: usize) {
    for waiter in line.iter().skip(index) {
        waiter.wake();
        if waiter.is_first_attempt() && !waiter.is_outdated() {
            return;
        }
    }
}

/// A place in the line; it is given up when this is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    upstream: Arc<UpstreamState>,
    told: Arc<UpstreamTelemetry>,
    waiter: Arc<Waiter>,
}

impl Place {
    /// Joins the line behind at most `max - 1` others of its kind, first attempts or retries. `None`:
    /// there are more. `tried`: the members that it failed at.
    pub(super) fn join(
        upstream: &Arc<UpstreamState>,
        told: &Arc<UpstreamTelemetry>,
        max: u64,
        tried: &[u64],
    ) -> Option<Self> {
        let mut line = upstream.queue.line.lock();
        let is_alike = |it: &&Arc<Waiter>| it.is_first_attempt() == tried.is_empty();
        if line.len() as u64 >= max && line.iter().filter(is_alike).count() as u64 >= max {
            return None;
        }
        let waiter = Arc::new(Waiter {
            // Room may have come since it looked.
            turn: AtomicBool::new(true),
            is_outdated: AtomicBool::new(false),
            tried: tried.into(),
            waker: AtomicWaker::new(),
        });
        line.push_back(Arc::clone(&waiter));
        let waiting = line.len() as u32;
        upstream.queue.waiting.store(waiting, Ordering::Relaxed);
        told.waiting(line.len());
        drop(line);
        fence(Ordering::SeqCst);
        Some(Self {
            upstream: Arc::clone(upstream),
            told: Arc::clone(told),
            waiter,
        })
    }

    /// Ready when it may look, with the members that it may take; once for each time that something
    /// has changed.
    pub(crate) fn poll_turn(&self, cx: &Context<'_>) -> Poll<Free> {
        self.waiter.waker.register(cx.waker());
        if !self.waiter.turn.swap(false, Ordering::AcqRel) {
            return Poll::Pending;
        }
        let line = self.upstream.queue.line.lock();
        let mut free = Free::All;
        for before in line.iter() {
            if Arc::ptr_eq(before, &self.waiter) {
                return Poll::Ready(free);
            }
            free.behind(before);
            // It is looked for again when one of those before it has left.
            if free == Free::Only(Vec::new()) {
                return Poll::Pending;
            }
        }
        Poll::Ready(free)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let queue = &self.upstream.queue;
        let mut line = queue.line.lock();
        let index = line.iter().position(|it| Arc::ptr_eq(it, &self.waiter));
        if let Some(index) = index {
            line.remove(index);
            // There may be room for those behind it, or its turn was not used.
            wake_from(&line, index);
        }
        queue.waiting.store(line.len() as u32, Ordering::Relaxed);
        self.told.waiting(line.len());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::task::Waker;

    use candor_conf::model::{Log, LogFormat};

    use super::*;
    use crate::telemetry::Telemetry;

    fn told() -> Arc<UpstreamTelemetry> {
        let log = Log {
            format: LogFormat::Off,
            file: None,
            query: false,
        };
        Telemetry::new(&log, None).upstream("app")
    }

    fn is_turn(place: &Place) -> bool {
        let cx = Context::from_waker(Waker::noop());
        place.poll_turn(&cx).is_ready()
    }

    #[test]
    fn the_first_that_came_is_the_first_that_may_choose() {
        let (upstream, told) = (Arc::new(UpstreamState::default()), told());
        let one = Place::join(&upstream, &told, 2, &[]).unwrap();
        let two = Place::join(&upstream, &told, 2, &[]).unwrap();
        assert!(
            Place::join(&upstream, &told, 2, &[]).is_none(),
            "it is full"
        );
        assert!(
            Place::join(&upstream, &told, 0, &[]).is_none(),
            "there is none"
        );
        assert_eq!(upstream.queue.waiting(), 2);
        // Once at first, in case that room came meanwhile.
        assert_eq!([is_turn(&one), is_turn(&two)], [true, false]);
        assert_eq!([is_turn(&one), is_turn(&two)], [false, false]);
        upstream.queue.freed(7);
        upstream.queue.freed(7);
        assert_eq!([is_turn(&one), is_turn(&two)], [true, false]);
        // It was served, so the next one looks whether there is more room.
        drop(one);
        assert!(is_turn(&two));
        assert_eq!(upstream.queue.waiting(), 1);
    }

    #[test]
    fn a_turn_that_is_not_used_is_passed_on() {
        let (upstream, told) = (Arc::new(UpstreamState::default()), told());
        let one = Place::join(&upstream, &told, 2, &[]).unwrap();
        let two = Place::join(&upstream, &told, 2, &[]).unwrap();
        is_turn(&one);
        upstream.queue.freed(7);
        drop(one);
        assert!(is_turn(&two));
        drop(two);
        assert_eq!(upstream.queue.waiting(), 0);
        upstream.queue.freed(7);
    }

    #[test]
    fn a_retry_stands_in_the_way_only_where_it_wants_to_go() {
        let (upstream, told) = (Arc::new(UpstreamState::default()), told());
        let join = |tried: &[u64]| Place::join(&upstream, &told, 2, tried).unwrap();
        let free = |place: &Place| {
            let cx = Context::from_waker(Waker::noop());
            match place.poll_turn(&cx) {
                Poll::Ready(free) => Some(free),
                Poll::Pending => None,
            }
        };
        let only = |ids: &[u64]| Some(Free::Only(ids.to_vec()));
        let retry = join(&[1, 2]);
        let other = join(&[2, 3]);
        let one = join(&[]);
        let two = join(&[]);
        assert!(Place::join(&upstream, &told, 2, &[]).is_none());
        assert!(Place::join(&upstream, &told, 2, &[5]).is_none());
        assert_eq!(free(&retry), Some(Free::All));
        assert_eq!(free(&other), only(&[1, 2]));
        assert_eq!(free(&one), only(&[2]));
        assert_eq!(free(&two), None);
        // Room is told to the first that may take it.
        upstream.queue.freed(1);
        assert_eq!(
            [&retry, &other, &one, &two].map(free),
            [None, only(&[1, 2]), None, None]
        );
        upstream.queue.freed(2);
        assert_eq!(
            [&retry, &other, &one, &two].map(free),
            [None, None, only(&[2]), None]
        );
        upstream.queue.freed(4);
        assert_eq!(free(&retry), Some(Free::All));
        upstream.queue.changed();
        let all = [Some(Free::All), only(&[1, 2]), only(&[2]), None];
        assert_eq!([&retry, &other, &one, &two].map(free), all);
        // Who leaves makes way for those behind.
        drop(one);
        assert_eq!([&retry, &other, &two].map(free), [None, None, only(&[2])]);
        drop(retry);
        assert_eq!([&other, &two].map(free), [Some(Free::All), only(&[2, 3])]);
    }

    #[test]
    fn the_oldest_is_known() {
        let queue = Queue::default();
        assert_eq!(queue.oldest_ms(), None);
        let slots: Vec<u16> = [30, 20, 40].map(|at| queue.begin(at).unwrap()).into();
        assert_eq!(queue.oldest_ms(), Some(20));
        queue.end(slots[1]);
        assert_eq!(queue.oldest_ms(), Some(30));
    }

    /// Many threads wait for few places: nobody waits for ever, and no more than allowed are inside.
    #[test]
    fn every_place_that_becomes_free_is_used() {
        let (upstream, told) = (Arc::new(UpstreamState::default()), told());
        let (inside, served) = (AtomicU32::new(0), AtomicU32::new(0));
        let enter = || {
            let more = |it: u32| (it < 3).then_some(it + 1);
            inside
                .try_update(Ordering::Relaxed, Ordering::Relaxed, more)
                .is_ok()
        };
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        if upstream.queue.waiting() > 0 || !enter() {
                            let place = Place::join(&upstream, &told, 64, &[]).unwrap();
                            let woken = std::thread::current();
                            let waker = Waker::from(Arc::new(Unpark(woken)));
                            let cx = Context::from_waker(&waker);
                            while place.poll_turn(&cx).is_pending() || !enter() {
                                if !place.waiter.turn.load(Ordering::Acquire) {
                                    std::thread::park();
                                }
                            }
                        }
                        served.fetch_add(1, Ordering::Relaxed);
                        assert!(inside.fetch_sub(1, Ordering::Relaxed) <= 3);
                        upstream.queue.freed(7);
                    }
                });
            }
        });
        assert_eq!(served.into_inner(), 16 * 500);
    }

    struct Unpark(std::thread::Thread);

    impl std::task::Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
}
