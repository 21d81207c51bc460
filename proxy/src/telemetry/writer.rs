//! The log's thread, and how lines get to it.
//!
//! Each thread that logs has a batch for each destination. The writer collects batches every
//! [`TICK`] while there is something in them and sleeps when there is not; a batch that is full
//! before that is queued by its own thread. So a batch's lock is free except for a moment fifty
//! times a second, a line costs no system call, and nothing depends on a worker staying alive.
//!
//! What is queued or being written is bounded by the writer's `bytes_max`; beside it each batch
//! holds less than [`BATCH_BYTES`] and one line. Below the bound no line is lost. Above it whole
//! batches are dropped and their lines counted, and the log says so when it has recovered.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

use super::destination::{Destination, Target};
use super::tap::Taps;
use super::time::{TimeCache, now_unix_ms};

/// How long lines gather before they are written.
const TICK: Duration = Duration::from_millis(20);

/// A batch of this size is queued at once.
const BATCH_BYTES: usize = 32 * 1024;

/// Written buffers that are kept to be used again.
const SPARE_MAX: usize = 16;

/// The lines of one thread for one destination.
#[derive(Debug)]
pub(super) struct ThreadBatch {
    pub(super) destination: Arc<Destination>,
    batch: Mutex<Batch>,
}

#[derive(Debug, Default)]
struct Batch {
    bytes: Vec<u8>,
    /// Where the last whole line ends: what is behind it was left by a drawing that panicked.
    whole: usize,
    lines: u64,
}

/// Lines on their way to the disk.
#[derive(Debug)]
struct Chunk {
    destination: Arc<Destination>,
    batch: Batch,
}

/// What all threads share with the writer's.
#[derive(Debug)]
pub(super) struct Writer {
    bytes_max: usize,
    state: Mutex<State>,
    /// The writer waits for work.
    work: Condvar,
    /// Whoever flushes waits for the writer.
    done: Condvar,
    /// Whether a collection is due: set by the first line of a batch.
    armed: AtomicBool,
    batches: Mutex<Vec<Arc<ThreadBatch>>>,
    destinations: Mutex<Vec<Arc<Destination>>>,
    /// Those who read what is written.
    pub(super) taps: Taps,
    /// Lines lost, in all.
    pub(super) dropped: AtomicU64,
    /// Failed writes, in all.
    pub(super) errors: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    queue: Vec<Chunk>,
    /// Bytes in the queue and in the writer's hands.
    bytes: usize,
    spare: Vec<Vec<u8>>,
    flush_wanted: u64,
    flushed: u64,
    reopen: bool,
    closed: bool,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(bytes_max: usize) -> Arc<Self> {
        let writer = Arc::new(Self::new(bytes_max));
        let shared = Arc::clone(&writer);
        thread::Builder::new()
            .name("candor-log".to_owned())
            .spawn(move || shared.run())
            .expect("the kernel refuses a thread at the start of the process");
        writer
    }

    fn new(bytes_max: usize) -> Self {
        Self {
            bytes_max,
            state: Mutex::default(),
            work: Condvar::new(),
            done: Condvar::new(),
            armed: AtomicBool::new(false),
            batches: Mutex::default(),
            destinations: Mutex::default(),
            taps: Taps::default(),
            dropped: AtomicU64::new(0),
            errors: AtomicU64::new(0),
        }
    }

    /// The destination of this name. Those of former configurations stay: operators' reloads are
    /// what bounds them.
    pub(super) fn destination(&self, target: &Target) -> Arc<Destination> {
        let mut destinations = self.destinations.lock();
        if let Some(found) = destinations.iter().find(|d| d.target == *target) {
            return Arc::clone(found);
        }
        let new = Arc::new(Destination::new(target.clone()));
        destinations.push(Arc::clone(&new));
        new
    }

    /// A batch for the calling thread. It is forgotten when the thread has let go of it and its
    /// lines are written.
    pub(super) fn batch(&self, destination: &Arc<Destination>) -> Arc<ThreadBatch> {
        let batch = Arc::new(ThreadBatch {
            destination: Arc::clone(destination),
            batch: Mutex::default(),
        });
        self.batches.lock().push(Arc::clone(&batch));
        batch
    }

    /// Appends one line, with its end.
    #[inline]
    pub(super) fn line(&self, batch: &ThreadBatch, draw: impl FnOnce(&mut Vec<u8>)) {
        let mut lines = batch.batch.lock();
        let whole = lines.whole;
        let first = whole == 0;
        lines.bytes.truncate(whole);
        draw(&mut lines.bytes);
        lines.bytes.push(b'\n');
        lines.whole = lines.bytes.len();
        lines.lines += 1;
        if lines.bytes.len() >= BATCH_BYTES {
            self.queue(&batch.destination, &mut lines);
        }
        drop(lines);
        // After the line is in, so that a writer that disarms sees it when it collects.
        if first && !self.armed.load(Ordering::Relaxed) {
            self.arm();
        }
    }

    #[cold]
    fn arm(&self) {
        if !self.armed.swap(true, Ordering::AcqRel) {
            // Under the lock, or the writer might just be about to wait.
            let _state = self.state.lock();
            self.work.notify_one();
        }
    }

