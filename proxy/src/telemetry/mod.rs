//! Log line and metrics, emitted together.
//!
//! One [`Telemetry`] for the process. It hands out handles by name, so that after a reload the same
//! site and the same upstream go on counting where they were. A finished request is one call,
//! [`Telemetry::request`]: its line goes to the calling thread's batch, its counts to the calling
//! thread's counters. That call makes no system call, waits for nobody, and allocates only when a
//! batch grows; failures, findings and events may cost more.
//!
//! Must never: block a worker, let a stranger's bytes out unescaped, or count by a label that does
//! not come from the configuration or the catalog.

mod counter;
mod destination;
mod draw;
mod escape;
mod event;
mod handle;
mod local;
mod members;
mod metrics;
mod plain;
mod process;
pub mod record;
pub mod scrape;
mod shard;
mod tap;
mod time;
mod totals;
mod writer;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use arc_swap::ArcSwap;
use candor_conf::model::{Log, LogFormat};
use candor_diagnostics::diagnosis::Diagnosis;
use parking_lot::Mutex;

use counter::{ListenerCounters, SiteCounters, UpstreamCounters};
use destination::{Destination, Target};
use handle::Output;
use local::Local;
use tap::Kept;
use writer::Writer;

pub(crate) use escape::clean;
pub use event::{ConnectionEvent, Finding, Member};
pub use handle::{ConnectionGuard, ListenerTelemetry, Pulse, SiteTelemetry, UpstreamTelemetry};
pub use record::{Delivered, RequestRecord, StatusBy};
pub use tap::{TAPS_MAX, Tap};
pub use totals::{Durations, SiteTotals, Totals, UpstreamTotals, quantile_us};

/// Lines that wait for the disk take at most so much memory, beside the threads' batches.
pub const QUEUE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Drawing {
    /// One JSON object a line.
    Json,
    /// Apache's combined format. Failures, oddities and events, which it has no place for, are JSON
    /// lines on standard error.
    Combined,
    /// No line for a plain success; failures, oddities and events as JSON.
    Off,
    /// One compact line for people.
    Human {
        /// With ANSI colors.
        color: bool,
    },
}

impl From<LogFormat> for Drawing {
    fn from(format: LogFormat) -> Self {
        match format {
            LogFormat::Json => Self::Json,
            LogFormat::Combined => Self::Combined,
            LogFormat::Off => Self::Off,
        }
    }
}

/// Everything that is told about traffic: log lines and metrics.
pub struct Telemetry {
    /// Overrides the format of every log.
    drawing: Option<Drawing>,
    writer: Arc<Writer>,
    /// JSON for whoever listens, where the log is something else.
    tapped: Arc<Destination>,
    /// The last lines about failures and events.
    kept: Kept,
    /// For requests that no site matched, and for events.
    process: ArcSwap<SiteTelemetry>,
    handles: Mutex<Handles>,
    loads: Loads,
    /// Incidents that go on, and what could not be written to their file.
    remembered: (AtomicU64, AtomicU64),
    /// The sites of the configuration in force, and when their certificates end, in Unix seconds.
    certificates: Mutex<Vec<(Arc<str>, i64)>>,
    /// Who knows how members stand.
    members: OnceLock<Box<Members>>,
}

/// How the members of every upstream stand; asked once a scrape.
type Members = dyn Fn() -> Vec<UpstreamFigures> + Send + Sync;

/// How an upstream stands.
#[derive(Clone, Debug)]
pub struct UpstreamFigures {
    /// Its name.
    pub name: Arc<str>,
    /// Whether members are asked whatever their health; `None`: they never are.
    pub is_panic: Option<bool>,
    /// Whether its circuit is open; `None`: it has none.
    pub is_circuit_open: Option<bool>,
    /// Its members.
    pub members: Vec<MemberFigures>,
}

/// How a member stands.
#[derive(Clone, Debug)]
pub struct MemberFigures {
    /// As written or found.
    pub server: Arc<str>,
    /// Whether it is asked.
    pub is_available: bool,
    /// Requests in flight.
    pub active: u64,
    /// How often it was ejected.
    pub ejections: u64,
}

/// Everything that was ever counted, by name. Operators' reloads are what bounds it.
#[derive(Debug, Default)]
struct Handles {
    sites: HashMap<Arc<str>, Arc<SiteCounters>>,
    upstreams: HashMap<Arc<str>, Arc<UpstreamTelemetry>>,
    listeners: HashMap<Arc<str>, Arc<ListenerTelemetry>>,
}

