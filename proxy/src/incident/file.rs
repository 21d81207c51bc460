//! The file in which failures and changes survive a restart: JSON lines, appended.
//!
//! Two files at most, `FILE` and `FILE.1`, together at most 64 MiB: when the first is full, or begins
//! with what is older than `keep`, it becomes the second. So what is written is gone after twice
//! `keep` at the latest. Whoever reads skips what it does not understand: a line that a crash has
//! torn, or a stranger's.

use std::collections::{HashMap, VecDeque};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Story;
use super::change::Change;
use super::group::Tally;

/// A file may grow to this size.
const FILE_MAX: u64 = 32 * 1024 * 1024;
/// A longer line is none of ours.
const LINE_MAX: u64 = 1024 * 1024;
/// How a story's line begins: it is found without reading all of it.
const STORY: &str = "{\"story\":";

/// A line.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// A failed request: its id first.
    Story(String, i64, Value, String),
    Incident(Box<Tally>),
    Change(Change),
}

impl Line {
    const fn time_unix_ms(&self) -> i64 {
        match self {
            Self::Story(_, time, ..) => *time,
            Self::Incident(tally) => tally.last_unix_ms,
            Self::Change(change) => change.time_unix_ms,
        }
    }
}

/// The file, open for appending.
#[derive(Debug)]
pub(super) struct Store {
    path: PathBuf,
    file: File,
    size: u64,
    /// It may grow to this.
    most: u64,
    /// When its first line is from.
    begins_unix_ms: i64,
    keep_ms: i64,
    line: Vec<u8>,
}

/// What a file has kept.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Oldest first.
    pub(super) stories: Vec<(Value, String)>,
    pub(super) incidents: Vec<Tally>,
    pub(super) changes: Vec<Change>,
}

impl Store {
    /// Opens the file for its owner alone.
    pub(super) fn open(path: &Path, keep_ms: i64, now_unix_ms: i64) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true).mode(0o600);
        let mut file = options.open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "it is not a regular file",
            ));
        }
        // The mode above is that of a new file only.
        file.set_permissions(Permissions::from_mode(0o600))?;
        let mut size = file.metadata()?.len();
        if size > 0 {
            file.seek(SeekFrom::End(-1))?;
            let mut last = [0];
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                // What a crash has torn shall not spoil the next line.
                file.write_all(b"\n")?;
                size += 1;
            }
        }
        let first = lines(path).find_map(|line| serde_json::from_str::<Line>(&line).ok());
        Ok(Self {
            path: path.to_owned(),
            file,
            size,
            most: FILE_MAX,
            begins_unix_ms: first.map_or(now_unix_ms, |line| line.time_unix_ms()),
            keep_ms,
            line: Vec::new(),
        })
    }

    pub(super) fn story(&mut self, story: &Story) -> io::Result<()> {
        let (id, time) = (story.request_id().to_owned(), story.time_unix_ms());
        self.append(&Line::Story(id, time, story.json(), story.text(true)))
    }

    pub(super) fn incident(&mut self, tally: Tally) -> io::Result<()> {
        self.append(&Line::Incident(Box::new(tally)))
    }

    pub(super) fn change(&mut self, change: &Change) -> io::Result<()> {
        self.append(&Line::Change(change.clone()))
    }

    fn append(&mut self, line: &Line) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, line)?;
        self.line.push(b'\n');
        let length = self.line.len() as u64;
        if length > LINE_MAX {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the line is too long",
            ));
        }
        if self.size + length > self.most {
            self.rotate(line.time_unix_ms())?;
        }
        if let Err(error) = self.file.write_all(&self.line) {
            // The next line must begin on its own.
            let torn = self.file.write_all(b"\n").is_ok();
            self.size += u64::from(torn);
            return Err(error);
        }
        self.size += length;
        Ok(())
    }

    /// Gives up what is older than may be kept.
    pub(super) fn expire(&mut self, now_unix_ms: i64) -> io::Result<()> {
        let second = second(&self.path);
        if let Ok(metadata) = fs::metadata(&second) {
            let age = metadata.modified()?.elapsed().unwrap_or_default();
            if age.as_millis() > self.keep_ms.unsigned_abs().into() {
                fs::remove_file(second)?;
            }
        }
        if self.size > 0 && now_unix_ms.saturating_sub(self.begins_unix_ms) > self.keep_ms {
            self.rotate(now_unix_ms)?;
        }
        Ok(())
    }

    fn rotate(&mut self, now_unix_ms: i64) -> io::Result<()> {
        fs::rename(&self.path, second(&self.path))?;
        let opened = Self::open(&self.path, self.keep_ms, now_unix_ms)?;
        *self = Self {
            most: self.most,
            ..opened
        };
        Ok(())
    }
}

