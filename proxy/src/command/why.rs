//! `candor why`: the whole story of one request.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use candor_diagnostics::explain;
use candor_diagnostics::locale::Locale;
use clap::Args;
use serde_json::{Value, json};

use super::{Exit, fail, is_color, print, print_json};
use crate::admin::{Failed, Where, path_segment};
use crate::server::console;
use crate::telemetry::clean;

/// A line of a log that is longer is no line of ours.
const LINE_MAX: u64 = 1024 * 1024;

/// Tell the whole story of one request: what happened, why, and what to do
///
/// The id is on the page, in the X-Request-Id header and in the log. Every running Candor of this user
/// is asked; a log tells of requests that none remembers.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor why 01a2148e69159c175d43045e558fb34e
  candor why 01a2148e69159c175d43045e558fb34e --log /var/log/candor/access.log
  journalctl -u candor -o cat | candor why 01a2148e… --log -

Exit status: 0 told, 1 nothing is known of it, 2 wrong usage or configuration.")]
pub(super) struct Why {
    /// The request's id
    #[arg(value_name = "REQUEST_ID")]
    id: String,

    /// Look into this log of JSON lines too; `-` is standard input
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Why {
    pub(super) fn run(self) -> Exit {
        let id = self.id.trim();
        let asked = match self.process.all() {
            Ok(clients) => {
                let path = format!("/v1/requests/{}", path_segment(id));
                for client in &clients {
                    let answer = match self.json {
                        true => client.get(&path),
                        false => client.text(&path, is_color()),
                    };
                    match answer {
                        Ok(answer) if self.json => return print_json(&answer.json()),
                        Ok(answer) => return print(&answer.body),
                        Err(Failed::Refused(404, _)) => {}
                        Err(failed) => console::line(&format!("candor: {failed}")),
                    }
                }
                None
            }
            Err(failed) if self.log.is_none() => Some(failed),
            // The log may do.
            Err(_) => None,
        };
        if let Some(failed) = asked {
            return fail(failed);
        }
        match &self.log {
            Some(path) => self.of_log(id, path),
            None => {
                console::line(&format!(
                    "candor: no failure with the id {} is remembered",
                    clean(id)
                ));
                console::line(
                    "the last ones are kept (`capture.keep` in [diagnosis]); requests that went well \
                     are in the log alone; an id is compared as a whole\n\
                     look at the log with --log FILE, or at `candor tail --failures`; `candor incidents N` lists ids",
                );
                Exit::Failed
            }
        }
    }

    /// Tells what the log has of a request.
    fn of_log(&self, id: &str, path: &Path) -> Exit {
        let lines = match matching(path, id) {
            Ok(lines) => lines,
            Err(e) => {
                console::line(&format!("candor: cannot read {}: {e}", path.display()));
                return Exit::Wrong;
            }
        };
        let Some(request) = lines.iter().find(|line| line["event"] == "request") else {
            console::line(&format!(
                "candor: the log has no request with the id {}",
                clean(id)
            ));
            return Exit::Failed;
        };
        let findings = lines.iter().filter(|line| line["event"] == "finding");
        let findings = findings.collect::<Vec<_>>();
        if self.json {
            return print_json(&json!({ "request": request, "findings": findings }));
        }
        print(&told(request, &findings))
    }
}

/// The lines that name this request.
fn matching(path: &Path, id: &str) -> io::Result<Vec<Value>> {
    let source: Box<dyn Read> = match path == Path::new("-") {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(path)?),
    };
    let mut reader = BufReader::new(source);
    let named = format!("\"request_id\":{}", json!(id));
    let mut lines = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader
            .by_ref()
            .take(LINE_MAX)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(lines);
        }
        if memchr::memmem::find(&line, named.as_bytes()).is_some()
            && let Ok(value) = serde_json::from_slice::<Value>(&line)
            && value["request_id"] == id
        {
            lines.push(value);
        }
    }
}

/// What a log's lines say, for people. Every value may be a stranger's.
fn told(request: &Value, findings: &[&Value]) -> String {
    let text = |name: &str| shown(&request[name]);
    let mut out = format!(
        "{} {} {}{}  →  {} by the {}, after {} ms\n",
        text("time"),
        text("method"),
        text("host"),
        text("path"),
        text("status"),
        text("status_by"),
        text("duration_ms"),
    );
    for name in ["site", "route", "upstream", "peer", "phase_ms", "delivered"] {
        if !request[name].is_null() {
            out += &format!("{name:10} {}\n", text(name));
        }
    }
    match request["cause"].as_str() {
        None => out += "\nThe log names no cause: this request did not fail.\n",
        Some(code) => {
            for name in [
                "reason",
                "phase",
                "certainty",
                "evidence",
                "attempts",
                "hints",
            ] {
                if !request[name].is_null() {
                    out += &format!("{name:10} {}\n", text(name));
                }
            }
            // The catalog has the words that the log has not.
            let manual = explain::explain(code, Locale::English);
            let manual = manual.unwrap_or_else(|| format!("cause {}\n", clean(code)));
            out += &format!("\n{manual}");
        }
    }
    for finding in findings {
        let (cause, evidence) = (shown(&finding["cause"]), shown(&finding["evidence"]));
        out += &format!("\nFound later: {cause} {evidence}\n");
    }
    out
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => clean(text),
        Value::Null => String::new(),
        other => clean(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_is_told_with_the_words_of_the_catalog() {
        let line = json!({
            "event": "request", "time": "2026-11-25T19:00:00.000Z", "request_id": "a",
            "method": "GET", "host": "h", "path": "/\u{1b}[31mx", "status": 502,
            "status_by": "proxy", "duration_ms": 1.5, "cause": "connect_refused",
        });
        let finding = json!({ "cause": "connect_refused", "evidence": [{ "kind": "x" }] });
        let text = told(&line, &[&finding]);
        assert!(text.contains("GET h/"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
        let manual = explain::explain("connect_refused", Locale::English);
        assert!(text.contains(&manual.unwrap_or_default()), "{text}");
        assert!(text.contains("Found later"), "{text}");
    }
}
