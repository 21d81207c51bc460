//! Reading small files of the kernel and of this host, bounded.

use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// At most so many bytes of a file are read.
const FILE_MAX: u64 = 64 * 1024;

/// A small file, or its first 64 KiB.
pub(super) fn text(path: &Path) -> Option<String> {
    let mut found = Vec::new();
    let file = open(path).ok()?;
    file.take(FILE_MAX).read_to_end(&mut found).ok()?;
    Some(String::from_utf8_lossy(&found).into_owned())
}

/// The last `bytes` of a regular file.
pub(super) fn tail(path: &Path, bytes: u64) -> std::io::Result<String> {
    let mut file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    file.seek(SeekFrom::Start(metadata.len().saturating_sub(bytes)))?;
    let mut found = Vec::new();
    file.take(bytes.min(FILE_MAX)).read_to_end(&mut found)?;
    Ok(String::from_utf8_lossy(&found).into_owned())
}

/// Never waits for who writes to a pipe.
fn open(path: &Path) -> std::io::Result<std::fs::File> {
    let flags = libc::O_NONBLOCK | libc::O_CLOEXEC | libc::O_NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// The number behind `key` at the beginning of a line.
pub(super) fn number(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let word = line.trim_start_matches([':', ' ', '\t']);
    word.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn reads_numbers() {
        let text = "MemTotal:       24684084 kB\nMemFree: 1 kB\noom_kill 3\n";
        assert_eq!(number(text, "MemTotal"), Some(24_684_084));
        assert_eq!(number(text, "oom_kill"), Some(3));
        assert_eq!(number(text, "SwapFree"), None);
    }

    #[test]
    fn reads_the_end_and_never_waits() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("log");
        std::fs::write(&file, "first\nlast\n").unwrap();
        assert_eq!(tail(&file, 5).unwrap(), "last\n");
        assert_eq!(tail(&file, 500).unwrap(), "first\nlast\n");
        assert!(tail(directory.path(), 5).is_err());
        assert_eq!(text(&file).unwrap(), "first\nlast\n");
    }
}
