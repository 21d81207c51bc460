//! Log line and metrics, emitted together.
//!
//! One [`Telemetry`] for the process. It hands out handles by name, so that after a reload the same
//! site and the same upstream go on counting where they were.

mod event;
pub mod record;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::Log;

pub use event::{ConnectionEvent, Finding, Member};
pub use record::{Delivered, RequestRecord, StatusBy};

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Drawing {
    /// One JSON object a line.
    Json,
    /// Apache's combined format; failures and events are JSON lines on standard error.
    Combined,
    /// Nothing for a success; failures and events as JSON.
    Off,
    /// One compact line for people.
    Human {
        /// With ANSI colors.
        color: bool,
    },
}

/// Everything that is told about traffic: log lines and metrics.
#[derive(Debug)]
pub struct Telemetry {}

impl Telemetry {
    /// Starts the writer. `log` is where lines go that belong to no site; `drawing` overrides the
    /// format of every log (`candor proxy` on a terminal).
    pub fn new(_log: &Log, _drawing: Option<Drawing>) -> Arc<Self> {
        Arc::new(Self {})
    }

    /// Takes the process's log settings of a new configuration.
    pub fn configure(&self, _log: &Log) {}

    /// Opens a log's file now, so that a mistake in its path is told at the start.
    pub fn open(&self, _log: &Log) -> io::Result<()> {
        Ok(())
    }

    /// The handles of a site: these log settings, and the counters its key had before.
    pub fn site(&self, _key: &str, _log: &Log) -> Arc<SiteTelemetry> {
        Arc::new(SiteTelemetry {})
    }

    /// The handles of an upstream, the same ones for the same name.
    pub fn upstream(&self, _name: &str) -> Arc<UpstreamTelemetry> {
        Arc::new(UpstreamTelemetry {})
    }

    /// The handles of a listener, the same ones for the same address.
    pub fn listener(&self, _address: &str) -> Arc<ListenerTelemetry> {
        Arc::new(ListenerTelemetry {})
    }

    /// A finished request: its log line and its counters.
    pub fn request(&self, _record: &RequestRecord<'_>) {}

    /// An oddity seen after the request's own line was written, or without failing it.
    pub fn finding(&self, _finding: &Finding<'_>) {}

    /// Something happened to a client's connection outside any request.
    pub fn connection_event(&self, _event: &ConnectionEvent<'_>) {}

    /// Something around the proxy changed: a reload, DNS, a certificate.
    pub fn change(&self, _what: &str, _members: &[(&'static str, Member<'_>)]) {}

    /// The process starts, listens, drains, stops.
    pub fn lifecycle(&self, _what: &str, _members: &[(&'static str, Member<'_>)]) {}

    /// Counts a configuration load for `candor_config_generation` and its companions.
    pub fn configuration_loaded(&self, _success: bool) {}

    /// Opens every log file anew (SIGUSR1). What was logged before goes to the old file.
    pub fn reopen(&self) {}

    /// Waits until everything logged so far is written, at most `limit`. False: it is not.
    pub fn flush(&self, _limit: Duration) -> bool {
        true
    }
}

/// Handles of a site: its log settings and counters.
#[derive(Debug)]
pub struct SiteTelemetry {}

/// Handles of an upstream: its name and counters.
#[derive(Debug)]
pub struct UpstreamTelemetry {}

impl UpstreamTelemetry {
    /// Counts an open connection until the guard is dropped.
    pub fn connection(self: &Arc<Self>) -> ConnectionGuard {
        ConnectionGuard {}
    }
}

/// Handles of a listener: its connection counters.
#[derive(Debug)]
pub struct ListenerTelemetry {}

impl ListenerTelemetry {
    /// Counts an accepted connection, and as open until the guard is dropped.
    pub fn connection(self: &Arc<Self>) -> ConnectionGuard {
        ConnectionGuard {}
    }
}

/// Counts a connection as open while it lives.
#[derive(Debug)]
pub struct ConnectionGuard {}
