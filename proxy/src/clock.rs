//! Time on the hot path: one deadline per connection that costs a store to move, and a wall clock
//! read once a connection wakes.
//!
//! A connection moves its deadline several times a request and it hardly ever fires. So a deadline
//! is entered in its thread's queue at most once per expiry: when it is moved later, the entry
//! stays and is moved on when its time comes. Deadlines fire up to [`GRAIN`] late, never early.
//!
//! Everything here is per thread: a [`Deadline`] must be used on the thread that made it.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::Notify;

/// How late a deadline may fire.
pub const GRAIN: Duration = Duration::from_millis(5);

/// A moment after which a wait is given up. Unset when made.
#[derive(Debug)]
pub struct Deadline {
    slot: usize,
}

/// The deadline passed before the future was ready.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Elapsed;

#[derive(Default)]
struct Queue {
    slots: Vec<Slot>,
    free: Vec<usize>,
    heap: BinaryHeap<Reverse<(Instant, usize)>>,
    /// When the driver task will look next.
    wakes_at: Option<Instant>,
    driver: Option<Arc<Notify>>,
}

#[derive(Default)]
struct Slot {
    deadline: Option<Instant>,
    /// The time of this slot's earliest entry in the heap.
    queued: Option<Instant>,
    waker: Option<Waker>,
    used: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
    static WALL: RefCell<Option<(Instant, i64)>> = const { RefCell::new(None) };
}

impl Deadline {
    /// A deadline that is not set.
    pub fn new() -> Self {
        QUEUE.with_borrow_mut(|queue| {
            let slot = queue.free.pop().unwrap_or_else(|| {
                queue.slots.push(Slot::default());
                queue.slots.len() - 1
            });
            queue.slots[slot].used = true;
            Self { slot }
        })
    }

    /// Sets or moves the deadline.
    pub fn set(&self, at: Instant) {
        QUEUE.with_borrow_mut(|queue| {
            let slot = &mut queue.slots[self.slot];
            slot.deadline = Some(at);
            if slot.queued.is_none_or(|queued| queued > at) {
                slot.queued = Some(at);
                queue.heap.push(Reverse((at, self.slot)));
                queue.wake_driver_for(at);
            }
        });
    }

    /// Sets the deadline if there is a limit, else removes it.
    pub fn set_after(&self, now: Instant, limit: Option<Duration>) {
        match limit {
            Some(limit) => self.set(now + limit),
            None => self.clear(),
        }
    }

    /// Removes the deadline.
    pub fn clear(&self) {
        QUEUE.with_borrow_mut(|queue| {
            let slot = &mut queue.slots[self.slot];
            slot.deadline = None;
            slot.waker = None;
        });
    }

    /// Ready when the deadline has passed.
    pub fn poll_elapsed(&self, cx: &mut Context<'_>) -> Poll<Elapsed> {
        QUEUE.with_borrow_mut(|queue| {
            let slot = &mut queue.slots[self.slot];
            let Some(deadline) = slot.deadline else {
                return Poll::Pending;
            };
            // `queued` is taken away when the entry fired: only then is the clock worth reading.
            if slot.queued.is_none() && deadline <= Instant::now() {
                return Poll::Ready(Elapsed);
            }
            match &mut slot.waker {
                Some(waker) => waker.clone_from(cx.waker()),
                none => *none = Some(cx.waker().clone()),
            }
            Poll::Pending
        })
    }

    /// Runs a future until it is ready or the deadline has passed.
    pub async fn limit<F: Future>(&self, future: F) -> Result<F::Output, Elapsed> {
        let mut future = pin!(future);
        poll_fn(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            self.poll_elapsed(cx).map(Err)
        })
        .await
    }
}

/// Lets every deadline of this thread that is set pass now.
#[cold]
pub fn expire() {
    QUEUE.with_borrow_mut(|queue| {
        let now = Instant::now();
        for slot in &mut queue.slots {
            if slot.deadline.is_some() {
                slot.deadline = Some(now);
                slot.queued = None;
                if let Some(waker) = slot.waker.take() {
                    waker.wake();
                }
            }
        }
    });
}

impl Default for Deadline {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        // The thread's queue may be gone already when the runtime is torn down.
        let _ = QUEUE.try_with(|queue| {
            if let Ok(mut queue) = queue.try_borrow_mut() {
                let slot = &mut queue.slots[self.slot];
                slot.deadline = None;
                slot.waker = None;
                slot.used = false;
                if slot.queued.is_none() {
                    queue.free.push(self.slot);
                }
            }
        });
    }
}

impl Queue {
    fn wake_driver_for(&mut self, at: Instant) {
        if self.wakes_at.is_some_and(|wakes_at| wakes_at <= at) {
            return;
        }
        self.wakes_at = Some(at);
        match &self.driver {
            Some(driver) => driver.notify_one(),
            None => {
                let driver = Arc::new(Notify::new());
                self.driver = Some(driver.clone());
                driver.notify_one();
                tokio::spawn(drive(driver));
            }
        }
    }

