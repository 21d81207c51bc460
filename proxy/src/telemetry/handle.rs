//! Handles that are kept beside a configuration and used on every request.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use candor_conf::model::Log;

use super::Drawing;
use super::counter::{Connections, ListenerCounters, SiteCounters, UpstreamCounters};
use super::destination::{Destination, Target};
use super::draw;
use super::local::Local;
use super::shard::{HistogramSum, Sharded};
use super::writer::Writer;

/// Handles of a site: its log settings and counters.
#[derive(Debug)]
pub struct SiteTelemetry {
    pub(super) counters: Arc<SiteCounters>,
    pub(super) output: Output,
    /// `,"site":"…"`.
    pub(super) member: Box<[u8]>,
}

impl SiteTelemetry {
    pub(super) fn new(counters: Arc<SiteCounters>, output: Output) -> Self {
        Self {
            member: draw::member("site", &counters.key),
            counters,
            output,
        }
    }

    /// The site's key.
    pub fn key(&self) -> &Arc<str> {
        &self.counters.key
    }

    /// How many requests were finished. Sums over threads: for whoever asks.
    #[cold]
    pub fn requests(&self) -> u64 {
        let shards = self.counters.shards.all();
        let counters = shards.flat_map(|shard| shard.requests.iter().flatten());
        counters
            .map(|counter| counter.load(Ordering::Relaxed))
            .sum()
    }

    /// How many requests failed, by upstream (empty: none was asked) and cause.
    #[cold]
    pub fn failures(&self) -> Vec<(Arc<str>, &'static str, u64)> {
        let failures = self.counters.failures.lock();
        let each = failures.iter();
        each.map(|((upstream, cause), count)| (Arc::clone(upstream), *cause, *count))
            .collect()
    }
}

/// A log's settings, in force.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) drawing: Drawing,
    pub(super) query: bool,
    /// Where requests go.
    pub(super) lines: Arc<Destination>,
    /// Where JSON lines go: elsewhere when requests are not JSON, so as not to spoil their file.
    pub(super) notes: Arc<Destination>,
}

impl Output {
    pub(super) fn new(writer: &Writer, log: &Log, drawing: Option<Drawing>) -> Self {
        let drawing = drawing.unwrap_or_else(|| Drawing::from(log.format));
        let lines = writer.destination(&match &log.file {
            Some(path) => Target::File(path.clone()),
            None => Target::Stdout,
        });
        let notes = match drawing {
            Drawing::Combined => writer.destination(&Target::Stderr),
            Drawing::Json | Drawing::Off | Drawing::Human { .. } => Arc::clone(&lines),
        };
        Self {
            drawing,
            query: log.query,
            lines,
            notes,
        }
    }
}

/// Handles of an upstream: its name and counters.
#[derive(Debug)]
pub struct UpstreamTelemetry {
    pub(super) counters: UpstreamCounters,
    /// `,"upstream":"…"`.
    pub(super) member: Box<[u8]>,
}

impl UpstreamTelemetry {
    pub(super) fn new(counters: UpstreamCounters) -> Self {
        Self {
            member: draw::member("upstream", &counters.name),
            counters,
        }
    }

    /// How many requests wait for a member that has room.
    pub fn waiting(&self, count: usize) {
        let waiting = &self.counters.waiting;
        waiting.store(count as u64, Ordering::Relaxed);
    }

    /// The upstream's name.
    pub fn name(&self) -> &Arc<str> {
        &self.counters.name
    }

    /// Counts a copy of a request, by what became of it and the code of a cause (empty: none).
    #[cold]
    pub(crate) fn mirrored(&self, outcome: &'static str, cause: &'static str) {
        let mut mirrored = self.counters.mirrored.lock();
        *mirrored.entry((outcome, cause)).or_default() += 1;
    }

    /// Counts a request that a second member was asked for as well, by what became of that.
    #[cold]
    pub(crate) fn hedged(&self, outcome: &'static str) {
        *self.counters.hedged.lock().entry(outcome).or_default() += 1;
    }

