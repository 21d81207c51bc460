//! The course of one site or upstream over a span of time, in bins of equal length.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::history::{Counted, Slot};
use crate::telemetry::{Durations, quantile_us};

/// The bins of a span.
pub(super) const BINS: usize = 60;

/// What is drawn: ten minutes or an hour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Span {
    /// The last ten minutes, in bins of ten seconds.
    Minutes,
    /// The last hour, in bins of a minute.
    Hour,
}

impl Span {
    const fn bin_ms(self) -> i64 {
        match self {
            Self::Minutes => 10_000,
            Self::Hour => 60_000,
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Minutes => "10 minutes",
            Self::Hour => "hour",
        }
    }
}

/// One name's course.
#[derive(Clone, Debug)]
pub(super) struct Track {
    /// Oldest first.
    pub(super) bins: Vec<Bin>,
    /// All together.
    pub(super) whole: Bin,
    /// The last minute.
    pub(super) lately: Bin,
}

/// What was counted in a bin. Counts are not whole: a slot may lie in two bins.
#[derive(Clone, Debug, Default)]
pub(super) struct Bin {
    /// How much of it was watched.
    pub(super) seconds: f64,
    pub(super) requests: f64,
    pub(super) durations: [f64; size_of::<Durations>() / size_of::<u64>()],
    pub(super) failures: BTreeMap<&'static str, f64>,
}

impl Track {
    /// The course of all that `of` finds in a slot, together.
    pub(super) fn of<'s, I: Iterator<Item = &'s Counted>>(
        slots: &'s [Arc<Slot>],
        span: Span,
        now_unix_ms: i64,
        of: impl Fn(&'s Slot) -> I,
    ) -> Self {
        let mut track = Self {
            bins: vec![Bin::default(); BINS],
            whole: Bin::default(),
            lately: Bin::default(),
        };
        let bin_ms = span.bin_ms();
        let begin = now_unix_ms - bin_ms * BINS as i64;
        for slot in slots.iter().filter(|slot| slot.end_unix_ms > begin) {
            let first = ((slot.begin_unix_ms - begin) / bin_ms).max(0) as usize;
            for (index, bin) in track.bins.iter_mut().enumerate().skip(first) {
                let from = begin + index as i64 * bin_ms;
                if from >= slot.end_unix_ms {
                    break;
                }
                bin.add(slot, of(slot), from, from + bin_ms);
            }
            track.whole.add(slot, of(slot), begin, now_unix_ms);
            let lately = now_unix_ms - 60_000;
            track.lately.add(slot, of(slot), lately, now_unix_ms);
        }
        track
    }
}

impl Bin {
    /// Adds the part of a slot that lies in between.
    fn add<'s>(&mut self, slot: &Slot, all: impl Iterator<Item = &'s Counted>, from: i64, to: i64) {
        let overlap = slot.end_unix_ms.min(to) - slot.begin_unix_ms.max(from);
        if overlap <= 0 {
            return;
        }
        self.seconds += overlap as f64 / 1e3;
        let share = overlap as f64 / (slot.end_unix_ms - slot.begin_unix_ms) as f64;
        for counted in all {
            self.requests += share * f64::from(counted.requests);
            for (sum, count) in self.durations.iter_mut().zip(counted.durations) {
                *sum += share * f64::from(count);
            }
            for (cause, count) in &counted.failures {
                *self.failures.entry(cause).or_default() += share * f64::from(*count);
            }
        }
    }

    /// Requests a second; `None`: it was not watched.
    pub(super) fn rate(&self) -> Option<f64> {
        (self.seconds > 0.0).then(|| self.requests / self.seconds)
    }

    /// Failed requests.
    pub(super) fn failed(&self) -> f64 {
        self.failures.values().sum()
    }

    /// Which share of the requests failed.
    pub(super) fn failed_share(&self) -> Option<f64> {
        let requests = self.requests.max(self.failed());
        (requests > 0.0).then(|| self.failed() / requests)
    }

    /// The duration, in microseconds, that this share of the requests does not exceed.
    pub(super) fn quantile_us(&self, share: f64) -> Option<u64> {
        // Thousandths: the counts are not whole.
        let durations = self.durations.map(|count| (count * 1e3).round() as u64);
        quantile_us(&durations, share)
    }

    /// Causes, the most frequent first.
    pub(super) fn causes(&self) -> Vec<(&'static str, f64)> {
        let mut causes: Vec<_> = self.failures.iter().map(|(code, n)| (*code, *n)).collect();
        causes.sort_by(|a, b| b.1.total_cmp(&a.1));
        causes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(begin_s: i64, end_s: i64, requests: u32, failed: u32) -> Arc<Slot> {
        let mut durations = [0; _];
        durations[2] = requests;
        Arc::new(Slot {
            begin_unix_ms: begin_s * 1_000,
            end_unix_ms: end_s * 1_000,
            sites: vec![Counted {
                name: "a".into(),
                requests,
                durations,
                failures: vec![("connect_refused", failed)],
            }],
            upstreams: Vec::new(),
        })
    }

    #[test]
    fn a_slot_is_shared_by_the_bins_it_lies_in() {
        // Bins end at 600, 590, …; the slot lies half in the last but one.
        let slots = [slot(585, 595, 20, 4)];
        let track = Track::of(&slots, Span::Minutes, 600_000, |slot| slot.sites.iter());
        let [.., before, last] = track.bins.as_slice() else {
            panic!("no bins");
        };
        assert_eq!((before.requests, last.requests), (10.0, 10.0));
        assert_eq!((before.seconds, last.seconds), (5.0, 5.0));
        assert_eq!(last.rate(), Some(2.0));
        assert_eq!(track.bins[0].rate(), None);
        assert_eq!(track.whole.requests, 20.0);
        assert_eq!(track.whole.failed_share(), Some(0.2));
        assert_eq!(track.whole.quantile_us(1.0), Some(2_500));
        assert_eq!(track.whole.causes(), [("connect_refused", 4.0)]);
    }

    #[test]
    fn what_is_older_than_the_span_does_not_count() {
        let slots = [slot(0, 10, 20, 0), slot(2_900, 2_910, 30, 0)];
        let hour = Track::of(&slots, Span::Hour, 3_600_000, |slot| slot.sites.iter());
        assert_eq!(hour.whole.requests, 50.0);
        let minutes = Track::of(&slots, Span::Minutes, 3_600_000, |slot| slot.sites.iter());
        assert_eq!(minutes.whole.requests, 0.0);
        assert_eq!(minutes.whole.seconds, 0.0);
        assert_eq!(hour.lately.requests, 0.0);
    }
}
