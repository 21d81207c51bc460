//! `candor tail`: requests as they happen.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Read, Write, stdout};
use std::time::Duration;

use clap::Args;
use serde_json::Value;
use tokio::sync::mpsc;

use super::{Exit, fail, is_color};
use crate::admin::{Client, Failed, Where, path_segment};
use crate::server::console;
use crate::telemetry::clean;

/// Lines that wait to be printed.
const QUEUE_MAX: usize = 1024;
/// Bytes of one line; a longer one is cut.
const LINE_MAX: u64 = 1024 * 1024;
/// How often the last line is drawn anew.
const TICK: Duration = Duration::from_secs(1);

const DIM: &str = "\x1b[2m";
const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";
const RESET: &str = "\x1b[0m";
/// To the first column, and the line away.
const CLEAR: &str = "\r\x1b[2K";

/// Show requests as they happen
///
/// On a terminal the last line says how many there are and how many fail. Works whatever the format of
/// the access log. Ctrl-C ends it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor tail --failures
  candor tail --site https://shop.example.com --cause connect_refused
  candor tail --json | jq .path

Exit status: 0 well, 1 no process answers, 2 wrong usage or configuration.")]
pub(super) struct Tail {
    /// Only what failed
    #[arg(long)]
    failures: bool,

    /// Only this site, by its key
    #[arg(long, value_name = "SITE")]
    site: Option<String>,

    /// Only this cause
    #[arg(long, value_name = "CODE")]
    cause: Option<String>,

    #[command(flatten)]
    process: Where,

    /// As JSON, one object a line
    #[arg(long)]
    json: bool,
}

impl Tail {
    pub(super) fn run(self) -> Exit {
        let opened = self.process.one().and_then(|client| {
            let reader = client.stream(&self.path())?;
            Ok((client, reader))
        });
        let (client, reader) = match opened {
            Ok(opened) => opened,
            Err(failed) => return fail(failed),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let Ok(runtime) = runtime else {
            return Exit::Failed;
        };
        let (sender, lines) = mpsc::channel(QUEUE_MAX);
        let path = self.path();
        // Reading blocks, and must not keep Ctrl-C from being heard.
        std::thread::spawn(move || follow(&client, reader, &path, &sender));
        let view = View {
            is_live: stdout().is_terminal() && !self.json,
            is_color: is_color(),
            json: self.json,
            ..View::default()
        };
        runtime.block_on(view.show(lines))
    }

    fn path(&self) -> String {
        let mut path = format!("/v1/events?failures={}", self.failures);
        for (name, value) in [("site", &self.site), ("cause", &self.cause)] {
            if let Some(value) = value {
                path += &format!("&{name}={}", path_segment(value));
            }
        }
        path
    }
}

/// What the stream brings.
enum Came {
    /// A line of the log.
    Line(String),
    /// So many were lost.
    Dropped(u64),
    /// The end, and why.
    End(Failed),
}

/// Reads the stream and, when the process ends it after its time, the next one.
fn follow(client: &Client, first: impl BufRead, path: &str, sender: &mpsc::Sender<Came>) {
    if read(first, sender).is_none() {
        return;
    }
    loop {
        match client.stream(path) {
            Ok(reader) => {
                if read(reader, sender).is_none() {
                    return;
                }
            }
            Err(failed) => {
                // Nobody may be there to be told.
                let _ = sender.blocking_send(Came::End(failed));
                return;
            }
        }
    }
}

/// Passes on events to the end of the stream. `None`: nobody wants them any more.
fn read(mut reader: impl BufRead, sender: &mpsc::Sender<Came>) -> Option<()> {
    let mut event = String::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        match reader.by_ref().take(LINE_MAX).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return Some(()),
            Ok(_) => {}
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if let Some(name) = text.strip_prefix("event: ") {
            event = name.to_owned();
        } else if let Some(data) = text.strip_prefix("data: ") {
            let came = match &*event {
                "dropped" => {
                    let value = serde_json::from_str::<Value>(data).unwrap_or_default();
                    Came::Dropped(value["lines"].as_u64().unwrap_or_default())
                }
                _ => Came::Line(data.to_owned()),
            };
            sender.blocking_send(came).ok()?;
        }
    }
}

/// What is shown.
#[derive(Debug, Default)]
struct View {
    is_live: bool,
    is_color: bool,
    json: bool,
    /// In this second, and in the last one.
    requests: u64,
    failures: u64,
    rate: (u64, u64),
    /// Since the beginning, by cause.
    causes: BTreeMap<String, u64>,
}

impl View {
    async fn show(mut self, mut lines: mpsc::Receiver<Came>) -> Exit {
        let mut tick = tokio::time::interval(TICK);
        loop {
            let came = tokio::select! {
                came = lines.recv() => came,
                _ = tokio::signal::ctrl_c() => None,
                _ = tick.tick() => {
                    self.rate = (self.requests, self.failures);
                    (self.requests, self.failures) = (0, 0);
                    if self.write("").is_err() {
                        return Exit::Well;
                    }
                    continue;
                }
            };
            let written = match came {
                Some(Came::Line(line)) => {
                    let text = self.line(&line);
                    self.write(&text)
                }
                Some(Came::Dropped(count)) => {
                    let s = if count == 1 { "" } else { "s" };
                    self.clear();
                    console::line(&format!("{count} line{s} lost: this terminal is too slow"));
                    Ok(())
                }
                Some(Came::End(failed)) => {
                    self.clear();
                    return fail(failed);
                }
                None => {
                    self.clear();
                    return Exit::Well;
                }
            };
            // A reader that left, as `head` does.
            if written.is_err() {
                return Exit::Well;
            }
        }
    }

