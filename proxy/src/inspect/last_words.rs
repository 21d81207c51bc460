//! The end of the application's own log files (`application_log`).
//!
//! Regular files alone, opened so that nothing waits and no link of the last part is followed to a
//! device: at most [`READ_MAX`] bytes from the end, on a thread that may be stuck in a dead file
//! system without holding up other looks.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use candor_diagnostics::evidence::{Evidence, LastWords, Unseen};
use candor_diagnostics::exchange::Phase;
use candor_diagnostics::last_words::{Line, Reading, read};
use jiff::tz::TimeZone;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::{Found, Subject};

/// Bytes read from the end of a file.
const READ_MAX: u64 = 64 * 1024;
/// Files of an upstream that are read at most.
const FILES_MAX: usize = 4;
/// Files that are being read at once at most; one on a dead file system takes a place for good, and
/// the other threads of the inspector stay free.
static READERS: Semaphore = Semaphore::const_new(2);
/// Whatever is older is not about this failure.
const KEEP_S: i64 = 600;
/// What does not listen any more may have said so long ago why.
const KEEP_OF_GONE_S: i64 = 86_400;

/// Reads the log files that the upstream names.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let keep_s = keep_s(subject);
    for log in subject.upstream().settings.logs.iter().take(FILES_MAX) {
        let Ok(place) = READERS.try_acquire() else {
            return found.add(unseen("a file system that answers", None));
        };
        let path = log.value.clone();
        let read = spawn_blocking(move || {
            let _place = place;
            words(&path, keep_s)
        });
        match read.await {
            Ok(Ok(words)) => found.add_all(words.map(|it| Evidence::LastWords(Arc::new(it)))),
            Ok(Err(error)) => {
                let needs = match error.kind() {
                    io::ErrorKind::PermissionDenied => "read access to the file of application_log",
                    io::ErrorKind::NotFound => "the file that application_log names",
                    _ => "a regular file as application_log",
                };
                found.add(unseen(needs, error.raw_os_error()));
            }
            Err(_) => {}
        }
    }
}

/// How old a line may be that is said to be about this failure.
pub(super) fn keep_s(subject: &Subject) -> i64 {
    match subject.phase {
        Phase::Resolve | Phase::Connect => KEEP_OF_GONE_S,
        _ => KEEP_S,
    }
}

/// How a log is read now, on this host.
pub(super) fn reading() -> Reading<'static> {
    let now = SystemTime::now();
    let unix_s = second(now);
    let offset = jiff::Timestamp::from_second(unix_s)
        .map_or(0, |now| TimeZone::system().to_offset(now).seconds());
    Reading {
        now_unix_s: unix_s,
        offset_s: i64::from(offset),
        ..Reading::default()
    }
}

fn words(path: &Path, keep_s: i64) -> io::Result<Option<LastWords>> {
    let (text, written_unix_s) = tail(path)?;
    let line = |text| Line { unix_s: None, text };
    let lines: Vec<_> = text.lines().map(line).collect();
    let reading = Reading {
        source: "file",
        name: &path.to_string_lossy(),
        keep_s,
        written_unix_s,
        ..reading()
    };
    Ok(read(&reading, &lines))
}

/// The last lines of a file, and when it was written to last.
fn tail(path: &Path) -> io::Result<(String, Option<i64>)> {
    let flags = libc::O_NONBLOCK | libc::O_NOCTTY | libc::O_CLOEXEC;
    let mut file: File = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    let status = file.metadata()?;
    if !status.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let begin = status.len().saturating_sub(READ_MAX);
    file.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::with_capacity(status.len().min(READ_MAX) as usize);
    file.take(READ_MAX).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = match (begin, text.split_once('\n')) {
        // The first line is cut.
        (1.., Some((_, rest))) => rest.to_owned(),
        _ => text.into_owned(),
    };
    Ok((text, status.modified().ok().map(second)))
}

fn second(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs() as i64
}

fn unseen(needs: &'static str, errno: Option<i32>) -> Evidence {
    let what = "application_log";
    Evidence::Unseen(Arc::new(Unseen { what, needs, errno }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_end_of_a_large_file_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("app.log");
        let text = "fine\n".repeat(40_000) + "ModuleNotFoundError: No module named 'flask'\n";
        std::fs::write(&path, text).unwrap();
        let (text, written) = tail(&path).unwrap();
        assert!(text.len() as u64 <= READ_MAX && text.starts_with("fine\n"));
        assert!(written.is_some());
        let ending = words(&path, KEEP_S)
            .unwrap()
            .and_then(|it| it.ending)
            .unwrap();
        assert_eq!(
            (ending.id, ending.about.as_deref()),
            ("module_missing", Some("flask"))
        );
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let directory = tempfile::tempdir().unwrap();
        let fifo = directory.path().join("fifo");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &fifo,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        for path in [fifo.as_path(), Path::new("/dev/zero"), directory.path()] {
            let error = tail(path).unwrap_err();
            assert_eq!(
                error.kind(),
                io::ErrorKind::InvalidInput,
                "{}",
                path.display()
            );
        }
        assert!(tail(&directory.path().join("absent")).is_err());
    }
}
