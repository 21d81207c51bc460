//! Log line and metrics, emitted together.

pub mod record;

/// Handles of a site: its log settings and counters.
#[derive(Debug)]
pub struct SiteTelemetry;

/// Handles of an upstream: its name and counters.
#[derive(Debug)]
pub struct UpstreamTelemetry;

/// Log and metrics of the process.
#[derive(Debug)]
pub struct Telemetry;
