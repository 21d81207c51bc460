#![allow(clippy::unwrap_used)]

use super::*;

/// 2026-11-25T19:21:42Z.
const NOW: i64 = 1_795_634_502;

fn reading() -> Reading<'static> {
    Reading {
        source: "file",
        name: "/var/log/app.log",
        now_unix_s: NOW,
        keep_s: 600,
        ..Reading::default()
    }
}

fn read_text(reading: &Reading<'_>, text: &str) -> Option<LastWords> {
    let line = |text| Line { unix_s: None, text };
    let lines: Vec<_> = text.lines().map(line).collect();
    read(reading, &lines)
}

/// What the last lines of a log are known to mean, and what they are about.
#[track_caller]
fn check(log: &str, id: &str, about: Option<&str>) {
    let ending = read_text(&reading(), log).and_then(|words| words.ending);
    let ending = ending.unwrap_or_else(|| panic!("nothing known of {log}"));
    assert_eq!((ending.id, ending.about.as_deref()), (id, about), "{log}");
}

#[test]
fn python_endings() {
    check(
        "[2026-11-25 19:21:40 +0000] [8] [ERROR] Exception in worker process\n\
         Traceback (most recent call last):\n  File \"/srv/app.py\", line 1, in <module>\n\
         ModuleNotFoundError: No module named 'flask'\n\
         [2026-11-25 19:21:41 +0000] [7] [ERROR] Worker (pid:8) exited with code 3\n\
         [2026-11-25 19:21:41 +0000] [7] [ERROR] Shutting down: Master\n\
         [2026-11-25 19:21:41 +0000] [7] [ERROR] Reason: Worker failed to boot.",
        "module_missing",
        Some("flask"),
    );
    check(
        "ImportError: cannot import name 'url_quote' from 'werkzeug.urls'",
        "module_missing",
        Some("url_quote"),
    );
    check(
        "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.",
        "settings_invalid",
        None,
    );
    check(
        "    x = = 1\n        ^\nSyntaxError: invalid syntax",
        "syntax_error",
        None,
    );
    check("IndentationError: unexpected indent", "syntax_error", None);
    check(
        "django.db.utils.OperationalError: connection to server at \"db\" (10.0.0.7), port 5432 failed: Connection refused",
        "database_away",
        Some("db:5432"),
    );
    check(
        "pymysql.err.OperationalError: (2003, \"Can't connect to MySQL server on 'db' ([Errno 111] Connection refused)\")",
        "database_away",
        None,
    );
    check(
        "ConnectionRefusedError: [Errno 111] Connection refused",
        "dependency_refused",
        None,
    );
    check(
        "redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.",
        "dependency_refused",
        Some("cache:6379"),
    );
    check(
        "[2026-11-25 19:21:40 +0000] [7] [ERROR] Connection in use: ('127.0.0.1', 8000)",
        "address_in_use",
        Some("127.0.0.1:8000"),
    );
    check(
        "OSError: [Errno 98] Address already in use",
        "address_in_use",
        None,
    );
    check(
        "[2026-11-25 19:21:40 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:8)\n\
         [2026-11-25 19:21:41 +0000] [7] [ERROR] Worker (pid:8) was sent SIGKILL! Perhaps out of memory?",
        "worker_timeout",
        None,
    );
    check(
        "[2026-11-25 19:21:41 +0000] [7] [ERROR] Worker (pid:8) was sent SIGKILL! Perhaps out of memory?",
        "worker_killed",
        None,
    );
    check("MemoryError", "memory_used_up", None);
    check(
        "sqlite3.OperationalError: no such table: shop_cart",
        "migration_missing",
        Some("shop_cart"),
    );
    check(
        "psycopg2.errors.UndefinedTable: relation \"cart\" does not exist",
        "migration_missing",
        Some("cart"),
    );
    check(
        "RuntimeError: asyncio.run() cannot be called from a running event loop",
        "event_loop",
        None,
    );
    check(
        "ERROR:    Error loading ASGI app. Attribute \"app\" not found in module \"main\".",
        "application_missing",
        Some("app"),
    );
    check(
        "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out",
        "pool_exhausted",
        None,
    );
    check(
        "PermissionError: [Errno 13] Permission denied: '/srv/data'",
        "permission_denied",
        Some("/srv/data"),
    );
    check(
        "FileNotFoundError: [Errno 2] No such file or directory: '/srv/settings.yaml'",
        "file_missing",
        Some("/srv/settings.yaml"),
    );
    check(
        "OSError: [Errno 28] No space left on device",
        "disk_full",
        None,
    );
    check(
        "OSError: [Errno 30] Read-only file system: '/data/x'",
        "read_only",
        Some("/data/x"),
    );
    check(
        "Traceback (most recent call last):\n  File \"/srv/app.py\", line 9, in view\nValueError: bad",
        "crashed",
        None,
    );
    check(
        "[2026-11-25 19:21:40 +0000] [7] [INFO] Handling signal: term",
        "told_to_stop",
        None,
    );
}

