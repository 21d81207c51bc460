//! `candor incidents`: what failed of late, in groups.

use clap::Args;
use serde_json::Value;

use super::{Exit, fail, print, print_json};
use crate::admin::Where;
use crate::telemetry::clean;

/// List what failed of late, in groups: the same cause at the same upstream
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor incidents
  candor incidents 3        one of them, with what happened around it
  candor incidents --json

Exit status: 0 well, 1 no process answers, 2 wrong usage or configuration.")]
pub(super) struct Incidents {
    /// The incident's number
    #[arg(value_name = "ID")]
    id: Option<u64>,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Incidents {
    pub(super) fn run(self) -> Exit {
        let path = match self.id {
            Some(id) => format!("/v1/incidents/{id}"),
            None => "/v1/incidents".to_owned(),
        };
        let answer = match self.process.one().and_then(|client| client.get(&path)) {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        match (self.json, self.id) {
            (true, _) => print_json(&answer),
            (false, Some(_)) => print(&one(&answer)),
            (false, None) => print(&list(&answer)),
        }
    }
}

fn list(incidents: &Value) -> String {
    let incidents = incidents.as_array().map_or(&[][..], Vec::as_slice);
    if incidents.is_empty() {
        return "Nothing failed, as far as is remembered.\n".to_owned();
    }
    let lines: String = incidents.iter().map(line).collect();
    format!(
        "{lines}\ncandor incidents {}   what happened around it, and its requests\n",
        incidents[0]["id"]
    )
}

/// `3  open  connect_refused at api: 120 requests, last 2026-11-25 19:02:11`, and the sentence.
fn line(incident: &Value) -> String {
    let text = |name: &str| clean(incident[name].as_str().unwrap_or_default());
    let upstream = match incident["upstream"].as_str() {
        Some(upstream) => format!(" at {}", clean(upstream)),
        None => String::new(),
    };
    let injected = match incident["injected"] == true {
        true => ", injected on purpose",
        false => "",
    };
    format!(
        "{:>3}  {:9}  {}{upstream}: {}{injected}, last {}\n     {}\n",
        incident["id"].to_string(),
        text("state"),
        text("cause"),
        counted(&incident["count"], "request"),
        time(&incident["last_unix_ms"]),
        text("detail"),
    )
}

fn one(incident: &Value) -> String {
    let mut out = line(incident);
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out += &format!("\n{title}\n");
            out.extend(lines.iter().map(|line| format!("  {line}\n")));
        }
    };
    let each = |name: &str, draw: &dyn Fn(&Value) -> String| {
        let list = incident[name].as_array().map_or(&[][..], Vec::as_slice);
        list.iter().map(draw).collect::<Vec<_>>()
    };
    let text = |value: &Value| clean(value.as_str().unwrap_or_default());
    section(
        "What its failures have in common",
        each("patterns", &|it| text(&it["text"])),
    );
    let moment = |it: &Value| format!("{}  {}", time(&it["time_unix_ms"]), text(&it["text"]));
    section("What happened around it", each("timeline", &moment));
    let count =
        |it: &Value, name: &str| format!("{:>6} × {}", it["count"].to_string(), text(&it[name]));
    section("Paths", each("paths", &|it| count(it, "path")));
    section("Members", each("members", &|it| count(it, "server")));
    section(
        "Requests",
        each("requests", &|it| format!("candor why {}", text(it))),
    );
    let code = text(&incident["cause"]);
    out + &format!("\ncandor explain {code}\n")
}

/// `1 request`, `2 requests`.
pub(super) fn counted(count: &Value, what: &str) -> String {
    let count = count.as_u64().unwrap_or_default();
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// `2026-11-25 19:02:11Z`.
pub(super) fn time(unix_ms: &Value) -> String {
    let unix_ms = unix_ms.as_i64().unwrap_or_default();
    let time = jiff::Timestamp::from_millisecond(unix_ms).unwrap_or_default();
    time.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_incident_is_drawn_without_what_a_terminal_would_obey() {
        let incident = json!({
            "id": 3, "state": "open", "cause": "connect_refused", "upstream": "api\u{1b}[2J",
            "count": 2, "last_unix_ms": 0, "detail": "It said no.", "injected": false,
            "patterns": [{ "id": "one_path", "text": "Only /a." }],
            "timeline": [{ "time_unix_ms": 1000, "kind": "first_failure", "text": "First." }],
            "paths": [{ "path": "/a\n", "count": 2 }], "members": [], "requests": ["id1"],
        });
        let text = one(&incident);
        assert!(
            text.starts_with("  3  open       connect_refused at api"),
            "{text}"
        );
        assert!(
            text.contains("2 requests, last 1970-01-01 00:00:00Z"),
            "{text}"
        );
        assert!(text.contains("  1970-01-01 00:00:01Z  First.\n"), "{text}");
        assert!(text.contains("  candor why id1\n"), "{text}");
        assert!(
            !text.contains('\u{1b}') && !text.contains("Members"),
            "{text}"
        );
    }

    #[test]
    fn nothing_is_said_in_words() {
        assert!(list(&json!([])).starts_with("Nothing failed"));
        let text = list(&json!([{ "id": 7 }, { "id": 4 }]));
        assert!(text.contains("\n\ncandor incidents 7 "), "{text}");
    }
}
