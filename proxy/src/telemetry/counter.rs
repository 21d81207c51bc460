//! What is counted, by site, upstream and listener.
//!
//! Labels come from the configuration and the catalog of causes alone, so their number is bounded
//! by what an operator wrote.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use candor_diagnostics::evidence::{Evidence, RetryDecision};
use candor_diagnostics::exchange::Timeline;
use parking_lot::Mutex;

use super::draw::named_phases;
use super::record::{RequestRecord, StatusBy};
use super::shard::{Histogram, Shard, Sharded};

/// The values of the label `status_class`; the first is what has no class.
pub(super) const CLASSES: [&str; 6] = ["other", "1xx", "2xx", "3xx", "4xx", "5xx"];

/// Counters of a site, kept over reloads.
#[derive(Debug)]
pub(super) struct SiteCounters {
    pub(super) key: Arc<str>,
    pub(super) shards: Sharded<SiteShard>,
    /// By upstream (empty: none) and cause. Cold: failures only.
    pub(super) failures: Mutex<BTreeMap<(Arc<str>, &'static str), u64>>,
    /// Requests with a fault that was put there on purpose.
    pub(super) injected: AtomicU64,
    /// By upstream (empty: none) and cause. Cold: oddities only.
    pub(super) findings: Mutex<BTreeMap<(Arc<str>, &'static str), u64>>,
}

/// One shard's part.
#[derive(Debug, Default)]
pub(super) struct SiteShard {
    /// By class, then by who made the status: proxy, upstream.
    pub(super) requests: [[AtomicU64; 2]; CLASSES.len()],
    pub(super) duration: Histogram,
}

impl SiteCounters {
    pub(super) fn new(key: &str) -> Self {
        Self {
            key: key.into(),
            shards: Sharded::new(),
            failures: Mutex::default(),
            injected: AtomicU64::new(0),
            findings: Mutex::default(),
        }
    }

    #[inline]
    pub(super) fn request(&self, shard: &Shard, record: &RequestRecord<'_>) {
        let own = self.shards.of(shard);
        let class = match record.status / 100 {
            class @ 1..=5 => usize::from(class),
            _ => 0,
        };
        let by = usize::from(record.status_by == StatusBy::Upstream);
        shard.add(&own.requests[class][by], 1);
        own.duration.observe(shard, record.duration_us);
        if record.failure.is_some() || !record.findings.is_empty() || record.injected {
            self.oddities(record);
        }
    }

    #[cold]
    fn oddities(&self, record: &RequestRecord<'_>) {
        let upstream = record.upstream.map(|u| &u.counters.name);
        if let Some((_, diagnosis)) = record.failure {
            count(&self.failures, upstream, diagnosis.cause.code);
        }
        if record.injected {
            self.injected.fetch_add(1, Ordering::Relaxed);
        }
        for code in record.findings {
            count(&self.findings, upstream, code);
        }
    }

    #[cold]
    pub(super) fn failure(&self, cause: &'static str) {
        count(&self.failures, None, cause);
    }

    #[cold]
    pub(super) fn finding(&self, upstream: Option<&Arc<str>>, cause: &'static str) {
        count(&self.findings, upstream, cause);
    }
}

fn count(
    counters: &Mutex<BTreeMap<(Arc<str>, &'static str), u64>>,
    upstream: Option<&Arc<str>>,
    cause: &'static str,
) {
    let upstream = upstream.map_or_else(|| Arc::from(""), Arc::clone);
    *counters.lock().entry((upstream, cause)).or_default() += 1;
}

/// Counters of an upstream, kept over reloads.
#[derive(Debug)]
pub(super) struct UpstreamCounters {
    pub(super) name: Arc<str>,
    pub(super) shards: Sharded<UpstreamShard>,
    /// By cause and what became of it: `recovered`, `failed`, `over_budget`. Cold: retries only.
    pub(super) retries: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
    /// Requests that wait for a member that has room.
    pub(super) waiting: AtomicU64,
    /// Copies of requests (`mirror`) by what became of them and cause. Not for requests themselves.
    pub(super) mirrored: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
    /// Requests that a second member was asked for as well (`hedge`), by what became of that.
    pub(super) hedged: Mutex<BTreeMap<&'static str, u64>>,
}

/// One shard's part.
#[derive(Debug, Default)]
pub(super) struct UpstreamShard {
    /// In the order of [`named_phases`].
    pub(super) phases: [Histogram; 6],
    pub(super) connections: Connections,
    /// When the head of the last request that did not fail was complete, in milliseconds since the Unix epoch;
    /// 0: none was.
    pub(super) last_success_unix_ms: AtomicI64,
    /// The largest body of those requests.
    pub(super) largest_body: AtomicU64,
}

impl UpstreamShard {
    /// Until answers began.
    pub(super) const fn head(&self) -> &Histogram {
        let [.., head, _] = &self.phases;
        head
    }

    /// The answers that have begun.
    pub(super) const fn body(&self) -> &Histogram {
        let [.., body] = &self.phases;
        body
    }
}

impl UpstreamCounters {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            shards: Sharded::new(),
            retries: Mutex::default(),
            waiting: AtomicU64::new(0),
            mirrored: Mutex::default(),
            hedged: Mutex::default(),
        }
    }

    #[inline]
    pub(super) fn request(&self, shard: &Shard, record: &RequestRecord<'_>) {
        self.phases(shard, &record.timeline);
        if record.failure.is_none() {
            let own = self.shards.of(shard);
            let last = &own.last_success_unix_ms;
            last.store(record.time_unix_ms, Ordering::Relaxed);
            if record.bytes_in > own.largest_body.load(Ordering::Relaxed) {
                own.largest_body.store(record.bytes_in, Ordering::Relaxed);
            }
        }
        if !record.retried.is_empty() || record.failure.is_some() {
            self.retried(record);
        }
    }

    #[inline]
    fn phases(&self, shard: &Shard, timeline: &Timeline) {
        let own = self.shards.of(shard);
        for (histogram, (_, us)) in own.phases.iter().zip(named_phases(timeline)) {
            if let Some(us) = us {
                histogram.observe(shard, us);
            }
        }
    }

    #[cold]
    fn retried(&self, record: &RequestRecord<'_>) {
        let outcome = match record.failure {
            None => "recovered",
            Some(_) => "failed",
        };
        let mut retries = self.retries.lock();
        for cause in record.retried {
            *retries.entry((cause, outcome)).or_default() += 1;
        }
        let is_over = |it: &Evidence| {
            let Evidence::Retry { decision } = it else {
                return false;
            };
            *decision == RetryDecision::BudgetUsed
        };
        if let Some((exchange, diagnosis)) = record.failure
            && let Some(last) = exchange.attempts.last()
            && last.evidence.iter().any(is_over)
        {
            let key = (diagnosis.cause.code, "over_budget");
            *retries.entry(key).or_default() += 1;
        }
    }
}

/// Counters of a listener, kept over reloads.
#[derive(Debug)]
pub(super) struct ListenerCounters {
    pub(super) address: Arc<str>,
    pub(super) shards: Sharded<Connections>,
}

impl ListenerCounters {
    pub(super) fn new(address: &str) -> Self {
        Self {
            address: address.into(),
            shards: Sharded::new(),
        }
    }
}

/// Connections of one shard. The open ones are those opened less those closed: a connection may end
/// on another thread than it began.
#[derive(Debug, Default)]
pub(super) struct Connections {
    pub(super) opened: AtomicU64,
    pub(super) closed: AtomicU64,
}
