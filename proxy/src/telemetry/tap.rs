//! Log lines for whoever listens, and the last ones that tell of something.
//!
//! A [`Tap`] gets what the log's thread writes, as JSON whatever the log's own format is, and only
//! while it is there: a request costs nothing more for it where the log is JSON, and one load where it
//! is not. A reader that is too slow loses whole batches, which are counted; nobody waits for it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::mpsc;

/// Readers at a time.
pub const TAPS_MAX: usize = 8;
/// Batches that wait for one reader; a batch is at most some 32 KiB, and shared by all.
const BATCHES_MAX: usize = 64;
/// Lines that are kept of failures and events, and their bytes.
const KEPT_MAX: usize = 500;
const KEPT_BYTES_MAX: usize = 1024 * 1024;
/// In a storm one second's lines tell enough, and leave room for what came before.
const KEPT_EACH_SECOND: usize = 100;

/// Reads log lines as they are written.
#[derive(Debug)]
pub struct Tap {
    batches: mpsc::Receiver<Bytes>,
    dropped: Arc<AtomicU64>,
}

impl Tap {
    /// The next lines, each with its end. Those of a log that is not JSON may be among them. `None`:
    /// the process ends.
    pub async fn next(&mut self) -> Option<Bytes> {
        self.batches.recv().await
    }

    /// How many lines were lost since this was asked last.
    pub fn dropped(&self) -> u64 {
        self.dropped.swap(0, Ordering::Relaxed)
    }
}

/// The readers.
#[derive(Debug, Default)]
pub(super) struct Taps {
    any: AtomicBool,
    list: Mutex<Vec<(mpsc::Sender<Bytes>, Arc<AtomicU64>)>>,
}

impl Taps {
    /// Whether anybody listens.
    pub(super) fn any(&self) -> bool {
        self.any.load(Ordering::Relaxed)
    }

    /// One more reader, if there are not too many.
    pub(super) fn open(&self) -> Option<Tap> {
        let mut list = self.list.lock();
        list.retain(|(reader, _)| !reader.is_closed());
        if list.len() >= TAPS_MAX {
            return None;
        }
        let (sender, batches) = mpsc::channel(BATCHES_MAX);
        let dropped = Arc::<AtomicU64>::default();
        list.push((sender, Arc::clone(&dropped)));
        self.any.store(true, Ordering::Relaxed);
        Some(Tap { batches, dropped })
    }

    /// Gives lines to every reader.
    #[cold]
    pub(super) fn pass(&self, lines: &[u8], count: u64) {
        let mut list = self.list.lock();
        let lines = Bytes::copy_from_slice(lines);
        list.retain(|(reader, dropped)| match reader.try_send(lines.clone()) {
            Ok(()) => true,
            Err(mpsc::error::TrySendError::Full(_)) => {
                dropped.fetch_add(count, Ordering::Relaxed);
                true
            }
            Err(mpsc::error::TrySendError::Closed(_)) => false,
        });
        self.any.store(!list.is_empty(), Ordering::Relaxed);
    }
}

/// The last lines about failures, oddities and events.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Lines>);

#[derive(Debug, Default)]
struct Lines {
    list: VecDeque<Box<[u8]>>,
    bytes: usize,
    /// The second of the latest line, and how many came within it.
    second: i64,
    count: usize,
}

impl Kept {
    /// Keeps a line, without its end, unless too many came within its second.
    #[cold]
    pub(super) fn keep(&self, unix_ms: i64, line: &[u8]) {
        // Beside all others it must have room.
        if line.len() > KEPT_BYTES_MAX / 8 {
            return;
        }
        let second = unix_ms / 1_000;
        let mut lines = self.0.lock();
        if lines.second != second {
            (lines.second, lines.count) = (second, 0);
        }
        lines.count += 1;
        if lines.count > KEPT_EACH_SECOND {
            return;
        }
        let line = Box::<[u8]>::from(line);
        lines.bytes += line.len();
        lines.list.push_back(line);
        while lines.list.len() > KEPT_MAX || lines.bytes > KEPT_BYTES_MAX {
            let Some(first) = lines.list.pop_front() else {
                break;
            };
            lines.bytes -= first.len();
        }
    }

    /// The lines, oldest first.
    pub(super) fn all(&self) -> Vec<Box<[u8]>> {
        self.0.lock().list.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_slow_reader_loses_batches_and_is_told() {
        let taps = Taps::default();
        assert!(!taps.any());
        let mut tap = taps.open().unwrap();
        for _ in 0..BATCHES_MAX + 3 {
            taps.pass(b"a\nb\n", 2);
        }
        assert_eq!(tap.dropped(), 6);
        assert_eq!(tap.dropped(), 0);
        assert_eq!(tap.batches.try_recv().unwrap(), &b"a\nb\n"[..]);
        drop(tap);
        taps.pass(b"c\n", 1);
        assert!(!taps.any());
    }

    #[test]
    fn readers_are_bounded() {
        let taps = Taps::default();
        let open: Vec<_> = (0..TAPS_MAX).map(|_| taps.open().unwrap()).collect();
        assert!(taps.open().is_none());
        drop(open);
        assert!(taps.open().is_some());
    }

    #[test]
    fn kept_lines_are_bounded() {
        let kept = Kept::default();
        for number in 0..2 * KEPT_MAX {
            kept.keep(number as i64 * 10, number.to_string().as_bytes());
        }
        let all = kept.all();
        assert_eq!(all.len(), KEPT_MAX);
        assert_eq!(&*all[0], KEPT_MAX.to_string().as_bytes());
        kept.keep(-1, &vec![b'x'; KEPT_BYTES_MAX]);
        assert_eq!(kept.all().len(), KEPT_MAX);
        for _ in 0..20 {
            kept.keep(-1, &vec![b'x'; KEPT_BYTES_MAX / 8]);
        }
        assert_eq!(kept.all().len(), 8);
        for _ in 0..2 * KEPT_EACH_SECOND {
            kept.keep(1_000_000, b"storm");
        }
        let storm = kept.all();
        let storm = storm.iter().filter(|line| &***line == b"storm");
        assert_eq!(storm.count(), KEPT_EACH_SECOND);
    }
}
