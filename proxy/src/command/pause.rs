//! `candor pause`, `candor resume` and `candor drain`: work on what is behind, without a request lost.

use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::{Value, json};

use super::incidents::{counted, time};
use super::{Exit, fail, print, print_json};
use crate::admin::{Client, Where};
use crate::server::console;
use crate::telemetry::clean;

/// How often is looked whether a member still has requests.
const LOOK: Duration = Duration::from_millis(200);
/// How often is said how many there are.
const SAY: Duration = Duration::from_secs(2);

/// Hold the requests of a site or an upstream for a while
///
/// They are held for their `timeout.queue` (5 s unless set) and go on when it is resumed, with the
/// configuration in force by then; those that waited for longer get a 503 that says `maintenance`. A
/// reload does not end it. Without a name, lists what is paused.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor pause https://shop.example.com --for 30s
  candor pause api --note 'new database'     every site that asks this upstream
  candor pause shop.example.com --close      answer 503 at once
  candor pause                               what is paused now
  candor resume shop.example.com

Exit status: 0 well, 1 refused or no process answers, 2 wrong usage or configuration.")]
pub(super) struct Pause {
    /// The site, by its key or host, or the upstream, by its name
    #[arg(value_name = "SITE|UPSTREAM")]
    name: Option<String>,

    /// Resume by itself after so long
    #[arg(long = "for", value_name = "DURATION", value_parser = candor_conf::duration, requires = "name")]
    time: Option<Duration>,

    /// Why; operators are told
    #[arg(long, value_name = "TEXT", requires = "name")]
    note: Option<String>,

    /// Hold nothing: answer 503 at once
    #[arg(long, requires = "name")]
    close: bool,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Resume what was paused
///
/// Requests that are held go on at once. Without a name, everything is resumed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor resume https://shop.example.com
  candor resume

Exit status: 0 well, 1 nothing of this name is paused or no process answers, 2 wrong usage or
configuration.")]
pub(super) struct Resume {
    /// The site, by its key or host, or the upstream, by its name
    #[arg(value_name = "SITE|UPSTREAM")]
    name: Option<String>,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Set a member of an upstream aside: it gets no new requests
///
/// Requests that are in flight go on. With --wait, returns when there are none left, so that the
/// member can be stopped. Neither a reload ends it, nor that the member goes and comes back. Without a
/// name, lists the members that are set aside.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor drain api 10.0.0.5:8000 --wait && systemctl restart app@1
  candor drain api 10.0.0.5:8000 --undo
  candor drain                               what is set aside now

Exit status: 0 well, 1 refused, still busy after --timeout or no process answers, 2 wrong usage or
configuration.")]
pub(super) struct Drain {
    /// The upstream, by its name
    #[arg(value_name = "UPSTREAM", requires = "member")]
    upstream: Option<String>,

    /// The member, as written
    #[arg(value_name = "MEMBER")]
    member: Option<String>,

    /// Return when no request is in flight at it
    #[arg(long, requires = "member", conflicts_with = "undo")]
    wait: bool,

    /// Wait for so long at most
    #[arg(long, value_name = "DURATION", value_parser = candor_conf::duration, default_value = "1m", requires = "wait")]
    timeout: Duration,

