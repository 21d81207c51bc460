#![allow(clippy::unwrap_used)]

mod delivery;
mod lines;
mod metrics;
mod speed;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::{Log, LogFormat};
use candor_diagnostics::exchange::Timeline;

use super::*;

const LONG: Duration = Duration::from_secs(30);

/// A process that logs to a file of its own.
struct Fixture {
    telemetry: Arc<Telemetry>,
    log: Log,
    folder: tempfile::TempDir,
}

impl Fixture {
    fn new(format: LogFormat, drawing: Option<Drawing>, queue_bytes_max: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = Log {
            format,
            file: Some(folder.path().join("access.log")),
            query: true,
        };
        Self {
            telemetry: Telemetry::with_queue(&log, drawing, queue_bytes_max),
            log,
            folder,
        }
    }

    fn json() -> Self {
        Self::new(LogFormat::Json, None, QUEUE_BYTES_MAX)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("access.log")
    }

    /// What is in the log once everything is written.
    fn written(&self) -> String {
        assert!(self.telemetry.flush(LONG));
        read(&self.path())
    }
}

fn read(path: &Path) -> String {
    String::from_utf8(std::fs::read(path).unwrap_or_default()).unwrap()
}

/// A plain success.
fn record<'a>() -> RequestRecord<'a> {
    RequestRecord {
        time_unix_ms: 1_795_249_861_007,
        request_id: b"0190b2f4c3d2",
        client: "192.0.2.7",
        method: b"GET",
        scheme: "https",
        host: b"shop.example.com",
        path: b"/cart",
        query: Some(b"item=1"),
        protocol: "HTTP/1.1",
        status: 200,
        status_by: StatusBy::Upstream,
        site: None,
        route: Some("/"),
        upstream: None,
        peer: Some("10.0.0.5:8080"),
        bytes_in: 0,
        bytes_out: 1234,
        duration_us: 1_234,
        waited_us: 0,
        timeline: Timeline {
            request_us: Some(12),
            head_us: Some(1_001),
            body_us: Some(0),
            ..Timeline::default()
        },
        user_agent: Some(b"curl/8.5.0"),
        referer: None,
        delivered: Delivered::Complete,
        failure: None,
        retried: &[],
        recovered: None,
        findings: &[],
        injected: false,
    }
}
