//! Counters of the kernel that only ever rise: what they rose by within the last minute.
//!
//! They are read every [`STEP`], since a number that nobody has seen before says nothing of when.

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use super::files;

/// How often they are read.
pub(super) const STEP: Duration = Duration::from_secs(10);
/// So many readings are kept: those of a minute.
const KEPT: usize = 7;

static READINGS: Mutex<VecDeque<Reading>> = Mutex::new(VecDeque::new());

#[derive(Clone, Copy, Debug)]
struct Reading {
    at: Instant,
    /// Connections that were dropped because a listener's queue was full (`ListenDrops`).
    dropped: Option<u64>,
    /// Processes that were killed for memory (`oom_kill`).
    killed: Option<u64>,
}

/// Reads them; called every [`STEP`].
pub(super) fn sample() {
    let reading = read();
    let mut readings = READINGS.lock();
    if readings.len() >= KEPT {
        readings.pop_front();
    }
    readings.push_back(reading);
}

/// Connections to listeners of this host that were dropped within the last minute, if any.
pub(super) fn dropped() -> Option<u64> {
    risen(|reading| reading.dropped).map(|(by, _)| by)
}

/// Processes that were killed for memory within the last minute, if any, and within how long.
pub(super) fn killed() -> Option<(u64, Duration)> {
    risen(|reading| reading.killed)
}

fn risen(pick: impl Fn(&Reading) -> Option<u64>) -> Option<(u64, Duration)> {
    let first = *READINGS.lock().front()?;
    let now = read();
    let by = pick(&now)?.saturating_sub(pick(&first)?);
    (by > 0).then(|| (by, now.at - first.at))
}

fn read() -> Reading {
    let netstat = files::text(Path::new("/proc/net/netstat")).unwrap_or_default();
    let vmstat = files::text(Path::new("/proc/vmstat")).unwrap_or_default();
    Reading {
        at: Instant::now(),
        dropped: of_protocol(&netstat, "TcpExt:", "ListenDrops"),
        killed: files::number(&vmstat, "oom_kill "),
    }
}

/// The value of a counter in a file where one line names the counters and the next has the values.
fn of_protocol(text: &str, protocol: &str, name: &str) -> Option<u64> {
    let mut lines = text.lines().filter_map(|line| line.strip_prefix(protocol));
    let (names, values) = (lines.next()?, lines.next()?);
    let index = names.split_whitespace().position(|it| it == name)?;
    values.split_whitespace().nth(index)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_counters_by_name() {
        let text = "TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 7 9\n\
            IpExt: InNoRoutes\nIpExt: 3\n";
        assert_eq!(of_protocol(text, "TcpExt:", "ListenDrops"), Some(9));
        assert_eq!(of_protocol(text, "IpExt:", "InNoRoutes"), Some(3));
        assert_eq!(of_protocol(text, "TcpExt:", "None"), None);
        assert_eq!(of_protocol("", "TcpExt:", "ListenDrops"), None);
    }

    #[test]
    fn this_host_has_them() {
        let reading = read();
        assert!(reading.dropped.is_some() && reading.killed.is_some());
    }
}