    /// Ask it again
    #[arg(long, requires = "member")]
    undo: bool,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Pause {
    pub(super) fn run(self) -> Exit {
        let answer = self.process.one().and_then(|client| match &self.name {
            None => client.get("/v1/maintenance"),
            Some(name) => client.post("/v1/maintenance", &self.body(name)),
        });
        let answer = match answer {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        if self.json {
            return print_json(&answer);
        }
        let list = listed(&answer);
        if list.is_empty() {
            return print("Nothing is paused.\n");
        }
        print(&list.iter().map(line).collect::<String>())
    }

    fn body(&self, name: &str) -> Value {
        let mut body = json!({ "name": name, "by": user(), "close": self.close });
        if let Some(time) = self.time {
            let more = u64::from(time.subsec_nanos() > 0);
            body["seconds"] = (time.as_secs() + more).into();
        }
        if let Some(note) = &self.note {
            body["note"] = note.as_str().into();
        }
        body
    }
}

impl Resume {
    pub(super) fn run(self) -> Exit {
        let body = match &self.name {
            None => json!({}),
            Some(name) => json!({ "name": name }),
        };
        let answer = self.process.one();
        let answer = answer.and_then(|client| client.post("/v1/maintenance/end", &body));
        let answer = match answer {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        if self.json {
            return print_json(&answer);
        }
        let list = listed(&answer);
        if list.is_empty() {
            return print("Nothing was paused.\n");
        }
        let lines = list.iter().map(|it| {
            let count = |name: &str| it[name].as_u64().unwrap_or_default();
            let held = counted(&json!(count("held") + count("resumed")), "request");
            let refused = counted(&it["refused"], "request");
            let name = text(it, "name");
            format!(
                "resumed: {} {name}; {held} held, {refused} refused\n",
                text(it, "of")
            )
        });
        print(&lines.collect::<String>())
    }
}

impl Drain {
    pub(super) fn run(self) -> Exit {
        let client = match self.process.one() {
            Ok(client) => client,
            Err(failed) => return fail(failed),
        };
        let (Some(upstream), Some(member)) = (&self.upstream, &self.member) else {
            return match client.get("/v1/drain") {
                Ok(answer) => self.list(&answer.json()),
                Err(failed) => fail(failed),
            };
        };
        let body = json!({
            "upstream": upstream,
            "member": member,
            "undo": self.undo,
            "by": user(),
        });
        let mut answer = match client.post("/v1/drain", &body) {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        if self.wait {
            answer = match self.wait(&client, answer) {
                Ok(answer) => answer,
                Err(exit) => return exit,
            };
        }
        if self.json {
            return print_json(&answer);
        }
        print(&aside(&answer))
    }

    fn list(&self, answer: &Value) -> Exit {
        if self.json {
            return print_json(answer);
        }
        match listed(answer) {
            [] => print("No member is set aside.\n"),
            list => print(&list.iter().map(aside).collect::<String>()),
        }
    }

    /// Waits until nothing is in flight at the member.
    fn wait(&self, client: &Client, mut answer: Value) -> Result<Value, Exit> {
        let begun = Instant::now();
        let mut said: Option<Instant> = None;
        loop {
            let active = answer["active"].as_u64().unwrap_or_default();
            if active == 0 {
                return Ok(answer);
            }
            let requests = counted(&answer["active"], "request");
            if begun.elapsed() >= self.timeout {
                let limit = self.timeout.as_secs();
                console::line(&format!(
                    "candor: {requests} still in flight after {limit} s"
                ));
                return Err(Exit::Failed);
            }
            if said.is_none_or(|at| at.elapsed() >= SAY) {
                console::line(&format!("waiting for {requests}"));
                said = Some(Instant::now());
            }
            thread::sleep(LOOK);
            let all = client.get("/v1/drain").map_err(fail)?.json();
            let is_it = |it: &&Value| {
                (&it["upstream"], &it["member"]) == (&answer["upstream"], &answer["member"])
            };
            let Some(found) = listed(&all).iter().find(is_it) else {
                let why = "candor: the member is not set aside any more";
                console::line(why);
                return Err(Exit::Failed);
            };
            answer = found.clone();
        }
    }
}

/// Who runs this command.
fn user() -> String {
    let named = ["SUDO_USER", "USER", "LOGNAME"].iter().find_map(|name| {
        let user = std::env::var(name).ok()?;
        let is_name = !user.is_empty() && user.len() <= 64 && !user.chars().any(char::is_control);
        is_name.then_some(user)
    });
    named.unwrap_or_else(|| format!("uid {}", rustix::process::getuid().as_raw()))
}

fn listed(answer: &Value) -> &[Value] {
    match answer {
        Value::Array(list) => list,
        one => std::slice::from_ref(one),
    }
}

fn text(value: &Value, name: &str) -> String {
    clean(value[name].as_str().unwrap_or_default())
}

fn line(pause: &Value) -> String {
    let how = match pause["holds"].as_bool() {
        Some(true) => format!(
            "requests are held, {} now",
            counted(&pause["held"], "request")
        ),
        _ => "requests are answered with a 503".to_owned(),
    };
    let left = pause["seconds_left"].as_u64();
    let left = left.map_or_else(String::new, |left| format!(", for {left} s more"));
    let note = match pause["note"].as_str() {
        Some(note) => format!(": {}", clean(note)),
        None => String::new(),
    };
    format!(
        "{} {}: {how}{left}; by {} since {}{note}\n",
        text(pause, "of"),
        text(pause, "name"),
        text(pause, "by"),
        time(&pause["since_unix_ms"]),
    )
}

fn aside(member: &Value) -> String {
    let how = match member["drained"].as_bool() {
        Some(true) => "set aside",
        _ => "asked again",
    };
    format!(
        "{} of {}: {how}, {} in flight\n",
        text(member, "member"),
        text(member, "upstream"),
        counted(&member["active"], "request"),
    )
}
