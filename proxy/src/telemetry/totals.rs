//! What was counted so far, as numbers: for whoever draws how it went.

use std::sync::Arc;

use super::shard::{BUCKETS_US, HistogramSum};
use super::{SiteCounters, Telemetry, UpstreamTelemetry};

/// Durations by size: how many were at most as long as the bound of their bucket, and longer than
/// the one before. The last are longer than every bound.
pub type Durations = [u64; BUCKETS_US.len() + 1];

/// Everything that was counted so far.
#[derive(Debug, Default)]
pub struct Totals {
    /// Every site, by key; what no site matched has an empty one.
    pub sites: Vec<SiteTotals>,
    /// Every upstream, by name.
    pub upstreams: Vec<UpstreamTotals>,
    /// Clients' connections that are open.
    pub clients: u64,
}

/// A site's part.
#[derive(Debug)]
pub struct SiteTotals {
    /// The site's key.
    pub key: Arc<str>,
    /// Of every request, however it ended.
    pub durations: Durations,
    /// Failures by upstream (empty: none) and cause.
    pub failures: Vec<(Arc<str>, &'static str, u64)>,
}

/// An upstream's part.
#[derive(Debug)]
pub struct UpstreamTotals {
    /// The upstream's name.
    pub name: Arc<str>,
    /// The answers that have begun.
    pub answered: u64,
    /// From the end of the request to the end of the answer's head.
    pub waits: Durations,
    /// Connections that are open.
    pub connections: u64,
    /// When the last request began that it answered without a failure.
    pub last_success_unix_ms: Option<i64>,
}

impl Telemetry {
    /// What was counted so far. Sums over threads: not for every request.
    pub fn totals(&self) -> Totals {
        let handles = self.handles.lock();
        let mut sites: Vec<_> = handles.sites.values().map(|it| site(it)).collect();
        let mut upstreams: Vec<_> = handles.upstreams.values().map(|it| upstream(it)).collect();
        let clients = handles.listeners.values().map(|listener| {
            let shards = &listener.counters.shards;
            let closed = shards.sum(|shard| &shard.closed);
            shards.sum(|shard| &shard.opened).saturating_sub(closed)
        });
        let clients = clients.sum();
        drop(handles);
        sites.sort_by(|a, b| a.key.cmp(&b.key));
        upstreams.sort_by(|a, b| a.name.cmp(&b.name));
        Totals {
            sites,
            upstreams,
            clients,
        }
    }
}

fn site(counters: &SiteCounters) -> SiteTotals {
    let failures = counters.failures.lock();
    SiteTotals {
        key: Arc::clone(&counters.key),
        durations: HistogramSum::of(counters.shards.all().map(|shard| &shard.duration)).buckets,
        failures: failures
            .iter()
            .map(|((upstream, cause), count)| (Arc::clone(upstream), *cause, *count))
            .collect(),
    }
}

fn upstream(upstream: &UpstreamTelemetry) -> UpstreamTotals {
    /// The place of `head` among the named phases.
    const HEAD: usize = 4;
    let shards = &upstream.counters.shards;
    UpstreamTotals {
        name: Arc::clone(upstream.name()),
        answered: upstream.answered(),
        waits: HistogramSum::of(shards.all().map(|shard| &shard.phases[HEAD])).buckets,
        connections: upstream.connections_open(),
        last_success_unix_ms: upstream.last_success_unix_ms(),
    }
}

/// The duration, in microseconds, that this share of all does not exceed; between two bounds the
/// durations are taken to be evenly spread, as Prometheus does. `None`: there are none.
pub fn quantile_us(durations: &Durations, share: f64) -> Option<u64> {
    let count: u64 = durations.iter().sum();
    if count == 0 {
        return None;
    }
    let rank = share * count as f64;
    let mut below = 0.0;
    for (index, &here) in durations.iter().enumerate() {
        let here = here as f64;
        if below + here >= rank && here > 0.0 {
            let lower = index.checked_sub(1).map_or(0, |index| BUCKETS_US[index]);
            // Beyond the last bound nothing is known but that.
            let upper = BUCKETS_US.get(index).copied().unwrap_or(lower);
            let within = ((rank - below) / here).clamp(0.0, 1.0);
            return Some(lower + ((upper - lower) as f64 * within) as u64);
        }
        below += here;
    }
    BUCKETS_US.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn durations(at: &[(usize, u64)]) -> Durations {
        let mut durations = Durations::default();
        for (index, count) in at {
            durations[*index] = *count;
        }
        durations
    }

    #[test]
    fn quantiles_lie_within_their_bucket() {
        assert_eq!(quantile_us(&durations(&[]), 0.5), None);
        // All between 1 and 2.5 ms.
        let one = durations(&[(2, 10)]);
        assert_eq!(quantile_us(&one, 0.5), Some(1_750));
        assert_eq!(quantile_us(&one, 1.0), Some(2_500));
        // Nine of ten up to 0.5 ms, one beyond a minute.
        let two = durations(&[(0, 9), (16, 1)]);
        assert_eq!(quantile_us(&two, 0.9), Some(500));
        assert_eq!(quantile_us(&two, 0.99), Some(60_000_000));
    }
}