/// `FILE.1`.
fn second(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".1");
    name.into()
}

/// Every line of a file that may be one of ours; none where there is no file.
fn lines(path: &Path) -> impl Iterator<Item = String> + use<> {
    let file = OpenOptions::new()
        .read(true)
        // Not to hang on what somebody put there instead.
        .custom_flags(libc::O_NONBLOCK)
        .open(path);
    let file = file
        .ok()
        .filter(|file| file.metadata().is_ok_and(|it| it.is_file()));
    let mut reader = file.map(BufReader::new);
    std::iter::from_fn(move || {
        let reader = reader.as_mut()?;
        loop {
            let mut line = Vec::new();
            let read = reader.take(LINE_MAX).read_until(b'\n', &mut line).ok()?;
            if read == 0 {
                return None;
            }
            let is_whole = line.pop_if(|last| *last == b'\n').is_some();
            if !is_whole && read as u64 == LINE_MAX {
                // The rest of a line that is too long.
                reader.skip_until(b'\n').ok()?;
                continue;
            }
            if let Ok(line) = String::from_utf8(line) {
                return Some(line);
            }
        }
    })
}

/// Reads what was kept: the last `stories` stories, everything else that is not too old.
pub(super) fn read(path: &Path, stories: usize, since_unix_ms: i64) -> Kept {
    // Stories are most of it, and only the last ones are wanted.
    let mut late: VecDeque<String> = VecDeque::new();
    let mut incidents = HashMap::new();
    let mut changes: VecDeque<Change> = VecDeque::new();
    for line in lines(&second(path)).chain(lines(path)) {
        if line.starts_with(STORY) {
            if late.len() >= stories {
                late.pop_front();
            }
            late.push_back(line);
            continue;
        }
        match serde_json::from_str(&line) {
            Ok(Line::Incident(tally)) if tally.last_unix_ms >= since_unix_ms => {
                incidents.insert(tally.id, *tally);
            }
            Ok(Line::Change(change)) if change.time_unix_ms >= since_unix_ms => {
                if changes.len() >= super::change::CHANGES_MAX {
                    changes.pop_front();
                }
                changes.push_back(change);
            }
            _ => {}
        }
    }
    let stories = late
        .iter()
        .filter_map(|line| match serde_json::from_str(line) {
            Ok(Line::Story(_, time, json, text)) if time >= since_unix_ms => Some((json, text)),
            _ => None,
        });
    let mut incidents: Vec<_> = incidents.into_values().collect();
    incidents.sort_by_key(|tally| tally.id);
    Kept {
        stories: latest_of_each(stories),
        incidents,
        changes: changes.into(),
    }
}

/// A story is written again when more is known: the last one counts.
fn latest_of_each(
    stories: impl DoubleEndedIterator<Item = (Value, String)>,
) -> Vec<(Value, String)> {
    let mut seen = std::collections::HashSet::new();
    let mut latest: Vec<_> = stories
        .rev()
        .filter(|(json, _)| seen.insert(json["request_id"].as_str().unwrap_or_default().to_owned()))
        .collect();
    latest.reverse();
    latest
}

