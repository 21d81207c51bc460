//! Watched files as sources: a server on each line.
//!
//! ```text
//! # written by the deployment
//! 10.0.0.5:3000
//! 10.0.0.6:3000 weight=2
//! https://10.0.1.7 backup
//! ```

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::{self, Place};
use tokio::time::sleep;

use super::{Answer, Found, MEMBERS_MAX, RETRY_MAX, Said};

/// Bytes of a file at most.
const FILE_MAX: u64 = 1024 * 1024;
/// Weight at most, as in the configuration.
const WEIGHT_MAX: u32 = 1000;
/// Between two looks at a file.
const LOOK: Duration = Duration::from_millis(250);
/// A file that changes is read when it has been the same for so long: not every writer renames.
const SETTLED: Duration = Duration::from_millis(100);
/// A file that never rests is read after so many looks all the same.
const LOOKS_MAX: u32 = 20;

/// Tells whether a file is still what it was; `None`: it is not there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// Reads the file when it has come to rest.
pub(super) async fn ask(source: &model::Source, path: &Path) -> (Answer, Option<Stamp>) {
    let mut before = stamp(path).await;
    for _ in 0..LOOKS_MAX {
        sleep(SETTLED).await;
        let after = stamp(path).await;
        if after == before {
            break;
        }
        before = after;
    }
    let path: PathBuf = path.to_owned();
    let source = source.clone();
    let read = tokio::task::spawn_blocking(move || {
        let content = read(&path)?;
        Ok::<_, io::Error>(members(&path, &content, &source))
    });
    let said = match read.await {
        Ok(Ok(Ok(members))) if members.is_empty() => Said::Nobody,
        Ok(Ok(Ok(members))) => Said::Members(members),
        Ok(Ok(Err(why))) => Said::Failed(why, Vec::new()),
        Ok(Err(error)) => Said::Failed(plain(&error), Vec::new()),
        Err(_) => Said::Failed("could not be read".to_owned(), Vec::new()),
    };
    let answer = Answer {
        said,
        again: RETRY_MAX,
        resolution: None,
    };
    (answer, before)
}

/// Why the file cannot be used, if it cannot.
pub(super) fn fault(source: &model::Source, path: &Path) -> Option<String> {
    match read(path) {
        Ok(content) => members(path, &content, source).err(),
        Err(error) => Some(plain(&error)),
    }
}

/// Ready when the file is another one.
pub(super) async fn changed(path: &Path, known: Option<Stamp>) {
    while stamp(path).await == known {
        sleep(LOOK).await;
    }
}

async fn stamp(path: &Path) -> Option<Stamp> {
    let path = path.to_owned();
    let found = tokio::task::spawn_blocking(move || fs::metadata(path).ok());
    let found = found.await.ok()??;
    Some(Stamp {
        device: found.dev(),
        inode: found.ino(),
        size: found.size(),
        modified: (found.mtime(), found.mtime_nsec()),
        changed: (found.ctime(), found.ctime_nsec()),
    })
}

fn read(path: &Path) -> io::Result<String> {
    // Opening a pipe would wait for who writes to it.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("is no file"));
    }
    let file = File::open(path)?;
    let mut content = Vec::new();
    file.take(FILE_MAX + 1).read_to_end(&mut content)?;
    if content.len() as u64 > FILE_MAX {
        return Err(io::Error::other("is larger than 1 MiB"));
    }
    String::from_utf8(content).map_err(|_| io::Error::other("is not UTF-8 text"))
}

/// Without the number that the library adds.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    text[..end].to_owned()
}

/// The servers that a file names. `Err`: the first line that cannot be used, as `line 3: what`.
fn members(path: &Path, content: &str, source: &model::Source) -> Result<Vec<Found>, String> {
    let file: Arc<str> = path.display().to_string().into();
    let mut found: Vec<Found> = Vec::new();
    let mut offset = 0;
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    for (line, number) in content.split('\n').zip(1..) {
        let place = Place {
            file: Arc::clone(&file),
            line: number,
            span: offset..offset + line.len() as u32,
        };
        offset += line.len() as u32 + 1;
        let wrong = |what: String| format!("line {number}: {what}");
        let Some(member) = member(line, place, source).map_err(wrong)? else {
            continue;
        };
        if found.len() == MEMBERS_MAX {
            let what = format!("there are more than {MEMBERS_MAX} servers");
            return Err(format!("line {number}: {what}"));
        }
        found.push(member);
    }
    Ok(found)
}