    /// Wakes what is due and moves on what was moved; returns when to look again.
    fn turn(&mut self, now: Instant) -> Option<Instant> {
        while let Some(&Reverse((at, index))) = self.heap.peek() {
            if at > now {
                self.wakes_at = Some(at);
                return self.wakes_at;
            }
            self.heap.pop();
            let slot = &mut self.slots[index];
            if slot.queued != Some(at) {
                continue; // A second entry of a slot whose deadline had been moved earlier.
            }
            slot.queued = None;
            match slot.deadline {
                Some(deadline) if deadline > now => {
                    slot.queued = Some(deadline);
                    self.heap.push(Reverse((deadline, index)));
                }
                Some(_) => {
                    if let Some(waker) = slot.waker.take() {
                        waker.wake();
                    }
                }
                None if !slot.used => self.free.push(index),
                None => {}
            }
        }
        self.wakes_at = None;
        None
    }
}

/// The thread's driver: sleeps until the earliest entry and wakes what is due.
async fn drive(changed: Arc<Notify>) {
    loop {
        let next = QUEUE.with_borrow_mut(|queue| queue.turn(Instant::now()));
        match next {
            Some(at) => {
                let _ = tokio::time::timeout_at((at + GRAIN / 2).into(), changed.notified()).await;
            }
            None => changed.notified().await,
        }
    }
}

/// The wall clock at a moment, in milliseconds since the Unix epoch. Reads the system's clock at
/// most once a second and thread.
pub fn unix_ms(at: Instant) -> i64 {
    WALL.with_borrow_mut(|wall| {
        if let Some((base, base_ms)) = *wall
            && let Some(since) = at.checked_duration_since(base)
            && since < Duration::from_secs(1)
        {
            return base_ms + since.as_millis() as i64;
        }
        let now_ms = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_millis() as i64);
        let now = Instant::now();
        *wall = Some((now, now_ms));
        now_ms - now.saturating_duration_since(at).as_millis() as i64
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<F: Future>(future: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime")
            .block_on(future)
    }

    #[test]
    fn all_may_pass_at_once_and_be_set_again() {
        run(async {
            let (one, unset) = (Deadline::new(), Deadline::new());
            let start = Instant::now();
            one.set(start + Duration::from_secs(3600));
            expire();
            assert_eq!(one.limit(std::future::pending::<()>()).await, Err(Elapsed));
            assert!(start.elapsed() < Duration::from_secs(60));
            unset.set(Instant::now() + Duration::from_millis(20));
            one.set(Instant::now() + Duration::from_secs(3600));
            assert_eq!(
                unset.limit(std::future::pending::<()>()).await,
                Err(Elapsed)
            );
            assert_eq!(one.limit(std::future::ready(1)).await, Ok(1));
        });
    }

    #[test]
    fn a_deadline_fires_after_its_time_and_not_before() {
        run(async {
            let deadline = Deadline::new();
            let start = Instant::now();
            deadline.set(start + Duration::from_millis(20));
            let result = deadline.limit(std::future::pending::<()>()).await;
            assert_eq!(result, Err(Elapsed));
            assert!(start.elapsed() >= Duration::from_millis(20));
        });
    }

    #[test]
    fn moving_a_deadline_later_and_earlier_holds() {
        run(async {
            let deadline = Deadline::new();
            let start = Instant::now();
            deadline.set(start + Duration::from_millis(10));
            deadline.set(start + Duration::from_millis(40));
            assert_eq!(
                deadline.limit(std::future::pending::<()>()).await,
                Err(Elapsed)
            );
            assert!(start.elapsed() >= Duration::from_millis(40));

            let start = Instant::now();
            deadline.set(start + Duration::from_secs(60));
            deadline.set(start + Duration::from_millis(10));
            assert_eq!(
                deadline.limit(std::future::pending::<()>()).await,
                Err(Elapsed)
            );
            assert!(start.elapsed() < Duration::from_secs(30));
        });
    }

    #[test]
    fn slots_are_used_again_and_the_heap_stays_small() {
        run(async {
            for _ in 0..1000 {
                let deadline = Deadline::new();
                deadline.set(Instant::now());
                assert_eq!(
                    deadline.limit(std::future::pending::<()>()).await,
                    Err(Elapsed)
                );
            }
            QUEUE.with_borrow(|queue| {
                assert!(queue.slots.len() <= 2, "{} slots", queue.slots.len());
                assert!(queue.heap.is_empty());
            });
        });
    }

    #[test]
    fn the_wall_clock_agrees_with_the_system() {
        let system = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_millis() as i64);
        assert!((unix_ms(Instant::now()) - system).abs() < 1000);
    }
}