    /// Queues a batch or, above the bound, drops it. Leaves an empty one.
    #[cold]
    fn queue(&self, destination: &Arc<Destination>, batch: &mut Batch) {
        let mut state = self.state.lock();
        let bytes = batch.whole;
        batch.bytes.truncate(bytes);
        if state.bytes + bytes > self.bytes_max {
            drop(state);
            self.drop_lines(destination, batch.lines);
            batch.bytes.clear();
            batch.whole = 0;
            batch.lines = 0;
            return;
        }
        let spare = state.spare.pop().unwrap_or_default();
        let full = Batch {
            bytes: std::mem::replace(&mut batch.bytes, spare),
            whole: std::mem::take(&mut batch.whole),
            lines: std::mem::take(&mut batch.lines),
        };
        state.bytes += bytes;
        state.queue.push(Chunk {
            destination: Arc::clone(destination),
            batch: full,
        });
        if self.is_urgent(&state) {
            self.work.notify_one();
        }
    }

    fn drop_lines(&self, destination: &Destination, lines: u64) {
        self.dropped.fetch_add(lines, Ordering::Relaxed);
        destination.dropped.fetch_add(lines, Ordering::Relaxed);
    }

    /// Opens files anew once everything logged before is written to the old ones.
    pub(super) fn reopen(&self) {
        let mut state = self.state.lock();
        state.reopen = true;
        self.work.notify_one();
    }

    /// Waits until everything logged so far is written, at most `limit`.
    pub(super) fn flush(&self, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        let mut state = self.state.lock();
        state.flush_wanted += 1;
        let wanted = state.flush_wanted;
        self.work.notify_one();
        while state.flushed < wanted {
            if self.done.wait_until(&mut state, deadline).timed_out() {
                return state.flushed >= wanted;
            }
        }
        true
    }

    /// Ends the thread, after a last collection.
    pub(super) fn close(&self) {
        let mut state = self.state.lock();
        state.closed = true;
        self.work.notify_one();
    }
}

// === the thread ===

impl Writer {
    fn run(&self) {
        let mut time = TimeCache::new();
        loop {
            let turn = self.wait();
            // Before collecting: a line that comes after arms anew.
            self.armed.store(false, Ordering::Release);
            self.collect();
            self.write_queue(&mut time);
            if turn.reopen {
                // Not under the lock: opening may take its time.
                let destinations = self.destinations.lock().clone();
                destinations.iter().for_each(|d| d.reopen());
            }
            self.state.lock().flushed = turn.flush;
            self.done.notify_all();
            if turn.closed {
                return;
            }
        }
    }

    /// Sleeps until there are lines, then until they have gathered or cannot wait.
    fn wait(&self) -> Turn {
        let mut state = self.state.lock();
        while !self.is_urgent(&state) && !self.armed.load(Ordering::Acquire) {
            self.work.wait(&mut state);
        }
        let deadline = Instant::now() + TICK;
        while !self.is_urgent(&state) && !self.work.wait_until(&mut state, deadline).timed_out() {}
        Turn {
            flush: state.flush_wanted,
            reopen: std::mem::take(&mut state.reopen),
            closed: state.closed,
        }
    }

    fn is_urgent(&self, state: &State) -> bool {
        state.closed
            || state.reopen
            || state.flush_wanted > state.flushed
            || state.bytes > self.bytes_max / 4
    }

    /// Queues what is in the threads' batches, and forgets those of threads that ended.
    fn collect(&self) {
        self.batches.lock().retain(|batch| {
            // Read before looking inside: a thread that ends later is forgotten the next time.
            let ended = Arc::strong_count(batch) == 1;
            let mut lines = batch.batch.lock();
            if lines.whole > 0 {
                self.queue(&batch.destination, &mut lines);
            }
            !ended
        });
    }

    fn write_queue(&self, time: &mut TimeCache) {
        // Once, not until it is empty: whoever waits for a flush must not wait for new lines.
        let chunks = std::mem::take(&mut self.state.lock().queue);
        for Chunk { destination, batch } in chunks {
            let Batch {
                mut bytes, lines, ..
            } = batch;
            if self.taps.any() {
                self.taps.pass(&bytes, lines);
            }
            let written = self.write(&destination, &bytes).is_ok();
            if !written {
                self.drop_lines(&destination, lines);
            }
            let mut state = self.state.lock();
            state.bytes -= bytes.len();
            if state.spare.len() < SPARE_MAX && bytes.capacity() <= 4 * BATCH_BYTES {
                bytes.clear();
                state.spare.push(bytes);
            }
            let recovered = written && state.bytes <= self.bytes_max / 2;
            drop(state);
            if recovered {
                self.tell_dropped(&destination, time);
            }
        }
    }

    fn write(&self, destination: &Destination, lines: &[u8]) -> io::Result<()> {
        let result = destination.write(lines, || self.state.lock().closed);
        if result.is_err() {
            self.errors.fetch_add(1, Ordering::Relaxed);
        }
        result
    }

    /// Says, in the log that lost them, how many lines are missing.
    fn tell_dropped(&self, destination: &Destination, time: &mut TimeCache) {
        let lines = destination.dropped.swap(0, Ordering::Relaxed);
        if lines == 0 {
            return;
        }
        let mut line = b"{\"event\":\"lifecycle\",\"time\":\"".to_vec();
        time.rfc3339(&mut line, now_unix_ms());
        line.extend_from_slice(b"\",\"what\":\"log_dropped\",\"lines\":");
        line.extend_from_slice(itoa::Buffer::new().format(lines).as_bytes());
        line.extend_from_slice(b"}\n");
        if self.write(destination, &line).is_err() {
            destination.dropped.fetch_add(lines, Ordering::Relaxed);
        }
    }
}

/// What a turn of the writer has to do beside writing.
struct Turn {
    flush: u64,
    reopen: bool,
    closed: bool,
}