    /// How many of its answers have begun since the process started. Sums over threads: for
    /// failures only.
    #[cold]
    pub fn answered(&self) -> u64 {
        let shards = self.counters.shards.all();
        let bodies = HistogramSum::of(shards.map(|shard| shard.body()));
        bodies.buckets.iter().sum()
    }

    /// When a request that it answered without a failure began, the last one.
    #[cold]
    pub fn last_success_unix_ms(&self) -> Option<i64> {
        let shards = self.counters.shards.all();
        let last = shards.map(|shard| shard.last_success_unix_ms.load(Ordering::Relaxed));
        last.max().filter(|last| *last > 0)
    }

    /// What is counted by now, for whoever compares it with a second ago.
    #[cold]
    pub(super) fn pulse(&self) -> Pulse {
        let heads = self.counters.shards.all().map(|shard| shard.head());
        Pulse {
            upstream: Arc::clone(&self.counters.name),
            answers: self.answered(),
            head_us: HistogramSum::of(heads).sum_us,
            connections: self.connections_open(),
        }
    }

    /// The largest body of a request that it answered without a failure.
    #[cold]
    pub fn largest_body(&self) -> u64 {
        let shards = self.counters.shards.all();
        let largest = shards.map(|shard| shard.largest_body.load(Ordering::Relaxed));
        largest.max().unwrap_or_default()
    }

    /// Connections that are open now, the idle ones included.
    #[cold]
    pub fn connections_open(&self) -> u64 {
        let shards = self.counters.shards.all();
        let (opened, closed) = shards.fold((0_u64, 0_u64), |(opened, closed), shard| {
            let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
            let connections = &shard.connections;
            (
                opened.wrapping_add(count(&connections.opened)),
                closed.wrapping_add(count(&connections.closed)),
            )
        });
        opened.saturating_sub(closed)
    }

    /// Counts an open connection until the guard is dropped.
    pub fn connection(self: &Arc<Self>) -> ConnectionGuard {
        ConnectionGuard::new(Counted::Upstream(Arc::clone(self)))
    }
}

/// What is counted of an upstream by a moment.
#[derive(Clone, Debug)]
pub struct Pulse {
    /// Its name.
    pub upstream: Arc<str>,
    /// Answers that have begun.
    pub answers: u64,
    /// Until they began, all together, in microseconds.
    pub head_us: u64,
    /// Connections that are open.
    pub connections: u64,
}

/// Handles of a listener: its connection counters.
#[derive(Debug)]
pub struct ListenerTelemetry {
    pub(super) counters: ListenerCounters,
}

impl ListenerTelemetry {
    pub(super) const fn new(counters: ListenerCounters) -> Self {
        Self { counters }
    }

    /// Counts an accepted connection, and as open until the guard is dropped.
    pub fn connection(self: &Arc<Self>) -> ConnectionGuard {
        ConnectionGuard::new(Counted::Listener(Arc::clone(self)))
    }
}

/// Counts a connection as open while it lives.
#[derive(Debug)]
pub struct ConnectionGuard(Counted);

#[derive(Debug)]
enum Counted {
    Listener(Arc<ListenerTelemetry>),
    Upstream(Arc<UpstreamTelemetry>),
}

impl ConnectionGuard {
    fn new(counted: Counted) -> Self {
        Local::with(|local| {
            counted.connections(local, |shard, c| shard.add(&c.opened, 1));
        });
        Self(counted)
    }
}

impl Drop for ConnectionGuard {
    fn drop(&mut self) {
        Local::with(|local| {
            self.0
                .connections(local, |shard, c| shard.add(&c.closed, 1));
        });
    }
}

impl Counted {
    fn connections(&self, local: &Local, count: impl FnOnce(&super::shard::Shard, &Connections)) {
        let shard = &local.shard;
        match self {
            Self::Listener(l) => count(shard, Sharded::of(&l.counters.shards, shard)),
            Self::Upstream(u) => count(shard, &u.counters.shards.of(shard).connections),
        }
    }
}
