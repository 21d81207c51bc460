//! Counters that no two worker threads share, so that counting costs a plain add.
//!
//! A thread owns a shard for its life: it is the shard's only writer, and loads and stores suffice
//! where many writers would need locked instructions. When more threads than shards ever count at a
//! time, the late ones share the last shard and pay for atomic adds. Reading sums all shards.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, OnceLock};

use parking_lot::Mutex;

/// How many shards there are, the shared last one included: room for the workers, and for the few
/// other threads that log. At most 129.
static SHARDS: LazyLock<usize> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (2 * cores + 8).min(128) + 1
});

/// Shards that no thread owns.
static FREE: LazyLock<Mutex<Vec<usize>>> =
    LazyLock::new(|| Mutex::new((0..*SHARDS - 1).rev().collect()));

/// The shard of a thread; given back when the thread ends.
#[derive(Debug)]
pub(super) struct Shard {
    index: usize,
    /// Whether this thread is the only one that writes to it.
    owned: bool,
}

impl Shard {
    pub(super) fn take() -> Self {
        match FREE.lock().pop() {
            Some(index) => Self { index, owned: true },
            None => Self::shared(),
        }
    }

    /// The shard for a thread that has none (any more).
    pub(super) fn shared() -> Self {
        Self {
            index: *SHARDS - 1,
            owned: false,
        }
    }

    /// Adds to a counter of this shard.
    #[inline]
    pub(super) fn add(&self, counter: &AtomicU64, n: u64) {
        if self.owned {
            counter.store(
                counter.load(Ordering::Relaxed).wrapping_add(n),
                Ordering::Relaxed,
            );
        } else {
            counter.fetch_add(n, Ordering::Relaxed);
        }
    }
}

impl Drop for Shard {
    fn drop(&mut self) {
        if self.owned {
            FREE.lock().push(self.index);
        }
    }
}

/// A set of counters, once for each shard that was ever written to.
#[derive(Debug)]
pub(super) struct Sharded<T> {
    shards: Box<[OnceLock<Box<T>>]>,
}

impl<T: Default> Sharded<T> {
    pub(super) fn new() -> Self {
        Self {
            shards: (0..*SHARDS).map(|_| OnceLock::new()).collect(),
        }
    }

    /// This shard's counters.
    #[inline]
    pub(super) fn of(&self, shard: &Shard) -> &T {
        self.shards[shard.index].get_or_init(Box::default)
    }

    /// The counters of every shard, to sum.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.shards.iter().filter_map(|s| s.get().map(Box::as_ref))
    }

    /// The sum of one counter.
    pub(super) fn sum(&self, counter: impl Fn(&T) -> &AtomicU64) -> u64 {
        self.all().fold(0, |sum, t| {
            sum.wrapping_add(counter(t).load(Ordering::Relaxed))
        })
    }
}

/// Upper bounds of the buckets of every histogram, in microseconds.
pub(super) const BUCKETS_US: [u64; 16] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000,
];

/// Durations, counted by size. One shard's part.
#[derive(Debug, Default)]
pub(super) struct Histogram {
    /// Not cumulative; the last one is beyond every bound.
    buckets: [AtomicU64; BUCKETS_US.len() + 1],
    sum_us: AtomicU64,
}

impl Histogram {
    #[inline]
    pub(super) fn observe(&self, shard: &Shard, us: u64) {
        // No early exit: the compiler makes vector comparisons of it.
        let bucket: usize = BUCKETS_US.iter().map(|&b| usize::from(us > b)).sum();
        shard.add(&self.buckets[bucket], 1);
        shard.add(&self.sum_us, us);
    }
}

/// The sum of a histogram's shards.
#[derive(Debug, Default)]
pub(super) struct HistogramSum {
    /// Not cumulative.
    pub(super) buckets: [u64; BUCKETS_US.len() + 1],
    pub(super) sum_us: u64,
}

impl HistogramSum {
    pub(super) fn of<'a>(shards: impl Iterator<Item = &'a Histogram>) -> Self {
        let mut sum = Self::default();
        for shard in shards {
            for (total, bucket) in sum.buckets.iter_mut().zip(&shard.buckets) {
                *total += bucket.load(Ordering::Relaxed);
            }
            sum.sum_us += shard.sum_us.load(Ordering::Relaxed);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn threads_beyond_the_shards_count_too() {
        let counters = Sharded::<AtomicU64>::new();
        std::thread::scope(|scope| {
            for _ in 0..*SHARDS + 10 {
                scope.spawn(|| {
                    let shard = Shard::take();
                    for _ in 0..1000 {
                        shard.add(counters.of(&shard), 1);
                    }
                });
            }
        });
        assert_eq!(counters.sum(|c| c), (*SHARDS as u64 + 10) * 1000);
    }

    #[test]
    fn bounds_belong_to_their_bucket() {
        let histogram = Histogram::default();
        let shard = Shard::shared();
        for us in [0, 500, 501, 60_000_000, 60_000_001] {
            histogram.observe(&shard, us);
        }
        let sum = HistogramSum::of(std::iter::once(&histogram));
        assert_eq!(sum.buckets[..2], [2, 1]);
        assert_eq!(sum.buckets[15..], [1, 1]);
        assert_eq!(sum.sum_us, 120_001_002);
    }
}