/// What a line names; nothing where it is empty or a comment.
fn member(line: &str, place: Place, source: &model::Source) -> Result<Option<Found>, String> {
    let line = line.split('#').next().unwrap_or_default();
    let mut words = line.split_whitespace();
    let Some(server) = words.next() else {
        return Ok(None);
    };
    let mut server = candor_conf::server(server, &place)?;
    server.protocol = server.protocol.or(source.protocol);
    let mut is_backup = false;
    for word in words {
        match word.split_once('=') {
            Some(("weight", weight)) => {
                let weight = weight.parse().ok();
                let weight = weight.filter(|it| (1..=WEIGHT_MAX).contains(it));
                server.weight = weight.ok_or_else(|| {
                    format!("`{word}` is no weight; write a whole number from 1 to {WEIGHT_MAX}")
                })?;
            }
            None if word == "backup" => is_backup = true,
            _ => {
                let known = "after a server stand `weight=2` and `backup`";
                return Err(format!("`{word}` is not known here; {known}"));
            }
        }
    }
    Ok(Some(Found {
        server,
        is_backup,
        name: None,
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use candor_conf::model::SourceKind;

    use super::*;

    fn source() -> model::Source {
        model::Source {
            text: "file:/m".into(),
            kind: SourceKind::File { path: "/m".into() },
            tls: false,
            protocol: None,
            place: Place {
                file: "candor.toml".into(),
                line: 1,
                span: 0..1,
            },
        }
    }

    fn read(content: &str) -> Result<Vec<(String, u32, bool, u32)>, String> {
        let found = members(Path::new("/m"), content, &source())?;
        let told = found.iter().map(|it| {
            let server = &it.server;
            let text = server.text.to_string();
            (text, server.weight, it.is_backup, server.place.line)
        });
        Ok(told.collect())
    }

    #[test]
    fn a_server_stands_on_each_line() {
        let content = "\u{feff}# ours\r\n10.0.0.1:80\r\n\n  https://b.test backup weight=3 # slow\n\
                       unix:/run/a.sock weight=1000";
        let expected = [
            ("10.0.0.1:80".to_owned(), 1, false, 2),
            ("https://b.test".to_owned(), 3, true, 4),
            ("unix:/run/a.sock".to_owned(), 1000, false, 5),
        ];
        assert_eq!(read(content).unwrap(), expected);
        assert_eq!(read("# nobody\n").unwrap(), []);
    }

    #[test]
    fn a_bad_line_is_named() {
        for (content, said) in [
            ("10.0.0.1:80\nnonsense\n", "line 2: "),
            ("10.0.0.1:80 weight=0", "`weight=0` is no weight"),
            ("10.0.0.1:80 weight=1001", "from 1 to 1000"),
            ("10.0.0.1:80 weight=x", "`weight=x` is no weight"),
            ("10.0.0.1:80 10.0.0.2:80", "`10.0.0.2:80` is not known"),
            ("ftp://a", "line 1: "),
            ("dns:a.test:80", "line 1: "),
        ] {
            let found = read(content).unwrap_err();
            assert!(found.contains(said), "{found}");
        }
        let long = "10.0.0.1:80\n".repeat(MEMBERS_MAX + 1);
        assert!(read(&long).unwrap_err().starts_with("line 4097: "));
    }

    #[tokio::test]
    async fn what_cannot_be_read_is_said() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("members");
        let said = async || match ask(&source(), &path).await.0.said {
            Said::Failed(why, _) => why,
            said => format!("{said:?}"),
        };
        assert!(said().await.contains("No such file"), "{}", said().await);
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(said().await.ends_with("is not UTF-8 text"));
        fs::write(&path, vec![b'#'; FILE_MAX as usize + 1]).unwrap();
        assert!(said().await.ends_with("is larger than 1 MiB"));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(said().await.ends_with("is no file"));
        fs::remove_dir(&path).unwrap();
        let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU);
        rustix::fs::mknodat(rustix::fs::CWD, &path, kind, mode, 0).unwrap();
        assert!(said().await.ends_with("is no file"));
    }

    #[tokio::test]
    async fn another_file_of_the_same_name_is_noticed() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("members");
        fs::write(&path, "10.0.0.1:80\n").unwrap();
        let (_, stamp) = ask(&source(), &path).await;
        let other = directory.path().join("other");
        fs::write(&other, "10.0.0.2:80\n").unwrap();
        fs::rename(&other, &path).unwrap();
        changed(&path, stamp).await;
        let (answer, stamp) = ask(&source(), &path).await;
        let Said::Members(found) = answer.said else {
            panic!("{answer:?}")
        };
        assert_eq!(&*found[0].server.text, "10.0.0.2:80");
        fs::remove_file(&path).unwrap();
        changed(&path, stamp).await;
    }
}
