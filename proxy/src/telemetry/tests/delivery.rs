//! Lines on their way to the disk: none lost below the bound, every lost one counted above it.

use std::fs::OpenOptions;
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::thread;

use super::*;

/// Creates a named pipe, whose reader decides how fast the log may be.
fn pipe(path: &Path) {
    let status = std::process::Command::new("mkfifo").arg(path).status();
    assert!(status.unwrap().success());
}

fn dropped(telemetry: &Telemetry) -> u64 {
    telemetry.writer.dropped.load(Ordering::Relaxed)
}

#[test]
fn no_line_is_lost_or_torn_below_the_bound() {
    const THREADS: usize = 8;
    const LINES: usize = 5_000;
    let fixture = Fixture::new(LogFormat::Json, None, 64 * 1024 * 1024);
    thread::scope(|scope| {
        for t in 0..THREADS {
            let telemetry = &fixture.telemetry;
            scope.spawn(move || {
                for n in 0..LINES {
                    let path = format!("/{t}/{n}");
                    telemetry.request(&RequestRecord {
                        path: path.as_bytes(),
                        ..record()
                    });
                }
            });
        }
    });
    let written = fixture.written();
    let mut next = [0; THREADS];
    for line in written.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let path = line["path"].as_str().unwrap();
        let (t, n) = path[1..].split_once('/').unwrap();
        let (t, n): (usize, usize) = (t.parse().unwrap(), n.parse().unwrap());
        assert_eq!(n, next[t], "the lines of one thread stay in order");
        next[t] += 1;
    }
    assert_eq!(next, [LINES; THREADS]);
    assert_eq!(dropped(&fixture.telemetry), 0);
}

#[test]
fn lines_above_the_bound_are_counted_and_told() {
    const LINES: u64 = 4_000;
    let fixture = Fixture::new(LogFormat::Json, None, 128 * 1024);
    pipe(&fixture.path());
    // Held open for reading, so that writing fills the pipe instead of failing.
    let mut reader = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(libc::O_NONBLOCK)
        .open(fixture.path())
        .unwrap();
    for _ in 0..LINES {
        fixture.telemetry.request(&record());
    }
    assert!(dropped(&fixture.telemetry) > 0);
    assert!(!fixture.telemetry.flush(Duration::ZERO), "nobody reads");

    let mut written = Vec::new();
    let mut drain = |written: &mut Vec<u8>| {
        let mut buffer = [0; 65536];
        while let Ok(n) = reader.read(&mut buffer) {
            written.extend_from_slice(&buffer[..n]);
        }
    };
    while !fixture.telemetry.flush(Duration::from_millis(10)) {
        drain(&mut written);
    }
    drain(&mut written);
    let (mut requests, mut told) = (0, 0);
    for line in String::from_utf8(written).unwrap().lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        match line["event"].as_str().unwrap() {
            "request" => requests += 1,
            _ => {
                assert_eq!(line["what"], "log_dropped");
                told += line["lines"].as_u64().unwrap();
            }
        }
    }
    assert_eq!(told, dropped(&fixture.telemetry));
    assert_eq!(requests + told, LINES);
}

#[test]
fn a_thread_that_ended_leaves_its_lines() {
    let fixture = Fixture::json();
    let telemetry = Arc::clone(&fixture.telemetry);
    thread::spawn(move || telemetry.request(&record()))
        .join()
        .unwrap();
    assert_eq!(fixture.written().lines().count(), 1);
}

#[test]
fn lines_are_written_without_a_flush() {
    let fixture = Fixture::json();
    pipe(&fixture.path());
    fixture.telemetry.request(&record());
    // Returns only when the writer's own tick has opened the pipe and written.
    let mut reader = OpenOptions::new().read(true).open(fixture.path()).unwrap();
    let mut first = [0; 17];
    reader.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"{\"event\":\"request");
}

#[test]
fn a_moved_file_is_followed_by_a_new_one() {
    let fixture = Fixture::json();
    fixture.telemetry.request(&record());
    fixture.written();
    let moved = fixture.folder.path().join("access.log.1");
    std::fs::rename(fixture.path(), &moved).unwrap();
    fixture.telemetry.request(&record());
    // What was logged before the signal belongs to the old file.
    fixture.telemetry.reopen();
    assert!(fixture.telemetry.flush(LONG));
    fixture.telemetry.request(&record());
    assert_eq!(fixture.written().lines().count(), 1);
    assert_eq!(read(&moved).lines().count(), 2);
}

#[test]
fn sites_write_to_their_own_files() {
    let fixture = Fixture::json();
    let other = fixture.folder.path().join("other.log");
    let log = Log {
        file: Some(other.clone()),
        ..fixture.log
    };
    fixture.telemetry.open(&log).unwrap();
    let site = fixture.telemetry.site("a", &log);
    fixture.telemetry.request(&RequestRecord {
        site: Some(&site),
        ..record()
    });
    assert_eq!(fixture.written(), "");
    assert_eq!(read(&other).lines().count(), 1);
}

#[test]
fn a_file_that_cannot_be_opened_is_told_and_counted() {
    let fixture = Fixture::json();
    let log = Log {
        file: Some(fixture.folder.path().join("missing/access.log")),
        ..fixture.log.clone()
    };
    assert!(fixture.telemetry.open(&log).is_err());
    let site = fixture.telemetry.site("a", &log);
    let in_site = || RequestRecord {
        site: Some(&site),
        ..record()
    };
    fixture.telemetry.request(&in_site());
    assert!(fixture.telemetry.flush(LONG));
    assert_eq!(dropped(&fixture.telemetry), 1);
    // It recovers by itself, and says what is missing.
    std::fs::create_dir(fixture.folder.path().join("missing")).unwrap();
    fixture.telemetry.request(&in_site());
    assert!(fixture.telemetry.flush(LONG));
    let written = read(log.file.as_ref().unwrap());
    let lines: Vec<_> = written.lines().collect();
    assert_eq!(lines.len(), 2, "{written}");
    assert!(lines[1].ends_with(r#""what":"log_dropped","lines":1}"#));
}

#[test]
fn a_drawing_that_panics_leaves_no_trace() {
    let fixture = Fixture::json();
    let writer = &fixture.telemetry.writer;
    let site = fixture.telemetry.site("a", &fixture.log);
    let torn = std::panic::AssertUnwindSafe(|| {
        Local::with(|local| {
            local.line(writer, &site.output.lines, |out, _| {
                out.extend_from_slice(b"half a li");
                std::panic::resume_unwind(Box::new(()));
            });
        });
    });
    assert!(std::panic::catch_unwind(torn).is_err());
    fixture.telemetry.request(&record());
    assert!(fixture.written().starts_with("{\"event\":\"request\""));
}

#[test]
fn what_is_not_a_combined_line_spoils_no_combined_log() {
    let fixture = Fixture::new(LogFormat::Combined, None, QUEUE_BYTES_MAX);
    let site = fixture.telemetry.site("a", &fixture.log);
    assert_eq!(site.output.lines.target, Target::File(fixture.path()));
    assert_eq!(site.output.notes.target, Target::Stderr);
}