/// What became of configuration loads.
#[derive(Debug, Default)]
struct Loads {
    generation: AtomicU64,
    last_success: AtomicBool,
    last_success_unix_ms: AtomicI64,
}

impl std::fmt::Debug for Telemetry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Telemetry").finish_non_exhaustive()
    }
}

impl Telemetry {
    /// Starts the log's thread. `log` is where lines go that belong to no site; `drawing` overrides
    /// the format of every log (`candor proxy` on a terminal).
    pub fn new(log: &Log, drawing: Option<Drawing>) -> Arc<Self> {
        Self::with_queue(log, drawing, QUEUE_BYTES_MAX)
    }

    fn with_queue(log: &Log, drawing: Option<Drawing>, queue_bytes_max: usize) -> Arc<Self> {
        let writer = Writer::start(queue_bytes_max);
        let tapped = writer.destination(&Target::Tap);
        let counters = Arc::new(SiteCounters::new(""));
        let process = SiteTelemetry::new(Arc::clone(&counters), Output::new(&writer, log, drawing));
        let mut handles = Handles::default();
        handles.sites.insert(Arc::clone(&counters.key), counters);
        Arc::new(Self {
            drawing,
            writer,
            tapped,
            kept: Kept::default(),
            process: ArcSwap::from_pointee(process),
            handles: Mutex::new(handles),
            loads: Loads::default(),
            remembered: <(AtomicU64, AtomicU64)>::default(),
            certificates: Mutex::default(),
            members: OnceLock::new(),
        })
    }

    /// Takes the process's log settings of a new configuration.
    pub fn configure(&self, log: &Log) {
        self.process.store(self.site("", log));
    }

    /// Opens a log's file now, so that a mistake in its path is told at the start; and standard
    /// output, so that a process that runs out of descriptors can still say so.
    pub fn open(&self, log: &Log) -> io::Result<()> {
        let target = match &log.file {
            Some(path) => Target::File(path.clone()),
            None => Target::Stdout,
        };
        self.writer.destination(&target).open()
    }

    /// The handles of a site: these log settings, and the counters its key had before.
    pub fn site(&self, key: &str, log: &Log) -> Arc<SiteTelemetry> {
        let counters = {
            let mut handles = self.handles.lock();
            if let Some(counters) = handles.sites.get(key) {
                Arc::clone(counters)
            } else {
                let counters = Arc::new(SiteCounters::new(key));
                let key = Arc::clone(&counters.key);
                handles.sites.insert(key, Arc::clone(&counters));
                counters
            }
        };
        let output = Output::new(&self.writer, log, self.drawing);
        Arc::new(SiteTelemetry::new(counters, output))
    }

    /// The handles of an upstream, the same ones for the same name.
    pub fn upstream(&self, name: &str) -> Arc<UpstreamTelemetry> {
        let mut handles = self.handles.lock();
        if let Some(upstream) = handles.upstreams.get(name) {
            return Arc::clone(upstream);
        }
        let upstream = Arc::new(UpstreamTelemetry::new(UpstreamCounters::new(name)));
        let name = Arc::clone(&upstream.counters.name);
        handles.upstreams.insert(name, Arc::clone(&upstream));
        upstream
    }

    /// Learns whom to ask how members stand.
    pub(crate) fn follow_members(
        &self,
        members: impl Fn() -> Vec<UpstreamFigures> + Send + Sync + 'static,
    ) {
        // There is one process.
        let _ = self.members.set(Box::new(members));
    }

    /// What is counted of every upstream by now.
    #[cold]
    pub fn pulses(&self) -> Vec<Pulse> {
        let upstreams: Vec<_> = self.handles.lock().upstreams.values().cloned().collect();
        upstreams.iter().map(|upstream| upstream.pulse()).collect()
    }

    /// When an upstream of this name answered last.
    #[cold]
    pub fn last_success_unix_ms(&self, name: &str) -> Option<i64> {
        let upstream = self.handles.lock().upstreams.get(name).cloned();
        upstream?.last_success_unix_ms()
    }

