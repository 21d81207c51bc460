//! Where log lines go: standard output, standard error, or a file.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use parking_lot::Mutex;

/// The names of destinations, so that one file is one destination.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Target {
    Stdout,
    Stderr,
    File(PathBuf),
    /// Nowhere: lines for those who listen.
    Tap,
}

impl Target {
    fn open(&self) -> io::Result<File> {
        match self {
            Self::Stdout => Ok(io::stdout().as_fd().try_clone_to_owned()?.into()),
            Self::Stderr => Ok(io::stderr().as_fd().try_clone_to_owned()?.into()),
            Self::File(path) => OpenOptions::new()
                .append(true)
                .create(true)
                .mode(0o640)
                .open(path),
            Self::Tap => Err(ErrorKind::Unsupported.into()),
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdout => f.write_str("standard output"),
            Self::Stderr => f.write_str("standard error"),
            Self::File(path) => path.display().fmt(f),
            Self::Tap => f.write_str("nowhere"),
        }
    }
}

/// One place where lines go.
#[derive(Debug)]
pub(super) struct Destination {
    /// Unique in the process: the index of each thread's batch for it.
    pub(super) id: usize,
    pub(super) target: Target,
    /// Lines that were dropped and of which nothing was said yet.
    pub(super) dropped: AtomicU64,
    /// Locked by the writer, and when a configuration is loaded; never on a request's path.
    sink: Mutex<Sink>,
}

#[derive(Debug, Default)]
struct Sink {
    file: Option<File>,
    /// Whether the last write failed: it is said once.
    failing: bool,
    /// Whether a line was cut by a failed write, so that the next one must begin on a new line.
    torn: bool,
}

impl Destination {
    pub(super) fn new(target: Target) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            target,
            dropped: AtomicU64::new(0),
            sink: Mutex::default(),
        }
    }

    /// Opens it, if it is not open.
    pub(super) fn open(&self) -> io::Result<()> {
        let mut sink = self.sink.lock();
        if sink.file.is_none() {
            sink.file = Some(self.target.open()?);
        }
        Ok(())
    }

    /// Opens a file anew, under its name. The old one stays in use when that fails.
    pub(super) fn reopen(&self) {
        if !matches!(self.target, Target::File(_)) {
            return;
        }
        let mut sink = self.sink.lock();
        match self.target.open() {
            Ok(file) => {
                sink.file = Some(file);
                sink.torn = false;
            }
            Err(e) if sink.file.is_some() => say(&format!(
                "cannot reopen the log {}: {e}; going on with the old file",
                self.target
            )),
            Err(e) => say(&format!("cannot open the log {}: {e}", self.target)),
        }
    }

    /// Writes whole lines. The first failure of a row is said on standard error. `stop` ends the
    /// waiting for a destination that takes nothing.
    pub(super) fn write(&self, lines: &[u8], stop: impl Fn() -> bool) -> io::Result<()> {
        if self.target == Target::Tap {
            return Ok(());
        }
        let mut sink = self.sink.lock();
        let result = sink.write(&self.target, lines, stop);
        match &result {
            Err(e) if !sink.failing => {
                sink.failing = true;
                say(&format!("cannot write the log {}: {e}", self.target));
            }
            Err(_) => {}
            Ok(()) => sink.failing = false,
        }
        result
    }
}

impl Sink {
    fn write(
        &mut self,
        target: &Target,
        mut lines: &[u8],
        stop: impl Fn() -> bool,
    ) -> io::Result<()> {
        let mut file = match &self.file {
            Some(file) => file,
            None => self.file.insert(target.open()?),
        };
        if self.torn {
            file.write_all(b"\n")?;
            self.torn = false;
        }
        let whole = lines.len();
        while !lines.is_empty() {
            let error = match file.write(lines) {
                Ok(0) => ErrorKind::WriteZero.into(),
                Ok(n) => {
                    lines = &lines[n..];
                    continue;
                }
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                // Somebody who shares our standard output made it non-blocking.
                Err(e) if e.kind() == ErrorKind::WouldBlock && !stop() => {
                    thread::park_timeout(Duration::from_millis(5));
                    continue;
                }
                Err(e) => e,
            };
            self.torn = lines.len() < whole;
            return Err(error);
        }
        Ok(())
    }
}

/// The log cannot say it itself.
fn say(message: &str) {
    // Nothing is left to tell it to when this fails as well.
    let _ = writeln!(io::stderr(), "candor: {message}");
}