    /// Prints lines, and on a terminal the last one behind them.
    fn write(&self, text: &str) -> std::io::Result<()> {
        let mut out = stdout().lock();
        if self.is_live {
            write!(out, "{CLEAR}{text}{}", self.summary())?;
        } else {
            out.write_all(text.as_bytes())?;
        }
        out.flush()
    }

    fn clear(&self) {
        if self.is_live {
            // A terminal that is gone needs no clearing.
            let _ = write!(stdout(), "{CLEAR}");
            let _ = stdout().flush();
        }
    }

    fn summary(&self) -> String {
        let (requests, failures) = self.rate;
        let mut causes = self.causes.iter().collect::<Vec<_>>();
        causes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let causes = causes.iter().take(3);
        let causes = causes.map(|(code, count)| format!("  {code} {count}"));
        let text = format!(
            "{requests}/s, {failures}/s failed{}",
            causes.collect::<String>()
        );
        self.painted(DIM, &text)
    }

    fn painted(&self, color: &str, text: &str) -> String {
        match self.is_color {
            true => format!("{color}{text}{RESET}"),
            false => text.to_owned(),
        }
    }

    /// Counts a line, and draws it.
    fn line(&mut self, line: &str) -> String {
        let value = serde_json::from_str::<Value>(line).unwrap_or_default();
        let cause = value["cause"].as_str();
        let is_request = value["event"] == "request";
        if is_request {
            self.requests += 1;
        }
        // A finding that came later belongs to a request that was counted.
        if let Some(cause) = cause.filter(|_| is_request) {
            self.failures += 1;
            // Codes are ours, so there are only so many.
            *self.causes.entry(clean(cause)).or_default() += 1;
        }
        if self.json {
            return format!("{line}\n");
        }
        let text = |name: &str| clean(value[name].as_str().unwrap_or_default());
        let time = text("time");
        // `2026-11-25T19:02:11.123Z` → `19:02:11.123`.
        let time = time.get(11..23).unwrap_or(&time);
        let time = self.painted(DIM, time);
        if value["event"] != "request" {
            return format!("{time} {}\n", self.event(&value));
        }
        let status = value["status"].as_u64().unwrap_or_default();
        let color = match status {
            500.. => RED,
            400.. => YELLOW,
            _ => GREEN,
        };
        let mut out = format!(
            "{time} {} {}{} {} {} ms",
            text("method"),
            text("host"),
            text("path"),
            self.painted(color, &status.to_string()),
            value["duration_ms"],
        );
        if let Some(cause) = cause {
            let reason = value["reason"]
                .as_str()
                .map(|it| format!(" ({})", clean(it)));
            let cause = self.painted(RED, &clean(cause));
            out += &format!(" {cause}{}", reason.unwrap_or_default());
            out += &format!(" {}", self.painted(DIM, &text("request_id")));
        }
        out + "\n"
    }

    /// What is not a request.
    fn event(&self, value: &Value) -> String {
        let mut out = String::new();
        for (name, value) in value.as_object().into_iter().flatten() {
            if !["event", "time"].contains(&&**name) {
                let value = match value {
                    Value::String(text) => clean(text),
                    // What was observed is told by `candor why`.
                    Value::Array(facts) if name == "evidence" => {
                        let facts = facts.iter().filter_map(|it| it["fact"].as_str());
                        clean(&facts.collect::<Vec<_>>().join(","))
                    }
                    other => clean(&other.to_string()),
                };
                out += &format!(" {}={value}", clean(name));
            }
        }
        let event = clean(value["event"].as_str().unwrap_or_default());
        format!("{}{out}", self.painted(YELLOW, &event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_drawn_and_counted() {
        let mut view = View::default();
        let line = view.line(
            r#"{"event":"request","time":"2026-11-25T19:02:11.123Z","request_id":"id1","method":"GET","host":"h","path":"/a","status":502,"duration_ms":1.25,"cause":"connect_refused","reason":"x"}"#,
        );
        assert_eq!(
            line,
            "19:02:11.123 GET h/a 502 1.25 ms connect_refused (x) id1\n"
        );
        let line =
            view.line(r#"{"event":"change","time":"2026-11-25T19:02:11.123Z","what":"reload"}"#);
        assert_eq!(line, "19:02:11.123 change what=reload\n");
        let line = view.line(
            r#"{"event":"finding","time":"2026-11-25T19:02:11.123Z","cause":"connect_refused","evidence":[{"fact":"listeners","port":1},{"fact":"probe"}]}"#,
        );
        assert!(
            line.ends_with("finding cause=connect_refused evidence=listeners,probe\n"),
            "{line}"
        );
        let line = view.line(r#"{"event":"request","time":"x","path":"/\u001b[2J"}"#);
        assert!(!line.contains('\u{1b}'), "{line:?}");
        assert_eq!((view.requests, view.failures), (2, 1));
        assert_eq!(view.summary(), "0/s, 0/s failed  connect_refused 1");
    }
}