/// Looks for a story that is no longer in memory. Reads both files: for a person's question.
pub(super) fn find(path: &Path, request_id: &str) -> Option<Story> {
    let id = serde_json::to_string(request_id).ok()?;
    let begin = format!("{STORY}[{id},");
    let lines = lines(&second(path)).chain(lines(path));
    let last = lines.filter(|line| line.starts_with(&begin)).last()?;
    match serde_json::from_str(&last) {
        Ok(Line::Story(_, _, json, text)) => Story::kept(0, json, text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::PermissionsExt;
    use std::sync::Arc;

    use super::super::tests::{failed, refused};
    use super::*;

    fn story(id: &str, time: i64) -> Arc<Story> {
        Arc::new(Story::seen(1, 7, failed(id, "app", refused(), time)))
    }

    fn tally(id: u64, count: u64, last_unix_ms: i64) -> Tally {
        Tally {
            id,
            count,
            last_unix_ms,
            cause: "connect_refused".to_owned(),
            ..Tally::default()
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("memory");
        let mut store = Store::open(&path, 1_000, 0).unwrap();
        let seen = story("a \"quoted\" id", 0);
        store.story(&seen).unwrap();
        store.incident(tally(7, 1, 10)).unwrap();
        store.incident(tally(7, 2, 20)).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let kept = read(&path, 10, 0);
        assert_eq!(kept.incidents.len(), 1);
        assert_eq!(kept.incidents[0].count, 2);
        let (json, text) = kept.stories[0].clone();
        let again = Story::kept(1, json, text).unwrap();
        assert_eq!(again.json(), seen.json());
        assert_eq!(again.text(true), seen.text(true));
        assert_eq!(again.text(false), seen.text(false));
        assert_eq!((again.incident(), again.cause()), (7, "connect_refused"));
        let found = find(&path, "a \"quoted\" id").unwrap();
        assert_eq!(found.json(), seen.json());
        assert!(find(&path, "another").is_none());
    }

    #[test]
    fn torn_lines_and_junk_are_skipped() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("memory");
        let mut junk =
            b"\xff\xfe\n{}\n[]\n{\"story\":[1]}\n{\"incident\":{\"id\":3}}\nnull\n".to_vec();
        junk.extend(vec![b'x'; 3 * 1024 * 1024]);
        junk.extend(b"\n{\"incident\":{\"id\":");
        fs::write(&path, junk).unwrap();
        let mut store = Store::open(&path, 1_000, 0).unwrap();
        store.incident(tally(1, 5, 10)).unwrap();
        drop(store);
        let kept = read(&path, 10, 0);
        assert_eq!((kept.stories.len(), kept.changes.len()), (0, 0));
        assert_eq!(kept.incidents.len(), 1);
        assert_eq!(kept.incidents[0].count, 5);
    }

    #[test]
    fn a_full_file_becomes_the_second() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("memory");
        let mut store = Store::open(&path, 1_000_000, 0).unwrap();
        store.most = 200_000;
        let story = story("first", 0);
        let mut written = 0;
        while written < 500_000 {
            store.story(&story).unwrap();
            written += store.line.len();
        }
        store.incident(tally(1, 1, 1)).unwrap();
        let size = |path: &Path| fs::metadata(path).unwrap().len();
        assert!(size(&path) <= 200_000 && size(&second(&path)) <= 200_000);
        assert!(size(&second(&path)) > 100_000);
        let kept = read(&path, 10, 0);
        assert_eq!((kept.stories.len(), kept.incidents.len()), (1, 1));
    }

    #[test]
    fn what_is_too_old_is_gone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("memory");
        let mut store = Store::open(&path, 1_000, 0).unwrap();
        store.incident(tally(1, 1, 100)).unwrap();
        assert!(read(&path, 10, 101).incidents.is_empty());
        store.expire(500).unwrap();
        assert!(!second(&path).exists());
        store.expire(2_000).unwrap();
        assert!(second(&path).exists());
        assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        assert!(Store::open(directory.path(), 1_000, 0).is_err());
        assert!(read(directory.path(), 10, 0).incidents.is_empty());
    }
}