    /// The handles of a listener, the same ones for the same address.
    pub fn listener(&self, address: &str) -> Arc<ListenerTelemetry> {
        let mut handles = self.handles.lock();
        if let Some(listener) = handles.listeners.get(address) {
            return Arc::clone(listener);
        }
        let listener = Arc::new(ListenerTelemetry::new(ListenerCounters::new(address)));
        let address = Arc::clone(&listener.counters.address);
        handles.listeners.insert(address, Arc::clone(&listener));
        listener
    }

    /// A finished request: its counters and its log line.
    pub fn request(&self, record: &RequestRecord<'_>) {
        Local::with(|local| match record.site {
            Some(site) => self.request_of(local, site, record),
            None => self.request_of(local, &self.process.load(), record),
        });
    }

    /// Counts a failure before there was a request.
    #[cold]
    pub fn refused(&self, diagnosis: &Diagnosis) {
        self.process.load().counters.failure(diagnosis.cause.code);
    }

    #[inline]
    fn request_of(&self, local: &mut Local, site: &SiteTelemetry, record: &RequestRecord<'_>) {
        site.counters.request(&local.shard, record);
        if let Some(upstream) = record.upstream {
            upstream.counters.request(&local.shard, record);
        }
        let output = &site.output;
        // What an operator must hear of whatever the format.
        let odd =
            record.failure.is_some() || !record.retried.is_empty() || !record.findings.is_empty();
        match output.drawing {
            Drawing::Json => return self.request_json(local, &output.notes, site, record, odd),
            Drawing::Off if odd => self.request_json(local, &output.notes, site, record, odd),
            Drawing::Off => {}
            Drawing::Combined => {
                local.line(&self.writer, &output.lines, |out, time| {
                    plain::combined(out, time, record, output.query);
                });
                if odd {
                    self.request_json(local, &output.notes, site, record, odd);
                }
            }
            Drawing::Human { color } => local.line(&self.writer, &output.lines, |out, time| {
                plain::human(out, time, record, color);
            }),
        }
        let is_told = odd && !matches!(output.drawing, Drawing::Human { .. });
        if !is_told && (odd || self.writer.taps.any()) {
            self.request_json(local, &self.tapped, site, record, odd);
        }
    }

    #[inline]
    fn request_json(
        &self,
        local: &mut Local,
        destination: &Arc<Destination>,
        site: &SiteTelemetry,
        record: &RequestRecord<'_>,
        odd: bool,
    ) {
        let members = draw::SiteMembers {
            site: &site.member,
            query: site.output.query,
        };
        local.line(&self.writer, destination, |out, time| {
            let start = out.len();
            draw::request(out, time, record, members);
            if odd {
                self.kept.keep(record.time_unix_ms, &out[start..]);
            }
        });
    }

    /// Reads log lines as they are written, from now on; `None`: [`TAPS_MAX`] do that already.
    pub fn listen(&self) -> Option<Tap> {
        self.writer.taps.open()
    }

    /// The last lines about failures, oddities and events, oldest first, as JSON without their ends:
    /// at most 500 and one megabyte.
    pub fn last_lines(&self) -> Vec<Box<[u8]>> {
        self.kept.all()
    }

    /// Counts a configuration load for `candor_config_generation` and its companions.
    pub fn configuration_loaded(&self, success: bool) {
        self.loads.last_success.store(success, Ordering::Relaxed);
        if success {
            self.loads.generation.fetch_add(1, Ordering::Relaxed);
            self.loads
                .last_success_unix_ms
                .store(time::now_unix_ms(), Ordering::Relaxed);
        }
    }

    /// Takes how many incidents go on, and how much was not written to their file so far.
    pub fn remembered(&self, incidents_open: u64, dropped: u64) {
        self.remembered.0.store(incidents_open, Ordering::Relaxed);
        self.remembered.1.store(dropped, Ordering::Relaxed);
    }

    /// Takes the certificates that are served: site, and the last moment of validity in Unix seconds.
    pub fn certificates(&self, served: Vec<(Arc<str>, i64)>) {
        *self.certificates.lock() = served;
    }

    /// Opens every log file anew (SIGUSR1). What was logged before goes to the old file.
    pub fn reopen(&self) {
        self.writer.reopen();
    }

    /// Waits until everything logged so far, by any thread, is written, at most `limit`. False: it
    /// is not. Blocks: not for workers.
    pub fn flush(&self, limit: Duration) -> bool {
        self.writer.flush(limit)
    }
}

impl Drop for Telemetry {
    fn drop(&mut self) {
        self.writer.close();
    }
}