#[test]
fn endings_of_others() {
    check(
        "WARNING: [pool www] server reached pm.max_children setting (1), consider raising it",
        "pool_exhausted",
        None,
    );
    check(
        "WARNING: [pool www] seems busy (you may need to increase pm.start_servers, or pm.min/max_spare_servers)",
        "pool_exhausted",
        None,
    );
    check(
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        "memory_used_up",
        None,
    );
    check(
        "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space",
        "memory_used_up",
        None,
    );
    check(
        "PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted",
        "memory_used_up",
        None,
    );
    check(
        "Error: Cannot find module 'express'",
        "module_missing",
        Some("express"),
    );
    check(
        "cannot load such file -- rack (LoadError)",
        "module_missing",
        Some("rack"),
    );
    check(
        "Error: connect ECONNREFUSED 10.0.0.7:6379",
        "dependency_refused",
        Some("10.0.0.7:6379"),
    );
    check(
        "Error: getaddrinfo ENOTFOUND redis",
        "name_unknown",
        Some("redis"),
    );
    check(
        "Error: listen EADDRINUSE: address already in use :::3000",
        "address_in_use",
        Some(":::3000"),
    );
    check(
        "Error: EMFILE: too many open files, open '/x'",
        "files_exhausted",
        None,
    );
    check(
        "npm error Missing script: \"start\"",
        "program_missing",
        Some("start"),
    );
    check("exec /app: exec format error", "program_missing", None);
    check(
        "thread 'main' panicked at src/main.rs:4:5:",
        "panicked",
        None,
    );
    check(
        "panic: runtime error: invalid memory address or nil pointer dereference",
        "panicked",
        None,
    );
    check("Segmentation fault (core dumped)", "memory_fault", None);
    check(
        "nginx: [emerg] unknown directive \"procxy\" in /etc/nginx/nginx.conf:3",
        "server_configuration",
        None,
    );
    check(
        "FATAL:  sorry, too many clients already",
        "database_full",
        None,
    );
    check(
        "FATAL:  password authentication failed for user \"app\"",
        "database_login",
        Some("app"),
    );
    check(
        "ssl.SSLError: [SSL: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:4067)",
        "tls_material",
        None,
    );
    check(
        "UnhandledPromiseRejectionWarning: Error: x",
        "crashed",
        None,
    );
}

#[test]
fn an_ordinary_log_has_no_ending() {
    let log = "[2026-11-25 19:21:40 +0000] [7] [INFO] Listening at: http://127.0.0.1:8001 (7)\n\
               10.0.0.1 - - [25/Nov/2026:19:21:41 +0000] \"GET / HTTP/1.1\" 200 12";
    let words = read_text(&reading(), log).unwrap();
    assert_eq!(words.ending, None);
    assert_eq!(words.listens.and_then(|it| it.port), Some(8001));
    assert_eq!(words.lines.len(), 2);
}

/// Who asks for a path must not be able to say what is wrong.
#[test]
fn visitors_cannot_make_an_ending() {
    for line in [
        "10.0.0.1 - - [25/Nov/2026:19:21:41 +0000] \"GET /MemoryError HTTP/1.1\" 404 12 \"-\" \"ENOSPC\"",
        "INFO:     10.0.0.1:4711 - \"GET /WORKER%20TIMEOUT/worker timeout HTTP/1.1\" 200 OK",
        "Not Found: /no space left on device",
    ] {
        assert_eq!(read_text(&reading(), line).unwrap().ending, None, "{line}");
    }
}

#[test]
fn old_lines_are_left_out() {
    let log = "2026-11-25 18:00:00 MemoryError\n2026-11-25 19:21:40 fine";
    let words = read_text(&reading(), log).unwrap();
    assert_eq!((words.ending, words.lines.len()), (None, 1));
    let old = "2026-11-25 18:00:00 ERROR\nMemoryError";
    assert_eq!(read_text(&reading(), old), None);
    let untimed = Reading {
        written_unix_s: Some(NOW - 4_000),
        ..reading()
    };
    assert_eq!(read_text(&untimed, "MemoryError"), None);
    let fresh = Reading {
        written_unix_s: Some(NOW - 4),
        ..reading()
    };
    let ending = read_text(&fresh, "MemoryError")
        .and_then(|it| it.ending)
        .unwrap();
    assert_eq!(ending.age_s, Some(4));
}

#[test]
fn a_later_start_outdates_an_ending() {
    let log = "2026-11-25 19:21:00 MemoryError\n2026-11-25 19:21:40 Listening on port 8000";
    let ending = read_text(&reading(), log).and_then(|it| it.ending).unwrap();
    assert_eq!((ending.outdated, ending.age_s), (true, Some(42)));
}

#[test]
fn lines_are_bounded_and_redacted() {
    let mut log = "MemoryError\n".to_owned();
    for number in 0..1_000 {
        log += &format!("line {number} password=hunter2 {}\n", "x".repeat(2_000));
    }
    let words = read_text(&reading(), &log).unwrap();
    assert_eq!((words.lines.len(), &words.ending), (LINES_MAX, &None));
    assert!(
        words
            .lines
            .iter()
            .all(|line| line.chars().count() <= redact::LINE_MAX + 1)
    );
    assert!(!format!("{words:?}").contains("hunter2"));
    assert_eq!(read_text(&reading(), ""), None);
}

#[test]
fn an_ending_far_up_is_among_the_lines() {
    let log = "MemoryError\n".to_owned() + &"fine\n".repeat(100);
    let words = read_text(&reading(), &log).unwrap();
    assert!(words.lines.contains(&"MemoryError".to_owned()));
}
